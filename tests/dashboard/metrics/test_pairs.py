"""Pairs of figures: the latest within each window, no middle of an interval, and everybody left out is counted."""

from __future__ import annotations

from dashboard.metrics.pairs import pairs, path
from dashboard.store import Observation


def exact(area: str, year: int, value: float) -> Observation:
    """A figure."""
    return Observation(area, year, value, None, None, "A")


def few(area: str, year: int) -> Observation:
    """An interval."""
    return Observation(area, year, None, 1, 4, "Q")


def test_each_figure_is_the_latest_within_its_own_window() -> None:
    xs = {"NGA": (exact("NGA", 2018, 1), exact("NGA", 2019, 2), exact("NGA", 2022, 3))}
    ys = {"NGA": (exact("NGA", 2020, 7),)}
    (pair,) = pairs(xs, ys, ["NGA"], 2021, (2, 1)).made
    assert (pair.x.year, pair.y.year, pair.values) == (2019, 2020, (2, 7))
    assert pairs(xs, ys, ["NGA"], 2021, (1, 1)).missing == ("NGA",)


def test_intervals_suppressed_and_missing_figures_make_no_pair_and_are_told_apart() -> None:
    suppressed = Observation("MLI", 2020, None, None, None, "Q")
    asked = Observation("BEN", 2020, None, None, None, "M")
    xs = {area: (exact(area, 2020, 1),) for area in ("NGA", "GHA", "MLI", "BEN", "TGO")}
    ys = {"NGA": (few("NGA", 2020),), "GHA": (exact("GHA", 2020, 5),), "MLI": (suppressed,), "BEN": (asked,)}
    found = pairs(xs, ys, list(xs), 2020, (0, 0))
    assert [pair.area for pair in found.made] == ["GHA"]
    assert found.intervals == ("NGA", "MLI")
    assert found.missing == ("BEN", "TGO")


def test_figures_of_low_reliability_make_no_pair() -> None:
    doubted = Observation("GHA", 2020, 5, None, None, "U")
    xs = {area: (exact(area, 2020, 1),) for area in ("NGA", "GHA")}
    ys = {"NGA": (exact("NGA", 2020, 5),), "GHA": (doubted,)}
    for found in (pairs(xs, ys, list(xs), 2020, (0, 0)), pairs(ys, xs, list(xs), 2020, (0, 0))):
        assert [pair.area for pair in found.made] == ["NGA"]
        assert found.doubted == ("GHA",)
        assert not found.intervals + found.missing


def test_a_path_has_a_place_only_in_years_with_a_figure_of_their_own() -> None:
    xs = {"NGA": (exact("NGA", 2018, 1), exact("NGA", 2020, 2))}
    ys = {"NGA": (exact("NGA", 2018, 5), few("NGA", 2019), exact("NGA", 2020, 6))}
    found = path(xs, ys, "NGA", range(2017, 2023), (3, 3))
    assert [(year, pair.values) for year, pair in found] == [(2018, (1, 5)), (2020, (2, 6))]
