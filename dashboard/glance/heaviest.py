"""What comes first of a place in war: the people killed there, and its children displaced by conflict."""

from __future__ import annotations

from dataclasses import replace

from dashboard.brief.displaced import CHILD, STOCK
from dashboard.brief.known import Known, least, plural
from dashboard.i18n import translate_number
from dashboard.metrics.lines import Point
from dashboard.words.names import area_name, listed
from dashboard.words.wider import counted_with, covered

DEATHS, CHILDREN = "conflict-deaths", "child-population"
MANY_KILLED = 1000
"""Deaths in organised violence in a year; from so many in battle on, UCDP speaks of war."""
ONE_IN_KILLED = 100_000
"""At least one of so many people was killed: a thousand are another thing in Brazil than in Haiti."""
ONE_IN_DISPLACED = 20
"""At least one of so many children is displaced."""


def heaviest(known: Known) -> tuple[str, ...]:
    """A sentence on the dead where they are many, else on the displaced children, whom a tile has in any case."""
    return tuple(filter(None, [_killed(known) or _displaced(known)]))


def _killed(known: Known) -> str | None:
    """People killed in the newest year; of areas whose dead are counted together, both are named."""
    owner, areas = _counted_in(known)
    question = owner.question(DEATHS)
    point = owner.last(question)
    if point is None or not owner.is_recent(question, point) or not _are_many(known, areas, point):
        return None
    words: dict[str, object] = {"count": owner.figure(question, point), "year": point.year}
    if len(areas) == 1:
        return translate_number(
            "{count} person was killed in organised violence in {year} (best estimate).",
            "{count} people were killed in organised violence in {year} (best estimate).",
            plural(point),
            **words,
        )
    return translate_number(
        "{areas}, counted together: {count} person was killed in organised violence in {year} (best estimate).",
        "{areas}, counted together: {count} people were killed in organised violence in {year} (best estimate).",
        plural(point),
        areas=listed([area_name(known.context, area) for area in areas]),
        **words,
    )


def _counted_in(known: Known) -> tuple[Known, tuple[str, ...]]:
    """Under whom an area's dead are counted, and all areas whose dead these are."""
    question, last = known.question(DEATHS), known.context.years(DEATHS).last
    owner = counted_with(known.context, question, known.code).get(last, known.code)
    others = [code for one in covered(known.context.indicators[DEATHS], owner, last) for code in one.of]
    return replace(known, code=owner), (owner, *dict.fromkeys(others))


def _are_many(known: Known, areas: tuple[str, ...], point: Point) -> bool:
    people = [replace(known, code=area).people(point.year) for area in areas]
    if None in people or least(point) < MANY_KILLED:
        return False
    return least(point) * ONE_IN_KILLED >= sum(number or 0 for number in people)


def _displaced(known: Known) -> str | None:
    """Children displaced by conflict, at the end of the newest year."""
    question = known.question(STOCK, age=CHILD, breakdown="CONFLICT")
    point = known.last(question)
    if point is None:
        return None
    children = known.context.weights[CHILDREN].get(known.code, {}).get(point.year)
    if not children or least(point) * ONE_IN_DISPLACED < children:
        return None
    return translate_number(
        "Displaced by conflict: {count} child ({year}).",
        "Displaced by conflict: {count} children ({year}).",
        plural(point),
        count=known.figure(question, point),
        year=point.year,
    )
