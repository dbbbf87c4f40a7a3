"""Lengths of the sheet grow with the screen; lines, paper, and what says itself how it grows do not."""

from __future__ import annotations

import pytest

from dashboard.config import ROOT
from dashboard.web.lengths import grown


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("p { font-size: 14px; }", "p { font-size: calc(14*var(--px)); }"),
        ("p { margin: -8px 0 12.5px; }", "p { margin: calc(-8*var(--px)) 0 calc(12.5*var(--px)); }"),
        ("p { height: calc(100vh - 482px) }", "p { height: calc(100vh - calc(482*var(--px))) }"),
        ("p { border: 1px solid; outline-offset: 2px; }", "p { border: 1px solid; outline-offset: 2px; }"),
        (":root { --names: 40px; }", ":root { --names: calc(40*var(--px)); }"),
        ("p { height: calc(var(--tall, 320px) * var(--by)); }", "p { height: calc(var(--tall, 320px) * var(--by)); }"),
        ("p { background: url(a-8px.png); }", "p { background: url(a-8px.png); }"),
        ("/* of 8px */p { gap: 4px; }", "p { gap: calc(4*var(--px)); }"),
    ],
)
def test_a_length(written: str, served: str) -> None:
    assert grown(written) == served


def test_the_width_at_which_a_rule_holds_stays_and_paper_is_left_alone() -> None:
    screen = "@media (max-width: 700px) { p { top: 8px; } }"
    paper = "@media print { p { top: 8px; } } @page { margin: 12px; }"
    assert grown(screen) == "@media (max-width: 700px) { p { top: calc(8*var(--px)); } }"
    assert grown(paper) == paper
    assert grown(paper + screen) == paper + grown(screen)


def test_no_rule_of_the_sheet_is_lost() -> None:
    sheet = (ROOT / "assets" / "reach.css").read_text(encoding="utf-8")
    served = grown(sheet)
    assert served.count("{") == served.count("}") == sheet.count("{") == sheet.count("}")
    assert grown(served) == served
