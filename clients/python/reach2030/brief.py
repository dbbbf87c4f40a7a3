"""The brief of a country: sections, paragraphs and whole sentences, each value with the address of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Value:
    """A figure or name within a sentence."""

    text: str
    origin: str
    """Address, on the server, of the rows it is read from."""
    start: int
    """Where in its sentence it begins, in characters."""


@dataclass(frozen=True)
class Sentence:
    """One whole sentence."""

    text: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Section:
    """Paragraphs on one subject."""

    id: str
    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    def __str__(self) -> str:
        """Its heading and its paragraphs."""
        lines = (" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)
        return "\n".join((self.heading, *lines))


@dataclass(frozen=True)
class Brief:
    """All that is said of a country or area."""

    area: str
    name: str
    data_version: str
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, told: Any) -> Brief:
        """From the server's answer."""
        return cls(told["area"], told["name"], told["data_version"], tuple(map(_section, told["sections"])))

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences in their order."""
        return (one for part in self.sections for paragraph in part.paragraphs for one in paragraph)

    def __str__(self) -> str:
        """The whole brief as text."""
        return "\n\n".join((self.name, *map(str, self.sections)))


def _section(told: Any) -> Section:
    paragraphs = (tuple(map(_sentence, paragraph)) for paragraph in told["paragraphs"])
    return Section(told["id"], told["heading"], tuple(paragraphs))


def _sentence(told: Any) -> Sentence:
    return Sentence(told["text"], tuple(Value(one["text"], one["origin"], one["start"]) for one in told["values"]))
