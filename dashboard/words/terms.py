"""What a word of the justice system means, for whoever meets it in a picture or on a slide."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.i18n import as_sentence, in_sentences, translate

CONTACT = "persons-in-formal-contact"


def terms_said(indicators: Collection[str]) -> str:
    """A sentence where figures of some indicators stand under a name that says too little; else nothing.

    It is that of the indicator's definition in the catalogue.
    """
    if CONTACT not in indicators:
        return ""
    return translate("In formal contact: suspected, arrested, investigated or cautioned.")


def with_terms(subtitle: str, terms: str) -> str:
    """A subtitle with what its words mean behind it."""
    return in_sentences((as_sentence(subtitle), terms)) if terms else subtitle
