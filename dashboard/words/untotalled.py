"""Years in which an area has no total, but figures of a part of those counted: such years are not unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.selection import Selection
from dashboard.store import Histories, SeriesKey
from dashboard.words.few import SHARES

ALL = "_T"


def years_by_part(context: Context, selection: Selection, code: str) -> tuple[int, ...]:
    """Years in which an area has rows of one sex (or, of all ages, of one age) and none of all of them.

    Of counts, of rates of which the counts are published, and of shares of detected children; empty for groups.
    """
    return areas_by_part(context, selection, (code,)).get(code, ())


def areas_by_part(context: Context, selection: Selection, codes: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The same of several areas, those left out that have no such year."""
    key = _counted(context, selection)
    parts = [context.store.histories(part) for part in _parts(context, key)]
    wholes = [context.store.histories(key), context.store.histories(selection.key)] if parts else []
    first, last = context.asked(selection) if parts else (0, 0)
    found = {}
    for code in codes if parts else ():
        if code in context.geography.areas:
            years = _years(parts, code) - _years(wholes, code)
            found[code] = tuple(sorted(year for year in years if first <= year <= last))
    return {code: years for code, years in found.items() if years}


def parts_said(context: Context, selection: Selection) -> str:
    """What such years have: "figures of girls, boys or others"."""
    key = _counted(context, selection)
    if key.indicator in SHARES:
        return translate("shares of one sex")
    if key.age == ALL and key.sex == ALL:
        return translate("figures by sex or age")
    if key.age == ALL:
        return translate("figures by age")
    if context.indicators[key.indicator].denominator_of(key.age) == "child-population":
        return translate("figures of girls, boys or others")
    return translate("figures by sex")


def _counted(context: Context, selection: Selection) -> SeriesKey:
    """The counts that figures are, or are divided from."""
    of = context.indicators[selection.indicator].rate_of
    return selection.key._replace(indicator=of) if of else selection.key


def _parts(context: Context, key: SeriesKey) -> Iterator[SeriesKey]:
    indicator = context.indicators[key.indicator]
    if not (indicator.is_count or indicator.id in SHARES):
        return
    if key.sex == ALL:
        yield from (key._replace(sex=sex) for sex in indicator.sex if sex != ALL)
    if key.age == ALL:
        yield from (key._replace(age=age) for age in indicator.age if age != ALL)


def _years(histories: Iterable[Histories], code: str) -> set[int]:
    """Years in which any of them has a figure of an area."""
    return {item.year for own in histories for item in own.get(code, ()) if item.ends is not None}
