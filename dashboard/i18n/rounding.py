"""How a figure is rounded wherever it is said: the half of a last digit goes up, as readers learn it at school."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_CERTAIN = 14
"""Digits of a number; a computation may leave something else in the two behind them."""


def half_up(value: float | Decimal, decimals: int = 0) -> Decimal:
    """A number in so many decimals, a half away from zero: 18.45 is 18.5, and 9.35 is 9.4.

    It goes by the decimals that the number is written with, not by the binary fraction that a computer keeps of them,
    nor by what a computation leaves of that: half of 41.4 and 45.3 is 43.35, and said as 43.4.
    Raises InvalidOperation for what is no number.
    """
    return _exact(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def in_digits(value: float, digits: int, decimals: int | None = None) -> float:
    """A number in so many digits from its first one that is not 0: 25,450 in three is 25,500.

    `decimals`: those that it is written with at most. Rounded to three digits first and then to two decimals, 0.6445
    would be 0.65.
    """
    places = digits - 1 - _exact(value).adjusted()
    return float(half_up(value, places if decimals is None else min(places, decimals))) if value else 0.0


def _exact(value: float | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(f"{value:.{_CERTAIN}g}")
