"""From a figure of a table one click leads to its row, and from a cell without one to why it is empty."""

from __future__ import annotations

import html
import re

import dash
import pytest

from dashboard.context import Context
from dashboard.parts import origin
from dashboard.selection import Scope
from tests.dashboard.parts.test_reference import read
from tests.fixtures.answers import Asking

ROWS = {
    "victims-ages": ("area=NGA", "2019", ("NGA", 2019)),
    "victims-map": ("", "Algeria", ("DZA", None)),
    "drivers-trend": ("area=NGA&indicator=extreme-poverty", "2022", ("NGA", 2022)),
}
"""The table of bars, of a map and of lines: a row of each, and the area and the year that it is of."""


@pytest.mark.parametrize("panel", ROWS)
def test_a_figure_of_a_table_leads_to_its_row(app: dash.Dash, shared: Context, panel: str) -> None:
    query, head, (area, year) = ROWS[panel]
    table = Asking(app).ask("table", panel, query)
    (row,) = (row for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL) if re.search(rf"<th[^>]*>{head}\b", row))
    links = [html.unescape(link) for link in re.findall(r'<td[^>]*><a[^>]* href="([^"]+)"', row)]
    assert links
    for link in links:
        path, _, asked = link.partition("?")
        selection, notices = shared.reader.parse(asked, Scope(tuple(shared.indicators)))
        assert (path, notices, selection.areas) == ("/data/origin", (), (area,))
        assert year in (None, selection.year)
        said = read(origin.figure(shared, selection)).said
        assert shared.source_of(selection.indicator).publisher in said
        assert "file and line" in said or "Why empty" in said
