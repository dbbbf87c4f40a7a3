"""The rows above charts that say what hatched years, pale tops, dotted lines, signs and parts of bars stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from pptx.oxml import parse_xml

from dashboard import theme
from dashboard.exports.picture.legend import even_rows
from dashboard.exports.slides import inks
from dashboard.exports.slides.content import Slide, breaks_of
from dashboard.exports.slides.house import last_id
from dashboard.exports.slides.maps import Ids, group_xml, preset, shape_xml, start_side, text_xml
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.panes import breaks_at_lines
from dashboard.exports.slides.plots import PALE, Panes, Plot, hatched_note, hatched_said
from dashboard.exports.slides.rooms import keyed_in_legend
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import leading
from dashboard.figures.charts import (
    about_said,
    about_signed,
    blank_years_key,
    blank_years_said,
    least_said,
    least_signed,
    outline_key,
    outline_said,
    pale_top_key,
    pale_top_said,
    ranges_keyed,
)
from dashboard.i18n import current_language, in_a_row, is_right_to_left
from dashboard.words.signs import unknown_sign

TYPES = (14.0, 13.0, 12.0)
"""Of the row, in points: the largest in which it is one."""
SWATCH, GAP, BETWEEN, BELOW = 20.0, 5.0, 18.0, 4.0
"""Width of a key, the room to its words, between two entries, and below the row, in points."""
ROOMY, TURNED_ROOM = 1.05, 1.35
"""The fonts of an office may run wider than those that are measured here; of Arabic ones nobody knows which it has."""
Kind = Literal["bar", "hatched", "pale", "outline", "dotted", "range", "sign", "blank"]


class Sign(NamedTuple):
    """What something in charts of years stands for."""

    kind: Kind
    words: str
    sentence: str
    """What a foot and notes say of it."""
    colour: str = inks.MUTED
    most: float = TYPES[0]
    """The largest type that it may have, in points."""
    others: tuple[str, ...] = ()
    """Colours of further bars with pale tops."""


class _Laid(NamedTuple):
    """Where entries stand in rows."""

    size: float
    places: tuple[tuple[float, int], ...]
    """Of each how far from the first it begins, and in which row."""

    @property
    def height(self) -> float:
        """Of all rows, in points."""
        return leading() * self.size * (self.places[-1][1] + 1) + BELOW if self.places else 0.0


def signs_of(told: Slide) -> tuple[Sign, ...]:
    """What the row above a slide's charts says; empty without charts of years."""
    body = told.body
    plots = [body] if isinstance(body, Plot) else [one.plot for one in body.panes] if isinstance(body, Panes) else []
    shown = [plot for plot in plots if plot is not None and not plot.rows]
    found = tuple(_found(told, body, shown)) if shown else ()
    if isinstance(body, Panes):  # The names of charts are no larger.
        found = tuple(sign._replace(most=TYPES[-1]) for sign in found)
    return (*_bars_keyed(body), *found) if found or (isinstance(body, Plot) and body.is_of_parts) else ()


def row_of(told: Slide) -> tuple[Sign, ...]:
    """Those of them that stand above the charts: dotted lines of one that leads others have their words at them."""
    found = signs_of(told)
    if not (isinstance(told.body, Panes) and breaks_at_lines(told.body)):
        return found
    return tuple(sign for sign in found if sign.kind != "dotted")


def without_key(told: Slide, plot: Plot) -> Plot:
    """A chart without the legend of its bars, which the row above it names beside its signs."""
    if not (signs_of(told) and any(_bars_keyed(plot))):
        return plot
    return replace(plot, strands=tuple(replace(strand, is_keyed=False) for strand in plot.strands))


def _bars_keyed(body: Any) -> Iterator[Sign]:
    """The bars that a legend would name in a row of its own, where there are only such in it."""
    is_such = isinstance(body, Plot) and (body.form == "columns" or body.is_of_parts)
    keyed = keyed_in_legend(body) if is_such else ()
    if not any(strand.is_over or strand.is_hatched for strand in keyed):
        yield from (Sign("bar", strand.name, "", strand.colour) for strand in keyed)


def _found(told: Slide, body: Any, shown: Sequence[Plot]) -> Iterator[Sign]:
    if hatched := hatched_said(shown):
        yield Sign("hatched", hatched, hatched_note(hatched))
    kinds: tuple[tuple[Kind, str, str], ...] = (
        ("pale", pale_top_key(), pale_top_said()),
        ("outline", outline_key(), outline_said()),
        ("sign", least_signed(), least_said()),
        ("sign", about_signed(), about_said()),
    )
    for kind, words, sentence in kinds:
        marked = [plot for plot in shown if sentence in plot.notes]
        if marked:
            first, *others = _colours(marked if kind == "pale" else marked[:1])
            yield Sign(kind, words, sentence, first, others=tuple(others) if kind == "pale" else ())
    said = " ".join(told.caption)
    yield from (Sign("range", key, sentence, inks.INK) for sentence, key in ranges_keyed().items() if sentence in said)
    if sentence := breaks_of(body):
        told_of = dict.fromkeys(words for plot in shown for _, words in plot.breaks)
        yield from (Sign("dotted", one, sentence) for one in told_of)
    if hatched and (sentence := blank_years_said()) in said:  # Beside hatching blank years ask what they are.
        yield Sign("blank", blank_years_key(), sentence)


def _colours(plots: Sequence[Plot]) -> list[str]:
    """Of the bars that have pale tops, where some have; each once."""
    found = [[strand for strand in plot.strands if any(map(any, strand.reach))] or [*plot.strands] for plot in plots]
    return list(dict.fromkeys(strand.colour for strands in found for strand in strands))


def height_of_signs(signs: Sequence[Sign], wide: float) -> float:
    """How tall the row is in a width, with the room below it; in points."""
    return _laid(signs, wide).height


def _laid(signs: Sequence[Sign], wide: float) -> _Laid:
    """One row in the largest type in which it has room, else as few as it takes, of about the same width."""
    if not signs:
        return _Laid(TYPES[-1], ())
    most = min(sign.most for sign in signs)
    ways = (_Laid(size, tuple(_places(signs, wide, size))) for size in TYPES if size <= most)
    return min(ways, key=lambda way: (way.places[-1][1], -way.size))


def _places(signs: Sequence[Sign], wide: float, size: float) -> Iterator[tuple[float, int]]:
    wides = [_width(sign, size) for sign in signs]
    for row, places in enumerate(even_rows(wides, wide, BETWEEN)):
        begins = accumulate((wides[place] + BETWEEN for place in places[:-1]), initial=0.0)
        yield from ((begin, row) for begin in begins)


def _width(sign: Sign, size: float) -> float:
    room = TURNED_ROOM if is_right_to_left(current_language()) else ROOMY
    return _before(sign) + room * width_of(sign.words, size) + 2


def _before(sign: Sign) -> float:
    """The room of the key before words: of none before those of what is blank, and of a sign with which they begin."""
    return 0.0 if sign.kind in ("sign", "blank") else SWATCH + GAP


def draw_signs(slide: Any, room: Frame, signs: Sequence[Sign]) -> None:
    """The row, from the right where a language is read so; those who do not see it are told its words."""
    laid, ids, shapes = _laid(signs, room.width), Ids(last_id(slide) + 1), list[str]()
    is_turned = is_right_to_left(current_language())
    line = leading() * laid.size

    def placed(left: float, top: float, width: float, height: float) -> Frame:
        begin = room.width - left - width if is_turned else left
        return Frame(room.left + begin, room.top + top, width, height)

    for sign, (left, row) in zip(signs, laid.places, strict=True):
        top, before = row * line, _before(sign)
        if before:
            shapes.append(_key(ids, sign, placed(left, top + 0.12 * line, SWATCH, 0.76 * line)))
        words = placed(left + before, top, _width(sign, laid.size) - before, line)
        shapes.append(text_xml(ids.next, sign.words, words, laid.size, toward=start_side()))
    told = in_a_row(sign.words for sign in signs)
    frame = replace(room, height=laid.height - BELOW)
    slide.shapes._spTree.append(parse_xml(group_xml(last_id(slide) + 1, told, frame, shapes, told)))


def _key(ids: Ids, sign: Sign, box: Frame) -> str:
    """A piece of what an entry names."""
    if sign.kind == "hatched":
        ground = theme.LIGHT["no-report"]
        look = inks.hatch(theme.LIGHT["no-report-line"], ground)
        return text_xml(ids.next, unknown_sign(), box, TYPES[-1], look=look, ink=inks.INK, is_middle=True)
    if sign.kind in ("dotted", "range"):
        middle = Frame(box.left + box.width / 2, box.top, 0.0, box.height)
        dash, width = ("sysDot", 1.0) if sign.kind == "dotted" else ("", 1.5)
        return shape_xml(ids.next(), sign.words, middle, preset("line"), inks.stroke(sign.colour, width, dash))
    if sign.kind == "outline":
        look = f"<a:noFill/>{inks.stroke(sign.colour, 1)}"
        return shape_xml(ids.next(), sign.words, box, preset("rect"), look)
    colours = (sign.colour, *sign.others)
    wide = box.width / len(colours)
    pieces = [Frame(box.left + number * wide, box.top, wide, box.height) for number, _ in enumerate(colours)]
    fills = [inks.tint(one, PALE) if sign.kind == "pale" else inks.solid(one) for one in colours]
    return "".join(
        shape_xml(ids.next(), sign.words, piece, preset("rect"), f"{fill}{inks.NO_STROKE}")
        for piece, fill in zip(pieces, fills, strict=True)
    )
