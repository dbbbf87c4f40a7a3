"""The table of children on the move: all countries by name, unknown in words, nothing that scores or leaves one out."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pytest
from pptx import Presentation

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import content_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import Asked, slides_of
from dashboard.exports.slides.deck import deck
from dashboard.figures.shown import Shown
from dashboard.kinds.on_the_move import by_name
from dashboard.kinds.registry import shown
from dashboard.parts.elements import markup
from dashboard.parts.tables import table
from dashboard.views import VIEWS, selection_of

VIEW = VIEWS["moving-table"]


@cache
def made(shared: Context, query: str = "") -> Shown:
    return shown(shared, VIEW, selection_of(shared, VIEW, query))


def row(found: Shown, name: str) -> dict[str, str]:
    cells = next(cells for cells in found.table.rows if cells[0] == name)
    return dict(zip(found.table.columns, cells, strict=True))


def test_no_choice_leaves_a_country_out(shared: Context) -> None:
    every = made(shared).table.rows
    assert len(every) == 107
    for query in ("area=BGD", "area=034", "area=FRA,XKX", "area=LIC"):
        assert sorted(made(shared, query).table.rows) == sorted(every)
    assert made(shared, "area=BGD").table.chosen


@pytest.mark.parametrize(
    ("name", "column", "said"),
    [
        ("Afghanistan", "Detected child victims", "no usable figure"),
        ("Ethiopia", "Detected child victims", "no usable figure"),
        ("Bangladesh", "Refugees from there, 2025", "31,862 (ages not known)"),
        ("Bangladesh", "Refugees there, 2025", "1.2 million (51% children)"),
        ("Bangladesh", "Children displaced by conflict (estimate)", "about 197,000"),
        ("Argentina", "Children displaced by disasters (estimate)", "19"),
        ("Australia", "Out of school, primary", "no figure"),
        ("Bhutan", "Out of school, primary", "older: 2010"),
        (
            "Bhutan",
            "Detected child victims",
            "<5 (2022); counted by sex; all detected victims of 2023 were adults",
        ),
        ("Azerbaijan", "Detected child victims", "0 (2023)"),
        ("Bhutan", "Refugees there, 2025", "no figure since 1966"),
        ("Angola", "Children displaced by conflict (estimate)", "none listed"),
        ("Algeria", "Children displaced by disasters (estimate)", "few"),
    ],
)
def test_what_is_not_known_is_said_in_words(shared: Context, name: str, column: str, said: str) -> None:
    assert row(made(shared), name)[column] == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "area=NRU",
            "Not listed, since there is no estimate of displaced children, which is not a count of zero: Nauru.",
        ),
        ("area=LTU", "Not listed, since the estimate of displaced children is zero: Lithuania."),
        ("area=PSE", "Only UN members are listed, so not: State of Palestine."),
        ("area=BGD", ""),
    ],
)
def test_who_is_chosen_and_not_in_it_is_told_why(shared: Context, query: str, said: str) -> None:
    coverage = made(shared, query).words.coverage
    assert coverage.endswith(said or "zero or <5: 24.")


def test_whoever_only_hosts_refugees_is_not_in_it_and_nothing_says_otherwise(shared: Context) -> None:
    found = made(shared)
    assert "Jordan" not in {cells[0] for cells in found.table.rows}
    assert found.words.title.startswith("Children displaced within 107 UN members")
    assert "internally displaced" in found.words.subtitle


def test_nothing_scores_or_ranks(shared: Context) -> None:
    words = made(shared).words
    said = f"{words.title} {words.subtitle} {words.coverage} {' '.join(made(shared).table.columns)}"
    assert not re.search(r"\b(score|rank|index|worst|best|gap|weak|fails?)\b", said)


def test_columns_sort_by_numbers_and_unknown_ones_have_none(shared: Context) -> None:
    found = made(shared).table
    assert len(found.keys) == len(found.rows)
    for cells, keys in zip(found.rows, found.keys, strict=True):
        for text, key in zip(cells[1:], keys[1:], strict=True):
            is_unknown = text.startswith(("none", "older", "no figure", "no usable figure"))
            assert bool(key) != is_unknown, (text, key)
    written = markup(table(found))
    assert written.count('data-act="sort"') == len(found.columns)
    assert written.count('aria-sort="ascending"') == 1
    assert written.count("data-keys=") == 107


def test_a_table_that_stays_in_its_order_has_no_buttons(shared: Context) -> None:
    other = VIEWS["compare-key"]
    written = markup(table(shown(shared, other, selection_of(shared, other, "area=BGD")).table))
    assert 'data-act="sort"' not in written
    assert "aria-sort" not in written


def test_one_slide_has_the_first_rows_those_chosen_before_all_others(shared: Context) -> None:
    """Without a choice there were 37 slides of three rows, 36 of them with one title."""
    for query, form in (("area=ZWE", "16x9"), ("", "16x9"), ("", "4x3")):
        asked = Asked(VIEW, selection_of(shared, VIEW, query), "https://reach.example.org/data/on-the-move")
        presentation: Any = Presentation(io.BytesIO(deck(slides_of(shared, asked), form, shared.today())))
        (table_of,) = [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]
        names = [line.cells[0].text for line in list(table_of.rows)[1:]]
        text = " ".join(shape.text_frame.text for shape in presentation.slides[0].shapes if shape.has_text_frame)
        found = shown(shared, VIEW, selection_of(shared, VIEW, query)).table
        assert names == [cells[0] for cells in found.led.rows[: len(names)]]
        assert f"{len(found.rows) - len(names)} more rows are at the address below" in text
        assert not query or "Zimbabwe" in names[0]
    # Cells of three lines left a picture room for three rows beside a column that was wider than its words.
    drawn = compose(content_of(shared, Asked(VIEW, selection_of(shared, VIEW, ""), "/")), SIZES["slide"])
    assert (left := re.search(r">(\d+) more rows are at the address below\.<", drawn))
    assert int(left[1]) == len(found.rows) - 5


def test_what_shows_some_rows_alone_starts_with_the_largest_and_says_so(shared: Context) -> None:
    found = made(shared)
    pairs = zip(found.table.led.rows, found.table.led.keys, strict=True)
    sums = {row[0]: float(keys[1] or 0) + float(keys[2] or 0) for row, keys in pairs}
    assert list(sums.values()) == sorted(sums.values(), reverse=True)
    assert found.words.subtitle.endswith("start with the largest estimates, conflict and disasters together")
    assert [cells[0] for cells in found.table.rows] == sorted(cells[0] for cells in found.table.rows)


def test_those_chosen_stand_first_and_a_picture_goes_on_with_their_region(shared: Context) -> None:
    found = made(shared, "area=UKR")
    assert found.table.rows[0][0] == "Ukraine"
    assert found.table.chosen == (0,)
    assert [cells[0] for cells in found.table.rows[1:3]] == ["Afghanistan", "Algeria"]
    led = [cells[0] for cells in found.table.led.rows]
    assert led[:2] == ["Ukraine", "Russian Federation"], "then Eastern Europe, the largest estimates first"
    assert "start with those chosen and their region" in found.words.subtitle
    heads = markup(table(found.table)).partition("</thead>")[0]
    assert "ascending" not in heads, "rows are not in the order of names"


def test_of_a_group_its_countries_stand_first_and_it_is_named(shared: Context) -> None:
    found = made(shared, "area=034")
    members = {shared.geography.name(code) for code in shared.geography.members_of("034")}
    first = [cells[0] for cells in found.table.rows[: len(members & {cells[0] for cells in found.table.rows})]]
    assert first == sorted(first)
    assert set(first) <= members
    said = by_name(shared, selection_of(shared, VIEW, "area=034"))
    assert said.endswith("First in the table, as chosen: Southern Asia.")
    assert "First in the table" not in by_name(shared, selection_of(shared, VIEW, ""))
    assert "First in the table" not in by_name(shared, selection_of(shared, VIEW, "area=NRU"))


def test_each_share_has_its_own_base(shared: Context) -> None:
    """None of them is of all children of a country."""
    said = made(shared).words.coverage
    assert "of all children" not in said
    for base in ("children under 5", "primary school age", "children under 15", "refugees whose age is known"):
        assert base in said
