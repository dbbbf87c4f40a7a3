"""What the rules of the first screen share: a figure with its sign, its year, and where it stands among countries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dashboard.brief.known import Known
from dashboard.brief.names import named
from dashboard.brief.sentence import Value
from dashboard.catalogue import RATE
from dashboard.i18n import format_number, per_cent, translate
from dashboard.kinds.percentiles import DRIVER_HEADS, ROWS, Row, profile_of
from dashboard.metrics.lines import Point
from dashboard.metrics.profile import FEW, Standing, least_of
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.words.counted import of_other_countries
from dashboard.words.names import listed, wording_of
from dashboard.words.wider import count_of, covered, others_said, years_without_people

OLD_YEARS = 5
"""A figure of more years ago is an old one: its year is seen at once."""
NO_HARDSHIP = ("gdp-per-capita", "political-stability", "rule-of-law", "control-of-corruption")
"""Drivers of which a high figure is no hardship: that one is high must not read as a warning."""


@dataclass(frozen=True)
class Placed:
    """An area's latest figure of an indicator within its window, and where it stands among countries."""

    row: Row
    item: Observation
    standing: Standing

    @property
    def indicator(self) -> str:
        """Whose figure it is."""
        return self.row.question.indicator

    @property
    def percentile(self) -> float:
        """From 0, where all others have more, to 100, where all have less."""
        return self.standing.percentile or 0.0

    def beyond(self, members: Collection[str], *, more: bool = False) -> float:
        """Per cent of the other UN members with a figure that have less, or `more`: those with the same are neither."""
        number, others = self.members_beyond(members, more=more)
        return 100 * number / others if others else 0.0

    def members_beyond(self, members: Collection[str], *, more: bool = False) -> tuple[int, int]:
        """How many of the other UN members with a figure have less, or `more`, and how many others there are."""
        own = least_of(self.item)
        values = [least_of(item) for area, item in self.row.shown.items() if area in members and area != self.item.area]
        others = [value for value in values if value is not None]
        if own is None:
            return 0, len(others)
        return sum(other > own if more else other < own for other in others), len(others)

    @property
    def is_per_person(self) -> bool:
        """Whether what is compared is an amount for each person, and not the amount itself."""
        return self.row.question.measure == RATE


def rows_of(known: Known, heads: Collection[str]) -> list[Row]:
    """The rows of the profile under some heads, with a figure of the area or without."""
    base = replace(known.context.question("conflict-displacement-stock", (known.code,)), areas=(known.code,))
    return [row for row in profile_of(known.context, base).rows if row.head in heads]


def placed(known: Known, heads: Collection[str], without: Collection[str] = ()) -> list[Placed]:
    """The figures under some heads of the profile that have a place among countries, in its order."""
    found = []
    for row in rows_of(known, heads):
        standing, item = row.standings[0], row.shown.get(known.code)
        if row.question.indicator not in without and item and standing.percentile is not None:
            found.append(Placed(row, item, standing))
    return found


def drivers(known: Known) -> list[Placed]:
    """Those of drivers of which a high figure is a hardship."""
    return placed(known, [head for head, _ in ROWS[:DRIVER_HEADS]], NO_HARDSHIP)


def question_of(known: Known, found: Placed) -> Selection:
    """The figure itself, a number of people or movements rather than their rate."""
    return known.question(found.indicator, breakdown=found.row.question.breakdown)


def point_of(known: Known, found: Placed) -> Point | None:
    """The figure that is compared, of its own year: a newer one may have no people of its year to compare it by."""
    question = question_of(known, found)
    return known.at(question, found.item.year) or known.last(question)


def newer_said(known: Known, found: Placed) -> str | None:
    """The newest figure, where it is newer than the one that is compared."""
    question = question_of(known, found)
    point = known.last(question)
    if point is None or point.year <= found.item.year:
        return None
    return translate("Latest: {figure} ({year}).", figure=figure(known, question, point), year=point.year)


def figure(known: Known, question: Selection, point: Point) -> Value:
    """A figure as the eye takes it in: "<5" stays, per cent have their sign."""
    indicator = known.indicator(question)
    text = wording_of(indicator, question).short(point) if point.value is None else known.figure(question, point).text
    said = per_cent(text) if indicator.unit.startswith("%") else text
    return known.told(question, point.year, said)


COUNTED = {
    "conflict-displacement-stock": "people living displaced by conflict",
    "conflict-deaths": "deaths in organised violence",
    "refugees-by-origin": "refugees from here",
    "refugees-by-asylum": "refugees living here",
    "disaster-displacement-weather": "displacements by weather",
    "disaster-displacement-geophysical": "displacements by earthquakes and volcanoes",
    "extreme-poverty": "of people live in extreme poverty",
    "food-insecurity": "of people live with food insecurity",
    "undernourishment": "of people are undernourished",
    "homicide-rate": "homicides per 100,000 people",
    "birth-registration": "of children under 5 have a registered birth",
    "child-marriage-18": "of women aged 20 to 24 married before 18",
    "child-labour": "of children aged 5 to 17 are in child labour",
    "violent-discipline": "of children are disciplined violently",
    "out-of-school": "of children of primary age are out of school",
    "social-protection-children": "of children under 15 have social benefits",
}
"""What a figure counts, after it."""


def counted(name: str) -> str:
    """What a figure of an indicator counts, after it."""
    return translate(COUNTED[name])


def is_old(known: Known, year: int) -> bool:
    """Whether a figure is of more than OLD_YEARS ago."""
    return known.context.today().year - year > OLD_YEARS


def place_said(known: Known, found: Placed) -> str:
    """Where a figure stands among UN members, in words.

    Of what is to be high it says how many have more. Who is compared is counted: few countries have some figures, and
    areas that are no UN members have figures, too. A member is not counted among the others.
    """
    members, is_up = known.context.geography.members, known.context.indicators[found.indicator].direction == "up"
    is_member = known.code in members
    number, others = found.members_beyond(members, more=is_up)
    words = {"number": format_number(number), "of": of_other_countries(others)}
    if found.is_per_person:
        return _per_person(found, words, is_member=is_member)
    if found.percentile == 100:
        of_others = translate("Higher than in all other UN members with a figure.")
        return of_others if is_member else translate("Higher than in all UN members with a figure.")
    if found.percentile == 0:
        of_others = translate("Lower than in all other UN members with a figure.")
        return of_others if is_member else translate("Lower than in all UN members with a figure.")
    if is_up:
        lower = translate("Lower than in {number} of {of} with a figure.", **words)
        return lower if number else translate("No UN member has a higher figure.")
    higher = translate("Higher than in {number} of {of} with a figure.", **words)
    return higher if number else translate("No UN member has a lower figure.")


def compared_said(known: Known, found: Placed) -> str | None:
    """Of which years the figures are that a place among countries is by, where they lie far apart."""
    counted_in = {known.code, *known.context.geography.members}
    years = {item.year for area, item in found.row.shown.items() if area in counted_in}
    if max(years) - min(years) < OLD_YEARS:
        return None
    return translate("Figures from {first} to {last}.", first=min(years), last=max(years))


def _per_person(found: Placed, words: Mapping[str, str], *, is_member: bool) -> str:
    """The same of an amount for each person."""
    if found.percentile == 100 and is_member:
        return translate("Per person, more than in all other UN members with a figure.")
    if found.percentile == 100:
        return translate("Per person, more than in all UN members with a figure.")
    return translate("Per person, more than in {number} of {of} with a figure.", **words)


def has_counts_alone(known: Known) -> bool:
    """Whether drivers have counts, and no population of the years to compare them by."""
    heads = [head for head, _ in ROWS[:DRIVER_HEADS]]
    questions = [row.question for row in rows_of(known, heads)]
    return any(
        count is not None and count.ends is not None and count.ends[0] >= FEW
        for question in questions
        for year in years_without_people(known.context, question, known.code)[-1:]
        if year >= question.year - known.indicator(question).window
        for count in [count_of(known.context, question, known.code, year)]
    )


def not_compared_said(known: Known) -> str | None:
    """Which drivers are not compared, since figures cover areas that the population does not; None without any."""
    heads = [head for head, _ in ROWS[:DRIVER_HEADS]]
    rows = [row for row in rows_of(known, heads) if row.standings[0].why == "wider"]
    if not rows:
        return None
    found = [
        one
        for row in rows
        for one in covered(known.context.indicators[row.question.indicator], known.code, row.question.year)
    ]
    return translate(
        "Not compared, as they also cover {others}: {names}.",
        others=others_said(known.context, found),
        names=listed([named(known, row.question.indicator) for row in rows]),
    )


def aim_said(known: Known, name: str) -> str:
    """Which way is the good one; of what is counted, what is counted."""
    indicator = known.context.indicators[name]
    if indicator.direction == "down":
        return translate("The aim is a lower figure.")
    if indicator.direction == "up":
        return translate("The aim is a higher figure.")
    if "displacement" in name and name != "conflict-displacement-stock":
        return translate("Movements in the year, not people. Fewer is better.")
    if name == "conflict-deaths":
        return translate("People of all ages; a best estimate. Fewer is better.")
    if name == "refugees-by-asylum":
        return translate("People of all ages. Higher is neither good nor bad.")
    return translate("People of all ages. Fewer is better.")
