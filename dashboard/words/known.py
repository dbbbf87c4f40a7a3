"""Remembers what depends on a series, its measure and an area alone, whatever else was selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from dashboard.context import Context
from dashboard.selection import Selection

Answer = TypeVar("Answer")
Asks = Callable[[Context, Selection, str], Answer]
MOST = 2048
"""Series and areas that are remembered of each question."""


def of_series(answer: Asks[Answer]) -> Asks[Answer]:
    """The same function, which answers from memory what it was asked before: of a selection it sees the series alone.

    For answers that nobody changes, and that hold no words.
    """

    @lru_cache(maxsize=MOST)
    def known(context: Context, area: str, indicator: str, codes: tuple[str, str, str, str]) -> Answer:
        return answer(context, Selection(indicator, (), 0, *codes), area)

    @wraps(answer)
    def remembered(context: Context, selection: Selection, area: str) -> Answer:
        codes = selection.sex, selection.age, selection.breakdown, selection.measure
        return known(context, area, selection.indicator, codes)

    return remembered
