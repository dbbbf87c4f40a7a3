"""Of whom a map shows an older figure, or none, though later rows are known: figures after its year, and rows of one
sex or age without a total."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dashboard.context import Context
from dashboard.i18n import alphabetical, in_sentences, translate, translate_number
from dashboard.metrics.latest import snapshot
from dashboard.selection import Selection, without_place
from dashboard.store import Histories
from dashboard.words.names import area_name, listed, year_span
from dashboard.words.untotalled import areas_by_part, is_share, parts_said

MOST_NAMED = 9
"""Countries that are named in the foot of a map; more are counted."""


class Unshown(NamedTuple):
    """What a map leaves out, in sentences; empty where that is nothing."""

    whole: str
    """For pages, files, notes of slides, and beside a part of the world."""
    short: str
    """For the foot of the world, which takes its room from the map."""


def unshown(
    context: Context, selection: Selection, histories: Histories, codes: Collection[str], *, year: int, last: int
) -> Unshown:
    """What a map of `year` leaves out of some areas.

    `histories`: the rows of those areas, or of more; `last`: the last year that the map can be moved to.
    """
    indicator = context.indicators[selection.indicator]
    opening, window = context.years(selection.indicator), indicator.window_in(year)
    inside = {code: histories[code] for code in codes if code in histories}
    shown = {code: item for code, item in snapshot(inside, year, window).items() if item.ends is not None}
    # A map of another year has later figures anyway, and no older ones where it looks no years back.
    end = last if year in (opening.opening, opening.numbers) and window else year
    older = [code for code in codes if code not in shown or shown[code].year < year]
    later = {
        code: found
        for code in older
        if (found := {item.year for item in inside.get(code, ()) if year < item.year <= end and item.ends is not None})
    }
    firsts = {code: shown[code].year + 1 if code in shown else year - window for code in older}
    parts = [] if indicator.pooled else _in_parts(context, selection, firsts, end)
    said = [*_newer(context, later, year), *_without_total(context, selection, parts)]
    whole = in_sentences(said)
    if len(said) < 2:
        return Unshown(whole, whole)
    both = _named(context, {*later, *parts})
    return Unshown(whole, translate("Not shown: later figures, some without a total ({areas}).", areas=both))


def _newer(context: Context, later: Mapping[str, Collection[int]], year: int) -> Iterator[str]:
    """Who has figures after the year of a map and none of that year; the key may call those "no figure"."""
    if later:
        years = set().union(*later.values())
        yield translate(
            "Where {year} is missing, figures of {years} are not shown: {areas}.",
            year=year,
            years=year_span(min(years), max(years)),
            areas=_named(context, later),
        )


def _without_total(context: Context, selection: Selection, codes: Collection[str]) -> Iterator[str]:
    """Who has rows of one sex or age alone after the figure that is drawn, which may be a zero."""
    if codes:
        yield translate(
            "Newer, but not shown for want of a total: {parts} ({areas}).",
            parts=parts_said(context, without_place(selection)),
            areas=_named(context, codes),
        )


def _in_parts(context: Context, selection: Selection, firsts: Mapping[str, int], end: int) -> list[str]:
    """Who they are. Such rows count some of a year's people, and zeros, too, as titles tell them; without a total
    nobody knows whether all.

    `firsts`: by area the first year after the figure that is drawn, or the first that the map looks at.
    """
    if is_share(selection):
        return []
    alone = _years_alone(context, without_place(selection))
    return [code for code, first in firsts.items() if any(first <= year <= end for year in alone.get(code, ()))]


@lru_cache(maxsize=32)
def _years_alone(context: Context, selection: Selection) -> Mapping[str, tuple[int, ...]]:
    """By area the years of rows by sex or age without a total. Kept, since each year of a map asks for them."""
    return areas_by_part(context, selection, context.geography.areas)


def _named(context: Context, codes: Collection[str]) -> str:
    if len(codes) > MOST_NAMED:
        return translate_number("{number} country", "{number} countries", len(codes))
    return listed(sorted((area_name(context, code) for code in codes), key=alphabetical))
