"""Children of a year without a published total: what girls, boys and others add up to, where these are all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dashboard.context import Context
from dashboard.i18n import format_year, in_a_row, in_parts, translate, translate_number
from dashboard.metrics.lines import Point, by_year, whole_of
from dashboard.selection import Selection
from dashboard.store import Histories, Observation, SeriesKey
from dashboard.words.adults import has_women_or_men
from dashboard.words.by_form import beside_other_forms, more_by_form
from dashboard.words.low_totals import (
    ADULTS,
    CHILDREN,
    EVERYONE,
    SEXES,
    beside_doubt,
    figure_and_doubt,
    sexes_by_year,
    years_denied_by_report,
    years_of_everybody,
)
from dashboard.words.names import area_name, figure_text, in_mid_sentence


class Added(NamedTuple):
    """The children of a year, a sum of ours; an interval where one of its parts is."""

    year: int
    children: Point
    parts: Mapping[str, Point]
    """By sex; without one that holds all of them once more."""
    is_listed: bool = False
    """Whether it is no sum but one row: sex Other, under which the report lists all victims without telling a sex."""
    is_doubted: bool = False
    """Whether the report has over a tenth more victims by age or sex than in total: so its children are uncertain."""
    is_more_by_form: bool = False
    """Whether the rows by form of exploitation have more children of a sex than those by sex."""

    @property
    def said(self) -> str:
        """Their number in words, with the doubt that it is not to be told without."""
        return self._with_doubt(_text(self.children))

    @property
    def counted(self) -> str:
        """The same with whom it counts, to stand beside figures of another unit."""
        number = int(self.children.ends[1])
        text = translate_number("{figure} child", "{figure} children", number, figure=_text(self.children))
        return self._with_doubt(text)

    def _with_doubt(self, text: str) -> str:
        if self.is_doubted:
            return beside_doubt(text)
        return beside_other_forms(text) if self.is_more_by_form else text


def added_in(context: Context, area: str, year: int) -> Added | None:
    """The sum of a year; None where it does not fit all victims, or the total was asked for."""
    everyone = by_year(context.store.histories(EVERYONE), area).get(year)
    asked = {item.year for item in context.store.histories(CHILDREN).get(area, ())}
    if everyone is None or year in asked:
        return None
    parts = sexes_by_year(context, CHILDREN, area).get(year, {})
    children = whole_of(year, parts.values())
    if children.ends[1] == 0 and not has_women_or_men(context, area, year):
        return None
    low, high = _with_adults(context, area, children)
    fits = low <= everyone.ends[1] and high >= everyone.ends[0]
    is_listed = set(parts) == {"_O"} and year in years_of_everybody(context, area)
    is_doubted = year in years_denied_by_report(context, CHILDREN, area)
    is_more_by_form = bool(more_by_form(context, area, year))
    return Added(year, children, parts, is_listed, is_doubted, is_more_by_form) if fits else None


def are_too_many(context: Context, area: str, year: int) -> bool:
    """Whether the children of each sex are certainly more than the adults leave of all victims."""
    everyone = by_year(context.store.histories(EVERYONE), area).get(year)
    children = whole_of(year, sexes_by_year(context, CHILDREN, area).get(year, {}).values())
    return everyone is not None and _with_adults(context, area, children)[0] > everyone.ends[1]


def _with_adults(context: Context, area: str, children: Point) -> tuple[float, float]:
    """The least and the most that children and the adults of their year are together."""
    adult = by_year(context.store.histories(ADULTS), area).get(children.year)
    adults = adult or whole_of(children.year, sexes_by_year(context, ADULTS, area).get(children.year, {}).values())
    low, high = (one + other for one, other in zip(children.ends, adults.ends, strict=True))
    return low, high


@lru_cache(maxsize=1024)
def newest_added(context: Context, area: str) -> Added | None:
    """The newest of the sums where it is newer than any published total; a later year can have parts that are none."""
    # Each map of children asks it of all areas.
    total = max(by_year(context.store.histories(CHILDREN), area), default=0)
    parts = (by_year(context.store.histories(CHILDREN._replace(sex=sex)), area) for sex in SEXES)
    later = sorted({year for found in parts for year in found if year > total}, reverse=True)
    return next(filter(None, (added_in(context, area, year) for year in later)), None)


def with_sums(context: Context, key: SeriesKey, histories: Histories) -> Histories:
    """Histories in which the newest sum of an area is its newest figure, where detected children are asked for."""
    if key != CHILDREN:
        return histories
    made = {area: added for area in context.geography.areas if (added := newest_added(context, area))}
    return {**histories, **{area: _with_sum(histories.get(area, ()), area, added) for area, added in made.items()}}


def _with_sum(history: Sequence[Observation], area: str, added: Added) -> tuple[Observation, ...]:
    own = Observation(area, added.year, added.children.value, added.children.lower, added.children.upper, "A")
    return tuple(sorted((*history, own), key=lambda item: item.year))


# ------------------------------------------------------------------------------------------------ words


def of_children(context: Context, selection: Selection, area: str) -> Added | None:
    """The newest sum where all detected children are asked for, in numbers or divided by those who live there."""
    of = context.indicators[selection.indicator].rate_of or selection.indicator
    key: SeriesKey = selection.key._replace(indicator=of)
    is_asked = key == CHILDREN and area in context.geography.areas
    return newest_added(context, area) if is_asked else None


def rows_behind(question: Selection, added: Added) -> Selection:
    """The question whose rows show a sum: of the first sex that has one. `question`: on the total."""
    return replace(question, sex=next(iter(added.parts)))


def in_a_cell(added: Added) -> str:
    """The number and its year where there is no room for more; of a sum of ours that it is one."""
    said = translate("{figure} ({year})", figure=added.said, year=added.year)
    return said if added.is_listed else in_parts((said, translate("counted by sex")))


def added_beside(added: Added) -> str:
    """The same among figures of another unit that semicolons part: with whom it counts, and without one."""
    if added.is_listed:
        return translate("{figure} ({year})", figure=added.counted, year=added.year)
    note = in_a_row((format_year(added.year), translate("counted by sex")))
    return translate("{name} ({said})", name=added.counted, said=note)


def and_total(context: Context, question: Selection, said: str, total: Point | None, added: Added) -> str:
    """What a sum of ours is, with the newest published total, if there is any; or from which list it is.

    `question`: of the total, of one area.
    """
    if added.is_listed:
        return translate("{said} ({note})", said=said, note=listed_note())
    if total is None:
        return in_parts((said, translate("counted by sex")))
    return translate(
        "{said}, counted by sex; latest published total: {figure} in {year}",
        said=said,
        figure=figure_and_doubt(context, question, total, question.areas[0], _text(total)),
        year=total.year,
    )


def listed_note() -> str:
    """What stands beside the children of a list of everybody."""
    return translate("the file does not tell the sex of the detected victims of that year")


def children_in(area: str, added: Added) -> str:
    """How many children a report of an area has. `area`: in words."""
    return translate_number(
        "{area}: {figure} child among detected victims in {year}",
        "{area}: {figure} children among detected victims in {year}",
        int(added.children.ends[1]),
        area=area,
        figure=added.said,
        year=added.year,
    )


def listed_children(context: Context, selection: Selection, area: str) -> str:
    """The same where a report newer than any total of children lists all victims under sex Other; else empty."""
    added = of_children(context, selection, area)
    return children_in(area_name(context, area), added) if added is not None and added.is_listed else ""


def title_of_sum(area: str, about: str, added: Added, total: str, year: int) -> str:
    """A sum of ours as the title of a chart of totals. `total`: the newest of them in words, `year`: its year."""
    return translate(
        "{area}, {subject}: {figure} in {year}, counted by sex; latest published total: {count} in {last}",
        area=area,
        subject=in_mid_sentence(about),
        figure=added.said,
        year=added.year,
        count=total,
        last=year,
    )


def and_sum(said: str, added: Added) -> str:
    """A newest rate, with the later number that is a sum of ours, or of children whose sex is not told."""
    if added.is_listed:
        return in_parts((said, translate("{figure} in {year}", figure=added.counted, year=added.year)))
    return translate(
        "{said}; for {year}, counted by sex: {figure}",
        said=said,
        year=added.year,
        figure=added.counted,
    )


def _text(point: Point) -> str:
    return figure_text(point.value, point.lower, point.upper, 0)
