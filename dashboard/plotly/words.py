"""Words as plotly writes them: no markup but its own, and whole; assets/labels.js knows how much room they have."""

from __future__ import annotations

from dashboard.charts.marks import Hover


def plain(text: str) -> str:
    """A text in which plotly finds no markup."""
    return text.replace("<", "‹").replace(">", "›")


def hover(said: Hover | None) -> str:
    """What is said of a datum, with its head in bold."""
    if said is None:
        return ""
    head = f"<b>{plain(said.head)}</b>" if said.head else ""
    return head + said.rest.replace("\n", "<br>")
