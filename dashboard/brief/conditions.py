"""The conditions that the statement of 2023 names: conflict, disasters, poverty, hunger, violence, instability."""

from __future__ import annotations

from dashboard.brief.known import Known, least, most, plural
from dashboard.brief.noted import when_of_series
from dashboard.i18n import translate, translate_number
from dashboard.i18n.rounding import half_up
from dashboard.metrics.lines import Point
from dashboard.metrics.pairs import DOUBTED
from dashboard.metrics.rates import PER
from dashboard.selection import Selection
from dashboard.words.terms import MEANS_OF_YEARS
from dashboard.words.titles import FEW

DEATHS, MOVEMENTS = "conflict-deaths", "conflict-displacement-new"
WEATHER, EARTH = "disaster-displacement-weather", "disaster-displacement-geophysical"
HOMICIDES = "homicide-rate"
SAID = ("extreme-poverty", "food-insecurity", "undernourishment", HOMICIDES, "political-stability", "gdp-per-capita")
"""Indicators that have a sentence of their own, with the year of their newest figure."""
COUNTED_ELSEWHERE = {"PSE": "ISR"}
"""Areas whose deaths UCDP's file counts under another one."""


def upheavals(known: Known) -> list[str | None]:
    """Conflict and disasters: latest level and year, plainly."""
    return [_deaths(known), _elsewhere(known), _conflict(known), *_disasters(known)]


def lives(known: Known) -> list[str | None]:
    """Poverty, hunger, homicide, stability and means: latest level and year, plainly."""
    return [_poverty(known), *_hunger(known), _homicide(known), _stability(known), _income(known)]


def _deaths(known: Known) -> str | None:
    question = known.question(DEATHS, breakdown="_T")
    if known.code in COUNTED_ELSEWHERE:
        return _deaths_elsewhere(Known(known.context, COUNTED_ELSEWHERE[known.code]))
    point = known.last(question)
    if point is None:
        return None
    if point.value == 0:
        return translate(
            "{link}No deaths in organised violence{end} were recorded in {year}. No violence passed the threshold of "
            "the source, which is not the same as peace.",
            year=point.year,
            **known.around(question, point.year),
        )
    return _deaths_counted(known, question, point)


def _deaths_elsewhere(there: Known) -> str:
    """Deaths that are counted under another area, with the figure of that area, which holds both."""
    question = there.question(DEATHS, breakdown="_T")
    point = there.last(question)
    if point is None:
        return translate(
            "The source counts deaths in organised violence in Gaza {link}under Israel{end}.",
            **there.around(question, None),
        )
    return translate(
        "The source counts deaths in organised violence in Gaza {link}under Israel{end}; its best estimate of all "
        "deaths there in {year}, those in Israel among them, is {count}.",
        year=point.year,
        count=there.figure(question, point),
        **there.around(question, None),
    )


def _elsewhere(known: Known) -> str | None:
    if known.code not in COUNTED_ELSEWHERE.values():
        return None
    return translate(
        "The source counts deaths in Gaza {link}among them{end}.", **known.around(known.question(DEATHS), None)
    )


def _deaths_counted(known: Known, question: Selection, point: Point) -> str:
    figure = known.figure(question, point)
    if point.status == DOUBTED:
        return translate_number(
            "An estimated {count} person died in organised violence in {year}; the low or high estimate of the source "
            "contradicts that and is left out.",
            "An estimated {count} people died in organised violence in {year}; the low or high estimate of the source "
            "contradicts that and is left out.",
            plural(point),
            **{"count": figure, "year": point.year},
        )
    if point.lower is None or point.upper is None or point.lower == point.upper:
        return translate_number(
            "{count} death in organised violence was recorded in {year}.",
            "{count} deaths in organised violence were recorded in {year}.",
            plural(point),
            **{"count": figure, "year": point.year},
        )
    ends = (Point(point.year, value, None, None, point.status) for value in (point.lower, point.upper))
    low, high = (known.figure(question, end) for end in ends)
    return translate_number(
        "An estimated {count} person died in organised violence in {year} ({low} to {high}).",
        "An estimated {count} people died in organised violence in {year} ({low} to {high}).",
        plural(point),
        **{"count": figure, "year": point.year, "low": low, "high": high},
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
            else translate_number(
                "New displacements by conflict and violence were last listed for {year}: {figure} movement.",
                "New displacements by conflict and violence were last listed for {year}: {figure} movements.",
                plural(point),
                year=point.year,
                figure=figure,
            )
        )
    return translate_number(
        (
            "{count} new internal displacement by conflict and violence was counted in "
            "{year}. One person can be displaced, and counted, more than once."
        ),
        (
            "{count} new internal displacements by conflict and violence were counted in "
            "{year}. One person can be displaced, and counted, more than once."
        ),
        plural(point),
        **{"count": figure, "year": point.year},
    )


def _disasters(known: Known) -> list[str | None]:
    """One sentence for figures of the same year, else one each; of old earthquakes none beside a newer storm."""
    weather, earth = known.question(WEATHER), known.question(EARTH)
    storm, quake = known.last(weather), known.last(earth)
    if storm is not None and quake is not None and storm.year == quake.year:
        return [
            translate(
                (
                    "New displacements by weather-related disasters came to {weather} in {year}, and "
                    "those by earthquakes and other geophysical disasters to {earth}, all counted as "
                    "movements."
                ),
                weather=known.figure(weather, storm),
                earth=known.figure(earth, quake),
                year=known.when(weather, storm),
            )
        ]
    return [
        None
        if storm is None
        else translate(
            ("New displacements by weather-related disasters came to {weather} in {year}, counted as movements."),
            weather=known.figure(weather, storm),
            year=known.when(weather, storm),
        ),
        None
        if quake is None or (storm is not None and not known.is_recent(earth, quake))
        else translate(
            (
                "New displacements by earthquakes and other geophysical disasters came to "
                "{earth} in {year}, counted as movements."
            ),
            earth=known.figure(earth, quake),
            year=known.when(earth, quake),
        ),
    ]


def _poverty(known: Known) -> str | None:
    question = known.question("extreme-poverty")
    point = known.last(question)
    if point is None:
        return None
    return translate(
        (
            "Of all people, {figure}% lived on less than 3.00 USD a day (price-adjusted), according to the survey of "
            "{year}."
        ),
        figure=known.figure(question, point),
        year=when_of_series(known, question, point),
    )


def _hunger(known: Known) -> list[str | None]:
    """One sentence for figures of the same year, else one each: the two are no comparison."""
    insecure, hungry = (known.question(name) for name in MEANS_OF_YEARS)
    unsure, under = known.last(insecure), known.last(hungry)
    if unsure is not None and under is not None and unsure.year == under.year:
        return [
            translate(
                (
                    "Moderate or severe food insecurity affected {insecure}% of people, and "
                    "{hungry}% were undernourished, both as means of three years ({year})."
                ),
                insecure=known.figure(insecure, unsure),
                hungry=known.figure(hungry, under),
                year=known.when(insecure, unsure),
            )
        ]
    return [
        None
        if unsure is None
        else translate(
            ("Moderate or severe food insecurity affected {figure}% of people, as a mean of three years ({year})."),
            figure=known.figure(insecure, unsure),
            year=known.when(insecure, unsure),
        ),
        None
        if under is None
        else translate(
            "Of all people, {figure}% were undernourished, as a mean of three years ({year}).",
            figure=known.figure(hungry, under),
            year=known.when(hungry, under),
        ),
    ]


def are_few(known: Known, year: int, rate: float) -> bool:
    """Whether fewer than FEW persons are behind a rate of homicides, or may be, the population not being known."""
    people = known.people(year)
    return people is None or half_up(rate * people / PER) < FEW


def _homicide(known: Known) -> str | None:
    question = known.question(HOMICIDES)
    point = known.last(question)
    if point is not None and most(point) == 0:
        return translate(
            "The published rate of intentional homicides was {figure} in {year}.",
            figure=known.figure(question, point),
            year=known.when(question, point),
        )
    if point is None or known.people(point.year) is None:
        return None  # without a population nobody can tell whether they are few
    if are_few(known, point.year, most(point)):
        return translate_number(
            "By the rate and the population, {link}fewer than {number}{end} person was killed in intentional "
            "homicides ({year}). A rate of so few says little.",
            "By the rate and the population, {link}fewer than {number}{end} people were killed in intentional "
            "homicides ({year}). A rate of so few says little.",
            FEW,
            year=known.when(question, point),
            **known.around(question, point.year),
        )
    return translate(
        "The rate of intentional homicides was {figure} per 100,000 people in {year}.",
        figure=known.figure(question, point),
        year=known.when(question, point),
    )


def _stability(known: Known) -> str | None:
    question = known.question("political-stability")
    point = known.last(question)
    if point is None or point.lower is None or point.upper is None:
        return None
    ends = (Point(point.year, value, None, None, "A") for value in (point.lower, point.upper))
    low, high = (known.figure(question, end) for end in ends)
    return translate(
        (
            "The World Bank's score for political stability and absence of violence was "
            "{figure} ({low} to {high} with its margin of error) in {year}. The world's "
            "average is near zero, and a higher score means more stability."
        ),
        figure=known.figure(question, point),
        year=known.when(question, point),
        low=low,
        high=high,
    )


def _income(known: Known) -> str | None:
    question = known.question("gdp-per-capita")
    point = known.last(question)
    if point is None or least(point) == 0:
        return None
    return translate(
        "GDP per person, a rough sign of the means to detect and protect, was {figure} USD (price-adjusted) in {year}.",
        figure=known.figure(question, point),
        year=known.when(question, point),
    )
