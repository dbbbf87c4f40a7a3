"""Treaties and laws over countries: who had joined by each year, and who stands how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.store import Histories, Observation

PARTY, SIGNED, NO_ACTION = 2, 1, 0
"""Codes of a treaty's status."""


class Standing(NamedTuple):
    """How the countries of a group stand: how many have each code, and of how many nothing is known."""

    counts: dict[float, int]
    unknown: int
    of: int


def standing(histories: Histories, countries: Sequence[str], year: int | None = None) -> Standing:
    """Countries by code, in `year` or, without one, by their latest row that holds a code."""
    found: Counter[float] = Counter()
    for area in countries:
        item = _shown(histories.get(area, ()), year)
        if item is not None and item.value is not None:
            found[item.value] += 1
    return Standing(dict(found), len(countries) - sum(found.values()), len(countries))


def _shown(history: Iterable[Observation], year: int | None) -> Observation | None:
    known = [item for item in history if item.value is not None and year in (None, item.year)]
    return known[-1] if known else None


class Joined(NamedTuple):
    """Countries that had joined by the end of each year, and parties whose year is not known."""

    by_year: tuple[tuple[int, int], ...]
    undated: int

    @property
    def half(self) -> int | None:
        """The year by whose end half of those with a known year had joined; None where no year is known."""
        whole = self.by_year[-1][1] if self.by_year else 0
        return next((year for year, number in self.by_year if 2 * number >= whole), None)


def joined(years: Histories, statuses: Histories, countries: Sequence[str], last: int) -> Joined:
    """How many countries had joined by each year up to `last`, from the first year in which one did.

    `years`: histories whose value is the year of joining; `statuses`: those whose value is PARTY for a party.
    A party without a year is in no year's count.
    """
    dated = [year for area in countries if (year := joined_in(years, area)) is not None]
    parties = [area for area in countries if any(item.value == PARTY for item in statuses.get(area, ()))]
    undated = sum(joined_in(years, area) is None for area in parties)
    if not dated:
        return Joined((), undated)
    counts = Counter(dated)
    total, by_year = 0, []
    for year in range(min(dated), max(last, *dated) + 1):
        total += counts[year]
        by_year.append((year, total))
    return Joined(tuple(by_year), undated)


def joined_in(years: Histories, area: str) -> int | None:
    """The year in which an area joined, None where it is not known."""
    known = [item.value for item in years.get(area, ()) if item.value is not None]
    return int(known[-1]) if known else None
