"""The pages of one family: a quiet second menu below the first."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import translate
from dashboard.parts.elements import element
from dashboard.selection import Selection

DATA = (
    ("/data", "Figures"),
    ("/data/coverage", "Who reports"),
    ("/data/dossier", "Dossier"),
    ("/data/on-the-move", "On the move"),
    ("/data/not-measured", "Not measured"),
    ("/data/catalogue", "What it means"),
    ("/data/sources", "Sources"),
    ("/data/method", "Method"),
    ("/data/claims", "Headline figures"),
    ("/data/changes", "What changed"),
    ("/data/report", "Build report"),
    ("/data/origin", "Where from"),
    ("/data/own", "Your own figures"),
)
"""Address and name of each page about data, in the order of the second menu."""


DRIVERS = (
    ("/drivers", "Where and how many"),
    ("/drivers/timeline", "Beside victims over time"),
    ("/drivers/relation", "Against each other"),
)
"""Address and name of each page about drivers, in the order of the second menu."""


def drivers_menu(open_page: str, selection: Selection) -> Component:
    """The second menu of the pages about drivers, which takes the chosen countries along."""
    links = []
    for path, name in DRIVERS:
        href = path if selection.lang == "en" else f"{path}?lang={selection.lang}"
        marks = {"aria-current": "page"} if path == open_page else {}
        links.append(element(html.A, translate(name), {"data-act": "with-area", **marks}, href=href))
    return element(html.Nav, links, {"aria-label": translate("Pages about drivers")}, className="family")


def data_menu(open_page: str, selection: Selection) -> Component:
    """The second menu of the pages about data, which hands the chosen countries on.

    `open_page` is the address of the one that it stands on.
    """
    links = []
    for path, name in DATA:
        href = path if selection.lang == "en" else f"{path}?lang={selection.lang}"
        marks = {"aria-current": "page"} if path == open_page else {}
        links.append(element(html.A, translate(name), {"data-act": "with-area", **marks}, href=href))
    return element(html.Nav, links, {"aria-label": translate("Pages about data")}, className="family")
