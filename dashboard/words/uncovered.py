"""What is said of an area without a row: that its source is not about it, or that it is and this is unknown."""

from __future__ import annotations

from functools import lru_cache

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.words.credits import publisher_said, publisher_within
from dashboard.words.names import capitalised


def without_row(context: Context, indicator: str, area: str) -> str:
    """Of an area of which a table has no row at all; a source that covers some may know other things of it."""
    source = context.source_of(indicator)
    if source.covers_some and area in _covered(context, source.id):
        return translate("unknown", context="status")
    return translate("not in this source")


def leaves_out(context: Context, indicator: str, area: str) -> bool:
    """Whether the source of a table is about some countries, and about an area in none of its tables."""
    source = context.source_of(indicator)
    return source.covers_some and area in context.geography.areas and area not in _covered(context, source.id)


def leaves_out_said(source: Source) -> str:
    """Whom such a source leaves out."""
    return translate(
        "{source} does not cover most high-income countries.",
        source=capitalised(publisher_within(publisher_said(source))),
    )


@lru_cache(maxsize=8)
def _covered(context: Context, source: str) -> frozenset[str]:
    """The areas that any table of a source is about."""
    tables = [name for name, entry in context.indicators.items() if entry.source == source]
    return frozenset(str(area) for name in tables for area in context.store.areas_of(name)["ref_area"].unique())
