"""Between which countries figures run: sums of published rows over one period, by pair, that stay intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

Pair = tuple[str, str]
"""Where people are from, and where they were found or live; codes of areas, or of groups of areas."""

OWN, UNKNOWN, NOWHERE = "OWN", "UNKNOWN", "_X"
"""Citizens of the country itself; citizenship, or country, not known."""
ELSEWHERE = "ELSEWHERE"
"""In a matrix: people from a named country that has no line of its own, or found in such a country."""
UNNAMED = "UNNAMED"
"""In a matrix: from other countries, a region, or none, without a country's name."""


class Sum(NamedTuple):
    """A sum over rows: least and greatest number it may be, in the unit of the rows, and the years that it is of."""

    lower: float
    upper: float
    years: tuple[int, ...]

    @property
    def value(self) -> float | None:
        """The number where it is exact."""
        return self.lower if self.lower == self.upper else None


NONE = Sum(0, 0, ())


@dataclass(frozen=True)
class Layer:
    """How a table names its two countries, and whether its years can be added up."""

    indicator: str
    by_partner: bool
    """Whether `breakdown` says where people are from and `ref_area` where they were found; else the other way."""
    pooled: bool = False
    """Whether figures of several years are of other people, so that they may be added up; a stock never is."""
    summed: bool = True
    """Whether figures of several pairs may be added up."""
    reported: bool = False
    """Whether countries report by themselves: one that does not is unknown as a place where people are found."""


VICTIMS, CASES, REFUGEES = "detected-victims-by-citizenship", "case-corridors", "refugee-corridors"
LAYERS: Mapping[str, Layer] = MappingProxyType(
    {
        VICTIMS: Layer(VICTIMS, by_partner=True, pooled=True, reported=True),
        CASES: Layer(CASES, by_partner=False, summed=False),
        REFUGEES: Layer(REFUGEES, by_partner=False),
    }
)
"""Three views of people between countries. They count other people in other ways and are never added."""


@dataclass(frozen=True)
class Flows:
    """What one table says of one period. Rows without a figure (status M) are in none of these."""

    first: int
    last: int
    pairs: Mapping[Pair, Sum]
    """Between two areas."""
    own: Mapping[str, Sum]
    """Within one area: its own citizens, found in it."""
    unnamed: Mapping[Pair, Sum]
    """Of which one side is no area: OTHER, UNKNOWN, STATELESS, a region (REG_…), or _X."""
    suppressed: frozenset[Pair]
    """Pairs, within one area too, whose figure nobody may see."""
    reporting: Mapping[str, tuple[int, ...]]
    """Areas as the place where people were found -> the years in which it is said of which country any of them are."""
    listed: Mapping[tuple[str, int], Sum]
    """Area as the place where people were found, and year -> all whom its rows list, of unknown country too."""
    known: Mapping[tuple[str, int], Sum]
    """The same without those of unknown country."""


def flows_of(rows: pd.DataFrame, layer: Layer, areas: Container[str], first: int, last: int) -> Flows:
    """The rows of `layer`'s table from `first` to `last` (inclusive), of one age, summed by pair."""
    wanted = rows[rows["time_period"].between(first, last)]
    names = ("ref_area", "breakdown", "time_period", "obs_value", "obs_lower", "obs_upper", "obs_status")
    gathered: dict[str, dict[Pair, list[tuple[float, float, int]]]] = {"pairs": {}, "own": {}, "unnamed": {}}
    suppressed, reporting = set(), dict[str, set[int]]()
    listed, known = (dict[tuple[str, int], list[tuple[float, float, int]]]() for _ in range(2))
    for area, partner, year, value, lower, upper, status in zip(*(wanted[n].tolist() for n in names), strict=True):
        pair = _pair(layer, area, partner)
        ends = (lower, upper) if math.isnan(value) else (value, value)
        if math.isnan(ends[0]):
            suppressed |= {pair} if status == "Q" else set()
            continue
        for rows_of in (listed,) if partner == UNKNOWN else (listed, known):
            rows_of.setdefault((pair[1], int(year)), []).append((*ends, int(year)))
        if partner != UNKNOWN:
            reporting.setdefault(pair[1], set()).add(int(year))
        gathered[_kind(pair, areas)].setdefault(pair, []).append((*ends, int(year)))
    sums = {kind: {pair: _summed(found) for pair, found in pairs.items()} for kind, pairs in gathered.items()}
    own = {pair[1]: item for pair, item in sums["own"].items()}
    years = {area: tuple(sorted(found)) for area, found in reporting.items() if area in areas}
    there = ({at: _summed(found) for at, found in rows_of.items()} for rows_of in (listed, known))
    return Flows(first, last, sums["pairs"], own, sums["unnamed"], frozenset(suppressed), years, *there)


def _pair(layer: Layer, area: str, partner: str) -> Pair:
    partner = area if partner == OWN else partner
    return (partner, area) if layer.by_partner else (area, partner)


def _kind(pair: Pair, areas: Container[str]) -> str:
    if pair[0] not in areas or pair[1] not in areas:
        return "unnamed"
    return "own" if pair[0] == pair[1] else "pairs"


def _summed(found: Iterable[tuple[float, float, int]]) -> Sum:
    rows = list(found)
    years = tuple(sorted({year for _, _, year in rows}))
    return Sum(math.fsum(low for low, _, _ in rows), math.fsum(high for _, high, _ in rows), years)


def total(sums: Iterable[Sum]) -> Sum:
    """The sum of sums: lower ends and upper ends apart, over all years of any."""
    found = list(sums)
    years = tuple(sorted({year for item in found for year in item.years}))
    return Sum(math.fsum(item.lower for item in found), math.fsum(item.upper for item in found), years)


def largest(pairs: Mapping[Pair, Sum], most: int) -> list[Pair]:
    """At most so many pairs with somebody in them, the largest first, by their lower, then their upper ends."""
    some = [pair for pair, item in pairs.items() if item.upper > 0]
    return sorted(some, key=lambda pair: (-pairs[pair].lower, -pairs[pair].upper, pair))[:most]


def touching(pairs: Mapping[Pair, Sum], codes: Collection[str]) -> dict[Pair, Sum]:
    """The pairs that begin or end in one of the areas."""
    inside = set(codes)
    return {pair: item for pair, item in pairs.items() if pair[0] in inside or pair[1] in inside}


def into(pairs: Mapping[Pair, Sum], codes: Collection[str]) -> dict[Pair, Sum]:
    """The pairs that end in one of the areas and begin outside them."""
    inside = set(codes)
    return {pair: item for pair, item in pairs.items() if pair[1] in inside and pair[0] not in inside}


def out_of(pairs: Mapping[Pair, Sum], codes: Collection[str]) -> dict[Pair, Sum]:
    """The pairs that begin in one of the areas and end outside them."""
    inside = set(codes)
    return {pair: item for pair, item in pairs.items() if pair[0] in inside and pair[1] not in inside}


def within(pairs: Mapping[Pair, Sum], codes: Collection[str]) -> dict[Pair, Sum]:
    """The pairs that begin and end in the areas."""
    inside = set(codes)
    return {pair: item for pair, item in pairs.items() if pair[0] in inside and pair[1] in inside}


def unnamed_in(flows: Flows, codes: Collection[str] | None = None) -> dict[str, Sum]:
    """What was found in the areas (all of them for None), by the code that names no country."""
    inside = None if codes is None else set(codes)
    found: dict[str, list[Sum]] = {}
    for (origin, place), item in flows.unnamed.items():
        if inside is None or place in inside:
            found.setdefault(origin, []).append(item)
    return {code: total(items) for code, items in found.items()}


Totals = Mapping[tuple[str, int], tuple[float, float]]
"""Area and year -> least and greatest number of all who were found there, whatever is known of them."""
HALF, FAR = 0.5, 1.1


def not_listed(flows: Flows, totals: Totals, places: Container[str]) -> Sum:
    """How many more were found in some places than their rows list, where a total is known. Each year of a country for
    itself: rows that exceed a total make up for none that are missing elsewhere."""
    found = []
    for (area, year), (low, high) in totals.items():
        if area in places and flows.first <= year <= flows.last:
            listed = flows.listed.get((area, year), NONE)
            found.append(Sum(max(low - listed.upper, 0), max(high - listed.lower, 0), (year,)))
    return total(found)


def exceeding(flows: Flows, totals: Totals) -> frozenset[tuple[str, int]]:
    """Area and year of reports whose rows are certainly over a tenth more than all whom the area found, as the build
    doubts them."""
    return frozenset(at for at, item in flows.listed.items() if at in totals and item.lower > FAR * totals[at][1])


def lists_few(flows: Flows, totals: Totals, area: str) -> bool:
    """Whether an area that reports says of which country they are of certainly fewer than half of all found there in
    the period. A year without a total counts with those that it lists."""
    years = range(flows.first, flows.last + 1)
    known = {year: flows.known.get((area, year), NONE).upper for year in years}
    whole = math.fsum(max(totals.get((area, year), NONE[:2])[0], most) for year, most in known.items())
    return area in flows.reporting and math.fsum(known.values()) < HALF * whole


def little_listed(flows: Flows, totals: Totals, area: str) -> tuple[int, ...]:
    """The years of the period in which an area lists the citizenship of nobody, or of certainly fewer than half of all
    found there. Of a year without a total nobody knows that; of one in which it found nobody there is nothing to list.
    """
    known = {year: flows.known.get((area, year), NONE).upper for year in range(flows.first, flows.last + 1)}
    return tuple(year for year, most in known.items() if most < HALF * totals.get((area, year), NONE[:2])[0])


# ------------------------------------------------------------------------------------------------ the matrix


@dataclass(frozen=True)
class Matrix:
    """Where people are from (rows) by where they were found (columns). Blank is unknown, or not listed; not zero."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Pair, Sum]
    row_sums: Mapping[str, Sum]
    column_sums: Mapping[str, Sum]
    suppressed: frozenset[Pair] = frozenset()


def by_group(flows: Flows, group_of: Callable[[str], str], groups: Iterable[str]) -> Matrix:
    """All areas by the group that each belongs to; own citizens have a row of their own, as have those without a name.

    Only rows and columns with a figure are kept; every row and every column adds up.
    """
    cells: dict[Pair, list[Sum]] = {}

    def add(origin: str, place: str, item: Sum) -> None:
        cells.setdefault((origin, place), []).append(item)

    for (origin, place), item in flows.pairs.items():
        add(group_of(origin), group_of(place), item)
    for area, item in flows.own.items():
        add(OWN, group_of(area), item)
    for (origin, place), item in flows.unnamed.items():
        add(_side(origin, group_of), _side(place, group_of), item)
    order = [OWN, *groups, ELSEWHERE, UNNAMED, UNKNOWN]
    return _matrix({pair: total(items) for pair, items in cells.items()}, order, order)


def _side(code: str, group_of: Callable[[str], str]) -> str:
    if code in (UNKNOWN, NOWHERE):
        return UNKNOWN
    is_named = code not in ("OTHER", "STATELESS") and not code.startswith("REG_")
    return group_of(code) if is_named else UNNAMED


def _matrix(cells: Mapping[Pair, Sum], rows: Iterable[str], columns: Iterable[str]) -> Matrix:
    kept_rows = tuple(code for code in rows if any(row == code for row, _ in cells))
    kept = tuple(code for code in columns if any(column == code for _, column in cells))
    row_sums = {code: total(item for (row, _), item in cells.items() if row == code) for code in kept_rows}
    column_sums = {code: total(item for (_, column), item in cells.items() if column == code) for code in kept}
    return Matrix(kept_rows, kept, cells, row_sums, column_sums)


def linked(flows: Flows, code: str, most: int) -> list[str]:
    """An area and those that it has the largest pairs with, in either direction; at most so many in all."""
    found: dict[str, float] = {}
    for origin, place in largest(touching(flows.pairs, [code]), len(flows.pairs)):
        other = origin if place == code else place
        found[other] = max(found.get(other, 0), flows.pairs[origin, place].lower)
    others = sorted(found, key=lambda area: (-found[area], area))
    return [code, *others[: most - 1]]


def busiest(flows: Flows, codes: Iterable[str], most: int) -> list[str]:
    """At most so many of the areas: those with the largest single figure, whether from, to or within them."""
    greatest = dict.fromkeys(codes, 0.0)
    for (origin, place), item in flows.pairs.items():
        for code in (origin, place):
            if code in greatest:
                greatest[code] = max(greatest[code], item.upper)
    for code, item in flows.own.items():
        if code in greatest:
            greatest[code] = max(greatest[code], item.upper)
    some = [code for code, size in greatest.items() if size > 0]
    return sorted(some, key=lambda code: (-greatest[code], code))[:most]


def by_area(flows: Flows, layer: Layer, shown: Iterable[str]) -> Matrix:
    """Some areas as rows and as columns, the diagonal being own citizens; everybody else in a row and a column.

    Where figures may not be added up there are neither sums nor others, only the pairs themselves.
    """
    codes = tuple(shown)
    inside = set(codes)
    cells = dict(within(flows.pairs, codes))
    cells |= {(code, code): flows.own[code] for code in codes if code in flows.own}
    hidden = frozenset(pair for pair in flows.suppressed if set(pair) <= inside)
    if not layer.summed:
        return Matrix(codes, codes, cells, {}, {}, hidden)
    for code in codes:
        cells |= _others(flows, code, inside)
    if not cells:
        return Matrix((), (), {}, {}, {}, hidden)
    rows = (*codes, ELSEWHERE, UNNAMED, UNKNOWN)
    made = _matrix(cells, rows, (*codes, ELSEWHERE, UNKNOWN))
    row_sums = {code: made.row_sums[code] for code in codes if code in made.row_sums}
    column_sums = {code: made.column_sums[code] for code in codes if code in made.column_sums}
    used = [code for code in made.rows if code not in inside]
    beside = [code for code in made.columns if code not in inside]
    return Matrix((*codes, *used), (*codes, *beside), cells, row_sums, column_sums, hidden)


def _others(flows: Flows, code: str, inside: Collection[str]) -> dict[Pair, Sum]:
    """What a shown area has with areas that are not shown, and with what has no name."""
    found = {
        (ELSEWHERE, code): [item for (a, b), item in flows.pairs.items() if b == code and a not in inside],
        (code, ELSEWHERE): [item for (a, b), item in flows.pairs.items() if a == code and b not in inside],
        (code, UNKNOWN): [item for (a, b), item in flows.unnamed.items() if a == code and b != code],
    }
    for (origin, place), item in flows.unnamed.items():
        if place == code:
            found.setdefault((_side(origin, str), code), []).append(item)
    return {pair: total(items) for pair, items in found.items() if items}
