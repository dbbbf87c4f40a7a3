"""Checks of the sentences that the brief of a group alone has; what its views say is judged where they are."""

from __future__ import annotations

import re

from tests.gate.brief_claims import CHILD, _any_but_merged, country, each_named, first_of, names_in, year_of
from tests.gate.coverage_claims import have_lately, recent_since
from tests.gate.group_claims import FEWEST, _latest, _published, _years
from tests.gate.registry import judges
from tests.gate.rows import Key, Rows, median_of
from tests.gate.said import agrees, of_all_areas, whole
from tests.gate.title_claims import _split_areas, figure_in
from tests.gate.walk import Claim

CHILDREN = Key("detected-victims", "_T", CHILD)
ADDED_UP = "sum"


@judges("Of {countries}, {count} has a total of detected children for {year}.")
def have_a_total(claim: Claim, rows: Rows) -> str:
    members = rows.countries(country(claim))
    found = rows.reporting(rows.series(CHILDREN), members, year_of(claim))
    if year_of(claim) != 2022:
        return "the last year that is compared is 2022"
    if whole(claim.said["countries"]) != len(members):
        return f"{len(members)} UN members"
    return "" if whole(claim.said["count"]) == len(found) else f"{len(found)} have one"


@judges("The others have no such total, which is not the same as zero.")
def others_are_unknown(claim: Claim, rows: Rows) -> str:
    members = rows.countries(country(claim))
    return "" if len(rows.reporting(rows.series(CHILDREN), members, 2022)) < len(members) else "there are no others"


@judges("No total of detected children in any year of UNODC's file: {areas}.")
def have_none(claim: Claim, rows: Rows) -> str:
    series = rows.series(CHILDREN)
    true = {code for code in rows.countries(country(claim)) if not rows.known(series, code)}
    said = set(_split_areas(claim.said["areas"], rows))
    return "" if said == true else f"too many: {sorted(said - true)}, missing: {sorted(true - said)}"


@judges("Of {countries}, {count} has no total of detected children in any year of UNODC's file.")
def so_many_have_none(claim: Claim, rows: Rows) -> str:
    series, members = rows.series(CHILDREN), rows.countries(country(claim))
    true = sum(not rows.known(series, code) for code in members)
    told = (whole(claim.said["countries"].split()[0]), whole(claim.said["count"]))
    return "" if told == (len(members), true) else f"{true} of {len(members)}"


@judges(
    "In Reach 2030, fewer than half of {countries} have a usable figure for {names}.",
    "In Reach 2030, fewer than half of {countries} have a figure since {year} for {names}.",
)
def rarely_measured(claim: Claim, rows: Rows) -> str:
    """Each that is named, or one of so many tables of a source; that none is left out tests/dashboard/brief tells.

    Single surveys are counted as levels of protection are: by their recent figures.
    """
    named, _, tables = re.fullmatch(
        r"(.*?)((?:^|, | and |; )(\d+) tables of the US Department of Labor)?", claim.said["names"]
    ).groups()
    found, members = names_in(named, rows) if named else {}, rows.countries(country(claim))
    if found is None or whole(claim.said["countries"].split()[0]) != len(members):
        return f"unreadable: {claim.said}, {len(members)} UN members"
    since = {recent_since(name, rows) for name in found if rows.catalogue[name]["theme"] == "protection"}
    if ({int(claim.said["year"])} if "year" in claim.said else set()) != since:
        return f"since {since}"
    if since:
        there = {name: len(have_lately(name, members, rows)) for name in found}
        return next((f"{name}: {number}" for name, number in there.items() if 2 * number >= len(members)), "")
    judged = [name for name, entry in rows.catalogue.items() if tables and entry["source"] == "us_dol"]
    many = {name: sum(bool(_any_but_merged(rows, name, code)) for code in members) for name in (*found, *judged)}
    rare = sum(2 * many[name] < len(members) for name in judged)
    if tables and rare != int(tables):
        return f"{rare} tables"
    return next((f"{name}: {many[name]}" for name in found if 2 * many[name] >= len(members)), "")


DISPLACED = "At the end of {year}, {count} child was internally displaced by conflict (an estimate, {places})"
RANGED = "An estimated {count} person died in organised violence in {year} ({low} to {high}; {places} covered)"
RECORDED = {
    "{count} death in organised violence was recorded in {year} ({places})": "conflict-deaths",
    RANGED: "conflict-deaths",
    (
        "{count} new internal displacement by conflict and violence was counted in {year} ({places})"
    ): "conflict-displacement-new",
    (
        "{count} new internal displacement by weather-related disasters was counted in {year} ({places})"
    ): "disaster-displacement-weather",
    DISPLACED: "displaced-stock-by-age",
    "UNHCR counted {count} refugee at the end of {year}, by where they come from ({places})": "refugees-by-origin",
    "UNHCR counted {count} refugee at the end of {year}, by where they live ({places})": "refugees-by-asylum",
}
"""What was recorded in the areas of a group, and of which indicator it is."""


@judges(*RECORDED)
def recorded_in_group(claim: Claim, rows: Rows) -> str:
    """The newest sum over all areas of the group with a figure, how many these are, and whether it is estimated."""
    code, year, key = country(claim), year_of(claim), rows.usual(RECORDED[claim.message])
    areas = rows.inside(code) | ({"_X"} if code == "001" else frozenset())
    ends, counted = rows.total(rows.series(key), areas, year), rows.reporting(rows.series(key), areas - {"_X"}, year)
    newest = max((last.year for area in areas if (last := rows.last(rows.series(key), area))), default=0)
    if ends is None or newest != year:
        return f"the latest figures are of {newest}"
    if (claim.message == DISPLACED) != rows.is_estimate(key, areas, year):
        return "estimates are called recorded, or what was recorded an estimate"
    if whole(claim.said["places"]) != len(counted) or not of_all_areas(claim.text):
        return f"{len(counted)} have a figure"
    low, high = rows.range_of_total(rows.series(key), areas, year)
    has_range = claim.message == RANGED
    told = agrees(claim.said["low"], low, low) and agrees(claim.said["high"], high, high) if has_range else True
    if not told or has_range != (low < high and key.indicator == "conflict-deaths"):
        return f"the publisher's ranges come to {low} to {high}"
    if claim.said["count"] == "fewer than 10":
        return "" if 0 < ends[1] < 10 else f"{ends}"
    return "" if agrees(claim.said["count"], *ends) else f"{ends}"


COVERED = (
    "The estimate covers {n} of {places} with a count of people of all ages, and over {share}% of these people.",
    "The estimate covers {n} of {places} with a count of people of all ages; in the others nobody was counted.",
)


@judges("This number is estimated from {count}.", *COVERED)
def part_of_displaced(claim: Claim, rows: Rows) -> str:
    """The sum over all ages, of the same areas as the newest estimate of children; where a chart beside it sums over
    more areas, how many of them the estimate has, and how much of their people at least."""
    areas, child = rows.inside(country(claim)), rows.usual(RECORDED[DISPLACED])
    year = max((last.year for area in areas if (last := rows.last(rows.series(child), area))), default=0)
    estimated = rows.reporting(rows.series(child), areas, year)
    everyone, part = (rows.total(rows.series(key), estimated, year) for key in (child._replace(age="_T"), child))
    counted = rows.series(rows.usual("conflict-displacement-stock"))
    every = rows.reporting(counted, areas, year)
    if everyone is None or part is None or part[1] > everyone[0] or not estimated <= every:
        return f"{everyone}, of whom {part}"
    if claim.message not in COVERED:
        said = re.sub(r" (?:person|people) of all ages$", "", claim.said["count"])
        right = estimated == every and agrees(said, *everyone)
        return "" if right else f"{everyone}, {len(estimated)} of {len(every)}"
    if (whole(claim.said["n"]), whole(claim.said["places"].split()[0])) != (len(estimated), len(every)):
        return f"{len(estimated)} of {len(every)}"
    others = sum(counted[area][year].high for area in every - estimated)
    if estimated == every or not of_all_areas(claim.text) or (others == 0) != (claim.message == COVERED[1]):
        return f"{others} people in {sorted(every - estimated)}"
    share = 100 * everyone[0] / (everyone[0] + others)
    return "" if not others or 0 < share - int(claim.said["share"]) <= 1 else f"{share}%"


@judges("{label}: {middle}, the median of {countries} (latest figures from {when}).")
def only_medians(claim: Claim, rows: Rows) -> str:
    """What is said once before them, that there is no figure of the group, is judged of each, too."""

    def judge(indicator: str, _bracket: str) -> str:
        key = rows.usual(indicator)
        if _published(key, rows, country(claim)):
            return f"{indicator}: the publisher has a figure of the group"
        used = _latest(rows.series(key), key, rows, country(claim), rows.span(indicator)[1])
        if whole(claim.said["countries"].partition(" ")[0]) != len(used):
            return f"{indicator}: a median of {len(used)}"
        middle = median_of(used.values())
        if not agrees(figure_in(claim.said["middle"]), *middle):
            return f"{indicator}: the median is {middle}"
        years = [figure.year for figure in used.values()]
        return "" if _years(claim.said["when"]) == (min(years), max(years)) else f"{indicator}: figures from {years}"

    return each_named(claim, rows, judge, "label")


@judges("Neither a figure of this group nor a median of its countries is given for: {names}.")
def no_figure(claim: Claim, rows: Rows) -> str:
    found = names_in(claim.said["names"], rows)
    if not found:
        return f"unreadable names: {claim.said['names']}"
    return first_of(*(_has_one(name, country(claim), rows) for name in found))


def _has_one(indicator: str, code: str, rows: Rows) -> str:
    """Why a group has a figure of an indicator after all."""
    key = rows.usual(indicator)
    series = rows.series(key)
    if _published(key, rows, code):
        return f"{indicator}: the publisher has one"
    members = [member for member in rows.inside(code) if rows.known(series, member)]
    if rows.catalogue[indicator]["aggregate"] == ADDED_UP:
        return f"{indicator}: {members} have figures to be added up" if members else ""
    latest = _latest(series, key, rows, code, rows.span(indicator)[1])
    return f"{indicator}: {len(latest)} are enough for a median" if len(latest) >= FEWEST else ""
