"""Several areas as one: sums that keep their intervals, rates of such sums, medians, and what they rest on."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.i18n.rounding import in_digits
from dashboard.metrics.latest import latest
from dashboard.store import Histories, Observation

Weights = Mapping[str, Mapping[int, float]]
"""Area code -> year -> people."""
Ends = tuple[float, float]
"""The least and the greatest that a figure may be."""
FEWEST = 10
"""A median of fewer countries says little of a group."""


class Aggregate(NamedTuple):
    """A sum over a group in one year and the countries it rests on.

    `value` is None where a part of it is an interval; `lower` and `upper` are equal to it where all parts are exact.
    """

    year: int
    value: float | None
    lower: float
    upper: float
    countries: int
    of: int


class Median(NamedTuple):
    """The middle one of a group's countries: its least and greatest value, the quartiles, and what it rests on.

    `first`: the oldest year among the figures.
    """

    first: int
    lower: float
    upper: float
    quartiles: tuple[float, float]
    countries: int
    of: int


def _known(histories: Histories, members: Iterable[str]) -> dict[int, list[Observation]]:
    by_year: dict[int, list[Observation]] = {}
    for area in members:
        for observation in histories.get(area, ()):
            if observation.ends is not None:
                by_year.setdefault(observation.year, []).append(observation)
    return by_year


def _bounds(item: Observation) -> tuple[float, float]:
    value = item.value if item.value is not None else math.nan
    return value if item.lower is None else item.lower, value if item.upper is None else item.upper


def _counted(observations: Sequence[Observation], countries: frozenset[str]) -> int:
    return sum(observation.area in countries for observation in observations)


def total(
    histories: Histories, members: Sequence[str], countries: frozenset[str], least: float, nowhere: str = ""
) -> tuple[Aggregate, ...]:
    """Sum over the members that have a figure, year by year, and of how many of them it is.

    `countries` are the members that count as countries (UN members): years in which under `least` of them have a
    figure are left out. `nowhere`: the code of people of no area, who are added but counted as none. Lower ends and
    upper ends are added apart, so an interval stays one.
    """
    inside, areas = frozenset(members) & countries, frozenset(members) - {nowhere}
    found = []
    for year, observations in sorted(_known(histories, members).items()):
        if _counted(observations, inside) < least * len(inside):
            continue
        values = [item.value for item in observations if item.value is not None]
        value = math.fsum(values) if len(values) == len(observations) else None
        lower = math.fsum(_bounds(item)[0] for item in observations)
        upper = math.fsum(_bounds(item)[1] for item in observations)
        found.append(Aggregate(year, value, lower, upper, _counted(observations, areas), len(areas)))
    return tuple(found)


def median(
    histories: Histories, members: Sequence[str], countries: frozenset[str], year: int, window: int
) -> Median | None:
    """The median of a group's countries in `year`, each by its latest figure since `year - window`; None under FEWEST.

    It is of one year only: over time the countries that have a figure change, and a line through their medians would
    move with them. An interval takes part with both of its ends.
    """
    inside = frozenset(members) & countries
    found = [latest(histories.get(area, ()), year, window) for area in inside]
    used = [(item.year, item.ends) for item in found if item is not None and item.ends is not None]
    if len(used) < FEWEST:
        return None
    lows, highs = zip(*(ends for _, ends in used), strict=True)
    low, high = (statistics.quantiles(side, n=4, method="inclusive") for side in (lows, highs))
    first, least, most, third = (_written(value) for value in (low[0], low[1], high[1], high[2]))
    return Median(min(at for at, _ in used), least, most, (first, third), len(used), len(inside))


def _written(value: float) -> float:
    """Without what binary fractions leave behind the digits of a mean: of 18.4 and 20.7 it is 19.55."""
    return float(f"{value:.14g}")


def same_countries(histories: Histories, members: Iterable[str], years: Sequence[int]) -> tuple[str, ...]:
    """Members that have a figure in every one of the years: only these may be compared between them."""
    wanted = set(years)
    return tuple(
        area
        for area in members
        if wanted <= {observation.year for observation in histories.get(area, ()) if observation.ends is not None}
    )


def years_told(series: Iterable[Histories], first: int, last: int) -> tuple[int, ...]:
    """The years of a span of which anybody has a figure: a year without any edition is no country's silence."""
    told = {
        item.year for histories in series for history in histories.values() for item in history if item.ends is not None
    }
    return tuple(year for year in range(first, last + 1) if year in told)


def untold(years: Sequence[int]) -> tuple[int, ...]:
    """The years between the first and the last of `years` that are not among them."""
    return tuple(sorted(set(range(min(years), max(years) + 1)) - set(years))) if years else ()


def sum_in(histories: Histories, areas: Iterable[str], year: int) -> tuple[float, float]:
    """Lower and upper end of the sum over areas in one year; areas without a figure add nothing."""
    ends = [item.ends for area in areas for item in histories.get(area, ()) if item.year == year]
    return math.fsum(low for low, _ in filter(None, ends)), math.fsum(high for _, high in filter(None, ends))


def largest_change(was: Mapping[str, Ends], now: Mapping[str, Ends]) -> tuple[str, Ends] | None:
    """The area with the largest part in the change of a sum from `was` to `now`, and that part, least and greatest.

    The area is that of the lower ends. Its part is over 1 where others moved the other way. None without a change, and
    where intervals leave open which way the sum went.
    """
    moved = {area: now[area][0] - was[area][0] for area in was.keys() & now.keys()}
    whole = math.fsum(moved.values())
    if not whole:
        return None
    most = max(sorted(moved), key=lambda area: moved[area] / whole)
    part = part_of_change(was, now, most)
    return None if part is None else (most, part)


def part_of_change(was: Mapping[str, Ends], now: Mapping[str, Ends], area: str) -> Ends | None:
    """The part, least and greatest, that an area has in the change of a sum; None where nobody knows which way that
    went."""
    own, rest = _moved(was, now, [area]), _moved(was, now, (was.keys() & now.keys()) - {area})
    if (own[0] + rest[0]) * (own[1] + rest[1]) <= 0:
        return None
    parts = [one / (one + other) for one in own for other in rest]
    return min(parts), max(parts)


MORE = 0.5 + 1e-9
"""A part larger than this is more than all the others' together; a half that floats made larger is none."""
LARGE = 1 / 3
"""A second area that changed by more of a sum's change than this is not one of the others."""


class Movement(NamedTuple):
    """The area that has more than half of the change of a sum."""

    most: str
    part: Ends
    """Its part, least and greatest; over 1 where others moved the other way."""
    is_alone: bool
    """Whether certainly no other area changed by more than half as much as the sum did, either way; nor is there a
    second one."""
    second: str = ""
    """The area that has more than half of what all the others changed by, and much of the sum's change."""


def movement(was: Mapping[str, Ends], now: Mapping[str, Ends]) -> Movement | None:
    """What one area has in the change of a sum from `was` to `now`; None where none has more than half for certain."""
    found = largest_change(was, now)
    if found is None or found[1][0] <= MORE:
        return None
    most, part = found
    areas = was.keys() & now.keys()
    whole = sorted(map(abs, _moved(was, now, areas)))
    own = {area: _moved(was, now, [area]) for area in sorted(areas - {most})}
    furthest = max((abs(end) for ends in own.values() for end in ends), default=0.0)
    second = _second(was, now, own, _moved(was, now, areas))
    return Movement(most, part, furthest <= whole[0] / 2 and not second, second)


def two_movers(was: Mapping[str, Ends], now: Mapping[str, Ends]) -> Movement | None:
    """The two areas that each have more than a third of the change of a sum, for certain, while nobody else can have
    changed as much as either; the one with more first. None of fewer, and where nobody knows which way the sum went.

    Neither has more than half: of a part nothing is said.
    """
    areas = was.keys() & now.keys()
    whole = _moved(was, now, areas)
    if whole[0] * whole[1] <= 0:
        return None
    own = {area: _moved(was, now, [area]) for area in sorted(areas)}
    all_of_them = max(whole, key=abs)
    least = {area: min(end / all_of_them for end in ends) for area, ends in own.items()}
    both = sorted((area for area, part in least.items() if part > LARGE), key=lambda area: -least[area])
    if len(both) != 2:
        return None
    furthest = max((abs(end) for area, ends in own.items() if area not in both for end in ends), default=0.0)
    is_sure = min(abs(end) for area in both for end in own[area]) > furthest
    return Movement(both[0], (0.0, 0.0), False, both[1]) if is_sure else None


def _second(was: Mapping[str, Ends], now: Mapping[str, Ends], others: Mapping[str, Ends], whole: Ends) -> str:
    """The area that has more than half of what all others than the first changed by, is large beside the change of the
    sum, and goes with it, while nobody else can have changed as much. `others`, `whole`: their change, least and
    greatest."""
    found = largest_change(*({area: year[area] for area in others} for year in (was, now)))
    if found is None or found[1][0] <= MORE:
        return ""
    (second, _), own, all_of_them = found, others[found[0]], max(whole, key=abs)
    furthest = max((abs(end) for area, ends in others.items() if area != second for end in ends), default=0.0)
    return second if min(end / all_of_them for end in own) > LARGE and min(map(abs, own)) > furthest else ""


def _moved(was: Mapping[str, Ends], now: Mapping[str, Ends], areas: Iterable[str]) -> Ends:
    """Least and greatest change of the sum over areas."""
    chosen = list(areas)
    return (
        math.fsum(now[area][0] - was[area][1] for area in chosen),
        math.fsum(now[area][1] - was[area][0] for area in chosen),
    )


def people_in(weights: Weights, areas: Iterable[str], year: int) -> float:
    """People in all the areas together in one year, as far as they are known."""
    return math.fsum(weights.get(area, {}).get(year, 0.0) for area in areas)


def rate_in(histories: Histories, people: Weights, areas: Iterable[str], year: int) -> tuple[float, float] | None:
    """Lower and upper end of the rate of areas together: all that their rates count, by all their people.

    The rates weighted by people are just that. None where nobody is counted.
    """
    items = [(area, item.ends) for area in areas for item in histories.get(area, ()) if item.year == year]
    known = [(people.get(area, {}).get(year, 0.0), ends) for area, ends in items if ends is not None]
    whole = math.fsum(number for number, _ in known)
    if not whole:
        return None
    lower = math.fsum(number * ends[0] for number, ends in known) / whole
    return lower, math.fsum(number * ends[1] for number, ends in known) / whole


def share_ends(part: tuple[float, float], rest: tuple[float, float]) -> tuple[float, float]:
    """Least and greatest percentage that `part` can be of part and rest, each from its lower to its upper end."""
    least = 100 * part[0] / (part[0] + rest[1])
    greatest = 100 * part[1] / (part[1] + rest[0])
    return least, greatest


NARROW, NARROW_OF_FEW = 0.02, 0.01
"""An interval whose ends differ by less than this part of itself is said as one number; of whole numbers under MANY,
which are short and lose nothing by three digits, the second: 108 to 110."""
MANY = 1000
FARTHEST = 0.01
"""So far, as a part of it, is a number that an interval is said to be about from its ends at most: 131,343 to 134,013
is not about 133,000."""


def about(lower: float, upper: float, times: float = 1, decimals: int | None = None) -> float | None:
    """One rounded number for an interval whose ends differ by less than 2 %, of a few whole ones 1 %, else None; in
    three digits neither end is more than 1 % away from it.

    Rounded once, from its middle, to three digits: no more than an interval of that width can bear. `times`: of one
    that is so much wider; `decimals`: those that it is written with at most, where these are fewer.
    """
    if lower == upper:
        return lower
    are_few = upper < MANY and float(lower).is_integer() and float(upper).is_integer()
    if upper <= 0 or (upper - lower) / upper >= times * (NARROW_OF_FEW if are_few else NARROW):
        return None
    middle = (lower + upper) / 2
    rounded = in_digits(middle, 3)
    if max(rounded - lower, upper - rounded) > times * FARTHEST * rounded:
        return None
    return in_digits(middle, 3, decimals)
