"""Checks of who came nearer to a target: counts, margins, places among comparable countries, and why there is none.

Everything is computed again from the published rows of the indicators; `movers.csv` is not read.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tests.gate.income_claims import income_list
from tests.gate.registry import judges
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, whole
from tests.gate.title_claims import _split_areas
from tests.gate.walk import Claim

BASE, FIRST, LAST, RECENT, EIGHT = 2015, 2012, 2018, 2019, 8
LEAST, LOST, ALONE = 30, 0.25, 3
NEAR = 1e-9
BESIDE = "progress-nearer"
"""The block that stands beside the chart."""
UNITS = {True: "victims per 100,000 people", False: "percentage points"}


class Moved(NamedTuple):
    """One country: why it has no place, else by how much it came nearer a year, and the least and most of that."""

    reason: str
    first: int = 0
    before: float = 0.0
    last: int = 0
    after: float = 0.0
    rate: float = 0.0
    least: float = 0.0
    most: float = 0.0
    band: int = 0


def _is_rate(rows: Rows, name: str) -> bool:
    return str(rows.catalogue[name]["unit"]).startswith("per 100,000")


@cache
def moved(rows: Rows, name: str) -> dict[str, Moved]:
    """Every member of the United Nations on one indicator."""
    entry = rows.catalogue[name]
    target, down = entry["target"], entry["direction"] == "down"
    series = rows.series(Key(name, entry["default_sex"], entry["default_age"], entry["default_breakdown"]))
    found = {}
    for code in rows.members:
        figures = (figure for figure in series.get(code, {}).values() if figure.known)
        values = {figure.year: figure.high if down else figure.low for figure in figures}
        found[code] = _one(values, target, rows.people().get(code, {}), down=down, rate=_is_rate(rows, name))
    return found


def _one(  # noqa: PLR0911 - a reason after another
    values: dict[int, float], target: dict[str, float], people: dict[int, float], *, down: bool, rate: bool
) -> Moved:
    if not values:
        return Moved("no value")
    last = max(values)
    bases = sorted((abs(year - BASE), year) for year in values if FIRST <= year <= LAST)
    if not bases:
        return Moved("no value in 2012 to 2018", last=last)
    first = bases[0][1]
    before, after = values[first], values[last]
    ends = first, before, last, after
    goal, met = target["value"], target.get("met", target["value"])
    if not target.get("silence") and (before <= met + NEAR if down else before >= met - NEAR):
        return Moved("at target in the base year", *ends)
    if last < RECENT:
        return Moved("no value from 2019 on", *ends)
    if last - first < 3:
        return Moved("under three years", *ends)
    if rate and min(values[year] * people.get(year, 0.0) / 1e5 for year in (first, last)) < 10 - NEAR:
        return Moved("few", *ends)
    path = sorted((year, value) for year, value in values.items() if first <= year <= last)
    steps = [(later[0] - one[0], abs(later[1] - one[1]), sorted((one[1], later[1]))) for one, later in pairwise(path)]
    if any(apart <= 3 and far > 5 + NEAR and high > 3 * low + NEAR for apart, far, (low, high) in steps):
        return Moved("break", *ends)
    bar = 5 if rate else 10
    if any(apart <= 4 and far > bar + NEAR and far > abs(after - before) / 2 + NEAR for apart, far, _ in steps):
        return Moved("step", *ends)
    if len(path) < 3:
        return Moved("two figures", *ends)
    gaps = [max(value - goal if down else goal - value, 0.0) for value in (before, after)]
    years, margin = last - first, target.get("margin", 1.0)
    rates = [round((gaps[0] - gaps[1] + part * margin) / years, 6) for part in (0, -1, 1)]
    bounds = (1, 5, 20) if rate else (5, 15, 30)
    return Moved("", *ends, *rates, band=sum(gaps[0] >= bound - NEAR for bound in bounds))


@cache
def placed(rows: Rows, name: str) -> bool:
    """Whether the countries of an indicator have places."""
    counted = Counter(item.reason for item in moved(rows, name).values())
    lost = counted["step"] + counted["break"]
    return counted[""] >= LEAST and lost <= LOST * (counted[""] + lost)


class Circle(NamedTuple):
    """The countries that one is compared with; what they share; and between which places it is."""

    shared: tuple[str, ...]
    peers: frozenset[str]
    best: int
    worst: int


@cache
def circle(rows: Rows, name: str, code: str) -> Circle | None:
    """None where fewer than three countries can be compared with one, or it has no place."""
    found = moved(rows, name)
    own = found.get(code)
    if own is None or own.reason:
        return None
    kinds = {rows.region_kinds[group]: group for group in rows.areas[code].groups}
    alike = {area for area, item in found.items() if area != code and not item.reason and item.band == own.band}
    for shared in (("sub_region", "income"), ("region", "income"), ("income",)):
        groups = {kinds.get(kind, "none") for kind in shared}
        peers = frozenset(area for area in alike if groups <= rows.areas[area].groups)
        if len(peers) >= ALONE:
            before = sum(found[area].least > own.most for area in peers)
            may_be = sum(found[area].most >= own.least for area in peers)
            return Circle(tuple(kinds[kind] for kind in shared), peers, 1 + before, 1 + may_be)
    return None


# ------------------------------------------------------------------------------------------------ who is asked for


def _alone(claim: Claim, rows: Rows) -> str:
    """The one country that is asked for."""
    areas = claim.asked.areas
    return areas[0] if len(areas) == 1 and areas[0] in rows.areas else ""


def _indicators(claim: Claim, rows: Rows) -> list[str]:
    """Of which of them a sentence can be: the one that is asked for; beside one without an order those that have one.

    Of these the sentence names one by its label, or stands in a list of them.
    """
    name = claim.asked.indicator
    if claim.place.name != BESIDE or placed(rows, name):
        return [name]
    ordered = [each for each, item in rows.catalogue.items() if item.get("target") and placed(rows, each)]
    return [each for each in (name, *ordered) if rows.catalogue[each]["label"] == claim.said.get("label")] or ordered


def _indicator(claim: Claim, rows: Rows) -> str:
    return _indicators(claim, rows)[0]


def _counted(claim: Claim, rows: Rows, name: str = "") -> dict[str, Moved]:
    """Those over whom is counted."""
    name = name or _indicator(claim, rows)
    found, one = moved(rows, name), _alone(claim, rows)
    around = circle(rows, name, one) if one else None
    if around:
        codes = {one, *around.peers}
    else:
        groups = [code for code in claim.asked.areas if code in rows.regions] or ["001"]
        codes = {code for group in groups for code in rows.countries(group)}
    return {code: item for code, item in found.items() if code in codes}


def _ranked(claim: Claim, rows: Rows, name: str = "") -> dict[str, Moved]:
    return {code: item for code, item in _counted(claim, rows, name).items() if not item.reason}


def _nearer(claim: Claim, rows: Rows, name: str = "") -> set[str]:
    return {code for code, item in _ranked(claim, rows, name).items() if item.least > 0}


def _same_indicator(claim: Claim, rows: Rows) -> bool:
    return str(rows.catalogue[_indicator(claim, rows)]["label"]) == claim.said["label"]


# ------------------------------------------------------------------------------------------------ titles

WORLD = "{label}, {place}: since about {year}, {number} of {of} compared came nearer the target, {farther} moved away"


@judges(WORLD)
def so_many_are_nearer(claim: Claim, rows: Rows) -> str:
    said = claim.said
    groups = [code for code in claim.asked.areas if code in rows.regions] or ["001"]
    ranked = _ranked(claim, rows)
    farther = {code for code, item in ranked.items() if item.most < 0}
    true = (len(_nearer(claim, rows)), len(farther), len(ranked), BASE)
    told = tuple(whole(said[name]) for name in ("number", "farther", "of", "year"))
    right = told == true and _split_areas(said["place"], rows) == groups and _same_indicator(claim, rows)
    return "" if right and placed(rows, _indicator(claim, rows)) else f"{true} of {groups}"


@judges("{label}, {place}: no country can be compared with about {year}", free=("place",))
def nobody_is_compared(claim: Claim, rows: Rows) -> str:
    found = _ranked(claim, rows)
    right = not found and whole(claim.said["year"]) == BASE and _same_indicator(claim, rows)
    return "" if right else f"{sorted(found)}"


def _one_said(claim: Claim, rows: Rows) -> tuple[str, Moved]:
    """The country that a title names, and how it moved. Raises ValueError where it is another or unknown."""
    code = rows.named(claim.said["area"])
    if code != _alone(claim, rows) or not _same_indicator(claim, rows) or not placed(rows, _indicator(claim, rows)):
        raise ValueError(f"{claim.said['area']} is not what was asked for")
    return code, moved(rows, _indicator(claim, rows))[code]


@judges("{area}, {label}: nearer to the target than in about {year}; {place}", free=("place",))
def one_is_nearer(claim: Claim, rows: Rows) -> str:
    _, own = _one_said(claim, rows)
    return "" if not own.reason and own.least > 0 and whole(claim.said["year"]) == BASE else f"{own}"


@judges("{area}, {label}: farther from the target than in about {year}; {place}", free=("place",))
def one_is_farther(claim: Claim, rows: Rows) -> str:
    _, own = _one_said(claim, rows)
    return "" if not own.reason and own.most < 0 and whole(claim.said["year"]) == BASE else f"{own}"


def _is_beyond(claim: Claim, rows: Rows, own: Moved) -> bool:
    """Whether a country passed the value of the target since the base year."""
    entry = rows.catalogue[_indicator(claim, rows)]
    sign, goal = (1 if entry["direction"] == "down" else -1), entry["target"]["value"]
    return not own.reason and sign * own.after < sign * goal - NEAR and own.before != own.after


@judges(
    "{area}, {label}: no change beyond the margin since about {year}; {place}",
    "{area}, {label}: at the target now, near it in about {year}; {place}",
    free=("place",),
)
def one_is_within(claim: Claim, rows: Rows) -> str:
    _, own = _one_said(claim, rows)
    right = not own.reason and own.least <= 0 <= own.most and whole(claim.said["year"]) == BASE
    return "" if right and _is_beyond(claim, rows, own) == ("near it" in claim.message) else f"{own}"


@judges("A change is counted up to the target: what lies beyond it is not.")
def counted_to_the_target(claim: Claim, rows: Rows) -> str:
    named = [own for code, own in _ranked(claim, rows).items() if own.least > 0 or code in claim.asked.areas]
    found = circle(rows, claim.asked.indicator, _alone(claim, rows)) if _alone(claim, rows) else None
    named += [moved(rows, claim.asked.indicator)[code] for code in (found.peers if found else ())]
    return "" if any(_is_beyond(claim, rows, own) for own in named) else "nobody is beyond it"


WHY = {
    "no value": "there is no value",
    "no value in 2012 to 2018": "there is no value of about 2015 to start from",
    "at target in the base year": "it was at the target in {first} already",
    "no value from 2019 on": "the last value is of {last}; a place needs one of 2019 or later",
    "under three years": "{first} and {last} are less than 3 years apart",
    "few": "the victims are few: under 10 in {first} or in {last}",
    "break": "two values in a row differ too much to be compared",
    "step": "its values change too much from one survey or record to the next for a yearly pace",
    "two figures": "there are two figures only, of {first} and {last}",
}


@judges("{area}, {label}: no place, {why}")
def one_has_none(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    own = moved(rows, _indicator(claim, rows)).get(code)
    if own is None:
        return "" if claim.said["why"] == "only UN members have a place" and code in rows.areas else "a member"
    _, own = _one_said(claim, rows)
    true = WHY[own.reason].format(first=own.first, last=own.last)
    return "" if claim.said["why"] == true else true


@judges(
    "place {best} to {worst} of {of}",
    "place {best} of {of}",
)
def a_place(claim: Claim, rows: Rows) -> str:
    around = [circle(rows, name, _alone(claim, rows)) for name in _indicators(claim, rows)]
    true = [(found.best, found.worst, len(found.peers) + 1) for found in around if found]
    told = tuple(whole(claim.said[name]) for name in ("best", "worst" if "worst" in claim.said else "best", "of"))
    return "" if told in true else f"{true}"


@judges(
    "The margin is ours, and not the error of the surveys or counts, which may be larger. For the whole change "
    "it is {margin} either way, in {unit}, divided by the number of years."
)
def the_margin(claim: Claim, rows: Rows) -> str:
    name = claim.asked.indicator
    margin = rows.catalogue[name]["target"].get("margin", 1.0)
    right = agrees(claim.said["margin"], margin, margin) and claim.said["unit"] == UNITS[_is_rate(rows, name)]
    return "" if right else f"{margin}"


@judges("fewer than three comparable countries, so no place")
def no_peers(claim: Claim, rows: Rows) -> str:
    code = _alone(claim, rows)
    around = [name for name in _indicators(claim, rows) if not moved(rows, name)[code].reason]
    return "" if any(circle(rows, name, code) is None for name in around) else "there are some"


# ------------------------------------------------------------------------------------------------ what stands around

REGION = "Comparable are countries {of_place} of the same income group ({income}, list of {date}), {away} about {year}."
INCOME = "Comparable are countries of the same income group ({income}, list of {date}), {away} about {year}."


@judges(REGION, INCOME)
def comparable_are(claim: Claim, rows: Rows) -> str:
    name, code = claim.asked.indicator, _alone(claim, rows)
    found = circle(rows, name, code)
    if found is None:
        return "nobody is"
    told = [claim.said[word] for word in ("of_place", "income") if word in claim.said]
    told = [text.removeprefix("of ").removeprefix("the ") for text in told]
    rate, band = _is_rate(rows, name), moved(rows, name)[code].band
    bounds = (0, 1, 5, 20) if rate else (0, 5, 15, 30)
    away = f"{bounds[band]} {UNITS[rate]} or more from the target"
    if band < 3:
        away = f"{bounds[band]} to {bounds[band + 1]} {UNITS[rate]} from the target"
    right = tuple(map(rows.named, told)) == found.shared and claim.said["away"] == away
    right = right and claim.said["date"] == income_list()
    return "" if right and whole(claim.said["year"]) == BASE else f"{found.shared}, {away}"


def _is_of_chosen(claim: Claim, rows: Rows) -> bool:
    """Whether countries are asked for, no group, and nobody is compared with them."""
    areas, one = claim.asked.areas, _alone(claim, rows)
    return all(code in rows.areas for code in areas) and bool(areas) and not (
        one and circle(rows, claim.asked.indicator, one)
    )  # fmt: skip


@judges("Countries that came nearer are named where no country is chosen.")
def named_elsewhere(claim: Claim, rows: Rows) -> str:
    return "" if _is_of_chosen(claim, rows) else "those of a circle, of groups or of the world are named"


@judges("The figures do not say why.")
def nobody_to_ask(claim: Claim, rows: Rows) -> str:
    named = set() if _is_of_chosen(claim, rows) else _nearer(claim, rows) - set(claim.asked.areas)
    return f"{sorted(named)}" if named else ""


@judges("The figures do not say why: ask them.", "The figures do not say why: ask those that came nearer.")
def somebody_to_ask(claim: Claim, rows: Rows) -> str:
    named = _nearer(claim, rows) - set(claim.asked.areas)
    return "" if named and not _is_of_chosen(claim, rows) else "nobody who came nearer is named"


@judges("no place: {why}")
def nothing_drawn(claim: Claim, rows: Rows) -> str:
    own = moved(rows, claim.asked.indicator).get(_alone(claim, rows))
    true = WHY[own.reason].format(first=own.first, last=own.last) if own else "only UN members have a place"
    return "" if claim.said["why"] == true else true


@judges(
    "Of the {number} other, farther from it by more than the margin: {farther}; as far as before, within the margin: "
    "{within}."
)
def the_others(claim: Claim, rows: Rows) -> str:
    chosen = claim.asked.areas
    others = [item for code, item in _ranked(claim, rows).items() if item.least <= 0 and code not in chosen]
    farther = sum(item.most < 0 for item in others)
    true = (len(others), farther, len(others) - farther)
    told = tuple(whole(claim.said[name]) for name in ("number", "farther", "within"))
    return "" if told == true else f"{true}"


NONE = "{number} country more has no place: at the target about {year} already {met}, "


@judges(
    f"{NONE}too few figures {{rest}}.",
    f"{NONE}values that jump {{jumps}}, too few figures {{rest}}.",
    f"{NONE}values that jump {{jumps}}, too few figures or victims {{rest}}.",
)
def without_a_place(claim: Claim, rows: Rows) -> str:
    counted = Counter(item.reason for item in _counted(claim, rows).values() if item.reason)
    met, jumps = counted["at target in the base year"], counted["step"] + counted["break"]
    true = (counted.total(), BASE, met, jumps, counted.total() - met - jumps)
    told = tuple(whole(claim.said.get(name, "0")) for name in ("number", "year", "met", "jumps", "rest"))
    return "" if told == true else f"{true}"


@judges("{area}, compared with: {areas}.", "{area} is compared with {n} country, listed in movers_peers.csv.")
def the_peers(claim: Claim, rows: Rows) -> str:
    code = _alone(claim, rows)
    found = circle(rows, claim.asked.indicator, code)
    if found is None or rows.named(claim.said["area"]) != code:
        return "of another"
    if "n" in claim.said:
        return "" if whole(claim.said["n"]) == len(found.peers) else f"{len(found.peers)}"
    return "" if set(_split_areas(claim.said["areas"], rows)) == found.peers else f"{sorted(found.peers)}"


@judges("Of the countries with a place, {number} stands in the table alone.")
def more_in_the_table(claim: Claim, rows: Rows) -> str:
    own = {code for code in claim.asked.areas if code in rows.members}
    named = {code for code in own if not moved(rows, claim.asked.indicator)[code].reason}
    if not _is_of_chosen(claim, rows):
        named |= _nearer(claim, rows)
    left = len(named) - EIGHT
    return "" if whole(claim.said["number"]) == left > 0 else f"{left}"


@judges("{change} a year ({lower} to {upper})")
def a_change(claim: Claim, rows: Rows) -> str:
    told = [claim.said[name] for name in ("change", "lower", "upper")]
    for item in moved(rows, claim.asked.indicator).values():
        true = (item.rate, item.least, item.most)
        if not item.reason and all(agrees(text, value, value) for text, value in zip(told, true, strict=True)):
            return ""
    return "nobody moved so"


@judges("{before} in {first}, {after} in {last}")
def two_ends(claim: Claim, rows: Rows) -> str:
    years = tuple(whole(claim.said[name]) for name in ("first", "last"))
    for item in moved(rows, claim.asked.indicator).values():
        low = 0.0 if claim.said["after"] == "<2.5" else item.after
        ends = agrees(claim.said["before"], item.before, item.before) and agrees(claim.said["after"], low, item.after)
        if not item.reason and years == (item.first, item.last) and ends:
            return ""
    return "nobody had these values"


@judges("{area}, {first} to {last}: {links}")
def in_those_years(claim: Claim, rows: Rows) -> str:
    code, years = rows.named(claim.said["area"]), tuple(whole(claim.said[name]) for name in ("first", "last"))
    nearer = [_ranked(claim, rows, name).get(code) for name in _indicators(claim, rows)]
    spans = [(item.first, item.last) for item in nearer if item and item.least > 0]
    return "" if years in spans else f"{spans}"


@judges("No other country is named here: none came nearer by more than our margin.")
def nobody_else(claim: Claim, rows: Rows) -> str:
    found = [_nearer(claim, rows, name) - set(claim.asked.areas) for name in _indicators(claim, rows)]
    return "" if set() in found else f"{found}"


# ------------------------------------------------------------------------------------------------ why there is none


def _lost(claim: Claim, rows: Rows) -> tuple[int, int]:
    counted = Counter(item.reason for item in moved(rows, claim.asked.indicator).values())
    return counted[""], counted["step"] + counted["break"]


@judges("An order needs {least} with three values or more that can be compared; {n} has them.")
def too_few(claim: Claim, rows: Rows) -> str:
    ranked, _ = _lost(claim, rows)
    told = tuple(whole(claim.said[name]) for name in ("least", "n"))
    return "" if told == (LEAST, ranked) and ranked < LEAST else f"{ranked}"


@judges("In {lost} more country the values change too much from one survey or record to the next.")
def more_jump(claim: Claim, rows: Rows) -> str:
    ranked, lost = _lost(claim, rows)
    return "" if whole(claim.said["lost"]) == lost and ranked < LEAST else f"{lost}"


@judges("In {lost} of {of} the values change too much from one survey or record to the next for an order.")
def too_many_jump(claim: Claim, rows: Rows) -> str:
    ranked, lost = _lost(claim, rows)
    told = tuple(whole(claim.said[name]) for name in ("lost", "of"))
    right = told == (lost, ranked + lost) and ranked >= LEAST and lost > LOST * (ranked + lost)
    return "" if right else f"{lost} of {ranked + lost}"


@judges("No trend is published: each country has one figure that can be used.")
def no_trend(claim: Claim, rows: Rows) -> str:
    target = rows.catalogue[claim.asked.indicator]["target"]
    ranked, _ = _lost(claim, rows)
    return "" if not target.get("pace", True) and not target.get("silence") and not ranked else "some have more"


@judges("No order of countries is given for this indicator. One is given for: {indicators}.")
def ordered_are(claim: Claim, rows: Rows) -> str:
    true = [str(item["label"]) for name, item in rows.catalogue.items() if item.get("target") and placed(rows, name)]
    told = sorted(claim.said["indicators"].split("; "))
    return "" if told == sorted(true) and not placed(rows, claim.asked.indicator) else f"{true}"


@judges("Answers about violence are not compared over the years: a lower figure may be silence.")
def silent(claim: Claim, rows: Rows) -> str:
    return "" if rows.catalogue[claim.asked.indicator]["target"].get("silence") else "no answers about violence"
