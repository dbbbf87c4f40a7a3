"""The outlines of the world in the Equal Earth projection, from the file that browsers draw from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
_UNIT = WIDTH / (2 * _HALF)
HEIGHT = round((_TOP - _BOTTOM) * _UNIT)


def placed(lon: Coordinates, lat: Coordinates) -> NDArray[np.int64]:
    """Degrees to whole units from the upper left corner: rows of x and y."""
    x, y = equal_earth(lon, lat)
    return np.rint(np.column_stack([(x + _HALF) * _UNIT, (_TOP - y) * _UNIT])).astype(np.int64)


def point(lon: float, lat: float) -> tuple[float, float]:
    """One place in units."""
    x, y = placed(np.array([lon]), np.array([lat]))[0]
    return float(x), float(y)


@dataclass(frozen=True)
class Outlines:
    """What is drawn of each area, by its code."""

    paths: Mapping[str, str]
    """The `d` of a path in units."""
    undetermined: frozenset[str]


def _ring(ring: Sequence[Sequence[float]]) -> str:
    """A closed line in steps from point to point; points that fall together are one."""
    degrees = np.array(ring, dtype=np.float64)
    points = placed(degrees[:, 0], degrees[:, 1])
    steps = np.diff(points, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    # Rounded, a lone islet would vanish: it keeps one unit each way.
    moved = "".join(f"{x} {y} " for x, y in steps[:-1].tolist()) if len(steps) > 2 else "1 0 0 1 "
    return f"M{points[0, 0]} {points[0, 1]}l{moved.rstrip()}z"


def _path(geometry: Mapping[str, Any]) -> str:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


@lru_cache(maxsize=2)
def outlines(file: Path) -> Outlines:
    """All areas of a GeoJSON file as the build writes it (`data/boundaries.py`). Raises OSError or ValueError."""
    features = json.loads(file.read_bytes())["features"]
    undetermined = frozenset(feature["id"] for feature in features if feature["properties"].get("undetermined"))
    return Outlines({feature["id"]: _path(feature["geometry"]) for feature in features}, undetermined)
