"""What places say is not known: indicators without any figure, and the last year of those that have none of late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_linked import Addresses
from tests.gate.answers_read import Places, lines, pieces

SOME, NONE = "some", "none"
UNKNOWN_CITIZENSHIP = "UNKNOWN"
"""Persons of whom it is not known what is asked: no figure on citizenship."""
_NEVER = re.compile(r"Reach 2030 has no usable figure for: [^.]*$")
"""How the brief begins a list of indicators without any figure."""
_LATELY = re.compile(r"Reach 2030's latest figures? on ")
_YEAR = re.compile(r"^ (?:\(|is of )(\d{4})\b")


def any_figure(area: str, indicator: str, people: str = "", breakdown: str = "") -> Question:
    """Whether an area has any figure of an indicator in whatever year; blank: of whomever, of whatever kind."""
    return Question("any figure", area, indicator, people, breakdown)


_OF_CHILDREN = ("detected-victims", "detected-victims-by-form")
"""Tables of people of all ages of which the brief names the children's last year."""


def last_figure(area: str, indicator: str, age: str = "") -> Question:
    """The year of the last figure of an indicator, of whomever; with an age, of people of that age of any sex."""
    return Question("last figure", area, indicator, age)


def published(area: str, rows: Mapping[Any, Mapping[str, str]]) -> Iterator[Answer]:
    """What the rows of the data interface say: `rows` by indicator, people, breakdown and year."""
    last: dict[tuple[str, str], str] = {}
    has: dict[Question, bool] = {}
    for (indicator, people, breakdown, year), row in rows.items():
        known = bool(row["obs_value"] or row["obs_lower"]) and breakdown != UNKNOWN_CITIZENSHIP
        for asked in (("", ""), (people, ""), (people, breakdown)):
            question = any_figure(area, indicator, *asked)
            has[question] = has.get(question, False) or known
        if known:
            for whose in ("", people.split()[1]) if indicator in _OF_CHILDREN else ("",):
                last[indicator, whose] = max(year, last.get((indicator, whose), ""))
    for question, known in has.items():
        yield Answer(question, SOME if known else NONE, "data interface")
    for (indicator, whose), year in last.items():
        yield Answer(last_figure(area, indicator, whose), year, "data interface")


def _indicator(href: str) -> str:
    return parse_qs(urlsplit(href).query).get("indicator", [""])[0]


def in_brief(addresses: Addresses, area: str, html: str, place: str) -> Iterator[Answer]:
    """A sentence of the brief that lists indicators without a figure, or without a newer one.

    The names in it are of people ("detected children by form"), but of no kind of breakdown.
    """
    for piece in pieces(html):
        question = addresses.question(piece.href)
        if question is None:
            continue
        if _NEVER.search(piece.before):
            yield Answer(any_figure(area, question.subject, question.people), NONE, place, piece.line)
        year = _YEAR.match(piece.after)
        if year and _LATELY.search(piece.before):
            age = question.people.split()[1] if question.subject in _OF_CHILDREN else ""
            yield Answer(last_figure(area, question.subject, age), year[1], place, piece.line)


def in_blocks(addresses: Addresses, places: Places, area: str) -> Iterator[Answer]:
    """The lists of the pages on protection and on coverage."""
    for piece in pieces(places.block("coverage-who", f"area={area}")):
        question = addresses.question(piece.href)
        if piece.text.startswith("Nothing recent"):
            break
        if question is not None:
            asked = any_figure(area, question.subject, question.people, question.breakdown)
            yield Answer(asked, NONE, "block coverage-who")
    never = True
    for piece in pieces(places.block("protection-missing", f"area={area}")):
        never = never and not piece.text.startswith("Nothing since")
        indicator = _indicator(piece.href)
        year = re.search(r" \((\d{4})\)$", piece.text)
        if indicator and never:
            yield Answer(any_figure(area, indicator), NONE, "block protection-missing")
        elif indicator and year:
            yield Answer(last_figure(area, indicator), year[1], "block protection-missing")


def in_tables(places: Places, area: str, labels: Mapping[str, str]) -> Iterator[Answer]:
    """The table of when each indicator of protection was measured last. `labels`: indicators by label."""
    for row in places.view("protection-measured", f"area={area}")["table"]["rows"]:
        indicator = labels.get(row[0], "")
        if not indicator:
            continue
        yield Answer(any_figure(area, indicator), SOME if row[1] else NONE, "table protection-measured")
        if row[1]:
            yield Answer(last_figure(area, indicator), row[1], "table protection-measured")


def counted(places: Places, area: str) -> Iterator[Answer]:
    """How many indicators of the catalogue, and of protection, have a figure."""
    catalogue, protection = (
        Question("indicators with a figure", area, "all"),
        Question("indicators with a figure", area, "protection"),
    )
    title = places.view("coverage-picture", f"area={area}")["words"]["title"]
    if found := re.search(r": (\d+) of (\d+) indicators have a figure for", title):
        yield Answer(catalogue, (int(found[1]), int(found[2])), "title coverage-picture", title)
    for line in lines(places.block("coverage-who", f"area={area}")):
        if found := re.search(r": for (\d+) of (\d+) indicators, each in its usual breakdown, the releases", line):
            whole = int(found[2])
            yield Answer(catalogue, (whole - int(found[1]), whole), "block coverage-who", line)
    title = places.chart("protection-measured", f"area={area}")["words"]["title"]
    if found := re.search(r": (\d+) of (\d+) have a figure", title):
        yield Answer(protection, (int(found[1]), int(found[2])), "title protection-measured", title)
    title = places.chart("protection-levels", f"area={area}")["words"]["title"]
    if found := re.search(r": of (\d+) indicators .*?, (\d+) none at all", title):
        whole = int(found[1])
        yield Answer(protection, (whole - int(found[2]), whole), "title protection-levels", title)
