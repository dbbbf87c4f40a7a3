"""What the page on flows finds, and the role of a country as sentences whose figures lead to their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from dash import html
from dash.development.base_component import Component

from dashboard.brief.sentence import Value
from dashboard.context import Context
from dashboard.figures.addresses import EXPLORER
from dashboard.figures.roles import Sentence, parts_of
from dashboard.i18n import in_a_row, in_sentences, translate
from dashboard.kinds.flows import finding
from dashboard.metrics.lines import UNKNOWN_ORIGIN
from dashboard.parts.brief import value_link
from dashboard.parts.elements import filled, origin_link
from dashboard.parts.opening import once
from dashboard.selection import Selection
from dashboard.words.captions import first_alone
from dashboard.words.names import area_name, span_in_words, when_in_words
from dashboard.words.titles import subject


def headline(context: Context, selection: Selection) -> list[Component]:
    """Where those were detected whose citizenship is listed, or what the map of the choice says."""
    found = finding(context, selection)
    whence = origin_link(found.origin, found.title)
    below: list[Any] = [found.beside, " ", whence] if found.beside else [whence]
    return [once(html.H1, found.title), html.P(below, className="lede")]


def role(context: Context, selection: Selection) -> list[Component]:
    """What is reported between the first chosen country and others; where none is chosen first, how to read it."""
    code = selection.areas[0] if selection.areas else ""
    if code not in context.geography.areas:
        hint = translate("Choose a country to read who was detected there, and where its citizens were detected.")
        return [html.P(hint, className="lede")]
    cards = []
    for part in parts_of(context, code, selection.lang):
        told = (html.P(linked(context, sentence)) for sentence in part.sentences)
        cards.append(html.Div([html.H3(part.head), *told], className="role-card"))
    head = translate("{area} between countries, as far as it is reported", area=area_name(context, code))
    note = translate(
        "These four counts cover different people, so they are never added up. People "
        "who were not found or not reported are in none of them."
    )
    note = in_sentences(filter(None, (note, first_alone(context, selection))))
    return [
        html.Section(
            [
                html.H2(head, className="panel-title"),
                html.P(note, className="lede"),
                html.Div(cards, className="role-cards"),
            ]
        )
    ]


def linked(context: Context, sentence: Sentence) -> list[Any]:
    """A sentence with links in place of its figures, each heard with what its rows are of."""
    return filled(
        sentence.text,
        **{
            slot: value_link(_value(context, text, origin), sentence.plain)
            for slot, (text, origin) in sentence.figures.items()
        },
    )


def _value(context: Context, text: str, origin: str) -> Value:
    """A figure with what its rows are of; a sentence can tell a part of them, which no address names."""
    path, _, query = origin.partition("?")
    asked = dict(parse_qsl(query))
    if "indicator" not in asked:
        return Value(text, origin)
    is_part = path == EXPLORER and "breakdown" not in asked
    of = _of_rows(context, path, asked, is_part=is_part)
    return Value(text, origin, rows=of) if is_part else Value(text, origin, of)


def _of_rows(context: Context, path: str, asked: Mapping[str, str], *, is_part: bool) -> str:
    """What the rows of an address are of. `is_part`: of those of all countries a sentence tells some."""
    areas = tuple(filter(None, asked.get("area", "").split(",")))
    question = context.question(asked["indicator"], areas, age=asked.get("age", "_T" if path == EXPLORER else ""))
    question = replace(question, breakdown=asked.get("breakdown", question.breakdown))
    years = [int(asked[name]) for name in ("from", "to", "year") if name in asked]
    when = when_in_words(context.indicators[question.indicator], years[-1]) if years else ""
    if len(years) > 1:
        when = span_in_words(years[0], years[-1])
    names = [translate("origin unknown") if code == UNKNOWN_ORIGIN else area_name(context, code) for code in areas]
    about = translate(context.indicators[question.indicator].label) if is_part else subject(context, question)
    return in_a_row(filter(None, (about, *names, when)))
