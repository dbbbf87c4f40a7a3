"""How an office writes large numbers beside axes: number formats with the words of the language, and what they make."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.exports.picture.tickformat import SHORT_FROM
from dashboard.i18n import closed, format_number, tick_units

MOST = 20
"""Numbers along an axis that are looked at."""
MOST_CONDITIONS = 2
"""Of a number format, beside all other numbers."""
THOUSANDS = "#,##0"


def is_short(high: float) -> bool:
    """Whether an axis that ends there says large numbers in short, as that of a picture does."""
    return high >= SHORT_FROM


def ticks_of(high: float, step: float) -> Sequence[float]:
    """The numbers along an axis from zero to its end. `step`: 0 where the office chooses them."""
    return [number * step for number in range(min(MOST, math.ceil(high / step - 1e-9)) + 1)] if step else ()


def short_format(ticks: Sequence[float]) -> str:
    """The number format of such an axis: "500k" and "1.5M", of whole millions "2M". Without ticks they may be any."""
    small, large = tick_units()
    # LibreOffice sets a number from left to right with its words, unless they begin with a mark.
    mark = f'"{closed("")}"' if closed("") else ""
    if wholes := _wholes(ticks):
        size, words = small
        said = [f'[={tick:.0f}]{mark}"{tick / size:,.0f}{words}"' for tick in wholes]
        is_parted = any(tick % size for tick in _told(size, ticks))
        parts = [f"[>={size}]{mark}{_digits(size, words, ticks)}"] if is_parted else []
        return ";".join([*said, *parts, THOUSANDS])
    return ";".join([*(f"[>={size}]{mark}{_digits(size, words, ticks)}" for size, words in (large, small)), THOUSANDS])


def _wholes(ticks: Sequence[float]) -> list[float]:
    """The numbers of an axis that are whole ones of a unit of which a format says parts only, as one of ten thousand;
    none where they are more than the conditions of a format, or others have to be without parts, too."""
    (size, _), (larger, _) = tick_units()
    told = _told(size, ticks)
    wholes = [tick for tick in told if not tick % size]
    has_parts = len(wholes) < len(told)
    is_apart = (len(str(size)) - 1) % 3 > 0 and max(ticks, default=0.0) < larger and _decimals(size, ticks) > 0
    return wholes if is_apart and len(wholes) + has_parts <= MOST_CONDITIONS else []


def _told(size: int, ticks: Sequence[float]) -> list[float]:
    """Those that are told in a unit."""
    return [tick for tick in ticks if tick >= size]


def short_words(value: float, ticks: Sequence[float]) -> str:
    """A number in such a format, as far as its width goes."""
    for size, words in reversed(tick_units()):
        if value >= size and not words:
            return format_number(value)
        if value >= size:
            decimals = 0 if value in _wholes(ticks) else _decimals(size, ticks)
            return f"{value / size:,.{decimals}f}{words}"
    return f"{value:,.0f}"


def _digits(size: int, words: str, ticks: Sequence[float]) -> str:
    """A format cannot divide by ten thousand: it divides by a thousand, and sets a point before the last digit, or
    by a million, and says two zeros."""
    thousands, rest = divmod(len(str(size)) - 1, 3)
    if not words:  # The sign between thousands is the office's own: in another language than the slide's it is another.
        return f'0"{format_number(size)[1:-3]}"000'
    decimals = _decimals(size, ticks)
    if not rest:
        return f'#,##0{"." if decimals else ""}{"0" * decimals}{"," * thousands}"{words}"'
    if decimals:
        return f'0\\.{"0" * decimals}{"," * thousands}"{words}"'
    return f'#,##0{"," * (thousands + 1)}"{"0" * (3 - rest)}{words}"'


def _decimals(size: int, ticks: Sequence[float]) -> int:
    """Decimals of the numbers that are told in a unit."""
    thousands, rest = divmod(len(str(size)) - 1, 3)
    whole = 10 ** (3 * thousands + 3) if rest else size
    told = _told(size, ticks)
    if told and not any(tick % whole for tick in told):
        return 0
    return rest or (1 if size > tick_units()[0][0] or told else 0)
