"""Checks of the examples of the method and of the ledger: counted from the tables and the sources as they are."""

from __future__ import annotations

import re
import statistics
import tomllib
from collections import Counter

from tests.gate import brief_claims
from tests.gate.coverage_claims import recent_since
from tests.gate.origin_claims import CHILD, _together
from tests.gate.registry import CHECKS, judges
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, whole
from tests.gate.status_claims import HORIZON
from tests.gate.title_claims import label_of
from tests.gate.walk import Claim

WORDS = {
    "target met": "TARGET_MET",
    "on track": "ON_TRACK",
    "fair progress, but too slow": "FAIR",
    "limited or no progress": "LIMITED",
    "getting worse": "DETERIORATION",
    "deadline missed": "TARGET_MISSED",
    "cannot be judged": "CANNOT_BE_JUDGED",
}


@judges("All readings until {horizon}: {counted}.")
def all_readings(claim: Claim, rows: Rows) -> str:
    """Each status by how many readings of UN members have it, and together all readings there are."""
    found = Counter(row["status"] for row in rows.statuses_of(rows.members))
    told = re.findall(r"(?:^|; )([a-z, ]+): ([\d,]+)(?=;|$)", claim.said["counted"])
    true = {name: found[status] for name, status in WORDS.items() if found[status]}
    right = {name: whole(count) for name, count in told} == true and whole(claim.said["horizon"]) == HORIZON
    return "" if right else f"{true}"


@judges("{n} cell has a second reading. Where it differs from the status, both are shown: {apart}.")
def second_readings(claim: Claim, rows: Rows) -> str:
    """Of the table's cells, those of areas and of the world that have one."""
    found = [row for row in rows.statuses.values() if row["second_reading"]]
    true = (len(found), sum(row["disagree"] == "1" for row in found))
    return "" if (whole(claim.said["n"]), whole(claim.said["apart"])) == true else f"{true}"


@judges("So a sum of {year} lies between {lower} and {upper}, and is said as “{text}”.")
def sum_between(claim: Claim, rows: Rows) -> str:
    """Of detected children, over the countries of the world that report every year."""
    said, key = claim.said, Key("detected-victims", "_T", CHILD)
    same = _together(rows, [rows.series(key)], "001")
    near = []
    for chosen in (same, _together(rows, [rows.rates(key)], "001")):
        ends = rows.total(rows.series(key), chosen, int(said["year"]))
        near.append(ends)
        if ends and ends == (whole(said["lower"]), whole(said["upper"])) and agrees(said["text"], *ends):
            return ""
    return f"{near}"


@judges(
    "{label} since {first}: {n} country; a quarter of them at {lower}% or less, half at {median}% "
    "or less, three quarters at {upper}% or less."
)
def quarters(claim: Claim, rows: Rows) -> str:
    said = claim.said
    indicator = label_of(said["label"], rows)
    since, series = recent_since(indicator, rows), rows.series(rows.usual(indicator))
    values = [last.low for code in rows.members if (last := rows.last(series, code)) and last.year >= since]
    true = statistics.quantiles(values, n=4, method="inclusive")
    right = (int(said["first"]), whole(said["n"])) == (since, len(values))
    ends = all(agrees(said[word], one, one) for word, one in zip(("lower", "median", "upper"), true, strict=True))
    return "" if right and ends else f"{len(values)} since {since}: {true}"


@judges(
    "Publishers whose releases were read: {sources}; their files: {files}. Rows in our tables: "
    "{rows}. Entries in the build report: {entries}. Release {version}.",
    free=("version",),
)
def files_read(claim: Claim, rows: Rows) -> str:
    said, sources = claim.said, {}
    for path in (rows.data / "sources").glob("*.toml"):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        sources[path.stem] = len(entry.get("files", []))
    listed = sum(len(years) for name in rows.catalogue for one in rows.table(name).values() for years in one.values())
    true = {
        "sources": len(sources),
        "files": sum(sources.values()),
        "rows": listed,
        "entries": len(rows.extra("build_report")),
    }
    wrong = {word: count for word, count in true.items() if whole(said[word]) != count}
    return f"{wrong}" if wrong else ""


# ------------------------------------------------------------------------------------------ the ledger


@judges("Nearest published figure: {figure} ({year})")
def nearest(claim: Claim, rows: Rows) -> str:
    """Some row of the ledger names another one as near, and that one has this figure of this time."""
    ledger = {row["id"]: row for row in rows.extra("claims")}
    near = [ledger[row["near"]] for row in ledger.values() if row["near"]]
    digits = re.sub(r"[^\d.]", "", re.split(r" (?=[a-z%])", claim.said["figure"].removeprefix("about "))[0])
    true = [row for row in near if row["value"].replace(",", "") == digits]
    dated = [
        row for row in true if re.findall(r"\d{4}", row["period"])[:1] == re.findall(r"\d{4}", claim.said["year"])[:1]
    ]
    if not dated:
        dated = [row for row in true if claim.said["year"] in row["period"] or row["period"] in claim.said["year"]]
    return "" if dated else f"{[(row['value'], row['unit'], row['period']) for row in near]}"


@judges(
    "Added up over all countries in UNODC's file for {year}: {all}; without Pakistan: {without}. Such a sum moves with "
    "who reports. It is not UNODC's global share."
)
def added_up(claim: Claim, rows: Rows) -> str:
    """Children among victims of known age, over all countries with both numbers in the year."""
    year = int(claim.said["year"])
    children, adults = (rows.series(Key("detected-victims", "_T", age)) for age in (CHILD, "Y_GE18"))
    for word, left_out in (("all", set()), ("without", {"PAK"})):
        areas = set(rows.areas) - left_out
        own, others = rows.total(children, areas, year), rows.total(adults, areas, year)
        if own is None or others is None:
            return f"nothing of {year}"
        shares = 100 * own[0] / (own[0] + others[1]), 100 * own[1] / (own[1] + others[0])
        told = re.search(r"\d+(?:\.\d+)?", claim.said.get(word, ""))
        if told is None or not shares[0] - 0.5 <= float(told[0]) <= shares[1] + 0.5:
            return f"{word}: {shares}"
    return ""


# ------------------------------------------------------------------------------------------ a sentence of a brief

OF_EXAMPLE = "NGA"
NEWEST = "The latest total in UNODC's file is {count} detected victim of trafficking (all ages), for {year}."


def _there_and_as_example() -> None:
    """On the page of the method it is the brief of one country that is the example: it is true of that one."""
    there = brief_claims.latest_report

    def check(claim: Claim, rows: Rows) -> str:
        if claim.place.name != "reference-method":
            return there(claim, rows)
        series = rows.series(Key("detected-victims"))
        last = [figure for code in (OF_EXAMPLE,) if (figure := rows.last(series, code))]
        right = [
            figure
            for figure in last
            if figure.year == brief_claims.year_of(claim) and agrees(claim.said["count"], figure.low, figure.high)
        ]
        return "" if right else f"{last}"

    CHECKS[NEWEST] = check


_there_and_as_example()
