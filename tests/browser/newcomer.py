"""The journey of somebody who is new, told once for every reader: from the Overview to a link for a colleague.

A reader sees what the browser's accessibility tree says, roles and names, and nothing else of the page; the names are
those of the catalogue of their language. How they act is theirs: a finger, keys, a mouse.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from playwright.sync_api import Download, Error, Page

from dashboard.context import Context
from dashboard.i18n import language, translate
from dashboard.words.names import area_name
from tests.browser.conftest import PATIENCE

PAUSE = 100
"""Milliseconds between two looks."""
SUMMARY = "DisclosureTriangle"
"""What Chromium calls the head of a menu or a fold."""
BARS = ("toolbar", "radiogroup", "group", "listbox", "navigation", "list", "table")
"""Parts in which arrows may move, as the page says to whoever comes into one by Tab (assets/reach/stops.js)."""
MOST_STOPS = 60
"""Of Tab on a page, until what is wanted has the focus."""


@dataclass(frozen=True)
class Words:
    """What the reader looks for by name."""

    area: str
    here: str
    search: str
    menu: str
    earlier: str
    drivers: str
    beside: str
    timeline: str
    country: str
    download: str
    png: str
    close: str
    table: str
    share: str
    link: str
    copied: str


def words_of(context: Context, lang: str, area: str) -> Words:
    """The words of a language, from its catalogue."""
    with language(lang):
        return Words(
            area=area_name(context, area),
            here=translate("{area}: on this page", area=area_name(context, area)),
            search=translate("Search countries, topics, pages and headline figures"),
            menu=translate("Menu"),
            earlier=translate("One year earlier"),
            drivers=translate("Drivers"),
            beside=translate("Beside victims over time"),
            timeline=translate("Detected victims and drivers on one timeline"),
            country=translate("Country"),
            download=translate("Download"),
            png=translate("PNG"),
            close=translate("Close"),
            table=translate("Table"),
            share=translate("Share"),
            link=translate("Copy the link to this view"),
            copied=translate("Link copied"),
        )


@dataclass(frozen=True)
class Part:
    """One part of the page as the tree has it."""

    id: str
    node: int
    role: str
    name: str
    parent: str


class Tree:
    """The accessibility tree of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Accessibility.enable")

    def parts(self) -> dict[str, Part]:
        """All parts by id, in the order of the page, those that nobody is told of left out."""
        found: dict[str, Part] = {}
        for one in self.session.send("Accessibility.getFullAXTree")["nodes"]:
            role, name, value = (str(one.get(kind, {}).get("value", "")) for kind in ("role", "name", "value"))
            name = value if role == "slider" else name  # Here what it stands at tells more than what it is called.
            part = Part(one["nodeId"], one.get("backendDOMNodeId", 0), role, name, one.get("parentId", ""))
            found[part.id] = Part(part.id, 0, "", "", part.parent) if one["ignored"] else part
        for text in [one for one in found.values() if one.role == "StaticText"]:
            above = text
            while above := found.get(above.parent):  # type: ignore[assignment]
                if above.role == "status":  # A line that is read out when it changes has no name: it is its text.
                    found[above.id] = replace(above, name=above.name + text.name)
        return found

    def wait(self, role: str, is_meant: Callable[[str], bool], among: int = 0) -> Part:
        """The part of a role whose name is meant, once it is there; the first of several, or the one `among` them."""
        end = _end()
        while time.monotonic() < end:  # Of a long page one look takes longer than the pause after it.
            found = [one for one in self.parts().values() if one.role == role and is_meant(one.name)]
            if len(found) > among:
                return found[among]
            self.page.wait_for_timeout(PAUSE)
        names = sorted({one.name for one in self.parts().values() if one.role == role})
        raise AssertionError(f"no {role} is called as it should be, but {names}")

    def asked(self, function: str, node: int) -> Any:
        """What a function of a part's element returns."""
        element = self.session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
        told = {"objectId": element, "functionDeclaration": function, "returnByValue": True}
        return self.session.send("Runtime.callFunctionOn", told)["result"].get("value")

    def focused(self) -> int:
        """The node that has the focus."""
        at = self.session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        return int(self.session.send("DOM.describeNode", {"objectId": at})["node"]["backendNodeId"])

    def marked(self) -> str:
        """The name of the option that Enter would take, as the list of a field says it."""
        nodes = self.session.send("Accessibility.getFullAXTree")["nodes"]
        options = [one for one in nodes if one.get("role", {}).get("value") == "option" and not one["ignored"]]
        lists = {one["nodeId"] for one in nodes if one.get("role", {}).get("value") in ("listbox", "group")}
        for one in options:
            chosen = any(told["name"] == "selected" and told["value"].get("value") for told in one["properties"])
            if chosen and one["parentId"] in lists:
                return str(one["name"]["value"])
        return ""

    def above(self, part: Part) -> Iterator[Part]:
        """What a part stands in, from the nearest on."""
        parts = self.parts()
        while part := parts.get(part.parent):  # type: ignore[assignment]
            yield part

    def place(self, role: str, is_meant: Callable[[str], bool], among: int = 0) -> tuple[float, float]:
        """Where a part stands on the screen, scrolled to; what is replaced at this moment is looked for again."""
        end = _end()
        while time.monotonic() < end:
            part = self.wait(role, is_meant, among)
            try:
                self.session.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": part.node})
                quads = self.session.send("DOM.getContentQuads", {"backendNodeId": part.node})["quads"]
            except Error as error:
                if "detached" not in error.message and "layout object" not in error.message:
                    raise
                continue
            if quads:
                return sum(quads[0][0::2]) / 4, sum(quads[0][1::2]) / 4
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"a {role} stands nowhere on the screen")


def _end() -> float:
    """When whoever begins to wait now has waited long enough."""
    return time.monotonic() + PATIENCE / 1000


class Hand(Protocol):
    """How a reader acts on what the tree names."""

    tree: Tree

    def press(self, role: str, name: str, among: int = 0) -> None:
        """Act on a part of this role and name."""

    def pick(self, name: str) -> None:
        """Take the option that begins with a name."""


class Touch:
    """A finger on a phone."""

    def __init__(self, page: Page) -> None:
        self.tree = Tree(page)

    def press(self, role: str, name: str, among: int = 0) -> None:
        """A tap."""
        self.tree.page.touchscreen.tap(*self.tree.place(role, lambda said: said == name, among))

    def pick(self, name: str) -> None:
        """A tap on an option."""
        self.tree.page.touchscreen.tap(*self.tree.place("option", lambda said: said.startswith(name)))


class Mouse(Touch):
    """A mouse, wherever the tree says that something stands."""

    def press(self, role: str, name: str, among: int = 0) -> None:
        """A click."""
        self.tree.page.mouse.click(*self.tree.place(role, lambda said: said == name, among))

    def pick(self, name: str) -> None:
        """A click on an option."""
        self.tree.page.mouse.click(*self.tree.place("option", lambda said: said.startswith(name)))


class Keys:
    """Keys alone: Tab from stop to stop, arrows within a bar, Enter."""

    def __init__(self, page: Page) -> None:
        self.tree = Tree(page)

    def press(self, role: str, name: str, among: int = 0) -> None:
        """Go to it, and press it."""
        wanted = self.tree.wait(role, lambda said: said == name, among)
        self._reach(wanted)
        if role == "radio":
            self.tree.page.keyboard.press("Space")
        elif role not in ("combobox", "searchbox"):
            self.tree.page.keyboard.press("Enter")

    def _reach(self, wanted: Part) -> None:
        page, tree = self.tree.page, self.tree
        is_behind = tree.asked(
            "function () { return document.activeElement.compareDocumentPosition(this) & 2; }", wanted.node
        )
        bars = [one.node for one in tree.above(wanted) if one.role in BARS]
        for _ in range(MOST_STOPS):
            at = tree.focused()
            if at == wanted.node or self._along(at, wanted, bars):
                return
            page.keyboard.press("Shift+Tab" if is_behind else "Tab")
        raise AssertionError(f"{wanted.role} {wanted.name} is not reached in {MOST_STOPS} stops")

    def _along(self, at: int, wanted: Part, bars: list[int]) -> bool:
        """Within one bar arrows may lead there, on or back; they end where they began, or stand still."""
        # A slider's arrows are its own; from the head of the open menu that it is in, Tab goes in.
        inside = "function () { const at = document.activeElement; return this.contains(at) && at.type !== 'range'; }"
        head = "function () { return this.closest('.tool-menu')?.firstElementChild === document.activeElement; }"
        if self.tree.asked(head, wanted.node) or not any(self.tree.asked(inside, bar) for bar in bars):
            return False
        for key in ("ArrowRight", "ArrowLeft"):
            for _ in range(MOST_STOPS):
                before = self.tree.focused()
                self.tree.page.keyboard.press(key)
                now = self.tree.focused()
                if now == wanted.node:
                    return True
                if now == before:
                    break
                if now == at and key == "ArrowRight":
                    return False
        return False

    def pick(self, name: str) -> None:
        """The first option is taken by Enter, another one after arrows."""
        self.tree.wait("option", lambda said: said.startswith(name))
        for _ in range(MOST_STOPS):
            if self.tree.marked().startswith(name):
                break
            self.tree.page.keyboard.press("ArrowDown")
        self.tree.page.keyboard.press("Enter")


def journey(hand: Hand, words: Words, typed: str, seen: Callable[[str], None]) -> Download:
    """Overview, a country, another year, victims beside drivers, the brief, a table, a link, and a panel's picture.

    `typed`: what the reader writes into the search. `seen` is told the name of each step once it is there.
    """
    page, tree = hand.tree.page, hand.tree
    named = lambda said: said.startswith(words.area)  # noqa: E731

    page.goto("/")
    tree.wait("heading", bool)
    tree.wait("combobox", lambda said: said == words.search)
    seen("overview")

    hand.press("combobox", words.search)
    page.keyboard.type(typed)
    hand.pick(words.here)  # the first option is the page of the country
    tree.wait("heading", named)
    page.wait_for_url("**area=BGD**")
    seen("country")

    year = int(tree.wait("slider", str.isdigit).name)
    hand.press("button", words.earlier)
    tree.wait("slider", lambda said: said == str(year - 1))
    page.wait_for_url(f"**year={year - 1}**")
    seen("year")

    _by_menu(hand, words, words.drivers)
    page.wait_for_url("**/drivers?**")
    hand.press("link", words.beside)
    page.wait_for_url("**/drivers/timeline?**")
    tree.wait("heading", lambda said: said == words.timeline)
    tree.wait("heading", named)
    seen("beside")

    _by_menu(hand, words, words.country)
    page.wait_for_url("**/country/BGD?**")
    tree.wait("heading", lambda said: said == words.area)
    seen("brief")

    hand.press("radio", words.table)
    tree.wait("table", lambda _: True)
    seen("table")

    hand.press("button", _of_a_panel(tree, "button", words.share))
    hand.press("button", words.link)
    tree.wait("status", lambda said: words.copied in said)
    seen("link")

    hand.press("button", _of_a_panel(tree, "button", words.download))
    tree.wait("dialog", bool)
    seen("studio")
    with page.expect_download() as waiting:
        hand.press("button", words.png)
    return waiting.value


def _of_a_panel(tree: Tree, role: str, name: str) -> str:
    """The whole name of the first tool of a panel: it goes on as that of the panel, a part of the page, begins."""
    beginning = re.compile(rf"{re.escape(name)}\s?[:：]\s?")
    told = tree.wait(role, lambda said: beginning.match(said) is not None).name
    about = beginning.sub("", told, count=1).partition(" · ")[0]
    tree.wait("region", lambda said: said.startswith(about))
    return told


def _by_menu(hand: Hand, words: Words, name: str) -> None:
    """A page of the menu, which is behind a button where it has no room."""
    if any(one.role == "button" and one.name == words.menu for one in hand.tree.parts().values()):
        hand.press("button", words.menu)
    hand.press("link", name)
