"""The bar of a panel: which of its views is shown, then what can be done with it; the same one everywhere.

All but the switch is written out as one component (`written` in elements.py): it is connected to nothing.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.figures.addresses import CATALOGUE, ORIGIN
from dashboard.i18n import translate
from dashboard.parts.elements import element, markup
from dashboard.parts.icons import icon
from dashboard.parts.menus import menu
from dashboard.views import View


def bar(view: View, shown: str) -> Component:
    """The bar of a panel. Where it is narrow, the sheet hides the words of all but the last menu."""
    acts = markup(_download(view), _share(), _deck(), _more(), _close())
    label = {"aria-label": translate("View and downloads")}
    children = [_switch(view, shown), element(html.Div, None, {"data-html": acts}, className="bar-acts")]
    return element(html.Div, children, label, className="bar", role="toolbar")


def _switch(view: View, shown: str) -> Component:
    names = {"map": translate("Map"), "chart": translate("Chart"), "table": translate("Table")}
    if view.kind == "flow-map":
        names["chart"] = names["map"]
    return dcc.RadioItems(
        id=ids.panel_id("tab", view.panel),
        value=shown,
        inline=True,
        className="tabs" if len(view.tabs) > 1 else "tabs alone",
        options=[{"label": names[tab], "value": tab} for tab in view.tabs],
    )


def _menu(kind: str, drawing: str, name: str, about: str, choices: list[Any]) -> Component:
    return menu(f"{kind}-menu", html.Span(name, className="word"), name, choices, face=icon(drawing), title=about)


# ------------------------------------------------------------------------------------------------ download


def _download(view: View) -> Component:
    """Opens the studio (assets/studio.js), which reads here the size chosen beforehand, and the endings of files."""
    files = ("csv", "xlsx", "json", *(("sdmx.csv",) if view.holds_observations else ()))
    marks = {"data-act": "studio", "data-files": " ".join(files), "aria-haspopup": "dialog"}
    marks |= {"data-size": view.picture_size} if view.has_picture else {}
    about = translate("Picture, slides and data of what is shown")
    word = html.Span(translate("Download"), className="word")
    return element(html.Button, word, marks, type="button", className=f"tool {icon('download')}", title=about)


# ------------------------------------------------------------------------------------------------ the others


def _share() -> Component:
    """The sheet (assets/reach.css) hides what sends a view where the browser has no way to."""
    choices = [
        _button("send", "share", translate("Send this view with another app"), "sends"),
        _button("link", "link", translate("Copy the link to this view")),
        _button("embed", "embed", translate("Embed in another website")),
    ]
    return _menu("share", "share", translate("Share"), translate("Link, and code for another page"), choices)


def _deck() -> Component:
    """The browser says whether the view is in the reader's deck."""
    word = html.Span(translate("Add to deck"), className="word")
    marks = {"data-act": "pin", "aria-pressed": "false"}
    about = translate("Add this view to your deck")
    return element(html.Button, word, marks, type="button", className=f"tool {icon('deck-add')}", title=about)


def _more() -> Component:
    """The ways to the definition, and to the rows and the source of what is shown; the browser sets their addresses."""
    rows = translate("Rows, source, release and licence of this figure")
    choices = [
        _link("about", "info", translate("What this means"), CATALOGUE, "panel-about"),
        _link("origin", "source", translate("Where does this come from?"), ORIGIN, "panel-origin", title=rows),
        _button("enlarge", "expand", translate("Enlarge this panel")),
        _button("present", "present", translate("Present this view")),
    ]
    return _menu("more", "more", translate("More"), translate("Meaning, source, enlarge, present"), choices)


def _close() -> Component:
    """Stands there while the panel is enlarged."""
    return _button("enlarge", "close", translate("Close"), "close-large")


def _button(act: str, drawing: str, name: str, class_name: str = "") -> Component:
    classes = f"tool {icon(drawing)} {class_name}".strip()
    return element(html.Button, name, {"data-act": act}, type="button", className=classes)


def _link(act: str, drawing: str, name: str, href: str, class_name: str, **known: str) -> Component:
    classes = f"tool {icon(drawing)} {class_name}"
    return element(html.A, name, {"data-act": act}, href=href, className=classes, **known)
