"""What the US Department of Labor suggested to countries, and the goods that it lists: its rows, and counts of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SECTIONS = ("legal-framework", "enforcement", "coordination", "government-policies", "social-programs")
"""In the publisher's order."""
SUBJECTS = ("trafficking", "sexual-exploitation", "armed-groups", "on-the-move")
SECTORS = ("Agriculture", "Manufacturing", "Mining")
"""Of goods, as the publisher calls them. What it puts into any other is no good in our words."""
KINDS = ("child_labour", "forced_labour", "forced_child_labour")
"""Columns of the kinds of labour that a good is listed with."""
YEAR = 2022
"""That both lists are about; said where the tables hold neither."""
_FROM = re.compile(r"\binspectors from ([\d,]+) to\b")
"""How many labour inspectors an action says that there are."""


@dataclass(frozen=True)
class Action:
    """One suggested action, in the publisher's words."""

    id: str
    area: str
    year: int
    section: str
    subjects: tuple[str, ...]
    text: str

    @property
    def inspectors(self) -> int | None:
        """How many labour inspectors its words say that there are; None where they do not."""
        found = _FROM.search(self.text)
        return int(found[1].replace(",", "")) if found else None


@dataclass(frozen=True)
class Good:
    """One good of a country, as listed."""

    area: str
    year: int
    name: str
    sector: str
    kinds: tuple[str, ...]
    """Of KINDS, in their order; none where the good is derived."""
    is_derived: bool
    """Whether an input of it is listed: neither the input nor the kind of labour is told."""
    input_from: str
    """The area of that input; empty for none."""

    @property
    def is_good(self) -> bool:
        """Whether it is one: abuse of children that the publisher lists beside goods is none."""
        return self.sector in SECTORS


def actions_of(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Action, ...]]:
    """Actions by area, in the order of the table."""
    found: dict[str, list[Action]] = {}
    for row in rows:
        subjects = tuple(filter(None, row["subjects"].split(";")))
        made = Action(row["id"], row["ref_area"], int(row["time_period"]), row["section"], subjects, row["text"])
        found.setdefault(made.area, []).append(made)
    return {area: tuple(made) for area, made in found.items()}


def goods_of(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Good, ...]]:
    """Goods by area, in the order of the table."""
    found: dict[str, list[Good]] = {}
    for row in rows:
        kinds = tuple(name for name in KINDS if row[name] == "1")
        made = Good(
            row["ref_area"],
            int(row["time_period"]),
            row["good"],
            row["sector"],
            kinds,
            row["derived"] == "1",
            row["input_from"],
        )
        found.setdefault(made.area, []).append(made)
    return {area: tuple(made) for area, made in found.items()}


def first_marked(actions: Iterable[Action]) -> list[Action]:
    """Those that bear a subject before the others, each in the publisher's order."""
    return sorted(actions, key=lambda action: not action.subjects)


def by_section(actions: Sequence[Action]) -> list[tuple[str, list[Action]]]:
    """The sections that have an action, those with a subject first within each."""
    found = ((name, first_marked(one for one in actions if one.section == name)) for name in SECTIONS)
    return [(name, own) for name, own in found if own]
