"""Country-years in which UNODC's file lists everybody under sex Other: of these persons it tells no sex."""

from __future__ import annotations

import pandas as pd

from data.records import Finding
from data.sources.unodc_glotip_cells import ADULTS, AGES, CHILDREN, PLACE, TOTAL, cell, ends_of
from data.sources.unodc_glotip_report import finding

OTHERS = cell("_O", "_T")
TOLD = "sex Other of all ages is the total itself: no further sex, so its rows are no rows of a sex"
AS_AGES = "no total by age, and sex Other, which lists everybody, adds up to all: its ages are the totals'"
IN_PLACE = (
    "totals by age hold but a part of all, while sex Other, which lists everybody, adds up to all exactly: its ages "
    "stand in their place (status U), {figures}"
)


def as_totals(counts: pd.DataFrame, indicator: str, findings: list[Finding]) -> pd.DataFrame:
    """Counts in which whoever is listed under sex Other, where these are exactly all persons, is of no further sex.

    `counts`: one row per key with `lower`, `upper` and `obs_status`. Ages of such a list become totals by age where
    these are absent, or certainly hold fewer than all (then with status U), if they add up to all exactly.
    """
    ends = ends_of(counts)
    exact = ends.lower.where(ends.lower == ends.upper)
    everybody = (exact[OTHERS] == exact[TOTAL]) & (exact[TOTAL] > 0)
    places = pd.MultiIndex.from_frame(counts[PLACE])
    listed = everybody[everybody].reset_index("breakdown", drop=True).index
    others = counts["sex"].eq("_O") & places.isin(listed)
    findings += finding(indicator, "merged", counts[others & counts["age"].eq("_T")], TOLD)
    complete = everybody & (exact[[cell("_O", age) for age in AGES]].sum(axis=1, min_count=2) == exact[TOTAL])
    ages = [CHILDREN, ADULTS]
    absent = complete & ends.upper[ages].isna().all(axis=1)
    partial = complete & (ends.upper[ages].sum(axis=1, min_count=2) < exact[TOTAL])
    kept = counts[~others]
    for chosen, status in ((absent, "A"), (partial, "U")):
        there = chosen[chosen].reset_index("breakdown", drop=True).index
        own = others & counts["age"].isin(AGES) & places.isin(there)
        moved = counts[own].assign(sex="_T", obs_status=status)
        replaced = kept["sex"].eq("_T") & kept["age"].isin(AGES) & pd.MultiIndex.from_frame(kept[PLACE]).isin(there)
        reason = AS_AGES if status == "A" else IN_PLACE.format(figures=_figures(kept[replaced], moved))
        findings += finding(indicator, "merged", moved, reason)
        kept = pd.concat([kept[~replaced], moved], ignore_index=True)
    return kept


def _figures(replaced: pd.DataFrame, moved: pd.DataFrame) -> str:
    """ "children 643 for 158, adults 1271 for 80": what stands there now, and what the file's totals were."""
    keys = [*PLACE, "age"]
    pairs = moved.merge(replaced, on=keys, suffixes=("", "_old")).sort_values(keys)
    names = {"Y0T17": "children", "Y_GE18": "adults"}
    return ", ".join(
        f"{row.ref_area} {row.time_period} {names[str(row.age)]} {row.lower:.0f} for {row.upper_old:.0f}"
        for row in pairs.itertuples()
    )
