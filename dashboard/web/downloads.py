"""Downloads of views: `/download/<panel>.csv?<selection>` gives exactly what the panel shows."""

from __future__ import annotations

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.tables import coverage_csv, map_csv, series_csv, statuses_csv
from dashboard.figures.coverage import coverage_of
from dashboard.figures.progress import pace_view, status_rows
from dashboard.figures.series import series_of
from dashboard.i18n import language
from dashboard.selection import Selection, file_name, file_stem
from dashboard.views import VIEWS, View, selection_of


def register(server: Flask, context: Context) -> None:
    """Register the address."""

    @server.get("/download/<panel>.csv")
    def download(panel: str) -> Response:
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        view = VIEWS[panel]
        selection = selection_of(context, view, request.query_string.decode("ascii", "replace"))
        with language(selection.lang):
            name, text = csv_of(context, view, selection)
        answer = Response(text, mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return answer


def csv_of(context: Context, view: View, selection: Selection) -> tuple[str, str]:
    """Stem of the file's name and its content, for what the view shows."""
    if view.kind == "statuses":
        return f"{file_stem(selection)}_statuses", statuses_csv(context, status_rows(context, selection))
    if view.kind == "coverage":
        found = coverage_of(context, selection)
        return found.stem, coverage_csv(context, found)
    if view.kind == "pace":
        series = pace_view(context, selection).series
        if series is None:
            return "progress_statuses", statuses_csv(context, status_rows(context, selection))
        return file_name(series.selection, series.frame.first, series.frame.last), series_csv(context, series)
    if "map" in view.tabs and selection.tab(view.panel, view.home) != "chart":
        return file_name(selection, selection.year, selection.year), map_csv(context, selection)
    series = series_of(context, view, selection)
    return file_name(series.selection, series.frame.first, series.frame.last), series_csv(context, series)
