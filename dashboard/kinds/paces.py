"""The panel of one cell: its points and paths with their words and rows; a trend that is never judged; or counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import Drawn, chart, nothing, reading
from dashboard.figures.observed import file_unit, number_text
from dashboard.figures.progress import (
    PACES,
    cell_of,
    chosen_country,
    is_less_certain,
    judged,
    pace_title,
    paces_compared,
    target_beside,
    whose_said,
)
from dashboard.figures.series import Series, area_lines
from dashboard.figures.shown import Shown, Table, Words
from dashboard.i18n import as_sentence, format_number, in_a_row, in_sentences, translate, translate_number, with_unit
from dashboard.kinds.pace import Paths, band_name, compares, pace, paths, yearly_change
from dashboard.kinds.standings import by_indicator, why_never
from dashboard.metrics.lines import Point
from dashboard.metrics.progress import STATUS_WORDS, points_of
from dashboard.metrics.progress import Point as Value
from dashboard.metrics.projection import NOTE_WORDS, READING_MEANS, SINCE, Projected, Step, line_points, scale_of
from dashboard.metrics.standing import Cell, Second, is_band_open
from dashboard.selection import Selection, file_name
from dashboard.views import View
from dashboard.words.credits import credits_of
from dashboard.words.names import (
    area_name,
    capitalised,
    figure_text,
    in_mid_sentence,
    listed,
    unit_beside,
    whole_unit_beside,
)
from dashboard.words.noted import notes_said
from dashboard.words.reasons import in_points_said, later_said, reason_said, status_word
from dashboard.words.titles import subject, unsaid
from dashboard.words.told import says_unit

COLUMNS = (
    "indicator", "ref_area", "area", "time_period", "obs_value", "obs_lower", "obs_upper", "obs_status", "path_needed",
    "path_so_far", "projected_value", "projected_lower", "projected_upper", "target", "target_year", "unit", "source",
    "release", "note",
)  # fmt: skip
"""Observed values with what is noted of them, and the paths and the projection that are computed here."""

COMPARED = (
    ((True, 1, 0), "Higher than in {before} ({first})."),
    ((False, 1, 0), "Lower than in {before} ({first})."),
    ((True, 2, 0), "Higher than in {year} ({start}) and {before} ({first})."),
    ((False, 2, 0), "Lower than in {year} ({start}) and {before} ({first})."),
    ((True, 1, 1), "Higher than in {year} ({start}), lower than in {before} ({first})."),
    ((False, 1, 1), "Lower than in {year} ({start}), higher than in {before} ({first})."),
)
"""By whether the last figure is higher than the first one named, how many it is so to, and how many otherwise."""
NAMED_AS = (("year", "start"), ("before", "first"))
"""What years and figures are called there, one alone as the last."""
BEHIND = 2
"""Years by which a country's last figure is older than the newest of any country, so that this is said."""
TOWARDS = ("ON_TRACK", "FAIR")
"""Statuses of values that come nearer to their target."""


def pace_shown(context: Context, _view: View, selection: Selection) -> Shown:
    """The pace of the country chosen last; else how all indicators stand over the chosen groups."""
    indicator = context.indicators[selection.indicator]
    country = chosen_country(context, selection)
    if indicator.target is None:
        return _trend(context, selection, country)
    return _country(context, selection, indicator, country) if country else by_indicator(context, selection)


def projection(context: Context, indicator: Indicator, cell: Cell) -> list[Step]:
    """The published line of a cell from the first value behind it to the target's year, with its band; empty where it
    has none."""
    second = cell.second
    if second is None or cell.last_year is None:
        return []
    years = [point.year for point in line_points(points_of(indicator, judged(context, indicator, cell.area).history))]
    line = Projected(scale_of(indicator), second.level, second.slope, second.lower, second.upper)
    return line.path(years, years[0])


@dataclass(frozen=True)
class _Case:
    """What one country's panel is made of."""

    indicator: Indicator
    cell: Cell | None
    series: Series
    drawn: Drawn
    ways: Paths
    first: Value | None = None
    """The first value that the line through all values goes through."""

    @property
    def by_year(self) -> tuple[dict[int, Point], dict[int, float], dict[int, float], dict[int, Step]]:
        """What was observed, the path needed, the one at the pace so far, and the projected one."""
        observed = {point.year: point for point in self.drawn.line.points}
        needed = {point.year: point.value for point in self.ways.needed}
        so_far = {point.year: point.value for point in self.ways.so_far}
        return observed, needed, so_far, {step.year: step for step in self.ways.projected}


def _country(
    context: Context, selection: Selection, indicator: Indicator, country: str, *, is_still: bool = False
) -> Shown:
    """The pace of a country. `is_still`: as a picture or a slide of surveys that may not be comparable, whose readings
    differ: our status beside both doubts would contradict itself, and stands on the page, where its reasons are."""
    found = judged(context, indicator, country)
    series = area_lines(context, found.question)
    cell = cell_of(context, indicator.id, country)
    steps = projection(context, indicator, cell) if cell is not None else []
    ways = paths(cell, indicator, steps) if cell is not None else Paths()
    through = line_points(points_of(indicator, found.history))
    case = _Case(indicator, cell, series, series.lines[0], ways, through[0] if through else None)
    figure = nothing()
    if cell is not None and case.drawn.line.known:
        # A line that points the other way would say the contrary of the status in one picture: words tell of it. And
        # one whose band goes from the target to worse than today was read as "will be within the target".
        is_hidden = _is_against(case) or is_band_open(indicator, cell)
        drawn = replace(ways, projected=(), fitted=()) if is_hidden else ways
        named = _named_years(case, cell)
        figure = pace(case.drawn, cell, indicator, series.frame, drawn, named=named, is_read=not is_still)
    is_open = cell is not None and indicator.years_differ and _is_disputed(case, cell)
    words = Words(**_words(context, selection, case, is_still=is_still))
    as_still = partial(_country, context, selection, indicator, country, is_still=True)
    fewer = as_still if is_open and not is_still else None
    return Shown(figure, words, _table(context, case), COLUMNS, _file(context, case), fewer=fewer)


def _words(context: Context, selection: Selection, case: _Case, *, is_still: bool) -> dict[str, str]:
    area, label = area_name(context, case.drawn.line.code), subject(context, case.series.questions[0])
    title = translate("{area}: no figure on {label}", area=area, label=in_mid_sentence(label))
    said, read_as, compared, is_disputed = [], "", "", False
    frame, against = case.series.frame, _is_against(case)
    if case.cell is not None:
        is_disputed = _is_disputed(case, case.cell)
        title = pace_title(context, case.indicator, case.cell, is_disputed=is_disputed)
        said = [_reason(case.cell, is_disputed=is_disputed), *([] if against else _second(case.indicator, case.cell))]
        if is_disputed:
            compared, (read_as, *more) = _disputed(case, case.cell)
            said = [*said, *more]
    if is_still:
        said, read_as = [], ""
    follows = translate("Of the country chosen last: {area}, {label}.", area=area, label=label)
    before = [follows] if len(selection.areas) > 1 else []
    bar = target_beside(case.indicator, case.series.caveat)
    read = [] if case.cell is None else [reading([case.drawn], replace(frame, as_lines=True))]
    needed = [_needed_said(case.ways.needed)] if case.ways.needed else []
    is_larger = not is_still and case.cell is not None and compares(case.cell) and case.drawn.line.known
    larger = [translate("Reach 2030 compares the two larger dots.")] if is_larger else []
    has_pace = not is_still and case.indicator.target is not None and case.indicator.target.pace
    compares_paces = paces_compared() if has_pace else ""
    # What is our reading was small print below a title of figures alone.
    black = (case.series.caveat, bar, read_as, whose_said(is_named=is_disputed))
    return {
        "stem": file_name(case.series.selection, frame.first, frame.last),
        "indicator": case.indicator.id,
        "title": title,
        "subtitle": in_sentences((*before, *_below(context, case, title, compared))),
        "about": case.series.about,
        "caveat": in_sentences(filter(None, black)),
        "source": in_sentences(filter(None, (*said, compares_paces, case.series.source))),
        "sources": credits_of(context, [case.series.selection]),
        "coverage": in_sentences((*needed, *larger, *read)),
        # The path's name says how steep it is, there or in the legend.
        "foot": in_sentences((*larger, *read)),
        "covered": "",
        "origin": _origin(context, case.series),
    }


def _reason(cell: Cell, *, is_disputed: bool) -> str:
    """The reason of a status, and what else is known of it; without that it moved away behind "getting worse"."""
    if not is_disputed or cell.status != "DETERIORATION":
        return reason_said(cell)
    return in_sentences(filter(None, (in_points_said(cell), later_said(cell))))


def _below(context: Context, case: _Case, title: str, compared: str) -> list[str]:
    """What stands below the title: what it leaves out of what is measured and of its unit, with which figures it is
    compared, and since when nothing is known. The years shown stand on the axis; without a value they are said."""
    if case.cell is None or case.cell.last_value is None:
        return [case.series.subtitle]
    question = case.series.questions[0]
    about, unit = unsaid(case.series.about, title), whole_unit_beside(case.indicator, question)
    short = unit_beside(case.indicator, question)
    if about and says_unit(case.indicator):
        # "Extreme poverty (2021 purchasing power)": the sentence above says the rest.
        said = f"{about}{unit.removeprefix(short)}" if unit.startswith(short) else in_a_row((about, unit))
    else:
        said = in_a_row(filter(None, (about, unit)))
    said = capitalised(said)
    more = [*filter(None, [compared]), *_silent(context, case.indicator, case.cell.last_year)]
    return [as_sentence(said), *more] if more else [said]


def _silent(context: Context, indicator: Indicator, last: int | None) -> Iterator[str]:
    """That nothing is known since the last figure, where others have newer ones: a path that leads on from it would be
    read as if it were of today."""
    if last is not None and context.years(indicator.id).last - last >= BEHIND:
        yield translate("No figure after {year} in the source used.", year=last)


def _is_disputed(case: _Case, cell: Cell) -> bool:
    """Whether readings of the figures differ, so that words below the title compare the values."""
    return _is_against(case) or is_less_certain(cell)


def _is_against(case: _Case) -> bool:
    """Whether the line through all values points another way than the status says."""
    way, status = case.ways.projected, case.cell.status if case.cell is not None else ""
    if len(way) < 2 or status not in (*TOWARDS, "DETERIORATION"):
        return False
    is_towards = (way[-1].value < way[0].value) == (case.indicator.direction == "down")
    return is_towards is not (status in TOWARDS)


class _Doubt(NamedTuple):
    """Why a status is less certain."""

    said: str
    """The reading with this as its reason, in one sentence."""
    more: str
    """The same where another one is its reason; empty where other words below the chart say it."""


def _disputed(case: _Case, cell: Cell) -> tuple[str, list[str]]:
    """Of a status that is disputed what stands below the title, and in the foot: how the last value is to earlier ones,
    which is a fact, or these alone, where years may not be comparable; and our reading with its doubts.

    Six readers could make nothing of "getting worse; less certain, as it was 51.1% in 2003" below a title.
    """
    doubts = _doubts(case, cell)
    reading = doubts[0].said if doubts else as_sentence(_reading(case.indicator, cell))
    return _compared_said(case, _compared(case, cell)), [reading, *(doubt.more for doubt in doubts[1:])]


class _Earlier(NamedTuple):
    """An earlier figure, and whether the last one is higher."""

    year: int
    is_lower: bool


def _compared(case: _Case, cell: Cell) -> list[_Earlier]:
    """With which figures the words below the title compare the last one, the newest first: the one since which its pace
    is told, if both are seen to differ and the title has not both; and the first, where that says otherwise than the
    status."""
    ends, since = _far_ends(case), cell.base_year if cell.status in PACES else None
    first = [] if ends is None else [_Earlier(ends.first, ends.gone > 0)]
    if since is None or cell.base_value is None or cell.last_value is None or cell.last_year is None:
        return first
    is_told = not case.indicator.years_differ and not first
    if is_told or _figure_of(case, since) == _figure_of(case, cell.last_year):
        return first
    found = [_Earlier(since, cell.last_value > cell.base_value), *first]
    nearest = _nearest(case, cell)
    is_other = nearest is not None and len({one.is_lower for one in (nearest, *found)}) > 1
    return [nearest, *found] if nearest is not None and is_other else found


def _nearest(case: _Case, cell: Cell) -> _Earlier | None:
    """The figure before the last one, of surveys that may not compare over the years: what lies between two of them
    would be left out. None where the words name it anyway, or where it would be read as the same."""
    known = [point for point in case.drawn.line.known if point.year < (cell.last_year or 0)]
    if not case.indicator.years_differ or not known or cell.last_value is None or cell.last_year is None:
        return None
    year, value = known[-1].year, known[-1].value
    is_named = year == cell.base_year or (case.first is not None and year == case.first.year)
    if is_named or value is None or _figure_of(case, year) == _figure_of(case, cell.last_year):
        return None
    return _Earlier(year, cell.last_value > value)


def _compared_said(case: _Case, compared: Sequence[_Earlier]) -> str:
    """How the last value is to one or two earlier ones, in one sentence; of figures that may not be comparable over the
    years up to three alone, the newest first. Empty of none."""
    if not compared:
        return ""
    if case.indicator.years_differ:
        figures = [translate("{figure} ({year})", figure=_figure_of(case, one.year), year=one.year) for one in compared]
        last = 0 if case.cell is None else case.cell.last_year or 0
        earlier = {point.year for point in case.drawn.line.known if point.year < last}
        if earlier - {one.year for one in compared}:
            return translate("Among earlier figures: {figures}.", figures=listed(figures))
        return translate_number(
            "Earlier figure: {figures}.", "Earlier figures: {figures}.", len(figures), figures=listed(figures)
        )
    words: dict[str, int | str] = {}
    for (year, figure), one in zip(NAMED_AS[-len(compared) :], compared, strict=True):
        words |= {year: one.year, figure: _figure_of(case, one.year)}
    is_higher = compared[0].is_lower
    alike = sum(one.is_lower is is_higher for one in compared)
    return translate(dict(COMPARED)[is_higher, alike, len(compared) - alike], **words)


def _named_years(case: _Case, cell: Cell) -> tuple[int, ...]:
    """The years with which the words below the title compare the last one, where readings of it differ."""
    return tuple(one.year for one in _compared(case, cell)) if _is_disputed(case, cell) else ()


def _reading(indicator: Indicator, cell: Cell) -> str:
    """Our status, with the year from which on its pace is told, and on what condition."""
    status = status_word(cell)
    if cell.status not in PACES or cell.base_year is None:
        return translate("Reach 2030's reading: {status}", status=status)
    words = {"year": cell.base_year, "status": status}
    if indicator.years_differ:
        return translate("Reach 2030's reading since {year}, if figures are comparable: {status}", **words)
    return translate("Reach 2030's reading since {year}: {status}", **words)


def _doubts(case: _Case, cell: Cell) -> list[_Doubt]:
    """Why our status is less certain, the plainest reason first; nothing of one that is not."""
    if not is_less_certain(cell):
        return []
    told, second = _reading(case.indicator, cell), cell.second
    found = []
    if second is not None:
        since = case.first.year if case.first is not None else SINCE
        found += [
            _Doubt(said, "")
            for said in (
                _first_said(case, told) or _trend_said(told, since, second, is_against=_is_against(case)),
                _turn_said(told, second) if second.turned else "",
            )
            if said
        ]
    for other in filter(None, cell.other_status.split("; ")):
        status, _, number = other.partition(" at ")
        decimals = min(len(number.partition(".")[2]), case.indicator.decimals)
        words = {
            "target": with_unit(format_number(float(number), decimals), "%" if case.indicator.is_percentage else ""),
            "status": translate(STATUS_WORDS[status]),  # type: ignore[index]
        }
        found.append(
            _Doubt(
                translate("{reading}; less certain: “{status}” with {target} as the target.", reading=told, **words),
                translate("With {target} as the target: {status}.", **words),
            )
        )
    if cell.volatile:
        found.append(
            _Doubt(
                translate("{reading}; less certain, as averages of three years give another reading.", reading=told),
                translate("By averages of three years, the status is another."),
            )
        )
    return found


def _first_said(case: _Case, told: str) -> str:
    """A reading with the first value, where the line from that goes another way than the status says: two readers could
    make nothing of "getting worse; less certain, as the trend since 2003 falls", nor one of "as the value was higher in
    2003", which does not say what that year is to a pace since 2015."""
    if (found := _far_ends(case)) is None:
        return ""
    words = {"reading": told, "first": found.first, "last": found.last}
    if found.gone > 0:
        return translate("{reading}. This is less certain: from {first} to {last} the figure rose.", **words)
    return translate("{reading}. This is less certain: from {first} to {last} the figure fell.", **words)


def _trend_said(told: str, since: int, second: Second, *, is_against: bool) -> str:
    """A reading with what the line through all values says: which way it goes where that is away from the target, or
    another way than the status says, so that it is not drawn; else how far it leads. Empty where it says the same."""
    words = {"reading": told, "year": since}
    if is_against or (second.disagrees and second.reading == "REVERSE"):
        if second.slope > 0:
            return translate("{reading}; less certain, as the trend since {year} rises.", **words)
        return translate("{reading}; less certain, as the trend since {year} falls.", **words)
    if not second.disagrees:
        return ""
    if second.reading == "MAINTAIN":
        return translate("{reading}; less certain, as the trend since {year} is about fast enough.", **words)
    if second.reading == "ACCELERATE":
        return translate("{reading}; less certain, as the trend since {year} is too slow.", **words)
    return ""


def _turn_said(told: str, second: Second) -> str:
    """A reading with where the last values go, which is against the line."""
    if second.slope < 0:
        return translate("{reading}; less certain, as the last three values rise.", reading=told)
    return translate("{reading}; less certain, as the last three values fall.", reading=told)


class _Ends(NamedTuple):
    """The first and the last value of a line that goes another way than the status, or away from the target."""

    first: int
    last: int
    gone: float


def _far_ends(case: _Case) -> _Ends | None:
    """From which value to which such a line leads; None where these two values do not go its way, or are those that the
    status compares."""
    cell, first = case.cell, case.first
    if cell is None or cell.second is None or first is None or cell.last_year is None or cell.last_value is None:
        return None
    is_told = _is_against(case) or (cell.second.disagrees and cell.second.reading == "REVERSE")
    gone = cell.last_value - first.value
    if not is_told or gone * cell.second.slope <= 0 or first.year >= (cell.base_year or cell.last_year):
        return None
    start, end = (_figure_of(case, year) for year in (first.year, cell.last_year))
    return None if start == end else _Ends(first.year, cell.last_year, gone)


def _figure_of(case: _Case, year: int) -> str:
    """The figure of a year as the title says figures: "51.1%"."""
    point = next(point for point in case.drawn.line.points if point.year == year)
    said = figure_text(point.value, point.lower, point.upper, case.indicator.decimals)
    return with_unit(said, "%" if case.indicator.is_percentage else "")


def _needed_said(way: Sequence[Value]) -> str:
    """What the path needed is."""
    words = {"first": way[0].year, "last": way[-1].year, "percent": yearly_change(way)}
    if way[-1].value < way[0].value:
        return translate(
            "Path needed: from {first} to the target in {last}, each year {percent} less than the year before.", **words
        )
    return translate(
        "Path needed: from {first} to the target in {last}, each year {percent} more than the year before.", **words
    )


def _second(indicator: Indicator, cell: Cell) -> list[str]:
    """What a projection is, or why none is drawn; its notes, and what it says where that is other than the status."""
    second = cell.second
    if second is None:
        return []
    if is_band_open(indicator, cell):
        said = [
            translate(
                "No projection is shown: its {band} holds both the target and figures worse than the latest.",
                band=band_name(),
            )
        ]
    else:
        said = [
            translate(
                "The projection is a line that Reach 2030 draws through all values since 2000. It is not a forecast."
            )
        ]
    said += [translate(READING_MEANS[second.reading])] * second.shown
    return said + [translate(NOTE_WORDS[note]) for note in second.notes if note in NOTE_WORDS]


def _origin(context: Context, series: Series) -> str:
    known = series.lines[0].line.known
    return origin_address(context, series.questions[0], known[-1].year if known else None)


def _years(case: _Case) -> list[int]:
    observed = {point.year for point in case.drawn.line.points if point.value is not None or point.upper is not None}
    ahead = {step[0] for way in (case.ways.needed, case.ways.so_far, case.ways.projected) for step in way}
    return sorted(observed | ahead, reverse=True)


def _table(context: Context, case: _Case) -> Table:
    """A row a year: what was observed, and the paths from the last value on that its chart shows."""
    decimals = case.indicator.decimals
    is_open = case.cell is not None and is_band_open(case.indicator, case.cell)
    case = replace(case, ways=replace(case.ways, projected=())) if is_open else case
    observed, needed, so_far, steps = case.by_year
    rows, origins = [], []
    for year in _years(case):
        step = steps.get(year)
        rows.append(
            (
                str(year),
                _observed(observed.get(year), case),
                _number(needed.get(year), decimals),
                _number(step.value if step else so_far.get(year), decimals),
                _between(step, decimals),
            )
        )
        where = origin_address(context, case.series.questions[0], year) if year in observed else ""
        origins.append(("", where, "", "", ""))
    onward = translate("At the pace so far") if so_far else translate("Projected by Reach 2030")
    columns = (
        translate("Year"), case.drawn.label, translate("Path needed"), onward, band_name(),
    )  # fmt: skip
    shown = 3 if is_open else len(columns)
    cells, wheres = (tuple(row[:shown] for row in found) for found in (rows, origins))
    return Table(columns[:shown], cells, (True,) * shown, wheres)


def _observed(point: Point | None, case: _Case) -> str:
    return case.series.frame.wording.text(point) if point is not None else ""


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else figure_text(value, None, None, decimals)


def _between(step: Step | None, decimals: int) -> str:
    if step is None or step.lower is None or step.upper is None:
        return ""
    ends = (_number(step.lower, decimals), _number(step.upper, decimals))
    return translate("{lower} to {upper}", lower=ends[0], upper=ends[1])


def _rounded(value: float | None) -> str:
    """What is computed here, with as many decimals as the published projection has."""
    return "" if value is None else number_text(round(value, 6))


def _file(context: Context, case: _Case) -> tuple[tuple[str, ...], ...]:
    observed, needed, so_far, steps = case.by_year
    source = context.source_of(case.indicator.id)
    area = case.drawn.line.code
    target = case.indicator.target
    rows = []
    for year in reversed(_years(case)):
        point, step = observed.get(year), steps.get(year)
        rows.append(
            (
                case.indicator.id,
                area,
                area_name(context, area),
                str(year),
                *(number_text(value) for value in ((point.value, point.lower, point.upper) if point else (None,) * 3)),
                point.status if point else "",
                _rounded(needed.get(year)),
                _rounded(so_far.get(year)),
                *(_rounded(value) for value in (step[1:] if step else (None,) * 3)),
                number_text(target.value if target else None),
                number_text(target.year if target else None),
                file_unit(case.indicator, case.series.questions[0]),
                source.id,
                source.vintage,
                notes_said(context, case.series.questions[0], area, point.year) if point else "",
            )
        )
    return tuple(rows)


def _trend(context: Context, selection: Selection, country: str) -> Shown:
    """What is never judged, as a line over time with the reason."""
    areas = (country,) if country else selection.areas[-1:]
    indicator = context.indicators[selection.indicator]
    question = context.question(indicator.id, areas, sex=indicator.default_sex, age=indicator.default_age)
    series = area_lines(context, question)
    frame = series.frame
    said = {
        "stem": file_name(series.selection, frame.first, frame.last),
        "indicator": indicator.id,
        "title": translate("{title}. A trend, never judged", title=series.title),
        "subtitle": series.subtitle,
        "about": series.about,
        "caveat": series.caveat,
        "source": in_sentences((why_never(), series.source)),
        "sources": credits_of(context, [series.selection]),
        "coverage": in_sentences(filter(None, (series.coverage, series.reading))),
        "covered": series.coverage,
        "origin": _origin(context, series),
    }
    case = _Case(indicator, None, series, series.lines[0], Paths())
    return Shown(chart(series.lines, frame), Words(**said), _plain_table(context, case), COLUMNS, _file(context, case))


def _plain_table(context: Context, case: _Case) -> Table:
    years: Sequence[int] = _years(case)
    observed = {point.year: point for point in case.drawn.line.points}
    rows = tuple((str(year), _observed(observed.get(year), case)) for year in years)
    origins = tuple(("", origin_address(context, case.series.questions[0], year)) for year in years)
    return Table((translate("Year"), case.drawn.label), rows, (True, True), origins)
