"""Years without a total, or without a share: of which only parts are known, or of which there is nobody to divide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from dashboard.catalogue import COUNT
from dashboard.context import Context
from dashboard.i18n import format_number, translate
from dashboard.metrics.flows import UNKNOWN
from dashboard.metrics.inputs import inputs_of
from dashboard.metrics.lines import Line, Point, by_year
from dashboard.selection import Selection
from dashboard.store import Histories, SeriesKey
from dashboard.words.adults import CHILDREN, years_of_adults_alone
from dashboard.words.by_form import said_by_sex
from dashboard.words.credits import publisher_said
from dashboard.words.few import SHARES
from dashboard.words.known import of_series
from dashboard.words.lacking import all_adults, lacking
from dashboard.words.low_totals import everybody_listed, sexes_by_year
from dashboard.words.names import area_name, figure_text, in_mid_sentence, listed, wording_of
from dashboard.words.unfounded import years_of_unknown_ages
from dashboard.words.wider import (
    count_of,
    counted_with,
    counts_of,
    people_of,
    years_beyond_people,
    years_without_people,
    years_without_rate,
)

ALL = "_T"
WHOLES: Mapping[tuple[str, str], SeriesKey] = MappingProxyType(
    {("displaced-stock-by-age", "CONFLICT"): SeriesKey("conflict-displacement-stock", ALL, ALL, ALL)}
)
"""By table of parts and its kind, where the same people stand undivided; of 0 there is nobody to divide."""
COUNT_THE_SAME: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "persons-convicted": ("convicted-by-citizenship",),
        "detected-victims": ("detected-victims-by-form", "detected-victims-by-citizenship"),
    }
)
"""Tables that count the people of another one by something: they may be newer than its total."""


@of_series
def years_by_part(context: Context, selection: Selection, code: str) -> tuple[int, ...]:
    """Years in which an area has rows of one sex (or, of all ages, of one age) and none of all of them.

    Of counts and of rates of which the counts are published; empty for groups. Of shares of detected children the years
    that have numbers, but no share: too few, or not fit to be divided.
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
            years = _years(parts, code) - _years(wholes, code) - _no_finding(context, key, code)
            if is_of_children(context, selection):
                years -= set(years_of_adults_alone(context, code))
            found[code] = tuple(sorted(year for year in years if first <= year <= last))
    return {code: years for code, years in found.items() if years}


def _no_finding(context: Context, key: SeriesKey, code: str) -> set[int]:
    """Years in which every sex counts no child while the age of most victims is unknown: no part is known of them."""
    if key.sex != ALL:
        return set()
    by_sex = [key._replace(sex=sex) for sex in ("F", "M", "_O")]
    open_ages = {year for one in by_sex for year in years_of_unknown_ages(context, one, code)}
    some = {
        year for one in by_sex for year, point in by_year(context.store.histories(one), code).items() if point.ends[1]
    }
    return open_ages - some


def years_of_none_by_sex(context: Context, selection: Selection, code: str) -> tuple[int, ...]:
    """Those of these years in which an area counts nobody of either sex: so there is no part to be told of."""
    key = _counted(context, selection)
    by_sex = [by_year(context.store.histories(key._replace(sex=sex)), code) for sex in ("F", "M")]
    return tuple(
        year
        for year in years_by_part(context, selection, code)
        if all(year in found and found[year].ends == (0, 0) for found in by_sex)
    )


def parts_said(context: Context, selection: Selection) -> str:
    """What such years have: "figures of girls, boys or others"."""
    key = _counted(context, selection)
    if key.indicator in SHARES:
        if SHARES[key.indicator]:
            return translate("figures of girls or boys")
        return translate("figures of children or adults")
    if key.age == ALL:
        return translate("figures by sex or age") if key.sex == ALL else translate("figures by age")
    if _are_listed(context, selection):
        return translate("children whose sex is not told")
    if context.indicators[key.indicator].denominator_of(key.age) == "child-population":
        return translate("figures of girls, boys or others")
    return translate("figures by sex")


def _are_listed(context: Context, selection: Selection) -> bool:
    """Whether the one area chosen has such years, and in all of them children stand in a list of all victims alone."""
    area = selection.areas[0] if len(selection.areas) == 1 else ""
    years = years_by_part(context, selection, area)
    children = context.store.histories(_counted(context, selection)._replace(sex="_O")).get(area, ())
    some = {item.year for item in children if item.ends is not None and item.ends[1]}
    return bool(years) and set(years) <= some.intersection(everybody_listed(context, selection, area))


def ends_before_rows(context: Context, selection: Selection, line: Line) -> bool:
    """Whether an area's newest figure is a total, or made of one, and a later row counts some of the same people.

    By sex, age, form or citizenship, zeros too: that such a total is the newest figure would not be true.
    """
    key = _counted(context, selection)
    if not line.known or line.code not in context.geography.areas or not context.indicators[key.indicator].is_count:
        return False
    sex, age = ("" if part == ALL else part for part in (key.sex, key.age))
    if key.breakdown == ALL:
        tables = (key.indicator, *COUNT_THE_SAME.get(key.indicator, ()))
        found = [last_years(context, table, sex=sex, age=age, unnamed=True) for table in tables]
    else:
        found = [last_years(context, key.indicator, sex=sex, age=age, breakdown=key.breakdown, unnamed=True)]
    return max(years.get(line.code, 0) for years in found) > line.known[-1].year


@lru_cache(maxsize=256)
def last_years(
    context: Context, indicator: str, *, sex: str = "", age: str = "", breakdown: str = "", unnamed: bool = False
) -> Mapping[str, int]:
    """By area the last year with a figure, of one sex, age or breakdown or of any.

    People of unknown citizenship are no figure on citizenship. `unnamed`: with them all the same.
    """
    rows = context.store.rows(
        indicator, sex=filter(None, [sex]), age=filter(None, [age]), breakdown=filter(None, [breakdown])
    )
    with_figure = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
    if not unnamed:
        with_figure = with_figure[with_figure["breakdown"] != UNKNOWN]
    last = with_figure.groupby("ref_area", observed=True)["time_period"].max()
    return {str(area): int(year) for area, year in last.items()}


def is_share(selection: Selection) -> bool:
    """Whether what such years lack is a share, not a total."""
    return selection.indicator in SHARES


def parts_instead(context: Context, selection: Selection) -> str:
    """What such a year has in place of a figure."""
    parts = parts_said(context, selection)
    if is_share(selection):
        return translate("no share, but {parts}", parts=parts)
    return translate("no total, but {parts}", parts=parts)


# ------------------------------------------------------------------------------------------------ nobody


@of_series
def years_of_nobody(context: Context, selection: Selection, code: str) -> tuple[int, ...]:
    """Years without a row of an area in a table of parts, in which the rows leave nobody to be counted in it.

    The same people undivided are counted as 0, or all detected victims are adults where children are asked for. Also
    the years without a rate, since the figure covers areas that the population does not, or no population is known.
    """
    if wider := years_without_rate(context, selection, code):
        return wider
    if is_of_children(context, selection) and code in context.geography.areas:
        first, last = context.asked(selection)
        return tuple(year for year in years_of_adults_alone(context, code) if first <= year <= last)
    whole = WHOLES.get((selection.indicator, selection.breakdown))
    if whole is None or code not in context.geography.areas:
        return ()
    first, last = context.asked(selection)
    own = {item.year for item in context.store.histories(selection.key).get(code, ())}
    none = [year for year, point in by_year(context.store.histories(whole), code).items() if point.ends == (0, 0)]
    return tuple(year for year in none if first <= year <= last and year not in own)


def years_told(context: Context, selection: Selection, code: str) -> tuple[int, ...]:
    """Those years, those of a count before and after all population figures, and those in which another area's figure
    holds this one's: of each `nobody_said` tells."""
    beyond = years_beyond_people(context, selection, code)
    return (*years_of_nobody(context, selection, code), *beyond, *counted_with(context, selection, code))


def is_of_children(context: Context, selection: Selection) -> bool:
    """Whether detected children are asked for, in numbers or rates, and not by form or citizenship."""
    key = _counted(context, selection)
    return (key.indicator, key.age, key.breakdown) == (CHILDREN.indicator, CHILDREN.age, CHILDREN.breakdown)


def adults_later(context: Context, selection: Selection, code: str, newest: int) -> int | None:
    """The last year after that of an area's newest figure in which nobody was left to be a child; of children alone."""
    if not is_of_children(context, selection) or code not in context.geography.areas:
        return None
    return max((year for year in years_of_adults_alone(context, code) if year > newest), default=None)


def with_later(context: Context, selection: Selection, code: str, newest: int, said: str) -> str:
    """A newest total of detected children in a cell, with what a later report has of them: girls and boys of a year
    without a total, or that all its victims were adults. `newest`: the year of the total."""
    said = with_later_parts(context, selection, code, newest, said)
    adults = adults_later(context, selection, code, newest)
    return said if adults is None else and_adults(said, adults)


def with_later_parts(context: Context, selection: Selection, code: str, newest: int, said: str) -> str:
    """The first of these two alone."""
    if not newest or not is_of_children(context, selection) or code not in context.geography.areas:
        return said
    year = last_by_sex(context, selection, code, newest)
    if year is None:
        return said
    parts = _sexes_said(context, year, code)
    return translate("{said}; no total for {year}, but {parts}", said=said, year=year, parts=parts)


def later_in_short(context: Context, selection: Selection, code: str, newest: int) -> list[str]:
    """The same two without the figure, where semicolons part figures of areas. `newest`: the year of the figure."""
    if not is_of_children(context, selection) or code not in context.geography.areas:
        return []
    told = []
    if year := last_by_sex(context, selection, code, newest):
        told.append(translate("{figure} in {year}", figure=_sexes_said(context, year, code), year=year))
    adults = adults_later(context, selection, code, newest)
    return told if adults is None else [*told, translate("all adults in {years}", years=adults)]


def last_by_sex(context: Context, selection: Selection, code: str, newest: int) -> int | None:
    """The last year after that of an area's newest figure of children in which these have rows by sex and no total.

    Zeros too, whatever they leave out: silence would say that the file has nothing of that year.
    """
    first, last = context.asked(selection)
    left_out = {*by_year(context.store.histories(CHILDREN), code), *years_of_adults_alone(context, code)}
    years = (year for year in sexes_by_year(context, CHILDREN, code) if max(first, newest + 1) <= year <= last)
    return max((year for year in years if year not in left_out), default=None)


def _sexes_said(context: Context, year: int, code: str) -> str:
    """Girls, boys and others of a year in words."""
    parts = sexes_by_year(context, CHILDREN, code)[year]
    told = sexes_told(parts).items()
    said = listed([of_sex(sex, figure_text(point.value, point.lower, point.upper, 0)) for sex, point in told])
    return said_by_sex(context, code, year, said)


def sexes_told(parts: Mapping[str, Point]) -> dict[str, Point]:
    """Figures by sex without nobody of another sex, where it is not all there is."""
    return {sex: point for sex, point in parts.items() if sex != "_O" or point.ends[1] > 0 or len(parts) == 1}


def of_sex(sex: str, figure: object) -> str:
    """A figure and the sex of the children that it counts; `sex`: its code."""
    if sex == "F":
        return translate("girls {figure}", figure=figure)
    if sex == "M":
        return translate("boys {figure}", figure=figure)
    return translate("children listed under another sex {figure}", figure=figure)


def adults_beside(context: Context, selection: Selection, code: str, newest: int) -> int | None:
    """The year of adults alone that is told beside an area's newest figure: the one asked for, else the last later one.

    0 is given where an area has no figure.
    """
    is_asked = is_of_children(context, selection) and selection.year in years_of_adults_alone(context, code)
    return selection.year if newest and is_asked else adults_later(context, selection, code, newest)


def and_adults(said: str, year: int) -> str:
    """A newest figure of children, with the later year in which all victims were adults."""
    return translate("{said}; all detected victims of {year} were adults", said=said, year=year)


def nobody_said(context: Context, selection: Selection, code: str, about: str, year: int) -> str:
    """The title of an area of which there is nobody to divide, or nobody to divide by. `about`: of what, in words."""
    words = lacking(context, code, about, year=year)
    if owner := counted_with(context, selection, code).get(year):
        return translate(
            "{area} has no figure of its own for {subject} in {year}; counted with another area: {owner}",
            **words,
            owner=area_name(context, owner),
        )
    beyond = years_beyond_people(context, selection, code)
    # Whose figures cover other areas has no rate of any year, whether or not its people of that year are known.
    is_wider = bool(people_of(context, selection, code)) and any(
        one.holds(code, year) for one in context.indicators[selection.indicator].wider
    )
    if not is_wider and year in (*years_without_people(context, selection, code), *beyond):
        return _not_divided(context, selection, code, about, year)
    if year in (*years_without_rate(context, selection, code), *beyond):
        return translate("{area} has no rate for {subject} in {year}; the figure also covers other areas", **words)
    if is_of_children(context, selection):
        return all_adults(words)
    return translate(
        "{area} has no figure for {subject} in {year}; of all ages {source} counts {count}",
        **words,
        source=publisher_said(context.source_of(selection.indicator)),
        count=format_number(0),
    )


def nobody_on_map(context: Context, selection: Selection, code: str, about: str, year: int) -> str:
    """The same over a map of that year; whose people are unknown has no rate on any, and its newest count is told."""
    count = newest_count(context, selection, code)
    return nobody_said(context, selection, code, about, count[0] if count else year)


def _not_divided(context: Context, selection: Selection, code: str, about: str, year: int) -> str:
    """The count of an area without a population, in place of its rate."""
    figure = _count_text(context, selection, code, year)
    words = {"area": area_name(context, code), "subject": in_mid_sentence(about), "figure": figure, "year": year}
    if people_of(context, selection, code):
        return translate(
            "{area}, {subject}: {figure} in {year}; no rate, as Reach 2030 has no population figure of that year",
            **words,
        )
    return translate("{area}, {subject}: {figure} in {year}; no rate, as Reach 2030 has no population figure", **words)


def _count_text(context: Context, selection: Selection, code: str, year: int) -> str:
    """The count of an area that has no rate, in words."""
    key, count = counts_of(context, selection), count_of(context, selection, code, year)
    indicator = context.indicators[key.indicator if key is not None else selection.indicator]
    asked = replace(selection, indicator=indicator.id, measure=COUNT)
    return "" if count is None else wording_of(indicator, asked).text(count)


def newest_count(context: Context, selection: Selection, code: str) -> tuple[int, str] | None:
    """The newest count, behind its year, of an area that has no rate of any year, as its people are unknown.

    None of other areas: their newest rate is told.
    """
    key = counts_of(context, selection)
    if key is None or code not in context.geography.areas or people_of(context, selection, code):
        return None
    years = [item.year for item in context.whole.store.histories(key).get(code, ()) if item.ends is not None]
    return (years[-1], _count_text(context, selection, code, years[-1])) if years else None


def later_count(context: Context, selection: Selection, code: str, year: int) -> tuple[int, str] | None:
    """The newest count, behind its year, of an area whose newest rate is of `year`, before that.

    Rates end with the people that counts are divided by; counts go on.
    """
    key = counts_of(context, selection)
    if key is None or code not in context.geography.areas:
        return None
    known = [item.year for item in context.store.histories(key).get(code, ()) if item.ends is not None]
    return (known[-1], _count_text(context, selection, code, known[-1])) if known and known[-1] > year else None


def and_count(context: Context, selection: Selection, code: str, year: int, said: str) -> str:
    """A newest rate, and behind it the later count, where there is one."""
    later = later_count(context, selection, code, year)
    if later is None:
        return said
    return translate("{said}; counted in {year}: {count}", said=said, year=later[0], count=later[1])


def count_instead(context: Context, selection: Selection, code: str, first: int, last: int) -> str:
    """In a cell, the latest count from `first` to `last` of an area that has no rate of it; empty where it has none."""
    years = [year for year in years_without_rate(context, selection, code) if first <= year <= last]
    if not years:
        return ""
    return translate(
        "no rate; {figure} ({year})", figure=_count_text(context, selection, code, years[-1]), year=years[-1]
    )


def nobody_noted(context: Context, selection: Selection, codes: Collection[str]) -> str:
    """The same of some areas where a table, a gap or a cell has no room for more."""
    unpeopled = any(years_without_people(context, selection, code) for code in codes)
    is_wider = any(
        set(years_without_rate(context, selection, code)).difference(years_without_people(context, selection, code))
        for code in codes
    )
    if unpeopled and is_wider:
        return translate("no rate: the figure also covers other areas, or Reach 2030 has no population figure")
    if unpeopled:
        return translate("no rate: Reach 2030 has no population figure")
    if is_wider:
        return translate("no rate: the figure also covers other areas")
    if (selection.indicator, selection.breakdown) in WHOLES:
        return translate("no figure by age; of all ages {count}", count=format_number(0))
    return translate("no figure; all detected victims were adults")


def _counted(context: Context, selection: Selection) -> SeriesKey:
    """The counts that figures are, or are divided from."""
    of = context.indicators[selection.indicator].rate_of
    return selection.key._replace(indicator=of) if of else selection.key


def _parts(context: Context, key: SeriesKey) -> Iterator[SeriesKey]:
    indicator = context.indicators[key.indicator]
    if key.indicator in SHARES:
        sexes = indicator.sex if key.sex == ALL else (key.sex,)
        made = (inputs_of(indicator, key._replace(sex=sex), "") for sex in sexes)
        yield from dict.fromkeys(part for found in made if found is not None for part in found.below)
        return
    if not indicator.is_count:
        return
    if key.sex == ALL:
        yield from (key._replace(sex=sex) for sex in indicator.sex if sex != ALL)
    if key.age == ALL:
        yield from (key._replace(age=age) for age in indicator.age if age != ALL)


def _years(histories: Iterable[Histories], code: str) -> set[int]:
    """Years in which any of them has a figure of an area."""
    return {item.year for own in histories for item in own.get(code, ()) if item.ends is not None}
