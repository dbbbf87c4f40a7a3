"""Colours and fonts of a template: what its theme calls them, and on what ground a slide's words stand."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from dashboard.exports.slides.guest.package import parsed

COLOURS = ("bg1", "tx1", "bg2", "tx2", *(f"accent{number}" for number in range(1, 7)), "hlink")
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_SYSTEM = {"window": "ffffff", "windowText": "000000"}
_FIRST_GROUND = 1001
"""Of the fills for grounds in a theme; the others are for shapes."""
COVERS = 0.6
"""Part of the room that a shape of a layout covers where it is the ground of what stands there."""
Box = tuple[float, float, float, float]


class Theme:
    """The theme of a master, and what the master calls its colours."""

    def __init__(self, master: Any) -> None:
        self._root = parsed(master.part.part_related_by(RT.THEME).blob)
        told = master.element.find(qn("p:clrMap"))
        self._map = {**_USUAL_MAP, **({} if told is None else dict(told.attrib))}

    @property
    def fonts(self) -> tuple[str, str]:
        """Of headings and of texts."""
        return self._face("major"), self._face("minor")

    def _face(self, kind: str) -> str:
        found = self._root.find(f".//{qn('a:' + kind + 'Font')}/{qn('a:latin')}")
        return "" if found is None else str(found.get("typeface", ""))[:100]

    def named(self, names: Mapping[str, str] | None = None) -> dict[str, str]:
        """Each colour by its name on slides, as "#rrggbb". `names`: of a layout that has others than its master."""
        used = {**self._map, **(names or {})}
        return {name: self._of_scheme(used.get(name, name)) for name in COLOURS}

    def _of_scheme(self, name: str) -> str:
        node = self._root.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}") if name.isalnum() else None
        if node is None or not len(node):
            return "#000000"
        (inner, *_) = node
        value = inner.get("lastClr") or inner.get("val", "")
        return _hex(_SYSTEM.get(value, value))

    def colour(self, fill: Any, named: Mapping[str, str], instead: str = "") -> str:
        """The colour of a solid fill; empty where it is none. `instead`: of what a style leaves open."""
        node = next(iter(fill), None) if fill is not None and fill.tag == qn("a:solidFill") else None
        if node is None:
            return ""
        if node.tag == qn("a:schemeClr"):
            name = str(node.get("val", ""))
            colour = instead if name == "phClr" else named.get(name) or self._of_scheme(name)
        else:
            value = str(node.get("lastClr") or node.get("val") or "")
            colour = _hex(_SYSTEM.get(value, value)) if node.tag in (qn("a:srgbClr"), qn("a:sysClr")) else ""
        return _turned(colour, node) if colour else ""

    def style(self, number: int, colour: str, named: Mapping[str, str]) -> str:
        """The ground of a number in the theme, with a colour in it; empty where it is no single one."""
        fills = self._root.find(f".//{qn('a:bgFillStyleLst')}")
        place = number - _FIRST_GROUND
        if fills is None or not 0 <= place < len(fills):
            return ""
        return self.colour(fills[place], named, colour)


def _hex(value: str) -> str:
    digits = value.lower()
    return f"#{digits}" if len(digits) == 6 and all(sign in "0123456789abcdef" for sign in digits) else "#808080"


def _turned(colour: str, node: Any) -> str:
    """A colour with what else is said of it: its lightness changed; other changes are left aside."""
    hue, light, rich = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    for change in node:
        raw = str(change.get("val", ""))
        part = int(raw) / 100_000 if raw.isascii() and raw.isdigit() and len(raw) < 8 else 1.0
        name = change.tag
        if name == qn("a:lumMod") or name == qn("a:shade"):
            light *= part
        elif name == qn("a:lumOff"):
            light += part
        elif name == qn("a:tint"):
            light = 1 - (1 - light) * part
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), rich)
    return "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in mixed)


def ground_of(layout: Any, theme: Theme, room: Box) -> str:
    """The one colour on which the words in a room stand, as "#rrggbb"; empty where it is a picture or several."""
    named = theme.named(_own_names(layout))
    master = layout.slide_master
    ground = _background(layout, theme, named)
    if ground is None:
        ground = _background(master, theme, named)
    ground = "" if ground is None else ground
    shows = layout.element.get("showMasterSp", "1") not in ("0", "false")
    for owner in ([master] if shows else []) + [layout]:
        for shape in owner.shapes:
            if not shape.is_placeholder and _covered(shape, room) >= COVERS:
                ground = _fill(shape, theme, named, ground)
    return ground


def _own_names(layout: Any) -> dict[str, str]:
    told = layout.element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    return {} if told is None else dict(told.attrib)


def _background(owner: Any, theme: Theme, named: Mapping[str, str]) -> str | None:
    """What a layout or a master says of its ground; None where it says nothing."""
    told = owner.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
    if told is None:
        return None
    own = told.find(qn("p:bgPr"))
    if own is not None:
        return theme.colour(next(iter(own), None), named)
    reference = told.find(qn("p:bgRef"))
    if reference is None:
        return ""
    raw = str(reference.get("idx", ""))
    node = next(iter(reference), None)
    name = "" if node is None else str(node.get("val", ""))
    colour = named.get(name) or (_hex(name) if node is not None and node.tag == qn("a:srgbClr") else named["bg1"])
    return theme.style(int(raw) if raw.isascii() and raw.isdigit() else 0, colour, named)


def _covered(shape: Any, room: Box) -> float:
    """Part of a room that a shape lies over or under."""
    sides: Sequence[int | None] = (shape.left, shape.top, shape.width, shape.height)
    left, top, width, height = (side or 0 for side in sides)
    across = min(left + width, room[0] + room[2]) - max(left, room[0])
    down = min(top + height, room[1] + room[3]) - max(top, room[1])
    whole = room[2] * room[3]
    return max(across, 0) * max(down, 0) / whole if whole else 0.0


def _fill(shape: Any, theme: Theme, named: Mapping[str, str], before: str) -> str:
    """The ground where a shape lies on another one."""
    properties = shape._element.find(qn("p:spPr"))
    if properties is None:
        return ""
    for child in properties:
        if child.tag == qn("a:noFill"):
            return before
        if child.tag == qn("a:solidFill"):
            return theme.colour(child, named)
        if str(child.tag).endswith("Fill"):
            return ""
    # A shape that says nothing has the fill of its style, a picture its own.
    return "" if shape._element.find(qn("p:style")) is not None or shape._element.tag == qn("p:pic") else before
