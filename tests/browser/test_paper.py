"""What the browser's own print gives: two whole sheets of a country, decks whose charts keep their captions, pages."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard.exports.deck import Deck, Pinned, encode
from dashboard.views import VIEWS
from tests.browser.steps import moved, opened

PAPERS = ("A4", "Letter")
READY = "html[data-paper=ready]"
SIX = (
    Pinned("overview-map", "/?area=BGD", "map"),
    Pinned("victims-children", "/victims?area=BGD", "chart", 'Girls & "boys" <b>here</b>', "For the minister"),
    Pinned("country-profile", "/country/BGD", "chart"),
    Pinned("progress-statuses", "/progress?area=BGD", "table"),
    Pinned("justice-beside", "/justice?area=BGD", "chart"),
    Pinned("country-disaster-displacement-weather", "/country/BGD", "chart"),
)
_PAINT = re.compile(rb"(?<=[\s])(?:f\*?|S|B\*?)(?=\s)")


_BLANK = """() => Array.from(document.querySelectorAll(".sheet:has(> .paper-left:not([hidden]))"), (sheet) => {
  const room = sheet.dataset.sheet === "a4" ? 267 : 250; // Millimetres, as assets/paper.js has them.
  sheet.style.display = "block"; // One of the two papers is not on the screen.
  const [box, last] = [sheet, sheet.querySelector(":scope > .paper-left")].map((part) => part.getBoundingClientRect());
  const used = last.bottom - box.top - parseFloat(getComputedStyle(sheet).paddingTop);
  sheet.style.display = "";
  return 1 - used / (96 / 25.4) / room;
})"""
"""How much of each sheet is blank on which something is left out for want of room."""


def sheets_of(page: Page, paper: str) -> PdfReader:
    """What Print gives."""
    return PdfReader(io.BytesIO(page.pdf(format=paper)))


def texts_of(reader: PdfReader) -> list[str]:
    """The texts of the pages; the fonts of some machines write "fi" as one sign."""
    texts = (unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in reader.pages)
    return [re.sub(r"\s+", " ", text) for text in texts]


def printed(page: Page, paper: str) -> list[str]:
    """The texts of the pages that Print gives."""
    return texts_of(sheets_of(page, paper))


def strokes(reader: PdfReader) -> list[int]:
    """How many shapes are painted on each page, pictures within included."""
    return [len(_PAINT.findall(sheet.get_contents().get_data())) for sheet in reader.pages]  # type: ignore[union-attr]


def test_print_on_the_page_of_a_country_gives_its_brief_on_two_whole_pages_of_either_paper(
    visitor: Page, reader: Page
) -> None:
    """Of the country with the most to say."""
    reader.goto("/print/country/COD")
    reader.locator(READY).wait_for()
    shown = {paper: on_paper(reader, paper) for paper in PAPERS}
    assert len(shown["A4"][0]) > len(shown["Letter"][0])  # The higher paper has room for more.
    # Nothing is left out "for want of room" where a tenth of the paper is blank: type takes what nothing else fits in.
    blank = reader.evaluate(_BLANK)
    assert len(blank) == 4
    assert max(blank) < 0.07, blank
    moved(visitor, "/country/COD", folded=True)
    expect(visitor.get_by_role("link", name="Print", exact=True)).to_have_attribute("href", "/print/country/COD")
    for paper in PAPERS:
        given = sheets_of(visitor, paper)
        sheets = texts_of(given)
        two_whole_pages(sheets, "COD", *shown[paper])
        assert "Country brief" in sheets[0]
        assert "Countries, topics, pages" not in "".join(sheets)
        assert min(strokes(given)) > 40
    assert visitor.locator(".paper").count() == 0


@pytest.mark.sweep  # As it is printed from its page: above.
@pytest.mark.parametrize("code", ["BGD", "NRU", "COD"])
def test_a_country_is_two_whole_pages_on_either_paper(reader: Page, code: str) -> None:
    reader.goto(f"/print/country/{code}")
    reader.locator(READY).wait_for()
    for paper in PAPERS:
        two_whole_pages(printed(reader, paper), code, *on_paper(reader, paper))


def on_paper(page: Page, paper: str) -> tuple[list[str], int]:
    """Titles of the views of a brief on a paper, and of how many parts it says that they are shortened."""
    sheets = f".sheet:is([data-sheet={paper.lower()}], :not([data-sheet]))"
    titles = page.locator(f"{sheets} figure:not([hidden]) h2").all_text_contents()
    return titles, page.locator(f"{sheets} > .paper-left:not([hidden])").count()


def two_whole_pages(sheets: list[str], code: str, titles: list[str], left: int) -> None:
    """All that the brief of a country shows stands on them."""
    first, second = sheets
    assert titles
    assert "1 / 2" in first
    assert "2 / 2" in second
    assert all(title in first for title in titles)
    assert len(re.findall(r"Sources?: ", first)) == len(titles)
    assert "Not known, or not in Reach 2030" in second
    assert "Sources and licences" in second
    assert f"/country/{code}" in second
    assert len(second.split()) > 300
    assert (first + second).count("Left out or shortened for want of room: “") == left


@pytest.mark.sweep  # A country on paper: above.
def test_six_views_are_two_pages_and_no_chart_is_split_from_its_caption(reader: Page) -> None:
    reader.goto(f"/print/deck#d={encode(Deck(SIX))}")
    reader.locator(READY).wait_for()
    assert reader.locator(".paper-view img").count() == 6
    titles = reader.locator(".paper-view h2").all_inner_texts()
    assert SIX[1].title in titles
    for paper in PAPERS:
        pages = printed(reader, paper)
        assert len(pages) == 2
        # How many views a page has is left to the fonts of the machine.
        places = [next(place for place, page in enumerate(pages) if title in page) for title in titles]
        assert places == sorted(places)
        assert [page.count("Seen on") for page in pages] == [places.count(place) for place in range(2)]
        assert "The dashboard's own title: Bangladesh" in pages[0]
        assert "Added by the author of this deck: For the minister" in pages[0]
        # What follows the last caption is no picture of a view whose caption is on the next page.
        assert re.sub(r".release=[-0-9a-f. ]*$", "", pages[0]).endswith(SIX[places.count(0) - 1].address)
        assert "CC BY" in pages[1]
    assert min(strokes(sheets_of(reader, "A4"))) > 60


@pytest.mark.sweep
def test_a_picture_that_cannot_be_made_says_so_and_the_others_are_printed(reader: Page) -> None:
    views = tuple(Pinned(name, "/victims?area=BGD", VIEWS[name].home) for name in ("victims-map", "victims-trend"))
    reader.route("**/image/victims-map.svg*", lambda route: route.fulfill(status=200, body="no picture"))
    refusals = iter([True, False])  # Of the other picture, whose server is busy once.
    reader.route(
        "**/image/victims-trend.svg*",
        lambda route: route.fulfill(status=200, body="busy") if next(refusals, False) else route.continue_(),
    )
    reader.goto(f"/print/deck#d={encode(Deck(views))}")
    expect(reader.get_by_role("status")).to_contain_text("could not be made: 1")
    expect(reader.get_by_role("button", name="Print or save as PDF")).to_be_enabled()
    assert "This picture could not be made" in printed(reader, "A4")[0]
    assert reader.locator(".paper-view img").count() == 1


@pytest.mark.sweep  # Of a show: `test_present.py`; which links are broken: `test_deck.py`.
def test_a_broken_deck_is_told_in_words_and_nothing_can_be_printed(reader: Page) -> None:
    reader.goto("/print/deck#d=AAAA")
    expect(reader.get_by_role("status")).to_contain_text("cut off or damaged")
    expect(reader.get_by_role("button", name="Print or save as PDF")).to_be_disabled()


@pytest.mark.sweep
def test_a_page_in_the_dark_is_printed_light_with_whole_pictures_and_without_tools(reader: Page) -> None:
    opened(reader, "/victims")
    shown = reader.locator("#page [data-panel]").count()
    reader.evaluate("document.documentElement.dataset.scheme = 'dark'")
    text = " ".join(printed(reader, "A4"))
    assert text.count("Seen on") == shown
    assert "/victims" in text
    for word in ("Enlarge", "Countries, topics, pages", "Play the years", "Clear"):
        assert word not in text
    ground = reader.evaluate(
        """() => {
          window.dispatchEvent(new Event("beforeprint"));
          const ground = getComputedStyle(document.body).backgroundColor;
          const pictures = document.querySelectorAll(".printed-picture svg").length;
          window.dispatchEvent(new Event("afterprint"));
          return [ground, pictures];
        }"""
    )
    assert ground == ["rgb(255, 255, 255)", shown]
    assert reader.locator("html").get_attribute("data-scheme") == "dark"
    assert reader.locator(".printed-picture, [data-printed]").count() == 0
