"""Tables as HTML: every cell of the table is on the page, and no text is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from dash import dcc, html

from dashboard.context import Context
from dashboard.figures.shown import Table
from dashboard.kinds.mapped import map_table
from dashboard.parts.elements import element, written
from dashboard.parts.tables import table
from dashboard.selection import Selection, usual
from tests.fixtures.read_html import read


def selection_of(shared: Context, name: str, *areas: str) -> Selection:
    """The usual selection of areas."""
    return replace(usual(shared.indicators[name], shared.years(name)), areas=areas)


def test_a_table_has_every_cell_with_heads_of_columns_and_rows(shared: Context) -> None:
    content = map_table(shared, replace(selection_of(shared, "detected-victims"), measure="count"))
    found = read(table(content))
    assert found.rows[0] == list(content.columns)
    assert found.rows[1:] == [list(row) for row in content.rows]
    scopes = [attributes.get("scope") for tag, attributes in found.tags if tag == "th"]
    assert scopes == ["col"] * len(content.columns) + ["row"] * len(content.rows)
    # A place in an order names no row, and the sign of a status is seen alone.
    ranked = Table(("Place", "Country", "Status"), (("1", "Chad", "⊗ getting worse"),), (True, False, False))
    found = read(table(ranked))
    assert found.rows[1] == ["1", "Chad", "⊗ getting worse"]
    assert [tag for tag, _ in found.tags][-4:] == ["td", "th", "td", "span"]
    assert found.tags[-1][1].get("aria-hidden") == "true"


def test_text_in_a_table_is_no_markup() -> None:
    hostile = Table(("<b>Land</b>", 'x"'), (("<script>alert(1)</script>", "<5"), ("a & b", "'")), (False, True))
    found = read(table(hostile))
    assert found.rows == [["<b>Land</b>", 'x"'], ["<script>alert(1)</script>", "<5"], ["a & b", "'"]]
    assert {tag for tag, _ in found.tags} <= {"div", "table", "thead", "tbody", "tr", "th", "td"}


def test_what_is_written_out_keeps_attributes_and_refuses_what_is_no_html() -> None:
    made = element(
        html.Button, ["a", None, html.Span("b", className="x")], {"data-act": 'c"<'}, hidden=True, title=None
    )
    text = written(made).to_plotly_json()["props"]["data-html"]
    assert sorted(re.findall(r'[\w-]+="[^"]*"', text)) == ['class="x"', 'data-act="c&quot;&lt;"', 'hidden=""']
    assert re.sub(r"<button[^>]*>", "", text) == 'a<span class="x">b</span></button>'
    with pytest.raises(TypeError, match="no HTML"):
        written(html.Div(dcc.Link("x", href="/")))
    with pytest.raises(TypeError, match="cannot be written"):
        written(html.Div(style={"color": "red"}))
