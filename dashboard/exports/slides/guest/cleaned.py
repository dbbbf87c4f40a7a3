"""A template without all that slides of ours do not need: its slides, links, sounds, fonts and properties."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import nsdecls, qn

from dashboard.exports.slides.guest.package import RefusedError, parsed, printable

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KEPT = (qn("p:sldMasterIdLst"), qn("p:sldSz"), qn("p:notesSz"), qn("p:defaultTextStyle"))
"""Of a presentation; the rest belongs to slides, notes or whoever made it."""
_KEPT_RELATIONS = (RT.SLIDE_MASTER, RT.THEME, RT.TABLE_STYLES)
_EMPTY = (("presentationPr", RT.PRES_PROPS, CT.PML_PRES_PROPS), ("viewPr", RT.VIEW_PROPS, CT.PML_VIEW_PROPS))
"""What an office misses where it is not there, and where somebody's slides may be named."""
_OF_LAYOUTS = (RT.SLIDE_MASTER, RT.SLIDE_LAYOUT, RT.THEME, RT.IMAGE)
_LINKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_LEFT_OUT = (qn("p:transition"), qn("p:timing"), qn("p:custDataLst"), qn("p:controls"))
_ATTRIBUTES = ("embedTrueTypeFonts", "saveSubsetFonts", "conformance")


def clean(presentation: Any) -> None:
    """Take out of a presentation of python-pptx whatever is not layout. Raises RefusedError."""
    root, part = presentation.element, presentation.part
    for child in list(root):
        if child.tag not in _KEPT:
            root.remove(child)
    for name in _ATTRIBUTES:
        root.attrib.pop(name, None)
    for number, relation in list(part.rels.items()):
        if relation.reltype not in _KEPT_RELATIONS:
            part.rels.pop(number)
    package = part.package
    for number, relation in list(package._rels.items()):
        if relation.reltype != RT.OFFICE_DOCUMENT:
            package._rels.pop(number)
    for name, kind, content_type in _EMPTY:
        told = f"<p:{name} {nsdecls('p', 'a', 'r')}/>".encode()
        part.relate_to(Part(PackURI(f"/ppt/{name}.xml"), content_type, package, told), kind)
    for master in presentation.slide_masters:
        _clean(master.part)
        _clean_theme(master.part.part_related_by(RT.THEME))
        for layout in master.slide_layouts:
            _clean(layout.part)


def _clean(part: Any) -> None:
    root = part._element
    for node in list(root.iter(*_LEFT_OUT, *_LINKS)):
        node.getparent().remove(node)
    # An office reads one of several forms of the same: what moves or sounds.
    for node in list(root.iterchildren(f"{_MARKUP}AlternateContent")):
        root.remove(node)
    for number, relation in list(part.rels.items()):
        if relation.is_external or relation.reltype not in _OF_LAYOUTS:
            part.rels.pop(number)
    for node in root.iter():
        for name, value in node.attrib.items():
            if str(name).startswith(_RELATION) and value and value not in part.rels:
                raise RefusedError("held", name=printable(str(node.tag).rpartition("}")[2]))


def _clean_theme(part: Any) -> None:
    for number, relation in list(part.rels.items()):
        if relation.is_external or relation.reltype != RT.IMAGE:
            part.rels.pop(number)
    for node in parsed(part.blob).iter():
        for name, value in node.attrib.items():
            if str(name).startswith(_RELATION) and value and value not in part.rels:
                raise RefusedError("held", name=printable(str(node.tag).rpartition("}")[2]))
