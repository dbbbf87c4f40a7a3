"""What a run has measured: judged by its bars, kept as a file, and written into docs/speed.md as tables and plots."""

from __future__ import annotations

import csv
import os
import re
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from tests.fixtures.serving import ROOT

DOCUMENT = ROOT / "docs" / "speed.md"
CAPACITY = ROOT / "docs" / "capacity.md"
FOLDER = ROOT / "docs" / "speed"
HEAD = ("what", "who", "unit", "median", "low", "high", "count", "bar", "beside", "ratio", "verdict")
HELD, MISSED, UNJUDGED = "met", "**missed**", "not judged"
INKS = ("#126f7c", "#7ebabf", "#b5651d", "#8a6fae", "#888888")
"""Of the bars of a plot, in the order in which they are met."""
MOST_DRAWN = 10
BARS = "bars"
"""The region of the document in which all bars of all parts stand together."""
WORST_OF = ("lighthouse",)
"""Parts that judge each page apart: of what they judge the worst page stands there."""


@dataclass(frozen=True)
class Result:
    """Something that was measured of one of those who are compared.

    `beside`: what, and whose, it is set in proportion to; `bar` is then one of the ratio, else of the median.
    """

    what: str
    who: str
    values: tuple[float, ...]
    unit: str
    bar: float | None = None
    beside: tuple[str, str] | None = None
    is_least: bool = False
    """Whether the bar is to be reached; else it may not be exceeded."""
    is_drawn: bool = False
    """Whether a plot shows it, beside the others who did the same."""

    @property
    def median(self) -> float:
        """Of the values."""
        return statistics.median(self.values)


@dataclass(frozen=True)
class Line:
    """A result beside what it is compared with, and whether it keeps to its bar."""

    result: Result
    ratio: float | None

    @property
    def verdict(self) -> str:
        """Met, missed, or not judged for want of what it is compared with; empty without a bar."""
        bar = self.result.bar
        if bar is None:
            return ""
        value = self.ratio if self.result.beside else self.result.median
        if value is None:
            return UNJUDGED
        return HELD if (value >= bar if self.result.is_least else value <= bar) else MISSED

    def cells(self) -> tuple[str, ...]:
        """As in the file."""
        found = self.result
        bar = "" if found.bar is None else f"{'at least' if found.is_least else 'at most'} {_short(found.bar)}"
        beside = " of ".join(found.beside) if found.beside else ""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        ends = (_short(found.median), _short(min(found.values)), _short(max(found.values)))
        return (found.what, found.who, found.unit, *ends, str(len(found.values)), bar, beside, ratio, self.verdict)


def _short(value: float) -> str:
    """Three figures are enough to read."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def judged(results: Sequence[Result]) -> list[Line]:
    """Each beside what it is compared with."""
    medians = {(found.what, found.who): found.median for found in results}

    def ratio(found: Result) -> float | None:
        base = medians.get(found.beside) if found.beside else None
        return found.median / base if base else None

    return [Line(found, ratio(found)) for found in results]


def circumstances(since: datetime) -> str:
    """When, on which code and beside how much else a part was measured."""
    commit = subprocess.run(
        ("git", "rev-parse", "--short=8", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    minutes = (datetime.now(UTC) - since).total_seconds() / 60
    day = f"{since.day} {since:%B %Y, %H:%M} UTC"
    return (
        f"Measured on {day}, in {minutes:.0f} minutes, at commit `{commit or 'unknown'}`, on {os.cpu_count()} cores "
        f"(load average at the end, over 1, 5 and 15 minutes: {load})."
    )


def keep(part: str, lines: Sequence[Line], said: str, folder: Path = FOLDER) -> None:
    """Write the file of a part, and its plot."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{part}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(line.cells() for line in lines)
    (folder / f"{part}.txt").write_text(said + "\n", encoding="utf-8")
    drawn = plot(lines)
    if drawn:
        (folder / f"{part}.svg").write_text(drawn, encoding="utf-8")


# -------------------------------------------------------------------------------------------------- the document


def table(part: str, folder: Path = FOLDER) -> str:
    """What a part's file holds, as the document shows it."""
    with (folder / f"{part}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    said = (folder / f"{part}.txt").read_text(encoding="utf-8").strip()
    lines = [
        "| What | Whose | Median | From – to (n) | Bar | Ratio | |",
        "| --- | --- | ---: | ---: | --- | ---: | --- |",
    ]
    for row in rows:
        ends = f"{row['low']} – {row['high']} ({row['count']})"
        bar = f"{row['bar']} of “{row['beside']}”" if row["bar"] and row["beside"] else row["bar"]
        cells = (row["what"], row["who"], f"{row['median']} {row['unit']}", ends, bar, row["ratio"], row["verdict"])
        lines.append(f"| {' | '.join(cells)} |")
    verdicts = [row["verdict"] for row in rows]
    counted = f"Of {sum(map(bool, verdicts))} bars {verdicts.count(HELD)} are met and {verdicts.count(MISSED)} missed."
    rest = verdicts.count(UNJUDGED)
    counted += f" {rest} cannot be judged, since what they are compared with was not in the run." if rest else ""
    picture = f"\n\n![{part}](speed/{part}.svg)" if (folder / f"{part}.svg").exists() else ""
    return f"{said} {counted}{picture}\n\n" + "\n".join(lines)


def bars(folder: Path = FOLDER) -> str:
    """Every bar that a part keeps ours to: what it last came to, of which commit, and whether it was met."""
    lines = ["| Part | Commit | What | Last | Bar | Ratio | |", "| --- | --- | --- | ---: | --- | ---: | --- |"]
    verdicts = []
    for path in sorted(folder.glob("*.csv")):
        said = path.with_suffix(".txt").read_text(encoding="utf-8")
        commit = re.search(r"commit (`\w+`)", said)
        for row in _judged_rows(path):
            verdicts.append(row["verdict"])
            bar = f"{row['bar']} of “{row['beside']}”" if row["beside"] else row["bar"]
            last = f"{row['median']} {row['unit']}".strip()
            cells = (path.stem, commit[1] if commit else "", row["what"], last, bar, row["ratio"], row["verdict"])
            lines.append(f"| {' | '.join(cells)} |")
    counted = f"Of {len(verdicts)} bars {verdicts.count(HELD)} are met, {verdicts.count(MISSED)} missed"
    return f"{counted} and {verdicts.count(UNJUDGED)} not judged.\n\n" + "\n".join(lines)


def _judged_rows(path: Path) -> list[dict[str, str]]:
    """Rows of ours that have a bar; of a part that judges each page, the worst page for each thing that it judges."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["bar"] and row["who"] == "ours"]
    if path.stem not in WORST_OF:
        return rows
    worst: dict[str, dict[str, str]] = {}
    for row in rows:
        judged_thing = row["what"].partition(":")[0]
        if judged_thing not in worst or float(row["median"]) < float(worst[judged_thing]["median"]):
            worst[judged_thing] = row
    return [{**row, "what": f"{row['what']} (the worst page)"} for row in worst.values()]


def fill(document: str, folder: Path = FOLDER) -> str:
    """The document with each region that a part has filled anew; regions of parts that never ran stay."""

    def region(match: re.Match[str]) -> str:
        part = match["part"]
        if part == BARS:
            return f"<!-- bench:{part} -->\n{bars(folder)}\n<!-- /bench:{part} -->"
        if not (folder / f"{part}.csv").exists():
            return match[0]
        return f"<!-- bench:{part} -->\n{table(part, folder)}\n<!-- /bench:{part} -->"

    return re.sub(r"<!-- bench:(?P<part>\w+) -->\n.*?<!-- /bench:(?P=part) -->", region, document, flags=re.DOTALL)


def capacity(folder: Path = FOLDER) -> str:
    """What one host carried in the last run of the part "load", in one row."""
    with (folder / "load.csv").open(encoding="utf-8", newline="") as stream:
        found = {row["what"]: f"{row['median']} {row['unit']}".strip() for row in csv.DictReader(stream)}
    count = next(what for what in found if what.endswith(" readers: errors")).partition(" ")[0]

    def of(what: str) -> str:
        return found[f"{count} readers: {what}"]

    asked = [found[f"answers a second, {kind}"].split()[0] for kind in ("repeated", "new")]
    cells = (
        *(count, of("p95 of all requests"), of("p95 of pages"), of("errors"), of("processors that the server took")),
        *(*asked, found["memory of all processes"]),
    )
    head = (
        *("Readers at once", "p95 of all requests", "p95 of pages", "Errors", "Processor time"),
        *("Answers a second, repeated", "new", "Memory after the load"),
    )
    said = (folder / "load.txt").read_text(encoding="utf-8").strip()
    return f"{said}\n\n| {' | '.join(head)} |\n|{' ---: |' * len(head)}\n| {' | '.join(cells)} |"


def fill_capacity(document: str, folder: Path = FOLDER) -> str:
    """The page on capacity, with what the last load came to."""
    mark, end = "<!-- bench:capacity -->\n", "<!-- /bench:capacity -->"
    before, _, rest = document.partition(mark)
    return f"{before}{mark}{capacity(folder)}\n{end}{rest.partition(end)[2]}"


# -------------------------------------------------------------------------------------------------- the plot


def _limit(found: Result) -> float:
    """The bar that is to be kept, where it is one of what is drawn."""
    return 0.0 if found.beside else found.bar or 0.0


def plot(lines: Sequence[Line]) -> str:
    """Level bars from zero, a group for each thing that is drawn and a bar for each who did it; empty without any.

    Each group has its own scale where several did it, else all of one unit share theirs. A bar that is to be kept,
    and is one of what is drawn, stands as an upright line.
    """
    drawn = [line.result for line in lines if line.result.is_drawn]
    groups = list(dict.fromkeys((found.what, found.unit) for found in drawn))[:MOST_DRAWN]
    whose = list(dict.fromkeys(found.who for found in drawn))
    parts: list[str] = []
    down = 12.0
    for what, unit in groups:
        bars = [found for found in drawn if (found.what, found.unit) == (what, unit)]
        alike = bars if len(whose) > 1 else [found for found in drawn if found.unit == unit]
        most = max(max(found.median, _limit(found)) for found in alike) or 1
        parts.append(f'<text x="12" y="{down + 12:g}" font-weight="600">{escape(what)}, {escape(unit)}</text>')
        down += 20
        for found in bars:
            width = max(430 * found.median / most, 1)
            ink = INKS[whose.index(found.who) % len(INKS)]
            parts.append(
                f'<text x="140" y="{down + 11:g}" text-anchor="end">{escape(found.who)}</text>'
                f'<rect x="148" y="{down:g}" width="{width:.1f}" height="14" fill="{ink}"/>'
                f'<text x="{154 + width:.1f}" y="{down + 11:g}">{_short(found.median)}</text>'
            )
            if _limit(found):
                at = 148 + 430 * _limit(found) / most
                parts.append(f'<path d="M{at:.1f},{down - 2:g}v18" stroke="#b00020" stroke-width="2"/>')
            down += 18
        down += 10
    if not parts:
        return ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {down:g}" width="660" height="{down:g}" '
        f'font-family="sans-serif" font-size="12" fill="#222"><rect width="660" height="{down:g}" fill="#fff"/>'
        f"{''.join(parts)}</svg>\n"
    )
