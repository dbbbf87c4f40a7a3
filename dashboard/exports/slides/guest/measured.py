"""On which layouts of a template slides are made, found by types of placeholders, and what room these leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn

from dashboard.exports.slides.guest.ground import Box, Theme, ground_of
from dashboard.exports.slides.guest.package import RefusedError

EMU = 12_700
LEAST_WIDTH, MOST_WIDTH = 360.0, 4032.0
"""Of slides, in points: an office allows no more."""
LEAST_SHAPE, MOST_SHAPE = 1.2, 2.4
"""Width of slides in heights."""
LEAST_ROOM = (0.5, 0.45)
"""Part of a slide's width and height that charts and words need below or beside a title."""
LEAST_TITLE, MOST_TITLE = 0.25, 0.45
"""Part of the width that a title has at least, and of the height at most."""
GAP, MARGIN = 4.0, 36.0
"""Between a title and what stands below it, and at the edges of a slide where a layout says nothing."""
FOOT = 30.0
_TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
_BODIES = (KIND.OBJECT, KIND.BODY, KIND.CHART, KIND.TABLE)
_FEET = (KIND.FOOTER, KIND.SLIDE_NUMBER, KIND.DATE)
_USUAL_INSETS = (7.2, 3.6)
_USUAL_TITLE = 44.0


def measured(presentation: Any) -> dict[str, Any]:
    """All that slides need to know of a template, in points. Raises RefusedError."""
    width, height = (presentation.slide_width or 0) / EMU, (presentation.slide_height or 0) / EMU
    if not LEAST_WIDTH <= width <= MOST_WIDTH or not LEAST_SHAPE <= width / max(height, 1) <= MOST_SHAPE:
        raise RefusedError("size")
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    if not layouts:
        raise RefusedError("layouts")
    size = (width, height)
    view = max(range(len(layouts)), key=lambda place: (_worth(layouts[place]), -place))
    cover = max(range(len(layouts)), key=lambda place: (_worth_as_cover(layouts[place]), -place))
    theme = Theme(layouts[view].slide_master)
    return {
        "width": width,
        "height": height,
        "fonts": list(theme.fonts),
        "colours": theme.named(),
        "view": _view(layouts[view], view, size),
        "cover": _cover(layouts[cover], cover, size),
    }


def _of(layout: Any, kinds: Sequence[Any]) -> list[Any]:
    return [one for one in layout.placeholders if one.placeholder_format.type in kinds]


def _worth(layout: Any) -> float:
    """How well views have room on a layout: a title, and one place for content; else a title alone."""
    if str(layout.element.get("type", "")).startswith("vert") or not _of(layout, [KIND.TITLE]):
        return 0.0 if _of(layout, _TITLES) or not _of(layout, _BODIES) else 0.5
    bodies = _of(layout, _BODIES)
    others = [one for one in layout.placeholders if one.placeholder_format.type not in (*_TITLES, *_BODIES, *_FEET)]
    if len(bodies) == 1 and not others:
        return 4.0 if bodies[0].placeholder_format.type == KIND.OBJECT else 2.5
    return 3.0 if not bodies and not others else 1.0


def _worth_as_cover(layout: Any) -> float:
    """How well a deck begins with a layout: a title in its middle with a subtitle."""
    has_subtitle = bool(_of(layout, [KIND.SUBTITLE]))
    if _of(layout, [KIND.CENTER_TITLE]):
        return 4.0 if has_subtitle else 3.0
    if not _of(layout, _TITLES):
        return 0.0
    return 2.0 if has_subtitle else 1.5 if not _of(layout, _BODIES) else 1.0


def _view(layout: Any, place: int, size: tuple[float, float]) -> dict[str, Any]:
    title = _title(layout, size)
    body = next((one for one in _of(layout, [KIND.OBJECT]) if _box(one)), None)
    room = _room(layout, title["box"], size)
    emu = tuple(EMU * side for side in room)
    theme = Theme(layout.slide_master)
    return {
        "place": place,
        "title": title,
        "body": None if body is None else body.placeholder_format.idx,
        "room": list(room),
        "ground": ground_of(layout, theme, emu),  # type: ignore[arg-type] # four sides
        **_foot(layout),
    }


def _cover(layout: Any, place: int, size: tuple[float, float]) -> dict[str, Any]:
    title = _title(layout, size, is_cover=True)
    below = next((one for one in _of(layout, [KIND.SUBTITLE]) if _box(one)), None)
    box = _box(below) if below is not None else None
    left, top, width, height = title["box"]
    end = size[1] - FOOT - MARGIN
    if box is None:
        box = (left, top + height + GAP, width, max(end - top - height - GAP, 60.0))
    emu = tuple(EMU * side for side in box)
    return {
        "place": place,
        "title": title,
        "body": None if below is None else below.placeholder_format.idx,
        "room": list(box),
        "ground": ground_of(layout, Theme(layout.slide_master), emu),  # type: ignore[arg-type] # four sides
        **_foot(layout),
    }


def _title(layout: Any, size: tuple[float, float], *, is_cover: bool = False) -> dict[str, Any]:
    """Where a title stands, and in what type; a place of ours where the layout has none that can be used."""
    holder = next(iter(_of(layout, _TITLES)), None)
    box = _box(holder) if holder is not None else None
    usable = box is not None and box[2] >= LEAST_TITLE * size[0] and (is_cover or box[3] <= MOST_TITLE * size[1])
    if holder is None or box is None or not usable:
        top, tall = (0.3, 0.25) if is_cover else (0.04, 0.16)
        wide = size[0] - 2 * MARGIN
        instead = [MARGIN, top * size[1], wide, tall * size[1]]
        own = None if holder is None else holder.placeholder_format.idx
        return {
            "idx": own,
            "is_moved": True,
            "box": instead,
            "type": 28.0,
            "bold": True,
            "caps": False,
            "insets": [0, 0],
        }
    said = dict(_said(layout, holder))
    return {
        "idx": holder.placeholder_format.idx,
        "is_moved": False,
        "box": list(box),
        "type": said.get("sz", _USUAL_TITLE),
        "bold": bool(said.get("b", False)),
        "caps": bool(said.get("cap", False)),
        "insets": _insets(layout, holder),
    }


def _box(holder: Any) -> Box | None:
    """Left, top, width and height of a placeholder; None where neither layout nor master says them."""
    sides = (holder.left, holder.top, holder.width, holder.height)
    if any(side is None for side in sides) or sides[2] <= 0 or sides[3] <= 0:
        return None
    left, top, width, height = (side / EMU for side in sides)
    return left, top, width, height


def _room(layout: Any, title: Sequence[float], size: tuple[float, float]) -> Box:
    """What the layout leaves to charts and words: its places for content, else all between title and foot."""
    boxes = [box for one in _of(layout, _BODIES) if (box := _box(one))]
    end = min(
        (box[1] for one in _of(layout, _FEET) if (box := _box(one)) and box[1] > 0.75 * size[1]),
        default=size[1] - MARGIN / 2,
    )
    below = title[1] + title[3] + GAP
    free = (min(title[0], MARGIN), below, 0.0, end - GAP - below)
    free = (free[0], free[1], size[0] - 2 * free[0], free[3])
    if not boxes:
        return _large_enough(free, size)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    is_beside = left >= title[0] + title[2] or right <= title[0]
    top = top if is_beside else max(top, below - GAP)
    bottom = min(max(bottom, end - GAP) if bottom < end else bottom, size[1])
    found = (max(left, 0.0), top, min(right, size[0]) - max(left, 0.0), bottom - top)
    is_large = found[2] >= LEAST_ROOM[0] * size[0] and found[3] >= LEAST_ROOM[1] * size[1]
    return found if is_large else _large_enough(free, size)


def _large_enough(room: Box, size: tuple[float, float]) -> Box:
    if room[2] < LEAST_ROOM[0] * size[0] or room[3] < LEAST_ROOM[1] * size[1]:
        raise RefusedError("room")
    return room


def _foot(layout: Any) -> dict[str, Any]:
    """Where the layout has a line at the foot, and whether it numbers its slides."""
    footer = next((one for one in _of(layout, [KIND.FOOTER])), None)
    box = None if footer is None else _box(footer)
    return {"footer": None if box is None else list(box), "numbered": bool(_of(layout, [KIND.SLIDE_NUMBER]))}


# ------------------------------------------------------------------------------------------------ type


def _said(layout: Any, holder: Any) -> Iterator[tuple[str, float]]:
    """Size, weight and capitals of a title, what is nearer said later."""
    master = layout.slide_master
    styles = [master.element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")]
    above = [one for one in master.placeholders if one.placeholder_format.type == KIND.TITLE]
    styles += [one._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}") for one in (*above, holder)]
    for style in styles:
        level = None if style is None else style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        if level is None:
            continue
        raw = str(level.get("sz", ""))
        if raw.isascii() and raw.isdigit() and len(raw) < 7:
            yield "sz", min(max(int(raw) / 100, 8.0), 200.0)
        if level.get("b") is not None:
            yield "b", level.get("b") in ("1", "true")
        if level.get("cap") is not None:
            yield "cap", level.get("cap") == "all"


def _insets(layout: Any, holder: Any) -> list[float]:
    """From the edges of a title to its text: at each side, and above and below."""
    found = list(_USUAL_INSETS)
    above = [one for one in layout.slide_master.placeholders if one.placeholder_format.type == KIND.TITLE]
    for one in (*above, holder):
        body = one._element.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
        for place, names in enumerate((("lIns", "rIns"), ("tIns", "bIns"))):
            told = [] if body is None else [str(body.get(name, "")) for name in names]
            sides = [int(raw) / EMU for raw in told if raw.isascii() and raw.isdigit() and len(raw) < 9]
            if sides:
                found[place] = sum(sides) / len(sides)
    return found
