"""The row of steps from promise to practice, recomputed cell by cell from the published tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tests.gate.brief_claims import last_children, sum_and_adults
from tests.gate.doubt_claims import denied_years
from tests.gate.persons_claims import TABLES, left_open
from tests.gate.registry import ELSEWHERE, judges, judges_text
from tests.gate.rows import Figure, Rows
from tests.gate.said import whole
from tests.gate.title_claims import is_raised, later_by_sex
from tests.gate.walk import Claim

TREATY = re.compile(r"palermo-protocol|crc-op-.*")
LAW = re.compile(r".*-law|labour-inspectors-ratio")
LISTED = "ilo-c182"
RECORDED = re.compile(r"child-labour-(policy|programme|coordination)")
UNODC = re.compile(r"trafficking-offences|persons-.*|detected-victims")
AS_OF = "August 2022"
"""Until when the list of treaties goes."""
RECENT = 2020
ALL, CHILDREN = "_T", "Y0T17"
ORDER = (
    ("party", ("palermo-protocol", "crc-op-sale-of-children", "crc-op-armed-conflict", "ilo-c182")),
    ("law", ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")),
    ("bodies", ("child-labour-coordination", "child-labour-policy", "child-labour-programme")),
    (
        "inspectors",
        ("labour-inspectors", "labour-inspectors-ratio", "child-labour-investigations", "child-labour-convictions"),
    ),
    ("justice", ("trafficking-offences", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted")),
    ("victims", ("detected-victims", "detected-victims")),
)
SHORT = re.compile(rf"at least one in (.+ of [\d,]+) countr(?:y|ies) since {RECENT}")
UNKNOWN = "(asked, not reported|not known)"
WORDS = re.compile(
    r"party since \d{4}|party, year not known|signed, no later step known"
    rf"|neither signed nor party in {AS_OF}"
    r"|(signed, no later step known|neither signed nor party in August 2022); the US Department of Labor lists it as "
    r"ratified \(\d{4}\)"
    r"|((meets|does not meet) the standard|(not )?listed as ratified|(none )?recorded) \(\d{4}\)"
    r"|(possibly |at least )?(<?[\d,]+|[\d,]+ to [\d,]+)"
    r"( \((though [^()]+|more than all [^()]+|counts by form disagree)\))? \(\d{4}\)(; counted by sex)?"
    r"(; no total for \d{4}, but [a-z\d<, ]+( \(counts by form disagree\))?)?"
    r"(; all detected victims of \d{4} were adults)?"
    rf"(; {UNKNOWN} \(\d{{4}}\))?"
    rf"|{UNKNOWN} \(\d{{4}}\)|not in this source|unknown"
    r"|no usable figure from UNODC(; all detected victims of \d{4} were adults)?"
)
"""All that may be said of a country. None of it says no, weak, fails or gap."""
DOUBT = r" \((?:though [^()]+|more than all [^()]+|counts by form disagree)\)"
"""What a figure that other rows of its report deny has behind it, where it is not said to be possible alone."""


class Cell(NamedTuple):
    """What is to be said of one thing asked: a pattern, since what a figure is not told without stands behind it."""

    step: str
    indicator: str
    pattern: str
    year: int | None


@cache
def row_of(code: str, rows: Rows) -> tuple[Cell, ...]:
    """All cells of an area or group, in their order."""
    make = _of_country if code in rows.areas else _of_group
    return tuple(Cell(step, name, *make(code, name, age, rows)) for step, name, age in _asked())


def _asked() -> Iterator[tuple[str, str, str]]:
    for step, names in ORDER:
        for place, name in enumerate(names):
            yield step, name, CHILDREN if step == "victims" and place else ALL


def _of_country(code: str, name: str, age: str, rows: Rows) -> tuple[str, int | None]:
    own = _history(code, name, age, rows)
    known = [figure for figure in own if figure.known]
    is_of_children = (name, age) == ("detected-victims", CHILDREN)
    last = last_children(rows, code) if is_of_children else known[-1] if known else None
    if TREATY.fullmatch(name):
        return re.escape(_treaty(code, name, last, rows)), last.year if last else None
    words = "asked, not reported" if UNODC.fullmatch(name) else "not known"
    asked = [figure.year for figure in own if figure.status == "M" and (last is None or figure.year > last.year)]
    if last is None:
        none = "no usable figure from UNODC" if UNODC.fullmatch(name) else without_entry(code, rows)
        none += sum_and_adults(rows, code) if is_of_children else ""
        return re.escape(f"{words} ({asked[-1]})" if asked else none), None
    later = f"; {words} ({asked[-1]})" if asked else ""
    later = _of_children_later(rows, code) + later if is_of_children else later
    # A figure that other rows of its report deny is told with that.
    is_denied = last.year in denied_years(
        rows, rows.usual(name, age=age) if UNODC.fullmatch(name) else rows.usual(name), code
    )
    known_so = _known(name, last)
    if is_of_children and last.value and is_raised(rows, code, last.year):
        known_so = f"at least {_figure(last)}"
    if is_denied:
        known_so = f"(possibly {_figure(last)}|{_figure(last)}{DOUBT})"
    more = left_open(rows, name, code).get(last.year, []) if name in TABLES and age == ALL else []
    if more:
        # A total that its parts exceed is told up to their sum, by age or by sex.
        ranges = "|".join(f"{last.low:,.0f} to {one.high:,.0f}" for one in more)
        known_so = f"({ranges})"
    return known_so + re.escape(f" ({last.year}){later}"), last.year


def _of_children_later(rows: Rows, code: str) -> str:
    """What stands behind the newest number of children: what it is, and what a later report has."""
    by_sex = later_by_sex(rows, code)
    parts = f"; no total for {by_sex[0]}, but {by_sex[1]}" if by_sex else ""
    summed, _, adults = sum_and_adults(rows, code).rpartition("; all detected")
    if not adults.endswith("were adults"):
        return adults + parts
    return f"{summed}{parts}; all detected{adults}"


def without_entry(code: str, rows: Rows) -> str:
    """Of an area without a row of a table of the US Department of Labor, which may know other things of it."""
    tables = [name for name, entry in rows.catalogue.items() if entry["source"] == "us_dol"]
    known = any(code in series for name in tables for series in rows.table(name).values())
    return "unknown" if known else "not in this source"


def _history(code: str, name: str, age: str, rows: Rows) -> list[Figure]:
    key = rows.usual(name, age=age) if UNODC.fullmatch(name) else rows.usual(name)
    return [figure for _, figure in sorted(rows.series(key).get(code, {}).items())]


def _treaty(code: str, name: str, last: Figure | None, rows: Rows) -> str:
    if last is None:
        return "not in this source"
    if last.value == 2:
        years = rows.series(rows.usual(name, breakdown="YEAR")).get(code, {})
        since = [figure.value for _, figure in sorted(years.items()) if figure.value is not None]
        return f"party since {since[-1]:.0f}" if since else "party, year not known"
    said = "signed, no later step known" if last.value == 1 else f"neither signed nor party in {AS_OF}"
    for row in rows.extra("conventions"):
        if (row["indicator"], row["ref_area"], row["ratified"]) == (name, code, "1"):
            said += f"; the US Department of Labor lists it as ratified ({row['time_period']})"
    return said


def _known(name: str, last: Figure) -> str:
    if LAW.fullmatch(name):
        return "meets the standard" if last.value == 1 else "does not meet the standard"
    if name == LISTED:
        return "listed as ratified" if last.value == 1 else "not listed as ratified"
    if RECORDED.fullmatch(name):
        return "recorded" if last.value == 1 else "none recorded"
    return f"(possibly )?{_figure(last)}({DOUBT})?"


def _figure(last: Figure) -> str:
    figure = f"{last.value:,.0f}" if last.value is not None else f"{last.low:,.0f} to {last.high:,.0f}"
    return re.escape("<5" if (last.value, last.low, last.high) == (None, 1, 4) else figure)


def _of_group(code: str, name: str, age: str, rows: Rows) -> tuple[str, int | None]:
    is_number = not any(kind.fullmatch(name) for kind in (TREATY, LAW, RECORDED)) and name != LISTED
    if is_number:
        return _since(code, name, age, rows), None
    newest = []
    for area in rows.countries(code):
        newest += [figure for figure in _history(area, name, age, rows) if figure.known][-1:]
    least = 2 if TREATY.fullmatch(name) else 1
    at = [figure for figure in newest if figure.low >= least]
    if not newest:
        return f"known of none of {len(rows.countries(code))}", None
    if TREATY.fullmatch(name):
        members = len(rows.countries(code))
        least = "at least " if more_may_be_party(name, len(at), len(newest), members, rows) else ""
        return f"{least}{len(at):,} of {_countries(members)} party by {rows.rows_span(name)[1]}", None
    said = f"{len(at):,} of {_countries(len(newest))}"
    if LAW.fullmatch(name):
        return f"{said} meet the standard", None
    return f"listed as ratified by {said}" if name == LISTED else f"recorded in {said}", None


def _countries(number: int) -> str:
    return "1 country" if number == 1 else f"{number:,} countries"


def more_may_be_party(name: str, at: int, known: int, members: int, rows: Rows) -> bool:
    """Of a table without a single "no" any other country may be party; of the others those without a row."""
    series = rows.series(rows.usual(name)).values()
    has_no = any(figure.value == 0 for own in series for figure in own.values())
    return (known if has_no else at) < members


def _since(code: str, name: str, age: str, rows: Rows) -> str:
    """Of persons and cases how many countries report at least one in any recent year, of those with such a figure."""
    known, at, ever = set[str](), set[str](), set[str]()
    for area in rows.countries(code):
        of_children = last_children(rows, area) if (name, age) == ("detected-victims", CHILDREN) else None
        for figure in (*_history(area, name, age, rows), *([of_children] if of_children else ())):
            ever |= {area} if figure.known else set()
            if figure.known and figure.year >= RECENT:
                known.add(area)
                at |= {area} if figure.low >= 1 else set()
    if known:
        return f"at least one in {len(at):,} of {_countries(len(known))} since {RECENT}"
    return f"no figure since {RECENT}" if ever else f"known of none of {len(rows.countries(code))}"


def _code(claim: Claim) -> str:
    return claim.asked.areas[0] if claim.asked.areas else "001"


@judges(
    "party since {year}",
    "neither signed nor party in {month}",
    "{said}; the US Department of Labor lists it as ratified ({year})",
    "no usable figure from UNODC",
    "not known ({year})",
    "{said}; not known ({year})",
    "known of none of {of}",
    "{at} of {countries} party by {year}",
    "at least {at} of {countries} party by {year}",
    "{at} of {countries} meet the standard",
    "listed as ratified by {at} of {countries}",
    "recorded in {at} of {countries}",
    "at least one in {at} of {countries} since {year}",
    "{at} of {countries}",
)
def a_cell(claim: Claim, rows: Rows) -> str:
    if claim.place.medium == "page" and claim.told.message == "{at} of {countries}":
        # The tile of a country's first screen: so many of the targets that can be judged are met or on track.
        found = rows.statuses_of({_code(claim)}, rows.with_target)
        judged = [row["status"] for row in found if row["status"] != "CANNOT_BE_JUDGED"]
        good = [status for status in judged if status in ("TARGET_MET", "ON_TRACK")]
        if claim.text in {f"{len(good)} of {len(judged)}"}:
            return ""
    cells = row_of(_code(claim), rows)
    # Of two readings that differ the first one is heard alone, too.
    adults = (f"{claim.text}; all detected victims of {year} were adults" for year in rows.adults_alone(_code(claim)))
    wholes = [
        claim.text,
        *adults,
        *(f"{claim.text}; the US Department of Labor lists it as ratified ({y})" for y in (2022,)),
    ]
    # In the table for a narrow room the numbers alone, since its subtitle and its heads say of what they are.
    patterns = [one for cell in cells for one in (cell.pattern, re.sub(r" countr(?:y|ies)\b", "", cell.pattern))]
    patterns += [found[1] for cell in cells if (found := SHORT.fullmatch(cell.pattern))]
    found = any(re.fullmatch(pattern, text) for pattern in patterns for text in wholes)
    return "" if found else "; ".join(cell.pattern for cell in cells)


@judges(
    "{step}: countries with any since {year}",
    "Of a group each step counts UN members by the latest figure: those that are party, of all of them; those that are "
    "listed or recorded, or meet the standard, of those with a figure. Of persons and cases it counts those that "
    "report at least one since {year}, of those with a figure since then. An interval counts by its least value.",
)
def counted_since(claim: Claim, _: Rows) -> str:
    return "" if claim.said["year"] == str(RECENT) else f"since {RECENT}"


def _values(code: str, names: Iterable[str], rows: Rows) -> list[float]:
    """The newest known values of some things asked of a country."""
    lasts = (rows.last(rows.series(rows.usual(name)), code) for name in names)
    return [last.low for last in lasts if last]


TREATIES, STANDARDS = tuple(name for name in ORDER[0][1] if TREATY.fullmatch(name)), ORDER[1][1]


def _as_listed(claim: Claim, met: int, names: Iterable[str], rows: Rows) -> str:
    """So many of those known of a country are so, by lists or judgements of all the years told and of no other."""
    lasts = [rows.last(rows.series(rows.usual(name)), _code(claim)) for name in names]
    own = [last for last in lasts if last]
    true = sum(last.low == met for last in own), len(own), {last.year for last in own}
    told = whole(claim.said["n"]), whole(claim.said["number"]), {*map(int, re.findall(r"\d{4}", claim.said["years"]))}
    return "" if own and told == true else f"{true}"


@judges("{number} not known", "status of {number} protocol not known")
def not_known(claim: Claim, rows: Rows) -> str:
    """Treaties of a country whose status is not known: some of them, or all; of a group those known of no country."""
    if _code(claim) not in rows.areas:
        members = rows.countries(_code(claim))
        of_none = sum(not any(_values(one, [treaty], rows) for one in members) for treaty in TREATIES)
        return "" if whole(claim.said["number"]) == of_none > 0 and "status" in claim.message else f"{of_none}"
    known = len(_values(_code(claim), TREATIES, rows))
    true = len(TREATIES) - known if _code(claim) in rows.areas else 0
    right = whole(claim.said["number"]) == true > 0 and ("status" in claim.message) == (not known)
    return "" if right else f"{true}, known: {known}"


@judges("party to {n} of {number} protocol (list of {years})")
def party_to(claim: Claim, rows: Rows) -> str:
    return _as_listed(claim, 2, TREATIES, rows)


@judges(
    "What each source last recorded, with its year; {n} of {number} law judged to meet international standards (US "
    "Department of Labor, {years})"
)
def laws_judged(claim: Claim, rows: Rows) -> str:
    return _as_listed(claim, 1, STANDARDS, rows)


@judges("What each source last recorded, with its year; laws not judged by the US Department of Labor")
def no_law_judged(claim: Claim, rows: Rows) -> str:
    own = _values(_code(claim), STANDARDS, rows)
    return f"{own}" if own or _code(claim) not in rows.areas else ""


@judges("{source}; ILO 182: {other}")
def whose_treaties(claim: Claim, rows: Rows) -> str:
    """The protocols are of another source than the convention beside them."""
    files = [rows.data / "sources" / f"{rows.catalogue[name]['source']}.toml" for name in (TREATIES[0], LISTED)]
    true = [tomllib.loads(file.read_text(encoding="utf-8"))["publisher_short"] for file in files]
    return "" if [claim.said["source"], claim.said["other"]] == true and true[0] != true[1] else f"{true}"


@judges(
    "{n} of {number} country was party to the Palermo Protocol by {year}",
    "at least {n} of {number} country was party to the Palermo Protocol by {year}",
)
def party_to_the_first(claim: Claim, rows: Rows) -> str:
    """So many of all its countries; at least so many wherever others may be, too; as its cell says. No deposit in the
    table is later than the year."""
    if int(claim.said["year"]) != rows.span(TREATIES[0])[1]:
        return f"of {rows.span(TREATIES[0])}"
    members = rows.countries(_code(claim))
    own = [value for one in members for value in _values(one, TREATIES[:1], rows)]
    is_least = more_may_be_party(TREATIES[0], own.count(2), len(own), len(members), rows)
    if claim.message.startswith("at least") != is_least:
        return f"party: {own.count(2)}, known of {len(own)} of {len(members)}"
    told = whole(claim.said["n"]), whole(claim.said["number"])
    return "" if told == (own.count(2), len(members)) else f"{own.count(2)} of {len(members)}"


@judges("{area}, countries that are party: {parts}")
def parties_in_their_years(claim: Claim, rows: Rows) -> str:
    """Two treaties, each with how many of the members are party, and the year that its table ends with."""
    members, told = rows.countries(rows.named(claim.said["area"])), claim.said["parts"].split("; ")
    for text, name in zip(told, ("crc", TREATIES[0]), strict=True):
        found = re.fullmatch(r".+ (\d+) of (\d+)(?:, .+)? \((\d{4})\)", text)
        values = [value for one in members for value in _values(one, [name], rows)]
        true = (values.count(2), len(members), rows.span(name)[1])
        if found is None or tuple(map(int, found.groups())) != true:
            return f"{name}: {true}"
    return ""


@judges("none recorded")
def none_recorded(claim: Claim, rows: Rows) -> str:
    if not claim.place.name.endswith("-steps"):
        return ELSEWHERE  # The name of an answer, on a map and in its legend.
    found = [cell.pattern for cell in row_of(_code(claim), rows) if cell.step == "bodies"]
    return "" if any(pattern.startswith("none recorded") for pattern in found) else "; ".join(found)


@judges("Number of countries among {of}; on law and practice, of those with a figure")
def of_members(claim: Claim, rows: Rows) -> str:
    members = len(rows.countries(_code(claim)))
    return "" if claim.said["of"] == f"{members:,}" else f"{members}"


@judges_text("Findings of 2022 alone (edition of 2023).")
def of_one_year(text: str, rows: Rows) -> str:
    names = [name for name, entry in rows.catalogue.items() if text in entry["caveats"]]
    years = {year for name in names for year in rows.rows_span(name)}
    edition = tomllib.loads((rows.data / "sources" / "us_dol.toml").read_text(encoding="utf-8"))["vintage"]
    return "" if len(names) == 4 and text == f"Findings of {min(years)} alone ({edition})." else f"{names}: {years}"


@judges_text(
    "A recorded mechanism need not be at work: in some countries the Department suggests to establish one all the same."
)
def established_all_the_same(_: str, rows: Rows) -> str:
    recorded = rows.series(rows.usual("child-labour-coordination"))
    asked = {
        row["ref_area"]
        for row in rows.extra("actions")
        if row["section"] == "coordination" and row["text"].startswith("Establish")
    }
    both = [code for code in asked if any(figure.value == 1 for figure in recorded.get(code, {}).values())]
    return "" if len(both) > 1 else f"{both}"
