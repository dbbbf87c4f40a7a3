"""How yearly changes of drivers and of detected victims go together within countries, at lags fixed beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from dashboard.catalogue import VALUE, Indicator
from dashboard.metrics.association import LAGS, LEAST_COUNTRIES, LEAST_PAIRS, LEVEL, SAMPLES, share_a_denominator

COLUMNS = ["victims", "driver", "lag", "rho", "lower", "upper", "countries", "pairs", "why"]
VICTIMS = ("detected-child-victims-rate", "detected-victims-rate")
DRIVERS = (
    "conflict-displacement-new",
    "conflict-displacement-stock",
    "conflict-deaths",
    "disaster-displacement-weather",
    "refugees-by-asylum",
    "refugees-by-origin",
    "food-insecurity",
    "undernourishment",
    "homicide-rate",
    "gdp-per-capita",
    "political-stability",
    "rule-of-law",
)
"""Every driver with yearly figures that the catalogue may have: chosen before any result was seen."""
SEED = 2030
BREAK = 2017
"""First year of the new questionnaire: a change across it is no change of what is measured."""
DIGITS = 6
FEW, PEOPLE = "few", "people"
"""Why a row has no rho: too few countries; both series are divided by the same people."""


class Association(NamedTuple):
    """Mean of the countries' own rank correlations, its interval, and what it rests on."""

    rho: float
    lower: float
    upper: float
    countries: int
    pairs: int


def changes(table: pd.DataFrame, *, across_break: bool) -> pd.Series:
    """Differences to the year before by area and year, of exact figures of the whole (sex, age and breakdown `_T`).

    Intervals have no exact change and are left out; so is the change into BREAK unless `across_break`.
    """
    rows = table[(table["sex"] == "_T") & (table["breakdown"] == "_T") & table["obs_value"].notna()]
    values = rows.set_index(["ref_area", "time_period"])["obs_value"].sort_index()
    found = (values - _later(values, 1)).dropna()
    return found if across_break else found[found.index.get_level_values(1) != BREAK]


def _later(values: pd.Series, years: int) -> pd.Series:
    """The same values, each put so many years later."""
    areas, times = (values.index.get_level_values(level) for level in (0, 1))
    return values.set_axis(pd.MultiIndex.from_arrays([areas, times + years], names=values.index.names))


def association(driver: pd.Series, victims: pd.Series, lag: int) -> Association | None:
    """Spearman's rho of the changes within each country, averaged over countries; None where too few have enough pairs.

    A country needs LEAST_PAIRS pairs and changes that are not all alike; with fewer than LEAST_COUNTRIES of them an
    interval would be narrower than it should be. It is that of a block bootstrap (Efron and Tibshirani, 1993,
    An Introduction to the Bootstrap, chapter 13): whole countries are drawn again, SAMPLES times, with a fixed seed.
    """
    both = pd.concat({"driver": _later(driver, lag), "victims": victims}, axis=1, join="inner")
    rhos, pairs = [], 0
    for _, own in both.groupby(level=0, sort=True):
        if len(own) < LEAST_PAIRS or own.nunique().min() < 2:
            continue
        rhos.append(float(stats.spearmanr(own["driver"], own["victims"]).statistic))
        pairs += len(own)
    if len(rhos) < LEAST_COUNTRIES:
        return None
    drawn = np.random.default_rng(SEED).integers(len(rhos), size=(SAMPLES, len(rhos)))
    tail = (1 - LEVEL / 100) / 2
    lower, upper = np.quantile(np.array(rhos)[drawn].mean(axis=1), [tail, 1 - tail])
    return Association(float(np.mean(rhos)), float(lower), float(upper), len(rhos), pairs)


def build(tables: Mapping[str, pd.DataFrame], indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """One row of COLUMNS for each of VICTIMS, DRIVERS that have a table, and LAGS; rows without rho say why, so that
    none is missing unseen."""
    rows = []
    for victims in VICTIMS:
        detected = changes(tables[victims], across_break=False)
        for driver in (name for name in DRIVERS if name in tables):
            alike = share_a_denominator(indicators[victims], VALUE, indicators[driver], VALUE)
            own = changes(tables[driver], across_break=True)
            for lag in LAGS:
                found = None if alike else association(own, detected, lag)
                rows.append((victims, driver, lag, *_told(found, PEOPLE if alike else FEW)))
    made = pd.DataFrame(rows, columns=COLUMNS)
    return made.astype({"rho": float, "lower": float, "upper": float, "countries": "Int64", "pairs": "Int64"})


def _told(found: Association | None, why: str) -> tuple[float | int | str | None, ...]:
    """The columns from `rho` on."""
    if found is None:
        return (*(None,) * 5, why)
    return (*(round(end, DIGITS) for end in found[:3]), *found[3:], "")
