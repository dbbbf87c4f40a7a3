"""Checks of figures that rows of their own table deny; and of what must stand where a figure does, but may be missing.

A check of a sentence cannot see what is not said. `needs` names what has to stand in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from tests.gate.brief_claims import (
    ADULT,
    CHILD,
    VICTIMS,
    _parts_by_sex,
    at,
    country,
    form_by_sex,
    newer_sum,
    other_ages,
    too_low,
    year_of,
)
from tests.gate.everybody_claims import FAR, denied_by_all
from tests.gate.flow_claims import sums_in_doubt
from tests.gate.heard import squeezed
from tests.gate.persons_claims import are_ages, are_ranges, highest, left_open, stands
from tests.gate.referred_claims import is_as_referred
from tests.gate.registry import ELSEWHERE, judges, needs
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import agrees, whole
from tests.gate.title_claims import (
    GIRLS,
    SHARE,
    _names_of,
    _shown,
    _split_areas,
    _unclear,
    around,
    as_titled,
    by_form_disagrees,
    class_edges,
    enough,
    figure_in,
    figures,
    is_of_few,
    is_raised,
    key_of,
    named_there,
    told_up_to,
)
from tests.gate.told import TOLD
from tests.gate.unfounded_claims import listed_by_form
from tests.gate.walk import Claim, Rendered

CHILDREN = VICTIMS._replace(age=CHILD)
PERSONS = ("detected-victims", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted")
TABLES = (*PERSONS, "detected-victims-by-form")
EVERY_COUNTRY = ("moving-table",)
LAST = 2022
"""The last full year, with which comparisons over the same countries end."""
DRAWN_FROM = 2007
"""The first year of charts of persons beside each other."""


# ------------------------------------------------------------------------------------------ what the rows deny


def wholes_exceeded(rows: Rows, key: Key, code: str, year: int) -> list[tuple[str, Figure]]:
    """Rows of which a figure is a part, and yet certainly more; each with "sexes" or "ages"."""
    own = at(rows, key, code, year)
    if key.indicator not in TABLES or key.sex not in ("_T", "F", "M") or own is None:
        return []
    wider = [
        ("sexes", key._replace(sex="_T")),
        ("ages", key._replace(age="_T")),
        ("ages", key._replace(sex="_T", age="_T")),
    ]
    found = [(name, at(rows, one, code, year)) for name, one in wider if one != key]
    return [(name, figure) for name, figure in found if figure is not None and own.low > figure.high]


@cache
def denied_years(rows: Rows, key: Key, code: str) -> frozenset[int]:
    """Years whose figure other rows of the same report deny."""
    years = {figure.year for figure in rows.known(rows.series(key), code)} if key.indicator in TABLES else set()
    found = {year for year in years if wholes_exceeded(rows, key, code, year)}
    if key == CHILDREN:
        found |= {*too_low(rows, code, FAR), *other_ages(rows, code), *denied_by_all(rows, code)} & years
    if key == VICTIMS:
        found |= denied_by_all(rows, code) & years
    elif key.indicator == "detected-victims-by-form":
        found |= {year for year in years if form_by_sex(rows, key, code, year)}
    elif key.indicator in PERSONS and key == Key(key.indicator):
        found |= {year for year in years if _parts_are_more(rows, key, code, year)}
    return frozenset(found)


def _parts_are_more(rows: Rows, key: Key, code: str, year: int) -> bool:
    """Whether persons by age, or by sex, are over a tenth more than a total, which does not stand for all that; others
    who are all of them are no sex."""
    if stands(rows, key.indicator, code, year):
        return False
    total = at(rows, key, code, year)
    ages = [at(rows, key._replace(age=age), code, year) for age in (CHILD, ADULT)]
    sexes = {sex: at(rows, key._replace(sex=sex), code, year) for sex in ("F", "M", "_O")}
    others = sexes["_O"]
    if others and total and others.value == total.value and any(one and one.high for one in (sexes["F"], sexes["M"])):
        sexes["_O"] = None
    return total is not None and any(
        sum(part.low for part in parts if part) > FAR * total.high for parts in (ages, sexes.values())
    )


def _codes(claim: Claim, rows: Rows) -> list[str]:
    """Countries that a view may have; all where it is of no country, or has all beside those asked for."""
    if claim.place.name in EVERY_COUNTRY:
        return list(rows.areas)
    return named_there(claim, rows) or list(rows.areas)


def _keys(rows: Rows) -> list[Key]:
    return [key for table in TABLES for key in rows.table(table)]


@cache
def _any_denied(rows: Rows, code: str) -> bool:
    return any(denied_years(rows, key, code) for key in _keys(rows))


# ------------------------------------------------------------------------------------------ what is said of it


@judges("{figure} (more than all ages: {whole})", "{figure} (more than all sexes: {whole})")
def more_than_whole(claim: Claim, rows: Rows) -> str:
    """Some figure of those shown is that number, and its whole is; a map holds those of all countries, without it."""
    of = "ages" if "ages" in claim.message else "sexes"
    # Over a chart the figure has its year, in a head in brackets.
    figure, _, when = re.sub(r" \((\d{4})\)$", r" in \1", claim.said["figure"]).partition(" in ")
    near = []
    for code in rows.areas if figure == "{figure}" else _codes(claim, rows):
        for key in _keys(rows):
            for year in denied_years(rows, key, code):
                own = at(rows, key, code, year)
                for name, more in wholes_exceeded(rows, key, code, year)[:1]:
                    fits = own and (figure == "{figure}" or agrees(figure, own.low, own.high))
                    fits = fits and when in ("", str(year))
                    if fits and name == of and agrees(claim.said["whole"], more.low, more.high):
                        return ""
                    near.append((code, key, year))
    return f"{near[:3]}"


@judges("possibly {figure}", "{figure}, uncertain", free=("figure",))
def uncertain_figure(claim: Claim, rows: Rows) -> str:
    """A map holds those of all countries for the browser."""
    if claim.place.name.startswith("flows"):
        return sums_in_doubt(claim, rows)
    is_map = claim.said["figure"] == "{figure}" or claim.is_of_map
    codes = rows.areas if is_map else _codes(claim, rows)
    return "" if any(_any_denied(rows, code) for code in codes) else "no row denies any of its figures"


@judges("more than the whole that it is a part of")
def noted_above_its_whole(claim: Claim, rows: Rows) -> str:
    """The table of a map has all countries, each by a figure of its year or of one before."""
    if not claim.is_of_map:
        return hollow(claim, rows)
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    of = rows.catalogue[asked.indicator].get("rate_of")
    key = key._replace(indicator=of) if of else key
    found = {year for code in rows.areas for year in denied_years(rows, key, code) if year <= asked.year}
    return "" if found else f"no row of {key} denies any of its figures"


@judges(
    "Outline: uncertain, as figures in the same report disagree.",
    "outline: figures in the same report disagree",
)
def hollow(claim: Claim, rows: Rows) -> str:
    return "" if any(_any_denied(rows, code) for code in _codes(claim, rows)) else "no row denies any of its figures"


@judges(
    "Uncertain (figures in the same report disagree): {areas}.",
    "Uncertain: {countries} (see the address).",
    "Unclear (figures in the same report disagree): {areas}.",
)
def uncertain_on_map(claim: Claim, rows: Rows) -> str:
    """Of a map of the world all whose figures are denied but those that are none, which are unclear, or as many, all of
    whom a slide's notes name; of a part of it some of these."""
    if claim.place.name.startswith("flows"):
        return sums_in_doubt(claim, rows)
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    first, last = rows.span(key.indicator)
    # A map on a page can be moved to each year of its table.
    is_still, named = claim.place.medium in ("image", "slide"), _split_areas(claim.said.get("areas", ""), rows)
    number, near = whole((claim.said.get("countries") or claim.said["areas"]).partition(" ")[0]), []
    for year in [min(asked.year, last)] if is_still else range(first, last + 1):
        shown = rows.latest(figures(claim, key, rows), list(rows.areas), year, *around(claim, key, rows, year))
        denied = {
            code: one
            for code, one in shown.items()
            if one.known and one.year not in _unclear(key, code, rows) and in_doubt_on_map(claim, key, code, one, rows)
        }
        members = denied.keys() & set(rows.members)
        is_of_none = claim.message.startswith("Unclear")
        meant = {code for code in members if bool(denied[code].high) is not is_of_none}
        near.append(meant)
        is_part = bool(asked.areas) and set(named) <= denied.keys()
        if number == len(meant) if number else named and (set(named) == meant or is_part):
            return ""
    return f"{near[:2]}"


@needs(
    "Uncertain (figures in the same report disagree): {areas}.",
    "Perhaps in a higher class (ages unknown): {areas}.",
)
def named_in_notes(claim: Claim, place: Rendered, _rows: Rows) -> str:
    """Whoever is counted on a slide is named in its notes."""
    said = [one.said["areas"] for one in place.told if one.message == claim.message]
    is_counted = place.place.medium == "slide" and all(whole(areas.partition(" ")[0]) for areas in said)
    return "counted, and named nowhere" if is_counted else ""


def is_denied(rows: Rows, key: Key, code: str, year: int) -> bool:
    """Whether other rows deny a figure, or some children are listed by form of exploitation where it is of none."""
    is_of_children = key._replace(sex=CHILDREN.sex) == CHILDREN
    sex = {SHARE: key.sex, GIRLS: "F"}.get(key.indicator, key.sex if is_of_children else "")
    return year in denied_years(rows, key, code) or (bool(sex) and year in listed_by_form(rows, code, sex))


def in_doubt_on_map(claim: Claim, key: Key, code: str, figure: Figure, rows: Rows) -> bool:
    """Whether other rows deny a figure of a map, or girls, boys and others would have another class of its scale."""
    of = rows.catalogue[key.indicator].get("rate_of")
    counted = key._replace(indicator=of) if of else key
    if is_denied(rows, counted, code, figure.year):
        return True
    total = at(rows, CHILDREN, code, figure.year)
    if counted != CHILDREN or total is None or not total.low or figure.year not in too_low(rows, code):
        return False
    times = sum(own.low for own in _parts_by_sex(rows, CHILDREN, code, figure.year)) / total.low
    return any(figure.low < edge <= times * figure.low for edge in class_edges(claim, key, rows))


ALSO = re.compile(r"(\D+?)(?: at least)? (≥?)([\d.,]+)([§*]*)†?(?: \((\d{4})\))?")
"""An area with its figure on a map of the world: "Ghana at least 4.81 (2021)", "United Kingdom ≥48.8†"."""


@judges("{figures}, in alphabetical order: {areas}.", free=("figures",))
def named_at_the_top(claim: Claim, rows: Rows) -> str:
    """In some year of the map the UN members named are all those of the highest class that any has, in the order of
    their names; "§" is at those of few alone, "*" at those whose figures are denied alone, and both are explained."""
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    signed, _, meaning = claim.said["areas"].partition(" (")
    areas = re.sub("[§*]", "", signed)
    named, edges = _split_areas(areas, rows), class_edges(claim, key, rows)
    if ["§" in signed, "*" in signed] != ["§ few: under 10 people" in meaning, "* uncertain" in meaning]:
        return f"{signed}: explained as “{meaning}”"
    for year in range(rows.span(key.indicator)[0], rows.span(key.indicator)[1] + 1):
        shown = _shown(claim, key, rows, year).items()
        least = {code: figure.low for code, figure in shown if figure.year not in _unclear(key, code, rows)}
        top = max((edge for edge in edges if any(low >= edge for low in least.values())), default=None)
        said = figure_in(re.sub(r"%? or more.*$", "", claim.said["figures"])).replace(",", "")
        if top == float(said) and set(named) == {code for code, low in least.items() if low >= top}:
            begun = [next(_names_of(code, areas, rows))[0] for code in named]
            if len(set(named)) < len(named) or begun != sorted(begun):
                return "not by the alphabet"
            return _wrong_signs(claim, key, signed, {code: one for code, one in shown if code in named}, rows)
    return f"{named}: in no year"


@judges("Also {figures}: {areas}", free=("figures",))
def also_at_the_top(claim: Claim, rows: Rows) -> str:
    """In the year of the map the UN members named are among those of the highest class that any has, each with its
    figure, behind which "§" stands at those of few alone, and "*" at those denied."""
    if not claim.kind:  # The slides of a brief have a map of rates of the world.
        asked = replace(claim.asked, areas=(), measure="rate")
        claim = replace(claim, asked=asked, kind="area-lines", place=claim.place._replace(name="victims-map"))
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    edges = class_edges(claim, key, rows)
    shown = _shown(claim, key, rows, min(claim.asked.year, rows.span(key.indicator)[1]))
    top = max(edge for edge in edges if any(figure.low >= edge for figure in shown.values()))
    if figure_in(re.sub(r"%? or more.*$", "", claim.said["figures"])).replace(",", "") != f"{top:g}":
        return f"the highest class begins at {top}"
    for told in claim.said["areas"].replace("\u00a0", " ").split(", "):
        words, least, number, signs, year = ALSO.fullmatch(told).groups()  # type: ignore[union-attr]
        code = rows.named(words)
        figure = shown[code]
        few = "§" if is_of_few(claim, key, code, figure.year, rows) else ""
        denied = "*" if in_doubt_on_map(claim, key, code, figure, rows) else ""
        decimals, drawn = len(number.partition(".")[2]), float(number.replace(",", ""))
        if drawn != round(figure.low, decimals) or figure.low < top or signs != f"{few}{denied}":
            return f"{told}: {figure}, {few}{denied}"
        is_least = bool(least) or f"{words} at least " in told
        is_referred = told.partition(" (")[0].endswith("†")
        if is_referred != is_as_referred(rows, code, figure.year) and (is_referred or key == CHILDREN):
            return f"{told}: of referrals or not"
        if key == CHILDREN and is_least != (is_raised(rows, code, figure.year) and figure.low > 0):
            return f"{told}: raised or not"
        if int(year or claim.asked.year) != figure.year:
            return f"{told}: of {figure.year}"
    return ""


@needs("Also {figures}: {areas}")
def also_in_order(claim: Claim, place: Rendered, _rows: Rows) -> str:
    """Below a title that names the highest the higher figure is first, of equal ones the first name; else the names are
    in their order, which ranks none."""
    is_ranked = any(one.message.startswith("{label}, {unit}, {year}: highest in ") for one in place.told)
    told = [ALSO.fullmatch(one) for one in claim.said["areas"].replace("\u00a0", " ").split(", ")]
    begun = [(-float(one[3].replace(",", "")) if is_ranked else 0.0, one[1]) for one in told if one is not None]
    return "" if begun == sorted(begun) else "not in their order"


SPOKEN = re.compile(
    r"(?P<least>at least )?(?P<figure>[^,(]+?) per 100,000 children(?P<few>, under 10 people)?(?P<doubt>, uncertain)?"
    r" \((?P<year>\d{4})\)(?P<referred>, potential victims)?"
)
"""What is read to who does not see a country's rate on the map of a slide."""


@judges("{area}: {figure}")
def read_of_an_area(claim: Claim, rows: Rows) -> str:
    """It is the country's figure on the map of the year, with what its signs say."""
    told, key = SPOKEN.fullmatch(claim.said["figure"]), CHILDREN
    code = rows.named(claim.said["area"].replace("\u00a0", " "))
    if told is None or claim.place.name != "victims-map" or claim.asked.measure != "rate" or code not in rows.members:
        return ELSEWHERE
    figure = _shown(claim, key, rows, min(claim.asked.year, rows.span(key.indicator)[1])).get(code)
    if figure is None or figure.year != int(told["year"]) or not agrees(told["figure"], figure.low, figure.high):
        return f"{figure}"
    true = {
        "least": is_raised(rows, code, figure.year) and figure.low == figure.high > 0,
        "few": is_of_few(claim, key, code, figure.year, rows),
        "doubt": in_doubt_on_map(claim, key, code, figure, rows),
        "referred": is_as_referred(rows, code, figure.year),
    }
    true["least"] &= not true["doubt"]
    return "" if all(bool(told[name]) == is_so for name, is_so in true.items()) else f"{figure}: {true}"


@judges("at least (ages unknown)")
def least_by_ages(claim: Claim, rows: Rows) -> str:
    """Of the highest class on the map of the year some figure may be more."""
    if not claim.kind:
        return ELSEWHERE
    edges = class_edges(claim, CHILDREN, rows)
    shown = _shown(claim, CHILDREN, rows, min(claim.asked.year, rows.span(CHILDREN.indicator)[1])).items()
    top = max(edge for edge in edges if any(figure.low >= edge for _, figure in shown))
    high = [(code, figure.year) for code, figure in shown if figure.low >= top]
    return "" if any(is_raised(rows, code, year) for code, year in high) else f"{high}"


@judges("potential victims")
def referred_by_sign(claim: Claim, rows: Rows) -> str:
    """Of the highest class on the map of the year the figure of some country rests on totals that equal referrals. A
    page, which holds every year, has these words only within the sentence that names the years."""
    if not claim.kind or claim.place.medium == "view":
        return ELSEWHERE
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    shown = _shown(claim, key, rows, min(claim.asked.year, rows.span(key.indicator)[1])).items()
    return "" if any(is_as_referred(rows, code, figure.year) for code, figure in shown) else f"{key}: none"


def _wrong_signs(claim: Claim, key: Key, signed: str, shown: Mapping[str, Figure], rows: Rows) -> str:
    """Which areas of a list bear other signs than their figures have; empty of none."""
    for code, figure in shown.items():
        name = next(_names_of(code, signed, rows))
        few = "§" if is_of_few(claim, key, code, figure.year, rows) else ""
        signs = f"{few}{'*' if in_doubt_on_map(claim, key, code, figure, rows) else ''}"
        if re.search(rf"{re.escape(name)}([§*]*)", signed)[1] != signs:  # type: ignore[index]
            return f"{name}: “{signs}” of {figure.year}"
    return ""


AGES_TOP = "pale top: adults and children add up to more than the total"


@judges("pale top: counts by age or sex add up to more than the total", AGES_TOP)
def top_of_parts(claim: Claim, rows: Rows) -> str:
    """Some total is drawn up to its parts, which are adults and children where these are named, and elsewhere not
    all."""
    asked = claim.asked
    codes = [code for code in asked.areas if code in rows.areas]
    of = rows.catalogue.get(asked.indicator, {}).get("rate_of", asked.indicator)
    are_all = are_ranges(claim) or claim.kind in ("timeline", "")
    names = PERSONS if are_all else [of] if of in PERSONS and (asked.sex, asked.age) == ("_T", "_T") else []
    if claim.kind == "timeline":  # Of persons it has its own row and those that are chosen beside it.
        names = [name for name in names if name in (of, *asked.against)]
    by_age = {
        (code, name, year): are_ages(rows, name, code, year)
        for code in codes
        for name in names
        for year in left_open(rows, name, code)
        if year >= DRAWN_FROM
    }
    is_named = all(by_age.values()) if claim.message == AGES_TOP else not all(by_age.values())
    return "" if by_age and is_named else f"{by_age}"


_DENIED_BY_ALL = "the report has over a tenth more victims in parts than in total, which is not said"


@needs("{count} child was detected in {year}.", "{none} was reported for {year}.")
def headline_with_doubt(claim: Claim, place: Rendered, rows: Rows) -> str:
    """In the next sentence, whose numbers a tile of the same page has; of a sum of ours, the brief."""
    year, code = year_of(claim), country(claim)
    denied = year in denied_years(rows, CHILDREN, code) or year in denied_by_all(rows, code)
    denied = denied or bool(by_form_disagrees(rows, code, year))
    doubted = squeezed(f"{claim.text} That report contradicts itself.") in place.text
    is_sum = (newer_sum(rows, code) or (0,))[0] == year
    return _DENIED_BY_ALL if denied and not (doubted and (is_sum or _reads_uncertain(place, year))) else ""


@needs(
    "No total of detected children is published for {year}. By sex there are {parts}: {sum} child in all, by "
    "these counts. With the adults, they fit the total of {count} of that year.",
    "No total of detected children is published for {year}. By sex there are {parts}: {sum} child in all, by "
    "these counts.",
)
def sum_with_doubt(claim: Claim, place: Rendered, rows: Rows) -> str:
    """A sum of ours beside a total which the report itself denies: it is not said to fit."""
    year = year_of(claim)
    is_said = _reads_uncertain(place, year) and "count" not in claim.said
    return _DENIED_BY_ALL if year in denied_by_all(rows, country(claim)) and not is_said else ""


def _reads_uncertain(place: Rendered, year: int) -> bool:
    pattern = rf"Uncertain:detectedvictimsby(?:age|sex)inthereportfor{year}:"
    return re.search(pattern, place.text) is not None


_DOUBTS = "|".join(
    (
        r"uncertain\.",
        "the(?:share|source)[^.]*than(?:it)?intotal",
        "byageorsexthesourcegivesmorepeoplethanintotal",
        "thesourcecountsnosuchchild,butsome",
    )
)
"""How sentences go on, squeezed, that say of a place and a year that rows of its report deny a figure."""


@needs("{area}: {figure} child among detected victims in {year}")
def first_sentence_with_doubt(claim: Claim, _place: Rendered, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    return _wants_bracket(claim, denied_years(rows, CHILDREN, code) if code in rows.areas else frozenset())


@needs(re.compile(r"\{area\}, \{subject\}: \{figure\} in \{year\}"), *TOLD)
def title_with_doubt(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside the figure; where it comes from, right below it, since the figure there is the published row."""
    claim = as_titled(claim, rows) if claim.message in TOLD else claim
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    # Of rows beside each other a total is told up to the sum of its parts (`one_of_the_rows`).
    if code not in rows.areas or highest(claim, rows, key.indicator, code, year_of(claim)):
        return ""
    of = rows.catalogue[key.indicator].get("rate_of")
    below = re.escape(squeezed(f"{claim.said['area']}, {claim.said['year']}:"))
    if place.page == "origin" and re.search(rf"{below}(?:{_DOUBTS})", place.text):
        return ""
    return _wants_bracket(claim, denied_years(rows, key._replace(indicator=of) if of else key, code))


@needs(
    "{count} person was prosecuted for trafficking in {year}.",
    "{count} person was convicted of trafficking in {year}.",
)
def persons_with_doubt(claim: Claim, _place: Rendered, rows: Rows) -> str:
    """A total is as certain in one place as in another; and says that it is the newest."""
    name = "prosecuted" if "prosecuted" in claim.message else "convicted"
    if ", the latest " not in claim.said["year"]:
        return "not said to be the latest"
    is_denied = year_of(claim) in denied_years(rows, Key(f"persons-{name}"), country(claim))
    if is_denied != bool(re.search(r"[Pp]ossibly |\((?:though |added up )", claim.said["count"])):
        return f"{name}: other rows of the report deny it: {is_denied}"
    return ""


@needs("{area}, {year}: {parts}")
def form_with_its_sexes(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Wherever forms of exploitation are told: how many their rows by sex are, where these are more."""
    if place.kind != "parts-by-form":
        return ""
    asked, year = claim.asked, year_of(claim)
    for key in rows.table("detected-victims-by-form"):
        sums = form_by_sex(rows, key, asked.areas[0], year) if key.sex == asked.sex and asked.areas else None
        if sums is None or key.age != CHILD or wholes_exceeded(rows, key, asked.areas[0], year):
            continue
        told = re.findall(r"\(though children by sex: ([^()]+)\)", claim.text)
        if not any(agrees(one, *sums) for one in told):
            return f"{key.breakdown}: by sex {sums}, which is not said"
    return ""


def _wants_bracket(claim: Claim, denied: Iterable[int]) -> str:
    is_told = re.search(r"\(|unclear|possibly|uncertain", claim.said["figure"])
    found = re.findall(r"\d{4}", claim.said["year"])
    is_denied = bool(found) and int(found[0]) in denied
    return "other rows of the report deny it, which is not said" if is_denied and not is_told else ""


# ------------------------------------------------------------------------------------------ people of no country


def _of_no_country(rows: Rows, key: Key, code: str, year: int) -> int:
    own = rows.series(key).get("_X", {}).get(year)
    return round(own.low) if code == "001" and own is not None and own.known else 0


@judges("{said}; counted too: {people} of unknown or no country", free=("said",))
def counted_too(claim: Claim, rows: Rows) -> str:
    """Of some table whose sums over areas hold such people, in some year."""
    told = whole(claim.said["people"].partition(" ")[0])
    tables, asked = ("refugees-by-origin", "refugees-by-asylum", "palestine-refugees-unrwa"), claim.asked
    keys = [*map(rows.usual, tables), Key(asked.indicator, asked.sex, asked.age, asked.breakdown)]
    years = {round(figure.low) for key in keys for figure in rows.known(rows.series(key), "_X")}
    return "" if told and told in years else f"nobody counts {told}"


@judges("Of the sum, {number} person is of unknown or no country.")
def of_the_sum(claim: Claim, rows: Rows) -> str:
    asked = claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    last = max((figure.year for code in rows.areas for figure in rows.known(rows.series(key), code)[-1:]), default=0)
    # Rates end a year before, where nobody counts people yet.
    true = {_of_no_country(rows, key, "001", year) for year in (last, last - 1)} - {0}
    return "" if whole(claim.said["number"]) in true else f"{true}"


@needs("{area}, {subject}: {figure} recorded in {year} ({number} country or area)")
def sum_says_who_is_of_no_country(claim: Claim, place: Rendered, rows: Rows) -> str:
    code, key = rows.named(claim.said["area"]), key_of(claim, claim.said["subject"], rows)
    true = _of_no_country(rows, key, code, int(claim.said["year"]))
    wanted = squeezed(f"{claim.text}; counted too: {true:,} p")
    return "" if not true or wanted in place.text else f"{true:,} of them are of no country, which is not said"


@needs("{n} child ({year}, estimate)", "{n} child ({year}, projection)")
def children_of_all_areas(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside how many UN members a group has, its children are said to be those of all areas with a figure."""
    code, series = country(claim), rows.series(rows.usual("child-population"))
    summed = len(rows.reporting(series, rows.inside(code), year_of(claim)))
    if code not in rows.regions or summed == len(rows.countries(code)):
        return ""
    every = len(rows.inside(code))
    wanted = squeezed(f"in {summed} of {every} countries" if summed < every else f"in {every} countries")
    return "" if wanted in place.text else f"they are those of {summed} areas, which is not said"


# ------------------------------------------------------------------------------------------ parts of groups


def _over_the_same(rows: Rows, keys: list[Key], code: str) -> set[str]:
    """Countries of a group that have all of it in each year to the last full one, since enough of them have."""
    for first in range(2017, LAST):
        same = set(rows.countries(code))
        for key in keys:
            same &= rows.every_year(rows.series(key), same, first, LAST, told=True)
        if enough(rows, keys, same, code):
            return same
    return set()


def _whole_of(
    rows: Rows, keys: list[Key], whole_key: Key, code: str
) -> tuple[set[str], tuple[float, float] | None, float]:
    """The countries that have all parts, their whole where all of them have one, and the least of the parts."""
    same = _over_the_same(rows, keys, code)
    series = rows.series(whole_key)
    total = rows.total(series, same, LAST) if same and rows.reporting(series, same, LAST) == same else None
    return same, total, sum((rows.total(rows.series(key), same, LAST) or (0.0, 0.0))[0] for key in keys)


BY_SEX = [CHILDREN._replace(sex=sex) for sex in ("F", "M")]
BY_AGE = [VICTIMS._replace(age=age) for age in (CHILD, ADULT)]


@judges(
    "{subject}, in this {number} country in {year}: {total}.",
    "{subject}, in this {number} country in {year}: {total}, less than these parts together. The file does not say "
    "which is right.",
)
def whole_of_the_same(claim: Claim, rows: Rows) -> str:
    parts_and_whole = {
        "Detected victims, children": (BY_SEX, CHILDREN),
        "Detected victims, all ages": (BY_AGE, VICTIMS),
    }
    keys, key = parts_and_whole[claim.said["subject"]]
    same, total, parts = _whole_of(rows, keys, key, country(claim))
    told = told_up_to(rows, key, same, LAST, total)
    if total is None or told is None or not agrees(claim.said["total"], *told):
        return f"{told} in {len(same)}"
    if ("less than" in claim.message) != (parts > total[1]):
        return f"parts {parts}, whole {total}"
    return "" if (whole(claim.said["number"]), year_of(claim)) == (len(same), LAST) else f"{len(same)} in {LAST}"


def _numbers_apart(rows: Rows, code: str) -> tuple[int, int] | None:
    """Over how many countries all detected victims of a group are summed, and its girls and boys, where over others."""
    everyone, sexes = (_over_the_same(rows, keys, code) for keys in ([VICTIMS], BY_SEX))
    return (len(everyone), len(sexes)) if everyone and sexes and everyone != sexes else None


@judges(
    "Do not compare victims of all ages ({everyone}) with girls and boys ({sexes}): they rest on different countries."
)
def numbers_apart(claim: Claim, rows: Rows) -> str:
    """The two stand in the same section; of children of all sexes another one speaks."""
    true, said = _numbers_apart(rows, country(claim)), claim.said
    told = tuple(whole(said[word].partition(" countr")[0]) for word in ("everyone", "sexes"))
    return "" if told == true else f"{true}"


@needs(
    "Do not compare victims of all ages ({everyone}) with girls and boys ({sexes}): they rest on different countries."
)
def both_numbers_stand(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001, what is needed has no figure
    """A sentence on two numbers stands where both do."""
    both = r"Detectedvictims(oftrafficking)?,allages:", r"Detectedgirlsandboys|,20\d\d:girls"
    is_there = all(re.search(text, place.text) for text in both)
    return "" if is_there else "one of the two numbers is not there"


@needs("Of {countries}, {count} has a total of detected children for {year}.")
def brief_says_whose_numbers(claim: Claim, place: Rendered, rows: Rows) -> str:
    """A brief of a group has girls and boys beside children: of which countries, and whether they fit."""
    code, text = country(claim), place.text
    if place.place.medium not in ("brief", "print"):
        return ""
    if _numbers_apart(rows, code) and "Donotcomparevictimsofallages" not in text:
        return f"{_numbers_apart(rows, code)} are of other countries each, which is not said"
    _, total, parts = _whole_of(rows, BY_SEX, CHILDREN, code)
    if total is not None and parts > total[1] and "lessthanthesepartstogether" not in text:
        return f"girls and boys, {parts}, are more than the children, {total}, which is not said"
    return ""
