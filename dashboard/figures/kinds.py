"""The kinds of views that are made whole by one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.context import Context
from dashboard.figures.compare import compare
from dashboard.figures.flow_matrix import flow_matrix
from dashboard.figures.flows import flow_map
from dashboard.figures.gaps import gaps
from dashboard.figures.justice import beside, sexes
from dashboard.figures.key import key_figures
from dashboard.figures.lags import lags
from dashboard.figures.levels import levels
from dashboard.figures.measured import measured
from dashboard.figures.paces import pace_shown
from dashboard.figures.places import places
from dashboard.figures.profile import profile
from dashboard.figures.scatter import scatter
from dashboard.figures.shown import Shown
from dashboard.figures.standings import by_group
from dashboard.figures.timeline import timeline
from dashboard.figures.treaties import tiers, treaty_years
from dashboard.selection import Selection
from dashboard.views import Kind, View

Maker = Callable[[Context, View, Selection], Shown]
KINDS: Mapping[Kind, Maker] = MappingProxyType(
    {
        "flow-map": flow_map,
        "flow-matrix": flow_matrix,
        "timeline": timeline,
        "scatter": scatter,
        "lags": lags,
        "beside": beside,
        "sexes": sexes,
        "treaty-years": treaty_years,
        "tiers": tiers,
        "levels": levels,
        "measured": measured,
        "places": places,
        "compare": compare,
        "key-figures": key_figures,
        "profile": profile,
        "pace": pace_shown,
        "status-counts": by_group,
        "status-gaps": gaps,
    }
)
"""By kind. Each gives something for every selection (a chart that says why it is empty), never an error."""
