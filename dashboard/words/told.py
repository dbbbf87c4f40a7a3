"""How a title says one figure of one area in one year."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.catalogue import COUNT, Indicator
from dashboard.i18n import format_number, translate, with_unit
from dashboard.selection import Selection
from dashboard.words.names import in_mid_sentence, pooled
from dashboard.words.offence import SHORT

_SINGLE = 1
"""Of so many things a sentence would need other words."""


class Told(NamedTuple):
    """One figure of an area in a title."""

    area: str
    figure: str
    """In words, with its unit and whatever is noted of it."""
    number: str
    """The same without its unit; empty where something is noted of it."""
    year: int | str
    """That of the figure, or in words that no newer one is known."""
    short: str = ""
    """The name of the area where its long one has no room (`short_name`)."""


def one_said(indicator: Indicator, selection: Selection, about: str, one: Told) -> str:
    """One figure in the sentence of its indicator, else behind what is measured (`about`)."""
    return in_a_sentence(indicator, selection, one) or briefly(indicator, about, one)


def in_a_sentence(indicator: Indicator, selection: Selection, one: Told) -> str:
    """One figure in the sentence of its indicator, with the short name of its area where two lines of a slide do not
    hold the long one; empty where there is none, where they hold neither, and of a single thing, which asks for other
    words."""
    is_part, sentence = indicator.is_percentage, sentence_of(indicator, selection)
    if not sentence or not one.number:
        return ""
    if not is_part and one.number == format_number(_SINGLE):
        return ""
    return filled(sentence, one, with_unit(one.number, "%") if is_part else one.number)


def filled(sentence: str, one: Told, figure: str) -> str:
    """A sentence with a figure, in two lines of a slide; empty where they do not hold it, or there is no sentence."""
    if not sentence:
        return ""
    names = (one.area, one.short or one.area)
    tried = (translate(sentence, area=name, figure=figure, year=one.year) for name in names)
    return next((said for said in tried if len(said) <= SHORT), "")


def sentence_of(indicator: Indicator, selection: Selection) -> str:
    """The sentence of an indicator for its figures, or for their counts; empty of other codes than its usual."""
    usual = (indicator.default_sex, indicator.default_age, indicator.default_breakdown)
    if (selection.sex, selection.age, selection.breakdown) != usual:
        return ""
    if selection.measure == indicator.measures[0]:
        return indicator.told
    return indicator.told_count if selection.measure == COUNT else ""


def says_unit(indicator: Indicator) -> bool:
    """Whether the sentence of an indicator says all of the unit of its figures, word by word, in some order."""
    return set(indicator.unit_label.removeprefix("% ").split()) <= set(indicator.told.split())


def briefly(indicator: Indicator, about: str, one: Told) -> str:
    """One figure behind what is measured, with the short name of its area where two lines do not hold the long one."""
    whole = in_year(indicator, about, one)
    return whole if len(whole) <= SHORT or not one.short else in_year(indicator, about, one._replace(area=one.short))


def in_year(indicator: Indicator, about: str, one: Told) -> str:
    """One figure behind what is measured."""
    words = {"area": one.area, "subject": in_mid_sentence(about), "figure": one.figure, "year": one.year}
    if indicator.pooled:
        return translate("{area}, {subject}: {figure}, {when}", **words, when=pooled(int(one.year)))
    if indicator.value_names:
        # "Ratified in 2022" would be when it happened; known is only that it stands so in that year.
        return translate("{area}, {subject}, {year}: {figure}", **words)
    return translate("{area}, {subject}: {figure} in {year}", **words)
