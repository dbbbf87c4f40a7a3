"""Where people are from by where they were found, as a matrix with its numbers in the cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from dashboard.charts.cells import Cell, CellKey, CellRole, Cells, Group, Row
from dashboard.charts.marks import Hover, Ink
from dashboard.context import Context
from dashboard.figures.charts import compact, nothing
from dashboard.figures.flow_words import (
    HALF,
    Asked,
    about,
    asked,
    disagreeing,
    outweighing,
    place_name,
    places,
    published_rows,
    rows_at,
    rows_naming,
    rows_of_all,
    rows_of_pair,
    said,
    sum_text,
    when,
    when_alone,
    why_ranges,
    words_of,
)
from dashboard.figures.shown import CSV_COLUMNS, Shown, Table
from dashboard.geography import WORLD
from dashboard.i18n import (
    LEAST_MILLION,
    alphabetical,
    as_sentence,
    counts_in_ten_thousands,
    format_brief,
    format_number,
    format_ten_thousands,
    in_a_row,
    in_sentences,
    translate,
    translate_number,
    with_things,
)
from dashboard.metrics.aggregates import about as about_of
from dashboard.metrics.flows import (
    ELSEWHERE,
    OWN,
    REFUGEES,
    UNKNOWN,
    UNNAMED,
    Matrix,
    Pair,
    Sum,
    busiest,
    by_area,
    by_group,
    linked,
)
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.counted import of_countries
from dashboard.words.names import area_name, short_name, wording_of

MOST, FEW = 11, 6
"""Countries in a matrix; the columns of more would be too narrow for their numbers. In pictures and on slides fewer."""
EDGES = (10, 100, 1_000, 10_000, 100_000)
"""Where the next shade begins: ten times as many each."""
ALL = "ALL"


@dataclass(frozen=True)
class Grid:
    """A matrix with the question that it answers."""

    one: Asked
    matrix: Matrix
    of_groups: bool
    most: int = MOST
    """Countries in it."""

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Columns in which at least one country reports, or all where nobody has to report."""
        flows, geography = self.one.flows, self.one.context.geography
        if not self.one.layer.reported:
            return frozenset(self.matrix.columns)
        if not self.of_groups:
            return frozenset(flows.reporting) | {ELSEWHERE, UNKNOWN}
        return frozenset(code for code in self.matrix.columns if code in geography.regions or code == ELSEWHERE)

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns, sums included."""
        return (*self.matrix.columns, ALL) if self.matrix.row_sums else self.matrix.columns

    @property
    def rows(self) -> tuple[str, ...]:
        """Rows, sums included."""
        return (*self.matrix.rows, ALL) if self.matrix.column_sums else self.matrix.rows

    def cell(self, row: str, column: str) -> Sum | None:
        """What stands in a cell; None where nothing is listed, and where a sum would add up unlike things."""
        if row == ALL:
            return None if column == ALL else self.matrix.column_sums.get(column)
        return self.matrix.row_sums.get(row) if column == ALL else self.matrix.cells.get((row, column))

    def is_own(self, row: str, column: str) -> bool:
        """Whether a cell is about people who never left their country."""
        if self.of_groups:
            return row == OWN and column != ALL
        return row == column and row in self.one.context.geography.areas

    def is_silent(self, column: str) -> bool:
        """Whether nobody reports for a column."""
        return column != ALL and column not in self.reporting

    def text(self, row: str, column: str) -> str:
        """A cell in words."""
        item = self.cell(row, column)
        if item is not None:
            return sum_text(item)
        if self.is_silent(column) and row != ALL:
            return translate("does not report")
        return translate("suppressed") if (row, column) in self.matrix.suppressed else ""


def grid_of(one: Asked, *, is_afar: bool = False) -> Grid:
    """Sub-regions for the world, else the chosen countries, or one with those that it is linked with most.

    `is_afar`: regions and fewer countries, for pictures and slides.
    """
    geography, most = one.context.geography, FEW if is_afar else MOST
    if not one.selection.areas and one.layer.summed:
        kind = "region" if is_afar else "sub_region"
        groups = [code for code, region in geography.regions.items() if region.kind == kind]

        def group_of(area: str) -> str:
            code = geography.region(area) if is_afar else geography.subregion(area)
            return ELSEWHERE if code == WORLD else code

        return Grid(one, by_group(one.flows, group_of, groups), of_groups=True)
    if one.country:
        shown = linked(one.flows, one.country, most)
    else:
        shown = busiest(one.flows, one.inside or geography.areas, most)
    # By name: an order by number would rank countries by what they detect.
    shown.sort(key=lambda code: alphabetical(area_name(one.context, code)))
    return Grid(one, by_area(one.flows, one.layer, shown), of_groups=False, most=most)


def flow_matrix(context: Context, _view: View, selection: Selection) -> Shown:
    """The matrix of a selection's layer, with its words, its table and the rows behind it."""
    one = asked(context, selection)
    return _shown(one, grid_of(one), fewer=lambda: _shown(one, grid_of(one, is_afar=True)))


def _shown(one: Asked, grid: Grid, fewer: Callable[[], Shown] | None = None) -> Shown:
    # Regions are named, and none of their countries.
    ends = () if grid.of_groups else [place for _, place in grid.matrix.cells]
    doubt = "" if grid.of_groups else disagreeing(one, grid.matrix.cells)
    covered = _coverage(grid, drawn=True)
    words = words_of(one, _title(grid), _subtitle(grid), covered, is_map=False, ends=ends, doubt=doubt)
    return Shown(
        body=_cells(grid) if grid.matrix.cells else nothing(),
        words=replace(words, covered=_coverage(grid, drawn=False)),
        table=lambda: _table(grid),
        head=tuple(CSV_COLUMNS),
        rows=lambda: published_rows(one, _pairs(grid)),
        fewer=fewer,
    )


def _pairs(grid: Grid) -> Iterable[Pair]:
    """The pairs whose rows are behind the cells."""
    flows = grid.one.flows
    own = ((code, code) for code in flows.own)
    every = [*flows.pairs, *own, *flows.unnamed, *flows.suppressed]
    if grid.of_groups:
        return every
    shown = set(grid.matrix.rows) & set(grid.one.context.geography.areas)
    if not grid.one.layer.summed:
        return [pair for pair in every if set(pair) <= shown]
    return [pair for pair in every if set(pair) & shown]


# ------------------------------------------------------------------------------------------------ words


def _title(grid: Grid) -> str:
    one, period = grid.one, when(grid.one)
    if not grid.matrix.cells:
        return translate("{areas}: no figure (unknown, not zero)", areas=places(one) or period)
    if not one.layer.summed:
        return translate("Who was assisted where, among the {n} shown", n=of_countries(len(grid.matrix.rows)))
    if one.layer.indicator == REFUGEES:
        return translate("Where refugees come from and where they live, end of {when}", when=period)
    if grid.of_groups:
        own = grid.matrix.row_sums.get(OWN)
        return translate(
            ("Victims by region of citizenship, {when}: {own} detected in their own country, as reported"),
            when=period,
            own=said(own) if own else translate("none", context="victims"),
        )
    return translate("Victims by citizenship and country of detection, {when}, as far as countries report", when=period)


def _subtitle(grid: Grid) -> str:
    if grid.one.layer.reported:
        sides = translate("Rows: citizenship; columns: where they were detected.")
    elif grid.one.layer.summed:
        sides = translate("Rows: country of origin; columns: where they live.")
    else:
        sides = translate("Rows: where people came from; columns: where they were exploited.")
    # Beside it on a slide nothing else says that half of the title's number or more is one country's.
    return in_sentences(filter(None, (_carried(grid), as_sentence(about(grid.one)), sides)))


def _carried(grid: Grid) -> str:
    """Who has half of the number that the title tells, or more; empty where nobody has, or it tells none."""
    return outweighing(grid.one, HALF) if grid.of_groups and grid.one.layer.reported else ""


def _linked(one: Asked, countries: int) -> str:
    return translate_number(
        "{area} and the {number} country that it is linked with, by name.",
        "{area} and the {number} countries that it is linked with by the largest figures, by name.",
        countries,
        area=area_name(one.context, one.country),
    )


def _coverage(grid: Grid, *, drawn: bool) -> str:
    """What the cells rest on; `drawn`: with frames and hatching, which a table has not."""
    one = grid.one
    parts = []
    if grid.of_groups and not one.layer.reported:
        parts.append(translate("Within a region: refugees from its other countries."))
    elif grid.of_groups:
        parts += [translate("Framed: in their own country, which is no movement between regions.")] if drawn else []
        parts.append(translate("Within a region: citizens of its other countries."))
        parts += [outweighing(one)] if outweighing(one) and not _carried(grid) else []
    else:
        parts += [translate("Framed: within one country.")] if drawn else []
        linked = [code for code in grid.matrix.rows if code in one.context.geography.areas and code != one.country]
        if one.country:
            parts += [_linked(one, len(linked))] if linked else []
        else:
            parts.append(
                translate(
                    "At most {n}, those with the largest figures, by name.",
                    n=of_countries(grid.most),
                )
            )
    if one.layer.reported:
        parts.append(
            translate_number(
                "{n} country or area reports.",
                "{n} countries and areas report.",
                len(one.flows.reporting),
                n=format_number(len(one.flows.reporting)),
            )
        )
        if drawn and _silent(grid):
            parts.append(translate("Hatched: a column of one that does not report; unknown, not zero."))
    parts.append(translate("An empty cell: not listed, unknown, not zero."))
    reasons = why_ranges(one, grid.matrix.cells.values())
    parts += [reasons] if reasons else []
    if not one.layer.summed:
        suppressed = wording_of(one.indicator, one.selection).suppressed()
        parts.append(translate("Figures are never added up. …: {suppressed}.", suppressed=suppressed))
    return in_sentences(parts)


def _name(grid: Grid, code: str, *, row: bool) -> str:
    """What a row or a column is called."""
    return _no_place(grid, code, row=row) or place_name(grid.one.context, code)


def _drawn_name(grid: Grid, code: str, *, row: bool) -> str:
    """The same beside cells, where a long name takes the room of others."""
    return _no_place(grid, code, row=row) or short_name(grid.one.context, code)


def _no_place(grid: Grid, code: str, *, row: bool) -> str:
    """What a row or a column is called that is of no country or region; blank for others."""
    reported = grid.one.layer.reported
    if code == ALL:
        if row:
            return translate("All citizenships") if reported else translate("From all countries")
        return translate("In all that report") if reported else translate("In all countries")
    named = {
        OWN: translate("Own citizens"),
        ELSEWHERE: translate("Other areas") if grid.of_groups else translate("Other countries"),
        UNNAMED: translate("Country not named"),
        UNKNOWN: translate("Unknown"),
    }
    return named.get(code, "")


# ------------------------------------------------------------------------------------------------ the cells


def _silent(grid: Grid) -> list[Pair]:
    """Cells without a figure in columns of those who do not report."""
    cells = ((row, column) for row in grid.rows for column in grid.columns)
    return [cell for cell in cells if cell[0] != ALL and grid.cell(*cell) is None and grid.is_silent(cell[1])]


def _cells(grid: Grid) -> Cells:
    rows = (
        Row(_drawn_name(grid, row, row=True), tuple(_cell(grid, row, column) for column in grid.columns))
        for row in grid.rows
    )
    names = tuple(_drawn_name(grid, column, row=False) for column in grid.columns)
    found = Cells("matrix", names, (Group(tuple(rows)),), _corner(grid))
    used = {cell.ink for *_, cell in found.each}
    return replace(found, shades=tuple(key for key in _shades(grid) if key.ink in used))


def _shades(grid: Grid) -> Iterator[CellKey]:
    """What each shade is."""
    for shade, (low, high) in enumerate(pairwise((1, *EDGES))):
        ends = format_number(low), format_number(high - 1)
        yield CellKey(translate("{lower} to {upper}", lower=ends[0], upper=ends[1]), _ink(grid, shade))
    yield CellKey(translate("{low} and more", low=format_number(EDGES[-1])), _ink(grid, len(EDGES)))


def _ink(grid: Grid, shade: int) -> Ink:
    return f"{grid.one.indicator.hue}.{shade}" if shade >= 0 else ""


def _cell(grid: Grid, row: str, column: str) -> Cell:
    shade = _class(grid, row, column)
    return Cell(
        text=_short(grid, row, column),
        said=grid.text(row, column),
        ink=_ink(grid, shade),
        role=_role(grid, row, column, shade),
        hover=_hover(grid, row, column),
        is_framed=grid.is_own(row, column),
        origin=_origin(grid, row, column),
        ends=_ends(grid, row, column),
    )


def _ends(grid: Grid, row: str, column: str) -> tuple[float, float] | None:
    """Of people between two places, or within one: nothing of sums, of all others and of those of no known country."""
    item = grid.cell(row, column)
    is_compared = item is not None and not {row, column} & {ALL, ELSEWHERE, UNKNOWN, UNNAMED}
    return (item.lower, item.upper) if item is not None and is_compared else None


def _role(grid: Grid, row: str, column: str, shade: int) -> CellRole:
    if grid.cell(row, column) is None:
        if (row, column) in grid.matrix.suppressed:
            return "suppressed"
        return "silent" if grid.is_silent(column) and row != ALL else "none"
    if ALL in (row, column):
        return "sum"
    return "wide" if shade < 0 and grid.cell(row, column) else ""


def _class(grid: Grid, row: str, column: str) -> int:
    """Shade of a cell; -1 for none: sums, nothing, and an interval over more than one shade."""
    item = grid.cell(row, column)
    if item is None or ALL in (row, column) or item.upper == 0:
        return -1
    low, high = (bisect_right(EDGES, end) for end in (item.lower, item.upper))
    return low if low == high else -1


def _short(grid: Grid, row: str, column: str) -> str:
    item = grid.cell(row, column)
    if item is None:
        return "…" if (row, column) in grid.matrix.suppressed else ""
    return short_text(item)


def short_text(item: Sum) -> str:
    """A sum in few characters: 4.1M, 28k, 1,634, <5, 12–18, 3.1–3.3k."""
    rounded = about_of(item.lower, item.upper)
    if item.value is not None or item.upper < 5:
        return compact(Point(0, item.value, item.lower, item.upper, "A"), 0)
    if rounded is not None:
        return translate("≈{number}", number=compact(Point(0, rounded, None, None, "A"), 0))
    if item.upper < 1_000 or item.lower < 100:
        return translate("{low}–{high}", low=format_number(item.lower), high=format_number(item.upper))
    if counts_in_ten_thousands() and item.upper >= 10_000:
        low, high = format_number(item.lower / 10_000, 2), format_ten_thousands(item.upper)
        is_wide = not high.startswith(low)
        return translate("{low}–{high}", low=low, high=high) if is_wide else translate("≈{number}", number=high)
    if counts_in_ten_thousands():
        return translate("{low}–{high}", low=format_number(item.lower), high=format_number(item.upper))
    decimals = 0 if item.upper >= 10_000 else 1
    size, digits = (1_000_000, 1) if item.upper >= LEAST_MILLION else (1_000, decimals)
    low, high = (format_number(end / size, digits) for end in (item.lower, item.upper))
    short = format_brief(item.upper, decimals)
    return translate("{low}–{high}", low=low, high=short) if low != high else translate("≈{number}", number=short)


def _hover(grid: Grid, row: str, column: str) -> Hover:
    names = (_name(grid, row, row=True), _name(grid, column, row=False))
    text = grid.text(row, column)
    if grid.cell(row, column) is not None:
        text = in_a_row((with_things(text, translate(grid.one.indicator.unit_label)), when_alone(grid.one)))
    return Hover(f"{names[0]} → {names[1]}", f"\n{text or translate('not listed: unknown, not zero')}")


# ------------------------------------------------------------------------------------------------ the table


def _table(grid: Grid) -> Table:
    columns = (_corner(grid), *(_name(grid, code, row=False) for code in grid.columns))
    rows, origins = [], []
    for row in grid.rows:
        rows.append((_name(grid, row, row=True), *(grid.text(row, column) or "–" for column in grid.columns)))
        origins.append(("", *(_origin(grid, row, column) for column in grid.columns)))
    return Table(columns, tuple(rows), (False, *(True for _ in grid.columns)), tuple(origins))


def _corner(grid: Grid) -> str:
    return translate("From, by where they were found") if grid.one.layer.reported else translate("From, by where")


def _origin(grid: Grid, row: str, column: str) -> str:
    """Where the rows of a cell stand: exactly, or among those of its column or row."""
    one, areas = grid.one, grid.one.context.geography.areas
    if grid.cell(row, column) is None:
        return ""
    if row in areas and column in areas:
        return rows_of_pair(one, (row, column))
    by_row, by_column = (row, column) if not one.layer.by_partner else (column, row)
    if by_row in areas or by_row in one.context.geography.regions:
        return rows_at(one, by_row)
    if by_column in areas:
        return rows_naming(one, by_column)
    return rows_of_all(one)
