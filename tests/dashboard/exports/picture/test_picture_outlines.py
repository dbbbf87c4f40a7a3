"""Outlines are those of the browser's file, in the Equal Earth projection of its authors."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dashboard.config import Config
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, equal_earth, outlines, point

FILE = Config().assets / "boundaries" / "world.geojson"


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [(0, 0, 0, 0), (180, 0, 2.7066299, 0), (0, 90, 0, 1.3173628), (-90, 45, -1.1598545, 0.8602311)],
)
def test_the_projection_gives_the_published_values(lon: float, lat: float, x: float, y: float) -> None:
    """Values computed with PROJ 9 (`+proj=eqearth +R=1`)."""
    found = equal_earth(np.array([lon], dtype=float), np.array([lat], dtype=float))
    assert (found[0][0], found[1][0]) == (pytest.approx(x, abs=1e-4), pytest.approx(y, abs=1e-4))


def test_the_globe_is_as_wide_as_the_picture_and_north_is_up() -> None:
    assert point(-180, 0)[0] == 0
    assert point(180, 0)[0] == WIDTH
    assert point(0, 84)[1] == 0
    assert point(0, -58)[1] == HEIGHT
    assert 0 < point(10, 50)[1] < point(10, 0)[1]


def test_every_area_of_the_map_has_a_path_even_the_smallest() -> None:
    found = outlines(FILE)
    features = json.loads(FILE.read_bytes())["features"]
    assert set(found.paths) == {feature["id"] for feature in features}
    assert all(path.startswith("M") and path.endswith("z") and "l" in path for path in found.paths.values())
    assert found.undetermined == {feature["id"] for feature in features if feature["properties"].get("undetermined")}
