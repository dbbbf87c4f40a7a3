"""Sentences of a country's brief as parts of a page: each value a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.brief.sentence import Sentence
from dashboard.parts.elements import figure_link, inside, set_apart


def pieces(sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences of one paragraph, in texts and links."""
    return set_apart(
        *(
            [part if isinstance(part, str) else inside(part.text, part.origin) for part in sentence.parts]
            for sentence in sentences
        )
    )


def named_pieces(sentence: Sentence) -> list[Any]:
    """A sentence of a first screen, whose links are heard in a list of links, too: each figure with what it is of."""
    return [
        part if isinstance(part, str) else figure_link(part.text, part.origin, sentence.text) for part in sentence.parts
    ]
