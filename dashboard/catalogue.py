"""What the figures mean: one frozen record per indicator and per source, read from TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

Direction = Literal["up", "down", "none"]
TargetKind = Literal["zero", "universal", "assumed"]
Theme = Literal["victims", "drivers", "justice", "protection", "context"]

THEMES: tuple[Theme, ...] = ("victims", "drivers", "justice", "protection", "context")

YEAR = "YEAR"
"""Breakdown whose figures are years: when a state joined a treaty."""
RATE, COUNT, VALUE = "rate", "count", "value"
"""Measures: a count per 100,000 of a population; the count itself; the figure of any other indicator."""
_NO_THINGS = re.compile("%|per |score|index|USD|status|tier")
_BAND = re.compile(r"Y\d+T(\d+)")
_OLDEST_CHILD = 17


CODES = MappingProxyType(
    {
        "INFORM": "overall risk",
        "HA": "hazards and exposure",
        "VU": "vulnerability",
        "CC": "lack of coping capacity",
        "REG_AFR": "Africa",
        "REG_AFR_ME": "Africa and the Middle East",
        "REG_AMR": "Americas",
        "REG_ASI": "Asia",
        "REG_CAR": "Caribbean",
        "REG_EUR": "Europe",
        "_X": "country unknown",
    }
)
"""Codes of a breakdown that do not read as words."""


def code_words(code: str) -> str:
    """A code of `breakdown` as English words: "FORCED_LABOUR" is "forced labour"."""
    return CODES.get(code) or code.lower().replace("_", " ")


class CatalogueError(ValueError):
    """A record that cannot be used; the message names the file and what is wrong with it."""


@dataclass(frozen=True)
class Target:
    """What 2030 (or an earlier deadline) asks of an indicator, and how it is read here."""

    value: float
    kind: TargetKind
    year: int = 2030
    met: float | None = None
    """Counts as met from here on (birth registration: 99 of 100); `value` where None."""
    pace: bool = True
    """False where one survey point per country is all that exists: then a level, never a pace."""
    margin: float = 1.0
    """Least change that the data can show, in the indicator's unit."""
    silence: bool = False
    """True of answers about violence: a low figure may be silence, so no value is ever read as at the target."""
    note: str = ""
    told: str = ""
    """What is so of a country by the number that figures are held against, within a sentence: "{amount} of people live
    in extreme poverty". Empty where no number is."""
    mark: str = ""
    """Words at the target's mark where others set the number that it is read as, in lines; they name whose it is."""


@dataclass(frozen=True)
class Wider:
    """An area under which a publisher also counts what happens in others, or to their people."""

    area: str
    of: tuple[str, ...]
    """The others, whose people the tables of population count apart."""
    until: int = 9999
    """The last year in which it does."""

    def holds(self, area: str, year: int) -> bool:
        """Whether the figure of an area in a year is such a one."""
        return area == self.area and year <= self.until


@dataclass(frozen=True)
class Referred:
    """How many persons a government says were referred to it in a year as potential victims of modern slavery."""

    area: str
    year: int
    value: int
    source: str
    publisher: str
    """As it calls itself: names are not translated."""
    title: str
    published: str
    """Day of the edition that has the figure (ISO 8601): later ones may have another."""
    address: str
    """The page on which it was read."""
    read: str
    """How it was read."""
    confirmed: int | None = None
    """Per cent of that year's conclusive decisions that found a victim, as the government says; None where not read."""


@dataclass(frozen=True)
class Indicator:
    """One indicator of the catalogue (`data/catalogue/<id>.toml`)."""

    id: str
    theme: Theme
    order: int
    name: str
    """Noun phrase for titles in sentence case: "Detected victims of trafficking in persons"."""
    label: str
    """The same in at most about 30 characters, for lists and axes."""
    definition: str
    unit: str
    unit_label: str
    """Unit as read after a number: "per 100,000 children", "% of children under 5", "persons"."""
    decimals: int
    direction: Direction
    source: str
    denominator: str
    window: int
    sex: tuple[str, ...]
    age: tuple[str, ...]
    breakdown: tuple[str, ...]
    default_sex: str
    default_age: str
    default_breakdown: str
    aggregate: Literal["sum", "publisher", "none"]
    """How several areas become one: a "sum" of ours; the "publisher" gives figures of the world or of groups, and only
    those are shown; or "none". A level or rate is never averaged here over the countries that have one."""
    per: str
    """Id of the population that a count of its default age is divided by on a map, else empty."""
    hue: str
    """Name of the colour ramp in the theme: victims, conflict, weather, refugees, poverty, neutral."""
    caveats: tuple[str, ...]
    """Most important first: that one travels with every picture."""
    meaning_zero: str
    meaning_blank: str
    meaning_edge: str
    title: str = ""
    """Its name in titles, with the offence that `label` leaves out; empty where that says it, or there is none."""
    child_title: str = ""
    """The same of all children, where `title` would need "children" behind it."""
    told: str = ""
    """What a title says of one figure of one area in one year, of its usual codes and measure, true to `definition`:
    "{area}: {figure} of people lived below 3.00 USD a day in {year}". A figure of a percentage has its sign."""
    told_count: str = ""
    """The same of its counts, where rates are its usual measure."""
    least_coverage: float = 0.5
    """Part of a group's countries that a sum rests on at least; 0 where the publisher watches the whole world:
    such sums are at least so many, since areas without a figure are not known to have none."""
    rate_of: str = ""
    """Id of the count that this rate divides by the people of the same area (`rate_people`): of a group, the counts of
    the same countries are summed and divided by the people of these countries."""
    rate_people: str = ""
    """Id of the table of those people; empty unless `rate_of`."""
    groups_caveat: str = ""
    """What stands in place of the first caveat where a group's figure by its publisher is made unlike a country's."""
    place_caveats: tuple[tuple[frozenset[str], str], ...] = ()
    """What concerns some areas alone, by these: it stands behind the first caveat wherever one of them is shown."""
    groups_source: str = ""
    """Source of the rows of the world and of groups, where that is another release or publisher than `source`."""
    merged_age: tuple[str, ...] = ()
    """Ages shown together with the default one, since each country has only one of them; a caveat says so."""
    unit_whole: str = ""
    """`unit_label` with what a subtitle alone has room for, as which dollars these are; empty where that is all."""
    merged_unit: str = ""
    """`unit` and `unit_label` of the figures of those ages; empty unless `merged_age`."""
    area: str = ""
    """The one area of its table (WLD) where it has no others: it has no map."""
    sdg: tuple[str, ...] = ()
    target: Target | None = None
    expected_rows: int | None = None
    expected_areas: int | None = None
    break_years: tuple[int, ...] = ()
    """Years from which on the series is not comparable with what came before, its source having asked by another
    questionnaire: charts say so."""
    partial_years: tuple[int, ...] = ()
    """Years of which a part of the figures is known alone: the second caveat says which. Of codes who is not in that
    part had none of its codes, so that no older entry may stand for such a year."""
    partner: str = ""
    """What an area's code in `breakdown` stands for ("country of citizenship"), where it may hold one; `breakdown`
    then lists the other codes alone."""
    parts: tuple[str, ...] = ()
    """Codes of `breakdown` that are kinds of other codes there: a part is not ranked beside its whole."""
    pooled: bool = False
    """Whether its figures are of all years together, under the year of the release: the second caveat says so."""
    unrecorded: bool = False
    """Whether what is not recorded may well be so, and zero means that none is recorded: the third caveat says so."""
    is_unweighed: bool = False
    """Whether so few countries have figures, of work and not of persons found, that a part of their sum says nothing of
    who is missing: those that have all years stand for their group however small their part is."""
    years_differ: bool = False
    """Whether figures of different years may not be comparable, and nothing marks which: the first caveat says so."""
    watched_closer: bool = False
    """Whether a rise may come from closer monitoring: the third caveat says so."""
    zeros_until: int = 0
    """The last year of which the publisher lists zeros as a rule, where it lists hardly any later: none of those is
    compared with a later figure, and the last caveat says so."""
    wider: tuple[Wider, ...] = ()
    """Areas whose figures cover others, too, that their population does not: they have no rate in those years."""
    least_shown: int = 0
    """Figures below this number, and those that would give one away, are suppressed: status Q without bounds."""
    lowest: float = 0
    """Least figure that makes sense; below zero only for scores around a mean, whose zero is a figure like others."""
    zero_apart: bool = True
    """Whether zero is a report of none, with a class of its own on maps; false for scores around a mean, and where the
    publisher prints small figures as "below" one of them."""
    rounded_zero: bool = False
    """Whether its publisher rounds to `decimals`, so that a 0 may stand for a little more than none."""
    value_names: tuple[tuple[float, str], ...] = ()
    """What each figure stands for, where figures are codes: (2, "party")."""
    referred: tuple[Referred, ...] = ()
    """Counts of others of the same country and year, beside which its totals of all ages are read."""
    moved: tuple[tuple[int, int], ...] = ()
    """Years under which figures once stood here that are of another, and that other: (2021, 2022)."""

    @property
    def all_caveats(self) -> tuple[str, ...]:
        """All that is to be kept in mind, what holds for groups or for some areas alone after the first."""
        placed = (text for _, text in self.place_caveats)
        return tuple(text for text in (self.caveats[0], *placed, self.groups_caveat, *self.caveats[1:]) if text)

    def window_in(self, year: int) -> int:
        """How many years older a figure may be that stands for an area in `year`."""
        return 0 if year in self.partial_years else self.window

    def names_values(self, breakdown: str) -> bool:
        """Whether the figures of a breakdown are codes with names; the years of treaties are not."""
        return bool(self.value_names) and breakdown != YEAR

    def has_breakdown(self, code: str, areas: Container[str]) -> bool:
        """Whether `breakdown` may hold a code: a declared one, or an area's where it names a partner."""
        return code in self.breakdown or (bool(self.partner) and code in areas)

    def has_choice(self, name: str) -> bool:
        """Whether its figures are told apart by "sex", "age" or "breakdown"; merged ages are shown as one."""
        if name == "breakdown" and self.partner:
            return True
        codes: tuple[str, ...] = getattr(self, name)
        return len([code for code in codes if name != "age" or code not in self.merged_age]) > 1

    @property
    def is_reported(self) -> bool:
        """Whether figures move with which countries report them: over time they are summed over the same ones only."""
        return self.theme in ("victims", "justice") and not self.area and self.aggregate == "sum"

    @property
    def is_watched(self) -> bool:
        """Whether a publisher watches the whole world, so that a group's figure is the sum of all that it recorded."""
        return self.aggregate == "sum" and self.least_coverage == 0

    def has_median(self, breakdown: str) -> bool:
        """Whether the median of countries may stand where nobody publishes a figure of a group.

        Not of codes and years, nor of what describes detections, which are never held against each other.
        """
        codes = bool(self.value_names) or breakdown == YEAR
        apart = bool(self.area or self.least_shown or self.partner) or self.theme == "victims"
        return self.aggregate != "sum" and not codes and not apart

    def unit_at(self, age: str) -> str:
        """The unit of the figures of an age: another one for an age that stands in for the usual one."""
        return self.merged_unit if age in self.merged_age else self.unit

    @property
    def is_score(self) -> bool:
        """Whether figures are places on a scale, whose ends their unit says."""
        return self.unit.startswith(("score", "index"))

    @property
    def is_percentage(self) -> bool:
        """Whether its figures are percentages, none of which exceeds 100: shares, rates of 100, scores in per cent."""
        return "%" in self.unit

    @property
    def is_count(self) -> bool:
        """A number of people, events or movements: shown per population on maps, or as symbols."""
        if self.rate_of:
            return False
        return self.aggregate == "sum" or bool(self.per or self.least_shown)

    @property
    def names_things(self) -> bool:
        """Whether its unit is a name of what is counted: no share, rate, score, sum of money or code."""
        return self.is_count or not (self.rate_of or self.value_names or _NO_THINGS.match(self.unit))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures it can be shown in, the usual one first."""
        if self.per:
            return RATE, COUNT
        return (COUNT,) if self.is_count else (VALUE,)

    def denominator_of(self, age: str) -> str:
        """Id of the population that a count of people of this age is divided by: children by children, all else by all.

        A rate of children per 100,000 people of all ages would mix two things; adults have no table of their own.
        """
        band = _BAND.fullmatch(age)
        return "child-population" if band and int(band[1]) <= _OLDEST_CHILD else "population"


@dataclass(frozen=True)
class SourceFile:
    """One file of a publisher, as it was read."""

    path: str
    sha256: str
    bytes: int = 0
    """Size; 0 where it is not recorded."""


@dataclass(frozen=True)
class Paging:
    """How an interface gives its rows page by page; each text is a name in its requests or answers."""

    page: str
    """Parameter that names the page, or the first row where pages follow `next`."""
    size: str
    """Parameter that names the rows of a page."""
    rows: int
    """Rows asked for at once."""
    items: str = ""
    """Where the rows stand in an answer; empty where an answer is a list of two: what it is, and the rows."""
    first: int = 1
    """Number of the first page."""
    pages: str = ""
    """Where the number of pages stands."""
    next: str = ""
    """Where the address of the following page stands, in place of `pages`."""
    total: str = ""
    """Where the number of all rows stands; empty where the publisher does not say."""


@dataclass(frozen=True)
class Credential:
    """What an interface asks of those who read it. The value is in the environment only."""

    variable: str
    """Name of the environment's variable that holds it."""
    parameter: str = ""
    header: str = ""
    """Where it goes: a parameter of the address, or a header."""


@dataclass(frozen=True)
class Interface:
    """How a publisher's live interface is asked (table `interface` of a source record); data/live/ does it."""

    format: str
    """Module of data/live/ that reads its answers."""
    address: str
    """Without parameters and credentials: also what readers are shown."""
    parameters: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Sent with each request; {year} is the current year."""
    files: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What it gives: path as in the folder of the publishers' files -> what is added to the address for it."""
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Series or indicators to ask for -> what its module needs to know of each."""
    rename: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Names of columns in its answers -> those in the publisher's files, where they differ."""
    keeps: tuple[str, ...] = ()
    """Indicators of this source that it does not give: their tables stay until files are fetched by hand."""
    paging: Paging | None = None
    credential: Credential | None = None
    errors: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What helps with the errors it is known for, by HTTP status or by one of html, empty, message, truncated."""
    citation: str = ""
    """Citation of what was read from it; {vintage} is the release, {retrieved} the day."""
    note: str = ""
    """Note on what was read from it, in place of that on the recorded files."""


@dataclass(frozen=True)
class Release:
    """What of a source changes with each release; `releases` of the data package holds it for the tables there."""

    vintage: str
    released: str
    retrieved: str
    citation: str
    coverage: str
    note: str
    files: tuple[SourceFile, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Release:
        """From JSON. Raises TypeError or KeyError where an entry is missing, strange or of another type."""
        files = tuple(SourceFile(**entry) for entry in told["files"])
        release = cls(**{**told, "files": files})
        texts = [getattr(release, item.name) for item in fields(cls) if item.name != "files"]
        texts += [text for file in files for text in (file.path, file.sha256)]
        if not all(isinstance(text, str) for text in texts) or not all(isinstance(file.bytes, int) for file in files):
            raise TypeError("an entry is of another type than expected")
        return release

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Source:
    """One publisher's release (`data/sources/<id>.toml`)."""

    id: str
    publisher: str
    publisher_short: str
    title: str
    citation: str
    licence: str
    vintage: str
    """Short enough for a caption: "28 October 2025", "v25.1"."""
    released: str
    """Date, month or year of the release (ISO 8601), for citations."""
    official_page: str
    coverage: str
    files: tuple[SourceFile, ...]
    retrieved: str = ""
    """Day on which the files were fetched from the publisher (ISO 8601); empty where that is not recorded."""
    interface: Interface | None = None
    note: str = ""
    citation_note: str = ""
    """Sentences of ours beside the citation, translated: whose copy was read, what of the figures is our own work."""
    covers_some: bool = False
    """Whether it is about some countries by its publisher's choice: what others did not is nowhere said."""
    of_trafficking: bool = False
    """Whether it is of trafficking in persons alone: a view that stands without its page says so."""
    few_as_ranges: bool = False
    """Whether it publishes numbers from 1 to 4 as "<5", so that sums of them are ranges."""

    @property
    def live(self) -> str:
        """Address of the publisher's live interface, empty where there is none."""
        return self.interface.address if self.interface else ""

    @property
    def release(self) -> Release:
        """What of this source changes with each release."""
        return Release(**{item.name: getattr(self, item.name) for item in fields(Release)})

    def released_as(self, release: Release) -> Source:
        """This source with the facts of another release, whose citation may hold our note on it as older ones do."""
        told = {item.name: getattr(release, item.name) for item in fields(Release)}
        return replace(self, **{**told, "citation": release.citation.removesuffix(self.citation_note).rstrip()})


Record = TypeVar("Record", Indicator, Source)


def _read(path: Path, kind: type[Record], nested: Mapping[str, Any]) -> Record:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(raw) - known):
        raise CatalogueError(f"{path}: unknown entries: {', '.join(unknown)}")
    try:
        values = {name: nested[name](value) if name in nested else value for name, value in raw.items()}
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        record = kind(**values)
    except TypeError as error:
        raise CatalogueError(f"{path}: {error}") from error
    if record.id != path.stem:
        raise CatalogueError(f"{path}: id is {record.id!r}, but the file is named {path.stem!r}")
    return record


def load_indicators(folder: Path) -> dict[str, Indicator]:
    """All indicators of a folder, in the order of themes and of `order` within them.

    Raises CatalogueError naming the file.
    """
    nested = {
        "target": lambda value: Target(**value),
        "wider": lambda value: tuple(Wider(**{**entry, "of": tuple(entry["of"])}) for entry in value),
        "referred": lambda value: tuple(Referred(**entry) for entry in value),
        "place_caveats": lambda value: tuple((frozenset(codes.split()), text) for codes, text in value.items()),
        "moved": lambda value: tuple((int(before), int(now)) for before, now in value.items()),
        "value_names": lambda value: tuple((float(code), str(name)) for code, name in value.items()),
    }
    records = [_read(path, Indicator, nested) for path in sorted(folder.glob("*.toml"))]
    if not records:
        raise CatalogueError(f"{folder}: no indicator found")
    for record in records:
        if record.theme not in THEMES:
            raise CatalogueError(
                f"{folder / record.id}.toml: theme is {record.theme!r}, not one of {', '.join(THEMES)}"
            )
        counted = [(one.area, one.year) for one in record.referred]
        if twice := sorted({of for of in counted if counted.count(of) > 1}):
            raise CatalogueError(f"{folder / record.id}.toml: referred has two figures of {twice}; keep one")
    records.sort(key=lambda record: (THEMES.index(record.theme), record.order, record.id))
    return {record.id: record for record in records}


def _interface(told: Mapping[str, Any]) -> Interface:
    nested: dict[str, Callable[[Any], Any]] = {
        "keeps": tuple,
        "paging": lambda value: Paging(**value),
        "credential": lambda value: Credential(**value),
    }
    return Interface(**{name: nested[name](value) if name in nested else value for name, value in told.items()})


def load_sources(folder: Path) -> dict[str, Source]:
    """All source records of a folder, by id. Raises CatalogueError naming the file."""
    nested: dict[str, Callable[[Any], Any]] = {
        "files": lambda value: tuple(SourceFile(**entry) for entry in value),
        "interface": _interface,
    }
    records = [_read(path, Source, nested) for path in sorted(folder.glob("*.toml"))]
    return {record.id: record for record in records}
