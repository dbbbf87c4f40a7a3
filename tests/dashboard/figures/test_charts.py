"""Charts: gaps stay gaps, intervals stay intervals, axes start at zero, and plotly accepts them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import theme
from dashboard.catalogue import Indicator
from dashboard.charts import marks
from dashboard.context import Context
from dashboard.figures import charts
from dashboard.figures.charts import Drawn, Frame, compact
from dashboard.figures.series import MAKERS, area_lines
from dashboard.figures.spark import spark
from dashboard.i18n import language
from dashboard.kinds.pace import Paths, paths
from dashboard.kinds.pace import pace as described_pace
from dashboard.kinds.registry import shown
from dashboard.kinds.standings import Counted, stacked
from dashboard.metrics.lines import Line, Point
from dashboard.metrics.projection import Step
from dashboard.metrics.standing import ORDER, Cell
from dashboard.plotly.json import figure as on_page
from dashboard.plotly.layout import Figure
from dashboard.plotly.years import END_LABEL
from dashboard.selection import usual
from dashboard.views import VIEWS, scope_of
from dashboard.words.ageless import Raised
from dashboard.words.names import Wording

FRAME = Frame("persons", Wording(0), 2015, 2023, 2022, (2015, 2023), False, (2017,), "no figure: unknown, not zero")
Known = float | tuple[float, float] | None


def chart(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """The chart of lines as the page has it."""
    return on_page(charts.chart(lines, frame))


def bars(one: Drawn, frame: Frame) -> Figure:
    return chart([one], frame)


def line_chart(lines: Sequence[Drawn], frame: Frame) -> Figure:
    return chart(lines, replace(frame, as_lines=True))


def strip(one: Drawn, frame: Frame) -> Figure:
    return on_page(charts.strip(one, frame))


def pace(one: Drawn, judged: Cell, indicator: Indicator, frame: Frame, ways: Paths) -> Figure:
    return on_page(described_pace(one, judged, indicator, frame, ways))


def ends_of(figure: Figure) -> list[str]:
    """What is said where lines end, from below."""
    return [note["text"] for note in figure["layout"]["annotations"] if note.get("name") == END_LABEL]


def nothing() -> Figure:
    return on_page(charts.nothing())


def points(figures: dict[int, Known]) -> tuple[Point, ...]:
    """Exact, (lower, upper), or asked and not reported."""
    made = []
    for year, figure in figures.items():
        if figure is None:
            made.append(Point(year, None, None, None, "M"))
        elif isinstance(figure, tuple):
            made.append(Point(year, None, *figure, "Q"))
        else:
            made.append(Point(year, figure, None, None, "A"))
    return tuple(made)


def drawn(figures: dict[int, Known], label: str = "Nigeria", ink: str = "line.0", *, group: bool = False) -> Drawn:
    """One line."""
    return Drawn(label, ink, Line(label, points(figures), group=group))


def trace(figure: Figure, **wanted: Any) -> dict[str, Any]:
    """The one trace with these entries."""
    (found,) = (item for item in figure["data"] if all(item.get(name) == value for name, value in wanted.items()))
    return dict(found)


def silence(figure: Figure) -> list[int]:
    """Years that are hatched."""
    return [year for item in figure["data"] if item.get("yaxis") == "y2" for year in item["x"]]


def test_one_line_of_yearly_figures_is_bars_from_zero() -> None:
    figure = chart([drawn({2018: 5, 2019: 8})], FRAME)
    assert {item["type"] for item in figure["data"]} == {"bar"}
    assert figure["layout"]["yaxis"]["range"] == [0, pytest.approx(8.8)]
    assert (trace(figure, name="Nigeria")["x"], trace(figure, name="Nigeria")["y"]) == ([2018, 2019], [5, 8])


def test_several_lines_and_surveys_are_lines_from_zero() -> None:
    both = chart([drawn({2018: 5, 2019: 8}), drawn({2018: 500}, "Ghana")], FRAME)
    assert {item["type"] for item in both["data"]} == {"scatter"}
    assert both["layout"]["yaxis"]["range"] == [0, pytest.approx(550)]
    surveys = chart([drawn({2018: 5})], replace(FRAME, of_surveys=True))
    assert {item["type"] for item in surveys["data"]} == {"scatter"}


def test_the_uncertain_part_of_an_interval_stands_on_the_certain_one() -> None:
    figure = bars(drawn({2018: 5, 2019: (1, 4), 2020: (0, 3)}), FRAME)
    assert figure["layout"]["barmode"] == "stack"
    sure, unsure = figure["data"][0], figure["data"][1]
    assert (sure["x"], sure["y"]) == ([2018, 2019, 2020], [5, 1, 0])
    assert (unsure["x"], unsure["y"]) == ([2019, 2020], [3, 3])
    assert 0 < unsure["marker"]["opacity"] < 1
    assert "<5" in sure["customdata"][1]
    assert figure["layout"]["yaxis"]["range"][1] == pytest.approx(5.5)
    # So does what victims of no age may add to a figure, in bars; a zero has a top, too.
    one = drawn({2018: 5, 2019: 8, 2020: 0})
    first, _, last = one.line.points
    raised = {2018: Raised(9, "No age is reported for 4 more victims.", first), 2020: Raised(2, "", last)}
    one, few = replace(one, raised=raised), drawn({2018: (1, 4)})
    sure, unsure = (figure := bars(one, FRAME))["data"][:2]
    assert (sure["y"], unsure["x"], unsure["y"]) == ([5, 8, 0], [2018, 2020], [4, 2])
    assert "5, possibly up to 9" in sure["customdata"][0] and "reported for 4 more" in sure["customdata"][0]
    few = replace(few, raised={2018: Raised(24, "", *few.line.points)})
    assert "<5, possibly up to 24" in bars(few, FRAME)["data"][0]["customdata"][0]
    assert figure["layout"]["yaxis"]["range"][1] == pytest.approx(9.9)
    assert "paler part" in charts.reading([one], FRAME)
    beside = chart([one, drawn({2018: 5}, "Ghana")], FRAME)["data"][0]
    assert {5, 8, 0} <= set(beside["y"]), "lines go through the figure"
    assert "5, possibly up to 9" in beside["customdata"][0], "what they say of it is the same"


def test_an_estimate_has_whiskers_to_its_low_and_high_ends() -> None:
    made = (Point(2018, 10, 8, 15, "A"), Point(2019, 20, None, 24, "U"), Point(2020, 30, None, None, "A"))
    figure = bars(Drawn("Ukraine", "ink", Line("UKR", made)), FRAME)
    assert figure["data"][0]["y"] == [10, 20, 30]
    whiskers = trace(figure, hoverinfo="skip")
    assert (whiskers["x"], whiskers["y"]) == ([2018, 2019], [10, 20])
    assert (whiskers["error_y"]["array"], whiskers["error_y"]["arrayminus"]) == ([5, 4], [2, 0])
    _valid(figure)


def test_a_reported_zero_is_seen_and_differs_from_silence() -> None:
    figure = bars(drawn({2018: 0, 2020: 5}), FRAME)
    ticks = trace(figure, type="scatter")
    assert (ticks["x"], ticks["y"]) == ([2018], [0])
    assert 2018 not in silence(figure)
    assert "0 persons" in ticks["customdata"][0]


def test_the_axis_holds_the_upper_end_of_every_interval() -> None:
    for make in (lambda one: bars(one, FRAME), lambda one: line_chart([one], FRAME)):
        assert make(drawn({2018: 5, 2019: (10, 100)}))["layout"]["yaxis"]["range"] == [0, pytest.approx(110)]


def test_only_years_of_the_source_without_a_figure_are_hatched() -> None:
    one = drawn({2016: 5, 2018: None, 2019: 0, 2021: (1, 4)})
    assert silence(bars(one, replace(FRAME, asked=(2015, 2022)))) == [2015, 2017, 2018, 2020, 2022]
    assert silence(bars(one, replace(FRAME, first=2000, last=2030, asked=(2016, 2019)))) == [2017, 2018]
    assert silence(bars(drawn(dict.fromkeys(range(2015, 2024), 1.0)), FRAME)) == []
    hatched = trace(bars(one, FRAME), yaxis="y2")
    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert all(text.endswith("no figure: unknown, not zero") for text in hatched["customdata"])


def test_a_country_without_any_figure_is_all_silence_and_a_group_says_so() -> None:
    assert silence(chart([drawn({})], FRAME)) == list(range(2015, 2024))
    assert chart([drawn({}, group=True)], FRAME) == nothing()
    assert nothing()["layout"]["annotations"][0]["text"] == "no figure"


def test_where_nothing_is_left_to_be_read_off_no_scale_is_drawn() -> None:
    """0, 0.5 and 1 stood beside 21 hatched years."""
    made = chart([drawn({})], FRAME)["layout"]
    assert made["yaxis"]["visible"] is False
    six = chart([drawn(dict.fromkeys(range(2016, 2022), 5.0))], FRAME)["layout"]
    assert six["yaxis"].get("visible", True)
    told = chart([drawn({2020: 5.0, 2021: 7.0})], FRAME)["layout"]
    assert told["yaxis"]["visible"] is False, "each bar says its figure, through which a line would go"


def _segments(item: dict[str, Any]) -> list[list[int]]:
    made: list[list[int]] = [[]]
    for year, value in zip(item["x"], item["y"], strict=True):
        if value is None:
            made.append([])
        else:
            made[-1].append(year)
    return [segment for segment in made if segment]


def test_gaps_stay_gaps() -> None:
    figure = line_chart([drawn({2015: 5, 2016: 6, 2018: 7, 2019: None, 2020: 8, 2021: 9, 2022: 9})], FRAME)
    item = trace(figure, mode="lines+markers")
    assert item["connectgaps"] is False
    assert _segments(item) == [[2015, 2016], [2018], [2020, 2021, 2022]]


@pytest.mark.parametrize("many", range(1, 8))
def test_a_line_goes_through_six_figures_and_more(many: int) -> None:
    """Of fewer no line: they would tell of a trend; each is a dot with its figure."""
    years = range(2015, 2015 + many)
    figure = line_chart([drawn(dict.fromkeys(years, 5))], replace(FRAME, break_years=()))
    item = trace(figure, mode="lines+markers")
    assert _segments(item) == ([[*years]] if many > 5 else [[year] for year in years])
    assert [note["x"] for note in figure["layout"]["annotations"]] == ([] if many > 5 else [*years])


def test_surveys_are_joined_only_where_one_year_follows_the_other() -> None:
    surveys = {2000: 5, 2005: 6, 2010: 7, 2011: 8, 2015: 9, 2020: 9}
    frame = replace(FRAME, first=2000, of_surveys=True)
    item = trace(chart([drawn(surveys)], frame), mode="lines+markers")
    assert _segments(item) == [[2000], [2005], [2010, 2011], [2015], [2020]]
    assert item["line"]["dash"] == "solid"


def test_few_figures_of_one_of_several_lines_are_dots_beside_the_lines_of_others() -> None:
    many = dict.fromkeys(range(2015, 2022), 5.0)
    figure = chart([drawn(many), drawn({2018: 9, 2019: 8}, "Ghana")], replace(FRAME, break_years=()))
    assert _segments(trace(figure, name="Nigeria")) == [[*many]]
    assert _segments(trace(figure, name="Ghana")) == [[2018], [2019]]


def test_a_wide_interval_breaks_the_line_and_is_drawn_as_a_range() -> None:
    figure = line_chart([drawn({2018: 10, 2019: (1, 4), 2020: 12})], FRAME)
    assert _segments(trace(figure, mode="lines+markers")) == [[2018], [2020]]
    ranges = trace(figure, mode="markers")
    assert ranges["x"] == [2019]
    error = ranges["error_y"]
    assert (ranges["y"], error["arrayminus"], error["array"]) == ([1], [0], [3])
    assert "<5" in ranges["customdata"][0]


def test_a_narrow_interval_keeps_the_line_and_its_range() -> None:
    later = dict.fromkeys(range(2020, 2024), 1100)
    figure = line_chart([drawn({2018: 1000, 2019: (1000, 1080), **later})], FRAME)
    item = trace(figure, mode="lines+markers")
    assert _segments(item) == [[2018, 2019, *later]]
    assert item["y"][1] == 1000
    assert "1,000 to 1,080" in item["customdata"][1]
    assert trace(figure, mode="markers")["x"] == [2019]


@given(
    figures=st.dictionaries(
        st.integers(2000, 2024),
        st.one_of(
            st.none(),
            st.floats(0, 1e6),
            st.tuples(st.floats(0, 1e3), st.floats(0, 1e3)).map(lambda pair: (pair[0], pair[0] + pair[1])),
        ),
    )
)
def test_every_figure_is_drawn_once_and_nothing_else(figures: dict[int, Known]) -> None:
    one = drawn(dict(sorted(figures.items())))
    frame = replace(FRAME, first=2000, last=2024, asked=(2000, 2024))
    known = [year for year in sorted(figures) if figures[year] is not None]
    assert bars(one, frame)["data"][0]["x"] == known
    assert sorted([*known, *silence(bars(one, frame))]) == list(range(2000, 2025))
    lines = line_chart([one], frame)["data"]
    told = [year for year, value in zip(lines[0]["x"], lines[0]["y"], strict=True) if value is not None]
    ranged = lines[1]["x"] if len(lines) > 1 else []
    assert sorted({*told, *ranged}) == known
    top = bars(one, frame)["layout"]["yaxis"]["range"][1]
    assert all((figure[1] if isinstance(figure, tuple) else figure) <= top for figure in figures.values() if figure)


def test_break_years_are_marked_and_labelled_inside_the_chart_only() -> None:
    # Nor where all figures are on one side: there is nothing that could be compared.
    layout = line_chart([drawn({2015: 5, 2020: 6})], replace(FRAME, break_years=(2010, 2015, 2017, 2020, 2021)))[
        "layout"
    ]
    marks = [shape for shape in layout["shapes"] if shape["type"] == "line"]
    assert [mark["x0"] for mark in marks] == [2016.5, 2019.5]
    assert [note["text"] for note in layout["annotations"][:2]] == [
        "new questionnaire in 2017",
        "new questionnaire in 2020",
    ]
    assert layout["shapes"][0]["name"] == "year"
    assert (layout["shapes"][0]["x0"], layout["shapes"][0]["x1"]) == (2021.5, 2022.5)


def test_the_hover_says_name_year_figure_unit_bounds_and_countries() -> None:
    point = Point(2020, 1500, 1200, 2000, "A", 9, 16)
    figure = bars(Drawn("Western Africa", "ink", Line("011", (point,), group=True)), FRAME)
    assert figure["data"][0]["customdata"] == [
        "<b>Western Africa</b>, 2020<br>1,500 persons<br>range: 1,200 to 2,000<br>9 of 16 countries"
    ]


def test_names_are_no_markup() -> None:
    hostile = drawn({2015: 5, 2020: 6}, "<b>Nig</b><script>x</script>")
    for figure in (
        line_chart([hostile, drawn({2016: 1}, "Ghana")], FRAME),
        bars(hostile, FRAME),
        strip(hostile, FRAME),
    ):
        for item in figure["data"]:
            for text in item.get("customdata", ()):
                assert re.findall(r"<[^<>]*>", text) in ([], ["<b>", "</b>", "<br>"])
        for note in figure["layout"]["annotations"]:
            assert set(re.findall(r"<[^<>]*>", note["text"])) <= {"<br>"}


def test_many_lines_have_six_colours_then_grey_and_a_label_each(shared: Context) -> None:
    codes = ("NGA", "GHA", "DEU", "FRA", "ITA", "ESP", "SWE", "NLD", "GBR", "USA", "CAN", "BRA")
    selection = replace(usual(shared.indicators["homicide-rate"], shared.years("homicide-rate")), areas=codes)
    series = area_lines(shared, selection)
    colours = [one.colour for one in series.lines]
    assert colours[:6] == list(theme.LINES)
    assert len(set(colours[:6])) == 6
    assert set(colours[6:]) == {theme.LIGHT["muted"]}
    labels = [note for note in line_chart(series.lines, series.frame)["layout"]["annotations"] if note["x"] == 1]
    assert len(labels) == 12
    assert {note["name"] for note in labels} == {END_LABEL}
    assert all(0 <= note["y"] <= 1 for note in labels)


def test_names_at_the_ends_of_lines_are_whole_and_stand_over_their_last_figure() -> None:
    """The browser alone knows how much room they have."""
    long = ("United Kingdom of Great Britain and Northern Ireland", "Bolivia (Plurinational State of)", "Côte d’Ivoire")
    for many in (2, 3):
        lines = [drawn({2015: 5, 2016: 5 * place}, name) for place, name in enumerate(long[:many], 1)]
        told = [f"{name}<br>{5 * place}" for place, name in enumerate(long[:many], 1)]
        assert ends_of(line_chart(lines, FRAME)) == told


def test_a_line_that_ends_before_others_says_when() -> None:
    lines = [drawn({2015: 5, 2016: 6}), drawn({2015: 1, 2016: 2, 2017: 3}, "Ghana")]
    assert ends_of(line_chart(lines, FRAME)) == ["Ghana<br>3", "Nigeria<br>6 (2016)"]


def test_of_many_lines_the_names_alone_have_room() -> None:
    lines = [drawn({2015: 5, 2016: place}, f"Country {place}") for place in range(5)]
    assert ends_of(line_chart(lines, FRAME)) == [f"Country {place}" for place in range(5)]


def test_a_label_stands_at_the_lines_last_figure() -> None:
    figure = line_chart([drawn({2015: 90, 2016: 10}), drawn({2015: 1, 2016: 100}, "Ghana")], FRAME)
    places = {note["text"]: note["y"] for note in figure["layout"]["annotations"] if note.get("xref") == "paper"}
    assert places == {"Nigeria<br>10": pytest.approx(10 / 110), "Ghana<br>100": pytest.approx(100 / 110)}
    # Figures of one year that are nearly alike: over the upper dot and under the lower one, not on each other.
    near = [drawn({2015: 3_700_000, 2016: 4_690_000}), drawn({2015: 3_490_000, 2016: 4_370_000}, "Ghana")]
    notes = line_chart(near, FRAME)["layout"]["annotations"]
    assert {note["text"]: note["yanchor"] for note in notes if note["x"] == 2015} == {
        "3,700,000": "bottom",
        "3,490,000": "top",
    }


def test_bars_label_their_last_and_their_greatest_figure_and_none_over_a_higher_bar() -> None:
    known: dict[int, Known] = {2015: 1, 2016: 9, 2017: 2, 2018: 3, 2019: 4, 2020: 5, 2021: 8}

    def labels(last: Known) -> dict[float, tuple[str, str]]:
        made = chart([drawn(known | {2022: last})], replace(FRAME, break_years=()))
        return {note["x"]: (note["text"], note.get("xanchor", "center")) for note in made["layout"]["annotations"]}

    greatest = ("9", "center")
    assert labels(8) == {2016: greatest, 2022: ("8", "center")}
    # The bar before is taller, and a figure centred over the last would lie on it: it begins where its bar does.
    assert labels(6) == {2016: greatest, 2022 - 0.76 / 2: ("6", "left")}
    assert labels((5, 5.9)) == {2016: greatest}  # A range is wider than its bar.

    def said(*values: Known) -> list[str]:
        line = drawn(dict(enumerate(values, 2015)))
        wording = Wording(2).beside(line.line.known)
        (pane,) = charts.chart([line], replace(FRAME, wording=wording)).panes
        (mark,) = (mark for mark in pane.bars if mark.role != "silent")
        # As a title says them: it had 0.05 over a bar with 0.054, and 0.9 over one with 0.90.
        assert [datum.said for datum in mark.data] == [wording.short(point) for point in line.line.known]
        return [datum.said for datum in mark.data]

    assert said(0.0543, 0.191, 0.9) == ["0.05", "0.19", "0.90"]
    assert said(0.016, 0.014, 0.1, 0) == ["0.02", "0.01", "0.10", "0"]
    assert said((0.0846, 0.0857), 12.34, 374)[1:] == ["12.3", "374"]
    # As on its map, whose reader takes both along.
    assert said(0.048, 0.0543, 0.17) == ["0.05", "0.05", "0.17"]
    assert said(9, 12, 7) == ["9", "12", "7"], "of whole numbers none has a point"


def test_a_strip_labels_its_last_and_its_greatest_figure() -> None:
    texts = [note["text"] for note in strip(drawn({2015: 4_120_000, 2022: 932_400}), FRAME)["layout"]["annotations"]]
    assert texts == ["4.1M", "932,400"], "as a title says it"
    assert [note["text"] for note in strip(drawn({2022: (1, 4)}), FRAME)["layout"]["annotations"]] == ["<5"]
    assert strip(drawn({}), FRAME)["layout"]["annotations"] == []
    (none,) = strip(drawn({}, group=True), FRAME)["layout"]["annotations"]
    assert none["text"] == "no figure"


def test_a_chart_is_as_high_as_the_years_that_it_shows() -> None:
    """Rows of a timeline begin in 2005: a peak long before would flatten them, and its label was never seen."""
    figure = strip(drawn({1994: 824_156, 2016: 115_000, 2021: 160_900}), FRAME)
    assert figure["layout"]["yaxis"]["range"] == [0, pytest.approx(176_990)]
    told = [(note["x"], note["text"]) for note in figure["layout"]["annotations"]]
    assert told == [(2016, "115,000"), (2021, "160,900")]
    assert figure["data"][0]["x"] == [2016, 2021]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (0.003, "under 0.01"),
        (9_999, "9,999"),
        (10_000, "10k"),
        (999_499, "999k"),
        (999_600, "1M"),
        (1_000_000, "1M"),
        (73_512_000, "73.5M"),
    ],
)
def test_a_figure_in_few_characters(value: float, said: str) -> None:
    assert compact(Point(2020, value, None, None, "A"), 2) == said


def test_a_spark_keeps_gaps_and_draws_intervals_at_their_least() -> None:
    address = spark(points({2010: 5, 2011: 6, 2013: 7, 2014: (1, 4), 2019: 7, 2020: None, 2021: 8}), "#0b6b78")
    path = re.search(r' d="([^"]*)"', unquote(address))
    assert path is not None
    assert re.sub(r"[0-9. ]", "", path[1]) == "MhLMhLMhMh"
    assert unquote(address).startswith("data:image/svg+xml,<svg")
    assert spark(points({2010: 5}), "#000") == ""
    assert spark(points({2010: 0, 2011: 0}), "#000") != ""


def _valid(figure: Figure) -> None:
    go.Figure(figure, skip_invalid=False)


@pytest.mark.parametrize("kind", sorted({*MAKERS, "pace"}))
def test_plotly_accepts_every_kind_of_chart(shared: Context, kind: str) -> None:
    view = next(view for view in VIEWS.values() if view.kind == kind)
    for name in [view.indicator] if view.indicator else scope_of(shared, view).indicators[:2]:
        for areas in ((), ("NGA",), ("TUV",), ("NGA", "GHA", "011")):
            selection = replace(usual(shared.indicators[name], shared.years(name)), areas=areas)
            _valid(shown(shared, view, selection, "chart").figure)


def test_plotly_accepts_hatches_ranges_and_nothing() -> None:
    mixed = drawn({2015: 5, 2016: (1, 4), 2019: (100, 101), 2020: None})
    for figure in (bars(mixed, FRAME), line_chart([mixed], FRAME), strip(mixed, FRAME), nothing()):
        _valid(figure)


def test_plotly_is_asked_and_would_refuse() -> None:
    figure = bars(drawn({2015: 5}), FRAME)
    figure["data"][0]["colour"] = "red"
    with pytest.raises(ValueError, match="colour"):
        _valid(figure)


def cell(**changed: Any) -> Cell:
    """A status of Nigeria's child marriage."""
    usual_cell = Cell(
        "child-marriage-18", "NGA", "LIMITED", "So.", 2016, 40.0, 2021, 30.0, 1.0, 2030, 0.4, -0.02, -0.3, "", False, ""
    )
    return replace(usual_cell, **changed)


def test_a_pace_is_dashed_from_the_last_value_to_2030_and_the_target_a_point(shared: Context) -> None:
    indicator = shared.indicators["child-marriage-18"]
    frame = replace(FRAME, of_surveys=True, wording=Wording(1))
    figure = pace(drawn({2016: 40, 2021: 30}), cell(), indicator, frame, paths(cell(), indicator, []))
    _valid(figure)
    needed, seen = (
        trace(figure, name="needed from 2021: down 31% each year"),
        trace(figure, name="at the pace so far"),
    )
    assert (needed["line"]["dash"], seen["line"]["dash"]) == ("dash", "dot")
    for path in (needed, seen):
        assert (path["x"][0], path["x"][-1], path["y"][0]) == (2021, 2030, 30)
    assert needed["y"][-1] == pytest.approx(1)
    assert seen["y"][-1] == pytest.approx(30 * 0.98**9)
    target = trace(figure, name="target")
    assert (target["x"], target["y"]) == ([2030], [1.0])
    assert figure["layout"]["yaxis"]["range"][0] == 0
    assert ends_of(figure) == ["target, as<br>read here:<br>1% or less", "25%<br>at the pace so far"]
    assert [text.strip() for text in needed["text"] if text] == ["needed from 2021: down 31% each year"]
    # Straight from year to year it was kinked: it is drawn by its rate within years, too.
    made = described_pace(drawn({2016: 40, 2021: 30}), cell(), indicator, frame, paths(cell(), indicator, []))
    ahead = [mark for mark in made.panes[0].marks if isinstance(mark, marks.Line) and mark.role in ("needed", "so-far")]
    assert len(ahead) == 2
    # The same country's axis began at 1992 in a picture and at 1990 on its slide, which counts from a whole step.
    for first, begun in ((1992, 1990), (2001, 2000), (2017, 2015)):
        early = described_pace(drawn({first: 40, 2021: 30}), cell(), indicator, replace(frame, first=first), Paths())
        assert early.panes[0].years[0] == begun
    for line in ahead:
        rate = (1 / 30) ** (1 / 9) if line.role == "needed" else 0.98
        assert len(line.course) == 9 * 8 + 1
        assert [value for _, value in line.course] == pytest.approx([30 * rate ** (at - 2021) for at, _ in line.course])
    # What fell and then rose is told by neither of the ends that are compared. Of few figures all have words, of many
    # none that lies between these, and the first and the highest where they stand clear.
    many = dict.fromkeys(range(2006, 2016), 35)
    for between, told in (
        ({2018: 20}, ["2016: 40%", "2021: 30%", "2018: 20%"]),
        ({2018: 55, 2019: 20}, ["2016: 40%", "2021: 30%", "2018: 55%", "2019: 20%"]),
        ({2018: 35}, ["2016: 40%", "2021: 30%", "2018: 35%"]),
        ({2012: 5}, ["2016: 40%", "2021: 30%", "2012: 5%"]),
        (many, ["2016: 40%", "2021: 30%", "2006: 35%"]),
        ({**many, 2018: 35}, ["2016: 40%", "2021: 30%", "2006: 35%"]),
        ({**many, 2018: 29}, ["2016: 40%", "2021: 30%", "2006: 35%"]),
    ):
        known = drawn(dict(sorted({2016: 40, 2021: 30, **between}.items())))
        made = described_pace(known, cell(), indicator, frame, paths(cell(), indicator, []))
        found = [mark for mark in made.panes[0].marks if isinstance(mark, marks.Dots) and mark.role == "compared"]
        assert [datum.label for mark in found for datum in mark.data] == told
        assert [mark.is_under for mark in found][:2] == [False, between == {2018: 20}]
        # Those that a pace compares are larger, which the foot says; another with words, or a lone level, is not.
        assert [mark.is_usual for mark in found] == [False, *[True] * (len(found) - 1)]
    for status, is_usual in (("LIMITED", False), ("TARGET_MET", True), ("CANNOT_BE_JUDGED", True)):
        made = described_pace(known, cell(status=status), indicator, frame, Paths())
        usual = [mark.is_usual for mark in made.panes[0].marks if mark.role == "compared"]  # type: ignore[union-attr]
        assert usual[:1] == [is_usual], status


def test_a_target_of_none_without_a_stand_in_is_not_read_as_a_number(shared: Context) -> None:
    indicator = shared.indicators["partner-violence"]
    point = cell(indicator=indicator.id, base_year=None, last_year=2023, target=0.0, ratio=None, pace_seen=None)
    figure = pace(drawn({2023: 8.5}), point, indicator, replace(FRAME, of_surveys=True), paths(point, indicator, []))
    _valid(figure)
    assert ends_of(figure) == ["target: none"]
    assert [item for item in figure["data"] if str(item.get("name")).startswith("needed")] == []


def test_a_pace_never_leads_over_100_per_cent(shared: Context) -> None:
    indicator = shared.indicators["birth-registration"]
    rising = cell(last_value=90.0, pace_seen=0.08, target=100.0)
    assert max(point.value for point in paths(rising, indicator, []).so_far) == 100


def test_where_there_is_no_pace_or_the_target_is_met_nothing_is_invented(shared: Context) -> None:
    indicator = shared.indicators["child-marriage-18"]
    assert paths(cell(pace_seen=None), indicator, []).so_far == ()
    assert paths(cell(status="TARGET_MET", last_value=0.5), indicator, []).needed == ()
    unknown = cell(last_year=None, last_value=None, pace_seen=None)
    figure = pace(drawn({}), unknown, indicator, FRAME, paths(unknown, indicator, []))
    assert [item["name"] for item in figure["data"]] == ["Nigeria", "target"]
    (line,) = (shape for shape in figure["layout"]["shapes"] if shape.get("name") == "target")
    assert (line["y0"], line["y1"]) == (unknown.target, unknown.target)
    assert paths(cell(last_year=2030), indicator, []).needed == ()


def test_a_projection_is_dashed_in_its_band_and_takes_the_place_of_the_pace_so_far(shared: Context) -> None:
    indicator = shared.indicators["child-marriage-18"]
    steps = [Step(year, 30.0 - year + 2021, 28.0 - year + 2021, 33.0) for year in range(2021, 2031)]
    ways = paths(cell(), indicator, steps)
    assert ways.so_far == ()
    figure = pace(drawn({2016: 40, 2021: 30}), cell(), indicator, FRAME, ways)
    _valid(figure)
    line = trace(figure, name="projected by Reach 2030")
    assert line["line"]["dash"] == "dash"
    assert (line["x"][0], line["x"][-1], line["y"][-1]) == (2021, 2030, 21.0)
    upper, lower = (item for item in figure["data"] if item["name"] == "95% band")
    assert (upper["y"][-1], lower["y"][-1], lower["fill"]) == (33.0, 19.0, "tonexty")
    without = [step._replace(lower=None, upper=None) for step in steps]
    bare = pace(drawn({2016: 40, 2021: 30}), cell(), indicator, FRAME, paths(cell(), indicator, without))
    assert not [item for item in bare["data"] if item["name"] == "95% band"]


def test_the_base_and_the_last_year_are_marked(shared: Context) -> None:
    indicator = shared.indicators["child-marriage-18"]
    figure = pace(drawn({2016: 40, 2021: 30}), cell(), indicator, FRAME, paths(cell(), indicator, []))
    ends = trace(figure, name="base and last value")
    assert (ends["x"], ends["text"]) == ([2016, 2021], ["2016: 40%", "2021: 30%"])


def test_statuses_are_counted_in_one_bar_each_with_sign_word_and_number() -> None:
    rows = [
        Counted("a", "001", "Poverty", dict.fromkeys(ORDER, 0) | {"FAIR": 3, "ON_TRACK": 9}),
        Counted("a", "199", "Least developed countries (LDC)", dict.fromkeys(ORDER, 0) | {"FAIR": 1}, "LDC"),
    ]
    made = stacked(rows)
    figure = on_page(made)
    _valid(figure)
    assert [item["name"] for item in figure["data"]] == ["● on track", "◑ fair progress, but too slow"]
    for item in figure["data"]:
        assert item["y"] == [0, 1]
    assert figure["layout"]["yaxis"]["ticktext"] == ["LDC (1)", "Poverty (12)"]
    assert [row.name for row in made.panes[0].rows] == ["Least developed countries (LDC)", "Poverty"]
    assert [item["x"] for item in figure["data"]] == [[0, 0.75], [1, 0.25]]
    assert [item["text"] for item in figure["data"]] == [["", "● 9"], ["◑ 1", "◑ 3"]]
    assert figure["data"][1]["customdata"][1] == "Poverty: 3 of 12, fair progress, but too slow"


def test_codes_are_marks_at_their_names_and_never_bars() -> None:
    tiers = replace(FRAME, wording=Wording(0, names=((1.0, "Tier 1"), (2.0, "Tier 2"), (3.0, "Tier 3"))))
    points = (Point(2015, 3, None, None, "A"), Point(2020, 1, None, None, "A"))
    figure = chart([Drawn("Chad", "line.1", Line("TCD", points))], tiers)
    assert {(trace["type"], trace["mode"]) for trace in figure["data"]} == {("scatter", "markers")}
    assert figure["layout"]["yaxis"]["ticktext"] == ["Tier 1", "Tier 2", "Tier 3"]
    assert "Tier 3" in figure["data"][0]["customdata"][0]
    go.Figure(figure)


def test_scores_around_a_mean_have_room_on_both_sides_of_zero_and_their_uncertainty() -> None:
    frame = replace(FRAME, lowest=-5, wording=Wording(2))
    figure = chart([Drawn("Chad", "line.1", Line("TCD", (Point(2020, -1.5, -1.8, -1.2, "A"),)))], frame)
    low, high = figure["layout"]["yaxis"]["range"]
    assert low == -high
    assert low < -1.8
    assert any("error_y" in trace for trace in figure["data"])
    go.Figure(figure)


def test_a_thin_line_leads_from_a_last_figure_to_its_name_where_that_stands_far() -> None:
    figure = chart([drawn({2018: 5, 2023: 6}), drawn({2019: 9}, "Ghana", "line.1")], FRAME)
    (lead,) = [shape for shape in figure["layout"]["shapes"] if shape.get("name") == "lead"]
    assert (lead["x0"], lead["y0"], lead["y1"]) == (2019, 9, 9)
    assert lead["x1"] == figure["layout"]["xaxis"]["range"][1]
    assert lead["line"]["color"] == theme.ink("line.1")


def test_an_incomplete_year_that_a_sum_leaves_out_is_hatched_and_says_so() -> None:
    line = Line("001", points({2021: 5, 2022: 6}), group=True, areas=("NGA", "GHA"))
    frame = replace(FRAME, first=2021, asked=(2021, 2022), late=(2023,), break_years=())
    figure = chart([Drawn("World", "line.0", line)], frame)
    assert silence(figure) == [2023]
    assert trace(figure, yaxis="y2")["name"] == "incomplete year: too few countries so far"
    assert frame.silent_word not in str(figure)


def test_a_number_that_is_not_whole_yet_says_so_beside_its_bar() -> None:
    many = dict.fromkeys(range(2015, 2024), 90)
    figure = chart([drawn(many)], replace(FRAME, so_far=(2023,), break_years=()))
    assert [(note["x"], note["text"]) for note in figure["layout"]["annotations"]] == [
        (2015, "90"),
        (2023, "90, so far"),
    ]


@pytest.mark.parametrize("greatest", [1, 2.9, 8.4, 19, 374, 8_487, 585_000, 4_400_000])
def test_a_low_chart_says_by_a_figure_beside_zero_how_much_its_height_is(greatest: float) -> None:
    many = dict.fromkeys(range(2015, 2022), greatest)
    axis = strip(drawn(many), FRAME)["layout"]["yaxis"]
    assert axis["tickvals"][0] == 0
    assert 2 <= len(axis["tickvals"]) <= 4
    assert axis["tickvals"][-1] <= axis["range"][1]
    assert strip(drawn({2018: None}), FRAME)["layout"]["yaxis"]["visible"] is False


@pytest.mark.parametrize(("value", "said"), [(9_999, "9,999"), (12_345, "1.23万"), (4_123_000, "412.3万")])
def test_a_figure_in_few_characters_is_counted_in_ten_thousands_in_chinese(value: float, said: str) -> None:
    with language("zh"):
        assert compact(Point(2020, value, None, None, "A"), 2) == said
