"""Widths of texts on slides: those of our own fonts, in another template as much broader as its letters are."""

from __future__ import annotations

from dashboard.exports.picture import ruler
from dashboard.exports.picture.ruler import BOLD, REGULAR
from dashboard.exports.slides.inks import broad

__all__ = ["BOLD", "REGULAR", "balanced", "width_of", "wrapped", "wrapped_led"]
APART = 0.25
"""How far an office sets Chinese characters from letters and digits, in sizes of type: LibreOffice 0.2."""


def width_of(text: str, size: float, weight: int = REGULAR) -> float:
    """Of a line of text in a size of type, in the unit of the size."""
    return broad() * ruler.width_of(text, size, weight, APART)


def wrapped(text: str, size: float, width: float, weight: int = REGULAR) -> list[str]:
    """The lines of a text in a width."""
    return ruler.wrapped(text, broad() * size, width, weight, APART)


def balanced(text: str, size: float, width: float, weight: int = REGULAR) -> list[str]:
    """The lines of a text in a width, of about the same length."""
    return ruler.balanced(text, broad() * size, width, weight, APART)


def wrapped_led(text: str, bold: int, size: float, width: float) -> list[str]:
    """The lines of a text whose first letters, as many as `bold`, are bold."""
    return ruler.wrapped_led(text, bold, broad() * size, width, APART)
