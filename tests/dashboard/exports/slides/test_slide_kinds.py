"""Every kind of view as slides: native charts with true figures, valid files, nothing over another, all said."""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.chart.plot import LinePlot
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from dashboard import theme
from dashboard.charts.cells import Cells
from dashboard.charts.fewer import fewer
from dashboard.charts.marks import Bars, Chart, Datum, Dots, Line, Pane, Row
from dashboard.charts.scales import MOST_TICKS, Scale, stepped
from dashboard.context import Context
from dashboard.exports.fonts import SYMBOLS
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, wrapped
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides import maps, panes, tables
from dashboard.exports.slides.break_marks import begun as begun_at
from dashboard.exports.slides.break_marks import marks_xml
from dashboard.exports.slides.chart_xml import DAY_ZERO, placed
from dashboard.exports.slides.charts import workbook_of
from dashboard.exports.slides.content import MapBody, Silence, Slide, slides_among, slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.feet import QUIET
from dashboard.exports.slides.flow_map import FlowBody
from dashboard.exports.slides.inks import Look, colour_xml, looking
from dashboard.exports.slides.measure import balanced, width_of
from dashboard.exports.slides.notes import Notes, sayable
from dashboard.exports.slides.peaks import OFF_RANGE, Peak, top_of
from dashboard.exports.slides.plots import Panes, Plot, Strand
from dashboard.exports.slides.rooms import Rooms, even, figure_lines, rooms_of, round_start, year_step
from dashboard.exports.slides.sides import _beside, _spots, sides_of
from dashboard.exports.slides.signs import signs_of
from dashboard.exports.slides.tables import MOST_ROWS
from dashboard.exports.slides.template import BODY, CAPTION, EMU, FOOTER, FORMATS, SUBTITLE, TITLE, Frame
from dashboard.exports.slides.texts import leading, sure_part
from dashboard.figures.shown import Table
from dashboard.i18n import in_sentences, language, languages, translate
from dashboard.kinds.percentiles import NAMES, PARTS, questions
from dashboard.kinds.profile import row_name
from dashboard.kinds.registry import KINDS, shown
from dashboard.views import VIEWS, selection_of
from dashboard.web.downloads import csv_of
from dashboard.words.ageless import raised_years
from dashboard.words.untotalled import years_by_part
from tests.fixtures.pictures import texts_of
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import chosen, each

ROOT = "https://reach.example.org"
SIX = "area=GBR,VCT,BOL,COD,PSE,FSM"
KINDS_OF_SLIDES = {
    "victims-map": MapBody,
    "victims-trend": Plot,
    "victims-children": Plot,
    "victims-ages": Plot,
    "victims-forms": Plot,
    "victims-share": Plot,
    "driver-homicide-rate": Plot,
    "drivers-two-years": Silence,
    "relation-scatter": Plot,
    "relation-lags": Panes,
    "timeline-rows": Panes,
    "justice-beside": Panes,
    "justice-sexes": Panes,
    "justice-treaties": Plot,
    "justice-laws": Plot,
    "justice-tiers": Plot,
    "protection-levels": Plot,
    "protection-places": Plot,
    "protection-measured": Plot,
    "progress-pace": Plot,
    "progress-counts": Plot,
    "progress-gaps": Plot,
    "progress-movers": Plot,
    "compare-chart": Panes,
    "compare-profile": Panes,
    "flows-map": FlowBody,
    "flows-matrix": Cells,
    "progress-statuses": Cells,
    "compare-key": Table,
    "justice-suggested": Table,
    "protection-goods": Table,
    "justice-steps": Table,
    "moving-table": Table,
    "unmeasured-table": Table,
    "coverage-picture": Cells,
}
"""A panel of each kind, and what it is on a slide for two countries."""
FEET = (
    ("country-near-map", "area=NGA"),
    ("flows-map", "area=BGD"),
    ("justice-beside", "area=NGA"),
    ("progress-counts", ""),
    ("progress-pace", "area=NGA"),
    ("timeline-rows", "area=NGA"),
    ("victims-trend", "area=001"),
    ("victims-trend", "area=BGD"),
)
"""Views with long words at their foot, or with signs in their charts."""
OF_GROUPS = (
    "justice-treaties",
    "justice-laws",
    "justice-tiers",
    "protection-measured",
    "progress-pace",
    "relation-scatter",
    "drivers-two-years",
)
"""Panels that are other charts where no country is chosen."""
QUERY = "area=FRA,BGD&view=progress-gaps.chart"
NO_FIGURE = "no figure: unknown, not zero"
NO_TOTAL = "no total, but figures of girls, boys or others"

BUILT = {
    "progress-pace": "lines with a band",
    "relation-scatter": "points",
    "timeline-rows": "charts under one another",
    "justice-beside": "bars beside each other",
    "justice-treaties": "bars of counts",
    "protection-levels": "dots in rows",
    "compare-profile": "rows that go on on a second slide",
    "progress-statuses": "a table of coloured cells",
    "compare-key": "a table of words",
}
"""Kinds of which each is built of other parts of the schemas, which take long; flows over a map: test_flow_map.py."""
NATIVE = {
    "victims-map": "shapes of areas",
    "flows-map": "shapes of areas and lines, with a table behind",
    "relation-scatter": "one chart",
    "timeline-rows": "charts under one another, with a table behind",
    "drivers-two-years": "nothing to draw",
    "progress-statuses": "cells",
    "compare-key": "a table",
}
"""A kind of each sort of slide."""
MADE = [
    pytest.param((form, walk), id=f"{form}-{walk}", marks=() if (form, walk) == ("4x3", "few") else pytest.mark.sweep)
    for form in FORMATS
    for walk in ("few", "all")
]
"""Of formats the narrower one, with more countries and longer names."""


def told(context: Context, panel: str, query: str = QUERY) -> list[Slide]:
    view = VIEWS[panel]
    asked = Asked(view, selection_of(context, view, query), permalink_of(context, view, query, ROOT))
    return slides_of(context, asked)


def made(context: Context, slides: list[Slide], form: str = "16x9") -> Any:
    return Presentation(io.BytesIO(deck(slides, form, context.today())))


@pytest.fixture(scope="module", params=MADE)
def whole(request: pytest.FixtureRequest, shared: Context) -> tuple[str, list[Slide], bytes]:
    """Format, slides and file of every kind, or of those built of other parts: in the narrow format for six countries
    with long names, else for two.
    """
    form, walk = request.param
    query = SIX if form == "4x3" else QUERY
    slides = [slide for panel in chosen(KINDS_OF_SLIDES, BUILT, walk) for slide in told(shared, panel, query)]
    slides += [slide for panel in chosen(OF_GROUPS, OF_GROUPS[:1], walk) for slide in told(shared, panel, "")]
    return form, slides, deck(slides, form, shared.today())


# ------------------------------------------------------------------------------------------------ the file


def test_every_kind_is_valid_by_the_schemas_of_office(whole: tuple[str, list[Slide], bytes], tmp_path: Path) -> None:
    path = tmp_path / "all.pptx"
    path.write_bytes(whole[2])
    result = OpenXmlValidator(max_errors=20).validate(str(path))
    assert result.is_valid, [str(error)[:300] for error in result.errors]


def test_the_validator_sees_a_chart_that_is_out_of_order(shared: Context, tmp_path: Path) -> None:
    file = deck(told(shared, "victims-trend"), "16x9", shared.today())
    path = tmp_path / "broken.pptx"
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("ppt/charts/chart"):
                content = content.replace(b'<c:plotVisOnly val="1"/>', b"").replace(
                    b"<c:chart>", b'<c:chart><c:plotVisOnly val="1"/>', 1
                )
            new.writestr(name, content)
    assert not OpenXmlValidator(max_errors=20).validate(str(path)).is_valid


def test_numbers_of_shapes_are_unique_and_ids_of_axes_positive(whole: tuple[str, list[Slide], bytes]) -> None:
    presentation = Presentation(io.BytesIO(whole[2]))
    axes = []
    for slide in presentation.slides:
        ids = slide.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))
        axes += [found for chart in charts_in(slide) for found in chart._chartSpace.xpath(".//c:axId/@val")]
    assert axes
    assert all(int(found) > 0 for found in axes)


def charts_in(slide: Any) -> Iterator[Any]:
    yield from (shape.chart for shape in slide.shapes if shape.has_chart)


def book_of(chart: Any) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    return [[_year_of(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def _year_of(cell: Any) -> Any:
    """The year of the first day that stands for it, as its cell shows it; others as they are."""
    return str(cell.year) if isinstance(cell, datetime.datetime) else cell


def test_charts_maps_and_tables_are_described_and_notes_say_where_figures_are_from(
    whole: tuple[str, list[Slide], bytes],
) -> None:
    presentation = Presentation(io.BytesIO(whole[2]))
    titles = {spaced(slide.shapes.title.text_frame.text).partition(" (1 of ")[0] for slide in presentation.slides}
    # What of a title has no room stands below it.
    missing = {slide.title for slide in whole[1] if slide.apart is None} - titles
    assert not [title for title in missing if not any(len(cut) > 30 and title.startswith(cut) for cut in titles)]
    for slide in presentation.slides:
        notes = slide.notes_slide.notes_text_frame.text
        if slide.shapes.title.text_frame.text.startswith("Sources and licences"):
            assert "Licence" in notes
            continue
        assert ROOT in notes
        assert "Licence: " in notes
        shown = [shape for shape in slide.shapes if shape.has_chart or shape.has_table or hasattr(shape, "shapes")]
        said = " ".join(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame)
        assert shown or "unknown, not zero" in said or "No order of countries" in said
        for shape in shown:
            assert len(shape._element.xpath("./*/p:cNvPr/@descr")[0]) > 20


# ------------------------------------------------------------------------------------------------ room


def frames_of(slide: Any) -> dict[str, list[tuple[int, int, int, int]]]:
    """Left, top, right and bottom of what a slide holds, by what it is."""
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    names = {TITLE: "title", SUBTITLE: "subtitle", CAPTION: "caption", FOOTER: "footer"}
    for shape in slide.shapes:
        idx = shape.placeholder_format.idx if shape.is_placeholder else None
        place = shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
        found.setdefault(names.get(idx, "body") if idx != 12 else "number", []).append(place)
    return found


def test_nothing_runs_out_of_a_slide_or_over_another(whole: tuple[str, list[Slide], bytes]) -> None:
    presentation = Presentation(io.BytesIO(whole[2]))
    for slide in presentation.slides:
        found = frames_of(slide)
        for left, top, right, bottom in (place for places in found.values() for place in places):
            assert left >= 0 and top >= 0
            assert right <= presentation.slide_width and bottom <= presentation.slide_height
        order = [found[name] for name in ("title", "subtitle", "body", "caption", "footer") if name in found]
        for above, below in pairwise(order):
            assert max(place[3] for place in above) <= min(place[1] for place in below) + EMU


def test_charts_beside_each_other_do_not_overlap(whole: tuple[str, list[Slide], bytes]) -> None:
    several = 0
    for slide in Presentation(io.BytesIO(whole[2])).slides:
        places = [
            (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            for shape in slide.shapes
            if shape.has_chart or (not shape.is_placeholder and shape.has_text_frame)
        ]
        several += len(places) > 2
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                # Ends are rounded to whole units: a 12,700th of a point is no overlap.
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
                assert apart, slide.shapes.title.text_frame.text
    assert several > 2


def test_words_have_room_in_their_placeholder(whole: tuple[str, list[Slide], bytes]) -> None:
    sizes = {TITLE: 28.0, SUBTITLE: 14.0, CAPTION: 12.0}
    for slide in Presentation(io.BytesIO(whole[2])).slides:
        for holder in slide.placeholders:
            idx = holder.placeholder_format.idx
            if idx not in sizes or slide.slide_layout.name != "View":
                continue
            tall = 0.0
            for paragraph in holder.text_frame.paragraphs:
                size = paragraph.runs[0].font.size.pt if paragraph.runs[0].font.size else sizes[idx]
                weight = BOLD if idx == TITLE else REGULAR
                tall += len(wrapped(paragraph.text, size, holder.width / EMU, weight)) * leading() * size
            assert tall <= holder.height / EMU + 1, holder.text_frame.text


def test_a_long_caption_takes_room_from_the_body_before_its_type_gets_small(shared: Context) -> None:
    (slide,) = told(shared, "victims-trend", "area=BGD")
    long = replace(slide, caption=("A caveat that is said in full. " * 45,))
    (page, _) = made(shared, [long], "4x3").slides
    (caption,) = [holder for holder in page.placeholders if holder.placeholder_format.idx == CAPTION]
    assert caption.text_frame.paragraphs[0].runs[0].font.size.pt >= QUIET
    assert caption.height > FORMATS["4x3"].frame(CAPTION).height * EMU
    (chart,) = [shape for shape in page.shapes if shape.has_chart]
    assert chart.top + chart.height <= caption.top
    assert chart.height < FORMATS["4x3"].frame(BODY).height * EMU
    # A title of three lines has the usual type on a narrow slide, too; not where a row is left out for it.
    for panel, query, is_usual in (("victims-share", "area=GBR", True), ("justice-steps", "area=432", False)):
        (page, *_) = made(shared, told(shared, panel, query), "4x3").slides
        title = page.shapes.title.text_frame
        assert len(wrapped(title.text, 28, FORMATS["4x3"].width - 72, BOLD)) == 3
        assert (title.paragraphs[0].runs[0].font.size.pt == 28) == is_usual, panel


def test_a_foot_has_four_lines_and_what_it_leaves_out_is_spoken(shared: Context) -> None:
    """What listeners need stands at 12 points, sources below it as large as there is room for; no line is of a word or
    two. Below a map of flows, whose rows have signs, sources and what is said of the map may take two lines."""
    for panel, query in FEET:
        slide = told(shared, panel, query)[0]
        page = made(shared, [slide]).slides[0]
        (caption,) = [holder for holder in page.placeholders if holder.placeholder_format.idx == CAPTION]
        paragraphs = [(one.text, one.runs[0].font.size.pt) for one in caption.text_frame.paragraphs]
        lines = [(size, wrapped(text, size, caption.width / EMU)) for text, size in paragraphs]
        # Below bars of parts a line says what each is 100% of: in its place stood no word on what is not comparable.
        # Below charts of justice one says that their people are often others: they were divided by each other.
        most = {"flows-map": 6, "progress-counts": 5, "justice-beside": 5}.get(panel, 4)
        assert sum(len(own) for _, own in lines[:-1]) <= 4, (panel, query)
        assert sum(len(own) for _, own in lines) <= most, (panel, query)
        *sizes, smallest = [size for size, _ in lines]
        assert sizes == [12.0] * (len(lines) - 1)
        assert smallest in (10.0, 11.0, 12.0)
        room = most - sum(len(own) for _, own in lines[:-1])
        larger = wrapped(spaced(paragraphs[-1][0]), smallest + 1, sure_part() * caption.width / EMU)
        assert smallest == 12.0 or len(larger) > max(room, len(lines[-1][1])), (panel, query)
        assert all(len(own) < 2 or len(spaced(own[-1]).split()) > 2 for _, own in lines), (panel, query)
        spoken = page.notes_slide.notes_text_frame.text
        signs = [sign.sentence for sign in signs_of(slide)]
        shown = in_sentences((*(spaced(text) for text, _ in paragraphs), *signs))
        for text in slide.caption:
            for sentence in re.split(r"(?<=[.])\s+", text):
                assert sentence in shown or sentence in spoken or sayable(sentence) in spoken, sentence
        names = " ".join(shape.name for shape in page.shapes)
        assert all(sign.words in names for sign in signs_of(slide)), "what signs mean stands above the chart"
        assert not (signs_of(slide) and any(chart.has_legend for chart in charts_in(page))), "one row has all keys"


def test_the_scale_of_a_timeline_ends_at_a_round_figure_over_all_ranges_as_in_its_picture(shared: Context) -> None:
    for form in FORMATS:
        page = made(shared, told(shared, "timeline-rows", "area=NGA")[:1], form).slides[0]
        # Smaller type, for which it takes no line more, has room for this.
        assert any("population (under 18 approximated)" in shape.text_frame.text for shape in page.placeholders)
        (deaths,) = [one for one in charts_in(page) if one.value_axis.maximum_scale == 15_000]
        assert deaths.value_axis.maximum_scale % deaths.value_axis.major_unit == 0


# ------------------------------------------------------------------------------------------------ kinds


@pytest.mark.parametrize("panel", each(KINDS_OF_SLIDES, NATIVE))
def test_a_kind_that_is_a_chart_is_a_native_chart(shared: Context, panel: str) -> None:
    slides = told(shared, panel)
    if panel in ("timeline-rows", "flows-map"):
        *slides, behind = slides
        assert isinstance(behind.body, Table)
    assert all(isinstance(slide.body, KINDS_OF_SLIDES[panel]) for slide in slides)
    (first, *_) = made(shared, slides).slides
    charts = list(charts_in(first))
    assert bool(charts) == (KINDS_OF_SLIDES[panel] in (Plot, Panes))
    for chart in charts:
        assert book_of(chart)


def test_every_kind_of_view_there_is_has_been_looked_at() -> None:
    assert {view.kind for view in VIEWS.values()} - {VIEWS[panel].kind for panel in KINDS_OF_SLIDES} == {
        "key-figures",
        "status-counts",
    } - {VIEWS[panel].kind for panel in KINDS_OF_SLIDES}


def numbers_of(context: Context, panel: str, query: str) -> list[float]:
    """All numbers of the file of a view."""
    view = VIEWS[panel]
    _, text = csv_of(context, view, selection_of(context, view, query))
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
    return [float(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)]


def values_of(slide: Any) -> list[float]:
    """Figures in the workbooks of a slide: along the axis that says figures."""
    found = []
    for chart in charts_in(slide):
        is_rows = bool(chart._chartSpace.xpath(".//c:scatterChart")) and bool(
            chart._chartSpace.xpath(".//c:valAx/c:delete[@val='1']")
        )
        for row in book_of(chart):
            cells = row[:1] if is_rows else row[1:]
            found += [cell for cell in cells if isinstance(cell, int | float)]
    return found


@pytest.mark.parametrize(
    "panel",
    each(
        ["relation-scatter", "timeline-rows", "justice-beside", "protection-levels", "compare-chart"],
        {"relation-scatter": "points", "timeline-rows": "strips", "justice-beside": "bars"},
    ),
)
def test_the_workbooks_hold_published_figures_and_no_others(shared: Context, panel: str) -> None:
    query = "area=BGD"
    known = numbers_of(shared, panel, query)
    known += [shared.indicators[name].target.value for name in shared.indicators if shared.indicators[name].target]
    known += [after - before for before, after in pairwise(known)]
    # How much more detected children may be, if all victims of no age are such.
    asked = selection_of(shared, VIEWS["victims-trend"], query)
    line = shared.line(asked, "BGD")
    tops = raised_years(shared, asked, line)
    raised = [(tops[point.year].top, point.ends[0]) for point in line.known if point.year in tops]
    known += [number for top, least in raised for number in (top, top - least)]
    (page, *_) = made(shared, told(shared, panel, query)).slides
    values = values_of(page)
    assert len(values) > 2
    # A file writes six digits of what is computed here.
    strange = [
        value
        for value in values
        if value and not any(math.isclose(value, number, rel_tol=1e-5, abs_tol=1e-6) for number in known)
    ]
    # Ways through earlier years are in no file of the scatter's year.
    assert panel == "relation-scatter" or not strange
    assert len(strange) < len(values) / 4


def test_a_year_without_a_figure_is_an_empty_cell_in_every_chart_of_a_timeline(shared: Context) -> None:
    (page, *_) = made(shared, told(shared, "timeline-rows", "area=BGD")).slides
    for chart in charts_in(page):
        # Each office writes so many years: of an axis of names one of them writes all that have room.
        (step,) = map(int, chart._chartSpace.xpath(".//c:dateAx[c:baseTimeUnit/@val='years']/c:majorUnit/@val"))
        turns = chart._chartSpace.xpath(".//c:dateAx/c:txPr/a:bodyPr/@rot")
        assert turns == ["0"], "turned ones stand beside their bars in LibreOffice"
        assert 1 < len(range(2005, 2025, step)) <= MOST_TICKS, "the one that leads, too"
        assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val")[0] in ("gap", "span")
        book = book_of(chart)
        assert [row[0] for row in book[1:]] == [str(year) for year in range(2005, 2025)], "of all charts"
    (first, *_) = charts_in(page)
    assert any(row[1] is None for row in book_of(first)[1:])
    # Half of the world's chart was empty, and nothing said why.
    begun = set()
    for chart in (
        chart for page in made(shared, told(shared, "timeline-rows", "")).slides for chart in charts_in(page)
    ):
        begins = next(int(row[0]) for row in book_of(chart)[1:] if any(row[1:]))
        words = " ".join(words_over(chart))
        # The first one, which leads, has the years of its own source alone.
        assert f"since {begins}" in words if begins > 2005 and begun else "since" not in words
        begun.add(begins)
    assert begun >= {2005, 2009, 2014, 2017}
    # "20M since" stood in one line: words that have room for it keep a distance from the axis.
    (rows, *_) = told(shared, "timeline-rows", "")
    assert isinstance(rows.body, Panes)
    plots = [pane.plot for pane in rows.body.panes if pane.plot is not None]
    placed = [begun_at(plot, Frame(40, 0, 272, 90), (0, 1e9), 0.0) for plot in plots]
    assert len(starts := {box.left for found in placed for _, box in found}) == 1 and min(starts) >= 46
    for begin, end, years in ROUND_YEARS:
        start = round_start(begin, end)
        assert list(range(start, end + 1, year_step(start, end, MOST_TICKS))) == years


def test_a_timeline_has_its_events_on_a_slide_of_their_own_and_speaks_of_no_marks(shared: Context) -> None:
    # Its picture had food insecurity, and its slide the same victims of all ages in its place.
    slide, further, *_ = told(shared, "timeline-rows", "area=NGA")
    assert isinstance(slide.body, Panes) and isinstance(further.body, Panes)
    view = VIEWS["timeline-rows"]
    drawn = content_of(shared, Asked(view, selection_of(shared, view, "area=NGA"), "")).first_rows(4)
    assert [pane.head for pane in slide.body.panes] == list(drawn)
    assert not {pane.head for pane in further.body.panes} & set(drawn)
    # Its rates are divided by children, whom no release counts: sources say so on the slide, too.
    (page, _) = made(shared, [slide]).slides
    written = " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    assert "population (under 18 approximated): World Bank" in written
    charts, *_, events = told(shared, "timeline-rows", "area=BGD")
    said = " ".join((charts.title, charts.subtitle, *charts.caption, *charts.notes, charts.description))
    assert not re.search("numbered|are marked|Hatched years", said)
    assert isinstance(events.body, Table)
    marked = KINDS[view.kind](shared, view, selection_of(shared, view, "area=BGD")).words.marks
    assert events.body.rows
    for (text,) in events.body.rows:
        assert text in marked
    listed, found = re.findall(r"(\d+) of (\d+) events are listed", " ".join(events.caption))[0]
    assert int(listed) == len(events.body.rows) < int(found)
    assert any("IDMC" in line or "UCDP" in line for line in events.notes)
    assert not any(isinstance(slide.body, Table) for slide in told(shared, "timeline-rows", "area=150"))


def words_over(chart: Any) -> list[str]:
    """What is written on a chart beside its series."""
    (number,) = chart._chartSpace.xpath("c:userShapes/@r:id") or [""]
    tree = parse_xml(chart.part.related_part(number).blob) if number else []
    return [text.text for shape in tree for text in shape.iter("{*}t")]


def hatched_in(chart: Any) -> dict[str, str]:
    """Names of the hatched shapes of a chart, each with its words."""
    (number,) = chart._chartSpace.xpath("c:userShapes/@r:id") or [""]
    if not number:
        return {}
    tree = parse_xml(chart.part.related_part(number).blob)
    found = {}
    for shape in tree.iter("{*}sp"):
        if shape.find(".//{*}pattFill") is not None:
            found[shape.find(".//{*}cNvPr").get("name")] = "".join(text.text for text in shape.iter("{*}t"))
    return found


@pytest.mark.parametrize(("panel", "query"), [("country-trend", "area=BGD"), ("justice-beside", "area=BGD")])
def test_years_of_a_bar_chart_without_a_report_are_hatched_and_have_no_number(
    shared: Context, panel: str, query: str
) -> None:
    slides = told(shared, panel, query)
    (chart, *_) = charts_in(made(shared, slides).slides[0])
    head, *lines = book_of(chart)
    blank = [str(line[0]) for line in lines if not any(cell is not None for cell in line[1:])]
    assert blank
    by_part = {str(year) for year in years_by_part(shared, selection_of(shared, VIEWS[panel], query), query[-3:])}
    reasons = [NO_TOTAL if year in by_part and panel == "country-trend" else NO_FIGURE for year in blank]
    assert hatched_in(chart) == {f"{year}: {why}": "?" for year, why in zip(blank, reasons, strict=True)}
    why = "no total, not zero" if NO_TOTAL in reasons else NO_FIGURE
    assert f"Hatched, with a question mark: {why}." in " ".join(slides[0].caption)
    assert " ".join(slides[0].caption).count("Hatched, with") == 1
    assert not any("no figure" in str(name) for name in head)


@pytest.mark.parametrize(
    ("area", "silent", "part"),
    [
        ("LBN", (2007, 2008, 2009, 2012, 2013, 2014), "figures of girls, boys or others"),
        ("PHL", (2010, 2011), "children whose sex is not told"),
    ],
)
def test_a_hatched_year_of_which_a_part_is_known_says_so(
    shared: Context, area: str, silent: tuple[int, ...], part: str
) -> None:
    slides = told(shared, "country-trend", f"area={area}")
    (chart, *_) = charts_in(made(shared, slides).slides[0])
    assert hatched_in(chart) == {
        **{f"{year}: no figure: unknown, not zero": "?" for year in silent},
        **{f"{year}: no total, but {part}": "?" for year in (2022, 2023)},
    }
    assert "Hatched, with a question mark: no total, not zero." in " ".join(slides[0].caption)


def test_a_true_zero_of_a_bar_chart_is_a_dark_circle_and_is_not_hatched(shared: Context) -> None:
    (chart,) = charts_in(made(shared, told(shared, "country-trend", "area=AUT")).slides[0])
    zeros = [str(line[0]) for line in book_of(chart)[1:] if line[1] == 0]
    assert zeros
    (label,) = chart._chartSpace.xpath(".//c:ser[1]//c:dLbl[.//a:t='○']")
    assert label.xpath(".//a:rPr//a:schemeClr/@val") == ["tx1"]
    assert not [name for name in hatched_in(chart) if name[:4] in zeros]


def test_what_is_needed_or_projected_is_dashed_and_figures_are_not(shared: Context) -> None:
    (page, _) = made(shared, told(shared, "progress-pace", "area=BGD&indicator=child-marriage-18")).slides
    (chart,) = charts_in(page)
    dashes = {
        series.name: series._element.xpath("c:spPr/a:ln/a:prstDash/@val")
        for plot in chart.plots
        for series in plot.series
    }
    (needed,) = (dash for name, dash in dashes.items() if name.startswith("needed from "))
    assert needed == ["dash"]
    assert dashes["projected by Reach 2030"] == ["dash"]
    assert dashes["target"] == []


def test_a_projection_has_the_ends_of_its_band(shared: Context) -> None:
    (slide,) = told(shared, "progress-pace", "area=KEN&indicator=extreme-poverty")
    assert isinstance(slide.body, Plot)
    by_name = {strand.name: strand for strand in slide.body.strands}
    least = next(strand for name, strand in by_name.items() if name.endswith("band: least"))
    greatest = next(strand for name, strand in by_name.items() if name.endswith("band: greatest"))
    projected = by_name["projected by Reach 2030"]
    assert (slide.body.strands[0], slide.body.strands[-1]) == (least, greatest), "between these two it is filled"
    known = [ends for ends in zip(least.values, projected.values, greatest.values, strict=True) if None not in ends]
    assert len(known) == 2030 - 2022 + 1
    assert all(low <= middle <= high for low, middle, high in known)
    # Bars between lines are not drawn by LibreOffice: boxes are, which stand on unseen ones.
    (page, _) = made(shared, [slide]).slides
    (chart,) = charts_in(page)
    assert [type(plot).__name__ for plot in chart.plots] == ["BarPlot", "LinePlot"], "a band lies behind all lines"
    unseen, filled = chart.plots[0].series
    assert unseen._element.xpath("c:spPr/a:noFill") and filled._element.xpath("c:spPr/a:solidFill")
    assert (unseen.name, filled.name) == (least.name, "95% band: greatest less least")
    assert [number for number in unseen.values if number is not None] == [low for low, *_ in known]
    assert [number for number in filled.values if number is not None] == [high - low for low, _, high in known]
    assert chart._chartSpace.xpath(".//c:legendEntry[c:delete/@val='1']/c:idx/@val")[:2] == ["0", "1"]
    columns = {name: numbers for name, *numbers in zip(*book_of(chart), strict=True)}
    for series in (unseen, filled):
        (cells,) = series._element.xpath("c:val//c:f")
        column = ord(cells.text.partition("!$")[2][0]) - ord("A")
        assert book_of(chart)[0][column] == series.name
        # A file keeps sixteen digits of a number.
        assert columns[series.name] == pytest.approx([*series.values])


def test_a_path_says_what_it_reaches_and_what_is_compared_on_a_slide(shared: Context) -> None:
    """The target's line, what paths end at, and the figures that a status compares were lost on the way once."""
    (page, _) = made(shared, told(shared, "progress-pace", "area=BGD&indicator=extreme-poverty")).slides
    (chart,) = charts_in(page)
    said = [" ".join(label.xpath(".//a:t/text()")) for label in chart._chartSpace.xpath(".//c:dLbl")]
    known = ["1991: 51.2%", "1995: 43.4%", "2000: 41.4%", "2005: 32.3%", "2010: 25.1%", "2016: 19.5%", "2022: 5.9%"]
    # Its projection of 3% stood in a band from 0.4 to 18%.
    assert sorted(said) == [*known, "the World Bank's goal for the world: 3% or less"]
    # "60" stood at an axis of shares, and "60 %" at another: pictures have "60%".
    assert chart._chartSpace.xpath(".//c:valAx/c:numFmt/@formatCode") == ['0"%"']
    (levels, *_) = made(shared, told(shared, "protection-levels", "area=BGD")).slides
    (rows,) = charts_in(levels)
    assert '0"%"' in rows._chartSpace.xpath(".//c:valAx/c:numFmt/@formatCode")
    left_out = chart._chartSpace.xpath(".//c:legendEntry[c:delete/@val='1']/c:idx/@val")
    (lines,) = (plot for plot in chart.plots if isinstance(plot, LinePlot))
    keyed = [series.name for series in lines.series if series._element.idx.val not in map(int, left_out)]
    needed = "needed from 2022: down 8.1% each year"
    assert keyed == [needed]
    (line,) = (series for series in lines.series if series.name == "target line")
    assert set(line.values) == {3.0}
    # Nigeria was "getting worse" beside a line through all values that falls.
    (slide,) = told(shared, "progress-pace", "area=NGA&indicator=extreme-poverty")
    assert isinstance(slide.body, Plot)
    drawn = {strand.name for strand in slide.body.strands}
    assert not drawn & {"line through all values since 2000", "projected by Reach 2030", "95% band"} and drawn
    # The name of its path stood on the level line of 20%.
    (needed,) = (strand for strand in slide.body.strands if strand.name.startswith("needed from "))
    assert [year for year, words in zip(slide.body.categories, needed.labels, strict=True) if words] == ["2025"]
    # The words of 2012 stood between its dot and that of 2010, whose they seemed to be.
    assert not any("2012: 37.4%" in strand.labels for strand in slide.body.strands)
    # What it fell to before it rose stood there without its figure.
    (lowest,) = (strand for strand in slide.body.strands if "2018: 34.2%" in strand.labels)
    assert lowest.is_below and len(list(filter(None, lowest.labels))) == 1
    # Where its name would stand over the words of a figure before it, it stands behind it.
    (slide,) = told(shared, "progress-pace", "area=VCT&indicator=homicide-rate")
    assert isinstance(slide.body, Plot)
    (needed,) = (strand for strand in slide.body.strands if strand.name.startswith("needed from "))
    assert needed.is_behind and [words for words in needed.labels if words] == [needed.name]
    # Of a line "since 2000" the part since 2015 alone was drawn.
    (slide,) = told(shared, "progress-pace", "area=KEN&indicator=extreme-poverty")
    assert isinstance(slide.body, Plot)
    (needed,) = (strand for strand in slide.body.strands if strand.name.startswith("needed from "))
    assert [words for words in needed.labels if words] == [needed.name]
    by_name = {strand.name: strand for strand in slide.body.strands}
    fitted, projected = by_name["line through all values since 2000"], by_name["projected by Reach 2030"]
    years = [
        [year for year, value in zip(slide.body.categories, strand.values, strict=True) if value is not None]
        for strand in (fitted, projected)
    ]
    assert (years[0][0], years[0][-1], years[1][0], years[1][-1]) == ("2005", "2022", "2022", "2030")
    assert (fitted.dash, projected.dash, fitted.is_keyed) == ("", "dash", True)
    at = slide.body.categories.index("2022")
    assert fitted.values[at] == projected.values[at] != 46.9


def _figures_over(body: Panes) -> list[str]:
    """What stands over the bars of the highest figures of Nigeria's children before and since the new questionnaire."""
    (plot,) = (pane.plot for pane in body.panes if pane.is_leading)
    assert plot is not None
    (bars,) = (strand for strand in plot.strands if any(strand.figures))
    return [bars.figures[plot.categories.index(year)] for year in ("2008", "2022")]


def test_a_break_in_a_series_is_marked_on_the_chart_before_its_year(shared: Context) -> None:
    content = deck(told(shared, "victims-trend", "area=BGD"), "16x9", shared.today())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawing = package.read("ppt/drawings/drawing1.xml").decode()
        chart = next(package.read(name).decode() for name in package.namelist() if "charts/chart" in name)
    assert "new questionnaire in 2017" in drawing
    inner = [float(value) for value in re.findall(r'<c:[xw] val="([\d.]+)"', chart)[:2]]
    (days, *_) = re.findall(r"<c:cat>.*?</c:cat>", chart)
    years = [(DAY_ZERO + datetime.timedelta(int(day))).year for day in re.findall(r"<c:v>(\d+)</c:v>", days)]
    first = min(years)
    part = inner[1] / (max(years) - first + 1)
    # Before the line stands the unit of the bars, which the title does not tell: from where on, and to where.
    assert "per 100,000 children" in drawing
    x = float(re.findall(r"<cdr:x>([\d.]+)</cdr:x>", drawing)[2])
    assert x == pytest.approx(inner[0] + (2017 - first) * part, abs=0.003)
    # The newest figures stand in the words, with their years; over a bar the highest with its own, over its range.
    view = VIEWS["timeline-rows"]
    (slide,) = slides_among(shared, Asked(view, selection_of(shared, view, "area=NGA"), ""))
    assert isinstance(slide.body, Panes)
    # Beside others none says what its break is: words over each took a fifth of the plots, and LibreOffice drew no line
    # of those that began beyond their chart. A sentence says it once.
    assert "Dotted line: new questionnaire in 2017." in slide.caption[slide.loud - 1]
    (six,) = told(shared, "compare-chart", "area=GBR,USA,BOL,NGA,BGD,FRA")
    (beside,) = told(shared, "justice-beside", "area=BGD")
    assert sum(part.count("Dotted line: new questionnaire in 2017.") for part in (*six.caption, *beside.caption)) == 2
    said = {}
    for pane, frame, words in panes.placed(slide.body, Frame(30, 90, 740, 280)):
        assert pane.plot is not None
        rooms = rooms_of(pane.plot, frame.width, frame.height - words, is_pane=True)
        said[pane.head] = [peak.words for peak in rooms.peaks]
        # No dotted line goes through words: it is interrupted at their height.
        lines = break_lines(pane.plot, rooms)
        assert pane.plot.breaks or pane.head != "Detected victims, children"
        if pane.plot.breaks:
            assert "<a:t>new questionnaire" not in marks_xml(pane.plot, rooms).decode()
        # It stands over its own bar and its range, not beside it: there it would be read as a figure of the bar before.
        ranged = [peak for peak in rooms.peaks if peak.strand.reach]
        assert bool(ranged) == (pane.head == "Conflict deaths")
        for peak in ranged:
            assert rooms.axis and rooms.inner and rooms.axis[1] % rooms.step == 0 and rooms.axis[1] > top_of(pane.plot)
            up = peak.strand.reach[peak.place][1] / rooms.axis[1] * rooms.inner.height
            # Clear of the end of its range, on which "10,346 (2014)" stood.
            assert -peak.down >= up + OFF_RANGE - 0.01 and abs(peak.across) <= 6
        assert len(lines) == len(pane.plot.breaks), pane.head
        for peak in rooms.peaks:
            left, top, right, bottom = words_of_peak(pane.plot, rooms, peak)
            over = [line for line in lines if left < line[0] < right and line[1] < bottom - 1 and top + 1 < line[2]]
            # Nor does a line of the grid: "10,346 (2014)" stood on that of 15k.
            assert not over and not any(top < level < bottom - 1 for level in levels_of(rooms)), pane.head
    stand_alike(shared, slide, *told(shared, "justice-beside", "area=NGA&measure=count"))
    # All bars of the chart that leads say their figures; a row whose highest one is its newest has that above it.
    assert not said["Detected victims, children"] and said["Food insecurity, moderate or severe"] == ["34.7%", "74.8%"]
    assert said["Conflict deaths"] == ["10,346 (2014)"]
    of = {pane.head: pane.said for pane in slide.body.panes}
    assert of["Conflict deaths"] == "3,170 in 2024"
    view = VIEWS["victims-ages"]
    asked = Asked(view, selection_of(shared, view, "area=RWA"), permalink_of(shared, view, "area=RWA", ROOT))
    svg = compose(content_of(shared, asked), SIZES["slide"])
    (drawn,) = re.findall(r'data-role="break".*?>(.*?)</g>', svg)
    ends = [
        [float(each) for each in found] for found in re.findall(r'x1="(.*?)" y1="(.*?)" x2=".*?" y2="(.*?)"', drawn)
    ]
    (over,) = (text.box for text in texts_of(svg) if text.words == "18 (2016)")
    assert over.left < ends[0][0] < over.right, "the line of the break would go through these words"
    assert not [end for end in ends if end[1] < over.bottom and over.top < end[2]]


def stand_alike(shared: Context, *slides: Slide) -> None:
    """A year stands below itself, and each bar of all charts says its figure or none does: "2010" stood further right
    in the lower row, and of four charts one had numbers. A row that is left out is named."""
    for slide in slides:
        assert isinstance(slide.body, Panes)
        every = panes.placed(slide.body, Frame(30, 90, 900, 320))
        shown = panes.alike([one for one in every if not one[0].is_leading])
        rooms = [
            rooms_of(pane.plot, place.width, place.height - words, is_pane=True, least=least)
            for (pane, place, words), least in shown
            if pane.plot
        ]
        assert len({(one.inner.left, one.inner.width, one.is_told) for one in rooms if one.inner}) == 1 < len(rooms)
    (drawn, *_) = Presentation(io.BytesIO(deck(slides[:1], "16x9", shared.today()))).slides
    written = " ".join(shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame)
    assert "More charts: see the address." in written


def break_lines(plot: Plot, rooms: Rooms) -> list[tuple[float, float, float]]:
    """Place, top and bottom of the dotted lines of a chart, in points."""
    if not plot.breaks:
        return []
    found = re.findall(
        r"<cdr:from><cdr:x>(.*?)</cdr:x><cdr:y>(.*?)</cdr:y></cdr:from><cdr:to><cdr:x>.*?</cdr:x><cdr:y>(.*?)</cdr:y>"
        r'</cdr:to><cdr:sp (?:(?!</cdr:sp>).)*prst="line"',
        marks_xml(plot, rooms).decode(),
    )
    return [(float(x) * rooms.width, float(top) * rooms.height, float(end) * rooms.height) for x, top, end in found]


def levels_of(rooms: Rooms) -> list[float]:
    """Where the lines of a grid stand, in points."""
    assert rooms.axis and rooms.inner
    unit = rooms.inner.height / rooms.axis[1]
    return [rooms.inner.top + (rooms.axis[1] - level) * unit for level in stepped(*rooms.axis, rooms.step)]


def words_of_peak(plot: Plot, rooms: Rooms, peak: Peak) -> tuple[float, float, float, float]:
    """Where the figure of a bar stands: left, top, right and bottom, in points."""
    assert rooms.inner is not None and rooms.axis is not None
    part, (low, high) = rooms.inner.width / len(plot.categories), rooms.axis
    x = rooms.inner.left + (peak.place + 0.5) * part + peak.across
    y = rooms.inner.top + rooms.inner.height * (high - (peak.strand.values[peak.place] or 0)) / (high - low) + peak.down
    half = width_of(peak.words, rooms.type) / 2
    return x - half, y - leading() * rooms.type, x + half, y


def test_lines_are_named_where_they_end_and_no_name_lies_over_another(shared: Context) -> None:
    for form in FORMATS.values():
        (slide,) = told(shared, "victims-trend", SIX)
        plot = slide.body
        assert isinstance(plot, Plot)
        named = [strand for strand in plot.strands if strand.end]
        assert len(named) > 2
        frame = form.frame(BODY)
        rooms = rooms_of(plot, frame.width, frame.height)
        assert rooms.inner is not None and not rooms.legend
        extents = []
        for strand in named:
            label = rooms.ends[strand.end]
            low, high = rooms.axis or (0.0, 60.0)
            value = strand.values[label.place]
            assert value is not None and all(later is None for later in strand.values[label.place + 1 :])
            middle = rooms.inner.top + rooms.inner.height * (1 - (value - low) / (high - low))
            middle += label.moved[1] * rooms.height
            half = LEADING * label.size * len(label.lines) / 2
            extents.append((middle - half, middle + half))
            assert " ".join(label.lines) == strand.end
        for above, below in pairwise(sorted(extents)):
            assert above[1] <= below[0] + 1
        # The last name lay over the last year, which stands below the axis.
        assert max(extents)[1] <= rooms.inner.top + rooms.inner.height + 2


def test_names_of_lines_that_end_together_are_moved_apart() -> None:
    strands = tuple(
        Strand(name, "#0b6b78", (1.0, 9.0 + at / 10), end=name, is_keyed=False) for at, name in enumerate("ABC")
    )
    rooms = rooms_of(Plot("lines", ("2021", "2022"), strands), 600, 280)
    assert rooms.inner is not None and rooms.axis is not None
    low, high = rooms.axis
    middles = [
        rooms.inner.top
        + rooms.inner.height * (1 - ((strand.values[1] or 0) - low) / (high - low))
        + rooms.ends[strand.end].moved[1] * rooms.height
        for strand in strands
    ]
    for above, below in pairwise(sorted(middles)):
        assert below - above >= leading() * rooms.ends["A"].size - 1


def test_colours_of_ours_are_those_of_the_theme_and_mean_the_same_everywhere(shared: Context) -> None:
    assert '<a:schemeClr val="accent3">' in colour_xml("line.2")
    assert '<a:srgbClr val="6D4AA5">' in colour_xml(theme.GIRLS), "words call it violet, whatever a template's theme is"
    assert '<a:srgbClr val="249B7C">' in colour_xml(theme.STATUS_COLOURS["ON_TRACK"])
    (slide,) = told(shared, "victims-children", "")
    assert isinstance(slide.body, Plot)
    colours = {strand.end: strand.colour for strand in slide.body.strands if strand.end}
    assert {name.split("\n")[0]: ink for name, ink in colours.items()} == {"girls": theme.GIRLS, "boys": theme.BOYS}
    (page, _) = made(shared, [slide]).slides
    (chart,) = charts_in(page)
    lines = chart._chartSpace.xpath(".//c:ser/c:spPr/a:ln/a:solidFill/a:srgbClr/@val")
    assert lines[:2] == [theme.GIRLS[1:].upper(), theme.BOYS[1:].upper()]
    (slide,) = told(shared, "drivers-trend", "area=BGD,NPL")
    assert isinstance(slide.body, Plot)
    (page, _) = made(shared, [slide]).slides
    (chart,) = charts_in(page)
    names = chart._chartSpace.xpath(".//c:ser/c:spPr/a:ln/a:solidFill/a:schemeClr/@val")
    assert {"accent1", "accent2"} <= set(names)


def test_the_colours_of_a_map_stay_whatever_a_templates_theme_is(shared: Context) -> None:
    (page, _) = made(shared, told(shared, "drivers-map", "indicator=conflict-deaths")).slides
    (group,) = [shape for shape in page.shapes if hasattr(shape, "shapes")]
    areas, *_ = group.shapes
    fills = areas._element.xpath(".//p:sp/p:spPr/a:solidFill/a:srgbClr/@val")
    ramp = {colour[1:].upper() for colour in theme.RAMPS["conflict"]}
    assert ramp & set(fills) == ramp
    # Names on the map are words, which follow the theme.
    assert areas._element.xpath(".//p:sp[not(.//a:t)]/p:spPr[a:custGeom]/a:solidFill/a:schemeClr") == []
    # A step would stay with the others even if the theme had its colour.
    step = theme.RAMPS["conflict"][4]
    with looking(Look({step: "accent2"}, {})):
        assert '<a:schemeClr val="accent2">' in colour_xml(step)
        assert maps.fill("4", "conflict") == f'<a:solidFill><a:srgbClr val="{step[1:].upper()}"/></a:solidFill>'


# ------------------------------------------------------------------------------------------------ dots and points


def dots(*strands: dict[str, Any], **layout: Any) -> dict[str, Any]:
    shared = {"type": "scatter", "mode": "markers", "marker": {"color": "#0b6b78"}}
    return {"data": [{**shared, **strand} for strand in strands], "layout": layout}


def test_rows_are_named_beside_the_chart_and_in_the_workbook(shared: Context) -> None:
    rows_of = tuple(Row(at, f"Row {at}", f"said {at}") for at in (1, 0))
    scales = Scale("number", 0, 100), Scale("rows", -0.5, 1.5, is_shown=False)
    latest = Dots("latest", "accent", (Datum(1, 40.0),))
    plot = plot_of_chart(Chart((Pane(*scales, (latest,), rows_of, is_level=True),)))
    assert isinstance(plot, Plot)
    assert [(row.name, row.said) for row in plot.rows] == [("Row 1", "said 1"), ("Row 0", "said 0")]
    rows = list(load_workbook(io.BytesIO(workbook_of(plot))).worksheets[0].iter_rows(values_only=True))
    assert (40, 1, "Row 1: said 1") in rows
    for (panel, query, are_years), code in product(ROWS, ("en", "ar")):
        with language(code):
            pages = made(shared, told(shared, panel, f"{query}&lang={code}")).slides
            charts = [chart._chartSpace for page in pages for chart in charts_in(page)]
            title = pages[0].shapes.title
            rooms = title.width.pt, title.width.pt / (1.19 if code == "ar" else 1.03)
            lines = [len(balanced(title.text, 28, room, BOLD)) for room in rooms]
        # Letters of an office's Arabic font may be broader: in a frame as narrow as they were measured a third line of
        # the title lay on the subtitle.
        assert lines[0] == lines[1], panel
        assert charts, panel
        for space in charts:
            _is_read_from(space, is_turned=code == "ar", are_years=are_years)


ROWS = (
    ("protection-levels", "area=BGD", False),
    ("protection-measured", "", False),
    ("protection-measured", "area=BGD", True),
    ("justice-treaties", "area=BGD", True),
    ("progress-counts", "", False),
    ("country-profile", "area=BGD", False),
)
"""Rows of dots and bands, of bars, over the years, of wholes, under heads; and whether their scale is of years."""


def _is_read_from(space: Any, *, is_turned: bool, are_years: bool) -> None:
    """Names of rows at the right and figures from there in Arabic; but years go on to the right in every language."""
    side, order = ("r", "maxMin") if is_turned else ("l", "minMax")
    levels = space.xpath(".//c:valAx[c:axPos/@val='b']/c:scaling/c:orientation/@val")
    assert levels == ["minMax" if are_years else order]
    left, wide = (float(space.xpath(f"string(.//c:plotArea/c:layout//c:{name}/@val)")) for name in "xw")
    has_ends = len(set(space.xpath(".//c:ser[1]//c:dLblPos/@val"))) > 1
    assert has_ends or (left > 1 - left - wide) != is_turned
    if space.xpath(".//c:catAx"):
        assert space.xpath(".//c:catAx/c:axPos/@val") == [side]
        return
    # Of rows under heads the first end has names, the other one figures.
    (names,) = [
        series for series in space.xpath(".//c:ser") if series.xpath(".//c:dLblPos/@val")[:1] in ([side], ["r"], ["l"])
    ]
    scale = ".//c:valAx[c:axPos/@val='b']/c:scaling"
    ends = [float(end) for end in space.xpath(f"{scale}/c:min/@val | {scale}/c:max/@val")]
    at = {float(value) for value in names.xpath("./c:xVal//c:v/text()")}
    # Over its middle stands what that is.
    assert at - {sum(ends) / 2} == (set(ends) if has_ends else {max(ends) if is_turned and are_years else min(ends)})


def test_a_shorter_series_before_a_longer_one_keeps_as_many_cells(shared: Context) -> None:
    """LibreOffice draws no series of points that is shorter than a later one."""
    for panel in ("protection-levels", "relation-scatter"):
        (page, *_) = made(shared, told(shared, panel)).slides
        (chart,) = charts_in(page)
        assert len(set(chart._chartSpace.xpath(".//c:xVal//c:ptCount/@val"))) == 1


def signs_are_of_one_font(shared: Context) -> None:
    """Signs of statuses in charts, keys and tables, and no number beside them: LibreOffice took them of three fonts,
    drew ◔ without its ring, and ● half as large as ⊗."""
    seen = Counter[str]()
    for panel, query in (("progress-counts", ""), ("progress-statuses", "area=NGA,BGD,KEN")):
        (page, *_) = made(shared, told(shared, panel, query)).slides
        for root in (page._element, *(chart._chartSpace for chart in charts_in(page))):
            for run in root.iter(qn("a:r")):
                text, faces = run.findtext(qn("a:t")), set(run.xpath("./a:rPr/a:*/@typeface"))
                is_sign = bool(set(text) & set("✓●◑◔⊗◆◇"))
                assert (faces == {SYMBOLS}) is is_sign
                assert not (is_sign and re.search(r"\w", text)), text
                seen.update(text if is_sign else "")
    assert min(seen[sign] for sign in "✓●◑◔⊗◇") > 1


def test_what_marks_of_rows_stand_for_is_written_below_with_their_signs_and_dots_lie_over_bands(
    shared: Context,
) -> None:
    """A legend showed no sign for a target, and with it LibreOffice drew the bands over the medians."""
    (page, *_) = made(shared, told(shared, "protection-levels", "")).slides
    (chart,) = charts_in(page)
    assert not chart.has_legend
    (signs,) = [shape.shapes for shape in page.shapes if shape.name == "What the signs mean"]
    drawn = {shape.name: shape.auto_shape_type for shape in signs if not shape.text_frame.text}
    # As letters of 12 points they were half as large as in the chart.
    assert drawn["target"] == MSO_SHAPE.RECTANGLE and drawn["median of the countries"] == MSO_SHAPE.DIAMOND
    assert drawn.keys() == {text for shape in signs if (text := shape.text_frame.text)}
    # With ranges for its ticks LibreOffice drew a target as an "I", and the key had "|".
    space = chart._chartSpace
    targets = [one for one in space.iter(qn("c:ser")) if one.findtext(f"{qn('c:tx')}//{qn('c:v')}") == "target"]
    assert len(targets) == 2 and not any(one.findall(qn("c:errBars")) for one in targets)
    orders = [int(order) for order in chart._chartSpace.xpath(".//c:ser/c:order/@val")]
    assert orders == sorted(orders, reverse=True)
    signs_are_of_one_font(shared)


def test_zeros_on_a_logarithmic_axis_say_that_they_are_zero(shared: Context) -> None:
    y = Scale("log", 0.001, 100, (0.0, 0.1, 1.0), ("0", "0.1", "1"), zero=0.005)
    dots = Dots("Asia", "region.142", (Datum(10.0, 0.0, role="zero"), Datum(20.0, 2.0)))
    plot = plot_of_chart(Chart((Pane(Scale("number", 0, 30), y, (dots,)),)))
    assert isinstance(plot, Plot)
    shown, zeros = plot.strands
    assert (shown.name, shown.values) == ("Asia", (2.0,))
    assert zeros.values == (0.001,)
    assert "zero" in zeros.name
    # Offices name tenfolds of an axis' low end alone: it began at 500, and zeros stood somewhere above its end.
    assert rooms_of(plot, 600, 300).axis == (0.001, 100.0)
    _has_the_figures_of_its_own_scales(shared)
    _begins_at_a_power_of_ten(shared)
    _names_stand_apart(shared)
    _landmarks_are_as_quiet_as_in_a_picture(shared)


def _has_the_figures_of_its_own_scales(shared: Context) -> None:
    """Lags of 0 to 5 years stood on an axis from -2 to 6, and above zero there was less room than below it."""
    (page, *_) = made(shared, told(shared, "relation-lags", "")).slides
    for chart in charts_in(page):
        across, up = chart._chartSpace.xpath(".//c:valAx")
        ends = [
            (float(one.xpath("string(.//c:min/@val)")), float(one.xpath("string(.//c:max/@val)")))
            for one in (across, up)
        ]
        assert ends == [(-1, 6), (-0.5, 0.5)]
        assert [float(one.xpath("string(c:majorUnit/@val)")) for one in (across, up)] == [1, 0.5]
        # No figure is written at either end, where there is nothing.
        assert across.xpath("string(c:numFmt/@formatCode)") == '[<-0.5]"";[>5.5]"";0'


def _landmarks_are_as_quiet_as_in_a_picture(shared: Context) -> None:
    """Countries that nobody chose were named in the dark ink of those that somebody did; pictures say them in grey."""
    view = VIEWS["relation-scatter"]
    for query, tone, colour in (("", "tx1", "ink"), ("area=BGD", "tx2", "muted")):
        (page, *_) = made(shared, told(shared, "relation-scatter", query)).slides
        labels = [label for chart in charts_in(page) for label in chart._chartSpace.xpath(".//c:dLbl")]
        inks = {one.xpath("string(.//a:t)"): one.xpath("string(.//a:schemeClr/@val)") for one in labels}
        svg = compose(content_of(shared, Asked(view, selection_of(shared, view, query), ROOT)), SIZES["slide"])
        drawn = {text: ink for ink, text in re.findall(r'<text[^>]* fill="(#\w{6})"[^>]*>([^<]+)</text>', svg)}
        landmarks = [name for name in inks.keys() & drawn.keys() if name.isalpha() and name != "Bangladesh"]
        assert len(landmarks) > 2
        assert {(inks[name], drawn[name]) for name in landmarks} == {(tone, theme.LIGHT[colour])}


def _begins_at_a_power_of_ten(shared: Context) -> None:
    (page, *_) = made(shared, told(shared, "relation-scatter", "")).slides
    (chart,) = charts_in(page)
    lows = [float(low) for low in chart._chartSpace.xpath(".//c:valAx/c:scaling/c:min/@val")]
    assert all(math.isclose(math.log10(low) % 1, 0, abs_tol=1e-9) for low in lows)
    assert lows[0] == 1000
    across, up = chart._chartSpace.xpath(".//c:valAx/c:numFmt/@formatCode")
    assert '"0"' in up and '"0"' not in across


def _names_stand_apart(shared: Context) -> None:
    """All stood above: "Nigeria" on Pakistan's point, "Bangladesh" on India's; then "Egypt" on two small
    ones, on slides and in pictures."""
    (slide, *_) = told(shared, "relation-scatter", "")
    assert isinstance(slide.body, Plot)
    rooms = rooms_of(slide.body, 800, 300)
    sides = sides_of(slide.body, rooms)
    spots = list(_spots(slide.body, rooms))
    words = [_beside(spot, side[0], rooms.type) for spot in spots if (side := sides.get(spot[1:]))]
    assert len(words) > 5
    assert not [pair for pair in combinations(words, 2) if pair[0].meets(pair[1])]
    assert not [box for box in words if any(box.meets(point, -2) for point, _, _ in spots)]
    view = VIEWS["relation-scatter"]
    svg = compose(content_of(shared, Asked(view, selection_of(shared, view, ""), ROOT)), SIZES["slide"])
    named = [text for text in texts_of(svg) if text.words in ("India", "Pakistan", "Nigeria", "Egypt", "Brazil")]
    assert len(named) > 2
    circles = [tuple(map(float, at)) for at in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg)]
    points = [Box(x - half, y - half, x + half, y + half) for x, y, r in circles for half in [0.7 * r]]
    assert len(points) > 100 and not [one.words for one in named if any(one.box.meets(point) for point in points)]


ROUND_YEARS = [
    (1991, 2030, [1990, 2000, 2010, 2020, 2030]),
    (2005, 2024, [2005, 2010, 2015, 2020]),
    (2007, 2023, [2007, 2011, 2015, 2019, 2023]),
    (1998, 2024, [1995, 2000, 2005, 2010, 2015, 2020]),
    (2009, 2023, [2009, 2012, 2015, 2018, 2021]),
    (2022, 2023, [2022, 2023]),
]
"""First and last year of an axis, and the years that it names: round ones, or both ends."""


def _each_row_has_its_line(shared: Context) -> None:
    """LibreOffice draws the line above a cell and not the one below the cell over it."""
    (page, *_) = made(shared, told(shared, "justice-suggested", "area=BGD")).slides
    (table,) = [shape.table for shape in page.shapes if shape.has_table]
    for above, row in pairwise(table.rows):
        for over, cell in zip(above.cells, row.cells, strict=True):
            (line,) = cell._tc.xpath("a:tcPr/a:lnT//a:srgbClr/@val")
            assert [line] == over._tc.xpath("a:tcPr/a:lnB//a:srgbClr/@val")


def test_marks_for_nothing_found_say_so_in_the_workbook(shared: Context) -> None:
    (page, *_) = made(shared, told(shared, "relation-lags")).slides
    below = [
        series.name
        for chart in charts_in(page)
        for series in chart.plots[0].series
        if min(value for value in series.values if value is not None) < -0.39
    ]
    assert below
    assert all("none" in name for name in below)


def test_years_without_a_figure_are_no_bars_and_hatched_counts_are() -> None:
    years = Scale("years", 2000.4, 2002.6)
    known = Bars("A", "ink", (Datum(2001, 3.0),))
    silent = Bars("no figure", "clear", (Datum(2002, None),), role="silent")
    plot = plot_of_chart(Chart((Pane(years, Scale("number", 0, 10), (known, silent)),)))
    assert isinstance(plot, Plot)
    assert [strand.name for strand in plot.strands] == ["A"]
    assert [place for place, _ in plot.silent] == [1]
    ranged = Bars("A", "ink", (Datum(2002, None, role="uncertain", low=1.0, high=9.0),))
    both = replace(known, data=(*known.data, *ranged.data))
    for mark in (ranged, both):
        plot = plot_of_chart(Chart((Pane(years, Scale("number", 0, 10), (mark,)),)))
        assert isinstance(plot, Plot)
        assert len([strand for strand in plot.strands if strand.is_keyed]) == 1, "one key for one series"
    # Over bars with paler tops an unseen line has the figures: a range in two lines, on a scale that leaves room for
    # both, where these have room.
    said = [replace(datum, said=text) for datum, text in zip(both.data, ("3", "1.234 to 9.876"), strict=True)]
    plot = plot_of_chart(Chart((Pane(years, Scale("number", 0, 10), (replace(both, data=tuple(said)),)),)))
    assert isinstance(plot, Plot)
    assert [strand.name for strand in plot.strands if strand.figures] == ["A: greatest"]
    assert (plot.strands[-1].values, plot.strands[-1].figures) == ((3.0, 9.0), ("3", "1.234 to 9.876"))
    for width, lines in ((300, 1), (130, 2), (60, 0)):
        rooms = rooms_of(plot, width, 200)
        assert rooms.is_told == bool(lines), width
        if rooms.axis and rooms.inner:
            own = [words for _, words, (side, *_) in placed(plot, rooms, plot.strands[-1]) if side == "t"]
            assert [len(words) for words in own] == [1, lines]
            assert (1 - 9.0 / rooms.axis[1]) * rooms.inner.height >= 12 * lines
            # A range without spaces was broken within its second end.
            ends = ("1.234–", "9.876") if lines == 2 else ("1.234–9.876",)
            assert figure_lines(plot, rooms, "1.234–9.876") == ends
    unknown = Bars("not covered", "clear", (Datum(2001, 7.0),), role="silent", stack="countries")
    pane = Pane(years, Scale("number", 0, 10), (replace(known, stack="countries"), unknown))
    plot = plot_of_chart(Chart((pane,)))
    assert isinstance(plot, Plot)
    assert [(strand.values, strand.is_hatched) for strand in plot.strands] == [
        ((3.0, None), False),
        ((7.0, None), True),
    ]
    assert not plot.silent
    # Dots of two years would stand in an empty frame; columns do where each year has a figure of each line.
    first, last = Datum(2001, 63.0, label="63"), Datum(2002, 12.0, said="12")
    girls = Line("girls", "girls", (first, last), is_joined=False, end="girls\n12")
    boys = replace(girls, name="boys", data=(first, replace(last, said="20")), end="boys\n20")
    plot = plot_of_chart(Chart((Pane(years, Scale("number", 0, 80), (girls, boys)),)))
    assert isinstance(plot, Plot)
    assert (plot.form, plot.is_stacked) == ("columns", False)
    assert [(strand.figures, strand.is_keyed) for strand in plot.strands] == [
        (("63", "12"), True),
        (("63", "20"), True),
    ]
    plot = plot_of_chart(Chart((Pane(years, Scale("number", 0, 80), (girls, replace(boys, data=boys.data[:1]))),)))
    assert isinstance(plot, Plot) and plot.form == "lines"


@pytest.mark.parametrize(
    "query",
    each(
        ["area=BGD", "area=NGA", "area=COD", "area=VCT", QUERY],
        {"area=BGD": "its title's row in the second group, and a bar that its dot hides", QUERY: "two"},
    ),
)
def test_a_profile_has_one_slide_with_the_rows_of_its_picture_and_names_the_others(shared: Context, query: str) -> None:
    """Of two slides the second had twelve rows of context, and none on children."""
    (slide,) = told(shared, "compare-profile", query)
    view = VIEWS["compare-profile"]
    body = shown(shared, view, selection_of(shared, view, query), "chart").from_afar.body
    assert isinstance(body, Chart) and isinstance(slide.body, Panes)
    wanted = [row for row in body.panes[0].rows if row.role != "head"]
    assert len(wanted) > (10 if query == "area=VCT" else 19)
    (pane,) = panes_of(slide)
    seen = [row.name for row in pane.plot.rows if not row.is_head]
    pictured = [row.name for row in fewer(body, 8)[0].panes[0].rows if row.role != "head"]
    assert seen == pictured and len(seen) == 8
    notes = " ".join(slide.notes)
    (others,) = re.findall(r"The other indicators, at the address: ([^\n]+?)\.(?= [A-Z]|$)", notes)
    rest = {row.name: row.figure for row in wanted if row.name not in seen}
    assert pane.plot.more == len(rest)
    assert set(others.split("; ")) == {name if query == QUERY else f"{name}: {said}" for name, said in rest.items()}
    assert slide.apart is not None
    with_fewer = (slide, *slide.apart())
    for slide in with_fewer:
        names = {row.name for pane in panes_of(slide) for row in pane.plot.rows}
        named = re.findall(r"(?:: |and )([^:]+?) \(percentile", slide.title)
        assert set(named) <= names
        notes = " ".join(slide.notes)
        assert not re.search(
            "median place of other countries: [^:]+ economies:|Income groups",
            f"{notes} {slide.caption} {slide.description}",
        )
        for pane in panes_of(slide):
            # A median was hidden by the dot of the country at its place.
            own = [one.size for one in pane.plot.strands if one.symbol == "circle" and one.opacity == 1]
            medians = [
                one.size for one in pane.plot.strands if one.name.startswith("median place of other countries: ")
            ]
            assert own and all(size >= max(own) + 4 for size in medians)
            assert len(medians) == 1, "of the region, where no other group was chosen"
            heights = {row.height for row in even(pane.plot).rows}
            assert {row.height for row in even(pane.plot).rows if row.is_head}.isdisjoint(
                even(pane.plot).strands[0].values
            )
            assert {value for one in even(pane.plot).strands for value in one.values if value is not None} <= heights
            # LibreOffice drew no error bars along rows, so that the key named what nobody saw.
            drawn = [(one.name, one.symbol, len(one.values)) for one in even(pane.plot).strands]
            for one in pane.plot.strands:
                if ranged := sum(map(any, one.reach_across)):
                    dots = (one.name, one.symbol, len(one.values))
                    assert drawn[drawn.index(dots) - 1] == (one.name, "none", 3 * ranged)
        reach = [ends for pane in panes_of(slide) for one in pane.plot.strands for ends in one.reach_across]
        assert isinstance(slide.body, Panes)
        is_keyed = any(key.name.startswith("bar: ") for key in slide.body.keys)
        assert is_keyed == (max(map(max, reach), default=0.0) > 2.65), "a bar is longer than its dot is wide"
        if re.search(" (is|was) (higher|lower) than in ", slide.title):
            _marks_what_its_title_names(shared, slide)


def _marks_what_its_title_names(shared: Context, slide: Slide) -> None:
    """A reader finds it at once: it alone is in bold, and the first of all."""
    rows = panes_of(slide)[0].plot.rows
    (marked,) = (row.name for row in rows if row.is_told)
    assert rows[0].is_head and rows[1].name == marked
    (told,) = (question for _, question in questions(shared) if row_name(shared, question) == marked)
    name = NAMES.get(told.indicator) or PARTS[told.breakdown]
    assert re.search(f": {re.escape(name)} (is|was) ", slide.title)


@pytest.mark.parametrize(
    ("form", "query"),
    each(product(FORMATS, ("area=BGD", "area=VCT", SIX)), [("16x9", "area=BGD"), ("4x3", SIX)]),
)
def test_rows_of_a_profile_are_read_or_are_said_to_be_left_out(shared: Context, form: str, query: str) -> None:
    """Six countries of the longest names leave the least room: on narrow slides there are fewer rows."""
    *slides, _ = made(shared, told(shared, "compare-profile", query), form).slides
    assert len(slides) == 1
    written, sends = "", list[bool]()
    for slide in slides:
        charts = [shape for shape in slide.shapes if shape.has_chart]
        written += " ".join(text for shape in charts for text in shape.chart._chartSpace.xpath(".//a:t/text()"))
        assert len(charts) == 1, "two scales of unequal widths stood beside each other"
        for shape in charts:
            # The first in the file is the last by its order: what LibreOffice and PowerPoint draw over the others.
            orders = [int(order) for order in shape.chart._chartSpace.xpath(".//c:ser/c:order/@val")]
            assert orders == sorted(orders, reverse=True)
            # Each line of a name has a label of its own: in the middle of one lines would not end at one line.
            labels = shape.chart._chartSpace.xpath(".//c:ser[1]/c:dLbls/c:dLbl")
            assert not any(len(label.xpath(".//a:p")) > 1 for label in labels)
            named = shape.chart._chartSpace.xpath(".//c:ser[1]")[0]
            heights = {float(value) for value in named.xpath("./c:yVal//c:v/text()")}
            # What the ends of the scale mean stood below the rows, away from the first one: it stands beside its head.
            assert min(heights) > -0.6
            assert shape.height / EMU >= len({*map(round, heights)}) * 12 * 1.08 + 24, shape.name
            assert {int(size) for size in shape.chart._chartSpace.xpath(".//c:dLbl//a:rPr/@sz")} == {1200}
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        sends.append("First years of the other rows: in the notes." in words)
        (kept,) = map(int, re.findall(r"Shown: (\d) of \d+ indicators, those on children first\.", words))
        assert kept == 8 or (form, query) == ("4x3", SIX), kept
        # What rows have no room for stands below them, of these rows alone; of the one in the title above them.
        since = re.findall(r"Compared with figures since \d{4}: ([^.]+)\.", words)
        assert (form, query) != ("16x9", "area=BGD") or not since
    # Three slides sent their readers into the notes for years that stood in their rows, or have room below these.
    assert (form, query) != ("16x9", "area=BGD") or not any(sends)
    # Behind each row of one country stand its figure, the year and its place among the others, in words.
    for place in ("lower than 144 of 161", "higher than 114 of 175", "higher than 93 of 151", "higher than 35 of 68"):
        assert query != "area=BGD" or re.search(rf" \(20\d\d\) {place} ", written), written
    # Over a narrow scale the words at its ends are in lines of their own.
    assert written.count("all others") == 2
    if query != SIX:
        assert "per 100,000 people" in written
        _each_row_is_there_once(shared, form, query)


def _each_row_is_there_once(shared: Context, form: str, query: str) -> None:
    """In every language, and most of the eight: where units are long some rows have no room."""
    for code in languages():
        with language(code):
            (whole,) = told(shared, "compare-profile", query)
            first = {"16x9": 7, "4x3": 5}[form]
            *slides, _ = made(shared, [whole], form).slides
            assert len(slides) == 1, code
            for slide in slides:
                # Where a title would have three lines its figure, which says of whom it is, stands right below it.
                title, below = (slide.placeholders[idx].text_frame.text for idx in (TITLE, SUBTITLE))
                assert re.search(r"(20\d\d|[)）])\W*$", title) or re.search(r"\d.*20\d\d", below), title
            spaces = [shape.chart._chartSpace for slide in slides for shape in slide.shapes if shape.has_chart]
            lines = [one for space in spaces for one in space.xpath(".//c:ser") if _is_of_lines(one)]
            drawn = _squeezed(_beside_rows(spaces))
            # "0.50−" stood in Arabic.
            assert not re.search(r"\u202b−?[\d.]+\u202c", _beside_rows(spaces))
            many = sum(len(line.xpath("./c:yVal//c:pt")) for line in lines) // 2
            assert many >= first, code
            assert whole.apart is not None
            (few,) = (one for one in (whole, *whole.apart()) if len(_names_of(one)) == many)
            assert [name for name in _names_of(few) if _squeezed(name) not in drawn] == []


def _names_of(slide: Slide) -> list[str]:
    return [row.name for pane in panes_of(slide) for row in pane.plot.rows if not row.is_head]


def _beside_rows(spaces: list[Any]) -> str:
    """What stands beside the rows of charts."""
    return "".join(text for space in spaces for text in space.xpath(".//c:dLbl//a:t/text()"))


def _is_of_lines(series: Any) -> bool:
    return translate("Lines of the rows") in series.xpath("./c:tx//c:v/text()")


def _squeezed(text: str) -> str:
    """Without spaces, and without the marks by which words are read from right to left."""
    return re.sub(r"[\s\u202a-\u202e]", "", text)


def panes_of(slide: Slide) -> list[Any]:
    assert isinstance(slide.body, Panes)
    return [pane for pane in slide.body.panes if pane.plot is not None]


def test_names_are_whole_though_a_page_shortens_them(shared: Context) -> None:
    for panel in ("progress-pace", "compare-chart", "protection-places"):
        for slide in told(shared, panel, "" if panel == "progress-pace" else SIX):
            content = deck([slide], "4x3", shared.today())
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                said = "".join(package.read(name).decode() for name in package.namelist() if "/chart" in name[-14:])
            assert "…" not in said


# ------------------------------------------------------------------------------------------------ tables


def test_a_table_has_its_first_rows_and_columns_and_says_how_many_more_there_are(shared: Context) -> None:
    (slide,) = told(shared, "compare-key", SIX)
    heads = ("Country", *(f"Unbreakablyverylongheading{number}" for number in range(9)))
    rows = tuple((f"row {row}", *(f"cell {number}" for number in range(9))) for row in range(40))
    table = Table(heads, rows, (False,) * 10, chosen=(30,))
    page, _ = made(shared, [replace(slide, body=table, apart=None)], "4x3").slides
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    names = [row.cells[0].text for row in frame.table.rows]
    assert names[0] == "Country"
    assert len(names) <= 1 + MOST_ROWS
    assert names[-1] == "… row 30"
    words = " ".join(shape.text_frame.text for shape in page.placeholders if shape.has_text_frame)
    assert f"{40 - len(names) + 1} more rows are at the address below" in words
    assert f"{10 - len(frame.table.columns)} more columns are at the address below" in words


def test_a_table_that_goes_on_without_end_stops_and_says_how_many_rows_are_left_out(
    shared: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_SLIDES", 4)
    (slide,) = told(shared, "compare-key", SIX)
    rows = tuple((f"row {row}", "words " * 120, "" if row else "first") for row in range(30))
    table = Table(("Name", "Text", "Blank from the second on"), rows, (False, False, False), goes_on=True)
    *pages, _ = made(shared, [replace(slide, body=table, apart=None)]).slides
    columns = [len(shape.table.columns) for page in pages for shape in page.shapes if shape.has_table]
    assert columns == [3, 2, 2, 2]
    kept = sum(len(shape.table.rows) - 1 for page in pages for shape in page.shapes if shape.has_table)
    assert len(pages) == 4
    words = [" ".join(one.text_frame.text for one in page.placeholders if one.has_text_frame) for page in pages]
    assert kept < len(rows)
    assert f"{len(rows) - kept} more rows are at the address below" in words[-1]
    assert not any("more rows are" in said for said in words[:-1])


def test_key_figures_are_all_on_slides_each_with_the_words_of_its_rows(shared: Context) -> None:
    (slide,) = told(shared, "compare-key", "")
    assert isinstance(slide.body, Table) and slide.body.far is not None
    *pages, _ = made(shared, [slide]).slides
    made_of = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    # Names stay whole there.
    rows = [spaced(row.cells[0].text) for table in made_of for row in table.rows]
    names = {row[0] for row in slide.body.far.rows}
    assert [name for name in rows if name in names] == [row[0] for row in slide.body.far.rows]
    words = [" ".join(one.text_frame.text for one in page.placeholders if one.has_text_frame) for page in pages]
    assert [text for text in words if "Only victims who were found are counted" in text] == words[:1]
    assert not any("more rows are" in text for text in words)
    assert [f"({number} of {len(pages)})" in text for number, text in enumerate(words, 1)] == [True] * 3
    # Of statuses a narrow slide had six rows, and said how many more there are elsewhere.
    (statuses,) = told(shared, "progress-statuses", SIX)
    assert isinstance(statuses.body, Cells)
    *pages, _ = made(shared, [statuses], "4x3").slides
    tables_made = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    numbered = [re.findall(r" \(\d+ of \d+\)$", page.shapes.title.text_frame.text) for page in pages]
    assert numbered == [[f" ({number} of {len(pages)})"] for number in range(1, len(pages) + 1)], "the first one, too"
    names = [row.cells[0].text_frame.text for table in tables_made for row in list(table.rows)[1:]]
    assert len(tables_made) > 1
    assert names == [row.name for row in statuses.body.rows]


def test_a_table_without_rows_says_that_there_is_no_figure(shared: Context) -> None:
    (slide,) = told(shared, "compare-key", SIX)
    assert isinstance(slide.body, Table)
    (page, *_) = made(shared, [replace(slide, body=replace(slide.body, rows=(), origins=()))]).slides
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    assert frame.table.cell(1, 0).text == "no figure"


def test_a_heading_goes_across_the_whole_table(shared: Context) -> None:
    (slide,) = told(shared, "progress-gaps", "view=progress-gaps.table")
    assert isinstance(slide.body, Table) and slide.body.parts
    (page, *_) = made(shared, [slide]).slides
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    heading = frame.table.cell(1, 0)
    assert heading.text == slide.body.parts[0][1]
    assert heading.is_merge_origin and heading.span_width == len(slide.body.columns)
    # Whichever tab was chosen: the other one would be rows of dashes.
    matrix = told(shared, "flows-matrix", "area=BGD&view=flows-matrix.table")[0].body
    assert isinstance(matrix, Cells) and matrix == told(shared, "flows-matrix", "area=BGD")[0].body
    (slide,) = told(shared, "coverage-picture", "area=BGD&view=coverage-picture.table")
    (page, *_) = made(shared, [slide]).slides
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    head = list(frame.table.rows[0].cells)[1:]
    named = {place: cell.text for place, cell in enumerate(head) if not cell.is_spanned}
    assert named == {0: "2000", 5: "2005", 10: "2010", 15: "2015", 20: "2020", 24: "2025"}
    assert len(head) == 26 and head[5].span_width == 5
    _each_row_has_its_line(shared)


# ------------------------------------------------------------------------------------------------ hostile and edited


def test_hostile_names_are_text_wherever_they_stand(shared: Context, tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil.example")<script>&\u202e\x0b\ud800"'
    strand = Strand(evil, "#0b6b78", (1.0, 2.0), end=evil, is_keyed=False)
    plot = Plot("lines", (evil, "2017"), (strand, replace(strand, end="b")), titles=(evil, ""), breaks=((1, evil),))
    (slide,) = told(shared, "victims-trend", "area=BGD")
    hostile = replace(
        slide, title=evil, subtitle=evil, body=plot, caption=(evil,), speech=Notes((evil,)), description=evil
    )
    table = Table((evil, "b"), ((evil, evil),), (False, True))
    content = deck([hostile, replace(hostile, body=table)], "16x9", shared.today())
    path = tmp_path / "hostile.pptx"
    path.write_bytes(content)
    assert OpenXmlValidator().validate(str(path)).is_valid
    page, *_ = Presentation(io.BytesIO(content)).slides
    assert page.shapes.title.text_frame.text == '=HYPERLINK("http://evil.example")<script>&"'
    (chart,) = charts_in(page)
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)} == {"s"}


def test_a_value_a_colour_and_a_title_can_be_changed_through_the_file(shared: Context) -> None:
    presentation = made(shared, told(shared, "country-trend", "area=BGD"))
    page = presentation.slides[0]
    page.shapes.title.text_frame.text = "What the ministry says"
    (chart,) = charts_in(page)
    part = chart.part.chart_workbook.xlsx_part
    book = load_workbook(io.BytesIO(part.blob))
    sheet = book.worksheets[0]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value is not None)
    sheet.cell(row, 2).value = 1234
    kept = io.BytesIO()
    book.save(kept)
    part._blob = kept.getvalue()
    fill = chart.plots[0].series[0].points[row - 2].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xAA, 0x00, 0x55)
    saved = io.BytesIO()
    presentation.save(saved)
    again = Presentation(io.BytesIO(saved.getvalue()))
    (chart,) = charts_in(again.slides[0])
    assert again.slides[0].shapes.title.text_frame.text == "What the ministry says"
    assert book_of(chart)[row - 1][1] == 1234
    assert chart.plots[0].series[0].points[row - 2].format.fill.fore_color.rgb == RGBColor(0xAA, 0x00, 0x55)
    assert chart._chartSpace.xpath(".//c:ser[1]/c:val/c:numRef/c:f")[0].text.startswith("Sheet1!$B$2:")


def test_a_colour_that_is_seen_through_is_one_on_a_slide_too() -> None:
    """Written as it stands it is no colour: black in LibreOffice, a file to be repaired in PowerPoint."""
    faint = colour_xml(theme.ink("faint"))
    assert faint == '<a:srgbClr val="8C96A0"><a:alpha val="40000"/></a:srgbClr>'
    assert 'val="50000"' in colour_xml("#ff0000", 0.5)
