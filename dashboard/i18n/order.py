"""Keeps names and numbers in their order within a text from the right: marks of Unicode that nobody sees.

By Unicode's rules a number behind Latin letters goes on with them from left to right: "GLOTIP، 28 تشرين" is shown as
28 before GLOTIP. A day in digits is turned round, a minus sign stands behind its number, "<5" is read as more than 5.
"""

from __future__ import annotations

import re

LEFT, RIGHT = "\u200e", "\u200f"
"""Marks that are as a letter from left to right, and from right to left."""
_LETTERS = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc"
_FROM_RIGHT = re.compile(f"[{_LETTERS}]")
_STRETCH = re.compile("(?<![^A])([^A]++)(?=[،؛])".replace("A", _LETTERS))
"""What stands between letters from the right and the comma of such a language."""
_LATIN = re.compile("[A-Za-z](?![^\ue001\ue002]*\ue002)")
"""A letter that is seen: not of the address behind a value (dashboard/brief/sentence.py)."""
_SIGNED = r"[−+±<>≤≥]"
_LED_BY_SIGN = re.compile(
    rf"(?<=[\s(«“\"：:\ue000])(?={_SIGNED} ?\d)|^(?=[<>≤≥] ?\d|[−+±][\d.,]+\s)"
    r"|(?<![\w=/.\-\u200e])(?=\d{4}-\d\d-\d\d)"
)
_BEFORE_ANOTHER = re.compile(rf"({_SIGNED}{LEFT}? ?\d[\d.,]*+%?+)(?=[^\w{RIGHT}]+\d)")
"""A number with its sign, which another number follows: marked from the left, the two would go on that way."""
_TELLING = re.compile("[،؛−+±<>≤≥-]")
"""Without one of these nothing is to be done, which most texts are."""


def in_order(text: str) -> str:
    """A text with marks behind what ends in Latin letters before a comma, before signed numbers and before days."""
    if not _TELLING.search(text):
        return text
    led = _LED_BY_SIGN.sub(LEFT, _STRETCH.sub(_closed, text))
    return one_by_one(led) if _FROM_RIGHT.search(led) else led


def one_by_one(text: str) -> str:
    """A text that stands in a line from the right, with a mark between a number with its sign and its year or another
    number."""
    return _BEFORE_ANOTHER.sub(rf"\g<1>{RIGHT}", text)


def _closed(found: re.Match[str]) -> str:
    return found[1] + RIGHT if _LATIN.search(found[1]) else found[1]
