"""Judges every area on every indicator with a target, and lays the judgements out as one table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.metrics.progress import Judgement, Observation, judge, judged_series, series_notes
from data.areas import Areas
from data.second_reading import SecondReading, disagrees, second_reading

TYPES = {
    "indicator": "str",
    "ref_area": "str",
    "status": "str",
    "reason": "str",
    "base_year": "Int64",
    "base_value": "float64",
    "last_year": "Int64",
    "last_value": "float64",
    "target": "float64",
    "target_kind": "str",
    "target_year": "Int64",
    "ratio": "float64",
    "pace_seen": "float64",
    "pace_needed": "float64",
    "second_reading": "str",
    "projected_value": "float64",
    "projected_lower": "float64",
    "projected_upper": "float64",
    "projected_share": "float64",
    "second_notes": "str",
    "second_level": "float64",
    "second_slope": "float64",
    "second_variance": "float64",
    "disagree": "Int64",
    "points": "Int64",
    "missing": "str",
    "volatile": "Int64",
    "other_status": "str",
}
"""Columns and their types. `volatile`: 1 or 0. `other_status`: "FAIR at 5", joined by "; " where there are several.
`pace_seen`, `pace_needed`: yearly rates as fractions. `second_reading`: what a line through all values says of 2030,
with its `projected_value` and band, the share of the way covered by then, notes joined by "; ", and the line itself
(height in 2015, slope a year, s2, on the logit of percentages or the logarithm of rates); `disagree`: 1 where it says
other than the status. All blank where there is none."""
DIGITS, SCALED_DIGITS = 6, 10
"""Of projections, and of what is on their scale: beyond them a machine's own arithmetic shows."""
COLUMNS = list(TYPES)
WORLD = "WLD"

Series = dict[tuple[str, str], list[Observation]]
"""The values of one area by sex and age."""


def build(tables: Mapping[str, pd.DataFrame], indicators: Mapping[str, Indicator], areas: Areas) -> pd.DataFrame:
    """One row of COLUMNS for every indicator with a target and every area, and the publisher's own world figure where
    there is one; in the order of ids and of area codes.

    Rates of rare events are judged with the table `population`. Raises KeyError where the table of an indicator with
    a target, or the one of the population, is absent.
    """
    people = population(tables["population"])
    rows = []
    for indicator in sorted(indicators.values(), key=lambda indicator: indicator.id):
        if indicator.target is None:
            continue
        known = series_by_area(tables[indicator.id], indicator)
        for area in sorted(areas.codes | ({WORLD} & set(known))):
            rows.append(_row(indicator, area, known.get(area, {}), people.get(area, {})))
    return pd.DataFrame(rows, columns=COLUMNS).astype(TYPES)


def population(table: pd.DataFrame) -> dict[str, dict[int, float]]:
    """People by area and year."""
    people: dict[str, dict[int, float]] = {}
    columns = (table[name].tolist() for name in ("ref_area", "time_period", "obs_value"))
    for area, year, value in zip(*columns, strict=True):
        people.setdefault(area, {})[int(year)] = float(value)
    return people


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def series_by_area(table: pd.DataFrame, indicator: Indicator) -> dict[str, Series]:
    """The values of each area that has any, of the indicator's usual breakdown."""
    known = table[table["obs_value"].notna() | (table["obs_lower"].notna() & table["obs_upper"].notna())]
    rows = known[known["breakdown"] == indicator.default_breakdown]
    names = ("ref_area", "time_period", "sex", "age", "obs_value", "obs_lower", "obs_upper", "obs_status")
    series: dict[str, Series] = {}
    columns = (rows[name].tolist() for name in names)
    for area, year, sex, age, value, lower, upper, status in zip(*columns, strict=True):
        item = Observation(area, int(year), _number(value), _number(lower), _number(upper), status)
        series.setdefault(area, {}).setdefault((sex, age), []).append(item)
    return series


def _row(indicator: Indicator, area: str, known: Series, people: Mapping[int, float]) -> dict[str, object]:
    sex, age = judged_series(indicator, known)
    judgement = judge(indicator, known.get((sex, age), []), people)
    others = "; ".join(f"{reading.status} at {reading.target:g}" for reading in judgement.other_status)
    figures = {name: getattr(judgement, name) for name in COLUMNS if hasattr(judgement, name)}
    figures |= _second(judgement, second_reading(indicator, known.get((sex, age), []), judgement))
    reason = _sentences(judgement, indicator, sex, age)
    return {**figures, "ref_area": area, "reason": reason, "volatile": int(judgement.volatile), "other_status": others}


def _second(judgement: Judgement, second: SecondReading | None) -> dict[str, object]:
    if second is None:
        return {"second_reading": "", "second_notes": "", "disagree": 0}
    return {
        "second_reading": second.reading,
        "projected_value": _rounded(second.projection.value),
        "projected_lower": _rounded(second.projection.lower),
        "projected_upper": _rounded(second.projection.upper),
        "projected_share": _rounded(second.share),
        "second_notes": "; ".join(second.notes),
        "second_level": round(second.level, SCALED_DIGITS),
        "second_slope": round(second.slope, SCALED_DIGITS),
        "second_variance": round(second.variance, SCALED_DIGITS),
        "disagree": int(disagrees(judgement, second)),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _sentences(judgement: Judgement, indicator: Indicator, sex: str, age: str) -> str:
    notes = [text.format(**values) for text, values in series_notes(indicator, sex, age)]
    return " ".join([judgement.sentence, *notes])
