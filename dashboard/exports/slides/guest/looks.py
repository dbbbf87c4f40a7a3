"""What colours charts and words have in a template of the reader's, so that all of them can be read on its ground.

Lines of areas take its accents, made darker where they are too pale; for one that is like another, ours stands in.
Colours that words name are made for a light ground: on a dark one, or on a picture, a chart stands on a light sheet.
"""

from __future__ import annotations

import colorsys
import math
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import theme
from dashboard.exports.slides.guest.adopted import Guest, Layout
from dashboard.exports.slides.inks import GROUND, INK, MUTED, Look

LIGHT = 11.0
"""Contrast of our ink with a ground that is light enough for our colours."""
READ, SEEN = 4.5, 3.0
"""Contrast of words, and of lines and dots, as level AA of the WCAG wants it."""
ALIKE = 48.0
"""Distance in red, green and blue under which two colours of lines are not told apart."""
_DARKER = (0.75, 0.6, 0.5, 0.4, 0.3)
_BROAD = {"arial black": 1.2, "montserrat": 1.1, "poppins": 1.08, "dejavu sans": 1.16, "verdana": 1.16}
_EVEN = ("courier", "mono", "console", "consolas", "menlo", "monaco", "typewriter", "fixedsys", "terminal")
_WIDE = ("wide", "extended", "expanded", "black", "heavy")
"""Words in names of fonts whose letters are all as broad as one another, and of those that are broader than usual."""
EVEN, WIDE = 1.36, 1.2
"""How broad these are: 0.6 of the type for each letter is up to so much more than our texts take, spaces and all."""
_USUAL = ("aptos", "arial", "arial narrow", "calibri", "calibri light", "cambria", "candara", "corbel", "garamond")
_USUAL_TOO = ("georgia", "gill sans mt", "helvetica", "open sans", "roboto", "segoe ui", "tahoma", "times new roman")
UNKNOWN = 1.05
"""How broad the letters of a font are taken to be that is not known."""
WHITE = "#ffffff"


@dataclass(frozen=True)
class Looks:
    """All colours of the slides of a layout."""

    look: Look
    """Of charts, tables and maps."""
    sheet: str
    """What they stand on; empty where it is the layout's own ground."""
    is_whole: bool
    """Whether the sheet lies under the words around them, too."""
    ink: str
    muted: str
    note: str
    """Of words around them, as Look.named has colours: what is said, what is said quietly, the reader's own line."""


def looks_of(guest: Guest, layout: Layout) -> Looks:
    """The colours of slides on a layout of a template."""
    colours, ground = guest.colours, layout.ground
    broad = breadth_of(guest.fonts[1])
    if ground and theme.contrast(ground, INK) >= LIGHT:
        ink = "tx1" if theme.contrast(colours["tx1"], ground) >= READ else INK
        muted = "tx2" if theme.contrast(colours["tx2"], ground) >= READ else ink
        look = Look(*_named(colours, ground, ink, muted), broad)
        return Looks(look, "", False, ink, muted, _note(colours, ground, ink))
    lightest = max((colours[name] for name in ("bg1", "tx1", "bg2", "tx2")), key=lambda one: theme.contrast(one, INK))
    sheet = lightest if theme.contrast(lightest, INK) >= LIGHT else WHITE
    look = Look(*_named(colours, sheet, INK, MUTED), broad)
    if not ground:
        return Looks(look, sheet, True, INK, MUTED, _note(colours, sheet, INK))
    ink = "tx1" if theme.contrast(colours["tx1"], ground) >= READ else theme.readable_on(ground)
    muted = "tx2" if theme.contrast(colours["tx2"], ground) >= READ else ink
    return Looks(look, sheet, False, ink, muted, _note(colours, ground, ink))


def breadth_of(font: str) -> float:
    """How broad the letters of a font are, beside those that texts are measured in."""
    name = font.lower()
    if name in (*_USUAL, *_USUAL_TOO):
        return 1.0
    usual = EVEN if any(word in name for word in _EVEN) else WIDE if any(word in name for word in _WIDE) else UNKNOWN
    return _BROAD.get(name, usual)


def _note(colours: Mapping[str, str], ground: str, ink: str) -> str:
    return "hlink" if theme.contrast(colours["hlink"], ground) >= READ else ink


def _named(colours: Mapping[str, str], ground: str, ink: str, muted: str) -> tuple[dict[str, str], dict[str, str]]:
    """What our colours are called in a theme, and what they are there."""
    lines = _lines(colours, ground)
    said = {INK: ink, MUTED: muted, GROUND: "bg1" if ground == colours["bg1"] else ground}
    named = {**{f"line.{place}": name for place, (name, _) in enumerate(lines)}, **said}
    seen = {
        **{f"line.{place}": colour for place, (_, colour) in enumerate(lines)},
        **{colour: colours.get(name, name) for colour, name in said.items()},
    }
    return named, seen


def _lines(colours: Mapping[str, str], ground: str) -> list[tuple[str, str]]:
    """What lines are called in a theme, and what they are there: its accents in their order, without those that are
    like one before them, then ours that are like none of these."""
    accents = (f"accent{number}" for number in range(1, len(theme.LINES) + 1))
    offered = [_line(colours[name], name, ground) for name in accents] + [(colour, colour) for colour in theme.LINES]
    lines: list[tuple[str, str]] = []
    for name, colour in offered:
        if all(math.dist(_parts(colour), _parts(one)) >= ALIKE for _, one in lines):
            lines.append((name, colour))
    return lines[: len(theme.LINES)] if len(lines) >= len(theme.LINES) else [(one, one) for one in theme.LINES]


def _line(colour: str, name: str, ground: str) -> tuple[str, str]:
    """An accent as a line that is seen on a ground, and what it is then."""
    for part in (1.0, *_DARKER):
        darker = _darker(colour, part)
        if theme.contrast(darker, ground) >= SEEN:
            return (name if part == 1.0 else f"{name}*{round(100_000 * part)}"), darker
    return INK, INK


def _darker(colour: str, part: float) -> str:
    hue, light, rich = colorsys.rgb_to_hls(*(channel / 255 for channel in _parts(colour)))
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in colorsys.hls_to_rgb(hue, part * light, rich))


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
