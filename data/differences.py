"""Says in lines of text what a new table has that the published one has not, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.records import KEYS

FIGURES = ["obs_value", "obs_lower", "obs_upper", "obs_status"]
DIMENSIONS = ("ref_area", "sex", "age", "breakdown")
MOST = 5
"""Examples of one kind."""
MOST_CODES = 12
RENAMED = 0.9
"""A new code with so many of the figures of a lost one is the same under another name."""
LEAST_SHARED = 3


@dataclass(frozen=True)
class Difference:
    """Two versions of a table, both with their keys (records.KEYS) as index."""

    indicator: str
    old: pd.DataFrame
    new: pd.DataFrame

    @cached_property
    def lost(self) -> pd.DataFrame:
        """Rows of the old table whose key is not in the new one."""
        return self.old[~self.old.index.isin(self.new.index)]

    @cached_property
    def added(self) -> pd.DataFrame:
        """Rows of the new table whose key is not in the old one."""
        return self.new[~self.new.index.isin(self.old.index)]

    @cached_property
    def both(self) -> pd.DataFrame:
        """Rows with a key of both tables; the new figures with the suffix _new."""
        return self.old[FIGURES].join(self.new[FIGURES].add_suffix("_new"), how="inner")

    @cached_property
    def revised(self) -> pd.DataFrame:
        """The rows of `both` that have another figure, bound or status."""
        both = self.both
        changed = pd.Series(False, index=both.index)
        for name in FIGURES:
            before, after = both[name], both[f"{name}_new"]
            changed |= (before != after) & ~(before.isna() & after.isna())
        return both[changed]

    def codes(self, dimension: str) -> tuple[set[str], set[str]]:
        """Codes of a dimension that only the old table has, and that only the new one has."""
        before, after = (set(table.index.get_level_values(dimension)) for table in (self.old, self.new))
        return before - after, after - before

    @cached_property
    def is_none(self) -> bool:
        """Whether both tables say the same."""
        return self.old.equals(self.new) or (self.lost.empty and self.added.empty and self.revised.empty)


def difference(indicator: str, old: pd.DataFrame, new: pd.DataFrame) -> Difference:
    """Of two tables of an indicator (records.COLUMNS); of rows with the same key the first counts."""
    return Difference(indicator, *(table.drop_duplicates(KEYS).set_index(KEYS) for table in (old, new)))


def lines_of(found: Difference) -> list[str]:
    """The difference in lines, the first with the indicator and the numbers of rows; empty where there is none."""
    if found.is_none:
        return []
    head = f"{found.indicator}: {len(found.old):,} rows, now {len(found.new):,}"
    return [head, *(f"  {line}" for line in (*_years(found), *_codes(found), *_rows(found), *_revisions(found)))]


def _years(found: Difference) -> Iterable[str]:
    before, after = (set(table.index.get_level_values("time_period")) for table in (found.old, found.new))
    years = found.added.index.get_level_values("time_period")
    if new := sorted(after - before):
        yield "new years: " + ", ".join(f"{year} ({int((years == year).sum()):,} rows)" for year in new)
    if lost := sorted(before - after):
        yield f"lost years: {', '.join(map(str, lost))}"


def _codes(found: Difference) -> Iterable[str]:
    for dimension, name in zip(DIMENSIONS, ("areas", "codes of sex", "ages", "breakdowns"), strict=True):
        lost, new = found.codes(dimension)
        for old, other in renamed(found, dimension):
            yield f"changed names of {name}: {old} is now {other}"
            lost, new = lost - {old}, new - {other}
        if new:
            yield f"new {name}: {_some(new)}"
        if lost:
            yield f"lost {name}: {_some(lost)}"


def renamed(found: Difference, dimension: str) -> list[tuple[str, str]]:
    """Codes of which the new table has the same figures under another code."""
    lost, new = found.codes(dimension)
    pairs = []
    for old in sorted(lost):
        figures = found.old.xs(old, level=dimension)["obs_value"].dropna()
        for other in sorted(new):
            shared = figures.to_frame("old").join(found.new.xs(other, level=dimension)["obs_value"], how="inner")
            same = int((shared["old"] == shared["obs_value"]).sum())
            if same >= max(LEAST_SHARED, RENAMED * len(figures)):
                pairs.append((old, other))
                break
    return pairs


def _rows(found: Difference) -> Iterable[str]:
    known = set(found.old.index.get_level_values("time_period"))
    earlier = int(found.added.index.get_level_values("time_period").isin(list(known)).sum())
    if earlier:
        yield f"new rows in years known already: {earlier:,}"
    if len(found.lost):
        yield f"lost rows: {len(found.lost):,}, for instance {_examples(found.lost.index)}"


def _revisions(found: Difference) -> Iterable[str]:
    revised = found.revised
    if revised.empty:
        return
    values = revised.dropna(subset=["obs_value", "obs_value_new"])
    values = values[values["obs_value"] != values["obs_value_new"]]
    yield f"revised: {len(revised):,} of {len(found.both):,} rows, {len(values):,} with another value"
    if values.empty:
        return
    change = (values["obs_value_new"] - values["obs_value"]).abs()
    relative = 100 * change / values["obs_value"].abs().where(values["obs_value"] != 0)
    if relative.notna().any():
        yield f"by {relative.median():,.2g} % in the middle, by {relative.max():,.3g} % at most"
    for key in change.sort_values(ascending=False, kind="stable").index[:MOST]:
        before, after = values.loc[key, "obs_value"], values.loc[key, "obs_value_new"]
        yield f"{_key(key)}: {_number(before)}, now {_number(after)}{_per_cent(before, after)}"


def names_of_areas(old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """What changed between two lists of areas (areas.AREA_COLUMNS): names, areas that came and went."""
    before, after = old.set_index("area"), new.set_index("area")
    lines = []
    for column in [name for name in before.columns if name.startswith("name_")]:
        both = before[[column]].join(after[[column]].add_suffix("_new"), how="inner")
        changed = both[both[column] != both[f"{column}_new"]]
        lines += [f"  changed name of {area}: {was} is now {now}" for area, was, now in changed.itertuples()]
    for word, codes in (("new", after.index.difference(before.index)), ("lost", before.index.difference(after.index))):
        lines += [f"  {word} areas: {_some(codes)}"] if len(codes) else []
    return lines


def _number(value: float) -> str:
    return f"{value:,.6g}" if abs(value) < 100_000 else f"{value:,.0f}"


def _per_cent(before: float, after: float) -> str:
    if not before:
        return ""
    change = 100 * (after - before) / abs(before)
    return f" ({change:+,.1f} %)" if abs(change) >= 0.1 else f" ({change:+.1g} %)"


def _key(key: Iterable[object]) -> str:
    area, year, *codes = key
    return " ".join(str(part) for part in (area, year, *(code for code in codes if code != "_T")))


def _examples(index: pd.Index) -> str:
    shown = ", ".join(_key(key) for key in index[:MOST])
    return shown if len(index) <= MOST else f"{shown} …"


def _some(codes: Iterable[str]) -> str:
    ordered = sorted(codes)
    shown = ", ".join(ordered[:MOST_CODES])
    return shown if len(ordered) <= MOST_CODES else f"{shown} … ({len(ordered)} in all)"
