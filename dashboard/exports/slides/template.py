"""The empty presentation that slides are made in: our theme, and layouts with placeholders for two formats."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard import theme
from dashboard.exports.fonts import ASIAN, COMPLEX, LATIN

EMU = 12_700
"""English metric units in a point, in which everything here is told."""
MARGIN = 36.0
TITLE, SUBTITLE, BODY, CAPTION, FOOTER, NUMBER = 0, 13, 14, 15, 11, 12
"""Numbers of the placeholders (`idx`) in every layout that has them."""
POINTS, LEFT, ASIDE_HEAD, ASIDE, NOTE, BOX, CONTENTS = 16, 17, 18, 19, 20, 21, 22
"""Of paragraphs across a slide or its left half, of a chart beside them and its heading, of the reader's line, and of
paragraphs in a box, and of what a presentation holds, on its first slide."""
COVER_TITLE, COVER_SUBTITLE, COVER_LINES, WORDS_CAPTION = 100, 101, 102, 103
"""Placeholders of the first slide, and sources below words alone: they have the numbers of TITLE, SUBTITLE, POINTS and
CAPTION."""
VIEW, TEXT, NOTED = "View", "Text", "View with a note"
COVER, WORDS, BESIDE, BOXED = "Cover", "Words", "Words beside a chart", "Words beside a box"
"""Names of the layouts."""
NOTE_HEIGHT, WORDS_FOOT = 24.0, 46.0
"""Heights of the reader's line, and of the sources below words, in points."""
BRAND_WIDTH = 100.0
"""Of our name and the slide's number, at the right of the foot: what they leave holds an address of six countries."""
POINT_INSET, POINT_SPACE = 16.0, 7.0
"""Of a paragraph behind its point, and before each, in a box too."""
BOX_INSET = 14.0
LEFT_PARTS, BESIDE_GAP = (0.46, 0.4, 0.34), 0.04
"""Of the width what words beside a box may have, the usual part first, and what is between the two."""
_POINT = f'<a:buFont typeface="{LATIN}"/><a:buChar char="•"/>'


NAME = "Reach 2030"
"""Ours, which is the same in all languages, as it stands on every slide."""
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Of the number of a slide: any that is the same in all layouts."""


@dataclass(frozen=True)
class Frame:
    """Where something stands on a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in English metric units."""
        return (
            round(self.left * EMU),
            round(self.top * EMU),
            round(self.width * EMU),
            round(self.height * EMU),
        )

    def edges(self, times: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in whole parts of a point, of which there are so many."""
        sides = (self.left, self.top, self.left + self.width, self.top + self.height)
        left, top, right, bottom = (round(times * side) for side in sides)
        return left, top, right, bottom


@dataclass(frozen=True)
class Format:
    """A size of slides, in points."""

    name: str
    width: float
    height: float
    has_note: bool = False
    """Whether a line of the reader's stands below the body."""
    more_foot: float = 0.0
    """How much taller than usual captions are, in points; less than 0 where they are lower."""
    less_head: float = 0.0
    """How much higher than usual all begins that stands below a title on slides of words, in points."""
    left: float = LEFT_PARTS[0]
    """Part of the width that words beside a box, or a chart, have."""

    def frame(self, idx: int) -> Frame:
        """Where the placeholder of a number stands."""
        if idx not in _ACROSS:
            return self._special(idx)
        wide = self.width - 2 * MARGIN
        note = NOTE_HEIGHT if self.has_note else 0.0
        # An address takes a line more where the slide is narrow.
        foot, words = (27.0, 76.0) if self.width > 800 else (38.0, 68.0)
        top, height = {
            TITLE: (20.0, 76.0),
            SUBTITLE: (98.0 - self.less_head, 38.0),
            BODY: (140.0, self.height - 260 - note),
            CAPTION: (self.height - 114 - self.more_foot, words + self.more_foot),
            FOOTER: (self.height - foot - 5, foot),
            NUMBER: (self.height - foot - 5, foot),
        }[idx]
        if idx == FOOTER:
            return Frame(MARGIN, top, wide - BRAND_WIDTH, height)
        return Frame(self.width - MARGIN - 30, top, 30, height) if idx == NUMBER else Frame(MARGIN, top, wide, height)

    def _special(self, idx: int) -> Frame:
        """Of the first slide, of slides of words, and of the reader's line."""
        wide = self.width - 2 * MARGIN
        right = MARGIN + (self.left + BESIDE_GAP) * wide
        tall, rest = self.height - 266 - self.more_foot + self.less_head, self.width - MARGIN - right
        foot, words, top = self.frame(FOOTER).top - 4, WORDS_FOOT + self.more_foot, 142 - self.less_head
        return {
            COVER_TITLE: Frame(MARGIN, 26, wide, 96),
            COVER_SUBTITLE: Frame(MARGIN, 146, wide, 50),
            COVER_LINES: Frame(MARGIN, 200, wide, 52),
            CONTENTS: Frame(MARGIN, 226, wide, self.frame(FOOTER).top - 12 - 226),
            POINTS: Frame(MARGIN, top, wide, foot - words - 4 - top),
            WORDS_CAPTION: Frame(MARGIN, foot - words, wide, words),
            LEFT: Frame(MARGIN, top, self.left * wide, tall),
            BOX: Frame(right, top, rest, tall),
            ASIDE_HEAD: Frame(right, top, rest, 34),
            ASIDE: Frame(right, top + 38, rest, tall - 38),
            NOTE: Frame(MARGIN, self.height - 118 - NOTE_HEIGHT, wide, NOTE_HEIGHT),
        }[idx]


_ACROSS = (TITLE, SUBTITLE, BODY, CAPTION, FOOTER, NUMBER)

FORMATS = MappingProxyType({"16x9": Format("16x9", 960, 540), "4x3": Format("4x3", 720, 540)})
"""The two formats of screens and projectors."""
USUAL = "16x9"

_SCHEME = {
    "dk1": theme.LIGHT["ink"],
    "lt1": theme.LIGHT["ground"],
    "dk2": theme.LIGHT["muted"],
    "lt2": theme.LIGHT["wash"],
    **{f"accent{number}": colour for number, colour in enumerate(theme.LINES, 1)},
    "hlink": theme.LIGHT["accent"],
    "folHlink": theme.LIGHT["muted"],
}


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout."""

    idx: int
    kind: str
    """Its type in PresentationML."""
    name: str
    size: float
    """Of type, in points."""
    colour: str = "tx1"
    bold: bool = False
    align: str = "l"
    anchor: str = "t"
    has_points: bool = False
    """Whether each paragraph begins with a point."""
    inset: float = 0.0
    """Of the text from the edges of a coloured ground; without, it has no ground."""


HOLDERS = {
    TITLE: Holder(TITLE, "title", "Title", 28, bold=True, anchor="t"),
    SUBTITLE: Holder(SUBTITLE, "body", "Subtitle", 14, "tx2"),
    BODY: Holder(BODY, "obj", "Body", 14),
    CAPTION: Holder(CAPTION, "body", "Caption", 10, anchor="b"),
    FOOTER: Holder(FOOTER, "ftr", "Footer", 10, "tx2", anchor="ctr"),
    NUMBER: Holder(NUMBER, "sldNum", "Slide number", 10, "tx2", align="r", anchor="ctr"),
    COVER_TITLE: Holder(TITLE, "ctrTitle", "Title", 40, bold=True, anchor="b"),
    COVER_SUBTITLE: Holder(SUBTITLE, "body", "Subtitle", 20, "tx2"),
    COVER_LINES: Holder(POINTS, "body", "Lines", 14, "tx2"),
    CONTENTS: Holder(CONTENTS, "body", "Contents", 16, has_points=True),
    WORDS_CAPTION: Holder(CAPTION, "body", "Caption", 10, anchor="b"),
    POINTS: Holder(POINTS, "body", "Points", 20, has_points=True),
    LEFT: Holder(LEFT, "body", "Points", 20, has_points=True),
    BOX: Holder(BOX, "body", "Box", 16, inset=BOX_INSET),
    ASIDE_HEAD: Holder(ASIDE_HEAD, "body", "Heading", 14, bold=True, anchor="b"),
    ASIDE: Holder(ASIDE, "obj", "Body", 16),
    NOTE: Holder(NOTE, "body", "Note", 13, "hlink", bold=True, anchor="ctr"),
}
_LAYOUTS = {
    VIEW: (TITLE, SUBTITLE, BODY, CAPTION, FOOTER, NUMBER),
    TEXT: (TITLE, BODY, FOOTER, NUMBER),
    NOTED: (TITLE, SUBTITLE, BODY, NOTE, CAPTION, FOOTER, NUMBER),
    COVER: (COVER_TITLE, COVER_SUBTITLE, COVER_LINES, CONTENTS, FOOTER),
    WORDS: (TITLE, SUBTITLE, POINTS, WORDS_CAPTION, FOOTER, NUMBER),
    BESIDE: (TITLE, SUBTITLE, LEFT, ASIDE_HEAD, ASIDE, CAPTION, FOOTER, NUMBER),
    BOXED: (TITLE, SUBTITLE, LEFT, BOX, CAPTION, FOOTER, NUMBER),
}


RULE = "Rule"
"""Name of the short line on the layout of first slides."""


@lru_cache(maxsize=2)
def template(name: str) -> bytes:
    """A presentation without slides in the format of a name (`FORMATS`), as a file."""
    format_ = FORMATS[name]
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = round(format_.width * EMU), round(format_.height * EMU)
    size = presentation.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    master = presentation.slide_master
    _themed(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    layouts = list(master.slide_layouts)
    for layout in layouts[len(_LAYOUTS) :]:
        master.slide_layouts.remove(layout)
    _fill(master.shapes._spTree, format_, (TITLE, BODY, FOOTER, NUMBER), is_master=True)
    for shape in _brand(format_):
        master.shapes._spTree.append(parse_xml(shape))
    for layout, (told, holders) in zip(layouts, _LAYOUTS.items(), strict=False):
        layout.element.cSld.set("name", told)
        layout.element.attrib.pop("type", None)
        _fill(layout.shapes._spTree, replace(format_, has_note=told == NOTED), holders)
        if told == COVER:
            layout.shapes._spTree.append(parse_xml(_rule(len(holders) + 2)))
    kept = io.BytesIO()
    presentation.save(kept)
    return kept.getvalue()


def _fill(tree: Any, format_: Format, holders: tuple[int, ...], *, is_master: bool = False) -> None:
    """Placeholders in the place of whatever shapes a layout or a master has."""
    for shape in [child for child in tree if child.tag in (qn("p:sp"), qn("p:pic"), qn("p:grpSp"))]:
        tree.remove(shape)
    for number, idx in enumerate(holders, 2):
        tree.append(parse_xml(_holder(HOLDERS[idx], format_.frame(idx), number, is_master)))


def _holder(holder: Holder, frame: Frame, number: int, is_master: bool) -> str:
    left, top, width, height = frame.emu
    kind = "body" if is_master and holder.kind == "obj" else holder.kind
    place = "" if holder.idx == TITLE else f' idx="{1 if kind == "body" and is_master else holder.idx}"'
    small = ' sz="quarter"' if holder.idx not in (TITLE, BODY) else ""
    fill = f'<a:solidFill><a:schemeClr val="{holder.colour}"/></a:solidFill>'
    edge = round(holder.inset * EMU)
    ground = '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>' if edge else ""
    inset, mark = (POINT_INSET, _POINT) if holder.has_points else (0.0, "<a:buNone/>")
    before = POINT_SPACE if holder.has_points or holder.inset else 0.0
    level = (
        f'<a:lvl1pPr marL="{round(inset * EMU)}" indent="{-round(inset * EMU)}" algn="{holder.align}">'
        f'<a:spcBef><a:spcPts val="{round(100 * before)}"/></a:spcBef>{mark}'
        f'<a:defRPr sz="{round(100 * holder.size)}" b="{int(holder.bold)}">{fill}</a:defRPr></a:lvl1pPr>'
    )
    text = '<a:r><a:rPr lang="en"/><a:t></a:t></a:r>'
    if holder.idx == NUMBER:
        text = f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="en"/><a:t>‹#›</a:t></a:fld>'
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{holder.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{small}{place}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{ground}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="{edge}" tIns="{edge}" rIns="{edge}" bIns="{edge}" anchor="{holder.anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _brand(format_: Format) -> tuple[str, str]:
    """A thin line above the foot of every slide, and our name beside its number."""
    foot = format_.frame(FOOTER)
    line = Frame(MARGIN, foot.top - 2, format_.width - 2 * MARGIN, 0.75).emu
    name = Frame(format_.width - MARGIN - BRAND_WIDTH + 5, foot.top, BRAND_WIDTH - 36, foot.height).emu
    shape = (
        '<p:sp {names}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="{at[2]}" cy="{at[3]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>{text}</p:sp>'
    )
    words = (
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="r"/>'
        f'<a:r><a:rPr lang="en" sz="1000" b="1"><a:solidFill><a:schemeClr val="hlink"/></a:solidFill></a:rPr>'
        f"<a:t>{NAME}</a:t></a:r></a:p></p:txBody>"
    )
    names, fill = nsdecls("p", "a"), '<a:solidFill><a:schemeClr val="hlink"/></a:solidFill>'
    return (
        shape.format(names=names, number=20, name="Brand line", at=line, fill=fill, text=""),
        shape.format(names=names, number=21, name="Brand", at=name, fill="<a:noFill/>", text=words),
    )


def _rule(number: int) -> str:
    """A short line in our colour below the title of the first slide."""
    left, top, width, height = Frame(MARGIN, 135, 64, 4).emu
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{RULE}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="hlink"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _themed(part: Any) -> None:
    """Our colours and fonts in the part that holds the theme."""
    told = part.blob.decode("utf-8")
    colours = "".join(f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in _SCHEME.items())
    faces = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{ASIAN}"/><a:cs typeface="{COMPLEX}"/>'
    fonts = "".join(f"<a:{kind}Font>{faces}</a:{kind}Font>" for kind in ("major", "minor"))
    for pattern, new in (
        (r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="Reach 2030">{colours}</a:clrScheme>'),
        (r"<a:fontScheme .*?</a:fontScheme>", f'<a:fontScheme name="Reach 2030">{fonts}</a:fontScheme>'),
        (r'(<a:theme [^>]*name=")[^"]*', r"\g<1>Reach 2030"),
    ):
        told = re.sub(pattern, new, told, count=1, flags=re.DOTALL)
    part._blob = told.encode("utf-8")


def opened(name: str) -> Any:
    """A new presentation of python-pptx in the format of a name."""
    presentation = Presentation(io.BytesIO(template(name)))
    package = presentation.part.package
    package.next_partname = _Names(package.next_partname)
    return presentation


class _Names:
    """Names of new parts: python-pptx looks through all parts for each, here for the first of a kind only."""

    def __init__(self, first: Callable[[str], PackURI]) -> None:
        self._first = first
        self._given: dict[str, int] = {}

    def __call__(self, pattern: str) -> PackURI:
        known = self._given.get(pattern)
        number = (self._first(pattern).idx or 1) if known is None else known + 1
        self._given[pattern] = number
        return PackURI(pattern % number)


def layout_of(presentation: Any, name: str) -> Any:
    """The layout of a name."""
    return next(layout for layout in presentation.slide_layouts if layout.name == name)


def holders_of(slide: Any) -> dict[int, Any]:
    """The placeholders of a slide by their numbers."""
    return dict(_numbered(slide))


def _numbered(slide: Any) -> Iterator[tuple[int, Any]]:
    for shape in slide.placeholders:
        yield shape.placeholder_format.idx, shape
