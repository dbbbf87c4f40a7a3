"""Words as plotly writes them: no markup but its own, broken or shortened for the room of a page."""

from __future__ import annotations

from dashboard.charts.marks import Hover

MOST = 22
"""Letters of a name on one line, where many stand below each other."""
WIDE = 16
"""Letters of a line of a name that has several."""


def plain(text: str) -> str:
    """A text in which plotly finds no markup."""
    return text.replace("<", "‹").replace(">", "›")


def hover(said: Hover | None) -> str:
    """What is said of a datum, with its head in bold."""
    if said is None:
        return ""
    head = f"<b>{plain(said.head)}</b>" if said.head else ""
    return head + said.rest.replace("\n", "<br>")


def shortened(label: str, most: int = MOST) -> str:
    """A label on one line, of at most so many letters."""
    name = plain(label)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def wrapped(label: str) -> str:
    """A label in lines of at most 16 letters, where its words are not longer."""
    lines = [""]
    for word in plain(label).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > WIDE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
