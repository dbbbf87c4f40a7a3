"""The frame around every page: document, header, notices, and the stores that hold address and selection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids, theme
from dashboard.context import Context
from dashboard.exports import deck
from dashboard.exports.picture.ruler import kept_together
from dashboard.exports.picture.squares import on_page
from dashboard.figures.addresses import METHOD
from dashboard.figures.charts import least_key
from dashboard.figures.movers import placed
from dashboard.i18n import current_language, is_right_to_left, languages, rate_sign, translate, translate_number
from dashboard.parts import connection, plain_filters, studio, typeface
from dashboard.parts.about import ABOUT, LICENCE
from dashboard.parts.edition import ANSWERS, edition
from dashboard.parts.elements import element, inside, release_shown
from dashboard.parts.header import header
from dashboard.search.entries import index_name
from dashboard.search.suggested import SOURCE, SUGGESTED
from dashboard.selection import MOST_AREAS
from dashboard.web.static import StaticFile, asset_text, asset_url, made_url
from dashboard.words.credits import publisher_said

LETTERS = "letters.js"
"""Whether keys of one sign do something, in every document with such keys."""
SCRIPTS = ("built/shell.js", "built/page.js")
"""All scripts of a page, made of assets/shell.js, assets/page.js and what these import by `make scripts`."""

SEARCH_SCRIPTS = ("vendor/minisearch-reach.min.js", "search.js")
"""What the search needs, fetched when it is opened."""

_ZEROS = "".join(
    f'<g data-hue="{hue}"><pattern id="zero-{hue}" width="10" height="10" patternUnits="userSpaceOnUse">'
    '<rect width="10" height="10" class="zero-ground"/><circle cx="5" cy="5" r="3" class="zero-ring"/></pattern></g>'
    for hue in theme.RAMPS
)
PATTERNS = f"""<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="8" height="8" class="hatch-ground"/><line x1="0" y1="0" x2="0" y2="8" class="hatch-line"/></pattern>
<pattern id="few" width="4" height="4" patternUnits="userSpaceOnUse">
<rect width="4" height="4" class="few-ground"/><circle cx="2" cy="2" r="1.1" class="few-dot"/></pattern>
<pattern id="suppressed" width="4" height="4" patternUnits="userSpaceOnUse">
<rect width="4" height="4" class="hatch-ground"/><line x1="1" y1="0" x2="1" y2="4" class="asked-line"/></pattern>
<pattern id="asked" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
<rect width="6" height="6" class="hatch-ground"/><line x1="0" y1="0" x2="0" y2="6" class="asked-line"/></pattern>
{_ZEROS}</defs></svg>"""
"""Hatching and dots for what is no figure, and rings for a zero, as fills for any picture of the document."""


STANDING, HEAD, DRAWN = "<!-- standing -->", "<!-- head -->", "<!-- drawn -->"
"""Where the page as it stands in the HTML goes, what its head says of it, and what its drawings need: whatever is in
them is written last."""
_WITHOUT_SCRIPT = (
    "<noscript><style>.head :is([data-like=search-box],[data-like=menu-button],.scheme,.deck-button),.bar,.filter-bar,"
    ".timeline,.zoom,button[type=button]:not(.menu-head),.first-late,"
    "#standing .panel:has(>noscript>.standing-whole)>:not(noscript){display:none!important}"
    "#standing :is(.pair,.grid)>.panel{display:block!important}"  # What is written below each has no row beside others.
    "#standing .foot{content-visibility:visible!important}"
    ".head{height:auto!important;flex-wrap:wrap;position:static!important}"
    ".head [data-like=menu]{display:flex!important;position:static!important;flex-flow:row wrap!important}"
    f"{plain_filters.LOOK}</style></noscript>"
)
"""Who has no script sees no control that needs one, and a menu that is open."""


def scheme_script(context: Context) -> str:
    """What chooses light or dark before anything is painted: in the document itself, so that nothing waits for it."""
    return asset_text("scheme.js", context.config.assets)


def _skip() -> str:
    """The way past all that stands before the content, the note of a first visit, too."""
    return f'<a href="#page" class="skip">{escape(translate("Skip to content"))}</a>'


def _welcome() -> str:
    """Three things for whoever is here for the first time; hidden from all others."""
    things = (
        translate("Choose a country, in the search or on a map."),
        translate("Take a chart along, with the tools above it."),
        translate("Ask where a number comes from: “More” above its chart tells."),
    )
    told = "".join(f"<li>{escape(thing)}</li>" for thing in things)
    done = f'<button type="button" class="tool" data-act="welcomed">{escape(translate("Got it"))}</button>'
    return f'<aside class="welcome" aria-label="{escape(translate("For a first visit"))}"><ol>{told}</ol>{done}</aside>'


def index_string(context: Context) -> str:
    """The document into which Dash puts its own scripts; ours come first, in this order."""
    scheme = scheme_script(context)
    sheet = asset_url("reach.css", context.config.assets)
    scripts = "".join(f'<script defer src="{asset_url(name, context.config.assets)}"></script>' for name in SCRIPTS)
    icon = asset_url("favicon.svg", context.config.assets)
    lang = current_language()
    direction = "rtl" if is_right_to_left(lang) else "ltr"
    keeps = " data-keeps" if context.config.offline else ""
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{direction}" class="page" data-standing{keeps}>
<head>
{{%metas%}}
{HEAD}
<link rel="icon" type="image/svg+xml" href="{icon}">
<script>{scheme}</script>
{typeface.head(context.config.assets)}
<style>{theme.css()}</style>
<link rel="stylesheet" href="{sheet}">
{DRAWN}
{{%css%}}
{_WITHOUT_SCRIPT}
</head>
<body>
{PATTERNS}
{connection.place()}
{_skip()}
{_welcome()}
{{%app_entry%}}
{STANDING}
{connection.late()}
{{%config%}}
{scripts}
{{%scripts%}}
{{%renderer%}}
</body>
</html>"""


def drawn_with(context: Context, *, is_drawn: bool, has_outlines: bool) -> str:
    """The ways to what draws charts, and to the outlines of maps: fetched at once where the page has any, else when
    nothing more is on its way, for the page that is opened next."""
    plotly = asset_url("vendor/plotly-reach.min.js", context.config.assets)
    outlines = asset_url("boundaries/world.geojson", context.config.assets)
    soon = {True: "preload", False: "prefetch"}
    return (
        f'<link rel="{soon[is_drawn]}" as="script" fetchpriority="low" href="{plotly}">\n'
        f'<link rel="{soon[has_outlines]}" as="fetch" crossorigin="anonymous" fetchpriority="low" href="{outlines}">'
    )


def class_counts() -> str:
    """What the legend of a map is called by who hears it."""
    return translate("{unit} (UN members)", unit=translate("Classes of a map"))


def words() -> dict[str, str]:
    """The words that the browser needs by itself."""
    return {
        "play": translate("Play the years"),
        "pause": translate("Pause"),
        "year": translate("Year"),
        "earlier": translate("One year earlier"),
        "later": translate("One year later"),
        "to": translate("{low} to {high}"),
        "inARow": translate("{first}, {second}"),
        "inParts": translate("{first}; {second}"),
        "leastKey": least_key(),
        "about": translate("about {number}"),
        "under": translate("under {number}"),
        "percent": translate("{number}%"),
        "rate": translate("{figure} {unit}", context="unit of a rate"),
        "rateSign": rate_sign(),
        "oneThing": translate("{what}: {figure}"),
        "things": translate("{figure} {unit}", context="things that are counted"),
        "undetermined": translate("status undetermined"),
        "sortedDown": translate("Sorted by “{column}”, the largest first; what is not known stands last."),
        "sortedUp": translate("Sorted by “{column}”, the smallest first; what is not known stands last."),
        "sortedNames": translate("Sorted by name."),
        "sortedBack": translate("Sorted by name, from the last to the first."),
        "copied": translate("Link copied"),
        "copyFailed": translate("The link could not be copied; it stands in the address bar."),
        "noGrid": translate("The script of the table could not be fetched."),
        "retry": translate("Try again"),
        "searchLabel": translate("Search countries, topics, pages and headline figures"),
        "searchHint": translate("Countries, topics, pages  /"),
        "searchResults": translate("What was found"),
        "searchHelp": translate(
            "Search for a country, a topic, a page or a headline figure. Two of them go together: "
            "“Bangladesh child marriage”."
        ),
        "searchWait": translate("The search is on its way…"),
        "searchNone": translate(
            "Nothing was found for “{text}”. Countries and regions can be searched by name or code, and topics, "
            "indicators, pages and headline figures by their words."
        ),
        "searchCount": translate("Results: {n}"),
        "searchAll": translate("Show all results: {n}"),
        "searchHere": translate("{area}: on this page"),
        "searchAreas": translate("Countries and regions"),
        "searchIndicators": translate("Indicators"),
        "searchPages": translate("Pages"),
        "searchClaims": translate("Headline figures"),
        "searchSuggested": translate("Suggested by the US Department of Labor"),
        "mine": translate("My country: {area}"),
        "mineBefore": translate("My country:"),
        "mineSet": translate("Make {area} my country"),
        "mineForget": translate("{area} is my country: forget it"),
        "mineKept": translate(
            "{area} now stands first in the search and in lists of countries. Only this browser keeps it."
        ),
        "mineGone": translate("No country is kept as yours now."),
        "select": translate("Press Enter to select"),
        "openArea": translate("Press Enter to open its page"),
        "areaChosen": translate("{area} is chosen."),
        "areaLeft": translate("{area} is no longer chosen."),
        "nearKeys": translate("World map. Arrow keys move to the next country."),
        "mapKeys": translate("World map. Arrow keys move to the next country, Enter selects it."),
        "close": translate("Close"),
        "most": translate_number(
            "At most {most} country or region is shown.",
            "At most {most} countries or regions are shown.",
            MOST_AREAS,
            most=MOST_AREAS,
        ),
        "figureThere": translate("{area}, {subject}: {figure} in {year}"),
        "pooledThere": translate("{area}, {subject}: {figure}, {when}"),
        "pooledNothing": translate(
            "{area} has no figure for {subject} that may be shown, release of {year}: unknown, not zero"
        ),
        "hiddenThere": translate("{area}, {subject}: {figure}"),
        "stateThere": translate("{area}, {subject}, {year}: {figure}"),
        "newestThere": translate("Newest, {year}: {figure}"),
        "figureOfYear": translate("{figure} ({year})"),
        "partThere": translate("{area} has no total for {subject} in {year}, but {parts}"),
        "partLater": translate("{said}; no total for {year}, but {parts}"),
        "sumLater": translate("{said}; for {year}, counted by sex: {figure}"),
        "adultsLater": translate("{said}; all detected victims of {year} were adults"),
        "countLater": translate("{said}; counted in {year}: {count}"),
        "shareThere": translate("{area} has no figure for {subject} in {year}, but {parts}"),
        "shareLater": translate("{said}; no share for {year}, but {parts}"),
        "olderThere": translate("{area} has no figure for {subject} in {year}; latest: {figure} in {newest}"),
        "nothingThere": translate("{area} has no figure for {subject} in {year}: unknown, not zero"),
        "keys": translate("Keys"),
        "keySearch": translate("open the search"),
        "keyHelp": translate("open this list"),
        "keyTab": translate("go to the next link, button, map or chart"),
        "keyShut": translate("close what is open; show the whole world on a map"),
        "keyArrows": translate("go to the next country on a map, cell or line on a chart, choice in a list"),
        "keyInside": translate(
            "go on within a bar, a text, a list or a table, which Tab reaches once; letters lead to names of long lists"
        ),
        "keyEnds": translate("go to the first or the last of them"),
        "arrowsInside": translate("Arrow keys go on from here, Tab leaves: “?” lists all keys."),
        "keyEnter": translate("select it"),
        "keyMore": translate("select another country beside those chosen, on a map"),
        "keyDeck": translate("move a view of your deck up or down"),
        "keyLetters": translate("Single keys work as shortcuts, here and while presenting"),
        "keyShow": translate("While presenting, “?” lists the keys of the show."),
        "noRate": translate("There is no rate for one sex: populations here do not tell sexes apart."),
        "figureYear": translate("{year}, an older figure"),
        "laterYear": translate("{year}, a later figure"),
        "mapClass": translate("class {n} of {of}: {label}"),
        "classCounts": class_counts(),
        "olderFigure": translate("figure older than {year}"),
        "otherFigure": translate("figure of another year"),
        "smallArea": translate("small area"),
        "textCopied": translate("Copied"),
        "textNotCopied": translate("It could not be copied. Please select the text instead."),
        "found": translate("{n} of {of}"),
        "quoted": translate("“{text}”, {source}, {report}, {year}; {edition}. {address}"),
        "copyThese": translate("Copy these {n}"),
        "more": translate("Show {n} more"),
        "coverageKeys": translate("Who reports, by year. Arrow keys move from cell to cell, Enter shows its origin."),
        "flowKeys": translate(
            "Lines between countries. Arrow keys move from line to line, the largest first; Enter selects a country."
        ),
        "paperComing": translate("The pictures are on their way: {n} of {of}."),
        "paperFailed": translate("This picture could not be made. Reload the page to try again."),
        "paperFailures": translate("Pictures that could not be made: {n}. Reload the page to try again."),
        "paperReady": translate("Ready to print."),
        "paperNone": translate("The deck could not be fetched. Please try again."),
        "zoomIn": translate("Zoom in"),
        "zoomOut": translate("Zoom out"),
        "zoomHome": translate("Show all lines"),
        "openOrigin": translate("Select it to see where this comes from"),
        **{name: translate(text) for name, text in deck.MESSAGES.items()},
        "deckAdd": translate("Add to deck"),
        "deckIn": translate("In deck"),
        "deckInto": translate("Add this view to your deck"),
        "deckOut": translate("Take this view out of your deck"),
        "deckUnpinned": translate("Taken out of “{name}”. Undo in the deck brings it back."),
        "deckTitle": translate("Your decks"),
        "deckMine": translate("My deck"),
        "deckNumbered": translate("Deck {n}"),
        "deckCopyOf": translate("{name}, copy"),
        "deckNameOf": translate("Name of this deck"),
        "deckOption": translate("{name} ({n})"),
        "deckNew": translate("New deck"),
        "deckDouble": translate("Duplicate"),
        "deckDelete": translate("Delete this deck"),
        "deckMade": translate("“{name}” is new and has no slides yet."),
        "deckDoubled": translate("“{name}” is a copy, and is open now."),
        "deckDeleted": translate("“{name}” was deleted. Undo brings it back."),
        "deckRenamed": translate("This deck is called “{name}” now."),
        "deckTurned": translate("“{name}” is open. Slides in it: {n}"),
        "deckMost": translate("This browser keeps no more decks (at most: {most}). Delete one to add another."),
        "deckUnkept": translate(
            "This browser could not save the change. It lasts until you close this page: copy the link, or download "
            "the slides."
        ),
        "deckReady": translate("Or start with {n} ready-made slides on:"),
        "deckReadyWorld": translate("The world"),
        "deckReadyMake": translate("Add these slides"),
        "deckActing": translate("Slides to act on: {n}"),
        "deckActingAbout": translate(
            "For a country there are slides to act on, too: what is on record, what was suggested to it, who came "
            "nearer to a target, which figures are reported, and what nobody counts. The target is the first on its "
            "page for which the country has a place; where it has none, the first that it had reached already."
        ),
        "deckReadyComes": translate("The slides are on their way…"),
        "deckSooner": translate("Earlier"),
        "deckAfter": translate("Later"),
        "deckTakeOut": translate("Remove"),
        "deckShowThis": translate("Show slide {n} on its page"),
        "deckNoPicture": translate("The picture could not be fetched."),
        "deckOfferNamed": translate("The deck of this link is called “{name}”. Slides in it: {n}"),
        "deckWide": translate("for wide screens"),
        "deckNarrow": translate("for older projectors"),
        "deckOpen": translate("Your decks; “{name}” is open, slides in it: {n}"),
        "deckNone": translate("This deck has no slides yet. Choose “Add to deck” above any map, chart or table."),
        "deckPinned": translate("Added to “{name}”. Slides in it: {n} of {most}"),
        "deckFull": translate(
            "“{name}” is full. Most slides in a deck: {most}. Remove one to add another.",
        ),
        "deckName": translate("Title of slide {n}"),
        "deckNote": translate("Your line about slide {n}"),
        "deckNoteHint": translate("A line of your own"),
        "deckShow": translate("Show on its page"),
        "deckUp": translate("Move slide {n} earlier"),
        "deckDown": translate("Move slide {n} later"),
        "deckRemove": translate("Remove slide {n}"),
        "deckMoved": translate("Slide {n} is now number {to}."),
        "deckRemoved": translate("Slide {n} was removed. Undo brings it back."),
        "deckEdited": translate("The words of slide {n} are changed."),
        "deckUndone": translate("Undone. “{name}” is open. Slides in it: {n}"),
        "deckUndo": translate("Undo"),
        "deckPresent": translate("Present"),
        "deckCopy": translate("Copy share link"),
        "deckOffer": translate("Slides in the deck of this link: {n}"),
        "deckTake": translate("Add it to my decks"),
        "deckKeep": translate("Leave it"),
        "deckSlides": translate("Download slides (.pptx)"),
        "deckTemplate": translate("Your template…"),
        "deckTemplateAbout": translate("A .pptx or .potx of at most {most} MB"),
        "deckTemplateKept": translate("It is sent with the slides, and kept nowhere."),
        "deckOwn": translate("With figures of your own"),
        "deckOwnAbout": translate("They are sent to this server for the slides, and kept nowhere."),
        "deckTemplateAgain": translate("in the template just chosen"),
        "deckTemplateLarge": translate("A template has at most {most} MB."),
        "slidesWait": translate("The file is being made…"),
        "slidesBusy": translate("Other files are being made first…"),
        "slidesDone": translate("Saved: {name}"),
        "slidesFailed": translate("The file could not be made. {reason}"),
        "slidesAway": translate("The server could not be reached; please try again."),
        "deckTaken": translate("“{name}” is one of your decks now. Undo takes it away again."),
        "deckAlong": translate("Offline folder (.zip)"),
        "deckPictures": translate("Pictures (.zip)"),
        "deckPrint": translate("Print or save as PDF"),
        "embedTitle": translate("Embed in another website"),
        "embedWhat": translate("What its readers can change"),
        "embedLive": translate("Live."),
        "embedLiveAbout": translate("They choose a country or region, and the year."),
        "embedFrozen": translate("Frozen."),
        "embedFrozenAbout": translate(
            "Nothing: country, year and filters stay. New releases can still correct figures."
        ),
        "embedWidth": translate("Width in pixels"),
        "embedWhole": translate("as wide as its place"),
        "embedHeight": translate("Height in pixels"),
        "embedCode": translate("Code for the page"),
        "embedCopy": translate("Copy the code"),
        "embedLook": translate("Look at it ↗"),
        "deckKept": translate("Your own decks are as they were."),
        "noFigure": translate("no figure"),
        "ownMark": translate("Own figures, not published"),
        "ownColumn": translate("{name}: own figures, not published"),
        "ownAllHidden": translate("Own figures hidden by the rule of small numbers: {names}."),
        "ownEnd": translate("{name} (own figures)"),
        "ownSaid": translate("Own figures, not published: {names}, {years}."),
        "ownScale": translate("Own figures are far above the published ones: the scale is made for them."),
        "ownFiles": translate("Files from the server are without them, unless you choose them."),
        "ownNot": translate("Own figures are not shown here."),
        "ownBanner": translate("Figures of your own, not published, are kept in this tab."),
        "ownDrawn": translate("They are drawn in charts over the years and in their tables."),
        "ownForget": translate("Forget these figures"),
        "ownSee": translate("See or change them"),
        "ownHidden": translate("hidden, as it would give a small number away"),
        "ownCounted": translate("{rate} ({number} counted)"),
        "ownPicture": translate("Save a picture with them, made in this browser (PNG)"),
        "ownPictureFailed": translate("This browser could not make the picture."),
    }


def base(context: Context) -> dict[str, Any]:
    """What the browser knows of every area: name, point, dot, member, and how far the square of a small member stands
    from its point; and of every region: name and members."""
    lang, known_areas = current_language(), context.geography.areas
    small = tuple((code, area.lon, area.lat) for code, area in known_areas.items() if area.dot and area.is_member)
    beside = on_page(small)
    areas = {
        code: [
            area.name(lang),
            round(area.lat, 2),
            round(area.lon, 2),
            int(area.dot),
            int(area.is_member),
            *([beside[code]] if code in beside else []),
        ]
        for code, area in known_areas.items()
    }
    regions = {
        code: [translate(region.name), list(region.members)] for code, region in context.geography.regions.items()
    }
    outlines = asset_url("boundaries/world.geojson", context.config.assets)
    places = {name: " ".join(codes) for name, codes in placed(context).items()}
    known = {"areas": areas, "regions": regions, "deck": {**deck.known(), "placed": places}}
    told = {"lang": lang, "tongues": list(languages()), "site": context.config.public_url, "release": context.release}
    return {**told, **known, "words": words(), "together": kept_together(lang), "outlines": outlines}


def searched(context: Context, indexes: Mapping[str, StaticFile]) -> dict[str, Any]:
    """What the browser fetches once a reader opens the search: scripts, and what can be found in the language."""
    name = index_name(current_language())
    scripts = [asset_url(script, context.config.assets) for script in SEARCH_SCRIPTS]
    files = {"entries": made_url(name, indexes[name]), "suggested": made_url(SUGGESTED, indexes[SUGGESTED])}
    # One list serves all languages: who suggested them is said in the reader's.
    by = {"by": publisher_said(context.sources[SOURCE])} if SOURCE in context.sources else {}
    return {"scripts": scripts, **files, **by}


def footer(release: str) -> Component:
    """One line: what this is not, which release it shows, and the pages that say what it is."""
    links = [
        inside(translate("About"), ABOUT),
        inside(translate("Method"), METHOD),
        inside(translate("Data"), "/data"),
        inside(translate("Licence"), LICENCE),
        element(html.Button, translate("Keys"), {"data-act": "keys"}, type="button"),
    ]
    told = (
        translate("Reach 2030's reading of published figures, not an assessment by the United Nations."),
        " ",
        translate("Names and boundaries do not imply endorsement by anybody."),
        *([" ", *release_shown(release)] if release else []),
    )
    about = {"aria-label": translate("About this site")}
    return html.Footer([html.P(list(told)), element(html.Nav, links, about)], className="foot")


def layout(context: Context, made: Mapping[str, StaticFile]) -> Component:
    """What every page stands in. `made`: what the search finds and the studio is told, by names among the assets."""
    asked = {"at": ANSWERS, **edition(context)._asdict()}
    exported = studio.known(context.config.assets, made)
    told = {**base(context), "search": searched(context, made), "studio": exported, "answers": asked}
    return html.Div(
        [
            dcc.Store(id=ids.ADDRESS),
            dcc.Store(id=ids.SELECTION),
            html.Script(json.dumps(told, ensure_ascii=False), id="base", type="application/json"),
            header(),
            element(
                html.Div, None, {"aria-labelledby": "away-heading"}, id="away", hidden=True, tabIndex=-1, role="main"
            ),
            html.Main(id=ids.PAGE, tabIndex=-1),
            footer(context.release),
            html.Div(id="tip", role="tooltip", hidden=True),
            element(html.Div, None, {"aria-live": "polite"}, id="say", role="status"),
        ],
        className="shell",
    )
