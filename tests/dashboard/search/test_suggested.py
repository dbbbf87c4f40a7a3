"""Suggested actions are found by all words that are typed, behind everything that has a name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard import pages
from dashboard.context import Context
from dashboard.search.entries import index_name, indexes
from dashboard.search.suggested import SUGGESTED, suggested
from tests.fixtures.searching import Found, answers

TYPED = (
    "Rohingya",
    "Rohingya Bangladesh",
    "child labour inspectors",
    "Bangladesh",
    "child soldiers",
    "drug ROHÍNGYA zxqv",
    "<script>alert(1)</script>",
    "of the",
)


@pytest.fixture(scope="module")
def found(shared: Context, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Found]]:
    """What is found for each of TYPED."""
    index: dict[str, Any] = json.loads(indexes(shared, pages.places())[index_name("en")])
    told = json.loads(suggested(shared)[SUGGESTED])
    made = answers(index, [(text, "") for text in TYPED], tmp_path_factory.mktemp("asked"), told)
    return dict(zip(TYPED, made, strict=True))


def ids(results: list[Found]) -> list[str]:
    """Ids of the actions among results."""
    return [name.removeprefix("suggested/") for name, _ in results if name.startswith("suggested/")]


def test_all_words_have_to_be_in_an_action_or_in_its_country(found: dict[str, list[Found]], shared: Context) -> None:
    texts = {action.id: action.text for actions in shared.actions.values() for action in actions}
    assert ids(found["Rohingya"]) == [name for name, text in texts.items() if "Rohingya" in text]
    assert ids(found["Rohingya Bangladesh"]) == [name for name in ids(found["Rohingya"]) if name.startswith("BGD")]
    assert not ids(found["drug ROHÍNGYA zxqv"])


def test_labour_is_found_as_the_publisher_writes_it(found: dict[str, list[Found]], shared: Context) -> None:
    texts = {action.id: action.text for actions in shared.actions.values() for action in actions}
    told = ids(found["child labour inspectors"])
    assert told
    assert all(all(word in texts[name].lower() for word in ("child", "labor", "inspector")) for name in told)


def test_a_name_stands_before_all_words_of_others(found: dict[str, list[Found]], shared: Context) -> None:
    for typed in ("Bangladesh", "child soldiers"):
        kinds = [name.partition("/")[0] for name, _ in found[typed]]
        assert kinds[0] != "suggested"
        assert kinds == sorted(kinds, key=lambda kind: kind == "suggested")
    texts = {action.id: action.text for actions in shared.actions.values() for action in actions}
    assert all("Bangladesh" in texts[name] for name in ids(found["Bangladesh"])), "a country alone names no action"


def test_markup_and_empty_words_find_none(found: dict[str, list[Found]]) -> None:
    assert found["<script>alert(1)</script>"] == []
    assert ids(found["of the"]) == []
