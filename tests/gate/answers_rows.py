"""The answers of the data interface: the rows as published, and rates by a division of our own."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dashboard.catalogue import RATE
from dashboard.context import Context
from tests.gate import answers_absent as absent
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_linked import PER, SUMMED
from tests.gate.answers_read import Places
from tests.gate.answers_said import FEW, Figure, Said, Unknown, exact
from tests.gate.answers_words import counted

PLACE = "data interface"
TOTALS = ("detected-victims", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted")
"""Tables that may have parts of a year and no total."""
Row = Mapping[str, str]
Key = tuple[str, str, str, str]
"""Indicator, people, breakdown and year."""


def is_total(question: Question) -> bool:
    """Whether persons are asked for of whom there may be no total, but at least so many."""
    return question.people == "_T _T" and question.subject in TOTALS


def figure_in(row: Row | None) -> Said:
    """The figure of a row."""
    if row is None:
        return Unknown("no row")
    if row["obs_value"]:
        return exact(float(row["obs_value"]))
    if row["obs_lower"]:
        return exact(float(row["obs_lower"]), float(row["obs_upper"]))
    return Unknown(f"no figure ({row['obs_status']})")


def rows_of(places: Places, query: str) -> list[dict[str, str]]:
    """Rows of the data interface."""
    return list(csv.DictReader(io.StringIO(places.text(f"/api/v1/observations.csv?{query}"))))


class Rows:
    """All rows about one area."""

    def __init__(self, context: Context, places: Places, area: str) -> None:
        self.context = context
        self.places = places
        self.area = area
        self.rows: dict[Key, Row] = {
            (row["indicator"], f"{row['sex']} {row['age']}", row["breakdown"], row["time_period"]): row
            for row in rows_of(places, f"area={area}")
        }

    def answers(self, asked: Iterable[Question]) -> Iterator[Answer]:
        """Answers to every question for a figure, and of which year the newest are."""
        for question in dict.fromkeys(asked):
            if question.kind == "figure":
                yield Answer(question, self._said(question), PLACE)
            if question.kind == SUMMED:
                yield Answer(question, self._summed(question), PLACE)
        yield from self._newest()
        yield from absent.published(self.area, self.rows)

    def _newest(self) -> Iterator[Answer]:
        newest: dict[tuple[str, str, str], str] = {}
        for (indicator, people, breakdown, year), row in self.rows.items():
            # A population is an estimate of a year or its projection: each place says which it has.
            if isinstance(figure_in(row), Figure) and self.context.indicators[indicator].theme != "context":
                key = indicator, people, breakdown
                newest[key] = max(year, newest.get(key, ""))
        for (indicator, people, breakdown), year in newest.items():
            yield Answer(Question("newest year", self.area, indicator, people, breakdown), year, PLACE)

    def _summed(self, question: Question) -> Said:
        """Girls, boys and others together; not those of another sex who are all of them once more."""
        age = question.people.split()[1]
        whole, *parts = (
            figure_in(self.rows.get((question.subject, f"{sex} {age}", question.breakdown, question.year)))
            for sex in ("_T", "_O", "F", "M")
        )
        others, *sexes = parts
        known = [part for part in sexes if isinstance(part, Figure)]
        if isinstance(others, Figure) and not (
            others == whole and others.low == others.high and any(part.high for part in known)
        ):
            known.append(others)
        return exact(sum(part.low for part in known), sum(part.high for part in known))

    def _least(self, question: Question) -> Figure | None:
        """How many persons there are at least of whom parts alone are published: the larger sum, by age or by sex."""
        by_age, by_sex = (
            [figure_in(self.rows.get((question.subject, people, "_T", question.year))) for people in parts]
            for parts in (("_T Y0T17", "_T Y_GE18"), ("F _T", "M _T", "_O _T"))
        )
        if not any(isinstance(one, Figure) and one.high for one in (*by_age[1:], *by_sex)):
            return None
        low = max(sum(one.low for one in parts if isinstance(one, Figure)) for parts in (by_age, by_sex))
        if question.measure == RATE and low < FEW:
            return None  # A rate of a few persons is not told.
        return Figure(low, math.inf, 0, f"at least {low:g}", open_above=True)

    def _said(self, question: Question) -> Said:
        indicator = self.context.indicators[question.subject]
        sex, age = question.people.split()
        ages = (age, *indicator.merged_age)
        keys = [(question.subject, f"{sex} {other}", question.breakdown, question.year) for other in ages]
        said = figure_in(next((self.rows[key] for key in keys if key in self.rows), None))
        if isinstance(said, Unknown) and is_total(question):
            said = self._least(question) or said
        if question.measure != RATE or not isinstance(said, Figure):
            return said
        if any(one.holds(self.area, int(question.year)) for one in indicator.wider):
            return Unknown("no rate: the figure covers other areas, too")
        table = indicator.denominator_of(age)
        whole = "_T Y0T17" if table == "child-population" else "_T _T"
        people = figure_in(self.rows.get((table, whole, "_T", question.year)))
        if not isinstance(people, Figure) or not people.low:
            return Unknown("no population of that year")
        low, high = (end / people.low * PER for end in (said.low, said.high))
        return replace(exact(low, high), open_above=said.open_above)


def statuses(places: Places, area: str) -> Iterator[Answer]:
    """The published statuses, one by one and counted."""
    text = places.text(f"/api/v1/progress.csv?area={area}")
    found = {row["indicator"]: row for row in csv.DictReader(io.StringIO(text)) if row["ref_area"] == area}
    for indicator, row in found.items():
        yield Answer(Question("status", area, indicator), row["status"], "progress.csv")
    if found:
        yield from counted(area, [row["status"] for row in found.values()], "progress.csv")


def reporting(places: Places, members: set[str], query: str) -> Counter[str]:
    """How many of some areas have a figure, by year."""
    rows = rows_of(places, query)
    return Counter(
        row["time_period"] for row in rows if row["ref_area"] in members and isinstance(figure_in(row), Figure)
    )
