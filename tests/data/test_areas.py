"""The lists of areas and regions hold what the evidence's README says under "Areas"."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import AREA_COLUMNS, LANGUAGES, REGION_COLUMNS, Areas, load_areas
from data.sources import areas as source

DATA = Path(__file__).parents[2] / "data"
RAW = Path(__file__).parents[3] / "shared" / "data" / "raw"
LANGUAGE_NAMES = ("English", "French", "Spanish", "Russian", "Chinese", "Arabic")


@pytest.fixture(scope="module")
def listed() -> Areas:
    return load_areas(DATA)


def _area(listed: Areas, code: str) -> dict[str, str]:
    row = listed.areas[listed.areas["area"] == code].iloc[0]
    return {str(column): str(text) for column, text in row.items()}


def _m49(code: str, iso2: str, number: str, name: str) -> dict[str, str]:
    row = dict.fromkeys(source.M49_COLUMNS, "")
    return row | {
        "Region Code": "2",
        "Region Name": "Africa",
        "Sub-region Code": "202",
        "Sub-region Name": "Sub-Saharan Africa",
        "Intermediate Region Code": "18",
        "Intermediate Region Name": "Southern Africa",
        "Country or Area": name,
        "M49 Code": number,
        "ISO-alpha2 Code": iso2,
        "ISO-alpha3 Code": code,
    }


def _ocha(code: str, name: str, independent: str = "Y", **more: str) -> dict[str, str]:
    row = dict.fromkeys(source.OCHA_COLUMNS, name)
    return (
        row
        | {
            source.ISO3: code,
            "Independent": independent,
            "Latitude": "-22.133",
            "Longitude": "17.215",
            "World Bank Income Level": "Upper middle",
        }
        | more
    )


def _write(raw: Path, m49: list[dict[str, str]], ocha: list[dict[str, str]]) -> Path:
    (raw / "areas").mkdir(parents=True)
    pd.DataFrame(m49).to_csv(raw / source.M49_FILE, index=False)
    pd.DataFrame(ocha).to_csv(raw / source.OCHA_FILE, index=False)
    return raw


@pytest.fixture
def four_areas(tmp_path: Path) -> Path:
    m49 = [
        _m49("NAM", "NA", "516", "Namibia"),
        _m49("ALA", "AX", "248", "Åland Islands"),
        _m49("AFG", "AF", "4", "Afghanistan"),
        _m49("VAT", "VA", "336", "Holy See"),
    ]
    short = {f"{name} Short": "" for name in LANGUAGE_NAMES}
    oblique = {"M49 Russian": "Аландских островов", "M49 French": "Îles d’Åland"}
    ocha = [_ocha("NAM", "Namibia"), _ocha("ALA", "Åland", "N", **short, **oblique), _ocha("AFG", "Afghanistan")]
    return _write(tmp_path, m49, [*ocha, _ocha("VAT", "Holy See")])


def test_all_of_m49_and_three_areas_beside_it(listed: Areas) -> None:
    kinds = listed.areas["kind"].value_counts().to_dict()
    assert list(listed.areas.columns) == AREA_COLUMNS
    assert kinds == {"member": 193, "territory": 53, "observer": 2, "other": 3}
    assert set(listed.areas.loc[listed.areas["kind"] == "other", "area"]) == {"XKX", "TWN", "AB9"}
    assert listed.areas["area"].is_unique


def test_members_are_the_independent_ones_without_four(listed: Areas) -> None:
    assert len(listed.members) == 193
    assert not listed.members & {"COK", "NIU", "PSE", "VAT", "XKX", "TWN", "AB9", "HKG"}


def test_kinds_come_from_independence_but_for_four(four_areas: Path) -> None:
    built = source.build(four_areas)
    kinds = {code: _area(built, code)["kind"] for code in ("NAM", "ALA", "VAT", "XKX")}
    assert kinds == {"NAM": "member", "ALA": "territory", "VAT": "observer", "XKX": "other"}
    assert built.members == {"NAM", "AFG"}


def test_m49_codes_have_three_digits(four_areas: Path) -> None:
    built = source.build(four_areas)
    codes = [_area(built, "AFG")[column] for column in ("m49", "region", "sub_region", "intermediate_region")]
    assert codes == ["004", "002", "202", "018"]
    assert {"001", "002", "018", "202"} <= set(built.regions["region"])


def test_groups_have_their_official_size(listed: Areas) -> None:
    sizes = (listed.areas[["ldc", "lldc", "sids"]] == "1").sum().to_dict()
    assert sizes == {"ldc": 44, "lldc": 32, "sids": 53}
    groups = listed.regions[listed.regions["kind"] == "group"]
    assert set(groups["region"]) == {"199", "432", "722"}


def test_namibia_keeps_its_alpha_2_code(listed: Areas, four_areas: Path) -> None:
    assert _area(listed, "NAM")["iso2"] == "NA"
    assert _area(source.build(four_areas), "NAM")["iso2"] == "NA"
    assert listed.by_m49[516] == "NAM"


def test_every_area_has_a_name_in_six_languages(listed: Areas) -> None:
    names = listed.areas[[f"name_{language}" for language in LANGUAGES]]
    assert (names.apply(lambda column: column.str.strip()) == names).all().all()
    assert (names != "").all().all()
    assert names.apply(lambda column: column.is_unique).all()


def test_names_outside_english_are_in_their_own_script(listed: Areas) -> None:
    for language, script in {"ru": r"[А-я]", "zh": r"[\u4e00-\u9fff]", "ar": r"[\u0600-\u06ff]"}.items():
        assert listed.areas[f"name_{language}"].str.contains(script).all()


def test_names_stand_in_the_nominative(listed: Areas, four_areas: Path) -> None:
    built = _area(source.build(four_areas), "ALA")
    assert (built["name_ru"], built["name_fr"]) == ("Аландские острова", "Îles d’Åland")
    assert _area(listed, "ATA")["name_ru"] == "Антарктида"


def test_areas_outside_m49_are_named_as_the_un_names_them_and_belong_to_no_region(listed: Areas) -> None:
    assert _area(listed, "XKX")["name_en"] == "Kosovo (UNSCR 1244)"
    assert _area(listed, "TWN")["name_en"] == "China, Taiwan Province of China"
    assert _area(listed, "AB9")["name_en"] == "Abyei area"
    others = listed.areas[listed.areas["kind"] == "other"]
    assert (others[["region", "sub_region", "intermediate_region", "income"]] == "").all().all()
    assert (others[["ldc", "lldc", "sids", "dot"]] == "0").all().all()


def test_regions_have_three_digits_and_a_parent_in_the_list(listed: Areas) -> None:
    regions = listed.regions
    assert list(regions.columns) == REGION_COLUMNS
    assert regions["kind"].value_counts().to_dict() == {
        "sub_region": 17,
        "intermediate_region": 7,
        "region": 5,
        "income": 4,
        "group": 3,
        "world": 1,
    }
    coded = regions[regions["kind"] != "income"]
    assert coded["region"].str.fullmatch(r"\d{3}").all()
    assert set(regions["parent"]) - {""} <= set(regions["region"])
    used = set(listed.areas[["region", "sub_region", "intermediate_region", "income"]].to_numpy().ravel())
    assert used - {""} == set(regions.loc[~regions["kind"].isin(["group", "world"]), "region"])


def test_income_groups_are_the_world_banks(listed: Areas) -> None:
    assert set(listed.areas["income"]) == {"HIC", "UMC", "LMC", "LIC", ""}
    assert _area(listed, "VEN")["income"] == ""
    assert (_area(listed, "NGA")["income"], _area(listed, "DEU")["income"]) == ("LMC", "HIC")


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("FJI", -18, 178),
        ("NZL", -42, 173),
        ("MYS", 4, 102),
        ("PHL", 13, 122),
        ("TUV", -8, 179),
        ("VAT", 42, 12),
        ("SMR", 44, 12),
        ("WLF", -14, -177),
        ("MNP", 15, 146),
        ("SHN", -16, -6),
    ],
)
def test_points_lie_where_the_area_is(listed: Areas, code: str, latitude: int, longitude: int) -> None:
    area = _area(listed, code)
    assert abs(float(area["lat"]) - latitude) < 3
    assert abs(float(area["lon"]) - longitude) < 3


def test_points_are_on_the_globe(listed: Areas) -> None:
    assert listed.areas["lat"].astype(float).between(-90, 90).all()
    assert listed.areas["lon"].astype(float).between(-180, 180).all()


def test_small_states_and_those_without_a_polygon_have_a_dot(listed: Areas) -> None:
    dots = set(listed.areas.loc[listed.areas["dot"] == "1", "area"])
    assert {"SMR", "VAT", "WLF", "MCO", "SGP", "MLT", "TUV", "NRU", "MDV", "LIE"} <= dots
    assert not dots & {"XKX", "TWN", "AB9", "CHE", "JAM", "ATA"}
    assert dots == source.DOTS


def test_a_renamed_column_is_named_with_its_file_and_the_remedy(four_areas: Path) -> None:
    path = four_areas / source.OCHA_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("Latitude", "Lat"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"ocha_countries.*Latitude.*adapt"):
        source.build(four_areas)


def test_an_area_of_m49_that_ocha_lacks_stops_the_build(tmp_path: Path) -> None:
    raw = _write(tmp_path, [_m49("NAM", "NA", "516", "Namibia")], [_ocha("ZAF", "South Africa")])
    with pytest.raises(ValueError, match="lacks areas of M49: NAM"):
        source.build(raw)


def test_a_missing_name_stops_the_build(tmp_path: Path) -> None:
    nameless = {"Arabic Short": "", "M49 Arabic": ""}
    raw = _write(tmp_path, [_m49("NAM", "NA", "516", "Namibia")], [_ocha("NAM", "Namibia", **nameless)])
    with pytest.raises(ValueError, match="no usable name_ar for NAM"):
        source.build(raw)


def test_the_lists_are_written_in_utf_8_with_lf(listed: Areas, tmp_path: Path) -> None:
    source.write(listed, tmp_path)
    for name in ("areas.csv", "regions.csv"):
        content = (tmp_path / name).read_bytes()
        assert content == (DATA / name).read_bytes()
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.skipif(not (RAW / source.M49_FILE).exists(), reason="raw files are not here")
def test_the_committed_lists_are_what_the_publishers_files_give(tmp_path: Path) -> None:
    source.write(source.build(RAW), tmp_path)
    for name in ("areas.csv", "regions.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
