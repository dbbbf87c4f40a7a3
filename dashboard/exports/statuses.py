"""The published statuses on the way to 2030 as lines of a CSV, each as it stands in the table."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

from dashboard.context import Context

COLUMNS = (
    "indicator", "ref_area", "status", "reason", "base_year", "base_value", "last_year", "last_value", "target",
    "target_kind", "target_year", "ratio", "second_reading", "projected_value", "projected_lower", "projected_upper",
    "points", "missing",
)  # fmt: skip


class Statuses:
    """The lines of all statuses, written once, never changed after."""

    def __init__(self, context: Context) -> None:
        self._lines: dict[str, dict[str, bytes]] = {}
        for row in context.store.extra("progress"):
            line = _line(row[name] for name in COLUMNS)
            self._lines.setdefault(row["indicator"], {})[row["ref_area"]] = line

    def content(self, indicators: Collection[str], areas: Collection[str] | None) -> Iterator[bytes]:
        """The head, then the lines of each indicator that has statuses, by area; of all areas where None."""
        yield _line(COLUMNS)
        wanted = None if areas is None else set(areas)
        for name in indicators:
            lines = self._lines.get(name, {})
            kept = [line for area, line in lines.items() if wanted is None or area in wanted]
            if kept:
                yield b"".join(kept)


def _line(cells: Iterator[str] | tuple[str, ...]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode()
