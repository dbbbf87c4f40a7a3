"""Native charts of lines of figures: an interval is its least with its reach, what is suppressed has no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.slides.plots import MOST_STRANDS, Form, Plot, Strand
from dashboard.figures.charts import HAIR, Drawn, Frame, is_bars, shows_ranges, top_of
from dashboard.figures.least import breaks_line, drawn_at, is_interval, place_of
from dashboard.figures.series import Series
from dashboard.i18n import translate
from dashboard.metrics.lines import Point

PALE = 0.35


def plot_of_series(series: Series) -> Plot | None:
    """The chart of lines of figures; None where it has none that PowerPoint could draw: codes, years, no figures."""
    return plot_of_lines(series.lines, series.frame)


def plot_of_lines(lines: Sequence[Drawn], frame: Frame) -> Plot | None:
    """The chart of lines in a frame: bars for one line of yearly figures, else lines; None as `plot_of_series`."""
    known = any(drawn.line.known for drawn in lines)
    if not known or frame.wording.names or frame.wording.years or len(lines) > MOST_STRANDS:
        return None
    if frame.profile:
        return _profile(lines, frame)
    return _columns(lines[0], frame) if is_bars(lines, frame) else _lines(lines, frame)


def _years(frame: Frame) -> range:
    return range(frame.first, frame.last + 1)


def _by_year(drawn: Drawn) -> dict[int, Point]:
    return {point.year: point for point in drawn.line.known}


def _plot(form: Form, frame: Frame, strands: Sequence[Strand], lines: Sequence[Drawn]) -> Plot:
    years = _years(frame)
    asked = [year for year in years if frame.asked[0] <= year <= frame.asked[1]]
    # A group ends where too few of its countries report: nobody's silence.
    is_whole = all(year in _by_year(drawn) for drawn in lines for year in asked if not drawn.line.group)
    silent = tuple(year for year in asked if form == "columns" and year not in _by_year(lines[0]))
    gaps = "" if is_whole or frame.connected else translate("Gaps: {reason}.", reason=frame.silent_word)
    gaps = hatched_note(frame.silent_word) if silent else gaps
    kept = tuple(strand for strand in strands if any(value is not None for value in strand.values))
    return Plot(
        form,
        tuple(map(str, years)),
        kept,
        decimals=frame.wording.decimals,
        is_spanned=frame.connected,
        notes=tuple(filter(None, (gaps,))),
        breaks=tuple(
            (year - frame.first, translate("break in {year}", year=year))
            for year in frame.break_years
            if frame.first < year <= frame.last
        ),
        silent=tuple((year - frame.first, f"{year}: {frame.silent_word}") for year in silent),
    )


def hatched_note(reason: str) -> str:
    """What hatched years with a question mark are."""
    return translate("Hatched, with a question mark: {reason}.", reason=reason)


def _columns(drawn: Drawn, frame: Frame) -> Plot:
    """One bar a year; of an interval its least, and paler what it may be more."""
    points = _by_year(drawn)
    found = [points.get(year) for year in _years(frame)]
    exact = Strand(
        drawn.label,
        drawn.colour,
        tuple(None if point is None else point.value for point in found),
        reach=_reaches([None if point is None or point.value is None else point for point in found]),
        labels=tuple("0" if point is not None and point.value == 0 else "" for point in found),
    )
    ranges = [None if point is None or not is_interval(point) else place_of(point) for point in found]
    least = tuple(None if place is None else place.at for place in ranges)
    more = tuple(None if place is None else place.above for place in ranges)
    top = top_of(drawn.line.known)
    is_seen = any(part is not None and part > HAIR * top for part in more)
    strands = (
        exact,
        Strand(translate("{name}: at least", name=drawn.label), drawn.colour, least),
        Strand(translate("{name}: it may be more by", name=drawn.label), drawn.colour, more, PALE, is_keyed=is_seen),
    )
    # PowerPoint's own axis would cut the ranges around stacked columns.
    axis = (0.0, top) if exact.reach else None
    return replace(_plot("columns", frame, strands, [drawn]), is_stacked=True, axis=axis)


def _reaches(found: Sequence[Point | None]) -> tuple[tuple[float, float], ...]:
    """Of figures with bounds; none where no figure has any."""
    reach = tuple((0.0, 0.0) if point is None else _reach(point) for point in found)
    return reach if any(map(any, reach)) else ()


def _reach(point: Point) -> tuple[float, float]:
    if point.quartiles is not None:
        start = drawn_at(point) or 0.0
        return max(start - point.quartiles[0], 0.0), max(point.quartiles[1] - start, 0.0)
    place = place_of(point)
    return (0.0, 0.0) if place is None else (place.below, place.above)


def _lines(lines: Sequence[Drawn], frame: Frame) -> Plot:
    """One line each, broken at gaps; an interval as its least with its reach."""
    strands: list[Strand] = []
    for drawn in lines:
        points = _by_year(drawn)
        found = [_shown(points.get(year), with_range=shows_ranges(lines, frame)) for year in _years(frame)]
        strands += _strands(drawn, found, is_joined=not drawn.line.median)
    if frame.connected:
        strands = [_bridged(strand) for strand in strands]
    if len(lines) > 1:
        strands = _ended(strands, lines)
    plot = _plot("lines", frame, strands, lines)
    quartiles = [end for drawn in lines for point in drawn.line.known for end in point.quartiles or ()]
    if frame.lowest >= 0:
        # PowerPoint fits an axis to figures, not to lines beyond them.
        tops = [*quartiles, *(end for drawn in lines for point in drawn.line.known for end in _ends(point))]
        return replace(plot, axis=(0.0, 1.1 * max(tops))) if quartiles else plot
    ends = [abs(end) for drawn in lines for point in drawn.line.known for end in _ends(point)]
    ends += map(abs, quartiles)
    return replace(plot, axis=(-1.1 * max(ends), 1.1 * max(ends)))


def _shown(point: Point | None, *, with_range: bool) -> Point | None:
    """A point as it is drawn: without the range around a published number where a page draws none."""
    if point is None or point.value is None or with_range:
        return point
    return replace(point, lower=None, upper=None)


def _bridged(strand: Strand) -> Strand:
    """Surveys years apart, joined by a thin line."""
    return replace(strand, dash="sysDot", width=1.5) if strand.is_joined else strand


def _ended(strands: Sequence[Strand], lines: Sequence[Drawn]) -> list[Strand]:
    """Each line's name where its last figure is; ranges of the same line have its colour."""
    ends = {}
    for drawn in lines:
        own = [strand for strand in strands if strand.name in _names(drawn) and _last(strand) >= 0]
        if own:
            ends[id(max(own, key=_last))] = drawn.label
    return [replace(strand, end=ends.get(id(strand), ""), is_keyed=False) for strand in strands]


def _names(drawn: Drawn) -> tuple[str, str]:
    return drawn.label, translate("{name}: at least", name=drawn.label)


def _last(strand: Strand) -> int:
    """Place of the last figure; -1 where there is none."""
    return max((place for place, value in enumerate(strand.values) if value is not None), default=-1)


def _ends(point: Point) -> list[float]:
    return [end for end in (point.value, point.lower, point.upper) if end is not None]


def _strands(drawn: Drawn, found: Sequence[Point | None], *, is_joined: bool) -> list[Strand]:
    """The line of figures, narrow intervals at their least; and the wide ones beside it, from least to greatest."""
    wide = [point is not None and breaks_line(point) for point in found]
    least = translate("{name}: at least", name=drawn.label)
    line = [None if apart else point for point, apart in zip(found, wide, strict=True)]
    ranges = [point if apart else None for point, apart in zip(found, wide, strict=True)]
    return [
        _strand(least if any(map(_is_least, line)) else drawn.label, drawn.colour, line, is_joined=is_joined),
        _strand(least, drawn.colour, ranges, is_joined=False),
    ]


def _is_least(point: Point | None) -> bool:
    return point is not None and is_interval(point)


def _strand(name: str, colour: str, found: Sequence[Point | None], *, is_joined: bool) -> Strand:
    """Figures, or what they are at least, with how far each may be from that."""
    values = tuple(None if point is None else drawn_at(point) for point in found)
    return Strand(name, colour, values, reach=_reaches(found), is_joined=is_joined)


def _profile(lines: Sequence[Drawn], frame: Frame) -> Plot:
    """One bar a kind; what is suppressed has neither a bar nor a number, and says so in its name."""
    told = [(drawn, point) for drawn in lines for point in drawn.line.points]
    categories = tuple(
        drawn.label
        if point.value is not None
        else translate("{name}: {reason}", name=drawn.label, reason=frame.wording.text(point))
        for drawn, point in told
    )
    values = tuple(point.value for _, point in told)
    labels = tuple("" if point.value is None else frame.wording.text(point) for _, point in told)
    strand = Strand(frame.unit, lines[0].colour, values, labels=labels)
    return Plot("bars", categories, (strand,), decimals=frame.wording.decimals)
