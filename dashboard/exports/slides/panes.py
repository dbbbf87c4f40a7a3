"""Several native charts on one slide, each below its own words, so that they can be read across and down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.charts.arranged import columns_of
from dashboard.exports.slides import charts, inks
from dashboard.exports.slides.chart_xml import HOLLOW
from dashboard.exports.slides.house import last_id
from dashboard.exports.slides.maps import Ids, group_xml, preset, shape_xml, text_xml
from dashboard.exports.slides.measure import BOLD, width_of, wrapped
from dashboard.exports.slides.plots import Pane, Panes, Plot, Strand, first_rows
from dashboard.exports.slides.rooms import TIGHT, edges, is_wide, names_fit, titled
from dashboard.exports.slides.template import EMU, Frame
from dashboard.exports.slides.texts import clean, colour, leading, write_run
from dashboard.i18n import as_sentence, current_language, in_a_row, in_sentences, is_right_to_left, translate

GUTTER, BETWEEN_ROWS = 14.0, 4.0
ROOMY = 1.05
"""The fonts of an office may run wider than those that are measured here."""
AROUND = 30.0
"""Above and below the rows of a chart, for its axis, in points."""
MOST, MOST_ROWS, LEAST_WIDE, LEAST_TALL = 9, 15, 190.0, 68.0
"""Charts on one slide, and rows of each that are read at a glance; how wide one is at
least, and how tall with its axis, in points."""
_SIGNS = {"circle": "ellipse", "diamond": "diamond", "x": "mathMultiply"}
"""The shapes of symbols; squares, ticks and lines are rectangles."""
SIGN, THIN, TICK, BESIDE = 14.0, 2.5, 9.0, 5.0
"""Room of a sign before its name, how thick a line is and how long a tick, and the room between both, in points."""
TYPE, LEAST_TYPE = 14.0, 12.0
"""Of the words above a chart, in points."""
LED, TALL_BELOW, LEAST_BELOW = (1.7, 1.55, 1.4, 1.2, 1.15), 112.0, 100.0
"""How much taller a leading chart is than the others, where these are so tall below their words, in points; the last
where they are not: its plot is never lower, whatever stands above others. How tall these are at least below a title of
more lines."""
LEAST_PART = 0.38
"""Of a chart with the words above it, its plot where single bars say their figures."""
OFF_BREAK = 3.0
"""From a dotted line to its words, in points."""
PART = 0.94
"""Of the width of a chart that the words above it take."""


def parts_of(body: Panes, most: int) -> list[Panes]:
    """No more than so many on one slide, and the rest on the next."""
    count = -(-len(body.panes) // most)
    size = -(-len(body.panes) // count) if count else 1
    starts = range(0, len(body.panes), size)
    return [_keyed(replace(body, panes=body.panes[start : start + size])) for start in starts]


def sheets_of(body: Panes) -> list[Panes]:
    """The charts of a view on several slides: those that one alone would show, as its picture does, then the others."""
    every = body.apart or body
    if not body.left:
        return parts_of(every, body.each)
    others = tuple(pane for pane in every.panes if pane.head in body.left)
    return [replace(body, apart=None, left=()), *parts_of(replace(every, panes=others), body.each)]


def _keyed(body: Panes) -> Panes:
    """Of what bars over dots are that alone which is so in its charts."""
    own = {key.name: key for pane in body.panes if pane.plot for key in pane.plot.keys}
    bars = [key for key in body.keys if not key.values] if len(own) > 1 else own.values()
    return replace(body, keys=(*(key for key in body.keys if key.values), *bars))


def has_room(body: Panes, room: Frame) -> bool:
    """Whether all of it can be read in a room: each row of charts of rows, and bars or lines that are tall enough."""
    whole = _without_foot(body, room)
    for pane, place, words in placed(body, whole):
        tall = place.height - words
        if pane.plot is None:
            continue
        if place.width < LEAST_WIDE or tall < LEAST_TALL:
            return False
        if not pane.plot.rows:
            continue
        if len(pane.plot.rows) > min(MOST_ROWS, _most_rows(tall, place.width, pane.plot)):
            return False
        if not is_wide(charts.rooms_of_pane(pane.plot, _below(place, words))):
            return False
    return True


def has_names(body: Panes, room: Frame) -> bool:
    """Whether the names of rows beside each other are whole: in a broad font they were cut to their first words."""
    placed_in = [
        (pane.plot, place, place.height - words)
        for pane, place, words in placed(fitting(body, room), _without_foot(body, room))
        if pane.plot is not None and pane.plot.rows
    ]
    return all(
        names_fit(plot.rows, _pitch(tall, place.width, plot), place.width, LEAST_TYPE)
        for plot, place, tall in placed_in
    )


def is_roomy(body: Panes, room: Frame) -> bool:
    """The same with a second line for what is said of each row, and with charts below one that leads them which are not
    low: a lower title leaves charts beside each other that."""
    pitch = 2 * leading() * LEAST_TYPE
    if _led(body) and any(place.height - words < LEAST_BELOW for _, place, words in placed(body, room)):
        return False
    rows = (
        (place.height - words, place.width, pane.plot)
        for pane, place, words in placed(body, _without_foot(body, room))
        if pane.plot is not None and pane.plot.rows
    )
    return has_room(body, room) and all(_pitch(*row) >= pitch for row in rows)


def without_others(body: Panes, room: Frame) -> tuple[str, ...]:
    """The names of the rows, but for the one that the title names, that have no room for with how many they are
    compared, and since when."""
    silent: list[str] = []
    for pane, told in zip(body.panes, said_beside(body, room), strict=True):
        for row in pane.plot.rows if pane.plot is not None else ():
            said = row.others[0] if row.others else ""
            silent += [row.name] if not row.is_told and _unspaced(said) not in told else []
    return tuple(silent)


def said_beside(body: Panes, room: Frame) -> tuple[str, ...]:
    """What has room beside the rows of each chart, without the spaces at which it may be broken into lines."""
    told = []
    for pane, place, words in placed(body, _without_foot(body, room)):
        plot = pane.plot
        labels = charts.rooms_of_pane(plot, _below(place, words)).row_labels if plot and plot.rows else ()
        told.append(_unspaced("".join("".join(label.lines) for label in labels)))
    return tuple(told)


def _unspaced(text: str) -> str:
    """A text without the spaces at which it may be broken into lines."""
    return "".join(text.split())


def fitting(body: Panes, room: Frame) -> Panes:
    """Charts of rows with as many rows as can be read in their room; `more` says how many have none. Charts of years
    below one that leads them without the figures of their highest bars, where most of a chart were words."""
    if not body.keys:
        return _unpeaked(body) if _led(body) and any(map(_is_low, placed(body, _without_foot(body, room)))) else body
    whole = _without_foot(body, room)
    fitted = []
    for pane, place, words in placed(body, whole):
        tall = place.height - words
        plot = pane.plot and first_rows(pane.plot, _most_rows(tall, place.width, pane.plot))
        fitted.append(replace(pane, plot=plot))
    return replace(body, panes=tuple(fitted))


def _is_low(shown: tuple[Pane, Frame, float]) -> bool:
    """Whether the plot is a small part of a chart with the words above it."""
    pane, place, words = shown
    inner = charts.rooms_of_pane(pane.plot, _below(place, words)).inner if pane.plot else None
    return inner is not None and inner.height < LEAST_PART * place.height


def _unpeaked(body: Panes) -> Panes:
    """Charts in which no single bar says its figure, but in the one that leads them."""
    own, *others = body.panes
    return replace(body, panes=(own, *(replace(pane, plot=pane.plot and _undated(pane.plot)) for pane in others)))


def _undated(plot: Plot) -> Plot:
    return replace(plot, strands=tuple(replace(strand, dated=()) for strand in plot.strands))


def _most_rows(tall: float, wide: float, plot: Plot) -> int:
    """Rows of a chart of so many points that can be read."""
    return max(1, int((tall - _around(wide, plot)) / (TIGHT * LEAST_TYPE) + 1 - edges(plot)))


def _pitch(tall: float, wide: float, plot: Plot) -> float:
    """From one row of a chart of so many points to the next."""
    return (tall - _around(wide, plot)) / (len(plot.rows) - 1 + edges(plot))


def _around(wide: float, plot: Plot) -> float:
    return AROUND + (titled(plot.titles[0], LEAST_TYPE, wide) if plot.rows else 0.0)


def breaks_at_lines(body: Panes) -> bool:
    """Whether dotted lines have their words beside them: those of a chart that leads others are all that these have."""
    first, *others = [{words for _, words in pane.plot.breaks} if pane.plot else set() for pane in body.panes]
    return _led(body) > 0 and all(own <= first for own in others)


def more_of(body: Panes) -> int:
    """Rows that have no room, and charts that are left out."""
    return body.more + sum(pane.plot.more for pane in body.panes if pane.plot is not None)


def rows_of(body: Panes) -> int:
    """Rows that its charts have, without heads."""
    return sum(not row.is_head for pane in body.panes if pane.plot is not None for row in pane.plot.rows)


def _without_foot(body: Panes, room: Frame) -> Frame:
    """What is left of a room by a key above charts, or by what is said below them."""
    said = _foot_height(body, room.width)
    return Frame(room.left, room.top + (said if body.keys else 0.0), room.width, room.height - said)


def _foot_height(body: Panes, width: float) -> float:
    """How tall is what is said of all charts: above them what signs stand for, or of their scales below them."""
    lines = len(wrapped(body.below, ROOMY * LEAST_TYPE, width)) if body.below else 0
    lines += max((row + 1 for *_, row in _keyed_in(body.keys, width)), default=0)
    return leading() * LEAST_TYPE * lines + (2 if lines else 0)


def _keyed_in(keys: Sequence[Strand], width: float) -> Iterator[tuple[Strand, float, int]]:
    """Keys with how far from the side of a width each begins, and in which row."""
    left, row = 0.0, 0
    for key in keys:
        own = SIGN + BESIDE + ROOMY * width_of(key.name, LEAST_TYPE) + 4
        if left and left + own > width:
            left, row = 0.0, row + 1
        yield key, left, row
        left += own + GUTTER


@dataclass(frozen=True)
class _Style:
    """How the words stand above all charts of a slide: in one size of type, and what is said behind or below names."""

    size: float
    is_below: bool


def _style_of(body: Panes, width: float) -> _Style:
    """What is said stands behind the names where each is one line so, or below them some would take more lines than
    behind them; else below each. `width`: of one."""
    named, size = [pane for pane in body.panes if pane.head and pane.said], TYPE

    def lines(*, is_below: bool) -> list[int]:
        return [_lines(pane, _Style(size, is_below), width) for pane in named] or [1]

    while size > LEAST_TYPE and max(lines(is_below=False)) > 1:
        size -= 0.5
    behind, below = lines(is_below=False), lines(is_below=True)
    # Each line above a chart of rows takes the room of one of these.
    return _Style(size, 1 < max(behind) >= max(below) and (not body.keys or sum(behind) >= sum(below)))


def _lines(pane: Pane, style: _Style, width: float) -> int:
    """How many lines the words above a chart take."""
    found = _paragraphs(pane, style)
    head = found[:1] if pane.head else []
    lines = sum(len(wrapped(text, style.size, PART * width, BOLD)) for text in head)
    return lines + sum(len(wrapped(text, style.size, width)) for text in found[len(head) :])


def _height_of_words(pane: Pane, style: _Style, width: float) -> float:
    lines = _lines(pane, style, width)
    return leading() * style.size * lines + 1 if lines else 0.0


def _paragraphs(pane: Pane, style: _Style) -> list[str]:
    """The words above a chart: its name, and what is said of it."""
    if not pane.head or not pane.said:
        return [pane.head or pane.said]
    return [pane.head, pane.said] if style.is_below else [f"{pane.head}  {pane.said}"]


def _styles_of(body: Panes, width: float) -> tuple[_Style, _Style]:
    """How the words stand above charts beside each other in a width, and above one that leads them: behind its name,
    where both are one line."""
    led = _led(body)
    columns = columns_of(len(body.panes) - led)
    style = _style_of(replace(body, panes=body.panes[led:]), (width - (columns - 1) * GUTTER) / columns)
    behind = replace(style, is_below=False)
    is_one = all(_lines(pane, behind, width) < 2 for pane in body.panes[:led])
    return style, behind if is_one else replace(style, is_below=True)


def _height_of_lead(pane: Pane, style: _Style, room: Frame) -> float:
    """The height of the words above a chart that leads others, with a line of their own for those of a dotted line
    which have no room beside them."""
    tall = _height_of_words(pane, style, room.width)
    lead = replace(room, height=room.height / 2)
    return tall if all(frame for _, frame in _at_breaks(pane, lead, tall, style)) else tall + leading() * style.size


def _at_breaks(pane: Pane, place: Frame, words: float, style: _Style) -> Iterator[tuple[str, Frame | None]]:
    """What the dotted lines of a leading chart are, with where that stands in the last line of the words above it:
    behind its line, else before it; None without room beside them. `words`: their height."""
    inner = charts.rooms_of_pane(pane.plot, _below(place, words)).inner if pane.plot and pane.plot.breaks else None
    if inner is None or pane.plot is None:
        return
    line = leading() * style.size
    free = words - _height_of_words(pane, style, place.width) >= line
    own = 0.0 if free else ROOMY * width_of(_paragraphs(pane, style)[-1], style.size, BOLD) + GUTTER
    begin = place.width - own if is_right_to_left(current_language()) else 0.0
    for number, said in pane.plot.breaks:
        x, wide = inner.left + inner.width * number / len(pane.plot.categories), ROOMY * width_of(said, style.size) + 2
        lefts = (x + OFF_BREAK, x - OFF_BREAK - wide)
        left = next((one for one in lefts if _is_free((one, one + wide), (begin, begin + own), place.width)), None)
        yield (
            said,
            None if left is None else Frame(place.left + left, place.top + words - line - (not free), wide, line),
        )


def _beside_breaks(pane: Pane, place: Frame, words: float, style: _Style) -> Frame:
    """Where the words above a chart stand: as far as those of its dotted lines, beside or below them."""
    frame = replace(place, height=words)
    found = [one for _, one in _at_breaks(pane, place, words, style) if one] if pane.is_leading else []
    own = _height_of_words(pane, style, place.width)
    if not found or words - own >= leading() * style.size:
        return replace(frame, height=own) if found else frame
    if is_right_to_left(current_language()):
        begin = max(one.left + one.width for one in found)
        return replace(frame, left=begin, width=place.left + place.width - begin)
    return replace(frame, width=min(one.left for one in found) - place.left)


def _is_free(span: tuple[float, float], taken: tuple[float, float], width: float) -> bool:
    """Whether words have room within a width, and beside others."""
    return span[0] >= 0 and span[1] <= width and (span[1] <= taken[0] or span[0] >= taken[1])


def _led(body: Panes) -> int:
    """How many charts lead others: one, or none."""
    return sum(pane.is_leading for pane in body.panes[:1]) if len(body.panes) > 1 else 0


def placed(body: Panes, room: Frame) -> Iterator[tuple[Pane, Frame, float]]:
    """Each chart with its frame and the height of the words above it, row by row: all beside each other begin at one
    height, and all are as tall as each other below their words, but for one that leads them. Of that one nothing is
    said which all of its bars say."""
    shown = list(_in_rows(body, room))
    pane, place, words = shown[0]
    plot = pane.plot if _led(body) and pane.is_said_by_bars else None
    if plot is not None and charts.rooms_of_pane(plot, _below(place, words)).is_told:
        shown = list(_in_rows(replace(body, panes=(replace(pane, said=""), *body.panes[1:])), room))
    yield from shown


def _in_rows(body: Panes, room: Frame) -> Iterator[tuple[Pane, Frame, float]]:
    """The same with all words."""
    led = _led(body)
    others = body.panes[led:]
    columns = columns_of(len(others))
    wide = (room.width - (columns - 1) * GUTTER) / columns
    rows = [others[first : first + columns] for first in range(0, len(others), columns)]
    each = [(body.panes[:led], room.width, LED[0])] * led + [(row, wide, 1.0) for row in rows]
    style, leads = _styles_of(body, room.width)
    words = [max(_height_of_words(pane, style, own) for pane in row) for row, own, _ in each[led:]]
    words = [*(_height_of_lead(pane, leads, room) for pane in body.panes[:led]), *words]
    left = room.height - BETWEEN_ROWS * (len(each) - 1) - sum(words)
    if led:
        taller = next((one for one in LED if left / (one + len(rows)) >= TALL_BELOW), LED[-1])
        each = [(*each[0][:2], taller), *each[1:]]
    part, top = left / max(1.0, sum(share for *_, share in each)), room.top
    for (row, own, share), above in zip(each, words, strict=True):
        for column, pane in enumerate(row):
            yield pane, Frame(room.left + column * (own + GUTTER), top, own, above + share * part), above
        top += above + share * part + BETWEEN_ROWS


def alike(
    shown: Sequence[tuple[Pane, Frame, float]],
) -> list[tuple[tuple[Pane, Frame, float], tuple[float, float]]]:
    """Charts on the same years, which are read across and down: each bar of all of them says its figure, or none does;
    and of each the room at the left of its plot that the widest scale takes, so that a year stands below itself, and
    above it that the words over another one of its scale take, so that neither is taller.

    `shown`: charts with their frames and the height of the words above them, as `placed` has them.
    """
    own = [(pane.plot, _below(place, words)) for pane, place, words in shown if pane.plot and pane.plot.has_years]
    if len({plot.categories for plot, _ in own}) != 1:
        return [(one, (0.0, 0.0)) for one in shown]
    if not all(charts.rooms_of_pane(plot, place).is_told for plot, place in own):
        shown = [(replace(pane, plot=pane.plot and _untold(pane.plot)), place, tall) for pane, place, tall in shown]
    rooms = [
        charts.rooms_of_pane(pane.plot, _below(place, words)) if pane.plot and pane.plot.has_years else None
        for pane, place, words in shown
    ]
    inners = [(one.inner, one.axis) for one in rooms if one is not None and one.inner is not None]
    left = max(inner.left for inner, _ in inners)
    tops = [
        max((inner.top for inner, axis in inners if one and axis and axis == one.axis), default=0.0) for one in rooms
    ]
    return [(one, (left, top)) for one, top in zip(shown, tops, strict=True)]


def _untold(plot: Plot) -> Plot:
    """A chart whose bars say no figures of their own."""
    return replace(plot, strands=tuple(replace(strand, figures=()) for strand in plot.strands))


def _below(place: Frame, words: float) -> Frame:
    """What is left of a frame below words of a height."""
    return replace(place, top=place.top + words, height=place.height - words)


def draw(slide: Any, body: Panes, room: Frame, description: str) -> None:
    """All charts with their words; each chart is described by its words and the description of the whole."""
    whole, said = _without_foot(body, room), _foot_height(body, room.width)
    # The first are read first: those of a language from right to left stand at the right.
    is_turned = is_right_to_left(current_language())
    every, led = list(placed(body, whole)), _led(body)
    # The bars of one that leads the others are of another breadth.
    leading_ones = [(one, (0.0, 0.0)) for one in every[:led]]
    style, leads = _styles_of(body, whole.width)
    for (pane, place, words), least in (*leading_ones, *alike(every[led:])):
        own = _turned(place, whole) if is_turned else place
        _draw(slide, pane, (own, words, least), leads if pane.is_leading else style, description)
    for pane, place, words in every[:led]:
        for text, frame in _at_breaks(pane, place, words, leads):
            if frame is not None:
                _run(_box(slide, frame, text).text_frame.paragraphs[0], text, leads.size, is_bold=False)
    if said:
        top = room.top if body.keys else room.top + room.height - said
        _told_of_all(slide, Frame(room.left, top, room.width, said), body)


def insert(holder: Any, plot: Plot, description: str) -> None:
    """A chart in the place of a placeholder, or of a text that stands for one; of rows with its keys below it."""
    keys = (*(strand for strand in plot.strands if strand.is_keyed), *plot.keys) if plot.rows else ()
    if len(keys) > (0 if len(plot.strands) > 1 else 1):
        foot = Panes((), keys=keys)
        room = Frame(*(side / EMU for side in (holder.left, holder.top, holder.width, holder.height)))
        below = _foot_height(foot, room.width)
        holder.left, holder.top, holder.width, holder.height = replace(room, height=room.height - below).emu
        place = replace(room, top=room.top + room.height - below, height=below)
        _told_of_all(holder.part.slide, place, foot)
    if plot.sizes:
        _sizes_above(holder, plot)
    charts.insert(holder, plot, translate("Chart"), description)


def _sizes_above(holder: Any, plot: Plot) -> None:
    """A row over a chart with dots of some sizes, each before what it stands for: a legend has them all of one size."""
    whole = Frame(*(side / EMU for side in (holder.left, holder.top, holder.width, holder.height)))
    line = leading() * LEAST_TYPE
    room = replace(whole, height=max(line, *(one.diameter for one in plot.sizes)) + 2)
    below = replace(whole, top=whole.top + room.height, height=whole.height - room.height)
    holder.left, holder.top, holder.width, holder.height = below.emu
    slide, is_turned = holder.part.slide, is_right_to_left(current_language())
    ids, left, shapes = Ids(last_id(slide) + 1), room.left, []
    for one in plot.sizes:
        beside = ROOMY * width_of(one.said, LEAST_TYPE) + 4
        dot = Frame(left, room.top + (room.height - one.diameter) / 2, one.diameter, one.diameter)
        words = Frame(left + one.diameter + 4, room.top + (room.height - line) / 2, beside, line)
        left = words.left + beside + GUTTER
        dot, words = (_turned(frame, room) if is_turned else frame for frame in (dot, words))
        look = f"<a:noFill/>{inks.stroke(inks.MUTED, 1)}"
        shapes.append(shape_xml(ids.next(), one.said, dot, preset("ellipse"), look))
        shapes.append(text_xml(ids.next, one.said, words, LEAST_TYPE))
    told = in_a_row(one.said for one in plot.sizes)
    slide.shapes._spTree.append(parse_xml(group_xml(last_id(slide) + 1, told, room, shapes, told)))


def _turned(frame: Frame, room: Frame) -> Frame:
    """As far from the right side of a room as it was from the left one."""
    return replace(frame, left=2 * room.left + room.width - frame.left - frame.width)


def _told_of_all(slide: Any, place: Frame, body: Panes) -> None:
    """What the scales of all charts say, or what their marks stand for."""
    if body.below:
        _run(_box(slide, place, body.below).text_frame.paragraphs[0], body.below, LEAST_TYPE, is_bold=True)
    ids, line, shapes = Ids(last_id(slide) + 1), leading() * LEAST_TYPE, list[str]()
    for key, left, row in _keyed_in(body.keys, place.width):
        wide = ROOMY * width_of(key.name, LEAST_TYPE) + 4
        words = Frame(place.left + left + SIGN + BESIDE, place.top + row * line, wide, line)
        sign = _sign(key, Frame(place.left + left, words.top, SIGN, line))
        if is_right_to_left(current_language()):
            sign, words = _turned(sign, place), _turned(words, place)
        look = inks.solid(inks.paler(key.colour, HOLLOW if key.is_open else key.opacity))
        shapes.append(
            shape_xml(ids.next(), key.name, sign, preset(_SIGNS.get(key.symbol, "rect")), f"{look}{inks.NO_STROKE}")
        )
        shapes.append(text_xml(ids.next, key.name, words, LEAST_TYPE))
    if shapes:
        told = in_a_row(key.name for key in body.keys)
        name = translate("What the signs mean")
        slide.shapes._spTree.append(parse_xml(group_xml(last_id(slide) + 1, name, place, shapes, told)))


def _sign(key: Strand, room: Frame) -> Frame:
    """Where in its room a sign stands, as large as in the chart."""
    wide, tall = {"tick": (THIN, TICK), "none": (SIGN, max(THIN, key.width))}.get(key.symbol, (key.size, key.size))
    return Frame(room.left + (room.width - wide) / 2, room.top + (room.height - tall) / 2, wide, tall)


def _draw(
    slide: Any, pane: Pane, room: tuple[Frame, float, tuple[float, float]], style: _Style, description: str
) -> None:
    """One chart below its words. `room`: where, the height that is left for these, and the least at the left of its
    plot, and above it."""
    place, tall, least = room
    if tall:
        _above(slide, _beside_breaks(pane, place, tall, style), pane, style)
    chart = _below(place, tall)
    if pane.plot is None:
        if not pane.said:
            _above(slide, chart, replace(pane, head="", said=translate("no figure")), style)
        return
    told = translate("{head}: {said}", head=pane.head, said=pane.said) if pane.said else pane.head
    charts.add(
        slide,
        chart,
        pane.plot,
        pane.head or translate("Chart"),
        in_sentences(filter(None, (told and as_sentence(told), description))),
        least=least,
    )


def _box(slide: Any, place: Frame, name: str) -> Any:
    box = slide.shapes.add_textbox(*place.emu)
    box.name = clean(name)[:200]
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return box


def _above(slide: Any, place: Frame, pane: Pane, style: _Style) -> None:
    """The name of a chart, and what is said of it, beside or below it."""
    frame = _box(slide, place, pane.head or pane.said).text_frame
    is_below = len(_paragraphs(pane, style)) > 1
    paragraph = frame.paragraphs[0]
    if pane.head:
        _run(paragraph, pane.head, style.size, is_bold=True)
    if pane.said:
        beside = f"  {pane.said}" if pane.head and not is_below else pane.said
        _run(frame.add_paragraph() if is_below else paragraph, beside, style.size, is_bold=False)


def _run(paragraph: Any, text: str, size: float, *, is_bold: bool) -> None:
    run = write_run(paragraph, text, size)
    run.font.bold = is_bold
    run.font.size = Pt(size)
    colour(run, inks.INK if is_bold else inks.MUTED)
