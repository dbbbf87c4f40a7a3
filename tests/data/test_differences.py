"""What a new table has that the published one has not is said; what it has lost or changed too much is refused."""

from __future__ import annotations

import pandas as pd
import pytest

from data.differences import Difference, difference, lines_of, names_of_areas, renamed
from data.guards import refusals
from data.records import tidy

COUNTRIES = [f"A{number:02}" for number in range(20)]


def table(values: dict[tuple[str, int], float], **codes: str) -> pd.DataFrame:
    rows = [{"ref_area": area, "time_period": year, "obs_value": value} for (area, year), value in values.items()]
    return tidy(pd.DataFrame(rows).assign(**codes))


OLD = {
    (area, year): float(10 * position + year - 2000) for position, area in enumerate(COUNTRIES) for year in (2020, 2021)
}


def compared(new: dict[tuple[str, int], float]) -> Difference:
    return difference("homicide-rate", table(OLD), table(new))


def test_the_same_figures_are_no_difference() -> None:
    assert lines_of(compared(OLD)) == []
    assert refusals(compared(OLD)) == []


def test_a_new_year_is_named_with_its_rows_and_refused_by_nobody() -> None:
    found = compared(OLD | {(area, 2022): 1.0 for area in COUNTRIES[:3]})
    assert lines_of(found) == ["homicide-rate: 40 rows, now 43", "  new years: 2022 (3 rows)"]
    assert refusals(found) == []


def test_a_revision_says_how_much() -> None:
    found = compared(OLD | {("A01", 2021): 34.1, ("A02", 2021): 40.59})
    assert lines_of(found) == [
        "homicide-rate: 40 rows, now 40",
        "  revised: 2 of 40 rows, 2 with another value",
        "  by 5.5 % in the middle, by 10 % at most",
        "  A01 2021: 31, now 34.1 (+10.0 %)",
        "  A02 2021: 41, now 40.59 (-1.0 %)",
    ]


def test_a_zero_that_becomes_a_figure_has_no_per_cent() -> None:
    old, new = table({("A00", 2020): 0.0}), table({("A00", 2020): 5.0})
    lines = lines_of(difference("homicide-rate", old, new))
    assert lines[1:] == ["  revised: 1 of 1 rows, 1 with another value", "  A00 2020: 0, now 5"]


def test_a_bound_or_status_that_changes_is_a_revision_without_a_value() -> None:
    old = table({("A00", 2020): 5.0})
    lines = lines_of(difference("homicide-rate", old, old.assign(obs_status="E", obs_lower=4.0)))
    assert lines[1:] == ["  revised: 1 of 1 rows, 0 with another value"]


def test_lost_rows_and_areas_are_named_and_few() -> None:
    new = {key: value for key, value in OLD.items() if key[0] != "A03" and key != ("A04", 2020)}
    lines = lines_of(compared(new))
    assert "  lost areas: A03" in lines
    assert "  lost rows: 3, for instance A03 2020, A03 2021, A04 2020" in lines
    assert refusals(compared(new)) == []


def test_a_code_with_the_same_figures_under_another_name_is_a_changed_name() -> None:
    values = {(area, year): value for (area, year), value in OLD.items() if area in COUNTRIES[:4]}
    old, new = table(values, breakdown="HEAT"), table(values, breakdown="EXTREME_TEMPERATURE")
    found = difference("disasters", old, new)
    assert renamed(found, "breakdown") == [("HEAT", "EXTREME_TEMPERATURE")]
    assert "  changed names of breakdowns: HEAT is now EXTREME_TEMPERATURE" in lines_of(found)
    other = difference("disasters", old, table({key: value + 1 for key, value in values.items()}, breakdown="X"))
    assert renamed(other, "breakdown") == []
    assert {"  new breakdowns: X", "  lost breakdowns: HEAT"} <= set(lines_of(other))


def test_names_of_areas_that_change_are_told() -> None:
    old = pd.DataFrame({"area": ["TUR", "SWZ", "ANT"], "name_en": ["Turkey", "Eswatini", "Antilles"]})
    new = pd.DataFrame({"area": ["TUR", "SWZ", "CUW"], "name_en": ["Türkiye", "Eswatini", "Curaçao"]})
    assert names_of_areas(old, new) == [
        "  changed name of TUR: Turkey is now Türkiye",
        "  new areas: CUW",
        "  lost areas: ANT",
    ]


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (lambda _area, year: year == 2020, "it ends in 2020, where 2021 is published"),
        (lambda area, _year: area in COUNTRIES[:15], "30 rows, where 40 are published: 10 are gone"),
        (lambda area, _year: area in COUNTRIES[:15], "5 of 20 areas are gone"),
        (lambda area, year: year == 2021 or area in COUNTRIES[:10], "30 rows, where 40 are published"),
    ],
)
def test_a_table_that_lost_much_is_refused(keep, words: str) -> None:  # type: ignore[no-untyped-def]
    found = refusals(compared({key: value for key, value in OLD.items() if keep(*key)}))
    assert any(text.startswith(f"homicide-rate: {words}") for text in found), found


def test_a_table_of_twice_the_rows_is_refused() -> None:
    more = {(f"B{number:02}", year): 1.0 for number in range(21) for year in (2020, 2021)}
    assert refusals(compared(OLD | more)) == ["homicide-rate: 82 rows, where 40 are published: more than twice as many"]


def test_figures_in_another_unit_are_refused_and_usual_revisions_are_not() -> None:
    hundredth = {key: value / 100 for key, value in OLD.items()}
    assert refusals(compared(hundredth)) == [
        "homicide-rate: 40 of 40 figures differ by more than half, as if in another unit"
    ]
    assert refusals(compared({key: value * 1.2 for key, value in OLD.items()})) == []


def test_a_key_twice_does_not_stop_the_comparison() -> None:
    twice = pd.concat([table(OLD), table(OLD)])
    assert lines_of(difference("homicide-rate", table(OLD), twice)) == []
