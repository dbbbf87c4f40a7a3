"""A figure is drawn at one place in every medium: a number where it is, an interval at its least, never its middle."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Plot
from dashboard.figures.charts import Drawn, Frame, chart, paired
from dashboard.figures.least import breaks_line, drawn_at, place_of
from dashboard.figures.series import has_series, series_of
from dashboard.figures.shown import CSV_COLUMNS
from dashboard.kinds.compare import frame_beside, side_by_side
from dashboard.kinds.registry import KINDS, shown
from dashboard.kinds.timeline import rows_of
from dashboard.metrics.lines import Point
from dashboard.views import VIEWS, selection_of
from tests.conftest import published
from tests.fixtures.pictures import SVG
from tests.fixtures.sweeps import PANELS, each

needs_tables = pytest.mark.skipif(published() is None, reason="the tables are not built")
LINES = [name for name, view in VIEWS.items() if has_series(view)]
QUERIES = ("", "area=150", "area=BGD", "area=150,002&measure=count", "area=NGA,ITA,PAK", "area=BGD&sex=F&measure=count")
Values = dict[tuple[str, int], float]


def plot_of_lines(lines: Sequence[Drawn], frame: Frame, *, is_pair: bool = False) -> Plot | None:
    """The native chart of lines; of a group and the same countries without some, where these are a pair."""
    plot = plot_of_chart((paired if is_pair else chart)(lines, frame))
    assert plot is None or isinstance(plot, Plot)
    return plot


def expected(lines: Iterable[Drawn]) -> Values:
    """The number, or the lower end, of each figure."""
    found = {}
    for drawn in lines:
        for point in drawn.line.known:
            value = point.lower if point.value is None else point.value
            assert value is not None
            found[drawn.label, point.year] = value
    return found


def of_page(figure: Mapping[str, Any], names: Iterable[str]) -> Values:
    """What marks that bear the name of a line stand at; every mark of one figure has to stand at one place."""
    found: Values = {}
    for trace in figure["data"]:
        if trace.get("name") not in names:
            continue
        for year, value in zip(trace["x"], trace["y"], strict=True):
            if value is not None:
                assert found.setdefault((trace["name"], year), value) == value
    return found


def of_slide(plot: Plot, lines: Sequence[Drawn]) -> Values:
    """The same of the workbook's columns; one alone bears the name that its title has."""
    found: Values = {}
    names = {drawn.label: drawn.label for drawn in lines}
    if len(lines) == 1 and lines[0].panel:
        names = {lines[0].panel: lines[0].label}
    for strand in plot.strands:
        name = strand.name.removesuffix(": at least")
        if name not in names:
            continue
        for year, value in zip(plot.categories, strand.values, strict=True):
            if value is not None:
                assert (names[name], int(year)) not in found
                found[names[name], int(year)] = value
    return found


@needs_tables
@pytest.mark.parametrize("panel", each(LINES, [panel for panel in PANELS if panel in LINES]))
def test_page_and_slide_draw_each_figure_at_its_number_or_least(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    for query in QUERIES:
        selection = selection_of(shared, view, query)
        series = series_of(shared, view, selection)
        if series.frame.wording.names or series.frame.wording.years or series.frame.profile:
            continue
        first, last = series.frame.first, series.frame.last
        lines, is_pair = series.shown, series.others is not None
        assert len(lines) == len(series.lines) + is_pair
        wanted = {key: at for key, at in expected(lines).items() if first <= key[1] <= last}
        names = {drawn.label for drawn in lines}
        figure = shown(shared, view, selection, "chart").figure
        seen = {key: at for key, at in of_page(figure, names).items() if first <= key[1] <= last}
        assert seen == wanted, query
        plot = plot_of_lines(lines, series.frame, is_pair=is_pair)
        if plot is not None:
            assert of_slide(plot, lines) == wanted, query


@needs_tables
@pytest.mark.parametrize("query", ["", "area=150,142&show=one-chart", "area=BGD,FRA", "area=150,002&show=indexed"])
def test_charts_side_by_side_do_so_too(shared: Context, query: str) -> None:
    selection = selection_of(shared, VIEWS["compare-chart"], query)
    side = side_by_side(shared, selection)
    frame, names = frame_beside(shared, side), {drawn.label for drawn in side.drawn}
    wanted = expected(side.drawn)
    figure = KINDS["compare"](shared, VIEWS["compare-chart"], selection).figure
    assert of_page(figure, names) == pytest.approx(wanted)
    for drawn in side.drawn:
        plot = plot_of_lines([drawn], frame)
        assert plot is not None
        own = {key: at for key, at in wanted.items() if key[0] == drawn.label}
        assert of_slide(plot, [drawn]) == pytest.approx(own)


@needs_tables
@pytest.mark.parametrize("query", ["area=150", "area=BGD", "area=SEN"])
def test_rows_of_a_timeline_do_so_too(shared: Context, query: str) -> None:
    selection = selection_of(shared, VIEWS["timeline-rows"], query)
    figure = KINDS["timeline"](shared, VIEWS["timeline-rows"], selection).figure
    for number, row in enumerate(rows_of(shared, selection), start=1):
        axis = "y" if number == 1 else f"y{number}"
        own = {"data": [trace for trace in figure["data"] if trace.get("yaxis") == axis]}
        wanted = expected([row.drawn])
        assert of_page(own, [row.drawn.label]) == wanted
        plot = plot_of_lines([row.drawn], row.frame) if row.known else None
        if plot is not None:
            assert of_slide(plot, [row.drawn]) == wanted


@needs_tables
@pytest.mark.parametrize(
    "query", ["area=150,002&measure=count", "area=150,142,019", "indicator=persons-convicted&area=150,142"]
)
def test_a_picture_draws_lines_at_the_same_heights(shared: Context, query: str) -> None:
    """Heights of the dots in the SVG are one linear scale of what is to be drawn."""
    view = VIEWS["victims-trend" if "indicator" not in query else "justice-trend"]
    selection = selection_of(shared, view, query)
    series = series_of(shared, view, selection)
    asked = Asked(view, selection, "http://localhost/")
    root = ET.fromstring(compose(content_of(shared, asked), SIZES["slide"]))
    pairs = []
    for drawn in series.lines:
        dots = {
            (float(node.attrib["cx"]), float(node.attrib["cy"]))
            for node in root.iter(f"{SVG}circle")
            if node.get("fill") == drawn.colour
        }
        wanted = [at for _, at in sorted((year, at) for (_, year), at in expected([drawn]).items())]
        assert len(dots) == len(wanted)
        pairs += zip(wanted, (down for _, down in sorted(dots)), strict=True)
    (low, foot), (high, top) = min(pairs), max(pairs)
    for value, down in pairs:
        assert down == pytest.approx(foot + (top - foot) * (value - low) / (high - low), abs=0.1)


@needs_tables
def test_a_caption_of_several_rows_says_once_what_a_range_is(shared: Context) -> None:
    view = VIEWS["justice-beside"]
    covered = shown(shared, view, selection_of(shared, view, "area=009"), "chart").words.coverage
    assert covered.count("A range is drawn at its lower end: at least this many.") == 1
    assert "The paler part shows how many more there may be." in covered


@needs_tables
def test_europe_of_2021_is_drawn_at_7377_in_every_medium(shared: Context) -> None:
    view = VIEWS["victims-trend"]
    selection = selection_of(shared, view, "area=150&measure=count")
    series = series_of(shared, view, selection)
    point = next(point for point in series.lines[0].line.known if point.year == 2021)
    assert (point.value, point.lower) == (None, 7377)
    made = shown(shared, view, selection, "chart")
    # Beside it stands what it is without the United Kingdom, which makes most of its change.
    whole, others = (drawn.label for drawn in series.shown)
    assert (whole, others) == ("Europe, 32 countries", "without the United Kingdom†")
    assert of_page(made.figure, [whole])[whole, 2021] == 7377
    plot = plot_of_lines(series.shown, series.frame, is_pair=True)
    assert plot is not None
    assert of_slide(plot, series.shown)[whole, 2021] == 7377
    # Table and file have both; without some a group has a code of its own, lest it be taken for the group.
    assert made.table.columns == ("Year", whole, others)
    columns = {name: CSV_COLUMNS.index(name) for name in ("ref_area", "area", "time_period", "obs_lower", "countries")}
    (row,) = (
        {name: row[at] for name, at in columns.items()}
        for row in made.rows
        if row[columns["time_period"]] == "2021" and row[columns["ref_area"]] != "150"
    )
    (british,) = (item.ends for item in shared.histories(selection)["GBR"] if item.year == 2021)
    least = str(7377 - round(british[0]))
    assert row == dict(
        zip(columns, ("150_X_GBR", "Europe, without the United Kingdom", "2021", least, "31"), strict=True)
    )
    assert "A range is drawn" not in made.words.coverage, "its upper end is less than a line higher"
    root = ET.fromstring(compose(content_of(shared, Asked(view, selection, "http://localhost/")), SIZES["slide"]))
    bars = sorted(
        (float(node.attrib["x"]), float(node.attrib["height"]))
        for node in root.iter(f"{SVG}rect")
        if node.get("fill") == series.lines[0].colour and "fill-opacity" not in node.attrib
        if float(node.attrib["width"]) > 30  # No key.
    )
    heights = [height for _, height in bars]
    least = [point.lower or 0.0 for point in series.lines[0].line.known]
    assert [height / heights[0] for height in heights] == pytest.approx([one / least[0] for one in least], abs=2e-3)


@pytest.mark.parametrize(
    ("point", "place", "breaks"),
    [
        (Point(2020, 7, None, None, "A"), (7, 0, 0), False),
        (Point(2020, 10, 8, 15, "A"), (10, 2, 5), False),
        (Point(2020, None, 1, 4, "Q"), (1, 0, 3), True),
        (Point(2020, None, 7377, 7389, "A"), (7377, 0, 12), False),
        (Point(2020, None, 0, 2.5, "Q"), (0, 0, 2.5), True),
        (Point(2020, None, 0, 0, "A"), (0, 0, 0), False),
    ],
)
def test_an_interval_stands_at_its_least_with_its_reach(
    point: Point, place: tuple[float, float, float], breaks: bool
) -> None:
    assert place_of(point) == place
    assert breaks_line(point) is breaks


def test_what_is_unknown_stands_nowhere() -> None:
    assert drawn_at(Point(2020, None, None, None, "M")) is None
    assert not breaks_line(Point(2020, None, None, None, "M"))
