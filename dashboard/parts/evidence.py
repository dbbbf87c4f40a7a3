"""Where a figure comes from: the published rows that it is, or is made of, and why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from dashboard.catalogue import RATE, Indicator
from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.figures.addresses import HEADLINE
from dashboard.figures.coverage import counts_zero
from dashboard.figures.series import area_lines, has_series, series_of
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical
from dashboard.kinds.justice import beside_of
from dashboard.metrics.inputs import Inputs, inputs_of
from dashboard.metrics.latest import latest
from dashboard.metrics.lines import Line, Point, summed
from dashboard.metrics.presence import SUPPRESSED, state_of, states, with_least
from dashboard.metrics.standing import Cell
from dashboard.selection import Selection
from dashboard.store import Observation, Row, SeriesKey, code_in_tables
from dashboard.views import VIEWS, View
from dashboard.words.above_totals import least_of
from dashboard.words.persons import Parts, open_totals

Rule = Literal["row", "quotient", "publisher", "sum", "median", "same-sum", "same-rate", "same-share", "whole", "each"]
"""How a figure is made: read from one row; divided out of rows; the publisher's own for the world or a group; or of a
group: the sum over those who have a figure, or the median of them; the sum over the same countries each year, or its
rate, a share of such sums, a recorded total by all people of the group, or (of maps) nothing at all, each country being
shown by itself."""
PROFILE = "profile"
"""The kind of views that place a country among others."""
Why = Literal[
    "asked", "suppressed", "population", "older-count", "other-years", "other-people", "never", "source", "group"
]
"""Why there is no figure: asked but not reported or not broken down; suppressed; no population to divide by, be it of
the year or of an older count that would stand in; rows of other years, or of other people, only; no row in the table;
no row of this source at all; too few countries."""


class Other(NamedTuple):
    """People of whom there is a figure, and its latest year."""

    sex: str
    age: str
    breakdown: str
    year: int


@dataclass(frozen=True)
class Absence:
    """Why there is no figure, with what there is instead."""

    why: Why
    years: tuple[int, ...] = ()
    """Years with a figure."""
    others: tuple[Other, ...] = ()
    """Other people of the area of whom there is a figure, in the years that were looked at, else in any."""
    elsewhere: tuple[str, ...] = ()
    """Other indicators of the same source that have a figure of the area."""


@dataclass(frozen=True)
class Member:
    """One area behind a group's figure: its rows, and the people that weigh it or that it is divided by."""

    area: str
    rows: tuple[Row, ...]
    people: float | None = None


@dataclass(frozen=True)
class Evidence:
    """All that is known of one figure."""

    question: Selection
    """Whose it is, and of which year: one area or group."""
    rule: Rule
    point: Point | None = None
    """The figure, with the year that it is of."""
    rows: tuple[Row, ...] = ()
    """The row that it is read from, before those above the line of a quotient."""
    below: tuple[Row, ...] = ()
    """The rows below the line of a quotient."""
    inputs: Inputs | None = None
    members: tuple[Member, ...] = ()
    years: range = range(0)
    states: str = ""
    """A state for each of the years (dashboard/metrics/presence.py)."""
    absence: Absence | None = None
    cell: Cell | None = None
    """The published status, where the indicator has a target."""
    parts: Parts | None = None
    """The parts of a total up to which its figure is told, their rows behind its own."""

    @property
    def code(self) -> str:
        """The area or group."""
        return self.question.areas[0]


def view_of(selection: Selection) -> tuple[View | None, str]:
    """The view that an address says a figure was seen in ("victims-ages.chart"), and its tab."""
    panel, _, tab = selection.view.split(",", 1)[0].partition(".")
    view = VIEWS.get(panel)
    if view is None or tab not in view.tabs or not _may_show(view, selection.indicator):
        return None, ""
    return view, tab


def _may_show(view: View, indicator: str) -> bool:
    """Whether a view holds figures of an indicator: a profile has a row for many, others are of one or of any."""
    return view.kind == PROFILE or view.indicator in ("", indicator)


def is_of_profile(selection: Selection) -> bool:
    """Whether a figure was seen in a profile, which compares UN members alone."""
    view, _ = view_of(selection)
    return view is not None and view.kind == PROFILE


def evidence_of(context: Context, selection: Selection) -> list[Evidence]:
    """The evidence of each figure that a selection asks for: one for each area, or for each part of a view."""
    view, tab = view_of(selection)
    if selection.view == HEADLINE and selection.areas:
        return _of_headline(context, selection)
    each = tab == "map" or (view is not None and view.kind in ("coverage", PROFILE))
    if each and not context.indicators[selection.indicator].area:
        return [_of_map(context, replace(selection, areas=(code,))) for code in selection.areas or (WORLD,)]
    if view is not None and view.kind in ("beside", "sexes") and tab == "chart":
        asked = [one for one in beside_of(context, view, selection).lines if _is_asked(one[1], selection)]
        return [
            _up_to_parts(context, _of_line(context, replace(question, year=selection.year), drawn.line), drawn.line)
            for drawn, question in asked
        ]
    drawn_apart = view is not None and tab == "chart" and has_series(view)
    series = series_of(context, view, selection) if view and drawn_apart else area_lines(context, selection)
    lines = list(zip(series.lines, series.questions, strict=False))
    return [
        _of_line(context, replace(question, areas=(drawn.line.code,), year=selection.year), drawn.line)
        for drawn, question in lines
    ]


def _is_asked(question: Selection, selection: Selection) -> bool:
    return (question.indicator, question.sex) == (selection.indicator, selection.sex)


def _of_line(context: Context, question: Selection, line: Line) -> Evidence:
    return _of_group(context, question, line) if line.group else _of_area(context, question)


def _up_to_parts(context: Context, one: Evidence, line: Line) -> Evidence:
    """A country's total as charts of persons side by side draw it: up to its parts, where these are more and it does
    not stand."""
    if line.group or one.point is None:
        return one
    year = one.point.year
    point = next((point for point in line.points if point.year == year), None)
    parts = open_totals(context, one.question.key, line.code).get(year)
    if point is None or parts is None:
        return one
    return replace(one, point=point, parts=parts, rows=(*one.rows, *_of_keys(context, parts.keys, [line.code], year)))


def _of_headline(context: Context, selection: Selection) -> list[Evidence]:
    """All, girls and boys of one area, or all of each of several; summed over whoever reports where one is a group."""
    known = context.indicators[selection.indicator].sex
    sexes = [sex for sex in ("_T", "F", "M") if sex in known] if len(selection.areas) == 1 else [selection.sex]
    asked = [replace(selection, areas=(code,), sex=sex, view="") for code in selection.areas for sex in sexes]
    return [_of_line(context, question, context.line(question, question.areas[0])) for question in asked]


def _of_map(context: Context, question: Selection) -> Evidence:
    """One area of a map; or of a group, each of its areas as the map shows it, or each member that a profile has."""
    code, geography = question.areas[0], context.geography
    if code in geography.areas:
        return _of_area(context, question)
    areas = geography.members_in(code) if is_of_profile(question) else geography.members_of(code)
    members = _latest_rows(context, question, areas, *context.around(question, question.year))
    return Evidence(question, "each", members=members, cell=_cell(context, question))


def _latest_rows(
    context: Context, question: Selection, areas: Iterable[str], window: int, ahead: int = 0
) -> tuple[Member, ...]:
    """Areas with the row that each of them shows in the question's year, of up to `window` years before and `ahead`
    after it."""
    histories = context.histories(question)
    shown = {
        area: item.year
        for area in areas
        if (item := latest(histories.get(area, ()), question.year, window, ahead)) is not None
    }
    first, last = (end(shown.values(), default=question.year) for end in (min, max))
    rows = rows_of(context, question.key, shown, first, last)
    return _by_area(context, [row for row in rows if shown[row.area] == row.year])


def _cell(context: Context, question: Selection) -> Cell | None:
    code = question.areas[0]
    return context.progress.get((question.indicator, code_in_tables(code)))


def rows_of(
    context: Context, key: SeriesKey, areas: Iterable[str], first: int, last: int | None = None
) -> tuple[Row, ...]:
    """The published rows of areas in some years, of the ages that stand in for the key's own too."""
    indicator, wanted = context.indicators[key.indicator], list(areas)
    if not wanted:
        return ()
    ages = (key.age, *indicator.merged_age) if key.age == indicator.default_age else (key.age,)
    rows = context.store.rows(
        key.indicator,
        areas=wanted,
        first=first,
        last=first if last is None else last,
        sex=[key.sex],
        age=ages,
        breakdown=[key.breakdown],
    )
    return tuple(context.store.as_published(key.indicator, rows))


def _span(context: Context, question: Selection) -> range:
    years = context.years(question.indicator)
    return range(years.first, years.last + 1)


# ------------------------------------------------------------------------------------------------ one area


def _of_area(context: Context, question: Selection) -> Evidence:
    code, indicator = question.areas[0], context.indicators[question.indicator]
    history = context.histories(question).get(code, ())
    shown = latest(history, question.year, *context.around(question, question.year))
    inputs = inputs_of(indicator, question.key, question.measure)
    used = question.year if shown is None else shown.year
    point = None
    if shown is not None and shown.ends is not None:
        point = Point(shown.year, shown.value, shown.lower, shown.upper, shown.status)
    rows = rows_of(context, question.key, [code], used)
    below: tuple[Row, ...] = ()
    if inputs is not None:
        below = _of_keys(context, inputs.below, [code], used)
        above = () if question.measure == RATE else _of_keys(context, inputs.above, [code], used)
        rows = (*rows, *above)
    years, least = _span(context, question), {point.year for point in least_of(context, question, code)}
    return Evidence(
        question,
        "row" if inputs is None else "quotient",
        point=point,
        rows=rows,
        below=below,
        inputs=inputs,
        years=years,
        states=with_least(states(history, years, counts=counts_zero(indicator)), years, least),
        absence=None if point is not None else _absence(context, question, shown),
        cell=_cell(context, question),
    )


def _of_keys(context: Context, keys: Sequence[SeriesKey], areas: Iterable[str], year: int) -> tuple[Row, ...]:
    wanted = list(areas)
    return tuple(row for key in keys for row in rows_of(context, key, wanted, year))


def _absence(context: Context, question: Selection, shown: Observation | None) -> Absence:
    """The first thing that explains why an area has no figure."""
    code, indicator = question.areas[0], context.indicators[question.indicator]
    years = tuple(item.year for item in context.histories(question).get(code, ()) if item.ends is not None)
    others = _others(context, question, question.year - indicator.window)
    if shown is not None:
        return Absence(_unshown(shown), years, others)
    own = context.store.histories(question.key).get(code, ())
    if question.measure == RATE and (count := latest(own, question.year, indicator.window)) is not None:
        return _of_count(question, count, years, others)
    if years or own:
        return Absence("other-years", years, others)
    others = others or _others(context, question, None)
    if others:
        return Absence("other-people", others=others)
    if len(context.store.rows(question.indicator, areas=[code])):
        return Absence("asked")
    elsewhere = _elsewhere(context, indicator, code)
    return Absence("never" if elsewhere else "source", elsewhere=elsewhere)


def _of_count(question: Selection, count: Observation, years: tuple[int, ...], others: tuple[Other, ...]) -> Absence:
    """Why a count, the latest that may stand in for the year asked for, has no rate."""
    if count.ends is None:
        return Absence(_unshown(count), years, others)
    return Absence("population" if count.year == question.year else "older-count", years)


def _unshown(item: Observation) -> Why:
    """Why a row has no figure."""
    return "suppressed" if state_of(item, counts=True) == SUPPRESSED else "asked"


def _others(context: Context, question: Selection, first: int | None) -> tuple[Other, ...]:
    """The area's rows of other people with a figure of the years from `first` to the one asked, or of any year."""
    last = question.year if first is not None else None
    rows = context.store.rows(question.indicator, areas=question.areas, first=first, last=last)
    rows = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()].sort_values("time_period")
    columns = (rows[name].tolist() for name in ("sex", "age", "breakdown", "time_period"))
    latest_of: dict[tuple[str, str, str], int] = {}
    for sex, age, breakdown, year in zip(*columns, strict=True):
        latest_of[sex, age, breakdown] = year
    latest_of.pop((question.key.sex, question.age, question.breakdown), None)
    return tuple(Other(sex, age, breakdown, year) for (sex, age, breakdown), year in latest_of.items())


def _elsewhere(context: Context, indicator: Indicator, code: str) -> tuple[str, ...]:
    """Other indicators of the same source with a figure of the area."""
    found = []
    for other in context.indicators.values():
        if other.source == indicator.source and other.id != indicator.id:
            rows = context.store.rows(other.id, areas=[code])
            if rows["obs_value"].notna().any() or rows["obs_upper"].notna().any():
                found.append(other.id)
    return tuple(found)


# ------------------------------------------------------------------------------------------------ a group


def _of_group(context: Context, question: Selection, line: Line) -> Evidence:
    asked = question
    if line.median and line.known and line.known[-1].year <= question.year:
        # Of the year asked for no country may have a figure: the median is of the last that one has.
        question = replace(question, year=line.known[-1].year)
    point = next((item for item in line.known if item.year == question.year), None)
    rule = _rule(context, question, line)
    rows: tuple[Row, ...] = ()
    members: tuple[Member, ...] = ()
    if line.published:
        rows = rows_of(context, question.key, [code_in_tables(line.code)], question.year)
    elif point is not None:
        members = _members(context, asked, line, rule)
    years = _span(context, question)
    items = [Observation(line.code, item.year, item.value, item.lower, item.upper, item.status) for item in line.points]
    return Evidence(
        question,
        rule,
        point=point,
        rows=rows,
        inputs=inputs_of(context.indicators[question.indicator], question.key, question.measure),
        members=members,
        years=years,
        states=states(items, years, counts=counts_zero(context.indicators[question.indicator])),
        absence=None if point is not None else Absence("group", tuple(item.year for item in line.known)),
        cell=_cell(context, question),
    )


def _rule(context: Context, question: Selection, line: Line) -> Rule:
    indicator = context.indicators[question.indicator]
    if line.published:
        return "publisher"
    if line.median:
        return "median"
    rate = question.measure == RATE
    if line.areas:
        if indicator.aggregate == "none":
            return "same-share"
        return "same-rate" if rate or indicator.rate_of else "same-sum"
    return "whole" if rate else "sum"


def _members(context: Context, question: Selection, line: Line, rule: Rule) -> tuple[Member, ...]:
    """The areas with a figure in the year, in the order of names, with what weighs or divides them."""
    indicator = context.indicators[question.indicator]
    keys = [question.key]
    if rule == "same-share":
        # Shares of groups are of both sexes together.
        made = inputs_of(indicator, question.key._replace(sex="_T"), question.measure)
        keys = [] if made is None else list(dict.fromkeys((*made.above, *made.below)))
    if rule == "median":
        window = context.reach(question.indicator, question.year)
        known = _latest_rows(context, question, context.geography.members_in(line.code), window)
        return tuple(member for member in known if any(map(_holds_figure, member.rows)))
    areas = line.areas or summed(context.geography, line.code)
    rows = [row for row in _of_keys(context, keys, areas, question.year) if _holds_figure(row)]
    table = indicator.denominator_of(question.age) if question.measure == RATE else indicator.rate_people
    people = context.weights.get(table, {})
    return tuple(
        replace(member, people=people.get(member.area, {}).get(question.year)) for member in _by_area(context, rows)
    )


def _holds_figure(row: Row) -> bool:
    return bool(row.cells[COLUMNS.index("obs_value")] or row.cells[COLUMNS.index("obs_upper")])


def _by_area(context: Context, rows: Iterable[Row]) -> tuple[Member, ...]:
    """Rows gathered by area, in the order of English names."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.area, []).append(row)
    names = {area: context.geography.name(area) if area in context.geography.areas else area for area in found}
    return tuple(Member(area, tuple(found[area])) for area in sorted(found, key=lambda area: alphabetical(names[area])))
