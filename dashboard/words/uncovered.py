"""What is said of an area without a row: that its source is not about it, or that it is and this is unknown."""

from __future__ import annotations

from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate


def without_row(context: Context, indicator: str, area: str) -> str:
    """Of an area of which a table has no row at all; a source that covers some may know other things of it."""
    source = context.source_of(indicator)
    if source.covers_some and area in _covered(context, source.id):
        return translate("unknown", context="status")
    return translate("not in this source")


@lru_cache(maxsize=8)
def _covered(context: Context, source: str) -> frozenset[str]:
    """The areas that any table of a source is about."""
    tables = [name for name, entry in context.indicators.items() if entry.source == source]
    return frozenset(str(area) for name in tables for area in context.store.areas_of(name)["ref_area"].unique())
