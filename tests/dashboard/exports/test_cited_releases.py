"""Whatever is copied or taken along names its release, and an address that shows the same figures later on."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from dataclasses import replace
from itertools import product

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.context import Context, make_context
from dashboard.exports.citations import bibtex, plain, seen_in
from dashboard.exports.deck import Deck, Pinned, encode
from dashboard.i18n import language
from dashboard.views import lasting, of_then, released
from tests.conftest import application_of
from tests.fixtures import releases
from tests.fixtures.releases import ASKED, SOURCE, Two
from tests.fixtures.sweeps import WALKS, Walk, chosen

HOST = "reach.example.org"
PAPER = (
    f"/image/victims-trend.svg?{ASKED}",
    f"/image/victims-trend.svg?{ASKED}&only=chart",
    f"/copy/victims-trend.txt?{ASKED}",
    f"/copy/victims-trend.tsv?{ASKED}",
    f"/export/victims-trend.pptx?{ASKED}",
    "/export/page/victims.pptx?area=NGA",
    "/export/country/NGA.pptx",
    "/export/country/NGA.docx?length=one-page",
    "/export/dossier/NGA.docx",
    "/export/dossier/NGA.xlsx",
    "/print/country/NGA",
    "/print/deck",
    "/export/deck.pptx",
    "/export/deck-pictures.zip?size=column",
)
"""A picture with its words and without, what is copied, slides, documents, a letter, a table to fill, paper."""
SHORT = "/export/country/NGA.pptx?length=two-slides"
KEPT = {
    ("new", PAPER[0]): "a picture of the newest release",
    ("new", PAPER[2]): "a text of the newest release",
    **{("old", one): "each that is written by a module of its own" for one in (PAPER[1], *PAPER[3:5], *PAPER[7:10])},
    ("old", SHORT): "slides of a brief",
    ("old", "/print/deck"): "a deck on paper",
}
"""Of what leaves on paper, what `make test` asks for: all slides and pictures of a deck are made as those of a view."""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return releases.two(tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def client(two: Two) -> FlaskClient:
    return application_of(make_context(two.config)).server.test_client()


@pytest.fixture(scope="module")
def lasting_client(two: Two) -> FlaskClient:
    return application_of(make_context(replace(two.config, public_url=f"https://{HOST}"))).server.test_client()


@pytest.mark.parametrize("release", ["old", "new"])
def test_citations_name_the_release_and_an_address_that_stays(client: FlaskClient, two: Two, release: str) -> None:
    name = getattr(two, release)
    for ending in ("txt", "bib"):
        text = client.get(f"/api/v1/sources/{SOURCE}.{ending}?release={name}").text
        assert f"release {name}" in text
        assert f"/data/sources?release={name}" in text
    assert client.get("/api/v1/sources.bib").text.count(f"release={two.new}") > 10


def test_a_page_of_citations_copies_them_with_the_release(client: FlaskClient, two: Two) -> None:
    assert f"release={two.new}" in client.get("/data/sources").text


@pytest.mark.parametrize("walk", WALKS)
def test_every_address_that_leaves_on_paper_names_the_release(
    lasting_client: FlaskClient, two: Two, walk: Walk
) -> None:
    row = ["victims-trend", "/victims?area=NGA", "chart", "", ""]
    decks = {"/print/deck": encode(Deck((Pinned(*row),)))}
    # Of the newest too, which will be an old one.
    for release, address in chosen(product(("new", "old"), (*PAPER, SHORT)), KEPT, walk):
        name = getattr(two, release)
        more = f"release={name}" if release == "old" else ""
        asked = f"{address}{'&' if '?' in address else '?'}{more}".rstrip("?&")
        sent = {"data": decks.get(address, json.dumps([1, row]))} if "deck" in address else {}
        ask = lasting_client.post if sent else lasting_client.get
        answer = ask(asked, headers={"Host": HOST}, **sent)
        assert answer.status_code == 200, asked
        said = _addresses(answer.data)
        assert said, asked
        assert [one for one in said if f"release={name}" not in one] == [], asked


def _addresses(content: bytes) -> set[str]:
    """The dashboard's own addresses in a file, in whatever parts it has."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return set().union(*(_addresses(file.read(name)) for name in file.namelist()))
    found = re.findall(rf"https://{HOST}[^\s\"<>)”\\]*", html.unescape(content.decode("utf-8", "replace")))
    return {one.rstrip(".,") for one in found}


def test_files_say_of_which_release_they_are_and_where_to_see_it_again(client: FlaskClient, two: Two) -> None:
    told = client.get(f"/download/victims-trend.json?{ASKED}").json
    assert told["release"] == two.new
    assert told["permalink"].endswith(f"release={two.new}")
    for address in (f"/download/victims-trend.xlsx?{ASKED}", "/api/v1/observations.xlsx?indicator=detected-victims"):
        book = load_workbook(io.BytesIO(client.get(address).data), read_only=True)
        cells = {str(cell) for row in book["readme"].iter_rows(values_only=True) for cell in row}
        assert two.new in cells
        assert any(cell.endswith(f"release={two.new}") for cell in cells)


def test_the_link_of_a_file_shows_the_same_figure_once_another_is_the_newest(client: FlaskClient, two: Two) -> None:
    link = client.get(f"/download/victims-trend.json?{ASKED}&release={two.old}").json["permalink"]
    page = client.get(link)
    assert page.status_code == 200
    assert "9,820 is now 9,790" in page.text


def test_without_a_release_nothing_pretends_to_stay(small_context: Context) -> None:
    assert released("/victims", "") == "/victims"
    assert seen_in(small_context, small_context.config.root) == ""
    source = small_context.sources[SOURCE]
    assert "release=" not in plain(source) + bibtex(source)


def test_an_address_gets_its_release_once_and_before_its_mark(two: Two) -> None:
    context = make_context(two.config)
    assert lasting(context, "/a?b=c#d") == f"/a?b=c&release={two.new}#d"
    assert lasting(context, lasting(context, "/a")) == lasting(context, "/a")
    with language("ru"):
        assert lasting(context, "/a#d") == f"/a?lang=ru&release={two.new}#d"
        assert lasting(context, "/a?lang=fr") == f"/a?lang=fr&release={two.new}"
    assert of_then(context, "/a") == "/a"
