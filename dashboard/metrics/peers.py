"""Countries like this one: neighbours, region and income, children, or values of drivers; each with its reason."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

Reason = Literal["neighbour", "region and income", "child population", "drivers"]

MOST = 5
FACTOR = 1.5
"""Child populations within this factor of each other are similar."""
LEAST_DRIVERS = 4
LEAST_PART = 0.75
"""So many drivers two countries must both have, and this part of the country's own: a mean distance over fewer is
more often small by chance, and would fill the list with countries of which little is known."""


class Peer(NamedTuple):
    """One country and why it is taken as similar."""

    area: str
    reason: Reason
    detail: float | None = None
    """Child population as a multiple of the country's own; or the mean distance of the drivers' percentiles."""
    compared: int | None = None
    """How many drivers were compared."""


def borders_of(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Land neighbours by area from the rows of borders.csv, the longest border first, those without a length last."""
    found: dict[str, list[tuple[float, str]]] = {}
    for row in rows:
        found.setdefault(row["ref_area"], []).append((-float(row["km"] or 0), row["neighbour"]))
    return {area: tuple(other for _, other in sorted(others)) for area, others in found.items()}


def neighbours(code: str, borders: Mapping[str, Sequence[str]], states: Collection[str]) -> tuple[Peer, ...]:
    """States that share a land border on the United Nations' map, in the order of `borders`."""
    return tuple(Peer(area, "neighbour") for area in borders.get(code, ()) if area in states)


def same_region_and_income(
    code: str, region: Collection[str], income: Collection[str], people: Mapping[str, float]
) -> tuple[Peer, ...]:
    """Countries of one region and one income group, nearest in child population first.

    `region`, `income`: the countries of the groups that are named to the reader. Who has no income group (Venezuela)
    has nobody in it, and is like nobody.
    """
    alike = [area for area in region if area != code and area in income]
    alike.sort(key=lambda area: (_apart(people.get(code), people.get(area)), area))
    return tuple(Peer(area, "region and income") for area in alike[:MOST])


def similar_children(code: str, people: Mapping[str, float]) -> tuple[Peer, ...]:
    """Countries whose child population is within FACTOR of its own, nearest first."""
    own = people.get(code)
    near = [
        (distance, area)
        for area, number in people.items()
        if area != code and (distance := _apart(own, number)) <= math.log(FACTOR)
    ]
    return tuple(Peer(area, "child population", people[area] / (own or 1)) for _, area in sorted(near)[:MOST])


def _apart(one: float | None, other: float | None) -> float:
    return abs(math.log(other / one)) if one and other else math.inf


def similar_drivers(code: str, ranks: Mapping[str, Mapping[str, float]]) -> tuple[Peer, ...]:
    """Countries nearest in the mean distance of their drivers' percentiles (0 to 100), over drivers that both have.

    `ranks`: driver -> area -> percentile. Peers chosen like this say nothing about those drivers.
    """
    distances: dict[str, list[float]] = {}
    of_own = [own for own in ranks.values() if code in own]
    for own in of_own:
        for area, rank in own.items():
            distances.setdefault(area, []).append(abs(rank - own[code]))
    least = max(LEAST_DRIVERS, LEAST_PART * len(of_own))
    compared = [
        (math.fsum(found) / len(found), area, len(found))
        for area, found in distances.items()
        if area != code and len(found) >= least
    ]
    return tuple(Peer(area, "drivers", distance, number) for distance, area, number in sorted(compared)[:MOST])
