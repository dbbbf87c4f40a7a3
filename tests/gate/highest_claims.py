"""Checks of when rows of a timeline are highest: the newest rate of its first row, and each row beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.gate.compare_claims import _has_median, _recorded, line_of
from tests.gate.origin_claims import CHILD
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import IN_TABLES, Key, Rows
from tests.gate.timeline_claims import DISASTERS, FEW, TIMELINE, _code, _rows_asked, years_drawn
from tests.gate.title_claims import ageless_in
from tests.gate.walk import Claim

OF_CHILDREN = Key("detected-victims", "_T", CHILD)
COUNTS = ("conflict-deaths", "conflict-displacement-new", *DISASTERS)
ITEM = re.compile(r"(.+?) in (\d{4})(?: or (\d{4}) \(ranges overlap\))?(?:, |$)")


@judges("{title}, the highest rate of {year} to {last}")
def highest_since(claim: Claim, rows: Rows) -> str:
    """Of a country of ten detected children or more, whose newest rate is higher than that of each year since the new
    questionnaire could be with all victims of unknown age; of four years at least, without a gap."""
    code, begun = _code(claim), max(rows.catalogue["detected-victims"]["break_years"])
    if claim.kind != "timeline" or code not in rows.areas or claim.asked.measure == "count":
        return ELSEWHERE
    figures = {
        year: one
        for year, one in rows.series(OF_CHILDREN).get(code, {}).items()
        if one.known and begun <= year <= TIMELINE[1]
    }
    rates, years = rows.rates(OF_CHILDREN)[code], sorted(figures)
    if len(years) < 4 or years != list(range(years[0], years[-1] + 1)) or figures[years[-1]].low < FEW:
        return f"{years}"
    tops = {
        year: rates[year].high * (1 + max(ageless_in(rows, code, year)[1], 0) / (figures[year].low or 1))
        for year in years[:-1]
    }
    told = int(claim.said["year"]), int(claim.said["last"])
    is_own = str(years[-1]) in claim.said["title"] and told == (years[0], years[-1])
    return "" if is_own and rates[years[-1]].low > max(tops.values()) else f"{rates[years[-1]]}, {tops}"


@judges("Below, for context only: {rows}, {first} to {last}.")
def context_rows(claim: Claim, rows: Rows) -> str:
    """Each of these rows, which have a figure within the years of the timeline."""
    drawn = years_drawn(claim, rows)
    if (int(claim.said["first"]), int(claim.said["last"])) != drawn:
        return f"{drawn}"
    known = {key for key in _rows_asked(claim, rows)[1:] if any(_ranges(claim, rows, key))}
    names = set(filter(None, re.split(r", | and ", claim.said["rows"])))
    wrong = [name for name in names if not any(_is_of(key, name, rows) for key in known)]
    return f"{wrong}" if wrong or not names else ""


@judges("Highest known figure, {first} to {last}: {rows}.")
def highest_rows(claim: Claim, rows: Rows) -> str:
    """Each row with the years in which it may have been highest, within the years of the timeline."""
    drawn = years_drawn(claim, rows)
    if (int(claim.said["first"]), int(claim.said["last"])) != drawn:
        return f"{drawn}"
    told = [(name, {int(year) for year in years if year}) for name, *years in ITEM.findall(claim.said["rows"])]
    wrong = [name for name, years in told if years not in _highest(claim, rows, name)]
    return f"{[(name, _highest(claim, rows, name)) for name in wrong]}" if wrong or not told else ""


@judges("{name} in {year}", "{name} in {year} or {other} (ranges overlap)")
def highest_row(claim: Claim, rows: Rows) -> str:
    """One of these rows."""
    if claim.kind != "timeline":
        return ELSEWHERE
    years = {int(claim.said[name]) for name in ("year", "other") if name in claim.said}
    found = _highest(claim, rows, claim.said["name"])
    return "" if years in found else f"{found}"


def _highest(claim: Claim, rows: Rows, name: str) -> list[set[int]]:
    """The years in which rows of a name may have been highest."""
    return [_years_of(claim, rows, key) for key in _rows_asked(claim, rows)[1:] if _is_of(key, name, rows)]


def _is_of(key: Key, name: str, rows: Rows) -> bool:
    is_displaced = name == "displacement" and key.indicator in COUNTS[1:]
    return is_displaced or name.casefold() == rows.catalogue[key.indicator]["label"].casefold()


def _years_of(claim: Claim, rows: Rows, key: Key) -> set[int]:
    """Those whose upper end reaches the greatest lower one; none of few years, or of a high of few."""
    ends = {year: own for year, own in _ranges(claim, rows, key) if TIMELINE[0] <= year <= TIMELINE[1]}
    entry = rows.catalogue[key.indicator]
    if len(ends) < 5 or entry.get("break_years"):
        return set()
    least = max(low for low, _ in ends.values())
    years = {year for year, (_, high) in ends.items() if high >= least}
    are_alike = len(years) > 1 and all(ends[year][0] == ends[year][1] for year in years)
    is_of_few = least <= 0 or (key.indicator in COUNTS and least < FEW)
    return set() if are_alike or is_of_few else years


def _ranges(claim: Claim, rows: Rows, key: Key) -> Iterator[tuple[int, tuple[float, float]]]:
    """Each year with the ends of its publisher's range; of a group only where it rests on as many in all years."""
    code, series = _code(claim), rows.series(key)
    own = IN_TABLES.get(code, code)
    if code in rows.areas or own in series:
        for year in line_of(rows, key, code, as_rate=False) or {}:
            yield year, rows.range_of_total(series, [own], year)
    elif rows.catalogue[key.indicator]["aggregate"] == "sum" and not _has_median(key, rows):
        inside, recorded = rows.inside(code), _recorded(rows, key, code, as_rate=False)
        # Which countries existed before the timeline begins matters to none of its years.
        years = [year for year in recorded if TIMELINE[0] <= year <= TIMELINE[1]]
        if len({frozenset(rows.reporting(series, inside, year)) for year in years}) == 1:
            yield from ((year, rows.range_of_total(series, inside, year)) for year in years)
