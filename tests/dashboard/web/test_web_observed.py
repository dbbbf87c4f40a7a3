"""Operators see how long answers take and of which view, and no figure without being asked."""

from __future__ import annotations

import json
import logging
import re

import dash
import pytest
from flask.testing import FlaskClient

from dashboard.config import ConfigError, from_environment
from dashboard.web import observed
from dashboard.web.health import STOPPING
from tests.fixtures.answers import address_of, now_of


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
