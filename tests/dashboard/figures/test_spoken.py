"""What is said of a drawing: no change where figures carry none, ranges as ranges, no order by detection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dashboard.charts.cells import Cell, CellKey, Cells, Group
from dashboard.charts.cells import Row as CellRow
from dashboard.charts.marks import Bars, Chart, Datum, Hover, Line, Pane, Rule
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.spoken import spoken, spoken_of_rows
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import area_name

NUMBERS = Scale("number", 0, 100)
FROM, LATEST = "with a figure for each year between", "the latest figure"


def _data(values: Sequence[float], first: int = 2017) -> tuple[Datum, ...]:
    return tuple(Datum(first + place, value, told=f"{value:g} people") for place, value in enumerate(values))


def _chart(data: Sequence[Datum], *, rules: Sequence[Rule] = (), joined: bool = True) -> Chart:
    years = [datum.at for datum in data]
    mark = Line("Chad", "accent", tuple(data), is_joined=joined)
    return Chart((Pane(Scale("years", min(years) - 0.6, max(years) + 0.6), NUMBERS, (mark,), rules=tuple(rules)),))


def test_figures_of_years_in_a_row_are_told_from_the_first_to_the_last() -> None:
    said = spoken(_chart(_data((10, 12, 30, 14, 15, 20))))
    assert said == (
        "Chad: from 10 people (2017) to 20 people (2022), with a figure for each year between; the lowest figure is 10 "
        "people (2017), the highest 30 people (2019)."
    )


def test_of_many_lines_each_is_named_once_and_so_is_why_years_have_no_figure() -> None:
    """A chart of three lines said no extremes, and of each line again why its years have no figure."""
    one = _chart(_data((3, 9, 6))).panes[0]
    lines = [replace(one.marks[0], name=name) for name in ("Chad", "Mali", "Togo")]
    pane = replace(one, marks=tuple(lines), gap="no figure: unknown, not zero")
    wide = replace(pane, x=Scale("years", 2015.4, 2019.6), heading="Cases by chad")
    said = spoken(Chart((wide,)))
    assert said.count("the lowest figure is 3 people (2017), the highest 9 people (2018)") == 3
    assert said.count("years without a figure: 2016.") == 3
    assert said.endswith("No figure: unknown, not zero.") and said.count("unknown, not zero") == 1
    assert [said.count(name) for name in ("Mali", "Togo")] == [1, 1]
    assert "Chad, Cases" not in said, "what the heading says of a line is not said again"
    of_others = replace(wide, gaps={"Mali": {2016: "asked, and not reported"}})
    assert "years without a figure: 2016 (asked, and not reported)." in spoken(Chart((of_others,)))


@pytest.mark.parametrize(
    "chart",
    [
        _chart(_data((10, 20))),
        _chart(_data((10, 12, 13, 14, 15, 20)), joined=False),
        _chart(_data((10, 12, 13, 14, 15, 20)), rules=[Rule(2020, "break")]),
        _chart([*_data((10, 12, 13)), *_data((14, 15, 20), 2022)]),
        _chart([*_data((10, 12, 13, 14, 15)), Datum(2022, None, 2, 40, "wide", told="2 to 40 people")]),
        _chart([replace(datum, rests_on=50) for datum in _data((10, 12, 13, 14, 15, 20))]),
        _chart([replace(datum, is_of_few=True) for datum in _data((1, 2, 3, 4, 5, 6))]),
    ],
    ids=["two", "surveys", "break", "gap", "range", "others each year", "few"],
)
def test_no_change_is_told_where_the_figures_carry_none(chart: Chart) -> None:
    said = spoken(chart)
    assert FROM not in said
    assert LATEST in said


def test_what_may_be_more_or_less_is_no_end_and_nothing_is_compared_across_a_break() -> None:
    data = [*_data((10, 12, 13, 14)), Datum(2021, None, 5, 12, "wide", told="5 to 12 people")]
    assert "lowest" not in spoken(_chart(data))
    said = spoken(_chart(_data((1, 2, 30, 20, 25)), rules=[Rule(2019, "break")]))
    assert "2019 to 2021: the lowest figure is 20 people (2020)" in said
    assert "before and after the new questionnaire of 2019 are not compared" in said


def test_years_that_are_marked_as_unknown_are_told_with_the_reason() -> None:
    # A French colon has a space before it, one that does not break.
    why = Hover("2018", "2018\N{NO-BREAK SPACE}: no figure")
    silent = Bars("no figure", "clear", (Datum(2018, None, hover=why), Datum(2019, None)), role="silent")
    pane = Pane(Scale("years", 2016.4, 2020.6), NUMBERS, (Bars("Chad", "accent", _data((5,))), silent))
    assert spoken(Chart((pane,))) == (
        "Chad: 5 people (2017), the latest figure; years without a figure: 2018 to 2019 (no figure)."
    )


def test_of_some_panes_nothing_is_said_of_others() -> None:
    panes = tuple(replace(_chart(_data((5, 6))).panes[0], heading=name) for name in ("Here", "There"))
    said = spoken_of_rows(Chart(panes, arrangement="bands"), ["Here"])
    assert "Here" in said
    assert "There" not in said


def test_cells_are_counted_by_what_they_show() -> None:
    rows = (CellRow("Chad", (Cell(role="none"),)), CellRow("Mali", (Cell(),)))
    cells = Cells(
        "years", ("2020",), (Group(rows),), legend=(CellKey("a figure", number=1), CellKey("nothing", number=1))
    )
    assert spoken(cells) == "Cells by what they show: a figure: 1; nothing: 1. 1 row has no figure in any year shown."
    with language("zh"):
        assert "。" in spoken(cells)
        assert "。 " not in spoken(cells), "a Chinese stop has its room in itself"


def _cell(number: int, name: str, *, most: int = 0, is_own: bool = False) -> Cell:
    ends = number, most or number
    return Cell(said=f"{number}" if not most else f"{number} to {most}", hover=Hover(name), is_framed=is_own, ends=ends)


def test_a_row_without_a_figure_is_told_and_of_a_matrix_the_largest_figures_are() -> None:
    """Who is too small to show has none. Neither sums nor all others are compared, nor what may be more or less."""
    rows = (CellRow("Gambia", (Cell(role="suppressed"),)), CellRow("Mali", (Cell(),)))
    assert spoken(Cells("years", ("2026",), (Group(rows),))) == "1 row has no figure in any year shown."
    none, whole = Cell(role="none"), Cell(said="99,000", role="sum")
    chad = CellRow("Chad", (_cell(50, "Chad → Chad", is_own=True), _cell(70, "Chad → Mali"), none, whole))
    mali = CellRow("Mali", (_cell(12, "Mali → Chad"), _cell(900, "Mali → Mali", is_own=True), none, whole))
    togo = CellRow("Togo", (none, none, none, none))
    matrix = Cells("matrix", ("Chad", "Mali", "Togo", "In all"), (Group((chad, mali, togo)),))
    assert spoken(matrix).endswith(
        "Between countries, the largest figure: Chad → Mali (70). Within countries, the largest figure: Mali (900). "
        "Rows without a figure: Togo. Columns without a figure: Togo."
    )
    unclear = replace(mali, cells=(_cell(60, "Mali → Chad", most=80), *mali.cells[1:]))
    assert "Between countries" not in spoken(replace(matrix, groups=(Group((chad, unclear)),)))
    of_few = replace(chad, cells=(chad.cells[0], _cell(7, "Chad → Mali"), none, none))
    assert "Between countries" not in spoken(replace(matrix, groups=(Group((of_few,)),)))


SILENT = "without a figure (unknown, not zero)"


def test_a_map_names_the_ends_of_drivers_and_nobody_by_detection(shared: Context) -> None:
    told = {}
    for panel, indicator in (("victims-map", "detected-victims"), ("drivers-map", "undernourishment")):
        view = VIEWS[panel]
        told[panel] = shown(shared, view, selection_of(shared, view, f"indicator={indicator}"), "map").spoken
    assert "The highest figure of a UN member on the map of" in told["drivers-map"]
    # "62 more countries have a figure of few people" stood beside a key in which few were 16.
    assert "lie between" not in told["victims-map"], "some rest on few people"
    counted = re.findall(r"Map of 2022, (.*?): (\d+) of 193 countries\.", told["victims-map"])
    assert [key for key, _ in counted] == [
        "with a figure above zero",
        "none (0)",
        "unclear: <5 people, 0 but ages unknown, or figures disagree",
        SILENT,
    ]
    assert sum(int(number) for _, number in counted) == 193
    # By name are told those of the highest class alone, by the alphabet.
    aloud = re.sub(r"[^.]*, in alphabetical order: [^.]*\.", "", told["victims-map"])
    assert not [code for code in shared.geography.areas if area_name(shared, code) in aloud]
    with language("ru"):
        view = VIEWS["drivers-map"]
        said = shown(shared, view, selection_of(shared, view, "year=2014&lang=ru"), "map").spoken
    assert re.search(r"0 на 100\s000 человек: \d*(?<!1)[2-4] страны\.", said), (
        "many with the least, as a number has them"
    )


@pytest.mark.parametrize(("indicator", "without"), [("conflict-deaths", "ISR"), ("refugees-by-origin", "SRB")])
def test_a_member_with_a_count_and_no_rate_is_not_told_as_unknown(
    shared: Context, indicator: str, without: str
) -> None:
    """Israel's dead of 2024 stand in the title of the map that was said to lack a figure of it."""
    view = VIEWS["drivers-map"]
    selection = selection_of(shared, view, f"indicator={indicator}&year=2024")
    said = shown(shared, view, selection, "map").spoken
    counts = shared.histories(replace(selection, measure="count"))
    window = shared.indicators[indicator].window_in(2024)
    known = {
        code
        for code in shared.geography.members
        if any(2024 - window <= item.year <= 2024 and item.ends is not None for item in counts.get(code, ()))
    }
    assert without in known
    assert "Map of 2024, with a count but no rate: 1 of 193 countries." in said
    unknown = len(shared.geography.members) - len(known)
    assert (f"without a figure (unknown, not zero): {unknown} of 193 countries." in said) is (unknown > 0)
    assert ("without a figure" in said) is (unknown > 0)


def test_counts_of_years_before_there_are_populations_are_no_silence(shared: Context) -> None:
    """The map of 1955 was "without a figure: 193 of 193", below a title that sums the figures of that year."""
    view = VIEWS["drivers-map"]
    said = shown(shared, view, selection_of(shared, view, "indicator=refugees-by-asylum&year=1955"), "map").spoken
    first = 1955 - shared.indicators["refugees-by-asylum"].window_in(1955)
    rows = shared.store.rows("refugees-by-asylum", first=first, last=1955)
    counted = len(set(rows.loc[rows["obs_value"].notna(), "ref_area"]) & set(shared.geography.members))
    members = len(shared.geography.members)
    assert counted
    assert f"with a count but no rate: {counted} of {members} countries." in said
    assert f"without a figure (unknown, not zero): {members - counted} of {members} countries." in said


def test_an_unclear_share_is_no_year_with_a_figure_in_any_sentence(shared: Context) -> None:
    """Ukraine's share of 2020 is not drawn, and was counted as a year with a figure all the same."""
    view = VIEWS["victims-share"]
    made = shown(shared, view, selection_of(shared, view, "area=UKR,MDA,ROU"))
    assert isinstance(made.body, Chart)
    ukraine = next(line for line in spoken(made.body).split(". ") if line.startswith("Ukraine: "))
    assert "2020 (no clear share, not zero)" in ukraine.partition("years without a figure: ")[2]
    assert "all have a figure for" in made.words.subtitle
    assert "2019, 2021 and 2022" in made.words.subtitle or "2019 and 2021 to 2022" in made.words.subtitle
    alone = shown(shared, view, selection_of(shared, view, "area=UKR"))
    assert "Figures for 12 of the 17 years" in alone.words.coverage


@pytest.mark.parametrize("code", ["KGZ", "MMR"])
def test_years_to_come_are_not_told_as_unknown(shared: Context, code: str) -> None:
    view = VIEWS["progress-pace"]
    made = shown(shared, view, selection_of(shared, view, f"area={code}&indicator=unsentenced-detainees"))
    assert isinstance(made.body, Chart)
    last = shared.years("unsentenced-detainees").last
    gaps = [text for text in spoken(made.body).split("; ") if "years without a figure" in text]
    assert gaps
    assert not any(str(year) in text for text in gaps for year in range(last + 1, 2031)), gaps


def test_a_share_of_few_convicted_is_not_told_as_unknown(shared: Context) -> None:
    """Women convicted in Ukraine in 2021 and 2022 are known to be few: only their share is not shown."""
    view = VIEWS["justice-sexes"]
    body = shown(shared, view, selection_of(shared, view, "area=UKR")).body
    assert isinstance(body, Chart)
    lines = dict(line.split(": ", 1) for line in spoken(body).split(". ") if ": " in line)
    why = "years without a figure: 2003 to 2018 and 2021 to 2022 (no share: few people, or no figure)"
    assert why in lines["Women and girls, %"]
    assert "2021" not in lines["Women and girls"].partition("years without")[2]
