"""Which notes on boundaries a map needs: on what is seen in its frame, told from the outlines as they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.charts.flows import Place
from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.cut import is_in
from dashboard.exports.picture.land import OUTLINES
from dashboard.exports.picture.outlines import Bounds, Outlines, corners
from dashboard.i18n import in_sentences, translate
from dashboard.words.captions import BOUNDARY_NOTES, UNDETERMINED, grey

KASHMIR, FALKLANDS, SUDANS = "XJK", "FLK", ("SDN", "SSD")
KOSOVO = (20.0, 41.8, 21.8, 43.3)
"""West, south, east and north: it has no outline of its own."""
LEAST_SEEN = 2.25
"""Units of a picture, three pixels of a slide: what is smaller nobody sees, and has no note."""
_GRID = tuple((part / 4, side / 4) for part in range(5) for side in range(5))


@dataclass(frozen=True)
class Framed:
    """What of the outlines is seen in the box of a map, and where places stand on it."""

    outlines: Outlines
    sides: Bounds
    """The box in units of the outlines."""
    stand: Callable[[Sequence[Place]], Sequence[Point]]
    box: Box

    def sees(self, code: str) -> bool:
        """Whether anything of an area lies in the box."""
        return is_in(self.outlines, code, self.sides)

    @property
    def undetermined(self) -> list[str]:
        """The areas of undetermined status of which anything is seen, by their codes: their grey needs a key."""
        return [code for code in UNDETERMINED if self.sees(code)]

    def sees_any(self, places: Sequence[Place]) -> bool:
        """Whether any of some places lies in the box, and all of them are far enough apart to be told from a point."""
        points = self.stand(places)
        across, down = zip(*points, strict=True)
        is_large = max(max(across) - min(across), max(down) - min(down)) >= LEAST_SEEN
        return is_large and any(self.box.meets(Box(*at, *at)) for at in points)


def notes_on(seen: Framed) -> str:
    """The notes on what is disputed in the frame of a map, then which areas have the grey of undetermined status."""
    is_seen = (
        seen.sees(KASHMIR),
        seen.sees_any(_border(*SUDANS)),
        seen.sees(FALKLANDS) and seen.sees_any(corners(OUTLINES, FALKLANDS)),
        seen.sees_any(_within(*KOSOVO)),
    )
    notes = [translate(note) for note, is_there in zip(BOUNDARY_NOTES, is_seen, strict=True) if is_there]
    names = [translate(UNDETERMINED[code]) for code in seen.undetermined]
    return in_sentences((*notes, grey(names) if names else ""))


@lru_cache(maxsize=4)
def _border(one: str, other: str) -> tuple[Place, ...]:
    """The corners that the outlines of two neighbours share."""
    return tuple(sorted(set(corners(OUTLINES, one)) & set(corners(OUTLINES, other))))


def _within(west: float, south: float, east: float, north: float) -> list[Place]:
    return [(west + part * (east - west), south + side * (north - south)) for part, side in _GRID]
