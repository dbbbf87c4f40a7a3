"""The QR code of an address, as a piece of SVG that is always dark on white: inverted ones are not read everywhere."""

from __future__ import annotations

import segno

from dashboard.exports.picture.canvas import Box, Canvas, number, paint
from dashboard.theme import BLACK, ON_COLOUR

LONGEST = 300
"""Characters of an address: the squares of a longer one are too small for a telephone."""
QUIET = 4
"""Squares of white around it, as the standard wants it."""
SQUARE, LEAST = 2.0, 104.0
"""Units of one square, and of the whole at least."""


class LongAddressError(ValueError):
    """An address whose code nobody could read; the message says so in one line."""


def modules_of(address: str) -> tuple[bytes, ...]:
    """The squares of an address row by row, 1 for a dark one. Raises LongAddressError."""
    if len(address) > LONGEST:
        raise LongAddressError(f"The address of this view has {len(address)} characters; a QR code holds {LONGEST}.")
    return tuple(bytes(row) for row in segno.make_qr(address, error="m").matrix)


def side_of(address: str) -> float:
    """Units that the code takes across and down, its white edge included."""
    return max(LEAST, SQUARE * (len(modules_of(address)) + 2 * QUIET))


def code(address: str, at: tuple[float, float]) -> str:
    """The code as SVG. `at`: its left upper corner."""
    rows = modules_of(address)
    whole = side_of(address)
    step = whole / (len(rows) + 2 * QUIET)
    dark = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, squares in enumerate(rows)
        for column, square in enumerate(squares)
        if square
    )
    box = Box(at[0], at[1], at[0] + whole, at[1] + whole)
    moved = f'transform="translate({number(box.left)} {number(box.top)}) scale({step:.5f})"'
    canvas = Canvas()
    canvas.rect(box, ON_COLOUR)
    canvas.path(dark, f'{moved} {paint("fill", BLACK)} shape-rendering="crispEdges"')
    return "".join(canvas.parts)
