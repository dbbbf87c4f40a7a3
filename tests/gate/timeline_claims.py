"""Checks of what stands below each other: events and rows of a timeline, justice, treaties, key figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from tests.gate.brief_claims import unclear_shares
from tests.gate.compare_claims import _has_median, _stretch, line_of
from tests.gate.coverage_claims import last_full_year, recent_from
from tests.gate.newest_claims import _PERSONS
from tests.gate.origin_claims import CHILD, COMPARED, _anybody, _together
from tests.gate.page_claims import _ROWS, ENFORCEMENT, _pairs
from tests.gate.picture_claims import _moves_alone
from tests.gate.profile_claims import shown, since_in_a_row
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import Key, Rows, Series, published
from tests.gate.said import agrees, of_all_areas, whole
from tests.gate.status_claims import without_a_row
from tests.gate.title_claims import (
    SHARE,
    clear_shares,
    figure_in,
    label_of,
    share_text,
    whom,
)
from tests.gate.walk import Claim

TIMELINE, MOST_EVENTS, MOST_AFAR = (2005, 2025), 12, 6
QUIET, THRESHOLDS, DISPLACED, LOOK_BACK = 5, (25, 1000), 100_000, 2
TREATIES = ("crc", "crc-op-sale-of-children", "crc-op-armed-conflict", "palermo-protocol")
CONVENTIONS = ("ilo-c138", "ilo-c182")
LAWS = ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")
DISASTERS = ("disaster-displacement-weather", "disaster-displacement-geophysical")
FEW, FEWEST = 10, 10


def _code(claim: Claim) -> str:
    return claim.asked.areas[0] if claim.asked.areas else "001"


def _key(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


# ------------------------------------------------------------------------------------------ events


class Mark(tuple[int, str, float, int]):
    """Year, indicator, figure, and what was before: the threshold of a conflict, the year before of a convention."""


def _exact(rows: Rows, key: Key, code: str) -> dict[int, float]:
    own = rows.series(key).get(code, {})
    return {year: figure.value for year, figure in sorted(own.items()) if figure.value is not None}


def _conflict(rows: Rows, code: str) -> Iterator[Mark]:
    deaths = _exact(rows, rows.usual("conflict-deaths"), code)
    for year, figure in deaths.items():
        reached = [
            threshold
            for threshold in THRESHOLDS
            if figure >= threshold
            and all(deaths.get(before, threshold) < threshold for before in range(year - QUIET, year))
        ]
        if reached:
            yield Mark((year, "conflict-deaths", figure, reached[-1]))


def _joined(rows: Rows, code: str) -> Iterator[Mark]:
    """First met where the record before, two years back at most, was not, and nothing later took it back."""
    for name in (*CONVENTIONS, *LAWS):
        told = sorted(_exact(rows, rows.usual(name), code).items())
        steps = [
            (year, before)
            for (before, earlier), (year, value) in pairwise(told)
            if value == 1 and earlier != 1 and year - before <= LOOK_BACK
        ]
        if steps and all(value == 1 for year, value in told if year >= steps[-1][0]):
            yield Mark((steps[-1][0], name, 1.0, steps[-1][1]))


@cache
def marks(rows: Rows, code: str) -> list[Mark]:
    """All events of a country within the years of the timeline."""
    found = [*_conflict(rows, code), *_joined(rows, code)]
    for name in DISASTERS:
        moved = _exact(rows, rows.usual(name), code).items()
        found += [Mark((year, name, figure, 0)) for year, figure in moved if figure > DISPLACED]
    for name in TREATIES:
        dated = _exact(rows, rows.usual(name, breakdown="YEAR"), code).values()
        found += [Mark((int(value), name, value, 0)) for value in dated]
    return [mark for mark in found if TIMELINE[0] <= mark[0] <= TIMELINE[1]]


def _countries(claim: Claim, rows: Rows) -> list[str]:
    """The country shown; on the page of the method that of the example."""
    return [code for code in claim.asked.areas[:1] if code in rows.areas] or ["PAK"]


@judges(
    "{year}: {figure} death in organised violence, the first {least} or more after at least {quiet} with fewer "
    "({publisher})",
    free=("publisher",),
)
def conflict(claim: Claim, rows: Rows) -> str:
    said = claim.said
    found = [mark for mark in marks(rows, _countries(claim, rows)[0]) if mark[1] == "conflict-deaths"]
    right = any(
        (int(said["year"]), whole(said["least"]), whole(said["quiet"])) == (year, least, QUIET)
        and agrees(said["figure"], figure, figure)
        for year, _, figure, least in found
    )
    return "" if right else f"{found}"


@judges("{year}: first recorded as a party to {name}; not yet in {before} ({publisher})", free=("publisher",))
def first_party(claim: Claim, rows: Rows) -> str:
    """First, where no record before said so, and not yet by the record before, which says that it was none."""
    said, code, true = claim.said, _countries(claim, rows)[0], []
    for year, name, _, before in marks(rows, code):
        told = _exact(rows, rows.usual(name), code) if name in CONVENTIONS else {}
        if told and told[before] == 0 and not any(value == 1 for one, value in told.items() if one < year):
            true.append((year, before, rows.catalogue[name]["label"]))
    return "" if (int(said["year"]), int(said["before"]), said["name"]) in true else f"{true}"


@judges(
    "{year}: {name} judged to meet international standards, unlike in {before} ({publisher})",
    "{year}: {name} judged to meet international standards again: it did in {earlier}, and did not in {before} "
    "({publisher})",
    free=("publisher",),
)
def met_the_standard(claim: Claim, rows: Rows) -> str:
    """Again where an earlier edition had found so, of which the last is named."""
    said, code, true = claim.said, _countries(claim, rows)[0], []
    for year, name, _, before in marks(rows, code):
        if name in LAWS:
            told = _exact(rows, rows.usual(name), code)
            earlier = [one for one, value in told.items() if one < before and value == 1]
            true.append((year, before, max(earlier, default=0), rows.catalogue[name]["label"]))
    asked = (int(said["year"]), int(said["before"]), int(said.get("earlier", 0)), said["name"])
    return "" if asked in true else f"{true}"


@judges(
    "{marked} of {found} is marked; disasters with fewer movements are left out.",
    "{shown} of {found} is listed; disasters with fewer movements are left out.",
)
def so_many_events(claim: Claim, rows: Rows) -> str:
    """So many there are, and what is left out are disasters: all else has room."""
    found = marks(rows, _code(claim))
    told = (whole(claim.said["found"]), whole(claim.said.get("marked", claim.said.get("shown", ""))))
    others = sum(mark[1] not in DISASTERS for mark in found)
    right = told[0] == len(found) > (told[1] or 0) >= others and told[1] in (MOST_AFAR, MOST_EVENTS)
    return "" if right else f"{len(found)}, no disasters {others}"


@judges("{marked} of {found} is marked, conflict and law first.")
def some_events(claim: Claim, rows: Rows) -> str:
    """So many there are, and even without disasters more than are marked."""
    found = marks(rows, _code(claim))
    others = sum(mark[1] not in DISASTERS for mark in found)
    told = (whole(claim.said["found"]), whole(claim.said["marked"]))
    return "" if told == (len(found), MOST_AFAR) and others > MOST_AFAR else f"{len(found)}, {others}"


def _counted_elsewhere(code: str, rows: Rows) -> bool:
    return any(code in one["of"] for one in rows.catalogue["conflict-deaths"].get("wider", ()))


@judges("No event of these years meets the rule.")
def no_event(claim: Claim, rows: Rows) -> str:
    found = marks(rows, _code(claim))
    return f"{found}" if found or _counted_elsewhere(_code(claim), rows) else ""


@judges("{area}: conflict deaths are counted with another area, so none is marked.")
def no_event_here(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    right = code == _code(claim) and _counted_elsewhere(code, rows) and not marks(rows, code)
    return "" if right else f"{marks(rows, code)}"


# ------------------------------------------------------------------------------------------ rows of a timeline


@judges(
    "{rows}, {first} to {last}, on the same years",
    "{rows}, {first} to {last}, on the same years; numbered: events",
)
def on_the_same_years(claim: Claim, rows: Rows) -> str:
    """The years of the timeline, and in its first row what was asked for; numbers only where there are events."""
    said = claim.said
    if wrong := _wrong_years(claim, rows, (int(said["first"]), int(said["last"]))):
        return wrong
    if "rows" in said and label_of(said["rows"].split("; ")[0], rows) != claim.asked.indicator:
        return f"asked was {claim.asked.indicator}"
    has_events = _code(claim) in rows.areas and bool(marks(rows, _code(claim)))
    if "numbered" in claim.message:
        return "" if has_events else "there are no events"
    # On a slide events have a slide of their own.
    return ""


@judges("Each chart has a scale of its own.")
def scales_of_their_own(claim: Claim, rows: Rows) -> str:
    """Said of more charts of a timeline than one, or of rows of justice: of an area those with a figure."""
    if claim.place.name in ("justice-beside", "justice-enforcement"):
        known = _beside_known(claim, rows)
    else:
        known = _rows_known(claim, rows)
    return "" if len(known) > 1 else f"{known}"


@judges("Both counts have one scale; the share is in %.")
def scale_of_both_sexes(claim: Claim, rows: Rows) -> str:
    """Said where women and men convicted both have a figure, of an area."""
    if claim.place.name != "justice-sexes":
        return f"said of {claim.place.name}"
    known = _beside_known(claim, rows)
    return "" if len(known) == 2 else f"{known}"


def _beside_known(claim: Claim, rows: Rows) -> list[int]:
    """Which rows of justice have a figure: of an area those with one, of a group all."""
    several, code = _beside(claim, rows), _code(claim)
    return [place for place, series in enumerate(several) if code not in rows.areas or rows.known(series, code)]


@judges("{area}, {first} to {last}: {victims} beside {rows}", "{area}, {first} to {last}: {rows}")
def what_is_shown(claim: Claim, rows: Rows) -> str:
    """The area and the years of the timeline, its first row where that has a figure, and others that have one, in their
    order and each word once; where some are left out, as in pictures and on several slides, the rest of them."""
    said = claim.said
    if rows.named(said["area"]) != _code(claim):
        return f"asked was {_code(claim)}"
    if wrong := _wrong_years(claim, rows, (int(said["first"]), int(said["last"]))):
        return wrong
    if victims := _wrong_victims(claim, rows, said["victims"]) if "victims" in said else "":
        return victims
    others = [*dict.fromkeys(_in_a_word(name, rows) for name in _others_above_zero(claim, rows))]
    if said["rows"].casefold() in _parts_in_words(others):
        return ""
    return _wrong_victims(claim, rows, said["rows"]) and f"{others}"


def _in_a_word(name: str, rows: Rows) -> str:
    short = {"conflict-deaths": "conflict", "conflict-displacement-new": "displacement"}
    return "displacement" if name in DISASTERS else short.get(name, rows.catalogue[name]["label"])


def _wrong_victims(claim: Claim, rows: Rows, told: str) -> str:
    """Whom the first row with a figure is of; of a sum in how many countries."""
    true: set[tuple[str, str]] = set()
    for key in {_key(claim), _key(claim)._replace(age="_T")} & {*_rows_known(claim, rows)}:
        people, entry = whom(key, rows), rows.catalogue[key.indicator]
        found = {(one, people) for one in (entry.get("title"), entry["label"]) if one}
        found |= {(entry["child_title"], "")} if key.age == CHILD and entry.get("child_title") else set()
        if _code(claim) not in rows.areas:
            numbers = [_same_number(rows, key, _code(claim), as_rate=as_rate) for as_rate in (True, False)]
            counts = [f"{number} {'country' if number == 1 else 'countries'}" for number in numbers]
            found = {(one, ", ".join(filter(None, (of, count)))) for one, of in found for count in counts}
        true |= {(one.casefold(), of) for one, of in found}
    name, _, noted = told.removesuffix(")").partition(" (")
    return "" if (name.casefold(), noted) in true else f"{true}"


@judges("{figure} ({count} in {year})")
def newest_with_count(claim: Claim, rows: Rows) -> str:
    """Of a row of victims of a timeline: its newest rate, and of how many persons, no fewer than ten."""
    code, year, near = _code(claim), int(claim.said["year"]), []
    for key in (_key(claim), _key(claim)._replace(age="_T"), *_rows_asked(claim, rows)):
        rates = rows.rates(key).get(code, {}) if rows.catalogue[key.indicator]["per"] else {}
        rates = rates or rows.series(key).get(code, {})
        of = "detected-victims" if key.indicator == SHARE else rows.catalogue[key.indicator].get("rate_of")
        age = CHILD if key.indicator == SHARE else key.age
        count = rows.series(key._replace(indicator=of, age=age) if of else key).get(code, {}).get(year)
        newest = max((one for one, figure in rates.items() if figure.known and one <= TIMELINE[1]), default=0)
        if count is None or count.value is None or newest != year:
            continue
        rate = rates[year]
        is_rate = _about(re.split(" per | of ", claim.said["figure"])[0], (rate.low, rate.high))
        if is_rate and count.value >= FEW and agrees(claim.said["count"], count.value, count.value):
            return ""
        near.append((key.indicator, rate, count))
    return f"{near}"


def _others_known(claim: Claim, rows: Rows) -> list[str]:
    """Indicators of a timeline with a figure that are not its first row's."""
    names = dict.fromkeys(key.indicator for key in _rows_known(claim, rows))
    return [name for name in names if name != claim.asked.indicator]


def _others_above_zero(claim: Claim, rows: Rows) -> list[str]:
    """Those of them with a figure above zero, if any has."""
    above = {key.indicator for key in _rows_known(claim, rows) if _is_above_zero(_code(claim), key, rows)}
    others = _others_known(claim, rows)
    return [name for name in others if name in above] or others


def _is_above_zero(code: str, key: Key, rows: Rows) -> bool:
    """Whether any figure of a row of a timeline may be above zero; so is what is no sum of a group."""
    line = line_of(rows, key, code, as_rate=False)
    return not line or any(ends[1] > 0 for year, ends in line.items() if TIMELINE[0] <= year <= TIMELINE[1])


def _parts_in_words(names: Sequence[str]) -> set[str]:
    """Some of the names in their order, as a sentence lists them or the first of them, in small letters."""
    parts = (part for many in range(1, len(names) + 1) for part in combinations(names, many))
    return {way.casefold() for part in parts for way in (*_in_words(part), *_first_of(part))}


def _first_of(names: Sequence[str]) -> Iterator[str]:
    for kept in range(1, len(names)):
        yield f"{', '.join(names[:kept])} and {len(names) - kept} more"


def _in_words(names: Sequence[str]) -> set[str]:
    """Names as a sentence lists them, or with semicolons where one is a list itself."""
    *others, last = names
    return {", ".join(others) + " and " + last if others else last, "; ".join(names)}


@judges(
    "Displacements are movements, not people.",
    "Displacements are movements, not people; “weather” does not mean climate change.",
    "Conflict deaths are best estimates.",
)
def counted_alongside(claim: Claim, rows: Rows) -> str:
    """What rows of a timeline count that have a figure there, or those of a profile, as their definitions and units
    say."""
    if claim.kind == "profile" or claim.place.medium == "brief-slides":
        chosen = [code for code in claim.asked.areas if code in rows.areas]
        known = [key for key in map(rows.usual, DISASTERS) if any(code in shown(rows, key) for code in chosen)]
        # Those by weather count as the others do.
        return "" if known else "no country has a displacement"
    entries = [rows.catalogue[key.indicator] for key in _rows_known(claim, rows)]
    if claim.message.startswith("Conflict"):
        right = any(one["label"] == "Conflict deaths" and "best estimate" in one["definition"] for one in entries)
        return "" if right else "no row of them has a figure"
    counted = {entry["id"] for entry in entries if entry["unit"] == "movements in the year"}
    # Those by weather may be of the rows for which a picture has no room.
    needed = {DISASTERS[0]} if "weather" in claim.message else counted - {DISASTERS[0]}
    return "" if needed & counted else f"{sorted(counted)}"


def _rows_known(claim: Claim, rows: Rows) -> list[Key]:
    """The rows of a timeline with a figure, the victims asked for and all of them first."""
    code, (own, *beside) = _code(claim), _rows_asked(claim, rows)
    return [key for key in dict.fromkeys((own, own._replace(age="_T"), *beside)) if _has_figure(code, key, rows)]


def _has_figure(code: str, key: Key, rows: Rows) -> bool:
    """Whether a row of a timeline has a figure; of a group the sum over the same countries, where one is made."""
    is_of_same = rows.catalogue[key.indicator]["theme"] in ("victims", "justice")
    if code not in rows.areas and is_of_same and not rows.known(rows.series(key), code):
        return bool(line_of(rows, key, code, as_rate=False))
    if code in rows.areas:
        figures = rows.series(key).get(code, {}).items()
        return any(figure.known and TIMELINE[0] <= year <= TIMELINE[1] for year, figure in figures)
    return any(TIMELINE[0] <= year <= TIMELINE[1] for year in _years_of_group(code, key, rows))


def _wrong_years(claim: Claim, rows: Rows, told: tuple[int, int]) -> str:
    """A timeline begins and ends with what is drawn: a figure of some row, or an event."""
    if not TIMELINE[0] <= told[0] <= told[1] <= TIMELINE[1]:
        return f"{TIMELINE}"
    true = years_drawn(claim, rows)
    return "" if told == true else f"{true}"


def years_drawn(claim: Claim, rows: Rows) -> tuple[int, int]:
    """First and last year of a timeline: with a figure of some row, or an event."""
    code = _code(claim)
    if code not in rows.areas:
        drawn = {year for key in _rows_asked(claim, rows) for year in _years_of_group(code, key, rows)}
    else:
        keys = [_key(claim)._replace(age="_T"), *_rows_asked(claim, rows)]
        drawn = {year for key in keys for year, figure in rows.series(key).get(code, {}).items() if figure.known}
        drawn |= {mark[0] for mark in marks(rows, code)}
        if rows.known(rows.series(keys[1]), code):  # Of the first row the title counts the years of its source.
            drawn |= {min(max(year, TIMELINE[0]), TIMELINE[1]) for year in rows.span(claim.asked.indicator)}
    inside = [year for year in drawn if TIMELINE[0] <= year <= TIMELINE[1]]
    return (min(inside), max(inside)) if inside else TIMELINE


def _rows_asked(claim: Claim, rows: Rows) -> list[Key]:
    return [_key(claim), *map(rows.usual, claim.asked.against)]


def _years_of_group(code: str, key: Key, rows: Rows) -> Iterable[int]:
    """Years that a row of a group shows: the publisher's own, those of a sum, or the last full one of a median.

    Of a sum over the same countries these are all from the break on: an incomplete one is hatched.
    """
    entry, series = rows.catalogue[key.indicator], rows.series(key)
    own = series.get("WLD" if code == "001" else code)
    if own:
        return [year for year, figure in own.items() if figure.known]
    first, last = rows.span(key.indicator)
    if entry["theme"] in ("victims", "justice"):
        return range(max([first, *entry.get("break_years", [])]), last + 1)
    if entry["aggregate"] != "sum":
        return [last_full_year(key.indicator, rows)] if _has_median(key, rows) else []
    inside = rows.inside(code) if entry.get("least_coverage", 1) == 0 else rows.countries(code)
    least = max(entry.get("least_coverage", 1) * len(inside), 1)
    return [year for year in range(first, last + 1) if len(rows.reporting(series, inside, year)) >= least]


def _rows_of_timeline(claim: Claim, rows: Rows) -> list[Key]:
    own = [_key(claim), *(_key(claim)._replace(age=age) for age in rows.catalogue[claim.asked.indicator]["age"])]
    return [*own, *(rows.usual(name) for name in rows.catalogue)]


@judges("since {year}")
def begun(claim: Claim, rows: Rows) -> str:
    """The first year with a figure of some row of a timeline, of a country that in which its source begins, too: years
    before it are blank, and none beside it is hatched."""
    if claim.kind == "profile":
        return since_in_a_row(claim, rows)
    if claim.kind != "timeline":
        return recent_from(claim, rows)
    code, firsts = _code(claim), set[int]()
    for key in (_key(claim), _key(claim)._replace(age="_T"), *_rows_asked(claim, rows)):
        lines = [line_of(rows, key, code, as_rate=as_rate) or {} for as_rate in (True, False)]
        found = {min((year for year in line if year >= TIMELINE[0]), default=0) for line in lines}
        firsts |= found & {rows.span(key.indicator)[0]} if code in rows.areas else found
    return "" if int(claim.said["year"]) in firsts - {TIMELINE[0]} else f"{sorted(firsts)}"


@judges("Blank years lie before the source begins or after it ends.", "blank: years outside the source")
def blank_years(claim: Claim, rows: Rows) -> str:
    """Of some row that has a figure, whose source does not reach over all years of the timeline; of a group, the row of
    its publisher, or of whoever has a figure in a year."""
    code, (first, last) = _code(claim), years_drawn(claim, rows)
    for key in (_key(claim), _key(claim)._replace(age="_T"), *_rows_asked(claim, rows)):
        if code in rows.areas:
            known, span = rows.known(rows.series(key), code), rows.span(key.indicator)
        else:
            years = [year for year in _years_of_group(code, key, rows) if first <= year <= last]
            is_same = rows.catalogue[key.indicator]["theme"] in ("victims", "justice")
            known, span = ([], (first, last)) if is_same or not years else (years, (min(years), max(years)))
        if known and (span[0] > first or span[1] < last):
            return ""
    return "no row has years outside its source"


@judges("{names}: means of three years.")
def means_of_three_years(claim: Claim, rows: Rows) -> str:
    """The catalogue says so of the figures of countries, which alone are shown, and of one of which a figure is."""
    means = [
        name for name, one in rows.catalogue.items() if one["definition"].endswith("countries, a mean of three years.")
    ]
    told = claim.said["names"].casefold().split(", ")
    known = {
        str(rows.catalogue[name]["label"]).casefold()
        for name in means
        for code in claim.asked.areas
        if code in rows.areas and rows.known(rows.series(rows.usual(name)), code)
    }
    return "" if told and set(told) <= known else f"{known}"


@judges("{number} more chart is at the address below: {names}.", "Also there: {names}.")
def charts_left_out(claim: Claim, rows: Rows) -> str:
    """As many as are named, where a number is said; of a timeline each one of its rows."""
    names = claim.said["names"].split("; ")
    if "number" in claim.said and len(names) != whole(claim.said["number"]):
        return f"{len(names)} are named"
    labels = {str(rows.catalogue[name]["label"]) for name in (claim.asked.indicator, *claim.asked.against)}
    others = [name for name in names if name.split(", ")[0] not in labels] if claim.kind == "timeline" else []
    return f"{others} are no rows" if others else ""


@judges("{figure} ({year})")
def newest_or_highest(claim: Claim, rows: Rows) -> str:
    """Of some row of a timeline: its newest figure, one that is higher than all others can be, or its first one where
    no earlier one is."""
    if claim.kind != "timeline":
        return ELSEWHERE
    code, year, near = _code(claim), int(claim.said["year"]), []
    for key in (_key(claim), _key(claim)._replace(age="_T"), *_rows_asked(claim, rows)):
        names = rows.catalogue[key.indicator].get("value_names", {})
        for as_rate in (True, False):
            line = line_of(rows, key, code, as_rate=as_rate) or {}
            shown = {one: ends for one, ends in line.items() if TIMELINE[0] <= one <= TIMELINE[1]}
            if year not in shown:
                continue
            low, high = shown[year]
            is_peak = all(low > ends[1] for one, ends in shown.items() if one != year)
            text = claim.said["figure"].removesuffix(", uncertain").removesuffix("%")
            text = text.partition(f" {(rows.catalogue[key.indicator]['unit'] or '%').split()[0]}")[0]
            # Of a bar with a pale top both ends are told; how high it is is judged where it is heard.
            is_raised = low == high and re.fullmatch(r"[\d.,]+ to [\d.,]+", text) is not None
            text = text.partition(" to ")[0] if is_raised and key.indicator == "detected-victims" else text
            is_figure = text == names.get(str(int(low))) or _about(text, (low, high))
            if is_figure and (year in (min(shown), max(shown)) or is_peak):
                return ""
            near.append((key.indicator, low, high, year == max(shown), is_peak))
    return f"{near}"


@judges("No figure in the sources used: {labels}.")
def without_figure(claim: Claim, rows: Rows) -> str:
    """All rows of a timeline without a figure in its years, and no others; elsewhere all targets without one."""
    if claim.kind != "timeline":
        return without_a_row(claim, rows)
    code, left = _code(claim), claim.said["labels"]
    drivers = {str(rows.catalogue[key.indicator]["label"]): key for key in map(rows.usual, claim.asked.against)}
    for label, key in sorted(drivers.items(), key=lambda one: -len(one[0])):
        if code in rows.areas:
            known = (year for year, figure in rows.series(key).get(code, {}).items() if figure.known)
        else:
            known = iter(_years_of_group(code, key, rows))
        is_silent = not any(TIMELINE[0] <= year <= TIMELINE[1] for year in known)
        if is_silent != (label in left):
            return f"{label} has {'no' if is_silent else 'a'} figure"
        left = left.replace(label, "", 1)
    # What is left is of the row that the timeline is about, of all ages or as chosen.
    own = _key(claim)
    if str(rows.catalogue[own.indicator]["label"]) in left:
        chosen = [own, *([] if "all ages" not in left else [own._replace(age="_T")])]
        known = any(figure.known for key in chosen[-1:] for figure in rows.series(key).get(code, {}).values())
        return f"{left} has a figure" if known else ""
    return "" if not re.sub(r"; ", "", left).strip() else f"{left} is no row"


@judges("{fewest} to {most}")
def counted_in_row(claim: Claim, rows: Rows) -> str:
    """Of some row, the fewest and the most areas with a figure in a year."""
    if claim.kind != "timeline":
        return ELSEWHERE
    code, true = _code(claim), set()
    for key in _rows_of_timeline(claim, rows):
        entry = rows.catalogue[key.indicator]
        if entry["aggregate"] != "sum":
            continue
        years = range(TIMELINE[0], TIMELINE[1] + 1)
        known = [count for year in years if (count := len(rows.reporting(rows.series(key), rows.inside(code), year)))]
        true |= {(min(known), max(known))} if known else set()
    if not of_all_areas(claim.text):
        return "areas that are summed, too, are counted as countries"
    return "" if (whole(claim.said["fewest"]), whole(claim.said["most"])) in true else f"{sorted(true)}"


@judges("the same {number} country")
def same_in_row(claim: Claim, rows: Rows) -> str:
    """Of some row, or of some group side by side, the countries that report every year."""
    if claim.kind == "compare":
        codes = [code for code in claim.asked.areas if code in rows.regions] if claim.asked.areas else [*rows.regions]
    else:
        codes = [_code(claim)]
    true = {number for code in codes for number in _every_year(claim, rows, code)}
    return "" if whole(claim.said["number"]) in true - {0} else f"{sorted(true)}"


def _every_year(claim: Claim, rows: Rows, code: str) -> set[int]:
    """How many countries of a group report every year, by what is asked for."""
    true: set[int] = set()
    asked = claim.asked
    chosen = [_key(claim), *map(rows.usual, asked.against)]
    # A rate that is published for countries is computed, for groups, of the number behind it.
    chosen += [key._replace(indicator=of) for key in chosen if (of := rows.catalogue[key.indicator].get("rate_of"))]
    own = [key._replace(age=age) for key in chosen for age in rows.catalogue[key.indicator]["age"]]
    for key in own:
        if rows.catalogue[key.indicator]["theme"] in ("victims", "justice"):
            true |= {len(_together(rows, [series], code)) for series in (rows.series(key), rows.rates(key))}
        if (key.indicator, key.sex) == (SHARE, "_T"):
            both = [rows.series(Key("detected-victims", age=age)) for age in (CHILD, "Y_GE18")]
            true |= {len(_together(rows, [*both, clear_shares(rows)], code))}
    return true


@judges("no published figure, too few countries for a median")
def too_few_in_row(claim: Claim, rows: Rows) -> str:
    """Some row is of what nobody publishes for the group, and of which fewer than ten countries have a figure."""
    code = _code(claim)
    for key in _rows_of_timeline(claim, rows):
        series, own = rows.series(key), "WLD" if code == "001" else code
        if not _has_median(key, rows) or own in series:
            continue
        last = last_full_year(key.indicator, rows)
        if len(rows.latest(series, rows.countries(code), last, rows.reach(key.indicator, last))) < FEWEST:
            return ""
    return "each row has enough"


@judges("median of {number} country")
def median_of_so_many(claim: Claim, rows: Rows) -> str:
    """Of some tile, the countries with a figure behind a median."""
    code, true = _code(claim), set()
    for key in map(rows.usual, rows.catalogue):
        if _has_median(key, rows):
            for year in range(rows.span(key.indicator)[1], rows.span(key.indicator)[1] - 4, -1):
                found = rows.latest(rows.series(key), rows.countries(code), year, rows.reach(key.indicator, year))
                true |= {len(found)} if len(found) >= FEWEST else set()
    return "" if whole(claim.said["number"]) in true else f"{sorted(true)}"


# ------------------------------------------------------------------------------------------ justice


def _beside(claim: Claim, rows: Rows) -> list[Series]:
    """The rows of the view."""
    if claim.place.name == "justice-sexes":
        return [rows.series(Key("persons-convicted", sex=sex)) for sex in ("F", "M")]
    if claim.place.name == "justice-enforcement":
        return [rows.series(Key(name)) for name in ENFORCEMENT]
    has_people = _code(claim) in rows.regions or _code(claim) in rows.people()
    make = rows.rates if claim.asked.measure != "count" and claim.asked.sex == "_T" and has_people else rows.series
    return [make(Key(name, sex=_sex(claim, name, rows))) for name in _ROWS.values()]


def _sex(claim: Claim, name: str, rows: Rows) -> str:
    return claim.asked.sex if claim.asked.sex in rows.catalogue[name]["sex"] else "_T"


_OF_ROW = r"(?:^|, )(.+?) (\d+) \((\d{4})(?: to (\d{4}))?\)"
"""Over how many countries one row is, and of which years."""


def _heard_years(rows: Rows, several: list[Series]) -> list[int]:
    """The years that anybody has; where nobody has any, the last two."""
    told = [year for year in range(COMPARED[0], COMPARED[1] + 1) if _anybody(rows, several, year)]
    return told or [COMPARED[1] - 1, COMPARED[1]]


def _shortest(rows: Rows, several: list[Series], code: str) -> tuple[list[int], int]:
    """The last two years that anybody has, and how many countries have every row in both."""
    told = _heard_years(rows, several)[-2:]
    found = set(rows.countries(code))
    for series in several:
        for year in told:
            found &= rows.reporting(series, found, year)
    return told, len(found)


@judges(
    "{area}: rows rest on different countries; too few have every figure",
    "{area}: too few countries report these figures every year",
)
def too_few_report(claim: Claim, rows: Rows) -> str:
    """Too few report all of them; where each row has countries of its own, some row has enough."""
    code = rows.named(rows.parted(claim.said["area"])[0])
    several = _beside(claim, rows)
    if len(rows.countries(code)) < 3:
        return "too small, whoever reports"
    if code != _code(claim) or _together(rows, several, code):
        return f"{len(_together(rows, several, code))} report all of it"
    alone = [bool(_together(rows, [series], code)) for series in several]
    if "different countries" in claim.message:
        return "" if any(alone) else "no row has enough"
    return "" if claim.place.name == "justice-sexes" or not any(alone) else "some row has enough"


@judges(
    "Only {n} of {of} has both figures in each year from {first} to {last}.",
    "Only {n} of {of} has a figure of all of these in each year from {first} to {last}. Each row is "
    "over those that have its own: {parts}.",
    "Only {n} of {of} has a figure of all of these in each year from {first} to {last}.",
    "{n} of {of} has all of these figures in each year from {first} to {last}.",
    "None of {of} has both figures in each year from {first} to {last}.",
    "None of {of} has a figure of all of these in each year from {first} to {last}. Each row is over those "
    "that have its own: {parts}.",
    "None of {of} has a figure of all of these in each year from {first} to {last}.",
)
def only_so_many(claim: Claim, rows: Rows) -> str:
    said, code, several = claim.said, _code(claim), _beside(claim, rows)
    told, n = _shortest(rows, several, code)
    years = [int(year) for word in ("first", "last") for year in re.findall(r"\d{4}", said[word])]
    gaps = [year for year in range(told[0], told[-1]) if year not in told]
    counted, is_of_sums = whole(said.get("n", "0")), claim.message.startswith(("Only", "None"))
    if (counted, whole(said["of"]), years) != (n, len(rows.countries(code)), [told[0], told[-1], *gaps]):
        return f"{n} of {len(rows.countries(code))}, {told}"
    if "Only" in claim.message and not n:
        return "none has them"
    if is_of_sums != (len(rows.countries(code)) >= 3):
        return "of a group too small for sums" if is_of_sums else "of a group for sums"
    for name, count, first, last in re.findall(_OF_ROW, said.get("parts", "")):
        key = Key(_PERSONS[name], sex=_sex(claim, _PERSONS[name], rows))
        series = rows.series(key)
        if claim.place.name == "justice-beside" and claim.asked.measure == "rate":
            series = rows.rates(key)
        if not 0 < int(count) == len(_together(rows, [series], code)):
            return f"{name}: {len(_together(rows, [series], code))}"
        over = set(rows.countries(code))
        for year in range(int(first), int(last or first) + 1):
            over &= rows.reporting(series, over, year) if _anybody(rows, [series], year) else over
        if len(over) != int(count):
            return f"{name}: {len(over)} from {first} to {last}"
    return "" if said.get("parts", "").count("(") == len(re.findall(_OF_ROW, said.get("parts", ""))) else "unread"


@judges("Too few countries, or too small a part of what all report, for a sum: {parts}.")
def without_sum(claim: Claim, rows: Rows) -> str:
    """Exactly the rows of which no stretch of years has enough countries."""
    names = _PERSONS if claim.place.name != "justice-sexes" else {}
    true = set()
    for name in [name for name in names if names[name] in _asked_rows(claim)]:
        key = Key(names[name], sex=_sex(claim, names[name], rows))
        if not _together(rows, [rows.rates(key) if _is_rate(claim) else rows.series(key)], _code(claim)):
            true.add(name)
    told = set(re.split(r", | and ", claim.said["parts"]))
    return "" if true and told == true else f"{true}"


def _asked_rows(claim: Claim) -> list[str]:
    return list(ENFORCEMENT) if claim.place.name == "justice-enforcement" else list(_ROWS.values())


def _is_rate(claim: Claim) -> bool:
    """Victims beside those prosecuted: per people, but where counts are asked for or one sex, of whom none is told."""
    if _code(claim) in published().areas and _code(claim) not in published().people():
        return False
    return claim.place.name == "justice-beside" and claim.asked.measure != "count" and claim.asked.sex == "_T"


@judges("{what} {before} in {first}, {after} in {last}")
def went_from(claim: Claim, rows: Rows) -> str:
    """Of all countries of the rows, or of all but one that alone makes more than half of the change."""
    said, (same, years) = claim.said, _counted(claim, rows)
    told = said["what"], said["before"], said["after"]
    if not years or (int(said["first"]), int(said["last"])) != (years[0], years[-1]):
        return f"{years}"
    problem = _went(claim, rows, told, "")
    others = (_went(claim, rows, told, code) for code in same) if problem else ()
    if problem:
        return "" if "" in others else problem
    mover = "" if told[1] == told[2] else _moves_it_among_few(claim, rows, said["what"])
    return f"{mover} makes most of the change of {said['what']}, of few persons or countries" if mover else ""


def _counted(claim: Claim, rows: Rows) -> tuple[set[str], list[int]]:
    """The countries that have every row in every year, and these years."""
    several = _beside(claim, rows)
    same = _together(rows, several, _code(claim))
    return set(same), list(_stretch(rows, several, same))


def _series_of(claim: Claim, rows: Rows, what: str) -> Series:
    """The rows that a name within a sentence is of."""
    names = {"women and girls": ("persons-convicted", "F"), "men and boys": ("persons-convicted", "M")}
    name, sex = names.get(what, (_PERSONS.get(what, ""), claim.asked.sex))
    return rows.series(Key(name, sex=sex if sex in rows.catalogue[name]["sex"] else "_T")) if name else {}


def _went(claim: Claim, rows: Rows, told: Sequence[str], without: str) -> str:
    """Whether a row was this in both years; without a country, whether that one makes most of its change, too."""
    what, *texts = told
    same, years = _counted(claim, rows)
    series = _series_of(claim, rows, what)
    if not series or not same:
        return f"no such row: {what}"
    if without and rows.part_of_change(series, without, same, years[0], years[-1])[0] <= 50:
        return f"{without} does not make most of the change of {what}"
    if without and not _moves_alone(rows, series, without, same, (years[0], years[-1])):
        return f"{without} is not alone in the change of {what}"
    if without and (again := _one_again(rows, series, same - {without}, (years[0], years[-1]))):
        return f"{again} is most of the others' {what}"
    for text, year in zip(texts, (years[0], years[-1]), strict=True):
        ends = rows.total(series, same - {without}, year)
        mass = sum(rows.people()[area][year] for area in same - {without}) / 1e5 if _is_rate(claim) else 1.0
        if ends is None or not _about(text, (ends[0] / mass, ends[1] / mass)):
            return f"{year}: {ends}, {mass}"
    return ""


FEWEST_COUNTRIES, FEWEST_PERSONS = 3, 20
"""Of a change among so many countries, or among fewer persons than that, no country is named."""


def _moves_it_among_few(claim: Claim, rows: Rows, what: str) -> str:
    """Who makes more than half of a row's change for certain, where the others, or all persons, are too few to tell."""
    same, years = _counted(claim, rows)
    series = _series_of(claim, rows, what)
    most = max((rows.total(series, same, year) or (0.0, 0.0))[0] for year in (years[0], years[-1]))
    if len(same) > FEWEST_COUNTRIES and most >= FEWEST_PERSONS:
        return ""
    return next(
        (code for code in sorted(same) if rows.part_of_change(series, code, same, years[0], years[-1])[0] > 50), ""
    )


def _one_again(rows: Rows, series: Series, others: set[str], years: tuple[int, int]) -> str:
    """Who of the others has more than half of their last figure, or of their change, for certain."""
    parts = {code: rows.part(series, code, others, years[1])[0] for code in others}
    moved = {code: rows.part_of_change(series, code, others, *years)[0] for code in others}
    return next((code for code in others if parts[code] > 50 or moved[code] > 50), "")


@judges("{area} left out: {parts}")
def one_left_out(claim: Claim, rows: Rows) -> str:
    """The others' figures, each of a change that this country makes more than half of."""
    code = rows.named(claim.said["area"])
    told = re.fullmatch(r"(\D+?) ((?:about |<)?\d.*) in \d{4}, (.+) in \d{4}", claim.said["parts"])
    return _went(claim, rows, told.groups(), code) if told else "unreadable"


@judges("The same {n} of {of}", "{area}, the same {n} of {of}")
def so_many_the_same(claim: Claim, rows: Rows) -> str:
    """Of the world it is not said where. One fewer where a country is left out, as the whole title is asked to say."""
    code, (same, _) = _code(claim), _counted(claim, rows)
    if claim.said.get("area", "World") != rows.name(code):
        return f"asked was {code}"
    true = len(same), len(rows.countries(code))
    return "" if whole(claim.said["n"]) in (true[0], true[0] - 1) and whole(claim.said["of"]) == true[1] else f"{true}"


@judges("{area}: {parts}", free=("parts",))
def as_many_as_stand_behind(claim: Claim, rows: Rows) -> str:
    """A title's number of countries is that of its figures, of all or of all but the one that it leaves out; and its
    rows are told alike, of the last year or of two."""
    told = re.search(r"he same (\d+) of ", claim.said["area"])
    if told is None or claim.place.name not in ("justice-beside", "justice-sexes", "justice-enforcement"):
        return ELSEWHERE
    same, _ = _counted(claim, rows)
    left = sum(f"{rows.name(code)} left out: " in claim.said["parts"] for code in same)
    spans = {len(re.findall(r" in \d{4}\b", part)) for part in claim.said["parts"].split("; ")}
    if len(spans) > 1:
        return "of one row two years are told, of the other one"
    return "" if int(told[1]) == len(same) - left else f"{len(same)} countries, {left} left out"


@judges("{area}, per 100,000 people")
def rows_per_people(claim: Claim, rows: Rows) -> str:
    """That a title's rows are rates, of so many countries; what it says of them is judged by itself."""
    if claim.place.name != "justice-beside":
        return ELSEWHERE
    if rows.parted(claim.said["area"])[0] in {rows.name(code) for code in claim.asked.areas if code in rows.areas}:
        return "" if _is_rate(claim) else "no rates"
    same, _ = _counted(claim, rows)
    if not re.search(rf"he same ({len(same)}|{len(same) - 1}) ", claim.said["area"]) or re.search(
        "women|men|persons", claim.said["area"]
    ):
        return f"{len(same)} of both sexes"
    return "" if _is_rate(claim) else "no rates"


def _has(rows: Rows, series: Series, same: set[str], year: int) -> bool:
    return len(rows.reporting(series, same, year)) == len(same)


def _about(text: str, ends: tuple[float, float]) -> bool:
    """Whether a figure is right, also where a narrow interval is said by its middle."""
    if agrees(text, *ends):
        return True
    middle = sum(ends) / 2
    return text.startswith("about ") and agrees(text.removeprefix("about "), middle, middle)


@judges("{figure}, under {number}")
def few_persons(claim: Claim, rows: Rows) -> str:
    """Some row of the country is a rate with fewer than ten people behind it; of a line, its newest figure."""
    code = _code(claim)
    if claim.is_of_map or (claim.place.name == "justice-beside" and not re.search(r"\(\d{4}\)$", claim.said["figure"])):
        return ELSEWHERE  # Each title of a map, or of rows beside each other, is judged whole.
    # A title's own figure has no year behind it.
    if claim.kind in ("area-lines", "strip", "compare") or not re.search(r"\(\d{4}\)$", claim.said["figure"]):
        key, found = _key(claim), []
        # Below the row that is asked for, a timeline has that of all ages.
        for own in (key, key._replace(age="_T")) if claim.kind == "timeline" else (key,):
            of = rows.catalogue[own.indicator].get("rate_of")
            counts = rows.series(own._replace(indicator=of or own.indicator))
            rates = rows.series(own) if of else rows.rates(own)
            # A title tells the newest figure of any of the areas that are asked for, one after the other.
            found += [(rows.last(counts, one), rows.last(rates, one)) for one in claim.asked.areas or (code,)]
        figure = figure_in(claim.said["figure"])
        right = any(
            behind and newest and behind.low < FEW and behind.high > 0 and agrees(figure, newest.low, newest.high)
            for behind, newest in found
        )
        return "" if right and whole(claim.said["number"]) == FEW else f"{found}"
    # Over the charts of a timeline stands the newest figure of each, with its year.
    own = (_key(claim), _key(claim)._replace(age="_T")) if claim.kind == "timeline" else ()
    for key in own or [Key(name) for name in _ROWS.values()]:
        last = rows.last(rows.series(key), code)
        rate = rows.last(rows.rates(key), code)
        told = re.fullmatch(r"(.+) \((\d{4})\)", claim.said["figure"])
        if last is None or rate is None or told is None or whole(claim.said["number"]) != FEW:
            continue
        if last.low < FEW and rate.year == int(told[2]) and agrees(figure_in(told[1]), rate.low, rate.high):
            return ""
    return "no row is so few"


def _rows_named(told: list[str], tables: Sequence[str], several: list[Series], code: str, rows: Rows) -> str:
    """The subtitle names all rows, of which the title tells one; not again where a title without a figure does."""
    names = [word for table in tables for word, of in _PERSONS.items() if of == table]
    every = f"{', '.join(names[:-1])} and {names[-1]}".capitalize()
    if code in rows.areas:
        has_figure = any(rows.known(series, code) for series in several)
    else:
        has_figure = len(rows.countries(code)) >= FEWEST_COUNTRIES and any(
            _together(rows, [series], code) for series in several
        )
    return "" if told == ([every] if has_figure else []) else f"{every}: {has_figure}"


@judges("{unit}, {years}")
def rows_from_to(claim: Claim, rows: Rows) -> str:
    """Of an area all years that there can be figures of, whether or not it has one; of a group those over which its
    countries are compared."""
    said, code, several = claim.said, _code(claim), _beside(claim, rows)
    names = {"justice-sexes": ["persons-convicted"], "justice-enforcement": [*ENFORCEMENT]}
    names_here = names.get(claim.place.name, [*_ROWS.values()])
    first, *later = map(int, re.findall(r"\d{4}", said["years"]))
    last = later[-1] if later else first
    if later == [first]:
        return f"{first} is one year"
    as_rate, (unit, *named) = _is_rate(claim), said["unit"].split(": ")[::-1]
    if claim.place.name == "justice-beside" and claim.asked.sex == "_T":
        # Of victims it has to be said that they are not the children alone.
        named = [one.replace(ages, "", 1) if (ages := " (all ages)") in one else "no ages" for one in named]
    if unit.split(", ")[0].capitalize() != ("Per 100,000 people" if as_rate else "Numbers"):
        return f"rates: {as_rate}"
    # Without names, which stand over the charts of pictures and slides, that goes with the unit.
    if claim.place.name == "justice-beside" and claim.asked.sex == "_T" and not named and ", all ages" not in unit:
        return "no ages"
    is_checked = bool(named) and claim.place.name != "justice-sexes"
    if is_checked and (wrong := _rows_named(named, names_here, several, code, rows)):
        return wrong
    drawn = (first, last)
    if code in rows.areas:
        spans = [rows.span(name) for name in names_here]
        people = rows.span("population")
        drawn = (spans[0][0], max(span[1] for span in spans))
        ends = {drawn[1], min(drawn[1], people[1])}
        right = first in (drawn[0], max(drawn[0], people[0])) and last in ends
    else:
        told = _heard_years(rows, several)
        right = first in _starts(rows, several, code, told) and last == COMPARED[1]
    return "" if right else f"drawn {drawn}"


def _starts(rows: Rows, several: list[Series], code: str, told: list[int]) -> set[int]:
    """The first years of the stretches that enough countries report, of all rows and of each; the last two else."""
    found = set()
    for chosen in (several, *([series] for series in several)):
        same = _together(rows, list(chosen), code)
        for place in range(len(told) - 1):
            if same and all(_has(rows, series, same, year) for series in chosen for year in told[place:]):
                found.add(told[place])
                break
        else:
            found.add(told[-2])
    return found


# ------------------------------------------------------------------------------------------ treaties


@judges("{status} since {year}")
def since_year(claim: Claim, rows: Rows) -> str:
    """Of some treaty: the country's latest status, and the year in which it joined."""
    code, true = _code(claim), set()
    for name in TREATIES:
        last = rows.last(rows.series(rows.usual(name)), code)
        joined = _exact(rows, rows.usual(name, breakdown="YEAR"), code)
        if last is not None and joined:
            names = rows.catalogue[name]["value_names"]
            true.add((names[str(int(last.low))], int(max(joined.values()))))
    return "" if (claim.said["status"], int(claim.said["year"])) in true else f"{sorted(true)}"


@judges("{status} (year not known)")
def of_no_year(claim: Claim, rows: Rows) -> str:
    """Of the Palermo Protocol: the country's status, and no year of joining."""
    last = rows.last(rows.series(rows.usual("palermo-protocol")), _code(claim))
    joined = _exact(rows, rows.usual("palermo-protocol", breakdown="YEAR"), _code(claim))
    names = rows.catalogue["palermo-protocol"]["value_names"]
    right = last is not None and names[str(int(last.low))] == claim.said["status"] and not joined
    return "" if right else f"{last}, {joined}"


ANSWERED = "laws-on-violence-against-women"


def _values(rows: Rows, name: str, countries: Iterable[str]) -> dict[str, float]:
    """What is known of each country: the newest, whatever its year."""
    series = rows.series(rows.usual(name))
    return {code: last.low for code in countries if (last := rows.last(series, code))}


def _good(rows: Rows, name: str) -> float:
    return 100.0 if name == ANSWERED else max(map(float, rows.catalogue[name]["value_names"]))


def _years_of_joining(rows: Rows, name: str, countries: Iterable[str]) -> list[int]:
    """The years of joining that are known, in order."""
    series = rows.series(rows.usual(name, breakdown="YEAR"))
    return sorted(int(last.low) for code in countries if (last := rows.last(series, code)))


@judges("{counted}, half by {year}")
def half_by(claim: Claim, rows: Rows) -> str:
    """Of some treaty: the parties of the group, and the year by whose end half of those with a year had joined."""
    countries, true = rows.countries(_code(claim)), []
    for name in TREATIES:
        known, years = _values(rows, name, countries), _years_of_joining(rows, name, countries)
        if years:
            parties = sum(value == _good(rows, name) for value in known.values())
            true.append((f"{parties} of {len(countries)}", years[(len(years) - 1) // 2]))
    return "" if (claim.said["counted"], int(claim.said["year"])) in true else f"{true}"


@judges("{treaty}: “half by” leaves out {number} party whose year of joining is not known.")
def left_out(claim: Claim, rows: Rows) -> str:
    name, countries = label_of(claim.said["treaty"], rows), rows.countries(_code(claim))
    series = rows.series(rows.usual(name, breakdown="YEAR"))
    parties = [code for code, value in _values(rows, name, countries).items() if value == 2]
    true = sum(rows.last(series, code) is None for code in parties)
    return "" if whole(claim.said["number"]) == true else f"{true}"


@judges("{n} of {known} with an entry")
def of_those_covered(claim: Claim, rows: Rows) -> str:
    """Of some convention or law: who ratified it, or whose law is as it should be, of those of whom it is known."""
    countries, true = rows.countries(_code(claim)), []
    for name in (*CONVENTIONS, *LAWS, ANSWERED):
        known = _values(rows, name, countries)
        true.append((sum(value == _good(rows, name) for value in known.values()), len(known)))
    return "" if (whole(claim.said["n"]), whole(claim.said["known"])) in true else f"{true}"


@judges("{label}: {n} of {of}, {state}")
def stand_so(claim: Claim, rows: Rows) -> str:
    said, countries = claim.said, rows.countries(_code(claim))
    name = label_of(said["label"], rows)
    known = _values(rows, name, countries)
    good = sum(value == _good(rows, name) for value in known.values())
    signed = sum(value == 1 for value in known.values()) if name in TREATIES else 0
    rest, unknown = len(known) - good - signed, len(countries) - len(known)
    true = {
        "party": good, "meets the standard": good, "signed, no later step known": signed, "not a party": rest,
        "does not meet it": rest, "unknown": unknown, "no entry: unknown": unknown,
        "every question answered with yes": good, "not every question answered with yes": rest,
    }  # fmt: skip
    if said["state"] in ("meets the standard", "does not meet it") and name not in LAWS:
        return f"{name} is not judged by a standard"
    if "answered with yes" in said["state"] and name != ANSWERED:
        return f"{name} is no set of questions"
    right = (whole(said["n"]), whole(said["of"])) == (true[said["state"]], len(countries))
    return "" if right else f"{true} of {len(countries)}"


@judges(
    "Tier in the yearly report of the US Department of State, {first} to {last}",
    "Tier in the yearly report of the US Department of State, {first} to {last}; hatched: not known",
)
def tiers(claim: Claim, rows: Rows) -> str:
    """The years of the reports, of one country from its first tier on: none before is drawn."""
    first, last = rows.span("tip-report-tier")
    own = rows.series(rows.usual("tip-report-tier")).get(claim.asked.areas[0] if claim.asked.areas else "", {})
    true = (min(own, default=first), last)
    return "" if (int(claim.said["first"]), int(claim.said["last"])) == true else f"{true}"


@judges(
    "Whether a law meets the standard is the US Department of Labor's judgement; it does not cover most high-income "
    "countries.",
    "ILO Conventions: as the US Department of Labor lists them; it does not cover most high-income countries.",
    "{source} does not cover most high-income countries.",
)
def most_not_covered(claim: Claim, rows: Rows) -> str:
    """Of no law does the department's table have a figure of half of the high-income countries, nor does the map's."""
    rich, own = rows.countries("HIC"), claim.asked.indicator
    shown = ENFORCEMENT if claim.place.name == "justice-enforcement" else (own,)
    asked = tuple(one for one in shown if rows.catalogue[one]["source"] == "us_dol")
    if "source" in claim.said and (claim.said["source"] != "The US Department of Labor" or not asked):
        return f"of {own}"
    covered = {name: {code for code in rich if rows.has_any(name, code)} for name in (*LAWS, *CONVENTIONS, *asked)}
    wrong = {name: len(found) for name, found in covered.items() if 2 * len(found) >= len(rich)}
    return f"{wrong} of {len(rich)}" if wrong else ""


# ------------------------------------------------------------------------------------------ key figures


def _keys(rows: Rows) -> Iterator[tuple[Key, bool]]:
    """The rows that a table of key figures may hold: each indicator, children too, as a rate where it has one."""
    for name, entry in rows.catalogue.items():
        for age in {entry["default_age"], *(age for age in entry["age"] if age in (CHILD, "_T"))}:
            for sex in entry["sex"]:
                key = rows.usual(name, sex=sex, age=age)
                yield key, False
                if entry.get("per"):
                    yield key, True


@judges("{figure}, as of {year}", free=("figure",))
def state_of_year(claim: Claim, rows: Rows) -> str:
    """Some place that is asked for has its newest named value of that year."""
    year = int(claim.said["year"])
    named = [name for name, entry in rows.catalogue.items() if entry.get("value_names")]
    known = [rows.last(rows.series(rows.usual(name)), code) for name in named for code in claim.asked.areas]
    return "" if any(one is not None and one.year == year for one in known) else f"{year}: of none"


@judges("{figure} ({year}; known for {n} of {span})")
def in_so_many_years(claim: Claim, rows: Rows) -> str:
    """Of some row: the country's figure of the year, and in how many years of the table there is one."""
    said, near = claim.said, []
    year = int(said["year"])
    for key, as_rate in _keys(rows):
        first, last = rows.span(key.indicator)
        if as_rate:
            people = rows.rows_span("child-population" if key.age == CHILD else "population")
            first, last = max(first, people[0]), min(last, people[1])
        if len(set(range(first, last + 1)) - rows.empty_years(key.indicator)) != whole(said["span"]):
            continue
        series = rows.rates(key) if as_rate else rows.series(key)
        for code in claim.asked.areas:
            known = rows.known(series, code)
            own = next((figure for figure in known if figure.year == year), None)
            newest = [figure.year for figure in known if figure.year <= _newest_year(key.indicator, rows)]
            clear = {figure.year for figure in known}
            if key.indicator == "child-share-of-detected-victims" and key.sex == "_T":
                clear -= unclear_shares(rows, code)
            if own is None or len(clear) != whole(said["n"]) or newest[-1:] != [year]:
                continue
            if said["figure"].startswith("unclear"):
                if not share_text(own, key, code, rows, said["figure"]):
                    return ""
                near.append((key.indicator, own))
                continue
            names = rows.catalogue[key.indicator].get("value_names", {})
            name = names.get(str(int(own.low)), "")
            short = figure_in(said["figure"]) if not said["figure"].startswith("few") else ""
            if said["figure"] == name or not short or agrees(short, own.low, own.high):
                return ""
            near.append((key.indicator, own))
    return f"{near[:4]}"


def _newest_year(indicator: str, rows: Rows) -> int:
    """Projections are no newest figure."""
    is_projected = rows.catalogue[indicator]["theme"] == "context"
    return last_full_year(indicator, rows) if is_projected else rows.rows_span(indicator)[1]


@judges("{figure} ({year}; {n} of {of})")
def over_so_many(claim: Claim, rows: Rows) -> str:
    """Of some row: the group's figure of the year, and its same countries; other sums are of all areas."""
    said, near = claim.said, []
    for code in [code for code in claim.asked.areas if code in rows.regions] or [*rows.regions]:
        for key, as_rate in _keys(rows):
            line = line_of(rows, key, code, as_rate=as_rate)
            year = int(said["year"])
            shown = [own for own in line or () if own <= last_full_year(key.indicator, rows)]
            if not line or year not in line or year != max(shown):
                continue
            inside, theme = rows.countries(code), rows.catalogue[key.indicator]["theme"]
            if theme not in ("victims", "justice"):
                continue
            if whole(said["of"]) != len(inside) or not _about(figure_in(said["figure"]), line[year]):
                near.append((key.indicator, len(inside), line[year]))
                continue
            counted = [
                len(rows.reporting(rows.series(key), inside, year)),
                _same_number(rows, key, code, as_rate=as_rate),
            ]
            if whole(said["n"]) in counted:
                return ""
            near.append((key.indicator, counted, line[year]))
    return f"{near[:4]}"


def _same_number(rows: Rows, key: Key, code: str, *, as_rate: bool) -> int:
    entry = rows.catalogue[key.indicator]
    if entry["theme"] not in ("victims", "justice"):
        return -1
    if entry.get("rate_of"):
        key, as_rate = Key(entry["rate_of"], age=CHILD if "child" in entry["rate_people"] else "_T"), True
    if (key.indicator, key.sex) == (SHARE, "_T"):
        both = [rows.series(Key("detected-victims", age=age)) for age in (CHILD, "Y_GE18")]
        return len(_together(rows, [*both, clear_shares(rows)], code))
    return len(_together(rows, [rows.rates(key) if as_rate else rows.series(key)], code))


# ------------------------------------------------------------------------------------------ single sentences


@judges("{area}: no figure on {label}")
def no_figure_on(claim: Claim, rows: Rows) -> str:
    code, indicator = rows.named(claim.said["area"]), label_of(claim.said["label"], rows)
    found = rows.known(rows.series(rows.usual(indicator)), code) if code in rows.areas else [1]
    return f"{found}" if found or indicator != claim.asked.indicator else ""


@judges("{y} against {x}, {year}: too few countries can be compared", free=("y", "x"))
def too_few_pairs(claim: Claim, rows: Rows) -> str:
    points, _, _ = _pairs(claim, rows, int(claim.said["year"]))
    return f"{len(points)} have" if len(points) >= FEWEST or int(claim.said["year"]) != claim.asked.year else ""
