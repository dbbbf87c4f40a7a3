"""A picture's body alone: all of it drawn inside, none of the words that stand beside it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from dashboard.context import Context
from dashboard.exports.picture.bare import bare
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import INCH, PRINT
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import SVG, outside, texts_of
from tests.fixtures.sweeps import BODIES, each


@pytest.mark.parametrize("panel", each(VIEWS, BODIES))
def test_every_view_fits_on_paper_without_its_words(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    for query in ("", "area=BGD", "area=PRK,GBR,VCT,BOL,COD,PSE"):
        content = content_of(shared, Asked(view, selection_of(shared, view, query), "https://reach.example.org/"))
        svg = bare(content, PRINT)
        assert outside(svg) == [], query
        said = " ".join(text.words for text in texts_of(svg))
        assert said, query
        assert content.caveat not in said
        assert content.permalink not in said


@pytest.mark.parametrize("query", ["", "area=BGD", "area=034"])
def test_a_map_of_a_part_of_the_world_has_its_outlines_on_paper_too(shared: Context, query: str) -> None:
    view = VIEWS["victims-map"]
    content = content_of(shared, Asked(view, selection_of(shared, view, query), ""))
    assert bare(content, PRINT).count("<path") > 5


def test_who_does_not_see_it_is_told_the_words_of_the_whole_picture(shared: Context) -> None:
    view = VIEWS["victims-map"]
    content = content_of(shared, Asked(view, selection_of(shared, view, "area=BGD"), ""))
    root = ET.fromstring(bare(content, PRINT))
    assert root.findtext(f"{SVG}title") == content.title
    assert content.caveat in str(root.findtext(f"{SVG}desc"))


def test_its_units_are_those_of_paper() -> None:
    assert PRINT.inches * INCH == pytest.approx(0.118, abs=0.0002)
    assert PRINT.height / PRINT.width == pytest.approx(62 / 118, rel=0.01)


@pytest.mark.parametrize("panel", each([name for name, view in VIEWS.items() if view.home == "map"], [*BODIES][:2]))
def test_a_map_of_one_chosen_country_has_its_outlines(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    content = content_of(shared, Asked(view, selection_of(shared, view, "area=BGD"), ""))
    root = ET.fromstring(bare(content, PRINT))
    named = {path.findtext(f"{SVG}title") for path in root.iter(f"{SVG}path")}
    assert {"Bangladesh", "India"} <= named
