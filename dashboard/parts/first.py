"""What a page with panels of one area says where several are chosen: which of its panels speak of the first only."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.elements import inside
from dashboard.selection import Selection
from dashboard.words.names import area_name


def switch(context: Context, selection: Selection) -> list[Component]:
    """Whom a view of one country alone shows where several are chosen, with ways to see each of the others first."""
    if len(selection.areas) < 2:
        return []
    first, *others = selection.areas
    links: list[Component | str] = []
    for code in others:
        order = (code, *(one for one in selection.areas if one != code))
        links += [" · " if links else " ", inside(area_name(context, code), f"/justice?area={','.join(order)}")]
    shown = html.Strong(translate("Shown: {area}.", area=area_name(context, first)))
    return [html.P([shown, " ", translate("Show instead:"), *links], className="shown-first")]


def of_the_first(context: Context, selection: Selection, *, over_time: bool) -> Sequence[str]:
    """The sentence, or nothing where at most one area is chosen; `over_time`: a chart of all of them follows too."""
    if len(selection.areas) < 2:
        return ()
    name = area_name(context, selection.areas[0])
    if over_time:
        return (
            translate(
                "Several are chosen: all are on the map and in the lines over time; all else here is about the first, "
                "{area}.",
                area=name,
            ),
        )
    return (
        translate(
            "Several are chosen: all are outlined on the map; all else here is about the first, {area}.", area=name
        ),
    )
