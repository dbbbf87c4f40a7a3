"""Side by side: the same axes, whom the reader chose and no more, and every refusal with its sentence."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.tables import shown_csv
from dashboard.figures.series import area_lines
from dashboard.figures.shown import CSV_COLUMNS, Shown
from dashboard.figures.spoken import spoken
from dashboard.figures.tally import standing_said
from dashboard.i18n.published import unmarked
from dashboard.kinds.compare import MOST, compare, side_by_side
from dashboard.kinds.key import key_figures
from dashboard.metrics.compare import FEW
from dashboard.parts.evidence import evidence_of
from dashboard.selection import Selection, usual
from dashboard.views import VIEWS, scope_of, selection_of
from dashboard.words.names import area_name, capitalised
from tests.conftest import published
from tests.fixtures.sweeps import WALKS, Walk, each

pytestmark = pytest.mark.skipif(published() is None, reason="not built yet")
SIX = ("NGA", "GHA", "NER", "TCD", "CMR", "BEN")


def at(shared: Context, indicator: str, *areas: str, show: tuple[str, ...] = (), **changes: Any) -> Selection:
    """The usual selection of an indicator for areas."""
    return replace(usual(shared.indicators[indicator], shared.years(indicator)), areas=areas, show=show, **changes)


def shown(shared: Context, selection: Selection) -> Shown:
    """The view of a selection, valid to plotly and with all its words."""
    made = compare(shared, VIEWS["compare-chart"], selection)
    go.Figure(made.figure)
    assert {name for name, text in made.words.told().items() if not text} <= {"coverage", "covered"}
    return made


def axes(made: Shown, letter: str) -> list[dict[str, Any]]:
    """The axes that are seen, in order."""
    layout = made.figure["layout"]
    return [part for name, part in layout.items() if re.fullmatch(rf"{letter}axis\d?", name)]


def test_each_has_a_chart_of_its_own_on_the_same_axes_which_is_said(shared: Context) -> None:
    made = shown(shared, at(shared, "food-insecurity", *SIX))
    assert len(axes(made, "x")) == len(axes(made, "y")) == len(SIX)
    assert len({tuple(axis["range"]) for axis in axes(made, "y")}) == 1
    assert len({tuple(axis["range"]) for axis in axes(made, "x")}) == 1
    assert made.words.subtitle.endswith("the same axes in each chart")
    top = axes(made, "y")[0]["range"][1]
    highest = [y for trace in made.figure["data"] if trace.get("hoverinfo") != "skip" for y in trace["y"] if y != 1]
    assert max(highest) <= top


def test_places_do_not_overlap_in_a_wide_or_a_narrow_panel(shared: Context) -> None:
    made = shown(shared, at(shared, "food-insecurity", *SIX))
    layout = made.figure["layout"]
    for given in (layout, layout["meta"]["narrow"]["layout"]):
        numbers = ["", *map(str, range(2, 7))]
        boxes = [(*given[f"xaxis{n}"]["domain"], *given[f"yaxis{n}"]["domain"]) for n in numbers]
        for place, one in enumerate(boxes):
            assert all(0 <= end <= 1 for end in one)
            for other in boxes[place + 1 :]:
                apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
                assert apart
    assert len(layout["annotations"]) == len(layout["meta"]["narrow"]["layout"]["annotations"])


def test_names_above_the_charts_are_whole_in_both_arrangements(shared: Context) -> None:
    """The browser shortens them, where they have no room (tests/browser/test_labels.py)."""
    made = shown(shared, at(shared, "food-insecurity", "GBR", "VCT", "COD"))
    layout = made.figure["layout"]
    assert [note["text"].split("<br>")[0] for note in layout["annotations"]] == [
        "<b>United Kingdom of Great Britain and Northern Ireland</b>",
        "<b>Saint Vincent and the Grenadines</b>",
        "<b>Democratic Republic of the Congo</b>",
    ]
    assert all("text" not in note for note in layout["meta"]["narrow"]["layout"]["annotations"])


def test_of_more_than_six_the_first_six_are_shown_and_a_note_says_so(shared: Context) -> None:
    made = shown(shared, at(shared, "food-insecurity", *SIX, "TGO", "MLI"))
    assert made.table.columns[1:] == tuple(shared.geography.name(code) for code in SIX)
    assert f"first {MOST} of the 8" in made.words.coverage


def test_nobody_is_favoured_every_chosen_area_has_the_line_it_has_alone(shared: Context) -> None:
    for name in ("child-share-of-detected-victims", "detected-victims", "extreme-poverty", "conflict-deaths"):
        selection = at(shared, name, "150", "NGA", "019")
        drawn = {item.line.code: item.line for item in side_by_side(shared, selection).lines}
        assert set(drawn) == {"150", "NGA", "019"}
        for code, line in drawn.items():
            assert line == area_lines(shared, replace(selection, areas=(code,))).lines[0].line


def test_detections_of_groups_are_of_the_same_countries_and_say_how_many(shared: Context) -> None:
    selection = at(shared, "detected-victims", "002", "150")
    said = shown(shared, selection).words.coverage
    assert "Computed here over the same countries in each year: " in said
    for drawn in side_by_side(shared, selection).lines:
        assert {point.countries for point in drawn.line.known} == {len(drawn.line.areas)}
        assert f"{area_name(shared, drawn.line.code)} {len(drawn.line.areas)} of " in said
    panes = {pane.heading: pane for pane in shown(shared, selection).body.panes}  # type: ignore[union-attr]
    for drawn in side_by_side(shared, selection).lines:
        assert panes[drawn.label].said.endswith(f", the same {len(drawn.line.areas)} countries")
    # Blank beside a country's hatched years those of a group would be read as zeros.
    beside = shown(shared, at(shared, "detected-victims", "BGD", "002")).body
    country, group = beside.panes  # type: ignore[union-attr]
    seen = [datum.at for mark in group.marks for datum in mark.data]
    assert sorted(seen) == list(country.years) == list(range(2010, 2024))
    assert {round(datum.at) for datum in group.bars_alone.data} == set(range(2017, 2023))
    alone = shown(shared, at(shared, "detected-victims", "002")).words
    # Its subtitle says so: below the chart it stood once more.
    assert re.search(r"The \d+ of 54 countries that report every year", alone.subtitle)
    assert "computed over the same" not in alone.coverage


def test_without_a_choice_groups_with_figures_of_their_own_are_shown_before_medians(shared: Context) -> None:
    def kinds(name: str) -> set[str]:
        return {
            shared.geography.regions[drawn.line.code].kind for drawn in side_by_side(shared, at(shared, name)).lines
        }

    assert kinds("food-insecurity") == {"income"}
    assert kinds("undernourishment") == {"region"}
    assert kinds("homicide-rate") == {"region"}
    assert all(drawn.line.median for drawn in side_by_side(shared, at(shared, "homicide-rate")).lines)
    codes = shown(shared, at(shared, "tip-report-tier"))
    assert not codes.figure["data"]
    assert "choose up to" in codes.words.title
    assert "cannot be added up" in codes.words.coverage


@pytest.mark.parametrize("how", ["indexed", "same-years"])
def test_a_median_does_not_take_part_where_years_are_compared(shared: Context, how: str) -> None:
    made = side_by_side(shared, at(shared, "gdp-per-capita", "NGA", "GHA", "002", show=(how,)))
    assert [drawn.line.code for drawn in made.lines] == ["NGA", "GHA"]
    assert all(len(drawn.line.known) > 10 for drawn in made.lines)
    assert "Left out: Africa." in " ".join(made.notes)
    alone = shown(shared, at(shared, "gdp-per-capita", "002", "150", show=(how,)))
    assert "Left out: Africa and Europe." in alone.words.coverage


def test_relative_figures_begin_at_a_hundred_in_the_first_common_year(shared: Context) -> None:
    made = shown(shared, at(shared, "gdp-per-capita", "NGA", "GHA", "002", show=("indexed",)))
    rows = list(csv.DictReader(io.StringIO(shown_csv(made))))
    base = rows[0]["base_year"]
    assert {row["index"] for row in rows if row["time_period"] == base} == {"100.0"}
    assert min(row["time_period"] for row in rows) == base
    values = {row["time_period"]: float(row["obs_value"]) for row in rows if row["ref_area"] == "NGA"}
    for row in (row for row in rows if row["ref_area"] == "NGA"):
        assert float(row["index"]) == pytest.approx(100 * values[row["time_period"]] / values[base], abs=1e-6)
    assert f"divided by that of {base}" in made.words.coverage
    assert made.words.stem.endswith("_indexed")


@pytest.mark.parametrize(
    ("indicator", "areas", "reason"),
    [
        ("food-insecurity", ("NGA", "GHA"), "percentages already"),
        ("rule-of-law", ("NGA", "GHA"), "zero does not mean nothing"),
        ("palermo-protocol", ("NGA", "GHA"), "codes or years"),
        ("refugees-by-asylum", ("NGA", "TUV"), "without any: Tuvalu"),
        ("detected-victims", ("NGA", "CHN"), "without any: China"),
    ],
)
def test_a_refusal_says_why_and_shows_the_absolute_figures(
    shared: Context, indicator: str, areas: tuple[str, ...], reason: str
) -> None:
    made = shown(shared, at(shared, indicator, *areas, show=("indexed",)))
    assert reason in made.words.coverage
    assert "Not shown relative to a first year" in made.words.coverage
    assert list(made.head[: len(CSV_COLUMNS)]) == CSV_COLUMNS
    assert {row[len(CSV_COLUMNS) :] for row in made.rows} <= {("", "", "", "")}
    plain = shown(shared, at(shared, indicator, *areas))
    assert made.rows == plain.rows
    assert made.words.title == plain.words.title


def test_detections_relative_to_a_year_rest_on_ten_and_more_and_do_not_cross_the_break(shared: Context) -> None:
    looked = 0
    for area in shared.geography.members:
        selection = at(shared, "detected-victims", area, show=("indexed",))
        side = side_by_side(shared, selection)
        if side.index is None:
            continue
        looked += 1
        counts = {item.year: item for item in shared.histories(replace(selection, measure="count"))[area]}
        for point in side.index.lines[0].known:
            ends = counts[point.year].ends
            assert point.year >= 2017
            assert ends is not None
            assert ends[0] >= FEW
    assert looked > 20
    # How high a figure may be is told relative to the first year, too, where that is exact.
    made = shown(shared, at(shared, "detected-victims", "BGD", "THA", show=("indexed",)))
    assert "Bangladesh (2017 = 100): 28, possibly up to 93 (2023)" in made.spoken_in("chart")
    assert [row[1] for row in made.table.rows if row[0] == "2023"] == ["at least 28 (at least 0.05)"]
    # Below a title of children bars of rates have their unit over them; figures relative to a year have another one.
    said = [
        {pane.said for pane in body.panes}
        for show in ((), ("indexed",))
        if isinstance(body := shown(shared, at(shared, "detected-victims", "NGA", show=show)).body, Chart)
    ]
    assert said == [{"per 100,000 children"}, {""}]
    # Over a chart without words of a break the upper half of the unit was cut off.
    (pane,), drawn = (made := shown(shared, at(shared, "detected-victims", "AND"))).body.panes, made.figure["layout"]
    assert pane.said and not pane.rules and drawn["margin"]["t"] == 20


def test_same_years_are_named_and_nothing_else_is_drawn(shared: Context) -> None:
    made = shown(shared, at(shared, "political-stability", "NGA", "GHA", show=("same-years",)))
    assert "1996, 1998, 2000 and 2002 to 2023" in made.words.coverage
    years = {row[0] for row in made.table.rows}
    assert years == {str(year) for year in (1996, 1998, 2000, *range(2002, 2024))}
    assert not any("no figure" in cell for row in made.table.rows for cell in row)
    none = shown(shared, at(shared, "detected-victims", "NGA", "CHN", show=("same-years",)))
    assert "There is no year in which all have a figure; without any: China." in none.words.coverage
    assert not none.figure["data"]


def test_what_is_said_of_an_areas_years_is_said_of_all_of_them(shared: Context) -> None:
    """Years that not all have are not drawn, but an area is not without a figure for that."""
    none = shown(shared, at(shared, "persons-convicted", "PRK", "KOR", show=("same-years", "indexed")))
    assert "without any: Democratic People's Republic of Korea." in none.words.coverage
    assert "and Republic of Korea." not in none.words.coverage
    assert "Dotted line" not in " ".join((none.words.coverage, none.words.subtitle)), "nothing is drawn"
    assert ": no figure" not in none.words.title
    apart = shown(
        shared, at(shared, "detected-victims", "BGD", "NGA", "UKR", "USA", "NOR", "PAK", show=("same-years",))
    )
    assert apart.words.title.endswith("; no year in common")
    assert "Bangladesh 0" not in apart.words.coverage
    # Nor is it silent in them, drawn or aloud; its last is then no latest, and its least not the least of all.
    for show in (("same-years",), ("same-years", "one-chart")):
        body = shown(shared, at(shared, "refugees-by-origin", "MOZ", "LUX", show=show)).body
        assert isinstance(body, Chart)
        assert "Mozambique: 0.33 per 100,000 people in 2024." in spoken(body)
        assert "Mozambique, years without a figure" not in spoken(body)
        assert "Mozambique, 2018 to 2024: the lowest" not in spoken(body)
        assert not body.panes[0].silences
    one = shown(shared, at(shared, "child-labour-investigations", "COG", "722", show=("same-years",))).words.caveat
    assert "Maldives alone makes up 75% of the total for 2017." in one, "no way from 2017 to 2017"


def test_one_chart_has_one_pair_of_axes_and_every_name(shared: Context) -> None:
    made = shown(shared, at(shared, "food-insecurity", *SIX, show=("one-chart",)))
    assert len(axes(made, "x")) == 1
    said = {note["text"] for note in made.figure["layout"]["annotations"]}
    assert {shared.geography.name(code) for code in SIX} <= said


def test_every_figure_of_the_table_leads_to_its_rows_and_groups_say_their_countries(shared: Context) -> None:
    made = shown(shared, at(shared, "extreme-poverty", "NGA", "034"))
    for row, origins in zip(made.table.rows, made.table.origins, strict=True):
        assert [
            f"area={code}&year={row[0]}" in origin for code, origin in zip(("NGA", "034"), origins[1:], strict=True)
        ]
        assert "countries" in row[2] or row[2] == "no figure"


def test_a_rate_of_few_is_marked_and_a_share_of_few_is_not_said(shared: Context) -> None:
    rates = shown(shared, at(shared, "detected-victims", "CMR", "NGA"))
    (few, many) = (note["text"] for note in rates.figure["layout"]["annotations"])
    assert ", few in " in few
    assert "few" not in many


PLACES: tuple[tuple[str, ...], ...] = ((), ("TUV",), ("NGA", "034", "001"))
"""Nobody, a country of which hardly anything is known, and a country beside groups."""


CHOICES = [(), ("one-chart",), ("indexed",), ("same-years", "indexed", "one-chart")]


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("show", each([(one,) for one in CHOICES], [(CHOICES[-1],)]))
def test_there_is_something_for_every_indicator_and_choice(shared: Context, show: tuple[str, ...], walk: Walk) -> None:
    """The few: each third indicator at one of the places in turn, another one for each choice."""
    names = scope_of(shared, VIEWS["compare-chart"]).indicators
    for at_, name in enumerate(names if walk == "all" else names[::3]):
        for areas in PLACES if walk == "all" else (PLACES[(at_ + len(show)) % len(PLACES)],):
            made = shown(shared, at(shared, name, *areas, show=show))
            assert len(set(map(len, made.rows)) | {len(made.head)}) == 1


def test_cases_of_a_few_partners_are_not_compared_between_countries(shared: Context) -> None:
    offered = scope_of(shared, VIEWS["compare-chart"]).indicators
    assert not [name for name in offered if shared.indicators[name].least_shown or shared.indicators[name].area]
    assert {"detected-victims", "rule-of-law", "population", "palermo-protocol"} <= set(offered)


def test_key_figures_are_the_latest_within_the_window_with_year_and_coverage(shared: Context) -> None:
    made = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", "NGA", "034"))
    cells = {row[0]: row[1:] for row in made.table.rows[:-1]}
    for name, (nigeria, southern_asia) in cells.items():
        assert re.search(r"\(\d{4}|as of \d{4}|no figure|nothing since", nigeria), name
        assert re.search(r"of \d+ countries( and areas)?\)|too few countries|not added up", southern_asia), name
    assert made.table.far is not None and "countries or areas" in made.table.far.small_said
    brief = {row[0]: (row[2], small[2]) for row, small in zip(made.table.far.rows, made.table.far.small, strict=True)}
    for name, (_, southern_asia) in cells.items():
        told = re.fullmatch(r"(at least )?(.+?) \((\d{4}); (\d+ of \d+) countries( and areas)?\)", southern_asia)
        if told is not None and "million" not in told[2]:
            small = f"{told[3]}, {told[4]}".replace(" ", "\u00a0")
            figure = told[2].replace("about ", "≈").replace(", few", "§")
            assert brief[name] == (f"{'≥' if told[1] else ''}{figure} {small}", small)
    # What groups alone have in common is said once, and of what nothing is known comes last.
    groups = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims")).table
    assert groups.far is not None and len(groups.far.rows) == len(groups.rows)
    assert groups.far.rows[-1] == ("Palermo Protocol, status", *["not added up"] * 5)
    first, *_ = groups.far.rows
    assert first[0] == "Children under 18 (2024)" and first[1] == "688.5M 58\u00a0of\u00a060"
    (poverty,) = [row for row in groups.far.rows if row[0].startswith("Extreme poverty")]
    assert re.fullmatch(r"Extreme poverty, % of people below 3\.00 USD a day, median \(\d{4} to \d{4}\)", poverty[0])
    assert re.fullmatch(r"[\d.]+ \d+\u00a0of\u00a054", poverty[1])
    assert "§ few: under 10 people" in groups.far.signs_in(groups.far.rows)
    few = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", "CMR", "GHA"))
    assert few.words.coverage == "Few: under 10 people." and few.words.beside_legend == ""
    assert "Few" not in made.words.coverage
    # What the name of a row and its unit both say is said once.
    names = [row[0] for row in groups.rows]
    assert {"Persons convicted, per 100,000 people", "GDP per person, USD (2021 purchasing power)"} <= {*names}
    assert "Violent discipline, aged 1 to 14, % of children" in names
    old = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", "TCD", "GHA", "NER", "TUV"))
    assert any(cell.startswith("nothing since") for row in old.table.rows for cell in row[1:])
    rows = [row for one in (made, old) for row in csv.DictReader(io.StringIO(shown_csv(one)))]
    assert list(rows[0]) == CSV_COLUMNS
    for row in rows:
        window = shared.indicators[row["indicator"]].window
        assert int(row["time_period"]) >= shared.years(row["indicator"]).opening - window


def test_a_sign_in_key_figures_from_afar_says_what_the_page_says_in_brackets(shared: Context) -> None:
    codes = ("BGD", "IND", "NPL", "TCD", "PAK", "TUV")
    table = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", *codes)).table
    assert table.far is not None and len(table.far.rows) == len(table.rows) == len(table.far.small)
    whole = {unmarked(row[0]): row[1:] for row in table.rows}
    signs = set()
    for row, small in zip(table.far.rows, table.far.small, strict=True):
        for cell, year, said in zip(row[1:], small[1:], whole[row[0]], strict=True):
            if not year:
                continue
            told = re.fullmatch(r"(.+?) \((\d{4})(?:; known for (\d+) of (\d+) years)?\)", said)
            assert told is not None and (year, cell.endswith(f" {year}")) == (told[2], True), said
            is_rare = told[3] is not None and 2 * int(told[3]) < int(told[4])
            is_unclear, is_doubted = told[1].startswith("unclear ("), told[1].startswith("possibly ")
            assert [sign in cell for sign in "†‡*"] == [is_rare, is_unclear, is_doubted], said
            figure = "unclear" if is_unclear else told[1].removeprefix("possibly ")
            assert cell.removesuffix(f" {year}").rstrip("†‡*") == figure, said
            signs |= {sign for sign in "†‡*" if sign in cell}
    assert signs == set("†‡*")
    assert all(f"{sign} " in table.far.signs_in(table.far.rows) for sign in signs)
    assert not table.far.signs_in(table.far.rows[:1])


def test_key_figures_end_with_statuses_in_the_words_of_the_page(shared: Context) -> None:
    codes = ("BGD", "ABW", "019")
    made = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", *codes))
    assert made.table.rows[-1][1:] == tuple(capitalised(standing_said(shared, (code,))) for code in codes)
    assert (
        made.table.rows[-1][1]
        == "Of 17 indicators with an SDG target, 9 can be judged: none met, 2 on track, 7 neither"
    )
    assert re.search(
        r"^(?:None|\d+) of \d+ indicators(?::| has its) SDG target met or on track in most countries measured$",
        made.table.rows[-1][3],
    )
    assert made.table.origins[-1][1] == "/progress?area=BGD"
    # Without a choice the regions stand as in the charts above.
    names = [area_name(shared, drawn.line.code) for drawn in side_by_side(shared, at(shared, "undernourishment")).lines]
    usual = key_figures(shared, VIEWS["compare-key"], at(shared, "undernourishment"))
    assert list(usual.table.columns[1:]) == names == sorted(names)


def test_where_territories_are_counted_no_figure_is_said_to_be_of_countries(shared: Context) -> None:
    made = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", "001", "019"))
    members = {len(shared.geography.members), len(shared.geography.members_in("019"))}
    for row in made.table.rows[:-1]:
        for of, kind in re.findall(r"of ([\d,]+) (countries and areas|countries)\)", " ".join(row[1:])):
            assert (int(of) in members) is (kind == "countries"), row
    question = at(shared, "refugees-by-asylum", "001")
    assert "of 251 countries and areas)" in shown(shared, question).table.rows[0][1]
    assert "of 251 countries and areas" in str(shown(shared, question).figure)


def test_a_key_figure_is_the_newest_there_is_as_in_the_chart_above_it(shared: Context) -> None:
    made = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", "GBR", "COD"))
    chart = shown(shared, at(shared, "detected-victims", "GBR", "COD"))
    said = [note["text"].split("<br>")[1].split(" in ") for note in chart.figure["layout"]["annotations"]]
    row = next(row for row in made.table.rows if row[0].startswith("Detected victims"))
    assert [cell.split(";")[0] for cell in row[1:]] == [f"{figure} ({year}" for figure, year in said]
    people = next(row for row in made.table.rows if row[0] == "Children under 18")
    assert all(f"({shared.years('child-population').opening})" in cell for cell in people[1:]), "no projection"


def test_the_page_where_from_explains_a_figure_that_was_seen_in_a_comparison(shared: Context) -> None:
    for view in ("compare-chart.chart", "compare-profile.chart", "country-profile.chart"):
        selection = at(shared, "conflict-displacement-stock", "NGA", "002", view=view)
        found = evidence_of(shared, selection)
        assert [item.code for item in found] == ["NGA", "002"]
        assert found[0].rows


def test_a_rate_of_what_was_recorded_in_a_group_names_whose_people_it_is_divided_by(shared: Context) -> None:
    selection = replace(
        usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=("002", "150")
    )
    found = key_figures(shared, VIEWS["compare-key"], selection)
    rows = {row[0]: row[1:] for row in found.table.rows}
    cells = next(cells for head, cells in rows.items() if "iving displaced by conflict" in head)
    assert all(re.search(r"^at least [\d,]+ \(\d{4}; \d+ of \d+ countries and areas\)$", cell) for cell in cells)
    said = "divided by the people of every country and area of the group whose population is known"
    assert said in found.words.coverage
    # A median names the years of its countries' figures.
    poverty = next(cells for head, cells in rows.items() if head.startswith("Extreme poverty"))
    assert re.search(r"^median [\d.]+ \(\d{4} to \d{4}; \d+ of \d+ countries\)$", poverty[0])


def told(context: Context, query: str) -> str:
    """Title and coverage of the view for an address."""
    view = VIEWS["compare-chart"]
    words = compare(context, view, selection_of(context, view, query)).words
    return f"{words.title} | {words.coverage}"


@pytest.mark.parametrize("indicator", ["disaster-displacement-weather", "refugees-by-origin", "migrant-deaths"])
def test_sums_over_other_countries_in_each_year_are_not_shown_relative_to_a_first_one(
    shared: Context, indicator: str
) -> None:
    """Of Europe 6 countries are listed in 2008, and 35 in 2024: over the same 6 it is 33, not 592."""
    said = told(shared, f"indicator={indicator}&area=202,150&show=indexed")
    assert "as the sums are not over the same countries in all years: Sub-Saharan Africa and Europe." in said
    assert "relative to 2" not in said


def test_an_old_common_year_is_no_title_however_it_is_asked_for(shared: Context) -> None:
    for show in ("", "&show=same-years"):
        said = told(shared, f"indicator=extreme-poverty&area=HTI,SLV{show}")
        assert said.startswith("Extreme poverty: Haiti and El Salvador have no year in common since 2014; the last is")
    # Ten countries have disaster losses of 2025 so far: the last full year, with which the map opens, is not old.
    said = told(shared, "indicator=disaster-affected&area=CHE,MYS")
    assert said.startswith("People affected by disasters, per 100,000 people, in 2022: Switzerland 2,944, Malaysia 574")


def test_the_first_year_after_a_break_is_not_called_the_first_of_all(shared: Context) -> None:
    said = told(shared, "indicator=persons-convicted&area=FRA,DEU,ITA&show=indexed")
    assert "divided by that of 2021, the first year from 2017 on that all have, and multiplied by 100." in said
    said = told(shared, "indicator=gdp-per-capita&area=HTI,SLV&show=indexed")
    assert "divided by that of 1990, the first year that all have, and multiplied by 100." in said
    # Aloud, too, they are relative to it: of people "from 100 to 789" would be so many of them.
    people = shown(shared, at(shared, "child-population", "CMR", show=("indexed",))).body
    assert isinstance(people, Chart)
    assert "Cameroon (1950 = 100): from 100 (1950) to 789 (2030), with a figure for each year" in spoken(people)


def test_a_group_whose_figure_does_not_hold_that_of_a_chosen_part_says_so(shared: Context) -> None:
    """Africa's six countries that report every year are others than Western Africa's four, who counted more."""
    within = "each figure rests on countries of its own, so one need not be a part of another."
    made = shown(shared, at(shared, "detected-victims", "002", "011", measure="count"))
    assert f"Africa and Western Africa: {within}" in " ".join(made.words.told().values())
    apart = shown(shared, at(shared, "detected-victims", "002", "019", measure="count"))
    assert within not in " ".join(apart.words.told().values())


def test_a_cell_says_what_its_years_are_and_nothing_where_it_has_all(shared: Context) -> None:
    """Peru's children were "9.9 million (2024; 81 of 81 years)", which said nothing to a stranger."""
    made = key_figures(shared, VIEWS["compare-key"], at(shared, "detected-victims", "PER", "EGY"))
    cells = [cell for row in made.table.rows for cell in row[1:]]
    told = [found for cell in cells if (found := re.search(r"(\d+) of (\d+) years?\)$", cell))]
    assert told
    assert all(f"; known for {found[0]}" in found.string for found in told)
    assert all(int(found[1]) < int(found[2]) for found in told)
    (children,) = (row for row in made.table.rows if row[0] == "Children under 18")
    assert re.fullmatch(r"9\.9 million \(20\d\d\)", children[1])
