"""The small HTML that texts of figures hold: line breaks and bold; anything else is left out."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"(</?b>)|</?[a-zA-Z][^>]*>", re.IGNORECASE)
Run = tuple[str, bool]
"""A piece of a line, and whether it is bold."""


def lines_of(text: str) -> list[list[Run]]:
    """The lines of a text, each as its runs."""
    lines, bold = [], False
    for line in _BREAK.split(text):
        runs: list[Run] = []
        place = 0
        for tag in _TAG.finditer(line):
            runs.append((html.unescape(line[place : tag.start()]), bold))
            place = tag.end()
            if tag[1]:
                bold = not tag[1].startswith("</")
        runs.append((html.unescape(line[place:]), bold))
        lines.append([run for run in runs if run[0]])
    return lines


def plain(text: str) -> str:
    """A text on one line, without its tags."""
    return " ".join("".join(piece for piece, _ in line) for line in lines_of(text)).strip()
