"""The figures that every rival shows: rates of detected victims by country and year, with the boundaries of ours."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parents[3]
TABLES = "BENCH_DATA"
"""In the environment: another folder of published tables, for ours and all rivals."""
AGES = {"Children": "detected-child-victims-rate", "All ages": "detected-victims-rate"}
"""What the one filter offers, and the published table of each."""
FIRST, LAST = 2019, 2022
"""A map shows the latest figure of these years, as ours does."""


def names() -> dict[str, str]:
    """English name of each area by its code."""
    areas = pd.read_csv(ROOT / "data/areas.csv", usecols=["area", "name_en"])
    return dict(zip(areas.area, areas.name_en, strict=True))


def rates(age: str) -> pd.DataFrame:
    """Area, name, year and rate of all countries, in the order of years."""
    folder = Path(os.environ.get(TABLES, ROOT / "data/published"))
    table = pd.read_csv(folder / f"{AGES[age]}.csv")
    table = table[table.obs_value.notna()]
    found = pd.DataFrame({"area": table.ref_area, "year": table.time_period, "rate": table.obs_value})
    found["name"] = found.area.map(names())
    return found[found.name.notna()].sort_values(["area", "year"])


def latest(table: pd.DataFrame) -> pd.DataFrame:
    """The last figure of each area in the years of the map."""
    return table[table.year.between(FIRST, LAST)].groupby("area", as_index=False).last()


def boundaries() -> dict[str, Any]:
    """The boundaries as GeoJSON, to be sent inline."""
    found: dict[str, Any] = json.loads((ROOT / "assets/boundaries/world.geojson").read_text(encoding="utf-8"))
    return found
