"""Data: every indicator as table, chart or map; the catalogue, the sources and the build report."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator, Source
from dashboard.context import Context
from dashboard.i18n import format_number, translate
from dashboard.parts.filters import THEME_NAMES, filter_bar
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of

MOST_FINDINGS = 400


def layout(context: Context, selection: Selection) -> list[Component]:
    """The explorer first; below it what the figures mean, where they come from, and what was dropped or doubted."""
    view = VIEWS["data-explorer"]
    return [
        html.H1(translate("Every figure, what it means, and where it comes from")),
        html.P(
            [
                translate("The same figures by address, for programs: "),
                html.A("/api/v1/indicators.json", href="/api/v1/indicators.json"),
                ", ",
                html.A(
                    "/api/v1/observations.csv", href="/api/v1/observations.csv?indicator=detected-victims-rate&area=NGA"
                ),
                ".",
            ],
            className="lede",
        ),
        filter_bar(context, selection, scope_of(context, view)),
        panel(view, selection, wide=True),
        html.H2(translate("Catalogue: {n} indicators", n=len(context.indicators)), className="section"),
        html.Div([_indicator(context, item) for item in context.indicators.values()], className="catalogue"),
        html.H2(translate("Sources"), className="section"),
        html.Div([_source(source) for source in context.sources.values()], className="catalogue"),
        html.H2(translate("Build report: what was dropped, merged or doubted, and why"), className="section"),
        _report(context),
    ]


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
        *_fact(translate("Source"), f"{source.publisher}: {source.title} ({source.vintage})"),
        *_fact(translate("Years"), f"{years.first} – {years.last}"),
        *(_fact(translate("SDG indicator"), ", ".join(item.sdg)) if item.sdg else []),
        *_fact(translate("Table"), html.A(f"{item.id}.csv", href=f"/api/v1/observations.csv?indicator={item.id}")),
    ]
    theme = html.Span(translate(THEME_NAMES[item.theme]), className="theme")
    return html.Details([html.Summary([translate(item.name), " ", theme]), html.Dl(facts)], id=f"about-{item.id}")


def _source(source: Source) -> Component:
    facts = [
        *_fact(translate("Publisher"), source.publisher),
        *_fact(translate("Vintage"), source.vintage),
        *_fact(translate("Coverage"), source.coverage),
        *_fact(translate("Licence"), source.licence),
        *_fact(translate("Citation"), source.citation),
        *_fact(translate("Official page"), html.A(source.official_page, href=source.official_page, rel="noopener")),
        *_fact(
            translate("Files read (sha256)"), html.Ul([html.Li(f"{file.path}  {file.sha256}") for file in source.files])
        ),
    ]
    summary = html.Summary([source.title, " ", html.Span(source.publisher_short, className="theme")])
    return html.Details([summary, html.Dl(facts)], id=f"source-{source.id}")


def _report(context: Context) -> Component:
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
    return html.Details([html.Summary(said), html.Div(table, className="scroll", tabIndex=0)])
