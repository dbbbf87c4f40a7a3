"""Every cell of the file on children on the move is what the published rows give, read by the gate's own code."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from dashboard.web.downloads import csv_of
from tests.gate.moving_claims import (
    BIRTHS,
    CAUSES,
    CHILD,
    LATE,
    NEWEST,
    OLDER,
    PROTECTED,
    REFUGEES,
    SCHOOL,
    STOCK,
    VICTIMS,
    before,
    listed,
    low,
    newest,
    none,
)
from tests.gate.rows import Key, published
from tests.gate.said import agrees

SHARES = {
    "Births not registered": "births_not_registered",
    "No social protection": "without_social_protection",
    "Out of school, primary": "out_of_school",
}
"""Columns of the table and of its file."""


def number(text: str) -> float | None:
    return float(text) if text else None


def filed(shared: Context) -> list[dict[str, str]]:
    view = VIEWS["moving-table"]
    _, text = csv_of(shared, view, selection_of(shared, view, ""))
    return list(csv.DictReader(io.StringIO(text)))


def test_an_independent_reading_found_as_many() -> None:
    rows = published()
    assert len(listed(rows)) == 107
    hosted = rows.series(Key("refugees-by-asylum"))
    last = {code: max(years) for code, years in hosted.items() if code in rows.members}
    hosts = {code for code, year in last.items() if hosted[code][year].low > 0}
    assert len(listed(rows) | hosts) == 176, "with those that host refugees"
    assert (none(rows, SCHOOL), before(rows, SCHOOL, OLDER)) == (31, 16)
    assert (none(rows, BIRTHS), before(rows, BIRTHS, OLDER)) == (6, 7)
    assert none(rows, PROTECTED) == 8
    assert (none(rows, VICTIMS), before(rows, VICTIMS, LATE), low(rows)) == (15, 7, 24)


def test_all_of_them_are_in_the_file_by_name_and_every_cell_is_the_newest_published_figure(shared: Context) -> None:
    rows = published()
    found = filed(shared)
    assert {row["ref_area"] for row in found} == listed(rows)
    assert len(found) == 107
    names = [row["area"] for row in found]
    assert names == sorted(names)
    for row in found:
        code = row["ref_area"]
        for cause, column in zip(CAUSES, ("displaced_conflict", "displaced_disaster"), strict=True):
            item = rows.series(Key(STOCK, "_T", CHILD, cause)).get(code, {}).get(NEWEST)
            assert number(row[column]) == (item.value if item else None)
        for (key, share), column in zip(REFUGEES.items(), ("refugees_hosted", "refugees_from"), strict=True):
            item = newest(rows, key).get(code)
            assert number(row[column]) == (item.value if item else None)
            known = rows.series(share).get(code, {}).get(item.year) if item else None
            assert number(row[f"{column}_child_share"]) == (pytest.approx(known.value, rel=1e-5) if known else None)
        for key, column in (
            (SCHOOL, "out_of_school"), (BIRTHS, "births_not_registered"), (PROTECTED, "without_social_protection"),
        ):  # fmt: skip
            item = newest(rows, key).get(code)
            value = None if item is None or item.value is None else item.value if key is SCHOOL else 100 - item.value
            assert number(row[column]) == (None if value is None else pytest.approx(value, rel=1e-5))
            assert number(row[f"{column}_year"]) == (item.year if item else None)
        item = newest(rows, VICTIMS).get(code)
        told = [number(row[f"detected_children{end}"]) for end in ("", "_lower", "_upper", "_year")]
        assert told == ([item.value, item.lower, item.upper, item.year] if item else [None] * 4)


def test_what_is_left_to_all_children_is_said_as_it_is_filed(shared: Context) -> None:
    view = VIEWS["moving-table"]
    table = shown(shared, view, selection_of(shared, view, "")).table
    for row, cells in zip(filed(shared), table.rows, strict=True):
        said = dict(zip(table.columns, cells, strict=True))
        for head, column in SHARES.items():
            value, year = number(row[column]), row[f"{column}_year"]
            figure, _, when = said[head].partition("% (")
            if value is None:
                assert said[head] == "no figure"
            elif int(year) < OLDER:
                assert said[head] == f"older: {year}"
            else:
                assert when == f"{year})"
                assert agrees(figure, value, value), (row["area"], head)


def test_links_lead_to_the_rows_of_their_own_cause(shared: Context) -> None:
    view = VIEWS["moving-table"]
    table = shown(shared, view, selection_of(shared, view, "")).table
    usual = shared.indicators[STOCK].default_breakdown
    for place, cause in enumerate(CAUSES, start=1):
        links = [row[place] for row in table.origins if row[place]]
        assert links
        assert all((f"breakdown={cause}" in link) == (cause != usual) for link in links)
