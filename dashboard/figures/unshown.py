"""Of whom a map shows an older figure, or none, though there are newer rows of one sex or age without a total."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import alphabetical, translate, translate_number
from dashboard.metrics.latest import snapshot
from dashboard.selection import Selection, without_place
from dashboard.store import Histories, SeriesKey
from dashboard.words.few import ADULTS, ALL, CHILDREN, COUNTED
from dashboard.words.names import area_name, listed
from dashboard.words.untotalled import areas_by_part, is_share, parts_said

MOST_NAMED, MOST_IN_FOOT = 9, 4
"""Countries that are named beside a map, and in the foot of the world, which takes its room from it; more are
counted."""


def unshown(
    context: Context, selection: Selection, histories: Histories, codes: Collection[str], *, year: int, last: int
) -> list[str]:
    """Which of some areas have rows of one sex or age alone after the figure that a map of `year` draws of them, which
    may be a zero.

    `histories`: the rows of those areas, or of more; `last`: the last year that the map can be moved to.
    """
    indicator, (window, ahead) = context.indicators[selection.indicator], context.around(selection, year)
    if indicator.pooled:
        return []
    inside = {code: histories[code] for code in codes if code in histories}
    shown = {code: item for code, item in snapshot(inside, year, window, ahead).items() if item.ends is not None}
    # A map that draws nothing of a later year has not left out its parts either.
    end = last if ahead else year
    firsts = {
        code: shown[code].year + 1 if code in shown else year - window
        for code in codes
        if code not in shown or shown[code].year != year
    }
    return _in_parts(context, selection, firsts, end)


def unshown_said(context: Context, selection: Selection, codes: Collection[str]) -> str:
    """That a map leaves out newer rows of those areas; empty without any."""
    if not codes:
        return ""
    return translate(
        "No total given, so not shown: newer {parts} ({areas}).",
        parts=parts_said(context, without_place(selection)),
        areas=_named(context, codes),
    )


def unshown_in_short(context: Context, selection: Selection, codes: Collection[str]) -> str:
    """The same for the foot of the world."""
    if len(codes) <= MOST_IN_FOOT:
        return unshown_said(context, selection, codes)
    return translate_number(
        "Newer figures without a total ({number} country) are not shown.",
        "Newer figures without a total ({number} countries) are not shown.",
        len(codes),
    )


def unaged(context: Context, codes: Collection[str], first: int, last: int) -> list[str]:
    """Which of some areas detected victims in these years, and have no row of children or adults in any of them."""
    everyone = context.store.histories(SeriesKey(COUNTED, ALL, ALL, ALL))
    keys = (SeriesKey(COUNTED, sex, age, ALL) for sex in (ALL, "F", "M", "_O") for age in (CHILDREN, ADULTS))
    aged = list(map(context.store.histories, keys))

    def has(histories: Histories, code: str, least: float) -> bool:
        known = (item for item in histories.get(code, ()) if first <= item.year <= last and item.ends is not None)
        return any(item.ends[1] >= least for item in known if item.ends is not None)

    return [code for code in codes if has(everyone, code, 1) and not any(has(one, code, 0) for one in aged)]


def unaged_said(context: Context, codes: Collection[str]) -> str:
    """That a map of children has no figure of those areas though they detected victims; empty without any."""
    return translate("No figure, but victims of unknown age: {areas}.", areas=_named(context, codes)) if codes else ""


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
