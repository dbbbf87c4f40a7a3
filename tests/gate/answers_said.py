"""Reads figures as readers do, from words, each with what its rounding leaves open; and says whether two agree."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

NUMBER = r"−?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:thousand|million|billion|trillion)\b)?"
"""A number as English pages write it: 1,234.5, −0.91, 2.4 million."""
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_EXACT = re.compile(f"({NUMBER})")
_ABOUT = re.compile(f"about ({NUMBER})")
_RANGE = re.compile(f"(?:about )?({NUMBER}) to ({NUMBER})")
_UP_TO = re.compile(f"(<5|{NUMBER})(?: to (?:{NUMBER}))?, possibly up to ({NUMBER})")
_UNDER = re.compile(f"(?:under |<)({NUMBER})")
_LEAST = re.compile(f"at least ({NUMBER})")
_OVER = re.compile(f"over ({NUMBER})")
"""What rounds to a number that it is not: 99.98 is over 99.9, not 100."""
_FEW = re.compile(r"few(?: \(under (\d+)(?: people)?\))?")
FEW = 10
"""What "few" is under, where nothing else is said."""
NEARLY = 0.016
""""About" one number is the middle of an interval whose ends differ by less than two in a hundred, in three digits."""
_NONE = re.compile(r"(?:no|none|no deaths in organised violence|nobody)")
_UNCERTAIN = re.compile(r"^[Pp]ossibly |, uncertain$")
"""What stands beside a figure that its own report denies: it is the figure all the same."""
_UNCLEAR = "unclear (by sex more children or adults than in the total)"
_UNKNOWN = re.compile(
    r"(?:no figure(?: at all)?|no value|no data|not known|unknown|not measured|nothing recorded|not listed|–"
    r"|does not report|asked, not reported or not broken down|suppressed.*|nothing since \d{4})"
)


@dataclass(frozen=True)
class Figure:
    """What a text says of a number: its two ends, and by how much rounding may have moved each."""

    low: float
    high: float
    slack: float
    text: str
    open_above: bool = False
    """Said as "at least": nothing about the upper end."""
    open_below: bool = False
    """Said as "under": nothing about the lower end but that it is not below zero."""


@dataclass(frozen=True)
class Unknown:
    """Said not to be known."""

    text: str = ""


Said = Figure | Unknown


def _value(text: str) -> tuple[float, float]:
    """A number, and half a unit of its last digit."""
    plain, _, word = text.replace("−", "-").replace(",", "").partition(" ")
    scale = _SCALES.get(word, 1.0)
    decimals = len(plain.partition(".")[2])
    number = float(plain)
    return number * scale, (0.0 if number == 0 else 0.5 * 10.0**-decimals * scale)


def _finest(number: float, slack: float, decimals: int | None) -> float:
    """Half a unit of the last digit that a number shows, trailing zeros that are left away included.

    `decimals`: as many as small figures of its kind have; from ten on there is one at most, from a hundred on none.
    """
    if decimals is None or slack >= 1:
        return slack
    shown = 0 if abs(number) >= 100 else min(decimals, 1) if abs(number) >= 10 else decimals
    return min(slack, 0.5 * 10.0**-shown)


def read(text: str, decimals: int | None = None) -> Said | None:
    """What a text says if it is nothing but a figure ("%", its rate or "uncertain" may follow); None for others."""
    plain = re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()
    plain = _UNCERTAIN.sub("", plain)
    plain = re.sub(r"\s?(?:%|per 100,000)$", "", plain)
    if found := _EXACT.fullmatch(plain):
        number, slack = _value(found[1])
        return Figure(number, number, _finest(number, slack, decimals), plain)
    if found := _RANGE.fullmatch(plain) or _UP_TO.fullmatch(plain):
        (low, first), (high, last) = (1.0, 0.0) if found[1] == "<5" else _value(found[1]), _value(found[2])
        return Figure(low, high, max(first, last), plain)
    if found := _ABOUT.fullmatch(plain):
        number, slack = _value(found[1])
        digits = 0.5 * 10.0 ** (math.floor(math.log10(abs(number))) - 2) if number else 0.5 * 10.0 ** -(decimals or 0)
        return Figure(number, number, max(slack, digits, NEARLY * abs(number)), plain)
    if found := _OVER.fullmatch(plain):
        number, slack = _value(found[1])
        return Figure(number + slack, number + slack, slack, plain)
    if plain == _UNCLEAR:
        return Figure(0, 100, 0, plain, open_above=True, open_below=True)  # A share that can be any.
    return _bounded(plain)


def _bounded(plain: str) -> Said | None:
    if plain == "<5":
        return Figure(1, 4, 0, plain)
    if found := _UNDER.fullmatch(plain):
        number, slack = _value(found[1])
        return Figure(0, number, slack, plain, open_below=True)
    if found := _LEAST.fullmatch(plain):
        number, slack = _value(found[1])
        return Figure(number, math.inf, slack, plain, open_above=True)
    if found := _FEW.fullmatch(plain.lower()):
        return Figure(0, float(found[1] or FEW) - 1, 0, plain, open_below=True)
    if _NONE.fullmatch(plain.lower()):
        return Figure(0, 0, 0, plain)
    return Unknown(plain) if _UNKNOWN.fullmatch(plain) else None


_LEADING = re.compile(
    rf"(?P<figure>few \(under \d+(?: people)?\)|(?:about )?{NUMBER} to {NUMBER}"
    rf"|(?:about |under |at least |<)?{NUMBER})"
    rf"(?= |%|$|[,;:.)])\s?(?P<rest>.*)"
)


def leading(text: str, decimals: int | None = None) -> tuple[Said, str] | None:
    """The figure with which a text begins, and what follows it: "0.18 per 100,000 children"; None where it has none."""
    found = _LEADING.match(_UNCERTAIN.sub("", text))
    said = read(found["figure"], decimals) if found else None
    return (said, found["rest"]) if found and said is not None else None


def exact(low: float, high: float | None = None) -> Figure:
    """A figure that is computed, not read: an exact one, or an interval."""
    return Figure(low, low if high is None else high, 0.0, f"{low:g}" if high is None else f"{low:g} to {high:g}")


def agree(one: Said, other: Said) -> bool:
    """Whether two answers can both be right, each rounded as it says."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return isinstance(one, Unknown) and isinstance(other, Unknown)
    return _low(one, other) and _high(one, other)


def _close(first: float, second: float, slack: float, half: bool) -> bool:
    """Equal, or nearer to each other than both roundings; 2,579 and 2,580 are two whole numbers, not one rounded.

    `half`: one of them is exact, so that 2.65 may have been rounded either way.
    """
    distance, least = abs(first - second), 1e-9 * max(1.0, abs(first))
    return distance <= least or distance < slack - least or (half and distance <= slack + least)


def _low(one: Figure, other: Figure) -> bool:
    slack = one.slack + other.slack
    if one.open_below or other.open_below:
        below, beside = (one, other) if one.open_below else (other, one)
        return beside.open_below or beside.low <= below.high + slack
    return _close(one.low, other.low, slack, min(one.slack, other.slack) == 0)


def _high(one: Figure, other: Figure) -> bool:
    slack = one.slack + other.slack
    if one.open_above or other.open_above:
        return True
    if one.open_below or other.open_below:
        below, beside = (one, other) if one.open_below else (other, one)
        return beside.open_below or beside.high <= below.high + slack
    return _close(one.high, other.high, slack, min(one.slack, other.slack) == 0)
