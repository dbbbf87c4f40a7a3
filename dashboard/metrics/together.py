"""Several series of a group side by side: the countries that have them all; shares only where people are not few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.metrics.aggregates import same_countries, share_ends, sum_in, years_told
from dashboard.store import Histories

COMPARED = (2017, 2022)
"""First and last year of sums over the same countries: from the questionnaire of 2017 to the last full year."""
FEWEST_COUNTRIES, FEWEST_IN_REGION = 10, 3
"""Sums over fewer countries than this say nothing of the world, or of a region."""
LEAST_OF_REPORTED = 0.25
"""Nor do sums that hold less than this part of what all countries of the group reported in the last year: three
countries that find nobody do not stand for forty-four."""
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


def together(
    series: Sequence[Histories],
    countries: Sequence[str],
    span: tuple[int, int],
    least: int,
    counts: Sequence[Histories] | None = None,
) -> Together:
    """The longest stretch of two years or more that ends with the span and that enough countries have throughout.

    Enough are `least`, if they have LEAST_OF_REPORTED of what is reported in the last year, too: of each of `counts`,
    the series themselves but where these are rates or shares. Where no stretch has enough countries, those of the
    shortest one, marked so.
    """
    told = years_told(series, *span) or tuple(range(span[0], span[1] + 1))
    found = Together((), told, len(countries), enough=False)
    for start in range(len(told) - 1):
        years = told[start:]
        areas = tuple(countries)
        for histories in series:
            areas = same_countries(histories, areas, years)
        weighed = series if counts is None else counts
        enough = len(areas) >= least and all(_stand_for(one, areas, countries, years[-1]) for one in weighed)
        found = Together(areas, years, len(countries), enough)
        if found.enough:
            break
    return found


def _stand_for(histories: Histories, areas: Sequence[str], countries: Sequence[str], year: int) -> bool:
    """Whether areas have a large enough part of what countries reported in a year, at least."""
    return sum_in(histories, areas, year)[0] >= LEAST_OF_REPORTED * sum_in(histories, countries, year)[0]


def share_of(part: tuple[float, float], rest: tuple[float, float]) -> tuple[float, float] | None:
    """Least and greatest percentage of `part` among part and rest, each from its lower to its upper end.

    None where the part may be under LEAST_PART people, or part and rest under LEAST_WHOLE.
    """
    if part[0] < LEAST_PART or part[0] + rest[0] < LEAST_WHOLE:
        return None
    return share_ends(part, rest)
