"""Areas, regions and groups: names, membership and the point where a symbol stands."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

WORLD = "001"
"""Code of the world as a group of areas; a publisher's own world figure has the code WLD in tables."""
PARTS = ("region", "sub_region", "intermediate_region")
"""Kinds of groups that are parts of the world."""
WRITTEN = MappingProxyType({"LDC": "199", "LLDC": "432", "SIDS": "722"})
"""Short names of groups that a reader may write in place of their M49 code."""

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
AREA_NAMES = tuple(f"name_{language}" for language in LANGUAGES)


LEAST_COMPARED = 10
"""UN members that a sub-region has at least for its countries to be compared with it; else their region is taken."""


class GeographyError(ValueError):
    """A list of areas that cannot be used; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Area:
    """One country or territory, by its ISO 3166-1 alpha-3 code (or XKX, AB9)."""

    code: str
    iso2: str
    kind: str
    names: tuple[str, ...]
    """In the order of LANGUAGES."""
    groups: tuple[str, ...]
    """M49 codes of region, sub-region and intermediate region, and codes of groups and income group."""
    lat: float
    lon: float
    dot: bool

    @property
    def is_member(self) -> bool:
        """One of the 193 UN members."""
        return self.kind == "member"

    def name(self, language: str) -> str:
        """Its name in one of LANGUAGES, in English for any other; French writes its apostrophes, UN tables do not."""
        name = self.names[LANGUAGES.index(language)] if language in LANGUAGES else self.names[0]
        return name.replace("'", "\u2019") if language == "fr" else name


@dataclass(frozen=True, slots=True)
class Region:
    """One group of areas: an M49 region, LDC, LLDC, SIDS or an income group."""

    code: str
    kind: str
    name: str
    members: tuple[str, ...]
    """Codes of its areas, in the order of English names."""
    parent: str = ""
    """The code of the region that it is a part of."""


class Geography:
    """All areas and regions, by code."""

    def __init__(self, areas: dict[str, Area], regions: dict[str, Region]) -> None:
        self.areas = MappingProxyType(areas)
        self.regions = MappingProxyType(regions)

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The 193 UN members."""
        return tuple(code for code, area in self.areas.items() if area.is_member)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """UN members, and the two states that are observers: who is named as a neighbour."""
        return tuple(code for code, area in self.areas.items() if area.kind in ("member", "observer"))

    def subregion(self, code: str) -> str:
        """The M49 sub-region of an area (its region where there is none), the world for those outside M49."""
        area = self.areas[code]
        for kind in ("sub_region", "region"):
            for group in area.groups:
                if self.regions[group].kind == kind:
                    return group
        return WORLD

    def region(self, code: str) -> str:
        """The M49 region of an area, which is its continent; the world for those outside M49."""
        groups = self.areas[code].groups
        return next((group for group in groups if self.regions[group].kind == "region"), WORLD)

    def is_land(self, code: str) -> bool:
        """Whether a group is a part of the world: no list of countries that have something in common."""
        return code in self.regions and self.regions[code].kind in PARTS

    def comparison_group(self, code: str) -> str:
        """The group that an area is compared with, in words and charts alike; empty for those outside M49.

        It is the sub-region where that has LEAST_COMPARED UN members or more, else the region, whatever the indicator
        and however many countries have a figure.
        """
        area = self.areas[code]
        of_kind = {self.regions[group].kind: group for group in area.groups}
        found = [of_kind[kind] for kind in ("sub_region", "region") if kind in of_kind]
        large = (group for group in found if len(self.members_in(group)) >= LEAST_COMPARED)
        return next(large, "")

    def members_in(self, group: str) -> tuple[str, ...]:
        """The UN members of a group: those that comparisons and counts are of."""
        return tuple(code for code in self.regions[group].members if self.areas[code].is_member)

    def resolve(self, code: str) -> str | None:
        """The code as it is kept here, from what a reader may write (lower case, "34" for "034"), or None."""
        code = code.strip().upper()
        if code.isascii() and code.isdigit() and len(code) <= 3:
            code = code.zfill(3)
        code = WRITTEN.get(code, code)
        return code if code in self.areas or code in self.regions else None

    def named(self, text: str) -> str | None:
        """The one area of this name in any language, whatever its capitals and accents; None for none or two."""
        return self._named.get(plain(text))

    @cached_property
    def _named(self) -> Mapping[str, str | None]:
        found: dict[str, str | None] = {}
        for code, area in self.areas.items():
            for name in {plain(name) for name in area.names} - {""}:
                found[name] = None if name in found else code
        return MappingProxyType(found)

    def members_of(self, code: str) -> tuple[str, ...]:
        """The areas behind a code: itself for an area, its members for a region."""
        return (code,) if code in self.areas else self.regions[code].members

    def name(self, code: str, language: str = "en") -> str:
        """Name of an area in the language; of a region in English, to be translated by the caller."""
        return self.areas[code].name(language) if code in self.areas else self.regions[code].name


def plain(text: str) -> str:
    """A name as it may stand in an address: letters and numbers alone, without accents and capitals."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def _table(path: Path, needed: set[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GeographyError(f"{path}: cannot be read: {error}") from error
    if not rows:
        raise GeographyError(f"{path}: is empty")
    if missing := sorted(needed - set(rows[0])):
        raise GeographyError(f"{path}: columns are missing: {', '.join(missing)}")
    return rows


def _area(row: dict[str, str], path: Path) -> Area:
    flags = (("ldc", "199"), ("lldc", "432"), ("sids", "722"))
    places = (row["region"], row["sub_region"], row["intermediate_region"])
    groups = [code for code in places if code]
    groups += [code for flag, code in flags if row[flag] == "1"]
    groups += [row["income"]] if row["income"] else []
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError as error:
        raise GeographyError(f"{path}: {row['area']}: latitude or longitude is no number") from error
    names = tuple(row[column] for column in AREA_NAMES)
    return Area(row["area"], row["iso2"], row["kind"], names, tuple(groups), lat, lon, row["dot"] == "1")


def load_geography(folder: Path) -> Geography:
    """Read `areas.csv` and `regions.csv`. Raises GeographyError naming the file."""
    needed = {"area", "iso2", "kind", "region", "sub_region", "intermediate_region", "ldc", "lldc", "sids", "income"}
    path = folder / "areas.csv"
    rows = _table(path, needed | {"lat", "lon", "dot", *AREA_NAMES})
    read = sorted((_area(row, path) for row in rows), key=lambda area: area.names[0])
    areas = {area.code: area for area in read}
    regions = {}
    for row in _table(folder / "regions.csv", {"region", "kind", "name", "parent"}):
        code = row["region"]
        inside = (area for area in read if code in area.groups or (code == WORLD and area.kind != "other"))
        regions[code] = Region(code, row["kind"], row["name"], tuple(area.code for area in inside), row["parent"])
    if WORLD not in regions:
        raise GeographyError(f"{folder / 'regions.csv'}: the world ({WORLD}) is missing")
    known = set(regions)
    for area in read:
        if unknown := set(area.groups) - known:
            raise GeographyError(f"{path}: {area.code}: groups unknown to regions.csv: {', '.join(sorted(unknown))}")
    return Geography(areas, regions)
