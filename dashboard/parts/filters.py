"""The filter bar: whom and what a page shows. Controls without a choice to make are hidden by the browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.catalogue import COUNT, RATE, VALUE, Indicator
from dashboard.context import Context
from dashboard.figures.map import windows_of
from dashboard.i18n import alphabetical, current_language, labelled, translate
from dashboard.parts.elements import element, sealed
from dashboard.search.synonyms import Words, synonyms
from dashboard.selection import ALL, CODED, Scope, Selection, usual_of
from dashboard.words.names import AGE, SEX, area_name, breakdown_word, capitalised

REGION_KINDS = ("world", "region", "sub_region", "intermediate_region", "group", "income")
LIST_HEIGHT = 380
"""Pixels of an open list at the most: eight choices on a laptop, three on the largest screen, where each is taller."""
Option = dict[str, Any]


def area_options(context: Context) -> list[Option]:
    """Every area by name, then every region and group; the world is what is shown when none is chosen."""
    return _area_options(context, current_language())


@lru_cache(maxsize=16)
def _area_options(context: Context, _language: str) -> list[Option]:
    words = synonyms()["areas"]
    countries = sorted(
        (_area_option(context, code, words) for code in context.geography.areas),
        key=lambda option: alphabetical(option["label"]),
    )
    regions = sorted(
        (region for region in context.geography.regions.values()),
        key=lambda region: (REGION_KINDS.index(region.kind), alphabetical(translate(region.name))),
    )
    return countries + [_area_option(context, region.code, words) for region in regions]


def _area_option(context: Context, code: str, words: Words) -> Option:
    """An area as an option, to be found by its other names, in English, without accents and with a typed apostrophe."""
    name = area_name(context, code)
    signs = unicodedata.normalize("NFD", name.replace("’", "'"))
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    option = {"label": name, "value": code}
    others = dict.fromkeys((plain, *words.get(code, ()), context.geography.name(code)))
    searched = " | ".join(other for other in others if other != name or other == plain)
    return option if searched == name else {**option, "search": searched}


def list_words(name: str) -> Any:
    """The words of a list to choose from. What is chosen is listed by name, so it is not counted too."""
    return {
        "search": labelled(translate("Search"), name),
        "clear_search": translate("Clear the search"),
        "clear_selection": labelled(translate("Clear the selection"), name),
        "no_options_found": translate("Nothing found"),
        "selected_count": "",
    }


def indicator_options(context: Context, scope: Scope) -> list[Option]:
    """The indicators of a page."""
    return [{"label": translate(context.indicators[name].label), "value": name} for name in scope.indicators]


def code_options(context: Context, indicator: Indicator) -> dict[str, list[Option]]:
    """What can be chosen of an indicator: sex, age, breakdown and measure, each as options."""
    measures = {
        RATE: translate("per 100,000"),
        COUNT: translate("number"),
        VALUE: translate("figure"),
    }
    ages = [code for code in indicator.age if code not in indicator.merged_age]
    return {
        "sex": [{"label": capitalised(translate(SEX[code])), "value": code} for code in _ordered(indicator.sex)],
        "age": [{"label": capitalised(translate(AGE[code])), "value": code} for code in ages],
        "breakdown": _breakdowns(context, indicator),
        "measure": [{"label": capitalised(measures[code]), "value": code} for code in indicator.measures],
    }


def _breakdowns(context: Context, indicator: Indicator) -> list[Option]:
    """The declared codes in their order, then the partner countries that the table has, by name."""
    options = [
        {"label": capitalised(breakdown_word(context, indicator, code)), "value": code} for code in indicator.breakdown
    ]
    if not indicator.partner:
        return options
    held = set(context.store.codes(indicator.id, "breakdown"))
    named = sorted(
        ((area_name(context, code), code) for code in held & set(context.geography.areas)),
        key=lambda pair: alphabetical(pair[0]),
    )
    words = synonyms()["areas"]
    return options + [_area_option(context, code, words) for _, code in named]


def with_all(options: dict[str, list[Option]], indicator: Indicator) -> dict[str, list[Option]]:
    """The options of a page that shows all rows: each filter can be left at all of its codes."""
    left = {
        name: [{"label": translate("All (in the table)"), "value": ALL}] for name in CODED if indicator.has_choice(name)
    }
    return {name: left.get(name, []) + given for name, given in options.items()}


def without_choice(
    options: dict[str, list[Option]], opening: Selection, fixed: tuple[str, ...]
) -> dict[str, list[Option]]:
    """The options of a page that keeps some filters at their usual code."""
    return {
        name: [option for option in given if name not in fixed or option["value"] == getattr(opening, name)]
        for name, given in options.items()
    }


def _ordered(codes: tuple[str, ...]) -> list[str]:
    order = ("_T", "F", "M", "_O", "_U")
    return sorted(codes, key=order.index)


def offers(context: Context, scope: Scope) -> dict[str, Any]:
    """For each indicator of a page: its choices, the usual ones, and its years; the browser fills the controls."""
    return _offers(context, replace(scope, fixed_area=""), current_language())


@lru_cache(maxsize=128)
def _offers(context: Context, scope: Scope, _language: str) -> dict[str, Any]:
    made = {}
    for name in scope.indicators:
        indicator, years = context.indicators[name], context.years(name).of(scope)
        base = usual_of(scope, indicator, years)
        options = without_choice(code_options(context, indicator), base, scope.fixed)
        opening = {filter_: getattr(base, filter_) for filter_ in (*CODED, "measure")}
        if scope.all_rows:
            options = with_all(options, indicator)
            opening |= {filter_: ALL for filter_ in CODED if indicator.has_choice(filter_)}
        made[name] = {
            **options,
            "name": translate(indicator.label),
            "kind": breakdown_name(indicator),
            "switched": is_switched(scope, name),
            "usual": opening,
            "years": list(years[:3]),
        }
        if windows := windows_of(context, name):
            made[name]["windows"] = [window[-1] for window in windows]
    return made


def breakdown_name(indicator: Indicator) -> str:
    """What the filter of breakdowns is called."""
    return capitalised(translate(indicator.partner)) if indicator.partner else translate("Kind")


def filter_bar(
    context: Context, selection: Selection, scope: Scope, nobody: str = "", *, has_year: bool = False
) -> Component:
    """One bar for the whole page. `nobody`: who is shown where no area is chosen; the world where it is empty.

    `has_year`: whether the page opens with something of one year, which moves here as on its timeline.
    """
    indicator = context.indicators[selection.indicator]
    options = without_choice(code_options(context, indicator), selection, scope.fixed)
    if scope.all_rows:
        options = with_all(options, indicator)
    areas = [code for code in selection.areas if code != scope.fixed_area]
    labels = {
        "sex": translate("Sex"),
        "age": translate("Age"),
        "breakdown": breakdown_name(indicator),
        "measure": translate("Measure"),
    }
    place = translate("Compare with") if scope.fixed_area else translate("Country or region")
    controls = [
        _labelled(
            place,
            dcc.Dropdown(
                id=ids.filter_id("area"),
                options=area_options(context),
                value=areas,
                multi=True,
                className="several",
                labels=list_words(place),
                maxHeight=LIST_HEIGHT,
                placeholder=translate("countries or regions") if scope.fixed_area else nobody or translate("World"),
            ),
            "area",
        ),
        _labelled(
            translate("Indicator"),
            dcc.Dropdown(
                id=ids.filter_id("indicator"),
                options=indicator_options(context, scope),
                value=selection.indicator,
                clearable=False,
                labels=list_words(translate("Indicator")),
                maxHeight=LIST_HEIGHT,
            ),
            "indicator",
            hidden=len(scope.indicators) < 2,
        ),
    ]
    for name, label in labels.items():
        controls.append(
            _labelled(
                label,
                dcc.Dropdown(
                    id=ids.filter_id(name),
                    options=options[name],
                    value=ALL if name in selection.left_open else getattr(selection, name),
                    clearable=False,
                    searchable=name == "breakdown",
                    # What its codes are of changes with the indicator: the browser says it above the list.
                    labels=list_words(translate("Kind") if name == "breakdown" else label),
                    maxHeight=LIST_HEIGHT,
                ),
                name,
                hidden=len(options[name]) < 2,
            )
        )
    controls += [_year(context, selection)] if has_year else []
    controls += _beside(context, selection, scope)
    said = [html.Span(translate("Filters"), className="filters-word"), html.Span(id="filters-said")]
    state = {"aria-expanded": "false", "aria-controls": "filters"}
    return html.Div(
        [
            element(html.Button, said, state, id="filters-button"),
            element(
                html.Div,
                controls,
                {"aria-label": translate("Filters")},
                id="filters",
                className="filters",
                role="group",
            ),
        ],
        className="filter-bar",
    )


def _year(context: Context, selection: Selection) -> Component:
    """The year of maps and of what else is of one, kept with the timelines by assets/reach/timeline.js."""
    years = context.years(selection.indicator)
    shown = min(max(selection.year, years.first), years.last)
    options = [
        html.Option(str(year), value=str(year), selected=year == shown)
        for year in range(years.last, years.first - 1, -1)
    ]
    name = translate("Year")
    choice = element(html.Select, options, {"data-act": "year", "aria-label": name})
    # None of the filters that Dash draws: the script alone moves it.
    parts = [html.Div(name, className="filter-label"), choice]
    return sealed(html.Div, parts, className="filter filter-year", hidden=years.first == years.last)


SHOW: Mapping[str, str] = {
    "indexed": "Relative to the first year",
    "same-years": "Only years that all have",
    "one-chart": "All in one chart",
    "log": "Logarithmic axes always",
    "labels": "All names",
    "one-year": "One year",
    "each-country": "All countries one by one",
    "all-indicators": "Count over all indicators",
}
"""What the switches of a page are called, by the names that addresses give them."""
SWITCHED: Mapping[str, tuple[str, ...]] = {"one-year": ("detected-victims-by-citizenship",)}
"""The indicators to which a switch makes a difference, where that is not all of them."""


def is_switched(scope: Scope, indicator: str) -> bool:
    """Whether one of the page's switches makes a difference to what it shows of an indicator."""
    return any(indicator in SWITCHED.get(name, (indicator,)) for name in scope.show)


def _beside(context: Context, selection: Selection, scope: Scope) -> list[Component]:
    """The choice of other indicators, and the switches, of a page that has them."""
    controls = []
    if scope.against:
        options = [{"label": translate(context.indicators[name].label), "value": name} for name in scope.against]
        several = scope.most_against > 1
        label = translate("Beside") if several else translate("Against")
        choice = dcc.Dropdown(
            id=ids.filter_id("against"),
            options=options,
            value=list(selection.against) if several else selection.against[0],
            multi=several,
            clearable=several,
            className="several" if several else "",
            labels=list_words(label),
            maxHeight=LIST_HEIGHT,
        )
        controls.append(_labelled(label, choice, "against"))
    if scope.show:
        options = [{"label": translate(SHOW[name]), "value": name} for name in scope.show]
        switches = dcc.Checklist(id=ids.filter_id("show"), options=options, value=list(selection.show), inline=True)
        is_idle = not is_switched(scope, selection.indicator)
        controls.append(_labelled(translate("Show"), switches, "show", hidden=is_idle))
    return controls


def _labelled(label: str, control: Component, name: str, *, hidden: bool = False) -> Component:
    return element(
        html.Div,
        [element(html.Div, label, {"data-name": ""}, className="filter-label", id=f"name-{name}"), control],
        {"data-filter": name},
        className=f"filter filter-{name}",
        hidden=hidden,
    )
