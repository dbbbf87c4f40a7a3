"""The header: the name of the house, the menu, and the place of the search."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.i18n import current_language, offered, own_name, translate
from dashboard.parts.elements import element
from dashboard.parts.icons import icon
from dashboard.parts.menus import menu

MENU = (
    ("/", "Overview"),
    ("/victims", "Victims"),
    ("/flows", "Flows"),
    ("/drivers", "Drivers"),
    ("/justice", "Justice"),
    ("/protection", "Protection"),
    ("/progress", "Progress to 2030"),
    ("/country", "Country"),
    ("/compare", "Compare"),
    ("/data", "Data"),
    ("/deck", "Present"),
)
"""Address and name of each page, in the order of the menu."""


def header() -> Component:
    """Menu and search; the browser marks the page that is open, and puts the field into its place."""
    links = [
        element(html.A, translate(name), {"data-act": "menu"}, href=path, className="menu-link") for path, name in MENU
    ]
    button = {"aria-label": translate("Menu"), "aria-expanded": "false", "aria-controls": "menu"}
    return html.Header(
        [
            dcc.Link(["Reach ", html.Span("2030")], href="/", className="brand"),
            element(html.Button, None, button, id="menu-button", className=icon("menu"), title=translate("Menu")),
            element(html.Nav, links, {"aria-label": translate("Pages")}, id="menu"),
            *_tongues(),
            element(
                html.Button,
                None,
                {"data-act": "scheme", "aria-label": translate("Dark")},
                type="button",
                className=f"scheme {icon('contrast')}",
                title=translate("Light or dark"),
            ),
            element(
                html.Button,
                None,
                {"data-act": "deck", "data-count": "", "aria-label": translate("Your deck")},
                type="button",
                className=f"deck-button {icon('deck')}",
                title=translate("Your deck"),
            ),
            html.Div(id="search-box", role="search"),
        ],
        className="head",
    )


def _tongues() -> list[Component]:
    """The languages by their own names, each a document of its own; the browser keeps what is shown."""
    codes = dict.fromkeys((*offered(), current_language()))
    if len(codes) < 2:
        return []
    links = [
        element(
            html.A,
            own_name(code),
            {"data-act": "tongue", "data-lang": code, "lang": code, "hrefLang": code}
            | ({"aria-current": "true"} if code == current_language() else {}),
            href=f"?lang={code}",
        )
        for code in codes
    ]
    own = own_name(current_language())
    named = translate("Language: {name}", name=own)
    face, short = icon("globe"), current_language().upper()
    return [menu("tongues", short, named, links, face=face, attributes={"aria-label": named})]
