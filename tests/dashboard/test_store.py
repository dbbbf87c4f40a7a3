"""The store: tables are read as the contract says, or the start stops with the file's name and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from dashboard import store
from dashboard.columns import COLUMNS, Opened, Packed, Yearly
from dashboard.context import Context
from dashboard.store import (
    OPENED_BYTES,
    PACKAGE,
    Observation,
    SeriesKey,
    Store,
    StoreError,
    bytes_of,
    is_group_in_tables,
    read_observations,
)
from dashboard.views import PAGE_VIEWS
from tests.fixtures.small import table, write_package

HEAD = ",".join(COLUMNS)
GOOD = f"{HEAD}\nNAM,2019,_T,_T,_T,7,,,A\nNAM,2020,_T,_T,_T,,1,4,Q\nGHA,2020,_T,_T,_T,,,,M\n"


def _store(folder: Path, content: str = GOOD) -> Store:
    write_package(folder, {"victims": content.encode()})
    return Store(folder, ["victims"])


def _line(**cells: object) -> str:
    values = dict(zip(COLUMNS, ("GHA", 2020, "_T", "_T", "_T", 5, "", "", "A"), strict=True)) | cells
    return f"{HEAD}\n{','.join(map(str, values.values()))}\n"


def _drop(folder: Path) -> None:
    (folder / "victims.csv").unlink()


def _no_package(folder: Path) -> None:
    (folder / PACKAGE).unlink()


def _cut_package(folder: Path) -> None:
    path = folder / PACKAGE
    path.write_text(path.read_text()[:-10])


def _package(**entry: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / PACKAGE
        package = json.loads(path.read_text())
        package["resources"][0] |= entry
        path.write_text(json.dumps(package))

    return change


def _no_hash(folder: Path) -> None:
    path = folder / PACKAGE
    package = json.loads(path.read_text())
    del package["resources"][0]["hash"]
    path.write_text(json.dumps(package))


def _edited(folder: Path) -> None:
    path = folder / "victims.csv"
    path.write_text(path.read_text().replace(",7,", ",8,"))


def _list_package(folder: Path) -> None:
    (folder / PACKAGE).write_text("[]")


@pytest.mark.parametrize(
    ("damage", "file", "wrong"),
    [
        (_no_package, PACKAGE, "is missing"),
        (_cut_package, PACKAGE, "is damaged"),
        (_list_package, PACKAGE, "is damaged"),
        (_no_hash, PACKAGE, "hash"),
        (_package(name="other"), PACKAGE, "lists no table of victims"),
        (_package(path="../victims.csv"), PACKAGE, "outside its folder"),
        (_package(path="/etc/hostname"), PACKAGE, "outside its folder"),
        (_package(hash="sha256:00"), "victims.csv", "sha256 differs"),
        (_edited, "victims.csv", "sha256 differs"),
        (_drop, "victims.csv", "is missing"),
    ],
)
def test_a_damaged_folder_stops_with_the_files_name_and_what_is_wrong(
    tmp_path: Path, damage: Callable[[Path], None], file: str, wrong: str
) -> None:
    _store(tmp_path)
    damage(tmp_path)
    with pytest.raises(StoreError) as stopped:
        Store(tmp_path, ["victims"])
    assert str(tmp_path / file) in str(stopped.value)
    assert wrong in str(stopped.value)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("", "is no table"),
        (f"{HEAD}\nGHA,2020,_T,_T,_T,5,,,A,extra,cells\n", "is no table"),
        (GOOD.replace("obs_status", "status"), "columns are"),
        (GOOD.replace("sex,age", "age,sex"), "columns are"),
        (f"{HEAD},unit\nGHA,2020,_T,_T,_T,5,,,A,persons\n", "columns are"),
        (_line(obs_value='"1,234"'), "obs_value"),
        (_line(obs_value="<5"), "obs_value"),
        (_line(obs_value="n/a"), "obs_value"),
        (_line(obs_value="inf"), "obs_value"),
        (_line(obs_lower="x", obs_upper=4), "obs_lower"),
        (_line(obs_upper="-"), "obs_upper"),
        (_line(obs_value="True"), "obs_value"),
        (_line(time_period="2020-21"), "time_period"),
        (_line(time_period=""), "time_period"),
        (_line(time_period="2020.5"), "time_period"),
        (_line(obs_status="Z"), "unknown obs_status: Z"),
        (_line(obs_status=""), "unknown obs_status"),
        (_line(obs_status="OK"), "unknown obs_status: OK"),
        (f"{HEAD}\n", "no rows"),
        (f"{GOOD}GHA,2021,_T,_T,_T,5,,\n", "unknown obs_status"),
    ],
)
def test_a_damaged_table_stops_with_its_name_and_what_is_wrong(tmp_path: Path, content: str, wrong: str) -> None:
    with pytest.raises(StoreError) as stopped:
        _store(tmp_path, content)
    assert str(tmp_path / "victims.csv") in str(stopped.value)
    assert wrong in str(stopped.value)


def test_a_table_that_is_no_text_stops_with_its_name() -> None:
    with pytest.raises(StoreError, match=r"^victims\.csv: is no table"):
        read_observations(GOOD.encode().replace(b"GHA", b"G\xff\xfe"), "victims.csv")


def test_namibia_and_other_codes_that_look_like_nothing_stay_codes(shared: Context) -> None:
    content = table(COLUMNS, [(code, 2020, "_T", "_T", code, 5, "", "", "A") for code in ("NA", "NULL", "nan", "None")])
    frame = read_observations(content, "x.csv")
    assert frame["ref_area"].tolist() == ["NA", "NULL", "nan", "None"]
    assert frame["breakdown"].tolist() == frame["ref_area"].tolist()
    assert shared.geography.areas["NAM"].iso2 == "NA"
    assert shared.geography.name("NAM") == "Namibia"
    assert shared.store.rows("population", areas=["NAM"])["obs_value"].notna().all()


def test_histories_are_in_the_order_of_years_whatever_the_tables_order(tmp_path: Path) -> None:
    years = (2021, 2007, 2019)
    rows: list[tuple[object, ...]] = [("NAM", year, "_T", "_T", "_T", year, "", "", "A") for year in years]
    histories = _store(tmp_path, table(COLUMNS, rows).decode()).histories(SeriesKey("victims", "_T", "_T", "_T"))
    assert [item.year for item in histories["NAM"]] == [2007, 2019, 2021]
    assert [item.value for item in histories["NAM"]] == [2007, 2019, 2021]
    # Whole numbers stay whole: as 2007.0 they would stand in each answer.
    assert {type(item.value) for item in histories["NAM"]} == {int}
    # Those asked for last are remembered; whoever goes through all gets equal ones.
    assert histories["NAM"] is histories["NAM"] is histories.get("NAM")
    assert dict(histories.items()) == histories == dict(zip(histories, histories.values(), strict=True))
    assert histories.get("GHA") is None
    assert 0 < bytes_of(histories) < bytes_of(dict(histories))


def test_a_blank_is_none_and_no_zero_and_an_interval_stays_one(tmp_path: Path) -> None:
    histories = _store(tmp_path).histories(SeriesKey("victims", "_T", "_T", "_T"))
    exact, interval = histories["NAM"]
    assert exact == Observation("NAM", 2019, 7, None, None, "A")
    assert interval == Observation("NAM", 2020, None, 1, 4, "Q")
    assert (exact.ends, interval.ends) == ((7, 7), (1, 4))
    assert histories["GHA"] == (Observation("GHA", 2020, None, None, None, "M"),)
    assert histories["GHA"][0].ends is None


def test_an_estimates_bounds_do_not_make_it_an_interval() -> None:
    assert Observation("UKR", 2022, 100.0, 90.0, 120.0, "A").ends == (100, 100)


def test_histories_hold_one_sex_age_and_breakdown_only(tmp_path: Path) -> None:
    codes = [("F", "Y0T17", "_T"), ("F", "_T", "_T"), ("_T", "Y0T17", "_T"), ("F", "Y0T17", "OTHER")]
    rows: list[tuple[object, ...]] = [("NAM", 2020, *code, value, "", "", "A") for value, code in enumerate(codes)]
    store = _store(tmp_path, table(COLUMNS, rows).decode())
    for value, code in enumerate(codes):
        assert [item.value for item in store.histories(SeriesKey("victims", *code))["NAM"]] == [value]


def test_a_series_without_rows_and_an_unknown_indicator_are_empty(tmp_path: Path) -> None:
    store = _store(tmp_path)
    assert store.histories(SeriesKey("victims", "F", "_T", "_T")) == {}
    assert store.histories(SeriesKey("nothing", "_T", "_T", "_T")) == {}


def test_a_merged_age_stands_in_only_where_the_own_age_has_no_row(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("NAM", 2015, "_T", "Y1T14", "_T", 50, "", "", "A"),
        ("NAM", 2018, "_T", "Y2T14", "_T", 60, "", "", "A"),
        ("GHA", 2018, "_T", "Y2T14", "_T", 70, "", "", "A"),
    ]
    store = _store(tmp_path, table(COLUMNS, rows).decode())
    histories = store.histories(SeriesKey("victims", "_T", "Y1T14", "_T"), ["Y2T14"])
    assert {area: [item.value for item in history] for area, history in histories.items()} == {"NAM": [50], "GHA": [70]}
    assert set(store.histories(SeriesKey("victims", "_T", "Y1T14", "_T"))) == {"NAM"}
    assert set(store.histories(SeriesKey("victims", "_T", "Y1T14", "_T"), ["Y2T14"])) == {"NAM", "GHA"}


def test_the_map_of_violent_discipline_holds_both_ages(shared: Context) -> None:
    indicator = shared.indicators["violent-discipline"]
    frame = shared.store.frame(indicator.id)
    selection = shared.reader.parse("indicator=violent-discipline", PAGE_VIEWS["data"].scope(shared.indicators))[0]
    assert set(shared.histories(selection)) == set(frame["ref_area"])
    younger = set(frame.loc[frame["age"] == "Y2T14", "ref_area"])
    assert younger
    assert younger < set(shared.histories(selection))


def test_rows_meet_every_filter_and_years_are_inclusive(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        (area, year, sex, "_T", "_T", 1, "", "", "A")
        for area in ("NAM", "GHA", "TUV")
        for year in (2018, 2019, 2020, 2021)
        for sex in ("F", "M", "_T")
    ]
    store = _store(tmp_path, table(COLUMNS, rows).decode())
    assert len(store.rows("victims")) == 36
    found = store.rows("victims", areas=["NAM", "TUV"], first=2019, last=2020, sex=["F"])
    assert sorted(zip(found["ref_area"], found["time_period"], strict=True)) == [
        ("NAM", 2019),
        ("NAM", 2020),
        ("TUV", 2019),
        ("TUV", 2020),
    ]
    assert store.rows("victims", areas=["none"]).empty


def test_a_table_without_observations_is_text_and_a_missing_one_is_named(tmp_path: Path) -> None:
    write_package(tmp_path, {"victims": GOOD.encode(), "notes": b"area,note\nNA,\nGHA,1.50\n"})
    store = Store(tmp_path, ["victims"])
    assert store.extra("notes") == [{"area": "NA", "note": ""}, {"area": "GHA", "note": "1.50"}]
    with pytest.raises(StoreError, match="lists no table classes"):
        store.extra("classes")
    # It was read at once, so that a new release on the disk changes nothing.
    (tmp_path / "notes.csv").write_text("area,note\n")
    assert store.extra("notes")[1] == {"area": "GHA", "note": "1.50"}
    with pytest.raises(StoreError, match=r"notes\.csv: is not the file"):
        Store(tmp_path, ["victims"])


def test_a_packed_table_answers_as_one_that_is_laid_out(shared: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["refugee-corridors", "population", "detected-victims"]
    monkeypatch.setattr(store, "LAID_OUT", shared.store.length("population"))
    packed, laid_out = Store(shared.config.published, names), shared.store
    assert [name for name in names if isinstance(packed._tables[name].held, Packed)] == [names[0], names[2]]
    assert all(isinstance(table.held, Opened) for table in laid_out._tables.values()), "all that is published now"
    packed.forget_opened()
    for name in names:
        assert_frame_equal(packed.frame(name), laid_out.frame(name))
        some = [laid_out.codes(name, "breakdown")[0]]
        ours, theirs = (one.rows(name, areas=["AFG", "NOR"], first=2015, breakdown=some) for one in (packed, laid_out))
        assert_frame_equal(ours, theirs)
    assert packed._opened.bytes <= OPENED_BYTES
    rows = laid_out.frame("population")
    people = {area: dict(own.tolist()) for area, own in _years_of_people(rows)}
    weights = packed.values_of(SeriesKey("population", "_T", "_T", "_T"))
    assert {area: dict(own) for area, own in weights.items()} == people
    _check_gaps()
    assert (weights["NOR"].get(1000), weights["NOR"].get(9999, 0.0), 1000 in weights["NOR"]) == (None, 0.0, False)


def _years_of_people(rows: pd.DataFrame) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for area, own in rows[~rows["ref_area"].map(is_group_in_tables).astype(bool)].groupby("ref_area", observed=True):
        yield str(area), own[["time_period", "obs_value"]].to_numpy()


def _check_gaps() -> None:
    """Numbers by year have gaps where nothing is known."""
    for values in ([3, 0, 5], [3.5, 0.0, 5.0]):
        found = Yearly(np.array([2001, 2000, 2004], np.int16), np.array(values))
        assert dict(found) == {2001: values[0], 2000: values[1], 2004: values[2]}
        assert (len(found), 2002 in found, found.get(2002, 1), found.get(2005)) == (3, False, 1, None)
        assert type(found[2001]) is type(values[0])
        with pytest.raises(KeyError):
            found[2003]
