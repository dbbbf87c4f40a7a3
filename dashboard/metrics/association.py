"""How two indicators go together over countries: Spearman's rho with its interval, an association and never a cause."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

import pandas as pd

from dashboard.catalogue import COUNT, RATE, VALUE, Indicator

FEWEST = 10
"""With fewer countries nothing is said."""
NORMAL_95 = 1.959964
"""The standard normal distribution's 97.5 % point."""
LEVEL = 95
"""Of the intervals, in per cent."""
LAGS = range(6)
"""Years by which a driver's change comes before that of the victims; all are shown, none is picked."""
LEAST_PAIRS, LEAST_COUNTRIES = 10, 10
"""Of lagged association: pairs of changes a country, and countries a lag."""
SAMPLES = 2000
"""Times that countries are drawn again in the block bootstrap."""
Why = Literal["", "same", "parts", "index", "people", "children", "mixed", "size"]
"""Why no correlation is computed: they are one and the same; one is made of the other, or both of the same figures;
one is an index made of figures like the other; both are divided by the same people, or by the same children, or one by
the people and one by the children among them; neither is divided at all, so that both follow a country's size."""
PEOPLE, CHILDREN = "population", "child-population"
DIVIDED: tuple[Why, ...] = ("people", "children", "mixed")
"""Those of a shared denominator."""
INDEX = "inform-risk"
_VICTIMS = (
    "detected-victims",
    "detected-victims-rate",
    "detected-child-victims-rate",
    "child-share-of-detected-victims",
    "girl-share-of-detected-child-victims",
    "detected-victims-by-form",
    "detected-victims-by-citizenship",
)
_REFUGEES = tuple(f"child-share-of-refugees-by-{side}" for side in ("origin", "asylum"))
MADE_OF_EACH_OTHER: tuple[frozenset[str], ...] = (
    frozenset(_VICTIMS),
    frozenset({"persons-convicted", "persons-convicted-rate", "convicted-by-citizenship"}),
    frozenset({"child-labour", "child-economic-activity"}),
    frozenset({"child-marriage-15", "child-marriage-18"}),
    frozenset({"conflict-displacement-stock", "displaced-stock-by-age"}),
    *(frozenset({name, f"{name}-age-known", name.removeprefix("child-share-of-")}) for name in _REFUGEES),
    *(
        frozenset({INDEX, part})
        for part in (
            "conflict-deaths", "conflict-displacement-new", "conflict-displacement-stock", "disaster-affected",
            "disaster-displacement-geophysical", "disaster-displacement-weather", "refugees-by-asylum",
            "undernourishment",
        )
    ),
)  # fmt: skip
"""Sets of indicators that are the same figures, or parts of each other; INFORM's index is made of such figures too."""


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


def why_not(one: Indicator, measure: str, other: Indicator, other_measure: str) -> Why:
    """Why no rho is said of two indicators; empty where one may be."""
    if one.id == other.id:
        return "same"
    if any({one.id, other.id} <= family for family in MADE_OF_EACH_OTHER):
        return "index" if INDEX in {one.id, other.id} else "parts"
    if measure == other_measure == COUNT:
        return "size"
    if not share_a_denominator(one, measure, other, other_measure):
        return ""
    by = {_population(one, measure), _population(other, other_measure)}
    if len(by) > 1:
        return "mixed"
    return "children" if by == {CHILDREN} else "people"


def share_a_denominator(one: Indicator, measure: str, other: Indicator, other_measure: str) -> bool:
    """Whether both are divided by the same population, which alone would make them go together.

    Children are part of all people, and countries with more of these have more of those: one rate per 100,000 children
    and one per 100,000 people share what they are divided by as well.
    """
    return bool(_population(one, measure)) and bool(_population(other, other_measure))


def _population(indicator: Indicator, measure: str) -> str:
    if measure == RATE:
        return indicator.per
    if measure == VALUE and indicator.unit.startswith("per 100,000"):
        return CHILDREN if "children" in indicator.unit else PEOPLE
    return ""
