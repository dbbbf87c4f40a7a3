"""Rates and shares of few persons: the one rule that marks them in words."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.metrics.compare import FEW
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey


def is_few(context: Context, question: Selection, area: str, year: int) -> bool:
    """Whether a country's figure counts some, but fewer than FEW persons, so that a rate of it says little."""
    of = context.indicators[question.indicator].rate_of
    counted = _at(context, question.key._replace(indicator=of) if of else question.key, area, year)
    return counted is not None and _some_but_few(counted)


def counts_few(context: Context, key: SeriesKey, area: str, year: int) -> bool:
    """Whether a country's figure of a year, a number of persons, counts some, but fewer than FEW."""
    counted = _at(context, key, area, year)
    return counted is not None and _some_but_few(counted)


def counts_none(context: Context, key: SeriesKey, area: str, year: int) -> bool:
    """Whether a country's figure of a year is a reported zero."""
    counted = _at(context, key, area, year)
    return counted is not None and counted.ends == (0, 0)


def _at(context: Context, key: SeriesKey, area: str, year: int) -> Observation | None:
    history = context.store.histories(key).get(area, ())
    return next((item for item in history if item.year == year and item.ends is not None), None)


def _some_but_few(item: Observation) -> bool:
    low, high = item.ends or (0.0, 0.0)
    return low < FEW and high > 0
