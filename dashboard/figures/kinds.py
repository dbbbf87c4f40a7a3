"""The kinds of views, each made whole by one function."""

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
from dashboard.figures.mapped import mapped
from dashboard.figures.measured import measured
from dashboard.figures.paces import pace_shown
from dashboard.figures.places import places
from dashboard.figures.profile import profile
from dashboard.figures.reported import reported
from dashboard.figures.scatter import scatter
from dashboard.figures.shown import Shown
from dashboard.figures.standings import by_group
from dashboard.figures.statuses import statuses
from dashboard.figures.timeline import timeline
from dashboard.figures.treaties import tiers, treaty_years
from dashboard.figures.trend import row, trend
from dashboard.selection import Selection
from dashboard.views import Kind, Tab, View, tab_of

Maker = Callable[[Context, View, Selection], Shown]
KINDS: Mapping[Kind, Maker] = MappingProxyType(
    {
        "area-lines": trend,
        "parts-by-sex": trend,
        "parts-by-age": trend,
        "parts-by-form": trend,
        "child-share": trend,
        "strip": row,
        "map": mapped,
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
        "statuses": statuses,
        "status-counts": by_group,
        "status-gaps": gaps,
        "coverage": reported,
    }
)
"""By kind. Each gives something for every selection (a chart that says why it is empty), never an error."""


def shown(context: Context, view: View, selection: Selection, tab: Tab | None = None) -> Shown:
    """What a view shows in a tab; in the one that the selection asks for where none is named."""
    return KINDS[view.kind_in(tab or tab_of(view, selection))](context, view, selection)
