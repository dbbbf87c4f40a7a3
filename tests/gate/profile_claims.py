"""Checks of where a country stands among the others, and of the countries that are said to be like it."""

from __future__ import annotations

import math
import re
import statistics
from dataclasses import replace
from functools import cache
from itertools import combinations, product, zip_longest

from dashboard.kinds.percentiles import NAMES
from tests.gate.coverage_claims import CHILD, last_full_year
from tests.gate.heard import squeezed
from tests.gate.income_claims import income_list
from tests.gate.registry import judges, needs
from tests.gate.rows import Figure, Key, Rows, Series
from tests.gate.said import agrees, whole
from tests.gate.title_claims import figure_in
from tests.gate.walk import Claim, Rendered

FEWEST, FEW, LARGE_GROUP = 10, 10, 10
FACTOR, LEAST_DRIVERS, LEAST_PART, MOST = 1.5, 4, 75, 5
DRIVERS = (
    "conflict-displacement-stock",
    "conflict-deaths",
    "refugees-by-origin",
    "refugees-by-asylum",
    "disaster-displacement-weather",
    "disaster-displacement-geophysical",
    "extreme-poverty",
    "food-insecurity",
    "undernourishment",
    "gdp-per-capita",
    "homicide-rate",
    "political-stability",
    "rule-of-law",
    "control-of-corruption",
)
OTHERS = (
    "birth-registration",
    "social-protection-children",
    "child-marriage-18",
    "child-labour",
    "violent-discipline",
    "out-of-school",
)
HIGHER_IS_BETTER = ("gdp-per-capita", "political-stability", "rule-of-law", "control-of-corruption")
"""Of which the catalogue names no direction, and whose publisher's scale or unit does."""
RISKS = {"HA": "hazards and exposure", "VU": "vulnerability", "CC": "lack of coping capacity"}
"""Dimensions of the INFORM Risk Index."""


@cache
def keys(rows: Rows) -> list[Key]:
    """The rows of a profile."""
    usual = [rows.usual(name) for name in (*DRIVERS, *OTHERS)]
    return [*usual, *(rows.usual("inform-risk", breakdown=part) for part in RISKS)]


def _series(rows: Rows, key: Key) -> Series:
    return rows.rates(key) if rows.catalogue[key.indicator].get("per") else rows.series(key)


@cache
def shown(rows: Rows, key: Key) -> dict[str, Figure]:
    """Each area's latest figure within the window before the newest year."""
    last = rows.span(key.indicator)[1]
    if rows.catalogue[key.indicator].get("per"):
        last = min(last, rows.rows_span("population")[1])
    if rows.catalogue[key.indicator]["theme"] == "context":
        last = last_full_year(key.indicator, rows)
    return rows.latest(_series(rows, key), rows.areas, last, int(rows.catalogue[key.indicator]["window"]))


def _others(rows: Rows, key: Key, code: str) -> list[float]:
    return [figure.low for area, figure in shown(rows, key).items() if area in rows.members and area != code]


def _among(value: float, others: list[float]) -> float:
    """The part of the others that have less, those with the same counted half."""
    return 100 * sum(1.0 if other < value else 0.5 if other == value else 0.0 for other in others) / len(others)


def _is_few(rows: Rows, key: Key, code: str) -> bool:
    figure = shown(rows, key)[code]
    if rows.catalogue[key.indicator].get("per"):
        counted = rows.series(key).get(code, {}).get(figure.year)
        return counted is None or counted.low < FEW
    if rows.catalogue[key.indicator]["unit"].startswith("per 100,000"):
        return figure.low * rows.people().get(code, {}).get(figure.year, 0.0) / 1e5 < FEW
    return False


@cache
def percentile(rows: Rows, key: Key, code: str) -> float | None:
    """None where there is no figure, or few are behind it, or few countries have one."""
    if code not in shown(rows, key) or len(_others(rows, key, code)) + 1 < FEWEST or _is_few(rows, key, code):
        return None
    return _among(shown(rows, key)[code].low, _others(rows, key, code))


def share_beyond(rows: Rows, key: Key, code: str, *, more: bool = False) -> float:
    """Per cent of the others that have less, or `more`: those with the same are neither."""
    own, others = shown(rows, key)[code].low, _others(rows, key, code)
    return 100 * sum(other > own if more else other < own for other in others) / len(others)


@cache
def of_members(rows: Rows, key: Key) -> dict[str, float]:
    """The percentiles of all UN members with a figure."""
    members = [code for code in shown(rows, key) if code in rows.members]
    if len(members) < FEWEST:
        return {}
    return {code: _among(shown(rows, key)[code].low, _others(rows, key, code)) for code in members}


def groups(rows: Rows, code: str) -> tuple[str, str]:
    """The group that an area is compared with (its sub-region where that is large, else its region), and its income."""
    kinds = {rows.region_kinds.get(group, ""): group for group in rows.areas[code].groups}
    large = [kinds[kind] for kind in ("sub_region", "region") if kind in kinds]
    group = next((group for group in large if len(rows.countries(group)) >= LARGE_GROUP), "")
    return group, kinds.get("income", "")


def _first(claim: Claim, rows: Rows) -> str:
    return next((code for code in claim.asked.areas if code in rows.areas), "")


def _chosen(claim: Claim, rows: Rows) -> list[str]:
    return [code for code in claim.asked.areas if code in rows.areas]


# ------------------------------------------------------------------------------------------ profile


def _named(text: str, rows: Rows) -> dict[Key, str] | None:
    """The rows that are named in a list, each with what stands in brackets behind it; None where something else is."""
    own = {name: rows.usual(indicator) for indicator, name in NAMES.items()}
    own |= {f"crisis risk from {part}": rows.usual("inform-risk", breakdown=code) for code, part in RISKS.items()}
    pattern = "|".join(re.escape(name) for name in sorted(own, key=len, reverse=True))
    item = rf"({pattern})(?: \(([^()]*)\))?"
    text = re.sub(r" and \d+ more$", "", text)
    if not re.fullmatch(rf"{item}(?:(?:, | and ){item})*", text):
        return None
    return {own[match[1]]: match[2] or "" for match in re.finditer(item, text)}


def _apart(rows: Rows, code: str) -> dict[Key, float]:
    """Rows of a country that are higher, or lower, than in most of the others, and in how many per cent of these; an
    equal figure is neither."""
    placed = [key for key in keys(rows) if percentile(rows, key, code) is not None]
    parts = {key: max(share_beyond(rows, key, code, more=more) for more in (False, True)) for key in placed}
    return {key: part for key, part in parts.items() if part > 50}


def _is_low(rows: Rows, key: Key, code: str) -> bool:
    """Whether more of the others have more than have less."""
    return share_beyond(rows, key, code, more=True) > share_beyond(rows, key, code)


def _has_later(rows: Rows, key: Key, code: str) -> bool:
    """Whether the report of the build notes a later figure of a country elsewhere."""
    noted = [
        entry["key"]
        for entry in rows.extra("build_report")
        if entry["indicator"] == key.indicator and "has a later figure: not joined" in entry["reason"]
    ]
    years = [int(year) for one in noted for year in re.findall(rf"\b{code} (\d{{4}}): ", one)]
    return max(years, default=0) > shown(rows, key)[code].year


def _is_old(rows: Rows, key: Key, code: str, most: int = 10) -> bool:
    """Whether a country's figure is more than so many years behind its newest with a place."""
    newest = max(shown(rows, one)[code].year for one in keys(rows) if percentile(rows, one, code) is not None)
    return shown(rows, key)[code].year < newest - most


TITLES = (
    "{area}: {name} is higher than in {below} of {of} ({figure})",
    "{area}: {name} is the highest of {of} ({figure})",
    "{area}: {name} is lower than in {above} of {of} ({figure})",
    "{area}: {name} is the lowest of {of} ({figure})",
)
PAST = tuple(title.replace(" is ", " was ") for title in TITLES)
"""The same of a figure that is more than five years behind the country's newest, or of which a later one is known."""


def _aloud(title: str) -> str:
    """The same as somebody says it."""
    return title.replace("{area}:", "{in_place},").replace("{of} ({figure})", "{of} with a figure. {told}")


def _of_title(claim: Claim) -> Claim:
    """A claim that is said aloud, with the words that its title has."""
    if "told" not in claim.said:
        return claim
    told = re.fullmatch(r"(?:It was (.+) in|The figure is of) (\d{4})\.", claim.said["told"])
    figure = ", ".join(filter(None, told.groups())) if told else claim.said["told"]
    area = claim.said["in_place"].removeprefix("in ").removeprefix("the ")
    return replace(claim, told=claim.told._replace(words=(*claim.told.words, ("area", area), ("figure", figure))))


@judges(
    *TITLES,
    *PAST,
    *map(_aloud, (*TITLES, *PAST)),
)
def told_of_place(claim: Claim, rows: Rows) -> str:
    """The one that is named is, with its own figure and year and how many countries have less, or more, which are more
    than half of those that have a figure; and no other that may be named stands farther from the middle: of all rows
    or of a slide's.

    It is not old beside the newest, unless all are that a title may tell: of such a one the year alone is told. Nor is
    a later figure of another source known of it, unless one is of all of these.
    """
    claim = _of_title(claim)
    code, named = rows.named(claim.said["area"]), _named(claim.said["name"], rows)
    if not named or len(named) > 1 or code != _first(claim, rows):
        return f"asked was {_first(claim, rows)}, or unreadable"
    (key,) = named
    is_past = _is_old(rows, key, code, 5) or _has_later(rows, key, code)
    if (" was " in claim.message) is not is_past:
        return f"{key}: {shown(rows, key)[code]} is told in another tense"
    if key not in _apart(rows, code):
        return f"{key}: not among {_apart(rows, code)}"
    if wrong := _wrongly_counted(claim, rows, key, code):
        return wrong
    if not any(_is_farthest(rows, key, code, group) for group in _groups(rows, code) if key in group):
        return f"{key}: another one stands farther from the middle, or may be named"
    return _told_with(rows, key, code, claim.said["figure"])


def _wrongly_counted(claim: Claim, rows: Rows, key: Key, code: str) -> str:
    """What is wrong with how many have less, or more, and of how many; of what is the highest or lowest of all the
    sentence has one number, in which it is counted."""
    own, others = shown(rows, key)[code].low, _others(rows, key, code)
    is_low = _is_low(rows, key, code)
    beyond = sum(other > own if is_low else other < own for other in others)
    way = "low" if is_low else "high"
    if beyond == len(others) and code in rows.members:
        right = f" the {way}est " in claim.message and whole(claim.said["of"]) == len(others) + 1
    else:
        told = whole(claim.said.get("above" if is_low else "below", "")), whole(claim.said["of"])
        right = f" {way}er than in " in claim.message and told == (beyond, len(others))
    return "" if right else f"{key}: {way}er than in {beyond} of {len(others)} others"


def _told_with(rows: Rows, key: Key, code: str, said: str) -> str:
    """What is wrong with what stands in brackets: a figure, its unit and year; of an old one its year alone."""
    own = shown(rows, key)[code]
    if _is_old(rows, key, code):
        return "" if said == str(own.year) else f"{key}: {own} is old"
    told = re.fullmatch(r"((?:under )?\S+?)(%[^()]*| [^()]+)?, (\d{4})", said)
    if key.indicator == "inform-risk":  # Its scale ends at 10.
        told = re.fullmatch(r"(\S+) of 10()?, (\d{4})", said)
    unit = "" if told is None else (told[2] or "").strip()
    right = told and int(told[3]) == own.year and agrees(figure_in(told[1]), own.low, own.high)
    return "" if right and unit == _unit(rows, key, code) else f"{key}: {own}, {_unit(rows, key, code)}"


def _unit(rows: Rows, key: Key, code: str) -> str:
    """In what a title tells a figure: of a score, which has no unit, nothing."""
    entry = rows.catalogue[key.indicator]
    if entry.get("per"):
        return "per 100,000 people"
    *_, scope = entry["label"].split(", ")
    if entry["unit"].startswith("%") and scope != entry["label"] and entry["unit"].endswith(scope):
        return "%"  # "Out of school, primary age" says of whom it is.
    unit = entry["unit_label"] if entry["unit"].startswith("%") else entry["unit"]
    ages = [age for age in entry.get("merged_age", ()) if code in rows.series(key._replace(age=age))]
    if ages and code not in rows.table(key.indicator).get(key, {}):
        unit = re.sub(r"aged \d+ to", f"aged {int(re.findall(r'[0-9]+', ages[0])[0])} to", unit)
    return "" if unit.startswith(("score", "index")) else unit


def _is_farthest(rows: Rows, key: Key, code: str, group: list[Key]) -> bool:
    """Whether no other of some rows that may be named is higher, or lower, than in more countries; one that a later
    figure of another source overtakes may be where every one is, and parts of an index, which no country counted,
    where nothing else is. Those ten points from the middle are named before nearer ones, and of either those on
    children before others."""
    parts = _apart(rows, code)
    told = [one for one in parts if one in group]
    told = [one for one in told if not _has_later(rows, one, code)] or told
    told = [one for one in told if not _is_old(rows, one, code)] or told
    told = [one for one in told if one.indicator != "inform-risk"] or told
    told = [one for one in told if parts[one] >= 60] or told
    told = [one for one in told if one.indicator in OTHERS] or told
    return key in told and parts[key] == max(parts[one] for one in told)


def _aim(rows: Rows, key: Key) -> str:
    """On which side of others a row is read as better off."""
    direction = str(rows.catalogue[key.indicator]["direction"])
    if direction != "none":
        return direction
    if key.indicator in HIGHER_IS_BETTER:
        return "up"
    return "down" if key.indicator in ("inform-risk", "conflict-deaths") else ""


def _is_drawn(rows: Rows, key: Key, code: str) -> bool:
    """Whether a picture or slide of one country has a row: one with a figure that no later one elsewhere overtakes."""
    return code not in rows.areas or (code in shown(rows, key) and not _has_later(rows, key, code))


@cache
def _groups(rows: Rows, code: str) -> list[list[Key]]:
    """All rows; what slides hold of them, in the order of the chart: rows that follow each other below its heads; and
    those that come first where not all have room."""
    every = keys(rows)
    known = [key for key in every if _is_drawn(rows, key, code)]
    drawn = sorted(known, key=lambda key: (("down", "up", "").index(_aim(rows, key)), -_at(rows, key, code)))
    runs = [drawn[first:last] for first, last in combinations(range(len(drawn) + 1), 2)]
    first = _first_kept(rows, code)
    return [every, *runs, *(first[:most] for most in range(1, len(first)))]


def _at(rows: Rows, key: Key, code: str) -> float:
    """The percentile of a row, below all others without one, but above those without a figure."""
    at = percentile(rows, key, code) if code in rows.areas else 0.0
    return -1.0 if at is None else at


def _first_kept(rows: Rows, code: str) -> list[Key]:
    """The rows in the order in which they are kept: on children, then of each other theme in turn, with a place before
    those without, then parts of an index."""
    themes = (DRIVERS[:6], DRIVERS[6:10], DRIVERS[10:])
    turns = [name for turn in zip_longest(*themes) for name in turn if name]
    order = [*map(rows.usual, (*OTHERS, *turns)), *(key for key in keys(rows) if key.indicator == "inform-risk")]
    known = [key for key in order if _is_drawn(rows, key, code)]
    return sorted(known, key=lambda key: (_at(rows, key, code) < 0, key.indicator == "inform-risk"))


@judges("higher is better", "higher is worse", "lower is better", "not rated as better or worse")
def better_of(claim: Claim, rows: Rows) -> str:
    """Some row has a target on that side in the catalogue, or none on either."""
    first, *_, last = claim.message.split()
    wanted = "none" if first == "not" else "up" if (first, last) == ("higher", "better") else "down"
    found = [key for key in keys(rows) if rows.catalogue[key.indicator]["direction"] == wanted]
    return "" if found else f"no row is aimed {wanted}"


@judges("{area}: none of {of} can be placed among countries with a figure")
def none_placed(claim: Claim, rows: Rows) -> str:
    code, number = rows.named(claim.said["area"]), whole(claim.said["of"])
    found = [key for key in keys(rows) if percentile(rows, key, code) is not None]
    right = any(number == len(group) and not set(group) & set(found) for group in _groups(rows, code))
    return "" if right and code == _first(claim, rows) else f"{found}"


@needs(*TITLES, *PAST)
def with_its_caveat(claim: Claim, place: Rendered, rows: Rows) -> str:
    """What is to be known of the figure that a title names stands wherever the title does, as catalogued, and says of
    which of the rows it is, but where a slide has rows of no other indicator."""
    missing, alone = (
        [],
        {group[0] for group in _groups(rows, _first(claim, rows)) if len({key.indicator for key in group}) == 1},
    )
    for key in _named(claim.said["name"], rows) or ():
        label, caveat = _row_name(rows, key), rows.catalogue[key.indicator]["caveats"]
        if rows.catalogue[key.indicator].get("sex") == ["F"]:
            label += f", {rows.catalogue[key.indicator]['unit_label']}"
        first = caveat[0] if caveat[0][1:2].isupper() else caveat[0][0].lower() + caveat[0][1:]
        is_slide = place.place.medium in ("slide", "brief-slides")
        may_stand_alone = is_slide and any(key.indicator == one.indicator for one in alone)
        told = [f"{label}: {first}", *([caveat[0]] if may_stand_alone else [])]
        if not any(squeezed(text) in place.text for text in told):
            missing.append(f"{label}: {first}")
    return f"does not say: {missing[0]}" if missing else ""


def _older_and_beyond(rows: Rows, key: Key, code: str) -> list[tuple[str, Figure]]:
    """UN members whose last figure is too old to be compared, and above that of a country, the highest first, or of
    what is low below it, the lowest first; of disasters none, which are others in another year."""
    if key.indicator.startswith("disaster"):
        return []
    own, is_low = shown(rows, key)[code].low, _is_low(rows, key, code)
    lasts = {area: rows.last(_series(rows, key), area) for area in rows.members if area not in shown(rows, key)}
    known = [(area, figure) for area, figure in lasts.items() if figure is not None]
    found = [one for one in known if (one[1].low < own if is_low else one[1].low > own)]
    return sorted(found, key=lambda one: one[1].low, reverse=not is_low)


@judges(
    "Higher figures of {name}, too old to compare: {names}.",
    "Lower figures of {name}, too old to compare: {names}.",
)
def older_and_beyond(claim: Claim, rows: Rows) -> str:
    """All are named, or of more than three the two farthest and how many more, each with its figure and year."""
    code, named = _first(claim, rows), list(_named(claim.said["name"], rows) or ())
    if len(named) != 1:
        return f"unreadable: {claim.said['name']}"
    if _is_low(rows, named[0], code) is not claim.message.startswith("Lower"):
        return f"{named[0]}: on the other side of the middle"
    true, text = _older_and_beyond(rows, named[0], code), claim.said["names"]
    told = re.findall(r"(?:^|, | and )(.+?) \((\S+?)(?:%| [^()]+)?, (\d{4})\)", text)
    more = re.search(r" and (\d+) more$", text)
    if len(told) + (int(more[1]) if more else 0) != len(true) or (more is None) is (len(true) > 3):
        return f"{true}"
    pairs = zip(told, true, strict=False)
    right = all(
        name == rows.name(area) and agrees(figure_in(said), one.low, one.high) and int(year) == one.year
        for (name, said, year), (area, one) in pairs
    )
    return "" if right else f"{true}"


@needs(*TITLES, *PAST)
def with_who_is_not_compared(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Where a title counts whom a country is above, or below, those stand there that are so by an older figure."""
    code = _first(claim, rows)
    for key in _named(claim.said["name"], rows) or ():
        older = _older_and_beyond(rows, key, code)
        missing = [rows.name(area) for area, _ in older[: 3 if len(older) <= 3 else 2]]
        missing = [name for name in missing if squeezed(f"{name} (") not in place.text]
        if missing:
            return f"does not say: {missing}"
    return ""


@judges("lower than all others", "higher than all others")
def at_the_ends(claim: Claim, rows: Rows) -> str:
    """Nobody stands at an end of the scale who has the figure of another country, or one on the other side of it."""
    is_high = claim.message.startswith("higher")
    for key in keys(rows):
        for code in _chosen(claim, rows):
            if percentile(rows, key, code) == (100.0 if is_high else 0.0):
                own, others = shown(rows, key)[code].low, _others(rows, key, code)
                if any(other >= own if is_high else other <= own for other in others):
                    return f"{key}: {code}"
    return ""


@judges("{why}: {names}.")
def nothing_known(claim: Claim, rows: Rows) -> str:
    """None of the countries has a figure of what is named; one that watches everybody has recorded nothing."""
    named = _named(claim.said["names"], rows)
    if not named:
        return f"unreadable: {claim.said['names']}"
    known = [(key, code) for key in named for code in _chosen(claim, rows) if code in shown(rows, key)]
    if known:
        return f"{known}"
    silent = [key for key in keys(rows) if all(code not in shown(rows, key) for code in _chosen(claim, rows))]
    more = re.search(r" and (\d+) more$", claim.said["names"])
    if more and not 2 <= int(more[1]) <= len(silent) - len(named):
        return f"{len(silent)} without a figure"
    for reason in claim.said["why"].lower().split("; "):
        since = re.fullmatch(r"no figure since (\d{4})", reason)
        if since is None and reason not in ("no figure", "nothing recorded"):
            return f"no reason: {reason}"
        if since and not all(_last_before(rows, key, claim) == int(since[1]) for key in named):
            return f"not since {since[1]}"
    return ""


def last_years(claim: Claim, rows: Rows) -> set[int]:
    """The years of the last figures of the countries that are chosen, of what they have none of now."""
    return {
        found.year
        for key in keys(rows)
        for code in _chosen(claim, rows)
        if code not in shown(rows, key) and (found := rows.last(_series(rows, key), code))
    }


@judges("about {lower} weak to {upper} strong", "(scale {lower} to {upper})")
def scale_of_scores(claim: Claim, rows: Rows) -> str:
    """Some row is a score of which the catalogue says so, and no figure of it lies far beyond."""
    lower, upper = (claim.said[word] for word in ("lower", "upper"))
    units = {key: rows.catalogue[key.indicator]["unit"] for key in keys(rows)}
    found = [key for key, unit in units.items() if f"about {lower} weak, {upper} strong" in unit]
    ends = (number(lower), number(upper))
    beyond = [key for key in found if any(not 1.2 * ends[0] <= one.low <= 1.2 * ends[1] for one in _now(rows, key))]
    return "" if found and not beyond else f"{units}, {beyond}"


def number(text: str) -> float:
    """A number with a sign for less than zero."""
    return float(text.replace("\N{MINUS SIGN}", "-"))


def _now(rows: Rows, key: Key) -> list[Figure]:
    return list(shown(rows, key).values())


@judges("bar: {level}% range", "bar: range of the figure")
def bar_is_a_range(claim: Claim, rows: Rows) -> str:
    """Some row of a country that is chosen has ends apart; those of so many per cent are as far from the figure as the
    standard errors make them, which the catalogue says, and the figure lies in the middle of them."""
    level = claim.said.get("level", "")
    for key in keys(rows):
        if level and f"({level}%, the estimate" not in " ".join(rows.catalogue[key.indicator]["caveats"]):
            continue
        for code in _chosen(claim, rows):
            one = shown(rows, key).get(code)
            if one is None or one.lower is None or one.upper is None or one.lower == one.upper:
                continue
            if not level or math.isclose(one.low - one.lower, one.upper - one.low, abs_tol=0.011):
                return ""
    return "no row has such a range"


CHILDREN_FIRST = "Shown: {kept} of {number} indicator, those on children first."


@judges(CHILDREN_FIRST)
def shown_first(claim: Claim, rows: Rows) -> str:
    """All rows with a figure are counted, but those that a later one elsewhere overtakes, and some are not shown."""
    ready = [key for key in keys(rows) if not _is_overtaken(claim, rows, key)]
    known = sum(any(code in shown(rows, key) for code in _chosen(claim, rows)) for key in ready)
    kept, number = (whole(claim.said[word]) or 0 for word in ("kept", "number"))
    # A row can have a count instead of a rate, which is no figure here.
    return "" if kept < number and known <= number <= len(ready) else f"{known} have a figure"


def _is_overtaken(claim: Claim, rows: Rows, key: Key) -> bool:
    """Whether another source has a later figure of the one country."""
    code, *more = _chosen(claim, rows)
    return not more and code in shown(rows, key) and _has_later(rows, key, code)


@needs(CHILDREN_FIRST)
def with_those_on_children(claim: Claim, place: Rendered, rows: Rows) -> str:
    """The names of all on children that have a place, and no later figure elsewhere, stand there, or as many of them as
    are shown: but for one, which gives way to what the title names."""
    placed = [key for key in map(rows.usual, OTHERS) if _is_placed(claim, rows, key)]
    ready = [key for key in placed if not _is_overtaken(claim, rows, key)]
    missing = [name for key in ready if squeezed(name := _row_name(rows, key).split(",")[0]) not in place.text]
    most = max(0, len(ready) - (whole(claim.said["kept"]) or 0))
    return f"{missing} come first" if len(missing) > most + bool(most) else ""


def _is_placed(claim: Claim, rows: Rows, key: Key) -> bool:
    return any(percentile(rows, key, code) is not None for code in _chosen(claim, rows))


@judges("Where {area} stands among the UN members that have a figure, in {number}")
def what_all_rows_are(claim: Claim, rows: Rows) -> str:
    """So many rows of the one country have a place: all, those of a slide, or fewer where not all have room."""
    number, code = whole(claim.said["number"]) or 0, _first(claim, rows)
    placed = sum(_is_placed(claim, rows, key) for key in keys(rows))
    is_named = rows.named(claim.said["area"]) == code
    return "" if is_named and 1 <= number <= placed else f"{placed} have a place"


OF_A_PLACE = {
    "conflict-displacement-stock": "Living displaced by conflict",
    "refugees-by-origin": "Refugees from there",
    "refugees-by-asylum": "Refugees living there",
    "food-insecurity": "Food insecurity, moderate or severe",
}
"""What rows are called that are not called by their label."""


def _row_name(rows: Rows, key: Key) -> str:
    return OF_A_PLACE.get(key.indicator) or rows.catalogue[key.indicator]["label"]


@judges("percentile among countries with a figure since {year} or later, by indicator")
def compared_by_row(claim: Claim, rows: Rows) -> str:
    """The earliest of several first years."""
    true = {_earliest(claim, rows, [key]) for key in keys(rows)} - {0}
    problem = compared_since(claim, rows)
    return problem or ("" if int(claim.said["year"]) < max(true) else f"all since {max(true)}")


@judges("percentile among countries with a figure since {year}")
def compared_since(claim: Claim, rows: Rows) -> str:
    """The earliest year of what the others have in the row that a title names: so many as it says have a figure since
    then. Where it names none, of some rows with a place: of all, of a slide, or of those that a picture shows first."""
    # Six countries have fewer rows of a slide than it has room for.
    code = _first(claim, rows) if len(_chosen(claim, rows)) == 1 else ""
    true = {year for group in _groups(rows, code) if (year := _earliest(claim, rows, group))}
    return "" if int(claim.said["year"]) in true else f"{sorted(true)}"


def _earliest(claim: Claim, rows: Rows, group: list[Key]) -> int:
    """The earliest year of a figure of countries that are not chosen, over rows in which one that is has a place."""
    chosen = _chosen(claim, rows)
    placed = [key for key in group if any(percentile(rows, key, code) is not None for code in chosen)]
    others = [
        figure.year
        for key in placed
        for area, figure in shown(rows, key).items()
        if area in rows.members and area not in chosen
    ]
    return min(others, default=0)


def _with_since(rows: Rows, key: Key, year: int, apart: set[str]) -> tuple[int, bool]:
    """How many countries besides some have a newest figure since a year; and whether one of them is of that year."""
    years = [one.year for area, one in shown(rows, key).items() if area in rows.members and area not in apart]
    return sum(one >= year for one in years), year in years


@judges("{number} country since {year}")
def counted_since(claim: Claim, rows: Rows) -> str:
    """Of some row so many have a figure since that year, none an older one, and one a figure of that very year."""
    count, year = whole(claim.said["number"]), int(claim.said["year"])
    for key in keys(rows):
        number, is_first = _with_since(rows, key, year, set())
        if number == count == _with_since(rows, key, 0, set())[0] and is_first:
            return ""
    return f"no row has {count} since {year}"


@judges("lower than {n} of {of}", "higher than {n} of {of}")
def place_in_a_row(claim: Claim, rows: Rows) -> str:
    """In some row the chosen country has less, or more, than so many of so many others."""
    true = {place for key in keys(rows) if (place := _place_of(rows, key, _first(claim, rows)))}
    return "" if squeezed(claim.text) in true else f"{sorted(true)}"


def _place_of(rows: Rows, key: Key, code: str) -> str:
    """Squeezed, what a row says of an area's place: the side with more countries; equal figures are on neither."""
    if code not in shown(rows, key):
        return ""
    own, others = shown(rows, key)[code].low, _others(rows, key, code)
    more, less = sum(other > own for other in others), sum(other < own for other in others)
    if not more and not less:
        return f"{len(others)}othercountries"
    return f"{'lower' if more > less else 'higher'}than{max(more, less)}of{len(others)}"


_PLACED = re.compile(r"((?:lower|higher)than\d+of\d+?|\d+othercountr(?:y|ies))(20\d\d)?(?!\d)")


def _rows_in(place: Rendered, rows: Rows) -> list[tuple[Key, str, str, str]]:
    """Of each place that a picture or a slide says behind a figure: the row whose name is the last before it, what
    stands between both, the place, and the year behind that."""
    named = {}
    for key in keys(rows):
        part = f", {RISKS[key.breakdown]}" if key.breakdown in RISKS else ""
        named[squeezed(f"{_row_name(rows, key)}{part}")] = key
    found, begun = [], 0
    for match in _PLACED.finditer(place.text):
        before = place.text[begun : match.start()]
        begun, at = match.end(), {name: end for name in named if (end := before.rfind(name) + len(name)) >= len(name)}
        name = max(at, key=lambda one: (at[one], len(one)), default="")
        between = before[at[name] :] if name else ""
        if len(between) < MOST_BETWEEN and _DATED.search(between):
            found.append((named[name], between, match[1], match[2] or ""))
    return found


_DATED = re.compile(
    r"(under|[<\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}]?)(\d[\d,.]*)"
    r"(?:%[^()]*|[^\d()]*(?:100,000people|of10)?[^\d()]*)(?:\(scale[^()]*\))?\((\d{4})\)"
)
"""A figure with its year; whom a share is of, or the scale of a score, stands between both, or on their other side."""
MOST_BETWEEN = 90
"""Letters between a name and its place; more are a sentence of notes."""


def _is_of_row(rows: Rows, key: Key, between: str, place: str, code: str) -> bool:
    """Whether figure, year and place are a row's own; before the figure may stand a number of its name."""
    if code not in shown(rows, key) or _place_of(rows, key, code) != place:
        return False
    own = shown(rows, key)[code]
    under, number, year = _DATED.search(between).groups()  # type: ignore[union-attr]
    ends = sorted(map(abs, (own.low, own.high)))
    said = [f"{'under ' if under else ''}{number}", *(number[begun:] for begun in range(bool(under), len(number)))]
    return int(year) == own.year and any(agrees(one, *ends) for one in said)


@needs("lower than {n} of {of}", "higher than {n} of {of}")
def places_of_their_rows(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Each place stands behind the name of its own row, and that row's figure and year; behind it stands the year of
    the earliest figure of the others."""
    if place.place.medium not in ("image", "slide"):
        return ""
    code, found = _first(claim, rows), _rows_in(place, rows)
    if squeezed(claim.text) not in {said for _, _, said, _ in found}:
        return "beside no figure"
    wrong = [
        (key, *said, since)
        for key, *said, since in found
        if not _is_of_row(rows, key, *said, code) or since != str(_earliest(claim, rows, [key]))
    ]
    return f"{wrong}" if wrong else ""


def since_in_a_row(claim: Claim, rows: Rows) -> str:
    """In some row the earliest figure of the others is of that year; its number stands above it, and is judged with
    it where both are in one line."""
    true = {_earliest(claim, rows, [key]) for key in keys(rows)}
    return "" if int(claim.said["year"]) in true else f"{sorted(true)}"


@judges("Compared with figures since {year}: {names}.")
def windows_of_rows(claim: Claim, rows: Rows) -> str:
    """In each row that is named the earliest figure of the others is of that year."""
    named = _named(claim.said["names"], rows)
    if not named:
        return f"unreadable: {claim.said['names']}"
    true = {key: _earliest(claim, rows, [key]) for key in named}
    return "" if set(true.values()) == {int(claim.said["year"])} else f"{true}"


def _later(rows: Rows, key: Key, code: str) -> tuple[int, float]:
    """Year and value of the last figure of another source that the report of the build notes."""
    entries = [entry for entry in rows.extra("build_report") if entry["indicator"] == key.indicator]
    noted = [match for entry in entries for match in re.finditer(rf"\b{code} (\d{{4}}): ([\d.]+)", entry["key"])]
    return max((int(match[1]), float(match[2])) for match in noted)


@judges("Many countries have the same figure and share one place: {names}.")
def tied(claim: Claim, rows: Rows) -> str:
    """A quarter or more of the countries with a figure of what is named have that of a chosen one, and of no other row
    of the same medium: all, or those of a slide."""
    named = _named(claim.said["names"], rows)
    if not named:
        return f"unreadable: {claim.said['names']}"
    true = {key for key in keys(rows) for code in _chosen(claim, rows) if _tie(rows, key, code) >= 25}
    if not set(named) <= true:
        return f"{sorted(set(named) - true)}"
    missing = true - set(named)
    code = _first(claim, rows) if len(_chosen(claim, rows)) == 1 else ""
    whole = any(set(named) <= set(group) and not set(missing) & set(group) for group in _groups(rows, code))
    return "" if whole else f"{missing} too"


def _tie(rows: Rows, key: Key, code: str) -> float:
    """Per cent of the UN members with a figure that have that of a country."""
    if code not in rows.members or code not in shown(rows, key):
        return 0.0
    values = [figure.low for area, figure in shown(rows, key).items() if area in rows.members]
    return 100 * values.count(shown(rows, key)[code].low) / len(values)


@judges("{figure}; {later} from another source")
def with_later(claim: Claim, rows: Rows) -> str:
    """Of a row whose figure is an older share, the one that the report of the build has of another source."""
    told = re.fullmatch(r"(.+)% \((\d{4})\)", claim.said["later"])
    for key, code in product(keys(rows), _chosen(claim, rows)):
        if code not in shown(rows, key) or not _has_later(rows, key, code):
            continue
        if told and _figure_is(claim.said["figure"].replace("%", ""), shown(rows, key)[code]):
            year, value = _later(rows, key, code)
            if int(told[2]) == year and agrees(figure_in(told[1]), value, value):
                return ""
    return "no row has such figures"


@judges("{name} (two sources: {figures})")
def of_two_sources(claim: Claim, rows: Rows) -> str:
    """Its own figure of the one country with its year, and that which the report of the build has of another source."""
    code, *more = _chosen(claim, rows)
    told = re.findall(r"([\d.]+)%, (\d{4})", claim.said["figures"])
    for key in _named(claim.said["name"], rows) or ():
        if more or len(told) != 2 or not _is_overtaken(claim, rows, key):
            continue
        own, (year, value) = shown(rows, key)[code], _later(rows, key, code)
        (first, of_own), (last, of_last) = told
        if (int(of_own), int(of_last)) == (own.year, year) and agrees(figure_in(last), value, value):
            return "" if _figure_is(f"{first} ({of_own})", own) else f"{own}"
    return "no row has such figures"


@judges("Not drawn: {names}.")
def not_drawn(claim: Claim, rows: Rows) -> str:
    """All rows of shares of the one country that another source has a later figure of, and no other."""
    shares = [key for key in keys(rows) if str(rows.catalogue[key.indicator]["unit"]).startswith("%")]
    true = {key for key in shares if _is_overtaken(claim, rows, key)}
    return "" if set(_named(claim.said["names"], rows) or ()) == true else f"{[key.indicator for key in true]}"


def _last_before(rows: Rows, key: Key, claim: Claim) -> int:
    """The year of the last figure of any of the countries."""
    found = [rows.last(_series(rows, key), code) for code in _chosen(claim, rows)]
    return max((one.year for one in found if one), default=0)


def _figure_is(text: str, figure: Figure) -> bool:
    found = re.fullmatch(r"(.+) \((\d{4})\)", text)
    if found is None:
        return False
    # Hovers are read as markup, so that "less than" has a sign of its own there.
    said = figure_in(found[1].replace("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "<"))
    return int(found[2]) == figure.year and agrees(said, figure.low, figure.high)


@judges("{percentile} (range {lower} to {upper})")
def with_range(claim: Claim, rows: Rows) -> str:
    """Some row of a country chosen has this percentile, and these at both ends of its figure."""
    near = []
    for code in _chosen(claim, rows):
        for key in keys(rows):
            own = percentile(rows, key, code)
            if own is None or shown(rows, key)[code].lower is None:
                continue
            figure, others = shown(rows, key)[code], _others(rows, key, code)
            true = (own, _among(figure.lower or 0.0, others), _among(figure.upper or 0.0, others))
            if all(agrees(claim.said[word], end, end) for word, end in zip(_ENDS, true, strict=True)):
                return ""
            near.append(true)
    return f"{near[:3]}"


_ENDS = ("percentile", "lower", "upper")


@judges("{name}: percentile {percentile}, over {n} with a figure")
def of_group(claim: Claim, rows: Rows) -> str:
    """Some row has this median of the percentiles of the first country's group, but for those that are chosen."""
    code = _first(claim, rows)
    name, near = claim.said["name"].removeprefix("median place of other countries: "), []
    for group in filter(None, groups(rows, code)):
        if rows.name(group) != name:
            continue
        for key in keys(rows):
            members = set(rows.countries(group)).difference(_chosen(claim, rows))
            found = [own for area, own in of_members(rows, key).items() if area in members]
            near.append(len(found))
            if len(found) >= FEWEST and len(found) == whole(claim.said["n"]):
                middle = statistics.median(found)
                if agrees(claim.said["percentile"], middle, middle):
                    return ""
    return f"{near}"


@judges("Medians of the other countries that have a figure, by group: {region}; {income}.")
def medians_of(claim: Claim, rows: Rows) -> str:
    true = tuple(rows.name(group) for group in groups(rows, _first(claim, rows)))
    return (
        "" if (claim.said["region"], claim.said["income"], claim.said["date"]) == (*true, income_list()) else f"{true}"
    )


@judges("Median of others, {group}: {countries}.")
def median_of(claim: Claim, rows: Rows) -> str:
    """It is a group of the first country; each of the numbers is of the countries that have a percentile in some row,
    of which it is said beside a median, and no row has more, or fewer that are enough for one."""
    code = _first(claim, rows)
    group = next((one for one in groups(rows, code) if rows.name(one) == claim.said["group"]), "")
    members = set(rows.countries(group) if group else ()).difference(_chosen(claim, rows))
    found = {sum(area in members for area in of_members(rows, key)) for key in keys(rows)}
    told = [whole(number) for number in re.findall(r"\d+", claim.said["countries"])]
    own = [{sum(area in members for area in of_members(rows, key)) for key in part} for part in _groups(rows, code)]
    enough = [{number for number in part if number >= FEWEST} for part in (found, *own)]
    right = any(part and told == sorted({min(part), max(part)}) for part in enough)
    return "" if right else f"{group}: {enough[0]}"


@judges(
    "Percentile: the % of other UN members with a lower figure; equal figures count half.",
    "Scale: the % of other UN members with a lower figure; equal figures count half.",
)
def how_placed(_claim: Claim, rows: Rows) -> str:
    """A figure that only one country has stands as high as the others below it are many of them."""
    for key in keys(rows):
        values = {area: figure.low for area, figure in shown(rows, key).items() if area in rows.members}
        alone = [area for area, value in values.items() if list(values.values()).count(value) == 1]
        found = of_members(rows, key)
        if found and any(not math.isclose(found[area], share_beyond(rows, key, area)) for area in alone):
            return f"{key}"
    return ""


@judges(
    "Latest figures within each indicator's window; amounts per 100,000 people. There is no percentile among fewer "
    "than {fewest}, nor for a chosen country with fewer than {few} or movements; such countries still count for the "
    "others and for medians."
)
def least_placed(claim: Claim, rows: Rows) -> str:
    """Each row has countries enough."""
    for key in keys(rows):
        found = of_members(rows, key)
        if found and len(found) < FEWEST:
            return f"{key}"
    return "" if (whole(claim.said["few"]), whole(claim.said["fewest"])) == (FEW, FEWEST) else f"{FEW}, {FEWEST}"


@judges("population (under 18 approximated): {source}", free=("source",))
def children_are_approximated(_claim: Claim, rows: Rows) -> str:
    """Each number of children in the tables is marked as an estimate, or as projected."""
    series = rows.series(rows.usual("child-population"))
    exact = [code for code in rows.members for one in series.get(code, {}).values() if one.status not in ("E", "P")]
    return f"{sorted(set(exact))}" if exact or not series else ""


# ------------------------------------------------------------------------------------------ countries alike


def _children(rows: Rows, code: str) -> dict[str, float]:
    year, people = last_full_year("child-population", rows), rows.people(CHILD)
    return {area: people[area][year] for area in {*rows.members, code} if year in people.get(area, {})}


def _near_in_children(rows: Rows, code: str) -> list[str]:
    people = _children(rows, code)
    if code not in people:
        return []
    return [area for area, number in people.items() if area != code and 1 / FACTOR <= number / people[code] <= FACTOR]


def _far(rows: Rows, code: str) -> list[tuple[float, str, int]]:
    """The mean distance of percentiles of drivers from each country, and over how many, the nearest first."""
    found: dict[str, list[float]] = {}
    own = []
    for key in map(rows.usual, DRIVERS):
        if code in shown(rows, key):
            at = _among(shown(rows, key)[code].low, _others(rows, key, code))
            own.append({**of_members(rows, key), code: at})
    for rank in own:
        for area, at in rank.items():
            found.setdefault(area, []).append(abs(at - rank[code]))
    least = max(LEAST_DRIVERS, LEAST_PART / 100 * len(own))
    return sorted(
        (math.fsum(apart) / len(apart), area, len(apart))
        for area, apart in found.items()
        if area != code and len(apart) >= least
    )


def _same_groups(rows: Rows, code: str) -> list[str]:
    region, income = groups(rows, code)
    return [area for area in rows.countries(region) if area != code and income in rows.areas[area].groups]


@judges("{area}: the map draws no land border with a UN member.")
def no_neighbour(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    if code != _first(claim, rows):
        return f"asked was {_first(claim, rows)}"
    return f"{rows.neighbours(code)}" if rows.neighbours(code) else ""


@judges("The map draws no land border with a UN member.")
def no_border_drawn(claim: Claim, rows: Rows) -> str:
    code = _first(claim, rows)
    return f"{rows.neighbours(code)}" if rows.neighbours(code) else ""


@judges(
    "They share a land border on the United Nations' map, the longest first. Areas of undetermined status join nobody, "
    "{kosovo} is not drawn apart, and borders of a few kilometres may be missing."
)
def how_neighbours(claim: Claim, rows: Rows) -> str:
    """No area that is not of a settled status has a neighbour, and neither has the one that is named."""
    code = rows.named(claim.said["kosovo"])
    listed = {row[word] for row in rows.extra("borders") for word in ("ref_area", "neighbour")}
    apart = {area for area, entry in rows.areas.items() if entry.kind == "other"} & listed
    return "" if code == "XKX" and code not in listed and not apart - {"PSE", "VAT"} else f"{code}, {sorted(apart)}"


@judges("{region}, {income} (list of {date}); the nearest in number of children first.")
def region_and_income(claim: Claim, rows: Rows) -> str:
    region, income = groups(rows, _first(claim, rows))
    if not region or not income:
        return f"{region or 'no region'}, {income or 'no income group'}"
    true = (rows.name(region), rows.name(income), income_list())
    return "" if tuple(claim.said[word] for word in ("region", "income", "date")) == true else f"{true}"


@judges("{area}: the income group is not known here.")
def income_unknown(claim: Claim, rows: Rows) -> str:
    code = _first(claim, rows)
    return "" if rows.named(claim.said["area"]) == code and not groups(rows, code)[1] else f"{groups(rows, code)}"


@judges(
    "The same region and income group means the region that the list names (the UN's sub-region "
    "where it has at least {least}, else the whole region) and the same income group of the World "
    "Bank. A similar number of children lies within a factor of {factor}."
)
def how_regions_are_taken(claim: Claim, _rows: Rows) -> str:
    right = whole(claim.said["least"]) == LARGE_GROUP and agrees(claim.said["factor"], FACTOR, FACTOR)
    return "" if right else f"{LARGE_GROUP} members, factor {FACTOR}"


@judges("No other country is in both groups.")
def nobody_in_both(claim: Claim, rows: Rows) -> str:
    if not all(groups(rows, _first(claim, rows))):
        return "one of its groups is not known"
    found = _same_groups(rows, _first(claim, rows))
    return f"{sorted(found)}" if found else ""


@judges("They have {least} to {most} times as many children in {year} (estimate); the nearest comes first.")
def times_as_many(claim: Claim, rows: Rows) -> str:
    said, year = claim.said, last_full_year("child-population", rows)
    right = agrees(said["least"], 1 / FACTOR, 1 / FACTOR) and agrees(said["most"], FACTOR, FACTOR)
    return "" if right and int(said["year"]) == year else f"{1 / FACTOR} to {FACTOR} in {year}"


@judges("No other country has a similar number.")
def nobody_near(claim: Claim, rows: Rows) -> str:
    found = _near_in_children(rows, _first(claim, rows))
    return f"{sorted(found)}" if found else ""


@judges(
    "They are nearest on average over up to {n} (displacement, conflict deaths, poverty, hunger, income, "
    "homicide, institutions), by percentile among countries with a figure. These peers say nothing about "
    "those drivers: they were chosen to be alike in them."
)
def over_drivers(claim: Claim, _rows: Rows) -> str:
    return "" if whole(claim.said["n"]) == len(DRIVERS) else f"{len(DRIVERS)}"


@judges("{points} percentile points apart on average, over {n}")
def points_apart(claim: Claim, rows: Rows) -> str:
    """One of the five nearest is so far away, over so many drivers that both have."""
    near = _far(rows, _first(claim, rows))[:MOST]
    right = any(agrees(claim.said["points"], far, far) and whole(claim.said["n"]) == n for far, _, n in near)
    return "" if right else f"{near}"


@judges("{area} has figures on too few drivers: at least {least} are needed.")
def too_few_drivers(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    own = sum(code in shown(rows, rows.usual(name)) for name in DRIVERS)
    right = code == _first(claim, rows) and whole(claim.said["least"]) == LEAST_DRIVERS
    return "" if right and own < LEAST_DRIVERS and not _far(rows, code) else f"{own} drivers"


@judges(
    "Similar values of drivers: the mean distance of both countries' percentiles over {n}, of which "
    "both must have at least {least}, and {part}% of those that the country itself has; at most "
    "{most} stand there by name. Whoever was chosen by drivers is alike in them by choice: nothing "
    "about those drivers follows."
)
def how_alike(claim: Claim, _rows: Rows) -> str:
    true = (len(DRIVERS), LEAST_DRIVERS, LEAST_PART, MOST)
    return "" if tuple(whole(claim.said[word]) for word in ("n", "least", "part", "most")) == true else f"{true}"


@judges(
    "Countries can be alike in four ways, none better than another. A country that is like this one in one way need "
    "not be like it in another."
)
def four_kinds(claim: Claim, rows: Rows) -> str:
    return "" if _first(claim, rows) in rows.areas else "nobody is asked for"
