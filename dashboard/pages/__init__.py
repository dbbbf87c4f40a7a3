"""The pages, by address: `layout(context, selection)` each, and the router's question "which page is this?"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.geography import plain
from dashboard.pages import (
    about,
    compare,
    country,
    coverage,
    data,
    deck,
    dossier,
    drivers,
    flows,
    justice,
    moving,
    origin,
    overview,
    own,
    progress,
    protection,
    reference,
    relation,
    timeline,
    unmeasured,
    victims,
)
from dashboard.search.entries import Place
from dashboard.search.synonyms import synonyms
from dashboard.selection import Selection

Layout = Callable[[Context, Selection], list[Component]]


@dataclass(frozen=True)
class Page:
    """One page: its views' name, its title, and what makes it."""

    name: str
    title: str
    layout: Layout


PAGES = {
    "/": Page("overview", "Overview", overview.layout),
    "/victims": Page("victims", "Victims", victims.layout),
    "/flows": Page("flows", "Flows", flows.layout),
    "/drivers": Page("drivers", "Drivers", drivers.layout),
    "/drivers/timeline": Page("timeline", "Timeline", timeline.layout),
    "/drivers/relation": Page("relation", "Two indicators", relation.layout),
    "/justice": Page("justice", "Justice", justice.layout),
    "/protection": Page("protection", "Protection", protection.layout),
    "/progress": Page("progress", "Progress to 2030", progress.layout),
    "/country": Page("country", "Country", country.layout),
    "/compare": Page("compare", "Compare", compare.layout),
    "/data": Page("data", "Data", data.layout),
    "/data/catalogue": Page("catalogue", "What the figures mean", reference.catalogue),
    "/data/sources": Page("sources", "Who published the figures", reference.sources),
    "/data/coverage": Page("coverage", "Who reports", coverage.layout),
    "/data/dossier": Page("dossier", "Dossier of a country", dossier.layout),
    "/data/on-the-move": Page("moving", "Children on the move", moving.layout),
    "/data/not-measured": Page("unmeasured", "What no table here counts", unmeasured.layout),
    "/data/changes": Page("changes", "What changed", reference.changes),
    "/data/report": Page("report", "What was left out or doubted", reference.report),
    "/data/method": Page("method", "How figures become charts", reference.method),
    "/data/claims": Page("claims", "Headline figures that others published", reference.claims),
    "/data/origin": Page("origin", "Where this number comes from", origin.layout),
    "/data/own": Page("own", "Your own figures", own.layout),
    "/deck": Page("deck", "Present", deck.layout),
    "/about": Page("about", "About Reach 2030", about.layout),
}
"""In the order of the menu; pages about data and about drivers have a second menu (dashboard/parts/family.py), and the
last one is in the footer."""
COUNTRY = "/country/"


def titles() -> dict[str, str]:
    """Title of each page, in English, by the name of its views."""
    return {page.name: page.title for page in PAGES.values()}


def places() -> tuple[Place, ...]:
    """The pages as the search names them."""
    return tuple(Place(path, page.name, page.title) for path, page in PAGES.items())


def find(context: Context, path: str) -> tuple[str, str, str, Layout] | None:
    """Name, title, country ("" but on a country's page) and layout of an address; None where there is no such page."""
    found = _find(context, path)
    if found is None:
        return None
    page, country = found
    return page.name, page.title, country, page.layout


def _find(context: Context, path: str) -> tuple[Page, str] | None:
    path = path.rstrip("/") or "/"
    if path.startswith(COUNTRY):
        # Codes are asked for by links, names by people.
        asked = path.removeprefix(COUNTRY)
        code = context.geography.resolve(asked) or context.geography.named(asked) or _called(asked)
        return (PAGES["/country"], code) if code is not None and code in context.geography.areas else None
    page = PAGES.get(path)
    return None if page is None else (page, "")


def _called(asked: str) -> str | None:
    """The one area that readers call so ("Bolivia", "Ivory Coast"), by the words of the search."""
    wanted = plain(asked)
    found = [code for code, words in synonyms()["areas"].items() if wanted and wanted in map(plain, words)]
    return found[0] if len(found) == 1 else None
