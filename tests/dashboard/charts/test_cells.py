"""Page, picture and slides show the same cells of a matrix: figures, names, classes, roles and frames."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.table import _Cell

from dashboard import theme
from dashboard.charts import cells as described
from dashboard.charts.cells import USED, Cell, CellRole, Cells, check
from dashboard.context import Context
from dashboard.exports.picture import cells as years_pictured
from dashboard.exports.picture import matrix, most
from dashboard.exports.picture import table as pictured_table
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.dress import Dress
from dashboard.exports.picture.look import Look
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides import painted
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.template import EMU
from dashboard.figures.progress import AT_TARGET, NOT_AT_TARGET, is_less_certain, rows_from_afar
from dashboard.i18n import language
from dashboard.kinds import coverage_cells
from dashboard.kinds.coverage_cells import ROLES, counted_by_group, grid
from dashboard.kinds.registry import shown
from dashboard.metrics.progress import HORIZON, STATUS_SIGNS
from dashboard.plotly import cells as plotly_cells
from dashboard.plotly.cells import matrix_figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import texts_of
from tests.fixtures.sweeps import each
from tests.pictures.cases import PLACES

SVG = "{http://www.w3.org/2000/svg}"
MATRICES = {
    **PLACES,
    "cases": "indicator=case-corridors",
    "cases of one": "indicator=case-corridors&area=NPL",
    "refugees": "indicator=refugee-corridors",
    "one year": "area=BGD&year=2012&show=one-year",
}


class Seen(NamedTuple):
    """One cell as a medium shows it."""

    row: str
    column: str
    text: str
    colour: str
    is_silent: bool
    is_bold: bool
    is_framed: bool


def matrix_of(context: Context, query: str, *, is_afar: bool = False) -> Cells | None:
    """The cells of a page, or those of pictures and slides."""
    view = VIEWS["flows-matrix"]
    made = shown(context, view, selection_of(context, view, query), "chart")
    body = (made.from_afar if is_afar else made).body
    return body if isinstance(body, Cells) else None


def told(cells: Cells) -> list[Seen]:
    """What the description says."""
    return [
        _seen(cells, (down, across), cell.text, theme.ink(cell.ink) if cell.ink else "", cell)
        for down, across, cell in cells.each
    ]


def _seen(cells: Cells, at: tuple[int, int], text: str, colour: str, cell: Cell) -> Seen:
    is_bold = (cell.role == "sum" or bool(cell.small)) and bool(cell.text)
    text = f"{text}  {cell.small}" if cell.small else text
    text = f"{text}  {cell.mark}" if cell.small and cell.mark else text
    row, column = cells.rows[at[0]].name, cells.columns[at[1]]
    return Seen(row, column, text, colour, cell.role == "silent", is_bold, cell.is_framed)


def on_page(figure: dict[str, Any]) -> list[Seen]:
    *hatched, trace = figure["data"]
    silent = {place for one in hatched for place in zip(one["base"], one["x"], strict=True)}
    rows, columns = figure["layout"]["yaxis"]["ticktext"], figure["layout"]["xaxis"]["ticktext"]
    heights = {
        at - trace["y"][0] / 2: name for at, name in zip(figure["layout"]["yaxis"]["tickvals"], rows, strict=True)
    }
    marker = trace["marker"]
    return [
        Seen(
            heights[base],
            columns[x],
            re.sub(r"</?b>", "", text),
            "" if colour == theme.CLEAR else colour,
            (base, x) in silent,
            text.startswith("<b>"),
            width == 2,
        )
        for base, x, text, colour, width in zip(
            trace["base"], trace["x"], trace["text"], marker["color"], marker["line"]["width"], strict=True
        )
    ]


def in_picture(cells: Cells) -> list[Seen]:
    """Cells by where they stand: names of rows and columns by their places in the order from the top left."""
    canvas = Canvas()
    assert matrix.draw(canvas, Box(0, 0, 1200, 1600), cells, Look(11))
    root = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(canvas.parts)}</svg>')
    rects = [node for node in root.iter(f"{SVG}rect") if "data-cell" in node.attrib]
    lefts = sorted({float(node.attrib["x"]) for node in rects})
    tops = sorted({float(node.attrib["y"]) for node in rects})
    texts = [
        (float(node.attrib["x"]), float(node.attrib["y"]), "".join(node.itertext()), node.get("font-weight") == "700")
        for node in root.iter(f"{SVG}text")
    ]
    hatches = [node.attrib["d"] for node in root.iter(f"{SVG}path")]
    found = []
    for node in rects:
        x, y, wide, high = (float(node.attrib[name]) for name in ("x", "y", "width", "height"))
        inside = [said for said in texts if x < said[0] < x + wide and y < said[1] < y + high]
        assert len(inside) <= 3
        text, is_bold = "  ".join(said[2] for said in sorted(inside)), any(said[3] for said in inside)
        down, across = tops.index(y), lefts.index(x)
        assert node.attrib["data-cell"] == f"{down} {across}"
        is_silent = any(_within(path, (x, y, x + wide, y + high)) for path in hatches)
        colour = node.attrib["fill"] if node.get("fill-opacity") != "0" else ""
        is_framed = float(node.attrib["stroke-width"]) == 2
        found.append(Seen(cells.rows[down].name, cells.columns[across], text, colour, is_silent, is_bold, is_framed))
    return found


def _within(path: str, box: tuple[float, float, float, float]) -> bool:
    numbers = [float(text) for text in re.findall(r"-?[\d.]+", path)]
    return bool(numbers) and all(
        box[0] - 0.1 <= x <= box[2] + 0.1 and box[1] - 0.1 <= y <= box[3] + 0.1
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )


def tables_of(context: Context, panel: str, query: str) -> list[Any]:
    """All native tables of a view's slides."""
    view = VIEWS[panel]
    asked = Asked(view, selection_of(context, view, query), permalink_of(context, view, query, "https://example.org"))
    with language("en"):
        file = deck(slides_of(context, asked), "16x9", date(2026, 1, 1))
    slides = Presentation(io.BytesIO(file)).slides
    return [shape.table for slide in slides for shape in slide.shapes if shape.has_table]


def on_slides(context: Context, query: str) -> list[Seen]:
    """Cells of all native tables of a matrix."""
    return [
        _native(column, name, cell)
        for table in tables_of(context, "flows-matrix", query)
        for name, column, cell in each_of(table)
    ]


def each_of(table: Any, years: Sequence[str] = ()) -> Iterator[tuple[str, str, Any]]:
    """Each cell of a table with the names of its row and column; rows without a name are none.

    Of `years` some are named, from their own column to the next that is; the last may have that before it, too.
    """
    head, *rows = ([_Cell(cell, table) for cell in row.findall(qn("a:tc"))] for row in table._tbl.findall(qn("a:tr")))
    # Names that are read from below are broken into lines.
    heads = [column.text.replace("\v", " ") for column in head[1:]]
    if years:
        after = [*years[1:], ""]
        named = zip(heads, years, after, strict=True)
        assert [head for head, year, next_ in named if head not in ("", year) and not head == years[-1] == next_] == []
        heads = list(years)
    for name, *cells in rows:
        if name.text and not name.is_merge_origin:
            yield from ((name.text, column, cell) for column, cell in zip(heads, cells, strict=True))


def _native(column: str, row: str, cell: Any) -> Seen:
    properties = cell._tc.tcPr
    fill = properties.find(qn("a:solidFill"))
    colour = "" if fill is None else f"#{fill[0].get('val').lower()}"
    is_bold = any(run.font.bold for paragraph in cell.text_frame.paragraphs for run in paragraph.runs)
    is_silent = properties.find(qn("a:pattFill")) is not None
    text = re.sub(" {3,}", "  ", cell.text)  # A sign is further apart than a year.
    return Seen(row, column, text, colour, is_silent, is_bold, _is_framed(properties))


def _is_framed(properties: Any) -> bool:
    """A hatched cell has thin lines beside it, a framed one has wide ones."""
    line = properties.find(qn("a:lnL"))
    return line is not None and int(line.get("w")) == round(EMU * painted.FRAME)


FEW_MATRICES = {
    "six": "the most columns",
    "silent": "who reports nothing",
    "cases of one": "few, which are not said",
    "one year": "cells of a year",
}


@pytest.mark.parametrize("place", each(MATRICES, FEW_MATRICES))
def test_a_matrix_is_the_same_in_every_medium(shared: Context, place: str) -> None:
    cells = matrix_of(shared, MATRICES[place])
    if cells is None:
        return
    wanted = told(cells)
    # On the page sums stand on a ground of their own: in bold type the longest would touch each other.
    ground = theme.ink("wash")
    plain = [cell.role == "sum" and not cell.ink for _, _, cell in cells.each]
    assert on_page(matrix_figure(cells)) == [
        seen._replace(colour=ground, is_bold=False) if is_sum else seen
        for seen, is_sum in zip(wanted, plain, strict=True)
    ]
    assert sorted(in_picture(cells)) == sorted(wanted)
    slides = on_slides(shared, MATRICES[place])
    afar = matrix_of(shared, MATRICES[place], is_afar=True)
    assert afar is not None
    assert set(slides) <= set(told(afar))
    assert len(slides) == len(set(slides))
    # What has no room on one slide stands at the address below.
    assert len(slides) == len(told(afar)) or len(slides) >= 30


# ------------------------------------------------------------------------------------------------ years

YEARS = {
    "world": "",
    "region": "area=034",
    "one": "area=BGD",
    "six": "area=GBR,USA,BOL,NGA,BGD,FRA",
    "few": "area=NRU",
    "suppressed": "indicator=case-corridors",
    "of the world": "indicator=reporting-countries",
    "names": "indicator=tip-report-tier&area=150",
}
FILLS = {"pct25": "interval", "wdDnDiag": "asked", "ltVert": "suppressed"}
"""Roles by the pattern that stands for them on slides."""


def years_of(context: Context, query: str) -> Cells:
    view = VIEWS["coverage-picture"]
    body = shown(context, view, selection_of(context, view, query), "chart").body
    assert isinstance(body, Cells)
    return body


@pytest.mark.parametrize("place", YEARS)
def test_the_browser_gets_the_cells_of_years(shared: Context, place: str) -> None:
    cells = years_of(shared, YEARS[place])
    told = grid(cells)
    rows = [row for group in told["groups"] for row in group["rows"]]
    years = range(told["first"], told["last"] + 1)
    assert [str(year) for year in years] == list(cells.columns)
    assert [row["name"] for row in rows] == [row.name for row in cells.rows]
    said = {letter: name for letter, name, _ in told["legend"]}
    for row, own in zip(rows, cells.rows, strict=True):
        # As `saidOf` in assets/coverage.js reads them.
        texts, own_said = iter(row["texts"]), said | ({"m": row["asked"]} if "asked" in row else {})
        words = [next(texts) if letter in "vf" else own_said[letter] for letter in row["cells"]]
        assert words == [cell.said for cell in own.cells], row["name"]
        assert [ROLES[letter] for letter in row["cells"]] == [cell.role for cell in own.cells], row["name"]
    counted = Counter(cell.role for _, _, cell in cells.each)
    assert [(ROLES[letter], number) for letter, _, number in told["legend"]] == [
        (key.role, counted[key.role]) for key in cells.legend
    ]
    assert sum(counted.values()) == sum(number for _, _, number in told["legend"])


@pytest.mark.parametrize("place", YEARS)
def test_a_picture_has_each_cell_in_its_row_and_year(shared: Context, place: str) -> None:
    """Years go on to the right in every language, as they do on the page; names stand where it is read from."""
    for is_turned in (False, True):
        _stand_in_their_row_and_year(years_of(shared, YEARS[place]), is_turned=is_turned)


def _stand_in_their_row_and_year(cells: Cells, *, is_turned: bool) -> None:
    canvas = Canvas(is_turned)
    years_pictured.draw(canvas, Box(0, 0, 1400, 6000), cells, Look(11, is_turned))
    root = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(canvas.parts)}</svg>')
    found: dict[tuple[str, int], tuple[str, float, float]] = {}
    for node in root.iter(f"{SVG}rect"):
        if "data-cell" in node.attrib:
            row, first, last = node.attrib["data-cell"].rsplit(" ", 2)
            left, top = float(node.attrib["x"]), float(node.attrib["y"])
            for year in range(int(first), int(last) + 1):
                assert (row, year) not in found
                found[row, year] = (node.attrib["data-role"], left, top)
            seen = "" if node.attrib["fill"].startswith("#") else node.attrib["fill"]
            assert (node.attrib["data-role"] in ("interval", "asked", "suppressed")) == bool(seen)
    wanted = {
        (row.id, place): cell.role for row in cells.rows for place, cell in enumerate(row.cells) if cell.role != "none"
    }
    assert {key: role for key, (role, _, _) in found.items()} == wanted
    lefts, tops = defaultdict(set), defaultdict(set)
    for (row, year), (_, left, top) in found.items():
        lefts[year].add(left)
        tops[row].add(top)
    assert all(len(places) == 1 for places in (*lefts.values(), *tops.values()))
    across = [(min(lefts[year]) - min(lefts[min(lefts)])) / max(year - min(lefts), 1) for year in sorted(lefts)[1:]]
    assert across == pytest.approx(across[:1] * len(across), abs=0.02) and min(across, default=1) > 0
    names = [label.box for label in canvas.labels if label.runs[0][0] in {row.name for row in cells.rows}]
    edge = (max if is_turned else min)(left for places in lefts.values() for left in places)
    assert names and all(box.left > edge if is_turned else box.right < edge for box in names)
    drawn = [row.id for row in cells.rows if row.id in tops]
    assert drawn == sorted(drawn, key=lambda row: min(tops[row]))


@pytest.mark.parametrize(
    "place", each(YEARS, {"world": "counts by group", "one": "a row of each", "suppressed": "few, which are not said"})
)
def test_a_slide_has_each_cell_in_its_row_and_year(shared: Context, place: str) -> None:
    cells = years_of(shared, YEARS[place])
    tables = tables_of(shared, "coverage-picture", YEARS[place])
    is_counted = tables[0].cell(0, 0).text == counted_by_group(cells).corner
    if is_counted:
        name = tables[0].cell(1, 0).text
        counts = (counted_by_group(cells), counted_by_group(cells.in_wholes()))
        counted = next(one for one in counts if name in [row.name for row in one.rows])
        wanted = {
            (row.name, year): (cell.text, theme.ink(cell.ink) if cell.ink else "")
            for row in counted.rows
            for year, cell in zip(cells.columns, row.cells, strict=True)
        }
    else:
        wanted = {
            (row.name, year): ("", cell.role)
            for row in cells.rows
            for year, cell in zip(cells.columns, row.cells, strict=True)
        }
    found = {}
    for table in tables:
        for name, year, cell in each_of(table, cells.columns):
            look = _native(name, year, cell).colour if is_counted else _role(cell)
            found[name, year] = (cell.text, look)
    assert found == wanted


def _role(cell: Any) -> str:
    """The role for which the fill of a native cell stands."""
    pattern = cell._tc.tcPr.find(qn("a:pattFill"))
    if pattern is not None:
        return FILLS[pattern.get("prst")]
    colour = _native("", "", cell).colour
    return "zero" if colour in map(theme.zero, theme.RAMPS) else "" if colour else "none"


def test_a_row_of_a_slide_says_what_its_cells_are(shared: Context) -> None:
    cells = years_of(shared, "area=034")
    (table,) = tables_of(shared, "coverage-picture", "area=034")
    texts = [cell.text for row in table.rows for cell in row.cells]
    assert [key for key in cells.legend if f"{key.said} ({key.number})" not in texts] == []


# ------------------------------------------------------------------------------------------------ statuses

OF_STATUSES = ("", "area=BGD", "area=NRU,UKR", "area=143", "area=002", "show=each-country")


def statuses_of(context: Context, query: str) -> Cells:
    view = VIEWS["progress-statuses"]
    body = shown(context, view, selection_of(context, view, query), "table").body
    assert isinstance(body, Cells)
    return body


@pytest.mark.parametrize("query", each(OF_STATUSES, {"": "the world", "area=143": "a region and its countries"}))
def test_cells_of_statuses_are_the_same_in_pictures_and_on_slides(shared: Context, query: str) -> None:
    cells = statuses_of(shared, query)
    slides = [
        _native(column, name, cell)
        for table in tables_of(shared, "progress-statuses", query)
        for name, column, cell in each_of(table)
    ]
    # What stands beside names is a column of its own, where it has room.
    targets = {one.row: one.text for one in slides if one.column == cells.beside}
    assert targets in ({}, {row.name: row.beside for row in cells.rows if row.name in targets})
    slides = [one for one in slides if one.column != cells.beside]
    assert any(set(slides) <= set(told(way)) for way in cells.ways)
    assert len(slides) == len(set(slides))
    rows = list(dict.fromkeys(one.row for one in slides))
    columns = list(dict.fromkeys(one.column for one in slides))
    assert rows == [row.name for row in cells.rows[: len(rows)]]
    assert len(rows) >= 13
    assert columns == list(cells.columns), "heads of groups say what is counted wherever they stand"
    assert _counts_are_named(shared, query, cells)
    assert sorted(in_picture(cells)) == sorted(told(cells))
    dated = next(way for way in cells.wordings if matrix.fits(way, Box(0, 0, 1200, 1600), 11, Look(11)))
    assert sorted(in_picture(dated)) == sorted(told(dated))
    assert all(cell.small == cell.dated for _, _, cell in dated.each if cell.mark)
    _no_sign_stands_before_a_number(cells)
    _each_sign_is_explained_where_it_stands(shared, query, [cell for _, _, cell in dated.each])


def _counts_are_named(context: Context, query: str, cells: Cells) -> bool:
    """A head "Asia" over "2 of 22" did not say what is counted."""
    view = VIEWS["progress-statuses"]
    groups = {row.name for row in rows_from_afar(context, selection_of(context, view, query)) if row.counted}
    for row in cells.rows:
        published = {cell.target for (name, _), cell in context.progress.items() if name == row.id}
        target = context.indicators[row.id].target
        assert target and published == {target.value}
        # Of violence the SDG asks for an end, which no figure is held against; a deadline before 2030 is told.
        told = "0" if target.silence else f"{target.met or target.value:g}"
        due = "" if target.year == HORIZON else f" by {target.year}"
        assert (
            row.beside == f"{row.beside.partition(told)[0]}{told}{'%' * context.indicators[row.id].is_percentage}{due}"
        )
        assert row.beside[0] in ("0" if target.silence else "≤≥")
    heads = {name.removesuffix(": met or on track") for name in cells.columns if name.endswith(": met or on track")}
    return len(heads) == len(groups)


def _no_sign_stands_before_a_number(cells: Cells) -> None:
    """ "↑ 5.9%" of extreme poverty, which is on track, read as a rise to 5.9%."""
    signs = {*STATUS_SIGNS.values(), AT_TARGET, NOT_AT_TARGET}
    for way in cells.ways:
        for _, _, cell in way.each:
            assert not re.search(rf"[{''.join(signs)}]\s*[\d<]", cell.text), cell.text
            assert not (cell.small and signs & {*cell.text, *cell.small}), cell.text
    if cells.together > 1:
        # The words stand in a column of their own on the colours of the statuses, and nothing else has these.
        assert cells.columns[1] == "Status"
        inks = [[cell.ink for cell in row.cells if cell.ink.startswith("status.")] for row in cells.rows]
        assert any(inks) and all(found in ([], [row.cells[1].ink]) for found, row in zip(inks, cells.rows, strict=True))
        assert all(row.cells[1].text and not row.cells[1].role for row in cells.rows)
        assert not [key.said for key in cells.legend if key.said[0] in signs]
    else:
        assert not any(cell.mark.removesuffix("†") != cell.text for _, _, cell in cells.each if cell.longer)


def _each_sign_is_explained_where_it_stands(shared: Context, query: str, cells: Sequence[Cell]) -> None:
    view = VIEWS["progress-statuses"]
    made = shown(shared, view, selection_of(shared, view, query), "table")
    assert isinstance(made.body, Cells)
    # A sign is at each status that another reading would change and at each figure that is not the latest of all, and
    # nowhere else; what it means stands in words below, and which way a doubt goes in the notes.
    codes = [code for code in selection_of(shared, view, query).areas if code in shared.geography.areas]
    shown_ones = [cell for (_, code), cell in shared.progress.items() if code in codes and cell.last_value is not None]
    wanted = {"†": sum(map(is_less_certain, shown_ones)), "*": sum(cell.later is not None for cell in shown_ones)}
    for sign, meant in (("†", "Less certain: "), ("*", "A later figure|Later figures")):
        stands = [cell for cell in cells if sign in (cell.text + cell.mark)]
        assert not codes or len(stands) == wanted[sign]
        for told in (made.body.signs, made.from_afar.words.foot or ""):
            assert bool(stands) == bool(re.search(rf"{re.escape(sign)} (?:{meant})", told))
    assert not [text for row in made.table.rows for text in row if re.search(r"[✓●◑◔⊗×?◆◇]\s*[\d<]", text)]
    assert {cell.small[:2] for cell in cells if cell.small} <= {"19", "20"}
    asked = Asked(view, selection_of(shared, view, query), "https://example.org")
    alone = " ".join(
        text.words for text in texts_of(compose(content_of(shared, asked), SIZES["slide"], Dress("chart")))
    )
    assert ("Counts: countries met or on track" in alone) == bool(made.body.counted)


WIDE_AND_NARROW = [((900, 330),), ((590, 420),)]


@pytest.mark.parametrize("query", each(OF_STATUSES, {"area=BGD": "a country", "": "the world"}))
@pytest.mark.parametrize("size", each([((900, 330),), ((640, 400),), ((640, 700),), ((590, 420),)], WIDE_AND_NARROW))
def test_as_much_of_a_table_is_drawn_as_can_be_read_and_the_rest_is_counted(
    shared: Context, query: str, size: tuple[int, int]
) -> None:
    cells, canvas = statuses_of(shared, query), Canvas()
    is_whole = most.draw(canvas, Box(0, 0, *size), cells, Look(12.5))
    svg = "".join(canvas.parts)
    drawn = {tuple(map(int, found)) for found in re.findall(r'data-cell="(\d+) (\d+)"', svg)}
    down, across = (1 + max(place) for place in zip(*drawn, strict=True))
    assert len(drawn) == down * across
    assert across == len(cells.columns)
    assert down >= 13
    more = re.search(r"(\d+) more row", re.sub("<[^>]+>", " ", svg))
    assert down + (int(more[1]) if more else 0) == len(cells.rows)
    assert is_whole == (more is None)
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', svg))) >= 0.8 * 0.88 * 12.5 - 0.01


STATUSES = {
    "gaps": ("progress-gaps", "area=034&indicator=birth-registration"),
}


@pytest.mark.parametrize("place", STATUSES)
def test_words_of_a_status_stand_on_its_colour_in_pictures_and_on_slides(shared: Context, place: str) -> None:
    panel, query = STATUSES[place]
    view = VIEWS[panel]
    table = shown(shared, view, selection_of(shared, view, query), "table").table
    wanted = Counter(
        (row[0], text, theme.pale(ink) if ink else "")
        for row, inks in zip(table.rows, table.inks, strict=True)
        for text, ink in zip(row[1:], inks[1:], strict=True)
    )
    assert {ink for inks in table.inks for ink in inks} > {""}
    found = Counter(
        (row, cell.text, _native(row, column, cell).colour)
        for native in tables_of(shared, panel, f"{query}&view={panel}.table")
        for row, column, cell in each_of(native)
    )
    assert sum(found.values()) >= 7 * 7, "seven rows have room below a subtitle that says what the title does not"
    assert set(found) <= set(wanted)
    canvas = Canvas()
    pictured_table.draw(canvas, Box(0, 0, 2000, 6000), table, Look(11))
    drawn = Counter(re.findall(r'fill="([^"]+)" data-ink="([^"]+)"', "".join(canvas.parts)))
    inks = Counter(ink for row in table.inks for ink in row if ink)
    assert drawn == {(theme.pale(ink), ink): number for ink, number in inks.items()}


# ------------------------------------------------------------------------------------------------ roles


def test_every_role_that_is_used_is_declared(shared: Context) -> None:
    found: set[CellRole] = set()
    for query in MATRICES.values():
        cells = matrix_of(shared, query)
        found |= {cell.role for _, _, cell in cells.each} if cells else set()
    assert found == USED["matrix"]
    assert {cell.role for query in YEARS.values() for _, _, cell in years_of(shared, query).each} == USED["years"]


def test_every_medium_of_years_draws_all_roles() -> None:
    assert coverage_cells.DRAWN == years_pictured.DRAWN == painted.OF_YEARS == USED["years"]
    with pytest.raises(TypeError, match="slides: it does not draw cells of years that are 'asked'"):
        check("slides", "years", painted.OF_YEARS - {"asked"})


@pytest.mark.parametrize("medium", [plotly_cells, matrix, painted])
def test_a_medium_that_does_not_draw_a_role_stops_the_start_and_names_it(
    medium: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert USED["matrix"] == medium.DRAWN
    with pytest.raises(TypeError, match="slides: it does not draw cells of matrix that are 'silent'"):
        check("slides", "matrix", medium.DRAWN - {"silent"})
    monkeypatch.setattr(described, "CellRole", Literal[*get_args(described.CellRole), "striped"])
    with pytest.raises(TypeError, match="cells: `CellRole` has 'striped', which `USED` has in no kind"):
        check("slides", "matrix", medium.DRAWN)


def test_what_is_not_known_has_no_class_and_no_figure(shared: Context) -> None:
    for query in MATRICES.values():
        cells = matrix_of(shared, query)
        for _, _, cell in cells.each if cells else ():
            unknown = cell.role in ("silent", "none")
            assert unknown == (cell.text == ""), cell
            assert not (unknown and cell.ink), cell
            assert cell.ink == "" or cell.role == "", cell


def test_the_kinds_of_matrices_are_those_that_are_declared() -> None:
    assert set(USED) == set(described.Kind.__args__)


TWELVE = "area=GBR,USA,BOL,NGA,BGD,FRA,IND,NPL,PAK,GHA,BEN,CMR"


@pytest.mark.parametrize(("size", "query"), each([("slide", TWELVE), ("square", TWELVE)], [("slide", TWELVE)]))
def test_of_many_countries_as_many_are_drawn_as_leave_room_for_rows(shared: Context, size: str, query: str) -> None:
    """There were names of columns over an empty room, and "and 38 more rows"."""
    view = VIEWS["progress-statuses"]
    asked = Asked(view, selection_of(shared, view, f"{query}&view=progress-statuses.table"), "https://x.org")
    svg = compose(content_of(shared, asked), SIZES[size])
    assert svg.count('data-cell="') >= 8 * 8
    assert re.search(r"\d+ more (rows|columns) are at the address below", svg)
