"""What is said of a country's year of which a part is published, and no total: at least so many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.context import Context
from dashboard.i18n import in_parts, translate, with_unit
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.above_totals import least_of
from dashboard.words.before_the_law import persons_counted
from dashboard.words.names import area_name, of_things, short_name, unit_of, wording_of
from dashboard.words.told import Told, one_said


class Least(NamedTuple):
    """How many persons a country has at least in a year, as a total or a rate."""

    point: Point
    number: str
    """In words."""
    figure: str
    """The same with its unit, where what stands before it does not name what is counted."""

    @property
    def dated(self) -> str:
        """The figure with its year."""
        return translate("{figure} in {year}", figure=self.figure, year=self.point.year)

    def behind(self, said: str) -> str:
        """Another year's figure, and this one."""
        return in_parts((said, self.dated))

    def titled(self, context: Context, asked: Selection, code: str, about: str) -> str:
        """The title of its country. `about`: what is measured, as a title begins with it."""
        if persons := persons_counted(context, asked, code, self.point, self.number):
            return persons
        told = Told(area_name(context, code), self.figure, self.number, self.point.year, short_name(context, code))
        return one_said(context.indicators[asked.indicator], asked, about, told)


def least_by_year(context: Context, asked: Selection, code: str) -> Mapping[int, Least]:
    """By year how many an area has at least. `asked`: as its figures are measured; empty of groups."""
    if code not in context.geography.areas:
        return {}
    indicator, wording = context.indicators[asked.indicator], wording_of(context.indicators[asked.indicator], asked)
    unit = "" if of_things(indicator, asked) else unit_of(indicator, asked)
    found = {}
    for point in least_of(context, asked, code):
        number = wording.text(point)
        found[point.year] = Least(point, number, with_unit(number, unit))
    return found
