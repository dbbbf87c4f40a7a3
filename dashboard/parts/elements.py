"""HTML elements with `data-*` and `aria-*` attributes, which the typed components of Dash do not name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash.development.base_component import Component


def element(kind: Any, children: Any = None, attributes: Mapping[str, str] | None = None, **known: Any) -> Component:
    """An element of `dash.html` with children, free `attributes` ("data-panel", "aria-label") and known ones."""
    made: Component = kind(children, **known, **(attributes or {}))
    return made


def plain(component: Any) -> Any:
    """A component as the JSON that is sent for it: what never changes is turned into it once, not at every request."""
    if isinstance(component, Component):
        made = component.to_plotly_json()  # type: ignore[no-untyped-call]
        return {**made, "props": {name: plain(value) for name, value in made["props"].items()}}
    if isinstance(component, (list, tuple)):
        return [plain(part) for part in component]
    return component
