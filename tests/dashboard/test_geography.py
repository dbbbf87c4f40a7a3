"""Areas, regions and groups: who is a member of what, and how codes are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.config import Config
from dashboard.context import Context
from dashboard.geography import LANGUAGES, LEAST_COMPARED, WORLD, GeographyError, load_geography

FOLDER = Config().geography


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two lists, to be damaged."""
    for name in ("areas.csv", "regions.csv"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    return tmp_path


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _gone(folder: Path) -> None:
    (folder / "regions.csv").unlink()


def _empty(folder: Path) -> None:
    (folder / "areas.csv").write_text("area\n")


@pytest.mark.parametrize(
    ("damage", "file", "wrong"),
    [
        (_gone, "regions.csv", "cannot be read"),
        (_empty, "areas.csv", "is empty"),
        (_replaced("areas.csv", "iso2", "iso"), "areas.csv", "columns are missing: iso2"),
        (_replaced("areas.csv", "name_ar", "name_xx"), "areas.csv", "name_ar"),
        (_replaced("regions.csv", "001,world", "000,world"), "regions.csv", "the world (001) is missing"),
        (_replaced("regions.csv", "034,sub_region", "035,sub_region"), "areas.csv", "unknown to regions.csv: 034"),
    ],
)
def test_a_damaged_list_is_named_with_what_is_wrong(
    folder: Path, damage: Callable[[Path], None], file: str, wrong: str
) -> None:
    damage(folder)
    with pytest.raises(GeographyError) as stopped:
        load_geography(folder)
    assert str(folder / file) in str(stopped.value)
    assert wrong in str(stopped.value)


def test_a_place_that_is_no_number_is_named(folder: Path) -> None:
    lines = (folder / "areas.csv").read_text(encoding="utf-8").splitlines()
    column = lines[0].split(",").index("lat")
    cells = lines[1].split(",")
    cells[column] = "north"
    (folder / "areas.csv").write_text("\n".join([lines[0], ",".join(cells)]) + "\n", encoding="utf-8")
    with pytest.raises(GeographyError, match=r"areas\.csv: [A-Z0-9]{3}: latitude or longitude"):
        load_geography(folder)


def test_there_are_193_members_and_the_groups_of_the_un(shared: Context) -> None:
    geography = shared.geography
    assert len(geography.members) == 193
    members = {code: [a for a in region.members if geography.areas[a].is_member]
               for code, region in geography.regions.items()}  # fmt: skip
    assert [len(members[code]) for code in (WORLD, "199", "432", "722")] == [193, 44, 32, 37]
    assert len(geography.regions["722"].members) == 53
    regions = [code for code, region in geography.regions.items() if region.kind == "region"]
    assert sorted(a for code in regions for a in members[code]) == sorted(geography.members)


def test_areas_outside_m49_are_in_no_group(shared: Context) -> None:
    for code in ("XKX", "TWN", "AB9"):
        assert code in shared.geography.areas
        assert not shared.geography.areas[code].is_member
        assert shared.geography.subregion(code) == WORLD
        assert not [region.code for region in shared.geography.regions.values() if code in region.members]


def test_every_group_has_a_member_of_the_un(shared: Context) -> None:
    for region in shared.geography.regions.values():
        assert any(shared.geography.areas[code].is_member for code in region.members), region.code


def test_french_names_have_the_apostrophes_of_the_language(shared: Context) -> None:
    names = {code: shared.geography.name(code, "fr") for code in shared.geography.areas}
    assert names["CIV"] == "Côte d’Ivoire"
    assert not [name for name in names.values() if "'" in name]


def test_every_area_has_a_name_in_every_language(shared: Context) -> None:
    for area in shared.geography.areas.values():
        assert len(area.names) == len(LANGUAGES)
        assert all(area.names), area.code
        assert area.name("xx") == area.names[0]


@pytest.mark.parametrize(
    ("asked", "code"),
    [("NGA", "NGA"), ("nga", "NGA"), (" nga ", "NGA"), ("34", "034"), ("1", "001"), ("034", "034"), ("lic", "LIC"),
     ("NG", None), ("", None), ("٣٤", None), ("0034", None), ("WLD", None), ("_X", None)],
)  # fmt: skip
def test_codes_are_read_as_readers_write_them(shared: Context, asked: str, code: str | None) -> None:
    assert shared.geography.resolve(asked) == code


def test_an_area_is_its_own_member(shared: Context) -> None:
    assert shared.geography.members_of("NGA") == ("NGA",)
    assert "NGA" in shared.geography.members_of("011")
    assert shared.geography.subregion("NGA") == "202"


def test_a_country_is_compared_with_its_sub_region_or_where_that_is_small_with_its_region(shared: Context) -> None:
    expected = {
        "BGD": "142",  # Southern Asia has 9 UN members
        "NGA": "202",
        "UKR": "151",
        "USA": "019",  # Northern America has 2
        "NRU": "009",
        "EGY": "002",  # Northern Africa has 6
        "PRI": "419",
        "XKX": "",
        "TWN": "",
    }
    assert {code: shared.geography.comparison_group(code) for code in expected} == expected


def test_every_member_has_a_group_of_ten_members_or_more_that_holds_it(shared: Context) -> None:
    geography = shared.geography
    for code in geography.members:
        group = geography.comparison_group(code)
        assert code in geography.members_in(group)
        assert len(geography.members_in(group)) >= LEAST_COMPARED
        assert geography.regions[group].kind in ("sub_region", "region")
        groups = geography.areas[code].groups
        sub_region = next(item for item in groups if geography.regions[item].kind == "sub_region")
        is_large = len(set(geography.regions[sub_region].members) & set(geography.members)) >= LEAST_COMPARED
        assert (group == sub_region) is is_large
