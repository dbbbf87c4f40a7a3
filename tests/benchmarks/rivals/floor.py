"""The static page: its figures are computed once, before anybody asks."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.rivals.figures import AGES, boundaries, latest, names, rates

PAGE = Path(__file__).resolve().parent / "page"


def _path(geometry: dict[str, Any]) -> Iterator[str]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for ring in (ring for part in parts for ring in part):
        yield "M" + "L".join(f"{x:g},{-y:g}" for x, y in ring) + "Z"


def figures() -> dict[str, Any]:
    """What the page fetches: shapes as paths, and each age's figures."""
    ages = {}
    for age in AGES:
        table = rates(age)
        last = latest(table)
        ages[age] = {
            "edges": [float(edge) for edge in last.rate.quantile([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6])],
            "latest": dict(zip(last.area, last.rate.round(4), strict=True)),
            "series": {
                area: [[int(year), round(rate, 4)] for year, rate in zip(part.year, part.rate, strict=True)]
                for area, part in table.groupby("area")
            },
        }
    shapes = [(shape["id"], "".join(_path(shape["geometry"]))) for shape in boundaries()["features"]]
    return {"ages": ages, "names": names(), "shapes": shapes}


def _served() -> dict[str, tuple[str, bytes]]:
    """Kind and packed bytes of each address."""
    kinds = {"/": ("text/html", "index.html"), "/page.js": ("text/javascript", "page.js")}
    files = {path: (kind, gzip.compress((PAGE / name).read_bytes())) for path, (kind, name) in kinds.items()}
    return files | {"/figures.json": ("application/json", gzip.compress(json.dumps(figures()).encode()))}


class Floor:
    """The files as a WSGI application, packed beforehand."""

    def __init__(self) -> None:
        self.files = _served()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        found = self.files.get(environ["PATH_INFO"])
        if found is None:
            start("404 Not Found", [("Content-Length", "0")])
            return []
        kind, content = found
        headers = [("Content-Type", kind), ("Content-Encoding", "gzip"), ("Content-Length", str(len(content)))]
        start("200 OK", [*headers, ("Cache-Control", "max-age=3600")])
        return [content]
