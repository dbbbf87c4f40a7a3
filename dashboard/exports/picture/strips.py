"""What rows on the same years have in common in a picture: events in a list, and the words above each row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from dashboard import theme
from dashboard.charts.marks import Chart, Pane, Rule
from dashboard.exports.picture.canvas import Box, Canvas, Label, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, is_turned
from dashboard.exports.picture.places import heading_lines
from dashboard.exports.picture.ruler import ASCENT, BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.i18n import format_year, in_a_row

FLAT, APART, BETWEEN_EVENTS = 1.4, 18.0, 3.0
"""How much wider than tall a room is in which rows stand in two columns; room between rows and the list of their
events, and between two events."""
DOTS = "1 2.2"
"""Of the upright lines of breaks; those of events are whole, and thin."""
THIN = 0.8
NUMBER = 13.0
"""From the number of an event to its words."""
NUMBERS = 0.85
"""Height of a row of such numbers over a pane, in sizes of type: it begins right below the words there."""
BESIDE = " · "
"""Between the numbers of lines close to each other."""
BETWEEN = 6.0
"""Between words of a row and those at a line through it."""
MOST = 1.0
"""Words that are wider than so many times their room are set in several lines instead of in smaller type."""


def draw_events(canvas: Canvas, box: Box, head: Pane | None, look: Look) -> Box:
    """The events of all rows in words, in a list below them, each with the number that its line has; what it leaves of
    a box."""
    if head is None:
        return box
    size, name = min(look.label, look.legible), head.marks[0].name
    events = _listed(head, box.width - NUMBER, size)
    mirror, left, down = Mirror(box, look.rtl), box.left + NUMBER, box.bottom - _tall(events, size)
    for year, lines, number in events:
        canvas.add(f'<g data-event="{year or ""}" data-name={quoteattr(name)}>')
        canvas.write([mirror.label(text_line(box.left, down + ASCENT * size, number, size, MUTED))])
        for place, line in enumerate(lines):
            runs = _year_bold(line, year) if not place else ((line, False),)
            label = Label(left, down + (place * LEADING + ASCENT) * size, runs, size, INK if year else MUTED)
            canvas.write([mirror.label(label)])
        canvas.add("</g>")
        down += len(lines) * LEADING * size + BETWEEN_EVENTS
    return box.trimmed(bottom=_tall(events, size) + APART / 2)


def draw_event(canvas: Canvas, box: Box) -> None:
    """A piece of the line of an event, as a key has it."""
    middle = (box.left + box.right) / 2
    canvas.line((middle, box.top), (middle, box.bottom), theme.STEM, THIN)


def draw_break(canvas: Canvas, box: Box) -> None:
    """The same of the line of a break."""
    middle = (box.left + box.right) / 2
    canvas.line((middle, box.top), (middle, box.bottom), MUTED, 1.5, DOTS)


def breaks_of(chart: Chart) -> list[str]:
    """The words of the breaks of all rows, each once."""
    return list(dict.fromkeys(rule.said for pane in chart.panes for rule in pane.rules if rule.role == "break"))


def without_words_of_breaks(chart: Chart) -> Chart:
    """The same rows, whose breaks a key names."""
    panes = (
        replace(pane, rules=tuple(replace(rule, said="") if rule.role == "break" else rule for rule in pane.rules))
        for pane in chart.panes
    )
    return replace(chart, panes=tuple(panes))


def is_flat(box: Box) -> bool:
    """Whether rows are read better beside each other than below: on a slide, in a column of text and in a square."""
    return box.width >= FLAT * box.height


def _listed(head: Pane, width: float, size: float) -> list[tuple[int, list[str], str]]:
    """The year of each event, its words in lines, and its number; then what is said of all, under no year."""
    every = [datum for mark in head.dots for datum in mark.data]
    said = [(round(datum.at), datum.hover.rest, datum.label) for datum in every if datum.hover]
    said += [(0, head.said, "")] if head.said else []
    # The year is bold: a line in which it stands is a little wider than it was measured.
    return [(year, list(wrapped(text, size, width - 0.4 * size)), number) for year, text, number in said]


def _tall(events: Sequence[tuple[int, list[str], str]], size: float) -> float:
    return sum(len(lines) * LEADING * size + BETWEEN_EVENTS for _, lines, _ in events)


def _year_bold(text: str, year: int) -> tuple[tuple[str, bool], ...]:
    """The words of an event, which begin with its year in most languages."""
    if not year:
        return ((text, False),)
    before, found, after = text.partition(format_year(year))
    return ((found, True), (after, False)) if found and not before else ((text, False),)


def numbered(chart: Chart) -> Chart:
    """The rows with the numbers of events at their lines."""
    numbers: dict[float, list[str]] = {}
    for mark in chart.head.dots if chart.head else ():
        for datum in mark.data:
            numbers.setdefault(datum.at, []).append(datum.label)
    panes = (replace(pane, rules=tuple(_with_numbers(rule, numbers) for rule in pane.rules)) for pane in chart.panes)
    return replace(chart, panes=tuple(panes))


def _with_numbers(rule: Rule, numbers: Mapping[float, Sequence[str]]) -> Rule:
    return replace(rule, said=_span(numbers.get(rule.at, ()))) if rule.role == "event" else rule


def without_numbers(pane: Pane) -> Pane:
    """A row at whose lines no numbers stand, since one above has them."""
    rules = tuple(replace(rule, said="") if rule.role == "event" else rule for rule in pane.rules)
    return replace(pane, rules=rules)


def _span(numbers: Sequence[str]) -> str:
    """Numbers that follow each other: "3", "2–4"."""
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else "".join(numbers)


def numbers_height(pane: Pane, size: float) -> float:
    """What the numbers of events take over a pane and the figures over its bars, below the words above it."""
    return NUMBERS * size if any(rule.role == "event" and rule.said for rule in pane.rules) else 0.0


def number_labels(pane: Pane, places: Sequence[float], area: Box, down: float, size: float) -> list[Label]:
    """The numbers of events over their lines, those without room beside each other as one, with the numbers of each
    line, since "1–4" over three was read as a mistake. `places`: of all rules; `area`: of the pane."""
    found: list[tuple[list[str], list[float]]] = []
    apart = width_of(BESIDE, size)
    for rule, at in sorted(zip(pane.rules, places, strict=True), key=lambda one: one[1]):
        if rule.role != "event" or not rule.said:
            continue
        own, across = [rule.said], [at]
        while found and _over_lines(*found[-1], area, down, size).box.meets(
            _over_lines(own, across, area, down, size).box, apart
        ):
            before, there = found.pop()
            own, across = [*before, *own], [*there, *across]
        found.append((own, across))
    return [_over_lines(*one, area, down, size) for one in found]


def _over_lines(spans: Sequence[str], places: Sequence[float], area: Box, down: float, size: float) -> Label:
    """Over the middle of their lines, within the pane."""
    text = BESIDE.join(spans)
    half = width_of(text, size) / 2
    middle = min(max((places[0] + places[-1]) / 2, area.left + half), max(area.right - half, area.left + half))
    return text_line(middle, down, text, size, MUTED, anchor="middle")


def is_one_line(pane: Pane, width: float, size: float) -> bool:
    """Whether what is said of a row has room beside its name, and both beside words of breaks at their lines."""
    wide = _beside(pane, 0, 0, size).width
    return wide <= width and all(wide + BETWEEN <= _left_of(pane, rule, width, size) for rule in _new(pane, ()))


def set_lines(pane: Pane, width: float, size: float, *, written: Collection[str], before: float = 0) -> int:
    """How many lines a row's name takes with what is said of it below, and words of breaks without room beside."""
    rows, before = heading_lines(pane, width + before, size), _before(before)
    return len(rows) + (1 if _is_alone(pane, rows, (width, before), size, _new(pane, written)) else 0)


def _is_alone(
    pane: Pane, rows: Sequence[tuple[str, bool]], room: tuple[float, float], size: float, breaks: Sequence[Rule]
) -> bool:
    """Whether words of breaks need a line of their own below those of a row. `room`: its width, and that before it."""
    width, before = room
    text, is_bold = rows[-1]
    wide = width_of(text, size, BOLD if is_bold else REGULAR) - before
    return any(_left_of(pane, rule, width, size) < wide + BETWEEN for rule in breaks)


def set_words(pane: Pane, area: Box, size: float, *, lines: int, written: set[str], before: float = 0) -> list[Label]:
    """A row's name, below it what is said of it, and the words of its breaks at their lines, right over its marks.

    `lines`: so many are left for it, as for all rows beside and below: names stand at one height. In one line what is
    said stands beside the name.
    """
    own = _new(pane, written)
    written |= {rule.said for rule in own}
    start, last = area.left - _before(before), area.top - 0.5 * size
    if lines == 1 and pane.said:
        words = [_beside(pane, start, last, size)]
    else:
        rows = heading_lines(pane, area.width + before, size)
        first = last - (lines - 1) * LEADING * size
        words = [Label(start, first + place * LEADING * size, (row,), size, INK) for place, row in enumerate(rows)]
    if own:
        left = area.left + _left_of(pane, own[0], area.width, size)
        words.append(text_line(left, last, in_a_row(rule.said for rule in own), size, MUTED))
    return _turned((fitted(line, start + area.width + before) for line in words), area)


def lines_of(pane: Pane, width: float, size: float, *, written: Collection[str], is_below: bool) -> int:
    """How many lines the words of a row take. `written`: words of breaks that a row above has said; `is_below`: whether
    what is said stands below the heading of every row."""
    return 1 + len(_below(pane, width, size, _new(pane, written), is_below=is_below))


def are_below(panes: Iterable[Pane], width: float, size: float) -> bool:
    """Whether what is said of some row has no room beside its heading: then it stands below that of each."""
    written, found = set[str](), False
    for pane in panes:
        own = _new(pane, written)
        written |= {rule.said for rule in own}
        found = found or bool(_below(pane, width, size, own, is_below=False))
    return found


def _new(pane: Pane, written: Collection[str]) -> list[Rule]:
    """The breaks of a row that none above has said."""
    return [rule for rule in pane.rules if rule.role == "break" and rule.said and rule.said not in written]


def _below(pane: Pane, width: float, size: float, breaks: Sequence[Rule], *, is_below: bool) -> list[str]:
    """The lines of what is said of a row, where it stands below the heading: of every row, or without room beside."""
    wide = _beside(pane, 0, 0, size).width
    joined = [rule for rule in breaks if _left_of(pane, rule, width, size) < wide + BETWEEN]
    wide += sum(width_of(_joined(rule), size) for rule in joined)
    if not pane.said or (wide <= MOST * width and not is_below):
        return []
    lines = list(wrapped(pane.said, size, MOST * width))
    tail = sum(width_of(_joined(rule), size) for rule in joined)
    # With a break behind the last line its type would be smaller than anybody reads.
    return [*lines, ""] if joined and width_of(lines[-1], size) + tail > MOST * width else lines


def _left_of(pane: Pane, rule: Rule, width: float, size: float) -> float:
    """Where the words of a break begin that stand at their line, from where those of a row begin."""
    x, wide = pane.x.part(rule.at - 0.5) * width, width_of(rule.said, size)
    return begin_beside(width - x if is_turned() else x, wide, width)


def _before(before: float) -> float:
    """What a row's words have before its marks: the room of a scale, which stays at the left in every language."""
    return 0.0 if is_turned() else before


def _turned(lines: Iterable[Label], area: Box) -> list[Label]:
    """Words of a row that begin at its right where a language is read so."""
    return list(map(Mirror(area, is_turned()).label, lines))


def begin_beside(x: float, wide: float, width: float) -> float:
    """Where words of a line at `x` begin in so much width: at its right, else at its left, else over it."""
    if x + 3 + wide <= width:
        return x + 3
    return x - 3 - wide if x - 3 - wide >= 0 else max(width - wide, 0)


def _joined(rule: Rule) -> str:
    """The words of a break behind others."""
    return f" · {rule.said}"


def words_of(pane: Pane, area: Box, size: float, *, written: set[str], is_below: bool) -> list[Label]:
    """A row's heading with what is said of it, and the words of its breaks: at their line where there is room.

    `written`: words of breaks that a row above has said, to which those of this one are added; `is_below`: whether what
    is said stands below the heading of every row.
    """
    own = _new(pane, written)
    written |= {rule.said for rule in own}
    baseline = area.top - 0.5 * size
    below, start = _below(pane, area.width, size, own, is_below=is_below), area.left
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
    return _turned((fit[0], *(replace(line, size=least) for line in fit[1:]), *found), area)


def _beside(pane: Pane, left: float, baseline: float, size: float) -> Label:
    runs = ((f"{pane.heading}  ", True), (pane.said, False)) if pane.said else ((pane.heading, True),)
    return Label(left, baseline, runs, size, INK)


def fitted(label: Label, right: float) -> Label:
    """A label in smaller type where it would go beyond an edge."""
    room = right - label.x
    return label if label.width <= room else replace(label, size=max(label.size * room / label.width, LEAST_TYPE))


def blank(pane: Pane, area: Box, size: float) -> list[Label]:
    """That a row has no figure, in its middle."""
    if not pane.blank or pane.marks:
        return []
    middle = (area.left + area.right) / 2, (area.top + area.bottom) / 2 + 0.36 * size
    return [text_line(*middle, pane.blank, size, MUTED, anchor="middle")]
