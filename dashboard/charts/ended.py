"""Where the years of a chart end that stands alone: with the last one of which its source could have a figure."""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.marks import Chart, Pane

EDGE = 0.6
"""Of a year beyond the last one, as scales of years have it."""


def ended(chart: Chart) -> Chart:
    """The chart without empty years behind that last one, which would be read as zeros.

    Rows that are read down, on a page and in panes below each other, keep the same years.
    """
    if chart.arrangement != "one" or not chart.panes:
        return chart
    return replace(chart, panes=tuple(map(_ended, chart.panes)))


def _ended(pane: Pane) -> Pane:
    if pane.asked_until is None or pane.x.kind != "years" or pane.x.ticks:
        return pane
    drawn = [datum.at for mark in pane.marks for datum in mark.data]
    last = round(max([pane.asked_until, *drawn, *(rule.at for rule in pane.rules if rule.role == "event")]))
    return pane if last >= pane.years[-1] else replace(pane, x=replace(pane.x, high=last + EDGE))
