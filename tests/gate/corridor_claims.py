"""Checks of the words around the map and the table of flows: whom they name, what they leave out, what is hidden."""

from __future__ import annotations

import re

from tests.gate.flow_claims import CASES, FEW, REFUGEES, VICTIMS, Ends, Flows, _add, _asked, flows, said_is
from tests.gate.registry import judges
from tests.gate.rows import Rows
from tests.gate.said import agrees, whole
from tests.gate.walk import Claim

MOST, IN_PICTURES, NAMED = 11, 6, 3
LEAST_SHOWN = 10


def _table(claim: Claim) -> str:
    asked = claim.asked.indicator
    return asked if asked in (VICTIMS, CASES, REFUGEES) else VICTIMS


def _span(claim: Claim, rows: Rows) -> tuple[int, int]:
    one, _ = _asked(claim, rows)
    years = [year for found in one.reporting.values() for year in found]
    return min(years), max(years)


def _period_is(text: str, claim: Claim, rows: Rows) -> str:
    """Whether the years that are named are those of the figures: the first and the last of which there are any."""
    told, true = [int(year) for year in re.findall(r"\d{4}", text)], _span(claim, rows)
    return "" if (told[0], told[-1]) == true else f"{true}"


# ------------------------------------------------------------------------------------------ titles and periods


@judges("all years pooled, release of {year}")
def pooled(claim: Claim, rows: Rows) -> str:
    """Cases have one year in the table: that of the release; on pages of other figures these are the corridors."""
    asked = claim.asked.indicator
    span = rows.rows_span(asked if rows.is_pooled(asked) else CASES)
    return "" if (int(claim.said["year"]),) * 2 == span else f"{span}"


@judges("Victims by citizenship and country of detection, {when}, as far as countries report")
def which_country(claim: Claim, rows: Rows) -> str:
    return _period_is(claim.said["when"], claim, rows) if _table(claim) == VICTIMS else f"asked was {_table(claim)}"


@judges("Victims by region of citizenship, {when}: {own} detected in their own country, as reported")
def which_region(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    own = _add(list(one.own.values()))
    if not said_is(claim.said["own"], own):
        return f"own {own[:2]}"
    return _period_is(claim.said["when"], claim, rows)


# ------------------------------------------------------------------------------------------ who is named


def _linked(one: Flows, code: str) -> set[str]:
    """Who has a pair with a country, whatever the figure, and the country itself is none of them."""
    return {side for pair in one.pairs for side in pair if code in pair and side != code}


@judges("{area} and the {number} country that it is linked with, by name.")
def linked_with(claim: Claim, rows: Rows) -> str:
    """As many as it has pairs with, up to the number that the table has room for."""
    one, _ = _asked(claim, rows)
    code, number = rows.named(claim.said["area"]), whole(claim.said["number"])
    if [code] != list(claim.asked.areas[:1]):
        return f"asked was {claim.asked.areas}"
    known = {side for side in _linked(one, code) if _some(one, code, side)}
    all_of = _linked(one, code)
    right = {min(len(found), most - 1) for found in (known, all_of) for most in (MOST, IN_PICTURES)}
    return "" if number in right else f"{len(known)}, {len(all_of)}"


def _some(one: Flows, code: str, side: str) -> bool:
    return any(one.pairs[pair].high > 0 for pair in ((code, side), (side, code)) if pair in one.pairs)


@judges("At most {n}, those with the largest figures, by name.")
def at_most(claim: Claim, _rows: Rows) -> str:
    return "" if whole(claim.said["n"]) in (MOST, IN_PICTURES) else f"{MOST}, or {IN_PICTURES} in pictures"


# ------------------------------------------------------------------------------------------ what is not shown


def _hidden(claim: Claim, rows: Rows) -> set[tuple[str, str]]:
    """Pairs of two countries of which the table says that there is a figure, but not which."""
    age = claim.asked.age if claim.asked.age in rows.catalogue[CASES]["age"] else "_T"
    found = set()
    for key, series in rows.table(CASES).items():
        for area, years in series.items() if (key.sex, key.age) == ("_T", age) else ():
            small = any(figure.status == "Q" and not figure.known for figure in years.values())
            if small and key.breakdown in rows.areas and key.breakdown != area and area in rows.areas:
                found.add((area, key.breakdown))
    return found


@judges("Suppressed, so that nobody can be found: {n} more corridor. Figures are never added up.")
def suppressed(claim: Claim, rows: Rows) -> str:
    _, inside = _asked(claim, rows)
    true = len([pair for pair in _hidden(claim, rows) if not inside or set(pair) & inside])
    return "" if whole(claim.said["n"]) == true else f"{true}"


@judges("Figures are never added up. …: {suppressed}.")
def never_added_up(claim: Claim, rows: Rows) -> str:
    """The number under which a figure is hidden, and the smallest one that is shown is no less."""
    one = flows(rows, CASES, "_T", *rows.span(CASES))
    least = min(ends.low for ends in [*one.pairs.values(), *one.own.values()])
    told = re.search(r"\d+", claim.said["suppressed"])
    right = _table(claim) == CASES and told is not None and int(told[0]) == LEAST_SHOWN <= least
    return "" if right else f"under {LEAST_SHOWN}, the least is {least}"


@judges("Without a line: refugees whose origin or country is unknown, stateless or other, {figure}.")
def without_a_line(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    lost = _add([ends for pair, ends in one.unnamed.items() if not inside or set(pair) & inside])
    return "" if said_is(claim.said["figure"], lost) else f"{lost[:2]}"


@judges("origin and country of asylum are the same, as published: {figure}")
def same_country(claim: Claim, rows: Rows) -> str:
    """Of some country its own refugees within itself, in the table of refugees."""
    one, _ = _asked(claim, rows)
    right = any(agrees(claim.said["figure"], ends.low, ends.high) for ends in one.own.values())
    return "" if right and _table(claim) == REFUGEES else f"{len(one.own)} countries have such a figure"


@judges("few (under {number})")
def few(claim: Claim, rows: Rows) -> str:
    """Some sum of what is shown is few, but not none."""
    if whole(claim.said["number"]) != FEW:
        return f"{FEW}"
    sums = [ends for one in _all_layers(claim, rows) for ends in _sums(one)]
    return "" if any(0 < ends.high < FEW for ends in sums) else "no sum is few"


def _all_layers(claim: Claim, rows: Rows) -> list[Flows]:
    """The flows of the view, and of a page of a country those of every layer."""
    if claim.kind:
        return [_asked(claim, rows)[0]]
    return [
        _asked(claim, rows)[0],
        *(flows(rows, table, "_T", *rows.span(table)) for table in (VICTIMS, CASES, REFUGEES)),
    ]


def _sums(one: Flows) -> list[Ends]:
    """Pairs, own citizens, the sums of a country's pairs, and of those without a name."""
    sides: dict[tuple[int, str], list[Ends]] = {}
    for found in (one.pairs, one.unnamed):
        for pair, ends in found.items():
            for side in (0, 1):
                sides.setdefault((side, pair[side]), []).append(ends)
    return [*one.pairs.values(), *one.own.values(), *one.unnamed.values(), *map(_add, sides.values())]


# ------------------------------------------------------------------------------------------ the largest of a country


@judges(
    "Cases of people of all ages from here, all years pooled, by where they were exploited: {places}.",
    "Cases here of people of all ages from elsewhere, all years pooled: {places}.",
)
def largest_cases(claim: Claim, rows: Rows) -> str:
    """The largest corridors of the country, in their order, and none of under ten."""
    code, away = claim.asked.areas[0], "from here" in claim.message
    one = flows(rows, CASES, "_T", *rows.span(CASES))
    pairs = {pair[away]: ends for pair, ends in one.pairs.items() if pair[not away] == code}
    largest = sorted((ends.low for ends in pairs.values() if ends.low >= FEW), reverse=True)[:NAMED]
    told = re.findall(r"(?:: |, | and )([^:]+?) \(([\d,]+)\)", claim.text)
    if len(told) != len(largest) or not told:
        return f"{largest}"
    for (name, figure), true in zip(told, largest, strict=True):
        own = pairs.get(rows.named(name))
        if own is None or own.low != true or not agrees(figure, true, true):
            return f"{name}: {own}, {largest}"
    return ""
