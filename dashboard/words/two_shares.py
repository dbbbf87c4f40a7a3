"""Shares of children beside which counts by sex of the same report know the age of more victims."""

from __future__ import annotations

from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate, with_unit
from dashboard.metrics.lines import Point, by_year, whole_of
from dashboard.metrics.together import share_of
from dashboard.selection import BOTH, Selection
from dashboard.store import SeriesKey
from dashboard.words.adults import SHARE
from dashboard.words.low_totals import ADULTS, CHILDREN, sexes_by_year, unclear_shares
from dashboard.words.names import figure_text


def share_by_sex(context: Context, question: Selection, area: str, year: int) -> str:
    """The share of the counts by sex in words, where it reads otherwise than the published one; mostly empty. That of a
    share which is unclear is not told."""
    if question.indicator != SHARE or question.sex != BOTH or year in unclear_shares(context, question, area):
        return ""
    share = next((item for item in context.histories(question).get(area, ()) if item.year == year), None)
    ends = _share_by_sex(context, area, year)
    if share is None or share.ends is None or ends is None:
        return ""
    decimals = context.indicators[SHARE].decimals
    low, high = ends
    value = low if low == high else None
    said = figure_text(value, low, high, decimals)
    is_same = said == figure_text(share.value, share.lower, share.upper, decimals)
    return "" if is_same else with_unit(said, "%")


@lru_cache(maxsize=2048)
def _share_by_sex(context: Context, area: str, year: int) -> tuple[float, float] | None:
    """The ends of that share; None where the counts by sex know the age of no more victims, or of few children."""
    both = (CHILDREN, ADULTS)
    totals = [by_year(context.store.histories(key), area).get(year) for key in both]
    children, adults = (_summed(context, key, area, year) for key in both)
    if children is None or adults is None or None in totals:
        return None
    most = sum(total.ends[1] for total in totals if total is not None)
    return share_of(children.ends, adults.ends) if children.ends[0] + adults.ends[0] > most else None


def _summed(context: Context, key: SeriesKey, area: str, year: int) -> Point | None:
    parts = sexes_by_year(context, key, area).get(year)
    return whole_of(year, parts.values()) if parts else None


def share_noted(context: Context, question: Selection, area: str, year: int) -> str:
    """The same in a table or file, beside the published one; mostly empty."""
    share = share_by_sex(context, question, area, year)
    return translate("by sex, of more victims of known age: {share}", share=share) if share else ""


def share_by_sex_said(area: str, year: int, share: str) -> str:
    """The caveat of such a share. `area`: its name; `share`: that of the counts by sex, in words."""
    return translate(
        "{area}, {year}: by sex the source knows the age of more victims; {share} of these are children.",
        area=area,
        year=year,
        share=share,
    )
