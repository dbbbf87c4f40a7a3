"""What a native chart holds: categories, strands of figures with their ranges, names of rows; all of it said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from dashboard.charts.marks import Size
from dashboard.figures.charts import silences_said
from dashboard.i18n import translate

Form = Literal["columns", "bars", "lines", "points"]
Symbol = Literal["circle", "square", "diamond", "x", "tick", "none"]
PALE = 0.35
"""How much of its colour the pale top of a bar has."""
MOST_STRANDS = 24
"""With more a native chart cannot be read, and its table takes its place."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


@dataclass(frozen=True)
class Strand:
    """One series of a chart; None is a gap: unknown, or not asked."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    opacity: float = 1.0
    reach: tuple[tuple[float, float], ...] = ()
    """For each value how far it may be from what is drawn, below and above."""
    reach_across: tuple[tuple[float, float], ...] = ()
    """The same along the horizontal axis of "points", to the left and to the right."""
    labels: tuple[str, ...] = ()
    """For each value the words beside it; empty for none."""
    figures: tuple[str, ...] = ()
    """For each value its figure, written where those of all have room: then there is no scale to read them off."""
    said: tuple[str, ...] = ()
    """The same of bars with a range, of which only a single one says its figure."""
    dated: tuple[str, ...] = ()
    """The same with its year, of the tallest of all bars alone, where words say the newest."""
    undated: tuple[str, ...] = ()
    """That without its year, where it bears one."""
    across: tuple[float | None, ...] = ()
    """For each value of "points" where it stands along the horizontal axis."""
    is_joined: bool = True
    """Whether a line goes from value to value."""
    dash: Literal["", "dash", "sysDot"] = ""
    """How that line is broken: "dash" for what is projected or needed."""
    width: float = 2.25
    """Of that line, in points."""
    symbol: Symbol = "circle"
    """At each value; "tick" is a short vertical line."""
    size: float = 6.0
    """Of the symbol, in points."""
    sizes: tuple[float, ...] = ()
    """For each value its own size, where they differ."""
    is_open: bool = False
    """Whether the symbol is hollow."""
    end: str = ""
    """What is said where the line ends; without it a legend names it."""
    is_keyed: bool = True
    """Whether a legend names it."""
    hollow: tuple[int, ...] = ()
    """Places of values whose bar is hollow: their own report denies them."""
    is_hatched: bool = False
    """Whether its bars are hatched: of whom nothing is known."""
    edge: float = 0
    """Width of the outline of its bars in points, so that no figure but a zero is too small to be seen."""
    is_over: bool = False
    """Whether it is a line over columns."""
    is_below: bool = False
    """Whether its labels stand below, in its own colour."""
    is_spare: bool = False
    """Whether its labels are left out where they have no room."""
    is_before: bool = False
    """Whether they stand before its marks, in its own colour."""
    is_behind: bool = False
    """Whether they stand behind them, in its own colour."""
    lines_lower: float = 0.0
    """How many lines lower than its marks these stand there, or higher where it is less than 0."""
    is_quiet: bool = False
    """Whether its labels are landmarks, which nobody chose, in a quiet colour."""


@dataclass(frozen=True)
class Row:
    """A row of a dot plot: its height on the vertical axis, its name, and what else there is to say of it."""

    height: float
    name: str
    said: str = ""
    """Beside the name, or below it where it is of more than a few words and there is room."""
    is_head: bool = False
    figure: str = ""
    """The first that is to be said of it, where not all has room."""
    others: tuple[str, ...] = ()
    """Its place among others, or with how many it is compared, where that has room, too."""
    is_told: bool = False
    """Whether the title names it, or the reader chose it."""
    since: tuple[str, ...] = ()
    """Since when these have their figures, behind its place."""
    columns: tuple[str, ...] = ()
    """Its figure with the year, which stands behind its name; none where it stands at the other end."""
    parted: tuple[str, ...] = ()
    """Its figure without a unit, and that, where it has one."""
    ends: tuple[str, ...] = ()
    """Of a head, what the first and the last figure of the scale mean in the rows below it."""


@dataclass(frozen=True)
class Plot:
    """A native chart, all of it said."""

    form: Form
    categories: tuple[str, ...]
    strands: tuple[Strand, ...]
    axis: tuple[float, float] | None = None
    """Ends of the axis of values; None where PowerPoint is to choose."""
    is_fixed: bool = False
    """Whether these are not of its own figures alone, so that they stay whatever room words need."""
    top: float = 0.0
    """Where a scale from zero ends that nothing else asks for, as it does in a picture; 0 for a round figure."""
    decimals: int = 0
    is_stacked: bool = False
    is_in_one: bool = False
    """Whether all columns of a category have one place: those of several strands stand on each other, or are of
    different categories."""
    is_edged: bool = False
    """Whether lines begin and end at the edges of the plot: of few years that stand for themselves."""
    band: Strand | None = None
    """By how much its last strand is above its first, between which "lines" fill: boxes that stand on the first."""
    notes: tuple[str, ...] = ()
    """What a gap or a paler part means, where there is any."""
    hatched: tuple[str, ...] = ()
    """What is hatched, where anything is."""
    titles: tuple[str, str] = ("", "")
    """Of the horizontal and of the vertical axis."""
    is_share: bool = False
    """Whether its values are parts of 1, to be said as percentages."""
    across: tuple[float, float] | None = None
    """Ends of the horizontal axis of "points"."""
    steps: tuple[float, float] = (0.0, 0.0)
    """Between the figures of the horizontal and of the vertical axis of "points", where the chart itself says at which
    these stand, as at whole years of a lag; 0 where there is room for any."""
    logs: tuple[bool, bool] = (False, False)
    """Whether the horizontal and the vertical axis of "points" are logarithmic."""
    zeros: tuple[float, float] = (0.0, 0.0)
    """Where these have a zero: a power of ten below all figures, at which they begin; 0 for none."""
    units: tuple[str, str] = ("", "")
    """What follows each figure of the horizontal and of the vertical axis, as "%"."""
    is_years: bool = False
    """Whether the horizontal axis of "points" says years."""
    rows: tuple[Row, ...] = ()
    """Names along the vertical axis of "points", from above downwards; none for an axis of figures."""
    breaks: tuple[tuple[int, str], ...] = ()
    """Before which category a series breaks, and the words for it."""
    said: str = ""
    """What stands over its left end where it stands alone: the unit of its figures."""
    tells: Literal["", "tallest", "newest", "peak"] = ""
    """Which of its bars says its figure where not all have room: the tallest, and the newest of which the title
    speaks; of charts whose words say the newest the tallest with its year; of those on one scale none."""
    more: int = 0
    """Rows that have no room, which words say."""
    names: tuple[str, ...] = ()
    """What rows are called whose categories say more than their names."""
    wholes: str = ""
    """What its bars are wholes of, below them; empty where they are wholes of the same."""
    bold: tuple[int, ...] = ()
    """Categories of "bars" whose labels are bold."""
    silent: tuple[tuple[int, str], ...] = ()
    """Categories of "columns" that are hatched, since nothing is known of them, and the words for it."""
    begun: tuple[int, str] = (0, "")
    """How many of its first categories have nothing on them, and what is said there; empty for nothing."""
    blanks: tuple[tuple[int, int, str], ...] = ()
    """The same of single columns that stand beside others: category, and place among its columns."""
    sizes: tuple[Size, ...] = ()
    """What dots of some sizes stand for, where they differ, in points."""
    told: tuple[int, ...] = ()
    """Years that the title above it names."""
    keys: tuple[Strand, ...] = ()
    """What bars over the dots of its rows are: no strands of their own."""
    counts: str = ""
    """What the places of its rows are among."""
    since: str = ""
    """What the years behind these are."""
    ends: tuple[str, ...] = ()
    """What the first and the last figure along its rows mean."""
    middle: str = ""
    """What the figure between them is, where that has room."""

    @property
    def is_of_parts(self) -> bool:
        """Whether its bars are wholes of several parts, whose key stands in rows above it: a legend each office would
        lay out in columns of its own."""
        return self.form == "bars" and self.is_stacked

    @property
    def has_years(self) -> bool:
        """Whether its categories are all years from one to another; not two that stand for themselves."""
        if self.form not in ("columns", "lines") or len(self.categories) < 2 or self.is_edged:
            return False
        first = int(self.categories[0]) if self.categories[0].isdecimal() else 0
        return self.categories == tuple(str(first + place) for place in range(len(self.categories)))


def figures_of(plot: Plot) -> list[Strand]:
    """The strands that have figures: paths, targets and edges of bands are none of a year."""
    return [strand for strand in plot.strands if not strand.dash and strand.symbol != "diamond"]


def below_title(plot: Plot, title: str) -> Plot:
    """A plot with the years that a title names."""
    return replace(plot, told=tuple(dict.fromkeys((*plot.told, *map(int, _YEAR.findall(title))))))


def first_rows(plot: Plot, most: int) -> Plot:
    """A plot of rows with the first of them, and how many more there are."""
    if len(plot.rows) <= most:
        return plot
    heights, last = [row.height for row in plot.rows], plot.rows[most - 1].height

    def kept(strand: Strand) -> Strand:
        places = [
            place
            for place, value in enumerate(strand.values)
            if value is not None and min(heights, key=lambda height: abs(height - value)) >= last
        ]
        parts: dict[str, Any] = {
            name: tuple(part[place] for place in places)
            for name in ("values", "across", "reach", "reach_across", "labels", "sizes")
            if (part := getattr(strand, name))
        }
        return replace(strand, **parts)

    strands = tuple(one for one in map(kept, plot.strands) if one.values)
    keys = plot.keys if any(any(map(any, strand.reach_across)) for strand in strands) else ()
    left = sum(not row.is_head for row in plot.rows[most:])
    return replace(plot, rows=plot.rows[:most], strands=strands, more=plot.more + left, keys=keys)


def note_of(plots: Iterable[Plot]) -> str:
    """What gaps, hatching and paler parts of charts mean, each said once; hatching in one sentence."""
    shown = tuple(plots)
    hatched = hatched_said(shown)
    first = (hatched_note(hatched),) if hatched else ()
    return " ".join(dict.fromkeys((*first, *(note for plot in shown for note in plot.notes))))


def hatched_said(plots: Iterable[Plot]) -> str:
    """What is hatched in charts; empty where nothing is."""
    return silences_said([reason for plot in plots for reason in plot.hatched])


def hatched_note(reason: str) -> str:
    """The same in a sentence."""
    return translate("Hatched, with a question mark: {reason}.", reason=reason)


@dataclass(frozen=True)
class Pane:
    """One of several charts on a slide, with what stands above it."""

    head: str
    said: str
    plot: Plot | None
    """None where it has no figure."""
    is_leading: bool = False
    """Whether it stands before the others, over their whole width, and taller."""
    is_said_by_bars: bool = False
    """Whether what is said is the figure of its last bar alone."""


@dataclass(frozen=True)
class Panes:
    """Several charts beside and below each other."""

    panes: tuple[Pane, ...]
    note: str = ""
    """What is said of those that are not drawn."""
    below: str = ""
    """What is said of all horizontal axes, with keys before these."""
    keys: tuple[Strand, ...] = ()
    """Strands that are named below all of them, as a legend does."""
    each: int = 4
    """Charts on each of several slides, where one has no room for all."""
    apart: Panes | None = None
    """All charts, for several slides, or of rows under heads the same with one fewer; None where there is none."""
    left: tuple[str, ...] = ()
    """Names of charts that are left out."""
    others: tuple[str, ...] = ()
    """Rows that are left out of its one chart, each with its figure."""
    undrawn: str = ""
    """Which rows are in none of these, and why."""

    @property
    def more(self) -> int:
        """How many charts are left out."""
        return len(self.left)
