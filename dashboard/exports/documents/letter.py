"""A draft letter to whoever answers UNODC's questionnaire: what is reported, what not, and what one asks for.

It is the reader's letter: nobody is blamed or ranked in it, and it says that it is not from the United Nations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.context import Context
from dashboard.exports.documents.content import Document, Notes, Said
from dashboard.exports.dossier_table import table_stem
from dashboard.figures.dossier import DOSSIER, SOURCE, THROUGH_EUROSTAT, Dossier, Part, dossier_of
from dashboard.figures.dossier_words import missed_years, newest_said, why_empty
from dashboard.i18n import current_language, format_date, format_number, in_sentences, translate, translate_number
from dashboard.views import lasting
from dashboard.words.documents import standing_notes
from dashboard.words.dossier import lesson, part_listed
from dashboard.words.names import area_name, listed, year_span, year_spans

MOST_LESSONS = 3
"""So many sentences on what one could see: the letter has to stay short."""
FIRST_ASKED = ("victims-age", "children-sex", "children-form")
"""Of what is missing, what is about children comes first."""
MOST_NAMED, MOST_DATED = 9, 4
"""Breakdowns that a sentence lists, and those that it lists with the years that are empty; more stand in the annex."""


@dataclass(frozen=True)
class Annex:
    """The table behind the letter."""

    heading: str
    caption: str
    columns: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Letter:
    """A letter whole; what its writer fills in stands in brackets."""

    document: Document
    """What any document of ours has: its language, name, day and sources."""
    note: str
    """Whose it is, above each page and at its beginning."""
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    subject: str
    greeting: str
    paragraphs: tuple[tuple[Said, ...], ...]
    farewell: tuple[str, ...]
    annex: Annex
    closing: tuple[str, ...]


def letter_of(context: Context, area: str, root: str) -> Letter:
    """The letter of an area, in the current language. `root`: scheme and host of the dashboard, or nothing.

    Raises KeyError where there is no such area.
    """
    found, notes, name = dossier_of(context, area), Notes(context), area_name(context, area)
    paragraphs = tuple(
        tuple(Said((text,), _marks(notes, is_first=not place and not at)) for at, text in enumerate(texts))
        for place, texts in enumerate(_paragraphs(context, found))
    )
    subject = translate("{area}: figures on trafficking in persons in UNODC's collection", area=name)
    day = context.today()
    address = lasting(context, f"{root.rstrip('/')}{DOSSIER}?area={area}")
    document = Document(
        stem=f"draft-letter_{area}",
        language=current_language(),
        kind=translate("Draft letter"),
        name=name,
        title=subject,
        facts=(),
        blocks=(),
        sources=tuple(notes.numbers),
        closing=(),
        closing_heading="",
        root=root.rstrip("/"),
        release=context.release,
        address=address,
        date=day,
        day=format_date(day),
        keywords=(name, translate("trafficking in children")),
    )
    return Letter(
        document=document,
        note=translate("Draft, written by the reader, not from the United Nations"),
        sender=(translate("[Your name and office]"), translate("[Your address]"), translate("[Place and date]")),
        recipient=(
            translate(
                "[Name of the recipient, for example the national focal point for UNODC's questionnaire or the "
                "national rapporteur]"
            ),
            translate("[Address of the recipient]"),
        ),
        subject=subject,
        greeting=translate("Dear [name of the recipient],"),
        paragraphs=paragraphs,
        farewell=(translate("Yours sincerely,"), translate("[Your name and office]")),
        annex=annex_of(context, found),
        closing=(
            in_sentences(standing_notes()),
            translate("Seen on {date} at {address}", date=format_date(day), address=address),
            translate("Release of Reach 2030's tables: {version}.", version=context.release or context.store.version),
        ),
    )


def _marks(notes: Notes, *, is_first: bool) -> tuple[int, ...]:
    """The whole letter has one source, which its first sentence names."""
    return notes.of(("detected-victims",)) if is_first else ()


def _paragraphs(context: Context, found: Dossier) -> Iterator[list[str]]:
    vintage = translate(context.sources[SOURCE].vintage)
    yield [
        translate(
            "I write about the figures on trafficking in persons, above all on children, that UNODC publishes "
            "(release: {vintage}).",
            vintage=vintage,
        )
    ]
    yield _there(context, found)
    if said := [*_not_there(found)]:
        yield said
    yield [why_empty(), *_asked(found)]
    if seen := _lessons(found):
        yield seen
    yield [
        translate(
            "An empty table in the shape of UNODC's file comes with this letter: {file}.",
            file=f"{table_stem(found.area)}.xlsx",
        ),
        translate(
            "In it, a zero says that nobody was counted, an empty cell that nothing is known, and “<5” stands for 1 to "
            "4 persons, as UNODC prints small numbers."
        ),
        translate("The annex shows of which years the collection holds figures."),
        *filter(None, [newest_said(found)]),
    ]


def _there(context: Context, found: Dossier) -> list[str]:
    """What is reported, with its last year, and thanks for it."""
    name = area_name(context, found.area)
    if found.last is None:
        return [
            translate("{area}: the collection holds no usable figure in any year.", area=name),
            translate("I do not take this to mean that there were no victims."),
            translate("The annex lists the breakdowns that it could hold."),
        ]
    if not found.recent:
        return [
            translate(
                "{area}: the collection holds no usable figure since {since}; the last one is of {last}.",
                area=name,
                since=found.since,
                last=found.last,
            )
        ]
    thanks = translate("I thank all who collected them.")
    if not found.absent:
        said = translate_number(
            "{area}: since {since}, the collection holds figures for the {number} breakdown in the annex.",
            "{area}: since {since}, the collection holds figures for each of the {number} breakdowns in the annex.",
            len(found.parts),
            area=name,
            since=found.since,
        )
        return [said, thanks]
    if len(found.recent) > MOST_NAMED:
        said = translate_number(
            "{area}: since {since}, the collection holds figures for {n} of the {number} breakdown in the annex.",
            "{area}: since {since}, the collection holds figures for {n} of the {number} breakdowns in the annex.",
            len(found.parts),
            area=name,
            since=found.since,
            n=format_number(len(found.recent)),
        )
        return [said, thanks]
    names = listed([translate("{name} ({year})", name=part_listed(part.id), year=part.last) for part in found.recent])
    said = translate(
        "{area}: since {since}, the collection holds figures on the following, each with the year of the last one: "
        "{names}.",
        area=name,
        since=found.since,
        names=names,
    )
    return [said, thanks]


def _not_there(found: Dossier) -> Iterator[str]:
    """What is not, with the last year of a figure where there is one; nothing where no breakdown is recent: then there
    are no others."""
    if not found.recent:
        return
    if found.absent and len(found.absent) <= MOST_NAMED:
        names = listed([_with_last(part) for part in found.absent])
        yield translate(
            "The collection holds no usable figure since {since} for: {names}.", since=found.since, names=names
        )
    elif found.absent:
        yield translate_number(
            "The collection holds no usable figure since {since} for the {number} other breakdown that the annex "
            "names.",
            "The collection holds no usable figure since {since} for the {number} other breakdowns that the annex "
            "names.",
            len(found.absent),
            since=found.since,
        )
    missed = [part for part in found.recent if found.missed(part)]
    span = year_span(found.full_years[0], found.full_years[-1])
    if 0 < len(missed) <= MOST_DATED:
        yield translate("Of the years {years}, some are empty for: {names}.", years=span, names=missed_years(found))
    elif missed:
        yield translate_number(
            "Of the years {years}, some are empty for {number} breakdown that is reported; the annex names them.",
            "Of the years {years}, some are empty for {number} breakdowns that are reported; the annex names them.",
            len(missed),
            years=span,
        )


def _with_last(part: Part) -> str:
    if part.last is None:
        return part_listed(part.id)
    return translate("{name} (last figure: {year})", name=part_listed(part.id), year=part.last)


def _asked(found: Dossier) -> Iterator[str]:
    if found.absent or missed_years(found):
        yield translate(
            "Could you tell me whether the figures that are missing exist, and whether they could be reported?"
        )
    if found.is_listed_unusably and found.last is None:
        yield translate(
            "The file lists zeros here without a total: I cannot tell whether nobody was detected or nothing was "
            "broken down. Could you tell me which is meant?"
        )
    elif found.last is None:
        yield translate("If nobody was detected in a year, a reported zero would say so, as an empty cell does not.")
    if not found.absent:
        yield translate(
            "I would be glad if the figures that are reported now, by sex, age, form of exploitation and citizenship, "
            "were reported in later years too."
        )
    if found.area in THROUGH_EUROSTAT:
        yield translate(
            "According to UNODC, states of the European Union, of the European Free Trade Association and candidates "
            "send these figures through Eurostat: could you tell me who sends them there for your country?"
        )


def _lessons(found: Dossier) -> list[str]:
    """What one could see with what is missing."""
    absent = [part.id for part in found.absent]
    order = sorted(absent, key=lambda name: name not in FIRST_ASKED)
    return [lesson(name) for name in order[:MOST_LESSONS]]


def _years_said(part: Part, none: str) -> str:
    """The years of which there is a figure; of a total, those of which only parts are known, apart."""
    years = year_spans(part.years) or none
    if not part.partly:
        return years
    return translate("{years}; only parts of it: {parts}", years=years, parts=year_spans(part.partly))


def annex_of(context: Context, found: Dossier) -> Annex:
    """The table of the letter: each breakdown with the years of which there is a figure, and those without one."""
    span = year_span(found.full_years[0], found.full_years[-1])
    none = translate("none", context="years")
    return Annex(
        heading=translate("Annex"),
        caption=translate(
            "{area}: years of which UNODC's collection holds a usable figure", area=area_name(context, found.area)
        ),
        columns=(
            translate("Breakdown"),
            translate("Years with a usable figure"),
            translate("{years}: without a usable figure", years=span),
        ),
        rows=tuple(
            (
                part.name,
                _years_said(part, none),
                year_spans(found.missed(part)) or none,
            )
            for part in found.parts
        ),
    )
