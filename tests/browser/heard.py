"""What a page says to who hears it, in the order of the page, as Chromium's accessibility tree has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Heard:
    """One thing that is said: its role and its name, and in which roles it stands, from the outermost on."""

    role: str
    name: str
    within: tuple[str, ...] = field(default=())


def heard(page: Page) -> list[Heard]:
    """All that is said of a page; text that is nothing but the name of what it stands in is left out."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    return list(_told(nodes, next(iter(nodes)), (), ""))


TEXTS = ("StaticText", "InlineTextBox")
NAMED = ("link", "button", "heading", "image", "radio", "checkbox", "option", "DisclosureTriangle", "columnheader")
"""Roles that are named by what they hold."""
SILENT = ("generic", "none", "RootWebArea", "InlineTextBox", "LineBreak", "paragraph")


def _told(nodes: dict[str, Any], at: str, within: tuple[str, ...], named: str) -> Iterator[Heard]:
    node = nodes[at]
    role, name = (str(node.get(kind, {}).get("value", "")) for kind in ("role", "name"))
    if not node.get("ignored") and role not in SILENT:
        if role not in TEXTS or name.strip() not in named:
            yield Heard(role, name.strip(), within)
        within = (*within, role)
        named = name if role in NAMED else named
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _told(nodes, child, within, named)
