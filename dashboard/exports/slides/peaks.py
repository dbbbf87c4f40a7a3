"""Which bars of a chart beside others say their figure, and how far its words are moved so that none is misread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.marks import silent_height
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import leading

GAP = 40
"""Between bars, as a percentage of their breadth."""
NEARLY = 0.06
"""Of a scale: bars that differ by less are as tall as each other to words over both."""
EDGE = 7.0
"""Beyond the last bar's place words may end, in points: so much less than they are taken to be wide they may be."""
BESIDE = 3.0
"""From the line of a range to words beside it, in points."""
AIR = 6.0
"""Between two figures, in points."""
ROOMY = 1.05
"""The fonts of an office may run wider than those that are measured here."""


@dataclass(frozen=True)
class Peak:
    """A bar that says its figure."""

    strand: Strand
    place: int
    words: str
    size: float
    """Of their type."""
    across: float = 0.0
    down: float = 0.0
    """How far its words are moved from where PowerPoint puts them over the bar, in points."""
    off: float = 0.0
    """How far they stand over the end of the bar, and of what it may be more."""


@dataclass(frozen=True)
class _Bar:
    strand: Strand
    place: int
    value: float

    @property
    def top(self) -> float:
        """With what it may be more."""
        return self.value + (self.strand.reach[self.place][1] if self.strand.reach else 0.0)

    @property
    def words(self) -> str:
        told = self.strand.figures or self.strand.said
        return told[self.place] if told else ""


def told_of(plot: Plot, size: float, width: float) -> list[Peak]:
    """The tallest of bars that stand alone, and the newest one where the title says it: only that, where they meet.

    `size`: of the type; `width`: of the plot in points.
    """
    bars = _bars(plot)
    if not bars or (plot.axis is not None and not plot.tells):
        return []
    tallest, last = max(bars, key=lambda bar: bar.value), max(bars, key=lambda bar: bar.place)
    told = [tallest]
    if plot.tells == "newest" and tallest is not last:
        part = width / len(plot.categories)
        reach = ROOMY * (width_of(tallest.words, size) / 2 + width_of(last.words, size)) + AIR
        told = [tallest, last] if (last.place - tallest.place) * part > reach else [last]
    return [Peak(bar.strand, bar.place, bar.words, size) for bar in told if bar.words]


def top_of(plot: Plot) -> float:
    """How far the highest of these bars reaches, with what it may be more."""
    return max((bar.top for bar in _bars(plot)), default=0.0)


def set_off(plot: Plot, peaks: Sequence[Peak], inner: Frame, most: float, ends: tuple[float, float]) -> Iterator[Peak]:
    """Their words over what a bar may be more, and behind a taller bar that stands before it; none without room there.

    `inner`: the plot; `most`: how far from its left side words may end that begin at a bar; `ends`: of the scale.
    """
    bars, part = _bars(plot), inner.width / len(plot.categories)
    unit = inner.height / (ends[1] - ends[0])
    for peak in peaks:
        own = next(bar for bar in bars if (bar.strand, bar.place) == (peak.strand, peak.place))
        wide = ROOMY * width_of(peak.words, peak.size) + 2
        up, middle = (own.top - own.value) * unit, (own.place + 0.5) * part
        beside = next(_beside(own, bars, (wide, part, most), NEARLY * (ends[1] - ends[0])), None)
        if beside is not None:
            yield replace(peak, across=beside)
            continue
        # At the right edge they end with the plot.
        across = min(0.0, inner.width - middle - wide / 2)
        begins = middle + across - wide / 2
        near = [bar for bar in bars if bar.place < own.place and (bar.place + 1) * part > begins]
        if not any(bar.top > own.top + NEARLY * (ends[1] - ends[0]) for bar in near):
            lifted = max(up, *((bar.top - own.value) * unit for bar in near), 0.0)
            yield replace(peak, across=across, down=-lifted, off=lifted - up)
            continue
        # Over a taller bar beside its own it would be taken for that one's.
        left = own.place * part - (part - part / (1 + GAP / 100)) / 2 + 1
        if left + wide <= most:
            foot = max(silent_height(inner.height), leading() * peak.size) if plot.silent else 0.0
            lifted = max(up, foot - (own.value - ends[0]) * unit)
            yield replace(peak, across=left + wide / 2 - middle, down=-lifted, off=lifted - up)


def worth(peaks: Sequence[Peak]) -> tuple[int, int]:
    """How many bars say their figure, and how many of these on the bar itself, not over its range."""
    return len(peaks), sum(peak.down == 0 for peak in peaks)


def _beside(own: _Bar, bars: Sequence[_Bar], widths: tuple[float, float, float], nearly: float) -> Iterator[float]:
    """How far words go to the left, or to the right, so that they stand on their bar beside the line of its range: over
    that they would be read as its end. Not over a bar about as tall as their own. `widths`: of the words, of a place
    and of the plot."""
    wide, part, whole = widths
    middle = (own.place + 0.5) * part
    for across in (-wide / 2 - BESIDE, wide / 2 + BESIDE) if own.top > own.value else ():
        first, last = middle + across - wide / 2, middle + across + wide / 2
        over = (bar for bar in bars if bar is not own and bar.place * part < last and (bar.place + 1) * part > first)
        if first >= 0 and last <= whole and all(bar.top < own.value - nearly for bar in over):
            yield across


def _bars(plot: Plot) -> list[_Bar]:
    """The bars of a chart in which each stands alone."""
    if plot.form != "columns" or plot.is_stacked or not plot.is_in_one:
        return []
    return [
        _Bar(strand, place, value)
        for strand in plot.strands
        if not strand.is_over
        for place, value in enumerate(strand.values)
        if value
    ]
