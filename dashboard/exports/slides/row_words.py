"""Where words at marks of rows stand in a native chart: names of what was chosen first, and none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.exports.picture.canvas import Box
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.rooms import Rooms
from dashboard.exports.slides.sides import Side
from dashboard.exports.slides.texts import leading
from dashboard.i18n import in_a_row

OFF = 7.0
"""From ticks to words above or below them, in points."""
AT_MARK = 5.0
"""From the middle of a mark to words beside it, as offices set them, in points."""
_INSET = 3.0
"""Before and behind the words of a label, in points."""


class Words(NamedTuple):
    """The words at one mark of a strand, in lines, and on which side of it they stand, moved by how much."""

    strand: Strand
    place: int
    lines: tuple[str, ...]
    side: Side


class _Plane(NamedTuple):
    """A chart of rows whose plot has its place."""

    plot: Plot
    rooms: Rooms
    inner: Box
    up: tuple[float, float]

    def at(self, strand: Strand, place: int) -> tuple[float, float]:
        """Where a mark is, in points from the upper left corner of the chart."""
        low, high = self.up
        x = self.inner.left + self.rooms.along(strand.across[place] or 0.0)
        return x, self.inner.bottom - self.inner.height * ((strand.values[place] or 0.0) - low) / (high - low)


def is_of_rows(plot: Plot, rooms: Rooms) -> bool:
    """Whether the marks of a chart stand in named rows, at places that are known."""
    return _plane(plot, rooms) is not None


def _plane(plot: Plot, rooms: Rooms) -> _Plane | None:
    frame = rooms.inner
    if not plot.rows or frame is None or rooms.across is None or rooms.axis is None or plot.logs[0]:
        return None
    inner = Box(frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    return _Plane(plot, rooms, inner, rooms.axis)


def words_in_rows(plot: Plot, rooms: Rooms) -> list[Words]:
    """All words at marks of rows. Those at a tick, whom nobody chose, are left out where they have no room; how many
    there are their row says, too."""
    plane = _plane(plot, rooms)
    if plane is None:
        return []
    found: list[Words] = []
    taken: list[Box] = []
    for strand in sorted(plot.strands, key=lambda one: one.symbol == "tick"):
        for place, lines in _told(plane, strand):
            ways = list(_ways(plane, strand, place, lines))
            if strand.symbol == "tick" and _wide(plane, lines) > plane.inner.width:  # They lay over the names of rows.
                continue
            free = (way for way in ways if not any(way[1].meets(other) for other in taken))
            side, box = next(free, ways[0] if strand.symbol != "tick" else (None, None))
            if side and box:
                taken.append(box)
                found.append(Words(strand, place, lines, side))
    return found


def _ways(plane: _Plane, strand: Strand, place: int, lines: tuple[str, ...]) -> Iterator[tuple[Side, Box]]:
    """Sides of a mark, the best first, with what words cover there: those of ticks below, above, or in their row."""
    has_ticks = any(one.symbol == "tick" for one in plane.plot.strands)
    off = OFF if has_ticks and not strand.is_keyed else 0.0
    inwards = _inwards(plane, strand, place, lines)
    # Words that stand below a dot are below all of it already.
    under = max(off - strand.size / 2, 0.0) if strand.symbol != "tick" else off
    below, above = ("b", inwards, under), ("t", inwards, -off)
    if strand.symbol != "tick":
        first = below if strand.is_below else above
        yield _told_at(plane, first), _box(plane, (strand, place), lines, first)
        return
    for side in (below, above):
        yield _told_at(plane, side), _box(plane, (strand, place), lines, side)
    away = max(0.0, _largest(plane, strand, place) / 2 - _INSET)
    for beside in (("r", away, 0.0), ("l", -away, 0.0)):
        box = _box(plane, (strand, place), lines, beside)
        if _is_free(plane, strand, place, box):
            yield _told_at(plane, beside), box


def _told_at(plane: _Plane, side: Side) -> Side:
    """A side with its moves in parts of the chart."""
    return side[0], side[1] / plane.rooms.width, side[2] / plane.rooms.height


def _is_free(plane: _Plane, strand: Strand, place: int, box: Box) -> bool:
    """Whether no other mark of its row stands where words would."""
    if box.left < plane.inner.left or box.right > plane.inner.right:
        return False
    own, others = plane.at(strand, place)[0], _in_its_row(plane, strand, place)
    return not any(box.left - AT_MARK < x < box.right + AT_MARK and abs(x - own) > 1 for x, _ in others)


def _largest(plane: _Plane, strand: Strand, place: int) -> float:
    """How large the largest mark is that lies on the spot of one."""
    own = plane.at(strand, place)[0]
    return max(size for x, size in _in_its_row(plane, strand, place) if abs(x - own) <= 1)


def _in_its_row(plane: _Plane, strand: Strand, place: int) -> Iterator[tuple[float, float]]:
    """Where the marks of the row of one stand, and how large they are."""
    for other in plane.plot.strands:
        for at, value in enumerate(other.values):
            if value == strand.values[place] and other.across[at] is not None:
                yield plane.at(other, at)[0], other.size


def _box(plane: _Plane, mark: tuple[Strand, int], lines: Sequence[str], side: Side) -> Box:
    """What the words of a mark cover on a side of it. `side`: with its moves in points."""
    (x, y), (name, across, down) = plane.at(*mark), side
    x, y = x + across, y + down
    wide, tall = _wide(plane, lines), len(lines) * leading() * plane.rooms.type
    left = {"r": x + AT_MARK, "l": x - AT_MARK - wide}.get(name, x - wide / 2)
    top = {"t": y - AT_MARK - tall, "b": y + AT_MARK}.get(name, y - tall / 2)
    return Box(left, top, left + wide, top + tall)


def _wide(plane: _Plane, lines: Sequence[str]) -> float:
    return max(width_of(line, plane.rooms.type) for line in lines)


def _told(plane: _Plane, strand: Strand) -> list[tuple[int, tuple[str, ...]]]:
    """The words at values, each with its place; those that would lie over one another in a row as one label.

    Countries at the same distance from a target have their marks on one spot, and had their names there, too.
    """
    plain = [(place, words) for place, words in enumerate(strand.labels) if words and strand.across]
    found: list[tuple[int, list[str]]] = []
    for place, words in sorted(plain, key=lambda one: plane.at(strand, one[0])[::-1]):
        if found and strand.values[found[-1][0]] == strand.values[place]:
            before, names = found[-1]
            _, end = _covered(plane, strand, before, _in_lines(plane, names))
            if _covered(plane, strand, place, (words,))[0] < end:
                names.append(words)
                continue
        found.append((place, [words]))
    return [(place, _in_lines(plane, names)) for place, names in found]


def _covered(plane: _Plane, strand: Strand, place: int, lines: Sequence[str]) -> tuple[float, float]:
    """From where to where the words over a mark go."""
    middle = plane.at(strand, place)[0] + _inwards(plane, strand, place, lines)
    half = _wide(plane, lines) / 2 + _INSET
    return middle - half, middle + half


def _in_lines(plane: _Plane, names: Sequence[str]) -> tuple[str, ...]:
    """Names after one another, in as few lines as the plot is wide."""
    most, lines = plane.inner.width - 2 * _INSET, [list(names[:1])]
    for name in names[1:]:
        if _wide(plane, [in_a_row([*lines[-1], name])]) <= most:
            lines[-1].append(name)
        else:
            lines.append([name])
    return tuple(in_a_row(line) for line in lines)


def _inwards(plane: _Plane, strand: Strand, place: int, lines: Sequence[str]) -> float:
    """How far words above or below a mark move into the plot, in points: outside it stand names of rows."""
    x, half = plane.at(strand, place)[0], _wide(plane, lines) / 2 + _INSET
    right, left = max(half - (x - plane.inner.left), 0.0), max(half - (plane.inner.right - x), 0.0)
    return 0.0 if right and left else right - left
