"""Counts of people become rates per head of a population."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.catalogue import Wider

PLACE = ["ref_area", "time_period"]
AMOUNTS = ["obs_value", "obs_lower", "obs_upper"]


PER = 100_000
"""People of whom a rate is."""


def per_population(
    rows: pd.DataFrame, population: pd.DataFrame, per: int = PER, wider: Collection[Wider] = ()
) -> pd.DataFrame:
    """Each count of `rows`, divided by the population of its area and year, times `per`.

    Both frames have the columns of a published table; `population` holds people, one row per area and year.
    The value and both bounds are divided alike, so an interval stays an interval; a row without a figure stays
    without one. Sex, age, breakdown and status are those of the count. An area and year without a population
    above zero has no rate: its rows are left out, and so are those of `wider`, whose counts cover more areas than
    their population does. Raises ValueError where a population is given twice.
    """
    people = population.loc[population["obs_value"] > 0, [*PLACE, "obs_value"]]
    twice = people[people.duplicated(PLACE)]
    if len(twice):
        first = twice.iloc[0]
        raise ValueError(
            f"the population of {first['ref_area']} in {first['time_period']} is given twice: "
            "pass one sex, age and breakdown only"
        )
    is_wider = [
        any(one.holds(area, year) for one in wider) for area, year in zip(rows[PLACE[0]], rows[PLACE[1]], strict=True)
    ]
    rows = rows.loc[[not found for found in is_wider]]
    known = rows.merge(people.rename(columns={"obs_value": "people"}), on=PLACE, how="inner")
    rates = known[AMOUNTS].div(known["people"], axis=0) * per
    return known[list(rows.columns)].assign(**{name: rates[name] for name in AMOUNTS})
