"""Marks of rows that show one among many, as strands: the chosen, its peers, medians around them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.marks import Dots
from dashboard.exports.slides.inks import drawn
from dashboard.exports.slides.plots import Strand, Symbol

CHOSEN, OTHER, MEDIAN, AROUND = 9.5, 9.0, 16.5, 15.0
"""Sizes of dots, in points: corners of medians are seen around a chosen country at their place, those of the second one
around the first."""
PALE = {"median": 0.5}
"""How much of their colour marks have: the chosen one is seen first, also where it lies on them."""
_SYMBOLS: dict[str, Symbol] = {"circle": "circle", "diamond": "diamond", "square": "square", "tick": "circle"}


def company(mark: Dots) -> Iterator[Strand]:
    """One strand; none of countries that a reader has to point at to tell them apart."""
    if mark.role == "peers":
        return
    reach = tuple((round(below, 6), round(above, 6)) for below, above in (datum.around for datum in mark.data))
    yield Strand(
        mark.name,
        drawn(mark.ink),
        tuple(float(datum.at) for datum in mark.data),
        across=tuple(datum.drawn for datum in mark.data),
        reach_across=reach if mark.role == "chosen" else (),
        is_joined=False,
        symbol=_SYMBOLS[mark.symbol],
        opacity=PALE.get(mark.role, 1.0),
        size=_size(mark),
        # Edges alone are lost among so many dots; of two medians one is pale, so that the other is seen within it.
        is_open=mark.is_hollow and (mark.role != "median" or mark.symbol == "square"),
        is_keyed=mark.is_keyed,
        is_below=mark.is_under,
        labels=tuple(datum.label for datum in mark.data) if any(datum.label for datum in mark.data) else (),
    )


def _size(mark: Dots) -> float:
    if mark.role == "median":
        return AROUND if mark.symbol == "square" else MEDIAN
    return CHOSEN if mark.role == "chosen" else OTHER
