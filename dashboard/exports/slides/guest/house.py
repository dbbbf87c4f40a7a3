"""Slides on the layouts of a template of the reader's: its title and its place for content, and texts beside these."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.exports.slides.content import Slide
from dashboard.exports.slides.guest.adopted import HEIGHT, Guest, Layout
from dashboard.exports.slides.guest.looks import looks_of
from dashboard.exports.slides.guest.scaled import scale
from dashboard.exports.slides.house import FOOT, HOSTILE, last_id
from dashboard.exports.slides.inks import INK, MUTED, Look, looking, solid
from dashboard.exports.slides.measure import BOLD, REGULAR
from dashboard.exports.slides.template import (
    BODY,
    CAPTION,
    COVER,
    COVER_LINES,
    COVER_SUBTITLE,
    COVER_TITLE,
    HOLDERS,
    NOTE,
    NOTED,
    SUBTITLE,
    TEXT,
    TITLE,
    VIEW,
    Format,
    Frame,
)
from dashboard.exports.slides.texts import fitting, write_sized

LARGEST_TITLE, LEAST_TITLE = 28.0, 18.0
"""Type of titles, in points; less for somebody's of thousands of letters."""
SHEET = "Sheet"
PAD = 6.0
"""Of a sheet around what stands on it."""
BODY_PART = 0.42
"""Of the room of a layout that charts keep, however long the words are."""
_ASIDE = {VIEW: (SUBTITLE, CAPTION), NOTED: (SUBTITLE, NOTE, CAPTION), TEXT: ()}
"""Texts that stand beside the placeholders of a layout, by the layout of ours that it takes the place of."""


@dataclass(frozen=True)
class GuestFormat(Format):
    """The size of a template's slides, and where things stand on them."""

    view: Layout | None = None
    cover: Layout | None = None

    def frame(self, idx: int) -> Frame:
        """Where the placeholder of a number of ours stands: what is no title shares the room of its layout."""
        assert self.view is not None and self.cover is not None
        if idx == COVER_TITLE:
            return self.cover.title.frame
        if idx in (COVER_SUBTITLE, COVER_LINES):
            return self.cover.room
        return self.view.title.frame if idx == TITLE else self.view.room


class GuestHouse:
    """A presentation that is made in a template of the reader's."""

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self.presentation = Presentation(io.BytesIO(guest.content))
        self.format = GuestFormat("guest", guest.width, HEIGHT, view=guest.view, cover=guest.cover)
        self._layouts = [layout for master in self.presentation.slide_masters for layout in master.slide_layouts]
        self._looks = {layout.place: looks_of(guest, layout) for layout in (guest.view, guest.cover)}

    @property
    def look(self) -> Look:
        """The colours of charts."""
        return self._looks[self._guest.view.place].look

    @property
    def words_look(self) -> Look:
        """The colours of words around charts, whose ground is the layout's own."""
        looks = self._looks[self._guest.view.place]
        return Look({INK: looks.ink, MUTED: looks.muted}, {}, looks.look.broad)

    @property
    def least_body(self) -> float:
        """How tall a chart is at least, in points."""
        return BODY_PART * self._guest.view.room.height

    def title_type(self, title: str, layout: Layout | None = None) -> float:
        """The largest type in which a title has room."""
        told = (layout or self._guest.view).title
        text = title.upper() if told.has_capitals else title
        wide, tall = (
            told.frame.width - 2 * told.insets[0],
            told.frame.height - 2 * told.insets[1],
        )
        weight = BOLD if told.is_bold else REGULAR
        most = max(told.type, LEAST_TITLE) if layout is not None else max(min(told.type, LARGEST_TITLE), LEAST_TITLE)
        found = fitting((text,), wide, tall, most, LEAST_TITLE, weight=weight)
        return fitting((text,), wide, tall, found, HOSTILE, weight=weight)

    # ------------------------------------------------------------------------------------------ slides

    def add(self, name: str) -> tuple[Any, dict[int, Any]]:
        """A slide in the place of a layout of ours, and its places for words and charts by our numbers."""
        layout = self._guest.cover if name == COVER else self._guest.view
        slide = self.presentation.slides.add_slide(self._layouts[layout.place])
        found: dict[int, Any] = {}
        for holder in list(slide.placeholders):
            idx = holder.placeholder_format.idx
            if idx == layout.title.idx:
                found[TITLE] = holder
            elif idx == layout.body and (name in (COVER, TEXT) or holder.placeholder_format.type == KIND.OBJECT):
                found[SUBTITLE if name == COVER else BODY] = holder
            else:
                holder._element.getparent().remove(holder._element)
        if TITLE not in found:
            found[TITLE] = self._stand_in(slide, TITLE, layout, is_title=True)
        if layout.title.is_moved:
            _place(found[TITLE], layout.title.frame)
        is_bare = not {SUBTITLE, BODY} & set(found)
        if is_bare and name in (COVER, TEXT):
            self._lay_under_words(slide, layout)
        if name == COVER:
            if SUBTITLE not in found:
                found[SUBTITLE] = self._stand_in(slide, COVER_SUBTITLE, layout)
            return slide, found
        if BODY not in found:
            found[BODY] = self._stand_in(slide, BODY, layout)
        _place(found[BODY], layout.room)
        for idx in _ASIDE[name]:
            found[idx] = self._stand_in(slide, idx, layout)
        return slide, found

    def lay_sheet(self, slide: Any, body: Frame) -> None:
        """What a chart stands on where the ground of the layout is dark, a picture, or of several colours."""
        looks = self._looks[self._guest.view.place]
        if looks.sheet:
            self._lay(slide, self._guest.view.room if looks.is_whole else body, looks.sheet)

    def _lay_under_words(self, slide: Any, layout: Layout) -> None:
        """The same below words of ours alone, where nobody knows what is behind them."""
        looks = self._looks[layout.place]
        if looks.sheet and looks.is_whole:
            self._lay(slide, layout.room, looks.sheet)

    def _lay(self, slide: Any, room: Frame, colour: str) -> None:
        wide = Frame(room.left - PAD, room.top - PAD / 2, room.width + 2 * PAD, room.height + PAD)
        left, top, width, height = wide.emu
        shape = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{last_id(slide) + 1}" name="{SHEET}"/><p:cNvSpPr/>'
            f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour[1:].upper()}"/>'
            "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )
        # The first two children of a tree tell its own properties: what follows them lies below all else.
        slide.shapes._spTree.insert(2, shape)

    def _stand_in(self, slide: Any, idx: int, layout: Layout, *, is_title: bool = False) -> Any:
        """A text where the layout has no placeholder for it."""
        told, looks = HOLDERS[idx], self._looks[layout.place]
        frame = layout.title.frame if is_title else layout.room
        left, top, width, height = frame.emu
        ink = {"tx1": looks.ink, "tx2": looks.muted, "hlink": looks.note}[told.colour]
        kind = '<p:nvPr><p:ph type="title"/></p:nvPr>' if is_title else "<p:nvPr/>"
        box = "" if is_title else ' txBox="1"'
        shape = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{last_id(slide) + 1}" name={quoteattr(told.name)}/>'
            f"<p:cNvSpPr{box}/>{kind}</p:nvSpPr><p:spPr>"
            f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{told.anchor}"><a:noAutofit/>'
            f'</a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz='
            f'"{round(100 * told.size)}" b="{int(told.bold)}">{_fill(ink)}</a:defRPr></a:lvl1pPr></a:lstStyle><a:p/>'
            f"</p:txBody></p:sp>"
        )
        slide.shapes._spTree.append(shape)
        return next(one for one in slide.shapes if one._element is shape)

    # ------------------------------------------------------------------------------------------ the foot

    def told(self, slide: Slide) -> Slide:
        """A slide that says below its caption what the foot of the layout has no room for."""
        if self._has_foot(self._guest.view, slide.seen):
            return slide
        return replace(slide, caption=(*slide.caption, slide.seen))

    def foot(self, slide: Any, text: str, name: str) -> None:
        """The line at the foot and the number, as the layout has them."""
        layout = self._guest.cover if name == COVER else self._guest.view
        kinds = [KIND.SLIDE_NUMBER] if layout.is_numbered and name != COVER else []
        kinds += [KIND.FOOTER] if self._has_foot(layout, text) else []
        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.type in kinds:
                element = copy.deepcopy(shape._element)
                element.nvSpPr.cNvPr.set("id", str(last_id(slide) + 1))
                element.spPr.clear()
                slide.shapes._spTree.append(element)
                if shape.placeholder_format.type == KIND.FOOTER:
                    holder = next(one for one in slide.shapes if one._element is element)
                    holder.text_frame.clear()
                    write_sized(holder, [(text, FOOT)])

    def _has_foot(self, layout: Layout, text: str) -> bool:
        if layout.footer is None:
            return False
        wide, tall = layout.footer.width - 14.4, layout.footer.height
        return fitting((text,), wide, tall, FOOT, FOOT - 1) == FOOT

    def cover(self, holders: dict[int, Any], title: str, lines: Sequence[str], seen: str) -> None:
        """The words of the first slide: the first line larger than the others."""
        layout = self._guest.cover
        texts = [text for text in (*lines, "" if self._has_foot(layout, seen) else seen) if text]
        write_sized(holders[TITLE], [(title, self.title_type(title, layout))])
        size = fitting(texts, layout.room.width - 16, layout.room.height - 8, 18.0, 10.0)
        sizes = [size, *[min(size, 14.0)] * len(texts)]
        write_sized(holders[SUBTITLE], list(zip(texts, sizes, strict=False)))
        _plain(holders[SUBTITLE], keeps_alignment=True)

    def finish(self) -> None:
        """Texts in places for content without points before them; and all in the size of the template."""
        for slide in self.presentation.slides:
            for holder in slide.placeholders:
                if holder.placeholder_format.type == KIND.OBJECT and holder.has_text_frame:
                    _plain(holder)
        scale(self.presentation, self._guest.scale)


def _place(holder: Any, frame: Frame) -> None:
    holder.left, holder.top, holder.width, holder.height = frame.emu


def _fill(ink: str) -> str:
    """A fill of a colour of a theme, or of one as it is."""
    with looking(Look({INK: ink, MUTED: ink}, {})):
        return solid(INK)


def _plain(holder: Any, *, keeps_alignment: bool = False) -> None:
    """Paragraphs without points and without room before them, from one edge of their place to the other."""
    body = holder.text_frame._txBody.find(qn("a:bodyPr"))
    if not keeps_alignment:
        for name in ("lIns", "tIns", "rIns", "bIns"):
            body.set(name, "0")
    for paragraph in holder.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        for name in ("lnSpc", "spcBef", "spcAft", "buNone"):
            for old in properties.findall(qn(f"a:{name}")):
                properties.remove(old)
        said = (
            f'<a:lnSpc {nsdecls("a")}><a:spcPct val="100000"/></a:lnSpc>',
            f'<a:spcBef {nsdecls("a")}><a:spcPts val="0"/></a:spcBef>',
            f"<a:buNone {nsdecls('a')}/>",
        )
        for place, xml in enumerate(said):
            properties.insert(place, parse_xml(xml))
