"""Lays out who came nearer to each target since about 2015, and with which countries each is compared."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.metrics.movers import Groups, Mover, has_places, in_order, mover, standing
from dashboard.metrics.progress import judged_series
from data.areas import Areas
from data.progress import population, series_by_area

TYPES = {
    "indicator": "str",
    "ref_area": "str",
    "reason": "str",
    "base_year": "Int64",
    "base_value": "float64",
    "last_year": "Int64",
    "last_value": "float64",
    "points": "float64",
    "band": "Int64",
    "per_year": "float64",
    "lower": "float64",
    "upper": "float64",
}
"""Columns of `movers` and their types. `reason`: why a country has no place, blank where it has one."""
PEERS_TYPES = {
    "indicator": "str",
    "ref_area": "str",
    "circle": "str",
    "countries": "Int64",
    "peer": "str",
    "best": "Int64",
    "worst": "Int64",
}
"""Columns of `movers_peers`: one row for each country of a circle, itself left out; one without a peer where a country
has no place, or too few comparable countries."""


def build(
    tables: Mapping[str, pd.DataFrame], indicators: Mapping[str, Indicator], areas: Areas
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How each UN member moved on each indicator with a target; and of those with places the circle of each member.

    In the order of ids and codes. Raises KeyError where the table of such an indicator, or the population, is absent.
    """
    people = population(tables["population"])
    groups = _groups(areas)
    rows, circles = [], []
    for indicator in sorted(indicators.values(), key=lambda indicator: indicator.id):
        if indicator.target is None:
            continue
        known = series_by_area(tables[indicator.id], indicator)
        found = []
        for area in sorted(areas.members):
            series = known.get(area, {})
            history = series.get(judged_series(indicator, series), [])
            found.append(mover(indicator, area, history, people.get(area, {})))
        rows += [_row(item) for item in found]
        if has_places(found):
            circles += [row for item in found for row in _circle_rows(item, found, groups)]
    return (
        pd.DataFrame(rows, columns=list(TYPES)).astype(TYPES),
        pd.DataFrame(circles, columns=list(PEERS_TYPES)).astype(PEERS_TYPES),
    )


def _groups(areas: Areas) -> dict[str, Groups]:
    rows = areas.areas.set_index("area")
    columns = (rows[name].items() for name in ("sub_region", "region", "income"))
    return {
        str(code): Groups(str(sub_region), str(region), str(income))
        for (code, sub_region), (_, region), (_, income) in zip(*columns, strict=True)
    }


def _row(item: Mover) -> dict[str, object]:
    return {**{name: getattr(item, name) for name in TYPES if name != "ref_area"}, "ref_area": item.area}


def _circle_rows(item: Mover, found: list[Mover], groups: Mapping[str, Groups]) -> list[dict[str, object]]:
    own: dict[str, object] = {"indicator": item.indicator, "ref_area": item.area, "circle": "", "peer": ""}
    if item.reason:
        return [own]
    place = standing(item, in_order(found), groups)
    own["circle"] = place.circle
    if not place.peers:
        return [own]
    own |= {"countries": place.countries, "best": place.best, "worst": place.worst}
    return [{**own, "peer": peer} for peer in place.peers]
