"""Whole presentations: the views of a page, or of the reader's own deck, behind a first slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.exports.deck import Found, Pinned
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.slides.content import Slide, slides_among, unsaid, whose
from dashboard.exports.slides.lines import lines_of
from dashboard.exports.slides.notes import Notes, once
from dashboard.exports.slides.words import Cover
from dashboard.figures.own import STEM, OwnRow
from dashboard.geography import WORLD
from dashboard.i18n import format_date, in_a_row, in_sentences, translate
from dashboard.selection import Selection
from dashboard.views import VIEWS, View, lacks_country, lasting, selection_of
from dashboard.words.aloud import said_aloud
from dashboard.words.names import area_name, in_mid_sentence, listed
from dashboard.words.referred import potential_said, signed
from dashboard.words.topic import has_count, only_found

MOST_CODES = 6
"""Of areas in the name of a file."""


@dataclass(frozen=True)
class Page:
    """A page as it is asked for."""

    name: str
    """Of its views."""
    title: str
    query: str
    root: str
    """Before the paths of addresses: scheme and host, or nothing where nobody said them."""


def views_of(page: str) -> tuple[View, ...]:
    """The views of a page, in its order."""
    return tuple(view for view in VIEWS.values() if view.page == page)


def page_slides(context: Context, page: Page) -> list[Slide | Cover]:
    """All views of a page for one selection, in the current language. The page must have views."""
    every = views_of(page.name)
    views = [view for view in every if not lacks_country(context, view, selection_of(context, view, page.query))]
    slides = [slide for view in views for slide in slides_among(context, _asked(context, view, page.query, page.root))]
    selection = selection_of(context, views[0], page.query)
    address = permalink_of(context, views[0], page.query, page.root)
    where = listed([area_name(context, code) for code in selection.areas])
    contents = lines_of(slides, where)
    foot, kept = _foot(context, slides), seen_on(context, address)
    cover = Cover(
        title=translate(page.title),
        subtitle=where or translate("All countries and areas with figures"),
        lines=(seen_on(context),),
        seen=foot,
        speech=cover_speech((translate(page.title), where), foot, _sources(slides), kept),
        contents=tuple(contents),
        told_on=tuple(map(tuple, contents.values())),
        where=where,
        stem=f"{page.name}_{_codes(selection.areas) or 'world'}",
        kept=kept,
    )
    return [cover, *slides]


def deck_slides(
    context: Context, found: Found, lang: str, root: str, own: tuple[OwnRow, ...] = ()
) -> list[Slide | Cover]:
    """The views of a deck in the reader's order, with the reader's titles, lines and own figures, in the current
    language."""
    pinned = found.deck.views
    slides: list[Slide] = []
    areas: list[tuple[str, ...]] = []
    for view in pinned:
        asked = replace(_in_language(_asked(context, VIEWS[view.panel], view.query, root), lang), own=own)
        slides += _edited(slides_among(context, asked), view)
        areas.append(asked.selection.areas)
    common = [code for code in areas[0] if all(code in others for others in areas)]
    subject = _subject(slides)
    # A deck of no country is of the world, but for one whose slides are of different countries.
    where = listed([area_name(context, code) for code in common])
    if not any(areas):
        where = area_name(context, WORLD)
    contents = lines_of(slides, where)
    address = lasting(context, f"{root.rstrip('/')}/") if root else ""
    foot, kept = _foot(context, slides), seen_on(context, address)
    cover = Cover(
        title=where or subject,
        subtitle=subject if where else "",
        lines=tuple(filter(None, (seen_on(context), found.notice))),
        seen=foot,
        speech=cover_speech((where, subject), foot, _sources(slides), kept),
        contents=tuple(contents),
        told_on=tuple(map(tuple, contents.values())),
        where=where,
        stem="_".join(["deck", _codes(common) or "views", str(len(pinned)), *([STEM] if own else [])]),
        kept=kept,
    )
    return [cover, *slides]


def _subject(slides: Sequence[Slide]) -> str:
    """What all slides of a deck are of: children among detected victims, these victims, or also anything else."""
    if not any(slide.is_of_victims for slide in slides):
        return translate("Selected figures")
    if not all(slide.is_of_victims for slide in slides):
        if any(slide.is_of_victims and not slide.is_of_all_ages for slide in slides):
            return translate("Child trafficking and its context: selected figures")
        return translate("Trafficking in persons and its context: selected figures")
    if any(slide.is_of_all_ages for slide in slides):
        return translate("Trafficking in persons, all ages: selected figures")
    return translate("Children and trafficking in persons: selected figures")


def deck_pictures(context: Context, found: Found, lang: str, root: str) -> Iterator[tuple[View, Content, str | None]]:
    """What the picture of each view of a deck says, under the reader's title where it has one, and its own message as
    it is said aloud; lazily, in the current language. None in place of that: it is of a country, and none is chosen, so
    that it has no picture."""
    for view in found.deck.views:
        asked = _in_language(_asked(context, VIEWS[view.panel], view.query, root), lang)
        content = content_of(context, replace(asked, title=view.title))
        is_shown = not lacks_country(context, asked.view, asked.selection)
        said = said_aloud(context, asked.selection, content.message or content.title) if is_shown else None
        yield asked.view, content, said


def deck_titles(context: Context, found: Found, lang: str, root: str) -> dict[str, Any]:
    """How each view of a deck is headed now, whatever title the reader gave it, and what it shows of whom and when."""
    told = []
    for view in found.deck.views:
        asked = _in_language(_asked(context, VIEWS[view.panel], view.query, root), lang)
        content = content_of(context, asked)
        told.append(
            {
                "view": view.panel,
                "tab": view.tab,
                "title": content.title,
                "subtitle": content.subtitle,
                "address": asked.permalink,
            }
        )
    return {"data_version": context.store.version, "notice": found.notice, "views": told}


def _sources(slides: Sequence[Slide]) -> Iterator[Source]:
    return (source for slide in slides for source in slide.sources)


def _foot(context: Context, slides: Sequence[Slide]) -> str:
    """At the foot of the first slide: whose reading it is, behind whom its figures of victims count; and what the sign
    in a title means, which this slide repeats without its caveat."""
    reading = own_reading(of_victims=any(slide.is_of_victims and has_count(slide.title) for slide in slides))
    potential = potential_said(context, in_sentences(slide.title for slide in slides))
    return in_sentences((reading, signed(potential) if potential else ""))


def cover_speech(shown: Iterable[str], foot: str, sources: Iterable[Source], kept: str) -> Notes:
    """What is said beside a first slide, which lists what the others say: what they are of, whose reading that is, and
    whose their figures are. `kept`: when and where all of it was seen."""
    first, *others = filter(None, shown)
    title = in_a_row((first, *map(in_mid_sentence, others)))
    told = translate("This presentation is called “{title}”.", title=title)
    said = in_sentences((reading_aloud(), unsaid(foot, own_reading(of_victims=False))))
    return once((told, said, whose(tuple(dict.fromkeys(sources)))), [("address", kept)])


def reading_aloud() -> str:
    """Whose reading a presentation is, as somebody says it: on a slide no verb is missed."""
    return translate("This is Reach 2030's reading of published figures, not an assessment by the United Nations.")


def own_reading(*, of_victims: bool) -> str:
    """What every presentation says at the foot of its first slide. `of_victims`: whether that has figures of detected
    victims."""
    said = translate("Reach 2030's reading of published figures, not an assessment by the United Nations.")
    return in_sentences((only_found(), said)) if of_victims else said


def _asked(context: Context, view: View, query: str, root: str) -> Asked:
    return Asked(view, selection_of(context, view, query), permalink_of(context, view, query, root))


def _in_language(asked: Asked, lang: str) -> Asked:
    selection: Selection = replace(asked.selection, lang=lang)
    return replace(asked, selection=selection)


def _edited(slides: list[Slide], pinned: Pinned) -> list[Slide]:
    """The reader's title and line on the first slide of a view, which keeps its own title for all to see."""
    first, *more = slides
    speech = first.speech
    if pinned.note:
        line = translate("Added by the author of this deck: {note}", note=pinned.note)
        first, speech = replace(first, note=line), speech.led_by(line)
    if pinned.title:
        own = translate("The dashboard's own title: {title}", title=first.title)
        first = replace(first, title=pinned.title, own_title=own, is_of_all_ages=False)
        speech = speech.led_by(pinned.title, own)
    return [replace(first, speech=speech), *more]


def seen_on(context: Context, address: str = "") -> str:
    """The day on which all this was seen, and where, if it has an address."""
    day = format_date(context.today())
    if not address:
        return translate("Seen on {date}", date=day)
    return translate("Seen on {date} at {address}", date=day, address=address)


def _codes(areas: Sequence[str]) -> str:
    return "-".join(areas[:MOST_CODES])
