"""Whoever speaks another language gets the frame of each page in it; an address goes on meaning one view."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.i18n import is_right_to_left, own_name
from dashboard.pages import PAGES
from dashboard.web.tongues import spoken, spoken_links
from tests.conftest import PUBLIC
from tests.dashboard.web.test_web_first import answer_of
from tests.fixtures.sweeps import each

LANGUAGES = ("ar", "zh", "ru", "fr", "es")
"""Beside English."""


def _frame(client: FlaskClient, address: str) -> tuple[str, str, str]:
    """Language, direction and title of a document."""
    page = client.get(address).text
    lang, way = re.findall(r'<html lang="([a-z]+)" dir="([a-z]+)"', page)[0]
    return lang, way, re.findall(r"<title>([^<]*)</title>", page)[0]


PATHS = [*PAGES, "/country/NGA", "/present", "/print/country/NGA", "/nowhere"]
FEW = [*((path, "ar") for path in PATHS[-4:]), ("/victims", "ar"), ("/victims", "zh")]
"""A document of each kind in the language that also turns its direction, and a page in one that does not."""


@pytest.mark.parametrize(("path", "lang"), each([(path, lang) for path in PATHS for lang in LANGUAGES], FEW))
def test_the_document_says_its_language(public_client: FlaskClient, path: str, lang: str) -> None:
    said, way, title = _frame(public_client, f"{path}?lang={lang}")
    assert (said, way) == (lang, "rtl" if is_right_to_left(lang) else "ltr")
    assert title != _frame(public_client, path)[2]


def test_menu_header_and_footer_are_in_the_language(public_client: FlaskClient) -> None:
    page = public_client.get("/victims?lang=ru").text
    layout = re.findall(r'href="(/_dash-layout\?v=[0-9a-f]+)"', page)
    english = re.findall(r'href="(/_dash-layout\?v=[0-9a-f]+)"', public_client.get("/victims").text)
    assert layout != english
    told, said = public_client.get(layout[0]), public_client.get(english[0])
    assert "immutable" in told.headers["Cache-Control"]
    assert "Clear the search" in public_client.get("/victims").text and "Clear the search" not in page
    # The way to the content comes before the note of a first visit.
    plain = public_client.get("/victims").text
    assert 0 < plain.index('<a href="#page" class="skip">Skip to content</a>') < plain.index('class="welcome"')
    assert '"lang": "ru"' in told.get_json()["props"]["children"][2]["props"]["children"]
    assert public_client.get("/_dash-layout").data == said.data
    standing = page[page.index('id="standing"') :]
    assert "Skip to content" not in page and "Overview" not in standing


@pytest.mark.parametrize(
    ("accepts", "there"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.5", "fr"), ("ar", "ar"), ("zh-Hans-CN,zh;q=0.8", "zh"), ("en-GB,fr;q=0.8", ""),
        ("sw,de", ""), ("", ""), ("*", ""), ("fr;q=0, es-419;q=0.3", "es"), (",,;q=x,\x7f", ""),
    ],
)  # fmt: skip
def test_a_first_visit_is_led_to_the_language_of_the_browser(
    public_client: FlaskClient, accepts: str, there: str
) -> None:
    answer = public_client.get("/victims?area=NGA&year=2020", headers={"Accept-Language": accepts})
    assert "Accept-Language" in answer.headers["Vary"]
    if there:
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/victims?area=NGA&year=2020&lang={there}")
    else:
        assert answer.status_code == 200 and _frame(public_client, "/victims")[0] == "en"


@pytest.mark.parametrize(
    "address",
    [
        "/victims?lang=en", "/victims?lang=xx", "/victims?embed=live", "/nowhere", "/api/v1/indicators.json",
        "/image/victims-map.svg", "/export/victims-map.pptx", "/present", "/healthz",
    ],
)  # fmt: skip
def test_nobody_else_is_led_anywhere(public_client: FlaskClient, address: str) -> None:
    answer = public_client.get(address, headers={"Accept-Language": "fr"})
    assert answer.status_code in (200, 404)
    if address == "/nowhere":  # What is no page is said in the language of the browser.
        assert '<html lang="fr"' in answer.text and "Accept-Language" in answer.headers["Vary"]
        assert answer_of(answer.text)["search"] == "lang=fr"


def test_each_language_stands_in_the_menu_under_its_own_name(public_client: FlaskClient) -> None:
    page = public_client.get("/victims?lang=zh&area=NGA").text
    found = dict(re.findall(r'hreflang="([a-z]{2})"[^>]*>([^<]+)<', page, re.IGNORECASE))
    assert found == {code: own_name(code) for code in ("en", *LANGUAGES)}
    assert found["ar"] == "العربية" and found["fr"] == "Français"
    for tag, lang in (("AR", "ar"), ("ar-EG", "ar"), ("zh-Hans-CN", "zh"), ("FR_ca", "fr")):
        answer = public_client.get(f"/victims?area=NGA&lang={tag}&year=2020")
        assert (answer.status_code, answer.location) == (308, f"/victims?area=NGA&lang={lang}&year=2020")
        for document in ("/present", "/print/country/NGA", "/data/none.svg", f"/victims?x={'x' * 3000}"):
            asked = f"{document}{'&' if '?' in document else '?'}lang={tag}"
            page = public_client.get(asked, headers={"Accept": "text/html"}, follow_redirects=True)
            assert f'<html lang="{lang}"' in page.text, document
    assert public_client.get("/victims?lang=xx-YY").status_code == 200


def test_who_follows_links_without_a_script_stays_in_the_language(public_client: FlaskClient) -> None:
    page = public_client.get("/victims?lang=ar").text
    standing = page[page.index('id="standing"') :]
    links = re.findall(r'<a [^>]*href="(/[^"]*)"', standing)
    assert len(links) > 15
    assert [link for link in links if "lang=" not in link] == []
    # Only of what speaks to programs the addresses name no language: they would be refused.
    asked = [unescape(link) for link in re.findall(r'href="(/api/[^"]*)"', public_client.get("/data?lang=ar").text)]
    assert len(asked) >= 3 and [link for link in asked if public_client.get(link).status_code != 200] == []
    for path in ("/deck?lang=ar", "/present?lang=ar", "/present?country=NGA&lang=ar"):
        (without,) = re.findall(r"<noscript>((?:(?!</noscript>).)*pptx.*?)</noscript>", public_client.get(path).text)
        assert 'class="notice"' in without
        led = [unescape(link) for link in re.findall(r'href="(/(?:export|country)[^"]*)"', without)]
        assert len(led) == 2 and all("lang=ar" in link and public_client.get(link).status_code == 200 for link in led)


def test_search_engines_are_told_of_each_language(public_client: FlaskClient) -> None:
    page = public_client.get("/victims?lang=fr").text
    assert f'<link rel="canonical" href="{PUBLIC}/victims?lang=fr">' in page
    assert f'<link rel="alternate" hreflang="en" href="{PUBLIC}/victims">' in page
    assert f'<link rel="alternate" hreflang="ar" href="{PUBLIC}/victims?lang=ar">' in page


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/", "/?lang=fr"), ("/victims?area=NGA", "/victims?area=NGA&lang=fr"), ("/data#top", "/data?lang=fr#top"),
        ("/victims?lang=en", "/victims?lang=en"), ("/victims?", "/victims?lang=fr"), ("/a?lang=", "/a?lang="),
    ],
)  # fmt: skip
def test_an_address_says_its_language_once(address: str, there: str) -> None:
    assert spoken(address, "fr") == there
    assert spoken(address, "en") == address


def test_only_links_within_the_dashboard_are_changed() -> None:
    markup = '<a href="/x?a=1&amp;b=2">x</a><a href="https://un.org/">y</a><a href="#z">z</a><img src="/a.svg">'
    said = (
        '<a href="/x?a=1&amp;b=2&amp;lang=ar">x</a><a href="https://un.org/">y</a><a href="#z">z</a><img src="/a.svg">'
    )
    assert spoken_links(markup, "ar") == said
    assert spoken_links(markup, "en") == markup
