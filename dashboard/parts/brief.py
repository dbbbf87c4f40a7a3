"""Sentences of a country's brief as parts of a page: each value a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard.brief.sentence import Sentence, Value
from dashboard.parts.elements import figure_link, inside, set_apart

MOST_HEARD = 120
"""Letters of a sentence that is heard behind each of its numbers."""


def value_link(value: Value, around: str = "") -> Component:
    """A value that leads to its rows: a figure is heard with what it is of, in a list of links, too.

    `around`: what says so of a number that is not the figure of its rows, as of years that are counted, where it is
    short; words do so themselves.
    """
    says_itself = any(sign.isalpha() for sign in value.text) or len(around) > MOST_HEARD
    of = value.of or ("" if says_itself else around)
    return figure_link(value.text, value.origin, of) if of else inside(value.text, value.origin)


def pieces(sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences of one paragraph, in texts and links."""
    return set_apart(
        *(
            [part if isinstance(part, str) else value_link(part, sentence.text) for part in sentence.parts]
            for sentence in sentences
        )
    )
