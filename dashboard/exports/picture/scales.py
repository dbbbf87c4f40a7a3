"""Axes: which values they hold, where each stands in the picture, and what is written beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.exports.picture.tickformat import written

Kind = Literal["linear", "category"]
STEPS = (1, 2, 5, 10)
PADDING = 0.06
"""Of an axis without a range of its own, at both ends where marks stand."""


class UnknownFigureError(ValueError):
    """A figure with something that the pictures cannot draw; the message says what."""


@dataclass(frozen=True)
class Scale:
    """From values to places: `low` (in powers of ten on a log axis, in numbers of categories) stands at `start`."""

    kind: Kind
    low: float
    high: float
    start: float
    end: float
    categories: tuple[str, ...] = ()

    def inner(self, value: Any) -> float | None:
        """A value in the axis' own units; None for what has no place on it."""
        if isinstance(value, str) and value in self.categories:
            return float(self.categories.index(value))
        try:
            number = float(value)
        except (TypeError, ValueError):
            return None
        return number if math.isfinite(number) else None

    def place(self, inner: float) -> float:
        """Where a number of the axis' own units stands."""
        return self.start + (inner - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)

    def at(self, value: Any) -> float | None:
        """Where a value stands."""
        inner = self.inner(value)
        return None if inner is None else self.place(inner)

    @property
    def unit(self) -> float:
        """How long one unit is."""
        return abs(self.end - self.start) / (abs(self.high - self.low) or 1)

    def holds(self, inner: float) -> bool:
        """Whether a number lies between the ends, or at one."""
        low, high = sorted((self.low, self.high))
        slack = 1e-9 * (high - low)
        return low - slack <= inner <= high + slack


def kind_of(axis: Mapping[str, Any], values: Iterable[Any]) -> Kind:
    """What an axis measures: as it says, else as its values show. Raises UnknownFigureError."""
    told = axis.get("type", "-")
    if told in ("linear", "category"):
        return told  # type: ignore[no-any-return]
    if told != "-":
        raise UnknownFigureError(f"an axis of the type {told!r} cannot be drawn")
    texts = [value for value in values if isinstance(value, str)]
    return "category" if any(not _is_number(text) for text in texts) else "linear"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def extent(
    axis: Mapping[str, Any], kind: Kind, ends: Sequence[float], categories: Sequence[str], padded: bool
) -> tuple[float, float]:
    """First and last value of an axis in its own units.

    `ends`: least and greatest of what is drawn, in the axis' own units. `padded`: whether marks need room beyond them.
    """
    told = axis.get("range")
    turned = axis.get("autorange") == "reversed"
    if told is not None and None not in told and not turned:
        return float(told[0]), float(told[1])
    if kind == "category":
        low, high = -0.5, max(len(categories), 1) - 0.5
    else:
        low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
        if low == high:
            low, high = (low - 0.5, high + 0.5) if low else (0.0, 1.0)
        room = PADDING * (high - low)
        low, high = (low - room if padded and low != 0 else low), high + room
        if axis.get("rangemode") == "tozero":
            low, high = min(low, 0.0), max(high, 0.0)
        if axis.get("rangemode") == "nonnegative":
            low = max(low, 0.0)
    return (high, low) if turned else (low, high)


def nice_step(span: float, count: int) -> float:
    """The least of 1, 2, 5 and their tenfolds by which a span has at most so many steps."""
    rough = abs(span) / max(count, 1)
    if rough <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def stepped(low: float, high: float, step: float, first: float = 0) -> list[float]:
    """The numbers from `low` to `high` that are whole steps from `first`."""
    low, high = sorted((low, high))
    slack = 1e-9 * step
    place = math.ceil((low - first - slack) / step)
    found = []
    while first + place * step <= high + slack:
        found.append(round(first + place * step, 12))
        place += 1
    return found


Tick = tuple[float, str]
"""A number in the axis' own units and what is written there."""


def ticks_of(axis: Mapping[str, Any], scale: Scale, most: int) -> list[Tick]:
    """The ticks of an axis, at most about so many where it says nothing itself."""
    if axis.get("tickvals") is not None:
        return _given(axis, scale)
    if scale.kind == "category":
        names = enumerate(scale.categories)
        return [(float(place), name) for place, name in names if scale.holds(place)]
    count = min(int(axis.get("nticks") or most), most)
    told = axis.get("dtick")
    step = float(told) if isinstance(told, int | float) and told > 0 else nice_step(scale.high - scale.low, count)
    if axis.get("tickformat") == "d":
        step = max(step, 1.0)
    first = float(axis.get("tick0") or 0)
    return [(tick, _text(axis, tick, step)) for tick in stepped(scale.low, scale.high, step, first)]


def _given(axis: Mapping[str, Any], scale: Scale) -> list[Tick]:
    values, texts = list(axis["tickvals"]), axis.get("ticktext")
    inner = [scale.inner(value) for value in values]
    named = list(texts) if texts is not None else [_text(axis, value, 1e-6) for value in values]
    return [
        (place, str(name))
        for place, name in zip(inner, named, strict=False)
        if place is not None and scale.holds(place)
    ]


def _text(axis: Mapping[str, Any], value: float, step: float) -> str:
    text = written(float(value), str(axis.get("tickformat") or ""), step)
    return f"{axis.get('tickprefix') or ''}{text}{axis.get('ticksuffix') or ''}"
