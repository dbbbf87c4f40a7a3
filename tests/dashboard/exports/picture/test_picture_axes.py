"""Axes have the ticks that the browser's have: round numbers, years, powers of ten, names; in the formats of d3."""

from __future__ import annotations

import re
from xml.sax.saxutils import unescape

import pytest

from dashboard.charts.scales import nice_step, stepped
from dashboard.exports.picture.tickformat import UnknownFormatError, written
from dashboard.exports.slides.chart_xml import chart_xml
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.rooms import rooms_of
from dashboard.i18n import language


@pytest.mark.parametrize(
    ("span", "count", "step"), [(100, 5, 20), (57, 5, 20), (1, 5, 0.2), (0.9, 5, 0.2), (26, 3, 10), (0, 5, 1)]
)
def test_steps_are_one_two_or_five_and_their_tenfolds(span: float, count: int, step: float) -> None:
    assert nice_step(span, count) == pytest.approx(step)


def test_years_are_counted_from_a_round_one() -> None:
    assert stepped(2006.4, 2023.6, 5, 2005) == [2010, 2015, 2020]
    assert stepped(0, 0.6, 0.2) == [0, 0.2, 0.4, 0.6]


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (2010.0, "d", "2010"),
        (1234567.0, ",", "1,234,567"),
        (20000.0, "~s", "20k"),
        (1500000.0, "~s", "1.5M"),
        (0.35, ".0%", "35%"),
        (0.123456, ".3~r", "0.123"),
        (-3.5, ".1f", "−3.5"),
        (4.0, "+d", "+4"),
        (20000.0, "", "20k"),
        (0.0, "~s", "0"),
    ],
)
def test_formats_of_figures_are_those_of_d3(value: float, spec: str, text: str) -> None:
    assert written(value, spec, 0.5) == text


def test_a_format_without_digits_tells_the_steps_apart() -> None:
    assert [written(value, "", 0.05) for value in (0.05, 0.1, 1)] == ["0.05", "0.1", "1"]


def test_a_format_that_no_figure_has_used_is_named() -> None:
    with pytest.raises(UnknownFormatError, match="'%B'"):
        written(1, "%B")


def test_numbers_are_in_the_language_of_the_reader() -> None:
    with language("en"):
        assert written(12345.5, ",.1f") == "12,345.5"


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("fr", ["10\u202f000", "1,5\xa0M", "0,5", "0"]),
        ("es", ["10\xa0mil", "1,5\xa0M", "0,5", "0"]),
        ("ar", ["10\xa0ألف", "1.5\xa0مليون", "0.5", "0"]),
        ("ru", ["10\xa0тыс.", "1,5\xa0млн", "0,5", "0"]),
        ("zh", ["1万", "150万", "0.5", "0"]),
    ],
)
def test_short_figures_beside_axes_are_the_languages_own(code: str, texts: list[str]) -> None:
    with language(code):
        told = [written(10_000.0, "~s"), written(1_500_000.0, "~s"), written(0.5, ",", 0.5), written(0.0, "~s")]
        chart = chart_xml(AXIS, rooms_of(AXIS, 600, 300)).decode()
    assert told == texts
    # A native axis had figures in full in each language but English.
    (form,) = re.findall(r'<c:numFmt formatCode="(\[[^"]*)"', chart)
    whole = [re.sub(r"\.0+(?=\D)", "", in_office(unescape(form, {"&quot;": '"'}), value)) for value in (5e5, 1.5e6)]
    with language(code):
        assert whole == [written(value, "~s").replace(",", ".") for value in (5e5, 1.5e6)]


AXIS = Plot("columns", ("2020", "2021"), (Strand("figures", "#000000", (500_000.0, 1_400_000.0)),))


def in_office(form: str, value: float) -> str:
    """A number as offices write it in a format: of the first section whose condition it meets."""
    sections = (re.fullmatch(r"(?:\[>=(\d+)\])?(.*)", part) for part in form.split(";"))
    own = next(found[2] for found in sections if found and value >= int(found[1] or 0)).removeprefix('"\u200f"')
    if own == "0":
        return f"{value:.0f}"
    if between := re.fullmatch(r'0"([^"]*)"000', own):
        return f"{value // 1000:.0f}{between[1]}{value % 1000:03.0f}"
    found = re.fullmatch(r'(#,##0|0)(?:(\\)?\.(0+))?(,*)"([^"]*)"', own)
    assert found, own
    literal, decimals = bool(found[2]), len(found[3] or "")
    told = value / 1000 ** len(found[4])
    if literal:
        digits = f"{told:.0f}"
        return f"{digits[:-decimals] or '0'}.{digits[-decimals:]}{found[5]}"
    return f"{told:.{decimals}f}{found[5]}"
