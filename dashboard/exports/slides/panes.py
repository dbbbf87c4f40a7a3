"""Several native charts on one slide, each below its own words, so that they can be read across and down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.util import Pt

from dashboard.exports.slides import charts, inks
from dashboard.exports.slides.measure import BOLD, wrapped
from dashboard.exports.slides.plots import Pane, Panes, Strand, first_rows
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import clean, colour, leading, write_run
from dashboard.i18n import translate

GUTTER = 14.0
ROOMY = 1.05
"""The fonts of an office may run wider than those that are measured here."""
AROUND = 30.0
"""Above and below the rows of a chart, for its axis, in points."""
MOST, LEAST_CHART = 9, 68.0
"""Charts on one slide, in three rows; how tall one is at least, with its axis, in points."""
SMALL = 4.0
"""Size of symbols, in points, of which a legend shows a small one."""
_SIGNS = {"circle": "●", "diamond": "◆", "square": "■", "tick": "▏", "x": "×"}
_BETWEEN = "    "
TYPE, LEAST_TYPE = 13.0, 12.0
"""Of the words above a chart, in points."""


def parts_of(body: Panes, most: int) -> list[Panes]:
    """No more than so many on one slide, and the rest on the next."""
    count = -(-len(body.panes) // most)
    size = -(-len(body.panes) // count) if count else 1
    starts = range(0, len(body.panes), size)
    return [replace(body, panes=body.panes[start : start + size]) for start in starts]


def has_room(body: Panes, room: Frame) -> bool:
    """Whether all of it can be read in a room: each row of charts of rows, and bars or lines that are tall enough."""
    whole = _without_foot(body, room)
    for pane, place in zip(body.panes, places(len(body.panes), whole), strict=True):
        tall = place.height - _height_of_words(pane, place)
        if pane.plot is not None and (len(pane.plot.rows) > _most_rows(tall) or tall < LEAST_CHART):
            return False
    return True


def fitting(body: Panes, room: Frame) -> Panes:
    """Charts of rows with as many rows as can be read in their room; `more` says how many have none."""
    if not body.keys:
        return body
    whole = _without_foot(body, room)
    fitted = []
    for pane, place in zip(body.panes, places(len(body.panes), whole), strict=True):
        tall = place.height - _height_of_words(pane, place)
        fitted.append(pane if pane.plot is None else replace(pane, plot=first_rows(pane.plot, _most_rows(tall))))
    return replace(body, panes=tuple(fitted))


def _most_rows(tall: float) -> int:
    """Rows of a chart of so many points that can be read."""
    return max(1, int((tall - AROUND) / (leading() * LEAST_TYPE)) - 1)


def more_of(body: Panes) -> int:
    """Rows that have no room."""
    return sum(pane.plot.more for pane in body.panes if pane.plot is not None)


def _without_foot(body: Panes, room: Frame) -> Frame:
    return Frame(room.left, room.top, room.width, room.height - _foot_height(body, room.width))


def _foot_height(body: Panes, width: float) -> float:
    lines = (1 if body.below else 0) + (_lines_of(body.keys, width) if body.keys else 0)
    return leading() * LEAST_TYPE * lines + (2 if lines else 0)


def _height_of_words(pane: Pane, place: Frame) -> float:
    size = _type_of(pane, place)
    return leading() * size * len(wrapped(f"{pane.head}  {pane.said}", size, 0.94 * place.width, BOLD)) + 1


def columns_of(many: int) -> int:
    """How many stand beside each other: as high as the room is, or in two rows or three."""
    return {1: 1, 2: 2, 4: 2}.get(many, 3)


def places(many: int, room: Frame) -> Iterator[Frame]:
    """The frames of charts with their words, row by row."""
    columns = columns_of(many)
    rows = -(-many // columns)
    wide = (room.width - (columns - 1) * GUTTER) / columns
    tall = (room.height - (rows - 1) * 4) / rows
    for place in range(many):
        row, column = divmod(place, columns)
        yield Frame(room.left + column * (wide + GUTTER), room.top + row * (tall + 4), wide, tall)


def draw(slide: Any, body: Panes, room: Frame, description: str) -> None:
    """All charts with their words; each chart is described by its words and the description of the whole."""
    whole, below = _without_foot(body, room), _foot_height(body, room.width)
    for pane, place in zip(body.panes, places(len(body.panes), whole), strict=True):
        _draw(slide, pane, place, description)
    if body.below:
        foot = Frame(room.left, room.top + room.height - below, room.width, leading() * LEAST_TYPE)
        _words(slide, foot, body.below, "", LEAST_TYPE)
    if body.keys:
        tall = leading() * LEAST_TYPE * _lines_of(body.keys, room.width)
        _keys(slide, Frame(room.left, room.top + room.height - tall, room.width, tall), body.keys)


def _lines_of(keys: Sequence[Strand], width: float) -> int:
    return len(wrapped(_BETWEEN.join(f"{_sign(key)} {key.name}" for key in keys), ROOMY * LEAST_TYPE, width))


def _sign(key: Strand) -> str:
    return _SIGNS.get(key.symbol, "●") if key.size > SMALL else "•"


def _keys(slide: Any, place: Frame, keys: Sequence[Strand]) -> None:
    """What marks of all charts stand for: each sign in its colour before its name."""
    box = _box(slide, place, translate("What the signs mean"))
    paragraph = box.text_frame.paragraphs[0]
    for number, key in enumerate(keys):
        between = _BETWEEN if number else ""
        if between:
            write_run(paragraph, between, LEAST_TYPE)
        colour(write_run(paragraph, _sign(key), LEAST_TYPE), key.colour)
        # A name stays on the line of its sign.
        colour(write_run(paragraph, f"\u00a0{key.name.replace(' ', chr(0xA0))}", LEAST_TYPE), inks.MUTED)


def _draw(slide: Any, pane: Pane, place: Frame, description: str) -> None:
    size = _type_of(pane, place)
    tall = _height_of_words(pane, place)
    _words(slide, Frame(place.left, place.top, place.width, tall), pane.head, pane.said, size)
    chart = Frame(place.left, place.top + tall, place.width, place.height - tall)
    if pane.plot is None:
        if not pane.said:
            _words(slide, chart, "", translate("no figure"), size)
        return
    told = translate("{head}: {said}", head=pane.head, said=pane.said) if pane.said else pane.head
    charts.add(slide, chart, pane.plot, pane.head or translate("Chart"), f"{told}. {description}")


def _box(slide: Any, place: Frame, name: str) -> Any:
    box = slide.shapes.add_textbox(*place.emu)
    box.name = clean(name)[:200]
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return box


def _type_of(pane: Pane, place: Frame) -> float:
    """Size at which the words take two lines at most, or as few as the least size allows."""
    size = TYPE
    while size > LEAST_TYPE and len(wrapped(f"{pane.head}  {pane.said}", size, 0.94 * place.width, BOLD)) > 2:
        size -= 0.5
    return size


def _words(slide: Any, place: Frame, head: str, said: str, size: float) -> None:
    paragraph = _box(slide, place, head or said).text_frame.paragraphs[0]
    for text, is_bold in ((head, True), (f"  {said}" if head and said else said, False)):
        if text:
            run = write_run(paragraph, text, size)
            run.font.bold = is_bold
            run.font.size = Pt(size)
            colour(run, inks.INK if is_bold else inks.MUTED)
