"""What the layouts of all charts made here share: font, ground, hover, nothing that can be dragged."""

from __future__ import annotations

from typing import Any

from dashboard import theme
from dashboard.i18n import current_language, is_right_to_left

Figure = dict[str, Any]
"""What plotly draws: data and layout."""
EVENT = "event"
"""Name of the lines of events."""
BREAK = "break"
"""Name of a line of the layout that is a break in a series: media that draw no shapes of plotly's find it by that."""
LEAD = "lead"
"""Name of a thin line from a last figure to the name of what it is of."""
PANE_HEAD = "↥"
"""Name of what stands above a pane of a grid of points, by which assets/labels.js knows it."""
ROW_LABEL = "→"
"""Name of what stands above rows, by which assets/labels.js knows it; no reader sees it."""
TARGET = "target"
"""Name of the level line at what is aimed at."""


def shared_layout() -> dict[str, Any]:
    """A layout without axes; colours that hold on a light and a dark ground."""
    ground = theme.CLEAR
    return {
        "font": {"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT["muted"]},
        "paper_bgcolor": ground,
        "plot_bgcolor": ground,
        "autosize": True,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.LIGHT["ink"],
            "bordercolor": theme.LIGHT["ink"],
            "font": {"family": theme.FONT, "size": 13, "color": theme.ON_COLOUR},
            "align": "left",
        },
        "shapes": [],
        "annotations": [],
    }


def is_turned() -> bool:
    """Whether charts beside each other begin at the right, as the language is read; years go on to the right."""
    return is_right_to_left(current_language())


def beginning(left: float, right: float) -> dict[str, Any]:
    """Where words above a pane begin, of which these are the ends as parts of the width."""
    side = "right" if is_turned() else "left"
    return {"x": right if is_turned() else left, "xref": "paper", "xanchor": side, "align": side}


def in_rows(figure: Figure) -> Figure:
    """A chart whose names stand beside or above rows; where a language is read from right to left assets/charts.js
    turns it round, once its words have their places. Years on it go on to the right in every language."""
    if not is_turned():
        return figure
    layout = figure["layout"]
    return {**figure, "layout": {**layout, "meta": {**layout.get("meta", {}), "rightToLeft": True}}}
