"""What a short name leaves out, for whoever meets it in a picture or on a slide."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dashboard.catalogue import Indicator
from dashboard.i18n import as_sentence, in_a_row, in_sentences, translate
from dashboard.words.names import in_mid_sentence

CONTACT, FOOD, PARTNER = "persons-in-formal-contact", "food-insecurity", "partner-violence"
MEANS_OF_YEARS = (FOOD, "undernourishment")
"""Indicators of which every figure of a country is a mean of three years."""


def terms_said(indicators: Collection[str]) -> str:
    """Sentences where figures of some indicators stand under a name that says too little; else nothing.

    Each is that of the indicator's definition in the catalogue.
    """
    said = []
    if CONTACT in indicators:
        said.append(translate("In formal contact: suspected, arrested, investigated or cautioned."))
    if FOOD in indicators:
        said.append(translate("Food insecurity: moderate or severe."))
    if PARTNER in indicators:
        said.append(translate("Violence by a partner: in the past year."))
    return in_sentences(said)


def means_said(drawn: Iterable[Indicator]) -> str:
    """Which figures of countries are means of three years, of those that are drawn under one; empty where none is."""
    first, *others = [translate(one.label) for one in drawn if one.id in MEANS_OF_YEARS] or [""]
    names = in_a_row((first, *map(in_mid_sentence, others)))
    return translate("{names}: means of three years.", names=names) if names else ""


def with_terms(subtitle: str, terms: str) -> str:
    """A subtitle with what its words mean behind it."""
    return in_sentences((as_sentence(subtitle), terms)) if terms else subtitle
