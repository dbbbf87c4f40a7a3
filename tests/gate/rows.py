"""The published rows, read by code of the gate's own: nothing here comes from what makes the sentences.

Only files: `data/published/*.csv`, `data/areas.csv`, `data/regions.csv`, `data/catalogue/*.toml`.
"""

from __future__ import annotations

import csv
import math
import re
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[2] / "data"
OUTSIDE_SUMS = {"XKX", "TWN", "AB9"}
"""They have figures of their own and are in no sum of a region."""
OTHER_GROUPS = {"ldc": "199", "lldc": "432", "sids": "722"}
"""Columns of areas.csv that are groups across regions, by the groups' codes in regions.csv."""
NOBODY = {"WLD", "_X"}
IN_TABLES = {"001": "WLD", "199": "LDC"}
"""How the tables write the world and a group, of which a publisher has figures of its own."""


class Figure(NamedTuple):
    """A row's figure: exact, an interval, or neither."""

    year: int
    value: float | None
    lower: float | None
    upper: float | None
    status: str

    @property
    def known(self) -> bool:
        return self.value is not None or (self.lower is not None and self.upper is not None)

    @property
    def low(self) -> float:
        return self.value if self.value is not None else (self.lower or 0.0)

    @property
    def high(self) -> float:
        return self.value if self.value is not None else (self.upper or 0.0)


class Key(NamedTuple):
    """Which rows of a table: whom, and of which kind."""

    indicator: str
    sex: str = "_T"
    age: str = "_T"
    breakdown: str = "_T"


OBSERVED = (
    *("sex", "age", "breakdown", "ref_area", "time_period"),
    *("obs_value", "obs_lower", "obs_upper", "obs_status"),
)
"""Columns of a table of observations."""
Series = dict[str, dict[int, Figure]]
"""Area -> year -> figure."""


def _number(text: str) -> float | None:
    return float(text) if text else None


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SHORT_NAMES = {
    "Bolivia": "Bolivia (Plurinational State of)",
    "Brunei": "Brunei Darussalam",
    "Iran": "Iran (Islamic Republic of)",
    "Micronesia": "Micronesia (Federated States of)",
    "Moldova": "Republic of Moldova",
    "Netherlands": "Netherlands (Kingdom of the)",
    "Tanzania": "United Republic of Tanzania",
    "United Kingdom": "United Kingdom of Great Britain and Northern Ireland",
    "United States": "United States of America",
    "Venezuela": "Venezuela (Bolivarian Republic of)",
}
"""What countries with long names are called within sentences."""


@cache
def _names_of_titles() -> tuple[tuple[str, str], ...]:
    """What titles call indicators and whom they count, with what rows call the same, the longest first."""
    found = {}
    for path in (DATA / "catalogue").glob("*.toml"):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        found[entry["label"]] = entry["label"]  # In mid-sentence it begins with a small letter.
        found |= {entry["title"]: entry["label"]} if "title" in entry else {}
        found |= {entry["child_title"]: f"{entry['label']}, children"} if "child_title" in entry else {}
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def as_in_rows(subject: str) -> str:
    """What a title is of, as rows name it: without the offence."""
    whole = subject[:1].upper() + subject[1:]
    found = next(((long, short) for long, short in _names_of_titles() if whole.startswith(long)), ("", ""))
    return found[1] + whole.removeprefix(found[0]) if found[0] else subject


def bare(name: str) -> str:
    """A name without the article that some have in a sentence; within a name it stays ("and the Grenadines")."""
    return re.sub(r"^[Tt]he ", "", name)


class Area(NamedTuple):
    """A row of areas.csv."""

    code: str
    name: str
    kind: str
    groups: frozenset[str]


class Rows:
    """All that is published, table by table, when it is first asked for."""

    def __init__(self, data: Path = DATA) -> None:
        self.data = data
        self._tables: dict[str, dict[Key, Series]] = {}
        self._known: dict[tuple[int, str], list[Figure]] = {}
        self._told: dict[int, set[int]] = {}
        self.behind: dict[int, Series] = {}
        """How many there are behind rates, by the `id` of their series; nothing behind shares."""
        self._by_year: dict[int, tuple[Series, dict[int, set[str]]]] = {}

    # ------------------------------------------------------------------ areas

    @cached_property
    def areas(self) -> dict[str, Area]:
        found = {}
        for row in _read(self.data / "areas.csv"):
            groups = {row["region"], row["sub_region"], row["intermediate_region"], row["income"], "001"} - {""}
            groups |= {code for name, code in OTHER_GROUPS.items() if row[name] == "1"}
            found[row["area"]] = Area(row["area"], row["name_en"], row["kind"], frozenset(groups))
        return found

    @cached_property
    def regions(self) -> dict[str, str]:
        """Name of each region and group by code."""
        return {row["region"]: row["name"] for row in _read(self.data / "regions.csv")}

    @cached_property
    def region_kinds(self) -> dict[str, str]:
        return {row["region"]: row["kind"] for row in _read(self.data / "regions.csv")}

    @cached_property
    def members(self) -> frozenset[str]:
        """The members of the United Nations."""
        return frozenset(code for code, area in self.areas.items() if area.kind == "member")

    @cache  # noqa: B019 - one object lives as long as the process
    def inside(self, code: str) -> frozenset[str]:
        """Areas of a region or group, as they are summed; all areas of the world."""
        if code == "001":
            return frozenset(self.areas)
        return frozenset(
            area.code for area in self.areas.values() if code in area.groups and area.code not in OUTSIDE_SUMS
        )

    @cache  # noqa: B019 - one object lives as long as the process
    def countries(self, code: str) -> frozenset[str]:
        """UN members of a region, group or the world; of a country itself."""
        if code in self.areas:
            return frozenset([code])
        return self.inside(code) & self.members

    @cache  # noqa: B019 - one object lives as long as the process
    def neighbours(self, code: str) -> frozenset[str]:
        """Members and observers of the United Nations that share a land border with a country."""
        found = {row["neighbour"] for row in self.extra("borders") if row["ref_area"] == code}
        return frozenset(one for one in found if self.areas[one].kind in ("member", "observer"))

    def smallest_region(self, code: str) -> str:
        """The smallest geographical region of an area."""
        kinds = {self.region_kinds.get(group, ""): group for group in self.areas[code].groups}
        return kinds.get("intermediate_region") or kinds.get("sub_region") or "001"

    def beside(self, code: str) -> frozenset[str]:
        """Whose figures stand beside those of one country: its land neighbours, else the others of its region."""
        region = self.smallest_region(code)
        others = self.inside(region) & self.members if region != "001" else frozenset()
        return self.neighbours(code) or others - {code}

    def named(self, name: str) -> str:
        """The code of an area, region or group by its English name, behind which a title may say what it is about, or
        stand a dagger; "" where there is none."""
        name = self.parted(name.removesuffix("†"))[0]
        return self._names.get(name) or self._names.get(bare(name), "")

    def of_place(self, text: str) -> str:
        """The code of whose something is: "of the Caribbean", "of low-income economies"."""
        name = bare(text.removeprefix("of "))
        return self.named(name) or self.named(name[:1].upper() + name[1:])

    def parted(self, text: str) -> tuple[str, str]:
        """A name and what a title says behind it that it is about: "Angola, protection of children"; a name alone."""
        if text in self._names:
            return text, ""
        for comma in reversed([found.start() for found in re.finditer(", [a-z]", text)]):
            if bare(text[:comma]) in self._names and not re.search(r"\d", text[comma:]):
                return text[:comma], text[comma + 2].upper() + text[comma + 3 :]
        return text, ""

    @cached_property
    def _names(self) -> dict[str, str]:
        found = {name: code for code, name in self.regions.items()}
        found |= {area.name: code for code, area in self.areas.items()}
        found |= {name.partition(" (")[0]: code for code, name in self.regions.items()}
        # A region can be called as a country is in short (Micronesia).
        found |= {short: found[name] for short, name in SHORT_NAMES.items() if name in found and short not in found}
        return found | {"World": "001", "the world": "001", "The world": "001"}

    def name(self, code: str) -> str:
        return self.areas[code].name if code in self.areas else self.regions.get(code, code)

    # ------------------------------------------------------------------ catalogue

    @cached_property
    def catalogue(self) -> dict[str, dict[str, Any]]:
        return {
            path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
            for path in sorted((self.data / "catalogue").glob("*.toml"))
        }

    def is_pooled(self, indicator: str) -> bool:
        """Whether its caveats say that all years are pooled: then no figure of its is of a year."""
        return any("pooled" in caveat for caveat in self.catalogue[indicator]["caveats"])

    # ------------------------------------------------------------------ tables

    def table(self, indicator: str) -> dict[Key, Series]:
        """All series of a table."""
        if indicator not in self._tables:
            found: dict[tuple[str, str, str], Series] = defaultdict(lambda: defaultdict(dict))
            for sex, age, breakdown, area, year, value, lower, upper, status in self._observations(indicator):
                found[sex, age, breakdown][area][int(year)] = Figure(
                    int(year), _number(value), _number(lower), _number(upper), status
                )
            self._tables[indicator] = {Key(indicator, *of): dict(series) for of, series in found.items()}
        return self._tables[indicator]

    def _observations(self, indicator: str) -> Iterator[tuple[str, ...]]:
        """What a table says in the columns that count: of hundreds of thousands of rows no row has names of its own."""
        with (self.data / "published" / f"{indicator}.csv").open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            head = next(lines)
            yield from map(itemgetter(*map(head.index, OBSERVED)), lines)

    def extra(self, name: str) -> list[dict[str, str]]:
        """Rows of a table that holds no observations."""
        return _extra(self.data / "published" / f"{name}.csv")

    def usual(self, indicator: str, *, sex: str = "", age: str = "", breakdown: str = "") -> Key:
        """The key that a reader gets who chooses nothing."""
        entry = self.catalogue[indicator]
        return Key(
            indicator,
            sex or entry["default_sex"],
            age or entry["default_age"],
            breakdown or entry["default_breakdown"],
        )

    def in_tables(self, key: Key) -> Key:
        """The key under which tables have figures: whose age is unknown, of that one the sex is not told either."""
        is_ageless = (key.sex, key.age) == ("_T", "_U") and key not in self.table(key.indicator)
        return key._replace(sex="_U") if is_ageless else key

    @cache  # noqa: B019 - one object lives as long as the process
    def series(self, key: Key) -> Series:
        """Figures of a key by area and year; ages that stand in for it where an area has none of it."""
        table, key = self.table(key.indicator), self.in_tables(key)
        entry = self.catalogue[key.indicator]
        own = table.get(key, {})
        merged = entry.get("merged_age", []) if key.age == entry["default_age"] else []
        found: Series = {}
        for age in merged:
            found |= table.get(key._replace(age=age), {})
        found |= own
        if entry["aggregate"] != "sum":
            self.behind[id(found)] = {}
        return found

    @cache  # noqa: B019 - one object lives as long as the process
    def rates(self, key: Key, *, per: float = 100_000) -> Series:
        """Figures of a key per 100,000 people (children for children), where the population of the year is known."""
        people = self.people_beside(key.age)
        found: Series = {}
        for area, years in self.series(key).items():
            for year, figure in years.items():
                whole = people.get(area, {}).get(year)
                if whole and not self.covers(key.indicator, area, year):
                    value, lower, upper = (
                        None if end is None else end / whole * per for end in (figure.value, figure.lower, figure.upper)
                    )
                    found.setdefault(area, {})[year] = Figure(year, value, lower, upper, figure.status)
        self.behind[id(found)] = self.series(key)
        return found

    def covers(self, indicator: str, area: str, year: int) -> list[str]:
        """The areas that a figure covers beside its own, as the record says: then it has no rate."""
        entries = self.catalogue[indicator].get("wider", [])
        return [
            code
            for entry in entries
            if entry["area"] == area and year <= entry.get("until", year)
            for code in entry["of"]
        ]

    def people_beside(self, age: str) -> dict[str, dict[int, float]]:
        """Those of whom a count is a part: of children of whatever ages all children."""
        band = re.fullmatch(r"Y\d+T(\d+)", age)
        return self.people("Y0T17" if band and int(band[1]) < 18 else "_T")

    @cache  # noqa: B019 - one object lives as long as the process
    def people(self, age: str = "_T") -> dict[str, dict[int, float]]:
        """Population by area and year: all people, or children."""
        name = "child-population" if age == "Y0T17" else "population"
        found: dict[str, dict[int, float]] = {}
        for area, years in self.series(self.usual(name)).items():
            found[area] = {year: figure.value for year, figure in years.items() if figure.value is not None}
        return found

    def known(self, series: Series, area: str) -> list[Figure]:
        """Figures of an area, exact or as intervals, in the order of years."""
        # Series are kept as long as the process, so that one is known by where it lies.
        asked = (id(series), area)
        if asked not in self._known:
            self._known[asked] = [figure for _, figure in sorted(series.get(area, {}).items()) if figure.known]
        return self._known[asked]

    def last(self, series: Series, area: str) -> Figure | None:
        found = self.known(series, area)
        return found[-1] if found else None

    @cache  # noqa: B019 - one object lives as long as the process
    def span(self, indicator: str) -> tuple[int, int]:
        """First and last year of a table in which an area has a figure; where none ever has, the world."""
        found = [
            (code, year)
            for series in self.table(indicator).values()
            for code, years in series.items()
            for year, figure in years.items()
            if figure.known
        ]
        of_areas = {year for code, year in found if code in self.areas} or {year for _, year in found}
        return min(of_areas), max(of_areas)

    @cache  # noqa: B019 - one object lives as long as the process
    def rows_span(self, indicator: str) -> tuple[int, int]:
        """First and last year of a table, whatever its rows hold."""
        years = {year for series in self.table(indicator).values() for area in series.values() for year in area}
        return min(years), max(years)

    @cache  # noqa: B019 - one object lives as long as the process
    def empty_years(self, indicator: str) -> set[int]:
        """Years between the first and the last figure of areas of which there is none."""
        years = {
            year
            for series in self.table(indicator).values()
            for area in self.areas
            for year, figure in series.get(area, {}).items()
            if figure.known
        }
        return set(range(min(years, default=0), max(years, default=0))) - years

    def has_any(self, indicator: str, area: str, pick: Callable[[Key], bool] = lambda _: True) -> bool:
        """Whether a table has any figure of an area."""
        return any(
            figure.known
            for key, series in self.table(indicator).items()
            if pick(key)
            for figure in series.get(area, {}).values()
        )

    # ------------------------------------------------------------------ what many countries have

    def reporting(self, series: Series, countries: Iterable[str], year: int) -> set[str]:
        """Those with a figure in the year."""
        return self._reporters(series, year).intersection(countries)

    def _reporters(self, series: Series, year: int) -> set[str]:
        """All areas with a figure in the year."""
        if id(series) not in self._by_year:
            by_year: dict[int, set[str]] = {}
            for code, own in series.items():
                for told, item in own.items():
                    if item.known:
                        by_year.setdefault(told, set()).add(code)
            # The series is kept with it: no other one can take its place in memory.
            self._by_year[id(series)] = (series, by_year)
        return self._by_year[id(series)][1].get(year, set())

    def every_year(
        self, series: Series, countries: Iterable[str], first: int, last: int, *, told: bool = False
    ) -> set[str]:
        """Those with a figure in every one of the years; `told`: of which anybody has one, as between two editions."""
        found, silent = set(countries), set(range(first, last)) - self.told(series) if told else set()
        for year in range(first, last + 1):
            if year not in silent or year < min(self.told(series), default=year):
                found &= self.reporting(series, found, year)
        return found

    def told(self, series: Series) -> set[int]:
        """Years of which an area has a figure."""
        if id(series) not in self._told:
            self._told[id(series)] = {year for own in series.values() for year, item in own.items() if item.known}
        return self._told[id(series)]

    def total(self, series: Series, areas: Iterable[str], year: int) -> tuple[float, float] | None:
        """Least and greatest sum; None where none has a figure."""
        reporters = self._reporters(series, year)
        figures = [series[code][year] for code in areas if code in reporters]
        if not figures:
            return None
        return math.fsum(item.low for item in figures), math.fsum(item.high for item in figures)

    def range_of_total(self, series: Series, areas: Iterable[str], year: int) -> tuple[float, float]:
        """The same, of best estimates with the ends of their publisher's ranges."""
        reporters = self._reporters(series, year)
        own = [series[code][year] for code in areas if code in reporters]
        low = math.fsum(item.low if item.lower is None else item.lower for item in own)
        return low, math.fsum(item.high if item.upper is None else item.upper for item in own)

    def part(self, series: Series, code: str, areas: Iterable[str], year: int) -> tuple[float, float]:
        """Least and greatest percentage that one area can have in the sum over areas, ranges as they may be."""
        own, ends = series[code][year], self.total(series, areas, year) or (0.0, 0.0)
        wholes = own.low + ends[1] - own.high, own.high + ends[0] - own.low
        return 100 * own.low / (wholes[0] or math.inf), 100 * own.high / (wholes[1] or math.inf)

    def part_of_change(
        self, series: Series, code: str, areas: Iterable[str], first: int, last: int
    ) -> tuple[float, float]:
        """The same of the change of the sum; from minus infinity to infinity where nobody knows which way that went."""
        others, found = set(areas) - {code}, []
        rest = self.total(series, others, first) or (0.0, 0.0), self.total(series, others, last) or (0.0, 0.0)
        was, now = series[code][first], series[code][last]
        for own in (now.low - was.high, now.high - was.low):
            for other in (rest[1][0] - rest[0][1], rest[1][1] - rest[0][0]):
                found.append((own + other, own))
        if min(found)[0] * max(found)[0] <= 0:
            return -math.inf, math.inf
        parts = [100 * own / whole for whole, own in found]
        return min(parts), max(parts)

    def surely_most(self, series: Series, areas: Sequence[str], years: tuple[int, int]) -> Iterator[str]:
        """Those who have more than half of the change of the sum over areas for certain."""
        was, now = (self.total(series, areas, year) or (0.0, 0.0) for year in years)
        for code in areas:
            # More than half is more than what all others changed by: first roughly, by one sum for all.
            own = series[code][years[1]].low - series[code][years[0]].high
            if abs(own) < 0.999 * abs(now[0] - was[1] - own):
                continue
            if self.part_of_change(series, code, areas, *years)[0] > 50:
                yield code

    def half_movers(self, series: Series, areas: Iterable[str], first: int, last: int) -> tuple[list[str], list[str]]:
        """Who changed by more than half as much as the sum of all, either way: for certain, and possibly besides."""
        areas = list(areas)
        was, now = self.total(series, areas, first) or (0.0, 0.0), self.total(series, areas, last) or (0.0, 0.0)
        of_all = sorted((abs(now[0] - was[1]), abs(now[1] - was[0])))
        sure, open_to = [], []
        for code in areas:
            one, other = series[code][first], series[code][last]
            least = max(other.low - one.high, one.low - other.high, 0.0)
            most = max(other.high - one.low, one.high - other.low)
            if 2 * least > of_all[1]:
                sure.append(code)
            elif 2 * most > of_all[0]:
                open_to.append(code)
        several = len({*sure, *open_to}) > 1
        return (sure, open_to) if several else (self.two_movers(series, areas, (first, last)) or sure, open_to)

    def two_movers(self, series: Series, areas: list[str], years: tuple[int, int]) -> list[str]:
        """With the one that changed most the one that has more than half of the rest's change, and of the sum's change
        more than a third for certain, the same way; where nobody has more than half, the two that have a third each."""
        most = next(self.surely_most(series, areas, years), "")
        if not most:
            return self._two_thirds(series, areas, years)
        rest = [code for code in areas if code != most]
        was, now = (self.total(series, areas, year) or (0.0, 0.0) for year in years)
        for code in rest:
            one, other = series[code][years[0]], series[code][years[1]]
            least = other.low - one.high if now[0] > was[1] else one.low - other.high
            if 3 * least <= max(abs(now[0] - was[1]), abs(now[1] - was[0])):
                continue
            beyond = [(series[area][years[0]], series[area][years[1]]) for area in rest if area != code]
            is_large = all(max(new.high - old.low, old.high - new.low) < least for old, new in beyond)
            if is_large and self.part_of_change(series, code, rest, *years)[0] > 50:
                return [most, code]
        return []

    def _two_thirds(self, series: Series, areas: list[str], years: tuple[int, int]) -> list[str]:
        """Two that surely have over a third of a sum's change each, while each other one surely changed by less."""
        was, now = (self.total(series, areas, year) or (0.0, 0.0) for year in years)
        if now[0] <= was[1] and now[1] >= was[0]:
            return []
        sign, whole = (1, now[1] - was[0]) if now[0] > was[1] else (-1, was[1] - now[0])
        ends = {code: (series[code][years[0]], series[code][years[1]]) for code in areas}
        surely = {code: new.low - old.high if sign > 0 else old.low - new.high for code, (old, new) in ends.items()}
        both = [code for code in areas if 3 * surely[code] > whole]
        others = [max(new.high - old.low, old.high - new.low) for code, (old, new) in ends.items() if code not in both]
        return both if len(both) == 2 and min(surely[code] for code in both) > max(others, default=0.0) else []

    def is_estimate(self, key: Key, areas: Iterable[str], year: int) -> bool:
        """Whether any of these areas has an estimate for a year."""
        series = self.series(key)
        return any(series[area][year].status == "E" for area in areas if year in series.get(area, {}))

    @cache  # noqa: B019 - one object lives as long as the process
    def adults_alone(self, code: str) -> list[int]:
        """Years in which all detected victims are adults, and no row of children is there, of either sex.

        Zeros by sex are no such row where the sex of nobody is told: there nobody could be listed as a girl or a boy.
        Whoever is of unknown age, of whatever sex, may be a child; children can be listed by form alone.
        """
        table = {key: series.get(code, {}) for key, series in self.table("detected-victims").items()}
        with_sex = {y for k, own in table.items() if k.sex in ("F", "M") for y, one in own.items() if one.high > 0}
        children = {
            year
            for key, own in table.items()
            if key.age == "Y0T17"
            for year, one in own.items()
            if key.sex == "_T" or not one.known or one.high > 0 or year in with_sex
        }
        by_form = {key: series.get(code, {}) for key, series in self.table("detected-victims-by-form").items()}
        listed = (one for key, own in by_form.items() if key.age == "Y0T17" for one in own.items())
        children |= {year for year, one in listed if one.high > 0}
        children |= {y for key, own in table.items() if key.age == "_U" for y, one in own.items() if one.high > 0}
        everyone = table.get(Key("detected-victims"), {})
        found = []
        for year, figure in everyone.items():
            grown = {k.sex: own[year] for k, own in table.items() if k.age == "Y_GE18" and year in own}
            grown = {"_T": grown["_T"]} if "_T" in grown else grown
            if year not in children and figure.known and 0 < figure.high <= sum(one.low for one in grown.values()):
                found.append(year)
        return sorted(found)

    def latest(
        self, series: Series, countries: Iterable[str], year: int, window: int, ahead: int = 0
    ) -> dict[str, Figure]:
        """Of each country the figure of `year`, else the first of the `ahead` years after it, else the latest of the
        years from `year - window` on."""
        found: dict[str, Figure] = {}
        left = set(countries)
        for told in (*range(year, year + ahead + 1), *range(year - 1, year - window - 1, -1)):
            now = self._reporters(series, told) & left
            for code in now:
                found[code] = series[code][told]
            left -= now
            if not left:
                break
        return found

    @cache  # noqa: B019 - one object lives as long as the process
    def opening_years(self, indicator: str) -> frozenset[int]:
        """The years that maps of an indicator open with: the last one, of short windows the last that is not still
        coming in (under three quarters of the areas of one of the three years before); no projection, and of rates
        none without people."""
        entry, reporters, firm = self.catalogue[indicator], dict[int, set[str]](), set[int]()
        for series in self.table(indicator).values():
            for code in self.areas:
                for figure in series.get(code, {}).values():
                    if figure.known:
                        reporters.setdefault(figure.year, set()).add(code)
                        firm |= {figure.year} if figure.status != "P" else set()
        year, first = max(firm or reporters, default=0), min(reporters, default=0)
        count = {one: len(codes) for one, codes in reporters.items()}
        while int(entry["window"]) <= 5 and year - 3 >= first:
            if 4 * count.get(year, 0) >= 3 * max(count.get(one, 0) for one in range(year - 3, year)):
                break
            year -= 1
        return frozenset({year, min(year, self.span(entry["per"])[1])} if entry["per"] else {year})

    def window_in(self, indicator: str, year: int) -> int:
        """How far back a map of a year goes: not at all in a year of which the one part of its codes is whole.

        Who had another code before, and is not in that part, has another one now.
        """
        entry = self.catalogue[indicator]
        return 0 if year in entry.get("partial_years", ()) else int(entry["window"])

    @cache  # noqa: B019 - one object lives as long as the process
    def reach(self, indicator: str, year: int) -> int:
        """How far back figures behind a median may be: single surveys at their newest years only as far as recent."""
        entry = self.catalogue[indicator]
        window = int(entry["window"])
        if entry["theme"] != "protection" or year < self.span(indicator)[1]:
            return window
        end = max(self.span(name)[1] for name, other in self.catalogue.items() if other["theme"] == "protection")
        return min(window, max(year - (end - window), 0))

    # ------------------------------------------------------------------ statuses

    @cached_property
    def statuses(self) -> dict[tuple[str, str], dict[str, str]]:
        """The rows of progress.csv by indicator and area."""
        return {(row["indicator"], row["ref_area"]): row for row in self.extra("progress")}

    @cached_property
    def with_target(self) -> list[str]:
        """Indicators that have a target."""
        return [name for name, entry in self.catalogue.items() if entry.get("target")]

    def statuses_of(self, countries: Iterable[str], indicators: Iterable[str] = ()) -> list[dict[str, str]]:
        """Statuses of countries, of some indicators or all with a target."""
        wanted = list(indicators) or self.with_target
        pairs = ((name, area) for area in countries for name in wanted)
        return [self.statuses[pair] for pair in pairs if pair in self.statuses]


@cache
def _extra(path: Path) -> list[dict[str, str]]:
    return _read(path)


def median_of(figures: Iterable[Figure]) -> tuple[float, float]:
    """The median of the lower ends and that of the upper ends."""
    known = list(figures)
    return statistics.median(item.low for item in known), statistics.median(item.high for item in known)


@cache
def published() -> Rows:
    """The rows of this edition, read once."""
    return Rows()
