"""Countries like this one: neighbours, region and income, children, or values of drivers; each with its reason."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

Reason = Literal["neighbour", "region and income", "child population", "drivers"]

MOST = 5
FACTOR = 1.5
"""Child populations within this factor of each other are similar."""
LEAST_DRIVERS = 4
"""Drivers that two countries must both have for their values to be compared."""


class Peer(NamedTuple):
    """One country and why it is taken as similar."""

    area: str
    reason: Reason
    detail: float | None = None
    """Child population as a multiple of the country's own; or the mean distance of the drivers' ranks, 0 to 1."""
    compared: int | None = None
    """How many drivers were compared."""


def neighbours(code: str, borders: Mapping[str, Collection[str]], members: Collection[str]) -> tuple[Peer, ...]:
    """UN members that share a land border on the United Nations' map, by code."""
    return tuple(Peer(area, "neighbour") for area in sorted(borders.get(code, ())) if area in members)


def same_region_and_income(
    code: str, groups: Mapping[str, Collection[str]], people: Mapping[str, float]
) -> tuple[Peer, ...]:
    """Countries that share every group of `groups` (sub-region and income group), nearest in child population first."""
    own = frozenset(groups.get(code, ()))
    alike = [area for area, others in groups.items() if area != code and own and own <= frozenset(others)]
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
    """Countries nearest in the mean distance of their drivers' percentile ranks (0 to 1), over drivers that both have.

    `ranks`: driver -> area -> percentile rank. Peers chosen like this say nothing about those drivers.
    """
    distances: dict[str, list[float]] = {}
    for own in ranks.values():
        if code in own:
            for area, rank in own.items():
                distances.setdefault(area, []).append(abs(rank - own[code]))
    compared = [
        (math.fsum(found) / len(found), area, len(found))
        for area, found in distances.items()
        if area != code and len(found) >= LEAST_DRIVERS
    ]
    return tuple(Peer(area, "drivers", distance, number) for distance, area, number in sorted(compared)[:MOST])


def percentile_ranks(values: Mapping[str, float]) -> dict[str, float]:
    """Part of the other areas with a smaller value, ties counted half: 0 the least, 1 the greatest."""
    if len(values) < 2:
        return {}
    ordered = sorted(values.values())
    ranks = {}
    for area, value in values.items():
        below = sum(other < value for other in ordered)
        equal = sum(other == value for other in ordered) - 1
        ranks[area] = (below + equal / 2) / (len(values) - 1)
    return ranks
