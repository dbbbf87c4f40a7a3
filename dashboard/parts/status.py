"""A target and a status in words, as pages and tables show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.i18n import format_number, translate
from dashboard.metrics.progress import STATUS_SIGNS, STATUS_WORDS
from dashboard.metrics.standing import Cell
from dashboard.parts.elements import element
from dashboard.words.reasons import reason_said


def target_text(indicator: Indicator) -> str:
    """How a target is read: "none (1)", "all (100)", "1, assumed"; with its year where that is not 2030."""
    target = indicator.target
    if target is None:
        return ""
    number = format_number(target.value, indicator.decimals)
    words = {
        "zero": translate("none (≤ {number})", number=number) if target.value else translate("none", context="target"),
        "universal": translate(
            "all (≥ {number})", number=format_number(target.met or target.value, indicator.decimals)
        ),
        "assumed": translate(
            "{sign} {number}, assumed", sign="≤" if indicator.direction == "down" else "≥", number=number
        ),
    }
    return words[target.kind] + ("" if target.year == 2030 else f" {translate('by {year}', year=target.year)}")


def status_mark(cell: Cell, words: Mapping[Any, str] = STATUS_WORDS) -> Component:
    """Sign and word of a status, with the reason as a hint."""
    sign = STATUS_SIGNS[cell.status]  # type: ignore[index]
    word = translate(words[cell.status])
    return element(
        html.Span,
        [element(html.Span, sign, {"aria-hidden": "true"}, className="sign"), html.Span(word)],
        {"data-status": cell.status},
        className="status",
        title=reason_said(cell),
    )
