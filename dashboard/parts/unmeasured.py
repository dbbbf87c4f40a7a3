"""What nobody measures: each topic with its questions, every sentence with its source, figures with their rows."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import format_date, format_year, translate
from dashboard.kinds.unmeasured import (
    Said,
    Topic,
    documents,
    is_ours,
    source_address,
    source_said,
    topics,
)
from dashboard.parts.claims import STATEMENT as DAY
from dashboard.parts.elements import element, filled, inside, links_in, origin_link, sealed
from dashboard.selection import Selection


def unmeasured_topics(context: Context, _selection: Selection) -> list[Component]:
    """The ways to the topics, then the topics."""
    found, statement = topics(context), documents()["statement"]
    ways = [html.Li(element(html.A, topic.name, {"data-act": "anchor"}, href=f"#{topic.id}")) for topic in found]
    parts = [
        html.P(_about(), className="lede"),
        html.P(html.A(_named(statement.title), href=statement.address, rel="noopener", className="more")),
        element(html.Ul, ways, {"data-ways": ""}, className="unmeasured-ways"),
        html.P(_marked(), className="few"),
        element(html.Div, [*(_topic(context, topic) for topic in found), _documents()], {"data-narrow": ""}),
    ]
    return [sealed(html.Div, parts, className="unmeasured")]


def _documents() -> Component:
    """Title, year and address of each document of which no table here is made."""
    named = [
        html.Li(
            _in_a_row(
                _named(document.publisher),
                html.A(_named(document.title), href=document.address, rel="noopener"),
                *([format_year(document.year)] if document.year else []),
            )
        )
        for document in documents().values()
    ]
    head = html.H2(translate("Documents that are not among our sources"), className="section")
    return html.Section([head, html.Ul(named)], id="documents")


def _about() -> str:
    return translate(
        "The statement of the UN Special Representative on Violence against Children of {date} names organised crime, "
        "illegal adoption, and children in armed and criminal groups. No table here counts them, nor exploitation "
        "online, nor the part that children have themselves.",
        date=format_date(DAY),
    )


def _marked() -> str:
    return translate(
        "“Not among our sources” marks a document of which no table here is made. It was read in part, in a copy, and "
        "no figure is taken from it."
    )


def _topic(context: Context, topic: Topic) -> Component:
    answers: list[Any] = []
    for question, asked, sentences in topic.answers:
        told = html.Dd([html.P(_sentence(context, said)) for said in sentences])
        answers.append(element(html.Div, [html.Dt(asked), told], {"data-question": question}))
    return html.Section([html.H2(topic.name, className="section"), html.Dl(answers)], id=topic.id)


def _sentence(context: Context, said: Said) -> list[Any]:
    """A sentence, the way to what it counts, and its source: one of ours or not."""
    parts: list[Any] = [said.text]
    if said.figures.startswith("/data/origin"):
        parts += [" ", origin_link(said.figures, _counted(context, said.figures))]
    elif said.figures.startswith("/api/"):
        parts += [" ", html.A(translate("Read them"), href=said.figures, className="origin")]
    elif said.figures:
        parts += [" ", inside(translate("Read it there"), said.figures, className="origin")]
    if said.source:
        parts += [" ", html.Span(_source(context, said), className="few")]
    return parts


def _counted(context: Context, address: str) -> str:
    """The name of the indicator whose rows an address leads to."""
    (indicator,) = parse_qs(urlsplit(address).query)["indicator"]
    return translate(context.indicators[indicator].label)


def _source(context: Context, said: Said) -> list[Any]:
    if is_ours(said):
        return [inside(source_said(context, said), source_address(said))]
    document = documents()[said.source]
    year = format_year(document.year) if document.year else translate("no year given")
    link = html.A(_in_a_row(_named(document.publisher), year), href=document.address, rel="noopener")
    return [link, " · ", html.Em(translate("not among our sources"))]


def _in_a_row(*parts: Component | str) -> list[Any]:
    text, named = links_in(parts)
    return filled(text, **named)


def _named(name: str) -> Component:
    """The name of a document or of who made it, which stays in its own language."""
    return element(html.Cite, name, {"lang": "en", "dir": "ltr"})
