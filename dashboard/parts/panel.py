"""The panel: title, bar, map or chart or table, legend, timeline and caption; the same on every page."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.i18n import slots, translate
from dashboard.parts.bar import bar
from dashboard.parts.elements import element, filled, sealed
from dashboard.parts.grid import grid_place
from dashboard.selection import Selection, usual
from dashboard.views import VIEWS, View
from dashboard.words.credits import credit, publisher_said
from dashboard.words.titles import subject


def panel(view: View, selection: Selection, *, wide: bool = False, title: str = "", about: str = "") -> Component:
    """All parts of one view; the browser fills them. `title`, `about`: of a table without a chart."""
    name = view.panel
    shown = selection.tab(name, view.home)
    has_map = "map" in view.tabs
    has_years = has_map or view.by_year
    rest = [
        html.Div(_bodies(view), className="panel-body"),
        *([html.Div(className="map-legend")] if has_map else []),
        *([html.Div(className="timeline")] if has_years else []),
        sealed(
            html.P,
            [html.Strong(className="panel-caveat"), " ", html.Span(className="panel-source")],
            className="panel-caption",
        ),
        _more(),
    ]
    children = [
        html.Div([html.H2(title, className="panel-title"), bar(view, shown)], className="panel-head"),
        html.P(about, className="panel-subtitle"),
        html.Div(rest, className="panel-rest"),  # charts of panels beside each other begin at one line
    ]
    marks = {"data-panel": name, "data-home": view.home, "data-tab": shown, "data-kind": view.kind}
    marks |= {"data-by-year": ""} if view.by_year else {}
    marks |= {"data-grid": ""} if view.rows else {}
    return element(html.Section, children, marks, className="panel wide" if wide else "panel")


def small_map(view: View, selection: Selection, heading: str, foot: Component) -> Component:
    """A map for a place that has no room for a title and a caption. The browser sets the year that it shows."""
    shown = selection.tab(view.panel, view.home)
    title = translate("{label} ({year})", label=heading, **slots("year"))
    children = [
        html.H2(filled(title, year=html.Span(className="panel-year")), className="strip-title"),
        html.Div(_bodies(view), className="panel-body"),
        html.Div(className="map-legend"),
        html.Div([foot, bar(view, shown)], className="small-foot"),
    ]
    marks = {"data-panel": view.panel, "data-home": view.home, "data-tab": shown, "data-kind": view.kind}
    return element(html.Section, children, marks, className="panel small-map")


def further(page: str, selection: Selection) -> list[Component]:
    """The views of a page that ask for no place of their own, one below the other, in the order of their list."""
    return [panel(view, selection, wide=True) for view in VIEWS.values() if view.page == page and view.further]


def _more() -> Component:
    """The rest of a long caveat; the browser writes it, and shows the fold where there is one."""
    inside = [html.Summary(translate("Read on")), html.P()]
    return sealed(html.Details, inside, hidden=True, className="panel-more fold")


def _bodies(view: View) -> list[Component]:
    bodies: list[Component] = []
    if "map" in view.tabs:
        about = {"aria-label": translate("World map. Arrow keys move to the next country, Enter selects it.")}
        plot = [html.Div(className="map-plot"), _zoom_buttons()]
        bodies.append(element(html.Div, plot, about, className="body-map", tabIndex=0, role="application"))
    if "chart" in view.tabs:
        bodies.append(_wide_chart() if view.kind == "flow-matrix" else _chart())
    if view.rows:
        bodies.append(grid_place())
    else:
        bodies.append(html.Div(className="body-table", tabIndex=0))
    return bodies


def _zoom_buttons() -> Component:
    buttons = [
        _button("zoom-in", "+", translate("Zoom in")),
        _button("zoom-out", "−", translate("Zoom out")),
        _button("zoom-home", "⌂", translate("Show the whole world")),
    ]
    named = {"aria-label": translate("Zoom of the map"), "aria-orientation": "vertical"}
    return sealed(html.Div, buttons, named, className="zoom", role="toolbar")


def _chart() -> Component:
    return html.Div(html.Div(className="chart-plot"), className="body-chart")


def _wide_chart() -> Component:
    """A chart that is scrolled in a narrow window, also with keys."""
    return html.Div(html.Div(className="chart-plot"), className="body-chart", tabIndex=0)


def _button(act: str, label: str, title: str) -> Component:
    marks = {"data-act": act, "aria-label": title}
    return element(html.Button, label, marks, type="button", className="tool", title=title)


def _whose(context: Context, indicator: Indicator) -> str:
    """Publisher and release; of some tables the world and groups are of another, whatever area is chosen."""
    source = context.source_of(indicator.id)
    said = credit(source)
    if not indicator.groups_source:
        return said
    groups = context.sources[indicator.groups_source]
    return translate(
        "{source}; world and groups: {publisher}, {vintage}",
        source=said,
        publisher=publisher_said(groups),
        vintage=translate(groups.vintage),
    )


def strip(context: Context, view: View, selection: Selection) -> Component:
    """One row of a timeline: what is shown and by whom at the left, its bars or points at the right."""
    name, indicator = view.panel, context.indicators[view.indicator]
    shown = selection.tab(name, view.home)
    words = [
        html.H3(subject(context, usual(indicator, context.years(indicator.id))), className="strip-title"),
        html.P(translate(indicator.unit_label), className="strip-about"),
        html.P(_whose(context, indicator), className="strip-about"),
    ]
    head = [sealed(html.Div, words), bar(view, shown)]
    children = [
        html.Div(head, className="strip-head"),
        _chart(),
        html.Div(className="body-table", tabIndex=0),
    ]
    marks = {"data-panel": name, "data-home": view.home, "data-tab": shown}
    return element(html.Section, children, marks, className="panel strip")
