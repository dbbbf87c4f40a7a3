"""The ways to slides: of a whole page, and of a country's brief."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import translate
from dashboard.parts.elements import element
from dashboard.views import VIEWS

WIDE, NARROW = "16x9", "4x3"
"""Formats of dashboard/exports/slides/template.py."""


def page_slides(page: str) -> list[Component]:
    """The way to the slides of a page, for its end; nothing where it has no views, or a brief of its own."""
    if page == "country" or all(view.page != page for view in VIEWS.values()):
        return []
    return [html.P(_ways(f"page/{page}", translate("This page as slides")), className="page-slides")]


def brief_menu(country: str) -> Component:
    """The slides of a country's brief, in the format that the reader chooses."""
    label = translate("This brief as slides")
    offered = ((WIDE, "16:9", translate("for wide screens")), (NARROW, "4:3", translate("for older projectors")))
    links = [_link(f"country/{country}", form, [html.Strong(name), " ", about]) for form, name, about in offered]
    head = html.Summary(translate("Slides"), className="act main", title=label)
    return html.Details([head, html.Div(links, className="menu-box listed")], className="tool-menu brief-menu")


def _ways(slides: str, label: str) -> list[Component]:
    """Both formats; each link says of what it is to those who hear it alone."""
    links = [
        _link(slides, form, name, {"aria-label": translate("{what}, {format}", what=label, format=name)})
        for form, name in ((WIDE, "16:9"), (NARROW, "4:3"))
    ]
    return [html.Span(label), *links]


def _link(slides: str, form: str, text: object, more: dict[str, str] | None = None) -> Component:
    marks = {"data-act": "slides", "data-slides": slides, "data-format": form, **(more or {})}
    return element(html.A, text, marks, href=f"/export/{slides}.pptx?format={form}", className="tool")
