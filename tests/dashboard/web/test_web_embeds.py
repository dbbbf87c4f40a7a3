"""Panels in frames of other pages: whole, alone, safe; and nothing else of ours stands in a frame."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard import pages
from dashboard.context import Context
from dashboard.parts import embed
from dashboard.parts.elements import as_script
from dashboard.parts.embed import PLOTLY
from dashboard.views import PAGE_VIEWS, VIEWS
from dashboard.web import embeds
from dashboard.web.previews import main_view
from tests.fixtures.sweeps import BODIES, THROUGHOUT, WALKS, Walk, chosen, tabs_of

HOSTILE = "%3Cscript%3Ealert(1)%3C/script%3E%22%27"


def directives(policy: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy.split("; "))


def framed(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/html"), address
    return answer.text


def told(document: str) -> Any:
    found = re.search(r'<script type="application/json" id="framed">(.*?)</script>', document, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def text_of(document: str, part: str) -> str:
    found = re.search(rf'data-part="{part}"[^>]*>(.*?)</(?:h1|p|a)>', document, re.DOTALL)
    assert found is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def scripts(document: str) -> list[str]:
    return [name.partition("?")[0] for name in re.findall(r'<script (?:defer )?src="/assets/([^"]*)"', document)]


def page_of(panel: str) -> str:
    page = VIEWS[panel].page
    return "/country/BGD" if page == "country" else "/" if page == "overview" else PAGE_VIEWS[page].path or f"/{page}"


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("way", ["1", "frozen"])
def test_every_view_stands_in_a_frame_with_its_words_and_nothing_around_it(
    client: FlaskClient, way: str, walk: Walk
) -> None:
    # A picture that stays is drawn as in files; of the few, those of all tabs show that it stands in a frame.
    for panel in chosen(VIEWS, BODIES | THROUGHOUT if way == "1" else THROUGHOUT, walk):
        view = VIEWS[panel]
        for tab in tabs_of(panel, walk):
            document = framed(client, f"{page_of(panel)}?area=NPL&view={panel}.{tab}&embed={way}")
            assert f'data-panel="{panel}"' in document
            assert f'data-tab="{tab}"' in document
            shown = client.get(f"/api/v1/views/{panel}.json?area=NPL&view={panel}.{tab}").json
            if view.page != "country":
                assert text_of(document, "title") == " ".join(shown["words"]["title"].split())
                assert told(document)["picture"] == shown["picture"]
            caption = text_of(document, "caption")
            # The page of a country shows that country, whatever else is asked for: its caveats follow its own rows.
            wanted = unescape(shown["words"]["caveat"]) if view.page != "country" else ""
            # What is said of a single area stands behind the rest, and goes with the area out of sight of a map.
            placed = re.search(
                r"United Kingdom, \d{4} to \d{4}: potential victims, in total about as many .*? were confirmed\.",
                wanted,
            )
            ways = (wanted, wanted.replace(placed[0], "")) if placed else (wanted,)
            assert any(" ".join(way.split()) in caption for way in ways)
            assert not placed or placed[0] in caption or tab == "map"
            assert not re.search(r"† (?!\w)", caption), "a sign of nothing"
            assert view.page == "country" or shown["words"]["source"].split(".")[0] in caption
            assert not re.search(
                r"_dash|filter-bar|class=\"(?:head|foot)\"|class=\"notice\"|<button[^>]*data-act", document
            )


def test_the_panel_is_the_one_of_view_else_the_main_one_of_the_page(small_client: FlaskClient) -> None:
    def panel(address: str) -> str:
        document = framed(small_client, address)
        return re.findall(r'data-panel="([a-z-]+)" data-kind="[a-z-]*" data-tab="([a-z]+)"', document)[0]

    assert panel("/victims?area=BGD&view=victims-map.chart&embed=1") == ("victims-map", "chart")
    assert panel("/victims?view=victims-trend.table,victims-map.chart&embed=1") == ("victims-trend", "table")
    assert panel("/victims?view=victims-trend&embed=1") == ("victims-trend", "chart")
    for page in PAGE_VIEWS:
        if page not in ("country", *("catalogue", "sources", "claims", "changes", "report", "method", "origin")):
            main = main_view(page)
            assert panel(f"{page_of(main.panel)}?embed=1") == (main.panel, main.home)


def test_the_link_leads_to_the_whole_view_in_another_tab(client: FlaskClient) -> None:
    document = framed(client, "/country/BGD?area=NPL&view=country-trend.table&year=2019&sex=F&embed=frozen")
    link = re.search(r'<a class="tool" data-part="full" href="([^"]*)" target="_blank" rel="noopener"', document)
    assert link is not None
    assert unescape(link[1]) == "/country/BGD?area=NPL&year=2019&sex=F&measure=count&view=country-trend.table"
    assert re.findall(r"<a (?![^>]*rel=\"noopener\")[^>]*>", document) == []


def test_frozen_nothing_can_be_changed_and_live_a_country_and_a_year(client: FlaskClient) -> None:
    still = client.get("/victims?view=victims-map.map&embed=1").text
    assert 'role="application"' not in still and 'tabindex="0"' not in still  # until a script takes keys
    assert re.search(r"<noscript><style>[^<]*\.zoom[^<]*display:none", still)
    # Without a script title and caption stood in the frame and in its picture.
    assert re.search(
        r"<noscript><style>[^<]*:has\(\.embed-still\) :is\(\.embed-head,\.embed-caption\)\{display:none", still
    )
    assert '<noscript><img class="embed-still"' in still
    frozen = framed(client, "/victims?area=BGD&year=2018&embed=frozen")
    assert not re.search(r"<select|<input|class=\"timeline\"", frozen)
    assert (told(frozen)["frozen"], told(frozen)["year"], told(frozen)["areas"]) == (True, 2018, ["BGD"])
    live = framed(client, "/victims?area=BGD&year=2018&embed=1")
    assert '<select class="embed-place"' in live
    assert (told(live)["frozen"], len(told(live)["years"])) == (False, 2)
    assert told(framed(client, "/victims?view=victims-trend&embed=1"))["years"] is None


def test_a_frame_loads_only_what_its_panel_needs(client: FlaskClient) -> None:
    assert scripts(framed(client, "/victims?view=victims-trend.table&embed=frozen")) == ["scheme.js"]
    chart = scripts(framed(client, "/victims?view=victims-trend&embed=frozen"))
    assert chart[-1] == PLOTLY
    assert not {"maps.js", "flows.js", "coverage.js", "reach.js", "deck.js", "vendor/geo-assets.js"} & set(chart)
    assert PLOTLY not in scripts(framed(client, "/data/coverage?embed=1"))
    assert "maps.js" in scripts(framed(client, "/victims?embed=1"))
    for address in ("/victims?view=victims-trend&embed=frozen", "/victims?view=victims-trend.table&embed=frozen"):
        packed = client.get(address, headers={"Accept-Encoding": "br"})
        assert len(packed.data) < 8_000, "the document of a chart or a short table"
    assert len(client.get("/victims?embed=1", headers={"Accept-Encoding": "br"}).data) < 31_000


FALLEN_BACK = (
    (f"/victims?embed={HOSTILE}", "is no way to show a panel in a frame; it is live."),
    (f"/victims?embed=1&view={HOSTILE}", "The page has no panel"),
    ("/victims?embed=1&view=drivers-map.map", "The page has no panel “drivers-map.map”; its main one is shown."),
    ("/victims?embed=1&view=victims-map.film", "This panel is not shown as “film”."),
    (f"/victims?embed=1&area={HOSTILE}", "; the world is shown."),
    (f"/victims?embed=1&year={HOSTILE}", "is no year"),
    ("/victims?embed=1&indicator=homicide-rate", "is not available for “indicator”"),
    ("/data/method?embed=1", "Nothing of this page stands in a frame by itself"),
    ("/victims?embed=1&" + "a=b&" * 600, "The address was too long to be read"),
    ("/victims?embed=1&view=%00%0d%0aSet-Cookie:a=b", "The page has no panel"),
)
"""Addresses of frames that nobody here made, and what the frame says of them."""


def test_hostile_values_fall_back_and_the_frame_says_so(client: FlaskClient) -> None:
    for address, said in FALLEN_BACK:
        answer = client.get(address)
        notice = re.search(r'<div class="notice" role="status">(.*?)</div>', answer.text, re.DOTALL)
        assert answer.status_code == 200, address
        assert notice is not None, address
        assert said in unescape(notice[1])
        assert "<script>alert" not in answer.text, address
        assert "Set-Cookie" not in answer.headers
        assert directives(answer.headers["Content-Security-Policy"])["script-src"] == "'self'", address


OF_NO_PAGE = (
    (f"/{HOSTILE}?embed=1", "There is no such page"),
    ("/country/QQQ?embed=1", "There is no country “QQQ”"),
    ("/country/BGX?embed=frozen&view=country-map", "Bangladesh"),
    ("/country/034?embed=1", "Southern Asia is a region or group"),
)


def test_a_frame_of_no_page_shows_no_figure_of_anything_else(client: FlaskClient) -> None:
    for address, said in OF_NO_PAGE:
        answer = client.get(address)
        assert answer.status_code == client.head(address).status_code == 404, address
        assert said in unescape(answer.text)
        assert not re.search("data-panel|framed|<script>alert", answer.text), address
        assert directives(answer.headers["Content-Security-Policy"])["frame-ancestors"] == "*", address


def test_only_panels_in_frames_may_stand_in_frames(client: FlaskClient) -> None:
    def ancestors(address: str) -> str:
        return directives(client.get(address).headers["Content-Security-Policy"])["frame-ancestors"]

    assert ancestors("/victims?embed=1") == ancestors("/nowhere?embed=frozen") == "*"
    for address in (
        "/",
        "/victims",
        "/victims?embed=",
        "/_dash-layout?embed=1",
        "/api/v1/views/victims-map.json?embed=1",
    ):
        assert ancestors(address) == "'none'", address
    assert ancestors("/assets/none?embed=1") == ancestors("/.env?embed=1") == "'none'"
    assert client.get("/").headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert client.post("/victims?embed=1").status_code == 405


def test_whose_pages_may_frame_a_panel_is_a_setting(small_context: Context) -> None:
    server = Flask("frames")
    server.add_url_rule("/<path:path>", "/<path:path>", lambda path: path)
    config = small_context.config.__class__(published=small_context.config.published, frame_ancestors="'self' *.gov.bd")
    context = Context(
        config, small_context.indicators, small_context.sources, small_context.geography, small_context.store
    )
    embeds.register(server, context, pages.find)
    policy = server.test_client().get("/victims?embed=1").headers["Content-Security-Policy"]
    assert directives(policy)["frame-ancestors"] == "'self' *.gov.bd"


def test_a_frame_works_where_the_page_around_it_takes_its_origin_or_is_isolated(small_client: FlaskClient) -> None:
    answer = small_client.get("/victims?embed=1")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    for address in re.findall(r'(?:src|href)="(/assets/[^"]*)"', answer.text):
        file = small_client.get(address)
        assert file.status_code == 200
        assert file.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert file.headers["Access-Control-Allow-Origin"] == "*"


def test_a_frame_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/victims?area=BGD&embed=1")
    again = client.get("/victims?area=BGD&embed=1", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert directives(again.headers["Content-Security-Policy"])["frame-ancestors"] == "*"
    assert client.get("/victims?area=NPL&embed=1").headers["ETag"] != first.headers["ETag"]
    assert client.head("/victims?area=BGD&embed=1").status_code == 200


def test_no_text_ends_the_script_that_it_stands_in() -> None:
    value = {"</script><script>": ["<!--", "]]>", "\u2028\u2029", "&lt;", '"\\']}
    text = as_script(value)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == value


def test_a_frame_is_told_every_word_that_its_scripts_say() -> None:
    """A word that is not told stops the script of the frame where it is to be said."""
    assets = Path(__file__).parents[3] / "assets"
    asked = {
        name
        for script in ("maps.js", "texts.js")
        for call in re.findall(r"\bword\(([^{)]*)", (assets / script).read_text("utf-8"))
        for name in re.findall(r'"(\w+)"', call)
    }
    assert {"partLater", "newestThere", "undetermined"} <= asked
    assert asked <= set(embed.WORDS)
