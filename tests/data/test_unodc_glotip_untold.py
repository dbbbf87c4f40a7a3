"""Where UNODC's file lists everybody under sex Other: nobody's sex is told there, and nobody counts twice."""

from __future__ import annotations

import pandas as pd

from tests.data.test_unodc_glotip import clean, figures, listed, published, rows

DROPPED = "sex Other of all ages is the total itself"


def test_ages_that_stand_under_sex_other_alone_are_those_of_everybody() -> None:
    """Philippines 2023: 320 of 2,024 are children of whom no sex is told, not "children of other sex"."""
    result = clean(rows("PHL", 2023, Tt="2,024", Ot="2,024", Oc="320", Oa="1,704"))
    assert figures(result, "PHL", 2023) == {"Tt": 2024, "Tc": 320, "Ta": 1704}
    assert listed(result, "merged", "detected-victims", DROPPED) == "1: PHL 2023"
    assert listed(result, "merged", "detected-victims", "no total by age") == "2: PHL 2023"


def test_ages_of_everybody_stand_in_place_of_totals_that_hold_a_part() -> None:
    result = clean(
        rows("PHL", 2021, Tt="1,914", Tc="158", Ta="80", Ot="1,914", Oc="643", Oa="1,271", Ft="181", Fc="106", Fa="75")
    )
    assert figures(result, "PHL", 2021) == {"Tt": 1914, "Tc": 643, "Ta": 1271, "Ft": 181, "Fc": 106, "Fa": 75}
    table = result.tables["detected-victims"].query("ref_area == 'PHL' and sex == '_T' and age != '_T'")
    assert table["obs_status"].tolist() == ["U", "U"]
    told = [finding.reason for finding in result.findings if "stand in their place" in finding.reason]
    assert len(told) == 1
    assert told[0].endswith("PHL 2021 children 643 for 158, PHL 2021 adults 1271 for 80")


def test_totals_by_age_that_hold_everybody_stay_as_they_are() -> None:
    result = clean(rows("POL", 2022, Tt="277", Tc="25", Ta="252", Ot="277", Oc="25", Oa="252", Ft="19", Mt="12"))
    assert figures(result, "POL", 2022) == {"Tt": 277, "Tc": 25, "Ta": 252, "Ft": 19, "Mt": 12}


def test_a_list_under_sex_other_that_does_not_add_up_replaces_nothing() -> None:
    result = clean(rows("PHL", 2021, Tt="1,914", Tc="158", Ta="80", Ot="1,914", Oc="643", Oa="1,200"))
    assert figures(result, "PHL", 2021) == {"Tt": 1914, "Tc": 158, "Ta": 80}


def test_persons_of_another_sex_who_are_not_everybody_stay() -> None:
    result = clean(rows("PHL", 2019, Tt="1,233", Tc="463", Ta="1,578", Ot="729", Oc="304", Oa="425"))
    assert figures(result, "PHL", 2019) == {"Tt": 1233, "Tc": 463, "Ta": 1578, "Ot": 729, "Oc": 304, "Oa": 425}


def test_sexes_of_zero_beside_everybody_under_another_are_not_broken_down() -> None:
    """Guyana 2021: no woman and no man is counted since all 174 stand under sex Other."""
    result = clean(rows("GUY", 2021, Tt="174", Ot="174", Ft="0", Mt="0"))
    assert figures(result, "GUY", 2021) == {"Tt": 174, "Ft": "M", "Mt": "M"}


def test_no_published_total_stands_under_another_sex_once_more() -> None:
    for indicator in ("detected-victims", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted"):
        keys = ["ref_area", "time_period"]
        exact = published(indicator).query("age == '_T' and breakdown == '_T' and obs_value > 0")
        both = pd.merge(exact[exact["sex"] == "_O"], exact[exact["sex"] == "_T"], on=[*keys, "obs_value"])
        assert both.empty, indicator


def test_the_philippines_have_their_newest_children_as_published() -> None:
    table = published("detected-victims").query("ref_area == 'PHL' and sex == '_T' and age == 'Y0T17'")
    newest = table.set_index("time_period")["obs_value"]
    assert newest.loc[2020:2023].to_dict() == {2020: 305, 2021: 643, 2022: 459, 2023: 320}
