"""Each page stands at one address, to which other spellings lead; an address of no page is answered 404."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import dash
import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.pages import PAGES
from dashboard.parts.header import MENU
from dashboard.parts.nowhere import lost
from tests.fixtures.wiring import body_of, server_callbacks

NO_PAGES = (
    *("/nowhere", "/victims/nowhere", "/VICTIMS", "/country/QQQ", "/country/NGA/more", "/present/x"),
    *("/print/country/QQQ", "/print/nothing", "/country/%00", "/country/%3Cscript%3E"),
)


@pytest.mark.parametrize("path", [*PAGES, "/country/NGA", "/present", "/print/country/NGA", "/print/deck"])
def test_what_there_is_answers_200(small_client: FlaskClient, path: str) -> None:
    assert small_client.get(path).status_code == small_client.head(path).status_code == 200


@pytest.mark.parametrize("path", NO_PAGES)
def test_an_address_of_no_page_answers_404_with_the_dashboard(small_client: FlaskClient, path: str) -> None:
    answer = small_client.get(path)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "react-entry-point" in answer.text
    head = small_client.head(path)
    assert (head.status_code, head.data) == (404, b"")
    assert small_client.get(f"{path}?embed=1").status_code == 404


@pytest.mark.parametrize("path", ["/country/034", "/country/034/", "/country/lic"])
def test_a_group_has_no_page_but_leads_to_its_brief(client: FlaskClient, path: str) -> None:
    """Not for good: it may have a page one day. A frame holds no sheets of paper."""
    answer = client.get(f"{path}?lang=fr")
    code = path.strip("/").rpartition("/")[2].upper()
    assert (answer.status_code, answer.location) == (302, f"/print/country/{code}?lang=fr")
    assert client.get(answer.location).status_code == 200
    assert client.get(f"{path}?embed=1").status_code == 404


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/victims/", "/victims"),
        ("/victims/?area=NGA,GHA&year=2020", "/victims?area=NGA,GHA&year=2020"),
        ("/country/nga", "/country/NGA"),
        ("/country/nga/?embed=1", "/country/NGA?embed=1"),
        ("/country/Nga?area=gha", "/country/NGA?area=gha"),
        ("/print/country/nga?lang=en", "/print/country/NGA?lang=en"),
        ("/print/country/NGA/", "/print/country/NGA"),
        ("/print/deck/", "/print/deck"),
        ("/present/?country=NGA", "/present?country=NGA"),
        ("/drivers//timeline", "/drivers/timeline"),
        ("///country//nga", "/country/NGA"),
        ("/country/Nigeria", "/country/NGA"),
        ("/country/nigeria?lang=fr", "/country/NGA?lang=fr"),
        ("/country/Nig\u00c3\u00a9ria", "/country/NGA"),  # as a server is handed "é"
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_another_spelling_leads_to_the_one_address_of_the_page(
    small_client: FlaskClient, path: str, there: str, method: str
) -> None:
    path, _, query = path.partition("?")
    raw = {"PATH_INFO": path, "QUERY_STRING": query}
    answer = small_client.open("/", method=method, headers={"Host": "evil.example"}, environ_overrides=raw)
    assert (answer.status_code, answer.headers["Location"]) == (308, there), "a path, without the host of the request"
    assert small_client.get(there).status_code == 200


def test_with_english_alone_an_address_has_one_answer(
    small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("dashboard.web.tongues", "dashboard.web.places", "dashboard.web.previews"):
        monkeypatch.setattr(f"{module}.offered", lambda: ("en",), raising=False)
    answer = small_client.get("/victims", headers={"Accept-Language": "fr"})
    assert answer.status_code == 200
    assert "Accept-Language" not in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/nowhere/", "//evil.example/", "/\\evil.example/", "/country/QQQ/"])
def test_nobody_is_led_to_where_there_is_nothing(small_client: FlaskClient, path: str) -> None:
    answer = small_client.get("/", environ_overrides={"PATH_INFO": path})
    while answer.status_code == 308:
        target = answer.headers["Location"]
        assert target.startswith("/") and not target.startswith(("//", "/\\"))
        answer = small_client.get(target)
    assert answer.status_code == 404


def shown(app: dash.Dash, client: FlaskClient, path: str) -> tuple[str, dict[str, Any]]:
    """What the page's callback answers where the browser changes the address by itself: words and selection."""
    output = next(name for name in server_callbacks(app) if app.callback_map[name]["inputs"][0]["id"] == "address")
    address = {"path": path, "search": "", "at": 0}
    answer = client.post("/_dash-update-component", json=body_of(app, output, {"address.data": address}))
    assert answer.status_code == 200
    response = answer.get_json()["response"]
    selection: dict[str, Any] = response["selection"]["data"]
    return json.dumps(response["page"], separators=(",", ":")), selection


@pytest.mark.parametrize("path", [path for path in NO_PAGES if "%" not in path])
def test_within_the_browser_too_there_is_no_such_page(
    small_app: dash.Dash, small_client: FlaskClient, path: str
) -> None:
    text, selection = shown(small_app, small_client, path)
    assert selection["title"] == "No such page"
    assert "offers" not in selection, "nothing is asked of the server for it"
    assert '"href":"/country"' in text


@pytest.mark.parametrize(
    ("path", "place"), [("/country/nga/", "/country/NGA"), ("/victims/", "/victims"), ("/", "/"), ("/data", "/data")]
)
def test_within_the_browser_too_a_page_has_one_address(
    small_app: dash.Dash, small_client: FlaskClient, path: str, place: str
) -> None:
    assert shown(small_app, small_client, path)[1]["place"] == place


def test_where_a_country_is_not_known_the_search_leads_to_another(
    small_app: dash.Dash, small_client: FlaskClient
) -> None:
    text, selection = shown(small_app, small_client, "/country/QQQ")
    assert '"data-act":"search"' in text
    assert selection["page"] == "country", "so that the search opens the page of a country"
    assert '"data-act":"search"' not in shown(small_app, small_client, "/nowhere")[0]


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/victim", "/victims"),
        ("/driver/timeline", "/drivers/timeline"),
        ("/data/coverages", "/data/coverage"),
        ("/Progress", "/progress"),
        ("/country/NG", "/country/NGA"),
        ("/country/nigeria", "/country/NGA"),
        ("/country/Bangladsh", "/country/BGD"),
        ("/print/country/NIG", "/country/NGA"),
        ("/country/Côte d'Ivoire", "/country/CIV"),
        ("/country/034", "/print/country/034"),
        ("/country/034", "/?area=034"),
        ("/country/LDC", ""),
    ],
)
def test_what_may_have_been_meant_comes_first(
    shared: Context, small_client: FlaskClient, path: str, first: str
) -> None:
    links = [address for _, address in lost(shared, path).links]
    assert not first or first in links[:3]
    assert all(small_client.get(address).status_code == 200 for address in links)


def test_nothing_is_offered_where_nothing_is_like_it(shared: Context) -> None:
    assert lost(shared, "/zzzzqqqq").links == lost(shared, "/country/99999999").links == ()


@pytest.mark.parametrize("path", ["/country/<script>alert(1)</script>", "/\u202e\x00<img>", f"/country/{'x' * 290}"])
def test_words_of_a_stranger_are_short_and_text(small_client: FlaskClient, shared: Context, path: str) -> None:
    said = lost(shared, path)
    assert all(len(text) < 120 and text.isprintable() for text in (said.title, said.about))
    raw = path.encode().decode("latin-1")
    frame = small_client.get("/x", query_string={"embed": "1"}, environ_overrides={"PATH_INFO": raw}).text
    assert "<script>alert" not in frame and "<img>" not in frame
    assert unescape(frame).count("alert(1)") <= 2


def test_the_menu_leads_to_pages(small_client: FlaskClient) -> None:
    assert {small_client.get(path).status_code for path, _ in MENU} == {200}
