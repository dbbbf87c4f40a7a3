"""What a map of flows shows: the ground of countries, lines from one country to another, and rings of those who stayed.

Places are degrees east and north; colours are names of inks, as in `marks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from dashboard.charts.marks import Hover, Ink

GroundRole = Literal["", "whole", "partly", "silent", "undetermined"]
"""What a country is beside the flows: whole: it reports; partly: it does, of fewer than half of its victims; silent: it
does not, which is unknown and not zero; undetermined: an outline whose status is, and which never has a figure."""
Place = tuple[float, float]
"""Degrees east and north."""


@dataclass(frozen=True)
class Land:
    """A country or area of the ground, and what is said where it is pointed at."""

    code: str
    hover: Hover | None = None


@dataclass(frozen=True)
class Ground:
    """Countries of one role, all in one ink."""

    role: GroundRole
    ink: Ink
    areas: tuple[Land, ...]


@dataclass(frozen=True)
class Flow:
    """A line between two countries, broad where it begins; `outline` is closed."""

    start: str
    end: str
    ink: Ink
    outline: tuple[Place, ...] = field(hash=False)
    least: float
    """How many people it stands for, at least: its breadth follows them."""
    hover: Hover
    figure: str
    """How many they are, as tables say it."""
    is_quiet: bool = False
    """Whether it steps back behind those that bear their number, where these lie among many."""

    @property
    def opacity(self) -> float:
        """How much of its colour it has."""
        return QUIET if self.is_quiet else OPACITY

    @cached_property
    def spine(self) -> tuple[Place, ...]:
        """Its middle, from where it begins to where it ends."""
        half = (len(self.outline) - 1) // 2
        sides = zip(self.outline[:half], reversed(self.outline[half : 2 * half]), strict=True)
        return tuple(((left[0] + right[0]) / 2, (left[1] + right[1]) / 2) for left, right in sides)


@dataclass(frozen=True)
class Head:
    """The head of an arrow for all lines that end in a country, over them; `outline` is closed."""

    code: str
    name: str
    ink: Ink
    outline: tuple[Place, ...] = field(hash=False)
    starts: frozenset[str]
    """Where its lines begin."""


@dataclass(frozen=True)
class Ring:
    """People within one country. `size`: its diameter in pixels of a page's map; its area follows their number."""

    code: str
    place: Place
    size: float
    least: float
    hover: Hover
    figure: str


@dataclass(frozen=True)
class FlowKey:
    """What an ink of lines, their form or breadth, a ring or the look of a ground means (Ground: hatched, Land: plain),
    or a sign of names; or a note on them.

    `size`: breadth of a line where it begins, in units of the plane of the projection; or diameter of a ring.
    `sign`: that of names of which it tells; of a colour of land that of its countries, before its words where any has
    it. `alone`: of a breadth its number, which stands on the map where the legend has no room for it.
    """

    of: Literal["Flow", "Arrow", "Breadth", "Ring", "Ground", "Land", "Sign", "Note"]
    ink: Ink
    said: str
    size: float = 0.0
    sign: str = ""
    alone: str = ""


@dataclass(frozen=True)
class FlowLabel:
    """Words on the map: the name of a country, or what a line stands for, with names.

    `about`: the country, or both ends of the line. `spots`: where they may belong, the best first: of a line where it
    begins, of one from a chosen place where it ends. `ink`: of words and dot: of a line to or from a chosen place the
    line's own, which says the direction.
    """

    of: Literal["End", "Flow"]
    about: tuple[str, ...]
    spots: tuple[Place, ...]
    said: str
    ink: Ink = "ink"
    alone: str = ""
    """What is said off the map, with the names of both ends, where the words have no place on it."""

    @property
    def spot(self) -> Place:
        """Where they belong best."""
        return self.spots[0]


@dataclass(frozen=True)
class FlowRank:
    """One line in the list of the largest beside a map that is taken along: its ends, its names and figure, between
    which numbers that lies, and the inks of its bar and of its words.

    `told`: names and figure as one text.
    """

    ends: tuple[str, str]
    said: str
    figure: str
    least: float
    most: float
    ink: Ink
    words: Ink
    told: str


@dataclass(frozen=True)
class FlowPart:
    """The lines of a list that have one colour, with what stands over them and the ink of these words; and below them
    all others of the same direction as one, None where there are none."""

    head: str
    ink: Ink
    ranks: tuple[FlowRank, ...]
    rest: FlowRank | None = None


@dataclass(frozen=True)
class FlowList:
    """The list of some of the largest lines beside a map in its parts; below them in `home` who never left the chosen
    places, or that these did not report it, and below all what a sign means."""

    ranks: tuple[FlowRank, ...]
    parts: tuple[FlowPart, ...]
    home: tuple[str, ...] = ()
    foot: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All of its words that may bear a sign."""
        return *self.home, *(part.head for part in self.parts), *(rank.said for rank in self.ranks)


REFERRED = "†"
"""Behind the name of a country of detection whose totals are referrals."""
MOST_LISTED = 8
"""Lines that a list beside a map of the world has at most."""
MOST_AROUND = 6
"""The same beside a map of chosen places: as many as picture and slide have room for, which had six and seven."""
FEW: Ink = "land"
"""Of countries that report, but of few of their victims; and of all, where none reports."""
UNSETTLED: Ink = "undetermined"
"""Of land of undetermined status, which has a key wherever it is seen."""
RINGS: Ink = "muted"
"""Of rings: people who stayed are beside what the lines tell of."""
OPACITY, QUIET = 0.62, 0.34
"""Of a line, and of one that steps back behind others."""
LATITUDES = (-58, 84)
"""Edges of the whole map."""
INNER = 0.2
"""The part of what is shown that lies between a chosen country and any edge at least."""


def around(places: Iterable[float], heart: float | None) -> tuple[float, float]:
    """Least and greatest of some places on one axis, and so far from a heart that it lies within the inner part."""
    found = [*places]
    least, most = min(found), max(found)
    if heart is None:
        return least, most
    part = INNER / (1 - INNER)
    return min(least, heart - part * (most - heart)), max(most, heart + part * (heart - least))


@dataclass(frozen=True)
class Closer:
    """The middle of what is shown, and how many times closer than the whole world."""

    middle: Place
    times: float


@dataclass(frozen=True)
class FlowMap:
    """A whole map of flows, its largest lines first; `keeps`: what has to stay the same for a reader's own view of it
    to be kept; `whole`: how many lines a map that is taken along holds from end to end, None of a map of the world
    that has none;
    `heart`: where the one chosen country is, which never lies near an edge; `partly`: of chosen areas how many pairs
    have no line, where these are any; `drawn`: how many lines of how many it has where no list stands beside it.

    `ranks`: the lines as a list, the largest first, and what stands over it, `columns`: over those of each ink;
    `home`: lines of what it says of who never left; `names`: of the ends of these lines, which are the words on the
    map where that list, which has the numbers, stands beside it; `rests`: for each of its columns what a list says
    of all other pairs below so many lines; `counted`: how many lines the title of a map of the world counts, and so
    its list has, 0 of chosen areas; `air`: a part of what is held, kept free around it for words; `listed`: how
    many lines such a list has, 0 where there is none; `is_chosen`: whether areas are chosen, else it is of the
    world; `gaps`: the sentence of its caveat on who lists few in some years, and `hangs`: that of its coverage on which
    country its title's share hangs, which no medium leaves out.
    """

    ground: tuple[Ground, ...] = field(hash=False)
    flows: tuple[Flow, ...]
    heads: tuple[Head, ...]
    rings: tuple[Ring, ...]
    legend: tuple[FlowKey, ...]
    labels: tuple[FlowLabel, ...]
    closer: Closer
    keeps: str = ""
    whole: int | None = None
    heart: Place | None = None
    partly: str = ""
    drawn: str = ""
    ranks: tuple[FlowRank, ...] = ()
    heading: str = ""
    columns: tuple[tuple[Ink, str], ...] = ()
    home: tuple[str, ...] = ()
    names: tuple[FlowLabel, ...] = ()
    rests: tuple[tuple[FlowRank | None, ...], ...] = ()
    counted: int = 0
    air: float = 0.0
    listed: int = 0
    is_chosen: bool = False
    gaps: str = ""
    hangs: str = ""

    @property
    def held(self) -> Sequence[int] | None:
        """Which lines a map that is taken along holds at any price: those of a list beside it; of the world all."""
        many = None if self.whole is None else range(self.whole)
        return range(len(self.flows)) if self.listed else many

    def beside(self, listed: int) -> FlowMap:
        """The same map beside a list of so many lines: it draws these alone, since what no row names nobody can read.
        Around one country the list has who never left, and the ring, which would need a key, is left out."""
        if not listed:
            return self
        flows = tuple(replace(self.flows[at], is_quiet=False) for at in self.picked(listed))
        heads = tuple(
            head for head in self.heads if any(flow.end == head.code and flow.start in head.starts for flow in flows)
        )
        rings = () if self.heart else self.rings
        return replace(self, flows=flows, heads=heads, rings=rings, listed=listed)

    def signed(self, keys: Sequence[FlowKey], listed: int) -> list[FlowKey]:
        """Keys beside a list of so many lines, or without one: a sign, or the key of one, only where a word of it, or
        on the map, has that."""
        words = self.list_of(listed).words if listed else tuple(label.said for label in self.labels)
        found = [(key, bool(key.sign) and any(key.sign in said for said in words)) for key in keys]
        return [
            replace(key, said=f"{key.sign}\u00a0{key.said}", sign="") if is_borne and key.of == "Land" else key
            for key, is_borne in found
            if is_borne or key.of != "Sign"
        ]

    def picked(self, listed: int) -> Sequence[int]:
        """Which lines a list of so many has: the largest; and in place of the last the largest of another colour, where
        they are of one, if that stands for so many people that it is held whole."""
        first = self.listable[:listed]
        inks = {self.ranks[at].ink for at in first}
        rest = range(len(first), self.whole or 0)
        other = next((at for at in rest if self.ranks[at].ink not in inks), None)
        return first if other is None or len(inks) > 1 else (*first[:-1], other)

    @cached_property
    def listable(self) -> Sequence[int]:
        """Which lines a list may have."""
        return range(min(len(self.ranks), MOST_AROUND if self.is_chosen else MOST_LISTED))

    @cached_property
    def may_list(self) -> tuple[FlowRank, ...]:
        """The lines of the longest list."""
        return tuple(self.ranks[at] for at in self.picked(len(self.listable)))

    def list_of(self, listed: int, *, is_short: bool = False) -> FlowList:
        """The list of so many lines: in parts where colours tell directions; of a short one words above the map alone
        say what all are."""
        ranks = tuple(self.ranks[at] for at in self.picked(listed))
        columns = [FlowPart(head, ink, tuple(rank for rank in ranks if rank.ink == ink)) for ink, head in self.columns]
        for at, rests in enumerate(self.rests):
            columns[at] = replace(columns[at], rest=rests[len(columns[at].ranks)])
        parts = tuple(part for part in columns if part.ranks)
        parts = parts or (FlowPart("" if is_short else self.heading, "ink", ranks),)
        found = FlowList(ranks, parts, self.home)
        feet = (key.said for key in self.legend if key.of == "Sign" and any(key.sign in said for said in found.words))
        return replace(found, foot=" ".join(feet))
