"""Mark the parts of persons before the law that do not fit a total which other rows of the same report make."""

from __future__ import annotations

import pandas as pd

from dashboard.metrics.lines import Point, without_repeat
from dashboard.metrics.totals import unfit
from data.records import Finding
from data.sources.unodc_glotip_cells import AGES, PLACE, SEXES
from data.sources.unodc_glotip_report import finding

ALL = "_T"
DOES_NOT_FIT = (
    "does not fit a total that adults alone, women and men, or the other breakdown make: the total stands, "
    "status U where exact"
)


def with_unfit_marked(counts: pd.DataFrame, indicator: str, findings: list[Finding]) -> pd.DataFrame:
    """Counts with status U where a part does not fit a total that stands; one finding per sex and age of them.

    `counts`: one row per key, with `lower`, `upper` and `obs_status`; nothing is left out or changed in number.
    """
    known = counts[counts["lower"].notna()]
    hit = pd.Series(False, index=counts.index)
    for _, rows in known.groupby(PLACE):
        hit[rows.index[_unfit_rows(rows)]] = True
    for (sex, age), rows in counts[hit].groupby(["sex", "age"], sort=True):
        findings += finding(indicator, "doubted", rows, DOES_NOT_FIT, f"sex {sex}, age {age}: ")
    return counts.assign(obs_status=counts["obs_status"].mask(hit, "U"))


def _unfit_rows(rows: pd.DataFrame) -> list[bool]:
    """Which rows of one area and year do not fit their total."""
    keys = zip(rows["sex"], rows["age"], strict=True)
    counts = zip(rows["time_period"], rows["lower"], rows["upper"], rows["obs_status"], strict=True)
    points = {key: _point(*count) for key, count in zip(keys, counts, strict=True)}
    total = points.get((ALL, ALL))
    if total is None:
        return [False] * len(rows)
    by_age = {age: points[ALL, age] for age in AGES if (ALL, age) in points}
    by_sex = {sex: points[sex, ALL] for sex in SEXES if (sex, ALL) in points}
    found = unfit(total, by_age, without_repeat(by_sex, total))
    return [(sex == ALL and age in found) or (age == ALL and sex in found) for sex, age in points]


def _point(year: int, low: float, high: float, status: str) -> Point:
    """A count as its table will have it: an interval has no other status."""
    return Point(year, low, None, None, status) if low == high else Point(year, None, low, high, "Q")
