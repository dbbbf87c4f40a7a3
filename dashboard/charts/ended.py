"""Where the years of a chart begin and end that stands alone: with those of which its source could have a figure."""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.marks import Chart, Pane

EDGE = 0.6
"""Of a year beyond the first and the last one, as scales of years have it."""


def ended(chart: Chart) -> Chart:
    """The chart without empty years before and behind these, which would be read as zeros.

    Rows that are read down, on a page and in panes below each other, keep the same years.
    """
    if chart.arrangement != "one" or not chart.panes:
        return chart
    return replace(chart, panes=tuple(map(_ended, chart.panes)))


def _ended(pane: Pane) -> Pane:
    if pane.asked_until is None or pane.x.kind != "years" or pane.x.ticks:
        return pane
    events = [rule.at for rule in pane.rules if rule.role == "event"]
    drawn = [datum.at for mark in pane.marks for datum in mark.data] + events
    first, last = round(min([pane.asked_from or pane.years[0], *drawn])), round(max([pane.asked_until, *drawn]))
    low = max(pane.x.low, first - EDGE) if pane.years[0] < first <= last else pane.x.low
    return replace(pane, x=replace(pane.x, low=low, high=min(pane.x.high, last + EDGE)))
