"""Several series of a group side by side: the countries that have them all; shares only where people are not few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.metrics.aggregates import same_countries, share_ends, years_told
from dashboard.store import Histories

COMPARED = (2017, 2022)
"""First and last year of sums over the same countries: from the questionnaire of 2017 to the last full year."""
FEWEST_COUNTRIES, FEWEST_IN_REGION = 10, 3
"""Sums over fewer countries than this say nothing of the world, or of a region."""
LEAST_PART, LEAST_WHOLE = 10, 20
"""A share needs at least so many people above and below the line."""


@dataclass(frozen=True)
class Together:
    """The countries that have a figure of every series in every one of the years, and how many there might be."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    """Those of which anybody has a figure."""
    of: int
    enough: bool


def together(series: Sequence[Histories], countries: Sequence[str], span: tuple[int, int], least: int) -> Together:
    """The longest stretch of two years or more that ends with the span and that `least` countries have throughout.

    Where no stretch has so many countries, those of the shortest one, marked as not enough.
    """
    told = years_told(series, *span) or tuple(range(span[0], span[1] + 1))
    found = Together((), told, len(countries), enough=False)
    for start in range(len(told) - 1):
        years = told[start:]
        areas = tuple(countries)
        for histories in series:
            areas = same_countries(histories, areas, years)
        found = Together(areas, years, len(countries), enough=len(areas) >= least)
        if found.enough:
            break
    return found


def share_of(part: tuple[float, float], rest: tuple[float, float]) -> tuple[float, float] | None:
    """Least and greatest percentage of `part` among part and rest, each from its lower to its upper end.

    None where the part may be under LEAST_PART people, or part and rest under LEAST_WHOLE.
    """
    if part[0] < LEAST_PART or part[0] + rest[0] < LEAST_WHOLE:
        return None
    return share_ends(part, rest)
