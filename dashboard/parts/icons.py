"""Names of our own icons, and the classes that show one before the words of a button or link.

They are drawn in assets/reach.css as masks, so that an icon costs no component, no request and no colour of its own.
"""

from __future__ import annotations

NAMES = frozenset(
    {
        "map",
        "chart",
        "table",
        "download",
        "share",
        "link",
        "embed",
        "deck",
        "deck-add",
        "deck-added",
        "more",
        "expand",
        "present",
        "info",
        "source",
        "picture",
        "search",
        "contrast",
        "sun",
        "moon",
        "close",
        "check",
        "plus",
        "minus",
        "home",
        "print",
        "left",
        "right",
        "down",
        "help",
        "globe",
        "menu",
    }
)


def icon(name: str) -> str:
    """Classes for an element that begins with an icon: `className=icon("download")`. Raises KeyError for others.

    The icon says nothing to a screen reader: an element without words needs a name (`aria-label`) and a `title`.
    """
    if name not in NAMES:
        raise KeyError(name)
    return " ".join(("icon", f"icon-{name}"))
