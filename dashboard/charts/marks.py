"""What a chart shows: panes of marks, marks of data, and the roles by which every medium knows what a thing means.

A value stays an interval where it is one: `Datum.drawn` is the one place that says where it is drawn. Names are whole;
colours are names of inks (`dashboard/figures/theme.py` resolves them); nothing here knows plotly, SVG or PowerPoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    "event",
    "head",
    "chosen",
    "peers",
    "others",
]
"""What a mark, datum, row or rule means beyond its value.

silent: nothing is known (never zero); older: known, but not lately; zero: a reported zero; uncertain: from the least to
the greatest that it can be; wide: the same, so far that no line can go through it; ranged: a number within a range that
its publisher gives; target: what is aimed at; median, spread: of countries; since: from a year on; unmet: judged, and
not as it should be; unjudged: of which nothing can be said, neither good nor bad; break: a break in series; base: what
all else is relative to; event: something that happened in a year, told by its number; head: of the rows below it.
chosen: what the reader chose; peers: the countries that it is compared with; others: what lies behind it.
"""
Ink = str
"""Name of a colour, as "girls" or "victims.3"."""
Symbol = Literal["circle", "diamond", "square", "tick"]
PLAIN: Role = ""


@dataclass(frozen=True)
class Hover:
    """What is said where something is pointed at: `head` in bold, then the rest; a line break parts its lines."""

    head: str
    rest: str = ""


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


@dataclass(frozen=True)
class Dots:
    """Figures as points. A datum of the role "older" is hollow."""

    name: str
    ink: Ink
    data: tuple[Datum, ...]
    symbol: Symbol = "circle"
    role: Role = PLAIN
    is_keyed: bool = True
    """Whether a legend names it."""
    is_hollow: bool = False
    """Whether it is an outline alone, since it lies over others."""


@dataclass(frozen=True)
class Band:
    """A thick line along a row from the low to the high end of each datum."""

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


@dataclass(frozen=True)
class Line:
    """Figures of one thing over the years. A datum of the role "wide" stands beside the line, which breaks there."""

    name: str
    ink: Ink
    data: tuple[Datum, ...]
    role: Role = PLAIN
    is_spanned: bool = False
    """Whether it goes on over years without a figure, as between surveys: thin and dotted."""
    is_keyed: bool = False

    @property
    def runs(self) -> tuple[tuple[Datum, ...], ...]:
        """What the line goes through, parted at years without a figure."""
        runs: list[tuple[Datum, ...]] = []
        for datum in self.data:
            if datum.role == "wide":
                continue
            if runs and (self.is_spanned or datum.at == runs[-1][-1].at + 1):
                runs[-1] = (*runs[-1], datum)
            else:
                runs.append((datum,))
        return tuple(runs)


Mark = Dots | Band | Bars | Line


@dataclass(frozen=True)
class Rule:
    """A line across a pane: upright before a year where a series breaks or in that of an event; level at the base."""

    at: float
    role: Literal["break", "base", "event"]
    said: str = ""
    """Beside it; empty where nothing is to be written."""


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
    gap: str = ""
    """Why years have no figure, where there are such; of a pane of lines, which do not show it otherwise."""

    @property
    def has_heads(self) -> bool:
        """Whether its rows stand in groups under heads."""
        return any(row.role == "head" for row in self.rows)

    @property
    def ended(self) -> tuple[Line | Dots, ...]:
        """Marks that are named where they end: of several things over the years, those with a figure."""
        several = [mark for mark in self.marks if isinstance(mark, Line | Dots)]
        return tuple(mark for mark in several if mark.data) if len(several) > 1 else ()

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
    def years(self) -> range:
        """The whole years of its x scale."""
        return range(round(self.x.low + 0.6), round(self.x.high - 0.6) + 1)


@dataclass(frozen=True)
class Key:
    """What a look of marks means, of which their name says nothing: "paler: what a range may be more"."""

    of: Literal["Dots", "Bars", "Line"]
    role: Role
    ink: Ink
    said: str


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
    head: Pane | None = None
    """Events by number, above all panes on their years."""


Drawable = tuple[str, Role]
"""A class of marks, or "Row" or "Rule", with a role that it has."""

USED: frozenset[Drawable] = frozenset(
    {
        ("Dots", ""),
        ("Dots", "older"),
        ("Dots", "target"),
        ("Dots", "median"),
        ("Dots", "unmet"),
        ("Dots", "event"),
        ("Dots", "chosen"),
        ("Dots", "peers"),
        ("Dots", "others"),
        ("Dots", "ranged"),
        ("Band", "spread"),
        ("Band", "since"),
        ("Bars", ""),
        ("Bars", "older"),
        ("Bars", "silent"),
        ("Bars", "zero"),
        ("Bars", "uncertain"),
        ("Bars", "ranged"),
        ("Bars", "unjudged"),
        ("Line", ""),
        ("Line", "uncertain"),
        ("Line", "wide"),
        ("Line", "ranged"),
        ("Rule", "break"),
        ("Rule", "base"),
        ("Rule", "event"),
        ("Row", ""),
        ("Row", "silent"),
        ("Row", "head"),
    }
)
"""Every class with every role that it is used in: on marks, on their data, on rows."""


def check(medium: str, drawn: frozenset[Drawable]) -> None:
    """Stop the start of a medium that does not draw everything that is used.

    Raises TypeError that names what is missing. A `match` with `assert_never` finds a missing class of marks; a missing
    role is found here alone.
    """
    missing = sorted(USED - drawn)
    if missing:
        told = ", ".join(f"{name} {role!r}" for name, role in missing)
        raise TypeError(f"{medium}: it does not draw {told}")


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
