"""Who reports what, year by year: of one indicator area by area, or of one country indicator by indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.catalogue import COUNT, RATE, VALUE, Indicator
from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical, format_number, in_a_row, translate, translate_number
from dashboard.metrics.lines import PUBLISHERS_WORLD, Point
from dashboard.metrics.presence import (
    ASKED,
    FIGURE,
    INTERVAL,
    NOTHING,
    SUPPRESSED,
    WITH_FIGURE,
    ZERO,
    Reporting,
    reporting,
    states,
    with_least,
)
from dashboard.selection import Selection, file_name, usual
from dashboard.store import Histories, Observation
from dashboard.words.above_totals import least_of
from dashboard.words.ageless import at_least
from dashboard.words.captions import sources_of
from dashboard.words.caveats import Rows, Shows, caveats_said, rows_of_map
from dashboard.words.counted import of_countries, of_countries_and_areas, of_indicators
from dashboard.words.names import (
    THEME_NAMES,
    Figure,
    area_name,
    in_mid_sentence,
    listed_alone,
    pooled,
    wording_of,
    year_span,
)
from dashboard.words.titles import subject

FIRST = 2000
"""Earlier years are in the tables, but no longer answer who reports."""
RECENT = 5
"""So many years up to an indicator's last full year are recent."""
FIELDS_ALONE = ("palestine-refugees-unrwa",)
"""Of the places alone where their publisher works: elsewhere nothing is missing."""
SEEN = "coverage-picture.chart"
"""View and tab of the picture."""


@dataclass(frozen=True)
class Row:
    """One row of the picture: an area, or an indicator of one country."""

    key: str
    """Code of the area, or id of the indicator."""
    name: str
    question: Selection
    """What each of its cells asks; `areas` holds the row's area."""
    history: tuple[Observation, ...]
    cells: str
    """A state for each year (dashboard/metrics/presence.py)."""
    least: tuple[Point, ...] = ()
    """Of years without a total, of which a part is published."""

    @cached_property
    def by_year(self) -> dict[int, Figure]:
        """What is said of each year."""
        return {point.year: point for point in self.least} | {item.year: item for item in self.history}


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    name: str
    note: str
    rows: tuple[Row, ...]
    within: str = ""
    """The continent of a region."""


@dataclass(frozen=True)
class Coverage:
    """The picture with the words around it; chart, table, file and image are made of it."""

    selection: Selection
    years: range
    groups: tuple[Group, ...]
    country: str
    """The one country that it is about; empty where its rows are areas."""
    title: str
    subtitle: str
    caveat: str
    source: str
    about: str = ""
    """What the title says the figures are of."""

    @property
    def stem(self) -> str:
        """Name of a file of it, without its ending: "coverage_detected-victims_children_034_2007-2023"."""
        if self.country:
            return f"coverage_{self.country}_{self.years[0]}-{self.years[-1]}"
        return f"coverage_{file_name(replace(self.selection, measure=VALUE), self.years[0], self.years[-1])}"

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, group by group."""
        return tuple(row for group in self.groups for row in group.rows)


def country_of(context: Context, selection: Selection) -> str:
    """The country of a selection of one country alone; empty for any other."""
    one = selection.areas[0] if len(selection.areas) == 1 else ""
    return one if one in context.geography.areas else ""


def coverage_of(context: Context, selection: Selection) -> Coverage:
    """Areas by years of one indicator; where one country alone is chosen, all its indicators by years."""
    country = country_of(context, selection)
    return _indicators(context, selection, country) if country else _areas(context, selection)


def counted(selection: Selection) -> Selection:
    """The selection as it was reported: counts, not rates, which also need a population."""
    return replace(selection, measure=COUNT) if selection.measure == RATE else selection


def counts_zero(indicator: Indicator) -> bool:
    """Whether a zero of the indicator means none: in codes, in scores around a mean, and after rounding it does not."""
    return not indicator.value_names and indicator.lowest >= 0 and not indicator.rounded_zero


def states_of(indicator: Indicator, history: Iterable[Observation], years: range) -> str:
    """A state for each year of one series of an indicator: the one place that says what a cell is."""
    return states(history, years, counts=counts_zero(indicator))


def _cells(
    context: Context, question: Selection, history: Iterable[Observation], years: range
) -> tuple[str, tuple[Point, ...]]:
    """States of a row, and what it has of years without a total."""
    least = least_of(context, question, question.areas[0])
    cells = states_of(context.indicators[question.indicator], history, years)
    return with_least(cells, years, {point.year for point in least}), least


def since(context: Context, indicator: str) -> int:
    """The first of the years that are recent for an indicator."""
    return context.years(indicator).opening - RECENT + 1


# ------------------------------------------------------------------------------------------------ one indicator


def places(context: Context, selection: Selection, histories: Histories) -> list[str]:
    """The areas that a selection is about: UN members, and other areas that have a row, each once."""
    if context.indicators[selection.indicator].area:
        return [PUBLISHERS_WORLD]
    geography = context.geography
    found: dict[str, None] = {}
    for code in selection.areas or (WORLD,):
        for area in geography.members_of(code):
            if code in geography.areas or geography.areas[area].is_member or area in histories:
                found[area] = None
    if not selection.areas or WORLD in selection.areas:
        found |= dict.fromkeys(area for area in histories if area in geography.areas)
    return list(found)


def countries(context: Context, areas: Iterable[str]) -> list[str]:
    """Those that count as countries: UN members; all of them where none is one."""
    listed = list(areas)
    members = [area for area in listed if area in context.geography.areas and context.geography.areas[area].is_member]
    return members or listed


def who(context: Context, selection: Selection) -> tuple[list[str], Reporting]:
    """The countries of a selection, and areas that are chosen by name, in the order of names, and when they last had a
    figure."""
    histories = context.histories(counted(selection))
    is_of_areas = not context.indicators[selection.indicator].area
    chosen = [code for code in selection.areas if is_of_areas and code in context.geography.areas]
    inside = dict.fromkeys([*countries(context, places(context, selection, histories)), *chosen])
    found = sorted(inside, key=lambda area: alphabetical(_name(context, area)))
    return found, reporting(histories, found, since(context, selection.indicator))


def _name(context: Context, area: str) -> str:
    return translate("World") if area == PUBLISHERS_WORLD else area_name(context, area)


def _areas(context: Context, selection: Selection) -> Coverage:
    question = counted(selection)
    indicator = context.indicators[question.indicator]
    histories = context.histories(question)
    span = context.years(indicator.id)
    years = range(max(span.first, FIRST), span.last + 1)
    by_group: dict[str, list[Row]] = {}
    for area in places(context, selection, histories):
        history = histories.get(area, ())
        own = replace(question, areas=(WORLD if area == PUBLISHERS_WORLD else area,))
        row = Row(area, _name(context, area), own, history, *_cells(context, own, history, years))
        by_group.setdefault(smallest_group(context, area), []).append(row)
    about = subject(context, question)
    return Coverage(
        selection=question,
        years=years,
        groups=_in_order(context, by_group, None if indicator.pooled else since(context, indicator.id)),
        country="",
        title=_title(context, selection, about),
        subtitle=_with_older(
            translate(
                "{years}. In alphabetical order: nothing is ranked",
                years=pooled(years[-1]) if indicator.pooled else year_span(years[0], years[-1]),
            ),
            _older(who(context, selection)[0], histories, years),
        ),
        caveat=caveats_said(context, Shows((_shown(question, years),), about, main=indicator, of_reports=True)),
        source=sources_of(context, indicator, question),
        about=about,
    )


def _shown(question: Selection, years: Sequence[int]) -> Rows:
    """All years of all countries, which are seen to report or not: levels are not."""
    return replace(rows_of_map(question, years[-1]), awaited=tuple(years))


def _older(areas: Iterable[str], histories: Histories, years: range) -> int:
    """How many areas have figures, but all of them of years before those that are drawn."""
    return sum(_is_older(histories.get(area, ()), years) for area in areas)


def _is_older(history: Iterable[Observation], years: range) -> bool:
    known = [item.year for item in history if item.ends is not None]
    return bool(known) and max(known) < years[0]


def _with_older(subtitle: str, older: int) -> str:
    """A subtitle with the years that are drawn, and of how many countries, counted above, all figures are older."""
    if not older:
        return subtitle
    return translate_number(
        "{subtitle}. {number} country has older figures only",
        "{subtitle}. {number} countries have older figures only",
        older,
        subtitle=subtitle,
    )


def _title(context: Context, selection: Selection, about: str) -> str:
    if context.indicators[selection.indicator].area:
        return translate("{subject}: one figure for the whole world", subject=about)
    members, found = who(context, selection)
    are_countries = all(context.geography.areas[area].is_member for area in members)
    return translate_number(
        "{area}: {n} of {number} has a figure for {subject} in at least one year",
        "{area}: {n} of {number} have a figure for {subject} in at least one year",
        len(members) - len(found.never),
        area=in_a_row(area_name(context, code) for code in selection.areas or (WORLD,)),
        subject=in_mid_sentence(about),
        n=format_number(len(members) - len(found.never)),
        number=(of_countries if are_countries else of_countries_and_areas)(len(members)),
    )


def smallest_group(context: Context, area: str) -> str:
    """The smallest M49 region of an area; the world for those outside M49."""
    if area not in context.geography.areas:
        return WORLD
    regions = context.geography.regions
    groups = [code for code in context.geography.areas[area].groups if regions[code].kind == "intermediate_region"]
    return groups[0] if groups else context.geography.subregion(area)


def _in_order(context: Context, by_group: Mapping[str, list[Row]], recent_from: int | None) -> tuple[Group, ...]:
    """Regions by continent and name, the areas outside M49 last; rows by name.

    `recent_from`: None where no figure is of a year.
    """

    def place(code: str) -> tuple[bool, str, str]:
        first = context.geography.areas.get(by_group[code][0].key)
        continent = first.groups[0] if first is not None and first.groups else WORLD
        return code == WORLD, translate(context.geography.regions[continent].name), area_name(context, code)

    groups = []
    for code in sorted(by_group, key=place):
        rows = sorted(by_group[code], key=lambda row: alphabetical(row.name))
        inside = countries(context, (row.key for row in rows))
        fresh = sum(
            any((recent_from is None or item.year >= recent_from) and item.ends is not None for item in row.history)
            for row in rows
            if row.key in inside
        )
        note = translate("{n} of {of}", n=fresh, of=len(inside))
        if recent_from is not None:
            note = translate("{n} of {of} since {year}", n=fresh, of=len(inside), year=recent_from)
        name = translate("Other areas") if code == WORLD else area_name(context, code)
        if [row.key for row in rows] == [PUBLISHERS_WORLD]:
            name, note = area_name(context, WORLD), ""
        whole = "" if code == WORLD else place(code)[1]
        groups.append(Group(name, note, tuple(rows), whole))
    return tuple(groups)


# ------------------------------------------------------------------------------------------------ one country


def questions(context: Context, selection: Selection, country: str) -> list[Selection]:
    """What is asked of each indicator of a country: its usual people, or those that the reader chose for others.

    Not of those whose figures are of no year: they stood in the year of their release, as if they were the newest.
    """
    chosen = context.indicators[selection.indicator]
    made = []
    for indicator in context.indicators.values():
        is_elsewhere = indicator.id in FIELDS_ALONE and context.store.rows(indicator.id, areas=(country,)).empty
        if indicator.area or indicator.pooled or is_elsewhere:
            continue
        base = usual(indicator, context.years(indicator.id))
        other_sex = selection.sex != chosen.default_sex and selection.sex in indicator.sex
        other_age = selection.age != chosen.default_age and selection.age in indicator.age
        asked = replace(
            base,
            areas=(country,),
            sex=selection.sex if other_sex else base.sex,
            age=selection.age if other_age else base.age,
            lang=selection.lang,
        )
        made.append(counted(asked))
    return made


def _indicators(context: Context, selection: Selection, country: str) -> Coverage:
    asked = questions(context, selection, country)
    firm = [question for question in asked if context.indicators[question.indicator].theme != "context"]
    last = max(context.years(question.indicator).last for question in firm)
    years = range(FIRST, last + 1)
    by_theme: dict[str, list[Row]] = {}
    for question in asked:
        indicator = context.indicators[question.indicator]
        history = context.histories(question).get(country, ())
        cells = _cells(context, question, history, years)
        row = Row(indicator.id, subject(context, question), question, history, *cells)
        by_theme.setdefault(indicator.theme, []).append(row)
    groups = []
    for theme, rows in by_theme.items():
        some = sum(any(item.ends is not None for item in row.history) for row in rows)
        note = translate_number("{n} of {of} has a figure", "{n} of {of} have a figure", some, n=some, of=len(rows))
        groups.append(Group(translate(THEME_NAMES[theme]), note, tuple(rows)))
    rows_known = [row for group in groups for row in group.rows if any(item.ends for item in row.history)]
    place = area_name(context, country)
    subtitle = translate(
        "Every indicator that has figures of countries by year, each in its usual breakdown, {first} to {last}",
        first=years[0],
        last=years[-1],
    )
    if older := sum(_is_older(row.history, years) for group in groups for row in group.rows):
        subtitle = translate_number(
            "{subtitle}. {number} of them has older figures only",
            "{subtitle}. {number} of them have older figures only",
            older,
            subtitle=subtitle,
        )
    if aged := sum(is_aged(context, row) for row in rows_known):
        subtitle = translate("{subtitle}. {sentence}", subtitle=subtitle, sentence=aged_said(context, aged))
    return Coverage(
        selection=selection,
        years=years,
        groups=tuple(groups),
        country=country,
        title=translate_number(
            "{area}: {n} of {of} has a figure for at least one year",
            "{area}: {n} of {of} have a figure for at least one year",
            len(rows_known),
            area=place,
            n=len(rows_known),
            of=of_indicators(len(asked)),
        ),
        subtitle=subtitle,
        caveat=caveats_said(context, Shows((), "", own=translate("What is not known is not zero."))),
        source=translate("Each row has its own source: select a cell for it."),
    )


# ------------------------------------------------------------------------------------------------ in words


def long_ago(context: Context) -> int:
    """The last of the years that are long ago by the calendar, whatever the last year of a source is."""
    return context.today().year - RECENT - 1


def is_aged(context: Context, row: Row) -> bool:
    """Whether the newest figure of a row is of long ago."""
    known = [item.year for item in row.history if item.ends is not None]
    return bool(known) and known[-1] <= long_ago(context)


def aged_said(context: Context, number: int) -> str:
    """That so many indicators have figures of long ago alone: one for some year is not one for today."""
    return translate_number(
        "Of {number} indicator the latest figure is of {year} or earlier.",
        "Of {number} indicators the latest figure is of {year} or earlier.",
        number,
        year=long_ago(context),
    )


def state_words(indicator: Indicator | None) -> dict[str, str]:
    """What each state of an indicator is called; with None, of indicators of all kinds."""
    return {
        FIGURE: translate("a figure"),
        INTERVAL: translate("an interval, such as <5"),
        ZERO: translate("a reported zero"),
        ASKED: listed_alone(indicator),
        SUPPRESSED: translate("suppressed: too small to show"),
        NOTHING: translate("nothing: unknown, not zero"),
    }


def cell_text(context: Context, row: Row, year: int, state: str) -> str:
    """A cell in words: its figure, or what there is instead."""
    indicator = context.indicators[row.question.indicator]
    item = row.by_year.get(year)
    if item is None or state not in WITH_FIGURE:
        return state_words(indicator)[state]
    text = wording_of(indicator, row.question).text(item)
    return at_least(context, row.question, row.question.areas[0], year, text)
