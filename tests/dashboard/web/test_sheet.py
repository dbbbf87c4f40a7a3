"""What the sheet may not ask: whatever has the browser look through the whole page after every change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[3] / "assets" / "reach.css"
SMALL = {
    # Hold words, buttons, or a picture of the server's that does not change: no map and no chart.
    *(".filter", ".filter-bar", ".panel-caption", ".panel-caption:not(", ".panel-head", ".menu-box", ".menu-box:not("),
    *(":is(.panel-head, .strip-head, .small-foot)", "label", ".tile:hover", ".block.flows-role", ".block.country-role"),
    *(".flows-role:not(", ".statuses.turned", ".glance-main", ".drawn-ends", ".depth-chart"),
    # The header: the menu, buttons, and the search with its list; asked only whether the search has the focus.
    ".head",
    # An entry of a menu: a link or a button.
    "li",
    # Blocks of a headline, whose room is kept while it is not there.
    # Bars of a country's page, of HTML and at most twenty; asked one step down.
    ".drawn.large",
    ".justice-headline",
    ".victims-headline",
    ".protection-headline",
    ".drivers-headline",
    ".progress-headline",
    # Cells of a table that is a ledger in a narrow window: a link or words.
    "td",
    # Cells of numbers, of tables that are written from right to left alone.
    "td.number:not(",
    # Charts of one page: asked as far as four steps down, which no mark of a chart is.
    ".pair.even",
    # Panels beside each other, asked one step down.
    ":is(.pair, .grid)",
    ":is(.pair, .grid)[data-noted]",
    # Layers of a chart themselves, which pass nothing on.
    ":is(.overplot, .geo, .coverage-cells):not(",
}
"""What may be asked by `:has()`. With an element of every kind (`:has(> .x)`), the page or a panel, each mark of a
chart that is drawn had the styles of all 2,400 elements found anew: 94 of 171 ms of a click on a country."""
FOLLOWED = {".filter-bar", ".panel-head", ".pair.even"}
"""Of these, whose rules are about what stands beside or below."""


def _asked() -> Iterator[tuple[str, str]]:
    """Who is asked by each `:has()`, and the rest of its rule."""
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    for found in re.finditer(r":has\(", text):
        start, depth = found.start(), 0
        while depth or text[start - 1] not in " >~+,{}\n(" or text[start - 5 : start] == ":not(":
            start -= 1
            depth += {")": 1, "(": -1}.get(text[start], 0) if text[start - 4 : start + 1] != ":not(" else 0
        yield text[start : found.start()], text[found.end() :].split("{")[0]


def test_only_what_is_small_is_asked_what_it_has() -> None:
    assert {who for who, _ in _asked()} <= SMALL


@pytest.mark.parametrize("rest", sorted({rest for who, rest in _asked() if who in FOLLOWED}))
def test_what_follows_has_a_name(rest: str) -> None:
    """A rule about every element, or every `div`, beside or below it would be looked for in all of them."""
    last = re.split(r"[ >~+]+", rest.strip().removesuffix(","))[-1]
    assert re.search(r"[.#)\]]", last), rest
