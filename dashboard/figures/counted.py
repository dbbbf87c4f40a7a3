"""Counts with their nouns that stand within another sentence, beside those of `dashboard.words.counted`."""

from __future__ import annotations

from dashboard.i18n import translate_number
from dashboard.words.counted import AFTER_OF


def of_other_countries(number: int) -> str:
    """Countries other than the one that is told of, counted."""
    return translate_number("{number} other country", "{number} other countries", number, context=AFTER_OF)


def of_comparable(number: int) -> str:
    """Countries that began as far from the target, counted."""
    return translate_number("{number} comparable country", "{number} comparable countries", number, context=AFTER_OF)


def of_un_members(number: int) -> str:
    """Members of the United Nations, counted."""
    return translate_number("{number} UN member", "{number} UN members", number, context=AFTER_OF)


def of_country_pairs(number: int) -> str:
    """Pairs of a country of origin and one of destination, counted."""
    return translate_number("{number} country pair", "{number} country pairs", number, context=AFTER_OF)


def of_corridors(number: int) -> str:
    """Corridors, counted."""
    return translate_number("{number} corridor", "{number} corridors", number, context=AFTER_OF)


def of_events(number: int) -> str:
    """Events, counted."""
    return translate_number("{number} event", "{number} events", number, context=AFTER_OF)


def of_judged_targets(number: int) -> str:
    """Targets that can be judged, counted."""
    return translate_number("{number} judged target", "{number} judged targets", number, context=AFTER_OF)


def of_judged_readings(number: int) -> str:
    """Readings of a target in a country that can be judged, counted."""
    return translate_number("{number} judged reading", "{number} judged readings", number, context=AFTER_OF)


def of_readings(number: int) -> str:
    """Readings of a target in a country, counted."""
    return translate_number("{number} reading", "{number} readings", number, context=AFTER_OF)
