"""Words of the page that compares: who stands side by side, and whom one could choose."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import in_parts, translate_number
from dashboard.kinds.compare import MOST, side_by_side
from dashboard.parts.elements import filled, inside, links_in
from dashboard.parts.peers import compare_address
from dashboard.selection import Selection
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
    row, named = links_in(links, in_parts)
    words = translate_number(
        "Choose {most} country or group above. Or begin with one of these: {links}.",
        "Choose up to {most} countries or groups above. Or begin with one of these: {links}.",
        MOST,
        most=MOST,
        links=row,
    )
    return [*said, html.P(filled(words, **named), className="lede")]


def _example(context: Context, selection: Selection, codes: str) -> Component:
    names = listed([area_name(context, code) for code in codes.split(",")])
    return inside(names, compare_address(context, selection, codes.split(",")))
