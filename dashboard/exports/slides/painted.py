"""What is behind the figures of a native table: the class of each cell as its fill, its role as hatching or frame."""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard import theme
from dashboard.charts.cells import Cell, CellRole, check
from dashboard.exports.slides import inks, maps
from dashboard.exports.slides.texts import write_run
from dashboard.kinds.coverage_cells import STATE_OF

DRAWN: frozenset[CellRole] = frozenset({"", "wide", "sum", "suppressed", "silent", "none"})
OF_YEARS: frozenset[CellRole] = frozenset({"", "interval", "zero", "asked", "suppressed", "none"})
check("slides", "matrix", DRAWN)
check("slides", "years", OF_YEARS)
FRAME = 1.5
"""Width of a frame in points."""
APART = "    "
"""Before a sign behind a figure."""
_SIDES = ("lnL", "lnR", "lnT", "lnB")
_FILLS = ("noFill", "solidFill", "pattFill")


def paint(native: Any, cell: Cell | None) -> None:
    """Give a cell of a matrix its look, None for a name beside them; its text stands already."""
    native.margin_top = native.margin_bottom = 0
    native.vertical_anchor = MSO_ANCHOR.MIDDLE
    if cell is None:
        return
    native.margin_left = native.margin_right = 0
    properties = native._tc.get_or_add_tcPr()
    fill = _fill(cell)
    if fill:
        for old in [found for name in _FILLS for found in properties.findall(qn(f"a:{name}"))]:
            properties.replace(old, parse_xml(fill))
    if cell.role == "silent":
        _part(properties)
    if cell.is_framed:
        for side in _SIDES:
            for old in properties.findall(qn(f"a:{side}")):
                properties.remove(old)
        for place, side in enumerate(_SIDES):
            properties.insert(place, parse_xml(_line(side)))
    for paragraph in native.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER
        for run in paragraph.runs:
            run.font.bold = cell.role == "sum" or bool(cell.small)
            colour = run._r.get_or_add_rPr().find(qn("a:solidFill"))
            ink = inks.solid(inks.INK) if cell.small and not cell.ink else _words_on(cell.ink)
            run._r.get_or_add_rPr().replace(colour, parse_xml(_spaced(ink)))
    if cell.small:
        _write_small(native, cell)


def _part(properties: Any) -> None:
    """Lines beside a hatched cell: two of them would else look like one, whose figure stands in the other's middle."""
    for place, side in enumerate(_SIDES[:2]):
        for old in properties.findall(qn(f"a:{side}")):
            properties.remove(old)
        line = f'<a:{side} {nsdecls("a")} w="9525">{inks.fixed(theme.LIGHT["line"])}</a:{side}>'
        properties.insert(place, parse_xml(line))


def behind(cell: Cell) -> str:
    """What stands behind a figure, apart from it; a sign apart from that, too."""
    mark = f"{APART}{cell.mark}" if cell.mark else ""
    return f"  {cell.small}{mark}" if cell.small else ""


def _write_small(native: Any, cell: Cell) -> None:
    """What stands quiet behind a figure."""
    paragraph = native.text_frame.paragraphs[0]
    size = paragraph.runs[0].font.size
    run = write_run(paragraph, behind(cell))
    run.font.size, run.font.bold = size, False
    properties = run._r.get_or_add_rPr()
    properties.insert(0, parse_xml(_spaced(_words_on(cell.ink))))


def fill(native: Any, cell: Cell, size: float) -> None:
    """Give a cell of a matrix without a text its look at once: there are thousands of them."""
    tc = native._tc
    for old in tc.findall(qn("a:tcPr")):
        tc.remove(old)
    tc.append(copy.deepcopy(_look(cell.role, cell.ink, cell.is_framed)))
    tc.find(f"{qn('a:txBody')}/{qn('a:p')}").append(copy.deepcopy(_end(size)))


@lru_cache(maxsize=16)
def _end(size: float) -> Any:
    """An empty cell is as tall as the type at its end."""
    return parse_xml(f'<a:endParaRPr {nsdecls("a")} sz="{round(100 * size)}"/>')


@lru_cache(maxsize=256)
def _look(role: CellRole, ink: str, is_framed: bool) -> Any:
    lines = "".join(map(_line, _SIDES)) if is_framed else _below(theme.LIGHT["line"])
    inside = _fill(Cell(ink=ink, role=role)) or "<a:noFill/>"
    look = parse_xml(
        f'<a:tcPr {nsdecls("a")} marL="0" marR="0" marT="0" marB="0" anchor="ctr">{lines}{inside}</a:tcPr>'
    )
    if role == "silent" and not is_framed:
        _part(look)
    return look


def _below(colour: str) -> str:
    return f'<a:lnB w="9525">{inks.fixed(colour)}</a:lnB>'


def tinge(native: Any, ink: str) -> None:
    """Give a cell with words a pale ground in the colour of its class."""
    if ink:
        properties = native._tc.get_or_add_tcPr()
        ground = theme.pale(ink)
        properties.replace(properties.find(qn("a:noFill")), parse_xml(_spaced(inks.fixed(ground))))


def set_head(native: Any, *, is_turned: bool) -> None:
    """Let the name of a column stand over the middle of its cells, or be read from below."""
    if is_turned:
        native._tc.get_or_add_tcPr().set("vert", "vert270")
        native.margin_left = native.margin_right = 0
    else:
        native.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _fill(cell: Cell) -> str:
    """Classes keep their colours whatever a template's theme is: words and other slides name them."""
    if cell.role == "silent":
        return _spaced(inks.hatch(theme.LIGHT["no-report-line"], theme.LIGHT["ground"]))
    if cell.role == "zero":
        return _spaced(inks.fixed(theme.zero(cell.ink.partition(".")[0] or "neutral")))
    if cell.role == "interval" or (cell.role in ("asked", "suppressed") and not cell.text):
        return _spaced(maps.fill(STATE_OF[cell.role], cell.ink.partition(".")[0] or "neutral"))
    return _spaced(inks.fixed(theme.ink(cell.ink))) if cell.ink else ""


def _words_on(ink: str) -> str:
    """The colour of a figure: on a class, which stays, it stays too."""
    return inks.fixed(theme.clear_on(theme.ink(ink))) if ink else inks.solid(theme.LIGHT["muted"])


def _line(side: str) -> str:
    return f'<a:{side} {nsdecls("a")} w="{round(12_700 * FRAME)}">{inks.fixed(theme.LIGHT["muted"])}</a:{side}>'


def _spaced(xml: str) -> str:
    """A piece of DrawingML that stands alone, with its namespace."""
    name = xml[1 : xml.index(">")].split(maxsplit=1)[0]
    return xml.replace(f"<{name}", f"<{name} {nsdecls('a')}", 1)
