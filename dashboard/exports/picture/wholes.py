"""Draws wholes and their parts: a bar for each name, from end to end, in as few columns as it takes to be read; from
right to left where a language is read so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, pairwise

from dashboard import theme
from dashboard.charts.marks import Bars, Datum, Pane, Row
from dashboard.exports.picture import legend
from dashboard.exports.picture.canvas import Box, Canvas, Label, stacked, text_line
from dashboard.exports.picture.look import INK, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, Mirrored
from dashboard.exports.picture.places import mark_group, pane_group
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.words.names import of_how_many
from dashboard.words.signs import close_behind

COMFORT, DENSE = 11.0, 1.4
"""Type in which many rows are read easily, and how high a row is at least, in sizes of type."""
NARROWEST, APART, NAMES, GAP = 270.0, 26.0, 0.4, 4.0
"""Width of a column and the room between two; part of it that names may take, and the room between a name and a bar."""
CLOSE = 0.5
"""At each side of a label in its part at least."""
AIRY, LARGER = 2.5, 1.12
"""How high rows are, in sizes of type, that are few enough for larger type; and how much larger that is."""
THICK = 4.2
"""How high a bar is at most, in sizes of type: of few rows on a tall page."""
OVER, HIGH = 1.15, 1.3
"""Room for labels over bars, and how high these are then at least, in sizes of type."""
BLOCKS, CLOSER = 0.45, 1.25
"""Between two blocks of rows, in heights of a row; how high a row is at least for it, in sizes of type."""
MOST_BESIDE, BETWEEN = 0.35, "\u2002"
"""Part of a column that labels behind a bar may take, of parts without room for their own; and what is between two."""


@dataclass(frozen=True)
class _Column:
    """Rows below each other in a box, at one size of type."""

    pane: Pane
    rows: Sequence[Row]
    box: Box
    pitch: float
    size: float
    is_over: bool = False
    """Whether labels of parts without room for them stand over these."""

    @property
    def names(self) -> list[list[str]]:
        """The name of each row in lines: whole where it has room on one, else by its abbreviation, else broken."""
        return [self._lines(row) for row in self.rows]

    def _lines(self, row: Row) -> list[str]:
        most = NAMES * self.box.width
        whole = of_how_many(row.name, row.of)
        is_long = width_of(whole, self.size, weight_of(row)) > most
        name = of_how_many(row.short, row.of) if row.short and is_long else whole
        return list(wrapped(name, self.size, most, weight_of(row)))

    @property
    def blocks(self) -> list[list[Row]]:
        """Its rows, those of one section together."""
        return [list(rows) for _, rows in groupby(self.rows, key=lambda row: row.section)]

    @property
    def wide(self) -> float:
        """Width of the widest line of a name."""
        named = zip(self.rows, self.names, strict=True)
        return max((width_of(line, self.size, weight_of(row)) for row, lines in named for line in lines), default=0.0)

    @property
    def thick(self) -> float:
        """How high its bars are."""
        thick = min(max(mark.width for mark in self.pane.bars) * self.pitch, THICK * self.size)
        return min(thick, self.pitch - OVER * self.size) if self.is_over else thick

    def middle(self, place: int) -> float:
        """Where the middle of one of its bars is: with labels over them, these have all the room before the next."""
        down = self.box.top + (place + 0.5) * self.pitch
        return down + (self.pitch - self.thick) / 2 - 1 if self.is_over else down

    @property
    def is_clear(self) -> bool:
        """Whether every name has its room between its neighbours'."""
        return all(len(lines) * LEADING * self.size <= self.pitch + 0.3 * self.size for lines in self.names)


def weight_of(row: Row) -> int:
    """Of the words of a row: that of all others' whole is bold."""
    return BOLD if row.is_of_all else REGULAR


def draw(canvas: Canvas, box: Box, pane: Pane, look: Look) -> bool:
    """The whole chart; whether every name has its room in type that can be read."""
    keys = [legend.Entry(mark.name, partial(_draw_key, mark)) for mark in pane.bars if mark.is_keyed]
    mirror = Mirror(box, look.rtl)
    turned = Mirrored(canvas, mirror)
    room = _above_title(turned, pane.x.title, legend.draw_above(canvas, box, keys, look), look)
    columns = _enlarged(_columns(pane, room, look))
    wide = _names_of(columns)
    columns = _with_labels_over(columns, wide)
    beside = _beside(columns, wide)
    for block in _in_blocks(columns):
        _draw_column(turned, block, (wide, beside), mirror)
    return columns[0].size >= look.least and all(column.is_clear for column in columns)


def _above_title(canvas: Canvas, title: str, box: Box, look: Look) -> Box:
    """What is left of a box above what its bars are wholes of, which is written there."""
    lines = wrapped(title, look.label, box.width) if title else []
    for place, line in enumerate(lines):
        down = box.bottom - 2 - (len(lines) - 1 - place) * LEADING * look.label
        canvas.write([text_line(box.left, down, line, look.label, MUTED)])
    return box.trimmed(bottom=(len(lines) + 0.25) * LEADING * look.label) if lines else box


def _columns(pane: Pane, box: Box, look: Look) -> list[_Column]:
    """The rows in as few columns as it takes to be read easily."""
    rows = sorted(pane.rows, key=lambda row: -row.height)
    found: list[_Column] = []
    for count in range(1, max(1, int(box.width // NARROWEST)) + 1):
        share = max(-(-len(rows) // count), 1)
        pitch = box.height / share
        size = min(look.label, pitch / DENSE)
        width = (box.width - (count - 1) * APART) / count
        found = []
        for place, first in enumerate(range(0, len(rows), share)):
            left = box.left + place * (width + APART)
            own = Box(left, box.top, left + width, box.bottom)
            found.append(_Column(pane, rows[first : first + share], own, pitch, size))
        if size >= min(COMFORT, look.label):
            break
    return _fitted(found, look.least)


def _fitted(columns: list[_Column], least: float) -> list[_Column]:
    """In smaller type where names of several lines need it."""
    size = columns[0].size if columns else 0.0
    while size > least and not all(column.is_clear for column in columns):
        size = max(size - 0.5, least)
        columns = [_Column(column.pane, column.rows, column.box, column.pitch, size) for column in columns]
    return columns


def _enlarged(columns: list[_Column]) -> list[_Column]:
    """In larger type where rows are so few that it has room, and takes none from the number of a part or its sign."""
    larger = [replace(column, size=LARGER * column.size) for column in columns]
    is_airy = all(column.pitch >= AIRY * column.size and column.is_clear for column in larger)
    return larger if is_airy and _said(larger) == _said(columns) else columns


def _names_of(columns: Sequence[_Column]) -> float:
    """What the names of rows take of each column."""
    return max(column.wide for column in columns)


def _said(columns: Sequence[_Column]) -> list[str]:
    """What stands in the parts of bars."""
    wide = columns[0].box.width - _names_of(columns) - GAP
    return [
        _told(part, column, wide, weight_of(row))
        for column in columns
        for row in column.rows
        for part in _parts_of(column, row)
    ]


def _in_blocks(columns: list[_Column]) -> list[_Column]:
    """Each column in its blocks with gaps between, where its type stays as large and its names as clear without the
    room that these take; else the columns themselves."""
    most = max((len(column.rows) + BLOCKS * (len(column.blocks) - 1) for column in columns), default=0.0)
    if not most:
        return columns
    pitch = columns[0].box.height / most
    closer = [replace(column, pitch=min(pitch, column.pitch)) for column in columns]
    if pitch < CLOSER * columns[0].size or not all(column.is_clear for column in closer):
        return columns
    found = []
    for column in closer:
        top = column.box.top
        for rows in column.blocks:
            found.append(replace(column, rows=rows, box=column.box.trimmed(top=top - column.box.top)))
            top += (len(rows) + BLOCKS) * column.pitch
    return found


def _with_labels_over(columns: list[_Column], wide: float) -> list[_Column]:
    """With the labels of parts without room over these, where no two of them meet there and bars stay high enough for
    those in them: behind a bar they seemed to be of its last part."""
    over = [replace(column, is_over=True) for column in columns]
    is_high = all(column.thick >= HIGH * column.size for column in over)
    rows = [_labels_over(column, place, _area(column, wide)) for column in over for place in range(len(column.rows))]
    is_clear = all(not one.box.meets(other.box, 2) for row in rows for one, other in pairwise(row))
    return over if is_high and is_clear and any(rows) else columns


def _area(column: _Column, names: float) -> Box:
    """Where the bars of a column are that has nothing behind them."""
    return column.box.trimmed(left=names + GAP)


def _labels_over(column: _Column, place: int, area: Box) -> list[Label]:
    """The labels over a bar, of its parts without room for them, from its start on."""
    row, down = column.rows[place], column.middle(place) - column.thick / 2 - 0.2 * column.size
    labels = []
    for mark in column.pane.bars:
        before = column.pane.below(mark)
        for datum in mark.data:
            if datum.at != row.height or not datum.drawn or _told(datum, column, area.width, weight_of(row)):
                continue
            half = width_of(datum.label, column.size) / 2
            middle = area.left + column.pane.x.part(before.get(row.height, 0.0) + datum.drawn / 2) * area.width
            at = min(max(middle, area.left + half), area.right - half)
            labels.append(text_line(at, down, datum.label, column.size, INK, anchor="middle"))
    return labels


def _beside(columns: Sequence[_Column], wide: float) -> float:
    """How wide is what stands behind the bars: the labels of parts that have no room for them; the narrower the bars
    are for it, the more of them there may be. None where they would take too much of the chart."""
    wanted = -1.0
    beside = 0.0
    if columns[0].is_over:
        return beside
    while wanted < beside:
        wanted = beside
        told = (
            BETWEEN.join(_without_room(column, row, column.box.width - wide - GAP - beside))
            for column in columns
            for row in column.rows
        )
        beside = max((width_of(text, columns[0].size) + GAP for text in told if text), default=0.0)
    return beside if beside <= MOST_BESIDE * columns[0].box.width else 0.0


def _without_room(column: _Column, row: Row, wide: float) -> list[str]:
    """The labels of those parts of a bar that have no room for their number. `wide`: the whole bar."""
    return [part.label for part in _parts_of(column, row) if not _told(part, column, wide, weight_of(row))]


def _parts_of(column: _Column, row: Row) -> list[Datum]:
    return [datum for mark in column.pane.bars for datum in mark.data if datum.at == row.height and datum.drawn]


def _told(part: Datum, column: _Column, wide: float, weight: int) -> str:
    """What stands in a part: its number behind its sign, which in print without colours alone says of what it is, with
    a gap between or without; empty where it has no room either. `wide`: the whole bar."""
    own = column.pane.x.part(part.drawn or 0) * wide
    ways = (part.label, close_behind(part.label))
    return next((words for words in ways if width_of(words, column.size, weight) + 2 * CLOSE <= own), "")


def _draw_column(canvas: Canvas, column: _Column, wide: tuple[float, float], mirror: Mirror) -> None:
    """`wide`: room for names, and for labels behind the bars."""
    (names, beside), box, pitch = wide, column.box, column.pitch
    area = _area(column, names).trimmed(right=beside)._replace(bottom=box.top + pitch * len(column.rows))
    high, low = column.rows[0].height + 0.5, column.rows[-1].height - 0.5
    x = column.pane.x
    canvas.add(pane_group(mirror.box(area), mirror.ends(x.low, x.high), (low, high)))
    labels: list[Label] = []
    for mark in column.pane.bars:
        canvas.add(mark_group(mark))
        labels += _draw_bars(canvas, column, area, mark)
        canvas.add("</g>")
    canvas.add("</g>")
    for place, lines in enumerate(column.names):
        at = (area.left - GAP, column.middle(place))
        weight = weight_of(column.rows[place])
        labels += stacked(at, lines, column.size, INK if weight == BOLD else MUTED, anchor="end", weight=weight)
        if beside and (told := _without_room(column, column.rows[place], area.width)):
            labels += stacked((area.right + GAP, at[1]), [BETWEEN.join(told)], column.size, MUTED, anchor="start")
        labels += _labels_over(column, place, area) if column.is_over else []
    canvas.write(labels)


def _draw_bars(canvas: Canvas, column: _Column, area: Box, mark: Bars) -> list[Label]:
    """The parts of one kind; their labels where they have room."""
    before = column.pane.below(mark)
    values = {datum.at: datum for datum in mark.data}
    colour, labels = theme.ink(mark.ink), []
    for place, row in enumerate(column.rows):
        datum = values.get(row.height)
        if datum is None or not datum.drawn:
            continue
        start = before.get(row.height, 0.0)
        left, right = (area.left + column.pane.x.part(end) * area.width for end in (start, start + datum.drawn))
        middle = column.middle(place)
        half = column.thick / 2
        canvas.rect(Box(left, middle - half, right, middle + half), colour)
        weight = weight_of(row)
        ink = theme.clear_on(colour)
        if told := _told(datum, column, area.width, weight):
            at = ((left + right) / 2, middle + 0.36 * column.size)
            labels.append(text_line(*at, told, column.size, ink, anchor="middle", weight=weight))
    return labels


def _draw_key(mark: Bars, canvas: Canvas, box: Box) -> None:
    canvas.rect(box, theme.ink(mark.ink))
