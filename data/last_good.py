"""Reads back what is published, exactly, so that a part of it can be built anew and the rest kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.catalogue import Release
from dashboard.store import PACKAGE, StoreError, read_package
from data.records import COLUMNS, Finding

TEXTS = ("ref_area", "sex", "age", "breakdown", "obs_status")
NUMBERS = ("obs_value", "obs_lower", "obs_upper")
REPORT = "build_report"


@dataclass(frozen=True)
class LastGood:
    """The published tables as bytes by name, and the releases of the sources they were made of."""

    contents: Mapping[str, bytes]
    releases: Mapping[str, Release]

    def __contains__(self, name: str) -> bool:
        """Whether a table is published."""
        return name in self.contents

    def table(self, indicator: str) -> pd.DataFrame:
        """The observations of an indicator with the columns, types and very numbers that the build had."""
        kinds = {**dict.fromkeys((*TEXTS, *NUMBERS), "str"), "time_period": "int64"}
        frame = pd.read_csv(io.BytesIO(self.contents[indicator]), dtype=kinds, keep_default_na=False)
        # float() rounds as the build wrote it, to the last bit.
        numbers = {name: [float(text or "nan") for text in frame[name]] for name in NUMBERS}
        return frame.assign(**numbers)[COLUMNS]

    def extra(self, name: str) -> pd.DataFrame:
        """A published table that holds no observations, as text."""
        return pd.read_csv(io.BytesIO(self.contents[name]), dtype=str, keep_default_na=False)

    @property
    def findings(self) -> list[Finding]:
        """The lines of the build report."""
        frame = pd.read_csv(io.BytesIO(self.contents[REPORT]), dtype={"rows": "int64"}, keep_default_na=False)
        return [Finding(**{str(name): value for name, value in row.items()}) for row in frame.to_dict("records")]


def read_last_good(folder: Path) -> LastGood:
    """What a folder of published tables holds. Raises StoreError naming the file that is missing or damaged."""
    package = read_package(folder)
    contents = {}
    for file in package.files.values():
        path = folder / file.path
        try:
            contents[file.name] = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: cannot be read: {error}; restore it or build again") from error
        if hashlib.sha256(contents[file.name]).hexdigest() != file.sha256:
            raise StoreError(f"{path}: is not the file that {PACKAGE} lists: restore it or build again")
    return LastGood(contents, package.releases)
