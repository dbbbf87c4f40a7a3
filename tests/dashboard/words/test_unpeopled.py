"""Who has a count, but no population to divide it by: the count is told, and what is missing is the rate."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        ("victims-trend", "area=VAT&age=_T", "Holy See · Detected victims, all ages: 0 in 2023"),
        ("justice-trend", "area=COK", "Cook Islands · Persons convicted, all ages: 0 in 2022"),
        ("justice-map", "area=COK&year=2022", "Cook Islands · Persons convicted, all ages: 0 in 2022"),
        (
            "drivers-map",
            "indicator=disaster-displacement-weather&area=TWN&year=2024",
            "China, Taiwan Province of China · Displacements by weather: 37,550 in 2024",
        ),
        (
            "drivers-trend",
            "indicator=conflict-displacement-stock&area=AB9",
            "Abyei area · People displaced by conflict: 42,213 in 2024",
        ),
        (
            "data-explorer",
            "indicator=detected-victims-rate&area=VAT&year=2022",
            "Holy See · Detected victims, rate: 0 in 2022",
        ),
    ],
)
def test_a_count_without_a_population_is_told(shared: Context, panel: str, query: str, said: str) -> None:
    view = VIEWS[panel]
    made = shown(shared, view, selection_of(shared, view, query)).words
    assert made.title == f"{said}; no rate, as no population figure is known here"
    assert "Years with a figure" not in made.coverage


@pytest.mark.parametrize("area", ["COK", "VAT"])
def test_rows_of_an_area_without_population_are_in_numbers(shared: Context, area: str) -> None:
    """Each of them is 0, and reported."""
    view = VIEWS["justice-beside"]
    made = shown(shared, view, selection_of(shared, view, f"area={area}")).words
    year = {"COK": 2022, "VAT": 2023}[area]
    zeros = "detected victims 0, in formal contact 0, prosecuted 0 and convicted 0"
    assert made.title.endswith(f", newest totals, {year}: {zeros}")
    assert made.subtitle.startswith("Numbers, ")


def test_of_several_it_is_the_rate_that_is_missing(shared: Context) -> None:
    view = VIEWS["compare-chart"]
    made = shown(shared, view, selection_of(shared, view, "area=COK,NZL&indicator=persons-convicted")).words
    assert made.title.endswith("; no rate: Cook Islands")
    assert "Years with a rate, of the 21 from 2003 to 2023: Cook Islands 0" in made.coverage
