"""Justice: who is bound by which treaties, what the law says, and what is done."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.depth import fold, is_asked_for
from dashboard.parts.filters import filter_bar
from dashboard.parts.labour import suggested_head
from dashboard.parts.opening import how_to_read, question, section
from dashboard.parts.panel import further, panel
from dashboard.parts.steps import steps_head
from dashboard.selection import Selection
from dashboard.views import VIEWS, View, scope_of

MORE = ("justice-sexes", "justice-enforcement", "justice-levels", "justice-tiers")
"""What else there is, behind the three views that answer the page's question."""


def layout(context: Context, selection: Selection) -> list[Component]:
    """Who is bound, what the law says, what is done; the same step by step; a map and lines; then the rest."""
    main = VIEWS["justice-map"]
    answers = (
        (translate("Who is bound"), "justice-treaties"),
        (translate("What the law says"), "justice-laws"),
        (translate("What is done"), "justice-beside"),
    )
    more = [
        block("justice-maps"),
        html.Div([panel(VIEWS[name], selection) for name in MORE], className="grid"),
        *further("justice", selection),
        html.H2(translate("Profits and prosecutions, side by side"), className="section"),
        html.Div([block("justice-business"), block("justice-children")], className="grid"),
    ]
    return [
        question(translate("Who is bound, what does the law say, and what is done?")),
        block("justice-headline"),
        how_to_read(context, "justice"),
        filter_bar(context, selection, scope_of(context, main)),
        html.Div([_answer(heading, VIEWS[name], selection) for heading, name in answers], className="thirds"),
        panel(VIEWS["justice-steps"], selection, wide=True, title=steps_head()),
        section(
            translate("What was suggested"),
            [panel(VIEWS["justice-suggested"], selection, wide=True, title=suggested_head())],
            name="suggested",
        ),
        section(
            translate("On the map, and year by year"),
            [html.Div([panel(main, selection), panel(VIEWS["justice-trend"], selection)], className="pair")],
            is_folded=True,
        ),
        fold(translate("More about justice"), more, is_open=is_asked_for(selection, MORE), name="more"),
    ]


def _answer(heading: str, view: View, selection: Selection) -> Component:
    """One of the three views, under the part of the question that it answers."""
    return html.Div([html.P(heading, className="answer-head"), panel(view, selection)])
