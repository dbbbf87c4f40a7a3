"""Which pictures are kept: every view and tab once, and every kind of view for every kind of place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from dashboard.exports.picture.sizes import SIZES
from dashboard.views import VIEWS, View

Medium = Literal["svg", "pptx"]
LATER = (
    *("country-near-map", "justice-laws"),
    *("justice-suggested", "protection-goods", "country-suggested", "country-goods"),
    *("justice-steps", "country-steps", "progress-movers", "moving-table", "unmeasured-table"),
)
"""Views that stand early on their page and were kept last."""
ASKED = {"progress-movers": "indicator=undernourishment"}
"""Views that show little of the usual indicator of their page."""
BEHIND = {"justice-beside": "justice-map", "justice-treaties": "justice-beside"}
"""Views that moved up on their page, and behind which they are kept."""
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "world": "",
        "one": "area=BGD",
        "six": "area=GBR,USA,BOL,NGA,BGD,FRA",
        "long-names": "area=GBR,VCT,BOL,COD,PSE,FSM",
        "region": "area=034",
        "europe": "area=150",
        "income": "area=LIC",
        "silent": "area=PRK",
        "small": "area=NRU",
        "early": "area=UKR&year=2012",
        "girls": "area=PAK&sex=F",
        "outside": "area=XKX",
    }
)
"""Kinds of places, and what else of an address changes a picture much."""
GROUPS = ("world", "region", "europe", "income")
"""Those without a country: nobody gets a picture of a view that needs one."""


@dataclass(frozen=True)
class Case:
    """One picture: a view for an address, as SVG of one size or as slides."""

    panel: str
    tab: str
    place: str
    medium: Medium
    size: str = ""

    @property
    def name(self) -> str:
        """Name of its reference, without an ending."""
        return "_".join(filter(None, (self.panel, self.tab, self.place, self.size)))

    @property
    def file(self) -> str:
        """Name of its reference."""
        return f"{self.name}.{'svg' if self.medium == 'svg' else 'txt'}"

    @property
    def query(self) -> str:
        """The query of its address."""
        return "&".join(filter(None, (ASKED.get(self.panel), PLACES[self.place], f"view={self.panel}.{self.tab}")))


def cases() -> tuple[Case, ...]:
    """All pictures that are kept, in the order of the views."""
    every = dict.fromkeys((*_of_views(), *_of_kinds(), *_slides()))
    return tuple(case for case in every if case.place not in GROUPS or not VIEWS[case.panel].needs_country)


def first_of_each_kind(medium: Medium) -> tuple[Case, ...]:
    """One picture of each kind of view and tab: the few that are compared at every run of the tests."""
    found: dict[tuple[str, str], Case] = {}
    for case in cases():
        if case.medium == medium:
            found.setdefault((VIEWS[case.panel].kind, case.tab), case)
    return tuple(found.values())


def _in_turn() -> list[View]:
    """All views, further and later ones last: a new one leaves the places and sizes of all others as they are."""
    names = list(VIEWS)
    for panel, before in BEHIND.items():
        names.remove(panel)
        names.insert(names.index(before) + 1, panel)
    later = {panel: place for place, panel in enumerate(LATER, start=1)}
    return sorted(map(VIEWS.__getitem__, names), key=lambda view: (later.get(view.panel, 0), view.further))


def _of_views() -> Iterator[Case]:
    """Each tab of each view, at the places and sizes in turn."""
    places, sizes = list(PLACES), list(SIZES)
    turn = 0
    for view in _in_turn():
        for tab in view.tabs:
            yield Case(view.panel, tab, places[turn % len(places)], "svg", sizes[turn % len(sizes)])
            turn += 1 if (turn + 1) % len(places) else 2


def _of_kinds() -> Iterator[Case]:
    """The first view of each kind at half of the places, so that two kinds beside each other have them all."""
    for turn, view in enumerate(_first_views()):
        tab = "chart" if "chart" in view.tabs else view.tabs[0]
        for place in list(PLACES)[turn % 2 :: 2]:
            yield Case(view.panel, tab, place, "svg", "slide")


def _slides() -> Iterator[Case]:
    """The charts of each view's slide, at the places in turn."""
    for turn, view in enumerate(_in_turn()):
        tab = "chart" if "chart" in view.tabs else view.tabs[0]
        yield Case(view.panel, tab, list(PLACES)[turn % len(PLACES)], "pptx")


def _first_views() -> list[View]:
    found: dict[str, View] = {}
    for view in _in_turn():
        found.setdefault(view.kind, view)
    return list(found.values())
