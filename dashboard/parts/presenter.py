"""The document of `/present`: one slide at a time, without Dash; the browser brings the deck and asks for the views."""

from __future__ import annotations

import json
from html import escape

from dashboard import theme
from dashboard.context import Context
from dashboard.i18n import current_language, is_right_to_left, translate
from dashboard.parts import connection, shell, typeface
from dashboard.parts.elements import markup
from dashboard.parts.slides import without_show
from dashboard.web.static import asset_url

SCRIPTS = (
    *(
        "vendor/geo-assets.js",
        "texts.js",
        shell.LETTERS,
        "labels.js",
        "coverage.js",
        "flows.js",
        "tables.js",
        "dark.js",
        "charts.js",
        "maps.js",
        "named.js",
    ),
    *("slide.js", "show.js", "speaker.js", "deck-form.js", "deck-store.js", connection.SCRIPT, "own.js", "present.js"),
)
"""In the order in which they run. The show and what it draws with (all before "deck-form.js") fetch nothing."""
KEYS = (
    ("→ · Page Down · Space", "next slide"),
    ("← · Page Up", "slide before"),
    ("↓ · ↑", "scroll a slide that is longer than the screen, else as above"),
    ("1 … 30", "slide of that number"),
    ("Home · End", "first, last slide"),
    ("F", "full screen"),
    ("P", "second window with notes, next slide and clock"),
    ("+ · −", "a year later, earlier"),
    ("C", "another country"),
    ("O", "back to the year and country of the deck"),
    ("B · .", "black screen"),
    ("W", "white screen"),
    ("D", "light or dark"),
    ("? · Esc", "open, close this help"),
    ("Esc", "leave, once nothing is open"),
)
"""Keys, and what they do; the last one where there is a page to go back to."""
_COUNTRY = '<input id="country" type="text" list="country-names" size="18">'


def words() -> dict[str, str]:
    """The words that the show needs beside those of every page."""
    return {
        "presentMore": translate("more below"),
        "presentSeen": translate("Seen on {date} at {address}"),
        "presentOwnTitle": translate("The dashboard's own title: {title}"),
        "presentAt": translate("Slide {n} of {of}: {title}"),
        "presentGone": translate(
            "This slide could not be fetched. Others that were fetched before can still be shown."
        ),
        "presentKept": translate("The server cannot be reached. The slide stays as it was."),
        "presentNoYear": translate("This slide shows all its years, or has only one."),
        "presentOwn": translate("The country of the deck again"),
        "presentNobody": translate("There is no country with this name."),
        "presentStopped": translate("The loop has stopped."),
        "presentNoFull": translate("This browser does not let the slides fill the screen; try its own key for that."),
        "presentBlocked": translate("The browser did not open the second window. Please allow it for this site."),
        "presentBlack": translate("The audience sees a black screen."),
        "presentWhite": translate("The audience sees a white screen."),
    }


def document(context: Context, country: str) -> str:
    """The document in the current language. `country`: the one whose slides are asked for; empty for none."""
    assets = context.config.assets
    lang = current_language()
    base = shell.base(context)
    base |= {"words": {**base["words"], **words()}}
    told = json.dumps(base, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    scripts = "".join(f'<script defer src="{asset_url(name, assets)}"></script>' for name in SCRIPTS)
    sheets = "".join(
        f'<link rel="stylesheet" href="{asset_url(name, assets)}">' for name in ("reach.css", "present.css")
    )
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(translate("Present"))} · {escape(translate("Reach 2030"))}</title>
<link rel="icon" type="image/svg+xml" href="{asset_url("favicon.svg", assets)}">
<script src="{asset_url("scheme.js", assets)}"></script>
{typeface.head(assets)}
<style>{theme.css()}</style>
{sheets}
<link rel="preload" as="script" href="{asset_url("vendor/plotly-reach.min.js", assets)}">
<link rel="preload" as="fetch" crossorigin="anonymous" href="{asset_url("boundaries/world.geojson", assets)}">
</head>
<body class="presenting">
{connection.place()}
{shell.PATTERNS}
<script id="base" type="application/json">{told}</script>
{show()}
{_welcome()}
{_without_script(context, country)}
<datalist id="country-names"></datalist>
<div id="tip" role="tooltip" hidden></div>
<div id="say" role="status" aria-live="polite"></div>
{scripts}
</body>
</html>"""


def _button(act: str, sign: str, label: str, heard: str = "") -> str:
    """`heard`: its name where it says whether it is pressed."""
    told, name = escape(label), escape(heard or label)
    return f'<button type="button" data-present="{act}" title="{told}" aria-label="{name}">{sign}</button>'


def show(leave: str = "/deck") -> str:
    """The stage, what is beside it in the second window, and the controls, which go when the pointer rests.

    `leave`: where the way out leads to; empty for none.
    """
    name = escape(translate("Leave"))
    controls = (
        _button("back", "‹", translate("Slide before")),
        _button("next", "›", translate("Next slide")),
        f"<label>{escape(translate('Country'))} {_COUNTRY}</label>",
        _button("own", "⟲", translate("Back to the year and country of the deck")),
        _button("scheme", "◐", translate("Light or dark"), translate("Dark")),
        _button("black", "■", translate("Black screen")),
        _button("full", "⤢", translate("Full screen")),
        _button("speaker", "❐", translate("Second window with notes, next slide and clock")),
        _button("help", "?", translate("Keys")),
    )
    out = f'<a href="{escape(leave)}" id="leave" title="{name}" aria-label="{name}">✕</a>' if leave else ""
    return f"""<main id="show">
<h1 id="where" class="unseen" aria-live="polite"></h1>
<div id="stage"><p class="stage-wait">{escape(translate("The first slide is on its way…"))}</p></div>
<aside id="beside" aria-label="{escape(translate("Next"))}">
<p class="speaker-clock"><span id="elapsed"></span> <button type="button" data-present="restart">{
        escape(translate("Start the clock again"))
    }</button> <span id="clock"></span></p>
<p id="dark-now" role="status"></p>
<h2>{escape(translate("Next"))}</h2>
<div id="next-stage"><p id="next-none" hidden>{escape(translate("This is the last slide."))}</p></div>
</aside>
<section id="noted"><h2>{escape(translate("Notes"))}</h2><div id="notes" tabindex="0"></div></section>
<div id="progress"></div>
<div id="controls" role="toolbar" aria-label="{escape(translate("Show"))}">{"".join(controls)}</div>
{out}
</main>
<div id="curtain"></div>
<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">{escape(translate("Keys"))}</h2>
<dl>{
        "".join(
            f"<dt>{escape(key)}</dt><dd>{escape(translate(about))}</dd>"
            for key, about in (KEYS if leave else KEYS[:-1])
        )
    }</dl>
<p>{escape(translate("A point or a country on a map can be pointed at; a click on a country shows it by itself."))}</p>
<p><label><input type="checkbox" id="letters"> {escape(translate("Single keys work as shortcuts"))}</label></p>
<button type="button" data-present="close">{escape(translate("Close"))}</button>
</dialog>"""


def _without_script(context: Context, country: str) -> str:
    """In place of the show, for who has no script."""
    said = markup(without_show(context, country)).removeprefix("<noscript>").removesuffix("</noscript>")
    brand = '<p><a href="/" class="brand">Reach <span>2030</span></a></p>'
    return f'<noscript><main id="unshown">{brand}<h1>{escape(translate("Present"))}</h1>{said}</main></noscript>'


def _welcome() -> str:
    """What a reader sees who has no deck, or a link that cannot be read."""
    steps = (
        translate("Choose “Add to deck” above any map, chart or table, on any page."),
        translate("Open “Present” in the menu: put the slides in order, name them, add a line to each."),
        translate("Choose “Present” there. A copied link to the deck opens here for whoever gets it."),
    )
    return f"""<main id="welcome" hidden>
<p><a href="/" class="brand">Reach <span>2030</span></a></p>
<h1 id="welcome-title" tabindex="-1">{escape(translate("Present"))}</h1>
<p id="welcome-notice" class="notice" role="alert" hidden></p>
<p id="welcome-own" hidden><a href="/present" class="welcome-go">{escape(translate("Present your own deck"))}</a></p>
<div id="welcome-none">
<p>{escape(translate("Your deck is empty. This is how to fill it:"))}</p>
<ol>{"".join(f"<li>{escape(step)}</li>" for step in steps)}</ol>
</div>
<form id="welcome-form">
<label for="welcome-country">{escape(translate("Or present what is known of one country:"))}</label>
<input id="welcome-country" type="text" list="country-names" autocomplete="off" required>
<button type="submit">{escape(translate("Present"))}</button>
<span id="welcome-said" role="status"></span>
</form>
</main>"""
