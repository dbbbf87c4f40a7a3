"""What the parts of the web side share: catalogue, sources, geography, tables; read-only after the start."""

from __future__ import annotations

import datetime
import logging
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path

from dashboard import meanwhile
from dashboard.archive import (
    CATALOGUE,
    PUBLISHED,
    SOURCES,
    Archive,
    DamagedError,
    Manifest,
    files_of,
    sums_of,
)
from dashboard.catalogue import COUNT, RATE, Indicator, Source, load_indicators, load_sources
from dashboard.claims import Claim, load_claims
from dashboard.config import Config
from dashboard.geography import WORLD, Geography, load_geography
from dashboard.kept import Kept
from dashboard.metrics.aggregates import Weights
from dashboard.metrics.coverage import areas_with_a_figure, late_years, unpublished_years, years_of
from dashboard.metrics.findings import Finding, Note, Places, findings, later_figures, notes, years_again
from dashboard.metrics.labour import Action, Good, actions_of, goods_of
from dashboard.metrics.lines import (
    Line,
    area_line,
    median_line,
    per_whole_group,
    published_line,
    same_line,
    sum_line,
)
from dashboard.metrics.movers import Mover, Standing, movers, standings
from dashboard.metrics.peers import borders_of
from dashboard.metrics.rates import PLACE, per_population
from dashboard.metrics.standing import Cell, cells
from dashboard.metrics.together import COMPARED, FEWEST_COUNTRIES, FEWEST_IN_REGION, Together, together
from dashboard.selection import Reader, Selection, Years
from dashboard.store import BESIDE, Histories, Laid, SeriesKey, Store, StoreError, bytes_of, code_in_tables, read_store

SURVEYS = "protection"
"""The theme of single surveys."""
RATES_BYTES = 3 * 1024 * 1024
"""Of series of rates that one process remembers."""
BY_AGE = "population-by-age"
"""The table of children of the ages that indicators measure."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Context:
    """Everything a view may ask; made once, before the workers fork."""

    config: Config
    indicators: dict[str, Indicator]
    sources: dict[str, Source]
    geography: Geography
    store: Store
    release: str = ""
    """Name of the release that all this is of (dashboard/archive.py); empty where it was not kept."""
    is_past: bool = False
    """Whether it is another release than the one that is published now."""
    _rates: Kept[SeriesKey, Histories] = field(default_factory=lambda: Kept(RATES_BYTES, bytes_of))
    _people_aged: dict[str, Weights] = field(default_factory=dict)
    _unpublished: dict[str, frozenset[int]] = field(default_factory=dict)
    _late: dict[str, range] = field(default_factory=dict)

    @cached_property
    def reader(self) -> Reader:
        """Reads and writes addresses."""
        return Reader(self.indicators, self.geography, self.years)

    @cached_property
    def _years(self) -> dict[str, Years]:
        """What can be chosen: from the first to the last year of a table, a publisher's own groups included."""
        found = {}
        for name, own in self.years_of_areas.items():
            first, last = self.store.years(name)
            found[name] = own._replace(first=min(own.first, first), last=max(own.last, last))
        return found

    @cached_property
    def years_of_areas(self) -> dict[str, Years]:
        """In which years areas have figures; where a table has no others, the world."""
        found = {
            name: years_of(self.store.frame(name) if entry.area else self.store.areas_of(name), entry.window)
            for name, entry in self.indicators.items()
        }
        for name, entry in self.indicators.items():
            if entry.per in found:
                # A map of rates cannot open with a year whose population is not known yet.
                own = found[name].opening
                found[name] = found[name]._replace(opening=min(own, found[entry.per].last), numbers=own)
        return found

    @cached_property
    def _breaks(self) -> dict[SeriesKey, tuple[float, ...]]:
        return {
            SeriesKey(row["indicator"], row["sex"], row["age"], row["breakdown"]): tuple(
                float(edge) for edge in row["breaks"].split(";")
            )
            for row in self.store.extra("classes")
        }

    @cached_property
    def progress(self) -> Mapping[tuple[str, str], Cell]:
        """The published statuses by indicator and area: one of every area for every target, also without a value."""
        return cells(self.store.extra("progress"), self.later, self.indicators)

    @cached_property
    def movers(self) -> Mapping[str, tuple[Mover, ...]]:
        """Who came nearer, by indicator with a target: every UN member once, also without a place."""
        return movers(self.store.extra("movers"))

    @cached_property
    def standings(self) -> Mapping[tuple[str, str], Standing]:
        """With which countries each country with a place is compared, by indicator and country."""
        return standings(self.store.extra("movers_peers"))

    @cached_property
    def borders(self) -> Mapping[str, tuple[str, ...]]:
        """Land neighbours by area on the United Nations' map, the longest border first."""
        return borders_of(self.store.extra("borders"))

    @cached_property
    def actions(self) -> Mapping[str, tuple[Action, ...]]:
        """What the US Department of Labor suggested, by area; empty where the tables hold none of it."""
        return actions_of(self.store.extra("actions") if "actions" in self.store.files else ())

    @cached_property
    def goods(self) -> Mapping[str, tuple[Good, ...]]:
        """Goods that the US Department of Labor lists, by area; empty where the tables hold none of it."""
        return goods_of(self.store.extra("goods") if "goods" in self.store.files else ())

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The ledger of headline figures by id. Raises StoreError where it is damaged."""
        try:
            return load_claims(self.store.extra("claims"))
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError(f"{self.store.folder / 'claims.csv'}: is no ledger: {error}") from error

    @cached_property
    def report(self) -> tuple[Finding, ...]:
        """The build report."""
        return findings(self.store.extra("build_report"))

    @cached_property
    def later(self) -> Mapping[tuple[str, str], tuple[int, float]]:
        """Year and value of later figures that another publisher has, by indicator and area."""
        return later_figures(self.report)

    @cached_property
    def notes(self) -> Mapping[tuple[str, str], tuple[Note, ...]]:
        """What publishers note of single areas' figures, by indicator and area."""
        return notes(self.report)

    @cached_property
    def years_again(self) -> Mapping[tuple[str, str], frozenset[int]]:
        """Years of which figures are perhaps those of the year before, by indicator and area."""
        return years_again(self.report)

    @cached_property
    def places(self) -> Places:
        """Finds areas in the build report."""
        return Places({code: area.names[0] for code, area in self.geography.areas.items()})

    @cached_property
    def weights(self) -> dict[str, Weights]:
        """People by area and year, for each table that weighs or divides."""
        keys = {"population": "_T", "child-population": "Y0T17"}
        return {table: self.store.values_of(SeriesKey(table, "_T", age, "_T")) for table, age in keys.items()}

    def people_aged(self, age: str) -> Weights:
        """Children of an age by area and year, approximate; empty where the tables hold no such age."""
        if age not in self._people_aged:
            self._people_aged[age] = self.store.values_of(SeriesKey(BY_AGE, "_T", age, "_T"))
        return self._people_aged[age]

    def years(self, indicator: str) -> Years:
        """First, last and opening year of an indicator."""
        return self._years[indicator]

    def late(self, indicator: str) -> range:
        """The last years of an indicator, for which some, but far fewer areas have a figure than for those before."""
        if indicator not in self._late:
            self._late[indicator] = late_years(self.store.frame(indicator), self.geography.areas)
        return self._late[indicator]

    def unpublished(self, indicator: str) -> frozenset[int]:
        """The years, of those of an indicator, of which no area has a figure."""
        if indicator not in self._unpublished:
            self._unpublished[indicator] = unpublished_years(self.store.areas_of(indicator))
        return self._unpublished[indicator]

    def areas_with_a_figure(self, indicator: str) -> frozenset[str]:
        """The countries and areas of which a table has a figure in some year."""
        return areas_with_a_figure(self.store.areas_of(indicator)) & self.geography.areas.keys()

    def asked(self, selection: Selection) -> tuple[int, int]:
        """First and last year in which an area can have figures: for rates, only those with a population."""
        years = self.years_of_areas[selection.indicator]
        if selection.measure != RATE:
            return years.first, years.last
        people = self.years(self.indicators[selection.indicator].denominator_of(selection.age))
        return max(years.first, people.first), min(years.last, people.last)

    def newest(self, selection: Selection) -> int:
        """The last year that a country's newest figure can be of; projections are none."""
        years = self.years(selection.indicator)
        is_projected = self.indicators[selection.indicator].theme == "context"
        return years.opening if is_projected else self.asked(selection)[1]

    def around(self, selection: Selection, year: int) -> tuple[int, int]:
        """How many years before and after `year` a figure may be of that stands for an area on its map.

        Before, as the catalogue says. After, up to the newest, on the map that a view opens with alone: of the years
        that are still coming in it has those who lack the last whole one. A code is a judgement of its year, for which
        no later one stands.
        """
        indicator, years = self.indicators[selection.indicator], self.years(selection.indicator)
        window = indicator.window_in(year)
        is_opening = year in (years.opening, years.numbers) and bool(window) and not indicator.value_names
        return window, max(self.newest(selection) - year, 0) if is_opening else 0

    def end(self, indicator: str) -> int:
        """The last year of a table; of single surveys, which stand beside each other, that of any of them.

        A table that ended years ago would make its old surveys recent.
        """
        is_survey = self.indicators[indicator].theme == SURVEYS
        return self._end_of_surveys if is_survey else self.years(indicator).last

    @cached_property
    def _end_of_surveys(self) -> int:
        return max(self.years(item.id).last for item in self.indicators.values() if item.theme == SURVEYS)

    def recent_from(self, indicator: str) -> int:
        """The first year of figures that are recent: the indicator's window before the end of its table."""
        return self.end(indicator) - self.indicators[indicator].window

    def shared_from(self, indicator: str) -> int:
        """The first year that is recent of years that several have: before the last full one, as newer ones come in.

        Of disaster losses ten countries have 2025, and the last year of many is 2022.
        """
        record, years = self.indicators[indicator], self.years(indicator)
        if record.theme == SURVEYS:
            return self.recent_from(indicator)
        return max(years.opening, years.numbers) - record.window

    def reach(self, indicator: str, year: int) -> int:
        """How many years before `year` the figures behind a median of countries may be: the one rule for all medians.

        The indicator's window, as on the map; of single surveys at the newest year, as far as they are recent.
        """
        record = self.indicators[indicator]
        if record.theme != SURVEYS or year < self.years(indicator).opening:
            return record.window
        return min(record.window, max(year - self.recent_from(indicator), 0))

    def question(self, indicator: str, areas: tuple[str, ...], *, sex: str = "", age: str = "") -> Selection:
        """The usual selection of an indicator for areas, in numbers rather than rates; sex and age unless usual."""
        item = self.indicators[indicator]
        measure = COUNT if item.per else item.measures[0]
        opening, breakdown = self.years(indicator).opening, item.default_breakdown
        return Selection(
            indicator, areas, opening, sex or item.default_sex, age or item.default_age, breakdown, measure
        )

    def breaks(self, selection: Selection) -> tuple[float, ...]:
        """Inner class breaks of a selection's map in the indicator's usual measure; empty where it has no classes."""
        return self._breaks.get(selection.key, ())

    def source_of(self, indicator: str) -> Source:
        """Who publishes an indicator."""
        return self.sources[self.indicators[indicator].source]

    def histories(self, selection: Selection) -> Histories:
        """The figures of a selection by area, in its measure."""
        key = selection.key
        if selection.measure != RATE:
            indicator = self.indicators[key.indicator]
            return self.store.histories(key, indicator.merged_age if key.age == indicator.default_age else ())
        known = self._rates.get(key)
        if known is None:
            rows = self.store.rows(key.indicator, sex=[key.sex], age=[key.age], breakdown=[key.breakdown])
            indicator = self.indicators[key.indicator]
            denominator = self.store.frame(indicator.denominator_of(key.age))
            known = Laid(per_population(rows, denominator, wider=indicator.wider))
            self._rates.put(key, known)
        return known

    @property
    def whole(self) -> Context:
        """All years: for what is said of a series as a whole, whichever of its years are looked at."""
        return self

    def within(self, first: int, last: int) -> Context:
        """The same with the rows of these years alone: what is said of one of them costs as much, however long tables
        are. What is known of tables as a whole stays so."""
        rates = Kept[SeriesKey, Histories](RATES_BYTES // BESIDE, bytes_of)
        known = {item.name: getattr(self, item.name) for item in fields(Context)}
        made = {"store": self.store.within(first, last), "_rates": rates, "_people_aged": {}}
        return _Near(**{**known, **made}, all_years=self, first=first, last=last)

    def line(self, selection: Selection, code: str) -> Line:
        """The line of one area or group of a selection: the one place that decides what a group's figure is.

        The publisher's own where there is one; else, of what is counted, a sum of ours, of detections and justice over
        the same countries in all years; else the median of the countries, so named, in the year of the selection.
        """
        histories = self.histories(selection)
        if code in self.geography.areas:
            return area_line(histories, code)
        indicator = self.indicators[selection.indicator]
        own = published_line(self.published(selection), code_in_tables(code), code)
        if own is not None:
            return own
        if indicator.is_reported:
            return self._over_the_same(selection, histories, code)
        if indicator.aggregate == "sum":
            counts = self.store.histories(selection.key) if selection.measure == RATE else histories
            line = sum_line(indicator, counts, self.geography, code)
            return per_whole_group(line, self._people(selection), self.geography) if selection.measure == RATE else line
        if indicator.has_median(selection.breakdown):
            window = self.reach(selection.indicator, selection.year)
            line = median_line(histories, self.geography, code, selection.year, window)
            last = self._last_of_any(histories, code, selection.year)
            return replace(line, points=tuple(replace(point, year=last) for point in line.points))
        return Line(code, (), group=True)

    def _last_of_any(self, histories: Histories, code: str, year: int) -> int:
        """The last year up to `year` of which a country of a group has a figure: no median is dated to a later one."""
        items = (item for area in self.geography.members_in(code) for item in histories.get(area, ()))
        return max((item.year for item in items if item.ends is not None and item.year <= year), default=year)

    def published(self, selection: Selection) -> Histories:
        """A publisher's own figures of the world and of groups, by their codes in tables."""
        world, histories = code_in_tables(WORLD), self.histories(selection)
        known = {world: histories[world]} if world in histories else {}
        return known if selection.measure == RATE else {**known, **self.store.groups(selection.key)}

    def _people(self, selection: Selection) -> Weights:
        return self.weights[self.indicators[selection.indicator].denominator_of(selection.age)]

    def _over_the_same(self, selection: Selection, histories: Histories, code: str) -> Line:
        indicator = self.indicators[selection.indicator]
        people = self._people(selection) if selection.measure == RATE else None
        if indicator.rate_of:
            people = self.weights[indicator.rate_people]
        return same_line(histories, self.same(code, [histories], counts=self.weighed([selection])), code, people)

    def weighed(self, selections: Iterable[Selection]) -> list[Histories]:
        """How many there are behind figures, whatever their measure, of those by which countries are weighed."""
        counted = [
            replace(one, indicator=self.indicators[one.indicator].rate_of or one.indicator) for one in selections
        ]
        persons = [one for one in counted if not self.indicators[one.indicator].is_unweighed]
        return [self.histories(replace(one, measure=COUNT)) for one in persons]

    def same(
        self,
        code: str,
        series: Sequence[Histories],
        span: tuple[int, int] = COMPARED,
        counts: Sequence[Histories] | None = None,
    ) -> Together:
        """The countries of a group that have every one of several series in all years that are compared.

        `counts`: how many there are behind series that are rates or shares.
        """
        least = FEWEST_COUNTRIES if code == WORLD else FEWEST_IN_REGION
        return together(series, self._countries(code), span, least, counts)

    def is_small(self, code: str) -> bool:
        """Whether a group has fewer countries than a sum is made of, whoever of them reports."""
        return code in self.geography.regions and len(self._countries(code)) < FEWEST_IN_REGION

    def _countries(self, code: str) -> list[str]:
        return [area for area in self.geography.members_of(code) if self.geography.areas[area].is_member]

    def source_for(self, indicator: str, code: str) -> Source:
        """Who publishes the figures of an area or group: those of groups can be another release's."""
        record = self.indicators[indicator]
        is_group = code not in self.geography.areas
        return self.sources[record.groups_source if is_group and self._gives(record, code) else record.source]

    def _gives(self, record: Indicator, code: str) -> bool:
        """Whether the release of groups has a row of this one."""
        if not record.groups_source:
            return False
        key = SeriesKey(record.id, record.default_sex, record.default_age, record.default_breakdown)
        known = code_in_tables(code)
        return known in self.store.groups(key) or known in self.store.histories(key)

    def today(self) -> datetime.date:
        """The date of the server (UTC); never part of a figure, only of "days left" and "seen on"."""
        return datetime.datetime.now(tz=datetime.UTC).date()


def make_context(config: Config) -> Context:
    """Read all that the web side needs. Raises CatalogueError, GeographyError or StoreError naming the file.

    What changes with a source's release is what the tables' package says of it, not what the record does.
    """
    made = _read(config)
    return replace(made, release=_release_of(config, made.store))


def past_context(present: Context, archive: Archive, manifest: Manifest) -> Context:
    """An older release, as `present` is the newest: what is the same in both is there once.

    Raises CatalogueError, GeographyError or StoreError where today's program cannot read it, DamagedError.
    """
    same = present.store.files
    with tempfile.TemporaryDirectory(prefix="reach-") as folder:
        root = Path(folder)
        for path, sha256 in manifest.files.items():
            name = Path(path).stem
            if path.endswith(".csv") and name in same and same[name].sha256 == sha256:
                continue
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(archive.content(sha256))
        there = replace(
            present.config,
            published=root / PUBLISHED,
            catalogue=root / CATALOGUE,
            sources=root / SOURCES,
            geography=root,
        )
        made = _read(there, present.store)
    rates = Kept[SeriesKey, Histories](RATES_BYTES // BESIDE, bytes_of)
    # Settings and program are those of today; only what was read is of then.
    return replace(made, config=present.config, release=manifest.name, is_past=True, _rates=rates, _people_aged={})


@dataclass(frozen=True, eq=False, kw_only=True)
class _Near(Context):
    """A context with the rows of some years alone."""

    all_years: Context
    first: int
    last: int
    _merged: dict[SeriesKey, Histories] = field(default_factory=dict)

    @property
    def whole(self) -> Context:
        return self.all_years

    def late(self, indicator: str) -> range:
        return self.all_years.late(indicator)

    def unpublished(self, indicator: str) -> frozenset[int]:
        return self.all_years.unpublished(indicator)

    def histories(self, selection: Selection) -> Histories:
        indicator = self.indicators[selection.indicator]
        if not indicator.merged_age or selection.measure == RATE or selection.age != indicator.default_age:
            return super().histories(selection)
        found = self._merged.get(selection.key)
        if found is None:
            # Which of the ages an area has the rows of is so in all years.
            cut = {
                area: tuple(item for item in history if self.first <= item.year <= self.last)
                for area, history in self.all_years.histories(selection).items()
            }
            found = self._merged[selection.key] = {area: history for area, history in cut.items() if history}
        return found


def _of_all_years(name: str) -> property:
    return property(lambda near: getattr(near.all_years, name))


for _name, _item in vars(Context).items():
    if isinstance(_item, cached_property):
        setattr(_Near, _name, _of_all_years(_name))


def _read(config: Config, like: Store | None = None) -> Context:
    indicators = meanwhile.made(load_indicators, config.catalogue)
    sources = load_sources(config.sources)
    if missing := sorted({indicator.source for indicator in indicators.values()} - set(sources)):
        raise StoreError(f"{config.sources}: no record of the source {', '.join(missing)}")
    if like is not None:
        store = Store(config.published, indicators, like)
    elif not (store := meanwhile.made(read_store, config.published, config.catalogue)).is_of(indicators):
        return _read(config)  # Other tables lie there since they were read: nothing that was read before them counts.
    for table in sorted({item.denominator_of(age) for item in indicators.values() if item.per for age in item.age}):
        store.check_once(table, PLACE)
    for name in set(sources) & set(store.releases):
        sources[name] = sources[name].released_as(store.releases[name])
    return Context(config, indicators, sources, load_geography(config.geography), store)


def _release_of(config: Config, store: Store) -> str:
    """The name of the release that lies in the folders; empty where it was not kept, or the record of it is damaged."""
    try:
        read = {f"{PUBLISHED}{file.path}": file.sha256 for file in store.files.values()}
        sums = sums_of(files_of(config.published, config.geography, config.catalogue, config.sources), read)
        manifest = Archive(config.releases).fitting(sums)
    except (OSError, DamagedError) as error:
        _log.warning("releases cannot be named: %s", error)
        return ""
    return manifest.name if manifest else ""
