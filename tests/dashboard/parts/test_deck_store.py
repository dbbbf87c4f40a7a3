"""The reader's decks in the browser's storage: moved there without loss, and read whatever is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dashboard.exports.deck import LONGEST_NAME, STARTERS, VERSION, of_json
from tests.fixtures.decks import browser_says, case

ONE, KEPT = "reach-deck", "reach-decks"
ROW = ["victims-map", "/victims?area=NGA", "map", "My title", "My line"]
OTHER = ["progress-pace", "/progress?area=NGA", "chart"]
KEY = "victims-map map /victims?area=NGA"


def deck(name: str = "Nigeria", rows: Any = (VERSION, ROW), **more: Any) -> dict[str, Any]:
    """A deck as it is kept."""
    return {"id": "n1", "name": name, "rows": list(rows), "seen": {}, "about": {}} | more


def only(place: Path, storage: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What the browser says to one storage."""
    (told,) = browser_says(place, [case(storage, **more)])
    return told


def panels(decks: list[dict[str, Any]]) -> list[list[str]]:
    return [[view["panel"] for view in one["views"]] for one in decks]


def test_the_one_deck_of_before_is_the_first_of_several_with_all_its_words(tmp_path: Path) -> None:
    told = only(tmp_path, {ONE: {"rows": [VERSION, ROW, OTHER], "seen": {KEY: "As it was seen"}}})
    (moved,) = told["decks"]
    assert moved["name"] == ""
    view = moved["views"][0]
    assert [view[part] for part in ("panel", "address", "tab", "title", "note")] == ROW
    assert view["seen"] == "As it was seen"
    assert panels(told["again"]) == [["victims-map", "progress-pace"]]
    assert told["again"][0]["views"][0] == view
    assert set(told["storage"]) == {KEPT}


def test_a_storage_without_room_keeps_what_it_had(tmp_path: Path) -> None:
    before = {ONE: {"rows": [VERSION, ROW], "seen": {}}}
    told = only(tmp_path, before, most=10)
    assert told["isKept"] is False
    assert told["storage"] == case(before)["storage"]
    assert panels(told["again"]) == [["victims-map"]]
    full = {KEPT: {"at": "n1", "decks": [deck()]}}
    told = only(tmp_path, full, most=200, more="One more")
    assert (told["isKept"], told["storage"]) == (False, case(full)["storage"])


def test_a_storage_that_is_closed_gives_one_empty_deck(tmp_path: Path) -> None:
    told = only(tmp_path, {}, most=-1)
    assert (panels(told["decks"]), told["isKept"]) == ([[]], False)


def test_an_old_page_that_is_still_open_adds_its_deck_once_and_takes_none_away(tmp_path: Path) -> None:
    now = {KEPT: {"at": "n1", "decks": [deck()]}}
    told = only(tmp_path, {**now, ONE: {"rows": [VERSION, OTHER], "seen": {}}})
    assert panels(told["again"]) == [["victims-map"], ["progress-pace"]]
    assert told["at"] == "n1"
    told = only(tmp_path, {**now, ONE: {"rows": [VERSION, ROW], "seen": {}}})
    assert panels(told["again"]) == [["victims-map"]]


def test_decks_of_a_later_version_are_kept_on_though_they_cannot_be_read(tmp_path: Path) -> None:
    later = deck("Later", (VERSION + 1, ["what", "ever"]), id="l1")
    told = only(tmp_path, {KEPT: {"at": "l1", "decks": [later, deck()]}})
    assert panels(told["decks"]) == [["victims-map"]]
    assert later in json.loads(told["storage"][KEPT])["decks"]
    old = {ONE: {"rows": [VERSION + 1, ["what"]], "seen": {}}}
    assert only(tmp_path, old)["storage"][ONE] == case(old)["storage"][ONE]


BROKEN: tuple[Any, ...] = (
    "", "{", "null", "[]", "7", '"decks"', '{"decks": 7}', '{"decks": [null, 7, "x", []]}', '{"decks": {"0": {}}}',
    {"decks": [{"rows": "x"}, {"rows": [None]}, {"name": 7, "rows": [VERSION]}]}, {"at": {}, "decks": []},
)  # fmt: skip


def test_what_is_damaged_is_read_as_nothing_and_leaves_no_reader_without_a_deck(tmp_path: Path) -> None:
    cases = [case({name: broken}) for broken in BROKEN for name in (ONE, KEPT)]
    for told, given in zip(browser_says(tmp_path, cases), cases, strict=True):
        assert told["decks"], given
        assert told["current"]["views"] == [], given
        assert told["isKept"] is True, given


def test_names_and_titles_of_a_hostile_storage_are_one_line_each(tmp_path: Path) -> None:
    hostile = deck(f"\u202e<b>\n{'x' * 500}", seen={KEY: ["no", "text"], "__proto__": 7}, about=7)
    twice = [hostile, deck("The same id")]
    told = only(tmp_path, {KEPT: {"at": "nobody", "decks": twice}})
    first, second = told["decks"]
    assert first["name"].startswith("<b> xxx") and len(first["name"]) == LONGEST_NAME
    assert first["views"][0]["about"] == ""
    assert first["id"] != second["id"]
    assert told["current"] == first


def test_ready_made_decks_hold_views_that_there_are() -> None:
    for rows in STARTERS.values():
        told = [
            VERSION,
            *([panel, address.format(area="NGA", placed="homicide-rate"), tab] for panel, address, tab in rows),
        ]
        found = of_json(json.dumps(told).encode())
        assert found.unknown == ()
        assert len(found.deck.views) == len(rows)
    assert {kind: len(rows) for kind, rows in STARTERS.items()} == {"world": 8, "country": 8, "acting": 5}


def test_the_release_in_which_a_view_was_taken_up_stays_and_nothing_else_is_taken_for_one(tmp_path: Path) -> None:
    name = "2026-11-26.1ffcda85f365"
    told = only(tmp_path, {KEPT: {"at": "n1", "decks": [deck(of={KEY: name})]}})
    assert told["decks"][0]["views"][0]["of"] == name
    assert told["again"][0]["views"][0]["of"] == name
    for other in ("2026-11-26", "../x", 5, None, [name], f"{name}&x=1"):
        told = only(tmp_path, {KEPT: {"at": "n1", "decks": [deck(of={KEY: other})]}})
        assert told["decks"][0]["views"][0]["of"] in ("", name if other == [name] else "")
