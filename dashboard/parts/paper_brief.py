"""The brief of a country on two sheets of paper: summary, pictures, sentences, statuses, what is not known, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.sentence import Section
from dashboard.brief.whole import Brief, brief_of
from dashboard.context import Context
from dashboard.exports.documents.brief import (
    ASSESSED,
    SUGGESTED,
    caption_of,
    closing_of,
    kind_of,
    picture_content,
    pictured,
    status_columns,
    statuses_of,
    suggested_of,
    whole_address,
)
from dashboard.exports.documents.content import Notes, Status
from dashboard.exports.documents.steps import steps_heading, steps_said
from dashboard.exports.picture.bare import bare
from dashboard.exports.picture.sizes import on_paper
from dashboard.i18n import DEFAULT, current_language, in_parts, translate
from dashboard.parts.country import facts_of
from dashboard.parts.elements import Markup, caption, element
from dashboard.parts.paper import head, raised, sources_list, told

HALF = on_paper("half", (88, 33), 9.5)
"""Half of a sheet's width."""
FIRST_SHEET, SECOND_SHEET = ("detected", "conditions", "displacement"), ("justice", "protection", "progress")
IN_TABLE = "progress"
"""The section whose statuses stand in a table, too."""


def brief_on_paper(context: Context, code: str, root: str) -> list[Component]:
    """Both sheets, in the current language. `root`: scheme and host of the dashboard, or nothing.

    What the browser may leave out for want of room has `data-spare`, the least goes first, and `data-name`.
    """
    brief, notes = brief_of(context, code), Notes(context)
    address = whole_address(context, code, root)
    terms, seen, more, release = closing_of(context, code, root)
    first = [
        head(context, kind_of(context, code)),
        html.Div(
            [
                html.H1(brief.name),
                html.P(facts_of(context, code), className="paper-facts"),
                *(html.P(told(notes, paragraph), className="paper-short") for paragraph in brief.opening.paragraphs),
            ]
        ),
        html.Div(_pictures(context, code), className="paper-pictures"),
        html.Div(_sections(brief, FIRST_SHEET, notes), className="paper-columns"),
        _steps(context, code, notes),
        _left_out(address),
    ]
    second = [
        html.Div([html.Span(brief.name), html.Span(kind_of(context, code))], className="paper-head"),
        html.Div(_second_sections(context, brief, notes), className="paper-columns"),
        html.Div(_standing(context, code, notes), className="paper-standing"),
        html.Div(_section(brief.section("unknown"), notes, 0), className="paper-unknown"),
        html.Div(
            [
                html.H2(translate("Sources and licences")),
                sources_list(notes.numbers),
                html.P(terms),
                html.P([html.Strong(seen), " · ", more, " ", release]),
            ],
            className="paper-notes",
        ),
        _left_out(address),
    ]
    return [html.Section(first, className="sheet"), html.Section(second, className="sheet")]


def files(code: str) -> list[Component]:
    """Ways to the brief for Word, as PDF and as slides."""
    lang = current_language()
    asked = "" if lang == DEFAULT else f"lang={lang}"
    offered = (
        ("docx", "", translate("Word")),
        ("pdf", "", translate("PDF")),
        ("pdf", "length=one-page", translate("PDF on one page")),
        ("pptx", "", translate("Slides")),
    )
    queries = ("&".join(filter(None, (length, asked))) for _, length, _ in offered)
    addresses = (
        f"/export/country/{code}.{ending}?{query}" for (ending, _, _), query in zip(offered, queries, strict=True)
    )
    return [html.A(name, href=href.rstrip("?")) for (_, _, name), href in zip(offered, addresses, strict=True)]


def _left_out(address: str) -> Component:
    words = translate(
        "Left out or shortened for want of room: {names}. All of it is at {address}", names="{names}", address=address
    )
    each, row = translate("“{name}”", name="{name}"), in_parts(("{first}", "{second}"))
    marks = {"data-words": words, "data-each": each, "data-row": row}
    return element(html.P, None, marks, className="paper-left", hidden=True)


# ------------------------------------------------------------------------------------------------ sentences


def _sections(brief: Brief, names: Sequence[str], notes: Notes) -> list[Component]:
    sections = [(place, brief.section(name)) for place, name in enumerate(names)]
    return [_placed(section, notes, place) for place, section in sections if section.paragraphs]


def _second_sections(context: Context, brief: Brief, notes: Notes) -> list[Component]:
    """Those of the second sheet; behind justice what was suggested."""
    made: list[Component] = []
    for place, name in enumerate(SECOND_SHEET):
        section = brief.section(name)
        made += [_placed(section, notes, place)] if section.paragraphs else []
        made += _suggested(context, brief.code, notes) if name == SUGGESTED else []
    return made


def _placed(section: Section, notes: Notes, place: int) -> Component:
    """A section among others. It can be spared as a whole: soon what the table of statuses says, too, others last."""
    in_table = section.id == IN_TABLE
    name = translate("Progress to 2030, in words") if in_table else section.heading
    spare = {"data-spare": "20" if in_table else str(200 - place), "data-name": name} if place else {}
    return element(html.Section, _section(section, notes, place), spare)


def _section(section: Section, notes: Notes, place: int) -> list[Component]:
    """Heading and paragraphs; all paragraphs but the first can be spared, the last ones first."""
    made: list[Component] = [html.H2(section.heading)]
    for row, paragraph in enumerate(section.paragraphs):
        is_spare = row and section.id != IN_TABLE
        spare = {"data-spare": str(100 - 10 * row - place), "data-name": section.heading} if is_spare else {}
        made.append(element(html.P, told(notes, paragraph), spare))
    return made


def _suggested(context: Context, code: str, notes: Notes) -> list[Component]:
    """The first suggested action, word for word: there is room for one, and the page has them all."""
    found = suggested_of(context, code)
    if found is None:
        return []
    marks = raised(notes.of((ASSESSED,)))
    first = html.P([element(html.Span, found.quotes[0], {"lang": DEFAULT, "dir": "ltr"}), marks])
    children = [html.H2(found.heading), first, html.P([found.rest, marks])]
    return [element(html.Section, children, {"data-spare": "89.5", "data-name": found.heading})]


def _steps(context: Context, code: str, notes: Notes) -> Component:
    """Promise, law and practice; sentences say the most of it, so that it is spared early."""
    said = [html.P(told(notes, [one])) for one in steps_said(context, code)]
    spare = {"data-spare": "6", "data-name": steps_heading()}
    return element(html.Section, [html.H2(steps_heading()), *said], spare, className="paper-unknown")


# ------------------------------------------------------------------------------------------------ pictures


def _pictures(context: Context, code: str) -> list[Component]:
    return [_picture(context, name, code, place) for place, name in enumerate(pictured(context, code))]


def _picture(context: Context, indicator: str, code: str, place: int) -> Component:
    """A picture with its words, which stay together; pictures of the second row can be spared first."""
    content = picture_content(context, indicator, code)
    spare = {"data-spare": str(10 - place), "data-name": content.title} if place > 1 else {}
    children: list[Any] = [
        html.H2(content.title),
        html.P(content.subtitle),
        Markup(bare(content, HALF)),
        html.Figcaption(caption_of(content)),
    ]
    return element(html.Figure, children, spare)


# ------------------------------------------------------------------------------------------------ statuses


def _standing(context: Context, code: str, notes: Notes) -> list[Component]:
    """The statuses in two tables side by side; nothing of an area without any."""
    rows = [_status(row) for row in statuses_of(context, code, notes)]
    half = (len(rows) + 1) // 2
    return [_table(part) for part in (rows[:half], rows[half:]) if part]


def _status(row: Status) -> Component:
    latest: Any = [row.latest, html.Small(f" {row.year}")] if row.year else row.latest
    sign = element(html.Span, row.sign, {"data-status": row.status}, className="paper-sign")
    return html.Tr(
        [
            element(html.Th, [row.label, raised(row.notes)], {"scope": "row"}),
            html.Td(latest, className="number"),
            html.Td(row.target, className="number"),
            html.Td([sign, row.word]),
        ]
    )


def _table(rows: Sequence[Component]) -> Component:
    cells = [element(html.Th, name, {"scope": "col"}) for name in status_columns()]
    named = caption(translate("Progress to 2030"))
    return html.Table([named, html.Thead(html.Tr(cells)), html.Tbody(list(rows))])
