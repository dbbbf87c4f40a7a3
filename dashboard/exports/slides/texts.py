"""Texts on slides: cleaned of what a file may not hold, as large as their room allows, in the reader's direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.exports.picture.ruler import with_whole_names
from dashboard.exports.slides import inks
from dashboard.exports.slides.measure import REGULAR, wrapped, wrapped_led
from dashboard.i18n import current_language, is_right_to_left
from dashboard.i18n.order import one_by_one

_LEADING = {"zh": 1.32}
LEADING = 1.2
"""From line to line in sizes of type, in the fonts of an office, and where another script has higher ones."""
_SURE = {"ar": 0.89, "zh": 0.98}
SURE = 0.99
"""Of the width of a paragraph that its lines surely have. Arial is 2 to 7 % narrower than what is measured here, in
Latin and Cyrillic letters; of other scripts nobody knows which font an office takes: the Arabic letters of LibreOffice
without one of its own are 7 % broader, bold ones 17 %."""
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text without what XML cannot hold, and without controls that turn the direction of what follows; in a language
    from the right a figure with its sign stands before its year, as others do."""
    known = _UNWANTED.sub("", text)
    return one_by_one(known) if is_right_to_left(current_language()) else known


def fitting(
    texts: Sequence[str], width: float, height: float, size: float, least: float, *, weight: int = REGULAR
) -> float:
    """The largest size of type up to `size` at which paragraphs fit into a box, all in points; at least `least`."""
    while size > least and height_of(texts, width, size, weight) > height:
        size -= 0.5
    return max(size, least)


def height_of(texts: Sequence[str], width: float, size: float, weight: int = REGULAR, bold: int = 0) -> float:
    """How tall paragraphs of a size of type are in a width, all in points. `bold`: how many of the first letters of
    each are bold."""
    sure = sure_part() * width
    ways = (wrapped_led(text, bold, size, sure) if bold else wrapped(text, size, sure, weight) for text in texts)
    return sum(len(lines) or 1 for lines in ways) * leading() * size


def sure_part() -> float:
    """Of a width what lines surely have, in the current language."""
    return _SURE.get(current_language(), SURE)


def leading() -> float:
    """From line to line in sizes of type, in the current language."""
    return _LEADING.get(current_language(), LEADING)


def write(shape: Any, texts: Sequence[str], size: float | None = None) -> None:
    """Paragraphs into a shape, in the current language. `size`: of type in points; None leaves that of the layout."""
    write_sized(shape, [(text, size) for text in texts])


def write_sized(shape: Any, texts: Sequence[tuple[str, float | None]], between: float = 0.0) -> None:
    """The same, each paragraph in a size of its own. `between`: two of them, in points."""
    frame = shape.text_frame
    for place, (text, size) in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if place and between:
            paragraph.space_before = Pt(between)
        write_run(paragraph, text, size)


def write_run(paragraph: Any, text: str, size: float | None = None) -> Any:
    """One run into a paragraph, which is turned where the language is written from right to left."""
    code = current_language()
    if is_right_to_left(code):
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "r")
        properties.set("rtl", "1")
    run = paragraph.add_run()
    run.text = with_whole_names(clean(text))
    run._r.get_or_add_rPr().set("lang", code)
    if size is not None:
        run.font.size = Pt(size)
    return run


def colour(run: Any, ink: str) -> None:
    """Give a run a colour, which a template may change where it is one of its theme."""
    properties = run._r.get_or_add_rPr()
    for old in properties.findall(qn("a:solidFill")):
        properties.remove(old)
    fill = inks.solid(ink).replace("<a:solidFill>", f"<a:solidFill {nsdecls('a')}>", 1)
    line = properties.find(qn("a:ln"))
    properties.insert(0 if line is None else properties.index(line) + 1, parse_xml(fill))
