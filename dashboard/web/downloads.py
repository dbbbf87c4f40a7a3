"""Downloads of views: `/download/<panel>.<format>?<selection>` gives exactly what the panel shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.files import Extract, read_extract, view_json, view_sdmx_csv, view_xlsx
from dashboard.exports.picture.content import Asked
from dashboard.exports.provenance import Origin
from dashboard.exports.readable import Readable, readable
from dashboard.exports.structure import SDMX_CSV_TYPE
from dashboard.exports.tables import shown_csv
from dashboard.exports.workbook import MEDIA_TYPE as XLSX_TYPE
from dashboard.i18n import language, translate
from dashboard.kinds.registry import shown
from dashboard.selection import NAMES, Selection
from dashboard.views import VIEWS, View, lasting, page_address, selection_of

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": XLSX_TYPE,
    "sdmx.csv": SDMX_CSV_TYPE,
}
"""Media types by the ending of the file."""


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""

    def download(panel: str) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        selection = selection_of(context, view, query)
        with language(selection.lang):
            made = shown(context, view, selection)
            name, text = made.words.stem, shown_csv(made)
            if ending == "csv":
                content = text.encode()
            else:
                origin = replace(
                    _origin(context, view, selection, query),
                    view_title=made.words.title,
                    sources=tuple(made.words.sources.split()),
                    indicators=tuple(made.words.indicators.split()),
                )
                asked = Asked(view, selection, origin.permalink)
                content = _content(context, ending, read_extract(text), origin, lambda: readable(context, asked, made))
        answer = Response(content, content_type=TYPES[ending])
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
        return answer

    for ending in TYPES:
        server.add_url_rule(f"/download/<panel>.{ending}", f"download.{ending}", download)


def _content(context: Context, ending: str, extract: Extract, origin: Origin, sheet: Callable[[], Readable]) -> bytes:
    if ending == "sdmx.csv":
        if not extract.is_observations:
            abort(404, "SDMX-CSV holds observations, and this view shows none; it comes as csv, xlsx and json.")
        return view_sdmx_csv(context, extract)
    return view_json(context, extract, origin) if ending == "json" else view_xlsx(context, extract, origin, sheet())


def _origin(context: Context, view: View, selection: Selection, query: str) -> Origin:
    """The selection as the page's address has it, whatever was asked for."""
    lists = {"area": selection.areas, "against": selection.against, "show": selection.show}
    told = {name: str(getattr(selection, name)) for name in NAMES if name not in lists and name != "view"}
    told |= {name: ",".join(chosen) for name, chosen in lists.items()}
    pairs = tuple((name, told[name]) for name in NAMES if told.get(name))
    title = translate("What Reach 2030 shows of: {name}", name=translate(context.indicators[selection.indicator].name))
    address = page_address(context, view, query)
    return Origin(title, pairs, lasting(context, f"{context.config.root}{address}"), context.today())


def csv_of(context: Context, view: View, selection: Selection) -> tuple[str, str]:
    """Stem of the file's name and its content, for what the view shows."""
    made = shown(context, view, selection)
    return made.words.stem, shown_csv(made)
