"""Pictures in the other five languages: nothing cut off, each letter has a font, Arabic begins at the right."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from pathlib import Path

import pytest
from PIL import ImageFont

from dashboard import i18n
from dashboard.context import Context
from dashboard.exports.picture import ruler
from dashboard.exports.picture.canvas import Canvas, Label, isolated
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.raster import render
from dashboard.exports.picture.ruler import CHINESE, FONT_FILES, families, files_for
from dashboard.exports.picture.sizes import SIZES
from dashboard.i18n import format_number, language
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import SVG, outside, overlaps, texts_of
from tests.fixtures.sweeps import WALKS, Walk, each

SEEN = (
    ("victims-map", "area=GBR,VCT,BOL,COD,PSE,FSM", "map"),
    ("victims-map", "area=034", "map"),
    ("victims-trend", "area=GBR,VCT,BOL,COD,PSE,FSM", "chart"),
    ("progress-statuses", "area=GBR,VCT,BOL", "table"),
    ("coverage-picture", "area=034", "chart"),
    ("coverage-picture", "", "chart"),
    ("flows-map", "area=NGA", "chart"),
    ("relation-scatter", "", "chart"),
)


def drawn(context: Context, code: str, seen: tuple[str, str, str], size: str) -> str:
    """The SVG of a picture in a language."""
    panel, query, tab = seen
    view = VIEWS[panel]
    selection = selection_of(context, view, f"{query}&lang={code}&view={panel}.{tab}")
    with language(code):
        assert i18n.current_language() == code
        return compose(content_of(context, Asked(view, selection, "https://reach.example.org/victims")), SIZES[size])


@lru_cache(maxsize=8)
def _font(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), 20)


@lru_cache(maxsize=4000)
def _has_glyph(path: Path, character: str) -> bool:
    """Whether a font draws a character: not as it draws one that there is nowhere."""
    font = _font(path)
    one, other = (font.getmask(text) for text in (character, "\U000fffff"))
    return (one.size, bytes(one)) != (other.size, bytes(other))


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(
    "code", each([code for code in i18n.languages() if code != i18n.DEFAULT], {
        "ar": "from right to left, in a font of its own", "zh": "without spaces to break lines at, in fonts of its own",
    })
)  # fmt: skip
def test_nothing_is_cut_off_or_overlaps_and_every_letter_has_a_font(shared: Context, code: str, walk: Walk) -> None:
    """Of the few, each other view in one size in turn; of all, a map in each."""
    for turn, seen in enumerate(SEEN[::2] if walk == "few" else SEEN):
        for number, size in enumerate(SIZES):
            if number != turn % len(SIZES) and (walk == "few" or seen[0] != "victims-map"):
                continue
            svg = drawn(shared, code, seen, size)
            assert outside(svg) == [], (seen, size)
            assert overlaps(svg) == [], (seen, size)
            letters = set("".join(text.words for text in texts_of(svg))) - set("\u2066\u2067\u2069\u200e\u200f\n ")
            files = files_for(svg)
            assert {one for one in letters if not any(_has_glyph(path, one) for path in files)} == set(), seen


def test_arabic_begins_at_the_right_title_legend_table_and_foot(shared: Context) -> None:
    size = SIZES["slide"]
    right = size.width - size.margin
    for seen in (SEEN[0], SEEN[3], SEEN[5]):
        texts = texts_of(drawn(shared, "ar", seen, "slide"))
        title, brand = texts[0], texts[-1]
        assert title.box.right == pytest.approx(right, abs=1)
        assert brand.box.left == pytest.approx(size.margin, abs=1)
    first = next(text for text in texts_of(drawn(shared, "ar", SEEN[3], "slide")) if "المملكة" in text.words)
    assert first.box.left < size.width / 2 + 200
    rows = [text for text in texts_of(drawn(shared, "ar", SEEN[3], "slide")) if text.box.right > right - 8]
    assert len(rows) > 8


def test_the_legend_of_an_arabic_map_stands_at_the_left_and_its_keys_right_of_the_words(shared: Context) -> None:
    svg = drawn(shared, "ar", SEEN[0], "slide")
    keys = [node for node in ET.fromstring(svg).iter(f"{SVG}rect") if node.get("width") == "18"]
    assert len(keys) > 8
    assert max(float(node.attrib["x"]) for node in keys) < SIZES["slide"].width / 2
    legend = [text for text in texts_of(svg) if "(14)" in text.words or "(24)" in text.words]
    assert legend
    for text in legend:
        near = min(abs(float(node.attrib["x"]) - text.box.right) for node in keys)
        assert near < 12


def test_figures_and_addresses_keep_their_order_among_arabic_letters() -> None:
    assert isolated("−5%", rtl=True) == "−5%"
    assert isolated("https://reach.example.org/", rtl=True) == "https://reach.example.org/"
    assert isolated("بيانات 5", rtl=True) == "\u2067بيانات 5\u2069"
    assert isolated("بيانات 5", rtl=False) == "بيانات 5"
    for figure in ("59.1% (2025)", "0.25§", "&lt;5 (2021)"):
        assert isolated(figure, rtl=True) == f"\u2067{figure}\u2069", "as figures with letters"
    canvas = Canvas(rtl=True)
    canvas.write([Label(0, 0, (("\u200e≥\u200e6.38 (2020)", False),), 12, "#000000")])
    assert "6.38\u200f (2020)\u2069<" in canvas.parts[0]


def test_signs_among_arabic_letters_name_their_font() -> None:
    label = Label(0, 0, (("بيانات≈†", False),), 12, "#000000")
    right, left = Canvas(rtl=True), Canvas()
    right.write([label])
    left.write([Label(0, 0, (("data≈†", False),), 12, "#000000")])
    assert re.search(r'بيانات<tspan font-family="Inter, [^"]*">≈†</tspan>', right.parts[0])
    # Letters beside signs are pieces of their own, so that no renderer draws them in the font of the signs.
    pieces = r'<tspan x="[^"]*">data</tspan><tspan x="[^"]*" font-family="Inter, [^"]*">≈</tspan>'
    assert re.search(pieces, left.parts[0])


def test_the_large_font_is_read_for_chinese_alone_and_draws_it_in_both_weights() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" font-family="Noto Sans">{}</svg>'
    pictures = []
    for weight in (400, 700):
        canvas = Canvas()
        canvas.write([Label(2, 22, (("儿童", False),), 20, "#000000", weight=weight)])
        pictures.append(render(svg.format("".join(canvas.parts)), 60))
    assert len({render(svg.format(""), 60), *pictures}) == 3
    assert files_for("儿童") == (*FONT_FILES, CHINESE)
    assert files_for("Bolivia (Plurinational State of) ≈ 5, Боливия, بوليفيا") == FONT_FILES


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("texts", [("ضحايا 中文 → x", "مرحبا 中文 → x"), ("ضحايا 中文 → x", "ضحايا 标题 → x")])
def test_letters_of_several_scripts_in_one_line_are_drawn_in_any_language(texts: tuple[str, str], *, rtl: bool) -> None:
    """Empty boxes would be the same for both."""
    pictures = set()
    for text in texts:
        canvas = Canvas(rtl)
        canvas.write([Label(2, 22, ((text, False),), 20, "#000000", weight=700)])
        fonts = families("ar" if rtl else "en")
        opened = f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30" font-family="{fonts}">'
        pictures.add(render(f"{opened}{''.join(canvas.parts)}</svg>", 300))
    assert len(pictures) == 2


def test_letters_that_no_font_of_ours_has_are_found() -> None:
    assert ruler.lacking("Trafficking, Торговля, الأطفال, 儿童 → “5 %” ≈ ệ\u200f") == []
    assert ruler.lacking("বাংলা 😀 x 😀") == ["ব", "ল", "😀"]


def test_a_minus_is_as_long_as_a_figure_in_every_language() -> None:
    assert format_number(-1234.5, 1) == "−1,234.5"
    assert format_number(-0.25, 2) == "−0.25"
