"""Pages are made once for all workers, and before anybody asks for them."""

from __future__ import annotations

import datetime
import socket
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.config import from_environment
from dashboard.context import Context
from dashboard.i18n import offered
from dashboard.pages import PAGES
from dashboard.web import ahead, beside, observed, quiet
from dashboard.web.ahead import AHEAD, KeptPages
from tests.conftest import application_of


@pytest.fixture(scope="module")
def keeping(small_context: Context, tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Tables of three countries, and a folder for what is made of them."""
    folder = tmp_path_factory.mktemp("kept") / "pictures"
    return replace(small_context, config=replace(small_context.config, pictures=folder))


@pytest.fixture(scope="module")
def pair(keeping: Context) -> tuple[Any, Any]:
    """Two processes' applications, as far as files can tell."""
    return application_of(keeping), application_of(keeping)


def files(context: Context) -> list[Path]:
    """Pages that are kept now."""
    assert context.config.pictures is not None
    return sorted((context.config.pictures / ahead.FOLDER).glob("*.kept"))


def never(*_: object) -> Any:
    """In place of what is not to be asked."""
    raise AssertionError("the page is made again")


def test_what_one_process_has_made_no_other_makes_again(
    pair: tuple[Any, Any], keeping: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = pair
    before = len(files(keeping))
    made = one.server.test_client().get("/victims?sex=F", headers={"Accept-Encoding": "br"})
    assert len(files(keeping)) == before + 1
    monkeypatch.setattr(other.first, "laid_out", never)
    again = other.server.test_client().get("/victims?sex=F", headers={"Accept-Encoding": "br"})
    assert (again.status_code, again.data, again.headers["ETag"]) == (200, made.data, made.headers["ETag"])
    assert other.server.test_client().get("/victims?sex=M").status_code == 500  # What nobody has made is asked for.


def test_a_page_of_another_day_is_made_anew(
    pair: tuple[Any, Any], keeping: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = pair
    one.server.test_client().get("/about?sex=F")
    before = len(files(keeping))
    tomorrow = keeping.today() + datetime.timedelta(days=1)
    monkeypatch.setattr(Context, "today", lambda _: tomorrow)
    one.server.test_client().get("/about?sex=F")
    assert len(files(keeping)) == before + 1


def test_a_page_is_kept_apart_for_all_that_it_depends_on(keeping: Context) -> None:
    def tag(context: Context, frame: str = "<html>", path: str = "/") -> str:
        return KeptPages(context).tag(frame, path, "", context.today())

    def having(**settings: Any) -> Context:
        return replace(keeping, config=replace(keeping.config, **settings))

    usual = tag(keeping)
    assert usual == tag(having(port=1234, workers=7, host="0.0.0.0", ahead=False))
    others = [
        tag(keeping, frame="<html lang>"),
        tag(keeping, path="/about"),
        tag(having(public_url="https://one.example")),
        tag(having(prefix="/reach")),
        tag(replace(keeping, release="2026-11")),
        tag(replace(keeping, is_past=True)),
    ]
    assert len({usual, *others}) == 1 + len(others)


def test_an_address_of_no_page_takes_no_place_on_the_disk(pair: tuple[Any, Any], keeping: Context) -> None:
    one, _ = pair
    before = files(keeping)
    for address in ("/nowhere", "/country/QQQ", "/nowhere?sex=F"):
        assert one.server.test_client().get(address).status_code == 404
    assert files(keeping) == before


def test_without_a_folder_or_against_its_setting_nothing_is_made_ahead(small_app: Any, keeping: Context) -> None:
    assert AHEAD not in small_app.server.config
    unasked = replace(keeping, config=replace(keeping.config, ahead=from_environment({"REACH_AHEAD": "0"}).ahead))
    server = application_of(unasked).server
    assert AHEAD not in server.config
    assert beside.warming(server) == []


def test_every_page_and_country_is_made_ahead_and_every_page_in_each_language(
    pair: tuple[Any, Any], keeping: Context
) -> None:
    told = pair[0].server.config[AHEAD]
    assert len(told) == len(set(told))
    assert told[: len(PAGES)] == tuple(PAGES)
    assert {f"/country/{code}" for code in keeping.geography.areas} <= set(told)
    assert {f"/victims?lang={lang}" for lang in offered()[1:]} <= set(told)


def test_pages_are_made_ahead_with_their_first_picture_until_readers_ask(
    pair: tuple[Any, Any], keeping: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = pair
    monkeypatch.setitem(one.server.config, AHEAD, ("/data/own", "/victims?year=2015", "/deck"))
    before, left_alone = set(files(keeping)), iter((True, True, False))
    assert not beside.make_ahead(one.server, lambda: next(left_alone))
    assert len(set(files(keeping)) - before) == 2
    assert keeping.config.pictures is not None
    assert any(b"<svg" in path.read_bytes() for path in keeping.config.pictures.glob("*.kept"))
    assert beside.make_ahead(one.server, lambda: True)


def test_pages_are_made_ahead_once_for_each_day_and_release_and_only_while_nobody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = {beside.EDITION: "one", AHEAD: ("/",)}
    served = SimpleNamespace(current=SimpleNamespace(config=config), renew=lambda: True)
    foreman, forked, ago = beside._Foreman(served, {}), [], [beside.QUIET_FIRST]
    monkeypatch.setattr(foreman, "_fork", lambda kind, _: forked.append(kind))
    monkeypatch.setattr(quiet, "seconds", lambda: ago[0])
    assert not foreman._is_due()  # Readers come first after a start.
    monkeypatch.setattr(foreman, "_look", 0.0)
    assert foreman._is_due()
    assert not foreman._is_due()
    for _ in range(3):
        assert not foreman._begin_ahead()
    assert len(forked) == 1
    config[beside.EDITION] = "two"
    foreman._begin_ahead()
    assert len(forked) == 2
    foreman._working[7] = beside._PAGES
    monkeypatch.setattr(foreman, "_look", 0.0)
    assert not foreman._is_due()  # Those that are under way are made to their end.
    foreman._working.clear()
    ago[0] = 0.5
    monkeypatch.setattr(foreman, "_look", 0.0)
    assert not foreman._is_due()


def test_who_makes_pages_ahead_ends_where_readers_go_on_asking_and_they_are_made_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(beside, "AHEAD_PATIENCE", 0.0)
    monkeypatch.setattr(quiet, "seconds", lambda: 0.0)
    one, other = socket.socketpair()
    server, foreman = SimpleNamespace(config={AHEAD: ("/",)}), beside._Foreman(None, {})
    with one, other:
        # By itself; and where it never gets the processor, by another's hand.
        for work in (lambda: beside._make_pages(server, (one,)), lambda: time.sleep(60)):  # type: ignore[arg-type]
            foreman._fork(beside._PAGES, work)
            (number,) = foreman._working
            foreman._made_ahead, foreman._look, foreman._quiet = "of today", 0.0, time.monotonic() - 1
            assert not foreman._is_due()
            assert beside._readable([number], 30.0)
            foreman._ended(number)
            assert (foreman._made_ahead, foreman._working) == (None, {})


def test_only_readers_count_as_asking(small_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    heard, client = [], small_app.server.test_client()
    monkeypatch.setattr(quiet, "asked", lambda: heard.append(1))
    for address, count in (("/healthz", 0), ("/readyz", 0), ("/about", 2)):
        client.get(address)
        assert len(heard) == count
    monkeypatch.setattr(observed.figures(), "works_for_readers", False)
    client.get("/about")
    assert len(heard) == 2
