"""Checks of what is said of statuses: how many are met or on track, cannot be judged, missed; one by one, and why."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tests.gate.brief_claims import (
    ALONE,
    AWAY,
    GOOD,
    STATUS,
    ahead_in_points,
    first_of,
    is_slightly_away,
    names_in,
    same_figures,
    says_status,
    set_back,
)
from tests.gate.coverage_claims import held_levels
from tests.gate.heard import squeezed
from tests.gate.registry import judges, needs
from tests.gate.rows import Figure, Rows
from tests.gate.said import agrees, amount, whole
from tests.gate.title_claims import as_titled, judged_key, label_of, whom
from tests.gate.told import TOLD
from tests.gate.walk import Claim, Rendered

HORIZON, RECENT = 2030, 2019
BASE = (2012, 2018)
MOST_AWAY = 10
"""Per cent of the pace needed by which one that leads away from a target is "limited": -0.1 in the UN's method."""


@cache
def paces(rows: Rows) -> list[str]:
    """Indicators with a target of which any area has more than one value: of the others there is no pace."""
    found: dict[str, int] = dict.fromkeys(rows.with_target, 0)
    for (indicator, _), row in rows.statuses.items():
        if indicator in found:
            found[indicator] = max(found[indicator], int(row["points"] or 0))
    return [name for name, points in found.items() if points > 1]


def _members(claim: Claim, rows: Rows, place: str = "") -> set[str]:
    """UN members of the places that are named or asked for; a territory itself."""
    if place:
        codes = [rows.named(name) for name in re.split(r", | and (?=[A-Z])", place)]
        codes = codes if all(codes) else [rows.named(place)]
    else:
        codes = list(claim.asked.areas[:1]) or ["001"]
    if not all(codes):
        raise ValueError(f"no such place: {place}")
    return {member for code in codes for member in rows.countries(code)}


def _counted(rows: Rows, members: Iterable[str], indicators: Iterable[str]) -> dict[str, int]:
    found = rows.statuses_of(members, indicators)
    statuses = [row["status"] for row in found]
    return {
        "whole": len(statuses),
        "judged": sum(status != "CANNOT_BE_JUDGED" for status in statuses),
        "unclear": sum(status == "CANNOT_BE_JUDGED" for status in statuses),
        "good": sum(status in GOOD for status in statuses),
        "met": statuses.count("TARGET_MET"),
        "on_track": statuses.count("ON_TRACK"),
        "fair": sum(status == "FAIR" for status in statuses),
        "poor": sum(status in ("LIMITED", "DETERIORATION", "TARGET_MISSED") for status in statuses),
        "countries": len({row["ref_area"] for row in found}),
    }


def _compare(claim: Claim, true: dict[str, int], **words: str) -> str:
    wrong = {name: true[key] for name, key in words.items() if whole(claim.said[name]) != true[key]}
    return f"{wrong}" if wrong else ""


def readings(claim: Claim, rows: Rows) -> str:
    for indicators in (paces(rows), [claim.asked.indicator]):
        true = _counted(rows, _members(claim, rows, claim.said["place"]), indicators)
        problem = _compare(claim, true, good="good", judged="judged", fair="fair", poor="poor")
        if not problem:
            return ""
    return problem


def _columns(claim: Claim, rows: Rows) -> list[str]:
    """Places that each have a column of their own."""
    return [*(claim.asked.areas or rows.regions)] if claim.kind == "key-figures" else []


def _all_members(claim: Claim, rows: Rows) -> set[str]:
    return {member for code in claim.asked.areas or ("001",) for member in rows.countries(code)}


def _named_as_asked(names: str, claim: Claim, rows: Rows) -> bool:
    """Whether a list of places names all that were asked for, in their order."""
    codes = claim.asked.areas or ("001",)
    listed = [rows.name(code) for code in codes]
    return names == (", ".join(listed[:-1]) + " and " + listed[-1] if len(listed) > 1 else listed[0])


def worldwide(claim: Claim, rows: Rows) -> str:
    name = label_of(claim.said["label"], rows)
    indicators = [name] if name else paces(rows)
    true = _counted(rows, set(rows.members), indicators)
    return _compare(claim, true, good="good", whole="whole", unknown="unclear")


def _at_target(row: dict[str, str], rows: Rows) -> bool:
    target, value = float(row["target"]), float(row["last_value"])
    down = rows.catalogue[row["indicator"]]["direction"] == "down"
    if row["indicator"] == "birth-registration":
        target = 99.0
    return value <= target + 1e-9 if down else value >= target - 1e-9


def _asked_groups(claim: Claim, rows: Rows) -> tuple[str, ...]:
    return tuple(code for code in claim.asked.areas if code in rows.regions)


def is_short(row: dict[str, str], rows: Rows) -> bool:
    """Whether a recent figure is off the target and has no status, whatever keeps it from one; but no silence."""
    if row["status"] != "CANNOT_BE_JUDGED" or row["last_year"] < str(RECENT) or _at_target(row, rows):
        return False
    return row["indicator"] not in ABOUT_VIOLENCE


def _recent(claim: Claim, rows: Rows) -> list[dict[str, str]]:
    """Statuses of one indicator that rest on a recent figure: of the groups that a ranking shows, else of the world."""
    groups = _asked_groups(claim, rows) if claim.place.name == "progress-gaps" else ()
    members = {member for code in groups or ("001",) for member in rows.countries(code)}
    return [row for row in rows.statuses_of(members, [claim.asked.indicator]) if row["last_year"] >= str(RECENT)]


@judges(
    "{met} of {recent} with a figure for {years} is at the target",
    "none of {recent} with a figure for {years} is at the target",
)
def at_target_now(claim: Claim, rows: Rows) -> str:
    found = _recent(claim, rows)
    years = sorted({int(row["last_year"]) for row in found})
    if claim.said["years"] != (f"{years[0]} to {years[-1]}" if years[1:] else f"{years[0]}"):
        return f"of {years[0]} to {years[-1]}"
    met = sum(_at_target(row, rows) for row in found)
    if claim.message.startswith("none"):
        return f"{met} are" if met else _compare(claim, {"recent": len(found)}, recent="recent")
    return _compare(claim, {"met": met, "recent": len(found)}, met="met", recent="recent")


@judges("{n} short of it cannot be judged")
def short_of_it(claim: Claim, rows: Rows) -> str:
    return _compare(claim, {"n": sum(is_short(row, rows) for row in _recent(claim, rows))}, n="n")


@judges("{label}, {place}: {counted}", free=("counted",))
def of_whom(claim: Claim, rows: Rows) -> str:
    """Whose count it is; the count is judged by itself. Of one chosen country its distance is told in its place."""
    if label_of(claim.said["label"], rows) != claim.asked.indicator:
        return f"asked was {claim.asked.indicator}"
    if len(claim.asked.areas) == 1 and claim.said["place"] == rows.name(claim.asked.areas[0]):
        found = rows.statuses_of(claim.asked.areas, [claim.asked.indicator])
        return "its level is not told" if any(row["last_value"] for row in found) else ""
    groups = _asked_groups(claim, rows)
    asked = replace(claim, asked=replace(claim.asked, areas=groups))
    return "" if _named_as_asked(claim.said["place"], asked, rows) else f"asked was {groups}"


def _target_in_words(name: str, rows: Rows) -> str:
    """The number that a target is read as, with its unit, and its year where that is not the last of all."""
    target = rows.catalogue[name]["target"]
    number, is_down = f"{target.get('met', target['value']):g}", rows.catalogue[name]["direction"] == "down"
    if not target["value"]:
        said = "none"
    elif target["kind"] == "assumed":
        unit = "%" if "%" in rows.catalogue[name]["unit"] else " per 100,000"
        said = f"{'≤' if is_down else '≥'} {number}{unit}, assumed"
    else:
        said = f"{number}% or {'less' if is_down else 'more'}"
    year = target.get("year", HORIZON)
    return said if year == HORIZON else f"{said} by {year}"


@judges("{label}: UN members, classified by Reach 2030", "{label}: UN members")
def met_from_there(claim: Claim, rows: Rows) -> str:
    """The unit of what is held against the target; but no silence is."""
    name = claim.asked.indicator
    if name in ABOUT_VIOLENCE:
        return "a low figure may be silence"
    entry = rows.catalogue[name]
    unit = str(entry.get("unit_whole") or entry.get("unit_label") or entry["unit"])
    return "" if claim.said["label"].casefold().removesuffix(": women") == unit.casefold() else unit


@judges(
    "needed from {year}: down {percent} each year",
    "needed from {year}: up {percent} each year",
)
def path_from_last(claim: Claim, rows: Rows) -> str:
    """From the last figure of the country that is followed, which is recent and off its target, to the target itself,
    even where a number short of it counts as met, each year by as large a part."""
    row = _followed(claim, rows)
    right = row["last_year"] >= str(RECENT) and row["status"] != "TARGET_MET" and _changes_so(claim, row, rows)
    right = right and claim.said["year"] == row["last_year"]
    return "" if right else f"{row['status']}, {row['last_value']} in {row['last_year']} to {row['target']}"


def _changes_so(claim: Claim, row: dict[str, str], rows: Rows) -> bool:
    """Whether the last figure gets to the target in its year by as many per cent a year as are told."""
    told = float(claim.said["percent"].rstrip("%"))
    years = int(_deadline(row["indicator"], rows)) - int(row["last_year"])
    way = -1 if re.search(" less | down ", claim.message) else 1
    rate = 100 * ((float(row["target"]) / float(row["last_value"])) ** (1 / years) - 1)
    return abs(way * told - rate) <= (0.5 if abs(rate) >= 10 else 0.05) + 1e-9


@judges(
    "Path needed: from {first} to the target in {last}, each year {percent} less than the year before.",
    "Path needed: from {first} to the target in {last}, each year {percent} more than the year before.",
)
def path_to_the_target(claim: Claim, rows: Rows) -> str:
    """The same, to the year of the target, which comes after it."""
    row = _followed(claim, rows)
    end = _deadline(row["indicator"], rows)
    right = row["last_year"] == claim.said["first"] >= str(RECENT) and row["status"] != "TARGET_MET"
    right = right and _changes_so(claim, row, rows)
    return (
        "" if right and claim.said["last"] == end > row["last_year"] else f"{row['status']}, {row['last_year']}, {end}"
    )


@judges("Reach 2030 compares the two larger dots.")
def compares_two(claim: Claim, rows: Rows) -> str:
    """The status is one of a pace, which has a first and a last year."""
    row = _followed(claim, rows)
    right = row["status"] in ("ON_TRACK", "FAIR", "LIMITED", "DETERIORATION")
    return "" if right and row["base_year"] < row["last_year"] else f"{row['status']}, {row['base_year']}"


@judges("No figure after {year} in the source used.")
def nothing_newer(claim: Claim, rows: Rows) -> str:
    """Of the followed country, whose last figure is two years older than the newest of any."""
    row, newest = _followed(claim, rows), rows.span(claim.asked.indicator)[1]
    right = int(claim.said["year"]) == int(row["last_year"]) <= newest - 2
    return "" if right else f"{row['last_year']}, of {newest}"


@needs("{label}: UN members, classified by Reach 2030", "{label}: UN members")
def what_met_is(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside a reading by one target the number that it is read as, in the key of what is met, if any is; a frame
    fetches its keys."""
    if place.place.medium == "embed":
        return ""
    name = claim.asked.indicator
    is_met = any(row["status"] == "TARGET_MET" for row in rows.statuses_of(rows.members, [name]))
    told = _met_in_words(name, rows)
    return "" if squeezed(f"✓ {told}") in place.text or not is_met else f"not: {told}"


@needs(
    "target: {target}",
    "target, as<br>read here:<br>{target}",
    "the World Bank's<br>goal for the world:<br>{target}",
    "{label}: UN members, classified by Reach 2030",
    "{label}: UN members",
)
def whose_target_it_is(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside a number that is read as a target what the SDG asks for, once."""
    own = rows.catalogue[claim.asked.indicator]
    ways = [own["target"]["note"], *(text for text in own["caveats"] if "assumed here" in text)]
    told = sum(squeezed(text) in place.text for text in ways)
    return "" if told == 1 else f"{told} of {ways}"


@needs(re.compile(r"Reach 2030's reading(?: since \{year\})?: |.*classified by Reach 2030|.*as Reach 2030 reads it"))
def whose_it_is_not(_claim: Claim, place: Rendered, _rows: Rows) -> str:
    """Beside our reading that it is no assessment by the UN."""
    return "" if squeezed("assessment by the U") in place.text else "not: an assessment by the UN"


@judges(
    "{number} percentage point left to the target",
    "{figure} left to the target",
)
def left_in_its_unit(claim: Claim, rows: Rows) -> str:
    """Of a percentage in percentage points, of a rate per 100,000; from the last value of the one that was chosen."""
    is_percentage = "number" in claim.said
    figure = claim.said["number"] if is_percentage else claim.said["figure"].removesuffix(" per 100,000")
    (row,) = rows.statuses_of(claim.asked.areas, [claim.asked.indicator]) or ({},)
    if not row or ("%" in rows.catalogue[claim.asked.indicator]["unit"]) != is_percentage:
        return "another unit"
    gap = abs(float(row["last_value"]) - float(row["target"]))
    return "" if not _at_target(row, rows) and agrees(figure, gap, gap) else f"{gap}"


@judges("{label}, {place}: {value} in {year}; target: {target}; {stands}")
def level_of_one(claim: Claim, rows: Rows) -> str:
    """A country's last value with its year, and what it lacks of what the target is read as."""
    said = claim.said
    name, code = label_of(said["label"], rows), rows.named(said["place"])
    (row,) = rows.statuses_of([code], [name]) or ({},)
    # A rounded zero says below what the figure is.
    value, left = (re.match(r"(?:<|under )?([−\d.,]+)", said[part]) for part in ("value", "stands"))
    if not row or not row["last_value"] or name != claim.asked.indicator or value is None:
        return f"{code} has no value of {name}"
    last = float(row["last_value"])
    gap = abs(last - float(row["target"]))
    is_left = left is not None and not _at_target(row, rows) and agrees(left[1], gap, gap)
    if said["target"] != _target_in_words(name, rows):
        return f"the target is {_target_in_words(name, rows)}"
    right = is_left or said["stands"] == ("at the target" if _at_target(row, rows) else "cannot be judged")
    if said["value"].startswith(("<", "under ")):
        is_value = 0 <= last <= float(value[1])
    else:
        is_value = agrees(value[1], last, last)
    return "" if right and said["year"] == row["last_year"] and is_value else f"{row}"


@judges("{area}: {figure} left")
def left_of_one(claim: Claim, rows: Rows) -> str:
    """From a country's last value to what the target is read as."""
    code = rows.named(claim.said["area"])
    (row,) = rows.statuses_of([code], [claim.asked.indicator]) or ({},)
    if not row or not row["last_value"]:
        return f"{code} has no value"
    gap = abs(float(row["last_value"]) - float(row["target"]))
    return "" if not _at_target(row, rows) and agrees(claim.said["figure"], gap, gap) else f"{gap}"


@judges("{label}, {place}: no country can be judged", free=("place",))
def none_judged(claim: Claim, rows: Rows) -> str:
    members = {
        member
        for code in [code for code in claim.asked.areas if code in rows.regions] or ["001"]
        for member in rows.countries(code)
    }
    name = label_of(claim.said["label"], rows)
    told = [row for row in rows.statuses_of(members, [name]) if row["last_year"] >= str(RECENT)]
    return f"{len(told)} have a recent figure" if told and name not in ABOUT_VIOLENCE else ""


@judges(
    "Target by {year}: {target}; distance by each country's latest figure ({years}); not judged: {n} of {of}",
    "Target by {year}: {target}; not judged: {n} of {of}",
)
def left(claim: Claim, rows: Rows) -> str:
    """The target, the years of the figures of all whose distance is shown, judged or chosen, and how many are not
    judged."""
    said, name = claim.said, claim.asked.indicator
    members = {
        member
        for code in [code for code in claim.asked.areas if code in rows.regions] or ["001"]
        for member in rows.countries(code)
    }
    year = rows.catalogue[name]["target"].get("year", HORIZON)
    target = _target_in_words(name, rows).removesuffix(f" by {year}")
    if (said["target"], whole(said["year"])) != (target, year):
        return f"the target is {target} by {year}"
    shown = members | {code for code in claim.asked.areas if code in rows.areas}
    drawn = [
        row["last_year"]
        for row in rows.statuses_of(shown, [name])
        if row["status"] != "CANNOT_BE_JUDGED"
        or (row["ref_area"] in claim.asked.areas and row["last_year"] and name not in ABOUT_VIOLENCE)
    ]
    span = " to ".join(dict.fromkeys((min(drawn), max(drawn)))) if drawn else ""
    if said.get("years", "") != span:
        return f"figures are of {span}"
    true = _counted(rows, members, [name])
    return _compare(claim, true, n="unclear", of="whole")


@judges("{label}: {number} of {whole}, {word}")
def of_whole(claim: Claim, rows: Rows) -> str:
    name, place = label_of(claim.said["label"], rows), rows.named(claim.said["label"])
    for indicators, members in (
        ([name] if name else paces(rows), _all_members(claim, rows)),
        ([claim.asked.indicator], set(rows.countries(place)) if place else set()),
        (paces(rows), set(rows.countries(place)) if place else set()),
        (rows.with_target, set(rows.countries(place)) if place else set()),
    ):
        found = rows.statuses_of(members, indicators)
        true = (sum(_stands_so(row, claim.said["word"], rows) for row in found), len(found))
        if (whole(claim.said["number"]), whole(claim.said["whole"])) == true:
            return ""
    return f"{true}"


def _stands_so(row: dict[str, str], word: str, rows: Rows) -> bool:
    """Whether a status is in the part of a bar with a word; where there is none, by what is known of the figure."""
    if row["status"] != "CANNOT_BE_JUDGED":
        return row["status"] == STATUS.get(word, "TARGET_MET" if word == _met_in_words(row["indicator"], rows) else "")
    if word == f"no figure since {RECENT}":
        return row["last_year"] < str(RECENT)
    return word == ("not at target, pace unknown" if is_short(row, rows) else "cannot be judged")


LESS_CERTAIN = ", less certain"


def is_doubted(row: dict[str, str]) -> bool:
    """Whether a status is less certain: by a second reading that is other than it or a turn against its line, by means
    of three years that are other, or by another number in place of the target."""
    if row["status"] == "CANNOT_BE_JUDGED" or row["last_value"] == "":
        return False
    turned = "recent turn" in row["second_notes"]
    return turned or row["disagree"] == "1" or row["volatile"] == "1" or row["other_status"] != ""


def _is_told(row: dict[str, str], word: str, rows: Rows) -> bool:
    """Whether a status is said as it is, with its doubt: on track by a rate alone where points a year would not do."""
    if word.endswith(LESS_CERTAIN) != is_doubted(row):
        return False
    word = word.removesuffix(LESS_CERTAIN)
    return says_status(word, row, rows)


@judges("{status}, less certain")
def told_with_its_doubt(claim: Claim, rows: Rows) -> str:
    """Of the one indicator that is looked at some area has such a status, and doubts of it."""
    found = [row for (name, _), row in rows.statuses.items() if name == claim.asked.indicator]
    word = f"{claim.said['status']}{LESS_CERTAIN}"
    return "" if any(_is_told(row, word, rows) for row in found) else f"{claim.asked.indicator}: no {word}"


@judges(
    "Less certain: another reading of the figures or of the target differs, or the latest figures move the other way."
)
def why_less_certain(claim: Claim, rows: Rows) -> str:
    """Said where the status of some area that is shown is."""
    found = [row for (name, _), row in rows.statuses.items() if name == claim.asked.indicator]
    return "" if any(is_doubted(row) for row in found) else f"no status of {claim.asked.indicator}"


@judges("Less certain: other readings differ or figures turn.")
def what_the_mark_means(claim: Claim, rows: Rows) -> str:
    """Said where a status of a country that is shown, alone or in a small group, is less certain."""
    shown = {code for code in claim.asked.areas if code in rows.areas}
    shown = shown or (_told_one_by_one(claim, rows) if len(claim.asked.areas) == 1 else shown)
    found = rows.statuses_of(shown, rows.with_target)
    return "" if any(is_doubted(row) for row in found) else f"no status of {sorted(shown)}"


OF_SOME_ROWS = ("slide", "brief-slides", "image")
"""Media that speak of the rows alone that had room."""


@judges(
    "Reach 2030 reads “none” as at most {low}, “all” as at least {high}.",
    "Reach 2030 reads “none” as at most {low}.",
    "Reach 2030 reads “all” as at least {high}.",
)
def how_none_and_all_are_read(claim: Claim, rows: Rows) -> str:
    """From the least to the greatest number of those rows of a view that bear one; of one of several slides of some."""
    names = held_levels(claim, rows) if claim.kind == "levels" else _rows_with_words(claim, rows)
    for word, kind in (("low", "zero"), ("high", "universal")):
        targets = [rows.catalogue[name]["target"] for name in names]
        bars = sorted(
            {one.get("met", one["value"]) for one in targets if one["kind"] == kind and not one.get("silence")}
        )
        if word not in claim.said:
            if bars and claim.place.medium not in OF_SOME_ROWS:
                return f"{kind}: {bars}"
            continue
        told = [float(number.removesuffix("%")) for number in claim.said[word].split(" to ")]
        is_whole = told == [bars[0], bars[-1]][: len(set(bars))] if bars else False
        if not (is_whole or (claim.place.medium in OF_SOME_ROWS and set(told) <= set(bars))):
            return f"{kind}: {bars}"
    return ""


def _rows_with_words(claim: Claim, rows: Rows) -> list[str]:
    """The targets of which some country that is asked for, or of a group that is, or of its own, has a figure."""
    members = _all_members(claim, rows)
    if set(claim.asked.areas) & set(rows.areas):
        members |= set(rows.members)  # Beside countries stand groups that they are compared with.
    known = {row["indicator"] for row in rows.statuses_of(members, rows.with_target) if row["last_value"]}
    return [name for name in rows.with_target if name in known]


@judges(
    "Less certain, since another reading of the figures or of the target differs, or the latest figures move the other "
    "way: {names}."
)
def less_certain(claim: Claim, rows: Rows) -> str:
    """All indicators of the countries that are shown whose status is doubted, and no other; in an order of countries by
    one indicator those of them that it names."""
    if claim.place.name == "progress-counts":
        found = rows.statuses_of(rows.members, [claim.asked.indicator])
        true = {row["ref_area"] for row in found if row["status"] == "DETERIORATION" and is_doubted(row)}
        return "" if _places_in(claim.said["names"], rows) == true else f"{sorted(true)}"
    if claim.place.name == "progress-gaps":
        names = _places_in(claim.said["names"], rows)
        doubted = {
            area for (name, area), row in rows.statuses.items() if name == claim.asked.indicator and is_doubted(row)
        }
        asked = {area for area in claim.asked.areas if area in doubted}
        return "" if names and names <= doubted and asked <= names | set(claim.asked.areas[6:]) else f"{asked}"
    shown = {code for code in claim.asked.areas if code in rows.areas}
    shown = shown or {code for code in _told_one_by_one(claim, rows) if code} if len(claim.asked.areas) == 1 else shown
    true = {
        str(rows.catalogue[row["indicator"]]["label"])
        for row in rows.statuses_of(shown, rows.with_target)
        if is_doubted(row)
    }
    left = re.sub(r" \((?:[^()]|\([^()]*\))*\)", "", claim.said["names"])
    for label in sorted(true, key=len, reverse=True):
        if label not in left:
            return f"{label} too"
        left = left.replace(label, "", 1)
    return "" if true and not re.sub(r", | and ", "", left).strip() else f"only {true}"


def _places_in(names: str, rows: Rows) -> set[str]:
    """The areas of a list: names hold commas and "and" themselves."""
    left, found = names, set()
    for code in sorted(rows.areas, key=lambda code: len(rows.name(code)), reverse=True):
        if rows.name(code) in left:
            found.add(code)
            left = left.replace(rows.name(code), "", 1)
    return found if not re.sub(r", | and ", "", left).strip() else set()


@judges("{area}, {label}: {status} ({value} in {year})")
def one_status(claim: Claim, rows: Rows) -> str:
    said = claim.said
    row = rows.statuses.get((label_of(said["label"], rows), rows.named(said["area"])))
    if row is None:
        return "there is no status"
    key = judged_key(row["indicator"], row["ref_area"], rows)
    subject = ", ".join(filter(None, (rows.catalogue[key.indicator]["label"], whom(key, rows))))
    if said["label"] != subject:
        return f"it is of {subject}"
    low = high = float(row["last_value"])
    if said["value"].startswith("<2.5"):
        low, high = 0.0, 2.5
    value = re.match(r"<?[−\d.,]+", said["value"])
    # A verdict stands in a headline where no reading is against it; where one is, the values alone do.
    has_verdict = "{status}" in claim.message
    right = (
        has_verdict is not readings_differ(row, rows)
        and (not has_verdict or _is_told(row, said["status"].lower(), rows))
        and row["last_year"] == said["year"]
        and agrees(value[0] if value else said["value"], low, high)
    )
    return "" if right else f"{row['status']} {row['last_value']} in {row['last_year']}"


@judges(
    "{area}, {label}: {status} ({start} in {start_year}, {value} in {year})",
    "{area}, {label}: {start} in {start_year}, {value} in {year}",
)
def one_status_from_its_start(claim: Claim, rows: Rows) -> str:
    """The two values that a pace compares; what gets worse is the farther from its target by the second."""
    said = claim.said
    row = rows.statuses.get((label_of(said["label"], rows), rows.named(said["area"])))
    if row is None or not row["base_year"]:
        return "there is no pace"
    start, last = float(row["base_value"]), float(row["last_value"])
    value = re.match(r"<?[−\d.,]+", said["start"])
    low, high = (0.0, 2.5) if said["start"].startswith("<2.5") else (start, start)
    if row["base_year"] != said["start_year"] or not agrees(value[0] if value else said["start"], low, high):
        return f"it begins with {start} in {row['base_year']}"
    if re.search("different years .*may not be comparable", rows.catalogue[row["indicator"]]["caveats"][0]):
        return "two years of figures that may not be comparable"
    is_down = rows.catalogue[row["indicator"]]["direction"] == "down"
    if row["status"] == "DETERIORATION" and (last <= start if is_down else last >= start):
        return f"from {start} to {last} is no way from the target"
    return one_status(claim, rows)


@judges("{area}, {label}: {status} ({value} in {year}, after {before} in {first} and {start} in {start_year})")
def one_status_after_another_way(claim: Claim, rows: Rows) -> str:
    said = claim.said
    row = rows.statuses.get((label_of(said["label"], rows), rows.named(said["area"])))
    three = [] if row is None else set_back(row, rows)
    told = [(said["before"], said["first"]), (said["start"], said["start_year"]), (said["value"], said["year"])]
    return one_status(claim, rows) if same_figures(told, three) else f"{three}"


def points_other_way(row: dict[str, str], rows: Rows) -> bool:
    """Whether the line of a cell falls where its status says that values rise, or rises where that says they fall."""
    name, code, status = row["indicator"], row["ref_area"], row["status"]
    if not row["second_slope"] or status not in ("DETERIORATION", "ON_TRACK", "FAIR"):
        return False
    slope, count = _line_since_2000(name, code, rows)
    gets_better = (slope < 0) == (rows.catalogue[name]["direction"] == "down")
    return count >= 4 and gets_better is (status == "DETERIORATION")


def readings_differ(row: dict[str, str], rows: Rows) -> bool:
    """Whether the figures of a cell can be read otherwise than its status has them."""
    return is_doubted(row) or points_other_way(row, rows)


def _followed(claim: Claim, rows: Rows) -> dict[str, str]:
    """The cell of the country that a panel of one country follows."""
    code = [one for one in claim.asked.areas if one in rows.areas][-1]
    return rows.statuses[claim.asked.indicator, code]


@needs("{area}, {subject}: {figure} in {year}", *TOLD)
def no_verdict_beside(claim: Claim, _place: Rendered, rows: Rows) -> str:
    """A level without its status heads the panel of a cell only where readings of it differ."""
    claim = as_titled(claim, rows) if claim.message in TOLD else claim
    row = rows.statuses.get((label_of(claim.said["subject"], rows), rows.named(claim.said["area"])))
    if claim.place.name != "progress-pace" or row is None or readings_differ(row, rows):
        return ""
    return f"its status is {row['status']}, beyond doubt"


@judges(
    "Reach 2030's reading since {year}: {status}",
    "Reach 2030's reading since {year}, if figures are comparable: {status}",
    "Reach 2030's reading: {status}",
)
def ours_of_several(claim: Claim, rows: Rows) -> str:
    """The status of which readings differ; of a pace the year from which on it is told."""
    row = _followed(claim, rows)
    return (
        "" if _is_ours(row, claim.text, rows) and readings_differ(row, rows) else f"{row['status']}, {row['base_year']}"
    )


def _is_ours(row: dict[str, str], text: str, rows: Rows) -> bool:
    """Whether a text is our reading of a cell: its status, and of a pace since when, and whether years compare."""
    told = re.fullmatch(r"Reach 2030's reading(?: since (\d{4})(, if figures are comparable)?)?: (.+)", text)
    since = row["base_year"] if row["status"] in ("ON_TRACK", "FAIR", "LIMITED", "DETERIORATION") else ""
    if told is None or bool(told[2]) is not bool(since and _years_differ(row, rows)):
        return False
    return (told[1] or "") == since and says_status(told[3], row, rows)


def _years_differ(row: dict[str, str], rows: Rows) -> bool:
    """Whether figures of the years of an indicator may not be comparable, by its first caveat."""
    return "Surveys of different years" in rows.catalogue[row["indicator"]]["caveats"][0]


def _is_of_ours(claim: Claim, rows: Rows) -> bool:
    """Whether the reading in a claim on why it is less certain is ours; where it stands without, nothing is."""
    return "reading" not in claim.said or _is_ours(_followed(claim, rows), claim.said["reading"], rows)


@needs(re.compile(r"Reach 2030's reading(?: since \{year\}(?:, if figures are comparable)?)?: \{status\}"))
def its_doubt_behind_it(claim: Claim, place: Rendered, rows: Rows) -> str:
    """What is less certain says so, and why, in the same sentence or the next one; nothing else does."""
    said = (f"{claim.text}{behind}" for behind in ("; less certain", ". This is less certain"))
    is_told = any(squeezed(one) in place.text for one in said)
    return "" if is_told is is_doubted(_followed(claim, rows)) else "less certain, or not"


def _other_reading(row: dict[str, str]) -> str:
    """What the published line says of the way to the target where it says other than the status."""
    return row["second_reading"] if row["disagree"] == "1" else ""


def _since_2000(row: dict[str, str], rows: Rows) -> list[Figure]:
    """The figures that the line of a cell goes through."""
    name, code = row["indicator"], row["ref_area"]
    return [one for one in rows.known(rows.series(judged_key(name, code, rows)), code) if one.year >= 2000]


def _is_of_another_way(row: dict[str, str], rows: Rows) -> bool:
    """Whether the line through all values leads away from the target, other than the status, or contradicts that."""
    return _other_reading(row) == "REVERSE" or points_other_way(row, rows)


@judges(
    "{reading}; less certain, as the trend since {year} rises.",
    "{reading}; less certain, as the trend since {year} falls.",
)
def trend_goes(claim: Claim, rows: Rows) -> str:
    """The line through all values, drawn anew, where it leads away from the target, or contradicts the status."""
    row = _followed(claim, rows)
    slope, count = _line_since_2000(row["indicator"], row["ref_area"], rows)
    right = _is_of_ours(claim, rows) and _is_of_another_way(row, rows) and count >= 4
    right = right and (slope > 0) is ("rises" in claim.message)
    first = _since_2000(row, rows)[0].year
    return "" if right and whole(claim.said["year"]) == first else f"{row['status']}, slope {slope} since {first}"


def _is_first_of_another_way(row: dict[str, str], rows: Rows) -> bool:
    """Whether the line through all values goes another way than the status, or away from the target, and from the first
    to the last value so does the series; the first is older than those that the status compares."""
    points = _since_2000(row, rows)
    slope, count = _line_since_2000(row["indicator"], row["ref_area"], rows)
    goes = count >= 4 and (points[-1].high - points[0].high) * slope > 0
    return goes and _is_of_another_way(row, rows) and (not row["base_year"] or points[0].year < int(row["base_year"]))


@judges(
    "{reading}. This is less certain: from {first} to {last} the figure rose.",
    "{reading}. This is less certain: from {first} to {last} the figure fell.",
)
def first_was(claim: Claim, rows: Rows) -> str:
    """The first value of a line through all that goes another way than the status, or away from the target."""
    row, said = _followed(claim, rows), claim.said
    points = _since_2000(row, rows)
    right = [whole(said[end]) for end in ("first", "last")] == [points[0].year, int(row["last_year"])]
    right = right and _is_of_ours(claim, rows) and _is_first_of_another_way(row, rows)
    right = right and (points[0].high > points[-1].high) is ("fell" in claim.message)
    return "" if right else f"{row['status']}, {points[:1]}"


COMPARED = re.compile(r"(?:Higher|Lower) than in \{(?:year|before)\} \(|Earlier figure: |Among earlier figures: ")
_ONE_WAY = re.compile(r"(higher|lower) than in (.+?)(?=, (?:higher|lower) than|\.$)", re.IGNORECASE)
_WITH_FIGURE = re.compile(r"(\d{4}) \(([^)]+)\)")


@judges(
    "Higher than in {before} ({first}).",
    "Lower than in {before} ({first}).",
    "Higher than in {year} ({start}) and {before} ({first}).",
    "Lower than in {year} ({start}) and {before} ({first}).",
    "Higher than in {year} ({start}), lower than in {before} ({first}).",
    "Lower than in {year} ({start}), higher than in {before} ({first}).",
)
def last_to_earlier(claim: Claim, rows: Rows) -> str:
    """How the last value that is judged is to each that is named: to the one since which its pace is told, and to the
    first since 2000 where that says otherwise."""
    row = _followed(claim, rows)
    known = {point.year: point for point in _since_2000(row, rows)}
    last, told = known[int(row["last_year"])], set()
    if _years_differ(row, rows):
        return "years may not be comparable"
    for word, years in _ONE_WAY.findall(claim.text):
        for year, figure in _WITH_FIGURE.findall(years):
            one = known.get(int(year))
            if one is None or not same_figures([(figure, year)], [one]):
                return f"{year}: {one}"
            if (word.lower() == "higher") is not (last.high > one.high) or last.high == one.high:
                return f"{one}, {last}"
            told.add(int(year))
    return _which_are_named(row, told, rows)


@judges("Earlier figure: {figures}.", "Among earlier figures: {figures}.")
def listed_beside_last(claim: Claim, rows: Rows) -> str:
    """Of surveys that may not compare the same figures and the one before the last, the newest first, and no word on
    how they are to it; where others are drawn, "among"."""
    row = _followed(claim, rows)
    known = {point.year: point for point in _since_2000(row, rows)}
    told = [(int(year), figure) for figure, year in re.findall(r"(\S+) \((\d{4})\)", claim.said["figures"])]
    years = [year for year, _ in told]
    name, code = row["indicator"], row["ref_area"]
    before = {one.year for one in rows.known(rows.series(judged_key(name, code, rows)), code)}
    are_others = any(year < int(row["last_year"]) and year not in years for year in before)
    if not _years_differ(row, rows) or years != sorted(years, reverse=True):
        return f"{row['indicator']}: {told}"
    if are_others != claim.message.startswith("Among"):
        return f"of {sorted(before)}"
    wrong = [
        year for year, said in told if not same_figures([(said, str(year))], [known[year]] if year in known else [])
    ]
    return f"{wrong} of {told}" if wrong else _which_are_named(row, {*years}, rows)


def _which_are_named(row: dict[str, str], told: set[int], rows: Rows) -> str:
    """Whether those are named beside the last value that have to be, and no others."""
    known = {point.year: point for point in _since_2000(row, rows)}
    first, last = min(known), known[int(row["last_year"])]
    base = int(row["base_year"]) if row["status"] in ("ON_TRACK", "FAIR", "LIMITED", "DETERIORATION") else 0
    differ = _years_differ(row, rows)
    nearest = {max((year for year in known if year < last.year), default=0)} if differ else set()
    is_other = _is_first_of_another_way(row, rows)
    wanted = {base} - {0} if is_other or differ else set()
    # Of the year since which its pace is told, unless both would be read as the same.
    is_whole = wanted <= told or known[base].high == last.high
    right = is_whole and told <= {base, *nearest, *({first} if is_other else ())} and (not is_other or first in told)
    return "" if right and told else f"{row['status']}, {known[first]}, {last}: {sorted(told)}"


@needs(COMPARED)
def with_its_reading(claim: Claim, place: Rendered, _rows: Rows) -> str:
    """Who is told both is told, in the same place, what we make of it; of surveys that may not compare that, or nothing
    that rests on a comparison."""
    if "arlier figure" in claim.message and squeezed("larger dots") not in place.text:
        return "" if squeezed("ratio method") not in place.text else "a ratio without a reading"
    return "" if squeezed("Reach 2030's reading") in place.text else "our reading is not told"


@judges(
    "{reading}; less certain, as the trend since {year} is about fast enough.",
    "{reading}; less certain, as the trend since {year} is too slow.",
)
def trend_leads(claim: Claim, rows: Rows) -> str:
    """What the published second reading says, where it is another than the status and does not contradict it."""
    row = _followed(claim, rows)
    means = {"about fast enough": "MAINTAIN", "too slow": "ACCELERATE"}
    told = next(reading for words, reading in means.items() if words in claim.message)
    right = _is_of_ours(claim, rows) and told == _other_reading(row) and not points_other_way(row, rows)
    right = right and whole(claim.said["year"]) == _since_2000(row, rows)[0].year
    return "" if right else f"{row['second_reading']}"


@judges(
    "{reading}; less certain, as the last three values rise.",
    "{reading}; less certain, as the last three values fall.",
)
def last_values_turn(claim: Claim, rows: Rows) -> str:
    """The three last values of the series all go that way, against the line, in steps that are seen."""
    row = _followed(claim, rows)
    slope, _ = _line_since_2000(row["indicator"], row["ref_area"], rows)
    lasts = [one.high for one in _since_2000(row, rows)][-3:]
    against = all((later - one) * slope < 0 for one, later in pairwise(lasts))
    right = "recent turn" in row["second_notes"] and against and (lasts[-1] > lasts[0]) is ("rise" in claim.message)
    return "" if right and _is_of_ours(claim, rows) else f"{lasts}, slope {slope}"


@judges(
    "By averages of three years, the status is another.",
    "{reading}; less certain, as averages of three years give another reading.",
)
def another_by_averages(claim: Claim, rows: Rows) -> str:
    row = _followed(claim, rows)
    right = row["volatile"] == "1" and row["status"] != "CANNOT_BE_JUDGED" and _is_of_ours(claim, rows)
    return "" if right else f"{row['volatile']}"


@judges(
    "With {target} as the target: {status}.",
    "{reading}; less certain: “{status}” with {target} as the target.",
)
def another_by_target(claim: Claim, rows: Rows) -> str:
    row = _followed(claim, rows)
    told, target = STATUS.get(claim.said["status"]), amount(claim.said["target"].removesuffix("%"))
    true = [reading.split(" at ") for reading in filter(None, row["other_status"].split("; "))]
    right = any(told == status and target and target.fits(float(number)) for status, number in true)
    return "" if right and _is_of_ours(claim, rows) else f"{true}"


@judges("The projection is a line that Reach 2030 draws through all values since 2000. It is not a forecast.")
def through_all_since_2000(claim: Claim, rows: Rows) -> str:
    """The published slope is that of all values since then, and of no others."""
    name, code = claim.asked.indicator, [one for one in claim.asked.areas if one in rows.areas][-1]
    told, (slope, count) = float(rows.statuses[name, code]["second_slope"]), _line_since_2000(name, code, rows)
    return "" if math.isclose(told, slope, rel_tol=0.02, abs_tol=5e-4) else f"{told}, but {slope:.4g} of {count}"


@judges("No projection is shown: its {band} holds both the target and figures worse than the latest.")
def open_band(claim: Claim, rows: Rows) -> str:
    """Of the published band one end is at the target, and the other misses it and is worse than the last value."""
    row = _followed(claim, rows)
    entry = rows.catalogue[row["indicator"]]
    sign = 1 if entry["direction"] == "down" else -1
    ends = sorted(sign * float(row[name]) for name in ("projected_lower", "projected_upper"))
    bar = sign * float(entry["target"].get("met", entry["target"]["value"]))
    right = ends[0] <= bar < ends[1] and ends[1] > sign * float(row["last_value"])
    return "" if right else f"{ends}, target {bar}, last {row['last_value']}"


def _line_since_2000(name: str, code: str, rows: Rows) -> tuple[float, int]:
    """The slope of least squares, nearer years counting more, and of how many values."""
    points = [one for one in rows.known(rows.series(judged_key(name, code, rows)), code) if one.year >= 2000]
    share = rows.catalogue[name]["unit"].startswith("%")
    heights = [_on_scale(one.high, share=share) for one in points]
    weights = [(HORIZON - points[0].year) / (HORIZON - one.year) for one in points]
    middle = sum(weight * one.year for weight, one in zip(weights, points, strict=True)) / sum(weights)
    away = [weight * (one.year - middle) for weight, one in zip(weights, points, strict=True)]
    across = sum(far * (one.year - middle) for far, one in zip(away, points, strict=True))
    return sum(far * up for far, up in zip(away, heights, strict=True)) / across, len(points)


def _on_scale(value: float, *, share: bool) -> float:
    kept = min(max(value, 0.1), 99.9) if share else max(value, 0.1)
    return math.log(kept / (100 - kept)) if share else math.log(kept)


# ------------------------------------------------------------------------------------------ reasons, rule by rule

_REASONS = {
    "The last value is of {last_year}; a status needs one of {recent} or later.": "CANNOT_BE_JUDGED",
    "The yearly pace from {base_year} to {last_year} is under half of the pace needed until {target_year}.": "LIMITED",
    "From {base_year} to {last_year} the value moved slightly away from the target.": "LIMITED",
    "The yearly pace from {base_year} to {last_year} is at least half of the pace needed until {target_year}.": "FAIR",
    "The yearly pace from {base_year} to {last_year} reaches, or nearly, the pace needed until "
    "{target_year}.": "ON_TRACK",
    "The value of {last_year} is at the target.": "TARGET_MET",
    "From {base_year} to {last_year} the value moved away from the target.": "DETERIORATION",
    "There is one point only, so no pace: not at target when last measured ({last_year}).": "CANNOT_BE_JUDGED",
    "There is one point only, so no pace: at target when last measured ({last_year}).": "CANNOT_BE_JUDGED",
    "The target was met in {base_year}, and is not in {last_year}.": "DETERIORATION",
    "There is no value of {first_base} to {last_base} to measure a pace from.": "CANNOT_BE_JUDGED",
    "The values of {base_year} and {last_year} are less than three years apart.": "CANNOT_BE_JUDGED",
    "The target was due in {target_year}; the value of {last_year} is not at it.": "TARGET_MISSED",
    "The target is met, moving away: {last_year} is worse than {base_year}.": "TARGET_MET",
    "The victims are few: under {least_victims} in {base_year} or in {last_year}.": "CANNOT_BE_JUDGED",
    (
        "The victims may be few: without a population for {base_year} or {last_year}, it cannot be told."
    ): "CANNOT_BE_JUDGED",
    "The change from {base_year} to {last_year} is smaller than the data can show.": "LIMITED",
    "A target just lost: met in {base_year}, and the change to {last_year} is smaller than the data can "
    "show.": "LIMITED",
    "The value of {base_year} is a base 0: no ratio.": "CANNOT_BE_JUDGED",
    "Answers about violence: a low figure may be silence, so there is no status.": "CANNOT_BE_JUDGED",
}
ABOUT_VIOLENCE = {"sexual-violence-by-18", "partner-violence"}


def _ratio(row: dict[str, str]) -> float | None:
    """The pace seen as a part of the pace needed."""
    base, last, target = (float(row[name]) for name in ("base_value", "last_value", "target"))
    base_year, last_year, target_year = (int(row[name]) for name in ("base_year", "last_year", "target_year"))
    needed = (target / base) ** (1 / (target_year - base_year)) - 1
    return ((last / base) ** (1 / (last_year - base_year)) - 1) / needed if needed else None


def _reason_holds(message: str, row: dict[str, str], rows: Rows) -> bool:  # noqa: PLR0911 - one rule after another
    """Whether a sentence on a status is true of its row, by the method's rules written anew."""
    if row["status"] != _REASONS[message]:
        return False
    if message.startswith("Answers about violence"):
        return row["indicator"] in ABOUT_VIOLENCE
    at = bool(row["last_value"]) and _at_target(row, rows)
    if "pace" in message and "one point" not in message and "measure a pace" not in message:
        ratio = _ratio(row)
        return (
            ratio is not None
            and {
                "LIMITED": 0 <= ratio < 0.5,
                "FAIR": 0.5 <= ratio < 0.95,
                "ON_TRACK": ratio >= 0.95,
            }[row["status"]]
        )
    if "slightly away" in message:
        ratio = _ratio(row)
        return ratio is not None and -0.1 <= ratio < 0
    if "not at target" in message or "not at it" in message or "is not in" in message:
        return not at
    if "at target" in message or "at the target" in message or "is met" in message:
        return at
    if "last value is of" in message:
        return int(row["last_year"]) < RECENT
    return True


@judges(*_REASONS)
def reason(claim: Claim, rows: Rows) -> str:
    """Some status of what is shown has exactly this sentence, and it is true of all that have it."""
    alone = claim.asked.areas[0] if len(claim.asked.areas) == 1 and claim.place.medium == "block" else ""
    return _reasoned(rows, claim.message, claim.text, alone if alone in rows.areas else "")


@judges("With the same change in percentage points each year, it would be at {figure} in {year}, short of the target.")
def short_in_points_of_one(claim: Claim, rows: Rows) -> str:
    """Said of some status that is shown; of one country alone, of its own, but where all stand beside it."""
    shows_all = claim.kind == "status-gaps"
    codes = set(rows.areas) if shows_all else {*rows.areas}.intersection(claim.asked.areas) or set(rows.areas)
    found = [ahead for row in rows.statuses_of(codes) if (ahead := ahead_in_points(row, rows)) is not None]
    if claim.said["year"] != str(HORIZON):
        return f"until {HORIZON}"
    return "" if any(agrees(claim.said["figure"], ahead, ahead) for ahead in found) else f"{found}"


@judges(ALONE, *AWAY)
def in_words_of_their_own(claim: Claim, rows: Rows) -> str:
    """Of the country of a brief, or of one of many; of which target, the sentence that holds it is judged by."""
    codes = claim.asked.areas[:1] if claim.place.medium in ("brief", "print") else rows.areas
    found = (row for name in rows.with_target for code in codes if (row := rows.statuses.get((name, code))) is not None)
    return "" if any(says_status(claim.message, row, rows) for row in found) else "no target"


@cache
def _reasoned(rows: Rows, message: str, text: str, alone: str) -> str:
    of = [row for row in rows.statuses.values() if not alone or row["ref_area"] == alone]
    with_it = [row for row in of if text in row["reason"]]
    if not with_it:
        return "no status says so"
    wrong = [row for row in with_it if not _reason_holds(message, row, rows)]
    return f"{wrong[0]['indicator']} {wrong[0]['ref_area']}" if wrong else ""


@judges("Never judged, since a low figure may be silence: {labels}.")
def without_a_row(claim: Claim, rows: Rows) -> str:
    """All targets, and no others, of which no country that is asked for, alone or in a group, has a figure; of answers
    about violence groups are never told, since nothing of them is judged."""
    is_silence = claim.message.startswith("Never")
    countries = {code for code in claim.asked.areas if code in rows.areas}
    members = countries if is_silence else _all_members(claim, rows)
    names = [name for name in rows.with_target if (name in ABOUT_VIOLENCE) == is_silence]
    if is_silence and any(row["status"] != "CANNOT_BE_JUDGED" for row in rows.statuses_of(rows.areas, names)):
        return "some are judged"
    if is_silence and len(claim.asked.areas) == 1 and not countries:
        members = _told_one_by_one(claim, rows)
    known = {row["indicator"] for row in rows.statuses_of(members, names) if row["last_value"]}
    left = claim.said["labels"]
    for label in (str(rows.catalogue[name]["label"]) for name in names if name not in known):
        if label not in left:
            return f"{label} too"
        left = left.replace(label, "", 1)
    return "" if not re.sub(r", | and ", "", left).strip() else f"{left} has a figure"


def _told_one_by_one(claim: Claim, rows: Rows) -> set[str]:
    """The countries of a group that stand beside it: of one that has no parts, and six at the most."""
    (group,) = claim.asked.areas
    members = set(rows.countries(group))
    parts = (code for code, kind in rows.region_kinds.items() if kind in ("sub_region", "intermediate_region"))
    has_parts = any(set(rows.countries(part)) < members for part in parts)
    return members if len(members) <= 6 and not has_parts else set()


_SHORT = {
    "getting worse": "DETERIORATION",
    "at target": "CANNOT_BE_JUDGED",
    "not at target": "CANNOT_BE_JUDGED",
    "not judged": "CANNOT_BE_JUDGED",
}


@cache
def _statuses(rows: Rows) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Rows of indicators with a target by the year of their last value and their status."""
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows.statuses_of({area for _, area in rows.statuses}):
        found[row["last_year"], row["status"]].append(row)
    return found


@judges("{value} ({year}): {status}")
def value_and_status(claim: Claim, rows: Rows) -> str:
    """A cell of a table: some area that it shows has such a value and status."""
    word = re.sub(r"[^a-z ,]", "", claim.said["status"].lower().split("; second")[0]).strip()
    status = "ON_TRACK" if word == ALONE else "LIMITED" if word in AWAY else STATUS.get(word) or _SHORT.get(word)
    codes = {code for code in claim.asked.areas if code in rows.areas} or {*rows.members, "WLD"}
    found = [
        row
        for row in _statuses(rows).get((claim.said["year"], status or ""), ())
        if row["ref_area"] in codes
        and (status != "CANNOT_BE_JUDGED" or word == _unjudged(row, rows))
        and (ahead_in_points(row, rows) is not None) == (word == ALONE)
        and is_slightly_away(row) == (word in AWAY)
    ]
    value = re.match(r"[−\d.,]+", claim.said["value"])
    if value is not None:
        found = [row for row in found if agrees(value[0], *[float(row["last_value"])] * 2)]
    return "" if found else f"no status of {sorted(codes)[:3]} is {word} with a value of {claim.said['year']}"


def _unjudged(row: dict[str, str], rows: Rows) -> str:
    """The word of what has no status: whether it is at the target only where a recent figure tells."""
    if is_short(row, rows):
        return "not at target"
    is_told = row["indicator"] not in (*ABOUT_VIOLENCE, *paces(rows)) and row["last_year"] >= str(RECENT)
    return "at target" if is_told else "not judged"


@judges("{value} ({year}, {ages}): {status}")
def value_and_status_at_an_age(claim: Claim, rows: Rows) -> str:
    """The same of some area whose one figure of an indicator is of another age than the usual one."""
    ages = "Y{}T{}".format(*re.findall(r"\d+", claim.said["ages"]))
    value, year = re.match(r"[−\d.,]+", claim.said["value"]), int(claim.said["year"])
    figures = [
        own[year]
        for name, entry in rows.catalogue.items()
        if ages in entry.get("merged_age", [])
        for key, series in rows.table(name).items()
        if key.age == ages
        for area, own in series.items()
        if year in own and (area in claim.asked.areas or not set(claim.asked.areas) & set(rows.areas))
    ]
    right = value is not None and any(agrees(value[0], figure.low, figure.high) for figure in figures)
    return value_and_status(claim, rows) if right else f"{figures}"


@judges(
    "{good} of {judged}",
    "none of {judged}",
    "{good} of {measured}",
    "{good} of {measured} at target",
    "of {measured} with a figure since {year}, {good} has met the target or is on track",
    "of {measured} with a figure since {year}, {good} is at the target",
)
def cells(claim: Claim, rows: Rows) -> str:
    """Numbers of a table's cell: of some group and indicator; of those judged only in a title of a few countries."""
    if claim.said.get("year", str(RECENT)) != str(RECENT):
        return f"since {RECENT}"
    good = whole(claim.said.get("good", "none"))
    if "judged" in claim.said:
        each = (_counted(rows, [code], rows.with_target) for code in _all_members(claim, rows))
        true = {(own["good"], own["judged"]) for own in each}
        return "" if (good, whole(claim.said["judged"])) in true else f"{true}"
    is_level = "target" in claim.message and "track" not in claim.message
    kinds = (is_level,) if "target" in claim.message else (True, False)
    found = any((good, whole(claim.said["measured"])) in _cells(rows)[kind] for kind in kinds)
    return "" if found else "of no group and indicator"


@cache
def _cells(rows: Rows) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Shares that a table may hold: of what is judged by a pace, and of single surveys."""
    by_pace, levels = set(), set()
    for indicator in rows.with_target:
        kept = by_pace if indicator in paces(rows) else levels
        kept |= {_share_of(indicator, rows.countries(code), rows) for code in rows.regions}
    return by_pace, levels


def _lately(members: Iterable[str], indicator: str, rows: Rows) -> list[dict[str, str]]:
    """The rows of an indicator whose figure is recent enough for a status."""
    return [row for row in rows.statuses_of(members, [indicator]) if row["last_year"] >= str(RECENT)]


@judges(
    "Counts: countries met or on track, of those with a figure since {year}.",
    "Rows of several countries: the share met or on track, of those with a figure since {year}:",
)
def pools(claim: Claim, _rows: Rows) -> str:
    """That all are counted so the checks of the counts tell."""
    return "" if claim.said["year"] == str(RECENT) else f"since {RECENT}"


@judges("Measured at ages {youngest} to {oldest}.")
def measured_ages(claim: Claim, rows: Rows) -> str:
    ages = f"Y{claim.said['youngest']}T{claim.said['oldest']}"
    return "" if any(ages in entry.get("merged_age", []) for entry in rows.catalogue.values()) else "no such age"


_ = first_of


# ------------------------------------------------------------------------------------------ one count everywhere


@cache
def _counted_once(rows: Rows, members: frozenset[str], indicators: tuple[str, ...]) -> dict[str, int]:
    return _counted(rows, members, indicators)


def _candidates(claim: Claim, rows: Rows) -> list[tuple[set[str], list[str]]]:
    """The areas and indicators that a count may be over: all of the places that are asked for, or the one indicator."""
    members = _all_members(claim, rows)
    return [
        (members, rows.with_target),
        (_members(claim, rows), rows.with_target),
        (members, [claim.asked.indicator]),
        (set(rows.members), [claim.asked.indicator]),
        (set(rows.members), rows.with_target),
        *((set(rows.countries(code)), rows.with_target) for code in _columns(claim, rows)),
    ]


@judges(
    "of {whole}, {judged} can be judged: {met} met, {on_track} on track, {others} neither",
    "of {whole}, {judged} can be judged: none met, {on_track} on track, {others} neither",
    "of {whole}, {judged} can be judged: {met} met, none on track, {others} neither",
    "of {whole}, {number} can be judged: it is neither met nor on track",
    "of {whole}, {number} can be judged: it is met",
    "of {whole}, {number} can be judged: it is on track",
    "of {whole}, {number} can be judged: it is met or on track",
    "of {whole}, none can be judged",
)
def tally(claim: Claim, rows: Rows) -> str:
    """Of all targets of one place that is asked for; of one indicator that nothing is judged. The rest is not well.

    Where none of those judged is met or on track, or all are, or nothing is judged, a word says so; no number is 0.
    """
    is_of_one_place = "none can be" not in claim.message and claim.message.startswith("of {whole}")
    for places, names in _candidates(claim, rows):
        if is_of_one_place and len({row["ref_area"] for row in rows.statuses_of(places, names)}) > 1:
            problem = "a count over countries and targets"
            continue
        if is_of_one_place and not all(rows.catalogue[name].get("sdg") for name in names):
            problem = "a target of no SDG"
            continue
        true = dict(_counted_once(rows, frozenset(places), tuple(names)))
        true["others"], true["number"] = true["judged"] - true["good"], true["judged"]
        known = ("met", "on_track", "judged", "whole", "others", "number")
        words = {word: word for word in known if f"{{{word}}}" in claim.message}
        wrong = [word for word, must_be in _in_words(claim.message).items() if true[word] != must_be(true)]
        wrong += [word for word in words if not true[word]]
        problem = _compare(claim, true, **words) or "".join(f"{word} {true[word]}" for word in wrong)
        if not problem:
            return ""
    return problem


@judges("judged targets are met or on track", "judged targets are met", "judged targets are on track")
def how_well(claim: Claim, rows: Rows) -> str:
    """Beside how many of one country's are: of one sort where all of them are, of both where both are, or none is."""
    true = _counted(rows, claim.asked.areas[:1], rows.with_target)
    both = bool(true["met"]) == bool(true["on_track"])
    told = "both" if "or on" in claim.message else "met" if "met" in claim.message else "on_track"
    return "" if true["judged"] and (both if told == "both" else not both and true[told]) else f"{true}"


def _in_words(message: str) -> dict[str, Callable[[dict[str, int]], int]]:
    """Which counts a message says as a word, and what these then have to be."""
    if "none can be judged" in message:
        return {"judged": lambda _: 0}
    if "neither met" in message:
        return {"good": lambda _: 0}
    if "it is met or on track" in message:
        return {"good": lambda true: true["judged"], "met": lambda true: true["judged"] - (true["on_track"] or 1)}
    if "it is" in message:
        return {"met" if "met" in message else "on_track": lambda true: true["judged"]}
    none = {"met": "none met", "on_track": "none on track"}
    return {word: lambda _: 0 for word, said in none.items() if said in message}


@judges(
    "{label}: {target} in {met} of {countries}, {number} more on track for {year}",
    "{label}: {target} in none of {countries}, {number} on track for {year}",
    "{label}: {target}, or on track for it by {year}, in none of {countries}",
    "{label}: {target} in {good} of {countries}",
    "{label}: {target} in none of {countries}",
)
def one_target_of_all(claim: Claim, rows: Rows) -> str:
    """Of the one indicator that is looked at, in all countries with a figure since the pool's first year, whether that
    is judged or not; or of the only one with as many such countries as a share needs. A level has no pace."""
    name = label_of(claim.said["label"], rows)
    good = whole(claim.said.get("good", claim.said.get("met", "none"))) or 0
    on_track = whole(claim.said.get("number", "none")) or 0
    told = (good + on_track, whole(claim.said["countries"].partition(" ")[0]))
    if claim.said["target"] != _reached(name, rows) or f" since {RECENT}" not in claim.text:
        return f"{_reached(name, rows)}, since {RECENT}"
    if "on track" in claim.message and name not in paces(rows):
        return "a level has no pace"
    if claim.said.get("year", "") != (_deadline(name, rows) if "on track" in claim.message else ""):
        return f"by {_deadline(name, rows)}"
    found = _shares(claim, rows)
    is_there = any(shares.get(name) == told for shares in found)
    tracks = {_on_track_of(name, members, rows) for members in _asked_members(claim, rows)}
    if on_track not in tracks:
        return f"on track: {tracks}"
    is_alone = any(set(shares) == {name} for shares in found) or _may_end_anywhere(claim, rows)
    return "" if is_there and is_alone else f"{found[:1]}"


@judges("{number} more is on track, as Reach 2030 reads it.", "{number} is on track, as Reach 2030 reads it.")
def on_track_besides(claim: Claim, rows: Rows) -> str:
    """How many countries are on track for the one indicator, besides those at its target if there are any."""
    name = claim.asked.indicator
    on_track = _on_track_of(name, rows.members, rows)
    is_besides = _share_of(name, rows.members, rows)[0] > on_track
    right = whole(claim.said["number"]) == on_track and is_besides is ("more" in claim.message)
    return "" if right else f"{on_track}, besides others: {is_besides}"


@judges("From {n} of {countries} {in_first} to {good} of {of} {in_last}.")
def between_regions(claim: Claim, rows: Rows) -> str:
    """The regions with the least and the greatest part of their countries at the one target, with ten recent figures
    each; a fifth of all or more between them, and no other region like either."""
    name = claim.asked.indicator
    shares = {}
    for code, kind in rows.region_kinds.items():
        members = [area for area in rows.members if code in rows.areas[area].groups]
        good, whole_of = _share_of(name, members, rows)
        if kind == "region" and whole_of:
            shares[code] = (good - _on_track_of(name, members, rows), whole_of)
    order = sorted(shares, key=lambda code: shares[code][0] / shares[code][1])
    parts = [shares[code][0] / shares[code][1] for code in order]
    are_many = len(order) > 1 and min(shares[order[0]][1], shares[order[-1]][1]) >= 10
    is_clear = are_many and parts[-1] - parts[0] >= 0.2
    is_clear = is_clear and parts.count(parts[0]) == parts.count(parts[-1]) == 1
    places = [rows.of_place(re.sub("^in ", "of ", claim.said[word])) for word in ("in_first", "in_last")]
    told = [whole(claim.said[word].partition(" ")[0]) for word in ("n", "countries", "good", "of")]
    right = is_clear and places == [order[0], order[-1]] and told == [*shares[order[0]], *shares[order[-1]]]
    return "" if right else f"{ {code: shares[code] for code in order} }"


@judges(
    "Reach 2030's classes – on track: at least {on_track}% of the yearly pace needed; too slow: at least {fair}%; "
    "limited: less, hardly any change, or up to {away}% of that pace the wrong way; getting worse: beyond that, or "
    "a target lost."
)
def classes_of_pace(claim: Claim, rows: Rows) -> str:
    """Each country's pace is in the class that is told; one that is limited though faster changed by less than can be
    seen. Six countries whose poverty rose were "limited", which was told as "less or hardly any change"."""
    on_track, fair = (int(claim.said[name]) / 100 for name in ("on_track", "fair"))
    least = {"ON_TRACK": on_track, "FAIR": fair, "LIMITED": fair}
    for row in rows.statuses_of(rows.members, [claim.asked.indicator]):
        status = row["status"]
        if status == "DETERIORATION":
            is_lost = row["reason"].startswith("The target was met in ")
            if not is_lost and (_ratio(row) or 0.0) >= -MOST_AWAY / 100:
                return f"{row['ref_area']}: {status}, {_ratio(row)}"
        if status not in least or "smaller than the data can show" in row["reason"]:
            continue
        ratio = _ratio(row) or 0.0
        if (ratio >= least[status]) is (status == "LIMITED") or ratio < -MOST_AWAY / 100:
            return f"{row['ref_area']}: {status}, {_ratio(row)}"
    return "" if claim.said["away"] == f"{MOST_AWAY}" else f"away by at most {MOST_AWAY}%"


@judges("{number} country with a figure since {year}")
def known_lately(claim: Claim, rows: Rows) -> str:
    """Of how many the one indicator has a figure since then; of which the check of the count around it tells."""
    found = []
    for members in (set(rows.members), _all_members(claim, rows)):
        for name in rows.with_target:
            dated = [row["last_year"] for row in rows.statuses_of(members, [name])]
            found.append(sum(bool(year) and year >= str(RECENT) for year in dated))
    number = whole(re.match(r"[\d,]+", claim.text)[0])
    return "" if claim.said["year"] == str(RECENT) and number in found else f"since {RECENT}: {found}"


@judges("In {good} of {countries}, {said}", "In each of {countries}, {said}")
def one_target_in_a_sentence(claim: Claim, rows: Rows) -> str:
    """In how many countries that is so which the target of the asked indicator is read as; in each of them either that,
    or that the figure is beyond the number."""
    name = claim.asked.indicator
    met, of = _share_of(name, rows.members, rows)
    met -= _on_track_of(name, rows.members, rows)
    reached, entry = _reached(name, rows), rows.catalogue[name]
    hedge = {"down": ("over", "at most"), "up": ("under", "at least")}[entry["direction"]][met > 0]
    true = entry["target"]["told"].format(amount=f"{hedge} {reached.rpartition(' or ')[0]}")
    told = (whole(claim.said["good"]) if "good" in claim.said else met if met in (0, of) else None, claim.said["said"])
    is_counted = whole(claim.said["countries"].partition(" ")[0]) == of and f" since {RECENT}" in claim.text
    return "" if told == (met, true) and is_counted else f"{met} of {of}: {true}"


@judges("Getting worse, as Reach 2030 reads it: {areas}.")
def worse_by_name(claim: Claim, rows: Rows) -> str:
    """All UN members that are getting worse in the one indicator."""
    found = rows.statuses_of(rows.members, [claim.asked.indicator])
    true = {row["ref_area"] for row in found if row["status"] == "DETERIORATION"}
    return "" if _places_in(claim.said["areas"], rows) == true else f"{sorted(true)}"


def _deadline(name: str, rows: Rows) -> str:
    """By when the target of an indicator is to be reached."""
    return str(rows.catalogue[name]["target"].get("year", HORIZON))


def _met_in_words(name: str, rows: Rows) -> str:
    """What countries at a target are called, which has its year where that is not the usual one."""
    year = _deadline(name, rows)
    return _reached(name, rows) if year == str(HORIZON) else f"{_reached(name, rows)} by {year}"


def _reached(name: str, rows: Rows) -> str:
    """What a figure at the number that a target is read as is."""
    entry = rows.catalogue[name]
    number = f"{entry['target'].get('met', entry['target']['value']):g}"
    unit = "%" if "%" in entry["unit"] else " per 100,000"
    return f"{number}{unit} or {'less' if entry['direction'] == 'down' else 'more'}"


@judges("{status}: {n}")
def counted_by_status(claim: Claim, rows: Rows) -> str:
    """How many targets of the one place have a status by the word of the legend; or countries, of one indicator."""
    status = STATUS.get(claim.said["status"].lower())
    true = []
    for places, names in _candidates(claim, rows):
        found = rows.statuses_of(places, names)
        if len(names) == 1 or len({row["ref_area"] for row in found}) == 1:
            true.append(sum(row["status"] == status for row in found))
    return "" if status and whole(claim.said["n"]) in true and whole(claim.said["n"]) else f"{true}"


@judges("No figure since {year} in the source used ({source}): {n} of {of}.")
def silent_in_the_source(claim: Claim, rows: Rows) -> str:
    """UN members whose last row in the indicator's table is older, of all; the source is the record's."""
    found = rows.statuses_of(rows.members, [claim.asked.indicator])
    true = str(RECENT), str(sum(row["last_year"] < str(RECENT) for row in found)), str(len(found))
    path = rows.data / "sources" / f"{rows.catalogue[claim.asked.indicator]['source']}.toml"
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    named = f"{source['publisher_short']}, {source['vintage']}"
    told = claim.said["year"], claim.said["n"], claim.said["of"]
    return "" if (told, claim.said["source"]) == (true, named) else f"{true}, {named}"


def none_else(claim: Claim, rows: Rows) -> str:
    """The last part of bars of statuses: countries without a recent figure alone, all others having a part each."""
    names = [claim.asked.indicator] if claim.kind == "status-counts" else list(rows.with_target)
    found = [row for row in rows.statuses_of(rows.members, names) if row["status"] == "CANNOT_BE_JUDGED"]
    others = [row for row in found if not is_short(row, rows) and row["last_year"] >= str(RECENT)]
    right = claim.said["year"] == str(RECENT) and "all-indicators" not in claim.asked.show
    return "" if right and not others else f"{[(row['indicator'], row['ref_area']) for row in others][:3]}"


@judges(
    "{n} cannot be judged: no figure since {year}, no measurable pace, or answers on violence, which may be incomplete."
)
def unjudged_and_why(claim: Claim, rows: Rows) -> str:
    """How many they are, and that each of them has one of these reasons."""
    if claim.said["year"] != str(RECENT):
        return f"since {RECENT}"
    true = []
    for places, names in _candidates(claim, rows):
        found = [row for row in rows.statuses_of(places, names) if row["status"] == "CANNOT_BE_JUDGED"]
        others = [
            row
            for row in found
            if row["last_year"] >= str(RECENT) and row["pace_seen"] and row["indicator"] not in ABOUT_VIOLENCE
        ]
        if len(found) == whole(claim.said["n"]) and not others:
            return ""
        true.append((len(found), [(row["indicator"], row["ref_area"]) for row in others][:2]))
    return f"{true}"


@judges("{n} of {whole} cannot be judged")
def unjudged_of_all(claim: Claim, rows: Rows) -> str:
    """Of all places that are asked for, or of the first, whose page it is."""
    true = []
    for places in (_all_members(claim, rows), _members(claim, rows)):
        found = rows.statuses_of(places, rows.with_target)
        true.append((sum(row["status"] == "CANNOT_BE_JUDGED" for row in found), len(found)))
    return "" if (whole(claim.said["n"]), whole(claim.said["whole"])) in true else f"{true}"


@judges("Of these, {number} is short of the target by a figure since {year}.")
def short_of_those_not_judged(claim: Claim, rows: Rows) -> str:
    true = [sum(is_short(row, rows) for row in rows.statuses_of(*found)) for found in _candidates(claim, rows)]
    right = whole(claim.said["number"]) in true and claim.said["year"] == str(RECENT)
    return "" if right else f"{true} since {RECENT}"


def _share_of(name: str, members: Iterable[str], rows: Rows) -> tuple[int, int]:
    """Of countries with a recent figure, judged or not, those met or on track, or by a single survey at the target; and
    how many they are. Of answers about violence none."""
    if name in ABOUT_VIOLENCE:
        return 0, 0
    values, has_pace = _lately(members, name, rows), name in paces(rows)
    good = [row for row in values if (row["status"] in GOOD if has_pace else _at_target(row, rows))]
    return len(good), len(values)


def _on_track_of(name: str, members: Iterable[str], rows: Rows) -> int:
    """How many of these are on track, not at the target yet; none of levels."""
    return sum(row["status"] == "ON_TRACK" for row in _lately(members, name, rows)) if name in paces(rows) else 0


def _shares_of(members: frozenset[str], names: tuple[str, ...], rows: Rows) -> dict[str, tuple[int, int]]:
    """The shares of at least five countries."""
    found = {name: _share_of(name, members, rows) for name in names}
    return {name: share for name, share in found.items() if share[1] >= 5}


def _shares(claim: Claim, rows: Rows) -> list[dict[str, tuple[int, int]]]:
    """Those of all indicators, of all places that are asked for or of the first, or of the one whose column it is; on
    one of several slides those that are judged by a pace, or single surveys."""
    members = _asked_members(claim, rows)
    by_pace = tuple(paces(rows))
    levels = tuple(name for name in rows.with_target if name not in by_pace)
    parts = (by_pace, levels) if claim.place.medium in ("slide", "brief-slides") else ()
    return [_shares_of(found, names, rows) for found in members for names in (tuple(rows.with_target), *parts)]


def _asked_members(claim: Claim, rows: Rows) -> set[frozenset[str]]:
    """The countries of all places that are asked for, of the first, and of each whose column it is."""
    members = {frozenset(_all_members(claim, rows)), frozenset(_members(claim, rows))}
    return members | {frozenset(rows.countries(code)) for code in _columns(claim, rows)}


def _may_end_anywhere(claim: Claim, rows: Rows) -> bool:
    """Whether it is said on a slide of single countries, whose table goes on on another one: of its own rows."""
    return claim.place.medium == "slide" and len(claim.asked.areas) > 1 and set(claim.asked.areas) <= set(rows.areas)


@judges(
    "{good} of {indicators}: SDG target met or on track in most countries measured",
    "none of {indicators} has its SDG target met or on track in most countries measured",
)
def most_of_the_countries(claim: Claim, rows: Rows) -> str:
    """Of all indicators with a share, of how many that is more than a half."""
    good, told, true = (
        whole(claim.said.get("good", "none")) or 0,
        whole(claim.said["indicators"].partition(" ")[0]) or 0,
        [],
    )
    for shares in _shares(claim, rows):
        halves = sum(met > of - met for met, of in shares.values())
        is_part = _may_end_anywhere(claim, rows) and good <= halves and told - good <= len(shares) - halves
        if told > 1 and (is_part or (good, told) == (halves, len(shares))) and ("good" in claim.said) is (good > 0):
            return ""
        true.append((halves, len(shares)))
    return f"{true}"


@judges("The SDG names no number, so the target is assumed: {names}.")
def assumed_targets(claim: Claim, rows: Rows) -> str:
    """All of which the catalogue says so; on one of several slides those that stand on it."""
    true = {name for name in rows.with_target if rows.catalogue[name]["target"]["kind"] == "assumed"}
    said = {name for name in true if rows.catalogue[name]["label"] in claim.said["names"]}
    left = claim.said["names"]
    for name in said:
        left = left.replace(rows.catalogue[name]["label"], "", 1)
    is_whole = said == true or (claim.place.medium in ("slide", "brief-slides") and bool(said))
    return "" if is_whole and not re.sub(r", per 100,000|,| and ", "", left).strip() else f"{true}, {left!r}"


@judges("Targets met or on track, of those that can be judged: {parts}")
def each_of_a_few(claim: Claim, rows: Rows) -> str:
    """Every country of which it is, by name, with its own count; they are fewer than a share is taken of."""
    true = set()
    for places, names in _candidates(claim, rows):
        each = sorted({row["ref_area"] for row in rows.statuses_of(places, names)})
        if len(names) > 1 and 1 < len(each) < 5:
            counted = {code: _counted(rows, [code], names) for code in each}
            true.add(
                frozenset(
                    f"{rows.name(code)} ({one['good'] or 'none'} of {one['judged']})"
                    if one["judged"]
                    else f"{rows.name(code)} (none can be judged)"
                    for code, one in counted.items()
                )
            )
    for parts in true:
        left = claim.said["parts"]
        for part in sorted(parts, key=len, reverse=True):
            left = left.replace(part, "", 1) if part in left else "?"
        if not re.sub(r", | and ", "", left).strip():
            return ""
    return f"{true}"


@judges("“Met” describes a level; the other statuses describe paces. No status is a verdict.")
def none_missed(claim: Claim, rows: Rows) -> str:
    """Said where no bar is of a missed deadline: of one indicator, or of the countries of one place."""
    missed = [
        [row["ref_area"] for row in rows.statuses_of(places, names) if row["status"] == "TARGET_MISSED"]
        for places, names in _candidates(claim, rows)
    ]
    return "" if [] in missed else f"missed: {missed[0][:3]}"


@judges(
    "Where no pace can be told, a target is judged only if it is met, or missed at its deadline.",
    "Where no pace can be told, a target is judged only if it is met.",
)
def judged_by_one_figure(claim: Claim, rows: Rows) -> str:
    """So of all statuses; said where some reading is left out for it: beside counts of those judged, which are of a
    few countries, since of more all with a recent figure are counted."""
    members = _all_members(claim, rows)
    short = any(is_short(row, rows) for row in rows.statuses_of(members, rows.with_target)) and len(members) < 5
    found = {row["status"] for row in rows.statuses_of(rows.areas, rows.with_target) if not row["base_year"]}
    early = [
        (row["indicator"], row["ref_area"])
        for row in rows.statuses_of(rows.areas, rows.with_target)
        if row["status"] == "TARGET_MISSED" and not row["base_year"] and row["last_year"] < row["target_year"]
    ]
    right = short and not early and found <= {"TARGET_MET", "TARGET_MISSED", "CANNOT_BE_JUDGED"}
    return "" if right else f"{found}, missed before the deadline: {early}"


@judges("Getting worse: {labels}.", "Deadline missed: {labels}.", "Moved slightly away: {labels}.")
def worst_named(claim: Claim, rows: Rows) -> str:
    """All targets of the one area that have the status, and no other."""
    status = {"Getting": "DETERIORATION", "Deadline": "TARGET_MISSED"}.get(claim.message.split()[0], "")
    found = rows.statuses_of(_all_members(claim, rows), rows.with_target)

    def is_one(row: dict[str, str]) -> bool:
        return row["status"] == status if status else is_slightly_away(row)

    labels = [str(rows.catalogue[row["indicator"]]["label"]) for row in found if is_one(row)]
    left = claim.said["labels"]
    for label in sorted(labels, key=len, reverse=True):
        if label not in left:
            return f"{label} too"
        left = left.replace(label, "", 1)
    return "" if not re.sub(r", | and ", "", left).strip() else f"only {labels}"


# ------------------------------------------------------------------------------------------ later figures


@cache
def _later(rows: Rows, code: str) -> dict[str, str]:
    """By target the later figure that the build found in the SDG database, as it is written: "2025: 3.4%"."""
    found = {}
    for entry in rows.extra("build_report"):
        match = re.search(rf"\b{code} (\d{{4}}): ([\d.]+)", entry["key"])
        if (
            match
            and "has a later figure: not joined" in entry["reason"]
            and "target" in rows.catalogue[entry["indicator"]]
        ):
            value = f"{float(match[2]):.1f}".removesuffix(".0")
            found[entry["indicator"]] = f"{match[1]}: {value}%"
    return found


def _of_whom(claim: Claim, rows: Rows) -> list[str]:
    """The areas that a place is about: a table of statuses can have any."""
    return [code for code in claim.asked.areas if code in rows.areas] or list(rows.areas)


def _way(code: str, name: str, later: str, rows: Rows) -> str:
    """Which way a later figure lies from the last one, seen from the target, in words; empty for neither.

    Nobody is beyond a target: of 0.2% and 0.7% where 3% stands for "none", both are at it.
    """
    row, sign = rows.statuses[name, code], -1 if rows.catalogue[name]["direction"] == "up" else 1
    own, other = (
        max(0.0, sign * (float(value) - float(row["target"])))
        for value in (row["last_value"], later.split(": ")[1].rstrip("%"))
    )
    return "farther from the target" if other > own else "nearer to the target" if other < own else ""


@judges(
    "A later figure from another source, the SDG database: {figure}.",
    "A later figure from another source, the SDG database: {figure}. It is farther from the target.",
    "A later figure from another source, the SDG database: {figure}. It is nearer to the target.",
)
def later_not_joined(claim: Claim, rows: Rows) -> str:
    ways = _ways(claim, rows)
    # Behind a mark, in a foot; in the slides of a brief, too.
    is_marked = claim.kind == "statuses" or claim.place.medium == "brief-slides"
    is_short = is_marked and "the target" not in claim.message
    if not any(is_short or (("the target" in claim.message) == bool(way) and way in claim.message) for way in ways):
        return f"{sorted(ways)}"
    found = {figure for code in rows.areas for figure in _later(rows, code).values()}
    own = {figure for code in _of_whom(claim, rows) for figure in _later(rows, code).values()}
    is_table = claim.kind.startswith("status")  # One of many countries: whose figure it is, its row says.
    return "" if claim.said["figure"] in (found if is_table else own) else f"{sorted(own)}"


def _ways(claim: Claim, rows: Rows) -> set[str]:
    """Which ways a later figure lies, of whomever it is."""
    return {
        _way(code, name, figure, rows)
        for code in rows.areas
        for name, figure in _later(rows, code).items()
        if figure == claim.said["figure"] and (name, code) in rows.statuses
    }


@needs("A later figure from another source, the SDG database: {figure}.")
def behind_its_mark(claim: Claim, place: Rendered, rows: Rows) -> str:
    """In the slides of a brief what does not say which way the later figure lies, and could, stands behind a mark."""
    is_marked = squeezed(f"* {claim.text}") in place.text
    return "" if place.place.medium != "brief-slides" or is_marked or "" in _ways(claim, rows) else "no mark before it"


@judges(
    "{name} ({year}; another source, the SDG database, has {later})",
    "{name} ({year}; another source, the SDG database, has {later}, farther from the target)",
    "{name} ({year}; another source, the SDG database, has {later}, nearer to the target)",
)
def named_with_later(claim: Claim, rows: Rows) -> str:
    """Of that target of the country, whose last figure is of that year."""
    code = next(iter(claim.asked.areas), "")
    told = names_in(claim.said["name"], rows)
    name = next(iter(told), "") if told else ""
    row = rows.statuses.get((name, code))
    if row is None or row["last_year"] != claim.said["year"]:
        return f"{name}: {row}"
    own = _later(rows, code).get(name, "none")
    if own != claim.said["later"]:
        return own
    way = _way(code, name, own, rows)
    return "" if way in claim.message and bool(way) == ("the target" in claim.message) else way or "neither way"


@judges("{name}: a later figure from another source, the SDG database: {figure}% ({year}).")
def later_elsewhere(claim: Claim, rows: Rows) -> str:
    """Of the area that is named and, where several are shown, of the indicator named behind it."""
    said = claim.said
    told, named = f"{said['year']}: {said['figure']}%", said["name"]
    for code in rows.areas:
        place = rows.name(code)
        if named != place and not named.startswith(f"{place}, "):
            continue
        found = _later(rows, code)
        which = named.removeprefix(place).removeprefix(", ")
        own = [value for name, value in found.items() if which in ("", rows.catalogue[name]["label"])]
        return "" if told in own else f"{found}"
    return "no such area"


@judges("Later figures from another source: {names}.")
def all_later(claim: Claim, rows: Rows) -> str:
    code, told = next(iter(claim.asked.areas), ""), names_in(claim.said["names"], rows)
    places = re.findall(rf"({_any_of(map(rows.name, rows.areas))}) \(([^)]*)\)", claim.said["names"])
    if claim.kind == "statuses" and places:
        # Behind a mark, of many all that have any, with these; of rows on one of several slides some of them.
        shown = {code for code in claim.asked.areas if code in rows.areas} or _told_one_by_one(claim, rows)
        true = {rows.name(place): {*found.values()} for place in shown if (found := _later(rows, place))}
        own = {name: set(re.split(r", | and ", figures)) for name, figures in places}
        is_part = all(said <= true.get(name, set()) for name, said in own.items())
        return "" if own == true or (is_part and claim.place.medium == "slide") else f"{true}"
    if told is None:
        return _later_of_several(claim, rows)
    if claim.kind == "statuses":  # Behind a mark, in a foot: whether they are farther a hint says.
        own = _later(rows, code)
        return "" if told == own and len(own) > 1 else f"{own}"
    words = {"farther from the target": ", farther", "nearer to the target": ", nearer", "": ""}
    true = {name: f"{said}{words[_way(code, name, said, rows)]}" for name, said in _later(rows, code).items()}
    return "" if told == true else f"{true}"


def _later_of_several(claim: Claim, rows: Rows) -> str:
    """Of several areas, each with an indicator and its later figure: none is told that is not so."""
    labels = {entry["label"]: name for name, entry in rows.catalogue.items()}
    item = rf"({_any_of(rows.name(code) for code in rows.areas)})(?:, ({_any_of(labels)}))? \((\d{{4}}: [\d.]+%)\)"
    if not re.fullmatch(rf"{item}(?:(?:, | and ){item})+", claim.said["names"]):
        return "unreadable names"
    told = re.findall(item, claim.said["names"])
    return next(
        (
            f"{place}: {found}"
            for place, label, said in told
            if (
                (found := _later(rows, rows.named(place)))
                and said not in ([found.get(labels[label])] if label else found.values())
            )
        ),
        "" if all(_later(rows, rows.named(place)) for place, *_ in told) else "an area has no later figure",
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
