"""The kinds of views, each made whole by one function."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from dashboard.context import Context
from dashboard.figures.shown import Explained, Maker, Section, Shown, Words
from dashboard.i18n import current_language
from dashboard.kinds.compare import compare
from dashboard.kinds.flow_matrix import flow_matrix
from dashboard.kinds.flows import flow_map
from dashboard.kinds.gaps import gaps
from dashboard.kinds.goods import GOODS
from dashboard.kinds.justice import beside, sexes
from dashboard.kinds.key import key_figures, key_questions
from dashboard.kinds.lags import lags
from dashboard.kinds.levels import levels
from dashboard.kinds.mapped import mapped
from dashboard.kinds.measured import measured
from dashboard.kinds.movers import MOVERS
from dashboard.kinds.on_the_move import on_the_move
from dashboard.kinds.paces import pace_shown
from dashboard.kinds.places import places
from dashboard.kinds.profile import profile
from dashboard.kinds.reported import reported
from dashboard.kinds.scatter import scatter
from dashboard.kinds.slope import SLOPE
from dashboard.kinds.standings import by_group
from dashboard.kinds.statuses import statuses
from dashboard.kinds.steps import STEPS_VIEW
from dashboard.kinds.suggested import SUGGESTED
from dashboard.kinds.timeline import rows_of, timeline
from dashboard.kinds.treaties import laws, tiers, treaty_years
from dashboard.kinds.trend import row, trend
from dashboard.kinds.unmeasured import unmeasured
from dashboard.selection import Selection
from dashboard.views import Kind, Tab, View, tab_of
from dashboard.words.incomes import has_income_group, list_said
from dashboard.words.releases import drawn_today

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
        "laws": laws,
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
        "slope": SLOPE,
        "steps": STEPS_VIEW,
        "suggested": SUGGESTED,
        "goods": GOODS,
        "movers": MOVERS,
        "on-the-move": on_the_move,
        "unmeasured": unmeasured,
    }
)
"""By kind. Each gives something for every selection (a chart that says why it is empty), never an error."""


def check(made: Collection[Kind]) -> None:
    """Stop the start where a kind of view is named that nothing makes. Raises TypeError that names it."""
    if missing := sorted({*get_args(Kind)}.difference(made)):
        raise TypeError(f"dashboard/kinds/registry.py: KINDS has no function for {', '.join(missing)}: add it there")


check(KINDS)
BESIDE_A_COUNTRY, OF_ALL_GROUPS = ("places",), ("status-counts",)
"""Kinds that name the income group of a country; and those with rows of all groups, which say themselves whose list
these are from, where such a row is drawn."""
OF_GROUPS = ("area-lines", "strip", "map", "compare")
"""Kinds that show one indicator of the groups that are chosen."""
OF_ALL_ROWS = ("statuses",)
"""Kinds with a row for each indicator, whichever is selected."""
OF_NO_AREA = ("lags",)
"""Kinds that show the same whoever is chosen."""
MOST_FILED = 6
"""Areas that the name of a file names."""
_PARTS = re.compile("[-_]")


def shown(context: Context, view: View, selection: Selection, tab: Tab | None = None) -> Shown:
    """What a view shows in a tab; in the one that the selection asks for where none is named."""
    return _shown(context, view, selection, view.kind_in(tab or tab_of(view, selection)))


def at_hand(context: Context, view: View, selection: Selection, tab: Tab | None = None) -> Shown:
    """The same, kept for a moment: picture, slide and answer for programs are made of it one after the other, and
    nothing of it is computed twice. Whoever needs the rows of its file asks `shown`: those are not kept."""
    kind = view.kind_in(tab or tab_of(view, selection))
    return _at_hand(context, view, selection, kind, (current_language(), context.today()))


@lru_cache(maxsize=8)
def _at_hand(
    context: Context,
    view: View,
    selection: Selection,
    kind: Kind,
    said: tuple[str, datetime.date],  # noqa: ARG001, words are in a language, and may count days
) -> Shown:
    return _shown(context, view, selection, kind)


def _shown(context: Context, view: View, selection: Selection, kind: Kind) -> Shown:
    made = KINDS[kind](context, view, selection).reworded(lambda words: _filed(kind, selection, words))
    has_group = has_income_group(context, selection.areas) or kind in BESIDE_A_COUNTRY
    if has_group and kind not in OF_ALL_GROUPS:
        made = made.noted(list_said(context, _drawn_of_groups(context, kind, selection)))
    return made.noted(drawn_today(context.release)) if context.is_past else made


def _drawn_of_groups(context: Context, kind: str, selection: Selection) -> list[Selection]:
    """The questions whose figures of groups a view draws as their publisher has them, where it has them."""
    if kind == "timeline":
        return [row.question for row in rows_of(context, selection)]
    if kind == "key-figures":
        return key_questions(context, selection)
    return [selection] if kind in OF_GROUPS else []


def _filed(kind: Kind, selection: Selection, words: Words) -> Words:
    """The same with the name of its files: of what it is rather than of one of its rows, and of whom it is."""
    stem = kind if kind in OF_ALL_ROWS else words.stem
    chosen = selection.areas[:MOST_FILED]
    if kind in OF_NO_AREA or not set(chosen).isdisjoint(_PARTS.split(stem)):
        return replace(words, stem=stem)
    whom = "-".join(chosen) or ("world" if kind in OF_ALL_ROWS else "")
    return replace(words, stem="_".join(filter(None, (stem, whom))))


def explained(context: Context) -> Iterator[Section]:
    """How views of the kinds that say so themselves are made."""
    return (maker.how(context) for maker in KINDS.values() if isinstance(maker, Explained))
