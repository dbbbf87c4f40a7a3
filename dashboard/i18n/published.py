"""Words that stay as published, in English, within texts of another language: marked where they are put in.

Who writes HTML says that they are English; who writes files and pictures takes the marks off. The marks are Unicode's
own for a text from left to right within another, so that a medium that knows nothing of this shows them rightly.
"""

from __future__ import annotations

import re

from dashboard.i18n import DEFAULT, Slot, current_language, translate

_OPEN, _CLOSE = "\u2066", "\u2069"
MARKED = re.compile(f"{_OPEN}([^\u2066-\u2069]*){_CLOSE}")
"""One text of them with its marks; its words are the first group."""


TERMS = (
    "All Territories", "Not applicable", "Pornography", "block bootstrap", "Tier", "Tiers",
    "An Introduction to the Bootstrap", "Counter Trafficking Data Collaborative", "Disrupting Harm",
    "Efron and Tibshirani", "Humanitarian Data Exchange", "Open Government Licence", "Our World in Data",
    "Strict Open XML",
    "Trafficking in Persons Report", "UN Geodata", "Uppsala Conflict Data Program", "Walk Free", "World Factbook",
    "World Population Prospects", "Worldwide Governance Indicators", "based on United Nations map",
)  # fmt: skip
"""Words of publishers, titles and names that translations keep as they are, within sentences of their own."""


def published(text: str) -> str:
    """A text in English as it stands in a sentence of the current language: marked, unless that is English, too."""
    is_plain = not text or current_language() == DEFAULT or isinstance(text, Slot)
    return text if is_plain else f"{_OPEN}{text}{_CLOSE}"


def recorded(text: str) -> str:
    """What a list of others says of a figure: in the current language, or marked where that has no words for it yet."""
    found = translate(text)
    return published(text) if found == text else found


def unmarked(text: str) -> str:
    """The words alone, for files and pictures."""
    return MARKED.sub(r"\1", text) if _OPEN in text else text
