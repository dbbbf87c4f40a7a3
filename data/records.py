"""What a source hands to the build: tidy rows per indicator, and what was dropped or doubted on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

KEYS = ["ref_area", "time_period", "sex", "age", "breakdown"]
COLUMNS = [*KEYS, "obs_value", "obs_lower", "obs_upper", "obs_status"]

Action = Literal["dropped", "doubted", "merged", "noted"]


@dataclass(frozen=True)
class Finding:
    """One line of the build report.

    `rows` counts rows of the publisher's file; `key` names them shortly enough to be found again
    ("Bulgaria 2017", "event 12345", "15 rows over 100,000").
    """

    source: str
    indicator: str
    action: Action
    rows: int
    reason: str
    key: str = ""


@dataclass
class SourceTables:
    """What one source yields: for each indicator id a frame with exactly COLUMNS, and the findings."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    groups: dict[str, pd.DataFrame] = field(default_factory=dict)
    """A publisher's own rows of the world and of groups that go into another source's table, by indicator id."""
    lists: dict[str, pd.DataFrame] = field(default_factory=dict)
    """Published tables that hold no observations (what a publisher suggests or lists), by name."""


def tidy(rows: pd.DataFrame) -> pd.DataFrame:
    """Complete missing columns with their neutral value, order the columns, sort by key.

    `sex`, `age`, `breakdown` default to `_T`, `obs_status` to `A`, bounds to blank; `time_period` becomes int.
    """
    neutral: dict[str, str | float] = {
        "sex": "_T",
        "age": "_T",
        "breakdown": "_T",
        "obs_value": float("nan"),
        "obs_lower": float("nan"),
        "obs_upper": float("nan"),
        "obs_status": "A",
    }
    full = rows.copy()
    for name, value in neutral.items():
        if name not in full.columns:
            full[name] = value
    full = full.astype({"time_period": int, "obs_value": float, "obs_lower": float, "obs_upper": float})
    return full[COLUMNS].sort_values(KEYS, kind="stable").reset_index(drop=True)
