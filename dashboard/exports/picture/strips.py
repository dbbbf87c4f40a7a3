"""What rows on the same years have in common in a picture: numbered events above them, and their words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from dashboard import theme
from dashboard.charts.marks import Pane, Rule
from dashboard.exports.picture.canvas import Box, Canvas, Label, number, paint, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, MUTED
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped

STEP, CLOSE, RADIUS = 1.6, 1.35, 0.72
"""Height of one event above another, where there is little room, and half that of its mark, in sizes of type."""
ONE_DIGIT = 1.85
"""Type of a number of one digit in a mark, in halves of its height."""
ONE_WIDE = 2.7
"""The same in halves of the width of a narrow one."""
BETWEEN = 6.0
"""Between words of a row and those at a line through it."""
MOST = 1.0
"""Words that are wider than so many times their room are set in several lines instead of in smaller type."""


def head_height(head: Pane | None, size: float, step: float = STEP) -> float:
    """How tall the events of a year that has most of them are."""
    return step * size * head.y.high + 2 if head else 0.0


def draw_head(canvas: Canvas, head: Pane, area: Box, size: float) -> None:
    """A numbered mark for each event, in the column of its year."""
    x, y = head.x, head.y
    spans = f"{number(area.left)} {number(area.right)} {number(area.bottom)} {number(area.top)}"
    canvas.add(f'<g data-pane="{spans}" data-head="1" data-x="{x.low} {x.high}" data-y="{y.low} {y.high}">')
    # A mark is no broader than its year, and then taller than it is broad.
    radius = min(RADIUS * size, 0.48 * area.height / y.high)
    half = min(radius, 0.49 * area.width / (x.high - x.low))
    labels: list[Label] = []
    for mark in head.dots:
        for datum in mark.data:
            name = quoteattr(f"{mark.name} {datum.label}")
            canvas.add(f'<g data-mark="Dots" data-role="{mark.role}" data-name={name}>')
            across, up = area.left + x.part(datum.at) * area.width, area.bottom - y.part(datum.drawn or 0) * area.height
            box = Box(across - half, up - radius, across + half, up + radius)
            canvas.rect(box, theme.ink(mark.ink), 1, f' rx="{number(half)}"')
            own = _type_in(half) if len(datum.label) > 1 else min(ONE_DIGIT * radius, ONE_WIDE * half, size)
            labels.append(text_line(across, up + 0.36 * own, datum.label, own, theme.ON_COLOUR, anchor="middle"))
            canvas.add("</g>")
    canvas.add("</g>")
    canvas.write(labels)


def _type_in(radius: float) -> float:
    """The size of the number in a mark."""
    return max(1.4 * radius, min(LEAST_TYPE, 1.5 * radius))


def lines_of(pane: Pane, width: float, size: float, *, written: Collection[str], before: float = 0) -> int:
    """How many lines the words of a row take: further ones where what is said has no room beside the heading.

    `written`: words of breaks that a row above has said; `before`: how far at the left of the row its words begin.
    """
    return 1 + len(_below(pane, (width, before), size, _new(pane, written)))


def _new(pane: Pane, written: Collection[str]) -> list[Rule]:
    """The breaks of a row that none above has said."""
    return [rule for rule in pane.rules if rule.role == "break" and rule.said not in written]


def _below(pane: Pane, room: tuple[float, float], size: float, breaks: Sequence[Rule]) -> list[str]:
    """The lines of what is said of a row, where it stands below the heading. `room`: its width, and that before it."""
    width, before = room
    wide = _beside(pane, 0, 0, size).width - before
    joined = [rule for rule in breaks if _left_of(pane, rule, width, size) < wide + BETWEEN]
    wide += sum(width_of(_joined(rule), size) for rule in joined)
    if not pane.said or wide <= MOST * width:
        return []
    return list(wrapped(pane.said, size, MOST * width + before))


def _left_of(pane: Pane, rule: Rule, width: float, size: float) -> float:
    """Where the words of a break begin that stand at their line, from the left of a row."""
    x, wide = pane.x.part(rule.at - 0.5) * width, width_of(rule.said, size)
    return x + 3 if x + 3 + wide <= width else x - 3 - wide


def _joined(rule: Rule) -> str:
    """The words of a break behind others."""
    return f" · {rule.said}"


def words_of(pane: Pane, area: Box, size: float, *, written: set[str], before: float = 0) -> list[Label]:
    """A row's heading with what is said of it, and the words of its breaks: at their line where there is room.

    `written`: words of breaks that a row above has said, to which those of this one are added; `before`: how far at the
    left of the row its words begin.
    """
    own = _new(pane, written)
    written |= {rule.said for rule in own}
    baseline = area.top - 0.5 * size
    below, start = _below(pane, (area.width, before), size, own), area.left - before
    words = [text_line(start, 0, line, size, INK) for line in below]
    head = Label(start, 0, ((pane.heading, True),), size, INK) if below else _beside(pane, start, 0, size)
    found: list[Label] = []
    for rule in own:
        left = area.left + _left_of(pane, rule, area.width, size)
        last = [head, *words][-1]
        if left >= last.x + last.width + BETWEEN and not found:
            found.append(text_line(left, baseline, rule.said, size, MUTED))
        else:
            runs = (*last.runs, (_joined(rule), False))
            head, words = (
                (replace(head, runs=runs), []) if not words else (head, [*words[:-1], replace(last, runs=runs)])
            )
    lines = [head, *words]
    placed = [line.moved(0, baseline - (len(lines) - 1 - place) * LEADING * size) for place, line in enumerate(lines)]
    fit = [fitted(line, area.right) for line in placed]
    least = min((line.size for line in fit[1:]), default=size)
    return [fit[0], *(replace(line, size=least) for line in fit[1:]), *found]


def _beside(pane: Pane, left: float, baseline: float, size: float) -> Label:
    runs = ((f"{pane.heading}  ", True), (pane.said, False)) if pane.said else ((pane.heading, True),)
    return Label(left, baseline, runs, size, INK)


def fitted(label: Label, right: float) -> Label:
    """A label in smaller type where it would go beyond an edge."""
    room = right - label.x
    return label if label.width <= room else replace(label, size=max(label.size * room / label.width, LEAST_TYPE))


def draw_sample(canvas: Canvas, box: Box, colour: str) -> None:
    """A piece of what a key of events means: a mark with a number."""
    middle, radius = ((box.left + box.right) / 2, (box.top + box.bottom) / 2), 0.62 * box.height
    canvas.circle(middle, radius, paint("fill", colour))
    own = max(_type_in(radius), 1.05 * box.height)
    canvas.write([text_line(middle[0], middle[1] + 0.36 * own, "1", own, theme.ON_COLOUR, anchor="middle")])


def blank(pane: Pane, area: Box, size: float) -> list[Label]:
    """That a row has no figure, in its middle."""
    if not pane.blank or pane.marks:
        return []
    middle = (area.left + area.right) / 2, (area.top + area.bottom) / 2 + 0.36 * size
    return [text_line(*middle, pane.blank, size, MUTED, anchor="middle")]
