"""Checks of newest figures, of what is not known, and of caveats that are chosen from the rows shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tests.gate.brief_claims import (
    ADULT,
    CHILD,
    FEW,
    VICTIMS,
    _parts_by_sex,
    at,
    country,
    newer_sum,
    other_ages,
    unclear_shares,
)
from tests.gate.compare_claims import SIDE_BY_SIDE, before_rows, last_of_cut, side_by_side
from tests.gate.everybody_claims import denied_by_all
from tests.gate.flow_claims import REFUGEES, flows, said_is
from tests.gate.heard import squeezed
from tests.gate.method_claims import OF_EXAMPLE
from tests.gate.more_claims import _areas
from tests.gate.page_claims import _ROWS, ENFORCEMENT, _latest_children, beside
from tests.gate.persons_claims import TABLES, highest, left_open, without_total
from tests.gate.registry import ELSEWHERE, judges, needs
from tests.gate.rows import Figure, Key, Rows, Series
from tests.gate.said import agrees, sure, whole, years_in
from tests.gate.slope_claims import both_years
from tests.gate.status_claims import ABOUT_VIOLENCE
from tests.gate.title_claims import (
    NAMES,
    ROWS_OF,
    SHARE,
    _split_areas,
    around,
    asked_span,
    figures,
    is_of_few,
    key_of,
    label_of,
    share_text,
    text_of,
)
from tests.gate.walk import Claim, Rendered

PARTIAL = 0.8
PROJECTED = "P"
SEEN_TO = 2100
CASES = "case-corridors"
_PERSONS = {words: name for rows_of in ROWS_OF.values() for name, words in rows_of.items()}


def _of(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


# ------------------------------------------------------------------------------------------ newest figures


NEWEST = "Newest, {year}: {figure}"
OF_RATE = re.compile(r"per100,000(?:children|people)")


@needs(NEWEST)
def unit_stands_above(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Below its title a rate has no unit of its own: the title has it."""
    entry = rows.catalogue[claim.asked.indicator]
    if "per 100,000" in claim.said["figure"] or not (claim.asked.measure == "rate" or entry.get("rate_of")):
        return ""
    said = squeezed(claim.text)
    before = place.text[: place.text.find(said)] if said in place.text else ""
    return "" if OF_RATE.search(before) else "nothing says of whom the rate is"


@judges(NEWEST)
def newest_beside_map(claim: Claim, rows: Rows) -> str:
    """Of the one country that is chosen, whose figure on the map is of an earlier year."""
    code, indicator = claim.asked.areas[0], rows.catalogue[claim.asked.indicator]
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    ages = [key._replace(age=age) for age in (key.age, *indicator.get("merged_age", ()))]
    key = next((one for one in ages if rows.known(figures(claim, one, rows), code)), key)
    series = figures(claim, key, rows)
    # What is still to come is nobody's newest figure.
    counted = [figure for figure in rows.known(series, code) if figure.status != PROJECTED]
    shown = rows.latest(series, [code], claim.asked.year, *around(claim, key, rows, claim.asked.year)).get(code)
    if not counted or shown is None or len(claim.asked.areas) > 1:
        return "there is no figure"
    last, text = counted[-1], claim.said["figure"]
    if int(claim.said["year"]) != last.year or shown.year >= last.year:
        return f"{last}, map {shown}"
    is_marked = "few" in text or ", under 10 people" in text
    if not text.startswith("unclear") and is_marked != is_of_few(claim, key, code, last.year, rows):
        return f"few: {last}"
    alone = re.split(r" \((?:though|added up)", text)[0]
    return "" if text.startswith("few") else share_text(last, key, code, rows, alone)


def _by_sex(claim: Claim) -> str:
    """Of all persons together there may be a later total: totals of women or of men are said to be by sex."""
    return "" if "by sex" in claim.message else "it is not said to be by sex"


def _justice_place(claim: Claim, rows: Rows) -> tuple[str, dict[str, tuple[str, Series]], str]:
    """The area of a title of women and men convicted, what its rows may be called with their figures, and what it
    lacks."""
    place, whom = rows.parted(claim.said["area"])
    code, of = rows.named(place), "persons-convicted"
    if claim.place.name != "justice-sexes":
        return code, {}, ELSEWHERE
    sexes = {NAMES["SEX"][one]: (of, rows.series(Key(of, one))) for one in "FM"}
    return code, sexes, "" if whom == rows.catalogue[of]["name"] else "it is not said of whom"


def _told_so(claim: Claim, told: tuple[str, str], of: tuple[str, str], last: Figure | None, rows: Rows) -> bool:
    """A newest figure, or a total up to the sum of its parts by age or by sex wherever these are more.

    `told`: the figure, and its year where that is said; `of`: table and area.
    """
    text, year = told
    if last is None or (year and int(year) != last.year):
        return False
    ends = highest(claim, rows, *of, last.year) if of[0] in TABLES else []
    return any(agrees(text, last.low, high) for high in ends or [last.high])


def _newest_parts(claim: Claim, rows: Rows) -> str:
    """Each of the rows named: its newest figure, with its year, or that it is unknown."""
    said = claim.said
    code, names_of, problem = _justice_place(claim, rows)
    if problem := problem or _by_sex(claim):
        return problem
    names = "|".join(sorted(names_of, key=len, reverse=True))
    found = re.findall(
        rf"(?i)\b({names}) (unknown|[^()]+?)(?: \((\d{{4}})\))?(?=, | and |; |$)",
        said["parts"],
    )
    if not found:
        return f"unreadable: {said['parts']}"
    for name, text, year in found:
        indicator, series = names_of[name.lower()]
        last = rows.last(series, code)
        if text == "unknown":
            if last is not None:
                return f"{indicator}: {last}"
        elif not _told_so(claim, (text, year), (indicator, code), last, rows):
            return f"{indicator}: {last}"
    years = {year for _, text, year in found if text != "unknown"}
    parts = said["parts"].count(";") + 1
    if parts > 1:
        # Apart stand those of different years, each with its own.
        return "" if len(found) == parts and len(years) > 1 and "" not in years else f"they are of {sorted(years)}"
    return "" if len(years) <= 1 else f"they are of {sorted(years)}"


@judges("{figure}; the source begins in {first}", free=("figure",))
def source_begins(claim: Claim, rows: Rows) -> str:
    """Some row of the view: nobody has a figure of it before that year, and somebody has one of it; and years before
    it are drawn, which begin with the first row's."""
    if claim.place.name not in ("justice-beside", "justice-enforcement"):
        return ELSEWHERE
    true = {rows.rows_span(name)[0] for name in _PERSONS.values()}
    true -= {first for first in true if first <= rows.rows_span("detected-victims")[0]}
    return "" if int(claim.said["first"]) in true else f"{sorted(true)}"


@judges("{what} {figure} of {span}")
def years_of_a_row(claim: Claim, rows: Rows) -> str:
    """In how many years a row has a figure, of those drawn of which its source has one of anybody."""
    name, code, is_main = _PERSONS[claim.said["what"]], claim.asked.areas[0], claim.place.name == "justice-beside"
    series, as_rate = beside(claim, name, rows) if is_main else (rows.series(Key(name)), False)
    people = [rows.span("population")] if as_rate else []
    first, last = zip(
        rows.span("detected-victims" if is_main else ENFORCEMENT[0]), rows.span(name), *people, strict=True
    )
    years = {*range(max(first), max(last[:2]) + 1)} - rows.empty_years(name)
    years = {year for year in years if year <= min((last[1], *last[2:]))}
    told = {figure.year for figure in rows.known(series, code)}
    told |= {year for year, low in _least(claim, name, code, rows).items() if low >= (FEW if as_rate else 1)}
    true = len(told & years), len(years)
    return "" if (whole(claim.said["figure"]), whole(claim.said["span"])) == true else f"{name}: {true}"


@needs("{area}, {subject}: {figure} in {year}")
def one_of_the_rows(claim: Claim, _place: Rendered, rows: Rows) -> str:
    """Of rows beside each other a title tells one alone, the last that has a figure: two would be divided."""
    beside_each_other = {"justice-beside": (*_ROWS.values(),), "justice-enforcement": ENFORCEMENT}
    if claim.place.name not in beside_each_other:
        return ""
    said, code, is_main = claim.said, rows.named(claim.said["area"]), claim.place.name == "justice-beside"
    tables = {
        name: beside(claim, name, rows) if is_main else (rows.series(Key(name)), False)
        for name in beside_each_other[claim.place.name]
    }
    name, (series, as_rate) = [(of, own) for of, own in tables.items() if rows.last(own[0], code)][-1]
    sex = claim.asked.sex if is_main and claim.asked.sex in "FM" else ""
    label = rows.catalogue[name]["label"] + (f", {NAMES['SEX'][sex]}" if sex else "")
    last, counted = rows.last(series, code), rows.series(Key(name)).get(code, {})
    of_few = last is not None and as_rate and counted[last.year].low < FEW and counted[last.year].high > 0
    # Of a range nobody knows whether they are few.
    of_few = of_few and not (name in TABLES and highest(claim, rows, name, code, last.year))
    figure = re.split(r" \((?:though|added up|the file|more than)", said["figure"])[0]
    marks = ("under 10 people" in figure, " per 100,000 people" in figure)
    alone = sure(figure.removesuffix(", under 10 people").removesuffix(" per 100,000 people"))
    if said["subject"] != label or marks != (of_few, as_rate):
        return f"{label}, few: {of_few}, rate: {as_rate}"
    return "" if _told_so(claim, (alone, said["year"]), (name, code), last, rows) else f"{name}: {last}"


def _least(claim: Claim, name: str, code: str, rows: Rows) -> dict[int, float]:
    """Of rows of all persons beside each other the years without a total, with how many these are at least."""
    is_told = claim.place.name == "justice-beside" and name in TABLES and claim.asked.sex == "_T"
    return without_total(rows, name, code) if is_told else {}


PERSONS_FIRST = {
    "{area}: {number} person convicted of trafficking in {year}": "persons-convicted",
    "{area}: {number} person prosecuted for trafficking in {year}": "persons-prosecuted",
    "{area}: {number} person in formal contact for trafficking in {year}": "persons-in-formal-contact",
    "{area}: {number} person was convicted of trafficking in {year}": "persons-convicted",
    "{area}: {number} person was prosecuted for trafficking in {year}": "persons-prosecuted",
    "{area}: {number} person was in formal contact for trafficking in {year}": "persons-in-formal-contact",
}


@judges(*PERSONS_FIRST)
def persons_of_one_country(claim: Claim, rows: Rows) -> str:
    """The newest published total; of rows beside each other that of the last that has one, up to its parts; on a map of
    numbers that of a year, which no parts exceed by over a tenth where nobody knows which is right."""
    name, code = PERSONS_FIRST[claim.message], rows.named(claim.said["area"])
    if claim.is_of_map:
        year = int(claim.said["year"].partition(";")[0])
        if (low := without_total(rows, name, code).get(year)) is not None:
            return "" if claim.said["number"] == f"at least {low:,.0f}" else f"{name}: at least {low}"
        figure, more = rows.series(Key(name)).get(code, {}).get(year), left_open(rows, name, code).get(year, [])
        of_it = (claim.asked.indicator, claim.asked.measure) == (name, "count") and figure is not None and figure.known
        is_doubted = of_it and any(one.low > 1.1 * figure.high for one in more)
        fits = of_it and not is_doubted and agrees(claim.said["number"], figure.low, figure.high)
        return "" if fits else f"{name}: {figure}, {more}"
    lasts = {one: rows.last(rows.series(Key(one)), code) for one in _ROWS.values()}
    parts = {one: found for one in lasts if (found := _least(claim, one, code, rows))}
    if claim.place.name == "justice-beside" and name != [one for one in lasts if lasts[one] or one in parts][-1]:
        return f"{name} is not the last row"
    newest, last = max(parts.get(name, {0: 0})), lasts[name]
    if newest > (last.year if last else 0):
        told = f"at least {parts[name][newest]:,.0f}", str(newest)
        return "" if (claim.said["number"], claim.said["year"]) == told else f"{name}: {told}"
    # What follows the year in a spoken sentence has a check of its own.
    told = claim.said["number"], claim.said["year"].partition(";")[0]
    return "" if _told_so(claim, told, (name, code), lasts[name], rows) else f"{name}: {lasts[name]}"


@judges("{area}, latest totals by sex, {year}: {parts}")
def newest_of_one_year(claim: Claim, rows: Rows) -> str:
    """Women and men are known, for that year last."""
    said = claim.said
    code, names_of, problem = _justice_place(claim, rows)
    if problem := problem or _by_sex(claim):
        return problem
    names = "|".join(sorted(names_of, key=len, reverse=True))
    found = re.findall(rf"\b({names}) ((?:[^,;]|,(?=\d))+?)(?=[,;] | and |$)", said["parts"])
    for name, text in found:
        last = rows.last(names_of[name][1], code)
        if not _told_so(claim, (text, said["year"]), (names_of[name][0], code), last, rows):
            return f"{name}: {last}"
    return "" if len(found) > 1 else f"unreadable: {said['parts']}"


@judges(
    "{area}, latest totals: {parts}",
    "{area}, latest totals by sex: {parts}",
)
def newest_totals(claim: Claim, rows: Rows) -> str:
    """Of one area by sex, or of several side by side."""
    if claim.kind in SIDE_BY_SIDE:
        if ("by sex" in claim.message) is not (claim.asked.sex != "_T"):
            return "it is said wrongly whether by sex"
        return side_by_side(claim, rows, claim.said["area"]) if before_rows(claim, rows) else "no row is later"
    return _newest_parts(claim, rows)


@judges(
    "{area}. Latest total convicted of trafficking: {count}. No total for {silent} of {of}",
    "{area}. Latest total prosecuted for trafficking: {count}. No total for {silent} of {of}",
)
def justice_newest(claim: Claim, rows: Rows) -> str:
    """Of persons convicted, or prosecuted where none of these has a total: of two, one would be divided."""
    said, name = claim.said, "persons-convicted" if "convicted" in claim.message else "persons-prosecuted"
    code = rows.named(said["area"])
    first, end = rows.span("persons-convicted")
    convicted, known = (rows.known(rows.series(Key(one)), code) for one in ("persons-convicted", name))
    found = re.fullmatch(r"(.+?) (?:persons?|people) \((\d{4})\)", said["count"])
    if not known or not found or (name == "persons-prosecuted" and convicted):
        return f"{name}: {known}, convicted: {convicted}"
    # As beside it: a total that its parts exceed is told up to their sum.
    more = left_open(rows, name, code).get(known[-1].year, [])
    if int(found[2]) != known[-1].year or not any(
        agrees(found[1], known[-1].low, one.high) for one in more or known[-1:]
    ):
        return f"{known[-1]}, {more}"
    true = end - first + 1 - len(known), end - first + 1
    return "" if (whole(said["silent"]), whole(said["of"])) == true else f"{true}"


_COUNT_THE_SAME = {
    "persons-convicted": ["convicted-by-citizenship"],
    "detected-victims": ["detected-victims-by-form", "detected-victims-by-citizenship"],
}


_EVERYONE = {"detected-victims": "_T"}
"""The age that a later figure elsewhere is of, where it is not the usual one."""


@cache
def _lasts(rows: Rows, indicator: str, code: str) -> list[int]:
    """Years of the last figures of an area in a table, and in those that count its people by something."""

    def meant(key: Key) -> bool:
        """People of unknown citizenship are no figure of that table, but they are people counted."""
        is_own = key.indicator == indicator and indicator.endswith("-by-citizenship")
        return not (is_own and key.breakdown == "UNKNOWN")

    tables = [rows.table(name) for name in (indicator, *_COUNT_THE_SAME.get(indicator, ()))]
    return [
        last.year
        for table in tables
        for key, series in table.items()
        if meant(key) and (last := rows.last(series, code))
    ]


@judges("{year}, the latest figure in the source")
def no_newer(claim: Claim, rows: Rows) -> str:
    """Of some series that the brief tells: its last figure is of that year, and no row of its table is newer.

    Of a group that is each of its members.
    """
    code, year = claim.asked.areas[0], int(claim.said["year"])
    inside = [code] if code in rows.areas else rows.inside(code)
    for indicator in rows.catalogue:
        # A share is of some people: of men, say, while that of women is newer.
        is_share = rows.catalogue[indicator]["unit"].startswith("%")
        lasts = [last for one in inside for last in _lasts(rows, indicator, one)]
        newest = lasts if is_share else [max(lasts, default=0)]
        if year in newest and year < rows.rows_span(indicator)[1]:
            return ""
    return "of no table"


@judges("{year}, the latest total in the source")
def no_newer_total(claim: Claim, rows: Rows) -> str:
    """Of some series: its last figure is of that year, though others of the table are newer."""
    code, year = claim.asked.areas[0], int(claim.said["year"])
    for indicator, entry in rows.catalogue.items():
        if entry["unit"].startswith("%"):
            continue
        lasts = {key: last.year for key, series in rows.table(indicator).items() if (last := rows.last(series, code))}
        own = {lasts[key] for key in lasts if key.breakdown == entry["default_breakdown"]}
        if year in own and max(_lasts(rows, indicator, code)) > year:
            return ""
    return "of no table"


@judges("{year}, the latest count of children in the source", "{year}, the latest total of children in the source")
def no_newer_children(claim: Claim, rows: Rows) -> str:
    """A newer total of all ages is known; of children a newer figure of a sex, or none at all."""
    code, year = claim.asked.areas[0], int(claim.said["year"])
    last, everyone = rows.last(rows.series(VICTIMS._replace(age=CHILD)), code), rows.last(rows.series(VICTIMS), code)
    series = [rows.series(VICTIMS._replace(age=CHILD, sex=sex)) for sex in ("F", "M", "_O")]
    newer = any(found.year > year for one in series if (found := rows.last(one, code)))
    right = last and last.year == year and everyone and everyone.year > year
    return "" if right and newer == ("newer total" in claim.message) else f"{last}, {everyone}"


@judges("{year}, the latest of this series; another source, the UN's SDG database, has {figure} for {later}")
def newest_beside_a_later_one(claim: Claim, rows: Rows) -> str:
    code = (*claim.asked.areas, OF_EXAMPLE)[0]
    told = f"{code} {claim.said['later']}: {claim.said['figure'].removesuffix('%')}"
    keys = [entry["key"] for entry in rows.extra("build_report") if "has a later figure: not joined" in entry["reason"]]
    return newest_of_its_publisher(claim, rows) if any(told in key.split(", ") for key in keys) else told


@judges(
    "{year}, the latest of this series; another source, the UN's SDG database, has a later figure",
)
def newest_of_its_publisher(claim: Claim, rows: Rows) -> str:
    code, year = (*claim.asked.areas, OF_EXAMPLE)[0], int(claim.said["year"])
    tables = [
        entry["indicator"]
        for entry in rows.extra("build_report")
        if "has a later figure: not joined" in entry["reason"] and code in re.findall(r"[A-Z0-9]{3}\b", entry["key"])
    ]
    keys = [rows.usual(name, age=_EVERYONE.get(name, "")) for name in tables]
    noted = [last.year for key in keys if (last := rows.last(rows.series(key), code))]
    return "" if year in noted else f"{noted}"


@judges(
    "The UN's SDG database has a later number of detected victims. Reach 2030 leaves it out, since the latest years "
    "of that series are incomplete."
)
def later_victims_elsewhere(claim: Claim, rows: Rows) -> str:
    noted = [
        entry["key"]
        for entry in rows.extra("build_report")
        if entry["indicator"] == "detected-victims" and "has a later figure: not joined" in entry["reason"]
    ]
    code = (*claim.asked.areas, OF_EXAMPLE)[0]
    return "" if any(code in re.findall(r"[A-Z0-9]{3}\b", key) for key in noted) else f"{noted}"


@judges("{names}: rates stop at {last}, the last year with population figures; counts go on to {newest}.")
def rates_end(claim: Claim, rows: Rows) -> str:
    """Of every table that is named: it has figures of a later year than there are people to divide them by."""
    last, newest = int(claim.said["last"]), int(claim.said["newest"])
    labels = {entry["label"]: name for name, entry in rows.catalogue.items() if entry["per"]}
    said, named = claim.said["names"], []
    for label in sorted(labels, key=len, reverse=True):
        if label in said:
            said = said.replace(label, "")
            named.append(labels[label])
    people = max(year for years in rows.people().values() for year in years)
    ends = {name: rows.span(name)[1] for name in named}
    right = bool(named) and not re.sub(r"[, ]|and", "", said) and people == last < newest
    return "" if right and set(ends.values()) == {newest} else f"people to {people}, counts to {ends}"


def _point_of(claim: Claim, rows: Rows, code: str) -> str:
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    window = rows.catalogue[claim.asked.indicator]["window"]
    found = rows.latest(figures(claim, key, rows), [code], claim.asked.year, window).get(code)
    if found is None or found.year != int(claim.said["year"]) or code not in claim.asked.areas:
        return f"{found}"
    return text_of(found, key, rows, claim.said["figure"])


@judges("{area}: {figure} in {year}")
def newest_of_several(claim: Claim, rows: Rows) -> str:
    """The newest total of the children of one of several areas; of a group a sum over those that report every year.

    Of points, the latest figure of what is upwards, in the year that is shown or the window before it.
    """
    code = rows.named(claim.said["area"])
    if claim.kind == "scatter":
        return _point_of(claim, rows, code)
    if claim.kind == "compare":
        return last_of_cut(claim, rows)
    if code in rows.regions:
        return _latest_children(rows, code, int(claim.said["year"]), claim.said["figure"])
    if sum_of_sexes := newer_sum(rows, code):
        newest, low, high = sum_of_sexes
        right = newest == int(claim.said["year"]) and agrees(claim.said["figure"].partition(" (")[0], low, high)
        return "" if right else f"by sex {sum_of_sexes}"
    last = rows.last(rows.series(VICTIMS._replace(age=CHILD)), rows.named(claim.said["area"]))
    right = last is not None and last.year == int(claim.said["year"])
    return "" if right and agrees(claim.said["figure"], last.low, last.high) else f"{last}"


def _newest_total(rows: Rows, code: str, figure: str, year: str) -> str:
    """Of a country of which girls, boys and others are newer: its newest total."""
    last = rows.last(rows.series(VICTIMS._replace(age=CHILD)), code)
    right = newer_sum(rows, code) and last is not None and last.year == int(year)
    return "" if right and last is not None and agrees(figure.partition(" (")[0], last.low, last.high) else f"{last}"


@judges("{said}, counted by sex; latest published total: {figure} in {year}", free=("said",))
def sum_of_area(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["said"].partition(": ")[0])
    return _newest_total(rows, code, claim.said["figure"], claim.said["year"])


@judges("Latest published total: {count} in {year}.")
def sum_of_tile(claim: Claim, rows: Rows) -> str:
    return _newest_total(rows, country(claim), claim.said["count"], claim.said["year"])


@judges("No total is published.")
def none_of_tile(claim: Claim, rows: Rows) -> str:
    """Children by sex alone, in whatever year."""
    code = country(claim)
    known = rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)
    return f"{known[-1]}" if known or newer_sum(rows, code) is None else ""


@judges("{area}, {subject}: {figure} in {year}, counted by sex; latest published total: {count} in {last}")
def sum_in_title(claim: Claim, rows: Rows) -> str:
    """Of a chart of totals, which a doubt can follow in brackets."""
    said, code = claim.said, rows.named(claim.said["area"])
    found = newer_sum(rows, code)
    if found is None or found[0] != int(said["year"]) or not agrees(said["figure"].partition(" (")[0], *found[1:]):
        return f"by sex {found}"
    if key_of(claim, said["subject"], rows) != VICTIMS._replace(age=CHILD):
        return "of other people"
    return _newest_total(rows, code, said["count"], said["last"])


@judges("{area}: not known.")
def not_known(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    known = [
        sex for sex in ("_T", "F", "M", "_O") if rows.known(rows.series(VICTIMS._replace(age=CHILD, sex=sex)), code)
    ]
    return f"figures of {known}, all adults in {rows.adults_alone(code)}" if known or rows.adults_alone(code) else ""


@judges("{area}: all detected victims of {year} were adults.")
def adults_of_one(claim: Claim, rows: Rows) -> str:
    """Of one of several areas without a total of children."""
    code = rows.named(claim.said["area"])
    last = rows.last(rows.series(VICTIMS._replace(age=CHILD)), code)
    right = last is None and rows.adults_alone(code)[-1:] == [int(claim.said["year"])]
    return "" if right else f"{last}, {rows.adults_alone(code)}"


@judges("{area}: no total for {year}, but {parts}.")
def parts_of_one(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    series = [rows.series(VICTIMS._replace(age=CHILD, sex=sex)) for sex in ("F", "M", "_O")]
    years = [last.year for one in series if (last := rows.last(one, code))]
    total = rows.last(rows.series(VICTIMS._replace(age=CHILD)), code)
    return "" if total is None and max(years, default=0) == int(claim.said["year"]) else f"{total}, parts {years}"


# ------------------------------------------------------------------------------------------ victims


@judges("In {year}, {count} detected victim was a child and none were adults: too few for a share")
def children_and_no_adults(claim: Claim, rows: Rows) -> str:
    code, year = claim.asked.areas[0], int(re.findall(r"\d{4}", claim.said["year"])[0])
    child, adult = (at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, ADULT))
    if child is None or adult is None:
        return "one of them is not known"
    right = agrees(claim.said["count"], child.low, child.high) and adult.high == 0 < child.high and child.low < FEW
    return "" if right else f"{child}, {adult}"


@judges(
    "Of the {base} of known age in {year}, {count} was a child; the age of most detected victims is not known, so no "
    "share is given"
)
def ages_of_a_minority(claim: Claim, rows: Rows) -> str:
    code, year = claim.asked.areas[0], int(re.findall(r"\d{4}", claim.said["year"])[0])
    child, adult, everyone = (at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, ADULT, "_T"))
    if child is None or adult is None or everyone is None:
        return "one of them is not known"
    low, high = child.low + adult.low, child.high + adult.high
    right = agrees(claim.said["base"], low, high) and agrees(claim.said["count"], child.low, child.high)
    return "" if right and high < 0.5 * everyone.high and child.low >= FEW else f"{child}, {adult}, {everyone}"


@judges(
    "Of the {base} counted by age for {year}, {count} was a child; this leaves out most detected victims, so "
    "no share is given"
)
def ages_left_out(claim: Claim, rows: Rows) -> str:
    problem = ages_of_a_minority(claim, rows)
    year = int(re.findall(r"\d{4}", claim.said["year"])[0])
    return problem or ("" if year in other_ages(rows, claim.asked.areas[0]) else "no other rows have their ages")


@judges(
    "Of the {base} of known age in {year}, {count} was a child; counts by sex have more children or adults, so no "
    "share is given"
)
def share_denied_by_sex(claim: Claim, rows: Rows) -> str:
    year = int(re.findall(r"\d{4}", claim.said["year"])[0])
    child, adult, everyone = _ages(claim, rows, year)
    if child is None or adult is None:
        return "one of them is not known"
    right = agrees(claim.said["count"], child.low, child.high) and child.low >= FEW
    right = right and _base_is(claim.said["base"], child, adult, everyone)
    return "" if right and year in unclear_shares(rows, claim.asked.areas[0]) else f"{child}, {adult}"


def _base_is(said: str, child: Figure, adult: Figure, everyone: Figure | None) -> bool:
    """Whether so many are children and adults together, of whom there are at most as many as victims."""
    low, high = child.low + adult.low, child.high + adult.high
    return agrees(said, low, min(high, everyone.high) if everyone and low <= everyone.high else high)


def _ages(claim: Claim, rows: Rows, year: int) -> list[Figure | None]:
    """Children, adults and all detected victims of the area in a year."""
    return [at(rows, VICTIMS._replace(age=age), claim.asked.areas[0], year) for age in (CHILD, ADULT, "_T")]


@judges(
    "Of the {base} of known age in {year}, {count} was a child; the report has no adults and the age of the others is "
    "not known, so no share is given"
)
def adults_not_told(claim: Claim, rows: Rows) -> str:
    child, adult, everyone = _ages(claim, rows, int(claim.said["year"][:4]))
    if child is None or adult is None or everyone is None:
        return "one of them is not known"
    right = all(agrees(claim.said[word], child.low, child.high) for word in ("base", "count"))
    return "" if right and not adult.high and child.high < everyone.low else f"{child}, {adult}, {everyone}"


@judges("Of the {base} of known age in {year}, {count} was a child: too few for a share")
def few_children(claim: Claim, rows: Rows) -> str:
    child, adult, everyone = _ages(claim, rows, int(claim.said["year"][:4]))
    if child is None or adult is None:
        return "one of them is not known"
    right = agrees(claim.said["count"], child.low, child.high) and child.low < FEW
    return "" if right and _base_is(claim.said["base"], child, adult, everyone) else f"{child}, {adult}, {everyone}"


@judges("Of the {base} of known age in {year}, {count} was a child ({share}%)", free=("share",))
def adults_told(claim: Claim, rows: Rows) -> str:
    """No share where nobody else is of known age, though not all are children; the base is at most all victims."""
    child, adult, everyone = _ages(claim, rows, int(claim.said["year"][:4]))
    if child is None or adult is None or not agrees(claim.said["count"], child.low, child.high):
        return f"{child}, {adult}"
    if not _base_is(claim.said["base"], child, adult, everyone):
        return f"{child}, {adult}, {everyone}"
    if int(claim.said["year"][:4]) in unclear_shares(rows, claim.asked.areas[0]):
        return "by sex they are far more"
    return "adults are not told" if everyone and not adult.high and child.high < everyone.low else ""


@judges(
    "In {year}, {adults} of {whole} were adults: only {number} can have been a child.",
)
def at_most(claim: Claim, rows: Rows) -> str:
    child, adult, everyone = _ages(claim, rows, int(claim.said["year"]))
    if child is None or adult is None or everyone is None:
        return "one of them is not known"
    right = agrees(claim.said["adults"], adult.low, adult.high)
    right &= agrees(claim.said["whole"], everyone.low, everyone.high) and everyone.low == everyone.high
    room = everyone.high - adult.low
    code, year = claim.asked.areas[0], int(claim.said["year"])
    young, grown, every = (
        sum(own.low for own in _parts_by_sex(rows, VICTIMS._replace(age=age), code, year))
        for age in (CHILD, ADULT, "_T")
    )
    if young > room or grown > adult.high or max(every, young + grown) > everyone.high:
        return f"by sex: {young}, {grown}, {every}"
    return "" if right and whole(claim.said["number"]) == room < child.high else f"{child}, {adult}, {everyone}"


@judges("In {year}, {adults} detected victim was an adult.")
def few_adults(claim: Claim, rows: Rows) -> str:
    _, adult, everyone = _ages(claim, rows, int(claim.said["year"]))
    if adult is None or everyone is None or everyone.low == everyone.high:
        return "one of them is not known, or all of them are"
    return "" if agrees(claim.said["adults"], adult.low, adult.high) else f"{adult}"


@judges("So at least {together} were detected in all, and at most {number} was a child.")
def few_of_each(claim: Claim, rows: Rows) -> str:
    """Of some year of the country in which children, adults and all of them are few."""
    code, told = claim.asked.areas[0], (whole(claim.said["together"]), whole(claim.said["number"]))
    for last in rows.known(rows.series(VICTIMS), code):
        child, adult, everyone = _ages(claim, rows, last.year)
        if child is None or adult is None or everyone is None:
            continue
        room, together = everyone.high - adult.low, child.low + adult.low
        if everyone.low < together <= everyone.high and room < child.high and told == (together, room):
            return ""
    return "in no year"


@judges(
    "For {year}, the report has no adults. The file does not say whether none was found or only children were counted.",
)
def children_alone(claim: Claim, rows: Rows) -> str:
    child, adult, everyone = _ages(claim, rows, int(claim.said["year"]))
    right = adult is not None and not adult.high and child is not None and child.low >= 20
    return "" if right and everyone is not None and child.low == everyone.low else f"{child}, {adult}, {everyone}"


@judges("Children: {share}% of the victims of known age; the report has no adults.")
def tile_without_adults(claim: Claim, rows: Rows) -> str:
    """In some year with children the adults of the country are 0, so that all of known age are children."""
    code = claim.asked.areas[0]
    children, adults = (rows.series(VICTIMS._replace(age=age)).get(code, {}) for age in (CHILD, ADULT))
    found = [year for year, own in adults.items() if own.known and not own.high and year in children]
    return "" if any(children[year].low >= FEW for year in found) and claim.said["share"] == "100" else f"{found}"


@judges("{area}, {years}: the report has no adults, so all are children; perhaps only children were counted.")
def no_adults(claim: Claim, rows: Rows) -> str:
    code, share = rows.named(claim.said["area"]), rows.series(Key(SHARE, claim.asked.sex))
    for year in years_in(claim.said["years"]):
        adult, own = at(rows, VICTIMS._replace(age=ADULT), code, year), share.get(code, {}).get(year)
        if adult is None or adult.high or own is None or own.low != 100:
            return f"{year}: {adult}, {own}"
    return "" if years_in(claim.said["years"]) else "no year"


@judges("Of {n} the reports have no adults, so all are children; perhaps only children were counted.")
def several_without_adults(claim: Claim, rows: Rows) -> str:
    """More than two, of those on a map or of the areas that are named; a map sends the words of all its years."""
    asked, share = claim.asked, rows.series(Key(SHARE, claim.asked.sex))
    first, last = rows.span(SHARE)
    years = range(first, last + 1) if claim.is_of_map else [asked.year]
    counts = set()
    for year in years:
        shown = rows.latest(share, rows.areas, year, *around(claim, Key(SHARE), rows, year))
        grown = [(figure, at(rows, VICTIMS._replace(age=ADULT), code, figure.year)) for code, figure in shown.items()]
        counts.add(sum(figure.low == 100 and adult is not None and not adult.high for figure, adult in grown))
    n = whole(claim.said["n"]) or 0
    return "" if n > 2 and (asked.areas or n in counts) else f"{sorted(counts)}"


@judges("{text}; {count} was detected in all.", free=("text",))
def in_all(claim: Claim, rows: Rows) -> str:
    found = re.findall(r"(?:for|Of) ?(\d{4})", claim.text) or re.findall(r"\b(\d{4})\b", claim.said["text"])
    if not found:
        return "no year"
    figure = at(rows, VICTIMS, claim.asked.areas[0], int(found[0]))
    return "" if figure is not None and agrees(claim.said["count"], figure.low, figure.high) else f"{figure}"


@judges(
    "{text}. That is more than all detected victims reported for the year, {count}: the two do not agree.",
    "{text}. The total in the same report is slightly lower: {count}.",
    free=("text",),
)
def ages_exceed(claim: Claim, rows: Rows) -> str:
    year = int(re.findall(r"\b(20\d\d)\b", claim.said["text"])[0])
    child, adult, everyone = (
        at(rows, VICTIMS._replace(age=age), claim.asked.areas[0], year) for age in (CHILD, ADULT, "_T")
    )
    if child is None or adult is None or everyone is None:
        return "one of them is not known"
    right = agrees(claim.said["count"], everyone.low, everyone.high)
    if not right or child.low + adult.low <= everyone.high:
        return f"{child}, {adult}, {everyone}"
    # What a report denies by over a tenth, by age or by sex, is uncertain on every page.
    is_denied = year in denied_by_all(rows, claim.asked.areas[0])
    return "" if is_denied is ("do not agree" in claim.message) else f"{child} and {adult} of {everyone}"


# ------------------------------------------------------------------------------------------ caveats by rule


GAZA, UNRWA = "Deaths in Gaza are counted under Israel in this file.", "palestine-refugees-unrwa"
PEACE = "Zero means that no organised violence above the publisher's threshold was recorded, not that there was peace."
UNDERCOUNT = (
    "Recorded deaths of soldiers and civilians of all ages are counted, likely an undercount; this is not the official "
    "SDG 16.1.2 series."
)
FIRST_OF_STRIPS = 2005


def _shows(claim: Claim, rows: Rows, places: set[str], *, apart: bool = False) -> bool:
    """Whether some of these areas are shown: as chosen, in a group, or among all. `apart`: a sum of all of them does
    not count."""
    areas = claim.asked.areas
    if apart and not areas and claim.kind in ("area-lines", "strip", "compare") and not claim.is_of_map:
        return False  # The world's own line.
    if claim.kind == "slope":
        return not places.isdisjoint(both_years(claim, rows))
    is_of_all = claim.is_of_map or claim.kind == "scatter" or claim.page == "catalogue" or not areas
    inside = [{code} if code in rows.areas else {code, *rows.inside(code)} for code in areas]
    return is_of_all or any(not places.isdisjoint(own) and not (apart and places <= own) for own in inside)


@judges(GAZA)
def gaza_beside_israel(claim: Claim, rows: Rows) -> str:
    """Said of those two alone: UCDP has rows of Israel, and none of the State of Palestine."""
    there = {area for series in rows.table("conflict-deaths").values() for area in series} & {"ISR", "PSE"}
    if there != {"ISR"}:
        return f"rows of {there}"
    return "" if _shows(claim, rows, {"ISR", "PSE"}, apart=True) else "neither of them is shown, or both in a sum"


@judges("Palestine refugees under the mandate of UNRWA are not included.")
def unrwa_where_it_works(claim: Claim, rows: Rows) -> str:
    """Said where UNRWA has figures of an area that is shown, or of those who come from there."""
    places = {area for series in rows.table(UNRWA).values() for area in series} & set(rows.areas)
    return "" if _shows(claim, rows, places) else f"none of {sorted(places)} is shown"


@judges(PEACE)
def zeros_of_deaths(claim: Claim, rows: Rows) -> str:
    """There are zeros in UCDP's file among the figures that are shown: of areas that were chosen, in their own rows or,
    of a group, in all of one year."""
    asked = [code for code in claim.asked.areas if code in rows.areas or rows.inside(code)]
    is_of_lines = asked and not claim.is_of_map and claim.kind in ("area-lines", "strip")
    groups = [[code] if code in rows.areas else list(rows.inside(code)) for code in asked] if is_of_lines else [[]]
    of = claim.asked.breakdown if claim.asked.indicator == "conflict-deaths" else "_T"
    for key, series in rows.table("conflict-deaths").items():
        for group in groups if key.breakdown == of else ():
            own = [one for code, one in series.items() if code in group or not is_of_lines]
            years = {year for one in own for year in one if claim.kind != "strip" or year >= FIRST_OF_STRIPS}
            some = (any(one[year].value == 0 for one in own if year in one) for year in years)
            every = (all(one[year].value == 0 for one in own if year in one) for year in years)
            if any(every if len(group) > 1 else some):
                return ""
    return "no zero"


@needs(PEACE)
def with_what_holds_for_all(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001, all are asked alike
    """What a zero is never stands alone: that such deaths are likely an undercount holds for every figure."""
    # Of one of several indicators it bears the name.
    labelled = f"{rows.catalogue['conflict-deaths']['label']}: {UNDERCOUNT[0].lower()}{UNDERCOUNT[1:]}"
    is_said = any(squeezed(text) in place.text for text in (UNDERCOUNT, labelled))
    return "" if is_said else "that these deaths are likely an undercount is not said"


@needs(PEACE, UNDERCOUNT)
def with_gaza(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Where Israel or the State of Palestine is shown, on a map of all or in a sum without the other, too: who is
    counted there."""
    # Around one area a picture of a map shows others, or not: of whom it tells is for those in sight.
    is_cut = claim.is_of_map and claim.place.medium not in ("view", "page") and len(claim.asked.areas) == 1
    is_wanted = not is_cut and _shows(claim, rows, {"ISR", "PSE"}, apart=True)
    return "deaths in Gaza are not told of" if is_wanted and squeezed(GAZA) not in place.text else ""


@judges("Women only: {indicators}.")
def women_only(claim: Claim, rows: Rows) -> str:
    labels = {entry["label"]: name for name, entry in rows.catalogue.items()}
    rest, found = claim.said["indicators"], []
    for label in sorted(labels, key=len, reverse=True):
        if label in rest:
            rest = rest.replace(label, "", 1)
            found.append(labels[label])
    if not found or re.search(r"[A-Za-z]", re.sub(r"\band\b", "", rest)):
        return f"unreadable: {claim.said['indicators']}"
    wrong = [name for name in found if not _of_women(name, claim, rows)]
    return f"{wrong}" if wrong else ""


def _of_women(name: str, claim: Claim, rows: Rows) -> bool:
    """Whether a table has figures of women alone: at all, or, where no figure is of both, of the areas asked for."""
    sexes = {key.sex for key in rows.table(name)}
    if sexes != {"F", "M"}:
        return sexes == {"F"}
    asked = [area for area in claim.asked.areas if area in rows.areas]
    known = {key.sex for key, series in rows.table(name).items() for area in asked if area in series}
    return known == {"F"}


@judges("{number} indicator covers women only.")
def so_many_of_women(claim: Claim, rows: Rows) -> str:
    """At most as many as there are on such pages, and more than are named one by one. In a table of statuses as many as
    stand there: those of which a country that is asked for has a figure, of the world those with a share; of a smaller
    group, whose rows on violence stand where few countries have one, and on a slide, which may be one of several, no
    more."""
    is_of_statuses = claim.kind == "statuses"
    asked = [area for area in claim.asked.areas if area in rows.areas] if is_of_statuses else []
    is_of_groups = is_of_statuses and bool(claim.asked.areas) and not asked
    of_women = [
        name
        for name, entry in rows.catalogue.items()
        if entry["theme"] != "victims" and _of_women(name, claim, rows)
        if not is_of_statuses
        or (
            name in rows.with_target
            and (asked or is_of_groups or name not in ABOUT_VIOLENCE)
            and any(row["last_value"] for row in rows.statuses_of(asked or rows.members, [name]))
        )
    ]
    number = whole(claim.said["number"]) or 0
    is_whole = is_of_statuses and not is_of_groups and claim.place.medium != "slide"
    return "" if 2 <= number <= len(of_women) and (number == len(of_women) or not is_whole) else f"{of_women}"


def _late(claim: Claim, rows: Rows) -> list[list[int]]:
    """The last years of tables in which far fewer countries have a figure than in the three before, table by table."""
    names = [claim.asked.indicator] if claim.kind in ("area-lines", "strip") else list(rows.catalogue)
    return [late for name in names if (late := _late_years(rows, name))]


@cache
def _late_years(rows: Rows, name: str) -> list[int]:
    counted: dict[int, set[str]] = {}
    for series in rows.table(name).values():
        for code, years in series.items():
            for year, figure in years.items():
                if code in rows.areas and figure.known:
                    counted.setdefault(year, set()).add(code)
    last = max(counted, default=0)
    year = last
    while year - 3 >= min(counted, default=0) and len(counted.get(year, ())) < PARTIAL * max(
        len(counted.get(before, ())) for before in range(year - 3, year)
    ):
        year -= 1
    return [*range(year + 1, last + 1)]


IS_INCOMPLETE = "{year} is incomplete: {source} has far fewer countries than before."
ARE_INCOMPLETE = "{first} to {last} are incomplete: {source} has far fewer countries than before."
OF_MANY = ("coverage", "flow-map", "flow-matrix", "lags", "scatter", "slope")
"""Kinds of views that show many countries, whichever is chosen."""
OF_THE_FIRST = ("beside", "timeline")
"""Those that show the first of the areas that are chosen."""


def _is_of_one_country(claim: Claim, rows: Rows) -> bool:
    """Whether a view, or a brief with its pictures, shows one country alone."""
    is_of_many = claim.is_of_map or claim.kind in OF_MANY or claim.place.medium in ("page", "block")
    areas = claim.asked.areas[:1] if claim.kind in OF_THE_FIRST else claim.asked.areas
    return not is_of_many and len(areas) == 1 and areas[0] in rows.areas


@needs(IS_INCOMPLETE, ARE_INCOMPLETE)
def incomplete_year_is_shown(claim: Claim, place: Rendered, _rows: Rows) -> str:
    """A year of which that is said lies within those of the chart, or is hatched beside its bars."""
    is_of_one_year = claim.is_of_map or claim.kind == "scatter"
    if place.place.medium != "view" or is_of_one_year or squeezed("incomplete year") in place.text:
        return ""
    span = years_in(place.sentences[1])
    told = int(claim.said["year" if "year" in claim.said else "last"])
    return "" if not span or told <= max(span) else f"the chart ends in {max(span)}"


@judges(IS_INCOMPLETE, free=("source",))
def incomplete(claim: Claim, rows: Rows) -> str:
    late = _late(claim, rows)
    if _is_of_one_country(claim, rows):
        return "one country alone is shown"
    return "" if any(int(claim.said["year"]) in years for years in late) else f"{late}"


@judges("incomplete year: too few countries so far")
def left_out_as_incomplete(claim: Claim, rows: Rows) -> str:
    return "" if _late(claim, rows) else "no year is incomplete"


@judges(ARE_INCOMPLETE, free=("source",))
def incomplete_years(claim: Claim, rows: Rows) -> str:
    if _is_of_one_country(claim, rows):
        return "one country alone is shown"
    span, late = (int(claim.said["first"]), int(claim.said["last"])), _late(claim, rows)
    # Of rates only the years with a population are shown.
    is_of_rates = claim.asked.measure == "rate" and claim.kind in ("area-lines", "strip")
    end = asked_span(claim, _of(claim), rows)[1] if is_of_rates else SEEN_TO
    return "" if any(span[0] in years and span[1] == min(years[-1], end) for years in late) else f"{late}"


# ------------------------------------------------------------------------------------------ counts of readings


@judges("Statuses of {n}, each country once for each of them")
def readings_of(claim: Claim, rows: Rows) -> str:
    return "" if whole(claim.said["n"]) == len(rows.with_target) else f"{len(rows.with_target)}"


# ------------------------------------------------------------------------------------------ refugees


@judges(
    "{area}: refugees of all ages at the end of {year}. From here, living elsewhere: "
    "{away}. From elsewhere, living here: {here}."
)
def refugees_both(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, year = rows.named(said["area"]), int(said["year"])
    for word, indicator in (("away", "refugees-by-origin"), ("here", "refugees-by-asylum")):
        figure = rows.series(rows.usual(indicator)).get(code, {}).get(year)
        if figure is None or not figure.known:
            if word in said and re.search(r"\d", said[word]):
                return f"{indicator} has no figure of {code} for {year}"
        elif word in said and not agrees(said[word], figure.low, figure.high):
            return f"{indicator}: {figure}"
    return "" if year == rows.span(REFUGEES)[1] else f"{rows.span(REFUGEES)}"


@judges("Cases of people of all ages within the country, all years pooled: {own}.")
def cases_within(claim: Claim, rows: Rows) -> str:
    own = flows(rows, CASES, "_T", *rows.span(CASES)).own.get(claim.asked.areas[0])
    said = claim.said.get("own", "")
    return "" if own is not None and (not said or said_is(said, own)) else f"{own}"


_ = (_areas, _split_areas, asked_span)


@judges("Figures for {first} and later are projections, not counts.")
def projected(claim: Claim, rows: Rows) -> str:
    """From the first year with a projection on, in a table of the surroundings, no figure is anything else."""
    of_context = [name for name, entry in rows.catalogue.items() if entry["theme"] == "context"]
    asked = [claim.asked.indicator] if claim.asked.indicator in of_context else of_context
    firsts = set()
    for name in asked:
        found = [
            figure for series in rows.table(name).values() for years in series.values() for figure in years.values()
        ]
        first = min((figure.year for figure in found if figure.status == "P"), default=0)
        if first and all(figure.status == "P" for figure in found if figure.known and figure.year >= first):
            firsts.add(first)
    return "" if int(claim.said["first"]) in firsts else f"{sorted(firsts)}"


@judges("{area}: figures for {years} are not comparable with later ones.")
def not_comparable(claim: Claim, rows: Rows) -> str:
    """The rows of the area that are marked so are of these years, in a table that is shown."""
    said = claim.said
    code = rows.named(said["area"])
    names = [claim.asked.indicator] if claim.asked.indicator in rows.catalogue else list(rows.catalogue)
    spans, told = set(), years_in(said["years"])
    for name in names:
        for series in rows.table(name).values():
            marked = [figure.year for figure in series.get(code, {}).values() if figure.status == "B"]
            if marked:
                spans.add((min(marked), max(marked)))
    return "" if (told[0], told[-1]) in spans else f"{sorted(spans)}"


@judges(
    "Years and countries where this is so of detected children: {n}, without a total: {none}. One of them is {link}.",
    free=("link",),
)
def without_ages(claim: Claim, rows: Rows) -> str:
    """As many rows of children are blank, and so many of these have no total."""
    blank, totals = _blank_children(rows), rows.series(VICTIMS)
    bare = sum((year not in totals.get(code, {})) or not totals[code][year].known for code, year in blank)
    told = whole(claim.said["n"]), whole(claim.said["none"])
    return "" if told == (len(blank), bare) else f"{len(blank)}, {bare}"


@judges("In {number} of them the source gives girls or boys all the same.")
def without_ages_but_of_a_sex(claim: Claim, rows: Rows) -> str:
    """Of so many blank rows of children girls or boys have a number above zero."""
    sexes = [rows.series(VICTIMS._replace(age=CHILD, sex=sex)) for sex in ("F", "M")]
    figures = [[series.get(code, {}).get(year) for series in sexes] for code, year in _blank_children(rows)]
    true = sum(any(figure is not None and figure.known and figure.high for figure in both) for both in figures)
    return "" if whole(claim.said["number"]) == true else f"{true}"


def _blank_children(rows: Rows) -> list[tuple[str, int]]:
    children = rows.series(VICTIMS._replace(age=CHILD))
    return [
        (code, figure.year) for code in rows.members for figure in children.get(code, {}).values() if not figure.known
    ]


def _of_status(rows: Rows, status: str, tables: Iterable[str]) -> set[tuple[str, int]]:
    """Areas and years of a status in tables."""
    return {
        (area, year)
        for name in tables
        for series in rows.table(name).values()
        for area, years in series.items()
        for year, figure in years.items()
        if figure.status == status
    }


def _told_years(claim: Claim, rows: Rows) -> list[tuple[str, int]]:
    return _years_of_areas(claim.said["parts"], rows)


def _years_of_areas(parts: str, rows: Rows) -> list[tuple[str, int]]:
    """By areas, whose names can hold a comma ("China, Macao Special Administrative Region") or a bracket ("Venezuela
    (Bolivarian Republic of)"), behind a label or not."""
    told = []
    for name, years in re.findall(r"(?:^|, | and )([^()]+?(?: \([^()\d]+\))?) \(([^()]*\d{4})\)(?=$|, | and )", parts):
        words = name.split(", ")
        codes = [rows.named(", ".join(words[at:])) for at in range(len(words))]
        told += [(next(filter(None, codes), ""), year) for year in years_in(years)]
    return told


AGES = [f"child-share-of-refugees-by-{side}{what}" for side in ("origin", "asylum") for what in ("", "-age-known")]


@judges("Figures of {n} rest mostly on estimated ages: the same for refugees of every origin in a country of asylum.")
def estimated_ages(claim: Claim, rows: Rows) -> str:
    marked = {area for area, _ in _of_status(rows, "E", AGES)}
    return "" if 2 < whole(claim.said["n"]) <= len(marked) else f"{len(marked)}"


@judges("These rest mostly on estimated ages, the same for refugees of every origin in a country of asylum: {parts}.")
def estimated_ages_of(claim: Claim, rows: Rows) -> str:
    marked, told = _of_status(rows, "E", AGES), _told_years(claim, rows)
    return "" if told and marked.issuperset(told) else f"{sorted(marked)}"


@judges("Figures of {n} are marked as of low reliability.")
def doubted_areas(claim: Claim, rows: Rows) -> str:
    """More than a few, and no more than the table has."""
    marked = {area for area, _ in _of_status(rows, "U", [claim.asked.indicator])}
    return "" if 2 < whole(claim.said["n"]) <= len(marked) else f"{len(marked)}"


@judges("Figures of rows marked as of low reliability: {parts}.")
def doubted_rows(claim: Claim, rows: Rows) -> str:
    """Each row's own table marks these years of the area so."""
    for part in claim.said["parts"].split("; "):
        table = label_of(part, rows)
        years = _years_of_areas(part, rows)
        if not table or not years or not _of_status(rows, "U", [table]).issuperset(years):
            return f"{part}: {table}"
    return ""


@judges("Figures marked as of low reliability: {parts}.")
def doubted_years(claim: Claim, rows: Rows) -> str:
    # A brief shows many indicators, and asks for none; women and men are those convicted, whatever is asked for.
    shown = ["persons-convicted" if claim.kind == "sexes" else claim.asked.indicator]
    marked = _of_status(rows, "U", shown if claim.kind else rows.catalogue)
    told = _told_years(claim, rows)
    return "" if told and marked.issuperset(told) else f"{sorted(marked)}"
