"""Treaties and laws: of a country when it joined, of a group how many stand how; unknown is never no."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from dashboard.charts.marks import Bars, Chart
from dashboard.context import Context
from dashboard.exports.slides.content import Asked, slides_of
from dashboard.exports.slides.deck import deck
from dashboard.figures.map import map_answer
from dashboard.figures.shown import Shown
from dashboard.kinds.treaties import (
    ANSWERED,
    BOUND,
    CONVENTIONS,
    LAWS,
    TREATIES,
    instruments,
    laws,
    tiers,
    treaty_years,
)
from dashboard.selection import usual
from dashboard.views import VIEWS, selection_of
from dashboard.words.captions import sources_said
from tests.conftest import published

KINDS = {"justice-treaties": treaty_years, "justice-laws": laws, "justice-tiers": tiers}
needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")


def shown(shared: Context, *areas: str, panel: str = "justice-treaties") -> Shown:
    selection = replace(usual(shared.indicators["crc"], shared.years("crc")), areas=areas)
    return KINDS[panel](shared, VIEWS[panel], selection)


def texts(found: Shown) -> list[str]:
    return [note["text"] for note in found.figure["layout"]["annotations"]]


@needs_tables
def test_a_country_shows_the_year_in_which_it_joined(shared: Context) -> None:
    found = shown(shared, "NGA")
    dates = {(row[0], row[3]) for row in found.rows if row[4] == "joined"}
    assert {("crc", "1991"), ("palermo-protocol", "2001"), ("crc-op-armed-conflict", "2012")} <= dates
    assert any("party since 1991" in text for text in texts(found))


@needs_tables
def test_the_map_of_years_says_of_how_many_they_are_known(shared: Context) -> None:
    selection = replace(
        usual(shared.indicators["palermo-protocol"], shared.years("palermo-protocol")), breakdown="YEAR"
    )
    known = len(shared.store.rows("palermo-protocol", breakdown=["YEAR"]))
    (title,) = map_answer(shared, selection)["titles"]
    assert title == f"Palermo Protocol: the year of joining is known of {known} of 193 countries"


@needs_tables
def test_no_evidence_is_said_as_unknown(shared: Context) -> None:
    assert "Palermo Protocol, unknown" in shown(shared, "IRN").words.title


@needs_tables
@needs_tables
@pytest.mark.parametrize(
    ("panel", "code", "said"),
    [
        (
            "justice-treaties",
            "PSE",
            "Convention on the Rights of the Child, not in this source; Palermo Protocol, party",
        ),
        ("justice-laws", "USA", "Law on child trafficking, not in this source"),
    ],
)
def test_whom_a_list_leaves_out_is_not_said_to_be_unknown(shared: Context, panel: str, code: str, said: str) -> None:
    assert said in shown(shared, code, panel=panel).words.title


def test_who_only_signed_has_no_year_of_joining_to_be_unknown(shared: Context) -> None:
    assert shown(shared, "JPN").words.title.endswith("Palermo Protocol, signed, no later step known")
    assert not [row for row in shown(shared, "IRN").rows if row[0] == "palermo-protocol"]


@needs_tables
def test_the_worlds_parties_are_those_of_the_compilation(shared: Context) -> None:
    said = texts(shown(shared))
    for number, place in zip((192, 176, 170, 174), range(4), strict=True):
        assert f"{number} of 193" in said[place]
    assert len(said) == len(BOUND)


@needs_tables
@pytest.mark.parametrize("panel", ["justice-treaties", "justice-laws"])
@pytest.mark.parametrize("code", ["001", "202", "199"])
def test_every_bar_is_all_countries_long_with_who_is_unknown(shared: Context, panel: str, code: str) -> None:
    members = [area for area in shared.geography.members_of(code) if shared.geography.areas[area].is_member]
    found = shown(shared, code, panel=panel)
    (pane,) = found.body.panes  # type: ignore[union-attr]
    lengths: dict[float, float] = {}
    for mark in pane.marks:
        assert isinstance(mark, Bars)
        for datum in mark.data:
            lengths[datum.at] = lengths.get(datum.at, 0) + (datum.drawn or 0)
    assert set(lengths.values()) == {len(members)}
    assert [mark.role for mark in pane.marks][-1] == "silent"
    # A list that leaves most high-income countries out says nothing of them: they are not unknown everywhere.
    ends = {"justice-treaties": "unknown or not in the source", "justice-laws": "no entry: unknown"}
    assert pane.marks[-1].name == ends[panel]
    assert len(found.table.rows) == len(pane.rows)


@needs_tables
def test_half_of_the_parties_had_joined_by_the_year_that_is_said(shared: Context) -> None:
    said = {row.name: row.said for row in shown(shared).body.panes[0].rows}  # type: ignore[union-attr]
    for name in TREATIES:
        years = sorted(shared.store.rows(name, areas=list(shared.geography.members), breakdown=["YEAR"])["obs_value"])
        half = next(year for place, year in enumerate(years, start=1) if 2 * place >= len(years))
        assert said[shared.indicators[name].label].endswith(f", half by {half:.0f}")


@needs_tables
def test_what_the_law_says_has_a_row_for_each_law_and_the_answers_on_violence(shared: Context) -> None:
    rows = shared.store.rows(ANSWERED)
    rows = rows[rows["ref_area"].isin(list(shared.geography.members))].groupby("ref_area", observed=True).last()
    by_name = {row[0]: row for row in shown(shared, panel="justice-laws").table.rows}
    assert len(by_name) == len(LAWS) + 1
    every = int((rows["obs_value"] == 100).sum())
    last = by_name[shared.indicators[ANSWERED].label]
    assert last[1:] == (
        f"{every} of {len(rows)} with an entry",
        str(every),
        str(len(rows) - every),
        str(193 - len(rows)),
    )
    assert "77.8% of questions" in str(shown(shared, "BGD", panel="justice-laws").table.rows)


@needs_tables
@pytest.mark.parametrize("code", ["001", "202", "199"])
def test_a_groups_counts_never_fall_and_end_with_all_dated_members(shared: Context, code: str) -> None:
    found = shown(shared, code)
    members = [area for area in shared.geography.members_of(code) if shared.geography.areas[area].is_member]
    for name in TREATIES:
        counts = [int(row[5]) for row in found.rows if row[0] == name and row[4] == "joined"]
        years = shared.store.rows(name, areas=members, breakdown=["YEAR"])
        assert counts == sorted(counts)
        assert counts[-1] == len(years)


@needs_tables
def test_a_groups_laws_count_those_that_are_covered(shared: Context) -> None:
    rows = shared.store.rows("child-trafficking-law", first=2022)
    rows = rows[rows["ref_area"].isin(list(shared.geography.members))]
    (met,) = [
        row
        for row in shown(shared, panel="justice-laws").rows
        if row[:1] == ("child-trafficking-law",) and row[3] == "2022" and row[4] == "meets the standard"
    ]
    assert int(met[5]) == int((rows["obs_value"] == 1).sum())
    assert int(met[6]) == 193 - len(rows)
    whole = shown(shared, panel="justice-laws").rows
    assert [row for row in whole if row[0] == "child-trafficking-law" and row[3] == "2021"] == []


@needs_tables
def test_every_bar_of_tiers_is_all_countries_high_with_what_is_not_known(shared: Context) -> None:
    for code in ((), ("202",)):
        found = shown(shared, *code, panel="justice-tiers")
        heights = {sum(column) for column in zip(*(trace["y"] for trace in found.figure["data"]), strict=True)}
        assert heights == {193 if not code else 48}


@needs_tables
def test_a_tier_is_told_as_the_departments_judgement_of_the_last_whole_report(shared: Context) -> None:
    title = shown(shared, "015", panel="justice-tiers").words.title
    assert ", 2023: Tier " in title and title.endswith(", in the judgement of the US Department of State)")
    assert "Tier 2 in 2023" in shown(shared, "NGA", panel="justice-tiers").words.title
    for code in ("LBY", "YEM"):
        words = shown(shared, code, panel="justice-tiers").words
        assert "Tier 3 in 2015" in words.title
        assert words.subtitle.endswith("Reach 2030 has none later than 2015")
    assert "no tier by" in shown(shared, "NRU", panel="justice-tiers").words.title


@needs_tables
def test_a_group_says_of_how_many_nothing_is_known(shared: Context) -> None:
    assert shown(shared, "009").words.title.endswith("Palermo Protocol 6 of 14, 8 unknown (2023)")
    # 5 signed before the list of deposits ended: these may have joined since, and are not counted as unknown.
    assert "174 of 193, 5 known only to have signed, 14 unknown" in shown(shared).words.title
    assert shown(shared, "030").words.title.endswith("2 of 5, 2 known only to have signed, 1 unknown (2023)")
    # On a list of one date who signed had not joined.
    assert "192 of 193 (2022);" in shown(shared).words.title


@needs_tables
def test_the_year_of_a_half_says_which_parties_it_leaves_out(shared: Context) -> None:
    statuses = shared.store.rows("palermo-protocol", breakdown=["STATUS"])
    parties = set(statuses[statuses["obs_value"] == 2]["ref_area"]) & set(shared.geography.members)
    undated = len(parties - set(shared.store.rows("palermo-protocol", breakdown=["YEAR"])["ref_area"]))
    coverage = shown(shared).words.coverage
    assert undated == 9
    assert f"Palermo Protocol: “half by” leaves out {undated} parties whose year of joining" in coverage
    assert "deposits to December 2013 and only some of the later ones" in coverage
    assert "leaves out" not in shown(shared, "PAK").words.coverage


@needs_tables
def test_a_groups_file_tells_parties_without_a_date_too(shared: Context) -> None:
    rows = [row for row in shown(shared).rows if row[0] == "palermo-protocol"]
    now = {row[4]: (row[5], row[6]) for row in rows if row[4] != "joined"}
    assert now["party"] == ("174", "14")
    assert sum(int(number) for number, _ in now.values()) + 14 == 193


def test_the_year_of_a_list_is_no_year_of_joining(shared: Context) -> None:
    assert shown(shared, "PAK").words.title.endswith("Palermo Protocol, party (year not known)")
    said = shown(shared, "USA").words.title
    assert "Rights of the Child, signed only, by the list of August 2022" in said
    for code in ("PAK", "USA"):
        assert not [text for text in texts(shown(shared, code)) if re.search(r"(party|signed only) \(\d", text)]


@needs_tables
def test_a_country_without_early_tiers_says_so_and_the_judge_that_it_judges_itself(shared: Context) -> None:
    coverage = shown(shared, "USA", panel="justice-tiers").words.coverage
    assert "Reach 2030 has no tier before 2020, which does not mean that it had none" in coverage
    assert "the United States places itself, too" in coverage
    nigeria = shown(shared, "NGA", panel="justice-tiers").words.coverage
    assert "no tier before" not in nigeria
    assert "places itself" not in nigeria


def test_a_source_line_dates_the_palermo_protocol_apart_from_the_list_of_the_others(shared: Context) -> None:
    question = usual(shared.indicators["palermo-protocol"], shared.years("palermo-protocol"))
    said = sources_said(shared, [question])
    assert "deposits to December 2013" in said
    assert "deposits to December 2013" in shared.indicators["palermo-protocol"].caveats[0]
    assert "some later ones to 2023" in said, "the last of 2023, says the caveat beside it"


@needs_tables
def test_squares_of_laws_have_a_legend_of_their_own(shared: Context) -> None:
    for panel, names in (
        ("justice-laws", {"meets the standard, or all answers are yes", "does not, or not all are"}),
        ("justice-treaties", {"party", "party, or listed as ratified", "neither"}),
    ):
        body = shown(shared, "NGA", panel=panel).body
        assert isinstance(body, Chart)
        assert {mark.name for pane in body.panes for mark in pane.marks} <= names, panel


@needs_tables
def test_the_laws_of_a_group_say_up_to_when_they_were_judged(shared: Context) -> None:
    last = shared.years("child-trafficking-law").last
    assert f"Findings up to {last}. " in shown(shared, "034", panel="justice-laws").words.subtitle


@needs_tables
def test_answers_on_laws_are_not_told_as_a_standard_that_is_met(shared: Context) -> None:
    """The UN asks questions on laws on violence against women; nobody judges these by a standard."""
    body = shown(shared, "202", panel="justice-laws").body
    assert isinstance(body, Chart)
    said = {datum.hover.rest for pane in body.panes for mark in pane.marks for datum in mark.data if datum.hover}
    asked = {text for text in said if text.startswith(shared.indicators[ANSWERED].label)}
    assert {text.rpartition(", ")[2] for text in asked} >= {
        "every question answered with yes",
        "not every question answered with yes",
    }
    assert not any("standard" in text or "does not meet" in text for text in asked)
    assert any(text.endswith(", meets the standard") for text in said - asked)
    names = {mark.name for pane in body.panes for mark in pane.marks}
    assert "meets the standard" not in names, "the legend holds for both"


@needs_tables
def test_on_a_slide_no_square_lies_on_the_names_of_the_rows(shared: Context) -> None:
    view = VIEWS["justice-laws"]
    asked = Asked(view, selection_of(shared, view, "area=NGA"), "https://reach.example.org/justice?area=NGA")
    presentation: Any = Presentation(io.BytesIO(deck(slides_of(shared, asked), "16x9", shared.today())))
    (chart,) = [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    text = etree.tostring(chart._chartSpace, encoding="unicode")
    years = [float(value) for value in re.findall(r'<c:min val="(\d{4}(?:\.\d+)?)"', text)]
    assert years
    assert min(years) < 2016, "the first year with a judgement"


def test_a_ratification_does_not_lapse_where_the_newest_list_leaves_a_country_out(shared: Context) -> None:
    """The last list has 115 members for Convention 182; five more ratified by an older one, as the steps count."""
    view = VIEWS["justice-treaties"]
    found = {item.indicator.id: item.stand for item in instruments(shared, selection_of(shared, view, ""), CONVENTIONS)}
    assert (found["ilo-c182"].good, found["ilo-c182"].unknown) == (120, 73)
    assert (found["ilo-c138"].good, found["ilo-c138"].other, found["ilo-c138"].unknown) == (115, 5, 73)
