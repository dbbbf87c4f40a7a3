"""A figure of many rows taken apart: every row once, in order, under its title, on the same scales."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.context import Context
from dashboard.exports.picture import plot
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.look import Look
from dashboard.exports.picture.scene import read
from dashboard.exports.picture.split import parted
from dashboard.figures.kinds import shown
from dashboard.views import VIEWS, selection_of


def figure_of(context: Context, panel: str, query: str) -> dict[str, Any]:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query), "chart").figure


def texts(figure: Any) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize(
    ("panel", "query"),
    [("timeline-rows", ""), ("relation-lags", ""), ("country-profile", "area=NGA"), ("justice-treaties", "area=034")],
)
def test_every_title_is_in_one_part_in_the_order_of_the_whole(shared: Context, panel: str, query: str) -> None:
    figure = figure_of(shared, panel, query)
    for count in (2, 3):
        parts = parted(figure, count)
        assert len(parts) == count
        told = [text for part in parts for text in texts(part)]
        assert sorted(told) == sorted(texts(figure))
        assert all(plot._drawn(Canvas(), Box(0, 0, 400, 300), part, Look(12)) for part in parts)


def test_rows_of_axes_keep_their_traces_and_all_parts_the_numbers_of_events(shared: Context) -> None:
    figure = figure_of(shared, "timeline-rows", "area=NGA")
    whole = read(figure)
    unseen = [key for key, axis in whole.axes.items() if axis.domain[1] == 1 and not axis.is_visible]
    parts = parted(figure, 2)
    rows = [trace for trace in figure["data"] if whole.pair(trace)[1] not in unseen]
    kept = [trace for part in parts for trace in part["data"] if read(part).pair(trace)[1] not in unseen]
    assert kept == rows
    for part in parts:
        scene = read(part)
        assert any(scene.pair(trace)[1] in unseen for trace in part["data"])
        domains = [
            axis.domain for axis in scene.axes.values() if axis.letter == "y" and not axis.told.get("overlaying")
        ]
        assert all(-1e-6 <= low < high <= 1 + 1e-6 for low, high in domains)
        assert min(low for low, _ in domains) == pytest.approx(0, abs=1e-6)


def test_a_figure_of_few_rows_or_of_columns_is_not_taken_apart(shared: Context) -> None:
    assert parted(figure_of(shared, "victims-trend", "area=NGA"), 2) == []
    few = {"type": "bar", "orientation": "h", "x": [1] * 5, "y": list("abcde")}
    assert parted({"data": [few], "layout": {}}, 2) == []
