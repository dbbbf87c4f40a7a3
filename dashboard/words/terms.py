"""What a short name leaves out, for whoever meets it in a picture or on a slide."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.i18n import as_sentence, in_sentences, translate

CONTACT, FOOD, PARTNER = "persons-in-formal-contact", "food-insecurity", "partner-violence"


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


def with_terms(subtitle: str, terms: str) -> str:
    """A subtitle with what its words mean behind it."""
    return in_sentences((as_sentence(subtitle), terms)) if terms else subtitle
