"""What a link to a page shows where it is shared: Open Graph, with the picture of the page's main view."""

from __future__ import annotations

from html import escape

from flask import request

from dashboard.context import Context
from dashboard.exports.picture.sizes import SIZES, USUAL
from dashboard.i18n import current_language, in_a_row, language, translate
from dashboard.selection import Selection
from dashboard.views import VIEWS, View, page_address, scope_of
from dashboard.web.places import Router
from dashboard.words.names import area_name

_OTHERWISE = "overview-map"
"""The view of a page that has none of its own."""


def main_view(page: str) -> View:
    """The view that stands for a page: its first map of what the reader chose, else its first one that is drawn."""
    own = [view for view in VIEWS.values() if view.page == page and not (view.home == "map" and view.indicator)]
    wanted = [view for home in ("map", "chart") for view in own if view.home == home]
    return next(iter([*wanted, *own]), VIEWS[_OTHERWISE])


def tags(context: Context, router: Router, about: str) -> str:
    """The tags of the page that is asked for; what its address says wrongly is as on the page.

    `about`: what the page says first, as its description has it.

    Whoever reads them wants whole addresses: where nobody said under which one the dashboard is reached, those are left
    out, and with them the picture.
    """
    found = router(context, request.path)
    if found is None:
        return ""
    name, title, country, _ = found
    view = main_view(name)
    query = request.query_string.decode("ascii", "replace")
    selection, _ = context.reader.parse(query, scope_of(context, view, country))
    with language(selection.lang):
        return _written(context, view, selection, translate(title), about)


def _written(context: Context, view: View, selection: Selection, title: str, about: str) -> str:
    root = context.config.root if context.config.public_url else ""
    asked = context.reader.query(selection, scope_of(context, view))
    image = f"{root}/image/{view.panel}.png?{asked}{'&' if asked else ''}size={USUAL}"
    width, height = SIZES[USUAL].pixel_size(1)
    names = in_a_row(area_name(context, code) for code in selection.areas)
    headed = translate("{areas}: {title}", areas=names, title=title) if names else title
    told = {
        "og:type": "website",
        "og:site_name": translate("Reach 2030"),
        "og:title": headed,
        "og:description": about,
        "og:locale": current_language(),
    }
    if root:
        told |= {
            "og:url": f"{root}{page_address(context, view, asked)}",
            "og:image": image,
            "og:image:type": "image/png",
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": translate("The picture of this page: {title}", title=headed),
        }
    properties = "".join(f'<meta property="{key}" content="{escape(text)}">' for key, text in told.items())
    card = "summary_large_image" if root else "summary"
    return f'{properties}<meta name="twitter:card" content="{card}">'
