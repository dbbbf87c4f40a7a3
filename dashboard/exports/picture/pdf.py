"""Sets an SVG of ours on a page of its own as PDF: lines stay lines, words stay words, our fonts go along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.exports.picture.ruler import files_for

POINTS = 72.0
"""Of an inch."""
PAGE = """#let points(length) = float(length) * 1pt
#set page(width: points(sys.inputs.width), height: points(sys.inputs.height), margin: 0pt, fill: none)
#set document(title: sys.inputs.title, author: sys.inputs.author, description: sys.inputs.description)
#set text(lang: sys.inputs.lang)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: sys.inputs.description)
"""
"""All that strangers word comes as a value, never as part of this."""


@dataclass(frozen=True)
class Sheet:
    """A page, and what the file says of itself."""

    inches: tuple[float, float]
    """Across and down."""
    facts: Mapping[str, str]
    """By the keywords of `Content.facts`."""
    language: str


def set_sheet(svg: str, sheet: Sheet) -> bytes:
    """The PDF. It takes 90 ms the first time and 20 to 40 from then on."""
    import typst  # noqa: PLC0415, not every place has it

    across, down = (f"{POINTS * length:.3f}" for length in sheet.inches)
    told = {
        "width": across,
        "height": down,
        "svg": svg,
        "title": sheet.facts["Title"],
        "author": sheet.facts["Source"],
        "description": f"{sheet.facts['Description']} {sheet.facts['URL']}",
        "lang": sheet.language,
    }
    folders = sorted({str(path.parent) for path in files_for(svg)})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    compiler = typst.Compiler(PAGE.encode(), font_paths=fonts, sys_inputs=told)
    made = compiler.compile()
    if not isinstance(made, bytes):
        raise TypeError("typst has made no single file")
    return made
