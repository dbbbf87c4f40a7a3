"""A template of the reader's, read by a process of its own and described for slides; refused in one clear line."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.exports.slides.guest.child import SECONDS
from dashboard.exports.slides.guest.package import MOST_BYTES, MOST_PARTS, MOST_UNPACKED
from dashboard.exports.slides.template import Frame
from dashboard.i18n import format_number, translate

HEIGHT = 540.0
"""Of slides in the points in which all is laid out: those of a template are enlarged or made smaller to that."""
_ROOT = Path(__file__).resolve().parents[4]
_MEGABYTE = 1_000_000
_log = logging.getLogger(__name__)

MESSAGES = {
    "large": "A template has at most {bytes} MB.",
    "foreign": "This is no PowerPoint template: please choose a file that ends in .pptx or .potx.",
    "old": "This file has a password, or PowerPoint’s old format: please save it as .pptx or .potx without a password.",
    "strict": "This file is in the Strict Open XML format: please save it as a usual PowerPoint presentation.",
    "macros": "This template holds macros: please save it without them, as .pptx or .potx.",
    "embedded": "This template holds an embedded file or object ({name}): please take it out first.",
    "linked": "This template refers to a file elsewhere ({name}): please take that out first.",
    "held": "The layouts of this template hold something that no slide can take over ({name}).",
    "unpacked": "This template is too large: unpacked it has at most {unpacked} MB.",
    "parts": "This template is too large: it has at most {parts} parts.",
    "broken": "This template is damaged, so it could not be read.",
    "layouts": "This template has no layout on which a slide could be made.",
    "size": "Slides of this template’s size cannot be made: they must be wider than high, and of a usual size.",
    "room": "No layout of this template leaves enough room for a chart beside or below its title.",
    "slow": "This template takes too long to be read, or too much memory.",
}
"""What readers are told of a template that is not taken."""


class TemplateError(ValueError):
    """A template that is not taken; its text is for the reader."""

    def __init__(self, name: str, values: Mapping[str, str] | None = None) -> None:
        told = {
            "bytes": format_number(MOST_BYTES // _MEGABYTE),
            "unpacked": format_number(MOST_UNPACKED // _MEGABYTE),
            "parts": format_number(MOST_PARTS),
            "name": "",
            **(values or {}),
        }
        named = {key: value for key, value in told.items() if f"{{{key}}}" in MESSAGES[name]}
        super().__init__(translate(MESSAGES[name], **named))
        self.name = name
        """Which of MESSAGES."""


@dataclass(frozen=True)
class Title:
    """Where a title stands, and in what type; all in points of slides of HEIGHT."""

    idx: int | None
    """Of its placeholder; None where the layout has none."""
    is_moved: bool
    """Whether it stands elsewhere than its layout has it."""
    frame: Frame
    type: float
    is_bold: bool
    has_capitals: bool
    insets: tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """A layout on which slides are made."""

    place: int
    """Among the layouts of all masters."""
    title: Title
    body: int | None
    """Number (`idx`) of the placeholder for content, of the subtitle on a cover."""
    room: Frame
    """What is left to charts and words."""
    ground: str
    """The colour under them; empty where it is none, or several."""
    footer: Frame | None
    is_numbered: bool


@dataclass(frozen=True)
class Guest:
    """A template of the reader's."""

    content: bytes
    """Of the cleaned file."""
    width: float
    """Of slides, in points of slides of HEIGHT."""
    scale: float
    """How many points of the template are one of those."""
    fonts: tuple[str, str]
    colours: Mapping[str, str]
    view: Layout
    cover: Layout


def adopted(content: bytes) -> Guest:
    """The template of a file. Raises TemplateError."""
    if len(content) > MOST_BYTES:
        raise TemplateError("large")
    command = [sys.executable, "-m", "dashboard.exports.slides.guest.child"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS + 5, cwd=_ROOT, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("template: %s", error)
        raise TemplateError("slow") from None
    line, _, cleaned = done.stdout.partition(b"\n")
    told = json.loads(line)
    if "refused" in told:
        raise TemplateError(told["refused"], told["values"])
    scale = told["height"] / HEIGHT
    return Guest(
        content=cleaned,
        width=told["width"] / scale,
        scale=scale,
        fonts=tuple(told["fonts"]),
        colours=told["colours"],
        view=_layout(told["view"], scale),
        cover=_layout(told["cover"], scale),
    )


def _layout(told: Mapping[str, Any], scale: float) -> Layout:
    title = told["title"]
    across, down = (inset / scale for inset in title["insets"])
    room, frame = _frame(told["room"], scale), _frame(title["box"], scale)
    # Words below a title begin where its own do.
    if abs(room.left - frame.left) < 1:
        room = Frame(room.left + across, room.top, room.width - 2 * across, room.height)
    return Layout(
        place=told["place"],
        title=Title(
            title["idx"], title["is_moved"], frame, title["type"] / scale, title["bold"], title["caps"], (across, down)
        ),
        body=told["body"],
        room=room,
        ground=told["ground"],
        footer=None if told["footer"] is None else _frame(told["footer"], scale),
        is_numbered=told["numbered"],
    )


def _frame(box: Sequence[float], scale: float) -> Frame:
    left, top, width, height = (side / scale for side in box)
    return Frame(left, top, width, height)
