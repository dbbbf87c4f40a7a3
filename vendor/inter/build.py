"""Cuts our fonts out of Inter: the letters that the page writes, and the signs of pictures, from regular to bold."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin, sqrt
from pathlib import Path

import fontpkg_inter
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.otTables import NO_VARIATION_INDEX
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib import instancer

ROOT = Path(fontpkg_inter.ROOT)
HOME = Path(__file__).resolve().parents[2] / "assets" / "vendor"
LATIN = (
    {*range(0x20, 0x7F), *range(0xA0, 0x100)}  # ASCII, Latin-1
    | set(map(ord, "ĆćČčĐđĞğİıŁłŒœŞşŠšŽž"))  # names and citations of the tables, and their neighbours
    | set(map(ord, "–—‘’“”„…•†‹›€™−≤≥≈←↑→↓↗↔↕₀₁√●◑◔○⊗■◆◇✓"))
)
CYRILLIC = {*range(0x400, 0x460), 0x490, 0x491, 0x2116}
SIGNS = {*range(0x20, 0x7F), *range(0x2010, 0x2C00)}
"""Of the pictures, whose letters are of other fonts."""
FEATURES = ["kern", "tnum"]
WEIGHTS = (400, 700)
SMALL = 14
"""Optical size, in points: that of text, not of display."""
RING = "circlewhite"
CENTRE, RADIUS = (936, 745), 768
"""Of Inter's ● and ○, in units of the font."""
HALF_BAR, REACH = 84, 690
"""Of the bars of the cross in ⊗: half of how broad they are, and how far they go from the middle."""
STEP = pi / 8
"""Angle of a curve, of which a circle is made."""


def slice_of(steps: int) -> TTGlyphPen:
    """So many steps of ●, clockwise from its top."""
    (x, y), pen = CENTRE, TTGlyphPen(None)
    angles = [pi / 2 - step * STEP for step in range(steps + 1)]
    pen.moveTo(CENTRE)
    pen.lineTo((x, y + RADIUS))
    for one, other in pairwise(angles):
        middle, out = (one + other) / 2, RADIUS / cos((one - other) / 2)
        pen.qCurveTo(
            (round(x + out * cos(middle)), round(y + out * sin(middle))),
            (round(x + RADIUS * cos(other)), round(y + RADIUS * sin(other))),
        )
    pen.closePath()
    return pen


def cross() -> TTGlyphPen:
    """Two bars from edge to edge of ○."""
    (x, y), pen = CENTRE, TTGlyphPen(None)
    far, off = REACH / sqrt(2), HALF_BAR / sqrt(2)
    for way in (1, -1):
        bar = [(far - off, far + off), (far + off, far - off), (-far + off, -far - off), (-far - off, -far + off)]
        turned = [(round(x + way * right), round(y + up)) for right, up in bar]
        pen.moveTo(turned[0])
        for corner in turned[1:][::way]:
            pen.lineTo(corner)
        pen.closePath()
    return pen


def add(font: TTFont, code: int, name: str, inside: TTGlyphPen) -> None:
    """A sign made of Inter's ○, whose line is as heavy as the letters are, and of what is inside it, which is not.

    Inter has neither ◑ nor ◔, and its ⊗ is twice as large as its circles.
    """
    ring, variations, more = font["glyf"][RING], font["gvar"].variations, inside.glyph()
    made, points = Glyph(), len(more.coordinates)
    made.coordinates = ring.coordinates.copy()
    made.coordinates.extend(more.coordinates)
    made.flags = ring.flags + more.flags
    made.endPtsOfContours = [*ring.endPtsOfContours, *(end + len(ring.coordinates) for end in more.endPtsOfContours)]
    made.numberOfContours = len(made.endPtsOfContours)
    made.program = ring.program
    made.flags[0] |= 0x40  # Its contours overlap.
    font["glyf"][name] = made
    font.setGlyphOrder(list(font["glyf"].glyphOrder))
    font["hmtx"][name] = font["hmtx"][RING]
    font["HVAR"].table.AdvWidthMap.mapping[name] = NO_VARIATION_INDEX
    variations[name] = [
        TupleVariation(item.axes, [*item.coordinates[:-4], *[(0, 0)] * points, *item.coordinates[-4:]])
        for item in variations[RING]
    ]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def cut(letters: set[int], name: str, flavor: str | None = "woff2") -> None:
    """Write the font of these letters, the same bytes each time."""
    font = TTFont(ROOT / "files" / "Inter[opsz,wght].ttf", recalcTimestamp=False)
    font.ensureDecompiled()
    add(font, ord("◑"), "circlehalf", slice_of(8))
    add(font, ord("◔"), "circlequarter", slice_of(4))
    add(font, ord("⊗"), "circlecrossed", cross())
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
    options.drop_tables += ["meta", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    made = instancer.instantiateVariableFont(font, {"opsz": SMALL, "wght": WEIGHTS})
    made.flavor = flavor
    made.save(HOME / name)
    print(name, (HOME / name).stat().st_size)


cut(LATIN, "inter-latin.woff2")
cut(CYRILLIC, "inter-cyrillic.woff2")
cut(SIGNS, "inter-signs.ttf", None)
