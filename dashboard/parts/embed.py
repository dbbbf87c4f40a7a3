"""One panel as a document of its own, for a frame in the page of somebody else: its words, its figure, and no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard import theme
from dashboard.context import Context
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.presented import picture_of
from dashboard.i18n import current_language, in_sentences, is_right_to_left, translate
from dashboard.kinds.registry import shown
from dashboard.parts import connection, shell, tables, typeface
from dashboard.parts.elements import as_script, text_html, written
from dashboard.parts.nowhere import lost
from dashboard.parts.status_matrix import matrix_from_afar
from dashboard.selection import Selection
from dashboard.views import Tab, View, lacks_country
from dashboard.web.static import asset_url
from dashboard.words.names import capitalised

SHARED = ("texts.js", "dark.js", "charts.js", "labels.js")
"""Scripts of every drawn panel, before its own; the one that draws comes after them, and plotly.js last."""
OWN = "embedded.js"
PLOTLY = "vendor/plotly-reach.min.js"
WORDS = (
    *(
        "to",
        "about",
        "under",
        "percent",
        "rate",
        "rateSign",
        "oneThing",
        "things",
        "inARow",
        "inParts",
        "undetermined",
        "figureYear",
        "laterYear",
        "mapClass",
        "classCounts",
    ),
    *("olderFigure", "otherFigure", "smallArea", "found", "figureThere"),
    *(
        "newestThere",
        "pooledThere",
        "pooledNothing",
        "hiddenThere",
        "stateThere",
        "figureOfYear",
        "partThere",
        "partLater",
        "sumLater",
        "shareThere",
        "shareLater",
        "adultsLater",
        "countLater",
        "olderThere",
        "leastKey",
        "nothingThere",
    ),
    *("year", "earlier", "later", "select", "close", "coverageKeys", "openOrigin"),
    *("flowKeys", "zoomIn", "zoomOut", "zoomHome"),
)
"""Of the words that the browser says by itself, those that a panel alone needs."""
_YEARS = '<div class="timeline" hidden></div>'
_WITHOUT_SCRIPT = (
    "<noscript><style>.embedded :is(.zoom,.map-plot,.chart-plot,[data-embed]){display:none!important}"
    ".embedded .panel:has(.embed-still) :is(.embed-head,.embed-caption){display:none!important}"
    ".embedded [data-tab=table] .embed-caption *{display:inline!important;white-space:normal!important}"
    "</style></noscript>"
)
"""Who has no script sees no control that needs one, and a picture, which has title and caption itself; a table has all
of that around it."""
_BUTTON = re.compile(r"<(/?)button\b")
TABLES = ("suggested", "goods")
"""Kinds that are tables, and say more around them on a page."""
_ACT = re.compile(r'\sdata-act="[a-z-]*"|\stype="button"')
_LINK = re.compile(r"<a\b([^>]*)>")


@dataclass(frozen=True)
class Framed:
    """What is shown in a frame."""

    view: View
    tab: Tab
    selection: Selection
    query: str
    """Of the selection on the view's page, without "?"."""
    page: str
    """Address of the whole view on its page."""
    permalink: str
    """The same with scheme and host, where they are known."""
    frozen: bool
    """Whether nothing of it can be changed."""
    notices: tuple[str, ...] = ()
    """What of the address could not be used."""

    @property
    def is_drawn(self) -> bool:
        """Whether a script draws it."""
        return self.tab != "table"

    @property
    def has_outlines(self) -> bool:
        """Whether it is a map."""
        return self.is_drawn and self.view.has_outlines(self.tab)


def _head(context: Context, title: str, permalink: str = "") -> str:
    lang = current_language()
    direction = "rtl" if is_right_to_left(lang) else "ltr"
    assets = context.config.assets
    canonical = f'<link rel="canonical" href="{escape(permalink)}">\n' if permalink else ""
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{direction}" class="page alone">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)} · {translate("Reach 2030")}</title>
{canonical}<link rel="icon" type="image/svg+xml" href="{asset_url("favicon.svg", assets)}">
<script src="{asset_url("scheme.js", assets)}"></script>
{typeface.head(assets)}
<style>{theme.css()}</style>
<link rel="stylesheet" href="{asset_url("reach.css", assets)}">
<link rel="stylesheet" href="{asset_url("embedded.css", assets)}">
{_WITHOUT_SCRIPT}
</head>
<body class="embedded">
"""


def no_panel(context: Context, path: str) -> str:
    """What a frame says for an address with no page, in the current language: no figure of anything else."""
    said = lost(context, path)
    link = '<a class="tool" href="{}" target="_blank" rel="noopener">{}</a>'
    places = (*said.links, (translate("Reach 2030"), "/country" if said.is_country else "/"))
    links = " ".join(link.format(escape(address), escape(name)) for name, address in places)
    return f"""{_head(context, said.title)}<main class="panel">
<header class="embed-head">
<h1 class="panel-title">{escape(said.title)}</h1>
<p class="panel-subtitle">{escape(said.about)}</p>
</header>
<p class="embed-links">{links}</p>
</main>
</body>
</html>"""


def document(context: Context, framed: Framed) -> str:
    """The whole document, in the current language; whatever strangers wrote is text in it."""
    content = content_of(context, Asked(framed.view, framed.selection, framed.permalink))
    assets = context.config.assets
    scripts = "".join(f'<script defer src="{asset_url(name, assets)}"></script>' for name in scripts_of(framed))
    return f"""{_head(context, content.title, framed.permalink)}{shell.PATTERNS if framed.is_drawn else ""}
{_panel(context, framed, content)}
<div id="tip" role="tooltip" hidden></div>
<div id="say" role="status" aria-live="polite"></div>
<script type="application/json" id="framed">{as_script(_told(context, framed))}</script>
{scripts}
</body>
</html>"""


def scripts_of(framed: Framed) -> tuple[str, ...]:
    """The scripts that its panel needs, in the order in which they run."""
    scripts = _own_scripts(framed)
    return (connection.SCRIPT, *scripts) if scripts else ()


def _own_scripts(framed: Framed) -> tuple[str, ...]:
    if not framed.is_drawn:
        return () if framed.frozen else ("texts.js", OWN)
    own = ("vendor/geo-assets.js", "maps.js") if framed.has_outlines else ()
    if framed.view.kind == "coverage":
        return ("texts.js", "coverage.js", "dark.js", "charts.js", OWN)
    lines = ("flows.js",) if framed.view.kind == "flow-map" else ()
    return (*SHARED, *own, *lines, OWN, PLOTLY)


def _panel(context: Context, framed: Framed, content: Content) -> str:
    view = framed.view
    notices = "".join(f"<p>{escape(text)}</p>" for text in framed.notices)
    said = f'<div class="notice" role="status">{notices}</div>' if notices else ""
    failed = escape(translate("The panel could not be drawn. Please reload it."))
    frozen = ' data-frozen=""' if framed.frozen else ""
    sources = escape(translate("Source and caveat"))
    whole = escape(translate("Whole view on Reach 2030 ↗"))
    # What is said of one place goes with its sign, which alone would be a sign of nothing.
    signed = re.search(rf"(?:[^\w\s]\s)?{re.escape(content.placed)}$", content.caveat) if content.placed else None
    placed = signed[0] if signed else content.placed
    rest = in_sentences((placed, content.coverage, content.notes))
    caveat = content.caveat.replace(placed, "").strip()
    # The script writes the rest anew for another year.
    subtitle = capitalised(content.subtitle.replace(content.topic, "", 1).strip())
    return f"""<main class="panel" data-panel="{view.panel}" data-kind="{view.kind}" data-tab="{framed.tab}"
data-failed="{failed}"{frozen}>
{connection.place()}
{said}
<header class="embed-head">
<h1 class="panel-title" data-part="title">{escape(content.title)}</h1>
<p class="panel-subtitle">{escape(content.topic)} <span data-part="subtitle">{escape(subtitle)}</span></p>
</header>
<div class="panel-body">{_body(context, framed, content)}</div>
{'<div class="map-legend"></div>' if framed.tab == "map" else ""}
{_filters(framed)}
<footer class="panel-caption">
<p class="embed-caption" data-part="caption" tabindex="-1"><strong>{text_html(caveat)}</strong>
<span class="embed-source">{escape(content.source)}</span> <span class="embed-rest">{escape(rest)}</span></p>
<p class="embed-links">
<button type="button" class="tool" data-embed="about" aria-expanded="false" aria-label="{sources}">
<span class="embed-long">{sources}</span><span class="embed-short">{escape(translate("Source"))}</span></button>
<a class="tool" data-part="full" href="{escape(framed.page)}" target="_blank" rel="noopener" aria-label="{whole}">
<span class="embed-long">{whole}</span><span class="embed-short">{escape(translate("Reach 2030 ↗"))}</span></a>
</p>
</footer>
</main>"""


def _filters(framed: Framed) -> str:
    if framed.frozen:
        return ""
    told = {
        "aria-label": translate("Country or region"),
        "data-world": translate("World"),
        "data-countries": translate("Countries and areas"),
        "data-regions": translate("Regions and groups"),
    }
    said = "".join(f' {name}="{escape(text)}"' for name, text in told.items())
    return f'<div class="embed-filters"><select class="embed-place"{said} hidden></select>{_YEARS}</div>'


def _body(context: Context, framed: Framed, content: Content) -> str:
    if not framed.is_drawn:
        return f'<div class="body-table" data-part="table" tabindex="0">{_table(context, framed)}</div>'
    picture = f"/image/{framed.view.panel}.svg?{framed.query}"
    said = escape(content.alternative)
    is_drawn = not lacks_country(context, framed.view, framed.selection)
    still = f'<noscript><img class="embed-still" src="{escape(picture)}" alt="{said}"></noscript>' if is_drawn else ""
    if framed.tab == "map":
        keys = escape(translate("World map. Arrow keys move to the next country."))
        zoom = "" if framed.frozen else _zoom()
        inside = f'<div class="map-plot" role="img" aria-label="{said}"></div>{zoom}{still}'
        return f'<div class="body-map" data-keys="{keys}">{inside}</div>'
    role = "group" if framed.view.kind == "coverage" else "img"  # Cells that keys walk are no image.
    return f'<div class="body-chart"><div class="chart-plot" role="{role}" aria-label="{said}"></div>{still}</div>'


def _zoom() -> str:
    acts = {
        "zoom-in": ("+", translate("Zoom in")),
        "zoom-out": ("−", translate("Zoom out")),
        "zoom-home": ("⌂", translate("Show the whole world")),
    }
    made = "".join(
        f'<button type="button" class="tool" data-embed="{act}" aria-label="{escape(name)}">{sign}</button>'
        for act, (sign, name) in acts.items()
    )
    name = escape(translate("Zoom of the map"))
    return f'<div class="zoom" role="toolbar" aria-label="{name}" aria-orientation="vertical">{made}</div>'


def _table(context: Context, framed: Framed) -> str:
    """The table of the panel, in which nothing is to be pressed and links open beside the frame."""
    view, selection = framed.view, framed.selection
    whole = shown(context, view, selection, "table")
    # The frame says title and source itself, and nothing is to be copied or searched in it.
    if view.kind in TABLES:
        made = tables.table(whole.table, of=whole.words.title)
    elif view.kind == "statuses":
        made = matrix_from_afar(context, selection, whole.words.title)
    else:
        made = tables.twin(context, view, selection, whole)
    html = str(getattr(written(made), "data-html"))
    html = _ACT.sub("", _BUTTON.sub(r"<\1span", html))
    return _LINK.sub(r'<a\1 target="_blank" rel="noopener">', html)


def _told(context: Context, framed: Framed) -> dict[str, Any]:
    """What the scripts need: the figure, what can be chosen, and words."""
    selection = framed.selection
    picture = picture_of(context, framed.view, selection)
    return {
        "frozen": framed.frozen,
        "kind": picture.kind,
        "picture": picture.answer,
        "year": selection.year,
        "years": picture.years,
        "areas": selection.areas,
        "known": _known(context, framed),
    }


def _known(context: Context, framed: Framed) -> Mapping[str, Any]:
    """Names of places where they can be chosen or pointed at, and the words that are said."""
    base = shell.base(context)
    words = {name: base["words"][name] for name in WORDS}
    if framed.frozen:
        words["select"] = ""
    told = {"lang": base["lang"], "words": words, "areas": {}, "regions": {}}
    if framed.has_outlines:
        return {**told, "areas": base["areas"], "regions": base["regions"], "outlines": base["outlines"]}
    if framed.frozen:
        return told
    return {
        **told,
        "areas": {code: entry[:1] for code, entry in base["areas"].items()},
        "regions": {code: entry[:1] for code, entry in base["regions"].items()},
    }
