"""What a matrix shows: rows and columns, each cell with its class, its role and its words.

What stands in a cell is short (`text`); what it says is whole (`said`). Colours are names of inks, as in `marks`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, get_args

from dashboard.charts.marks import Hover, Ink

CellRole = Literal["", "sum", "wide", "interval", "zero", "asked", "suppressed", "silent", "none"]
"""What a cell means beyond its class.

sum: of its row or column, of no class; wide: an interval over more than one class; interval: one, where no class says
how large; zero: a reported zero; asked: asked, and no figure; suppressed: too small to be shown; silent: nobody
reports there; none: nothing is listed, which is unknown and not zero.
"""

Kind = Literal["matrix", "years"]
"""Names across, with figures in the cells; years across, with a class in each cell alone."""


@dataclass(frozen=True)
class Cell:
    """One cell: `ink` is that of its class, empty where it has none."""

    text: str = ""
    said: str = ""
    ink: Ink = ""
    role: CellRole = ""
    hover: Hover | None = None
    is_framed: bool = False
    """Whether its row and its column are the same: those who stayed."""
    origin: str = ""
    """The address that says where its figure comes from."""
    longer: tuple[str, ...] = ()
    """What may stand in it in place of its text where there is room, the longest first."""
    dated: str = ""
    """What stands small behind the longest of these: a year."""
    small: str = ""
    """What stands small and quiet behind its text."""
    mark: str = ""
    """A sign apart behind that: right before or after a number an arrow would be read as the way that it goes."""
    ends: tuple[float, float] | None = None
    """From the least to the greatest that its figure can be, where it is compared with those of others: no sum is, and
    no row or column of all others."""


@dataclass(frozen=True)
class Row:
    """A row of cells under its name."""

    name: str
    cells: tuple[Cell, ...]
    id: str = ""
    address: str = ""
    """What its cells ask, beside what all of them do: behind a year, the address that explains one."""
    beside: str = ""
    """What stands between its name and its cells, under `Cells.beside`."""
    is_counted: bool = True
    """Whether it is one of those of which titles say how many there are: areas that are no UN members are not."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading; without a name they have none."""

    rows: tuple[Row, ...]
    name: str = ""
    said: str = ""
    """Beside the heading."""
    within: str = ""
    """Of what larger group it is a part."""


@dataclass(frozen=True)
class CellKey:
    """What cells of an ink or role are, and how many there are."""

    said: str
    ink: Ink = ""
    role: CellRole = ""
    number: int = 0
    inks: tuple[Ink, ...] = ()
    """Of several classes that one name is of, from the lightest."""
    is_sign: bool = False
    """Whether it begins with a sign that stands in cells on no ground of its own."""


@dataclass(frozen=True)
class Cells:
    """A whole matrix."""

    kind: Kind
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    corner: str = ""
    """What its rows are, above their names."""
    legend: tuple[CellKey, ...] = ()
    ramp: str = ""
    """Of the inks of its classes, where it has several."""
    rows_are: Literal["", "area", "indicator"] = ""
    """What `Row.id` is the code of."""
    columns_are: Literal["", "year"] = ""
    """What the names of a matrix's columns are: of years some are named for all."""
    address: str = ""
    """What all cells ask."""
    signs: str = ""
    """What signs behind figures mean, in sentences."""
    counted: str = ""
    """What its counts are of, in a sentence."""
    without: str = ""
    """Of what there is nothing to show, in sentences: it has no row."""
    beside: str = ""
    """What stands beside the names of its rows; empty where nothing does."""
    is_fitted: bool = False
    """Whether its columns are as wide as what stands in each of them takes; else all are alike."""
    together: int = 1
    """How many of its first columns say nothing without each other."""
    shades: tuple[CellKey, ...] = ()
    """What its classes are where no legend is drawn, since figures stand in its cells."""
    legend_in: Callable[[Collection[str]], tuple[CellKey, ...]] | None = field(default=None, compare=False)
    """The legend of some rows alone, by their ids, where these may lack what it names; None where it is of no rows."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, group by group."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def alone(self) -> Cells:
        """Without what stands beside the names of its rows."""
        return replace(self, beside="")

    @property
    def ways(self) -> Iterator[Cells]:
        """All in which the same can stand: the longest texts first, with what is beside names and without; columns of
        words get shorter before what is beside names is left out."""
        if self.together > 1:
            yield from (way for form in self._forms for way in form.wordings)
        else:
            yield from (way for wording in self.wordings for way in wording._forms)

    @property
    def _forms(self) -> Iterator[Cells]:
        yield self
        if self.beside:
            yield self.alone

    @property
    def wordings(self) -> Iterator[Cells]:
        """The same cells with what may stand in them, the longest texts first; in each the texts are of one kind."""
        most = max((len(cell.longer) for _, _, cell in self.each), default=0)
        yield from (self._worded(place) for place in range(most + 1))

    def _worded(self, place: int) -> Cells:
        def row(own: Row) -> Row:
            return replace(own, cells=tuple(_worded(cell, place) for cell in own.cells))

        return replace(self, groups=tuple(replace(group, rows=tuple(map(row, group.rows))) for group in self.groups))

    def first_rows(self, number: int) -> Cells:
        """No more than so many rows."""
        left, kept = number, []
        for group in self.groups:
            if left > 0:
                kept.append(replace(group, rows=group.rows[:left]))
            left -= len(group.rows)
        return self._of(kept)

    def between(self, first: int, end: int) -> Cells:
        """The rows from one up to another, which is not among them."""
        kept, before = [], 0
        for group in self.groups:
            rows = group.rows[max(first - before, 0) : max(end - before, 0)]
            kept += [replace(group, rows=rows)] if rows else []
            before += len(group.rows)
        return self._of(kept)

    def named(self, names: Collection[str]) -> Cells:
        """The rows of some names."""
        kept = (replace(group, rows=tuple(row for row in group.rows if row.name in names)) for group in self.groups)
        return self._of([group for group in kept if group.rows])

    def _of(self, groups: Sequence[Group]) -> Cells:
        """With some of its rows, and the legend of these."""
        ids = {row.id for group in groups for row in group.rows}
        legend = self.legend if self.legend_in is None else self.legend_in(ids)
        return replace(self, groups=tuple(groups), legend=legend)

    def first_columns(self, number: int) -> Cells:
        """No more than so many columns."""

        def row(own: Row) -> Row:
            return replace(own, cells=own.cells[:number])

        groups = tuple(replace(group, rows=tuple(map(row, group.rows))) for group in self.groups)
        return replace(self, columns=self.columns[:number], groups=groups)

    def in_wholes(self) -> Cells:
        """With groups joined to the larger ones that they are parts of."""
        found: dict[str, Group] = {}
        for group in self.groups:
            name = group.within or group.name
            before = found.get(name, Group((), name))
            found[name] = replace(before, rows=(*before.rows, *group.rows))
        return replace(self, groups=tuple(found.values()))

    @property
    def each(self) -> Iterator[tuple[int, int, Cell]]:
        """Each cell with the numbers of its row and column, row by row."""
        for down, row in enumerate(self.rows):
            yield from ((down, across, cell) for across, cell in enumerate(row.cells))


def _worded(cell: Cell, place: int) -> Cell:
    """A cell with one of its longer texts, where it has so many, and with no others."""
    if not cell.longer[place:]:
        return replace(cell, longer=()) if cell.longer else cell
    return replace(cell, text=cell.longer[place], small="" if place else cell.dated, longer=())


USED: Mapping[Kind, frozenset[CellRole]] = MappingProxyType(
    {
        "matrix": frozenset({"", "wide", "sum", "suppressed", "silent", "none"}),
        "years": frozenset({"", "interval", "zero", "asked", "suppressed", "none"}),
    }
)
"""Every role that cells of a kind are used in."""


def check(medium: str, kind: Kind, drawn: frozenset[CellRole]) -> None:
    """Stop the start of a medium that does not draw every role that is used. Raises TypeError that names those, and a
    role of `CellRole` in which cells of no kind are used."""
    nowhere = {*get_args(CellRole)}.difference(*USED.values())
    if nowhere:
        raise TypeError(f"cells: `CellRole` has {', '.join(map(repr, sorted(nowhere)))}, which `USED` has in no kind")
    missing = sorted(USED[kind] - drawn)
    if missing:
        raise TypeError(f"{medium}: it does not draw cells of {kind} that are {', '.join(map(repr, missing))}")
