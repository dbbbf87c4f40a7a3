"""Who reports, and from when to when."""

from __future__ import annotations

import pandas as pd

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
    known = frame[frame["obs_value"].notna() | frame["obs_upper"].notna()]
    areas = known.groupby("time_period")["ref_area"].nunique()
    if areas.empty:
        raise ValueError("a table without any figure has no years")
    first, last = int(areas.index.min()), int(areas.index.max())
    firm = known.loc[known["obs_status"] != "P", "time_period"]
    opening = int(firm.max()) if len(firm) else last
    while window <= 5 and opening - 3 >= first:
        before = areas.reindex(range(opening - 3, opening), fill_value=0).max()
        if areas.get(opening, 0) >= PARTIAL * before:
            break
        opening -= 1
    return Years(first, last, opening)
