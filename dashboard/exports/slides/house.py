"""A presentation that is made in our own template, slide by slide."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from dashboard.exports.slides.inks import OURS, Look
from dashboard.exports.slides.template import COVER, FOOTER, FORMATS, NUMBER, holders_of, layout_of, opened
from dashboard.exports.slides.texts import fitting, write

FOOT, HOSTILE = 10.0, 6.0
"""Type of the line at the foot, in points, and the least where somebody's address is very long."""
CAVEATS, COVER_FOOT = 12.0, 30.0
"""Type of that line on a first slide, where it is a caveat, and the height that two such lines have, in points."""


class OwnHouse:
    """Our template in one of its formats."""

    look: Look = OURS
    words_look: Look = OURS
    """The colours of words around a chart, which a template may set on another ground."""

    def __init__(self, format_name: str) -> None:
        self.format = FORMATS[format_name]
        self.presentation = opened(format_name)

    def add(self, name: str) -> tuple[Any, dict[int, Any]]:
        """A slide of a layout, and its placeholders by their numbers."""
        slide = self.presentation.slides.add_slide(layout_of(self.presentation, name))
        return slide, holders_of(slide)

    def foot(self, slide: Any, text: str, name: str) -> None:
        """Footer and number as the layout has them: python-pptx leaves them there. On a first slide the line is what
        qualifies the others, as large as caveats are: two lines of them are a little taller than the layout's."""
        for shape in slide.slide_layout.placeholders:
            idx = shape.placeholder_format.idx
            if idx in (FOOTER, NUMBER):
                element = copy.deepcopy(shape._element)
                element.nvSpPr.cNvPr.set("id", str(last_id(slide) + 1))
                element.spPr.clear()
                slide.shapes._spTree.append(element)
        foot = holders_of(slide)[FOOTER]
        foot.text_frame.clear()
        frame = self.format.frame(FOOTER)
        if name == COVER:
            frame = replace(frame, height=max(frame.height, COVER_FOOT))
            foot.left, foot.top, foot.width, foot.height = frame.emu
        size = CAVEATS if name == COVER else FOOT
        write(foot, (text,), fitting((text,), frame.width, frame.height, size, HOSTILE))

    def finish(self) -> None:
        """Nothing is left to be done."""


def last_id(slide: Any) -> int:
    """The greatest number of a shape, those within groups included."""
    return max(int(found) for found in slide.shapes._spTree.xpath(".//p:cNvPr/@id"))
