"""What the page on flows finds, and the role of a country as sentences whose figures lead to their rows."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.roles import Sentence, parts_of
from dashboard.i18n import in_sentences, translate
from dashboard.kinds.flows import finding
from dashboard.parts.elements import filled, inside, origin_link
from dashboard.parts.opening import once
from dashboard.selection import Selection
from dashboard.words.captions import first_alone
from dashboard.words.names import area_name


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
    cards = [
        html.Div(
            [html.H3(part.head), *(html.P(linked(sentence)) for sentence in part.sentences)], className="role-card"
        )
        for part in parts_of(context, code, selection.lang)
    ]
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


def linked(sentence: Sentence) -> list[Any]:
    """A sentence with links in place of its figures."""
    return filled(sentence.text, **{slot: inside(*figure) for slot, figure in sentence.figures.items()})
