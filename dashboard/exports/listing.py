"""The list of all views, for programs: what each shows, and the addresses of its page, pictures, slides and tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.context import Context
from dashboard.exports.deck import path_of
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import SCALES, SIZES
from dashboard.exports.slides.template import FORMATS
from dashboard.selection import MOST_AREAS
from dashboard.views import PAGE_VIEWS, VIEWS, View, scope_of, selection_of

IMAGES = ("png", "svg")
FILES = ("csv", "json", "xlsx", "sdmx.csv")
"""Forms of the tables behind views; the last one only of those whose rows are observations."""


def listing(context: Context, titles: Mapping[str, str]) -> dict[str, Any]:
    """All of the list, in the current language. `titles`: of pages, in English, by the name of their views."""
    shown, root = dict.fromkeys(view.page for view in VIEWS.values()), context.config.prefix
    return {
        "data_version": context.store.version,
        "sizes": [_size(name) for name in SIZES],
        "scales": list(SCALES),
        "formats": list(FORMATS),
        "pages": [_page(page, titles[page], root) for page in shown],
        "views": [_view(context, view, root) for view in VIEWS.values()],
    }


def _size(name: str) -> dict[str, Any]:
    size = SIZES[name]
    width, height = size.pixel_size(1)
    return {"name": name, "width": width, "height": height, "millimetres": round(25.4 * size.inches)}


def _page(page: str, title: str, root: str) -> dict[str, Any]:
    views = [view for view in VIEWS.values() if view.page == page]
    return {
        "name": page,
        "title": title,
        "address": f"{root}{path_of(views[0])}",
        "slides": f"{root}/export/page/{page}.pptx",
        "views": [view.panel for view in views],
    }


def _view(context: Context, view: View, root: str) -> dict[str, Any]:
    selection = selection_of(context, view, "")
    files = FILES if view.holds_observations else FILES[:-1]
    page = PAGE_VIEWS[view.page]
    return {
        "name": view.panel,
        "page": view.page,
        "kind": view.kind,
        "title": content_of(context, Asked(view, selection, path_of(view))).title,
        "tabs": list(view.tabs),
        "home": view.home,
        "address": f"{root}{path_of(view)}",
        "indicator": view.indicator,
        "indicators": [view.indicator] if view.indicator else list(scope_of(context, view).indicators),
        "needs_country": view.needs_country,
        "most_areas": MOST_AREAS if _follows_areas(context, view) else 0,
        "most_against": page.most_against if page.against else 0,
        "images": {ending: f"{root}/image/{view.panel}.{ending}" for ending in IMAGES},
        "slides": f"{root}/export/{view.panel}.pptx",
        "tables": {ending: f"{root}/download/{view.panel}.{ending}" for ending in files},
    }


def _follows_areas(context: Context, view: View) -> bool:
    """Whether it shows other figures, or marks them, for other areas: not where it is of the world alone."""
    is_of_world = bool(view.indicator) and bool(context.indicators[view.indicator].area)
    return view.kind != "lags" and not is_of_world
