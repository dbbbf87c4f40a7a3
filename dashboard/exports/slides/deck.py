"""Presentations: slides of views and of words with their notes, and a last one with sources and licences."""

from __future__ import annotations

import copy
import datetime
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.oxml import parse_xml

from dashboard.catalogue import Source
from dashboard.exports.slides import charts, maps, tables
from dashboard.exports.slides.content import MapBody, Slide
from dashboard.exports.slides.plots import Plot
from dashboard.exports.slides.template import (
    ASIDE,
    ASIDE_HEAD,
    BESIDE,
    BODY,
    BOX,
    BOX_INSET,
    BOXED,
    CAPTION,
    COVER,
    COVER_LINES,
    COVER_SUBTITLE,
    COVER_TITLE,
    EMU,
    FOOTER,
    FORMATS,
    LEFT,
    NOTE,
    NOTED,
    NUMBER,
    POINT_INSET,
    POINT_SPACE,
    POINTS,
    SUBTITLE,
    TEXT,
    TITLE,
    VIEW,
    WORDS,
    Format,
    holders_of,
    layout_of,
    opened,
)
from dashboard.exports.slides.texts import clean, fitting, height_of, write
from dashboard.exports.slides.words import Aside, Box, Cover, Words
from dashboard.i18n import current_language, translate

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_SIZES = {
    TITLE: (26.0, 14.0),
    SUBTITLE: (14.0, 9.0),
    CAPTION: (10.0, 6.0),
    BODY: (12.0, 7.0),
    COVER_TITLE: (40.0, 20.0),
    COVER_SUBTITLE: (20.0, 10.0),
    COVER_LINES: (14.0, 8.0),
    POINTS: (20.0, 8.0),
    LEFT: (20.0, 8.0),
    BOX: (16.0, 8.0),
    ASIDE_HEAD: (13.0, 9.0),
    NOTE: (13.0, 7.0),
}
"""Largest and least type of a placeholder, in points."""
Told = Slide | Words | Cover


def deck(slides: Sequence[Told], format_name: str, day: datetime.date) -> bytes:
    """The file of a presentation, in the current language. `format_name`: of `FORMATS`; `day`: that it was made."""
    format_ = FORMATS[format_name]
    presentation = opened(format_name)
    for slide in slides:
        _told(presentation, format_, slide)
    sources = list(dict.fromkeys(source for slide in slides for source in slide.sources))
    if sources:
        _sources(presentation, format_, sources)
    told = presentation.core_properties
    told.title = clean(slides[0].title)[:250] if slides else translate("Reach 2030")
    told.author, told.last_modified_by = translate("Reach 2030"), translate("Reach 2030")
    told.language = current_language()
    told.created = told.modified = datetime.datetime(day.year, day.month, day.day)
    kept = io.BytesIO()
    presentation.save(kept)
    return kept.getvalue()


def _told(presentation: Any, format_: Format, told: Told) -> None:
    if isinstance(told, Slide):
        _view(presentation, replace(format_, has_note=bool(told.note)), told)
    elif isinstance(told, Words):
        _words(presentation, format_, told)
    else:
        _cover(presentation, format_, told)


def _view(presentation: Any, format_: Format, told: Slide) -> None:
    slide = presentation.slides.add_slide(layout_of(presentation, NOTED if told.note else VIEW))
    holders = holders_of(slide)
    more = _body(slide, holders[BODY], format_, told)
    _fill(holders[TITLE], format_, TITLE, (told.title,))
    _fill(holders[SUBTITLE], format_, SUBTITLE, tuple(filter(None, (told.own_title, told.subtitle))))
    _fill(holders[CAPTION], format_, CAPTION, tuple(filter(None, (more, *told.caption))))
    if told.note:
        _fill(holders[NOTE], format_, NOTE, (told.note,))
    _foot(slide, format_, told.seen)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(told.notes))


def _cover(presentation: Any, format_: Format, told: Cover) -> None:
    slide = presentation.slides.add_slide(layout_of(presentation, COVER))
    holders = holders_of(slide)
    _fill(holders[TITLE], format_, COVER_TITLE, (told.title,))
    _fill(holders[SUBTITLE], format_, COVER_SUBTITLE, (told.subtitle,))
    _fill(holders[POINTS], format_, COVER_LINES, told.lines)
    _foot(slide, format_, told.seen)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(told.notes))


def _words(presentation: Any, format_: Format, told: Words) -> None:
    layout = {Aside: BESIDE, Box: BOXED}.get(type(told.aside), WORDS)
    slide = presentation.slides.add_slide(layout_of(presentation, layout))
    holders = holders_of(slide)
    if isinstance(told.aside, Aside):
        _fill(holders[ASIDE_HEAD], format_, ASIDE_HEAD, (told.aside.heading,))
        charts.insert(holders[ASIDE], told.aside.body, translate("Chart"), told.aside.description)
    elif told.aside:
        _box(holders[BOX], format_, told.aside)
    _fill(holders[TITLE], format_, TITLE, (told.title,))
    _fill(holders[SUBTITLE], format_, SUBTITLE, (told.subtitle,))
    idx = LEFT if told.aside else POINTS
    write(holders[idx], told.points, points_size(told.points, format_, idx))
    _fill(holders[CAPTION], format_, CAPTION, told.caption)
    _foot(slide, format_, told.seen)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(told.notes))


def points_size(points: Sequence[str], format_: Format, idx: int) -> float:
    """Type of paragraphs behind points, in points, so that they fit. `idx`: POINTS or LEFT."""
    frame, (size, least) = format_.frame(idx), _SIZES[idx]
    return fitting(points, frame.width - POINT_INSET, frame.height - POINT_SPACE * len(points), size, least)


def _box(holder: Any, format_: Format, told: Box) -> None:
    """Paragraphs below a heading; the box is as tall as they are."""
    texts = (told.heading, *told.paragraphs)
    frame, (size, least) = format_.frame(BOX), _SIZES[BOX]
    wide, around = frame.width - 2 * BOX_INSET, 2 * BOX_INSET + POINT_SPACE * len(texts)
    size = fitting(texts, wide, frame.height - around, size, least)
    write(holder, texts, size)
    holder.text_frame.paragraphs[0].runs[0].font.bold = True
    holder.left, holder.top, holder.width, _ = frame.emu
    holder.height = round(EMU * min(frame.height, around + height_of(texts, wide, size)))


def _fill(holder: Any, format_: Format, idx: int, texts: Sequence[str]) -> None:
    """Texts into a placeholder, as large as they fit; without any it is taken away."""
    if not any(texts):
        holder._element.getparent().remove(holder._element)
        return
    frame, (size, least) = format_.frame(idx), _SIZES[idx]
    fits = fitting(texts, frame.width, frame.height, size, least)
    write(holder, texts, None if fits == size else fits)


def _body(slide: Any, holder: Any, format_: Format, told: Slide) -> str:
    """The chart, table or map in the place of its placeholder; what of it had no room."""
    body = told.body
    if isinstance(body, Plot):
        charts.insert(holder, body, translate("Chart"), told.description)
        return ""
    room = format_.frame(BODY)
    if isinstance(body, MapBody):
        shapes = maps.group(body.picture, body.figures, room, told.description, _last_id(slide))
        holder._element.addnext(parse_xml(shapes))
        holder._element.getparent().remove(holder._element)
        return ""
    part = tables.part_of(body, room)
    tables.insert(holder, part, translate("Table"), told.description)
    return part.more


def _foot(slide: Any, format_: Format, text: str) -> None:
    """Footer and number as the layout has them: python-pptx leaves them there."""
    for shape in slide.slide_layout.placeholders:
        idx = shape.placeholder_format.idx
        if idx in (FOOTER, NUMBER):
            element = copy.deepcopy(shape._element)
            element.nvSpPr.cNvPr.set("id", str(_last_id(slide) + 1))
            element.spPr.clear()
            slide.shapes._spTree.append(element)
    foot = holders_of(slide)[FOOTER]
    foot.text_frame.clear()
    frame = format_.frame(FOOTER)
    write(foot, (text,), fitting((text,), frame.width, frame.height, 9, 6))


def _last_id(slide: Any) -> int:
    """The greatest number of a shape, those within groups included."""
    return max(int(found) for found in slide.shapes._spTree.xpath(".//p:cNvPr/@id"))


def _sources(presentation: Any, format_: Format, sources: Sequence[Source]) -> None:
    """The last slide: how each source wants to be cited, and its licence."""
    slide = presentation.slides.add_slide(layout_of(presentation, TEXT))
    holders = holders_of(slide)
    title = translate("Sources and licences")
    _fill(holders[TITLE], format_, TITLE, (title,))
    _fill(holders[BODY], format_, BODY, [_cited(source) for source in sources])
    _foot(slide, format_, translate("Figures belong to their publishers."))
    slide.notes_slide.notes_text_frame.text = clean("\n".join((title, *map(_cited, sources))))


def _cited(source: Source) -> str:
    return translate(
        "{citation} Licence: {licence}. {page}",
        citation=source.citation,
        licence=source.licence,
        page=source.official_page,
    )
