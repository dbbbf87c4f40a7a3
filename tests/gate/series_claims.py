"""Checks of the words around lines and parts: what a sum rests on, why there is none, and which parts are not known."""

from __future__ import annotations

import re

from tests.gate.compare_claims import _has_median, _stretch, line_of
from tests.gate.origin_claims import CHILD, _together
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import agrees, of_all_areas, whole
from tests.gate.title_claims import NAMES, by_part
from tests.gate.walk import Claim

VICTIMS = Key("detected-victims")
FORMS = {"sexual exploitation": "SEXUAL_EXPLOITATION", "forced labour": "FORCED_LABOUR", "other": "OTHER"}
FEW = 10
SHARE = "child-share-of-detected-victims"


def _key(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _as_rate(claim: Claim) -> bool:
    return claim.asked.measure == "rate"


# ------------------------------------------------------------------------------------------ sums and why none


@judges("Of {whole} case in all; one case can be of several kinds, or of none that is known.")
def cases_in_all(claim: Claim, rows: Rows) -> str:
    """The row of all kinds; the kinds together are more than it, or fewer."""
    all_of = rows.last(rows.series(_key(claim)._replace(breakdown="_T")), "WLD")
    return "" if all_of and agrees(claim.said["whole"], all_of.low, all_of.high) else f"{all_of}"


@judges("{area}: computed over the {most} of {of} with a figure.")
def over_those(claim: Claim, rows: Rows) -> str:
    """As many countries in every year that is shown."""
    said, key = claim.said, _key(claim)
    code = rows.named(said["area"])
    line = line_of(rows, key, code, as_rate=_as_rate(claim)) or {}
    counts = {len(rows.reporting(rows.series(key), rows.inside(code), year)) for year in line}
    if not of_all_areas(claim.text):
        return "areas that are summed, too, are counted as countries"
    return "" if counts == {whole(said["most"])} and whole(said["of"]) == len(rows.inside(code)) else f"{counts}"


@judges("{area}: no figure, since in no year do enough countries have one.")
def in_no_year(claim: Claim, rows: Rows) -> str:
    """Of what is summed over whoever has a figure: what is reported, and shares of it, need the same countries."""
    key, code = _key(claim), rows.named(claim.said["area"])
    entry = rows.catalogue[key.indicator]
    reported = entry["theme"] in ("victims", "justice") and not entry.get("area")
    if reported and (entry["aggregate"] == "sum" or key.indicator == SHARE):
        return "it is summed over the same countries in each year"
    # Nobody is asked for where groups are laid side by side: the view chooses them.
    if code not in rows.regions or (claim.asked.areas and code not in claim.asked.areas):
        return f"asked was {claim.asked.areas}"
    line = line_of(rows, key, code, as_rate=_as_rate(claim))
    return f"{line}" if line or line is None else ""


@judges("{area}: no figure, since too few countries report it every year.")
def too_few(claim: Claim, rows: Rows) -> str:
    key, code = _key(claim), rows.named(claim.said["area"])
    if len(rows.countries(code)) < 3:
        return "too small, whoever reports"
    line = line_of(rows, key, code, as_rate=_as_rate(claim))
    return f"{line}" if line or line is None or code not in rows.regions else ""


@judges("The world: no figure of its own")
def none_of_world(claim: Claim, rows: Rows) -> str:
    """Of what is asked for, or of something shown beside it, the publisher has no row of the world."""
    names = [claim.asked.indicator] if claim.kind in ("area-lines", "strip") else list(rows.catalogue)
    without = [name for name in names if _has_median(rows.usual(name), rows) and not _of_world(rows, name)]
    return "" if without else f"{names[:3]} have one"


def _of_world(rows: Rows, name: str) -> bool:
    return rows.last(rows.series(rows.usual(name)), "WLD") is not None


@judges("median of these countries, by Reach 2030, not a figure of the group; {half}", free=("half",))
def note_of_median(claim: Claim, rows: Rows) -> str:
    key = _key(claim)
    groups = [code for code in claim.asked.areas or ("001",) if code in rows.regions]
    published = [code for code in groups if rows.last(rows.series(key), "WLD" if code == "001" else code)]
    return "" if groups and not published and _has_median(key, rows) else f"{published}"


# ------------------------------------------------------------------------------------------ parts


def _part(name: str, claim: Claim) -> Key:
    """The rows of a part by its name."""
    if name in FORMS:
        return Key("detected-victims-by-form", claim.asked.sex, CHILD, FORMS[name])
    ages = {"adults": "Y_GE18", "children": CHILD, "age unknown": "_U"}
    if name in ages:
        return VICTIMS._replace(age=ages[name], sex="_U" if ages[name] == "_U" else "_T")
    return VICTIMS._replace(age=CHILD, sex={"girls": "F", "boys": "M", "children of other sex": "_O"}[name])


def _all_parts(name: str) -> list[str]:
    """The parts that stand beside it in the same view and of which it is always said where they are not known."""
    return next(group for group in ([*FORMS], ["girls", "boys"], ["children", "adults"]) if name in group)


def _at(rows: Rows, key: Key, code: str, year: int) -> Figure | None:
    found = rows.series(key).get(code, {}).get(year)
    return found if found is not None and found.known else None


def _silent(claim: Claim, rows: Rows, code: str, year: int) -> str:
    """Whether exactly the parts that are named have no figure of the year."""
    told = [name.strip() for name in re.split(r", | and ", claim.said["parts"])]
    for name in _all_parts(told[0]):
        key = _part(name, claim)
        figure = _at(rows, key, code, year)
        is_silent = figure is None and year not in by_part(key, code, rows)
        if is_silent != (name in told):
            return f"{name}: {figure}"
    return ""


BY_FORM = (
    r"(?:[Dd]etected children by form"
    r"|[Dd]etected victims by form, (?:girls|boys|children of other sex|children, sex unknown))"
)
"""What a title of forms is about: all children, or those of a sex."""
AMONG = "[Dd]etected victims(?: of trafficking)?"
"""Among whom children and adults are: of them alone a title would not say of what they are."""
AMONG_CHILDREN = "[Dd]etected (?:children|child victims of trafficking)"
"""The same of girls and boys."""
OF_WHOM = rf", (?:{BY_FORM}|{AMONG}|{AMONG_CHILDREN})"


def names_whom(text: str, claim: Claim) -> bool:
    """Whether a title of forms names the children of the sex that is asked for; of both, all children."""
    sex = claim.asked.sex
    return text.endswith("etected children by form" if sex == "_T" else f"by form, {NAMES['CHILD'][sex]}")


def _place_and_year(text: str, rows: Rows) -> tuple[str, int]:
    told = re.match(r"(.+?) detected .+ as victims of trafficking in (\d{4})", text)
    found = told or re.match(rf"(.+?)(?:{OF_WHOM})?, (\d{{4}}): ", text)
    return (rows.named(found[1]), int(found[2])) if found else ("", 0)


@judges("{text}; no figure for {parts}")
def silent_parts(claim: Claim, rows: Rows) -> str:
    """Those that are named have no figure; those before them have, and the one that is said."""
    code, year = _place_and_year(claim.said["text"], rows)
    if code not in claim.asked.areas:
        return f"asked was {claim.asked.areas}"
    told = re.findall(
        r"(?:: |, | and | detected )(<?\d[\d,.]*(?: to [\d,]+)?) ([a-z ]+?)(?=,|;| and \d| and <|$)",
        _bare(claim.said["text"]),
    )
    for figure, name in told:
        own = _at(rows, _part(_of_form(name), claim), code, year)
        if own is None or not agrees(figure, own.low, own.high):
            return f"{name}: {own}"
    return _silent(claim, rows, code, year) if told else "unreadable"


@judges("{text}, all detected children")
def all_of_the_children(claim: Claim, rows: Rows) -> str:
    """One part alone has a figure, which is the published total of children."""
    code, year = _place_and_year(claim.said["text"], rows)
    told = re.findall(
        r"(?:: | detected )(\d[\d,.]*) ([a-z ]+)$", _bare(claim.said["text"])
    )  # In no other words, as "though by sex: 140".
    if code not in claim.asked.areas or len(told) != 1:
        return f"unreadable, asked was {claim.asked.areas}"
    own, total = (
        _at(rows, _part(_of_form(told[0][1]), claim), code, year),
        _at(rows, VICTIMS._replace(age=CHILD), code, year),
    )
    if own is None or total is None or not own.low or not own.low == own.high == total.low == total.high:
        return f"{own} of {total}"
    return "" if agrees(told[0][0], own.low, own.high) else f"{own}"


@judges(
    "{area}, {year}: {total} in all; no figure for {parts}",
    "{area}, {year}: {children} in all; no figure for {parts}",
    "{area}, {year}: {children}; no figure by form of exploitation",
)
def none_of_the_parts(claim: Claim, rows: Rows) -> str:
    said, year = claim.said, int(claim.said["year"])
    code = rows.named(rows.parted(said["area"])[0])
    parts = said.get("parts", "detected children by form")
    told = [name.strip() for name in re.split(r", | and ", parts)]
    of_forms = re.fullmatch(BY_FORM, parts) is not None
    of_children = of_forms or told[0] in ("girls", "boys", *FORMS)
    sex = claim.asked.sex if of_forms else "_T"
    whole_of = rows.series(VICTIMS._replace(age=CHILD if of_children else "_T", sex=sex))
    last = rows.last(whole_of, code)
    if last is None or last.year != year or not agrees(_whole_told(claim), last.low, last.high):
        return f"{last}"
    is_among = re.search(AMONG, said["area"]) is not None
    if of_children != ("{children}" in claim.message) or not (is_among or of_children):
        return "it is not said of whom"
    if of_forms:
        if not names_whom(parts, claim):
            return "it is not said of whom"
        sexes = [claim.asked.sex] if claim.asked.sex != "_T" else ["_T", "F", "M", "_O", "_U"]
        keys = [Key("detected-victims-by-form", sex, CHILD, form) for sex in sexes for form in FORMS.values()]
        known = [key for key in keys if rows.known(rows.series(key), code)]
        return f"{known}" if known else ""
    return _silent(claim, rows, code, year)


@judges("{text}, together more than all reported ({total})", free=("text",))
def more_than_all(claim: Claim, rows: Rows) -> str:
    """The figures that are said are together more than all that is reported for the year."""
    code, year = _place_and_year(claim.said["text"], rows)
    names = _names_in(claim.said["text"])
    if not names:
        return "unreadable"
    of_children = names[0] in ("girls", "boys", *FORMS)
    all_of = _at(rows, VICTIMS._replace(age=CHILD if of_children else "_T"), code, year)
    parts = [own for name in names if (own := _at(rows, _part(name, claim), code, year))]
    if all_of is None or not agrees(claim.said["total"], all_of.low, all_of.high):
        return f"{all_of}"
    return "" if sum(own.low for own in parts) > all_of.high else f"{parts}"


@judges("{text}, of {total} detected in all", "{text}, of {children} in all", free=("text",))
def far_from_all(claim: Claim, rows: Rows) -> str:
    """The figures that are said are together less than nineteen twentieths of all."""
    code, year = _place_and_year(claim.said["text"], rows)
    names = _names_in(claim.said["text"])
    of_children = "{children} in all" in claim.message
    sex = claim.asked.sex if names and names[0] in FORMS else "_T"
    all_of = _at(rows, VICTIMS._replace(age=CHILD if of_children else "_T", sex=sex), code, year)
    if not names or all_of is None or not agrees(_whole_told(claim), all_of.low, all_of.high):
        return f"{all_of}"
    parts = [_at(rows, _part(name, claim), code, year) for name in names]
    if len(names) == 1 and sum(own.high for own in parts if own) == all_of.low == all_of.high:
        return ""  # Who is as many as all, exactly, leaves nobody for the part that has no figure.
    return "" if sum(own.high for own in parts if own) < 0.95 * all_of.low else f"{parts}"


def _whole_told(claim: Claim) -> str:
    """How many all are, in words: of children with their noun."""
    return claim.said.get("total") or claim.said["children"]


def _names_in(text: str) -> list[str]:
    names = "girls|boys|children of other sex|children|adults|age unknown|sexual exploitation|forced labour|other"
    return re.findall(rf"\d (?:in )?({names})(?: forms)?(?=,|;| and |$)", _bare(text))


def _bare(text: str) -> str:
    """A title without what is doubted of its parts, which is judged by itself."""
    return re.sub(r"possibly | \((?:though|added up|more than)[^()]*\)| as victims of trafficking in \d{4}", "", text)


def _of_form(name: str) -> str:
    """The form that a figure is "in"; what else is counted as it is."""
    return name.removeprefix("in ").removesuffix(" forms")


@judges("{text}; no total, but figures by sex: {parts}", free=("text",))
def parts_without_total(claim: Claim, rows: Rows) -> str:
    """Those that are named, and no others beside them, have rows of one sex and none of both."""
    code, year = _place_and_year(claim.said["text"], rows)
    told = [name.strip() for name in re.split(r", | and ", claim.said["parts"])]
    for name in _all_parts(told[0]):
        key = _part(name, claim)
        # Of whom neither sex has any, nothing is told.
        sexes = [_at(rows, key._replace(sex=sex), code, year) for sex in ("F", "M")]
        is_part = year in by_part(key, code, rows) and not all(own and own.high == 0 for own in sexes)
        if is_part != (name in told):
            return f"{name} of {year}"
    return ""


DETECTED = "{area} detected {parts} as victims of trafficking in {year}"


@judges("{area}, {year}: {parts}", DETECTED, free=("parts",))
def newest_parts(claim: Claim, rows: Rows) -> str:
    """Girls and boys are of the newest year that has either of them, or children; ages of the newest of children."""
    names = _names_in(claim.said["parts"])
    code = rows.named(re.sub(f"{OF_WHOM}$", "", claim.said["area"]))
    if not names or claim.kind not in ("parts-by-sex", "parts-by-age", "parts-by-form"):
        return ELSEWHERE
    keys = {
        "parts-by-sex": [VICTIMS._replace(age=CHILD, sex=sex) for sex in ("_T", "F", "M")],
        "parts-by-age": [VICTIMS._replace(age=CHILD)],
        "parts-by-form": [_part(name, claim) for name in FORMS],
    }[claim.kind]
    among = f", {AMONG_CHILDREN if claim.kind == 'parts-by-sex' else AMONG}"
    of_forms = claim.kind == "parts-by-form"
    named = names_whom(claim.said["area"], claim) if of_forms else bool(re.search(f"{among}$", claim.said["area"]))
    if not named and claim.message != DETECTED:
        return "it is not said of whom"
    if claim.kind == "parts-by-age" and rows.last(rows.series(keys[0]), code) is None:
        keys = [_part(name, claim) for name in ("adults", "age unknown")]
    newest = max(last.year for key in keys if (last := rows.last(rows.series(key), code)))
    return "" if newest == int(claim.said["year"]) else f"{newest}"


@judges("few (under {persons})")
def few_persons(claim: Claim, rows: Rows) -> str:
    """Behind the latest share of the area are fewer than ten children; behind a share of any year, on a map.

    A map sends its browser these words for all years and areas at once. Its titles, which say them of one figure,
    are judged by themselves.
    """
    key = _key(claim)
    counted = VICTIMS._replace(age=CHILD, sex="F" if key.indicator.startswith("girl") else key.sex)
    series = rows.series(key)
    if claim.place.medium == "view" and claim.is_of_map:
        asked = [(code, figure.year) for code in rows.areas for figure in rows.known(series, code)]
    else:
        asked = [
            (code, last.year) for code in claim.asked.areas if code in rows.areas and (last := rows.last(series, code))
        ]
    for code, year in asked:
        behind = _at(rows, counted, code, year)
        if behind and behind.low < FEW and behind.high > 0 and whole(claim.said["persons"]) == FEW:
            return ""
    return "no share is of so few"


@judges("none reported")
def no_children_in_share(claim: Claim, rows: Rows) -> str:
    """Behind the latest share of the area there is a reported zero."""
    key = _key(claim)
    counted = VICTIMS._replace(age=CHILD, sex="F" if key.indicator.startswith("girl") else key.sex)
    for code in [code for code in claim.asked.areas if code in rows.areas]:
        last = rows.last(rows.series(key), code)
        behind = last and _at(rows, counted, code, last.year)
        if behind and behind.high == 0:
            return ""
    return "no share is of nobody"


@judges("“Other” is the sum of up to five forms that the source lists without naming them.")
def other_is_largest(claim: Claim, rows: Rows) -> str:
    """Said where other forms have more children than each named one in a year of the chart, or are all it is of."""
    if claim.kind == "area-lines":
        key = _key(claim)
        is_known = any(line_of(rows, key, area, as_rate=_as_rate(claim)) for area in claim.asked.areas or ("001",))
        return "" if key.breakdown == "OTHER" and is_known else f"{key}"
    code = claim.asked.areas[0] if claim.asked.areas else "001"
    keys = {form: Key("detected-victims-by-form", claim.asked.sex, CHILD, form) for form in FORMS.values()}
    several = {form: rows.series(key) for form, key in keys.items()}
    told: dict[int, dict[str, float]] = {}
    if code in rows.areas:
        for form, series in several.items():
            for one in rows.known(series, code):
                told.setdefault(one.year, {})[form] = one.low
    elif same := _together(rows, [*several.values()], code):
        for year in _stretch(rows, [*several.values()], same):
            sums = {form: rows.total(series, same, year) for form, series in several.items()}
            told[year] = {form: ends[0] for form, ends in sums.items() if ends is not None}
    largest = {year: max(own, key=lambda form: own[form]) for year, own in told.items() if len(own) > 1}
    return "" if "OTHER" in largest.values() else f"{largest}"
