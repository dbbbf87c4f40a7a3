"""Checks of the associations of drivers with detected victims, by the published table and by the rows themselves."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

from tests.gate.page_claims import rho
from tests.gate.registry import CHECKS, judges
from tests.gate.rows import Key, Rows, Series
from tests.gate.said import agrees, whole
from tests.gate.title_claims import label_of, names_its_rate
from tests.gate.walk import Claim

TABLE, LEVEL, LEAST = "lagged", 95, 10
BREAK = 2017


def _told(rows: Rows) -> list[dict[str, str]]:
    """The rows of the table that have a correlation."""
    return [row for row in rows.extra(TABLE) if row["rho"]]


def _clear(row: dict[str, str]) -> bool:
    return not float(row["lower"]) <= 0 <= float(row["upper"])


def _counts(claim: Claim, rows: Rows) -> str:
    told = _told(rows)
    clear, chance = sum(map(_clear, told)), len(told) * (1 - LEVEL / 100)
    right = (whole(claim.said["n"]), whole(claim.said["of"])) == (clear, len(told))
    return "" if right and agrees(claim.said["chance"], chance, chance) else f"{clear} of {len(told)}, {chance}"


@judges("Of {of}, {n} has an interval without zero; {chance} would by chance alone, were they independent.")
def without_zero(claim: Claim, rows: Rows) -> str:
    return _counts(claim, rows)


@judges(
    ("Drivers and detected victims: only {n} of {of} is clear (about {chance} by chance)"),
)
def none_does(claim: Claim, rows: Rows) -> str:
    """No more intervals leave out zero than twice as many as by chance."""
    told, problem = _told(rows), _counts(claim, rows)
    if problem:
        return problem
    chance, clear = len(told) * (1 - LEVEL / 100), sum(map(_clear, told))
    return "" if clear <= 2 * chance else f"{clear} of {len(told)}, by chance {chance}"


@judges(
    "A cross stands where fewer than {least} have at least {pairs}, or where both series share a "
    "denominator; each other mark rests on {fewest} to {most}. Not across the break of UNODC's "
    "series; all lags were chosen before any result was seen."
)
def crosses(claim: Claim, rows: Rows) -> str:
    countries = [int(row["countries"]) for row in _told(rows)]
    true = (LEAST, LEAST, min(countries), max(countries))
    told = tuple(whole(claim.said[word]) for word in ("least", "pairs", "fewest", "most"))
    return "" if told == true and min(countries) >= LEAST else f"{true}"


@judges(
    "Mean over countries of each one's rank correlation of yearly changes, the "
    "driver's so many years earlier, with its {level}% interval; left (teal) of "
    "children, right (grey) of all ages"
)
def mean_of(claim: Claim, rows: Rows) -> str:
    """Both series of victims are in the table."""
    series = {row["victims"] for row in _told(rows)}
    right = series == {"detected-child-victims-rate", "detected-victims-rate"}
    return "" if right and whole(claim.said["level"]) == LEVEL else f"{LEVEL}, {series}"


def _changes(series: Series, code: str) -> dict[int, float]:
    """Changes between consecutive years with exact figures."""
    exact = {year: own.value for year, own in sorted(series.get(code, {}).items()) if own.value is not None}
    return {year: exact[year] - exact[before] for before, year in pairwise(exact) if year == before + 1}


def _mean_rho(rows: Rows, row: dict[str, str]) -> tuple[float, int, int]:
    """The mean of the countries' own correlations, of how many countries, and of how many pairs."""
    victims, driver, lag = (
        rows.series(rows.usual(row["victims"])),
        rows.series(rows.usual(row["driver"])),
        int(row["lag"]),
    )
    found, pairs = [], 0
    for code in victims:
        ours = {year: step for year, step in _changes(victims, code).items() if year != BREAK}
        theirs = _changes(driver, code)
        both = [(theirs[year - lag], step) for year, step in ours.items() if year - lag in theirs]
        if len(both) < LEAST or len({one for one, _ in both}) < 2 or len({other for _, other in both}) < 2:
            continue
        found.append(rho(both))
        pairs += len(both)
    return (statistics.fmean(found) if found else 0.0), len(found), pairs


@judges("{rho} ({lower} to {upper}); countries: {countries}, pairs: {pairs}")
def correlation(claim: Claim, rows: Rows) -> str:
    """A row of the table; its correlation, countries and pairs are computed anew."""
    said, near = claim.said, []
    for row in _told(rows):
        told = [agrees(said[word], *[float(row[word])] * 2) for word in ("rho", "lower", "upper")]
        if (
            not all(told)
            or whole(said["countries"]) != int(row["countries"])
            or whole(said["pairs"]) != int(row["pairs"])
        ):
            continue
        true = _mean_rho(rows, row)
        if agrees(said["rho"], true[0], true[0]) and true[1:] == (int(row["countries"]), int(row["pairs"])):
            return ""
        near.append((row["driver"], row["lag"], true))
    return f"{near}"


SPEARMAN = "Spearman's rank correlation {rho} ({level}% interval {lower} to {upper}) among {n}."


def _there_and_on_method() -> None:
    """On the page of the method the example is of rates and of the usual other indicator."""
    there = CHECKS[SPEARMAN]

    def check(claim: Claim, rows: Rows) -> str:
        if claim.place.name != "reference-method":
            return there(claim, rows)
        asked = claim.asked
        up = rows.rates(Key("detected-victims", asked.sex, asked.age, asked.breakdown))
        across, year = rows.series(rows.usual("gdp-per-capita")), asked.year
        shown = [
            rows.latest(own, rows.members, year, rows.catalogue[name]["window"])
            for own, name in ((up, "detected-victims"), (across, "gdp-per-capita"))
        ]
        both = [code for code in shown[0] if code in shown[1]]
        points = [
            (shown[0][code].low, shown[1][code].low)
            for code in both
            if shown[0][code].value is not None and shown[1][code].value is not None
        ]
        true = rho(points)
        right = agrees(claim.said["rho"], true, true) and whole(claim.said["n"]) == len(points)
        return "" if right else f"{true} {len(points)}"

    CHECKS[SPEARMAN] = check


_there_and_on_method()


# ------------------------------------------------------------------------------------------ no correlation


def _divisor(rows: Rows, name: str, measure: str, age: str) -> str:
    """What figures are divided by, by the record: "people", "children", "" for a number, "?" for what is no amount."""
    entry = rows.catalogue[name]
    if entry.get("per"):
        band = re.fullmatch(r"Y\d+T(\d+)", age)
        whom = "children" if band and int(band[1]) < 18 else "people"
        return whom if measure == "rate" else ""
    if entry["unit"].startswith("per 100,000"):
        return "children" if "children" in entry["unit"] else "people"
    return "?"


@judges(
    "{y} against {x}, {year}: no correlation is computed: both are divided by the same people",
    "{y} against {x}, {year}: no correlation is computed: both are divided by the same children",
    "{y} against {x}, {year}: no correlation is computed: one is per person, one per child",
    "{y} against {x}, {year}: no correlation is computed: both follow the size of a country",
)
def not_computed(claim: Claim, rows: Rows) -> str:
    """By whom the two are divided, as the records have it; what stands to the right is in its usual form."""
    asked, other = claim.asked, label_of(claim.said["x"], rows)
    up = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    is_named = label_of(claim.said["y"], rows) == asked.indicator or names_its_rate(claim.said["y"], up, rows)
    if not is_named or not other:
        return f"{claim.said['y']}, {claim.said['x']}"
    age = rows.catalogue[other]["default_age"]
    usual = "rate" if rows.catalogue[other].get("per") else "count"
    by = {_divisor(rows, asked.indicator, asked.measure, asked.age), _divisor(rows, other, usual, age)}
    true = {
        "both are divided by the same people": {"people"},
        "both are divided by the same children": {"children"},
        "one is per person, one per child": {"people", "children"},
        "both follow the size of a country": {""},
    }
    return "" if true[claim.message.rpartition(": ")[2]] == by else f"{sorted(by)}"
