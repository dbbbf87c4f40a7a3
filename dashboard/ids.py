"""Names of the components that layout and callbacks share."""

from __future__ import annotations

from typing import Any

ADDRESS = "address"
SELECTION = "selection"
PAGE = "page"


def filter_id(name: Any) -> dict[str, Any]:
    """One control of the filter bar."""
    return {"kind": "filter", "name": name}


def panel_id(kind: str, panel: Any) -> dict[str, Any]:
    """A part of a panel: "tab"."""
    return {"kind": kind, "panel": panel}
