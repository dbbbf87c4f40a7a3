"""The file of a view: the rows of exactly what it shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.figures.shown import Shown
from dashboard.i18n.published import unmarked


def shown_csv(shown: Shown) -> str:
    """The rows of a view as CSV."""
    return csv_text(shown.head, shown.rows)


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV below their heads."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(map(unmarked, row) for row in rows)
    return buffer.getvalue()
