"""Indicators, treaties and laws by the names that they have inside a sentence of a brief."""

from __future__ import annotations

from dashboard.brief.known import Known
from dashboard.words.inside import inside, inside_of_countries


def named(known: Known, indicator: str) -> str:
    """An indicator inside a sentence on an area; its label where it has no name of that kind."""
    return inside(known.context.indicators[indicator], known.place, known.in_place)


def named_of_countries(known: Known, indicator: str) -> str:
    """The same in a sentence on several countries."""
    return inside_of_countries(known.context.indicators[indicator])
