"""What one panel shows, whole: the figure, the words around it, its twin as a table, and the rows of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.marks import Chart
from dashboard.figures.plotly_json import figure

CSV_COLUMNS = [
    "indicator",
    "ref_area",
    "area",
    "time_period",
    "sex",
    "age",
    "breakdown",
    "obs_value",
    "obs_lower",
    "obs_upper",
    "obs_status",
    "unit",
    "source",
    "release",
    "year_shown",
    "countries",
    "countries_of",
    "note",
]
"""The published columns, with the area's name, the unit, the source and its release, the year that a map showed it
for, how many countries a group's figure rests on, and a note: who computed it, or why there is none."""


@dataclass(frozen=True)
class Table:
    """Columns and rows of text, as a page shows them; `numeric` marks columns aligned to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    origins: tuple[tuple[str, ...], ...] = ()
    """For each cell the address that says where its figure comes from, empty for cells that are none."""
    parts: tuple[tuple[int, str], ...] = ()
    """Headings across the table, each before the row of that number; none where it has one part."""


@dataclass(frozen=True)
class Shown:
    """One view of one selection, from which its chart, table, image and files are made, so that they cannot differ."""

    body: Chart | dict[str, Any]
    """Its chart as described, with no figure that the reader does not see; of kinds that are not yet described, as
    figure of plotly's."""
    words: Mapping[str, str]
    """stem, indicator, title, subtitle, caveat, source, sources (their ids), coverage, origin; coverage may be empty.

    Where there are any: covered, the coverage without what it says of a chart's marks; marks, what numbers in the
    figure stand for; notes, on boundaries that it shows; first and last, the years over which a figure of one year can
    be moved."""
    table: Table
    head: tuple[str, ...]
    """Columns of its file: those of `CSV_COLUMNS` where all rows are observations."""
    rows: tuple[tuple[str, ...], ...]
    """Rows of its file, as text: numbers as the shortest decimal that reads back the same, a blank for unknown."""

    @property
    def figure(self) -> dict[str, Any]:
        """What plotly draws."""
        return figure(self.body) if isinstance(self.body, Chart) else self.body
