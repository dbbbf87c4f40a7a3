"""Page, picture and slides show the same cells of a matrix: figures, names, classes, roles and frames."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any, NamedTuple

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.charts import cells as described
from dashboard.charts.cells import USED, Cell, CellRole, Cells, check
from dashboard.context import Context
from dashboard.exports.picture import matrix
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.picture.look import Look
from dashboard.exports.slides import painted
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.figures import plotly_cells, theme
from dashboard.figures.kinds import shown
from dashboard.figures.plotly_cells import matrix_figure
from dashboard.figures.plotly_words import shortened
from dashboard.i18n import language
from dashboard.views import VIEWS, selection_of
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


def matrix_of(context: Context, query: str) -> Cells | None:
    view = VIEWS["flows-matrix"]
    body = shown(context, view, selection_of(context, view, query), "chart").body
    return body if isinstance(body, Cells) else None


def told(cells: Cells) -> list[Seen]:
    """What the description says."""
    return [
        _seen(cells, (down, across), cell.text, theme.ink(cell.ink) if cell.ink else "", cell)
        for down, across, cell in cells.each
    ]


def _seen(cells: Cells, at: tuple[int, int], text: str, colour: str, cell: Cell) -> Seen:
    is_bold = cell.role == "sum" and bool(cell.text)
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
        assert len(inside) <= 1
        ((_, _, text, is_bold),) = inside or [(0, 0, "", False)]
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


def on_slides(context: Context, query: str) -> list[Seen]:
    """Cells of all native tables of a view."""
    view = VIEWS["flows-matrix"]
    asked = Asked(view, selection_of(context, view, query), permalink_of(context, view, query, "https://example.org"))
    with language("en"):
        file = deck(slides_of(context, asked), "16x9", date(2026, 1, 1))
    tables = [
        shape.table for slide in Presentation(io.BytesIO(file)).slides for shape in slide.shapes if shape.has_table
    ]
    return [
        _native(table.cell(0, across).text, table.cell(down, 0).text, table.cell(down, across))
        for table in tables
        for down in range(1, len(table.rows))
        for across in range(1, len(table.columns))
    ]


def _native(column: str, row: str, cell: Any) -> Seen:
    properties = cell._tc.tcPr
    fill = properties.find(qn("a:solidFill"))
    colour = "" if fill is None else f"#{fill[0].get('val').lower()}"
    is_bold = any(run.font.bold for paragraph in cell.text_frame.paragraphs for run in paragraph.runs)
    is_silent = properties.find(qn("a:pattFill")) is not None
    return Seen(row, column, cell.text, colour, is_silent, is_bold, properties.find(qn("a:lnL")) is not None)


@pytest.mark.parametrize("place", MATRICES)
def test_a_matrix_is_the_same_in_every_medium(shared: Context, place: str) -> None:
    cells = matrix_of(shared, MATRICES[place])
    if cells is None:
        return
    wanted = told(cells)
    names = [one._replace(row=shortened(one.row, 24), column=shortened(one.column, 24)) for one in wanted]
    assert on_page(matrix_figure(cells)) == names
    assert sorted(in_picture(cells)) == sorted(wanted)
    slides = on_slides(shared, MATRICES[place])
    assert set(slides) <= set(wanted)
    assert len(slides) == len(set(slides))
    # Four slides at most: the rest stands at the address below.
    assert len(slides) == len(wanted) or len(slides) > 150


def test_every_role_that_is_used_is_declared(shared: Context) -> None:
    found: set[CellRole] = set()
    for query in MATRICES.values():
        cells = matrix_of(shared, query)
        found |= {cell.role for _, _, cell in cells.each} if cells else set()
    assert found == USED["matrix"]


@pytest.mark.parametrize("medium", [plotly_cells, matrix, painted])
def test_a_medium_that_does_not_draw_a_role_stops_the_start_and_names_it(medium: Any) -> None:
    assert USED["matrix"] == medium.DRAWN
    with pytest.raises(TypeError, match="slides: it does not draw cells of a matrix that are 'silent'"):
        check("slides", "matrix", medium.DRAWN - {"silent"})


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
