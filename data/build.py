"""Turns publishers' files into `data/published/`, wholly or in part: read, derive, check, classify; all or nothing."""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from dashboard.archive import DamagedError
from dashboard.catalogue import CatalogueError, Indicator, Source, load_indicators, load_sources
from dashboard.store import is_group_in_tables
from data import archive, borders, boundaries, checks, claims, classes, derived, lagged, movers, package, progress
from data.areas import Areas, load_areas
from data.last_good import LastGood
from data.records import COLUMNS, KEYS, Finding, SourceTables, tidy
from data.sources import areas as areas_source
from data.swap import BusyError, alone, replace_folder

HERE = Path(__file__).resolve().parent
READERS = (
    "population",
    "unodc_glotip",
    "iom_ctdc",
    "idmc_gidd",
    "unhcr",
    "ucdp",
    "un_sdg",
    "unicef",
    "fao",
    "inform",
    "wb_wdi",
    "wb_poverty_groups",
    "wb_scorecard",
    "wb_wgi",
    "treaties",
    "us_dol",
    "us_tip",
)
READ_WITH = {"unicef": ("un_sdg",), "fao": ("un_sdg",), "wb_wdi": ("un_sdg",)}
"""Sources whose files a reader looks into, too."""
AREAS, BOUNDARIES, CLAIMS = "areas", "un_geodata", "published"
"""Sources that give no tables of indicators, but what these and the map rest on, and the ledger of claims."""
LISTS = ("actions", "goods", "conventions")
"""Published tables that hold a source's words and lists, not observations (`SourceTables.lists`)."""
REPORT_COLUMNS = ["source", "indicator", "action", "rows", "reason", "key"]
NUMBERS = ("obs_value", "obs_lower", "obs_upper")


class BuildError(RuntimeError):
    """A build that cannot go on; the message names the file and the remedy."""


class SourceError(BuildError):
    """Files of a source that its reader cannot read."""

    def __init__(self, source: str, what: str) -> None:
        super().__init__(what)
        self.source = source


@dataclass(frozen=True)
class Records:
    """What the catalogue says: indicators and sources by id."""

    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class Gathered:
    """All tables of the indicators, some read anew, some kept."""

    result: SourceTables
    ledger: pd.DataFrame
    borders: pd.DataFrame
    """Land borders, of the map as it is built anew or as it was."""
    kept: tuple[str, ...]
    """Indicators whose tables stay as they are."""
    areas: Areas
    lists: Areas | None
    """The lists of areas to be written; None where they stay as they are."""
    outlines: boundaries.Collection | None
    """The map to be written; None where it stays."""


@dataclass(frozen=True)
class Draft:
    """All that is to be published."""

    contents: Mapping[str, bytes]
    """The published tables by name."""
    lists: Areas | None
    """The lists of areas to be written; None where they stay as they are."""
    outlines: boundaries.Collection | None
    """The map to be written; None where it stays."""


def load_records(folder: Path = HERE) -> Records:
    """The catalogue and the source records. Raises CatalogueError naming the file."""
    return Records(load_indicators(folder / "catalogue"), load_sources(folder / "sources"))


def check_raw_files(raw: Path, sources: Mapping[str, Source]) -> None:
    """Each file of a source record is there and is the one recorded. Raises BuildError listing all that are not."""
    wrong = []
    for source in sources.values():
        for file in source.files:
            path = raw / file.path
            if not path.is_file():
                wrong.append(f"{path}: is missing (source {source.id})")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
                wrong.append(f"{path}: is not the recorded file; check it, then put its sha256 into {source.id}.toml")
    if wrong:
        raise BuildError("\n".join(wrong))


def as_recorded(raw: Path, sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources with the size of each recorded file."""

    def sized(source: Source) -> Source:
        files = [replace(file, bytes=(raw / file.path).stat().st_size) for file in source.files]
        return replace(source, files=tuple(files))

    return {name: sized(source) for name, source in sources.items()}


def read_sources(raw: Path, areas: Areas, names: Collection[str] = READERS) -> SourceTables:
    """All tables of the sources named, with a progress display on standard error. Raises SourceError."""
    result = SourceTables()
    bar = tqdm(
        [name for name in READERS if name in names], desc="reading", unit="source", file=sys.stderr, disable=None
    )
    for name in bar:
        bar.set_postfix_str(name)
        try:
            part = importlib.import_module(f"data.sources.{name}").read(raw, areas)
        except (ValueError, FileNotFoundError) as error:
            raise SourceError(name, str(error)) from error
        _merge(result, part)
    return result


def _merge(into: SourceTables, part: SourceTables) -> None:
    twice = set(into.tables) & set(part.tables) | set(into.groups) & set(part.groups)
    if twice:
        raise BuildError(f"two sources give the same indicator: {', '.join(sorted(twice))}")
    into.tables.update(part.tables)
    into.groups.update(part.groups)
    into.lists.update(part.lists)
    into.findings.extend(part.findings)


def join_groups(result: SourceTables, last: LastGood | None = None, records: Records | None = None) -> None:
    """Put the publishers' rows of the world and of groups into the tables of the indicators that they belong to.

    Where only the countries were read anew, the groups of `last` stay: a release without them takes none away, and
    none of ours comes in their place. Raises BuildError where there is no table to put them into.
    """
    groups = dict(result.groups)
    if last is not None and records is not None:
        apart = [item.id for item in records.indicators.values() if item.groups_source and item.id not in groups]
        groups |= {name: _groups_of(last.table(name)) for name in apart if name in last and name in result.tables}
    for name, rows in groups.items():
        if name not in result.tables:
            raise BuildError(f"{name}: rows of the world and of groups, but no table of countries to put them into")
        table = result.tables[name]
        result.tables[name] = tidy(pd.concat([table.drop(_groups_of(table).index), rows], ignore_index=True))


def _groups_of(table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["ref_area"] == "WLD") | table["ref_area"].map(is_group_in_tables).astype(bool)]


def check(tables: Mapping[str, pd.DataFrame], indicators: Mapping[str, Indicator], areas: Areas) -> None:
    """Raises checks.CheckError listing every problem of every table."""
    problems = [f"{name}: a table, but not in the catalogue" for name in sorted(set(tables) - set(indicators))]
    problems += [f"{name}: in the catalogue, but no table" for name in sorted(set(indicators) - set(tables))]
    for name in sorted(set(tables) & set(indicators)):
        problems += checks.problems_of(indicators[name], tables[name], areas)
    if problems:
        raise checks.CheckError("\n".join(problems))


def number_text(value: float) -> str:
    """The shortest decimal that reads back as the same number; blank for none."""
    return "" if np.isnan(value) else str(np.format_float_positional(value, trim="-"))


def table_bytes(table: pd.DataFrame) -> bytes:
    """A table of observations as it is published: sorted, UTF-8, LF."""
    ordered = table.sort_values(KEYS, kind="stable")[COLUMNS]
    text = ordered.assign(**{name: ordered[name].map(number_text) for name in NUMBERS})
    return text.to_csv(index=False, lineterminator="\n").encode("utf-8")


def report_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """The build report: what was dropped, doubted, merged or noted, how many rows, and why."""
    rows = [(f.source, f.indicator, f.action, f.rows, f.reason, f.key) for f in findings]
    return pd.DataFrame(rows, columns=REPORT_COLUMNS).sort_values(REPORT_COLUMNS, kind="stable")


def write_package(
    folder: Path,
    contents: Mapping[str, bytes],
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> None:
    """Write the tables and `datapackage.json` that lists them; its version changes with any byte of them.

    A table of an indicator also names its title, sources (with vintage) and licences; `releases` says of each source
    what was read.
    """
    resources = []
    for name in sorted(contents):
        (folder / f"{name}.csv").write_bytes(contents[name])
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": package.PROFILES["resource"],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(contents[name]),
                "hash": f"sha256:{hashlib.sha256(contents[name]).hexdigest()}",
                **package.described(name, contents[name], indicators),
                **(_origin(indicators[name], indicators, sources) if name in indicators else {}),
            }
        )
    version = hashlib.sha256("".join(str(entry["hash"]) for entry in resources).encode()).hexdigest()[:12]
    whole: dict[str, object] = {"name": "reach-2030", "title": "Reach 2030: the published tables", "version": version}
    whole["profile"] = package.PROFILES["package"]
    whole["releases"] = {name: sources[name].release.told() for name in sorted(sources)}
    text = json.dumps({**whole, "resources": resources}, indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _origin(
    indicator: Indicator,
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> dict[str, object]:
    """Title, sources and licences of a table; a derived rate has those of its population, too."""
    used = [sources[name] for name in (indicator.source, indicator.groups_source) if name]
    if indicator.id in derived.RATES:
        used.append(sources[indicators[derived.RATES[indicator.id].population].source])
    return {
        "title": indicator.name,
        "sources": [
            {
                "name": source.id,
                "title": f"{source.publisher}: {source.title}",
                "path": source.official_page,
                "vintage": source.vintage,
            }
            for source in used
        ],
        "licenses": [package.licence(source) for source in used],
    }


def publish(folder: Path, draft: Draft, records: Records) -> None:
    """Replace the tables of `folder` (and the lists of areas and the map) by those of a draft, or leave it as it was.

    The sources of `records` have the facts of the releases that the tables were made of. The release is kept before it
    is shown, so that whatever is shown can be cited; the oldest ones go last. Raises OSError or DamagedError.
    """
    releases, most = archive.folder_of(folder), archive.most_of(os.environ)

    def fill(fresh: Path) -> None:
        write_package(fresh, draft.contents, records.indicators, records.sources)
        archive.keep(fresh, releases)

    if draft.lists is not None:
        areas_source.write(draft.lists, HERE)
    if draft.outlines is not None:
        boundaries.write(draft.outlines, HERE.parent / "assets" / "boundaries" / "world.geojson")
    replace_folder(folder, fill)
    archive.prune(releases, most, archive.keep(folder, releases).name)


def draft_of(result: SourceTables, given: Mapping[str, pd.DataFrame], areas: Areas, records: Records) -> Draft:
    """All published tables as bytes: those of the indicators, classes of maps, progress, movers, lagged association,
    report, and those `given`."""
    steps = tqdm(total=4, desc="building", unit="step", file=sys.stderr, disable=None)
    steps.set_postfix_str("classes of maps")
    extra = {**given, "classes": classes.build(result.tables, records.indicators)}
    steps.update()
    steps.set_postfix_str("progress to 2030")
    extra["progress"] = progress.build(result.tables, records.indicators, areas)
    extra["movers"], extra["movers_peers"] = movers.build(result.tables, records.indicators, areas)
    steps.update()
    steps.set_postfix_str("lagged association")
    extra["lagged"] = lagged.build(result.tables, records.indicators)
    steps.update()
    steps.set_postfix_str("tables")
    extra["build_report"] = report_table(result.findings)
    contents = {name: table_bytes(table) for name, table in result.tables.items()}
    contents |= {name: extra_bytes(table) for name, table in extra.items()}
    steps.update()
    steps.close()
    return Draft(contents, None, None)


def build(raw: Path, out: Path) -> dict[str, int]:
    """Build everything from `raw` into `out`; rows per table. Raises BuildError, CheckError or ValueError."""
    records = load_records()
    check_raw_files(raw, records.sources)
    areas = areas_source.build(raw)
    result = read_sources(raw, areas)
    join_groups(result)
    _merge(result, derived.derive(result.tables))
    check(result.tables, records.indicators, areas)
    outlines = boundaries.build(raw, areas)
    given = {**result.lists, "claims": claims.build(raw, result.tables), "borders": borders.build(raw, areas)}
    draft = replace(draft_of(result, given, areas, records), lists=areas, outlines=outlines)
    publish(out, draft, replace(records, sources=as_recorded(raw, records.sources)))
    return {name: content.count(b"\n") - 1 for name, content in draft.contents.items()}


def gather(raw: Path, names: Collection[str], last: LastGood, records: Records) -> Gathered:
    """Read the sources `names` from `raw`, keep the last tables of all others, and derive the rates from both.

    Nothing is checked yet. Raises BuildError where a table is missing, or ValueError naming file and remedy.
    """
    areas = areas_source.build(raw) if AREAS in names else load_areas(HERE)
    result = read_sources(raw, areas, names)
    kept = _keep(result, names, last, records)
    join_groups(result, last, records)
    if absent := set(records.indicators) - set(result.tables) - set(derived.RATES):
        raise BuildError("\n".join(f"{name}: in the catalogue, but no table" for name in sorted(absent)))
    _merge(result, derived.derive(result.tables))
    outlines = boundaries.build(raw, areas) if BOUNDARIES in names else None
    tables = result.tables
    ledger = claims.build(raw, tables) if CLAIMS in names else claims.renewed(last.extra("claims"), tables)
    around = borders.build(raw, areas) if BOUNDARIES in names else last.extra("borders")
    return Gathered(result, ledger, around, tuple(kept), areas, areas if AREAS in names else None, outlines)


def draft_part(gathered: Gathered, last: LastGood, records: Records) -> Draft:
    """All published tables of a part that was built anew and a rest that is kept, the same bytes."""
    unread = {name: last.extra(name) for name in LISTS if name in last and name not in gathered.result.lists}
    given = {**unread, **gathered.result.lists, "claims": gathered.ledger, "borders": gathered.borders}
    draft = draft_of(gathered.result, given, gathered.areas, records)
    kept = {name: last.contents[name] for name in gathered.kept}
    contents = {**draft.contents, **kept}
    return replace(draft, contents=contents, lists=gathered.lists, outlines=gathered.outlines)


def _keep(result: SourceTables, names: Collection[str], last: LastGood, records: Records) -> list[str]:
    """Add the last tables of all that `names` do not give, and what was found on them; the indicators added."""

    def stays(indicator: Indicator) -> bool:
        interface = records.sources[indicator.source].interface
        unread = indicator.source not in names or (interface is not None and indicator.id in interface.keeps)
        return unread and indicator.id not in result.tables and indicator.id in last.contents

    kept = [item.id for item in records.indicators.values() if item.id not in derived.RATES and stays(item)]
    result.tables.update({name: last.table(name) for name in kept})
    kept = [name for name in kept if name not in result.groups]
    result.findings += [
        finding
        for finding in last.findings
        if finding.indicator in kept or (finding.source not in names and finding.indicator not in derived.RATES)
    ]
    return kept


def extra_bytes(table: pd.DataFrame) -> bytes:
    """A published table that holds no observations, numbers as short as they go."""
    numeric = table.select_dtypes("float").columns
    text = table.assign(**{name: table[name].map(number_text) for name in numeric})
    return text.to_csv(index=False, lineterminator="\n").encode("utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Command line: `python -m data.build --raw FOLDER [--out FOLDER]`."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--raw", type=Path, required=True, help="folder with one folder of files per publisher")
    parser.add_argument("--out", type=Path, default=HERE / "published", help="where the tables go")
    options = parser.parse_args(arguments)
    if shutil.disk_usage(HERE).free < 50_000_000:
        print("build: less than 50 MB free on the disk; nothing was changed", file=sys.stderr)
        return 1
    try:
        with alone(options.out):
            rows = build(options.raw, options.out)
    except (BuildError, BusyError, CatalogueError, DamagedError, checks.CheckError, ValueError, OSError) as error:
        print(f"build: nothing was changed.\n{error}", file=sys.stderr)
        return 1
    width = max(map(len, rows))
    print("\n".join(f"{name:{width}} {count:>8,}" for name, count in sorted(rows.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
