"""Questions, the answers that places give to them, and which answers contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tests.gate.answers_said import Figure, Said, Unknown, agree

Claimed = Said | str | tuple[object, ...]
"""A figure, a word (a status, a group, a sentence), or several numbers that belong together."""


@dataclass(frozen=True)
class Question:
    """What is asked. `kind` says of what sort the answer is; what a kind does not need is left blank."""

    kind: str
    """"figure" of a year, "newest" year with a figure, "statuses", "status", "group", "median", "countries", …"""
    area: str
    subject: str
    """An indicator, or what else is asked about."""
    people: str = ""
    """Sex and age."""
    breakdown: str = ""
    measure: str = ""
    year: str = ""

    def __str__(self) -> str:
        """In one line, without what is blank."""
        parts = (self.area, self.subject, self.people, self.breakdown, self.measure, self.year)
        return f"{self.kind}: {' '.join(part for part in parts if part)}"


@dataclass(frozen=True)
class Answer:
    """What one place says."""

    question: Question
    said: Claimed
    place: str
    """Medium and part of it, without the area: "brief JSON, displacement"."""
    words: str = ""
    """The sentence or cell that holds it."""

    def __str__(self) -> str:
        """As a report shows it."""
        said = self.said.text if isinstance(self.said, Figure | Unknown) else str(self.said)
        return f"{self.place}: {said}" + (f"  [{self.words[:160]}]" if self.words else "")


@dataclass(frozen=True)
class Contradiction:
    """Two answers to one question of which one must be wrong."""

    question: Question
    one: Answer
    other: Answer
    repeated: int = 1
    """How many places say the other answer."""

    def __str__(self) -> str:
        """As a report shows it."""
        return f"{self.question}\n    {self.one}\n    {self.other}"

    @property
    def sort(self) -> tuple[str, str, str, str]:
        """What contradictions of one cause have in common: kind, subject and the two places, whatever the area."""
        places = sorted((self.one.place, self.other.place))
        return self.question.kind, self.question.subject, places[0], places[1]


def _agree(one: Claimed, other: Claimed) -> bool:
    if isinstance(one, Figure | Unknown) and isinstance(other, Figure | Unknown):
        return agree(one, other)
    return one == other


def contradictions(answers: Iterable[Answer]) -> list[Contradiction]:
    """For each question the answers that cannot all be right: each other answer against the first one given.

    Answers that agree with all before them are one answer: agreement within rounding does not carry from one to the
    next.
    """
    by_question: dict[Question, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_question[answer.question].append(answer)
    found: list[Contradiction] = []
    for question, given in by_question.items():
        groups: list[list[Answer]] = []
        for answer in {(item.place, _key(item.said)): item for item in given}.values():
            fits = (group for group in groups if all(_agree(answer.said, other.said) for other in group))
            group = next(fits, None)
            if group is None:
                groups.append([answer])
            else:
                group.append(answer)
        found += [Contradiction(question, groups[0][0], group[0], len(group)) for group in groups[1:]]
    return found


def _key(said: Claimed) -> object:
    return said.text if isinstance(said, Figure | Unknown) else said


def asked_twice(answers: Iterable[Answer]) -> dict[str, int]:
    """How many questions of each kind were answered by two places or more: what a walk has really compared."""
    places: dict[Question, set[str]] = defaultdict(set)
    for answer in answers:
        places[answer.question].add(answer.place)
    return dict(Counter(question.kind for question, named in places.items() if len(named) > 1))


def report(found: Sequence[Contradiction], examples: int = 2) -> str:
    """Contradictions by sort, with how many areas each concerns and the first examples."""
    sorts: dict[tuple[str, str, str, str], list[Contradiction]] = defaultdict(list)
    for item in found:
        sorts[item.sort].append(item)
    lines = []
    for sort, items in sorted(sorts.items(), key=lambda entry: -len(entry[1])):
        areas = sorted({item.question.area for item in items})
        lines.append(f"{' · '.join(sort)}: {len(items)} in {len(areas)} areas ({', '.join(areas[:12])})")
        lines += [str(item) for item in items[:examples]]
    return "\n".join(lines)


def with_area(question: Question, area: str) -> Question:
    """The same question about another area."""
    return replace(question, area=area)
