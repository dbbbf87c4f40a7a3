"""Of whom a map shows an older figure, or none, though later rows are known: figures after its year, and rows of one
sex or age without a total."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import alphabetical, in_sentences, translate, translate_number
from dashboard.metrics.latest import snapshot
from dashboard.selection import Selection, without_place
from dashboard.store import Histories
from dashboard.words.names import area_name, listed, year_span
from dashboard.words.untotalled import areas_by_part, is_share, parts_said

MOST_NAMED = 9
"""Countries that are named in the foot of a map; more are counted."""


def unshown(
    context: Context, selection: Selection, histories: Histories, codes: Collection[str], *, year: int, last: int
) -> str:
    """What a map of `year` leaves out of some areas, in sentences; empty where that is nothing.

    `histories`: the rows of those areas, or of more; `last`: the last year that the map can be moved to.
    """
    indicator = context.indicators[selection.indicator]
    opening, window = context.years(selection.indicator), indicator.window_in(year)
    inside = {code: histories[code] for code in codes if code in histories}
    shown = {code: item for code, item in snapshot(inside, year, window).items() if item.ends is not None}
    # A map of another year has later figures anyway, and no older ones where it looks no years back.
    end = last if year in (opening.opening, opening.numbers) and window else year
    older = [code for code in codes if code not in shown or shown[code].year < year]
    firsts = {code: shown[code].year + 1 if code in shown else year - window for code in older}
    parts = "" if indicator.pooled else _parts(context, selection, firsts, end)
    return in_sentences(
        filter(None, (_newer(context, {code: inside.get(code, ()) for code in older}, year, end), parts))
    )


def _newer(context: Context, older: Histories, year: int, end: int) -> str:
    """Who has figures after the year of a map and none of that year; the key may call those "no figure"."""
    later = {
        code: {item.year for item in history if year < item.year <= end and item.ends is not None}
        for code, history in older.items()
    }
    years = set().union(*later.values())
    if not years:
        return ""
    return translate(
        "Where {year} is missing, figures of {years} are not shown: {areas}.",
        year=year,
        years=year_span(min(years), max(years)),
        areas=_named(context, [code for code, found in later.items() if found]),
    )


def _parts(context: Context, selection: Selection, firsts: Mapping[str, int], end: int) -> str:
    """Who has rows of one sex or age alone after the figure that is drawn, which may be a zero.

    Such rows count some of a year's people; without a total nobody knows whether all. Zeros too, as in titles.
    `firsts`: by area the first year after that figure, or the first that the map looks at.
    """
    if is_share(selection):
        return ""
    asked = without_place(selection)
    alone = _years_alone(context, asked)
    later = [code for code, first in firsts.items() if any(first <= year <= end for year in alone.get(code, ()))]
    if not later:
        return ""
    return translate(
        "Newer, but not shown for want of a total: {parts} ({areas}).",
        parts=parts_said(context, asked),
        areas=_named(context, later),
    )


@lru_cache(maxsize=32)
def _years_alone(context: Context, selection: Selection) -> Mapping[str, tuple[int, ...]]:
    """By area the years of rows by sex or age without a total. Kept, since each year of a map asks for them."""
    return areas_by_part(context, selection, context.geography.areas)


def _named(context: Context, codes: Collection[str]) -> str:
    if len(codes) > MOST_NAMED:
        return translate_number("{number} country", "{number} countries", len(codes))
    return listed(sorted((area_name(context, code) for code in codes), key=alphabetical))
