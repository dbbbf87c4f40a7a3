"""What figures that are computed here are made of: which rows are divided by which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.catalogue import RATE, Indicator
from dashboard.metrics.rates import PER
from dashboard.store import SeriesKey

SAME = ""
"""In a key: the code of the figure itself."""


@dataclass(frozen=True)
class Inputs:
    """A quotient: the sum of the rows above, divided by the sum of those below, times `times`."""

    above: tuple[SeriesKey, ...]
    below: tuple[SeriesKey, ...]
    times: int


def _victims(sex: str, age: str) -> SeriesKey:
    return SeriesKey("detected-victims", sex, age, "_T")


_PEOPLE = SeriesKey("population", "_T", "_T", "_T")
_CHILDREN = SeriesKey("child-population", "_T", "Y0T17", "_T")
PUBLISHED: Mapping[str, Inputs] = MappingProxyType(
    {
        "detected-victims-rate": Inputs((_victims("_T", "_T"),), (_PEOPLE,), PER),
        "detected-child-victims-rate": Inputs((_victims("_T", "Y0T17"),), (_CHILDREN,), PER),
        "persons-convicted-rate": Inputs((SeriesKey("persons-convicted", "_T", "_T", "_T"),), (_PEOPLE,), PER),
        "child-share-of-detected-victims": Inputs(
            (_victims(SAME, "Y0T17"),), (_victims(SAME, "Y0T17"), _victims(SAME, "Y_GE18")), 100
        ),
        "girl-share-of-detected-child-victims": Inputs(
            (_victims("F", "Y0T17"),), (_victims("F", "Y0T17"), _victims("M", "Y0T17")), 100
        ),
    }
)
"""Tables whose figures the build divides out of other tables."""


def inputs_of(indicator: Indicator, key: SeriesKey, measure: str) -> Inputs | None:
    """What a figure is divided out of; None where it is as published by somebody else."""
    if measure == RATE:
        people = _CHILDREN if indicator.denominator_of(key.age) == "child-population" else _PEOPLE
        return Inputs((key,), (people,), PER)
    found = PUBLISHED.get(indicator.id)
    if found is None:
        return None
    return Inputs(tuple(_as(key, one) for one in found.above), tuple(_as(key, one) for one in found.below), found.times)


def _as(key: SeriesKey, one: SeriesKey) -> SeriesKey:
    return one._replace(sex=key.sex if one.sex == SAME else one.sex)


def users_of(key: SeriesKey) -> list[str]:
    """Ids of the tables that the build makes of a series."""
    return [name for name, made in PUBLISHED.items() if any(_as(key, one) == key for one in (*made.above, *made.below))]
