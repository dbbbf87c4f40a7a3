"""What the publisher notes of an area's figure, and of which ages it was measured where that is not the usual one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.i18n import in_parts, in_sentences, translate
from dashboard.i18n.published import published
from dashboard.metrics.findings import Note
from dashboard.selection import Selection
from dashboard.words.ageless import ageless_noted
from dashboard.words.low_totals import doubt_noted
from dashboard.words.names import AGE, area_name, pooled, unit_of, when_in_words, when_of
from dashboard.words.referred import OF_DETECTED, referred_noted, referred_said
from dashboard.words.two_shares import share_noted

LONGEST = 200
"""Characters of a note that stand in a caveat; tables and files have all of them."""


def as_measured(context: Context, question: Selection, code: str) -> Selection:
    """A question of the age that an area's own figures are of, where other ages stand in for the usual one."""
    indicator = context.indicators[question.indicator]
    if question.age != indicator.default_age or question.measure == RATE:
        return question
    store = context.whole.store
    if not indicator.merged_age or code in store.histories(question.key):
        return question
    asked = (replace(question, age=age) for age in indicator.merged_age)
    return next((other for other in asked if code in store.histories(other.key)), question)


def other_age(context: Context, question: Selection, code: str) -> str:
    """The age that an area's figures are of, in words, where it is not the usual one; else empty."""
    age = as_measured(context, question, code).age
    return translate(AGE[age]) if age in context.indicators[question.indicator].merged_age else ""


def year_said(context: Context, question: Selection, code: str, year: int) -> str:
    """The year of an area's figure, with the age that it is of where that is not the usual one."""
    return _with_age(context, question, code, when_of(context.indicators[question.indicator], year))


def year_in_words(context: Context, question: Selection, code: str, year: int) -> str:
    """The same where it stands by itself, as `format_year` has a year."""
    return _with_age(context, question, code, when_in_words(context.indicators[question.indicator], year))


def _with_age(context: Context, question: Selection, code: str, when: str) -> str:
    ages = other_age(context, question, code)
    return translate("{year}, {ages}", year=when, ages=ages) if ages else when


def other_unit(context: Context, question: Selection, code: str) -> str:
    """The unit of an area's figures where they are of another age than the usual one; else empty."""
    asked = as_measured(context, question, code)
    return "" if asked is question else unit_of(context.indicators[question.indicator], asked)


def usual_age(context: Context, question: Selection) -> str:
    """The age that the figures of most areas are of, in words."""
    return translate(AGE[context.indicators[question.indicator].default_age])


def publisher_notes(context: Context, question: Selection, code: str, years: Iterable[int] = ()) -> list[Note]:
    """The publisher's notes on an area's figures, of any year where none is named."""
    asked = set(years)
    return [
        note
        for note in context.notes.get((question.indicator, code), ())
        if note.sex in ("", question.sex) and (not asked or note.year is None or note.year in asked)
    ]


def notes_said(context: Context, question: Selection, code: str, year: int) -> str:
    """All that a table or file notes beside the figure of an area and year; mostly nothing."""
    said = [
        translate("UNICEF notes: “{note}”", note=published(_plain(note))) for note in _of(context, question, code, year)
    ]
    if ages := other_age(context, question, code):
        usual = usual_age(context, question)
        said.insert(0, translate("measured among children {ages}, not {usual}", ages=ages, usual=usual))
    if context.indicators[question.indicator].pooled:
        said.insert(0, pooled(year))
    of = (context, question, code, year)
    return in_parts(
        filter(None, (*said, referred_noted(*of), doubt_noted(*of) or ageless_noted(*of), share_noted(*of)))
    )


def _of(context: Context, question: Selection, code: str, year: int) -> list[Note]:
    return publisher_notes(context, question, code, (year,))


def note_of_country(context: Context, question: Selection, code: str) -> str:
    """What stands under a map with one country chosen: the publisher's notes on its figures, or what its totals equal;
    mostly nothing."""
    if question.indicator in OF_DETECTED:
        return referred_said(context, code)
    if (question.indicator, code) not in context.notes:
        return ""
    years = [item.year for item in context.histories(question).get(code, ())]
    found = publisher_notes(context, question, code, years)
    return in_sentences(note_sentence(area_name(context, code), note) for note in found)


def note_sentence(name: str, note: Note) -> str:
    """A note as a sentence of a caveat. `name`: the area, or what is measured, that it is about."""
    if note.year is None:
        return translate("UNICEF notes, {name}: “{note}”.", name=name, note=_short(note))
    return translate("UNICEF notes, {name}, {year}: “{note}”.", name=name, year=note.year, note=_short(note))


def _short(note: Note) -> str:
    return published(shortened(_plain(note)))


def _plain(note: Note) -> str:
    return note.text.strip(". ")


def shortened(text: str) -> str:
    """A note as it fits under a picture: its first sentences, or words, and a sign that more follows."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    end = head.rfind(". ")
    return f"{head[: end + 1] if end > 0 else head.rpartition(' ')[0]} …"
