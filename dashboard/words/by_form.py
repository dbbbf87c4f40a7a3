"""Children by form of exploitation in years without a total: where these rows disagree with those by sex."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import Point, by_year, whole_of
from dashboard.store import SeriesKey
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.low_totals import ADULTS, BY_FORM, CHILDREN, SEXES, sexes_by_year

ALL = "_T"


@lru_cache(maxsize=2048)
def more_by_form(context: Context, area: str, year: int) -> Mapping[str, Mapping[str, Point]]:
    """The children of a year without a total in each form of exploitation, by sex: of the sexes of which these are
    certainly more than the row by sex has, or which it leaves out. Empty where no row by sex disagrees.

    Hungary 2023: by sex 19 girls alone, by form 22 boys.
    """
    by_sex = {sex: _at(context, CHILDREN._replace(sex=sex), area, year) for sex in SEXES}
    if _at(context, CHILDREN, area, year) or not any(by_sex.values()):
        return {}
    found: dict[str, dict[str, Point]] = {}
    for form, parts in _forms_by_sex(context, area, year).items():
        for sex, point in parts.items():
            if point.ends[1]:
                found.setdefault(sex, {})[form] = point
    return {sex: forms for sex, forms in found.items() if _are_more(year, forms, by_sex[sex])}


def _are_more(year: int, forms: Mapping[str, Point], by_sex: Point | None) -> bool:
    return whole_of(year, forms.values()).ends[0] > (by_sex.ends[1] if by_sex is not None else 0)


def years_of_no_child_by_form(context: Context, area: str, after: int) -> list[int]:
    """Years after `after` in which children have rows by form of exploitation alone, and all of these are 0.

    They are no number of children: nobody in one form says nothing of the others. Not where all victims were adults.
    """
    rows: dict[int, list[Point]] = {}
    told = set(years_of_adults_alone(context, area))
    for key in (CHILDREN._replace(sex=sex) for sex in (ALL, *SEXES)):
        told |= set(by_year(context.store.histories(key), area))
        for form in _forms(context):
            found = context.store.histories(key._replace(indicator=BY_FORM, breakdown=form))
            for year, point in by_year(found, area).items():
                rows.setdefault(year, []).append(point)
    none = (year for year, points in rows.items() if not any(point.ends[1] for point in points))
    return sorted(year for year in none if year > after and year not in told)


def stands_for_adults(context: Context, area: str, form: str, point: Point) -> bool:
    """Whether the very number of children in a form is that of adults of a sex, too: then it is doubtful.

    Austria 2023: 38 children of another sex in other forms, and 38 women. Small numbers may well be the same.
    """
    keys = (ADULTS._replace(indicator=BY_FORM, sex=sex, breakdown=form) for sex in SEXES)
    adults = (_at(context, key, area, point.year) for key in keys)
    is_told = point.value is not None and point.value >= FEW
    return is_told and any(one is not None and one.value == point.value for one in adults)


def beside_other_forms(figure: str) -> str:
    """Figures by sex, in words, where the rows by form of exploitation have more."""
    return translate("{figure} (counts by form disagree)", figure=figure)


def beside_adults(figure: str) -> str:
    """A figure in words that is that of adults, too."""
    return translate("{figure} (the same number stands for adults)", figure=figure)


def said_by_sex(context: Context, area: str, year: int, said: str) -> str:
    """What rows by sex of a year without a total have, in words: with the doubt that rows by form raise, if any."""
    return beside_other_forms(said) if more_by_form(context, area, year) else said


def _forms_by_sex(context: Context, area: str, year: int) -> dict[str, dict[str, Point]]:
    """By form the children of each sex, without one that holds all of them once more."""
    keys = {form: CHILDREN._replace(indicator=BY_FORM, breakdown=form) for form in _forms(context)}
    return {form: sexes_by_year(context, key, area).get(year, {}) for form, key in keys.items()}


def _forms(context: Context) -> list[str]:
    return [code for code in context.indicators[BY_FORM].breakdown if code != ALL]


def _at(context: Context, key: SeriesKey, area: str, year: int) -> Point | None:
    return by_year(context.store.histories(key), area).get(year)
