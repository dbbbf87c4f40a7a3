"""How children are protected: level, year, target and status of each measure, and who is not measured."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.brief.known import Known
from dashboard.brief.noted import publisher_notes, when_of_series
from dashboard.brief.sentence import Value
from dashboard.brief.targets import status_value, target_said
from dashboard.figures.progress import cell_of
from dashboard.i18n import translate
from dashboard.i18n.published import published
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.names import AGE

ABUSE, DISCIPLINE = "sexual-violence-by-18", "violent-discipline"
COMPARED = (
    "birth-registration",
    "child-marriage-18",
    "child-labour",
    DISCIPLINE,
    "social-protection-children",
    "out-of-school",
)


def protection(known: Known) -> list[str | None]:
    """A sentence for each measure with a figure."""
    said: list[str | None] = []
    for indicator, say in SENTENCES.items():
        if indicator == "female-genital-mutilation":
            said += [*_abuse(known), *_covers(known, ABUSE)]
        said += [_one(known, indicator, say), *_covers(known, indicator)]
    if not any(said):
        return [
            translate(
                "Reach 2030 has no usable figure on birth registration, child marriage, child labour, violent "
                "discipline, sexual violence or social protection of children."
            )
        ]
    return said


def _covers(known: Known, indicator: str) -> list[str | None]:
    """Whom or what a figure covers, in the publisher's words, where it notes that."""
    record = known.context.indicators[indicator]
    questions = [known.question(indicator, sex=sex) for sex in record.sex]
    lasts = [(question, point.year) for question in questions if (point := known.last(question)) is not None]
    if not lasts:
        return []
    years = {year for _, year in lasts}
    question, year = lasts[0]
    return [
        _note_on(
            indicator,
            max(years),
            translate(record.label),
            known.linked(question, year, translate("“{words}”", words=published(note.strip(". ")))),
        )
        for note in publisher_notes(known, indicator, years)
    ]


def _note_on(indicator: str, year: int, label: str, note: Value) -> str:
    if indicator == "child-marriage-18":
        return translate("UNICEF notes on this figure of child marriage: {note}.", note=note)
    return translate("UNICEF notes on this figure, “{label}” ({year}): {note}.", label=label, year=year, note=note)


def _words(known: Known, indicator: str) -> dict[str, object] | None:
    question = known.question(indicator)
    point, cell = known.last(question), cell_of(known.context, indicator, known.code)
    if point is None or cell is None:
        return None
    words: dict[str, object] = {} if indicator != DISCIPLINE else {"ages": _ages(known, indicator, point.year)}
    return {
        **words,
        "figure": known.figure(question, point),
        "year": when_of_series(known, question, point),
        "target": target_said(known, indicator),
        "status": status_value(known, cell),
    }


def _ages(known: Known, indicator: str, year: int) -> str:
    """The ages that the survey of a year is about: bands of one indicator may differ between countries."""
    rows = known.context.store.rows(indicator, areas=[known.code], first=year, last=year)
    code = rows["age"].iloc[0]
    return translate(AGE[code])


def _one(known: Known, indicator: str, say: Callable[[dict[str, object]], str]) -> str | None:
    words = _words(known, indicator)
    return None if words is None else say(words)


def _births(words: dict[str, object]) -> str:
    return translate(
        ("The births of {figure}% of children under 5 were registered ({year}; target: {target}; {status})."),
        **words,
    )


def _marriage(words: dict[str, object]) -> str:
    return translate(
        (
            "UNICEF estimates that {figure}% of women aged 20 to 24 were married before age 18 ({year}; target: "
            "{target}; {status})."
        ),
        **words,
    )


def _labour(words: dict[str, object]) -> str:
    return translate(
        (
            "Among children aged 5 to 17, {figure}% were in child labour, household chores "
            "included ({year}; target: {target} by 2025; {status})."
        ),
        **words,
    )


def _discipline(words: dict[str, object]) -> str:
    return translate(
        (
            "Violent discipline at home was reported for {figure}% of children {ages} "
            "({year}; target: {target}; {status})."
        ),
        **words,
    )


def _covered(words: dict[str, object]) -> str:
    return translate(
        (
            "Child or family cash benefits covered {figure}% of children under 15, by law or "
            "records ({year}; target: {target}; {status}). Families may still miss them."
        ),
        **words,
    )


def _mutilation(words: dict[str, object]) -> str:
    return translate(
        (
            "Female genital mutilation was reported by {figure}% of women aged 15 to 49 "
            "({year}; target: {target}; {status})."
        ),
        **words,
    )


def _school(words: dict[str, object]) -> str:
    return translate(
        ("Of children of primary school age, {figure}% were out of school ({year}; target: {target}; {status})."),
        **words,
    )


SENTENCES: dict[str, Callable[[dict[str, object]], str]] = {
    "birth-registration": _births,
    "child-marriage-18": _marriage,
    "child-labour": _labour,
    DISCIPLINE: _discipline,
    "female-genital-mutilation": _mutilation,
    "out-of-school": _school,
    "social-protection-children": _covered,
}
"""In reading order."""
SAID = (*SENTENCES, ABUSE)
"""Indicators that have a sentence of their own, with the year of their newest figure."""


def _abuse(known: Known) -> list[str | None]:
    """Women and men apart: there is no figure of both."""
    asked = {sex: known.question(ABUSE, sex=sex) for sex in ("F", "M")}
    women, men = (known.last(asked[sex]) for sex in ("F", "M"))
    if women is not None and men is not None and women.year == men.year:
        return [
            translate(
                (
                    "Asked as adults, {women}% of women and {men}% of men aged 18 to 29 told of "
                    "sexual violence by age 18 ({year})."
                ),
                women=known.figure(asked["F"], women),
                men=known.figure(asked["M"], men),
                year=known.when(asked["F"], women),
            )
        ]
    return [
        None if women is None else _women(known, asked["F"], women),
        None if men is None else _men(known, asked["M"], men),
    ]


def _women(known: Known, question: Selection, point: Point) -> str:
    words = {"figure": known.figure(question, point), "year": known.when(question, point)}
    return translate(
        ("Asked as adults, {figure}% of women aged 18 to 29 told of sexual violence by age 18 ({year})."), **words
    )


def _men(known: Known, question: Selection, point: Point) -> str:
    words = {"figure": known.figure(question, point), "year": known.when(question, point)}
    return translate(
        ("Asked as adults, {figure}% of men aged 18 to 29 told of sexual violence by age 18 ({year})."), **words
    )
