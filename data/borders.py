"""Which areas share a land border on the United Nations' map, and about how long it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import Geod

from data import boundaries
from data.areas import Areas

COLUMNS = ["ref_area", "neighbour", "km"]
LEAST_KM = 1.0
"""Shorter contacts are less than a map of this scale can tell: Namibia and Zimbabwe meet in a point of the Zambezi."""
_EARTH = Geod(ellps="WGS84")


def build(raw: Path, areas: Areas) -> pd.DataFrame:
    """Each land border in both directions, with its length along the map's own lines in whole kilometres.

    `raw` is the folder of the publishers' files. Areas of undetermined status (UNDETERMINED of `data/boundaries.py`)
    belong to nobody here, so that areas that meet only across one share no border. A UN member or observer without a
    polygon whose point lies inside another area (San Marino, the Holy See) is surrounded by it: `km` is blank. Areas
    that the map draws as part of another (Kosovo) have none of their own. Raises FileNotFoundError.
    """
    shapes = boundaries.shapes(raw)
    found = [*_shared(shapes[~shapes.index.isin(boundaries.UNDETERMINED)]), *_surrounded(shapes, areas)]
    both = [row for one, other, km in found for row in ((one, other, km), (other, one, km))]
    return pd.DataFrame(both, columns=COLUMNS).sort_values(COLUMNS[:2], ignore_index=True)


def _shared(shapes: gpd.GeoSeries) -> Iterator[tuple[str, str, float]]:
    """Pairs of areas whose outlines have a line in common; a point is no border."""
    outlines = shapes.boundary
    for one, other in zip(*shapes.sindex.query(shapes, predicate="intersects"), strict=True):
        if one < other:
            common = shapely.intersection(outlines.iloc[one], outlines.iloc[other])
            km = _EARTH.geometry_length(common) / 1000 if common.length else 0.0
            if km >= LEAST_KM:
                yield str(shapes.index[one]), str(shapes.index[other]), float(round(km))


def _surrounded(shapes: gpd.GeoSeries, areas: Areas) -> Iterator[tuple[str, str, float]]:
    listed = areas.areas
    lone = listed[listed["kind"].isin(("member", "observer")) & ~listed["area"].isin(shapes.index)]
    for _, row in lone.iterrows():
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        for around in shapes.index[shapes.contains(point)]:
            yield str(row["area"]), str(around), float("nan")
