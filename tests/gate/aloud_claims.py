"""Checks of what is said aloud in place of titles without a verb: the same words as theirs, by the checks of these."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import partial

from dashboard.words import said as spoken
from tests.gate import (  # noqa: F401 - they register the checks of titles
    compare_claims,
    corridor_claims,
    flow_claims,
    group_claims,
    moving_claims,
    newest_claims,
    page_claims,
    picture_claims,
    series_claims,
    slope_claims,
    status_claims,
    title_claims,
    total_claims,
)
from tests.gate.registry import CHECKS, ELSEWHERE, FREE, judges, needs
from tests.gate.rows import Rows
from tests.gate.walk import Claim, Rendered

AT_TOP = "{subject}: {figures} in at least {number} country"
OF_NUMBERS = {
    "{area}: {figure} {subject} were recorded in {year}, in {number} country or area.": (
        "{area}, {subject}: {figure} recorded in {year} ({number} country or area)"
    ),
    "{area}, {when}: {own} trafficking victim of any age was detected at home and {foreign} in another country.": (
        "{area}, {when}: {own} trafficking victim of any age at home; {foreign} in another country"
    ),
    "Children are displaced within {n} UN member; {school} has had no out-of-school figure since {since}.": (
        "Children displaced within {n} UN member; of these, no out-of-school figure since {since}: {school}"
    ),
    "In {year}, the figures for {what}, over {n} country each, were: {parts}.": (
        "{what}, in {year} ({n} country each): {parts}"
    ),
}
"""What is said of titles that have another form for each number, and their message."""
SAID = OF_NUMBERS | {said: title for title, said in spoken.SAID.items() if said != spoken.SINGLE}
SINGLE = ("{subject}: {figure} in {year}, {where}", spoken.BESIDE)
"""Titles of one figure alone, of which the same is said."""


def as_title(title: str, claim: Claim, rows: Rows) -> str:
    """What the title may say."""
    return CHECKS[title](_of_title(title, claim), rows)


def _of_title(title: str, claim: Claim) -> Claim:
    """The claim as its title has it, with the capital with which that begins."""
    words = {name: f"{text[0].upper()}{text[1:]}" if name in STARTS else text for name, text in claim.said.items()}
    return replace(claim, told=claim.told._replace(message=title, words=tuple(words.items())))


ELSEWHERE_ALOUD = {
    (
        "For {when}, {figure} citizen {of_place}, of any age, was reported as a trafficking victim or potential victim "
        "elsewhere."
    ): "{area}: {figure} citizen of any age reported as a trafficking victim{sign} elsewhere, {when}",
    "For {when}, {figure} citizen {of_place}, of any age, was detected as a trafficking victim elsewhere.": (
        "{area}: {figure} citizen of any age was detected as a trafficking victim elsewhere, {when}"
    ),
}
"""What is said of titles on citizens elsewhere, and their message: its sign is heard as "or potential victim"."""


@judges(*ELSEWHERE_ALOUD, free=("when",))
def elsewhere_aloud(claim: Claim, rows: Rows) -> str:
    of_one = re.sub("^of (the )?", "", claim.said["of_place"])
    words = {**claim.said, "area": f"{of_one[0].upper()}{of_one[1:]}", "sign": "†"}
    title = ELSEWHERE_ALOUD[claim.message]
    return as_title(title, replace(claim, told=claim.told._replace(words=tuple(words.items()))), rows)


PAIRS = "{n} pair of countries accounts for {part} of known foreign trafficking victims{sign} (all ages), {when}"
FEW_DETECT = (
    "{n} country detected {part} of the {of} largest known groups of foreign trafficking victims{sign} (all ages), "
    "{when}"
)
PAIRS_ALOUD = {
    (
        "For {when}, {n} country detected {part} of the {of} largest known groups of foreign trafficking victims or "
        "potential victims, of all ages."
    ): (FEW_DETECT, "†"),
    (
        "For {when}, {n} country detected {part} of the {of} largest known groups of foreign trafficking victims of "
        "all ages."
    ): (FEW_DETECT, ""),
    (
        "For {when}, {n} pair of countries accounts for {part} of known foreign trafficking victims or potential "
        "victims, of all ages."
    ): (PAIRS, "†"),
    "For {when}, {n} pair of countries accounts for {part} of known foreign trafficking victims of all ages.": (
        PAIRS,
        "",
    ),
}
"""What is said of the world's titles on the largest pairs, these, and the sign that they have."""


@judges(*PAIRS_ALOUD)
def pairs_aloud(claim: Claim, rows: Rows) -> str:
    title, sign = PAIRS_ALOUD[claim.message]
    words = {**claim.said, "sign": sign}
    return as_title(title, replace(claim, told=claim.told._replace(words=tuple(words.items()))), rows)


AT_TOP_ALOUD = {
    "In at least {number} country, the figure for {subject} was {figures} {when}.": AT_TOP,
    "In {number} country, the figure for {subject} was {figures} {when}; in {unknown}, it is unknown.": (
        "{subject}: {figures} in {number} country, unknown in {unknown}"
    ),
}
"""What is said of titles of a map's highest class, which leave its years to what stands below them."""


@judges(*AT_TOP_ALOUD)
def at_top_aloud(claim: Claim, rows: Rows) -> str:
    """The same as the title, with the years of the map's figures."""
    title = AT_TOP_ALOUD[claim.message]
    return as_title(title, claim, rows) or _years_of_map(_of_title(title, claim), rows)


def _years_of_map(claim: Claim, rows: Rows) -> str:
    """What the figures of a map deny of the year that is said of them, and of whether some are of another year."""
    key, year = title_claims.key_of(claim, claim.said["subject"], rows), claim.asked.year
    window = title_claims.around(claim, key, rows, year)
    shown = rows.latest(title_claims.figures(claim, key, rows), rows.areas, year, *window)
    years = {figure.year for figure in shown.values()}
    true = f"in {year}" if years == {year} else f"in {year} or a year close to it"
    return "" if year in years and claim.said["when"] == true else f"{sorted(years)}"


STARTS = ("subject", "label", "what")

for said, title in SAID.items():
    judges(said, free=FREE[title])(partial(as_title, title))


@judges(spoken.SINGLE)
def one_figure(claim: Claim, rows: Rows) -> str:
    """What either of the titles may say of the view that is asked for."""
    return min((as_title(title, claim, rows) for title in SINGLE), key=len)


@judges(
    "In at least {number} country, the authorities detected {figure} or more child victims of trafficking per 100,000 "
    "children {when}."
)
def most_children(claim: Claim, rows: Rows) -> str:
    """The same of the class of a map with the most detected children of each 100,000."""
    words = {
        "subject": "Detected child victims of trafficking",
        "figures": f"{claim.said['figure']} or more per 100,000 children",
        "number": claim.said["number"],
        "when": claim.said["when"],
    }
    told = replace(claim, told=claim.told._replace(words=tuple(words.items())))
    return as_title(AT_TOP, told, rows) or _years_of_map(_of_title(AT_TOP, told), rows)


@judges("{area} had {said}.")
def had(claim: Claim, rows: Rows) -> str:
    """The same as the sentence of an indicator behind its area, whichever fits."""
    plain = re.sub(r", (as recorded|an estimate)$", "", claim.said["said"])
    area = claim.said["area"].removeprefix("The ").removeprefix("the ")
    return _of_an_indicator(claim, f"{area[0].upper()}{area[1:]}", plain, rows)


def _of_an_indicator(claim: Claim, area: str, plain: str, rows: Rows) -> str:
    """What the title of an indicator may say: `plain` is the sentence behind its area."""
    for record in rows.catalogue.values():
        for title in filter(None, (record.get("told"), record.get("told_count"))):
            form = re.escape(title.removeprefix("{area}: "))
            form = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", form)
            if found := re.fullmatch(form, plain):
                words = {"area": area, **found.groupdict()}
                told = claim.told._replace(message=title, words=tuple(words.items()))
                return CHECKS[title](replace(claim, told=told), rows)
    return "no indicator says it"


@judges("{in_place}, {said}.")
def so_there(claim: Claim, rows: Rows) -> str:
    """The same of an indicator whose sentence has a verb; of how many a share is part is left out."""
    name = claim.said["in_place"].removeprefix("In ").removeprefix("the ")
    return _of_an_indicator(claim, f"{name[0].upper()}{name[1:]}", claim.said["said"], rows)


MORE_PUBLISHERS = (
    "The figures are those of {publishers} and {number} more publisher, named among the sources.",
    "The other figures are those of {publishers} and {number} more publisher, named among the sources.",
)


@judges(*MORE_PUBLISHERS, free=("number",))
def publishers_named(claim: Claim, _rows: Rows) -> str:
    """Three have their names."""
    named = claim.said["publishers"].count(", ") + 1
    return "" if named == 3 else f"{named} are named"


@needs(*MORE_PUBLISHERS)
def publishers_counted(claim: Claim, place: Rendered, rows: Rows) -> str:
    """All publishers of the sources beside it, or of all slides, are named or counted; the World Bank once, whatever is
    used of it."""
    credited = [one.text for one in place.told if one.message == "Sources: {sources}."]
    records = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (rows.data / "sources").glob("*.toml")]
    found = []
    for text in credited:
        shorts = [record["publisher_short"] for record in records if record["publisher_short"] in text]
        found.append({re.sub("^World Bank .*", "World Bank", name) for short in shorts for name in short.split(", ")})
    number = 3 + int(claim.said["number"])
    found += [set().union(*found)] if found else []
    return "" if any(len(names) == number for names in found) else f"{found}" if found else ELSEWHERE
