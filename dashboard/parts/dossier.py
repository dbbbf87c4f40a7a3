"""The dossier of a country: what UNODC's collection holds of it and what not, its neighbours, and files to act with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import COVERAGE, origin_address
from dashboard.figures.coverage import Row as CoverageRow
from dashboard.figures.coverage import cell_text, country_of
from dashboard.figures.dossier import DOSSIER, Dossier, Line, Part, dossier_of, shown_cells
from dashboard.figures.dossier_words import (
    asking,
    beside,
    further,
    headline,
    metadata_said,
    named_elsewhere,
    near_said,
    newest_said,
    page_of,
    state_signs,
    zeros_said,
)
from dashboard.geography import WORLD
from dashboard.i18n import (
    DEFAULT,
    alphabetical,
    current_language,
    format_number,
    format_year,
    in_a_row,
    in_sentences,
    labelled,
    slots,
    translate,
)
from dashboard.metrics.presence import WITH_FIGURE
from dashboard.parts.elements import caption, element, filled, inside, origin_link, set_apart, written
from dashboard.selection import Selection
from dashboard.words.captions import sources_of
from dashboard.words.dossier import duty, lesson
from dashboard.words.names import area_name

FILES = "/export/dossier/"


def story(context: Context, selection: Selection) -> list[Component]:
    """The dossier of the chosen country; of a group or of the world, its countries to choose from."""
    area = country_of(context, selection)
    return [written(*(_of_country(context, selection, area) if area else _choice(context, selection)))]


def dossier_link(area: str, text: str, **known: Any) -> Component:
    """The way to the dossier of an area."""
    return inside(text, f"{DOSSIER}?area={area}", **known)


def _choice(context: Context, selection: Selection) -> list[Component]:
    """That a dossier is of one country, and the countries of what was chosen."""
    geography = context.geography
    areas: dict[str, None] = {}
    for code in selection.areas or (WORLD,):
        inside_it = (code,) if code in geography.areas else geography.members_in(code)
        areas |= dict.fromkeys(inside_it)
    found = sorted(areas, key=lambda code: alphabetical(area_name(context, code)))
    return [
        html.P(translate("A dossier is of one country. Choose one of these."), className="story"),
        html.Ul([html.Li(dossier_link(code, area_name(context, code))) for code in found], className="names"),
    ]


def _of_country(context: Context, selection: Selection, area: str) -> list[Component]:
    found = dossier_of(context, area)
    said = headline(context, found)
    return [
        html.P(said, className="story"),
        html.P(in_sentences(further(found)), className="lede"),
        _files(found, in_sentences([said, *further(found)])),
        *_held(context, selection, found),
        *map(_part, (_near(context, found), _lessons(found), _whom(context), _elsewhere(context, found))),
    ]


def _part(made: list[Component]) -> Component:
    """A heading and what stands below it; on a phone its heading opens it."""
    return element(html.Section, made, {"data-narrow": ""})


def _files(found: Dossier, text: str) -> Component:
    """What can be taken along, and these sentences in one click."""
    told = "" if current_language() == DEFAULT else f"?lang={current_language()}"
    offered = (
        ("xlsx", translate("Empty table in UNODC's shape (XLSX)")),
        ("docx", translate("Draft letter (Word)")),
    )
    links = [
        html.A(name, href=f"{FILES}{found.area}.{ending}{told}", className="act", download="")
        for ending, name in offered
    ]
    copy = element(
        html.Button,
        translate("Copy these sentences"),
        {"data-act": "copy", "data-copy": text},
        type="button",
        className="act",
    )
    who = translate("The letter is written by the reader, not from the United Nations.")
    return html.Div(
        [
            element(
                html.Div, [*links, copy], {"aria-label": translate("Download")}, className="toolbar", role="toolbar"
            ),
            html.P(who, className="dossier-note"),
        ],
        className="dossier-files",
    )


# ------------------------------------------------------------------------------------------------ what is held


def _held(context: Context, selection: Selection, found: Dossier) -> list[Component]:
    years = found.years
    signs = state_signs()
    cells = {line: shown_cells(line, years) for part in found.parts for line in part.lines}
    cells[found.apart] = shown_cells(found.apart, years)
    seen = {state for states in cells.values() for state in states}
    heads = [element(html.Th, translate("UNODC's collection"), {"scope": "col"})]
    heads += [element(html.Th, str(year), {"scope": "col"}) for year in years]
    by_table: dict[str, list[Line]] = {}
    for line in cells:
        by_table.setdefault(line.series.indicator, []).append(line)
    rows: list[Component] = []
    for name, lines in by_table.items():
        if len(lines) > 1:
            rows.append(_head(translate(context.indicators[name].label), len(years)))
        rows += [_row(context, line, cells[line], years, signs) for line in lines]
    table = html.Table(
        [caption(translate("What UNODC's collection holds")), html.Thead(html.Tr(heads)), html.Tbody(rows)],
        className="data-table dossier-table",
    )
    whole = f"{COVERAGE}?area={found.area}" + ("" if selection.lang == DEFAULT else f"&lang={selection.lang}")
    return [
        html.H2(translate("What UNODC's collection holds"), className="section"),
        _key(signs, seen),
        element(
            html.Div,
            table,
            {"role": "region", "aria-label": translate("UNODC's collection")},
            className="scroll dossier-held",
        ),
        html.P(
            set_apart(
                translate(
                    "A row of repatriated victims names two countries and does not say which of them reported it: it "
                    "is shown and not counted."
                ),
                zeros_said(),
                newest_said(found),
                sources_of(context, context.indicators["detected-victims"], found.parts[0].lines[0].question),
                inside(translate("Every indicator of this country, year by year"), whole),
            ),
            className="dossier-note",
        ),
    ]


def _key(signs: dict[str, tuple[str, str]], seen: set[str]) -> Component:
    """What each sign means, of those that the table holds."""
    entries = [
        html.Li([element(html.Span, sign, {"data-k": state}, className="dossier-sign"), " ", name])
        for state, (sign, name) in signs.items()
        if state in seen
    ]
    return html.Ul(entries, className="dossier-key")


def _head(name: str, years: int) -> Component:
    return html.Tr(element(html.Th, html.Span(name), {"scope": "colgroup"}, colSpan=years + 1, className="part-head"))


def _row(context: Context, line: Line, cells: str, years: range, signs: dict[str, tuple[str, str]]) -> Component:
    row = CoverageRow(line.series.indicator, line.name, line.question, line.history, line.cells)
    made = []
    for year, state in zip(years, cells, strict=True):
        sign, name = signs[state]
        said = cell_text(context, row, year, state) if state in WITH_FIGURE and line.history else name
        mark = element(html.Span, sign, {"data-k": state, "aria-hidden": "true"}, className="dossier-sign")
        made.append(html.Td([mark, _unseen(said)], title=labelled(format_year(year), said)))
    link = inside(line.name, origin_address(context, line.question, context.years(line.series.indicator).opening))
    return html.Tr([element(html.Th, link, {"scope": "row"}), *made])


def _unseen(text: str) -> Component:
    return html.Span(text, className="unseen")


# ------------------------------------------------------------------------------------------------ the others


def _near(context: Context, found: Dossier) -> list[Component]:
    title = {
        "border": translate("What the neighbours report"),
        "region": translate("What the other countries of the region report"),
        "nobody": translate("What the neighbours report"),
    }[found.near.kind]
    made: list[Component] = [
        html.H2(title, className="section"),
        html.P(near_said(context, found), className="lede"),
    ]
    if not found.near.areas:
        return made
    heads = (
        translate("Breakdown"),
        translate("Countries"),
        translate("With a usable figure since {year}", year=found.since),
        translate("Without a usable figure since {year}", year=found.since),
    )
    rows = [_near_row(context, found, part) for part in found.parts]
    table = html.Table(
        [
            caption(title),
            html.Thead(html.Tr([element(html.Th, head, {"scope": "col"}) for head in heads])),
            html.Tbody(rows),
        ],
        className="data-table dossier-near",
    )
    return [*made, html.Div(table, className="scroll")]


def _near_row(context: Context, found: Dossier, part: Part) -> Component:
    there = found.nearby[part.id]
    absent = [code for code in found.near.areas if code not in there]
    number = translate("{n} of {of}", n=format_number(len(there)), of=format_number(len(found.near.areas)))
    return html.Tr(
        [
            element(html.Th, part.name, {"scope": "row"}),
            html.Td(number),
            html.Td(_names(context, there)),
            html.Td(_names(context, absent)),
        ]
    )


def _names(context: Context, codes: Sequence[str]) -> Component | str:
    """How many countries, and their names where one asks for them; a dash where there is none."""
    if not codes:
        return "–"
    names = in_a_row([area_name(context, code) for code in codes])
    return html.Details([html.Summary(format_number(len(codes))), names])


# ------------------------------------------------------------------------------------------------ what to do


def _lessons(found: Dossier) -> list[Component]:
    """What one could see: one sentence for each breakdown that is absent."""
    made: list[Component] = [html.H2(translate("What the missing breakdowns would let one see"), className="section")]
    if not found.absent:
        said = translate("Each breakdown listed here has a figure since {year}.", year=found.since)
        return [*made, html.P(said, className="lede")]
    owed = dict.fromkeys(said for part in found.absent if (said := duty(part.id)))
    made.append(html.Ul([html.Li(lesson(part.id)) for part in found.absent], className="dossier-lessons"))
    return [*made, *(html.P(said, className="dossier-said") for said in owed)]


def _whom(context: Context) -> list[Component]:
    page = page_of(context)
    return [
        html.H2(translate("Whom to ask"), className="section"),
        html.P(in_sentences(asking()), className="dossier-said"),
        html.P(filled(metadata_said(slots("page")["page"]), page=html.A(page, href=page)), className="dossier-said"),
    ]


def _elsewhere(context: Context, found: Dossier) -> list[Component]:
    rows = [
        html.Tr(
            [
                element(html.Th, item.name, {"scope": "row"}),
                html.Td(item.source),
                html.Td([item.newest, " ", origin_link(item.origin, item.name)]),
            ]
        )
        for item in beside(context, found)
    ]
    heads = (translate("What it is"), translate("Source"), translate("Latest figure"))
    return [
        html.H2(translate("What other sources hold on the same subject"), className="section"),
        html.P(
            [
                named_elsewhere(context, found),
                " ",
                inside(translate("Between countries"), f"/flows?area={found.area}"),
                " ",
                translate("The sources below count or judge something else; none of them fills the cells above."),
            ],
            className="dossier-said",
        ),
        html.Div(
            html.Table(
                [
                    caption(translate("What other sources hold on the same subject")),
                    html.Thead(html.Tr([element(html.Th, head, {"scope": "col"}) for head in heads])),
                    html.Tbody(rows),
                ],
                className="data-table dossier-beside",
            ),
            className="scroll",
        ),
    ]
