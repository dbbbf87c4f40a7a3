"""The brief of any area says nothing that its data do not carry, in whole sentences, each number at its rows."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.brief import whole
from dashboard.brief.sentence import Sentence, Value
from dashboard.brief.whole import Brief, brief_of
from dashboard.columns import NUMBERS
from dashboard.context import Context
from dashboard.figures.progress import with_targets
from dashboard.metrics.findings import about, later_figures
from dashboard.metrics.lines import Point
from dashboard.metrics.progress import HORIZON, STATUS_WORDS
from dashboard.parts.brief import says_itself
from dashboard.parts.evidence import Evidence, evidence_of
from dashboard.selection import Selection
from dashboard.store import Row
from dashboard.views import PAGE_VIEWS
from dashboard.words.places import plain, within
from dashboard.words.titles import FEW
from tests.conftest import published
from tests.fixtures.sweeps import AREAS, Walk, chosen, each

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")
Least = Callable[[int], int]

READ = (
    "NGA", "BGD", "USA", "DEU", "TUV", "NRU", "SSD", "UKR", "PRK", "SYR", "HTI", "BRA", "IND", "CHN", "MCO", "ETH",
    "PHL", "LBY", "ERI", "CUB", "BHS", "NLD", "GBR", "PSE", "ISR", "XKX", "AB9", "VAT",
)  # fmt: skip
"""Areas of every kind, whose values are all traced; of the others, a part."""
TRACED = {
    "NGA": "children with a share, a range over years",
    "NRU": "nothing of UNODC: the values are words",
    "UKR": "shares under 0.05%, statuses that get worse",
}
"""Those of READ that `make test` traces."""
EACH = 13
"""Of the values of other areas, one of so many is traced."""

FORBIDDEN = re.compile(
    r"\b(?:because|due to|driven by|leads? to|led to|caused|causes|resulted? in|results in|thanks to|as a result|worst"
    r" countr\w+|minors?|increase in trafficking|conviction rate|more trafficked|ranks?|ranked|alarming|tragic|"
    r"surge\w*|soar\w*|plummet\w*|illegals|prostitut\w*)\b",
    re.IGNORECASE,
)
DETECTED = re.compile(
    r"(?<!detected )(?<!victims of sexual )\bvictims\b(?! of sexual violence| who were found)", re.IGNORECASE
)
CONSTANTS = re.compile(
    r"Reach 2030|"
    r"3\.00 USD|questionnaire for 2017|for 2030|to 2030|[Bb]y 2030|since 2000|by 2025|deadline of 2025|"
    r"by (?:a figure|figures) since 2019|no figure since 2019|of 2022 or earlier|"
    r"\(under 10\)|children is (?:under 10|0) in each|"
    r"aged \d+ to \d+|under (?:5|15)\b|age (?:15|18)\b|ILO Convention 1[38][28]|per 100,000"
)
"""Numbers of rules that sentences have, each declared in tests/test_numbers.py too."""
WORKED_OUT = re.compile(
    r"only \d+ can have been|So at least \d+ were detected in all, and at most \d+ w|"
    r"For \d{4}, the report has no adults|(?:is a child|are children) \(\d+(?:\.\d)?%\)\. The file does not say|"
    r"rows of children by form for (?:\d{4}|, | and )+ have zeros alone|"
    r"SDG database, counts detected victims of all ages in [^.]+?, for (?:\d{4}| to | and |, )+"
)
"""What sentences work out of figures beside them, or say where there is no row: the gate recomputes each of them."""
A_NUMBER = re.compile(r"−?\d+(?:,\d{3})*(?:\.\d+)?")
LEFT_OUT = re.compile(r"^This leaves out (?P<years>[\d, and]+): ")
"""Years that a count of the sentence before does not hold."""
SCALES = {"million": 1e6, "billion": 1e9, "thousand": 1e3}


def sentences(brief: Brief) -> Iterator[Sentence]:
    for section in (brief.at_once, *brief.whole):
        yield from section.sentences


def test_every_sentence_is_whole(briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        for sentence in sentences(brief):
            text = sentence.text
            assert re.match(r"[A-Z0-9]", text), (code, text)
            assert text.endswith("."), (code, text)
            assert not re.search(r"\b(UCDP|IDMC|GLOTIP|INFORM|PPP)\b", text), (code, text)
            assert not re.search(r"[{}\[\]\ue000-\ue0ff]|\bNone\b|\bnan\b|  | [,.;:)]|\( |\.\.|<|&", text), (code, text)
            assert text.count("(") == text.count(")"), (code, text)


def test_no_sentence_names_a_cause_or_judges(briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        for sentence in sentences(brief):
            text = sentence.text.replace("the worst forms of child labour", "")
            text = text.replace(brief.name, "")  # "Minor Outlying Islands"
            text = re.sub(r"^(UNICEF notes on this figure[^:]*: )“[^”]*”", r"\1", text)  # its own words
            assert not FORBIDDEN.search(text), (code, text)


def test_victims_are_detected_ones(briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        for sentence in sentences(brief):
            assert not DETECTED.search(sentence.text), (code, sentence.text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (FORBIDDEN, "It rose because of the war."),
        (FORBIDDEN, "An increase in trafficking was seen."),
        (FORBIDDEN, "Among the worst countries."),
        (DETECTED, "There were 20 victims."),
    ],
)
def test_what_may_not_be_said_is_seen(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_every_section_has_something_to_say_and_none_says_it_twice(briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        assert brief.opening.sentences, code
        assert all(section.sentences for section in brief.sections), code
        said = [sentence.text for section in brief.whole for sentence in section.sentences]
        assert len(said) == len(set(said)), code


def test_a_sentence_names_the_country_only_to_say_where_or_from_where(
    shared: Context, briefs: dict[str, Brief]
) -> None:
    of_rules = {"USA", "ISR", "SRB"}
    for code in (set(shared.geography.members) & set(briefs)) - of_rules:
        regions = {shared.geography.regions[group].name for group in shared.geography.areas[code].groups}
        for sentence in sentences(briefs[code]):
            text = sentence.text
            for region in regions:
                text = text.replace(region, "")
            text = re.sub("“[^”]*”", "", text)  # a publisher's own words
            text = text.replace(within(shared, code), "").replace(f"whose origin is {plain(shared, code)}", "")
            assert briefs[code].name not in NOTED.sub("", text), text


@pytest.mark.sweep
def test_two_runs_give_the_same_brief(shared: Context) -> None:
    before = {code: brief_of(shared, code) for code in READ}
    whole._brief.cache_clear()
    assert {code: brief_of(shared, code) for code in READ} == before


def test_an_area_that_does_not_exist_has_no_brief(shared: Context) -> None:
    with pytest.raises(KeyError):
        brief_of(shared, "XXX")


# ------------------------------------------------------------------------------------------------ numbers and years


NOTED = re.compile(r"^[^.:]+, (\d{4}): (?=women and men|children and adults|by age or sex|the total )")
"""How the note on a total before the law begins, which is that of the views: whose, and of which year."""


def outside(sentence: Sentence) -> list[str]:
    """Numbers of a sentence that are in no value of it, no constant of a rule, and not worked out before the reader."""
    text = "".join("" if isinstance(part, Value) else part for part in sentence.parts)
    return A_NUMBER.findall(WORKED_OUT.sub("", CONSTANTS.sub("", text)))


def years_of(sentence: Sentence) -> set[str]:
    """Years that the values of a sentence are of."""
    asked = (parse_qs(urlsplit(value.origin).query) for value in sentence.values)
    return {year for query in asked for year in query.get("year", [])}


def test_every_number_stands_in_a_value_or_is_the_year_of_one(
    shared: Context, briefs: dict[str, Brief], walk: Walk
) -> None:
    spans = {indicator: shared.years(indicator) for indicator in shared.indicators}
    later = later_figures(shared.report)  # Of another publisher, told beside the newest of a series.
    for code in chosen(briefs, {*AREAS, *TRACED}, walk):
        brief = briefs[code]
        cells = {str(cell.last_year) for (_, area), cell in shared.progress.items() if area == code}
        said = [*sentences(brief)]
        for before, sentence in zip([said[0], *said], said, strict=False):
            # "Kosovo (UNSCR 1244)" has a number of its own.
            named = "".join(re.findall(r"\([A-Z]+ \d+\)", sentence.text))
            noted = years_of(before) & set(NOTED.findall(sentence.text))  # of the figure before it
            allowed = (
                noted | years_of(sentence) | {value.text for value in sentence.values} | set(A_NUMBER.findall(named))
            )
            for value in sentence.values:
                for indicator in parse_qs(urlsplit(value.origin).query).get("indicator", []):
                    first, last = spans[indicator][:2]
                    allowed |= {str(first), str(last), str(last - first + 1)} | lasts(shared, indicator, code)
                    year, figure = later.get((indicator, code), (0, 0.0))
                    allowed |= {str(year), f"{figure:g}"} if year else set()
                if value.origin.startswith("/progress"):
                    allowed |= cells
            assert set(outside(sentence)) <= allowed, (code, sentence.text)


@lru_cache(maxsize=20_000)
def lasts(shared: Context, indicator: str, code: str) -> set[str]:
    """Last years with a figure of an area: what an old figure is named with."""
    rows = shared.store.rows(indicator, areas=[code])
    rows = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
    return {str(year) for year in rows["time_period"]}


def test_a_figure_has_a_year(briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        for sentence in sentences(brief):
            figures = [
                value for value in sentence.values if value.origin.startswith("/data") and is_figure(value, brief.name)
            ]
            compared = all("view=" in value.origin for value in figures)
            if figures and not compared:
                assert re.search(r"\b(?:19|20)\d\d\b", sentence.text.replace("Reach 2030", "")), (code, sentence.text)


def is_figure(value: Value, place: str = "") -> bool:
    return bool(re.search(r"\d", value.text.replace(place, ""))) and not re.search("ILO|[Tt]ier|age 1[58]", value.text)


# ------------------------------------------------------------------------------------------------ values and rows


def evidence(shared: Context, origin: str) -> list[Evidence]:
    """What the page behind an address shows."""
    selection, notices = shared.reader.parse(urlsplit(origin).query, PAGE_VIEWS["origin"].scope(shared.indicators))
    assert notices == (), (origin, notices)
    return evidence_of(shared, selection)


def numbers_of(rows: tuple[Row, ...]) -> list[float]:
    ends = [row.cells[5:8] for row in rows]
    assert len(NUMBERS) == 3
    return [float(cell) for cells in ends for cell in cells if cell]


def candidates(shared: Context, origin: str, left_out: frozenset[int]) -> list[float]:
    """Every number that the page behind an address shows, or counts before the reader's eyes, with years and without.

    `left_out`: years that the brief says it does not count.
    """
    found: list[float] = []
    for one in evidence(shared, origin):
        found += numbers_of((*one.rows, *one.below))
        if one.point is not None:
            found += [end for end in (one.point.value, one.point.lower, one.point.upper) if end is not None]
        if one.rule == "quotient":
            below = [numbers_of((row,)) for row in one.below]
            found += [sum(ends[side] for ends in below if ends) for side in (0, -1)]
        if one.question.indicator == "child-share-of-detected-victims" and one.point is not None:
            found += known_ages(shared, one.code, one.point.year)
        if one.rule in ("each", "median"):
            found += [row.year for member in one.members for row in member.rows[:1]]
            ends = [(numbers_of(member.rows[:1]), member) for member in one.members]
            found.append(len(ends))
            for side in (0, -1):
                found.append(statistics.median(sorted(end[side] for end, _ in ends if end)))
        if one.question.indicator == "detected-victims" and one.question.age == "Y0T17" and one.point is not None:
            found += known_ages(shared, one.code, one.point.year)
            found += ages_by_sex(shared, one.code, one.point.year)
            found += shares_of_children(shared, one.code, one.point.year)
        if one.question.indicator == "detected-victims" and one.question.age == "_T" and one.point is not None:
            found += all_by_sex(shared, one.code, one.point.year)
        if one.question.indicator == "detected-victims-by-form" and one.point is not None:
            found += form_by_sex(shared, one.question, one.code, one.point.year)
        if one.question.indicator in ("persons-prosecuted", "persons-convicted") and one.point is not None:
            found += persons_added(shared, one.question.indicator, one.code, one.point.year)
        points = shared.line(one.question, one.code).known
        found += [len(points), *(point.year for point in points)]
        found += counts([point for point in points if point.year >= 2017])
        found += counts([point for point in points if point.year >= 2017 and point.year not in left_out])
    return found


def counts(points: list[Point]) -> list[float]:
    """How many figures there are, how many of them are no interval, none and few."""
    figures = [(point.value, point.upper or 0) for point in points]
    none = sum(value == 0 for value, _ in figures)
    few = sum((high if value is None else value) < FEW for value, high in figures) - none
    return [len(figures), sum(value is not None for value, _ in figures), none, few]


def ends_of(rows: pd.DataFrame) -> list[float]:
    """The least and the most of the sum of rows."""
    return [float(rows["obs_value"].fillna(rows[end]).sum()) for end in ("obs_lower", "obs_upper")]


def known_ages(shared: Context, code: str, year: int) -> list[float]:
    """Least and most victims whose age is known: children and adults; the most is no more than all victims."""
    asked = {"areas": [code], "first": year, "last": year, "sex": ["_T"], "breakdown": ["_T"]}
    ages = ends_of(shared.store.rows("detected-victims", age=["Y0T17", "Y_GE18"], **asked))
    return [*ages, min(ages[1], ends_of(shared.store.rows("detected-victims", age=["_T"], **asked))[1])]


def ages_by_sex(shared: Context, code: str, year: int) -> list[float]:
    """The ends of victims whose age is known by the rows of each sex, and those of the children among them."""
    asked = {"areas": [code], "first": year, "last": year, "sex": ["F", "M", "_O"]}
    both = shared.store.rows("detected-victims", age=["Y0T17", "Y_GE18"], **asked)
    return [*ends_of(both), *ends_of(both[both["age"] == "Y0T17"])]


def shares_of_children(shared: Context, code: str, year: int) -> list[float]:
    """The ends of children among victims whose age is known, in per cent, by the rows of each sex and by the total."""
    asked = {"areas": [code], "first": year, "last": year, "breakdown": ["_T"]}
    shares = []
    for sex in (["_T"], ["F", "M", "_O"]):
        fewest, most = ends_of(shared.store.rows("detected-victims", sex=sex, age=["Y0T17"], **asked))
        least, greatest = ends_of(shared.store.rows("detected-victims", sex=sex, age=["Y_GE18"], **asked))
        ends = ((fewest, greatest), (most, least))
        shares += [100 * children / (children + adults) for children, adults in ends if children + adults]
    return shares


def all_by_sex(shared: Context, code: str, year: int) -> list[float]:
    """The ends of detected victims of all ages by the rows of each sex."""
    asked = {"areas": [code], "first": year, "last": year, "sex": ["F", "M", "_O"], "breakdown": ["_T"]}
    return ends_of(shared.store.rows("detected-victims", age=["_T"], **asked))


def form_by_sex(shared: Context, question: Selection, code: str, year: int) -> list[float]:
    """The ends of a form's victims of an age, by the rows of each sex."""
    asked = {"areas": [code], "first": year, "last": year, "sex": ["F", "M", "_O"]}
    return ends_of(shared.store.rows(question.indicator, age=[question.age], breakdown=[question.breakdown], **asked))


def persons_added(shared: Context, name: str, code: str, year: int) -> list[float]:
    """The ends of the persons of a year by age, and by sex."""
    asked = {"areas": [code], "first": year, "last": year, "breakdown": ["_T"]}
    by_age = shared.store.rows(name, sex=["_T"], age=["Y0T17", "Y_GE18"], **asked)
    return [*ends_of(by_age), *ends_of(shared.store.rows(name, sex=["F", "M", "_O"], age=["_T"], **asked))]


def says(text: str, number: float) -> bool:
    """Whether a text says a number, rounded as it is printed; the whole text is one number or an interval."""
    for match in A_NUMBER.finditer(text):
        printed = match[0].replace(",", "").replace("−", "-")
        scale = next((value for word, value in SCALES.items() if word in text[match.end() :]), 1.0)
        decimals = len(printed.partition(".")[2])
        step = scale * 10.0**-decimals
        if "about" in text and scale == 1:
            step = 10 ** (len(printed.partition(".")[0]) - 3)
        if abs(float(printed) * scale - number) <= 0.5 * max(step, 1e-9) + 1e-9:
            return True
    return False


def is_traced(shared: Context, value: Value, left_out: frozenset[int] = frozenset()) -> bool:
    """Whether a value stands at its origin: each of its numbers among those there."""
    if value.origin.startswith("/progress"):
        return is_counted(shared, value)
    if value.text.startswith("“"):
        return is_noted(shared, value)
    # "Kosovo (UNSCR 1244)" has a number of its own.
    place = re.search(r"\([A-Z]+ \d+\)", value.text)
    if not is_figure(value, place[0] if place else "") or re.fullmatch("[Ff]ewer than 10", value.text):
        return is_worded(shared, value)
    shown = candidates(shared, value.origin, left_out)
    if value.text == "December 2013":
        asked = parse_qs(urlsplit(value.origin).query)["indicator"][0]
        return any(value.text in caveat for caveat in shared.indicators[asked].caveats)
    if bound := re.fullmatch(r"under 0\.05|over (99\.9+)", value.text):
        return any(float(bound[1]) < one < 100 for one in shown) if bound[1] else 0 in shown
    numbers = [match[0] for match in A_NUMBER.finditer(value.text)]
    tail = next((word for word in SCALES if word in value.text), "")
    lead = "about " if "about" in value.text else ""
    return all(any(says(f"{lead}{number} {tail}", each) for each in shown) for number in numbers)


def is_named(shared: Context, value: Value) -> bool:
    """Whether what is said to be of a row is the figure of that row: no count, no sum, no range of years."""
    asked = parse_qs(urlsplit(value.origin).query)
    place = shared.geography.name(asked["area"][0], "en") if "area" in asked else ""
    if not value.of:
        # A number that is no figure of its rows is heard with what these are of, where its sentence is long.
        return says_itself(value.text) or f"{value.rows}, ".count(f", {place}, ") > 0
    label = shared.indicators[asked["indicator"][0]].label
    if value.origin.startswith("/progress"):
        target = shared.indicators[asked["indicator"][0]].target
        held = target is not None and value.of == f"{label}, target, {place}, {target.year}"
        return held or value.of in (f"{label}, {place}", f"{label}, {place}, {HORIZON}")
    if "median: " in value.of:
        group, found = shared.geography.regions[asked["area"][0]].name, evidence(shared, value.origin)
        is_of_years = bool(re.fullmatch(r"\d{4}(?: to \d{4})?", value.text))
        ends = value.of.endswith(f"median: {group}") if is_of_years else f"median: {group}, " in value.of
        return value.of.startswith(label) and ends and found[0].rule in ("each", "median")
    is_joined = "," not in value.of.removeprefix(f"{label}, ").removesuffix(place)
    when = "" if is_joined else f", {asked['year'][0]}"
    return value.of.startswith(label) and value.of.endswith(f", {place}{when}") and is_point(shared, value)


def is_point(shared: Context, value: Value) -> bool:
    """Whether a value is the one figure of the year at its origin, or an end of it."""
    if not value.origin.startswith("/data/origin") or "year=" not in value.origin or value.text.startswith("“"):
        return False
    points = [one.point for one in evidence(shared, value.origin) if one.point is not None]
    if len(points) != 1 or not is_figure(value):
        return bool(value.of)
    if re.fullmatch(r"[Ff]ewer than 10|under 0.05|over 99\.9+", value.text):
        return True
    ends = [end for end in (points[0].value, points[0].lower, points[0].upper) if end is not None]
    tail = next((word for word in SCALES if word in value.text), "")
    lead = "about " if "about" in value.text else ""
    numbers = [match[0] for match in A_NUMBER.finditer(value.text)]
    return all(any(says(f"{lead}{number} {tail}", end) for end in ends) for number in numbers)


def is_counted(shared: Context, value: Value) -> bool:
    """Statuses: their number among all, met or on track, short, not judged, without a value; or the name of one."""
    query = parse_qs(urlsplit(value.origin).query)
    code, indicator = query["area"][0], query.get("indicator", [""])[0]
    cells = [cell for (_, area), cell in shared.progress.items() if area == code]
    if indicator:
        cell = shared.progress[indicator, code]
        away = "slightly away from the target, counted as limited or no progress"
        if value.text in (*STATUS_WORDS.values(), away):
            if "slightly away" in cell.reason:
                return value.text == away
            alone = " by its yearly rate alone" if cell.in_points is not None else ""
            return value.text == f"{STATUS_WORDS[cell.status]}{alone}"  # type: ignore[index]
        numbers = {cell.target, shared.indicators[indicator].target.met}  # type: ignore[union-attr]
        numbers |= {float(number) for number in re.findall(r" at ([\d.]+)", cell.other_status)}
        is_name = not re.search(r"\d %|^[\d.]+$", value.text)
        return is_name or all(
            any(says(said[0], number) for number in numbers if number is not None)
            for said in A_NUMBER.finditer(value.text)
        )
    whole, with_figure = len(with_targets(shared)), [cell for cell in cells if cell.last_value is not None]
    unjudged = sum(cell.status == "CANNOT_BE_JUDGED" for cell in with_figure)
    silent_ones = whole - len(with_figure)
    good = sum(cell.status in ("TARGET_MET", "ON_TRACK") for cell in cells)
    unclear = [cell for cell in cells if cell.status == "CANNOT_BE_JUDGED"]
    silent = sum(cell.last_value is None for cell in unclear)
    short, judged = sum(cell.is_short for cell in unclear), len(cells) - len(unclear)
    met = sum(cell.status == "TARGET_MET" for cell in cells)
    counted = (len(cells), judged, met, good - met, judged - good, short, len(unclear), silent)
    counted += (whole, unjudged, silent_ones, silent_ones + unjudged)
    return set(A_NUMBER.findall(CONSTANTS.sub("", value.text))) <= {str(number) for number in counted}


ZERO = {"none", "No", "no detected children", "no deaths in organised violence", "no labour inspectors"}
NOTHING = {
    "no year", "no usable figure", "nobody", "not known", "only in part known", "too few of them",
    "no usable figure on persons prosecuted or convicted",
}  # fmt: skip


def is_sexless(shared: Context, code: str, year: int) -> bool:
    """Whether the children of a year stand under sex Other, and none as girls or boys."""
    asked = {"areas": [code], "first": year, "last": year, "age": ["Y0T17"], "breakdown": ["_T"]}
    other, named = (ends_of(shared.store.rows("detected-victims", sex=sex, **asked)) for sex in (["_O"], ["F", "M"]))
    return other[0] > 0 and named[1] == 0


def is_worded(shared: Context, value: Value) -> bool:
    """A zero has a row with 0, nothing has no figure, few are few, a tier has its code."""
    found = evidence(shared, value.origin)
    known = [one.point for one in found if one.point is not None]
    if value.text in ZERO:
        return [point.value for point in known] == [0]
    if re.fullmatch("[Ff]ewer than 10", value.text):
        row = known[0]
        return len(known) == 1 and (value.origin.find("homicide") > 0 or (row.value or row.upper or 0) < FEW)
    if value.text in NOTHING or re.match(
        "no usable (?:figure|total) on detected|no usable total of detected", value.text
    ):
        asked = parse_qs(urlsplit(value.origin).query).get("year", [])
        if value.text == "not known" and {one.question.sex for one in found} == {"_O"}:
            return all(is_sexless(shared, one.code, int(year)) for one in found for year in asked)
        return not [point for point in known if not asked or str(point.year) in asked]
    if value.text.startswith(("Tier", "tier")):
        names = dict(shared.indicators["tip-report-tier"].value_names)
        return [names[point.value or 0] for point in known] == [value.text]
    return bool(found)


def is_noted(shared: Context, value: Value) -> bool:
    """Whether a publisher's own words stand among what is noted of the figure."""
    words = value.text.strip("“”")
    return any(
        words in touched.finding.reason
        for one in evidence(shared, value.origin)
        if one.point is not None
        for touched in shared.places.touching(
            about(shared.report, one.question.indicator, ""), one.code, one.point.year
        )
    )


class Told(NamedTuple):
    """A value with its sentence, and the years that its brief says it does not count."""

    text: str
    value: Value
    left_out: frozenset[int]

    def is_traced(self, shared: Context) -> bool:
        return is_traced(shared, self.value, self.left_out) and is_named(shared, self.value)


def values(briefs: dict[str, Brief], codes: Iterable[str]) -> Iterator[Told]:
    """All values, each with its sentence."""
    for code in codes:
        said = list(sentences(briefs[code]))
        found = [match["years"] for sentence in said if (match := LEFT_OUT.search(sentence.text))]
        left_out = frozenset(int(year) for years in found for year in re.findall(r"\d{4}", years))
        for sentence in said:
            yield from (Told(sentence.text, value, left_out) for value in sentence.values)


@pytest.mark.parametrize("code", each(READ, TRACED))
def test_every_value_stands_at_its_origin(shared: Context, code: str) -> None:
    found = list(values({code: brief_of(shared, code)}, (code,)))
    assert [told for told in found if not told.is_traced(shared)] == []
    # Each figure is heard with what it is of; some counts and sums happen to be as large as one.
    figures = [told.value for told in found if is_point(shared, told.value)]
    assert sum(bool(value.of) for value in figures) >= 0.9 * len(figures)


@pytest.mark.sweep
def test_values_of_all_other_areas_stand_at_their_origin(shared: Context) -> None:
    briefs = {code: brief_of(shared, code) for code in shared.geography.areas if code not in READ}
    sample = list(values(briefs, briefs))[::EACH]
    assert len(sample) > 300
    assert [told for told in sample if not told.is_traced(shared)] == []


def test_a_value_that_its_rows_do_not_hold_is_seen(shared: Context) -> None:
    address = "/data/origin?indicator=detected-victims&area=NGA&year=2022&age=Y0T17"
    assert is_traced(shared, Value("974", address))
    assert not is_traced(shared, Value("975", address))
    assert not is_traced(shared, Value("none", address))
    assert not is_traced(shared, Value("nobody", address))
    assert is_named(shared, Value("974", f"{address}&measure=count", "Detected victims, children, Nigeria, 2022"))
    assert not is_named(shared, Value("974", f"{address}&measure=count", "Detected victims, children, Nigeria, 2021"))
    assert not is_named(shared, Value("974", f"{address}&measure=count", "Conflict deaths, Nigeria, 2022"))
    assert not is_named(shared, Value("15", f"{address}&measure=count", "Detected victims, children, Nigeria, 2022"))


def test_a_count_without_a_year_that_the_brief_does_not_name_is_seen(shared: Context) -> None:
    address = "/data/origin?indicator=detected-victims&area=PHL&measure=count"
    known = {point.year for point in shared.line(shared.question("detected-victims", ("PHL",)), "PHL").known}
    assert {2020, 2021} <= known
    count = Value(str(len([year for year in known if year >= 2017]) - 1), address)
    assert is_traced(shared, count, frozenset({2021}))
    assert not is_traced(shared, count)


def test_an_old_figures_note_leads_to_that_figure(shared: Context, briefs: dict[str, Brief]) -> None:
    told = [told for told in values(briefs, ("IRN",)) if told.value.text.startswith("“")]
    assert told
    assert [one for one in told if not one.is_traced(shared)] == []


def test_words_that_the_publisher_does_not_note_are_seen(shared: Context) -> None:
    address = "/data/origin?indicator=sexual-violence-by-18&area=GBR"
    assert is_traced(shared, Value("“Refers to 'Any contact sexual abuse' experienced before age 16 years", address))
    assert not is_traced(shared, Value("“Refers to girls before age 16 years”", address))


def test_every_address_answers(client: FlaskClient, briefs: dict[str, Brief]) -> None:
    addresses = {value.origin for sentence in sentences(briefs["NGA"]) for value in sentence.values}
    assert {urlsplit(address).path for address in addresses} == {"/data/origin", "/progress"}
    assert {client.get(address).status_code for address in sorted(addresses)[::8]} == {200}


# ------------------------------------------------------------------------------------------------ few


def test_no_share_of_children_stands_on_fewer_than_ten(shared: Context, briefs: dict[str, Brief], least: Least) -> None:
    seen = 0
    for code, brief in briefs.items():
        question = shared.question("detected-victims", (code,), age="Y0T17")
        known = shared.line(question, code).known
        few = bool(known) and (known[-1].value if known[-1].value is not None else known[-1].lower or 0) < FEW
        seen += few
        if few:
            said = brief.opening.text
            assert "%" not in said, code
            none = "is 0 detected victims|no detected children|none were children"
            pattern = f"too few for a share|How many were adults is not known|There is no total of adults|{none}"
            assert re.search(pattern, said), code
    assert seen > least(30)


def test_no_range_over_years_holds_fewer_than_ten_or_years_before_the_break(
    shared: Context, briefs: dict[str, Brief], least: Least
) -> None:
    told, ends = 0, r"(?:at least )?[\d,]+ \((\d{4})\)"
    for code, brief in briefs.items():
        text = brief.section("detected").text
        question = shared.question("detected-victims", (code,), age="Y0T17")
        since = [point for point in shared.line(question, code).known if point.year >= 2017]
        lows = [point.value if point.value is not None else point.lower or 0 for point in since]
        if "number of children detected in a year lay" in text:
            told += 1
            # A total that girls, boys and others together exceed is left out.
            assert min(lows) >= FEW or "together are more than the total" in text, code
            years = re.search(f"lay between {ends} and {ends}, over", text)
            assert years, code
            assert int(years[1]) >= 2017, code
            assert int(years[2]) >= 2017, code
    assert told > least(20)


def test_no_share_of_children_among_refugees_stands_on_fewer_than_ten(
    shared: Context, briefs: dict[str, Brief]
) -> None:
    for code, brief in briefs.items():
        for indicator in ("refugees-by-origin", "refugees-by-asylum"):
            share = f"child-share-of-{indicator}"
            for sentence in brief.section("displacement").sentences:
                asked = {parse_qs(urlsplit(value.origin).query)["indicator"][0]: value for value in sentence.values}
                if share in asked:
                    if not is_figure(asked[share]):
                        continue
                    year = parse_qs(urlsplit(asked[share].origin).query)["year"][0]
                    parts = [row_of(shared, name, code, int(year)) for name in (indicator, f"{share}-age-known", share)]
                    assert parts[0] * parts[1] * parts[2] / 10_000 >= FEW, (code, sentence.text)


def row_of(shared: Context, indicator: str, code: str, year: int) -> float:
    rows = shared.store.rows(indicator, areas=[code], first=year, last=year, sex=["_T"])
    return float(rows["obs_value"].item())


def test_a_median_rests_on_ten_countries_and_an_old_figure_beside_it_has_its_year(
    shared: Context, briefs: dict[str, Brief], least: Least
) -> None:
    counted = [
        int(number)
        for brief in briefs.values()
        for section in brief.sections
        for number in re.findall(r"\(median of (\d+) countries: [^()]*?; latest figures from", section.text)
    ]
    assert len(counted) > least(500)
    assert min(counted) >= FEW
    last, seen = shared.years("extreme-poverty").last, 0
    for code, brief in briefs.items():
        for year in re.findall(r"extreme poverty(?: in (\d{4}))? \(median", brief.section("conditions").text):
            own = shared.store.rows("extreme-poverty", areas=[code])["time_period"].max()
            assert year == (str(own) if own < last - 5 else ""), code
            seen += bool(year)
    assert seen > least(20)


def test_detections_and_persons_in_justice_are_compared_with_nobody(briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        for name in ("opening", "detected", "justice"):
            assert "median" not in brief.section(name).text, code
        assert not re.search(r"suspect", " ".join(section.text for section in brief.whole)), code


# ------------------------------------------------------------------------------------------------ statuses


def test_what_may_overturn_a_status_stands_beside_it(shared: Context, briefs: dict[str, Brief]) -> None:
    said = {
        code: " ".join(sentence.text for sentence in brief.section("progress").sentences)
        for code, brief in briefs.items()
    }
    for (_, code), cell in shared.progress.items():
        if code in said:
            means = cell.indicator in ("food-insecurity", "undernourishment")
            told = "With means of three such figures" if means else "With means of three years instead of single years"
            assert not cell.volatile or told in said[code], cell
            assert not cell.other_status or "With another number as the target" in said[code], cell
            moved = cell.reason.startswith("The target is met, moving away")
            assert not moved or "though the latest figure is worse than the one at the start" in said[code], cell
    assert "With means" not in said["SSD"]


def test_a_status_of_few_homicides_says_that_they_are_few(briefs: dict[str, Brief]) -> None:
    few = {
        code
        for code, brief in briefs.items()
        if re.search(
            r"killed in intentional homicides \(\d{4}[^()]*\)\. A rate of so few", brief.section("conditions").text
        )
    }
    met = {code for code in few if "homicide rate" in briefs[code].section("progress").text}
    assert {"MLT", "QAT"} & set(briefs) <= met
    assert "rate of intentional homicides was 0 in 2019" in briefs["TUV"].section("conditions").text, "0 is not few"
    for code in met:
        assert re.search(r"the homicide rate \(\d{4}, of few cases\)", briefs[code].section("progress").text), code
