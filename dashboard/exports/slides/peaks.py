"""Which bars of a chart beside others say their figure, and how far its words are moved so that none is misread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.marks import FEW_BARS, silent_height
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import leading

GAP = 40
"""Between bars, as a percentage of their breadth."""
NEARLY = 0.06
"""Of a scale: bars that differ by less are as tall as each other to words over both."""
HALF_RANGE = 2.5
"""Half the breadth of the line of a range with its ends, in points."""
MOST_OFF, MOST_LIFT = 6.0, 11.5
"""From the middle of a bar, even of a broad one, to that of its figure, and from where it would stand by itself up to
where it stands over a bar beside it, in points."""
AIR, OFF, OFF_RANGE = 6.0, 3.0, 4.0
"""Between two figures, and from a bar, and from the end of the line of a range, to a figure over it, in points."""
LEFT = 4.0
"""How far words may reach into the figures of the scale, left of the plot, from which these stand a little off."""
ROOMY = 1.05
"""The fonts of an office may run wider than those that are measured here."""
_EXACT = 0.01
_Span = tuple[float, float, float]
"""From where to where a bar reaches, and how high."""


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
    def dated(self) -> str:
        return self.strand.dated[self.place] if self.strand.dated else ""

    @property
    def undated(self) -> str:
        return self.strand.undated[self.place] if self.strand.undated else ""

    @property
    def words(self) -> str:
        told = self.strand.said or self.strand.figures
        return told[self.place] if told else ""


def told_of(plot: Plot, size: float, width: float) -> list[Peak]:
    """The tallest of bars that stand alone, and the newest one where the title says it: only that, where they meet; all
    of them, where they are few. The tallest with its year, where other words say the newest.

    `size`: of the type; `width`: of the plot in points.
    """
    bars = _bars(plot)
    if not bars or (plot.axis is not None and not plot.tells):
        return []
    part = width / len(plot.categories)
    if plot.tells == "peak":
        return _apart([Peak(bar.strand, bar.place, bar.dated, size) for bar in bars if bar.dated], part)
    has_room = all(ROOMY * width_of(bar.words, size) + AIR <= part for bar in bars)
    if plot.tells == "newest" and len(bars) <= FEW_BARS and has_room:
        return [Peak(bar.strand, bar.place, bar.words, size) for bar in bars if bar.words]
    tallest, last = max(bars, key=lambda bar: bar.value), max(bars, key=lambda bar: bar.place)
    told = [tallest]
    if plot.tells == "newest" and tallest is not last:
        reach = ROOMY * (width_of(tallest.words, size) / 2 + width_of(last.words, size)) + AIR
        told = [tallest, last] if (last.place - tallest.place) * part > reach else [last]
    return [Peak(bar.strand, bar.place, bar.words, size) for bar in told if bar.words]


def _apart(peaks: Sequence[Peak], part: float) -> list[Peak]:
    """Of words of which the last would lie on those before them the first: others above the chart say the newest
    figure. `part`: of the width, for one bar."""
    if len(peaks) < 2:
        return list(peaks)
    first, last = (pick(peaks, key=lambda peak: peak.place) for pick in (min, max))
    both = ROOMY * (width_of(first.words, first.size) + width_of(last.words, last.size)) / 2 + AIR
    # Words of the last bar have no room behind it.
    both += max(0.0, ROOMY * width_of(last.words, last.size) - part) / 2
    return list(peaks) if (last.place - first.place) * part >= both else [first]


def top_of(plot: Plot) -> float:
    """How far the highest of these bars reaches, with what it may be more."""
    return max((bar.top for bar in _bars(plot)), default=0.0)


def set_off(plot: Plot, peaks: Sequence[Peak], inner: Frame, most: float, ends: tuple[float, float]) -> Iterator[Peak]:
    """Their words over their own bar, with a year where that reaches neither over the line of a break nor over more
    than one other bar as high: they would be read as theirs. None without room there.

    `inner`: the plot; `most`: how far from its left side words may end; `ends`: of the scale.
    """
    bars = _bars(plot)
    for peak in peaks:
        own = next(bar for bar in bars if (bar.strand, bar.place) == (peak.strand, peak.place))
        found = _over_own(plot, peak, inner, most, ends)
        bears_year = own.undated and peak.words == own.dated
        if bears_year and (found is None or _reaches_others(plot, found, own, inner, ends)):
            found = _over_own(plot, replace(peak, words=own.undated), inner, most, ends)
        if found is not None:
            yield found


def _reaches_others(plot: Plot, peak: Peak, own: _Bar, inner: Frame, ends: tuple[float, float]) -> bool:
    """Whether its words reach over the line of a break, or over more than one other bar that is as high."""
    part, least = inner.width / len(plot.categories), own.top - NEARLY * (ends[1] - ends[0])
    half, middle = part / (1 + GAP / 100) / 2, (own.place + 0.5) * part + peak.across
    wide = ROOMY * width_of(peak.words, peak.size) + 2
    places = ((bar.place + 0.5) * part for bar in _bars(plot) if bar.place != own.place and bar.top > least)
    high = [(place - half, place + half, least) for place in places]
    is_struck = any(abs(number * part - middle) < wide / 2 for number, _ in plot.breaks)
    return is_struck or len(_over(high, middle, wide)) > 1


def _over_own(plot: Plot, peak: Peak, inner: Frame, most: float, ends: tuple[float, float]) -> Peak | None:
    """Its words over its own bar, and over all that it and those beside it may be: in its middle, or as little off it
    as taller bars beside it, the line of a break and the edge of the plot ask for; from its left side on where nothing
    follows it. None without room there: over another bar they would be read as that one's."""
    bars, part = _bars(plot), inner.width / len(plot.categories)
    unit, half = inner.height / (ends[1] - ends[0]), part / (1 + GAP / 100) / 2
    nearly, foot = min(NEARLY * (ends[1] - ends[0]), MOST_LIFT / unit), ends[0] + silent_height(inner.height) / unit
    own = next(bar for bar in bars if (bar.strand, bar.place) == (peak.strand, peak.place))
    wide, middle = ROOMY * width_of(peak.words, peak.size) + 2, (own.place + 0.5) * part
    others = [bar for bar in bars if bar is not own]
    taken = [(bar.place, half, bar.value) for bar in others] + [(place, half, foot) for place, _ in plot.silent]
    taken += [(bar.place, HALF_RANGE, bar.top) for bar in others if bar.top > bar.value]
    spans = [((place + 0.5) * part - by, (place + 0.5) * part + by, top) for place, by, top in taken]
    tall = [span for span in spans if span[2] > own.top + nearly]
    edges = (0.0, *(right for _, right, _ in tall)), (most, *(left for left, *_ in tall))
    tried = [0.0, *(end + wide / 2 - middle for end in edges[0]), *(end - wide / 2 - middle for end in edges[1])]
    lines = [number * part for number, _ in plot.breaks]
    tried += [line + way * (OFF + wide / 2) - middle for line in lines for way in (1, -1)]
    tried = [across for across in tried if abs(across) <= min(half, MOST_OFF)]
    follows = bool(_over([span for span in spans if span[0] > middle], middle - half + wide / 2, wide))
    free = [
        across
        for across in (*tried, *(() if follows else (wide / 2 - half,)))
        if middle + across - wide / 2 >= -LEFT and middle + across + wide / 2 <= most + _EXACT
        if not _over(tall, middle + across, wide)
    ]
    if not free:
        return None
    struck = {one: any(abs(line - middle - one) < wide / 2 for line in lines) for one in free}
    across = min(free, key=lambda one: (struck[one], abs(one)))
    near = max((top for *_, top in _over(spans, middle + across, wide)), default=0.0)
    up = (own.top - own.value) * unit
    # Right over the line of a range words would be read as one with its end.
    lifted = max(up + (OFF_RANGE if up else 0.0), (near - own.value) * unit)
    return replace(peak, across=across, down=-lifted, off=lifted - up)


def off_lines(
    peaks: Sequence[Peak], inner: Frame, ends: tuple[float, float], levels: Sequence[float]
) -> Iterator[Peak]:
    """The same over the line of the grid that would go through them, where they have room there. `levels`: of lines."""
    unit = inner.height / (ends[1] - ends[0])
    for peak in peaks:
        foot, tall = (peak.strand.values[peak.place] or 0.0) * unit - peak.down, leading() * peak.size + OFF
        more = max((up for level in levels if 0 < (up := level * unit - foot) < tall), default=0.0)
        has_room = foot - ends[0] * unit + more + tall <= inner.height + inner.top + _EXACT
        # Straight over its bar it needs no line that leads there: that would be read as one of a range.
        yield replace(peak, down=peak.down - more) if has_room else peak


def _over(spans: Sequence[_Span], middle: float, wide: float) -> list[_Span]:
    """Those of some bars over which words of a width around a middle stand."""
    return [one for one in spans if one[0] < middle + wide / 2 - _EXACT and one[1] > middle - wide / 2 + _EXACT]


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
