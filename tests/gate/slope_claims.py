"""Checks of two years beside each other: which years and countries, who is left out, and which way figures went."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tests.gate.registry import judges
from tests.gate.rows import Figure, Key, Rows, Series
from tests.gate.said import whole
from tests.gate.title_claims import _split_areas, key_of
from tests.gate.walk import Claim

APART, PART, FEW, DRAWN, TOLD = 5, 0.5, 10, 24, 6
OF_WORLD, OF_GROUP = 10, 3
LEAST_COMPARED, WIDE = 10, 0.1


class Pair(NamedTuple):
    """Two years with the countries that have both; `of`: all that were asked; no years where there are none."""

    years: tuple[int, ...]
    both: frozenset[str]
    of: frozenset[str]
    fewest: int


def _series(claim: Claim, rows: Rows) -> tuple[Key, Series]:
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    return key, rows.rates(key) if asked.measure == "rate" else rows.series(key)


def _groups(claim: Claim, rows: Rows) -> list[str]:
    """The groups whose countries are compared: of one country the sub-region, or the region where that is small."""
    chosen = [code for code in claim.asked.areas if code in rows.areas]
    groups = [code for code in claim.asked.areas if code in rows.regions]
    if groups or len(chosen) > 1:
        return groups
    if not chosen:
        return ["001"]
    around = [code for code in rows.areas[chosen[0]].groups if rows.region_kinds.get(code) in ("region", "sub_region")]
    around.sort(key=lambda code: rows.region_kinds[code] == "region")
    return [code for code in around if len(rows.countries(code)) >= LEAST_COMPARED][:1]


@cache
def _pair(rows: Rows, key: Key, areas: tuple[str, ...], groups: tuple[str, ...], *, as_rate: bool) -> Pair:
    series = rows.rates(key) if as_rate else rows.series(key)
    chosen = {code for code in areas if code in rows.areas}
    of = frozenset(chosen.union(*(rows.countries(group) for group in groups)))
    fewest = OF_WORLD if groups == ("001",) else OF_GROUP
    if of == chosen:
        fewest = min(OF_GROUP, max(2, len(chosen)))
    since = max(rows.catalogue[key.indicator].get("break_years", [0]))
    told = {year for code in of for year in series.get(code, {}) if year >= since}
    for wanted in (chosen, set()):
        for last in sorted(told, reverse=True):
            later = rows.reporting(series, of, last)
            for first in sorted(year for year in told if year + APART <= last):
                fit = {code for code in rows.reporting(series, of, first) if series[code][first].status != "B"}
                if first <= rows.catalogue[key.indicator].get("zeros_until", 0):
                    fit = {code for code in fit if series[code][first].high > 0}
                both = fit & later
                if wanted <= both and len(both) >= fewest and len(both) >= PART * len(later):
                    return Pair((first, last), frozenset(both), of, fewest)
    return Pair((), frozenset(), of, fewest)


def _asked(claim: Claim, rows: Rows) -> Pair:
    key, _ = _series(claim, rows)
    groups = tuple(_groups(claim, rows))
    return _pair(rows, key, claim.asked.areas, groups, as_rate=claim.asked.measure == "rate")


def both_years(claim: Claim, rows: Rows) -> frozenset[str]:
    """The countries that a view of two years compares."""
    return _asked(claim, rows).both


def _ends(figure: Figure) -> tuple[float, float]:
    """All that a figure may be, its publisher's range included."""
    low = figure.low if figure.lower is None else figure.lower
    return low, figure.high if figure.upper is None else figure.upper


def _rests_on_few(claim: Claim, rows: Rows, code: str, year: int) -> bool:
    """Whether some, but under ten persons or events are behind a figure."""
    key, series = _series(claim, rows)
    entry, figure = rows.catalogue[key.indicator], series[code][year]
    if entry["aggregate"] == "sum" or entry.get("per") or entry.get("least_shown"):
        counted = rows.series(key)[code][year].low
    elif entry["unit"].startswith("per 100,000"):
        counted = figure.low * rows.people().get(code, {}).get(year, 0.0) / 1e5
    else:
        return False
    return 0 < counted < FEW


def _ways(claim: Claim, rows: Rows) -> dict[str, int]:
    """In how many countries the later figure is lower, higher, or neither."""
    key, series = _series(claim, rows)
    pair, entry = _asked(claim, rows), rows.catalogue[key.indicator]
    target = entry.get("target")
    margin = target.get("margin", 1.0) if target else 0.0
    decimals = 2 if claim.asked.measure == "rate" else entry.get("decimals", 0)
    found = {"lower": 0, "higher": 0, "neither": 0}
    for code in pair.both:
        before, after = (_ends(series[code][year]) for year in pair.years)
        alike = [round(end, decimals) for end in before] == [round(end, decimals) for end in after]
        few = any(_rests_on_few(claim, rows, code, year) for year in pair.years)
        falls, rises = before[0] - after[1], after[0] - before[1]
        if not alike and not few and falls > 0 and falls >= margin - 1e-9:
            found["lower"] += 1
        elif not alike and not few and rises > 0 and rises >= margin - 1e-9:
            found["higher"] += 1
        else:
            found["neither"] += 1
    return found


OF_FEW = "lower in {lower}, higher in {higher} ({n} of {of} compared)"
TITLE = "lower in {lower} of the {n} compared, higher in {higher}"
OF_NONE = (
    "lower in {lower} of the {n} compared, higher in none",
    "higher in {higher} of the {n} compared, lower in none",
    "neither lower nor higher in any of the {n} compared",
)
"""Where figures went one way in no country."""


@judges(
    f"{{subject}}, {{last}} against {{first}}: {TITLE}",
    f"{{subject}}, {{place}}, {{last}} against {{first}}: {TITLE}",
    f"{{subject}}, {{last}} against {{first}}: {OF_FEW}",
    f"{{subject}}, {{place}}, {{last}} against {{first}}: {OF_FEW}",
    *(f"{{subject}}, {{last}} against {{first}}: {ways}" for ways in OF_NONE),
)
def lower_and_higher(claim: Claim, rows: Rows) -> str:
    said, pair, found = claim.said, _asked(claim, rows), _ways(claim, rows)
    key_of(claim, said["subject"], rows)
    is_of_few = 3 * len(pair.both) < len(pair.of)
    if is_of_few != ("of" in said) or (is_of_few and whole(said["of"]) != len(pair.of)):
        return f"{len(pair.both)} of {len(pair.of)}"
    true = (*pair.years, len(pair.both), found["lower"], found["higher"])
    told = tuple(whole(said.get(name, "none")) for name in ("first", "last", "n", "lower", "higher"))
    groups = _groups(claim, rows)
    outside = [
        code
        for code in claim.asked.areas
        if code in rows.areas and not any(code in rows.countries(group) for group in groups)
    ]
    where = [*groups, *outside] if groups or len(outside) <= 2 else []
    named = _split_areas(said.get("place", ""), rows) if "{place}" in claim.message else []
    if "none" in claim.message or "neither" in claim.message:
        named = _places_behind(said["subject"], where, rows)
    return "" if told == true and named == where else f"{true} of {where}"


def _places_behind(subject: str, where: list[str], rows: Rows) -> list[str]:
    """The places that a subject ends with, where they are those asked for; else others, or none."""
    behind = [subject[found.end() :] for found in re.finditer(", ", subject)]
    named = [codes for tail in behind if (codes := _split_areas(tail, rows)) and all(codes)]
    return where if where in named else max(named, key=len, default=[])


def _rateless(claim: Claim, rows: Rows) -> set[str]:
    """Of the countries that are left out those with a count, but no rate, of a year that is shown, or of any."""
    key, rates = _series(claim, rows)
    pair = _asked(claim, rows)
    if claim.asked.measure != "rate":
        return set()
    bare = {
        code: {figure.year for figure in rows.known(rows.series(key), code)}
        - {figure.year for figure in rows.known(rates, code)}
        for code in pair.of - pair.both
    }
    people = {year for own in rows.people().values() for year in own}
    years = set(pair.years) or people
    return {code for code, own in bare.items() if own & years}


@judges(
    "{subject}: no two years that enough of these countries have",
    "{subject}: no two years of which enough of these countries have a rate",
)
def no_two_years(claim: Claim, rows: Rows) -> str:
    key_of(claim, claim.said["subject"], rows)
    pair = _asked(claim, rows)
    if ("a rate" in claim.message) != bool(_rateless(claim, rows)):
        return f"no rate: {_rateless(claim, rows)}"
    return f"{pair.years}" if pair.years else ""


@judges("{reason} ({areas}).", free=("reason",))
def left_out_without_rate(claim: Claim, rows: Rows) -> str:
    """Who is named has a count and no rate; of many all that are chosen are named."""
    true, told = _rateless(claim, rows), set(_split_areas(claim.said["areas"], rows))
    right = told <= true and true & set(claim.asked.areas) <= told and (told == true or len(true) > TOLD)
    return "" if right else f"{sorted(true)}"


@judges(
    "Two years are shown where half of the countries with a figure of the later one, and at least "
    "{fewest}, have both, at least {apart} apart: there are none.",
    "Two years are shown where half of the countries with a rate of the later one, and at least "
    "{fewest}, have both, at least {apart} apart: there are none.",
)
def there_are_none(claim: Claim, rows: Rows) -> str:
    pair = _asked(claim, rows)
    if ("with a rate" in claim.message) != bool(_rateless(claim, rows)):
        return f"no rate: {_rateless(claim, rows)}"
    right = not pair.years and whole(claim.said["fewest"]) == pair.fewest and whole(claim.said["apart"]) == APART
    return "" if right else f"{pair.years}, {pair.fewest} of them, {APART} apart"


@judges("{unit}; the same countries in {first} and in {last}", free=("unit",))
def the_same(claim: Claim, rows: Rows) -> str:
    pair = _asked(claim, rows)
    return "" if (whole(claim.said["first"]), whole(claim.said["last"])) == pair.years else f"{pair.years}"


@judges("{n} of {of} is compared between {first} and {last}.")
def have_both(claim: Claim, rows: Rows) -> str:
    pair = _asked(claim, rows)
    true = (len(pair.both), len(pair.of), *pair.years)
    told = tuple(whole(claim.said[name]) for name in ("n", "of", "first", "last"))
    return "" if told == true else f"{true}"


def _risen(claim: Claim, rows: Rows) -> int:
    """How many of those left out are listed with zero in the first year, and with more than that in the last one."""
    _, series = _series(claim, rows)
    pair = _asked(claim, rows)
    if not pair.years:
        return 0
    known = [[series.get(code, {}).get(year) for year in pair.years] for code in pair.of - pair.both]
    return sum(bool(first and last and first.known and not first.high and last.low > 0) for first, last in known)


@judges("{said}; {number} more, listed with zero in {first}, is not compared", free=("said",))
def left_out_for_zero(claim: Claim, rows: Rows) -> str:
    found, years = _risen(claim, rows), _asked(claim, rows).years
    is_first = bool(years) and whole(claim.said["first"]) == years[0]
    return "" if whole(claim.said["number"]) == found > 0 and is_first else f"{found}, {years}"


@judges("{number} country was listed with zero in {first} and has a figure above it in {last}; it is left out.")
def risen_and_left_out(claim: Claim, rows: Rows) -> str:
    found, years = _risen(claim, rows), _asked(claim, rows).years
    told = (whole(claim.said["first"]), whole(claim.said["last"]))
    return "" if whole(claim.said["number"]) == found > 0 and told == years else f"{found}, {years}"


@judges("{number} country is left out, named in the table.")
def many_left_out(claim: Claim, rows: Rows) -> str:
    pair = _asked(claim, rows)
    left = len(pair.of - pair.both)
    return "" if whole(claim.said["number"]) == left > TOLD else f"{left}"


@judges("Left out: {areas}.")
def named_left_out(claim: Claim, rows: Rows) -> str:
    pair = _asked(claim, rows)
    true = pair.of - pair.both
    return "" if set(_split_areas(claim.said["areas"], rows)) == true else f"{sorted(true)}"


@judges("In {number} country the two figures are too near to be told apart, or rest on few.")
def too_near(claim: Claim, rows: Rows) -> str:
    found = _ways(claim, rows)["neither"]
    return "" if whole(claim.said["number"]) == found else f"{found}"


@judges(
    "Named, where names have room: those chosen, those that set the scale, then those that changed the most.",
)
def some_named(claim: Claim, rows: Rows) -> str:
    many = len(_asked(claim, rows).both)
    return "" if 2 < many <= DRAWN else f"{many} have both years"


@judges(
    "{drawn} is drawn. Named, where names have room: those chosen, those that set the scale, then those that "
    "changed the most. The table has them all."
)
def some_drawn(claim: Claim, rows: Rows) -> str:
    many = len(_asked(claim, rows).both)
    return "" if whole(claim.said["drawn"]) == DRAWN < many else f"{many} have both years"


@judges("No line goes from or to a wide range.")
def wide_ranges(claim: Claim, rows: Rows) -> str:
    _, series = _series(claim, rows)
    pair = _asked(claim, rows)
    figures = [series[code][year] for code in pair.both for year in pair.years]
    wide = [item for item in figures if item.value is None and item.high - item.low >= WIDE * item.high > 0]
    return "" if wide else "all are numbers or narrow ranges"
