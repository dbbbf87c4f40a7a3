"""The sections below a country's first screen: what each says at once, its chart, and behind "More" all the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.brief.sentence import Section, Sentence
from dashboard.context import Context
from dashboard.figures.progress import cell_of, with_targets
from dashboard.glance.depth import Depth
from dashboard.i18n import translate
from dashboard.metrics.standing import ORDER
from dashboard.parts.brief import pieces
from dashboard.parts.country import standing_table
from dashboard.parts.elements import element, written
from dashboard.parts.glance import large
from dashboard.selection import Selection


def depth_of(section: Section, depth: Depth, chart: Component | None, rest: Component) -> Component:
    """A section: its heading, which links to itself, short sentences, a chart beside them, and the rest."""
    link = element(html.A, section.heading, {"data-act": "anchor"}, href=f"#{section.id}")
    words = html.Div([html.H2(link), *(html.P(pieces([one])) for one in depth.sentences)], className="depth-words")
    drawn = [large(drawing) for drawing in depth.drawings]
    beside = html.Div([*drawn, *([chart] if chart is not None else [])], className="depth-chart")
    return html.Section([written(words, beside), rest], id=section.id, className="depth")


def fold(heading: str, children: Sequence[Component], *, is_open: bool, name: str = "") -> Component:
    """What a reader may open; what is in it is asked for when it is. `name`: its anchor."""
    known = {"id": name} if name else {}
    return element(html.Details, [html.Summary(heading), *children], known, open=is_open, className="fold")


def is_asked_for(selection: Selection, panels: Collection[str]) -> bool:
    """Whether the address names one of these panels, so that they must be in sight."""
    named = (entry.partition(".")[0] for entry in selection.view.split(","))
    return any(panel in panels for panel in named)


def told(*paragraphs: Sequence[Sentence]) -> Component:
    """Sentences in full, a paragraph each."""
    return written(html.Div([html.P(pieces(paragraph)) for paragraph in paragraphs], className="brief-words"))


def judged_table(context: Context, code: str) -> Component | None:
    """The targets that are judged: value, target and status, those of a status together; None where none is."""
    found = (cell_of(context, indicator.id, code) for indicator in with_targets(context))
    cells = [cell for cell in found if cell is not None and cell.status != "CANNOT_BE_JUDGED"]
    if not cells:
        return None
    ordered = sorted(cells, key=lambda cell: ORDER.index(cell.status))
    return standing_table(context, code, [cell.indicator for cell in ordered])


def more_of(section: Section) -> str:
    """What the fold of a section is called."""
    return translate("More: {heading}", heading=section.heading)
