"""Turns publishers' files into `data/published/`: read, derive, check, classify, write; all or nothing."""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from dashboard.catalogue import CatalogueError, Indicator, Source, load_indicators, load_sources
from data import boundaries, checks, claims, classes, derived, package, progress
from data.areas import Areas
from data.records import COLUMNS, KEYS, Finding, SourceTables
from data.sources import areas as areas_source

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
    "wb_wgi",
    "treaties",
    "us_dol",
    "us_tip",
)
REPORT_COLUMNS = ["source", "indicator", "action", "rows", "reason", "key"]
NUMBERS = ("obs_value", "obs_lower", "obs_upper")


class BuildError(RuntimeError):
    """A build that cannot go on; the message names the file and the remedy."""


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


def read_sources(raw: Path, areas: Areas) -> SourceTables:
    """All tables of all sources, with a progress display on standard error."""
    result = SourceTables()
    bar = tqdm(READERS, desc="reading", unit="source", file=sys.stderr)
    for name in bar:
        bar.set_postfix_str(name)
        _merge(result, importlib.import_module(f"data.sources.{name}").read(raw, areas))
    return result


def _merge(into: SourceTables, part: SourceTables) -> None:
    if twice := set(into.tables) & set(part.tables):
        raise BuildError(f"two sources give the same indicator: {', '.join(sorted(twice))}")
    into.tables.update(part.tables)
    into.findings.extend(part.findings)


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

    A table of an indicator also names its title, sources (with vintage) and licences.
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
    whole = {"name": "reach-2030", "title": "Reach 2030: the published tables", "version": version}
    whole["profile"] = package.PROFILES["package"]
    text = json.dumps({**whole, "resources": resources}, indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _origin(
    indicator: Indicator,
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> dict[str, object]:
    """Title, sources and licences of a table; a derived rate has those of its population, too."""
    used = [sources[indicator.source]]
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


def publish(
    folder: Path,
    contents: Mapping[str, bytes],
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> None:
    """Replace `folder` by the new tables, or leave it as it was."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".published-") as made:
        fresh, old = Path(made) / "new", Path(made) / "old"
        fresh.mkdir()
        write_package(fresh, contents, indicators, sources)
        if folder.exists():
            folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise


def build(raw: Path, out: Path) -> dict[str, int]:
    """Build everything from `raw` into `out`; rows per table. Raises BuildError, CheckError or ValueError."""
    indicators = load_indicators(HERE / "catalogue")
    sources = load_sources(HERE / "sources")
    check_raw_files(raw, sources)
    areas = areas_source.build(raw)
    result = read_sources(raw, areas)
    _merge(result, derived.derive(result.tables))
    steps = tqdm(total=5, desc="building", unit="step", file=sys.stderr)
    steps.set_postfix_str("checks")
    check(result.tables, indicators, areas)
    steps.update()
    steps.set_postfix_str("classes of maps")
    extra = {"classes": classes.build(result.tables, indicators)}
    steps.update()
    steps.set_postfix_str("progress to 2030")
    extra["progress"] = progress.build(result.tables, indicators, areas)
    extra["claims"] = claims.build(raw, result.tables)
    steps.update()
    steps.set_postfix_str("boundaries")
    outlines = boundaries.build(raw, areas)
    steps.update()
    steps.set_postfix_str("writing")
    extra["build_report"] = report_table(result.findings)
    contents = {name: table_bytes(table) for name, table in result.tables.items()}
    contents |= {name: extra_bytes(table) for name, table in extra.items()}
    areas_source.write(areas, HERE)
    boundaries.write(outlines, HERE.parent / "assets" / "boundaries" / "world.geojson")
    publish(out, contents, indicators, sources)
    steps.update()
    steps.close()
    return {name: content.count(b"\n") - 1 for name, content in contents.items()}


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
        rows = build(options.raw, options.out)
    except (BuildError, CatalogueError, checks.CheckError, ValueError, OSError) as error:
        print(f"build: nothing was changed.\n{error}", file=sys.stderr)
        return 1
    width = max(map(len, rows))
    print("\n".join(f"{name:{width}} {count:>8,}" for name, count in sorted(rows.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
