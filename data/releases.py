"""Puts together what is said of a source once a new release of it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from dashboard.catalogue import Release, Source, SourceFile
from data import derived
from data.build import Gathered, Records
from data.last_good import LastGood
from data.live.cache import checksum
from data.live.facts import Facts, in_words


def as_published(records: Records, last: LastGood) -> Records:
    """The records with the facts of the releases that are published."""
    known = last.releases
    sources = {name: source.released_as(known[name]) for name, source in records.sources.items() if name in known}
    return replace(records, sources={**records.sources, **sources})


def as_read(records: Records, facts: Mapping[str, Facts], gathered: Gathered, raw: Path, day: str) -> Records:
    """The records with the facts of what was read from the folder `raw` on a day (ISO 8601).

    A source whose files and release are those of the last time keeps what is said of it.
    """
    sources = dict(records.sources)
    for name, told in facts.items():
        source, files = sources[name], files_read(sources[name], raw)
        if {file.sha256 for file in files} != {file.sha256 for file in source.files}:
            coverage = _coverage(source, records, gathered)
            sources[name] = source.released_as(_release(source, told, files, coverage, day))
    return replace(records, sources=sources)


def files_read(source: Source, raw: Path) -> tuple[SourceFile, ...]:
    """The files of a source as they were read; those that are not there stay as they were read the last time."""

    def found(last: SourceFile) -> SourceFile:
        path = raw / last.path
        return SourceFile(last.path, checksum(path), path.stat().st_size) if path.is_file() else last

    return tuple(found(file) for file in source.files)


def _release(source: Source, told: Facts, files: tuple[SourceFile, ...], coverage: str, day: str) -> Release:
    interface = source.interface
    pattern = interface.citation if interface else ""
    pattern = pattern or f"{source.publisher_short}, {source.title}, {{vintage}}, read on {{retrieved}}."
    return Release(
        vintage=told.vintage,
        released=told.released,
        retrieved=day,
        citation=pattern.format(vintage=told.vintage, retrieved=in_words(day)),
        coverage=coverage or source.coverage,
        note=interface.note if interface else source.note,
        files=files,
    )


def _coverage(source: Source, records: Records, gathered: Gathered) -> str:
    """How many areas and which years the tables of a source hold; empty where it gives no tables."""
    own = [item.id for item in records.indicators.values() if item.source == source.id and item.id not in derived.RATES]
    if not own:
        return ""
    rows = pd.concat([gathered.result.tables[name][["ref_area", "time_period"]] for name in own])
    areas = rows.loc[rows["ref_area"].isin(gathered.areas.codes), "ref_area"].nunique()
    return f"{areas} countries and areas, {rows['time_period'].min()} to {rows['time_period'].max()}"
