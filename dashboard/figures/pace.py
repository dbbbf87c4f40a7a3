"""Progress to 2030 as figures: one country's points with the pace so far and the pace needed; statuses counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.catalogue import Indicator
from dashboard.figures import theme
from dashboard.figures.charts import Drawn as DrawnLine
from dashboard.figures.charts import Figure, Frame, line_chart
from dashboard.figures.words import figure_text
from dashboard.i18n import translate
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.metrics.standing import ORDER, Cell

SINCE = 1998
"""First year of the chart: what lies before has no part in a status."""


def pace(drawn: DrawnLine, cell: Cell, indicator: Indicator, frame: Frame) -> Figure:
    """Observed points, the target, and from the last value on the pace so far (where there is one) and the pace needed.

    Both paths keep a constant yearly rate, as the status compares them; neither is a forecast.
    """
    figure = line_chart([drawn], frame)
    layout, data = figure["layout"], figure["data"]
    layout["shapes"], layout["annotations"] = [], []
    layout["margin"]["r"] = 128
    first = max(frame.first, SINCE)
    layout["xaxis"]["range"] = [first - 0.6, cell.target_year + 0.6]
    layout["xaxis"]["dtick"] = 10 if cell.target_year - first > 25 else 5
    layout["xaxis"]["tick0"] = 2000
    data.append(_target(cell))
    layout["annotations"].append(_note(cell.target, theme.LIGHT["accent"], _target_words(cell, indicator)))
    if cell.last_year is not None and cell.last_value and cell.target_year > cell.last_year:
        _add_paths(figure, cell, indicator)
    layout["yaxis"]["range"] = [0, _top(data) * 1.1]
    _part_labels(layout)
    return figure


def _add_paths(figure: Figure, cell: Cell, indicator: Indicator) -> None:
    layout, data = figure["layout"], figure["data"]
    met = cell.status == "TARGET_MET"
    if cell.target > 0 and not met:
        data.append(
            _path(cell, _rate(cell.last_value or 0, cell.target, cell), theme.LIGHT["accent"], translate("pace needed"))
        )
    if cell.pace_seen is not None and cell.ratio is not None:
        colour = theme.STATUS_COLOURS["LIMITED"]
        path = _path(cell, cell.pace_seen, colour, translate("pace so far"), ceiling=_ceiling(indicator))
        data.append(path)
        end = path["y"][-1]
        text = translate("{number}<br>at the pace so far", number=figure_text(end, None, None, indicator.decimals))
        layout["annotations"].append(_note(end, colour, text))


def _ceiling(indicator: Indicator) -> float:
    return 100.0 if indicator.unit.startswith("%") else float("inf")


def _rate(start: float, end: float, cell: Cell) -> float:
    years = cell.target_year - (cell.last_year or cell.target_year)
    return float((end / start) ** (1 / years) - 1)


def _path(cell: Cell, rate: float, colour: str, name: str, ceiling: float = float("inf")) -> dict[str, Any]:
    start, value = cell.last_year or 0, cell.last_value or 0.0
    years = list(range(start, cell.target_year + 1))
    heights = [min(value * (1 + rate) ** (year - start), ceiling) for year in years]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": years,
        "y": heights,
        "name": name,
        "line": {"color": colour, "width": 2, "dash": "dash"},
        "hovertemplate": f"{name}<br>%{{x}}: %{{y:.3g}}<extra></extra>",
    }


def _target(cell: Cell) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [cell.target_year],
        "y": [cell.target],
        "name": translate("target"),
        "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 11, "color": theme.LIGHT["accent"]},
        "hovertemplate": f"{translate('target')}<br>%{{x}}: %{{y}}<extra></extra>",
    }


def _target_words(cell: Cell, indicator: Indicator) -> str:
    text = figure_text(cell.target, None, None, indicator.decimals)
    kind = indicator.target.kind if indicator.target else "assumed"
    words = {
        "zero": translate("target: none<br>(read as {number})", number=text)
        if cell.target
        else translate("target: none"),
        "universal": translate("target: all<br>({number})", number=text),
        "assumed": translate("target: {number}<br>(assumed here)", number=text),
    }
    return words[kind]


def _note(height: float, colour: str, text: str) -> dict[str, Any]:
    return {
        "x": 1,
        "xref": "paper",
        "y": height,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "xshift": 6,
        "align": "left",
        "text": text,
        "font": {"color": colour, "size": 12},
    }


def _top(data: Sequence[Mapping[str, Any]]) -> float:
    return max((value for trace in data for value in trace["y"] if value is not None), default=1.0) or 1.0


def _part_labels(layout: dict[str, Any]) -> None:
    """Move the two end labels apart where they would overlap."""
    notes = sorted(layout["annotations"], key=lambda note: note["y"])
    if len(notes) == 2 and notes[1]["y"] - notes[0]["y"] < 0.14 * layout["yaxis"]["range"][1]:
        notes[0]["yanchor"], notes[1]["yanchor"] = "top", "bottom"


def standing(counted: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> Figure:
    """For each indicator, how many countries have which status; one bar each, in the catalogue's order."""
    order = list(counted)[::-1]
    data = []
    for status in ORDER:
        numbers = [counted[name].get(status, 0) for name in order]
        if not any(numbers):
            continue
        word = translate(STATUS_WORDS[status])  # type: ignore[index]
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": word,
                "x": numbers,
                "y": [names[name] for name in order],
                "marker": {"color": theme.STATUS_COLOURS[status]},
                "text": [str(number) if number >= 8 else "" for number in numbers],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"color": "#ffffff", "size": 12},
                "hovertemplate": f"%{{y}}: %{{x}} {word}<extra></extra>",
            }
        )
    font = {"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT["muted"]}
    return {
        "data": data,
        "layout": {
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "barmode": "stack",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 84},
            "autosize": True,
            "dragmode": False,
            "bargap": 0.3,
            "legend": {
                "orientation": "h",
                "y": -0.1,
                "yanchor": "top",
                "x": 0,
                "xanchor": "left",
                "traceorder": "normal",
            },
            "xaxis": {"fixedrange": True, "showgrid": False, "zeroline": False},
            "yaxis": {"fixedrange": True, "automargin": True, "dtick": 1},
        },
    }
