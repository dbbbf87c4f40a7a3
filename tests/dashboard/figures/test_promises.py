"""What subtitle, caption and key say of marks is drawn: dotted, hatched, hollow, a tick, a count, in every medium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from dashboard import theme
from dashboard.charts.cells import Cells
from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import Slide, slides_of
from dashboard.exports.slides.flow_map import FlowBody
from dashboard.exports.slides.plots import Panes, Plot, Strand
from dashboard.exports.slides.rooms import rooms_of
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.conftest import published
from tests.fixtures.sweeps import BODIES, PANELS, each

needs_tables = pytest.mark.skipif(published() is None, reason="the tables are not built")
CHARTS = [name for name, view in VIEWS.items() if "chart" in view.tabs and view.kind != "coverage"]
QUERIES = ("", "area=BGD", "area=150", "area=SOM")
WORDS = {
    "dotted": r"\bdotted\b",
    "dashed": r"\bdashed\b",
    "hatched": r"\bhatched\b",
    "hollow": r"\bhollow\b",
    "diamond": r"\bdiamonds?\b",
    "square": r"\bsquares?\b",
    "tick": r"\btick:",
    "cross": r"\bcross\b",
    "band": r"\bband:",
    "paler": r"\bpaler part is what\b",
    "reach": r"\bA thin line above a point\b",
    "range": r"\bThin lines\b",
    "violet": r"\bviolet\b",
    "ochre": r"\bochre\b",
    "children": r"\bhow many children live there\b",
    "numbered": r"\bnumbered: events\b",
}
"""What a text says of a mark, by what it names."""
HATCH = "#8c8778"
"""The colour of hatching in an SVG."""


def promised(text: str) -> set[str]:
    return {name for name, pattern in WORDS.items() if re.search(pattern, text, re.IGNORECASE)}


# ------------------------------------------------------------------------------------------------ the page


def _symbols(figure: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for trace in figure["data"]:
        told = (trace.get("marker") or {}).get("symbol", "circle")
        found |= set(told) if isinstance(told, list) else {told}
    return found


def _has_outlines(trace: Mapping[str, Any]) -> bool:
    """Whether some of its bars are outlines alone."""
    colour = (trace.get("marker") or {}).get("color")
    return trace["type"] == "bar" and isinstance(colour, list) and theme.CLEAR in colour


def of_page(figure: Mapping[str, Any]) -> set[str]:
    """The marks of a figure."""
    layout, text = figure["layout"], str(figure)
    notes = " ".join(str(note.get("text")) for note in layout.get("annotations") or ())
    dashes = {(trace.get("line") or {}).get("dash") for trace in figure["data"]}
    dashes |= {(shape.get("line") or {}).get("dash") for shape in layout.get("shapes") or ()}
    roles = [(trace.get("meta") or {}).get("role") for trace in figure["data"]]
    reaches = [trace for trace, role in zip(figure["data"], roles, strict=True) if role == "uncertain"]
    symbols = _symbols(figure)
    has = {
        "dotted": "dot" in dashes,
        "dashed": "dash" in dashes,
        "hatched": "'pattern'" in text or "hash-open" in symbols or '"ground"' in text or "'ground'" in text,
        "hollow": any(symbol.endswith("-open") for symbol in symbols) or any(map(_has_outlines, figure["data"])),
        "diamond": any(symbol.startswith("diamond") for symbol in symbols),
        "square": any(symbol.startswith("square") for symbol in symbols),
        "tick": "line-ns" in symbols,
        "cross": "x-thin" in symbols,
        "band": any((trace.get("line") or {}).get("width") == 7 or trace.get("fill") for trace in figure["data"]),
        "paler": any(trace["type"] == "bar" for trace in reaches),
        "reach": any(trace.get("error_y") for trace in reaches),
        "range": "ranged" in roles,
        "violet": theme.GIRLS in text,
        "ochre": theme.BOYS in text,
        "children": "none in" in notes,
        "numbered": "'Events'" in text,
    }
    return {name for name, is_so in has.items() if is_so}


# ------------------------------------------------------------------------------------------------ slides


def _plots(slide: Slide) -> Iterator[Plot]:
    if isinstance(slide.body, Plot):
        yield slide.body
    elif isinstance(slide.body, Panes):
        yield from (pane.plot for pane in slide.body.panes if pane.plot is not None)


def of_slide(slide: Slide) -> set[str]:
    """The marks of the native charts of a slide; texts beside rows only where there is room for them."""
    plots = list(_plots(slide))
    strands: list[Strand] = [strand for plot in plots for strand in plot.strands]
    beside = " ".join(_rows_said(plot) for plot in plots)
    is_map = isinstance(slide.body, FlowBody)
    colours = {strand.colour for strand in strands}
    has = {
        "dotted": any(strand.dash == "sysDot" for strand in strands) or any(plot.breaks for plot in plots),
        "dashed": any(strand.dash == "dash" for strand in strands),
        "hatched": is_map
        or any(plot.silent or plot.blanks for plot in plots)
        or any(strand.is_hatched for strand in strands)
        or (isinstance(slide.body, Cells) and any(cell.role == "silent" for _, _, cell in slide.body.each)),
        "hollow": any(strand.is_open or strand.hollow or "○" in strand.labels for strand in strands),
        "diamond": any(strand.symbol == "diamond" for strand in strands),
        "square": any(strand.symbol == "square" for strand in strands),
        "tick": any(strand.symbol == "tick" for strand in strands),
        "cross": any(strand.symbol == "x" for strand in strands),
        "band": any(strand.is_joined and strand.width >= 5 for strand in strands),
        "paler": any(strand.opacity < 1 for strand in strands),
        "reach": any(any(above for _, above in strand.reach) for strand in strands),
        "range": any(any(map(any, strand.reach)) for strand in strands),
        "violet": theme.GIRLS in colours,
        "ochre": theme.BOYS in colours,
        "children": "none in" in beside,
        "numbered": False,
    }
    return {name for name, is_so in has.items() if is_so}


def _rows_said(plot: Plot) -> str:
    """What a slide writes beside rows in its narrow format; names of bars are written whole."""
    if not plot.rows:
        return " ".join(plot.categories)
    rooms = rooms_of(plot, 620, 300)
    return " ".join(line for label in rooms.row_labels for line in label.lines)


# ------------------------------------------------------------------------------------------------ tests


def cases(context: Context, panel: str) -> Iterator[tuple[str, Asked]]:
    view = VIEWS[panel]
    for query in QUERIES:
        asked = "&".join(filter(None, (query, f"view={panel}.chart")))
        yield query, Asked(view, selection_of(context, view, asked), "http://localhost/")


@needs_tables
@pytest.mark.parametrize("panel", each(CHARTS, [panel for panel in PANELS if panel in CHARTS]))
def test_a_page_draws_the_marks_that_its_words_name(shared: Context, panel: str) -> None:
    for query, asked in cases(shared, panel):
        made = shown(shared, asked.view, asked.selection, "chart")
        words = made.words.told()
        text = " ".join(words.get(name, "") for name in ("title", "subtitle", "caveat", "coverage", "source"))
        assert promised(text) - of_page(made.figure) == set(), query


@needs_tables
@pytest.mark.parametrize("panel", each(CHARTS, [panel for panel in BODIES if panel in CHARTS]))
def test_a_slide_draws_the_marks_that_its_words_name(shared: Context, panel: str) -> None:
    for query, asked in cases(shared, panel):
        shown = slides_of(shared, asked)
        drawn = set().union(*map(of_slide, shown))
        for slide in shown:
            text = " ".join((slide.title, slide.subtitle, *slide.caption))
            assert promised(text) - drawn == set(), (query, type(slide.body).__name__)


@needs_tables
@pytest.mark.parametrize("panel", each(CHARTS, [panel for panel in BODIES if panel in CHARTS]))
def test_a_legend_of_a_slide_names_nothing_twice(shared: Context, panel: str) -> None:
    for query, asked in cases(shared, panel):
        for slide in slides_of(shared, asked):
            for plot in _plots(slide):
                keyed = [strand.name for strand in plot.strands if strand.is_keyed and not strand.end]
                assert len(keyed) == len(set(keyed)), (query, keyed)


@needs_tables
@pytest.mark.parametrize("panel", each(CHARTS, [panel for panel in BODIES if panel in CHARTS]))
def test_a_picture_draws_the_marks_that_its_words_name(shared: Context, panel: str) -> None:
    """What an SVG shows by itself: broken lines, hatching, colours and the words in the chart."""
    for query, asked in cases(shared, panel):
        content = content_of(shared, asked)
        svg = compose(content, SIZES[asked.view.picture_size])
        told = " ".join(text for text in re.findall(r">([^<>]+)<", svg.partition("<defs>")[2]))
        texts = " ".join(re.findall(r">([^<>]+)<", svg.partition("<defs>")[2]))
        has = {
            "dotted": "stroke-dasharray" in svg,
            "dashed": "stroke-dasharray" in svg,
            "hatched": any(ink in svg for ink in (HATCH, theme.LIGHT["no-report"], theme.LIGHT["no-report-line"])),
            "violet": theme.GIRLS in svg,
            "ochre": theme.BOYS in svg,
            "children": "none in" in texts,
            "paler": 'fill-opacity="0.35"' in svg,
        }
        said = promised(told)
        assert {name for name in said if name in has and not has[name]} == set(), query
