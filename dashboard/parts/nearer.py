"""Whom to ask: those that came nearer to a target, with ways to compare them and to what is known of their laws."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.charts.fewer import MOST
from dashboard.context import Context
from dashboard.figures.addresses import METHOD
from dashboard.figures.movers import Moved, moved, why_none
from dashboard.figures.progress import with_targets
from dashboard.i18n import as_sentence, in_sentences, slots, translate
from dashboard.kinds.movers import MOVERS, title_said
from dashboard.parts.elements import filled, inside
from dashboard.parts.peers import compare_address
from dashboard.selection import Selection
from dashboard.views import VIEWS, of_indicator, opens_with, scope_of
from dashboard.words.names import area_name


def progress_nearer(context: Context, selection: Selection) -> list[Component]:
    """Leads to those named; for an indicator without places the ways to those that have them.

    Where nobody chose an indicator and the page's own has no places, the chart beside it is of the first that has.
    """
    view = VIEWS["progress-movers"]
    opening = opens_with(context, view, selection.areas)
    if opening and selection.indicator == scope_of(context, view).indicators[0] != opening:
        lacking = moved(context, selection)
        said = in_sentences((as_sentence(title_said(lacking)), why_none(lacking)))
        return [html.P(said), *_others(context, selection), *_leads(context, of_indicator(context, selection, opening))]
    return _leads(context, selection)


def _leads(context: Context, selection: Selection) -> list[Component]:
    found = moved(context, selection)
    way = inside(translate("How this is computed"), f"{METHOD}#method-{MOVERS.how(context).name}", className="more")
    rule = html.P(way)
    if not found.has_places:
        return [*_others(context, selection), rule]
    label = translate(found.indicator.label)
    title = html.H2(translate("Whom to ask about: {label}", label=label), className="side-title")
    if found.is_of_chosen:
        said = translate("Countries that came nearer are named where no country is chosen.")
        way = inside(translate("All countries"), f"/progress?indicator={found.indicator.id}")
        return [title, html.P([said, " ", way]), rule]
    asked = [item for item in found.named if item.area not in found.chosen][:MOST]
    if not asked:
        said = translate("No other country is named here: none came nearer by more than our margin.")
        return [title, html.P(said), rule]
    entries = [
        html.Li(
            [
                *filled(
                    translate(
                        "{area}, {first} to {last}: {links}",
                        first=item.base_year,
                        last=item.last_year,
                        **slots("area", "links"),
                    ),
                    area=inside(area_name(context, item.area), f"/country/{item.area}"),
                    links=inside(translate("treaties and laws"), f"/drivers/timeline?area={item.area}"),
                ),
            ]
        )
        for item in asked
    ]
    return [
        title,
        html.P(
            translate(
                "The figures do not say why these countries came nearer: ask them. Treaties on children, and when "
                "three laws were judged to meet a standard, stand on a timeline as far as they are known."
            )
        ),
        html.Ul(entries, className="leads"),
        html.P(inside(translate("Compare with these countries"), _compare(found, selection), className="more")),
        rule,
    ]


def _compare(found: Moved, selection: Selection) -> str:
    codes = dict.fromkeys((*found.chosen, *(item.area for item in found.nearer)))
    return compare_address(found.context, selection, tuple(codes))


def _others(context: Context, selection: Selection) -> list[Component]:
    """The indicators that have places."""
    area = f"&area={','.join(selection.areas)}" if selection.areas else ""
    entries = [
        html.Li(inside(title_said(one), f"/progress?indicator={item.id}{area}"))
        for item in with_targets(context)
        if (one := moved(context, of_indicator(context, selection, item.id))).has_places
    ]
    if not entries:
        return []
    said = translate("Who came nearer can be said of these indicators:")
    return [html.P(said), html.Ul(entries, className="leads")]
