"""How high a year's figure of a country or group may be, and which figures are drawn as uncertain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import AT_LEAST, Line, Point
from dashboard.metrics.rates import PER
from dashboard.selection import Selection
from dashboard.words.ageless import Raised, raised_years
from dashboard.words.ageless_sums import raised_sums
from dashboard.words.low_totals import doubted_years
from dashboard.words.names import area_name
from dashboard.words.persons import (
    Parts,
    below_parts_said,
    open_totals,
    top_key_of,
    without_total,
)


class Doubt(NamedTuple):
    """What the years of a line are drawn with."""

    raised: Mapping[int, Raised]
    """Those whose figure may be higher: up to there."""
    doubted: frozenset[int]
    """Those whose figure its own report denies, where these are no others."""


def doubt_of(context: Context, question: Selection, line: Line) -> Doubt:
    """The years of a line whose figure victims of no age, or larger parts of a total, may raise; and the others that
    its own report denies. `question`: as the line is measured."""
    if line.group:
        return Doubt(raised_sums(context, question, line), frozenset())
    above = raised_by_parts(context, question, line)
    doubted = doubted_years(context, question, line.code) - above.keys()
    return Doubt({**raised_years(context, question, line), **above}, doubted)


def raised_by_parts(context: Context, question: Selection, line: Line) -> Mapping[int, Raised]:
    """By year how high a country's total of persons is with parts that are more, and that these are."""
    name, totals = area_name(context, line.code), {point.year: point for point in line.known}
    return {
        year: Raised(parts.high, below_parts_said(name, str(year)), totals[year], top_key_of(parts))
        for year, parts in parts_above(context, question, line).items()
    }


def parts_above(context: Context, question: Selection, line: Line) -> Mapping[int, Parts]:
    """By year the parts of a country's total of persons where they are more and it does not stand: it is told up to
    these, also as a rate."""
    found = {} if line.group else open_totals(context, question.key, line.code)
    return _measured(context, question, line.code, found)


def least_points(context: Context, question: Selection, line: Line) -> tuple[Point, ...]:
    """How many persons a country has at least in years without a total, of which parts are known.

    A rate is made of ten or more alone: how few others are, no bar could say.
    """
    return () if line.group else least_of(context, question, line.code)


def least_of(context: Context, question: Selection, code: str) -> tuple[Point, ...]:
    """The same of one country, by its code."""
    found = without_total(context, question.key, code)
    if question.measure == RATE:
        found = {year: parts for year, parts in found.items() if parts.low >= FEW}
    found = _measured(context, question, code, found)
    return tuple(Point(year, parts.low, None, None, AT_LEAST) for year, parts in found.items())


def _measured(context: Context, question: Selection, code: str, found: Mapping[int, Parts]) -> Mapping[int, Parts]:
    """Parts of a country's persons as a question measures these: as numbers, or by its people."""
    if question.measure != RATE:
        return found
    people = context.weights[context.indicators[question.indicator].denominator_of(question.age)].get(code, {})
    rates = {year: PER / people[year] for year in found if people.get(year)}
    return {
        year: replace(found[year], low=found[year].low * one, high=found[year].high * one)
        for year, one in rates.items()
    }
