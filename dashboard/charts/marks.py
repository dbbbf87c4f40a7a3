"""What a chart shows: panes of marks, marks of data, and the roles by which every medium knows what a thing means.

A value stays an interval where it is one: `Datum.drawn` is the one place that says where it is drawn. Names are whole;
colours are names of inks (`dashboard/theme.py` resolves them); nothing here knows plotly, SVG or PowerPoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple, assert_never, get_args

from dashboard.charts.scales import Scale

Role = Literal[
    "",
    "silent",
    "older",
    "zero",
    "uncertain",
    "wide",
    "ranged",
    "target",
    "median",
    "spread",
    "since",
    "unmet",
    "unjudged",
    "break",
    "base",
    "fitted",
    "needed",
    "so-far",
    "projected",
    "compared",
    "chosen",
    "others",
    "way",
    "event",
    "head",
    "peers",
    "own",
    "doubted",
    "least",
    "about",
]
"""What a mark, datum, row or rule means beyond its value.

silent: nothing is known (never zero); older: known, but not lately; zero: a reported zero; uncertain: from the least to
the greatest that it can be; wide: the same, so far that no line can go through it; ranged: a number within a range that
its publisher gives; target: what is aimed at; median, spread: of countries; since: from a year on; unmet: judged, and
not as it should be; unjudged: of which nothing can be said, neither good nor bad; break: a break in series; base: what
all else is relative to; event: something that happened in a year, told by its number; needed, so-far, projected: what
leads on from the last figure, to what is aimed at, at the yearly change so far, on a line through all figures; fitted:
that line up to the last figure;
compared: figures that a judgement compares; chosen: what the reader chose; peers: the countries that it is compared
with; own: figures of the reader's own, which nobody published; others: what lies behind it; way: of one thing through
the years, between two figures; head: of the rows below it; in legends alone, doubted: hollow, since its own report
denies it, least: of a part of those counted, and about: a sign in place of that word.
"""
Ink = str
"""Name of a colour, as "girls" or "victims.3"."""
SILENT_PART, SILENT_LEAST = 0.12, 8.0
"""Of the height of a plot what hatching takes where nothing is known; and pixels or points that it takes at least."""
FEW_BARS = 8
"""Of so many bars each says its figure, where it has room, in pictures and on slides."""
APART = 3
"""Years from a bar that says "at least" so many to the next that says its figure, where others say none."""
SEEN_APART = 0.01
"""Of the tallest bar by how much others differ that are seen to do so."""
SEEN = 0.0085
"""Part of a level scale from which on a bar is seen beside its dot."""
CHOSEN_SIGN = "›"
"""Before the name of a row that the reader chose, where rows are in order."""
Symbol = Literal["circle", "diamond", "square", "tick", "cross"]
PLAIN: Role = ""


@dataclass(frozen=True)
class Hover:
    """What is said where something is pointed at: `head` in bold, then the rest; a line break parts its lines."""

    head: str
    rest: str = ""


def told_alike(data: Sequence[Datum]) -> list[str]:
    """What stands over bars that all say their figure: where one is "about" a number, as a title has it, so is each
    that can be. Nothing where two of them would say the same, and are seen to differ: these are read off a scale."""
    texts = [datum.signed(datum.label or datum.said) for datum in data]
    if any(datum.nearly == text for datum, text in zip(data, texts, strict=True) if datum.nearly):
        texts = [
            datum.nearly if datum.nearly and text == datum.said else text
            for datum, text in zip(data, texts, strict=True)
        ]
    return [] if read_alike(zip(texts, (datum.drawn or 0.0 for datum in data), strict=True)) else texts


def with_each_told(pane: Pane) -> Pane:
    """A pane of which each bar has its figure over it, if they are few, or it leads others: whoever reads off half of
    six bars asks what the others are. Beside a scale two that differ may say the same."""
    bars = pane.bars_alone
    if bars is None or (len(bars.data) > FEW_BARS and not pane.is_leading):
        return pane
    told = replace(bars, data=tuple(replace(datum, label=datum.label or datum.said) for datum in bars.data))
    return replace(pane, marks=tuple(told if mark is bars else mark for mark in pane.marks))


def signed(pane: Pane) -> Pane:
    """A pane whose bars have their signs at their words, or alone; what there is at least of has its figure, and its
    sign for where that has no room."""
    if not any(datum.sign for mark in pane.marks for datum in mark.data):
        return pane

    def told(datum: Datum) -> Datum:
        if datum.is_least:
            return replace(datum, label=datum.signed(datum.label or datum.said))
        return replace(datum, label=datum.signed(datum.label), sign="")

    marks = (replace(mark, data=tuple(map(told, mark.data))) for mark in pane.marks)
    return replace(pane, marks=tuple(marks))


def are_least_apart(data: Iterable[Datum | None]) -> bool:
    """Whether bars that say "at least" so many are so far from each other, and from the one that says its year, that
    figures over all of them have room."""
    told = [datum.at for datum in data if datum is not None and (datum.dated or datum.is_least)]
    return all(after - before >= APART for before, after in pairwise(told))


def led(panes: Iterable[Pane]) -> list[Pane]:
    """Panes in the order of a picture or a slide: the one that the title tells before the others."""
    return sorted(panes, key=lambda pane: not pane.is_leading)


def read_alike(told: Iterable[tuple[str, float]]) -> bool:
    """Whether of some figures in words, with the heights of their bars, two are the same whose bars are seen to
    differ."""
    heights: dict[str, list[float]] = {}
    for text, height in told:
        heights.setdefault(text, []).append(height)
    seen = SEEN_APART * max((max(own) for own in heights.values()), default=0.0)
    return any(max(own) - min(own) > seen for own in heights.values())


def silent_height(height: float) -> float:
    """How tall the hatching of an unknown year is in a plot so tall: low, as a taller one reads as the highest bar."""
    return min(height, max(SILENT_PART * height, SILENT_LEAST))


class Part(NamedTuple):
    """How many of how many a part of a row is, where that is compared with other rows; `said`: both in words."""

    number: int
    of: int
    said: str


@dataclass(frozen=True)
class Datum:
    """One figure: `at` is its year, its row's height or its category; bounds without a value are an interval."""

    at: float
    value: float | None
    low: float | None = None
    high: float | None = None
    role: Role = PLAIN
    hover: Hover | None = None
    label: str = ""
    """Written beside it."""
    said: str = ""
    """Its figure in few characters, written where all of its mark have room, or where its label has none."""
    dated: str = ""
    """The same with its year, of the one bar that is taller than all others, if it is not the last: written where not
    all of its mark say theirs."""
    undated: str = ""
    """That without its year, where it would reach over other bars with it; nothing where it bears none."""
    tops: str = ""
    """What it may be more is, for a key, where more is known of it than how high the figure may be."""
    sign: str = ""
    """Over its bar and before that key, where other bars of the chart may be more by something else."""
    nearly: str = ""
    """The same of a narrow interval as one number, even where it is said by both of its ends; else nothing."""
    size: float = 0
    """Diameter of its dot on a page, in pixels, where its surface says a figure; 0 for the usual one."""
    told: str = ""
    """Its figure with its unit, as a sentence says it; nothing where it is no figure of one year."""
    bare: str = ""
    """The same behind another one of its line, which has said the unit; nothing where that is said again."""
    is_partial: bool = False
    """Whether more is to come for its year, so that it is compared with none."""
    begins: bool = False
    """Whether it is the first of its line after a break in the series: its level is not that of the figure before."""
    is_of_few: bool = False
    """Whether it counts some persons, but so few that nothing is made of it beside others."""
    rests_on: int = 0
    """How many countries it is a sum of, where these are others each year; else 0."""
    is_doubted: bool = False
    """Whether the report that it comes from denies it: its bar or point is hollow."""
    is_least: bool = False
    """Whether it counts a part of its year's people, so that there are at least so many: its sign stands before it."""
    is_outdated: bool = False
    """Whether a later year has figures of a part of those counted, and no total: as a total alone it is the latest."""
    part: Part | None = None
    """Of a bar in parts: what of its row this one is; None where that is compared with no other row."""

    def signed(self, text: str) -> str:
        """Words over it with its sign, or that alone."""
        return f"{self.sign}{text}" if self.is_least else f"{text}{self.sign}"

    @property
    def without_year(self) -> str:
        """What stands over it in place of its figure with its year; nothing where it bears none."""
        return self.signed(self.undated) if self.undated and self.is_least else self.undated

    @property
    def drawn(self) -> float | None:
        """Where it is drawn: its value, or the least of an interval ("at least"), never a middle nobody published."""
        return self.value if self.value is not None else self.low

    @property
    def top(self) -> float | None:
        """The highest place that it takes: the greatest that it can be, or what is drawn."""
        return self.drawn if self.high is None else self.high

    @property
    def reach(self) -> tuple[float, float] | None:
        """From the least to the greatest that it can be; None where it is exact or unknown."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def around(self) -> tuple[float, float]:
        """How far it may be below and above where it is drawn."""
        if self.drawn is None or self.reach is None:
            return 0.0, 0.0
        low, high = self.reach
        return max(self.drawn - low, 0.0), max(high - self.drawn, 0.0)


@dataclass(frozen=True)
class Dots:
    """Figures as points. A datum of the role "older" is hollow; of a mark of the role "silent" none is known, and what
    says so stands at the foot of its pane."""

    name: str
    ink: Ink
    data: tuple[Datum, ...]
    symbol: Symbol = "circle"
    role: Role = PLAIN
    is_keyed: bool = True
    """Whether a legend names it."""
    end: str = ""
    """What is said at its last figure, in lines, instead of its name."""
    shift: float = 0
    """How far to the right of `Datum.at` its dots stand, so that they do not lie over others, in units of the scale."""
    is_hollow: bool = False
    """Whether it is an outline alone, since it lies over others."""
    is_under: bool = False
    """Whether words of its figures stand below them."""
    is_spare: bool = False
    """Whether words of figures that nothing else names are left out where they have no room."""
    is_usual: bool = False
    """Whether its dots, though they have words, are no larger than those of the line that they are on."""


@dataclass(frozen=True)
class Band:
    """From the low to the high end of each datum: a thick line along its row, or an area over the years."""

    name: str
    ink: Ink
    data: tuple[Datum, ...]
    role: Role = PLAIN
    is_keyed: bool = True


@dataclass(frozen=True)
class Bars:
    """Bars from zero; those of one `stack` stand on each other. A mark of the role "silent" is hatched."""

    name: str
    ink: Ink
    data: tuple[Datum, ...]
    role: Role = PLAIN
    stack: str = ""
    width: float = 0.76
    """In units of the scale on which they stand."""
    is_keyed: bool = True
    panel: str = ""
    """What a native chart names them, and who reads it aloud, where the title is of so many countries."""


@dataclass(frozen=True)
class Line:
    """Figures of one thing over the years. A datum of the role "wide" stands beside the line, which breaks there.

    Of the role "way" it goes from pair to pair of figures, `Datum.at` being one of them; it begins anew at a "break".
    """

    name: str
    ink: Ink
    data: tuple[Datum, ...]
    role: Role = PLAIN
    is_joined: bool = True
    """Whether a line goes through figures of years that follow each other; else each is a dot by itself."""
    is_keyed: bool = False
    end: str = ""
    """What is said where it ends, in lines, instead of its name."""

    @property
    def runs(self) -> tuple[tuple[Datum, ...], ...]:
        """What the line goes through, parted at years without a figure and at breaks in the series or the way."""
        runs: list[tuple[Datum, ...]] = []
        for datum in self.data:
            if datum.role == "wide":
                continue
            if runs and self._goes_on(runs[-1][-1], datum):
                runs[-1] = (*runs[-1], datum)
            else:
                runs.append((datum,))
        return tuple(runs)

    @property
    def course(self) -> tuple[tuple[float, float], ...]:
        """What it goes through where it is drawn: of a path at a constant yearly rate also places within each year, by
        that rate, as straight pieces from year to year would be kinked."""
        if self.role not in AT_A_RATE:
            return tuple((datum.at, datum.drawn or 0.0) for datum in self.data)
        ends = [(datum.at, datum.drawn or 0.0) for datum in self.data]
        found = [
            (at + (after - at) * part / PARTS, value * (reached / value) ** (part / PARTS))
            for (at, value), (after, reached) in pairwise(ends)
            for part in range(PARTS)
            if value > 0 and reached > 0
        ]
        return (*found, *ends[-1:]) if found else tuple(ends)

    @property
    def weight(self) -> float:
        """How wide it is on a page, in pixels."""
        return WEIGHTS.get(self.role, USUAL)

    @property
    def dot(self) -> float:
        """Diameter of the dots at its figures on a page, in pixels: larger where some stand by themselves."""
        is_alone = self.role not in FROM_FIGURE_TO_FIGURE and any(len(run) == 1 for run in self.runs)
        return ALONE if is_alone else 2 * self.weight

    @property
    def opacity(self) -> float:
        """From 0 to 1."""
        return BEHIND if self.role == "others" else 1.0

    def _goes_on(self, before: Datum, datum: Datum) -> bool:
        if datum.begins:
            return False
        if self.role == "way":
            return datum.role != "break"
        if self.role in FROM_FIGURE_TO_FIGURE:
            return True
        return self.is_joined and datum.at == before.at + 1


Mark = Dots | Band | Bars | Line
WEIGHTS: Mapping[Role, float] = MappingProxyType({"chosen": 3.0, "peers": 1.75, "others": 1.0})
"""Widths of lines by what they mean, in pixels of a page; dots at their figures are larger by the same measure."""
USUAL, ALONE = 2.5, 7.0
"""Of other lines; and the diameter of dots that no line leads to."""
LEAST_LABELLED = 0.06
"""A part of a bar narrower than this has no room for its label, whatever the width."""
FEWEST_JOINED = 6
"""With fewer figures a line would tell of a trend that nobody knows: they are dots, or bars."""
BEHIND = 0.5
"""How opaque lines are that lie behind others: on a light and on a dark ground they recede."""
FROM_FIGURE_TO_FIGURE: frozenset[Role] = frozenset({"chosen", "peers", "others"})
"""Roles of lines that join the figures shown, whatever lies between them: nothing is said of the years there."""
AHEAD: frozenset[Role] = frozenset({"fitted", "needed", "so-far", "projected"})
"""Roles of lines that lead up to the last figure or on from it: figures of theirs are computed, and have no dots."""


AT_A_RATE: frozenset[Role] = frozenset({"needed", "so-far"})
"""Those of them that keep a constant yearly rate."""
PARTS = 8
"""Of a year in which such a line is drawn."""


@dataclass(frozen=True)
class Rule:
    """A line across a pane: upright before a year where a series breaks or in that of an event, level at the base or
    the target."""

    at: float
    role: Literal["break", "base", "target", "event"]
    said: str = ""
    """Beside it; empty where nothing is to be written."""


class Columns(NamedTuple):
    """What stands on both sides of a row's marks, where it is compared with what stands there of other rows."""

    figure: str
    """With its unit in few words and its year, behind the name."""
    lines: tuple[str, ...]
    """The same in lines, the unit below it."""
    of: str = ""
    """Its place among others, at the other end; empty where it has none."""
    since: str = ""
    """Since which year these have their figures, behind it."""


@dataclass(frozen=True)
class Row:
    """A named row. Of the role "silent" nothing recent is known, and its line is dotted; a head has no line."""

    height: float
    name: str
    said: str = ""
    """Beside the name."""
    role: Role = PLAIN
    short: str = ""
    """An abbreviation by which it is known, where there is little room."""
    of: str = ""
    """Of how many it is, where its bar is a whole."""
    beside: tuple[str, ...] = ()
    """Its figure and what that is of, at the other end of it, in lines."""
    columns: Columns | None = None
    """The same below that of other rows, of one country; None where it is words, or of several."""
    figure: str = ""
    """Its figure alone, for where not all has room that is beside it."""
    others: tuple[str, ...] = ()
    """Its place among others, or with how many it is compared, for where that has room."""
    reach: str = ""
    """What the bar over its dots is, where its figure has a range."""
    is_chosen: bool = False
    """Whether it is of what the reader chose, or what the title names: no medium leaves it out."""
    group: str = ""
    """Of rows that belong together, and follow each other, the same word: where not all rows have room, a group that is
    begun is shown whole. Empty where each row stands for itself."""
    section: str = ""
    """Of rows that are read as one block the same word: between blocks is a gap, where that costs no size of type."""
    is_of_all: bool = False
    """Whether the others are parts of what it is of: its words are bold."""
    worse: tuple[float, float] | None = None
    """From where to where on x a country is worse off than half of the others; None where nobody says what is worse."""
    ends: tuple[str, ...] = ()
    """Of a head, what the low and the high end of the scale mean in the rows below it; none where neither is worse."""
    rank: int = 0
    """Where not all rows have room, those of a low rank are kept first, and of one rank the upper ones."""
    claim: float | None = None
    """How near it is to being what a title of some rows names, the lowest first; None where none names it."""
    place: int = 0
    """Of rows that a title may name, and of their heads, the place from above where the title names none of them."""


@dataclass(frozen=True)
class Size:
    """What a dot of a size stands for, where dots differ by it."""

    diameter: float
    """In units of `Datum.size`."""
    said: str


@dataclass(frozen=True)
class Pane:
    """One pair of scales with what stands on them.

    `is_level`: data lie along x in rows, so that `Datum.at` is a height on y and values are on x.
    """

    x: Scale
    y: Scale
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...] = ()
    ground: tuple[float, float] | None = None
    """From where to where on x the line goes that a row stands on; None where rows have none."""
    is_level: bool = False
    heading: str = ""
    said: str = ""
    """Beside or below the heading; alone, it is a note above the years."""
    rules: tuple[Rule, ...] = ()
    blank: str = ""
    """What is said where it has no figure."""
    begins: str = ""
    """Since when its figures are: said in the empty years before them, where its scale begins earlier."""
    reason: str = ""
    """Why it has none, where that is known: beside panes that have figures one sentence says it of several."""
    is_low: bool = False
    """Whether it stands low among others, so that two or three figures along its height are all that has room."""
    gap: str = ""
    """Why years have no figure, where there are such; of a pane of lines, which do not show it otherwise."""
    gaps: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """The same by the name of a line and year, where it is not the same of all lines and years."""
    is_leading: bool = False
    """Whether the title tells its figure: pictures and slides have it before the others, and larger."""
    is_said_by_bars: bool = False
    """Whether its words are the figure of its last bar alone: where bars say theirs, these would say it again."""
    asked_from: int | None = None
    """The first year that its source can have a figure of, where the scale begins with earlier ones."""
    asked_until: int | None = None
    """The last year that its source can have a figure of, where the scale goes on to later ones."""
    is_cut: bool = False
    """Whether years that have figures are left out: the last that is drawn is then not the latest."""
    counts: str = ""
    """What the places of its rows are among."""
    since: str = ""
    """What the years behind these are."""
    sizes: tuple[Size, ...] = ()
    """Some sizes of dots, the largest first, for a key; none where they do not differ."""
    reach: str = ""
    """What the bars over dots are where they are not the same in all rows."""
    worse: str = ""
    """What the part of a row is where a country is worse off than half of the others."""
    is_paired: bool = False
    """Whether its lines are a group's and that of the same countries without some: one is read against the other."""
    rank: int = 0
    """Where not all panes have room, those of a lower one go first."""
    at_once: int = 0
    """How many of its first rows pictures and slides have, the others being at the address; 0 for as many as have
    room."""
    is_of_children_first: bool = False
    """Whether the ranks of its rows begin with those on children."""
    undrawn: str = ""
    """Which rows are left out though they have a figure, and why: said with how many of all are shown."""

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(datum.drawn is not None for mark in self.marks for datum in mark.data)

    @property
    def is_plane(self) -> bool:
        """Whether both of its scales are of figures."""
        return not self.is_level and self.x.kind in ("number", "log")

    @property
    def bars(self) -> tuple[Bars, ...]:
        """The marks of a pane of names, which has bars alone. Raises TypeError that names another."""
        return tuple(map(_as_bars, self.marks))

    @property
    def dots(self) -> tuple[Dots, ...]:
        """The marks of a pane under heads, or of events, which has dots alone. Raises TypeError that names another."""
        return tuple(map(_as_dots, self.marks))

    @property
    def has_bars(self) -> bool:
        """Whether anything stands on it as bars."""
        return any(isinstance(mark, Bars) for mark in self.marks)

    @property
    def bars_alone(self) -> Bars | None:
        """The one mark of bars that says figures and stands on no other; None where there are several, or none."""
        found = [mark for mark in self.marks if isinstance(mark, Bars) and not mark.stack and mark.role != "silent"]
        return found[0] if len(found) == 1 and not self.is_level else None

    @property
    def is_told(self) -> bool:
        """Whether each of its bars has its figure beside it, so that nothing is left to be read off its scale."""
        bars, has_own = self.bars_alone, any(mark.role == "own" for mark in self.marks)
        return bars is not None and not (self.is_low or has_own) and all(datum.label for datum in bars.data)

    @property
    def bars_abreast(self) -> tuple[Bars, ...]:
        """Marks of bars that stand beside each other in each year, one thing each; none where some are something else.

        What is hatched beside them says no figure.
        """
        found = [mark for mark in self.marks if isinstance(mark, Bars)]
        is_other = self.is_level or self.is_stacked or len(found) < len(self.marks)
        told = tuple(mark for mark in found if mark.role != "silent")
        return () if is_other or len(told) < 2 else told

    @property
    def is_stacked(self) -> bool:
        """Whether bars stand on each other."""
        return any(isinstance(mark, Bars) and mark.stack for mark in self.marks)

    @property
    def silences(self) -> tuple[Mark, ...]:
        """Marks that say when nothing is known at all; a silent part of a stack is none."""
        return tuple(
            mark for mark in self.marks if mark.role == "silent" and not (isinstance(mark, Bars) and mark.stack)
        )

    @property
    def worse_key(self) -> str:
        """What that part is, for a key; empty where no row has one."""
        return self.worse if any(row.worse for row in self.rows) else ""

    @property
    def has_heads(self) -> bool:
        """Whether its rows stand in groups under heads."""
        return any(row.role == "head" for row in self.rows)

    @property
    def ended(self) -> tuple[Line | Dots, ...]:
        """Marks with words where they end: of several things over the years their names, else what some say there."""
        several = [mark for mark in self.marks if isinstance(mark, Line | Dots)]
        if any(mark.end for mark in several):
            return tuple(mark for mark in several if mark.end and mark.data)
        return tuple(mark for mark in several if mark.data) if len(several) > 1 else ()

    @property
    def reach_key(self) -> tuple[str, Ink] | None:
        """What bars over dots are, and in which ink, for a key: of dots of several inks in none of these; None where
        no such bar is seen."""
        return self.reach_key_from(SEEN)

    def reach_key_from(self, seen: float) -> tuple[str, Ink] | None:
        """The same where bars are seen that are longer than this part of the scale."""
        least = seen * (self.x.high - self.x.low)
        ranged = [(datum.at, mark.ink) for mark in self.marks for datum in mark.data if max(datum.around) > least]
        heights, inks = {at for at, _ in ranged}, {ink for _, ink in ranged}
        said = {row.reach for row in self.rows if row.height in heights and row.reach}
        if not said:
            return None
        return said.pop() if len(said) == 1 else self.reach, inks.pop() if len(inks) == 1 else "muted"

    def below(self, mark: Bars) -> dict[float, float]:
        """What the bars of its stack before a mark add up to, by where they stand."""
        found: dict[float, float] = {}
        for other in self.marks:
            if other is mark:
                break
            if mark.stack and isinstance(other, Bars) and other.stack == mark.stack:
                for datum in other.data:
                    found[datum.at] = found.get(datum.at, 0.0) + (datum.drawn or 0)
        return found

    @property
    def empty(self) -> int:
        """How many of its first years have nothing on them, no hatching either."""
        drawn = [round(datum.at) for mark in self.marks for datum in mark.data]
        return max(min(drawn) - self.years[0], 0) if drawn else 0

    @property
    def years(self) -> tuple[int, ...]:
        """The whole years of its x scale; of one that is marked at some years alone, these."""
        whole = range(round(self.x.low + 0.6), round(self.x.high - 0.6) + 1)
        return tuple(map(round, self.x.ticks)) or tuple(whole)


def _as_bars(mark: Mark) -> Bars:
    match mark:
        case Bars():
            return mark
        case Dots() | Band() | Line():
            raise TypeError(f"{type(mark).__name__}: names have bars alone")
        case _:
            assert_never(mark)


def _as_dots(mark: Mark) -> Dots:
    match mark:
        case Dots():
            return mark
        case Bars() | Band() | Line():
            raise TypeError(f"{type(mark).__name__}: rows under heads, and events, have dots alone")
        case _:
            assert_never(mark)


@dataclass(frozen=True)
class Key:
    """What a look of marks means, of which their name says nothing: "paler: what a range may be more"."""

    of: Literal["Dots", "Bars", "Line", "Band", "Blank"]
    role: Role
    ink: Ink
    said: str
    on_bars: str = ""
    """What is said in its place where bars stand for lines."""
    others: tuple[Ink, ...] = ()
    """Of further bars that look so, each paler in its own colour."""
    is_told: bool = False
    """Of pale tops: whether these are no ranges, and it says what they are."""


Arrangement = Literal["one", "grid", "bands", "strips"]
"""One pane; panes of the same scales in rows and columns; panes below each other on the same years, which
share the room as bands, or are each as tall as it needs to be."""


@dataclass(frozen=True)
class Chart:
    """A whole chart; without panes it says `blank`, which tells that there is no figure.

    `natural` is the height in pixels for which its rows are made, 0 for any; `tall` the height that it asks of a page.
    """

    panes: tuple[Pane, ...]
    natural: float = 0
    tall: float = 0
    blank: str = ""
    arrangement: Arrangement = "one"
    columns: tuple[int, int] = (1, 1)
    """Panes beside each other in a wide and in a narrow room."""
    year: int | None = None
    """The year that the page marks, and its reader moves; no other medium has it."""
    legend: tuple[Key, ...] = ()
    below: str = ""
    """What is said of the level scales of all panes."""
    head: Pane | None = None
    """Events by number, above all panes on their years."""

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(pane.has_figures for pane in self.panes)


Drawable = tuple[str, Role]
"""A class of marks, or "Row" or "Rule", with a role that it has."""


def drawables(*rows: tuple[str, tuple[Role, ...]]) -> frozenset[Drawable]:
    """Classes, each with the roles that it has."""
    return frozenset((name, role) for name, roles in rows for role in roles)


USED = drawables(
    ("Dots", ("", "older", "zero", "silent", "ranged", "median", "target", "unmet", "compared", "event")),
    ("Dots", ("chosen", "peers", "others")),
    ("Band", ("spread", "since", "projected")),
    ("Bars", ("", "older", "zero", "silent", "uncertain", "ranged", "unjudged")),
    ("Line", ("", "uncertain", "wide", "ranged", "chosen", "peers", "others", "way", "break")),
    ("Line", ("fitted", "needed", "so-far", "projected", "own")),
    ("Rule", ("break", "base", "target", "event")),
    ("Row", ("", "silent", "head")),
)
"""Every class with every role that it is used in: on marks, on their data, on rows."""
IN_LEGENDS: frozenset[Role] = frozenset({"doubted", "least", "about"})
"""Roles that say what a look of marks means, and that nothing is drawn with."""


def check(medium: str, drawn: frozenset[Drawable]) -> None:
    """Stop the start of a medium that does not draw everything that is used, or nothing of a class of marks.

    Raises TypeError that names what is missing, a role of `Role` with which nothing is drawn first: no medium has a
    look for it. A `match` with `assert_never` finds a missing class of marks before anything runs; a missing role is
    found here alone.
    """
    nowhere = {*get_args(Role)} - IN_LEGENDS - {role for _, role in USED}
    if nowhere:
        raise TypeError(f"charts: `Role` has {', '.join(map(repr, sorted(nowhere)))}, which `USED` draws nothing with")
    missing = [f"{name} {role!r}" for name, role in sorted(USED - drawn)]
    missing += sorted({kind.__name__ for kind in get_args(Mark)} - {name for name, _ in drawn})
    if missing:
        raise TypeError(f"{medium}: it does not draw {', '.join(missing)}")


def roles_of(chart: Chart) -> frozenset[Drawable]:
    """Every class with every role that a chart has."""
    found: set[Drawable] = set()
    for pane in (*chart.panes, *([chart.head] if chart.head else ())):
        found |= {("Row", row.role) for row in pane.rows}
        found |= {("Rule", rule.role) for rule in pane.rules}
        for mark in pane.marks:
            found |= {(type(mark).__name__, role) for role in _roles(mark)}
    return frozenset(found)


def _roles(mark: Mark) -> set[Role]:
    """The roles of a mark's data: each its own, else that of the mark."""
    return {datum.role or mark.role for datum in mark.data}
