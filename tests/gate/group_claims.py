"""Checks of what stands in the place of a group's figure: medians of countries, and why there is none."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations

from tests.gate.brief_claims import _NAMES, old_year
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import IN_TABLES, Figure, Key, Rows, Series, median_of
from tests.gate.said import agrees, as_least, of_all_areas, whole
from tests.gate.title_claims import (
    CHILD,
    MAY_BE_MORE,
    _every,
    _same,
    _split_areas,
    enough,
    figure_in,
    figures,
    groups_of,
    is_raised_by_a_tenth,
    is_rate,
    key_of,
    label_of,
    raised,
    told_up_to,
    tops_of_panels,
)
from tests.gate.walk import Claim

FEWEST = 10
REPORTED = ("victims", "justice")
NONE_OF_WORLD = "The world: no figure of its own"
SEEN = range(1950, 2031)
SEVERAL = ("timeline", "key-figures", "profile", "compare", "places", "levels", "scatter")


def _of(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _group_in(text: str, rows: Rows) -> str:
    """The code of the group that has no figure, by the words that say so."""
    if NONE_OF_WORLD in text:
        return "001"
    found = re.search(r"^(.+?): no figure of (?:its|their) own", text)
    return rows.named(found[1] if found else text)


def _latest(series: Series, key: Key, rows: Rows, code: str, year: int) -> dict[str, Figure]:
    return rows.latest(series, rows.countries(code), year, rows.reach(key.indicator, year))


def _dated(claim: Claim, series: Series, key: Key, rows: Rows, code: str, *, year: int = 0) -> dict[str, Figure]:
    """The figures behind a median that names a year: in the window of the year asked, the newest of them of that year.

    Where no view's year was asked, in the window that ends with the table.
    """
    last = year or _years(claim.said["year"])[1]
    for at in (claim.asked.year, rows.span(key.indicator)[1], last):
        found = _latest(series, key, rows, code, at)
        if found and max(figure.year for figure in found.values()) == last:
            return found
    return {}


def _years(text: str) -> tuple[int, int]:
    """First and last of the years that a median names: "2015 to 2023", or one year."""
    found = re.findall(r"\d{4}", text)
    return int(found[0]), int(found[-1])


def _are_of(found: dict[str, Figure], text: str) -> bool:
    """Whether figures are of exactly the years that are said of them."""
    years = [figure.year for figure in found.values()]
    return (min(years), max(years)) == _years(text)


def _published(key: Key, rows: Rows, code: str) -> bool:
    """Whether the publisher gives a figure of the group itself."""
    return rows.last(rows.series(key), IN_TABLES.get(code, code)) is not None


def quartiles(found: dict[str, Figure]) -> tuple[float, float]:
    """The lower quartile of lower ends and the upper one of upper ends."""
    low = statistics.quantiles([figure.low for figure in found.values()], n=4, method="inclusive")
    high = statistics.quantiles([figure.high for figure in found.values()], n=4, method="inclusive")
    return low[0], high[2]


def _half_is(text: str, found: dict[str, Figure]) -> bool:
    said = re.search(r"half of them lie between (.+) and (.+)$", text)
    true = quartiles(found)
    return said is not None and all(agrees(said[side + 1], true[side], true[side]) for side in (0, 1))


@judges(
    "{subject}: the median of {n} {of_place} is {figure} ({year})",
    "{subject}: the median of {n} is {figure} ({year})",
)
def median_title(claim: Claim, rows: Rows) -> str:
    said = claim.said
    lists = (one for one, name in rows.regions.items() if said["subject"].endswith(f", {name}"))
    code = rows.of_place(said["of_place"]) if "of_place" in said else next(lists, "001")
    key = key_of(claim, said["subject"], rows)
    series = figures(claim, key, rows)
    found = _dated(claim, series, key, rows, code)
    if _published(key, rows, code):
        return "the publisher has a figure of the group"
    if len(found) != whole(said["n"]) or len(found) < FEWEST or not _are_of(found, said["year"]):
        return f"{len(found)} have a figure"
    ends = median_of(found.values())
    return "" if agrees(figure_in(said["figure"]), *ends) else f"{ends}"


@judges(
    "{none}. Shown is the median of {n} of {of} in {year}; {half}.",
    "{none}. What is shown is the median of {n} of {of}, each with its latest figure from {first} to {year}; {half}.",
)
def median_coverage(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, year = _group_in(said["none"], rows), int(said["year"])
    problem = ""
    for key, series in _asked_and_usual(claim, rows):
        found = _dated(claim, series, key, rows, code)
        if not found:
            problem = problem or "none has a figure"
            continue
        true = (len(found), len(rows.countries(code)), min(figure.year for figure in found.values()))
        told = (whole(said["n"]), whole(said["of"]), int(said.get("first", year)))
        if told == true and _half_is(said["half"], found) and not _published(key, rows, code):
            return ""
        problem = problem or f"{true}, {quartiles(found)}"
    return problem


def _asked_and_usual(claim: Claim, rows: Rows) -> Iterator[tuple[Key, Series]]:
    """The figures that a view shows: those asked for; where it shows several indicators, the usual ones of each."""
    yield _of(claim), figures(claim, _of(claim), rows)
    for key, is_rate_ in _others(claim, rows):
        yield key, rows.rates(key) if is_rate_ else rows.series(key)


def _others(claim: Claim, rows: Rows) -> Iterator[tuple[Key, bool]]:
    """The usual question of each indicator, in numbers and as a rate, where a view shows several."""
    if claim.kind in SEVERAL:
        for name, entry in rows.catalogue.items():
            yield rows.usual(name), False
            if entry.get("per"):
                yield rows.usual(name), True


@dataclass(frozen=True)
class Middle:
    """The median of a group in a year, its quartiles, of how many countries, and the first and last of their years.

    Of most it is enough to know how many there are and of what years: the others are computed.
    """

    n: int
    first: int
    last: int
    shown: dict[str, Figure]

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The median of lower ends and that of upper ends."""
        return median_of(self.shown.values())

    @cached_property
    def half(self) -> tuple[float, float]:
        """Between which half of them lie."""
        return quartiles(self.shown)


@cache
def _middles(rows: Rows, key: Key, code: str, *, as_rate: bool) -> dict[int, Middle]:
    """The medians of a group's countries by year, where there are countries enough."""
    series, found = rows.rates(key) if as_rate else rows.series(key), {}
    first, last = rows.span(key.indicator)
    for year in range(last, first - 1, -1):
        shown = _latest(series, key, rows, code, year)
        if len(shown) >= FEWEST:
            years = [figure.year for figure in shown.values()]
            found[year] = Middle(len(shown), min(years), max(years), shown)
    return found


def _all_middles(claim: Claim, rows: Rows, groups: list[str]) -> Iterator[tuple[str, str, int, Middle]]:
    """All medians that a view may show: of what indicator and group, in which year."""
    own = _of(claim)
    for key, as_rate in ((own, is_rate(claim, own)), *_others(claim, rows)):
        for code in groups:
            for year, middle in _middles(rows, key, code, as_rate=as_rate).items():
                yield key.indicator, code, year, middle


def _groups_asked(claim: Claim, rows: Rows) -> list[str]:
    asked = [code for code in claim.asked.areas if code in rows.regions] or ["001"]
    # Where none is chosen a comparison shows groups side by side.
    return [*asked, *rows.regions] if claim.kind in ("key-figures", "compare") else asked


def _some_median(claim: Claim, rows: Rows, n: str, **said: str) -> str:
    """Whether something shown has, for some group asked for, such a median in the year, or in any."""
    near = []
    many, of = whole(n), whole(said["of"]) if "of" in said else None
    span = _years(said["year"]) if "year" in said else None
    for indicator, code, year, middle in _all_middles(claim, rows, [*_groups_asked(claim, rows), "001"]):
        if middle.n != many or (span is not None and span != (middle.first, middle.last)):
            continue
        if "of" in said and len(rows.countries(code)) != of:
            continue
        if "figure" not in said or agrees(figure_in(said["figure"]), *middle.ends):
            return ""
        near.append((indicator, code, year, middle.ends))
    return f"{near[:3]}" if near else "nobody has so many countries"


@judges("No figure of its own: median of {n}, {year}")
def median_row(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, key = next(iter(_groups_asked(claim, rows)), "001"), _of(claim)
    found = _dated(claim, figures(claim, key, rows), key, rows, code)
    if not code or claim.kind not in ("strip", "area-lines"):
        return _some_median(claim, rows, said["n"], year=said["year"])
    return "" if len(found) == whole(said["n"]) and _are_of(found, said["year"]) else f"{len(found)}"


@judges("median of {number} country, {year}", free=("year",))
def median_of_row(claim: Claim, rows: Rows) -> str:
    return _some_median(claim, rows, claim.said["number"], year=claim.said["year"])


@judges("median {figure} ({year}; {n} of {of})")
def median_cell(claim: Claim, rows: Rows) -> str:
    said = claim.said
    return _some_median(claim, rows, said["n"], year=said["year"], figure=said["figure"], of=said["of"])


@judges("{figure} (median of {n} of {of})")
def median_in_table(claim: Claim, rows: Rows) -> str:
    said = claim.said
    return _some_median(claim, rows, said["n"], figure=said["figure"], of=said["of"])


@judges("half of them lie between {low} and {high}")
def half_of_them(claim: Claim, rows: Rows) -> str:
    near = []
    for *_, middle in _all_middles(claim, rows, [*_groups_asked(claim, rows), "001"]):
        if all(agrees(claim.said[word], end, end) for word, end in zip(("low", "high"), middle.half, strict=True)):
            return ""
        near.append(middle.half)
    return f"{near[:3]}"


@judges("{area} {figure} ({n} country)", "{area} {figure} ({n} country, {year})")
def median_beside(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, key = rows.named(said["area"]), _of(claim)
    for at in [claim.asked.year, *range(SEEN[-1], 2000, -1)]:
        found = _latest(figures(claim, key, rows), key, rows, code, at)
        right = len(found) == whole(said["n"]) and agrees(figure_in(said["figure"]), *median_of(found.values()))
        if right and ("year" not in said or _are_of(found, said["year"])):
            return ""
    return "in no year"


@judges(
    "medians of countries in {year}: {parts}",
    "medians of countries: {parts}",
)
def medians_beside(claim: Claim, rows: Rows) -> str:
    """Each of the year that it names, or that all have."""
    key = _of(claim)
    figure = r"(?:(?:over|under|about) )?[^ ]+"
    item = rf"(?:^|, )(.+?) ({figure}) \((\d+) countries(?:, (\d{{4}}(?: to \d{{4}})?))?\)"
    told = re.findall(item, claim.said["parts"])
    for name, text, count, year in told:
        code, said = rows.named(name), year or claim.said["year"]
        found = _dated(claim, figures(claim, key, rows), key, rows, code, year=_years(said)[1])
        right = len(found) == int(count) and agrees(text, *median_of(found.values())) and _are_of(found, said)
        if not right or _published(key, rows, code):
            return f"{name}: {len(found)}, {found and median_of(found.values())}"
    return "" if told else f"unreadable: {claim.said['parts']}"


@judges(
    "{none}, and under {least} of its countries have one of {year}: no median is shown.",
    "{none}, and under {least} of its countries have one of {first} to {year}: no median is shown.",
)
def under_least(claim: Claim, rows: Rows) -> str:
    """Of the years that a median of the year asked for would be of."""
    said = claim.said
    code, year = _group_in(said["none"], rows), int(said["year"])
    if whole(said["least"]) != FEWEST or not code:
        return f"{FEWEST}"
    problem = ""
    for key, series in _asked_and_usual(claim, rows):
        first = max(year - rows.reach(key.indicator, year), rows.rows_span(key.indicator)[0])
        found = _latest(series, key, rows, code, year)
        right = year == claim.asked.year and int(said.get("first", year)) == first
        if right and len(found) < FEWEST and not _published(key, rows, code):
            return ""
        problem = problem or f"{len(found)} have a figure of {first} to {claim.asked.year}"
    return problem


@judges("{none}; too few countries for a median, {year}", "{area}: no figure of its own for {subject}")
def no_median(claim: Claim, rows: Rows) -> str:
    """Where it names no year, of the year asked for, which its subtitle names."""
    code, key = _group_in(claim.said.get("none", claim.said.get("area", "")), rows), _of(claim)
    if "{subject}" in claim.message:
        key = key_of(claim, claim.said["subject"], rows)
    year = int(claim.said.get("year", claim.asked.year))
    found = _latest(figures(claim, key, rows), key, rows, code, year)
    wrong = not code or year != claim.asked.year or len(found) >= FEWEST or _published(key, rows, code)
    return f"{len(found)} have a figure of up to {claim.asked.year}" if wrong else ""


@judges("{subject}, {areas}: no figure of their own")
def none_of_several(claim: Claim, rows: Rows) -> str:
    key = key_of(claim, claim.said["subject"], rows)
    codes = _split_areas(claim.said["areas"], rows)
    found = [code for code in codes if _published(key, rows, code)]
    return f"{found or 'unreadable'}" if found or not codes else ""


@judges("{area}: no figure of its own")
def none_of_group(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    if claim.kind not in ("strip", "area-lines"):
        return "" if code in rows.regions else "it is no group"
    return "the publisher has one" if code not in rows.regions or _published(_of(claim), rows, code) else ""


@judges("{subject}, {area}: too few countries report it every year")
def few_every_year(claim: Claim, rows: Rows) -> str:
    key = key_of(claim, claim.said["subject"], rows)
    if all(len(rows.countries(code)) < 3 for code in _split_areas(claim.said["area"], rows)):
        return "too small, whoever reports"
    for code in _split_areas(claim.said["area"], rows):
        found = rows.every_year(figures(claim, key, rows), rows.countries(code), 2021, 2022)
        if enough(rows, [key], found, code):
            return f"{len(found)} of {code} report 2021 and 2022"
    return "" if _split_areas(claim.said["area"], rows) else "unreadable"


@judges(
    "{name} (median of {countries}: {middle}; latest figures from {when})",
    "{name} in {year} (median of {countries}: {middle}; latest figures from {when})",
)
def beside_in_brief(claim: Claim, rows: Rows) -> str:
    """The same as in the sentence that it is a part of: of one of the country's groups. An old figure has its year."""
    said = claim.said
    labels = {entry["label"]: name for name, entry in rows.catalogue.items()} | _NAMES
    indicator, code = labels.get(said["name"], ""), claim.asked.areas[0]
    if not indicator:
        return f"no indicator: {said['name']}"
    key = rows.usual(indicator)
    if (own := rows.last(rows.series(key), code)) is None:
        return "no figure of its own"
    if (told := old_year(indicator, own.year, rows)) != said.get("year", ""):
        return f"its own figure is of {own.year}, which is {'old' if told else 'of late'}"
    years = [int(year) for year in re.findall(r"\d{4}", said["when"])]
    problem = "no group"
    for group in (code,) if code in rows.regions else rows.areas[code].groups:
        found = _latest(rows.series(key), key, rows, group, rows.span(indicator)[1])
        if not found:
            continue
        true = min(figure.year for figure in found.values()), max(figure.year for figure in found.values())
        right = len(found) == whole(said["countries"]) and agrees(figure_in(said["middle"]), *median_of(found.values()))
        if right and (years[0], years[-1]) == true:
            return ""
        problem = f"{group}: {len(found)}, {median_of(found.values())}, {true}"
    return problem


# ------------------------------------------------------------------------------------------ sums of groups in tables


@judges("{figure} ({n} of {of})", free=("figure",))
def summed_cell(claim: Claim, rows: Rows) -> str:
    """How many countries are behind a sum: the same in all years of a span, or as many as have a figure in a year."""
    said, entry = claim.said, rows.catalogue[claim.asked.indicator]
    is_report = entry["theme"] in REPORTED
    if claim.kind == "compare" and entry["aggregate"] == "sum" and not is_report:
        return _of_all_areas(claim, rows)
    if claim.kind not in ("strip", "area-lines", "parts-by-sex", "parts-by-age") or not is_report:
        return ELSEWHERE
    n, of = whole(said["n"]) or 0, whole(said["of"])
    if ", possibly up to " in said["figure"]:
        figure, _, top = as_least(said["figure"]).partition(", possibly up to ")
        of_rate = is_rate(claim, MAY_BE_MORE[0]) or bool(entry.get("rate_of"))
        groups = groups_of(claim, rows)
        tops = [one for own in MAY_BE_MORE for one in tops_of_panels(rows, own, groups, of_rate=of_rate)]
        if claim.kind.startswith("parts-by"):
            tops = [*_tops_of_parts(claim, rows, n)]
        is_so = any(many == n and agrees(top, high, high) for many, _, high in tops)
        least = replace(claim, told=claim.told._replace(words=tuple({**claim.told.said, "figure": figure}.items())))
        return summed_cell(least, rows) if is_so else f"{tops}"
    groups = [code for code in _groups_asked(claim, rows) if of in (len(rows.countries(code)), len(rows.inside(code)))]
    if not groups:
        return f"no group asked for has {of} countries"
    fits = {count for code in groups for count in _behind(claim, rows, code)}
    if n in fits and any(
        agrees(claim.said["figure"], *ends) for code in groups for ends in _sums(claim, rows, code, n)
    ):
        return ""
    is_right = any(_is_without_some(claim, rows, code, n) for code in groups)
    return "" if is_right else f"{sorted(fits)}, of which {n} have no such sum in any year"


def _tops_of_parts(claim: Claim, rows: Rows, n: int) -> Iterator[tuple[int, int, float]]:
    """How many so many countries that report all parts may have together, if all victims of no age are among them."""
    for first in range(2017, 2022):
        same = _every(claim, rows, first, 2022) or set()
        for key in MAY_BE_MORE if len(same) == n else ():
            for year in range(first, 2023):
                ends = rows.total(rows.series(key), same, year) or (0.0, 0.0)
                yield n, year, raised(rows, key, same, year, ends)[1]


def _sums(claim: Claim, rows: Rows, code: str, n: int) -> Iterator[tuple[float, float]]:
    """What so many countries of a group that report every year of a span have together, in each year of it."""
    parts = _same(claim, rows)[0]
    if claim.kind.startswith("parts-by"):
        told = [*parts, Key("detected-victims", age=CHILD if claim.kind == "parts-by-sex" else "_T")]
        for first in range(2017, 2022):
            same = _every(claim, rows, first, 2022) or set()
            if len(same) == n:
                for key in told:
                    yield from (_of_these(rows, key, same, year, of_rate=False) for year in range(first, 2023))
        return
    own = _of(claim)
    if parts:
        yield from _shares(claim, rows, n)
    for key, as_rate in ((own, is_rate(claim, own)), *_others(claim, rows)):
        yield from _sums_of(rows, key, code, n, as_rate=as_rate)


def _shares(claim: Claim, rows: Rows, n: int) -> Iterator[tuple[float, float]]:
    """The share of children among the victims of known age of so many countries, in each year of a span."""
    children, adults, _ = _same(claim, rows)[0]
    for first in range(2017, 2022):
        same = _every(claim, rows, first, 2022) or set()
        for year in range(first, 2023) if len(same) == n else ():
            young, old = (_of_these(rows, key, same, year, of_rate=False) for key in (children, adults))
            yield 100 * young[0] / (young[0] + old[1] or 1), 100 * young[1] / (young[1] + old[0] or 1)


def _sums_of(rows: Rows, key: Key, code: str, n: int, *, as_rate: bool) -> Iterator[tuple[float, float]]:
    """The same of one series."""
    series = rows.rates(key) if as_rate else rows.series(key)
    counted = rows.catalogue[key.indicator].get("rate_of")
    made, of_rate = (key._replace(indicator=counted), True) if counted else (key, as_rate)
    for first in range(2007, 2022):
        same = rows.every_year(series, rows.countries(code), first, 2022, told=True)
        if len(same) == n:
            for year in range(first, 2023):
                if rows.reporting(series, same, year):
                    yield _of_these(rows, made, same, year, of_rate=of_rate)


def _is_without_some(claim: Claim, rows: Rows, code: str, n: int) -> bool:
    """Whether a figure is that of so many of the same countries without one or two of those that changed most."""
    key = _of(claim)
    of_rate = is_rate(claim, key)
    if counted := rows.catalogue[key.indicator].get("rate_of"):
        key, of_rate = key._replace(indicator=counted), True
    # Between two editions of a publisher nobody has a figure: such a year leaves out nobody.
    series = rows.rates(key) if of_rate else rows.series(key)
    years = [year for year in range(2017, 2023) if year in rows.told(series)]
    for place, first in enumerate(years[:-1]):
        same = rows.every_year(series, rows.countries(code), first, 2022, told=True)
        if not 1 <= len(same) - n <= 2:
            continue
        moved = {one: _moved(rows, key, one, first) for one in same}
        most = sorted(moved, key=lambda one: -moved[one])[:4]
        for some in combinations(most, len(same) - n):
            told = (_of_these(rows, key, same - {*some}, year, of_rate=of_rate) for year in years[place:])
            if any(agrees(claim.said["figure"], *ends) for ends in told):
                return True
    return False


def _of_these(rows: Rows, key: Key, whom: set[str], year: int, *, of_rate: bool) -> tuple[float, float]:
    """What countries have together in a year: their number, or by all of their people."""
    low, high = rows.total(rows.series(key), whom, year) or (0.0, 0.0)
    people = rows.people_beside(key.age)
    mass = sum(people[one][year] for one in whom) / 1e5 if of_rate else 1.0
    return low / mass, high / mass


def _moved(rows: Rows, key: Key, code: str, first: int) -> float:
    """By how many a country's number changed since a year."""
    before, after = (rows.total(rows.series(key), {code}, year) or (0.0, 0.0) for year in (first, 2022))
    return abs(after[0] - before[0])


def _of_all_areas(claim: Claim, rows: Rows) -> str:
    """A sum is of areas of all kinds, which are no countries alone: as many as have a figure in some year."""
    n, of, series = whole(claim.said["n"]), whole(claim.said["of"]), rows.series(_of(claim))
    if not of_all_areas(claim.text):
        return "areas that are summed, too, are counted as countries"
    first, last = rows.rows_span(claim.asked.indicator)
    people, near = rows.people_beside(claim.asked.age), set()
    for code in [code for code in (*_groups_asked(claim, rows), "001") if len(rows.inside(code)) == of]:
        # In the world those of unknown or no country are counted, too: in some years they alone.
        inside = {*rows.inside(code), *({"_X"} if code == "001" else ())}
        for at in range(first, last + 1):
            counted = len(rows.reporting(series, rows.inside(code), at))
            ends = rows.total(series, inside, at)
            # A rate is by all people of the group.
            mass = math.fsum(people[one][at] for one in inside if at in people.get(one, {})) / 1e5
            per = mass if is_rate(claim, _of(claim)) else 1.0
            if not ends or not per:
                continue
            # How much that is of the first year's, where all are 100 in it, is judged where it is spoken.
            is_of_first = "indexed" in claim.asked.show
            if is_of_first or agrees(claim.said["figure"], ends[0] / per, ends[1] / per):
                near.add(counted)
    return "" if n in near else f"{sorted(near)}"


@judges(
    "{figure} ({year}; {n} of {areas})",
    "Computed here: the sum over the {n} of {areas} with a figure.",
    free=("figure",),
)
def summed_areas(claim: Claim, rows: Rows) -> str:
    """How many areas of all kinds have a figure of what is summed over all of them, in the year or in any."""
    n, of, year = whole(claim.said["n"]), whole(claim.said["areas"]), claim.said.get("year")
    names = [
        name for name, entry in rows.catalogue.items() if entry["aggregate"] == "sum" and entry["theme"] not in REPORTED
    ]
    near = set()
    for code in [code for code in (*_groups_asked(claim, rows), "001") if len(rows.inside(code)) == of]:
        for name in names:
            series = rows.series(rows.usual(name))
            first, last = rows.span(name)
            years = [int(year)] if year else range(first, last + 1)
            if year and rows.catalogue[name].get("least_coverage") != 0:
                # Nearly all areas have a figure each year: how many they are tells no year, their sum does.
                ends = rows.total(series, rows.inside(code), int(year))
                years = years if ends and agrees(claim.said["figure"], *ends) else []
            near |= {len(rows.reporting(series, rows.inside(code), at)) for at in years}
    return "" if n in near else f"{sorted(near)}"


def _behind(claim: Claim, rows: Rows, code: str) -> Iterator[int]:
    """How many countries can be behind a group's sum in a view."""
    yield from _parts_behind(claim, rows, code)
    if claim.kind.startswith("parts-by"):
        return
    own = _of(claim)
    for key, as_rate in ((own, is_rate(claim, own)), *_others(claim, rows)):
        yield from _counts(rows, key, code, as_rate=as_rate)


def _parts_behind(claim: Claim, rows: Rows, code: str) -> Iterator[int]:
    if code in (*claim.asked.areas, "001"):
        for first in range(2017, 2022):
            found = _every(claim, rows, first, 2022) or set()
            if enough(rows, _same(claim, rows)[0], found, code):
                yield len(found)
                return


@cache
def _counts(rows: Rows, key: Key, code: str, *, as_rate: bool) -> frozenset[int]:
    """How many of a group's countries have a figure in every year of a span, or of what is no report, in a year."""
    series, found = rows.rates(key) if as_rate else rows.series(key), set()
    for first in range(2007, 2022):
        found.add(len(rows.every_year(series, rows.countries(code), first, 2022, told=True)))
    if rows.catalogue[key.indicator]["theme"] not in REPORTED:
        for year in range(*rows.span(key.indicator)):
            found |= {len(rows.reporting(series, inside, year)) for inside in (rows.countries(code), rows.inside(code))}
        last = rows.span(key.indicator)[1]
        found |= {len(rows.reporting(series, inside, last)) for inside in (rows.countries(code), rows.inside(code))}
    return frozenset(found)


@judges("the same {n} country in all these years")
def same_in_strip(claim: Claim, rows: Rows) -> str:
    key, code = _of(claim), _groups_asked(claim, rows)[0]
    if claim.kind != "strip":
        return ELSEWHERE
    series = figures(claim, key, rows)
    fits = {len(rows.every_year(series, rows.countries(code), first, 2022, told=True)) for first in range(2007, 2022)}
    return "" if whole(claim.said["n"]) in fits else f"{sorted(fits)}"


@judges("Persons in {year}: {figure}, in the {number} of {of} that reports every year from {first} to {year}")
def persons_every_year(claim: Claim, rows: Rows) -> str:
    """Of the group asked for, or of the world, which the block names first."""
    said = claim.said
    first, year, near = int(said["first"]), int(said["year"]), []
    for name in ("persons-prosecuted", "persons-convicted", "persons-in-formal-contact"):
        for code in (*_groups_asked(claim, rows), "001"):
            same = rows.every_year(rows.series(Key(name)), rows.countries(code), first, year)
            ends = rows.total(rows.series(Key(name)), same, year)
            right = (len(same), len(rows.countries(code))) == (whole(said["number"]), whole(said["of"]))
            if right and ends and agrees(said["figure"], *ends):
                return ""
            near.append((name, code, len(same), ends))
    return f"{near}"


@judges("{text}, in the {number} country that reports every year from {first} to {last}", free=("text",))
def children_every_year(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code = rows.named(said["text"].split(": ")[0])
    key, last = Key("detected-victims", "_T", CHILD), int(said["last"])
    same = rows.every_year(rows.series(key), rows.countries(code), int(said["first"]), last)
    ends = told_up_to(rows, key, same, last, rows.total(rows.series(key), same, last))
    figure = re.search(r": (.+?)(?: children| in \d{4})", said["text"])
    right = figure is not None and ends is not None and agrees(figure[1], *ends)
    return "" if right and len(same) == whole(said["number"]) else f"{len(same)}: {ends}"


@judges("{area}, children detected in the {number} country that reports every year from {first} to {last}: {figure}")
def children_of_a_group(claim: Claim, rows: Rows) -> str:
    said, key = claim.said, Key("detected-victims", "_T", CHILD)
    countries, last = rows.countries(rows.named(said["area"])), int(claim.said["last"])
    same = rows.every_year(rows.series(key), countries, int(said["first"]), last)
    ends = told_up_to(rows, key, same, last, rows.total(rows.series(key), same, last))
    right = ends is not None and agrees(said["figure"], *ends) and len(same) == whole(said["number"])
    return "" if right else f"{len(same)}: {ends}"


@judges("{said}. In the {number} country with a figure for {year}: {all}", free=("said",))
def children_of_all_with_a_figure(claim: Claim, rows: Rows) -> str:
    """Up to what it may be where victims of no age raise it by a tenth, or the figure before it."""
    said, year, key = claim.said, int(claim.said["year"]), Key("detected-victims", "_T", CHILD)
    series = rows.series(key)
    area = said["said"].partition(", children detected in the ")[0]
    within = rows.countries(rows.named(area))
    there = {code for code in within if (own := series.get(code, {}).get(year)) and own.known}
    ends, (first, last) = (
        rows.total(series, there, year),
        map(int, re.findall(r"from (\d{4}) to (\d{4})", said["said"])[0]),
    )
    same = rows.every_year(series, within, first, last)
    if ends and any(is_raised_by_a_tenth(rows, key, set(whom), year) for whom in (same, there)):
        ends = raised(rows, key, there, year, ends)
    right = ends is not None and agrees(said["all"], *ends) and len(there) == whole(said["number"])
    return "" if right else f"{len(there)}: {ends}"


_ = label_of
