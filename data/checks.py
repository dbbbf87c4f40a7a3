"""What must be true of every published table before it replaces the last good one."""

from __future__ import annotations

import pandas as pd

from dashboard.catalogue import YEAR, Indicator
from dashboard.store import is_group_in_tables
from data.areas import SPECIAL, Areas, of_areas
from data.records import COLUMNS, KEYS

STATUSES = frozenset("AQEPBMU")
FIRST_YEAR, LAST_YEAR = 1950, 2030
ROWS_TOLERANCE = 0.05
AREAS_TOLERANCE = 3


class CheckError(RuntimeError):
    """Tables that may not be published; the message lists each problem on a line of its own."""


def problems_of(indicator: Indicator, table: pd.DataFrame, areas: Areas) -> list[str]:
    """Sentences, each naming what is wrong and an example; empty where the table may be published."""
    if list(table.columns) != COLUMNS:
        return [f"{indicator.id}: columns are {', '.join(table.columns)}"]
    found = [
        *_keys(table),
        *_codes(indicator, table, areas),
        *_values(indicator, table),
        *_size(indicator, table),
    ]
    return [f"{indicator.id}: {problem}" for problem in found]


def _example(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    return f"{len(rows)} rows, first {' '.join(str(first[name]) for name in COLUMNS)}"


def _keys(table: pd.DataFrame) -> list[str]:
    twice = table[table.duplicated(KEYS, keep=False)]
    return [f"the same key twice: {_example(twice)}"] if len(twice) else []


def _codes(indicator: Indicator, table: pd.DataFrame, areas: Areas) -> list[str]:
    found = []
    groups = areas.groups if indicator.aggregate == "publisher" else frozenset()
    strangers = set(table["ref_area"]) - areas.codes - set(SPECIAL) - groups
    if strangers:
        found.append(f"unknown areas: {', '.join(sorted(strangers))}")
    for column, declared in (("sex", indicator.sex), ("age", indicator.age), ("breakdown", indicator.breakdown)):
        held = set(table[column])
        partners = areas.codes if column == "breakdown" and indicator.partner else frozenset()
        if undeclared := held - set(declared) - partners:
            found.append(f"{column} not declared in the catalogue: {', '.join(sorted(undeclared))}")
        if unused := set(declared) - held:
            found.append(f"{column} declared in the catalogue but in no row: {', '.join(sorted(unused))}")
    if unknown := set(table["obs_status"]) - STATUSES:
        found.append(f"unknown obs_status: {', '.join(sorted(unknown))}")
    years = table["time_period"]
    if len(odd := table[(years < FIRST_YEAR) | (years > LAST_YEAR)]):
        found.append(f"years outside {FIRST_YEAR} to {LAST_YEAR}: {_example(odd)}")
    return found


def _values(indicator: Indicator, table: pd.DataFrame) -> list[str]:
    value, lower, upper = table["obs_value"], table["obs_lower"], table["obs_upper"]
    missing, interval = table["obs_status"] == "M", table["obs_status"] == "Q"
    protected = bool(indicator.least_shown)
    unbounded = lower.notna() | upper.notna() if protected else lower.isna() | upper.isna()
    words = "with a number, though it is suppressed" if protected else "with a value, or without both bounds"
    rules = [
        ("status M with a number", missing & (value.notna() | lower.notna() | upper.notna())),
        (f"status Q {words}", interval & (value.notna() | unbounded)),
        (
            f"figures under {indicator.least_shown} that must not be shown",
            (value > 0) & (value < indicator.least_shown),
        ),
        ("neither value nor a status that says why", ~missing & ~interval & value.isna()),
        ("lower bound over the value or the upper bound", (lower > value) | (lower > upper)),
        ("upper bound under the value", upper < value),
        (f"figures under {indicator.lowest:g}", (value < indicator.lowest) | (lower < indicator.lowest)),
    ]
    if indicator.value_names:
        known = value.isna() | value.isin([code for code, _ in indicator.value_names]) | (table["breakdown"] == YEAR)
        rules.append(("codes without a name", ~known))
    if indicator.unit.startswith("%"):
        rules.append(("more than 100 per cent", (value > 100) | (upper > 100)))
    return [f"{words}: {_example(table[broken])}" for words, broken in rules if broken.any()]


def _size(indicator: Indicator, table: pd.DataFrame) -> list[str]:
    found = []
    # Rows of the world and of groups come and go with a publisher's list of groups; they are no countries.
    own = table[~table["ref_area"].map(is_group_in_tables).astype(bool)]
    rows, areas = len(own), own.loc[of_areas(own), "ref_area"].nunique()
    expected = indicator.expected_rows
    if expected is not None and abs(rows - expected) > max(3, ROWS_TOLERANCE * expected):
        found.append(f"{rows} rows where about {expected} are expected")
    if indicator.expected_areas is not None and abs(areas - indicator.expected_areas) > AREAS_TOLERANCE:
        found.append(f"{areas} areas where about {indicator.expected_areas} are expected")
    if not rows:
        found.append("no rows at all")
    return found
