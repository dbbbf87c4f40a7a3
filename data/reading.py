"""Reads a publisher's delimited file as text, and says plainly when its columns have changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd


def read_rows(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """The named columns of a CSV file (gzipped or not), every cell as the publisher's own text, blanks as "".

    Nothing is guessed: Namibia's alpha-2 code stays "NA" and codes keep their zeros. Raises ValueError naming
    the file, the columns that are gone and what to do about it; FileNotFoundError where the file is absent.
    """
    header = pd.read_csv(path, nrows=0, encoding="utf-8").columns
    if missing := [column for column in columns if column not in header]:
        raise ValueError(
            f"{path}: the publisher's file has no column {', '.join(map(repr, missing))} (it has: "
            f"{', '.join(map(str, header[:30]))}). Compare the new layout with the publisher's notes, then adapt "
            "the reader of this source in data/sources, its tests, and the file's sha256 in its .toml."
        )
    return pd.read_csv(path, usecols=list(columns), dtype=str, keep_default_na=False, encoding="utf-8")
