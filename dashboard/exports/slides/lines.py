"""What slides say, in lines below the name of a place that these do not repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.slides.content import Slide
from dashboard.words.names import capitalised

_APART = re.compile(r"\s*[:,.،：，。—–-]\s*")
"""Between the name of a place and what is said of it, in any language."""


def lines_of(slides: Sequence[Slide], where: str) -> dict[str, list[int]]:
    """What slides say, in a line below the name of the place that they are of, each with the places of those that do.
    Those over which the same only goes on have one."""
    found: dict[str, list[int]] = {}
    for place, slide in enumerate(slides):
        # Without the name above it a title can have room whole.
        title = _without_place(slide.unnumbered or slide.title, where)
        own = slide.in_a_line if slide.own_title else replace(slide, title=title).in_a_line
        found.setdefault(own if slide.own_title else _without_place(own, where), []).append(place)
    return found


def bullets(titles: Sequence[str], where: str) -> tuple[str, ...]:
    """What slides say, for a list below the name of the place that they are of, which they do not repeat."""
    return tuple(dict.fromkeys(_without_place(title, where) for title in titles))


def _without_place(title: str, where: str) -> str:
    rest = title.removeprefix(where) if where else title
    behind = _APART.match(rest)
    return capitalised(rest[behind.end() :]) if behind and rest != title else title
