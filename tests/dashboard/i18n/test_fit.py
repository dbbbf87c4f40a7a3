"""Messages are fit to be translated into languages of one, three or six plural forms, of cases and of other orders."""

from __future__ import annotations

import ast
from collections import defaultdict

import pytest

from tests.fixtures.fit import fine, patterns_of, spoken_code, unfit, unfit_code, unfit_messages
from tests.fixtures.texts import told


def test_every_message_is_fit_to_be_translated() -> None:
    told = [f"{item.pattern}: {item.files[0]}: {item.text}" for items in unfit().values() for item in items]
    assert told == [], "\n".join(["write them anew (CONTRIBUTING.md, “Add or change a text”):", *told])


def test_no_exception_is_of_a_message_that_is_gone_or_was_mended() -> None:
    there = {(item.pattern, item.text) for item in (*unfit_messages(), *spoken_code())}
    assert fine() - there == set()


def test_a_text_has_one_plural_whoever_uses_it() -> None:
    """Gettext knows a message by its context and singular: of two plurals one would be lost."""
    plurals = defaultdict(set)
    for _, _, text, _, context in told():
        forms = tuple(text) if isinstance(text, tuple) else (text, "")
        plurals[context, forms[0]].add(forms[1])
    assert {key: forms for key, forms in plurals.items() if len(forms) > 1} == {}


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("In the {n} countries that report", "a count without plural forms"),
        ("{n} more latest figures", "a count without plural forms"),
        (" of {judged}", "edge"),
        (": {met} met", "edge"),
        ("all [girls] of {year}", "brackets"),
        ("as a {kind}", "article"),
        ("citizens of {origin} detected", "preposition before a place"),
        ("The collection has {nothing} here", "a slot of a changing word"),
    ],
)
def test_a_message_that_is_unfit_is_seen(text: str, pattern: str) -> None:
    assert pattern in patterns_of((text,), plural=False)


def test_a_message_of_two_counts_is_seen() -> None:
    assert list(patterns_of(("{n} target in {of} country", "{n} targets in {of} countries"), plural=True)) == [
        "two counts"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{area}, {subject}: {figure} in {year}",
        "{n} of {of} have a figure",
        "Fewer than {least} of them.",
        "{figure}% of women",
    ],
)
def test_a_message_that_is_fit_is_let_pass(text: str) -> None:
    assert list(patterns_of((text,), plural=False)) == []


@pytest.mark.parametrize(
    "code",
    [
        '", ".join(translate(name) for name in names)',
        '"; ".join([area_name(context, code) for code in codes])',
        'f"{translate(name)}: {value}"',
        'f"about {translate(name)}"',
    ],
)
def test_a_sentence_in_pieces_is_seen(code: str) -> None:
    assert len(list(unfit_code(ast.walk(ast.parse(code)), "x.py"))) == 1


@pytest.mark.parametrize(
    "code", ['", ".join(columns)', 'f"{translate(name)} · {value}"', 'f"<b>{translate(name)}</b>: x"']
)
def test_code_for_machines_is_let_pass(code: str) -> None:
    assert list(unfit_code(ast.walk(ast.parse(code)), "x.py")) == []
