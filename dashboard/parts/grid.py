"""The grid of all published rows: its place on the Data page, and the words it is made of; rows are the browser's."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.exports.observations import COLUMNS_OUT
from dashboard.i18n import DEFAULT, current_language, plural_forms, translate
from dashboard.parts.elements import element
from dashboard.parts.filters import breakdown_name
from dashboard.search.synonyms import synonyms
from dashboard.selection import CODED
from dashboard.store import code_in_tables
from dashboard.web.static import asset_url
from dashboard.words.caveats import caveats_of_rows
from dashboard.words.credits import publisher_said
from dashboard.words.names import AGE, SEX, area_name, breakdown_word, capitalised, listed_alone

SCRIPTS = ("vendor/ag-grid-reach.min.js", "grid.js")
"""What the grid needs; the browser fetches it where a grid is to be shown, and nowhere else."""
STATUS = {
    "A": "normal",
    "B": "break in series",
    "E": "estimate",
    "M": "missing",
    "P": "provisional",
    "Q": "interval, or suppressed",
    "U": "low reliability",
}
NO_PLACE = {"WLD": "World, as published", "_X": "Unknown, stateless or other"}
"""Codes of `ref_area` that are no areas."""


def grid_place() -> Component:
    """Where the browser builds the grid, with the addresses of its scripts."""
    scripts = {"data-scripts": " ".join(map(asset_url, SCRIPTS))}
    return element(html.Div, None, scripts, className="body-grid")


def grid_words(context: Context, indicator: Indicator) -> dict[str, Any]:
    """All that the grid says of an indicator beside its rows: names of codes and columns, how figures are said."""
    source = context.source_of(indicator.id)
    whose = publisher_said(source)
    return {
        "indicator": indicator.id,
        "title": translate("{name}: every published row", name=translate(indicator.name)),
        "subtitle": _subtitle(context, indicator),
        "caveat": caveats_of_rows(context, indicator),
        "source": translate("Source: {source}, {vintage}.", source=whose, vintage=translate(source.vintage)),
        "unit": translate(indicator.unit),
        "publisher": whose,
        "vintage": translate(source.vintage),
        "decimals": indicator.decimals,
        "names": {f"{code:g}": translate(name) for code, name in indicator.value_names},
        "unknown": translate("unknown") if indicator.value_names else listed_alone(indicator),
        "suppressed": translate("suppressed"),
        "codes": _codes(context, indicator),
        "cells": COLUMNS_OUT,
        "search": _other_names(context),
        "columns": _columns(indicator),
        "hidden": _hidden(context, indicator),
        **_said(),
        "locale": _locale(),
    }


def _other_names(context: Context) -> dict[str, str]:
    """What an area is found by beside its name and code: what readers call it, and its name in English."""
    words = synonyms()["areas"]
    english = (
        {}
        if current_language() == DEFAULT
        else {code: context.geography.name(code) for code in context.geography.areas}
    )
    codes = dict.fromkeys((*words, *english))
    return {code: " ".join(filter(None, (*words.get(code, ()), english.get(code, "")))) for code in codes}


def _subtitle(context: Context, indicator: Indicator) -> str:
    unit, years = translate(indicator.unit_label), context.years(indicator.id)
    if years.first == years.last:
        return translate("{unit}, {year}", unit=unit, year=years.first)
    return translate("{unit}, {first} to {last}", unit=unit, first=years.first, last=years.last)


def _codes(context: Context, indicator: Indicator) -> dict[str, dict[str, str]]:
    """Names of codes by column; those of areas the browser has."""
    return {
        "ref_area": {code: translate(name) for code, name in NO_PLACE.items()} | _groups(context, indicator),
        "sex": {code: capitalised(translate(SEX[code])) for code in indicator.sex},
        "age": {code: capitalised(translate(AGE[code])) for code in indicator.age},
        "breakdown": {code: capitalised(breakdown_word(context, indicator, code)) for code in indicator.breakdown},
        "obs_status": {code: capitalised(translate(name)) for code, name in STATUS.items()},
    }


def _groups(context: Context, indicator: Indicator) -> dict[str, str]:
    """Names of the groups of which the publisher's own rows stand in a table."""
    geography = context.geography
    held = set(context.store.codes(indicator.id, "ref_area"))
    names = {code: area_name(context, code) for code in geography.regions}
    written = {code_in_tables(code): name for code, name in names.items()}
    return {
        code: translate("{area}, as published", area=name)
        for code, name in written.items()
        if code in held and code not in NO_PLACE
    }


def _columns(indicator: Indicator) -> dict[str, str]:
    """Heads of the columns in their order."""
    return {
        "area": translate("Country or area"),
        "code": translate("Code"),
        "year": translate("Year"),
        "sex": translate("Sex"),
        "sex_code": translate("Code of sex"),
        "age": translate("Age"),
        "age_code": translate("Code of age"),
        "breakdown": breakdown_name(indicator),
        "breakdown_code": translate("Code of breakdown"),
        "figure": translate("Figure"),
        "value": translate("Value"),
        "lower": translate("Lower"),
        "upper": translate("Upper"),
        "status": translate("Status"),
        "unit": translate("Unit"),
        "source": translate("Source"),
        "vintage": translate("Vintage"),
        "origin": translate("Origin"),
    }


def _hidden(context: Context, indicator: Indicator) -> list[str]:
    """Columns that are not shown at first: codes beside their words, and what is the same, or blank, in every row."""
    frame = context.store.frame(indicator.id)
    same = [name for name in CODED if not indicator.has_choice(name)]
    blank = ["lower", "upper"] if frame["obs_upper"].isna().all() and frame["obs_lower"].isna().all() else []
    return [*(f"{name}_code" for name in CODED), *same, *blank]


def _said() -> dict[str, Any]:
    """What the tools around the grid say."""
    return {
        "rows": plural_forms("{number} row", "{number} rows"),
        "ofRows": plural_forms("{shown} of {number} row", "{shown} of {number} rows", shown="{shown}"),
        "grid": translate("Published rows. Arrow keys move from cell to cell, Ctrl and C copy one."),
        "find": translate("Search the rows"),
        "years": translate("Years"),
        "first": translate("First year"),
        "last": translate("Last year"),
        "pick": translate("Columns"),
        "reset": translate("Usual columns"),
        "clear": translate("Clear search and filters"),
        "fetching": translate("Fetching the rows …"),
        "none": translate("No row fits the search and filters."),
        "empty": translate("There is no published row of this selection. Unknown, not zero."),
        "failed": translate("The rows could not be fetched."),
        "lost": translate("The connection was lost, or the answer was cut short."),
        "slow": translate("The server did not answer in time."),
        "refused": translate("The server answered {status}.", status="{status}"),
        "retry": translate("Try again"),
        "copied": translate("Cell copied"),
        "where": translate("Where this figure comes from: {area}, {year}", area="{area}", year="{year}"),
        "choose": translate("Search this list"),
        "all": translate("All"),
    }


def _locale() -> dict[str, str]:
    """What AG Grid says by itself, by its own keys."""
    return {
        "ariaSortableColumn": translate("Press Enter to sort"),
        "ariaFilterColumn": translate("Press Ctrl and Enter to open the filter"),
        "ariaColumnFiltered": translate("Column is filtered"),
        "ariaLabelColumnFilter": translate("Filter of a column"),
        "ariaFilterValue": translate("Value of the filter"),
        "ariaFilterFromValue": translate("From"),
        "ariaFilterToValue": translate("To"),
        "ariaFilteringOperator": translate("How to filter"),
        "ariaLabelInputClear": translate("Clear"),
        "ariaLabelSelectField": translate("Choose"),
        "filterOoo": translate("Filter …"),
        "equals": translate("equals"),
        "greaterThanOrEqual": translate("at least"),
        "lessThanOrEqual": translate("at most"),
        "inRange": translate("from … to"),
        "inRangeStart": translate("From"),
        "inRangeEnd": translate("To"),
        "blank": translate("without a number"),
        "notBlank": translate("with a number"),
        "contains": translate("contains"),
        "notContains": translate("does not contain"),
        "startsWith": translate("begins with"),
        "resetFilter": translate("Clear the filter"),
    }
