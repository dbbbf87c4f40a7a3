"""Checks of where a country's totals of detected victims equal how many people were referred as potential victims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.gate.brief_claims import VICTIMS, at
from tests.gate.registry import judges
from tests.gate.rows import Rows
from tests.gate.said import whole, years_in
from tests.gate.walk import Claim

APART = 200
"""One in so many: a total that differs by more is not nearly a figure."""
ALL_CONFIRMED = 100


def _told(rows: Rows, code: str) -> Mapping[int, Mapping[str, Any]]:
    """What the record of detected victims has of an area, by year."""
    return {one["year"]: one for one in rows.catalogue[VICTIMS.indicator]["referred"] if one["area"] == code}


def _parted(rows: Rows, code: str, year: int) -> float:
    """By what part of the record's figure a published total differs from it; 1 where there is none of either."""
    total, own = at(rows, VICTIMS, code, year), _told(rows, code).get(year)
    if total is None or own is None or total.low != total.high:
        return 1.0
    value = float(own["value"])
    return abs(total.low - value) / value


def is_as_referred(rows: Rows, code: str, year: int) -> bool:
    """Whether an area's total of a year is nearly the record's figure."""
    return _parted(rows, code, year) * APART <= 1


@judges(
    "{area}, {years}: potential victims, in total about as many as were referred (all ages; {publisher}); not all "
    "were confirmed.",
    "{area}, {years}: potential victims, in total about as many as were referred (all ages; {publisher}).",
)
def referred(claim: Claim, rows: Rows) -> str:
    """Every year named has a total that is nearly the record's figure, of the publisher told; none of those between
    them is left out; and of the last of them it is told whether the record has fewer confirmed than all."""
    said = claim.said
    code, years = rows.named(said["area"].removeprefix("†").strip()), years_in(said["years"])
    if not years or max(_parted(rows, code, year) for year in years) * APART > 1:
        return f"{code}: {[at(rows, VICTIMS, code, year) for year in years]}, {_told(rows, code)}"
    own = _told(rows, code)[max(years)]
    is_partly = own.get("confirmed", ALL_CONFIRMED) < ALL_CONFIRMED
    is_told = ("not all were confirmed" in claim.message) == is_partly and said["publisher"] == own["publisher"]
    return "" if is_told else f"{own}"


@judges(
    "“About as many as were referred”: the two totals differ by at most {part}%.",
    "Where a country's totals of detected victims differ by at most {part}% from how many people its government says "
    "were referred as potential victims: in which years.",
)
def nearly(claim: Claim, _: Rows) -> str:
    """That is the part by which a total is compared with the record's figure."""
    return "" if claim.said["part"] == f"{100 / APART}" else f"{100 / APART}%"


@judges("Victims of all ages: about as many as referrals of potential victims.")
def referred_in_short(claim: Claim, rows: Rows) -> str:
    """A country that is asked for has such a total."""
    asked = ((code, year) for code in claim.asked.areas for year in _told(rows, code))
    is_so = any(_parted(rows, code, year) * APART <= 1 for code, year in asked)
    return "" if is_so else f"{claim.text}"


@judges("The figures {of_place} are of potential victims.")
def potential(claim: Claim, rows: Rows) -> str:
    """A country named has a total that is nearly the record's figure."""
    code = rows.of_place(claim.said["of_place"])
    return "" if any(_parted(rows, code, year) * APART <= 1 for year in _told(rows, code)) else f"{claim.text}"


@judges("referred as potential victims of modern slavery: {figure} ({publisher})")
def referred_beside(claim: Claim, rows: Rows) -> str:
    """The record has that figure of an area and year whose total is nearly as much."""
    told = (whole(claim.said["figure"]), claim.said["publisher"])
    true = {
        (one["value"], one["publisher"])
        for one in rows.catalogue[VICTIMS.indicator]["referred"]
        if _parted(rows, one["area"], one["year"]) * APART <= 1
    }
    return "" if told in true else f"{sorted(true)}"
