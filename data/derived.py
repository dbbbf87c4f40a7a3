"""Derive the rates that the publishers' counts and the populations give together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.metrics.rates import PLACE, per_population
from data.records import COLUMNS, Finding, SourceTables, tidy


class Rate(NamedTuple):
    """Which rows of which table are divided by which population."""

    counts: str
    age: str
    population: str
    population_age: str
    source: str


RATES = {
    "detected-victims-rate": Rate("detected-victims", "_T", "population", "_T", "unodc_glotip"),
    "detected-child-victims-rate": Rate(
        "detected-victims",
        "Y0T17",
        "child-population",
        "Y0T17",
        "unodc_glotip",
    ),
    "persons-convicted-rate": Rate("persons-convicted", "_T", "population", "_T", "unodc_glotip"),
}
"""Rates of both sexes together, per 100,000."""


def derive(tables: Mapping[str, pd.DataFrame]) -> SourceTables:
    """The tables of RATES, per 100,000 people or children, from published tables by id.

    A count that is an interval makes a rate that is one (status Q); a count that is missing (M) makes a missing
    rate. Areas and years without a population have none and are listed. Raises KeyError where a table is absent.
    """
    result = SourceTables()
    for indicator, rate in RATES.items():
        counts = _all_sexes(tables[rate.counts], rate.age)
        table = tidy(per_population(counts, _all_sexes(tables[rate.population], rate.population_age)))
        result.tables[indicator] = table
        result.findings += _without_population(indicator, rate, counts, table)
    return result


def _all_sexes(table: pd.DataFrame, age: str) -> pd.DataFrame:
    chosen = (table["sex"] == "_T") & (table["age"] == age) & (table["breakdown"] == "_T")
    return table.loc[chosen, COLUMNS]


def _without_population(
    indicator: str,
    rate: Rate,
    counts: pd.DataFrame,
    table: pd.DataFrame,
) -> list[Finding]:
    """One finding per area: the years that have a count but no rate."""
    rated = pd.MultiIndex.from_frame(table[PLACE])
    left_out = counts[~pd.MultiIndex.from_frame(counts[PLACE]).isin(rated)]
    reason = f"no rate: the table {rate.population} has no figure for that area and year"
    return [
        Finding(
            rate.source,
            indicator,
            "dropped",
            len(rows),
            reason,
            f"{area} {', '.join(str(year) for year in sorted(rows['time_period']))}",
        )
        for area, rows in left_out.groupby("ref_area", sort=True)
    ]
