"""The file of a view: the rows of exactly what it shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.figures.shown import Shown


def shown_csv(shown: Shown) -> str:
    """The rows of a view as CSV."""
    return csv_text(shown.head, shown.rows)


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV below their heads."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return buffer.getvalue()
