"""Checks of who has a figure, of what, and since when: the picture of reports, levels, and what was measured."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from dashboard.words.inside import IN_A_SENTENCE, OF_COUNTRIES
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import Figure, Key, Rows, Series
from tests.gate.said import amount, whole
from tests.gate.walk import Claim

CHILD = "Y0T17"
PARTIAL, BEFORE = 0.75, 3
"""A last year with fewer areas than this part of those of the three years before is still coming in."""
LATELY, SEEN_FROM = 5, 2000
TWO_DIGITS = 0.06
JUSTICE = ("unsentenced-detainees", "sexual-violence-reported", "laws-on-violence-against-women")
FIRM = "P"
UNRWA = "palestine-refugees-unrwa"
DETECTED = "detected-victims"
STATUSES_SINCE, NEVER_JUDGED = 2019, ("sexual-violence-by-18", "partner-violence")


def place_of(claim: Claim) -> str:
    return claim.asked.areas[0] if claim.asked.areas else "001"


@cache
def last_full_year(indicator: str, rows: Rows) -> int:
    """The last year that is no projection; of tables looked up over few years, and not still coming in."""
    areas: dict[int, set[str]] = {}
    firm = set()
    world_alone = all(code == "WLD" for series in rows.table(indicator).values() for code in series)
    for series in rows.table(indicator).values():
        for code, years in series.items():
            for year, figure in years.items():
                if figure.known and (world_alone or code in rows.areas):
                    areas.setdefault(year, set()).add(code)
                    firm |= {year} if figure.status != FIRM else set()
    year = max(firm or areas)
    if rows.catalogue[indicator]["window"] > LATELY:
        return year
    while year - BEFORE >= min(areas):
        fullest = max(len(areas.get(before, ())) for before in range(year - BEFORE, year))
        if len(areas.get(year, ())) >= PARTIAL * fullest:
            break
        year -= 1
    return year


def of_countries(rows: Rows) -> list[str]:
    """Indicators that areas can have figures of: all but those with a row of the whole world alone."""
    return [name for name, entry in rows.catalogue.items() if not entry.get("area")]


def concerning(rows: Rows, code: str) -> list[str]:
    """Those of them that can have a figure of one country by year: UNRWA counts where it works alone."""
    known = [name for name in of_countries(rows) if name != UNRWA or rows.has_any(name, code)]
    return [name for name in known if not rows.is_pooled(name)]


def of_theme(rows: Rows, theme: str) -> list[str]:
    return [name for name in of_countries(rows) if rows.catalogue[name]["theme"] == theme]


@cache
def recent_since(indicator: str, rows: Rows) -> int:
    """From which year on a level is recent: its window before the end of its table; of surveys, of any survey's."""
    beside = of_theme(rows, "protection") if rows.catalogue[indicator]["theme"] == "protection" else [indicator]
    return max(rows.rows_span(name)[1] for name in beside) - int(rows.catalogue[indicator]["window"])


def keys_of(claim: Claim, rows: Rows) -> list[Key]:
    """What the picture of one country asks of each indicator: its usual people, or those chosen where it has them."""
    asked, chosen = claim.asked, rows.catalogue[claim.asked.indicator]
    found = []
    for name in concerning(rows, place_of(claim)):
        entry = rows.catalogue[name]
        sex = asked.sex if asked.sex != chosen["default_sex"] and asked.sex in entry["sex"] else ""
        age = asked.age if asked.age != chosen["default_age"] and asked.age in entry["age"] else ""
        found.append(rows.usual(name, sex=sex, age=age))
    return found


def _asked_key(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _has(series: Series, code: str, since: int = 0) -> bool:
    return any(figure.known and year >= since for year, figure in series.get(code, {}).items())


# ------------------------------------------------------------------------------------------ who reports, area by area


def _listed(claim: Claim, rows: Rows) -> set[str]:
    """The areas in the picture: UN members, and others that were asked for themselves or have a row."""
    asked = claim.asked.areas or ("001",)
    series = rows.series(_asked_key(claim))
    found = {code for code in asked if code in rows.areas}
    for place in asked:
        inside = rows.inside(place) if place in rows.regions else set()
        found |= {code for code in inside if code in rows.members or code in series}
    return found | {code for code in series if code in rows.areas and "001" in asked}


@judges("{n} of {of} since {year}")
def of_region_since(claim: Claim, rows: Rows) -> str:
    """Of one of the regions that the picture shows, so many of its countries have a recent figure."""
    if claim.kind != "coverage":
        return ELSEWHERE
    # Rates end with the years of population, and the picture counts the last years of a map as recent.
    since, latest = int(claim.said["year"]), last_full_year(claim.asked.indicator, rows)
    people = rows.span("population")[1] if rows.catalogue[claim.asked.indicator].get("per") else latest
    if since != min(latest, people) - LATELY + 1:
        return f"recent is {latest - LATELY + 1} or later"
    by_region: dict[str, set[str]] = {}
    for code in _listed(claim, rows):
        by_region.setdefault(rows.smallest_region(code), set()).add(code)
    series, true = rows.series(_asked_key(claim)), set()
    for codes in by_region.values():
        countries = codes & rows.members or codes
        true.add((sum(_has(series, code, since) for code in countries), len(countries)))
    return "" if (whole(claim.said["n"]), whole(claim.said["of"])) in true else f"{sorted(true)}"


@judges("{years}. In alphabetical order: nothing is ranked")
def picture_of(claim: Claim, rows: Rows) -> str:
    key = _asked_key(claim)
    span = rows.rows_span(key.indicator)
    first, last = max(min(span[0], rows.span(key.indicator)[0]), SEEN_FROM), span[1]
    true = f"{first}" if first == last else f"{first} to {last}"
    if rows.is_pooled(key.indicator):
        true = f"all years pooled, release of {last}"
    return "" if claim.said["years"] == true else true


# ------------------------------------------------------------------------------------------ one country


@judges("Every indicator that has figures of countries by year, each in its usual breakdown, {first} to {last}")
def every_indicator(claim: Claim, rows: Rows) -> str:
    names = [name for name in of_countries(rows) if not rows.is_pooled(name)]
    last = max(rows.rows_span(name)[1] for name in names if rows.catalogue[name]["theme"] != "context")
    return "" if (int(claim.said["first"]), int(claim.said["last"])) == (SEEN_FROM, last) else f"until {last}"


@judges("{subtitle}. {number} of them has older figures only", free=("subtitle",))
def older_alone(claim: Claim, rows: Rows) -> str:
    """Of so many indicators the country has figures, and none since the first year of the picture."""
    code = place_of(claim)
    lasts = [rows.last(rows.series(key), code) for key in keys_of(claim, rows)]
    true = sum(last is not None and last.year < SEEN_FROM for last in lasts)
    return "" if whole(claim.said["number"]) == true else f"{true}"


@judges("{n} of {of} has a figure")
def of_theme_known(claim: Claim, rows: Rows) -> str:
    """Of one of the themes, so many indicators have a figure of the country."""
    code, true = place_of(claim), set()
    for theme in {entry["theme"] for entry in rows.catalogue.values()}:
        keys = [key for key in keys_of(claim, rows) if rows.catalogue[key.indicator]["theme"] == theme]
        true.add((sum(_has(rows.series(key), code) for key in keys), len(keys)))
    return "" if (whole(claim.said["n"]), whole(claim.said["of"])) in true else f"{sorted(true)}"


def _never_and_old(claim: Claim, rows: Rows) -> tuple[int, int, int]:
    """How many indicators there are, how many have no figure of the country, and how many none of late."""
    code, never, old = place_of(claim), 0, 0
    keys = keys_of(claim, rows)
    for key in keys:
        last = rows.last(rows.series(key), code)
        never += last is None
        old += last is not None and last.year <= last_full_year(key.indicator, rows) - LATELY
    return len(keys), never, old


def _is_watched(name: str, rows: Rows) -> bool:
    """Whether its publisher lists all countries where something happened: no row is nothing recorded."""
    return rows.catalogue[name].get("least_coverage") == 0


def _calm(claim: Claim, rows: Rows) -> int:
    """Indicators without a figure of which nothing was recorded: of a country that is counted with no other."""
    code = place_of(claim)
    if code not in rows.members:
        return 0
    return sum(
        _is_watched(key.indicator, rows)
        and rows.last(rows.series(key), code) is None
        and not any(code in one["of"] for one in rows.catalogue[key.indicator].get("wider", ()))
        for key in keys_of(claim, rows)
    )


@judges("{area}: {never} of {of}, each in its usual breakdown, has no figure in the releases that are read here.")
def never_of_all(claim: Claim, rows: Rows) -> str:
    said, (of, never, _) = claim.said, _never_and_old(claim, rows)
    if rows.named(said["area"]) != place_of(claim):
        return f"asked was {place_of(claim)}"
    true = never - _calm(claim, rows), of
    return "" if (whole(said["never"]), whole(said["of"])) == true else f"{true}"


@judges("{number} more has none in the last {years} full years of its table.")
def old_of_all(claim: Claim, rows: Rows) -> str:
    true = _never_and_old(claim, rows)[2], LATELY
    return "" if (whole(claim.said["number"]), whole(claim.said["years"])) == true else f"{true}"


@judges("For {number} more, a source that watches all countries has recorded nothing.")
def nothing_recorded(claim: Claim, rows: Rows) -> str:
    return "" if whole(claim.said["number"]) == _calm(claim, rows) else f"{_calm(claim, rows)}"


@judges("Nothing recorded ({n})")
def nothing_recorded_listed(claim: Claim, rows: Rows) -> str:
    return "" if whole(claim.said["n"]) == _calm(claim, rows) else f"{_calm(claim, rows)}"


@judges("Of {number} indicator the latest figure is of {year} or earlier.")
def aged(claim: Claim, rows: Rows) -> str:
    year, code = int(claim.said["year"]), place_of(claim)
    lasts = [rows.last(rows.series(key), code) for key in keys_of(claim, rows)]
    true = sum(last is not None and last.year <= year for last in lasts)
    if year != date.today().year - LATELY - 1:
        return f"today is {date.today()}"
    return "" if whole(claim.said["number"]) == true else f"{true}"


@judges("{subject}: the latest figure is of {year}.")
def newest_of_victims(claim: Claim, rows: Rows) -> str:
    """Of the indicator of detected victims in the kind that the picture shows."""
    key = next(one for one in keys_of(claim, rows) if one.indicator == DETECTED)
    last = rows.last(rows.series(key), place_of(claim))
    right = last is not None and claim.said["subject"].startswith(rows.catalogue[DETECTED]["label"])
    return "" if right and last is not None and last.year == int(claim.said["year"]) else f"{last}"


def _lasts_of_any(claim: Claim, rows: Rows) -> dict[Key, int]:
    """By indicator the last year of a figure of the country, of any kind, sex and age; 0 where there is none."""
    code, found = place_of(claim), {}
    for key in keys_of(claim, rows):
        lasts = [rows.last(series, code) for series in rows.table(key.indicator).values()]
        found[key] = max((last.year for last in lasts if last is not None), default=0)
    return found


@judges("{number} of those without one has figures of another kind, sex or age.")
def known_of_others(claim: Claim, rows: Rows) -> str:
    code = place_of(claim)
    found = [key for key, last in _lasts_of_any(claim, rows).items() if last and not _has(rows.series(key), code)]
    return "" if whole(claim.said["number"]) == len(found) else f"{found}"


@judges("of other kinds to {year}", free=("year",))
def others_to(claim: Claim, rows: Rows) -> str:
    """Of some indicator of which the usual kind has nothing, or nothing so late: which one, the line says before it."""
    code, true = place_of(claim), set()
    for key, last in _lasts_of_any(claim, rows).items():
        own = rows.last(rows.series(key), code)
        if last > (own.year if own is not None else 0):
            true.add(last)
    return "" if whole(claim.said["year"]) in true else f"{sorted(true)}"


@judges("Nothing recent ({n})")
def nothing_recent(claim: Claim, rows: Rows) -> str:
    old = _never_and_old(claim, rows)[2]
    return "" if whole(claim.said["n"]) == old else f"{old}"


@judges("Population of {year}, approximate, over {known} of these {silent}.", "Approximate population of {year}.")
def population_over(claim: Claim, rows: Rows) -> str:
    said, asked = claim.said, claim.asked
    series = rows.series(_asked_key(claim))
    since = last_full_year(asked.indicator, rows) - LATELY + 1
    everybody = {member for code in asked.areas or ("001",) for member in rows.countries(code)}
    silent = {code for code in everybody if not _has(series, code, since)}
    year = last_full_year("child-population", rows)
    known = sum(year in rows.people(CHILD).get(code, {}) for code in silent)
    told = (int(said["year"]), whole(said.get("known", str(known))), whole(said.get("silent", str(known))))
    return "" if told == (year, known, len(silent)) else f"{(year, known, len(silent))}"


# ------------------------------------------------------------------------------------------ levels


def _rows_of_panel(claim: Claim, rows: Rows) -> list[str]:
    return list(JUSTICE) if claim.place.name == "justice-levels" else of_theme(rows, "protection")


def _newest(rows: Rows, key: Key, countries: Iterable[str]) -> dict[str, Figure]:
    return {code: last for code in countries if (last := rows.last(rows.series(key), code))}


def _recent(rows: Rows, key: Key, countries: Iterable[str]) -> int:
    since = recent_since(key.indicator, rows)
    return sum(figure.year >= since for figure in _newest(rows, key, countries).values())


def have_lately(name: str, countries: Iterable[str], rows: Rows) -> set[str]:
    """The countries with a recent figure of either sex."""
    since, places = recent_since(name, rows), list(countries)
    found = (_newest(rows, key, places).items() for key in _of_sexes(name, rows))
    return {code for lasts in found for code, last in lasts if last.year >= since}


@judges(
    "Counts and medians: of countries with a figure since {first}.",
    "Counts and medians: of countries with a figure since {first}; for statuses, since {year}.",
)
def counted_since(claim: Claim, rows: Rows) -> str:
    """The year from which on a view of levels counts the figures of each of its rows; and from which on statuses count
    those of the same indicators, where any of them has some and the years are not the same."""
    names = [claim.asked.indicator] if claim.kind == "places" else _rows_of_panel(claim, rows)
    true = {recent_since(name, rows) for name in names}
    held = [name for name in names if name in rows.with_target and name not in NEVER_JUDGED]
    other = {STATUSES_SINCE} - true if held else set()
    told = {int(claim.said["year"])} if "year" in claim.said else set()
    return "" if (true, other) == ({int(claim.said["first"])}, told) else f"{true}, statuses {other}"


def _of_sexes(name: str, rows: Rows) -> list[Key]:
    return [rows.usual(name, sex=sex) for sex in rows.catalogue[name]["sex"]]


def _recent_and_known(claim: Claim, rows: Rows, code: str) -> tuple[int, int, int]:
    """Rows of a panel, those with a recent figure of either sex, and those with any."""
    names, recent, known = _rows_of_panel(claim, rows), 0, 0
    for name in names:
        lasts = [last.year for key in _of_sexes(name, rows) if (last := rows.last(rows.series(key), code))]
        known += bool(lasts)
        recent += bool(lasts) and max(lasts) >= recent_since(name, rows)
    return len(names), recent, known


ABOUT = {"protection-levels": "Protection of children", "justice-levels": "Justice and laws"}
"""By view: what its title says that its rows are about."""


def _is_asked(claim: Claim, rows: Rows) -> bool:
    """Whether a title names the place that was asked for, and what all rows are about where that is told."""
    place, about = rows.parted(claim.said["area"])
    return rows.named(place) == place_of(claim) and about == ABOUT.get(claim.place.name, "")


@judges(
    "{area}: each of the {of} has a figure since {first}",
    ("{area}: of {of}, {n} has a figure since {first}; only an older one: {old}; none: {none}"),
    "{area}: of {of}, {n} has a figure since {first}; no figure: {none}",
)
def levels_of_country(claim: Claim, rows: Rows) -> str:
    said = claim.said
    of, recent, known = _recent_and_known(claim, rows, place_of(claim))
    true = {"of": of, "n": recent, "old": known - recent, "none": of - known}
    since = min(recent_since(name, rows) for name in _rows_of_panel(claim, rows))
    if whole(said["first"]) != since:
        return f"since {since}"
    if not _is_asked(claim, rows):
        return f"asked was {place_of(claim)}"
    if "{n}" not in claim.message:
        return "" if (whole(said["of"]), recent) == (of, of) else f"{true}"
    # An older figure that nobody names is none.
    told = {word: whole(said[word]) if word in said else 0 for word in true}
    return "" if told == true else f"{true}"


def _at_target(name: str, code: str, rows: Rows) -> bool | None:
    """Whether all recent figures of a country are at the target; None without both, or where low may be silence."""
    entry, since = rows.catalogue[name], recent_since(name, rows)
    target = entry.get("target") or {"value": 0}
    lasts = [
        last for key in _of_sexes(name, rows) if (last := rows.last(rows.series(key), code)) and last.year >= since
    ]
    if not lasts or not target["value"] or target.get("silence"):
        return None
    bar = target.get("met", target["value"])
    return all(last.low <= bar + 1e-9 if entry["direction"] == "down" else last.low >= bar - 1e-9 for last in lasts)


@judges(
    "{area}: {number} of {of} compared with a target has reached it",
    "{area}: none of {of} compared with a target has reached it",
)
def at_targets(claim: Claim, rows: Rows) -> str:
    names = _rows_of_panel(claim, rows)
    found = {name: at for name in names if (at := _at_target(name, place_of(claim), rows)) is not None}
    true = sum(found.values()), len(found)
    told = tuple(whole(claim.said.get(word, "none")) for word in ("number", "of"))
    return "" if told == true and len(found) > 1 and _is_asked(claim, rows) else f"{true}"


@judges("Hollow: older than {first}, not compared.")
def older_not_compared(claim: Claim, rows: Rows) -> str:
    """Said where some last figure of the country is older, and a title counts those that are not."""
    names, code = _rows_of_panel(claim, rows), place_of(claim)
    counted = [name for name in names if _at_target(name, code, rows) is not None]
    since = {recent_since(name, rows) for name in names}
    lasts = [last for name in names for key in _of_sexes(name, rows) if (last := rows.last(rows.series(key), code))]
    right = len(counted) > 1 and since == {whole(claim.said["first"])} and min(last.year for last in lasts) < min(since)
    return "" if right else f"{len(counted)} since {since}"


@judges("not compared")
def not_compared(claim: Claim, rows: Rows) -> str:
    """Said of a row whose figures no number is held against, or of which a low one may be silence."""
    names = [claim.asked.indicator] if claim.kind == "places" else _rows_of_panel(claim, rows)
    targets = [rows.catalogue[name].get("target") for name in names]
    free = any(target is None or target.get("silence") or not target.get("met", target["value"]) for target in targets)
    return "" if free else "each row is held against a number"


@judges("{area}: {n} of {of} has a recent figure (in at least half the countries)")
def levels_of_group(claim: Claim, rows: Rows) -> str:
    """Of an indicator that is told of women and men a figure of either is one."""
    countries, names = rows.countries(place_of(claim)), _rows_of_panel(claim, rows)
    full = sum(2 * len(have_lately(name, countries, rows)) >= len(countries) for name in names)
    # Below a title that names the place only what the rows are about is told.
    is_asked = _is_asked(claim, rows) or claim.said["area"] == ABOUT.get(claim.place.name)
    right = (whole(claim.said["n"]), whole(claim.said["of"])) == (full, len(names)) and is_asked
    return "" if right else f"{full} of {len(names)}"


def are_listed(text: str, names: set[str]) -> bool:
    """Whether a text has the names of two indicators, each once; more are not named."""
    if len(names) > 2:
        return False
    left = text
    for said in sorted(((IN_A_SENTENCE | OF_COUNTRIES)[name] for name in names), key=len, reverse=True):
        if said not in left:
            return False
        left = left.replace(said, "", 1)
    return not re.sub(r", | and ", "", left).strip()


@judges("{number} country measured since {year}")
def measured_since(claim: Claim, rows: Rows) -> str:
    """So many countries have a figure of a row of the panel since the year that is recent there."""
    countries = rows.countries(place_of(claim))
    found = set()
    for name in _rows_of_panel(claim, rows):
        since = recent_since(name, rows)
        for key in _of_sexes(name, rows):
            lasts = _newest(rows, key, countries).values()
            found.add((sum(last.year >= since for last in lasts), since))
    told = whole(claim.said["number"]), int(claim.said["year"])
    return "" if told in found else f"{sorted(found)}"


@judges(
    "{area}, {label}: at the target in {good} of {countries}; {other}: in {few} of {many}",
    "{area}, {label}: at the target in {good} of {countries}; {others}: in none",
    "{area}, {label}: at the target in {good} of {countries}; {other}: in none of {many}",
)
def ends_of_levels(claim: Claim, rows: Rows) -> str:
    """Of the rows of one sex that are held against a number, in enough countries, those with the largest part of
    countries at it, of equal parts that of more countries, and the smallest; of several without any all, or how many.
    """
    said, countries, found = claim.said, rows.countries(place_of(claim)), {}
    for name in _rows_of_panel(claim, rows):
        keys, since = _of_sexes(name, rows), recent_since(name, rows)
        recent = [code for code, last in _newest(rows, keys[0], countries).items() if last.year >= since]
        at = [_at_target(name, code, rows) for code in recent]
        if len(keys) == 1 and len(at) >= FEWEST and None not in at:
            found[name] = (sum(map(bool, at)), len(at))
    if len(found) < 2:
        return "fewer than two rows say it"
    parts = {name: (good / known, known) for name, (good, known) in found.items()}
    first = next((name for name in found if rows.catalogue[name]["label"] == said["label"]), "")
    lowest = min(part for part, _ in parts.values())
    least = {name for name, (part, _) in parts.items() if part == lowest}
    if found.get(first) != (whole(said["good"]), whole(said["countries"])) or parts[first] != max(parts.values()):
        return f"{found}"
    if parts[first][0] <= lowest or rows.named(said["area"]) != place_of(claim):
        return f"{parts}"
    if "others" in said:
        right = lowest == 0 and len(least) > 1 and are_listed(said["others"], least)
        return "" if right else f"{least}"
    (one,) = least if len(least) == 1 else ("",)
    right = bool(one) and (said["other"], (whole(said.get("few", "none")), whole(said["many"]))) == (
        (IN_A_SENTENCE | OF_COUNTRIES)[one],
        found[one],
    )
    return "" if right else f"{least}"


def _met_below(name: str, places: Iterable[str], rows: Rows, *, silent: bool = False) -> bool:
    """Whether a recent figure of a row is at the target and not the number that the target is; `silent`: whether there
    is any, of a row that is held against no target."""
    entry, since = rows.catalogue[name], recent_since(name, rows)
    target = entry.get("target") or {"value": 0}
    keys = _of_sexes(name, rows)
    lasts = [last for key in keys for last in _newest(rows, key, places).values() if last.year >= since]
    if silent or target.get("silence"):
        return silent and bool(target.get("silence")) and bool(lasts)
    bar = target.get("met", target["value"])
    is_down = entry["direction"] == "down"
    met = (last for last in lasts if (last.low <= bar + 1e-9 if is_down else last.low >= bar - 1e-9))
    return bool(target["value"]) and any(last.low < target["value"] for last in met)


def _are_listed(text: str, names: Iterable[str], rows: Rows) -> bool:
    """Whether a list has these rows and no others; labels have commas of their own."""
    labels = [rows.catalogue[name]["label"] for name in names]
    for label in sorted(labels, key=len, reverse=True):
        if label not in text:
            return False
        text = text.replace(label, "", 1)
    return bool(labels) and text.replace("and", "").strip(" ,") == ""


@judges(
    "{number}% or less counts as none: {rows}.",
    "{number}% or more counts as all: {rows}.",
    "The SDG names no number; Reach 2030 assumes {number}%: {rows}.",
)
def read_as(claim: Claim, rows: Rows) -> str:
    """All rows, and no others, whose target that number stands for and of which a recent figure is at it beyond it; of
    an assumed target, of which there is any."""
    kind = {"less": "zero", "more": "universal"}.get(claim.message.split(" or ")[-1].split(" ")[0], "assumed")
    places, true = rows.countries(place_of(claim)), []
    for name in _rows_of_panel(claim, rows):
        target = rows.catalogue[name].get("target") or {}
        number = f"{target.get('met', target.get('value', 0)):g}"
        if kind == "assumed":
            is_told = any(_recent(rows, key, places) for key in _of_sexes(name, rows)) and not target.get("silence")
        else:
            is_told = _met_below(name, places, rows)
        if target.get("kind") == kind and number == claim.said["number"] and is_told:
            true.append(name)
    return "" if _are_listed(claim.said["rows"], true, rows) else f"{true}"


def held_levels(claim: Claim, rows: Rows) -> list[str]:
    """The indicators of a view of levels that are held against a number."""
    targets = {name: rows.catalogue[name].get("target") for name in _rows_of_panel(claim, rows)}
    return [name for name, target in targets.items() if target and target["value"] and not target.get("silence")]


@judges("No status, since a low figure may be silence: {rows}.")
def held_against_none(claim: Claim, rows: Rows) -> str:
    places = rows.countries(place_of(claim))
    true = [name for name in _rows_of_panel(claim, rows) if _met_below(name, places, rows, silent=True)]
    # A picture speaks of the rows alone that had room.
    told = [name for name in true if rows.catalogue[name]["label"] in claim.said["rows"]]
    listed = told if claim.place.medium == "image" else true
    return "" if _are_listed(claim.said["rows"], listed, rows) else f"{true}"


FEWEST = 10
"""With fewer recent figures there is no median, and it is said how many were measured."""


@judges("{n} of {of} measured since {first}")
def few_measured(claim: Claim, rows: Rows) -> str:
    """Of some row that is shown; of a view of places, of some place."""
    places = [*claim.asked.areas, "001", *rows.regions] if claim.kind == "places" else [place_of(claim)]
    names = _rows_of_panel(claim, rows) if claim.kind != "places" else list(rows.catalogue)
    true = {
        (_recent(rows, key, rows.countries(place)), len(rows.countries(place)), str(recent_since(name, rows)))
        for place in places
        for name in names
        for key in _of_sexes(name, rows)
    }
    told = (whole(claim.said["n"]) or 0, whole(claim.said["of"]), claim.said["first"])
    return "" if told in true and told[0] < FEWEST else f"{sorted(true)[:9]}"


@judges("Since {year}", "Nothing since {year}", "older than {year}")
def recent_from(claim: Claim, rows: Rows) -> str:
    """The year from which on the figures of what is shown are recent."""
    names = [*of_theme(rows, "protection"), *JUSTICE]
    if claim.place.name == "justice-levels":
        names = list(JUSTICE)
    elif claim.page == "protection" or claim.place.name in ("protection-missing", "protection-measured"):
        names = of_theme(rows, "protection")
    true = {recent_since(name, rows) for name in names}
    if int(claim.said["year"]) not in true:
        return f"{sorted(true)}"
    if not claim.message.startswith("Nothing"):
        return ""
    code = place_of(claim)
    lasts = [_last_year(name, rows, code) for name in of_theme(rows, "protection")]
    return "" if any(0 < last < int(claim.said["year"]) for last in lasts) else f"{lasts}"


def _last_year(name: str, rows: Rows, code: str) -> int:
    """Of the sex that is told first, as the list of what is missing has one entry an indicator."""
    last = rows.last(rows.series(_of_sexes(name, rows)[0]), code)
    return 0 if last is None else last.year


# ------------------------------------------------------------------------------------------ what was measured


@judges("Strong: {first} or later; faint: older; hatched: none at all, and how many children live there")
def dark_from(claim: Claim, rows: Rows) -> str:
    true = {recent_since(name, rows) for name in of_theme(rows, "protection")}
    return "" if {int(claim.said["first"])} == true else f"{sorted(true)}"


@judges("Children under 18: approximate population of {year}.")
def children_of_year(claim: Claim, rows: Rows) -> str:
    year = last_full_year("child-population", rows)
    return "" if int(claim.said["year"]) == year else f"{year}"


def _never(name: str, rows: Rows, code: str) -> set[str]:
    """Countries without any figure of an indicator, of the sex that it tells first."""
    series = rows.series(_of_sexes(name, rows)[0])
    return {country for country in rows.countries(code) if not rows.known(series, country)}


@judges("every country has one")
def every_country(claim: Claim, rows: Rows) -> str:
    found = {name: len(_never(name, rows, place_of(claim))) for name in of_theme(rows, "protection")}
    return "" if 0 in found.values() else f"{found}"


@judges("none in {countries} ({n})")
def none_in(claim: Claim, rows: Rows) -> str:
    """Of some indicator so many countries have no figure, and about so many children live there."""
    year, near = last_full_year("child-population", rows), []
    told = amount(claim.said["n"])
    for name in of_theme(rows, "protection"):
        lacking = _never(name, rows, place_of(claim))
        live = math.fsum(rows.people(CHILD).get(code, {}).get(year, 0.0) for code in lacking)
        near.append((len(lacking), live))
        right = told is not None and abs(told.value - live) <= TWO_DIGITS * live + told.half
        if right and lacking and whole(claim.said["countries"]) == len(lacking):
            return ""
    return f"{near}"


@judges("{area}, where least is known:")
def least_known(claim: Claim, rows: Rows) -> str:
    lacking = [name for name in of_theme(rows, "protection") if _never(name, rows, place_of(claim))]
    return "" if lacking and _is_asked(claim, rows) else "every country has a figure of each"


@judges("{area}: every country has a figure of each indicator here, of some year.")
def each_known(claim: Claim, rows: Rows) -> str:
    lacking = [name for name in of_theme(rows, "protection") if _never(name, rows, place_of(claim))]
    return "" if not lacking and _is_asked(claim, rows) else f"{lacking}"


@judges("{area}: each indicator here has a figure since {year}.")
def each_recent(claim: Claim, rows: Rows) -> str:
    code = place_of(claim)
    first = min(recent_since(name, rows) for name in of_theme(rows, "protection"))
    if whole(claim.said["year"]) != first:
        return f"since {first}"
    old = [name for name in of_theme(rows, "protection") if _last_year(name, rows, code) < recent_since(name, rows)]
    return "" if not old and _is_asked(claim, rows) else f"{old}"
