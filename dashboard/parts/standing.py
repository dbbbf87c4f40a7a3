"""The page as it stands in the HTML: its words, its first pictures, and its figures for who has no script.

It is made of the components of which Dash lays the page out, so that everything has the place and the size that it has
there; scripts take it away once the page is alive (assets/standing.js). What Dash draws by scripts of its own (lists,
switches) has the markup that these make. Nothing of it bears an id or a name by which scripts find parts of the page:
where the sheet needs one, `data-like` has it (dashboard/web/likes.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, legend_of, map_picture, of_what_is_seen
from dashboard.exports.picture.outlines import bounds
from dashboard.exports.picture.sizes import (
    STANDING_CHART,
    STANDING_MAP,
    STANDING_NEAR,
    STANDING_SIDE,
    STANDING_WIDE,
    USUAL,
    Size,
)
from dashboard.exports.picture.window import is_near
from dashboard.exports.picture.worldmap import NOTHING, MapPicture, class_of, older_of
from dashboard.figures.shown import Map, Shown
from dashboard.geography import WORLD
from dashboard.i18n import (
    SENTENCE_ENDS,
    alphabetical,
    as_sentence,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
)
from dashboard.kinds.registry import shown
from dashboard.parts.elements import attribute, caption, element, markup, text_html
from dashboard.parts.header import header
from dashboard.parts.plain_filters import plain_filters
from dashboard.parts.shell import class_counts, footer
from dashboard.parts.tables import table, twin
from dashboard.selection import ALL, Scope, Selection
from dashboard.views import VIEWS, Tab, View, lacks_country, selection_of
from dashboard.web.likes import LIKES
from dashboard.words.names import area_name, capitalised

MOST_ROWS = 50
"""Rows of a large table for who has no script: the file has all."""
LONGEST_ABOUT = 300
"""Characters of what a page says of itself to who lists it."""
_FOUND = (
    "id",
    "data-act",
    "data-panel",
    "data-filter",
    "data-once",
    "data-file",
    "data-slides",
    "data-pins",
    "data-name",
)
"""What scripts find parts of a page by."""
STANDING = "standing"
_NAMES = re.compile(rf'\s(?!id="{STANDING}-)(?:{"|".join(_FOUND)})="[^"]*"')
_NAMED_BY = re.compile(r'(?<= aria-labelledby=")([^"]*)(?=")')
_BUTTON = re.compile(r"<button\b([^>]*)>(.*?)</button>", re.DOTALL)
_PLACE = re.compile(r'\sdata-(area|indicator)="([^"]*)"')
_SORTS, _OPENS, _OPENED = 'class="sorts"', 'class="menu-head', ' aria-expanded="false"'
_LED = re.compile(r'\s(?:type|data-(?:area|indicator))="[^"]*"')
_MENU = re.compile(r'(<a\b(?=[^>]*class="menu-link")[^>]*?\bhref=")([^"]*)')
COUNTRY, NO_PLACE = "/country", frozenset({"/deck"})
"""Pages of the menu: the one that leads to a country's own, and those that show no place."""
_FORM = "<!-- form -->"
"""Where the filters for who has no script go: the page below them tells what there is to choose."""
_TONGUE = re.compile(r'(?<=href=")\?(?=lang=)')
_CAPITAL = re.compile("[A-Z]")
_TAGS = re.compile(r"<[^>]*>")
_HEADED = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_SAID = re.compile(r'<(p|div|h2) class="(question|glance-said|figure-said|lede|lede first)"[^>]*>(.*?)</\1>', re.DOTALL)
_WAY = re.compile(r'<a [^>]*class="origin"[^>]*>.*?</a>', re.DOTALL)
"""A link beside a sentence, whose words are no part of it."""
_BETWEEN = re.compile(rf"(?<=[{''.join(SENTENCE_ENDS)}]) ")
_DROPPED = frozenset({*_FOUND, "data-block", "data-waits", "data-html", "n_clicks", "children"})
_LIVE = {
    "body-map": frozenset({"role", "tabIndex", "aria-label"}),
    "menu-head": frozenset({"aria-expanded"}),
}
"""By class: what is true of a part only once scripts answer keys and open lists."""
_VOID = frozenset({"img", "input", "br", "hr", "meta", "link"})
_ARROW = (
    '<svg width="15" height="15" viewBox="0 0 15 15" fill="none" class="dash-dropdown-trigger-icon">'
    '<path d="M4 6l3.5 3.5L11 6" stroke="currentColor"></path></svg>'
)


@dataclass(frozen=True)
class Standing:
    """What the HTML of a page has of it."""

    markup: str
    title: str
    about: str
    """A sentence or two, as plain text."""
    picture: str
    """Address of the first picture; empty where the page has none."""
    asked: Sequence[str]
    """Names of the answers that the browser wants first."""
    query: str
    """For which selection it wants them."""
    is_drawn: bool
    """Whether plotly.js draws anything of it."""
    has_outlines: bool
    """Whether anything of it is a map."""


@dataclass
class _Panel:
    """The panel that is being written."""

    view: View
    tab: Tab
    classes: frozenset[str]
    """Of its component: a small map has no title of its own, a wide panel goes across the page, a strip is a row."""
    made: Shown | None = None
    selection: Selection | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    """What scripts would be told of it."""

    @property
    def asked(self) -> list[str]:
        """As `kindsOf` in assets/reach/asking.js: map or chart have their say beside a table, too."""
        drawn = [tab for tab in ("map", "chart") if tab in self.view.tabs]
        kinds = [self.tab] if self.tab != "table" else [*drawn[:1], "table"]
        return [f"{self.view.panel}.{kind}" for kind in kinds]

    @property
    def asks(self) -> bool:
        """Whether it shows nothing yet, but what is to be chosen."""
        return bool(self.words.get("asks"))


@dataclass
class _Writer:
    """Writes components as they look before anything of them works."""

    context: Context
    selection: Selection
    query: str
    """Of the selection with the page's own country."""
    fixed: str
    """That country."""
    offers: Mapping[str, Any]
    """What can be chosen, by indicator; none on a page of words."""
    said: Callable[[str, str], str]
    """The words of a block for a query, as HTML: those that its answer has, made once for both."""
    panel: _Panel | None = None
    filled: list[_Panel] = field(default_factory=list)
    """Those that have their words and their picture."""
    picture: str = ""
    """Address of the first one."""
    drawn: list[_Panel] = field(default_factory=list)
    """Those that plotly.js draws."""
    asked: list[str] = field(default_factory=list)
    """Answers that the browser wants of what has its words and its picture."""
    headline: str = ""
    """The first block with a heading: what is computed of the selection."""
    folded: int = 0
    aside: bool = False
    once: list[str] = field(default_factory=list)

    # ------------------------------------------------------------------------------------------------ components

    def write(self, part: Any) -> str:
        if part is None or part is False:
            return ""
        if isinstance(part, (list, tuple)):
            return "".join(map(self.write, part))
        if isinstance(part, Component):
            part = part.to_plotly_json()  # type: ignore[no-untyped-call]
        if not isinstance(part, Mapping):
            return text_html(str(part))
        props = part["props"]
        if part["namespace"] == "dash_html_components":
            return self._html(part["type"].lower(), props)
        made = _OTHERS.get(part["type"])
        return made(self, props) if made else ""

    def _html(self, name: str, props: Mapping[str, Any]) -> str:
        if "data-panel" in props:
            return self._in_panel(name, props)
        folds = name == "details" and "fold" in str(props.get("className", "")) and not props.get("open")
        aside = props.get("className") == "side"
        self.folded, self.aside = self.folded + folds, self.aside or aside
        inside = self._inside(props)
        self.folded, self.aside = self.folded - folds, self.aside and not aside
        return self._element(name, props, inside)

    def _element(self, name: str, props: Mapping[str, Any], inside: str) -> str:
        without = _DROPPED | _LIVE.get(str(props.get("className", "")).partition(" ")[0], frozenset())
        told = {key: _styled(value) if key == "style" else value for key, value in props.items() if key not in without}
        attributes = "".join(attribute(key, value) for key, value in told.items())
        # A title that scripts will write is no heading before.
        if name == "h2" and not inside:
            attributes += ' aria-hidden="true"'
        for key in ("data-panel", "id"):
            if isinstance(like := props.get(key), str) and (key == "data-panel" or like in LIKES):
                attributes += f' data-like="{escape(like)}"'
        written = f"<{name}{attributes}>" + ("" if name in _VOID else f"{inside}</{name}>")
        return written + _FORM if props.get("className") == "filter-bar" else written

    def _inside(self, props: Mapping[str, Any]) -> str:
        if self.panel and props.get("className") == "panel-caption":
            caveat, source = (self._part_of_panel(name) or "" for name in ("panel-caveat", "panel-source"))
            return f'<strong class="panel-caveat">{caveat}</strong> <span class="panel-source">{source}</span>'
        if "data-html" in props:
            return _still(str(props["data-html"]))
        if "data-block" in props:
            return f"<div>{self._block(str(props['data-block']))}</div>"
        if props.get("id") == "filters-said":
            return escape(self._chosen())
        if props.get("children") not in (None, "", []):
            return self.write(props["children"])
        return self._part_of_panel(str(props.get("className", ""))) or ""

    def _block(self, name: str) -> str:
        if not self.folded:
            self.asked.append(f"{name}.block")
        written = _still(self.said(f"{name}.block", self.query))
        if not self.headline and _HEADED.search(written):
            self.headline = written
        return written

    # ------------------------------------------------------------------------------------------------ panels

    def _in_panel(self, name: str, props: Mapping[str, Any]) -> str:
        view = VIEWS[str(props["data-panel"])]
        selection = selection_of(self.context, view, self.query)
        tab: Tab = props["data-tab"]
        classes = frozenset(str(props.get("className", "")).split())
        self.panel = panel = _Panel(view, tab, classes, selection=selection)
        if self._is_filled(panel):
            self.filled.append(panel)
            self.asked += panel.asked
            panel.made = shown(self.context, view, selection, tab)
            panel.words = self._words(panel.made, Asked(view, selection, ""))
        inside = self._inside(props)
        asks = " data-asks" if panel.asks else ""
        if tab != "table" and view.kind_in(tab) != "coverage" and not (self.folded or panel.asks):
            self.drawn.append(panel)
        hue = f' data-hue="{panel.made.body.answer["hue"]}"' if panel.made and isinstance(panel.made.body, Map) else ""
        written = self._element(name, props, inside + self._without_script(panel))
        self.panel = None
        return written.replace(">", f"{hue}{asks}>", 1)

    def _words(self, made: Shown, asked: Asked) -> Mapping[str, str]:
        """Its words; of a map without what they say of areas that are not seen on it."""
        if not isinstance(made.body, Map):
            return made.told
        return {**made.told, "placed": "", **of_what_is_seen(self.context, asked, made.body, made.words).told()}

    def _is_filled(self, panel: _Panel) -> bool:
        """Whether it is among the first in sight: one across the page, or two beside each other."""
        if self.folded or (panel.view.rows and panel.tab == "table"):
            return False
        if not self.filled:
            return True
        alone = {"wide", "small-map"}
        return len(self.filled) == 1 and not alone & self.filled[0].classes and not {"strip", *alone} & panel.classes

    def _chosen(self) -> str:
        """What the filters are set to, in a line: as `sayFilters` in assets/reach/links.js."""
        offer = self.offers.get(self.selection.indicator)
        if offer is None:
            return ""
        said = [area_name(self.context, code) for code in self.selection.areas if code != self.fixed]
        said = [in_a_row(said), offer["name"] if len(self.offers) > 1 else ""]
        for name in ("sex", "age", "breakdown"):
            labels = {option["value"]: option["label"] for option in offer[name]}
            chosen = ALL if name in self.selection.left_open else getattr(self.selection, name)
            said.append(labels.get(chosen, "") if len(labels) > 1 and chosen != ALL else "")
        return " · ".join(filter(None, said))

    def _part_of_panel(self, name: str) -> str | None:  # noqa: PLR0911, one for each part
        """What scripts put into a part of the panel; None where it has what it says."""
        panel = self.panel
        if panel is None or panel.made is None or panel.selection is None:
            return None
        body = panel.made.body
        match name.split(" ", maxsplit=1)[0]:
            case "panel-title" if panel.words["title"]:
                return escape(panel.words["title"])
            case "panel-subtitle" if panel.words["subtitle"]:
                return escape(capitalised(panel.words["subtitle"]))
            case "panel-caveat":
                return self._caption(panel.words["caveat"].replace(panel.words.get("placed", ""), "").strip())
            case "panel-source":
                told = (panel.words.get(name, "") for name in ("placed", "coverage", "source"))
                return self._caption(in_sentences(told))
            case "panel-year":
                return str(panel.selection.year)
            case "map-plot" if panel.tab == "map":
                return self._picture(panel, STANDING_NEAR if "small-map" in panel.classes else STANDING_MAP)
            case "chart-plot" if panel.tab == "chart":
                return self._picture(panel, self._form(panel))
            case "map-legend" if isinstance(body, Map):
                return _legend(self.context, panel.selection, body.answer)
            case "timeline" if isinstance(body, Map):
                return _timeline(panel.selection.year, body.answer["first"], body.answer["last"])
            case "body-table" if panel.tab == "table":
                # As the scripts are told it in the same document: a large table is laid out once.
                return _still(self.said(f"{panel.view.panel}.table", self.query))
            case _:
                return None

    def _caption(self, text: str) -> str:
        """Without what is behind "Read on"; what the page says once of all panels is hidden, as scripts hide it."""
        panel = self.panel
        text = text.replace(panel.words.get("later", "\0"), "").strip() if panel else text
        written = text_html(text)
        for said in self.once:
            written = written.replace(said, f'<span class="said-once">{said}</span>')
        return written

    def _address(self, panel: _Panel, size: Size) -> str:
        asked = f"{self.query}&" if self.query else ""
        return f"/image/{panel.view.panel}.svg?{asked}size={size.name}"

    def _picture(self, panel: _Panel, size: Size) -> str:
        if panel.asks:
            return f"<p>{escape(_alternative(panel))}</p>"
        address, urgent = self._address(panel, size), ""
        if not self.picture:
            self.picture, urgent = address, ' fetchpriority="high"'
        return f'<img class="standing-picture" src="{escape(address)}" alt="{escape(_alternative(panel))}"{urgent}>'

    def _table(self, panel: _Panel) -> str:
        """The table of a panel further down, with its title; nothing of one that stands folded."""
        if self.folded or panel.selection is None:
            return ""
        made = shown(self.context, panel.view, panel.selection, "table")
        title, told = escape(made.words.told()["title"]), twin(self.context, panel.view, panel.selection, made)
        return f'<h2>{title}</h2><div class="scroll">{_still(markup(told))}</div>'

    def _first_rows(self, panel: _Panel) -> str:
        """In place of the grid, which a script builds: the first rows of its table, and where all are."""
        if self.folded or panel.selection is None:
            return ""
        made = shown(self.context, panel.view, panel.selection, "table")
        title, first = escape(made.words.told()["title"]), made.table.of(range(min(MOST_ROWS, len(made.table.rows))))
        told = f'<h2>{title}</h2><div class="scroll">{markup(table(first))}</div>'
        asked = {"indicator": panel.selection.indicator, "area": ",".join(panel.selection.areas)}
        query = urlencode({name: said for name, said in asked.items() if said}, safe=",")
        link = _rows_way(f"/api/v1/observations.csv?{query}")
        return f'<noscript><div class="standing-whole">{_still(told)}{markup(link)}</div></noscript>'

    def _form(self, panel: _Panel) -> Size:
        """In about the form that the chart has on a laptop."""
        if "wide" in panel.classes:
            return STANDING_WIDE
        return STANDING_SIDE if self.aside else STANDING_CHART

    def _without_script(self, panel: _Panel) -> str:
        """The figures of the first panel as a table; of each other one its whole picture, and where its figures are."""
        if panel.view.rows and panel.tab == "table":
            return self._first_rows(panel)
        if panel.made and panel.tab == "table":
            return ""
        if panel.selection is not None and lacks_country(self.context, panel.view, panel.selection):
            asks = shown(self.context, panel.view, panel.selection, panel.tab).words.title
            return "" if panel.made else f"<noscript><p>{escape(as_sentence(asks))}</p></noscript>"
        asked = f"?{self.query}" if self.query else ""
        rows = f"/download/{panel.view.panel}.csv{asked}"
        link = markup(_rows_way(rows))
        if panel.made is None or panel.selection is None:
            whole = f"/image/{panel.view.panel}.svg{asked}{'&' if asked else '?'}size={USUAL}"
            if panel.tab == "table":
                return f'<noscript><div class="standing-whole">{self._table(panel)}{link}</div></noscript>'
            return (
                f'<noscript><img class="standing-whole" src="{escape(whole)}" alt="" loading="lazy">{link}</noscript>'
            )
        body = panel.made.body
        if isinstance(body, Map):
            told = markup(_by_class(self.context, panel.selection, body.answer, panel.words["title"]))
        else:
            made = shown(self.context, panel.view, panel.selection, "table")
            told = _still(markup(table(made.table, of=made.words.title)))
        summary = escape(translate("Figures as a table"))
        return (
            f'<noscript><details class="standing-table"><summary>{summary}</summary><div class="scroll">{told}</div>'
            f"{link}</details></noscript>"
        )


def _rows_way(address: str) -> Component:
    """The way to the figures of a panel as a file."""
    return html.P(html.A(translate("These figures as a table (CSV)"), href=address, className="more"))


def _still(written: str) -> str:
    """What is written out, without the names that scripts find it by, and with links in place of buttons.

    A button that chooses a place leads to it, one that sorts is the head of its column.
    """
    for name in dict.fromkeys(_NAMED_BY.findall(written)):  # A part that bears the name of its heading keeps it.
        written = re.sub(rf'( (?:id|aria-labelledby)=")(?={re.escape(name)}")', rf"\g<1>{STANDING}-", written)
    return _NAMES.sub("", _BUTTON.sub(_without_button, written))


def _without_button(found: re.Match[str]) -> str:
    attributes, inside = found.groups()
    if _SORTS in attributes:
        return inside
    if _OPENS in attributes:
        return found[0].replace(_OPENED, "", 1)
    chosen = dict(_PLACE.findall(attributes))
    if "area" not in chosen:
        return found[0]
    return f'<a href="/progress?{escape(urlencode(chosen))}"{_LED.sub("", attributes)}>{inside}</a>'


def _alternative(panel: _Panel) -> str:
    """What stands in the place of the picture of a panel: its title, and what its drawing shows."""
    return in_sentences(filter(None, (as_sentence(panel.words["title"]), panel.words["spoken"])))


def _styled(style: Mapping[str, Any]) -> str:
    """As React writes a style: names with hyphens, and variables as they are."""
    return ";".join(
        f"{_CAPITAL.sub(lambda found: f'-{found[0].lower()}', name)}:{value}" for name, value in style.items()
    )


# ------------------------------------------------------------------------------------------------ Dash's own components


def _link(writer: _Writer, props: Mapping[str, Any]) -> str:
    return writer._element("a", props, writer.write(props.get("children")))


def _choice(kind: str, several: bool) -> Callable[[_Writer, Mapping[str, Any]], str]:
    """A row of choices, as dcc.RadioItems and dcc.Checklist lay one out."""

    def made(_writer: _Writer, props: Mapping[str, Any]) -> str:
        chosen = props.get("value") or []
        rows = []
        for option in props["options"]:
            is_chosen = option["value"] in chosen if several else option["value"] == chosen
            box = (
                f'<input type="{"checkbox" if several else "radio"}" class="dash-options-list-option-checkbox" disabled'
            )
            rows.append(
                f'<label class="dash-options-list-option{" selected" if is_chosen else ""} dash-{kind}-inline">'
                f'<span class="dash-options-list-option-wrapper">{box}{" checked" if is_chosen else ""}></span>'
                f'<span class="dash-options-list-option-text"><span>{escape(option["label"])}</span></span></label>'
            )
        name = f"dash-options-list dash-{kind} {props.get('className', '')}"
        return f'<div class="{name}" role="{"group" if several else "radiogroup"}">{"".join(rows)}</div>'

    return made


def _dropdown(_writer: _Writer, props: Mapping[str, Any]) -> str:
    """A list, shut."""
    value = props.get("value")
    chosen = value if isinstance(value, list) else [value]
    names = {option["value"]: option["label"] for option in props["options"]}
    items = "".join(
        f'<span class="dash-dropdown-value-item"><span>{escape(names[one])}</span></span>'
        for one in chosen
        if one in names
    )
    empty = "" if items else " dash-dropdown-placeholder"
    return (
        f'<div class="dash-dropdown-wrapper"><button type="button" class="dash-dropdown {props.get("className", "")}">'
        f'<span class="dash-dropdown-grid-container dash-dropdown-trigger"><span class="dash-dropdown-value{empty}">'
        f"{items or escape(props.get('placeholder') or '')}</span>{_ARROW}</span></button></div>"
    )


_OTHERS: Mapping[str, Callable[[_Writer, Mapping[str, Any]], str]] = {
    "Link": _link,
    "RadioItems": _choice("radioitems", several=False),
    "Checklist": _choice("checklist", several=True),
    "Dropdown": _dropdown,
}


# ------------------------------------------------------------------------------------------------ what scripts add


def _legend(context: Context, selection: Selection, answer: Mapping[str, Any]) -> str:
    """As `legend` in assets/maps.js."""
    picture = legend_of(context, map_picture(context, selection, answer), selection)
    members = {code for code, area in context.geography.areas.items() if area.is_member}
    keys = [(key.k, key.label, key.count) for key in picture.keys]
    if picture.older_count:
        keys.append(("a", picture.older, picture.older_count))
    elif picture.older:
        keys.append(("o", picture.older, format_number(len(members.intersection(older_of(picture))))))
    keys = [key for key in keys if key[0].isdigit() or _is_in_sight(context, picture, key[0])]
    edges = dict(zip(map(str, range(1, 9)), answer["breaks"], strict=False))
    cells = {False: "", True: ""}
    for k, label, count in keys:
        parts = [
            element(html.Span, None, {"data-k": k}, className="legend-key"),
            element(html.Span, str(edges.get(k, "")), {"aria-hidden": "true"}, className="legend-edge"),
            html.Span(label, className="legend-label"),
            html.Span(": " if count else "", className="unseen"),
            html.Span(count, className="legend-count"),
        ]
        cells[k.isdigit()] += markup(html.Div(parts, className="legend-cell", role="listitem"))
    named = f'role="list" aria-label="{escape(class_counts())}"'
    ramp = f'<div class="legend-ramp" {named}>{cells[True]}</div>'
    first = ramp if not picture.circles else '<div class="legend-sizes"></div>'
    return f'{first}<div class="legend-rest" {named}>{cells[False]}</div>'


def _is_in_sight(context: Context, picture: MapPicture, k: str) -> bool:
    """Whether a map of a part of the world has anything of a class: as `trim` in assets/maps.js."""
    if picture.window.is_world or k == "a":
        return True
    codes = older_of(picture) if k == "o" else [code for code in picture.outlines.paths if class_of(picture, code) == k]
    return is_near(picture.window, codes, bounds(context.config.assets / "boundaries" / "world.geojson"))


def _timeline(year: int, first: int, last: int) -> str:
    """As `lay` in assets/reach/timeline.js."""
    if not first or first == last:
        return ""
    filled = 100 * (year - first) / (last - first)

    def button(sign: str, name: str) -> str:
        return f'<button type="button" aria-label="{escape(name)}" disabled>{sign}</button>'

    play, back, on = translate("Play the years"), translate("One year earlier"), translate("One year later")
    slider = f'<input type="range" aria-label="{escape(translate("Year"))}" disabled min="{first}" max="{last}"'
    return (
        f'{button("▶", play)}<span class="first-year" aria-hidden="true">{first}</span>{slider} value="{year}" '
        f'style="--filled:{filled}%"><span class="last-year" aria-hidden="true">{last}</span>{button("‹", back)}'
        f'<output class="year-shown" aria-live="off" aria-hidden="true">{year}</output>{button("›", on)}'
    )


def _by_class(context: Context, selection: Selection, answer: Mapping[str, Any], of: str) -> Component:
    """What the map shows: each class of its legend with the countries in it, under what it is of."""
    picture = map_picture(context, selection, answer)
    within: dict[str, list[str]] = {}
    for code, area in context.geography.areas.items():
        if area.is_member or code in picture.areas:
            found = picture.areas.get(code)
            within.setdefault(found.k if found else NOTHING, []).append(picture.names[code])
    labels = {key.k: key.label for key in picture.keys}
    if picture.circles:
        labels |= {str(place): label for place, label in enumerate(answer["labels"]) if label}
    heads = (translate("Figure"), translate("Countries and areas"))
    rows = [
        html.Tr([element(html.Th, labels[k], {"scope": "row"}), html.Td(in_parts(sorted(names, key=alphabetical)))])
        for k, names in sorted(within.items())
        if k in labels
    ]
    head = html.Thead(html.Tr([element(html.Th, text, {"scope": "col"}) for text in heads]))
    named = caption(of)
    return html.Table([named, head, html.Tbody(rows)], className="data-table")


# ------------------------------------------------------------------------------------------------ the page


def _marked(written: str, path: str) -> str:
    """The header with the page that is open marked in its menu."""
    for link in re.findall(r'<a\b[^>]*\bclass="menu-link"[^>]*>', written):
        target = unescape(re.search(r'href="([^"]*)"', link)[1])  # type: ignore[index]
        if path == target or (target != "/" and path.startswith(f"{target}/")):
            written = written.replace(link, f'{link[:-1]} aria-current="page">', 1)
    return written


def _handed(context: Context, written: str, areas: Sequence[str]) -> str:
    """The header whose menu goes on with the countries that are chosen: as `inMenu` in assets/reach/links.js."""

    def led(found: re.Match[str]) -> str:
        path = found[2]
        own = next((code for code in areas if code in context.geography.areas), "") if path == COUNTRY else ""
        rest = ",".join(code for code in areas if code != own)
        there = f"{path}/{own}" if own else path
        return f"{found[1]}{there}?area={rest}" if rest else f"{found[1]}{there}"

    return written if not areas else _MENU.sub(lambda found: found[0] if found[2] in NO_PLACE else led(found), written)


def _tongues(written: str, query: str) -> str:
    """The header with languages that keep what is shown, as scripts do it where there are any."""
    kept = "&".join(part for part in query.split("&") if part and not part.startswith("lang="))
    return _TONGUE.sub(lambda _: escape(f"?{kept}&") if kept else "?", written)


def _about(context: Context, written: str, headline: str, areas: Sequence[str], title: str) -> str:
    """What a page says first, whole and with whom it is of: to who sees it in a list of links, without the page.

    `headline`: the block with what is computed of the selection, where the page has one.
    """
    heading = _plain(found[1]) if (found := _HEADED.search(headline or written)) else title
    parts: dict[str, list[str]] = {}
    for _, kind, text in _SAID.findall(written):
        parts.setdefault(kind, []).append(_plain(text))
    own = [_plain(text) for _, kind, text in _SAID.findall(headline) if kind.startswith("lede")]
    others = [text for text in parts.get("lede", ()) if text not in own]
    names = [area_name(context, code) for code in areas or ([WORLD] if headline else [])]
    if told := parts.get("glance-said"):  # Of a country: its name is the heading.
        said = [labelled(heading, told[0])]
    else:
        said = [*parts.get("figure-said", ()), heading, *own, *parts.get("question", ()), *others[:1]]
        if names and not any(name in text for name in names for text in said):
            said[0] = labelled(in_a_row(names), said[0])
    sentences = [as_sentence(text) for text in said if text]
    return _shortened(in_sentences(dict.fromkeys(sentences)))


def _plain(written: str) -> str:
    """Text of a part, without its markup and without the ways beside its sentences."""
    return " ".join(unescape(_TAGS.sub("", _WAY.sub("", written))).split())


def _shortened(text: str) -> str:
    """As many of the sentences as have room, the first one whole in any case."""
    ends = [*(found.start() for found in _BETWEEN.finditer(text)), len(text)]
    return text[: max([ends[0], *(end for end in ends if end <= LONGEST_ABOUT)])]


def standing(  # noqa: PLR0917, what callbacks/page.py gives
    context: Context,
    path: str,
    told: Mapping[str, Any],
    scope: Scope,
    selection: Selection,
    children: Sequence[Any],
    said: Callable[[str, str], str],
) -> Standing:
    """The page of `children`, in the current language. `told`: what the browser keeps of its selection.

    `said`: what a part (`<block>.block`, `<panel>.table`) shows for a query, as HTML.
    """
    query, title = context.reader.query(selection, replace(scope, fixed_area="")), str(told["title"])
    writer = _Writer(context, selection, query, scope.fixed_area, told.get("offers", {}), said)
    for child in children:  # What a page says once of all panels stands above them.
        writer.once += _once(child)
    body = writer.write(children)
    has_year = 'class="timeline' in body or "data-by-year" in body
    form = plain_filters(context, path, selection, scope.fixed_area, told, has_year)
    body = body.replace(_FORM, form, 1).replace(_FORM, "")
    frame = _handed(context, _tongues(_marked(writer.write(header()), path), query), selection.areas)
    hint = escape(translate("Countries, topics, pages  /"))
    frame = frame.replace("</header>", "", 1).removesuffix("</div>")
    name = escape(translate("Search countries, topics, pages and headline figures"))
    frame += (
        f'<input type="search" data-like="search" aria-label="{name}" placeholder="{hint}" disabled></div></header>'
    )
    foot = writer.write(footer(context.release))
    written = f'<div class="shell" id="{STANDING}">{frame}<main data-like="page">{body}</main>{foot}</div>'
    main = writer.filled[0].words.get("title", "") if writer.filled else ""
    about = _about(context, body, writer.headline, selection.areas, f"{title}. {main}" if main else title)
    has_outlines = any(panel.view.has_outlines(panel.tab) for panel in writer.drawn)
    is_drawn = bool(writer.drawn)
    asked = writer.asked
    return Standing(written, title, about, writer.picture, asked, query, is_drawn=is_drawn, has_outlines=has_outlines)


def _once(part: Any) -> list[str]:
    """Sentences that the captions of the page leave out, escaped."""
    if isinstance(part, Component):
        part = part.to_plotly_json()  # type: ignore[no-untyped-call]
    if isinstance(part, (list, tuple)):
        return [text for one in part for text in _once(one)]
    if not isinstance(part, Mapping):
        return []
    props = part["props"]
    if "data-once" in props:
        return [markup(props["children"])]
    return _once(props.get("children"))
