"""Who reports, and from when to when."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
import pandas as pd

from dashboard.metrics.aggregates import untold
from dashboard.selection import Years

PARTIAL = 0.75
"""A last year with fewer reporting areas than this part of the years before it is still coming in."""


def years_of(frame: pd.DataFrame, window: int) -> Years:
    """First and last year with a figure, and the last year that is not still coming in.

    The opening year of a map is the last one in which at least PARTIAL as many areas report as in the fullest of
    the three years before (a partial year is measured against the last whole one); where values are looked up over
    more than five years, it is simply the last one. Years that are provisional throughout (projections of a
    population) come into question only where there are no others.
    """
    known, areas = _reporting(frame)
    if areas.empty:
        raise ValueError("a table without any figure has no years")
    first, last = int(areas.index.min()), int(areas.index.max())
    firm = known.loc[known["obs_status"] != "P", "time_period"]
    opening = int(firm.max()) if len(firm) else last
    return Years(first, last, _whole_until(areas, opening) if window <= 5 else opening)


def late_years(frame: pd.DataFrame, countries: Container[str]) -> range:
    """The last years, for which some, but far fewer of the countries have a figure than for those before."""
    own = frame[frame["ref_area"].map(countries.__contains__)]
    _, areas = _reporting(own)
    if areas.empty:
        return range(0)
    last = int(areas.index.max())
    return range(_whole_until(areas, last) + 1, last + 1)


def unpublished_years(frame: pd.DataFrame) -> frozenset[int]:
    """The years between the first and the last figure of which nobody has one: the publisher had no edition."""
    known, _ = _reporting(frame)
    return frozenset(untold(known["time_period"].unique().tolist()))


def _reporting(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Rows with a figure, and how many areas have one in each year."""
    known = frame[frame["obs_value"].notna() | frame["obs_upper"].notna()]
    return known, _areas_by_year(known)


def _areas_by_year(rows: pd.DataFrame) -> pd.Series[int]:
    """How many areas each year has, of the years that have any: counted on codes, which takes a tenth of the time."""
    if rows.empty:
        return pd.Series(dtype=np.int64)
    years = rows["time_period"].to_numpy(np.int64)
    areas = rows["ref_area"].astype("category").cat
    first, each = int(years.min()), len(areas.categories)
    seen = np.zeros((int(years.max()) - first + 1) * each, bool)
    seen[(years - first) * each + areas.codes.to_numpy(np.int64)] = True
    counts = seen.reshape(-1, each).sum(axis=1)
    held = np.flatnonzero(counts)
    return pd.Series(counts[held], index=held + first)


def _whole_until(areas: pd.Series[int], year: int) -> int:
    first = int(areas.index.min())
    while year - 3 >= first:
        before = areas.reindex(range(year - 3, year), fill_value=0).max()
        if areas.get(year, 0) >= PARTIAL * before:
            break
        year -= 1
    return year
