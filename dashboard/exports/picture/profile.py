"""Draws rows under heads: names and figures at the left, marks on one scale, places in words at the right.

Where a language is read from right to left it is the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from dashboard import theme
from dashboard.charts.fewer import MOST
from dashboard.charts.marks import Dots, Ink, Pane, Row, Symbol
from dashboard.exports.picture import legend
from dashboard.exports.picture.canvas import SCALE, Anchor, Box, Canvas, Label, text_line
from dashboard.exports.picture.look import INK, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.places import RowPlaces, mark_group
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, balanced, tokens_of, width_of
from dashboard.exports.picture.shapes import symbol
from dashboard.i18n import current_language, in_a_row

STEP = 10.0
"""Distance of two rows, in units of the scale of heights."""
CLOSE = 1.05
"""Two lines of words may be so much taller than their row at the usual leading."""
TIGHT = 1.14
"""Their own leading, so that the words of each row are seen to belong together."""
WORDS, OF_NARROW, WITH_YEARS, WIDE, GAP = 0.55, 0.68, 0.06, 60.0, 8.0
"""Part of the width that words and their gaps may take on both sides: dots of a narrower scale cannot be told apart;
the same where figures would lose their units or stand over them, what years behind places add to both, and how wide all
is else, in sizes of type; and the room between words and scale."""
FOLDED, LONG = 10.0, 17.0
"""Up to what width words stay in one line where others are folded into two, in sizes of type; the same of names where
few are longer."""
BETWEEN, HEAD = 1.2, (1.4, 2.6)
"""Between names and figures, and two words above the scale; and how far above the rows the lines of these stand, the
last first, clear of a head of rows beside them; all in sizes of type."""
UNDER = 0.3
"""Room below the last row for each more line of it, in distances of rows."""
OFF = 0.3
"""From the lines at the ends of the scale to words between these, in sizes of type."""
INDENT = 1.0
"""From the side where heads of rows stand to the longest name of a row, in sizes of type."""
REACH = "reach"
"""What is drawn of the range of a figure, in groups of marks and in the key."""
START: Anchor = "start"
MIDDLE: Anchor = "middle"
END: Anchor = "end"
TALL = 0.9
"""From how many widths on a chart is tall, and has more rows than are read at a glance."""
ABOVE = 3.6
"""Room above the rows for two lines on what the ends of the scale mean, in sizes of type."""
MEDIAN, CHOSEN, EDGE = 6.8, 5.4, 1.6
"""Radius of a median and of a chosen country, at the usual type, and the width of their edges: corners of a median are
seen around a country that stands at its place, whose own edge parts them."""
BAR = 2.0
"""How thick the bar over a dot is, which is the range of its figure."""
WORSE = 10.0
"""How thick a row is where a country is worse off than half of the others, at the usual type."""
OF_WORSE: Ink = "neutral.0"
"""Paler than any mark on it."""
OF_MEDIANS: Mapping[Symbol, Ink] = MappingProxyType({"square": "neutral.1", "diamond": "neutral.2"})
"""Of the two medians, as on slides: filled, and the one that lies below is paler."""


class _Words(NamedTuple):
    """Of a row, on both sides of the scale, each in lines."""

    names: tuple[str, ...]
    figure: tuple[str, ...]
    """Behind the name: of one country."""
    behind: tuple[str, ...]
    """At the other end."""
    since: tuple[str, ...] = ()
    """Since when others have their figures, behind it: of one country."""


_Form = Callable[[Row], _Words]


def _in_two_lines(row: Row) -> _Words:
    told = row.columns
    if told is None:
        return _Words((row.name, row.said), (), row.beside)
    return _Words((row.name, row.said), told.lines, (told.of,), (told.since,))


def _in_one_line(row: Row) -> _Words:
    told = row.columns
    if told is None:
        return _Words((row.name,), (), (in_a_row(row.beside),))
    return _Words((row.name,), (told.figure,), (told.of,), (told.since,))


def _without_number(row: Row) -> _Words:
    """Of several countries not among how many each is; of one a figure above its unit."""
    told = row.columns
    if told is None:
        return _Words((row.name,), (), (in_a_row((row.figure, *row.beside[1:])),))
    return _Words((row.name,), told.lines, (told.of,), (told.since,))


def _folded(row: Row) -> _Words:
    """A name in two lines, for languages whose names are long, beside a figure above its unit and a place in two."""
    told = row.columns
    names = _halved(row.name, _weight(row))
    if told is None:
        return _Words(names, (), row.beside)
    return _Words(names, told.lines, _halved(told.of, _weight(row)), (told.since,))


def _folded_figure(row: Row) -> _Words:
    """The same with as much of a unit beside a figure as makes both lines short."""
    words, told = _folded(row), row.columns
    return words if told is None else words._replace(figure=_halved(told.figure, REGULAR))


def _long_folded(row: Row) -> _Words:
    """The same with short names in one line: rows of two lines have room between rows of one."""
    words = _folded_figure(row)
    return words if width_of(row.name, 1.0, _weight(row)) > LONG else words._replace(names=(row.name,))


def _folded_more(row: Row) -> _Words:
    """The same with a figure in three lines, where its unit is long."""
    words, told = _folded(row), row.columns
    return words if told is None else words._replace(figure=_parts(told.figure, REGULAR, FOLDED, 3, current_language()))


def _halved(text: str, weight: int, least: float = FOLDED) -> tuple[str, ...]:
    """A text in two lines of about the same length, a short one in one."""
    return _parts(text, weight, least, 2, current_language())


@lru_cache(maxsize=1_024)
def _parts(text: str, weight: int, least: float, most: int, _language: str) -> tuple[str, ...]:
    """The same in so many lines at most. Kept: each row is asked for its words in each form, and these in each room."""
    width = max(least, width_of(text, 1.0, weight) / most)
    while len(lines := balanced(text, 1.0, width, weight)) > most:
        width += 0.5
    return tuple(lines)


def _figure_alone(row: Row) -> _Words:
    if row.columns is not None:  # Without its unit it would say nothing.
        return _folded_figure(row)
    # Of several countries the figures are longer than which of them have none.
    return _Words((row.name,), (), (row.figure or row.beside[0],))


OF_TWO_LINES: tuple[_Form, ...] = (_in_two_lines, _folded, _folded_figure)
NARROW: tuple[_Form, ...] = (_without_number, _long_folded, _folded, _folded_figure, _folded_more)
"""Forms of rows of two lines, and those beside which the scale may be narrower."""
FORMS: tuple[_Form, ...] = (
    _in_two_lines, _in_one_line, _without_number, _long_folded, _folded, _folded_figure, _folded_more,
    _figure_alone,
)  # fmt: skip
"""What rows say where they have ever less room."""
FEW = 10
"""Rows that say their figures alone, without units, rather than that there are even fewer."""


class _Places(RowPlaces):
    """A pane of rows under heads."""

    @property
    def pitch(self) -> float:
        return STEP * self.area.height / (self.pane.y.high - self.pane.y.low)

    @property
    def part(self) -> float:
        """How large marks are beside their usual size."""
        return min(1.0, self.size / 10)


def draw(canvas: Canvas, box: Box, pane: Pane, look: Look) -> bool:
    """The whole chart; whether it can be read: in type that is large enough."""
    pane = _lifted(_seen(pane))
    keys = [legend.Entry(mark.name, partial(_draw_key, mark), mark.role) for mark in pane.dots if mark.is_keyed]
    if pane.worse_key:
        keys.append(legend.Entry(pane.worse_key, _draw_worse_key))
    if reach := _reach_key(pane, box, look):
        keys.append(legend.Entry(reach[0], partial(_draw_reach_key, theme.ink(reach[1])), REACH))
    under = legend.draw_above(canvas, box, keys, look)
    form, size, pane = _formed(pane, under, look)
    names, figures, behind, since = (size * wide for wide in _widths(pane, form))
    left, right = names + figures, behind + since
    across = under.width - left - right - 2 * GAP
    above = _room_above(pane, across / size) * size
    area = Box(under.left + left + GAP, under.top + above, under.right - right - GAP, under.bottom)
    mirror = Mirror(under, look.rtl)
    places = _Places(pane, mirror.box(area), size, look.rtl)
    canvas.add(places.opening)
    _draw_scale(canvas, places)
    laid = _Laid(under, form, figures)
    for mark in pane.dots:
        _draw_mark(canvas, places, mark)
    canvas.add("</g>")
    canvas.write(mirror.label(label) for row in pane.rows for label in _words(_Places(pane, area, size), row, laid))
    canvas.write([mirror.label(label) for label in _heads(_Places(pane, area, size), laid)], SCALE)
    is_few = box.height > TALL * box.width or sum(row.role != "head" for row in pane.rows) <= MOST
    return size >= look.least and is_few


def _reach_key(pane: Pane, box: Box, look: Look) -> tuple[str, Ink] | None:
    """What bars over dots are on a scale in this box: of those that stand out from their dots, edge and all, by as much
    as they are thick; where none does, of those that are longer than half a dot."""
    form, size, _ = _formed(pane, box, look)
    words = size * sum(_widths(pane, form)) + 2 * GAP
    part, wide = min(1.0, size / 10), box.width - words
    return pane.reach_key_from(((CHOSEN + EDGE / 2) * part + BAR) / wide) or pane.reach_key_from(CHOSEN * part / wide)


def _seen(pane: Pane) -> Pane:
    """What a slide draws of it, too: nobody can point at countries of the region, to tell one from another."""
    return replace(pane, marks=tuple(mark for mark in pane.marks if mark.role != "peers"))


def _lifted(pane: Pane) -> Pane:
    """A pane without room over its first head: the scale has that."""
    first = pane.rows[0]
    return replace(pane, y=replace(pane.y, high=first.height)) if first.role == "head" else pane


def _type_of(pane: Pane, box: Box, most: float, form: _Form) -> float:
    """The largest type in which each row has room for its lines, and the scale for its marks beside them."""
    count = (pane.y.high - pane.y.low) / STEP
    lines = 2 if form in OF_TWO_LINES else 1
    *_, since = widths = _widths(pane, form)
    is_narrow = form in NARROW or (form is _in_one_line and any(row.columns for row in pane.rows))
    part = WORDS if box.width > WIDE * most and not is_narrow else OF_NARROW
    part += WITH_YEARS if since else 0.0
    # What the scale takes above grows with the type, too.
    tall = box.height / (lines * LEADING * count / CLOSE + _room_above(pane, (1 - part) * box.width / most))
    wide = sum(widths)
    return min(most, tall, (part * box.width - 2 * GAP) / (wide or 1.0))


def _room_above(pane: Pane, width: float) -> float:
    """Above the rows of a scale of so many sizes of type, in such."""
    return ABOVE - HEAD[1] + HEAD[max(map(len, _ends(pane, width))) - 1]


def _formed(pane: Pane, box: Box, look: Look) -> tuple[_Form, float, Pane]:
    """The first form of rows that can be read in a box, the size of their type, and the pane with room for it."""
    forms = FORMS if len(pane.rows) <= FEW else FORMS[:-1]
    for form in forms:
        own = pane if form in OF_TWO_LINES else _spread(pane, form)
        size = _type_of(own, box, look.label, form)
        if size >= look.least:
            return form, size, own
    return FORMS[0], _type_of(pane, box, look.label, FORMS[0]), pane


def _spread(pane: Pane, form: _Form) -> Pane:
    """A pane with more room around rows of several lines, and around these alone."""
    rows = sorted(pane.rows, key=lambda row: -row.height)
    lines = [1 if row.role == "head" else max(1, *map(len, form(row))) for row in rows]
    moved, down = {rows[0].height: rows[0].height}, 0.0
    for (upper, above), (lower, below) in pairwise(zip(rows, lines, strict=True)):
        down += max(0.0, STEP * (above + below) / 2 - (upper.height - lower.height))
        moved[lower.height] = lower.height - down
    marks = (
        replace(mark, data=tuple(replace(datum, at=moved[datum.at]) for datum in mark.data)) for mark in pane.marks
    )
    low = pane.y.low - down - STEP * UNDER * (lines[-1] - 1)
    return replace(
        pane,
        rows=tuple(replace(row, height=moved[row.height]) for row in rows),
        marks=tuple(marks),
        y=replace(pane.y, low=low),
    )


def _width_of_names(pane: Pane, form: _Form) -> float:
    """Of the widest words at the left, in sizes of type, with their distance from the side where heads stand, of which
    one would be read as another; heads go over the scale."""
    rows = [row for row in pane.rows if row.role != "head"]
    wide = max((width_of(text, 1.0, _weight(row)) for row in rows for text in form(row).names), default=0.0)
    return wide + (INDENT if len(rows) < len(pane.rows) else 0.0)


def _weight(row: Row) -> int:
    """The row that the title is about is found at once."""
    return BOLD if row.is_chosen else REGULAR


def _widths(pane: Pane, form: _Form) -> tuple[float, float, float, float]:
    """Of names, of the figures behind these with what parts them, of what stands at the other end, and of the years
    behind that with what parts them, in sizes of type."""
    # Figure and place are as bold as the name of their row.
    told = [(form(row), _weight(row)) for row in pane.rows if row.role != "head"]
    figures = max((width_of(text, 1.0, weight) for words, weight in told for text in words.figure), default=0.0)
    behind = max((width_of(text, 1.0, weight) for words, weight in told for text in words.behind), default=0.0)
    years = [text for words, _ in told for text in words.since if text]
    # No word of their head is broken, which may lie over the places, too.
    heads = _widest(pane.counts.split()) + BETWEEN / 2 + _widest(pane.since.split()) - behind
    since = max(BETWEEN + _widest(years), heads) if years else 0.0
    return _width_of_names(pane, form), figures + BETWEEN if figures else 0.0, behind, since


# ------------------------------------------------------------------------------------------------ words


class _Laid(NamedTuple):
    """Where words stand: in which box, in which form, and how much room figures behind names have."""

    box: Box
    form: _Form
    figures: float


def _words(places: _Places, row: Row, laid: _Laid) -> Iterator[Label]:
    size, middle = places.size, places.y(row.height)
    if row.role == "head":
        yield text_line(laid.box.left, middle + 0.36 * size, row.name, size, INK, weight=BOLD)
        first, *_, last = map(places.x, places.pane.x.ticks)
        ends: tuple[tuple[float, Anchor], ...] = (first + OFF * size, START), (last - OFF * size, END)
        for text, (x, anchor) in zip(row.ends, ends, strict=False):
            yield text_line(x, middle + 0.36 * size, text, size, MUTED, anchor=anchor)
        return
    words, is_told = laid.form(row), laid.form is _in_two_lines
    left, right = places.area.left - GAP - laid.figures, places.area.right + GAP
    first = _first_line(middle, size, 2 if is_told and not row.columns else len(tuple(filter(None, words.names))))
    for place, text in enumerate(words.names):
        is_beside = is_told and place > 0
        ink, weight = (MUTED, REGULAR) if is_beside else (INK, _weight(row))
        yield text_line(left, first + place * TIGHT * size, text, size, ink, anchor=END, weight=weight)
    for x, lines in ((left + BETWEEN * size, words.figure), (right, words.behind)):
        first = _first_line(middle, size, 2 if is_told and row.columns is None else len(lines))
        for place, text in enumerate(lines):
            ink, weight = (INK, _weight(row)) if row.columns or not place else (MUTED, REGULAR)
            yield text_line(x, first + place * TIGHT * size, text, size, ink, anchor=START, weight=weight)
    for text in filter(None, words.since):
        yield text_line(laid.box.right, _first_line(middle, size, 1), text, size, MUTED, anchor=END)


def _first_line(middle: float, size: float, lines: int) -> float:
    """Where the first of so many lines stands whose middle is given."""
    return middle + 0.36 * size - (lines - 1) * TIGHT * size / 2


def _heads(places: _Places, laid: _Laid) -> Iterator[Label]:
    """What the ends of the scale mean, above it, whom a place is among, and what the years behind that are."""
    pane, area, size = places.pane, places.area, places.size
    low, middle, high = _ends(pane, area.width / size)
    first, last = places.x(pane.x.ticks[0]), places.x(pane.x.ticks[-1])
    room = (last - first - BETWEEN * size) / 2
    before, reach = (max(0.0, _widest(lines) * size - room) for lines in (low, high))
    # Where they have no room over it, they reach out over the words of rows.
    yield from _above(low, first - before, places, START)
    yield from _above(high, last + reach, places, END)
    # Beside the lines that stand lowest, as words of one line do.
    if _has_middle((low, middle, high), (last - first) / size):
        yield from _above(middle, (first + last) / 2, places, MIDDLE)
    if any(row.columns and row.columns.of for row in pane.rows):
        left = area.right + GAP + (reach + BETWEEN * size / 2 if reach else 0.0)
        room = laid.box.right - left - (BETWEEN / 2 + _widest(pane.since.split())) * size
        lines = balanced(pane.counts, size, min(room, _widest((pane.counts,)) * size) + 0.1)
        yield from _above(lines, left, places, START)
        room = laid.box.right - left - (_widest(lines) + BETWEEN / 2) * size
        width = min(room, _widest((pane.since,)) * size)
        yield from _above(balanced(pane.since, size, width + 0.1), laid.box.right, places, END)


def _ends(pane: Pane, width: float) -> list[tuple[str, ...]]:
    """What each figure of a scale so many sizes of type wide means: in one line, or its ends in two."""
    low, middle, high = pane.x.names
    in_one: list[tuple[str, ...]] = [(low,), (middle,), (high,)]
    in_two = [_between_words(low), (middle,), _between_words(high)]
    # Ends take two lines where that alone leaves the middle room.
    if _widest((low, high)) > (width - BETWEEN) / 2 or (_has_middle(in_two, width) and not _has_middle(in_one, width)):
        return in_two
    return in_one


def _between_words(text: str) -> tuple[str, ...]:
    """A text in two lines, none of whose words is torn."""
    return _halved(text, REGULAR, max(width_of(word, 1.0) for word in tokens_of(text)))


def _has_middle(names: Sequence[Sequence[str]], width: float) -> bool:
    """Whether the middle of a scale so many sizes of type wide has a name between the lines that stand lowest."""
    return sum(_widest(name[-1:]) for name in names) + 3 * BETWEEN <= width


def _widest(lines: Sequence[str]) -> float:
    """In sizes of type."""
    return max((width_of(line, 1.0, REGULAR) for line in lines), default=0.0)


def _above(lines: Sequence[str], x: float, places: _Places, anchor: Anchor) -> Iterator[Label]:
    """Lines above the rows, of which the last stands lowest."""
    up = HEAD[: len(lines)][::-1]
    for line, above in zip(lines, up, strict=False):
        yield text_line(x, places.area.top - above * places.size, line, places.size, MUTED, anchor=anchor)


def _draw_scale(canvas: Canvas, places: _Places) -> None:
    """Lines at the ends and in the middle of the scale, and the line that each row stands on."""
    pane, area = places.pane, places.area
    for value in pane.x.ticks:
        canvas.line((places.x(value), area.top), (places.x(value), area.bottom), LINE, 0.8)
    for row in pane.rows:
        if pane.ground and row.role != "head":
            y = places.y(row.height)
            if row.worse:
                low, high = map(places.x, row.worse)
                canvas.line((low, y), (high, y), theme.ink(OF_WORSE), WORSE * places.part)
            canvas.line((places.x(pane.ground[0]), y), (places.x(pane.ground[1]), y), theme.STRIP, 1)


# ------------------------------------------------------------------------------------------------ marks


def _draw_mark(canvas: Canvas, places: _Places, mark: Dots) -> None:
    colour = theme.ink(mark.ink)
    ranged = [(datum, datum.reach) for datum in mark.data if datum.reach]
    if ranged:
        canvas.add(mark_group(mark, part=REACH))
        for datum, (low, high) in ranged:
            y = places.y(datum.at)
            canvas.line((places.x(low), y), (places.x(high), y), colour, BAR)
        canvas.add("</g>")
    canvas.add(mark_group(mark))
    for datum in mark.data:
        _draw_symbol(canvas, mark, (places.x(datum.drawn or 0.0), places.y(datum.at)), places.part)
    canvas.add("</g>")


def _draw_symbol(canvas: Canvas, mark: Dots, at: tuple[float, float], part: float) -> None:
    is_median = mark.role == "median"
    colour = theme.ink(OF_MEDIANS.get(mark.symbol, mark.ink) if is_median else mark.ink)
    edge = colour if is_median else theme.LIGHT["ground"]
    symbol(canvas, mark.symbol, at, (MEDIAN if is_median else CHOSEN) * part, colour, edge=(EDGE * part, edge))


def _draw_reach_key(colour: str, canvas: Canvas, box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    canvas.line((box.left, middle), (box.right, middle), colour, BAR)


def _draw_worse_key(canvas: Canvas, box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    canvas.line((box.left, middle), (box.right, middle), theme.ink(OF_WORSE), WORSE)


def _draw_key(mark: Dots, canvas: Canvas, box: Box) -> None:
    """A piece of what a mark draws."""
    _draw_symbol(canvas, mark, ((box.left + box.right) / 2, (box.top + box.bottom) / 2), 1.0)
