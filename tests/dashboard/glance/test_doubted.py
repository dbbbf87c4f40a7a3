"""Figures that their own report denies are seen and said as uncertain; nothing joins levels over a break."""

from __future__ import annotations

import pytest

from dashboard.brief import victims
from dashboard.brief.known import Known
from dashboard.brief.sentence import sentence
from dashboard.charts.marks import Line
from dashboard.context import Context
from dashboard.glance.depth import depths
from dashboard.glance.drawn import Years
from dashboard.glance.tiles import detected
from dashboard.glance.whole import glance_of
from dashboard.kinds.registry import shown
from dashboard.parts import overview
from dashboard.parts.glance import small
from dashboard.views import VIEWS, selection_of


def test_nepals_children_are_uncertain_beside_the_figure_and_in_the_chart(shared: Context) -> None:
    """2020: 507 children and 1,516 adults of 187 victims in all; 2021: 294 by sex of 211."""
    tile = detected(Known(shared, "NPL"))
    said = " ".join(line.text for line in tile.lines)
    assert (
        "Uncertain: detected victims by sex in the report for 2021: 294; in total: 211. The file does not say" in said
    )
    assert isinstance(tile.drawing, Years)
    assert {item.year for item in tile.drawing.years if item.is_doubted} == {2019, 2020, 2021}
    assert "2020: 507, uncertain" in tile.drawing.spoken
    assert str(small(tile.drawing)).count("doubted") == 3
    for code, said in (
        ("NPL", "83 children were detected in 2021."),
        ("SLE", "60 children were detected in 2022."),
        ("QAT", "No detected child was reported for 2023."),
    ):
        headline = " ".join(told.text for told in glance_of(shared, code).sentences)
        assert f"{said} That report contradicts itself." in headline
    steps = VIEWS["country-steps"]
    table = str(shown(shared, steps, selection_of(shared, steps, "area=SLE")).table)
    assert "Children: 60 (more than all ages: 34) (2022)" in table


def test_a_sum_whose_report_denies_itself_is_uncertain_everywhere(shared: Context) -> None:
    """Qatar 2023: 0 girls, 0 boys and 17 adults beside a total of 17, but 11 adults more of another sex."""
    doubt = "Uncertain: detected victims by sex in the report for 2023: 28; in total: 17. The file does not say"
    opening = " ".join(sentence(line).text for line in victims.opening(Known(shared, "QAT")) if line)
    assert f"0 children in all, by these counts. {doubt}" in opening
    assert "they fit the total" not in opening
    tile = detected(Known(shared, "QAT"))
    assert tile.what == "counted by sex, uncertain"
    assert "Latest published total: possibly 0 in 2022." in [line.text for line in tile.lines]
    view = VIEWS["country-detected-victims"]
    drawn = shown(shared, view, selection_of(shared, view, "area=QAT"), "chart")
    total = "possibly 0 in 2023, counted by sex; latest published total: possibly 0 in 2022"
    assert drawn.words.title.endswith(total)
    assert "Qatar, 2021 to 2023: uncertain." in drawn.words.caveat
    assert f"Qatar: {total}" in overview._children_beside(shared, ("QAT", "NGA"))


def test_a_country_whose_rows_agree_has_no_uncertain_year(shared: Context) -> None:
    drawing = detected(Known(shared, "BGD")).drawing
    assert isinstance(drawing, Years)
    assert not [item.year for item in drawing.years if item.is_doubted]


def test_the_list_of_all_victims_of_the_philippines_is_no_list_of_another_sex(shared: Context) -> None:
    """320 of 2,024 victims of 2023 are children; 158 of 2021 are of 238 whose age the total tells."""
    tile = detected(Known(shared, "PHL"))
    said = " ".join(line.text for line in tile.lines)
    assert (tile.figure.text, tile.year, tile.what) == ("320", 2023, "reported to UNODC")
    assert said == "The file does not tell the sex of the detected victims of that year."
    assert isinstance(tile.drawing, Years)
    texts = {item.year: item.text for item in tile.drawing.years}
    assert [texts[year] for year in range(2020, 2024)] == ["305", "158, uncertain", "459", "320"]
    headline = " ".join(sentence.text for sentence in glance_of(shared, "PHL").sentences)
    assert "320 children were detected in 2023. The file does not tell the sex" in headline
    assert "rows by sex" not in headline


def test_small_charts_of_detected_children_say_where_their_series_breaks(shared: Context) -> None:
    drawing = detected(Known(shared, "NPL")).drawing
    assert isinstance(drawing, Years)
    assert [item.year for item in drawing.years if item.is_after_break] == [2017]
    assert "the new questionnaire of 2017" in drawing.spoken
    assert "after-break" in str(small(drawing))


def test_no_line_leads_over_a_break(shared: Context) -> None:
    view = VIEWS["overview-children"]
    chart = shown(shared, view, selection_of(shared, view, "area=NPL")).body
    lines = [mark for pane in chart.panes for mark in pane.marks if isinstance(mark, Line)]
    runs = [[datum.at for datum in run] for line in lines for run in line.runs]
    assert lines
    assert runs
    assert not [run for run in runs if run[0] < 2017 <= run[-1]]


@pytest.mark.parametrize("code", ["KEN", "SEN"])
def test_refugees_have_one_year_on_a_countrys_page(shared: Context, code: str) -> None:
    found = {depth.id: depth for depth in depths(Known(shared, code))}
    row = next(row for row in found["conditions"].drawings[0].rows if str(row.name) == "Refugees living here")
    newest = Known(shared, code).last(Known(shared, code).question("refugees-by-asylum"))
    assert newest is not None
    assert row.more == f"{newest.year}; compared for 2024"
    figure = f"{newest.value:,.0f}"
    assert str(getattr(row.figure, "text", row.figure)) == figure
    assert figure in " ".join(str(text) for text in found["displacement"].sentences)


def test_the_headline_of_drivers_leads_with_what_is_asked_for(shared: Context) -> None:
    view = VIEWS["drivers-map"]
    asked = selection_of(shared, view, "indicator=child-share-of-refugees-by-asylum&area=LBN")
    title = overview.drivers_headline(shared, asked)[0].children
    assert title.startswith("Lebanon, children among refugees, by asylum: 53.5% (2025)")
    assert "from there" not in title
