"""Sentences of a country's brief as parts of a page: each value a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard.brief.sentence import Sentence, Value
from dashboard.i18n import as_sentence, in_sentences
from dashboard.parts.elements import figure_link, inside, set_apart, whence_said

MOST_HEARD = 120
"""Letters of a sentence that is heard behind each of its numbers."""


def value_link(value: Value, around: str = "", **known: Any) -> Component:
    """A value that leads to its rows: a figure is heard with what it is of, in a list of links, too.

    `around`: what says so of a number that is not the figure of its rows, as of years that are counted, where it is
    short; else it is heard that its rows lead to where it comes from, and of what these are. Words say it themselves.
    """
    if value.of:
        return figure_link(value.text, value.origin, value.of, **known)
    if says_itself(value.text) or not (around or value.rows):
        return inside(value.text, value.origin, **known)
    if around and (len(around) <= MOST_HEARD or not value.rows):
        return figure_link(value.text, value.origin, around, **known)
    asked = in_sentences((as_sentence(value.text), whence_said(), value.rows))
    return inside(value.text, value.origin, **known, **{"aria-label": asked})


def says_itself(text: str) -> bool:
    """Whether a text has words that say what it is: of a range or a share those between its numbers do not."""
    return sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))


def pieces(sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences of one paragraph, in texts and links; a link that is all of it stands alone."""
    if len(sentences) == 1 and len(sentences[0].parts) == 1 and sentences[0].values:
        return [value_link(sentences[0].values[0], className="more")]
    return set_apart(
        *(
            [part if isinstance(part, str) else value_link(part, sentence.text) for part in sentence.parts]
            for sentence in sentences
        )
    )
