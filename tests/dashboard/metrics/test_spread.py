"""Levels that may not be averaged are told by their quartiles over countries, each country counting the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalogue import Indicator, load_indicators
from dashboard.config import Config
from dashboard.metrics.spread import has_bar, is_at_target, newest, since, spread
from dashboard.store import Observation

CATALOGUE = load_indicators(Config().catalogue)


def indicator(name: str) -> Indicator:
    return CATALOGUE[name]


def test_quartiles_are_interpolated_between_countries() -> None:
    found = spread([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50])
    assert found is not None
    assert found == (11, 3.5, 6, 8.5)
    assert spread([10, 0, 30, 20, 50, 40, 60, 70, 80, 90]) == (10, 22.5, 45, 67.5)


def test_of_fewer_than_ten_countries_no_quartiles_are_told() -> None:
    assert spread([1, 2, 3, 4, 5, 6, 7, 8, 9]) is None
    assert spread([]) is None


@pytest.mark.parametrize(
    ("name", "value", "met"),
    [
        ("birth-registration", 98.9, False),
        ("birth-registration", 99, True),
        ("child-labour", 1.0 + 1e-12, True),
        ("child-labour", 1.1, False),
        ("out-of-school", 3, True),
        ("social-protection-children", 94.9, False),
        ("partner-violence", 0, False),  # no number stands for its target
        ("sexual-violence-by-18", 0, False),  # may be silence
        ("laws-on-violence-against-women", 100, False),  # no target
    ],
)
def test_a_level_is_at_the_target_as_progress_reads_it(name: str, value: float, met: bool) -> None:
    assert is_at_target(indicator(name), value) is met


def test_a_target_of_nothing_at_all_is_no_bar() -> None:
    assert not has_bar(indicator("partner-violence"))
    assert not has_bar(replace(indicator("child-labour"), target=None))
    assert has_bar(indicator("child-labour"))


def test_the_newest_figure_counts_not_the_newest_row() -> None:
    rows = (Observation("GHA", 2012, 5, None, None, "A"), Observation("GHA", 2020, None, None, None, "M"))
    found = newest({"GHA": rows, "KEN": rows[1:]}, ("GHA", "KEN", "NGA"))
    assert {area: item.year for area, item in found.items()} == {"GHA": 2012}
    assert since(found, 2012) == found
    assert since(found, 2013) == {}
