"""The areas and regions that tables may speak of, as `data/areas.csv` and `data/regions.csv` list them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
AREA_COLUMNS = [
    "area",
    "m49",
    "iso2",
    "kind",
    *(f"name_{language}" for language in LANGUAGES),
    "region",
    "sub_region",
    "intermediate_region",
    "ldc",
    "lldc",
    "sids",
    "income",
    "lat",
    "lon",
    "dot",
]
"""`kind`: member (193 UN members), observer (PSE, VAT), territory, other (XKX, TWN, AB9). Regions are M49 codes
of three digits ("034"), blank where M49 has none. ldc, lldc, sids, dot: 1 or 0. income: LIC LMC UMC HIC or blank.
lat, lon: one point for a symbol. dot: drawn as a dot (small state, or no polygon)."""
REGION_COLUMNS = ["region", "kind", "name", "parent"]
"""`kind`: world, region, sub_region, intermediate_region, group (LDC 199, LLDC 432, SIDS 722), income."""
SPECIAL = ("WLD", "_X")
"""Codes of tables that are no area: a publisher's own world figure, and origin unknown, stateless or other."""


@dataclass(frozen=True)
class Areas:
    """Both lists, and the questions that readers of sources ask of them."""

    areas: pd.DataFrame
    regions: pd.DataFrame

    @property
    def codes(self) -> frozenset[str]:
        """All area codes, without WLD and _X."""
        return frozenset(self.areas["area"])

    @property
    def members(self) -> frozenset[str]:
        """The 193 UN members."""
        return frozenset(self.areas.loc[self.areas["kind"] == "member", "area"])

    @property
    def by_m49(self) -> dict[int, str]:
        """Area code of an M49 number."""
        numbered = self.areas[self.areas["m49"] != ""]
        return dict(zip(numbered["m49"].astype(int), numbered["area"], strict=True))


def load_areas(folder: Path) -> Areas:
    """Read both lists. Namibia's alpha-2 code NA stays text."""
    return Areas(_read(folder / "areas.csv"), _read(folder / "regions.csv"))


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
