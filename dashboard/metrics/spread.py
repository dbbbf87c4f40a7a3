"""How the latest levels of countries are spread: median and quartiles, for figures that may not be averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.metrics.aggregates import FEWEST
from dashboard.metrics.progress import TOLERANCE
from dashboard.store import Histories, Observation

QUANTILE_TYPE = 7
"""Rule by which quartiles are interpolated, as Hyndman and Fan number them (The American Statistician 50, 1996)."""


class Spread(NamedTuple):
    """Quartiles over countries, each country counting the same; interpolated by QUANTILE_TYPE, numpy's usual rule."""

    countries: int
    lower: float
    median: float
    upper: float


def spread(values: Sequence[float]) -> Spread | None:
    """The quartiles of values, one of each country; None for fewer than FEWEST, as of every median."""
    if len(values) < FEWEST:
        return None
    return _quartiles(tuple(values))


@lru_cache(maxsize=128)
def _quartiles(values: tuple[float, ...]) -> Spread:
    """Kept: each country is shown between the same others."""
    lower, median, upper = np.quantile(np.asarray(values, dtype=float), (0.25, 0.5, 0.75)).tolist()
    return Spread(len(values), lower, median, upper)


def newest(histories: Histories, areas: Sequence[str]) -> dict[str, Observation]:
    """The last figure of each area that ever had one."""
    found = {}
    for area in areas:
        known = [item for item in histories.get(area, ()) if item.ends is not None]
        if known:
            found[area] = known[-1]
    return found


def since(found: Mapping[str, Observation], first: int) -> dict[str, Observation]:
    """Those of the year `first` or later."""
    return {area: item for area, item in found.items() if item.year >= first}


def is_at_target(indicator: Indicator, value: float) -> bool:
    """Whether a level is at the indicator's target. False where levels are not held against it."""
    target = indicator.target
    if target is None or not is_held(indicator):
        return False
    bar = target.value if target.met is None else target.met
    gap = value - bar if indicator.direction == "down" else bar - value
    return gap <= TOLERANCE


def has_bar(indicator: Indicator) -> bool:
    """Whether a number stands for the target; where the SDG asks for none and no number is set, no level is judged."""
    return indicator.target is not None and indicator.target.value != 0


def is_held(indicator: Indicator) -> bool:
    """Whether levels are held against that number; answers about violence are not, since a low one may be silence."""
    return indicator.target is not None and has_bar(indicator) and not indicator.target.silence
