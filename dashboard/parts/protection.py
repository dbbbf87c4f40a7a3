"""Words and numbers of the page on protection: its headline, and what was never or not lately measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.i18n import format_number, in_parts, labelled, slots, translate, translate_number
from dashboard.kinds.levels import Level, is_group, levels_of
from dashboard.kinds.measured import Measured, about_people, coverage_address, measured_of
from dashboard.kinds.treaties import code_of
from dashboard.parts.elements import element, filled, inside, links_in, origin_link
from dashboard.parts.first import of_the_first
from dashboard.selection import Selection
from dashboard.words.counted import of_countries
from dashboard.words.names import area_name, in_mid_sentence, wording_of
from dashboard.words.reasons import later_figure
from dashboard.words.titles import WHOLE, subject

LEVELS, MEASURED = "protection-levels", "protection-measured"
MOST_LACKING = 4
"""Indicators that are named as those of which least is known."""


def headline(context: Context, selection: Selection) -> list[Component]:
    """The chosen indicator's level and how much of it is unknown, for an area or over the countries of a group."""
    code = code_of(selection)
    made = levels_of(context, LEVELS, selection)
    asked = (level for level in made if level.indicator.id == selection.indicator)
    level = next((level for level in asked if level.question.sex in (selection.sex, "_T")), made[0])
    said = _of_group if is_group(context, code) else _of_country
    newest = context.years(level.indicator.id).opening
    year = level.own.year if level.own is not None else newest
    seen = "protection-map.map" if is_group(context, code) else ""
    whence = origin_link(origin_address(context, level.question, year, seen), subject(context, level.question))
    about = [html.P(text, className="lede first") for text in of_the_first(context, selection, over_time=False)]
    # The map of the newest year says the same of the same place: there its title need not be read again.
    told = {"data-tells": "protection-map", "data-year": str(newest)} if _has_level(level) else {}
    title = element(html.H1, said(context, code, level), told)
    return [title, html.P(whence, className="lede"), *about]


def _has_level(level: Level) -> bool:
    """Whether the headline tells a level that is recent, as the map does."""
    return level.spread is not None if level.own is None else level.own.year >= level.first


def _of_country(context: Context, code: str, level: Level) -> str:
    words = {"area": area_name(context, code), "label": in_mid_sentence(subject(context, level.question))}
    if level.own is None:
        return translate("{area}, {label}: no figure, which is unknown and not zero", **words)
    wording = wording_of(level.indicator, level.question)
    words |= {"figure": wording.text(level.own), "year": str(level.own.year)}
    cell = context.progress.get((level.indicator.id, code))
    if cell is not None and cell.later is not None:
        return translate(
            "{area}, {label}: {figure}% in {year}; a later figure from another source, the SDG database: {later}",
            **words,
            later=later_figure(cell),
        )
    if level.own.year < level.first:
        return translate("{area}, {label}: {figure}% in {year}; nothing later is known", **words)
    return translate("{area}, {label}: {figure}% in {year}, the latest figure", **words)


def _of_group(context: Context, code: str, level: Level) -> str:
    found = level.spread
    words = {
        "area": area_name(context, code),
        "label": in_mid_sentence(subject(context, level.question)),
        "n": format_number(len(level.recent)),
        "of": of_countries(len(level.countries)),
        "first": level.first,
        "silent": format_number(len(level.countries) - len(level.recent)),
    }
    if found is None:
        return translate_number(
            "{area}, {label}: {n} of {of} has a figure since {first}, too few for a median",
            "{area}, {label}: {n} of {of} have a figure since {first}, too few for a median",
            len(level.recent),
            **{name: word for name, word in words.items() if name != "silent"},
        )
    if found.median >= WHOLE:  # Nobody is at more.
        return translate(
            "{area}, {label}: at least half of {n} measured since {first} are at {median}%; no figure since then: "
            "{silent}",
            **{**words, "n": of_countries(len(level.recent)), "median": format_number(WHOLE)},
        )
    words["median"] = wording_of(level.indicator, level.question).number(found.median)
    return translate(
        "{area}, {label}: half of {n} measured since {first} are at or above {median}%; no figure since then: {silent}",
        **{**words, "n": of_countries(len(level.recent))},
    )


def missing(context: Context, selection: Selection) -> list[Component]:
    """What has no figure or an old one, with the ways to who reports; of a group, the children who live there."""
    code = code_of(selection)
    made = measured_of(context, MEASURED, selection)
    said = _missing_over(context, code, made) if is_group(context, code) else _missing_of(context, code, made)
    return [html.Div([html.H2(translate("What is missing")), *said], className="unknown")]


def _missing_of(context: Context, code: str, made: Sequence[Measured]) -> list[Component]:
    never = [item for item in made if item.level.own is None]
    old = [item for item in made if item.level.own is not None and item.level.own.year < item.level.first]
    parts = []
    if never:
        links = [_way(context, item, translate(item.level.indicator.label)) for item in never]
        parts.append(html.P(_headed(translate("No figure at all"), links)))
    if old:
        links = [
            _way(
                context,
                item,
                translate("{label} ({year})", label=translate(item.level.indicator.label), year=item.level.own.year),
            )
            for item in old
            if item.level.own is not None
        ]
        parts.append(html.P(_headed(translate("Nothing since {year}", year=old[0].level.first), links)))
    if not parts:
        first = min(item.level.first for item in made)
        said = translate(
            "{area}: each indicator here has a figure since {year}.", area=area_name(context, code), year=first
        )
        return [html.P(said)]
    return [
        *parts,
        html.P(inside(translate("All years of this country →"), f"/data/coverage?area={code}", className="more")),
    ]


def _missing_over(context: Context, code: str, made: Sequence[Measured]) -> list[Component]:
    lacking = sorted(made, key=lambda item: -len(item.found.never))[:MOST_LACKING]
    rows = []
    for item in lacking:
        if item.children is None:
            continue
        text = translate_number(
            "{label}: {number} of {of} has no figure at all; children there: about {children}",
            "{label}: {number} of {of} have no figure at all; children there: about {children}",
            len(item.found.never),
            label=translate(item.level.indicator.label),
            of=of_countries(len(item.level.countries)),
            children=about_people(item.children),
        )
        rows.append(html.Li(_way(context, item, text)))
    place = area_name(context, code)
    if not rows:
        return [
            html.P(translate("{area}: every country has a figure of each indicator here, of some year.", area=place))
        ]
    return [html.P(translate("{area}, where least is known:", area=place)), html.Ul(rows)]


def _way(context: Context, item: Measured, text: str) -> Component:
    return inside(text, coverage_address(context, item.level))


def _headed(head: str, links: Sequence[Component]) -> list[Any]:
    """Links after a word on what they have in common."""
    row, named = links_in(links, in_parts)
    told = translate("{counted}.", counted=labelled(slots("head")["head"], row))
    return filled(told, head=html.Strong(head), **named)
