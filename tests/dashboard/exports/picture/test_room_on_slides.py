"""What is small in a picture of a slide's size: low rows, dots without a figure, uneven columns, a hidden country."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from dashboard.charts import abreast
from dashboard.charts.fewer import fewer
from dashboard.charts.marks import Chart, Line
from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.look import LEGIBLE
from dashboard.exports.picture.sizes import SIZES
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import SVG

PIXELS = 4 / 3
"""Of a slide of 1280 pixels in a unit of its picture."""


def drawn(context: Context, panel: str, query: str, tab: str = "chart") -> ET.Element:
    view = VIEWS[panel]
    selection = selection_of(context, view, f"{query}&view={panel}.{tab}".lstrip("&"))
    return ET.fromstring(compose(content_of(context, Asked(view, selection, "https://example.org")), SIZES["slide"]))


def texts(root: ET.Element) -> list[str]:
    return [" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text")]


def test_low_rows_stand_in_the_grid_of_their_slide_under_their_figures(shared: Context) -> None:
    for panel, query, least in (("timeline-rows", "area=NGA", 48 / PIXELS), ("justice-beside", "", 3.4 * LEGIBLE)):
        made = shown(shared, VIEWS[panel], selection_of(shared, VIEWS[panel], query), "chart").body
        assert isinstance(made, Chart)
        root = drawn(shared, panel, query)
        panes = [group for group in root.iter(f"{SVG}g") if group.get("data-pane")]
        found = [[float(part) for part in group.get("data-pane", "").split()] for group in panes]
        # Six were too low to be read; each stands over its years.
        assert len(found) == 4
        assert len({left for left, *_ in found}) == 4, "three below the one that leads"
        assert all(bottom - top >= least for _, _, bottom, top in found)
        years = [text for text in texts(root) if re.fullmatch("20[0-9]{2}", text)]
        assert len(years) >= 2 * len(found), "under each row"
        kept = fewer(made, len(found))[0].panes
        named = re.compile("|".join(rf"{pane.heading}(?!:)" for pane in kept))
        heads = [float(text.get("y", 0)) for text in root.iter(f"{SVG}text") if named.match("".join(text.itertext()))]
        lowest = max(bottom for _, _, bottom, _ in found)
        assert len({round(y, 1) for y in heads if y < lowest}) == len({top for *_, top in found}), "at one height each"
        left = len(made.panes) - len(found)
        assert ("More charts: see the address." in " ".join(texts(root))) == bool(left)
        shown_bars = [pane.bars_alone for pane in kept if pane.bars_alone]
        said = set(texts(root))
        # Over a tallest bar stands its year, too: its figure was read as the newest. All bars say theirs, or none else.
        if panel == "timeline-rows":
            assert {"10,346 (2014)", "975,300 (2014)", "74.8%"} <= said
            assert {datum.said for datum in shown_bars[0].data} <= said, "each bar of the one that leads"
            assert "new questionnaire in 2017" in said
        # Ranges are said as a title says them: by both ends where one of them was too wide for it, all were.
        ranges = [datum for pane in kept if pane.is_leading for datum in pane.bars_alone.data if datum.nearly]
        assert panel == "timeline-rows" or {datum.nearly for datum in ranges} <= said
        for pane in kept:
            (last,) = [mark.data[-1] for mark in pane.marks if mark is pane.bars_alone]
            assert str(last.at) in pane.said, "the newest figure has its year"


def test_a_row_without_a_figure_is_named_below_the_grid(shared: Context) -> None:
    said = texts(drawn(shared, "timeline-rows", "area=BGD"))
    assert "No figure in the sources used: Food insecurity." in said
    assert not any(text.startswith("Food insecurity %") for text in said)
    made = shown(shared, VIEWS["timeline-rows"], selection_of(shared, VIEWS["timeline-rows"], "area=BGD"), "chart").body
    assert isinstance(made, Chart)
    bars = made.panes[0].bars_alone
    assert bars and bars.data[-1].said == "0.05 to 0.18"
    assert any("at least 0.05 per 100,000 children (32 in 2023)" in text for text in said), "the figure of the title"


def test_forms_of_few_years_are_columns_under_their_figures_and_unknown_ones_are_hatched(shared: Context) -> None:
    """They were ten loose dots, and years without a figure were blank."""
    root = drawn(shared, "victims-forms", "area=NGA")
    said = texts(root)
    view = VIEWS["victims-forms"]
    made = shown(shared, view, selection_of(shared, view, "area=NGA"), "chart").body
    assert isinstance(made, Chart)
    (pane,) = made.panes
    figures = [text for mark in pane.marks if isinstance(mark, Line) for _, text in abreast.figures_of(mark)]
    assert set(figures) <= set(said)
    bars = dict.fromkeys(("", "silent"), 0)
    for group in root.iter(f"{SVG}g"):
        if group.get("data-mark") == "Bars":
            bars[group.get("data-role", "")] += sum(shape.tag == f"{SVG}rect" for shape in group)
    assert bars == {"": len(figures), "silent": len(pane.marks) * len(pane.years) - len(figures)}
    assert pane.gap in said
    assert any("“Other” is the sum of up to five forms" in text for text in said), "the largest is explained"
    # "aproximadamente 3.190" ran over the bars beside its own.
    for lang, word, number in (("en", "about", "≈3,190"), ("es", "aproximadamente", "≈3.190")):
        with language(lang):
            said = texts(drawn(shared, "victims-forms", ""))
        assert {number, word} <= {text.strip() for text in said}, "the key has the word"
        assert not any(re.fullmatch(rf"{word} [\d.,]+", text) for text in said)
    # Twenty question marks over an axis were all that a picture had.
    for panel, area in (("victims-forms", "TUV"), ("justice-beside", "PSE"), ("justice-tiers", "TUV")):
        root = drawn(shared, panel, f"area={area}")
        assert "no figure: unknown, not zero" in texts(root)
        assert not [group for group in root.iter(f"{SVG}g") if group.get("data-pane")], panel


def test_countries_beside_each_other_have_columns_of_one_width(shared: Context) -> None:
    names = ("Bangladesh", "India", "Nepal")
    root = drawn(shared, "compare-key", "area=BGD,IND,NPL")
    heads = {"".join(text.itertext()): float(text.get("x", 0)) for text in root.iter(f"{SVG}text")
             if "".join(text.itertext()) in names}  # fmt: skip
    first, second = (after - before for before, after in pairwise(heads[name] for name in names))
    assert abs(first - second) < 1


def test_the_words_of_a_small_country_stand_beside_it_with_a_line(shared: Context) -> None:
    """They hid a third of it."""
    view = VIEWS["victims-map"]
    selection = selection_of(shared, view, "area=BGD&view=victims-map.map")
    svg = compose(content_of(shared, Asked(view, selection, "https://example.org")), SIZES["slide"])
    before, _, after = svg.partition('<g data-named="BGD">')
    assert "Bangladesh" in after
    # A ring on the land itself is the line's other end.
    assert re.search(
        r'<line [^>]*/><circle [^>]*/>(?:<text class="halo"[^>]*>[^<]*(?:<tspan[^<]*</tspan>)*</text>)*$', before
    ), before[-600:]
