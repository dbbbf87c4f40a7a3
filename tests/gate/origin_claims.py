"""Checks of where a number comes from: how it was made, of how many countries, or why there is none."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterator

from tests.gate.group_claims import _published
from tests.gate.page_claims import _ROWS
from tests.gate.persons_claims import TABLES, highest, rows_of_range
from tests.gate.registry import CHECKS, Check, judges
from tests.gate.rows import Figure, Key, Rows, Series, median_of
from tests.gate.said import NUMBER, Amount, agrees, amount, whole
from tests.gate.title_claims import around, clear_shares, figure_in, key_of, share_text
from tests.gate.walk import Claim

CHILD = "Y0T17"
COMPARED = (2017, 2022)
FEWEST, FEWEST_OF_REGION, FEWEST_OF_MEDIAN = 10, 3, 10
PROFILE = ("country-profile", "compare-profile")
IN_NUMBERS = (
    "overview-children",
    "victims-children",
    "victims-ages",
    "victims-forms",
    "justice-sexes",
    "justice-enforcement",
)
SEEN = range(1950, 2031)
_ENFORCEMENT = ("labour-inspectors", "child-labour-investigations", "child-labour-convictions")


def _key(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _panel(claim: Claim) -> str:
    """The view in which the figure was seen."""
    return claim.asked.view.partition(".")[0]


def _is_rate(claim: Claim) -> bool:
    """Whether a figure is a rate: parts of a whole always stand as numbers."""
    return claim.asked.measure == "rate" and _panel(claim) not in IN_NUMBERS


def _series(claim: Claim, rows: Rows) -> Series:
    return rows.rates(_key(claim)) if _is_rate(claim) else rows.series(_key(claim))


def _asked(claim: Claim) -> list[str]:
    return list(claim.asked.areas) or ["001"]


def _groups(claim: Claim, rows: Rows) -> list[str]:
    return [code for code in _asked(claim) if code in rows.regions]


def _areas(claim: Claim, rows: Rows) -> list[str]:
    return [code for code in _asked(claim) if code in rows.areas]


def _window(claim: Claim, rows: Rows) -> int:
    return rows.window_in(claim.asked.indicator, claim.asked.year)


def _around(claim: Claim, rows: Rows) -> tuple[int, int]:
    return around(claim, _key(claim), rows, claim.asked.year)


def _some(problems: Iterator[str]) -> str:
    """ "" where one of several figures of a page is as it is said to be; else what is against the first."""
    first = None
    for problem in problems:
        if not problem:
            return ""
        first = first or problem
    return first or "nothing was asked"


def _shown(claim: Claim, rows: Rows, code: str) -> Figure | None:
    """The figure of an area for the year that is asked for, or the one that stands in for it."""
    return rows.latest(_series(claim, rows), [code], claim.asked.year, *_around(claim, rows)).get(code)


# ------------------------------------------------------------------------------------------ of which year


@judges(
    "Asked for {asked}: {year} is the latest year with a figure since {first}.",
    "Asked for {asked}: {year} is the latest year with a rate since {first}.",
)
def stands_in(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    if ("a rate" in claim.message) != _is_rate(claim):
        return f"rates: {_is_rate(claim)}"

    def judge(code: str) -> str:
        shown = _shown(claim, rows, code)
        true = (asked.year, shown.year if shown else 0, asked.year - _window(claim, rows))
        return "" if tuple(int(said[word]) for word in ("asked", "year", "first")) == true else f"{true}"

    return _some(judge(code) for code in _areas(claim, rows)) if int(said["year"]) < asked.year else "it is of the year"


@judges(
    "Asked for {asked}: {year} is the next year with a figure.",
    "Asked for {asked}: {year} is the next year with a rate.",
)
def next_stands_in(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    if ("a rate" in claim.message) != _is_rate(claim):
        return f"rates: {_is_rate(claim)}"

    def judge(code: str) -> str:
        years = [figure.year for figure in rows.known(_series(claim, rows), code) if figure.year >= asked.year]
        true = (asked.year, min(years, default=0))
        right = (int(said["asked"]), int(said["year"])) == true and _around(claim, rows)[1]
        return "" if right else f"{true}"

    return _some(judge(code) for code in _areas(claim, rows)) if int(said["year"]) > asked.year else "it is of the year"


# ------------------------------------------------------------------------------------------ of how many countries


def _counts_are(claim: Claim, n: int, of: int) -> str:
    return "" if (whole(claim.said["n"]), whole(claim.said["of"])) == (n, of) else f"{n} of {of}"


@judges(
    "Nobody's figure of the group is published here. Computed here: the median of the {n} of {of} "
    "with a figure, each counting once; it is not a figure of the group's people."
)
def median_over(claim: Claim, rows: Rows) -> str:
    key = _key(claim)

    def judge(code: str) -> str:
        if _published(key, rows, code):
            return "the publisher has a figure of the group"
        year = claim.asked.year
        found = rows.latest(_series(claim, rows), rows.countries(code), year, rows.reach(key.indicator, year))
        return _counts_are(claim, len(found), len(rows.countries(code)))

    return _some(judge(code) for code in _groups(claim, rows))


def _together(rows: Rows, several: list[Series], code: str) -> set[str]:
    """The countries with all of it in every year of the longest stretch to 2022 that enough of them report."""
    least = FEWEST if code == "001" else FEWEST_OF_REGION
    told = [year for year in range(COMPARED[0], COMPARED[1] + 1) if _anybody(rows, several, year)]
    for place in range(len(told) - 1):
        found = set(rows.countries(code))
        for series in several:
            for year in told[place:]:
                found &= rows.reporting(series, found, year)
        if len(found) >= least and all(_weighs_enough(rows, one, found, code, told[-1]) for one in several):
            return found
    return set()


def _weighs_enough(rows: Rows, series: Series, found: set[str], code: str, year: int) -> bool:
    """Whether they counted a quarter of what all of the group counted, at the least."""
    counted = rows.behind.get(id(series), series)
    if any(counted is rows.series(rows.usual(name)) for name in _ENFORCEMENT):
        return True
    part, whole_of = (rows.total(counted, areas, year) or (0.0, 0.0) for areas in (found, rows.countries(code)))
    return part[0] >= whole_of[0] / 4


def _anybody(rows: Rows, several: list[Series], year: int) -> bool:
    return any(rows.reporting(series, rows.areas, year) for series in several)


def _same(claim: Claim, rows: Rows, several: list[Series]) -> str:
    return _some(
        _counts_are(claim, len(_together(rows, several, code)), len(rows.countries(code)))
        for code in _groups(claim, rows)
    )


def _beside(claim: Claim, rows: Rows, key: Key) -> list[list[Series]]:
    """What is compared in the view where a figure was seen: all of its parts, or where these are too few, it alone."""
    make = rows.rates if _is_rate(claim) else rows.series
    panel, victims = _panel(claim), Key("detected-victims")
    alone = [make(key)]
    keys = {
        "justice-beside": [Key(name) for name in _ROWS.values()],
        "victims-ages": [victims._replace(age=age) for age in (CHILD, "Y_GE18")],
    }
    if panel in ("overview-children", "victims-children"):
        return [[make(victims._replace(age=CHILD, sex=sex)) for sex in ("F", "M")]]
    if panel == "justice-sexes":
        return [[make(Key("persons-convicted", sex=sex)) for sex in ("F", "M")]]
    if panel == "overview-headline":
        return [[make(key._replace(sex=sex))] for sex in ("_T", "F", "M")]
    if panel == "justice-enforcement":
        return [[make(Key(name)) for name in _ENFORCEMENT], alone]
    if panel == "victims-forms":
        forms = [code for code in rows.catalogue["detected-victims-by-form"]["breakdown"] if code != "_T"]
        return [[make(Key("detected-victims-by-form", claim.asked.sex, CHILD, form)) for form in forms]]
    return [[make(one) for one in keys[panel]], alone] if panel in keys else [alone]


def _first_that_is_enough(claim: Claim, rows: Rows, compared: list[list[Series]]) -> str:
    """Of a headline, of one of its three figures; else of what is compared together, or of the figure alone."""
    if claim.asked.view.startswith("overview-headline"):
        return _some(_same(claim, rows, several) for several in compared)
    for several in compared:
        if any(_together(rows, several, code) for code in _groups(claim, rows)):
            return _same(claim, rows, several)
    return "too few countries have it"


@judges(
    "Computed here: the sum over the {n} of {of} that have all that is compared, in every year of "
    "the comparison; the others are left out, so that years can be compared."
)
def same_sum(claim: Claim, rows: Rows) -> str:
    entry = rows.catalogue[claim.asked.indicator]
    if entry["theme"] not in ("victims", "justice") or _is_rate(claim):
        return "this is no sum over the same countries"
    return _first_that_is_enough(claim, rows, _beside(claim, rows, _key(claim)))


@judges(
    "Computed here: what is counted in the {n} of {of} that have all that is compared, in every "
    "year of the comparison, divided by “{people}” of these countries; the others are left out, so "
    "that years can be compared."
)
def same_rate(claim: Claim, rows: Rows) -> str:
    """What is counted and the people both have to be known; children are divided by children."""
    entry = rows.catalogue[claim.asked.indicator]
    of_children = entry.get("rate_people") == "child-population"
    counted = _key(claim) if _is_rate(claim) else Key(entry["rate_of"], age=CHILD if of_children else "_T")
    people = "child-population" if counted.age == CHILD else "population"
    if claim.said["people"] != rows.catalogue[people]["label"]:
        return f"divided by {people}"
    if _is_rate(claim):
        return _first_that_is_enough(claim, rows, _beside(claim, rows, counted))
    return _same(claim, rows, [rows.rates(counted)])


@judges(
    "Computed here: children, divided by children and adults, each summed over the {n} of {of} that "
    "have both, and a clear share of their own, in every year of the comparison."
)
def same_share(claim: Claim, rows: Rows) -> str:
    if claim.asked.indicator != "child-share-of-detected-victims":
        return f"{claim.asked.indicator} is no share of children"
    share = clear_shares(rows)
    return _same(claim, rows, [*(rows.series(Key("detected-victims", "_T", age)) for age in (CHILD, "Y_GE18")), share])


@judges(
    "Computed here: what the areas recorded, divided by all people of the group, times {times}; what "
    "nobody recorded is not in it.",
    "Computed here: what the areas recorded, divided by all children of the group, times {times}; what "
    "nobody recorded is not in it.",
)
def by_all_people(claim: Claim, rows: Rows) -> str:
    watched = rows.catalogue[claim.asked.indicator].get("least_coverage", 1) == 0
    whom = "children" if claim.asked.age == CHILD or re.fullmatch(r"Y\d+T1?\d", claim.asked.age) else "people"
    if f"all {whom} of the group" not in claim.message:
        return f"it is divided by {whom}"
    right = watched and _is_rate(claim) and whole(claim.said["times"]) == 100_000 and _groups(claim, rows)
    return "" if right else "it is no rate of what was recorded per 100,000 people"


# ------------------------------------------------------------------------------------------ quotients


def _amounts(text: str) -> list[Amount]:
    return [found for part in re.findall(NUMBER, text) if (found := amount(part))]


def _ends(text: str) -> tuple[float, float] | None:
    """The least and the greatest sum of some numbers, each of which may be a range."""
    low = high = 0.0
    for part in text.strip("()").split(" + "):
        found = [item.value for item in _amounts(part)]
        if part.strip().startswith("<"):
            found = [1.0, found[0] - 1]
        if not found:
            return None
        low, high = low + found[0], high + found[-1]
    return low, high


def _parts_of(claim: Claim) -> tuple[list[Key], list[Key], int]:
    """The rows above and below the line of a quotient, by the definition of the figure."""
    asked, victims = claim.asked, Key("detected-victims")
    people = Key("child-population", age=CHILD) if asked.age == CHILD else Key("population")
    if _is_rate(claim):
        return [_key(claim)], [people], 100_000
    share = victims._replace(age=CHILD, sex=asked.sex)
    girls, boys = victims._replace(sex="F", age=CHILD), victims._replace(sex="M", age=CHILD)
    return {
        "detected-victims-rate": ([victims], [Key("population")], 100_000),
        "detected-child-victims-rate": ([victims._replace(age=CHILD)], [Key("child-population", age=CHILD)], 100_000),
        "persons-convicted-rate": ([Key("persons-convicted")], [Key("population")], 100_000),
        "child-share-of-detected-victims": ([share], [share, share._replace(age="Y_GE18")], 100),
        "girl-share-of-detected-child-victims": ([girls], [girls, boys], 100),
    }[asked.indicator]


@judges("Computed here: {above} / {below} × {times} = {figure}")
def quotient(claim: Claim, rows: Rows) -> str:
    """Each number is a published row of one area and year, and the quotient is what they make."""
    said = claim.said
    above, below, times = _parts_of(claim)
    if whole(said["times"]) != times:
        return f"times {times}"

    def judge(code: str) -> str:
        shown = _shown(claim, rows, code)
        if shown is None:
            return "there is no figure"
        own = [[rows.series(key)[code][shown.year] for key in keys] for keys in (above, below)]
        for text, items in zip((said["above"], said["below"]), own, strict=True):
            told = text.strip("()").split(" + ")
            if len(told) != len(items) or not all(_row_is(part, item) for part, item in zip(told, items, strict=True)):
                return f"{items}"
        low, high = (math.fsum(getattr(item, end) for item in own[0]) for end in ("low", "high"))
        if len(own[1]) == 1:
            ends = low / own[1][0].high * times, high / own[1][0].low * times
        else:
            rest = own[1][1]
            ends = low / (low + rest.high) * times, high / (high + rest.low) * times
        told = figure_in(said["figure"])
        right = agrees(told, *ends) or (said["figure"].startswith("few") and low < FEWEST)
        return "" if right else f"{ends}"

    return _some(judge(code) for code in _areas(claim, rows))


def _row_is(text: str, figure: Figure) -> bool:
    return agrees(text, figure.low, figure.high)


# ------------------------------------------------------------------------------------------ why there is none


def _each_area(claim: Claim, rows: Rows, name: str, judge: Callable[[str], str]) -> str:
    code = rows.named(name)
    return judge(code) if code in _areas(claim, rows) else f"asked was {_asked(claim)}"


def _has(rows: Rows, indicator: str, code: str) -> bool:
    return rows.has_any(indicator, code)


@judges(
    "{area}: none of the tables that were read from {source} has a figure. Whether it is counted elsewhere is not "
    "known here.",
)
def of_no_table(claim: Claim, rows: Rows) -> str:
    source = rows.catalogue[claim.asked.indicator]["source"]
    names = [name for name, entry in rows.catalogue.items() if entry["source"] == source]
    if claim.said["source"] not in _short_names(source, rows):
        return f"the source is {source}"

    def judge(code: str) -> str:
        found = [name for name in names if _has(rows, name, code)]
        return f"there are figures in {found}" if found else ""

    return _each_area(claim, rows, claim.said["area"], judge)


@judges("{area}: {source} counts it with {owner}.")
def counted_with_another(claim: Claim, rows: Rows) -> str:
    """As the record says, where the other one has a count of the year and the area none."""
    owner, key, year = rows.named(claim.said["owner"]), _key(claim), claim.asked.year

    def judge(code: str) -> str:
        has = {one: rows.series(key).get(one, {}).get(year) for one in (code, owner)}
        right = code in rows.covers(key.indicator, owner, year) and has[owner] is not None and has[code] is None
        return "" if right else f"{has}"

    return _each_area(claim, rows, claim.said["area"], judge)


def _short_names(source: str, rows: Rows) -> set[str]:
    """What a source's publisher is called, short or in full."""
    for path in (rows.data / "sources").glob("*.toml"):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        if entry.get("id", path.stem) == source:
            return {str(entry[word]) for word in ("publisher", "publisher_short") if word in entry}
    return set()


@judges("{area}: the count is there, but no population of that year to divide it by.")
def no_population(claim: Claim, rows: Rows) -> str:
    key, asked = _key(claim), claim.asked

    def judge(code: str) -> str:
        counted = rows.latest(rows.series(key), [code], asked.year, 0)
        rate = rows.latest(rows.rates(key), [code], asked.year, _window(claim, rows))
        return "" if counted and not rate and _is_rate(claim) else f"count {counted}, rate {rate}"

    return _each_area(claim, rows, claim.said["area"], judge)


@judges("{area}: there is no row of {year}, and no population to divide the last one before it by.")
def no_population_before(claim: Claim, rows: Rows) -> str:
    key, asked = _key(claim), claim.asked

    def judge(code: str) -> str:
        counted = rows.latest(rows.series(key), [code], asked.year, _window(claim, rows)).get(code)
        rate = rows.latest(rows.rates(key), [code], asked.year, _window(claim, rows))
        right = counted is not None and counted.year < asked.year and not rate and _is_rate(claim)
        return "" if right and int(claim.said["year"]) == asked.year else f"count {counted}, rate {rate}"

    return _each_area(claim, rows, claim.said["area"], judge)


@judges("The figure is there, but under {least}, or would give away one that is: it is not shown.")
def suppressed(claim: Claim, rows: Rows) -> str:
    least = rows.catalogue[claim.asked.indicator].get("least_shown", 0)
    hidden = [
        figure
        for code in _areas(claim, rows)
        for year, figure in rows.table(claim.asked.indicator).get(_key(claim), {}).get(code, {}).items()
        if figure.status == "Q" and not figure.known and year <= claim.asked.year
    ]
    return "" if hidden and whole(claim.said["least"]) == least else f"least {least}, {len(hidden)} hidden"


@judges("There is no row of {year}, nor one recent enough to stand in.")
def no_row(claim: Claim, rows: Rows) -> str:
    """Nothing at all from the window's beginning to the year; figures there are, of other years."""
    asked, series = claim.asked, _series(claim, rows)
    if int(claim.said["year"]) != asked.year:
        return f"asked was {asked.year}"

    def judge(code: str) -> str:
        near = [year for year in series.get(code, {}) if asked.year - _window(claim, rows) <= year <= asked.year]
        return f"rows of {near}" if near else "" if rows.series(_key(claim)).get(code) else "there are no other years"

    return _some(judge(code) for code in _areas(claim, rows))


@judges("{area} has no row of these people; it has rows of others.")
def other_people(claim: Claim, rows: Rows) -> str:
    key = _key(claim)

    def judge(code: str) -> str:
        own = [figure for figure in rows.series(key).get(code, {}).values() if figure.known]
        return f"{own}" if own else "" if _has(rows, key.indicator, code) else "it has none of others"

    return _each_area(claim, rows, claim.said["area"], judge)


@judges("Nobody's figure of the group is published here, and too few of its countries have one.")
def too_few_for_median(claim: Claim, rows: Rows) -> str:
    key, year = _key(claim), claim.asked.year

    def judge(code: str) -> str:
        if _published(key, rows, code):
            return "the publisher has a figure of the group"
        found = rows.latest(_series(claim, rows), rows.countries(code), year, rows.reach(key.indicator, year))
        return f"{len(found)} have a figure" if len(found) >= FEWEST_OF_MEDIAN else ""

    return _some(judge(code) for code in _groups(claim, rows))


@judges("No sum is made of fewer than {least}.")
def too_small(claim: Claim, rows: Rows) -> str:
    sizes = {code: len(rows.countries(code)) for code in _groups(claim, rows)}
    right = whole(claim.said["least"]) == 3 and any(size < 3 for size in sizes.values())
    return "" if right else f"{sizes}"


@judges("No country has a figure for {year}: the source has none of that year.")
def nothing_of_year(claim: Claim, rows: Rows) -> str:
    year = int(claim.said["year"])
    found = rows.reporting(_series(claim, rows), list(rows.areas), year)
    return f"{sorted(found)[:5]}" if found or year != claim.asked.year else ""


@judges("Sums of the group are over the same countries in each year: they go from {first} to {last}.")
def sums_go(claim: Claim, rows: Rows) -> str:
    """The year that is asked for is in none of them, and figures of it there are."""
    first, last, year = int(claim.said["first"]), int(claim.said["last"]), claim.asked.year
    found = rows.reporting(_series(claim, rows), list(rows.areas), year)
    return "" if not first <= year <= last and found and first < last else f"{year}, {len(found)} have a figure"


@judges("{area}, {subject}: no figure of the group for {year}")
def none_of_group(claim: Claim, rows: Rows) -> str:
    """Nobody's own figure of it is in the table."""
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    year = int(claim.said["year"])
    own = rows.series(key).get({"001": "WLD"}.get(code, code), {}).get(year)
    right = code in rows.regions and year == claim.asked.year and (own is None or not own.known)
    return "" if right else f"{own}, {claim.asked.year} was asked for"


@judges("In no year do enough countries of the group have a figure.")
def in_no_year(claim: Claim, rows: Rows) -> str:
    """Neither do enough report every year of a stretch to 2022, nor has the part that a sum needs one in a year."""
    entry, series = rows.catalogue[claim.asked.indicator], _series(claim, rows)

    def judge(code: str) -> str:
        if entry["theme"] in ("victims", "justice"):
            same = _together(rows, [series], code)
            return f"{len(same)} report every year" if same else ""
        counts = {year: len(rows.reporting(series, rows.countries(code), year)) for year in SEEN}
        most = max(counts.values())
        return f"{most}" if most and most >= entry.get("least_coverage", 1) * len(rows.countries(code)) else ""

    return _some(judge(code) for code in _groups(claim, rows))


# ------------------------------------------------------------------------------------------ lists of rows


@judges(
    "{area}, {subject}: the figures that a median is made of, each country's latest up to {year}",
    "{area}, {subject}: the map of {year} shows each country by itself",
)
def each_country(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    key_of(claim, claim.said["subject"], rows)
    right = code in _groups(claim, rows) and int(claim.said["year"]) == claim.asked.year
    of_profile = any(claim.asked.view.startswith(name) for name in PROFILE)
    return "" if right and of_profile == ("median" in claim.message) else f"asked was {_asked(claim)}, {claim.asked}"


@judges(
    "{number} area, by its row of {year} or its latest one since {first}.",
    "{number} area, by its row of {year}, else its next one, else its latest one since {first}.",
)
def by_their_rows(claim: Claim, rows: Rows) -> str:
    """As many areas of the group as have any row in the window: also one that was asked without a figure."""
    said, year, (window, ahead) = claim.said, claim.asked.year, _around(claim, rows)
    if (int(said["year"]), int(said["first"]), "next one" in claim.message) != (year, year - window, bool(ahead)):
        return f"{year}, since {year - window}, {ahead} later"
    series = rows.series(_key(claim))

    def judge(code: str) -> str:
        of_profile = any(claim.asked.view.startswith(name) for name in PROFILE)
        inside = rows.countries(code) if of_profile else rows.inside(code)
        after = rows.latest(series, inside, year, 0, ahead)
        near = [
            area
            for area in inside
            if area in after or any(year - window <= own <= year for own in series.get(area, {}))
        ]
        return "" if whole(said["number"]) == len(near) else f"{len(near)}"

    return _some(judge(code) for code in _groups(claim, rows))


@judges("{area}, {year}: {number} other row")
def other_rows(claim: Claim, rows: Rows) -> str:
    said, year = claim.said, int(claim.said["year"])
    entry, key = rows.catalogue[claim.asked.indicator], _key(claim)
    if (key.sex, key.age) == ("_T", "_U"):
        key = key._replace(sex="_U")
    shown = {key} | {key._replace(age=age) for age in entry.get("merged_age", []) if key.age == entry["default_age"]}

    def judge(code: str) -> str:
        own = _shown(claim, rows, code)
        if year != (own.year if own else claim.asked.year):
            return f"shown is {own}"
        others = [
            other
            for other, series in rows.table(key.indicator).items()
            if year in series.get(code, {}) and other not in shown | rows_of_range(claim, rows, key, code, year)
        ]
        return "" if whole(said["number"]) == len(others) else f"{len(others)}"

    return _each_area(claim, rows, said["area"], judge)


# ------------------------------------------------------------------------------------------ the figure itself


FIGURE = "{area}, {subject}: {figure} in {year}"
STATE = "{area}, {subject}, {year}: {figure}"
NO_FIGURE = "{area} has no figure for {subject} in {year}: unknown, not zero"
HERE = "origin-figure"
_FORM = {"sexual exploitation": "SEXUAL_EXPLOITATION", "forced labour": "FORCED_LABOUR", "other": "OTHER"}
SEXES = {"girls": "F", "boys": "M", "women": "F", "men": "M", "women and girls": "F", "men and boys": "M"}


def _said_key(claim: Claim, rows: Rows) -> Key:
    """The rows that the figure is of: in a headline or beside others, also of the other sex."""
    subject, key = claim.said["subject"], _key(claim)
    label = rows.catalogue[key.indicator]["label"]
    if not subject.startswith(label):
        raise ValueError(f"{subject!r} is not {label!r}")
    whose = subject.removeprefix(label).removeprefix(", ").split(", ")
    if _panel(claim) in ("overview-headline", "victims-children", "overview-children", "justice-sexes"):
        return key._replace(sex=SEXES.get(whose[0], "_T"))
    if _panel(claim) == "victims-ages":
        return key._replace(age={"children": CHILD, "adults": "Y_GE18"}[whose[0]])
    if _panel(claim) == "victims-forms":
        return key._replace(breakdown=_FORM[whose[-1]])
    key_of(claim, subject, rows)
    return key


def _of_group(claim: Claim, rows: Rows, key: Key, code: str, year: int) -> Iterator[tuple[float, float]]:
    """All that may be said of a group in a year, by the rule that its kind of figure follows."""
    entry = rows.catalogue[key.indicator]
    series = rows.rates(key) if _is_rate(claim) else rows.series(key)
    own = rows.series(key).get("WLD" if code == "001" else code, {}).get(year)
    if own is not None and own.known:
        yield own.low, own.high
        return
    if entry["theme"] in ("victims", "justice") and COMPARED[0] <= year <= COMPARED[1]:
        counted = Key(entry["rate_of"], age=CHILD if "child" in entry["rate_people"] else "_T") if _made(entry) else key
        for several in _beside(claim, rows, counted):
            same = _together(rows, several, code)
            if same and entry["aggregate"] == "sum":
                yield from _over(rows, counted, same, year, as_rate=_is_rate(claim) or _made(entry))
        if key.indicator == "child-share-of-detected-victims":
            yield from _share_over(claim, rows, code, year)
    if entry["theme"] == "victims" or (entry["theme"] == "justice" and entry["aggregate"] == "sum"):
        return
    if entry.get("least_coverage", 1) == 0:
        areas = set(rows.inside(code)) | ({"_X"} if code == "001" else set())
        ends = rows.total(rows.series(key), areas, year)
        people = math.fsum(rows.people_beside(key.age).get(area, {}).get(year, 0) for area in areas)
        if ends is not None:
            yield (ends[0] / people * 1e5, ends[1] / people * 1e5) if _is_rate(claim) else ends
        return
    for at in (claim.asked.year, year) if not entry.get("value_names") else ():
        found = rows.latest(series, rows.countries(code), at, rows.reach(key.indicator, at))
        if len(found) >= FEWEST_OF_MEDIAN and max(item.year for item in found.values()) == year:
            yield median_of(found.values())
    ends = rows.total(series, rows.countries(code), year)
    if ends is not None and entry["aggregate"] == "sum":
        yield ends


def _is_median(key: Key, rows: Rows) -> bool:
    """Whether the median of countries stands for a group: of what is neither reported nor watched everywhere."""
    entry = rows.catalogue[key.indicator]
    return entry["theme"] not in ("victims", "justice") and entry.get("least_coverage", 1) != 0


def _made(entry: dict[str, object]) -> bool:
    return bool(entry.get("rate_of"))


def _over(rows: Rows, key: Key, same: set[str], year: int, *, as_rate: bool) -> Iterator[tuple[float, float]]:
    ends = rows.total(rows.series(key), same, year)
    if ends is None:
        return
    if not as_rate:
        yield ends
        return
    people = math.fsum(rows.people_beside(key.age)[area][year] for area in same)
    yield ends[0] / people * 1e5, ends[1] / people * 1e5


def _share_over(claim: Claim, rows: Rows, code: str, year: int) -> Iterator[tuple[float, float]]:
    several = [rows.series(Key("detected-victims", "_T", age)) for age in (CHILD, "Y_GE18")]
    same = _together(rows, [*several, rows.series(rows.usual(claim.asked.indicator, sex="_T"))], code)
    children, adults = (rows.total(series, same, year) for series in several)
    if children and adults:
        yield (
            100 * children[0] / (children[0] + adults[1]),
            100 * children[1] / (children[1] + adults[0]),
        )


def _area_figure(claim: Claim, rows: Rows, key: Key, code: str) -> Figure | None:
    series = rows.rates(key) if _is_rate(claim) else rows.series(key)
    return rows.latest(series, [code], claim.asked.year, *_around(claim, rows)).get(code)


def figure_of_page(claim: Claim, rows: Rows) -> str:
    """The figure at the head of a page of origins, of an area or a group."""
    said, code = claim.said, rows.named(claim.said["area"])
    if code not in _asked(claim):
        return f"asked was {_asked(claim)}"
    key, year = _said_key(claim, rows), int(said["year"])
    if code in rows.areas:
        shown = _area_figure(claim, rows, key, code)
        if shown is None or shown.year != year:
            partly = year if year in rows.catalogue[key.indicator].get("partial_years", ()) else None
            is_beyond = shown is None and said["figure"] == BEYOND and partly == claim.asked.year
            return "" if is_beyond else f"shown is {shown}"
        few = said["figure"].startswith("few (under 10")
        problem = share_text(shown, key, code, rows, said["figure"])
        if ends := highest(claim, rows, key.indicator, code, year) if key.indicator in TABLES else []:
            told = figure_in(said["figure"])
            return "" if any(agrees(told, shown.low, end) for end in ends) else f"{shown.low} to {ends}"
        return "" if few and shown.low < LARGEST_OF_FEW else problem
    ends = [*_of_group(claim, rows, key, code, year)]
    if year != claim.asked.year and rows.catalogue[key.indicator]["aggregate"] == "sum" and not _is_median(key, rows):
        return f"asked was {claim.asked.year}"
    right = any(agrees(figure_in(said["figure"]), *each) or _middle_is(said["figure"], each) for each in ends)
    return "" if right and year <= claim.asked.year else f"{ends}"


def _middle_is(text: str, ends: tuple[float, float]) -> bool:
    """Whether a figure that is said with "about" is within what may be."""
    told = amount(figure_in(text).removeprefix("about "))
    if not text.startswith("about ") or told is None:
        return False
    return ends[0] - told.half <= told.value <= ends[1] + told.half and ends[1] - ends[0] <= 0.02 * told.value


LARGEST_OF_FEW = 100
BEYOND = "Tier 1 or 2, not known which, or none"
"""What is known of a country without a tier in a year of which the lower ones are known alone."""


def no_figure_of_page(claim: Claim, rows: Rows) -> str:
    said, code = claim.said, rows.named(claim.said["area"])
    if code not in _asked(claim) or int(said["year"]) != claim.asked.year:
        return f"asked was {_asked(claim)}, {claim.asked.year}"
    key = _said_key(claim, rows)
    if code in rows.areas:
        shown = _area_figure(claim, rows, key, code)
        return f"{shown}" if shown else ""
    ends = [*_of_group(claim, rows, key, code, claim.asked.year)]
    return f"{ends}" if ends else ""


def _there_and_here(message: str, here: Check) -> None:
    """The same words stand above charts, where another check judges them."""
    there = CHECKS[message]

    def check(claim: Claim, rows: Rows) -> str:
        return (here if claim.place.name == HERE else there)(claim, rows)

    CHECKS[message] = check


_there_and_here(FIGURE, figure_of_page)
_there_and_here(STATE, figure_of_page)
_there_and_here(NO_FIGURE, no_figure_of_page)
