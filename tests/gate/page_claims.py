"""Checks of what pages say above and beside their charts: overview, who reports, protection, justice, treaties."""

from __future__ import annotations

import math
import re
import statistics
from functools import cache
from itertools import chain

from tests.gate.brief_claims import CHILD, VICTIMS, figure_is, first_of, newer_sum
from tests.gate.persons_claims import TABLES, without_total
from tests.gate.registry import ELSEWHERE, judges, needs
from tests.gate.rows import Figure, Key, Rows, Series, median_of
from tests.gate.said import NUMBER, agrees, amount, part_agrees, whole, years_in
from tests.gate.status_claims import _later
from tests.gate.title_claims import (
    FEW,
    figure_in,
    figures,
    is_raised_by_a_tenth,
    is_rate,
    key_of,
    label_of,
    names_its_rate,
    raised,
    told_up_to,
)
from tests.gate.walk import Claim, Rendered

FEWEST_OF_MEDIAN = 10

PARTS = ("F", "M")
RECENT_YEARS = 5
COMPARED_TO = 2022
"""The last year of sums over the same countries."""


def _code(claim: Claim) -> str:
    return claim.asked.areas[0] if claim.asked.areas else "001"


def _same_children(rows: Rows, code: str, first: int, last: int) -> set[str]:
    found = set(rows.countries(code))
    for sex in PARTS:
        found &= rows.every_year(rows.series(VICTIMS._replace(age=CHILD, sex=sex)), found, first, last)
    return found


# ------------------------------------------------------------------------------------------ overview


@judges(
    "In the {n} country that reports every year, {girls} detected were {girls_from} in {first} and {girls_to} in "
    "{last}; {boys} were {boys_from}, then {boys_to}.",
)
def went_from(claim: Claim, rows: Rows) -> str:
    said = claim.said
    first, last = int(said["first"]), int(said["last"])
    same = _same_children(rows, "001", first, last)
    if len(same) != whole(said["n"]):
        return f"{len(same)} report every year from {first} to {last}"
    for part, sex in (("girls", "F"), ("boys", "M")):
        series = rows.series(VICTIMS._replace(age=CHILD, sex=sex))
        for word, year in ((f"{part}_from", first), (f"{part}_to", last)):
            ends = told_up_to(rows, VICTIMS._replace(age=CHILD, sex=sex), same, year, rows.total(series, same, year))
            if ends is None or not agrees(said[word], *ends):
                return f"{word}: {ends}"
    return ""


@judges(
    "The {number} country with a total of children for {year} detected {all}; it does not give girls and boys for "
    "every year.",
)
def beside_all(claim: Claim, rows: Rows) -> str:
    """All with a total of the year; of these some have no girls or no boys in a year since the break."""
    said, year = claim.said, int(claim.said["year"])
    series = rows.series(VICTIMS._replace(age=CHILD))
    there = {code for code in rows.countries("001") if (own := series.get(code, {}).get(year)) and own.known}
    first = max(rows.catalogue["detected-victims"]["break_years"])
    if not there - _same_children(rows, "001", first, year):
        return "all of them do"
    ends, key = rows.total(series, there, year), VICTIMS._replace(age=CHILD)
    every_year = rows.every_year(series, rows.countries("001"), first, year)
    if ends and is_raised_by_a_tenth(rows, key, every_year, year):  # Then both are told so.
        ends = raised(rows, key, there, year, ends)
    right = ends is not None and agrees(said["all"], *ends) and whole(said["number"]) == len(there)
    return "" if right else f"{len(there)}: {ends}"


def _part_of_change(rows: Rows, sex: str, same: set[str], first: int, last: int) -> tuple[str, tuple[float, float]]:
    """The country with the largest part in the change of a sum, and its part in per cent, least and greatest."""
    series = rows.series(VICTIMS._replace(age=CHILD, sex=sex))
    moved = {code: series[code][last].low - series[code][first].low for code in same}
    all_of = math.fsum(moved.values())
    code = max(moved, key=lambda item: moved[item] / all_of)
    return code, rows.part_of_change(series, code, same, first, last)


@judges("One country makes up more than half of the change ({parts}).")
def more_than_half(claim: Claim, rows: Rows) -> str:
    same = _same_children(rows, "001", 2017, 2022)
    told = dict(item.split(": ", 1) for item in claim.said["parts"].split("; "))
    for part, sex in (("girls", "F"), ("boys", "M")):
        code, share = _part_of_change(rows, sex, same, 2017, 2022)
        series = rows.series(VICTIMS._replace(age=CHILD, sex=sex))
        alone = share[0] > 50 and not {*chain(*rows.half_movers(series, same, 2017, 2022))} - {code}
        if alone != (part in told):
            return f"{part}: {code}, {share}"
        if part in told:
            name, _, figure = told[part].rpartition(", ")
            if rows.named(name) != code or not part_agrees(figure.removesuffix("%"), *share):
                return f"{part}: {code}, {share}"
    return ""


@judges("{area}: how many children were detected as victims is not known")
def children_unknown(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    if rows.adults_alone(code):
        return f"all were adults in {rows.adults_alone(code)}"
    return "there are figures" if rows.known(rows.series(VICTIMS._replace(age=CHILD)), code) else ""


def _latest_children(rows: Rows, code: str, year: int, figure: str) -> str:
    """Of an area its newest figure; of a group the sum over those that report every year of some span until then."""
    series = rows.series(VICTIMS._replace(age=CHILD))
    if code in rows.areas:
        last = rows.last(series, code)
        if sum_of_sexes := newer_sum(rows, code):
            newest, low, high = sum_of_sexes
            return "" if newest == year and agrees(figure, low, high) else f"by sex {sum_of_sexes}"
        if last is None or last.year != year:
            return f"the latest figure is of {last and last.year}"
        return "" if agrees(figure, last.low, last.high) else f"{last.low} to {last.high}"
    sums = []
    for first in range(2007, year):
        ends = rows.total(series, rows.every_year(series, rows.countries(code), first, year), year)
        if ends is not None and agrees(figure, *ends):
            return ""
        sums.append(ends)
    return f"{sums}"


@judges("{area}: {figure} child among detected victims in {year}")
def children_of_area(claim: Claim, rows: Rows) -> str:
    said = claim.said
    return _latest_children(rows, rows.named(said["area"]), int(said["year"][:4]), said["figure"].partition(" (")[0])


@judges("nothing since {year}")
def nothing_since(claim: Claim, rows: Rows) -> str:
    """Of some indicator the last figure of an area that is shown is of that year, before what is looked back to."""
    codes = [code for code in claim.asked.areas if code in rows.areas] or rows.areas
    for name, entry in rows.catalogue.items():
        series = rows.series(rows.usual(name))
        newest = max((year for own in series.values() for year in own), default=0)
        last = {found.year for code in codes if (found := rows.last(series, code))}
        if int(claim.said["year"]) in last and int(claim.said["year"]) < newest - int(entry.get("window", 0)):
            return ""
        named = codes if name in TABLES else []
        parts = {max(found) for code in named if (found := without_total(rows, name, code))}
        if int(claim.said["year"]) in parts:
            return ""
    return "no figure of any ends so"


# ------------------------------------------------------------------------------------------ who reports


def _coverage_key(claim: Claim, _rows: Rows) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _silent(claim: Claim, rows: Rows) -> tuple[set[str], set[str], set[str], int]:
    """All countries asked for, those never with a figure, those with none of late, and since when is late."""
    codes = claim.asked.areas or ("001",)
    everybody = {member for code in codes for member in rows.countries(code)}
    series = rows.series(_coverage_key(claim, rows))
    known = {code: rows.known(series, code) for code in everybody}
    never = {code for code, found in known.items() if not found}
    before = 0
    words = {name: value for name, value in claim.said.items() if name in ("before", "year")}
    if words:
        before = int(next(iter(words.values())))
    old = {code for code, found in known.items() if found and found[-1].year <= before}
    return everybody, never, old, before


@judges(
    "{area}: the release that is read here holds no figure for {never} of {of} ({subject}).",
    "{area}: the release that is read here holds no figure for {never} of {of}, and none after "
    "{before} for {old} more ({subject}).",
    "{area}, {whom}: of {of}, {never} has no usable total in any year; none after {before}: {old} more.",
    "{area}, {whom}: of {of}, {never} has no usable total in any year.",
    free=("subject", "whom"),
)
def who_is_silent(claim: Claim, rows: Rows) -> str:
    asked = claim.asked
    of_children = (asked.indicator, asked.sex, asked.age, asked.breakdown) == ("detected-victims", "_T", CHILD, "_T")
    if ("usable total" in claim.message) != (of_children or asked.indicator.startswith("detected-child-victims")):
        return "totals are of detected children"
    everybody, never, old, _ = _silent(claim, rows)
    asked = ", ".join(rows.name(code) for code in claim.asked.areas or ("001",))
    if claim.said["area"] != asked:
        return f"asked was {asked}"
    true = [len(everybody), len(never), *([len(old)] if "old" in claim.said else [])]
    told = [whole(claim.said[word]) for word in ("of", "never", "old") if word in claim.said]
    return "" if told == true else f"{true}"


@judges("{subtitle}. {number} country has older figures only", free=("subtitle",))
def older_alone(claim: Claim, rows: Rows) -> str:
    """Of so many of the countries that have a figure there is none in the years that the picture shows."""
    first = max(2000, rows.span(claim.asked.indicator)[0])
    series = rows.series(_coverage_key(claim, rows))
    codes = {member for code in claim.asked.areas or ("001",) for member in rows.countries(code)}
    lasts = [found[-1].year for code in codes if (found := rows.known(series, code))]
    true = sum(last < first for last in lasts)
    return (
        "" if whole(claim.said["number"]) == true and claim.said["subtitle"].startswith(f"{first} to ") else f"{true}"
    )


@judges("No figure ({n})")
def no_figure_listed(claim: Claim, rows: Rows) -> str:
    if claim.asked.areas and claim.asked.areas[0] in rows.areas:
        return ""
    return "" if whole(claim.said["n"]) == len(_silent(claim, rows)[1]) else f"{len(_silent(claim, rows)[1])}"


@judges("None after {year} ({n})")
def none_since(claim: Claim, rows: Rows) -> str:
    return "" if whole(claim.said["n"]) == len(_silent(claim, rows)[2]) else f"{len(_silent(claim, rows)[2])}"


@judges("{area}: {n} of {number} has a figure for {subject} in at least one year")
def at_least_one_year(claim: Claim, rows: Rows) -> str:
    if len(claim.asked.areas) < 2 and rows.named(claim.said["area"]) != _code(claim):
        return f"asked was {claim.asked.areas}"
    everybody, never, _, _ = _silent(claim, rows)
    true = (len(everybody) - len(never), len(everybody))
    return "" if (whole(claim.said["n"]), whole(claim.said["number"])) == true else f"{true}"


# ------------------------------------------------------------------------------------------ protection


@cache
def _recent_from(rows: Rows, theme: str, indicator: str) -> int:
    """From which year on a figure of a theme counts as recent."""
    names = [
        name for name, entry in rows.catalogue.items() if entry["theme"] == theme and entry["unit"].startswith("%")
    ]
    return max(rows.span(name)[1] for name in names) - int(rows.catalogue[indicator]["window"])


def _sexed(label: str, rows: Rows) -> list[Key]:
    """The keys that a label may speak of: of both sexes, or of one that it names."""
    indicator = label_of(label, rows)
    entry = rows.catalogue[indicator]
    keys = [rows.usual(indicator, sex=sex) for sex in entry["sex"]]
    named = {"F": ("women", "girls"), "M": ("men", "boys")}
    for sex, words in named.items():
        if any(re.search(rf", {word}\b", label) for word in words):
            return [key for key in keys if key.sex == sex]
    whole_ = [key for key in keys if key.sex == "_T"]
    return whole_ or keys


def _newest(rows: Rows, key: Key, countries: frozenset[str]) -> dict[str, Figure]:
    return {code: last for code in countries if (last := rows.last(rows.series(key), code))}


@judges(
    "{area}, {label}: half of {n} measured since {first} are at or above {median}%; no figure since then: {silent}",
    "{area}, {label}: at least half of {n} measured since {first} are at {median}%; no figure since then: {silent}",
    "{area}, {label}: {n} of {of} has a figure since {first}, too few for a median",
)
def half_measured(claim: Claim, rows: Rows) -> str:
    said = claim.said
    countries = rows.countries(rows.named(said["area"]))
    problem = "there is no such figure"
    for key in _sexed(said["label"], rows):
        recent = [item for item in _newest(rows, key, countries).values() if item.year >= int(said["first"])]
        silent = len(countries) - len(recent)
        true = (len(recent), silent, len(countries))
        counted, of = said.get("n") or said["number"], said.get("of", f"{len(countries)}")
        told = (whole(counted), whole(said.get("silent", f"{silent}")), whole(of))
        problem = "" if told == true else f"{true}"
        if "median" not in said and len(recent) >= FEWEST_OF_MEDIAN:
            problem = f"{len(recent)} are enough for a median"
        if not problem and len(recent) >= FEWEST_OF_MEDIAN:
            is_all = min(median_of(recent)) >= 100
            problem = "" if is_all == ("at least half" in claim.message) else f"median {median_of(recent)}"
        if not problem and "median" in said and not agrees(said["median"], *median_of(recent)):
            problem = f"median {median_of(recent)}"
        if not problem:
            return ""
    return problem


@judges("{n} of {of} has a figure since {first}, too few for a median")
def too_few_in_headline(claim: Claim, rows: Rows) -> str:
    """Of the group that is asked for, and of the one driver of surveys that the headline has."""
    key = rows.usual("extreme-poverty")
    countries, first = rows.countries(claim.asked.areas[0]), int(claim.said["first"])
    recent = [item for item in _newest(rows, key, countries).values() if item.year >= first]
    true = (
        len(recent),
        len(countries),
        rows.span(key.indicator)[1] - rows.reach(key.indicator, rows.span(key.indicator)[1]),
    )
    told = whole(claim.said["n"]), whole(claim.said["of"]), first
    return "" if told == true and len(recent) < FEWEST_OF_MEDIAN else f"{true}"


@judges(
    "{area}, {label}: {figure}% in {year}; nothing later is known",
    "{area}, {label}: {figure}% in {year}, the latest figure",
    "{area}, {label}: {figure}% in {year}; a later figure from another source, the SDG database: {later}",
)
def latest_level(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code = rows.named(said["area"])
    problem = "there is no such figure"
    for key in _sexed(said["label"], rows):
        last = rows.last(rows.series(key), code)
        if last is None or last.year != int(said["year"]):
            problem = f"the latest figure is of {last and last.year}"
        else:
            problem = "" if agrees(said["figure"], last.low, last.high) else f"{last.low} to {last.high}"
            later = _later(rows, code).get(key.indicator, "")
            if not problem and later != said.get("later", ""):
                problem = f"the SDG database has {later or 'no later figure'}"
        if not problem:
            return ""
    return problem


@judges("{area}, {label}: no figure, which is unknown and not zero")
def no_level(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    found = [key for key in _sexed(claim.said["label"], rows) if rows.last(rows.series(key), code)]
    return f"there is a figure of {found[0]}" if found else ""


def _never_measured(rows: Rows, indicator: str, countries: frozenset[str]) -> list[set[str]]:
    """Countries without any figure of an indicator, by what it can be asked of."""
    found = []
    for sex in rows.catalogue[indicator]["sex"]:
        series = rows.series(rows.usual(indicator, sex=sex))
        found.append({code for code in countries if not rows.known(series, code)})
    anyone = set(countries)
    for lacking in found:
        anyone &= lacking
    return [*found, anyone]


def _children(rows: Rows, countries: set[str]) -> dict[int, float]:
    people = rows.people(CHILD)
    return {year: math.fsum(people.get(code, {}).get(year, 0.0) for code in countries) for year in range(2018, 2027)}


@judges("{label}: {number} of {of} has no figure at all; children there: about {children}")
def no_figure_at_all(claim: Claim, rows: Rows) -> str:
    said = claim.said
    countries = rows.countries(_code(claim))
    told = amount(said["children"])
    for lacking in _never_measured(rows, label_of(said["label"], rows), countries):
        if (whole(said["number"]), whole(said["of"])) == (len(lacking), len(countries)):
            live = _children(rows, lacking)
            if told and any(abs(told.value - people) <= 0.05 * people + 1 for people in live.values()):
                return ""
            return f"children {live}"
    return f"{[len(lacking) for lacking in _never_measured(rows, label_of(said['label'], rows), countries)]}"


def _protected(claim: Claim, rows: Rows) -> str:
    """The place of a title that says that it is about the protection of children; "" where it does not."""
    place, about = rows.parted(claim.said["area"])
    return rows.named(place) if about == "Protection of children" else ""


@judges("{area}: fewest figures on {labels} ({n} of {of})")
def fewest(claim: Claim, rows: Rows) -> str:
    """All that share the fewest are named, and no other."""
    said = claim.said
    countries = rows.countries(_protected(claim, rows))
    told = {label_of(label, rows) for label in re.findall("“(.+?)”", said["labels"])}
    names = [name for name, entry in rows.catalogue.items() if entry["theme"] == "protection"]
    least = {name: len(countries) - len(_never_measured(rows, name, countries)[-1]) for name in names}
    fewest_ = min(least.values())
    true = {name for name, count in least.items() if count == fewest_}
    right = (whole(said["n"]), whole(said["of"])) == (fewest_, len(countries)) and told == true
    return "" if right else f"{true}: {fewest_} of {len(countries)}"


@judges("{area}: {n} of {of} has a figure; it is from {year}")
def oldest(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code = _protected(claim, rows)
    names = [name for name, entry in rows.catalogue.items() if entry["theme"] == "protection"]
    years = {}
    for name in names:
        found = [
            last.year
            for sex in rows.catalogue[name]["sex"]
            if (last := rows.last(rows.series(rows.usual(name, sex=sex)), code))
        ]
        if found:
            years[name] = max(found)
    true = (len(years), len(names), min(years.values(), default=0))
    return "" if (whole(said["n"]), whole(said["of"]), int(said["year"])) == true else f"{true}"


@judges("{area}: as far as Reach 2030 knows, none of these was ever measured")
def none_measured(claim: Claim, rows: Rows) -> str:
    code = _protected(claim, rows)
    names = [name for name, entry in rows.catalogue.items() if entry["theme"] == "protection"]
    found = [name for name in names if rows.has_any(name, code)]
    return f"{found}" if found else ""


@judges("{label}, {state}: {n} of {of}")
def state_of(claim: Claim, rows: Rows) -> str:
    said = claim.said
    countries, indicator = rows.countries(_code(claim)), label_of(said["label"], rows)
    for sex in rows.catalogue[indicator]["sex"]:
        true = measured_in(rows, indicator, sex, countries)
        if (whole(said["n"]), whole(said["of"])) == (true[said["state"]], len(countries)):
            return ""
    return f"{true}"


def measured_in(rows: Rows, indicator: str, sex: str, countries: frozenset[str]) -> dict[str, int]:
    """In how many countries an indicator has a recent figure, older ones alone, or none."""
    first = _recent_from(rows, rows.catalogue[indicator]["theme"], indicator)
    newest = _newest(rows, rows.usual(indicator, sex=sex), countries)
    recent = sum(item.year >= first for item in newest.values())
    return {"recent": recent, "older": len(newest) - recent, "no figure at all": len(countries) - len(newest)}


@judges("{label}: half of {n} between {lower} and {upper}%, median {median}%")
def quartiles(claim: Claim, rows: Rows) -> str:
    said = claim.said
    is_of_places = claim.kind == "places"  # Its rows are called by their places.
    indicator = claim.asked.indicator if is_of_places else label_of(said["label"], rows)
    first = _recent_from(rows, rows.catalogue[indicator]["theme"], indicator)
    problem = "no figures"
    for code in (rows.named(said["label"]),) if is_of_places else (_code(claim),):
        countries = rows.countries(code)
        for sex in rows.catalogue[indicator]["sex"]:
            newest = _newest(rows, rows.usual(indicator, sex=sex), countries)
            values = sorted(item.low for item in newest.values() if item.year >= first)
            if len(values) != whole(said["n"]) or len(values) < 4:
                continue
            lower, middle, upper = statistics.quantiles(values, n=4, method="inclusive")
            right = all(
                agrees(said[word], true, true)
                for word, true in (("lower", lower), ("median", middle), ("upper", upper))
            )
            if right:
                return ""
            problem = f"{lower} {middle} {upper}"
    return problem


# ------------------------------------------------------------------------------------------ justice

_ROWS = {
    "detected victims": "detected-victims",
    "in formal contact": "persons-in-formal-contact",
    "prosecuted": "persons-prosecuted",
    "convicted": "persons-convicted",
}
ENFORCEMENT = ("labour-inspectors", "child-labour-investigations", "child-labour-convictions")


def beside(claim: Claim, indicator: str, rows: Rows) -> tuple[Series, bool]:
    """A row of the view of justice beside detections, and whether it is of rates: of women or of men there are none."""
    sex = claim.asked.sex if claim.asked.sex in rows.catalogue[indicator]["sex"] else "_T"
    key, as_rate = Key(indicator, sex), sex == "_T" and claim.asked.measure != "count"
    as_rate = as_rate and not (_code(claim) in rows.areas and _code(claim) not in rows.people())
    return (rows.rates(key) if as_rate else rows.series(key)), as_rate


@judges("{n} of {of} has a figure in every row in each year from {first} to {last}: only this one is counted.")
def every_row(claim: Claim, rows: Rows) -> str:
    """Of the years that are named: those of which no table has a figure of anybody are left out, and said so."""
    said, countries = claim.said, rows.countries(_code(claim))
    first, last, *left_out = (int(said["first"]), *years_in(said["last"]))
    if claim.place.name == "justice-enforcement":
        tables = [rows.series(rows.usual(name)) for name in ENFORCEMENT]
    elif claim.place.name == "justice-sexes":
        tables = [rows.series(Key("persons-convicted", sex)) for sex in PARTS]
    else:
        tables = [beside(claim, name, rows)[0] for name in _ROWS.values()]
    silent = [year for year in range(first, last) if not any(year in rows.told(series) for series in tables)]
    found = set(countries)
    for year in [year for year in range(first, last + 1) if year not in silent]:
        for series in tables:
            found &= rows.reporting(series, found, year)
    true = (len(found), len(countries))
    right = (whole(said["n"]), whole(said["of"])) == true and left_out == silent and first <= last
    return "" if right else f"{true}, no year {silent}"


@judges(
    "{area}: {prosecuted} of {of} reports prosecutions for trafficking in {year} (convictions: "
    "{convicted}); the others are unknown, not zero",
    "{area}: {prosecuted} of {of} reports prosecutions for trafficking in {year} (convictions: {convicted})",
)
def justice_headline(claim: Claim, rows: Rows) -> str:
    said = claim.said
    countries, year = rows.countries(rows.named(said["area"])), int(said["year"])
    true = (
        len(rows.reporting(rows.series(Key("persons-prosecuted")), countries, year)),
        len(countries),
        len(rows.reporting(rows.series(Key("persons-convicted")), countries, year)),
    )
    if ("the others" in claim.message) == (len(set(true)) == 1):
        return "there are no others" if len(set(true)) == 1 else "of others it is unknown"
    return "" if tuple(whole(said[word]) for word in ("prosecuted", "of", "convicted")) == true else f"{true}"


@judges(
    "{area}: how many people were prosecuted for trafficking, or convicted of it, is not known for any year "
    "since {first}"
)
def justice_never(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    found = [name for name in ("persons-prosecuted", "persons-convicted") if rows.last(rows.series(Key(name)), code)]
    return f"{found}" if found else ""


ROUNDED = 1.0
"""Percentage points by which two shares may differ and yet be told as one."""


def _of_all_with_both(rows: Rows, code: str, year: int) -> tuple[set[str], tuple[float, float]]:
    """The countries with both sexes in a year, and the share of women over all of them."""
    women, men = (rows.series(Key("persons-convicted", sex)) for sex in PARTS)
    both = rows.reporting(men, rows.reporting(women, set(rows.countries(code)), year), year)
    return both, _share_of_women(rows, both, year)


@judges("{area}: women and girls are {share}% of those convicted in {year} (same {number} country), {all}% in all {n}")
def women_among_the_same_and_all(claim: Claim, rows: Rows) -> str:
    """Two shares that differ: over the countries that have all years, and over all that have both sexes of this one."""
    said, code, year = claim.said, rows.named(claim.said["area"]), int(claim.said["year"])
    women, men = (rows.series(Key("persons-convicted", sex)) for sex in PARTS)
    both, wide = _of_all_with_both(rows, code, year)
    if len(both) != whole(said["n"]) or not agrees(said["all"], *wide):
        return f"{len(both)}: {wide}"
    for first in range(2017, year + 1):
        countries = set(rows.countries(code))
        same = rows.every_year(men, rows.every_year(women, countries, first, COMPARED_TO), first, COMPARED_TO)
        share = _share_of_women(rows, same, year)
        apart = max(wide[0] - share[1], share[0] - wide[1])
        if len(same) == whole(said["number"]) and agrees(said["share"], *share) and apart > ROUNDED:
            return ""
    return "no such countries, or the shares are alike"


@judges("{area}: women and girls are {share}% of {n} convicted in {year} (sex known, same {countries} country)")
def women_among_convicted(claim: Claim, rows: Rows) -> str:
    """Not of a share that is another over all countries with both sexes in that year."""
    said = claim.said
    countries, year = set(rows.countries(rows.named(said["area"]))), int(said["year"])
    women, men = (rows.series(Key("persons-convicted", sex)) for sex in PARTS)
    near = []
    for first in range(2017, COMPARED_TO):
        same = rows.every_year(men, rows.every_year(women, countries, first, COMPARED_TO), first, COMPARED_TO)
        w, m = rows.total(women, same, year), rows.total(men, same, year)
        if len(same) == whole(said["countries"]) and first <= year <= COMPARED_TO and w and m:
            share = 100 * w[0] / (w[0] + m[1]), 100 * w[1] / (w[1] + m[0])
            wide = _of_all_with_both(rows, rows.named(said["area"]), year)[1]
            if max(wide[0] - share[1], share[0] - wide[1]) > ROUNDED:
                return f"over all with both sexes it is {wide}"
            if agrees(said["share"], *share) and agrees(said["n"], w[0] + m[0], w[1] + m[1]):
                return ""
            near.append(f"{share} of {w[0] + m[0]} to {w[1] + m[1]}")
    return f"{near}" if near else "no such countries"


_OF_ONE = "{area}: women and girls are {share}% of the {n} of known sex convicted in {year}"


@judges(_OF_ONE)
def women_convicted_in_a_country(claim: Claim, rows: Rows) -> str:
    """Of the last year with both sexes in which ten women and twenty persons are certain."""
    said, code = claim.said, rows.named(claim.said["area"])
    women, men = (rows.series(Key("persons-convicted", sex)).get(code, {}) for sex in PARTS)
    both = {year: (women[year], men[year]) for year in women if year in men and women[year].known and men[year].known}
    told = [year for year, (w, m) in both.items() if w.low >= 10 and w.low + m.low >= 20]
    if not told or max(told) != int(said["year"]):
        return f"both are told of {sorted(told)}"
    w, m = both[max(told)]
    share = 100 * w.low / (w.low + m.high), 100 * w.high / (w.high + m.low)
    right = agrees(said["share"], *share) and agrees(said["n"], w.low + m.low, w.high + m.high)
    return "" if right else f"{share} of {w.low + m.low} to {w.high + m.high}"


@needs(_OF_ONE)
def later_total_of_convicted(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Who has a newer total without the sexes is not told an older share as if nothing came after it."""
    total = rows.last(rows.series(Key("persons-convicted")), rows.named(claim.said["area"]))
    is_later = total is not None and total.year > int(claim.said["year"])
    is_told = total is not None and f"convictedoftraffickingin{total.year},thelatesttotal" in place.text
    return f"a total of {total} is newer, which is not said" if is_later and not is_told else ""


def _share_of_women(rows: Rows, areas: set[str], year: int) -> tuple[float, float]:
    women, men = (rows.total(rows.series(Key("persons-convicted", sex)), areas, year) for sex in PARTS)
    if women is None or men is None or not (women[0] + men[1] and women[1] + men[0]):
        return math.nan, math.nan
    return 100 * women[0] / (women[0] + men[1]), 100 * women[1] / (women[1] + men[0])


FEWEST_WOMEN, FEWEST_OF_BOTH = 10, 20
"""Of fewer persons convicted no share is told."""


@judges("no share: few people, or no figure")
def no_share_of_few(claim: Claim, rows: Rows) -> str:
    """In some year both sexes have a figure, of a country or of the same countries of a group, and these are few."""
    if claim.place.name != "justice-sexes":
        return ELSEWHERE
    code, (women, men) = _code(claim), (rows.series(Key("persons-convicted", sex)) for sex in PARTS)
    first, last = rows.rows_span("persons-convicted")
    spans = [range(year, year + 1) for year in range(first, last + 1)] if code in rows.areas else []
    spans = spans or [range(first, COMPARED_TO + 1) for first in range(2017, COMPARED_TO)]
    for span in spans:
        first, last, every = span[0], span[-1], {code} if code in rows.areas else set(rows.countries(code))
        same = rows.every_year(men, rows.every_year(women, every, first, last), first, last)
        for year in span if same else ():
            w, m = rows.total(women, same, year), rows.total(men, same, year)
            if w and m and (w[0] < FEWEST_WOMEN or w[0] + m[0] < FEWEST_OF_BOTH):
                return ""
    return "in no year are they few"


@judges("In the {n} country that gives both for {year}, the share is {share}%.")
def women_of_all_that_give_both(claim: Claim, rows: Rows) -> str:
    """So many countries of the group have figures of women and of men in the year, and this is the share of women."""
    said, year = claim.said, int(claim.said["year"])
    found = set(rows.countries(_code(claim)))
    for sex in PARTS:
        found &= rows.reporting(rows.series(Key("persons-convicted", sex)), found, year)
    share = _share_of_women(rows, found, year)
    right = whole(said["n"]) == len(found) and agrees(said["share"], *share)
    return "" if right else f"{len(found)}: {share}"


@judges(
    "{areas}: {part}% of the women and girls convicted in {year}. In the other {number} country, "
    "the share is {share}%.",
)
def most_of_the_women(claim: Claim, rows: Rows) -> str:
    """Of the countries that have both every year from some year on: who has most women, and the others' share."""
    said, year, near = claim.said, int(claim.said["year"]), []
    named = {rows.named(name) for name in re.split(r" and ", said["areas"])} - {""}
    women, men = (rows.series(Key("persons-convicted", sex)) for sex in PARTS)
    for first in range(2017, COMPARED_TO):
        countries = set(rows.countries(_code(claim)))
        same = rows.every_year(men, rows.every_year(women, countries, first, COMPARED_TO), first, COMPARED_TO)
        if len(same) != whole(said["number"]) + len(named) or not named <= same:
            continue
        most = {area: women[area][year].low for area in same}
        own, rest = (rows.total(women, areas, year) or (0.0, 0.0) for areas in (named, same - named))
        part = 100 * own[0] / (own[0] + rest[1] or math.inf), 100 * own[1] / (own[1] + rest[0] or math.inf)
        first_of = sorted(most.values(), reverse=True)[: len(named)]
        share = _share_of_women(rows, same - named, year)
        is_most = sorted((most[area] for area in named), reverse=True) == first_of
        if part[0] > 50 and is_most and agrees(said["part"], *part) and agrees(said["share"], *share):
            return ""
        near.append(f"{part} %, {share}")
    return f"{near}"


# ------------------------------------------------------------------------------------------ treaties and tiers


@cache
def _named_tables(rows: Rows) -> list[str]:
    """Indicators whose figures are codes with names."""
    return [name for name, entry in rows.catalogue.items() if entry.get("value_names")]


LOWER = "Tier 1 or 2, not known which, or none"
"""What countries without a tier are in a report of which the two lower tiers alone are known."""


@cache
def _years_of_lower_tiers(rows: Rows) -> list[int]:
    """Years in which the tiers of whoever is placed are the two lower ones."""
    found: dict[int, set[float]] = {}
    for own in rows.series(rows.usual("tip-report-tier")).values():
        for figure in own.values():
            if figure.value is not None:
                found.setdefault(figure.year, set()).add(figure.value)
    return sorted(year for year, tiers in found.items() if tiers == {3.0, 4.0})


@judges("no tier known; of {years}: Tier 1 or 2, not known which, or none")
def no_tier_known(claim: Claim, rows: Rows) -> str:
    true = _years_of_lower_tiers(rows)
    return "" if years_in(claim.said["years"]) == true else f"{true}"


@judges("{year}, {status}: {n} of {of}")
def status_in_year(claim: Claim, rows: Rows) -> str:
    said = claim.said
    if said["status"] == LOWER and int(said["year"]) not in _years_of_lower_tiers(rows):
        return f"the lower tiers alone are known of {_years_of_lower_tiers(rows)}"
    countries, year = rows.countries(_code(claim)), int(said["year"])
    for name in _named_tables(rows):
        entry = rows.catalogue[name]
        known = {
            code: own[year].value
            for code, own in rows.series(rows.usual(name)).items()
            if year in own and code in countries
        }
        words = {
            text: sum(value == float(code) for value in known.values()) for code, text in entry["value_names"].items()
        }
        silent = len(countries) - sum(value is not None for value in known.values())
        words |= dict.fromkeys(("no tier known", LOWER), silent)
        if (whole(said["n"]), whole(said["of"])) == (words.get(said["status"]), len(countries)):
            return ""
    return "of no tier"


@judges("{area}, {year}: {parts} (of {of}, in the judgement of the US Department of State)")
def tiers_of(claim: Claim, rows: Rows) -> str:
    said = claim.said
    countries, year = rows.countries(rows.named(said["area"])), int(said["year"])
    series = rows.series(rows.usual("tip-report-tier"))
    names = rows.catalogue["tip-report-tier"]["value_names"]
    true = {
        name: sum(
            code in countries and own.get(year) is not None and own[year].value == float(value)
            for code, own in series.items()
        )
        for value, name in names.items()
    }
    told = {name: int(count) for name, count in re.findall(r"(Tier [\w ]*?) \((\d+)\)(?=,| and|$)", said["parts"])}
    right = told == {name: count for name, count in true.items() if count} and whole(said["of"]) == len(countries)
    return "" if right else f"{true}"


@judges(
    "{area}: {tier} in {year}, in the judgement of the US Department of State",
)
def tier_of(claim: Claim, rows: Rows) -> str:
    last = rows.last(rows.series(rows.usual("tip-report-tier")), rows.named(claim.said["area"]))
    names = rows.catalogue["tip-report-tier"]["value_names"]
    true = None if last is None else (names[str(int(last.low))], last.year)
    return "" if true == (claim.said["tier"], int(claim.said["year"])) else f"{true}"


@judges(
    "Tier in the yearly report of the US Department of State, {first} to {last}; Reach 2030 has none later than {year}",
    free=("last",),
)
def last_tier_is_of(claim: Claim, rows: Rows) -> str:
    series = rows.series(rows.usual("tip-report-tier"))
    code = claim.asked.areas[0]
    last = rows.last(series, code)
    newest = max(figure.year for own in series.values() for figure in own.values())
    first = min(series.get(code, {}), default=newest)
    if int(claim.said["first"]) != first:
        return f"the first is of {first}"
    return "" if last and int(claim.said["year"]) == last.year < newest else f"{last}, {newest}"


@judges("{area}: Reach 2030 has no tier by the US Department of State")
def no_tier(claim: Claim, rows: Rows) -> str:
    last = rows.last(rows.series(rows.usual("tip-report-tier")), rows.named(claim.said["area"]))
    return "" if last is None else f"{last}"


# ------------------------------------------------------------------------------------------ scatter


def _pairs(claim: Claim, rows: Rows, year: int) -> tuple[dict[str, tuple[float, float]], int, int]:
    """Exact pairs of both indicators by country, how many lack one, and how many have an interval.

    What the tables mark as of low reliability is no pair.
    """
    points, missing, intervals, _ = _all_pairs(claim, rows, year)
    return points, missing, intervals


def _all_pairs(claim: Claim, rows: Rows, year: int) -> tuple[dict[str, tuple[float, float]], int, int, int]:
    """The same, and how many have a figure of low reliability."""
    asked = claim.asked
    other = asked.against[0] if asked.against else "gdp-per-capita"
    up = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    series = [figures(claim, up, rows), _usual_figures(other, rows)]
    names = [asked.indicator, other]
    shown = [
        rows.latest(own, rows.members, year, rows.catalogue[name]["window"])
        for own, name in zip(series, names, strict=True)
    ]
    both = set(shown[0]) & set(shown[1])
    exact = {code for code in both if shown[0][code].value is not None and shown[1][code].value is not None}
    firm = {code for code in exact if "U" not in (shown[0][code].status, shown[1][code].status)}
    points = {code: (shown[0][code].low, shown[1][code].low) for code in firm}
    return points, len(rows.members) - len(both), len(both) - len(exact), len(exact) - len(firm)


def _usual_figures(indicator: str, rows: Rows) -> dict[str, dict[int, Figure]]:
    key = rows.usual(indicator)
    return rows.rates(key) if rows.catalogue[indicator].get("per") else rows.series(key)


def _ranks(values: list[float]) -> list[float]:
    order = sorted(values)
    return [(order.index(value) + 1 + len(order) - order[::-1].index(value)) / 2 for value in values]


def rho(points: list[tuple[float, float]]) -> float:
    """Spearman's rank correlation."""
    return statistics.correlation(*(_ranks([pair[side] for pair in points]) for side in (0, 1)))


@judges(
    "{n} of {of} is compared. Left out: {missing} that lack a figure; {intervals} whose figure is a range or withheld.",
)
def have_both(claim: Claim, rows: Rows) -> str:
    points, missing, intervals = _pairs(claim, rows, claim.asked.year)
    true = (len(points), len(rows.members), missing, intervals)
    told = tuple(whole(claim.said[word]) for word in ("n", "of", "missing", "intervals"))
    return "" if told == true else f"{true}"


@judges(
    "Figures are for {year}, or the latest one: {y} since {first}, {x} since {second}.",
)
def as_old_as(claim: Claim, rows: Rows) -> str:
    """By the windows of the catalogue: what is upwards first, where they do not go back as far as each other."""
    asked, said = claim.asked, claim.said
    across = asked.against[0] if asked.against else "gdp-per-capita"
    true = [asked.year - rows.catalogue[name]["window"] for name in (asked.indicator, across)]
    told = [int(said["first"]), int(said["second"])]
    are_named = (
        said["y"].startswith(rows.catalogue[asked.indicator]["label"])
        and said["x"].startswith(rows.catalogue[across]["label"])
        and true[0] != true[1]
    )
    return "" if told == true and int(said["year"]) == asked.year and are_named else f"{asked.year}: {true}"


@judges("Left out, too: {number} country with a figure marked as of low reliability.")
def left_out_as_doubted(claim: Claim, rows: Rows) -> str:
    *_, doubted = _all_pairs(claim, rows, claim.asked.year)
    return "" if doubted and whole(claim.said["number"]) == doubted else f"{doubted}"


@judges("Figures marked as of low reliability are not drawn.")
def no_doubted_points(claim: Claim, rows: Rows) -> str:
    *_, doubted = _all_pairs(claim, rows, claim.asked.year)
    return "" if doubted else "none is of low reliability"


@judges(
    "Countries that report zero ({n}) are drawn, those that report few are not: near zero the points are incomplete."
)
def zeros_without_few(claim: Claim, rows: Rows) -> str:
    """Among victims and justice some countries have an interval, and so many points a zero."""
    asked = claim.asked
    other = asked.against[0] if asked.against else "gdp-per-capita"
    points, _, intervals = _pairs(claim, rows, asked.year)
    counted = [rows.catalogue[name]["theme"] in ("victims", "justice") for name in (other, asked.indicator)]
    zeros = sum(
        any(is_counted and not value for is_counted, value in zip(counted, reversed(pair), strict=True))
        for pair in points.values()
    )
    return "" if intervals and whole(claim.said["n"]) == zeros else f"{zeros} zeros, {intervals} intervals"


@judges(
    ("Spearman's rank correlation {rho} ({level}% interval {lower} to {upper}) among {n}."),
    free=("level", "lower", "upper"),
)
def spearman(claim: Claim, rows: Rows) -> str:
    points, _, _ = _pairs(claim, rows, claim.asked.year)
    true = rho(list(points.values()))
    return (
        ""
        if agrees(claim.said["rho"], true, true) and whole(claim.said["n"]) == len(points)
        else f"{true} {len(points)}"
    )


@judges(
    "{y} and {x}, {year}: no clear association among {n} worldwide",
    "{y} and {x} tend to be high together ({n} worldwide, {year})",
    "{y} and {x} tend to go opposite ways ({n} worldwide, {year})",
    free=("y", "x"),
)
def association(claim: Claim, rows: Rows) -> str:
    """What is upwards is said to be a rate where it is one: of numbers another message is true."""
    asked = claim.asked
    up = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    y = claim.said["y"]
    if (y.endswith(", per 100,000") or names_its_rate(y, up, rows)) != is_rate(claim, up):
        return f"{y}: rates or numbers"
    points, _, _ = _pairs(claim, rows, int(claim.said["year"]))
    if whole(claim.said["n"]) != len(points):
        return f"{len(points)} countries"
    true, n = rho(list(points.values())), len(points)
    half = 1.96 / math.sqrt(n - 3) * math.sqrt(1 + true * true / 2)
    low, high = math.tanh(math.atanh(true) - half), math.tanh(math.atanh(true) + half)
    said = "high together" in claim.message, "opposite ways" in claim.message
    clear = (low > 0.02, high < -0.02)
    unclear = low < -0.02 and high > 0.02
    if said == (False, False):
        return "" if not any(clear) else f"{true}: {low} to {high}"
    return "" if said == (true > 0, true < 0) and not unclear else f"{true}: {low} to {high}"


_END = rf"(?:under |over |about )?<?{NUMBER}"
_ENDS_OF_AXIS = re.compile(rf"(?P<about>.+), (?P<low>{_END}) to (?P<high>{_END})")


@judges("Across: {x}. Upwards: {y}.")
def ends_of_axes(claim: Claim, rows: Rows) -> str:
    """From the least to the greatest figure of the countries that have an exact one on both axes."""
    points, _, _ = _pairs(claim, rows, claim.asked.year)
    across = claim.asked.against[0] if claim.asked.against else "gdp-per-capita"
    for side, word, name in ((1, "x", across), (0, "y", claim.asked.indicator)):
        told = _ENDS_OF_AXIS.fullmatch(claim.said[word])
        values = [pair[side] for pair in points.values()]
        if told is None or not told["about"].startswith(rows.catalogue[name]["label"]):
            return f"{word} does not say what it is of, or from where to where"
        # A unit may have a year of its own, of whose prices it is.
        priced = re.findall(r"\(\d{4} [^)]*\)", told["about"])
        if not all(one in rows.catalogue[name]["unit"] for one in priced):
            return f"{word}: no unit of {priced}"
        if "per 1" in told["about"] and "per 100,000" not in told["about"]:
            return f"{word}: no rate is per so many"
        for end, true in (("low", min(values)), ("high", max(values))):
            if not agrees(told[end], true, true):
                return f"{word}: {true}"
    return ""


_ = (NUMBER, FEW, figure_in, figure_is, first_of, key_of)


@judges(
    "They are not drawn here: often the figure for children repeats that of women and girls and "
    "does not fit girls and boys in the publisher's file. Years and countries where this is so: "
    "{prosecuted} of persons prosecuted, {contact} of persons in formal contact."
)
def children_as_females(claim: Claim, rows: Rows) -> str:
    """No more than have the same figure, and no fewer than are marked for it and keep a number."""
    found = {}
    for word, name in (("prosecuted", "persons-prosecuted"), ("contact", "persons-in-formal-contact")):
        children, females = (rows.series(Key(name, *key)) for key in (("_T", "Y0T17"), ("F", "_T")))
        pairs = [
            (own, females.get(code, {}).get(year)) for code, years in children.items() for year, own in years.items()
        ]
        same = [own for own, other in pairs if own.known and own.low and other is not None and _is_as(own, other)]
        found[word] = (sum(own.status == "U" for own in same), len(same))
    wrong = {
        word: (least, most)
        for word, (least, most) in found.items()
        if not least <= (whole(claim.said[word]) or 0) <= most
    }
    return f"{wrong}" if wrong else ""


def _is_as(one: Figure, other: Figure) -> bool:
    return other.known and (one.low, one.high) == (other.low, other.high)
