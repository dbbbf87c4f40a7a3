"""Which list income groups are taken from: the World Bank draws them anew each year, and the copy is older."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.context import Context
from dashboard.i18n import in_sentences, translate
from dashboard.selection import Selection
from dashboard.store import code_in_tables
from dashboard.words.names import area_name, listed

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


def has_own_figure(context: Context, questions: Iterable[Selection]) -> bool:
    """Whether a publisher gives a figure of an income group that is asked for itself, over countries of its choice."""
    return any(
        code_in_tables(code) in context.published(question)
        for question in questions
        for code in question.areas
        if has_income_group(context, (code,))
    )


def groups_said(context: Context) -> str:
    """What stands beside all income groups with the world: of which list they are, and who is in none of them, so that
    they do not add up to the world."""
    known = context.geography
    listed_in = {group for group, region in known.regions.items() if region.kind == INCOME}
    outside = [code for code in known.members if listed_in.isdisjoint(known.areas[code].groups)]
    names = listed([area_name(context, code) for code in outside])
    nobody = translate("In no income group: {names}.", names=names) if outside else ""
    # Countries leave the group of least developed ones from year to year: that list has its date, too.
    lists = translate(
        "Country groups: M49 and, by income, OCHA's list (copies of {date}), which does not date its groups.",
        date=list_of(context),
    )
    return in_sentences(filter(None, (lists, nobody)))


def list_said(context: Context, drawn: Iterable[Selection] = ()) -> str:
    """What stands beside income groups: of which list their countries are; its date is that of the copy, not of the
    groups. `drawn`: what is drawn of these groups."""
    said = [
        translate(
            "Income groups are those of OCHA's list (copy of {date}), which does not date its groups.",
            date=list_of(context),
        )
    ]
    if has_own_figure(context, drawn):
        said.append(translate("The publisher of a group's figure decides which countries are in it."))
    return in_sentences(said)
