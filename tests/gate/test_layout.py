"""Every picture and every slide can be read: nothing too small, cut off, over another, astray, or mostly blank."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.canvas import SCALE
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, Content, content_of, permalink_of
from dashboard.exports.picture.look import INK, MUTED
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.template import FORMATS
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.theme import RAMPS
from dashboard.views import VIEWS, selection_of, tab_of
from dashboard.words.captions import BOUNDARIES_DRAWN, boundaries_in_short
from dashboard.words.names import area_name, capitalised
from tests.fixtures.pictures import texts_of
from tests.fixtures.sweeps import each
from tests.gate.layout import (
    LONG_NAMES,
    MOST_NAMED_LINES,
    MOST_TITLE_LINES,
    Flaw,
    blank_share,
    flaws_of_picture,
    flaws_of_slide,
    labels_astray,
    largest_empty,
)

ROOT = "https://reach.example.org"
SELECTIONS = {
    "none": "",
    "world": "area=001",
    "region": "area=034",
    "incomes": "area=LIC",
    "country": "area=BGD",
    "large": "area=USA",
    "silent": "area=PRK",
    "small": "area=NRU",
    "territory": "area=XKX",
    "two": "area=UKR,150",
    "six": "area=GBR,USA,BOL,NGA,BGD,FRA",
    "long": "area=GBR,VCT,BOL,COD,PSE,FSM",
}
"""Twelve: of nothing, one, two and six areas, groups, areas without figures, and the longest names."""
SHORT = ("none", "six")
"""What is asked of a view of each look whenever the tests run: at one size each, in turn."""
KEPT = {
    "none": ("victims-map", "flows-map", "justice-steps", "driver-homicide-rate"),
    "six": (
        *("victims-trend", "victims-ages", "compare-profile", "progress-statuses", "progress-map"),
        *("relation-scatter", "protection-places", "justice-treaties", "justice-beside", "compare-key"),
        *("progress-pace", "protection-levels", "flows-matrix"),
    ),
}
"""By selection: a view of each way to draw that is none of the hardest, below; what is laid out no kind changes."""


def flaws(context: Context, panel: str, size: str, query: str) -> list[Flaw]:
    """Of a view as a picture of a size, or as slides of a format."""
    view = VIEWS[panel]
    asked = Asked(view, selection_of(context, view, query), permalink_of(context, view, query, ROOT))
    if size in SIZES:
        content = content_of(context, asked)
        tab = tab_of(view, asked.selection)
        is_drawn = tab != "table" or view.draws_its_table
        body = shown(context, view, asked.selection, tab).body if is_drawn else None
        # A chart without any figure says so, and has nothing else to fill its room with.
        may_be_blank = not is_drawn or (isinstance(body, Chart) and not body.has_figures)
        told: list[tuple[Content, Any]] = []

        def heard(of: Content) -> Content:
            def body(*parts: Any) -> Any:
                told.append((of, of.body(*parts)))
                return told[-1][1]

            return replace(of, body=body)

        tall = content.as_tall and heard(content.as_tall)
        svg = compose(replace(heard(content), as_tall=tall), SIZES[size])
        # Of a page that draws more than other sizes the words are its own; without room for that, those of the others.
        content, drawn = told[-1]
        if isinstance(drawn, tuple) and content.of_rows is not None:
            # Of rows that have no room nothing is to be said; with these words there is room for more than without.
            content = content.of_rows(rows_seen(content, svg) or drawn)
        return [*flaws_of_picture(svg, may_be_blank=may_be_blank), *unsaid(content, svg), *uncaveated(context, content)]
    file = Presentation(io.BytesIO(deck(slides_of(context, asked), size, context.today())))
    room = (file.slide_width or 0, file.slide_height or 0)
    named = sum(len(area_name(context, code)) for code in asked.selection.areas)
    # A list that a title announces is whole.
    is_list = len(re.split("[;,؛،；、]", content_of(context, asked).title)) > 2
    most = MOST_NAMED_LINES if named > LONG_NAMES or is_list else MOST_TITLE_LINES
    return [flaw for slide in file.slides for flaw in flaws_of_slide(slide, room, most)]


def rows_seen(content: Content, svg: str) -> tuple[str, ...]:
    """The most first rows of a table or a chart whose names all stand in the picture."""
    told = squeezed(" ".join(text.words for text in texts_of(svg)))
    # Charts that have no room are named as well, below the others.
    told = re.sub(r"\d+morecharts?(is|are)attheaddressbelow:[^.]*\.", "", told)
    seen: tuple[str, ...] = ()
    while len(more := content.first_rows(len(seen) + 1)) > len(seen) and all(squeezed(name) in told for name in more):
        seen = more
    return seen


def unsaid(content: Content, svg: str) -> Iterator[Flaw]:
    """Words that a picture must have, and has not."""
    told = squeezed(" ".join(text.words for text in texts_of(svg)))
    # Sources may stand between two sentences of the others, at the head of the second column.
    apart = told.replace(squeezed(content.credit), "")
    # Notes on what is seen of a map stand between the two parts of what is said of its boundaries.
    rest = re.split(f"({re.escape(BOUNDARIES_DRAWN)})", boundaries_in_short(content.sourced[1]))
    source = (content.credit, *(part.strip() for part in rest))
    for part in (content.title, capitalised(content.subtitle), content.caveat, *source, content.seen):
        if squeezed(part) not in told and squeezed(part) not in apart:
            yield Flaw("unsaid", part)
    # Where a table takes the chart's place, nothing is said of the chart's marks.
    shorter = (content.covered, *([content.beside_legend] if content.beside_legend is not None else []))
    if not any(squeezed(part) in apart for part in (content.coverage, *shorter)):
        yield Flaw("unsaid", content.coverage)


def uncaveated(context: Context, content: Content) -> Iterator[Flaw]:
    """Indicators whose figures a title compares by name, without what is first to be known of them; or where that
    stands as if it were of both."""
    compared = re.match(r"(.+) against (.+?), \d{4}\b", content.title)
    if compared:
        both = [one for one in context.indicators.values() if one.label in compared.groups()]
        for indicator in both:
            first = indicator.caveats[0]
            is_of_one = [one.caveats[0] for one in both].count(first) == 1
            if is_of_one and not re.match(r"Only victims|Persons|More (convictions|investigations)|All labour", first):
                first = f"{indicator.label}: {first if first[1:2].isupper() else first[0].lower() + first[1:]}"
            if first not in content.caveat:
                yield Flaw("no caveat", indicator.label)


def squeezed(text: str) -> str:
    """A text without the spaces at which its lines may break."""
    return re.sub(r"\s+", "", text)


def cases(names: tuple[str, ...], sizes: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Tab of a view, size and selection."""
    for view in VIEWS.values():
        for tab in view.tabs:
            for name in names:
                for size in sizes:
                    yield f"{view.panel}.{tab}", size, name


def short_cases() -> list[tuple[str, str, str]]:
    """One size for each tab and selection, so that each size has views of all kinds."""
    sizes = (*SIZES, *FORMATS)
    return [
        (tab, sizes[place % len(sizes)], name)
        for place, (tab, _, name) in enumerate(cases(SHORT, sizes[:1]))
        if not tab.endswith(".table") or place % 4 == 0
    ]


def is_kept(tab: str, _: str, name: str) -> bool:
    """Whether `make test` looks at a case: the tab that a view opens on, and one table."""
    panel, _, opened = tab.partition(".")
    return tab == "protection-map.table" or (panel in KEPT[name] and opened == VIEWS[panel].home)


@pytest.mark.parametrize(
    ("tab", "size", "name"), each(short_cases(), [case for case in short_cases() if is_kept(*case)])
)
def test_each_view_can_be_read_in_one_of_its_sizes(shared: Context, tab: str, size: str, name: str) -> None:
    query = f"{SELECTIONS[name]}&view={tab}"
    assert not flaws(shared, tab.partition(".")[0], size, query)


HARDEST: tuple[tuple[tuple[str, str, str], ...], ...] = (
    # The longest title of ours, and on slides those of three lines; names of a line and of a later median; years below
    # figures at the foot of their axis.
    (
        ("flows-map.chart", "slide", "long"),
        # A line to words over four pale lines of people, and a table under which stood what is said of marks.
        ("flows-map.chart", "16x9", "long"),
        ("flows-map.table", "4x3", "six"),
        ("justice-treaties.chart", "16x9", "world"),
        ("timeline-rows.chart", "16x9", "world"),
        # Titles of a group of a name of 20 letters, which had three lines.
        ("protection-measured.chart", "16x9", "incomes"),
        ("driver-gdp-per-capita.chart", "16x9", "incomes"),
        ("protection-map.chart", "slide", "two"),
        ("drivers-two-years.chart", "slide", "region"),
        # A figure on its line, and one over its range.
        ("driver-homicide-rate.chart", "slide", "country"),
        ("country-conflict-deaths.chart", "square", "world"),
        # Names of whom the title names, on maps of the world that are turned, or small.
        ("drivers-map.map", "slide", "none"),
        ("drivers-map.map", "slide", "incomes"),
        ("drivers-map.map", "column", "incomes"),
        ("drivers-map.map", "4x3", "six"),
        ("justice-map.map", "4x3", "six"),
    ),
    # The key of numbered marks in its smallest type; a head that is taller than a narrow slide has room for; since when
    # there are figures, on paper; a legend of long names on a narrow slide.
    (
        ("timeline-rows.chart", "column", "six"),
        ("timeline-rows.table", "4x3", "none"),
        ("timeline-rows.chart", "4x3", "region"),
        ("timeline-rows.chart", "column", "region"),
        ("victims-map.map", "4x3", "long"),
    ),
    # Few rows on a tall page; rows whose words are longer than those of more of them.
    (
        ("coverage-picture.chart", "page", "six"),
        ("compare-key.table", "column", "world"),
        ("progress-counts.chart", "page", "none"),
    ),
    # On slides: the most words on a narrow one, signs that are told in two lines, and a title of a unit and a median.
    (
        ("flows-map.chart", "4x3", "region"),
        ("compare-key.table", "4x3", "none"),
        ("progress-map.chart", "16x9", "two"),
    ),
    # Two charts of many rows, and names of keys that do not break; a matrix one of whose rows has no room.
    (
        ("country-profile.chart", "4x3", "six"),
        ("country-profile.chart", "16x9", "six"),
        ("flows-matrix.chart", "4x3", "long"),
        # Charts on one scale, below names of one line and of two.
        ("compare-chart.chart", "16x9", "six"),
    ),
    # Labels far from their marks: moved apart, or over narrow parts of bars.
    (
        ("drivers-two-years.chart", "16x9", "country"),
        ("progress-counts.chart", "4x3", "region"),
        ("progress-pace.chart", "4x3", "none"),
    ),
    # Four countries at the target, whose names stand over one spot; words below a row, and above the next one.
    (("progress-gaps.chart", "16x9", "six"), ("progress-gaps.chart", "4x3", "country")),
    # A corner of more lines than a year is long; the longest address of a foot; two names of indicators with figures.
    (
        ("coverage-picture.chart", "16x9", "country"),
        ("country-disaster-displacement-weather.chart", "16x9", "six"),
        ("country-profile.table", "16x9", "country"),
    ),
)


@pytest.mark.parametrize("views", HARDEST, ids=lambda views: views[0][0])
def test_the_hardest_views_can_be_read(shared: Context, views: tuple[tuple[str, str, str], ...]) -> None:
    for tab, size, name in views:
        assert not flaws(shared, tab.partition(".")[0], size, f"{SELECTIONS[name]}&view={tab}"), (tab, size, name)


def test_longer_words_of_a_language_cost_no_rows_and_are_not_cut(shared: Context) -> None:
    """Figures longer than a column that is as wide as all others, and a heading longer than its table is wide."""
    for panel, size, area in (("flows-matrix", "page", "002"), ("country-goods", "square", "001")):
        with language("ru"):
            assert not flaws(shared, panel, size, f"area={area}&lang=ru"), panel


@pytest.mark.gate
@pytest.mark.parametrize("size", [*SIZES, *FORMATS])
@pytest.mark.parametrize("panel", VIEWS)
def test_a_view_can_be_read_at_every_size_of_twelve_selections(shared: Context, panel: str, size: str) -> None:
    found = {
        f"{name} {tab}": [str(flaw) for flaw in seen]
        for name, query in SELECTIONS.items()
        for tab in VIEWS[panel].tabs
        if (seen := flaws(shared, panel, size, f"{query}&view={panel}.{tab}"))
    }
    assert not found, "\n".join(f"{where}: {'; '.join(told)}" for where, told in found.items())


# ------------------------------------------------------------------------------------------ the gate itself


def picture(inside: str) -> str:
    ground = '<rect width="200" height="100" fill="#ffffff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200">{ground}{inside}</svg>'


def text(words: str, x: float, y: float, size: float = 10, fill: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}">{words}</text>'


def bars(*heights: int) -> str:
    """Bars beside each other in a pane that is as wide and as high as the picture."""
    drawn = "".join(
        f'<rect x="{40 + 20 * place}" y="{100 - tall}" width="12" height="{tall}"/>'
        for place, tall in enumerate(heights)
    )
    marks = f'<g data-mark="Bars" data-role="" data-along="x">{drawn}</g>'
    return f'<g data-pane="0 200 100 0" data-x="0 10" data-y="0 100">{marks}</g>'


FULL = "".join(f'<rect x="{x}" y="{y}" width="9" height="9"/>' for x in range(0, 200, 20) for y in range(0, 100, 20))


def world(x: int, y: int) -> str:
    """A map of a large country, of one as large as a letter with its corner at a place, and of a circle."""
    small = f'<path d="M{10 * x} {10 * y}l40 0 0 40 -40 0z"><title>Ireland</title></path>'
    large = '<path d="M0 0l1900 0 0 900 -1900 0z"><title>Canada</title></path>'
    filled = f'<g fill="{RAMPS["conflict"][2]}">{large}{small}</g>'
    return f'<g transform="translate(0 0) scale(0.1)">{filled}</g><circle cx="160" cy="84" r="3"/>'


def years(*told: int) -> str:
    """Years below a pane that ends there."""
    written = "".join(text(str(year), 10 + 25 * place, 72) for place, year in enumerate(told))
    of_scale = written.replace("<text", f'<text class="{SCALE}"')
    return f'<g data-pane="0 200 60 0"/>{of_scale}'


LEBANON = f'<g data-named="LBN">{text("Lebanon", 1, 96, 12)}</g>'
PATH = '<g data-mark="Line" data-role="needed" data-name="path" data-along="x">'
DATED = text("≥40 (2018)", 66, 56, 12, INK).replace("<text", '<text text-anchor="middle"')
FLAWED = (
    (text("beyond the edge", 180, 50), "cut off"),
    (text("one", 20, 50) + text("two", 24, 52), "overlap"),
    (text("year in a cell", 20, 50, 10.5), "small"),
    # "Lebanon" lay on Ireland, and its halo wiped that out; and on the circle of a small country.
    (f'{world(58, 44)}<g data-named="LBN">{text("Lebanon", 50, 50, 12)}</g>', "hidden"),
    (f'{world(150, 44)}<g data-named="LBN">{text("Lebanon", 145, 88, 12)}</g>', "hidden"),
    # The line to "Lebanon", which stands at sea, ran over all of Canada.
    (f'{world(58, 44)}<line x1="197" y1="80" x2="10" y2="80" stroke="{MUTED}"/>{LEBANON}', "leader"),
    (text("of a report's column", 20, 50, 11.5), "small"),
    (f'<g data-end="20 20">{text("far", 120, 80)}</g>', "astray"),
    (f'<g data-part="line" data-along="x"><path d="M20 50L90 44"/></g>{text("1.8", 60, 50, 12)}', "struck"),
    # The dashed path to a target ran through the "p" of its name, or right below it.
    (f'{PATH}<path d="M20 40L90 52"/></g>{text("path", 60, 50, 12)}', "struck"),
    (f'{PATH}<path d="M20 55L90 55"/></g>{text("path", 60, 50, 12)}', "struck"),
    (
        f'<g data-pane="0 200 100 0"><g data-role="ranged"><line x1="60" x2="60" y1="90" y2="56"/></g></g>'
        f"{text('374', 50, 50, 12)}",
        "on a range",
    ),
    # Two bars, of 40 and of 20, the figure of the second over the first, and right behind its own before a third one.
    (bars(40, 20) + text("20", 40, 58, 12, INK), "off its bar"),
    (bars(40, 20, 50) + text("20", 72, 78, 12, INK), "off its bar"),
    # With its year it was read as that of the two beside it.
    (bars(41, 40, 42) + DATED, "off its bar"),
    # Under wide bars each year was written, up to 21 of them.
    (years(*range(2017, 2024)), "crowded"),
    # The name of a row lay on its own bar.
    (
        f'<g data-mark="Bars"><rect x="40" y="50" width="90" height="20"/></g>{text("Palermo Protocol", 40, 52)}',
        "on a bar",
    ),
)


MALAYSIA = f'<circle cx="60" cy="20" r="2"/><g data-mark="Label" data-about="MYS">{text("Malaysia", 50, 60)}</g>'
SEYCHELLES = f'<circle cx="{{}}" cy="50" r="2"/><g data-mark="Label" data-about="SYC">{text("Seychelles", 110, 54)}</g>'
"""Two places with their words, those of the first far below its dot."""
NIGERIA = (
    '<g data-mark="Flow" data-from="NGA" data-to="GBR">'
    '<path d="M{0} 60L40 10L41 10L{1} 60Z"/></g><circle cx="60" cy="30" r="2"/>'
    f'<g data-mark="Label" data-about="SDN GBR">{text("2,417", 20, 60)}</g>'
)
"""The foot of a line from Nigeria, and words of one from the Sudan, to which its dot is farther."""
BARS_OF_LINES = "".join(
    f'<g data-mark="Flow" data-from="BGD" data-to="{code}"><path d="M10 {y}L190 {y}L190 {y + 1}L10 {y + 1}Z"/></g>'
    for code, y in (("FJI", 22), ("AUS", 28), ("NZL", 34), ("BRN", 40))
)
LABEL = f'<g data-mark="Label" data-of="Flow" data-about="ERI GBR">{text("Eritrea", 120, 60)}</g>'
FLOW = '<g data-mark="Flow" data-from="ERI" data-to="GBR"><path d="M90 40L60 20L90 42Z"/></g>'
SPOT = '<circle cx="90" cy="40" r="2.2"/>'


def leader(x: float, look: str, words: str = LABEL) -> str:
    """A map of one line of people with its words, and a line that leads to these."""
    return f'{FLOW}<line x1="90" y1="40" x2="{x}" y2="56" {look}/>{SPOT}{words}'


PALE = 'stroke="#56616c" stroke-width="0.9" stroke-dasharray="2.5 2"'
LEADERS = (
    (leader(110, PALE), False),
    (leader(160, PALE), True),
    (leader(110, 'stroke="#56616c" stroke-width="0.9"'), True),
    (leader(110, PALE.replace("56616c", "17212b")), True),
    (leader(110, PALE, LABEL.replace("ERI", "SDN")), True),
    (leader(110, PALE).replace('cx="90"', 'cx="110"'), True),
)


def test_each_flaw_is_seen(shared: Context) -> None:
    # The last line of "20 to 40" over a bar of 20 is no figure of that of 40 beside it.
    lines = "".join(text(words, 66, y, 12, INK) for words, y in (("20 to", 62), ("40", 76)))
    of_two = lines.replace("<text", '<text text-anchor="middle"')
    for drawn in (bars(40, 20) + text("20", 59, 76, 12, INK), bars(40, 20) + of_two, bars(41, 40, 20) + DATED):
        assert not {"off its bar"} & {flaw.kind for flaw in flaws_of_picture(picture(drawn))}
    for inside, kind in FLAWED:
        assert kind in {flaw.kind for flaw in flaws_of_picture(picture(FULL + inside))}, inside
        assert kind not in {flaw.kind for flaw in flaws_of_picture(picture(FULL))}, inside
    # "Malaysia: 56 to 59" stood nearer to the dot of the Seychelles.
    for across, is_nearer in ((100, True), (180, False)):
        seen = {flaw.kind for flaw in flaws_of_picture(picture(FULL + MALAYSIA + SEYCHELLES.format(across)))}
        assert ("nearer to another" in seen) == is_nearer
    # "Sudan → United Kingdom: 2,417" stood at the foot of lines from Nigeria; the line to "Malaysia" crossed four.
    for inside, is_there in (
        (NIGERIA.format(50, 52), True),
        (NIGERIA.format(90, 92), False),
        # A line that steps back has no words.
        (NIGERIA.format(50, 52).replace('"GBR">', '"GBR" opacity="0.34">', 1), False),
        (f'{BARS_OF_LINES}<line x1="60" y1="14" x2="60" y2="52"/>{MALAYSIA.replace("20", "14")}', True),
        (f'{BARS_OF_LINES}<line x1="60" y1="31" x2="60" y2="52"/>{MALAYSIA.replace("20", "31")}', False),
    ):
        seen = {flaw.kind for flaw in flaws_of_picture(picture(FULL + inside))}
        assert ("at another end" in seen) == is_there, inside
    assert "crowded" not in {flaw.kind for flaw in flaws_of_picture(picture(FULL + years(*range(2017, 2023))))}
    beside = f'{world(58, 44)}<g data-named="LBN">{text("Lebanon", 90, 50, 12)}</g>'
    assert "hidden" not in {flaw.kind for flaw in flaws_of_picture(picture(FULL + beside))}
    # A black line over Europe and the Sahara led from Eritrea to its words beside the United Kingdom.
    for inside, is_like_a_flow in LEADERS:
        assert ("leader" in {flaw.kind for flaw in flaws_of_picture(picture(FULL + inside))}) == is_like_a_flow, inside
    file = Presentation(io.BytesIO(file_of(shared, "flows-map", "")))
    slide, room = file.slides[0], (file.slide_width or 0, file.slide_height or 0)
    assert not flaws_of_slide(slide, room)
    leads = slide.shapes._spTree.xpath('.//p:grpSp[p:nvGrpSpPr/p:cNvPr[@name="Names and numbers"]]//a:ln[a:prstDash]')
    assert leads
    for spoilt in (".//a:prstDash", ".//a:schemeClr"):
        line = leads.pop()
        (part,) = line.xpath(spoilt)
        part.set("val", "tx1") if part.tag == qn("a:schemeClr") else line.remove(part)
        assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"leader"}
        part.set("val", "tx2") if part.tag == qn("a:schemeClr") else line.append(part)
        assert not flaws_of_slide(slide, room)


@lru_cache
def file_of(context: Context, panel: str, query: str, size: str = "16x9") -> bytes:
    """The slides of a view, which tests of the gate spoil, each in its own way."""
    view = VIEWS[panel]
    asked = Asked(view, selection_of(context, view, query), permalink_of(context, view, query, ROOT))
    return deck(slides_of(context, asked), size, context.today())


@pytest.mark.parametrize("kind", ["small", "overlap", "cut off"])
def test_flaws_of_words_within_a_group_of_a_slide_are_seen(shared: Context, kind: str) -> None:
    """Those of a map's legend."""
    file = Presentation(io.BytesIO(file_of(shared, "victims-map", "")))
    slide, room = file.slides[0], (file.slide_width or 0, file.slide_height or 0)
    assert kind not in {flaw.kind for flaw in flaws_of_slide(slide, room)}
    (group,) = [shape for shape in slide.shapes if shape.name == "Map with legend"]
    one, *others = [shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text][1:]
    other = next(shape for shape in others if shape.left == one.left)
    if kind == "small":
        one.text_frame.paragraphs[0].runs[0].font.size = Pt(8)
    elif kind == "overlap":
        other.top = one.top + Pt(3)
    else:
        one.left = group.left + group.width - Pt(10)
    assert kind in {flaw.kind for flaw in flaws_of_slide(slide, room)}


def test_names_over_one_spot_of_a_native_chart_are_seen(shared: Context) -> None:
    """The label of one mark is put on that of another, as if both had no distance to the target."""
    file = Presentation(io.BytesIO(file_of(shared, "progress-gaps", SELECTIONS["six"])))
    slide, room = file.slides[0], (file.slide_width or 0, file.slide_height or 0)
    assert not flaws_of_slide(slide, room)
    (chart,) = [shape.chart._chartSpace for shape in slide.shapes if getattr(shape, "has_chart", False)]
    label = next(
        label for label in chart.iter(qn("c:dLbl")) if label.findtext(f".//{qn('a:t')}") == "Bangladesh: 2.9 left"
    )
    other = deepcopy(label)
    other.find(qn("c:idx")).set("val", "0")
    label.addnext(other)
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"overlap"}
    # A figure that is moved off its own column, and words of two lines of which one stands at the end of another line.
    file = Presentation(io.BytesIO(file_of(shared, "timeline-rows", "area=NGA")))
    slide = file.slides[0]
    assert not flaws_of_slide(slide, room)
    charts = [shape.chart._chartSpace for shape in slide.shapes if getattr(shape, "has_chart", False)]
    labels = (label for chart in charts for label in chart.iter(qn("c:dLbl")))
    over = next(label for label in labels if label.findtext(f".//{qn('a:t')}") == "10,346 (2014)")
    over.find(f".//{qn('c:manualLayout')}/{qn('c:x')}").set("val", "-0.2")
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"off its bar", "astray"}
    file = Presentation(io.BytesIO(file_of(shared, "victims-ages", "area=001")))
    slide = file.slides[0]
    assert not flaws_of_slide(slide, room)
    (chart,) = [shape.chart._chartSpace for shape in slide.shapes if getattr(shape, "has_chart", False)]
    children, adults = [list(one.iter(qn("c:v")))[-1] for one in chart.iter(qn("c:ser"))]
    adults.text = str(0.98 * float(children.text))
    scaling = chart.find(f".//{qn('c:valAx')}/{qn('c:scaling')}")
    for name, end in (("min", "0"), ("max", "40000")):
        found = scaling.find(qn(f"c:{name}"))
        scaling.append(found if found is not None else scaling.makeelement(qn(f"c:{name}")))
        scaling.find(qn(f"c:{name}")).set("val", end)
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"at another line"}
    # A line that begins beyond its chart, and a plot that is lower than another one on the same scale.
    file = Presentation(io.BytesIO(file_of(shared, "compare-chart", SELECTIONS["two"])))
    slide = file.slides[0]
    assert not flaws_of_slide(slide, room)
    one, *_ = [shape.chart for shape in slide.shapes if getattr(shape, "has_chart", False)]
    (marks,) = [one.part.related_part(key) for key, to in one.part.rels.items() if to.reltype.endswith("UserShapes")]
    marks._blob = marks.blob.replace(b"<cdr:y>0.", b"<cdr:y>-0.", 1)
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"cut off"}
    marks._blob = marks.blob.replace(b"<cdr:y>-0.", b"<cdr:y>0.", 1)
    height = one._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}/{qn('c:h')}")
    height.set("val", str(0.8 * float(height.get("val"))))
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"uneven"}


def test_words_of_a_native_chart_that_are_moved_or_go_beyond_it_are_seen(shared: Context) -> None:
    """A figure on the pale top that it stands over, that top beside its column, a name away from its dot; and a title
    in small type."""
    file = Presentation(io.BytesIO(file_of(shared, "victims-trend", "")))
    slide, room = file.slides[0], (file.slide_width or 0, file.slide_height or 0)
    assert not flaws_of_slide(slide, room)
    (chart,) = [shape.chart for shape in slide.shapes if getattr(shape, "has_chart", False)]
    (marks,) = [chart.part.related_part(key) for key, to in chart.part.rels.items() if "UserShapes" in to.reltype]
    down, *_ = chart._chartSpace.xpath(".//c:dLbl//c:manualLayout/c:y")
    over = down.get("val")
    for far, kinds in (("0", {"overlap"}), (str(float(over) - 0.1), {"astray"}), (over, set())):
        down.set("val", far)
        assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == kinds, far
    whole = marks.blob
    marks._blob = re.sub(rb"<cdr:x>0\.[78]", b"<cdr:x>0.6", whole)
    assert "off its bar" in {flaw.kind for flaw in flaws_of_slide(slide, room)}
    marks._blob = whole
    runs = slide.shapes.title.text_frame.paragraphs[0].runs
    for size in (20, 25.5):
        runs[0].font.size = Pt(size)
        assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"small"}
    file = Presentation(io.BytesIO(file_of(shared, "victims-reporting", "")))
    slide = file.slides[0]
    assert not flaws_of_slide(slide, room)
    (chart,) = [shape.chart for shape in slide.shapes if getattr(shape, "has_chart", False)]
    for axis, step in (("dateAx", "1"), ("valAx", "10")):
        (unit,) = chart._chartSpace.xpath(f".//c:{axis}/c:majorUnit")
        usual = unit.get("val")
        unit.set("val", step)
        assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"crowded"}, axis
        unit.set("val", usual)
    file = Presentation(io.BytesIO(file_of(shared, "progress-gaps", "area=NGA")))
    slide = file.slides[0]
    assert not flaws_of_slide(slide, room)
    (chart,) = [shape.chart for shape in slide.shapes if getattr(shape, "has_chart", False)]
    named = [label for label in chart._chartSpace.iter(qn("c:dLbl")) if label.find(qn("c:dLblPos")).get("val") == "b"]
    across = named[-1].find(f".//{qn('c:manualLayout')}/{qn('c:x')}")
    for far, kind in (("-0.15", "astray"), ("0.9", "beyond its plot")):
        across.set("val", far)
        assert kind in {flaw.kind for flaw in flaws_of_slide(slide, room)}


def test_bars_without_a_sign_and_words_above_their_scale_are_seen(shared: Context) -> None:
    """Ranges whose sign is gone, or that nobody sees; and the upper line of what an end of a scale means, moved away
    from the line below it."""
    file = Presentation(io.BytesIO(file_of(shared, "compare-profile", SELECTIONS["territory"], "4x3")))
    slide, room = file.slides[0], (file.slide_width or 0, file.slide_height or 0)
    assert not flaws_of_slide(slide, room)
    (chart,) = [shape.chart._chartSpace for shape in slide.shapes if getattr(shape, "has_chart", False)]
    ups = [(float(up.get("val")), up) for up in chart.xpath(".//c:dLbl//c:manualLayout/c:y")]
    least, up = min(ups, key=lambda one: one[0])
    for far, kinds in ((least - 0.08, {"astray"}), (least, set())):
        up.set("val", str(far))
        assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == kinds, far
    signs = next(shape for shape in slide.shapes if shape.name == "What the signs mean")
    sign = next(part for part in signs.shapes if part.name.startswith("bar:") and not part.text_frame.text)
    tall = sign.height
    sign.height = sign.width
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"not in the key"}
    sign.height = tall
    for bar in chart.xpath(".//c:ser[.//c:marker/c:symbol[@val='none']]"):
        bar.getparent().remove(bar)
    assert "in the key alone" in {flaw.kind for flaw in flaws_of_slide(slide, room)}


def test_a_row_of_a_table_that_its_words_make_taller_is_seen(shared: Context) -> None:
    file = Presentation(io.BytesIO(file_of(shared, "coverage-picture", "area=BGD")))
    slide, room = file.slides[0], (file.slide_width or 0, file.slide_height or 0)
    assert not flaws_of_slide(slide, room)
    (table,) = [shape.table for shape in slide.shapes if getattr(shape, "has_table", False)]
    table.rows[0].height = Pt(30)
    assert {flaw.kind for flaw in flaws_of_slide(slide, room)} == {"cut off"}


def test_a_picture_that_is_mostly_empty_is_blank() -> None:
    assert blank_share(picture(text("alone", 10, 12))) > 0.8
    assert blank_share(picture(FULL)) < 0.1


def test_a_label_that_a_line_leads_to_is_not_astray() -> None:
    group = f'<g data-end="20 20"><path d="M20 20L120 80" stroke="#000"/>{text("far", 120, 80)}</g>'
    assert list(labels_astray(picture(group))) == []


def test_the_largest_empty_rectangle_is_found() -> None:
    cells = np.zeros((4, 6), bool)
    cells[1, 2] = True
    assert largest_empty(cells) == 12  # The two rows below, of six, and the three columns at the right, of four.
    assert largest_empty(np.ones((3, 3), bool)) == 0
