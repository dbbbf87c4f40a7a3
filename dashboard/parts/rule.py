"""One rule of the page of methods: how it is named and found, what it says, and an example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component


@dataclass(frozen=True)
class Rule:
    """A section of the page; `name` is what links lead to."""

    name: str
    head: str
    said: tuple[str, ...]
    example: Any = ""
    more: tuple[Component, ...] = ()
