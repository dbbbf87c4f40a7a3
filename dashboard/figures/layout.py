"""What the layouts of all charts made here share: font, ground, hover, nothing that can be dragged."""

from __future__ import annotations

from typing import Any

from dashboard.figures import theme

SILENT, BREAK = "silent", "break"
"""What a line of the layout is, as its name: the dotted row of which nothing recent is known, or a break in a series.
Media that draw no shapes of plotly's find them by it."""


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
