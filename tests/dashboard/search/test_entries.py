"""What can be found: everything that there is, each at an address that shows it, sent once and kept."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard import pages
from dashboard.claims import STATUS_WORDS
from dashboard.context import Context
from dashboard.i18n import languages
from dashboard.parts.claims import ledger
from dashboard.parts.shell import SEARCH_SCRIPTS
from dashboard.search.entries import Entry, entries, index_name, indexes
from dashboard.views import PAGE_VIEWS, VIEWS, page_address
from dashboard.web.static import FOREVER

MOST_BYTES = 68_000
"""Of scripts and entries together, packed by gzip, in any language."""


@pytest.fixture(scope="module")
def found(shared: Context) -> tuple[Entry, ...]:
    """All that can be found, in English."""
    return entries(shared, pages.places())


def test_everything_that_there_is_can_be_found(shared: Context, found: tuple[Entry, ...]) -> None:
    kinds = Counter(entry.kind for entry in found)
    assert kinds == {
        "area": len(shared.geography.areas) + len(shared.geography.regions),
        "indicator": len(shared.indicators),
        "page": len(pages.PAGES),
        "claim": len(shared.claims),
    }
    assert len({(entry.kind, entry.id) for entry in found}) == len(found)


def test_each_page_is_found_where_it_stands(shared: Context, found: tuple[Entry, ...]) -> None:
    """That each answers: `test_web_places.py`."""
    addresses = {urlsplit(entry.to).path for entry in found}
    assert addresses >= {*pages.PAGES}
    for address in sorted(addresses):
        assert pages.find(shared, address) is not None, address


def _view(entry: Entry) -> Any:
    page = next(page for page in PAGE_VIEWS.values() if (page.path or f"/{page.page}") == urlsplit(entry.to).path)
    return next(view for view in VIEWS.values() if view.page == page.page and not view.indicator)


def test_an_indicator_is_found_on_a_page_that_shows_it_of_any_country(
    shared: Context, found: tuple[Entry, ...]
) -> None:
    """The browser writes the area behind the address; the registry of views reads it, and would write the same."""
    for entry in (one for one in found if one.kind == "indicator"):
        view = _view(entry)
        scope = PAGE_VIEWS[view.page].scope(shared.indicators)
        for area in ("", "BGD", "034", "BGD,IND") if entry.placed else ("",):
            address = f"{entry.to}{'&' if '?' in entry.to else '?'}area={area}" if area else entry.to
            selection, notices = shared.reader.parse(urlsplit(address).query, scope)
            assert (selection.indicator, notices) == (entry.id, ())
            assert ",".join(selection.areas) == area
            assert page_address(shared, view, urlsplit(address).query) == address


def test_a_page_of_a_country_takes_it_from_its_address(shared: Context, found: tuple[Entry, ...]) -> None:
    placed = {entry.id for entry in found if entry.kind == "page" and entry.placed}
    assert placed >= {"overview", "victims", "justice", "protection", "progress", "compare", "coverage", "country"}
    for name in placed:
        scope = PAGE_VIEWS[name].scope(shared.indicators)
        selection, notices = shared.reader.parse("area=BGD", scope)
        assert (selection.areas, notices) == (("BGD",), ())


def test_a_headline_figure_leads_to_its_row_and_says_its_status(shared: Context, found: tuple[Entry, ...]) -> None:
    view = next(view for view in VIEWS.values() if not view.indicator)
    selection, _ = shared.reader.parse("", PAGE_VIEWS[view.page].scope(shared.indicators))
    (table,) = (part.to_plotly_json()["props"]["data-html"] for part in ledger(shared, selection))
    rows = set(re.findall(r'<tr id="([^"]+)"', unescape(table)))
    for entry in (one for one in found if one.kind == "claim"):
        claim = shared.claims[entry.id]
        assert urlsplit(entry.to).fragment in rows
        assert claim.figure in entry.name
        assert claim.publisher in entry.about
        assert claim.when in entry.about
        assert STATUS_WORDS[claim.status] in entry.about


def test_the_browser_is_told_where_the_index_is_and_keeps_it(client: FlaskClient) -> None:
    layout = json.dumps(client.get("/_dash-layout").json)
    told = re.search(r'\\"search\\": ({.*?})', layout)
    assert told
    search = json.loads(told[1].replace('\\"', '"'))
    assert [urlsplit(address).path for address in search["scripts"]] == [f"/assets/{name}" for name in SEARCH_SCRIPTS]
    assert urlsplit(search["entries"]).path == "/assets/search/en.json"
    for address in (search["entries"], *search["scripts"]):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, FOREVER)
        assert client.get(f"{urlsplit(address).path}?v=older").headers["Cache-Control"] == "no-cache"


def test_no_page_loads_it_by_itself(client: FlaskClient) -> None:
    document = client.get("/").text
    assert not any(name in document for name in (*SEARCH_SCRIPTS, index_name("en")))


def test_script_and_index_are_small(shared: Context) -> None:
    scripts = sum(len(gzip.compress((shared.config.assets / name).read_bytes())) for name in SEARCH_SCRIPTS)
    made = indexes(shared, pages.places())
    sizes = {name: scripts + len(gzip.compress(content)) for name, content in made.items()}
    assert max(sizes.values()) <= MOST_BYTES, sizes


def test_each_language_has_an_index_of_its_own(shared: Context) -> None:
    made = indexes(shared, pages.places())
    assert set(made) == {index_name(lang) for lang in languages()}
    assert all(json.loads(content)["lang"] == name[7:-5] for name, content in made.items())
