"""The message of a view as somebody says it: with a verb, where it is one figure of one country or area."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.selection import Selection
from dashboard.words.names import area_name
from dashboard.words.titles import in_year, subject

_HERE = "\0"


def said_aloud(context: Context, selection: Selection, title: str) -> str:
    """A whole sentence of what a title says; empty where the title says more than one figure, its place and year.

    The figure stays as the title has it, with its unit and whatever it hedges.
    """
    indicator = context.indicators[selection.indicator]
    if len(selection.areas) != 1 or indicator.pooled or indicator.value_names:
        return ""
    (code,) = selection.areas
    area, about = area_name(context, code), subject(context, selection)
    for item in reversed(context.histories(selection).get(code, ())):
        before, _, behind = in_year(indicator, area, about, _HERE, item.year).partition(_HERE)
        if title.startswith(before) and title.endswith(behind):
            return translate(
                "{area}: in {year}, the figure for “{subject}” was {figure}.",
                area=area,
                year=item.year,
                subject=about,
                figure=title.removeprefix(before).removesuffix(behind),
            )
    return ""
