"""The published statuses on the way to 2030 as lines of a CSV, each as it stands in the table."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from types import SimpleNamespace

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
        head, rows = context.store.cells("progress")
        told = list(map(itemgetter(*map(head.index, COLUMNS)), rows))
        for (indicator, area, *_), line in zip(told, _lines(told), strict=True):
            self._lines.setdefault(indicator, {})[area] = line

    def content(self, indicators: Collection[str], areas: Collection[str] | None) -> Iterator[bytes]:
        """The head, then the lines of each indicator that has statuses, by area; of all areas where None."""
        yield from _lines([COLUMNS])
        wanted = None if areas is None else set(areas)
        for name in indicators:
            lines = self._lines.get(name, {})
            kept = [line for area, line in lines.items() if wanted is None or area in wanted]
            if kept:
                yield b"".join(kept)


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    written: list[str] = []
    # One writer for all: it gives each line by itself.
    csv.writer(SimpleNamespace(write=written.append), lineterminator="\n").writerows(rows)
    return map(str.encode, written)
