"""Why a target has its status, in words: the published reason, and the later figure of others that it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.i18n import format_number, in_sentences, translate, translate_filled
from dashboard.metrics.progress import SENTENCES, STATUS_WORDS
from dashboard.metrics.standing import Cell


def status_word(cell: Cell, words: Mapping[Any, str] = STATUS_WORDS) -> str:
    """A status in words, or in the short ones of a table; of one on track that in points a year would be short, so, and
    of one that moved away from its target within the method's margin what the method calls that."""
    if cell.in_points is not None:
        return translate("on track by its yearly rate alone")
    if cell.is_slightly_away and words is STATUS_WORDS:
        return slightly_away()
    return translate("slightly away") if cell.is_slightly_away else translate(words[cell.status])


def slightly_away() -> str:
    """The status in words of what moved away from its target by less than counts as getting worse."""
    return translate("slightly away from the target, counted as limited or no progress")


def reason_said(cell: Cell) -> str:
    """The reason of a status; behind it where its points a year lead, and a later figure that is not joined."""
    return in_sentences(filter(None, (status_said(cell), in_points_said(cell), later_said(cell))))


def status_said(cell: Cell) -> str:
    """The published reason of a status."""
    return translate_filled(cell.reason, SENTENCES)


def in_points_said(cell: Cell) -> str:
    """That the status on track asks for ever more points a year; empty where as many as so far would do, or nearly."""
    if cell.in_points is None:
        return ""
    return translate(
        "With the same change in percentage points each year, it would be at {figure} in {year}, short of the target.",
        figure=translate("{number}%", number=format_number(cell.in_points, 1)),
        year=cell.target_year,
    )


def later_figure(cell: Cell) -> str:
    """The later figure of the SDG database with its year: "2025: 3.4%"; empty where there is none."""
    if cell.later is None:
        return ""
    year, value = cell.later
    return translate("{year}: {value}%", year=year, value=format_number(value, 1))


def later_said(cell: Cell) -> str:
    """That there is a later figure, which is not joined, and which way it points; empty where there is none."""
    if cell.later is None:
        return ""
    if cell.later_way > 0:
        return translate(
            "A later figure from another source, the SDG database: {figure}. It is farther from the target.",
            figure=later_figure(cell),
        )
    if cell.later_way < 0:
        return translate(
            "A later figure from another source, the SDG database: {figure}. It is nearer to the target.",
            figure=later_figure(cell),
        )
    return later_in_short(cell)


def later_in_short(cell: Cell) -> str:
    """The same without the way that it points."""
    return translate("A later figure from another source, the SDG database: {figure}.", figure=later_figure(cell))
