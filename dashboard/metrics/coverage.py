"""Who reports, and from when to when."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
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
    known = _reporting(frame)
    if not len(known.years):
        raise ValueError("a table without any figure has no years")
    first, last = int(known.years.min()), int(known.years.max())
    firm = known.years[~known.is_provisional]
    opening = int(firm.max()) if len(firm) else last
    return Years(first, last, _whole_until(known, opening) if window <= 5 else opening)


def late_years(frame: pd.DataFrame, countries: Container[str]) -> range:
    """The last years, for which some, but far fewer of the countries have a figure than for those before."""
    known = _reporting(frame[frame["ref_area"].map(countries.__contains__)])
    if not len(known.years):
        return range(0)
    last = int(known.years.max())
    return range(_whole_until(known, last) + 1, last + 1)


def unpublished_years(frame: pd.DataFrame) -> frozenset[int]:
    """The years between the first and the last figure of which nobody has one: the publisher had no edition."""
    return frozenset(untold(np.unique(_reporting(frame).years).tolist()))


def areas_with_a_figure(frame: pd.DataFrame) -> frozenset[str]:
    """The areas of a table of which it has a figure in some year: others may be listed in it without any."""
    areas = _coded(frame["ref_area"])
    return frozenset(map(str, areas.categories[np.unique(areas.codes[_has_figure(frame)])]))


class _Reported(NamedTuple):
    """Rows with a figure, as plain numbers: of all tables together they are looked through at every start."""

    years: npt.NDArray[np.int64]
    areas: npt.NDArray[np.int64]
    """A number for each area."""
    is_provisional: npt.NDArray[np.bool_]

    def areas_of(self, years: range) -> npt.NDArray[np.int64]:
        """How many areas each of the years has."""
        at = (self.years >= years.start) & (self.years < years.stop)
        if not at.any():
            return np.zeros(len(years), np.int64)
        seen = np.zeros((len(years), int(self.areas.max()) + 1), bool)
        seen[self.years[at] - years.start, self.areas[at]] = True
        return np.asarray(seen.sum(axis=1), np.int64)


def _has_figure(frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
    return np.asarray(pd.notna(frame["obs_value"].to_numpy()) | pd.notna(frame["obs_upper"].to_numpy()))


def _reporting(frame: pd.DataFrame) -> _Reported:
    has = _has_figure(frame)
    areas, statuses = (_coded(frame[name]) for name in ("ref_area", "obs_status"))
    return _Reported(
        frame["time_period"].to_numpy(np.int64)[has],
        np.asarray(areas.codes, np.int64)[has],
        np.asarray(statuses.categories == "P")[statuses.codes][has],
    )


def _coded(column: pd.Series[str]) -> pd.Categorical[Any]:
    """A column as codes, as which tables have it."""
    values = column.array
    return values if isinstance(values, pd.Categorical) else pd.Categorical(column)


def _whole_until(known: _Reported, year: int) -> int:
    first = int(known.years.min())
    counts = known.areas_of(range(first, int(known.years.max()) + 1)).tolist()
    while year - 3 >= first and counts[year - first] < PARTIAL * max(counts[year - 3 - first : year - first]):
        year -= 1
    return year
