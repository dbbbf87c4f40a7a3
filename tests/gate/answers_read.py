"""Reads media as their readers get them: pieces of text, and the addresses they lead to, from pages and slides."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import dash
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard.exports.slides.chart_xml import DAY_ZERO
from tests.fixtures.answers import Asking
from tests.fixtures.wiring import body_of, server_callbacks

_BLOCKS = {
    *("address", "article", "aside", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "header", "li", "main", "ol", "p", "section", "summary", "table", "tbody"),
    *("td", "th", "thead", "title", "tr", "ul"),
}
"""Elements that begin and end a line of text."""
_SILENT = {"script", "style", "svg", "defs", "sup"}
"""Elements without words of a sentence: marks of footnotes too."""


@dataclass(frozen=True)
class Piece:
    """A piece of text, where it leads if anywhere, the line it stands in, and what stands before it in that line."""

    text: str
    href: str
    before: str
    after: str
    line: str


class _Lines(HTMLParser):
    """Cuts HTML into lines of pieces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[tuple[str, str]]] = [[]]
        self._href: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "a":
            self._href.append(dict(attrs).get("href") or "")
        elif tag in _BLOCKS or tag == "br":
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "a" and self._href:
            self._href.pop()
        elif tag in _BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent and data:
            self.lines[-1].append((data, self._href[-1] if self._href else ""))


def _joined(line: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring texts that lead to the same address as one."""
    made: list[tuple[str, str]] = []
    for text, href in line:
        if made and made[-1][1] == href and href == "":
            made[-1] = (made[-1][0] + text, href)
        else:
            made.append((text, href))
    return made


def pieces(html: str) -> list[Piece]:
    """The pieces of an HTML text in reading order."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    found: list[Piece] = []
    for raw in parser.lines:
        line = _joined(raw)
        whole = "".join(text for text, _ in line)
        start = 0
        for text, href in line:
            if text.strip():
                found.append(Piece(text, href, whole[:start], whole[start + len(text) :], whole))
            start += len(text)
    return found


def lines(html: str) -> list[str]:
    """The lines of an HTML text without addresses, spaces made one."""
    return list(dict.fromkeys(clean(piece.line) for piece in pieces(html)))


def clean(text: str) -> str:
    """With single plain spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


def html_of(node: Any) -> str:
    """A tree of components, as the server sends it, in HTML: what the browser makes of it."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, str | int | float):
        return str(node).replace("&", "&amp;").replace("<", "&lt;")
    if isinstance(node, Sequence):
        return "".join(map(html_of, node))
    props: Mapping[str, Any] = node["props"]
    if props.get("data-html"):
        return f"<div>{props['data-html']}</div>"
    inner = html_of(props.get("children"))
    kind = {"Link": "a", "A": "a"}.get(node["type"], str(node["type"]).lower())
    if kind == "a":
        href = str(props.get("href", "")).replace("&", "&amp;").replace('"', "&quot;")
        return f'<a href="{href}">{inner}</a>'
    label = f' class="{props["className"]}"' if props.get("className") else ""
    status = f' data-status="{props["data-status"]}"' if props.get("data-status") else ""
    return f"<{kind}{label}{status}>{inner}</{kind}>"


@dataclass(frozen=True)
class Slide:
    """What a slide says and draws."""

    texts: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawn: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    """Series by name, with the numbers that they draw by category."""
    notes: str


class Places:
    """Asks the application for everything a reader can open, without a browser."""

    def __init__(self, app: dash.Dash) -> None:
        self._asking = Asking(app)
        self._app = app
        self.client: FlaskClient = app.server.test_client()

    def block(self, name: str, query: str) -> str:
        """A block of words of a page, as HTML."""
        return str(self._asking.ask("block", name, query))

    def table(self, panel: str, query: str) -> str:
        """The table of a panel, as HTML with the address of every cell."""
        return str(self._asking.ask("table", panel, query))

    def chart(self, panel: str, query: str) -> dict[str, Any]:
        """The figure of a panel and its words, as the browser gets them."""
        data: dict[str, Any] = self._asking.ask("chart", panel, query)
        return data

    def page(self, path: str, search: str = "") -> str:
        """What stands on a page before its panels and blocks are filled, as HTML."""
        (output,) = server_callbacks(self._app)
        source = self._app.callback_map[output]["inputs"][0]
        address = {"path": path, "search": search}
        body = body_of(self._app, output, {f"{source['id']}.{source['property']}": address})
        answer = self.client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200, (path, search, answer.text[:300])
        return html_of(answer.json["response"]["page"]["children"])

    def text(self, address: str) -> str:
        """A document by its address."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.text

    def json(self, address: str) -> dict[str, Any]:
        """A JSON document by its address."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        found: dict[str, Any] = answer.json
        return found

    def view(self, panel: str, query: str) -> dict[str, Any]:
        """A view as JSON."""
        return self.json(f"/api/v1/views/{panel}.json?{query}")

    def slides(self, address: str) -> list[Slide]:
        """The slides of a file."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return [_slide(slide) for slide in Presentation(io.BytesIO(answer.data)).slides]


def _slide(slide: Any) -> Slide:
    texts = tuple(clean(shape.text_frame.text) for shape in slide.shapes if shape.has_text_frame)
    rows = tuple(
        tuple(clean(cell.text) for cell in row.cells)
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    )
    drawn = tuple(series for shape in slide.shapes if shape.has_chart for series in _series(shape.chart))
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return Slide(texts, rows, drawn, notes)


def names_of(chart: Any, plot: Any) -> list[str]:
    """What the values of a native chart are of: years where the axis is one of days, of which each stands for one."""
    names = [str(category) for category in plot.categories]
    if not chart._chartSpace.xpath(".//c:dateAx"):
        return names
    return [str((DAY_ZERO + datetime.timedelta(int(name))).year) for name in names]


def _series(chart: Any) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
    for plot in chart.plots:
        names = names_of(chart, plot)
        for series in plot.series:
            values = list(series.values)
            if len(names) == len(values):
                pairs = zip(names, values, strict=True)
                yield series.name, tuple((name, value) for name, value in pairs if value is not None)


SVG_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def title_of(svg: str) -> str:
    """The title of a picture."""
    found = SVG_TITLE.search(svg)
    assert found, svg[:200]
    parser = _Lines()
    parser.feed(f"<p>{found[1]}</p>")
    return clean("".join(text for line in parser.lines for text, _ in line))
