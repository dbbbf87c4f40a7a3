"""How a source is cited: as its record says, in plain text and as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from dashboard.catalogue import Source

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


def plain(source: Source) -> str:
    """The citation of the record, with the official page where it does not name it."""
    named = source.official_page.removeprefix("https://") in source.citation
    return source.citation if named else f"{source.citation} {source.official_page}"


def key(source: Source) -> str:
    """The name under which a text cites it: "unodc_glotip_2025"."""
    return f"{source.id}_{source.released[:4]}"


def bibtex(source: Source) -> str:
    """The source as a BibTeX entry, UTF-8, ending with a newline.

    Publisher and title stand in double braces: a publisher is no person with a first name, and titles keep their case.
    """
    year, month = source.released[:4], source.released[5:7]
    fields = {
        "author": f"{{{{{_escaped(source.publisher)}}}}}",
        "title": f"{{{{{_escaped(source.title)}}}}}",
        "year": f"{{{year}}}",
        **({"month": MONTHS[int(month) - 1]} if month else {}),
        "url": f"{{{quote(source.official_page, safe=_KEPT_IN_ADDRESSES)}}}",
        "note": f"{{{_escaped(f'Release: {source.vintage}. Licence: {source.licence}')}}}",
    }
    lines = [f"  {name:<6} = {value}," for name, value in fields.items()]
    return "\n".join((f"@misc{{{key(source)},", *lines, "}", ""))


def bibliography(sources: Iterable[Source]) -> str:
    """Several sources as one BibTeX file."""
    return "\n".join(map(bibtex, sources))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], " ".join(text.split()))
