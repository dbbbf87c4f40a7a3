"""Counts with their nouns that stand within another sentence, with what the brief says of each number: its link.

As those of `dashboard.words.counted`; `said` is the number in words, where it leads somewhere.
"""

from __future__ import annotations

from dashboard.i18n import translate_number
from dashboard.words.counted import AFTER_OF


def of_victims(number: int, said: object) -> str:
    """Detected victims, counted."""
    return translate_number(
        "{number} detected victim", "{number} detected victims", number, context=AFTER_OF, number=said
    )


def of_people(number: int, said: object) -> str:
    """People of all ages, counted."""
    return translate_number(
        "{number} person of all ages", "{number} people of all ages", number, context=AFTER_OF, number=said
    )


def of_years(number: int, said: object) -> str:
    """Years, counted."""
    return translate_number("{number} year", "{number} years", number, context=AFTER_OF, number=said)


def of_targets(number: int, said: object) -> str:
    """Targets, counted."""
    return translate_number("{number} target", "{number} targets", number, context=AFTER_OF, number=said)


def of_countries(number: int, said: object) -> str:
    """Countries, counted."""
    return translate_number("{number} country", "{number} countries", number, context=AFTER_OF, number=said)
