"""Promise, law and practice as HTML: the steps side by side, on a phone below each other, each figure a link."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.shown import Words
from dashboard.i18n import translate
from dashboard.kinds.steps import Item, Step, steps_of
from dashboard.kinds.treaties import code_of
from dashboard.parts.elements import inside
from dashboard.selection import Selection
from dashboard.words.names import area_name


def steps_head() -> str:
    """What the panel of the steps is called on a page; its table says whom it is about, and what to keep in mind."""
    return translate("Promise, law, practice")


def steps_row(context: Context, selection: Selection, words: Words) -> Component:
    """The steps of the first chosen area or group, in their order, between what they are of and their caption."""
    code = code_of(selection)
    steps = html.Ol([_step(step) for step in steps_of(context, code)], className="steps")
    about = html.P([html.Strong(area_name(context, code)), " · ", words.subtitle], className="steps-about")
    caption = html.P([html.Strong(words.caveat), " ", words.coverage, " ", words.source], className="steps-caption")
    return html.Div([about, steps, caption])


def _step(step: Step) -> Component:
    children = [
        html.P(step.part, className="step-part"),
        html.H3(step.name),
        html.Dl([_item(item) for item in step.lines]),
        html.P(translate("Source: {source}", source=step.source), className="step-source"),
    ]
    return html.Li(children)


def _item(item: Item) -> Component:
    return html.Div([html.Dt(item.label), html.Dd(inside(item.said, item.origin))])
