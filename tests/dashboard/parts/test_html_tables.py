"""Tables as HTML: every cell of the table, and of the published statuses, is on the page, and no text is markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from dash import dcc, html

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.progress import in_order, last_text, status_rows, with_targets
from dashboard.figures.shown import Table
from dashboard.kinds.mapped import map_table
from dashboard.metrics.progress import STATUS_SHORT, STATUS_SIGNS, STATUS_WORDS
from dashboard.metrics.projection import READING_WORDS
from dashboard.metrics.standing import ORDER
from dashboard.parts.elements import element, written
from dashboard.parts.tables import statuses, table
from dashboard.selection import Selection, usual
from dashboard.store import SeriesKey


class Reader(HTMLParser):
    """Rows of cells as a browser reads them, with the attributes of what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.after: str = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data
        else:
            self.after += data


def read(component: Any) -> Reader:
    """What a component says, whether written out or not."""
    reader = Reader()
    made = component.to_plotly_json()["props"]
    reader.feed(made["data-html"] if "data-html" in made else written(component).to_plotly_json()["props"]["data-html"])
    return reader


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


def cell_said(shared: Context, name: str, area: str) -> str:
    """What a cell of the table says of a published status."""
    cell, indicator = shared.progress.get((name, area)), shared.indicators[name]
    if cell is None or cell.last_value is None:
        return "no data"
    mark = STATUS_SIGNS[cell.status] + STATUS_SHORT[cell.status]  # type: ignore[index]
    if indicator.target and not indicator.target.pace and cell.status == "CANNOT_BE_JUDGED":
        level = "○not at target" if ": not at target" in cell.reason else "●at target"
        mark = "?not judged" if cell.missing == "silence" else level
    more = ("≈" if cell.volatile else "") + ("†" if cell.other_status else "")
    second, turned = "", bool(cell.second and "recent turn" in cell.second.notes)
    if cell.second and (cell.second.disagrees or turned):
        second = f"second: {READING_WORDS[cell.second.reading]}" + (", recent turn" if turned else "")
    others = (SeriesKey(name, "_T", age, "_T") for age in indicator.merged_age)
    ages = ", aged 2 to 14" if any(area in shared.store.histories(key) for key in others) else ""
    return f"{last_text(shared, cell)} {cell.last_year}{ages}{mark}{more}{second}"


@pytest.mark.parametrize("areas", [("NGA",), ("011", "DEU"), ("VAT", "XKX"), ("142",)])
def test_the_statuses_of_countries_are_the_published_ones(shared: Context, areas: tuple[str, ...]) -> None:
    selection = selection_of(shared, "homicide-rate", *areas)
    rows = status_rows(shared, selection)
    found = read(statuses(shared, selection, rows)).rows
    indicators = in_order(shared)
    assert found[0] == [
        "Target by 2030, and how it is read", "Judged by the pace", "One survey each: a level, no pace"
    ]  # fmt: skip
    assert len(found) == len(rows) + 2
    assert len(found[1]) == len(indicators)
    for head, indicator in zip(found[1], indicators, strict=True):
        assert head.startswith(indicator.label)
        assert indicator.unit_label in head
    for row, cells in zip(rows, found[2:], strict=True):
        assert cells[0] == shared.geography.name(row.code)
        # A chosen group has no status: it stands above its members with how many of them have which.
        assert bool(row.counted) == (row.code in shared.geography.regions)
        for indicator, text in zip(indicators, cells[1:] if not row.counted else (), strict=not row.counted):
            assert text == cell_said(shared, indicator.id, row.code)


def test_paces_stand_before_levels(shared: Context) -> None:
    paced = [bool(indicator.target and indicator.target.pace) for indicator in in_order(shared)]
    assert paced == sorted(paced, reverse=True)
    assert set(in_order(shared)) == set(with_targets(shared))


def test_the_publishers_own_world_figure_stands_below_the_count_of_the_world(shared: Context) -> None:
    selection = selection_of(shared, "homicide-rate")
    rows = status_rows(shared, selection)
    found = read(statuses(shared, selection, rows)).rows[2:]
    assert [row.code for row in rows[:2]] == ["001", "WLD"]
    at = [indicator.id for indicator in in_order(shared)].index("undernourishment")
    assert found[1][1 + at] == cell_said(shared, "undernourishment", "WLD")


def test_all_income_groups_and_regions_are_counted(shared: Context) -> None:
    codes = [row.code for row in status_rows(shared, selection_of(shared, "homicide-rate"))]
    assert codes.index("LIC") < codes.index("LMC") < codes.index("UMC") < codes.index("HIC")
    assert set(shared.geography.regions) == set(codes) - {"WLD"}


def test_the_chosen_country_and_indicator_are_marked(shared: Context) -> None:
    selection = selection_of(shared, "homicide-rate", "GHA", "NGA")
    marked = [
        attributes
        for tag, attributes in read(statuses(shared, selection, status_rows(shared, selection))).tags
        if tag == "button" and "selected" in (attributes.get("class") or "")
    ]
    assert [(one["data-area"], one["data-indicator"]) for one in marked] == [("NGA", "homicide-rate")]


def is_met(indicator: Indicator, value: float) -> bool:
    """Whether a level of any year is at the target: numerator and denominator are of the same countries."""
    target = indicator.target
    assert target is not None
    bar = target.value if target.met is None else target.met
    return value <= bar + 1e-9 if indicator.direction == "down" else value >= bar - 1e-9


def test_groups_say_how_many_of_how_many(shared: Context) -> None:
    selection = selection_of(shared, "homicide-rate")
    rows = status_rows(shared, selection)
    found = read(statuses(shared, selection, rows)).rows[2:]
    assert rows[0].code == "001"
    for row, cells in zip(rows, found, strict=True):
        if row.code == "WLD":
            continue
        members = [code for code in shared.geography.members_of(row.code) if code in shared.geography.members]
        for indicator, text in zip(in_order(shared), cells[1:], strict=True):
            own = [shared.progress[indicator.id, code] for code in members]
            judged = sum(cell.status != "CANNOT_BE_JUDGED" for cell in own)
            good = sum(cell.status in ("TARGET_MET", "ON_TRACK") for cell in own)
            measured = sum(cell.last_value is not None for cell in own)
            met = sum(is_met(indicator, cell.last_value) for cell in own if cell.last_value is not None)
            if indicator.target and indicator.target.pace:
                assert text == (f"{good} of {judged}" if judged else "none can be judged")
            elif indicator.id in ("sexual-violence-by-18", "partner-violence"):
                assert text == (f"{measured} measured, not judged" if measured else "none measured")
            else:
                assert text == (f"{met} of {measured} at target" if measured else "none measured")


def test_every_sign_has_its_word_in_the_key(shared: Context) -> None:
    selection = selection_of(shared, "homicide-rate")
    key = read(statuses(shared, selection, [])).after
    assert key.startswith(
        "".join(
            sign + STATUS_WORDS[status]
            for status, sign in sorted(STATUS_SIGNS.items(), key=lambda item: ORDER.index(item[0]))
        )
    )
    assert "≈ by means of three years" in key
    assert "† with another number" in key
    assert len(set(STATUS_SIGNS.values())) == len(STATUS_SIGNS)


def test_no_country_of_the_chosen_groups_is_left_out_or_twice(shared: Context) -> None:
    rows = status_rows(shared, selection_of(shared, "homicide-rate", "002", "142", "NGA", "DEU"))
    members = set(shared.geography.members)
    wanted = {code for group in ("002", "142") for code in shared.geography.members_of(group)} & members | {"DEU"}
    assert [row.code for row in rows[:2]] == ["002", "142"]
    rows = rows[2:]
    assert {row.code for row in rows} == wanted
    assert len({row.code for row in rows}) == len(rows)
    assert [row.name for row in rows] == sorted(row.name for row in rows)
