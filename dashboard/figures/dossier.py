"""A country's dossier: what UNODC's collection holds of it by breakdown and year, and what it holds of its neighbours.

Each cell is the cell of the picture of who reports (dashboard/figures/coverage.py), which looks at one series alone;
where that has no figure and parts of it have one, by sex, age or form, the year counts as held. Nothing is judged or
ranked here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

import pandas as pd

from dashboard.columns import NUMBERS
from dashboard.context import Context
from dashboard.figures.coverage import RECENT, since, smallest_group, states_of
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical
from dashboard.metrics.peers import neighbours
from dashboard.metrics.presence import (
    ASKED,
    FIGURE,
    INTERVAL,
    NOTHING,
    SUPPRESSED,
    WITH_FIGURE,
    ZERO,
)
from dashboard.selection import Selection
from dashboard.store import Laid, Observation
from dashboard.words.dossier import part_name, partners_name
from dashboard.words.names import area_name
from dashboard.words.titles import subject

SOURCE = "unodc_glotip"
DOSSIER = "/data/dossier"
"""The address of the page."""
VICTIMS, FORMS, CITIZENS = "detected-victims", "detected-victims-by-form", "detected-victims-by-citizenship"
OFFENCES, CONVICTED_CITIZENS, REPATRIATED = "trafficking-offences", "convicted-by-citizenship", "repatriated-victims"
_OF_THE_EU = (
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
)
_OF_EFTA, _CANDIDATES = "CHE ISL LIE NOR", "ALB BIH GEO MDA MKD MNE SRB TUR UKR"
THROUGH_EUROSTAT = frozenset(f"{_OF_THE_EU} {_OF_EFTA} {_CANDIDATES}".split())
"""States of the EU and of EFTA, and candidates: as groups UNODC's metadata say that they answer through Eurostat.

Who belongs to them stands in no table here: as known in November 2026. The letter asks them, and claims nothing.
"""
PERSONS = {
    "contact": "persons-in-formal-contact",
    "prosecuted": "persons-prosecuted",
    "convicted": "persons-convicted",
}
"""Persons in the justice system, by the beginning of the names of their breakdowns."""
ALL, CHILD, ADULT = "_T", "Y0T17", "Y_GE18"
OWN, UNKNOWN = "OWN", "UNKNOWN"
NOT_YET = "-"
"""Of a year before the first of which any country has a figure of a series: nobody's gap."""
PARTLY = "d"
"""Of a year of which the series has no figure, but parts of it have: by sex, by age or by form."""
HELD = WITH_FIGURE | {PARTLY}
_FINER: Mapping[str, tuple[str, ...]] = {VICTIMS: (FORMS,)}
"""Tables that count the persons of another in parts."""
_BEST = (FIGURE, INTERVAL, ZERO, SUPPRESSED, ASKED, NOTHING)
"""States in the order in which the first stands for several rows of one year."""


@dataclass(frozen=True)
class Series:
    """One line of the collection: whom it counts. `others`: all partner countries together, but the country itself."""

    indicator: str
    sex: str = ALL
    age: str = ALL
    breakdown: str = ALL
    partners: Literal["", "others", "any"] = ""


def _of_persons(name: str) -> dict[str, tuple[Series, ...]]:
    indicator = PERSONS[name]
    return {
        name: (Series(indicator),),
        f"{name}-sex": (Series(indicator, "F"), Series(indicator, "M")),
        f"{name}-age": (Series(indicator, age=CHILD), Series(indicator, age=ADULT)),
    }


CHILDREN_BY_FORM = "children-form"
_KINDS = ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")
PARTS: Mapping[str, tuple[Series, ...]] = {
    "victims": (Series(VICTIMS),),
    "victims-age": (Series(VICTIMS, age=CHILD), Series(VICTIMS, age=ADULT)),
    "victims-sex": (Series(VICTIMS, "F"), Series(VICTIMS, "M")),
    "children-sex": (Series(VICTIMS, "F", CHILD), Series(VICTIMS, "M", CHILD)),
    "victims-form": tuple(Series(FORMS, breakdown=kind) for kind in _KINDS),
    CHILDREN_BY_FORM: tuple(Series(FORMS, age=CHILD, breakdown=kind) for kind in _KINDS),
    "victims-citizenship": (Series(CITIZENS, breakdown=OWN), Series(CITIZENS, partners="others")),
    "offences": (Series(OFFENCES),),
    **_of_persons("contact"),
    **_of_persons("prosecuted"),
    **_of_persons("convicted"),
    "convicted-citizenship": (Series(CONVICTED_CITIZENS, breakdown=OWN), Series(CONVICTED_CITIZENS, partners="others")),
}
"""The breakdowns of the collection in the order of its workbook, and the lines of each."""
TOTALS = frozenset(("victims", "offences", *PERSONS))
"""Breakdowns that are no breakdown: their parts are asked for under names of their own."""
APART = Series(REPATRIATED, partners="any")
"""Shown and never counted: a row names two countries, and the file does not say which of them reported it."""


@dataclass(frozen=True)
class Line:
    """One series of a country over the years."""

    series: Series
    name: str
    question: Selection
    """What its rows are asked with; of several partner countries those of the usual one."""
    cells: str
    """A state for each year, as in the picture of who reports."""
    held: str
    """The same, but PARTLY where only parts of it have a figure: what is said of a year rests on this."""
    first: int
    """The first year of which any country has a figure of it."""
    begins: int
    """The first year of which any country has a figure of it or of a part of it."""
    history: tuple[Observation, ...] = ()
    """Its figures; none of a line that stands for several partner countries."""


@dataclass(frozen=True)
class Part:
    """A breakdown of a country."""

    id: str
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    """Those of which one of its lines, or a part of one, has a figure; of a total those that have it; of children by
    form those with a number of children."""
    partly: tuple[int, ...] = ()
    """Of a total, those of which only parts have a figure: three forms of exploitation make no total. Of children by
    form, those of zeros alone."""

    @property
    def name(self) -> str:
        """Its name, in the current language."""
        return part_name(self.id)

    @property
    def last(self) -> int | None:
        """The last year with a figure."""
        return self.years[-1] if self.years else None


@dataclass(frozen=True)
class Near:
    """With whom a country is shown: land neighbours, else the other countries of its smallest region, else nobody."""

    kind: Literal["border", "region", "nobody"]
    group: str
    """The region; empty for neighbours."""
    areas: tuple[str, ...]
    """UN members, by name."""


@dataclass(frozen=True)
class Dossier:
    """All of one country's."""

    area: str
    years: range
    since: int
    """The first of the last full years; what is later is recent."""
    parts: tuple[Part, ...]
    apart: Line
    near: Near
    nearby: Mapping[str, tuple[str, ...]]
    """Which of these countries have a recent figure, by breakdown."""

    @cached_property
    def recent(self) -> tuple[Part, ...]:
        """Breakdowns with a figure of a recent year."""
        return tuple(part for part in self.parts if part.last is not None and part.last >= self.since)

    @cached_property
    def absent(self) -> tuple[Part, ...]:
        """Breakdowns without one."""
        return tuple(part for part in self.parts if part.last is None or part.last < self.since)

    @property
    def full_years(self) -> range:
        """The last years that are no longer coming in."""
        return range(self.since, self.since + RECENT)

    @property
    def open_years(self) -> range:
        """Later ones, of which figures are still coming in: what is empty there is not counted as missing."""
        return range(self.full_years.stop, self.years.stop)

    def missed(self, part: Part) -> tuple[int, ...]:
        """The last full years of which a breakdown has no figure."""
        return tuple(year for year in self.full_years if year not in part.years)

    @property
    def last(self) -> int | None:
        """The last year of any figure."""
        return max((part.years[-1] for part in self.parts if part.years), default=None)

    @cached_property
    def is_listed_unusably(self) -> bool:
        """Whether the file lists rows of the country without a usable number, such as zeros of no total."""
        return any(ASKED in line.held for part in self.parts for line in part.lines)

    def part(self, name: str) -> Part:
        """A breakdown by its id."""
        return next(part for part in self.parts if part.id == name)


def dossier_of(context: Context, area: str) -> Dossier:
    """The dossier of an area, in the current language. Raises KeyError where there is no such area."""
    years, recent = years_of(context), since(context, VICTIMS)
    near = near_to(context, area)
    found = {name: _parts_of(context, name, (area, *near.areas), years) for name in PARTS}
    names = {name: tuple(code for code in near.areas if _is_recent(found[name][code], recent)) for name in PARTS}
    return Dossier(
        area=area,
        years=years,
        since=recent,
        parts=tuple(part[area] for part in found.values()),
        apart=_lines(context, APART, (area,), years)[area],
        near=near,
        nearby=names,
    )


def years_of(context: Context) -> range:
    """The years of UNODC's collection."""
    spans = [context.years(name) for name in {series.indicator for lines in PARTS.values() for series in lines}]
    return range(min(span.first for span in spans), max(span.last for span in spans) + 1)


def near_to(context: Context, area: str) -> Near:
    """Whose reports stand beside an area's."""
    geography = context.geography
    found = tuple(peer.area for peer in neighbours(area, context.borders, geography.states))
    if found:
        return Near("border", "", _by_name(context, found))
    group = smallest_group(context, area)
    others = tuple(code for code in geography.members_in(group) if code != area) if group != WORLD else ()
    return Near("region", group, _by_name(context, others)) if others else Near("nobody", "", ())


def shown_cells(line: Line, years: range) -> str:
    """The cells of a line, but of years before anybody's first figure, which nobody can miss."""
    return "".join(
        NOT_YET if state == NOTHING and year < line.begins else state
        for year, state in zip(years, line.held, strict=True)
    )


def _by_name(context: Context, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: alphabetical(area_name(context, code))))


def _is_recent(part: Part, recent: int) -> bool:
    return part.last is not None and part.last >= recent


def _parts_of(context: Context, name: str, areas: Sequence[str], years: range) -> dict[str, Part]:
    lines = [_lines(context, series, areas, years) for series in PARTS[name]]
    made = {area: _part(name, tuple(line[area] for line in lines), years) for area in areas}
    if name != CHILDREN_BY_FORM:
        return made
    return {area: _without_zeros_alone(part, area, _with_children(context)) for area, part in made.items()}


def _without_zeros_alone(part: Part, area: str, counted: Collection[tuple[str, int]]) -> Part:
    """Children by form without years of which these zeros are all that there is: no number of children.

    Guinea-Bissau 2019: no girls and no boys in sexual exploitation, and no number in other forms.
    """
    known = tuple(year for year in part.years if (area, year) in counted)
    return replace(part, years=known, partly=tuple(year for year in part.years if year not in known))


def _part(name: str, lines: tuple[Line, ...], years: range) -> Part:
    held = [year for place, year in enumerate(years) if any(line.held[place] in HELD for line in lines)]
    own = [year for place, year in enumerate(years) if any(line.cells[place] in WITH_FIGURE for line in lines)]
    known = own if name in TOTALS else held
    return Part(name, lines, tuple(known), tuple(year for year in held if year not in known))


def _lines(context: Context, series: Series, areas: Sequence[str], years: range) -> dict[str, Line]:
    """A series of several areas."""
    return (_of_partners if series.partners else _of_one)(context, series, areas, years)


def _of_one(context: Context, series: Series, areas: Sequence[str], years: range) -> dict[str, Line]:
    question = question_of(context, series, "")
    histories, indicator = context.histories(question), context.indicators[series.indicator]
    first = _first_year(context, series) or years.stop
    name, parts = subject(context, question), _years_of_parts(context, series)
    begins = min(first, *(of_one[0] for of_one in parts.values()))
    made = {}
    for area in areas:
        history = histories.get(area, ())
        cells = states_of(indicator, history, years)
        held = "".join(
            PARTLY if state not in WITH_FIGURE and year in parts.get(area, ()) else state
            for year, state in zip(years, cells, strict=True)
        )
        made[area] = Line(series, name, replace(question, areas=(area,)), cells, held, first, begins, history)
    return made


@lru_cache(maxsize=64)
def _first_year(context: Context, series: Series) -> int | None:
    """The first year of which any country has a figure of a series."""
    histories = context.histories(question_of(context, series, ""))
    return min((item.year for history in histories.values() for item in history if item.ends is not None), default=None)


@lru_cache(maxsize=64)
def _years_of_parts(context: Context, series: Series) -> Mapping[str, tuple[int, ...]]:
    """Of each area the years in which any part of a series has a figure: girls or boys of children, a form of all.

    Of all areas at once: their rows have to be looked through for the first of these years anyway.
    """
    found: dict[str, set[int]] = {}
    shared: dict[int, int] = {}
    for known in _known_parts(context, series):
        for area, year in zip(known["ref_area"].tolist(), known["time_period"].tolist(), strict=True):
            found.setdefault(area, set()).add(shared.setdefault(year, year))
    return {area: tuple(sorted(of_one)) for area, of_one in found.items()}


def _known_parts(context: Context, series: Series) -> Iterator[pd.DataFrame]:
    """Rows with a figure of a series and of its parts, table by table."""
    for name in (series.indicator, *_FINER.get(series.indicator, ())):
        rows = context.store.rows(
            name,
            sex=() if series.sex == ALL else (series.sex,),
            age=() if series.age == ALL else (series.age,),
            breakdown=() if series.breakdown == ALL else (series.breakdown,),
        )
        known = rows[rows[list(NUMBERS)].notna().any(axis=1)]
        # That nobody was found in one form of exploitation is no figure of all forms.
        yield known if name == series.indicator else known[known[list(NUMBERS)].max(axis=1) > 0]


@lru_cache(maxsize=4)
def _with_children(context: Context) -> frozenset[tuple[str, int]]:
    """Areas and years with a number of children: of all, of a sex, or of some by form of exploitation."""
    found: set[tuple[str, int]] = set()
    for name in (VICTIMS, FORMS):
        rows = context.store.rows(name, age=(CHILD,))
        most = rows[list(NUMBERS)].max(axis=1)
        known = rows[most > 0 if name == FORMS else most.notna()]
        found |= set(zip(known["ref_area"], known["time_period"], strict=True))
    return frozenset(found)


def question_of(context: Context, series: Series, area: str) -> Selection:
    """What asks for a series, as the picture of who reports asks; of several partner countries for the usual one."""
    asked = context.question(series.indicator, (area,) if area else (), sex=series.sex, age=series.age)
    return asked if series.partners else replace(asked, breakdown=series.breakdown)


def partner_rows(context: Context, series: Series) -> pd.DataFrame:
    """The rows that such a line stands for, of all areas."""
    rows = context.store.frame(series.indicator)
    return rows if series.partners == "any" else rows[~rows["breakdown"].isin((OWN, UNKNOWN))]


def _of_partners(context: Context, series: Series, areas: Sequence[str], years: range) -> dict[str, Line]:
    first, cells = _states_of_partners(context, series)
    name = partners_name(series.indicator)
    made = {}
    for area in areas:
        states = cells.get(area, NOTHING * len(years))
        made[area] = Line(series, name, question_of(context, series, area), states, states, first, first)
    return made


@lru_cache(maxsize=4)
def _states_of_partners(context: Context, series: Series) -> tuple[int, Mapping[str, str]]:
    """The first year of any figure, and of each area a state for each year, of all its rows together."""
    indicator, years = context.indicators[series.indicator], years_of(context)
    cells: dict[str, list[str]] = {}
    for _, one in partner_rows(context, series).groupby("breakdown", observed=True):
        for area, history in Laid(one).items():
            cells.setdefault(area, []).append(states_of(indicator, history, years))
    frame = context.store.frame(series.indicator)
    first = int(frame.loc[frame[list(NUMBERS)].notna().any(axis=1), "time_period"].min())
    return first, {area: _together(states) for area, states in cells.items()}


def _together(cells: Sequence[str]) -> str:
    """Of several rows the best state of each year: a figure of one of them is a figure."""
    return "".join(min(states, key=_BEST.index) for states in zip(*cells, strict=True))
