"""A link that is shared shows the picture of its page: the tags name it with the selection, without foreign words."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from dashboard.pages import PAGES
from dashboard.parts.standing import LONGEST_ABOUT
from dashboard.views import VIEWS
from dashboard.web.previews import main_view
from tests.conftest import PUBLIC
from tests.fixtures.sweeps import each

PICTURED = {
    "/": "a map",
    "/flows": "lines over a map",
    "/progress": "statuses",
    "/data/sources": "of no view: the picture of another page",
}
"""Pages whose picture `make test` asks for; that every view has one: `test_web_images.py`."""


def tags_of(client: FlaskClient, address: str) -> dict[str, str]:
    """The Open Graph tags of a page by their names."""
    found = re.findall(r'<meta property="([\w:]+)" content="([^"]*)">', client.get(address).text)
    return {name: html.unescape(content) for name, content in found}


@pytest.mark.parametrize(
    ("address", "image"),
    [
        ("/", "/image/overview-map.png?size=slide"),
        ("/victims?area=NGA&year=2019", "/image/victims-map.png?area=NGA&year=2019&size=slide"),
        ("/country/NGA?area=GHA", "/image/country-map.png?area=NGA,GHA&size=slide"),
        ("/data/sources", "/image/overview-map.png?size=slide"),
    ],
)
def test_the_picture_is_that_of_the_page_and_its_selection(
    public_client: FlaskClient, address: str, image: str
) -> None:
    told = tags_of(public_client, address)
    assert told["og:image"] == f"{PUBLIC}{image}"
    assert (told["og:image:width"], told["og:image:height"]) == ("1280", "720")
    assert told["og:url"].startswith(f"{PUBLIC}/")
    assert told["og:title"]


@pytest.mark.parametrize("path", each(PAGES, PICTURED))
def test_every_page_has_a_picture_that_answers(public_client: FlaskClient, path: str) -> None:
    address = tags_of(public_client, path)["og:image"].removeprefix(PUBLIC).replace(".png", ".svg")
    assert public_client.get(address).mimetype == "image/svg+xml"


def test_what_needs_a_whole_address_is_left_out_where_none_is_known(client: FlaskClient) -> None:
    told = tags_of(client, "/victims")
    assert told["og:title"] == "Victims"
    assert not {"og:url", "og:image", "og:image:alt"} & set(told)
    assert '<meta name="twitter:card" content="summary">' in client.get("/victims").text


def test_a_page_that_is_none_has_no_preview(public_client: FlaskClient) -> None:
    assert tags_of(public_client, "/no/such/page") == tags_of(public_client, "/country/QQQ") == {}


def test_the_main_view_of_a_page_is_one_that_is_drawn() -> None:
    assert main_view("progress").home != "table"
    assert all(main_view(view.page).page == view.page for view in VIEWS.values())


def test_a_country_is_named(client: FlaskClient) -> None:
    assert tags_of(client, "/country/BGD")["og:title"].startswith("Bangladesh")


@pytest.mark.parametrize("query", ['area="><script>alert(1)</script>', "year=%22%3E%3Cimg", "x" * 5000])
def test_words_of_a_stranger_are_not_in_the_tags(client: FlaskClient, query: str) -> None:
    head, _, body = client.get(f"/victims?{query}").text.partition("</head>")
    assert "alert(1)" not in head
    assert "<img" not in head
    assert "xxxx" not in head
    assert "<script>alert(1)" not in body
    assert "<img>" not in body


@pytest.mark.parametrize("host", ['a"onload=1', "evil.example"])
def test_the_host_of_a_request_is_nowhere(client: FlaskClient, host: str) -> None:
    page = client.get("/", headers={"Host": host, "X-Forwarded-Host": host}).text
    assert host not in page


def about_of(client: FlaskClient, address: str) -> str:
    """What search engines list a page with."""
    found = re.search(r'<meta name="description" content="([^"]*)">', client.get(address).text)
    assert found is not None
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("address", "first", "then"),
    [
        # What falls short is never told without what does not.
        (
            "/progress?area=USA",
            "United States of America",
            "indicators with an SDG target, 8 can be judged: 4 met, none on track, 4",
        ),
        ("/country/IDN", "Indonesia: ", " on track, "),
        pytest.param("/progress", "World", "SDG target met or on track", marks=pytest.mark.sweep),
        pytest.param("/", "World", "countries that report every year", marks=pytest.mark.sweep),
        pytest.param("/victims?area=KEN", "Kenya", "children among detected victims", marks=pytest.mark.sweep),
        pytest.param("/justice?area=NGA", "Nigeria", "convicted", marks=pytest.mark.sweep),
        pytest.param("/protection?area=NGA&lang=fr", "Nigéria", "en 20", marks=pytest.mark.sweep),
        pytest.param("/flows?area=NGA", "Nigeria", "trafficking victims† elsewhere", marks=pytest.mark.sweep),
    ],
)
def test_a_link_tells_the_headline_of_its_page_whole_with_whom_it_is_of(
    client: FlaskClient, address: str, first: str, then: str
) -> None:
    about = about_of(client, address)
    assert about == tags_of(client, address)["og:description"]
    assert about.startswith(first)
    assert then in about
    assert "come from?" not in about
    assert "never added up" not in about
    assert about.endswith((".", "?"))
    assert len(about) <= LONGEST_ABOUT


def test_links_to_different_places_and_pages_are_told_apart(client: FlaskClient) -> None:
    told = [about_of(client, address) for address in ("/victims?area=KEN", "/?area=KEN", "/victims?area=UGA")]
    assert len(set(told)) == len(told)
