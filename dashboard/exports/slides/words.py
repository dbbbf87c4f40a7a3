"""Slides of words: the first slide of a presentation, and paragraphs that may stand beside a chart or other ones."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Source
from dashboard.exports.slides.headings import headed
from dashboard.exports.slides.notes import Notes
from dashboard.exports.slides.plots import Plot
from dashboard.words.topic import with_ages

LINE = 112
"""Letters of a line of a first slide."""


def headline(title: str, *, is_of_all_ages: bool) -> str:
    """A title where nothing stands below it."""
    return with_ages(title) if is_of_all_ages else title


def in_a_line(title: str, *, is_of_all_ages: bool) -> str:
    """The same on a first slide: what is longer than a line there ends where a clause does, as titles of slides do."""

    def fits(text: str) -> bool:
        return len(headline(text, is_of_all_ages=is_of_all_ages)) <= LINE

    found = headed(title, fits)
    return headline(found[0] if found else title, is_of_all_ages=is_of_all_ages)


@dataclass(frozen=True)
class Cover:
    """The first slide; all of it is plain text."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    seen: str
    """The line at its foot."""
    speech: Notes
    stem: str
    sources: tuple[Source, ...] = ()
    grounds: tuple[Source, ...] = ()
    """As those of a slide of a view."""
    noted: tuple[Source, ...] = ()
    """As those of a slide of a view."""
    contents: tuple[str, ...] = ()
    """What the slides behind it say, one line each."""
    told_on: tuple[tuple[int, ...], ...] = ()
    """Of each of these lines which of the slides behind it say that, from 0; empty where lines are of no slides alone.
    One that takes several slides of the presentation counts once."""
    where: str = ""
    """The place that these lines do not repeat."""
    kept: str = ""
    """When and where all of it was seen as it stays: said with the sources, since a release is no word for a cover."""

    @property
    def notes(self) -> tuple[str, ...]:
        """As those of a slide of a view."""
        return self.speech.lines


@dataclass(frozen=True)
class Aside:
    """A chart beside paragraphs."""

    heading: str
    body: Plot
    description: str
    """What those who do not see the chart are told."""


@dataclass(frozen=True)
class Box:
    """Paragraphs in a box beside others."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Paragraphs on one subject; all of it is plain text."""

    title: str
    subtitle: str
    points: tuple[str, ...]
    caption: tuple[str, ...]
    """What may never be cut off: caveats and sources."""
    seen: str
    speech: Notes
    sources: tuple[Source, ...]
    loud: int = 0
    """How many of the first paragraphs of the caption are caveats and keys, which are set larger."""
    chief: str = ""
    """As that of a slide of a view."""
    aside: Aside | Box | None = None
    stem: str = ""
    """Name of the file that begins with it, without an ending; empty where another slide comes first."""
    grounds: tuple[Source, ...] = ()
    """As those of a slide of a view."""
    noted: tuple[Source, ...] = ()
    """As those of a slide of a view."""
    is_of_all_ages: bool = False
    """Whether its title counts people of all ages."""

    @property
    def notes(self) -> tuple[str, ...]:
        """As those of a slide of a view."""
        return self.speech.lines

    @property
    def in_a_line(self) -> str:
        """What a first slide says of it."""
        return in_a_line(self.title, is_of_all_ages=self.is_of_all_ages)
