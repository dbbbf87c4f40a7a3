"""Checks of titles, subtitles and captions of maps and lines, in every medium that carries them."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

from tests.gate.brief_claims import last_children, newer_sum, unclear_shares
from tests.gate.persons_claims import TABLES, without_total
from tests.gate.registry import ELSEWHERE, judges, needs
from tests.gate.rows import IN_TABLES, OUTSIDE_SUMS, Figure, Key, Rows, Series, median_of, published
from tests.gate.said import NUMBER, agrees, amount, of_all_areas, part_agrees, sure, whole, years_in
from tests.gate.told import BEGINNING, ENTRIES, TOLD, named, pattern_of
from tests.gate.walk import Claim, Rendered

CHILD = "Y0T17"
NAMES = {
    "SEX": {"F": "women and girls", "M": "men and boys", "_O": "other sex", "_U": "sex unknown"},
    "CHILD": {
        "F": "girls",
        "M": "boys",
        "_O": "children of other sex",
        "_U": "children, sex unknown",
        "_T": "children",
    },
    "ADULT": {"F": "women", "M": "men", "_O": "adults of other sex", "_U": "adults, sex unknown", "_T": "adults"},
}
AGES = {"_T": "all ages", "_U": "age unknown", "Y0T4": "under 5", "Y5T11": "aged 5 to 11", "Y12T17": "aged 12 to 17"}
FEW, LARGE = 10, 1000
SHARE = "child-share-of-detected-victims"
STRIPS_FROM = 2005
"""With it the small charts of a country begin, whatever the source has before."""
SO_FAR = 0.8
"""A last year with less than this part of the countries of the year before is incomplete."""
FIGURE = re.compile(
    rf"^(?:possibly )?(?:(?:about|under|over|at least|up to) )?(?:<\d[\d.]*|{NUMBER}(?: ?(?:to|–) ?{NUMBER})?)"
)


def figure_in(text: str) -> str:
    """The figure at the beginning of a text that goes on with its unit; of one thing it stands behind their name."""
    match = FIGURE.match(text.rpartition(": ")[2] if text.endswith(": 1") else text)
    return match[0] if match else text


def label_of(subject: str, rows: Rows) -> str:
    """The indicator whose label a subject begins with, or whose name it is."""
    found = [
        name
        for name, entry in rows.catalogue.items()
        if subject in (entry["label"], entry["name"]) or subject.startswith(f"{entry['label']}, ")
    ]
    return max(found, key=lambda name: len(rows.catalogue[name]["label"]), default="")


def names_its_rate(subject: str, key: Key, rows: Rows) -> bool:
    """Whether a subject is the label of an indicator that is the rate of a key."""
    rate = rows.catalogue.get(label_of(subject, rows), {})
    codes = [rate.get(f"default_{code}") for code in ("sex", "age", "breakdown")]
    return (rate.get("rate_of"), *codes) == (key.indicator, key.sex, key.age, key.breakdown)


def judged_key(indicator: str, code: str, rows: Rows) -> Key:
    """What a status is of, whoever was asked for: the usual people, of an area without a figure of them the next."""
    usual, entry = rows.usual(indicator), rows.catalogue[indicator]
    sexes, ages = ([] if "_T" in entry[of] else entry[of] for of in ("sex", "age"))
    keys = [usual._replace(sex=sex, age=age) for sex in (usual.sex, *sexes) for age in (usual.age, *ages)]
    return next((key for key in keys if rows.known(rows.table(indicator).get(key, {}), code)), usual)


def whom(key: Key, rows: Rows) -> str:
    """The people that a key is about, as a subject names them behind the label; without forms and partners."""
    entry = rows.catalogue[key.indicator]
    if len(entry["age"]) > 1 and key.age == CHILD:
        return NAMES["CHILD"][key.sex]
    if len(entry["age"]) > 1 and key.age == "Y_GE18":
        return NAMES["ADULT"][key.sex]
    parts = []
    if len(entry["sex"]) > 1 and key.sex != "_T":
        of = "CHILD" if _is_child(key.age) else "ADULT" if re.match(r"Y(_GE)?(1[89]|[2-9]\d)", key.age) else "SEX"
        parts.append(NAMES[of][key.sex])
    if len(entry["age"]) > 1:
        parts.append(AGES.get(key.age) or _aged(key.age))
    return ", ".join(parts)


def _aged(age: str) -> str:
    """A band of ages in words."""
    if age == "Y0T8":
        return "aged 0 to 8"  # A band of the CTDC's own, beside 9 to 17.
    if young := re.fullmatch(r"Y0T(\d+)", age):
        return f"under {int(young[1]) + 1}"
    if band := re.fullmatch(r"Y(\d+)T(\d+)", age):
        return f"aged {band[1]} to {band[2]}"
    older = re.fullmatch(r"Y_GE(\d+)", age)
    return f"aged {older[1]} and over" if older else "?"


def _is_child(age: str) -> bool:
    match = re.fullmatch(r"Y(\d+)T(\d+)", age)
    return match is not None and int(match[2]) <= 17


DIMENSIONS = {
    "INFORM": "overall risk",
    "HA": "hazards and exposure",
    "VU": "vulnerability",
    "CC": "lack of coping capacity",
}
"""Of the INFORM Risk Index, as a title names them."""


def dropped(subject: str, key: Key, rows: Rows) -> str:
    """What a title of a map leaves out of whom or what its figures are; "" where it names all."""
    entry = rows.catalogue[key.indicator]
    told = subject.removeprefix(entry["label"])
    parts = [] if entry.get("merged_age") and key.age == entry["default_age"] else [whom(key, rows)]
    if len(entry["breakdown"]) > 1 and key.breakdown != "_T":
        parts.append(DIMENSIONS.get(key.breakdown, ""))
    lacking = [part for part in parts if part not in told]
    return f"no word of {lacking}" if lacking else ""


ROWS_BESIDE = ("justice-beside", "justice-enforcement")


def key_of(claim: Claim, subject: str, rows: Rows) -> Key:
    """Which rows a subject speaks of: those asked for, or the usual ones of the indicator that it names."""
    indicator = label_of(subject, rows)
    if not indicator:
        raise ValueError(f"no indicator in {subject!r}")
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    if asked.indicator != indicator:
        key = rows.usual(indicator)
    said = subject.removeprefix(rows.catalogue[indicator]["label"]).removeprefix(", ")
    if claim.place.name in ROWS_BESIDE and said in ("", *(NAMES["SEX"][sex] for sex in "FM")):
        # All rows are of all ages, which the subtitle says.
        return Key(indicator, claim.asked.sex if said else "_T")
    if "{label}" in claim.message and not said:
        return key
    # Figures of another age, which stand in for the usual one, are named by theirs.
    apart = (key._replace(age=age) for age in rows.catalogue[indicator].get("merged_age", ()))
    if merged := next((other for other in apart if said.startswith(whom(other, rows))), None):
        return merged
    if not claim.kind and not said.startswith(whom(key, rows)):
        # A brief asks for no people: its pictures are of those whom they name, the longest name first.
        ages = [key._replace(age=age) for age in rows.catalogue[indicator]["age"]]
        key = max(
            (one for one in ages if said.startswith(whom(one, rows))), key=lambda one: len(whom(one, rows)), default=key
        )
    if not said.startswith(whom(key, rows)):
        raise ValueError(f"{subject!r} does not name {whom(key, rows)!r}")
    return key


_ROW = re.compile(
    rf"(?P<area>.+?), (?P<subject>{BEGINNING}.+?(?:, country of \w+: [^:]+)?): (?P<figure>.+) in (?P<year>\d{{4}}.*)"
)
"""A title of one figure; a subject of pairs of countries has a colon of its own."""


def as_titled(claim: Claim, rows: Rows) -> Claim:
    """A claim of an indicator's own sentence, or one that goes on behind one figure (`{said}`), with the words of a
    title that names the indicator and its usual people."""
    said = claim.told.said
    forms = {claim.message: said} if claim.message in TOLD else {}
    for form in TOLD if "said" in said and not forms else ():
        if not forms and (found := re.fullmatch(pattern_of(form), said["said"])):
            forms = {form: found.groupdict()}
    for form, words in forms.items():
        key = rows.usual(ENTRIES[form]["id"])
        subject = ", ".join(filter(None, (ENTRIES[form]["label"], whom(key, rows))))
        said = {**said, **named(form, subject, words)}
    if not forms and (row := _ROW.fullmatch(said["said"])):
        said = {**said, **row.groupdict()}
    return replace(claim, told=claim.told._replace(words=tuple(said.items())))


def is_rate(claim: Claim, key: Key) -> bool:
    """Whether the view shows rates."""
    own = claim.asked.indicator == key.indicator and claim.kind not in ("", "strip")
    return own and claim.asked.measure == "rate"


def figures(claim: Claim, key: Key, rows: Rows) -> Series:
    return rows.rates(key) if is_rate(claim, key) else rows.series(key)


DRAWN_FROM = 2005
"""The year that rows on the same years begin with."""


def asked_span(claim: Claim, key: Key, rows: Rows) -> tuple[int, int]:
    """First and last year in which there can be figures."""
    first, last = rows.span(key.indicator)
    # People whose origin is unknown are of no area, and counted from an earlier year on.
    nobody = [figure.year for series in rows.table(key.indicator).values() for figure in rows.known(series, "_X")]
    first = min([first, *nobody])
    if is_rate(claim, key):
        people = rows.span("child-population" if key.age == CHILD else "population")
        return max(first, people[0]), min(last, people[1])
    return first, last


def around(claim: Claim, key: Key, rows: Rows, year: int) -> tuple[int, int]:
    """How many years a map of a year looks back, and how many on: that which a view opens with to the last year, where
    its figures are no codes; any other not at all."""
    entry, window = rows.catalogue[key.indicator], rows.window_in(key.indicator, year)
    is_other = year not in rows.opening_years(key.indicator) or not window
    if is_other or entry.get("value_names") or entry["theme"] == "context":
        return window, 0
    return window, max(asked_span(claim, key, rows)[1] - year, 0)


def text_of(figure: Figure, key: Key, rows: Rows, said: str) -> str:
    """Whether a figure is said rightly, as a number, a year, or the name of a code."""
    names = {str(code): name for code, name in rows.catalogue[key.indicator].get("value_names", {}).items()}
    if key.breakdown == "YEAR":
        return "" if figure.value is not None and said.startswith(str(int(figure.value))) else f"{figure}"
    if names and key.breakdown != "YEAR":
        name = names.get(str(int(figure.low)), "?")
        return "" if said == name else name
    return "" if agrees(figure_in(said), figure.low, figure.high) else f"{figure.low} to {figure.high}"


def share_text(figure: Figure, key: Key, code: str, rows: Rows, said: str) -> str:
    """The same of an area's figure, which is a number unless it is a share of far fewer children than by sex."""
    far = key.indicator == SHARE and key.sex == "_T" and figure.year in unclear_shares(rows, code)
    if far or said.startswith("unclear"):
        return "" if far and said == "unclear (by sex more children or adults than in the total)" else f"unclear: {far}"
    return text_of(figure, key, rows, said)


@judges("{figure} ({part} of {base}; {whole} detected in all)", free=("figure",))
def base_exceeds(claim: Claim, rows: Rows) -> str:
    """In some year children and adults of an area asked for are more than all its victims."""
    said, true = claim.said, []
    for code in claim.asked.areas:
        for year, everyone in rows.series(Key("detected-victims", claim.asked.sex)).get(code, {}).items():
            ages = (Key("detected-victims", claim.asked.sex, age) for age in (CHILD, "Y_GE18"))
            parts = [figure for key in ages if (figure := rows.series(key).get(code, {}).get(year))]
            if len(parts) == 2 and all(figure.known for figure in (*parts, everyone)):
                low, high = sum(figure.low for figure in parts), sum(figure.high for figure in parts)
                right = agrees(said["base"], low, high) and agrees(said["whole"], everyone.low, everyone.high)
                true += [(year, low, high)] if low > everyone.high else []
                if right and low > everyone.high and agrees(said["part"], parts[0].low, parts[0].high):
                    return ""
    return f"{true}"


def _few_children(key: Key, code: str, year: int, rows: Rows) -> bool:
    """Whether a share counts fewer than ten detected children."""
    sex = {"child-share-of-detected-victims": key.sex, "girl-share-of-detected-child-victims": "F"}.get(key.indicator)
    if sex is None:
        return False
    counted = rows.series(Key("detected-victims", sex, CHILD)).get(code, {}).get(year)
    return counted is not None and counted.known and counted.low < FEW and counted.high > 0


TRENDS = ("victims-trend", "country-trend", "justice-trend")


def _marked(claim: Claim, key: Key, code: str, year: int, rows: Rows) -> str:
    """A rate is marked where few are behind it, and nowhere else."""
    is_marked, is_few = ", under 10 people" in claim.said["figure"], _rate_of_few(claim, key, code, year, rows)
    has_to = claim.is_of_map or claim.place.name in TRENDS
    return f"few: {is_few}" if is_marked != is_few and (is_marked or has_to) else ""


def is_of_few(claim: Claim, key: Key, code: str, year: int, rows: Rows) -> bool:
    """Whether a rate or a share counts some, but fewer than ten persons."""
    return _rate_of_few(claim, key, code, year, rows) or _few_children(key, code, year, rows)


def _no_children(key: Key, code: str, year: int, rows: Rows) -> bool:
    """Whether a share is one of no detected children."""
    sex = {"child-share-of-detected-victims": key.sex, "girl-share-of-detected-child-victims": "F"}.get(key.indicator)
    counted = rows.series(Key("detected-victims", sex or "", CHILD)).get(code, {}).get(year)
    return sex is not None and counted is not None and counted.known and counted.high == 0


def _rate_of_few(claim: Claim, key: Key, code: str, year: int, rows: Rows) -> bool:
    """Whether some, but fewer than ten persons are behind a rate of those whom a country reports."""
    entry = rows.catalogue[key.indicator]
    if entry["theme"] not in ("victims", "justice") or not (is_rate(claim, key) or entry.get("rate_of")):
        return False
    counted = rows.series(key._replace(indicator=entry.get("rate_of") or key.indicator)).get(code, {}).get(year)
    return counted is not None and counted.known and counted.low < FEW and counted.high > 0


# ------------------------------------------------------------------------------------------ one area


@cache
def by_part(key: Key, code: str, rows: Rows) -> frozenset[int]:
    """Years of which an area has no total, but a row of one sex or, of all ages, of one age."""
    key = key._replace(indicator=rows.catalogue[key.indicator].get("rate_of") or key.indicator)
    entry, found = rows.catalogue[key.indicator], set()
    if key.indicator in (SHARE, GIRLS):
        return frozenset(_counted_without_share(key, code, rows))
    if not (entry["aggregate"] == "sum" or entry.get("per") or entry.get("least_shown")):
        return frozenset()
    for other in rows.table(key.indicator):
        if other.breakdown != key.breakdown or other == key:
            continue
        of_sex = key.sex == "_T" and other.age == key.age
        of_age = key.age == "_T" and other.sex == key.sex
        if of_sex or of_age:
            found |= {figure.year for figure in rows.known(rows.table(key.indicator)[other], code)}
    found -= {figure.year for figure in rows.known(rows.series(key), code)}
    return frozenset(year for year in found if not _tells_nothing(key, code, year, rows))


def _tells_nothing(key: Key, code: str, year: int, rows: Rows) -> bool:
    """Whether every sex counts no child, and the age is known of under half of the year's victims, or all adults."""
    if (key.indicator, key.sex, key.age, key.breakdown) != ("detected-victims", "_T", CHILD, "_T"):
        return False
    if year in rows.adults_alone(code):
        return True
    own = {
        (sex, age): figure.high
        for sex in ("F", "M", "_O", "_T")
        for age in (CHILD, "Y_GE18", "_T")
        if (figure := rows.series(Key("detected-victims", sex, age)).get(code, {}).get(year)) and figure.known
    }
    if any(high for (_, age), high in own.items() if age == CHILD) or ("_T", "_T") not in own:
        return False
    adults = max(own.get(("_T", "Y_GE18"), 0), sum(own.get((sex, "Y_GE18"), 0) for sex in ("F", "M", "_O")))
    return 2 * adults < own["_T", "_T"]


def _counted_without_share(key: Key, code: str, rows: Rows) -> set[int]:
    """Years that have children or adults of whom a share would be, in total or by sex, and no share."""
    found = set()
    for other, series in rows.table("detected-victims").items():
        of_ages = other.age in (CHILD, "Y_GE18") and other.sex in (("_T", "F", "M") if key.sex == "_T" else (key.sex,))
        of_sexes = other.age == CHILD and other.sex in ("F", "M")
        if other.breakdown == "_T" and (of_ages if key.indicator == SHARE else of_sexes):
            found |= {figure.year for figure in rows.known(series, code)}
    return found - {figure.year for figure in rows.known(rows.series(key), code)}


def _with_ages(code: str, rows: Rows) -> set[int]:
    """Years that have a number of children or of adults, of either sex or both."""
    table = rows.table("detected-victims").items()
    found = [series for key, series in table if key.age in (CHILD, "Y_GE18") and key.breakdown == "_T"]
    return {figure.year for series in found for figure in rows.known(series, code)}


SHARE, GIRLS = "child-share-of-detected-victims", "girl-share-of-detected-child-victims"
PARTS = {
    "figures of children or adults": lambda key: key.indicator == SHARE,
    "figures of girls or boys": lambda key: key.indicator == GIRLS,
    "figures of girls, boys or others": lambda key: key.sex == "_T" and _is_child(key.age) and not _is_share(key),
    "children whose sex is not told": lambda key: key.sex == "_T" and _is_child(key.age) and not _is_share(key),
    "figures by sex": lambda key: key.sex == "_T" and key.age != "_T" and not _is_child(key.age),
    "figures by age": lambda key: key.sex != "_T" and key.age == "_T",
    "figures by sex or age": lambda key: key.sex == key.age == "_T" and key.indicator not in (SHARE, GIRLS),
}


def _is_share(key: Key) -> bool:
    return key.indicator in (SHARE, GIRLS)


def _word_fits(claim: Claim, key: Key) -> bool:
    """Of shares alone it is said that years have no share, of all else that they have no total."""
    return ("no total" not in claim.message.lower()) == _is_share(key)


def _shown_of(claim: Claim, key: Key, code: str, rows: Rows) -> Figure | None:
    """What a map of the year that was asked for shows of an area."""
    year = claim.asked.year
    return rows.latest(figures(claim, key, rows), [code], year, *around(claim, key, rows, year)).get(code)


WHERE = re.compile(r"in (\d+ countr(?:y|ies))(?: \((.+)\))?")
"""Behind what is counted: over which countries a sum is."""
IN_BRIEFS = {
    "{subject}: {figure} in {year}, {where}": "{area}, {subject}: {figure} in {year}",
    "{subject} {where}, {year}: {figure}": "{area}, {subject}, {year}: {figure}",
    "{subject} {where}: {before} in {first}, {figure} in {year}": "",
}
"""How briefs say it, and the titles that say the same."""


PER_CHILDREN = " per 100,000 children"
BY_SOME = {
    "{countries} detected {figure} child victims of trafficking in {year}": "",
    "{countries} detected {figure} child victims of trafficking per 100,000 children in {year}": PER_CHILDREN,
}
"""What some countries of a group detected, and the unit of the figure."""


def _by_some(claim: Claim) -> Claim:
    """The same as a title that names what is counted behind the area."""
    said = claim.told.said
    number, _, name = said["countries"].partition(" of ")
    if not name and claim.asked.areas:  # The name of a list stands before the sentence.
        name = published().name(claim.asked.areas[0])
    is_rate_itself = claim.asked.indicator == "detected-child-victims-rate"
    words = {
        "area": ", ".join(filter(None, (name[:1].upper() + name[1:], number))),
        "subject": "Detected child victims, rate" if is_rate_itself else "Detected victims, children",
        "figure": f"{said['figure']}{BY_SOME[claim.message]}",
        "year": said["year"],
    }
    return replace(claim, told=claim.told._replace(message=next(iter(IN_BRIEFS.values())), words=tuple(words.items())))


def as_title(claim: Claim) -> Claim:
    """What a brief says of some countries of a group, as the title that says it."""
    if claim.message in BY_SOME:
        return _by_some(claim)
    found = WHERE.fullmatch(claim.said.get("where", ""))
    if claim.message not in IN_BRIEFS or found is None:
        return claim
    words = {**claim.told.said, "area": ", ".join(filter(None, (found[2], found[1])))}
    message = IN_BRIEFS[claim.message] or claim.message
    return replace(claim, told=claim.told._replace(message=message, words=tuple(words.items())))


@judges(*BY_SOME, *filter(None, (*[*IN_BRIEFS][:2], *IN_BRIEFS.values())))
def one_area(claim: Claim, rows: Rows) -> str:
    claim = as_title(claim)
    if claim.place.name in ROWS_BESIDE:
        return ELSEWHERE  # Of rows beside each other (`newest_claims.py`).
    if found := panel(claim.said["area"], rows):
        return _of_panel(*found, claim, rows)
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    if code in rows.regions and rows.catalogue[key.indicator].get("least_coverage") == 0 and is_rate(claim, key):
        return ELSEWHERE  # Whether it is recorded or an estimate goes on behind it (`recorded_as_rates`).
    return (_by_publisher if code in rows.regions else _of_area)(code, key, claim, rows)


BEFORE_THE_LAW = {
    "convicted of": "persons-convicted",
    "prosecuted for": "persons-prosecuted",
    "in formal contact for": "persons-in-formal-contact",
}
PERSONS_FIRST = re.compile(rf" persons? ({'|'.join(BEFORE_THE_LAW)}) trafficking in (\d{{4}})$")
"""How a title ends that tells persons of one country before the law."""
CHILDREN_TOLD = re.compile(
    r"(?P<area>.+) detected (?:at least )?(?P<figure>.+) child victims? of trafficking in (?P<year>\d{4})$"
)
"""A title that tells the detected children of one country."""


@judges(
    *TOLD,
    "{said}; {number} of {span} years from {first} has no figure",
    "{said}; {number} of {span} years from {first} has no total",
    "{said}; {number} of {span} years from {first} has no share",
)
def one_area_in_a_sentence(claim: Claim, rows: Rows) -> str:
    """As a title that names its indicator, of whose usual rows such a sentence is; persons have checks of their own
    (`newest_claims.py`), and behind them years without a figure."""
    if persons := PERSONS_FIRST.search(claim.said.get("said", "")):
        key = Key(BEFORE_THE_LAW[persons[1]])
        return _years_without(claim, key, claim.asked.areas[0], int(persons[2]), rows)
    if children := CHILDREN_TOLD.match(claim.said.get("said", "")):
        key, code, year = Key("detected-victims", "_T", CHILD), claim.asked.areas[0], int(children["year"])
        figure = rows.series(key).get(code, {}).get(year)
        if figure is None or not agrees(children["figure"], figure.low, figure.high):
            return f"{code}: {figure}"
        return _years_without(claim, key, code, year, rows)
    titled = as_titled(claim, rows)
    key = key_of(titled, titled.said["subject"], rows)
    if claim.message in TOLD and key != rows.usual(key.indicator):
        return f"it is of {key}"
    return one_area(titled, rows)


def _of_area(code: str, key: Key, claim: Claim, rows: Rows) -> str:
    said = claim.said
    known = rows.known(figures(claim, key, rows), code)
    year = int(said["year"])
    found = [figure for figure in known if figure.year == year]
    if not found and said["figure"].startswith("at least ") and key.indicator in TABLES:
        low, people = without_total(rows, key.indicator, code).get(year), rows.people().get(code, {})
        told = said["figure"].removeprefix("at least ").removesuffix(" per 100,000 people")
        right = low and agrees(told, *2 * [1e5 * low / people[year] if is_rate(claim, key) else low])
        return "" if right else f"{code}: {low}"
    if not found or rows.is_pooled(key.indicator):
        return f"there is no figure of {code} for {year}"
    # A map's title tells what the map shows, with its year; where it shows nothing, the newest figure.
    shown = _shown_of(claim, key, code, rows) if claim.is_of_map else None
    # What is still to come is nobody's newest figure, unless it is asked for; a chart over the years ends with it.
    newest = max(figure.year for figure in known if figure.status != "P" or figure.year <= claim.asked.year)
    newest = shown.year if shown else newest
    if year != (newest if claim.is_of_map else known[-1].year) and year != newest:
        return f"the latest figure is of {newest}"
    problem = share_text(found[0], key, code, rows, re.split(r" \((?:though|added up|the file)", said["figure"])[0])
    if problem and said["figure"].startswith("few (under 10") and _few_children(key, code, year, rows):
        problem = ""
    if problem and said["figure"].startswith("none reported") and _no_children(key, code, year, rows):
        problem = ""
    problem = problem or _marked(claim, key, code, year, rows)
    if problem:
        return problem
    return _years_without(claim, key, code, year, rows) if "number" in said else ""


def _years_without(claim: Claim, key: Key, code: str, year: int, rows: Rows) -> str:
    """How many years from which on have no figure, behind that of `year`."""
    said, known = claim.said, rows.known(figures(claim, key, rows), code)
    first, last = asked_span(claim, key, rows)
    span = sorted(set(range(first, last + 1)) - rows.empty_years(key.indicator))
    # A small chart begins later: of it as many years are told as can be seen, in a brief by such a year.
    is_small = claim.kind == "strip" or (not claim.kind and int(said["first"]) == STRIPS_FROM)
    start = max(span[0], STRIPS_FROM) if is_small else span[0]
    span = [one for one in span if one >= start]
    silent = len({*span} - ({figure.year for figure in known} - _unclear(key, code, rows) | {year}))
    # Whose share is unclear, of these there are numbers all the same.
    partly = (by_part(key, code, rows) | _unclear(key, code, rows) & _with_ages(code, rows)) & set(span) - {year}
    # Of years in which a part is known nobody says that they are unknown: what they lack is a total, or a share.
    is_told = "has no figure" not in claim.message
    if is_told and not _word_fits(claim, key):
        return f"{key} has other figures"
    # Where each of them had adults alone, nothing is unknown; and a year that has a number lacks no figure.
    adults = rows.adults_alone(code) if key[:1] == ("detected-victims",) and key.age == CHILD else ()
    unknown = silent - (len({*adults} & set(span)) if key.breakdown == "_T" else 0)
    silent -= len(rateless(claim, key, code, rows) & set(span))
    silent += len(set(range(start, last + 1)) & rows.empty_years(key.indicator))
    true = (silent if unknown else 0, last - start + 1, start, bool(partly))
    told = (whole(said["number"]), whole(said["span"]), int(said["first"]), is_told)
    return "" if told == true else f"{true}"


@judges("Hatched years have no figure: unknown, unless all detected victims were adults.")
def some_of_adults(claim: Claim, rows: Rows) -> str:
    """Where all were adults; of years that have no figure."""
    return "" if any(map(rows.adults_alone, claim.asked.areas)) else "of none of the areas"


def _asks_children(key: Key) -> bool:
    """Whether detected children are asked for, in numbers or rates."""
    of = (key.indicator, key.age, key.breakdown)
    return of in (("detected-victims", CHILD, "_T"), ("detected-child-victims-rate", CHILD, "_T"))


@judges(
    "{area} has no figure for {subject} in {year}; all detected victims of that year were adults",
    free=("subject",),
)
def all_adults(claim: Claim, rows: Rows) -> str:
    years = rows.adults_alone(rows.named(claim.said["area"]))
    return "" if int(claim.said["year"]) in years else f"{years}"


@judges("{said}; all detected victims of {year} were adults", free=("said",))
def adults_later(claim: Claim, rows: Rows) -> str:
    """Beside the newest figure of children of one country, or none: the year asked for, or the last after it."""
    if claim.place.name in ("moving-table", "compare-key", "country-steps"):
        return _adults_in_a_cell(claim, rows)
    code, sex = _whose(claim, rows), claim.asked.sex
    adults, year = rows.adults_alone(code), int(claim.said["year"])
    newest = rows.last(rows.series(Key("detected-victims", sex, CHILD)), code)
    if "latest: " in claim.said["said"] and claim.asked.year in adults:
        return "" if year == claim.asked.year and newest is not None else f"{adults}, newest of children {newest}"
    right = year in adults[-1:] and (newest.year if newest else 0) < year
    return "" if right else f"{adults}, newest of children {newest}"


def _adults_in_a_cell(claim: Claim, rows: Rows) -> str:
    """Behind the newest year of children of any country that has a row or a column."""
    told = re.findall(r"\b(\d{4})\b", claim.text)
    series, true = rows.series(Key("detected-victims", "_T", CHILD)), []
    for code in sorted(rows.areas):
        adults, last = rows.adults_alone(code), rows.last(series, code)
        if adults and (last.year if last else 0) < adults[-1]:
            true.append(adults[-1])
    right = bool(told) and int(told[-1]) in true and all(year < told[-1] for year in told[:-1])
    return "" if right else f"{true}"


@judges("{said}; counted in {year}: {count}", free=("said",))
def counted_later(claim: Claim, rows: Rows) -> str:
    """Behind the newest rate of one country: its count of a later year, when nobody is known to divide it by."""
    asked = claim.asked
    code, rates = _whose(claim, rows), re.findall(r"(?: in |, |^|at the end of )(\d{4})", claim.said["said"])
    for key in (Key(asked.indicator, asked.sex, asked.age, asked.breakdown), rows.usual(asked.indicator)):
        last = rows.last(counts(key, rows), code)
        if last and rates and last.year == int(claim.said["year"]) > max(map(int, rates)):
            return "" if agrees(claim.said["count"], last.low, last.high) else f"{last}"
    return f"no later count than of {rates}"


@judges("{said}; {area}: all detected victims of {year} were adults", free=("said",))
def adults_of_another(claim: Claim, rows: Rows) -> str:
    """Beside the figures of others: an area without any of children, and the last year in which all were adults."""
    code = rows.named(claim.said["area"])
    known = rows.known(rows.series(Key("detected-victims", "_T", CHILD)), code)
    right = not known and rows.adults_alone(code)[-1:] == [int(claim.said["year"])]
    return "" if right else f"{known}, {rows.adults_alone(code)}"


@judges("all adults in {years}")
def adults_in(claim: Claim, rows: Rows) -> str:
    """Of one of the areas that are asked for, which has no figure of children; or of a neighbour the last, after it."""
    true = [rows.adults_alone(code) for code in claim.asked.areas if code in rows.areas]
    if claim.page == "country":
        true = [rows.adults_alone(code)[-1:] for code in named_there(claim, rows)]
    return "" if years_in(claim.said["years"]) in true else f"{true}"


@judges("{area}, {year}: all detected victims were adults, counted by sex alone: {total}")
def adults_by_sex(claim: Claim, rows: Rows) -> str:
    """All were adults in the last such year, and there is no total of adults in any."""
    said = claim.said
    code, year = rows.named(said["area"]), int(said["year"])
    everyone = rows.series(Key("detected-victims")).get(code, {}).get(year)
    grown = rows.known(rows.series(Key("detected-victims", "_T", "Y_GE18")), code)
    right = everyone is not None and agrees(said["total"], everyone.low, everyone.high) and not grown
    return "" if right and rows.adults_alone(code)[-1:] == [year] else f"{rows.adults_alone(code)}, {grown}"


@judges("{area} has no figure for {subject} in {year}: unknown, not zero")
def no_figure(claim: Claim, rows: Rows) -> str:
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    year = int(claim.said["year"])
    shown = rows.latest(figures(claim, key, rows), [code], year, *around(claim, key, rows, year))
    if year in rateless(claim, key, code, rows):
        return "there is a count"
    if _asks_children(key) and year in rows.adults_alone(code):
        return "all victims are adults"
    if key.indicator == "displaced-stock-by-age" and key.breakdown == "CONFLICT" and not shown:
        whole_of = rows.series(Key("conflict-displacement-stock")).get(code, {}).get(year)
        return "IDMC counts nobody" if whole_of and whole_of.known and whole_of.high == 0 else ""
    return f"{shown[code]}" if shown else ""


RATES_OF = {
    "detected-victims-rate": "detected-victims",
    "detected-child-victims-rate": "detected-victims",
    "persons-convicted-rate": "persons-convicted",
}


def counts(key: Key, rows: Rows) -> Series:
    """The counts that rates are made of, or what is asked for."""
    return rows.series(key._replace(indicator=RATES_OF.get(key.indicator, key.indicator)))


def rateless(claim: Claim, key: Key, code: str, rows: Rows) -> set[int]:
    """The years in which an area has a count, but no rate; empty where no rates are shown."""
    in_rates = claim.asked.measure == "rate" and claim.asked.indicator == key.indicator and claim.kind != "strip"
    if key.indicator not in RATES_OF and not in_rates:
        return set()
    first, last = asked_span(claim, key, rows)
    rates = rows.series(key) if key.indicator in RATES_OF else rows.rates(key)
    with_rate = {figure.year for figure in rows.known(rates, code)}
    return {one.year for one in rows.known(counts(key, rows), code) if first <= one.year <= last} - with_rate


@judges("{area} has no figure for {subject}: unknown, not zero", "{area}: no figure for {subject}; unknown, not zero")
def no_figure_of(claim: Claim, rows: Rows) -> str:
    """Of what is named: nothing of it is known of the area, nor of a part of it; of other rows there may be much."""
    if claim.kind.startswith("parts-"):
        return no_figure_of_parts(claim, rows)
    if claim.kind in ("beside", "sexes"):
        return no_figure_of_rows(claim, rows)
    named, key = _split_areas(claim.said["area"], rows), key_of(claim, claim.said["subject"], rows)
    groups = [code for code in named if code in rows.regions]
    codes = [code for code in named if code not in groups]
    some = [
        one
        for one, area in rows.areas.items()
        if any(group in area.groups for group in groups) and rows.known(counts(key, rows), one)
    ]
    if some:
        return f"of the countries of {groups} {some} have figures"
    if not named or any(code not in rows.areas for code in codes):
        return "no country"
    known = [one for code in codes for one in rows.known(counts(key, rows), code)]
    if known:
        return f"{known[-1]}"
    partly = [year for code in codes for year in _partly(claim, key, code, rows)]
    return f"in parts: {partly}" if partly else ""


ROWS_OF = {
    "justice-beside": {
        "detected-victims": "detected victims",
        "persons-in-formal-contact": "in formal contact",
        "persons-prosecuted": "prosecuted",
        "persons-convicted": "convicted",
    },
    "justice-enforcement": {
        "labour-inspectors": "labour inspectors",
        "child-labour-investigations": "investigations of child labour",
        "child-labour-convictions": "persons convicted for child labour",
    },
}
"""By view, the tables of the rows that stand beside one another, and what each is called within a sentence."""


def no_figure_of_rows(claim: Claim, rows: Rows) -> str:
    """None of the rows of a view has a figure, nor rows by sex."""
    code, names = rows.named(claim.said["area"]), ROWS_OF.get(claim.place.name, {})
    if not names or code not in rows.areas:
        return ELSEWHERE if claim.place.medium != "view" else f"no rows of {claim.place.name}"
    sexed = {name: claim.asked.sex if claim.asked.sex in rows.catalogue[name]["sex"] else "_T" for name in names}
    known = [name for name, sex in sexed.items() if rows.known(rows.series(Key(name, sex)), code)]
    unnamed = [name for name, words in names.items() if words not in claim.text]
    return f"known: {known}, not named: {unnamed}" if known or unnamed else ""


def no_figure_of_parts(claim: Claim, rows: Rows) -> str:
    """None of the parts of a view has a figure, nor have all of them together; nor were all adults."""
    code, keys = rows.named(claim.said["area"]), _counted_together(claim, rows)
    if not keys or code not in rows.areas:
        return ELSEWHERE
    known = [key for key in keys if rows.known(rows.series(key), code)]
    whole_of = Key("detected-victims", age=CHILD if claim.kind != "parts-by-age" else "_T")
    if claim.kind == "parts-by-form" and claim.asked.sex != "_T":
        whole_of = whole_of._replace(sex=claim.asked.sex)
        if not claim.said["subject"].endswith(f"by form, {NAMES['CHILD'][claim.asked.sex]}"):
            return "it is not said of whom"
    if claim.kind != "parts-by-age" and rows.adults_alone(code):
        return f"all were adults in {rows.adults_alone(code)}"
    all_of = rows.known(rows.series(whole_of), code)
    return f"{known}, {all_of[-1:]}" if known or all_of else ""


@judges("{areas}: no figure (unknown, not zero)")
def no_figures(claim: Claim, rows: Rows) -> str:
    if claim.kind == "timeline" or claim.kind.startswith("parts-"):
        return "it is not said of what: other rows of the view may have figures"
    names = re.split(r", | and ", claim.said["areas"])
    codes = [rows.named(name) for name in names]
    if not all(codes):
        codes = [rows.named(claim.said["areas"])]
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    if not all(codes) or claim.kind not in ("area-lines", "strip", "compare"):
        return ELSEWHERE
    found = [
        code
        for code in codes
        if code in rows.areas and (rows.known(rows.series(key), code) or _partly(claim, key, code, rows))
    ]
    return f"there are figures of {found}" if found else ""


@judges("{area} has no total for {subject}; by sex, zeros alone for {years}")
def none_by_sex(claim: Claim, rows: Rows) -> str:
    """Of no form is there a total, and those by sex are all zeros, of these years."""
    code, years = rows.named(claim.said["area"]), set()
    if claim.kind != "parts-by-form" or claim.said["subject"].lower() != "detected children by form":
        return f"of {claim.kind} {claim.said['subject']}"
    for key, series in rows.table("detected-victims-by-form").items():
        known = rows.known(series, code) if key.age == CHILD else []
        if known and (key.sex == "_T" or any(figure.high > 0 for figure in known)):
            return f"{key}: {known}"
        years |= {figure.year for figure in known}
    return "" if years and sorted(years) == years_in(claim.said["years"]) else f"{sorted(years)}"


@judges("{areas}: no figure of persons convicted by sex (unknown, not zero)")
def nobody_convicted_by_sex(claim: Claim, rows: Rows) -> str:
    """Neither women nor men, of all ages together."""
    code = rows.named(claim.said["areas"])
    known = [sex for sex in ("F", "M") if rows.known(rows.series(Key("persons-convicted", sex, "_T")), code)]
    return f"{known}" if known or code not in claim.asked.areas else ""


def _partly(claim: Claim, key: Key, code: str, rows: Rows) -> list[int]:
    """Years without a total, but with figures of a part, within those that a view can show."""
    first, last = asked_span(claim, key, rows)
    return sorted(year for year in by_part(key, code, rows) if first <= year <= last)


@judges(
    "{area}: no total for {subject}, which is not zero",
    "{area}: no figure for {subject}, which is not zero",
    free=("subject",),
)
def no_totals(claim: Claim, rows: Rows) -> str:
    """Nobody of them has a total, and somebody has a part."""
    codes, asked = _split_areas(claim.said["area"], rows), claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    keys = [key]
    if not _word_fits(claim, key):
        return f"of {key}"
    if claim.kind.startswith("parts-"):
        return "it is not said of whom"
    whole_ones = [code for code in codes for key in keys if rows.known(rows.series(key), code)]
    if not codes or whole_ones:
        return f"totals of {whole_ones}"
    inside = [code for code in asked.areas if code in rows.areas]
    return "" if any(_partly(claim, key, code, rows) for key in keys for code in inside) else "none has a part"


@judges(
    "{year}: no total, but {parts}",
    "{year}: no share, but {parts}",
    "no total, not zero",
    "no share, not zero",
    "Hatched years have no figure, which is not zero; of some a part is known.",
)
def hatched_with_parts(claim: Claim, rows: Rows) -> str:
    """Of a year (or some year) of what a view draws there is a part and no total."""
    said, asked = claim.said, claim.asked
    keys = [Key(asked.indicator, asked.sex, asked.age, asked.breakdown)]
    if claim.kind not in ("area-lines", "strip", "compare"):
        keys = [key for name in rows.catalogue if rows.catalogue[name]["theme"] in ("victims", "justice")
                for key in rows.table(name)]  # fmt: skip
    for key in keys:
        if "parts" in said and not PARTS[said["parts"]](key):
            continue
        if not claim.message.startswith("Hatched") and not _word_fits(claim, key):
            continue
        for code in asked.areas:
            years = _partly(claim, key, code, rows) if code in rows.areas else []
            if years and ("year" not in said or int(said["year"]) in years):
                return ""
    return "nobody asked for has parts alone"


@judges("no figure or no total: unknown, not zero")
def hatched_of_both_kinds(claim: Claim, rows: Rows) -> str:
    """A year with parts alone, and one without any row, of what a view draws of the areas that it asks for."""
    missing = hatched_with_parts(claim, rows)
    if missing:
        return missing
    tables = [name for name, entry in rows.catalogue.items() if entry["theme"] in ("victims", "justice")]
    for code in (one for one in claim.asked.areas if one in rows.areas):
        for name in tables:
            first, last = rows.rows_span(name)
            every = set(range(first, last + 1)) - rows.empty_years(name)
            if every - {figure.year for figure in rows.known(rows.series(rows.usual(name)), code)}:
                return ""
    return "each year has a figure"


@judges(
    "{area} has no total for {subject}, but {parts} for {years}",
    "{area} has no figure for {subject}, but {parts} for {years}",
    "No total, but {parts}: {years}.",
    "No share, but {parts}: {years}.",
)
def parts_alone(claim: Claim, rows: Rows) -> str:
    """In these years, and no others, there is a part and no total."""
    said, asked = claim.said, claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    if claim.kind == "parts-by-form":
        return _forms_by_sex_alone(claim, rows)
    if claim.kind in ("parts-by-sex", "parts-by-age"):
        key = Key("detected-victims", "_T", CHILD if claim.kind == "parts-by-sex" else asked.age)
    elif claim.kind not in ("area-lines", "strip", "compare"):
        return ELSEWHERE
    code = rows.named(said["area"]) if "area" in said else next(item for item in asked.areas if item in rows.areas)
    if "area" in said and rows.known(rows.series(key), code):
        return f"{code} has totals"
    years = _partly(claim, key, code, rows)
    right = years_in(said["years"]) == years and PARTS[said["parts"]](key) and _word_fits(claim, key)
    return "" if right else f"{years}"


def _forms_by_sex_alone(claim: Claim, rows: Rows) -> str:
    """No form has a total of children; these are the years of rows by sex, and some of them are above zero."""
    said, code = claim.said, rows.named(claim.said.get("area", ""))
    found = {
        key: rows.known(series, code)
        for key, series in rows.table("detected-victims-by-form").items()
        if key.age == CHILD
    }
    whole_ones = [key for key, figures in found.items() if key.sex == "_T" and figures]
    if whole_ones or said["parts"] != "figures by sex" or said["subject"].lower() != "detected children by form":
        return f"totals of {whole_ones}, {said}"
    figures = [figure for figures in found.values() for figure in figures]
    years = sorted({figure.year for figure in figures})
    return "" if years == years_in(said["years"]) and any(figure.high for figure in figures) else f"{years}"


def _has_later(key: Key, code: str, rows: Rows) -> bool:
    """Whether the build found a later figure of another publisher."""
    return any(
        entry["indicator"] == key.indicator
        and "has a later figure: not joined" in entry["reason"]
        and re.search(rf"\b{code} \d{{4}}: ", entry["key"])
        for entry in rows.extra("build_report")
    )


@judges(
    "{area} has no figure for {subject} in {year}; latest: {figure} in {newest}",
    "{area} has no figure for {subject} in {year}; latest of this series: {figure} in {newest}",
)
def older_there(claim: Claim, rows: Rows) -> str:
    """Of a map: nothing in the years that it shows, and the newest figure of any year."""
    said = claim.said
    code, key = rows.named(said["area"]), key_of(claim, said["subject"], rows)
    if _has_later(key, code, rows) != ("of this series" in claim.message):
        return f"a later figure elsewhere: {_has_later(key, code, rows)}"
    # Of an area without any population the newest count is told.
    unpeopled = is_rate(claim, key) and not rows.people(key.age).get(code)
    series, year = counts(key, rows) if unpeopled else figures(claim, key, rows), int(said["year"])
    if unpeopled and series.get(code, {}).get(year):
        return f"there is a count of {year}"
    shown = {} if unpeopled else rows.latest(series, [code], year, *around(claim, key, rows, year))
    last = rows.last(series, code)
    # A map of rates ends with the people that figures are divided by.
    people = max(year for years in rows.people().values() for year in years)
    asked = min(claim.asked.year, people) if is_rate(claim, key) else claim.asked.year
    if shown or last is None or last.year != int(said["newest"]) or year != asked:
        return f"asked for {claim.asked.year}, shown {shown}, newest {last}"
    few = said["figure"].startswith("few")
    return "" if few and _few_children(key, code, last.year, rows) else text_of(last, key, rows, said["figure"])


@judges(
    "{area} has no total for {subject} in {year}, but {parts}",
    "{area} has no figure for {subject} in {year}, but {parts}",
)
def part_there(claim: Claim, rows: Rows) -> str:
    """Of a map: in its year the country has a part and no total."""
    said = claim.said
    code, key = rows.named(said["area"]), key_of(claim, said["subject"], rows)
    right = (
        int(said["year"]) in _partly(claim, key, code, rows) and PARTS[said["parts"]](key) and _word_fits(claim, key)
    )
    return "" if right else f"{_partly(claim, key, code, rows)}"


def _whose(claim: Claim, rows: Rows) -> str:
    """The area that a sentence begins with, where several are told of one after another; else the first chosen one."""
    if len(claim.asked.areas) < 2:
        return claim.asked.areas[0]
    return rows.named(claim.said["said"].partition(": ")[0]) or claim.asked.areas[0]


def named_there(claim: Claim, rows: Rows) -> list[str]:
    """Countries whose figures stand in a place: those asked for; on the page of one country its neighbours', too."""
    asked = [code for code in claim.asked.areas if code in rows.areas]
    is_page = claim.page == "country" and claim.place.medium == "page"
    return [*asked, *rows.beside(asked[0])] if is_page and len(asked) == 1 else asked


def later_by_sex(rows: Rows, code: str) -> tuple[int, str] | None:
    """The last year by sex after the newest total of detected children, which may leave some out, and who is listed."""
    total = Key("detected-victims", "_T", CHILD)
    words = {"F": "girls", "M": "boys", "_O": "children listed under another sex"}
    series = {sex: rows.series(total._replace(sex=sex)) for sex in words}
    newest, years = last_children(rows, code), {one.year for own in series.values() for one in rows.known(own, code)}
    years -= set(rows.adults_alone(code))
    if newest is None or max(years, default=0) <= newest.year:
        return None
    found = {sex: own.get(code, {}).get(max(years)) for sex, own in series.items()}
    told = {sex: one for sex, one in found.items() if one is not None and one.known and (one.high or sex != "_O")}
    figures = {sex: "<5" if (one.low, one.high) == (1, 4) else f"{one.low:,.0f}" for sex, one in told.items()}
    said = [f"{words[sex]} {figure}" for sex, figure in figures.items()]
    doubt = " (counts by form disagree)" if by_form_disagrees(rows, code, max(years)) else ""
    return max(years), " and ".join(filter(None, (", ".join(said[:-1]), said[-1]))) + doubt


def form_rows(rows: Rows, code: str, year: int) -> dict[str, dict[str, Figure]]:
    """Children of a year by sex and by form of exploitation, where these rows have a figure."""
    found: dict[str, dict[str, Figure]] = {"F": {}, "M": {}, "_O": {}}
    for key, own in rows.table("detected-victims-by-form").items():
        figure = own.get(code, {}).get(year)
        if key.age == CHILD and key.sex in found and figure is not None and figure.known:
            found[key.sex][key.breakdown] = figure
    return found


@cache
def by_form_disagrees(rows: Rows, code: str, year: int) -> tuple[str, ...]:
    """The sexes of which, in a year without a total of children, the forms have more of them than the row by sex.

    None where no row by sex has a figure: then nothing disagrees.
    """
    total = Key("detected-victims", "_T", CHILD)
    known = {
        sex: one
        for sex in ("_T", "F", "M", "_O")
        if (one := rows.series(total._replace(sex=sex)).get(code, {}).get(year)) is not None and one.known
    }
    if not known or "_T" in known:
        return ()
    least = {sex: sum(one.low for one in own.values()) for sex, own in form_rows(rows, code, year).items()}
    return tuple(sex for sex, low in least.items() if low > (known[sex].high if sex in known else 0))


@judges("{said}; no total for {year}, but {parts}", "{said}; no share for {year}, but {parts}", free=("said",))
def part_later(claim: Claim, rows: Rows) -> str:
    """Beside the newest total of one country: a later year of a part and no total, the last one, or the map's own."""
    said, asked = claim.said, claim.asked
    if said["parts"] not in PARTS:  # In a cell, beside a total of children, the rows themselves.
        true = [later_by_sex(rows, one) for one in (rows.areas if claim.place.name == "moving-table" else asked.areas)]
        return "" if (int(said["year"]), said["parts"]) in true else f"{list(filter(None, true))}"
    code = _whose(claim, rows)
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    partly, series = _partly(claim, key, code, rows), figures(claim, key, rows)
    newest, year = rows.last(series, code), int(said["year"])
    on_map = year == asked.year and year in partly
    on_map = on_map and not rows.latest(series, [code], year, *around(claim, key, rows, year))
    right = newest is not None and (year == max(partly, default=0) > newest.year or on_map)
    right = right and PARTS[said["parts"]](key) and _word_fits(claim, key)
    return "" if right else f"{partly}, latest total {newest}"


@judges("{said}; for {year}, counted by sex: {figure}", free=("said",))
def added_up_later(claim: Claim, rows: Rows) -> str:
    """Of detected children, of a year without a total, after the newest one: what the rows by sex add up to.

    Persons are named: beside a rate a bare number is read as one. A cell of a table has no name of an area before it.
    """
    code, year = rows.named(re.split(" detected |: ", claim.said["said"])[0]), int(claim.said["year"])
    # That it is uncertain is a claim of its own (`doubt_claims.py`).
    figure, is_told, doubt = sure(claim.said["figure"]).partition(" child")
    sums = {one: newer_sum(rows, one) for one in ([code] if code else claim.asked.areas)}
    right = [
        one
        for one, found in sums.items()
        if found and found[0] == year and agrees(figure, *found[1:])
        if bool(by_form_disagrees(rows, one, year)) == doubt.endswith(" (counts by form disagree)")
    ]
    return "" if right and is_told else f"{sums}"


@judges("no total, but {parts}", "no share, but {parts}")
def part_in_table(claim: Claim, rows: Rows) -> str:
    """Beside a row of a map's table: in its year some country or area has a part and no total."""
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    some = any(asked.year in _partly(claim, key, code, rows) for code in rows.areas)
    right = some and PARTS[claim.said["parts"]](key) and _word_fits(claim, key)
    return "" if right else f"nobody has parts alone for {asked.year}"


@judges("few: under {number}")
def few_in_table(claim: Claim, rows: Rows) -> str:
    """Beside a row of a map's table: some country's rate or share, as its map shows it, is of so few.

    Key figures have a sign where one of theirs is.
    """
    asked = claim.asked
    if claim.kind == "key-figures":
        return "" if whole(claim.said["number"]) == FEW else f"{FEW}"
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    shown = rows.latest(figures(claim, key, rows), list(rows.areas), asked.year, *around(claim, key, rows, asked.year))
    some = any(is_of_few(claim, key, code, figure.year, rows) for code, figure in shown.items())
    return "" if some and whole(claim.said["number"]) == FEW else "no figure is of so few"


@judges("No total, but {parts}: {areas}.", "No share, but {parts}: {areas}.")
def parts_alone_of_several(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    if claim.kind not in ("area-lines", "strip", "compare"):
        return ELSEWHERE
    true = {code: years for code in asked.areas if code in rows.areas if (years := _partly(claim, key, code, rows))}
    told = {}
    for part in said["areas"].split("; "):
        name = re.split(r" (?=\d{4})", part, maxsplit=1)[0]
        told[rows.named(name)] = years_in(part)
    return "" if told == true and PARTS[said["parts"]](key) else f"{true}"


# ------------------------------------------------------------------------------------------ groups


def _summed(
    claim: Claim, key: Key, rows: Rows, areas: frozenset[str] | set[str], year: int
) -> tuple[float, float] | None:
    """A group's figure over certain areas: the sum, per their own people where rates are shown."""
    if not is_rate(claim, key):
        return rows.total(rows.series(key), areas, year)
    people = rows.people(CHILD if _is_child(key.age) else "_T")
    inside = [code for code in areas if people.get(code, {}).get(year)]
    found, mass = rows.total(rows.series(key), inside, year), math.fsum(people[code][year] for code in inside)
    return None if found is None or not mass else (found[0] / mass * 1e5, found[1] / mass * 1e5)


PANEL = re.compile(r"(?:(?P<group>.+), )?(?P<number>[\d,]+)(?: countr(?:y|ies))?")
"""Whose a sum over the same countries is: of the world how many these are, of a group behind its name."""
RESTS = "The {number} of {of} that reports every year from {first} to {last}"
CLEAR = "The {number} of {of} with a clear share in every year from {first} to {last}"


def panel(area: str, rows: Rows) -> tuple[str, int] | None:
    """The group and the number of countries over which a title says that a figure is; None of any other place."""
    match = PANEL.fullmatch(area)
    return (rows.named(match["group"] or "World"), whole(match["number"]) or 0) if match else None


def _reporting_in(claim: Claim, key: Key, rows: Rows, code: str, years: Iterable[int]) -> set[str]:
    """The countries of a group that report in each of some years; of a share those of which it is clear."""
    same, span = set(rows.countries(code)), sorted(years)
    for each in span:
        same &= rows.reporting(figures(claim, key, rows), same, each)
    if key.indicator == SHARE:
        for age in (CHILD, "Y_GE18"):
            same &= rows.every_year(rows.series(Key("detected-victims", key.sex, age)), same, span[0], span[-1])
        same -= unclear_within(rows, [key], same, span[0], span[-1])
    return same


def _years_said(first: str, last: str) -> list[int]:
    """The years from a first to a last one, but those of which it is said that nothing was published."""
    begin, *skipped = (int(found) for found in re.findall(r"\d{4}", first))
    return [year for year in range(begin, int(last[:4]) + 1) if year not in skipped]


LATELY = 3
"""So many years before the newest figure of anybody ends a sum over the same countries, at the most."""


def _of_panel(code: str, number: int, claim: Claim, rows: Rows) -> str:
    """A sum over some countries of a group: so many report until its year from some year on, and it is theirs."""
    if claim.message == "{area}, {subject}, {year}: {figure}":
        return _parts_of_panel(code, number, claim, rows)
    said, key = claim.said, key_of(claim, claim.said["subject"], rows)
    year, near = int(re.findall(r"\d{4}", said["year"])[0]), []
    newest = max(year for of in rows.series(key).values() for year, one in of.items() if one.known)
    if newest - year > LATELY:
        return f"some have a figure of {newest}"
    for first in range(2000, year + 1):
        years = [one for one in range(first, year + 1) if one not in rows.empty_years(key.indicator)]
        same = _reporting_in(claim, key, rows, code, years)
        ends = told_up_to(rows, key, same, year, of_the_same(claim, key, rows, same, year)) if same else None
        if len(same) == number and ends and agrees(figure_in(said["figure"]), *ends):
            return ""
        near += [(first, len(same), ends)]
    return f"{near}"


OF_TWO_YEARS = "{subject} {where}: {before} in {first}, {figure} in {year}"


@judges(OF_TWO_YEARS)
def of_two_years(claim: Claim, rows: Rows) -> str:
    """A group's figures of the first and of the last year in which the same countries of it report, and between."""
    said, found = claim.said, panel(as_title(claim).said.get("area", ""), rows)
    if found is None:
        return "of no countries of a group"
    key, years = key_of(claim, said["subject"], rows), (int(said["first"]), int(said["year"]))
    span = [year for year in range(years[0], years[1] + 1) if year not in rows.empty_years(key.indicator)]
    same = _reporting_in(claim, key, rows, found[0], span)
    ends = [
        told_up_to(rows, key, same, year, of_the_same(claim, key, rows, same, year)) if same else None for year in years
    ]
    told = zip((said["before"], said["figure"]), ends, strict=True)
    right = all(one is not None and agrees(figure_in(text), *one) for text, one in told)
    return "" if len(same) == found[1] and right else f"{len(same)}: {ends}"


@needs(OF_TWO_YEARS)
def of_all_others(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001
    """Beside it stands what the figures of the same years are without who makes the change."""
    years = claim.said["first"], claim.said["year"]
    told = [one.said for one in place.told if one.message.startswith("Without {areas}: ")]
    return "" if any((said["first"], said["last"]) == years for said in told) else f"nobody is left out: {told}"


@needs("{area}, {subject}: {figure} in {year}", "{subject}: {figure} in {year}, {where}", *BY_SOME, OF_TWO_YEARS)
def rests_on(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside the sum over some countries of a group stands since when these report, and theirs is the figure."""
    claim = as_title(claim)
    found = panel(claim.said["area"], rows)
    if found is None:
        return ""
    key, year = key_of(claim, claim.said["subject"], rows), int(re.findall(r"\d{4}", claim.said["year"])[0])
    told = [one.said for one in place.told if one.message in (RESTS, CLEAR)]
    for said in told:
        same = _reporting_in(claim, key, rows, found[0], _years_said(said["first"], said["last"]))
        ends = told_up_to(rows, key, same, year, of_the_same(claim, key, rows, same, year)) if same else None
        is_theirs = ends is not None and agrees(figure_in(claim.said["figure"]), *ends)
        if whole(said["number"]) == len(same) == found[1] and int(said["last"]) == year and is_theirs:
            return ""
    return f"on which countries it rests is not said: {told}"


@judges(RESTS, CLEAR)
def report_every_year(claim: Claim, rows: Rows) -> str:
    """Of the group asked for, or the world: in a brief and beside other rows of some indicator that is reported."""
    said, asked, near = claim.said, claim.asked, []
    if _same(claim, rows)[0]:
        parts, code = _same(claim, rows)
        same = _every(claim, rows, int(said["first"]), int(said["last"])) or set()
        is_share = "share" in asked.indicator and asked.sex == "_T"
        if (claim.message == CLEAR) != is_share:
            return "of another kind"
        true = (len(same), len(rows.countries(code)))
        return "" if (whole(said["number"]), whole(said["of"])) == true and parts else f"{true}"
    own = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    keys = [own, *(own._replace(age=age) for age in ("_T", CHILD))]
    if not claim.kind or claim.kind == "timeline":
        reported = (name for name, one in rows.catalogue.items() if one["theme"] in ("victims", "justice"))
        keys += [rows.usual(name) for name in reported]
    if not claim.kind:  # Girls and boys stand in a brief over the countries that have both.
        keys += [Key("detected-victims", sex, CHILD) for sex in ("F", "M")]
        for code in asked.areas:
            both = set.intersection(
                *(_reporting_in(claim, key, rows, code, _years_said(said["first"], said["last"])) for key in keys[-2:])
            )
            if (whole(said["number"]), whole(said["of"])) == (len(both), len(rows.countries(code))):
                return ""
    for key in keys:
        if (claim.message == CLEAR) != (key.indicator == SHARE and key.sex == "_T"):
            continue
        for code in asked.areas or ("001",):
            same = _reporting_in(claim, key, rows, code, _years_said(said["first"], said["last"]))
            true = (len(same), len(rows.countries(code)))
            if (whole(said["number"]), whole(said["of"])) == true:
                return ""
            near.append((*key, code, *true))
    return f"{near}"


def of_the_same(claim: Claim, key: Key, rows: Rows, same: set[str], year: int) -> tuple[float, float] | None:
    """What some countries have together: a share or a rate of all they count, a mean of shares, or a sum."""
    if key.indicator == SHARE:
        return _share(key.sex, rows, same, year)
    if "rate_of" in rows.catalogue[key.indicator]:
        return _rate_of_all(key, rows, same, year)
    if rows.catalogue[key.indicator]["unit"].startswith("%") and not is_rate(claim, key):
        return _mean(key, rows, same, year)
    return _summed(claim, key, rows, same, year)


def _mean(key: Key, rows: Rows, areas: set[str], year: int) -> tuple[float, float] | None:
    """A mean of countries' figures weighted by people."""
    entry = rows.catalogue[key.indicator]
    people = rows.people(CHILD if entry.get("weight") == "child-population" else "_T")
    found = [(people.get(code, {}).get(year, 0.0), rows.series(key)[code][year]) for code in areas]
    mass = math.fsum(weight for weight, _ in found)
    if not mass:
        return None
    return (
        math.fsum(weight * figure.low for weight, figure in found) / mass,
        math.fsum(weight * figure.high for weight, figure in found) / mass,
    )


def _share(sex: str, rows: Rows, areas: set[str], year: int) -> tuple[float, float] | None:
    """Children among the detected victims of known age of these areas together."""
    child, adult = (
        rows.total(rows.series(Key("detected-victims", sex, age)), areas, year) for age in (CHILD, "Y_GE18")
    )
    if child is None or adult is None:
        return None
    return 100 * child[0] / (child[0] + adult[1]), 100 * child[1] / (child[1] + adult[0])


def _rate_of_all(key: Key, rows: Rows, areas: set[str], year: int) -> tuple[float, float] | None:
    """Of a table that holds rates: all that they count, by all the people of these areas."""
    entry = rows.catalogue[key.indicator]
    age = CHILD if entry["rate_people"] == "child-population" else "_T"
    ends = rows.total(rows.series(Key(entry["rate_of"], key.sex, age)), areas, year)
    mass = math.fsum(rows.people(age)[code][year] for code in areas)
    return None if ends is None else (ends[0] / mass * 1e5, ends[1] / mass * 1e5)


PUBLISHERS = ("WLD", "LIC", "LMC", "UMC", "HIC", "LDC", "LLDC", "SIDS")


def _by_publisher(code: str, key: Key, claim: Claim, rows: Rows) -> str:
    """Why what is said of a group, without its countries, is not what a publisher's own row of it has."""
    said, row = claim.said, IN_TABLES.get(code, code)
    last = rows.last(rows.series(key), row)
    if last is None:
        return f"the publisher has no row of {row}"
    problem = "" if last.year == int(said["year"]) else f"its latest is of {last.year}"
    return problem or text_of(last, key, rows, said["figure"])


def _everybody(code: str, rows: Rows) -> frozenset[str]:
    return rows.inside(code) | ({"_X"} if code == "001" else frozenset())


AS_RATES = ("{said}, as recorded", "{said}, an estimate")


@judges(*AS_RATES)
def recorded_as_rates(claim: Claim, rows: Rows) -> str:
    return recorded(as_titled(claim, rows), rows)


@judges(
    "{area}, {subject}: {figure} recorded in {year} ({number} country or area)",
    "{area}, {subject}: {figure} in {year} (an estimate, {number} country or area)",
)
def recorded(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, key = rows.named(said["area"]), key_of(claim, said["subject"], rows)
    # A brief's slides ask for an area alone: of what their views are, they say by themselves.
    of_rates = claim.message in AS_RATES
    if "an estimate" in claim.message and code in rows.areas:  # One country's can be a number, too.
        of_rates = is_rate(claim, key)
    whom = f"per 100,000 {'children' if _is_child(key.age) else 'people'}"
    if (of_rates != is_rate(claim, key) and claim.kind) or of_rates != (whom in said["figure"]):
        return f"a rate {whom}, or none"
    # A brief says of an old year that no newer figure is known.
    series, year = rows.series(key), int(said["year"][:4])
    areas = frozenset((code,)) if code in rows.areas else _everybody(code, rows)
    ends, counted = rows.total(series, areas, year), rows.reporting(series, areas - {"_X"}, year)
    if ends is None or ("number" in said and len(counted) != whole(said["number"])):
        return f"{len(counted)} have a figure"
    newest = max((last.year for area in areas if (last := rows.last(series, area))), default=0)
    if newest != year and not of_rates:
        return f"the latest figures are of {newest}"
    if ("estimate" in claim.message) != rows.is_estimate(key, areas, year):
        return "estimates are called recorded, or what was recorded an estimate"
    if said["figure"] == "fewer than 10" and 0 < ends[1] < 10:
        return ""
    if of_rates:
        people = rows.people(CHILD if _is_child(key.age) else "_T")
        mass = math.fsum(people.get(area, {}).get(year, 0.0) for area in areas)
        ends = ends[0] / mass * 1e5, ends[1] / mass * 1e5
    return "" if agrees(figure_in(said["figure"]), *_with_bounds(ends, series, areas, year)) else f"{ends}"


def _with_bounds(ends: tuple[float, float], _series: Series, _areas: frozenset[str], _year: int) -> tuple[float, float]:
    return ends


@judges("{area}, {subject}: {figure} in {year} ({number} country or area)")
def sum_of_those_with_one(claim: Claim, rows: Rows) -> str:
    """Only of what is counted, and not of what is reported: a mean of ours over some is not the group's."""
    said = claim.said
    code, key, year = rows.named(said["area"]), key_of(claim, said["subject"], rows), int(said["year"])
    entry = rows.catalogue[key.indicator]
    if entry["aggregate"] != "sum" or entry["theme"] in ("victims", "justice") or is_rate(claim, key):
        return f"{key.indicator}: a mean of ours over those that have a figure is not the group's"
    series = rows.series(key)
    ends, counted = rows.total(series, rows.inside(code), year), rows.reporting(series, rows.inside(code), year)
    enough = 2 * len(rows.reporting(series, rows.countries(code), year)) >= len(rows.countries(code))
    if ends is None or len(counted) != whole(said["number"]) or not enough:
        return f"{len(counted)} have a figure"
    return "" if agrees(figure_in(said["figure"]), *ends) else f"{ends}"


# ------------------------------------------------------------------------------------------ maps


def _shown(claim: Claim, key: Key, rows: Rows, year: int) -> dict[str, Figure]:
    return rows.latest(figures(claim, key, rows), rows.members, year, *around(claim, key, rows, year))


@judges(
    "{subject}: {number} of {members} reports for {year}",
    "{subject}: {number} of {members} reports for {year}, {older} more for {years}",
    "{subject}: {number} of {members} has a total for {year}",
    "{subject}: {number} of {members} has a total for {year}, {older} more for {years}",
    "{subject}: {number} of {members} has a share for {year}",
    "{subject}: {number} of {members} has a share for {year}, {older} more for {years}",
)
def reporting(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key, year = key_of(claim, said["subject"], rows), int(said["year"])
    if ("has a share" in claim.message) != _is_share(key):
        return f"of {key}"
    is_total = not _is_share(key) and key.sex == key.breakdown == "_T" and key.age != "_U"
    if ("has a total" in claim.message) != (is_total and len(rows.catalogue[key.indicator]["sex"]) > 1):
        return f"of {key}"
    shown = _shown(claim, key, rows, year)
    fresh = sum(figure.year == year for figure in shown.values())
    true = [fresh, len(rows.members)]
    told = [whole(said["number"]), whole(said["members"])]
    if "older" in said or fresh != len(shown):
        past = [figure.year for figure in shown.values() if figure.year != year]
        true += [len(shown) - fresh, *range(min(past, default=year), max(past, default=year) + 1)]
        told += [whole(said.get("older", "none")), *years_in(said.get("years", ""))]
    return "" if told == true else f"{true}"


def class_edges(claim: Claim, key: Key, rows: Rows) -> list[float]:
    """Between the classes of a scale."""
    own = rows.in_tables(key)
    return [
        float(edge)
        for row in rows.extra("classes")
        if (row["indicator"], row["sex"], row["age"], row["breakdown"]) == own and claim.asked.measure != "count"
        for edge in row["breaks"].split(";")
    ]


def _may_reach(claim: Claim, key: Key, shown: Mapping[str, Figure], edge: float, rows: Rows) -> bool:
    """Whether, of detected children, victims of no age may bring a country below an edge to it."""
    if key._replace(indicator=RATES_OF.get(key.indicator, key.indicator)) != OF_CHILDREN:
        return False
    people = rows.people(CHILD)
    for code, figure in shown.items():
        if figure.low >= edge or not figure.known or not is_raised(rows, code, figure.year):
            continue
        own = rows.series(OF_CHILDREN)[code][figure.year]
        most = own.low + ageless_in(rows, code, figure.year)[1]
        own_people = people.get(code, {}).get(figure.year)
        top = most if claim.asked.measure == "count" else 100_000 * most / own_people if own_people else 0.0
        if top >= edge:
            return True
    return False


@judges("Perhaps in a higher class (ages unknown): {areas}.")
def rising(claim: Claim, rows: Rows) -> str:
    """All UN members, or as many, with a figure in one of the classes that reach the next one so; in the year of a map
    that stands still, in some year of another."""
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    edges, named = class_edges(claim, key, rows), _split_areas(claim.said["areas"], rows)
    (first, last), is_still = rows.span(key.indicator), claim.place.medium in ("image", "slide")
    near: list[set[str]] = []
    for year in [min(claim.asked.year, last)] if is_still else range(first, last + 1):
        found = set()
        for code, figure in _shown(claim, key, rows, year).items():
            above = [edge for edge in edges if edge > figure.low]
            is_in_one = figure.known and figure.low > 0 and above and figure.high < above[0]
            if is_in_one and _may_reach(claim, key, {code: figure}, above[0], rows):
                found.add(code)
        if set(named) == found if named else whole(claim.said["areas"].partition(" ")[0]) == len(found):
            return ""
        near.append(found)
    return f"{near[-2:]}"


AT_THE_TOP = (
    "{subject}: {figures} in {number} country, unknown in {unknown}",
    "{subject}: {figures} in at least {number} country",
)


@judges(*AT_THE_TOP)
def at_the_top(claim: Claim, rows: Rows) -> str:
    """How many are in the highest class of a map of reported persons that any country has, of circles how many have ten
    or more; and of how many nothing is known. Of each country one figure counts, in some year of the map."""
    key = key_of(claim, claim.said["subject"], rows)
    if "_U" in (key.sex, key.age):
        return "who lists nobody of unknown sex or age may have nobody such"
    if ("%" in claim.said["figures"]) is not rows.catalogue[key.indicator]["unit_label"].startswith("%"):
        return "of another unit"
    found = [_at_the_top_in(claim, key, year, rows) for year in range(*rows.span(key.indicator))]
    found.append(_at_the_top_in(claim, key, rows.span(key.indicator)[1], rows))
    return "" if "" in found else f"{[*filter(None, found)]}"


def _at_the_top_in(claim: Claim, key: Key, year: int, rows: Rows) -> str:
    """What the figures that a map of a year has denies of such a title; "" where they bear it out."""
    said, shown = claim.said, _shown(claim, key, rows, year)
    if year not in {figure.year for figure in shown.values()}:
        return f"{year}: nobody has a figure"
    edges = [float(FEW)] if claim.asked.measure == "count" else class_edges(claim, key, rows)
    clear = {code: figure for code, figure in shown.items() if figure.year not in _unclear(key, code, rows)}
    numbers = {one: sum(figure.low >= one for figure in clear.values()) for one in edges}
    top = max((one for one, number in numbers.items() if number), default=None)
    true = (top, numbers.get(top, 0), len(rows.members) - len(shown))
    edge = figure_in(re.sub(r"%? or more.*$", "", said["figures"])).replace(",", "")
    if true != (float(edge), whole(said["number"]), whole(said.get("unknown", f"{true[2]}"))):
        return f"{year}: {true}"
    is_least = _may_reach(claim, key, shown, true[0] or 0.0, rows)
    return "" if ("at least" in claim.message) is is_least else f"{year}: as many, or at least as many"


@needs(*AT_THE_TOP)
def of_one_figure_each(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside the number stands of which year the figures are, and the figures of that map are so many: a country that
    was as high in another year only is not among them."""
    # Read where it stands: of a map that was asked for before, nothing is worded anew.
    told = {int(year) for year in _YEAR_OF_MAP.findall(place.text)}
    if not told:
        return "nothing says of which year the figures are"
    key = key_of(claim, claim.said["subject"], rows)
    denied = [_at_the_top_in(claim, key, year, rows) for year in sorted(told)]
    return "" if "" in denied else f"{denied}"


@judges("Detected child victims: {figure}, shown with countries around it.")
def rate_beside_neighbours(claim: Claim, rows: Rows) -> str:
    """The rate of the one chosen country that its map shows, "at least" where victims of no age could raise it."""
    key, codes = Key("detected-victims", "_T", CHILD), [code for code in claim.asked.areas if code in rows.areas]
    if len(codes) != 1 or not is_rate(claim, key) or claim.asked.age != CHILD:
        return "no rate of detected children of one country"
    year = claim.asked.year
    shown = rows.latest(figures(claim, key, rows), codes, year, *around(claim, key, rows, year)).get(codes[0])
    if shown is None or not shown.known:
        return "there is no figure"
    text = claim.said["figure"]
    if (", under 10 people" in text) != is_of_few(claim, key, codes[0], shown.year, rows):
        return f"{shown}: few or not"
    return _rate_at_least(shown, codes[0], text, rows)


def _rate_at_least(shown: Figure, code: str, text: str, rows: Rows) -> str:
    """A rate of detected children in words, "at least" where victims of no age could raise it."""
    least = "at least "
    if text.startswith(least) != (is_raised(rows, code, shown.year) and shown.low > 0):
        return f"{shown}: raised or not"
    return share_text(shown, OF_CHILDREN, code, rows, text.removeprefix(least))


@judges("{name} ({said})")
def rate_in_brackets(claim: Claim, rows: Rows) -> str:
    """The rate that the children of one country are of whom a title tells, which are some; else a name with what is
    noted of it, as others check."""
    children = CHILDREN_TOLD.match(claim.said["name"])
    if children is None:
        return ELSEWHERE
    code, year = claim.asked.areas[0], int(children["year"])
    shown, counted = (of.get(code, {}).get(year) for of in (rows.rates(OF_CHILDREN), rows.series(OF_CHILDREN)))
    if claim.asked.measure == "count" or shown is None or counted is None or not shown.high:
        return f"{code}, {year}: no rate"
    ends = counted.low, counted.low if is_raised(rows, code, year) else counted.high
    named = {rows.named(children["area"]), rows.named(children["area"].removeprefix("The "))}
    if code not in named or not agrees(children["figure"], *ends):
        return f"{code}: {counted}"
    return _rate_at_least(shown, code, claim.said["said"], rows)


YEARS_OF_MAP = (
    "Figures of {year}; where missing, {years}",
    "Figures of {year} ({n} of {countries})",
    "One figure per country: {year} for {n} of {countries}; {years} for {number} other",
)


_YEAR_OF_MAP = re.compile(
    r"(?:[Ff]igures of (?=\d{4}(?:; where missing, \d| \(\d+ of \d))|[Oo]ne figure per country: (?=\d{4} for \d))"
    r"(\d{4})".replace(" ", "")
)
"""The year in these, as they stand without spaces."""


@judges(*YEARS_OF_MAP)
def years_of_map(claim: Claim, rows: Rows) -> str:
    """The years that occur on a map, of all its areas; and how many UN members have a figure of them, in the order in
    which they stand for one that is missing: the next year, else the newest before."""
    said, asked = claim.said, claim.asked
    if not claim.kind:
        return ELSEWHERE
    key, year = Key(asked.indicator, asked.sex, asked.age, asked.breakdown), int(said["year"])
    everywhere = rows.latest(figures(claim, key, rows), rows.areas, year, *around(claim, key, rows, year))
    others = sorted({figure.year for figure in everywhere.values()} - {year})
    if "number" in said or len(others) <= 4:
        others = [one for one in others if one > year] + [one for one in reversed(others) if one < year]
    if years_in(said.get("years", "")) != others:
        return f"{others}"
    if "n" not in said:
        return ""
    shown = _shown(claim, key, rows, year)
    fresh = sum(figure.year == year for figure in shown.values())
    true = [fresh, len(rows.members), len(shown) - fresh]
    told = [whole(said["n"]), whole(said["countries"]), whole(said.get("number", "0"))]
    return "" if told == true else f"{true}"


@judges("{subject}: {number} of {members} has a figure that may be shown")
def may_be_shown(claim: Claim, rows: Rows) -> str:
    key = key_of(claim, claim.said["subject"], rows)
    years = rows.rows_span(key.indicator)
    shown = rows.latest(rows.series(key), rows.members, years[1], years[1] - years[0])
    return "" if whole(claim.said["number"]) == len(shown) else f"{len(shown)}"


@judges(
    "{label}: half of the {n} with a figure for {years} are at or above {middle}",
    "{label}: half of {n} are at or above {middle} (latest figures, {years})",
    "{label}: at least half of the {n} with a figure for {years} are at {middle}",
    "{label}: at least half of {n} are at {middle} (latest figures, {years})",
)
def half(claim: Claim, rows: Rows) -> str:
    said = claim.said
    own = label_of(said["label"], rows) == claim.asked.indicator
    key = key_of(claim, said["label"], rows) if own else rows.usual(label_of(said["label"], rows))
    if problem := dropped(said["label"], key, rows):
        return problem
    years, window = years_in(said["years"]), rows.catalogue[key.indicator]["window"]
    first, last, found = years[0], years[-1], ""
    told = [[year for year, figure in of.items() if figure.known] for of in rows.series(key).values()]
    is_alone = max(map(len, told), default=0) <= 1 and any(year > last for one in told for year in one)
    if is_alone != ("latest figures" in claim.message):
        return "one figure a country, some later" if is_alone else "the table has every figure"
    unit = rows.catalogue[key.indicator]["unit_label"]
    middle = re.sub(rf" ?(?:{re.escape(unit)}|%)$", "", said["middle"])
    if said["middle"].endswith("%") and not unit.startswith("%"):
        return f"no share: {unit}"
    # A map of a later year shows the same, while nobody has a figure of that year.
    for year in range(last, last + window + 1):
        for back in {window, rows.reach(key.indicator, year)}:
            shown = rows.latest(figures(claim, key, rows), rows.members, year, back)
            own = {figure.year for figure in shown.values()}
            ends = median_of(shown.values()) if shown else (0.0, 0.0)
            found = found or f"{len(shown)}: {ends}, of {sorted(own)}"
            is_span = own and (min(own), max(own)) == (first, last)
            is_all = ends == (100.0, 100.0) and "%" in rows.catalogue[key.indicator]["unit"]
            if is_span and len(shown) == whole(said["n"]) and agrees(middle, *ends):
                return "" if is_all == ("at least" in claim.message) else f"{ends}: is anybody at more?"
    return found


@judges("The median is of the {n} country with a figure for {years}.")
def of_median(claim: Claim, rows: Rows) -> str:
    """Fewer than the map shows, since it goes back as far as its window."""
    key = rows.usual(claim.asked.indicator, sex=claim.asked.sex)
    years = years_in(claim.said["years"])
    first, last = years[0], years[-1]
    window = rows.catalogue[key.indicator]["window"]
    if last - first != rows.reach(key.indicator, last):
        return f"medians reach back {rows.reach(key.indicator, last)} years"
    median, shown = (
        rows.latest(figures(claim, key, rows), rows.members, last, back) for back in (last - first, window)
    )
    return "" if len(median) == whole(claim.said["n"]) < len(shown) else f"{len(median)} of {len(shown)}"


@judges("{label}: {areas} have {share}% of the sum for {year} ({n} country or area above zero)")
def largest(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key, year = key_of(claim, said["label"], rows), int(said["year"])
    counts = {
        area: figures_[year].value
        for area, figures_ in rows.series(key).items()
        if area != "WLD" and year in figures_ and figures_[year].value
    }
    all_of = math.fsum(value or 0 for value in counts.values())
    above = [area for area in counts if area in rows.areas]
    if whole(said["n"]) != len(above):
        return f"{len(above)} are above zero"
    places = sorted(above, key=lambda area: (-(counts[area] or 0), area))[:3]
    if _split_areas(said["areas"], rows) != places:
        return f"{[rows.name(area) for area in places]}"
    share = 100 * math.fsum(counts[area] or 0 for area in places) / all_of
    n = sum(area in rows.areas for area in counts)
    return "" if part_agrees(said["share"], share, share) and whole(said["n"]) == n else f"{share}, {n}"


@judges(
    "{label}, {unit}, {year}: highest in {parts}",
    "{label}, {unit}, {year}: highest in {parts}; no rate for {areas}",
)
def highest(claim: Claim, rows: Rows) -> str:
    """The three highest rates of the map's year, or the two or one of which the next is more than 5% lower, without
    those of few people, whose figures are told with that; where the title has no room for the rates, whose they are."""
    said, year = claim.said, int(claim.said["year"])
    key = key_of(claim, said["label"], rows)
    counts, rates = rows.series(key), figures(claim, key, rows)
    found = {
        area: rates[area][year].low
        for area in rates
        if area in rows.areas and year in rates[area] and year in counts.get(area, {}) and counts[area][year].low >= 10
    }
    if claim.asked.measure == "count" or rows.catalogue[key.indicator]["theme"] != "drivers":
        return "no map of rates of a driver"
    if (
        said["unit"] not in ("per 100,000 people", "per 100,000 children")
        or len([rate for rate in found.values() if rate]) < 10
    ):
        return f"{said['unit']}, {len(found)}"
    ordered = sorted(found, key=lambda area: -found[area])
    gaps = [n for n in (1, 2, 3) if found[ordered[n]] / found[ordered[n - 1]] < 0.95]
    if not gaps:
        return f"none stands apart: {[found[area] for area in ordered[:4]]}"
    top = ordered[: gaps[-1]]
    parts, _, before = said["parts"].partition("; ")
    if problem := _not_before(claim, rows, key, before, found[top[-1]]):
        return problem
    told = re.findall(r"(?:^|, | and )(\D+?) ([\d.,]+\d|\d)(?=, | and |$)", parts)
    right = top in ([rows.named(name) for name, _ in told], _split_areas(parts, rows))
    fits = all(agrees(text, found[area], found[area]) for (_, text), area in zip(told, top, strict=False))
    together = {
        rows.name(one["area"])
        for one in rows.catalogue[key.indicator].get("wider", [])
        if year <= one.get("until", year) and _per_all(rows, counts, (one["area"], *one["of"]), year) > found[top[-1]]
    }
    unnamed = set(re.findall(r"(?:^|, | and )([^,(]+?) \(with ", said.get("areas", "")))
    right = right and unnamed == together
    return "" if right and fits else f"{[(rows.name(area), found[area]) for area in top]}, no rate: {together}"


def _not_before(claim: Claim, rows: Rows, key: Key, told: str, least: float) -> str:
    """What is wrong with the rates of earlier years that a map draws and that are higher than the third of its own: the
    highest are named with their years, and of the others how many they are."""
    year, counts = int(claim.said["year"]), rows.series(key)
    drawn = rows.latest(figures(claim, key, rows), rows.areas, year, *around(claim, key, rows, year))
    older = [
        (area, figure)
        for area, figure in drawn.items()
        if figure.year != year and figure.low > least and counts[area][figure.year].low >= 10
    ]
    older.sort(key=lambda item: -item[1].low)
    named = re.findall(r"(?:^|, | and )(\D+?) ([\d.,]+\d|\d) in (\d{4})(?=, | and |$)", told)
    more = re.search(r" and (\d+) more$", told)
    right = len(named) + (int(more[1]) if more else 0) == len(older) and bool(named) == bool(older)
    for (name, text, of), (area, figure) in zip(named, older, strict=False):
        right = right and (rows.named(name), int(of)) == (area, figure.year) and agrees(text, figure.low, figure.low)
    return "" if right else f"higher before: {[(rows.name(area), figure) for area, figure in older]}"


def _per_all(rows: Rows, counts: Series, areas: tuple[str, ...], year: int) -> float:
    """What the first of them counts, per 100,000 people of all of them."""
    counted, people = counts.get(areas[0], {}).get(year), rows.people()
    mass = sum(people.get(area, {}).get(year, 0.0) for area in areas)
    return counted.low / mass * 1e5 if counted is not None and counted.known and mass else 0.0


@judges(
    "{label}: {number} of {members} has a figure for {when}",
    "{label}: {number} of {members} has its latest figure in {when}",
)
def has_figure(claim: Claim, rows: Rows) -> str:
    """Where a table keeps one figure a country, and some are later, others may have had one before."""
    said = claim.said
    key = (
        key_of(claim, said["label"], rows)
        if label_of(said["label"], rows) == claim.asked.indicator
        else rows.usual(label_of(said["label"], rows))
    )
    if problem := dropped(said["label"], key, rows):
        return problem
    years = [int(year) for year in re.findall(r"\d{4}", said["when"])]
    shown = _shown(claim, key, rows, years[-1])
    ahead = _shown(claim, key, rows, claim.asked.year)
    # The year that it opens with has later figures, too.
    if claim.asked.year < years[-1] == max((figure.year for figure in ahead.values()), default=0):
        shown = ahead if len(ahead) == whole(said["number"]) else shown
    oldest = min((figure.year for figure in shown.values()), default=years[-1])
    true = (len(shown), len(rows.members), oldest)
    known = [rows.known(rows.series(key), code) for code in rows.series(key)]
    # Events are listed year by year: where a country has one, that is no newest of several.
    is_of_events = rows.catalogue[key.indicator]["aggregate"] == "sum"
    is_newest_alone = (
        not is_of_events
        and all(len(own) <= 1 for own in known)
        and any(own[0].year > years[-1] for own in known if own)
    )
    if ("latest" in claim.message) != is_newest_alone:
        return "the table has the newest of each country alone" if is_newest_alone else "it has older figures, too"
    return "" if (whole(said["number"]), whole(said["members"]), years[0]) == true else f"{true}"


@judges("{label}: the year of joining is known of {n} of {members}")
def joined_known(claim: Claim, rows: Rows) -> str:
    key = rows.usual(label_of(claim.said["label"], rows), breakdown="YEAR")
    known = [code for code in rows.members if rows.last(rows.series(key), code)]
    true = (len(known), len(rows.members))
    return "" if (whole(claim.said["n"]), whole(claim.said["members"])) == true else f"{true}"


@judges("{label}: one figure for the whole world, so no map")
def world_alone(claim: Claim, rows: Rows) -> str:
    return _world_alone(label_of(claim.said["label"], rows), rows)


def _world_alone(indicator: str, rows: Rows) -> str:
    areas = {area for series in rows.table(indicator).values() for area in series}
    return "" if areas == {"WLD"} else f"{sorted(areas)[:5]}"


@judges("{subject}: one figure for the whole world")
def world_alone_too(claim: Claim, rows: Rows) -> str:
    return _world_alone(label_of(claim.said["subject"], rows), rows)


@judges("One figure for the whole world.")
def world_alone_caption(claim: Claim, rows: Rows) -> str:
    return _world_alone(claim.asked.indicator, rows)


@judges("{subject}, {year}: {parts} of {members}")
def named_values(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key, year = key_of(claim, said["subject"], rows), int(said["year"])
    shown = _shown(claim, key, rows, year)
    names = rows.catalogue[key.indicator]["value_names"]
    true = []
    for code, name in sorted(names.items(), key=lambda item: float(item[0])):
        count = sum(figure.value == float(code) for figure in shown.values())
        if count:
            true.append(f"{name} {count}")
    joined = ", ".join(true)
    return "" if said["parts"].replace(" and ", ", ") == joined or (said["parts"] == "0" and not true) else joined


@judges("{subject}: no country has a figure of {year}; {older} of {members} has one of {years}")
def nobody_in_the_year(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key, year = key_of(claim, said["subject"], rows), int(said["year"])
    found = [figure.year for figure in _shown(claim, key, rows, year).values()]
    true = (len(found), min(found, default=0), max(found, default=0), len(rows.members))
    span = years_in(said["years"])
    told = (whole(said["older"]), span[0], span[-1], whole(said["members"]))
    return "" if told == true and year not in found else f"{true}"


@judges(
    "{subject}, {year}: {parts} of {members}, {older} by an older entry ({years})",
    "{subject}, {years}: {parts} of {members}; Reach 2030 has no entry of {year}",
)
def latest_named_values(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key, year = key_of(claim, said["subject"], rows), int(said["year"])
    shown = _shown(claim, key, rows, year)
    true = {
        name: sum(figure.value == float(code) for figure in shown.values())
        for code, name in rows.catalogue[key.indicator]["value_names"].items()
    }
    told = {match[1]: int(match[2]) for match in re.finditer(r"(?:^|, | and )(.+?) (\d+)(?=, | and |$)", said["parts"])}
    older, span = [figure.year for figure in shown.values() if figure.year < year], years_in(said["years"])
    counts = (
        (span[0], span[-1]) == (min(older, default=year), max(older, default=year))
        and whole(said["members"]) == len(rows.members)
        and whole(said.get("older", str(len(older)))) == len(older)
        # A picture is not headed by a year of which it shows nothing.
        and ("Reach 2030 has no" in claim.message) == (0 < len(older) == len(shown))
    )
    return "" if counts and told == {name: count for name, count in true.items() if count} else f"{true}"


@judges(
    "{subject}, {year}: {parts} of the {n} with an entry; {out} without one",
    "{subject}, {year}: {parts} of the {n} with an entry, {older} by an older entry ({years}); {out} without one",
    "{subject}, {years}: {parts} of the {n} with an entry, {out} without one; Reach 2030 has none of {year}",
)
def named_values_of_some(claim: Claim, rows: Rows) -> str:
    """Of a source that is about some countries: a country without any row near the year is not among them."""
    said = claim.said
    key, year = key_of(claim, said["subject"], rows), int(said["year"])
    series, window = figures(claim, key, rows), rows.window_in(key.indicator, year)
    near = {
        code: [figure for figure in series.get(code, {}).values() if year - window <= figure.year <= year]
        for code in rows.members
    }
    covered = {code for code, found in near.items() if found}
    shown = _shown(claim, key, rows, year)
    true = {
        name: sum(figure.value == float(code) for figure in shown.values())
        for code, name in rows.catalogue[key.indicator]["value_names"].items()
    }
    true["not known"] = len(covered) - sum(true.values())
    told = {match[1]: int(match[2]) for match in re.finditer(r"(?:^|, | and )(.+?) (\d+)(?=, | and |$)", said["parts"])}
    used = [(shown.get(code) or max(near[code], key=lambda figure: figure.year)).year for code in covered]
    older = [one for one in used if one < year]
    span = years_in(said["years"]) if older and "years" in said else []
    right = (
        told == {name: count for name, count in true.items() if count}
        and (whole(said["n"]), whole(said["out"])) == (len(covered), len(rows.members) - len(covered))
        and ("older" not in said or whole(said["older"]) == len(older))
        and ("Reach 2030 has no" in claim.message) == (0 < len(older) == len(covered))
        and (not older or (span[0], span[-1]) == (min(older), max(older)))
    )
    return "" if right else f"{true} of {len(covered)}, {len(older)} older"


@judges("No country has a figure for {years}.")
def no_figure_of_years(claim: Claim, rows: Rows) -> str:
    years = [int(year) for year in re.findall(r"\d{4}", claim.said["years"])]
    source = "us_dol" if claim.place.name == "justice-enforcement" else rows.catalogue[claim.asked.indicator]["source"]
    spans = [rows.span(name) for name, entry in rows.catalogue.items() if entry["source"] == source]
    inside = all(any(first < year < last for first, last in spans) for year in years)
    return f"there are figures of {years}" if not years or not inside or _has_year(source, years, rows) else ""


@judges(
    "{first} (but {years}, of which nothing was published)",
    "{last} but {years}",
    "The figures that stood under {year} here describe {now}, and stand under {now} now. Of {year} itself "
    "there are none.",
    free=("first", "last", "now"),
)
def year_without_figures(claim: Claim, rows: Rows) -> str:
    """Of tables of the same source as the one asked for, since a view may show others of it beside it."""
    years = [int(year) for year in re.findall(r"\d{4}", claim.said.get("years", claim.said.get("year", "")))]
    sources = {entry["source"] for entry in rows.catalogue.values()}
    without = [source for source in sources if not _has_year(source, years, rows)]
    own = rows.catalogue[claim.asked.indicator]["source"]
    if claim.place.name == "justice-enforcement":
        own = "us_dol"
    # A timeline shows tables of several sources, each with its own years.
    right = own in without if claim.kind != "timeline" else bool(without)
    spans = [rows.span(name) for name, entry in rows.catalogue.items() if entry["source"] in without]
    right = right and all(any(first < year < last for first, last in spans) for year in years)
    return "" if years and right else f"there are figures of {years}"


def _has_year(source: str, years: list[int], rows: Rows) -> bool:
    return any(
        year in own and own[year].known
        for name, entry in rows.catalogue.items()
        if entry["source"] == source
        for series in rows.table(name).values()
        for own in series.values()
        for year in years
    )


@judges(
    "older than {year}: {n}", "not of {year}: {n}", "Figures older than {year}: {n}.", "Figures not of {year}: {n}."
)
def older(claim: Claim, rows: Rows) -> str:
    """Of another year, where some are later; else all of them are older."""
    asked = claim.asked
    if not claim.kind:
        return ELSEWHERE
    key, year = Key(asked.indicator, asked.sex, asked.age, asked.breakdown), int(claim.said["year"])
    shown = _shown(claim, key, rows, year)
    count = sum(figure.year != year for figure in shown.values())
    right = ("not of" in claim.message) == any(figure.year > year for figure in shown.values())
    return "" if right and whole(claim.said["n"]) == count else f"{count}"


@judges("{year}, or {earlier} where that is missing")
def window(claim: Claim, rows: Rows) -> str:
    """The years that a scatter looks at."""
    indicator = claim.asked.indicator
    if not claim.kind:
        return ELSEWHERE
    year, said = int(claim.said["year"]), years_in(claim.said["earlier"])
    first = min(said, default=year)
    if said != [*range(first, year)]:
        return f"no years just before {year}"
    wide = rows.window_in(indicator, year)
    # A map can be moved to each year of its table, also to one in which nobody has a rate.
    earliest = [rows.span(indicator)[0], rows.rows_span(indicator)[0]]
    if is_rate(claim, rows.usual(indicator)):
        earliest.append(max(earliest[0], rows.span("population")[0]))
    fits = first in (year - wide, *(max(year - wide, start) for start in earliest)) and year >= min(earliest)
    if claim.kind == "scatter":  # Both axes go back as far, and are not cut at the beginning of a table.
        across = claim.asked.against[0] if claim.asked.against else "gdp-per-capita"
        fits = {first} == {year - rows.catalogue[name]["window"] for name in (indicator, across)}
    return "" if fits else f"window {wide}, from {min(earliest)} on"


# ------------------------------------------------------------------------------------------ several lines


def _split_areas(text: str, rows: Rows) -> list[str]:
    """Codes of the areas in a list of names, some of which hold "and" or a comma, and some have an article."""
    found, rest = [], text
    names = sorted(rows._names, key=len, reverse=True)
    while rest:
        name = next((name for name in names if re.match(rf"(?:[Tt]he )?{re.escape(name)}(?:, | and |$)", rest)), "")
        if not name:
            return []
        found.append(rows.named(name))
        rest = re.sub(r"^(?:, | and )", "", rest.partition(name)[2])
    return found


def _names_of(code: str, text: str, rows: Rows) -> Iterator[str]:
    """The names of an area that stand in a text, the longest first."""
    return (name for name in sorted(rows._names, key=len, reverse=True) if name in text and rows.named(name) == code)


def _line_years(claim: Claim, key: Key, rows: Rows, code: str) -> set[int]:
    """Years in which an area or group can have a figure in a chart."""
    if code in rows.areas:
        return {figure.year for figure in rows.known(figures(claim, key, rows), code)} - _unclear(key, code, rows)
    return set()


def _unclear(key: Key, code: str, rows: Rows) -> set[int]:
    """Years whose share of children is told as unclear, and drawn as nothing: these are no years with a figure."""
    return unclear_shares(rows, code) if key.indicator == SHARE and key.sex == "_T" else set()


@judges("{subject}: {areas}; no year in common", free=("subject",))
def no_year(claim: Claim, rows: Rows) -> str:
    codes = _split_areas(claim.said["areas"], rows)
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    years = [_line_years(claim, key, rows, code) for code in codes if code in rows.areas]
    if not codes or len(years) < len(codes):
        return "" if codes else "unreadable"
    return f"{sorted(set.intersection(*years))}" if set.intersection(*years) else ""


def _same(claim: Claim, rows: Rows) -> tuple[list[Key], str]:
    """The series that the parts of a view are, and the group."""
    code = claim.asked.areas[0] if claim.asked.areas else "001"
    kind = claim.kind or {"overview-children": "parts-by-sex"}.get(claim.place.name, "")
    victims = Key("detected-victims")
    keys = {
        "parts-by-sex": [victims._replace(age=CHILD, sex=sex) for sex in ("F", "M")],
        "parts-by-age": [victims._replace(age=age) for age in (CHILD, "Y_GE18")],
        "parts-by-form": [
            Key("detected-victims-by-form", claim.asked.sex, CHILD, form)
            for form in rows.catalogue["detected-victims-by-form"]["breakdown"]
            if form != "_T"
        ],
    }
    sex = claim.asked.sex if claim.asked.sex in rows.catalogue[SHARE]["sex"] else "_T"
    share = [victims._replace(age=age, sex=sex) for age in (CHILD, "Y_GE18")] + [rows.usual(SHARE, sex=sex)]
    return keys.get(kind, share if "share" in claim.asked.indicator else []), code


def _every(claim: Claim, rows: Rows, first: int, last: int) -> set[str] | None:
    keys, code = _same(claim, rows)
    if not keys:
        return None
    found = set(rows.countries(code))
    for key in keys:
        found &= rows.every_year(rows.series(key), found, first, last)
    return found - unclear_within(rows, keys, found, first, last)


def enough(rows: Rows, keys: Iterable[Key], found: set[str], code: str) -> bool:
    """Whether countries stand for a group: ten of the world, three of another, with a quarter of each of what is
    counted of persons in 2022, at the least.
    """
    if len(found) < (10 if code == "001" else 3):
        return False
    for key in keys:
        counted = key._replace(indicator=rows.catalogue[key.indicator].get("rate_of", key.indicator))
        entry = rows.catalogue[counted.indicator]
        if entry["source"] == "unodc_glotip" and entry["aggregate"] == "sum":
            own, all_of = (
                rows.total(rows.series(counted), some, 2022) or (0.0, 0.0) for some in (found, rows.countries(code))
            )
            if own[0] < all_of[0] / 4:
                return False
    return True


def unclear_within(rows: Rows, keys: list[Key], codes: Iterable[str], first: int, last: int) -> set[str]:
    """Those whose share in one of the years is of far fewer children than there are by sex."""
    if not any((key.indicator, key.sex) == (SHARE, "_T") for key in keys):
        return set()
    return {code for code in codes if any(first <= year <= last for year in unclear_shares(rows, code))}


@cache
def clear_shares(rows: Rows) -> Series:
    """Shares of children without those that are of far fewer children than there are by sex."""
    series = rows.series(rows.usual(SHARE, sex="_T"))
    found = {
        code: {year: figure for year, figure in own.items() if year not in unclear_shares(rows, code)}
        for code, own in series.items()
    }
    rows.behind[id(found)] = {}
    return found


@judges(
    "Left out, since their share is unclear in one of these years: {areas}. There the source gives over a tenth more "
    "children or adults by sex than in total."
)
def left_out_as_unclear(claim: Claim, rows: Rows) -> str:
    """Of the group asked for: who has all of it in each year to 2022, but not a clear share in each."""
    (keys, code), near = _same(claim, rows), []
    for first in range(2017, 2022):
        found = set(rows.countries(code))
        for key in keys:
            found &= rows.every_year(rows.series(key), found, first, 2022)
        true = sorted(rows.areas[one].name for one in unclear_within(rows, keys, found, first, 2022))
        if set(_split_areas(claim.said["areas"], rows)) == {rows.named(name) for name in true} and true:
            return ""
        near.append(true)
    return f"{near}"


@judges(
    "{n} of {of} has these figures in every year from {first} to {last}: only these are summed.",
    free=("what",),
)
def these_in_every_year(claim: Claim, rows: Rows) -> str:
    said = claim.said
    found = _every(claim, rows, int(said["first"]), int(said["last"]))
    if found is None:
        return ELSEWHERE if not claim.kind else f"unknown parts of {claim.kind}"
    _, code = _same(claim, rows)
    if "area" in said and "{area}" in claim.message and rows.named(said["area"]) != code:
        return f"asked was {code}"
    if "{of}" in claim.message and whole(said["of"]) != len(rows.countries(code)):
        return f"{len(rows.countries(code))} countries in {code}"
    return "" if whole(said["n"]) == len(found) else f"{len(found)} report all of it every year"


_PARTS = {
    "girls": {"sex": "F"},
    "boys": {"sex": "M"},
    "children": {"age": CHILD},
    "adults": {"age": "Y_GE18"},
    "sexual exploitation": {"breakdown": "SEXUAL_EXPLOITATION"},
    "forced labour": {"breakdown": "FORCED_LABOUR"},
    "other": {"breakdown": "OTHER"},
}


_SUBJECTS = {
    "parts-by-sex": "Detected victims, children|Detected girls and boys",
    "parts-by-age": "Detected victims|Detected children and adults",
    "parts-by-form": "Detected victims by form, (children|girls|boys)",
    "": "Children's share|Children among detected victims of known age",
}
"""By kind of view, what its parts are parts of."""


def _parts_of_panel(code: str, number: int, claim: Claim, rows: Rows) -> str:
    """So many countries have all parts in each year from some year on, and in the last one they come to these sums."""
    keys, group = _same(claim, rows)
    if not keys:
        return ELSEWHERE if not claim.kind else f"unknown parts of {claim.kind}"
    if group != code or not re.match(_SUBJECTS.get(claim.kind, _SUBJECTS[""]), claim.said["subject"]):
        return f"asked was {group}, {claim.kind}"
    last, near = int(claim.said["year"]), []
    for first in range(2000, last + 1):
        same = _every(claim, rows, first, last) or set()
        wrong = _wrong_parts(claim, rows, keys, same)
        if len(same) == number and not wrong:
            return ""
        near.append((first, len(same), wrong))
    return f"{near}"


def _wrong_parts(claim: Claim, rows: Rows, keys: Sequence[Key], same: set[str]) -> str:
    """What is wrong with the sums of parts over some countries in the year of a title."""
    last, said = int(claim.said["year"]), claim.said["figure"]
    if "share" in claim.asked.indicator:
        children, adults = (rows.total(rows.series(key), same, last) for key in keys[:2])
        if children is None or adults is None:
            return "no sum"
        ends = tuple(100 * children[end] / (children[end] + adults[1 - end]) for end in (0, 1))
        return "" if _is_said(said.replace("%", ""), ends) else f"{ends}"
    found = re.findall(rf"({'|'.join(_PARTS)}) (.+?)(?=, [a-z]|$)", said)
    if len(found) != len(keys):
        return f"{len(keys)} parts"
    for name, text in found:
        own = [key for key in keys if all(getattr(key, word) == part for word, part in _PARTS[name].items())]
        if len(own) != 1:
            return f"{name}: {own}"
        ends = told_up_to(rows, own[0], same, last, rows.total(rows.series(own[0]), same, last))
        if ends is None or not _is_said(text, ends):
            return f"{name}: {ends}"
    return ""


def _is_said(text: str, ends: tuple[float, ...]) -> bool:
    """Whether a figure is one of these ends: as a range, or about its middle."""
    told = amount(text.removeprefix("about "))
    is_middle = text.startswith("about ") and told is not None and told.fits(sum(ends) / 2)
    return is_middle or agrees(text, *ends)


@judges(
    "{n} of {of} has these figures in every year from {first} to {last}: too few, or too small a part of what all "
    "report, for a sum."
)
def these_are_too_few(claim: Claim, rows: Rows) -> str:
    found = _every(claim, rows, int(claim.said["first"]), int(claim.said["last"]))
    keys, code = _same(claim, rows)
    if found is not None and enough(rows, keys, found, code):
        return f"{found} are enough"
    return these_in_every_year(claim, rows)


@judges(
    "{what}, {area}: no sum is made of fewer than {least}",
    "{subject}, {area}: no sum is made of fewer than {least}",
    "{area}: no sum is made of fewer than {least}",
    "{area}: no figure, since no sum is made of fewer than {least}.",
    free=("what", "subject"),
)
def no_sum_of_so_few(claim: Claim, rows: Rows) -> str:
    """Each group has fewer members of the UN than that, and the rule wants three of a region."""
    codes = _split_areas(rows.parted(claim.said["area"])[0], rows)
    sizes = [len(rows.countries(code)) for code in codes]
    return "" if codes and whole(claim.said["least"]) == 3 > max(sizes) else f"{sizes}"


@judges("{what}, {area}: too few countries report it every year", free=("what",))
def too_few(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    if code and len(rows.countries(code)) < 3:
        return f"{code} is too small, whoever reports"
    found = _every(claim, rows, 2021, 2022)
    if not code:
        return "no such area"
    silent = found is None or not enough(rows, _same(claim, rows)[0], found, code)
    return "" if silent else f"{found} report 2021 and 2022"


def _counted_together(claim: Claim, rows: Rows) -> list[Key]:
    """The series of an area in a view, of which a year has a figure where any of them has one."""
    asked, kind = claim.asked, claim.kind
    if kind in ("area-lines", "strip", "compare"):
        return [Key(asked.indicator, asked.sex, asked.age, asked.breakdown)]
    if kind == "parts-by-sex":
        return [Key("detected-victims", sex, CHILD) for sex in ("F", "M")]
    if kind == "parts-by-age":
        return [Key("detected-victims", sex, age) for sex, age in (("_T", CHILD), ("_T", "Y_GE18"), ("_U", "_U"))]
    if kind != "parts-by-form":
        return []
    forms = rows.catalogue["detected-victims-by-form"]["breakdown"]
    return [Key("detected-victims-by-form", asked.sex, CHILD, form) for form in forms if form != "_T"]


@judges("The release that is read has at most one figure for each country, each of its own year.")
def one_figure_each(claim: Claim, rows: Rows) -> str:
    """Of every key that is counted: no area has two years."""
    many = [
        code
        for key in _counted_together(claim, rows)
        for code in rows.areas
        if len({figure.year for figure in rows.known(rows.series(key), code)}) > 1
    ]
    return f"{many[:5]} have several" if many else ""


@judges("The figures of one country are at least {number} year apart, and the years differ between countries.")
def years_apart(claim: Claim, rows: Rows) -> str:
    """The least of all areas, of every key that is counted; and in the years between, others have figures."""
    for key in _counted_together(claim, rows):
        series = rows.series(key)
        years = [sorted({figure.year for figure in rows.known(series, code)}) for code in rows.areas]
        least = min((later - year for own in years for year, later in pairwise(own)), default=0)
        if least != whole(claim.said["number"]):
            return f"{least}"
        if all(len(own) == len({year for other in years for year in other}) for own in years if own):
            return "all have the same years"
    return ""


@judges(
    "Years with a figure, of the {span} from {first} to {last}: {parts}.",
    "Years with a figure by sex, of the {span} from {first} to {last}: {parts}.",
    "Years with a figure, of the {span} from {first} to {last} of which any was published: {parts}.",
    "Years with a rate, of the {span} from {first} to {last}: {parts}.",
    "A figure for {number} of the {span} years from {first} to {last}.",
    "A figure for the {span} year from {first} to {last}.",
    "A figure by sex for {number} of the {span} years from {first} to {last}.",
    "A figure for {number} of the {span} years from {first} to {last} for which any was published.",
    "A figure for the {span} year from {first} to {last} for which any was published.",
    "A rate for {number} of the {span} years from {first} to {last}.",
)
def years_with_figure(claim: Claim, rows: Rows) -> str:
    """Of each area that is named, or of the only one that is shown."""
    said, keys = claim.said, _counted_together(claim, rows)
    if not keys:
        return ELSEWHERE
    # A count without a rate is a figure all the same.
    first, last = asked_span(claim, keys[0], rows)
    # A row on the years that all rows share has nothing before these.
    first = max(first, DRAWN_FROM) if claim.kind == "strip" and last >= DRAWN_FROM else first
    counted = _years_told(claim, rows)
    lacks_rates = len(keys) == 1 and any(rateless(claim, keys[0], code, rows) for code in counted)
    wrong = _other_figures(claim, lacks_rates=lacks_rates)
    if wrong:
        return wrong
    span = set(range(first, last + 1)) - rows.empty_years(keys[0].indicator)
    if bool(re.search("any w(?:as|ere) published", claim.message)) != (len(span) < last - first + 1):
        return f"{len(span)} years have an edition"
    if (int(said["first"]), int(said["last"]), whole(said["span"])) != (first, last, len(span)):
        return f"{first} to {last}"
    for code, count in counted.items():
        true = len(
            {
                figure.year
                for key in keys
                for figure in rows.known(figures(claim, key, rows), code)
                if figure.year >= first and figure.year not in _unclear(key, code, rows)
            }
        )
        if int(count) != true:
            return f"{rows.name(code)} {true}"
    return ""


def _years_told(claim: Claim, rows: Rows) -> dict[str, str]:
    """Of how many years figures are told, by area: those that are named, or the only one that is shown."""
    if "parts" in claim.said:
        named = re.findall(r"(?:^|, )(.+?) (\d+)(?=, |$)", claim.said["parts"])
        return {rows.named(name): count for name, count in named}
    (only,) = claim.asked.areas
    return {only: claim.said.get("number", claim.said["span"])}


def _other_figures(claim: Claim, *, lacks_rates: bool) -> str:
    """Whether it is rates that are counted, or figures by sex, of which there may be totals beside."""
    if ("by sex" in claim.message) != (claim.kind == "parts-by-sex"):
        return f"the figures are those of {claim.kind}"
    if lacks_rates != claim.message.startswith(("Years with a rate", "A rate")):
        return "rates are told" if lacks_rates else "no rate is"
    return ""


def _kind_of(subject: str, key: Key, rows: Rows) -> str:
    """The kind of case that a subject names behind whom: one of the indicator's own; else the one that was asked."""
    last = subject.rpartition(", ")[2].upper().replace(" ", "_")
    return last if last in rows.catalogue[key.indicator]["breakdown"] else key.breakdown


@judges("{area}, {subject}: {figure}, {when}")
def one_area_pooled(claim: Claim, rows: Rows) -> str:
    """A figure of no year: that of the one release, said as such."""
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    if not rows.is_pooled(key.indicator):
        return "its years are not pooled"
    key = key._replace(breakdown=_kind_of(claim.said["subject"], key, rows))
    known = rows.known(rows.series(key), "WLD" if code == "001" else code)
    if len(known) != 1 or claim.said["when"] != f"all years pooled, release of {known[0].year}":
        return f"{known}"
    number = re.match(r"[\d,]+", claim.said["figure"])
    right = number and agrees(number[0], known[0].low, known[0].high)
    return "" if right else f"{known[0]}"


@judges("{area} has no figure for {subject} that may be shown, release of {year}: unknown, not zero")
def none_pooled(claim: Claim, rows: Rows) -> str:
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    if rows.known(rows.series(key), code):
        return "there is a figure"
    return "" if (int(claim.said["year"]),) * 2 == rows.rows_span(key.indicator) else "of another release"


@judges("No figure may be shown.", "With a figure that may be shown: {areas}.")
def shown_of_chosen(claim: Claim, rows: Rows) -> str:
    asked = claim.asked
    series = rows.series(Key(asked.indicator, asked.sex, asked.age, asked.breakdown))
    known = [code for code in asked.areas if code in rows.areas and rows.known(series, code)]
    return "" if _split_areas(claim.said.get("areas", ""), rows) == known else f"{known}"


@judges("none (0)")
def none_at_all(claim: Claim, rows: Rows) -> str:
    """A class of none is one of reports of none: by the catalogue a zero may not mean that nothing was recorded."""
    said = rows.catalogue[claim.asked.indicator]["meaning_zero"]
    return "a zero says that none is recorded" if claim.kind and "it is not known that" in said else ""


@judges("none recorded (0)")
def none_is_recorded(claim: Claim, rows: Rows) -> str:
    said = rows.catalogue[claim.asked.indicator]["meaning_zero"]
    return "" if "it is not known that" in said else said


@judges("{year} is the only year.", "{year} is the only year; with a figure: {areas}.")
def only_year(claim: Claim, rows: Rows) -> str:
    asked = claim.asked
    if rows.is_pooled(asked.indicator):
        return "all years are pooled: there is no year"
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    year = int(claim.said["year"])
    if (span := asked_span(claim, key, rows)) != (year, year):
        return f"{span}"
    known = [code for code in asked.areas if code in rows.areas and rows.known(figures(claim, key, rows), code)]
    return "" if _split_areas(claim.said.get("areas", ""), rows) == known else f"{known}"


@judges("{area}: computed over the same {most} of {of} in each year.")
def computed_same(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    code = rows.named(said["area"])
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    if not claim.kind:
        return ELSEWHERE
    if whole(said["of"]) != len(rows.countries(code)):
        return f"{len(rows.countries(code))} countries"
    series = figures(claim, key, rows)
    beside = [Key("detected-victims", key.sex, age) for age in (CHILD, "Y_GE18")] if key.indicator == SHARE else []
    for first in range(2017, 2022):
        found = rows.every_year(series, rows.countries(code), first, 2022, told=True)
        for other in beside:
            found &= rows.every_year(rows.series(other), found, first, 2022)
        found -= unclear_within(rows, [key], found, first, 2022)
        if enough(rows, [key, *beside], found, code):
            return "" if whole(said["most"]) == len(found) else f"{len(found)} from {first} on"
    return "too few report every year"


@judges(
    "{area}: computed over the {fewest} to {most} of {of} with a figure in a year, not always the same ones.",
)
def computed_over(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    code = rows.named(said["area"])
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    entry = rows.catalogue[key.indicator]
    if entry["theme"] in ("victims", "justice"):
        return "a sum over whoever reports moves with who reports"
    if entry["aggregate"] == "weighted_mean" or is_rate(claim, key):
        return "a mean of ours over those that have a figure is not the group's"
    series, least = figures(claim, key, rows), entry.get("least_coverage", 0.5) * len(rows.countries(code))
    years = [year for year in range(1950, 2031) if len(rows.reporting(series, rows.countries(code), year)) >= least]
    shown = [count for year in years if (count := len(rows.reporting(series, rows.inside(code), year)))]
    if not of_all_areas(claim.text):
        return "areas that are summed, too, are counted as countries"
    true = (min(shown), max(shown), len(rows.inside(code)))
    return "" if tuple(whole(said[word]) for word in ("fewest", "most", "of")) == true else f"{true}"


@judges(
    "{area}: what was recorded in {number} country or area in {year}; at least this many.",
    "{area}: the estimate for {number} country or area in {year}.",
    "{area}: the estimate for {number} country or area in {year}, and its range.",
)
def what_was_recorded(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    if not claim.kind:
        return ELSEWHERE
    key, code, year = (
        Key(asked.indicator, asked.sex, asked.age, asked.breakdown),
        rows.named(said["area"]),
        said["year"],
    )
    everybody, series, until = _everybody(code, rows), rows.series(key), asked_span(claim, key, rows)[1]
    counted = rows.reporting(series, everybody - {"_X"}, int(year))
    low, high = rows.range_of_total(series, everybody, int(year))
    ends = rows.total(series, everybody, int(year)) or (0.0, 0.0)
    newest = max((one.year for area in everybody for one in rows.known(series, area) if one.year <= until), default=0)
    if newest != int(year) or ("range" in claim.message) != (ends[0] == ends[1] and low < high):
        return f"the publisher's ranges come to {low} to {high}; the latest figures are of {newest}"
    if "range" not in claim.message and ("the estimate" in claim.message) != rows.is_estimate(
        key, everybody, int(year)
    ):
        return "estimates are called recorded, or what was recorded an estimate"
    return "" if whole(said["number"]) == len(counted) else f"{len(counted)}"


@judges(
    "The rate is per 100,000 people of all areas, with a figure or without.",
    "The rate is per 100,000 children of all areas, with a figure or without.",
)
def per_everybody(claim: Claim, rows: Rows) -> str:
    """Rates are asked for, of what is recorded in some areas of a group; that they are per all stands in its title."""
    asked = claim.asked
    if not claim.kind:
        return ELSEWHERE
    entry, whom = rows.catalogue[asked.indicator], "children" if _is_child(asked.age) else "people"
    is_right = asked.measure == "rate" and entry.get("least_coverage", 1) == 0 and whom in claim.message
    return "" if is_right else f"{asked.indicator}, {asked.measure}, {asked.age}"


AGELESS = (
    "That is {persons} in {year}; no age is reported for {number} more victim.",
    "No age is reported for {number} more victim.",
)


@judges("That is {persons} in {year}.", AGELESS[0])
def of_so_many_persons(claim: Claim, rows: Rows) -> str:
    """The published count of the country and year: of ten or more persons, called children where they are."""
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    codes, entry = [code for code in claim.asked.areas if code in rows.areas], rows.catalogue[key.indicator]
    number, named = re.search(r"is ([\d,]+(?: to [\d,]+)?) (\D+) in \d{4}[.;]", claim.text).groups()
    counted = rows.series(key._replace(indicator=entry.get("rate_of") or key.indicator))
    if claim.kind in ("pace", "timeline"):  # Of several that are chosen they draw the one that their title names.
        codes = [code for code in codes if _is_count_of(counted, code, int(claim.said["year"]), number)]
    if len(codes) != 1 or not (is_rate(claim, key) or entry.get("rate_of")):
        return "no rate of one country"
    figure = counted.get(codes[0], {}).get(int(claim.said["year"]))
    if figure is None or not figure.known or figure.low < FEW or not agrees(number, figure.low, figure.high):
        return f"{figure}"
    is_detected = (entry.get("rate_of") or key.indicator) == "detected-victims"
    whom = ("detected child", "detected victim") if is_detected else ("people", "people")
    if not named.startswith(whom[0 if key.age == CHILD else 1]):
        return f"{named}: {key}"
    told = key._replace(indicator=entry.get("rate_of") or key.indicator)
    if "number" not in claim.said and told == OF_CHILDREN and _reason_of_range(rows, codes[0], int(claim.said["year"])):
        return ""  # How many have no age, and why that is a range, is a sentence of its own.
    return _ageless_denied(claim, codes[0], int(claim.said["year"]), told, rows)


def _is_count_of(counted: dict[str, dict[int, Figure]], code: str, year: int, number: str) -> bool:
    figure = counted.get(code, {}).get(year)
    return figure is not None and figure.known and agrees(number, figure.low, figure.high)


def _ageless_denied(claim: Claim, code: str, year: int, key: Key, rows: Rows) -> str:
    """Whether all victims of a year are more than its children and adults by another number than is told, or none is
    told of some."""
    least, most = may_be_ageless(rows, code, year) if key == Key("detected-victims", "_T", CHILD) else (0, 0)
    said = claim.said.get("number")
    if said is None or most < 1:
        return "" if (said is None) == (most < 1) else f"{least} to {most} of no age, {said} told"
    right = said == "<5" if most < 5 else "<" not in said and says_ageless(said, least, most)
    return "" if right else f"{least} to {most}"


REASONS = {
    "{statement}: the report's own counts differ": "disagree",
    "{statement}: numbers under 5 are published as “<5”": "withheld",
}
"""Why the number of victims of no age is a range, by what is said of it."""


def _reason_of_range(rows: Rows, code: str, year: int) -> str:
    """Why the number of a country's victims of no age is a range; empty of a single number and of one to four."""
    least, most = may_be_ageless(rows, code, year)
    if least == most or most < 5:
        return ""
    totals, by_sex = _of_ages(rows, code, year)
    return (
        "disagree" if any(parts > total.high for total, parts in zip(totals[1:], by_sex, strict=True)) else "withheld"
    )


@judges(*REASONS)
def why_a_range(claim: Claim, rows: Rows) -> str:
    """Some year of a country that is asked for, or of a map or a file, has so many victims of no age, and a range for
    that reason."""
    number = re.search(r"no age is reported for (.+) more victims?$", claim.said["statement"])
    own = [code for code in claim.asked.areas if code in rows.areas]
    codes = rows.areas if claim.is_of_map or not own else own
    found = (one for one in _noted_years(claim, codes, rows) if _reason_of_range(rows, *one) == REASONS[claim.message])
    is_so = number and any(says_ageless(number[1], *may_be_ageless(rows, code, year)) for code, year in found)
    return "" if is_so else f"{claim.asked.areas}: no year has such a range"


def _is_one_map(claim: Claim) -> bool:
    """Whether a place is a map of one year, with the table beside it; files have all of its years."""
    return claim.place.name.endswith("-map") and claim.place.medium in ("view", "image", "slide")


def _noted_years(claim: Claim, codes: Iterable[str], rows: Rows) -> Iterator[tuple[str, int]]:
    """Countries and the years of which a place may note something: on a map that which is shown of each, else any."""
    first, last = rows.span("detected-victims")
    if not _is_one_map(claim):
        yield from product(codes, range(first, last + 1))
        return
    asked = claim.asked
    key, year = Key(asked.indicator, asked.sex, asked.age, asked.breakdown), min(asked.year, last)
    shown = rows.latest(figures(claim, key, rows), codes, year, *around(claim, key, rows, year))
    yield from ((code, figure.year) for code, figure in shown.items())


@needs("That is {persons} in {year}.")
def age_beside_persons(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Where more victims have no age, and their number is a range, that stands there, too."""
    asked, code = claim.asked, next((code for code in claim.asked.areas if code in rows.areas), "")
    counted = rows.catalogue[asked.indicator].get("rate_of") or asked.indicator
    if not code or Key(counted, asked.sex, asked.age, asked.breakdown) != OF_CHILDREN:
        return ""
    reason = _reason_of_range(rows, code, int(claim.said["year"]))
    said = next((words.removeprefix("{statement}") for words, why in REASONS.items() if why == reason), "")
    return "" if re.sub(r"\s", "", said) in re.sub(r"\s", "", place.text) else f"no word that {said}"


def says_ageless(text: str, least: float, most: float) -> bool:
    """Whether words tell how many victims have no age: at most so many where the least is under a tenth of that."""
    return agrees(text, least, most) and text.startswith("up to ") == (10 * least < most)


@cache
def ageless_in(rows: Rows, code: str, year: int) -> tuple[float, float]:
    """Least and greatest number of victims of whom no age is listed in total; 0 where a total is missing."""
    own, by_sex = _of_ages(rows, code, year)
    if any(figure is None or not figure.known for figure in own):
        return 0, 0
    # Rows by sex may hold more children or adults than the total of these.
    aged = sum(max(total.high, parts) for total, parts in zip(own[1:], by_sex, strict=True))
    return own[0].low - aged, own[0].high - own[1].low - own[2].low


def may_be_ageless(rows: Rows, code: str, year: int) -> tuple[float, float]:
    """The same as it is told: 0 where it may be nobody, but for those who could raise some children by over a tenth."""
    least, most = ageless_in(rows, code, year)
    if least <= 0 and not is_raised(rows, code, year):
        return 0, 0
    return max(least, 0), most


def _of_ages(rows: Rows, code: str, year: int) -> tuple[list[Figure | None], list[float]]:
    """All victims, children and adults in total, and the two of these as rows by sex have them."""
    own = [rows.series(Key("detected-victims", "_T", age)).get(code, {}).get(year) for age in ("_T", CHILD, "Y_GE18")]
    by_sex = [
        sum(
            figure.high
            for sex in ("F", "M")
            if (figure := rows.series(Key("detected-victims", sex, age)).get(code, {}).get(year)) and figure.known
        )
        for age in (CHILD, "Y_GE18")
    ]
    return own, by_sex


def is_raised(rows: Rows, code: str, year: int) -> bool:
    """Whether victims of no age could make a country's detected children of a year more by over a tenth; of one to four
    nothing is made: such numbers are withheld as "<5"."""
    figure = rows.series(OF_CHILDREN).get(code, {}).get(year)
    least, most = ageless_in(rows, code, year)
    is_of_some = figure is not None and (figure.low == figure.high > 0 or least > 0)
    return figure is not None and figure.known and is_of_some and most > max(4, figure.high / 10)


OF_CHILDREN = Key("detected-victims", "_T", CHILD)


@judges("Victims of unknown age are drawn only where {few} or more could add over {share} to the figure.")
def not_drawn(claim: Claim, rows: Rows) -> str:
    """Beside years in which they are; both ends are those of `is_raised`."""
    code, *_ = (*claim.asked.areas, "")
    if code not in rows.areas:
        return _not_drawn_of_group(claim, rows)
    known = [one for one in rows.known(rows.series(OF_CHILDREN), code) if one.high]
    drawn = {one.year for one in known if is_raised(rows, code, one.year)}
    others = {one.year for one in known if ageless_in(rows, code, one.year)[0] > 0} - drawn
    is_rule = (claim.said["few"], claim.said["share"]) == ("5", "10%")
    return "" if is_rule and drawn and others else f"{drawn} {others}"


@judges("“At least”: {few} or more victims of unknown age could add over {share}.")
def at_least_where(claim: Claim, rows: Rows) -> str:
    """Some figure of children on a map is raised so; both ends are those of `is_raised`."""
    if (claim.said["few"], claim.said["share"]) != ("5", "10%"):
        return "another rule"
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    years = range(*rows.span(key.indicator))
    shown = ((code, figure) for year in (*years, years.stop) for code, figure in _shown(claim, key, rows, year).items())
    return "" if any(is_raised(rows, code, figure.year) for code, figure in shown) else "none is raised"


def _not_drawn_of_group(claim: Claim, rows: Rows) -> str:
    """The same of a sum, whose bars ten persons raise: of some countries of it, or of all but those who make its
    change."""
    if (claim.said["few"], claim.said["share"]) != ("10", "10%"):
        return "not the rule of sums"
    first, last = rows.span("detected-victims")
    for key in MAY_BE_MORE:
        drawn: dict[frozenset[str], set[int]] = {}
        for panel, year in raised_panels(rows, key, groups_of(claim, rows)):
            drawn.setdefault(frozenset(panel), set()).add(year)
        for panel, years in drawn.items():
            others = (year for year in range(first, last + 1) if year not in years)
            if any(
                rows.total(_behind(rows, key), set(panel), year) for year in others if _has_no_age(rows, panel, year)
            ):
                return ""
    return "of no sum are some drawn and others not"


def _has_no_age(rows: Rows, panel: Iterable[str], year: int) -> bool:
    return ageless_of(rows, OF_CHILDREN, panel, year)[0] > 0


@cache
def ageless_ends(rows: Rows, key: Key, code: str, year: int) -> tuple[float, float]:
    """Least and greatest number of persons of no age who may belong to a country's children, or adults, beyond the
    range of these."""
    if key.age not in (CHILD, "Y_GE18"):
        return 0, 0
    name = rows.catalogue[key.indicator].get("rate_of") or key.indicator
    of = {
        age: rows.series(Key(name, "_T", age, key.breakdown)).get(code, {}).get(year) for age in ("_T", CHILD, "Y_GE18")
    }
    if any(figure is None or not figure.known for figure in of.values()):
        return 0, 0
    other = of["Y_GE18" if key.age == CHILD else CHILD]
    least = 0
    if Key(name, key.sex, CHILD, key.breakdown) == OF_CHILDREN:
        sure, most = ageless_in(rows, code, year)
        least = max(min(sure, 1 if most <= 4 else sure), 0)  # Of one to four it is said that they are "<5".
    most = max(of["_T"].high - other.low - of[key.age].high, 0)
    if key.sex not in ("F", "M"):
        return least, most
    own, others = (
        rows.series(key._replace(indicator=name, age=age)).get(code, {}).get(year)
        for age in (key.age, "Y_GE18" if key.age == CHILD else CHILD)
    )
    opposite = rows.series(Key(name, "M" if key.sex == "F" else "F", "_T", key.breakdown)).get(code, {}).get(year)
    if any(figure is None or not figure.known for figure in (own, others, opposite)):
        return least, most
    return least, min(most, max(of["_T"].high - opposite.low - others.low - own.high, 0))


def ageless_of(rows: Rows, key: Key, whom: Iterable[str], year: int) -> tuple[float, float]:
    ends = [ageless_ends(rows, key, code, year) for code in whom]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def raised(rows: Rows, key: Key, whom: set[str], year: int, ends: tuple[float, float]) -> tuple[float, float]:
    """A figure of some countries up to what it is if all persons of no age belong to it."""
    counted = rows.total(_behind(rows, key), whom, year) or (0.0, 0.0)
    return (ends[0], ends[1] * (1 + ageless_of(rows, key, whom, year)[1] / counted[1])) if counted[1] else ends


def is_raised_by_a_tenth(rows: Rows, key: Key, whom: set[str], year: int) -> bool:
    name = rows.catalogue[key.indicator].get("rate_of") or key.indicator
    most, counted = ageless_of(rows, key, whom, year)[1], rows.total(_behind(rows, key), whom, year) or (0.0, 0.0)
    is_counted = key._replace(indicator=name) in MAY_BE_MORE
    return is_counted and most >= 10 and most > counted[1] / 10


def told_up_to(
    rows: Rows, key: Key, whom: set[str], year: int, ends: tuple[float, float] | None
) -> tuple[float, float] | None:
    """A figure of some countries as it is told: up to what it may be where persons of no age raise it by a tenth."""
    is_told_so = ends is not None and is_raised_by_a_tenth(rows, key, whom, year)
    return raised(rows, key, whom, year, ends) if ends is not None and is_told_so else ends


MAY_BE_MORE = [Key("detected-victims", sex, age) for age in (CHILD, "Y_GE18") for sex in ("_T", "F", "M")]
"""Whose sums over countries victims of no age may raise."""


def part_up_to(rows: Rows, key: Key, code: str, areas: Iterable[str], year: int) -> tuple[float, float]:
    """Least and greatest percentage that a country has in a sum over areas, whatever age those are of whom none is
    reported."""
    counted, others = _behind(rows, key), set(areas) - {code}
    own, rest = counted[code][year], rows.total(counted, others, year) or (0.0, 0.0)
    more, beyond = ageless_ends(rows, key, code, year)[1], ageless_of(rows, key, others, year)[1]
    high = own.high + more
    return 100 * own.low / ((own.low + rest[1] + beyond) or math.inf), 100 * high / ((high + rest[0]) or math.inf)


def part_of_change_up_to(
    rows: Rows, key: Key, code: str, areas: Iterable[str], years: tuple[int, int]
) -> tuple[float, float] | None:
    """The same of the change of the sum; None where nobody knows which way that went."""
    counted, others = _behind(rows, key), set(areas) - {code}
    ends = []
    for whom in ({code}, others):
        was, now = (
            (total[0], total[1] + ageless_of(rows, key, whom, year)[1])
            for year in years
            for total in (rows.total(counted, whom, year) or (0.0, 0.0),)
        )
        ends.append((now[0] - was[1], now[1] - was[0]))
    (low, high), rest = ends
    if (low + rest[0]) * (high + rest[1]) <= 0:
        return None
    parts = [100 * own / (own + other) for own in (low, high) for other in rest]
    return min(parts), max(parts)


def _behind(rows: Rows, key: Key) -> Series:
    """How many there are behind an indicator's figures: of a published rate, what it was divided from."""
    return rows.series(key._replace(indicator=rows.catalogue[key.indicator].get("rate_of") or key.indicator))


def raised_panels(rows: Rows, key: Key, areas: tuple[str, ...]) -> list[tuple[frozenset[str], int]]:
    """Countries of groups that report all years of a span, with those who make their change or without, whose detected
    children victims of no age may raise by a tenth, each with a year in which they do."""
    groups = dict.fromkeys(item for item in areas if item in rows.regions) or ["001"]
    return [found for group in groups for found in _raised_panels_of(rows, key, group)]


@cache
def _raised_panels_of(rows: Rows, key: Key, group: str) -> list[tuple[frozenset[str], int]]:
    counted, found = _behind(rows, key), {}
    for years in ((first, last) for last in range(2019, 2024) for first in range(2017, last)):
        same = rows.every_year(counted, set(rows.countries(group)), *years, told=True)
        left = [set(), set(rows.two_movers(counted, sorted(same), years)) if same else set()]
        largest = [max(same, key=lambda code: counted[code][years[1]].low)] if same else []
        left += [{code} for code in largest if rows.part(counted, code, same, years[1])[0] > 50]
        left += [{code} for code in rows.surely_most(counted, sorted(same), years)]
        left += [_two_of_everyone(rows, key, group, years)]
        panels = {frozenset(same - one) for one in left}
        for words in ({"sex": "M" if key.sex == "F" else "F"}, {"age": "Y_GE18" if key.age == CHILD else CHILD}):
            beside = _behind(rows, key._replace(**words))  # Girls beside boys are of those who have both.
            panels.add(frozenset(rows.every_year(beside, set(same), *years, told=True)))
        pairs = {(one, year) for one in panels for year in range(years[0], years[1] + 1)} - found.keys()
        found |= dict.fromkeys(pair for pair in pairs if is_raised_by_a_tenth(rows, key, *pair))
    return [*found]


def _two_of_everyone(rows: Rows, key: Key, group: str, years: tuple[int, int]) -> set[str]:
    """The two without whom all children, or adults, are told: girls and boys are told without them, too."""
    counted = _behind(rows, key._replace(sex="_T"))
    same = rows.every_year(counted, set(rows.countries(group)), *years, told=True)
    return set(rows.two_movers(counted, sorted(same), years)) if same else set()


def groups_of(claim: Claim, rows: Rows) -> tuple[str, ...]:
    """The areas that a view asks for; of one that sets countries beside their groups any group, the world with it."""
    return (*sorted(rows.regions), "001") if claim.kind == "compare" else tuple(claim.asked.areas)


def _sums_of_no_age(claim: Claim, rows: Rows, years: Iterable[int]) -> Iterator[tuple[float, float]]:
    """How many victims of no age there are beside sums of children, adults, girls, boys, women or men of a group."""
    for key in MAY_BE_MORE:
        for panel, year in raised_panels(rows, key, groups_of(claim, rows)):
            if year in years:
                yield ageless_of(rows, key._replace(sex="_T"), panel, year)


@cache
def tops_of_panels(rows: Rows, key: Key, areas: tuple[str, ...], *, of_rate: bool) -> list[tuple[int, int, float]]:
    """Number of countries, year and how high their figure may be, in persons or by the people of all of them."""
    people, found = rows.people_beside(key.age), []
    for panel, year in raised_panels(rows, key, areas):
        ends = rows.total(_behind(rows, key), panel, year) or (0.0, 0.0)
        mass = sum(people[code][year] for code in panel) / 1e5 if of_rate else 1.0
        found.append((len(panel), year, raised(rows, key, panel, year, ends)[1] / mass))
    return found


NOBODY_FIRST = (
    "{area} detected no child victims of trafficking in {year}",
    "{area} detected no victims of trafficking known to be children in {year}",
)


@judges(*NOBODY_FIRST, free=("year",))  # A map can be moved to another year in which there was nobody, either.
def no_children_of_one_country(claim: Claim, rows: Rows) -> str:
    """A published zero, the newest or on a map; "known to be" where victims of no age may be children."""
    code = rows.named(claim.said["area"]) or rows.named(claim.said["area"].removeprefix("The "))
    year, series = int(claim.said["year"]), rows.series(OF_CHILDREN)
    figure, last = series.get(code, {}).get(year), rows.last(rows.rates(OF_CHILDREN), code)
    newest = rows.last(series, code)
    is_newest = year in {one.year for one in (last, newest) if one is not None}
    if figure is None or (figure.low, figure.high) != (0, 0) or not (is_newest or claim.is_of_map):
        return f"{code}: {figure}, newest {last}"
    least, most = ageless_in(rows, code, year)
    return "" if (least > 0) == ("known to be" in claim.message) else f"{least} to {most} of no age"


CHILDREN_FIRST = (
    "{area} detected {number} child victim of trafficking in {year}",
    "{area} detected at least {number} child victim of trafficking in {year}",
)


@judges(*CHILDREN_FIRST)
def children_of_one_country(claim: Claim, rows: Rows) -> str:
    """The published count behind the newest rate, or that of a map's year; "at least" where victims of no age could
    make it a tenth more."""
    said, key, year = claim.said, Key("detected-victims", "_T", CHILD), int(claim.said["year"])
    code = rows.named(said["area"]) or rows.named(said["area"].removeprefix("The "))
    figure, last = rows.series(key).get(code, {}).get(year), rows.last(rows.rates(key), code)
    newest = rows.last(rows.series(key), code)
    is_newest = year in {one.year for one in (last, newest) if one is not None}
    if figure is None or not figure.known or not (is_newest or _is_on_map(claim, key, rows, code, year)):
        return f"{code}: {figure}, newest rate {last}"
    may_be_more = is_raised(rows, code, year)
    if may_be_more != ("at least" in claim.message):
        return f"{figure}, and {ageless_in(rows, code, year)} of no age"
    return "" if agrees(said["number"], figure.low, figure.low if may_be_more else figure.high) else f"{figure}"


def _is_on_map(claim: Claim, key: Key, rows: Rows, code: str, year: int) -> bool:
    """Whether a figure is the one that a map of some year shows of a country: its own year is one."""
    return claim.asked.indicator == key.indicator and year in rows.rates(key).get(code, {})


@needs(*CHILDREN_FIRST)
def rate_behind_children(claim: Claim, place: Rendered, rows: Rows) -> str:
    """In the title of a trend, a map or a timeline, or below it, stands the rate that it is."""
    if place.kind not in ("area-lines", "timeline") or place.place.medium not in ("image", "slide"):
        return ""
    code, key = rows.named(claim.said["area"].removeprefix("The ")), Key("detected-victims", "_T", CHILD)
    year = int(claim.said["year"])
    rate = rows.rates(key).get(code, {}).get(year)
    # Words of a drawn picture stand together, without spaces: a year may stand right before the rate.
    text = re.sub(r"\s", "", place.text)
    told = re.findall(r"([\d.,]+(?:to[\d.,]+)?)per100,000children", text)
    if place.kind == "timeline":  # Over its first chart.
        told = re.findall(rf"([\d.,]+)per100,000children(?:\([\d,]+)?in{year}", text)
    ends = {text[begin:].replace("to", " to ") for text in told for begin in range(len(text))}
    return "" if rate and any(agrees(text, rate.low, rate.high) for text in ends) else f"{rate}: {told}"


@judges(AGELESS[1], "No age is reported for {number} more detected victim in {year}.")
def so_many_ageless(claim: Claim, rows: Rows) -> str:
    """Of one of the countries that are asked for, or of a map, in some year: the sentence before it names which. Beside
    ages, shares and in briefs it is of all children, whatever is asked for."""
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    is_of_share = rows.catalogue[key.indicator].get("rate_of") or key.indicator == SHARE
    key = key if claim.kind == "area-lines" and not is_of_share else OF_CHILDREN
    codes = sorted(rows.areas) if claim.is_of_map else [code for code in claim.asked.areas if code in rows.areas]
    first, last = rows.span("detected-victims")
    years = [int(claim.said["year"])] if "year" in claim.said else range(first, last + 1)
    found = [_ageless_denied(claim, code, year, key, rows) for code in codes for year in years]
    is_of_group = not codes or claim.kind == "compare" or any(one in rows.regions for one in claim.asked.areas)
    sums = _sums_of_no_age(claim, rows, years) if is_of_group and "" not in found else ()
    is_of_group = any(says_ageless(claim.said["number"], *ends) for ends in sums)
    return "" if "" in found or is_of_group else f"{codes}: no year has so many"


@judges("no age is reported for {number} more victim")
def so_many_ageless_noted(claim: Claim, rows: Rows) -> str:
    """Of one of the countries of a table or a file, in a year in which they may raise its children, if there are but
    one to four of them where none is a child."""
    first, last = rows.span("detected-victims")
    children = rows.series(OF_CHILDREN)
    found = (
        (code, year)
        for code, year in _noted_years(claim, rows.areas, rows)
        if is_raised(rows, code, year)
        or ((own := children.get(code, {}).get(year)) and own.low == own.high == 0 < ageless_in(rows, code, year)[0])
    )
    is_so = any(not _ageless_denied(claim, code, year, OF_CHILDREN, rows) for code, year in found)
    sums = () if _is_one_map(claim) else _sums_of_no_age(claim, rows, range(first, last + 1))
    is_so = is_so or any(agrees(claim.said["number"], *ends) for ends in sums)
    return "" if is_so else "no country has so many"


def are_children_at_least(text: str, rows: Rows) -> bool:
    """Whether a number, or the place of one, is the least of some country's detected children, or of their rate."""
    counts, rates = rows.series(OF_CHILDREN), rows.rates(OF_CHILDREN)
    number = re.match(r"[\d,]+(?:\.\d+)?", text)
    return any(
        is_raised(rows, code, year)
        and (text == "{figure}" or (number and any(agrees(number[0], own.low, own.high) for own in told)))
        for code, own in counts.items()
        for year in own
        if (told := [figure for found in (counts, rates) if (figure := found.get(code, {}).get(year)) and figure.known])
    )


@judges(
    "{subject}: {figure} in {year}; the most: {most} ({most_year})",
    "{subject}: {figure} in {year}, so far; the most: {most} ({most_year})",
)
def at_most(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key = key_of(claim, said["subject"], rows)
    known = [figure for figure in rows.known(rows.series(key), "WLD") if figure.low]
    top = max(figure.low for figure in known)
    tops = {figure.year for figure in known if figure.low == top}
    right = (
        known[-1].year == int(said["year"])
        and agrees(said["figure"], known[-1].low, known[-1].high)
        and agrees(said["most"], top, top)
        and int(said["most_year"]) in tops
        and ("so far" in claim.message) == (known[-1].low < SO_FAR * known[-2].low)
    )
    return "" if right else f"{known[-1]}, most {top} in {tops}"


def _group_is_silent(key: Key, series: Series, code: str, rows: Rows) -> bool:
    """Whether nobody publishes a group's figure, nor enough of its countries have one for a sum or a median."""
    entry, last = rows.catalogue[key.indicator], rows.span(key.indicator)[1]
    if code not in rows.regions or rows.last(series, IN_TABLES.get(code, code)) is not None:
        return False
    if entry["theme"] in ("victims", "justice") and entry["aggregate"] == "sum":
        return not enough(rows, [key], rows.every_year(series, rows.countries(code), 2021, 2022), code)
    if entry["aggregate"] == "sum":
        return not any(rows.last(series, area) for area in rows.inside(code))
    return len(rows.latest(series, rows.countries(code), last, rows.reach(key.indicator, last))) < FEW


@judges("{said}; no rate: {areas}", free=("said",))
def no_rate_of(claim: Claim, rows: Rows) -> str:
    """Of the areas asked for, exactly those are named that have counts, but no rate for what these cover."""
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    rates = figures(claim, key, rows)
    first, last = asked_span(claim, key, rows)
    true = {
        code
        for code in asked.areas
        if code in rows.areas and not rows.last(rates, code)
        if any(first <= one.year <= last and one.known for one in counts(key, rows).get(code, {}).values())
    }
    return "" if true and set(_split_areas(claim.said["areas"], rows)) == true else f"{true}"


@judges("{area}: no rate for {subject}")
def no_rates(claim: Claim, rows: Rows) -> str:
    """None has a rate, and somebody has counts."""
    codes, key = _split_areas(claim.said["area"], rows), key_of(claim, claim.said["subject"], rows)
    with_rate = [code for code in codes if rows.last(figures(claim, key, rows), code)]
    counted = [code for code in codes if rateless(claim, key, code, rows)]
    return "" if counted and not with_rate else f"{with_rate}, {counted}"


@judges("{said}; no figure: {areas}", free=("said",))
def none_of(claim: Claim, rows: Rows) -> str:
    """Of the areas asked for, exactly those are named whose own rows hold no figure."""
    asked, rest = claim.asked, claim.said["areas"]
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    # Who has a count has a figure, where no rate is made of it.
    series = counts(key, rows) if is_rate(claim, key) or key.indicator in RATES_OF else figures(claim, key, rows)
    if claim.kind == "compare" and not asked.areas:
        codes = _split_areas(rest, rows)
        known = [code for code in codes if not _group_is_silent(key, series, code, rows)]
        return f"{known or rest}" if known or not codes else ""
    named = _split_areas(rest, rows)
    if not named or not {*named} <= {*asked.areas}:
        return f"not asked for: {rest}"
    wrong = [code for code in asked.areas if code in rows.areas and (code in named) == bool(rows.last(series, code))]
    return f"{wrong}" if wrong else ""


@judges("{n} of {countries}", "{n} of {of}", free=("n",))
def of_countries(claim: Claim, rows: Rows) -> str:
    """Of a group, or, in the key of a map, of the figures that it draws: so many are older than its year."""
    if claim.text.endswith(" with a figure"):
        return ELSEWHERE  # The sentence that names the row says of whom it is.
    of, n = whole(claim.said.get("countries") or claim.said["of"]) or 0, whole(claim.said["n"]) or 0
    sizes = {len(rows.countries(code)) for code in rows.regions} | {len(rows.inside(code)) for code in rows.regions}
    if claim.page == "dossier":
        sizes = {len(rows.beside(code)) for code in claim.asked.areas if code in rows.areas} or sizes
    if claim.place.name == "coverage-picture":  # Of each region those that are chosen, or in a group that is.
        chosen = {one for code in claim.asked.areas for one in (rows.inside(code) if code in rows.regions else [code])}
        sizes |= {len(chosen & set(rows.inside(code))) for code in rows.regions}
        # Areas of no region stand together, where the table lists them.
        asked = claim.asked
        own = rows.series(Key(asked.indicator, asked.sex, asked.age, asked.breakdown))
        sizes.add(len(OUTSIDE_SUMS & set(own)))
    if claim.place.name.endswith("-map") and 2 * n > of:
        asked = claim.asked
        shown = _shown(claim, Key(asked.indicator, asked.sex, asked.age, asked.breakdown), rows, asked.year)
        if (sum(figure.year < asked.year for figure in shown.values()), len(shown)) == (n, of):
            return ""
    return "" if 0 <= n <= of and of in sizes else "no group has so many countries"


_ = amount


# ------------------------------------------------------------------------------------------ no rate


@judges("{area} has no rate for {subject} in {year}; the figure also covers other areas")
def no_rate_for(claim: Claim, rows: Rows) -> str:
    name, code, year = label_of(claim.said["subject"], rows), rows.named(claim.said["area"]), int(claim.said["year"])
    key = rows.usual(name) if name else None
    counted = key is not None and year in rows.series(key).get(code, {})
    return "" if counted and rows.covers(name, code, year) else f"{name}, {code}"


@judges("{area} has no figure of its own for {subject} in {year}; counted with another area: {owner}")
def counted_with_another(claim: Claim, rows: Rows) -> str:
    code, owner, year = rows.named(claim.said["area"]), rows.named(claim.said["owner"]), int(claim.said["year"])
    key = key_of(claim, claim.said["subject"], rows)
    has = {one: counts(key, rows).get(one, {}).get(year) for one in (code, owner)}
    right = code in rows.covers(key.indicator, owner, year) and has[owner] is not None and has[code] is None
    return "" if right else f"{has}"


@judges("No rates of {year}: Reach 2030 has no population figures of that year.")
def no_rates_of_year(claim: Claim, rows: Rows) -> str:
    """Of a map of rates: nobody's people are known in that year."""
    year = int(claim.said["year"])
    return f"there are people of {year}" if any(year in own for own in rows.people().values()) else ""


@judges(
    "{area}, {subject}: {figure} in {year}; no rate, as Reach 2030 has no population figure",
    "{area}, {subject}: {figure} in {year}; no rate, as Reach 2030 has no population figure of that year",
)
def count_in_place(claim: Claim, rows: Rows) -> str:
    """The count of the year, of an area of which the tables hold no people then."""
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    year = int(claim.said["year"])
    item = counts(key, rows).get(code, {}).get(year)
    if "of that year" in claim.message and rows.covers(key.indicator, code, year):
        return "the figure covers other areas: whoever's people were known, there would be no rate"
    if bool(rows.people(key.age).get(code)) != ("of that year" in claim.message):
        return f"people of {[*rows.people(key.age).get(code, {})][:1]}"
    if item is None or not item.known or rows.people(key.age).get(code, {}).get(year):
        return f"{item}, people {rows.people(key.age).get(code, {}).get(year)}"
    return "" if agrees(figure_in(claim.said["figure"]), item.low, item.high) else f"{item}"


@judges(
    "no rate",
    "no rate, or no figure",
    "no rate: Reach 2030 has no population figure",
    "no rate: the figure also covers other areas, or Reach 2030 has no population figure",
)
def no_people_noted(claim: Claim, rows: Rows) -> str:
    """Beside a rate that a row has not: some area has a count of a year, and no people of it."""
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    # A timeline of children has a row of all ages, too.
    chosen = (key, key._replace(age="_T")) if claim.kind == "timeline" else (key,)
    of_wider = not claim.message.startswith("no rate:")
    found = any(_has_count_without_rate(one, rows, rows.areas, of_wider=of_wider) for one in chosen)
    return "" if found else "every count has people"


def _has_count_without_rate(key: Key, rows: Rows, areas: Container[str], *, of_wider: bool) -> bool:
    """Whether one of some areas has a count in a year of which nobody's people are known. `of_wider`: or the people of
    others, whom it covers, too."""
    people = rows.people(CHILD if key.age == CHILD else "_T")
    return any(
        item.known
        and (not people.get(code, {}).get(year) or (of_wider and bool(rows.covers(key.indicator, code, year))))
        for code, own in counts(key, rows).items()
        if code in areas
        for year, item in own.items()
    )


@judges("Hatched years have no figure, or a count without a rate.")
def count_without_rate(claim: Claim, rows: Rows) -> str:
    """Of the area of a timeline, of children or of all ages."""
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    own = claim.asked.areas[:1]
    found = any(_has_count_without_rate(one, rows, own, of_wider=True) for one in (key, key._replace(age="_T")))
    return "" if found and claim.asked.measure == "rate" else "every count has a rate"


@judges("no rate; {figure} ({year})")
def count_in_cell(claim: Claim, rows: Rows) -> str:
    """Of some indicator an area that is asked for has that count in the year, and no rate of it; or a part of so few
    persons that none is made."""
    year = int(claim.said["year"])
    if claim.said["figure"].startswith("at least "):
        parts = [without_total(rows, name, code).get(year) for name in TABLES for code in claim.asked.areas]
        return "" if any(agrees(claim.said["figure"][9:], one, one) for one in parts if one) else f"{parts}"
    for name, entry in rows.catalogue.items():
        if not entry["per"] and not entry.get("rate_of"):
            continue
        key = rows.usual(name)
        for code in claim.asked.areas:
            item = counts(key, rows).get(code, {}).get(year)
            rates = rows.series(key) if key.indicator in RATES_OF else rows.rates(key)
            has_rate = any(figure.year == year for figure in rows.known(rates, code))
            if item is not None and item.known and not has_rate and agrees(claim.said["figure"], item.low, item.high):
                return ""
    return "of no indicator"


@judges("no rate: the figure also covers other areas")
def no_rate_noted(claim: Claim, rows: Rows) -> str:
    """Beside a rate that a row has not: some area has none of the indicator."""
    name = claim.asked.indicator
    years = range(rows.span(name)[0], rows.span(name)[1] + 1)
    found = any(rows.covers(name, code, year) for code in rows.areas for year in years)
    return "" if found and claim.asked.measure == "rate" else f"{name} has a rate everywhere"


@judges(
    "{group}, {area}: the figures also cover {others}, whose people are not counted among those of the group.",
    "{group}, {area}: the figures also cover {others}.",
)
def beyond_the_group(claim: Claim, rows: Rows) -> str:
    """The area is in the group, and those that its figures still cover are not."""
    group, own = rows.named(claim.said["group"]), rows.named(claim.said["area"])
    told = set(_split_areas(claim.said["others"], rows))
    held = {
        code
        for entry in rows.catalogue.values()
        for one in entry.get("wider", [])
        if one["area"] == own and "until" not in one
        for code in one["of"]
    }
    inside = rows.inside(group)
    return "" if own in inside and told and told <= held - inside else f"{sorted(held - inside)}"


@judges("{group}, missing: {others}; counted under: {area}.")
def counted_beyond_the_group(claim: Claim, rows: Rows) -> str:
    """The area is not in the group, and those that its figures still cover are."""
    group, own = rows.named(claim.said["group"]), rows.named(claim.said["area"])
    told = set(_split_areas(claim.said["others"], rows))
    entries = (one for entry in rows.catalogue.values() for one in entry.get("wider", []))
    held = {code for one in entries if one["area"] == own and "until" not in one for code in one["of"]}
    inside = rows.inside(group)
    return "" if own not in inside and told and told <= held & inside else f"{sorted(held & inside)}"


@judges(
    "{subject}, {area}: the figures also cover {others}.",
    "{subject}, {area}: the figures up to {year} also cover {others}.",
)
def also_covers(claim: Claim, rows: Rows) -> str:
    """As no rate, below; and a country is shown that has the figures, or is covered; or a group that has the first
    among its countries, and not the others."""
    own = rows.named(claim.said["area"])
    shown = [code for code in claim.asked.areas if code == own or rows.name(code) in claim.said["others"]]
    if not shown and claim.message.startswith("{subject}, {area}: the figures also cover"):
        groups = [code for code in claim.asked.areas if code in rows.regions and own in rows.inside(code)]
        others = set(_split_areas(claim.said["others"], rows))
        shown = [code for code in groups if not others & rows.inside(code)]
    if claim.said["others"] == "other countries of today":
        return no_rate_since(claim, rows)
    until = int(claim.said["year"]) if "year" in claim.said else None
    told = _split_areas(claim.said["others"], rows)
    entries = [entry for entry in rows.catalogue.values() if entry["label"] == claim.said["subject"]]
    if entries == [rows.catalogue["refugee-corridors"]]:  # The same people as by origin, by pairs of countries.
        entries = [rows.catalogue["refugees-by-origin"]]
    of_both = claim.said["subject"] == "Refugees (UNHCR)"
    if of_both:
        entries = [rows.catalogue["refugees-by-origin"], rows.catalogue["refugees-by-asylum"]]
    tables = [entry.get("wider", []) for entry in entries]
    held = [
        all(any(one["area"] == own and code in one["of"] and one.get("until") == until for one in of) for code in told)
        for of in tables
    ]
    return "" if shown and told and (all(held) if of_both else any(held)) else f"{shown}, {held}"


@judges(
    "{area}, {subject}: no rate, since the figures also cover what the population does not ({others}).",
    "{area}, {subject}: no rate up to {year}, since the figures then also covered what the population does not "
    "({others}).",
)
def no_rate_since(claim: Claim, rows: Rows) -> str:
    """Of some table of rates: up to that year, or to its end, and of those areas."""
    said, code, near = claim.said, rows.named(claim.said["area"]), []
    for name, entry in rows.catalogue.items():
        own = [one for one in entry.get("wider", []) if one["area"] == code]
        if not own or entry["label"] != said["subject"]:
            continue
        others = {other for one in own for other in one["of"]}
        until = max(one.get("until", rows.span(name)[1]) for one in own)
        right = int(said["year"]) == until if "year" in said else until == rows.span(name)[1]
        told = [rows.name(other) in said["others"] for other in others]
        if right and (any(told) or said["others"] == "other countries of today"):
            return ""
        near.append((name, until, sorted(others)))
    return f"{near}"


@judges("Each country that people were brought back to has rows of its own.")
def rows_by_partner(claim: Claim, rows: Rows) -> str:
    """The table has a key for each of many countries beside that for any other."""
    keys = rows.table(claim.asked.indicator)
    named = {key.breakdown for key in keys if key.breakdown in rows.areas}
    return "" if len(named) > 1 else f"{sorted(named)}"
