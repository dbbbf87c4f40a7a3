"""Which published figures are told as less than they may be: how high these are at most, and why, by their rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.catalogue import VALUE
from dashboard.context import Context
from dashboard.selection import Selection
from dashboard.words.above_totals import doubt_of

THEMES = ("victims", "justice")
"""Of whom figures may be less than their parts, or than what those of no age beside them may raise them to."""
DECIMALS = 6


def reserved_rows(context: Context) -> list[dict[str, Any]]:
    """The key of each such row, its greatest value in the unit of its table, and a note in the current language."""
    questions = [
        replace(context.question(name, ()), measure=VALUE, sex=record.default_sex, age=record.default_age)
        for name, record in context.indicators.items()
        if record.theme in THEMES
    ]
    return [row for question in questions for code in context.geography.areas for row in _rows(context, question, code)]


def _rows(context: Context, question: Selection, code: str) -> list[dict[str, Any]]:
    found = doubt_of(context, question, context.line(question, code)).raised
    return [
        {
            "indicator": question.indicator,
            "ref_area": code,
            "time_period": year,
            "sex": question.sex,
            "age": question.age,
            "breakdown": question.breakdown,
            "obs_upper": round(raised.top, DECIMALS),
            "note": raised.said,
        }
        for year, raised in sorted(found.items())
    ]
