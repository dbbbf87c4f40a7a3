"""The kinds of views that are made whole by one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.context import Context
from dashboard.figures.justice import beside, sexes
from dashboard.figures.levels import levels
from dashboard.figures.measured import measured
from dashboard.figures.places import places
from dashboard.figures.shown import Shown
from dashboard.figures.treaties import tiers, treaty_years
from dashboard.selection import Selection
from dashboard.views import Kind, View

Maker = Callable[[Context, View, Selection], Shown]
KINDS: Mapping[Kind, Maker] = MappingProxyType(
    {
        "beside": beside,
        "sexes": sexes,
        "treaty-years": treaty_years,
        "tiers": tiers,
        "levels": levels,
        "measured": measured,
        "places": places,
    }
)
"""By kind. Each gives something for every selection (a chart that says why it is empty), never an error."""
