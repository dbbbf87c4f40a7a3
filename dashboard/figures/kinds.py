"""The kinds of views that are made whole by one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.context import Context
from dashboard.figures.gaps import gaps
from dashboard.figures.paces import pace_shown
from dashboard.figures.shown import Shown
from dashboard.figures.standings import by_group
from dashboard.selection import Selection
from dashboard.views import Kind, View

Maker = Callable[[Context, View, Selection], Shown]
KINDS: Mapping[Kind, Maker] = MappingProxyType(
    {
        "pace": pace_shown,
        "status-counts": by_group,
        "status-gaps": gaps,
    }
)
"""By kind. Each gives something for every selection (a chart that says why it is empty), never an error."""
