"""What readers take along speaks their language throughout: English in it is a name, a citation, or quoted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.deck import Deck, Pinned, encode
from dashboard.exports.picture.content import Asked
from dashboard.exports.picture.dress import Dress
from dashboard.exports.picture.moving import frames, size_of, years_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.i18n import language
from dashboard.views import VIEWS, page_address, selection_of
from tests.fixtures.english import ENGLISH, as_published, english, texts_of
from tests.fixtures.sweeps import PANELS, each

AREAS = ("BGD", "NGA", "", "202", "PRI")
"""A country of many figures and one of other doubts, the world, a group, and a territory."""
SOME = (AREAS[0], AREAS[2])
DECKS = (tuple(PANELS)[:20], tuple(PANELS)[20:])
"""No deck has more than thirty."""


def _of_areas(panels: Iterable[str], areas: Iterable[str], *forms: str) -> list[tuple[str, ...]]:
    """Panels with areas and forms, without those of no country that show nothing without one."""
    every = product(panels, areas, *([forms] if forms else []))
    return [one for one in every if one[1] not in ("", "202") or not VIEWS[one[0]].needs_country]


MEDIA = {
    "rows": ["/download/protection-levels.csv?area=BGD", "/download/protection-levels.xlsx?area=BGD"],
    "files": [
        f"/download/{panel}.{ending}?area={area}"
        for panel, ending, area in product(PANELS, ("csv", "json", "xlsx"), SOME)
    ],
    "pasted": [f"/copy/{panel}.{ending}?area={area}" for panel, area, ending in _of_areas(VIEWS, AREAS, "txt", "tsv")],
    "pictures": [f"/image/{panel}.svg?area={area}" for panel, area in _of_areas(VIEWS, AREAS)],
    "slides": [f"/export/{panel}.pptx?area={area}" for panel, area in _of_areas(PANELS, SOME)],
    "briefs": [
        f"/export/country/{area or '001'}.{form}"
        for area, form in product(
            AREAS, ("docx", "pdf", "pptx", "docx?length=one-page", "pdf?length=one-page", "pptx?length=two-slides")
        )
    ],
    "letters": [f"/export/dossier/{area}.docx" for area in ("BGD", "NGA", "PRI")],
    "feeds": ["/data/changes.atom", "/data/changes/area/BGD.atom", "/data/changes/indicator/detected-victims.atom"],
    "folders": ["/export/deck.zip", "/export/deck-pictures.zip", "/export/deck.pptx"],
}
FEW = {
    ("ar", "rows"): "words of tables beside codes, and notes of a publisher",
}
UNREAD = {("ar", "pdf"): "lines from right to left tear citations apart; Word's file has the same words"}
NO_WORDS = (
    "ref_area", "obs_value", "obs_lower", "obs_upper", "fewer than three comparable countries", "region and income",
    "at target in the base year", "no value in 2012 to 2018", "no value from 2019 on",
)  # fmt: skip
"""Names of columns, and codes of the published table `movers`, which files have as it has them."""


def _asked(context: Context, address: str) -> list[str]:
    """The address, or the same of each deck."""
    if not address.startswith("/export/deck"):
        return [address]
    pins = ([Pinned(one, page_address(context, VIEWS[one], "area=BGD"), VIEWS[one].home) for one in d] for d in DECKS)
    return [f"{address}?d={encode(Deck(tuple(deck)))}" for deck in pins]


@pytest.mark.parametrize(("lang", "medium"), each([*product(ENGLISH, MEDIA)], FEW))
def test_no_file_of_another_language_has_an_english_sentence(
    client: FlaskClient, shared: Context, lang: str, medium: str
) -> None:
    cited = (*as_published(shared), *NO_WORDS)
    wrong = {}
    for address in (one for each_address in MEDIA[medium] for one in _asked(shared, each_address)):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
        assert answer.status_code == 200, address
        ending = address.partition("?")[0].rpartition(".")[2]
        if (lang, ending) in UNREAD:
            continue
        texts = list(texts_of(answer.data, ending))
        assert len(texts) > 1 or ending == "pdf"
        assert ending == "zip" or not [text for text in texts if "\u2066" in text], "marks, which pages alone know"
        if found := english(texts, lang, cited):
            wrong[address[:100]] = found[:5]
    assert wrong == {}


def test_a_speaker_names_publishers_as_the_language_does_and_says_one_caution(shared: Context) -> None:
    view = VIEWS["moving-table"]
    for lang, called in {"ru": "беженц", "zh": "难民"}.items():
        with language(lang):
            slide, *_ = slides_of(shared, Asked(view, selection_of(shared, view, f"lang={lang}"), "/data/on-the-move"))
        _, caution, whose, *_ = slide.notes
        assert called in whose and "UNHCR" not in whose
        assert sum(map(caution.count, ".。")) == 1, "the whole caveat"


@pytest.mark.sweep  # Its words are those of a picture: above.
@pytest.mark.parametrize("lang", ENGLISH)
def test_no_moving_picture_has_an_english_sentence(shared: Context, lang: str) -> None:
    view = VIEWS["victims-map"]
    with language(lang):
        asked = Asked(view, selection_of(shared, view, f"lang={lang}"), "/victims")
        drawn = frames(shared, asked, years_of(shared, asked)[-3:], size_of(SIZES["slide"]), Dress())
    for svg in drawn:
        assert english(texts_of(svg.encode(), "svg"), lang, as_published(shared)) == []
