"""Times ten slides, charts, a map and tables among them, beside the answers that pages are made of: `make bench`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.views import VIEWS, selection_of

TEN = (
    "victims-map",
    "victims-trend",
    "victims-children",
    "relation-scatter",
    "timeline-rows",
    "justice-beside",
    "protection-levels",
    "progress-pace",
    "compare-chart",
    "progress-statuses",
)
QUERY = "area=BGD,NPL,IND"
SECONDS_BAR = 3.0
"""For ten slides, on the two cores that the project is measured on."""
RATIO_BAR = 25.0
"""Times what the words and figures of the same ten views take."""


class Line(NamedTuple):
    """What ten slides take."""

    seconds: float
    ratio: float
    """To the words and figures alone."""
    kilobytes: float

    @property
    def held(self) -> bool:
        """Whether it keeps to its bars."""
        return self.seconds <= SECONDS_BAR and self.ratio <= RATIO_BAR

    def __str__(self) -> str:
        told = f"{self.seconds:8.3f} s {self.ratio:8.1f} x {self.kilobytes:8.0f} kB"
        return f"ten slides {told}  {'' if self.held else 'MISSED'}"


def asked(context: Context) -> list[Asked]:
    """The ten views of three countries."""
    return [
        Asked(view, selection_of(context, view, QUERY), permalink_of(context, view, QUERY, "https://reach.example.org"))
        for view in (VIEWS[panel] for panel in TEN)
    ]


def _timed(work: Callable[[], int], runs: int) -> tuple[float, int]:
    times, size = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        size = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), size


def measure(context: Context, runs: int) -> Line:
    """Ten slides as a file, and beside them what each says, both after a first run that fills what is kept."""
    questions = asked(context)

    def said() -> int:
        return sum(len(content_of(context, one).title) for one in questions)

    def made() -> int:
        slides = [slide for one in questions for slide in slides_of(context, one)]
        return len(deck(slides, "16x9", context.today()))

    said(), made()
    base, _ = _timed(said, runs)
    seconds, size = _timed(made, runs)
    return Line(seconds, seconds / base, size / 1000)


def main() -> None:
    """Print the line."""
    print(measure(make_context(Config()), 5))


if __name__ == "__main__":
    main()
