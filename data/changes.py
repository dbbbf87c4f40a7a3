"""What one release has that the one before it had not, by source, indicator and area, and whose change it is."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.archive import CATALOGUE, LISTS, PUBLISHED, Archive, Manifest
from dashboard.store import PACKAGE
from data import derived
from data.differences import Difference, difference
from data.records import COLUMNS as OBSERVED

COLUMNS = (
    *("kind", "whose", "source", "indicator", "ref_area", "added", "lost", "revised"),
    *("time_period", "sex", "age", "breakdown", "was", "now"),
)
"""One row of what changed. `kind`: figures, status (on the way to 2030), words (of the catalogue), source (its files),
list (of actions and the like), areas. `whose`: the publisher's (publisher) or this dashboard's own (reach)."""
PUBLISHER, OURS = "publisher", "reach"
_LISTS = ("actions", "goods")
_WORDS = (
    "name",
    "definition",
    "caveats",
    "caveat",
    "meaning_zero",
    "meaning_blank",
    "meaning_edge",
    "target",
    "unit_label",
)
"""Of a record of the catalogue: what readers meet."""
Row = tuple[object, ...]


def between(archive: Archive, old: Manifest, new: Manifest) -> list[Row]:
    """The rows of COLUMNS, sorted. Raises DamagedError."""
    found = _Change(archive, old, new)
    rows = [*found.figures(), *found.statuses(), *found.lists(), *found.words(), *found.records(), *found.areas()]
    return sorted(rows, key=lambda row: tuple(map(str, row[:5])))


class _Change:
    """Two releases beside each other."""

    def __init__(self, archive: Archive, old: Manifest, new: Manifest) -> None:
        self._archive, self._old, self._new = archive, old, new
        self._before, self._after = self._catalogue(old), self._catalogue(new)
        self._read_before, self._read_after = self._releases(old), self._releases(new)

    def _catalogue(self, manifest: Manifest) -> dict[str, dict[str, Any]]:
        paths = [path for path in manifest.files if path.startswith(CATALOGUE)]
        return {
            path.removeprefix(CATALOGUE).removesuffix(".toml"): tomllib.loads(self._text(manifest, path))
            for path in paths
        }

    def _releases(self, manifest: Manifest) -> Mapping[str, Any]:
        """What was read of each source, by its id."""
        told = json.loads(self._text(manifest, f"{PUBLISHED}{PACKAGE}"))
        releases: Mapping[str, Any] = told.get("releases", {})
        return releases

    def _text(self, manifest: Manifest, path: str) -> str:
        return self._archive.content(manifest.files[path]).decode()

    def _differs(self, path: str) -> bool:
        return self._old.files.get(path) != self._new.files.get(path)

    def _record(self, indicator: str) -> Mapping[str, Any]:
        return self._after.get(indicator) or self._before.get(indicator) or {}

    def _sources(self, indicator: str) -> tuple[str, ...]:
        """Whose figures a table is made of, the one named first that gives most of it."""
        record = self._record(indicator)
        used = [str(record.get("source", "")), str(record.get("groups_source", ""))]
        if indicator in derived.RATES:
            used.append(str(self._record(derived.RATES[indicator].population).get("source", "")))
        return tuple(dict.fromkeys(filter(None, used)))

    def _whose(self, *sources: str) -> str:
        """The publisher's where something else was read of it; never where only this dashboard changed."""
        is_theirs = any(self._files(self._read_before, name) != self._files(self._read_after, name) for name in sources)
        return PUBLISHER if is_theirs else OURS

    @staticmethod
    def _files(releases: Mapping[str, Any], source: str) -> list[tuple[str, str]]:
        files = releases.get(source, {}).get("files", ())
        return sorted((str(file.get("path")), str(file.get("sha256"))) for file in files)

    def figures(self) -> Iterator[Row]:
        """Observations that were added, lost or revised: a row for each indicator and area."""
        for indicator in sorted({**self._before, **self._after}):
            path = f"{PUBLISHED}{indicator}.csv"
            if self._differs(path):
                yield from self._of_indicator(indicator, path)

    def _of_indicator(self, indicator: str, path: str) -> Iterator[Row]:
        sources = self._sources(indicator)
        told = ("figures", self._whose(*sources), sources[0] if sources else "", indicator)
        found = difference(indicator, self._table(self._old, path), self._table(self._new, path))
        record = self._record(indicator)
        usual = tuple(str(record.get(f"default_{name}", "_T")) for name in ("sex", "age", "breakdown"))
        for area, added, lost, revised in _by_area(found):
            yield (*told, area, len(added), len(lost), len(revised), *_example(found, usual, added, lost, revised))

    def _table(self, manifest: Manifest, path: str) -> pd.DataFrame:
        """A table of observations as text; without rows where the release has none."""
        if path not in manifest.files:
            return pd.DataFrame(columns=OBSERVED, dtype=str)
        return pd.read_csv(io.StringIO(self._text(manifest, path)), dtype=str, keep_default_na=False)

    def _rows(self, manifest: Manifest, name: str) -> list[dict[str, str]]:
        path = f"{PUBLISHED}{name}.csv"
        return list(csv.DictReader(self._text(manifest, path).splitlines())) if path in manifest.files else []

    def statuses(self) -> Iterator[Row]:
        """Statuses on the way to 2030 that are others now."""
        if not self._differs(f"{PUBLISHED}progress.csv"):
            return
        before, after = (
            {(row["indicator"], row["ref_area"]): row["status"] for row in self._rows(manifest, "progress")}
            for manifest in (self._old, self._new)
        )
        for key in sorted({*before, *after}):
            was, now = before.get(key, ""), after.get(key, "")
            if was != now:
                sources = self._sources(key[0])
                told = ("status", self._whose(*sources), sources[0] if sources else "", *key)
                yield (*told, int(not was), int(not now), int(bool(was and now)), "", "", "", "", was, now)

    def lists(self) -> Iterator[Row]:
        """Entries of lists by area, in full: an entry is the same where all of it is."""
        for name in _LISTS:
            if not self._differs(f"{PUBLISHED}{name}.csv"):
                continue
            before, after = (
                {tuple(row.items()): row.get("ref_area", "") for row in self._rows(manifest, name)}
                for manifest in (self._old, self._new)
            )
            for area in sorted({*before.values(), *after.values()}):
                added = sum(after[row] == area for row in after.keys() - before.keys())
                lost = sum(before[row] == area for row in before.keys() - after.keys())
                if added or lost:
                    told = ("list", self._whose("us_dol"), "us_dol", name, area)
                    yield (*told, added, lost, 0, "", "", "", "", "", "")

    def words(self) -> Iterator[Row]:
        """Records of the catalogue that came or went, or of which readers meet other words."""
        for indicator in sorted({*self._before, *self._after}):
            before, after = self._before.get(indicator), self._after.get(indicator)
            changed = [name for name in _WORDS if (before or {}).get(name) != (after or {}).get(name)]
            if changed:
                source = str(self._record(indicator).get("source", ""))
                counts = (int(before is None), int(after is None), int(before is not None and after is not None))
                names = ";".join(changed) if before and after else ""
                yield ("words", OURS, source, indicator, "", *counts, "", "", "", "", "", names)

    def records(self) -> Iterator[Row]:
        """Sources of which another release was read."""
        for source in sorted({*self._read_before, *self._read_after}):
            before, after = self._read_before.get(source), self._read_after.get(source)
            if self._files(self._read_before, source) != self._files(self._read_after, source):
                was, now = (str((told or {}).get("vintage", "")) for told in (before, after))
                counts = (int(before is None), int(after is None), int(bool(before and after)))
                yield ("source", PUBLISHER, source, "", "", *counts, "", "", "", "", was, now)

    def areas(self) -> Iterator[Row]:
        """Areas or groups that have another name or other members."""
        for name in LISTS:
            if self._differs(name):
                key = "area" if name == LISTS[0] else "region"
                before, after = (
                    {row.get(key) or "": row for row in csv.DictReader(self._text(manifest, name).splitlines())}
                    for manifest in (self._old, self._new)
                )
                for code in sorted({*before, *after}):
                    was, now = before.get(code), after.get(code)
                    if was != now:
                        counts = (int(was is None), int(now is None), int(was is not None and now is not None))
                        yield ("areas", self._whose("areas"), "areas", "", code, *counts, "", "", "", "", "", "")


def _by_area(found: Difference) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame, pd.DataFrame]]:
    """The rows of each area that has any: added, lost, revised."""
    parts = (found.added, found.lost, found.revised)
    grouped = [
        {str(code): rows for code, rows in part.groupby(level="ref_area")} if len(part) else {} for part in parts
    ]
    for area in sorted({code for group in grouped for code in group}):
        added, lost, revised = (group.get(area, part.iloc[:0]) for group, part in zip(grouped, parts, strict=True))
        yield area, added, lost, revised


def _example(
    found: Difference, usual: tuple[str, ...], added: pd.DataFrame, lost: pd.DataFrame, revised: pd.DataFrame
) -> Row:
    """Year and codes of the row that says most of a change, and both figures: revised before added before lost, of
    the usual series before others, the newest."""
    rows = next(part for part in (revised, added, lost) if len(part))
    key = max(rows.index, key=lambda item: (tuple(item[2:]) == usual, item[1], tuple(item[2:])))
    was = _figure(found.old.loc[key]) if key in found.old.index else ""
    now = _figure(found.new.loc[key]) if key in found.new.index else ""
    return (*key[1:], was, now)


def _figure(row: pd.Series[str]) -> str:
    """A figure as it stands in the table: exact, as its bounds, or as the status of a row without one."""
    if row["obs_value"]:
        return str(row["obs_value"])
    if row["obs_lower"] and row["obs_upper"]:
        return f"{row['obs_lower']} to {row['obs_upper']}"
    return str(row["obs_status"])
