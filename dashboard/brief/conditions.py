"""The conditions that the statement of 2023 names: conflict, disasters, poverty, hunger, violence, instability."""

from __future__ import annotations

from dashboard.brief.known import Known, least, most, plural
from dashboard.figures.titles import FEW
from dashboard.i18n import translate, translate_number
from dashboard.metrics.lines import Point
from dashboard.metrics.rates import PER
from dashboard.selection import Selection

DEATHS, MOVEMENTS = "conflict-deaths", "conflict-displacement-new"
WEATHER, EARTH = "disaster-displacement-weather", "disaster-displacement-geophysical"
HOMICIDES = "homicide-rate"
COUNTED_ELSEWHERE = {"PSE": "ISR"}
"""Areas whose deaths UCDP's file counts under another one."""


def upheavals(known: Known) -> list[str | None]:
    """Conflict and disasters: latest level and year, plainly."""
    return [_deaths(known), _elsewhere(known), _conflict(known), _disasters(known)]


def lives(known: Known) -> list[str | None]:
    """Poverty, hunger, homicide, stability and means: latest level and year, plainly."""
    return [_poverty(known), _hunger(known), _homicide(known), _stability(known), _income(known)]


def _deaths(known: Known) -> str | None:
    question = known.question(DEATHS, breakdown="_T")
    if known.code in COUNTED_ELSEWHERE:
        there = known.linked(
            known.context.question(DEATHS, (COUNTED_ELSEWHERE[known.code],)), None, translate("under Israel")
        )
        return translate("UCDP's file counts deaths in organised violence in Gaza {there}.", there=there)
    point = known.last(question)
    if point is None:
        return None
    if point.value == 0:
        return translate(
            "UCDP recorded {none} in {year}: no violence over its threshold, which is not the same as peace.",
            none=known.linked(question, point.year, translate("no deaths in organised violence")),
            year=point.year,
        )
    return _deaths_counted(known, question, point)


def _elsewhere(known: Known) -> str | None:
    if known.code not in COUNTED_ELSEWHERE.values():
        return None
    here = known.linked(known.question(DEATHS), None, translate("among them"))
    return translate("UCDP's file counts deaths in Gaza {here}.", here=here)


def _deaths_counted(known: Known, question: Selection, point: Point) -> str:
    figure = known.figure(question, point)
    if point.lower is None or point.upper is None or point.lower == point.upper:
        return translate_number(
            "UCDP recorded {count} death in organised violence in {year}.",
            "UCDP recorded {count} deaths in organised violence in {year}.",
            plural(point),
            **{"count": figure, "year": point.year},
        )
    ends = (Point(point.year, value, None, None, point.status) for value in (point.lower, point.upper))
    low, high = (known.figure(question, end) for end in ends)
    return translate(
        "UCDP's best estimate of deaths in organised violence in {year} is {count} (low {low}, high {high}).",
        year=point.year,
        count=figure,
        low=low,
        high=high,
    )


def _conflict(known: Known) -> str | None:
    question = known.question(MOVEMENTS)
    point = known.last(question)
    if point is None:
        return None
    figure = known.figure(question, point)
    if not known.is_recent(question, point):
        return (
            None
            if point.value == 0
            else translate(
                "New displacements by conflict and violence were last listed for {year}: {figure} movements.",
                year=point.year,
                figure=figure,
            )
        )
    return translate_number(
        "IDMC counted {count} new internal displacement by conflict and violence in {year}; one person can be "
        "displaced, and counted, more than once.",
        "IDMC counted {count} new internal displacements by conflict and violence in {year}; one person can be "
        "displaced, and counted, more than once.",
        plural(point),
        **{"count": figure, "year": point.year},
    )


def _disasters(known: Known) -> str | None:
    weather, earth = known.question(WEATHER), known.question(EARTH)
    storm, quake = known.last(weather), known.last(earth)
    if storm is not None and quake is not None and storm.year == quake.year:
        return translate(
            "New displacements by weather-related disasters, counted as movements, numbered {weather} in {year}, "
            "those by earthquakes and other geophysical disasters {earth}.",
            weather=known.figure(weather, storm),
            earth=known.figure(earth, quake),
            year=storm.year,
        )
    if storm is not None:
        return translate(
            "New displacements by weather-related disasters, counted as movements, numbered {weather} in {year}, the "
            "latest year with a figure.",
            weather=known.figure(weather, storm),
            year=storm.year,
        )
    if quake is not None:
        return translate(
            "New displacements by earthquakes and other geophysical disasters, counted as movements, numbered {earth} "
            "in {year}, the latest year with a figure.",
            earth=known.figure(earth, quake),
            year=quake.year,
        )
    return None


def _poverty(known: Known) -> str | None:
    question = known.question("extreme-poverty")
    point = known.last(question)
    if point is None:
        return None
    if point.value == 0:
        return translate(
            "By the survey of {year}, {figure} % of people lived on less than 3.00 USD a day (2021 PPP), as rounded by "
            "the publisher, which need not mean nobody.",
            year=point.year,
            figure=known.figure(question, point),
        )
    return translate(
        "By the survey of {year}, {figure} % of people lived on less than 3.00 USD a day (2021 PPP).",
        year=point.year,
        figure=known.figure(question, point),
    )


def _hunger(known: Known) -> str | None:
    insecure, hungry = known.question("food-insecurity"), known.question("undernourishment")
    unsure, under = known.last(insecure), known.last(hungry)
    if unsure is not None and under is not None:
        return translate(
            "Moderate or severe food insecurity affected {insecure} % of people ({year}), and {hungry} % were "
            "undernourished ({other_year}), both as means of three years.",
            insecure=known.figure(insecure, unsure),
            year=unsure.year,
            hungry=known.figure(hungry, under),
            other_year=under.year,
        )
    if unsure is not None:
        return translate(
            "Moderate or severe food insecurity affected {figure} % of people ({year}, a mean of three years).",
            figure=known.figure(insecure, unsure),
            year=unsure.year,
        )
    if under is not None:
        return translate(
            "Of all people, {figure} % were undernourished ({year}, a mean of three years).",
            figure=known.figure(hungry, under),
            year=under.year,
        )
    return None


def are_few(known: Known, year: int, rate: float) -> bool:
    """Whether fewer than FEW persons are behind a rate of homicides, or may be, the population not being known."""
    people = known.people(year)
    return people is None or round(rate * people / PER) < FEW


def _homicide(known: Known) -> str | None:
    question = known.question(HOMICIDES)
    point = known.last(question)
    if point is None or known.people(point.year) is None:
        return None  # without a population nobody can tell whether they are few
    if are_few(known, point.year, most(point)):
        return translate(
            "Homicides were {few} in {year} (under {number}), so their rate says little.",
            few=known.linked(question, point.year, translate("few")),
            year=point.year,
            number=FEW,
        )
    return translate(
        "Killed by intentional homicide were {figure} per 100,000 people in {year}.",
        figure=known.figure(question, point),
        year=point.year,
    )


def _stability(known: Known) -> str | None:
    question = known.question("political-stability")
    point = known.last(question)
    if point is None or point.lower is None or point.upper is None:
        return None
    ends = (Point(point.year, value, None, None, "A") for value in (point.lower, point.upper))
    low, high = (known.figure(question, end) for end in ends)
    return translate(
        "The World Bank's score for political stability and absence of violence was {figure} in {year} ({low} to "
        "{high} with the estimate's error), where the world's average is near zero.",
        figure=known.figure(question, point),
        year=point.year,
        low=low,
        high=high,
    )


def _income(known: Known) -> str | None:
    question = known.question("gdp-per-capita")
    point = known.last(question)
    if point is None or least(point) == 0:
        return None
    return translate(
        "GDP per person, a rough sign of the means at hand to detect and to protect, was {figure} USD in {year} "
        "(2021 PPP).",
        figure=known.figure(question, point),
        year=point.year,
    )
