"""The languages that are there: whole, without faults, in the terms of their glossaries, with all names of places."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from dashboard import i18n
from dashboard.i18n import alphabetical, language
from dashboard.i18n.catalogues import DEFAULT, catalogue_path, forms_of, kept
from dashboard.i18n.places import lacking
from tests.fixtures.sweeps import each

HERE = Path(__file__).resolve().parent
GLOSSARY = Path(i18n.__file__).parent / "glossary"
COLUMNS = ["term", "translation", "stems", "source", "checked"]
LEAST_TERMS = 60
WANTED = ("child marriage", "displacement", "trafficking")
"""Terms that no glossary may lack."""
BEGUN = [code for code in i18n.languages() if code != DEFAULT]
"""Languages that have a catalogue."""
LANGUAGES = [code for code in i18n.offered() if code != DEFAULT]
"""Those of them that readers are led to."""
SIX = {"ar", "en", "es", "fr", "ru", "zh"}
"""The official languages of the United Nations."""
SAID_ALIKE = re.compile(r"[a-z]{4}")
"""What English and another language may share are names, codes and words of four letters at least by chance: few."""
MOST_ALIKE = 130


class Term(NamedTuple):
    """An English term, and of what a translation of a text that has it must have one."""

    english: str
    stems: tuple[str, ...]
    source: str


def plain(text: str) -> str:
    """A text without case and marks over letters, its apostrophes alike."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    return bare.replace("’", "'")


def glossary(code: str) -> list[Term]:
    """The terms of a language."""
    with (GLOSSARY / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        assert rows.fieldnames == COLUMNS
        return [
            Term(row["term"], tuple(plain(stem) for stem in row["stems"].split("|") if stem), row["source"])
            for row in rows
        ]


def said_elsewhere(code: str) -> set[tuple[str, str]]:
    """Terms and texts in which a language says the term otherwise, each read by a second pair of eyes."""
    with (HERE / "elsewhere.csv").open(encoding="utf-8", newline="") as file:
        return {(row["term"], row["text"]) for row in csv.DictReader(file) if row["language"] == code}


def messages(code: str) -> Iterator[tuple[str, str]]:
    """Each text's English words and translation, its forms in a row."""
    with catalogue_path(i18n.LOCALE, code).open("rb") as file:
        for message in read_po(file, locale=code):
            if message.id:
                yield " ".join(forms_of(message.id)), " ".join(forms_of(message.string))


def test_the_six_languages_of_the_united_nations_are_there() -> None:
    assert set(i18n.languages()) >= SIX
    assert set(i18n.offered()) >= SIX


@pytest.mark.parametrize("code", BEGUN)
def test_a_catalogue_has_no_fault_and_all_words_that_frame_pages(code: str) -> None:
    english, own = kept(i18n.LOCALE, DEFAULT), kept(i18n.LOCALE, code)
    assert own.faults == ()
    assert own.fuzzy == frozenset()
    assert english.frame <= own.usable


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_catalogue_of_a_language_that_is_offered_is_whole(code: str) -> None:
    english, own = kept(i18n.LOCALE, DEFAULT), kept(i18n.LOCALE, code)
    missing = english.texts - own.usable
    assert len(missing) <= len(english.texts) // 100, sorted(missing)[:20]
    assert own.texts <= english.texts, "no longer asked for"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_is_no_copy_of_the_english(code: str) -> None:
    alike = [english for english, own in messages(code) if own == english and SAID_ALIKE.search(_words(english))]
    assert len(alike) <= MOST_ALIKE, alike
    assert [text for text in alike if len(_words(text).split()) > 9] == []


@pytest.mark.parametrize("code", each(LANGUAGES, {"ar": "words that change within, and are written from the right"}))
def test_terms_are_those_of_the_glossary(code: str) -> None:
    terms, elsewhere = glossary(code), said_elsewhere(code)
    assert len(terms) >= LEAST_TERMS
    assert [wanted for wanted in WANTED if not any(term.english.startswith(wanted) for term in terms)] == []
    assert [term.english for term in terms if not term.stems or not term.source] == []
    told = [(english, _words(english).lower(), plain(own)) for english, own in messages(code)]
    wrong = {
        (term.english, english[:80])
        for term in terms
        for pattern in [re.compile(rf"\b{re.escape(term.english.lower())}s?\b")]
        for english, words, own in told
        if pattern.search(words) and not any(stem in own for stem in term.stems)
    }
    assert wrong - elsewhere == set()
    assert elsewhere - wrong == set(), "said in the term by now"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_has_the_forms_of_the_language(code: str) -> None:
    assert lacking(code) == ()


def _words(text: str) -> str:
    """A text without its placeholders."""
    return re.sub(r"\{[^}]*\}", "", text)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("ar", ["أفغانستان", "الهند", "إيران", "بوتان"]),
        ("ru", ["Египет", "Иран", "Италия", "Йемен", "Кабо-Верде"]),
        ("zh", ["阿富汗", "巴西", "印度", "中国"]),
        ("fr", ["Égypte", "Équateur", "Espagne", "États-Unis", "Éthiopie", "Fidji"]),
        ("en", ["Costa Rica", "Côte d'Ivoire", "Croatia", "Türkiye", "Turkmenistan"]),
    ],
)
def test_names_are_sorted_by_the_alphabet_of_the_language(code: str, names: list[str]) -> None:
    with language(code):
        assert sorted(set(names), key=alphabetical) == names
