"""The part of the world that pictures of one country show: its main land, as large as leaves room to its neighbours."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dashboard.exports.picture.outlines import HEIGHT, NORTH, SOUTH, WIDTH, Coordinates, bounds, plane, rings
from dashboard.exports.picture.window import WORLD, Window
from dashboard.geography import Geography

MAIN, PART, SMALLER = 0.9, 0.04, 1.1
"""So much of its land is shown whole at least, and each part of it that is so large (Crete); and how many times
narrower or lower its land is without the rest, where that is left to the edge: the Canaries halved Spain."""
AROUND, AROUND_WIDE, AROUND_NEAR = (1.8, 1.7), (1.4, 1.25), 1.3
"""What is seen for one of the country's own width and height; the same of one as wide as an ocean; and for one of those
of an island with what is nearest to it."""
WIDE = 0.3
"""Part of the width of the world from which a country is so wide."""
CLOSEST = 24.0
"""How many times closer than the world at most: Luxembourg has twelve corners."""
NEAR, LONE, LEAST_LONE, MOST_NEAR = 0.6, 1.08, 210.0, 3
"""Around an island UN members are seen that are so near, in its own sizes; the nearest one, if it is as near as that,
or as so many units of the globe; and so many."""
SECOND, THIRD, LEAST_MORE = 1.75, 1.2, 110.0
"""How many times as far as the one before it the second and the third of these are at most around a dot; or so many
units of the globe: Tunisia and Libya around Malta."""
OWN_LON, OWN_LAT = 10.0, 6.0
"""Degrees from its place within which islands are those that a dot is shown with: Kiribati has three groups."""
AIR = 1.0
"""Units of the globe around a country: Monaco is a point."""
ASKED, CORNERS = 10, 100
"""Of UN members by the boxes around them, whose coasts are asked how near they are to about so many of its corners."""


class _Member(NamedTuple):
    """A UN member: its place in degrees, and whether it is shown as a dot there."""

    code: str
    lon: float
    lat: float
    is_dot: bool


class _Rect(NamedTuple):
    """A part of the plane of the outlines, in units of the globe."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def times(self, across: float, down: float) -> _Rect:
        """So many times as wide and as tall, around the same middle."""
        aside, over = (across - 1) / 2 * self.width, (down - 1) / 2 * self.height
        return _Rect(self.left - aside, self.top - over, self.right + aside, self.bottom + over)

    def and_(self, other: _Rect) -> _Rect:
        """The least that holds another one, too."""
        return self.with_points(np.array([other[:2], other[2:]]))

    def with_points(self, points: Coordinates) -> _Rect:
        """The least that holds some points, too: rows of x and y."""
        (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return _Rect(min(self.left, left), min(self.top, top), max(self.right, right), max(self.bottom, bottom))


def close_window(geography: Geography, file: Path, code: str, neighbours: Collection[str]) -> Window:
    """Around the main land of a country, and around an island with the UN members nearest to it.

    `neighbours`: by land, which are at the edges of it anyway.
    """
    area = geography.areas[code]
    others = geography.areas.items()
    members = tuple(_Member(one, other.lon, other.lat, other.dot) for one, other in others if other.is_member)
    return _window(file, code, (area.lon, area.lat), () if neighbours else members, is_dot=area.dot)


@lru_cache(maxsize=512)
def _window(file: Path, code: str, at: tuple[float, float], others: tuple[_Member, ...], *, is_dot: bool) -> Window:
    """The same. `others`: UN members, of which the nearest are seen."""
    every = rings(file, code)
    if not every and not is_dot:
        return WORLD
    main = _main(every, at, is_dot=is_dot)
    lon = round(_middle(main[:, 0]))
    for _ in range(2):  # The middle of all that is seen may be another meridian than that of the country.
        own = _rect(plane(main[:, 0], main[:, 1], lon))
        near = _near(file, code, main, others, lon, is_dot=is_dot)
        seen = own.times(*(AROUND_WIDE if own.width > WIDE * WIDTH else AROUND))
        seen = seen.and_(own.with_points(near).times(AROUND_NEAR, AROUND_NEAR)) if len(near) else seen
        lon, lat = _place((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2, lon)
    scale = min(WIDTH / seen.width, HEIGHT / seen.height)
    less = max(scale / CLOSEST, 1.0)
    return Window(lon, lat, scale / less, (less * seen.width, less * seen.height)) if scale > 1 else WORLD


def _main(every: Sequence[Coordinates], at: tuple[float, float], *, is_dot: bool) -> Coordinates:
    """Degrees of the corners of a country without what lies apart from its main land; of a dot of what is around its
    place, or of that alone."""
    if is_dot:
        around = [ring for ring in every if _is_around(ring, at)]
        return np.concatenate(around) if around else np.array([at])
    first = max(every, key=_size)
    every = [_beside(ring, _middle(first[:, 0])) for ring in every]
    whole, least = np.concatenate(every), MAIN * sum(map(_size, every))
    large = PART / MAIN * least
    kept: list[Coordinates] = []
    for ring in sorted(every, key=lambda ring: (_size(ring) < large, _apart(ring, first))):
        if _size(ring) >= large or sum(map(_size, kept)) < least:
            kept.append(ring)
    main = np.concatenate(kept)
    return main if (np.ptp(whole, axis=0) > SMALLER * np.ptp(main, axis=0)).any() else whole


def _is_around(ring: Coordinates, at: tuple[float, float]) -> bool:
    lon, lat = np.abs(_beside(ring, at[0]).mean(axis=0) - at).tolist()
    return bool(lon <= OWN_LON and lat <= OWN_LAT)


def _beside(ring: Coordinates, lon: float) -> Coordinates:
    """A ring on that side of the 180th meridian on which a place is."""
    own = np.column_stack([np.unwrap(ring[:, 0], period=360), ring[:, 1]])
    own[:, 0] -= 360 * np.rint((own[:, 0].mean() - lon) / 360)
    return own


def _size(ring: Coordinates) -> float:
    """How large a ring is, in square degrees of the equator."""
    lon, lat = np.unwrap(ring[:, 0], period=360), ring[:, 1]
    across = lon * np.cos(np.radians(lat.mean()))
    return abs(float(np.dot(across, np.roll(lat, -1)) - np.dot(lat, np.roll(across, -1)))) / 2


def _apart(ring: Coordinates, other: Coordinates) -> float:
    """How many degrees are between the boxes around two rings."""
    gaps = np.maximum(ring.min(axis=0) - other.max(axis=0), other.min(axis=0) - ring.max(axis=0)).clip(0)
    return float(np.hypot(*gaps))


def _near(
    file: Path, code: str, main: Coordinates, others: Sequence[_Member], lon: int, *, is_dot: bool
) -> Coordinates:
    """Points of the UN members that are seen around an island, where they are nearest to it: rows of x and y."""
    own, boxes = plane(main[:, 0], main[:, 1], lon), bounds(file)
    few = own[:: max(1, len(own) // CORNERS)]
    size = max(_rect(own).width, _rect(own).height)

    def roughly(one: _Member) -> float:
        west, south, east, north = boxes.get(one.code, (one.lon, one.lat, one.lon, one.lat))
        half = ((east - west) % 360) / 2
        across = abs((west + half - _middle(main[:, 0]) + 180) % 360 - 180) - half
        down = max(south - float(main[:, 1].max()), float(main[:, 1].min()) - north)
        return max(across, 0.0) + max(down, 0.0)

    if not others:
        return np.zeros((0, 2))
    asked = sorted((one for one in others if one.code != code), key=roughly)[:ASKED]
    found = sorted((_nearest(few, _coast(file, one, lon)) for one in asked), key=lambda pair: pair[0])[:MOST_NEAR]
    most = [LONE * size, NEAR * size, NEAR * size]
    if is_dot:
        most = [math.inf, max(SECOND * found[0][0], LEAST_MORE), max(THIRD * found[1][0], LEAST_MORE)]
    most[0] = max(most[0], LEAST_LONE)
    kept = takewhile(lambda pair: pair[0][0] <= pair[1], zip(found, most, strict=True))
    return np.array([point for (_, point), _ in kept]).reshape(-1, 2)


def _coast(file: Path, one: _Member, lon: int) -> Coordinates:
    """Corners of the large parts of an area, which bear its name, or its place where it is a dot or has no outline:
    rows of x and y."""
    every = [] if one.is_dot else rings(file, one.code)
    least = PART * sum(map(_size, every))
    large = [ring for ring in every if _size(ring) >= least]
    whole = np.concatenate(large or [np.array([[one.lon, one.lat]])])
    return plane(whole[:, 0], whole[:, 1], lon)


def _nearest(own: Coordinates, other: Coordinates) -> tuple[float, tuple[float, float]]:
    """How far an area is from another one, and its point that is nearest to that."""
    away = np.hypot(*(other[:, np.newaxis] - own[np.newaxis]).transpose(2, 0, 1)).min(axis=1)
    x, y = other[away.argmin()].tolist()
    return float(away.min()), (x, y)


def _rect(points: Coordinates) -> _Rect:
    return _Rect(*(points.min(axis=0) - AIR).tolist(), *(points.max(axis=0) + AIR).tolist())


def _middle(degrees: Coordinates) -> float:
    return float((degrees.min() + degrees.max()) / 2)


def _place(x: float, y: float, lon: int) -> tuple[int, float]:
    """Whole degrees east and degrees north of a place on the plane whose middle is a meridian."""
    lats = np.linspace(SOUTH, NORTH, 569)
    ys = plane(np.zeros(len(lats)), lats, 0)[:, 1]
    lat = float(np.interp(-y, -ys, lats))
    degree = float(plane(np.array([1.0]), np.array([lat]), 0)[0, 0]) - WIDTH / 2
    return round((lon + (x - WIDTH / 2) / degree + 180) % 360 - 180), lat
