"""Promise, law, practice: one row of steps for a country; of a group how many countries are at each, of those known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from dashboard.catalogue import YEAR
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import nothing
from dashboard.figures.observed import number_text
from dashboard.figures.shown import Explained, FileRows, Section, Shown, Table, Words
from dashboard.i18n import (
    current_language,
    format_number,
    in_a_row,
    in_sentences,
    translate,
    translate_number,
)
from dashboard.kinds.treaties import CONVENTIONS, LAWS, MEETS, code_of, countries_of
from dashboard.metrics.joining import NO_ACTION, PARTY, SIGNED, joined_in
from dashboard.metrics.steps import AtStep, OnRecord, at_step, lately, on_record
from dashboard.selection import Selection
from dashboard.store import Histories
from dashboard.views import View
from dashboard.words.added import in_a_cell, of_children, rows_behind, with_sums
from dashboard.words.captions import sources_said, with_first
from dashboard.words.caveats import Shows, caveats_said
from dashboard.words.counted import of_countries, of_un_members
from dashboard.words.credits import credits_of, publisher_said, released_on
from dashboard.words.low_totals import beside_doubt, figure_and_doubt
from dashboard.words.names import area_name, listed, range_text, wording_of, year_span
from dashboard.words.persons import beside_parts, open_totals
from dashboard.words.terms import terms_said
from dashboard.words.uncovered import without_row
from dashboard.words.untotalled import with_later

Answer = Literal["party", "standard", "listed", "recorded", "number"]
"""What is known at a step: a treaty's status; whether a standard is met; whether a convention is listed as ratified;
whether something is recorded; or a number of persons or cases."""
PALERMO, CONVICTED, DETECTED = "palermo-protocol", "persons-convicted", "detected-victims"
CONTACT = "persons-in-formal-contact"
ALL, CHILDREN = "_T", "Y0T17"
RATIO = "labour-inspectors-ratio"
UNODC = "unodc_glotip"
OTHERWISE = "conventions"
"""The table of another source's list of treaties."""
RATIFIED = "1"
RECENT = 2020
"""Of groups those are counted that report a person or a case since this year."""
SEEN, SEEN_VICTIMS = "justice-map.map", "victims-map.map"
"""Where figures of many countries are seen."""
HEAD = (
    "step", "indicator", "sex", "age", "ref_area", "area", "time_period", "obs_value", "said", "countries",
    "countries_known", "countries_of", "source", "release",
)  # fmt: skip
"""Of a country its newest figure at a step, and what is said of it; of a group how many countries are at the step."""


class Asked(NamedTuple):
    """One thing that is asked at a step. `age`: of people who are counted by age."""

    indicator: str
    answer: Answer
    age: str = ""


STEPS: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    (
        "party",
        (
            *(Asked(name, "party") for name in (PALERMO, "crc-op-sale-of-children", "crc-op-armed-conflict")),
            Asked(CONVENTIONS[0], "listed"),
        ),
    ),
    ("law", tuple(Asked(name, "standard") for name in LAWS)),
    (
        "bodies",
        tuple(
            Asked(name, "recorded")
            for name in ("child-labour-coordination", "child-labour-policy", "child-labour-programme")
        ),
    ),
    (
        "inspectors",
        (
            Asked("labour-inspectors", "number"),
            Asked(RATIO, "standard"),
            Asked("child-labour-investigations", "number"),
            Asked("child-labour-convictions", "number"),
        ),
    ),
    (
        "justice",
        tuple(
            Asked(name, "number", ALL) for name in ("trafficking-offences", CONTACT, "persons-prosecuted", CONVICTED)
        ),
    ),
    ("victims", (Asked(DETECTED, "number", ALL), Asked(DETECTED, "number", CHILDREN))),
)
"""The steps by id, from what is promised to what is done, and what is asked at each."""


@dataclass(frozen=True)
class Item:
    """What is said of one thing asked, about a country or a group."""

    asked: Asked
    question: Selection
    label: str
    said: str
    origin: str
    year: int | None = None
    """Of the figure; None where there is none."""
    value: float | None = None
    counted: AtStep | None = None
    """Of a group."""
    short: str = ""
    """What is said of a group without its noun, for where heads name that once, and what is counted of numbers."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing is known of it."""
        return self.year is None and self.counted is None

    @property
    def text(self) -> str:
        """Both in one."""
        return translate("{label}: {said}", label=self.label, said=self.said)


@dataclass(frozen=True)
class Step:
    """One step with all that is on record there."""

    id: str
    part: str
    """Promise, law or practice."""
    name: str
    items: tuple[Item, ...]
    source: str
    """Whose figures they are."""

    @property
    def lines(self) -> tuple[Item, ...]:
        """Its things one by one; all as one line where a source has no figure on any and says the same of each."""
        said = {item.said for item in self.items}
        if len(self.items) > 1 and len(said) == 1 and all(item.is_silent for item in self.items):
            return (replace(self.items[0], label=listed([item.label for item in self.items])),)
        return self.items

    @property
    def heading(self) -> str:
        """Its name with whose figures they are."""
        return translate("{step} ({source})", step=self.name, source=self.source)


def steps_of(context: Context, code: str) -> tuple[Step, ...]:
    """All steps of an area or group in the current language."""
    return _steps_of(context, code, current_language())


@lru_cache(maxsize=32)
def _steps_of(context: Context, code: str, lang: str) -> tuple[Step, ...]:
    names = _names()
    return tuple(
        Step(name, *names[name], tuple(_item(context, asked, code, lang) for asked in things), _whose(context, things))
        for name, things in STEPS
    )


def _names() -> dict[str, tuple[str, str]]:
    promise, law, practice = translate("Promise"), translate("Law"), translate("Practice")
    return {
        "party": (promise, translate("Party to the treaties")),
        "law": (law, translate("The law as judged")),
        "bodies": (practice, translate("Body and plans on child labour")),
        "inspectors": (practice, translate("Inspectors, and cases of child labour")),
        "justice": (practice, translate("Prosecuted and convicted")),
        "victims": (practice, translate("Victims detected")),
    }


def _labels() -> dict[str, str]:
    """What is asked, in few words below the name of its step."""
    return {
        PALERMO: translate("Trafficking (Palermo Protocol)"),
        "crc-op-sale-of-children": translate("Sale of children"),
        "crc-op-armed-conflict": translate("Armed conflict"),
        "child-trafficking-law": translate("Child trafficking"),
        "child-sexual-exploitation-law": translate("Sexual exploitation"),
        "non-state-recruitment-law": translate("Recruitment by armed groups"),
        CONVENTIONS[0]: translate("Worst forms of child labour (ILO 182)"),
        "child-labour-coordination": translate("Body that coordinates"),
        "child-labour-policy": translate("Policy"),
        "child-labour-programme": translate("Programme"),
        "labour-inspectors": translate("Labour inspectors"),
        RATIO: translate("Staffing"),
        "child-labour-investigations": translate("Investigations"),
        "child-labour-convictions": translate("Convictions"),
        "trafficking-offences": translate("Trafficking offences"),
        CONTACT: translate("In formal contact"),
        "persons-prosecuted": translate("Persons prosecuted"),
        CONVICTED: translate("Persons convicted"),
    }


def _whose(context: Context, things: Sequence[Asked]) -> str:
    """Whose figures those of a step are; of a convention among protocols, that another source lists it."""
    source = publisher_said(context.source_of(things[0].indicator))
    if (things[0].answer, things[-1].answer) != ("party", "listed"):
        return source
    other = publisher_said(context.source_of(things[-1].indicator))
    return translate("{source}; ILO 182: {other}", source=source, other=other)


def _item(context: Context, asked: Asked, code: str, lang: str) -> Item:
    question = replace(context.question(asked.indicator, (code,), age=asked.age), lang=lang)
    label = _victims(asked.age) if asked.indicator == DETECTED else _labels()[asked.indicator]
    make = _of_country if code in context.geography.areas else _of_group
    return make(context, asked, question, label)


def _victims(age: str) -> str:
    return translate("Victims of all ages") if age == ALL else translate("Children")


# ------------------------------------------------------------------------------------------------ one country


def _of_country(context: Context, asked: Asked, question: Selection, label: str) -> Item:
    code = question.areas[0]
    found = on_record(_histories(context, question).get(code, ()))
    said = _party(context, question, found) if asked.answer == "party" else _found(context, asked, question, found)
    year = found.newest.year if found.newest else None
    added = of_children(context, question, code)
    return Item(
        asked,
        question,
        label,
        said,
        origin_address(context, rows_behind(question, added) if added else question, year),
        year=year,
        value=found.newest.value if found.newest else None,
    )


def _histories(context: Context, question: Selection) -> Histories:
    """What is published, and of detected children what a newer report adds up to."""
    return with_sums(context, question.key, context.histories(question))


def _party(context: Context, question: Selection, found: OnRecord) -> str:
    """A treaty's status, and beside it what another source lists, where that knows of more."""
    code, status = question.areas[0], found.newest.value if found.newest else None
    if status is None:
        return without_row(context, question.indicator, code)
    if status == PARTY:
        since = joined_in(context.histories(replace(question, breakdown=YEAR)), code)
        return translate("party, year not known") if since is None else translate("party since {year}", year=since)
    release = released_on(context.source_of(question.indicator))
    words: dict[float, str] = {
        SIGNED: translate("signed, no later step known"),
        NO_ACTION: translate("neither signed nor party in {month}", month=release),
    }
    other = ratified_elsewhere(context).get((question.indicator, code))
    if other is None:
        return words[status]
    return translate("{said}; the US Department of Labor lists it as ratified ({year})", said=words[status], year=other)


@lru_cache(maxsize=2)
def ratified_elsewhere(context: Context) -> dict[tuple[str, str], int]:
    """The year of the US Department of Labor's list by treaty and area that it lists as ratified."""
    rows = context.store.extra(OTHERWISE) if OTHERWISE in context.store.files else []
    return {(row["indicator"], row["ref_area"]): int(row["time_period"]) for row in rows if row["ratified"] == RATIFIED}


def _found(context: Context, asked: Asked, question: Selection, found: OnRecord) -> str:
    is_unodc = context.indicators[question.indicator].source == UNODC
    if found.newest is None:
        if found.asked is not None:
            return _unknown(found.asked, is_unodc=is_unodc)
        if is_unodc:
            return with_later(context, question, question.areas[0], 0, translate("no usable figure from UNODC"))
        return without_row(context, question.indicator, question.areas[0])
    year = found.newest.year
    if asked.answer == "number" and (added := of_children(context, question, question.areas[0])):
        said = in_a_cell(added)
    elif asked.answer == "number":
        figure = wording_of(context.indicators[question.indicator], question).text(found.newest)
        told = figure_and_doubt(context, question, found.newest, question.areas[0], figure)
        # No caveat stands below the steps: here a total that does not stand is told up to the sum of its parts.
        parts = open_totals(context, question.key, question.areas[0]).get(year)
        ends = found.newest.ends
        if (
            parts is not None
            and ends is not None
            and told in (figure, beside_doubt(figure), beside_parts(figure, parts))
        ):
            told = range_text(ends[0], parts.high)
        said = translate("{figure} ({year})", figure=told, year=year)
    else:
        said = translate("{status} ({year})", status=_status(asked.answer, found.newest.value), year=year)
    said = with_later(context, question, question.areas[0], year, said)
    if found.asked is None:
        return said
    if is_unodc:
        return translate("{said}; asked, not reported ({year})", said=said, year=found.asked)
    return translate("{said}; not known ({year})", said=said, year=found.asked)


def _unknown(year: int, *, is_unodc: bool) -> str:
    """What a row without a number is: UNODC asks countries; the US Department of Labor writes so itself."""
    if is_unodc:
        return translate("asked, not reported ({year})", year=year)
    return translate("not known ({year})", year=year)


def _status(answer: Answer, value: float | None) -> str:
    is_so = value == MEETS
    if answer == "standard":
        return translate("meets the standard") if is_so else translate("does not meet the standard")
    if answer == "listed":
        return translate("listed as ratified") if is_so else translate("not listed as ratified")
    return translate("recorded") if is_so else translate("none recorded")


# ------------------------------------------------------------------------------------------------ a group


def _of_group(context: Context, asked: Asked, question: Selection, label: str) -> Item:
    countries = countries_of(context, question.areas[0])
    histories = _histories(context, question)
    counted, is_known = _at(asked.answer, histories, countries), at_step(histories, countries, MEETS).known > 0
    seen = SEEN_VICTIMS if question.indicator == DETECTED else SEEN
    opening, is_open = context.years(question.indicator).opening, _is_open(context, asked)
    last = context.years(question.indicator).last
    said, short = (
        _counted(asked.answer, counted, say, is_known=is_known, is_open=is_open, last=last)
        for say in (of_countries, format_number)
    )
    origin = origin_address(context, question, opening, seen)
    return Item(asked, question, label, said, origin, counted=counted, short=short)


def _at(answer: Answer, histories: Histories, countries: Sequence[str]) -> AtStep:
    """Of numbers those count that are recent, whichever of these is the newest."""
    if answer == "number":
        return lately(histories, countries, 1, RECENT)
    return at_step(histories, countries, PARTY if answer == "party" else MEETS)


def _is_open(context: Context, asked: Asked) -> bool:
    """Whether a list of parties is not whole: one that says of nobody that it took no step, as it leaves some out."""
    codes = (code for code, _ in context.indicators[asked.indicator].value_names)
    return asked.answer == "party" and NO_ACTION not in codes


def _is_least(found: AtStep, *, is_open: bool) -> bool:
    """Whether more may be party than are known to be: others of an open list, and those whose status is not known."""
    return (found.at if is_open else found.known) < found.of


def _counted(
    answer: Answer, found: AtStep, say: Callable[[int], str], *, is_known: bool, is_open: bool, last: int
) -> str:
    """`say`: of how many countries, so that a cell is read alone, or in short their number. `is_known`: whether of any
    country there is a figure, however old; `is_open`: whether more may be party; `last`: the year a list ends with."""
    if not found.known:
        old, none = translate("no figure since {year}", year=RECENT), translate("known of none of {of}", of=found.of)
        return old if is_known else none
    at, known = format_number(found.at), say(found.known)
    if answer == "party":
        return _parties(at, say(found.of), last, is_least=_is_least(found, is_open=is_open))
    if answer == "standard":
        return translate("{at} of {countries} meet the standard", at=at, countries=known)
    if answer == "listed":
        return translate("listed as ratified by {at} of {countries}", at=at, countries=known)
    if answer == "recorded":
        return translate("recorded in {at} of {countries}", at=at, countries=known)
    return _with_any(at, known, is_short=say is format_number)


def _with_any(at: str, countries: str, *, is_short: bool) -> str:
    """`is_short`: where a head says what is counted."""
    if is_short:
        return translate("{at} of {countries}", at=at, countries=countries)
    return translate("at least one in {at} of {countries} since {year}", at=at, countries=countries, year=RECENT)


def _parties(at: str, countries: str, year: int, *, is_least: bool) -> str:
    if is_least:
        return translate("at least {at} of {countries} party by {year}", at=at, countries=countries, year=year)
    return translate("{at} of {countries} party by {year}", at=at, countries=countries, year=year)


# ------------------------------------------------------------------------------------------------ the view


def steps(context: Context, view: View, selection: Selection) -> Shown:
    """The steps of the first chosen area or group, or of the world."""
    code = code_of(selection)
    made = steps_of(context, code)
    items = [item for step in made for item in step.items]
    questions = list({item.question.indicator: item.question for item in items}.values())
    is_country = code in context.geography.areas
    return Shown(
        nothing(),
        Words(
            stem=f"{view.panel}_{code}",
            indicator=PALERMO,
            title=_title(context, code, made),
            subtitle=_about_country(made) if is_country else _about_group(context, code),
            caveat=caveats_said(context, Shows((), "", own=steps_caveat())),
            source=sources_said(context, questions),
            sources=credits_of(context, questions),
            coverage=with_first(context, selection, _coverage()),
            later=_coverage(),
            origin=items[0].origin,
        ),
        lambda: _table(made),
        HEAD,
        lambda: _file(context, code, made),
    )


def _answered(made: Sequence[Step], answer: Answer, step: str) -> list[Item]:
    """What is asked at a step so."""
    return [item for one in made if one.id == step for item in one.items if item.asked.answer == answer]


def _title(context: Context, code: str, made: Sequence[Step]) -> str:
    """To how many of the protocols a country is party, of those known; of a group how many are party to the first.

    What is on record alone: another's judgement of laws stands in the subtitle, with whose it is.
    """
    treaties, is_country = _answered(made, "party", "party"), code in context.geography.areas
    counted = in_a_row(_of_one(treaties)) if is_country else _of_many(context, treaties)
    return translate("{place}: {counted}", place=area_name(context, code), counted=counted)


def _of_one(treaties: Sequence[Item]) -> Iterator[str]:
    known = [item for item in treaties if item.value is not None]
    if not known:
        yield _not_known(treaties)
        return
    yield translate_number(
        "party to {n} of {number} protocol (list of {years})",
        "party to {n} of {number} protocols (lists of {years})",
        len(known),
        n=format_number(sum(item.value == PARTY for item in known)),
        years=_years(known),
    )
    if len(known) < len(treaties):
        yield translate("{number} not known", number=format_number(len(treaties) - len(known)))


def _years(items: Sequence[Item]) -> str:
    """Of which years the figures are, those of lists and judgements."""
    years = [item.year for item in items if item.year is not None]
    return year_span(min(years), max(years))


def _not_known(treaties: Sequence[Item]) -> str:
    return translate_number(
        "status of {number} protocol not known", "status of {number} protocols not known", len(treaties)
    )


def _of_many(context: Context, treaties: Sequence[Item]) -> str:
    """What its cell says of the first treaty, so that a reader finds the number there; and up to when it is known."""
    found = treaties[0].counted
    if found is None or not found.known:
        return _not_known([item for item in treaties if item.counted is None or not item.counted.known])
    words = {"n": format_number(found.at), "year": context.years(PALERMO).last}
    if _is_least(found, is_open=_is_open(context, treaties[0].asked)):
        return translate_number(
            "at least {n} of {number} country was party to the Palermo Protocol by {year}",
            "at least {n} of {number} countries were party to the Palermo Protocol by {year}",
            found.of,
            **words,
        )
    return translate_number(
        "{n} of {number} country was party to the Palermo Protocol by {year}",
        "{n} of {number} countries were party to the Palermo Protocol by {year}",
        found.of,
        **words,
    )


def _about_country(made: Sequence[Step]) -> str:
    """How the cells are read, and of the laws whose judgement they are and when it was made."""
    judged = [item for item in _answered(made, "standard", "law") if item.value is not None]
    if not judged:
        return translate("What each source last recorded, with its year; laws not judged by the US Department of Labor")
    return translate_number(
        "What each source last recorded, with its year; {n} of {number} law judged to meet international standards "
        "(US Department of Labor, {years})",
        "What each source last recorded, with its year; {n} of {number} laws judged to meet international standards "
        "(US Department of Labor, {years})",
        len(judged),
        n=format_number(sum(item.value == MEETS for item in judged)),
        years=_years(judged),
    )


def _about_group(context: Context, code: str) -> str:
    return translate(
        "Number of countries among {of}; on law and practice, of those with a figure",
        of=of_un_members(len(countries_of(context, code))),
    )


def steps_caveat() -> str:
    """What is to be kept in mind with every step."""
    return translate(
        "Each figure has a source and a year of its own, and no step follows from another. “Recorded” does not say "
        "that it works, and a law that does not meet the standard is not the absence of a law."
    )


def _coverage() -> str:
    told = translate(
        "Bodies, plans and inspectors are on child labour, not on trafficking. The US Department of Labor does not "
        "cover most high-income countries. Not known is not zero."
    )
    return in_sentences((told, terms_said([CONTACT])))


def _table(made: Sequence[Step]) -> Table:
    """A column for each step, below it what is on record; where there is little room a row for each."""
    columns = [step.lines for step in made]
    deep = max(map(len, columns))
    cells = [[column[place] if place < len(column) else None for column in columns] for place in range(deep)]
    return Table(
        tuple(step.heading for step in made),
        tuple(tuple(item.text if item else "" for item in row) for row in cells),
        (False,) * len(made),
        tuple(tuple(item.origin if item else "" for item in row) for row in cells),
        is_even=True,
        narrow=_narrow(made),
    )


def _narrow(made: Sequence[Step]) -> Table:
    """A row for each step; of which the same is said stands together. What is counted, the subtitle says."""
    rows = tuple((_head_of_row(step), _together(step.items)) for step in made)
    return Table((translate("Step"), translate("On record")), rows, (False, False))


def _head_of_row(step: Step) -> str:
    """Its name with whose figures they are; and of a group once what its numbers of persons or cases count."""
    if not any(item.counted is not None and item.asked.answer == "number" for item in step.items):
        return step.heading
    return translate("{step}: countries with any since {year}", step=step.heading, year=RECENT)


def _together(items: Sequence[Item]) -> str:
    labels: dict[str, list[str]] = {}
    for item in items:
        labels.setdefault(item.short or item.said, []).append(item.label)
    parts = (translate("{label}: {said}", label=listed(names), said=said) for said, names in labels.items())
    return " · ".join(parts)


def _file(context: Context, code: str, made: Sequence[Step]) -> FileRows:
    return tuple(
        (
            step.id,
            item.question.indicator,
            item.question.sex,
            item.question.age,
            code,
            area_name(context, code),
            "" if item.year is None else str(item.year),
            number_text(item.value),
            item.said,
            *_counts(item.counted),
            context.source_of(item.question.indicator).id,
            context.source_of(item.question.indicator).vintage,
        )
        for step in made
        for item in step.items
    )


def _counts(counted: AtStep | None) -> tuple[str, str, str]:
    return ("", "", "") if counted is None else (str(counted.at), str(counted.known), str(counted.of))


def _how(_context: Context) -> Section:
    return Section(
        "steps",
        translate("Promise, law and practice"),
        (
            translate(
                "Of a country each step shows the latest figure of its source, in whatever year. Where UNODC asked "
                "later and has no figure, it says “asked, not reported” with that year; where the US Department of "
                "Labor lists a figure as unknown or unavailable, it says that it is not known."
            ),
            translate(
                "Of a group each step counts UN members by the latest figure: those that are party, of all of them; "
                "those that are listed or recorded, or meet the standard, of those with a figure. Of persons and cases "
                "it counts those that report at least one since {year}, of those with a figure since then. An interval "
                "counts by its least value.",
                year=RECENT,
            ),
            translate("Of children the latest figure may be the sum of girls and boys in a report without a total."),
            translate(
                "Where the US Department of Labor lists a protocol as ratified and the source on treaties does not, "
                "both are shown; the sources do not say which of the two is right."
            ),
        ),
    )


STEPS_VIEW = Explained(steps, _how)
