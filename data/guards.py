"""Refuses a table that has lost, or changed, more than a new release of a publisher usually does."""

from __future__ import annotations

from dashboard.store import is_group_in_tables
from data.areas import SPECIAL
from data.differences import Difference

LEAST_ROWS = 0.8
"""Of the published rows."""
LEAST_AREAS = 0.9
MOST_ROWS = 2.0
MOST_REVISED, LARGE = 0.5, 0.5
"""No more than this part of the figures may have changed by more than this part of themselves."""


def refusals(found: Difference) -> list[str]:
    """Why a table may not replace the published one; empty where it may."""
    return [
        f"{found.indicator}: {what}"
        for what in (*_rows(found), *_areas(found), *_groups(found), *_years(found), *_figures(found))
    ]


def _rows(found: Difference) -> list[str]:
    before, after = len(found.old), len(found.new)
    if after < LEAST_ROWS * before:
        return [f"{after:,} rows, where {before:,} are published: {before - after:,} are gone"]
    if after > MOST_ROWS * before:
        return [f"{after:,} rows, where {before:,} are published: more than twice as many"]
    return []


def _areas(found: Difference) -> list[str]:
    before = {code for code in found.old.index.get_level_values("ref_area") if not _is_no_area(code)}
    lost = {code for code in found.codes("ref_area")[0] if not _is_no_area(code)}
    if len(before) - len(lost) < LEAST_AREAS * len(before):
        return [f"{len(lost)} of {len(before)} areas are gone"]
    return []


def _is_no_area(code: str) -> bool:
    return code in SPECIAL or is_group_in_tables(code)


def _groups(found: Difference) -> list[str]:
    """A publisher's own figure of the world or of a group never goes unseen: nothing of ours could stand in for it."""
    lost = sorted(code for code in found.codes("ref_area")[0] if code == "WLD" or is_group_in_tables(code))
    return [f"the publisher's own rows of {', '.join(lost)} are gone"] if lost else []


def _years(found: Difference) -> list[str]:
    before, after = (max(table.index.get_level_values("time_period"), default=0) for table in (found.old, found.new))
    return [f"it ends in {after}, where {before} is published"] if after < before else []


def _figures(found: Difference) -> list[str]:
    both = found.both.dropna(subset=["obs_value", "obs_value_new"])
    both = both[both["obs_value"] != 0]
    change = (both["obs_value_new"] - both["obs_value"]).abs() / both["obs_value"].abs()
    large = int((change > LARGE).sum())
    if large > MOST_REVISED * len(both):
        return [f"{large:,} of {len(both):,} figures differ by more than half, as if in another unit"]
    return []
