"""Checks of the page on what nobody measures: its counts, made anew from the published rows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.gate.registry import judges, judges_text
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import whole
from tests.gate.walk import Claim

TREATIES = {
    "Palermo Protocol": "palermo-protocol",
    "Protocol on the sale of children": "crc-op-sale-of-children",
    "Protocol on armed conflict": "crc-op-armed-conflict",
    "Convention on the Rights of the Child": "crc",
}
LAW, FORMS, ASKED, CLAIM = (
    "non-state-recruitment-law",
    "detected-victims-by-form",
    "sexual-violence-by-18",
    "unodc-2024-forced-criminality-2022",
)
ARMED = re.compile(
    r"\barmed (?:opposition |militia |terrorist |criminal )?(?:groups?|forces|conflict|actors)\b|\bsoldier|\bmilitia|"
    r"\bmilitary\b|\bcombatants?\b",
    re.IGNORECASE,
)
"""Armed groups by their names, the military and its soldiers, and conflicts between them."""


def _newest(rows: Rows, key: Key) -> dict[str, float]:
    """By UN member the newest value."""
    series = rows.series(key)
    lasts = {code: rows.last(series, code) for code in rows.members}
    return {code: item.value for code, item in lasts.items() if item is not None and item.value is not None}


def _is(claim: Claim, true: int) -> str:
    return "" if whole(claim.said["number"]) == true else f"{true}"


@judges(
    "{treaty}: by the lists read, {number} UN member is party to it.",
    "{treaty}: of {number} UN member the lists read do not say whether it is party.",
)
def parties(claim: Claim, rows: Rows) -> str:
    found = _newest(rows, Key(TREATIES[claim.said["treaty"].partition(" (list of ")[0]], "_T", "_T", "STATUS"))
    unknown = "do not say" in claim.message
    return _is(claim, len(rows.members) - len(found) if unknown else sum(value == 2 for value in found.values()))


@judges(
    "{law}, {year}: it meets the standard of the US Department of Labor in {number} UN member.",
    "{law}, {year}: it does not meet the standard of the US Department of Labor in {number} UN member.",
)
def laws(claim: Claim, rows: Rows) -> str:
    series, year = rows.series(rows.usual(LAW)), rows.span(LAW)[1]
    wanted = 0 if "does not meet" in claim.message else 1
    right = claim.said["law"] == rows.catalogue[LAW]["label"] and whole(claim.said["year"].replace(",", "")) == year
    true = sum(year in series.get(code, {}) and series[code][year].value == wanted for code in rows.members)
    return _is(claim, true) if right else f"{year}"


@judges(
    "For {year}, {number} UN member lists victims of other forms of exploitation in its total; {more} more in "
    "figures of a part alone."
)
def other_forms(claim: Claim, rows: Rows) -> str:
    """A positive row of all ages and both sexes; or any other positive row of the year."""
    year, total = whole(claim.said["year"]) or 0, rows.usual(FORMS, breakdown="OTHER", age="_T")

    def above_zero(series: dict[str, dict[int, Figure]]) -> set[str]:
        found = {code: series[code].get(year) for code in rows.members & set(series)}
        return {code for code, item in found.items() if item is not None and item.known and item.low > 0}

    whole_of = above_zero(rows.series(total))
    parts = set().union(*(above_zero(series) for key, series in rows.table(FORMS).items() if key.breakdown == "OTHER"))
    more = len(parts - whole_of)
    return _is(claim, len(whole_of)) if whole(claim.said["more"]) == more else f"{more} more"


@judges("{indicator}: {number} UN member has a figure that women aged 18 to 29 gave.")
def surveyed(claim: Claim, rows: Rows) -> str:
    right = claim.said["indicator"] == rows.catalogue[ASKED]["label"]
    return _is(claim, len(_newest(rows, rows.usual(ASKED, sex="F")))) if right else ASKED


ONLINE = r"\bonline\b|\btechnologies\b(?=.*\bpornograph)|\bpornograph\w*\b(?=.*\btechnologies\b)"
"""Words of what is done online, pornography through technologies of communication too."""


def _holding(rows: Rows, words: re.Pattern[str]) -> list[dict[str, str]]:
    return [row for row in rows.extra("actions") if words.search(row["text"])]


def _of_the_year(claim: Claim, rows: Rows, found: Iterable[dict[str, str]]) -> str:
    (year,) = {int(row["time_period"]) for row in rows.extra("actions")}
    return _is(claim, len(list(found))) if whole(claim.said["year"]) == year else f"{year}"


@judges("{number} action that the US Department of Labor suggested for {year} names what is done online.")
def online(claim: Claim, rows: Rows) -> str:
    return _of_the_year(claim, rows, _holding(rows, re.compile(ONLINE, re.IGNORECASE)))


@judges("{number} action that the US Department of Labor suggested for {year} names organised criminal groups.")
def groups(claim: Claim, rows: Rows) -> str:
    return _of_the_year(claim, rows, _holding(rows, re.compile(r"organi[sz]ed criminal", re.IGNORECASE)))


@judges(
    "{number} action that the US Department of Labor suggested for {year} names armed groups, armed forces or armed "
    "conflict."
)
def on_armed_groups(claim: Claim, rows: Rows) -> str:
    return _of_the_year(claim, rows, _holding(rows, ARMED))


@judges("These actions were suggested to {number} country or area.")
def where_armed_groups(claim: Claim, rows: Rows) -> str:
    return _is(claim, len({row["ref_area"] for row in _holding(rows, ARMED)}))


@judges("They are addressed to: {areas}.")
def addressed(claim: Claim, rows: Rows) -> str:
    named = {rows.named(name) for name in re.split(r", | and ", claim.said["areas"])}
    sets = [
        {row["ref_area"] for row in _holding(rows, re.compile(words, re.IGNORECASE))}
        for words in (ONLINE, r"organi[sz]ed criminal")
    ]
    return "" if named in sets else f"{sets}"


@judges("Listed, online or not, {what}: {areas}.", free=("what",))
def listed_abuse(claim: Claim, rows: Rows) -> str:
    named = {rows.named(name) for name in re.split(r", | and ", claim.said["areas"])}
    true = {row["ref_area"] for row in rows.extra("goods") if row["good"] == "Pornography"}
    return "" if named == true else f"{sorted(true)}"


@judges("{name}, all ages, in {year}: {figure}. {publisher} published it, and it was seen where others quote it.")
def quoted(claim: Claim, rows: Rows) -> str:
    (row,) = [row for row in rows.extra("claims") if row["id"] == CLAIM]
    said = (claim.said["name"], claim.said["year"], claim.said["figure"], claim.said["publisher"])
    true = (row["name"], row["period"], f"{row['value']}%", row["publisher"])
    return "" if said == true and row["quality"].startswith("secondary") else f"{true}"


@judges_text(
    "Illegal adoption is no form of its own in UNODC's file. It may be among the other forms, which are not named "
    "there."
)
def no_form_of_its_own(_text: str, rows: Rows) -> str:
    forms = {key.breakdown for key in rows.table(FORMS)}
    return "" if forms == {"SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER"} else f"{forms}"
