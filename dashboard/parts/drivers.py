"""Words beside the charts of drivers: what the marks of a timeline stand for, and the way to capacity to detect."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import METHOD
from dashboard.figures.events import event_origin, event_text
from dashboard.i18n import translate
from dashboard.kinds.timeline import marked_events, numbered
from dashboard.parts.elements import element, inside
from dashboard.selection import Selection
from dashboard.words.names import area_name

CAPACITY = ("gdp-per-capita", "rule-of-law")
"""What stands for the capacity to detect: shown against detection by one click."""


def timeline_events(context: Context, selection: Selection) -> list[Component]:
    """The marks of the timeline in words, each leading to the figure that it was read from."""
    code, marked = marked_events(context, selection)
    rule = inside(translate("By which rule events are marked"), f"{METHOD}#method-events", className="more")
    if not marked:
        return [html.P(rule)]
    entries = [
        html.Li(inside(event_text(context, event), event_origin(context, code, event)), value=str(number))
        for number, event in numbered(marked)
    ]
    head = translate("{area}: events, timing only", area=area_name(context, code))
    return [html.H2(head, className="section"), html.Ol(entries, className="events"), html.P(rule)]


def relation_capacity(context: Context, selection: Selection) -> list[Component]:
    """What may go with the capacity to detect: the two indicators that stand for it, at hand."""
    buttons = []
    for name in CAPACITY:
        marks = {"data-act": "against", "data-against": name}
        marks |= {"aria-pressed": "true" if selection.against == (name,) else "false"}
        text = translate("against {name}", name=translate(context.indicators[name].label))
        buttons.append(element(html.Button, text, marks, type="button", className="tool chip"))
    said = translate(
        "Where more is looked for, more may be detected. Look at detected victims against income and the rule of law "
        "before anything else."
    )
    rule = inside(translate("How this is computed"), f"{METHOD}#method-association")
    return [html.P([said, " ", *buttons, " ", rule], className="capacity")]
