"""Which part of the world a map shows: all of it, or one chosen area with what is around it, as the page does."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, Degrees, point
from dashboard.geography import Geography

WIDE = {"RUS": 70, "USA": 30, "CAN": 45, "ATA": 90, "NZL": 8, "FJI": 4}
"""Half the degrees that show a wide area whole, as in assets/maps.js."""
MOST_AREAS = 60
"""A region of more is the world."""
WORLD_CODE = "001"
CLOSEST = 20.0
"""As close as a reader's map comes (assets/maps.js)."""
NEAR, BEYOND = 2, 2.4
"""Of UN members around a country that is no more than a dot, so many are seen; and how many times as far as they are
the map reaches: without them a dot stands in an empty sea."""
LAT_STEP, SCALE_STEP = 0.5, 0.1
"""So near each other two windows are the same: a map that is dragged has no end of them."""
AROUND_COUNTRY, AROUND_REGION, AROUND_WIDE = (2.4, 2.2), (1.8, 1.6), (1.4, 1.4)
"""Degrees that are seen for one of the area's own, across and down."""
WIDEST = 100
"""Degrees of a country of which the usual surroundings would be the world."""


@dataclass(frozen=True)
class Window:
    """The middle of a map in degrees, and how many times larger than in a map of the world things are."""

    lon: int = 0
    lat: float = 0.0
    scale: float = 1.0
    extent: tuple[float, float] | None = None
    """Units of the globe, across and down, that are as large as a box of any shape can show them; None where `scale`
    alone says what is seen, as on a page."""

    @property
    def is_world(self) -> bool:
        return self.scale == 1

    @property
    def named(self) -> str:
        """As the name of a file has it: "90E-23.5N-x4"."""
        east, north = "EW"[self.lon < 0], "NS"[self.lat < 0]
        return f"{abs(self.lon)}{east}-{abs(self.lat):g}{north}-x{self.scale:g}"


MOST_TURNED = 1 / 7
"""Of the width that is seen: so far from its middle may the country of a picture stand."""
BARE = 0.25
"""So much of land without a figure is as bad as land with one is good: beside the open sea it says where the country
is."""
_SEEN = 0.01
"""Degrees of which less is seen as well as all."""

WORLD = Window()
_NUMBER = r"(-?[0-9]{1,3}(?:\.[0-9]{1,6})?)"
_ASKED = re.compile(f"{_NUMBER},{_NUMBER},{_NUMBER}", re.ASCII)


def asked_window(text: str) -> Window | None:
    """The window of "longitude,latitude,scale", in steps; None for what is none."""
    found = _ASKED.fullmatch(text)
    if not found:
        return None
    lon, lat, scale = (float(number) for number in found.groups())
    if abs(lon) > 180 or abs(lat) > 90 or not 1 <= scale <= CLOSEST:
        return None
    return Window(round(lon), LAT_STEP * round(lat / LAT_STEP), round(scale / SCALE_STEP) / round(1 / SCALE_STEP))


def window_of(geography: Geography, bounds: Mapping[str, Degrees], code: str) -> Window:
    """A country with its surroundings, or a region whole: as `frameOf` in assets/maps.js, regions a little closer."""
    codes = geography.members_of(code)
    boxes = [box for one in codes if (box := _box_of(geography, bounds, one)) is not None]
    if not boxes or code == WORLD_CODE or len(codes) > MOST_AREAS:
        return WORLD
    lons = [lon for west, _, east, _ in boxes for lon in (west, east)]
    lats = [lat for _, south, _, north in boxes for lat in (south, north)]
    width, height = max(max(lons) - min(lons), 6.0), max(max(lats) - min(lats), 4.0)
    around = AROUND_WIDE if width > WIDEST else AROUND_COUNTRY
    around = AROUND_REGION if code in geography.regions else around
    middle = (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2
    closest = _closest(geography, bounds, code, middle)
    scale = min(max(min(360 / (width * around[0]), 142 / (height * around[1])), 1.0), closest)
    lon = round(middle[0])
    return Window(lon - 360 if lon > 180 else lon, middle[1], scale) if scale > 1 else WORLD


def turned(window: Window, bounds: Mapping[str, Degrees], near: Collection[str], known: Container[str]) -> Window:
    """The same window as far east or west of it as most land near its middle has a figure and least has none, as boxes
    around areas can tell, with all of those near that is seen in it; as it is where nothing is gained.

    `near`: the country and its land neighbours; `known`: areas with a figure.
    """
    boxes = {code: box for code, box in bounds.items() if not _is_wide(box)}
    kept = {code: _seen_of(window, boxes[code]) for code in near if code in boxes}
    most = int(MOST_TURNED * 360 / window.scale)
    # What lies beside a country that is tall rather than wide is no surroundings: Brazil stood aside for Africa.
    part = max(window.scale * window.extent[0] / WIDTH, 0.75) if window.extent else 1.0
    asked = {code: box for code, box in boxes.items() if _seen_of(window, box, part)}

    def gain(one: Window) -> float:
        return sum((1 if code in known else -BARE) * _seen_of(one, box) for code, box in asked.items())

    tried = [replace(window, lon=(window.lon + by + 180) % 360 - 180) for by in range(-most, most + 1)]
    free = [one for one in tried if all(_seen_of(one, boxes[code]) > part - _SEEN for code, part in kept.items())]
    found = max(free, key=gain, default=window)
    return found if gain(found) > gain(window) + _SEEN else window


def _seen_of(window: Window, box: Degrees, part: float = 1.0) -> float:
    """How much of a box a window shows, in square degrees; or a part of its width, around its middle."""
    west, south, east, north = box
    across, down = part * 180 / window.scale, 71 / window.scale
    middle = ((west + east) / 2 - window.lon + 180) % 360 - 180
    half = (east - west) / 2
    wide = min(middle + half, across) - max(middle - half, -across)
    tall = min(north, window.lat + down) - max(south, window.lat - down)
    return max(wide, 0.0) * max(tall, 0.0)


def _closest(geography: Geography, bounds: Mapping[str, Degrees], code: str, middle: tuple[float, float]) -> float:
    """As close as a map of an area may be: of a dot only so that what is nearest is seen (`closest` in maps.js)."""
    if code not in geography.areas or not geography.areas[code].dot:
        return CLOSEST
    others = (one for one, area in geography.areas.items() if area.is_member and one != code)
    away = sorted(_away(geography, bounds, one, middle) for one in others)[NEAR - 1]
    return min(1 / (BEYOND * away), CLOSEST) if away else CLOSEST


def _away(geography: Geography, bounds: Mapping[str, Degrees], code: str, middle: tuple[float, float]) -> float:
    """How far an area is from a place, as a part of the half of a map of the world, across or down."""
    area, box = geography.areas[code], bounds.get(code)
    if box is None or area.dot or _is_wide(box):
        box = (area.lon, area.lat, area.lon, area.lat)
    west, south, east, north = box
    across = abs(((west + east) / 2 - middle[0] + 540) % 360 - 180) - (east - west) / 2
    return max(across / 180, (south - middle[1]) / 71, (middle[1] - north) / 71, 0.0)


def is_near(window: Window, codes: Iterable[str], bounds: Mapping[str, Degrees]) -> bool:
    """Whether any of some areas lies in the part of the world that a window shows, as near as degrees can tell.

    Of areas without an outline (San Marino) nobody can tell: they count as not near.
    """
    across, down = 180 / window.scale, 71 / window.scale
    for west, south, east, north in (bounds[code] for code in codes if code in bounds):
        aside = abs(((west + east) / 2 - window.lon + 180) % 360 - 180) - (east - west) / 2
        if aside < across and south < window.lat + down and north > window.lat - down:
            return True
    return False


def _box_of(geography: Geography, bounds: Mapping[str, Degrees], code: str) -> Degrees | None:
    """An area on both sides of the 180th meridian, or spread over an ocean, is shown around its point."""
    area, box = geography.areas.get(code), bounds.get(code)
    wide = box is not None and _is_wide(box)
    if box is not None and not wide:
        return box
    if area is None:
        return None
    half = (WIDE[code], WIDE[code] / 2) if wide and code in WIDE else (3.0, 2.0)
    return area.lon - half[0], area.lat - half[1], area.lon + half[0], area.lat + half[1]


def _is_wide(box: Degrees) -> bool:
    return box[0] > box[2] or box[2] - box[0] > WIDEST


@dataclass(frozen=True)
class Frame:
    """Where the globe's upper left corner stands in a picture, and how large one of its units is there."""

    left: float
    top: float
    scale: float
    turn: int
    width: float
    """Of the whole world at the size in which it would fit: what does not grow with the window is measured in it."""

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands."""
        x, y = point(lon, lat, self.turn)
        return self.left + self.scale * x, self.top + self.scale * y

    def stand(self, places: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Where some places stand."""
        return [self.at(*place) for place in places]


def framed(box: Box, window: Window) -> Frame:
    """The frame in which a window fills a box."""
    whole = min(box.width / WIDTH, box.height / HEIGHT)
    scale = whole * window.scale
    if window.extent:
        scale = max(min(box.width / window.extent[0], box.height / window.extent[1]), whole)
    x, y = (WIDTH / 2, HEIGHT / 2) if window.is_world else point(window.lon, window.lat, window.lon)
    left, top = (box.left + box.right) / 2 - scale * x, (box.top + box.bottom) / 2 - scale * y
    if not window.is_world:  # Nothing is shown beyond the northern and the southern edge.
        top = min(max(top, box.bottom - scale * HEIGHT), box.top) if scale * HEIGHT > box.height else top
    return Frame(left, top, scale, window.lon, whole * WIDTH)
