"""Time series as charts: bars for one area, lines for several, gaps as gaps and intervals as intervals."""

from __future__ import annotations

import math
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from dashboard import theme
from dashboard.charts import marks
from dashboard.charts.marks import FEWEST_JOINED, Bars, Chart, Datum, Dots, Hover, Key, Mark, Pane, Role, Row, Rule
from dashboard.charts.scales import Scale, nice_step, stepped
from dashboard.figures.least import breaks_line, drawn_at, is_interval, place_of
from dashboard.i18n import (
    as_sentence,
    counts_in_ten_thousands,
    format_brief,
    format_number,
    format_short,
    format_ten_thousands,
    format_year,
    from_left,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    with_things,
    with_unit,
)
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import AT_LEAST, Line, Point, joined
from dashboard.selection import Selection
from dashboard.words import signs
from dashboard.words.ageless import Raised, least_told, possibly_up_to
from dashboard.words.caveats import Rows
from dashboard.words.counted import of_all_counted, of_countries
from dashboard.words.low_totals import uncertain, unclear
from dashboard.words.names import BARELY, Wording, Write, capitalised, figure_text, listed, nearly, number_alone
from dashboard.words.persons import ages_top_key, parts_top_key

OVER_ALL, MOST_OVER = 1.1, 1.25
"""How far an axis from zero goes on over the greatest figure; and how far at most to a round one."""
TOPS = (1, 1.5, 2, 3, 4, 6, 8, 10)
"""Such round ones, of which a scale has two or three equal parts that are round, too."""
MOST_COLOURED = 6
SHORT = 5
"""Letters of a figure that is no wider than its bar."""
MILLION = 1_000_000
"""From here on titles say numbers in words."""
LEAP = 0.5
"""Of a figure what the next one differs by at least where both are labelled."""
MOST_TOLD = 4
"""Lines whose last figure has room beside their name."""
HAIR, SEEN = 0.025, 0.004
"""Parts of an axis: too short to be seen as a line or to say how many more; and from which on a pale part of a bar is
seen."""
SIGN = "*"
"""Over bars whose pale tops are not what those of others of the chart are."""
LOW_STEPS = 3
"""Steps between figures along a low chart's height, at most; one there always is."""
TALL = 400
"""Height in pixels that a page gives the one chart of several lines beside each other."""


@dataclass(frozen=True)
class Drawn:
    """A line with its name and ink. `unit`: of its own figures, where lines of one chart count different people."""

    label: str
    ink: str
    line: Line
    unit: str = ""
    by_part: tuple[int, ...] = ()
    """Years in which it has no total, but figures of a part of those counted."""
    unclear: tuple[int, ...] = ()
    """Years in which it is a share of a total that its parts exceed by far: no figure is drawn or said of them."""
    nobody: tuple[int, ...] = ()
    """Years without a figure in which other rows leave nobody to be counted."""
    doubted: frozenset[int] = frozenset()
    """Years whose figure its own report denies: it is drawn, and said to be uncertain."""
    is_before_rows: bool = False
    """Whether its newest figure is a total, and a later row counts some of the same people."""
    panel: str = ""
    """Of how many countries it is in all its years, as its title has it, where a sum is over the same ones."""
    raised: Mapping[int, Raised] = field(default_factory=dict)
    """Years whose figure victims of no age, or parts that are more than a total, may raise: bars are drawn up to there,
    as those of ranges are."""
    least: tuple[Point, ...] = ()
    """In years without a total the parts of it that are known: a bar is drawn up to there, a line leaves it out."""
    sums: Mapping[int, str] = field(default_factory=dict)
    """Years whose range ends with the sum of what a total is of, with what its pale top is, for a key."""
    instead: Mapping[int, str] = field(default_factory=dict)
    """Years whose published figure would deny other rows, with what is said in its place."""

    @property
    def colour(self) -> str:
        """Its ink in the light palette."""
        return theme.ink(self.ink)

    @property
    def with_least(self) -> Drawn:
        """The same with these parts among its figures."""
        told = {point.year for point in self.least}
        by_part = tuple(year for year in self.by_part if year not in told)
        return replace(self, line=joined(self.line, self.least), by_part=by_part) if told else self


@dataclass(frozen=True)
class Frame:
    """What the lines of one chart share.

    `asked`: first and last year of the source: only between them is a missing figure a silence. `of_surveys`: years
    without a figure are no silence, since nobody asks every year.
    """

    unit: str
    wording: Wording
    first: int
    last: int
    year: int
    asked: tuple[int, int]
    of_surveys: bool
    break_years: tuple[int, ...]
    silence: str = ""
    """Why years have no figure, where that is known; where it is not, `silent_word` says that they are unknown."""
    part_word: str = ""
    """What years without a total have that are not silent: figures of girls, boys or others."""
    nobody_word: str = ""
    """What years without a figure are in which other rows leave nobody to be counted."""
    nobody_gap: str = ""
    """The same where others of the years are unknown, too."""
    is_share: bool = False
    """Whether what such years lack is a share, not a total."""
    lowest: float = 0
    """Least figure that makes sense; below zero for scores around a mean."""
    profile: bool = False
    """Whether the lines are kinds of one whole, or areas, of no year: compared with each other, not over time."""
    pooled: str = ""
    """What the year of figures that are of no year stands for; empty for all others."""
    as_lines: bool = False
    """Whether even one line of yearly figures is a line, not bars."""
    so_far: tuple[int, ...] = ()
    """Years whose figure is a number of countries that is not whole yet."""
    few: Mapping[str, Collection[int]] = field(default_factory=dict)
    """By area the years whose rate or share counts some, but few persons."""
    few_told: str = ""
    """How such a figure is told, with "{figure}" where it stands."""
    counts_persons: bool = False
    """Whether figures are numbers of persons who were detected, or met the justice system."""
    of_things: bool = False
    """Whether figures are numbers of persons, deaths or other things, of which there can be one."""
    is_approximate: bool = False
    """Whether all figures are about a number, which is said below the chart: over each bar it would only take room."""
    above: str = ""
    """What stands over the chart: the unit of its figures, where the title tells another."""
    late: tuple[int, ...] = ()
    """Last years of the source that a sum over the same countries leaves out, since far fewer have reported so far."""

    @property
    def silent_word(self) -> str:
        """What a year without a figure is, in words."""
        # Never "no report": the country may well have reported, only not of this age, sex or form.
        return self.silence or translate("no figure: unknown, not zero")

    @property
    def is_named(self) -> bool:
        """Whether its figures are codes with names, or years: nothing whose height or slope says how much."""
        return bool(self.wording.names or self.wording.years)


def chart(lines: Sequence[Drawn], frame: Frame) -> Chart:
    """Bars for one line of yearly figures, else lines: what fits the number of lines and the kind of figure."""
    if not any(drawn.line.known for drawn in lines) and all(drawn.line.group for drawn in lines):
        return nothing()
    if frame.profile:
        if not any(drawn.line.points for drawn in lines):
            return nothing()
        return profile(lines, frame)
    (pane,) = with_signs([pane_of(lines, frame)])
    if len(lines) == 1:
        known = _within(lines[0], frame, as_bars=pane.has_bars).line.known
        ends = _clear_ends(known, frame) if pane.has_bars else ()
        pane = _labelled(pane, (*ends, *_told(known, frame)))
    return Chart((replace(pane, said=frame.above),), year=frame.year, legend=legend_of([pane]))


def paired(lines: Sequence[Drawn], frame: Frame) -> Chart:
    """The line of a group and that of the same countries without some, each with its first and its last figure, and
    with all of them where they stand beside each other as bars."""
    lines = [_within(drawn, frame, as_bars=True) for drawn in lines]
    frame = replace(frame, wording=frame.wording.beside([point for drawn in lines for point in drawn.line.known]))
    made = chart(lines, frame)
    (pane,) = made.panes
    told = (
        _with_figures(mark, [_on_mark(point, frame) for point in drawn.line.known])
        for mark, drawn in zip(pane.marks, lines, strict=True)
    )
    return replace(made, panes=(replace(pane, marks=tuple(told), is_paired=True),))


def _with_figures(mark: Mark, texts: Sequence[str]) -> Mark:
    data = [replace(datum, said=text) for datum, text in zip(mark.data, texts, strict=True)]
    return replace(mark, data=(replace(data[0], label=texts[0]), *data[1:]))


def _on_mark(point: Point, frame: Frame) -> str:
    """A figure in words, as its mark has it."""
    wording = frame.wording
    about = _about(point, wording.decimals, wording.write) if frame.is_approximate else ""
    return about or wording.text(point)


def _about(point: Point, decimals: int, write: Write = format_number) -> str:
    """The number that a figure is about, or one that is said so beside others; empty of any other."""
    return number_alone(point, decimals, write=write) or number_alone(point, decimals, BARELY, write)


def are_all_about(lines: Sequence[Drawn], frame: Frame) -> bool:
    """Whether every figure of lines is about a number, as sums are of which some part is a range; over bars of one line
    some may be a little wider."""
    points = [point for drawn in lines for point in drawn.line.known]
    is_about = [bool(number_alone(point, frame.wording.decimals)) for point in points]
    is_nearly = len(lines) == 1 and any(is_about) and all(_about(point, frame.wording.decimals) for point in points)
    return bool(points) and (all(is_about) or is_nearly)


def nothing(tall: float = 0) -> Chart:
    """A chart without a figure; its title and caption say why."""
    return Chart((), tall=tall, blank=translate("no figure"))


def silence_of(chart: Chart) -> str:
    """What a chart without any figure says in a picture or on a slide."""
    if chart.blank and chart.blank != translate("no figure"):
        return chart.blank
    return translate("no figure: unknown, not zero")


def said_of_silent(panes: Iterable[Pane]) -> str:
    """What stands below the panes of a chart for those that have no figure: a blank frame would say less."""
    names: dict[str, list[str]] = {}
    for pane in panes:
        if not pane.has_figures:
            names.setdefault(pane.reason if pane.blank else pane.said, []).append(pane.heading)
    without = names.pop("", None)
    told = [translate("{head}: {said}.", head=in_parts(heads), said=said) for said, heads in names.items()]
    if without:
        told.append(translate("No figure in the sources used: {labels}.", labels=in_parts(without)))
    return in_sentences(told)


def breaks_said(years: Sequence[int]) -> str:
    """What the dotted lines before some years are, of several charts that have no room for words at each."""
    return translate("Dotted line: new questionnaire in {years}.", years=listed([str(year) for year in years]))


def breaks_drawn(lines: Sequence[Drawn], frame: Frame) -> tuple[int, ...]:
    """The breaks with figures on both sides within a chart, whose levels are not to be compared: with a line go the
    words of the caveat, and where there is no figure on one side there is nothing to say."""
    years = [point.year for drawn in lines for point in drawn.line.known if frame.first <= point.year <= frame.last]
    return tuple(year for year in frame.break_years if years and min(years) < year <= max(years))


def pane_of(lines: Sequence[Drawn], frame: Frame, y: Scale | None = None) -> Pane:
    """The lines on one pair of scales; `y` where its scale is shared with other panes."""
    inside = [_within(drawn, frame, as_bars=is_bars(lines, frame)) for drawn in lines]
    drawn_as = _steps if frame.is_named else _bars if is_bars(lines, frame) else _lines
    own = scale_of(inside, frame)
    if not any(drawn.line.known for drawn in inside):
        own = replace(own, is_shown=False)  # Figures along an axis that measures nothing would be read as some.
    return Pane(
        x=_years(frame),
        y=y or own,
        marks=tuple(drawn_as(inside, frame)),
        rules=tuple(
            Rule(year, "break", translate("new questionnaire in {year}", year=year))
            for year in breaks_drawn(inside, frame)
        ),
        gap=_gap(inside, frame),
        gaps=_gaps(inside, frame),
        asked_from=frame.asked[0],
        asked_until=max((frame.asked[1], *frame.late)),
    )


def with_signs(panes: Sequence[Pane]) -> list[Pane]:
    """Panes of one chart: where some of its pale tops are ranges, all others have a sign over their bars.

    Sums by age are by age or sex beside such ones.
    """
    kinds = {datum.tops for datum in _pale_tops(panes)}
    merged = {ages_top_key(): parts_top_key()} if parts_top_key() in kinds else {}
    sign = SIGN if "" in kinds else ""

    def signed(datum: Datum) -> Datum:
        tops = merged.get(datum.tops, datum.tops)
        return replace(datum, tops=tops, sign=sign) if tops else datum

    def marked(mark: Mark) -> Mark:
        return replace(mark, data=tuple(map(signed, mark.data)))

    return [replace(pane, marks=tuple(map(marked, pane.marks))) for pane in panes] if any(kinds) else [*panes]


def tops_said(panes: Iterable[Pane]) -> tuple[str, ...]:
    """What pale tops that are no ranges are, a sentence each, behind its sign."""
    found = dict.fromkeys((datum.sign, datum.tops) for datum in _pale_tops(panes) if datum.tops)
    return tuple(as_sentence(behind_sign(sign, capitalised(key))) for sign, key in found)


def tops_read(lines: Iterable[tuple[Drawn, Frame]], y: Scale | None = None) -> tuple[str, ...]:
    """The same of lines that each have a chart of their own, side by side; `y`: where these share a scale."""
    known = [(drawn, frame) for drawn, frame in lines if is_bars([drawn], frame)]
    if not any(drawn.raised or drawn.sums for drawn, _ in known):
        return ()
    return tops_said(with_signs([pane_of([drawn], frame, y) for drawn, frame in known]))


def behind_sign(sign: str, said: str) -> str:
    """Words behind the sign of what they are about, if it has one."""
    return f"{sign} {said}" if sign else said


def _pale_tops(panes: Iterable[Pane]) -> Iterator[Datum]:
    """The bars whose paler part is seen."""
    for pane in panes:
        least = SEEN * (pane.y.high - pane.y.low)
        for mark in pane.marks:
            if isinstance(mark, Bars):
                yield from (datum for datum in mark.data if datum.value is None and datum.around[1] > least)


def _within(drawn: Drawn, frame: Frame, *, as_bars: bool) -> Drawn:
    """A line without what lies beyond the years of its chart, and without what is unclear; of bars with how high each
    may be."""
    drawn, raised = (drawn.with_least, drawn.raised) if as_bars else (drawn, {})
    points = tuple(
        _up_to(point, raised[point.year].top) if point.year in raised else point
        for point in drawn.line.points
        if frame.first <= point.year <= frame.last and point.year not in drawn.unclear
    )
    is_same = len(points) == len(drawn.line.points) and not raised
    return drawn if is_same else replace(drawn, line=replace(drawn.line, points=points))


def _up_to(point: Point, top: float) -> Point:
    """A figure as a range up to what it may be."""
    return replace(point, value=None, lower=point.ends[0], upper=max(point.ends[1], top))


def is_bars(lines: Sequence[Drawn], frame: Frame) -> bool:
    """Whether figures stand as bars: one line of them, yearly, and from zero upwards."""
    if len(lines) != 1 or frame.lowest < 0 or frame.as_lines or lines[0].line.median:
        return False
    return not (frame.of_surveys and lines[0].line.known)


def shows_ranges(lines: Sequence[Drawn], frame: Frame) -> bool:
    """Whether the ranges that a publisher gives around its numbers are drawn: of one line only."""
    return len(lines) == 1 and (frame.lowest < 0 or is_bars(lines, frame))


# ------------------------------------------------------------------------------------------------ scales


def _years(frame: Frame) -> Scale:
    span = frame.last - frame.first
    step = next(step for step in (1, 2, 5, 10, 20, 50) if span / step <= 8)
    first = math.ceil(frame.first / step) * step
    return Scale("years", frame.first - 0.6, frame.last + 0.6, step=step, first=first)


def scale_of(lines: Sequence[Drawn], frame: Frame) -> Scale:
    """The scale of figures: from zero, around it, or one step for each code or year."""
    points = [point for drawn in lines for point in drawn.line.known]
    if not frame.is_named:
        low, high = _around_zero(points) if frame.lowest < 0 else (0.0, top_of(points))
        return Scale("number", low, high, has_grid=True, decimals=frame.wording.decimals)
    known = sorted({point.value for point in points if point.value is not None})
    shown = tuple(code for code, _ in frame.wording.names) or tuple(known)
    ends = (shown[0] - 0.5, shown[-1] + 0.5) if shown else (0.0, 1.0)
    return Scale("number", *ends, ticks=shown, names=tuple(map(frame.wording.number, shown)), has_grid=True)


def scale_of_each(lines: Sequence[Drawn], frame: Frame) -> Scale:
    """The scale that lines share of which each has a chart of its own: up to the top of each bar."""
    return scale_of([_within(drawn, frame, as_bars=is_bars([drawn], frame)) for drawn in lines], frame)


def top_of(points: Sequence[Point]) -> float:
    """Upper end of an axis that starts at zero: a little over the greatest figure."""
    ends = [max(point.value or 0.0, point.upper or 0.0, *(point.quartiles or ())) for point in points]
    greatest = max(ends, default=1.0) or 1.0
    return greatest * OVER_ALL


def to_a_round_top(scale: Scale) -> Scale:
    """A scale from zero that ends at a round figure, which is told there, where one is hardly over all that it has."""
    if scale.low or scale.names:
        return scale
    greatest = scale.high / OVER_ALL
    return replace(scale, high=round_top(greatest) or scale.high)


def round_top(greatest: float) -> float:
    """A round figure that is hardly over the greatest one; 0 without any."""
    power = 10.0 ** math.floor(math.log10(greatest))
    top = next(part * power for part in TOPS if part * power >= greatest)
    return top if top <= MOST_OVER * greatest else 0.0


def _around_zero(points: Sequence[Point]) -> tuple[float, float]:
    """Ends of an axis for scores around a mean: the same room on both sides of zero."""
    ends = [
        abs(end)
        for point in points
        for end in (point.value, point.lower, point.upper, *(point.quartiles or ()))
        if end is not None
    ]
    greatest = 1.1 * max(ends, default=1.0)
    return -greatest, greatest


def _gap(lines: Sequence[Drawn], frame: Frame) -> str:
    """Why years are missing, where any that was asked for is; a group ends where too few report: nobody's silence."""
    asked = range(max(frame.first, frame.asked[0]), min(frame.last, frame.asked[1]) + 1)
    own = [{point.year for point in drawn.line.known} for drawn in lines if not drawn.line.group]
    is_whole = all(year in years for years in own for year in asked)
    if is_whole or frame.of_surveys:
        return ""
    by_part = {year for drawn in lines for year in drawn.by_part}
    doubtful = {year for drawn in lines for year in drawn.unclear}
    nobody = {year for drawn in lines for year in drawn.nobody}
    return _silence(frame, *(bool(years.intersection(asked)) for years in (by_part, doubtful, nobody)))


def _gaps(lines: Sequence[Drawn], frame: Frame) -> dict[str, dict[int, str]]:
    """Why a line has no figure of a year, by its name, where that is known of some year."""
    if not any(drawn.by_part or drawn.nobody or drawn.instead for drawn in lines):
        return {}
    found = {}
    for drawn in lines:
        years = range(frame.first, frame.last + 1)
        whys = {year: _silence(frame, year in drawn.by_part, year in drawn.unclear, nobody=False) for year in years}
        found[drawn.label] = whys | dict.fromkeys(drawn.nobody, frame.nobody_word) | dict(drawn.instead)
    return found


def _silence(frame: Frame, by_part: bool, doubtful: bool, nobody: bool) -> str:
    """What years without a drawn figure are: whether some have parts, or an unclear share, or nobody to be counted."""
    if doubtful:
        return translate("no clear share, not zero")
    if by_part and frame.is_share:
        return translate("no share, not zero")
    if by_part:
        return translate("no total, not zero")
    return frame.nobody_gap if nobody and frame.silent_word != frame.nobody_word else frame.silent_word


def incomplete_said() -> str:
    """What a last year is that a sum over the same countries leaves out."""
    return translate("incomplete year: too few countries so far")


def silences_said(words: Sequence[str]) -> str:
    """What hatched years of several kinds are, in one: years without a figure and years without a total look alike."""
    found, unknown = list(dict.fromkeys(words)), translate("no figure: unknown, not zero")
    if unknown in found:  # A year that is not whole has no figure, either.
        found = [word for word in found if word != incomplete_said()]
    if set(found) == {unknown, translate("no total, not zero")}:
        return translate("no figure or no total: unknown, not zero")
    return " / ".join(found)


# ------------------------------------------------------------------------------------------------ marks


def _datum(drawn: Drawn, point: Point, frame: Frame, *, with_range: bool) -> Datum:
    """A figure at its number or its least, with what it can be or what its publisher gives around it."""
    place, text = place_of(point), _in_words(drawn, point, frame)
    plain = Datum(
        point.year,
        point.value,
        hover=_hover_with(drawn, point, frame, text),
        told=(told := _told_figure(drawn, point, frame, text)),
        bare=_bare_figure(drawn, point, frame) if told == text else "",
        is_partial=point.year in frame.so_far,
        is_of_few=_is_of_few(drawn, point, frame),
        is_doubted=point.year in drawn.doubted,
        is_least=point.status == AT_LEAST,
        sign=from_left(signs.AT_LEAST) if point.status == AT_LEAST else "",
        is_outdated=_is_outdated(drawn, point, frame),
        rests_on=0 if drawn.line.areas else point.countries or 0,
    )
    if place is None or not (is_interval(point) or (with_range and point.has_range)):
        return plain
    if is_interval(point):
        role: Role = "wide" if breaks_line(point) else "uncertain"
        return replace(plain, value=None, low=place.at, high=point.upper, role=role)
    low, high = (place.at if end is None else end for end in (point.lower, point.upper))
    return replace(plain, low=min(low, place.at), high=max(high, place.at), role="ranged")


def _is_outdated(drawn: Drawn, point: Point, frame: Frame) -> bool:
    """Whether a later year has parts and no total, as far as these are not drawn themselves."""
    is_before_parts = not frame.is_share and any(year > point.year for year in drawn.by_part)
    return is_before_parts or (drawn.is_before_rows and point.status != AT_LEAST)


def _told_figure(drawn: Drawn, point: Point, frame: Frame, text: str) -> str:
    """A figure of one year as a sentence says it; of codes and of figures of no year there is none.

    A sum that rests on other countries each year says on how many. What is counted the title says: within a sentence
    its name would have to be declined.
    """
    if frame.is_named or frame.pooled:
        return ""
    if frame.of_things:
        text = _written(drawn, point, frame)
    if point.year in drawn.doubted:
        return uncertain(text)
    if point.year in frame.few.get(drawn.line.code, ()):
        return frame.few_told.replace("{figure}", text)
    if point.countries is not None and not drawn.line.areas:
        return in_a_row((text, _resting_on(point)))
    return translate("{figure}, so far", figure=text) if point.year in frame.so_far else text


def _bare_figure(drawn: Drawn, point: Point, frame: Frame) -> str:
    """A figure without the unit that it has within a sentence, but for its sign of per cent; none where it may be
    higher, which its unit stands behind."""
    unit = drawn.unit or frame.unit
    if frame.of_things or not unit or point.year in drawn.raised:
        return ""
    return with_unit(_written(drawn, point, frame), "%" if unit.startswith("%") else "")


def _in_words(drawn: Drawn, point: Point, frame: Frame) -> str:
    """A figure with its unit, or the name of its code."""
    if frame.is_named:
        return frame.wording.text(point)
    say = with_things if frame.of_things else with_unit
    return say(_written(drawn, point, frame), drawn.unit or frame.unit)


def _written(drawn: Drawn, point: Point, frame: Frame) -> str:
    """A figure in words; what it is first, where it may be higher."""
    wording, raised = frame.wording, drawn.raised.get(point.year)
    if raised is None:
        return wording.text(point)
    return possibly_up_to(*wording.up_to(raised.own, max(point.ends[1], raised.top)))


def _is_of_few(drawn: Drawn, point: Point, frame: Frame) -> bool:
    low, high = point.ends
    return point.year in frame.few.get(drawn.line.code, ()) or (frame.counts_persons and low < FEW and high > 0)


def _resting_on(point: Point) -> str:
    """How many countries a sum rests on, of how many."""
    of = of_all_counted(point) if point.territories else of_countries(point.of or 0)
    return translate("{n} of {of}", n=format_number(point.countries or 0), of=of)


def _bars(lines: Sequence[Drawn], frame: Frame) -> Iterator[Mark]:
    """One bar a year from zero; years without a figure are hatched over the whole height."""
    (drawn,) = lines
    wording = frame.wording
    data = tuple(
        replace(
            _as_bar(_datum(drawn, point, frame, with_range=True)),
            said=_compact_said(point, frame),
            tops=_tops(drawn, point),
            nearly=nearly(point, wording.decimals, wording.write),
        )
        for point in drawn.line.known
    )
    yield Bars(drawn.label, drawn.ink, data, panel=drawn.panel)
    late = [year for year in frame.late if drawn.line.areas and frame.first <= year <= frame.last]
    years = {*late, *(datum.at for datum in data)}
    span = range(max(frame.first, frame.asked[0]), min(frame.last, frame.asked[1]) + 1)
    silent = [year for year in span if year not in years]
    if silent:
        said = [Datum(year, None, hover=Hover("", _silent_said(drawn, frame, year))) for year in silent]
        kinds = (drawn.by_part, drawn.unclear, drawn.nobody)
        word = _silence(frame, *(bool(set(years).intersection(silent)) for years in kinds))
        yield Bars(word, "clear", tuple(said), role="silent")
    if late:
        word = incomplete_said()
        yield Bars(
            word,
            "clear",
            tuple(Datum(year, None, hover=Hover("", labelled(format_year(year), word))) for year in late),
            "silent",
        )


def _tops(drawn: Drawn, point: Point) -> str:
    """What is paler of the bar of a year, where more is known of it than how high it may be."""
    raised = drawn.raised.get(point.year)
    return raised.tops if raised else drawn.sums.get(point.year, "")


def _silent_said(drawn: Drawn, frame: Frame, year: int) -> str:
    """Why no figure of a year is drawn, and what it has in place of one."""
    if year in drawn.unclear:
        return labelled(format_year(year), unclear())
    if year in drawn.instead:
        return labelled(format_year(year), drawn.instead[year])
    if year in drawn.by_part and frame.is_share:
        return translate("{year}: no share, but {parts}", year=year, parts=frame.part_word)
    if year in drawn.by_part:
        return translate("{year}: no total, but {parts}", year=year, parts=frame.part_word)
    return labelled(format_year(year), frame.nobody_word if year in drawn.nobody else frame.silent_word)


def _as_bar(datum: Datum) -> Datum:
    """Nothing goes through bars, so that all intervals are alike; a zero has to be told from no bar."""
    if datum.value == 0:
        return replace(datum, role="zero")
    return replace(datum, role="uncertain") if datum.role == "wide" else datum


def _lines(lines: Sequence[Drawn], frame: Frame) -> Iterator[Mark]:
    """One line each, named at its end where there are several; a median is one dot with the middle half around it."""
    ranges = shows_ranges(lines, frame)
    latest = max((drawn.line.known[-1].year for drawn in lines if drawn.line.known), default=frame.last)
    for drawn in lines:
        end = _end_said(drawn, frame, latest) if 1 < len(lines) <= MOST_TOLD else ""
        if drawn.line.median:
            yield Dots(drawn.label, drawn.ink, tuple(_medians(drawn, frame)), role="median", end=end)
            continue
        data = _begun(tuple(_datum(drawn, point, frame, with_range=ranges) for point in drawn.line.known), frame)
        if end and len(data) < FEWEST_JOINED:  # No line leads from the first dots to the name: each says its figure.
            earlier = zip(data, drawn.line.known[:-1], strict=False)
            data = (*(replace(datum, label=frame.wording.text(point)) for datum, point in earlier), data[-1])
        if end:
            data = (*data[:-1], replace(data[-1], said=frame.wording.text(_last_told(drawn))))
        yield marks.Line(drawn.label, drawn.ink, data, is_joined=len(data) >= FEWEST_JOINED, end=end)


def _begun(data: Sequence[Datum], frame: Frame) -> tuple[Datum, ...]:
    """Figures of a line, the first after each break in its series marked: no line leads there from another level."""
    joined = [datum for datum in data if datum.role != "wide"]
    firsts = {next((datum.at for datum in joined if datum.at >= year), None) for year in frame.break_years}
    return tuple(replace(datum, begins=datum is not joined[0]) if datum.at in firsts else datum for datum in data)


def _end_said(drawn: Drawn, frame: Frame, latest: int) -> str:
    """The name of a line and its last figure, which are read where it ends; its year where others end later."""
    if not drawn.line.known:
        return ""
    last = _last_told(drawn)
    figure = _on_mark(last, frame)
    said = figure if last.year == latest else translate("{figure} ({year})", figure=figure, year=last.year)
    return f"{drawn.label}\n{said}"


def _last_told(drawn: Drawn) -> Point:
    """The last figure of a line; of a group up to what it may be, as its title has it."""
    last = drawn.line.known[-1]
    is_raised = bool(drawn.line.group) and last.year in drawn.raised
    return _up_to(last, drawn.raised[last.year].top) if is_raised else last


def _medians(drawn: Drawn, frame: Frame) -> Iterator[Datum]:
    for point in drawn.line.known:
        low, high = point.quartiles or (None, None)
        yield Datum(point.year, drawn_at(point), low, high, hover=_hover(drawn, point, frame))


def _steps(lines: Sequence[Drawn], frame: Frame) -> Iterator[Mark]:
    """One mark a year: no bar or line whose height or slope would be read as more."""
    for drawn in lines:
        data = (Datum(point.year, point.value, hover=_hover(drawn, point, frame)) for point in drawn.line.known)
        yield Dots(drawn.label, drawn.ink, tuple(data), symbol="square")


def profile(lines: Sequence[Drawn], frame: Frame) -> Chart:
    """One bar a kind, from zero, with its figure beside it; what is suppressed says so and has no bar."""
    told = list(enumerate((drawn, point) for drawn in reversed(lines) for point in drawn.line.points))
    data = tuple(
        Datum(height, point.value, hover=_hover(drawn, point, frame), label=_figure_beside(point, frame))
        for height, (drawn, point) in told
    )
    rows = tuple(
        Row(height, drawn.label, "" if point.value is not None else frame.wording.text(point))
        for height, (drawn, point) in told
    )
    greatest = max((datum.value for datum in data if datum.value is not None), default=1.0)
    ink = told[0][1][0].ink if told else "muted"
    pane = Pane(
        Scale("number", 0, greatest * 1.25, is_shown=False, decimals=frame.wording.decimals),
        Scale("names", -0.5, len(rows) - 0.5, names=tuple(row.name for row in rows)),
        (Bars(frame.unit, ink, data, width=0.7),),
        rows,
        is_level=True,
    )
    return Chart((pane,))


def _figure_beside(point: Point, frame: Frame) -> str:
    known = point.value is not None or point.upper is not None
    return frame.wording.text(point) if known else translate("suppressed")


def figure_of(drawn: Drawn, point: Point, wording: Wording) -> str:
    """A figure in words, or that it is unclear; one that its own report denies as uncertain, one that larger parts may
    raise up to these, and as the least that it may be where victims of no age may raise it."""
    text, raised = _figure_alone(drawn, point, wording), drawn.raised.get(point.year)
    if raised is None or point.year in drawn.doubted:
        return text
    if raised.is_total or drawn.line.areas:
        return possibly_up_to(*wording.up_to(point, raised.top))
    return least_told(text) if point.value else text


def _figure_alone(drawn: Drawn, point: Point, wording: Wording) -> str:
    if point.year in drawn.unclear:
        return unclear()
    text = wording.text(point)
    return uncertain(text) if point.year in drawn.doubted else text


def short_said(drawn: Drawn, point: Point, frame: Frame) -> str:
    """The same in few characters, as a bar has it: 4.1M."""
    if drawn.line.group and point.year in drawn.raised:
        return frame.wording.text(_up_to(point, drawn.raised[point.year].top))
    is_large = point.value is not None and abs(point.value) >= MILLION
    return rounded(point, frame.wording.decimals) if is_large else _figure_alone(drawn, point, frame.wording)


def _hover(drawn: Drawn, point: Point, frame: Frame) -> Hover:
    return _hover_with(drawn, point, frame, _in_words(drawn, point, frame))


def _hover_with(drawn: Drawn, point: Point, frame: Frame, text: str) -> Hover:
    said = [uncertain(text) if point.year in drawn.doubted else text]
    if point.value is not None and point.lower is not None and point.upper is not None:
        # By both ends: one rounded number would stand beside a figure that it is not.
        low, high = map(frame.wording.number, (point.lower, point.upper))
        between = translate("{lower} to {upper}", lower=low, upper=high) if low != high else low
        said.append(translate("range: {range}", range=between))
    if point.quartiles is not None:
        low, high = map(frame.wording.number, point.quartiles)
        said.append(translate("half of them lie between {low} and {high}", low=low, high=high))
    if point.countries is not None:
        said.append(_resting_on(point))
    if point.year in drawn.raised:
        said.append(drawn.raised[point.year].said)
    return Hover(drawn.label, "\n".join((in_a_row(("", frame.pooled or format_year(point.year))), *said)))


def rows_chart(
    x: Scale,
    marks: Sequence[Mark],
    rows: Sequence[Row],
    ground: tuple[float, float] | None = None,
    *,
    natural: float = 0,
) -> Chart:
    """Rows below each other on one scale, each under its name."""
    y = Scale("rows", -0.35, len(rows) - 0.2, is_shown=False)
    return Chart((Pane(x, y, tuple(marks), tuple(rows), ground, is_level=True),), natural)


# ------------------------------------------------------------------------------------------------ what marks mean


def reading(lines: Sequence[Drawn], frame: Frame) -> str:
    """What the marks of one chart are that speak for themselves in no medium; for the caption of all."""
    return in_sentences(readings(lines, frame))


def readings(lines: Sequence[Drawn], frame: Frame, top: float = 0.0) -> tuple[str, ...]:
    """What the marks of intervals, of zeros and of ranges in one chart are, a sentence each, where there are any.

    `top`: upper end of its axis, where that is shared with other charts.
    """
    bars = is_bars(lines, frame)
    inside = [_within(drawn, frame, as_bars=True) if bars else drawn for drawn in lines]
    points = [point for drawn in inside for point in drawn.line.known if frame.first <= point.year <= frame.last]
    # What is known of pale tops is said of all bars of a chart (`tops_said`); of what nobody sees no word is needed.
    ranges = [point for point in points if not (bars and _tops(lines[0], point))]
    said = []
    if _is_reach_seen(ranges, top or top_of(points)):
        said.append(reach_said(bars=bars))
    if bars and not (frame.is_named or frame.profile) and any(_zeros(lines, frame)):
        said.append(translate("Hollow circle: zero."))
    if any(_doubted(lines, frame)):
        said.append(outline_said())
    if any(point.status == AT_LEAST for point in points):
        said.append(least_said())
    if shows_ranges(lines, frame) and any(point.has_range for point in points):
        said.append(_thin_lines(is_sum=any(point.countries for point in points)))
    if any(point.quartiles is not None for point in points):
        said.append(translate("Vertical line at a median: the middle half of the countries."))
    return tuple(said)


def reading_of_pair(lines: Sequence[Drawn]) -> str:
    """What ranges are in a chart of two lines that some media draw as bars beside each other: where they are drawn,
    whatever shows how much more there may be."""
    points = [point for drawn in lines for point in drawn.line.known]
    is_seen = _is_reach_seen(points, top_of(points))
    return translate("A range is drawn at its lower end: at least this many.") if is_seen else ""


def reach_said(*, bars: bool) -> str:
    """What stands over the lower ends of ranges."""
    if bars:
        return translate(
            "A range is drawn at its lower end: at least this many. The paler part shows how many more there may be."
        )
    return translate(
        "A range is drawn at its lower end: at least this many. A thin line above a point shows how high it may be."
    )


def pale_top_key() -> str:
    """What is paler of a bar, for a key."""
    return translate("pale top: may be this high")


def pale_top_said() -> str:
    """The same in a sentence."""
    return as_sentence(capitalised(pale_top_key()))


def outline_said() -> str:
    """What a bar or point is that is an outline alone, in a sentence."""
    return translate("Outline: uncertain, as figures in the same report disagree.")


def outline_key() -> str:
    """The same for a key."""
    return translate("outline: figures in the same report disagree")


def least_key() -> str:
    """What bars with their sign are, for a key: parts in place of a total that nobody publishes."""
    return translate("at least: only a part is published")


def least_signed() -> str:
    """The same behind that sign."""
    return behind_sign(from_left(signs.AT_LEAST), least_key())


def about_signed() -> str:
    """What the sign of a number that a figure is about means, behind it."""
    return behind_sign(from_left(signs.ABOUT), translate("about"))


def about_said() -> str:
    """The same in a sentence."""
    return as_sentence(behind_sign(from_left(signs.ABOUT), capitalised(translate("about"))))


def least_said() -> str:
    """The same in a sentence."""
    return as_sentence(behind_sign(from_left(signs.AT_LEAST), capitalised(least_key())))


def blank_years_said() -> str:
    """What years are of which a chart has neither a figure nor hatching, in a sentence."""
    return translate("Blank years lie before the source begins or after it ends.")


def blank_years_key() -> str:
    """The same beside the keys of what is drawn."""
    return translate("blank: years outside the source")


def _thin_lines(*, is_sum: bool) -> str:
    """What the lines of ranges are; of a sum over countries nobody published one."""
    if is_sum:
        return translate("Thin lines: the publisher's ranges, added up.")
    return translate("Thin lines: the publisher's range.")


def _ranges_key(*, is_sum: bool) -> str:
    """The same for a key."""
    return translate("the publisher's ranges, added up") if is_sum else translate("the publisher's range")


def ranges_keyed() -> dict[str, str]:
    """What thin lines may be, for a key, by the sentence that says it."""
    return {_thin_lines(is_sum=is_sum): _ranges_key(is_sum=is_sum) for is_sum in (False, True)}


def unkeyed(lines: Sequence[Drawn], frame: Frame, top: float = 0.0) -> tuple[str, ...]:
    """The same beside a legend (`legend_of`), which names zeros, ranges, what is uncertain and the middle half of
    countries by itself."""
    keyed = (
        *(reach_said(bars=bars) for bars in (True, False)),
        translate("Hollow circle: zero."),
        outline_said(),
        least_said(),
        *ranges_keyed(),
        translate("Vertical line at a median: the middle half of the countries."),
    )
    return tuple(said for said in readings(lines, frame, top) if said not in keyed)


def _zeros(lines: Sequence[Drawn], frame: Frame) -> Iterator[Point]:
    """The zeros that are drawn."""
    inside = (_within(drawn, frame, as_bars=is_bars(lines, frame)) for drawn in lines)
    return (point for drawn in inside for point in drawn.line.known if point.value == 0)


def _doubted(lines: Sequence[Drawn], frame: Frame) -> Iterator[Point]:
    """The figures that are drawn though their own report denies them."""
    return (
        point
        for drawn in lines
        for point in _within(drawn, frame, as_bars=False).line.known
        if point.year in drawn.doubted and drawn_at(point)
    )


def _is_reach_seen(points: Sequence[Point], top: float) -> bool:
    """Whether some interval reaches up by more than a hair of the chart's height."""
    places = [place for point in points if is_interval(point) and (place := place_of(point)) is not None]
    return any(place.above > HAIR * top for place in places)


def legend_of(panes: Sequence[Pane]) -> tuple[Key, ...]:
    """Keys for what only a hover or a caption says on a page: hatching, intervals, ranges; each once."""
    said: dict[tuple[str, ...], str] = {
        ("Bars", "silent"): "",
        ("Dots", "event"): "",
        ("Bars", "uncertain"): pale_top_key(),
        ("Bars", "uncertain", "told"): "",
        ("Line", "uncertain"): translate("thin line: may be this high"),
        ("Bars", "ranged"): _ranges_key(is_sum=False),
        ("Bars", "ranged", "summed"): _ranges_key(is_sum=True),
        ("Bars", "zero"): translate("hollow circle: zero"),
        ("Bars", "doubted"): outline_key(),
        ("Line", "doubted"): outline_key(),
        ("Bars", "least"): least_signed(),
        ("Dots", "median"): translate("the middle half of the countries, around their median"),
    }
    found: dict[str, Key] = {}
    for of, role, ink, name, *more in _looks(panes):
        text = said[of, role, *more] or name
        on_bars = pale_top_key() if (of, role) == ("Line", "uncertain") else ""
        key = found.setdefault(text, Key(of, role, ink, text, on_bars, is_told="told" in more))
        if (key.of, key.role, of) == ("Bars", "uncertain", "Bars") and ink not in (key.ink, *key.others):
            found[text] = replace(key, others=(*key.others, ink))
    order = [*said.values()]
    keys = sorted(found.values(), key=lambda key: order.index(key.said) if key.said in order else -1)
    return tuple(_one_hatching(keys))


def _one_hatching(keys: Sequence[Key]) -> Iterator[Key]:
    """Hatching has one key: what looks alike is told apart by nobody, and none of it is zero."""
    hatched = [key for key in keys if key.of == "Bars" and key.role == "silent"]
    if len(hatched) > 1:
        yield replace(hatched[0], said=silences_said([key.said for key in hatched]))
    yield from (key for key in keys if len(hatched) < 2 or key not in hatched)


def _looks(panes: Iterable[Pane]) -> Iterator[tuple[Any, ...]]:
    """Class, role, ink and name of what wants a key: a pale part of a bar that is seen, a line longer than a hair; of a
    range that is a sum over countries, that it is."""
    for pane in panes:
        whole = pane.y.high - pane.y.low
        for mark in pane.marks:
            if mark.role in ("silent", "event"):
                yield type(mark).__name__, mark.role, mark.ink, mark.name
            for datum in mark.data:
                low, high = datum.reach or (0.0, 0.0)
                if datum.is_doubted and datum.drawn:
                    yield type(mark).__name__, "doubted", mark.ink, mark.name
                if datum.is_least:
                    yield "Bars", "least", mark.ink, mark.name
                if datum.role == "zero":
                    yield "Bars", "zero", mark.ink, mark.name
                elif mark.role == "median" and high > low:
                    yield "Dots", "median", mark.ink, mark.name
                elif datum.value is not None and high > low:
                    yield "Bars", "ranged", "muted", mark.name, *(["summed"] if datum.rests_on else [])
                elif high - low > (SEEN if isinstance(mark, Bars) else HAIR) * whole:
                    is_told = ["told"] if datum.tops else []
                    key = behind_sign(datum.sign, datum.tops)
                    yield type(mark).__name__, "uncertain", mark.ink, key or mark.name, *is_told


# ------------------------------------------------------------------------------------------------ strips


def strip(drawn: Drawn, frame: Frame, note: str = "") -> Chart:
    """A low chart for one row among others: as `chart`, with few figures on its axis, its last and greatest labelled.

    `note` stands at its left, above the years: what the figures of a group are.
    """
    made = chart([drawn], frame)
    if not made.panes:
        blank = Pane(replace(_years(frame), is_shown=False), Scale("number", 0, 1, is_shown=False), (), said=note)
        return Chart((blank,)) if note else made
    (pane,) = made.panes
    known = _within(drawn, frame, as_bars=is_bars([drawn], frame)).line.known
    # The note takes the room above the first half of the years.
    free = (frame.first + frame.last) / 2 if note else frame.first
    pane = _labelled(pane, ((year, text) for year, text in _ends_told(known, frame) if year >= free))
    scale = _few_ticks(pane.y) if known else replace(pane.y, is_shown=False)
    own = replace(pane, said=note, y=pane.y if pane.y.names else scale, is_low=True)
    return replace(made, panes=(own,), year=None)


def _few_ticks(scale: Scale) -> Scale:
    """Two or three figures that say how much a height is."""
    return replace(scale, ticks=tuple(stepped(scale.low, scale.high, nice_step(scale.high - scale.low, LOW_STEPS))))


def _told(points: Sequence[Point], frame: Frame) -> Iterator[tuple[float, str]]:
    """Year and label of figures that are too few for a line, and of one that is not whole yet.

    Codes and years say on their axis what they are.
    """
    texts = _said_short(points, frame)
    is_few = len(points) < FEWEST_JOINED
    are_alike = marks.read_alike(_with_heights(points, texts))
    for point, figure in () if frame.is_named else zip(points, texts, strict=True):
        if point.year in frame.so_far:
            yield point.year, translate("{figure}, so far", figure=figure)
        elif is_few and (point is points[-1] or not are_alike):
            yield point.year, figure


def _with_heights(points: Sequence[Point], texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Figures in words with the heights at which they are drawn."""
    return ((text, drawn_at(point) or 0.0) for point, text in zip(points, texts, strict=True))


def peaked(pane: Pane, sign: str = "") -> Pane:
    """A pane beside others, whose words say its latest figure, with the year of its highest one, if that is another:
    whatever others may be, it is higher. `sign`: behind each figure, as "%"."""
    bars = pane.bars_alone
    data = bars.data if bars else ()
    if bars is None or not data or pane.y.names:
        return pane
    peak = max(data, key=lambda datum: datum.drawn or 0.0)
    most = max((_most(datum) for datum in data if datum is not peak), default=0.0)
    return pane if peak is data[-1] or (peak.drawn or 0.0) <= most else _dated(pane, bars, peak, sign)


def least_dated(pane: Pane, sign: str = "") -> Pane:
    """A pane whose bars of "at least" so many have their year with their figure, but for the last one, whose year
    stands above: narrow bars beside each other have both over them."""
    bars = pane.bars_alone
    if bars is None or pane.y.names or not any(datum.is_least for datum in bars.data):
        return pane

    def dated(datum: Datum) -> Datum:
        if not datum.is_least or not datum.said or datum is bars.data[-1]:
            return datum
        return _with_year(datum, with_unit(datum.said, sign))

    told = replace(bars, data=tuple(map(dated, bars.data)))
    return replace(pane, marks=tuple(told if mark is bars else mark for mark in pane.marks))


def begun(pane: Pane, sign: str = "") -> Pane:
    """A pane of bars, none of which has its year, with that of the first one where the last one is another."""
    bars = pane.bars_alone
    if bars is None or len(bars.data) < 2 or pane.y.names or any(datum.dated for datum in bars.data):
        return pane
    return _dated(pane, bars, bars.data[0], sign)


def ended_told(pane: Pane, sign: str = "") -> Pane:
    """A pane of bars whose last one says its figure: its year stands with it above the pane."""
    bars = pane.bars_alone
    if bars is None or not bars.data or pane.y.names:
        return pane
    return _dated(pane, bars, bars.data[-1], sign, with_year=False)


def _dated(pane: Pane, bars: Bars, told: Datum, sign: str, *, with_year: bool = True) -> Pane:
    """A pane in which one bar says its figure and year; as it was where that figure is not certain."""
    if told.is_doubted or told.is_of_few or told.is_least or not told.said:
        return pane
    text = with_unit(told.said, sign)
    own = _with_year(told, text) if with_year else replace(told, dated=text)
    data = tuple(own if datum is told else datum for datum in bars.data)
    return replace(pane, marks=tuple(replace(bars, data=data) if mark is bars else mark for mark in pane.marks))


def _with_year(datum: Datum, text: str) -> Datum:
    return replace(datum, dated=translate("{figure} ({year})", figure=text, year=round(datum.at)), undated=text)


def _most(datum: Datum) -> float:
    """The greatest that a figure may be; a publisher's best estimate itself."""
    return (datum.top if datum.value is None else datum.value) or 0.0


def _labelled(pane: Pane, said: Iterable[tuple[float, str]]) -> Pane:
    labels = dict(said)
    kept = (replace(mark, data=tuple(_with_label(datum, labels) for datum in mark.data)) for mark in pane.marks)
    return replace(pane, marks=tuple(kept)) if labels else pane


def _with_label(datum: Datum, labels: dict[float, str]) -> Datum:
    text = labels.get(datum.at)
    # Of adults and children their two parts.
    return replace(datum, label=datum.said if datum.tops else text) if text is not None else datum


def _ends_told(points: Sequence[Point], frame: Frame) -> Iterator[tuple[float, str]]:
    """Year and label of the greatest figure and of the last; few have theirs already."""
    if len(points) < FEWEST_JOINED:
        return
    greatest = max(points, key=lambda point: drawn_at(point) or 0.0)
    last = points[-1]
    apart = abs(last.year - greatest.year) >= 3
    said = dict(zip((point.year for point in points), _said_short(points, frame), strict=True))
    both = [greatest, last]
    if apart and marks.read_alike(_with_heights(both, [said[point.year] for point in both])):
        both = [last]
    for point in both if apart else [last if last.year >= greatest.year else greatest]:
        yield point.year, said[point.year]


def _clear_ends(points: Sequence[Point], frame: Frame) -> Iterator[tuple[float, str]]:
    """The same and the figure before a leap, where no long figure lies over a higher bar beside its own."""
    places = {point.year: drawn_at(point) or 0.0 for point in points}
    told = dict(_ends_told(points, frame))
    for year, text in (*told.items(), *_before_leap(points, frame, told)):
        beside = max(places.get(int(year) - 1, 0.0), places.get(int(year) + 1, 0.0))
        if len(text) <= SHORT or beside <= places[int(year)]:
            yield year, text


def _before_leap(points: Sequence[Point], frame: Frame, told: Container[float]) -> Iterator[tuple[float, str]]:
    """Year and label of the figure of the year before the last, where the last is other by half of it or more: alone
    the last would be taken for what is usual. None that reads as a labelled one whose bar is another."""
    if len(points) < FEWEST_JOINED:
        return
    before, last = points[-2:]
    if before.year in told or before.year != last.year - 1 or before.value is None or last.value is None:
        return
    if before.value == last.value or abs(last.value - before.value) < LEAP * abs(before.value):
        return
    texts = {point.year: text for point, text in zip(points, _said_short(points, frame), strict=True)}
    shown = [point for point in points if point is before or point.year in told]
    if not marks.read_alike(_with_heights(shown, [texts[point.year] for point in shown])):
        yield before.year, texts[before.year]


def _said_short(points: Sequence[Point], frame: Frame) -> list[str]:
    """The figures of one line in few characters, each as a title says it."""
    return [_compact_said(point, frame) for point in points]


def _compact_said(point: Point, frame: Frame) -> str:
    wording = frame.wording
    if frame.is_approximate:
        return _on_mark(point, frame)
    figure = rounded(point, wording.decimals, wording.write)
    return figure if point.quartiles is None else translate("median {figure}", figure=figure)


def rounded(point: Point, decimals: int, write: Write = format_number) -> str:
    """A figure rounded as titles say it, so that no bar has another one than the words above it: 4.1M, 932,118."""
    if point.value is None or abs(point.value) < MILLION:
        return figure_text(point.value, point.lower, point.upper, decimals, write)
    return format_short(point.value) if counts_in_ten_thousands() else format_brief(point.value)


def compact(point: Point, decimals: int) -> str:
    """A figure in few characters: 4.1M, 932k, <5."""
    if point.value is None or abs(point.value) < 10_000:
        return figure_text(point.value, point.lower, point.upper, decimals)
    if counts_in_ten_thousands():
        return format_ten_thousands(point.value)
    return format_brief(point.value)


# ------------------------------------------------------------------------------------------------ caveats


def rows_of_lines(lines: Iterable[tuple[Drawn, Selection]], frame: Frame) -> tuple[Rows, ...]:
    """The rows of lines in a chart; of a group no year is awaited but those of the axis that a sum over the same
    countries leaves out as incomplete: other lines of groups end where too few report."""
    found = []
    for drawn, question in lines:
        years = tuple(point.year for point in drawn.line.known if frame.first <= point.year <= frame.last)
        span = range(max(frame.first, frame.asked[0]), min(frame.last, frame.asked[1]) + 1)
        silent = tuple(year for year in span if year not in years)
        if drawn.line.group:
            late = frame.late if drawn.line.areas else ()
            silent = tuple(year for year in late if frame.first <= year <= frame.last)
        whose = drawn.line.areas or (drawn.line.code,)
        group = drawn.line.code if drawn.line.group and not drawn.line.median else ""
        found.append(Rows(question, years, silent, whose, group, drawn.line.published))
    return tuple(found)


def said_once(found: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """What is said of the marks in several rows, without what another row's words begin with."""
    said = tuple(dict.fromkeys(chain.from_iterable(found)))
    return tuple(one for one in said if not any(other != one and other.startswith(one) for other in said))
