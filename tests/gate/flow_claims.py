"""Checks of what is said of detected victims by citizenship, assisted cases and refugees between countries."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from tests.gate.referred_claims import is_as_referred
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, part_agrees, whole, years_in
from tests.gate.walk import Claim

VICTIMS, CASES, REFUGEES = "detected-victims-by-citizenship", "case-corridors", "refugee-corridors"
SINCE, FULL = 2017, 2022
FEW, FAR = 10, 1.1
MOST_LINES, MOST_EACH_WAY = 20, 25
"""Lines of the map of all countries; and of one of chosen ones, in each direction."""
MOST_COUNTED, MOST_AROUND = 8, 6
"""Of these as many as stand in a list; and of a map of chosen places."""


class Ends(NamedTuple):
    low: float
    high: float
    years: frozenset[int]


class Flows(NamedTuple):
    """Sums of one period by pair (where from, where found); own citizens; those of no named country; who reports."""

    pairs: dict[tuple[str, str], Ends]
    own: dict[str, Ends]
    unnamed: dict[tuple[str, str], Ends]
    reporting: dict[str, frozenset[int]]


def _add(found: list[Ends]) -> Ends:
    years: frozenset[int] = frozenset().union(*(item.years for item in found)) if found else frozenset()
    return Ends(math.fsum(item.low for item in found), math.fsum(item.high for item in found), years)


@cache
def flows(rows: Rows, table: str, age: str, first: int, last: int) -> Flows:
    """The table's rows of both sexes and one age, added up over the years."""
    gathered: dict[tuple[str, str], list[Ends]] = {}
    reporting: dict[str, set[int]] = {}
    for key, series in rows.table(table).items():
        if key.sex != "_T" or key.age != age:
            continue
        for area, years in series.items():
            partner = area if key.breakdown == "OWN" else key.breakdown
            pair = (partner, area) if table == VICTIMS else (area, partner)
            for year, figure in years.items():
                if first <= year <= last and figure.known:
                    gathered.setdefault(pair, []).append(Ends(figure.low, figure.high, frozenset([year])))
                    # Who lists persons of unknown citizenship alone reports nobody's.
                    if key.breakdown != "UNKNOWN":
                        reporting.setdefault(pair[1], set()).add(year)
    sums = {pair: _add(found) for pair, found in gathered.items()}
    named = {pair: ends for pair, ends in sums.items() if pair[0] in rows.areas and pair[1] in rows.areas}
    return Flows(
        {pair: ends for pair, ends in named.items() if pair[0] != pair[1]},
        {pair[0]: ends for pair, ends in named.items() if pair[0] == pair[1]},
        {pair: ends for pair, ends in sums.items() if pair not in named},
        {area: frozenset(years) for area, years in reporting.items() if area in rows.areas},
    )


def _detected_and_listed(code: str, rows: Rows, one: Flows) -> list[tuple[Ends | None, Ends, Ends]]:
    """By year of the period all whom a country detected (None: unknown), all whom it lists, and those among them whose
    citizenship is known."""
    period = range(SINCE, FULL + 1) if _is_whole(one) else [max(year for of in one.reporting.values() for year in of)]
    return [_detected_and_listed_in(year, code, rows) for year in period]


@cache
def _detected_and_listed_in(year: int, code: str, rows: Rows) -> tuple[Ends | None, Ends, Ends]:
    own = {
        key.breakdown: figure
        for key, series in rows.table(VICTIMS).items()
        if (key.sex, key.age) == ("_T", "_T") and (figure := series.get(code, {}).get(year)) and figure.known
    }
    all_ones, known = (
        Ends(sum(of.low for of in some), sum(of.high for of in some), frozenset([year] if some else []))
        for some in ([*own.values()], [of for word, of in own.items() if word != "UNKNOWN"])
    )
    told = rows.series(Key("detected-victims")).get(code, {}).get(year)
    return Ends(told.low, told.high, frozenset([year])) if told and told.known else None, all_ones, known


def _is_whole(one: Flows) -> bool:
    """Whether figures are of all years of the period, not of one."""
    return len(set[int]().union(*one.reporting.values())) > 1


@cache
def _of_whom_nobody_says(code: str, rows: Rows, first: int, last: int) -> Ends:
    """Victims of a country filed as of unknown citizenship, and those beyond all that it lists, each year by itself."""
    one = flows(rows, VICTIMS, "_T", first, last)
    found = [one.unnamed[pair] for pair in one.unnamed if pair == ("UNKNOWN", code)]
    for told, listed, _ in _detected_and_listed(code, rows, one):
        if told is not None:
            found.append(Ends(max(told.low - listed.high, 0), max(told.high - listed.low, 0), told.years))
    return _add(found)


def _unsaid(rows: Rows, one: Flows, inside: frozenset[str]) -> Ends:
    """The same of the places shown that report citizenships; of others, where none of them does."""
    years = {year for found in one.reporting.values() for year in found}
    span = (SINCE, FULL) if _is_whole(one) else (max(years), max(years))
    reporting = [code for code in one.reporting if not inside or code in inside]
    filed = {pair[1] for pair in one.unnamed if pair[0] == "UNKNOWN" and pair[1] in inside}
    return _add([_of_whom_nobody_says(code, rows, *span) for code in reporting or sorted(filed)])


def _listing_few(codes: Iterable[str], rows: Rows, one: Flows) -> set[str]:
    """The countries that list the citizenship of certainly fewer than half of their victims in the period."""
    found = set()
    for code in codes:
        years = [(told.low if told else 0, known.high) for told, _, known in _detected_and_listed(code, rows, one)]
        if 2 * sum(known for _, known in years) < sum(map(max, years)):
            found.add(code)
    return found


def _asked(claim: Claim, rows: Rows) -> tuple[Flows, frozenset[str]]:
    """The flows that a view shows, and the areas that it is about."""
    asked = claim.asked
    table = asked.indicator if asked.indicator in (VICTIMS, CASES, REFUGEES) else VICTIMS
    first, last = SINCE, FULL
    if table != VICTIMS or "one-year" in asked.show:
        # Of the first years of refugees only their number is known, not where they were from.
        low, high = rows.rows_span(table) if table == REFUGEES else rows.span(table)
        first = last = min(max(asked.year, low), high)
    age = asked.age if asked.age in rows.catalogue[table]["age"] else "_T"
    # The world alone is no choice of countries among others.
    chosen = () if asked.areas == ("001",) else asked.areas
    inside = frozenset(area for code in chosen for area in ([code] if code in rows.areas else _all(code, rows)))
    return flows(rows, table, age, first, last), inside


def _all(code: str, rows: Rows) -> list[str]:
    return [area.code for area in rows.areas.values() if code in area.groups]


def said_is(text: str, ends: Ends) -> bool:
    """Whether a sum is said rightly: few under ten, "up to" where it may be few, none, or not listed."""
    if some := re.fullmatch(r"some \((up to [\d,]+)\)", text):
        return 0 < ends.low < FEW <= ends.high and agrees(some[1], ends.low, ends.high)
    if text == "not listed":
        return not ends.years
    if text.startswith("few"):
        return text == "few (under 10)" and 0 < ends.high < FEW
    if text.startswith("up to"):
        return ends.low == 0 and ends.high >= FEW and agrees(text, ends.low, ends.high)
    return bool(ends.years) and agrees(text, ends.low, ends.high)


def _period(text: str, one: Flows) -> bool:
    years = {year for found in one.reporting.values() for year in found}
    told = [int(year) for year in re.findall(r"\d{4}", text)]
    return not told or (told[0] <= min(years) and max(years) <= told[-1])


def _abroad(one: Flows, inside: frozenset[str]) -> tuple[Ends, int, int]:
    """Their citizens elsewhere, in how many countries, of how many others that report."""
    found = {pair: ends for pair, ends in one.pairs.items() if pair[0] in inside and pair[1] not in inside}
    places = {pair[1] for pair, ends in found.items() if ends.high > 0}
    return _add(list(found.values())), len(places), len(set(one.reporting) - inside)


def are_citizens_elsewhere(number: int, claim: Claim, rows: Rows) -> bool:
    """Whether it is the least number of citizens of the chosen places who were detected elsewhere, or of them in one
    country that lists few in some year, or that of one of the largest pairs, of these or of the world, with such a
    country of detection; or of all pairs of one direction but so many of the largest, with such a one among them."""
    one, inside = _asked(claim, rows)
    if claim.place.name == "country-role":  # It is of the page's own country alone, in all years, whatever is asked.
        one, inside = flows(rows, VICTIMS, "_T", SINCE, FULL), frozenset(claim.asked.areas[:1])
    if inside and number == _abroad(one, inside)[0].low >= FEW:
        return True
    if any(
        number == math.floor(ends.low) and is_pair_least(at, ends, rows, one) for at, ends in _by_place(one, inside)
    ):
        return True
    if any(_is_least_of(number, pairs, rows, one, of_rest=bool(inside)) for pairs in _directions(one, inside)):
        return True
    # How many of the world's largest pairs are potential victims stands below its title.
    pairs = sorted(one.pairs, key=lambda pair: -one.pairs[pair].low)[: 0 if inside else MOST_COUNTED]
    referred = [one.pairs[pair].low for pair in pairs if _referred([pair], rows, one)[0].high]
    if referred and number == math.floor(sum(referred)):
        return True
    return claim.is_of_map and _is_least_in_hover(number, rows, one)


def _is_least_in_hover(number: int, rows: Rows, one: Flows) -> bool:
    """Whether it is what is read of a line, whose sentence is judged whole, or of the citizens of a land."""
    leaving: dict[str, list[Ends]] = {}
    for (origin, place), ends in one.pairs.items():
        leaving.setdefault(origin, []).append(ends)
        if number == math.floor(ends.low) and is_pair_least(place, ends, rows, one):
            return True
    return any(number == math.floor(_add(found).low) for found in leaving.values())


def _directions(one: Flows, inside: frozenset[str]) -> list[dict[tuple[str, str], Ends]]:
    """Pairs out of the chosen places and into them; of the world all."""
    if not inside:
        return [one.pairs]
    return [
        {pair: ends for pair, ends in one.pairs.items() if (pair[0] in inside, pair[1] in inside) == way}
        for way in ((True, False), (False, True))
    ]


def _is_least_of(number: int, pairs: Mapping[tuple[str, str], Ends], rows: Rows, one: Flows, *, of_rest: bool) -> bool:
    largest = sorted(pairs.items(), key=lambda pair: -pair[1].low)
    least = [is_pair_least(place, ends, rows, one) for (_, place), ends in largest]
    if any(number == math.floor(ends.low) and so for (_, ends), so in zip(largest[:MOST_COUNTED], least, strict=False)):
        return True
    return of_rest and any(
        any(least[at:]) and number == math.floor(sum(ends.low for _, ends in largest[at:]))
        for at in range(min(len(largest), MOST_COUNTED + 1))
    )


def _foreign(one: Flows, inside: frozenset[str]) -> Ends:
    """Who was detected there and is a citizen of another country or of none."""
    found = [ends for pair, ends in one.pairs.items() if pair[1] in inside]
    found += [ends for pair, ends in one.unnamed.items() if pair[1] in inside and pair[0] != "UNKNOWN"]
    return _add(found)


def leaves(one: Flows, inside: frozenset[str], table: str) -> bool:
    """Whether a title of these is on people who left: of victims where those are more, or all that is known."""
    away, places, _ = _abroad(one, inside)
    here = _foreign(one, inside)
    return (
        away.low > here.low if table != VICTIMS else places > 0 and not (_lists(one, inside) and away.low <= here.high)
    )


def _lists(one: Flows, inside: frozenset[str]) -> bool:
    """Whether any of them lists citizenships of those whom it detected."""
    return bool(inside & set(one.reporting))


@judges(
    ("Its citizens detected elsewhere: {figure}, in {n} of the {of} that report citizenships"),
    "Their citizens detected as victims elsewhere: {figure}, in {n} of {of} that report citizenships",
)
def citizens_elsewhere(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    ends, places, of = _abroad(one, inside)
    is_least = claim.said["figure"].startswith("at least ") == (ends.low >= FEW)
    right = is_least and said_is(claim.said["figure"], ends)
    right = right and (whole(claim.said["n"]), whole(claim.said["of"])) == (places, of)
    if right and claim.message.startswith("Its") and ends.low > _foreign(one, inside).high and _lists(one, inside):
        return "the title says nothing of them, though they are more than the citizens of others detected here"
    return "" if right else f"{ends.low} to {ends.high} in {places} of {of}"


@judges(
    "{area}: {figure} citizen of any age was detected as a trafficking victim elsewhere, {when}",
    "{area}: {figure} citizen detected as a trafficking victim elsewhere, {when}",
    free=("when",),
)
def citizens_elsewhere_in_years(claim: Claim, rows: Rows) -> str:
    """Where none is a referral."""
    if _referred_elsewhere(claim, rows)[0].high:
        return "referrals of potential victims are among them, of whom nobody knows that they are victims at least"
    return _not_the_least_elsewhere(claim, rows)


@judges(
    "{area}: {figure} citizen of any age reported as a trafficking victim{sign} elsewhere, {when}",
    "{area}: {figure} citizen reported as a trafficking victim{sign} elsewhere, {when}",
    free=("when",),
)
def reported_elsewhere_in_years(claim: Claim, rows: Rows) -> str:
    """Where some are referrals of potential victims, as its sign says."""
    if not _referred_elsewhere(claim, rows)[0].high or claim.said["sign"] != "†":
        return "no referrals are among them"
    return _not_the_least_elsewhere(claim, rows)


def _not_the_least_elsewhere(claim: Claim, rows: Rows) -> str:
    """What is wrong with a title on citizens elsewhere: the citizenship of many is unknown, so that it has the least
    number alone."""
    ends, *_ = _abroad(*_asked(claim, rows))
    is_least = claim.said["figure"].startswith("at least ")
    right = is_least == (ends.low >= FEW) and said_is(claim.said["figure"], ends)
    return _not_of_those_elsewhere(claim, rows) if right else f"{ends.low} to {ends.high}"


def _not_of_those_elsewhere(claim: Claim, rows: Rows) -> str:
    """What is wrong with a title on citizens elsewhere but its number: of whom, of which ages or years it is."""
    one, inside = _asked(claim, rows)
    if len(claim.asked.areas) == 1 and [rows.named(claim.said["area"])] != list(claim.asked.areas):
        return "others are asked for"
    if not leaves(one, inside, VICTIMS):
        return "the title says nothing of those detected here, who may be more"
    return _not_of_all_ages(claim, rows) or ("" if _period(claim.said["when"], one) else f"not of {claim.said['when']}")


def _ends_said(ends: Ends) -> str:
    low, high = math.floor(ends.low), math.ceil(ends.high)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _are_ends(text: str, ends: Ends) -> bool:
    """Whether a number, or both of a range, are exactly the ends of a sum."""
    told = [*map(whole, text.split(" to "))]
    return (told[0], told[-1]) == (math.floor(ends.low), math.ceil(ends.high))


def _referred(pairs: Iterable[tuple[str, str]], rows: Rows, one: Flows) -> tuple[Ends, set[str]]:
    """Of some pairs those found where and when the total is nearly the record's figure of referrals; and where."""
    found = [
        (place, year_flows.pairs[origin, place])
        for origin, place in pairs
        for year in sorted({year for of in one.reporting.values() for year in of})
        if is_as_referred(rows, place, year)
        and (origin, place) in (year_flows := flows(rows, VICTIMS, "_T", year, year)).pairs
    ]
    return _add([ends for _, ends in found]), {place for place, ends in found if ends.high}


def _referred_elsewhere(claim: Claim, rows: Rows) -> tuple[Ends, set[str]]:
    one, inside = _asked(claim, rows)
    return _referred([pair for pair in one.pairs if pair[0] in inside and pair[1] not in inside], rows, one)


def _are_many(referred: Ends, of: Ends) -> bool:
    return referred.low >= max(FEW, of.low / 10)


def _not_of_all_ages(claim: Claim, rows: Rows) -> str:
    """Whether all rows that a title of victims is of count children and adults together, as it says."""
    ages = {key.age for key in rows.table(VICTIMS)}
    return "" if claim.asked.indicator not in (CASES, REFUGEES) and ages == {"_T"} else f"of {sorted(ages)}"


@judges(
    "{figure} is listed, in {n} of {of} that report citizenships.",
    "Children and adults together: {figure} is listed, in {n} of {of} that report citizenships.",
)
def listed_elsewhere(claim: Claim, rows: Rows) -> str:
    """Below a title that has the least number alone both ends, however near these are."""
    ends = _abroad(*_asked(claim, rows))[0]
    if ends.low < FEW or _referred_elsewhere(claim, rows)[0].high:
        return f"{ends[:2]}: few, and those in the title, have no range below it"
    figure = claim.said["figure"]
    right = _are_ends(figure, ends) if " to " in figure else said_is(figure, ends)
    return _not_in_places(claim, rows) if right else f"{ends[:2]}"


@judges(
    "Detected in {n} of {of} that report citizenships.",
    "Children and adults together, detected in {n} of {of} that report citizenships.",
)
def places_elsewhere(claim: Claim, rows: Rows) -> str:
    """Below a title with the range, or beside its least number in a list; where nobody knows a largest place."""
    ends = _abroad(*_asked(claim, rows))[0]
    referred, _ = _referred_elsewhere(claim, rows)
    if claim.message.startswith("Children") and ends.low >= FEW and not referred.high:
        return f"{ends[:2]}: they have a range"
    found = _largest_places(claim, rows)
    return f"{found}: untold" if found else _not_in_places(claim, rows)


@judges(
    "Detected in {n} of {of} that report citizenships, {figure} {in_place}.",
    "Children and adults together, detected in {n} of {of} that report citizenships, {figure} {in_place}.",
    "In {n} of {of} that report citizenships; {figure} is a potential victim {in_place}.",
    "Children and adults together, in {n} of {of} that report citizenships; {figure} is a potential victim {in_place}.",
)
def places_elsewhere_with_largest(claim: Claim, rows: Rows) -> str:
    """The same, and how many are in the largest place, with both ends; alone where the next is far smaller. Potential
    victims where its totals are referrals in all years of the number."""
    found = _largest_places(claim, rows)
    if len(found) != 1 or _are_all_referred(*found[0], rows) != ("potential" in claim.message):
        return f"{found}"
    name = claim.said["in_place"].removeprefix("in ").removeprefix("the ")
    right = _is_place(name, claim.said["figure"], found[0], claim, rows)
    return _not_in_places(claim, rows) if right else f"{found}"


@judges(
    "In {n} of {of} that report citizenships: {places}.",
    "Children and adults together, in {n} of {of} that report citizenships: {places}.",
)
def places_elsewhere_with_two(claim: Claim, rows: Rows) -> str:
    """The same of the two largest places, the largest first."""
    found = _largest_places(claim, rows)
    pattern = r"(?:^|, )(\D+?) ((?:at least )?\d[\d,]*\d(?: to [\d,]*\d)?)(?: \((potential victims)(\W+)\))?(?=, |$)"
    told = re.findall(pattern, claim.said["places"])
    right = len(told) == len(found) == 2 and all(
        _is_place(name + signs, figure, one, claim, rows) and bool(whom) == _are_all_referred(*one, rows)
        for (name, figure, whom, signs), one in zip(told, found, strict=True)
    )
    return _not_in_places(claim, rows) if right else f"{told}: {found}"


def _are_all_referred(place: str, ends: Ends, rows: Rows) -> bool:
    """Whether a number of people in a country is of years alone in which its totals are as many as referrals."""
    return bool(ends.years) and all(is_as_referred(rows, place, year) for year in ends.years)


def _is_place(name: str, figure: str, one: tuple[str, Ends], claim: Claim, rows: Rows) -> bool:
    """Whether a name with its signs and a figure are of a place: of referrals where any of its totals is these, and of
    doubt."""
    code, ends = one
    asked, _ = _asked(claim, rows)
    years = {year for found in asked.reporting.values() for year in found}
    signs = {
        "†": any(is_as_referred(rows, code, year) for year in years),
        "*": bool(_denied_in(code, rows, asked) & ends.years),
    }
    plain = name.rstrip("†*‡")
    right = _is_short(plain, rows.name(code)) and name == plain + "".join(sign for sign in signs if signs[sign])
    if is_pair_least(code, ends, rows, asked):
        return right and figure == f"at least {math.floor(ends.low):,}"
    return right and _are_ends(figure, ends)


def _largest_places(claim: Claim, rows: Rows) -> list[tuple[str, Ends]]:
    """Of the places of citizens elsewhere the largest two that have a tenth of all, and ten: the second with half of
    the first or referrals; nobody else certainly has as many as either."""
    one, inside = _asked(claim, rows)
    sums = _by_place(one, inside)
    whole_of, years = _abroad(one, inside)[0], {year for found in one.reporting.values() for year in found}
    found = [
        (place, ends)
        for place, ends in sums[:2]
        if _are_many(ends, whole_of)
        and (2 * ends.low >= sums[0][1].low or any(is_as_referred(rows, place, year) for year in years))
    ]
    rest = max((ends.high for place, ends in sums if place not in dict(found)), default=0)
    return found if all(ends.low > rest for _, ends in found) else []


def _by_place(one: Flows, inside: Collection[str]) -> list[tuple[str, Ends]]:
    """Where citizens of some places were found elsewhere, the most first."""
    there: dict[str, list[Ends]] = {}
    for (origin, place), ends in one.pairs.items():
        if origin in inside and place not in inside:
            there.setdefault(place, []).append(ends)
    return sorted(((place, _add(found)) for place, found in there.items()), key=lambda entry: -entry[1].low)


@judges("Uncertain among these: {places}.", "The number detected {in_places} is uncertain.")
def uncertain_among(claim: Claim, rows: Rows) -> str:
    """All places with a tenth of those in the title, and ten, whose reports list more than they have in total; without
    their numbers where the sentence before has them."""
    one, inside = _asked(claim, rows)
    before = _largest_places(claim, rows)
    found = [
        (place, ends)
        for place, ends in _by_place(one, inside)
        if _are_many(ends, _abroad(one, inside)[0]) and _denied_in(place, rows, one) & ends.years
    ]
    if "in_places" in claim.said:
        names = [re.sub("^in (the )?", "", name) for name in re.split(", | and ", claim.said["in_places"])]
        right = len(names) == len(found) > 0
        right = right and all(_is_short(name, rows.name(code)) for name, (code, _) in zip(names, found, strict=True))
        return "" if right and leaves(one, inside, VICTIMS) else f"{names}: {found}"
    told = claim.said["places"].split(", ")
    right = len(told) == len(found) > 0
    for said, place in zip(told, found, strict=False):
        figure = f"at least {math.floor(place[1].low):,}" if is_pair_least(*place, rows, one) else _ends_said(place[1])
        name = said if place in before else said.removesuffix(f" {figure}")
        right = right and (place in before) == (name == said) and _is_place(name, figure, place, claim, rows)
    return "" if right and leaves(one, inside, VICTIMS) else f"{told}: {found}"


def _not_in_places(claim: Claim, rows: Rows) -> str:
    """What is wrong with in how many countries, of how many others that report, those of a title were detected."""
    one, inside = _asked(claim, rows)
    _, places, of = _abroad(one, inside)
    if (whole(claim.said["n"]), whole(claim.said["of"])) != (places, of):
        return f"{places} of {of}"
    return _not_of_all_ages(claim, rows) if leaves(one, inside, VICTIMS) else "the title is of those detected here"


@judges("Of {of} that report citizenships, {n} lists them for fewer than half of its victims.")
def of_fewer_than_half(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    few = len(_listing_few(one.reporting, rows, one))
    right = (whole(claim.said["n"]), whole(claim.said["of"])) == (few, len(one.reporting))
    return "" if right and few else f"{few} of {len(one.reporting)}"


@judges(
    "reports citizenships ({of})",
    "lists the citizenship of fewer than half of its victims ({number})",
    "does not report: unknown ({number})",
)
def lands_of_the_world(claim: Claim, rows: Rows) -> str:
    """How many countries and areas have a colour of land on a map of the world."""
    one, inside = _asked(claim, rows)
    few = len(_listing_few(one.reporting, rows, one))
    many = len(one.reporting) - few if claim.message.startswith("reports") else few
    many = len(rows.areas) - len(one.reporting) if claim.message.startswith("does not report") else many
    told = claim.said.get("of", claim.said.get("number", ""))
    return "" if not inside and whole(told) == many else f"{many}"


@judges("lists the citizenship of fewer than half of its victims")
def some_list_few(claim: Claim, rows: Rows) -> str:
    """Some country does; a sign stands at one to which a pair of the map leads."""
    one, inside = _asked(claim, rows)
    places = {place for pair, ends in one.pairs.items() for place in pair[1:] if ends.high and inside & {*pair}}
    few = _listing_few(places if "{sign}" in claim.message and inside else one.reporting, rows, one)
    return "" if few else "none does"


@judges("Citizenship not known: {count} more.")
def unknown_of_all(claim: Claim, rows: Rows) -> str:
    """Of the whole world alone, where they are a tenth or more of those found abroad: filed as unknown, or beyond all
    that are listed, of all that report."""
    one, inside = _asked(claim, rows)
    unknown = _unsaid(rows, one, inside)
    are_many = unknown.low >= max(FEW, 0.1 * _add(list(one.pairs.values())).low)
    right = not inside and are_many and _is_rounded(claim.said["count"], unknown)
    return "" if right else f"{unknown[:2]}, of {inside}"


def _is_rounded(text: str, ends: Ends) -> bool:
    """Whether both ends of a sum are rounded to one power of ten, no coarser than its range, or its tenth."""
    told = [*map(whole, re.sub("^about ", "", text).split(" to "))]
    is_exact = ends.low == ends.high == told[0]
    if None in told or text.startswith("about ") == (len(told) > 1 or is_exact):
        return False
    numbers = [number or 0 for number in told]
    step = max(10**zeros for zeros in range(9) if all(number % 10**zeros == 0 for number in numbers))
    near = all(abs(number - end) <= step / 2 for number, end in zip((numbers[0], numbers[-1]), ends[:2], strict=True))
    return near and (step == 1 or 10 * step <= ends.low)


@judges("{n} more country or area lists victims of unknown citizenship alone.")
def of_unknown_alone(claim: Claim, rows: Rows) -> str:
    """With a figure in the period, but none of a known citizenship."""
    one, _ = _asked(claim, rows)
    alone = {place for origin, place in one.unnamed if origin == "UNKNOWN" and place in rows.areas} - {*one.reporting}
    return "" if alone and whole(claim.said["n"]) == len(alone) else f"{sorted(alone)}"


@judges("{sign} totals equal referrals of potential victims", free=("sign",))
def some_are_referred(claim: Claim, rows: Rows) -> str:
    """Some country to which a pair of the map leads has such totals in the period."""
    one, inside = _asked(claim, rows)
    places = {pair[1] for pair, ends in one.pairs.items() if ends.high and (not inside or inside & {*pair})}
    years = {year for found in one.reporting.values() for year in found}
    return "" if any(is_as_referred(rows, place, year) for place in places for year in years) else "none has"


def sums_in_doubt(claim: Claim, rows: Rows) -> str:
    """Countries, each with its years, whose reports list over a tenth more persons than they have in total, and are in
    sums of the chosen areas; in a matrix also of others. Where none is named some such report is, on a page and a slide
    of any country: these hold the figures of all."""
    one, inside = _asked(claim, rows)
    there = {**one.pairs, **{(code, code): ends for code, ends in one.own.items()}}
    of_any = "areas" not in claim.said and claim.place.medium != "image"
    are_all = not inside or claim.place.name.endswith("-matrix") or of_any
    found: dict[str, set[int]] = {}
    denied = {place: _denied_in(place, rows, one) for place in {place for _, place in there}}
    for (origin, place), ends in there.items():
        if are_all or inside & {origin, place}:
            found.setdefault(place, set()).update(denied[place] & ends.years)
    if "areas" not in claim.said:
        return "" if any(found.values()) else "no report lists more than it has in total"
    named = _with_years(claim.said["areas"], rows)
    right = named and all(years and years <= found.get(place, set()) for place, years in named.items())
    return "" if right else f"{ {place: years for place, years in found.items() if years} }"


def _denied_in(code: str, rows: Rows, one: Flows) -> set[int]:
    """The years in which a country lists persons by citizenship over a tenth more than it has in total."""
    known = [(told, listed) for told, listed, _ in _detected_and_listed(code, rows, one) if told]
    return {year for told, listed in known for year in told.years if listed.low > FAR * told.high}


@judges("Citizenship listed for fewer than half of victims, or none: {areas}.")
def years_of_few(claim: Claim, rows: Rows) -> str:
    """Countries of unlike years, each with all in which it lists the citizenship of none or of certainly fewer than
    half of those whom it detected, if any."""
    named = {
        code: {*years_in(years)}
        for names, years in re.findall(r"(?:^|; )(\D+) \(([^)]+)\)", claim.said["areas"])
        for code in _codes_in(names, rows)
    }
    return _not_of_few(named, claim, rows, are_alike=False)


@judges(
    "In {years}, {areas} listed the citizenship of fewer than half of its victims.",
    "{sign} at least: in {years}, {areas} listed the citizenship of fewer than half of its victims.",
)
def years_of_few_of_all(claim: Claim, rows: Rows) -> str:
    """The same of countries of the same years."""
    years = {*years_in(claim.said["years"])}
    named = dict.fromkeys(_codes_in(claim.said["areas"], rows), years)
    is_plural = claim.text.endswith("their victims.")
    wrong = _not_of_few(named, claim, rows, are_alike=True) or _not_of_least(claim, rows)
    return wrong or ("" if is_plural == (len(named) > 1) else f"{len(named)} countries")


@judges(
    "In some years, {areas} listed the citizenship of fewer than half of their victims.",
    "{sign} at least: in some years, {areas} listed the citizenship of fewer than half of their victims.",
)
def some_years_of_few(claim: Claim, rows: Rows) -> str:
    """The same of countries of unlike years, whose years stand elsewhere."""
    one, _ = _asked(claim, rows)
    named = {code: _years_of_few(code, rows, one) for code in _codes_in(claim.said["areas"], rows) if code}
    is_whole = len(named) == len(_codes_in(claim.said["areas"], rows))
    wrong = _not_of_few(named, claim, rows, are_alike=False) if is_whole else f"unreadable: {claim.said['areas']}"
    return wrong or _not_of_least(claim, rows)


@judges("{sign} at least: in some years, some countries listed the citizenship of fewer than half of their victims.")
def some_of_few(claim: Claim, rows: Rows) -> str:
    """The same of countries without their names."""
    return _not_of_least(claim, rows)


def _not_of_least(claim: Claim, rows: Rows) -> str:
    """What is wrong with the sign of what is told as the least, where a sentence explains it: a number of a pair has
    it; where none has, of the world or around one country, no sentence does."""
    one, inside = _asked(claim, rows)
    there = {pair: ends for pair, ends in one.pairs.items() if not inside or inside & {*pair}}
    if not inside:
        first = sorted(there, key=lambda pair: (-there[pair].low, -there[pair].high))[:MOST_COUNTED]
        there = {pair: there[pair] for pair in first}
    has_least = any(is_pair_least(pair[1], ends, rows, one) for pair, ends in there.items())
    if "{sign}" in claim.message:
        return "" if has_least and "≥" in claim.said["sign"] else f"{claim.said['sign']} explained, borne: {has_least}"
    return "no sentence explains ≥" if has_least and len(inside) < 2 else ""


def _not_of_few(named: dict[str, set[int]], claim: Claim, rows: Rows, *, are_alike: bool) -> str:
    """What is wrong with countries and their years: each is the end of a pair that a list may have, of the world of
    those that are counted, or one of the chosen places; none lists few in the whole period, as its land says; of the
    five largest pairs none is left out. Where they explain "at least", not those whose numbers are denied."""
    one, inside = _asked(claim, rows)
    whole_few = _listing_few(one.reporting, rows, one)

    def is_meant(pair: tuple[str, str]) -> bool:
        return "sign" not in claim.said or not _denied_in(pair[1], rows, one) & one.pairs[pair].years

    few = {place: _years_of_few(place, rows, one) for place in {*one.reporting} - whole_few}
    ways: dict[tuple[bool, bool], list[tuple[str, str]]] = {}
    there = sorted(one.pairs, key=lambda pair: (-one.pairs[pair].low, -one.pairs[pair].high))
    there = [pair for pair in there if one.pairs[pair].low >= FEW and (not inside or inside & {*pair})]
    for pair in there:
        ways.setdefault((pair[0] in inside, pair[1] in inside), []).append(pair)
    listed = [*there[: MOST_AROUND if inside else MOST_COUNTED], *(way[0] for way in ways.values())]
    may = {pair[1] for pair in listed if few.get(pair[1]) and is_meant(pair)}
    may |= {place for place in inside if few.get(place)}
    must = {pair[1] for pair in there[:5] if few.get(pair[1]) and is_meant(pair)}
    spans = {tuple(sorted(years)) for years in named.values()}
    right = must <= named.keys() <= may and all(years == few[place] for place, years in named.items())
    return "" if right and (len(spans) == 1) == are_alike else f"{named}: { {place: few[place] for place in may} }"


def _years_of_few(code: str, rows: Rows, one: Flows) -> set[int]:
    """The years with a total above zero in which a country lists the citizenship of certainly fewer than half."""
    period = range(SINCE, FULL + 1) if _is_whole(one) else [max(year for of in one.reporting.values() for year in of)]
    found = set()
    for year, (told, _, known) in zip(period, _detected_and_listed(code, rows, one), strict=True):
        if told is not None and told.low > 0 and 2 * known.high < told.low:
            found.add(year)
    return found


def is_pair_least(place: str, ends: Ends, rows: Rows, one: Flows) -> bool:
    """Whether a number of a pair is the least: its country of detection lists few in some year, and
    in none of those of the number far more than it has."""
    is_denied = bool(_denied_in(place, rows, one) & ends.years)
    return ends.low >= FEW and bool(_years_of_few(place, rows, one)) and not is_denied


def _codes_in(names: str, rows: Rows) -> list[str]:
    """The codes of listed names, some of which hold "and" or a comma; "" for what is none."""
    found, left = [], re.split(r"(, | and )", re.sub(r"(^|, | and )the ", r"\1", names))
    while left:
        ends = [end for end in range(1, len(left) + 1, 2) if rows.named("".join(left[:end]))]
        end = max(ends, default=1)
        found.append(rows.named("".join(left[:end])))
        left = left[end + 1 :]
    return found


def _with_years(areas: str, rows: Rows) -> dict[str, set[int]]:
    """Countries with their years, as texts have them."""
    said = re.findall(r"(?:^|, | and )(?:[Tt]he )?(\D+) \(([^)]+)\)", areas)
    return {rows.named(name): {*years_in(years)} for name, years in said}


@judges("Of the largest {of}, {n} ends in one country: {area}.")
def one_end(claim: Claim, rows: Rows) -> str:
    """Of the lines that the world's title counts those that end in one country: half of them or more, of five at
    least; where without that country they would not be of the part that the title has, that is said."""
    one, inside = _asked(claim, rows)
    there = sorted(
        (pair for pair, ends in one.pairs.items() if ends.high > 0),
        key=lambda pair: (-one.pairs[pair].low, -one.pairs[pair].high),
    )[:MOST_COUNTED]
    found = [place for _, place in there if _is_short(claim.said["area"], rows.name(place))]
    right = (whole(claim.said["n"]), whole(claim.said["of"])) == (len(found), len(there)) and len({*found}) == 1
    return "" if right and not inside and len(there) <= 2 * len(found) and len(there) >= 5 else f"{found} of {there}"


@judges("Of the {number} pairs, {n} ends {in_place}; without it, the largest {number} hold {part}.")
def without_one(claim: Claim, rows: Rows) -> str:
    """Without one country of detection as many of the largest pairs have certainly less of all other foreign victims
    than they have with it; no other country's absence takes more away."""
    one, inside = _asked(claim, rows)

    def share_without(code: str) -> tuple[list[tuple[str, str]], float, float]:
        left = {pair: ends for pair, ends in one.pairs.items() if pair[1] != code and ends.high > 0}
        there = sorted(left, key=lambda pair: (-left[pair].low, -left[pair].high))
        first = _add([left[pair] for pair in there[:MOST_COUNTED]])
        others = _add([*(left[pair] for pair in there[MOST_COUNTED:]), *_of_no_country(one, code)])
        shares = (100 * ends / (ends + rest) for ends, rest in ((first.low, others.high), (first.high, others.low)))
        return there[:MOST_COUNTED], *shares

    drawn, *with_it = share_without("")
    without = {code: share_without(code)[1:] for _, code in drawn}
    code = min(without, key=lambda place: without[place][1])
    ends_there = sum(place == code for _, place in drawn)
    name = claim.said["in_place"].removeprefix("in ").removeprefix("the ")
    right = (whole(claim.said["number"]), whole(claim.said["n"])) == (len(drawn), ends_there)
    told = _both_agree(claim.said["part"], *without[code]) and without[code][1] < with_it[0]
    is_right = right and told and not inside and _is_short(name, rows.name(code))
    return "" if is_right else f"{code}: {ends_there} of {len(drawn)}, {without[code]}, with it {with_it}"


def _of_no_country(one: Flows, without: str = "") -> list[Ends]:
    """Foreign victims of no named country, but for those whom one country detected."""
    return [ends for (origin, place), ends in one.unnamed.items() if origin != "UNKNOWN" and place != without]


def _both_agree(text: str, least: float, most: float) -> bool:
    """Whether a part in words has both of its ends, in whole per cents; of nearly nothing or all as parts are told."""
    low, high = round(least), round(most)
    said = text.replace("%", "")
    if least >= 1 and high < 100 and low < high:
        return said == f"{low} to {high}"
    return part_agrees(said[:1].lower() + said[1:], least, most)


def _is_short(short: str, name: str) -> bool:
    """Whether a name is another one with words left out."""
    rest = iter(re.findall(r"\w+", name))
    return all(word in rest for word in re.findall(r"\w+", short))


@judges("No other country that reports lists citizens of it; that depends on who reports")
def no_citizens_elsewhere(claim: Claim, rows: Rows) -> str:
    _, places, _ = _abroad(*_asked(claim, rows))
    return f"{places} countries do" if places else ""


def _own_and_foreign(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    own = _add([ends for code, ends in one.own.items() if code in inside])
    foreign = _foreign(one, inside)
    right = said_is(claim.said["own"], own) and said_is(claim.said["foreign"], foreign)
    return "" if right and _period(claim.said.get("when", ""), one) else f"own {own[:2]}, foreign {foreign[:2]}"


def _years_of_both(one: Flows, inside: frozenset[str]) -> tuple[list[int], list[int]]:
    """Years with figures of own citizens, and with figures of any others but those of unknown citizenship."""
    own = {year for code, ends in one.own.items() if code in inside for year in ends.years}
    found = [ends.years for pair, ends in one.pairs.items() if pair[1] in inside]
    found += [ends.years for pair, ends in one.unnamed.items() if pair[1] in inside and pair[0] != "UNKNOWN"]
    return sorted(own), sorted({year for years in found for year in years})


@judges(
    "Trafficking victims detected {in_place} (all ages): {own} citizens ({own_years}), {foreign} other "
    "({foreign_years})",
    free=("in_place",),
)
def own_and_foreign_of_their_years(claim: Claim, rows: Rows) -> str:
    own, foreign = _years_of_both(*_asked(claim, rows))
    if (years_in(claim.said["own_years"]), years_in(claim.said["foreign_years"])) != (own, foreign):
        return f"own citizens of {own}, others of {foreign}"
    return _own_and_foreign(claim, rows)


@judges(
    "{area}, {when}: {own} trafficking victim of any age at home; {foreign} in another country",
    "{area}, {when}: trafficking victims of all ages. In their own country: {own}. In another: {foreign}",
    free=("area", "when"),
)
def of_all_ages_in_several(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    if len(claim.asked.areas) == 1 and len(inside) == 1:
        return "one country has the years that it lists"
    if leaves(one, inside, VICTIMS) or not _lists(one, inside):
        return "the title says nothing of their citizens elsewhere, or nobody lists any"
    return _own_and_foreign(claim, rows) or _not_of_all_ages(claim, rows)


@judges("{n} of {of} reports citizenships. In their own country: {own}. In another: {foreign}")
def own_and_foreign_of_several(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    listing = len(inside & set(one.reporting))
    if (whole(claim.said["n"]), whole(claim.said["of"])) != (listing, len(inside)):
        return f"{listing} of {len(inside)}"
    return _own_and_foreign(claim, rows)


@judges(
    "{in_place}, {own} citizens and {foreign} other were detected as trafficking victims (all ages), {years}",
    "{in_place}, {own} citizens and {foreign} other were detected as trafficking victims, {years}",
    "{in_place}, {foreign} non-citizen was detected as a trafficking victim (all ages), {years}; citizens are not "
    "listed",
    "{in_place}, {own} of its citizens were detected as trafficking victims (all ages), {years}; others are not listed",
    free=("in_place",),
)
def own_and_foreign_of_listed_years(claim: Claim, rows: Rows) -> str:
    """Of one country, in exactly the years that it lists; of whom a message does not speak nobody is listed."""
    one, inside = _asked(claim, rows)
    listed = _years_of_both(one, inside)
    told = tuple(f"{{{word}}}" in claim.message for word in ("own", "foreign"))
    if len(inside) != 1 or tuple(map(bool, listed)) != told or (all(told) and listed[0] != listed[1]):
        return f"own citizens of {listed[0]}, others of {listed[1]}"
    if years_in(claim.said["years"]) != (listed[0] or listed[1]):
        return f"{listed}"
    own = _add([ends for code, ends in one.own.items() if code in inside])
    sums = [ends for ends, is_told in ((own, told[0]), (_foreign(one, inside), told[1])) if is_told]
    words = [claim.said[word] for word, is_told in zip(("own", "foreign"), told, strict=True) if is_told]
    right = all(said_is(word, ends) for word, ends in zip(words, sums, strict=True))
    return "" if right else f"{[ends[:2] for ends in sums]}"


@judges(
    "Trafficking victims of listed citizenship detected {in_place} (all ages), {when}. Own citizens: {own}. Others: "
    "{foreign}",
    free=("in_place",),
)
def nobody_foreign(claim: Claim, rows: Rows) -> str:
    """Of one country that lists that it detected nobody of another citizenship."""
    one, inside = _asked(claim, rows)
    own, foreign = _years_of_both(one, inside)
    if (
        len(inside) != 1
        or not foreign
        or _foreign(one, inside).high
        or years_in(claim.said["when"]) != sorted({*own, *foreign})
    ):
        return f"own citizens of {own}, others of {foreign}"
    return _own_and_foreign(claim, rows) or _not_of_all_ages(claim, rows)


@judges(
    "Detected {in_place}, citizenship unknown or not listed: {unknown}.",
    "Detected there, citizenship unknown or not listed: {unknown}.",
    free=("in_place",),
)
def unknown_here(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    unknown = _unsaid(rows, one, inside)
    listed = _foreign(one, inside).low + sum(ends.low for code, ends in one.own.items() if code in inside)
    if unknown.low < 0.1 * listed:
        return f"{unknown[:2]} beside {listed} of known citizenship are left to the caption"
    return "" if said_is(claim.said["unknown"], unknown) else f"{unknown[:2]}"


@judges(
    "{area}, at home: {figure}",
    "{area}, within the country: {figure}",
    free=("area",),
)
def at_home(claim: Claim, rows: Rows) -> str:
    """A name at a ring, short where it has a short form: some country's own figure, and of what it counts."""
    one, inside = _asked(claim, rows)
    if not inside:
        return "of nobody of whom the map of the world tells"
    words = re.findall(r"\w+", claim.said["area"])
    found = {code: ends for code, ends in one.own.items() if all(word in rows.name(code) for word in words)}
    if len(inside) == 1:
        found = {code: ends for code, ends in found.items() if code in inside}
    if not any(said_is(claim.said["figure"], ends) for ends in found.values()):
        return f"{found}"
    are_citizens = claim.asked.indicator not in (CASES, REFUGEES)
    return "" if ("at home" in claim.message) == are_citizens else "of another kind of people"


@judges(
    "Citizens {of_place} detected {in_place}: {figure}",
    "Citizens {of_place} detected {in_place}: {figure} ({years})",
    "Citizens of other countries detected {in_place}: {figure}",
    free=("of_place", "in_place"),
)
def detected_there(claim: Claim, rows: Rows) -> str:
    """Of one country whose title is on citizens elsewhere whom it detected itself, of years that are not all; of
    others where no pair with any is listed."""
    one, inside = _asked(claim, rows)
    own, foreign = _years_of_both(one, inside)
    are_own = "{of_place}" in claim.message
    ends = _add([ends for code, ends in one.own.items() if code in inside]) if are_own else _foreign(one, inside)
    if len(inside) != 1 or not leaves(one, inside, VICTIMS) or (not are_own and ends.high):
        return f"{len(inside)} areas, {ends[:2]}"
    period = {year for found in one.reporting.values() for year in found}
    years = own if are_own and own and {*own} != period and "one-year" not in claim.asked.show else []
    if (years_in(claim.said["years"]) if "years" in claim.said else []) != years:
        return f"own citizens of {own}"
    is_listed = bool(own if are_own else foreign)
    right = said_is(claim.said["figure"], ends) if is_listed else claim.said["figure"] == "not listed"
    return "" if right else f"{ends[:2]}"


@judges("{n} of {of} lists whom it detected: {own} in their own country and {foreign} in another")
def several_list_whom_they_detected(claim: Claim, rows: Rows) -> str:
    return own_and_foreign_of_several(claim, rows)


@judges(
    "{area} did not report whose citizens it detected ({years})",
    "{area} did not report whose citizens it detected, if any ({years})",
    "{area} did not report whose citizens they detected ({years})",
    "{area} did not report whose citizens they detected, if any ({years})",
    "{area} reported no citizenships of trafficking victims for {when}: unknown, not zero",
    free=("when", "area"),
)
def no_citizenships(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    found = inside & set(one.reporting)
    if "whose" in claim.message:
        if (len(inside) > 1) != ("they detected" in claim.message):
            return f"{len(inside)} areas"
        years = {year for found_in in one.reporting.values() for year in found_in}
        if years_in(claim.said["years"]) != sorted(years):
            return f"of {sorted(years)}"
        series = [rows.series(Key("detected-victims")).get(code, {}) for code in inside]
        some = [told for own in series for year, told in own.items() if year in years and told.known and told.high > 0]
        if bool(some) == ("if any" in claim.message):
            return f"{len(some)} years with victims"
    return f"{sorted(found)} did" if found else ""


@judges(
    "{area} reported {figure} trafficking victims for {years}, and no citizenships for {when}", free=("when", "area")
)
def none_detected(claim: Claim, rows: Rows) -> str:
    """Of places that list no citizenship in the years of a map, each known total of which is 0."""
    one, inside = _asked(claim, rows)
    span = years_in(claim.said["when"])
    series = [rows.series(Key("detected-victims")).get(code, {}) for code in inside]
    known = {year: told for own in series for year, told in own.items() if year in span and told.known}
    true = years_in(claim.said["years"]) == sorted(known) and not any(told.high for told in known.values())
    right = claim.said["figure"] == "0" and true and not inside & set(one.reporting)
    return "" if right else f"{known}"


@judges(
    ("Refugees, end of {when}: the {n} largest of {of} accounts for {share}%"),
    free=("when",),
)
def largest_pairs(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    there = [ends for ends in one.pairs.values() if ends.high > 0]
    count = whole(claim.said["n"]) or 0
    largest = sorted(there, key=lambda ends: (-ends.low, -ends.high))[:count]
    # "Foreign" are victims of no named country, too; refugees without one may be of the country itself.
    beside = _of_no_country(one) if "part" in claim.said else []
    part, all_of = _add(largest), _add([*one.pairs.values(), *beside])
    rest = all_of.low - part.low, all_of.high - part.high
    share = 100 * part.low / (part.low + rest[1]), 100 * part.high / (part.high + rest[0])
    if count != min(MOST_COUNTED, len(there)) or whole(claim.said.get("of", str(len(there)))) != len(there):
        return f"{len(there)} pairs"
    # Of refugees no number of reports is said, though the words are filled with one.
    if "{number}" in claim.message and whole(claim.said["number"]) != len(one.reporting):
        return f"{len(one.reporting)} report"
    if "part" in claim.said:
        return "" if _both_agree(claim.said["part"], *share) else f"{share}"
    said = claim.said["share"]
    return "" if part_agrees(said[:1].lower() + said[1:], *share) else f"{share}"


@judges(
    "Assisted cases of a few organisations: the {n} largest of {of} above zero",
    "Assisted cases recorded as children's: the {n} largest of {of} above zero",
)
def largest_corridors(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    if ("children" in claim.message) != (claim.asked.age == "Y0T17"):
        return f"of {claim.asked.age}"
    there = sum(ends.high > 0 for ends in one.pairs.values())
    n = whole(claim.said["n"]) or 0
    return "" if whole(claim.said["of"]) == there and n == min(there, MOST_COUNTED) else f"{there}"


@judges(
    "{area}, corridors of assisted cases with figures: {away} begin there, {to} end there",
    "{area}, corridors of cases recorded as children's: {away} begin there, {to} end there",
    free=("area",),
)
def corridors(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    if ("children" in claim.message) != (claim.asked.age == "Y0T17"):
        return f"of {claim.asked.age}"
    away = sum(ends.high > 0 for pair, ends in one.pairs.items() if pair[0] in inside and pair[1] not in inside)
    to = sum(ends.high > 0 for pair, ends in one.pairs.items() if pair[1] in inside and pair[0] not in inside)
    return "" if (whole(claim.said["away"]), whole(claim.said["to"])) == (away, to) else f"away {away}, to {to}"


@judges(
    "Refugees, end of {when}: {figure}, none of them between two named countries",
)
def refugees_of_nowhere(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    lost = _add([*one.unnamed.values()])
    right = not one.pairs and said_is(claim.said["figure"], lost) and _period(claim.said["when"], one)
    return "" if right else f"{len(one.pairs)} pairs, {lost[:2]}"


@judges(
    "{area}, end of {when}: refugees from elsewhere {here}, refugees from there living elsewhere {away}",
    "{area}, end of {when}: refugees from elsewhere {here}; unknown, stateless or other: {unknown}; from there "
    "elsewhere {away}",
    "{area}, end of {when}: {here} refugee from elsewhere lives there; {away} from there live elsewhere",
    "{area}, end of {when}: {here} refugee from elsewhere lives there, {unknown} of unknown or no country; {away} from "
    "there live elsewhere",
    free=("area",),
)
def refugees(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    here = _add([ends for pair, ends in one.pairs.items() if pair[1] in inside and pair[0] not in inside])
    away = _add([ends for pair, ends in one.pairs.items() if pair[0] in inside and pair[1] not in inside])
    when = claim.said["when"]
    is_of = _period(when, one) if one.reporting else when == str(claim.asked.year)
    right = said_is(claim.said["here"], here) and said_is(claim.said["away"], away) and is_of
    lost = _add([ends for pair, ends in one.unnamed.items() if pair[1] in inside and pair[0] not in rows.areas])
    told = said_is(claim.said["unknown"], lost) if "unknown" in claim.said else lost.low < 10
    return "" if right and told else f"here {here[:2]}, away {away[:2]}, of unknown origin {lost[:2]}"


@judges("The {n} UN member that does not (hatched) is unknown as a place of detection, not zero.")
def who_is_silent(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    silent = len(rows.members - set(one.reporting))
    return "" if whole(claim.said["n"]) == silent else f"{silent}"


@judges("So is {n} other area.")
def who_else_is_silent(claim: Claim, rows: Rows) -> str:
    """With the UN members that do not report all that the key of the world's map counts as unknown."""
    others = set(rows.areas) - set(_asked(claim, rows)[0].reporting) - rows.members
    return "" if others and whole(claim.said["n"]) == len(others) else f"{len(others)}"


@judges(
    "{n} of {of} reports citizenships for {year}.",
    "{n} of {of} reports citizenships in these years, {few} for fewer than half of its victims.",
)
def who_reports(claim: Claim, rows: Rows) -> str:
    """Of UN members alone, with whom those that do not report add up to all; below a title on several places of
    these."""
    one, inside = _asked(claim, rows)
    years = {year for found in one.reporting.values() for year in found}
    of = inside if inside and whole(claim.said["of"]) == len(inside) else rows.members
    members = {code: found for code, found in one.reporting.items() if code in of}
    true = {
        "n": len(members),
        "of": len(of),
        "few": len(_listing_few(members, rows, one)),
    }
    wrong = {
        word: true[word] for word in true if f"{{{word}}}" in claim.message and whole(claim.said[word]) != true[word]
    }
    if "{year}" in claim.message and years != {int(claim.said["year"])}:
        return f"{years}"
    return f"{wrong}" if wrong else ""


@judges("So does {n} other area.")
def who_else_reports(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    others = set(one.reporting) - rows.members
    return "" if others and whole(claim.said["n"]) == len(others) else f"{sorted(others)}"


@judges("{n} smaller pair ({most} or fewer) is not drawn.")
def undrawn(claim: Claim, rows: Rows) -> str:
    """Of chosen areas all pairs beyond the 25 largest to them, from them, and among them; and the largest of these."""
    one, inside = _asked(claim, rows)
    ways: dict[tuple[bool, bool], list[Ends]] = {}
    for pair, ends in one.pairs.items():
        if ends.high > 0 and inside & set(pair):
            ways.setdefault((pair[0] in inside, pair[1] in inside), []).append(ends)
    kept = {way: sorted(found, key=lambda ends: (-ends.low, -ends.high)) for way, found in ways.items()}
    left = [ends for found in kept.values() for ends in found[25:]]
    most = math.ceil(max((ends.high for ends in left), default=0))
    right = tuple(whole(claim.said[word]) for word in ("n", "most")) == (len(left), most)
    return "" if right else f"{len(left)}, {most} or fewer"


@judges(
    "Of the victims whose citizenship {n} country or area reported for {when}, {share}% were detected in their own "
    "country",
    free=("when",),
)
def listed_at_home(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    own = _add(list(one.own.values()))
    away = _add([*one.pairs.values(), *(ends for pair, ends in one.unnamed.items() if pair[0] != "UNKNOWN")])
    share = 100 * own.low / (own.low + away.high), 100 * own.high / (own.high + away.low)
    right = whole(claim.said["n"]) == len(one.reporting) and _period(claim.said["when"], one) and not inside
    return "" if right and part_agrees(claim.said["share"], *share) else f"{len(one.reporting)}: {share}"


def _of_world(claim: Claim, rows: Rows) -> tuple[Flows, list[tuple[str, str]], str]:
    """The flows of the world, all pairs with somebody in them, the largest first, and what is wrong where other places,
    ages or years are told."""
    one, inside = _asked(claim, rows)
    there = sorted(one.pairs, key=lambda pair: (-one.pairs[pair].low, -one.pairs[pair].high, pair))
    wrong = f"of {inside}" if inside else _not_of_all_ages(claim, rows)
    years = {year for found in one.reporting.values() for year in found}
    is_of = "when" not in claim.said or years_in(claim.said["when"]) == sorted(years)
    return one, [pair for pair in there if one.pairs[pair].high > 0], wrong or ("" if is_of else "of other years")


@judges(
    "The two largest groups are citizens {of_first} detected {in_first} and citizens {of_second} detected {in_second}."
)
def two_largest(claim: Claim, rows: Rows) -> str:
    """Of the whole world: the second has certainly more than any other pair, and the first more than the second."""
    one, (first, second, *others), wrong = _of_world(claim, rows)
    ends = [one.pairs[pair] for pair in (first, second)]
    are_largest = ends[0].low > ends[1].high and ends[1].low > max(one.pairs[pair].high for pair in others)
    told = [
        rows.of_place(re.sub("^in ", "of ", claim.said[word]))
        for word in ("of_first", "in_first", "of_second", "in_second")
    ]
    right = are_largest and told == [*first, *second]
    return wrong or ("" if right else f"{first}, {second}: {ends}")


@judges("{n} pair of countries accounts for {part} of known foreign trafficking victims{sign} (all ages), {when}")
def largest_pairs_told(claim: Claim, rows: Rows) -> str:
    """Of the whole world the largest pairs' part of all of known citizenship, detected in another country; with the
    sign of potential victims where any of these are."""
    one, there, wrong = _of_world(claim, rows)
    is_signed = bool(_referred(there, rows, one)[0].high) == (claim.said["sign"] == "†")
    return wrong or ("" if is_signed else "referrals, or none") or largest_pairs(claim, rows)


@judges(
    "{n} country detected {part} of the {of} largest known groups of foreign trafficking victims{sign} (all ages), "
    "{when}"
)
def few_detect(claim: Claim, rows: Rows) -> str:
    """Of the whole world the fewest countries, one or two, that detected three quarters of the largest pairs or more,
    and not all; no other detected as many as the last of these. With the sign as above."""
    one, there, wrong = _of_world(claim, rows)
    counts = Counter(place for _, place in there[:MOST_COUNTED]).most_common()
    n, part, of = (whole(claim.said[word]) or 0 for word in ("n", "part", "of"))
    sums = [sum(number for _, number in counts[:many]) for many in (1, 2)]
    is_few = n in (1, 2) and len(counts) > n and counts[n][1] < counts[n - 1][1]
    right = is_few and of == MOST_COUNTED and part == sums[n - 1] and 3 * of <= 4 * part < 4 * of
    right = right and (n == 1 or 4 * sums[0] < 3 * of)
    is_signed = bool(_referred(there, rows, one)[0].high) == (claim.said["sign"] == "†")
    return wrong or ("" if is_signed else "referrals, or none") or ("" if right else f"{counts}")


@judges(
    "That is {part} of {whole}, reported by {of}.",
    "That is {part} of {whole}, reported by {of}; in these pairs, {figure} is a potential victim {in_place}.",
    "Each group is of citizens of one country in another; the {n} are {part} of all {whole}, reported by {of}.",
    "Each group is of citizens of one country in another; the {n} are {part} of all {whole}, reported by {of}; "
    "{figure} is a potential victim{sign}.",
)
def largest_pairs_counted(claim: Claim, rows: Rows) -> str:
    """The same in numbers of one precision, or its part of all, and how many countries and areas report any
    citizenship; and how many of these pairs end in countries whose totals equal referrals: all who were found there, or
    the least where one lists few in some year; nothing where none does."""
    one, there, wrong = _of_world(claim, rows)
    pairs, said = there[:MOST_COUNTED], claim.said
    part, of_all = _add([one.pairs[pair] for pair in pairs]), _add([*one.pairs.values(), *_of_no_country(one)])
    right = _is_rounded(said["whole"], of_all) and whole(said["of"]) == len(one.reporting)
    if "{n}" in claim.message:
        right = right and not largest_pairs(replace(claim, told=claim.told._replace(words=_of_share(said))), rows)
    else:
        right = right and _is_rounded(said["part"], part)
    referred = [pair for pair in pairs if _referred([pair], rows, one)[0].high]
    if bool(referred) != ("figure" in said):
        return f"referrals: {referred}"
    if referred:
        ends = _add([one.pairs[pair] for pair in referred])
        is_least = any(is_pair_least(pair[1], one.pairs[pair], rows, one) for pair in referred)
        told = said["figure"]
        right = right and (told == f"at least {math.floor(ends.low):,}" if is_least else _are_ends(told, ends))
        right = right and said.get("sign", said.get("in_place", "")).count("†") == 1
        if "in_place" in said:
            names = re.sub("^in ", "of ", said["in_place"].replace("†", ""))
            right = right and {pair[1] for pair in referred} == {rows.of_place(names)}
    return wrong or ("" if right else f"{part[:2]} of {of_all[:2]}, {len(one.reporting)} report, {referred}")


def _of_share(said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Of words on groups those of their share, without the number of countries that report."""
    return tuple((word, said[word]) for word in ("n", "part"))


@judges("That is {part} of {whole}.")
def counted_out(claim: Claim, rows: Rows) -> str:
    """The share of a headline in numbers: of the largest pairs and all, of those at home and all whose citizenship is
    listed, or of the three areas of a map with most of the sum of a year."""
    part, whole_said = claim.said["part"], claim.said["whole"]
    if claim.text.endswith(f"{whole_said}."):
        return _of_a_sum(claim, rows, part, whole_said)
    one, inside = _asked(claim, rows)
    are_refugees = claim.asked.indicator == REFUGEES
    if not claim.text.endswith("people of all ages." if are_refugees else "detected victims."):
        return "of other people"
    if inside and not are_refugees:
        return "no share of all is told of some countries"
    pairs = sorted(one.pairs.values(), key=lambda ends: (-ends.low, -ends.high))
    own = _add(list(one.own.values()))
    away = [*pairs, *_of_no_country(one)]
    true = [(_add(pairs[:MOST_COUNTED]), _add(pairs)), (own, _add([own, *away]))]
    fits = any(said_is(part, some) and said_is(whole_said, whole_) for some, whole_ in true)
    return "" if fits else f"{true}"


def _of_a_sum(claim: Claim, rows: Rows, part: str, whole_said: str) -> str:
    """Whether it is so of a year: a map has the words of all its years."""
    asked = claim.asked
    by_year: dict[int, dict[str, float]] = {}
    for area, series in rows.series(Key(asked.indicator, asked.sex, asked.age, asked.breakdown)).items():
        for year, figure in series.items():
            if area != "WLD" and figure.value:
                by_year.setdefault(year, {})[area] = figure.value
    sums = {
        year: (math.fsum(sorted(found[area] for area in found if area in rows.areas)[-3:]), math.fsum(found.values()))
        for year, found in by_year.items()
    }
    fits = any(agrees(part, some, some) and agrees(whole_said, all_, all_) for some, all_ in sums.values())
    return "" if fits else f"{sums.get(asked.year)}"


@judges("{n} of {of} is drawn.")
def drawn(claim: Claim, rows: Rows) -> str:
    """Of the world its 20 largest; of chosen areas 25 of those to them, of those from them, and of those among them."""
    one, inside = _asked(claim, rows)
    there = {pair for pair, ends in one.pairs.items() if ends.high > 0}
    touching = {pair for pair in there if not inside or set(pair) & inside}
    crossing = {pair for pair in touching if not inside or len(set(pair) & inside) == 1}
    n, of = whole(claim.said["n"]), whole(claim.said["of"])
    ways = [sum((pair[0] in inside, pair[1] in inside) == way for pair in there) for way in ((0, 1), (1, 0), (1, 1))]
    most = sum(min(way, MOST_EACH_WAY) for way in ways) if inside else min(len(there), MOST_LINES)
    right = n == most and of in (len(there), len(touching), len(crossing))
    return "" if right else f"{most} of {len(there)}, {len(touching)} or {len(crossing)}"


@judges("{n} other country", "{n} other country or area")
def others_in_a_list(claim: Claim, rows: Rows) -> str:
    """Of one direction the other ends of all pairs but those that a list may have, areas only where such are among
    them; in a table, of all but those with a line."""
    one, inside = _asked(claim, rows)
    ways: dict[tuple[bool, bool], set[str]] = {}
    for pair, ends in one.pairs.items():
        if ends.high > 0 and inside & {*pair}:
            ways.setdefault((pair[0] in inside, pair[1] in inside), set()).update({*pair} - inside)
    n, are_countries = whole(claim.said["n"]), "area" not in claim.message
    may = [there for there in ways.values() if are_countries or there - {*rows.members}]
    lists = [range(max(len(there) - MOST_AROUND, 1), len(there) + 1) for there in may]
    lists += [range(len(there) - MOST_EACH_WAY, len(there) - MOST_EACH_WAY + 1) for there in may if inside]
    return "" if any(n in found for found in lists) else f"{ {way: len(there) for way, there in ways.items()} }"


@judges("Of those in their own country {area} alone has {share}%.")
def alone(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    code = rows.named(claim.said["area"].removeprefix("the "))
    there = {area: ends for area, ends in one.own.items() if not inside or area in inside}
    rest = _add([ends for area, ends in there.items() if area != code])
    own = there.get(code)
    if own is None or own.low != max(ends.low for ends in there.values()):
        return "it is not the largest"
    share = 100 * own.low / (own.low + rest.high), 100 * own.high / (own.high + rest.low)
    return "" if part_agrees(claim.said["share"], *share) else f"{share}"


@judges(
    "Without a line: own citizens {own}; citizenship unknown or not listed: {unknown}; other countries or regions "
    "without a country's "
    "name, or stateless: {unnamed}.",
)
def without_line(claim: Claim, rows: Rows) -> str:
    one, inside = _asked(claim, rows)
    own = _add([ends for code, ends in one.own.items() if not inside or code in inside])
    there = {pair: ends for pair, ends in one.unnamed.items() if not inside or pair[1] in inside}
    unknown = _unsaid(rows, one, inside)
    unnamed = _add([ends for pair, ends in there.items() if pair[0] != "UNKNOWN"])
    right = all(
        said_is(claim.said[word], ends) for word, ends in (("own", own), ("unknown", unknown), ("unnamed", unnamed))
    )
    return "" if right else f"own {own[:2]}, unknown {unknown[:2]}, unnamed {unnamed[:2]}"


@judges(
    "{count} more were detected in their own country.",
    "{count} more were detected in their own country, {share}% of them {in_place}.",
)
def found_at_home(claim: Claim, rows: Rows) -> str:
    """Of the whole world alone, beside those found abroad; with the country of a third of them or more, if any."""
    one, inside = _asked(claim, rows)
    own, count = _add(list(one.own.values())), claim.said["count"]
    if inside or not said_is(count[:1].lower() + count[1:], own):
        return f"own {own[:2]} of {inside}"
    code = max(one.own, key=lambda area: one.own[area].low)
    most, rest = one.own[code], _add([ends for area, ends in one.own.items() if area != code])
    share = 100 * most.low / (most.low + rest.high), 100 * most.high / (most.high + rest.low)
    if "share" not in claim.said:
        return f"{code}: {share}" if share[1] >= 100 / 3 and len(one.own) > 1 else ""
    is_there = rows.of_place(re.sub("^in ", "of ", claim.said["in_place"])) == code
    return "" if is_there and share[0] >= 100 / 3 and part_agrees(claim.said["share"], *share) else f"{code}: {share}"


@judges(
    "{area} detected {whole} victim in all, {years}; the citizenship of {rest} of them is not listed.",
    "This adds up a range for each year, none below zero; the sums alone give another one.",
)
def without_citizenship(claim: Claim, rows: Rows) -> str:
    """All detected in the years for which any citizenship is listed, and in each year those above all listed ones; of
    which the range is another than that of the sums where any year lists as many as it may have in all, or more."""
    one, inside = _asked(claim, rows)
    is_counted = "{area}" in claim.message
    if is_counted and {rows.named(claim.said["area"].removeprefix("The "))} != inside:
        return f"{inside} are asked for"
    (code,) = inside
    some = _add([ends for pair, ends in (*one.pairs.items(), *one.unnamed.items()) if pair[1] == code])
    some = _add([some, *([one.own[code]] if code in one.own else [])])
    totals = rows.series(Key("detected-victims")).get(code, {})
    if (is_counted and set(years_in(claim.said["years"])) != some.years) or not some.years <= {
        y for y, own in totals.items() if own.known
    }:
        return f"{sorted(some.years)}"
    low, high = (math.fsum(getattr(totals[year], end) for year in some.years) for end in ("low", "high"))
    found = [(told, of) for told, of, _ in _detected_and_listed(code, rows, one) if told is not None and of.years]
    rest = _add([Ends(max(told.low - of.high, 0), max(told.high - of.low, 0), told.years) for told, of in found])[:2]
    if not is_counted:
        return "" if rest != (low - some.high, high - some.low) else f"the sums give {rest}, too"
    right = agrees(claim.said["whole"], low, high) and agrees(claim.said["rest"], *rest) and rest[0] >= FEW
    return "" if right else f"{(low, high)}, {rest}"


@judges("citizens detected ({origin} → {place}): {figure}", "refugees ({origin} → {place}): {figure}")
def one_pair(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    ends = one.pairs.get((rows.named(claim.said["origin"]), rows.named(claim.said["place"])))
    if ends is None:
        return (
            ELSEWHERE if not rows.named(claim.said["place"]) or not rows.named(claim.said["origin"]) else "no such pair"
        )
    figure, is_victims = claim.said["figure"], claim.message.startswith("citizens")
    is_least = is_victims and is_pair_least(rows.named(claim.said["place"]), ends, rows, one)
    right = figure.startswith("at least ") == is_least and (
        said_is(figure, ends) or agrees(figure, ends.low, ends.high)
    )
    return "" if right else f"{ends[:2]}, least: {is_least}"


@judges("listed in {n} of {of}")
def listed_years(claim: Claim, rows: Rows) -> str:
    one, _ = _asked(claim, rows)
    n, of = whole(claim.said["n"]) or 0, whole(claim.said["of"]) or 0
    fits = any(len(ends.years) == n and len(one.reporting.get(pair[1], ())) == of for pair, ends in one.pairs.items())
    own = any(len(ends.years) == n and len(one.reporting.get(area, ())) == of for area, ends in one.own.items())
    return "" if fits or own else "of no pair"


# ------------------------------------------------------------------------------------------ one country, in words


@judges(
    "{area} reported no citizenships of detected victims for {first} to {last}: the citizenship of those it detected "
    "is unknown.",
)
def role_silent(claim: Claim, rows: Rows) -> str:
    said = claim.said
    one = flows(rows, VICTIMS, "_T", int(said["first"]), int(said["last"]))
    if (int(said["first"]), int(said["last"])) != (SINCE, FULL):
        return f"the period is {SINCE} to {FULL}"
    return "it did" if rows.named(said["area"]) in one.reporting or not rows.named(said["area"]) else ""


@judges(
    "In {number} of the {span} from {first} to {last}, {area} reported the citizenship of detected victims: own "
    "citizens: {own}; citizens of other countries or of none: {foreign}; citizenship unknown: {unknown}.",
)
def role_reported(claim: Claim, rows: Rows) -> str:
    said = claim.said
    if "own" not in said:
        return ELSEWHERE
    code, first, last = rows.named(said["area"]), int(said["first"]), int(said["last"])
    one = flows(rows, VICTIMS, "_T", first, last)
    years = one.reporting.get(code, frozenset())
    if (whole(said["number"]), whole(said["span"])) != (len(years), last - first + 1):
        return f"in {len(years)} of {last - first + 1}"
    foreign = [ends for pair, ends in one.pairs.items() if pair[1] == code]
    foreign += [ends for pair, ends in one.unnamed.items() if pair[1] == code and pair[0] != "UNKNOWN"]
    true = {
        "own": one.own.get(code, Ends(0, 0, frozenset())),
        "foreign": _add(foreign),
        "unknown": one.unnamed.get(("UNKNOWN", code), Ends(0, 0, frozenset())),
    }
    wrong = {word: ends[:2] for word, ends in true.items() if not said_is(said[word], ends)}
    return f"{wrong}" if wrong else ""


@judges(
    (
        "{area}: from {when}, citizens of all ages were detected in {n} of the {of} that report citizenships: "
        "{abroad}. That depends on who reports, and on who looks."
    ),
)
def role_abroad(claim: Claim, rows: Rows) -> str:
    said = claim.said
    if "abroad" not in said:
        return ELSEWHERE
    years = [int(year) for year in re.findall(r"\d{4}", said["when"])]
    one = flows(rows, VICTIMS, "_T", years[0], years[-1])
    ends, places, of = _abroad(one, frozenset([rows.named(said["area"])]))
    right = (whole(said["n"]), whole(said["of"])) == (places, of) and said_is(said["abroad"], ends)
    return "" if right and (years[0], years[-1]) == (SINCE, FULL) else f"{ends[:2]} in {places} of {of}"


@judges(
    (
        "{area}: not one of the {of} that report citizenships for {when} lists its citizens. What others would report "
        "is unknown, not zero."
    ),
)
def role_nowhere(claim: Claim, rows: Rows) -> str:
    said = claim.said
    years = [int(year) for year in re.findall(r"\d{4}", said["when"])]
    one = flows(rows, VICTIMS, "_T", years[0], years[-1])
    _, places, of = _abroad(one, frozenset([rows.named(said["area"])]))
    right = (
        not places and whole(said["of"]) == of and (years[0], years[-1]) == (SINCE, FULL) and rows.named(said["area"])
    )
    return "" if right else f"{places} of {of}"


@judges("{area}: the release lists no corridor, which does not mean that there were no cases.")
def no_corridor(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    one = flows(rows, CASES, "_T", *rows.span(CASES))
    found = [pair for pair in one.pairs if code in pair]
    return f"{found}" if found or not code else ""


_PLACES = {
    "The largest numbers were detected in: {places}.": (VICTIMS, 0),
    "Among citizens of other countries, the largest numbers come from: {places}.": (VICTIMS, 1),
    "Of those from here, the largest numbers live in: {places}.": (REFUGEES, 0),
    "Of those living here, the largest numbers come from: {places}.": (REFUGEES, 1),
}


@judges(*_PLACES)
def largest_places(claim: Claim, rows: Rows) -> str:
    """Whether those named have the largest numbers, none that is left out a larger one for sure."""
    if "places" not in claim.said or not claim.asked.areas:
        return ELSEWHERE
    table, side = _PLACES[claim.message]
    code = claim.asked.areas[0]
    span = (SINCE, FULL) if table == VICTIMS else (rows.span(table)[1],) * 2
    one = flows(rows, table, "_T", *span)
    found = {pair[1 - side]: ends for pair, ends in one.pairs.items() if pair[side] == code and ends.high > 0}
    named = {}
    for name, figure in re.findall(
        r"(?:^|, | and )(.+?) \(([^()]*(?:\([^()]*\)[^()]*)*)\)(?=, | and |$)", claim.said["places"]
    ):
        named[rows.named(name)] = figure
    if not named or not set(named) <= set(found):
        return f"unreadable, or not listed: {claim.said['places']}"
    wrong = [area for area, figure in named.items() if not said_is(figure, found[area])]
    least = min(found[area].high for area in named)
    larger = [area for area, ends in found.items() if area not in named and ends.low > least]
    return f"{wrong or larger}" if wrong or larger else ""


@judges("Of those living here, {unknown} are of unknown origin, stateless or other.")
def from_nowhere(claim: Claim, rows: Rows) -> str:
    """The row of nobody's country, in the last year of the corridors."""
    if "unknown" not in claim.said:
        return ELSEWHERE
    found = flows(rows, REFUGEES, "_T", *(rows.span(REFUGEES)[1],) * 2).unnamed.get(("_X", claim.asked.areas[0]))
    return "" if found and said_is(claim.said["unknown"], found) and found.low >= FEW else f"{found}"


ROUND = tuple(step * 10**zeros for zeros in range(12) for step in (1, 2, 5))
"""Numbers of keys whose size means something."""


@judges("a line for {number} person starts this wide", "a line for {number} person or fewer starts this wide")
def breadth(claim: Claim, rows: Rows) -> str:
    """A round number near the largest of the lines; or one that none of the thinnest exceeds: a tenth of the round
    number that the scale ends at, which is at most half as much again as the largest."""
    one, inside = _asked(claim, rows)
    found = {pair: ends for pair, ends in one.pairs.items() if ends.high > 0 and (not inside or inside & set(pair))}
    greatest, number = max([1.0, *(ends.low for ends in found.values())]), whole(claim.said["number"]) or 0
    if "fewer" not in claim.message:
        return "" if number in ROUND and greatest / 2.5 <= number <= greatest else f"{number} beside {greatest}"
    drawn_ones = [ends.low for way in _ways(found, inside) for ends in way]
    if min(drawn_ones) > number:
        return f"no line is of {number} or fewer"
    # Fewer than one person there is not.
    return (
        "" if number > 0 and greatest / 10 - 1 <= number <= max(1.0, 1.5 * greatest / 10) else f"{number} of {greatest}"
    )


def _ways(found: dict[tuple[str, str], Ends], inside: frozenset[str]) -> list[list[Ends]]:
    """Whom lines stand for: of the world the largest 20; of chosen areas 25 to them, from them, and among them."""
    most = 25 if inside else MOST_LINES
    kinds: dict[tuple[bool, bool], list[Ends]] = {}
    for pair, ends in found.items():
        kinds.setdefault((pair[0] in inside, pair[1] in inside), []).append(ends)
    return [sorted(way, key=lambda ends: (-ends.low, -ends.high))[:most] for way in kinds.values()]


@judges(
    "own citizens, at home (a ring this large: {number})",
    "within one country (a ring this large: {number})",
)
def ring_size(claim: Claim, rows: Rows) -> str:
    """The key's ring is at most 18 pixels across where that of the largest number of all countries is 42.

    Its number is the largest of 1, 2, 5, 10, 20 and so on that is in such a ring. The map of the world, which tells of
    people abroad, has none.
    """
    one, inside = _asked(claim, rows)
    if not inside:
        return "a ring on the map of the world"
    most = max([1.0, *(ends.low for ends in one.own.values())]) * (18 / 42) ** 2
    number = whole(claim.said["number"])
    return "" if number == max(one for one in ROUND if one <= max(most, 1)) else f"{number} beside {most:.0f}"
