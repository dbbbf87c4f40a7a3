"""Checks of what is said of drawings to those who do not see them: ends of lines and of maps, and what is unknown."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.exports.slides.notes import labels_of_kinds
from tests.gate.brief_claims import STATUS, at, unclear_shares
from tests.gate.compare_claims import LINES, last_drawn, last_row, line_of, together_of
from tests.gate.doubt_claims import is_denied
from tests.gate.flow_claims import CASES, Ends
from tests.gate.flow_claims import _add as add_ends
from tests.gate.flow_claims import _asked as asked_flows
from tests.gate.heard import squeezed
from tests.gate.origin_claims import COMPARED, _together
from tests.gate.page_claims import measured_in
from tests.gate.persons_claims import TABLES as PERSONS
from tests.gate.persons_claims import are_ranges, exceeded, left_open, of_adults, without_total
from tests.gate.picture_claims import left_out, line_without
from tests.gate.registry import CHECKS, ELSEWHERE, judges, needs
from tests.gate.rows import SHORT_NAMES, Figure, Key, Rows
from tests.gate.said import Amount, agrees, amount, as_least, whole, years_in
from tests.gate.series_claims import FORMS, _part
from tests.gate.status_claims import ABOUT_VIOLENCE, RECENT, _met_in_words
from tests.gate.timeline_claims import TIMELINE, years_drawn
from tests.gate.title_claims import (
    FEW,
    GIRLS,
    MAY_BE_MORE,
    OF_CHILDREN,
    SHARE,
    _asks_children,
    _split_areas,
    ageless_in,
    around,
    asked_span,
    by_part,
    class_edges,
    figure_in,
    figures,
    groups_of,
    is_of_few,
    is_raised,
    is_rate,
    judged_key,
    label_of,
    panel,
    rateless,
    text_of,
    tops_of_panels,
    whom,
)
from tests.gate.title_claims import PARTS as PARTS_SAID
from tests.gate.total_claims import _nobody
from tests.gate.walk import Claim, Rendered

ALOUD = "{area}: {subject} stood at {figure} in {year}."
TITLES = (
    (
        r"(?P<figure>.*) \((?P<number>\d+) countr(?:y|ies)\)",
        "{area}, {subject}: {figure} in {year} ({number} country)",
    ),
    (r"(?P<figure>.*)", "{area}, {subject}: {figure} in {year}"),
)
"""What a figure that is said aloud ends with, and the title that says the same."""
OF_SEVERAL = ("beside", "sexes", "slope", "lags", "treaty-years", "tiers")
"""Kinds whose lines are of countries that report in several tables at once: their titles and tables are judged."""
PARTS = {"parts-by-sex": ("girls", "boys"), "parts-by-age": ("children", "adults"), "parts-by-form": tuple(FORMS)}
AGES = ("_T", "Y0T17")
INDEXED = re.compile(r"\((\d{4}) = 100\)")
FIRST_SHOWN = 2000
"""With it the picture of who reports begins."""
SAME = re.compile(r"(?:(.+), )?(\d+)(?: countries)?")
"""Whose a sum over the same countries is: how many these are, of a group behind its name."""
NUMBERED = re.compile(r"(\d+) countries, ")
"""What stands before the row of a timeline that is such a sum."""
FEWEST = 6
"""Figures without which nothing is told of a change."""


def _line(claim: Claim, rows: Rows) -> tuple[LINES, Key] | None:
    """The figures of what a sentence names, by year; None where they are of countries chosen by several tables."""
    name, asked = claim.said["name"], claim.asked
    if claim.kind in OF_SEVERAL or not claim.kind:
        return None  # A picture within a brief, too: its view is judged by itself.
    if claim.kind in PARTS:
        return _of_part(claim, rows)
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    area, number = name, ""
    if claim.kind == "timeline" and name.startswith("Children, "):
        # The share of the same countries is called by its part, whatever the area.
        key, name = _of_row(claim, name.removeprefix("Children, "), rows), "Children"
    elif claim.kind == "timeline":
        every = [*rows.regions.values(), *(one.name for one in rows.areas.values()), "World"]
        # The longest: "China, Taiwan Province of China" begins as China does.
        area = max((one for one in every if name.startswith(f"{one}, ")), key=len, default="")
        row = name.removeprefix(f"{area}, ")
        number = found[1] if (found := NUMBERED.match(row)) else ""
        key = _of_row(claim, row.removeprefix(f"{number} countries, "), rows)
        area = area or rows.name(next(iter(asked.areas), "001"))
    if claim.kind == "pace":
        key = judged_key(key.indicator, rows.named(area), rows)
    if without := re.fullmatch(r"[Ww]ithout (.+)", name):
        return _without(rows, key, without[1], claim)
    if same := SAME.fullmatch(name):
        area, number = same[1] or "World", same[2]
    code = "001" if name == "Children" or key.indicator == "reporting-countries" else rows.named(area)
    if name == "Children":
        code = next((one for one in asked.areas), "001")
    if not code:
        raise ValueError(f"nobody is called {area!r}")
    as_rate = asked.measure == "rate" and claim.kind != "strip" and key.indicator == asked.indicator
    line = line_of(rows, key, code, as_rate=as_rate) or {}
    if number and len(true := together_of(rows, key, code, as_rate=as_rate)) != int(number):
        raise ValueError(f"{len(true)} countries")
    line = line | _least(claim, key, code, rows, as_rate=as_rate)
    unclear = _unclear(key, code, rows)
    return _indexed(claim, {year: ends for year, ends in line.items() if year not in unclear}), key


def _least(claim: Claim, key: Key, code: str, rows: Rows, *, as_rate: bool) -> LINES:
    """How many persons of a country there are at least in years without a total, or their rate where they are not few;
    where bars stand, a line of others has no place for them."""
    if not _are_bars(claim) or not _persons_told(claim, rows) or code not in rows.areas:
        return {}
    found, people = without_total(rows, key.indicator, code), rows.people().get(code, {})
    if as_rate:
        found = {year: 1e5 * low / people[year] for year, low in found.items() if low >= FEW and people.get(year)}
    return {year: (low, low) for year, low in found.items()}


def _are_bars(claim: Claim) -> bool:
    """Whether each country has bars of its own, of all of its years; what is said of those beside each other is of
    totals."""
    is_one, show = len(claim.asked.areas) < 2, set(claim.asked.show)
    if claim.kind == "compare":
        is_of_one = claim.message == "{name}: {value}"
        return is_of_one and not show & {"indexed", "same-years"} and (is_one or "one-chart" not in show)
    return claim.kind == "timeline" or (claim.kind == "area-lines" and is_one)


def _without(rows: Rows, key: Key, areas: str, claim: Claim) -> tuple[LINES, Key]:
    """Of a group those of its countries that report in all years of its line without these."""
    code, of_rate = next(iter(claim.asked.areas), "001"), claim.asked.measure == "rate"
    years = line_of(rows, key, code, as_rate=of_rate) or {}
    named = left_out(rows, areas)
    if not years or not named:
        raise ValueError(f"nobody is called {areas!r}")
    # A table of rates holds no number to sum up: both lines divide what it counts.
    is_divided = of_rate or bool(rows.catalogue[key.indicator].get("rate_of"))
    return line_without(rows, key, code, named, (min(years), max(years)), of_rate=is_divided), key


def _unclear(key: Key, code: str, rows: Rows) -> set[int]:
    """Years of which a share of all children is told as unclear, and drawn as nothing."""
    is_share = key.indicator == SHARE and key.sex == "_T" and code in rows.areas
    return unclear_shares(rows, code) if is_share else set()


def _indexed(claim: Claim, line: LINES) -> LINES:
    """Where figures are told as parts of the one of a year, which is 100: so many of it."""
    base = INDEXED.search(claim.text)
    if base is None:
        return line
    low, high = line[int(base[1])]
    if low != high or not low:
        raise ValueError(f"no exact figure of {base[1]}: nothing is a part of it")
    return {year: (100 * ends[0] / low, 100 * ends[1] / low) for year, ends in line.items()}


def _of_row(claim: Claim, subject: str, rows: Rows) -> Key:
    """The rows of a row of the timeline, which may be of other people than those asked for."""
    indicator = label_of(subject, rows)
    told = subject.removeprefix(rows.catalogue[indicator]["label"]).removeprefix(", ")
    # How grave it is stands in the head of the row alone.
    told = told.removeprefix("moderate or severe") if indicator == "food-insecurity" else told
    asked, usual = _key(claim), rows.usual(indicator)
    own = [asked, *(asked._replace(age=age) for age in AGES)] if asked.indicator == indicator else []
    keys = [*own, usual, *(usual._replace(age=age) for age in AGES)]
    fits = [key for key in keys if told.startswith(whom(key, rows)) and bool(told) == bool(whom(key, rows))]
    return max(fits, key=lambda key: len(whom(key, rows)))  # "Women and girls, all ages" are no women alone.


def _of_part(claim: Claim, rows: Rows) -> tuple[LINES, Key]:
    """Of a group the sums over the countries that report all parts in each year."""
    name = claim.said["name"][0].lower() + claim.said["name"][1:]
    own, code = _part(name, claim), next(iter(claim.asked.areas), "001")
    if code in rows.areas:
        told = {year: item for year, item in rows.series(own).get(code, {}).items() if item.known}
        # Where totals leave more victims of no age, that row is not of all of these.
        left = {year: ageless_in(rows, code, year)[0] if name == "age unknown" else 0 for year in told}
        return {year: (item.low, item.high) for year, item in told.items() if left[year] <= item.high}, own
    several = [rows.series(_part(part, claim)) for part in PARTS[claim.kind]]
    same = _together(rows, several, code)
    sums = {year: rows.total(rows.series(own), same, year) for year in range(2000, 2031)}
    # Sums end where countries are compared last, even where these few report a year more already.
    every = {
        year
        for year in sums
        if year <= COMPARED[1] and all(len(rows.reporting(one, same, year)) == len(same) for one in several)
    }
    return {year: ends for year, ends in sums.items() if ends is not None and year in every}, own


def _wrong(text: str, ends: tuple[float, float] | None) -> str:
    if ends is None:
        return "no figure"
    if text.startswith("few (under"):
        return "" if ends[1] > 0 else f"{ends}"
    return "" if agrees(figure_in(text), *ends) else f"{ends}"


def _breaks(key: Key, rows: Rows) -> list[int]:
    return list(rows.catalogue[key.indicator].get("break_years", []))


HEADS = (
    r"from (?P<first>.+?) \((?P<first_year>\d{4})\) to (?P<last>.+) \((?P<last_year>\d{4})\), with a figure for each "
    r"year between",
    r"(?P<figure>.+) \((?P<year>\d{4})\), the latest figure",
    r"(?P<figure>.+) \((?P<year>\d{4})\), by the latest published total",
    r".+ in \d{4}",
)
"""What is said first of a line: the whole way, the latest figure, the latest total, or the last of those drawn."""
ENDS = (
    r"(?:; (?:(?P<years>\d{4}(?: to \d{4})?): )?the lowest figure is (?P<low>.+?) \((?P<low_years>[^()]*\d{4})\), the "
    r"highest (?P<high>.+) \((?P<high_years>[^()]*\d{4})\))?"
)
UP_TO = re.compile(r", possibly up to (?P<top>[\d.,]+)(?=(?P<unit>[^();]*) \((?P<year>\d{4})\))")
"""What victims of no age may make of a figure."""
BESIDE = re.compile(r" adults? and (?P<children>[\d,]+) child(?:ren)?(?=(?P<unit>[^();]*) \((?P<year>\d{4})\))")
"""What is counted beside a total of adults alone."""
GAPS = r"(?:; years without a figure: (?P<gaps>.+))?"
LINES_TOLD = [re.compile(f"{head}{ENDS}{GAPS}") for head in HEADS]


@judges("{name}: {value}")
def told_of_a_line(claim: Claim, rows: Rows) -> str:
    """All that is said of one line, which bears its name once; of whatever else has a name before it nothing."""
    if claim.said["name"] in labels_of_kinds().values():
        return ELSEWHERE  # A paragraph of notes: each of its sentences is heard by itself.
    # What all its figures are relative to is read in the whole text.
    claim = _saying(claim, {**claim.said, "name": INDEXED.sub("", claim.said["name"]).strip()})
    value = claim.said["value"] if _country_told(claim, rows) else as_least(claim.said["value"])
    value = BESIDE.sub("", UP_TO.sub("", value))
    tops = [_top_denied(claim, match, rows) for match in UP_TO.finditer(claim.said["value"])]
    tops += [_children_denied(claim, match, rows) for match in BESIDE.finditer(claim.said["value"])]
    if any(tops):
        return next(filter(None, tops))
    found = [(place, match) for place, form in enumerate(LINES_TOLD) if (match := form.fullmatch(value))]
    if not found:
        return ELSEWHERE
    place, match = found[0]
    said = {name: text for name, text in match.groupdict().items() if text is not None}
    heads = (from_first_to_last, latest, latest_total)
    checks = [heads[place]] if place < len(heads) else []
    if "low" in said:
        said.setdefault("years", f"{said.get('first_year')} to {said.get('last_year')}")
        checks.append(ends_of_line)
    problems = [check(_saying(claim, said), rows) for check in checks]
    problems += [years_without(_saying(claim, one), rows) for one in _gaps_told(said.get("gaps", ""))]
    denied = [problem for problem in problems if problem and problem != ELSEWHERE]
    return denied[0] if denied else max(problems, default=ELSEWHERE)


def _top_denied(claim: Claim, told: re.Match[str], rows: Rows) -> str:
    """Whether a figure of detected children may be another than its least with all victims of no age; or a total of
    persons with larger parts of it."""
    if not _country_told(claim, rows):
        return _top_of_a_group_denied(claim, told, rows)
    if not claim.kind:  # A print has charts of all these, and does not say which a line is of.
        ways = [_of_parts_denied(claim, told, rows, name) for name in PERSONS]
        return _top_of_children_denied(claim, told, rows) if all(ways) else ""
    if name := _persons_told(claim, rows):
        return _of_parts_denied(claim, told, rows, name)
    return _top_of_children_denied(claim, told, rows)


def _country_told(claim: Claim, rows: Rows) -> str:
    """The country that a line is of: the one that it names, else the one asked for where it names no group; or ""."""
    name, asked = claim.said["name"], claim.asked.areas
    named = [code for code in asked if name.startswith(rows.name(code))]
    codes = [code for code in (*named, rows.named(name), *asked) if code]
    return next(iter(codes), "") if codes and codes[0] in rows.areas else ""


def _children_denied(claim: Claim, told: re.Match[str], rows: Rows) -> str:
    """Whether so many children are counted beside a total of adults alone, in a table of persons that is shown."""
    names = [name] if claim.kind and (name := _persons_told(claim, rows)) else PERSONS
    code, year = _country_told(claim, rows), int(told["year"])
    found = [
        one
        for name in names
        if year in of_adults(rows, name, code) and (one := at(rows, Key(name, "_T", "Y0T17"), code, year))
    ]
    return "" if any(agrees(told["children"], one.low, one.high) for one in found) else f"{found}"


def _top_of_a_group_denied(claim: Claim, told: re.Match[str], rows: Rows) -> str:
    """The same of detected children, adults, girls, boys, women or men of some countries together."""
    of_rate, groups = "per 100,000" in told["unit"], groups_of(claim, rows)
    found = [one for key in MAY_BE_MORE for one in tops_of_panels(rows, key, groups, of_rate=of_rate)]
    tops = [top for _, year, top in found if year == int(told["year"])]
    return "" if any(agrees(told["top"], top, top) for top in tops) else f"{tops}"


def _top_of_children_denied(claim: Claim, told: re.Match[str], rows: Rows) -> str:
    """The same of a country's detected children."""
    year, code = int(told["year"]), _country_told(claim, rows)
    key = Key("detected-victims", "_T", "Y0T17")
    counted, rate = (series.get(code, {}).get(year) for series in (rows.series(key), rows.rates(key)))
    least, most = ageless_in(rows, code, year)
    if counted is None or not is_raised(rows, code, year):
        return f"{code} {year}: {counted}, {least} to {most} of no age"
    top = counted.low + most
    is_rate_there = claim.asked.measure == "rate" and claim.kind not in ("strip", "parts-by-age")
    of = (rows.rates if "per 100,000" in told["unit"] or is_rate_there else rows.series)(key).get(code, {})
    if "per 100,000" in told["unit"] or is_rate_there:
        people = rows.series(Key("child-population", "_T", "Y0T17")).get(code, {}).get(year)
        top = 100_000 * top / people.low if people and rate else math.inf
    if base := INDEXED.search(claim.text):
        if is_raised(rows, code, int(base[1])):
            return f"{code}: the figure of {base[1]} may be higher itself"
        top = 100 * top / of[int(base[1])].low
    return "" if agrees(told["top"], top, top) else f"{code} {year}: {top}"


def _persons_told(claim: Claim, rows: Rows) -> str:
    """The table of persons, whole, that a line is of: named beside other rows of one country, else the one asked for;
    of parts and of all else none."""
    asked = claim.asked
    if claim.place.name == "justice-beside":
        return next(one for one in PERSONS if rows.catalogue[one]["label"] == claim.said["name"])
    named = [one for one in PERSONS if rows.catalogue[one]["label"] in claim.said["name"]]
    if claim.kind == "timeline":
        return next(iter(named), "") if "children" not in claim.said["name"] else ""
    of = rows.catalogue.get(asked.indicator, {}).get("rate_of", asked.indicator)
    return of if of in PERSONS and (asked.sex, asked.age, asked.breakdown) == ("_T", "_T", "_T") else ""


def _of_parts_denied(claim: Claim, told: re.Match[str], rows: Rows, name: str) -> str:
    """Beside other rows only a total of adults alone is told so, since others are ranges there."""
    year, code = int(told["year"]), _country_told(claim, rows)
    years = of_adults(rows, name, code)
    if claim.place.name != "justice-beside":
        years |= {*left_open(rows, name, code)}
    elif not are_ranges(claim):
        years = set()
    if year not in years:
        return f"{name} of {year} has no larger parts"
    people = rows.people().get(code, {}).get(year)
    per = 100_000 / people if "per 100,000" in told["unit"] and people else 1
    tops = [per * one.high for one in exceeded(rows, name, code)[year]]
    return "" if any(agrees(told["top"], top, top) for top in tops) else f"{tops}"


@judges("All figures are approximate: {source} publishes numbers from 1 to 4 as “<5”.")
def all_are_ranges(claim: Claim, rows: Rows) -> str:
    """Of the one line that a trend shows each figure is a range, and the table that it is made of has such numbers."""
    asked = claim.asked
    key, code = Key(asked.indicator, asked.sex, asked.age, asked.breakdown), next(iter(asked.areas), "001")
    line = line_of(rows, key, code, as_rate=asked.measure == "rate") or {}
    exact = [year for year, (low, high) in line.items() if low == high]
    of = "detected-victims" if key.indicator in (SHARE, GIRLS) else key.indicator
    counted = rows.series(key._replace(indicator=rows.catalogue[of].get("rate_of", of)))
    has_few = any((item.low, item.high) == (1, 4) for own in counted.values() for item in own.values() if item.known)
    is_so = rows.catalogue[key.indicator]["source"] == "unodc_glotip" and claim.said["source"] == "UNODC"
    return "" if line and not exact and has_few and is_so else f"exact in {exact}, few: {has_few}"


def _gaps_told(text: str) -> Iterator[dict[str, str]]:
    """Years without a figure, by the reason, which may be said of the whole chart."""
    for part in re.split(r"; (?=\d{4})", text) if text else ():
        years, _, why = part.partition(" (")
        yield {"years": years, "why": why.removesuffix(")")}


def _saying(claim: Claim, said: dict[str, str]) -> Claim:
    """The claim with words of its own, of the same line."""
    words = {"name": claim.said["name"], **said}
    return replace(claim, told=claim.told._replace(words=tuple(words.items())))


def latest(claim: Claim, rows: Rows) -> str:
    found = _line(claim, rows)
    if found is None:
        return ELSEWHERE
    return _last_of_line(claim, found[0]) or (
        "a later year has parts" if _has_later_parts(claim, found[1], rows) else ""
    )


def _last_of_line(claim: Claim, line: LINES) -> str:
    year = int(claim.said["year"])
    return _wrong(claim.said["figure"], line.get(year)) or (f"{max(line)} is later" if max(line) > year else "")


def _has_later_parts(claim: Claim, key: Key, rows: Rows) -> bool:
    """Whether a later row counts some of the people of a total, whatever their sex, age, form or citizenship."""
    if claim.kind in PARTS or key.indicator in (SHARE, GIRLS):
        return False
    codes = [code for code in claim.asked.areas if code in rows.areas]
    if len(claim.asked.areas) > 1:
        codes = [code for code in codes if claim.said["name"].startswith(rows.name(code))]
    return any(last_row(rows, key, code) > int(claim.said["year"]) for code in codes)


def latest_total(claim: Claim, rows: Rows) -> str:
    """The same, where a later year has rows of one sex or age and none of all of them."""
    found = _line(claim, rows)
    if found is None:
        return ELSEWHERE
    line, key = found
    year, codes = int(claim.said["year"]), [code for code in claim.asked.areas if code in rows.areas]
    has_parts = any(later > year for code in codes for later in by_part(key, code, rows))
    has_parts = has_parts or _has_later_parts(claim, key, rows)
    return _last_of_line(claim, line) or ("" if has_parts else "no later year has parts")


def from_first_to_last(claim: Claim, rows: Rows) -> str:
    """Figures of each year, enough of them, up to the last there is, and no break among them."""
    found = _line(claim, rows)
    if found is None:
        return ELSEWHERE
    line, key = found
    first, last = int(claim.said["first_year"]), int(claim.said["last_year"])
    missing = [year for year in range(first, last + 1) if year not in line]
    if missing or last - first + 1 < FEWEST or last != last_drawn(claim, rows, line):
        return f"no figure of {missing}; the last is of {max(line)}"
    if any(first < year <= last for year in _breaks(key, rows)):
        return f"a break in {_breaks(key, rows)}"
    return _wrong(claim.said["first"], line[first]) or _wrong(claim.said["last"], line[last])


def ends_of_line(claim: Claim, rows: Rows) -> str:
    """Whatever others can be, none is below the lowest or above the highest, and all are on one side of a break."""
    found = _line(claim, rows)
    if found is None:
        return ELSEWHERE
    line, key = found
    span = years_in(claim.said["years"])
    inside = {year: ends for year, ends in line.items() if span[0] <= year <= span[-1]}
    if any(span[0] < year <= span[-1] for year in _breaks(key, rows)):
        return f"a break in {_breaks(key, rows)}"
    for word, side in (("low", 1), ("high", -1)):
        told = years_in(claim.said[f"{word}_years"])
        wrong = next((said for year in told if (said := _wrong(claim.said[word], inside.get(year)))), "")
        if wrong:
            return wrong
        outmost = max(side * end for year in told for end in inside[year])
        if beyond := [
            year for year, ends in inside.items() if year not in told and min(side * end for end in ends) <= outmost
        ]:
            return f"{word}: {beyond}"
    return ""


def years_without(claim: Claim, rows: Rows) -> str:  # noqa: PLR0911 - one way of being silent after another
    """None of these has a figure that is drawn; those of a sum that is not whole yet are after its last."""
    if claim.said["why"].startswith(("no clear share", "no share", "no total")):
        return ELSEWHERE
    found = _line(claim, rows)
    if found is None:
        return ELSEWHERE
    line, key = found
    told = years_in(claim.said["years"])
    if claim.said["why"].startswith("incomplete year"):
        is_same = claim.said["name"] == "Children" or claim.said["name"].startswith("Children, ")
        is_row = claim.kind == "timeline" and not set(claim.asked.areas[:1]) & set(rows.areas)
        is_group = claim.kind in PARTS or is_same or is_row or _is_group(claim, rows)
        last = years_drawn(claim, rows)[1] if claim.kind == "timeline" else rows.span(key.indicator)[1]
        return "" if is_group and line and max(line) < min(told) and max(told) == last else f"{max(line, default=0)}"
    first, last = asked_span(claim, key, rows)
    ends = rows.rows_span(key.indicator)  # A group's figures of its publisher can begin before those of areas.
    # The axis of a timeline can go on behind the last year of a source: a sum is incomplete there, all else blank.
    is_sum = claim.kind == "timeline" and not set(claim.asked.areas[:1]) & set(rows.areas)
    end = max(last, ends[1], years_drawn(claim, rows)[1] if is_sum else 0)
    if known := sorted(year for year in told if year in line or not min(first, ends[0]) <= year <= end):
        return f"{known}"
    if len(claim.asked.areas) != 1 or claim.kind not in ("area-lines", "strip") or _is_group(claim, rows):
        return ""
    unclear = _unclear(key, rows.named(claim.said["name"]), rows)
    if claim.said["why"].startswith("unclear"):
        return "" if unclear.issuperset(told) else f"{sorted(unclear)}"
    if claim.kind == "strip":  # All strips are on the same years.
        first, last = max(first, TIMELINE[0]), min(last, TIMELINE[1])
    # Years with a part alone are told in a sentence of their own.
    parts = set() if key.indicator == "reporting-countries" else by_part(key, rows.named(claim.said["name"]), rows)
    missing = [year for year in range(first, last + 1) if year not in line and year not in parts | unclear]
    true = _of_reason(claim, key, missing, rows)
    return "" if told == true else f"{true} of {missing}"


def _of_reason(claim: Claim, key: Key, missing: list[int], rows: Rows) -> list[int]:
    """The missing years that are silent for the reason told: each has a sentence with all years of its own reason."""
    why, code = claim.said["why"], rows.named(claim.said["name"])
    adults = set(rows.adults_alone(code)) if _asks_children(key) else set()
    nobody = _nobody(claim, rows, code)
    if why.startswith("no figure; all detected victims were adults"):
        return [year for year in missing if year in adults]
    if why.startswith("no figure by age; of all ages"):
        return [year for year in missing if year in nobody]
    counted = rateless(claim, key, code, rows)
    if why.startswith("no rate"):
        return [year for year in missing if year in counted]
    is_known_to_be_silent = why.startswith("no figure: unknown")
    return [year for year in missing if not is_known_to_be_silent or year not in adults | nobody | counted]


def _is_group(claim: Claim, rows: Rows) -> bool:
    """Whether a sum is told, and not of one country."""
    return bool(SAME.fullmatch(claim.said["name"])) or any(
        claim.said["name"] == name or claim.said["name"].startswith(f"{name}, ")
        for name in [*rows.regions.values(), "World"]
    )


@judges(
    "Figures before and after the new questionnaire of {year} are not compared.",
    "Dotted line: new questionnaire in {years}.",
    "new questionnaire in {year}",
    "new questionnaire in {year}: do not compare levels before and after",
)
def break_in(claim: Claim, rows: Rows) -> str:
    year = int(claim.said.get("year") or claim.said["years"])
    known = [name for name, entry in rows.catalogue.items() if year in entry.get("break_years", [])]
    return "" if known else "no series breaks there"


@needs(
    "Dotted line: new questionnaire in {years}.",
    "new questionnaire in {year}",
)
def break_with_its_caution(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001, all needs are asked alike
    """Wherever a line stands at a break it is said what that means for who compares."""
    said = squeezed("do not compare levels before and after") in place.text
    return "" if said else "the line at a break stands without its caution"


@judges("{name}: no interval leaves zero out.")
def none_clear(claim: Claim, rows: Rows) -> str:
    """Whatever the lag, and for children and all ages: the published interval has zero in it."""
    driver = label_of(claim.said["name"], rows)
    found = [row for row in rows.extra("lagged") if row["driver"] == driver and row["rho"]]
    clear = [row for row in found if not float(row["lower"]) <= 0 <= float(row["upper"])]
    return f"{len(clear)} leave it out" if clear or not found else ""


# ------------------------------------------------------------------------------------------ maps


def _key(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _shown(claim: Claim, rows: Rows) -> dict[str, Figure]:
    """What a map of the asked year has of the members."""
    key = _key(claim)
    series = figures(claim, key, rows)
    year = int(claim.said["year"])
    return rows.latest(series, rows.members, year, *around(claim, key, rows, year))


@judges(
    "The highest figure of a UN member on the map of {year} is {figure}: {areas}.",
    "The lowest figure of a UN member on the map of {year} is {figure}: {areas}.",
)
def end_of_map(claim: Claim, rows: Rows) -> str:
    """Who is named, or as many as are counted, have it, and nobody more, or less."""
    shown, key = _shown(claim, rows), _key(claim)
    if rows.catalogue[key.indicator]["theme"] in ("victims", "justice"):
        return "nobody is put in order by what is detected"
    side = -1 if "highest" in claim.message else 1
    having = {code for code, item in shown.items() if not text_of(item, key, rows, claim.said["figure"])}
    for edge in (0, 100):  # Nearly all is not all, and hardly any is not none.
        if figure_in(claim.said["figure"]) == str(edge):
            having = {code for code in having if shown[code].low == shown[code].high == edge}
    counted = re.fullmatch(r"(\d+)(?: countr(?:y|ies))?", claim.said["areas"])
    if counted is None:
        told = {rows.named(name) for name in _names(claim.said["areas"])}
        years = [int(year) for year in re.findall(r"\((\d{4})\)", claim.said["areas"])]
        if sorted(years) != sorted(shown[code].year for code in told if code in shown):
            return f"{[shown[code].year for code in told]}"
    else:
        outmost = min(side * end for code in having for end in _sides(shown[code]))
        told = {code for code in having if min(side * end for end in _sides(shown[code])) >= outmost}
        if len(told) != int(counted[1]):
            return f"{len(told)} have it"
    if not told <= having:
        return f"{sorted(told - having)} have another"
    most = max(side * end for code in told for end in _sides(shown[code]))
    beyond = [code for code, item in shown.items() if code not in told and min(side * e for e in _sides(item)) < most]
    return f"{beyond}" if beyond else ""


@judges("The highest figure on the map of {year} is {figure}: {areas}.")
def highest_of_all(claim: Claim, rows: Rows) -> str:
    """The one area that is named is no member, and no other one on the map has as much."""
    key, year = _key(claim), int(claim.said["year"])
    shown = rows.latest(figures(claim, key, rows), rows.areas, year, *around(claim, key, rows, year))
    (name,) = _names(claim.said["areas"])
    code = rows.named(name)
    if code in rows.members or code not in shown or text_of(shown[code], key, rows, claim.said["figure"]):
        return f"{code}: {shown.get(code)}"
    more = [area for area, item in shown.items() if area != code and item.high >= shown[code].low]
    return f"{more}" if more or f"({shown[code].year})" not in claim.said["areas"] else ""


def _maps(claim: Claim, rows: Rows) -> Sequence[int]:
    """The year of each map that a place may hold."""
    first, last = asked_span(claim, _key(claim), rows)
    # A map on a page can be moved to each year of its table.
    return [min(claim.asked.year, last)] if claim.place.medium in ("image", "slide") else range(first, last + 1)


def _parts_after(claim: Claim, rows: Rows, year: int) -> dict[str, list[int]]:
    """The years of parts without a total, of members without a figure of a map's year: after what it shows of them,
    else within those it looks at."""
    key = _key(claim)
    window, ahead = around(claim, key, rows, year)
    shown, found = rows.latest(figures(claim, key, rows), rows.members, year, window, ahead), {}
    for code in rows.members:
        first = shown[code].year + 1 if code in shown else year - window
        is_other = code not in shown or shown[code].year != year
        found[code] = [one for one in by_part(key, code, rows) if is_other and first <= one <= year + ahead]
    return found


def _fits_named(claim: Claim, rows: Rows, found: Mapping[str, Collection[int]]) -> set[str] | None:
    """The members that are named, or counted where more than nine: all that are right, of a picture of a part of the
    world some, and none that is chosen; None where they are not."""
    right, said = {code for code, years in found.items() if years}, claim.said["areas"]
    one = claim.asked.areas[0] if len(claim.asked.areas) == 1 else ""
    is_part = bool(one)
    if counted := re.fullmatch(r"(\d+)(?: countries)?", said):
        number = int(counted[1])
        return right if number > 9 and (number == len(right) or (is_part and number < len(right))) else None
    told = _split_areas(said, rows)
    if not told or len(set(told)) != len(told) or len(told) > 9:
        return None
    return set(told) if set(told) == right or (is_part and set(told) <= right - {one}) else None


@judges("No total given, so not shown: newer {parts} ({areas}).")
def parts_not_shown(claim: Claim, rows: Rows) -> str:
    """They have rows of one sex or age, and no total, after what the map shows of them; of the map that a view opens
    with after its year, too."""
    key = _key(claim)
    if key.indicator in (SHARE, GIRLS) or not PARTS_SAID[claim.said["parts"]](key):
        return f"of {key}"
    tried = [_parts_after(claim, rows, year) for year in _maps(claim, rows)]
    true = [{code for code, years in found.items() if years} for found in tried]
    return "" if any(_fits_named(claim, rows, found) for found in tried) else f"{true[:2]}"


@judges("Newer figures without a total ({number} country) are not shown.")
def parts_counted(claim: Claim, rows: Rows) -> str:
    """As many have them, where five or more would be named."""
    found = {sum(map(bool, _parts_after(claim, rows, year).values())) for year in _maps(claim, rows)}
    return "" if (whole(claim.said["number"]) or 0) in found - {*range(5)} else f"{sorted(found)}"


SEXES, OF_AGE = ("_T", "F", "M", "_O"), ("Y0T17", "Y_GE18")


@judges("No figure, but victims of unknown age: {areas}.")
def unaged(claim: Claim, rows: Rows) -> str:
    """All members, or as many, of whom a map of children shows nothing, who detected victims in its years, and list
    neither children nor adults in any of them."""
    key, found = _key(claim), []
    everyone = rows.series(OF_CHILDREN._replace(age="_T"))
    aged = [rows.series(OF_CHILDREN._replace(sex=sex, age=age)) for sex in SEXES for age in OF_AGE]
    for year in _maps(claim, rows):
        window, ahead = around(claim, key, rows, year)
        shown = rows.latest(figures(claim, key, rows), rows.members, year, window, ahead)
        years = range(year - window, year + ahead + 1)
        found.append(
            {
                code
                for code in rows.members - shown.keys()
                if any(one.known and one.high > 0 for one in _within(everyone, code, years))
                and not any(one.known for series in aged for one in _within(series, code, years))
            }
        )
    named = set(_split_areas(claim.said["areas"], rows))
    number = whole(claim.said["areas"].partition(" ")[0])
    return "" if any(one and (named == one or number == len(one) > 9) for one in found) else f"{found[:2]}"


def _within(series: Mapping[str, Mapping[int, Figure]], code: str, years: range) -> list[Figure]:
    return [figure for year, figure in series.get(code, {}).items() if year in years]


@judges("The counts are of UN members; also shown: {areas}.", "{counted}; also shown: {areas}")
def not_counted(claim: Claim, rows: Rows) -> str:
    """None of those named is a member, and each has a figure on the map that is as high as half of those of members, as
    all of the darkest class have; as many members as are counted beside them have a figure."""
    more = re.search(r" and (\d+) more$", claim.said["areas"])
    codes = set(_split_areas(claim.said["areas"][: more.start()] if more else claim.said["areas"], rows))
    if not codes or codes & rows.members:
        return f"{codes}"
    key, first = _key(claim), claim.asked.year
    # A map on a page can be moved to each year of its table.
    is_still = claim.place.medium in ("image", "slide")
    years = [first] if is_still else [first, *range(*rows.span(key.indicator)), rows.span(key.indicator)[1]]
    series = figures(claim, key, rows)
    for year in years:
        shown = rows.latest(series, rows.areas, year, *around(claim, key, rows, year))
        own = sorted(item.high for code, item in shown.items() if code in rows.members)
        if not own:  # The first years have figures of other areas alone.
            continue
        if "counted" in claim.said and claim.said["counted"] != f"{len(own)} of {len(rows.members)} UN members":
            return f"{len(own)} members have a figure"
        high = [code for code in shown if code not in rows.members and shown[code].high >= own[len(own) // 2]]
        if codes <= set(high) and (not more or int(more[1]) <= len(high) - len(codes)):
            return ""
    return f"{codes} are not among the highest"


@needs(re.compile(r"\{label\}, .*highest in \{parts\}"))
def named_but_not_counted(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside a picture or a slide whose title names an area that no bracket counts stands that it is not counted; a
    picture of a part of the world has no brackets."""
    if place.place.medium not in ("image", "slide") or not _counts_members(place, rows):
        return ""
    outside = [rows.name(code) for code in rows.areas if code not in rows.members]
    named = [name for name in outside if name in claim.said["parts"]]
    said = place.text.partition(squeezed("UN members; also shown:"))[2]
    missing = [name for name in named if squeezed(name) not in said]
    return f"{missing} are in the title, and not said to be outside" if missing else ""


@needs("The counts are of UN members; also shown: {areas}.", "{counted}; also shown: {areas}")
def counted_without(_claim: Claim, place: Rendered, rows: Rows) -> str:
    """Whoever is not counted is left out of some number that stands there."""
    is_alone = place.place.medium in ("image", "slide")
    return "nothing is counted there" if is_alone and not _counts_members(place, rows) else ""


def _counts_members(place: Rendered, rows: Rows) -> bool:
    """Whether a number of UN members stands in a place: behind the classes of a map, or below it of all of them; not
    what is said aloud, behind a colon, of those without a figure."""
    below = re.search(rf"(?<![\d:])\d+of{len(rows.members)}\D", place.text)
    return below is not None or any(
        squeezed(said) in place.text for said in ("(number of UN members)", "In brackets: how many UN members")
    )


def _sides(item: Figure) -> tuple[float, float]:
    return item.low, item.high


def _names(text: str) -> list[str]:
    return [name.strip() for name in re.split(r"\s*\([^()]*\d{4}\)(?:, | and )?", text) if name.strip()]


def _told(text: str) -> Amount | None:
    """A figure at an end; of fewer than five, which is from one to four, the most."""
    figure = figure_in(text)
    return Amount(4, 0) if figure == "<5" else amount(figure)


@judges(
    "{name}, map of {year}: the figures of {number} country lie between {low} and {high}.",
)
def between(claim: Claim, rows: Rows) -> str:
    """Of all with a figure, none of which is of few persons."""
    shown, key = _shown(claim, rows), _key(claim)
    few = [code for code, item in shown.items() if is_of_few(claim, key, code, item.year, rows)]
    low, high = (_told(claim.said[word]) for word in ("low", "high"))
    if few or whole(claim.said["number"]) != len(shown):
        return f"{len(shown)} have a figure, of few {few}"
    ends = [_sides(item) for item in shown.values()]
    least = low.value - low.half if low is not None else 0.0
    least = 1.0 if figure_in(claim.said["low"]) == "<5" else least
    most = high.value + high.half if high is not None else 0.0
    outside = sum(not (least - 1e-9 <= one and other <= most + 1e-9) for one, other in ends)
    touched = any(not text_of(item, key, rows, claim.said["high"]) for item in shown.values())
    return "" if not outside and touched else f"{outside} lie outside"


def _beside_scale(claim: Claim, rows: Rows) -> dict[str, set[str]]:
    """Members whose figure has no class of the scale: none, or an interval that begins at none or lies in two classes;
    a share that can be anything, and none that victims of no age or others of its report deny, too."""
    shown, key = _shown(claim, rows), _key(claim)
    edges = class_edges(claim, key, rows)
    unclear = {code for code, item in shown.items() if item.year in _unclear(key, code, rows)}
    unclear |= {code for code, item in shown.items() if _why_open(key, code, item, rows)}
    none = {code for code, item in shown.items() if item.low == item.high == 0} - unclear
    wide = {code for code, item in shown.items() if _has_no_class(item, edges)}
    return {"none": none, "few": wide | unclear}


def _has_no_class(item: Figure, edges: list[float]) -> bool:
    return item.low != item.high and (item.low <= 0 or any(item.low < edge <= item.high for edge in edges))


def _why_open(key: Key, code: str, figure: Figure, rows: Rows) -> str:
    """Why somebody may be, where a figure is of none: victims of whom no age is listed, or others of its report."""
    if figure.high != 0:
        return ""
    of = rows.catalogue[key.indicator].get("rate_of")
    counted = key._replace(indicator=of) if of else key
    if counted == OF_CHILDREN and ageless_in(rows, code, figure.year)[0] > 0:
        return "ages unknown"
    is_told = figure.year not in _unclear(key, code, rows)
    return "figures disagree" if is_told and is_denied(rows, counted, code, figure.year) else ""


def _without_class(claim: Claim, rows: Rows) -> frozenset[str]:
    """Why figures are without a class on the map of the asked year."""
    key, year = _key(claim), int(claim.said.get("year", claim.asked.year))
    series, edges = figures(claim, key, rows), class_edges(claim, key, rows)
    shown = rows.latest(series, rows.areas, year, *around(claim, key, rows, year))
    found = (
        _why_open(key, code, item, rows) or ("<5 people" if _has_no_class(item, edges) else "")
        for code, item in shown.items()
    )
    return frozenset(filter(None, found))


WITHHELD = "unclear: <5 people"
OPEN_KEYS = {
    WITHHELD: {"<5 people"},
    "unclear: 0 but ages unknown": {"ages unknown"},
    "unclear: figures disagree": {"figures disagree"},
    "unclear: <5 people, or 0 but ages unknown": {"<5 people", "ages unknown"},
    "unclear: 0 but ages unknown, or figures disagree": {"ages unknown", "figures disagree"},
    "unclear: <5 people, or figures disagree": {"<5 people", "figures disagree"},
    "unclear: <5 people, 0 but ages unknown, or figures disagree": {"<5 people", "ages unknown", "figures disagree"},
}
"""What a key says of figures without a class, and why they are."""
FEW_KEYS = ("few (<5)", "few (<5) or unclear", *OPEN_KEYS, "rate unclear")


@judges(*OPEN_KEYS)
def withheld(claim: Claim, rows: Rows) -> str:
    """Under the unit of a rate: every rate without a class is of people of whom no more is published than "<5"; or
    none that victims of no age, or others of its report, deny."""
    if not claim.kind:
        return ELSEWHERE
    problem = _key_of_few(claim, rows, claim.message)
    if claim.place.medium != "view" or not problem:
        return problem
    # A page has the keys of all its years.
    first, last = rows.span(_key(claim).indicator)
    others = (replace(claim, asked=replace(claim.asked, year=year)) for year in range(first, last + 1))
    return problem if all(_key_of_few(other, rows, claim.message) for other in others) else ""


def _denies_withheld(claim: Claim, rows: Rows) -> str:
    """What speaks against all rates without a class being of one to four people."""
    key = _key(claim)
    of = rows.catalogue[key.indicator].get("rate_of", "")
    if not (is_rate(claim, key) or of) or rows.catalogue[key.indicator]["theme"] not in ("victims", "justice"):
        return "it is no map of rates"
    rates, counts = figures(claim, key, rows), rows.series(key._replace(indicator=of) if of else key)
    edges, others = class_edges(claim, key, rows), set()
    for code in rows.areas:
        counted = {item.year: (item.low, item.high) for item in rows.known(counts, code)}
        wide = [item.year for item in rows.known(rates, code) if _has_no_class(item, edges)]
        others |= {(code, year) for year in wide if counted.get(year) != (1, 4)}
    return f"{sorted(others)} are other numbers" if edges and others else ""


@judges("<5 people")
def withheld_there(claim: Claim, rows: Rows) -> str:
    """What maps of rates write beside the names of areas without a class: all are of one to four people."""
    return _denies_withheld(claim, rows) if claim.kind else ELSEWHERE


def _key_of_few(claim: Claim, rows: Rows, key: str) -> str:
    """What speaks against the words of a key of few: "<5" are persons, and would be read as a rate under its unit."""
    of_rates, kinds = not _denies_withheld(claim, rows), _without_class(claim, rows)
    is_part = bool(claim.asked.areas)  # Around a country only what is seen there is said.
    rated = is_rate(claim, _key(claim)) or rows.catalogue[_key(claim).indicator].get("rate_of")
    own = OPEN_KEYS.get(key, set())
    fits = {
        "rate unclear": rated and not of_rates,
        "few (<5)": not rated and kinds <= {"<5 people"},
        **dict.fromkeys(OPEN_KEYS, (own == kinds or (is_part and own <= kinds)) and (of_rates or not rated)),
    }
    return "" if fits.get(key, True) else f"{key!r} is not what its figures are"


@judges("rate unclear")
def unclear_rates(claim: Claim, rows: Rows) -> str:
    """The key of a map of rates: some are sums with a number that is withheld."""
    return _key_of_few(claim, rows, claim.message) if claim.kind else ELSEWHERE


@judges("Map of {year}, with a figure above zero: {n} of {of}.", "Map of {year}, {key}: {n} of {of}.")
def as_the_key_counts(claim: Claim, rows: Rows) -> str:
    """All members with a figure: those of a class of the scale, those of none, and those of few."""
    beside, key = _beside_scale(claim, rows), claim.said.get("key", "")
    right = {
        "": set(_shown(claim, rows)) - beside["none"] - beside["few"],
        **dict.fromkeys(FEW_KEYS, beside["few"]),
    }.get(key, beside["none"])
    if key and key not in (*FEW_KEYS, "none (0)", "none recorded (0)") and "under" not in key:
        return f"{key!r} is in no key"
    if problem := _key_of_few(claim, rows, key) if key in FEW_KEYS else "":
        return problem
    told, least, most = whole(claim.said["n"]) or 0, len(right), len(right)
    if key != "none (0)" and not beside["few"]:
        # A breakdown without a scale of its own in the tables: any interval may lie across two classes of its map.
        ranges = sum(item.low != item.high for item in _shown(claim, rows).values())
        least, most = (least, ranges) if key else (least - ranges, most)
    is_told = least <= told <= most and told > 0 and whole(claim.said["of"].split()[0]) == len(rows.members)
    return "" if is_told else f"{least} to {most}"


def _rateless(claim: Claim, rows: Rows) -> set[str]:
    """Members of which a map of rates shows none, and that have a count within its years."""
    key, year = _key(claim), int(claim.said["year"])
    if claim.asked.measure != "rate":
        return set()
    counts = rows.latest(rows.series(key), rows.members, year, *around(claim, key, rows, year))
    return set(counts) - set(_shown(claim, rows))


@judges("Map of {year}, with a count but no rate: {n} of {of}.")
def rateless_members(claim: Claim, rows: Rows) -> str:
    true = _rateless(claim, rows)
    right = whole(claim.said["n"]) == len(true) > 0 and whole(claim.said["of"].split()[0]) == len(rows.members)
    return "" if right else f"{sorted(true)}"


@judges("Map of {year}, without a figure (unknown, not zero): {n} of {of}.")
def without(claim: Claim, rows: Rows) -> str:
    silent = len(rows.members - _shown(claim, rows).keys()) - len(_rateless(claim, rows))
    right = whole(claim.said["n"]) == silent and whole(claim.said["of"].split()[0]) == len(rows.members)
    return "" if right else f"{silent}"


# ------------------------------------------------------------------------------------------ cells and flows


@judges("{number} row has no figure in any year shown.")
def empty_rows(claim: Claim, rows: Rows) -> str:
    """Of the countries and areas that the picture has a row for, or of the indicators of one country.

    Some have figures of years before those that are shown alone.
    """
    number, areas = whole(claim.said["number"]), claim.asked.areas
    if len(areas) == 1 and areas[0] in rows.areas:
        return ELSEWHERE  # A row an indicator: the title counts those with a figure.
    series = rows.series(_key(claim))
    # Others than members have a row where the table lists them, with a figure or without.
    inside = {code for area in areas or ("001",) for code in rows.countries(area) | (rows.inside(area) & set(series))}
    silent = sum(not any(one.year >= FIRST_SHOWN for one in rows.known(series, code)) for code in inside)
    return "" if number == silent else f"{silent}"


@judges(
    "People for whom a line stands: {low} for the thinnest, {high} for the thickest.",
    "People for whom the thickest line stands: {high}.",
)
def widest_line(claim: Claim, rows: Rows) -> str:
    """The largest of all lines by its lower end, as the map itself says it: "at least 10,673" was of 10,673."""
    one, inside = asked_flows(claim, rows)
    touching = [ends for pair, ends in one.pairs.items() if not inside or set(pair) & inside]
    most = max((ends.low for ends in touching), default=0)
    if not any(agrees(claim.said["high"], ends.low, ends.high) for ends in touching if ends.low == most):
        return f"{[ends[:2] for ends in touching if ends.low == most]}"
    if "{low}" not in claim.message:
        return ""
    fits = any(agrees(claim.said["low"], ends.low, ends.high) for ends in touching)
    return "" if fits else "no line stands for it"


@judges("People in their own country for whom the largest ring stands: {high}.")
def widest_ring(claim: Claim, rows: Rows) -> str:
    one, inside = asked_flows(claim, rows)
    own = [ends for code, ends in one.own.items() if not inside or code in inside]
    largest = [ends for ends in own if ends.low == max(end.low for end in own)]
    fits = any(agrees(claim.said["high"], ends.low, ends.high) for ends in largest)
    return "" if fits else f"{[ends[:2] for ends in largest]}"


ITEM = re.compile(r"(?P<name>.+?) \((?P<figure>(?:about )?\d[\d,]*(?: to [\d,]+)?)\)(?:, | and (?!\d+ more)|$)")
"""A cell, or a row, with its figure in brackets behind its name, which may have brackets of its own."""


def _items(text: str) -> list[tuple[str, str]]:
    """Names with their figures; a list that is cut says how many more there are."""
    found = [(match["name"], match["figure"]) for match in ITEM.finditer(re.sub(r", and \d+ more$", "", text))]
    if not found:
        raise ValueError(f"no cell is named: {text}")
    return found


def _matrix(claim: Claim, rows: Rows, most: int) -> dict[bool, dict[str, Ends]]:
    """What stands in a matrix of at most so many countries: within countries, and between them, by row and column.

    Of the world the sums over its parts; in pictures over its regions.
    """
    one, _ = asked_flows(claim, rows)
    if claim.asked.areas in ((), ("001",)) and claim.asked.indicator != CASES:
        kind = "sub_region" if most > FEW_SHOWN else "region"
        parts = {code: _part_of(code, kind, rows) for code in rows.areas}
        between: dict[str, list[Ends]] = {}
        for (origin, place), ends in one.pairs.items():
            if parts[origin] and parts[place]:
                between.setdefault(f"{parts[origin]} → {parts[place]}", []).append(ends)
        own: dict[str, list[Ends]] = {}
        for code, ends in one.own.items():
            if parts[code]:
                own.setdefault(f"Own citizens → {parts[code]}", []).append(ends)
        return {
            is_own: {name: add_ends(found) for name, found in sums.items()}
            for is_own, sums in ((True, own), (False, between))
        }
    shown = _shown_in_matrix(claim, rows, most)
    pairs = {pair: ends for pair, ends in one.pairs.items() if set(pair) <= shown}
    return {
        True: {rows.name(code): ends for code, ends in one.own.items() if code in shown},
        False: {f"{rows.name(origin)} → {rows.name(place)}": ends for (origin, place), ends in pairs.items()},
    }


def _part_of(code: str, kind: str, rows: Rows) -> str:
    return next((rows.regions[one] for one in rows.areas[code].groups if rows.region_kinds.get(one) == kind), "")


def _shown_in_matrix(claim: Claim, rows: Rows, most: int) -> set[str]:
    """A country and those that it has the largest pairs with; of more areas those with the largest figure of any."""
    one, inside = asked_flows(claim, rows)
    sizes: dict[str, float] = {}
    if len(claim.asked.areas) == 1 and claim.asked.areas[0] in rows.areas:
        (code,) = claim.asked.areas
        for pair, ends in one.pairs.items():
            if code in pair and ends.high > 0:
                other = pair[0] if pair[1] == code else pair[1]
                sizes[other] = max(sizes.get(other, 0.0), ends.low)
        return {code, *sorted(sizes, key=lambda area: (-sizes[area], area))[: most - 1]}
    for pair, ends in [*one.pairs.items(), *(((code, code), ends) for code, ends in one.own.items())]:
        for code in pair:
            if (not inside or code in inside) and ends.high > 0:
                sizes[code] = max(sizes.get(code, 0.0), ends.high)
    return set(sorted(sizes, key=lambda area: (-sizes[area], area))[:most])


MOST_SHOWN, FEW_SHOWN = 11, 6
"""Countries in a matrix on a page, and in a picture."""


def _at_length(cell: str) -> str:
    """A cell with the whole names of its countries, of which the drawn one has the short ones."""
    return " → ".join(SHORT_NAMES.get(name, name) for name in cell.split(" → "))


def _largest_of(claim: Claim, rows: Rows, *, is_own: bool) -> str:
    """The cells that are named have this figure, and no other one can have a larger one."""
    problems = []
    for most in (MOST_SHOWN, FEW_SHOWN):
        true = _matrix(claim, rows, most)[is_own]
        told = [(name if name in true else _at_length(name), figure) for name, figure in _items(claim.said["cells"])]
        wrong = [name for name, figure in told if name not in true or not agrees(figure, *true[name][:2])]
        least = min((true[name].low for name, _ in told if name in true), default=0.0)
        beyond = [name for name, ends in true.items() if name not in dict(told) and ends.high >= least]
        if not wrong and not beyond:
            return ""
        problems.append(f"{[(name, true.get(name)) for name in wrong]} {beyond}")
    return problems[0]


@judges("Between countries, the largest figure: {cells}.")
def largest_between(claim: Claim, rows: Rows) -> str:
    return _largest_of(claim, rows, is_own=False)


@judges("Within countries, the largest figure: {cells}.")
def largest_within(claim: Claim, rows: Rows) -> str:
    return _largest_of(claim, rows, is_own=True)


def _lines_without(claim: Claim, rows: Rows, side: int) -> str:
    """Exactly those of the countries that are shown from or in which nobody at all is listed."""
    one, _ = asked_flows(claim, rows)
    told, problems = set(map(_at_length, claim.said["names"].split("; "))), []
    for most in (MOST_SHOWN, FEW_SHOWN):
        shown = _shown_in_matrix(claim, rows, most)
        # Where sums are made a line has those with countries that are not shown, too, and with none.
        only_shown = claim.asked.indicator == CASES
        listed = {
            pair[side]
            for pair in [*one.pairs, *((code, code) for code in one.own), *([] if only_shown else one.unnamed)]
            if not only_shown or set(pair) <= shown
        }
        true = {rows.name(code) for code in shown - listed}
        if told == true:
            return ""
        problems.append(f"{sorted(true)}")
    return problems[0]


@judges("Rows without a figure: {names}.")
def rows_without(claim: Claim, rows: Rows) -> str:
    return _lines_without(claim, rows, 0)


@judges("Columns without a figure: {names}.")
def columns_without(claim: Claim, rows: Rows) -> str:
    return _lines_without(claim, rows, 1)


# ------------------------------------------------------------------------------------------ rows in parts

SHARE_OF = re.compile(
    r"(?P<name>.+?) \((?P<n>[\d,]+) of (?P<of>[\d,]+) countr(?:y|ies)(?: with a figure)?\)(?:, | and (?!\d+ more)|$)"
)
FEWEST_KNOWN = 5
"""Countries of which a share is taken."""


def _status_shares(claim: Claim, rows: Rows) -> dict[str, tuple[int, int]]:
    """Of each indicator or group that has a row: how many have the status that is told, of how many with a figure that
    is recent enough for one."""
    told = claim.said["part"]
    name = claim.asked.indicator
    # Those at the target are called by the number that it is read as.
    status = "TARGET_MET" if told == _met_in_words(name, rows) else STATUS[told]
    if claim.kind == "status-counts":
        places = {rows.regions[code]: ([claim.asked.indicator], rows.countries(code)) for code in rows.regions}
    else:
        members = {one for code in claim.asked.areas or ("001",) for one in rows.countries(code)}
        places = {rows.catalogue[name]["label"]: ([name], members) for name in rows.with_target}
    found = {}
    for name, (indicators, members) in places.items():
        lately = [row for row in rows.statuses_of(members, indicators) if row["last_year"] >= str(RECENT)]
        if len(lately) >= FEWEST_KNOWN and not ABOUT_VIOLENCE.intersection(indicators):
            found[name] = sum(row["status"] == status for row in lately), len(lately)
    return found


def _measured_shares(claim: Claim, rows: Rows) -> dict[str, tuple[int, int]]:
    """Of each indicator: in how many countries it has a recent figure, or none at all, of all of them."""
    countries, found = rows.countries(next(iter(claim.asked.areas), "001")), {}
    for name, entry in rows.catalogue.items():
        if entry["theme"] == "protection":
            counts = measured_in(rows, name, entry["sex"][0], countries)
            found[entry["label"]] = counts[claim.said["part"]], len(countries)
    return found


@judges("The largest share with “{part}”: {rows}.")
def largest_share(claim: Claim, rows: Rows) -> str:
    """Those that are named have it, and of the rows that stand there no other one has as large a share.

    A picture can show the first rows alone: of these nobody else may have more than what is named.
    """
    true = _measured_shares(claim, rows) if claim.kind == "measured" else _status_shares(claim, rows)
    told = [(match["name"], match["n"], match["of"]) for match in SHARE_OF.finditer(claim.said["rows"])]
    if not told:
        return "no row is named"
    wrong = [name for name, number, of in told if true.get(name) != (whole(number), whole(of))]
    if wrong:
        return f"{[(name, true.get(name)) for name in wrong]}"
    shares = {name: number / of for name, (number, of) in true.items()}
    most = {shares[name] for name, *_ in told}
    if len(most) > 1:
        return f"{most}"
    is_cut = "more" in claim.said["rows"] or claim.place.medium in ("image", "slide", "embed")
    beyond = [name for name, share in shares.items() if share > max(most) or (share == max(most) and not is_cut)]
    beyond = [name for name in beyond if name not in {one for one, *_ in told}]
    return f"{beyond}" if beyond and not (is_cut and claim.kind != "measured") else ""


@judges(
    "In {year}, {area} detected {number} child victim of trafficking, {figure}.",
    "In {year}, {area} detected {number} victim of trafficking ({whom}), {figure}.",
)
def detected_by_one(claim: Claim, rows: Rows) -> str:
    """So many of those asked for its table has of that year, and so many they are of its people."""
    said, asked = claim.said, claim.asked
    key, year = Key(asked.indicator, asked.sex, asked.age, asked.breakdown), int(said["year"])
    code = rows.named(said["area"].removeprefix("the "))
    counted, rate = (series.get(code, {}).get(year) for series in (rows.series(key), rows.rates(key)))
    if counted is None or rate is None or counted.low != counted.high:
        return f"{code} has no number for {year}"
    is_whom = said.get("whom", "children") == (whom(key, rows) or "all ages")
    right = whole(said["number"]) == counted.low and agrees(figure_in(said["figure"]), rate.low, rate.high)
    return "" if right and is_whom else f"{counted.low}, {rate}, {whom(key, rows)}"


@judges(ALOUD)
def said_with_a_verb(claim: Claim, rows: Rows) -> str:
    """What the title of which it is the spoken form may say of the same rows; "was" stands before a number alone."""
    said = claim.said
    if not re.match(r"\D*\d", said["figure"]) or ";" in said["figure"].split("(")[0]:
        return "it is no number that was so in one year"
    if found := panel(said["area"], rows):
        # The sum of other years over as many other countries may come to the same.
        line = line_of(rows, _key(claim), found[0], as_rate=claim.asked.measure == "rate")
        if line and int(said["year"]) != max(line):
            return f"{max(line)} is the last year"
    for ending, message in TITLES:
        match = re.fullmatch(ending, said["figure"])
        if match is not None:
            words = {**said, **match.groupdict()}
            told = claim.told._replace(message=message, words=tuple(words.items()))
            return CHECKS[message](replace(claim, told=told), rows)
    return "it has no title"
