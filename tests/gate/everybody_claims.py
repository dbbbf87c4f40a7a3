"""Checks of what is said where a report lists all victims under sex Other, or denies its own numbers."""

from __future__ import annotations

from functools import cache

from tests.gate.brief_claims import ADULT, CHILD, VICTIMS, at, country, newer_sum, other_ages, year_of
from tests.gate.registry import judges
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, years_in
from tests.gate.title_claims import figure_in
from tests.gate.total_claims import _of_totals
from tests.gate.walk import Claim

EVERYONE, OTHER = VICTIMS._replace(age="_T"), VICTIMS._replace(sex="_O")
FAR = 1.1


@cache
def lists_everybody(rows: Rows, code: str) -> set[int]:
    """Years in which sex Other of all ages is the total, exactly."""
    found = set()
    for figure in rows.known(rows.series(OTHER._replace(age="_T")), code):
        total = at(rows, EVERYONE, code, figure.year)
        if total and figure.low and total.low == total.high == figure.low == figure.high:
            found.add(figure.year)
    return found


def under_other_alone(rows: Rows, code: str) -> list[int]:
    """Those of them with children in that list and no total of children."""
    return sorted(
        year
        for year in lists_everybody(rows, code)
        if at(rows, OTHER._replace(age=CHILD), code, year) and not at(rows, VICTIMS._replace(age=CHILD), code, year)
    )


@cache
def denied_by_all(rows: Rows, code: str) -> set[int]:
    """Years whose children and adults, or sexes, are certainly over a tenth more than all victims."""
    found = set()
    for figure in rows.known(rows.series(EVERYONE), code):
        ages = [at(rows, EVERYONE._replace(age=age), code, figure.year) for age in (CHILD, ADULT)]
        sexes = {sex: at(rows, EVERYONE._replace(sex=sex), code, figure.year) for sex in ("F", "M", "_O")}
        if figure.year in lists_everybody(rows, code) and any(one and one.high for one in (sexes["F"], sexes["M"])):
            del sexes["_O"]
        for parts in (ages, sexes.values()):
            if sum(part.low for part in parts if part) > FAR * figure.high:
                found.add(figure.year)
    return found


def _newest_is_listed(claim: Claim, rows: Rows, code: str) -> str:
    found = newer_sum(rows, code)
    return "" if found and found[0] in under_other_alone(rows, code) else f"{claim.said}: {found}"


@judges("the file does not tell the sex of the detected victims of that year")
def newest_listed(claim: Claim, rows: Rows) -> str:
    """Of the country, or of one of those beside each other."""
    codes = [code for code in claim.asked.areas if code in rows.areas] or [country(claim)]
    problems = [_newest_is_listed(claim, rows, code) for code in codes]
    return "" if "" in problems else problems[0]


@judges("{figure} (the file lists all victims without telling their sex)", free=("figure",))
def figure_of_a_list(claim: Claim, rows: Rows) -> str:
    """Of the sex Other alone, of a country and a year in which these are everybody."""
    if claim.asked.sex != "_O":
        return f"asked for sex {claim.asked.sex}"
    chosen = [code for code in claim.asked.areas if code in rows.areas]
    # A map sends it to its browser without a figure, for all areas and years.
    codes = chosen if chosen and claim.said["figure"] != "{figure}" else list(rows.areas)
    return "" if any(lists_everybody(rows, code) for code in codes) else "nobody is listed so"


def room_for_others(rows: Rows, key: Key, code: str) -> tuple[set[int], set[int], set[int]]:
    """Years in which others are as many as all, beside women or men or alone, or more than the total leaves."""
    once_more, alone, beyond = set(), set(), set()
    for other in rows.known(rows.series(key), code):
        own = {sex: at(rows, key._replace(sex=sex), code, other.year) for sex in ("_T", "F", "M")}
        total, sexes = own.pop("_T"), [one for one in own.values() if one]
        if total and other.low == other.high == total.low == total.high > 0:
            (once_more if any(one.high for one in sexes) else alone).add(other.year)
        elif total and other.low > max(0, total.high - sum(one.low for one in sexes)):
            beyond.add(other.year)
    everybody = lists_everybody(rows, code) if key.indicator == VICTIMS.indicator else set()
    return once_more | everybody, alone - everybody, beyond - everybody


def _of_others(claim: Claim, rows: Rows, place: int) -> dict[str, set[int]]:
    """By area the years of a sort, of the rows of sex Other that are asked for."""
    asked = claim.asked
    name = rows.catalogue[asked.indicator].get("rate_of") or asked.indicator
    key = Key(name, asked.sex, asked.age, asked.breakdown)
    return {code: room_for_others(rows, key, code)[place] for code in rows.areas} if asked.sex == "_O" else {}


@judges(
    "{area}, {years}: the file lists all who are counted without telling their sex.",
    "{area}, {years}: under another sex the source has more than the total leaves room for.",
)
def caveat_of_others(claim: Claim, rows: Rows) -> str:
    found = _of_others(claim, rows, 1 if "lists all" in claim.message else 2)
    true, told = found.get(rows.named(claim.said["area"]), set()), set(years_in(claim.said["years"]))
    return "" if told and told <= true else f"{sorted(true)}"


@judges(
    "{figure} (the number of all once more)",
    "{figure} (the file lists all of them without telling their sex)",
    "{figure} (more than the total leaves room for)",
)
def figure_of_others(claim: Claim, rows: Rows) -> str:
    """Of sex Other, and of a year and area in which they are that."""
    place = ("once more", "lists all", "leaves room").index(
        next(words for words in ("once more", "lists all", "leaves room") if words in claim.message)
    )
    asked, found = claim.asked, _of_others(claim, rows, place)
    if claim.said["figure"] == "{figure}":  # As a map sends it to its browser, for all areas and years.
        return "" if any(found.values()) else "nobody is listed so"
    codes = [code for code in asked.areas if code in rows.areas] or list(rows.areas)
    key = Key(rows.catalogue[asked.indicator].get("rate_of") or asked.indicator, "_O", asked.age, asked.breakdown)
    series = rows.rates(key) if asked.measure == "rate" else rows.series(key)
    of_table = rows.series(Key(asked.indicator, "_O", asked.age, asked.breakdown))
    for code, years in found.items():
        for year in years if code in codes else ():
            figures = [one[code][year] for one in (series, of_table) if year in one.get(code, {})]
            if any(agrees(figure_in(claim.said["figure"]), one.low, one.high) for one in figures):
                return ""
    return "nobody is listed so"


@judges("{said} ({note})", free=("said", "note"))
def with_note(claim: Claim, rows: Rows) -> str:
    return _newest_is_listed(claim, rows, rows.named(claim.said["said"].partition(": ")[0]))


@judges("{children} The file does not tell the sex of the detected victims of that year.", free=("children",))
def headline_listed(claim: Claim, rows: Rows) -> str:
    return _newest_is_listed(claim, rows, country(claim))


@judges(
    "In {year}, {count} of {base} was a child. The file does not tell the sex of the detected victims of that year."
)
def listed_in_brief(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    found, everyone = newer_sum(rows, code), at(rows, EVERYONE, code, year)
    if found is None or found[0] != year or year not in under_other_alone(rows, code) or everyone is None:
        return f"{found}"
    base = claim.said["base"].partition(" ")[0]
    fits = agrees(claim.said["count"], *found[1:]) and agrees(base, everyone.low, everyone.high)
    return "" if fits else f"{found} of {everyone}"


@judges("For {years}, children are counted without a total and without their sex.")
def years_listed(claim: Claim, rows: Rows) -> str:
    true = under_other_alone(rows, country(claim))
    return "" if true and years_in(claim.said["years"]) == true else f"{true}"


@judges("{area}, {years}: the file lists all victims without telling their sex.")
def listed_caveat(claim: Claim, rows: Rows) -> str:
    """Of rows of sex Other all such years; else those whose children stand there alone."""
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    true = lists_everybody(rows, code) if claim.asked.sex == "_O" else set(under_other_alone(rows, code))
    return "" if told and told <= true else f"{sorted(true)}"


@judges("{area}, {years}: uncertain. The same report has over a tenth more victims by age or sex than in total.")
def denied_caveat(claim: Claim, rows: Rows) -> str:
    """Where figures are totals of children, or divided from one."""
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    true = denied_by_all(rows, code)
    return "" if told and told <= true else f"{sorted(true)}"


@judges(
    "{area}, {year}: uncertain. Victims in the total by age: {part} of {whole}. Children in a second list of the same "
    "report: {children}. The file does not say which is right."
)
def two_lists(claim: Claim, rows: Rows) -> str:
    code, year = rows.named(claim.said["area"]), year_of(claim)
    if year not in other_ages(rows, code):
        return f"{other_ages(rows, code)}"
    ages = [at(rows, EVERYONE._replace(age=age), code, year) for age in (CHILD, ADULT)]
    part = [sum(getattr(one, end) for one in ages if one) for end in ("low", "high")]
    everyone, children = at(rows, EVERYONE, code, year), at(rows, OTHER._replace(age=CHILD), code, year)
    if everyone is None or children is None:
        return "no list"
    told = (
        agrees(claim.said["part"], *part),
        agrees(claim.said["whole"], everyone.low, everyone.high),
        agrees(claim.said["children"], children.low, children.high),
    )
    return "" if all(told) else f"{part} of {everyone}, {children}"


@judges("uncertain: a second list in the same report has other ages")
def noted_second_list(claim: Claim, rows: Rows) -> str:
    """Of some area that a table of totals of children, or of what is divided from them, has."""
    found = [code for code in rows.areas if other_ages(rows, code)]
    return "" if found and _of_totals(claim, rows) else f"{found}"
