"""Checks of the rest: rows of justice beside each other, who is known of, levels of groups, examples of the method."""

from __future__ import annotations

import math
import re
import statistics
from functools import cache

from tests.gate.brief_claims import CHILD, VICTIMS
from tests.gate.coverage_claims import LATELY, last_full_year
from tests.gate.flow_claims import flows
from tests.gate.page_claims import _recent_from
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import Figure, Key, Rows, Series
from tests.gate.said import agrees, whole, years_in
from tests.gate.title_claims import around, label_of
from tests.gate.walk import Claim

PERSONS = 100_000


def _code(claim: Claim) -> str:
    return claim.asked.areas[0] if claim.asked.areas else "001"


# ------------------------------------------------------------------------------------------ justice


@judges(
    "{n} of {of}, {unknown} unknown",
    "{n} of {of}, {signed} known only to have signed, {unknown} unknown",
    "{n} of {of}, {signed} known only to have signed",
)
def parties_unknown(claim: Claim, rows: Rows) -> str:
    countries = rows.countries(_code(claim))
    true = []
    for name, entry in rows.catalogue.items():
        if entry.get("value_names"):
            newest = {code: last for code in countries if (last := rows.last(rows.series(rows.usual(name)), code))}
            best = max(float(code) for code in entry["value_names"])
            parties = sum(item.value == best for item in newest.values())
            # Of the Palermo Protocol later steps of those that signed are not known.
            signed = len(newest) - parties if name == "palermo-protocol" else 0
            true.append((parties, len(countries), len(countries) - len(newest), signed))
    told = tuple(whole(claim.said.get(word, "0")) for word in ("n", "of", "unknown", "signed"))
    return "" if told in true else f"{true}"


# ------------------------------------------------------------------------------------------ who is known of


def _indicators_of_country(rows: Rows) -> list[str]:
    """Indicators that countries can have figures of."""
    return [name for name in rows.catalogue if _areas(rows, name) != {"WLD"}]


def _areas(rows: Rows, indicator: str) -> set[str]:
    return {area for series in rows.table(indicator).values() for area in series}


@judges("{area}: {n} of {of} has a figure for at least one year")
def indicators_known(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code = rows.named(said["area"])
    names = _indicators_of_country(rows)
    known = [
        name
        for name in names
        if rows.known(rows.series(rows.usual(name)), code)
        or any(rows.known(rows.series(rows.usual(name, sex=sex)), code) for sex in rows.catalogue[name]["sex"])
    ]
    of, n = whole(said["of"]) or 0, whole(said["n"]) or 0
    if claim.kind == "coverage":
        names = [name for name in names if name != "palestine-refugees-unrwa" or rows.has_any(name, code)]
        names = [name for name in names if not rows.is_pooled(name)]
        chosen = [name for name in names if rows.known(rows.series(_chosen(claim, name, rows)), code)]
        return "" if (n, of) == (len(chosen), len(names)) else f"{len(chosen)} of {len(names)}"
    wide = [name for name in names if rows.has_any(name, code)]
    # An indicator that is never told of both sexes has a row for each.
    return "" if len(known) - 3 <= n <= len(wide) + 3 and abs(of - len(names)) <= 3 else f"{len(known)} of {len(names)}"


def _chosen(claim: Claim, indicator: str, rows: Rows) -> Key:
    """The usual question of an indicator, of those people whom the reader chose, where it has them."""
    asked, entry, first = claim.asked, rows.catalogue[indicator], rows.catalogue[claim.asked.indicator]
    sex = asked.sex if asked.sex != first["default_sex"] and asked.sex in entry["sex"] else ""
    age = asked.age if asked.age != first["default_age"] and asked.age in entry["age"] else ""
    return rows.usual(indicator, sex=sex, age=age)


def _children_in(rows: Rows, countries: set[str], year: int) -> float:
    return math.fsum(rows.people(CHILD).get(code, {}).get(year, 0.0) for code in countries)


@judges(
    ("Children in these countries: about {both}, {share}% of the children of all {of}."),
    (
        "Children in the countries without any: about {never}. In all of these: {both}, {share}% of the "
        "children of all {of}."
    ),
)
def children_uncounted(claim: Claim, rows: Rows) -> str:
    asked, said = claim.asked, claim.said
    everybody = {member for code in asked.areas or ("001",) for member in rows.countries(code)}
    series = rows.series(Key(asked.indicator, asked.sex, asked.age, asked.breakdown))
    since = last_full_year(asked.indicator, rows) - LATELY + 1
    last = {code: figure.year for code in everybody if (figure := rows.last(series, code))}
    year = last_full_year("child-population", rows)
    never = _children_in(rows, everybody - set(last), year)
    both = never + _children_in(rows, {code for code, own in last.items() if own < since}, year)
    share = 100 * both / _children_in(rows, everybody, year)
    true = {"both": both, "share": share, "of": len(everybody), "never": never}
    wrong = {
        word: value
        for word, value in true.items()
        if f"{{{word}}}" in claim.message and not agrees(said[word], value, value)
    }
    return f"{wrong}" if wrong else ""


@judges(
    "{number} of those without any has figures on victims without their ages: people were counted "
    "there, but not which of "
    "them are children.",
    "{number} of those without any has reports in which all detected victims were adults.",
)
def victims_without_ages(claim: Claim, rows: Rows) -> str:
    asked = claim.asked
    everybody = {member for code in asked.areas or ("001",) for member in rows.countries(code)}
    own = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    never = {code for code in everybody if not rows.known(rows.series(own), code)}
    totals = rows.series(own._replace(age="_T", sex="_T"))
    adults = {code: rows.adults_alone(code) if asked.indicator == "detected-victims" else [] for code in never}
    open_ages = {code: [item for item in rows.known(totals, code) if item.year not in adults[code]] for code in never}
    if claim.message.endswith("were adults."):
        alone = [code for code in never if adults[code] and not open_ages[code]]
        return "" if whole(claim.said["number"]) == len(alone) else f"{alone}"
    counted = [code for code in never if any(item.high > 0 for item in open_ages[code])]
    listed = [code for code in never if open_ages[code]]
    return "" if whole(claim.said["number"]) in (len(counted), len(listed)) else f"{len(counted)} or {len(listed)}"


# ------------------------------------------------------------------------------------------ levels


@cache
def _newest(rows: Rows, key: Key, countries: frozenset[str]) -> dict[str, Figure]:
    return {code: last for code in countries if (last := rows.last(rows.series(key), code))}


def _met(value: float, indicator: str, rows: Rows) -> bool:
    target = 99.0 if indicator == "birth-registration" else rows.catalogue[indicator]["target"]["value"]
    down = rows.catalogue[indicator]["direction"] == "down"
    return value <= target + 1e-9 if down else value >= target - 1e-9


@judges(
    "{median}%, {met} of {n} at target",
    "{median}%, {met} of {n} at target ({target})",
    "median of {n} {median}%, {met} of them at the target",
    "median of {n} {median}%, none of them at the target",
    "median of {n} {median}%",
)
def medians(claim: Claim, rows: Rows) -> str:
    """Of some indicator with a level, and of the place or, in a view of places, any group."""
    said = claim.said
    codes = [*claim.asked.areas, "001", *rows.regions] if claim.kind == "places" else [_code(claim)]
    near = []
    for name, entry in rows.catalogue.items():
        if entry["theme"] not in ("protection", "justice") or "YEAR" in entry["breakdown"]:
            continue
        for sex in entry["sex"]:
            for code in codes:
                newest = _newest(rows, rows.usual(name, sex=sex), rows.countries(code))
                recent = [item.low for item in newest.values() if item.year >= _recent_from(rows, entry["theme"], name)]
                if len(recent) != whole(said["n"]) or not recent:
                    continue
                middle = statistics.median(recent)
                met = sum(_met(value, name, rows) for value in recent) if entry.get("target") else None
                is_so = "{met}" not in claim.message or whole(said["met"]) == met
                is_so = is_so and (", none of" not in claim.message or met == 0)
                if "{target}" in claim.message:
                    bar = entry.get("target") or {"value": 0}
                    side = "less" if entry["direction"] == "down" else "more"
                    due = f" by {bar['year']}" if "year" in bar else ""
                    is_so = is_so and said["target"] == f"{bar.get('met', bar['value']):g}% or {side}{due}"
                if agrees(said["median"], middle, middle) and is_so:
                    return ""
                near.append((name, round(middle, 2), met))
    return f"{near[:4]}" if near else "no indicator has so many"


# ------------------------------------------------------------------------------------------ titles


_KINDS_OF_OTHERS = re.compile(r"EXPLOITATION_IN_|OTHER_|LABOUR_IN_|DOMESTIC_WORK")
"""Codes of kinds of sexual exploitation and of labour, which stand below forms of exploitation."""


@judges("{subject}: of {whole} case, recorded are {parts}")
def recorded_in(claim: Claim, rows: Rows) -> str:
    """Each kind that is named has so many, and none is a part of another; the whole is the row of all kinds."""
    asked, indicator = claim.asked, label_of(claim.said["subject"], rows)
    counts = {}
    for code in rows.catalogue[indicator]["breakdown"]:
        last = rows.last(rows.series(Key(indicator, asked.sex, asked.age, code)), "WLD")
        counts[code.lower().replace("_", " ")] = last.low if last else 0.0
        if f"{code.lower().replace('_', ' ')} in" in claim.said["parts"] and _KINDS_OF_OTHERS.match(code):
            return f"{code} is a part of another kind"
    every = counts.pop(" t")
    if not agrees(claim.said["whole"], every, every):
        return f"{every} cases"
    told = re.findall(r"(?:^| and )([a-z ]+?) in ([\d,]+)", claim.said["parts"])
    right = told and all(agrees(number, counts[kind], counts[kind]) for kind, number in told)
    return "" if right else f"{counts}"


@judges("In at least {n} of them none of these is recorded.")
def none_recorded(claim: Claim, rows: Rows) -> str:
    """The cases less all entries: even if no case had two of them, so many have none."""
    asked, counts = claim.asked, []
    for code in rows.catalogue[asked.indicator]["breakdown"]:
        found = rows.series(Key(asked.indicator, asked.sex, asked.age, code)).get("WLD", {})
        counts += [(code, figure.value) for figure in found.values()]
    if any(value is None for _, value in counts):
        return "some are suppressed"
    rest = sum(value if code == "_T" else -value for code, value in counts)
    return "" if rest > 0 and agrees(claim.said["n"], rest, rest) else f"{rest}"


# ------------------------------------------------------------------------------------------ statuses and unknowns


@judges("{area}, {label}: {status}; there is no value", free=("status",))
def no_value(claim: Claim, rows: Rows) -> str:
    row = rows.statuses.get((label_of(claim.said["label"], rows), rows.named(claim.said["area"])))
    return "" if row is not None and not row["last_value"] else "there is a value"


@judges(
    (
        "For the Convention on the Rights of the Child and its protocols, this is as of {release}. Later steps may be "
        "missing."
    ),
)
def as_of(claim: Claim, rows: Rows) -> str:
    if f"As listed in {claim.said['release']};" not in " ".join(rows.catalogue["crc"]["caveats"]):
        return "the list is of another month"
    names = [name for name, entry in rows.catalogue.items() if "YEAR" in entry["breakdown"]]
    return "" if any(rows.has_any(name, _code(claim)) for name in names) else "there is no treaty"


@judges("Source: {source}, {vintage}.", free=("source",))
def release_of(claim: Claim, rows: Rows) -> str:
    """Of the Palermo Protocol: the month of the other treaties' list, and until when its own deposits are known."""
    caveat = rows.catalogue["palermo-protocol"]["caveats"][0]
    known = re.findall(r"deposits to (\w+ \d{4}).*the last of (\d{4})", caveat)[0]
    listed = re.findall(r"As listed in (\w+ \d{4});", " ".join(rows.catalogue["crc"]["caveats"]))
    if claim.said["source"] != "UN Treaty Collection" or claim.asked.indicator != "palermo-protocol":
        return ELSEWHERE
    right = all(part in claim.said["vintage"] for part in (*listed, *known))
    return "" if listed and right else f"listed in {listed}, and deposits are known to {known}"


# ------------------------------------------------------------------------------------------ examples of the method


@judges("{number} country has no usable total of detected children: it is listed as such, not as a zero.")
def never_on_children(claim: Claim, rows: Rows) -> str:
    series = rows.series(VICTIMS._replace(age=CHILD))
    never = sum(not rows.known(series, code) for code in rows.members)
    return "" if whole(claim.said["number"]) == never else f"{never}"


def _children(rows: Rows) -> list[Figure]:
    series = rows.series(VICTIMS._replace(age=CHILD))
    return [figure for area in series for figure in rows.known(series, area)]


@judges("{n} of the {of} on detected children is such an interval.")
def intervals(claim: Claim, rows: Rows) -> str:
    known = _children(rows)
    true = (sum(figure.value is None for figure in known), len(known))
    return "" if (whole(claim.said["n"]), whole(claim.said["of"])) == true else f"{true}"


@judges("{n} of {of} on detected children is under {few}.")
def under_few(claim: Claim, rows: Rows) -> str:
    known, few = _children(rows), whole(claim.said["few"]) or 0
    true = (sum(figure.low < few for figure in known), len(known), 10)
    return "" if (whole(claim.said["n"]), whole(claim.said["of"]), few) == true else f"{true}"


def _has(series: Series, code: str, year: int) -> bool:
    figure = series.get(code, {}).get(year)
    return figure is not None and figure.known


@judges(
    "{subject}, {year}, {of}. With a figure: {known}, a reported zero among them: {zeros}. Asked without one: "
    "{asked}. With figures of girls, boys or others, but no total: {parts}. Without any row: {absent}.",
)
def kinds_of_nothing(claim: Claim, rows: Rows) -> str:
    said = claim.said
    indicator, year = label_of(said["subject"], rows), int(said["year"])
    key = rows.usual(indicator)
    own = {code: rows.series(key).get(code, {}).get(year) for code in rows.members}
    known = [figure for figure in own.values() if figure is not None and figure.known]
    by_sex = [rows.series(key._replace(sex=sex)) for sex in ("F", "M", "_O")]
    parts = [code for code in own if own[code] is None and any(_has(series, code, year) for series in by_sex)]
    true = {
        "of": len(own),
        "known": len(known),
        "zeros": sum(figure.value == 0 for figure in known),
        "asked": sum(figure is not None and not figure.known for figure in own.values()),
        "parts": len(parts),
        "absent": sum(figure is None for figure in own.values()) - len(parts),
    }
    wrong = {word: count for word, count in true.items() if whole(said[word]) != count}
    return f"{wrong}" if wrong else ""


@judges("{subject}: {n} of {of} has a figure in every year from {first} to {last}.")
def example_every_year(claim: Claim, rows: Rows) -> str:
    said = claim.said
    key = rows.usual(label_of(said["subject"], rows))
    found = rows.every_year(rows.series(key), rows.members, int(said["first"]), int(said["last"]))
    true = (len(found), len(rows.members))
    return "" if (whole(said["n"]), whole(said["of"])) == true else f"{true}"


@judges("The map of {year} shows {known} country. With a figure for {years}: {older}.")
def example_map(claim: Claim, rows: Rows) -> str:
    said = claim.said
    year = int(said["year"])
    for name, entry in rows.catalogue.items():
        key = rows.usual(name)
        shown = rows.latest(rows.series(key), rows.members, year, *around(claim, key, rows, year))
        older = sum(figure.year < year for figure in shown.values())
        if (whole(said["known"]), whole(said["older"])) == (len(shown), older):
            right = years_in(said["years"]) == [*range(year - entry["window"], year)]
            return "" if right else f"from {year - entry['window']}"
    return "of no indicator"


@judges("Pairs of countries, {first} to {last}: {pairs}. Countries and areas that report: {countries}.")
def example_pairs(claim: Claim, rows: Rows) -> str:
    said = claim.said
    one = flows(rows, "detected-victims-by-citizenship", "_T", int(said["first"]), int(said["last"]))
    true = (sum(ends.high > 0 for ends in one.pairs.values()), len(one.reporting))
    return "" if (whole(said["pairs"]), whole(said["countries"])) == true else f"{true}"


@judges("The latest year in this table is {year}.")
def newest_in_table(claim: Claim, rows: Rows) -> str:
    if rows.is_pooled(claim.asked.indicator):
        return "all years are pooled: none is the newest"
    true = {rows.span(claim.asked.indicator)[1], rows.rows_span(claim.asked.indicator)[1]}
    return "" if int(claim.said["year"]) in true else f"{true}"


@judges("{area}: {source} has no row in this table, in any year.", free=("source",))
def no_row_of(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    return "there are rows" if not code or code in _areas(rows, claim.asked.indicator) else ""
