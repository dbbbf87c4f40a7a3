"""No two rows of a table are of the same thing: a start with such tables ends, a renewal keeps the old ones."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard.app import create_app, create_server
from dashboard.columns import COLUMNS
from dashboard.config import Config
from dashboard.store import Store, StoreError
from dashboard.web.renewal import Renewal
from data.swap import replace_folder
from tests.fixtures import small
from tests.fixtures.small import CLASS_COLUMNS, table, write_package


def _twice(content: bytes) -> bytes:
    """A table whose second row stands there once more, with another figure, at its end."""
    cells = content.splitlines()[1].split(b",")
    return content + b",".join([*cells[:5], b"1", b"", b"", b"A"]) + b"\n"


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in folder.glob("*.csv")}


@pytest.mark.parametrize("name", ["population", "homicide-rate"])
def test_a_key_given_twice_stops_the_start_with_one_line_that_names_file_and_rows(
    small_config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    contents = _contents(small_config.published)
    contents[name] = _twice(contents[name])
    write_package(tmp_path, contents)
    monkeypatch.setenv("REACH_DATA", str(tmp_path))
    with pytest.raises(SystemExit) as stopped:
        create_server()
    words = str(stopped.value.code)
    lines = contents[name].count(b"\n")
    assert f"{tmp_path / name}.csv: lines 2 and {lines} are of the same key" in words
    assert "ref_area GHA, time_period 2014" in words
    assert "\n" not in words


def test_a_renewal_with_such_tables_keeps_the_old_ones_and_says_so(
    small_config: Config, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "published"
    contents = _contents(small_config.published)
    write_package(folder, contents)
    config = Config(published=folder)
    served = Renewal(lambda: create_app(config).server, folder)
    before = Client(served).get("/api/v1/tables/population.csv").data
    broken = contents | {"population": _twice(contents["population"])}
    replace_folder(folder, lambda fresh: write_package(fresh, broken, "broken"))
    with caplog.at_level(logging.ERROR):
        assert not served.renew()
    assert "the old ones stay" in caplog.text
    assert "population.csv: lines 2 and" in caplog.text
    assert Client(served).get("/api/v1/tables/population.csv").data == before
    assert json.loads(Client(served).get("/healthz").data)["data_version"] == "small"


def test_a_population_of_more_than_one_row_for_an_area_and_year_stops_the_start(
    small_config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys differ, but whoever divides by it would not know by which: a rate was a 500."""
    contents = _contents(small_config.published)
    contents["population"] += b"GHA,2014,_T,_T,URBAN,5,,,A\n"
    write_package(tmp_path, contents)
    monkeypatch.setenv("REACH_DATA", str(tmp_path))
    with pytest.raises(SystemExit) as stopped:
        create_server()
    words = str(stopped.value.code)
    lines = contents["population"].count(b"\n")
    assert f"{tmp_path / 'population'}.csv: lines 2 and {lines} are of the same key" in words
    assert "(ref_area GHA, time_period 2014)" in words


ROW = ("GHA", 2020, "_T", "_T", "_T", 5, "", "", "A")


@pytest.mark.parametrize("column", range(5))
def test_rows_that_differ_in_any_part_of_the_key_are_two(tmp_path: Path, column: int) -> None:
    other = list(ROW)
    other[column] = 2021 if column == 1 else "OTHER"
    write_package(tmp_path, {"victims": table(COLUMNS, [ROW, tuple(other)])})
    assert len(Store(tmp_path, ["victims"]).frame("victims")) == 2


def test_equal_keys_are_found_where_they_are_too_many_to_be_counted_at_once(tmp_path: Path) -> None:
    # Few rows with many codes: their keys are sorted, not marked in a field of all combinations.
    rows = [(f"A{n}", 1000 + n, f"S{n}", f"Y{n}", f"B{n}", n, "", "", "A") for n in range(60)]
    write_package(tmp_path, {"victims": table(COLUMNS, [*rows, rows[7], rows[3]])})
    with pytest.raises(StoreError, match=r"lines 5 and 63 are of the same key .* so it is with 1 more"):
        Store(tmp_path, ["victims"])


@pytest.mark.parametrize(
    ("name", "columns", "row"),
    [
        ("classes", CLASS_COLUMNS, ("homicide-rate", "value", "_T", "_T", "_T", "20;40")),
        ("borders", ("ref_area", "neighbour", "km"), ("GHA", "NGA", 12)),
        ("progress", small.PROGRESS_COLUMNS, ("homicide-rate", "GHA", *([""] * (len(small.PROGRESS_COLUMNS) - 2)))),
        ("claims", ("id", "value"), ("a-claim", 12)),
    ],
)
def test_tables_without_observations_have_keys_too(
    tmp_path: Path, name: str, columns: tuple[str, ...], row: tuple[object, ...]
) -> None:
    write_package(tmp_path, {name: table(columns, [row, row])})
    with pytest.raises(StoreError, match=rf"{name}\.csv: lines 2 and 3 are of the same key"):
        Store(tmp_path, [])


def test_a_table_whose_cells_are_in_another_form_than_published_stops_the_start(tmp_path: Path) -> None:
    good = table(COLUMNS, [ROW])
    for wrong in (b",05,", b",+5,", b",.5,", b",5.,"):
        write_package(tmp_path, {"victims": good.replace(b",5,", wrong)})
        with pytest.raises(StoreError, match="another form than published"):
            Store(tmp_path, ["victims"])
    for right in (b",5e-7,", b",-0.5,", b",0,", b",1E+20,"):
        write_package(tmp_path, {"victims": good.replace(b",5,", right)})
        assert len(Store(tmp_path, ["victims"]).frame("victims")) == 1
