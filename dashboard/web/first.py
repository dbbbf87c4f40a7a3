"""What a browser gets first: the HTML of a page with the page standing in it, and the answers that Dash asks for first.

The answer to Dash's question for the page stands in the HTML, as do those that its first panels and words are drawn
from: nobody has to ask for what is in sight already. Its layout and its list of callbacks are files that keep,
under addresses that change with what is in them. Kept are the latest pages, packed, bounded by their bytes.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, NamedTuple, Protocol

import brotli
import dash
import orjson
from dash.development.base_component import Component
from flask import Response, request

from dashboard import ids
from dashboard.context import Context
from dashboard.i18n import DEFAULT, current_language, language, offered, translate
from dashboard.kept import Kept
from dashboard.parts import shell
from dashboard.parts.edition import edition
from dashboard.parts.standing import Standing, standing
from dashboard.selection import LONGEST_QUERY, Scope, Selection
from dashboard.views import place_of
from dashboard.web import previews, tongues
from dashboard.web.ahead import KeptPages
from dashboard.web.places import Router
from dashboard.web.static import StaticFile, checksum, pack, pack_gzip

KEPT_BYTES = 4 * 1024 * 1024
"""Of packed pages that one worker remembers, a hundred or more; files keep the others (dashboard/web/ahead.py)."""
HTML = "text/html; charset=utf-8"
LAYOUT, CALLBACKS = "/_dash-layout", "/_dash-dependencies"
"""What Dash asks for before it lays anything out, the same for everybody until another version is served."""


Key = tuple[str, str, datetime.date]
"""Path, query, day."""


class Page(NamedTuple):
    """The HTML of a page as almost every browser takes it, in brotli; whoever cannot gets it unpacked."""

    checksum: str
    packed: bytes

    def file(self) -> StaticFile:
        """In the form that the request takes."""
        coding = request.accept_encodings.best_match(("br", "gzip")) or "identity"
        content = self.packed if coding == "br" else brotli.decompress(self.packed)
        return StaticFile(HTML, self.checksum, {coding: pack_gzip(content, 5) if coding == "gzip" else content})


class Laid(Protocol):
    """A page for an address, as callbacks/page.py lays it out."""

    @property
    def children(self) -> list[Any]: ...
    @property
    def told(self) -> dict[str, Any]: ...
    @property
    def scope(self) -> Scope: ...
    @property
    def selection(self) -> Selection: ...


def inline_hash(script: str) -> str:
    """How a policy names a script that stands in the document."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@dataclass
class First:
    """Makes the HTML of pages for one application."""

    context: Context
    router: Router
    laid_out: Callable[[str, str], Laid]
    answers: Callable[[Sequence[str], str], str]
    """What parts of a page show for a selection, as JSON (callbacks/answers.py)."""
    dash_address: str
    """Of Dash's own scripts."""
    starting: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Addresses of what Dash asks for first, by language."""

    def __post_init__(self) -> None:
        self._kept: Kept[Key, Page] = Kept(KEPT_BYTES, lambda page: len(page.packed))
        self._files = KeptPages(self.context)

    @property
    def has_files(self) -> bool:
        """Whether a page that is made here is there for other processes, too."""
        return self._files.are_there

    def answer(self, frames: Mapping[str, str]) -> Response:
        """The page of the request. `frames`: the document around all pages, by language."""
        query = request.query_string.decode("ascii", "replace")
        is_page = self.router(self.context, request.path) is not None
        if not is_page:  # Nobody is led from one address without a page to another: it speaks as the browser does.
            query = tongues.spoken(f"?{query}", tongues.asked()).removeprefix("?")
        key = (request.path, query, self.context.today())  # Some words count the days that are left.
        frame = frames[self.context.reader.language_of(query)]

        def made() -> Page:
            content = self._complete(frame, query).encode()
            return Page(checksum(content), brotli.compress(content, quality=6))

        def found() -> Page:
            # Of addresses that are no page's there are as many as strangers like: they take no place on the disk.
            return self._from_file(self._files.tag(frame, *key), made) if is_page else made()

        page = self._kept.get_or_make(key, found) if len(query) <= LONGEST_QUERY else made()
        return page.file().answer(lasting=False, everywhere=False, conditional=is_page)

    def _from_file(self, tag: str, make: Callable[[], Page]) -> Page:
        """A page that some process has made today; else it is made here, and kept for all."""
        kept = self._files.get(tag)
        if kept is not None:
            packed, name = kept
            return Page(name, packed)
        page = make()
        self._files.put(tag, page.packed, page.checksum)
        return page

    def _complete(self, html: str, query: str) -> str:
        """The document with what stands in it. Whatever strangers wrote is text in it by now."""
        path = request.path
        laid = self.laid_out(path, query)
        with language(laid.selection.lang):
            made = standing(self.context, path, laid.told, laid.scope, laid.selection, laid.children, self._said)
            headed = self._head(path, made)
        answer = {
            "response": {ids.PAGE: {"children": laid.children}, ids.SELECTION: {"data": laid.told}},
            "multi": True,
        }
        told = {"path": path, "search": query, "answer": answer}
        script = _told("first-answer", _as_dash_tells(told))
        if made.asked:
            script += _told("answers", self._answers(laid, made))
        before, _, after = html.partition(shell.STANDING)
        head, _, rest = before.partition(shell.HEAD)
        needed = shell.drawn_with(self.context, is_drawn=made.is_drawn, has_outlines=made.has_outlines)
        rest = rest.replace(shell.DRAWN, needed)
        return "".join((head, headed, rest, tongues.spoken_links(made.markup, laid.selection.lang), script, after))

    def _said(self, name: str, query: str) -> str:
        """What the answer of a block or table is: it is made once for what stands and for what the browser asks."""
        return str(json.loads(self.answers([name], query))[name])

    def _answers(self, laid: Laid, made: Standing) -> str:
        """What `takeAnswers` in assets/reach/asking.js takes up."""
        of = {"address": laid.told["address"], **edition(self.context)._asdict()}
        return f'{json.dumps(of)[:-1]}, "answers": {self.answers(made.asked, made.query)}}}'

    def _head(self, path: str, made: Standing) -> str:
        parts = [
            f"<title>{escape(made.title)} · {escape(translate('Reach 2030'))}</title>",
            f'<meta name="description" content="{escape(made.about)}">',
            previews.tags(self.context, self.router, made.about),
            *(
                f'<link rel="preload" as="fetch" crossorigin href="{escape(address)}">'
                for address in self.starting.get(current_language(), ())
            ),
        ]
        if made.picture:
            parts.append(f'<link rel="preload" as="image" fetchpriority="high" href="{escape(made.picture)}">')
        found = self.router(self.context, path)
        if found is None:
            parts.append('<meta name="robots" content="noindex">')
        elif self.context.config.public_url:
            address = self.context.config.root + place_of(path, found[2])
            parts.append(f'<link rel="canonical" href="{escape(tongues.spoken(address, current_language()))}">')
            parts += [_alternate(address, lang) for lang in offered() if len(offered()) > 1]
        return "\n".join(parts)


def _alternate(address: str, lang: str) -> str:
    return f'<link rel="alternate" hreflang="{lang}" href="{escape(tongues.spoken(address, lang))}">'


def _as_dash_tells(told: object) -> str:
    """As `to_json` of Dash, which first copies all elements into plain ones; here each is told when its turn comes."""
    return orjson.dumps(told, default=_element, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY).decode()


def _element(value: object) -> object:
    if isinstance(value, Component):
        return value.to_plotly_json()  # type: ignore[no-untyped-call]
    raise TypeError(f"{type(value).__name__} cannot be told to a browser")


def _told(name: str, text: str) -> str:
    """A script of JSON, in which nothing is markup."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="{name}">{text}</script>'


def starting_of(app: dash.Dash, layouts: Mapping[str, Component]) -> dict[str, tuple[str, ...]]:
    """Serve what Dash asks for first as files that keep; their addresses by language. `layouts`: by language, too.

    Call it once the callbacks are there.
    """
    client = app.server.test_client()
    callbacks = pack(client.get(CALLBACKS).data, ".json")
    laid = {}
    for lang, layout in layouts.items():
        app.layout = layout
        laid[lang] = pack(client.get(LAYOUT).data, ".json")
    app.layout = layouts[DEFAULT]
    app.server.view_functions[CALLBACKS] = _served((callbacks,))
    app.server.view_functions[LAYOUT] = _served((laid[DEFAULT], *laid.values()))
    return {lang: (f"{LAYOUT}?v={file.checksum}", f"{CALLBACKS}?v={callbacks.checksum}") for lang, file in laid.items()}


def _served(files: Sequence[StaticFile]) -> Callable[[], Response]:
    """Answers with the file that the address names; with the first where it names none of them."""
    named = {file.checksum: file for file in files}

    def view() -> Response:
        file = named.get(request.args.get("v", ""))
        return (file or files[0]).answer(lasting=file is not None, everywhere=False)

    return view
