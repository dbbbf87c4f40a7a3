"""Downloads of views: `/download/<panel>.<format>?<selection>` gives exactly what the panel shows.

POST has rows of the reader's own behind them, `{"own": [{…}, …]}`, which are kept nowhere; in the two formats that
people read, since others are taken up by programs that would not see that these rows are not published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.files import Extract, read_extract, view_json, view_sdmx_csv, view_xlsx
from dashboard.exports.own import LONGEST_SENT, rows_filed
from dashboard.exports.picture.content import Asked
from dashboard.exports.provenance import Origin
from dashboard.exports.readable import Readable, readable
from dashboard.exports.structure import SDMX_CSV_TYPE
from dashboard.exports.tables import shown_csv, view_csv
from dashboard.exports.workbook import MEDIA_TYPE as XLSX_TYPE
from dashboard.figures.own import OwnRow, beside
from dashboard.i18n import language, translate
from dashboard.kinds.registry import shown
from dashboard.selection import NAMES, Selection
from dashboard.views import VIEWS, View, lasting, page_address, selection_of
from dashboard.web.images import sent_json
from dashboard.web.own import own_of
from dashboard.web.questions import refuse_unknown, refuse_year

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": XLSX_TYPE,
    "sdmx.csv": SDMX_CSV_TYPE,
}
"""Media types by the ending of the file."""
WITH_OWN = ("csv", "xlsx")
"""Those that can have figures of the reader's own."""


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""

    def file(own: tuple[OwnRow, ...] = ()) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        asked_for = request.args.to_dict(flat=False)
        refuse_unknown(context, asked_for)
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        refuse_year(context, view, query, asked_for)
        selection = selection_of(context, view, query)
        with language(selection.lang):
            published = shown(context, view, selection)
            made = beside(published, own)
            rows = (*published.rows, *rows_filed(context, published, own))
            name, text = made.words.stem, view_csv(made.head, rows)
            if ending == "csv":
                content = text.encode()
            else:
                origin = replace(
                    _origin(context, view, selection, query),
                    view_title=made.words.title,
                    sources=tuple(made.words.sources.split()),
                    indicators=tuple(made.words.indicators.split()),
                    own=len(rows) - len(published.rows),
                )
                asked = Asked(view, selection, origin.permalink, own=own)
                content = _content(context, ending, read_extract(text), origin, lambda: readable(context, asked, made))
        answer = Response(content, content_type=TYPES[ending])
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
        return answer

    def download(panel: str) -> Response:
        del panel  # As the path has it.
        return file()

    def with_own(panel: str) -> Response:
        del panel
        answer = file(own_of(context, sent_json(LONGEST_SENT, {"own"}).get("own", [])))
        answer.headers["Cache-Control"] = "no-store"
        return answer

    for ending in TYPES:
        server.add_url_rule(f"/download/<panel>.{ending}", f"download.{ending}", download)
    for ending in WITH_OWN:
        server.add_url_rule(f"/download/<panel>.{ending}", f"download_with_own.{ending}", with_own, methods=["POST"])


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
