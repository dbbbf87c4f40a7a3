"""What is drawn, piece by piece, as SVG; and the box of each text, so that others keep clear of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from dashboard import theme
from dashboard.exports.picture.ruler import (
    ARABIC_FAMILIES,
    ASCENT,
    BOLD,
    DESCENT,
    LATIN_FAMILIES,
    LEADING,
    MIXED,
    REGULAR,
    SIGN_FAMILIES,
    SIGN_RUNS,
    WIDE_RUNS,
    is_from_right,
    is_right_to_left,
    width_of,
)
from dashboard.i18n.order import one_by_one

Anchor = Literal["start", "middle", "end"]
EMBOLDENED = 0.035
"""Width of the line around bold Chinese characters, in sizes of type."""
NOTHING_SEEN = "\u200c"
"""First in a line of several scripts, in the Arabic font: resvg loses dots of letters whose font is not the first."""
SCALE = "scale"
"""Class of texts that are the scale of an axis or a legend."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SIGNS = re.compile("[\u2020-\u2022\u2080-\u209f\u2190-\u2bff]+")
"""Signs among Arabic letters are given their font: renderers look for one for a whole word."""
_TAGS = re.compile("<[^>]*>")
_PIECES = re.compile(f"{SIGN_RUNS.pattern}|{WIDE_RUNS.pattern}")
_DRAWN_AS = (("✔", "✓"), ("◐", "◑"))
"""Signs that no font of ours has, and their likes."""
HALO, OWN_HALO = 2.0, 1.4
"""How far a halo reaches beyond letters, and one in the colour of what they stand on, which would hide its border."""
HALO_CLASS = "halo"
"""What a text that is a halo is in the SVG."""
Point = tuple[float, float]
Run = tuple[str, bool]
"""A piece of a line, and whether it is bold."""


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Box, gap: float = 0) -> bool:
        """Whether the two have a point in common, or are less than `gap` apart."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def away(self, at: Point) -> float:
        """How far a point is from it."""
        return math.hypot(max(self.left - at[0], 0, at[0] - self.right), max(self.top - at[1], 0, at[1] - self.bottom))

    def common(self, other: Box) -> Box:
        """What belongs to both."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def moved(self, across: float, down: float) -> Box:
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def trimmed(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Box:
        return Box(self.left + left, self.top + top, self.right - right, self.bottom - bottom)


@dataclass(frozen=True)
class Label:
    """One line of text: where its anchor stands, and how it looks."""

    x: float
    y: float
    """Of the baseline."""
    runs: tuple[Run, ...]
    size: float
    colour: str
    anchor: Anchor = "start"
    weight: int = REGULAR
    turned: bool = False
    """Whether it is read from below."""

    @cached_property
    def width(self) -> float:
        return sum(width_of(text, self.size, BOLD if bold else self.weight) for text, bold in self.runs)

    @cached_property
    def box(self) -> Box:
        """What it covers: what stands beside others is compared with each of them."""
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        if self.turned:
            bottom = self.y + before
            return Box(self.x - ASCENT * self.size, bottom - self.width, self.x + DESCENT * self.size, bottom)
        left = self.x - before
        return Box(left, self.y - ASCENT * self.size, left + self.width, self.y + DESCENT * self.size)

    def moved(self, across: float, down: float) -> Label:
        return replace(self, x=self.x + across, y=self.y + down)


def number(value: float) -> str:
    """A coordinate with as many digits as can be seen."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def safe(text: str) -> str:
    """A text as XML may hold it."""
    for sign, like in _DRAWN_AS:
        text = text.replace(sign, like)
    return escape(_UNFIT.sub("", text))


def paint(name: str, colour: str, opacity: float = 1) -> str:
    """An attribute of a colour, with its opacity apart, as every reader of SVG knows it."""
    colour, part = theme.seen_through(colour)
    opacity *= part
    faint = f' {name}-opacity="{number(opacity)}"' if opacity < 1 else ""
    return f"{name}={quoteattr(_UNFIT.sub('', colour))}{faint}"


def isolated(text: str, *, rtl: bool) -> str:
    """A line read from right to left is marked so that each renderer orders its words alike: also a figure with its
    year or its note, which stands beside others that have letters.

    Any other line without a letter of such a script is left alone: "−5 %" and an address keep their order.
    """
    return f"\u2067{text}\u2069" if rtl and is_from_right(_TAGS.sub("", text)) else text


def _is_mixed(label: Label) -> bool:
    """Whether a line that is read from the left has Chinese characters or signs in it beside letters of other fonts."""
    text = "".join(text for text, _ in label.runs)
    return len(list(filter(None, _PIECES.split(text)))) > 1 and not is_right_to_left(text)


def _bold(text: str, label: Label) -> str:
    """A bold text. Chinese characters, whose font has one weight, are drawn with a line around them."""
    line = f'{paint("stroke", label.colour)} stroke-width="{number(EMBOLDENED * label.size)}"'
    parts = enumerate(WIDE_RUNS.split(text))
    return "".join(f"<tspan {line}>{safe(part)}</tspan>" if place % 2 else safe(part) for place, part in parts)


@dataclass
class Canvas:
    """Collects what is drawn; texts are written at their own coordinates, never inside a moved group."""

    rtl: bool = False
    parts: list[str] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    """Patterns and clips by their id."""
    labels: list[Label] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    """What lies under all the rest: it may be covered at its edges before texts are written there."""
    is_clear: bool = False
    """Whether it has no ground of its own, so that nothing can be covered with one."""
    beside: Box | None = None
    """What is free behind the last words above a body, down to the baseline of these."""
    stand: Box | None = None
    """Where its map stands; before that is drawn, where those of all pictures that follow one another do."""

    def add(self, svg: str) -> None:
        """Anything that holds no text."""
        self.parts.append(svg)

    def rect(self, box: Box, colour: str, opacity: float = 1, more: str = "") -> None:
        self.add(
            f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(max(box.width, 0))}" '
            f'height="{number(max(box.height, 0))}" {paint("fill", colour, opacity)}{more}/>'
        )

    def line(self, start: Point, end: Point, colour: str, width: float = 1, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.add(
            f'<line x1="{number(start[0])}" y1="{number(start[1])}" x2="{number(end[0])}" y2="{number(end[1])}" '
            f'{paint("stroke", colour)} stroke-width="{number(width)}"{dashed}/>'
        )

    def path(self, data: str, style: str) -> None:
        self.add(f'<path d="{data}" {style}/>')

    def circle(self, centre: Point, radius: float, style: str) -> None:
        self.add(f'<circle cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}" {style}/>')

    def write(self, labels: Iterable[Label], kind: str = "") -> None:
        """Put texts down. `kind`: their class in the SVG, by which scales are told from figures."""
        for label in labels:
            if label.runs:
                self.labels.append(label)
                self.parts.append(self._text(label, f' class="{kind}"' if kind else ""))

    def halo(self, labels: Iterable[Label], colour: str, reach: float = HALO) -> None:
        """A line of the ground's colour around the letters that will be written there, which leaves all else as it is.

        A text of its own: LibreOffice and others that open an SVG paint a text's line over its letters.
        """
        line = f'{paint("stroke", colour)} stroke-width="{number(2 * reach)}" stroke-linejoin="round"'
        for label in labels:
            self.add(self._text(replace(label, colour=colour), f' class="{HALO_CLASS}" aria-hidden="true" {line}'))

    def off_lines(self, labels: Iterable[Label], within: Box, colour: str) -> None:
        """Halos of labels in a plot over the lines that are drawn so far: these would strike words through, and marks,
        which come later, are not covered. Without a ground of its own nothing is."""
        if not self.is_clear:
            self.halo((label for label in labels if label.runs and label.box.meets(within)), colour)

    def put(self, other: Canvas) -> None:
        """All that another canvas holds, over what is there."""
        self.parts += other.parts
        self.labels += other.labels
        self.definitions |= other.definitions

    def _text(self, label: Label, kind: str) -> str:
        if not self.rtl and not label.turned and _is_mixed(label):
            return self._in_pieces(label, kind)
        turned = f' transform="rotate(-90 {number(label.x)} {number(label.y)})"' if label.turned else ""
        anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
        weight = f' font-weight="{label.weight}"' if label.weight != REGULAR else ""
        place = f'x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}"'
        style = f"{place}{weight}{anchor} {paint('fill', label.colour)}{turned}"
        return f"<text{kind} {style}>{self._inside(label)}</text>"

    def _in_pieces(self, label: Label, kind: str) -> str:
        """A line of letters, signs and Chinese characters, each piece at a place of its own: left together, a renderer
        draws all of them in the font of those that the first one lacks, whose digits are never bold."""
        place = f'x="{number(label.box.left)}" y="{number(label.y)}" font-size="{number(label.size)}"'
        weight = f' font-weight="{label.weight}"' if label.weight != REGULAR else ""
        across, told = label.box.left, []
        for text, bold in label.runs:
            own = BOLD if bold else label.weight
            for piece in filter(None, _PIECES.split(text)):
                wide = width_of(piece, label.size, own)
                font = f' font-family="{SIGN_FAMILIES}"' if SIGN_RUNS.fullmatch(piece) else ""
                heavy = f' font-weight="{BOLD}"' if bold else ""
                said = _bold(piece, label) if own == BOLD else safe(piece)
                told.append(f'<tspan x="{number(across)}"{font}{heavy}>{said}</tspan>')
                across += wide
        return f"<text{kind} {place}{weight} {paint('fill', label.colour)}>{''.join(told)}</text>"

    def _inside(self, label: Label) -> str:
        spans = (
            f'<tspan font-weight="{BOLD}">{_bold(text, label)}</tspan>'
            if bold
            else (_bold(text, label) if label.weight == BOLD else safe(text))
            for text, bold in ((one_by_one(text) if self.rtl else text, bold) for text, bold in label.runs)
        )
        line = isolated("".join(spans), rtl=self.rtl)
        if self.rtl and not WIDE_RUNS.search(line):
            return _SIGNS.sub(rf'<tspan font-family="{SIGN_FAMILIES}">\g<0></tspan>', line)
        kinds = [(letters, font) for letters, font in MIXED if letters.search(line)]
        if len(kinds) < 2:
            return line
        for letters, font in kinds:
            line = letters.sub(rf'<tspan font-family="{font}">\g<0></tspan>', line)
        first = f'<tspan font-family="{ARABIC_FAMILIES}">{NOTHING_SEEN}</tspan>' if is_right_to_left(line) else ""
        return f'{first}<tspan font-family="{LATIN_FAMILIES}">{line}</tspan>' if self.rtl else f"{first}{line}"

    def pattern(self, key: str, size: float, content: str, turn: str = "") -> str:
        """The fill of a pattern of tiles; the same key is defined once."""
        turned = f' patternTransform="{turn}"' if turn else ""
        square = f'width="{number(size)}" height="{number(size)}"'
        opened = f'<pattern id="{key}" {square} patternUnits="userSpaceOnUse"{turned}>'
        self.definitions[key] = f"{opened}{content}</pattern>"
        return f"url(#{key})"

    def clip(self, box: Box) -> str:
        """The attribute that cuts what is drawn off at a box."""
        key = f"clip{len([name for name in self.definitions if name.startswith('clip')])}"
        rect = (
            f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(box.width)}" '
            f'height="{number(box.height)}"/>'
        )
        self.definitions[key] = f'<clipPath id="{key}">{rect}</clipPath>'
        return f'clip-path="url(#{key})"'


def text_line(
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    *,
    anchor: Anchor = "start",
    weight: int = REGULAR,
) -> Label:
    """A label of one run."""
    return Label(x, y, ((text, False),) if text else (), size, colour, anchor, weight)


def stacked(
    at: Point, lines: Sequence[str], size: float, colour: str, *, anchor: Anchor = "start", weight: int = REGULAR
) -> list[Label]:
    """Labels of lines below each other, whose middle is at that height."""
    first = at[1] + 0.36 * size - (len(lines) - 1) * LEADING * size / 2
    return [
        text_line(at[0], first + row * LEADING * size, line, size, colour, anchor=anchor, weight=weight)
        for row, line in enumerate(lines)
    ]
