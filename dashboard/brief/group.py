"""The brief of a group of countries: what its own views say of it, so that no number stands here and not there.

A figure of a group is the publisher's own, a sum that says over how many countries, or the median of its countries, so
named; the words of its title say which, and no country is ranked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dashboard.brief.beside import Beside, middle_told
from dashboard.brief.displaced import ALL, STOCK, WITHOUT_AGES
from dashboard.brief.justice import no_rate
from dashboard.brief.known import Known, figure_said, most, plural
from dashboard.brief.names import named_of_countries
from dashboard.brief.sentence import Section, Value, behind, between, section
from dashboard.brief.targets import status_address
from dashboard.brief.unknown import LABOR, concerned, heading, in_turns, nobody_counts, others_may, wholes
from dashboard.catalogue import Indicator
from dashboard.context import SURVEYS, Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import with_targets
from dashboard.figures.series import Series, compared_said, parts_by_sex
from dashboard.figures.tally import beside_standing, standing_said
from dashboard.geography import WORLD
from dashboard.i18n import as_sentence, format_number, in_sentences, labelled, translate, translate_number
from dashboard.metrics.aggregates import Ends, sum_in
from dashboard.metrics.lines import Line, Point, summed
from dashboard.metrics.together import COMPARED
from dashboard.selection import Selection
from dashboard.words.ageless import HERE
from dashboard.words.carried import carried, carried_said, rose_with, turned_told
from dashboard.words.counted import and_placeless, of_countries, of_countries_and_areas, of_people
from dashboard.words.credits import publisher_said
from dashboard.words.names import area_name, capitalised, listed, listed_apart, people, said_behind
from dashboard.words.titles import FEW, group_said, resting_beside
from dashboard.words.untotalled import last_years
from dashboard.words.wider import BY_ASYLUM, BY_ORIGIN, beyond_group_said

VICTIMS, CHILD = "detected-victims", "Y0T17"
MOST_SILENT = 25
"""Countries without any total that are named; of more the count above says enough."""
DEATHS = "conflict-deaths"
UPHEAVALS = (DEATHS, "conflict-displacement-new", "disaster-displacement-weather")
LIVES = ("extreme-poverty", "food-insecurity", "undernourishment", "homicide-rate")
MOVED = (STOCK, BY_ORIGIN, BY_ASYLUM)
JUSTICE = ("trafficking-offences", "persons-prosecuted", "persons-convicted")
PROTECTION = (
    "birth-registration",
    "child-marriage-18",
    "child-labour",
    "violent-discipline",
    "out-of-school",
    "social-protection-children",
)
MOST_RARE, MANY_RARE = 6, 3
"""Indicators that few countries have a figure of, in one sentence; and of more than that in each of several."""
Texts = list[str | None]


def sections_of(context: Context, code: str, names: tuple[str, str]) -> tuple[Section, Section, tuple[Section, ...]]:
    """The opening, what is not known at once, and the sections of a group. `names`: ids of the first two."""
    known = Known(context, code)
    children = known.question(VICTIMS, age=CHILD)
    silent = _silent(known)
    never, of_no_table = nobody_counts()
    unknown = [never, *(silent or _never(known)), of_no_table]
    return (
        section(names[0], translate("In short"), [*_reported(known), *_children(known, children), _standing(known)]),
        section(names[1], heading(), silent),
        (
            section("detected", translate("Who is detected"), _detected(known, children)),
            section(
                "conditions",
                translate("Conditions that can make children vulnerable"),
                [text for name in UPHEAVALS for text in (*_recorded(known, name), *_beyond(known, [name]))],
                _all(known, LIVES),
                [translate("Side by side with detected victims, none of these is shown to be a cause.")],
            ),
            section(
                "displacement",
                translate("Children in displacement now"),
                [text for name in _moved(code) for text in _recorded(known, name)],
                [text for names in ([STOCK], [BY_ORIGIN, BY_ASYLUM]) for text in _beyond(known, names)],
            ),
            section("justice", translate("Justice and laws"), [*_counts(known, JUSTICE), no_rate(known)]),
            section("protection", translate("Protection of children"), _all(known, PROTECTION)),
            section("progress", translate("Progress to 2030"), *_progress(known)),
            section("unknown", heading(), unknown, [*_rare(known), _without(known), others_may()]),
        ),
    )


def _moved(code: str) -> Sequence[str]:
    """Of the whole world refugees by origin and by asylum are the same people."""
    return [name for name in MOVED if code != WORLD or name != BY_ORIGIN]


def _reported(known: Known) -> Texts:
    """How many of the UN members have a total of detected children for the last year that is compared."""
    question, year = known.question(VICTIMS, age=CHILD), COMPARED[1]
    members, histories = known.context.geography.members_in(known.code), known.context.histories(question)
    have = [code for code in members if _has(histories.get(code, ()), year)]
    said = translate_number(
        "Of {countries}, {count} has a total of detected children for {year}.",
        "Of {countries}, {count} have a total of detected children for {year}.",
        len(have),
        countries=of_countries(len(members)),
        count=known.linked(question, year, format_number(len(have))),
        year=year,
    )
    rest = translate("The others have no such total, which is not the same as zero.")
    return [said, rest if len(have) < len(members) else None]


def _has(items: Iterable[object], year: int) -> bool:
    return any(getattr(item, "year", 0) == year and getattr(item, "ends", None) is not None for item in items)


def _silent_members(known: Known) -> list[str]:
    histories = known.context.histories(known.question(VICTIMS, age=CHILD))
    members = known.context.geography.members_in(known.code)
    return [code for code in members if not any(item.ends is not None for item in histories.get(code, ()))]


def _silent(known: Known) -> Texts:
    """Countries without a total of detected children in any year, by name: an order of nothing but the alphabet."""
    question, none = known.question(VICTIMS, age=CHILD), _silent_members(known)
    if not none or len(none) > MOST_SILENT:
        return []
    return [
        translate(
            "No total of detected children in any year of UNODC's file: {areas}.",
            areas=known.linked(question, None, listed([area_name(known.context, code) for code in none])),
        )
    ]


def _never(known: Known) -> Texts:
    """How many countries have no such total, where they are too many to be named."""
    question = known.question(VICTIMS, age=CHILD)
    members, silent = known.context.geography.members_in(known.code), _silent_members(known)
    if not silent:
        return []
    return [
        translate_number(
            "Of {countries}, {count} has no total of detected children in any year of UNODC's file.",
            "Of {countries}, {count} have no total of detected children in any year of UNODC's file.",
            len(silent),
            countries=of_countries(len(members)),
            count=known.linked(question, None, format_number(len(silent))),
        )
    ]


def _rare(known: Known) -> Texts:
    """What most countries of the group have no figure of, of what each could have: whenever; of single surveys since
    the year from which the page on protection counts them, so that it finds the same few.

    The tables of one source, which covers hardly any high-income country, are counted where they are several.
    """
    context, members = known.context, known.context.geography.members_in(known.code)
    rare = wholes(_rarely(known))
    surveys = [name for name in rare if context.indicators[name].theme == SURVEYS]
    lately = [
        translate(
            "In Reach 2030, fewer than half of {countries} have a figure since {year} for {names}.",
            countries=of_countries(len(members)),
            year=context.recent_from(some[0]),
            names=listed([_linked(known, name) for name in some]),
        )
        for some in _some(surveys)
    ]
    return [*_whenever(known, [name for name in rare if name not in surveys]), *lately]


def _rarely(known: Known) -> list[str]:
    """Indicators of which fewer than half of the countries have a figure, a recent one of single surveys.

    What is watched everywhere has a row only where something was recorded.
    """
    context, members = known.context, known.context.geography.members_in(known.code)
    asked = [name for name in concerned(known) if not context.indicators[name].is_watched]
    years = {name: last_years(context, name) for name in asked}
    since = {name: context.recent_from(name) for name in asked if context.indicators[name].theme == SURVEYS}
    found = {name: sum(years[name].get(code, 0) >= since.get(name, 1) for code in members) for name in asked}
    return [name for name in asked if 2 * found[name] < len(members)]


def _some(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Names for one sentence, or where these are too many for one for several."""
    return in_turns(names, MOST_RARE if len(names) <= MOST_RARE else MANY_RARE)


def _linked(known: Known, name: str) -> str:
    return str(known.linked(known.question(name), None, named_of_countries(known, name)))


def _whenever(known: Known, rare: Sequence[str]) -> Texts:
    """Of what most countries of the group have no figure of any year."""
    members = known.context.geography.members_in(known.code)
    judged = [name for name in rare if known.context.indicators[name].source == LABOR]
    counted = judged if len(judged) > 1 else []
    names = [_linked(known, name) for name in rare if name not in counted]
    names += [_tables(known, len(counted))] if counted else []
    return [
        translate(
            "In Reach 2030, fewer than half of {countries} have a usable figure for {names}.",
            countries=of_countries(len(members)),
            names=listed(some),
        )
        for some in _some(names)
    ]


def _tables(known: Known, number: int) -> str:
    """So many tables of the source that judges laws and their enforcement."""
    source = publisher_said(known.context.sources[LABOR])
    return translate_number("{number} table of the {source}", "{number} tables of the {source}", number, source=source)


# ------------------------------------------------------------------------------------------------ what views say


def _children(known: Known, children: Selection) -> Texts:
    """Children over the same countries, and which one country is most of their number or of its change."""
    return [_said(known, children), _alone(known, children, known.context.line(children, known.code))]


def _alone(known: Known, question: Selection, line: Line, *, named: bool = False) -> str | None:
    """The country that is most of a sum or of its change, and what the others did; None where none is.

    `named`: with whom it counts, where the sentence before is of several sums.
    """
    # What was recorded in a group is summed over all of it: no same countries stand behind its years.
    years = [point.year for point in line.known]
    found = carried(known.context, question, line.areas or (known.code,), years, known.code)
    if found is None:
        return None
    if not named and rose_with(known.context, question, line.areas, found) is not None:
        # As below the title of its view: up to what it may be, where the age of many is unknown.
        told, upper = turned_told(known.context, question, line.areas, found)
        return behind(in_sentences(filter(None, (str(known.linked(question, found.last, told)), upper))))
    said = carried_said(known.context, question, line.areas, found)
    if named:
        said = translate("{what}: {said}", what=people(known.context, question), said=said)
    said = capitalised(said)
    return behind(_stated(known, said, question, found.last))


def _detected(known: Known, children: Selection) -> Texts:
    """All ages, then girls and boys, each over the same countries; and that these are others for each, where so."""
    everyone, sexes = known.question(VICTIMS, age="_T"), parts_by_sex(known.context, children)
    said = [_said(known, everyone), _alone(known, everyone, known.context.line(everyone, known.code))]
    if _is_known(sexes):
        said += [_by_sex(known, sexes, replace(children, sex="F")), sexes.whole or None]
        asked = zip(sexes.questions, sexes.lines, strict=True)
        said += [_alone(known, question, drawn.line, named=True) for question, drawn in asked]
    return [*said, _apart(known, everyone, sexes)]


def _apart(known: Known, everyone: Selection, sexes: Series) -> str | None:
    """That girls and boys are of other countries than the victims of all ages in the same section, where so."""
    girls, boys = replace(everyone, sex="F", age=CHILD), sexes.lines[0].line
    line = known.context.line(everyone, known.code)
    if not (line.known and boys.known) or frozenset(line.areas) == frozenset(boys.areas):
        return None
    told = ((everyone, line), (girls, boys))
    all_ages, by_sex = (
        known.linked(question, one.known[-1].year, of_countries(len(one.areas))) for question, one in told
    )
    said = translate(
        "Do not compare victims of all ages ({everyone}) with girls and boys ({sexes}): they rest on different "
        "countries.",
        everyone=all_ages,
        sexes=by_sex,
    )
    return between(said)


def _all(known: Known, names: Sequence[str]) -> Texts:
    """Figures of the group one by one, each with the country that is most of it, then medians of its countries, of
    which what they are is said once."""
    questions = [known.question(name) for name in names if name in known.context.indicators]
    lines = [known.context.line(question, known.code) for question in questions]
    pairs = list(zip(questions, lines, strict=True))
    said = []
    for question, line in pairs:
        said += [] if line.median else [_said(known, question), _alone(known, question, line)]
    middles = [_middle(known, question, line.known[-1]) for question, line in pairs if line.median and line.known]
    if middles:
        said += [
            translate("Reach 2030 has no figure of the group for what follows, so each country counts once."),
            *middles,
        ]
    return said


def _counts(known: Known, names: Sequence[str]) -> Texts:
    """Sums of the group one by one, each with the country that is most of it."""
    said: Texts = []
    for name in names:
        question = known.question(name)
        said += [_said(known, question), _alone(known, question, known.context.line(question, known.code))]
    return said


def _recorded(known: Known, name: str) -> Texts:
    """What was recorded, or estimated, in the areas of the group; and the country that is most of it."""
    question = known.question(name)
    line = known.context.line(question, known.code)
    if not line.known:
        return []
    point = line.known[-1]
    words: dict[str, object] = {
        "count": known.figure(question, point),
        "year": known.when(question, point),
        "places": of_countries_and_areas(point.countries or 0),
        "n": format_number(point.countries or 0),
    }
    if name == STOCK and 0 < most(point) < FEW:
        # An estimate of a few people is a product of shares, and is told as of a country.
        few = translate("fewer than {number}", number=format_number(FEW))
        words["count"] = known.linked(question, point.year, few)
    ends = _ends(known, question, point) if name == DEATHS else {}
    say = _deaths_between if ends else SENTENCES[name]
    said = say(plural(point), {**words, **ends})
    part = _part_of_all(known, question, point) if name == STOCK else None
    return [as_sentence(and_placeless(said, point)), part, _alone(known, question, line)]


def _beyond(known: Known, names: Sequence[str]) -> list[str]:
    """Which counts of the group cover areas outside it, or lack some inside: once where several tables do so alike."""

    def told(name: str, subject: str = "") -> list[str]:
        question = known.question(name)
        line = known.context.line(question, known.code)
        subject = subject or translate(known.context.indicators[name].label)
        year = line.known[-1].year if line.known else None
        return beyond_group_said(known.context, question, known.code, year, subject) if year else []

    if len(names) > 1:
        alike = [told(name, translate("Refugees (UNHCR)")) for name in names]
        if all(said == alike[0] for said in alike):
            return alike[0]
    return [text for name in names for text in told(name)]


def _ends(known: Known, question: Selection, point: Point) -> dict[str, object]:
    """The least and the greatest that a sum may be by its publisher, in words; nothing where all is exact."""
    if not point.has_range:
        return {}
    low, high = (replace(point, value=end, lower=None, upper=None) for end in (point.lower, point.upper))
    return {"low": known.figure(question, low), "high": known.figure(question, high)}


def _part_of_all(known: Known, children: Selection, point: Point) -> str | None:
    """Of how many people of all ages these children are a part; or, where a chart beside them draws those of more
    countries and areas, how much of that the estimate covers: the same number twice would be said of two sets."""
    everyone, counted = replace(children, age=ALL), known.question(WITHOUT_AGES)
    areas, beside = (_with_figure(known, question, point.year) for question in (children, counted))
    low, high = sum_in(known.context.histories(everyone), areas, point.year)
    if low != high or low <= 0:
        return None
    if len(beside) > len(areas):
        return _covered(len(areas), len(beside), low, sum_in(known.context.histories(counted), beside, point.year))
    said = known.linked(everyone, point.year, figure_said(Point(point.year, low, None, None, "A"), 0))
    return translate("This number is estimated from {count}.", count=of_people(int(low), said))


def _covered(number: int, of: int, people: float, all_people: Ends) -> str | None:
    """How many of the countries and areas with a count an estimate covers, and how many of the people; None where that
    is not certain."""
    low, high = all_people
    words = {"n": format_number(number), "places": of_countries_and_areas(of)}
    if low != high or people > low:
        return None
    if people == low:
        return translate(
            "The estimate covers {n} of {places} with a count of people of all ages; in the others nobody was counted.",
            **words,
        )
    return translate(
        "The estimate covers {n} of {places} with a count of people of all ages, and over {share}% of these people.",
        **words,
        share=format_number(_below(100 * people / low)),
    )


def _below(share: float) -> int:
    """The greatest whole number below a share."""
    return math.ceil(share) - 1


def _with_figure(known: Known, question: Selection, year: int) -> list[str]:
    """The areas of the group with a figure of a year."""
    histories = known.context.histories(question)
    return [code for code in summed(known.context.geography, known.code) if _has(histories.get(code, ()), year)]


def _deaths(form: int, words: dict[str, object]) -> str:
    return translate_number(
        "{count} death in organised violence was recorded in {year} ({places})",
        "{count} deaths in organised violence were recorded in {year} ({places})",
        form,
        **words,
    )


def _deaths_between(form: int, words: dict[str, object]) -> str:
    """As a country's brief says it: best estimates, and the ends of their ranges, added up; in most of these countries
    and areas nobody may have died."""
    return translate_number(
        "An estimated {count} person died in organised violence in {year} ({low} to {high}; {places} covered)",
        "An estimated {count} people died in organised violence in {year} ({low} to {high}; {places} covered)",
        form,
        **words,
    )


def _by_conflict(form: int, words: dict[str, object]) -> str:
    return translate_number(
        "{count} new internal displacement by conflict and violence was counted in {year} ({places})",
        "{count} new internal displacements by conflict and violence were counted in {year} ({places})",
        form,
        **words,
    )


def _by_weather(form: int, words: dict[str, object]) -> str:
    return translate_number(
        "{count} new internal displacement by weather-related disasters was counted in {year} ({places})",
        "{count} new internal displacements by weather-related disasters were counted in {year} ({places})",
        form,
        **words,
    )


def _displaced(form: int, words: dict[str, object]) -> str:
    return translate_number(
        "At the end of {year}, {count} child was internally displaced by conflict (an estimate, {places})",
        "At the end of {year}, {count} children were internally displaced by conflict (an estimate, {places})",
        form,
        **words,
    )


def _by_origin(form: int, words: dict[str, object]) -> str:
    return translate_number(
        "UNHCR counted {count} refugee at the end of {year}, by where they come from ({places})",
        "UNHCR counted {count} refugees of all ages at the end of {year}, by where they come from ({places})",
        form,
        **words,
    )


def _by_asylum(form: int, words: dict[str, object]) -> str:
    return translate_number(
        "UNHCR counted {count} refugee at the end of {year}, by where they live ({places})",
        "UNHCR counted {count} refugees of all ages at the end of {year}, by where they live ({places})",
        form,
        **words,
    )


SENTENCES: Mapping[str, Callable[[int, dict[str, object]], str]] = MappingProxyType(
    {
        DEATHS: _deaths,
        "conflict-displacement-new": _by_conflict,
        "disaster-displacement-weather": _by_weather,
        STOCK: _displaced,
        "refugees-by-origin": _by_origin,
        "refugees-by-asylum": _by_asylum,
    }
)
"""What was recorded in some areas, as a country's brief says it. No message says of which group: its heading does."""


def _middle(known: Known, question: Selection, point: Point) -> str:
    low, high = point.ends
    first = point.since or point.year
    origin = origin_address(known.context, question, point.year)
    countries = point.countries or 0
    found = Beside(question.indicator, known.code, point.year, countries, "near", low, high, first, point.year, origin)
    return translate(
        "{label}: {middle}, the median of {countries} (latest figures from {when}).",
        label=translate(known.indicator(question).label),
        **middle_told(known, found),
    )


def _said(known: Known, question: Selection) -> str | None:
    """What the line of a question says of the group; None where it has no figure.

    Beside figures of this year or the last an old one says that it is the newest: no displacement "in 2015".
    """
    line = known.context.line(question, known.code)
    if not line.known:
        return None
    said = group_said(known.context, question, line, known.when(question, line.known[-1]))
    told = _of_group(known, said, question, line.known[-1].year)
    return in_sentences(filter(None, (told, resting_beside(known.context, question, line))))


def _is_known(series: Series) -> bool:
    return any(drawn.line.known for drawn in series.lines)


def _by_sex(known: Known, series: Series, question: Selection) -> str:
    """Girls and boys of the same countries, and which these are."""
    year = series.lines[0].line.known[-1].year
    told = _stated(known, compared_said(known.context, series), question, year)
    return in_sentences(filter(None, (told, series.rests)))


def _of_group(known: Known, title: str, question: Selection, year: int) -> str:
    name = area_name(known.context, known.code)
    said = (said_behind(name, title) or title).removeprefix(labelled(name, HERE).partition(HERE)[0])
    return _stated(known, capitalised(said), question, year)


def _stated(known: Known, text: str, question: Selection, year: int | None) -> str:
    """Words of a view as a sentence that leads to the rows behind them."""
    return translate("{counted}.", counted=known.linked(question, year, text))


def _without(known: Known) -> str | None:
    """Levels of which there is no figure of the group, and too few of its countries for a median: beside those of which
    few countries have a figure at all."""
    names = [*UPHEAVALS, *LIVES, *MOVED, *PROTECTION]
    none = [name for name in names if not known.points(known.question(name)) and name not in _rarely(known)]
    if not none:
        return None
    labels: list[Indicator] = [known.context.indicators[name] for name in none]
    return translate(
        "Neither a figure of this group nor a median of its countries is given for: {names}.",
        names=listed_apart([translate(item.label) for item in labels]),
    )


# ------------------------------------------------------------------------------------------------ targets


def _standing(known: Known) -> str | None:
    said = standing_said(known.context, (known.code,))
    counted = Value(capitalised(said), status_address(known))
    return translate("{counted}.", counted=counted) if said else None


def _progress(known: Known) -> list[Texts]:
    """Where it stands best and worst, what such counts leave out, and whose reading it is."""
    if not with_targets(known.context):
        return []
    own = translate("This is Reach 2030's reading of published figures, not an assessment by the United Nations.")
    return [[_standing(known), *beside_standing(known.context, (known.code,))], [own]]
