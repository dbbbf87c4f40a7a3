"""Titles without a verb, and what somebody says in their place: each is read by the form of its message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product

from dashboard.catalogue import RATE, Indicator
from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.i18n import as_sentence, in_sentences, labelled, translate, translate_number, with_unit
from dashboard.i18n.order import RIGHT
from dashboard.metrics.latest import snapshot
from dashboard.selection import Selection
from dashboard.words.ageless import FORMS, counts_children
from dashboard.words.names import area_name, capitalised, in_mid_sentence, listed, short_name, unit_of
from dashboard.words.places import articled, plain, shortly_belonging, shortly_within
from dashboard.words.signs import REFERRED
from dashboard.words.titles import within_panel

SAID = {
    "{label}, {unit}, {year}: highest in {parts}; no rate for {areas}": (
        "In {year}, the figures for {label}, {unit}, were highest in {parts}; there is no rate for {areas}."
    ),
    "{label}, {unit}, {year}: highest in {parts}": (
        "In {year}, the figures for {label}, {unit}, were highest in {parts}."
    ),
    "{subject} {where}, {years}: most of the rise is {in_areas}": (
        "Most of the rise in {subject} {where}, {years}, is {in_areas}."
    ),
    "{subject} {where}, {years}: most of the fall is {in_areas}": (
        "Most of the fall in {subject} {where}, {years}, is {in_areas}."
    ),
    "{subject} {where}: {before} in {first}, {figure} in {year}": (
        "In {first}, the figure for {subject} {where} was {before}; in {year}, it was {figure}."
    ),
    "{subject}: {figure} in {year}, {where}": "In {year}, the figure for {subject} {where} was {figure}.",
    "{subject} {where}, {year}: {figure}": "In {year}, the figures for {subject} {where} were: {figure}.",
    "{subject}: {figure} in {year}, so far; the most: {most} ({most_year})": (
        "{subject}: so far, there are {figure} for {year}; the most were {most}, for {most_year}."
    ),
    "{label}: {target} in {good} of {countries}": "In {good} of {countries}, the figure for {label} is {target}.",
    "{label}, {place}: {value} in {year}; target: {target}; {stands}": (
        "{label}, {place}: the figure for {year} is {value}, and the target is {target}; {stands}."
    ),
    "{subject}, {place}, {last} against {first}: lower in {lower}, higher in {higher} ({n} of {of} compared)": (
        "{subject}, {place}: the figure for {last} is lower than that for {first} in {lower} and higher in {higher}; "
        "{n} of {of} are compared."
    ),
    "{y} and {x}, {year}: no clear association among {n} worldwide": (
        "{y} and {x}: in {year}, there is no clear association among {n} worldwide."
    ),
    "{area}: {tier} in {year}, in the judgement of the US Department of State": (
        "{area}: the judgement of the US Department of State in {year} was {tier}."
    ),
    "{area}, {year}: {parts} (of {of}, in the judgement of the US Department of State)": (
        "{area}: in {year}, the tiers were {parts}, of {of}, in the judgement of the US Department of State."
    ),
    "{area}: fewest figures on {labels} ({n} of {of})": (
        "{area}: the fewest figures are those on {labels}, for {n} of {of}."
    ),
    "Victims by region of citizenship, {when}: {own} detected in their own country, as reported": (
        "Victims by region of citizenship, {when}: {own} were detected in their own country, as reported."
    ),
    "{what}, latest: {parts}": "The latest figures for {what} are: {parts}.",
    "{what}, in {year}: {parts}": "In {year}, the figures for {what} were: {parts}.",
    "{area}, latest totals by sex, {year}: {parts}": "{area}: the latest totals by sex, of {year}, are {parts}.",
    "{area}, {year}: {parts}": "{area}: in {year}, there were {parts}.",
}
"""The message of a title without a verb, and the one that says the same with a verb, of the same words; of several
that fit, the first."""
SINGLE = "In {year}, the figure for {subject} {where} was {figure}."
"""The second of them, of one figure alone."""
NAMED = (
    "Goods listed with child or forced labour, {area}, {year}",
    "Countries with goods listed with child or forced labour: {area}, {year}",
    "Where the US Department of Labor suggested actions on child labour for {year}: {area}",
    "Key figures side by side: {areas}",
    "Victims by citizenship and country of detection, {when}, as far as countries report",
)
"""Titles that name what is shown, and tell nothing of it."""
BESIDE = "{subject} {where}, {year}: {figure}"
PARTS = "{area}, {year}: {parts}"
TARGET = "{label}: {target} in {good} of {countries}"
"""Titles that are read with more care."""
HERE = "\0"
_YEARS, _SUBJECTS = ("year", "first", "last", "most_year"), ("subject", "label", "what")
_FIRST, _NUMBERED = ("{subject}", "{label}"), ("number", "figure", "own", "n")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMA = re.compile("[,،、，](?: |(?=[^\\d]))")
_NUMBERS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d+")
_COUNTED = re.compile(r"\D{0,16}\d")
"""How parts begin that are counted: "at least 241 children", not "no finding, as the age of …"."""
_SEMICOLON = re.compile(r"\s*[;；؛]\s*")
_OF_HOW_MANY = re.compile(r"(?<=%)[ \u00a0]?[(（](?!(?:19|20)\d\d\D*[)）])[^()（）]*[)）]")
"""What stands in brackets behind a share, but a year alone, with which some languages end the sentence."""
_ELSEWHERE = "refugees-by-origin"
"""Whose sentence is of people who live elsewhere: no area "had" them."""
_FROM_THERE = (_ELSEWHERE, f"child-share-of-{_ELSEWHERE}")
"""Tables of such people: what is said of them is not so in the area."""


def said_by_form(context: Context, selection: Selection, title: str) -> str:
    """A sentence with a verb for a title whose message has none; empty of any other.

    Figures stay as the title has them, with their units and whatever they hedge.
    """
    # Who has no figure is said behind it.
    named = read_by(translate("{said}; no figure: {areas}", **marked(["said", "areas"])), title)
    of = (context, selection, named.get("said", title))
    said = _of_one(*of) or _of_many(*of) or _had(*of)
    rest = [as_sentence(capitalised(one)) for one in _SEMICOLON.split(title.removeprefix(of[-1])) if one]
    return in_sentences((said, *rest)) if said else ""


def read_by(form: str, title: str, *, every: str = ".+") -> dict[str, str]:
    """What stands in a title at each of the words that are marked in a form; nothing where it has another form."""
    # Latin names in a form and those of a title put marks of order at other places.
    parts = form.replace(RIGHT, "").split(HERE)
    pattern = "".join(f"(?P<{part}>{every})" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    found = re.fullmatch(pattern, title.replace(RIGHT, ""))
    return found.groupdict() if found else {}


def marked(names: Iterable[str]) -> dict[str, str]:
    """Words with which a message becomes a form."""
    return {name: f"{HERE}{name}{HERE}" for name in names}


def shown_aloud(context: Context, selection: Selection, title: str) -> str:
    """What is said beside a table or chart whose title is but the name of what it shows; empty of any other title."""
    is_name = any(_read(context, selection, title, _words_of(one), partial(translate, one)) for one in NAMED)
    if is_name or title.startswith(translate("Key figures")):
        return translate("This shows {what}.", what=in_mid_sentence(title))
    return ""


def _of_one(context: Context, selection: Selection, title: str) -> str:
    for message, usual in SAID.items():
        words = _read(context, selection, title, _words_of(message), partial(translate, message))
        if words and _fits(context, message, words):
            said = SINGLE if message == BESIDE and not _COMMA.search(words["figure"]) else usual
            return _filled(words, partial(translate, said), is_first=said.startswith(_FIRST))
    return ""


def _words_of(message: str) -> list[str]:
    return re.findall(r"{(\w+)}", message)


def _fits(context: Context, message: str, words: dict[str, str]) -> bool:
    """Whether what a very open form reads is what it is for."""
    if message == PARTS:
        return _COUNTED.match(words["parts"]) is not None
    return message != TARGET or words["label"] in {translate(one.label) for one in context.indicators.values()}


def _of_many(context: Context, selection: Selection, title: str) -> str:
    """The same of messages that have another form for each number."""
    for (names, title_of, say), count in product(_COUNTED_TITLES, FORMS):
        if words := _read(context, selection, title, names, partial(title_of, count)):
            # A range is told in the form of its last number.
            told = next(words[name] for name in _NUMBERED if name in words)
            many = int(re.sub(r"\D", "", (_NUMBERS.findall(told) or [str(count)])[-1]))
            words = {"of_place": listed([shortly_belonging(context, code) for code in selection.areas])} | words
            if "figures" in words:
                words["when"] = _when_of_map(context, selection)
            return _of_children(context, selection, many, words) or _filled(words, partial(say, many))
    return ""


def _read(
    context: Context, selection: Selection, title: str, names: Sequence[str], title_of: Callable[..., str]
) -> dict[str, str]:
    """What a title has at the words of its message; nothing where it may be read in two ways, or has no year there."""
    words = read_by(title_of(**marked(names)), title)
    for name, known in _KNOWN.items():
        if words and name in names:
            tried = ((one, title_of(**marked(names) | {name: one})) for one in known(context, selection, title))
            words = next(({**found, name: one} for one, form in tried if (found := read_by(form, title))), {})
            names = [other for other in names if other != name]
    if not words:
        return {}
    form = title_of(**marked(names) | {name: said for name, said in words.items() if name not in names})
    ways = [words | read_by(form, title, every=every) for every in (".+", ".+?")]
    fitting = [one for one in ways if _is_sound(one)]
    return fitting[0] if fitting and all(one == fitting[0] for one in fitting) else {}


def _is_sound(words: dict[str, str]) -> bool:
    """Whether years stand where a message has them, and its span of years and its figures are no more than that."""
    if "what" in words and _SEMICOLON.search(words["parts"]):
        return False  # What stands behind figures of several is of others.
    years = all(_YEAR.fullmatch(words[name]) for name in _YEARS if name in words)
    return years and not _COMMA.search(words.get("when", ""))


def _panels(context: Context, selection: Selection, title: str) -> Iterator[str]:
    """What titles call the countries of a group over which a figure is."""
    numbers = [int(number) for number in re.findall(r"(?<![\d.,])\d{1,3}(?![.,]?\d)", title)]
    yield from (within_panel(context, code, number) for code in selection.areas or (WORLD,) for number in numbers)


_KNOWN: dict[str, Callable[[Context, Selection, str], Iterator[str]]] = {"where": _panels}
"""Words without a mark before or behind them, which are found by what they may be."""


def _filled(words: dict[str, str], say: Callable[..., str], *, is_first: bool = False) -> str:
    """A message with words. `is_first`: whether it begins with the name of what is measured, whose capital it keeps."""
    inside = {name: in_mid_sentence(words[name]) for name in _SUBJECTS if name in words and not is_first}
    return capitalised(say(**words | inside))


def _of_children(context: Context, selection: Selection, many: int, words: dict[str, str]) -> str:
    """How many countries detected the most children of each 100,000, of whom people say who detected them."""
    if "figures" not in words or "unknown" in words or not counts_children(context, selection):
        return ""
    unit = unit_of(context.indicators[selection.indicator], selection)
    form = with_unit(translate("{figure} or more", **marked(["figure"])), unit)
    found = read_by(form, words["figures"]) if selection.measure == RATE else {}
    if not found:
        return ""
    return translate_number(
        "In at least {number} country, the authorities detected {figure} or more child victims of trafficking per "
        "100,000 children {when}.",
        "In at least {number} countries, the authorities detected {figure} or more child victims of trafficking per "
        "100,000 children {when}.",
        many,
        number=words["number"],
        figure=found["figure"],
        when=words["when"],
    )


def _when_of_map(context: Context, selection: Selection) -> str:
    """Of which years the figures of a map are, each country's of its own: its title leaves that to what stands below
    it, which nobody hears."""
    year = selection.year
    shown = snapshot(context.histories(selection), year, *context.around(selection, year))
    if all(item.year == year for item in shown.values() if item.ends is not None):
        return translate("in {year}", year=year)
    return translate("in {year} or a year close to it", year=year)


def _had(context: Context, selection: Selection, title: str) -> str:
    """What an area had, as the sentence of an indicator of people or events has no verb, or what is so there: that of
    another one has its place before a colon."""
    first, *rest = _SEMICOLON.split(title, maxsplit=1)
    tallies = [text for one in context.indicators.values() for text in _tallies(one)]
    others = [one.told for one in context.indicators.values() if one.told and not one.id.startswith(_FROM_THERE)]
    for code in selection.areas or (WORLD,):
        for name, called in _names(context, code):
            head = labelled(name, HERE).removesuffix(HERE)
            if not first.startswith(head):
                continue
            behind, said = first.removeprefix(head), ""
            if _is_told(tallies, name, first):
                said = translate("{area} had {said}.", area=capitalised(called), said=behind)
            elif _is_told(others, name, first):
                # Of how many a share is part is for questions: nobody says it within one breath.
                plain = _OF_HOW_MANY.sub("", behind)
                there = capitalised(shortly_within(context, code))
                said = translate("{in_place}, {said}.", in_place=there, said=plain)
            if said:
                return in_sentences((said, *(as_sentence(capitalised(one)) for one in rest)))
    return ""


def _is_told(sentences: Iterable[str], area: str, title: str) -> bool:
    """Whether a title is one of the sentences of indicators."""
    forms = (translate(sentence, area=area, **marked(["figure", "year"])) for sentence in sentences)
    return any(_YEAR.match(read_by(form, title).get("year", "")) for form in forms)


def _tallies(indicator: Indicator) -> tuple[str, ...]:
    """The sentences of an indicator of people or events, which are without a verb."""
    if indicator.theme == "victims" or indicator.id == _ELSEWHERE:
        return ()
    is_tally = indicator.told_count or indicator.unit_label.startswith("per 100,000")
    return tuple(filter(None, (indicator.told, indicator.told_count))) if is_tally else ()


def _names(context: Context, code: str) -> Iterator[tuple[str, str]]:
    """What titles call an area or group, and what it is called in running text."""
    short = short_name(context, code)
    called = articled(context, code, short) if code in context.geography.areas else plain(context, code)
    yield from ((name, called) for name in dict.fromkeys((area_name(context, code), short)))


def _at_top(count: int, **words: str) -> str:
    return translate_number(
        "{subject}: {figures} in at least {number} country",
        "{subject}: {figures} in at least {number} countries",
        count,
        **words,
    )


def _at_top_said(count: int, **words: str) -> str:
    return translate_number(
        "In at least {number} country, the figure for {subject} was {figures} {when}.",
        "In at least {number} countries, the figure for {subject} was {figures} {when}.",
        count,
        **words,
    )


def _at_top_of_known(count: int, **words: str) -> str:
    return translate_number(
        "{subject}: {figures} in {number} country, unknown in {unknown}",
        "{subject}: {figures} in {number} countries, unknown in {unknown}",
        count,
        **words,
    )


def _at_top_of_known_said(count: int, **words: str) -> str:
    return translate_number(
        "In {number} country, the figure for {subject} was {figures} {when}; in {unknown}, it is unknown.",
        "In {number} countries, the figure for {subject} was {figures} {when}; in {unknown}, it is unknown.",
        count,
        **words,
    )


def _recorded(count: int, **words: str) -> str:
    return translate_number(
        "{area}, {subject}: {figure} recorded in {year} ({number} country or area)",
        "{area}, {subject}: {figure} recorded in {year} ({number} countries and areas)",
        count,
        **words,
    )


def _recorded_said(count: int, **words: str) -> str:
    return translate_number(
        "{area}: {figure} {subject} were recorded in {year}, in {number} country or area.",
        "{area}: {figure} {subject} were recorded in {year}, in {number} countries and areas.",
        count,
        **words,
    )


def _pairs(sign: str, count: int, **words: str) -> str:
    return translate_number(
        "{n} pair of countries accounts for {part} of known foreign trafficking victims{sign} (all ages), {when}",
        "{n} pairs of countries account for {part} of known foreign trafficking victims{sign} (all ages), {when}",
        count,
        sign=sign,
        **words,
    )


def _few_detect(sign: str, count: int, **words: str) -> str:
    return translate_number(
        "{n} country detected {part} of the {of} largest known groups of foreign trafficking victims{sign} (all ages), "
        "{when}",
        "{n} countries detected {part} of the {of} largest known groups of foreign trafficking victims{sign} (all "
        "ages), {when}",
        count,
        sign=sign,
        **words,
    )


def _few_detect_said(count: int, **words: str) -> str:
    # Nobody hears the sign that the title has for this.
    return translate_number(
        "For {when}, {n} country detected {part} of the {of} largest known groups of foreign trafficking victims or "
        "potential victims, of all ages.",
        "For {when}, {n} countries detected {part} of the {of} largest known groups of foreign trafficking victims or "
        "potential victims, of all ages.",
        count,
        **words,
    )


def _few_detect_victims_said(count: int, **words: str) -> str:
    return translate_number(
        "For {when}, {n} country detected {part} of the {of} largest known groups of foreign trafficking victims of "
        "all ages.",
        "For {when}, {n} countries detected {part} of the {of} largest known groups of foreign trafficking victims of "
        "all ages.",
        count,
        **words,
    )


def _pairs_said(count: int, **words: str) -> str:
    # Nobody hears the sign that the title has for this.
    return translate_number(
        "For {when}, {n} pair of countries accounts for {part} of known foreign trafficking victims or potential "
        "victims, of all ages.",
        "For {when}, {n} pairs of countries account for {part} of known foreign trafficking victims or potential "
        "victims, of all ages.",
        count,
        **words,
    )


def _detected_pairs_said(count: int, **words: str) -> str:
    return translate_number(
        "For {when}, {n} pair of countries accounts for {part} of known foreign trafficking victims of all ages.",
        "For {when}, {n} pairs of countries account for {part} of known foreign trafficking victims of all ages.",
        count,
        **words,
    )


def _of_all_ages(count: int, **words: str) -> str:
    return translate_number(
        "{area}: {figure} citizen of any age reported as a trafficking victim{sign} elsewhere, {when}",
        "{area}: {figure} citizens of all ages reported as trafficking victims{sign} elsewhere, {when}",
        count,
        sign=REFERRED,
        **words,
    )


def _reported_said(count: int, **words: str) -> str:
    # Nobody hears the sign that the title has for this.
    return translate_number(
        "For {when}, {figure} citizen {of_place}, of any age, was reported as a trafficking victim or potential victim "
        "elsewhere.",
        "For {when}, {figure} citizens {of_place}, of all ages, were reported as trafficking victims or potential "
        "victims elsewhere.",
        count,
        **words,
    )


def _elsewhere(count: int, **words: str) -> str:
    return translate_number(
        "{area}: {figure} citizen reported as a trafficking victim{sign} elsewhere, {when}",
        "{area}: {figure} citizens reported as trafficking victims{sign} elsewhere, {when}",
        count,
        sign=REFERRED,
        **words,
    )


def _detected_of_all_ages(count: int, **words: str) -> str:
    return translate_number(
        "{area}: {figure} citizen of any age was detected as a trafficking victim elsewhere, {when}",
        "{area}: {figure} citizens of all ages were detected as trafficking victims elsewhere, {when}",
        count,
        **words,
    )


def _detected_elsewhere(count: int, **words: str) -> str:
    return translate_number(
        "{area}: {figure} citizen detected as a trafficking victim elsewhere, {when}",
        "{area}: {figure} citizens detected as trafficking victims elsewhere, {when}",
        count,
        **words,
    )


def _detected_said(count: int, **words: str) -> str:
    return translate_number(
        "For {when}, {figure} citizen {of_place}, of any age, was detected as a trafficking victim elsewhere.",
        "For {when}, {figure} citizens {of_place}, of all ages, were detected as trafficking victims elsewhere.",
        count,
        **words,
    )


def _at_home(count: int, **words: str) -> str:
    return translate_number(
        "{area}, {when}: {own} trafficking victim of any age at home; {foreign} in another country",
        "{area}, {when}: {own} trafficking victims of all ages at home; {foreign} in another country",
        count,
        **words,
    )


def _at_home_said(count: int, **words: str) -> str:
    return translate_number(
        "{area}, {when}: {own} trafficking victim of any age was detected at home and {foreign} in another country.",
        "{area}, {when}: {own} trafficking victims of all ages were detected at home and {foreign} in another country.",
        count,
        **words,
    )


def _displaced(count: int, **words: str) -> str:
    return translate_number(
        "Children displaced within {n} UN member; of these, no out-of-school figure since {since}: {school}",
        "Children displaced within {n} UN members; of these, no out-of-school figure since {since}: {school}",
        count,
        **words,
    )


def _displaced_said(count: int, **words: str) -> str:
    return translate_number(
        "Children are displaced within {n} UN member; {school} has had no out-of-school figure since {since}.",
        "Children are displaced within {n} UN members; {school} of these have had no out-of-school figure since "
        "{since}.",
        count,
        **words,
    )


def _each_over(count: int, **words: str) -> str:
    return translate_number(
        "{what}, in {year} ({n} country each): {parts}",
        "{what}, in {year} ({n} countries each): {parts}",
        count,
        **words,
    )


def _each_over_said(count: int, **words: str) -> str:
    return translate_number(
        "In {year}, the figures for {what}, over {n} country each, were: {parts}.",
        "In {year}, the figures for {what}, over {n} countries each, were: {parts}.",
        count,
        **words,
    )


_COUNTED_TITLES: tuple[tuple[tuple[str, ...], Callable[..., str], Callable[..., str]], ...] = (
    (("subject", "figures", "number"), _at_top, _at_top_said),
    (("subject", "figures", "number", "unknown"), _at_top_of_known, _at_top_of_known_said),
    (("area", "subject", "figure", "year", "number"), _recorded, _recorded_said),
    (("n", "part", "of", "when"), partial(_few_detect, REFERRED), _few_detect_said),
    (("n", "part", "of", "when"), partial(_few_detect, ""), _few_detect_victims_said),
    (("n", "part", "when"), partial(_pairs, REFERRED), _pairs_said),
    (("n", "part", "when"), partial(_pairs, ""), _detected_pairs_said),
    (("area", "figure", "when"), _of_all_ages, _reported_said),
    (("area", "figure", "when"), _elsewhere, _reported_said),
    (("area", "figure", "when"), _detected_of_all_ages, _detected_said),
    (("area", "figure", "when"), _detected_elsewhere, _detected_said),
    (("area", "when", "own", "foreign"), _at_home, _at_home_said),
    (("what", "year", "n", "parts"), _each_over, _each_over_said),
    (("n", "since", "school"), _displaced, _displaced_said),
)
"""The words of titles of numbers, these titles, and what is said in their place."""
