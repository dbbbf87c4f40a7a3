"""What a program's search finds: the entries that the header's search has, by words, without a browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.search.entries import Entry

_WORDS = re.compile(r"[^\W_]+")
_IDLE = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be by did do does for from has have how in is it of on or that the
    their there these this to was were what when where which who why with""",
    )
)
"""Words of a question that name nothing."""
_KINDS = ("indicator", "area", "claim", "page")
"""Of two that have as many words, the first of these goes first; a place that is named whole before all."""
MOST_WORDS = 12


def folded(text: str) -> str:
    """A text without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@dataclass(frozen=True)
class Indexed:
    """An entry with its words."""

    entry: Entry
    name: frozenset[str]
    others: frozenset[str]
    text: frozenset[str]
    codes: frozenset[str]


def indexed(entries: Sequence[Entry]) -> tuple[Indexed, ...]:
    """Entries, made ready to be searched."""
    return tuple(
        Indexed(
            entry,
            _words(entry.name),
            _words(" ".join(entry.others)),
            _words(f"{entry.about} {entry.text}"),
            frozenset(map(folded, (entry.id, *entry.codes))),
        )
        for entry in entries
    )


def found(index: Sequence[Indexed], asked: str, most: int) -> list[Entry]:
    """The entries that have most of the words that are asked for, the likeliest first."""
    words = [word for word in dict.fromkeys(_WORDS.findall(folded(asked))) if word not in _IDLE][:MOST_WORDS]
    scored = []
    for item in index:
        scores = [_score(item, word) for word in words]
        if folded(asked).strip() in item.codes:
            scores.append(10)
        if sum(scores):
            is_named = item.entry.kind == "area" and item.name <= set(words)
            kind = _KINDS.index(item.entry.kind)
            order = (not is_named, -sum(map(bool, scores)), -sum(scores), kind, len(item.entry.name))
            scored.append((order, item.entry))
    return [entry for _, entry in sorted(scored, key=lambda one: one[0])[:most]]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(folded(text)))


def _score(item: Indexed, word: str) -> int:
    for words, score in ((item.name, 4), (item.others, 3), (item.text, 1)):
        if word in words:
            return score
        if len(word) > 3 and any(one.startswith(word) for one in words):
            return max(score - 1, 1)
    return 0
