"""Checks of what the US Department of Labor suggested and of its list of goods, counted in the tables by other code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tests.gate.registry import judges, needs
from tests.gate.rows import Rows
from tests.gate.said import whole
from tests.gate.walk import Claim, Rendered

ON = re.compile(
    r"traffick|Palermo Protocol\b|\bsexual(ly)? (exploit|abus)|\bprostitut|\bpornograph"
    r"|\bsex (touris|trade|traffick|work)"
    r"|\barmed\b|\bsoldier|\bmilitia|\bmilitary\b|\bcombatants?\b"
    r"|\b(?-i:(?:im)?migra)|\brefugee|\bdisplaced\b|\bIDPs?\b|\basylum|\bstateless|\bunaccompanied\b|\bRohingya\b",
    re.IGNORECASE,
)
"""With a capital, migration is in the name of a ministry, a strategy or a programme, and no subject of the action."""
NOT_IN_PERSONS = re.compile(
    r"\b(drugs?|narcotics?)[- ]traffick\w*"
    r"|\btraffick\w* (of|in) ((illicit|illegal) )?(drugs?|narcotics?|arms|weapons)\b",
    re.IGNORECASE,
)
SECTORS = {"Agriculture", "Manufacturing", "Mining"}
LAW, INSPECTORS = "child-trafficking-law", "labour-inspectors"


def _code(claim: Claim) -> str:
    return claim.asked.areas[0] if claim.asked.areas else "001"


def _of(table: str, code: str, rows: Rows) -> list[dict[str, str]]:
    return [row for row in rows.extra(table) if row["ref_area"] == code]


def _marked(actions: Iterable[dict[str, str]]) -> int:
    return sum(bool(ON.search(NOT_IN_PERSONS.sub("", row["text"]))) for row in actions)


def _year(table: str, rows: Rows) -> int:
    (year,) = {int(row["time_period"]) for row in rows.extra(table)}
    return year


def _assessed(rows: Rows) -> set[str]:
    """Areas whose law the publisher judged in the year of its suggestions, or to which it suggested something."""
    series, year = rows.series(rows.usual(LAW)), _year("actions", rows)
    judged = {code for code, history in series.items() if year in history and history[year].known}
    return judged | {row["ref_area"] for row in rows.extra("actions")}


@judges("{area}: the US Department of Labor suggested {number} action for {year}")
def suggested(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    number, right = whole(claim.said["number"]), whole(claim.said["year"]) == _year("actions", rows)
    actions = _of("actions", code, rows)
    return "" if code == _code(claim) and right and number == len(actions) else f"{code}, {len(actions)}"


@judges(
    "{number} concerns trafficking, sexual exploitation, armed groups or children on the move. Word for word.",
    "None concerns trafficking, sexual exploitation, armed groups or children on the move. Word for word.",
)
def marked(claim: Claim, rows: Rows) -> str:
    found = _marked(_of("actions", _code(claim), rows))
    return "" if whole(claim.said.get("number", "0")) == found else f"{found}"


@judges("{area}: not in this source for {year}", "{area}: in this source, and no suggestion was published for {year}")
def why_nothing(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    is_assessed = "no suggestion" in claim.message
    right = code == _code(claim) and (code in _assessed(rows)) == is_assessed and not _of("actions", code, rows)
    return "" if right and whole(claim.said["year"]) == _year("actions", rows) else f"{code}"


@judges(
    "The US Department of Labor assessed this country or area for {year} and published no suggestion. That does not "
    "say that nothing is to be done.",
    "The US Department of Labor did not assess this country or area for {year}, so there is nothing to quote. That "
    "does not say that nothing is to be done.",
)
def why_none_is_shown(claim: Claim, rows: Rows) -> str:
    code = _code(claim)
    right = (code in _assessed(rows)) == ("published no" in claim.message) and not _of("actions", code, rows)
    return "" if right and whole(claim.said["year"]) == _year("actions", rows) else f"{code}"


@judges("Where the US Department of Labor suggested actions on child labour for {year}: {area}")
def whose_actions(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    right = code == _code(claim) and whole(claim.said["year"]) == _year("actions", rows)
    return "" if right and code not in rows.areas else f"{code}"


@judges(
    "The publisher's own figures of labour inspectors disagree. In a suggested action: {said}; in "
    "its field for {year}: {field}. Both are shown."
)
def disagrees(claim: Claim, rows: Rows) -> str:
    year, code = whole(claim.said["year"]), _code(claim)
    figure = rows.series(rows.usual(INSPECTORS))[code][year]
    texts = " ".join(row["text"] for row in _of("actions", code, rows)).replace(",", "")
    said, field = whole(claim.said["said"]), whole(claim.said["field"])
    right = f"inspectors from {said} to" in texts and figure.value == field != said
    return "" if right else f"{figure.value}"


@needs(
    "The publisher's own figures of labour inspectors disagree. In a suggested action: {said}; in "
    "its field for {year}: {field}. Both are shown."
)
def disagrees_with_what_is_shown(claim: Claim, place: Rendered, _rows: Rows) -> str:
    """The action whose number it is stands there, too."""
    return "" if f"inspectorsfrom{claim.said['said']}to" in place.text else "no such action is shown"


@judges(
    "{n} of {of} is in this source; nothing is said of the others.",
    "The {number} country is in this source.",
)
def in_this_source(claim: Claim, rows: Rows) -> str:
    countries = rows.countries(_code(claim))
    inside = len(countries & _assessed(rows))
    told = tuple(whole(claim.said.get(name, claim.said.get("number", ""))) for name in ("n", "of"))
    return "" if told == (inside, len(countries)) else f"{inside} of {len(countries)}"


@judges(
    "{number} good, as the US Department of Labor lists it, by sector; with {kinds}",
)
def goods_by_kind(claim: Claim, rows: Rows) -> str:
    own = [row for row in _of("goods", _code(claim), rows) if row["sector"] in SECTORS and row["derived"] == "0"]
    names = {
        "child labour": "child_labour",
        "forced labour": "forced_labour",
        "forced child labour": "forced_child_labour",
    }
    true = {said: sum(row[column] == "1" for row in own) for said, column in names.items()}
    told = {name: whole(number) for name, number in (part.split(": ") for part in claim.said["kinds"].split(", "))}
    right = whole(claim.said["number"]) == len(own) and told == {
        name: number for name, number in true.items() if number
    }
    return "" if right else f"{len(own)}, {true}"


@judges("{n} of {of} has a listed good.")
def with_a_good(claim: Claim, rows: Rows) -> str:
    countries = rows.countries(_code(claim))
    listed = {row["ref_area"] for row in rows.extra("goods") if row["sector"] in SECTORS and row["derived"] == "0"}
    told = (whole(claim.said["n"]), whole(claim.said["of"]))
    return "" if told == (len(countries & listed), len(countries)) else f"{len(countries & listed)} of {len(countries)}"


@judges(
    "Words of the {source}, not of the United Nations and not ours. {number} action stands on the page on justice.",
)
def all_on_the_page(claim: Claim, rows: Rows) -> str:
    number = len(_of("actions", _code(claim), rows))
    return "" if whole(claim.said["number"]) == number else f"{number}"


@judges("no good is listed")
def not_one_good(claim: Claim, rows: Rows) -> str:
    return "" if not _of("goods", _code(claim), rows) else f"{_code(claim)} has some"


@judges("Goods listed with child or forced labour, {area}, {year}: none is listed")
def no_good(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    right = not _of("goods", code, rows) and whole(claim.said["year"]) == _year("goods", rows)
    return "" if right else f"{code} has some"


@judges("US Department of Labor: {number} suggestion")
def so_many_are_suggested(claim: Claim, rows: Rows) -> str:
    own = _of("actions", _code(claim), rows)
    right = whole(claim.said["number"]) == len(own) > 0
    return "" if right else f"{len(own)}"


@judges("Largest section: {parts}.")
def most_suggestions_are_on(claim: Claim, rows: Rows) -> str:
    """The section with most suggestions, with its number, or all that have as many."""
    numbers = Counter(row["section"] for row in _of("actions", _code(claim), rows))
    told = [part.removesuffix(")").rsplit(" (", 1) for part in claim.said["parts"].split("; ")]
    said = {name.lower().replace("programmes", "programs").replace(" ", "-"): whole(number) for name, number in told}
    right = all(numbers[name] == number for name, number in said.items())
    left = [number for name, number in numbers.items() if name not in said]
    right = right and claim.text.startswith("Largest section:") == (len(said) == 1)
    return "" if right and len({*said.values()}) == 1 and max(left, default=0) < min(said.values()) else f"{numbers}"
