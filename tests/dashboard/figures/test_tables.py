"""A table that is too long for a picture or a slide still shows what the reader chose, in its true place."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.exports.picture import table as pictured
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.look import Look
from dashboard.exports.slides.tables import part_of
from dashboard.exports.slides.template import Frame
from dashboard.figures.shown import Table
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of

ROWS = tuple((str(place), f"Country {place}", "text") for place in range(1, 194))


def table(*chosen: int) -> Table:
    parts = ((0, "near"), (100, "apart"))
    return Table(("Place", "Country", "Why"), ROWS, (True, False, False), parts=parts, chosen=chosen)


def test_rows_that_were_chosen_follow_those_that_have_room() -> None:
    made = table(2, 56, 150).cut(5)
    assert [row[0] for row in made.rows] == ["1", "2", "3", "4", "5", "… 57", "151"]
    assert made.chosen == (2, 5, 6)
    assert made.parts == ((0, "near"), (6, "apart"))


def test_what_follows_the_last_row_that_has_room_is_not_parted_from_it() -> None:
    assert [row[0] for row in table(5).cut(5).rows] == ["1", "2", "3", "4", "5", "6"]


def test_a_table_without_a_choice_is_cut_and_nothing_else() -> None:
    made = table().cut(5)
    assert (made.rows, made.chosen, made.grounds) == (ROWS[:5], (), ())


@pytest.mark.parametrize("tall", [120, 200, 400])
def test_a_picture_shows_the_chosen_row_and_counts_the_others(tall: int) -> None:
    canvas = Canvas()
    pictured.draw(canvas, Box(0, 0, 600, tall), table(56), Look(11))
    texts = ["".join(run[0] for run in label.runs) for label in canvas.labels]
    assert "… 57" in texts
    assert "Country 57" in texts
    names = [text for text in texts if text.startswith("Country ")]
    assert f"{193 - len(names)} more rows are at the address below." in texts
    assert max(label.box.bottom for label in canvas.labels) <= tall


def test_a_slide_shows_the_chosen_row_and_counts_the_others() -> None:
    part = part_of(table(192), Frame(0, 0, 600, 200))
    assert part.rows[-1][:2] == ("… 193", "Country 193")
    seen = len(part.rows) - len(part.heads)
    assert f"{193 - seen} more rows" in part.more


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("progress-gaps", "indicator=child-marriage-18&area=BGD"),
        ("drivers-two-years", "indicator=undernourishment&area=BGD"),
        ("relation-scatter", "area=BGD"),
        ("protection-map", "area=BGD"),
        ("protection-places", "indicator=birth-registration&area=BGD"),
    ],
)
def test_the_chosen_country_is_marked_in_every_table_of_places(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    made = shown(shared, view, selection_of(shared, view, query), "table").table
    marked = [" ".join(made.rows[place]) for place in made.chosen]
    assert len(marked) == 1
    assert "Bangladesh" in marked[0]
    others = [row for place, row in enumerate(made.rows) if place not in made.chosen]
    assert not any("Bangladesh" in " ".join(row[:2]) for row in others)
