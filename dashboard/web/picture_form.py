"""Reads from an address in which form a picture is asked for, and refuses in one line what would be absurd."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from flask import abort, request

from dashboard.exports.picture.content import EXTENTS, Extent
from dashboard.exports.picture.dress import GROUNDS, ONLY, PLAIN, SCHEMES, Dress
from dashboard.exports.picture.sizes import CARD, MOST_ACROSS, PRINT, SCALES, SIZES, STANDING, USUAL, Size
from dashboard.exports.picture.window import CLOSEST, Window, asked_window
from dashboard.web.errors import printable

ALONE = (PRINT, *STANDING)
"""Sizes of a body without title and foot."""
OFFERED = {**SIZES, CARD.name: CARD, **{size.name: size for size in ALONE}}
"""Sizes that may be asked for by name."""
TIMES_ACROSS = max(SCALES)
"""So many times as wide as usual are pictures for print at most, and drawn as soon as any."""
_DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)
One = TypeVar("One", bound=str)


@dataclass(frozen=True)
class Form:
    """In which form a picture is asked for."""

    ending: str
    size: Size
    """With the pixels across that are asked for."""
    scale: int
    extent: Extent
    window: Window | None = None
    """The part of the world that the reader sees just now; None for what `extent` says."""
    dress: Dress = PLAIN

    @property
    def is_large(self) -> bool:
        """Whether it is a PNG of more than four times the pixels of the usual one of its size, which takes seconds."""
        return self.ending == "png" and self.size.pixels > TIMES_ACROSS * OFFERED[self.size.name].pixels


def form_of(ending: str) -> Form:
    """The form that the request asks for. Raises BadRequest naming the parameter."""
    size = OFFERED[_one_of("size", tuple(OFFERED), USUAL)]
    scale = int(_one_of("scale", tuple(map(str, SCALES))))
    extent = _one_of("extent", EXTENTS)
    dress = Dress(_one_of("only", ONLY), _one_of("ground", GROUNDS), _one_of("scheme", SCHEMES))
    if size in ALONE and (dress != PLAIN or "width" in request.args):
        abort(400, f"size: {size.name!r} comes in one width, light and on its own ground.")
    return Form(ending, _wide(size), scale if ending == "png" else 1, extent, _window(), dress)


def _one_of(name: str, choices: tuple[One, ...], usual: str = "") -> One:
    asked = request.args.get(name, usual or choices[0])
    found = next((one for one in choices if one == asked), None)
    if found is None:
        abort(400, f"{name}: {printable(asked)!r} is none of {', '.join(choices)}.")
    return found


def _wide(size: Size) -> Size:
    """The size in the width that is asked for: the same picture, in more or fewer pixels."""
    asked = request.args.get("width")
    if asked is None:
        return size
    if request.args.get("scale", "1") != "1":
        abort(400, "width: give the width or the scale, not both.")
    if not _DIGITS.fullmatch(asked) or not size.least_across <= int(asked) <= MOST_ACROSS:
        abort(400, f"width: {printable(asked, 20)!r} is no number of pixels from {size.least_across} to {MOST_ACROSS}.")
    return replace(size, pixels=int(asked))


def _window() -> Window | None:
    asked = request.args.get("window")
    if asked is None:
        return None
    found = asked_window(asked)
    if found is None:
        given = printable(asked, 30)
        abort(
            400,
            f"window: {given!r} is no longitude, latitude and scale from 1 to {CLOSEST:.0f}, as in 90,23.5,4.",
        )
    return found
