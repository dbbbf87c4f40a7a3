"""Events of a country in words, each with the address of the figure that it was read from."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.catalogue import COUNT, YEAR
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.events import CONFLICT, CONVENTIONS, DISASTERS, LAWS, QUIET, TREATIES, WEATHER, Event, events
from dashboard.selection import Selection, usual
from dashboard.store import SeriesKey
from dashboard.words.counted import of_years
from dashboard.words.credits import publisher_said
from dashboard.words.names import short_figure


def events_of(context: Context, code: str, first: int, last: int) -> tuple[Event, ...]:
    """All events of a country from `first` to `last`; none for a group of countries."""
    names = (CONFLICT, *DISASTERS, *TREATIES, *CONVENTIONS, *LAWS)
    keys = {name: SeriesKey(name, "_T", "_T", YEAR if name in TREATIES else "_T") for name in names}
    histories = {name: context.store.histories(key).get(code, ()) for name, key in keys.items()}
    return events(histories, first, last)


def event_text(context: Context, event: Event) -> str:
    """What a mark says, with its figure and who recorded it."""
    indicator = context.indicators[event.indicator]
    figure = short_figure(event.figure, None, None, 0)
    words: dict[str, object] = {"year": event.year, "publisher": publisher_said(context.source_of(event.indicator))}
    if event.indicator == CONFLICT:
        return translate_number(
            "{year}: {figure} death in organised violence, the first {least} or more after at least {quiet} with "
            "fewer ({publisher})",
            "{year}: {figure} deaths in organised violence, the first {least} or more after at least {quiet} with "
            "fewer ({publisher})",
            round(event.figure),
            **words,
            figure=figure,
            least=format_number(event.threshold),
            quiet=of_years(QUIET),
        )
    if event.indicator in DISASTERS:
        return _disaster(event, figure, words)
    words["name"] = translate(indicator.label)
    if event.indicator in TREATIES:
        return translate("{year}: became party: {name} ({publisher})", **words)
    if event.indicator in CONVENTIONS:
        return translate(
            "{year}: first recorded as a party to {name}; not yet in {before} ({publisher})",
            **words,
            before=event.before,
        )
    if event.earlier:
        return translate(
            "{year}: {name} judged to meet international standards again: it did in {earlier}, and did not in {before} "
            "({publisher})",
            **words,
            before=event.before,
            earlier=event.earlier,
        )
    return translate(
        "{year}: {name} judged to meet international standards, unlike in {before} ({publisher})",
        **words,
        before=event.before,
    )


def _disaster(event: Event, figure: str, words: Mapping[str, object]) -> str:
    if event.indicator == WEATHER:
        return translate_number(
            "{year}: {figure} movement in weather disasters ({publisher})",
            "{year}: {figure} movements in weather disasters ({publisher})",
            round(event.figure),
            **words,
            figure=figure,
        )
    return translate_number(
        "{year}: {figure} movement after earthquakes or volcanic eruptions ({publisher})",
        "{year}: {figure} movements after earthquakes or volcanic eruptions ({publisher})",
        round(event.figure),
        **words,
        figure=figure,
    )


def event_origin(context: Context, code: str, event: Event) -> str:
    """The address of the figure behind a mark."""
    indicator = context.indicators[event.indicator]
    base = usual(indicator, context.years(indicator.id))
    breakdown = YEAR if event.indicator in TREATIES else base.breakdown
    measure = COUNT if indicator.per else base.measure
    question = Selection(indicator.id, (code,), base.year, base.sex, base.age, breakdown, measure)
    year = base.year if event.indicator in TREATIES else event.year
    return origin_address(context, question, year)
