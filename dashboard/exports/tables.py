"""The file of a view: the rows of exactly what it shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from dashboard.figures.shown import Shown
from dashboard.i18n import translate
from dashboard.i18n.published import unmarked

WORDED = frozenset({"unit", "x_unit", "y_unit", "release", "sector"})
"""Columns of words that tables hold in English and pages say in the reader's language; all others are codes, or names
and sentences that are in it already."""


def shown_csv(shown: Shown) -> str:
    """The rows of a view as CSV."""
    return view_csv(shown.head, shown.rows)


def view_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of a view as CSV below their heads, in the current language."""
    return csv_text(head, _said(head, rows))


def _said(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    is_worded = [name in WORDED for name in head]
    for row in rows:
        yield [translate(cell) if words else cell for cell, words in zip(row, is_worded, strict=True)]


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV below their heads."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(map(unmarked, row) for row in rows)
    return buffer.getvalue()
