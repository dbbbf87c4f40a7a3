"""One timeline of a country or region: detected victims above, the chosen drivers below, events numbered in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.context import Context
from dashboard.figures import plotly_json, theme
from dashboard.figures.addresses import origin_address
from dashboard.figures.captions import first_alone
from dashboard.figures.caveats import Shows, caveats_said, rows_of_lines
from dashboard.figures.charts import Drawn, Figure, Frame, chart, reading
from dashboard.figures.credits import credits_of, sources_listed
from dashboard.figures.events import event_origin, event_text, events_of
from dashboard.figures.layout import shared_layout
from dashboard.figures.observed import counted_text, note_of
from dashboard.figures.series import TIMELINE, Series, area_lines
from dashboard.figures.shown import Shown, Table, Words
from dashboard.figures.titles import subject
from dashboard.figures.words import area_name, listed, unit_beside, unit_of, years_of
from dashboard.geography import WORLD
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.events import Event, fitting
from dashboard.metrics.lines import Point
from dashboard.selection import Selection, file_name
from dashboard.views import View

ALL_AGES = "_T"
MOST_EVENTS = 12
ROW, LINE, STEP, BELOW = 84, 19, 22, 28
"""Heights in pixels: of a row's plot, of a line of its title, of one event above another, and below the last row."""
LONGEST = 38
"""Characters of a title on one line, also on a phone."""
HEAD = (
    "indicator", "ref_area", "area", "time_period", "sex", "age", "breakdown", "obs_value", "obs_lower", "obs_upper",
    "obs_status", "unit", "source", "release", "countries", "countries_of", "row", "note",
)  # fmt: skip
"""Columns of its file: figures first (`row` is "figure"), then the events that are marked (`row` is "event")."""


@dataclass(frozen=True)
class Row:
    """One row: its series of one line, and the question that it answers."""

    series: Series
    question: Selection

    @property
    def known(self) -> tuple[Point, ...]:
        """Its figures within the timeline."""
        first, last = TIMELINE
        return tuple(point for point in self.series.lines[0].line.known if first <= point.year <= last)

    @property
    def frame(self) -> Frame:
        """What its chart would be drawn in by itself, on the years of the timeline."""
        first, last = TIMELINE
        return replace(self.series.frame, first=first, last=last)

    @property
    def drawn(self) -> Drawn:
        """Its line within the timeline."""
        return replace(self.series.lines[0], line=replace(self.series.lines[0].line, points=_within(self)))


def timeline(context: Context, _view: View, selection: Selection) -> Shown:
    """The first chosen country or region, or the world. Rows without any figure stay and say so."""
    code = selection.areas[0] if selection.areas else WORLD
    rows = rows_of(context, selection)
    found = events_of(context, code, *TIMELINE)
    marked = fitting(found, MOST_EVENTS)
    asked = [*(row.question for row in rows), *(context.question(event.indicator, (code,)) for event in marked)]
    covered = _coverage(context, selection, code, len(found), len(marked))
    first = rows[0]
    last = max((point.year for point in first.known), default=selection.year)
    words = {
        "stem": f"{file_name(replace(selection, areas=(code,)), *TIMELINE)}_timeline",
        "indicator": selection.indicator,
        "title": first.series.title,
        "subtitle": _subtitle(context, rows, events=bool(marked)),
        "caveat": _caveat(context, selection, rows),
        "source": sources_listed(context, asked),
        "sources": credits_of(context, asked),
        "coverage": " ".join(filter(None, (_marks_said(rows, code in context.geography.regions), covered))),
        "covered": covered,
        "origin": origin_address(context, first.question, last),
    }
    if marked:
        words["marks"] = " ".join(f"{number}. {event_text(context, event)}." for number, event in numbered(marked))
    return Shown(
        _figure(context, rows, marked),
        Words(**words),
        _table(context, code, rows, marked),
        HEAD,
        (*_figures_of(context, rows), *_events_of(context, code, marked)),
    )


def numbered(marked: Iterable[Event]) -> Iterable[tuple[int, Event]]:
    """Events with the numbers that they have on the timeline."""
    return enumerate(marked, start=1)


def marked_events(context: Context, selection: Selection) -> tuple[str, tuple[Event, ...]]:
    """The area of a timeline, and the events that are marked on it."""
    code = selection.areas[0] if selection.areas else WORLD
    return code, fitting(events_of(context, code, *TIMELINE), MOST_EVENTS)


def rows_of(context: Context, selection: Selection) -> list[Row]:
    """Of the first area: the victims as chosen, all ages of them where children or adults were, then each driver."""
    selection = replace(selection, areas=selection.areas[:1] or (WORLD,))
    indicator = context.indicators[selection.indicator]
    questions = [selection]
    if ALL_AGES in indicator.age and selection.age != ALL_AGES:
        questions.append(replace(selection, age=ALL_AGES))
    beside = (name for name in selection.against if name != selection.indicator)
    questions += [context.question(name, selection.areas) for name in beside]
    return [Row(area_lines(context, question), question) for question in questions]


# ------------------------------------------------------------------------------------------------------- words


def _subtitle(context: Context, rows: Sequence[Row], *, events: bool) -> str:
    names = [subject(context, row.question) for row in rows]
    first, last = TIMELINE
    words = {"rows": listed(names), "first": first, "last": last}
    if events:
        return translate("{rows}, {first} to {last}, on the same years; numbered: events", **words)
    return translate("{rows}, {first} to {last}, on the same years", **words)


def _caveat(context: Context, selection: Selection, rows: Sequence[Row]) -> str:
    timing = translate("Timing only: what stands beside each other in time says nothing on what led to what.")
    found = tuple(part for row in rows for part in rows_of_lines([(row.drawn, row.question)], row.frame))
    said = " ".join(f"{subject(context, row.question)} {unit_of_row(context, row)}" for row in rows)
    return caveats_said(context, Shows(found, said, main=context.indicators[selection.indicator], own=timing))


def _coverage(context: Context, selection: Selection, code: str, found: int, marked: int) -> str:
    said = _of_whom(context, selection, code)
    if code in context.geography.regions:
        said.append(translate("Events are marked for single countries only."))
    elif found > marked:
        said.append(
            translate(
                "Of {found} events {marked} are marked; disasters with fewer movements are left out.",
                found=format_number(found),
                marked=format_number(marked),
            )
        )
    elif not found:
        said.append(translate("No event of these years meets the rule."))
    return " ".join(said)


def _marks_said(rows: Sequence[Row], is_group: bool) -> str:
    """What hatching and the marks of intervals are; years without a figure of a group are not hatched."""
    hatched = "" if is_group else translate("Hatched years have no figure: unknown, not zero.")
    marks = dict.fromkeys((hatched, *(reading([row.drawn], row.frame) for row in rows)))
    return " ".join(filter(None, marks))


def _of_whom(context: Context, selection: Selection, code: str) -> list[str]:
    """Of a group whose figures are shown, and of several chosen areas which one."""
    said = []
    if code in context.geography.regions:
        said.append(
            translate(
                "Victims and persons in the justice system are of the countries that report in every one of the years "
                "shown. Other rows say whose figure they have: the publisher's own, what was recorded, or, where "
                "nobody's is published here, the median of the countries in one year."
            )
        )
    if alone := first_alone(context, selection):
        said.append(alone)
    return said


def words_without_events(context: Context, selection: Selection) -> tuple[str, str]:
    """Subtitle and coverage where rows stand without marks for events, and say by themselves what is unknown."""
    code = selection.areas[0] if selection.areas else WORLD
    rows = rows_of(context, selection)
    # What is hatched says its chart's own note.
    said = (_marks_said(rows, is_group=True), *_of_whom(context, selection, code))
    return _subtitle(context, rows, events=False), " ".join(filter(None, said))


def unit_of_row(context: Context, row: Row) -> str:
    """The unit of a row, and of a group's how many countries are behind its figures."""
    indicator = context.indicators[row.question.indicator]
    wording = row.series.frame.wording
    parts = [] if wording.names or wording.years else [unit_beside(indicator, row.question)]
    line = row.series.lines[0].line
    if line.published:
        source = context.source_for(indicator.id, line.code)
        words = {"source": source.publisher_short, "vintage": translate(source.vintage)}
        parts.append(translate("by {source}, {vintage}", **words))
    if line.median:
        parts.append(_median_of(row))
        return ", ".join(parts)
    counted = [point.countries for point in row.known if point.countries is not None]
    if counted and min(counted) < max(counted):
        fewest, most = format_number(min(counted)), format_number(max(counted))
        parts.append(translate("{fewest} to {most} countries", fewest=fewest, most=most))
    elif counted and row.series.lines[0].line.areas:
        parts.append(translate_number("the same {number} country", "the same {number} countries", counted[0]))
    elif counted:
        parts.append(translate_number("{number} country", "{number} countries", counted[0]))
    return ", ".join(parts)


def _median_of(row: Row) -> str:
    """That the row is no figure of the group, but the median of so many of its countries, or not even that."""
    if not row.known:
        return translate("no figure published here, too few countries for a median")
    point = row.known[-1]
    return translate_number(
        "no figure published here: median of {number} country, {year}",
        "no figure published here: median of {number} countries, {year}",
        point.countries or 0,
        year=years_of(point),
    )


# ------------------------------------------------------------------------------------------------------ figure


@dataclass(frozen=True)
class _Place:
    """Where a row stands, in parts of the plot's height, and the number of its axis (of `count` rows)."""

    number: int
    count: int
    bottom: float
    top: float

    @property
    def axis(self) -> str:
        return "y" if self.number == 1 else f"y{self.number}"

    @property
    def over(self) -> str:
        """The axis from 0 to 1 over it, for years without a figure."""
        return f"y{self.number + self.count}"


def _figure(context: Context, rows: Sequence[Row], marked: Sequence[Event]) -> Figure:
    heads = [_head(subject(context, row.question), unit_of_row(context, row)) for row in rows]
    band = STEP * max((sum(other.year == event.year for other in marked) for event in marked), default=0)
    titles = [LINE * (1 + ("<br>" in head)) + 6 for head in heads]
    whole = band + sum(titles) + ROW * len(rows)
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    used = band
    for number, (row, head, title) in enumerate(zip(rows, heads, titles, strict=True), start=1):
        top = 1 - (used + title) / whole
        place = _Place(number, len(rows), max(top - ROW / whole, 0.0), top)
        used += title + ROW
        own = _row_figure(row)
        data += [_on(trace, place) for trace in own["data"]]
        layout |= _axes(own["layout"], place, known=bool(row.known))
        shapes += [{**shape, "y0": place.bottom, "y1": place.top} for shape in own["layout"]["shapes"][1:]]
        notes += [_title(head, place), *_notes(own["layout"], place, {note["text"] for note in notes})]
    if marked:
        data.append(_marks(context, marked, 2 * len(rows) + 1))
        layout[f"yaxis{2 * len(rows) + 1}"] = {
            "domain": [1 - band / whole, 1],
            "range": [0, band / STEP],
            "visible": False,
            "fixedrange": True,
        }
        shapes += [_stem(year, 1 - band / whole) for year in sorted({event.year for event in marked})]
    first, last = TIMELINE
    x = {"range": [first - 0.6, last + 0.6], "dtick": 2, "tick0": first, "tickformat": "d", "fixedrange": True}
    x |= {"anchor": f"y{len(rows)}", "showgrid": False, "zeroline": False, "ticks": "outside", "showline": True}
    x |= {"tickcolor": theme.LIGHT["line"], "linecolor": theme.LIGHT["muted"]}
    return {
        "data": data,
        "layout": {
            **shared_layout(),
            **layout,
            "xaxis": x,
            "barmode": "stack",
            "height": whole + BELOW + 4,
            "margin": {"l": 8, "r": 12, "t": 4, "b": BELOW},
            "shapes": shapes,
            "annotations": notes,
        },
    }


def _head(name: str, unit: str) -> str:
    """A row's title, its unit on a line of its own where both are too long for one."""
    between = "<br>" if len(name) + len(unit) > LONGEST else " · "
    return f"<b>{name}</b>{between}{unit}" if unit else f"<b>{name}</b>"


def _row_figure(row: Row) -> Figure:
    """The chart that the row would be by itself, on the years of the timeline."""
    figure = plotly_json.figure(chart([row.drawn], row.frame))
    if not figure["data"]:
        figure["layout"]["shapes"] = [{}]
    return figure


def _within(row: Row) -> tuple[Point, ...]:
    first, last = TIMELINE
    return tuple(point for point in row.series.lines[0].line.points if first <= point.year <= last)


def _on(trace: dict[str, Any], place: _Place) -> dict[str, Any]:
    return {**trace, "yaxis": place.over if trace.get("yaxis") == "y2" else place.axis}


def _axes(layout: dict[str, Any], place: _Place, *, known: bool) -> dict[str, Any]:
    name = place.axis.replace("y", "yaxis")
    axis = {**layout["yaxis"], "domain": [place.bottom, place.top], "nticks": 3, "anchor": "x", "showticklabels": known}
    over = {"overlaying": place.axis, "range": [0, 1], "visible": False, "fixedrange": True}
    return {name: axis, place.over.replace("y", "yaxis"): over}


def _title(text: str, place: _Place) -> dict[str, Any]:
    at = {"x": 0, "xref": "paper", "y": place.top, "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    font = {"size": 13, "color": theme.LIGHT["ink"]}
    return {**at, "yshift": 3, "showarrow": False, "align": "left", "text": text, "font": font}


def _notes(layout: dict[str, Any], place: _Place, written: set[str]) -> list[dict[str, Any]]:
    """What the row's own chart writes: that there is no figure, or where a series breaks, if no row above says so."""
    made = []
    for note in layout["annotations"]:
        if note.get("xref") != "paper" and note["text"] in written:
            continue
        middle = (place.bottom + place.top) / 2 if note.get("xref") == "paper" else place.top
        made.append({**note, "y": middle})
    return made


def _marks(context: Context, marked: Sequence[Event], axis: int) -> dict[str, Any]:
    """A numbered mark for each event, those of one year above each other."""
    heights: dict[int, int] = {}
    for event in marked:
        heights[event.year] = heights.get(event.year, 0) + 1
    left = dict(heights)
    places = []
    for event in marked:
        places.append(left[event.year] - 0.5)
        left[event.year] -= 1
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": translate("Events"),
        "yaxis": f"y{axis}",
        "x": [event.year for event in marked],
        "y": places,
        "text": [str(number) for number, _ in numbered(marked)],
        "textfont": {"size": 12, "color": theme.ON_COLOUR},
        "marker": {"size": 18, "color": theme.LIGHT["muted"]},
        "cliponaxis": False,
        "customdata": [event_text(context, event) for event in marked],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _stem(year: int, top: float) -> dict[str, Any]:
    """A thin line from an event's mark down through all rows."""
    line = {"color": theme.STEM, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": year, "x1": year, "y0": 0, "y1": top, "yref": "paper", "layer": "below", "line": line}


# ----------------------------------------------------------------------------------------------- table and file


def _table(context: Context, code: str, rows: Sequence[Row], marked: Sequence[Event]) -> Table:
    """One row a year, one column a row of the timeline, the events at the end; then each event with its words."""
    by_year = [{point.year: point for point in _within(row)} for row in rows]
    years = sorted({year for points in by_year for year in points} | {event.year for event in marked}, reverse=True)
    cells, origins = [], []
    for year in years:
        texts = [_cell(points.get(year), row) for points, row in zip(by_year, rows, strict=True)]
        of_year = [(number, event) for number, event in numbered(marked) if event.year == year]
        said = " ".join(f"{number}. {event_text(context, event)}" for number, event in of_year)
        cells.append((str(year), *texts, said))
        asked = (origin_address(context, row.question, year) for row in rows)
        origins.append(("", *asked, event_origin(context, code, of_year[0][1]) if of_year else ""))
    heads = [", ".join(filter(None, (subject(context, row.question), unit_of_row(context, row)))) for row in rows]
    columns = (translate("Year"), *heads, translate("Events"))
    numeric = (True, *(True for _ in rows), False)
    return Table(columns, tuple(cells), numeric, tuple(origins))


def _cell(point: Point | None, row: Row) -> str:
    if point is None:
        return translate("no figure")
    text = row.series.frame.wording.text(point)
    return counted_text(text, point)


def number_text(value: float | None) -> str:
    """A number as the shortest decimal that reads back the same, blank for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _figures_of(context: Context, rows: Sequence[Row]) -> Iterable[tuple[str, ...]]:
    for row in rows:
        indicator, line = context.indicators[row.question.indicator], row.series.lines[0].line
        source = context.source_for(indicator.id, line.code)
        codes = (row.question.sex, row.question.age, row.question.breakdown)
        unit = unit_of(indicator, row.question)
        for point in _within(row):
            numbers = (number_text(point.value), number_text(point.lower), number_text(point.upper), point.status)
            head = (indicator.id, line.code, area_name(context, line.code), str(point.year))
            counted = (
                "" if point.countries is None else str(point.countries),
                "" if point.of is None else str(point.of),
            )
            note = note_of(context, row.question, line, point)
            yield (*head, *codes, *numbers, unit, source.id, source.vintage, *counted, "figure", note)


def _events_of(context: Context, code: str, marked: Sequence[Event]) -> Iterable[tuple[str, ...]]:
    for number, event in numbered(marked):
        source = context.source_of(event.indicator)
        head = (event.indicator, code, area_name(context, code), str(event.year))
        blanks = ("", "", "", number_text(event.figure), "", "", "", "")
        yield (*head, *blanks, source.id, source.vintage, "", "", "event", f"{number}. {event_text(context, event)}")
