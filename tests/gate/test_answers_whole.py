"""Parts and wholes that stand in one sentence fit together, and a zero is a zero."""

from __future__ import annotations

import re

import dash
import pytest

from dashboard.config import Config
from dashboard.geography import load_geography
from tests.gate.answers_read import Places, lines
from tests.gate.answers_said import Figure, leading, read

AREAS = sorted(load_geography(Config().geography).areas)
_BASE = re.compile(r"Of the ([\d,]+) detected victims of known age in \d{4}, .*; ([\d,]+) were detected in all")
_HEADLINE = re.compile(
    r": (?P<all>.+?) children among detected victims in \d{4}: (?P<girls>.+?) girls and (?P<boys>.+?) boys"
)
_ZERO = re.compile(r" 0(?: \(\d{4}\)| per [\d,]+ people)?, under \d")
_EXCEEDS = "more than"
"""What a sentence says whose parts exceed the whole."""


@pytest.fixture(scope="module")
def places(app: dash.Dash) -> Places:
    """Everything that a reader can open."""
    return Places(app)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def known_ages(places: Places, area: str) -> list[str]:
    """Sentences of a brief in which more victims have a known age than there are."""
    sections = places.json(f"/api/v1/briefs/{area}.json")["sections"]
    texts = (item["text"] for section in sections for paragraph in section["paragraphs"] for item in paragraph)
    found = ((text, _BASE.search(text)) for text in texts)
    return [text for text, base in found if base and _number(base[1]) > _number(base[2]) and _EXCEEDS not in text]


def girls_and_boys(places: Places, area: str) -> list[str]:
    """The overview's headline, where girls and boys are more than all children and nothing says so."""
    said = lines(places.block("overview-headline", f"area={area}"))
    found = _HEADLINE.search(said[0])
    if found is None or _EXCEEDS in " ".join(said):
        return []
    figures = [read(found[name]) for name in ("all", "girls", "boys")]
    whole, *parts = (figure for figure in figures if isinstance(figure, Figure))
    return said[:1] if sum(part.low for part in parts) > whole.high + whole.slack else []


def zeros(places: Places, area: str) -> list[str]:
    """Titles of justice beside detections that call a zero few."""
    title = places.chart("justice-beside", f"area={area}")["words"]["title"]
    return [title] if _ZERO.search(title) else []


@pytest.mark.parametrize("area", ["BRA", "NZL"])
def test_no_more_ages_are_known_than_there_are_victims(places: Places, area: str) -> None:
    assert not known_ages(places, area)


def test_girls_and_boys_are_no_more_than_all_children_unless_that_is_said(places: Places) -> None:
    assert not girls_and_boys(places, "IND")


@pytest.mark.parametrize("area", ["NOR", "SYR"])
def test_a_zero_is_not_called_few(places: Places, area: str) -> None:
    assert not zeros(places, area)


def test_the_sentences_are_read() -> None:
    assert _BASE.search(
        "Of the 377 detected victims of known age in 2023, 10 were children (2.7%); 371 were detected in all."
    )
    found = _HEADLINE.search("India: 2,878 children among detected victims in 2022: 1,190 girls and 1,908 boys")
    assert found
    assert [leading(found[name]) is not None for name in ("all", "girls", "boys")] == [True] * 3
    assert _ZERO.search("Norway, persons prosecuted: 0 per 100,000 people, under 10 people in 2022")


@pytest.mark.gate
def test_everywhere_parts_fit_into_wholes_and_zeros_are_zeros(places: Places) -> None:
    found = [text for area in AREAS for rule in (known_ages, girls_and_boys, zeros) for text in rule(places, area)]
    assert not found, "\n".join(found)
