"""Open a publisher's CSV and keep the areas we know: what the readers of plain tables share."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.areas import SPECIAL, Areas
from data.records import Finding


def read_columns(path: Path, columns: Mapping[str, type[str] | type[float]], complete: str = "") -> pd.DataFrame:
    """The named columns of a CSV: text as printed (Namibia's `NA` included), numbers as float, blanks NaN.

    `complete` names a column of numbers that is never blank, where there is one. Raises FileNotFoundError, or
    ValueError naming the file, what is wrong with it and the remedy.
    """
    numbers = [name for name, kind in columns.items() if kind is float]
    try:
        header = pd.read_csv(path, nrows=0).columns
        if missing := [name for name in columns if name not in header]:
            raise ValueError(f"no column {', '.join(missing)}")
        frame = pd.read_csv(
            path,
            usecols=list(columns),
            dtype=dict(columns),
            keep_default_na=False,
            na_values={name: [""] for name in numbers},
        )
        if complete and frame[complete].isna().any():
            raise ValueError(f"column {complete} has blanks")
    except (ValueError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(
            f"{path}: {error}; expected columns: {', '.join(columns)}. If the publisher changed the format, "
            f"adapt the columns in the module of data/sources that reads it; otherwise fetch the file again."
        ) from error
    return frame[list(columns)]


def their_groups(
    rows: pd.DataFrame,
    areas: Areas,
    source: str,
    indicator: str,
) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows whose `ref_area` is the world (WLD) or a group of ours; codes of other groups left out as a finding."""
    known = rows["ref_area"].isin(areas.groups | {"WLD"})
    codes = ", ".join(sorted(set(rows.loc[~known, "ref_area"])))
    reason = "a group of the publisher's own that is none of M49, of income or of the United Nations"
    found = [Finding(source, indicator, "dropped", int((~known).sum()), reason, codes)] if codes else []
    return rows[known], found


def known_areas(
    rows: pd.DataFrame,
    areas: Areas,
    source: str,
    indicator: str,
) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows whose `ref_area` is an area, WLD or _X; codes left out (aggregates, typos) as a finding."""
    known = rows["ref_area"].isin(areas.codes.union(SPECIAL))
    if known.all():
        return rows, []
    codes = ", ".join(sorted(set(rows.loc[~known, "ref_area"])))
    reason = "code is an aggregate or no area of ours"
    return rows[known], [Finding(source, indicator, "dropped", int((~known).sum()), reason, codes)]
