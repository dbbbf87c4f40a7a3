"""Slides that are laid out in one size made those of a template of another: places, types, widths of lines."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

EVEN = 0.005
"""Nearer to 1 nothing is changed."""
LEAST_TYPE = 100
"""Hundredths of a point: an office reads no smaller type."""
_LENGTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{qn(f"a:{name}"): ("x", "y") for name in ("off", "chOff")},
        **{qn(f"a:{name}"): ("cx", "cy") for name in ("ext", "chExt")},
        qn("a:gridCol"): ("w",),
        qn("a:tr"): ("h",),
        **{qn(f"a:{name}"): ("sz",) for name in ("rPr", "defRPr", "endParaRPr")},
        **{qn(f"a:{name}"): ("w",) for name in ("ln", "lnL", "lnR", "lnT", "lnB")},
        **{qn(f"a:lvl{level}pPr"): ("marL", "indent") for level in range(1, 10)},
        qn("a:pPr"): ("marL", "indent"),
        qn("a:bodyPr"): ("lIns", "tIns", "rIns", "bIns"),
        qn("a:tcPr"): ("marL", "marR", "marT", "marB"),
        qn("a:spcPts"): ("val",),
        qn("c:size"): ("val",),
    }
)
_LEAST = MappingProxyType({"sz": LEAST_TYPE, qn("c:size"): 2})


def scale(presentation: Any, times: float) -> None:
    """Make all slides of a presentation so many times as large; its layouts have their size."""
    if abs(times - 1) < EVEN:
        return
    for slide in presentation.slides:
        _turn_all(slide.shapes._spTree, times)
        for shape in slide.shapes:
            if getattr(shape, "has_chart", False):
                _chart(shape.chart.part, times)


def _chart(part: Any, times: float) -> None:
    """A chart's own file, and the shapes that are drawn on it."""
    _turn_all(part._element, times)
    for relation in part.rels.values():
        if relation.reltype.endswith("/chartUserShapes"):
            drawing = relation.target_part
            root = etree.fromstring(drawing.blob)
            _turn_all(root, times)
            drawing._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _turn_all(root: Any, times: float) -> None:
    for node in root.iter(*_LENGTHS):
        for name in _LENGTHS[node.tag]:
            value = node.get(name)
            if value is not None:
                least = _LEAST.get(node.tag, _LEAST.get(name))
                turned = round(int(value) * times)
                node.set(name, str(turned if least is None else max(turned, least)))
