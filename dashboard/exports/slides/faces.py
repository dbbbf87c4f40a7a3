"""Has the signs of statuses written in one font of symbols: others lack some, or draw a few of them half as large."""

from __future__ import annotations

import copy
import re
from itertools import chain
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from dashboard.exports.fonts import SYMBOLS
from dashboard.figures.progress import AT_TARGET, NOT_AT_TARGET
from dashboard.metrics.progress import STATUS_SIGNS

_COMMON = "×?"
"""Of the signs those that any font has, in its own size."""
_SIGNS = re.compile(f"([{''.join({*STATUS_SIGNS.values(), AT_TARGET, NOT_AT_TARGET}.difference(_COMMON))}]+)")
_FACES = tuple(qn(f"a:{name}") for name in ("latin", "ea", "cs", "sym"))
"""A renderer takes one of them by the kind of script that it counts a sign among."""
_BEHIND = tuple(qn(f"a:{name}") for name in ("hlinkClick", "hlinkMouseOver", "rtl", "extLst"))
"""What stands behind them among the properties of a run."""


def face_signs(presentation: Any) -> None:
    """Write each sign on the slides, and in their charts, in the font of symbols."""
    for slide in presentation.slides:
        charts = (shape.chart.part._element for shape in slide.shapes if getattr(shape, "has_chart", False))
        for run in [*chain.from_iterable(root.iter(qn("a:r")) for root in (slide._element, *charts))]:
            _part(run)


def _part(run: Any) -> None:
    """A run of text in several, of which those of signs have the font."""
    pieces = [piece for piece in _SIGNS.split(run.findtext(qn("a:t"), "")) if piece]
    if not any(map(_SIGNS.fullmatch, pieces)):
        return
    for piece in pieces:
        own = copy.deepcopy(run)
        own.find(qn("a:t")).text = piece
        if _SIGNS.fullmatch(piece):
            _face(own)
        run.addprevious(own)
    run.getparent().remove(run)


def _face(run: Any) -> None:
    properties = run.find(qn("a:rPr"))
    if properties is None:
        properties = etree.Element(qn("a:rPr"))
        run.insert(0, properties)
    for old in properties.findall("*"):
        if old.tag in _FACES:
            properties.remove(old)
    before = sum(child.tag not in _BEHIND for child in properties)
    for place, face in enumerate(_FACES, before):
        properties.insert(place, etree.Element(face, typeface=SYMBOLS))
