"""How a source is cited: as its record says, in plain text and as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.views import lasting

PAGE = "/data/sources"
"""Which lists, of an older release, its sources and its tables."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own macros, which each style and language spells out."""
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile("|".join(map(re.escape, _ESCAPES)))
_KEPT_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"


def seen_in(context: Context, root: str) -> str:
    """Of which release the figures are that somebody cites, and where these very figures stay to be seen.

    `root`: scheme and host of the site, or empty. Empty where the release was not kept.
    """
    if not context.release:
        return ""
    return f"Reach 2030, release {context.release}, {lasting(context, f'{root}{PAGE}')}"


def plain(source: Source, seen: str = "") -> str:
    """The citation of the record, with the official page where it does not name it, and where it was seen."""
    named = source.official_page.removeprefix("https://") in source.citation
    text = source.citation if named else f"{source.citation} {source.official_page}"
    return f"{text} As in {seen}" if seen else text


def key(source: Source) -> str:
    """The name under which a text cites it: "unodc_glotip_2025"."""
    return f"{source.id}_{source.released[:4]}"


def bibtex(source: Source, seen: str = "") -> str:
    """The source as a BibTeX entry, UTF-8, ending with a newline.

    Publisher and title stand in double braces: a publisher is no person with a first name, and titles keep their case.
    """
    year, month = source.released[:4], source.released[5:7]
    note = f"Release: {source.vintage}. Licence: {source.licence}" + (f". As in {seen}" if seen else "")
    fields = {
        "author": f"{{{{{_escaped(source.publisher)}}}}}",
        "title": f"{{{{{_escaped(source.title)}}}}}",
        "year": f"{{{year}}}",
        **({"month": MONTHS[int(month) - 1]} if month else {}),
        "url": f"{{{quote(source.official_page, safe=_KEPT_IN_ADDRESSES)}}}",
        "note": f"{{{_escaped(note)}}}",
    }
    lines = [f"  {name:<6} = {value}," for name, value in fields.items()]
    return "\n".join((f"@misc{{{key(source)},", *lines, "}", ""))


def bibliography(sources: Iterable[Source], seen: str = "") -> str:
    """Several sources as one BibTeX file."""
    return "\n".join(bibtex(source, seen) for source in sources)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], " ".join(text.split()))
