"""A menu below its button, as the ARIA Authoring Practices have a disclosure: a button that says so, and a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.parts.elements import element


def menu(
    kind: str,
    children: str | Component,
    name: str,
    choices: Sequence[Component],
    *,
    face: str,
    attributes: Mapping[str, str] | None = None,
    title: str | None = None,
) -> Component:
    """A button with what it opens, which is a list with a name.

    `kind` and `face`: classes of the whole and of the button. No `details`: that is a group to whoever hears it, with a
    button in it. A click between the choices leaves the focus inside, so that it stays open.
    """
    told = {"aria-expanded": "false", **(attributes or {})}
    known = {} if title is None else {"title": title}
    head = element(html.Button, children, told, type="button", className=f"menu-head {face}", **known)
    listed = [html.Li(choice) for choice in choices]
    box = element(html.Ul, listed, {"aria-label": name}, className="menu-box listed", role="list", tabIndex=-1)
    return html.Div([head, box], className=f"tool-menu {kind}")
