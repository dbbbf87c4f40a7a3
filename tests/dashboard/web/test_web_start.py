"""How the server starts: warm, or not at all and with one line that says why."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import START_ERRORS, create_app, create_server
from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.context import Context
from dashboard.store import PACKAGE
from tests.conftest import application_of
from tests.fixtures import small
from tests.fixtures.readers import first_asked, rushed
from tests.fixtures.serving import ROOT, forked, serving


@pytest.fixture
def folder(tmp_path: Path, small_config: Config) -> Path:
    """A published folder of its own, to be damaged."""
    copy = tmp_path / "published"
    copy.mkdir()
    for path in small_config.published.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


def _package_gone(folder: Path) -> str:
    (folder / PACKAGE).unlink()
    return PACKAGE


def _package_damaged(folder: Path) -> str:
    (folder / PACKAGE).write_text("{")
    return PACKAGE


def _table_gone(folder: Path) -> str:
    (folder / "homicide-rate.csv").unlink()
    return "homicide-rate.csv"


def _table_cut(folder: Path) -> str:
    path = folder / "homicide-rate.csv"
    path.write_bytes(path.read_bytes()[:-20])
    return "homicide-rate.csv"


def _column_gone(folder: Path) -> str:
    contents = {path.stem: path.read_bytes() for path in folder.glob("*.csv")}
    contents["homicide-rate"] = contents["homicide-rate"].replace(b"obs_status", b"status", 1)
    small.write_package(folder, contents)
    return "homicide-rate.csv"


@pytest.mark.parametrize("damage", [_package_gone, _package_damaged, _table_gone, _table_cut, _column_gone])
def test_a_missing_or_damaged_table_stops_the_start_with_one_line_naming_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], str]
) -> None:
    name = damage(folder)
    monkeypatch.setenv("REACH_DATA", str(folder))
    with pytest.raises(SystemExit) as stopped:
        create_server()
    assert isinstance(stopped.value.code, str)
    assert str(folder / name) in stopped.value.code
    assert "\n" not in stopped.value.code


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", "many")
    with pytest.raises(SystemExit, match="WEB_CONCURRENCY"):
        create_server()


@pytest.mark.parametrize("part", ["catalogue", "geography"])
def test_a_missing_folder_is_named(small_config: Config, tmp_path: Path, part: str) -> None:
    config = Config(published=small_config.published, **{part: tmp_path / "none"})
    with pytest.raises(START_ERRORS, match=re.escape(str(tmp_path / "none"))):
        create_app(config)


def test_a_missing_folder_of_assets_is_named(small_context: Context, tmp_path: Path) -> None:
    """The application looks into it, once all tables are read."""
    lost = replace(small_context, config=replace(small_context.config, assets=tmp_path / "none"))
    with pytest.raises(START_ERRORS, match=re.escape(str(tmp_path / "none"))):
        application_of(lost)


def test_a_server_that_cannot_start_ends_at_once_without_a_traceback(folder: Path, tmp_path: Path) -> None:
    _table_cut(folder)
    log = tmp_path / "log.txt"
    with pytest.raises(AssertionError, match=r"the server ended with [1-9]"), forked(log, {"REACH_DATA": str(folder)}):
        pass
    said = log.read_text()
    assert said.count("\n") == 1
    assert str(folder / "homicide-rate.csv") in said


def test_a_server_with_an_unusable_setting_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    said = "Reach 2030 cannot start: PORT must be a whole number from 0 to 65535, but is 'eighty'"
    assert stopped.value.code == said


@pytest.mark.sweep  # From the command line, with all that is made ahead; of one that is forked: `test_web_served.py`.
def test_a_cold_start_under_parallel_requests_answers_no_500(
    small_client: FlaskClient, small_config: Config, tmp_path: Path
) -> None:
    settings = {"REACH_DATA": str(small_config.published), "WEB_CONCURRENCY": "2"}
    with serving(tmp_path / "log.txt", settings) as server:
        assert rushed(server.url, first_asked(small_client.get("/").text)) == {200}
    assert (tmp_path / "log.txt").read_text() == ""


def test_every_indicator_of_the_catalogue_has_a_table_in_the_small_data_set(small_config: Config) -> None:
    names = {path.stem for path in small_config.published.glob("*.csv")}
    assert names == {
        *load_indicators(small_config.catalogue),
        "classes",
        "progress",
        "movers",
        "movers_peers",
        "build_report",
        "claims",
        "borders",
    }
