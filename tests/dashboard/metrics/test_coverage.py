"""First, last and opening year of an indicator."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.metrics.coverage import years_of
from dashboard.metrics.latest import snapshot
from dashboard.selection import Years, usual


def reporting(areas: Mapping[int, int], **cells: object) -> pd.DataFrame:
    """A table in which so many areas have a figure in a year."""
    figure: dict[str, object] = {"obs_value": 1.0, "obs_lower": None, "obs_upper": None, "obs_status": "A"}
    rows = [
        {"ref_area": f"A{area}", "time_period": year, "sex": "_T", "age": "_T", "breakdown": "_T"} | figure | cells
        for year, number in areas.items()
        for area in range(number)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.mark.parametrize(
    ("last", "opening"), [({2023: 75}, 2023), ({2023: 74}, 2022), ({2023: 40, 2024: 10}, 2022), ({2024: 90}, 2024)]
)
def test_a_map_opens_with_the_last_year_that_is_not_still_coming_in(last: dict[int, int], opening: int) -> None:
    found = years_of(reporting({2019: 100, 2020: 100, 2021: 100, 2022: 100} | last), 3)
    assert found == Years(2019, max(last), opening)


def test_partial_years_beside_gaps_are_no_years_to_open_with() -> None:
    years = {2015: 186, 2020: 185, 2022: 56, 2023: 184, 2024: 53, 2025: 45}
    assert years_of(reporting(years), 3) == Years(2015, 2025, 2023)


def test_where_surveys_are_looked_up_over_many_years_a_map_opens_with_the_last() -> None:
    assert years_of(reporting({2019: 100, 2020: 90, 2021: 95, 2022: 3}), 10).opening == 2022


def test_rows_without_a_figure_are_no_year() -> None:
    silent = reporting({2005: 50, 2024: 50}, obs_value=None, obs_status="M")
    interval = reporting({2010: 1}, obs_value=None, obs_lower=1.0, obs_upper=4.0, obs_status="Q")
    found = years_of(pd.concat([silent, interval, reporting({2012: 1})]), 10)
    assert found == Years(2010, 2012, 2012)


def test_a_projection_is_no_year_to_open_with() -> None:
    projected = reporting({2024: 100, 2025: 100}, obs_status="P")
    assert years_of(pd.concat([reporting({2022: 100, 2023: 100}), projected]), 1) == Years(2022, 2025, 2023)


def test_projections_alone_open_with_their_last_year() -> None:
    assert years_of(reporting({2024: 100, 2025: 100}, obs_status="P"), 1).opening == 2025


def test_every_map_opens_with_a_year_of_which_it_has_figures(shared: Context) -> None:
    for indicator in shared.indicators.values():
        selection = usual(indicator, shared.years(indicator.id))
        shown = snapshot(shared.histories(selection), selection.year, 0)
        assert any(item.ends is not None for item in shown.values()), indicator.id


def test_a_table_without_figures_has_no_years() -> None:
    with pytest.raises(ValueError, match="without any figure"):
        years_of(reporting({2020: 3}, obs_value=None, obs_status="M"), 3)
