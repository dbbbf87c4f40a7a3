"""Named bars as native charts: one bar a name, or the parts of a whole."""

from __future__ import annotations

from dashboard.charts.marks import Bars, Pane
from dashboard.exports.slides.inks import drawn
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.i18n import translate
from dashboard.words.names import of_how_many


def plot_of_names(pane: Pane) -> Plot:
    """The chart of a pane whose rows are names."""
    return _wholes(pane) if pane.is_stacked else _kinds(pane)


def _kinds(pane: Pane) -> Plot:
    """One bar a kind; what is suppressed has neither a bar nor a number, and says so in its name."""
    (mark,) = pane.bars
    rows = list(zip(pane.rows, mark.data, strict=True))[::-1]
    names = tuple(
        translate("{name}: {reason}", name=row.name, reason=row.said) if row.said else row.name for row, _ in rows
    )
    labels = tuple("" if datum.value is None else datum.label for _, datum in rows)
    strand = Strand(mark.name, drawn(mark.ink), tuple(datum.value for _, datum in rows), labels=labels)
    return Plot("bars", names, (strand,), decimals=pane.x.decimals)


def _wholes(pane: Pane) -> Plot:
    """Parts of wholes, as percentages of them, each labelled with its number."""
    rows = sorted(pane.rows, key=lambda row: -row.height)
    return Plot(
        "bars",
        tuple(of_how_many(row.name, row.of) for row in rows),
        tuple(_part(mark, [row.height for row in rows]) for mark in pane.bars),
        axis=(pane.x.low, pane.x.high),
        decimals=2,
        is_stacked=True,
        is_share=True,
        wholes=pane.x.title,
        bold=tuple(place for place, row in enumerate(rows) if row.is_of_all),
    )


def _part(mark: Bars, heights: list[float]) -> Strand:
    own = {datum.at: datum for datum in mark.data}
    data = [own.get(height) for height in heights]
    labels = ("" if datum is None else datum.label for datum in data)
    values = tuple(None if datum is None else datum.drawn for datum in data)
    return Strand(mark.name, drawn(mark.ink), values, labels=tuple(labels))
