"""The page's backend: a described chart as the JSON that plotly.js draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from dashboard import theme
from dashboard.charts.marks import PLAIN, Band, Bars, Chart, Dots, Line, Mark, Pane, Role, Row, check, drawables
from dashboard.charts.scales import Scale
from dashboard.i18n import behind_ticks, in_a_row
from dashboard.plotly import kinds as plotly_kinds
from dashboard.plotly import points as plotly_points
from dashboard.plotly import profile as plotly_profile
from dashboard.plotly import strips as plotly_strips
from dashboard.plotly import years as plotly_years
from dashboard.plotly.layout import ROW_LABEL, in_rows, shared_layout
from dashboard.plotly.words import hover, plain, told

DRAWN = drawables(
    ("Dots", ("", "older", "zero", "silent", "ranged", "median", "target", "unmet", "compared", "event")),
    ("Dots", ("chosen", "peers", "others")),
    ("Band", ("spread", "since", "projected")),
    ("Bars", ("", "older", "zero", "silent", "uncertain", "ranged", "unjudged")),
    ("Line", ("", "uncertain", "wide", "ranged", "chosen", "peers", "others", "way", "break")),
    ("Line", ("fitted", "needed", "so-far", "projected", "own")),
    ("Rule", ("break", "base", "target", "event")),
    ("Row", ("", "silent", "head")),
)
check("plotly", DRAWN)
END = 1 / 8
"""Part of a scale near either of its ends."""
SIZE = 8
"""Of dots and diamonds: in a picture of twelve rows the names above and below stay clear of them."""
TICKS: dict[Role, int] = {"target": 3, "chosen": 4}
"""Widths of ticks; of others, of which there are many, they are thin."""
_SYMBOLS = {"circle": "circle", "diamond": "diamond", "square": "square", "tick": "line-ns", "cross": "x-thin"}


def figure(chart: Chart) -> dict[str, Any]:
    """A chart as figure: traces in the order of its marks, each with its class and role in `meta`."""
    if chart.panes and chart.panes[0].is_plane:
        return plotly_points.figure(chart)
    if chart.arrangement == "strips":
        return plotly_strips.figure(chart)
    if not chart.panes or not chart.panes[0].is_level:
        return plotly_years.figure(chart)
    (pane,) = chart.panes
    if pane.has_heads:
        return in_rows(plotly_profile.figure(chart, pane))
    return in_rows(plotly_kinds.figure(chart, pane) if pane.y.kind == "names" else _rows(chart, pane))


def _rows(chart: Chart, pane: Pane) -> dict[str, Any]:
    """Rows with their names above."""
    layout = {
        **shared_layout(),
        "margin": {"l": 10, "r": 16, "t": 4, "b": 40 if pane.x.title else 24},
        "xaxis": _axis(pane.x),
        "yaxis": {"range": [pane.y.low, pane.y.high], "visible": False, "fixedrange": True},
        "shapes": list(_grounds(pane)),
        "annotations": [*(_named(row, _half(pane)) for row in pane.rows), *_labels(pane)],
    }
    if pane.is_stacked:
        layout["barmode"] = "stack"
    # The part of a row that its bars take, which words above it leave free (assets/labels.js).
    sizes = {"picture": chart.natural, "height": chart.tall, "bars": round(2 * _half(pane), 4)}
    if any(sizes.values()):
        layout["meta"] = {name: size for name, size in sizes.items() if size}
    return {"data": [_trace(mark) for mark in pane.marks], "layout": layout}


def _axis(scale: Scale) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "range": [scale.low, scale.high],
        "ticksuffix": behind_ticks(scale.suffix),
        "showgrid": scale.has_grid,
        "gridcolor": theme.LIGHT["line"],
        "zeroline": False,
        "fixedrange": True,
    }
    if scale.title:
        axis["title"] = {"text": plain(scale.title)}
    if scale.kind == "years":
        return axis | {"dtick": scale.step, "tick0": scale.first, "tickformat": "d"}
    return axis | ({"tickvals": list(scale.ticks)} if scale.ticks else {"nticks": 5})


def _trace(mark: Mark) -> dict[str, Any]:
    match mark:
        case Dots():
            return told(mark) | _dots(mark)
        case Band():
            return told(mark) | _band(mark)
        case Bars():
            return told(mark) | _bars(mark)
        case Line():
            raise TypeError("rows have no lines over the years")
    assert_never(mark)


def _dots(mark: Dots) -> dict[str, Any]:
    colour = theme.ink(mark.ink)
    marker: dict[str, Any] = {"size": SIZE, "color": colour, "symbol": _SYMBOLS[mark.symbol]}
    if mark.symbol == "tick":
        width = TICKS.get(mark.role, 2)
        marker = {"size": SIZE + 2, "symbol": _SYMBOLS[mark.symbol], "line": {"width": width, "color": colour}}
    if mark.symbol in ("circle", "square"):
        hollow = [mark.role == "unmet" or datum.role == "older" for datum in mark.data]
        marker["symbol"] = [f"{mark.symbol}-open" if is_open else mark.symbol for is_open in hollow]
        marker["line"] = {"width": 2, "color": colour}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [datum.drawn for datum in mark.data],
        "y": [datum.at for datum in mark.data],
        "cliponaxis": False,
        "marker": marker,
    }


def _band(mark: Band) -> dict[str, Any]:
    (datum,) = mark.data
    return {
        "type": "scatter",
        "mode": "lines",
        "customdata": [hover(datum.hover)] * 2,
        "x": [datum.low, datum.high],
        "y": [datum.at, datum.at],
        "line": {"color": theme.ink(mark.ink), "width": 3 if mark.role == "since" else 7},
    }


def _bars(mark: Bars) -> dict[str, Any]:
    marker: dict[str, Any] = {"color": theme.ink(mark.ink)}
    if mark.role == "silent":
        marker |= {"pattern": dict(theme.HATCHED), "line": {"width": 0}}
    return {
        "type": "bar",
        "orientation": "h",
        "width": mark.width,
        "x": [datum.drawn for datum in mark.data],
        "y": [datum.at for datum in mark.data],
        "marker": marker,
    }


def _labels(pane: Pane) -> Iterator[dict[str, Any]]:
    """What is written at marks: below them, since the names of rows stand above. At one spot all is one text, and only
    what was chosen is told there: how many stand at it says its row, too."""
    spots: dict[tuple[float, float], dict[bool, list[str]]] = {}
    for mark in pane.marks:
        for datum in mark.data:
            if datum.label and datum.drawn is not None:
                told = spots.setdefault((datum.drawn, datum.at), {})
                told.setdefault(mark.role == "chosen", []).append(datum.label)
    for (x, y), told in spots.items():
        yield {
            "x": x,
            "y": y,
            **_inwards(pane.x, x),
            "yanchor": "top",
            "yshift": -5,
            "showarrow": False,
            "text": plain(in_a_row(told.get(True) or told[False])),
            "font": {"size": theme.FONT_SIZE, "color": theme.LIGHT["ink"]},
        }


def _inwards(scale: Scale, x: float) -> dict[str, str]:
    """Near an end of a scale of figures words go from their mark into the chart, whose edge would cut them off."""
    part = (x - scale.low) / (scale.high - scale.low)
    if scale.kind != "number" or END <= part <= 1 - END:
        return {}
    return {"xanchor": "left" if part < END else "right"}


def _half(pane: Pane) -> float:
    """How far bars reach above the middle of their row, in rows; 0 where there are none."""
    return max((mark.width / 2 for mark in pane.marks if isinstance(mark, Bars)), default=0.0)


def _named(row: Row, half: float) -> dict[str, Any]:
    """The name of a row above its marks, however tall its chart is. `half`: of its bars, in rows."""
    return {
        "name": ROW_LABEL,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": row.height + half,
        "yanchor": "bottom",
        "yshift": 0 if half else 5,
        "showarrow": False,
        "align": "left",
        "text": f"<b>{plain(row.name)}</b>  {plain(row.said)}",
        "font": {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]},
    }


def _grounds(pane: Pane) -> Iterator[dict[str, Any]]:
    """The line of each row; dotted where nothing recent is known."""
    for row in pane.rows if pane.ground else ():
        yield {
            "type": "line",
            "x0": pane.ground[0] if pane.ground else 0,
            "x1": pane.ground[1] if pane.ground else 0,
            "y0": row.height,
            "y1": row.height,
            "layer": "below",
            "line": {"color": theme.GROUND, "width": 2, "dash": "solid" if row.role == PLAIN else "dot"},
        }
