"""Checks of the dossier of a country: what UNODC's collection holds of it by breakdown, since when, and of others."""

from __future__ import annotations

from functools import cache

from tests.gate.coverage_claims import LATELY, last_full_year, place_of
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import Key, Rows
from tests.gate.said import whole
from tests.gate.walk import Claim

VICTIMS, FORMS, CITIZENS = "detected-victims", "detected-victims-by-form", "detected-victims-by-citizenship"
CHILD, ADULT, OTHERS = "Y0T17", "Y_GE18", "*"
"""OTHERS: whichever country of citizenship but the country's own."""
KINDS = ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")
NOBODY = ("OWN", "UNKNOWN")
BESIDE = (
    *("case-corridors", "child-labour-investigations", "child-labour-convictions", "child-trafficking-law"),
    *("child-sexual-exploitation-law", "tip-report-tier"),
)
PERSONS = {
    "persons in formal contact": "persons-in-formal-contact",
    "persons prosecuted": "persons-prosecuted",
    "persons convicted": "persons-convicted",
}


def _of_persons(name: str, whole_name: str) -> dict[str, list[Key]]:
    indicator = PERSONS[name]
    return {
        whole_name: [Key(indicator)],
        f"{name} by sex": [Key(indicator, sex) for sex in "FM"],
        f"{name} by age": [Key(indicator, "_T", age) for age in (CHILD, ADULT)],
    }


BY_FORM = "detected children by form of exploitation"
PARTS: dict[str, list[Key]] = {
    "detected victims of all ages": [Key(VICTIMS)],
    "detected victims by age": [Key(VICTIMS, "_T", age) for age in (CHILD, ADULT)],
    "detected victims by sex": [Key(VICTIMS, sex) for sex in "FM"],
    "detected children by sex": [Key(VICTIMS, sex, CHILD) for sex in "FM"],
    "detected victims by form of exploitation": [Key(FORMS, "_T", "_T", kind) for kind in KINDS],
    BY_FORM: [Key(FORMS, "_T", CHILD, kind) for kind in KINDS],
    "detected victims by citizenship": [Key(CITIZENS, "_T", "_T", code) for code in ("OWN", OTHERS)],
    "offences of trafficking in persons": [Key("trafficking-offences")],
    **_of_persons("persons in formal contact", "the total of persons in formal contact with the authorities"),
    **_of_persons("persons prosecuted", "the total of persons prosecuted"),
    **_of_persons("persons convicted", "the total of persons convicted"),
    "persons convicted by citizenship": [Key("convicted-by-citizenship", "_T", "_T", code) for code in ("OWN", OTHERS)],
}
"""By the names that sentences give them, in the order of the page."""


def _stands_in(part: Key, whole_one: Key) -> bool:
    """Whether a series is another one or counts some of its persons: girls of children, a form of all victims."""
    tables = {whole_one.indicator, FORMS} if whole_one.indicator == VICTIMS else {whole_one.indicator}
    wanted = ((whole_one.sex, part.sex), (whole_one.age, part.age), (whole_one.breakdown, part.breakdown))
    return part.indicator in tables and all(asked in ("_T", own) for asked, own in wanted)


def _known_years(rows: Rows, code: str, key: Key) -> set[int]:
    """The years of which a series, or any part of it, has a figure; of citizens of other countries any of them.

    That nobody was found in one form of exploitation is no figure of all forms.
    """
    tables = [rows.table(name) for name in dict.fromkeys((key.indicator, FORMS))]
    found: set[int] = set()
    for one, series in ((one, series) for table in tables for one, series in table.items()):
        if key.breakdown == OTHERS:
            is_wanted = one.indicator == key.indicator and one.breakdown not in NOBODY
        else:
            is_wanted = _stands_in(one, key)
        if is_wanted:
            is_of_form = one.indicator != key.indicator
            found |= {
                year
                for year, figure in series.get(code, {}).items()
                if figure.known and (figure.high > 0 or not is_of_form)
            }
    return found


@cache
def _years_of_children(rows: Rows, code: str) -> set[int]:
    """Years with a number of children: of all, of a sex, or of some in a form of exploitation."""
    return {
        figure.year
        for name in (VICTIMS, FORMS)
        for key, series in rows.table(name).items()
        for figure in rows.known(series, code)
        if key.age == CHILD and (figure.high > 0 or name == VICTIMS)
    }


@cache
def years_of(rows: Rows, code: str) -> dict[str, list[int]]:
    """Of each breakdown the years of which there is a figure."""
    found: dict[str, list[int]] = {}
    for name, keys in PARTS.items():
        is_total = keys[0][1:] == Key(VICTIMS)[1:]
        own = {figure.year for key in keys for figure in rows.known(rows.series(key), code)}
        held = {year for key in keys for year in _known_years(rows, code, key)}
        # Of children by form zeros alone are none where the year has no number of children.
        held &= _years_of_children(rows, code) if name == BY_FORM else held
        found[name] = sorted(own if is_total else held)
    return found


@judges("{years}; only parts of it: {parts}")
def parts_of_a_total(claim: Claim, rows: Rows) -> str:
    """Of one of the totals: in these years a part has a figure and it has none; of children by form, zeros alone."""
    code = place_of(claim)
    true = []
    for name, keys in PARTS.items():
        if keys[0][1:] == Key(VICTIMS)[1:] or name == BY_FORM:
            own = years_of(rows, code)[name]
            partly = sorted({year for key in keys for year in _known_years(rows, code, key)} - set(own))
            true.append((spans(own) or "none", spans(partly)))
    return "" if (claim.said["years"], claim.said["parts"]) in true else f"{true}"


@cache
def recent_from(rows: Rows) -> int:
    return last_full_year(VICTIMS, rows) - LATELY + 1


def recent(rows: Rows, code: str) -> list[str]:
    return [name for name, years in years_of(rows, code).items() if years and years[-1] >= recent_from(rows)]


def absent(rows: Rows, code: str) -> list[str]:
    there = recent(rows, code)
    return [name for name in PARTS if name not in there]


def missed(rows: Rows, code: str) -> dict[str, list[int]]:
    """Of those with a recent figure, the last full years without one, where there are any."""
    full = range(recent_from(rows), recent_from(rows) + LATELY)
    own = years_of(rows, code)
    found = {name: [year for year in full if year not in own[name]] for name in recent(rows, code)}
    return {name: years for name, years in found.items() if years}


def in_words(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def spans(years: list[int]) -> str:
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return in_words([str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs])


def verdict(told: object, true: object) -> str:
    return "" if told == true else f"{true}"


def _is_asked(claim: Claim, rows: Rows) -> bool:
    return rows.named(claim.said["area"]) == place_of(claim)


def _since(claim: Claim) -> int:
    return int(claim.said["since"])


@judges(
    "{area}: UNODC's collection holds no usable figure in any year for the {number} breakdown listed.",
    "{area}: UNODC's collection holds no usable figure since {since} for the {number} breakdown listed.",
    "{area}: UNODC's collection holds a usable figure since {since} for the {number} breakdown listed.",
    "{area}: since {since}, the collection holds figures for the {number} breakdown in the annex.",
)
def nothing_or_all(claim: Claim, rows: Rows) -> str:
    """None of any year, none of late, or all of late."""
    code = place_of(claim)
    ever = any(years_of(rows, code).values())
    told = (whole(claim.said["number"]), int(claim.said.get("since", 0)))
    if "any year" in claim.message:
        return verdict((told[0], ever, _is_asked(claim, rows)), (len(PARTS), False, True))
    there = 0 if "no usable figure" in claim.message else len(PARTS)
    true = (len(PARTS), recent_from(rows)) if _is_asked(claim, rows) and ever else ()
    return verdict((*told, there), (*true, len(recent(rows, code))))


@judges(
    "{area}: UNODC's collection holds a usable figure since {since} for {n} of the {number} breakdown listed.",
    "{area}: since {since}, the collection holds figures for {n} of the {number} breakdown in the annex.",
)
def some(claim: Claim, rows: Rows) -> str:
    said = claim.said
    told = (whole(said["n"]), whole(said["number"]), _since(claim), _is_asked(claim, rows))
    return verdict(told, (len(recent(rows, place_of(claim))), len(PARTS), recent_from(rows), True))


@judges("The last figure on children among detected victims is of {year}.")
def last_on_children(claim: Claim, rows: Rows) -> str:
    years = _known_years(rows, place_of(claim), Key(VICTIMS, "_T", CHILD))
    return verdict(int(claim.said["year"]), max(years, default=None))


@judges("There is no usable number of children among detected victims in any year.")
def none_on_children(claim: Claim, rows: Rows) -> str:
    return verdict(set(), _known_years(rows, place_of(claim), Key(VICTIMS, "_T", CHILD)))


@judges("UNODC's collection holds no usable figure since {since} for: {names}.")
def named_absent(claim: Claim, rows: Rows) -> str:
    return verdict((_since(claim), claim.said["names"]), (recent_from(rows), in_words(absent(rows, place_of(claim)))))


@judges("The collection holds no usable figure since {since} for: {names}.")
def named_absent_with_years(claim: Claim, rows: Rows) -> str:
    own = years_of(rows, place_of(claim))
    names = [f"{name} (last figure: {own[name][-1]})" if own[name] else name for name in absent(rows, place_of(claim))]
    return verdict((_since(claim), claim.said["names"]), (recent_from(rows), in_words(names)))


@judges("{name} (last figure: {year})")
def last_of_absent(claim: Claim, rows: Rows) -> str:
    years = years_of(rows, place_of(claim)).get(claim.said["name"], [])
    return verdict(int(claim.said["year"]), years[-1] if years else None)


@judges("The collection holds no usable figure since {since} for the {number} other breakdown that the annex names.")
def number_absent(claim: Claim, rows: Rows) -> str:
    told = (_since(claim), whole(claim.said["number"]))
    if not recent(rows, place_of(claim)):
        return "none is recent, so that there are no others"
    return verdict(told, (recent_from(rows), len(absent(rows, place_of(claim)))))


@judges(
    "{area}: since {since}, the collection holds figures on the following, each with the year of the last one: {names}."
)
def named_recent(claim: Claim, rows: Rows) -> str:
    own = years_of(rows, place_of(claim))
    names = in_words([f"{name} ({own[name][-1]})" for name in recent(rows, place_of(claim))])
    return verdict((_since(claim), claim.said["names"], _is_asked(claim, rows)), (recent_from(rows), names, True))


@judges("{area}: the collection holds no usable figure in any year.")
def nothing_in_letter(claim: Claim, rows: Rows) -> str:
    return verdict(_is_asked(claim, rows), not any(years_of(rows, place_of(claim)).values()))


@judges(
    "The file lists zeros here without a total: I cannot tell whether nobody was detected or nothing was broken down. "
    "Could you tell me which is meant?"
)
def zeros_alone(claim: Claim, rows: Rows) -> str:
    code = place_of(claim)
    listed = {
        figure.status
        for keys in PARTS.values()
        for key in keys
        for figure in rows.series(key).get(code, {}).values()
        if not figure.known
    }
    return verdict((any(years_of(rows, code).values()), "M" in listed), (False, True))


@judges("{area}: the collection holds no usable figure since {since}; the last one is of {last}.")
def old_in_letter(claim: Claim, rows: Rows) -> str:
    own, there = years_of(rows, place_of(claim)), recent(rows, place_of(claim))
    last = max((years[-1] for years in own.values() if years), default=None)
    told = (_since(claim), int(claim.said["last"]), [], _is_asked(claim, rows))
    return verdict(told, (recent_from(rows), last, there, True))


def _full(rows: Rows) -> str:
    return f"{recent_from(rows)} to {recent_from(rows) + LATELY - 1}"


@judges("Of the years {years}, some are empty for: {names}.")
def named_missed(claim: Claim, rows: Rows) -> str:
    names = [f"{name} ({spans(years)})" for name, years in missed(rows, place_of(claim)).items()]
    return verdict((claim.said["years"], claim.said["names"]), (_full(rows), in_words(names)))


@judges("Of the years {years}, some are empty for {number} breakdown that is reported; the annex names them.")
def number_missed(claim: Claim, rows: Rows) -> str:
    told = (claim.said["years"], whole(claim.said["number"]))
    return verdict(told, (_full(rows), len(missed(rows, place_of(claim)))))


@judges("{years}: without a usable figure")
def head_of_missed(claim: Claim, rows: Rows) -> str:
    return verdict(claim.said["years"], _full(rows))


@judges("Countries may still send figures of {years}: what is empty there is not counted as missing.")
def still_open(claim: Claim, rows: Rows) -> str:
    """The years of the collection after the last full ones."""
    last = max(rows.span(key.indicator)[1] for keys in PARTS.values() for key in keys)
    return verdict(claim.said["years"], spans([*range(recent_from(rows) + LATELY, last + 1)]))


@judges("Each breakdown listed here has a figure since {year}.")
def none_absent(claim: Claim, rows: Rows) -> str:
    return verdict((int(claim.said["year"]), []), (recent_from(rows), absent(rows, place_of(claim))))


@judges("With a usable figure since {year}", "Without a usable figure since {year}")
def heads(claim: Claim, rows: Rows) -> str:
    if claim.page != "dossier":
        return ELSEWHERE
    return verdict(int(claim.said["year"]), recent_from(rows))


# ------------------------------------------------------------------------------------------ the others


def _by_name(rows: Rows, codes: set[str] | frozenset[str]) -> set[str]:
    return {rows.name(code) for code in codes}


def _names(text: str, true: set[str]) -> bool:
    """Whether a list names just these countries, one of which may have a comma or an "and" in its name."""
    rest = text
    for name in sorted(true, key=len, reverse=True):
        if name not in rest:
            return False
        rest = rest.replace(name, "", 1)
    return not rest.replace(",", "").replace(" and ", "").strip()


@judges(
    "They share a land border with it on the United Nations' map: {names}. Neighbours across the sea, and areas that "
    "are neither UN members nor observers, are not in this list."
)
def they_share(claim: Claim, rows: Rows) -> str:
    true = _by_name(rows, rows.neighbours(place_of(claim)))
    return "" if true and _names(claim.said["names"], true) else f"{sorted(true)}"


@judges(
    "{area}: the United Nations' map draws no land border with a UN member. These are other countries of the region "
    "({region}) that are UN members: {names}."
)
def of_the_region(claim: Claim, rows: Rows) -> str:
    code = place_of(claim)
    group = rows.smallest_region(code)
    true = _by_name(rows, (rows.inside(group) & rows.members) - {code})
    right = _names(claim.said["names"], true) and rows.named(claim.said["region"]) == group
    return "" if right and not rows.neighbours(code) and _is_asked(claim, rows) else f"{group}: {sorted(true)}"


@judges(
    "{area}: the United Nations' map draws no land border with a UN member, and there is no region here, so that "
    "nobody stands beside it."
)
def nobody_beside(claim: Claim, rows: Rows) -> str:
    code = place_of(claim)
    return verdict(_is_asked(claim, rows), not rows.beside(code))


@judges(
    "{area}: since {since}, no other country names its citizens as detected victims in UNODC's file.",
    "{area}: since {since}, {number} other country has named its citizens among the victims whom it detected.",
)
def named_elsewhere(claim: Claim, rows: Rows) -> str:
    code, since = place_of(claim), recent_from(rows)
    series = rows.table(CITIZENS).get(Key(CITIZENS, "_T", "_T", code), {})
    number = sum(
        any(figure.known and figure.high > 0 and year >= since for year, figure in years.items())
        for area, years in series.items()
        if area != code
    )
    told = (whole(claim.said.get("number", "0")), _since(claim), _is_asked(claim, rows))
    return verdict(told, (number, since, True))


@judges("no figure here")
def nothing_beside(claim: Claim, rows: Rows) -> str:
    """One of the tables of other sources has no figure of the country: which one, the row says."""
    if claim.page != "dossier":
        return ELSEWHERE
    known = [name for name in BESIDE if rows.has_any(name, place_of(claim))]
    return "" if len(known) < len(BESIDE) else f"{known}"
