"""The sheet of a workbook that a person reads: title, caveats and sources, the table with names, and a native chart."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any, TypeVar

from babel.core import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from xlsxwriter.utility import xl_range_abs

from dashboard import theme
from dashboard.charts.cells import Cell, CellKey, Cells
from dashboard.charts.cells import Row as CellRow
from dashboard.charts.flows import FlowMap
from dashboard.charts.marks import Chart
from dashboard.charts.scales import MOST_TICKS
from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of, map_picture
from dashboard.exports.picture.worldmap import MapPicture
from dashboard.exports.slides import inks
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Panes, Plot, Row, Strand
from dashboard.exports.slides.rooms import year_step
from dashboard.exports.workbook import writable
from dashboard.figures.progress import OTHER
from dashboard.figures.shown import Map, Shown, Table
from dashboard.i18n import current_language, is_right_to_left, translate, translate_number
from dashboard.i18n.published import unmarked
from dashboard.words.caveats import LATER
from dashboard.words.names import capitalised

VIEW, CHART = "view", "chart"
"""Names of the sheet that is read and of the one that its charts are made of: contracts, as all names of sheets."""
MOST_ROWS = 1000
"""Of the table: whoever wants more goes to the sheet of rows."""
SHARE = "0%"
"""How parts of a whole are written."""
MOST_CHARTS = 4
MOST_FLOWS = 12
LEAST_WIDE, USUAL_WIDE, MOST_WIDE = 9, 8.43, 44
"""Widths of columns in characters."""
HEAD_LINES = 3
"""In which the head of a column stands: in one, each of its figures would push the chart farther out of sight."""
LINE_WIDTH = 125
"""Most characters of a line above the table."""
WIDEST, PIXELS = 250, 7
"""Characters of a table and the charts beside it that can be read where they are printed on one sheet's width; and
pixels of a character."""
NAMES = 0.8
"""Width of the names of rows of dots, as a part of that of their years."""
HOLLOW, ROW = 0.2, 34
"""Part of its colour that fills a hollow dot; pixels of a row of dots, whose name may take two lines."""
HATCHED, PALER = 14, 0.45
"""XlsxWriter's number of thin lines that rise; part of its colour that the ground of a range has."""
CHART_SIZE = (640, 340)
"""Pixels."""
_LINE_HEIGHT = 15.0
_DATED = re.compile(r"(.+?)\s*[(（]((?:19|20)\d\d)(?!\d)年?([^()（）]*)[)）]")
"""A figure, and its year in brackets with what else is noted there; Chinese writes a sign behind a year."""
T = TypeVar("T")


@dataclass(frozen=True)
class Strip:
    """A native chart: its kind in XlsxWriter's words, its categories, and its series with their colours."""

    title: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, str, tuple[float | None, ...]], ...]
    is_stacked: bool = False
    number: str = "#,##0"
    across: tuple[tuple[float | None, ...], ...] = ()
    """For each series of a scatter where its figures stand along the horizontal axis."""
    axes: tuple[str, str] = ("", "")
    """What the axes of a scatter say."""
    logs: tuple[bool, bool] = (False, False)
    """Which of them are logarithmic."""
    lines: frozenset[str] = frozenset()
    """Names of those series of a scatter that are lines without dots."""
    dotted: frozenset[str] = frozenset()
    """Those of them that are dotted."""
    hollow: frozenset[str] = frozenset()
    """Names of those whose dots are hollow."""
    rows: tuple[str, ...] = ()
    """Names of the heights of a scatter, the first at the top."""
    years: tuple[int, int] = (0, 0)
    """First and last year of a scatter of rows."""
    over: frozenset[str] = frozenset()
    """Names of those series of columns that are lines over them."""


@dataclass(frozen=True)
class Readable:
    """What the sheet says."""

    title: str
    subtitle: str
    said: tuple[str, ...]
    """Caveat, coverage, source, notes, address, each a line of its own."""
    description: str
    """Of its charts, for those who do not see them."""
    table: Table
    charts: tuple[Strip, ...]
    heat: tuple[tuple[Cell, ...], ...] = ()
    """The classes of the table's cells behind the names of its rows, where it is a matrix: it is its own chart."""
    keys: tuple[CellKey, ...] = ()
    """What these classes are."""


def readable(context: Context, asked: Asked, made: Shown) -> Readable:
    """The sheet of a view, in the current language."""
    content, table = content_of(context, asked), _with_years_apart(made.table.plain)
    heat, keys = _heat(made.body, table)
    if isinstance(made.body, Cells) and made.body.beside and not heat:
        table, heat, keys = _of_matrix(made.body)
    charts = tuple(_charts(context, asked, made))[:MOST_CHARTS]
    said = (unmarked(content.caveat), content.whole_coverage, content.source, content.notes, content.seen)
    return Readable(
        title=content.title,
        subtitle=capitalised(content.subtitle),
        said=tuple(filter(None, said)),
        description=content.alternative,
        table=_with_all_years(table, charts, _gaps(made.body)),
        charts=charts,
        heat=heat,
        keys=keys,
    )


def _heat(body: object, table: Table) -> tuple[tuple[tuple[Cell, ...], ...], tuple[CellKey, ...]]:
    """The classes of a matrix and their key, where the table has the same rows and columns."""
    if not isinstance(body, Cells):
        return (), ()
    names = [row.name for row in body.rows], body.columns
    is_alike = names == ([row[0] for row in table.rows], table.columns[1:])
    # Beside cells names may be short ones; then both say the same in their corner.
    is_short = body.corner == table.columns[0] and (len(table.rows), len(table.columns) - 1) == tuple(map(len, names))
    if not is_alike and not is_short:
        return (), ()
    return tuple(row.cells for row in body.rows), body.legend or body.shades


def _of_matrix(cells: Cells) -> tuple[Table, tuple[tuple[Cell, ...], ...], tuple[CellKey, ...]]:
    """A matrix as its own table, with the classes of its cells: figures, years and words in columns of their own."""
    columns, numeric = [cells.corner or translate("Indicator"), cells.beside], [False, False]
    rows = [[_marked(row), row.beside] for row in cells.rows]
    heat: list[list[Cell]] = [[Cell()] for _ in rows]
    for place, name in enumerate(cells.columns):
        parts = [_parts(row.cells[place]) for row in cells.rows]
        for at, head in enumerate((name, translate("Year"), translate("Status"))):
            if at and not any(part[at] for part in parts):
                continue
            columns.append(head)
            numeric.append(at == 1 or (at == 0 and any(part[1] for part in parts)))
            for row, own, part, ground in zip(rows, cells.rows, parts, heat, strict=True):
                row.append(part[at])
                ground.append(own.cells[place])
    table = Table(tuple(columns), tuple(map(tuple, rows)), tuple(numeric))
    keys = tuple(key for key in cells.legend or cells.shades if not key.is_sign)
    return table, tuple(map(tuple, heat)), keys


def _parts(cell: Cell) -> tuple[str, str, str]:
    """What a cell says of a figure, its year, and in words; the last two empty where nothing is said of these.

    A number stays one that can be reckoned with: the mark of a later one stands behind the name of its row, and which
    statuses are less certain the words above the table say.
    """
    figure = (cell.longer[0] if cell.longer else cell.text).removesuffix(LATER)
    if cell.dated:
        word = cell.longer[1].removeprefix(cell.mark or cell.text).removesuffix(OTHER)
        return figure, cell.dated, word.strip()
    return figure.removesuffix(OTHER), cell.small, ""


def _marked(row: CellRow) -> str:
    """The name of a row, marked where another source has a later figure than one of its own."""
    has_later = any((cell.longer[0] if cell.longer else cell.text).endswith(LATER) for cell in row.cells)
    return f"{row.name}{LATER}" if has_later else row.name


def _with_years_apart(table: Table) -> Table:
    """A table whose figures are numbers that can be reckoned with: their years stand in columns of their own."""
    dated = [
        place
        for place, is_number in enumerate(table.numeric)
        if is_number and any(_DATED.fullmatch(row[place]) for row in table.rows)
    ]

    def apart(cells: Sequence[T], more: Callable[[T], tuple[T, T]]) -> tuple[T, ...]:
        return tuple(chain.from_iterable(more(one) if at in dated else (one,) for at, one in enumerate(cells)))

    columns = apart(table.columns, lambda name: (name, translate("Year")))
    rows = tuple(apart(row, _figure_and_year) for row in table.rows)
    return Table(columns, rows, apart(table.numeric, lambda _: (True, True)), parts=table.parts)


def _gaps(body: object) -> Mapping[str, Mapping[int, str]]:
    """Why lines of a chart have no figure, by their names and years, where that is known."""
    return body.panes[0].gaps if isinstance(body, Chart) and body.panes else {}


def _with_all_years(table: Table, charts: Sequence[Strip], gaps: Mapping[str, Mapping[int, str]]) -> Table:
    """A table of years with a row for each that its one chart has: those without a figure are drawn there, too. `gaps`:
    by the heads of columns and by years why there is none, where that is known."""
    years = charts[0].categories if len(charts) == 1 and charts[0].kind in ("column", "line") else ()
    known = {row[0]: row for row in table.rows}
    if table.columns[0] != translate("Year") or not known.keys() < set(years) or table.parts:
        return table

    def silent(year: str) -> tuple[str, ...]:
        reasons = (gaps.get(name, {}).get(int(year)) for name in table.columns[1:])
        return year, *(reason or translate("no figure") for reason in reasons)

    rows = tuple(known.get(year) or silent(year) for year in sorted(years, reverse=True))
    return replace(table, rows=rows, origins=())


def _figure_and_year(text: str) -> tuple[str, str]:
    """What stands before the brackets, and what in them begins with a year."""
    found = _DATED.fullmatch(text)
    return (found[1].rstrip(), found[2] + found[3]) if found else (text, "")


# ------------------------------------------------------------------------------------------------ charts


def _charts(context: Context, asked: Asked, made: Shown) -> Iterator[Strip]:
    """The charts of a view; none of one that is a table by nature, or that only dots beside names could show."""
    body = made.body
    if isinstance(body, Map):
        yield _classes(map_picture(context, asked.selection, body.answer))
    elif isinstance(body, FlowMap):
        yield from _flows(body, made.table)
    elif isinstance(body, Cells):
        yield from _known(body)
    elif isinstance(body, Chart):
        plot = plot_of_chart(body)
        panes = [(pane.head, pane.plot) for pane in plot.panes] if isinstance(plot, Panes) else [("", plot)]
        yield from (strip for head, one in panes if one is not None and (strip := _strip(head, one)) is not None)


def _strip(head: str, plot: Plot) -> Strip | None:
    number = SHARE if plot.is_share else "#,##0" + ("." + "0" * plot.decimals if plot.decimals else "")
    if plot.form != "points":
        kind = {"columns": "column", "bars": "bar", "lines": "line"}[plot.form]
        series = tuple(
            (strand.name, _solid(strand.colour, strand.opacity), strand.values)
            for strand in plot.strands
            if _has_figures(strand) and not _is_unseen(strand)
        )
        over = frozenset(strand.name for strand in plot.strands if strand.is_over)
        return Strip(head, kind, plot.categories, series, plot.is_stacked, number, over=over) if series else None
    rows = [row for row in plot.rows if not row.is_head]
    if not plot.rows:
        return _scatter(head, plot)
    if not rows:
        return None
    if plot.is_years:
        return _states(head, plot, rows)
    heights = {row.height: place for place, row in enumerate(rows)}
    dots = [strand for strand in plot.strands if not strand.is_joined and strand.symbol not in ("none", "tick")]
    series = tuple((strand.name, _solid(strand.colour), _by_row(strand, heights)) for strand in dots)
    named = tuple(one for one in series if any(value is not None for value in one[2]))
    return Strip(head, "dots", tuple(row.name for row in rows), named, number="General") if named else None


def _states(head: str, plot: Plot, rows: Sequence[Row]) -> Strip | None:
    """What holds in which years, on the height of its row, whose name stands before the years: a dot for a year, a line
    for what goes on."""
    places = {row.height: float(place) for place, row in enumerate(rows, start=1)}
    seen = [strand for strand in plot.strands if any(height in places for height in strand.values)]
    years = [int(year) for strand in seen for year in strand.across if year is not None]
    if not years:
        return None
    return Strip(
        head,
        "scatter",
        (),
        tuple((one.name, _solid(one.colour), _heights(one, places)) for one in seen),
        across=tuple(one.across for one in seen),
        lines=frozenset(one.name for one in seen if one.is_joined),
        dotted=frozenset(one.name for one in seen if one.dash),
        hollow=frozenset(one.name for one in seen if one.is_open),
        rows=tuple(row.name for row in rows),
        years=(min(years), max(years)),
    )


def _heights(strand: Strand, places: dict[float, float]) -> tuple[float | None, ...]:
    """The place of the row of each value; None of a gap."""
    return tuple(None if height is None else places.get(height) for height in strand.values)


def _scatter(head: str, plot: Plot) -> Strip | None:
    """Two figures of each of many: dots alone, without the lines that surround or guide them."""
    dots = [strand for strand in plot.strands if not strand.is_joined and strand.across and _has_figures(strand)]
    series = tuple((strand.name, _solid(strand.colour, strand.opacity), strand.values) for strand in dots)
    across = tuple(strand.across for strand in dots)
    return Strip(head, "scatter", (), series, False, "General", across, plot.titles, plot.logs) if series else None


def _has_figures(strand: Strand) -> bool:
    return any(value is not None for value in strand.values)


def _is_unseen(strand: Strand) -> bool:
    """Whether it bears figures or signs for bars on slides and nothing else: drawn here, it would join their tops."""
    return strand.is_over and not strand.is_joined and strand.symbol == "none"


def _by_row(strand: Strand, heights: dict[float, int]) -> tuple[float | None, ...]:
    """The figures of dots beside names, one for each name."""
    found: list[float | None] = [None] * len(heights)
    for height, value in zip(strand.values, strand.across, strict=True):
        if height in heights:
            found[heights[height]] = value
    return tuple(found)


def _classes(picture: MapPicture) -> Strip:
    """How many countries are in each class of a map: of them all at once, and none is ranked."""
    counted = [(key.label, int(re.sub(r"\D", "", key.count))) for key in picture.keys if re.search(r"\d", key.count)]
    series = ((translate("countries"), theme.LIGHT["accent"], tuple(float(count) for _, count in counted)),)
    return Strip(translate("Countries by class of the map"), "column", tuple(name for name, _ in counted), series)


def _known(cells: Cells) -> Iterator[Strip]:
    """Of how many countries there is a figure, year by year; a class has whoever has one."""
    if cells.kind != "years" or cells.rows_are != "area":
        return
    rows = [row for row in cells.rows if row.is_counted]
    known = tuple(float(sum(bool(row.cells[place].ink) for row in rows)) for place in range(len(cells.columns)))
    name = translate("countries with a figure")
    yield Strip(capitalised(name), "column", cells.columns, ((name, theme.LIGHT["accent"], known),))


def _flows(flows: FlowMap, table: Table) -> Iterator[Strip]:
    """The first flows of a table: from where, to where, and how many; of a range its lower end, as the map has it."""
    numeric = [place for place, is_number in enumerate(table.numeric) if is_number]
    if not numeric or not flows.ranks:
        return
    (place, *_), ranks = numeric, flows.ranks[:MOST_FLOWS]
    names = tuple(" → ".join(row[:place]) for row in table.rows[: len(ranks)])
    values = tuple(rank.least for rank in ranks)
    yield Strip("", "bar", names, ((table.columns[place], theme.LIGHT["accent"], values),))


# ------------------------------------------------------------------------------------------------ numbers


def _number(text: str) -> tuple[float | None, str]:
    """A number as the current language writes it, and the format that shows it so; None of what is no plain number."""
    locale = Locale.parse(current_language())
    group, point = get_group_symbol(locale), get_decimal_symbol(locale)
    found = re.fullmatch(rf"([-\u2212]?)(\d+(?:{re.escape(group)}\d\d\d)*)(?:{re.escape(point)}(\d+))?(%?)", text)
    if found is None:
        return None, ""
    sign, whole, part, percent = found.groups()
    value = float(f"{'-' if sign else ''}{whole.replace(group, '')}.{part or 0}")
    # A year has no separator, and neither has a number below a thousand.
    form = ("#,##0" if group in whole else "0") + ("." + "0" * len(part) if part else "")
    return value, f'{form}"%"' if percent else form


# ------------------------------------------------------------------------------------------------ the sheet


def write(book: Any, found: Readable) -> None:
    """Add the sheet to a book of XlsxWriter's, before all others."""
    sheet = book.add_worksheet(VIEW)
    if is_right_to_left(current_language()):
        sheet.right_to_left()
    widths = _widths(found.table)
    last, across = _span(widths)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    looks = _Looks(book)
    at = _keys(sheet, looks, found.keys, _head(book, sheet, found, last, across))
    _table(book, sheet, found, looks, at)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    # Charts stand beside the table: a page that ends before them leaves their frames on sheets of their own.
    beside = USUAL_WIDE + CHART_SIZE[0] / PIXELS if found.charts else 0
    if sum(widths) + beside <= WIDEST:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(at)
    sheet.set_footer("&C&P / &N")
    sheet.activate()


def _span(widths: Sequence[float]) -> tuple[int, float]:
    """The last column over which the words above the table go, and how many characters that are."""
    across, last = 0.0, -1
    for width in chain(widths, repeat(USUAL_WIDE)):
        if last > 0 and across + width > LINE_WIDTH:
            break
        across, last = across + width, last + 1
    return last, across


def _widths(table: Table) -> list[float]:
    rows = table.rows[:MOST_ROWS]
    heads = [max(math.ceil(len(name) / HEAD_LINES), *map(len, name.split() or [name])) for name in table.columns]
    return [
        float(min(max(LEAST_WIDE, head + 2, *(len(row[place]) + 2 for row in rows)), MOST_WIDE))
        for place, head in enumerate(heads)
    ]


def _head(book: Any, sheet: Any, found: Readable, last: int, across: float) -> int:
    """What stands above the table; the row in which that begins."""
    title, plain, muted = (
        book.add_format({"font_size": size, "bold": bold, "font_color": theme.LIGHT[ink], "text_wrap": True})
        for size, bold, ink in ((15, True, "ink"), (11, False, "ink"), (9, False, "muted"))
    )
    for look in (title, plain, muted):
        look.set_align("top")
    said = [(found.title, title, 1.4), (found.subtitle, plain, 1.0), *((text, muted, 0.8) for text in found.said)]
    for row, (text, look, size) in enumerate(said):
        sheet.merge_range(row, 0, row, last, "", look)
        sheet.write_string(row, 0, writable(text), look)
        lines = -(-int(len(text) * size * 1.15) // int(across))
        sheet.set_row(row, max(lines, 1) * _LINE_HEIGHT * (1.4 if look is title else 0.9))
    return len(said) + 1


class _Looks:
    """The formats of a table's cells, each once in a book."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[Any, Any] = {}

    def __call__(self, number: str, *, is_number: bool, cell: Cell | None = None) -> Any:
        """`number`: how a number is shown; `cell`: of a matrix, whose class is the ground."""
        ground = () if cell is None else (cell.ink, cell.role, cell.is_framed)
        key = number, is_number, ground
        if key not in self._made:
            told = {"valign": "top", "bottom": 4, "bottom_color": theme.LIGHT["line"], "text_wrap": not is_number}
            side = {"align": "right"} if is_number else {"indent": 2}
            form = {"num_format": number} if number else {}
            self._made[key] = self._book.add_format(told | side | form | ({} if cell is None else _ground(cell)))
        return self._made[key]


def _ground(cell: Cell) -> dict[str, Any]:
    """The class of a cell as its fill, its role as hatching or a paler one; words on it that can be read."""
    hue, frame = cell.ink.partition(".")[0] or "neutral", {"border": 2, "border_color": theme.LIGHT["muted"]}
    look: dict[str, Any] = frame if cell.is_framed else {}
    if cell.role in ("silent", "asked", "suppressed"):
        back = theme.LIGHT["ground" if cell.role == "silent" else "no-report"]
        return look | {"pattern": HATCHED, "fg_color": theme.LIGHT["no-report-line"], "bg_color": back}
    if cell.role == "zero":
        colour = theme.zero(hue)
    elif cell.role == "interval":
        colour = _solid(theme.ink(cell.ink), PALER)
    elif cell.ink:
        colour = _solid(theme.ink(cell.ink))
    else:
        return look | ({"bold": True} if cell.role == "sum" else {})
    return look | {"bg_color": colour, "font_color": theme.readable_on(colour)}


def _keys(sheet: Any, looks: _Looks, keys: Sequence[CellKey], at: int) -> int:
    """What the classes of a matrix are, each on its ground, below one another, several of one name beside it from the
    lightest; the row in which the table begins."""
    for row, key in enumerate(keys, start=at):
        cell = Cell(ink=key.ink, role=key.role)
        sheet.write_string(row, 0, writable(key.said), looks("", is_number=False, cell=cell))
        for place, ink in enumerate(key.inks, start=1):
            sheet.write_blank(row, place, None, looks("", is_number=False, cell=Cell(ink=ink)))
    return at + len(keys) + bool(keys)


def _table(book: Any, sheet: Any, found: Readable, look: _Looks, at: int) -> None:
    """The table with names: numbers are numbers, as rounded as the page has them."""
    table, heat = found.table, found.heat
    head, part = (book.add_format({"bold": True, "bottom": line, "text_wrap": True}) for line in (1, 0))
    numbers = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "right"})
    # Offices that make the row higher by themselves would leave the chart below it lying on it.
    lines = max(-(-len(name) // int(wide - 2)) for name, wide in zip(table.columns, _widths(table), strict=True))
    sheet.set_row(at, min(lines, HEAD_LINES) * _LINE_HEIGHT)
    for place, (name, is_number) in enumerate(zip(table.columns, table.numeric, strict=True)):
        sheet.write_string(at, place, writable(name), numbers if is_number else head)
    parts, row = dict(table.parts), at
    for number, cells in enumerate(table.rows[:MOST_ROWS]):
        if number in parts:
            row += 1
            sheet.write_string(row, 0, writable(parts[number]), part)
        row += 1
        for place, (text, is_number) in enumerate(zip(cells, table.numeric, strict=True)):
            value, form = _number(text) if is_number else (None, "")
            cell = heat[number][place - 1] if heat and place else None
            if value is None:
                sheet.write_string(row, place, writable(text), look("", is_number=is_number, cell=cell))
            else:
                sheet.write_number(row, place, value, look(form, is_number=True, cell=cell))
    if (left := len(table.rows) - MOST_ROWS) > 0:
        more = translate_number(
            "{number} more row is in the sheet “data”.", "{number} more rows are in the sheet “data”.", left
        )
        sheet.write_string(row + 1, 0, more)


def draw(book: Any, found: Readable) -> None:
    """Add the charts to the sheet, and their figures as the last sheet of the book."""
    if not found.charts:
        return
    sheet, kept = book.get_worksheet_by_name(VIEW), book.add_worksheet(CHART)
    at, column = 0, len(found.table.columns) + 1
    # Below the head of the table: what lies on that row is printed on each page.
    row = len(found.said) + 4 + len(found.keys) + bool(found.keys)
    for strip in found.charts:
        chart = _chart(book, kept, strip, at)
        chart.set_title({"name": strip.title, "name_font": {"size": 11}} if strip.title else {"none": True})
        sheet.insert_chart(row, column, chart, {"description": writable(found.description), "object_position": 3})
        row += int(CHART_SIZE[1] / 20) + 2
        at += (2 if strip.kind == "scatter" else 1) * len(strip.series) + 2 + (3 if strip.rows else 0)


def _chart(book: Any, kept: Any, strip: Strip, at: int) -> Any:
    """One chart; its figures stand in columns from `at` on."""
    if strip.kind == "scatter":
        return _dotted(book, kept, strip, at)
    many = len(strip.series) > 1
    is_dots = strip.kind == "dots"
    options = {"type": "line" if is_dots else strip.kind, **({"subtype": "stacked"} if strip.is_stacked else {})}
    chart = book.add_chart(options)
    over = book.add_chart({"type": "line"}) if strip.over else None
    size = len(strip.categories)
    kept.set_column(at, at, 24)
    kept.write_column(1, at, [writable(name) for name in strip.categories])
    for place, (name, colour, values) in enumerate(strip.series, start=at + 1):
        kept.write_string(0, place, writable(name))
        for row, value in enumerate(values, start=1):
            if value is not None:
                kept.write_number(row, place, value)
        told: dict[str, Any] = {
            "name": [CHART, 0, place],
            "categories": f"={CHART}!{xl_range_abs(1, at, size, at)}",
            "values": f"={CHART}!{xl_range_abs(1, place, size, place)}",
        }
        if over is not None and name in strip.over:
            look = {"line": {"color": colour, "width": 2.25, "dash_type": "dash"}, "marker": _marker(colour, "diamond")}
            over.add_series(told | look)
            continue
        if strip.kind == "line":
            told |= {"line": {"color": colour, "width": 2.25}, "marker": _marker(colour)}
        elif is_dots:
            told |= {"line": {"none": True}, "marker": _marker(colour)}
        else:
            told |= {"fill": {"color": colour}, "gap": 40}
        chart.add_series(told)
    if over is not None:
        chart.combine(over)
    chart.show_blanks_as("gap")
    chart.set_size({"width": CHART_SIZE[0], "height": max(CHART_SIZE[1], 22 * size if strip.kind == "bar" else 0)})
    named = [name for name, _, _ in strip.series if name not in strip.over]
    again = [place for place, name in enumerate(named) if name in named[:place]]
    # A line that is broken where figures are not comparable is of two series, and named once.
    chart.set_legend({"position": "bottom", "delete_series": again} if many else {"none": True})
    sizes, names = _scale(strip), {"num_font": {"size": 9}}
    if strip.kind == "bar":
        chart.set_y_axis(names | {"reverse": True})
        chart.set_x_axis(sizes)
    else:
        chart.set_x_axis(names | _years_apart(strip.categories))
        chart.set_y_axis(sizes)
    return chart


def _scale(strip: Strip) -> dict[str, Any]:
    """The axis of figures."""
    lines: Any = {"visible": True, "line": {"color": theme.LIGHT["line"]}}
    scale = {"num_format": strip.number, "major_gridlines": lines}
    if strip.kind in ("column", "bar") and all((value or 0) >= 0 for _, _, known in strip.series for value in known):
        scale["min"] = 0  # A bar that does not begin at zero lies about its length.
    if strip.is_stacked and strip.number == SHARE:
        scale["max"] = 1  # Parts of a whole: offices leave room above it, up to 120%.
    return scale


def _years_apart(categories: Sequence[str]) -> dict[str, int]:
    """Every how many years one is named, on an axis of years."""
    if len(categories) <= MOST_TICKS or not all(map(str.isdecimal, categories)):
        return {}
    return {"interval_unit": year_step(int(categories[0]), int(categories[-1]), MOST_TICKS)}


def _dotted(book: Any, kept: Any, strip: Strip, at: int) -> Any:
    """A scatter: its figures stand in two columns for each series."""
    chart = book.add_chart({"type": "scatter"})
    chart.show_blanks_as("gap")
    for place, ((name, colour, values), across) in enumerate(zip(strip.series, strip.across, strict=True)):
        left = at + 2 * place
        kept.write_string(0, left + 1, writable(name))
        pairs = list(zip(across, values, strict=True))
        # Between two lines of one series stays a blank.
        pairs = pairs if name in strip.lines else [pair for pair in pairs if None not in pair]
        for row, pair in enumerate(pairs, start=1):
            if None not in pair:
                kept.write_row(row, left, pair)
        ends = [f"={CHART}!{xl_range_abs(1, column, max(len(pairs), 1), column)}" for column in (left, left + 1)]
        look: dict[str, Any] = {"marker": _marker(colour, is_hollow=name in strip.hollow)}
        if name in strip.lines:
            dash = {"dash_type": "round_dot"} if name in strip.dotted else {}
            look = {"marker": {"type": "none"}, "line": {"color": colour, "width": 2.25, **dash}}
        chart.add_series({"name": [CHART, 0, left + 1], "categories": ends[0], "values": ends[1], **look})
    chart.set_size({"width": CHART_SIZE[0], "height": max(CHART_SIZE[1], ROW * (len(strip.rows) + 2))})
    chart.set_legend({"position": "bottom"} if len(strip.series) > 1 else {"none": True})
    if strip.rows:
        _name_rows(chart, kept, strip, at + 2 * len(strip.series))
        return chart
    line = {"visible": True, "line": {"color": theme.LIGHT["line"]}}
    for place, name, is_log in zip((chart.set_x_axis, chart.set_y_axis), strip.axes, strip.logs, strict=True):
        scale = {"log_base": 10, "crossing": "min"} if is_log else {}
        place({"name": name, "name_font": {"size": 9}, "major_gridlines": line, **scale})
    return chart


def _name_rows(chart: Any, kept: Any, strip: Strip, at: int) -> None:
    """The names of rows of dots before the first year, in columns from `at` on: an axis of numbers has none."""
    first, last = strip.years
    before = first - NAMES * max(last - first, 1)
    size = len(strip.rows)
    for row, name in enumerate(strip.rows, start=1):
        kept.write_row(row, at, (before, row))
        kept.write_string(row, at + 2, writable(name))
    ends = [f"={CHART}!{xl_range_abs(1, column, size, column)}" for column in (at, at + 1)]
    labels = {"custom": [{"value": writable(name)} for name in strip.rows]}
    told = {"categories": ends[0], "values": ends[1], "marker": {"type": "none"}}
    chart.add_series(told | {"data_labels": labels | {"value": True, "position": "right", "font": {"size": 9}}})
    chart.set_legend({"position": "bottom", "delete_series": [len(strip.series)]})
    line = {"visible": True, "line": {"color": theme.LIGHT["line"]}}
    chart.set_x_axis({"min": before, "max": last + 1, "num_format": "0", "num_font": {"size": 9}})
    chart.set_y_axis(
        {
            "min": 0,
            "max": size + 1,
            "major_unit": 1,
            "reverse": True,
            "label_position": "none",
            "major_gridlines": line,
        }
    )


def _solid(colour: str, part: float = 1.0) -> str:
    """A colour of ours as Excel takes it: what lets the ground through is mixed with white."""
    # A line of areas has a name, by which slides let a template change its colour.
    solid, covered = theme.seen_through(inks.seen(colour))
    part *= covered
    channels = (int(solid[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * one + (1 - part) * 255):02x}" for one in channels)


def _marker(colour: str, sign: str = "circle", *, is_hollow: bool = False) -> dict[str, Any]:
    # An office that draws no edges would show nothing of a dot without any colour.
    fill = {"color": _solid(colour, HOLLOW) if is_hollow else colour}
    return {"type": sign, "size": 6, "fill": fill, "border": {"color": colour}}
