"""Operators see how long answers take and of which view, and no figure without being asked."""

from __future__ import annotations

import json
import logging
import re
import urllib.request
from pathlib import Path

import dash
import pytest
from flask.testing import FlaskClient

from dashboard.config import Config, ConfigError, from_environment
from dashboard.web import observed
from dashboard.web.health import STOPPING
from tests.fixtures.answers import address_of, now_of
from tests.fixtures.serving import forked, free_port


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=120) as answer:
        return str(answer.read().decode())


def figure(told: str, name: str, *labels: str) -> float:
    """The sum of a figure's series with these labels."""
    lines = [line for line in told.splitlines() if line.startswith(name) and all(label in line for label in labels)]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def test_figures_of_all_workers_are_given_on_this_machine_alone(small_config: Config, tmp_path: Path) -> None:
    port = free_port()
    settings = {"REACH_DATA": str(small_config.published), "REACH_METRICS": f"127.0.0.1:{port}"}
    with forked(tmp_path / "log", settings) as server:
        read(f"{server.url}/readyz")
        asked_before = figure(read(f"http://127.0.0.1:{port}/metrics"), "reach_requests_total", 'kind="page"')
        picture = f"{server.url}/image/victims-trend.svg?area=GHA"
        for address in (f"{server.url}/healthz", f"{server.url}/victims", picture, picture):
            read(address)
        told = read(f"http://127.0.0.1:{port}/metrics")
        assert figure(told, "reach_request_seconds_count", 'kind="picture"', 'view="victims-trend"') == 2
        # The start asks for a page itself.
        assert figure(told, "reach_requests_total", 'kind="page"', 'status="200"') == asked_before + 1
        assert figure(told, "reach_requests_total", 'kind="health"', 'status="200"') == 2
        assert figure(told, "reach_kept_total", 'what="pictures"') >= 2
        assert figure(told, "reach_turns{", 'what="pictures"') == 0
        assert figure(told, "reach_data_written_timestamp_seconds") > 1e9
        with pytest.raises(urllib.error.HTTPError):
            read(f"{server.url}/metrics.txt")


def test_without_being_asked_nothing_is_counted(small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(observed.FOLDER, raising=False)
    assert observed.Figures()._made == {}
    assert small_client.get("/healthz").status_code == 200


def test_every_answer_has_an_id_and_a_proxys_own_is_kept(small_client: FlaskClient) -> None:
    names = [small_client.get(path).headers[observed.ID] for path in ("/", "/healthz", "/image/none.svg")]
    assert len(set(names)) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in names)
    for told, kept in (("edge-7.12345678", True), ("short", False), ("with space in it", False), ("x" * 65, False)):
        found = small_client.get("/healthz", headers={observed.ID: told}).headers[observed.ID]
        assert (found == told) is kept


def test_failures_and_slow_answers_are_told_as_json(
    small_client: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "reach.requests")
    monkeypatch.setattr(observed, "SLOW", 3600.0)  # However busy the machine is.
    small_client.get("/victims")
    assert not caplog.records
    monkeypatch.setattr(observed, "SLOW", 0.0)
    small_client.get("/image/victims-trend.svg?area=GHA\u2028", headers={observed.ID: "abcdefgh"})
    (record,) = caplog.records
    told = json.loads(record.getMessage())
    assert (told["request"], told["kind"], told["view"]) == ("abcdefgh", "picture", "victims-trend")
    assert told["ms"] >= 0
    assert "\n" not in record.getMessage()


@pytest.mark.parametrize(
    ("parts", "view"), [(["victims-map.map"], "victims-map"), (["victims-map.map", "victims-trend.chart"], "")]
)
def test_an_answer_to_a_page_is_told_with_its_view_where_it_is_one(
    small_app: dash.Dash,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    parts: list[str],
    view: str,
) -> None:
    client = small_app.server.test_client()
    address = address_of(now_of(client), *parts, query="area=GHA")
    caplog.set_level(logging.INFO, "reach.requests")
    monkeypatch.setattr(observed, "SLOW", 0.0)
    assert client.get(address).status_code == 200
    told = json.loads(caplog.records[-1].getMessage())
    assert (told["kind"], told["view"]) == ("answer", view)


def test_a_process_that_is_being_stopped_is_well_and_not_ready(small_client: FlaskClient) -> None:
    assert small_client.get("/readyz").json["status"] == "ready"
    STOPPING.set()
    try:
        assert (small_client.get("/readyz").status_code, small_client.get("/healthz").status_code) == (503, 200)
    finally:
        STOPPING.clear()


@pytest.mark.parametrize("address", ["9400", "0.0.0.0:9400", "example.org:9400", "127.0.0.1:0", "127.0.0.1:x"])
def test_figures_are_given_to_no_other_machine(address: str) -> None:
    with pytest.raises(ConfigError, match="REACH_METRICS must be an address of this machine alone"):
        from_environment({"REACH_METRICS": address})
