"""What is behind the figures, each on a page of its own: catalogue, sources, build report, method."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate, translate_number
from dashboard.parts.blocks import block
from dashboard.parts.family import data_menu
from dashboard.selection import Selection


def catalogue(context: Context, selection: Selection) -> list[Component]:
    """What each indicator measures."""
    about = translate_number(
        "{n} indicator: what each one counts, in which unit, and what a zero or a blank of it means.",
        "{n} indicators: what each one counts, in which unit, and what a zero or a blank of it means.",
        len(context.indicators),
        n=len(context.indicators),
    )
    return _page(selection, "/data/catalogue", translate("What the figures mean"), about, "reference-catalogue")


def sources(context: Context, selection: Selection) -> list[Component]:
    """Who published the figures."""
    about = translate_number(
        "{n} publisher's release: how old it is, on what terms it may be used, and how to cite it.",
        "{n} publishers' releases: how old they are, on what terms they may be used, and how to cite them.",
        len(context.sources),
        n=len(context.sources),
    )
    return _page(selection, "/data/sources", translate("Who published the figures"), about, "reference-sources")


def report(_context: Context, selection: Selection) -> list[Component]:
    """What was left out, and why."""
    title = translate("What was left out or doubted, and why")
    about = translate("Rows of the publishers that were dropped, doubted, merged or noted when the tables were built.")
    return _page(selection, "/data/report", title, about, "reference-report")


def changes(_context: Context, selection: Selection) -> list[Component]:
    """What is new in each release."""
    about = translate(
        "Which figures have changed, since when, and whether the change is the publisher's or this dashboard's."
    )
    return _page(selection, "/data/changes", translate("What changed"), about, "changes-list")


def claims(_context: Context, selection: Selection) -> list[Component]:
    """The ledger of claims."""
    title = translate("Headline figures that others published")
    about = translate("Who published each figure, for which year, where it was seen, and whether it can be traced.")
    return _page(selection, "/data/claims", title, about, "reference-claims")


def method(_context: Context, selection: Selection) -> list[Component]:
    """How figures become charts."""
    about = translate("The rules behind every chart, in plain words, with examples from the tables as they are now.")
    return _page(selection, "/data/method", translate("How figures become charts here"), about, "reference-method")


def _page(selection: Selection, path: str, title: str, about: str, name: str) -> list[Component]:
    return [data_menu(path, selection), html.H1(title), html.P(about, className="lede"), block(name)]
