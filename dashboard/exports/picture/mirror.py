"""What is laid out from left to right turned round, where a language is read from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.exports.picture.canvas import Anchor, Box, Canvas, Label, Point
from dashboard.i18n import current_language, is_right_to_left

_TURNED: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


def is_turned() -> bool:
    """Whether the current language is read from right to left."""
    return is_right_to_left(current_language())


def across(column: int, columns: int) -> int:
    """The place from the left of one of so many columns: the first is where a language begins to read."""
    return columns - 1 - column if is_turned() else column


@dataclass(frozen=True)
class Mirror:
    """Turns places round the middle of a box; leaves them alone where `is_turned` is not so."""

    around: Box
    is_turned: bool

    def across(self, x: float) -> float:
        return self.around.left + self.around.right - x if self.is_turned else x

    def point(self, point: Point) -> Point:
        return self.across(point[0]), point[1]

    def box(self, box: Box) -> Box:
        if not self.is_turned:
            return box
        return Box(self.across(box.right), box.top, self.across(box.left), box.bottom)

    def ends(self, low: float, high: float) -> tuple[float, float]:
        """The values at the left and at the right of a scale that is laid out with the box."""
        return (high, low) if self.is_turned else (low, high)

    def label(self, label: Label) -> Label:
        """A text that ends where it would have begun."""
        if not self.is_turned or label.turned:
            return label
        return replace(label, x=self.across(label.x), anchor=_TURNED[label.anchor])


class Mirrored(Canvas):
    """A canvas on which boxes, lines and texts are drawn turned round; what they draw goes to another one."""

    def __init__(self, canvas: Canvas, mirror: Mirror) -> None:
        super().__init__(canvas.rtl, canvas.parts, canvas.definitions, canvas.labels)
        self._mirror = mirror

    def rect(self, box: Box, colour: str, opacity: float = 1, more: str = "") -> None:
        super().rect(self._mirror.box(box), colour, opacity, more)

    def line(self, start: Point, end: Point, colour: str, width: float = 1, dash: str = "") -> None:
        super().line(self._mirror.point(start), self._mirror.point(end), colour, width, dash)

    def write(self, labels: Iterable[Label], kind: str = "") -> None:
        super().write(map(self._mirror.label, labels), kind)
