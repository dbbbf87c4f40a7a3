"""What the figures mean, where they come from, and what was dropped or doubted: catalogue, sources, build report."""

from __future__ import annotations

from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator, Source
from dashboard.context import Context
from dashboard.i18n import current_language, format_number, translate
from dashboard.parts.elements import written
from dashboard.parts.filters import THEME_NAMES
from dashboard.selection import Selection

MOST_FINDINGS = 400


def catalogue(context: Context, _selection: Selection) -> list[Component]:
    """Every indicator with definition, unit, meaning of zero, blank and edge, caveats, source and table."""
    return _catalogue(context, current_language())


def sources(context: Context, _selection: Selection) -> list[Component]:
    """Every source with vintage, licence, citation and checksums."""
    return _sources(context, current_language())


def report(context: Context, _selection: Selection) -> list[Component]:
    """The build report."""
    return _report(context, current_language())


@lru_cache(maxsize=16)
def _catalogue(context: Context, _language: str) -> list[Component]:
    entries = [_indicator(context, item) for item in context.indicators.values()]
    title = html.H2(translate("Catalogue: {n} indicators", n=len(entries)), className="section")
    return [written(title, html.Div(entries, className="catalogue"))]


@lru_cache(maxsize=16)
def _sources(context: Context, _language: str) -> list[Component]:
    entries = [_source(source) for source in context.sources.values()]
    return [written(html.H2(translate("Sources"), className="section"), html.Div(entries, className="catalogue"))]


def _fact(term: str, text: str | Component) -> list[Component]:
    return [html.Dt(term), html.Dd(text)]


def _indicator(context: Context, item: Indicator) -> Component:
    source = context.sources[item.source]
    years = context.years(item.id)
    facts = [
        *_fact(translate("Definition"), translate(item.definition)),
        *_fact(translate("Unit"), translate(item.unit)),
        *(_fact(translate("Denominator"), translate(item.denominator)) if item.denominator else []),
        *_fact(translate("A zero means"), translate(item.meaning_zero)),
        *_fact(translate("A blank means"), translate(item.meaning_blank)),
        *_fact(translate("At the edges"), translate(item.meaning_edge)),
        *_fact(translate("Caveats"), html.Ul([html.Li(translate(text)) for text in item.caveats])),
        *_fact(translate("Source"), f"{source.publisher}: {source.title} ({translate(source.vintage)})"),
        *_fact(translate("Years"), f"{years.first} – {years.last}"),
        *(_fact(translate("SDG indicator"), ", ".join(item.sdg)) if item.sdg else []),
        *_fact(translate("Table"), html.A(f"{item.id}.csv", href=f"/api/v1/observations.csv?indicator={item.id}")),
    ]
    theme = html.Span(translate(THEME_NAMES[item.theme]), className="theme")
    return html.Details([html.Summary([translate(item.name), " ", theme]), html.Dl(facts)], id=f"about-{item.id}")


def _source(source: Source) -> Component:
    facts = [
        *_fact(translate("Publisher"), source.publisher),
        *_fact(translate("Vintage"), translate(source.vintage)),
        *_fact(translate("Coverage"), translate(source.coverage)),
        *_fact(translate("Licence"), source.licence),
        *_fact(translate("Citation"), source.citation),
        *_fact(translate("Official page"), html.A(source.official_page, href=source.official_page, rel="noopener")),
        *_fact(
            translate("Files read (sha256)"), html.Ul([html.Li(f"{file.path}  {file.sha256}") for file in source.files])
        ),
    ]
    summary = html.Summary([source.title, " ", html.Span(source.publisher_short, className="theme")])
    return html.Details([summary, html.Dl(facts)], id=f"source-{source.id}")


@lru_cache(maxsize=16)
def _report(context: Context, _language: str) -> list[Component]:
    rows = context.store.extra("build_report")
    heads = ("Source", "Indicator", "What was done", "Rows", "Why", "Where")
    body = [
        html.Tr(
            [
                html.Td(row["source"]),
                html.Td(row["indicator"]),
                html.Td(translate(row["action"])),
                html.Td(format_number(int(row["rows"])), className="number"),
                html.Td(row["reason"]),
                html.Td(row["key"]),
            ]
        )
        for row in rows[:MOST_FINDINGS]
    ]
    head = html.Tr([html.Th(translate(text), scope="col") for text in heads])
    table = html.Table([html.Thead(head), html.Tbody(body)], className="data-table report")
    said = translate("{n} entries", n=format_number(len(rows)))
    title = html.H2(translate("Build report: what was dropped, merged or doubted, and why"), className="section")
    return [written(title, html.Details([html.Summary(said), html.Div(table, className="scroll", tabIndex=0)]))]
