"""How a Word document looks: its styles, so that whoever goes on writing in it can change them once for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from dashboard import theme
from dashboard.exports.documents.footnotes import MARK, TEXT
from dashboard.exports.fonts import ASIAN, COMPLEX, LATIN, SYMBOLS


@dataclass(frozen=True)
class _Look:
    """Type in points, ink, and room around a paragraph in points."""

    size: float
    ink: str = "ink"
    bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1


_LOOKS = {
    "Normal": _Look(10, after=6, line=1.15),
    "Heading 1": _Look(24, bold=True, after=2),
    "Heading 2": _Look(13, "accent", bold=True, before=14, after=4),
    "Heading 3": _Look(10.5, bold=True, before=8),
    "Subtitle": _Look(9.5, "muted", after=8),
    "Caption": _Look(8.5, "muted", after=10),
    "Header": _Look(8.5, "muted"),
    "Footer": _Look(8.5, "muted"),
    "Lead": _Look(12, after=8, line=1.2),
    "Cell": _Look(9),
    "footnote text": _Look(8, "muted", after=2),
}


def dress(made: Any, lang: str) -> None:
    """Give a document of python-docx our styles, and the language of what is written in it."""
    styles = made.styles
    _defaults(styles.element, lang)
    for name, known in (("Lead", ""), ("Cell", ""), ("footnote text", TEXT)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        if known:
            style.element.set(qn("w:styleId"), known)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), MARK)
    mark.font.superscript = True
    for name, look in _LOOKS.items():
        _dressed(styles[name], look)
    for known in made.settings.element.findall(qn("w:themeFontLang")):
        for script, spoken in (("val", lang), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
            known.set(qn(f"w:{script}"), spoken)


def _defaults(styles: Any, lang: str) -> None:
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(defaults):
        defaults.remove(old)
    spoken = f'<w:lang {nsdecls("w")} w:val="{lang}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    sizes = (f'<w:{name} {nsdecls("w")} w:val="20"/>' for name in ("sz", "szCs"))
    defaults.extend([_fonts(), *map(parse_xml, sizes), parse_xml(spoken)])


def _fonts() -> Any:
    faces = f'w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{ASIAN}" w:cs="{COMPLEX}"'
    return parse_xml(f"<w:rFonts {nsdecls('w')} {faces}/>")


def looks_of_sign(colour: str) -> str:
    """Properties of a run that is a sign, in a colour as "RRGGBB"."""
    faces = " ".join(f'w:{script}="{SYMBOLS}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts {faces}/><w:b/><w:color w:val="{colour}"/>'


def _dressed(style: Any, look: _Look) -> None:
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    properties.append(_fonts())
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.cs_bold = Pt(look.size), look.bold, look.bold
    for tabs in style.element.pPr.findall(qn("w:tabs")) if style.element.pPr is not None else ():
        style.element.pPr.remove(tabs)
    font.color.rgb = RGBColor.from_string(theme.LIGHT[look.ink].removeprefix("#").upper())
    # Arabic has its own size.
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(2 * look.size)))
    properties.find(qn("w:sz")).addnext(size)
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.line
