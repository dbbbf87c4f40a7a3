"""Words of the page that compares: who stands side by side, and whom one could choose."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.kinds.compare import MOST, side_by_side
from dashboard.parts.elements import inside
from dashboard.parts.peers import compare_address
from dashboard.selection import Selection
from dashboard.words.counted import of_countries
from dashboard.words.names import area_name, listed

EXAMPLES = ("BGD,IND,NPL,PAK", "002,019,142,150,009", "LIC,LMC,UMC,HIC", "199,432,722")
"""Choices to begin with: neighbours, the world's regions, income groups, and groups with rights of their own."""


def compare_notes(context: Context, selection: Selection) -> list[Component]:
    """What is not as the reader asked; or, before anything is chosen, an invitation to choose."""
    side = side_by_side(context, selection)
    notes = [html.P(note) for note in side.notes]
    said: list[Component] = [html.Div(notes, className="notice", role="status")] if notes else []
    if selection.areas:
        return said
    links = [_example(context, selection, codes) for codes in EXAMPLES]
    words = translate("Choose up to {most} or groups above. Or begin with one of these: ", most=of_countries(MOST))
    return [*said, html.P([words, *[part for link in links for part in (link, " · ")][:-1]], className="lede")]


def _example(context: Context, selection: Selection, codes: str) -> Component:
    names = listed([area_name(context, code) for code in codes.split(",")])
    return inside(names, compare_address(context, selection, codes.split(",")))
