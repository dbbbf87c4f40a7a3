"""Where a number of people at the end of the year jumps, and the movements of the year do not explain it; and where it
is exactly that of the year before."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics.stocks import Jump, jumps, largest, repeated
from dashboard.selection import Selection
from dashboard.store import SeriesKey
from dashboard.words.names import area_name, listed_apart, short_figure, year_spans
from dashboard.words.wider import counted_with_said

MOVEMENTS = {"conflict-displacement-stock": "conflict-displacement-new"}
"""Indicators of people at the end of each year, and the movements within the year. Of disasters only the newest
stock is published."""


def jump_drawn(context: Context, question: Selection, area: str, years: Collection[int]) -> Jump | None:
    """The largest jump of an area among the years shown; None where there is none, or the question is of no stock."""
    flow = MOVEMENTS.get(question.indicator)
    if flow is None:
        return None
    drawn = _numbers(context, question.key, area, years)
    moved = _numbers(context, question.key._replace(indicator=flow), area, years)
    return largest(jumps(drawn, moved, _apart(context, question, area)))


def repeated_drawn(context: Context, question: Selection, area: str, years: Collection[int]) -> tuple[int, ...]:
    """The years shown whose number of people is that of the year before, which is shown, too; none of what is no
    stock. The publisher may have carried it over: no table says so."""
    return repeated(_numbers(context, question.key, area, years)) if question.indicator in MOVEMENTS else ()


def _numbers(context: Context, key: SeriesKey, area: str, years: Collection[int]) -> dict[int, float]:
    history = context.store.histories(key).get(area, ())
    return {item.year: item.value for item in history if item.value is not None and item.year in years}


def _apart(context: Context, question: Selection, area: str) -> set[int]:
    """The years from which on an area's figures cover others no more, or are no more within another's."""
    wider = context.indicators[question.indicator].wider
    return {one.until + 1 for one in wider if area in (one.area, *one.of)}


def territory_said(context: Context, question: Selection, area: str, years: Collection[int]) -> list[str]:
    """Whom a number of people covers in its first years alone, where the years before and after are drawn."""
    is_drawn = any(year in years and year - 1 in years for year in _apart(context, question, area))
    is_stock = question.indicator in MOVEMENTS
    return counted_with_said(context, question, area, min(years)) if is_stock and is_drawn else []


def same_number_said(context: Context, found: Mapping[str, Collection[int]]) -> str:
    """Which years of which areas have the number of the year before; what follows is that nobody may have counted."""
    places = [
        translate("{name} ({year})", name=area_name(context, area), year=year_spans(sorted(years)))
        for area, years in found.items()
    ]
    said = listed_apart(places)
    return translate("The same number as the year before, perhaps not counted anew: {places}.", places=said)


def jump_said(context: Context, area: str, jump: Jump) -> str:
    """What follows from the two figures, and what the publisher's table does not say: no cause."""
    words = {
        "area": area_name(context, area),
        "before": jump.before,
        "year": jump.year,
        "change": short_figure(abs(jump.change), None, None, 0),
    }
    if jump.moved is None:
        return translate(
            "{area}: from {before} to {year} the number of people fell by {change}; the table does not say how many "
            "returned and how many are no longer counted.",
            **words,
        )
    return translate(
        "{area}: from {before} to {year} the number of people rose by {change}; new displacements listed for {year}: "
        "{moved}. The rise may include people counted for the first time: the table does not say.",
        moved=short_figure(jump.moved, None, None, 0),
        **words,
    )
