"""Cuts the page's own font out of Inter: the letters that the page writes, at the weights from regular to bold."""

from __future__ import annotations

from pathlib import Path

import fontpkg_inter
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(fontpkg_inter.ROOT)
HOME = Path(__file__).resolve().parents[2] / "assets" / "vendor"
LATIN = (
    {*range(0x20, 0x7F), *range(0xA0, 0x100)}  # ASCII, Latin-1
    | set(map(ord, "ĆćČčĐđĞğİıŁłŒœŞşŠšŽž"))  # names and citations of the tables, and their neighbours
    | set(map(ord, "–—‘’“”„…•†‹›€™−≤≥≈←↑→↓↗↔↕₀₁√●○■◇✓✕"))
)
CYRILLIC = {*range(0x400, 0x460), 0x490, 0x491, 0x2116}
FEATURES = ["kern", "tnum"]
WEIGHTS = (400, 700)
SMALL = 14
"""Optical size, in points: that of text, not of display."""


def cut(letters: set[int], name: str) -> None:
    """Write the font of these letters, the same bytes each time."""
    font = TTFont(ROOT / "files" / "Inter[opsz,wght].ttf", recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
    options.drop_tables += ["meta", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    made = instancer.instantiateVariableFont(font, {"opsz": SMALL, "wght": WEIGHTS})
    made.flavor = "woff2"
    made.save(HOME / name)
    print(name, (HOME / name).stat().st_size)


cut(LATIN, "inter-latin.woff2")
cut(CYRILLIC, "inter-cyrillic.woff2")
