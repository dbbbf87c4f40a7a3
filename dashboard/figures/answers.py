"""The figure of a view's chart with the words around it, whatever its kind; for the browser and for pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import chart, strip
from dashboard.figures.credits import credits_of
from dashboard.figures.kinds import KINDS
from dashboard.figures.plotly_json import figure
from dashboard.figures.series import Series, asked_by, of_group, series_of
from dashboard.selection import Selection, file_name
from dashboard.views import View


def chart_answer(context: Context, view: View, selection: Selection) -> tuple[dict[str, Any], dict[str, str]]:
    """The figure of a view's chart and the words around it. Not for views without a chart of plotly's."""
    body, words = body_and_words(context, view, selection)
    return figure(body) if isinstance(body, Chart) else body, words


def body_and_words(context: Context, view: View, selection: Selection) -> tuple[Chart | dict[str, Any], dict[str, str]]:
    """The chart of a view as described, or of a kind that is not yet described its figure; and the words around it."""
    if view.kind in KINDS:
        shown = KINDS[view.kind](context, view, selection)
        return shown.body, dict(shown.words)
    series = series_of(context, view, selection)
    words = {
        "stem": file_name(series.selection, series.frame.first, series.frame.last),
        "indicator": series.selection.indicator,
        "title": series.title,
        "subtitle": series.subtitle,
        "caveat": series.caveat,
        "source": series.source,
        "sources": credits_of(context, asked_by(series)),
        "coverage": " ".join(filter(None, (series.coverage, series.reading))),
        "covered": series.coverage,
        "origin": origin_of(context, view, series, selection),
    }
    return chart_of(context, view, series), words


def chart_of(context: Context, view: View, series: Series) -> Chart:
    """The lines of a view as its chart."""
    if view.kind == "strip":
        return strip(series.lines[0], series.frame, of_group(context, series.selection, series.lines[0].line))
    return chart(series.lines, series.frame)


def origin_of(context: Context, view: View, series: Series, selection: Selection) -> str:
    """The address that explains what a chart's title says: its latest figure, of all its areas and parts."""
    last = max((drawn.line.known[-1].year for drawn in series.lines if drawn.line.known), default=selection.year)
    question = replace(series.questions[0], areas=selection.areas)
    return origin_address(context, question, last, f"{view.panel}.chart")
