"""Published statuses as cells, and how many countries have which."""

from __future__ import annotations

import csv

import pytest

from dashboard.context import Context
from dashboard.metrics.progress import STATUSES
from dashboard.metrics.standing import ORDER, cells, counts

ROW = {
    "indicator": "homicide-rate", "ref_area": "NGA", "status": "FAIR", "reason": "So.", "base_year": "2015",
    "base_value": "3.5", "last_year": "2022", "last_value": "3", "target": "1", "target_kind": "assumed",
    "target_year": "2030", "ratio": "0.7", "pace_seen": "-0.02", "pace_needed": "-0.03", "points": "8",
    "missing": "", "volatile": "1", "other_status": "", "second_reading": "REVERSE", "projected_value": "4.5",
    "projected_lower": "3.5", "projected_upper": "", "projected_share": "-0.4",
    "second_notes": "no band: four points; x",
    "second_level": "1.25", "second_slope": "0.017", "second_variance": "0.002", "disagree": "1",
}  # fmt: skip


def test_numbers_are_numbers_and_blanks_are_none() -> None:
    cell = cells([ROW | {"base_year": "", "base_value": "", "ratio": "", "pace_seen": "", "volatile": "0"}])
    found = cell["homicide-rate", "NGA"]
    assert (found.base_year, found.base_value, found.ratio, found.pace_seen) == (None, None, None, None)
    assert (found.last_year, found.last_value, found.target, found.target_year) == (2022, 3, 1, 2030)
    assert found.volatile is False
    assert cells([ROW])["homicide-rate", "NGA"].volatile is True


def test_a_second_reading_is_there_or_not() -> None:
    second = cells([ROW])["homicide-rate", "NGA"].second
    assert second is not None
    assert (second.reading, second.value, second.lower, second.upper) == ("REVERSE", 4.5, 3.5, None)
    assert (second.share, second.level, second.slope, second.variance) == (-0.4, 1.25, 0.017, 0.002)
    assert (second.notes, second.disagrees) == (("no band: four points", "x"), True)
    assert cells([ROW | {"second_reading": ""}])["homicide-rate", "NGA"].second is None


def test_a_recent_value_off_the_target_is_short_of_it_whatever_keeps_it_from_a_status(shared: Context) -> None:
    """10.5 of 95 in 2022, after 0 in 2015: no ratio, and as short as who has no base at all; few homicides, too."""
    found = shared.progress["social-protection-children", "NGA"]
    assert (found.base_value, found.last_value, found.target, found.is_short) == (0, 10.5, 95, True)
    assert shared.progress["homicide-rate", "SYC"].is_short
    assert not any(cell.is_short for (name, _), cell in shared.progress.items() if name == "partner-violence")


def test_every_status_is_counted_also_those_that_nobody_has() -> None:
    found = cells([ROW, ROW | {"ref_area": "GHA"}, ROW | {"ref_area": "KEN", "status": "ON_TRACK"}])
    assert set(ORDER) == set(STATUSES)
    assert counts(found.values()) == dict.fromkeys(ORDER, 0) | {"FAIR": 2, "ON_TRACK": 1}


def test_the_cells_are_the_published_rows(shared: Context) -> None:
    """And what is on track by a rate alone: Cameroon, from 0.4 to 9.3 in 7 years and so to 19.5 of 95."""
    path = shared.config.published / "progress.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == len(shared.progress)
    for row in rows:
        cell = shared.progress[row["indicator"], row["ref_area"]]
        assert (cell.status, cell.reason, cell.missing) == (row["status"], row["reason"], row["missing"])
        for name in ("base_year", "base_value", "last_year", "last_value", "target", "ratio", "pace_seen"):
            value = getattr(cell, name)
            assert value == (pytest.approx(float(row[name])) if row[name] else None)
    short = {key: cell.in_points for key, cell in shared.progress.items() if cell.in_points is not None}
    assert short["social-protection-children", "CMR"] == pytest.approx(9.3 + 8 * 8.9 / 7)
    assert {"SEN", "GHA", "THA", "MWI", "ECU"} < {area for _, area in short}
    assert ("primary-completion", "BGD") not in short, "96.8 of 97 is nearly there"
    assert {shared.progress[key].status for key in short} == {"ON_TRACK"}
