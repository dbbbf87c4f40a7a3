"""What is laid out from left to right turned round, where a language is read from right to left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.exports.picture.canvas import Anchor, Box, Label, Point

_TURNED: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


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

    def label(self, label: Label) -> Label:
        """A text that ends where it would have begun."""
        if not self.is_turned or label.turned:
            return label
        return replace(label, x=self.across(label.x), anchor=_TURNED[label.anchor])
