"""The brief of a country on two sheets of paper: summary, pictures, sentences, statuses, what is not known, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.known import most
from dashboard.brief.sentence import Section
from dashboard.brief.whole import Brief, brief_of
from dashboard.context import Context
from dashboard.exports.picture.bare import bare
from dashboard.exports.picture.content import Asked, content_of, notes_on_names
from dashboard.exports.picture.sizes import on_paper
from dashboard.figures.progress import cell_of, last_text, with_targets
from dashboard.i18n import format_date, translate
from dashboard.metrics.progress import STATUS_SHORT, STATUS_SIGNS
from dashboard.metrics.standing import Cell
from dashboard.parts.country import facts_of
from dashboard.parts.elements import Markup, element
from dashboard.parts.paper import Notes, head, standing_notes
from dashboard.parts.status import target_text
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import area_name

HALF = on_paper("half", (88, 33), 9.5)
"""Half of a sheet's width."""
FIRST_PICTURE = "detected-victims"
PICTURED = (
    "conflict-displacement-new",
    "disaster-displacement-weather",
    "refugees-by-asylum",
    "persons-convicted",
    "conflict-deaths",
    "child-marriage-18",
    "extreme-poverty",
    "food-insecurity",
)
"""Drivers and answers that may be shown, those about children's whereabouts first."""
MOST_PICTURES = 4
FEWEST_YEARS, SINCE = 3, 2005
"""With a figure above zero, of the years that a strip shows, for a picture to be worth its room."""
FIRST_SHEET, SECOND_SHEET = ("detected", "conditions", "displacement"), ("justice", "protection", "progress")
IN_TABLE = "progress"
"""The section whose statuses stand in a table, too."""


def title_of(context: Context, code: str) -> str:
    """The document's name, and so that of its file."""
    return translate("{area}: country brief", area=area_name(context, code))


def brief_on_paper(context: Context, code: str, root: str) -> list[Component]:
    """Both sheets, in the current language. `root`: scheme and host of the dashboard, or nothing.

    What the browser may leave out for want of room has `data-spare`, the least goes first, and `data-name`.
    """
    brief, notes = brief_of(context, code), Notes(context)
    address = f"{root}/country/{code}"
    first = [
        head(context, translate("Country brief")),
        html.Div(
            [
                html.H1(brief.name),
                html.P(facts_of(context, code), className="paper-facts"),
                *(html.P(notes.told(paragraph), className="paper-short") for paragraph in brief.opening.paragraphs),
            ]
        ),
        html.Div(_pictures(context, code), className="paper-pictures"),
        html.Div(_sections(brief, FIRST_SHEET, notes), className="paper-columns"),
        _left_out(address),
    ]
    second = [
        html.Div([html.Span(brief.name), html.Span(translate("Country brief"))], className="paper-head"),
        html.Div(_sections(brief, SECOND_SHEET, notes), className="paper-columns"),
        html.Div(_standing(context, code, notes), className="paper-standing"),
        html.Div(_section(brief.section("unknown"), notes, 1), className="paper-unknown"),
        html.Div(
            [
                html.H2(translate("Sources and licences")),
                notes.listed(),
                html.P(" ".join([*standing_notes(), notes_on_names((code,))])),
                html.P(
                    [
                        html.Strong(
                            translate("Seen on {date} at {address}", date=format_date(context.today()), address=address)
                        ),
                        " · ",
                        translate("Charts, maps, tables, peers and the rows behind each number stand there."),
                    ]
                ),
            ],
            className="paper-notes",
        ),
        _left_out(address),
    ]
    return [html.Section(first, className="sheet"), html.Section(second, className="sheet")]


def _left_out(address: str) -> Component:
    words = translate("Left out for want of room: {names}. All of it is at {address}", names="{names}", address=address)
    return element(html.P, None, {"data-words": words}, className="paper-left", hidden=True)


# ------------------------------------------------------------------------------------------------ sentences


def _sections(brief: Brief, names: Sequence[str], notes: Notes) -> list[Component]:
    sections = [(place, brief.section(name)) for place, name in enumerate(names)]
    return [_placed(section, notes, place) for place, section in sections if section.paragraphs]


def _placed(section: Section, notes: Notes, place: int) -> Component:
    """A section among others; what the table of statuses says, too, can be spared as a whole."""
    spare = {"data-spare": "20", "data-name": translate("Progress to 2030, in words")} if section.id == IN_TABLE else {}
    return element(html.Section, _section(section, notes, place), spare)


def _section(section: Section, notes: Notes, place: int) -> list[Component]:
    """Heading and paragraphs; all paragraphs but the first can be spared, the last ones first."""
    made: list[Component] = [html.H2(section.heading)]
    for row, paragraph in enumerate(section.paragraphs):
        is_spare = row and section.id != IN_TABLE
        spare = {"data-spare": str(100 - 10 * row - place), "data-name": section.heading} if is_spare else {}
        made.append(element(html.P, notes.told(paragraph), spare))
    return made


# ------------------------------------------------------------------------------------------------ pictures


def _pictures(context: Context, code: str) -> list[Component]:
    shown = [FIRST_PICTURE, *(name for name in PICTURED if _years(context, name, code) >= FEWEST_YEARS)]
    shown = shown[:MOST_PICTURES]
    if len(shown) % 2 and len(shown) > 1:
        shown.pop()
    return [_picture(context, name, code, place) for place, name in enumerate(shown)]


def _years(context: Context, indicator: str, code: str) -> int:
    points = context.line(context.question(indicator, (code,)), code).known
    return sum(point.year >= SINCE and most(point) > 0 for point in points)


def _picture(context: Context, indicator: str, code: str, place: int) -> Component:
    """A picture with its words, which stay together; pictures of the second row can be spared first."""
    view = VIEWS[f"country-{indicator}"]
    content = content_of(context, Asked(view, selection_of(context, view, f"area={code}"), ""))
    said = " ".join(filter(None, (content.caveat, content.coverage, content.source)))
    spare = {"data-spare": str(10 - place), "data-name": content.title} if place > 1 else {}
    children: list[Any] = [
        html.H3(content.title),
        html.P(content.subtitle),
        Markup(bare(content, HALF)),
        html.Figcaption(said),
    ]
    return element(html.Figure, children, spare)


# ------------------------------------------------------------------------------------------------ statuses


def _standing(context: Context, code: str, notes: Notes) -> list[Component]:
    """The statuses in two tables side by side; of an area without any a sentence."""
    rows = [
        row for indicator in with_targets(context) if (row := _status(context, indicator.id, code, notes)) is not None
    ]
    half = (len(rows) + 1) // 2
    return [_table(part) for part in (rows[:half], rows[half:]) if part]


def _status(context: Context, name: str, code: str, notes: Notes) -> Component | None:
    cell, indicator = cell_of(context, name, code), context.indicators[name]
    if cell is None:
        return None
    has_value = cell.last_value is not None
    latest: Any = [last_text(context, cell), html.Small(f" {cell.last_year}")] if has_value else translate("no value")
    return html.Tr(
        [
            element(html.Th, [translate(indicator.label), notes.mark((name,))], {"scope": "row"}),
            html.Td(latest, className="number"),
            html.Td(target_text(indicator), className="number"),
            html.Td(_signed(cell)),
        ]
    )


def _signed(cell: Cell) -> list[Any]:
    """Sign and word of a status."""
    sign = element(html.Span, STATUS_SIGNS[cell.status], {"data-status": cell.status}, className="paper-sign")  # type: ignore[index]
    return [sign, translate(STATUS_SHORT[cell.status])]  # type: ignore[index]


def _table(rows: Sequence[Component]) -> Component:
    names = [translate("Progress to 2030"), translate("latest"), translate("target"), translate("status")]
    cells = [element(html.Th, name, {"scope": "col"}) for name in names]
    return html.Table([html.Thead(html.Tr(cells)), html.Tbody(list(rows))])
