"""Every view there is, declared once: what a panel shows, whom it follows, and how it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal
from urllib.parse import parse_qs

from dashboard.catalogue import THEMES, Indicator
from dashboard.context import Context
from dashboard.i18n import DEFAULT, current_language
from dashboard.metrics.movers import ALONE_THERE, AMONG, has_places, said_of
from dashboard.selection import MOST_AGAINST, Scope, Selection, usual

Kind = Literal[
    "area-lines",
    "parts-by-sex",
    "parts-by-age",
    "parts-by-form",
    "child-share",
    "strip",
    "map",
    "pace",
    "statuses",
    "status-counts",
    "status-gaps",
    "coverage",
    "flow-map",
    "flow-matrix",
    "timeline",
    "scatter",
    "lags",
    "beside",
    "sexes",
    "treaty-years",
    "laws",
    "tiers",
    "levels",
    "measured",
    "places",
    "compare",
    "key-figures",
    "profile",
    "slope",
    "steps",
    "suggested",
    "goods",
    "movers",
    "on-the-move",
    "unmeasured",
]
COMPUTED: frozenset[Kind] = frozenset(
    {
        "statuses",
        "pace",
        "timeline",
        "scatter",
        "lags",
        "sexes",
        "treaty-years",
        "laws",
        "tiers",
        "levels",
        "measured",
        "places",
        "compare",
        "profile",
        "status-counts",
        "status-gaps",
        "steps",
        "suggested",
        "goods",
        "movers",
        "on-the-move",
        "unmeasured",
    }
)
"""Kinds that show more than observations: what is computed of them, side by side or in order."""
OF_MANY: frozenset[Kind] = frozenset(
    {
        "statuses",
        "pace",
        "status-counts",
        "status-gaps",
        "timeline",
        "profile",
        "key-figures",
        "steps",
        "suggested",
        "goods",
        "on-the-move",
        "unmeasured",
    }
)
"""Kinds that show many indicators at once."""
Tab = Literal["map", "chart", "table"]

VICTIMS = (
    "detected-victims",
    "detected-victims-by-form",
    "child-share-of-detected-victims",
    "girl-share-of-detected-child-victims",
)

FLOWS = ("detected-victims-by-citizenship", "case-corridors", "refugee-corridors")


@dataclass(frozen=True)
class View:
    """One panel. Without an indicator of its own it follows the reader's choice on its page."""

    panel: str
    page: str
    kind: Kind = "area-lines"
    """How its chart is made."""
    home: Tab = "chart"
    """What it shows first."""
    tabs: tuple[Tab, ...] = ("chart", "table")
    indicator: str = ""
    rows: bool = False
    """Whether its table is the grid of all published rows, which the browser fetches."""
    further: bool = False
    """Whether its page shows it by itself, where it has a place for further views (`further` in parts/panel.py)."""
    by_year: bool = False
    """Whether its chart can be of one year, which a timeline moves from `first` to `last` of its words."""

    def kind_in(self, tab: Tab) -> Kind:
        """What it shows in a tab: where it has a map, this and its twin stand for all but its chart."""
        return "map" if "map" in self.tabs and tab != "chart" else self.kind

    def has_outlines(self, tab: Tab) -> bool:
        """Whether what it shows in a tab is laid out as a map, with outlines of countries."""
        return tab == "map" or self.kind == "flow-map"

    @property
    def is_of_many(self) -> bool:
        """Whether it shows so many indicators that no one definition says what they are of."""
        return self.kind in OF_MANY

    @property
    def draws_its_table(self) -> bool:
        """Whether its table is one of coloured cells, which pictures and slides draw as they draw a chart."""
        return self.kind == "statuses"

    @property
    def has_picture(self) -> bool:
        """Whether a picture of it is offered: not of a table whose rows are read one by one."""
        return "map" in self.tabs or "chart" in self.tabs or self.draws_its_table or self.kind == "steps"

    @property
    def needs_country(self) -> bool:
        """Whether it shows nothing as long as no country is chosen."""
        return self.kind == "profile"

    @property
    def picture_size(self) -> str:
        """The size of a picture in which its chart has room: a profile's many rows need a page."""
        return "page" if self.kind == "profile" else "slide"

    @property
    def holds_observations(self) -> bool:
        """Whether all that it may show are observations; statuses are judgements about them."""
        return self.kind not in COMPUTED


@dataclass(frozen=True)
class PageViews:
    """The views of one page and what its reader may select."""

    page: str
    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    """Given by name; else all of the themes."""
    all_rows: bool = False
    """Whether its filters can be left at all codes."""
    against: tuple[str, ...] = ()
    """Themes whose indicators can be shown beside the chosen one."""
    usual_against: tuple[str, ...] = ()
    most_against: int = MOST_AGAINST
    show: tuple[str, ...] = ()
    """Ways of showing that the reader can switch on; their words are in dashboard/parts/filters.py."""
    numbers: bool = False
    """Whether only figures of countries can be chosen: no codes, no partner areas, nothing of the world alone."""
    path: str = ""
    """Its address, where that is not its name."""
    fixed: tuple[str, ...] = ()
    """Filters that stay at their usual code."""
    first: str = ""
    """Its usual indicator, where that is not the first of its themes."""

    def scope(self, indicators: dict[str, Indicator], fixed_area: str = "") -> Scope:
        """What the page lets its reader select."""
        chosen = self.indicators or tuple(item.id for item in indicators.values() if item.theme in self.themes)
        beside = tuple(item.id for item in indicators.values() if item.theme in self.against)
        if self.numbers:
            chosen, beside = (
                tuple(name for name in names if _is_number(indicators[name])) for names in (chosen, beside)
            )
        if self.page == "progress":
            chosen = (*(item.id for item in indicators.values() if item.target), "detected-victims-rate")
        if self.page == "compare":
            # Cases of a few partners say nothing about countries; one figure for the world has nothing beside it.
            chosen = tuple(name for name in chosen if not indicators[name].area and not indicators[name].least_shown)
        return Scope(
            tuple(sorted(chosen, key=lambda name: name != self.first)),
            fixed_area=fixed_area,
            all_rows=self.all_rows,
            against=beside,
            usual_against=self.usual_against,
            most_against=self.most_against,
            show=self.show,
            fixed=self.fixed,
            names_places=self.page in ("country", "compare"),
            in_numbers=self.page == "flows",
            numbers_first=self.page == "justice",
        )


def _is_number(indicator: Indicator) -> bool:
    """Whether its figures are numbers of countries, which can stand beside others."""
    return not (indicator.value_names or indicator.partner or indicator.area)


TIMELINE_DRIVERS = (
    "conflict-deaths",
    "conflict-displacement-new",
    "disaster-displacement-weather",
    "food-insecurity",
    "gdp-per-capita",
)
REFERENCE = ("catalogue", "sources", "claims", "changes", "report", "method", "own", "about")
"""Pages without a choice to make."""
PAGE_VIEWS = MappingProxyType(
    {
        item.page: item
        for item in (
            PageViews("overview", indicators=("detected-victims",)),
            PageViews("victims", indicators=VICTIMS),
            PageViews("drivers", themes=("drivers",)),
            PageViews(
                "timeline",
                indicators=("detected-victims", "child-share-of-detected-victims"),
                against=("drivers", "justice", "protection"),
                usual_against=TIMELINE_DRIVERS,
                numbers=True,
                path="/drivers/timeline",
            ),
            PageViews(
                "relation",
                themes=("victims", "drivers", "justice", "protection"),
                against=("victims", "drivers", "justice", "protection", "context"),
                usual_against=("gdp-per-capita",),
                most_against=1,
                show=("log", "labels"),
                numbers=True,
                path="/drivers/relation",
            ),
            PageViews("flows", indicators=FLOWS, show=("one-year",), fixed=("breakdown", "measure")),
            # Ages of persons prosecuted repeat their sexes in many country-years: no chart may be built on them.
            PageViews("justice", themes=("justice",), fixed=("age",), first="persons-convicted"),
            PageViews("protection", themes=("protection",)),
            PageViews("progress", show=("each-country", "all-indicators")),
            PageViews("country", themes=("victims", "drivers", "justice", "protection")),
            PageViews("compare", themes=THEMES, show=("one-chart", "indexed", "same-years")),
            PageViews("data", themes=THEMES, all_rows=True),
            PageViews("coverage", themes=THEMES, path="/data/coverage"),
            PageViews(
                "dossier",
                indicators=("detected-victims",),
                path="/data/dossier",
                fixed=("sex", "age", "breakdown", "measure"),
            ),
            PageViews("moving", indicators=("displaced-stock-by-age",), path="/data/on-the-move"),
            PageViews("unmeasured", indicators=VICTIMS[:1], path="/data/not-measured"),
            PageViews("origin", themes=THEMES),
            PageViews("deck", indicators=VICTIMS[:1]),
            *(PageViews(page, indicators=VICTIMS[:1]) for page in REFERENCE),
        )
    }
)

ALL_TABS: tuple[Tab, ...] = ("map", "chart", "table")
CONDITIONS_STRIPS = (
    "detected-victims",
    "conflict-displacement-new",
    "disaster-displacement-weather",
    "conflict-deaths",
    "extreme-poverty",
    "food-insecurity",
)
RESPONSE_STRIPS = ("refugees-by-asylum", "persons-convicted", "child-marriage-18")
COUNTRY_STRIPS = CONDITIONS_STRIPS + RESPONSE_STRIPS
"""Rows of the page of a country, those before its profile and those behind it."""
DRIVER_STRIPS = (
    "conflict-displacement-stock",
    "disaster-displacement-weather",
    "refugees-by-asylum",
    "conflict-deaths",
    "extreme-poverty",
    "food-insecurity",
    "homicide-rate",
    "gdp-per-capita",
)


def _strips(page: str, prefix: str, names: tuple[str, ...]) -> tuple[View, ...]:
    return tuple(View(f"{prefix}-{name}", page, "strip", indicator=name) for name in names)


RELEASE = "release"
"""In the query of an address: of which release figures are to be. No page and no answer to one knows it."""
VIEWS = MappingProxyType(
    {
        view.panel: view
        for view in (
            View("overview-map", "overview", home="map", tabs=ALL_TABS),
            View("overview-children", "overview", "parts-by-sex", indicator="detected-victims"),
            View("victims-map", "victims", home="map", tabs=ALL_TABS),
            View("victims-trend", "victims"),
            View("victims-children", "victims", "parts-by-sex", indicator="detected-victims"),
            View("victims-ages", "victims", "parts-by-age", indicator="detected-victims"),
            View("victims-forms", "victims", "parts-by-form", indicator="detected-victims-by-form"),
            View("victims-share", "victims", "child-share", indicator="child-share-of-detected-victims"),
            View("victims-reporting", "victims", indicator="reporting-countries"),
            View("drivers-map", "drivers", home="map", tabs=ALL_TABS),
            View("drivers-trend", "drivers"),
            View("flows-map", "flows", "flow-map", by_year=True),
            View("flows-matrix", "flows", "flow-matrix", by_year=True),
            View("timeline-rows", "timeline", "timeline"),
            View("relation-scatter", "relation", "scatter", by_year=True),
            View("relation-lags", "relation", "lags", indicator="detected-child-victims-rate"),
            View("justice-treaties", "justice", "treaty-years"),
            View("justice-laws", "justice", "laws"),
            View("justice-beside", "justice", "beside"),
            View("justice-steps", "justice", "steps", home="table", tabs=("table",), indicator="palermo-protocol"),
            View("justice-suggested", "justice", "suggested", home="table", tabs=("table",), indicator="child-labour"),
            View("justice-map", "justice", home="map", tabs=ALL_TABS),
            View("justice-trend", "justice"),
            View("justice-sexes", "justice", "sexes"),
            View("justice-enforcement", "justice", "beside"),
            View("justice-levels", "justice", "levels"),
            View("justice-tiers", "justice", "tiers"),
            View("protection-map", "protection", home="map", tabs=ALL_TABS),
            View("protection-levels", "protection", "levels"),
            View("protection-measured", "protection", "measured"),
            View("protection-places", "protection", "places"),
            View("protection-goods", "protection", "goods", home="table", tabs=("table",), indicator="child-labour"),
            View("progress-statuses", "progress", "statuses", home="table", tabs=("table",)),
            View("progress-pace", "progress", "pace"),
            View("progress-counts", "progress", "status-counts"),
            View("progress-map", "progress", home="map", tabs=ALL_TABS),
            View("progress-gaps", "progress", "status-gaps", home="table"),
            View("progress-movers", "progress", "movers"),
            View("country-near-map", "country", home="map", tabs=("map", "table"), indicator="detected-victims"),
            *_strips("country", "country", CONDITIONS_STRIPS),
            View("country-profile", "country", "profile", indicator="conflict-displacement-stock"),
            *_strips("country", "country", RESPONSE_STRIPS[:2]),
            View("country-steps", "country", "steps", home="table", tabs=("table",), indicator="palermo-protocol"),
            View("country-suggested", "country", "suggested", home="table", tabs=("table",), indicator="child-labour"),
            *_strips("country", "country", RESPONSE_STRIPS[2:]),
            View("country-goods", "country", "goods", home="table", tabs=("table",), indicator="child-labour"),
            View("country-map", "country", home="map", tabs=ALL_TABS),
            View("country-trend", "country"),
            View("compare-chart", "compare", "compare"),
            View("compare-key", "compare", "key-figures", home="table", tabs=("table",), indicator="detected-victims"),
            View("compare-profile", "compare", "profile", indicator="conflict-displacement-stock"),
            View("data-explorer", "data", home="table", tabs=ALL_TABS, rows=True),
            View("coverage-picture", "coverage", "coverage"),
            View("moving-table", "moving", "on-the-move", home="table", tabs=("table",)),
            View("unmeasured-table", "unmeasured", "unmeasured", home="table", tabs=("table",)),
            *_strips("drivers", "driver", DRIVER_STRIPS),
            View("drivers-two-years", "drivers", "slope", further=True),
        )
    }
)
"""By name; the views of a page in the order in which it shows them."""


def scope_of(context: Context, view: View, fixed_area: str = "") -> Scope:
    """What the reader of a view's page may select."""
    return _scope_of(context, view.page, fixed_area)


@lru_cache(maxsize=256)
def _scope_of(context: Context, page: str, fixed_area: str) -> Scope:
    """Kept: each view of a page that is asked for wants to know the same of its page."""
    return PAGE_VIEWS[page].scope(context.indicators, fixed_area)


def opens_with(context: Context, view: View, areas: Sequence[str] = ()) -> str:
    """The indicator of a view where its reader chose none; empty where that is the page's.

    Of who came nearer it is the first that has an order: the page's own may have none, and nothing would be shown. Of
    chosen countries it is the first of those whose orders say the most of them.
    """
    if view.kind != "movers":
        return ""
    ordered = [name for name in scope_of(context, view).indicators if has_places(context.movers.get(name, ()))]
    geography = context.geography
    countries = () if any(code in geography.regions for code in areas) else areas
    # Nobody is compared with several: what each of them has is drawn, or is not.
    most = ALONE_THERE if len(countries) > 1 else AMONG
    return max(
        ordered, key=lambda name: sum(min(said_there(context, name, code), most) for code in countries), default=""
    )


def said_there(context: Context, name: str, code: str) -> int:
    """How much the order of an indicator says of a country, as `said_of` tells it."""
    own = next((item for item in context.movers.get(name, ()) if item.area == code), None)
    return said_of(own, context.standings.get((name, code)))


def selection_of(context: Context, view: View, query: str) -> Selection:
    """What a view shows for an address: the reader's selection, or its own indicator with what applies of it."""
    selection, _ = context.reader.parse(query, scope_of(context, view))
    own = view.indicator or ("" if "indicator" in parse_qs(query) else opens_with(context, view, selection.areas))
    return of_indicator(context, selection, own) if own and own != selection.indicator else selection


def lacks_country(context: Context, view: View, selection: Selection) -> bool:
    """Whether a view shows nothing but that a country is to be chosen: no picture or slide is made of that."""
    return view.needs_country and not any(code in context.geography.areas for code in selection.areas)


def of_indicator(context: Context, selection: Selection, name: str) -> Selection:
    """Another indicator, with what applies to it of a reader's selection."""
    indicator = context.indicators[name]
    years = context.years(indicator.id)
    base = usual(indicator, years)
    # The usual year of another indicator was chosen by nobody.
    is_chosen = selection.year != context.years(selection.indicator).opening
    return replace(
        base,
        areas=selection.areas,
        year=min(max(selection.year, years.first), years.last) if is_chosen else base.year,
        sex=selection.sex if selection.sex in indicator.sex else base.sex,
        lang=selection.lang,
        view=selection.view,
        against=selection.against,
        show=selection.show,
    )


def tab_of(view: View, selection: Selection) -> Tab:
    """What a panel shows of its tabs."""
    chosen = selection.tab(view.panel, view.home)
    return next((tab for tab in view.tabs if tab == chosen), view.home)


def tab_from_afar(view: View, selection: Selection) -> Tab:
    """What a picture or a slide shows: what the reader chose, and without a choice the chart of a view that has one.

    The rows of `data-explorer` are what it is for.
    """
    is_chosen = selection.tab(view.panel, "") != ""
    has_chart = view.home == "table" and "chart" in view.tabs and not view.rows
    return "chart" if has_chart and not is_chosen else tab_of(view, selection)


def place_of(path: str, country: str) -> str:
    """The one address of a page that was found at `path`: without "/" at its end, its country as a code in capitals."""
    return f"/country/{country}" if country else path.rstrip("/") or "/"


def page_address(context: Context, view: View, query: str) -> str:
    """The shortest address of the page on which a view shows what a query asks for; of a country, its first area's."""
    selection, _ = context.reader.parse(query, scope_of(context, view))
    path = "/" if view.page == "overview" else PAGE_VIEWS[view.page].path or f"/{view.page}"
    if view.page == "country":
        country = next(filter(context.geography.areas.__contains__, selection.areas), "")
        path += f"/{country}" if country else ""
        selection = replace(selection, areas=tuple(code for code in selection.areas if code != country))
    if view.kind == "slope":  # It chooses its two years itself: a year in its address would not be one of them.
        selection = replace(selection, year=context.years(selection.indicator).opening)
    asked = context.reader.query(selection, scope_of(context, view))
    return f"{path}?{asked}" if asked else path


def released(address: str, release: str) -> str:
    """An address that shows the same figures as long as that release is kept; as it is where there is none."""
    if not release or f"{RELEASE}=" in address:
        return address
    return with_pair(address, RELEASE, release)


def with_pair(address: str, name: str, value: str) -> str:
    """An address that asks for one thing more."""
    place, sign, mark = address.partition("#")
    return f"{place}{'&' if '?' in place else '?'}{name}={value}{sign}{mark}"


def lasting(context: Context, address: str) -> str:
    """An address that leads to the figures of this release, in the language in which it is said.

    Of the newest release too, as it will be an old one.
    """
    lang = current_language()
    told = lang == DEFAULT or re.search("[?&]lang=", address)
    return released(address if told else with_pair(address, "lang", lang), context.release)


def of_then(context: Context, address: str) -> str:
    """An address with the release where that is an old one; as it is where it is the newest."""
    return released(address, context.release if context.is_past else "")
