"""Countries like one: neighbours, region and income, children, drivers; each list with its reason and a way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import METHOD
from dashboard.i18n import format_number, translate
from dashboard.kinds.compare import MOST as MOST_COMPARED
from dashboard.kinds.percentiles import driver_percentiles, groups_of
from dashboard.metrics.peers import (
    FACTOR,
    LEAST_DRIVERS,
    Peer,
    neighbours,
    same_region_and_income,
    similar_children,
    similar_drivers,
)
from dashboard.parts.elements import element, inside, origin_link
from dashboard.selection import Selection
from dashboard.views import PAGE_VIEWS
from dashboard.words.counted import of_drivers
from dashboard.words.incomes import list_of
from dashboard.words.names import area_name

SAME = 1.0
"""As many children: "1 times as many" would be said of it."""


def compare_address(context: Context, selection: Selection, codes: Sequence[str]) -> str:
    """Where areas stand side by side, on the indicator of the page where it can be compared."""
    offered = PAGE_VIEWS["compare"].scope(context.indicators).indicators
    asked = f"indicator={selection.indicator}&" if selection.indicator in offered[1:] else ""
    return f"/compare?{asked}area={','.join(codes[:MOST_COMPARED])}"


def country_peers(context: Context, selection: Selection) -> list[Component]:
    """The four lists of the first chosen country; nothing where no country is chosen."""
    code = next(filter(context.geography.areas.__contains__, selection.areas), "")
    if not code:
        return []
    name = area_name(context, code)
    cards = [_card(context, replace(selection, areas=(code,)), one) for one in _lists(context, code)]
    alike = translate("{area}: countries like it", area=name)
    return [
        html.H2(alike, className="section"),
        html.P(
            [
                translate(
                    "Countries can be alike in four ways, none better than another. A country that is like this one in "
                    "one way need not be like it in another."
                ),
                " ",
                origin_link(f"{METHOD}#method-peers", alike),
            ],
            className="lede",
        ),
        element(html.Div, cards, {"data-narrow": ""}, className="peers"),
    ]


class Likeness(NamedTuple):
    """One kind of likeness: its name, why these countries are in it, and what is said where there are none.

    The reason is empty where it is not known what the country would have to share.
    """

    head: str
    reason: str
    peers: tuple[Peer, ...]
    none: str


def _lists(context: Context, code: str) -> list[Likeness]:
    name, year = area_name(context, code), _year(context)
    region, income = groups_of(context, code)
    of_region, of_income = (context.geography.members_in(group) if group else () for group in (region, income))
    drivers = driver_percentiles(context, code)
    return [
        Likeness(
            translate("Neighbours"),
            translate(
                "They share a land border on the United Nations' map, the longest first. Areas of undetermined status "
                "join nobody, {kosovo} is not drawn apart, and borders of a few kilometres may be missing.",
                kosovo=area_name(context, "XKX"),
            ),
            neighbours(code, context.borders, context.geography.states),
            translate("{area}: the map draws no land border with a UN member.", area=name),
        ),
        Likeness(
            translate("Same region and income group"),
            translate(
                "{region}, {income} (list of {date}); the nearest in number of children first.",
                region=area_name(context, region),
                income=area_name(context, income),
                date=list_of(context),
            )
            if region and income
            else "",
            same_region_and_income(code, of_region, of_income, _children(context, code)),
            translate("No other country is in both groups.")
            if region and income
            else translate(
                "{area}: the income group is not known here.",
                area=name,
            ),
        ),
        Likeness(
            translate("Similar number of children"),
            translate(
                ("They have {least} to {most} times as many children in {year} (estimate); the nearest comes first."),
                least=format_number(1 / FACTOR, 2),
                most=format_number(FACTOR, 1),
                year=year,
            ),
            similar_children(code, _children(context, code)),
            translate("No other country has a similar number."),
        ),
        Likeness(
            translate("Similar values of drivers"),
            translate(
                (
                    "They are nearest on average over up to {n} (displacement, conflict deaths, poverty, hunger, "
                    "income, homicide, institutions), by percentile among countries with a figure. These peers say "
                    "nothing about those drivers: they were chosen to be alike in them."
                ),
                n=of_drivers(len(drivers)),
            ),
            similar_drivers(code, drivers),
            translate(
                "{area} has figures on too few drivers: at least {least} are needed.", area=name, least=LEAST_DRIVERS
            ),
        ),
    ]


def _card(context: Context, selection: Selection, likeness: Likeness) -> Component:
    body: list[Component] = [html.H3(likeness.head)]
    if likeness.reason:
        body.append(html.P(likeness.reason, className="reason"))
    if not likeness.peers:
        return html.Section([*body, html.P(likeness.none, className="none")], className="peer-list")
    body.append(html.Ul([html.Li(_link(context, peer)) for peer in likeness.peers]))
    address = compare_address(context, selection, (*selection.areas, *(peer.area for peer in likeness.peers)))
    body.append(html.P(inside(translate("Compare with these"), address, className="more")))
    return html.Section(body, className="peer-list")


def _link(context: Context, peer: Peer) -> list[Component | str]:
    link = inside(area_name(context, peer.area), f"/country/{peer.area}")
    detail = _detail(peer)
    return [link, " ", html.Small(detail)] if detail else [link]


def _detail(peer: Peer) -> str:
    if peer.detail is None:
        return ""
    if peer.reason == "child population":
        times = format_number(peer.detail, 2)
        if times == format_number(SAME, 2):
            return translate("about as many")
        return translate(
            "{times} times as many",
            times=times,
        )
    return translate(
        "{points} percentile points apart on average, over {n}",
        points=format_number(peer.detail, 0),
        n=of_drivers(peer.compared or 0),
    )


# ------------------------------------------------------------------------------------------------ what is compared


def _year(context: Context) -> int:
    """The last year of the population that is no projection."""
    return context.years("child-population").opening


def _children(context: Context, code: str) -> Mapping[str, float]:
    """People under 18 of the UN members, and of the area itself."""
    year, people = _year(context), context.weights["child-population"]
    return {area: people[area][year] for area in {*context.geography.members, code} if year in people.get(area, {})}
