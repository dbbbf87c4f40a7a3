"""Which list income groups are taken from: the World Bank draws them anew each year, and the copy is older."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.context import Context
from dashboard.i18n import translate

INCOME = "income"
"""The kind of these groups in the list of regions."""
LIST = "areas"
"""The source that the groups are read from."""


def list_of(context: Context) -> str:
    """The date of the list, as its source has it."""
    return translate(context.sources[LIST].vintage)


def year_of_list(context: Context) -> str:
    """Its year alone, where there is hardly room for it."""
    return context.sources[LIST].released[:4]


def has_income_group(context: Context, codes: Iterable[str]) -> bool:
    """Whether one of some areas is an income group."""
    regions = context.geography.regions
    return any(code in regions and regions[code].kind == INCOME for code in codes)


def list_said(context: Context) -> str:
    """What stands beside income groups: of which list their countries are."""
    return translate(
        "Income groups are as in the list of {date}. A publisher's own figures of a group follow its own list.",
        date=list_of(context),
    )
