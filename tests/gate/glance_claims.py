"""Checks of the first screen of a country: tiles, two sentences, and what each section says at once."""

from __future__ import annotations

import re

from tests.gate.brief_claims import (
    CHILD,
    FEW,
    VICTIMS,
    _any_by_sex,
    _parts_by_sex,
    _years_of_parts,
    at,
    below_a_form,
    country,
    each_named,
    fell_as_some_are_unlisted,
    latest,
    names_in,
    newer_sum,
    too_low,
    year_of,
)
from tests.gate.brief_claims import _middle as middle
from tests.gate.profile_claims import DRIVERS, OTHERS, percentile, share_beyond, shown
from tests.gate.registry import judges
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import agrees, whole
from tests.gate.status_claims import is_short
from tests.gate.walk import Claim

HIGH = 75
RECENT = 2019
LEAST_COMPARED, WEAK = 3, 75
NO_HARDSHIP = {"gdp-per-capita", "political-stability", "rule-of-law", "control-of-corruption"}
CONVICTED, PROSECUTED = "persons-convicted", "persons-prosecuted"
TREATIES = ("palermo-protocol", "crc", "crc-op-sale-of-children", "crc-op-armed-conflict")
LAWS = ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")
GOOD = ("TARGET_MET", "ON_TRACK")


def _drivers(rows: Rows, code: str) -> dict[str, float]:
    """Percentiles of drivers of which a high figure is a hardship."""
    found = {name: percentile(rows, rows.usual(name), code) for name in DRIVERS if name not in NO_HARDSHIP}
    return {name: place for name, place in found.items() if place is not None}


def _measures(rows: Rows, code: str, *, older: bool = False) -> dict[str, float]:
    """Percentiles of measures of protection with a recent figure; with an older one, too, if it is compared."""
    end = max(rows.span(name)[1] for name, entry in rows.catalogue.items() if entry["theme"] == "protection")
    found = {}
    for name in OTHERS:
        key = rows.usual(name)
        place = percentile(rows, key, code)
        if place is None:
            continue
        if older or shown(rows, key)[code].year >= end - int(rows.catalogue[name]["window"]):
            found[name] = place
    return found


def _weakest(rows: Rows, code: str, *, older: bool = False) -> str:
    """The measure furthest from its good end, of those short of their target where there are any."""
    found = _measures(rows, code, older=older)
    far = {n: 100 - place if rows.catalogue[n]["direction"] == "up" else place for n, place in found.items()}
    short = {name: one for name, one in far.items() if rows.statuses[name, code]["status"] != "TARGET_MET"}
    return max(short or far, key=lambda name: far[name], default="")


def _highest(rows: Rows, code: str) -> str:
    found = {name: place for name, place in _drivers(rows, code).items() if place >= HIGH}
    return max(found, key=lambda name: found[name], default="")


def _statuses(rows: Rows, code: str) -> dict[str, str]:
    return {row["indicator"]: row["status"] for row in rows.statuses_of([code])}


def _years_of(rows: Rows, code: str) -> list[int]:
    return [one.year for one in rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)]


def _last(rows: Rows, key: Key, code: str) -> float | None:
    found = rows.last(rows.series(key), code)
    return None if found is None else found.high


def _of_all(name: str) -> Key:
    return Key(name, "_T", "_T", "_T")


# ------------------------------------------------------------------------------------------ children detected


@judges("How many children were detected is not known.", "How many were children is not known.")
def children_not_known(claim: Claim, rows: Rows) -> str:
    adults = rows.adults_alone(country(claim))
    if adults and claim.message.startswith("How many"):
        return f"all are adults in {adults}"
    return f"known for {years}" if (years := _years_of(rows, country(claim))) else ""


@judges("UNODC, {first} to {last}: {none} of detected children.", free=("none",))
def no_number(claim: Claim, rows: Rows) -> str:
    if (year_of(claim, "first"), year_of(claim, "last")) != rows.span("detected-victims"):
        return f"the table runs over {rows.span('detected-victims')}"
    return children_not_known(claim, rows)


@judges("UNODC has no figure for {first} to {last}.", "UNODC has no usable figure for {first} to {last}.")
def never_reported(claim: Claim, rows: Rows) -> str:
    if (year_of(claim, "first"), year_of(claim, "last")) != rows.span("detected-victims"):
        return f"the table runs over {rows.span('detected-victims')}"
    code = country(claim)
    if rows.last(rows.series(VICTIMS), code) or _years_of(rows, code):
        return "there are totals"
    listed = any(
        series.get(code)
        for name in ("detected-victims", "detected-victims-by-form")
        for series in rows.table(name).values()
    )
    return "" if listed == ("usable" in claim.message) else f"rows are listed: {listed}"


@judges("{count} victim of any age was reported for {year}.")
def of_any_age(claim: Claim, rows: Rows) -> str:
    return latest(rows, VICTIMS, country(claim), year_of(claim), claim.said["count"])


@judges("{none} was reported for {year}.", free=("none",))
def no_child(claim: Claim, rows: Rows) -> str:
    """By the newest total; or by girls, boys and others of a newer year without one."""
    code, year = country(claim), year_of(claim)
    if year == _newest_total(rows, code) and year in (*too_low(rows, code), *below_a_form(rows, code)):
        return "other rows have some"
    parts = [one for sex in ("F", "M", "_O") if (one := at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year))]
    is_newer = bool(parts) and max(_years_of(rows, code), default=0) < year
    if is_newer:
        return f"{parts}" if any(part.high for part in parts) else ""
    return latest(rows, VICTIMS._replace(age=CHILD), code, year, "0")


def _newest_total(rows: Rows, code: str) -> int:
    """The year of the newest total of detected children; 0 without one."""
    return max(_years_of(rows, code), default=0)


def _by_sex_is(claim: Claim, rows: Rows, said: str) -> str:
    """Whether by sex so many children are listed in the year of the newest total, and more than that."""
    code, key = country(claim), VICTIMS._replace(age=CHILD)
    year = _newest_total(rows, code)
    if year not in too_low(rows, code):
        return f"the total of {year} is not exceeded"
    parts = _parts_by_sex(rows, key, code, year)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return "" if agrees(said, low, high) else f"{low} to {high}"


@judges("{count} child was detected in {year} by the total, {sum} by sex.")
def total_and_sexes(claim: Claim, rows: Rows) -> str:
    key, said = VICTIMS._replace(age=CHILD), claim.said
    problem = latest(rows, key, country(claim), year_of(claim), said["count"])
    return problem or _by_sex_is(claim, rows, said["sum"])


@judges("By sex, {count} are listed: the two disagree.")
def sexes_disagree(claim: Claim, rows: Rows) -> str:
    return _by_sex_is(claim, rows, claim.said["count"])


@judges(
    "Uncertain: detected victims by age in the report for {year}: {count}; in total: {total}. The file does not say "
    "which is right.",
    "Uncertain: detected victims by sex in the report for {year}: {count}; in total: {total}. The file does not say "
    "which is right.",
)
def more_than_all(claim: Claim, rows: Rows) -> str:
    """Of the newest year of children, in total or by sex: its parts are over a tenth more than all victims."""
    code, everyone, year = country(claim), VICTIMS._replace(age="_T"), year_of(claim)
    added = newer_sum(rows, code)
    if year not in (_newest_total(rows, code), added and added[0]):
        return f"{_newest_total(rows, code)}, by sex {added}"
    by = [everyone._replace(age=age) for age in (CHILD, "Y_GE18")]
    if "by sex" in claim.message:
        by = [everyone._replace(sex=sex) for sex in ("F", "M", "_O")]
    parts = [one for key in by if (one := at(rows, key, code, year))]
    whole_of = at(rows, everyone, code, year)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if whole_of is None or low <= 1.1 * whole_of.high:
        return f"{low} of {whole_of}"
    fits = agrees(claim.said["count"], low, high) and agrees(claim.said["total"], whole_of.low, whole_of.high)
    return "" if fits else f"{low} to {high} of {whole_of.low}"


@judges("{count} child was detected in {year}.")
def children_detected(claim: Claim, rows: Rows) -> str:
    """Not of a total that is told with what denies it."""
    code, year, key = country(claim), year_of(claim), VICTIMS._replace(age=CHILD)
    if year > _newest_total(rows, code):  # Girls, boys and others, added up.
        parts = [one for sex in ("F", "M", "_O") if (one := at(rows, key._replace(sex=sex), code, year))]
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        return "" if parts and agrees(claim.said["count"], low, high) else f"{parts}"
    problem = latest(rows, key, code, year, claim.said["count"])
    return problem or ("by sex they are more" if year in too_low(rows, code) else "")


@judges("{none} is in the total for {year}, but some are by form of exploitation.", free=("none",))
def no_child_but_by_form(claim: Claim, rows: Rows) -> str:
    problem = latest(rows, VICTIMS._replace(age=CHILD), country(claim), year_of(claim), "0")
    return problem or one_form_more(claim, rows)


@judges(
    "Girls: {girls}; boys: {boys}; the sex of the others is not given.",
    "Girls: {girls}; boys: {boys}; another sex: {others}.",
)
def sexes_of_children(claim: Claim, rows: Rows) -> str:
    """Of the newest total: girls and boys are too few to be all, and nobody or somebody else is listed."""
    code, key = country(claim), VICTIMS._replace(age=CHILD)
    year = _newest_total(rows, code)
    whole_of, *parts = (at(rows, key._replace(sex=sex), code, year) for sex in ("_T", "F", "M", "_O"))
    girls, boys, others = parts
    if whole_of is None or girls is None or boys is None or girls.high + boys.high >= whole_of.low:
        return f"{girls} and {boys} of {whole_of}"
    told = {"girls": girls, "boys": boys, **({"others": others} if others and others.high else {})}
    right = {name for name in ("girls", "boys", "others") if name in claim.said} == set(told)
    wrong = [name for name, one in told.items() if not agrees(claim.said.get(name, ""), one.low, one.high)]
    return "" if right and not wrong else f"{told}"


@judges("One form of exploitation alone lists more.")
def one_form_more(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    return "" if _newest_total(rows, code) in below_a_form(rows, code) else "no form does"


@judges("Children are counted for {count} of the {span} from {first} to {last}.")
def counted_years(claim: Claim, rows: Rows) -> str:
    first, last = rows.span("detected-victims")
    if any(_any_by_sex(rows, country(claim), year) for year in _years_of_parts(rows, country(claim))):
        return "others have children by sex"
    true = (len(_years_of(rows, country(claim))), last - first + 1, first, last)
    told = (*(whole(claim.said[word]) for word in ("count", "span")), year_of(claim, "first"), year_of(claim, "last"))
    return "" if told == true else f"{true}"


# ------------------------------------------------------------------------------------------ places among countries


def _place_is(claim: Claim, rows: Rows, name: str, *, down: bool = False) -> str:
    """Whether so many of the other UN members have less than the figure of an indicator (`down`: more), of so many with
    one."""
    if not name or percentile(rows, rows.usual(name), country(claim)) is None:
        return "no such figure"
    code, found = country(claim), shown(rows, rows.usual(name))
    others = [figure.low for area, figure in found.items() if area in rows.members and area != code]
    own = found[code].low
    beyond = sum(low > own if down else low < own for low in others)
    base = re.match(r"[\d,]+", claim.said["of"])
    right = base is not None and (whole(claim.said["number"]), whole(base[0])) == (beyond, len(others))
    return "" if right and 0 < beyond <= len(others) else f"{name}: {beyond} of {len(others)}"


@judges("Higher than in {number} of {of} with a figure.")
def higher(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    problems = [_place_is(claim, rows, name) for name in (_highest(rows, code), _weakest(rows, code))]
    return "" if "" in problems else "; ".join(problems)


@judges("Lower than in {number} of {of} with a figure.")
def lower(claim: Claim, rows: Rows) -> str:
    name = _weakest(rows, country(claim))
    if name and rows.catalogue[name]["direction"] != "up":
        return f"{name} is to be low"
    return _place_is(claim, rows, name, down=True)


@judges("No UN member has a higher figure.", "No UN member has a lower figure.")
def none_beyond(claim: Claim, rows: Rows) -> str:
    """Others may have the same."""
    is_up = "higher" in claim.message
    code = country(claim)
    names = [name for name in (_highest(rows, code), _weakest(rows, code)) if name]
    fit = [name for name in names if (rows.catalogue[name]["direction"] == "up") == is_up]
    right = [name for name in fit if share_beyond(rows, rows.usual(name), code, more=is_up) == 0]
    return "" if right else f"{names}"


@judges("Per person, more than in {number} of {of} with a figure.")
def more_for_each(claim: Claim, rows: Rows) -> str:
    return _place_is(claim, rows, _highest(rows, country(claim)))


@judges("Latest: {figure} ({year}).")
def newest_behind(claim: Claim, rows: Rows) -> str:
    """The newest figure of the driver that stands highest, which is newer than the one that is compared."""
    code = country(claim)
    name, year = _highest(rows, code), year_of(claim)
    if not name or shown(rows, rows.usual(name))[code].year >= year:
        return f"{name}: not newer"
    last = rows.last(rows.series(rows.usual(name)), code)
    if last is None or last.year != year:
        return f"{name}: {last}"
    return "" if agrees(claim.said["figure"], last.low, last.high) else f"{last}"


@judges(
    "Higher than in all other UN members with a figure.",
    "Per person, more than in all other UN members with a figure.",
    "Lower than in all other UN members with a figure.",
    "Higher than in all UN members with a figure.",
    "Per person, more than in all UN members with a figure.",
    "Lower than in all UN members with a figure.",
)
def beyond_all(claim: Claim, rows: Rows) -> str:
    """Of a member, all others have less, or all more; of another area all members."""
    code, end = country(claim), 0 if claim.message.startswith("Lower") else 100
    if (code in rows.members) != (" other UN members" in claim.message):
        return f"{code} is {'one' if code in rows.members else 'none'} of them"
    names = [name for name in (_highest(rows, code), _weakest(rows, code)) if name]
    places = {name: percentile(rows, rows.usual(name), code) for name in names}
    found = [name for name, place in places.items() if place == end]
    return "" if found else f"{places}"


@judges("{number} driver was compared by population; it is not higher than in {high} of 100 UN members with a figure.")
def none_high(claim: Claim, rows: Rows) -> str:
    found = _drivers(rows, country(claim))
    problem = "" if whole(claim.said["high"]) == HIGH and max(found.values(), default=100) < HIGH else f"{found}"
    return problem if len(found) == whole(claim.said["number"]) else f"{len(found)} drivers"


@judges("Not compared, as they also cover {others}: {names}.")
def not_compared(claim: Claim, rows: Rows) -> str:
    """Those drivers that are rates have none here: the record says what else their figures cover."""
    code = country(claim)
    found: dict[str, list[str]] = {}
    for name in DRIVERS:
        last = min(rows.span(name)[1], rows.rows_span("population")[1])
        covers = rows.covers(name, code, last) if rows.catalogue[name].get("per") else []
        if covers and rows.known(rows.series(rows.usual(name)), code):
            found[name] = covers
    named = {code for covers in found.values() for code in covers}
    if not all(rows.name(area) in claim.said["others"] for area in named) or not named:
        return f"{sorted(named)}"
    told = names_in(claim.said["names"], rows, code)
    return "" if told is not None and set(told) == set(found) else f"{sorted(found)}: told {told}"


@judges("No driver has a figure large and recent enough to compare.")
def none_compared(claim: Claim, rows: Rows) -> str:
    found = _drivers(rows, country(claim))
    return f"{found}" if found else ""


@judges("No total population is known here to compare drivers by.")
def no_people_to_compare_by(claim: Claim, rows: Rows) -> str:
    """Nothing is compared, though something is counted; of no year are there people."""
    code = country(claim)
    found = _drivers(rows, code)
    names = [name for name, entry in rows.catalogue.items() if entry["theme"] == "drivers" and entry["per"]]
    some = any(last.high >= FEW for name in names if (last := rows.last(rows.series(rows.usual(name)), code)))
    return f"{found}" if found or rows.people().get(code) or not some else ""


@judges("Relative to population, {n} of {of} is higher here than in {high} of 100 UN members with a figure.")
def how_many_high(claim: Claim, rows: Rows) -> str:
    found = _drivers(rows, country(claim))
    shares = [share_beyond(rows, rows.usual(name), country(claim)) for name in found]
    true = (sum(share >= HIGH for share in shares), len(found), HIGH)
    return "" if tuple(whole(claim.said[word]) for word in ("n", "of", "high")) == true else f"{true}"


# ------------------------------------------------------------------------------------------ displacement


@judges("No source here lists displaced children for {year}.")
def none_displaced(claim: Claim, rows: Rows) -> str:
    code, last = country(claim), rows.span("displaced-stock-by-age")[1]
    if year_of(claim) != last:
        return f"the table ends in {last}"
    found = [_last(rows, Key("displaced-stock-by-age", "_T", CHILD, cause), code) for cause in ("CONFLICT", "DISASTER")]
    return f"{found}" if any(found) else ""


@judges("How many are children is not known.")
def refugee_children_not_known(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    refugees = rows.last(rows.series(rows.usual("refugees-by-asylum")), code)
    if refugees is None:
        return "no refugees"
    share = at(rows, rows.usual("child-share-of-refugees-by-asylum"), code, refugees.year)
    return f"their share: {share}" if share is not None and refugees.high >= 10 else ""


@judges("{share}% of those of known age are children.", "{share}% are children, by estimated ages.")
def refugee_children(claim: Claim, rows: Rows) -> str:
    """The share of the newest year of refugees; of estimated ages it says so, of others that they are known."""
    code = country(claim)
    refugees = rows.last(rows.series(rows.usual("refugees-by-asylum")), code)
    share = refugees and at(rows, rows.usual("child-share-of-refugees-by-asylum"), code, refugees.year)
    if not share or (share.status == "E") != ("estimated" in claim.message):
        return f"{share}"
    return "" if agrees(claim.said["share"], share.low, share.high) else f"{share}"


def _killed(rows: Rows, code: str) -> tuple[list[str], Figure | None]:
    """Under whom an area's dead are counted, with all that are counted so; and those of the newest year."""
    entries = [one for one in rows.catalogue["conflict-deaths"]["wider"] if "until" not in one]
    owner = next((one["area"] for one in entries if code in one["of"]), code)
    areas = [owner, *(other for one in entries if one["area"] == owner for other in one["of"])]
    return areas, rows.last(rows.series(_of_all("conflict-deaths")), owner)


@judges(
    "{count} person was killed in organised violence in {year} (best estimate).",
    "{areas}, counted together: {count} person was killed in organised violence in {year} (best estimate).",
)
def many_killed(claim: Claim, rows: Rows) -> str:
    """A thousand or more, and one of 100,000 people; of areas that are counted together all are named."""
    areas, last = _killed(rows, country(claim))
    if last is None or last.year != year_of(claim) or last.year != rows.span("conflict-deaths")[1]:
        return f"{last}"
    people = sum(rows.people()[area][last.year] for area in areas)
    if last.low < 1000 or last.low / people < 1 / 100_000:
        return f"{last.low} of {people}"
    told = claim.said.get("areas", rows.name(areas[0]))
    named = {rows.named(name) for name in re.split(r", | and ", told)}
    return "" if named == set(areas) and agrees(claim.said["count"], last.low, last.low) else f"{areas} {last}"


@judges("Displaced by conflict: {count} child ({year}).")
def many_displaced(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    last = rows.last(rows.series(Key("displaced-stock-by-age", "_T", CHILD, "CONFLICT")), code)
    if last is None or last.year != year_of(claim) or last.low / rows.people(CHILD)[code][last.year] < 0.05:
        return f"{last}"
    return "" if agrees(claim.said["count"], last.low, last.high) else f"{last}"


@judges("Palestine refugees (UNRWA), counted apart: {count} ({year}).")
def counted_by_unrwa(claim: Claim, rows: Rows) -> str:
    last = rows.last(rows.series(rows.usual("palestine-refugees-unrwa")), country(claim))
    right = last is not None and last.year == year_of(claim) and agrees(claim.said["count"], last.low, last.high)
    if fell_as_some_are_unlisted(rows, country(claim)):
        return "a part of the fall may be those listed without an area"
    return "" if right else f"{last}"


@judges("Of those displaced within the country, the ages are not known.")
def ages_not_known(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    whole_of = _last(rows, Key("displaced-stock-by-age", "_T", "_T", "CONFLICT"), code)
    children = _last(rows, Key("displaced-stock-by-age", "_T", CHILD, "CONFLICT"), code)
    return f"{children} of {whole_of}" if whole_of is None or children else ""


@judges("None listed")
def none_listed(claim: Claim, rows: Rows) -> str:
    """Nobody at all, of whatever age: where the ages alone are not known, nobody says "none"."""
    kinds = [(age, cause) for age in ("_T", CHILD) for cause in ("CONFLICT", "DISASTER")]
    found = [_last(rows, Key("displaced-stock-by-age", "_T", *kind), country(claim)) for kind in kinds]
    return f"{found}" if any(found) else ""


@judges("UNHCR lists few refugees or none, from here or living here.")
def few_refugees(claim: Claim, rows: Rows) -> str:
    found = {
        name: _last(rows, rows.usual(name), country(claim)) for name in ("refugees-by-origin", "refugees-by-asylum")
    }
    if all(number is None for number in found.values()):
        return "no figure at all"
    recent = {
        n: number for n, number in found.items() if number and number >= 10 and _is_recent(rows, n, country(claim))
    }
    return f"{recent}" if recent else ""


@judges("UNHCR has no figure of this area: its refugees may be counted with those of another.")
def refugees_of_no_row(claim: Claim, rows: Rows) -> str:
    tables = ("refugees-by-origin", "refugees-by-asylum")
    found = {name: rows.known(rows.series(rows.usual(name)), country(claim)) for name in tables}
    return f"{found}" if any(found.values()) else ""


def _is_recent(rows: Rows, name: str, code: str) -> bool:
    last = rows.last(rows.series(rows.usual(name)), code)
    return last is not None and last.year >= rows.span(name)[1] - int(rows.catalogue[name]["window"])


# ------------------------------------------------------------------------------------------ justice


@judges("No figure on convictions is known here.")
def no_convictions(claim: Claim, rows: Rows) -> str:
    found = rows.last(rows.series(_of_all(CONVICTED)), country(claim))
    return f"{found}" if found else ""


@judges("No figure on prosecutions is known here.")
def no_prosecutions(claim: Claim, rows: Rows) -> str:
    found = rows.last(rows.series(_of_all(PROSECUTED)), country(claim))
    return f"{found}" if found else ""


@judges("No figure on prosecutions or convictions.")
def no_justice(claim: Claim, rows: Rows) -> str:
    return no_convictions(claim, rows) or no_prosecutions(claim, rows)


@judges(
    "Party to {n} of {of} on trafficking and children (lists of {years}).",
    "Treaties whose status is known here: {of}. Party to {n} (lists of {years}).",
)
def treaties(claim: Claim, rows: Rows) -> str:
    lasts = {name: rows.last(rows.series(rows.usual(name)), country(claim)) for name in TREATIES}
    known = [last for last in lasts.values() if last is not None]
    party = [name for name, last in lasts.items() if last is not None and last.low == 2]
    true = (len(party), len(known))
    lists = " to ".join(dict.fromkeys(map(str, (min(one.year for one in known), max(one.year for one in known)))))
    if claim.said["years"] != lists:
        return f"lists of {lists}"
    if ("is known here" in claim.message) != (len(known) < len(TREATIES)):
        return f"known of {len(known)}"
    return "" if (whole(claim.said["n"]), whole(claim.said["of"])) == true else f"{party}"


@judges("The US Department of Labor finds {n} of {of} on children up to standard ({year}).")
def laws(claim: Claim, rows: Rows) -> str:
    found = [one for name in LAWS if (one := rows.last(rows.series(rows.usual(name)), country(claim))) is not None]
    year = max(one.year for one in found)
    newest = [one for one in found if one.year == year]
    true = (sum(one.low == 1 for one in newest), len(newest), year)
    return "" if (whole(claim.said["n"]), whole(claim.said["of"]), year_of(claim)) == true else f"{true}"


# ------------------------------------------------------------------------------------------ protection and targets


def _since(rows: Rows) -> int:
    """The first year of what is told as recent."""
    end = max(rows.span(name)[1] for name, entry in rows.catalogue.items() if entry["theme"] == "protection")
    return end - max(int(rows.catalogue[name]["window"]) for name in OTHERS)


def _known_since(rows: Rows, code: str, *, before: bool = False) -> dict[str, int]:
    """Measures with a figure from then on, each with its newest year; `before`: those with older ones alone."""
    lasts = {name: rows.last(rows.series(rows.usual(name)), code) for name in OTHERS}
    years = {name: last.year for name, last in lasts.items() if last is not None}
    return {name: year for name, year in years.items() if (year < _since(rows)) == before}


@judges("{n} of {of} has a figure since {first}; it is from {year}.")
def measured(claim: Claim, rows: Rows) -> str:
    found = _known_since(rows, country(claim))
    true = (len(found), len(OTHERS), _since(rows), min(found.values(), default=0))
    told = whole(claim.said["n"]), whole(claim.said["of"])
    return "" if (*told, year_of(claim, "first"), year_of(claim)) == true else f"{true}"


@judges("Of six measures, {number} has a figure since {first}.")
def measured_of_six(claim: Claim, rows: Rows) -> str:
    true = (len(_known_since(rows, country(claim))), _since(rows), len(OTHERS))
    return "" if (whole(claim.said["number"]), year_of(claim, "first"), 6) == true else f"{true}"


@judges("{number} has only an older one.")
def measured_before(claim: Claim, rows: Rows) -> str:
    found = _known_since(rows, country(claim), before=True)
    return "" if whole(claim.said["number"]) == len(found) else f"{found}"


@judges("Older figures only: {names}.")
def older_alone(claim: Claim, rows: Rows) -> str:
    found = _known_since(rows, country(claim), before=True)
    told = names_in(claim.said["names"], rows, country(claim)) or {}
    return "" if {name: str(year) for name, year in found.items()} == told else f"{found}"


@judges("No measure of protection has a figure since {year}.", "No figure since {year} on six measures of protection.")
def none_measured(claim: Claim, rows: Rows) -> str:
    found = _known_since(rows, country(claim))
    return f"{found}" if found or year_of(claim) != _since(rows) else ""


@judges("Protection: furthest behind others")
def furthest_behind(claim: Claim, rows: Rows) -> str:
    """A superlative over some measures, of one short of its target and in the worst quarter; none older is worse."""
    code = country(claim)
    found, name = _measures(rows, code), _weakest(rows, code)
    far = 100 - found[name] if rows.catalogue[name]["direction"] == "up" else found[name]
    is_met = rows.statuses[name, code]["status"] == "TARGET_MET"
    every, worst = _measures(rows, code, older=True), _weakest(rows, code, older=True)
    worst_far = 100 - every[worst] if rows.catalogue[worst]["direction"] == "up" else every[worst]
    right = len(found) >= LEAST_COMPARED and far >= WEAK and not is_met and far >= worst_far
    return "" if right else f"{found}, {every}"


@judges("Figures from {first} to {last}.")
def compared_years(claim: Claim, rows: Rows) -> str:
    """The years of the figures that the measure told of is compared with; or of those that targets are judged by."""
    code = country(claim)
    judged = [int(row["last_year"]) for row in rows.statuses_of([code]) if row["status"] != "CANNOT_BE_JUDGED"]
    if judged and (year_of(claim, "first"), year_of(claim, "last")) == (min(judged), max(judged)):
        return ""
    if not _measures(rows, code):
        return f"targets are judged by figures of {judged}"
    figures = shown(rows, rows.usual(_weakest(rows, code)))
    years = [one.year for area, one in figures.items() if area in {code, *rows.members}]
    true = (min(years), max(years))
    return "" if (year_of(claim, "first"), year_of(claim, "last")) == true else f"{true}"


@judges(
    "Worse than the group's median ({group}): {names}.",
    ("Of the {n} that can be compared, worse than the group's median ({group}): {names}."),
)
def worse(claim: Claim, rows: Rows) -> str:
    """Each named measure is on the wrong side of the median of the group that the area is compared with."""
    code = country(claim)
    found = _measures(rows, code)
    compared = [name for name in found if middle(rows, code, name)[2] >= FEW and middle(rows, code, name)[3]]
    if len(compared) != (whole(claim.said["n"]) if "n" in claim.said else len(found)):
        return f"compared are {compared}"

    def judge(name: str, _bracket: str) -> str:
        group, (low, high), _, own, _ = middle(rows, code, name)
        if rows.named(claim.said["group"]) != group or own is None:
            return f"compared with {group}"
        wrong = own.low > high if rows.catalogue[name]["direction"] == "down" else own.high < low
        return "" if wrong else f"{name}: {own} beside {low} to {high}"

    return each_named(claim, rows, judge)


def _with_status(claim: Claim, rows: Rows, wanted: tuple[str, ...], only: tuple[str, ...] = ()) -> str:
    """Whether the named targets are those with one of these statuses."""
    true = {
        name
        for name, status in _statuses(rows, country(claim)).items()
        if status in wanted and (not only or name in only)
    }
    told = set(names_in(claim.said["names"], rows, country(claim)) or {})
    return "" if told == true else f"{true}"


@judges("Met: {names}.")
def met(claim: Claim, rows: Rows) -> str:
    return _with_status(claim, rows, ("TARGET_MET",), tuple(_measures(rows, country(claim))))


@judges("Met or on track: {names}.")
def met_or_on_track(claim: Claim, rows: Rows) -> str:
    return _with_status(claim, rows, GOOD)


@judges("Worst trends: {names}.")
def worse_or_hardly_moving(claim: Claim, rows: Rows) -> str:
    return _with_status(claim, rows, ("DETERIORATION", "LIMITED"))


@judges("Moving the right way, but too slowly: {names}.")
def too_slow(claim: Claim, rows: Rows) -> str:
    return _with_status(claim, rows, ("FAIR",))


@judges("Missed: {names}.")
def deadline_missed(claim: Claim, rows: Rows) -> str:
    return _with_status(claim, rows, ("TARGET_MISSED",))


@judges("None of these targets can be judged.")
def none_can_be_judged(claim: Claim, rows: Rows) -> str:
    true = sum(status != "CANNOT_BE_JUDGED" for status in _statuses(rows, country(claim)).values())
    return f"{true} are judged" if true else ""


@judges("{met} of {judged}")
def met_of_judged(claim: Claim, rows: Rows) -> str:
    statuses = [*_statuses(rows, country(claim)).values()]
    true = (sum(one in GOOD for one in statuses), sum(one != "CANNOT_BE_JUDGED" for one in statuses))
    return "" if (whole(claim.said["met"]), whole(claim.said["judged"])) == true else f"{true}"


@judges("{number} is short of its target; its pace is not known.")
def short(claim: Claim, rows: Rows) -> str:
    found = _short_of(rows, country(claim))
    return "" if whole(claim.said["number"]) == found else f"{found}"


def _short_of(rows: Rows, code: str) -> int:
    """Targets that a recent figure is short of, without a pace to judge by."""
    return sum(is_short(row, rows) for row in rows.statuses_of([code]))


@judges("of {number} target")
def of_targets(claim: Claim, rows: Rows) -> str:
    return "" if whole(claim.said["number"]) == len(rows.with_target) else f"{len(rows.with_target)}"
