"""The areas and regions that tables may speak of, as `data/areas.csv` and `data/regions.csv` list them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.store import code_in_tables, is_group_in_tables

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
FLAGS = {"199": "ldc", "432": "lldc", "722": "sids"}
"""Columns that say which areas are in a group of the United Nations."""
SPECIAL = ("WLD", "_X")
"""Codes of tables that are no area: a publisher's own world figure, and origin unknown, stateless or other."""


def of_areas(table: pd.DataFrame) -> pd.Series:
    """Which rows of a table are of a country or territory, rather than of the world, a group or no place."""
    codes = table["ref_area"].astype(str)
    return ~codes.isin(SPECIAL) & ~codes.map(is_group_in_tables).astype(bool)


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
    def groups(self) -> frozenset[str]:
        """Codes under which tables hold a publisher's own figures of groups; without the world (WLD)."""
        codes = {code_in_tables(code) for code in self.regions["region"]}
        return frozenset(code for code in codes if is_group_in_tables(code))

    def members_in(self, group: str) -> frozenset[str]:
        """The UN members of a group, by its code in the lists (199 for the least developed countries)."""
        table = self.areas[self.areas["kind"] == "member"]
        if group in FLAGS:
            return frozenset(table.loc[table[FLAGS[group]] == "1", "area"])
        places = ("region", "sub_region", "intermediate_region", "income")
        return frozenset().union(*(table.loc[table[place] == group, "area"] for place in places))

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
