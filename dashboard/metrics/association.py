"""How two indicators go together over countries: Spearman's rho with its interval, an association and never a cause."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.catalogue import RATE, VALUE, Indicator

FEWEST = 10
"""With fewer countries nothing is said."""
NORMAL_95 = 1.959964
"""The standard normal distribution's 97.5 % point."""


class RankAssociation(NamedTuple):
    """Spearman's rho over `countries`, with a 95 % interval."""

    rho: float
    lower: float
    upper: float
    countries: int


def rank_association(one: Mapping[str, float], other: Mapping[str, float]) -> RankAssociation | None:
    """Spearman's rho over the areas that both have; None for fewer than FEWEST, or where all values of one are alike.

    Ties have their mean rank. The interval is Fisher's with the variance of Bonett and Wright (2000, Psychometrika 65):
    tanh(atanh(rho) -/+ z sqrt((1 + rho^2 / 2) / (n - 3))).
    """
    both = sorted(set(one) & set(other))
    frame = pd.DataFrame({"one": [one[area] for area in both], "other": [other[area] for area in both]}, dtype=float)
    if len(both) < FEWEST or frame.nunique().min() < 2:
        return None
    rho = float(frame.corr(method="spearman").to_numpy()[0, 1])
    if abs(rho) > 1 - 1e-12:
        return RankAssociation(round(rho), round(rho), round(rho), len(both))
    half = NORMAL_95 * math.sqrt((1 + rho**2 / 2) / (len(both) - 3))
    return RankAssociation(rho, math.tanh(math.atanh(rho) - half), math.tanh(math.atanh(rho) + half), len(both))


def share_a_denominator(one: Indicator, measure: str, other: Indicator, other_measure: str) -> bool:
    """Whether both are divided by the same population, which alone would make them go together."""
    tables = _population(one, measure), _population(other, other_measure)
    return bool(tables[0]) and tables[0] == tables[1]


def _population(indicator: Indicator, measure: str) -> str:
    if measure == RATE:
        return indicator.per
    if measure == VALUE and indicator.unit.startswith("per 100,000"):
        return "child-population" if "children" in indicator.unit else "population"
    return ""
