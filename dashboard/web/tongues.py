"""Which language a reader is answered in: the one of the address, else, on a first visit, of the browser."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import parse_qs

from flask import request

from dashboard.i18n import DEFAULT, languages, of_tag, offered

SAYS = "lang"
"""Name in the query. An address that says nothing is in English, so that it goes on meaning one view."""
_LINK = re.compile(r'(?<= href=")(/(?!api/)[^"]*)(?=")')
"""An address of ours, but for those of the data interface: it speaks to programs, and takes no filter of this name."""
_SAID = re.compile(rf"((?:^|&){SAYS}=)([A-Za-z]{{2,3}}(?:[-_][A-Za-z0-9]{{1,8}}){{0,3}})(?=&|$)")


def query() -> dict[str, list[str]]:
    """The query of the request; what is no text in it is left as a sign that it was there."""
    text = request.query_string.decode("ascii", "replace")
    return parse_qs(text, keep_blank_values=True, errors="replace")


def asked() -> str:
    """The language in which to answer a request that no page can be made for: what it says, else what it accepts."""
    said = of_tag(query().get(SAYS, [""])[0])
    return said if said in languages() else accepted()


def accepted() -> str:
    """The language that the browser would have, be it as a country speaks it; English where there is none of its."""
    wanted_most_first = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((code for code in wanted_most_first if code in offered()), DEFAULT)


def wanted() -> str:
    """The language that the address should say and does not; nothing where it should say none."""
    if SAYS in query() or request.method not in ("GET", "HEAD"):
        return ""
    best = accepted()
    return "" if best == DEFAULT else best


def plain_of(text: str) -> str:
    """A query in which the language that it names is said as addresses say it: `ar` for `AR` and for `ar-EG`."""
    return _SAID.sub(lambda found: found[1] + of_tag(found[2]), text)


def spoken(address: str, lang: str) -> str:
    """The address within the dashboard, in the language; as it is where it says one, or where it is English."""
    if lang == DEFAULT:
        return address
    rest, sign, mark = address.partition("#")
    path, _, query = rest.partition("?")
    if SAYS in parse_qs(query, keep_blank_values=True):
        return address
    return f"{path}?{query}{'&' if query else ''}{SAYS}={lang}{sign}{mark}"


def spoken_links(markup: str, lang: str) -> str:
    """The markup, with all links within the dashboard in the language: for who follows them without a script."""
    if lang == DEFAULT:
        return markup
    return _LINK.sub(lambda found: escape(spoken(unescape(found[0]), lang)), markup)
