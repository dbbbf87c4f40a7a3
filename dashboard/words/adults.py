"""Years of which a report on detected victims has no adult, or nobody but adults."""

from __future__ import annotations

from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics.lines import by_year
from dashboard.selection import Selection
from dashboard.store import SeriesKey

VICTIMS, SHARE = "detected-victims", "child-share-of-detected-victims"
CHILDREN = SeriesKey(VICTIMS, "_T", "Y0T17", "_T")
ADULTS = CHILDREN._replace(age="Y_GE18")
EVERYONE = CHILDREN._replace(age="_T")
FORMS, SEXES = "detected-victims-by-form", ("_T", "F", "M", "_O", "_U")

MOST = 2048
"""Areas that are remembered: maps, tables and briefs ask of each of them, whatever was chosen."""


@lru_cache(maxsize=MOST)
def years_of_adults_alone(context: Context, area: str) -> tuple[int, ...]:
    """Years in which all detected victims are adults and no row of children is given, of either sex.

    Nobody is left to be a child: so their number is not unknown, though nobody published it. Rows of no girls and no
    boys are none where nobody's sex is told. Of a year with persons of unknown age, in the total or beside it, nobody
    knows this (Guyana 2021: all 174 are adults of another sex, but 10 more are of unknown age).
    """
    everyone, adults = (by_year(context.store.histories(key), area) for key in (EVERYONE, ADULTS))
    by_sex = [by_year(context.store.histories(ADULTS._replace(sex=sex)), area) for sex in ("F", "M", "_O")]
    told = _years_of_children(context, area)
    found = []
    for year, whole in everyone.items():
        grown = [adults[year]] if year in adults else [own[year] for own in by_sex if year in own]
        least = sum(point.ends[0] for point in grown)
        if year not in told and 0 < whole.ends[1] <= least and not _has_unknown_age(context, area, year):
            found.append(year)
    return tuple(found)


def _has_unknown_age(context: Context, area: str, year: int) -> bool:
    """Whether the report lists persons of unknown age: they may be children."""
    keys = (EVERYONE._replace(sex=sex, age="_U") for sex in SEXES)
    found = (by_year(context.store.histories(key), area).get(year) for key in keys)
    return any(point is not None and point.ends[1] > 0 for point in found)


def _years_of_children(context: Context, area: str) -> set[int]:
    """Years with a row of children: of all of them, or of a sex, unless it has none and nobody's sex is told; or with
    some by form of exploitation (Singapore 2016: 16 boys)."""
    found = {item.year for item in context.store.histories(CHILDREN).get(area, ())}
    forms = context.indicators[FORMS].breakdown if FORMS in context.indicators else ()
    for key in (CHILDREN._replace(indicator=FORMS, sex=sex, breakdown=form) for sex in SEXES for form in forms):
        found |= {year for year, point in by_year(context.store.histories(key), area).items() if point.ends[1]}
    for sex in ("F", "M", "_O"):
        rows = context.store.histories(CHILDREN._replace(sex=sex)).get(area, ())
        found |= {item.year for item in rows if item.ends != (0, 0) or has_women_or_men(context, area, item.year)}
    return found


def has_women_or_men(context: Context, area: str, year: int) -> bool:
    """Whether any victim has one of these sexes: where all are of another, nobody's was recorded."""
    return year in _years_of_women_or_men(context, area)


@lru_cache(maxsize=MOST)
def _years_of_women_or_men(context: Context, area: str) -> frozenset[int]:
    """All years in which somebody has: a table as long as ten is not gone through anew for each of its years."""
    keys = (key._replace(sex=sex) for key in (ADULTS, EVERYONE) for sex in ("F", "M"))
    rows = (by_year(context.store.histories(key), area).items() for key in keys)
    return frozenset(year for own in rows for year, point in own if point.ends[1] > 0)


def years_without_adults(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years whose share of children among detected victims is 100%, with 0 adults of both sexes; none elsewhere."""
    if question.indicator != SHARE:
        return ()
    shares, adults = (by_year(context.store.histories(key), area) for key in (question.key, ADULTS))
    return tuple(
        year
        for year, share in shares.items()
        if share.ends == (100, 100) and year in adults and adults[year].ends == (0, 0)
    )


def has_no_told_adults(context: Context, area: str, year: int) -> bool:
    """Whether a year has 0 adults, though its children are not all victims: the build gives no share then."""
    asked = (CHILDREN, ADULTS, EVERYONE)
    children, adults, everyone = (by_year(context.store.histories(key), area).get(year) for key in asked)
    if children is None or adults is None or everyone is None:
        return False
    return adults.ends == (0, 0) and 0 < children.ends[1] < everyone.ends[0]


def without_adults_said(area: str, years: str) -> str:
    """The caveat of shares of years without adults. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the report has no adults, so all are children; perhaps only children were counted.",
        area=area,
        years=years,
    )


def hatched_said() -> str:
    """What hatched years of children are where in some all detected victims are adults."""
    return translate("Hatched years have no figure: unknown, unless all detected victims were adults.")
