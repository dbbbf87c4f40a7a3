"""Numbers beside axes: the formats that figures name (d3's), in the language of the reader."""

from __future__ import annotations

import math
import re

from dashboard.i18n import DEFAULT, current_language, format_number, format_tick
from dashboard.i18n.rounding import half_up

_SPEC = re.compile(r"(?P<sign>\+)?(?P<comma>,)?(?:\.(?P<digits>\d+))?(?P<trim>~)?(?P<kind>[dfegrs%]?)")
_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
SHORT_FROM = 10_000
"""Without a format of its own, an axis that goes so far has short figures (20k), as the browser's."""


class UnknownFormatError(ValueError):
    """A format that no figure has used so far; the message says which."""


def written(value: float, spec: str, step: float = 1) -> str:
    """A number in a format of d3. `step`: of the axis, for the decimals of an axis without a format.

    Raises UnknownFormatError.
    """
    found = _SPEC.fullmatch(spec)
    if found is None:
        raise UnknownFormatError(f"the format {spec!r} of an axis is not known to the pictures")
    text = _written(abs(value), found, step)
    if value < 0:
        return f"−{text}"
    return f"+{text}" if found["sign"] and value > 0 else text


def _written(value: float, found: re.Match[str], step: float) -> str:
    kind, digits = found["kind"], found["digits"]
    if kind == "s":
        return _short(value, int(digits) if digits else 6)
    if kind == "%":
        return f"{format_number(100 * value, int(digits or 0))}%"
    if kind in ("g", "r", "e"):
        return format_number(*_significant(value, int(digits or 6)))
    decimals = int(digits) if digits else (0 if kind == "d" else decimals_of(step))
    if kind == "d" and not found["comma"]:
        return str(round(value))
    if not (kind or digits or found["comma"]) and value >= SHORT_FROM:
        return _short(value, 6)
    return format_number(value, decimals)


def _significant(value: float, digits: int) -> tuple[float, int]:
    if value == 0:
        return 0.0, 0
    decimals = digits - 1 - math.floor(math.log10(value))
    return float(half_up(value, decimals)), max(decimals, 0)


def _short(value: float, digits: int) -> str:
    if current_language() != DEFAULT and value:
        return format_tick(float(f"{value:.{digits}g}"))
    for size, prefix in _PREFIXES:
        if value >= size:
            return format_number(*_significant(value / size, digits)) + prefix
    return format_number(*_significant(value, digits))


def decimals_of(step: float) -> int:
    """Decimals that tell the ticks of a step apart."""
    if step <= 0:
        return 0
    decimals = 0
    while decimals < 6 and abs(round(step, decimals) - step) > 1e-9 * max(step, 1):
        decimals += 1
    return decimals
