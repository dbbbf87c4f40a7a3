"""Justice and laws: persons prosecuted and convicted, treaties, and judgements of the United States as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.brief.known import Known, figure_said, plural
from dashboard.brief.names import named
from dashboard.brief.sentence import Value, behind
from dashboard.catalogue import YEAR
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.credits import released_on
from dashboard.words.low_totals import figure_and_doubt, settled_totals
from dashboard.words.names import capitalised, listed, short_name, wording_of, year_span
from dashboard.words.persons import (
    Parts,
    children_after,
    later_than_total,
    newest_convicted_said,
    newest_total_of,
    open_totals,
    parts_beside,
    up_to_convicted_said,
)

PROSECUTED, CONVICTED = "persons-prosecuted", "persons-convicted"
PALERMO = "palermo-protocol"
TREATIES = (PALERMO, "crc", "crc-op-sale-of-children", "crc-op-armed-conflict")
NO_ACTION, SIGNED, PARTY = 0, 1, 2
LAWS = ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")
SAID = (PROSECUTED, CONVICTED, *LAWS, "labour-inspectors", "tip-report-tier")
"""Indicators that have a sentence of their own, with the year of their newest figure."""


def persons(known: Known) -> list[str | None]:
    """Persons prosecuted and convicted, as last reported."""
    parts = [said for name in (PROSECUTED, CONVICTED) for said in (*_parts(known, name), _children_alone(known, name))]
    return [*_persons(known), *parts, no_rate(known)]


def beside_total(known: Known, indicator: str) -> tuple[int, Parts] | None:
    """What the newest total of persons is not to be told without: parts that are newer, or more in the same year."""
    question, newest = _all(known, indicator)
    later = later_than_total(known.context, question.key, known.code)
    if later is not None or newest is None:
        return later
    more = open_totals(known.context, question.key, known.code).get(newest.year)
    return None if more is None else (newest.year, more)


def parts_linked(known: Known, indicator: str, year: int, parts: Parts, said: str) -> Value:
    """How many these are, as it is `said`, which leads to the row that has most of them."""
    question = known.question(indicator, sex=parts.largest.sex, age=parts.largest.age)
    return known.linked(question, year, said)


def _parts(known: Known, indicator: str) -> list[str]:
    found, newest = beside_total(known, indicator), _all(known, indicator)[1]
    if found is None or newest is None:
        return []
    year, parts = found
    if year == newest.year:
        return []  # The sentence on the total goes up to them.
    whole = Point(year, parts.low if parts.low == parts.high else None, parts.low, parts.high, newest.status)
    summed = figure_said(whole, 0)
    words: dict[str, object] = {"year": year, "count": parts_linked(known, indicator, year, parts, summed)}
    return [_newer_parts(words, plural(whole), is_prosecuted=indicator == PROSECUTED)]


def _children_alone(known: Known, indicator: str) -> str | None:
    """That of a year after all that is told people under 18 alone are listed, so that nobody knows how many in all."""
    question = _all(known, indicator)[0]
    year = children_after(known.context, question.key, known.code)
    if year is None:
        return None
    when = known.linked(known.question(indicator, sex="_T", age="Y0T17"), year, str(year))
    if indicator == PROSECUTED:
        return translate(
            "For {year}, only children are listed, and no total: the file does not say how many were prosecuted.",
            year=when,
        )
    return translate(
        "For {year}, only children are listed, and no total: the file does not say how many were convicted.",
        year=when,
    )


def _newer_parts(words: dict[str, object], number: int, *, is_prosecuted: bool) -> str:
    if is_prosecuted:
        return translate_number(
            "Added up by age or sex, the source has {count} person prosecuted for {year}, and no total.",
            "Added up by age or sex, the source has {count} people prosecuted for {year}, and no total.",
            number,
            **words,
        )
    return translate_number(
        "Added up by age or sex, the source has {count} person convicted for {year}, and no total.",
        "Added up by age or sex, the source has {count} people convicted for {year}, and no total.",
        number,
        **words,
    )


def _up_to_parts(known: Known, question: Selection, point: Point) -> str | None:
    """A newest total from itself up to the sum of its parts, where these are more; else None, also where it
    stands."""
    found = beside_total(known, question.indicator)
    if found is None or found[0] != point.year:
        return None
    highest = found[1].high
    low = known.linked(question, point.year, format_number(point.ends[0]))
    high = parts_linked(known, question.indicator, *found, format_number(highest))
    if question.indicator == PROSECUTED:
        return translate_number(
            "{low} or {high} person was prosecuted for trafficking in {year}, the latest year with a total; total and "
            "counts by age or sex differ.",
            "Between {low} and {high} people were prosecuted for trafficking in {year}, the latest year with a total; "
            "total and counts by age or sex differ.",
            int(highest),
            low=low,
            high=high,
            year=point.year,
        )
    return up_to_convicted_said(low, high, point.year, int(highest))


def _all(known: Known, indicator: str) -> tuple[Selection, Point | None]:
    question = known.question(indicator, sex="_T", age="_T")
    return question, known.last(question)


def _persons(known: Known) -> list[str | None]:
    """One sentence each: the two are no comparison, and what is told beside a chart is of what it draws."""
    (prosecutions, prosecuted), (convictions, convicted) = (_all(known, name) for name in (PROSECUTED, CONVICTED))
    if prosecuted is None and convicted is None:
        years = known.context.years(PROSECUTED)
        return [
            translate(
                "UNODC's collection of {first} to {last} has {link}no usable figure on persons prosecuted or "
                "convicted{end} {in_place}: unknown, not zero.",
                first=years.first,
                last=years.last,
                in_place=known.in_place,
                **known.around(prosecutions, None),
            )
        ]
    return [
        _prosecuted(known, prosecutions, prosecuted),
        _why_it_stands(known, prosecutions, prosecuted),
        _convicted(known, convictions, convicted),
        _why_it_stands(known, convictions, convicted),
    ]


def _why_it_stands(known: Known, question: Selection, point: Point | None) -> str | None:
    """Of a total that is told plainly though parts of it add up to more: why it stands, or that it is used."""
    if point is None or point.year not in settled_totals(known.context, question, known.code):
        return None
    said = parts_beside(known.context, question.key, known.code, point.year)
    return behind(said(short_name(known.context, known.code), str(point.year)))


def _when(known: Known, question: Selection, point: Point) -> str:
    """The year of a newest total, which says that it is one."""
    told = known.when(question, point)
    return newest_total_of(point.year) if told == str(point.year) else told


def _figure(known: Known, question: Selection, point: Point) -> str:
    """A total with what it is not to be told without, as it stands in every other place."""
    figure = str(known.figure(question, point))
    # It begins its sentence.
    return capitalised(figure_and_doubt(known.context, question, point, known.code, figure))


def _prosecuted(known: Known, question: Selection, point: Point | None) -> str:
    if point is None:
        return translate(
            "UNODC's file has {link}no usable figure{end} on persons prosecuted.", **known.around(question, None)
        )
    if said := _up_to_parts(known, question, point):
        return said
    if _is_nobody(known, question, point):
        return translate(
            "{link}Nobody{end} was prosecuted for trafficking in {year}.",
            year=_when(known, question, point),
            **known.around(question, point.year),
        )
    return translate_number(
        "{count} person was prosecuted for trafficking in {year}.",
        "{count} people were prosecuted for trafficking in {year}.",
        plural(point),
        count=_figure(known, question, point),
        year=_when(known, question, point),
    )


def _convicted(known: Known, question: Selection, point: Point | None) -> str:
    if point is None:
        return translate(
            "UNODC's file has {link}no usable figure{end} on persons convicted.", **known.around(question, None)
        )
    if said := _up_to_parts(known, question, point):
        return said
    if _is_nobody(known, question, point):
        return translate(
            "{link}Nobody{end} was convicted of trafficking in {year}.",
            year=_when(known, question, point),
            **known.around(question, point.year),
        )
    return newest_convicted_said(_figure(known, question, point), _when(known, question, point), plural(point))


def _is_nobody(known: Known, question: Selection, point: Point) -> bool:
    """Whether a total is 0, and no row of its report says otherwise."""
    figure = str(known.figure(question, point))
    return point.ends == (0, 0) and figure_and_doubt(known.context, question, point, known.code, figure) == figure


def no_rate(known: Known) -> str | None:
    """That the persons prosecuted and convicted are not the same, where a total of both is known."""
    found = [_all(known, name)[1] for name in (PROSECUTED, CONVICTED)]
    if None in found:
        return None
    return translate(
        "These people are not the detected victims, and their cases often date from "
        "other years. No rate of conviction can be drawn from these figures."
    )


# ------------------------------------------------------------------------------------------------ treaties


def treaties(known: Known) -> list[str | None]:
    """Which treaties the state is party to, as far as known, and of which years the lists are."""
    party, signed, no_action = (
        [name for name in TREATIES if _status(known, name) == status] for status in (PARTY, SIGNED, NO_ACTION)
    )
    listed_ones = [name for name in TREATIES if known.context.histories(known.question(name)).get(known.code)]
    unknown = [name for name in listed_ones if _status(known, name) is None]
    said: list[str | None] = []
    if party:
        said.append(
            translate(
                "According to lists of {years}, the state is party to {treaties}. The years in brackets are those of "
                "deposit or of entry into force.",
                years=years_of_lists(known, party),
                treaties=listed([_party(known, name) for name in party]),
            )
        )
    if signed:
        said.append(
            translate(
                "According to lists of {years}, the state signed {treaties}; Reach 2030 knows of no later step.",
                years=years_of_lists(known, signed),
                treaties=_all_named(known, signed),
            )
        )
    if no_action:
        said.append(
            translate(
                "Lists of {years} show no action on {treaties}.",
                years=years_of_lists(known, no_action),
                treaties=_all_named(known, no_action),
            )
        )
    if unknown:
        said.append(
            translate(
                "Reach 2030 does not know whether the state is party to {treaties}.",
                treaties=_all_named(known, unknown),
            )
        )
    return [*said, _as_of(known), _evidence(known)]


def years_of_lists(known: Known, names: Sequence[str]) -> str:
    """Of which years the lists are that have the status of treaties: a state may have joined since."""
    points = [point for name in names if (point := known.last(known.question(name))) is not None]
    return year_span(min(point.year for point in points), max(point.year for point in points))


def _all_named(known: Known, names: Sequence[str]) -> str:
    return listed([str(_named(known, name)) for name in names])


def _as_of(known: Known) -> str | None:
    """Until when the table of the Convention and its protocols goes: a state may have joined since."""
    dated = [name for name in TREATIES if name != PALERMO and _status(known, name) is not None]
    if not dated:
        return None
    release = released_on(known.context.source_of(dated[0]))
    return translate(
        (
            "For the Convention on the Rights of the Child and its protocols, this is as of {release}. Later steps "
            "may be missing."
        ),
        release=known.linked(known.question(dated[0]), None, release),
    )


def _evidence(known: Known) -> str | None:
    """That nothing dates the evidence on the Palermo Protocol as a whole: it is put together from several lists."""
    question = known.question(PALERMO)
    if not known.context.histories(question).get(known.code):
        return None
    return translate(
        ("For the Palermo Protocol, the source lists deposits to {release} and only some of the later ones."),
        release=known.linked(question, None, translate("December 2013")),
    )


def _status(known: Known, name: str) -> float | None:
    point = known.last(known.question(name))
    return None if point is None else point.value


def joined_in(known: Known, name: str) -> Value | None:
    """The year in which a state joined a treaty, which leads to its row; None where it is not known."""
    years = known.question(name, breakdown=YEAR)
    joined = known.last(years)
    if joined is None or joined.value is None:
        return None
    of = known.of(translate(known.indicator(years).label), years)
    return replace(known.linked(years, joined.year, str(int(joined.value))), of=of, rows="")


def _party(known: Known, name: str) -> str:
    year = joined_in(known, name)
    return (
        str(_named(known, name)) if year is None else translate("{name} ({year})", name=named(known, name), year=year)
    )


def _named(known: Known, name: str) -> Value:
    return known.linked(known.question(name), None, named(known, name))


# ------------------------------------------------------------------------------------- judgements of others


def judgements(known: Known) -> list[str | None]:
    """How two departments of the United States judge laws and efforts."""
    return [*_laws(known), _inspectors(known), _tier(known)]


def _laws(known: Known) -> list[str | None]:
    """What the US Department of Labor judges of laws in its newest year on this country."""
    found = {name: point for name in LAWS if (point := known.last(known.question(name))) is not None}
    if not found:
        return []
    year = max(point.year for point in found.values())
    meets = [_law(known, name, year) for name, point in found.items() if (point.year, point.value) == (year, 1)]
    lacks = [_law(known, name, year) for name, point in found.items() if (point.year, point.value) == (year, 0)]
    later = translate("Reach 2030 does not have the department's later judgements.")
    return [_judged(year, meets, lacks), later]


def _law(known: Known, name: str, year: int) -> str:
    return str(known.linked(known.question(name), year, named(known, name)))


def _judged(year: int, meets: Sequence[str], lacks: Sequence[str]) -> str:
    if meets and lacks:
        return translate(
            (
                "In its findings of {year}, the US Department of Labor judged that {meets} met "
                "international standards and that {lacks} did not. That does not mean that there "
                "is no law."
            ),
            year=year,
            meets=listed(meets),
            lacks=listed(lacks),
        )
    if meets:
        return translate(
            ("In its findings of {year}, the US Department of Labor judged that {meets} met international standards."),
            year=year,
            meets=listed(meets),
        )
    return translate(
        (
            "In its findings of {year}, the US Department of Labor judged that {lacks} did "
            "not meet international standards. That does not mean that there is no law."
        ),
        year=year,
        lacks=listed(lacks),
    )


def _inspectors(known: Known) -> str | None:
    question = known.question("labour-inspectors")
    point = known.last(question)
    if point is None:
        return None
    if point.value == 0:
        return translate(
            "The US Department of Labor listed {link}no labour inspectors{end} in {year}.",
            year=known.when(question, point),
            **known.around(question, point.year),
        )
    return translate_number(
        ("The US Department of Labor counted {count} labour inspector in {year}, for all labour matters."),
        ("The US Department of Labor counted {count} labour inspectors in {year}, for all labour matters."),
        plural(point),
        count=known.figure(question, point),
        year=known.when(question, point),
    )


def _tier(known: Known) -> str | None:
    """The last tier on record; before the table's last year, that later reports are known in part, without it: the
    table goes on, of some years with the lower tiers alone."""
    question = known.question("tip-report-tier")
    point = known.last(question)
    if point is None or point.value is None:
        return None
    wording = wording_of(known.indicator(question), question)
    words = {"tier": known.told(question, point.year, wording.text(point)), "year": point.year}
    if point.year < known.context.years(question.indicator).last:
        return translate(
            (
                "The US Department of State placed the authorities' efforts in {tier} in {year}. This is its own "
                "judgement, under a law of the United States. Reach 2030 holds only parts of later reports, without a "
                "tier for this country."
            ),
            **words,
        )
    return translate(
        (
            "The US Department of State placed the authorities' efforts in {tier} in {year}. "
            "This is its own judgement, under a law of the United States."
        ),
        **words,
    )
