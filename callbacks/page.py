"""From an address to a page: which one, with which selection, and what could not be used of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component
from werkzeug.exceptions import BadRequest

from dashboard import ids
from dashboard.context import Context
from dashboard.i18n import language, translate
from dashboard.parts.blocks import fill_heading
from dashboard.parts.edition import edition
from dashboard.parts.filters import offers
from dashboard.parts.nowhere import COUNTRIES, left_aside, no_such_page
from dashboard.parts.slides import page_slides
from dashboard.selection import ALL, CODED, Scope, Selection
from dashboard.views import PAGE_VIEWS, place_of
from dashboard.words.names import area_name

Layout = Callable[[Context, Selection], list[Component]]
Router = Callable[[Context, str], tuple[str, str, str, Layout] | None]
"""Address -> name of its views, title, country of the page ("" for none), layout; None for no such page."""


def register(app: dash.Dash, context: Context, router: Router, answers: Callable[[Sequence[str], str], str]) -> None:
    """The router: one callback over the pages. `answers`: what parts of a page show for a query, as JSON."""

    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.SELECTION, "data"),
        Input(ids.ADDRESS, "data"),
        prevent_initial_call=True,
    )
    def show(address: Any) -> tuple[list[Component], dict[str, Any]]:
        laid = laid_out(context, router, *_parts(address))
        headed = _headed(context, laid, answers)
        return laid.children, {**laid.told, **headed}


@dataclass(frozen=True)
class Laid:
    """A page for an address: what it consists of, what the browser keeps of its selection, and the selection itself."""

    children: list[Component]
    told: dict[str, Any]
    scope: Scope
    selection: Selection


def laid_out(context: Context, router: Router, path: str, search: str) -> Laid:
    """The page of an address, or the one that says that there is none. `search`: its query, without "?"."""
    came = f"{path}?{search}"
    found = router(context, path)
    if found is None:
        scope = PAGE_VIEWS["about"].scope(context.indicators)
        selection, _ = context.reader.parse(search, scope)
        with language(selection.lang):
            # The search of a page on countries leads to another country's page.
            page = "country" if path.startswith(COUNTRIES) else ""
            told_of = {"page": page, "title": translate("No such page"), "address": came}
            return Laid(no_such_page(context, path), told_of, scope, selection)
    name, title, country, layout = found
    scope = PAGE_VIEWS[name].scope(context.indicators, country)
    selection, notices = context.reader.parse(search, scope)
    with language(selection.lang):
        aside = left_aside(context, selection) if name == "country" and not country else ()
        children = [*_notices((*notices, *aside)), *layout(context, selection), *page_slides(name)]
        headed = area_name(context, country) if country else translate(title)
        told_of = told(context, selection, scope, name, headed)
        return Laid(children, {**told_of, "address": came, "place": place_of(path, country)}, scope, selection)


def _headed(context: Context, laid: Laid, answers: Callable[[Sequence[str], str], str]) -> dict[str, Any]:
    """Lays the words of the heading into their block, and tells them as `takeAnswers` in assets/reach/asking.js has it.

    Asked for by a page that stands already, they would come with its maps, and as late.
    """
    query = context.reader.query(laid.selection, replace(laid.scope, fixed_area=""))
    found = fill_heading(laid.children, lambda part: str(json.loads(answers([part], query))[part]))
    if not found:
        return {}
    return {"laid": {"address": laid.told["address"], **edition(context)._asdict(), "answers": found}}


def _parts(address: Any) -> tuple[str, str]:
    """Path and query of what the browser sent. Raises BadRequest for anything else."""
    if not isinstance(address, dict):
        raise BadRequest("The address must have a path and a search.")
    path, search = address.get("path"), address.get("search")
    if not isinstance(path, str) or not isinstance(search, str) or len(path) > 300:
        raise BadRequest("The address must have a path and a search, both texts.")
    return path, search.removeprefix("?")


def told(context: Context, selection: Selection, scope: Scope, page: str, title: str) -> dict[str, Any]:
    """What the browser keeps of a page's selection: the choice itself, what can be chosen, and what is usual."""
    return {
        "page": page,
        "title": title,
        "fixed": scope.fixed_area,
        "offers": offers(context, scope),
        "first": scope.indicators[0],
        "indicator": selection.indicator,
        "area": [code for code in selection.areas if code != scope.fixed_area],
        "year": selection.year,
        **{name: ALL if name in selection.left_open else getattr(selection, name) for name in CODED},
        "measure": selection.measure,
        "against": list(selection.against),
        "usual_against": list(scope.usual_against),
        "most_against": scope.most_against,
        "show": list(selection.show),
        "lang": selection.lang,
        "view": selection.view,
    }


def _notices(notices: tuple[str, ...]) -> list[Component]:
    return [html.Div([html.P(text) for text in notices], className="notice", role="status")] if notices else []
