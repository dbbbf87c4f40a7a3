"""A profile: each row a figure with its year, its percentile and its company, and nothing made of them together."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.fewer import fewer, first_rows, of_rows
from dashboard.charts.marks import Chart, Row
from dashboard.context import Context
from dashboard.exports.slides.deck import has_lines
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Panes
from dashboard.exports.slides.template import FORMATS
from dashboard.exports.tables import shown_csv
from dashboard.figures.shown import Shown
from dashboard.i18n import language
from dashboard.kinds.percentiles import ROWS, driver_percentiles, profile_of, questions
from dashboard.kinds.profile import COLUMNS, aim_of, direction_of, profile, row_name
from dashboard.metrics.latest import snapshot
from dashboard.metrics.profile import FEWEST
from dashboard.selection import Selection, usual
from dashboard.views import VIEWS
from dashboard.words.aloud import said_aloud
from dashboard.words.places import articled
from dashboard.words.titles import LONGEST_NOTED
from tests.conftest import published
from tests.fixtures.sweeps import WALKS, Walk, each

pytestmark = pytest.mark.skipif(published() is None, reason="not built yet")
VIEW = VIEWS["country-profile"]
ALL_SCORES = "bar: 90% range"
WORSE_KEY = "worse than half of the others"


def at(shared: Context, *areas: str) -> Selection:
    """A selection of areas."""
    return replace(usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=areas)


def shown(shared: Context, *areas: str) -> Shown:
    """The view, valid to plotly and with all its words."""
    made = profile(shared, VIEW, at(shared, *areas))
    go.Figure(made.figure)
    assert all(made.words.told().values())
    return made


def _chart_of(made: Shown) -> Chart:
    assert isinstance(made.body, Chart)
    return made.body


def test_every_percentile_is_the_mid_rank_among_members_with_a_figure_in_the_window(shared: Context) -> None:
    made = profile_of(shared, at(shared, "NGA"))
    for row in made.rows:
        question = row.question
        found = snapshot(shared.histories(question), question.year, shared.indicators[question.indicator].window)
        ends = {code: found[code].ends for code in shared.geography.members if code in found}
        values = pd.Series({code: sum(pair) / 2 for code, pair in ends.items() if pair is not None})
        own = row.standings[0]
        assert own.countries == len(values) or "NGA" not in values
        if own.percentile is not None:
            rank = values.rank(method="average")["NGA"]
            assert own.percentile == pytest.approx(100 * (rank - 1) / (len(values) - 1))


def test_amounts_that_follow_size_are_rates(shared: Context) -> None:
    for _, question in questions(shared):
        indicator = shared.indicators[question.indicator]
        assert question.measure == "rate" or not indicator.is_count
        assert indicator.theme in ("drivers", "protection")


def test_each_row_has_its_direction_unit_year_and_number_of_countries(shared: Context) -> None:
    made = shown(shared, "NGA")
    rows = list(csv.DictReader(io.StringIO(shown_csv(made))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(len(names) for _, names in ROWS)
    for row in rows:
        assert re.fullmatch(r"(lower|higher) is \w+|not rated as better or worse", row["direction"])
        assert row["unit"]
        assert int(row["countries"]) >= FEWEST
        assert bool(row["percentile"]) == (not row["note"])
        assert bool(row["time_period"]) == bool(row["figure"] or row["figure_upper"])
        assert re.fullmatch(r"20\d\d", row["compared_from"])
    # The chart, the hover, which is read aloud, and the table say since when the others have their figures, too.
    (pane,), place = _chart_of(made).panes, made.table.columns.index("other countries: their figures since")
    assert [row[place] for row in made.table.rows] == [row["compared_from"] for row in rows]
    drawn = {row.height: row.columns.since for row in pane.rows if row.columns and row.columns.since}
    assert sorted(drawn.values()) == sorted(row["compared_from"] for row in rows if row["percentile"])
    (chosen,) = [mark for mark in pane.dots if mark.role == "chosen"]
    assert all(
        re.search(rf", \d+ countries since {drawn[one.at]}$", one.hover.rest) for one in chosen.data if one.hover
    )
    aims = {
        name: direction_of(shared.indicators[name]) for name in ("child-labour", "birth-registration", "rule-of-law")
    }
    assert aims == {
        "child-labour": "lower is better",
        "birth-registration": "higher is better",
        "rule-of-law": "higher is stronger",
    }
    found = {name: aim_of(shared.indicators[name]) for _, names in ROWS for name, _ in names}
    assert all(shared.indicators[name].direction in ("none", aim) for name, aim in found.items())
    assert aim_of(shared.indicators["refugees-by-asylum"]) == ""
    body = plot_of_chart(_chart_of(made.from_afar))
    assert isinstance(body, Panes)
    drawn = [row for pane in body.panes if pane.plot for row in pane.plot.rows]
    # Rows in which right is bad stood among some in which right is good: heads say it.
    heads = [row.name for row in drawn if row.is_head]
    worse, better, neither = "Higher is worse", "Higher is better", "Not rated as better or worse"
    assert heads == [worse, better, neither], "it begins with what its title names"
    # "Good is right in some rows, bad in others, and all dots have one colour": words and a thick half say which,
    # by the catalogue's direction alone, on slides as in pictures and on the page.
    assert [row.ends for row in drawn if row.is_head] == [("better", "worse"), ("worse", "better"), ()]
    halves = {"up": (0, 50), "down": (50, 100), "": None}
    parts = {row.name: row.worse for row in _chart_of(made).panes[0].rows if row.role != "head"}
    assert parts == {row_name(shared, one): halves[found[one.indicator]] for _, one in questions(shared)}
    (thick,) = (one for pane in body.panes if pane.plot for one in pane.plot.strands if one.name == WORSE_KEY)
    ends = [*zip(thick.values[::3], zip(thick.across[::3], thick.across[1::3], strict=True), strict=True)]
    assert ends == [(row.height, part) for row in drawn if (part := parts.get(row.name))]
    assert [key.name for key in body.keys][2:3] == [WORSE_KEY]
    shapes = [one for one in made.figure["layout"]["shapes"] if one["x1"] - one["x0"] == 50]
    assert len(shapes) == sum(part is not None for part in parts.values())
    said = {row.name: (row.figure, *row.others) for row in drawn}
    assert said["Homicide rate"] == ("15.8 per 100,000 people (2023)", "higher than 119 of 137")
    # "-0.5" stood beside "-0.91".
    assert any(re.fullmatch(r"Rule of law: −\d\.\d\d \(2023\)", other) for other in body.others)
    ends = "The rule of law, the control of corruption and political stability: on a scale of about −2.5 (weak) to 2.5"
    assert ends in made.from_afar.words.coverage
    assert "on a scale" not in made.from_afar.words_of(["Homicide rate"]).coverage
    whole, told = _chart_of(made.from_afar).panes[0], ("Rule of law", "GDP per person")
    assert whole.reach_key is not None and {row.reach for row in whole.rows} == {
        "",
        ALL_SCORES,
        "bar: range of the figure",
    }
    assert whole.reach_key[0] == "bar: range of the figure", "of bars of other figures, too"
    keys = [of_rows(whole, [row for row in whole.rows if row.name == name]).reach_key for name in told]
    assert [key and key[0] for key in keys] == [ALL_SCORES, None]


def test_no_row_is_left_out_for_a_country_of_which_little_is_known(shared: Context) -> None:
    for code in ("TUV", "PRK", "XKX", "VAT"):
        made = shown(shared, code)
        assert len(made.table.rows) == len(questions(shared))
        said = {row[2] for row in made.table.rows}
        assert said & {"no figure", "nothing recorded"}


@pytest.mark.parametrize("walk", WALKS)
def test_few_persons_have_no_percentile_and_zero_is_none_recorded(shared: Context, walk: Walk) -> None:
    looked = 0
    # Of the few, each ninth.
    for code in sorted(shared.geography.members)[:: 1 if walk == "all" else 9]:
        for row in profile_of(shared, at(shared, code)).rows:
            if row.question.measure == "rate":
                counts = shared.histories(replace(row.question, measure="count"))
                used = row.shown.get(code)
                ends = [item.ends for item in counts.get(code, ()) if used is not None and item.year == used.year]
                if ends and ends[0] is not None and ends[0][0] < 10:
                    looked += 1
                    assert row.standings[0].percentile is None
    assert looked > (100 if walk == "all" else 10)


def test_group_marks_are_medians_of_their_members_and_no_score_is_made(shared: Context) -> None:
    made = profile_of(shared, at(shared, "NGA"))
    assert (made.region, made.income) == ("202", "LMC")
    members = set(shared.geography.members_in("202")) - {"NGA"}
    for row in made.rows:
        ranks = pd.Series({code: at for code, at in row.world.items() if code in members})
        if row.region is not None and row.region.percentile is not None:
            assert row.region == (pytest.approx(ranks.median()), len(ranks))
    assert not {"score", "total", "index", "mean"} & {name.split("_")[0] for name in COLUMNS}


def test_several_countries_are_all_drawn_alike_and_groups_are_not_drawn(shared: Context) -> None:
    made = shown(shared, "NGA", "034", "GHA", "NPL")
    names = [trace["name"] for trace in made.figure["data"] if trace.get("marker", {}).get("symbol") == "circle"]
    assert names == ["Nigeria", "Ghana", "Nepal"]
    assert "Southern Asia" not in made.words.title
    # A row without a country's dot says so, as the page does where it is pointed at.
    chart = shown(shared, "NGA", "GHA", "BEN").from_afar.body
    assert isinstance(chart, Chart)
    (pane,) = chart.panes
    chosen = [mark for mark in pane.dots if mark.role == "chosen"]
    rows = [row for row in pane.rows if row.role != "head"]
    missing = [(row, mark.name) for row in rows for mark in chosen if row.height not in {one.at for one in mark.data}]
    assert ("Conflict deaths", "Ghana") in [(row.name, name) for row, name in missing]
    for row in rows:
        without = [name for one, name in missing if one is row]
        assert all(name in row.figure for name in without)
        assert without or re.fullmatch(r"\d+ countries since 20\d\d", row.figure)
        assert [part.split(": ")[0] for part in row.beside[0].split("; ")] == ["Nigeria", "Ghana", "Benin"]
    # Only one of several countries has a later figure elsewhere: its row stays.
    chart = shown(shared, "BGD", "GHA").from_afar.body
    assert isinstance(chart, Chart)
    assert any(row.name.startswith("Child marriage") for row in chart.panes[0].rows)
    # Two years of one silence are one.
    assert "No figure since 2012: child marriage before age 18." in shown(shared, "AZE", "LCA").from_afar.words.coverage


def test_without_a_country_the_chart_asks_for_one(shared: Context) -> None:
    for areas in ((), ("034",)):
        made = shown(shared, *areas)
        assert not made.figure["data"]
        assert made.words.title.startswith("Choose a country")


def test_drivers_of_peers_are_drivers_alone(shared: Context) -> None:
    found = driver_percentiles(shared)
    assert {shared.indicators[name].theme for name in found} == {"drivers"}
    assert "inform-risk" not in found


def test_a_title_names_what_stands_farthest_from_the_middle_and_an_equal_figure_is_neither(shared: Context) -> None:
    """At either end: of the six rows of a slide the one favourable was told. Of figures that are zero in most countries
    a country with zero stands over the middle, and is no higher."""
    said = {code: shown(shared, code).words.title for code in ("SYR", "NGA", "GBR", "PYF", "VAT", "BGD", "SSD", "BLR")}
    # The line below "child marriage … (51.4%, 2019)", which stands farthest, took it back: "47.2% in 2025".
    # "The conflict death rate" (159 of 191) stood over a slide, and this over a picture that shows the same row.
    children = "birth registration is lower than in 144 of 161 other countries (59.1% of children under 5, 2025)"
    assert said["BGD"].endswith(f": {children}"), "a later figure of another source gives way to the next on children"
    assert " 2010" not in said["SSD"] and ": social protection of children is lower than in 168 of " in said["SSD"], (
        "what is old gives way to the next"
    )
    # "Nine of ten countries with a figure have a lower one for …" could not be spoken, and stood for 93 % as for 100 %.
    assert said["SYR"].partition(": ")[2] == (
        "the rate of people living displaced by conflict is the highest of 69 countries "
        "(30,028 per 100,000 people, 2024)"
    )
    # All countries but one have a figure of 100 or less of social protection: its row is high, and few have less.
    told = (
        "social protection of children is higher than in 146 of 175 other countries (100% of children under 15, 2022)"
    )
    assert said["GBR"].endswith(f": {told}"), "fewer have less than of what is not on children"
    assert ": displacement by weather is lower than in 132 of 167 other countries (" in said["PYF"], (
        "of no row on children"
    )
    assert said["VAT"].endswith(": none of 23 indicators can be placed among countries with a figure")
    rows = profile_of(shared, at(shared, "NGA")).rows
    row = next(row for row in rows if row.question.indicator == "violent-discipline")
    values = {area: item.ends[0] for area, item in row.shown.items() if area in row.world and item.ends}
    own = values.pop("NGA")
    year = row.shown["NGA"].year
    told = f" ({own}% of children aged 1 to 14, {year})"
    assert said["NGA"].endswith(told), "a survey of long ago is told with its year, a share with whom it is of"
    below = sum(other < own for other in values.values())
    # It counted among those it was compared with, and the percentile beside it, which leaves it out, did not agree.
    assert f": violent discipline is higher than in {below} of {len(values)} other countries (" in said["NGA"]
    equal = sum(other == own for other in values.values())
    assert row.standings[0].percentile == pytest.approx(100 * (below + equal / 2) / len(values))
    # Three lines of a slide, of which the last said what stands below it; somebody who speaks says it.
    assert has_lines(said["BGD"], FORMATS["16x9"])
    lowest = "the out-of-school rate at primary age is the lowest of 115 countries (0.1%, "
    assert said["BLR"].startswith(f"Belarus: {lowest}")
    for code in ("NGA", "SYR", "BGD", "BLR"):
        told = re.sub(
            r"^(.+?): (.+) countries \((.+), (\d+)\)$", r"\2 countries with a figure. It was \3 in \4.", said[code]
        )
        # A title's colon and brackets were two colons, which nobody can speak.
        assert said_aloud(shared, at(shared, code), said[code]) == f"In {articled(shared, code)}, {told}"
    # Below it stands what all rows are: "percentile of …" told of one of nine, and of no row what it is.
    below = {code: shown(shared, code).words.subtitle for code in ("NGA", "BGD")}
    assert below["NGA"] == "Where Nigeria stands among the UN members that have a figure, in 22 indicators"
    # Of one that is no UN member the rows said one other country more than the title.
    body = shown(shared, "XKX").from_afar.body
    assert isinstance(body, Chart)
    (told,) = (row.columns for row in body.panes[0].rows if row.is_chosen)
    title = re.search(r" of (\d+) other countries ", shown(shared, "XKX").words.title)
    assert told and title and told.of.endswith(f" of {title[1]}")
    # Nobody could tell since when the others of each row have their figures, which the subtitle said of one.
    assert all(
        re.fullmatch(r"20\d\d", row.columns.since) for row in body.panes[0].rows if row.columns and row.columns.of
    )
    # "Among 109 countries" stood beside a title "of 108 other countries"; in a frame that took three lines of a row.
    layout = shown(shared, "XKX").figure["layout"]
    wide, narrow = layout["annotations"], layout["meta"]["narrow"]["layout"]["annotations"]
    # The figure of the row that the title names is as bold as its name.
    assert sum(f"), {title[1]} other countries</b><br>" in note["text"] for note in wide) == 1
    assert not any("<br>" in note["text"] or "other countries" in note["text"] for note in narrow)
    assert below["BGD"] == "Where Bangladesh stands among the UN members that have a figure, in 21 indicators"
    slides_are_titled_by_their_own_rows(shared, said["BGD"])
    overtaken_is_told_where_no_other_may_be(shared)
    two = shown(shared, "BGD", "NGA").words.subtitle
    assert two == "percentile among countries with a figure since 2010 or later, by indicator"
    # Of a figure that is old a title has the year alone, which was a bare number in Chinese.
    with language("zh"):
        asked = profile_of(shared, at(shared, "BFA")).rows
        (old,) = (row for row in asked if row.question.indicator == "out-of-school")
        assert shown(shared, "BFA").from_afar.words_of([row_name(shared, old.question)]).title.endswith("（2010年）")
    # Where a title names no row it says what all are, and below it since when the others have figures.
    few = shown(shared, "UKR").from_afar.words_of(["GDP per person"])
    assert few.title == "Where Ukraine stands among the UN members that have a figure, in 1 indicator"
    assert few.subtitle == "percentile among countries with a figure since 2022"


def slides_are_titled_by_their_own_rows(shared: Context, whole: str) -> None:
    """By one on children where they have one; each row, its title and its caveat call it the same."""
    deaths, discipline = "Conflict deaths", "Violent discipline"
    of_rows, told = shown(shared, "BGD").from_afar.words_of, ": violent discipline is higher than in 69 of 86 other "
    assert told in of_rows([deaths, discipline]).title, "also where another stands farther"
    # "Social protection of children is higher than in 114 of 175" was the one favourable row of six.
    assert of_rows(["Social protection of children", "Birth registration", "Control of corruption"]).title == whole
    old = "Lower figures of birth registration, too old to compare: South Sudan (35.4%, 2010) and Equatorial Guinea ("
    assert old in of_rows(["Birth registration"]).caveat
    # One on children that stands near the middle goes before no other.
    near = of_rows(["Child labour, with chores", deaths])
    assert ": the conflict death rate is higher than in " in near.title
    told = "the control of corruption is higher than in 173 of 192 other countries (1.48, 2023)"
    scores = shown(shared, "GBR").from_afar.words_of(["Control of corruption", "Rule of law"])
    assert scores.title.endswith(f": {told}"), "of a score the number alone"
    # Nobody reads "by asylum" as "living there".
    refugees = shown(shared, "LBN").from_afar.words_of(["Refugees living there", "Refugees from there"])
    assert " Refugees living there: asylum-seekers, " in refugees.caveat


def overtaken_is_told_where_no_other_may_be(shared: Context) -> None:
    """The later figure of another source stands below a title that says of the older one that it was."""
    alone = shown(shared, "BGD").from_afar.words_of(["Child marriage before 18"])
    told = "(51.4% of women aged 20 to 24, 2019)"
    past = f"Bangladesh: child marriage before age 18 was higher than in 104 of 108 other countries {told}"
    assert alone.title == past
    assert "a later figure from another source, the SDG database: 47.2% (2025)" in alone.caveat
    for code in ("BGD", "MEX", "GBR"):
        words = shown(shared, code)
        marked = [row for row in _chart_of(words).panes[0].rows if "*" in row.figure]
        assert bool(marked) == (" * " in words.words.caveat) == (code != "GBR"), code
    aloud = said_aloud(shared, at(shared, "BGD"), past)
    assert aloud.endswith("104 of 108 other countries with a figure. It was 51.4% of women aged 20 to 24 in 2019.")


@pytest.mark.sweep
def test_titles_have_three_lines_at_most_whatever_the_country_is_called(shared: Context) -> None:
    assert all(len(shown(shared, code).words.title) <= LONGEST_NOTED for code in shared.geography.members)


def test_rows_without_a_figure_are_last_and_one_line_in_pictures(shared: Context) -> None:
    made = shown(shared, "BGD")
    assert isinstance(made.body, Chart) and isinstance(made.from_afar.body, Chart)
    figures = [row.figure for row in made.body.panes[0].rows]
    assert figures[:2] == ["", "59.1% of children under 5 (2025)"] and figures[6:8] == ["−1.12 (2023)", ""]
    assert figures[18:21] == ["1.8 per 100,000 people (2023)", "no figure", ""]
    # Below each head from the highest percentile down, behind the one that the title names.
    for order in (made.body, fewer(made.body, 9)[0]):
        pane = order.panes[0]
        values = {datum.at: datum.value for mark in pane.dots if mark.role == "chosen" for datum in mark.data}
        heights = [row.height for row in pane.rows if row.height in values]
        assert pane.rows[0].role == "head" and [row.is_chosen for row in pane.rows].index(True) == 1
        plain = [row for row in pane.rows if not row.is_chosen]
        runs = [[values[row.height] for row in rows if row.height in values] for _, rows in groupby(plain, _role)]
        assert len(heights) >= 9 and all(run == sorted(run, reverse=True) for run in runs)
    drawn = {row.name for row in made.from_afar.body.panes[0].rows}
    assert not {"Food insecurity, moderate or severe", "Displacements, geophysical"} & drawn and len(drawn) == 20 + 3
    # Of one who had some before "nothing recorded" was said.
    said = (
        "Undernourishment: means of three years. No figure since 2015: displacement by earthquakes and volcanoes. "
        "No figure: moderate or severe food insecurity."
    )
    assert said in made.from_afar.words.coverage
    assert said not in made.words.coverage
    # Where most countries have zero, those with another figure stand where it says.
    tied = "Many countries have the same figure and share one place: "
    assert tied not in made.from_afar.words.coverage
    alike = f"{tied}birth registration, undernourishment and the conflict death rate."
    assert alike in shown(shared, "USA").from_afar.words.coverage
    # What is to be known of the figure that its title names stands with it, and not with another one.
    of_few, two = made.from_afar.words_of, ["Child marriage before 18"]
    assert of_few is not None
    of_women = "UNICEF trend estimates, five years apart"
    alone = of_few(two).caveat
    assert of_women in alone and alone.count(two[0]) == 1 and of_women not in made.words.caveat, "once its later figure"
    # Who had more before the first year of whom it is compared with was left out of "higher than in 104 of 108".
    old = "Higher figures of child marriage before age 18, too old to compare: Niger (76.3%, 2012) and South Sudan ("
    assert old in alone and all("too old" not in shown(shared, code).words.caveat for code in ("NGA", "SSD"))
    assert "Displacements by weather: " in shown(shared, "GRD").words.caveat, "another year's are others"
    assert "too old" not in shown(shared, "GRD").words.caveat
    assert "movements within the country are counted, not people." not in shown(shared, "SSD").words.caveat
    # A picture of nine rows has room for what its rows count, as it names no row that is not drawn: no refugees.
    weather, deaths = "Displacements by weather", "Conflict deaths"
    counted, alone = (of_few([*names, *two]) for names in ((weather, deaths), (deaths,)))
    assert "movements" not in alone.caveat
    assert counted.caveat.count("not people") == 1, "the caveat of what the title names says it"
    marriage = {row.name: row for row in made.body.panes[0].rows}["Child marriage before 18"]
    # On the page the caveat has the later figure, behind the mark of the row; on a slide the older one was ranked.
    assert "* Bangladesh, Child marriage before 18: a later figure from another source" in made.words.caveat
    assert marriage.figure == "51.4% of women aged 20 to 24* (2019)" and not marriage.is_chosen
    assert marriage.others == ("higher than 104 of 108",)
    both = "Not drawn: child marriage before age 18 (two sources: 51.4%, 2019; 47.2%, 2025)."
    assert [chart.panes[0].undrawn for chart in (made.body, made.from_afar.body)] == ["", both]
    assert both in made.from_afar.words.coverage and "51.4%" not in made.from_afar.words.caveat
    # Two per cents in a row: a listener took the dot for the value.
    assert not made.body.panes[0].x.title and made.body.panes[0].x.names[0] == "lower than all others"
    # A slide names nothing that stands on another one.
    made = shown(shared, "NGA").from_afar
    rows = profile_of(shared, at(shared, "NGA")).rows
    first, last = ([row_name(shared, row.question) for row in part] for part in (rows[:10], rows[14:20]))
    assert made.words_of(first).title.startswith("Nigeria: moderate or severe food insecurity is higher ")
    assert made.words_of(last).title.startswith("Nigeria: violent discipline is higher ")
    assert "Nothing recorded" in made.words_of(first).coverage
    assert "Nothing recorded" not in made.words_of(last).coverage


def test_the_note_on_few_says_of_whom_it_is(shared: Context) -> None:
    coverage = shown(shared, "NGA").words.coverage
    assert (
        "nor for a chosen country with fewer than 10 people or movements; such countries still count for the others"
        in coverage
    )


def _role(row: Row) -> str:
    return row.role


@pytest.mark.parametrize(
    "code",
    each(["TCD", "COD", "BEN", "CAF", "BGD", "NGA"], {"TCD": "figures that share one", "BGD": "one of two sources"}),
)
def test_few_rows_of_a_profile_are_those_on_children_whatever_their_figures_are(shared: Context, code: str) -> None:
    """Those farthest from the middle were chosen for being extreme, and were other ones in each country."""
    whole = _chart_of(shown(shared, code)).panes[0]
    made = profile_of(shared, at(shared, code))
    children = [row for row in made.rows if row.head == "protection"]
    first = {row_name(shared, row.question) for row in children if row.standings[0].percentile is not None}
    # What another source has a later figure of is drawn on the page alone: both figures stand among the caveats.
    overtaken = {row.name for row in whole.rows if "*" in row.figure}
    few = shown(shared, code).from_afar
    whole = _chart_of(few).panes[0]
    first -= overtaken
    assert re.search(r"Median of others, [^.]+: \d+ to \d+ countries\.", few.words.foot)
    assert few.words.coverage.count(" (two sources: ") == whole.undrawn.count(" (two sources: ") == len(overtaken)
    # Beside known rows that have no room those of which nothing is known took a line of seven in a picture's foot.
    assert "No figure" not in few.words_of([row.name for row in whole.rows if row.role != "head"][:3]).foot
    (pane,) = fewer(_chart_of(few), len(first) + 3)[0].panes
    kept = [row.name for row in pane.rows if row.role != "head"]
    assert first <= set(kept) and len(kept) == len(first) + 3 and not overtaken & set(kept)
    assert not overtaken & {row.name for row in whole.rows}
    heads = [row.name for row in pane.rows if row.role == "head"]
    assert heads == [row.name for row in whole.rows if row.name in heads] and len(heads) >= 2
    # The title names the one that stands highest of those that are drawn, and no other is in bold.
    (told,) = (row for row in pane.rows if row.is_chosen)
    assert told.claim == min(row.claim for row in pane.rows if row.claim is not None)
    # Where a title may name none of the first it names one that is drawn all the same.
    few = replace(whole, rows=tuple(replace(row, claim=None) if row.name in kept else row for row in whole.rows))
    (last,) = (row for row in first_rows(few, len(kept))[0].rows if row.is_chosen)
    assert last.name not in kept
