"""Few detected children, or none, that are no finding: most ages are unknown, or other rows of the year deny it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import Point, by_year
from dashboard.selection import Selection
from dashboard.store import SeriesKey

ALL = "_T"
VICTIMS, FORMS = "detected-victims", "detected-victims-by-form"
CHILD, ADULT = "Y0T17", "Y_GE18"
SEXES = ("F", "M", "_O")
HALF = 0.5
"""Where the age is known of fewer of all victims, it says nothing that few of them are children."""


@lru_cache(maxsize=2048)
def years_of_unknown_ages(context: Context, key: SeriesKey, area: str) -> tuple[int, ...]:
    """Years in which few children of a sex, or none, are detected, but the age of most of all victims is unknown."""
    if not _is_of_children(key):
        return ()
    few = {year for year, point in _rows(context, key, area).items() if point.ends[1] < FEW}
    everyone = _rows(context, SeriesKey(VICTIMS, ALL, ALL, ALL), area) if few else {}
    known = _ages_known(context, area) if few else {}
    return tuple(
        sorted(year for year in few if year in everyone and known.get(year, 0) < HALF * everyone[year].ends[0])
    )


def years_denied(context: Context, key: SeriesKey, area: str) -> tuple[int, ...]:
    """Years in which no child of a sex is detected, but some are by form of exploitation."""
    if not _is_of_children(key):
        return ()
    none = {year for year, point in _rows(context, key, area).items() if point.ends == (0, 0)}
    some = {year for year, point in _by_form(context, key.sex, area) if point.ends[0] > 0} if none else set()
    return tuple(sorted(none & some))


def counted(context: Context, question: Selection) -> SeriesKey:
    """The persons behind a figure: itself, or what it is the rate of."""
    of = context.indicators[question.indicator].rate_of
    return question.key._replace(indicator=of) if of else question.key


def beside_unknown(figure: str) -> str:
    """A figure in words where the age of most victims is unknown."""
    return translate("{figure} (though the age of most victims is unknown)", figure=figure)


def and_unknown_ages(context: Context, area: str, year: int, said: str) -> str:
    """What a year's rows list of children, in words; and that the age of most victims is unknown, where it is."""
    everyone = _rows(context, SeriesKey(VICTIMS, ALL, ALL, ALL), area).get(year)
    if everyone is None or _ages_known(context, area).get(year, 0) >= HALF * everyone.ends[0]:
        return said
    return most_ages_unknown(said)


def most_ages_unknown(text: str) -> str:
    """The same, where it is known to be so."""
    return translate("{text}; the age of most detected victims is unknown", text=text)


def beside_forms(figure: str) -> str:
    """A figure of nobody, in words, where forms of exploitation list some."""
    return translate("{figure} (though some by form of exploitation)", figure=figure)


def few_of_whom(context: Context, question: Selection, area: str, year: int) -> str:
    """The sex of whom there are few in a year of unknown ages: all, where the children of all sexes are few, too.

    Those of all sexes are their total, or without one the sum of the sexes.
    """
    key = counted(context, question)
    total = _rows(context, key._replace(sex=ALL), area)
    by_sex = [_rows(context, key._replace(sex=sex), area) for sex in SEXES]
    listed = total[year].ends[1] if year in total else sum(rows[year].ends[1] for rows in by_sex if year in rows)
    return ALL if listed < FEW else key.sex


def unknown_ages_said(area: str, years: str, sex: str) -> str:
    """The caveat of few children of a sex where most ages are unknown. `area`, `years`: in words."""
    words = {"area": area, "years": years}
    if sex == "F":
        return translate(
            "{area}, {years}: the age of most detected victims is unknown, so that few of them are girls is no "
            "finding.",
            **words,
        )
    if sex == "M":
        return translate(
            "{area}, {years}: the age of most detected victims is unknown, so that few of them are boys is no finding.",
            **words,
        )
    if sex == ALL:
        return translate(
            "{area}, {years}: the age of most detected victims is unknown, so that few of them are children is no "
            "finding.",
            **words,
        )
    return translate(
        "{area}, {years}: the age of most detected victims is unknown, so that few of them are children of other sex "
        "is no finding.",
        **words,
    )


def denied_said(area: str, years: str) -> str:
    """The caveat of no children where forms of exploitation list some. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the source counts no such child, but some by form of exploitation.",
        area=area,
        years=years,
    )


def _is_of_children(key: SeriesKey) -> bool:
    return (key.indicator, key.age, key.breakdown) == (VICTIMS, CHILD, ALL)


def _rows(context: Context, key: SeriesKey, area: str) -> dict[int, Point]:
    return by_year(context.store.histories(key), area)


@lru_cache(maxsize=8)
def _ages_known(context: Context, area: str) -> Mapping[int, float]:
    """By year how many victims at most are listed as children or adults, in total or by sex.

    Kept for a moment: of an area it is asked for the children of each sex in turn.
    """
    found: dict[int, float] = {}
    for age in (CHILD, ADULT):
        total = _rows(context, SeriesKey(VICTIMS, ALL, age, ALL), area)
        by_sex = [_rows(context, SeriesKey(VICTIMS, sex, age, ALL), area) for sex in SEXES]
        for year in {year for rows in (total, *by_sex) for year in rows}:
            summed = sum(rows[year].ends[1] for rows in by_sex if year in rows)
            whole = total[year].ends[1] if year in total else 0.0
            found[year] = found.get(year, 0.0) + max(whole, summed)
    return found


def _by_form(context: Context, sex: str, area: str) -> Iterator[tuple[int, Point]]:
    """Years and figures of the children of a sex in each form of exploitation; of all children those of each, too."""
    for code in context.indicators[FORMS].breakdown:
        for one in (sex, *SEXES) if sex == ALL else (sex,):
            if code != ALL:
                yield from _rows(context, SeriesKey(FORMS, one, CHILD, code), area).items()
