"""Checks of which list income groups are from: that of the source record, wherever they are named."""

from __future__ import annotations

import tomllib
from functools import cache

from tests.gate.registry import judges
from tests.gate.rows import DATA, Rows
from tests.gate.walk import Claim


@cache
def income_list() -> str:
    """The date of the list, as the record of its source has it."""
    return str(tomllib.loads((DATA / "sources" / "areas.toml").read_text(encoding="utf-8"))["vintage"])


@judges(
    "{group} ({year} list)",
    "Income groups are as in the list of {date}. A publisher's own figures of a group follow its own list.",
    "Income groups are those of the World Bank as OCHA's list of {date} has them. The list does not say of which year "
    "the groups are, and the World Bank draws them anew each year: a country that has moved since still stands in its "
    "former group here, until a newer list is read.",
)
def of_which_list(claim: Claim, rows: Rows) -> str:
    """The date of the list; of a country its own group."""
    if "group" in claim.said:
        code = next((one for one in claim.asked.areas if one in rows.areas), "")
        if code and rows.named(claim.said["group"]) not in rows.areas[code].groups:
            return f"{rows.areas[code].groups}"
        return "" if income_list().endswith(claim.said["year"]) else income_list()
    return "" if claim.said["date"] == income_list() else income_list()
