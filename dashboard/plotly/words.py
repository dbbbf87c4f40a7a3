"""Words as plotly writes them: no markup but its own, and whole; assets/labels.js knows how much room they have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.marks import Datum, Hover, Mark

TEMPLATE = "%{customdata}<extra></extra>"
"""What is shown where something is pointed at: what is said of it, and nothing of plotly's own."""


def plain(text: str) -> str:
    """A text in which plotly finds no markup."""
    return text.replace("<", "‹").replace(">", "›")


def hover(said: Hover | None) -> str:
    """What is said of a datum, with its head in bold."""
    if said is None:
        return ""
    head = f"<b>{plain(said.head)}</b>" if said.head else ""
    return head + said.rest.replace("\n", "<br>")


def sourced(figure: dict[str, Any], sources: Sequence[str]) -> dict[str, Any]:
    """A figure that says its sources where something is pointed at, below what is said of that; each on its line."""
    small = "".join(f'<br><span style="font-size:12px">{plain(source)}</span>' for source in sources)
    template = TEMPLATE.replace("<extra>", f"{small}<extra>")

    def trace(drawn: dict[str, Any]) -> dict[str, Any]:
        if drawn.get("hovertemplate") != TEMPLATE:
            return drawn
        said = drawn["customdata"]
        if all(said):
            return drawn | {"hovertemplate": template}
        return drawn | {"hovertemplate": [template if text else TEMPLATE for text in said]} if any(said) else drawn

    return {**figure, "data": [trace(drawn) for drawn in figure["data"]]} if sources else figure


def whiskers(data: Sequence[Datum], colour: str, thickness: float, width: int = 0) -> dict[str, Any]:
    """From the low to the high end of each datum, around where it is drawn."""
    found = [(datum.drawn or 0.0, *(datum.reach or (datum.drawn or 0.0,) * 2)) for datum in data]
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - at for at, _, high in found],
        "arrayminus": [at - low for at, low, _ in found],
        "color": colour,
        "thickness": thickness,
        "width": width,
    }


def told(mark: Mark, data: Sequence[Datum] | None = None, role: str = "") -> dict[str, Any]:
    """A trace's name, what is said of its data (of some, or all of the mark), and by which a test knows what it is."""
    return {
        "name": mark.name,
        "customdata": [hover(datum.hover) for datum in (mark.data if data is None else data)],
        "hovertemplate": TEMPLATE,
        "meta": {"mark": type(mark).__name__, "role": role or mark.role},
    }
