"""The first screen of a country as parts of a page: words, actions, tiles, the strip of targets, and small charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.brief.sentence import Value
from dashboard.context import Context
from dashboard.figures.addresses import UNMEASURED
from dashboard.figures.charts import outline_key
from dashboard.glance.drawn import Drawing, Parts, Row, Rows, Year, Years
from dashboard.glance.tiles import Tile
from dashboard.glance.whole import Glance, Mark, glance_of
from dashboard.i18n import (
    as_sentence,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    slots,
    translate,
    translate_number,
)
from dashboard.kinds.mapped import figures_beside
from dashboard.metrics.peers import neighbours
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.parts.brief import pieces, value_link
from dashboard.parts.country import facts_of
from dashboard.parts.elements import element, figure_link, filled, inside, set_apart, written
from dashboard.parts.panel import small_map
from dashboard.parts.peers import compare_address
from dashboard.parts.slides import brief_menu, paper_address
from dashboard.selection import Selection
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import area_name
from dashboard.words.signs import status_sign

NEAR = "country-near-map"
"""The view of the map beside the tiles."""
MANY = 10
"""Dots that touch each other at their usual size."""
LONG = 9
"""Letters that a figure may have to be set large."""
MOST_NEIGHBOURS = 6
"""Neighbours that are named under the map."""


def first_screen(context: Context, selection: Selection, code: str) -> Component:
    """What is seen before anything is opened or scrolled to."""
    glance, near = glance_of(context, code), _neighbours(context, code)
    said = set_apart(*(html.Span(pieces([one]), className="glance-sentence") for one in glance.sentences))
    head = written(
        html.Div(
            [
                html.Div([html.H1(glance.name), html.P(facts_of(context, code), className="facts")]),
                element(
                    html.Div,
                    _actions(context, selection, code, near),
                    {"aria-label": translate("View and downloads")},
                    className="glance-acts",
                    role="toolbar",
                ),
            ],
            className="glance-head",
        ),
        html.P(said, className="glance-said"),
    )
    heading = translate("Children detected per 100,000 children")
    near_map = small_map(VIEWS[NEAR], selection, heading, _beside_map(context, code, near, heading))
    tiles = written(html.Div([_tile(tile) for tile in glance.tiles], className="glance-tiles"))
    return html.Div(
        [
            head,
            html.Div([near_map, tiles], className="glance-body"),
            written(*_strip(glance), _not_known()),
        ],
        className="glance",
    )


# ------------------------------------------------------------------------------------------------ head


def _actions(context: Context, selection: Selection, code: str, near: Sequence[str]) -> list[Component]:
    """Slides, print, deck, comparison: what is asked for before a meeting."""
    into = translate("Add this map to your deck")
    pin = {"data-act": "pin", "data-pins": NEAR, "data-add": translate("Add map to deck"), "data-into": into}
    return [
        brief_menu(code),
        html.A(translate("Print"), href=paper_address(code), className="act", title=translate("Print or save as PDF")),
        element(
            html.Button,
            translate("Add map to deck"),
            pin,
            type="button",
            className="act",
            title=into,
        ),
        inside(
            translate("Compare"),
            compare_address(context, selection, (code, *near[:MOST_NEIGHBOURS])),
            className="act",
            title=translate("Compare with the neighbours") if near else translate("Compare with other countries"),
        ),
    ]


def _neighbours(context: Context, code: str) -> list[str]:
    found = neighbours(code, context.borders, context.geography.states)
    return [peer.area for peer in found]


def _beside_map(context: Context, code: str, near: Sequence[str], heading: str) -> Component:
    """The newest figure of a country and of each of its neighbours, who are ways to their own pages.

    `heading`: what the map is of, and so each figure.
    """
    if not near:
        return written(html.P(translate("The map draws no land border with a UN member."), className="glance-near"))
    shown, left = near[:MOST_NEIGHBOURS], len(near) - MOST_NEIGHBOURS
    figures = figures_beside(context, selection_of(context, VIEWS[NEAR], ""), (code, *shown))
    parts = {each: inside(area_name(context, each), f"/country/{each}") for each in shown}
    names, values = slots(*shown), slots(*(f"{each}_figure" for each in figures))
    for each, (text, origin) in figures.items():
        of = in_a_row(
            (
                heading,
                area_name(context, each),
                *(format_year(int(year)) for year in parse_qs(urlsplit(origin).query).get("year", ())),
            )
        )
        parts[f"{each}_figure"] = figure_link(text, origin, of, className="figure")
    told = [labelled(names[each], values[f"{each}_figure"]) for each in shown if each in figures]
    if silent := [names[each] for each in shown if each not in figures]:
        told.append(labelled(translate("no figure"), in_a_row(silent)))
    if left > 0:
        told.append(translate_number("and {number} more", "and {number} more", left))
    text = labelled(translate("Neighbours in the UN"), in_parts(told))
    if code in figures:
        text = in_sentences((as_sentence(labelled(area_name(context, code), values[f"{code}_figure"])), text))
    return written(html.P(filled(text, **parts), className="glance-near"))


# ------------------------------------------------------------------------------------------------ tiles


def _tile(tile: Tile) -> Component:
    """A figure with what it counts, a small chart and its hedge: a link to its section, the figure one to its rows."""
    whole = element(html.A, tile.heading, {"data-act": "anchor"}, href=f"#{tile.id}", className="whole")
    year = [] if tile.year is None else [" · ", (html.B if tile.is_old else html.Span)(format_year(tile.year))]
    counted = in_a_row(filter(None, (tile.what or tile.heading, format_year(tile.year) if tile.year else "")))
    kind = "glance-tile empty" if tile.is_empty else "glance-tile"
    drawn = [] if tile.drawing is None else [small(tile.drawing)]
    return element(
        html.Article,
        [
            html.H2(whole),
            html.Div(
                [
                    html.Div(
                        [
                            html.P(
                                value_link(tile.figure, counted),
                                className=_size(tile.figure.text),
                            ),
                            html.P([tile.what, *year], className="glance-what") if tile.what else None,
                        ]
                    ),
                    *drawn,
                ],
                className="glance-main",
            ),
            *(html.P(pieces([line]), className="glance-line") for line in tile.lines),
            html.P(tile.hedge, className="glance-hedge") if tile.hedge else None,
        ],
        {"aria-label": tile.heading},
        className=kind,
    )


def _size(figure: str) -> str:
    """How large a figure stands: one of many letters needs the room of its line."""
    return "glance-figure long" if len(figure) > LONG else "glance-figure"


# ------------------------------------------------------------------------------------------------ strip


def _strip(glance: Glance) -> list[Component]:
    """All targets in one row, those of a status beside each other; each leads to the reason of its status."""
    head = translate_number(
        "{n} target for children, by where it stands",
        "{n} targets for children, by where they stand",
        len(glance.strip),
        n=format_number(len(glance.strip)),
    )
    return [
        html.H2(head, className="glance-strip-head"),
        html.Ul([_mark(mark) for mark in glance.strip], className="glance-strip"),
    ]


def _mark(mark: Mark) -> Component:
    word = html.Span([element(html.Span, mark.sign, {"aria-hidden": "true"}), " ", mark.word], className="mark-word")
    latest = [" ", html.Span(mark.latest, className="mark-latest")] if mark.latest else []
    # Heard first is what it is of.
    said = {"aria-label": in_a_row(filter(None, (labelled(mark.name, mark.word), mark.latest)))}
    told = [word, " ", html.Span(mark.name, className="mark-name"), *latest]
    link = inside(told, mark.origin, title=mark.reason, **said)
    return element(html.Li, link, {"data-status": mark.status} | ({"data-short": ""} if mark.is_short else {}))


def _not_known() -> Component:
    """Whom nobody counts, and what no table here counts, in one line; and where all that is missing stands."""
    more = element(html.A, translate("All gaps"), {"data-act": "anchor"}, href="#unknown")
    said = translate("children never found. Not in Reach 2030: armed groups, exploitation online, illegal adoption.")
    known: list[str | Component] = [html.Strong(translate("Not known:")), " ", inside(said, UNMEASURED), " ", more]
    return html.P(known, className="glance-unknown")


# ------------------------------------------------------------------------------------------------ charts


def small(drawing: Drawing) -> Component:
    """A chart in a tile: its shape, and the years at its ends."""
    return _drawn(drawing, "small")


def large(drawing: Drawing) -> Component:
    """A chart as wide as the words beside it, with its name, its greatest value and its newest one."""
    caption: list[Any] = [html.Strong(drawing.label), *([" ", html.Span(note)] if (note := _note(drawing)) else [])]
    return html.Figure([html.Figcaption(caption), _drawn(drawing, "large")], className="glance-chart")


def _note(drawing: Drawing) -> str:
    """What stands beside the name of a chart: how it is read; of years the newest figure, so that no label collides."""
    if isinstance(drawing, Years):
        newest = [item for item in drawing.years if item.text][-1]
        said = translate("{figure} in {year}", figure=newest.text, year=newest.year)
        breaks = [
            translate("new questionnaire in {year}: do not compare levels before and after", year=item.year)
            for item in drawing.years
            if item.is_after_break
        ]
        return in_parts((said, *breaks, *([outline_key()] if drawing.is_doubted else [])))
    return drawing.note if isinstance(drawing, Rows) else ""


def _drawn(drawing: Drawing, size: str) -> Component:
    if isinstance(drawing, Parts):
        return _parts(drawing)
    made = _years(drawing, size) if isinstance(drawing, Years) else _rows(drawing, size)
    named = {"aria-label": drawing.spoken} if isinstance(drawing, Years) else {}
    role = "img" if isinstance(drawing, Years) else "list"
    return element(html.Div, made, {"data-hue": drawing.hue, **named}, className=f"drawn {size}", role=role)


def _years(drawing: Years, size: str) -> list[Component]:
    first, last = drawing.years[0], drawing.years[-1]
    top = max((item for item in drawing.years if item.most is not None), key=lambda item: item.most or 0)
    marks = [_bar(item) for item in drawing.years] if drawing.are_counts else _dots(drawing.years)
    scale = [html.Span(top.top or top.text, className="drawn-top")] if size == "large" else []
    ends: list[Any] = [html.Span(str(first.year)), *([html.Span(str(last.year))] if last is not first else [])]
    kind = "drawn-bars" if drawing.are_counts else "drawn-dots many" if len(marks) > MANY else "drawn-dots"
    silent = {"aria-hidden": "true"}  # One image, which has a name.
    return [
        element(html.Div, [*marks, *scale], silent, className=kind),
        element(html.Div, ends, silent, className="drawn-ends"),
    ]


def _bar(item: Year) -> Component:
    """A year: a bar, with what it may be more by in a paler part; hatched where nothing is known; a ring for zero."""
    if item.least is None or item.most is None:
        about = translate("{year}: not known", year=item.year)
        return html.Span(title=about, className=_named(item, "silent"))
    if not item.most:
        return html.Span(html.I(), title=labelled(format_year(item.year), item.text), className=_named(item, "none"))
    more = [element(html.I, None, {"style": f"height:{100 * item.most:.1f}%"}, className="may")]
    sure = [element(html.I, None, {"style": f"height:{100 * item.least:.1f}%"})]
    about = labelled(format_year(item.year), item.text)
    return html.Span([*(more if item.most > item.least else []), *sure], title=about, className=_named(item))


def _named(item: Year, kind: str = "") -> str:
    """The classes of a year: hollow where it is doubted, with a line before it where the series breaks."""
    marks = (kind, "doubted" if item.is_doubted else "", "after-break" if item.is_after_break else "")
    return " ".join(filter(None, ("drawn-year", *marks)))


def _dots(years: Sequence[Year]) -> list[Component]:
    return [
        element(
            html.I,
            None,
            {"style": f"left:{_across(years, item):.1f}%;bottom:{100 * (item.most or 0):.1f}%"},
            title=labelled(format_year(item.year), item.text),
        )
        for item in years
    ]


def _across(years: Sequence[Year], item: Year) -> float:
    span = years[-1].year - years[0].year
    return 50.0 if not span else 100 * (item.year - years[0].year) / span


def _rows(drawing: Rows, size: str) -> list[Component]:
    made: list[Component] = []
    for row in drawing.rows:
        made += [*([html.Div(row.head, className="drawn-group")] if row.head else []), _row(row, size)]
    return made


def _row(row: Row, size: str) -> Component:
    """One bar that lies: its name, the bar on its track, and the figure with its year."""
    tick = [] if row.tick is None else [element(html.B, None, {"style": f"inset-inline-start:{100 * row.tick:.1f}%"})]
    width = min(100 * (row.share or 0), 100)
    track = html.Span([element(html.I, None, {"style": f"width:{width:.1f}%"}), *tick], className="drawn-track")
    figure: list[Any] = [_linked(row.figure), *([" ", html.Small(row.more)] if row.more else [])]
    if size == "small":
        # There is no room for the figure: who does not see how long the bar is hears it.
        said = row.figure if isinstance(row.figure, str) else row.figure.text
        name = html.Span(_linked(row.name), className="drawn-name")
        return html.Div(
            [track, name, html.Span(f" {said}", className="unseen")], className="drawn-row", role="listitem"
        )
    return html.Div(
        [html.Span(_linked(row.name), className="drawn-name"), track, html.Span(figure, className="drawn-figure")],
        className="drawn-row",
        role="listitem",
    )


def _linked(part: str | Value) -> Any:
    return part if isinstance(part, str) else value_link(part)


def _parts(drawing: Parts) -> Component:
    """A bar in parts by status, each with its number."""
    whole = sum(number for _, number in drawing.parts)
    parts = [
        element(
            html.Span,
            f"{status_sign(status)} {format_number(number)}" if number / whole > 0.2 else format_number(number),
            {"data-status": status, "style": f"flex-grow:{number}", "aria-hidden": "true"},
            title=labelled(translate(STATUS_WORDS[status]), format_number(number)),  # type: ignore[index]
        )
        for status, number in drawing.parts
    ]
    return element(html.Div, parts, {"aria-label": drawing.spoken}, className="status-bar", role="img")
