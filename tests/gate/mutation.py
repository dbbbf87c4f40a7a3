"""Makes a true claim false: another number, year, country or name in it, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tests.gate.heard import Told
from tests.gate.messages import messages
from tests.gate.registry import FREE
from tests.gate.rows import Rows
from tests.gate.walk import Claim

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _raised(number: str) -> str:
    """Another number that no rounding hides: about half as much again, and at least seven more."""
    value = float(number.replace(",", ""))
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return str(int(value) - 7)
    other = value * 1.5 + 7
    decimals = len(number.split(".")[1]) if "." in number else 0
    return f"{other:,.{decimals}f}" if "," in number else f"{other:.{decimals}f}"


def _otherwise(text: str, rows: Rows) -> str:
    """A word of a claim changed: its last number, or its name."""
    found = list(_NUMBER.finditer(text))
    if found:
        last = found[0]
        return text[: last.start()] + _raised(last[0]) + text[last.end() :]
    if text in ("none", "no", "No", "Few", "few"):
        return "17"
    if rows.named(text):
        return "United States of America" if rows.named(text) != "USA" else "Norway"
    return ""


def _forms(message: str) -> str:
    """All forms of a message: a plural may hold words that the singular does not."""
    return " ".join(messages()[message].forms) if message in messages() else message


def mutants(claim: Claim, rows: Rows) -> Iterator[tuple[str, Claim]]:
    """The claim with one of its words changed, for each word that its check judges."""
    said = claim.said
    for name, word in said.items():
        if name in FREE.get(claim.message, ()) or f"{{{name}}}" not in _forms(claim.message):
            continue
        other = _otherwise(word, rows)
        if not other or other == word:
            continue
        words = {**said, name: other}
        text = claim.text.replace(word, other, 1)
        yield name, replace(claim, told=Told(claim.message, text, tuple(words.items())))


def changed_text(text: str) -> Iterator[str]:
    """A text with one of its numbers changed, for each of them."""
    for found in _NUMBER.finditer(text):
        yield text[: found.start()] + _raised(found[0]) + text[found.end() :]
