"""What there is of an area in a year, and who reports: unknown, zero, interval and figure are never mixed up."""

from __future__ import annotations

import pytest

from dashboard.metrics.presence import Reporting, reporting, state_of, states
from dashboard.store import Observation


def seen(
    year: int, value: float | None = None, lower: float | None = None, upper: float | None = None, status: str = "A"
) -> Observation:
    """One observation of Ghana."""
    return Observation("GHA", year, value, lower, upper, status)


@pytest.mark.parametrize(
    ("observation", "state"),
    [
        (None, "n"),
        (seen(2020, 7), "v"),
        (seen(2020, 0), "z"),
        (seen(2020, None, 1, 4, "Q"), "f"),
        (seen(2020, None, 0, 0, "Q"), "z"),
        (seen(2020, 7, 5, 9), "v"),
        (seen(2020, status="M"), "m"),
        (seen(2020, status="Q"), "p"),
    ],
)
def test_each_kind_of_row_has_a_state_of_its_own(observation: Observation | None, state: str) -> None:
    assert state_of(observation, counts=True) == state


def test_a_zero_of_a_code_or_a_score_is_a_figure() -> None:
    assert state_of(seen(2020, 0), counts=False) == "v"


def test_years_without_a_row_are_nothing() -> None:
    history = (seen(2018, 3), seen(2020, None, 1, 4, "Q"), seen(2021, status="M"))
    assert states(history, range(2017, 2023), counts=True) == "nvnfmn"


def test_who_reports_is_told_by_the_last_figure_and_asking_is_no_report() -> None:
    histories = {
        "GHA": (seen(2014, 1), seen(2022, None, 1, 4, "Q")),
        "KEN": (seen(2016, 0),),
        "NGA": (seen(2015, status="M"), seen(2022, status="M")),
        "CHL": (seen(2018, 5), seen(2022, status="M")),
    }
    found = reporting(histories, ("CHL", "GHA", "KEN", "NGA", "TUV"), 2018)
    assert found == Reporting(("CHL", "GHA"), (("KEN", 2016),), ("NGA",), ("TUV",))
    assert found.never == ("NGA", "TUV")
