"""Counts of statuses, the order by gap, and the panel of one cell: what they count, order, draw and give as a file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard import theme
from dashboard.brief.whole import brief_of
from dashboard.charts.fewer import fewer
from dashboard.charts.marks import Chart, Dots
from dashboard.context import Context
from dashboard.exports.brief import told
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.look import Look
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.chart_xml import chart_xml
from dashboard.exports.slides.content import slide_of
from dashboard.exports.slides.deck import more_of
from dashboard.exports.slides.inks import solid
from dashboard.exports.slides.plots import Plot
from dashboard.exports.slides.rooms import rooms_of
from dashboard.figures.progress import hedged_status, is_at_target, is_less_certain, last_text, with_targets
from dashboard.figures.shown import Shown
from dashboard.figures.tally import (
    beside_standing,
    once_said,
    pools_said,
    standing_said,
    tally_first,
    tally_over,
    worst_said,
)
from dashboard.kinds.registry import KINDS
from dashboard.metrics.standing import ORDER, Tally, is_band_open
from dashboard.plotly.layout import ROW_LABEL
from dashboard.selection import usual
from dashboard.views import VIEWS, selection_of
from dashboard.words.aloud import said_aloud
from dashboard.words.names import about_in, area_name, in_mid_sentence, short_name
from tests.fixtures.pictures import texts_of
from tests.gate.layout import struck

RECORD = dict[str, str]


def shown(shared: Context, panel: str, name: str, *areas: str, show: tuple[str, ...] = ()) -> Shown:
    """A view of the progress page."""
    view = VIEWS[panel]
    selection = replace(usual(shared.indicators[name], shared.years(name)), areas=areas, show=show)
    return KINDS[view.kind](shared, view, selection)


def records(found: Shown) -> list[RECORD]:
    """Rows of the file by their columns."""
    return [dict(zip(found.head, row, strict=True)) for row in found.rows]


def test_counts_are_of_the_published_statuses_of_members(shared: Context) -> None:
    rows = {row["ref_area"]: row for row in records(shown(shared, "progress-counts", "homicide-rate"))}
    assert {"001", "002", "199", "432", "722", "LIC", "HIC", "034"} <= set(rows)
    for code, row in rows.items():
        members = set(shared.geography.members_of(code)) & set(shared.geography.members)
        found = [shared.progress["homicide-rate", area].status for area in members]
        assert int(row["countries"]) == len(found)
        assert [int(row[status.lower()]) for status in ORDER] == [found.count(status) for status in ORDER]


def test_counts_over_all_indicators_are_no_headline(shared: Context) -> None:
    """A number of countries times targets means nothing to anybody."""
    found = shown(shared, "progress-counts", "homicide-rate", show=("all-indicators",))
    world = records(found)[0]
    assert int(world["countries"]) == 193 * len(with_targets(shared))
    assert world["indicator"] == ""
    assert found.words.title == "All indicators with a target"
    assert found.words.subtitle == "Statuses of 17 indicators with an SDG target, each country once for each of them."
    for areas in ((), ("034",)):
        rows = shown(shared, "progress-pace", "homicide-rate", *areas)
        assert rows.words.title.endswith(f", {in_mid_sentence(standing_said(shared, areas or ('001',)))}")
        beside = beside_standing(shared, areas or ("001",))
        assert rows.words.subtitle == " ".join(
            ("UN members, classified by Reach 2030, indicator by indicator.", *beside)
        )
        # Shares leave no country out, so that nothing has to be said of such.
        counts = "Counts: countries met or on track, of those with a figure since 2019"
        assert beside[-1] == f"{counts}."
        assert "Where no pace can be told" not in f"{found.words} {rows.words}"
        assert rows.words.stem == f"progress-pace_all-indicators_{'-'.join(areas or ('001',))}"
        assert len(rows.table.rows) == len(with_targets(shared))
    # What is of all indicators and what is of one are different pictures, and bear different names.
    assert found.words.stem == "progress-counts_all-indicators"
    assert shown(shared, "progress-counts", "homicide-rate").words.stem == "progress-counts_homicide-rate"


def test_of_many_countries_the_indicators_are_counted_that_half_of_them_have_met(shared: Context) -> None:
    """Of all countries with a recent figure: those that nothing judges are not at the target, and a share of those
    judged would leave them out. Of 15 rows one of the better stood in the title of their table."""
    said = standing_said(shared, ("001",))
    assert said == "3 of 15 indicators: SDG target met or on track in most countries measured", "it can be read aloud"
    halves = set()
    for group in ("001", "002", "150", "722", "009", "155"):
        members, shares = shared.geography.members_of(group), {}
        for item in with_targets(shared):
            lately = [shared.progress[item.id, code] for code in members if shared.geography.areas[code].is_member]
            lately = [cell for cell in lately if cell.last_year and cell.last_year >= 2019]
            if item.target is None or item.target.silence or len(lately) < 5:
                continue
            good = sum(
                cell.status in ("TARGET_MET", "ON_TRACK") if item.target.pace else is_at_target(cell, item)
                for cell in lately
            )
            shares[item.label] = good / len(lately)
        said = standing_said(shared, (group,))
        told = re.fullmatch(
            r"(none|\d+) of (\d+) indicators(?::| has its) SDG target met or on track in most countries m\w+",
            said,
        )
        assert told
        halves.add(0.5 in shares.values())
        assert int(told[2]) == len(shares), "the rows with enough countries"
        assert told[1] == (str(sum(share > 0.5 for share in shares.values())) if max(shares.values()) > 0.5 else "none")
        assert beside_standing(shared, (group,)) == [pools_said()]
        # A table that goes on over slides speaks of its own rows: of one alone as its row does.
        (one,) = (item for item in with_targets(shared) if item.id == "extreme-poverty")
        if one.label in shares:
            assert re.fullmatch(
                r"Extreme poverty: 3% or less in (none|\d+) of \d+ countries with a figure since 2019"
                r"(, \d+( more)? on track for 2030)?",
                standing_said(shared, (group,), [one.id]),
            )
    assert halves == {True, False}, "exactly half, too"
    # Of few countries no share is taken: each has its own count. What a reader chose one by one is no group.
    few = "Targets met or on track, of those that can be judged: Bangladesh (2 of 9) and Nigeria (none of 7)"
    assert standing_said(shared, ("NGA", "BGD")) == few
    assert beside_standing(shared, ("NGA", "BGD")) == [once_said(tally_over(shared, ("NGA", "BGD")))]


def test_the_worst_of_one_country_is_named(shared: Context) -> None:
    said = (
        "Moved slightly away: Unsentenced detainees. "
        "Deadline missed: Child labour, with chores and Child labour, economic activity."
    )
    assert worst_said(shared, ("BGD",)) == said
    for code in ("NGA", "UKR", "ZAF"):
        worse = [row for row in shared.store.extra("progress") if row["ref_area"] == code]
        labels = {shared.indicators[row["indicator"]].label for row in worse if row["status"] == "DETERIORATION"}
        told = worst_said(shared, (code,)).partition("Getting worse: ")[2].partition(".")[0]
        assert all(label in told for label in labels)
        assert bool(told) == bool(labels)


LEVELS = ("birth-registration", "child-labour", "child-economic-activity", "out-of-school")


@pytest.mark.parametrize("name", LEVELS)
def test_of_single_surveys_all_with_a_recent_figure_are_counted(shared: Context, name: str) -> None:
    """What is off the target cannot be judged: of those judged all would be at the target, whatever the others are.
    A title of countries by status has the fact alone, by the number."""
    rows = [row for row in shared.store.extra("progress") if row["indicator"] == name]
    recent = [row for row in rows if row["ref_area"] in shared.geography.members and row["last_year"] >= "2019"]
    short = sum("not at target when last measured" in row["reason"] for row in recent)
    met = sum(row["status"] == "TARGET_MET" or "at target when" in row["reason"] for row in recent) - short
    assert short
    counts = shown(shared, "progress-counts", name)
    number = counts.table.columns[2].partition(" ")[0]
    known = f"{len(recent)} countries with a figure since 2019, "
    assert counts.words.title.startswith(f"In {met} of {known}" if met else f"In each of {known}over ")
    assert number in counts.words.title and number[:1].isdigit()
    assert ("over " not in counts.words.title) is bool(met)
    assert counts.table.rows[0][-2] == str(short)
    words = shown(shared, "progress-gaps", name).words
    assert f": {met or 'none'} of {len(recent)} countries with a figure for " in words.title
    assert f"; {short} short of it cannot be judged" in f"{words.title}; {words.subtitle}"
    assert not re.search(r"\d judged|judged countr", words.title)


def test_where_all_are_short_of_the_target_the_words_say_so(shared: Context) -> None:
    words = shown(shared, "progress-gaps", "birth-registration", "LIC").words
    assert (counted := re.search(r": none of (\d+) countries with a figure for ", words.title))
    assert f"; {counted[1]} short of it cannot be judged" in words.subtitle


def test_one_chosen_country_is_what_the_title_is_about(shared: Context) -> None:
    """And how many are at the target stands below it, for the world."""
    words = shown(shared, "progress-gaps", "extreme-poverty", "NGA").words
    (row,) = [
        row for row in records(shown(shared, "progress-gaps", "extreme-poverty", "NGA")) if row["ref_area"] == "NGA"
    ]
    distance = f"{float(row['distance']):.3g} percentage points left to the target"
    assert words.title == f"Extreme poverty, Nigeria: 41.8% in 2022; target: 3% or less; {distance}"
    assert "; World: 73 of 119 countries with a figure for " in words.subtitle
    assert shown(shared, "progress-gaps", "extreme-poverty", "SWE").words.title.endswith(
        "; target: 3% or less; at the target"
    )
    assert shown(shared, "progress-gaps", "extreme-poverty", "PRK").words.title.endswith("cannot be judged")
    # The farthest of each row is named, where it is one: the end of a row without a name tells little.
    ranked = records(shown(shared, "progress-gaps", "extreme-poverty", "NGA"))
    body = shown(shared, "progress-gaps", "extreme-poverty", "NGA").body
    assert isinstance(body, Chart)
    told_of = [datum.label for mark in body.panes[0].marks for datum in mark.data]
    for status in ("ON_TRACK", "FAIR", "LIMITED", "DETERIORATION"):
        far = max((row for row in ranked if row["status"] == status), key=lambda row: float(row["distance"]))
        assert any(re.match(rf"{re.escape(far['area'])}[≈†‡]?: ", label) for label in told_of), status
    # Who cannot be judged was nowhere in the chart that somebody had asked for it.
    chart = shown(shared, "progress-gaps", "extreme-poverty", "IND", "PRK").body
    assert isinstance(chart, Chart)
    (pane,) = chart.panes
    assert (pane.rows[-1].name, pane.rows[-1].is_chosen) == ("? cannot be judged", True)
    assert "Korea" in pane.rows[-1].said
    assert "India, 2022: 2.3 left" in [datum.label for mark in pane.marks for datum in mark.data]
    # Over its mark a name was read as that of the row above.
    assert all(isinstance(mark, Dots) and mark.is_under for mark in pane.marks)
    rates = shown(shared, "progress-gaps", "homicide-rate", "BRA").words.title
    assert re.search(r"; target: ≤ 1 per 100,000, assumed; [\d.]+ per 100,000 left to the target$", rates)


def test_bars_have_the_numbers_of_the_table(shared: Context) -> None:
    found = shown(shared, "progress-counts", "undernourishment")
    drawn = {trace["name"].split(" ", 1)[1]: trace for trace in found.figure["data"]}
    for row in found.table.rows:
        place = drawn["2.5% or less"]["customdata"]
        assert any(text.startswith(f"{row[0]}: {row[2]} of {row[1]}") for text in place)
    # Of a headline's 119 countries with a figure 111 had a part of their own: 8 short of it lay among the unknown.
    for item in with_targets(shared):
        of_all = shown(shared, "progress-counts", item.id)
        cells = {code: shared.progress[item.id, code] for code in shared.geography.members}
        # Answers about violence have no part; nor have single surveys at a target whose deadline came later.
        told = {
            code
            for code, cell in cells.items()
            if (cell.last_year or 0) >= 2019
            and not (item.target and item.target.silence)
            and not (cell.status == "CANNOT_BE_JUDGED" and is_at_target(cell, item))
        }
        is_whole = told == {code for code, cell in cells.items() if (cell.last_year or 0) >= 2019}
        assert is_whole or item.id in ("sexual-violence-by-18", "partner-violence", "child-economic-activity")
        last = "no figure since 2019" if is_whole else "cannot be judged"
        assert of_all.table.columns[-2:] == ("not at target, pace unknown", last)
        for row, record in zip(of_all.table.rows, records(of_all), strict=True):
            assert sum(map(int, row[2:-1])) == len(told & {*shared.geography.members_of(record["ref_area"])}), row
            assert sum(map(int, row[-2:])) == int(record["cannot_be_judged"]), "the file has the statuses alone"
        numbers = list(zip(*of_all.table.rows, strict=True))
        told_of = {name for name, own in zip(of_all.table.columns[2:], numbers[2:], strict=True) if {*own} - {"0"}}
        assert {trace["name"].split(" ", 1)[1] for trace in of_all.figure["data"]} == told_of
        # Of few that get worse a speechwriter asked which they are, and of which of them that is less certain.
        worse = {short_name(shared, code): cell for code, cell in cells.items() if cell.status == "DETERIORATION"}
        named = re.findall(r"Getting worse(, less certain)?: ([^.]+)\.", of_all.words.foot or "")
        told_worse = {name: bool(doubt) for doubt, names in named for name in re.split(", | and ", names)}
        wanted = {name: is_less_certain(cell) for name, cell in worse.items()} if len(worse) <= 12 else {}
        assert told_worse == wanted
    # "Northern Africa" stood alone below the income groups, and the 7 countries of a headline's 80 nowhere.
    poverty = shown(shared, "progress-counts", "extreme-poverty")
    # Thirteen rows of seven grades had to be cut before anybody could be shown them.
    for most, last in ((14, "Oceania"), (8, "Oceania"), (3, "Americas")):
        chart, left = fewer(poverty.body, most)
        (pane,) = chart.panes
        assert pane.rows[-1 if pane.rows[0].height > pane.rows[-1].height else 0].name == last
        assert left == len(poverty.table.rows) - len(pane.rows)
    view = VIEWS["progress-counts"]
    asked = Asked(view, selection_of(shared, view, "indicator=extreme-poverty"), "/")
    texts = texts_of(compose(content_of(shared, asked), SIZES["slide"]))
    (world,) = [text for text in texts if text.words == "World (193)"]
    # A sign stood over its number in narrow parts, and "○ 3" was read as a nought.
    beside = {
        re.sub(r"^\D", "", text.words.split()[-1]) for text in texts if abs(text.box.bottom - world.box.bottom) < 1
    }
    assert {number for number in poverty.table.rows[0][2:] if number != "0"} <= beside
    # The world, its regions, other groups and income groups were one block of rows.
    names = {text.words.rpartition(" (")[0]: text.box.bottom for text in texts if re.search(r"\(\d+\)$", text.words)}
    near = names["Americas"] - names["Africa"]
    ends = [("World", "Africa"), ("Asia", "Europe")]
    apart = [round((names[below] - names[above]) / near, 1) for above, below in ends]
    assert apart == pytest.approx([1.4, 1.0], abs=0.11) and len(names) == 6
    # The legend's signs stood nowhere in the bars, and a slide named no row that it had left out.
    bars = [text.words for text in texts if text.box.left > world.box.right and world.box.top <= text.box.top]
    assert "✓ 73" in bars and "◑5" in bars, "in grey print a number alone said nothing of its class"
    assert "Each bar is 100% of its group's countries, not of its people." in [text.words for text in texts]
    plot = slide_of(shared, asked).body
    assert isinstance(plot, Plot)
    assert more_of(plot) == "Each bar is 100% of its group's countries, not of its people."
    native = chart_xml(plot, rooms_of(plot, 880, 300)).decode()
    assert '<c:legendPos val="t"/>' in native and ">✓ 73<" in native and re.search(">◑ ?5<", native)
    few = slide_of(
        shared, replace(asked, view=VIEWS["progress-pace"], selection=selection_of(shared, view, "area=034"))
    )
    assert isinstance(few.body, Plot)
    assert not re.search(r"<a:t>\d+<", chart_xml(few.body, rooms_of(few.body, 880, 300)).decode()), "all have room"


def test_countries_are_in_the_order_of_what_is_left_and_others_apart(shared: Context) -> None:
    found = records(shown(shared, "progress-gaps", "extreme-poverty"))
    ranked = [row for row in found if row["rank"]]
    apart = [row for row in found if not row["rank"]]
    assert [float(row["distance"]) for row in ranked] == sorted(float(row["distance"]) for row in ranked)
    assert {row["status"] for row in apart} == {"CANNOT_BE_JUDGED"}
    assert "CANNOT_BE_JUDGED" not in {row["status"] for row in ranked}
    assert [row["area"] for row in apart] == sorted(row["area"] for row in apart)
    assert all(row["reason"] for row in found)
    assert len(found) == 193
    for row in ranked:
        value, target = float(row["last_value"]), float(row["target"])
        assert float(row["distance"]) == pytest.approx(max(value - target, 0.0), abs=1e-9)


def test_equal_gaps_share_a_place(shared: Context) -> None:
    ranked = [row for row in records(shown(shared, "progress-gaps", "extreme-poverty")) if row["rank"]]
    met = [row for row in ranked if row["distance"] == "0"]
    assert {row["rank"] for row in met} == {"1"}
    assert ranked[len(met)]["rank"] == str(len(met) + 1)
    # Their marks stand on one spot, and so did their names, over how many there are, on a page.
    notes = shown(shared, "progress-gaps", "extreme-poverty", "FRA", "BOL").figure["layout"]["annotations"]
    told = [(note["text"], note.get("xanchor")) for note in notes if note.get("name") != ROW_LABEL]
    assert told == [
        ("Bolivia (Plurinational State of), France", "left"),
        ("Bangladesh: 2.9 left", "left"),
        ("Togo: 31.4 left", None),
        ("Democratic Republic of the Congo: 82.3 left", "right"),
        ("Kenya: 43.9 left", None),
    ], "of each row the farthest is named, too"
    # How many stand there its name says where they are the whole row: it stood on the row's line once more.
    alone = shown(shared, "progress-gaps", "extreme-poverty").figure["layout"]["annotations"]
    assert not any(note["text"].isdigit() for note in alone if note.get("name") != ROW_LABEL)


def test_the_order_is_within_the_chosen_groups_and_says_where_the_rest_begins(shared: Context) -> None:
    found = shown(shared, "progress-gaps", "homicide-rate", "034", "BGD")
    rows = records(found)
    assert {row["ref_area"] for row in rows} == set(shared.geography.members_of("034"))
    judged = sum(bool(row["rank"]) for row in rows)
    assert [place for place, _ in found.table.parts] == [0, judged]
    assert [row[1] for row in found.table.rows if row[1].startswith("›")] == ["› Bangladesh"]
    assert all(row[0] == "–" for row in found.table.rows[judged:])


@pytest.mark.parametrize("panel", ["progress-counts", "progress-gaps"])
def test_detections_are_neither_counted_nor_ordered(shared: Context, panel: str) -> None:
    found = shown(shared, panel, "detected-victims-rate", "034")
    assert found.rows == ()
    assert found.table.rows == ()
    assert "there is no good direction" in found.words.subtitle


def test_the_panel_of_a_cell_gives_values_paths_and_projection(shared: Context) -> None:
    found = shown(shared, "progress-pace", "unsentenced-detainees", "BRA")
    rows = {int(row["time_period"]): row for row in records(found)}
    assert (rows[2015]["obs_value"], rows[2024]["obs_value"]) == ("37.47", "27.26")
    assert float(rows[2030]["path_needed"]) == pytest.approx(15)
    assert float(rows[2030]["projected_value"]) == pytest.approx(20.695077, abs=2e-6)
    assert float(rows[2030]["projected_lower"]) == pytest.approx(17.821276, abs=2e-6)
    assert float(rows[2030]["projected_upper"]) == pytest.approx(23.897535, abs=2e-6)
    assert rows[2030]["obs_value"] == ""
    assert rows[2015]["projected_value"] == ""
    assert found.table.rows[0][0] == "2030"
    assert found.table.columns[2:] == ("Path needed", "Projected by Reach 2030", "95% band")


def test_projections_drawn_are_the_published_ones(shared: Context) -> None:
    for (name, area), cell in list(shared.progress.items())[::7]:
        if cell.second is not None and area in shared.geography.areas:
            last = records(shown(shared, "progress-pace", name, area))[-1]
            assert last["time_period"] == "2030"
            assert float(last["projected_value"]) == pytest.approx(cell.second.value, abs=5e-5)
            if cell.second.upper is not None:
                assert float(last["projected_upper"]) == pytest.approx(cell.second.upper, abs=5e-5)
    # A band from 0.2 to 21.6% holds "3% or less" and much worse than the latest: no line says "2.3% projected".
    for area, is_open in (("PSE", True), ("TGO", True), ("FRA", False)):
        found = shown(shared, "progress-pace", "extreme-poverty", area)
        roles = {mark.role for pane in found.body.panes for mark in pane.marks}
        assert is_open == ("projected" not in roles), area
        assert is_open == ("fitted" not in roles), area
        assert is_open == ("No projection is shown: its 95% band holds both" in found.words.source), area
        assert is_open == ("95% band" not in found.table.columns), area
    assert is_band_open(shared.indicators["extreme-poverty"], shared.progress["extreme-poverty", "PSE"])


def test_a_path_to_2030_is_drawn_from_its_first_figure_on(shared: Context) -> None:
    figure = shown(shared, "progress-pace", "extreme-poverty", "BGD").figure
    first = min(trace["x"][0] for trace in figure["data"] if "markers" in trace.get("mode", ""))
    assert first < 1998
    assert figure["layout"]["xaxis"]["range"][0] < first


def test_a_second_reading_that_says_otherwise_is_said_and_that_it_has_no_band(shared: Context) -> None:
    found = shown(shared, "progress-pace", "child-marriage-18", "BGD")
    assert "there is no band" in found.words.source
    assert {row["projected_lower"] for row in records(found)} == {""}


DOUBT = (
    "Less certain: another reading of the figures or of the target differs, or the latest figures move the other way."
)


def test_a_status_has_its_doubt_wherever_it_is_told_alone(shared: Context) -> None:
    """It stood in the table of all statuses, and not over the chart of one of them."""
    cell = shared.progress["undernourishment", "NPL"]
    assert cell.second is not None
    assert (cell.status, cell.second.reading, cell.second.disagrees) == ("FAIR", "MAINTAIN", True)
    assert "About enough: the line" in shown(shared, "progress-pace", "undernourishment", "NPL").words.source
    seen = set()
    for (name, area), cell in shared.progress.items():
        turned = cell.second is not None and (cell.second.disagrees or "recent turn" in cell.second.notes)
        is_judged = cell.status != "CANNOT_BE_JUDGED"
        is_doubted = is_judged and (turned or cell.volatile or bool(cell.other_status))
        if cell.last_value is None or area not in ("BGD", "NGA", "NPL", "BOL"):
            continue
        seen.add(is_doubted)
        pace = shown(shared, "progress-pace", name, area).words
        has_verdict = hedged_status(cell).removesuffix(", less certain") in pace.title
        told = f"{pace.subtitle} {re.sub('This is .*, not an assessment .*', '', pace.caveat)} {pace.source}"
        assert has_verdict is ("Reach 2030's reading" not in told), pace.title
        assert not (has_verdict and is_doubted), pace.title
        # What makes it less certain stands in the same sentence or the next one, once, and not again in general.
        assert DOUBT not in f"{pace.coverage} {pace.beside_a_table}"
        assert (
            bool(re.search(r"reading(?:[^.]|\.\d)+(?:; less|\. This is less) certain(?:, as| ?:) \S", told))
            is is_doubted
        ), told
        assert told.count("less certain") == is_doubted and "less certain. " not in told
        assert (
            f"Path needed: from {cell.last_year} to the target in " in pace.coverage
            or "Path needed" not in pace.coverage
        )
        gaps = shown(shared, "progress-gaps", name, area)
        place = area_name(shared, area)
        (row,) = (row for row in gaps.table.rows if row[1].endswith(place))
        assert row[5].endswith(", less certain") is is_doubted
        assert DOUBT in gaps.words.beside_a_table or not is_doubted
        if isinstance(gaps.body, Chart) and gaps.body.panes and is_judged:
            named = gaps.words.coverage.partition(" or the latest figures move the other way: ")[2].partition(". ")[0]
            assert (place in named) is is_doubted
    assert seen == {True, False}


_FOOT = "Reach 2030 compares the two larger dots."
_NONE = "The SDG asks for none; 3% or less, the World Bank's goal for the world, is read as none."
_PATH = "Path needed: from 2022 to the target in 2030, each year 28% less than the year before. "


def test_a_status_names_both_values_that_it_compares_and_no_line_is_said_to_contradict_it(shared: Context) -> None:
    """Nigeria "is getting worse (41.8% in 2022)" stood beside a falling line, and "the line points to the target"."""
    words = shown(shared, "progress-pace", "extreme-poverty", "NGA").words
    # Two figures side by side stood over "surveys of different years may not be comparable".
    assert words.title == "Nigeria: 41.8% of people lived below 3.00 USD a day in 2022"
    # "Getting worse; less certain, as it was 51.1% in 2003" was understood by none of six: the facts stand below the
    # title, and what is made of them in the foot, of any indicator and with whatever the title has.
    # Of surveys that may not compare nothing is higher or lower: a speechwriter denied what the caveat takes back.
    assert words.subtitle.endswith(
        "(2021 purchasing power). Among earlier figures: 34.2% (2018), 35.8% (2015) and 51.1% (2003). "
        "No figure after 2022 in the source used."
    )
    assert words.caveat.endswith(
        f"{_NONE} Reach 2030's reading since 2015, if figures are comparable: getting worse. This is less certain: "
        "from 2003 to 2022 the figure fell. Not an assessment by the UN."
    )
    for name, area, both in (
        ("extreme-poverty", "BGD", "Among earlier figures: 19.5% (2016). No figure after 2022 in the source used."),
        ("undernourishment", "AFG", "Higher than in 2015 (19.9%), lower than in 2001 (45.8%)."),
        ("undernourishment", "FJI", "Lower than in 2015 (7.2%), higher than in 2001 (3.6%)."),
        (
            "unsentenced-detainees",
            "BGD",
            "Higher than in 2015 (73.8%) and 2010 (72.6%). No figure after 2022 in the source used.",
        ),
    ):
        assert shown(shared, "progress-pace", name, area).words.subtitle.endswith(f". {both}"), (name, area)
    # Its name in the picture says the path, too.
    assert (words.foot, words.coverage) == (_FOOT, f"{_PATH}{_FOOT}") and _FOOT not in shown(
        shared, "progress-pace", "extreme-poverty", "NRU"
    ).words.coverage, "a lone level"
    # Its words are black: what is our reading was small grey print, and a path of 28% a year had one of 15% beside it.
    assert "15%" not in f"{words.caveat} {words.source}" and not re.search("assessment|The projection is", words.source)
    # Lines of the grid struck words through; halos, under all marks, and grounds of native labels part them.
    own = Asked(VIEWS["progress-pace"], selection_of(shared, VIEWS["progress-pace"], "area=NGA"), "/")
    svg = compose(content_of(shared, own), SIZES["slide"])
    before, _, after = svg.partition('<g data-mark="Dots"')
    # A dashed path ran through the first letter of its name, where its judge looked at whole lines alone.
    assert [*struck(svg)] == []
    # The dot of 2003, which the words name, bore no figure; nor did the highest and the first of all.
    figures = {"1992: 55.2%", "1996: 60.9%", "2003: 51.1%", "2015: 35.8%", "2018: 34.2%"}
    # The name of the path stands right of it, in the plot, for which it takes two lines.
    assert figures | {"needed from 2022:", "down 28% each year"} <= {*re.findall(r'"halo"[^>]*>([^<]*)<', before)}
    asked = [Asked(own.view, replace(own.selection, areas=(code,)), "/") for code in ("NGA", "KEN")]
    plot, read = (slide_of(shared, one).body for one in asked)
    assert isinstance(plot, Plot) and isinstance(read, Plot) and 'class="halo"' not in after
    # "Getting worse" beside "may not be comparable" and "the figure fell" is told on the page alone: no dot is larger.
    # "2012: 37.4%" stood over its dot, but began nearer to that of 2010: a little aside it is that of 2012 alone.
    assert [one in svg for one in ("Reach 2030's reading", "larger dots", "ratio method", "2012: 37.4%")] == [
        False,
        False,
        False,
        True,
    ]
    assert max(strand.size for strand in plot.strands if strand.symbol == "circle") == plot.strands[0].size
    # Dots of the years that a reading compares were smaller on slides than others.
    assert read.strands[0].size < max(one.size for one in read.strands if any(one.labels))
    rooms = rooms_of(plot, 880, 360)
    labels = re.findall(r"<c:dLbl>.*?</c:dLbl>", chart_xml(plot, rooms).decode())
    told = {re.findall(r"<a:t>(.*?)</a:t>", label)[0]: label for label in labels}
    for words_of, ink in (
        ("2018: 34.2%", "ink"),
        ("2015: 35.8%", "ink"),
        ("needed from 2022: down 28% each year", "accent"),
    ):
        assert f"{solid(theme.LIGHT[ink])}</a:rPr>" in told[words_of], words_of
        assert f"<c:spPr>{solid(theme.LIGHT['ground'])}" in told[words_of], words_of
    # It began at its line in some offices, of which a dash touched its first letter.
    assert [
        880 * float(part) > 0.49 * rooms.type
        for part in re.findall(r'<c:x val="-?([\d.]+)"', told["needed from 2022: down 28% each year"])
    ] == [True]
    # An empty band from 60% to 80% stood over all of them.
    assert rooms.axis is not None and 61 < rooms.axis[1] < 70 and rooms.step == 20
    # "Readings differ" said neither what the others are nor what they say: one is the reason, others stand below.
    for name, area, reading in (
        ("undernourishment", "NPL", "; less certain, as the trend since 2001 is about fast enough."),
        ("child-marriage-18", "KEN", "; less certain: “fair progress, but too slow” with 5% as the target."),
        ("unsentenced-detainees", "IND", "; less certain, as the last three values fall."),
        ("unsentenced-detainees", "NGA", "; less certain, as the trend since 2010 rises."),
        ("primary-completion", "COL", "target met; less certain, as averages of three years give another reading."),
    ):
        assert reading in shown(shared, "progress-pace", name, area).words.caveat, (name, area)
    below = shown(shared, "progress-pace", "undernourishment", "NPL").words.source
    assert "By averages of three years, the status is another." in below
    # "15% is assumed" stood in the caveat and below it.
    assumed = shown(shared, "progress-pace", "unsentenced-detainees", "NGA").words
    assert "15% is assumed here." in assumed.caveat and "is assumed" not in assumed.coverage
    asked = selection_of(shared, VIEWS["progress-pace"], "area=NGA&indicator=extreme-poverty")
    other = selection_of(shared, VIEWS["progress-pace"], "area=PHL&indicator=homicide-rate")
    title = shown(shared, "progress-pace", "homicide-rate", "PHL").words.title
    assert said_aloud(shared, other, title) == "Philippines. Homicide rate: 10.5 in 2016, 4.3 in 2024.", "not of 2024"
    # Of one figure a verb that agrees with every name of its indicator.
    convicted = selection_of(shared, VIEWS["justice-beside"], "area=NGA")
    assert said_aloud(shared, convicted, "Nigeria, persons convicted: 79 in 2022").endswith(
        ", all ages stood at 79 in 2022."
    )
    # Nobody says "the figure was 0.97" of persons: how many they are is known, whoever they are; of few it is not said.
    of_map = "Bangladesh, detected child victims of trafficking: 0.05 per 100,000 children in 2023"
    for query, whom in (
        (
            "area=DEU&age=_T",
            "In 2023, Germany detected 808 victims of trafficking (all ages), 0.97 per 100,000 ",
        ),
        ("area=LCA", ""),  # "Saint Lucia detected no child victims …" is a sentence.
        (
            "area=BGD",
            "In 2023, Bangladesh detected 32 child victims of trafficking, 0.05 per 100,000 children. No age is "
            "reported for 40 to 73 more victims: the report's own counts differ.",
        ),
    ):
        chosen = selection_of(shared, VIEWS["victims-trend"], query)
        title = KINDS["area-lines"](shared, VIEWS["victims-trend"], chosen).words.title
        # That of a trend of children is a sentence; maps have the rate in it.
        assert said_aloud(shared, chosen, of_map if "BGD" in query else title)[: len(whom) or None] == whom
    # "Nigeria: Of 17 indicators …: none", nobody says two colons.
    counted = "Of 17 indicators with an SDG target, 7 can be judged: none met or on track"
    assert said_aloud(shared, asked, about_in("Nigeria", counted)) == f"Nigeria. {counted}."
    worse = [cell for cell in shared.progress.values() if cell.status == "DETERIORATION"]
    for cell in [cell for cell in worse if cell.area in shared.geography.areas][::9]:
        words = shown(shared, "progress-pace", cell.indicator, cell.area).words
        assert (
            f" in {cell.base_year}" in words.title
            or f"{cell.base_year} (" in words.subtitle
            or f"({cell.base_year})" in words.subtitle
            or cell.base_value in (0, cell.last_value)
        )
        assert "towards the target" not in words.source
    level = shown(shared, "progress-pace", "birth-registration", "BGD").words.title
    assert re.fullmatch(r"Bangladesh, birth registration: [a-z ]+ \([\d.]+% in \d{4}\)", level), level


def test_of_several_countries_the_last_one_is_followed_and_named(shared: Context) -> None:
    words = shown(shared, "progress-pace", "homicide-rate", "034", "IND", "NPL").words
    assert words.title.startswith("Nepal, homicide rate")
    assert words.subtitle.startswith("Of the country chosen last: Nepal, Homicide rate.")


def test_detections_have_a_trend_and_a_reason_why_it_is_not_judged(shared: Context) -> None:
    for areas in (("NGA",), ("034",), ()):
        found = shown(shared, "progress-pace", "detected-victims-rate", *areas)
        assert found.words.title.endswith("A trend, never judged")
        assert "no status" in found.words.source
        assert {row["target"] for row in records(found)} <= {""}


def test_a_country_outside_the_groups_shown_is_seen_beside_them_and_counted_nowhere(shared: Context) -> None:
    alone, beside = (shown(shared, "progress-gaps", "extreme-poverty", *areas) for areas in ((), ("PSE",)))
    counted = alone.words.title.removeprefix("Extreme poverty, ")
    assert f"; {counted}; " in beside.words.subtitle
    assert beside.words.title.startswith("Extreme poverty, State of Palestine: ")
    ranks = {row["ref_area"]: row["rank"] for row in records(alone)}
    assert {row["ref_area"]: row["rank"] for row in records(beside)} == ranks | {"PSE": ""}
    (own,) = [row for row in beside.table.rows if row[1].startswith("›")]
    assert own[0] == "–"
    assert own[4]


@pytest.mark.parametrize("name", ["sexual-violence-by-18", "partner-violence"])
def test_answers_about_violence_are_in_no_order_and_have_no_path_and_no_distance(shared: Context, name: str) -> None:
    found = shown(shared, "progress-gaps", name)
    assert found.words.title.endswith("World: no country can be judged")
    assert {(row["rank"], row["distance"], row["status"]) for row in records(found)} == {("", "", "CANNOT_BE_JUDGED")}
    one = shown(shared, "progress-pace", name, "SEN")
    assert "cannot be judged" in one.words.title
    # Of people "of that sex" it is said of which, whichever was chosen.
    assert ("of that sex" in one.words.subtitle) == (", women: " in one.words.title)
    assert ("of that sex" in found.words.subtitle) == ("aged 18 to 29: women" in found.words.subtitle)
    assert {row["path_needed"] for row in records(one)} == {""}
    assert "at the target" not in str(one)


def test_statuses_of_an_indicator_say_what_its_target_is_read_as(shared: Context) -> None:
    for panel in ("progress-counts", "progress-pace"):
        # Dollars of which prices stood in no subtitle.
        poor = shown(shared, panel, "extreme-poverty", "BGD").words
        assert "(2021 purchasing power)" in poor.subtitle, panel
        assert "below 3.00 USD a day" in f"{poor.title} {poor.subtitle}", panel
    for panel in ("progress-counts", "progress-gaps"):
        words, unit = shown(shared, panel, "extreme-poverty").words, shared.indicators["extreme-poverty"].unit_label
        # Below a class that is named by it, it is black.
        assert words.caveat.startswith(_NONE) if panel == "progress-counts" else words.coverage.endswith(_NONE)
        assert unit.partition(" USD")[0] in f"{words.subtitle} {words.coverage}", "of what the target is"
        of_births = shown(shared, panel, "birth-registration").words
        assert "99% counts as met" in f"{of_births.caveat} {of_births.coverage}"
    # Whose reading a bar is and what "met" means stood in the small foot alone.
    for item in with_targets(shared):
        made = shown(shared, "progress-counts", item.id).words
        is_told = bool(re.search(r"UN members, classified by Reach 2030|, as Reach 2030 reads it\.", made.subtitle))
        assert is_told is not (item.target and item.target.silence), made.subtitle
        assert ("This is Reach 2030's reading" in made.source) is not is_told
        assert made.foot is None or made.foot.startswith("Getting worse")
        assert ("The reading compares the yearly pace" in made.source) is (item.target and item.target.pace)
        # 26, 54, 52 and 60 countries by income stood below a world of 193.
        assert made.source.endswith(" In no income group: Venezuela (Bolivarian Republic of).")
    whose = f"{shown(shared, 'progress-statuses', 'extreme-poverty').words.source}"
    assert "In no income group: Venezuela (Bolivarian Republic of)." in whose
    view = VIEWS["progress-counts"]
    asked = Asked(view, selection_of(shared, view, ""), "/")
    slide = slide_of(shared, asked)
    # "Met: 3% or less" had no owner on the sheet.
    assert " ".join(slide.caption).count(_NONE) == 1 and _NONE in " ".join(slide.notes)
    # "Missed" is explained where a bar is of a missed deadline.
    whole = shown(shared, "progress-counts", "extreme-poverty", show=("all-indicators",)).words
    assert "“Met” and “missed” describe levels" in whole.caveat
    words = shown(shared, "progress-counts", "extreme-poverty").words
    # "Fair" and "limited" had no thresholds, and whose they are stood nowhere.
    classes = "Reach 2030's classes – on track: at least 95% of the yearly pace needed; too slow: at least 50%; "
    assert classes in words.caveat
    assert "missed" not in f"{words.caveat} {words.coverage}" and "“Met”" not in words.caveat
    # "Extreme poverty: 3% or less" stood alone on the first line, and said nowhere 3% of what.
    told = "In 73 of 119 countries with a figure since 2019, at most 3% of people live in extreme poverty"
    assert words.title == told, "the fact alone"
    # The slide left these out, and whoever spoke was asked which countries they are.
    assert "Surveys of different years or countries may not be comparable. " in " ".join(slide.caption)
    assert "Getting worse, as Reach 2030 reads it: Ecuador, Ethiopia, Fiji, " in " ".join(slide.notes)
    # The world's count let Africa be seen nowhere.
    assert words.subtitle.startswith(
        "From 2 of 28 countries in Africa to 36 of 37 in Europe. % of people below 3.00 USD"
    )
    fed = shown(shared, "progress-counts", "food-insecurity").words.subtitle
    assert " 3 more are on track, as Reach 2030 reads it. " in fed, "regions that are much alike"
    assert " 1 is on track, as" in shown(shared, "progress-counts", "child-marriage-18").words.subtitle, "of none met"
    assert whole.coverage == "", "no count in its words leaves anybody out"
    title = shown(shared, "progress-gaps", "extreme-poverty").words.title
    cells = [cell for (name, _), cell in shared.progress.items() if name == "extreme-poverty"]
    years = [year for cell in cells if cell.area in shared.geography.members and (year := cell.last_year or 0) >= 2019]
    assert f" of {len(years)} countries with a figure for {min(years)} to {max(years)} are at the target" in title


def test_a_pace_from_a_low_point_is_told_with_the_value_before_it(shared: Context) -> None:
    title = shown(shared, "progress-pace", "primary-completion", "LBR").words.title
    assert title.endswith(": on track (30.5% in 2019, after 34.2% in 2013 and 11.2% in 2016)")
    brief = str(told(shared, brief_of(shared, "LBR")))
    assert ("no better than the first of the three, for: primary school completion (34.2% in 2013, 11.2% in") in brief
    assert ", after " not in shown(shared, "progress-pace", "food-insecurity", "ARM").words.title
    assert "first of the three" not in str(told(shared, brief_of(shared, "ARM")))


def test_a_value_beside_its_target_is_told_from_it(shared: Context) -> None:
    found = {area: last_text(shared, shared.progress["homicide-rate", area]) for area in ("AUT", "BIH", "HRV")}
    assert found == {"AUT": "0.99", "BIH": "0.98", "HRV": "1.01"}
    assert "rate of intentional homicides was 1.01 per 100,000" in str(told(shared, brief_of(shared, "HRV")))
    for name, area in shared.progress:
        cell, indicator = shared.progress[name, area], shared.indicators[name]
        assert indicator.target is not None
        number = indicator.target.value if indicator.target.met is None else indicator.target.met
        text = last_text(shared, cell) if cell.last_value is not None else ""
        if text.replace(".", "").isdigit() and abs((cell.last_value or 0) - number) > 1e-4:
            assert float(text) != number


def test_doubts_are_told_in_words_beside_every_picture_and_slide(shared: Context) -> None:
    """With a sign at the status, which stands in the foot of what is shown: a speaker read "limited" of Nigeria's
    homicides, which have halved, and the notes alone told of another reading."""
    view, seen = VIEWS["progress-statuses"], 0
    for query in ("", "area=150", "year=2012", "area=BGD", "area=NGA,UKR"):
        selection = selection_of(shared, view, query)
        asked = Asked(view, selection, "http://localhost/")
        made = content_of(shared, asked)
        canvas = Canvas()
        made.body(canvas, Box(0, 0, 900, 400), Look(12.5), SIZES["slide"])
        slide = slide_of(shared, asked)
        assert not re.search("[‡≈]", " ".join((*canvas.parts, *slide.caption, *slide.notes))), query
        told = re.search(r"Less certain, since [^:]+: ([^.]+)\.", " ".join(slide.notes))
        cells = [shared.progress[name, code] for name, code in shared.progress if code in selection.areas]
        doubted = [
            cell
            for cell in cells
            if cell.last_value is not None
            and cell.status != "CANNOT_BE_JUDGED"
            and (cell.volatile or cell.other_status or (cell.second is not None and cell.second.shown))
        ]
        assert bool(told) == bool(doubted), query
        meant = "† Less certain: other readings differ or figures turn."
        assert len(re.findall("†", " ".join(canvas.parts))) == len(doubted), query
        assert (meant in " ".join(slide.caption)) == (meant in made.coverage) == bool(doubted), query
        later = [cell for cell in cells if cell.later is not None and cell.last_value is not None]
        assert len(re.findall(r"\*</text>", " ".join(canvas.parts))) == len(later), query
        assert (" from another source" in " ".join(slide.caption)) == bool(later), query
        assert all(shared.indicators[cell.indicator].label in told[1] for cell in doubted if told), query
        # What a reader of it needs: whose reading it is. The rest is for who speaks, and for the page.
        assert made.caveat.startswith(
            "This is Reach 2030's reading of published figures, not an assessment by the United"
        )
        assert "ratio method" not in " ".join(slide.caption)
        assert "ratio method" in " ".join(slide.notes)
        seen += len(doubted)
    assert seen
    title = shown(shared, "progress-pace", "extreme-poverty", "BGD").words.title
    assert re.fullmatch(r"Bangladesh: [\d.]+% of people lived below 3.00 USD a day in \d{4}", title), title


def test_no_path_is_needed_from_a_value_that_is_too_old_to_be_judged(shared: Context) -> None:
    found = shown(shared, "progress-pace", "extreme-poverty", "NRU")
    assert "cannot be judged" in found.words.title
    assert [trace for trace in found.figure["data"] if str(trace.get("name")).startswith("needed")] == []
    judged = shown(shared, "progress-pace", "extreme-poverty", "NGA")
    assert [trace for trace in judged.figure["data"] if trace.get("name") == "needed from 2022: down 28% each year"]
    # It was written twice, across the path and before it; and usual figures lay on their dots.
    assert not [note for note in judged.figure["layout"]["annotations"] if note["text"].startswith("needed")]
    assert [trace["marker"]["opacity"] for trace in judged.figure["data"] if trace["meta"]["mark"] == "Words"]
    # Its axis said no unit; and its dots stood alone in a key, of the country that the title names. Beside lines in
    # such a key they need one, too.
    others = shown(shared, "progress-pace", "extreme-poverty", "BGD")
    assert isinstance(judged.body, Chart) and isinstance(others.body, Chart)
    assert judged.body.legend == ()
    assert [key.said for key in others.body.legend if key.of == "Dots"] == ["Bangladesh"]
    assert judged.body.panes[0].y.suffix == "%"


def test_what_is_said_of_one_thing_agrees_with_it_though_it_is_not_so(shared: Context) -> None:
    assert standing_said(shared, ("GGY",)).endswith(" 1 can be judged: it is neither met nor on track")
    assert standing_said(shared, ("XKX",)).endswith(" 1 can be judged: it is met")
    assert tally_first(Tally(1, 3, 3, 0, 0, 0, met=3)).endswith(" 3 can be judged: all met")
    assert tally_first(Tally(1, 3, 3, 0, 0, 0)).endswith(" 3 can be judged: all on track")
    assert standing_said(shared, ("USA",)).endswith(" 8 can be judged: 4 met, none on track, 4 neither")
