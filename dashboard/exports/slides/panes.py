"""Several native charts on one slide, each below its own words, so that they can be read across and down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pptx.util import Pt

from dashboard.exports.slides import charts, inks
from dashboard.exports.slides.measure import BOLD, wrapped
from dashboard.exports.slides.plots import Pane, Panes
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import clean, colour, leading, write_run
from dashboard.i18n import translate

MOST = 4
"""Charts on one slide."""
GUTTER = 14.0
TYPE, LEAST_TYPE = 13.0, 12.0
"""Of the words above a chart, in points."""


def parts_of(body: Panes) -> list[Panes]:
    """As many as fit on one slide, and the rest on the next."""
    count = -(-len(body.panes) // MOST)
    size = -(-len(body.panes) // count) if count else 1
    starts = range(0, len(body.panes), size)
    return [replace(body, panes=body.panes[start : start + size]) for start in starts]


def columns_of(many: int) -> int:
    """How many stand beside each other: as high as the room is, or in two rows."""
    return {1: 1, 3: 3}.get(many, 2)


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
    below = leading() * TYPE if body.below else 0.0
    whole = Frame(room.left, room.top, room.width, room.height - below)
    for pane, place in zip(body.panes, places(len(body.panes), whole), strict=True):
        _draw(slide, pane, place, description)
    if body.below:
        foot = Frame(room.left, room.top + room.height - below, room.width, below)
        _words(slide, foot, body.below, "", LEAST_TYPE)


def _draw(slide: Any, pane: Pane, place: Frame, description: str) -> None:
    size = _type_of(pane, place)
    lines = wrapped(f"{pane.head}  {pane.said}", size, 0.94 * place.width, BOLD)
    tall = leading() * size * len(lines) + 1
    _words(slide, Frame(place.left, place.top, place.width, tall), pane.head, pane.said, size)
    chart = Frame(place.left, place.top + tall, place.width, place.height - tall)
    if pane.plot is None:
        if not pane.said:
            _words(slide, chart, "", translate("no figure"), size)
        return
    told = translate("{head}: {said}", head=pane.head, said=pane.said) if pane.said else pane.head
    charts.add(slide, chart, pane.plot, pane.head or translate("Chart"), f"{told}. {description}")


def _type_of(pane: Pane, place: Frame) -> float:
    """Size at which the words take two lines at most, or as few as the least size allows."""
    size = TYPE
    while size > LEAST_TYPE and len(wrapped(f"{pane.head}  {pane.said}", size, 0.94 * place.width, BOLD)) > 2:
        size -= 0.5
    return size


def _words(slide: Any, place: Frame, head: str, said: str, size: float) -> None:
    box = slide.shapes.add_textbox(*place.emu)
    box.name = clean(head or said)[:200]
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    for text, is_bold in ((head, True), (f"  {said}" if head and said else said, False)):
        if text:
            run = write_run(paragraph, text, size)
            run.font.bold = is_bold
            run.font.size = Pt(size)
            colour(run, inks.INK if is_bold else inks.MUTED)
