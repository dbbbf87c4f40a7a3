"""The message of a view as somebody says it: a sentence with a verb, where its title is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.i18n import as_sentence, format_number, in_sentences, translate, translate_number
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.selection import Selection
from dashboard.words.ageless import FORMS, children_told, least_told, years_at_least
from dashboard.words.before_the_law import persons_aloud, persons_titled
from dashboard.words.counted import of_countries, of_other_countries
from dashboard.words.few import ageless_said, detected_in
from dashboard.words.names import (
    area_name,
    capitalised,
    in_mid_sentence,
    people,
    placed,
    said_behind,
    short_name,
    unit_of,
)
from dashboard.words.offence import names_of_titles
from dashboard.words.persons import BEFORE_THE_LAW
from dashboard.words.places import articled, shortly_within, within
from dashboard.words.reasons import slightly_away
from dashboard.words.said import HERE, marked, read_by, said_by_form
from dashboard.words.titles import panel_of, subject, subject_of_title
from dashboard.words.told import Told, in_year

_NOTED = re.compile(r"[(（][^()（）]*[)）]")
"""The innermost of what is noted in brackets."""
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COLON = re.compile(r"\s?[:：]\s?")
_SEMICOLONS = (";", "；", "؛")
"""Before what a title says of other years, in the languages that there are."""
POVERTY = "extreme-poverty"
"""The indicator whose first caveat is longer than what somebody says in one breath."""


def said_aloud(context: Context, selection: Selection, title: str) -> str:
    """A whole sentence of what a title says; empty where the title is one, or names no place that is asked for.

    Figures stay as the title has them, with their units and whatever they hedge.
    """
    title = _shortly_named(context, selection, title)
    return (
        _of_standing(context, selection, title)
        or _of_the_least(context, selection, title)
        or said_by_form(context, selection, title)
        or _of_one_figure(context, selection, title)
        or _of_persons(context, selection, title)
        or _of_place(context, selection, title)
    )


def caution_aloud(context: Context, caution: str) -> str:
    """A caution as far as somebody says it in one breath: what its publisher's file leaves open is for who asks."""
    whole = context.indicators[POVERTY].caveats[0] if POVERTY in context.indicators else ""
    if not whole or caution != translate(whole):
        return caution
    return translate("Surveys of different years or countries may not be comparable.")


def _shortly_named(context: Context, selection: Selection, title: str) -> str:
    """A title with short names: nobody says "Netherlands (Kingdom of the)"."""
    for code in selection.areas:
        title = title.replace(area_name(context, code), short_name(context, code))
    return title


def _of_the_least(context: Context, selection: Selection, title: str) -> str:
    """A title of the fewest children whom a country detected, and how many more victims may be children."""
    for code in selection.areas:
        for year in years_at_least(context, selection, code):
            told = children_told(context, code, year)
            if told and title.startswith(told):
                return in_sentences((as_sentence(title), ageless_said(context, selection, code, year)))
    return ""


class Place(NamedTuple):
    """What is named, a name of one thing, its figure with its year, how many of the others have less or, where it is
    told as low, more, and whether it was so once rather than is so now."""

    name: str
    figure: str
    beyond: int
    others: int
    is_low: bool = False
    is_past: bool = False


def told_of_place(area: str, told: Place, *, is_member: bool) -> str:
    """In how many of the other UN members with a figure there is less, or more, of what is named: a title."""
    words = {"area": area, "name": told.name, "figure": told.figure}
    if told.beyond == told.others and is_member:
        return _at_an_end(told, words | {"of": of_countries(told.others + 1)})
    words |= {"of": of_other_countries(told.others)}
    if told.is_low:
        return _lower(words | {"above": format_number(told.beyond)}, is_past=told.is_past)
    words |= {"below": format_number(told.beyond)}
    if told.is_past:
        return translate("{area}: {name} was higher than in {below} of {of} ({figure})", **words)
    return translate("{area}: {name} is higher than in {below} of {of} ({figure})", **words)


def _lower(words: Mapping[str, str], *, is_past: bool) -> str:
    if is_past:
        return translate("{area}: {name} was lower than in {above} of {of} ({figure})", **words)
    return translate("{area}: {name} is lower than in {above} of {of} ({figure})", **words)


def _at_an_end(told: Place, words: Mapping[str, str]) -> str:
    """The same of what is higher, or lower, than in all others."""
    if told.is_low and told.is_past:
        return translate("{area}: {name} was the lowest of {of} ({figure})", **words)
    if told.is_low:
        return translate("{area}: {name} is the lowest of {of} ({figure})", **words)
    if told.is_past:
        return translate("{area}: {name} was the highest of {of} ({figure})", **words)
    return translate("{area}: {name} is the highest of {of} ({figure})", **words)


def _of_persons(context: Context, selection: Selection, title: str) -> str:
    """A title of persons before the law, which has no verb."""
    number, year = (f"{HERE}{end}{HERE}" for end in ("number", "year"))
    areas = [short_name(context, code) for code in selection.areas]
    for area, indicator, persons in product(areas, BEFORE_THE_LAW, FORMS):
        if words := read_by(persons_titled(indicator, area, year, persons, number), title):
            return as_sentence(persons_aloud(indicator, area, words["year"], persons, words["number"]))
    return ""


def _of_standing(context: Context, selection: Selection, title: str) -> str:
    """A title of `told_of_place` in two sentences, with what stands below it: whom it is compared with, and its figure,
    which nobody can say behind a second colon."""
    open_ends = marked(("name", "below", "above", "of", "figure"))
    for code in filter(context.geography.areas.__contains__, selection.areas):
        names = (
            (area_name(context, code), within(context, code)),
            (short_name(context, code), shortly_within(context, code)),
        )
        for (area, in_place), (of_title, aloud) in product(names, _STANDINGS):
            if words := read_by(of_title(area=area, **open_ends), title):
                return capitalised(aloud(in_place=in_place, told=_figure_aloud(words["figure"]), **words))
    return ""


def _figure_aloud(figure: str) -> str:
    """A sentence on a figure with its year; of one that is old, of which a title has its year alone, on that."""
    said = read_by(translate("{figure}, {year}", **marked(("figure", "year"))), figure)
    if said and _YEAR.fullmatch(said["year"]):
        return translate("It was {figure} in {year}.", **said)
    return translate("The figure is of {year}.", year=figure)


_STANDINGS: tuple[tuple[Callable[..., str], Callable[..., str]], ...] = (
    (
        lambda **words: translate("{area}: {name} is higher than in {below} of {of} ({figure})", **words),
        lambda **words: translate(
            "{in_place}, {name} is higher than in {below} of {of} with a figure. {told}", **words
        ),
    ),
    (
        lambda **words: translate("{area}: {name} is the highest of {of} ({figure})", **words),
        lambda **words: translate("{in_place}, {name} is the highest of {of} with a figure. {told}", **words),
    ),
    (
        lambda **words: translate("{area}: {name} is lower than in {above} of {of} ({figure})", **words),
        lambda **words: translate("{in_place}, {name} is lower than in {above} of {of} with a figure. {told}", **words),
    ),
    (
        lambda **words: translate("{area}: {name} is the lowest of {of} ({figure})", **words),
        lambda **words: translate("{in_place}, {name} is the lowest of {of} with a figure. {told}", **words),
    ),
    (
        lambda **words: translate("{area}: {name} was higher than in {below} of {of} ({figure})", **words),
        lambda **words: translate(
            "{in_place}, {name} was higher than in {below} of {of} with a figure. {told}", **words
        ),
    ),
    (
        lambda **words: translate("{area}: {name} was the highest of {of} ({figure})", **words),
        lambda **words: translate("{in_place}, {name} was the highest of {of} with a figure. {told}", **words),
    ),
    (
        lambda **words: translate("{area}: {name} was lower than in {above} of {of} ({figure})", **words),
        lambda **words: translate(
            "{in_place}, {name} was lower than in {above} of {of} with a figure. {told}", **words
        ),
    ),
    (
        lambda **words: translate("{area}: {name} was the lowest of {of} ({figure})", **words),
        lambda **words: translate("{in_place}, {name} was the lowest of {of} with a figure. {told}", **words),
    ),
)
"""The titles of `told_of_place`, and each as somebody says it: that the others are those with a figure."""


def _of_place(context: Context, selection: Selection, title: str) -> str:
    """A title of a place and what is found there: of a status, or of figures."""
    statuses = [*(translate(STATUS_WORDS[status]) for status in STATUS_WORDS), slightly_away()]
    for code in selection.areas or (WORLD,):
        area = next((one for one in _places(context, code, title) if said_behind(one, title)), "")
        rest = said_behind(area, title)
        others = [short_name(context, other) for other in selection.areas if other != code]
        if not area or _YEAR.match(rest) or any(rest.startswith(other) for other in others):
            continue
        what, said = (*_COLON.split(rest, 1), "")[:2]
        words = {"area": area, "what": what, "said": said}
        if not said:
            return said_of(area, rest)
        if any(said.startswith(status) for status in statuses):
            return translate("{area}, “{what}”: the status is {said}.", **words | {"what": capitalised(what)})
        return said_of(area, rest)
    return ""


def said_of(place: str, rest: str) -> str:
    """What is said of a place, in a sentence with its name, or in one behind it."""
    return as_sentence(placed(place, rest))


def _of_one_figure(context: Context, selection: Selection, title: str) -> str:
    """The same of a title that begins with one figure, its place and year, and on how many countries it rests."""
    indicator = context.indicators[selection.indicator]
    if indicator.pooled or indicator.value_names:
        return ""
    for code in selection.areas or (WORLD,):
        for year in sorted(map(int, set(_YEAR.findall(title))), reverse=True):
            for area, (about, said) in product(_places(context, code, title), _subjects(context, selection)):
                before, _, behind = in_year(indicator, about, Told(area, HERE, "", year)).partition(HERE)
                plain, rest = _parted(title, behind)
                if plain.startswith(before) and plain.endswith(behind):
                    figure = plain.removeprefix(before).removesuffix(behind)
                    if _is_of_two_years(figure):
                        continue
                    counted = _as_detected(context, selection, code, year, figure)
                    if counted := counted or _at_least(context, selection, code, year, figure):
                        return in_sentences(filter(None, (counted, rest)))
                    words = {"area": area, "year": year, "subject": in_mid_sentence(said), "figure": figure}
                    return in_sentences(filter(None, (_told(words, figure), rest)))
    return ""


def _as_detected(context: Context, selection: Selection, code: str, year: int, figure: str) -> str:
    """How many victims one country detected, before the rate that they are: nobody can say "detected child victims
    of trafficking stood at 0.9". Empty of any other figure, and of one of which more is noted."""
    number = detected_in(context, selection, code, year) if code in context.geography.areas else None
    # A view of counts has them as its figure, whatever is asked for elsewhere.
    is_rate = unit_of(context.indicators[selection.indicator], selection) in figure
    if number is None or not is_rate or _without_notes(figure) != figure:
        return ""
    words = {"area": articled(context, code, short_name(context, code)), "year": year, "figure": figure}
    if (selection.sex, selection.age) == ("_T", "Y0T17"):
        told = translate_number(
            "In {year}, {area} detected {number} child victim of trafficking, {figure}.",
            "In {year}, {area} detected {number} child victims of trafficking, {figure}.",
            number,
            **words,
        )
        return in_sentences((told, ageless_said(context, selection, code, year)))
    return translate_number(
        "In {year}, {area} detected {number} victim of trafficking ({whom}), {figure}.",
        "In {year}, {area} detected {number} victims of trafficking ({whom}), {figure}.",
        number,
        **words,
        whom=people(context, selection),
    )


def _at_least(context: Context, selection: Selection, code: str, year: int, figure: str) -> str:
    """The same of a figure that is the least that it may be: nobody can say "stood at at least 32"."""
    before, _, behind = least_told("\0").partition("\0")
    is_told = before in figure and behind.strip() in figure
    is_least = is_told and year in years_at_least(context, selection, code)
    return as_sentence(children_told(context, code, year)) if is_least else ""


def _places(context: Context, code: str, title: str) -> Iterator[str]:
    """What titles call an area or group, or those of its countries over which a figure is."""
    yield from (area_name(context, code), short_name(context, code))
    yield from (panel_of(context, code, int(number)) for number in _NUMBER.findall(title))


def _subjects(context: Context, selection: Selection) -> Iterator[tuple[str, str]]:
    """What titles call that which they are of, and what it is called aloud: beside charts that say so, they leave out
    that it is of all ages."""
    whole, short = subject_of_title(context, selection), subject(context, selection)
    yield from ((whole, whole), (short, short))
    indicator = context.indicators[selection.indicator]
    yield from ((name, whole) for name in names_of_titles(indicator))
    yield translate(indicator.label), short


def _told(words: Mapping[str, object], figure: str) -> str:
    """A figure, its place and year, with a verb where it is a number; or that the year asked for has none."""
    plain, quoted = _without_notes(figure), {**words, "subject": capitalised(str(words["subject"]))}
    if any(sign in plain for sign in _SEMICOLONS):
        # "no figure for 2025; newest: 99.8%": the year is that of the newest, so nothing "was" so in it.
        return translate("{area}, “{subject}”: {figure} ({year}).", **quoted)
    if _is_number(plain):
        return translate("{area}: {subject} stood at {figure} in {year}.", **words)
    return translate("{area}, {year}, “{subject}”: {figure}.", **quoted)


def _is_of_two_years(figure: str) -> bool:
    """Whether a figure has a year of its own before that of the title: "41.8% in 2022, 35.8%" are two."""
    plain = _without_notes(figure)
    return bool(_YEAR.search(plain)) and not any(sign in plain for sign in _SEMICOLONS)


def _without_notes(figure: str) -> str:
    """A figure without brackets, those within brackets too; what stands between two of them stays."""
    while (plain := _NOTED.sub("", figure)) != figure:
        figure = plain
    return plain


def _is_number(plain: str) -> bool:
    """Whether a figure without what is noted of it is a number: "none reported (though …)" was no figure."""
    return any(map(str.isdigit, plain))


def _parted(title: str, behind: str) -> tuple[str, str]:
    """A title up to its year, and as a sentence what it says of other years; `behind`: what ends the first part."""
    for sign in _SEMICOLONS:
        plain, found, rest = title.rpartition(sign)
        if found and plain.rstrip().endswith(behind):
            return plain.rstrip(), as_sentence(capitalised(rest.strip()))
    return title, ""
