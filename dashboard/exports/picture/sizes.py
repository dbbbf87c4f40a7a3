"""The sizes that a picture may have: its own units, its pixels, and how large it is on paper or on a slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.exports.picture.look import LEAST_TYPE, LEGIBLE

SCALES = (1, 2)
"""Pixels of a PNG for one pixel of the size."""
SAVED = 2
"""That of these in which a reader saves a picture who says nothing of its width: at 1 it is soft on paper."""
INCH = 0.0254
"""Metres."""
LEAST_ACROSS, MOST_ACROSS = 200, 4000
"""Pixels of a picture whose width is asked for. The tallest form has 23 million then: 200 MB while one is drawn, in the
one process that draws."""


@dataclass(frozen=True)
class Size:
    """One size. Lengths are units of the picture's own, in which all sizes have about the same type."""

    name: str
    width: int
    height: int
    pixels: int
    """Pixels across at scale 1."""
    inches: float
    """How wide it is where it is put into a document at its own size."""
    margin: int
    title: float
    subtitle: float
    label: float
    """Type of axes, legends and labels; that of a figure's own texts grows with it."""
    small: float
    """Type of caveat, source and notes."""
    foot_columns: int
    is_wide: bool
    """Whether a map's legend stands beside it."""
    least_foot: float = 10.0
    """The least type of caveat, source and notes."""
    least: float = LEGIBLE
    """The same of axes, legends and labels, and of a subtitle."""
    least_across: int = LEAST_ACROSS
    """Pixels across of a picture whose width is asked for, at least."""

    def pixel_size(self, scale: int) -> tuple[int, int]:
        """Width and height of the PNG in pixels."""
        return self.pixels * scale, round(self.pixels * self.height / self.width) * scale

    def pixels_a_metre(self, scale: int) -> int:
        """As the chunk pHYs of a PNG has it."""
        return round(self.pixels * scale / (self.inches * INCH))


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        size.name: size
        for size in (
            Size("slide", 960, 540, 1280, 40 / 3, 30, 25, 14.5, 12.5, 11, foot_columns=2, is_wide=True),
            Size("column", 688, 660, 688, 688 / 96, 22, 21, 14, 12, 12, 1, is_wide=False, least_foot=12, least=12),
            Size("page", 688, 973, 688, 688 / 96, 22, 21, 14, 12, 12, 1, is_wide=False, least_foot=12, least=12),
            Size("square", 640, 640, 1080, 7.5, 26, 23, 14, 12.5, 11, foot_columns=1, is_wide=False),
        )
    }
)
"""By name: a whole slide of 16:9, the text column of an A4 report (182 mm), all of such a page, for charts of many
rows, and a square for social media. On paper a unit is 0.75 points: in a column nothing is smaller than 9 points, and
on a page labels alone are, before rows are left out."""
CARD = Size("card", 640, 640, 1080, 7.5, 30, 26, 14, 12.5, 10, 1, is_wide=False, least_across=300)
"""A square to be passed around, with a code that a telephone reads and opens the view by: in fewer pixels none does."""
USUAL = "slide"


def on_paper(name: str, millimetres: tuple[float, float], label: float) -> Size:
    """A size of a body alone, for paper. `millimetres`: across and down; `label`: type of axes and labels, in units."""
    across, down = (round(length / 1000 / INCH * 96) for length in millimetres)
    words = (label, label, label, label)
    return Size(name, across, down, across, across / 96, 0, *words, foot_columns=1, is_wide=False, least=LEAST_TYPE)


PRINT = on_paper("print", (118, 62), 8.8)
"""The chart, map or table alone: whoever asks for it says title, caveat and source beside it, as text."""


def _standing(name: str, width: int, height: int) -> Size:
    words = (12, 12, 12, 12)
    return Size(name, width, height, width, width / 96, 0, *words, foot_columns=1, is_wide=False, least=LEAST_TYPE)


STANDING_MAP = _standing("standing-map", 800, 350)
"""The map alone, as a page shows it: without its legend, and in the form of the world that a browser draws."""
STANDING_NEAR = _standing("standing-near", 300, 172)
"""The same of one area and what is around it, in the small place that it has on a country's page."""
STANDING_CHART = _standing("standing-chart", 560, 320)
"""A chart alone, in about the form of its place on a page."""
STANDING_MAPS = (STANDING_MAP, STANDING_NEAR)
STANDING_WIDE = _standing("standing-wide", 1200, 440)
"""The same across a whole page."""
STANDING_SIDE = _standing("standing-side", 396, 116)
"""The same in a narrow column beside others."""
STAGE = replace(_standing("stage", 960, 312), is_wide=True, least=LEGIBLE)
"""A chart or a map alone, in about the form that the words of a show's slide leave to it."""
STANDING = (*STANDING_MAPS, STANDING_CHART, STANDING_WIDE, STANDING_SIDE)
"""What stands in a page until that has drawn it itself; light or dark as the page is."""
