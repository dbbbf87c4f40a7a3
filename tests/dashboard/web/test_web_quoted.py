"""Words that stay in English on a page of another language are said to be English: a voice changes for them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import product

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.i18n import language
from dashboard.i18n.published import published, unmarked
from dashboard.parts.elements import text_html
from tests.browser.steps import PAGES
from tests.fixtures.sweeps import each

ADDRESSES = (
    *(page for page in PAGES if page != "/nowhere"), "/country/BGD", "/country/NRU", "/data/claims",
    "/print/country/BGD", "/print/country/NRU", "/protection?area=BGD", "/justice?area=BGD", "/data/origin?area=AFG",
    "/data/dossier?area=NGA", "/data/coverage?area=034", "/drivers/relation?area=BGD", "/compare?area=BGD,NPL",
    "/victims?embed=1&view=victims-map", "/protection?embed=1&view=protection-levels&area=BGD",
    "/justice?embed=1&view=justice-suggested&area=BGD", "/protection?embed=1&view=protection-goods&area=BGD",
)  # fmt: skip
FEW = {
    ("ar", "/data/claims"): "a publisher's words in a table",
    ("ar", "/data/sources"): "titles and citations",
    ("ar", "/protection?area=BGD"): "notes in a caveat",
    ("ar", "/print/country/BGD"): "a brief on paper",
    ("fr", "/data/report"): "places and keys",
    ("fr", "/protection?embed=1&view=protection-goods&area=BGD"): "names in a table of a frame",
}
NAMES = re.compile(
    r"Reach 2030|World Bank(, UN DESA| WGI| Corporate Scorecard)?|UN (Statistics Division|Treaty Collection)|"
    r"US Department of (Labor|State)|INFORM, European Commission JRC|UNODC, ILO, UNICEF and others|Disrupting Harm|"
    r"Page (Up|Down)|Our World in Data|based on United Nations map|Counter Trafficking Data Collaborative|"
    r"Trafficking in Persons Report|Uppsala Conflict Data Program|World Population Prospects|"
    r"An Introduction to the Bootstrap|National Center for Missing & Exploited Children"
)
"""Names of publishers and of works within a translated sentence, of the product, and what stands on keys."""
_FOUR_LATIN_WORDS = re.compile(r"[A-Za-z’'-]{2,}(?:[,;:()–]? [(]?[A-Za-z’'-]{2,}){3,}")
ENGLISH = {
    "ar": _FOUR_LATIN_WORDS,
    "zh": _FOUR_LATIN_WORDS,
    "fr": re.compile(r"(?<![\w./-])(?:the|of|and|with|which|from|by|their)(?![\w./-])"),
}
"""What is English by its look: four words of Latin letters among others, words that no French sentence has."""
UNMARKED = {("zh", "/data/claims"): "words of Reuters that the catalogue quotes without marks"}
"""Places that are not looked at, and why."""
SILENT = frozenset({"script", "style", "code", "pre", "svg"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class Reader(HTMLParser):
    """Texts of a page, each with the language that it is said to be in."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._around: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs).get("lang") or self._around[-1][1]
        if tag not in VOID:
            self._around.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        while len(self._around) > 1 and tag in {name for name, _ in self._around}:
            if self._around.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not SILENT & {name for name, _ in self._around}:
            self.texts.append((self._around[-1][1], data))


def unsaid(page: str, lang: str) -> list[str]:
    """English of a page that is not said to be English."""
    reader = Reader()
    reader.feed(page)
    assert {own for own, _ in reader.texts} >= {lang}
    bare = (NAMES.sub("·", text) for own, text in reader.texts if own == lang)
    found = ((text, ENGLISH[lang].search(text)) for text in bare)
    return [text[max(0, match.start() - 40) : match.end() + 40] for text, match in found if match]


@pytest.mark.parametrize(("lang", "path"), each(sorted({*product(ENGLISH, ADDRESSES)} - {*UNMARKED}), FEW))
def test_english_on_a_page_of_another_language_is_said_to_be_english(client: FlaskClient, lang: str, path: str) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert answer.status_code == 200
    assert unsaid(answer.text, lang) == []


def test_words_of_a_publisher_are_marked_in_other_languages_alone_and_never_in_a_file() -> None:
    assert text_html(published("Few <words>")) == "Few &lt;words&gt;"
    with language("ar"):
        said = published("Few <words>")
        assert text_html(f"«{said}»") == '«<span lang="en" dir="ltr">Few &lt;words&gt;</span>»'
        assert unmarked(f"«{said}»") == "«Few <words>»"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_file_has_such_marks(client: FlaskClient, shared: Context, ending: str) -> None:
    assert any(indicator == "sexual-violence-by-18" for indicator, _ in shared.notes)
    answer = client.get(f"/download/protection-levels.{ending}?area=BGD&lang=ar")
    assert answer.status_code == 200
    assert "\u2066".encode() not in answer.data
