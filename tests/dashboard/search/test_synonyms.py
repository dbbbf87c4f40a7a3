"""The list of synonyms: each word leads to what it stands for, and a damaged list stops the start with one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard import pages
from dashboard.context import Context
from dashboard.search.entries import index_name, indexes
from dashboard.search.synonyms import FOLDER, KINDS, SynonymsError, read
from tests.fixtures.searching import answers
from tests.fixtures.sweeps import each

FIRST = 8
"""Results that a reader sees at once."""
KIND = {"areas": "area", "indicators": "indicator", "pages": "page", "claims": "claim"}


@pytest.mark.parametrize("lang", each(sorted(path.stem for path in FOLDER.glob("*.toml")), ("en", "ar", "zh")))
def test_each_word_leads_to_what_it_stands_for(shared: Context, tmp_path: Path, lang: str) -> None:
    made = indexes(shared, pages.places())
    index = json.loads(made.get(index_name(lang), made[index_name("en")]))
    words = [
        (kind, code, word)
        for kind in KINDS
        for code, own in read(FOLDER / f"{lang}.toml")[kind].items()
        for word in own
    ]
    found = answers(index, [(word, "") for _, _, word in words], tmp_path)
    wrong = [
        f"[{kind}] {code}: {word}"
        for (kind, code, word), results in zip(words, found, strict=True)
        if (f"{KIND[kind]}/{code}", "") not in results[:FIRST]
    ]
    assert wrong == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_line_says_nothing_twice(path: Path) -> None:
    for kind, lines in read(path).items():
        for code, words in lines.items():
            plain = [word.casefold() for word in words]
            assert len(set(plain)) == len(plain), f"[{kind}] {code}"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[areas]\nTUR = 'Turkey'", "[areas] TUR: write a list of words"),
        ("[areas]\nTUR = []", "[areas] TUR: write a list of words"),
        ("[areas]\nTUR = ['']", "[areas] TUR: write a list of words"),
        ("[themes]\njustice = ['law']", "[themes] is none of areas, indicators, pages, claims"),
        ("[areas", "cannot be read"),
    ],
)
def test_a_damaged_list_is_named(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "en.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SynonymsError) as told:
        read(path)
    assert str(path) in str(told.value)
    assert wrong in str(told.value)


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SynonymsError, match=r"xx\.toml: cannot be read"):
        read(tmp_path / "xx.toml")
