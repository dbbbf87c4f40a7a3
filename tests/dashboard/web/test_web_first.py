"""The first HTML of a page: without a script it has title, headline, picture, figures and links; none of it runs."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import product
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import brotli
import dash
import pytest
from flask.testing import FlaskClient

from callbacks import answers
from dashboard.kinds import statuses
from dashboard.pages import PAGES
from dashboard.parts.brief import says_itself
from dashboard.parts.standing import LONGEST_ABOUT, MOST_ROWS
from dashboard.web.first import KEPT_BYTES
from tests.conftest import PUBLIC
from tests.fixtures.answers import Asking
from tests.fixtures.sweeps import WALKS, Walk, chosen, each

PLACES = (*PAGES, "/country/NGA")
DRAWN = ("/", "/victims", "/flows", "/drivers", "/drivers/timeline", "/justice", "/protection", "/country/NGA")
READ = {
    "/": "the map of the world and its tiles",
    "/victims": "filters, maps and lines",
    "/progress": "statuses of every country",
    "/compare": "nobody is chosen yet",
    "/country/NGA": "a country",
    "/data/coverage": "cells",
    "/data/method": "words alone",
}
"""Of the pages, one of each kind."""
MOST_HTML = 60_600
"""Bytes, as sent."""
HOSTILE = '"><script>alert(1)</script>{%config%}<!-- standing -->'
_TAG = re.compile(r"<[^>]+>")
_FOLD = re.compile(r'<details class="[^"]*fold[^"]*"(?:(?!<details).)*?</details>', re.DOTALL)
_FOUND = re.compile(r'\s(data-panel|data-act|data-filter|id)="([^"]*)"')


def standing(page: str) -> str:
    """What of a page stands in the HTML."""
    found = re.search(r'<div class="shell" id="standing">.*?</div>(?=<script type="application/json")', page, re.DOTALL)
    assert found is not None
    return found[0]


def answer_of(page: str, name: str = "first-answer") -> dict[str, Any]:
    """The answer to Dash's first question, or what the first panels are drawn from."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def words(markup: str) -> str:
    """Its text in one line."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


@pytest.mark.parametrize("path", each(PLACES, READ))
def test_a_page_can_be_read_without_a_script(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    text = standing(page)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    assert heading is not None
    assert words(heading[1])
    assert "Loading" not in words(text)
    # What draws is fetched at once where anything is drawn, else once nothing more is on its way.
    seen = set(re.findall(r'<(?:section|div|article)[^>]* data-tab="(\w+)"(?![^>]* data-asks)', _FOLD.sub("", text)))
    is_drawn = bool(seen & {"map", "chart"}) and path != "/data/coverage"
    has_outlines = "map" in seen or path == "/flows"
    for name, soon in (("plotly-reach", is_drawn), ("world.geojson", has_outlines)):
        link = re.search(rf'<link rel="(\w+)"[^>]* href="[^"]*{name}', page)
        assert link is not None and link[1] == ("preload" if soon else "prefetch"), (name, seen)
    links = re.findall(r'<a [^>]*href="([^"]*)"', text)
    # Those of the menu go on with the country of the page.
    assert {"/", "/victims", "/country", "/about"} <= {link.partition("?")[0].removesuffix("/NGA") for link in links}
    whence = {re.search(r'href="([^"]*)"', link)[1]: link for link in re.findall(r'<a class="origin"[^>]*>', text)}  # type: ignore[index]
    heard = {re.sub(r'.*aria-label="([^"]+)".*', r"\1", link) for link in whence.values()}
    assert len(heard) == len(whence), "who hears links alone tells them apart"
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert title[1].endswith(" · Reach 2030")
    assert page.count('<meta name="viewport"') == 1
    about = re.search(r'<meta name="description" content="([^"]+)">', page)
    assert about is not None
    told = html.unescape(about[1])
    assert len(told) > 20
    assert len(told) <= LONGEST_ABOUT or not re.search(r"[.?!…] ", told)


def test_titles_and_descriptions_tell_pages_apart(small_client: FlaskClient) -> None:
    pages = [small_client.get(path).text for path in (*PLACES, "/country/BGD")]
    titles = [re.search(r"<title>(.*?)</title>", page)[1] for page in pages]  # type: ignore[index]
    abouts = [re.search(r'name="description" content="([^"]*)"', page)[1] for page in pages]  # type: ignore[index]
    assert len(set(titles)) == len(titles)
    assert len(set(abouts)) == len(abouts)
    assert titles[-1] == "Bangladesh · Reach 2030"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "/progress?area=USA",
            "United States of America, of 17 indicators with an SDG target, 8 can be judged: 4 met, none on track, "
            "4 neither.",
        ),
        ("/country/BGD", "Bangladesh: At least 32 children were detected in 2023."),
        # Of a place in war its dead are said first.
        (
            "/country/UKR",
            "Ukraine: 68,116 people were killed in organised violence in 2024 (best estimate). "
            "16 children were detected in 2023.",
        ),
        ("/victims?area=NGA", "Nigeria: 974 children among detected victims in 2022: 729 girls and 245 boys."),
    ],
)
def test_a_description_begins_with_the_whole_headline_and_its_area(client: FlaskClient, path: str, said: str) -> None:
    page = client.get(path).text
    about = html.unescape(re.search(r'name="description" content="([^"]*)"', page)[1])  # type: ignore[index]
    assert about.startswith(said)
    assert "Where does this come from?" not in about
    assert "These four counts" not in about


@pytest.mark.parametrize("path", each(DRAWN, [path for path in DRAWN if path in READ or path == "/flows"]))
def test_its_first_picture_is_the_servers_and_asked_for_at_once(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    image = re.search(
        r'<img class="standing-picture" src="([^"]*)" alt="([^"]+)" fetchpriority="high">', standing(page)
    )
    assert image is not None
    preload = re.search(r'<link rel="preload" as="image" fetchpriority="high" href="([^"]*)">', page)
    assert preload is not None
    assert preload[1] == image[1]
    drawn = client.get(html.unescape(image[1]))
    assert drawn.status_code == 200
    assert drawn.mimetype == "image/svg+xml"
    assert "@media(prefers-color-scheme:dark)" in drawn.text
    ET.fromstring(drawn.text)


@pytest.mark.parametrize(("path", "said"), [("/", "no figure"), ("/victims", "none (0)"), ("/flows", "citizenship")])
def test_the_figures_of_the_first_picture_are_there_as_a_table(client: FlaskClient, path: str, said: str) -> None:
    text = standing(client.get(path).text)
    tables = re.findall(r'<noscript><details class="standing-table">(.*?)</details></noscript>', text, re.DOTALL)
    assert tables
    assert "<table" in tables[0]
    assert said in words(tables[0])


def test_the_table_of_a_map_has_every_country_once(client: FlaskClient) -> None:
    text = standing(client.get("/").text)
    (table,) = re.findall(r'class="standing-table">.*?(<table.*?</table>)', text, re.DOTALL)[:1]
    rows = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]
    named = [name for row in rows for name in words(re.findall(r"<td>(.*?)</td>", row)[0]).split("; ")]
    assert len(named) >= 193
    assert len(named) == len(set(named))


def test_each_other_panel_has_its_whole_picture_for_who_has_no_script(client: FlaskClient) -> None:
    text = standing(client.get("/victims").text)
    whole = re.findall(r'<noscript><img class="standing-whole" src="([^"]*)"', text)
    assert len(whole) >= 4
    assert all(client.get(html.unescape(address)).status_code == 200 for address in whole[:2])


def test_the_words_are_those_of_the_panel(client: FlaskClient) -> None:
    text = standing(client.get("/victims?area=NGA&year=2019").text)
    told: Any = client.get("/api/v1/views/victims-map.json?area=NGA&year=2019").json
    # The title that is taken along ends with the rate that stands below a page's.
    title, rate = re.fullmatch(r"(.+) \((.+)\)", told["words"]["title"]).groups()
    assert html.escape(title) in text
    # The page says for all of its views what they are about.
    beyond = f"{told['words']['topic']} ".lstrip()
    shown = f"{beyond}Shown with countries around it. "
    assert rate == "0.55 per 100,000 children" and told["words"]["subtitle"].startswith(shown)
    assert f"Detected child victims: {rate}, shown with countries around it." in text
    assert html.escape(told["words"]["subtitle"].removeprefix(shown)) in text


def test_nothing_of_it_is_found_by_scripts_or_stands_twice(small_client: FlaskClient) -> None:
    for path in PLACES:
        text = standing(small_client.get(path).text)
        found = [(name, value) for name, value in _FOUND.findall(text) if (name, value) != ("id", "standing")]
        # An article bears the name of its heading, in the language of its words, and no id of the page to come.
        named = re.findall(r'<article[^>]* aria-labelledby="(standing-[^"]+)"><h[23] id="([^"]+)">', text)
        assert [value for _, value in found] == [own for own, _ in named] == [heading for _, heading in named], path
        assert named or path != "/data/sources"
        assert "data-html" not in text
        # Nothing waits for a script: a place in a table is a link, and no part is told to take keys.
        waits = r'role="application"|<button[^>]*(?:data-area=|menu-head[^>]*aria-expanded=)|class="sorts"'
        assert re.findall(waits, text) == [], path
        assert path != "/progress" or '<a href="/progress?area=' in text
        assert re.findall(r"<(?:article|aside)\b(?![^>]*aria-label(?:ledby)?=)[^>]*>", text) == [], path
        # A figure has its unit behind it, before its picture; days and what they are count as one text.
        assert re.findall(r'class="tile-figure">[^<]*</div><img', text) == [], path
        assert text.count('class="days"') == len(
            re.findall(r'<p class="days-row"><span class="days">[\d,]+</span> ', text)
        )
        # A link of a figure alone is heard with what it is of: on the first screen, and in what is drawn below it.
        places = (
            r'<(p|span|table) class="(?:glance-(?:figure|line|near|sentence)[^"]*|drawn-figure|standing)">(.*?)</\1>'
        )
        screen = re.findall(places, text)
        figures = [found for _, part in screen for found in re.findall(r"<a ([^>]*)>([^<]*)</a>", part)]
        alone = [(told, said) for told, said in figures if not any(map(str.isalpha, html.unescape(said)))]
        assert [said for told, said in alone if f'aria-label="{said}: ' not in told] == [], path
        # Of a country in every sentence: a count, a sum, years or a target, too, and beginning as it is seen.
        links = re.findall(r"<a ([^>]*)>([^<]*)</a>", re.sub(r"<table.*?</table>", "", text, flags=re.DOTALL))
        numbers = [(told, said) for told, said in links if not says_itself(html.unescape(said))]
        unheard = [said for told, said in numbers if not re.search(rf'aria-label="{re.escape(said)}(?:: |\. )\w', told)]
        assert unheard == [] or path != "/country/NGA"
        assert alone or path != "/country/NGA"


# ------------------------------------------------------------------------------------------------ without a script


class _Form(HTMLParser):
    """What a form would send as it stands: names and values, and where it would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.sent, self._name = "", list[tuple[str, str]](), ""
        found = re.search(r'<noscript>(<form class="plain-filters".*?</form>)</noscript>', page, re.DOTALL)
        self.feed(found[1] if found else "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = told["action"]
        elif tag == "select":
            self._name = told["name"]
            self.first, self.several = True, "multiple" in told
        elif tag == "input":
            self.sent.append((told["name"], told["value"]))
        elif tag == "option":
            # Of a list for one choice the first stands where none is said to.
            if self.first and not self.several:
                self.sent.append((self._name, told["value"]))
            if "selected" in told:
                self.sent = [pair for pair in self.sent if self.several or pair[0] != self._name]
                self.sent.append((self._name, told["value"]))
            self.first = False

    def asked(self, **other: str) -> str:
        """The address that it leads to, with other choices in it."""
        return f"{self.action}?{urlencode([*(pair for pair in self.sent if pair[0] not in other), *other.items()])}"


CHOSEN = {
    "/victims?area=NGA&year=2019&sex=F&lang=fr": "a choice of each kind",
    "/country/NGA?area=GHA": "a page about a country",
}


FORMS = dict.fromkeys((*CHOSEN, "/compare?area=GHA,NGA&lang=ar", *(f"{path}?area=GHA,NGA" for path in PAGES)))


@pytest.mark.parametrize("address", each(FORMS, CHOSEN))
def test_filters_are_a_form_without_a_script(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    told = answer_of(page)["answer"]["response"]["selection"]["data"]
    form = _Form(page)
    if "filter-bar" not in standing(page):
        assert form.action == ""
        return
    as_it_is = answer_of(client.get(form.asked()).text)["answer"]["response"]["selection"]["data"]
    same = ("page", "area", "year", "indicator", "sex", "age", "breakdown", "measure", "against", "show", "lang")
    assert {name: as_it_is[name] for name in same} == {name: told[name] for name in same}
    other = answer_of(client.get(form.asked(area="KEN")).text)["answer"]["response"]["selection"]["data"]
    assert (other["area"], other["year"], other["lang"]) == (["KEN"], told["year"], told["lang"])
    assert form.action == address.partition("?")[0]


def test_links_of_the_header_go_on_with_what_is_shown(client: FlaskClient) -> None:
    text = html.unescape(standing(client.get("/victims?area=NGA,GHA&year=2019&lang=fr").text))
    assert 'href="?area=NGA,GHA&year=2019&lang=ar"' in text
    links = re.findall(r"<a [^>]*menu-link[^>]*>", text)
    hrefs = {re.search(r'href="([^"]*)"', link)[1] for link in links}  # type: ignore[index]
    assert {"/justice?area=NGA,GHA&lang=fr", "/country/NGA?area=GHA&lang=fr", "/deck?lang=fr"} <= hrefs


@pytest.mark.parametrize(("lang", "path"), each([*product(("en", "ar"), PLACES)], {("ar", "/compare"): "tables below"}))
def test_each_panel_in_sight_has_a_picture_or_a_table_without_a_script(
    client: FlaskClient, lang: str, path: str
) -> None:
    text = standing(client.get(f"{path}?lang={lang}").text)
    while fold := _FOLD.search(text):
        text = text.replace(fold[0], "")
    # What stands folded on a country's page is large enough without its tables, which are linked.
    panels = re.split(r"<section(?=[^>]*data-like=)(?![^>]*data-like=\"country-(?:steps|goods|suggested)\")", text)[1:]
    assert [panel[:200] for panel in panels if not re.search("<img|<table|<form|<ol|<svg|<noscript><p>", panel)] == []
    if path == "/data":
        assert 10 < panels[0].count("<tr") <= 1 + MOST_ROWS
        assert re.search(r'href="/api/v1/observations\.csv\?indicator=[^"]+"', panels[0])


# ------------------------------------------------------------------------------------------------ the answer in it


@pytest.mark.parametrize("address", ["/", "/victims?area=NGA", "/country/NGA", "/nowhere"])
def test_the_answer_in_the_html_is_the_one_that_dash_would_get(
    app: dash.Dash, client: FlaskClient, address: str
) -> None:
    path, _, query = address.partition("?")
    told = answer_of(client.get(address).text)
    assert (told["path"], told["search"]) == (path, query)
    output = "..page.children...selection.data.."
    asked = {
        "output": output,
        "outputs": [{"id": "page", "property": "children"}, {"id": "selection", "property": "data"}],
        "inputs": [{"id": "address", "property": "data", "value": {"path": path, "search": query, "at": 1}}],
        "changedPropIds": ["address.data"],
    }
    assert output in app.callback_map
    answer = client.post("/_dash-update-component", json=asked).json
    assert answer is not None
    # The heading that a page brings which is changed to stands in the HTML beside the other answers.
    brought = answer["response"]["selection"]["data"].pop("laid", None)
    for words in brought["answers"].values() if brought else ():
        assert json.dumps(answer).count(f'"data-html": {json.dumps(words)}') == 1
        answer = json.loads(json.dumps(answer).replace(f', "data-html": {json.dumps(words)}', ""))
    assert answer == told["answer"]
    assert (brought is None) == (path in {"/country/NGA", "/nowhere"})
    if brought is not None:
        standing_there = answer_of(client.get(address).text, "answers")
        assert list(brought["answers"]) == [f"{'victims' if query else 'overview'}-headline.block"]
        assert brought["answers"].items() <= standing_there.pop("answers").items()
        assert {key: value for key, value in brought.items() if key != "answers"} == standing_there


BROUGHT = {
    "/": {"overview-map.map", "overview-headline.block", "overview-tiles.block"},
    "/victims?area=NGA&year=2019": {"victims-map.map", "victims-trend.chart", "victims-headline.block"},
    "/victims?view=victims-map.table": {"victims-map.map", "victims-map.table"},
    "/progress": {"progress-statuses.table", "progress-headline.block"},
    "/country/NGA?sex=F": {"country-near-map.map"},
    "/data/method": {"reference-method.block"},
}


@pytest.mark.parametrize("address", BROUGHT)
def test_what_its_first_panels_are_drawn_from_is_what_their_address_answers(
    app: dash.Dash, client: FlaskClient, address: str
) -> None:
    path, _, query = address.partition("?")
    told = answer_of(client.get(address).text, "answers")
    asking = Asking(app)
    assert told["address"] == f"{path}?{query}"
    assert (told["tables"], told["code"]) == asking.now
    assert set(told["answers"]) >= BROUGHT[address]
    if path == "/country/NGA":
        query = f"area=NGA&{query}"
    for part, brought in told["answers"].items():
        name, _, kind = part.rpartition(".")
        assert brought == asking.ask(kind, name, query), part


@pytest.mark.parametrize("walk", WALKS)
def test_the_html_of_a_page_is_small_with_all_that_it_brings(client: FlaskClient, walk: Walk) -> None:
    for path in chosen(PLACES, READ, walk):
        packed = client.get(path, headers={"Accept-Encoding": "br"}).data
        assert len(packed) <= MOST_HTML, path


# ------------------------------------------------------------------------------------------------ hostile addresses


@pytest.mark.parametrize("address", ["/nowhere", "/country/QQQ", f"/country/{HOSTILE}", f"/{HOSTILE}"])
def test_an_address_of_no_page_is_404_and_says_so(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    text = standing(answer.text)
    assert re.search("There is no (such page|country)", words(text))
    assert "alert(1)</script>" not in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer.text.count('<meta name="viewport"') == 1, "Dash writes it, too"
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 404


@pytest.mark.parametrize(
    "query", [f"area={HOSTILE}", f"{HOSTILE}=1", f"view={HOSTILE}", f"lang={HOSTILE}", "year=" + "9" * 3000]
)
def test_what_strangers_write_into_a_query_is_text(client: FlaskClient, query: str) -> None:
    answer = client.get("/victims", query_string=query)
    assert answer.status_code == 200
    assert "alert(1)</script>" not in answer.text
    assert answer.text.count("<title>") == 1
    assert answer.text.count('id="_dash-config"') == 1
    assert answer.text.count('id="standing"') == 1


def test_many_addresses_take_no_more_than_their_room(app: Any, client: FlaskClient) -> None:
    for number in range(40):
        client.get(f"/about?x={number}")
    kept = app.first._kept
    assert len(kept) >= 40
    assert 0 < kept.bytes <= KEPT_BYTES


# ------------------------------------------------------------------------------------------------ what keeps


def test_a_page_that_is_the_same_is_not_sent_again(client: FlaskClient) -> None:
    for path in ("/", "/victims?sex=F", "/country/NGA"):
        first = client.get(path, headers={"Accept-Encoding": "br"})
        assert first.headers["Content-Encoding"] == "br"
        again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert brotli.decompress(first.data) == client.get(path).data
        assert gzip.decompress(client.get(path, headers={"Accept-Encoding": "gzip"}).data) == client.get(path).data


def test_what_dash_starts_with_keeps_for_good_under_its_address(client: FlaskClient) -> None:
    addresses = re.findall(r'<link rel="preload" as="fetch" crossorigin href="(/_dash-[^"]*)">', client.get("/").text)
    assert len(addresses) == 2
    for address in addresses:
        answer = client.get(address)
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.data == client.get(address.partition("?")[0]).data
        assert client.get(address.partition("?")[0]).headers["Cache-Control"] == "no-cache"


# ------------------------------------------------------------------------------------------------ who lists pages


def test_an_address_is_canonical_only_where_it_is_known(client: FlaskClient, public_client: FlaskClient) -> None:
    headers = {"Host": "evil.example"}
    assert 'rel="canonical"' not in client.get("/victims?sex=F", headers=headers).text
    for path, place in (("/victims?sex=F", "/victims"), ("/country/NGA", "/country/NGA"), ("/", "/")):
        assert f'<link rel="canonical" href="{PUBLIC}{place}">' in public_client.get(path).text


def test_the_sitemap_has_every_page_and_every_country_of_the_release(public_client: FlaskClient) -> None:
    answer = public_client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    entries = list(ET.fromstring(answer.text))
    addresses = [str(entry.findtext(f"{space}loc")) for entry in entries]
    assert {PUBLIC + path for path in PAGES} <= set(addresses)
    assert sum("/country/" in address for address in addresses) >= 193
    assert len(addresses) == len(set(addresses))
    assert all(re.fullmatch(r"20\d\d(-\d\d){0,2}", str(entry.findtext(f"{space}lastmod"))) for entry in entries)
    assert public_client.get(addresses[-1].removeprefix(PUBLIC)).status_code == 200


def test_robots_may_read_pages_and_not_make_files(client: FlaskClient, public_client: FlaskClient) -> None:
    told = client.get("/robots.txt")
    assert told.mimetype == "text/plain"
    assert "Disallow: /export/" in told.text
    assert "Disallow: /\n" not in told.text
    assert "Sitemap" not in told.text
    assert client.get("/sitemap.xml").status_code == 404
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in public_client.get("/robots.txt").text


def test_the_first_byte_of_progress_waits_for_its_table_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in the page and what its scripts are given are made of the same rows and sentences."""
    made: list[str] = []

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            made.append(name)
            return function(*args)

        return call

    monkeypatch.setattr(statuses, "status_rows", counted("rows", statuses.status_rows))
    block = "progress-headline"
    monkeypatch.setattr(answers, "BLOCKS", {**answers.BLOCKS, block: counted(block, answers.BLOCKS[block])})
    assert client.get("/progress?area=GHA,BGD").status_code == 200
    assert sorted(made) == [block, "rows"]
