"""Signs at figures and names where there is no room for words, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.i18n import translate
from dashboard.metrics.progress import STATUS_SIGNS
from dashboard.words.few import few_explained

RARE, DOUBTED, UNCLEAR, OF_FEW, AT_LEAST, ABOUT, REFERRED, PARTLY = "†", "*", "‡", "§", "≥", "≈", "†", "‡"
"""Signs at figures in pictures and on slides, in place of words."""


def unknown_sign() -> str:
    """The question mark of the current language: where no figure is known, or a status cannot be judged."""
    return translate("?")


def signed_about(told: str) -> str:
    """ "≈3,190" in place of "about 3,190", a word that no narrow bar or cell has room for in some languages; any other
    figure as it is."""
    space = "\u00a0"
    before, _, behind = translate("about {number}", number=space).partition(space)
    is_about = told.startswith(before) and told.endswith(behind)
    return translate("≈{number}", number=told[len(before) : len(told) - len(behind)]) if is_about else told


def close_behind(signed: str) -> str:
    """A number close behind its sign, "◑5" in place of "◑ 5", where there is no room for a gap."""
    return signed.replace(" ", "", 1)


def status_sign(status: str) -> str:
    """The sign of a status."""
    return unknown_sign() if status == "CANNOT_BE_JUDGED" else STATUS_SIGNS[status]  # type: ignore[index]


def signs_in(signed: Iterable[str]) -> dict[str, str]:
    """What the signs of few and of uncertain figures mean, as far as some of the words bear them."""
    signed = tuple(signed)
    said = {OF_FEW: few_explained(), DOUBTED: translate("uncertain")}
    return {sign: words for sign, words in said.items() if any(sign in one for one in signed)}
