"""Checks of which list income groups are from: that of the source record, wherever they are named."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from tests.gate.heard import squeezed
from tests.gate.registry import judges, needs
from tests.gate.rows import DATA, Rows
from tests.gate.walk import Claim, Rendered

DECIDES = "The publisher of a group's figure decides which countries are in it."
OF_ONE = ("area-lines", "strip", "map", "compare")
"""Kinds that show the one indicator that is asked for."""


LISTS = (
    "Income groups are those of OCHA's list (copy of {date}), which does not date its groups.",
    "Country groups: M49 and, by income, OCHA's list (copies of {date}), which does not date its groups.",
)
"""Which lists say who is in a group."""


@cache
def income_record() -> dict[str, Any]:
    """The record of the source of the list."""
    return tomllib.loads((DATA / "sources" / "areas.toml").read_text(encoding="utf-8"))


def income_list() -> str:
    """The date of the copy, as that has it."""
    return str(income_record()["vintage"])


@judges(
    "{group} ({year} list)",
    *LISTS,
    "Income groups are those of the World Bank as OCHA's list of {date} has them. The list does not say of which year "
    "the groups are, and the World Bank draws them anew each year: a country that has moved since still stands in its "
    "former group here, until a newer list is read.",
)
def of_which_list(claim: Claim, rows: Rows) -> str:
    """The date of the copy of the list; of a country its own group. That the list says of no year which groups these
    are stands in the record of its source."""
    if "does not date" in claim.message and "does not say of which year" not in income_record()["note"]:
        return f"{income_record()['note']}"
    if "group" in claim.said:
        code = next((one for one in claim.asked.areas if one in rows.areas), "")
        if code and rows.named(claim.said["group"]) not in rows.areas[code].groups:
            return f"{rows.areas[code].groups}"
        return "" if income_list().endswith(claim.said["year"]) else income_list()
    return "" if claim.said["date"] == income_list() else income_list()


@judges("In no income group: {names}.")
def in_none_of_them(claim: Claim, rows: Rows) -> str:
    """Those UN members of which the list has no income group."""
    incomes = {code for code, kind in rows.region_kinds.items() if kind == "income"}
    grouped = {member for code in incomes for member in rows.countries(code)}
    outside = set(rows.countries("001")) - grouped
    told = {rows.named(name) for name in re.split(r", | and (?=[A-Z])", claim.said["names"])}
    return "" if told == outside else f"{sorted(outside)}"


@judges(DECIDES)
def of_its_own(claim: Claim, rows: Rows) -> str:
    """A table that is shown has a row of an income group that is asked for, which only its publisher can have made."""
    names = [claim.asked.indicator] if claim.kind in OF_ONE else list(rows.catalogue)
    names = [*claim.asked.against, claim.asked.indicator] if claim.kind == "timeline" else names
    groups = [code for code in claim.asked.areas if rows.region_kinds.get(code) == "income"]
    of_publisher = [name for name in names if rows.catalogue[name]["aggregate"] == "publisher"]
    found = [name for name in of_publisher for code in groups if code in rows.series(rows.usual(name))]
    return "" if found else f"no figure of {groups} by its publisher in {names[:5]}"


@needs(*LISTS)
def says_who_decides(_claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside a figure of an income group that is its publisher's own: its countries are not those of the list."""
    own = [told.said["area"] for told in place.told if told.message.startswith("{area}: the publisher's own figure (")]
    is_of_income = any(rows.region_kinds.get(rows.named(area)) == "income" for area in own)
    return f"not: {DECIDES}" if is_of_income and squeezed(DECIDES) not in place.text else ""
