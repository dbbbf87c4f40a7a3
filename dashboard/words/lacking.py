"""Sentences of places without a figure of what is measured: unknown, known in parts, or of another year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.words.ageless import sentence_name
from dashboard.words.names import area_name, in_mid_sentence, listed


def lacking(context: Context, code: str, about: str, **words: object) -> dict[str, object]:
    """The words of a sentence that a country has no figure. `about`: of what, as a title begins with it."""
    return {"area": sentence_name(context, code), "subject": in_mid_sentence(about), **words}


def none_known(context: Context, codes: Sequence[str], about: str) -> str:
    """That nothing is known of a country; of several and of groups, which may be one or many, without a verb."""
    if len(codes) == 1 and codes[0] in context.geography.areas:
        return none_known_of(lacking(context, codes[0], about))
    return translate(
        "{area}: no figure for {subject}; unknown, not zero",
        area=listed([area_name(context, code) for code in codes]),
        subject=in_mid_sentence(about),
    )


def none_known_of(words: Mapping[str, object]) -> str:
    """That nothing is known of a country. `words`: of `lacking`."""
    return translate("{area} has no figure for {subject}: unknown, not zero", **words)


def none_of_year(words: Mapping[str, object]) -> str:
    """The same of a country in a year. `words`: of `lacking`, with that year."""
    return translate("{area} has no figure for {subject} in {year}: unknown, not zero", **words)


def partly_in_year(words: Mapping[str, object], *, is_share: bool) -> str:
    """That a country has parts of those counted alone in a year, without a total, or without a share."""
    if is_share:
        return translate("{area} has no figure for {subject} in {year}, but {parts}", **words)
    return translate("{area} has no total for {subject} in {year}, but {parts}", **words)


def partly_known(words: Mapping[str, object], *, is_share: bool) -> str:
    """The same of all years in which there are parts."""
    if is_share:
        return translate("{area} has no figure for {subject}, but {parts} for {years}", **words)
    return translate("{area} has no total for {subject}, but {parts} for {years}", **words)


def all_adults(words: Mapping[str, object]) -> str:
    """That a country has no figure of children in a year, as it detected adults alone."""
    return translate(
        "{area} has no figure for {subject} in {year}; all detected victims of that year were adults", **words
    )
