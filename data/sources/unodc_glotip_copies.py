"""Find cells of UNODC's workbook that hold another country's figures, or those of the year before once more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from data.records import KEYS, Finding
from data.sources.unodc_glotip_cells import PLACE
from data.sources.unodc_glotip_report import finding

ALIKE = 10
"""Cells of two countries, or of two years, that agree: fewer do by chance (in the release of 2025 at most 7)."""
LEAST = 5
"""Smaller figures agree by chance too often to be counted, "<5" among them."""
WHO = ["sex", "age", "breakdown"]
CELL = ["table", *WHO]
Parts = dict[str, pd.DataFrame]
"""By indicator: KEYS, lower, upper; several rows of a key are parts of its figure."""


def without_copies(parts: Mapping[str, pd.DataFrame], victims: str, findings: list[Finding]) -> Parts:
    """The tables of detected victims (`parts`; `victims`: the one of totals) without another country's figures.

    A country has them where ALIKE cells of it and of another country of the same year are alike and one of these is
    above its own total of that age, or of all ages. Left out are all cells alike, and what is above its own total of
    all victims: sums that hold such cells. Nothing comes in their place. Figures of a year that are those of the year
    before stay, with a finding.
    """
    cells = pd.concat([_summed(rows).assign(table=name) for name, rows in parts.items()], ignore_index=True)
    cells = cells[cells["upper"] > 0]
    own = _own_totals(cells[cells["table"] == victims])
    made = {name: rows.copy() for name, rows in parts.items()}
    for area, year, other in _copied(cells, own):
        mine = cells[(cells["ref_area"] == area) & (cells["time_period"] == year)]
        theirs = cells[(cells["ref_area"] == other) & (cells["time_period"] == year)]
        alike = mine.merge(theirs[[*CELL, "lower", "upper"]], on=[*CELL, "lower", "upper"])
        of_all = own.get((area, year, "_T"))
        over = mine[mine["lower"] > of_all] if of_all is not None else mine[:0]
        reasons = {
            f"the figures of {other} in that year, and the country's own totals contradict them": alike,
            "above the country's own total of detected victims: a sum that holds another country's figures": over,
        }
        for reason, wrong in reasons.items():
            made = {
                name: _left(rows, wrong[wrong["table"] == name], name, reason, findings) for name, rows in made.items()
            }
    _note_repeated_years(cells, findings)
    return made


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.groupby(KEYS, as_index=False, sort=True)[["lower", "upper"]].sum()


def _own_totals(victims: pd.DataFrame) -> dict[tuple[str, int, str], float]:
    """By area, year and age the greatest number that the total of both sexes can be."""
    totals = victims[(victims["sex"] == "_T") & (victims["breakdown"] == "_T")]
    keys = zip(totals["ref_area"], totals["time_period"], totals["age"], strict=True)
    return dict(zip(keys, totals["upper"], strict=True))


def _countable(cells: pd.DataFrame) -> pd.DataFrame:
    """Exact figures that do not agree by chance."""
    return cells[(cells["lower"] == cells["upper"]) & (cells["lower"] >= LEAST)]


def _copied(cells: pd.DataFrame, own: Mapping[tuple[str, int, str], float]) -> list[tuple[str, int, str]]:
    """Area, year, and the area whose figures stand there."""
    exact = _countable(cells)
    on = [*CELL, "time_period", "lower"]
    pairs = exact.merge(exact[[*on, "ref_area"]], on=on, suffixes=("", "_other"))
    pairs = pairs[pairs["ref_area"] != pairs["ref_area_other"]]
    columns = ("ref_area", "time_period", "ref_area_other", "age", "lower")
    alike: dict[tuple[str, int, str], list[bool]] = {}
    for area, year, other, age, number in zip(*(pairs[name].tolist() for name in columns), strict=True):
        most = own.get((area, year, age), own.get((area, year, "_T"), math.inf))
        alike.setdefault((area, year, other), []).append(number > most)
    return sorted(place for place, over in alike.items() if len(over) >= ALIKE and any(over))


def _left(
    rows: pd.DataFrame, wrong: pd.DataFrame, indicator: str, reason: str, findings: list[Finding]
) -> pd.DataFrame:
    """Rows without those of the keys in `wrong`, and a finding on them."""
    hit = pd.MultiIndex.from_frame(rows[KEYS]).isin(pd.MultiIndex.from_frame(wrong[KEYS]))
    findings += finding(indicator, "dropped", rows[hit], reason)
    return rows[~hit]


def note_same_sexes(tables: Mapping[str, pd.DataFrame], findings: list[Finding]) -> None:
    """Where women and men of two tables are as many, in one area and year, though the totals differ: a finding.

    `tables`: by indicator KEYS, lower, upper; what cannot be the same by chance alone is counted.
    """
    split = {name: _by_sex(rows) for name, rows in tables.items()}
    for one, other in combinations(tables, 2):
        both = split[one].join(split[other].add_suffix("_other"), how="inner")
        alike = (both["F"] == both["F_other"]) & (both["M"] == both["M_other"]) & (both["_T"] != both["_T_other"])
        reason = f"women and men are those of {other}, though the totals differ: perhaps its figures; they stay"
        findings += finding(one, "doubted", both[alike].reset_index(), reason)


def _by_sex(rows: pd.DataFrame) -> pd.DataFrame:
    """By area and year the persons in all, women and men of all ages, where women and men do not agree by chance."""
    whole = rows[(rows["age"] == "_T") & (rows["breakdown"] == "_T") & (rows["lower"] == rows["upper"])]
    by_sex = whole.pivot_table(index=PLACE, columns="sex", values="lower").reindex(columns=["_T", "F", "M"]).dropna()
    return by_sex[(by_sex["F"] >= LEAST) & (by_sex["M"] >= LEAST)]


def _note_repeated_years(cells: pd.DataFrame, findings: list[Finding]) -> None:
    """Where ALIKE cells of an area's year are those of the year before."""
    exact = _countable(cells)
    before = exact.assign(time_period=exact["time_period"] + 1)
    again = exact.merge(before[[*CELL, *PLACE, "lower"]], on=[*CELL, *PLACE, "lower"])
    many = again.groupby(PLACE)["lower"].transform("size") >= ALIKE
    for name, rows in again[many].groupby("table", sort=True):
        reason = "the figures of the year before once more: perhaps not of this year; the figures stay"
        findings += finding(str(name), "doubted", rows, reason)
