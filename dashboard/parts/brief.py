"""Sentences of a country's brief as parts of a page: each value a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.brief.sentence import Sentence
from dashboard.parts.elements import inside, set_apart


def pieces(sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences of one paragraph, in texts and links."""
    return set_apart(
        *(
            [part if isinstance(part, str) else inside(part.text, part.origin) for part in sentence.parts]
            for sentence in sentences
        )
    )
