"""A page of an older release as a plain document: the same views as pictures and tables, and the way to the newest."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard import theme
from dashboard.brief.sentence import Section
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import SAVED
from dashboard.exports.said import Change, compared, compared_sentences
from dashboard.exports.slides.whole import views_of
from dashboard.i18n import current_language, format_date, is_right_to_left, translate
from dashboard.kinds.registry import at_hand
from dashboard.parts import typeface
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.brief import pieces
from dashboard.parts.elements import Markup, markup
from dashboard.parts.tables import table
from dashboard.views import PAGE_VIEWS, View, lacks_country, of_then, selection_of
from dashboard.web.static import asset_url
from dashboard.words.names import area_name

WIDE, NARROW = "slide", "column"
"""Sizes of pictures on a screen and on a phone."""
_PHONE = "(max-width: 680px)"
STORIES = MappingProxyType(
    {
        "catalogue": "reference-catalogue",
        "claims": "reference-claims",
        "dossier": "dossier-story",
        "origin": "origin-figure",
        "report": "reference-report",
        "sources": "reference-sources",
        "unmeasured": "unmeasured-topics",
    }
)
"""By page: the block that says what it shows, where that is no view."""
_WITHIN = re.compile(r'(?<= href=")/(?!assets/)[^"]*')
FILES = (("csv", "CSV"), ("json", "JSON"), ("xlsx", "XLSX"))


@dataclass(frozen=True)
class Page:
    """The page that is asked for."""

    path: str
    name: str
    """Of its views."""
    title: str
    country: str
    """Of a country's page, else empty."""
    query: str
    """Without the release."""

    @property
    def asked(self) -> str:
        """What its views are asked with: the query, the page's country first."""
        if not self.country:
            return self.query
        pairs = parse_qsl(self.query, errors="replace")
        others = [value for name, value in pairs if name == "area"]
        rest = [(name, value) for name, value in pairs if name not in ("area", "view")]
        return urlencode([*rest, ("area", ",".join([self.country, *others]))], safe=",")

    @property
    def newest(self) -> str:
        """The same page with the figures of now."""
        return f"{self.path}?{self.query}" if self.query else self.path


def document(past: Context, present: Context, page: Page) -> str:
    """The whole document, in the current language; whatever strangers wrote is text in it."""
    assets, lang = past.config.assets, current_language()
    title = area_name(past, page.country) if page.country else translate(page.title)
    direction = "rtl" if is_right_to_left(lang) else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{direction}" class="page">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)} · {escape(past.release)} · {escape(translate("Reach 2030"))}</title>
<link rel="icon" type="image/svg+xml" href="{asset_url("favicon.svg", assets)}">
<script src="{asset_url("scheme.js", assets)}"></script>
{typeface.head(assets)}
<style>{theme.css()}</style>
<link rel="stylesheet" href="{asset_url("reach.css", assets)}">
</head>
<body>
{markup(*_body(past, present, page, title))}
</body>
</html>"""


def _body(past: Context, present: Context, page: Page, title: str) -> Iterator[Component]:
    brand = html.A(translate("Reach 2030"), href=page.newest, className="past-brand")
    yield html.Header([brand], className="past-head")
    views, story = views_of(page.name), _story(past, present, page)
    parts: list[Any] = [html.H1(title), _notice(past, page), *story]
    parts += [_view(past, present, view, page.asked) for view in views]
    if not views and not story:
        parts.append(_tables(past))
    yield html.Main(parts, className="past")


def _notice(past: Context, page: Page) -> Component:
    day = format_date(datetime.date.fromisoformat(past.release.partition(".")[0]))
    said = translate(
        "These are the figures of the release {release}, first kept on {day}. They are drawn by today's method, and "
        "have no filters.",
        release=past.release,
        day=day,
    )
    link = html.A(translate("The newest figures of this page"), href=page.newest)
    return html.Div([said, " ", link], className="notice", role="note")


def _story(past: Context, present: Context, page: Page) -> list[Component]:
    """What a page says in words, as it said then; its links lead to the same release."""
    if page.country:
        said = _brief(past, present, page.country)
    elif page.name in STORIES:
        scope = PAGE_VIEWS[page.name if page.name in PAGE_VIEWS else "data"].scope(past.indicators)
        selection, _ = past.reader.parse(page.asked, scope)
        said = BLOCKS[STORIES[page.name]](past, selection)
    else:
        return []
    text = _WITHIN.sub(lambda found: escape(of_then(past, unescape(found[0]))), markup(*said))
    return [html.Section(Markup(text), className="past-view past-story")]


def _brief(past: Context, present: Context, country: str) -> list[Component]:
    """The sentences of the brief on a country, each section below what of it is another figure now."""
    found: list[Component] = []
    newest = {section.id: section for section in brief_of(present, country).whole}
    for section in brief_of(past, country).whole:
        if not section.sentences:
            continue
        found.append(html.H2(section.heading))
        if section.id in newest:
            changes = dict.fromkeys(_changes(past, present, section, newest[section.id]))
            told = [html.Li(change.words) for change in changes]
            found += [html.Ul(told, className="past-changed")] if told else []
        found += [html.P(pieces(paragraph), className="story") for paragraph in section.paragraphs]
    return found


def _changes(past: Context, present: Context, was: Section, now: Section) -> Iterator[Change]:
    """Sentence by sentence, where a section has as many as it had."""
    if len(was.sentences) != len(now.sentences):
        return
    for then, newest in zip(was.sentences, now.sentences, strict=True):
        asked = (parse_qs(urlsplit(value.origin).query).get("indicator", []) for value in then.values)
        sources = dict.fromkeys(past.indicators[name].source for names in asked for name in names)
        change = compared_sentences(past, present, then.text, newest.text, sources)
        if change is not None:
            yield change


def _view(past: Context, present: Context, view: View, query: str) -> Component:
    """A view: its picture, and its words, table and files behind it."""
    selection = selection_of(past, view, query)
    content = content_of(past, Asked(view, selection, permalink_of(past, view, query, past.config.root)))
    narrow, wide = (escape(_picture(past, view, query, size)) for size in (NARROW, WIDE))
    is_drawn = not lacks_country(past, view, selection)
    picture = Markup(
        f'<picture><source media="{_PHONE}" srcset="{narrow}">'
        f'<img class="past-picture" src="{wide}" alt="{escape(content.alternative)}" loading="lazy"></picture>'
    )
    rows = at_hand(past, view, selection, "table").table
    summary = html.Summary(translate("Words and table"))
    words = [html.P(text) for text in (content.subtitle, content.caveat, content.coverage, content.source) if text]
    return html.Section(
        [
            html.H2(content.title, className="unseen"),
            _changed(past, present, view, query),
            *([picture] if is_drawn else []),
            html.Details([summary, *words, html.Div(table(rows, of=content.title), className="scroll")]),
            html.P(list(_files(past, view, query, is_drawn=is_drawn)), className="past-files"),
        ],
        className="past-view",
        id=view.panel,
    )


def _changed(past: Context, present: Context, view: View, query: str) -> Component | None:
    """What of it is another figure in the newest release, and whose change that is."""
    try:
        changes = compared(past, present, view, query).changes
    except LookupError:
        gone = translate("The newest release no longer has all that this shows.")
        return html.Ul([html.Li(gone)], className="past-changed")
    return html.Ul([html.Li(change.words) for change in changes], className="past-changed") if changes else None


def _picture(past: Context, view: View, query: str, size: str) -> str:
    return of_then(past, f"/image/{view.panel}.svg?{query}{'&' if query else ''}size={size}")


def _files(past: Context, view: View, query: str, *, is_drawn: bool) -> Iterator[Any]:
    asked = f"?{query}" if query else ""
    files = [(f"/download/{view.panel}.{ending}{asked}", name) for ending, name in FILES]
    if is_drawn:
        picture = f"/image/{view.panel}.png{asked}{'&' if asked else '?'}scale={SAVED}"
        files += [(picture, "PNG"), (f"/export/{view.panel}.pptx{asked}", "PPTX")]
    for address, name in files:
        yield html.A(name, href=of_then(past, address))
        yield " "


def _tables(past: Context) -> Component:
    """What a page without views has of a release: its tables, as they were."""
    links = [
        html.Li(html.A(name, href=of_then(past, f"/api/v1/tables/{name}.csv"))) for name in sorted(past.store.files)
    ]
    told = translate("This page shows no figures of an older release. Its tables, byte by byte:")
    return html.Section([html.P(told), html.Ul(links)], className="past-view")
