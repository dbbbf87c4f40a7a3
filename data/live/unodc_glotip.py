"""Fetches UNODC's GLOTIP workbook, as it is."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from data.areas import Areas
from data.live.answers import check_zip
from data.live.client import Visit
from data.live.facts import Facts, as_of, released_on

STAMP_ROW = 2
"""Row of the first sheet that says when the workbook was made: 28/10/2025."""


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Copy the workbook into the folder `raw`. Raises FetchError."""
    [(file, ending)] = visit.interface.files.items()
    path = visit.get(*visit.question(ending), check_zip, resumable=True).value
    (raw / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, raw / file)
    return facts_of(raw / file) or as_of(visit.day)


def facts_of(path: Path) -> Facts | None:
    """The release that the workbook itself names; None where it names none."""
    book = load_workbook(path, read_only=True)
    try:
        sheet = book.worksheets[0]
        # It declares itself one cell large.
        sheet.reset_dimensions()
        cells = next(sheet.iter_rows(min_row=STAMP_ROW, max_row=STAMP_ROW, values_only=True), ())
        return released_on(datetime.strptime(str(cells[0]), "%d/%m/%Y").date().isoformat())
    except (ValueError, IndexError):
        return None
    finally:
        book.close()
