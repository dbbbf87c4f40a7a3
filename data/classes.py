"""Class breaks of maps, one set per series over all its years, so that a colour means the same in each."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping

import mapclassify
import numpy as np
import pandas as pd

from dashboard.catalogue import RATE, YEAR, Indicator
from dashboard.metrics.rates import per_population
from data.areas import of_areas

COLUMNS = ["indicator", "measure", "sex", "age", "breakdown", "breaks"]
CLASSES = 6
FEWEST = 12
"""Fewer positive figures than this make no classes worth telling apart."""
_STEPS = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
_NEAR_AN_END = (0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 6, 8)
_PERCENTAGES = (
    *_NEAR_AN_END,
    *range(10, 95, 5),
    *(100 - edge for edge in reversed(_NEAR_AN_END) if edge >= 1 and edge != 6),
    100,
)
"""Percentages easily read: finer towards both ends, where many countries are close together."""
_Breaks = tuple[float, tuple[int, ...]]
"""What a set of breaks costs (the sum of the squares of its classes), and their places among all."""


def breaks_of(values: np.ndarray) -> list[float]:
    """Inner breaks of at most CLASSES classes of positive values: quantiles, each rounded to a number easily read.

    Zero is no class of these: it means something of its own and has a colour of its own. A value equal to a break
    belongs to the class above it.
    """
    positive = values[np.isfinite(values) & (values > 0)]
    return _inner({_round(edge) for edge in _quantiles(positive)}, positive)


def breaks_of_scores(values: np.ndarray) -> list[float]:
    """Inner breaks of at most CLASSES classes of scores on both sides of zero, which is a figure like others.

    Quantiles of all values, each rounded to a tenth of the power of ten that their spread has.
    """
    scores = values[np.isfinite(values)]
    edges = _quantiles(scores)
    if not edges:
        return []
    digits = 1 - int(np.floor(np.log10(np.ptp(scores))))
    # Adding zero makes -0 a 0.
    return _inner({round(edge, digits) + 0.0 for edge in edges}, scores)


def breaks_of_percentages(values: np.ndarray) -> list[float]:
    """Inner breaks of at most CLASSES classes of percentages above zero: of all sets of numbers easily read, the one
    under which classes are most alike in size.

    To round quantiles would not do: where most countries are near 100, all of them round to it.
    """
    positive = np.sort(values[np.isfinite(values) & (values > 0)])
    if len(positive) < FEWEST or len(np.unique(positive)) < CLASSES:
        return []
    edges = np.array([edge for edge in _PERCENTAGES if positive[0] < edge <= positive[-1]], dtype=float)
    below = np.searchsorted(positive, edges)
    # Of the breaks up to each edge the best so far, one break more in each round: their cost, and the breaks.
    best: list[_Breaks] = [(float(count) ** 2, (place,)) for place, count in enumerate(below)]
    whole = [_closed(best, below, len(positive))]
    for _ in range(CLASSES - 2):
        best = [
            min(
                ((cost + float(count - below[chosen[-1]]) ** 2, (*chosen, place)) for cost, chosen in best[:place]),
                default=(np.inf, (place,)),
            )
            for place, count in enumerate(below)
        ]
        whole.append(_closed(best, below, len(positive)))
    _, chosen = min(whole)
    return [float(edges[place]) for place in chosen]


def _closed(best: list[_Breaks], below: np.ndarray, count: int) -> _Breaks:
    """The best breaks, with the class above the last of them."""
    return min(((cost + float(count - below[chosen[-1]]) ** 2, chosen) for cost, chosen in best), default=(np.inf, ()))


def _quantiles(values: np.ndarray) -> list[float]:
    if len(values) < FEWEST or len(np.unique(values)) < CLASSES:
        return []
    with warnings.catch_warnings():
        # Where many figures are equal there are fewer classes, which is what we want.
        warnings.filterwarnings("ignore", message="Not enough unique values", category=UserWarning)
        return [float(edge) for edge in mapclassify.Quantiles(values, k=CLASSES).bins[:-1]]


def _inner(edges: set[float], values: np.ndarray) -> list[float]:
    return [edge for edge in sorted(edges) if values.min() < edge <= values.max()]


def breaks_of_years(values: np.ndarray) -> list[float]:
    """Inner breaks of at most CLASSES classes of years: quantiles, in whole years."""
    years = values[np.isfinite(values)]
    if len(years) < FEWEST:
        return []
    edges = np.unique(np.ceil(np.quantile(years, np.linspace(0, 1, CLASSES + 1)[1:-1])))
    return [float(edge) for edge in edges if years.min() < edge <= years.max()]


def _round(value: float) -> float:
    power = 10.0 ** np.floor(np.log10(value))
    step = _STEPS[np.argmin(np.abs(np.log(_STEPS * power / value)))]
    return float(f"{step * power:.6g}")


def _classifier(indicator: Indicator, breakdown: str) -> Callable[[np.ndarray], list[float]]:
    if breakdown == YEAR:
        return breaks_of_years
    if indicator.is_percentage:
        return breaks_of_percentages
    return breaks_of_scores if indicator.lowest < 0 else breaks_of


def build(tables: Mapping[str, pd.DataFrame], indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """One row of COLUMNS per series that can be mapped; `breaks` separated by ";", in the unit of the measure."""
    rows = []
    for indicator in indicators.values():
        measure = indicator.measures[0]
        table = tables[indicator.id]
        table = table[of_areas(table)]
        for (sex, age, breakdown), series in table.groupby(["sex", "age", "breakdown"], sort=True):
            if len(series) < FEWEST:
                continue  # No classes, of whatever.
            if measure == RATE:
                people = tables[indicator.denominator_of(str(age))]
                series = per_population(series, people, wider=indicator.wider)  # noqa: PLW2901
            if indicator.names_values(str(breakdown)):
                continue
            breaks = _classifier(indicator, str(breakdown))(series["obs_value"].to_numpy(dtype=float))
            if breaks:
                text = ";".join(np.format_float_positional(edge, trim="-") for edge in breaks)
                rows.append((indicator.id, measure, sex, age, breakdown, text))
    return pd.DataFrame(rows, columns=COLUMNS)
