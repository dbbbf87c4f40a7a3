"""Totals of persons that stand although their parts are more: which of these parts do not fit them."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.metrics.lines import Point, exceed, whole_of
from dashboard.metrics.pairs import DOUBTED

CHILDREN, ADULTS = "Y0T17", "Y_GE18"
FEMALE, MALE, OTHERS = "F", "M", "_O"
TWICE = 2.0
"""A total that its parts exceed by more than this says something else than they do: it never stands without them."""


def unfit(total: Point, by_age: Mapping[str, Point], by_sex: Mapping[str, Point]) -> frozenset[str]:
    """The ages, or the sexes, that do not fit a total which stands although together they are certainly more.

    It stands where it is exact, only one of both sums is more (no more than twice as many), and other rows make it:
    adults alone, or women and men alone, exactly; the other sum, which leaves no room for this one; or the ages
    without those of low reliability, which hold a sex. Nigeria 2022: 120 prosecuted, 59 women and 61 men, 120 adults
    beside "59 children". Where none of it holds the total stays open, and nothing is returned. Adults alone are no
    reason against a sum by sex: their cell may be the total's once more, without its children (Greece 2023).

    `by_sex`: without others who are all persons once more.
    """
    ages, sexes = (whole_of(total.year, parts.values()) for parts in (by_age, by_sex))
    more = [parts for parts in (ages, sexes) if exceed([parts], total)]
    if total.value is None or len(more) != 1 or exceed(more, total, TWICE):
        return frozenset()
    doubted = {age for age, point in by_age.items() if point.status == DOUBTED}
    if more[0] is ages:
        return _unfit_ages(total, by_age, doubted, is_made=_make(sexes, total, ages))
    women_and_men = whole_of(total.year, (by_sex[sex] for sex in (FEMALE, MALE) if sex in by_sex))
    if women_and_men.value == total.value:
        return frozenset({OTHERS})
    has_both = all(age in by_age and by_age[age].ends[1] for age in (CHILDREN, ADULTS))
    is_made = has_both and not doubted and _make(ages, total, sexes)
    return _counted(by_sex) if is_made else frozenset()


def _unfit_ages(total: Point, by_age: Mapping[str, Point], doubted: set[str], *, is_made: bool) -> frozenset[str]:
    """Those of ages that are more than a total. `is_made`: whether the sexes make it."""
    adults = by_age.get(ADULTS)
    if adults is not None and adults.value == total.value and ADULTS not in doubted:
        return frozenset({CHILDREN})
    if doubted and not exceed([point for age, point in by_age.items() if age not in doubted], total):
        return frozenset(doubted)
    return _counted(by_age) if is_made else frozenset()


def _make(parts: Point, total: Point, other: Point) -> bool:
    """Whether parts can be a total, exactly, and cannot be as many as the other parts."""
    low, high = parts.ends
    return low <= total.ends[0] <= high < other.ends[0]


def _counted(parts: Mapping[str, Point]) -> frozenset[str]:
    return frozenset(code for code, point in parts.items() if point.ends[1])
