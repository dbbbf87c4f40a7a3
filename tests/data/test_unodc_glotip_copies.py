"""Cells that hold another country's figures are left out, the whole of what they touch, and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from data.records import SourceTables
from tests.data.test_unodc_glotip import FORM_ID, clean, figures, listed, published, reported, rows

COPIED = {"Fc": "197", "Mc": "68"}
FORMS = {
    "S": {"Tc": "200", "Ta": "228", "Fc": "157", "Mc": "43"},
    "X": {"Tc": "62", "Ta": "232", "Fc": "39", "Mc": "23"},
}
DEU = [
    rows("DEU", 2021, Tt="800", Tc="269", Ta="481", Ft="604", Fa="407", **COPIED),
    *(rows("DEU", 2021, form=form, **cells) for form, cells in FORMS.items()),
    rows("DEU", 2021, form="L", Tc="<5", Ta="21"),
]


def theirs(total: str, children: str, adults: str, area: str = "DNK", year: int = 2021) -> list[list[list[str]]]:
    """A country with the forms of DEU and totals of its own."""
    return [
        rows(area, year, Tt=total, Tc=children, Ta=adults, Ft="238", Fa="41", **COPIED),
        *(rows(area, year, form=form, **cells) for form, cells in FORMS.items()),
        rows(area, year, form="L", Tt="19", Tc="<5", Ta="21"),
    ]


SPLIT = [
    (("FRA", 2021, "contact"), "1011", "35"),
    (("FRA", 2021, "convicted"), "79", "35"),
    (("FRA", 2022, "contact"), "79", "35"),
    (("FRA", 2022, "convicted"), "79", "35"),
    (("FRA", 2020, "contact"), "1011", "0"),
    (("FRA", 2020, "convicted"), "44", "0"),
]
"""Country, year and table, persons in all, and women; men are 44."""
FIGURES, SUMS = "the figures of DEU in that year", "above the country's own total"


def found(result: SourceTables, beginning: str) -> list[str]:
    return [
        f"{item.indicator} {item.rows}: {item.key}" for item in result.findings if item.reason.startswith(beginning)
    ]


def test_another_countrys_figures_that_the_countrys_totals_contradict_are_left_out() -> None:
    result = clean(*DEU, *theirs("80", "5", "75"))
    # Girls and boys are Germany's, and all females a sum that holds them; the country's own figures stay.
    assert figures(result, "DNK", 2021) == {"Tt": 80, "Tc": 5, "Ta": 75, "Fa": 41}
    assert figures(result, "DNK", 2021, FORM_ID) == {"F Tt": 19}
    assert listed(result, "dropped", "detected-victims", FIGURES) == "2: DNK 2021"
    assert listed(result, "dropped", "detected-victims", SUMS) == "1: DNK 2021"
    assert listed(result, "dropped", FORM_ID, FIGURES) == "10: DNK 2021"
    # Whose figures they are keeps them.
    assert figures(result, "DEU", 2021)["Fc"] == 197
    assert figures(result, "DEU", 2021, FORM_ID)["S Tc"] == 200


@pytest.fixture(scope="module")
def alike() -> SourceTables:
    """Figures of DEU in three countries, which are judged apart: to read them takes long."""
    few = rows("DNK", 2021, Tt="80", Tc="5", **COPIED)
    return clean(*DEU, *theirs("800", "269", "481", "FRA"), *theirs("80", "5", "75", "SWE", 2020), few)


def test_figures_alike_that_nothing_contradicts_stay(alike: SourceTables) -> None:
    assert figures(alike, "FRA", 2021)["Fc"] == 197
    assert not found(alike, FIGURES)


def test_figures_alike_of_other_years_are_no_copies_of_another_country(alike: SourceTables) -> None:
    assert figures(alike, "SWE", 2020)["Fc"] == 197
    assert not found(alike, FIGURES)


def test_few_figures_alike_stay_though_a_total_contradicts_them(alike: SourceTables) -> None:
    assert figures(alike, "DNK", 2021)["Fc"] == 197
    assert not found(alike, FIGURES)


def test_a_year_that_repeats_the_one_before_stays_with_a_finding() -> None:
    result = clean(
        *theirs("800", "269", "481", "ALB", 2017),
        *theirs("800", "269", "481", "ALB", 2018),
        *theirs("9", "8", "1", "FRA", 2019),
        # Women and men of two tables alike, once under other totals, once under one, once fewer than chance makes.
        *(rows(*place, Tt=total, Ft=women, Mt="44") for place, total, women in SPLIT),
    )
    assert found(result, "women and men are those of persons-convicted, though the totals differ") == [
        "persons-in-formal-contact 1: FRA 2021"
    ]
    assert figures(result, "ALB", 2018) == figures(result, "ALB", 2017)
    assert found(result, "the figures of the year before once more") == [
        "detected-victims 7: ALB 2018",
        "detected-victims-by-form 10: ALB 2018",
    ]


def test_the_published_tables_are_without_the_figures_of_germany_at_denmark() -> None:
    table = published("detected-victims")
    denmark = table[(table["ref_area"] == "DNK") & (table["time_period"] == 2021)]
    assert pd.isna(denmark["obs_value"].max()) or denmark["obs_value"].max() == 80
    assert reported("detected-victims", FIGURES) == [2]
    assert reported(FORM_ID, FIGURES) == [18]
    report = reported("detected-victims", "the figures of the year before once more")
    assert report == [8]
