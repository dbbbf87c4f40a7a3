"""Pictures in a form that can be kept and compared: one element a line, without the day, outlines by their checksum."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

SHORT = 120
"""Characters of a path that is kept as it is: arrows and ticks, while outlines are thousands."""
_PATH = re.compile(r'(?<=\sd=")[^"]+')
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d(?= at\b)")
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
_CHART = re.compile(r"ppt/charts/chart\d*\.xml")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"


def normal_svg(svg: str) -> str:
    """An SVG of ours, one element a line; no metadata, no day, long outlines by the beginning of their SHA-256."""
    text = _DAY.sub("DAY", _METADATA.sub("", svg))
    text = _PATH.sub(lambda found: _short(found.group()), text)
    return re.sub(r">(?=<(?!/text|tspan|/tspan))", ">\n", text) + "\n"


def outlines_of(svg: str) -> dict[str, str]:
    """The outlines of an SVG by what `normal_svg` writes instead of them."""
    return {_short(path): path for path in _PATH.findall(svg) if len(path) > SHORT}


def drawn_again(normal: str, outlines: dict[str, str]) -> str:
    """A kept SVG with its outlines, as far as they are known."""
    return _PATH.sub(
        lambda found: outlines.get(found.group(), "" if found.group()[0] == "#" else found.group()), normal
    )


def _short(path: str) -> str:
    return path if len(path) <= SHORT else f"#{hashlib.sha256(path.encode()).hexdigest()[:12]}"


def normal_slides(content: bytes) -> str:
    """The texts of slides and the XML of their charts: attributes in order, one element a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = sorted(file.namelist(), key=_place)
        parts = [f"== {name}\n{_text_of(file.read(name))}" for name in names if _SLIDE.fullmatch(name)]
        parts += [f"== {name}\n{_xml_of(file.read(name))}" for name in names if _CHART.fullmatch(name)]
    return "\n".join(parts)


def _place(name: str) -> tuple[str, int]:
    number = re.search(r"(\d+)\.xml$", name)
    return re.sub(r"\d+\.xml$", "", name), int(number[1]) if number else 0


def _text_of(content: bytes) -> str:
    paragraphs = ET.fromstring(content).iter(_PARAGRAPH)
    lines = ("".join(part.text or "" for part in paragraph.iter(_TEXT)) for paragraph in paragraphs)
    return "\n".join(_DAY.sub("DAY", line) for line in lines if line)


def _xml_of(content: bytes) -> str:
    return "\n".join(_elements(ET.fromstring(content), 0))


def _elements(node: ET.Element, depth: int) -> Iterator[str]:
    name = node.tag.rpartition("}")[2]
    told = "".join(f" {key.rpartition('}')[2]}={value}" for key, value in sorted(node.attrib.items()))
    text = (node.text or "").strip()
    yield f"{' ' * depth}{name}{told}{f': {text}' if text else ''}"
    for child in node:
        yield from _elements(child, depth + 1)
