"""The page's backend for rows on the same years, each as tall as its words and figures need, with events above all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

from dashboard import theme
from dashboard.charts.marks import Chart, Dots, Pane
from dashboard.plotly import years as plotly_years
from dashboard.plotly.layout import EVENT, Figure, beginning, shared_layout
from dashboard.plotly.words import plain, told
from dashboard.plotly.years import OVER, OVERLAY, years_axis

ROW, LINE, STEP, BELOW = 84, 19, 22, 28
"""Heights in pixels: of a row's plot, of a line of its words, of one event above another, and below the last row."""
APART = 11
"""Pixels that its words stand nearer to their row than to the axis of the row above."""
LONGEST = 38
"""Characters of its words on one line, also on a phone."""
WIDEST = 50
"""Characters of its unit on a line of its own, which is not bold."""
HEAD_AXIS = OVERLAY - 1
"""Number of the axis of events: below those over a row, and above those of rows, of which there are never so many."""


@dataclass(frozen=True)
class _Place:
    """Where a row stands, in parts of the plot's height, and its place among the others."""

    number: int
    bottom: float
    top: float

    @property
    def axis(self) -> str:
        return f"y{self.number + 1 if self.number else ''}"

    @property
    def over(self) -> str:
        """The axis from 0 to 1 over it, for years without a figure."""
        return f"y{OVERLAY + self.number}"


def figure(chart: Chart) -> Figure:
    """Rows below each other; above them events by number, with a thin line from each through all rows."""
    band = STEP * chart.head.y.high if chart.head else 0.0
    is_long = any(len(pane.heading) + len(pane.said) > LONGEST for pane in chart.panes)
    heads = [_said(pane, "<br>" if is_long else "  ") for pane in chart.panes]
    breaks = _breaks(chart.panes)
    above = [LINE * (1 + head.count("<br>") + bool(said)) + APART for head, said in zip(heads, breaks, strict=True)]
    whole = band + sum(above) + ROW * len(heads)
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    used = band
    for number, (pane, head, title, broken) in enumerate(zip(chart.panes, heads, above, breaks, strict=True)):
        top = 1 - (used + title) / whole
        place = _Place(number, max(top - ROW / whole, 0.0), top)
        used += title + ROW
        own = plotly_years.figure(Chart((_bare(pane),), tall=ROW))
        data += [_on(trace, place) for trace in own["data"]]
        layout |= _axes(own["layout"]["yaxis"], place, is_shown=pane.y.is_shown)
        shapes += [{**shape, "yref": f"{place.axis} domain", "y0": 0, "y1": 1} for shape in own["layout"]["shapes"]]
        notes += [_title(head, place, LINE if broken else 0), *_notes(pane, own["layout"], place, broken)]
    if chart.head:
        data += map(_events, chart.head.dots)
        axis = {"domain": [1 - band / whole, 1], "range": [0, chart.head.y.high], "visible": False, "fixedrange": True}
        layout[f"yaxis{HEAD_AXIS}"] = axis
        shapes += [_stem(rule.at, 1 - band / whole) for rule in chart.panes[0].rules if rule.role == "event"]
    return {
        "data": data,
        "layout": {
            **shared_layout(),
            **layout,
            "xaxis": {**years_axis(chart.panes[0].x), "anchor": f"y{len(heads)}"},
            "barmode": "stack",
            "height": whole + BELOW + 4,
            "margin": {"l": 8, "r": 12, "t": 4, "b": BELOW},
            "shapes": shapes,
            "annotations": notes,
        },
    }


def _said(pane: Pane, between: str) -> str:
    """What a row is of, and what is said of it: for all on a line of its own where one line is too short for some."""
    head = f"<b>{plain(pane.heading)}</b>"
    lines = wrap(pane.said, WIDEST) if between == "<br>" else [pane.said]
    return f"{head}{between}{'<br>'.join(map(plain, lines))}" if pane.said else head


def _bare(pane: Pane) -> Pane:
    """A row as the chart that it would be by itself, with the words of breaks, but not what is drawn of all rows."""
    breaks = tuple(rule for rule in pane.rules if rule.role == "break")
    return replace(pane, heading="", said="", rules=breaks, y=replace(pane.y, is_shown=True))


def _on(trace: dict[str, Any], place: _Place) -> dict[str, Any]:
    return {**trace, "xaxis": "x", "yaxis": place.over if trace.get("yaxis") == OVER else place.axis}


def _axes(axis: Mapping[str, Any], place: _Place, *, is_shown: bool) -> dict[str, Any]:
    ends = {"domain": [place.bottom, place.top], "nticks": 3, "anchor": "x"}
    over = {"overlaying": place.axis, "range": [0, 1], "visible": False, "fixedrange": True}
    own = {**axis, **ends, "visible": is_shown}
    return {place.axis.replace("y", "yaxis"): own, place.over.replace("y", "yaxis"): over}


def _breaks(panes: Sequence[Pane]) -> list[list[str]]:
    """What each row says of breaks in its series, if no row above says the same."""
    said: set[str] = set()
    found = []
    for pane in panes:
        own = [rule.said for rule in pane.rules if rule.role == "break" and rule.said not in said]
        said |= set(own)
        found.append(own)
    return found


def _title(text: str, place: _Place, lifted: int) -> dict[str, Any]:
    """What a row is of, above it; `lifted`: pixels that other words take between them."""
    at = {**beginning(0, 1), "y": place.top, "yref": "paper", "yanchor": "bottom"}
    font = {"size": 13, "color": theme.LIGHT["ink"]}
    return {**at, "yshift": 1 + lifted, "showarrow": False, "text": text, "font": font}


def _notes(pane: Pane, layout: Mapping[str, Any], place: _Place, broken: Sequence[str]) -> Iterator[dict[str, Any]]:
    """That there is no figure; and where a series breaks, above the bars: within the row it would lie on them."""
    if pane.blank and not pane.marks:
        font = {"family": theme.FONT, "size": 14, "color": theme.LIGHT["muted"]}
        middle = {"x": 0.5, "xref": "paper", "y": (place.bottom + place.top) / 2, "yref": "paper"}
        yield {"text": pane.blank, "showarrow": False, **middle, "font": font}
    for note in layout["annotations"]:
        if note["text"] in broken:
            yield {**note, "y": place.top, "yanchor": "bottom"}


def _events(mark: Dots) -> dict[str, Any]:
    """A numbered mark for each event, those of one year above each other."""
    return told(mark) | {
        "type": "scatter",
        "mode": "markers+text",
        "xaxis": "x",
        "yaxis": f"y{HEAD_AXIS}",
        "x": [datum.at for datum in mark.data],
        "y": [datum.drawn for datum in mark.data],
        "text": [datum.label for datum in mark.data],
        "textfont": {"size": 12, "color": theme.ON_COLOUR},
        "marker": {"size": 18, "color": theme.ink(mark.ink)},
        "cliponaxis": False,
    }


def _stem(year: float, top: float) -> dict[str, Any]:
    """A thin line from an event's mark down through all rows."""
    line = {"color": theme.STEM, "width": 1, "dash": "dot"}
    ends = {"x0": year, "x1": year, "y0": 0, "y1": top, "yref": "paper"}
    return {"type": "line", "name": EVENT, **ends, "layer": "below", "line": line}
