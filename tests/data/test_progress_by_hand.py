"""Cells of the published statuses, each worked out here from figures and formula as somebody would on paper."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

PUBLISHED = Path(__file__).parents[2] / "data" / "published"


@cache
def published() -> dict[tuple[str, str], dict[str, str]]:
    """Every published cell by indicator and area."""
    with (PUBLISHED / "progress.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["indicator"], row["ref_area"]): row for row in csv.DictReader(handle)}


def rates(base: float, last: float, years: int, target: float, horizon: int) -> tuple[float, float]:
    """Pace seen over `years`, pace needed over the `horizon` years from the base to 2030."""
    return (last / base) ** (1 / years) - 1, (target / base) ** (1 / horizon) - 1


PACES = {
    # indicator, area: base, last, years between, target, years to 2030; seen, needed, ratio; status
    ("primary-completion", "BGD"): ((80.01213, 88.40389, 8, 97, 16), (0.012545, 0.012106, 1.036285), "ON_TRACK"),
    ("extreme-poverty", "BGD"): ((19.5, 5.9, 6, 3, 14), (-0.180650, -0.125148, 1.443493), "ON_TRACK"),
    ("social-protection-children", "BGD"): ((29.4, 44.5, 6, 95, 15), (0.071525, 0.081330, 0.879431), "FAIR"),
    ("social-protection-children", "ARM"): ((21.4, 31.8, 6, 95, 15), (0.068240, 0.104470, 0.653202), "FAIR"),
    ("undernourishment", "NPL"): ((7.1, 5.3, 8, 2.5, 15), (-0.035889, -0.067221, 0.533891), "FAIR"),
    ("child-marriage-18", "IND"): ((29.5, 23.3, 5, 1, 14), (-0.046091, -0.214741, 0.214637), "LIMITED"),
    ("homicide-rate", "COL"): ((27.22, 24.35, 9, 1, 15), (-0.012304, -0.197693, 0.062237), "LIMITED"),
    ("extreme-poverty", "ZMB"): ((67.9, 71.7, 7, 3, 15), (0.007810, -0.187762, -0.041593), "LIMITED"),
    ("homicide-rate", "MEX"): ((17.15, 25.64, 9, 1, 15), (0.045697, -0.172600, -0.264759), "DETERIORATION"),
    ("unsentenced-detainees", "IND"): ((67.22, 73.52, 8, 15, 15), (0.011261, -0.095158, -0.118343), "DETERIORATION"),
    ("food-insecurity", "NGA"): ((34.7, 74.8, 8, 5, 15), (0.100770, -0.121161, -0.831702), "DETERIORATION"),
    ("unsentenced-detainees", "BRA"): ((37.47, 27.26, 9, 15, 15), (-0.034729, -0.059208, 0.586569), "FAIR"),
}


@pytest.mark.parametrize("key", PACES)
def test_a_pace_worked_out_on_paper_is_the_published_one(key: tuple[str, str]) -> None:
    figures, worked, status = PACES[key]
    seen, needed = rates(*figures)
    assert (seen, needed, seen / needed) == pytest.approx(worked, abs=6e-7)
    row = published()[key]
    base, last, years, target, horizon = figures
    assert (float(row["base_value"]), float(row["last_value"]), float(row["target"])) == (base, last, target)
    assert int(row["last_year"]) - int(row["base_year"]) == years
    assert int(row["target_year"]) - int(row["base_year"]) == horizon
    assert float(row["ratio"]) == pytest.approx(seen / needed, abs=1e-12)
    assert row["status"] == status


@pytest.mark.parametrize(
    ("indicator", "area", "ends", "status", "said"),
    [
        # rule 2 without and with a base, moving away by more than the margin, and at 100 %
        ("homicide-rate", "JPN", (0.29, 0.23), "TARGET_MET", ("is at the target", "")),
        ("primary-completion", "POL", (99.195, 98.085), "TARGET_MET", ("met, moving away", "")),
        ("extreme-poverty", "NPL", (None, 2.4), "TARGET_MET", ("is at the target", "")),
        # rule 3
        ("child-marriage-18", "NER", (76.3, 76.3), "CANNOT_BE_JUDGED",
         ("2019 or later", "recent value; three years between")),
        # rule 4: 3 victims of 330,000 people, 8 of 390,000
        ("homicide-rate", "ISL", (0.91, 2.03), "CANNOT_BE_JUDGED", ("few", "")),
        # rule 5: 0.1 is under 1, 0.6 under 2
        ("undernourishment", "IND", (12.1, 12), "LIMITED", ("smaller than the data can show", "")),
        ("food-insecurity", "GBR", (6.3, 6.9), "LIMITED", ("smaller than the data can show", "")),
        ("food-insecurity", "KOR", (4.8, 5.4), "LIMITED", ("target just lost", "")),
        # rule 6: 5 is at 5
        ("food-insecurity", "CAN", (5, 10.2), "DETERIORATION", ("was met in 2015", "")),
        # rule 7
        ("social-protection-children", "NGA", (0, 10.5), "CANNOT_BE_JUDGED", ("base 0: no ratio", "")),
        # levels and the deadline
        ("child-economic-activity", "BGD", (None, 7), "TARGET_MISSED", ("due in 2025", "")),
        ("birth-registration", "NGA", (None, 39.7), "CANNOT_BE_JUDGED", ("not at target when last measured", "")),
        ("violent-discipline", "ALB", (None, 47.5), "CANNOT_BE_JUDGED", ("Measured at ages 2 to 14.", "")),
        # rule 0, of a high and of the lowest figure
        ("partner-violence", "NGA", (None, 17.4), "CANNOT_BE_JUDGED", ("a low figure may be silence", "silence")),
        ("sexual-violence-by-18", "TKM", (None, 0), "CANNOT_BE_JUDGED", ("a low figure may be silence", "silence")),
        ("child-labour", "AIA", (None, None), "CANNOT_BE_JUDGED", ("There is no value.", "no value")),
    ],
)  # fmt: skip
def test_each_rule_decides_a_published_cell(
    indicator: str, area: str, ends: tuple[float | None, float | None], status: str, said: tuple[str, str]
) -> None:
    """`said`: a part of the reason, and what is missing."""
    row = published()[indicator, area]
    assert tuple(None if not row[name] else float(row[name]) for name in ("base_value", "last_value")) == ends
    assert (row["status"], row["missing"], row["ratio"]) == (status, said[1], "")
    assert said[0] in row["reason"]


@pytest.mark.parametrize(
    ("key", "ends", "share", "reading", "points"),
    [
        (("food-insecurity", "RUS"), (1.106574, 0.659978, 1.849746), None, "MAINTAIN", 9),
        (("unsentenced-detainees", "BRA"), (20.695077, 17.821276, 23.897535), 0.746548, "ACCELERATE", 14),
        (
            ("child-marriage-18", "LBR"),
            (17.716025, 16.242292, 19.292676),
            0.405124,
            "ACCELERATE",
            6,
        ),
    ],
)
def test_the_second_readings_of_the_method_are_published(
    key: tuple[str, str], ends: tuple[float, ...], share: float | None, reading: str, points: int
) -> None:
    row = published()[key]
    assert [float(row[f"projected_{name}"]) for name in ("value", "lower", "upper")] == list(ends)
    assert (row["second_reading"], int(row["points"])) == (reading, points)
    if share is not None:
        base, target = float(row["base_value"]), float(row["target"])
        assert (ends[0] - base) / (target - base) == pytest.approx(share, abs=6e-7)
        assert float(row["projected_share"]) == pytest.approx(share, abs=6e-7)


def test_the_line_of_liberia_is_published() -> None:
    row = published()["child-marriage-18", "LBR"]
    assert float(row["second_slope"]) == pytest.approx(-0.04288124, abs=5e-9)
    assert float(row["second_variance"]) == pytest.approx(0.000589284, abs=5e-10)


SILENT = ("sexual-violence-by-18", "partner-violence")


def test_no_answer_about_violence_has_a_status_anywhere() -> None:
    rows = [row for (indicator, _), row in published().items() if indicator in SILENT]
    measured = [row for row in rows if row["last_value"]]
    assert {row["status"] for row in rows} == {"CANNOT_BE_JUDGED"}
    assert {(row["reason"], row["missing"], row["points"]) for row in measured} == {
        ("Answers about violence: a low figure may be silence, so there is no status.", "silence", "1")
    }
    assert {(row["reason"], row["missing"]) for row in rows if not row["last_value"]} == {
        ("There is no value.", "no value")
    }
    blank = ("base_year", "base_value", "ratio", "pace_seen", "pace_needed", "second_reading", "other_status")
    assert {row[name] for row in rows for name in blank} == {""}
    assert all(row["target"] for row in rows)
    assert len(measured) == 70 + 162


def test_no_other_indicator_is_left_without_a_status_for_silence() -> None:
    assert {indicator for (indicator, _), row in published().items() if row["missing"] == "silence"} == set(SILENT)
