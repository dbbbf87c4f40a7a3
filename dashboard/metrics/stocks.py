"""Numbers of people at the end of each year: jumps that the movements of the year do not explain, and repetitions."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

LEAST = 1000
"""People: of fewer a jump is no matter of state, and published numbers are often rounded to so many."""
CLEARLY = 0.1
"""Part of the year before by which a rise must exceed the movements: less may be how either number was made."""
FALLEN = 0.5
"""Part of the year before that must be gone: from one year to the next, fewer return everywhere."""


class Jump(NamedTuple):
    """From which year to which, by how many people, and the movements counted in the later one; None of a fall."""

    before: int
    year: int
    change: float
    moved: float | None

    @property
    def unexplained(self) -> float:
        """People: those of a fall, those of a rise beyond the movements. A movement is of one person at most once, so
        that movements are at least as many as the people who moved."""
        return abs(self.change) if self.moved is None else self.change - self.moved


def jumps(
    stock: Mapping[int, float], moved: Mapping[int, float], apart: Container[int] = frozenset()
) -> tuple[Jump, ...]:
    """The jumps from one year to the next, in the order of years.

    `stock`: people on 31 December by year; `moved`: movements within a year; `apart`: years whose stock is of another
    territory than that of the year before, so that the two are not compared.

    A rise is one where stock(t) - stock(t-1) - moved(t) is at least LEAST and CLEARLY of stock(t-1); without a figure
    of movements, which are then unknown and not none, nothing follows. A fall is one by LEAST at least where stock(t)
    is under FALLEN of stock(t-1). Units are never divided by each other.
    """
    found = []
    for year in sorted(stock):
        if year - 1 not in stock or year in apart:
            continue
        was, change = stock[year - 1], stock[year] - stock[year - 1]
        if change > 0 and year in moved and change - moved[year] >= max(LEAST, CLEARLY * was):
            found.append(Jump(year - 1, year, change, moved[year]))
        elif -change >= LEAST and stock[year] < FALLEN * was:
            found.append(Jump(year - 1, year, change, None))
    return tuple(found)


def repeated(stock: Mapping[int, float]) -> tuple[int, ...]:
    """The years whose number of people is exactly that of the year before, in their order; of fewer than LEAST none."""
    return tuple(year for year in sorted(stock) if stock.get(year - 1) == stock[year] >= LEAST)


def largest(found: Iterable[Jump]) -> Jump | None:
    """The jump of which most people are unexplained, of equal ones the newest."""
    return max(found, key=lambda jump: (jump.unexplained, jump.year), default=None)
