"""How a status came about: the rules that were asked, with the numbers of the cell, whatever the cell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboard.context import Context
from dashboard.figures.progress import judged, with_targets
from dashboard.metrics.progress import RULE_OF, STATUS_WORDS
from dashboard.metrics.projection import obstacle
from dashboard.parts.explained import progress_explained
from dashboard.parts.progress import progress_takes
from dashboard.selection import Selection, usual


def at(shared: Context, name: str, *areas: str) -> Selection:
    """The usual selection of an indicator and areas."""
    return replace(usual(shared.indicators[name], shared.years(name)), areas=areas)


def html_of(part: Any) -> str:
    """What is written out, as HTML."""
    if isinstance(part, (list, tuple)):
        return "".join(map(html_of, part))
    made = part.to_plotly_json()["props"]
    return str(made.get("data-html", "")) or html_of(made["children"]) if not isinstance(
        made.get("children"), str
    ) else str(made["children"])  # fmt: skip


def said(shared: Context, name: str, area: str) -> str:
    """What a reader reads of the walk."""
    text = re.sub(r"<sup>(.*?)</sup>", r"^(\1)", html_of(progress_explained(shared, at(shared, name, area))))
    return " ".join(re.sub(r"<[^>]*>", " ", text).replace("&#x27;", "'").split())


def test_every_cell_judged_again_is_the_published_one(shared: Context) -> None:
    for (name, area), cell in shared.progress.items():
        judgement = judged(shared, shared.indicators[name], area).judgement
        assert (judgement.status, judgement.last_value, judgement.base_value, judgement.volatile) == (
            cell.status, cell.last_value, cell.base_value, cell.volatile)  # fmt: skip
        if cell.ratio is not None:
            assert judgement.ratio == pytest.approx(cell.ratio, abs=1e-12)


def test_a_cell_has_a_second_reading_or_a_reason_why_not(shared: Context) -> None:
    for (name, area), cell in shared.progress.items():
        indicator = shared.indicators[name]
        if indicator.target and indicator.target.pace:
            found = judged(shared, indicator, area)
            why = obstacle(indicator, found.history, found.judgement.base_value)
            assert bool(why) == (cell.second is None), (name, area)


def test_the_formula_stands_with_its_numbers(shared: Context) -> None:
    text = said(shared, "unsentenced-detainees", "BRA")
    assert "pace seen = ( 27.26 / 37.47 )^(1 / (2024 − 2015)) − 1 = −0.034729" in text
    assert "pace needed = (15 / 37.47 )^(1 / (2030 − 2015)) − 1 = −0.059208" in text
    assert "ratio = −0.034729 / −0.059208 = 0.586569" in text
    assert "| 27.26 − 37.47 | = 10.21." in text
    assert "share = (20.695077 − 37.47) / (15 − 37.47) = 0.746548" in text
    assert "17.821276 to 23.897535" in text


@pytest.mark.parametrize(
    ("name", "area", "decisive"),
    [
        ("child-marriage-18", "NER", "No: the last one is 76.3 in 2012. This decides."),
        ("food-insecurity", "RUS", "Yes: 2.8 ≤ 5. This decides."),
        ("primary-completion", "POL", "by 1.11, more than the margin of 1. This decides."),
        ("homicide-rate", "ISL", "2015: 0.91 ×"),
        ("food-insecurity", "GBR", "| 6.9 − 6.3 | = 0.6. This decides."),
        ("food-insecurity", "CAN", "Yes: 5 in 2015, so the target was met and is lost. This decides."),
        ("social-protection-children", "NGA", "No: from zero there is no yearly rate. This decides."),
        ("child-labour", "BGD", "A level counts from 2025 on, and this one is from 2025. This decides."),
        ("birth-registration", "NGA", "39.7 in 2024 is not ≥ 99: not at the target."),
        ("child-labour", "USA", "There is no value at all."),
        ("partner-violence", "NZL", "Is it an answer about violence? Yes:"),
        ("sexual-violence-by-18", "TKM", "a low figure may be safety or silence. This decides."),
    ],
)
def test_the_deciding_rule_says_its_numbers(shared: Context, name: str, area: str, decisive: str) -> None:
    assert decisive in said(shared, name, area)


def test_every_cell_can_be_explained_and_says_its_status(shared: Context) -> None:
    for indicator in with_targets(shared):
        for area in ("NGA", "DEU", "BGD", "TUV", "PRK", "XKX", "USA", "HTI", "ISL", "LBR", "BRA", "ALB", "RUS", "SWE"):
            cell, text = shared.progress[indicator.id, area], said(shared, indicator.id, area)
            assert STATUS_WORDS[cell.status] in text  # type: ignore[index]
            assert "not an assessment by the UN" in text
            assert not re.search(r"None|nan|[{}\[\]]", text), (indicator.id, area)
            if cell.last_value is not None:
                assert text.count("This decides.") == 1


def test_rules_after_the_deciding_one_are_not_asked(shared: Context) -> None:
    for name, area in (("food-insecurity", "RUS"), ("food-insecurity", "GBR"), ("unsentenced-detainees", "BRA")):
        found = judged(shared, shared.indicators[name], area).judgement
        html = html_of(progress_explained(shared, at(shared, name, area)))
        asked = [int(number) for number in re.findall(r'<li[^>]*value="(\d)"', html)]
        decided = RULE_OF[found.reason]
        assert asked == list(range(1, min(decided + 1, 8) + 1))


def test_every_value_leads_to_its_row(shared: Context) -> None:
    html = html_of(progress_explained(shared, at(shared, "homicide-rate", "ISL")))
    for year in (2015, 2024):
        assert f"/data/origin?indicator=homicide-rate&amp;area=ISL&amp;year={year}" in html
        assert f"/data/origin?indicator=population&amp;area=ISL&amp;year={year}" in html


def test_detections_are_never_judged_and_it_is_said_why(shared: Context) -> None:
    text = said(shared, "detected-victims-rate", "NGA")
    assert "there is no good direction" in text
    assert "no status" in text


def test_of_few_victims_no_yearly_change_is_said(shared: Context) -> None:
    text = str([part.to_plotly_json() for part in progress_takes(shared, at(shared, "homicide-rate", "ISL"))])
    assert "The victims are few" in text
    assert "%" not in text


def test_what_it_would_take_counts_children_of_the_indicators_own_age(shared: Context) -> None:
    made = progress_takes(shared, at(shared, "child-labour", "BGD"))
    rows = str([part.to_plotly_json() for part in made])
    people = shared.people_aged("Y5T17")["BGD"][2025]
    assert (9.2 - 1) / 100 * people == pytest.approx(3_436_383, abs=1)
    assert "about 3.4 million" in rows
    assert "population-by-age" in rows
    assert "children between" not in str(
        [part.to_plotly_json() for part in progress_takes(shared, at(shared, "food-insecurity", "BRA"))]
    ).lower()  # fmt: skip


def test_days_are_left_only_to_a_target_of_2030(shared: Context) -> None:
    def rows(name: str) -> str:
        return str([part.to_plotly_json() for part in progress_takes(shared, at(shared, name, "BGD"))])

    assert "Days left" not in rows("child-labour")
    assert "Days left" in rows("child-marriage-18")


@pytest.mark.parametrize(("name", "area"), [("partner-violence", "NZL"), ("sexual-violence-by-18", "TKM")])
def test_of_an_answer_about_violence_nothing_says_how_near_to_the_target_it_is(
    shared: Context, name: str, area: str
) -> None:
    html = html_of(progress_explained(shared, at(shared, name, area)))
    assert re.findall(r'<li[^>]*value="(\d)"[^>]*class="decides"|class="decides"[^>]*value="(\d)"', html) != []
    assert re.findall(r'<li[^>]*value="(\d)"', html) == ["0", "1"]
    assert "at the target" not in html
    assert "Left to the target" not in html
    assert progress_takes(shared, at(shared, name, area)) == []


def test_another_target_of_homicide_is_said_to_be_half_of_the_rate(shared: Context) -> None:
    text = said(shared, "homicide-rate", "ATG")
    assert re.search(r"With half of the rate of 2017, 11\.055 ?, in place of 1 as the target it would be", text)
    assert "With half" not in said(shared, "extreme-poverty", "PSE")


def test_hunger_below_the_limit_has_no_status_at_one_percent(shared: Context) -> None:
    assert "in place of 2.5 as the target" not in said(shared, "undernourishment", "MDA")
