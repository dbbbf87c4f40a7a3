"""Years in which an area has no total, but figures of a part of those counted: such years are not unknown."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.selection import Selection
from dashboard.store import SeriesKey

ALL = "_T"


def years_by_part(context: Context, selection: Selection, code: str) -> tuple[int, ...]:
    """Years in which an area has rows of one sex (or, of all ages, of one age) and none of all of them.

    Of counts, and of rates of which the counts are published; empty for groups.
    """
    if code not in context.geography.areas:
        return ()
    first, last = context.asked(selection)
    key = _counted(context, selection)
    whole = _years(context, selection.key, code) | _years(context, key, code)
    found = {year for part in _parts(context, key) for year in _years(context, part, code)}
    return tuple(sorted(year for year in found - whole if first <= year <= last))


def parts_said(context: Context, selection: Selection) -> str:
    """What such years have: "figures of girls, boys or others"."""
    key = _counted(context, selection)
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
    if not indicator.is_count:
        return
    if key.sex == ALL:
        yield from (key._replace(sex=sex) for sex in indicator.sex if sex != ALL)
    if key.age == ALL:
        yield from (key._replace(age=age) for age in indicator.age if age != ALL)


def _years(context: Context, key: SeriesKey, code: str) -> set[int]:
    history = context.store.histories(key).get(code, ())
    return {item.year for item in history if item.ends is not None}
