"""What readers of each language ask, as they type it: other names, no accents, mistakes, a country beside a subject."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from dashboard import pages
from dashboard.context import Context
from dashboard.i18n import languages
from dashboard.search.entries import index_name, indexes
from tests.fixtures.searching import Found, answers
from tests.fixtures.sweeps import each

QUESTIONS = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))
NEAR = "near"
"""Questions that are answered among the first few."""
FEW = 3
FEWEST = 25
"""Questions of a language at the least."""


def asked(lang: str) -> list[tuple[str, Found, int]]:
    """The questions of a language: what is typed, what answers it, and among how many results."""
    own = {text: found for text, found in QUESTIONS[lang].items() if text != NEAR}
    return [
        (text, (found.partition(" ")[0], found.partition(" ")[2]), most)
        for told, most in ((own, 1), (QUESTIONS[lang][NEAR], FEW))
        for text, found in told.items()
    ]


@pytest.fixture(scope="module")
def made(shared: Context) -> dict[str, bytes]:
    """The index of each language."""
    return indexes(shared, pages.places())


@pytest.mark.parametrize("lang", each(sorted(QUESTIONS), ("ar", "en", "zh")))
def test_what_a_reader_means_is_found_in_their_language(made: dict[str, bytes], tmp_path: Path, lang: str) -> None:
    questions = asked(lang)
    assert len(questions) >= FEWEST
    found = answers(json.loads(made[index_name(lang)]), [(text, "") for text, _, _ in questions], tmp_path)
    missed = {
        text: results[:most]
        for (text, meant, most), results in zip(questions, found, strict=True)
        if meant not in results[:most]
    }
    assert missed == {}


def test_each_language_has_its_questions() -> None:
    assert set(QUESTIONS) >= set(languages())
