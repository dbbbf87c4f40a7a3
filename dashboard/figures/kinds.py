"""The kinds of views that are made whole by one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.context import Context
from dashboard.figures.compare import compare
from dashboard.figures.key import key_figures
from dashboard.figures.profile import profile
from dashboard.figures.shown import Shown
from dashboard.selection import Selection
from dashboard.views import Kind, View

Maker = Callable[[Context, View, Selection], Shown]
KINDS: Mapping[Kind, Maker] = MappingProxyType(
    {
        "compare": compare,
        "key-figures": key_figures,
        "profile": profile,
    }
)
"""By kind. Each gives something for every selection (a chart that says why it is empty), never an error."""
