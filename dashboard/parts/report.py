"""The build report: what was dropped, doubted, merged or noted, summed by reason and entry by entry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import current_language, format_number, slots, translate
from dashboard.i18n.published import published
from dashboard.metrics.findings import Finding
from dashboard.parts.elements import caption, element, filled, inside, written
from dashboard.parts.finder import chooser, finder
from dashboard.selection import Selection
from dashboard.words.credits import publisher_said
from dashboard.words.findings import reason_of
from dashboard.words.names import capitalised

STEP = 50
"""Entries shown at once."""
LONG = 120
"""Signs of a list of places that are shown before it is opened."""
HEADS = ("What was done", "Rows", "Why", "Where", "Source", "Indicator")
SUM_HEADS = ("What was done", "Why", "Entries", "Rows")
ACTIONS = {
    "dropped": "rows dropped: not in our tables",
    "doubted": "rows doubted: kept, with a mark",
    "merged": "rows merged: several became one",
    "noted": "rows noted: good to know",
}


def report(context: Context, _selection: Selection) -> list[Component]:
    """All entries, to be filtered by source, indicator, action and text; above them the sums by reason."""
    return _report(context, current_language())


@lru_cache(maxsize=16)
def _report(context: Context, _language: str) -> list[Component]:
    entries = context.report
    sources = {item.source: _short(context, item.source) for item in entries}
    indicators = {item.indicator: _label(context, item.indicator) for item in entries if item.indicator}
    actions = {action: translate(word) for action, word in ACTIONS.items() if any(f.action == action for f in entries)}
    search = finder(
        "report",
        translate("Country, year, reason"),
        chooser("source", translate("All sources"), _sorted(sources)),
        chooser("indicator", translate("All indicators"), _sorted(indicators)),
        chooser("action", translate("Everything that was done"), actions),
    )
    reasons = {reason: number for number, reason in enumerate(dict.fromkeys((f.action, f.reason) for f in entries))}
    listed = [_totals(entries), search, _sums(entries, reasons), _entries(context, entries, reasons)]
    return [written(element(html.Div, listed, {"data-found": "report", "data-step": str(STEP)}))]


def _totals(entries: tuple[Finding, ...]) -> Component:
    """What was done, with the number of rows behind it: before it, its words would have to agree with a number."""
    said = []
    for action, word in ACTIONS.items():
        number = format_number(sum(item.rows for item in entries if item.action == action))
        text = translate("{name} ({said})", name=capitalised(translate(word)), **slots("said"))
        said.append(html.Li(filled(text, said=html.Strong(number))))
    return html.Ul(said, className="totals")


def _sorted(words: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda item: item[1]))


def _short(context: Context, source: str) -> str:
    return publisher_said(context.sources[source]) if source in context.sources else source


def _label(context: Context, indicator: str) -> str:
    return translate(context.indicators[indicator].label) if indicator in context.indicators else indicator


def _head(names: tuple[str, ...], *numeric: int) -> Component:
    """The head of a table; `numeric`: places of the columns aligned to the right."""
    heads = [
        html.Th(translate(name), scope="col", className="number" if place in numeric else "")
        for place, name in enumerate(names)
    ]
    return html.Thead(html.Tr(heads))


def _sums(entries: tuple[Finding, ...], reasons: Mapping[tuple[str, str], int]) -> Component:
    """Rows by reason; the browser counts again what a search leaves."""
    rows = dict.fromkeys(reasons, 0)
    number = dict.fromkeys(reasons, 0)
    for finding in entries:
        rows[finding.action, finding.reason] += finding.rows
        number[finding.action, finding.reason] += 1
    order = list(ACTIONS)
    body = [
        element(
            html.Tr,
            [
                html.Td(translate(action)),
                html.Td(reason_of(reason)),
                html.Td(format_number(number[action, reason]), className="number"),
                html.Td(format_number(rows[action, reason]), className="number"),
            ],
            {"data-sum": str(reasons[action, reason])},
        )
        for action, reason in sorted(reasons, key=lambda pair: (order.index(pair[0]), -rows[pair]))
    ]
    table = html.Table(
        [caption(translate("Rows by reason")), _head(SUM_HEADS, 2, 3), html.Tbody(body)],
        className="data-table report-sums",
    )
    return html.Section(
        [html.H2(translate("Rows by reason")), html.Div(table, className="scroll low", tabIndex=0)], className="part"
    )


def _entries(context: Context, entries: tuple[Finding, ...], reasons: Mapping[tuple[str, str], int]) -> Component:
    body = [_entry(context, finding, reasons[finding.action, finding.reason]) for finding in entries]
    table = html.Table(
        [caption(translate("Entry by entry")), _head(HEADS, 1), html.Tbody(body)], className="data-table report"
    )
    return html.Section(
        [html.H2(translate("Entry by entry")), html.Div(table, className="scroll wide ledger reported", tabIndex=0)],
        className="part",
    )


def _entry(context: Context, finding: Finding, reason: int) -> Component:
    marks = {
        "data-entry": "",
        "data-source": finding.source,
        "data-indicator": finding.indicator,
        "data-action": finding.action,
        "data-reason": str(reason),
        "data-rows": str(finding.rows),
    }
    about: str | Component = translate("the whole source")
    if finding.indicator in context.indicators:
        about = inside(_label(context, finding.indicator), f"/data/catalogue#about-{finding.indicator}")
    told = (
        translate(finding.action),
        format_number(finding.rows),
        reason_of(finding.reason),
        _key(finding.key),
        inside(_short(context, finding.source), f"/data/sources#source-{finding.source}"),
        about,
    )
    cells = [
        element(
            html.Td, cell, {"data-head": translate(head)} if cell else {}, className="number" if head == "Rows" else ""
        )
        for head, cell in zip(HEADS, told, strict=True)
    ]
    return element(html.Tr, cells, marks)


def _key(text: str) -> str | Component:
    if len(text) <= LONG:
        return published(text)
    cut = text[:LONG].rsplit(" ", 1)[0]
    return html.Details([html.Summary(published(f"{cut} …")), published(text[len(cut) :].strip())])
