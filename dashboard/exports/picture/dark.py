"""Pictures in the dark: by rules for pages that are light or dark, or with dark colours alone for who asks for them."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from dashboard import theme
from dashboard.exports.picture.canvas import HALO_CLASS, Box

_INK = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')


def _inks(*, is_map: bool) -> dict[str, str]:
    """What each colour is in the dark: those of the look; of a map, those of classes in the other order, too."""
    inks = {colour: theme.DARK[name] for name, colour in theme.LIGHT.items()}
    return inks | theme.dark_classes() if is_map else inks


def either(svg: str, *, is_map: bool) -> str:
    """The picture with the rules: browsers tell a picture in a page whether that is light or dark."""
    inks = _inks(is_map=is_map)
    found = sorted({(paint, colour) for paint, colour in _INK.findall(svg) if colour in inks})
    rules = "".join(f'[{paint}="{colour}"]{{{paint}:{inks[colour]}}}' for paint, colour in found)
    return svg.replace("<defs>", f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style><defs>", 1)


# ------------------------------------------------------------------------------------------------ dark alone

_GREYS = {theme.TIERS[-1]: theme.DARK["undetermined"]}
"""A ramp in reverse has no place for the grey behind its last class."""
_TAG = re.compile(r"<(rect|circle|path|text|tspan)\b[^>]*>")
_GIVEN = re.compile(r'([\w-]+)="([^"]*)"')
_SEEN = 0.5
"""Opacity from which on a mark is the ground of words over it."""


class _Mark(NamedTuple):
    """Something filled: a rectangle, or the circle within it."""

    box: Box
    colour: str
    is_round: bool

    def holds(self, x: float, y: float) -> bool:
        across, down = (x - self.box.left) / self.box.width - 0.5, (y - self.box.top) / self.box.height - 0.5
        return math.hypot(across, down) <= 0.5 if self.is_round else self.box.meets(Box(x, y, x, y))


def darkened(svg: str) -> str:
    """The picture in the colours of a dark page. A word on a mark has the colour that is read best on it."""
    inks = _inks(is_map=True) | _GREYS
    head, defs, body = svg.rpartition("</defs>")
    marks: list[_Mark] = []
    haloed: set[tuple[str, str]] = set()
    around = ""

    def turned(found: re.Match[str]) -> str:
        nonlocal around
        tag, told = found[0], dict(_GIVEN.findall(found[0]))
        if found[1] == "text":
            at = (told["x"], told["y"])
            # A halo has the colour of the ground or of a class: its word stands on that, whatever lies under the halo.
            if told.get("class") == HALO_CLASS:
                haloed.add(at)
            around = "" if at in haloed else _word(told, marks, inks) or ""
        elif found[1] != "tspan" and (mark := _mark(told, inks)):
            marks.append(mark)
        if around and found[1] in ("text", "tspan"):
            return re.sub(r'(fill|stroke)="#[0-9a-f]{6}"', rf'\1="{around}"', tag)
        return _repainted(tag, inks)

    return _repainted(head, inks) + defs + _repainted_groups(_TAG.sub(turned, body), inks)


def _repainted(svg: str, inks: dict[str, str]) -> str:
    return _INK.sub(lambda found: f'{found[1]}="{_dark(found[2], inks)}"', svg)


def _repainted_groups(svg: str, inks: dict[str, str]) -> str:
    """What stands in groups and lines; the other elements are done."""
    return re.sub(r"<(?:g|line|polygon|polyline)\b[^>]*>", lambda found: _repainted(found[0], inks), svg)


def _dark(colour: str, inks: dict[str, str]) -> str:
    """A colour in the dark: its own there, else so much lighter that it can be told from the ground."""
    return inks.get(colour) or theme.in_dark(colour)


def _mark(told: dict[str, str], inks: dict[str, str]) -> _Mark | None:
    colour = told.get("fill", "")
    if not colour.startswith("#") or float(told.get("fill-opacity", 1)) < _SEEN:
        return None
    box = _box(told)
    return _Mark(box, _dark(colour, inks), "r" in told) if box and box.width and box.height else None


def _box(told: dict[str, str]) -> Box | None:
    if "width" in told and "height" in told:
        left, top = float(told.get("x", 0)), float(told.get("y", 0))
        return Box(left, top, left + float(told["width"]), top + float(told["height"]))
    if "r" in told:
        x, y, r = (float(told[name]) for name in ("cx", "cy", "r"))
        return Box(x - r, y - r, x + r, y + r)
    return None


def _word(told: dict[str, str], marks: list[_Mark], inks: dict[str, str]) -> str | None:
    """The colour of a word on a mark; None for one on the picture's own ground."""
    x, y, size = (float(told[name]) for name in ("x", "y", "font-size"))
    inwards = {"start": 0.3, "middle": 0.0, "end": -0.3}[told.get("text-anchor", "start")] * size
    at = (x - 0.3 * size, y - inwards) if "transform" in told else (x + inwards, y - 0.3 * size)
    under = next((mark for mark in reversed(marks) if mark.holds(*at)), None)
    if under is None or under.colour == theme.DARK["ground"]:
        return theme.ON_COLOUR if told.get("fill") == theme.ON_COLOUR else None  # It stands on a mark of another form.
    own = _dark(told.get("fill", theme.LIGHT["ink"]), inks)
    return own if theme.contrast(own, under.colour) >= theme.LEAST_CONTRAST else theme.readable_on(under.colour)
