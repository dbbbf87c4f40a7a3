"""What stands for an area in a year: its figure, the latest within the window, or that it was asked."""

from __future__ import annotations

import pytest

from dashboard.metrics.latest import latest, snapshot
from dashboard.store import Observation


def exact(year: int) -> Observation:
    """A figure that says its year."""
    return Observation("NGA", year, float(year), None, None, "A")


def asked(year: int) -> Observation:
    """A row without a figure."""
    return Observation("NGA", year, None, None, None, "M")


def interval(year: int) -> Observation:
    """A `<5`."""
    return Observation("NGA", year, None, 1, 4, "Q")


@pytest.mark.parametrize(
    ("year", "window", "shown"),
    [
        (2020, 0, 2020),
        (2021, 0, None),
        (2021, 1, 2020),
        (2023, 3, 2020),
        (2024, 3, None),
        (2019, 3, None),
        (2030, 10, 2020),
        (2031, 10, None),
    ],
)
def test_nothing_older_than_the_window_and_nothing_newer_than_the_year(
    year: int, window: int, shown: int | None
) -> None:
    found = latest([exact(2020)], year, window)
    assert (found.year if found else None) == shown


def test_the_next_year_that_is_looked_at_goes_before_an_older_one() -> None:
    for history, shown in (
        ([exact(2021), exact(2022), exact(2023)], exact(2022)),
        ([exact(2021), asked(2022), exact(2023), exact(2024)], exact(2023)),
        ([exact(2021), asked(2023), interval(2024)], interval(2024)),
        ([exact(2021), asked(2023), exact(2025)], exact(2021)),
        ([asked(2021), asked(2023)], asked(2021)),
    ):
        assert latest(history, 2022, 3, 2) == shown


def test_the_newest_within_the_window_is_shown() -> None:
    history = [exact(2017), exact(2018), exact(2020), exact(2022)]
    assert latest(history, 2021, 3) == exact(2020)
    assert latest(history, 2022, 3) == exact(2022)
    assert latest(history, 2019, 3) == exact(2018)


def test_an_interval_is_a_figure_and_so_is_a_zero() -> None:
    assert latest([exact(2018), interval(2019)], 2020, 3) == interval(2019)
    zero = Observation("NGA", 2019, 0.0, None, None, "A")
    assert latest([exact(2018), zero], 2020, 3) == zero


def test_an_older_figure_is_shown_before_a_newer_row_without_one() -> None:
    assert latest([exact(2018), asked(2020)], 2020, 3) == exact(2018)


def test_without_a_figure_in_the_window_the_newest_row_says_that_the_area_was_asked() -> None:
    assert latest([exact(2010), asked(2018), asked(2019)], 2020, 3) == asked(2019)
    assert latest([asked(2016)], 2020, 3) is None
    assert latest([asked(2021)], 2020, 3) is None


def test_an_area_without_any_row_in_the_window_is_left_out() -> None:
    histories = {"NGA": (exact(2020),), "GHA": (exact(2010),), "KEN": (asked(2019),), "TGO": ()}
    assert snapshot(histories, 2020, 2) == {"NGA": exact(2020), "KEN": asked(2019)}
