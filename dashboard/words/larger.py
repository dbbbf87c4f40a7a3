"""Figures of persons that are certainly more than a whole of the same table that they are a part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics.lines import Point, by_year, exceed
from dashboard.store import SeriesKey
from dashboard.words.names import range_text
from dashboard.words.persons import COUNTED

ALL = "_T"
TABLES = (*COUNTED, "detected-victims-by-form")
SEXES = (ALL, "F", "M")
"""Not another sex: under it a source often lists everybody once more, which is said in other words."""


@dataclass(frozen=True)
class Whole:
    """What a part is more than: of all ages, or of the same age of all sexes."""

    point: Point
    of_sexes: bool


@lru_cache(maxsize=4096)
def larger_than_whole(context: Context, key: SeriesKey, area: str) -> Mapping[int, Whole]:
    """By year the whole that a figure of an area exceeds: Sierra Leone's 60 children of 2022 are 34 of all ages."""
    if key.indicator not in TABLES or key.sex not in SEXES or (key.sex, key.age) == (ALL, ALL):
        return {}
    own, found = by_year(context.store.histories(key), area), dict[int, Whole]()
    for wider, of_sexes in _wider(key) if own else ():
        for year, whole in by_year(context.store.histories(wider), area).items():
            if year in own and exceed([own[year]], whole):
                found.setdefault(year, Whole(whole, of_sexes))
    return found


def _wider(key: SeriesKey) -> Iterator[tuple[SeriesKey, bool]]:
    """What a figure is a part of, the nearest first, and whether that is all sexes of its age."""
    if key.sex != ALL:
        yield key._replace(sex=ALL), True
    if key.age != ALL:
        yield key._replace(age=ALL), False
        yield key._replace(sex=ALL, age=ALL), False


def beside_whole(figure: str, whole: Whole) -> str:
    """A figure in words that is told with the smaller whole."""
    words = {"figure": figure, "whole": range_text(*whole.point.ends)}
    if whole.of_sexes:
        return translate("{figure} (more than all sexes: {whole})", **words)
    return translate("{figure} (more than all ages: {whole})", **words)
