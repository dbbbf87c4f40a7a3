"""Turns the United Nations' boundaries into the one small GeoJSON file that browsers draw maps from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import antimeridian
import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.areas import Areas
from data.swap import write_file

SOURCE_FILE = Path("un_geodata") / "world_50m.json"
UNDETERMINED = ("XAC", "XAP", "XBT", "XHT", "XIT", "XJK")
"""Areas of undetermined status: Aksai Chin, Arunachal Pradesh, Bir Tawil, Halaib, Ilemi, Jammu and Kashmir."""
LEFT_OUT = ("ATA",)

TOLERANCE = 0.1
"""Degrees. What `coverage_simplify` takes: roughly the square root of the area of the triangles it removes."""
ISLAND_TOLERANCE = 0.01
SMALL = 0.6
"""Square degrees. Areas below are given with three decimals, others with two (about 1 km)."""

Collection = dict[str, Any]


def build(raw: Path, areas: Areas) -> Collection:
    """All areas of the United Nations' map but Antarctica, as a GeoJSON FeatureCollection sorted by id.

    `raw` is the folder of the publishers' files. The id of a feature is its alpha-3 code (or one of UNDETERMINED,
    then with the property `undetermined`), its bbox is west, south, east, north, with west > east across the
    antimeridian (RFC 7946, 5.2). Exterior rings run clockwise: d3, which draws the map, takes the other way, RFC
    7946's own, as all of the globe but the area. Raises FileNotFoundError, or ValueError where the map has an id
    that `areas` lacks or lacks a UN member that is not drawn as a dot.
    """
    found = shapes(raw)
    _check_ids(frozenset(found.index), areas)
    features = [_feature(area, shape) for area, shape in _simplified(found).items()]
    return {"type": "FeatureCollection", "features": features}


def shapes(raw: Path) -> gpd.GeoSeries:
    """The map's areas but Antarctica as drawn, by id: cut at the antimeridian, borders shared point by point.

    Raises FileNotFoundError.
    """
    drawn = gpd.read_file(raw / SOURCE_FILE, layer="countries")
    return _dissolved(drawn[~drawn["id"].isin(LEFT_OUT)])


def write(collection: Collection, path: Path) -> None:
    """One line of UTF-8 without spaces; the same collection gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, (json.dumps(collection, separators=(",", ":")) + "\n").encode("utf-8"))


def _check_ids(drawn: frozenset[str], areas: Areas) -> None:
    if unknown := sorted(drawn - areas.codes - set(UNDETERMINED)):
        raise ValueError(f"{SOURCE_FILE}: areas that data/areas.csv does not list: {', '.join(unknown)}")
    dots = frozenset(areas.areas.loc[areas.areas["dot"] == "1", "area"])
    if lost := sorted(areas.members - drawn - dots):
        raise ValueError(f"{SOURCE_FILE}: UN members with neither a polygon nor a dot: {', '.join(lost)}")


def _dissolved(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """One multipolygon per id, cut at the antimeridian first: until then Russia spans the globe."""
    cut = frame[["id"]].set_geometry(frame.geometry.map(_cut).make_valid())
    return gpd.GeoSeries(cut.dissolve("id", sort=True).geometry.map(_polygons))


def _cut(geometry: BaseGeometry) -> BaseGeometry:
    parts = [_halves(part) if _width(part) > 180 else part for part in shapely.get_parts(geometry)]
    return _polygons(shapely.GeometryCollection(parts))


def _halves(polygon: shapely.Polygon) -> BaseGeometry:
    """Along straight lines of the plate, as all that follows here reckons; the file's edges there are short."""
    return antimeridian.fix_polygon(polygon, fix_winding=True, great_circle=False)


def _width(polygon: shapely.Polygon) -> float:
    west, _, east, _ = polygon.bounds
    return float(east - west)


def _polygons(geometry: BaseGeometry) -> shapely.MultiPolygon:
    """What has an area: lines and points that cutting and mending leave behind are dropped."""
    flat = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiPolygon([part for part in flat if part.geom_type == "Polygon" and part.area > 0])


def _simplified(shapes: gpd.GeoSeries) -> dict[str, shapely.MultiPolygon]:
    """Fewer vertices, borders still shared, every area kept.

    Small islands have no neighbour to stay in line with, so they keep more of their shape.
    """
    small = shapes.area < SMALL
    alone = np.array([len(shapes.sindex.query(shape, predicate="intersects")) == 1 for shape in shapes])
    coarse = shapes.simplify_coverage(TOLERANCE)
    fine = shapes.simplify_coverage(ISLAND_TOLERANCE)
    chosen = coarse.where(~(small & alone), fine)
    grids = np.where(small, 0.001, 0.01)
    return {str(area): _rounded(shape, grid) for (area, shape), grid in zip(chosen.items(), grids, strict=True)}


def _rounded(shape: BaseGeometry, grid: float) -> shapely.MultiPolygon:
    return _polygons(shapely.orient_polygons(shapely.set_precision(shape, grid), exterior_cw=True))


def _feature(area: str, shape: shapely.MultiPolygon) -> Collection:
    polygons = [
        [np.round(ring.coords, 3).tolist() for ring in (part.exterior, *part.interiors)] for part in shape.geoms
    ]
    single = len(polygons) == 1
    return {
        "type": "Feature",
        "id": area,
        "bbox": [round(value, 3) for value in _bbox(shape)],
        "properties": {"undetermined": True} if area in UNDETERMINED else {},
        "geometry": {
            "type": "Polygon" if single else "MultiPolygon",
            "coordinates": polygons[0] if single else polygons,
        },
    }


def _bbox(shape: shapely.MultiPolygon) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees; the widest gap in longitude stays outside."""
    spans = sorted((part.bounds[0], part.bounds[2]) for part in shape.geoms)
    _, south, _, north = shape.bounds
    west, east = spans[0][0], max(end for _, end in spans)
    widest, reach = west + 360 - east, spans[0][1]
    for start, end in spans[1:]:
        if start - reach > widest:
            widest, west, east = start - reach, start, reach
        reach = max(reach, end)
    return west, south, east, north
