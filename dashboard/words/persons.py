"""Totals of victims, suspects and convicted that are less than their parts, and parts that are newer than any total."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate, translate_number
from dashboard.metrics.lines import Point, by_year, exceed, without_repeat
from dashboard.metrics.totals import unfit
from dashboard.store import SeriesKey
from dashboard.words.names import range_text

ALL, ADULTS = "_T", "Y_GE18"
AGES, SEXES = ("Y0T17", ADULTS), ("F", "M", "_O")
COUNTED = ("detected-victims", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted")
"""Tables of persons that a country counts by age and by sex."""
BEFORE_THE_LAW = COUNTED[1:]
"""Those in which a part is often another one once more, so that a total can stand. Of victims the parts that are more
are those by sex and age, each with figures of its own: which of them is wrong nobody can tell."""


@dataclass(frozen=True)
class Parts:
    """The persons of a year by age, or by sex, added up."""

    by_age: bool
    low: float
    high: float
    largest: SeriesKey
    """The row that has most of them."""
    keys: tuple[SeriesKey, ...]
    """All of their rows."""

    @property
    def said(self) -> str:
        """How many, in words."""
        return range_text(self.low, self.high)

    @property
    def are_ages(self) -> bool:
        """Whether they are adults and children, each with a number."""
        return self.by_age and len(self.keys) == len(AGES)


@lru_cache(maxsize=2048)
def more_than_total(context: Context, key: SeriesKey, area: str, times: float = 1.0) -> Mapping[int, Parts]:
    """By year the parts that are certainly more than `times` an area's total: by age or by sex, whichever has more.

    Remembered, as tables ask for each of their rows.
    """
    if not _is_total(key):
        return {}
    found: dict[int, Parts] = {}
    for year, total in _rows(context, key, area).items():
        more = [parts for parts in _parts(context, key, area, year) if parts.low > times * total.ends[1]]
        if more:
            found[year] = max(more, key=lambda parts: parts.low)
    return found


@lru_cache(maxsize=2048)
def settled(context: Context, key: SeriesKey, area: str) -> frozenset[int]:
    """The years of those in which the total stands, since other rows of the report make it, or since children are
    counted apart from it: no range of theirs."""
    if key.indicator not in BEFORE_THE_LAW:
        return frozenset()
    return _made(context, key, area) | children_apart(context, key, area)


@lru_cache(maxsize=2048)
def children_apart(context: Context, key: SeriesKey, area: str) -> frozenset[int]:
    """The years of those in which children do not fit the total, and are not drawn: all whose total has room for its
    adults, where one of these totals stands."""
    if key.indicator not in BEFORE_THE_LAW or not _is_total(key):
        return frozenset()
    fit = _with_room_for_adults(context, key, area)
    return fit if fit & _made(context, key, area) else frozenset()


def _made(context: Context, key: SeriesKey, area: str) -> frozenset[int]:
    rows = _rows(context, key, area)
    more = more_than_total(context, key, area)
    return frozenset(year for year in more if unfit(rows[year], *_by_part(context, key, area, year)))


def _with_room_for_adults(context: Context, key: SeriesKey, area: str) -> frozenset[int]:
    """The years of those in which adults are no more than the total, and only their sum with children is."""
    rows = _rows(context, key, area)

    def is_such(year: int) -> bool:
        ages, sexes = _by_part(context, key, area, year)
        are_both = len(ages) == len(AGES)
        return are_both and not any(exceed(parts, rows[year]) for parts in ([ages[ADULTS]], sexes.values()))

    return frozenset(filter(is_such, more_than_total(context, key, area)))


def open_totals(context: Context, key: SeriesKey, area: str, times: float = 1.0) -> Mapping[int, Parts]:
    """By year the parts that are certainly more than `times` an area's total, where nobody knows which is right."""
    stands = settled(context, key, area)
    return {year: parts for year, parts in more_than_total(context, key, area, times).items() if year not in stands}


def up_to_parts(point: Point, parts: Parts | None) -> Point:
    """A total, or a range from it to its parts where these are more."""
    return point if parts is None else replace(point, value=None, lower=point.ends[0], upper=parts.high)


def later_than_total(context: Context, key: SeriesKey, area: str) -> tuple[int, Parts] | None:
    """The newest year after an area's newest total in which adults, or women, men and others, are counted without one.

    None where an area has no total, or nothing newer.
    """
    found, totals = without_total(context, key, area), _rows(context, key, area)
    newest = max(found, default=0)
    return (newest, found[newest]) if totals and newest > max(totals) else None


@lru_cache(maxsize=2048)
def without_total(context: Context, key: SeriesKey, area: str) -> Mapping[int, Parts]:
    """By year without a total the parts that are most of it for certain: by age or by sex, which count the same people.

    Of children alone, who would be suspects, nothing is told.
    """
    if not _is_total(key):
        return {}
    asked = [key._replace(age=ADULTS), *(key._replace(sex=sex) for sex in SEXES)]
    years = {year for one in asked for year, point in _rows(context, one, area).items() if point.ends[1]}
    return {
        year: max(_parts(context, key, area, year), key=lambda parts: (parts.low, parts.high))
        for year in sorted(years - _rows(context, key, area).keys())
    }


def children_after(context: Context, key: SeriesKey, area: str) -> int | None:
    """The newest year, after those with a total or other parts, of which people under 18 alone are counted.

    How many these suspects are is not told, as in `later_than_total`, but the year is not passed over.
    """
    totals, children = _rows(context, key, area), _rows(context, key._replace(age=AGES[0]), area)
    newest = max((year for year, point in children.items() if point.ends[1]), default=0)
    later = later_than_total(context, key, area)
    told = max([*totals, later[0] if later else 0])
    return newest if totals and newest > told else None


def beside_parts(figure: str, parts: Parts) -> str:
    """A total in words that is told with its parts."""
    if parts.by_age:
        return translate(
            "{figure} (added up by age: {sum})",
            figure=figure,
            sum=parts.said,
        )
    return translate(
        "{figure} (added up by sex: {sum})",
        figure=figure,
        sum=parts.said,
    )


def below_parts_said(area: str, years: str) -> str:
    """The caveat of figures that are such a total, or divided from one. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: by age or sex the source gives more people than in total; the total is used.",
        area=area,
        years=years,
    )


def beside_adults_said(area: str, years: str) -> str:
    """The same where the total stands since adults alone are it, though children are counted, too."""
    return translate(
        "{area}, {years}: the total counts adults alone; children are reported beside it.",
        area=area,
        years=years,
    )


def women_again_said(area: str, years: str) -> str:
    """The same where women and men are the total, and the children are as many as the women."""
    return translate(
        "{area}, {years}: women and men make the total; the number of children equals that of women.",
        area=area,
        years=years,
    )


def women_and_men_said(area: str, years: str) -> str:
    """The same where women and men alone are the total."""
    return translate(
        "{area}, {years}: women and men make the total; other counts in the report add up to more.",
        area=area,
        years=years,
    )


def children_and_adults_said(area: str, years: str) -> str:
    """The same where the ages are the total, and the sexes are more."""
    return translate(
        "{area}, {years}: children and adults make the total; the counts by sex add up to more.",
        area=area,
        years=years,
    )


def parts_beside(context: Context, key: SeriesKey, area: str, year: int) -> Callable[[str, str], str]:
    """Which of these is said of a year of `more_than_total`: why its total stands, as far as exact rows show it."""
    return _reason(context, key, area, year) if year in settled(context, key, area) else below_parts_said


def _reason(context: Context, key: SeriesKey, area: str, year: int) -> Callable[[str, str], str]:
    """The same of one of the years in which it stands."""
    by_age, by_sex = _by_part(context, key, area, year)
    total = _rows(context, key, area)[year].value
    (children, adults), (women, men) = (
        [of[code].value if code in of else None for code in codes]
        for of, codes in ((by_age, AGES), (by_sex, SEXES[:2]))
    )
    are_women_and_men = women is not None and men is not None and women + men == total
    # That none is a child is known of a total of adults beside which children are counted.
    if adults == total and AGES[0] in by_age and by_age[AGES[0]].ends[0] > 0:
        return women_again_said if are_women_and_men and children == women else beside_adults_said
    if are_women_and_men:
        return women_and_men_said
    is_by_age = children is not None and adults is not None and children + adults == total
    return children_and_adults_said if is_by_age else below_parts_said


def children_apart_said(label: str, years: str) -> str:
    """That the total of `children_apart` is shown. `label`: of which table; `years`: in words."""
    return translate(
        "{label}, {years}: counts by age add up to more than the total; the total is shown.",
        label=label,
        years=years,
    )


def ages_above_said(area: str, years: str) -> str:
    """The same where such totals are told as ranges up to their adults and children."""
    return translate(
        "{area}, {years}: adults and children add up to more than the total.",
        area=area,
        years=years,
    )


def parts_above_said(area: str, years: str) -> str:
    """The same up to women, men and others, or to adults alone."""
    return translate(
        "{area}, {years}: counts by age or sex are more than the total.",
        area=area,
        years=years,
    )


def parts_beside_range(context: Context, key: SeriesKey, area: str, year: int) -> Callable[[str, str], str]:
    """The same as `parts_beside` where open totals are told as ranges: up to which parts."""
    parts = open_totals(context, key, area).get(year)
    if parts is None:
        return parts_beside(context, key, area, year)
    return ages_above_said if parts.are_ages else parts_above_said


def up_to_parts_said() -> str:
    """The same where such totals are told as ranges, which are seen: what their two ends are."""
    return translate("Low end of a range: the total reported; high end: the sum by age or sex, which is larger.")


def top_key_of(parts: Parts) -> str:
    """What is paler of a bar of a total that its parts exceed, for a key."""
    return ages_top_key() if parts.are_ages else parts_top_key()


def parts_top_key() -> str:
    """The same of whatever these parts are."""
    return translate("pale top: counts by age or sex add up to more than the total")


def ages_top_key() -> str:
    """The same where they are its adults and children."""
    return translate("pale top: adults and children add up to more than the total")


def newest_total_of(year: int) -> str:
    """The year of a total after which there is none."""
    return translate("{year}, the latest total", year=year)


def newest_convicted_said(count: object, year: object, number: int) -> str:
    """The newest total of persons convicted. `count`, `year`: in words, that it is the newest one too; `number`: what
    decides the plural form."""
    return translate_number(
        "{count} person was convicted of trafficking in {year}.",
        "{count} people were convicted of trafficking in {year}.",
        number,
        count=count,
        year=year,
    )


def up_to_convicted_said(low: object, high: object, year: int, number: int) -> str:
    """The same from the total up to its parts, where these are more and nobody knows which is right. `low`, `high`: in
    words; `number`: what decides the plural form."""
    return translate_number(
        "{low} or {high} person was convicted of trafficking in {year}, the latest year with a total; total and counts "
        "by age or sex differ.",
        "Between {low} and {high} people were convicted of trafficking in {year}, the latest year with a total; total "
        "and counts by age or sex differ.",
        number,
        low=low,
        high=high,
        year=year,
    )


def _is_total(key: SeriesKey) -> bool:
    return key.indicator in COUNTED and (key.sex, key.age, key.breakdown) == (ALL, ALL, ALL)


@lru_cache(maxsize=64)
def _rows(context: Context, key: SeriesKey, area: str) -> Mapping[int, Point]:
    # Asked for anew with each year of an area.
    return by_year(context.store.histories(key), area)


def _by_part(context: Context, key: SeriesKey, area: str, year: int) -> tuple[dict[str, Point], dict[str, Point]]:
    """The figures of a year by age, and by sex without others who are all of them once more."""
    whole = _rows(context, key, area).get(year)
    by_age = {age: _rows(context, key._replace(age=age), area).get(year) for age in AGES}
    by_sex = {sex: _rows(context, key._replace(sex=sex), area).get(year) for sex in SEXES}
    ages, known = ({code: point for code, point in of.items() if point is not None} for of in (by_age, by_sex))
    return ages, without_repeat(known, whole)


def _parts(context: Context, key: SeriesKey, area: str, year: int) -> Iterator[Parts]:
    """Those by age and those by sex, where a year has any."""
    by_age, by_sex = _by_part(context, key, area, year)
    ages = {key._replace(age=age): point for age, point in by_age.items()}
    sexes = {key._replace(sex=sex): point for sex, point in by_sex.items()}
    for is_by_age, parts in ((True, ages), (False, sexes)):
        if parts:
            low, high = (sum(point.ends[end] for point in parts.values()) for end in (0, 1))
            yield Parts(is_by_age, low, high, max(parts, key=lambda one: parts[one].ends[1]), tuple(parts))
