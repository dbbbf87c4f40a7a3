"""What the statement names and no table counts: what is meant, who collects what, and the nearest thing known.

Each sentence names where it is from. Figures are those of the tables here, counted when they are asked for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.context import Context
from dashboard.figures.addresses import UNMEASURED, origin_address
from dashboard.figures.charts import nothing
from dashboard.figures.shown import FileRows, Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical, format_number, in_sentences, translate, translate_number
from dashboard.i18n.published import recorded
from dashboard.kinds.goods import abuse_said
from dashboard.kinds.suggested import SOURCE as LABOR
from dashboard.kinds.suggested import year_of
from dashboard.kinds.treaties import LISTED_AT_ONCE, countries_of
from dashboard.metrics.labour import Action
from dashboard.metrics.steps import on_record
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.credits import publisher_said, released_on
from dashboard.words.names import area_name, listed

PALERMO, SALE, ARMED = "palermo-protocol", "crc-op-sale-of-children", "crc-op-armed-conflict"
CHILD_RIGHTS, RECRUITMENT, FORMS = "crc", "non-state-recruitment-law", "detected-victims-by-form"
ASKED, OTHER = "sexual-violence-by-18", "OTHER"
CRIMINALITY = "unodc-2024-forced-criminality-2022"
"""The published figure on forced criminality, in the ledger of claims."""
PARTY, MEETS = 2, 1
DETECTIONS, TREATIES, SURVEYS = "unodc_glotip", "treaties", "un_sdg"
ONLINE = re.compile(r"\bonline\b|\bcommunication\sand\sinformation\stechnolog", re.IGNORECASE)
GROUPS = re.compile(r"\borgani[sz]ed\scriminal\b", re.IGNORECASE)
ARMED_GROUPS = "armed-groups"
SHORT = 2
"""Sentences on the nearest thing known that a table has room for: a picture holds all of its topics."""
HEAD = ("topic", "question", "said", "source", "address", "among_our_sources")
"""Of its file: one row for each sentence."""


@dataclass(frozen=True)
class Document:
    """A document of which no table here is made."""

    publisher: str
    title: str
    year: int | None
    """None where the page gives none."""
    address: str
    """Of a page on which it was read, or of its publisher."""


@lru_cache(maxsize=1)
def documents() -> Mapping[str, Document]:
    """Those that the page names, by the key that a sentence has; the statement first."""
    told = tomllib.loads((Path(__file__).parent / "unmeasured.toml").read_text(encoding="utf-8"))
    return {
        key: Document(item["publisher"], item["title"], item.get("year"), item["address"]) for key, item in told.items()
    }


@dataclass(frozen=True)
class Said:
    """One sentence, and where it is from: a key of `documents`, the id of a source, or nothing where it is ours."""

    text: str
    source: str = ""
    figures: str = ""
    """The address of the rows or words that it counts; empty where it counts nothing."""


@dataclass(frozen=True)
class Topic:
    """What the page says of one thing that no table counts."""

    id: str
    name: str
    meant: tuple[Said, ...]
    collected: tuple[Said, ...]
    absent: tuple[Said, ...]
    nearest: tuple[Said, ...]
    wanted: tuple[Said, ...]

    @property
    def answers(self) -> tuple[tuple[str, str, tuple[Said, ...]], ...]:
        """Id and words of each question, and its sentences."""
        return (
            ("meant", translate("What is meant"), self.meant),
            ("collected", translate("Who collects what"), self.collected),
            ("absent", translate("Why there is no figure"), self.absent),
            ("nearest", translate("The nearest thing known"), self.nearest),
            ("wanted", translate("What would have to be counted"), self.wanted),
        )


def topics(context: Context) -> tuple[Topic, ...]:
    """All of them, in the order of the page."""
    return tuple(make(context) for make in (_crime, _adoption, _online, _armed, _heard))


# ------------------------------------------------------------------------------------------------ topics


def _crime(context: Context) -> Topic:
    return Topic(
        "organised-crime",
        translate("Organised crime"),
        meant=(
            Said(
                translate(
                    "An organised criminal group is a structured group of three or more persons. It exists for some "
                    "time and acts in concert to commit serious crimes for a financial or other material benefit."
                ),
                "untoc",
            ),
        ),
        collected=(
            Said(
                translate(
                    "UNODC's file counts victims, offences, and persons suspected, prosecuted and convicted. It does "
                    "not say which of them belong to a group."
                ),
                DETECTIONS,
            ),
            Said(
                translate(
                    "UNODC's classification of crimes lets countries mark an offence that is linked to an organised "
                    "criminal group."
                ),
                "iccs",
            ),
        ),
        absent=(
            Said(
                translate(
                    "No publisher whose files were read counts criminal groups, children trafficked by them or "
                    "children used in them."
                )
            ),
        ),
        nearest=(
            *_parties(context, PALERMO),
            *_claimed(context, CRIMINALITY),
            *_naming(
                context,
                GROUPS,
                lambda number: translate_number(
                    "{number} action that the US Department of Labor suggested for {year} names organised criminal "
                    "groups.",
                    "{number} actions that the US Department of Labor suggested for {year} name organised criminal "
                    "groups.",
                    number,
                    year=year_of(context),
                ),
            ),
        ),
        wanted=(
            Said(
                translate(
                    "Offences, persons convicted and child victims by whether an organised criminal group was "
                    "involved, by country and year."
                )
            ),
        ),
    )


def _adoption(context: Context) -> Topic:
    return Topic(
        "illegal-adoption",
        translate("Illegal adoption"),
        meant=(
            Said(
                translate(
                    "No definition stands in the files read. The UN Special Rapporteur on the sale of children has "
                    "studied illegal adoptions within countries and between them."
                ),
                "adoptions",
            ),
        ),
        collected=(
            Said(
                translate(
                    "The Hague Conference has forms for yearly statistics of adoptions between countries, which "
                    "states are to complete. They are about adoptions under its convention, not about illegal ones."
                ),
                "hague",
            ),
        ),
        absent=(
            Said(
                translate(
                    "Illegal adoption is no form of its own in UNODC's file. It may be among the other forms, which "
                    "are not named there."
                ),
                DETECTIONS,
            ),
            Said(translate("The number of legal adoptions does not tell the number of illegal ones.")),
        ),
        nearest=(*_parties(context, SALE), *_other_forms(context)),
        wanted=(
            Said(
                translate(
                    "Adoptions that a court or an authority found illegal, and children sold for adoption, by "
                    "country, year, age and sex."
                )
            ),
        ),
    )


def _online(context: Context) -> Topic:
    return Topic(
        "online",
        translate("Exploitation online"),
        meant=(
            Said(
                translate(
                    "Information and communication technology is used as a means to exploit or abuse children sexually."
                ),
                "module",
            ),
        ),
        collected=(
            Said(
                translate(
                    "The National Center for Missing & Exploited Children, in the United States, receives reports of "
                    "suspected exploitation online and publishes their number by country."
                ),
                "ncmec",
            ),
            Said(
                translate(
                    "ECPAT, INTERPOL and UNICEF asked children and their caregivers in surveys of households, in some "
                    "countries of Africa and Asia at first."
                ),
                "harm",
            ),
        ),
        absent=(
            Said(
                translate("What is published every year are counts of reports, not of children."),
                "ncmec",
            ),
            Said(
                translate(
                    "The Center says itself that the number of reports is no measure of how common such crimes are, "
                    "and does not stand for the number of children exploited."
                ),
                "ncmec",
            ),
            Said(translate("The surveys are of some countries alone, and Reach 2030 has no table of their figures.")),
        ),
        nearest=(
            *_naming(
                context,
                ONLINE,
                lambda number: translate_number(
                    "{number} action that the US Department of Labor suggested for {year} names what is done online.",
                    "{number} actions that the US Department of Labor suggested for {year} name what is done online.",
                    number,
                    year=year_of(context),
                ),
            ),
            *_abuse_listed(context),
        ),
        wanted=(
            Said(
                translate(
                    "Children identified as victims of sexual exploitation online, by country, year, age and sex; and "
                    "one survey, asked again, in more countries."
                )
            ),
        ),
    )


def _armed(context: Context) -> Topic:
    return Topic(
        ARMED_GROUPS,
        translate("Children in armed groups"),
        meant=(
            Said(
                translate(
                    "A child associated with an armed force or group is anyone under 18 who is or was recruited or "
                    "used by it in any capacity: as a fighter, cook, porter, messenger or spy, for sexual purposes, "
                    "or otherwise."
                ),
                "paris",
            ),
        ),
        collected=(
            Said(
                translate(
                    "The UN Secretary-General reports every year on grave violations against children in armed "
                    "conflict, recruitment and use among them. The United Nations verifies what the report says."
                ),
                "conflict",
            ),
        ),
        absent=(
            Said(
                translate("What the United Nations could verify is not how many children there are."),
            ),
            Said(
                translate("Where insecurity or lack of access hampers verification, the report says so."),
                "conflict",
            ),
            Said(translate("Reach 2030 has no table of that report's figures.")),
        ),
        nearest=(*_parties(context, ARMED), *_on_armed_groups(context), *_judged(context, RECRUITMENT)),
        wanted=(
            Said(
                translate(
                    "Children known to be with armed forces or groups, and children released by them, by country, "
                    "year, age and sex."
                )
            ),
        ),
    )


def _heard(context: Context) -> Topic:
    return Topic(
        "own-part",
        translate("Children's own part"),
        meant=(
            Said(
                translate(
                    "A child who can form a view has the right to express it freely in all matters that affect the "
                    "child, and to be heard in proceedings. Article 12 of the Convention on the Rights of the Child "
                    "says so."
                ),
                "heard",
            ),
        ),
        collected=(
            Said(
                translate("Disrupting Harm asked children themselves, and listened to young survivors."),
                "harm",
            ),
            Said(
                translate(
                    "Surveys behind the SDG database ask young adults what they experienced as children. Nothing in "
                    "that database says who listened to them as children."
                ),
                SURVEYS,
            ),
        ),
        absent=(
            Said(
                translate(
                    "No publisher whose files were read counts how often children are heard: in court, in the making "
                    "of laws, in the planning of help."
                )
            ),
        ),
        nearest=(*_parties(context, CHILD_RIGHTS), *_surveyed(context)),
        wanted=(
            Said(
                translate(
                    "Child victims who were heard in proceedings and had a guardian or a lawyer, and laws and plans "
                    "in whose making children took part, by country and year."
                )
            ),
        ),
    )


# ------------------------------------------------------------------------------------------------ figures


def _newest(context: Context, question: Selection, areas: Iterable[str]) -> dict[str, float]:
    """By area the newest value that is known."""
    histories = context.histories(question)
    found = {area: on_record(histories.get(area, ())).newest for area in areas}
    return {area: item.value for area, item in found.items() if item is not None and item.value is not None}


def _parties(context: Context, treaty: str) -> tuple[Said, ...]:
    """How many UN members are party, and of how many that is not known."""
    members = countries_of(context, WORLD)
    question = context.question(treaty, (WORLD,))
    known = _newest(context, question, members)
    address = origin_address(context, question, context.years(treaty).opening)
    label = translate(context.indicators[treaty].label)
    if treaty in LISTED_AT_ONCE:
        release = released_on(context.source_of(treaty))
        label = translate("{treaty} (list of {release})", treaty=label, release=release)
    words = {"treaty": label}
    parties = sum(value == PARTY for value in known.values())
    party = translate_number(
        "{treaty}: by the lists read, {number} UN member is party to it.",
        "{treaty}: by the lists read, {number} UN members are party to it.",
        parties,
        **words,
    )
    unknown = translate_number(
        "{treaty}: of {number} UN member the lists read do not say whether it is party.",
        "{treaty}: of {number} UN members the lists read do not say whether they are party.",
        len(members) - len(known),
        **words,
    )
    said = (Said(party, TREATIES, address), Said(unknown, TREATIES, address))
    return said if len(known) < len(members) else said[:1]


def _claimed(context: Context, claim_id: str) -> tuple[Said, ...]:
    """A figure of the ledger, with who says it of when, and that it was seen where others quote it."""
    claim = context.claims[claim_id]
    said = translate(
        "{name}, all ages, in {year}: {figure}. {publisher} published it, and it was seen where others quote it.",
        name=translate(claim.name),
        year=claim.when,
        figure=claim.short,
        publisher=recorded(claim.publisher),
    )
    return (Said(said, figures=f"/data/claims#{claim_id}"),)


def _naming(context: Context, words: re.Pattern[str], counted: Callable[[int], str]) -> tuple[Said, ...]:
    """How many suggested actions hold certain words, and to which countries they were suggested."""
    found = [action for own in context.actions.values() for action in own if words.search(action.text)]
    if not found:
        return ()
    named = {area_name(context, action.area): _at(action) for action in found}
    where = translate("They are addressed to: {areas}.", areas=listed(sorted(named, key=alphabetical)))
    return (Said(counted(len(found)), LABOR, _at(found[0])), Said(where, LABOR, _at(found[0])))


def _at(action: Action) -> str:
    """The page on which an action is read word for word."""
    return f"/justice?area={action.area}"


def _abuse_listed(context: Context) -> tuple[Said, ...]:
    """Where the publisher lists what we call child sexual abuse material."""
    areas = sorted(
        area_name(context, code) for code, own in context.goods.items() if any(not good.is_good for good in own)
    )
    if not areas:
        return ()
    said = translate("Listed, online or not, {what}: {areas}.", what=abuse_said(), areas=listed(areas))
    return (Said(said, LABOR, "/protection"),)


def _on_armed_groups(context: Context) -> tuple[Said, ...]:
    """How many suggested actions bear that subject, as its words in the method say, and to how many countries."""
    found = {code: sum(ARMED_GROUPS in action.subjects for action in own) for code, own in context.actions.items()}
    actions = translate_number(
        "{number} action that the US Department of Labor suggested for {year} names armed groups, armed forces or "
        "armed conflict.",
        "{number} actions that the US Department of Labor suggested for {year} name armed groups, armed forces or "
        "armed conflict.",
        sum(found.values()),
        year=year_of(context),
    )
    areas = translate_number(
        "These actions were suggested to {number} country or area.",
        "These actions were suggested to {number} countries and areas.",
        sum(number > 0 for number in found.values()),
    )
    address = f"/api/v1/actions.json?subject={ARMED_GROUPS}"
    return (Said(actions, LABOR, address), Said(areas, LABOR, address))


def _judged(context: Context, law: str) -> tuple[Said, ...]:
    """In how many UN members a law meets the standard, and in how many it does not, in the newest year."""
    question = context.question(law, (WORLD,))
    year = context.years(law).last
    histories, members = context.histories(question), countries_of(context, WORLD)
    values = [item.value for area in members for item in histories.get(area, ()) if item.year == year]
    words = {"law": translate(context.indicators[law].label), "year": year}
    met = translate_number(
        "{law}, {year}: it meets the standard of the US Department of Labor in {number} UN member.",
        "{law}, {year}: it meets the standard of the US Department of Labor in {number} UN members.",
        sum(value == MEETS for value in values),
        **words,
    )
    unmet = translate_number(
        "{law}, {year}: it does not meet the standard of the US Department of Labor in {number} UN member.",
        "{law}, {year}: it does not meet the standard of the US Department of Labor in {number} UN members.",
        sum(value == 0 for value in values),
        **words,
    )
    address = origin_address(context, question, year)
    return (Said(met, LABOR, address), Said(unmet, LABOR, address))


def _other_forms(context: Context) -> tuple[Said, ...]:
    """How many countries list a victim of other forms, unnamed, in the newest year that is whole; many list none."""
    year = context.years(FORMS).opening
    question = context.question(FORMS, (WORLD,))
    key = Selection(
        indicator=FORMS,
        areas=(WORLD,),
        year=year,
        sex=question.sex,
        age="_T",
        breakdown=OTHER,
        measure=question.measure,
    )
    histories, members = context.histories(key), countries_of(context, WORLD)
    totals = {
        area
        for area in members
        if any(item.year == year and item.ends is not None and item.ends[0] > 0 for item in histories.get(area, ()))
    }
    # Of some, the United States among them, there are children or adults, and no total that can be used.
    rows = context.store.rows(FORMS, first=year, last=year, breakdown=[OTHER])
    some = rows[rows["obs_value"].fillna(rows["obs_lower"]) > 0]
    said = translate_number(
        "For {year}, {number} UN member lists victims of other forms of exploitation in its total; {more} more in "
        "figures of a part alone.",
        "For {year}, {number} UN members list victims of other forms of exploitation in their total; {more} more in "
        "figures of a part alone.",
        len(totals),
        year=year,
        more=format_number(len(set(some["ref_area"]).intersection(members) - totals)),
    )
    return (Said(said, DETECTIONS, origin_address(context, key, year)),)


def _surveyed(context: Context) -> tuple[Said, ...]:
    """In how many UN members young women were asked about their childhood."""
    question = context.question(ASKED, (WORLD,), sex="F")
    known = _newest(context, question, countries_of(context, WORLD))
    said = translate_number(
        "{indicator}: {number} UN member has a figure that women aged 18 to 29 gave.",
        "{indicator}: {number} UN members have a figure that women aged 18 to 29 gave.",
        len(known),
        indicator=translate(context.indicators[ASKED].label),
    )
    return (Said(said, SURVEYS, origin_address(context, question, context.years(ASKED).opening)),)


# ------------------------------------------------------------------------------------------------ the view


def source_said(context: Context, said: Said) -> str:
    """Where a sentence is from, short: publisher and year of a document, publisher of a source; empty for ours."""
    if said.source in documents():
        document = documents()[said.source]
        if document.year is None:
            return translate("{publisher}, no year given", publisher=document.publisher)
        return translate("{publisher}, {year}", publisher=document.publisher, year=document.year)
    return publisher_said(context.sources[said.source]) if said.source else ""


def source_address(said: Said) -> str:
    """Where the source of a sentence is found; empty for what we say ourselves."""
    if said.source in documents():
        return documents()[said.source].address
    return f"/data/sources#source-{said.source}" if said.source else ""


def is_ours(said: Said) -> bool:
    """Whether tables here are made of the source of a sentence, or the sentence is our own."""
    return said.source not in documents()


def title_said() -> str:
    """What the view is called."""
    return translate("Child trafficking: what the UN statement names and no table counts")


def caveat_said() -> str:
    """What the silence of tables is not."""
    return translate("What nobody counts is unknown, not zero.")


def unmeasured(context: Context, _view: View, _selection: Selection) -> Shown:
    """The view: a table of all topics, and its file of all sentences."""
    names = (DETECTIONS, LABOR, TREATIES, SURVEYS)
    words = Words(
        stem="not-measured",
        indicator="",
        title=title_said(),
        subtitle=translate("Why no figure is shown, and the nearest thing known"),
        caveat=caveat_said(),
        source=translate(
            "Sources of what is known: {sources}.",
            sources=listed([publisher_said(context.sources[name]) for name in names]),
        ),
        sources=" ".join(names),
        coverage="",
        origin=UNMEASURED,
    )
    return Shown(nothing(), words, lambda: _table(context), HEAD, lambda: _rows(context))


def _joined(sentences: Sequence[Said]) -> str:
    return in_sentences(said.text for said in sentences)


def _table(context: Context) -> Table:
    columns = (translate("Topic"), translate("Why there is no figure"), translate("The nearest thing known"))
    rows = tuple((topic.name, topic.absent[0].text, _joined(topic.nearest[:SHORT])) for topic in topics(context))
    return Table(columns, rows, (False, False, False), goes_on=True)


def _rows(context: Context) -> FileRows:
    return tuple(
        (
            topic.id, question, said.text, source_said(context, said), said.figures or source_address(said),
            "yes" if is_ours(said) else "no",
        )
        for topic in topics(context)
        for question, _, sentences in topic.answers
        for said in sentences
    )  # fmt: skip
