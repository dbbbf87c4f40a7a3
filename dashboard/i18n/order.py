"""Keeps names and numbers in their order within a text from the right: marks of Unicode that nobody sees.

By Unicode's rules a number behind Latin letters goes on with them from left to right: "GLOTIP، 28 تشرين" is shown as
28 before GLOTIP. A day in digits is turned round, and a minus sign stands behind its number.
"""

from __future__ import annotations

import re

LEFT, RIGHT = "\u200e", "\u200f"
"""Marks that are as a letter from left to right, and from right to left."""
_STRETCH = re.compile("(?<![^A])([^A]++)(?=[،؛])".replace("A", "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc"))
"""What stands between letters from the right and the comma of such a language."""
_LATIN = re.compile("[A-Za-z](?![^\ue001\ue002]*\ue002)")
"""A letter that is seen: not of the address behind a value (dashboard/brief/sentence.py)."""
_LED_BY_SIGN = re.compile(r"(?<=[\s(«:\ue000])(?=[−+±]\d)|^(?=[−+±][\d.,]+\s)|(?<![\w=/.\-\u200e])(?=\d{4}-\d\d-\d\d)")
_TELLING = re.compile("[،؛−+±-]")
"""Without one of these nothing is to be done, which most texts are."""


def in_order(text: str) -> str:
    """A text with marks behind what ends in Latin letters before a comma, before signed numbers and before days."""
    if not _TELLING.search(text):
        return text
    return _LED_BY_SIGN.sub(LEFT, _STRETCH.sub(_closed, text))


def _closed(found: re.Match[str]) -> str:
    return found[1] + RIGHT if _LATIN.search(found[1]) else found[1]
