"""What one panel shows, whole: the figure, the words around it, its twin as a table, and the rows of its file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from dashboard.charts.cells import Cells
from dashboard.charts.flows import FlowMap
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.figures.spoken import spoken, spoken_table
from dashboard.i18n import as_sentence, in_parts, in_sentences
from dashboard.i18n.published import unmarked
from dashboard.plotly.cells import matrix_figure
from dashboard.plotly.flows import flows_figure
from dashboard.plotly.json import figure
from dashboard.selection import Selection
from dashboard.views import Tab, View

CSV_COLUMNS = [
    "indicator",
    "ref_area",
    "area",
    "time_period",
    "sex",
    "age",
    "breakdown",
    "obs_value",
    "obs_lower",
    "obs_upper",
    "obs_status",
    "unit",
    "source",
    "release",
    "year_shown",
    "countries",
    "countries_of",
    "note",
]
"""The published columns, with the area's name, the unit, the source and its release, the year that a map showed it
for, how many countries a group's figure rests on, and a note: who computed it, or why there is none."""


CHOSEN = "accent"
"""Ink of the rows of a table that the reader chose."""


@dataclass(frozen=True)
class Table:
    """Columns and rows of text, as a page shows them; `numeric` marks columns aligned to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    origins: tuple[tuple[str, ...], ...] = ()
    """For each cell the address that says where its figure comes from, empty for cells that are none."""
    parts: tuple[tuple[int, str], ...] = ()
    """Headings across the table, each before the row of that number; none where it has one part."""
    inks: tuple[tuple[str, ...], ...] = ()
    """For each cell the ink of its class, empty for cells that have none; nothing where a table has no classes."""
    chosen: tuple[int, ...] = ()
    """Numbers of the rows of what the reader chose, which every medium marks and none leaves out."""
    is_even: bool = False
    """Whether its columns are of one kind, and so of one width."""
    narrow: Table | None = None
    """The same in a form for a room that has none for all of its columns; None where it is cut there."""
    keys: tuple[tuple[str, ...], ...] = ()
    """For each cell the number by which a page sorts its column, empty where nothing is known; nothing where rows stay
    in their order."""
    goes_on: bool = False
    """Whether slides hold all of its rows, on as many as it takes, and not the first of them alone."""

    first: tuple[int, ...] = ()
    """Numbers of all of its rows in the order of a medium that can show only some of them; nothing where that order is
    the page's."""

    far: Table | None = None
    """The same for pictures and slides, with one thought a cell; None where its cells have no more than one."""
    small: tuple[tuple[str, ...], ...] = ()
    """For each cell what stands small and quiet at its end, as its year does; nothing where no cell has that."""
    signs: tuple[tuple[str, str], ...] = ()
    """Signs at figures, and what each means: told below the rows in which it stands."""
    small_said: str = ""
    """What the small words at the ends of figures are, told there, too; empty where they say it themselves."""

    @property
    def head(self) -> int:
        """Which column names a row, for whoever hears it: the first, unless that is its place in an order."""
        return 1 if self.numeric[:2] == (True, False) else 0

    @property
    def grounds(self) -> tuple[tuple[str, ...], ...]:
        """For each cell the ink behind its words: of its class, else of a row that the reader chose; may be nothing."""
        if not self.chosen:
            return self.inks
        plain = ("",) * len(self.columns)
        rows = enumerate(self.inks or (plain,) * len(self.rows))
        return tuple(tuple(ink or CHOSEN for ink in row) if place in self.chosen else row for place, row in rows)

    @property
    def led(self) -> Table:
        """The table as a picture or a slide has it, in an order of its own where the page's is that of names."""
        if self.far is not None and self.rows:
            return self.far.led
        return self.of(self.first) if self.first else self

    def signs_in(self, rows: Sequence[Sequence[str]]) -> str:
        """What the signs mean that stand in some of its rows, each behind its sign, and what is small; empty
        where nothing does."""
        said = [f"{sign} {said}" for sign, said in self.signs if any(sign in cell for row in rows for cell in row[1:])]
        return in_sentences((*([as_sentence(in_parts(said))] if said else ()), *filter(None, (self.small_said,))))

    @property
    def plain(self) -> Table:
        """The table as files and pictures have it: words of a publisher are not marked there."""
        return replace(self, rows=tuple(tuple(map(unmarked, row)) for row in self.rows))

    def of(self, places: Sequence[int]) -> Table:
        """Some of its rows, each with what belongs to it."""
        return replace(
            self,
            rows=tuple(self.rows[place] for place in places),
            origins=tuple(self.origins[place] for place in places) if self.origins else (),
            inks=tuple(self.inks[place] for place in places) if self.inks else (),
            small=tuple(self.small[place] for place in places) if self.small else (),
            chosen=tuple(place for place, own in enumerate(places) if own in self.chosen),
            keys=tuple(self.keys[place] for place in places) if self.keys else (),
            first=(),
        )

    def cut(self, kept: int) -> Table:
        """The first rows, then those chosen that stand further down, the first of them behind "…"."""
        far = [place for place in self.chosen if place >= kept]
        places = [*range(min(kept, len(self.rows))), *far]
        # What stands further down can be of another part, and keeps the heading of it.
        parts = {place: said for place, said in self.parts if place < kept}
        for row, place in enumerate(far, start=kept):
            over = max((part for part in self.parts if kept <= part[0] <= place), default=None)
            if over is not None and over[1] not in parts.values():
                parts[row] = over[1]
        made = self.of(places)
        rows = list(made.rows)
        if far and far[0] > kept:
            name, *rest = rows[kept]
            rows[kept] = (f"… {name}", *rest)
        return replace(made, rows=tuple(rows), parts=tuple(parts.items()))


FILES_ALONE = (
    "subtitle_beside_keys",
    "qualifier",
    "aloud",
    "terms",
    "foot",
    "foot_on_slide",
    "full_source",
    "indicators",
    "spoken",
    "about",
    "leading",
    "near",
    "top",
    "beside_legend",
    "sources_aside",
)
"""Words that are for files and pictures, and not for scripts."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What stands around a view."""

    stem: str
    """Name of its files, without an ending."""
    indicator: str
    title: str
    subtitle: str
    leading: str = ""
    """Sentences of the subtitle that stand first below the title, before what the view is about."""
    about: str = ""
    """What the title names and the subtitle leaves out, for whoever sees the subtitle alone."""
    terms: str = ""
    """What words in its rows mean, behind the subtitle of a picture or a slide, which has no page beside it."""
    subtitle_beside_keys: str | None = None
    """The subtitle without what the legend of a picture says; None where it says nothing of it."""
    qualifier: str = ""
    """What the subtitle begins with and goes with the title wherever that stands: of a group its figures without one
    country, or two, that make its change; of a map its one country's newest figure, where the title has an older."""
    aloud: str = ""
    """The same where the title stands without it, as it says in words which way these figures turn, of whom its share
    is, or what is shown: notes have it, a first slide has not."""
    caveat: str
    source: str
    sources: str
    """Their ids."""
    placed: str | None = None
    """What the caveat says of single areas: a page has it behind what holds of all, and a map where they are seen."""
    sources_aside: str = ""
    """Ids of those of what its coverage says beyond what it shows, which a slide leaves to its notes."""
    coverage: str
    """What its figures rest on; may be empty."""
    foot: str | None = None
    """What of a long coverage a picture or a slide has in its foot; the rest is for pages, notes and files."""
    foot_on_slide: str | None = None
    """The same on a slide that counts whom its notes name; None where it says what a picture says."""
    near: str | None = None
    """What of the coverage of a map a picture or a slide has in its foot that shows a part of the world."""
    top: str = ""
    """Whom the title of a map counts in its highest class, by name, which pictures write on the map itself."""
    covered: str | None = None
    """The coverage without what it says of a chart's marks; None where it says nothing of them."""
    beside_legend: str | None = None
    """The coverage without what the legend or the signs of a picture say; None where these say nothing of it."""
    origin: str
    """The address that explains what its title says."""
    marks: str | None = None
    """What numbers in the figure stand for."""
    asks: str | None = None
    """What is to be chosen before there is anything to take along; None where there is something."""
    notes: str | None = None
    """On boundaries that it shows."""
    first: str | None = None
    last: str | None = None
    """The years over which a figure of one year can be moved."""
    later: str | None = None
    """What of the caveat or the coverage a page has behind "More", since it has the most important of them in sight."""
    spoken: str | None = None
    """What a map of its year shows, in sentences; None where the drawing itself is asked (`Shown.spoken`)."""
    full_source: str | None = None
    """The source for media in which nobody can select a cell to see its own; None where `source` says it all."""
    indicators: str = ""
    """Ids of those whose figures stand in rows of several columns, which name none: for files with definitions."""

    def told(self) -> dict[str, str]:
        """What scripts and the interface get, which is a contract: more may be added, nothing is renamed."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self) if field.name not in FILES_ALONE)
        return {name: text for name, text in pairs if text is not None}

    def noted(self, note: str) -> Words:
        """The same with a sentence behind the source."""
        full = in_sentences((self.full_source, note)) if self.full_source else None
        return replace(self, source=in_sentences((self.source, note)), full_source=full)

    @property
    def beside_a_table(self) -> str:
        """What its figures rest on, where no marks are seen."""
        return self.coverage if self.covered is None else self.covered


@dataclass(frozen=True)
class Map:
    """A map as the browser gets it (dashboard/figures/map.py), with the years around that of its selection."""

    answer: Mapping[str, Any]
    _whole: Callable[[], Mapping[str, Any]] | None = None
    """Makes one with all years, where these are more."""

    @property
    def whole(self) -> Mapping[str, Any]:
        """The same with all years: for whoever asks nothing more, such as a file."""
        return self.answer if self._whole is None else self._whole()


class Place(NamedTuple):
    """Of which rows a line of a chart is, and the column of its table: where a reader's own figures of the same stand.

    The browser puts them there (assets/own.js); in a file that the reader wants with them, own.py does.
    """

    indicator: str
    area: str
    sex: str
    age: str
    breakdown: str
    label: str
    """What the line is called beside others."""
    unit: str
    """As it is read after a number; of what is counted none, which the title says."""
    decimals: int
    pane: int
    """Number of the pane of a chart that has one for each line; else 0."""
    people: tuple[tuple[int, int], ...] = ()
    """By year those of whom figures are a rate per 100,000; nothing where they are what is counted or measured."""

    def told(self) -> dict[str, Any]:
        """As scripts get it."""
        made = self._asdict() | {"people": dict(self.people)}
        return made if self.people else {name: value for name, value in made.items() if name != "people"}


Body = Chart | Map | FlowMap | Cells
"""What every medium draws: a chart, a map with all its years, a map of flows, or cells."""
FileRows = tuple[tuple[str, ...], ...]
T = TypeVar("T")


class Section(NamedTuple):
    """A section of the page of methods: its name, by which links find it, its head, and what it says."""

    name: str
    head: str
    said: tuple[str, ...]


def _made(given: T | Callable[[], T]) -> T:
    return given() if callable(given) else given


class Shown:
    """One view of one selection, from which its chart, table, image and files are made, so that they cannot differ.

    Each part may be given as a function, which is asked once, and only where somebody needs what it makes: a page that
    draws a chart does not wait for the rows of its file.
    """

    def __init__(
        self,
        body: Body | Callable[[], Body],
        words: Words | Callable[[], Words],
        table: Table | Callable[[], Table],
        head: tuple[str, ...],
        rows: FileRows | Callable[[], FileRows],
        *,
        fewer: Callable[[], Shown] | None = None,
        taller: Callable[[], Shown] | None = None,
        words_of: Callable[[Collection[str]], Words] | None = None,
        places: Callable[[], tuple[Place, ...]] | None = None,
    ) -> None:
        self._body, self._words, self._table, self._rows, self._fewer = body, words, table, rows, fewer
        self._taller = taller
        self._words_of = words_of
        self._places = places
        self.head = head
        """Columns of its file: those of `CSV_COLUMNS` where all rows are observations."""

    @cached_property
    def body(self) -> Body:
        """Its chart as described, with no figure that the reader does not see."""
        return self._body() if callable(self._body) else self._body

    @cached_property
    def from_afar(self) -> Shown:
        """The same for a picture or a slide, which nobody can scroll: summed to fewer rows where it has many."""
        return self._fewer() if self._fewer else self

    @cached_property
    def as_tall(self) -> Shown | None:
        """The same for a picture as tall as a page, where that has room for more; else None."""
        return self._taller() if self._taller else None

    def noted(self, note: str) -> Shown:
        """The same with a sentence behind its source, wherever it is shown."""
        return self.reworded(lambda words: words.noted(note))

    def reworded(self, change: Callable[[Words], Words]) -> Shown:
        """The same with other words around it, wherever it is shown."""
        fewer, taller = self._fewer, self._taller
        return Shown(
            lambda: self.body,
            lambda: change(self.words),
            lambda: self.table,
            self.head,
            lambda: self.rows,
            fewer=(lambda: fewer().reworded(change)) if fewer else None,
            taller=(lambda: taller().reworded(change)) if taller else None,
            words_of=(lambda rows: change(self.words_of(rows))) if self._words_of else None,
            places=self._places,
        )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """For each line of its chart, and column of its table behind the years, of which rows it is.

        Nothing where a reader's own figures have no place: of what is no line over the years.
        """
        return self._places() if self._places else ()

    @property
    def places_told(self) -> list[dict[str, Any]]:
        """The same as scripts get it."""
        return [place.told() for place in self.places]

    @cached_property
    def words(self) -> Words:
        """What stands around it."""
        return _made(self._words)

    @cached_property
    def spoken(self) -> str:
        """What its drawing shows, in sentences, for whoever does not see it."""
        if isinstance(self.body, Map):
            return self.words.spoken or ""
        return spoken(self.body)

    def spoken_in(self, tab: Tab) -> str:
        """The same in a tab: of a table how large it is, since its figures stand in it."""
        return spoken_table(self.table.columns, len(self.table.rows)) if tab == "table" else self.spoken

    @property
    def told(self) -> dict[str, str]:
        """What stands around it as scripts get it, with what its drawing shows."""
        return {**self.words.told(), "spoken": self.spoken}

    @property
    def tells_rows(self) -> bool:
        """Whether it has other words where some of its rows alone are drawn."""
        return self._words_of is not None

    def words_of(self, rows: Collection[str]) -> Words:
        """What stands around it where only some of its rows are drawn, by their names: nothing is said of others."""
        return self._words_of(rows) if self._words_of else self.words

    @cached_property
    def table(self) -> Table:
        """Its twin."""
        return _made(self._table)

    @cached_property
    def rows(self) -> FileRows:
        """Rows of its file, as text: numbers as the shortest decimal that reads back the same, a blank for unknown."""
        return _made(self._rows)

    @property
    def figure(self) -> dict[str, Any]:
        """What plotly draws. Raises TypeError where it draws nothing of it."""
        if isinstance(self.body, Chart):
            return figure(self.body)
        if isinstance(self.body, FlowMap):
            return flows_figure(self.body)
        if isinstance(self.body, Cells) and self.body.kind == "matrix":
            return matrix_figure(self.body)
        raise TypeError(f"{type(self.body).__name__}: no figure of plotly's")


Maker = Callable[[Context, View, Selection], Shown]
"""What makes a view of a kind whole."""


@dataclass(frozen=True)
class Explained:
    """What makes a view of a kind, and the section of the page of methods that says how: both in the kind's module."""

    make: Maker
    how: Callable[[Context], Section]

    def __call__(self, context: Context, view: View, selection: Selection) -> Shown:
        return self.make(context, view, selection)
