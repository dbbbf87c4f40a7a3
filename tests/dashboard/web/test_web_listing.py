"""The list of views: every view is in it, and every address that it names answers."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import pages
from dashboard.views import VIEWS
from dashboard.web.listing import VIEWS_LIST
from tests.fixtures.sweeps import THROUGHOUT, WALKS, Walk, chosen


@pytest.fixture
def told(small_client: FlaskClient) -> dict[str, Any]:
    return dict(small_client.get(VIEWS_LIST).get_json())


def test_every_view_is_listed_with_what_it_is(told: dict[str, Any]) -> None:
    assert [view["name"] for view in told["views"]] == list(VIEWS)
    for view in told["views"]:
        declared = VIEWS[view["name"]]
        assert (view["page"], view["kind"], view["home"]) == (declared.page, declared.kind, declared.home)
        assert view["title"]
        assert view["tabs"] == list(declared.tabs)


def test_every_page_with_views_is_listed_with_them_in_its_order(told: dict[str, Any]) -> None:
    for page in told["pages"]:
        assert page["views"] == [name for name, view in VIEWS.items() if view.page == page["name"]]
        assert pages.PAGES[page["address"]].title == page["title"]
    assert {page["name"] for page in told["pages"]} == {view.page for view in VIEWS.values()}


@pytest.mark.parametrize("walk", WALKS)
def test_every_address_that_is_listed_answers(small_client: FlaskClient, told: dict[str, Any], walk: Walk) -> None:
    listed = {view["name"]: view for view in told["views"]}
    for name in chosen(listed, THROUGHOUT, walk):
        view = listed[name]
        # What each kind of address gives of each view is tested where it is made.
        for address in (view["address"], view["images"]["svg"], view["slides"], *view["tables"].values()):
            place = f"{'&' if '?' in address else '?'}area=GHA" if view["needs_country"] else ""
            assert small_client.get(f"{address}{place}").status_code == 200, address
    # Slides of a page: `test_web_decks.py`.
    for page in told["pages"] if walk == "all" else ():
        assert small_client.get(page["slides"]).status_code == 200, page["slides"]


def test_every_size_scale_and_format_that_is_listed_answers(small_client: FlaskClient, told: dict[str, Any]) -> None:
    view = next(view for view in told["views"] if view["name"] == "victims-trend")
    for size in told["sizes"]:
        assert small_client.get(f"{view['images']['svg']}?size={size['name']}").status_code == 200
    for scale in told["scales"]:
        assert small_client.get(f"{view['images']['png']}?scale={scale}&size=column").status_code == 200
    for form in told["formats"]:
        assert small_client.get(f"{view['slides']}?format={form}").status_code == 200


def test_indicators_of_a_view_can_be_asked_for(small_client: FlaskClient, told: dict[str, Any]) -> None:
    view = next(view for view in told["views"] if view["name"] == "drivers-trend")
    assert len(view["indicators"]) > 5 and not view["indicator"]
    first, second = (
        small_client.get(f"{view['images']['svg']}?indicator={name}").text for name in view["indicators"][:2]
    )
    assert first != second


@pytest.mark.sweep
def test_what_is_of_the_whole_world_takes_no_areas(client: FlaskClient) -> None:
    views = {view["name"]: view for view in client.get(VIEWS_LIST).get_json()["views"]}
    assert views["victims-reporting"]["most_areas"] == views["relation-lags"]["most_areas"] == 0
    assert views["victims-map"]["most_areas"] > 1
    for name in ("victims-reporting", "relation-lags"):
        address = views[name]["tables"]["csv"]
        assert client.get(address).data == client.get(f"{address}?area=BGD").data


def test_how_many_others_can_stand_beside_is_said(told: dict[str, Any]) -> None:
    beside = {view["name"]: view["most_against"] for view in told["views"]}
    assert beside["timeline-rows"] > 1
    assert beside["relation-scatter"] == 1
    assert beside["victims-map"] == 0


def test_the_list_is_known_by_its_tag(small_client: FlaskClient) -> None:
    tag = small_client.get(VIEWS_LIST).headers["ETag"]
    assert small_client.get(VIEWS_LIST, headers={"If-None-Match": tag}).status_code == 304
