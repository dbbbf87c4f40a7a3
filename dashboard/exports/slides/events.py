"""The events of a timeline as a table of their own: native charts have no marks for them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.figures.events import event_text, events_of
from dashboard.figures.series import TIMELINE
from dashboard.figures.shown import Table
from dashboard.i18n import format_number, translate, translate_number
from dashboard.kinds.timeline import marked_events
from dashboard.selection import Selection
from dashboard.words.counted import of_events
from dashboard.words.names import area_name, year_span


@dataclass(frozen=True)
class Listed:
    """Events of a country below a title, with what has to be said of them."""

    title: str
    table: Table
    caption: tuple[str, ...]
    sources: tuple[Source, ...]


def events_listed(context: Context, selection: Selection) -> Listed | None:
    """The events that the timeline of a selection marks; None where there are none."""
    code, shown = marked_events(context, selection)
    if not shown:
        return None
    first, last = TIMELINE
    years = [event.year for event in shown]
    timing = translate("Timing only: events that stand side by side in time do not show what led to what.")
    left_out = _left_out(len(events_of(context, code, first, last)), len(shown))
    return Listed(
        translate("{area}: events of {years}", area=area_name(context, code), years=year_span(min(years), max(years))),
        Table((translate("Events"),), tuple((event_text(context, event),) for event in shown), (False,)),
        tuple(filter(None, (timing, left_out))),
        tuple(dict.fromkeys(context.source_of(event.indicator) for event in shown)),
    )


def _left_out(found: int, shown: int) -> str:
    """Which events are not listed."""
    if found == shown:
        return ""
    return translate_number(
        "{shown} of {found} is listed; disasters with fewer movements are left out.",
        "{shown} of {found} are listed; disasters with fewer movements are left out.",
        shown,
        found=of_events(found),
        shown=format_number(shown),
    )
