"""The outlines of the world in the Equal Earth projection, from the file that browsers draw from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 10_000
"""Units across the whole globe: at 2,560 pixels about four a pixel."""
SOUTH, NORTH = -58.0, 84.0
"""Latitudes at the lower and upper edge, as in the browser: nothing beyond has people."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""Coefficients of B. Savric, T. Patterson, B. Jenny: The Equal Earth map projection, 2018, eq. 6 to 8."""
_M = np.sqrt(3) / 2
Coordinates = NDArray[np.float64]
Bounds = tuple[int, int, int, int]
Degrees = tuple[float, float, float, float]


def equal_earth(lon: Coordinates, lat: Coordinates) -> tuple[Coordinates, Coordinates]:
    """Degrees to the plane, on a sphere of radius 1; x to the east, y to the north."""
    theta = np.arcsin(_M * np.sin(np.radians(lat)))
    square = theta * theta
    sixth = square**3
    stretch = 9 * _A[3] * square * sixth + 7 * _A[2] * sixth + 3 * _A[1] * square + _A[0]
    x = np.radians(lon) * np.cos(theta) / (_M * stretch)
    y = theta * (_A[3] * square * sixth + _A[2] * sixth + _A[1] * square + _A[0])
    return x, y


def _edge(lon: float, lat: float) -> tuple[float, float]:
    x, y = equal_earth(np.array([lon]), np.array([lat]))
    return float(x[0]), float(y[0])


_HALF = _edge(180, 0)[0]
_TOP, _BOTTOM = _edge(0, NORTH)[1], _edge(0, SOUTH)[1]
UNIT = WIDTH / (2 * _HALF)
"""Units for one of the plane of a sphere of radius 1."""
HEIGHT = round((_TOP - _BOTTOM) * UNIT)


def placed(lon: Coordinates, lat: Coordinates) -> NDArray[np.int64]:
    """Degrees to whole units from the upper left corner: rows of x and y."""
    x, y = equal_earth(lon, lat)
    return np.rint(np.column_stack([(x + _HALF) * UNIT, (_TOP - y) * UNIT])).astype(np.int64)


def plane(lon: Coordinates, lat: Coordinates, turn: float) -> Coordinates:
    """Places in units, where the meridian `turn` is in the middle: rows of x and y."""
    return placed((lon - turn + 180) % 360 - 180, lat).astype(np.float64)


# Ends of lines and small countries: each map asks for the same few again and again.
@lru_cache(maxsize=16_384)
def point(lon: float, lat: float, turn: float = 0) -> tuple[float, float]:
    """One place in units, where the meridian `turn` is in the middle."""
    x, y = placed(np.array([(lon - turn + 180) % 360 - 180 if turn else lon]), np.array([lat]))[0]
    return float(x), float(y)


@dataclass(frozen=True)
class Outlines:
    """What is drawn of each area, by its code."""

    paths: Mapping[str, str]
    """The `d` of a path in units."""
    undetermined: frozenset[str]
    boxes: Mapping[str, Bounds]
    """The least rectangle around each area, in units."""
    fine: int = 1
    """How many units of these outlines make one of the globe."""


@dataclass(frozen=True)
class _Rings:
    """All closed lines of a file, one after the other: to compute them at once takes a tenth of what each takes."""

    lon: Coordinates
    lat: Coordinates
    starts: NDArray[np.int64]
    """Where each ring begins, and where the last one ends."""
    areas: Mapping[str, tuple[int, int]]
    """The first ring of each area, and that after its last."""
    undetermined: frozenset[str]


@lru_cache(maxsize=2)
def _rings(file: Path) -> _Rings:
    rings: list[Any] = []
    areas = {}
    features = json.loads(file.read_bytes())["features"]
    for feature in features:
        geometry, first = feature["geometry"], len(rings)
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings += [ring for polygon in polygons for ring in polygon]
        areas[feature["id"]] = first, len(rings)
    degrees = np.concatenate([np.array(ring, dtype=np.float64) for ring in rings])
    starts = np.cumsum([0, *map(len, rings)])
    undetermined = frozenset(feature["id"] for feature in features if feature["properties"].get("undetermined"))
    return _Rings(degrees[:, 0].copy(), degrees[:, 1].copy(), starts, areas, undetermined)


def _turned(rings: _Rings, turn: float) -> Coordinates:
    """Longitudes seen from another meridian, each ring in one piece, on the side on which most of it lies."""
    seen = rings.lon - turn
    # What is taken from one point to the next is less than half a turn: as `np.unwrap`, of all rings at once.
    jumps = -360.0 * np.rint(np.diff(seen, prepend=seen[:1]) / 360.0)
    first, sizes = rings.starts[:-1], np.diff(rings.starts)
    jumps[first] = 0.0
    turns = np.cumsum(jumps)
    lon: Coordinates = seen + turns - np.repeat(turns[first], sizes)
    middle = np.add.reduceat(lon, first) / sizes
    return lon - np.repeat(360.0 * np.rint(middle / 360), sizes)


def _path(start: list[int], steps: Sequence[list[int]]) -> str:
    """A closed line in steps from point to point; points that fall together are one, and the last step closes it."""
    # Rounded, a lone islet would vanish: it keeps one unit each way.
    moved = " ".join([f"{x} {y}" for x, y in steps[:-1]]) if len(steps) > 2 else "1 0 0 1"
    return f"M{start[0]} {start[1]}l{moved}z"


@lru_cache(maxsize=8)
def outlines(file: Path, turn: int = 0, fine: int = 1) -> Outlines:
    """All areas of a GeoJSON file as the build writes it (`data/boundaries.py`). Raises OSError or ValueError.

    `turn`: the meridian in the middle, in degrees. `fine`: units of these outlines for one of the globe.
    """
    rings = _rings(file)
    x, y = equal_earth(_turned(rings, turn) if turn or fine > 1 else rings.lon, rings.lat)
    points = np.rint(fine * np.column_stack([(x + _HALF) * UNIT, (_TOP - y) * UNIT])).astype(np.int64)
    steps = np.diff(points, axis=0)
    steps[rings.starts[1:-1] - 1] = 0  # From ring to ring nothing is drawn.
    moved = np.flatnonzero(np.any(steps != 0, axis=1))
    told, at = steps[moved].tolist(), np.searchsorted(moved, rings.starts)
    begun = points[rings.starts[:-1]].tolist()
    lines = [_path(start, told[one:end]) for start, one, end in zip(begun, at[:-1], at[1:], strict=True)]
    paths, boxes = {}, {}
    for code, (first, end) in rings.areas.items():
        paths[code] = "".join(lines[first:end])
        of_area = points[rings.starts[first] : rings.starts[end]]
        (left, top), (right, bottom) = of_area.min(axis=0).tolist(), of_area.max(axis=0).tolist()
        boxes[code] = left, top, right, bottom
    return Outlines(paths, rings.undetermined, boxes, fine)


@lru_cache(maxsize=8)
def corners(file: Path, code: str) -> tuple[tuple[float, float], ...]:
    """Degrees east and north of the corners of an area of a GeoJSON file."""
    rings = _rings(file)
    first, end = rings.areas[code]
    own = slice(rings.starts[first], rings.starts[end])
    return tuple(zip(rings.lon[own].tolist(), rings.lat[own].tolist(), strict=True))


@lru_cache(maxsize=512)
def rings(file: Path, code: str) -> list[Coordinates]:
    """The closed lines of an area of a GeoJSON file, each a row of degrees east and north for each corner; none of what
    has no outline."""
    every = _rings(file)
    first, end = every.areas.get(code, (0, 0))
    edges = every.starts[first : end + 1].tolist()
    return [np.column_stack([every.lon[one:to], every.lat[one:to]]) for one, to in pairwise(edges)] if end else []


@lru_cache(maxsize=2)
def bounds(file: Path) -> Mapping[str, Degrees]:
    """West, south, east and north of each area of a GeoJSON file; west is the greater where it spans the 180th."""
    features = json.loads(file.read_bytes())["features"]
    return {feature["id"]: tuple(feature["bbox"]) for feature in features}
