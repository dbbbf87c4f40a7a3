"""A reader's deck on paper: each view as a picture beside its title, the reader's line, caveat and source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.exports.deck import Found, Pinned
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import PRINT
from dashboard.i18n import in_sentences, language, translate, translate_number
from dashboard.parts.elements import element
from dashboard.parts.paper import head, sources_list
from dashboard.views import VIEWS, lacks_country, selection_of
from dashboard.words.captions import BOUNDARIES, BOUNDARY_NOTES
from dashboard.words.documents import standing_notes


def deck_on_paper(context: Context, found: Found, root: str) -> list[Component]:
    """All views of a deck, in the current language. `root`: scheme and host of the dashboard, or nothing."""
    views = found.deck.views
    contents = [_content(context, pinned, root) for pinned in views]
    sources = dict.fromkeys(source for content in contents for source in content.sources)
    number = translate_number("A deck of {number} view", "A deck of {number} views", len(views))
    return [
        head(context, translate("Deck")),
        html.H1(number),
        *([html.P(found.notice, className="paper-notice")] if found.notice else []),
        *(_view(context, pinned, content) for pinned, content in zip(views, contents, strict=True)),
        html.Section(
            [
                html.H2(translate("Sources and licences")),
                sources_list(sources),
                html.P(in_sentences(_notes(contents))),
            ],
            className="paper-notes",
        ),
    ]


def _notes(contents: Sequence[Content]) -> list[str]:
    """What holds for every document, and each note on boundaries and names that a view needs, once."""
    told = in_sentences(f"{content.source} {content.notes}" for content in contents)
    known = [*map(translate, (BOUNDARIES, *BOUNDARY_NOTES))]
    general, *notes = (note if note in told else "" for note in known)
    # What else is said of maps: which of their areas are grey.
    others = dict.fromkeys(_without(content.notes, known) for content in contents)
    return [*standing_notes(general), *filter(None, (*notes, *others))]


def _without(text: str, known: Iterable[str]) -> str:
    for note in known:
        text = text.replace(note, "")
    return text.strip()


def _asked(context: Context, pinned: Pinned, root: str) -> Asked:
    view, query = VIEWS[pinned.panel], query_of(context, pinned)
    return Asked(view, selection_of(context, view, query), permalink_of(context, view, query, root))


def query_of(context: Context, pinned: Pinned) -> str:
    """What a picture of a pinned view is asked with: the query of its page, its country first, and its tab."""
    view = VIEWS[pinned.panel]
    parts = [part for part in pinned.address.partition("?")[2].split("&") if part and not part.startswith("view=")]
    country = context.geography.resolve(pinned.path.rpartition("/")[2]) if view.page == "country" else None
    if country:
        others = next((part.removeprefix("area=") for part in parts if part.startswith("area=")), "")
        parts = [part for part in parts if not part.startswith("area=")]
        parts.append(f"area={','.join(filter(None, (country, others)))}")
    shown = [] if pinned.tab == view.home else [f"view={pinned.panel}.{pinned.tab}"]
    return "&".join([*parts, *shown])


def _picture(pinned: Pinned, asked: str) -> str:
    return f"/image/{pinned.panel}.svg?{asked}{'&' if asked else ''}size={PRINT.name}"


def _content(context: Context, pinned: Pinned, root: str) -> Content:
    asked = _asked(context, pinned, root)
    with language(asked.selection.lang):
        return content_of(context, asked)


def _view(context: Context, pinned: Pinned, content: Content) -> Component:
    """A picture and its words, which stay together; a title that the reader edited is text like any other."""
    asked = query_of(context, pinned)
    view = VIEWS[pinned.panel]
    is_drawn = not lacks_country(context, view, selection_of(context, view, asked))
    asked_later = {"data-src": _picture(pinned, asked), "width": str(PRINT.width), "height": str(PRINT.height)}
    picture = element(html.Img, None, asked_later, alt=content.alternative)
    source = content.source.replace(translate(BOUNDARIES), "").strip()  # Said once, below all views.
    said = [content.subtitle, content.caveat, in_sentences(filter(None, (content.coverage, source))), content.seen]
    words = [html.H2(pinned.title or content.title), *_added(pinned, content), *(html.P(text) for text in said if text)]
    return html.Figure([*([picture] if is_drawn else []), html.Figcaption(words)], className="paper-view")


def _added(pinned: Pinned, content: Content) -> list[Component]:
    """What a reader's own words need beside them: the title that they stand for, and whose they are."""
    added: list[Component] = []
    if pinned.title and pinned.title != content.title:
        own = translate("The dashboard's own title: {title}", title=content.title)
        added.append(html.P(own, className="paper-own"))
    if pinned.note:
        note = translate("Added by the author of this deck: {note}", note=pinned.note)
        added.append(html.P(note, className="paper-note"))
    return added
