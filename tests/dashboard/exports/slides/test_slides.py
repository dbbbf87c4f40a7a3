"""A presentation opened again: native charts with the figures of the CSV, shapes for areas, notes, alt texts."""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from coloraide import Color
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Pt

from dashboard import theme
from dashboard.charts.marks import Chart, Datum, Dots, Pane
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.picture.named import named
from dashboard.exports.picture.window import framed
from dashboard.exports.picture.worldmap import NOTHING, class_of, older_of, words_of
from dashboard.exports.slides.charts import workbook_of
from dashboard.exports.slides.content import MapBody, Slide, slide_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.flow_map import FlowBody
from dashboard.exports.slides.inks import fixed, solid
from dashboard.exports.slides.maps import fill
from dashboard.exports.slides.notes import sayable, sentences_in
from dashboard.exports.slides.plots import Panes, Plot, Strand
from dashboard.exports.slides.signs import signs_of
from dashboard.exports.slides.tables import MOST_ROWS
from dashboard.exports.slides.template import (
    BESIDE,
    BODY,
    BOXED,
    CAPTION,
    COVER,
    EMU,
    FORMATS,
    NOTED,
    SUBTITLE,
    TEXT,
    VIEW,
    WORDS,
    layout_of,
    opened,
)
from dashboard.figures.charts import Drawn, chart
from dashboard.figures.map import FEW, ZERO
from dashboard.figures.series import series_of
from dashboard.figures.shown import Table
from dashboard.i18n import in_a_row
from dashboard.kinds.registry import KINDS
from dashboard.metrics.lines import Line, Point
from dashboard.views import VIEWS, selection_of
from dashboard.web.downloads import csv_of
from dashboard.words.credits import licence_alone
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import THROUGHOUT, WALKS, Walk, chosen, each

ROOT = "https://reach.example.org"
SIX = "area=GBR,VCT,BOL,COD,PSE,FSM"


def told(context: Context, panel: str, query: str = "") -> Slide:
    view = VIEWS[panel]
    return slide_of(context, Asked(view, selection_of(context, view, query), permalink_of(context, view, query, ROOT)))


def made(context: Context, *slides: Slide, form: str = "16x9") -> Any:
    """Presentation of slides, written and opened again."""
    return Presentation(io.BytesIO(deck(slides, form, context.today())))


def charts_of(presentation: Any) -> list[Any]:
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def book_of(chart: Any) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    return [[str(cell.year) if isinstance(cell, datetime.datetime) else cell for cell in row] for row in rows]


def rows_of(context: Context, panel: str, query: str) -> list[dict[str, str]]:
    view = VIEWS[panel]
    _, text = csv_of(context, view, selection_of(context, view, query))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def approximately(value: float | None) -> Any:
    """A figure as a file rounds it, to six digits."""
    return None if value is None else pytest.approx(value, rel=1e-5)


def ids_of(slide: Any) -> list[str]:
    return slide.shapes._spTree.xpath(".//p:cNvPr/@id")


@pytest.mark.parametrize("form", FORMATS)
def test_the_template_has_layouts_with_placeholders_within_the_slide(form: str) -> None:
    presentation = opened(form)
    assert {VIEW, TEXT, NOTED, COVER, WORDS, BESIDE, BOXED} == {layout.name for layout in presentation.slide_layouts}
    for layout in presentation.slide_layouts:
        for holder in layout.placeholders:
            assert holder.left >= 0 and holder.left + holder.width <= presentation.slide_width
            assert holder.top >= 0 and holder.top + holder.height <= presentation.slide_height
    kinds = {holder.placeholder_format.type.name for holder in layout_of(presentation, VIEW).placeholders}
    assert kinds == {"TITLE", "BODY", "OBJECT", "FOOTER", "SLIDE_NUMBER"}


@pytest.mark.parametrize("query", ["area=BGD", "area=BGD,FRA", "indicator=detected-victims&area=BGD"])
def test_a_chart_is_native_and_its_workbook_holds_the_figures_of_the_csv(shared: Context, query: str) -> None:
    (chart,) = charts_of(made(shared, told(shared, "country-trend", query)))
    rows = [row for row in rows_of(shared, "country-trend", query) if row["obs_value"]]
    head, *lines = book_of(chart)
    cells = [
        ((head[column], str(line[0])), line[column])
        for line in lines
        for column in range(1, len(head))
        if line[column] is not None and not re.search("may be more|: greatest$", str(head[column]))
    ]
    found = dict(cells)
    assert len(found) == len(cells), "parts of one line share no year"
    exact = {(row["area"], row["time_period"]): float(row["obs_value"]) for row in rows}
    assert exact
    for (area, year), value in exact.items():
        name = area if (area, year) in found else f"{area}: at least"
        assert found.pop((name, year)) == pytest.approx(value, rel=1e-5)
    lower = {
        (f"{row['area']}: at least", row["time_period"]): row["obs_lower"]
        for row in rows_of(shared, "country-trend", query)
    }
    for key, value in found.items():
        assert float(lower[key]) == pytest.approx(value, rel=1e-5)
    # A line that breaks is several series of one name, in the order of the columns: no line leads over a break.
    for column, series in enumerate(chart.plots[0].series, 1):
        assert series.name == head[column]
        assert list(series.values) == [approximately(line[column]) for line in lines]


def test_a_year_without_a_report_is_a_gap_and_is_explained(shared: Context) -> None:
    slide = told(shared, "country-trend", "area=BGD")
    assert isinstance(slide.body, Plot)
    reported = {row["time_period"] for row in rows_of(shared, "country-trend", "area=BGD") if row["obs_value"]}
    # A year of which victims of no age may be children stands in the second, whose tops are paler.
    values = zip(*(strand.values for strand in slide.body.strands), strict=True)
    gaps = [year for year, own in zip(slide.body.categories, values, strict=True) if {*own} == {None}]
    assert [value is not None for value in slide.body.strands[1].values] == [False] * 16 + [True]
    assert gaps
    assert not reported & set(gaps)
    assert "unknown, not zero" in " ".join(slide.caption)
    (chart,) = charts_of(made(shared, slide))
    assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]
    drawn = chart._chartSpace.xpath(".//c:barChart/c:ser[1]/c:val//c:pt/@idx")
    assert len(drawn) == sum(value is not None for value in slide.body.strands[0].values)
    # The tops of stacked bars carry the figures, as in the picture; what is pale is said once, at 12 points.
    figured = dict(zip(slide.body.categories, slide.body.strands[-1].figures, strict=True))
    assert {year for year, label in figured.items() if label} == {*figured} - {*gaps}
    labels = chart._chartSpace.xpath(".//c:lineChart//c:dLbl[c:dLblPos/@val='t']")
    assert [" ".join(one.xpath(".//a:t/text()")) for one in labels] == [*filter(None, figured.values())]
    assert [len(one.xpath(".//a:p")) for one in labels] == [1] * (len(labels) - 1) + [2]
    assert not chart._chartSpace.xpath(".//c:barChart//c:dLbl")
    assert "Pale top: may be this high." in " ".join(slide.caption[: slide.loud])
    assert "The paler part" not in " ".join(slide.caption) and "at its lower end" not in " ".join(slide.caption)


@pytest.mark.parametrize("walk", WALKS)
def test_what_is_suppressed_has_no_number_in_the_workbook(shared: Context, walk: Walk) -> None:
    seen = 0
    for panel in chosen(VIEWS, ("data-explorer", "country-trend", "compare-chart"), walk):
        view = VIEWS[panel]
        names = [name for name, item in shared.indicators.items() if item.least_shown]
        for name in [name for name in names if view.indicator in ("", name)]:
            slide = told(shared, panel, f"indicator={name}")
            if not isinstance(slide.body, Plot) or not all(
                source in slide.sources for source in [shared.source_of(name)]
            ):
                continue
            seen += 1
            for native in charts_of(made(shared, slide)):
                numbers = [cell for line in book_of(native)[1:] for cell in line[1:] if cell is not None]
                assert not [number for number in numbers if 0 < number < shared.indicators[name].least_shown], panel
    assert seen


def test_a_suppressed_kind_says_so_and_has_no_bar_not_even_of_zero(shared: Context) -> None:
    view = VIEWS["country-trend"]
    series = series_of(shared, view, selection_of(shared, view, "area=BGD"))
    hidden = Drawn("Debt bondage", "line.0", Line("_W", (Point(2024, None, None, None, "Q"),)))
    seen = Drawn("Threats", "line.0", Line("_W", (Point(2024, 120.0, None, None, "A"),)))
    plot = plot_of_chart(chart((seen, hidden), replace(series.frame, profile=True)))
    assert isinstance(plot, Plot)
    assert plot.strands[0].values == (120.0, None)
    assert "suppressed" in plot.categories[1]


def legend_of(presentation: Any) -> list[str]:
    """The words of the legend of a map on the first slide."""
    (whole,) = [shape for shape in presentation.slides[0].shapes if shape.shape_type.name == "GROUP"]
    _, *legend = whole.shapes
    return [shape.text_frame.text for shape in legend if shape.has_text_frame and shape.text_frame.text]


UNCLEAR = "unclear"


def assert_zeros_and_few_are_seen(whole: Any, body: MapBody) -> None:
    """Angola, white as the sea, was a bay. Oman had no ring, as the key has, and few were lines that
    cross, while pictures had dots."""
    areas, *legend = whole.shapes
    # Over a foot that says what the United Kingdom's totals equal the map is lower, and so narrower.
    assert whole.width - areas.width < 12_700 * 273, "a broad legend left a third of the slide empty"
    (key, _) = [shape for shape in legend if shape.name.startswith("none (0) (")]
    assert 'fill="none"' in etree.tostring(key._element).decode(), "rings in the key, too"
    said = ": 0 per 100,000 children (2022)"
    edges = {shape.name.removesuffix(said): etree.tostring(shape._element).decode() for shape in areas.shapes}
    assert f'"{theme.RAMPS["victims"][3][1:].upper()}"' in edges["Angola"]
    picture = body.picture
    (key, _) = [shape for shape in legend if shape.name.startswith(f"{UNCLEAR} (")]
    assert 'stroke="0"' in etree.tostring(key._element).decode(), "dots in the key, too"
    for k, words in ((ZERO, "none (0)"), (FEW, UNCLEAR)):
        marks, signs = [shape for shape in areas.shapes if shape.name == words]
        begins = dots_in(marks)
        squares = [code for code, place in picture.places.items() if place.is_dot and class_of(picture, code) == k]
        assert len(dots_in(signs)) == len(squares) * (1 if k == ZERO else 4) > 0, "pale squares were of no class"
        codes = [code for code in picture.outlines.paths if class_of(picture, code) == k]
        named = {picture.names[code] for code in codes if not picture.places[code].is_dot}
        # Of islets no part of a ring may be left; one dot always is.
        named &= named if k == FEW else {"Oman", "Angola"}
        assert len(named) >= 2
        for shape in areas.shapes:
            if shape.name.partition(": ")[0] in named and shape.width * shape.height > (12_700 * 6) ** 2:
                around = 12_700 * 1.5
                assert any(
                    -around <= x - shape.left <= shape.width + around
                    and -around <= y - shape.top <= shape.height + around
                    for x, y in begins
                ), shape.name


def assert_unknown_is_quiet(context: Context) -> None:
    """Bhutan, of which few are known, was written like China, of which nothing is."""
    slide = told(context, "victims-map", "area=BGD")
    assert isinstance(slide.body, MapBody)
    (whole,) = [shape for shape in made(context, slide).slides[0].shapes if shape.shape_type.name == "GROUP"]
    inks = {
        shape.text_frame.text.split("\n")[0]: etree.tostring(shape._element).decode()
        for shape in whole.shapes[0].shapes
        if shape.has_text_frame and shape.text_frame.text
    }
    ink, muted = (solid(theme.LIGHT[name]).split(">")[1].split("/")[0] for name in ("ink", "muted"))
    assert all(ink in inks[name] and muted not in inks[name] for name in ("Bhutan", "India", "Bangladesh"))
    assert muted in inks["China"] and ink not in inks["China"]


def assert_type_stays(context: Context) -> None:
    """Above long names unit and countries stand in one line; where that is too long, none is counted."""
    slide = told(context, "victims-map", "area=GBR,VCT,BOL,COD,PSE,FSM")
    assert isinstance(slide.body, MapBody)
    for form in ("16x9", "4x3"):
        words = legend_of(made(context, slide, form=form))
        assert words[0] == "Per 100,000 children (number\u00a0of\u00a0UN\u00a0members)", form
    assert "under 0.2 (25)" in words and "1.5 to 4 (18)" in words
    longer = replace(
        slide.body.picture,
        counted="Per 100,000 children (Member States of the United Nations that have such figures) " * 6,
    )
    words = legend_of(made(context, replace(slide, body=replace(slide.body, picture=longer)), form="4x3"))
    assert words[0] == "Per 100,000 children" and {"under 0.2", "none (0)", "no figure"} <= set(words)
    assert not any("Member States" in word for word in words)


def dots_in(shape: Any) -> list[tuple[float, float]]:
    """Where each of the dots begins that are one shape, at its right."""
    path = shape._element.xpath(".//a:path")[0]
    part = shape.width / int(path.get("w"))
    begins = path.xpath("a:moveTo/a:pt")
    return [(shape.left + part * int(at.get("x")), shape.top + part * int(at.get("y"))) for at in begins]


def assert_lines_begin_at_their_words(shapes: list[Any]) -> None:
    """Each line ends at the frame of its words, at that side of it at which these stand: letters are narrower than
    their room."""
    sides = set()
    for line, words in ((shape, other) for shape in shapes for other in shapes if shape.name == other.name):
        is_line = line._element.xpath(".//a:custGeom")  # Its ring stands at the other end.
        if not is_line or not shape_is_words(words):
            continue
        before, behind = words.left - line.left - line.width, line.left - words.left - words.width
        over = max(words.top - line.top - line.height, line.top - words.top - words.height)
        assert max(before, behind, over) <= Pt(3), words.text_frame.text
        side = words.text_frame.paragraphs[0]._p.pPr.get("algn")
        assert max(before, behind) <= 0 or side == ("l" if before > 0 else "r"), words.text_frame.text
        sides.add(side)
    assert "r" in sides


def shape_is_words(shape: Any) -> bool:
    return bool(shape.text_frame.text)


def test_a_map_is_one_named_shape_for_each_area_in_a_group(shared: Context) -> None:
    slide = told(shared, "victims-map", "area=BGD,FRA")
    assert isinstance(slide.body, MapBody)
    presentation = made(shared, slide)
    (whole,) = [shape for shape in presentation.slides[0].shapes if shape.shape_type.name == "GROUP"]
    assert slide.title in whole._element.nvGrpSpPr.cNvPr.get("descr")
    areas = whole.shapes[0]
    names = [shape.name for shape in areas.shapes]
    paths = slide.body.picture.outlines.paths
    dots = [place for place in slide.body.picture.places.values() if place.is_dot]
    older = slide.body.picture.older
    assert older == "figure of another year"
    # Words on the map are four shapes each.
    assert (len(names) - len(paths) - len(dots) - 5) % 4 == 0 < len(names) - len(paths) - len(dots) - 5, (
        "one more has all dots of older figures, and two each all rings and all few: on areas, and in squares; and "
        "whom the title counts have words and a line to them in its halo, with its ring"
    )
    assert_zeros_and_few_are_seen(whole, slide.body)
    assert_lines_begin_at_their_words([shape for shape in areas.shapes if names.count(shape.name) == 4])
    words = legend_of(presentation)
    assert dots and names.count(older) == 1 and f"Bangladesh: {slide.body.figures['BGD']}" in names
    for key in slide.body.picture.keys:
        assert words_of(key) in words
    assert {"status undetermined", older, "no figure ("} <= {re.sub(r"(?<=figure \().*", "", word) for word in words}
    for shape in areas.shapes:
        assert areas.left <= shape.left + 12_700 * 5
        assert shape.left + shape.width <= areas.left + areas.width + 12_700 * 5
    # Where nearly all figures are older a dot on each says nothing.
    slide = told(shared, "protection-map", "area=NGA")
    assert isinstance(slide.body, MapBody)
    assert older_of(slide.body.picture) == []
    words = legend_of(made(shared, slide))
    assert not any("older" in word or re.search(r"\(\d{1,3}\)$", word) for word in words), "neither stands on it"
    assert "% of children under 5" in words and "none (0)" not in words
    counted = slide.body.picture.older_count.split(" of ")
    rows = shared.histories(selection_of(shared, VIEWS["protection-map"], "area=NGA"))
    known = [rows[code][-1].year for code in shared.geography.members if code in rows and rows[code][-1].year >= 2015]
    assert counted == [str(sum(year < 2025 for year in known)), str(len(known))]
    # What is counted is of the world, not of what is seen: who speaks knows it.
    assert [f"older than 2025: {counted[0]}." in " ".join(texts) for texts in (slide.caption, slide.notes)] == [0, 1]
    assert_type_stays(shared)
    # Circles under the heading of classes, none like land, and no circle named: a map of circles says what these are.
    slide = told(shared, "justice-map", "")
    assert isinstance(slide.body, MapBody)
    words = legend_of(made(shared, slide))
    assert words[0] == "Number of people"
    assert words.index("In brackets: how many UN members") > words.index("1,000")
    values = {code: shown.value or 0.0 for code, shown in slide.body.picture.areas.items() if shown.is_exact}
    assert set(slide.body.picture.told) == set(sorted(values, key=lambda code: -values[code])[:3])
    assert slide.body.picture.circles[0][0] <= max(values.values()) < 10 * slide.body.picture.circles[0][0]
    # "France 1,041" stood nearest to the circle of the United Kingdom.
    box = Box(36, 118, 710, 420)
    frame = framed(box, slide.body.picture.window)
    spots = {
        code: frame.at(slide.body.picture.places[code].lon, slide.body.picture.places[code].lat)
        for code in slide.body.picture.told
    }
    names = named(slide.body.picture, frame, box, 12.0)
    assert {one.code for one in names} == set(spots)
    for one in names:
        away = {
            code: math.hypot(max(one.box.left - x, x - one.box.right, 0), max(one.box.top - y, y - one.box.bottom, 0))
            for code, (x, y) in spots.items()
        }
        assert min(away, key=away.__getitem__) == one.code
    assert not told(shared, "victims-map", "measure=count").body.picture.told, "no country stands out by detections"
    # None looked like sea; as a pattern LibreOffice drew it like borders, so its rings are drawn.
    assert fill("z", "victims") == fixed(theme.zero("victims")) and "pattFill" in fill("n", "victims")
    for ramp in theme.RAMPS.values():
        assert Color(theme.LIGHT["ground"]).delta_e(ramp[0], method="76") >= 6


@pytest.mark.parametrize(
    ("code", "name"),
    each(
        [("BGD", "Bangladesh"), ("VCT", "Saint Vincent"), ("FJI", "Fiji"), ("CAN", "Canada"), ("145", "Iraq")],
        {("VCT", "Saint Vincent"): "small", ("FJI", "Fiji"): "on both sides of the line of dates"},
    ),
)
def test_a_map_of_one_area_alone_shows_it_close_with_nothing_beyond_its_room(
    shared: Context, code: str, name: str
) -> None:
    slide = told(shared, "victims-map", f"area={code}")
    assert isinstance(slide.body, MapBody)
    (whole,) = [shape for shape in made(shared, slide).slides[0].shapes if shape.shape_type.name == "GROUP"]
    areas, *_ = whole.shapes
    for shape in areas.shapes:
        assert areas.left - 2 <= shape.left and shape.left + shape.width <= areas.left + areas.width + 2
        assert areas.top - 2 <= shape.top and shape.top + shape.height <= areas.top + areas.height + 2
    assert len(areas.shapes) < len(slide.body.picture.outlines.paths)
    # The dot of Nepal lay on its name, that of Bhutan under it.
    words = [shape for shape in areas.shapes if shape.has_text_frame and shape.text_frame.text]
    dots = [at for shape in areas.shapes if shape.name == "figure of another year" for at in dots_in(shape)]
    for x, y in dots:
        assert not [
            one.name for one in words if one.left <= x <= one.left + one.width and one.top <= y <= one.top + one.height
        ]
    older = {name for area, name in slide.body.picture.names.items() if area in older_of(slide.body.picture)}
    for one in words:
        if not re.search(r"\d", one.name):
            continue  # Of Bhutan there is room for the name alone: on it stands a dot.
        assert any(one.name.startswith(f"{name} ") for name in older) <= bool(re.search(r"\(20\d\d\)$", one.name)), (
            one.name
        )
    assert ("figure of another year" in legend_of(made(shared, slide))) == bool(dots)
    # Bhutan's said a rate of so few that the key has none.
    few = {of for of, one in slide.body.picture.areas.items() if one.k == FEW and of != code}
    keyed = {slide.body.picture.names[of]: slide.body.figures[of] for of in few}
    assert all(said.startswith("unclear: ") for said in keyed.values())
    said = dict(shape.name.split(": ", 1) for shape in areas.shapes if ": " in shape.name)
    assert {said[name] for name in keyed.keys() & said.keys()} <= set(keyed.values())
    (own, *_) = [shape for shape in areas.shapes if shape.name.startswith(name)]
    middle = own.left + own.width / 2 - areas.left
    assert 0.2 * areas.width < middle < 0.8 * areas.width


def test_a_map_of_one_area_is_of_the_world_where_that_is_asked_for(shared: Context) -> None:
    view = VIEWS["victims-map"]
    asked = Asked(view, selection_of(shared, view, "area=BGD"), ROOT, extent="world")
    body = slide_of(shared, asked).body
    assert isinstance(body, MapBody)
    assert body.picture.window.is_world
    page = made(shared, told(shared, "victims-map")).slides[0]
    (whole,) = [shape for shape in page.shapes if shape.shape_type == 6]
    # It was 674 points beside a legend of 214 whatever its words took, then 593 over the names of who is in doubt.
    assert whole.shapes[0].width > 640 * 12_700
    foot = "Uncertain (figures in the same report disagree): 10 countries. Perhaps in a higher class (ages unknown): "
    assert any(f"{foot}7 countries. Named at the address." in shape.text_frame.text for shape in page.placeholders)
    spoken = page.notes_slide.notes_text_frame.text
    # Côte d'Ivoire's girls and boys are only a fortieth more than its children (569), but in the class above.
    assert "report disagree): Brazil, Côte d’Ivoire, Eswatini, " in spoken and "(ages unknown): Ecuador, " in spoken
    assert "Named at the address." not in spoken
    assert_unknown_is_quiet(shared)
    notes = told(shared, "victims-map", "area=BGD").notes
    places = [next(n for n, text in enumerate(notes) if said in text) for said in ("not of 2022", "Sources: ")]
    assert places == sorted(places), "licences stood before what is to be said"


def test_few_are_no_slanting_lines_in_any_office() -> None:
    """LibreOffice draws pct5 to pct20 as slanting lines, which mean "no figure", and pct25 as lines that cross."""
    told_few, told_silent = (re.findall(r'prst="(\w+)"', fill(k, "neutral")) for k in (FEW, NOTHING))
    assert told_few == ["pct25"]
    assert told_silent == ["wdUpDiag"]


def test_a_country_alone_on_a_map_is_no_speck(shared: Context) -> None:
    widths = []
    for query in ("area=BGD", "area=BGD,FRA"):
        (whole,) = [
            shape
            for shape in made(shared, told(shared, "victims-map", query)).slides[0].shapes
            if shape.shape_type.name == "GROUP"
        ]
        own, *_ = [shape for shape in whole.shapes[0].shapes if shape.name.startswith("Bangladesh")]
        widths.append(own.width)
    assert widths[0] > 5 * widths[1]


@pytest.mark.parametrize("form", each(FORMATS, {"4x3": "the narrower one"}))
def test_numbers_of_shapes_are_unique_and_those_of_axes_positive(shared: Context, form: str) -> None:
    slides = [
        told(shared, panel, SIX) for panel in ("victims-map", "country-trend", "progress-statuses", "victims-trend")
    ]
    presentation = made(shared, *slides, form=form)
    for slide in presentation.slides:
        assert len(ids_of(slide)) == len(set(ids_of(slide)))
    axes = [
        found
        for chart in charts_of(presentation)
        for found in chart._chartSpace.xpath(".//c:axId/@val | .//c:crossAx/@val")
    ]
    assert axes
    assert all(int(found) > 0 for found in axes)


def bodies(slide: Any) -> Iterator[str]:
    """Alternative texts of charts, tables and maps."""
    for shape in slide.shapes:
        if shape.has_chart or shape.has_table or shape.shape_type.name == "GROUP":
            yield shape._element.xpath("./*/p:cNvPr/@descr")[0]


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("form", each(FORMATS, {"4x3": "the narrower one"}))
def test_every_view_has_a_slide_with_title_notes_and_an_alternative_text(
    shared: Context, form: str, walk: Walk
) -> None:
    slides = [told(shared, panel, "" if form == "4x3" else "area=BGD") for panel in chosen(VIEWS, THROUGHOUT, walk)]
    pages = iter(made(shared, *slides, form=form).slides)
    page = next(pages)

    def titled() -> str:
        return spaced(str(page.shapes.title.text_frame.text))

    for told_ in slides:
        # A matrix that goes on has on each slide the title of its own rows.
        # What of a title has no room stands below it.
        cut, _, of = titled().partition(" (continued)")
        is_cut = len(cut) > 30 and told_.title.startswith(cut) and not of
        own = r".+" if told_.heads is not None and titled().endswith(")") else re.escape(cut if is_cut else told_.title)
        first_one = re.compile(rf"{own}( \(1 of \d+\)){'' if own == '.+' else '?'}")
        assert first_one.fullmatch(titled())
        also = re.compile(rf"{own}( \((\d+ of \d+|continued)\))")
        goes_on = True
        while goes_on:
            check(page, told_)
            page = next(pages)
            goes_on = bool(also.fullmatch(titled())) and not first_one.fullmatch(titled())
    text = " ".join(spaced(shape.text_frame.text) for last in (page, *pages) for shape in last.placeholders)
    for source in {source for slide in slides for source in slide.sources}:
        assert source.citation in text
        assert licence_alone(source) in text.replace("\u00a0", " ")


SIZES_OF_DOTS = re.compile(r"\d+ million children(?:, \d+ million)+")
"""The key over a chart whose dots are larger where more children live."""


def check(page: Any, told_: Slide) -> None:
    """One page of a slide: its words, what is told to those who do not see it, and its notes."""
    holders = {holder.placeholder_format.idx for holder in page.placeholders}
    assert SUBTITLE in holders or not told_.subtitle
    assert BODY in holders or isinstance(told_.body, MapBody | FlowBody | Panes)
    signs = in_a_row(sign.words for sign in signs_of(told_))
    for description in bodies(page):
        # Beside a chart with dots of some sizes stands what each is, and over its signs what they mean.
        assert told_.title in description or SIZES_OF_DOTS.fullmatch(description) or description == signs
    notes = page.notes_slide.notes_text_frame.text
    assert ROOT in notes
    # Who wrote what is known of what nobody counts has no release of figures.
    is_of_figures = "Sources of what is known: " not in notes
    for source in told_.sources:
        assert (f"{source.publisher_short}, {source.vintage}" if is_of_figures else source.publisher_short) in notes
    (caption,) = (holder for holder in page.placeholders if holder.placeholder_format.idx == CAPTION)
    # A matrix of indicators that goes on from slide to slide names the sources of the rows of each.
    text, every = caption.text_frame.text, told_.sources
    of_rows = [source for source in every if f"{source.publisher_short}, {source.vintage}" in text]
    assert of_rows or not every or not is_of_figures
    assert "Licence: " not in text and ("Licence: " in notes or not every), "for who asks"
    lines = [paragraph for paragraph in caption.text_frame.paragraphs if paragraph.text.startswith("Source")]
    assert len(lines) == 1 or not of_rows, "apart from caveats and notes"
    assert all(line.runs[0].font.bold and line.runs[0].text.endswith(":") for line in lines)


def test_the_definition_of_the_indicator_is_in_the_notes(shared: Context) -> None:
    assert shared.indicators["detected-victims"].definition in " ".join(
        told(shared, "country-trend", "indicator=detected-victims&area=BGD").notes
    )


def test_notes_begin_with_three_sentences_to_say_and_answer_questions_in_a_fixed_order(shared: Context) -> None:
    """Behind two good sentences stood a wall of text, from which nobody can speak."""
    for panel, query in (("victims-map", ""), ("flows-map", "area=NGA"), ("justice-tiers", ""), ("victims-trend", "")):
        slide = told(shared, panel, query)
        spoken, asked = slide.speech.spoken, slide.notes[len(slide.speech.spoken) :]
        assert len(spoken) == 3 and not re.search(r"[()†‡§*≥≈]", " ".join(spoken)), spoken
        assert asked[:2] == ("", "For questions") and ROOT in asked[-1]
        heads = (
            "What is counted: ",
            "Years: ",
            "Signs: ",
            "Ranges",
            "Countries named: ",
            "Source",
            "Licence: ",
            "Bound",
        )
        places = [place for head in heads for place, text in enumerate(asked) if text.startswith(head)]
        assert places == sorted(places) and len(places) > 3
        assert all(len(text.split()) <= 66 for text in asked), "a label, and sixty words"
        sentences = [one for text in slide.notes for one in sentences_in(text) if len(one) > 30]
        assert len(sentences) == len(set(sentences)), "nothing twice"
    # The sign of the world's sum of flows is not heard, nor what it stands below.
    told_of_world = told(shared, "flows-map", "").notes[1]
    assert told_of_world.startswith("The figures of the United Kingdom are of potential victims. Only victims ")
    # "Without the United Kingdom and the United States, potential victims: about 0.87" was heard of all the others.
    first, second, _, *asked = told(shared, "flows-map", "area=BGD").notes
    # A colon is no verb, and half of these people are potential victims, which the title says by its sign.
    assert re.fullmatch(
        r"For 2017 to 2022, at least \d+ citizens of Bangladesh, of all ages, were reported as trafficking victims or "
        r"potential victims elsewhere\.",
        first,
    )
    assert " citizens of the Gambia, of all ages, were reported " in told(shared, "flows-map", "area=GMB").notes[0]
    assert " citizens of Guatemala, of all ages, were detected " in told(shared, "flows-map", "area=GTM").notes[0]
    # How many never left rests on one country, which whoever says the share would have to name.
    assert re.search(
        r", 2 countries detected 7 of the 8 largest known groups of foreign trafficking victims or potential victims, "
        r"of all ages\. The two largest groups are citizens of Albania detected in the United Kingdom and citizens of "
        r"Mexico detected in the United States\.$",
        told(shared, "flows-map", "").notes[0],
    )
    asked_of_world = "\n".join(told(shared, "flows-map", "").notes[1:])
    for number in (
        "own country, about 53% of them in Pakistan.",
        "Citizenship not known: 131,000 to 134,000 more.",
    ):
        assert asked_of_world.count(number) == 1, "numbers for who asks"
    assert "in their own country" not in first, "of the world alone"
    assert any("; at least 413 are potential victims in the United Kingdom†." in text for text in asked), (
        "numbers for who asks"
    )
    assert second.startswith("The figures of the United Kingdom are of potential victims. Only victims ")
    for shown, said in (
        ("Tier 1 (29) and Tier 2 (≥5), of 193 (2023).", "Tier 1: 29, and Tier 2, at least 5, of 193 in 2023."),
        (
            "Latest: Nepal 0.79 (2021, uncertain), Chad 5 to 9 (2020)",
            "Latest: Nepal 0.79 in 2021, uncertain, Chad 5 to 9 in 2020",
        ),
        (
            "51.4% of women aged 20 to 24 were married before 18 (2019).",
            "51.4% of women aged 20 to 24 were married before 18. The figure is of 2019.",
        ),
        (
            "It is lower than in 144 (59.1% of children under 5, 2025).",
            "It is lower than in 144: 59.1% of children under 5 in 2025.",
        ),
    ):
        assert sayable(shown) == said
    # Nobody can say a title with a colon in place of a verb, nor the initials of publishers.
    for panel, query, said in (
        (
            "victims-map",
            "",
            "In at least 14 countries, the authorities detected 4 or more child victims of trafficking per 100,000 "
            "children in 2022 or a year close to it.",
        ),
        (
            "victims-map",
            "measure=count",
            "In at least 73 countries, the figure for detected child victims of trafficking",
        ),
        (
            "victims-children",
            "",
            "In 2022, the figures for detected child victims of trafficking in 62 countries were: ",
        ),
        (
            "victims-share",
            "",
            "In 2022, the figure for children among detected victims of trafficking in 37 countries was ",
        ),
        (
            "victims-trend",
            "",
            "Most of the rise in detected child victims of trafficking in 76 countries, 2017 to 2022, is in ",
        ),
        (
            "victims-forms",
            "area=NGA",
            "Nigeria, detected children by form: in 2022, there were 75 in sexual exploitation, ",
        ),
        (
            "flows-map",
            "",
            "For 2017 to 2022, 2 countries detected 7 of the 8 largest known groups of foreign ",
        ),
        (
            "drivers-map",
            "",
            "In 2024, the figures for new displacements by conflict, per 100,000 people, were highest in ",
        ),
        (
            "drivers-trend",
            "",
            "The world had 247 new displacements by conflict per 100,000 people in 2024, as recorded.",
        ),
        ("country-conflict-deaths", "area=GBR", "The United Kingdom had 0 conflict deaths in 2024."),
        ("compare-key", "area=BGD", "This shows key figures: Bangladesh."),
        # Nor a colon in place of "in", a long name, the letters of a currency, signs before numbers, numbers within.
        ("progress-pace", "area=NGA", "In Nigeria, 41.8% of people lived below 3.00 US dollars a day in 2022."),
        (
            "victims-share",
            "area=NLD",
            "In the Netherlands, 8.5% of detected victims of known age were children in 2022.",
        ),
        (
            "victims-ages",
            "area=TLS",
            "Timor-Leste detected 0 children and fewer than 5 adults as victims of trafficking",
        ),
        ("drivers-trend", "area=NGA&indicator=rule-of-law", "In Nigeria, the rule of law scored minus 0."),
        (
            "moving-table",
            "",
            "Children are displaced within 107 UN members; 47 of these have had no out-of-school figure ",
        ),
        (
            "victims-trend",
            "area=BGD",
            "Bangladesh detected at least 32 child victims of trafficking in 2023, at least 0.05 per 100,000 children. "
            "No age is reported for 40 to 73 more victims",
        ),
    ):
        assert told(shared, panel, query).notes[0].startswith(said)
    for query, is_told in (("", True), ("area=GBR", True), ("area=NLD", False)):
        second = told(shared, "victims-map", query).notes[1]
        assert second.startswith("The figures of the United Kingdom are of potential victims. ") == is_told
    _, second, whose, *_ = told(shared, "drivers-map").notes
    assert second.endswith(" These are not figures on trafficking.")
    assert whose.startswith("The figures are those of the Internal Displacement Monitoring Centre, the World Bank and ")
    # It began with the publisher of the first row, whatever row the title tells of.
    for query, figure, publisher in (
        ("area=BGD", "birth registration", "the UN Statistics Division, "),
        ("area=LBN", "child marriage", "UNICEF, "),
        ("area=UKR", "social protection of children", "the UN Statistics Division, "),
    ):
        first, _, whose = told(shared, "compare-profile", query).speech.spoken
        assert figure in first and whose.startswith(f"The figures are those of {publisher}")
    second = told(shared, "progress-pace", "area=NGA").speech
    assert second.spoken[1].startswith("Surveys of different years or countries may not be comparable. These ")
    assert second.has(shared.indicators["extreme-poverty"].caveats[0]), "in full for who asks"
    *_, whose = told(shared, "timeline-rows", "area=NGA").speech.spoken
    assert whose.endswith(" Monitoring Centre and 3 more publishers, named among the sources.")
    # A name or a unit with a year in it is of no year.
    counts = "\n".join(told(shared, "progress-counts").notes)
    # More than sixty words go on in a paragraph of their own.
    counted = counts.partition("\nWhat is ")[2].partition("\nYears: ")[0]
    assert "purchasing power" in counted and "Reach 2030's classes" in counted


def test_a_part_of_an_index_is_not_told_as_the_index_alone(shared: Context) -> None:
    notes = " ".join(told(shared, "drivers-map", "indicator=inform-risk&breakdown=CC").notes)
    assert "Shown of it: Crisis risk, lack of coping capacity." in notes
    assert "Shown here of it" not in " ".join(told(shared, "drivers-map", "indicator=inform-risk").notes)


def test_a_name_that_begins_like_a_formula_stays_a_text() -> None:
    evil = '=HYPERLINK("http://example.org")'
    plot = Plot("columns", (evil, "https://example.org"), (Strand(evil, "#0b6b78", (1.0, None)),))
    sheet = load_workbook(io.BytesIO(workbook_of(plot))).worksheets[0]
    assert [sheet["A2"].data_type, sheet["B1"].data_type] == ["s", "s"]
    assert sheet["A2"].value == evil
    assert sheet["A3"].hyperlink is None
    assert sheet["B3"].value is None


def test_a_title_with_markup_and_controls_is_text(shared: Context) -> None:
    hostile = "<script>alert(1)</script> & \u202eevil\x0b ]]>"
    slide = replace(told(shared, "victims-map"), title=hostile, description=hostile)
    (shown, _) = made(shared, slide).slides
    assert shown.shapes.title.text_frame.text == "<script>alert(1)</script> & evil ]]>"


@pytest.mark.parametrize("form", FORMATS)
def test_a_long_table_has_its_first_rows_on_a_slide_and_says_how_much_is_left_out_and_where(
    shared: Context, form: str
) -> None:
    slide = told(shared, "victims-map", "view=victims-map.table")
    assert isinstance(slide.body, Table)
    shown = [page for page in made(shared, slide, form=form).slides if any(shape.has_table for shape in page.shapes)]
    assert len(shown) == 1
    frames = [shape for page in shown for shape in page.shapes if shape.has_table]
    kept = sum(len(frame.table.rows) - 1 for frame in frames)
    texts = [" ".join(shape.text_frame.text for shape in page.placeholders if shape.has_text_frame) for page in shown]
    (more,) = re.findall(r"([\d,]+) more rows are at the address below", texts[-1])
    assert kept <= MOST_ROWS
    assert kept + int(more.replace(",", "")) == len(slide.body.rows)
    for page, frame in zip(shown, frames, strict=True):
        (caption,) = [holder for holder in page.placeholders if holder.placeholder_format.idx == CAPTION]
        assert frame.top + frame.height <= caption.top


def test_bars_of_a_figure_keep_their_order_and_values(shared: Context) -> None:
    view = VIEWS["progress-pace"]
    shown = KINDS[view.kind](shared, view, selection_of(shared, view, ""))
    assert isinstance(shown.body, Chart)
    figure, plot = shown.figure, plot_of_chart(shown.body)
    assert isinstance(plot, Plot)
    # A status that none of the rows with room has is no part of the slide's key.
    told_of = {trace["name"]: list(reversed(trace["x"]))[: len(plot.categories)] for trace in figure["data"]}
    assert {strand.name: list(strand.values) for strand in plot.strands} == {
        name: values for name, values in told_of.items() if any(values)
    }
    (chart,) = charts_of(made(shared, told(shared, "progress-pace")))
    assert [list(series.values) for series in chart.plots[0].series] == [list(strand.values) for strand in plot.strands]


def test_points_become_a_native_scatter_with_their_workbook() -> None:
    data = (Datum(1.5, 3.0), Datum(2.0, 4.0))
    marks = (Dots("=Asia", "line.0", data), Dots("Africa", "line.1", data))
    pane = Pane(Scale("number", 0, 3, title="GDP"), Scale("number", 0, 5), marks)
    plot = plot_of_chart(Chart((pane,)))
    assert isinstance(plot, Plot)
    assert (plot.form, plot.titles[0]) == ("points", "GDP")
    rows = list(load_workbook(io.BytesIO(workbook_of(plot))).worksheets[0].iter_rows(values_only=True))
    assert rows == [(None, "=Asia"), (1.5, 3), (2, 4), (None, None), (None, "Africa"), (1.5, 3), (2, 4)]


@pytest.mark.parametrize("form", each(FORMATS, {"4x3": "the narrower one"}))
def test_a_legend_ends_above_the_caption_even_with_six_long_names(shared: Context, form: str) -> None:
    (shown, _) = made(shared, told(shared, "victims-map", SIX), form=form).slides
    (whole,) = [shape for shape in shown.shapes if shape.shape_type.name == "GROUP"]
    (caption,) = [holder for holder in shown.placeholders if holder.placeholder_format.idx == CAPTION]
    assert max(shape.top + shape.height for shape in whole.shapes) <= caption.top
    assert max(shape.left + shape.width for shape in whole.shapes) <= FORMATS[form].width * EMU
