"""Maps of flows opened again: a named shape for each area, line and ring, in their colours, and the table behind."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from dashboard.charts.flows import FlowMap
from dashboard.context import Context
from dashboard.exports.picture import flow_map
from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.picture.land import land
from dashboard.exports.picture.nearby import lead
from dashboard.exports.picture.outlines import outlines, point
from dashboard.exports.slides.content import Slide, slide_of, slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.feet import foot_of
from dashboard.exports.slides.flow_map import MOST_MARKS, FlowBody, _has, _letters, _stood, flow_body
from dashboard.exports.slides.inks import OURS, looking
from dashboard.exports.slides.template import CAPTION, EMU, FORMATS, Frame
from dashboard.figures.shown import Shown, Table
from dashboard.i18n import language, languages, translate
from dashboard.kinds.registry import KINDS
from dashboard.views import VIEWS, selection_of
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import each

VIEW = VIEWS["flows-map"]
CASES = "indicator=case-corridors"
QUERIES = ("area=BGD", "area=ITA", "", "area=150", "area=PRK", CASES, f"{CASES}&area=UKR")
"""Lines over the world, a closer map, no area, a region, no line at all, and figures that nobody reports."""


def asked_of(context: Context, query: str) -> Asked:
    return Asked(VIEW, selection_of(context, VIEW, query), permalink_of(context, VIEW, query, "x"))


@lru_cache
def told(context: Context, query: str) -> Slide:
    return slide_of(context, asked_of(context, query))


@lru_cache
def shown(context: Context, query: str) -> Shown:
    return KINDS[VIEW.kind](context, VIEW, selection_of(context, VIEW, query))


def made(context: Context, *slides: Slide, form: str = "16x9") -> Any:
    return Presentation(io.BytesIO(deck(slides, form, context.today())))


HOME = "within one country"
"""What the table notes of a ring."""


def whole_of(page: Any) -> Any:
    (whole,) = [shape for shape in page.shapes if hasattr(shape, "shapes")]
    return whole


def parts_of(page: Any) -> dict[str, list[Any]]:
    """The shapes of areas and of flows, by the names of their groups, and those of the legend."""
    map_, *legend = whole_of(page).shapes
    return {"legend": legend, **{part.name: list(part.shapes) for part in map_.shapes if hasattr(part, "shapes")}}


@lru_cache
def first(context: Context, query: str, form: str = "16x9") -> Any:
    return made(context, told(context, query), form=form).slides[0]


def every(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)


@pytest.mark.parametrize(
    "query", each((*QUERIES, "area=PAN"), {"area=PAN": "lines both ways, a ring and hatched areas on few shapes"})
)
def test_maps_are_valid_by_the_schemas_of_office_with_ids_given_once_and_a_name_for_every_shape(
    shared: Context, tmp_path: Path, query: str
) -> None:
    """In one format: the schemas know no sizes, and take long."""
    path = tmp_path / "flows.pptx"
    path.write_bytes(deck([told(shared, query)], "16x9", shared.today()))
    result = OpenXmlValidator(max_errors=20).validate(str(path))
    assert result.is_valid, [str(error)[:300] for error in result.errors]
    for page in Presentation(str(path)).slides:
        ids = page.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))
        assert all(shape.name for shape in every(page.shapes))


@pytest.mark.parametrize(
    ("query", "form"),
    each(
        product(QUERIES, FORMATS),
        {
            ("area=ITA", "4x3"): "a closer map, on the narrow slide",
            (f"{CASES}&area=UKR", "4x3"): "the longest legend",
        },
    ),
)
def test_nothing_of_a_map_leaves_its_room(shared: Context, query: str, form: str) -> None:
    page = first(shared, query, form)
    whole = whole_of(page)
    (caption,) = [holder for holder in page.placeholders if holder.placeholder_format.idx == CAPTION]
    assert whole.top + whole.height <= caption.top
    for shape in every(whole.shapes):
        assert whole.left <= shape.left + 12_700 and whole.top <= shape.top + 12_700, shape.name
        assert shape.left + shape.width <= whole.left + whole.width + 12_700, shape.name
        assert shape.top + shape.height <= whole.top + whole.height + 12_700, shape.name


def test_a_map_of_the_world_has_each_outline_once_with_what_the_figure_says_of_it(shared: Context) -> None:
    paths = outlines(shared.config.assets / "boundaries" / "world.geojson").paths
    whole = parts_of(first(shared, "indicator=refugee-corridors&year=1951"))["Countries and areas"]
    assert len(whole) == len(paths)
    # Where lines are held whole, what no line needs is cut off.
    assert len(paths) / 2 < len(parts_of(first(shared, ""))["Countries and areas"]) < len(paths)
    names = [shape.name for shape in parts_of(first(shared, "area=PHL"))["Countries and areas"]]
    (chosen,) = [name for name in names if name.startswith("Philippines")]
    assert chosen.startswith("Philippines: chosen; ")
    # As its own title, "44 to 74" would have an end that nobody knows.
    assert "its citizens detected elsewhere: at least " in chosen
    (silent,) = [name for name in names if name.startswith("Bangladesh")]
    assert silent.startswith("Bangladesh: does not report citizenships in this period: unknown, not zero; its")
    (reports,) = [name for name in names if name.startswith("Italy")]
    assert reports.startswith("Italy: reports citizenships in this period; citizens of other countries, detected there")
    assert sum("chosen" in name for name in names) == 1
    assert names.count("Status undetermined") == 6


def test_areas_of_a_region_are_all_chosen_and_without_a_selection_none_is(shared: Context) -> None:
    chosen = set(shared.geography.members_of("150"))
    body = told(shared, "area=150").body
    assert isinstance(body, FlowBody)
    assert {code for code, said in body.areas.items() if ": chosen" in said} == chosen
    world = told(shared, "").body
    assert isinstance(world, FlowBody)
    assert not [said for said in world.areas.values() if "chosen" in said]


def test_nobody_is_said_to_report_where_organisations_count_cases(shared: Context) -> None:
    body = told(shared, f"{CASES}&area=UKR").body
    assert isinstance(body, FlowBody)
    assert body.areas["UKR"] == "Ukraine: chosen"
    assert body.areas["ITA"] == "Italy"


@pytest.mark.parametrize(
    "query",
    each(
        QUERIES,
        {
            "area=ITA": "lines both ways and a ring, on a closer map",
            "area=PRK": "no line at all",
            f"{CASES}&area=UKR": "cases that organisations count",
        },
    ),
)
def test_each_line_and_ring_is_a_shape_that_says_what_its_row_of_the_table_says(shared: Context, query: str) -> None:
    flows = parts_of(first(shared, query)).get("Flows", [])
    body = told(shared, query).body
    assert isinstance(body, FlowBody)
    # Beside a list its lines alone are drawn.
    listed = next((part for part in parts_of(first(shared, query))["legend"] if hasattr(part, "shapes")), None)
    bars = {shape.name for shape in listed.shapes if not shape.text_frame.text} if listed else set()
    bars &= {rank.told for rank in body.chart.ranks}
    chart = body.chart.beside(len(bars))
    lines = len(chart.flows)
    heads = lines + len(chart.heads)
    assert [shape.name for shape in flows[lines:heads]] == [head.name for head in chart.heads]
    flows = flows[:lines] + flows[heads:]
    # Beside a list the number of one country's ring stands with its name.
    assert len(flows) == lines + (0 if body.chart.heart else len(body.chart.rings))
    rows = [row for row in body.table.rows if row[4] != "not on the map"]
    figures = {f"{row[1]}: " if HOME in row[4] else f"{row[0]} → {row[1]}: ": row[2] for row in rows}
    for shape in flows:
        begins = next(begins for begins in figures if shape.name.startswith(begins))
        # The table has both ends where the country of detection lists few citizenships in some year.
        figure = figures.pop(begins)
        said = (f": {figure}", f": at least {figure.split(' to ')[0].removeprefix('about ')}")
        assert shape.name.removeprefix(begins).count(": ") and any(text in shape.name for text in said)
    assert flows or query == "area=PRK"


def test_lines_have_the_colours_of_the_figure_and_those_that_report_nothing_are_hatched(shared: Context) -> None:
    parts = parts_of(first(shared, "area=ITA"))
    lines = [shape for shape in parts["Flows"] if "→" in shape.name]
    for shape in lines:
        colour = "accent1" if "→ Italy" in shape.name else "accent2"
        assert shape._element.xpath("./p:spPr/a:solidFill/a:schemeClr/@val") == [colour]
    for shape in parts["Countries and areas"]:
        is_hatched = bool(shape._element.xpath("./p:spPr/a:pattFill"))
        assert is_hatched == ("does not report" in shape.name), shape.name
    heads = {shape.name for shape in parts["Flows"] if "→" not in shape.name}
    assert heads <= {shape.name.split(" → ")[1].split(": ")[0] for shape in lines}, (
        "a ring around one country has no key"
    )
    # Words for those who do not see it spoke of a "largest ring", which no longer is drawn.
    said = str(whole_of(first(shared, "area=NGA"))._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr"))
    assert "ring" not in said.split() and " Nigeria, at home: 7,504. " in said
    # The picture's seventh pair had no row.
    listed = parts_of(first(shared, ""))["legend"][0].shapes
    assert "Myanmar → Thailand" in [shape.text_frame.text for shape in listed]
    several = parts_of(first(shared, "area=ITA,FRA"))["Flows"]
    ring = next(shape for shape in several if shape.name.startswith("Italy: "))
    assert ring.name.startswith("Italy: own citizens, detected there")
    assert ring._element.xpath("./p:spPr/a:noFill")
    assert ring._element.xpath("./p:spPr/a:effectLst/a:glow"), "it was lost among the lines that end there"


def test_the_legend_says_what_the_figures_own_says(shared: Context) -> None:
    chart = shown(shared, "area=ITA").body
    assert isinstance(chart, FlowMap)
    figure = shown(shared, "area=ITA").figure
    wanted = [key["said"] for key in figure["layout"]["meta"]["keys"]]
    listed, *legend = parts_of(first(shared, "area=ITA"))["legend"]
    heads = "Citizens of other countries detected in Italy; citizens of Italy detected elsewhere"
    assert listed.name.lower() == heads.lower(), "over names of single countries stood pairs"
    told = [shape.text_frame.text for shape in legend if shape.text_frame.text]
    # One breadth has its number, and who never left stands in the list.
    *marks, remarks = told
    kept = [said for said in wanted if said in marks]
    assert marks == kept and len(marks) == 6 and marks[-1] == "status undetermined", told
    # All remarks as one text below the marks, among which they stood as if they were names of these.
    assert remarks == "A line joins two countries. It is no route of travel.", "pairs not drawn are in rows of others"
    keys = {shape.name: shape for shape in legend if not shape.text_frame.text}
    assert keys["does not report: unknown"]._element.xpath("./p:spPr/a:pattFill")
    # On the narrow slide the longer words of Spanish had no room, and land that reports was a colour without a key.
    with language("es"):
        page = made(shared, *slides_of(shared, asked_of(shared, "")), form="4x3").slides[0]
        assert any(shape.name.startswith(translate("reports citizenships")) for shape in every(page.shapes))


def test_a_map_drawn_closer_shows_whole_lines_and_only_areas_that_are_seen(shared: Context) -> None:
    near, far = parts_of(first(shared, "area=ITA")), parts_of(first(shared, ""))
    assert len(near["Countries and areas"]) < len(far["Countries and areas"])
    (italy, large), (_, small) = (
        next((shape, shape.width) for shape in parts["Countries and areas"] if shape.name.startswith("Italy: "))
        for parts in (far, near)
    )
    assert small > 1.5 * large, italy.name


@pytest.mark.parametrize("query", each(["area=ITA", "area=MDG", "area=NOR"], {"area=ITA": "the most lines"}))
def test_lines_and_rings_of_a_map_drawn_closer_are_whole_within_it(shared: Context, query: str) -> None:
    page = first(shared, query)
    (map_, *_) = whole_of(page).shapes
    room, slide = 5 * EMU, told(shared, query)
    assert isinstance(slide.body, FlowBody)
    chart = slide.body.chart
    flows = parts_of(page)["Flows"]
    for shape in flows[: chart.whole]:
        assert map_.left + room < shape.left and shape.left + shape.width < map_.left + map_.width - room
        assert map_.top + room < shape.top and shape.top + shape.height < map_.top + map_.height - room


@pytest.mark.parametrize("query", each(QUERIES, {"area=ITA": "victims", f"{CASES}&area=UKR": "cases"}))
def test_a_suppressed_figure_is_no_number_in_any_name(shared: Context, query: str) -> None:
    names = [shape.name for shape in every(first(shared, query).shapes)]
    assert query != "area=ITA" or any(re.search(r": <5;.* 2017 to 2022, ", name) for name in names)
    for name in names:
        for figure in re.findall(r": (?:about )?(\d[\d,]*)(?: to (\d[\d,]*))?(?=;|$)", name):
            if "cases" in name or "within the country" in name:
                assert float(figure[0].replace(",", "")) >= 10, name
            assert figure != ("1", "4"), name


@pytest.mark.parametrize("form", each(FORMATS, {"4x3": "the narrower one"}))
def test_the_table_follows_within_bounds_and_says_what_is_left_out(shared: Context, form: str) -> None:
    slide = told(shared, "")
    assert isinstance(slide.body, FlowBody)
    alone = slides_of(shared, asked_of(shared, ""))
    first_, *pages, _ = made(shared, *alone, form=form).slides
    assert not [shape for shape in first_.shapes if shape.has_table]
    assert len(pages) == 1
    # Where two lines do not hold the whole title, without its last words.
    (again,) = {spaced(page.shapes.title.text_frame.text) for page in pages}
    assert again in (f"{whole} (continued)" for whole in (slide.title, slide.title.rpartition(", ")[0]))
    kept = sum(len(shape.table.rows) - 1 for page in pages for shape in page.shapes if shape.has_table)
    words = " ".join(shape.text_frame.text for shape in pages[-1].placeholders if shape.has_text_frame)
    (more,) = re.findall(r"([\d,]+) more rows are at the address below", words)
    assert kept + int(more) == len(slide.body.table.rows)


def test_a_map_without_lines_has_no_table_behind_it_and_says_why(shared: Context) -> None:
    slide = told(shared, "area=PRK")
    assert isinstance(slide.body, FlowBody)
    assert slide.body.table.rows == ()
    assert len(slides_of(shared, asked_of(shared, "area=PRK"))) == 1
    page, _ = made(shared, slide).slides
    assert "Flows" not in parts_of(page)
    assert slide.title in whole_of(page)._element.nvGrpSpPr.cNvPr.get("descr")


def test_the_table_alone_is_shown_where_the_panel_shows_it(shared: Context) -> None:
    assert isinstance(told(shared, "area=ITA&view=flows-map.table").body, Table)


def test_slides_say_who_lists_few_wherever_the_picture_does(shared: Context) -> None:
    """The picture's sentence on years with few citizenships stood in the notes of all three slides."""
    for code, query, form in product(languages(), ("", "area=BGD", "area=NGA"), FORMATS.values()):
        with language(code):
            slide = slide_of(shared, asked_of(shared, f"{query}&lang={code}"))
            assert isinstance(slide.body, FlowBody)
            gaps, foot = slide.body.chart.gaps, foot_of(slide, form.frame(CAPTION).width)
            said = " ".join(one.text for one in foot.paragraphs).replace("\u00a0", " ")
            assert gaps and gaps in slide.caption[0] and gaps.replace("\u00a0", " ") in said, (code, query, form.name)
    # A Russian title had "2017–" over "2022": an office brings up what fits of the piece with which a line begins.
    with language("ru"):
        page = made(shared, slide_of(shared, asked_of(shared, ""))).slides[0]
    lines = page.shapes.title.text_frame.text.split("\v")
    assert sum("2017–2022" in line for line in lines) == 1


def test_too_many_marks_leave_the_table(shared: Context) -> None:
    found, selection = shown(shared, ""), selection_of(shared, VIEW, "")
    assert isinstance(found.body, FlowMap)
    many = replace(found.body, flows=found.body.flows[:1] * (MOST_MARKS // 2 + 1))
    assert flow_body(shared, selection, many, found.table) is None
    assert flow_body(shared, selection, found.body, found.table) is not None


def test_no_leading_line_crosses_another_or_runs_under_words(shared: Context) -> None:
    """Sudan's line crossed Eritrea's, the United Kingdom's ran under the number of the Netherlands, and another one led
    over the Atlantic from a place that Sudan's words had left."""
    slide = Box(36, 118.4462, 710, 413.2538)
    for query, room in (("", Box(30, 143, 551, 371)), ("area=DEU", Box(30, 134, 602, 384)), ("", slide)):
        chart = shown(shared, query).body
        assert isinstance(chart, FlowMap)
        size, pixel = (12.6, 0.749) if room is slide else (12.5, 1.0)
        words = flow_map.written(chart, *flow_map.stood(chart, room), size, pixel)
        led = [(word, line) for word in words if (line := lead(word.word, word.box))]
        assert led
        lengths = {" ".join(word.lines): math.dist(*line) for word, line in led}
        assert max(lengths.values()) <= max(0.35 * (room.right - room.left), 12 * size)
        for (_, one), (_, other) in combinations(led, 2):
            assert not _is_crossed(one, other)
        for (own, line), word in product(led, words):
            assert word is own or not any(_is_on(word.box, line, part / 20) for part in range(21))


def test_a_name_stands_nearest_to_its_own_end_and_in_no_other_country_or_a_line_leads_to_it(shared: Context) -> None:
    """The Netherlands' name stood above the United Kingdom's line, and Albania's over Russia."""
    for query, room in (("", Box(40, 190, 760, 498)), ("area=NGA", Box(40, 198, 758, 512))):
        chart = shown(shared, query).body
        assert isinstance(chart, FlowMap)
        frame, window = flow_map.stood(chart, room)
        ends = {flow.end: flow.spine[-1] for flow in chart.flows} | {flow.start: flow.spine[0] for flow in chart.flows}
        words = flow_map.written(chart, frame, window, 16.5)
        # Of Nigeria's lines, which run through western Europe, some ends have no words that lie on no other line.
        assert len(words) >= (3 if query else len(chart.labels) / 2)
        for word in words:
            if word.label.of == "Flow" or lead(word.word, word.box):
                continue
            away = {code: _away(word.box, flow_map.points_of([place], frame)[0]) for code, place in ends.items()}
            assert min(away, key=away.__getitem__) in word.label.about, word.lines
            assert word.word.foreign(np.array([word.box])) <= 0.5, word.lines


def test_land_is_that_of_its_country() -> None:
    known = land(flow_map.OUTLINES)
    for lon, lat, code in ((30, 15, "SDN"), (-55, -10, "BRA"), (100, 60, "RUS"), (-30, 0, "")):
        x, y = point(lon, lat)
        around = np.array([[x - 30, y - 30, x + 30, y + 30]])
        assert known.foreign(around, ("FRA",)) == (1 if code else 0)
        assert known.foreign(around, (code,)) == 0


def _away(box: Box, at: Point) -> float:
    return math.dist(at, (min(max(at[0], box.left), box.right), min(max(at[1], box.top), box.bottom)))


def _is_on(box: Box, line: tuple[Point, Point], part: float) -> bool:
    x, y = (start + part * (end - start) for start, end in zip(*line, strict=True))
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _is_crossed(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    def turn(ends: tuple[Point, Point], at: Point) -> float:
        (x, y), (right, down) = ends
        return (right - x) * (at[1] - y) - (down - y) * (at[0] - x)

    return all(turn(a, b[0]) * turn(a, b[1]) < 0 for a, b in ((one, other), (other, one)))


def test_what_is_kept_of_a_map_is_of_the_letters_of_its_template(shared: Context) -> None:
    body, room = told(shared, "area=NGA").body, Frame(36, 110, 648, 240)
    assert isinstance(body, FlowBody)
    found = []
    for is_fresh, look in ((True, replace(OURS, broad=1.6)), (True, OURS), (False, replace(OURS, broad=1.6))):
        if is_fresh:
            _stood.cache_clear()
        with looking(look):
            found.append((_stood(body.chart, room, *_letters())[-1], _has(body.chart, room)))
    assert found[0] == found[2] != found[1]
