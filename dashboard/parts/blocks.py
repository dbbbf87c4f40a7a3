"""Parts of pages that are words and numbers rather than charts, worded anew with each selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.parts import (
    changes,
    claims,
    compare,
    country,
    coverage,
    dossier,
    drivers,
    explained,
    flows,
    justice,
    labour,
    method,
    moving,
    nearer,
    origin,
    overview,
    peers,
    progress,
    protection,
    reference,
    report,
    unmeasured,
)
from dashboard.parts.elements import element
from dashboard.selection import Selection

Block = Callable[[Context, Selection], list[Component]]
BLOCKS: Mapping[str, Block] = MappingProxyType(
    {
        "overview-headline": overview.overview_headline,
        "victims-headline": overview.victims_headline,
        "drivers-headline": overview.drivers_headline,
        "overview-tiles": overview.overview_tiles,
        "overview-standing": overview.overview_standing,
        "country-standing": country.country_standing,
        "country-role": flows.role,
        "flows-headline": flows.headline,
        "flows-role": flows.role,
        "timeline-events": drivers.timeline_events,
        "relation-capacity": drivers.relation_capacity,
        "justice-headline": justice.headline,
        "justice-maps": justice.maps,
        "justice-business": justice.business,
        "justice-children": justice.children,
        "protection-headline": protection.headline,
        "protection-missing": protection.missing,
        "protection-demand": labour.demand,
        "country-peers": peers.country_peers,
        "compare-notes": compare.compare_notes,
        "compare-peers": peers.country_peers,
        "progress-headline": progress.progress_headline,
        "progress-takes": progress.progress_takes,
        "moving-said": moving.moving_said,
        "unmeasured-topics": unmeasured.unmeasured_topics,
        "progress-nearer": nearer.progress_nearer,
        "progress-explained": explained.progress_explained,
        "reference-catalogue": reference.catalogue,
        "reference-sources": reference.sources,
        "changes-list": changes.changes,
        "reference-report": report.report,
        "reference-claims": claims.ledger,
        "reference-method": method.method,
        "coverage-who": coverage.who_reports,
        "dossier-story": dossier.story,
        "origin-figure": origin.figure,
    }
)
"""By the name that a page's layout gives."""


def block(name: str) -> Component:
    """The place of a block on a page, which the browser fills."""
    return element(html.Div, html.Div(), {"data-block": name, "data-waits": ""}, className=f"block {name}")


def fill_heading(children: Iterable[Any], say: Callable[[str], str]) -> dict[str, str]:
    """Puts its words into the block in which a page has its heading, and gives them by the name of its answer.

    Nothing where the heading stands in the layout itself. `say`: the answer of a block, as HTML.
    """
    place = next(_headings(children), None)
    name = getattr(place, "data-block", "")
    if place is None or not name:
        return {}
    part = f"{name}.block"
    words = say(part)
    place.children = element(html.Div, None, {"data-html": words})
    return {part: words}


def _headings(part: Any) -> Iterator[Component]:
    """What stands where the heading may be, from above: a heading, blocks, panels."""
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from _headings(one)
    elif isinstance(part, Component):
        told = part.__dict__
        if isinstance(part, html.H1) or "data-panel" in told or "data-block" in told:
            yield part
        else:
            yield from _headings(told.get("children"))
