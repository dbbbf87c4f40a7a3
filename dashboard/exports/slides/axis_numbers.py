"""How an office writes large numbers beside axes: number formats with the words of the language, and what they make."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.exports.picture.tickformat import SHORT_FROM
from dashboard.i18n import format_number, tick_units

MOST = 20
"""Numbers along an axis that are looked at."""


def is_short(high: float) -> bool:
    """Whether an axis that ends there says large numbers in short, as that of a picture does."""
    return high >= SHORT_FROM


def ticks_of(high: float, step: float) -> Sequence[float]:
    """The numbers along an axis from zero to its end. `step`: 0 where the office chooses them."""
    return [number * step for number in range(min(MOST, math.ceil(high / step - 1e-9)) + 1)] if step else ()


def short_format(ticks: Sequence[float]) -> str:
    """The number format of such an axis: "500k" and "1.5M", of whole millions "2M". Without ticks they may be any."""
    small, large = tick_units()
    return ";".join([*(f"[>={size}]{_digits(size, words, ticks)}" for size, words in (large, small)), "0"])


def short_words(value: float, ticks: Sequence[float]) -> str:
    """A number in such a format, as far as its width goes."""
    for size, words in reversed(tick_units()):
        if value >= size and not words:
            return format_number(value)
        if value >= size:
            return f"{value / size:,.{_decimals(size, ticks)}f}{words}"
    return f"{value:.0f}"


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
    told = [tick for tick in ticks if tick >= size]
    if told and not any(tick % whole for tick in told):
        return 0
    return rest or (1 if size > tick_units()[0][0] or told else 0)
