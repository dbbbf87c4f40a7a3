"""Words that stay in English on a page of another language are said to be English: a voice changes for them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import product

import pytest
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.i18n import LOCALE, language
from dashboard.i18n.published import TERMS, published, unmarked
from dashboard.metrics.findings import PUBLISHER_NOTES
from dashboard.parts.elements import text_html
from tests.browser.steps import PAGES
from tests.fixtures.english import ENGLISH, as_published, english, unsaid, unseen_of
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
OF_PROGRAMS = {"Atom", "CC BY", "Word", "gdidata", "quantile"}
"""Names of formats, licences and packages, and a word of mathematics that other languages have, too."""
_SLOT = re.compile(r"\{[^{}]*\}")
REFUSED = (
    "/image/nothing.png", "/image/victims-map.png?size=none", "/image/victims-trend.gif", "/download/nothing.csv",
    "/copy/nothing.txt", "/export/country/XXX.pdf", "/export/country/BGD.pdf?paper=a9", "/export/deck.zip",
    "/export/dossier/202.xlsx", "/data/changes/area/XXX.atom", "/api/v1/nothing",
)  # fmt: skip
UNMARKED = {("zh", "/data/claims"): "words of Reuters that the catalogue quotes without marks"}
"""Places that are not looked at, and why."""


@pytest.mark.parametrize(("lang", "path"), each(sorted({*product(ENGLISH, ADDRESSES)} - {*UNMARKED}), FEW))
def test_english_on_a_page_of_another_language_is_said_to_be_english(
    client: FlaskClient, shared: Context, lang: str, path: str
) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert answer.status_code == 200
    assert unsaid(answer.text, lang) == []
    reasons = {item.reason for item in shared.report if not item.reason.startswith(PUBLISHER_NOTES)}
    quoted = (
        {words for reason in reasons for words in re.findall("“([^“”]+)”", reason)} if path == "/data/report" else ()
    )
    assert [words for words in quoted if f'<span lang="en" dir="ltr">{words}</span>' not in answer.text] == []
    assert english(unseen_of(answer.text), lang, as_published(shared)) == []


@pytest.mark.sweep  # A refusal is a page in the reader's language: `test_web_apology.py`.
@pytest.mark.parametrize("lang", ENGLISH)
def test_whoever_is_refused_a_file_reads_why_in_english_that_is_said_to_be_so(client: FlaskClient, lang: str) -> None:
    for path in REFUSED:
        answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}", headers={"Accept": "text/html"})
        assert answer.status_code in (400, 404)
        assert unsaid(answer.text, lang) == []


def test_words_of_a_publisher_are_marked_in_other_languages_alone_and_never_in_a_file() -> None:
    assert text_html(published("Few <words>")) == "Few &lt;words&gt;"
    with language("ar"):
        said = published("Few <words>")
        assert text_html(f"«{said}»") == '«<span lang="en" dir="ltr">Few &lt;words&gt;</span>»'
        assert unmarked(f"«{said}»") == "«Few <words>»"
        assert text_html("«Pornography»") == '«<span lang="en" dir="ltr">Pornography</span>»'
    assert text_html("“Pornography”") == "“Pornography”"
    # What every translation quotes as the English does is known to be English; sheets of a file have such names, too.
    kept = [set(_quoted_alike((LOCALE / lang / "LC_MESSAGES" / "reach.po").read_text())) for lang in ENGLISH]
    assert set.intersection(*kept) - {"data", "files", "sources"} <= set(TERMS)
    # So are titles and names that are kept among other letters, and what stands in brackets behind its translation.
    for lang in ("ar", "ru"):
        found = set(_in_other_letters((LOCALE / lang / "LC_MESSAGES" / "reach.po").read_text()))
        assert found and found - OF_PROGRAMS <= set(TERMS), lang
        with language(lang):
            assert '(<span lang="en" dir="ltr">Tiers</span>)' in text_html("(Tiers)")


def _in_other_letters(catalogue: str) -> Iterator[str]:
    """Two English words or more that a translation keeps in a row, or a word behind one of its own: no code or file."""
    for message in read_po(io.StringIO(catalogue)):
        source, said = (_SLOT.sub("|", str(text)) for text in (message.id, message.string))
        several = re.findall(r"(?<![\w./#-])[A-Za-z]{2,}(?: [A-Za-z]{2,})+(?![\w/.(-])", said)
        behind = re.findall(r"(?<=[^\W\dA-Za-z_] )\(([A-Z]?[a-z]{3,})\)", said)
        yield from (words for words in (*several, *behind) if words.lower() in source.lower())


def _quoted_alike(catalogue: str) -> Iterator[str]:
    """Words that the English of a message quotes and its translation has in Latin letters, too."""
    for message in read_po(io.StringIO(catalogue)):
        source, said = (_SLOT.sub("", str(text)) for text in (message.id, message.string))
        for words in re.findall("“([A-Za-z][A-Za-z ]+)”", source):
            if re.search(rf"(?<![A-Za-z]){words}(?![A-Za-z])", said):
                yield words
