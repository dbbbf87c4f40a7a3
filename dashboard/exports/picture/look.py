"""Colours of a picture, which is always light, and the type of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import theme

INK, MUTED, LINE = theme.LIGHT["ink"], theme.LIGHT["muted"], theme.LIGHT["line"]
GROUND, ACCENT = theme.LIGHT["ground"], theme.LIGHT["accent"]
LEAST_TYPE = 7.0
"""Smaller labels cannot be read on paper, nor in the small place of a chart on a page."""
LEGIBLE = 11.0
"""The least type of a picture that is shown to a room."""


@dataclass(frozen=True)
class Look:
    """What the body of a picture is drawn with."""

    label: float
    """Size of type of labels and axes."""
    rtl: bool = False
    least: float = LEAST_TYPE
    """The least size of labels: with smaller ones less is drawn."""

    @property
    def legible(self) -> float:
        """No figure is smaller while other words, or fewer rows, have room."""
        return max(self.least, LEGIBLE)

    def scaled(self, size: float) -> float:
        """A size of type of a figure, of which 12 is the usual one, as large as it is here."""
        return size * self.label / theme.FONT_SIZE
