"""What a page gets of a view to draw, whatever its kind."""

from __future__ import annotations

from typing import Any

from dashboard.charts.cells import Cells
from dashboard.context import Context
from dashboard.figures.map import FEET
from dashboard.figures.shown import Map, Shown
from dashboard.kinds.coverage_cells import grid
from dashboard.plotly.words import sourced
from dashboard.words.credits import credited, sources_short


def drawn_of(context: Context, shown: Shown, *, is_whole: bool = True) -> dict[str, Any]:
    """A figure of plotly's, with a grid where cells are drawn instead; of a map, all its years.

    `is_whole`: else those around the year asked for alone, since others are fetched when they come near; and without
    what the foot of a slide says, which no page shows.
    """
    if isinstance(shown.body, Map):
        answer = shown.body.whole if is_whole else shown.body.answer
        return {name: said for name, said in answer.items() if name != FEET or is_whole}
    if isinstance(shown.body, Cells) and shown.body.kind == "years":
        return {"figure": {"data": [], "layout": {}}, "grid": grid(shown.body)}
    return {"figure": sourced(shown.figure, sources_short(credited(context, shown.words.sources)))}
