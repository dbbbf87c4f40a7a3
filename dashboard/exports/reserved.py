"""Which published figures are told as less than they may be, and how high these are, or as uncertain; and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.catalogue import VALUE
from dashboard.context import Context
from dashboard.selection import Selection
from dashboard.words.above_totals import doubt_of
from dashboard.words.low_totals import doubts, uncertain_said
from dashboard.words.names import area_name

THEMES = ("victims", "justice")
"""Of whom figures may be less than their parts, or than what those of no age beside them may raise them to."""
DECIMALS = 6


def reserved_rows(context: Context) -> list[dict[str, Any]]:
    """The key of each such row, its greatest value in the unit of its table, None of one that other rows of its report
    deny, and a note in the current language."""
    questions = [
        replace(context.question(name, ()), measure=VALUE, sex=record.default_sex, age=record.default_age)
        for name, record in context.indicators.items()
        if record.theme in THEMES
    ]
    return [row for question in questions for code in context.geography.areas for row in _rows(context, question, code)]


def _rows(context: Context, question: Selection, code: str) -> list[dict[str, Any]]:
    raised, doubted = doubt_of(context, question, context.line(question, code))
    told: dict[int, tuple[float | None, str]] = {
        year: (round(one.top, DECIMALS), one.said) for year, one in raised.items() if year not in doubted
    }
    said = doubts(context, question, code) if doubted else {}
    told |= {year: (None, said.get(year) or uncertain_said(area_name(context, code))) for year in doubted}
    return [
        {
            "indicator": question.indicator,
            "ref_area": code,
            "time_period": year,
            "sex": question.sex,
            "age": question.age,
            "breakdown": question.breakdown,
            "obs_upper": top,
            "note": note,
        }
        for year, (top, note) in sorted(told.items())
    ]
