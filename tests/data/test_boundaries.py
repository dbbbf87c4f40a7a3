"""What the map file promises to the browser, on a small topology made here and on the file that is served."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import brotli
import pandas as pd
import pytest

from dashboard.catalogue import load_sources
from data import boundaries
from data.areas import Areas, load_areas

REPOSITORY = Path(__file__).resolve().parents[2]
SERVED = REPOSITORY / "assets" / "boundaries" / "world.geojson"
RAW = REPOSITORY.parent / "shared" / "data" / "raw"

Ring = list[list[float]]


def square(west: float, south: float, east: float, north: float) -> Ring:
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


ISLET = square(7.409, 43.724, 7.434, 43.749)
RUSSIA = square(30, 50, -170, 70)
"""From 30 degrees east over the antimeridian to 170 west; read as plain numbers it spans 200 degrees the wrong way."""
DRAWN: list[tuple[str, list[Ring]]] = [
    ("ZAF", [square(16, -35, 33, -22), square(27, -31, 30, -28)]),
    ("LSO", [square(27, -31, 30, -28)]),
    ("PSE", [square(34, 31, 35, 32)]),
    ("PSE", [square(35.5, 31.5, 36, 32.5)]),
    ("MCO", [ISLET]),
    ("RUS", [RUSSIA]),
    ("XJK", [square(74, 33, 78, 36)]),
    ("ATA", [square(-180, -90, 180, -70)]),
]
KNOWN = [
    ("ZAF", "member", "0"),
    ("LSO", "member", "0"),
    ("PSE", "observer", "0"),
    ("MCO", "member", "1"),
    ("RUS", "member", "0"),
    ("SMR", "member", "1"),
    ("XKX", "other", "0"),
]


def topology(folder: Path, drawn: list[tuple[str, list[Ring]]]) -> Path:
    arcs: list[Ring] = []
    geometries = []
    for area, rings in drawn:
        numbers = range(len(arcs), len(arcs) + len(rings))
        arcs.extend([rings[0], *(ring[::-1] for ring in rings[1:])])
        geometries.append({"type": "Polygon", "id": area, "properties": {}, "arcs": [[number] for number in numbers]})
    countries = {"type": "GeometryCollection", "geometries": geometries}
    path = folder / boundaries.SOURCE_FILE
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"type": "Topology", "objects": {"countries": countries}, "arcs": arcs}))
    return folder


def areas_of(known: list[tuple[str, str, str]]) -> Areas:
    return Areas(pd.DataFrame(known, columns=["area", "kind", "dot"]), pd.DataFrame())


def polygons(feature: dict[str, Any]) -> list[list[Ring]]:
    geometry = feature["geometry"]
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else list(geometry["coordinates"])


def points(feature: dict[str, Any]) -> Iterator[list[float]]:
    return (point for polygon in polygons(feature) for ring in polygon for point in ring)


def planar(ring: Ring) -> float:
    """Signed area in square degrees: positive where the ring runs anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def share_of_globe(feature: dict[str, Any]) -> float:
    """Part of the sphere inside the rings, holes taken off (the trapezoid rule along the parallels)."""

    def area(ring: Ring) -> float:
        return sum(
            math.radians(b[0] - a[0]) * (math.sin(math.radians(a[1])) + math.sin(math.radians(b[1]))) / 2
            for a, b in pairwise(ring)
        )

    return sum(
        abs(area(polygon[0])) - sum(abs(area(hole)) for hole in polygon[1:]) for polygon in polygons(feature)
    ) / (4 * math.pi)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    raw = topology(tmp_path_factory.mktemp("raw"), DRAWN)
    return {feature["id"]: feature for feature in boundaries.build(raw, areas_of(KNOWN))["features"]}


@pytest.fixture(scope="module")
def served() -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature for feature in json.loads(SERVED.read_text(encoding="utf-8"))["features"]}


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas(REPOSITORY / "data")


def test_an_area_over_the_antimeridian_is_cut_in_two_and_does_not_cover_the_rest(small: dict[str, Any]) -> None:
    halves = sorted((min(x for x, _ in ring), max(x for x, _ in ring)) for (ring,) in polygons(small["RUS"]))
    assert halves == [(-180, -170), (30, 180)]
    assert small["RUS"]["bbox"] == [30, 50, -170, 70]


def test_parts_under_one_code_become_one_feature(small: dict[str, Any]) -> None:
    assert len(polygons(small["PSE"])) == 2
    assert list(small) == sorted(small)


def test_antarctica_is_left_out_and_every_other_area_kept(small: dict[str, Any]) -> None:
    assert set(small) == {area for area, _ in DRAWN} - {"ATA"}


def test_a_country_inside_another_keeps_its_hole(small: dict[str, Any]) -> None:
    ((outer, hole),) = polygons(small["ZAF"])
    assert planar(outer) < 0 < planar(hole)


def test_the_smallest_areas_keep_their_third_decimal(small: dict[str, Any]) -> None:
    assert small["MCO"]["bbox"] == [7.409, 43.724, 7.434, 43.749]
    assert abs(planar(polygons(small["MCO"])[0][0])) == pytest.approx(0.025**2)


def test_only_areas_of_undetermined_status_carry_a_property(small: dict[str, Any]) -> None:
    assert {area for area, feature in small.items() if feature["properties"]} == {"XJK"}
    assert small["XJK"]["properties"] == {"undetermined": True}


def test_the_same_topology_gives_the_same_bytes(tmp_path: Path) -> None:
    raw = topology(tmp_path / "raw", DRAWN)
    for name in ("first", "second"):
        boundaries.write(boundaries.build(raw, areas_of(KNOWN)), tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_a_member_with_neither_polygon_nor_dot_stops_the_build(tmp_path: Path) -> None:
    raw = topology(tmp_path / "raw", DRAWN)
    with pytest.raises(ValueError, match="neither a polygon nor a dot: TUV"):
        boundaries.build(raw, areas_of([*KNOWN, ("TUV", "member", "0")]))


def test_an_area_that_the_list_does_not_know_stops_the_build(tmp_path: Path) -> None:
    raw = topology(tmp_path / "raw", [*DRAWN, ("QQQ", [square(1, 1, 2, 2)])])
    with pytest.raises(ValueError, match="does not list: QQQ"):
        boundaries.build(raw, areas_of(KNOWN))


def test_every_member_of_the_united_nations_has_a_polygon_or_a_dot(served: dict[str, Any], areas: Areas) -> None:
    dots = set(areas.areas.loc[areas.areas["dot"] == "1", "area"])
    assert len(areas.members) == 193
    assert areas.members - set(served) == {"SMR"}
    assert areas.members <= set(served) | dots


def test_the_areas_without_a_polygon_are_the_known_ones(served: dict[str, Any], areas: Areas) -> None:
    assert areas.codes - set(served) == {"AB9", "ATA", "IOT", "SMR", "UMI", "VAT", "WLF", "XKX"}
    assert set(served) - areas.codes == set(boundaries.UNDETERMINED)
    assert {area for area in served if served[area]["properties"]} == set(boundaries.UNDETERMINED)


def test_exterior_rings_run_clockwise_and_holes_the_other_way(served: dict[str, Any]) -> None:
    assert all(map(polygons, served.values()))
    wrong = {
        area
        for area, feature in served.items()
        for outer, *holes in polygons(feature)
        if planar(outer) >= 0 or any(planar(hole) <= 0 for hole in holes)
    }
    assert not wrong


def test_no_polygon_is_wider_than_half_the_globe_or_outside_it(served: dict[str, Any]) -> None:
    for area, feature in served.items():
        assert all(-180 <= x <= 180 and -60 <= y <= 84 for x, y in points(feature)), area
        for polygon in polygons(feature):
            xs = [x for x, _ in polygon[0]]
            assert max(xs) - min(xs) < 180, area


def test_russia_covers_its_own_part_of_the_globe_and_the_land_a_quarter(served: dict[str, Any]) -> None:
    assert share_of_globe(served["RUS"]) == pytest.approx(0.033, abs=0.002)
    assert sum(map(share_of_globe, served.values())) == pytest.approx(0.265, abs=0.01)


def test_boxes_go_the_short_way_over_the_antimeridian(served: dict[str, Any]) -> None:
    crossing = {area for area, feature in served.items() if feature["bbox"][0] > feature["bbox"][2]}
    assert crossing == {"FJI", "KIR", "NZL", "RUS", "USA"}


def test_every_reader_can_afford_the_file() -> None:
    content = SERVED.read_bytes()
    assert len(content) < 470_000
    assert len(brotli.compress(content, quality=10)) < 106_000  # at 11, as it is served, 97 kB


@pytest.mark.sweep  # Of a file that a clone has not; what is made of a small one: above.
@pytest.mark.skipif(not RAW.exists(), reason="the publishers' files are not here")
def test_the_served_file_is_what_the_recorded_source_gives(areas: Areas, tmp_path: Path) -> None:
    source = load_sources(REPOSITORY / "data" / "sources")["un_geodata"]
    assert [sha256((RAW / file.path).read_bytes()).hexdigest() for file in source.files] == [source.files[0].sha256]
    boundaries.write(boundaries.build(RAW, areas), tmp_path / "world.geojson")
    assert (tmp_path / "world.geojson").read_bytes() == SERVED.read_bytes()
