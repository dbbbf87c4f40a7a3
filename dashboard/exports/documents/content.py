"""What a document holds, in reading order, whatever it is written as."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.brief.sentence import Sentence, Value
from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.figures.addresses import sources_at
from dashboard.views import released


@dataclass
class Notes:
    """Sources in the order in which a document names them first; each has its number."""

    context: Context
    numbers: dict[Source, int] = field(default_factory=dict)

    def of(self, indicators: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the sources of indicators, those named before come first."""
        return self._numbered(map(self.context.source_of, indicators))

    def said(self, sentence: Sentence) -> Said:
        """A sentence with the numbers of the sources that its values come from."""
        sources = (source for value in sentence.values for source in sources_at(self.context, value.origin))
        return Said(sentence.parts, self._numbered(sources))

    def _numbered(self, sources: Iterable[Source]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers.setdefault(source, len(self.numbers) + 1) for source in sources}))


@dataclass(frozen=True)
class Said:
    """A whole sentence: texts, and values between them with the address of their rows; the notes stand behind it."""

    parts: tuple[str | Value, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Heading:
    """A heading below the document's title, which alone is of level 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Said, ...]
    is_lead: bool = False
    """Whether the document begins with it."""


@dataclass(frozen=True)
class Picture:
    """A picture of ours below its title, and what has to be said of it."""

    indicator: str
    title: str
    subtitle: str
    svg: str
    width: float
    height: float
    """Millimetres."""
    alternative: str
    """What those who do not see it are told."""
    caption: str
    """Caveat, coverage and source."""


@dataclass(frozen=True)
class Status:
    """A row of the table of statuses."""

    indicator: str
    label: str
    notes: tuple[int, ...]
    latest: str
    year: str
    """Of the latest value; empty where there is none."""
    target: str
    status: str
    """Its name in the code."""
    sign: str
    word: str


@dataclass(frozen=True)
class Statuses:
    """The table of statuses."""

    caption: str
    columns: tuple[str, str, str, str]
    rows: tuple[Status, ...]


Block = Heading | Paragraph | Picture | Statuses


@dataclass(frozen=True)
class Document:
    """A document whole."""

    stem: str
    """Name of its file, without an ending."""
    language: str
    kind: str
    name: str
    """Its heading."""
    title: str
    """Its name among files, and in their properties."""
    facts: tuple[str | Value, ...]
    """What stands below its heading."""
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    """By the number of their note, from 1 on."""
    closing: tuple[str, ...]
    """Paragraphs at its end: terms and boundaries, release, address."""
    closing_heading: str
    root: str
    """Scheme and host before addresses within the dashboard; empty where they lead nowhere from a file."""
    release: str
    """Of which all addresses are."""
    address: str
    date: datetime.date
    day: str
    """The date as the language writes it."""
    keywords: tuple[str, ...]

    def lead(self, value: Value) -> str:
        """Where a value leads to: its rows in this release, where the dashboard has an address."""
        return released(f"{self.root}{value.origin}", self.release) if self.root else ""
