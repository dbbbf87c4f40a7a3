"""Counts with their nouns that stand within another sentence: "of 195 countries", "fewer than 5 years".

A sentence has one plural form, that of its main count; a second count comes into it as one of these, with the noun in
the form that follows "of", "under" or "at least" in languages that have one.
"""

from __future__ import annotations

import math

from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.lines import Point

AFTER_OF = "after “of”, “under”, “at least”"
"""Context of all these messages: what a translator is told, and how the gate knows them."""
MOST_TIED = 2
"""Equal ones that a title names; of more it names none."""


def of_countries(number: int, said: object = None) -> str:
    """Countries, counted; `said`: the number in words, where it leads somewhere."""
    words = _in_words(number, said)
    return translate_number("{number} country", "{number} countries", number, context=AFTER_OF, number=words)


def of_countries_and_areas(number: int) -> str:
    """Countries and areas, counted."""
    return translate_number("{number} country or area", "{number} countries and areas", number, context=AFTER_OF)


def of_all_counted(point: Point) -> str:
    """What might be in a sum over the countries and areas of a group, counted, and who is in it of none of them."""
    return and_placeless(of_countries_and_areas(point.of or 0), point)


def and_placeless(said: str, point: Point) -> str:
    """Words on a sum, and how many of it are stateless, or of a country that is not known."""
    if not point.placeless:
        return said
    return translate(
        "{said}; counted too: {people} of unknown or no country", said=said, people=of_persons(round(point.placeless))
    )


def of_no_country(point: Point) -> str:
    """The same in a sentence of its own; empty where a sum has nobody of no country."""
    if not point.placeless:
        return ""
    return translate_number(
        "Of the sum, {number} person is of unknown or no country.",
        "Of the sum, {number} people are of unknown or no country.",
        round(point.placeless),
    )


def of_years(number: int, said: object = None) -> str:
    """Years, counted; `said`: the number in words, where it leads somewhere."""
    words = _in_words(number, said)
    return translate_number("{number} year", "{number} years", number, context=AFTER_OF, number=words)


def of_targets(number: int, said: object = None) -> str:
    """Indicators with a target of the SDGs, counted: several can stand for one target, or be parts of one official
    indicator, so that they are no "SDG indicators". `said`: the number in words, where it leads somewhere."""
    words = _in_words(number, said)
    return translate_number(
        "{number} indicator with an SDG target",
        "{number} indicators with an SDG target",
        number,
        context=AFTER_OF,
        number=words,
    )


def of_indicators(number: int) -> str:
    """Indicators, counted."""
    return translate_number("{number} indicator", "{number} indicators", number, context=AFTER_OF)


def of_treaties(number: int) -> str:
    """Treaties, counted."""
    return translate_number("{number} treaty", "{number} treaties", number, context=AFTER_OF)


def of_figures(number: int) -> str:
    """Figures, counted."""
    return translate_number("{number} figure", "{number} figures", number, context=AFTER_OF)


def of_values(number: int) -> str:
    """Values, counted."""
    return translate_number("{number} value", "{number} values", number, context=AFTER_OF)


def of_persons(number: int) -> str:
    """Persons, counted."""
    return translate_number("{number} person", "{number} people", number, context=AFTER_OF)


def of_points(number: int) -> str:
    """Percentage points, counted."""
    return translate_number("{number} percentage point", "{number} percentage points", number, context=AFTER_OF)


def of_pairs(number: int) -> str:
    """Pairs of changes, counted."""
    return translate_number("{number} pair of changes", "{number} pairs of changes", number, context=AFTER_OF)


def of_links(number: int) -> str:
    """Links, counted."""
    return translate_number("{number} link", "{number} links", number, context=AFTER_OF)


def of_drivers(number: int) -> str:
    """Drivers, counted."""
    return translate_number("{number} driver", "{number} drivers", number, context=AFTER_OF)


def of_areas(number: int) -> str:
    """Areas, counted."""
    return translate_number("{number} area", "{number} areas", number, context=AFTER_OF)


def of_one_or(part: int, whole: int) -> int:
    """The number that words behind "{part} of {whole}" agree with: of one thing that one, whether it is so or not."""
    return 1 if whole == 1 else part


def of_laws(number: int) -> str:
    """Laws, counted."""
    return translate_number("{number} law", "{number} laws", number, context=AFTER_OF)


def of_measures(number: int) -> str:
    """Measures of protection, counted."""
    return translate_number(
        "{number} measure of protection", "{number} measures of protection", number, context=AFTER_OF
    )


def of_correlations(number: int) -> str:
    """Correlations, counted."""
    return translate_number("{number} correlation", "{number} correlations", number, context=AFTER_OF)


def of_victims(number: int, said: object = None) -> str:
    """Victims, counted."""
    words = _in_words(number, said)
    return translate_number("{number} victim", "{number} victims", number, context=AFTER_OF, number=words)


def of_detected_children(counted: Point, said: str) -> str:
    """Detected children, with their number in words, which may be a range."""
    number = math.ceil(counted.ends[1])
    return translate_number(
        "{number} detected child", "{number} detected children", number, context=AFTER_OF, number=said
    )


def of_movements(number: int) -> str:
    """Movements, counted."""
    return translate_number("{number} movement", "{number} movements", number, context=AFTER_OF)


def of_members(number: int) -> str:
    """Members, counted."""
    return translate_number("{number} member", "{number} members", number, context=AFTER_OF)


def of_other_countries(number: int) -> str:
    """Countries other than the one that is told of, counted."""
    return translate_number("{number} other country", "{number} other countries", number, context=AFTER_OF)


def of_other_places(number: int) -> str:
    """Countries, and areas that are none, other than the one that is told of."""
    return translate_number(
        "{number} other country or area", "{number} other countries and areas", number, context=AFTER_OF
    )


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


def of_known_countries(number: int) -> str:
    """Countries with a figure, counted."""
    return translate_number(
        "{number} country with a figure", "{number} countries with a figure", number, context=AFTER_OF
    )


def of_lately_known_countries(number: int, first: int) -> str:
    """Countries with a figure of a year or later, counted, whoever measured or estimated it."""
    return translate_number(
        "{number} country with a figure since {year}",
        "{number} countries with a figure since {year}",
        number,
        context=AFTER_OF,
        year=first,
    )


def of_measured_countries(number: int, first: int) -> str:
    """Countries with a figure of a year or later, counted."""
    return translate_number(
        "{number} country measured since {year}",
        "{number} countries measured since {year}",
        number,
        context=AFTER_OF,
        year=first,
    )


def of_detected_victims(number: int, said: object) -> str:
    """Detected victims, counted."""
    return translate_number(
        "{number} detected victim", "{number} detected victims", number, context=AFTER_OF, number=said
    )


def of_people(number: int, said: object) -> str:
    """People of all ages, counted."""
    return translate_number(
        "{number} person of all ages", "{number} people of all ages", number, context=AFTER_OF, number=said
    )


def _in_words(number: int, said: object) -> object:
    return format_number(number) if said is None else said
