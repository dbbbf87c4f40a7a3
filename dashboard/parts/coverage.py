"""Who does not report, in sentences: which countries, since when, and how many children live in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.columns import NUMBERS
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.coverage import RECENT, Row, aged_said, counted, country_of, coverage_of, is_aged, since, who
from dashboard.geography import WORLD
from dashboard.i18n import format_number, format_year, in_a_row, in_sentences, translate, translate_number
from dashboard.metrics.aggregates import people_in
from dashboard.metrics.presence import Reporting
from dashboard.parts.dossier import dossier_link
from dashboard.parts.elements import inside, origin_link, written
from dashboard.selection import MOST_AREAS, Selection, usual
from dashboard.words.caveats import DETECTED
from dashboard.words.counted import of_countries, of_indicators
from dashboard.words.names import CHILD_SEX, area_name, short_figure, under_rounding
from dashboard.words.titles import subject
from dashboard.words.untotalled import is_of_children, years_of_nobody
from dashboard.words.wider import is_watched

CHILDREN = "child-population"
MOST_NAMED = 12
"""Longer lists of countries are opened by the reader."""


def who_reports(context: Context, selection: Selection) -> list[Component]:
    """Who has no figure, who none of late, and the children who live there; of one country, what is not known of it."""
    country = country_of(context, selection)
    if country:
        return [written(*_of_country(context, selection, country))]
    if context.indicators[selection.indicator].area:
        text = translate("This indicator has one figure for the whole world: choose another one to see who reports.")
        return [written(html.P(text, className="story"))]
    return [written(*_of_areas(context, selection))]


def _of_areas(context: Context, selection: Selection) -> list[Component]:
    question = counted(selection)
    everybody, found = who(context, question)
    recent_from = since(context, question.indicator)
    parts: list[Component] = [html.P(_lead(context, question, everybody, found), className="story")]
    parts += _children(context, selection, found, everybody)
    never = translate("No figure ({n})", n=format_number(len(found.never)))
    old = translate("None after {year} ({n})", year=recent_from - 1, n=format_number(len(found.old)))
    uncounted = _not_broken_down(context, question, found.never)
    lists = []
    if found.never:
        note = translate("victims, no ages")
        named = [
            [*_place(context, question, code), *([html.Small(f" {note}")] if code in uncounted else [])]
            for code in found.never
        ]
        lists.append(_named(never, named))
    if found.old:
        dated = [_place(context, question, code, year) for code, year in found.old]
        lists.append(_named(old, dated))
    if uncounted:
        said = translate_number(
            "{number} of those without any has figures on victims without their ages: people were counted there, but "
            "not which of them are children.",
            "{number} of those without any have figures on victims without their ages: people were counted there, but "
            "not which of them are children.",
            len(uncounted),
        )
        parts.append(html.P(said))
    adults = [code for code in found.never if code not in uncounted and years_of_nobody(context, question, code)]
    if adults and is_of_children(context, question):
        said = translate_number(
            "{number} of those without any has reports in which all detected victims were adults.",
            "{number} of those without any have reports in which all detected victims were adults.",
            len(adults),
        )
        parts.append(html.P(said))
    if lists:
        parts.append(html.Div(lists, className="silent-lists"))
    return parts


def _lead(context: Context, question: Selection, everybody: Sequence[str], found: Reporting) -> str:
    """The answer in one sentence: of how many countries how many never reported, and how many stopped."""
    words: dict[str, Any] = {
        "of": of_countries(len(everybody)),
        "area": in_a_row(area_name(context, code) for code in question.areas or (WORLD,)),
        "never": format_number(len(found.never)),
        "old": format_number(len(found.old)),
        "before": since(context, question.indicator) - 1,
    }
    if _is_of_all_children(context, question):
        words["whom"] = translate(CHILD_SEX[question.sex])
        if not found.old:
            del words["old"], words["before"]
            return translate_number(
                "{area}, {whom}: of {of}, {never} has no usable total in any year.",
                "{area}, {whom}: of {of}, {never} have no usable total in any year.",
                len(found.never),
                **words,
            )
        return translate_number(
            "{area}, {whom}: of {of}, {never} has no usable total in any year; none after {before}: {old} more.",
            "{area}, {whom}: of {of}, {never} have no usable total in any year; none after {before}: {old} more.",
            len(found.never),
            **words,
        )
    words["subject"] = subject(context, question)
    if not found.old:
        del words["old"], words["before"]
        return translate(
            "{area}: the release that is read here holds no figure for {never} of {of} ({subject}).",
            **words,
        )
    return translate(
        "{area}: the release that is read here holds no figure for {never} of {of}, and none after "
        "{before} for {old} more ({subject}).",
        **words,
    )


def _is_of_all_children(context: Context, question: Selection) -> bool:
    """Whether all detected children are asked for: who has none of them never reported on children.

    Who has no figure of a form, of one sex or of a share may well have reported on children.
    """
    return is_of_children(context, question) and question.sex == "_T"


def _children(context: Context, selection: Selection, found: Reporting, everybody: Sequence[str]) -> list[Component]:
    """How many children live where nothing was ever reported, and where nothing was lately."""
    weights = context.weights[CHILDREN]
    year = context.years(CHILDREN).opening
    whole = people_in(weights, everybody, year)
    silent = [*found.never, *(code for code, _ in found.old)]
    never, both = (people_in(weights, codes, year) for codes in (found.never, silent))
    known = sum(year in weights.get(code, {}) for code in silent)
    if not both or not whole:
        return []
    words = {
        "never": short_figure(never, None, None, 0),
        "both": short_figure(both, None, None, 0),
        "share": format_number(part) if (part := 100 * both / whole) >= 0.5 else under_rounding(0),
        "known": format_number(known),
        "silent": of_countries(len(silent)),
    }
    if found.old and never:
        said = translate(
            "Children in the countries without any: about {never}. In all of these: {both}, {share}% of the "
            "children of all {of}.",
            never=words["never"],
            both=words["both"],
            share=words["share"],
            of=of_countries(len(everybody)),
        )
    else:
        said = translate(
            "Children in these countries: about {both}, {share}% of the children of all {of}.",
            both=words["both"],
            share=words["share"],
            of=of_countries(len(everybody)),
        )
    if known == len(silent):
        rest = translate("Approximate population of {year}.", year=year)
    else:
        rest = translate(
            "Population of {year}, approximate, over {known} of these {silent}.",
            year=year,
            known=words["known"],
            silent=words["silent"],
        )
    base = usual(context.indicators[CHILDREN], context.years(CHILDREN))
    people = replace(base, areas=tuple(silent[:MOST_AREAS]), lang=selection.lang)
    whence = origin_link(origin_address(context, people, year), translate(context.indicators[CHILDREN].label))
    return [html.P([said, " ", html.Small(rest), " ", whence])]


def _not_broken_down(context: Context, question: Selection, never: Sequence[str]) -> set[str]:
    """Of those that never reported on an age: who did report people of all ages, and not adults alone."""
    if not _is_of_all_children(context, question):
        return set()
    histories = context.histories(replace(question, age="_T"))
    return {
        code
        for code in never
        if {item.year for item in histories.get(code, ()) if item.ends is not None}.difference(
            years_of_nobody(context, question, code)
        )
    }


def _place(context: Context, question: Selection, code: str, year: int | None = None) -> list[Any]:
    """A country's name, leading to why there is nothing; with the last year of a figure where there was one."""
    at = context.years(question.indicator).opening
    link = inside(area_name(context, code), origin_address(context, replace(question, areas=(code,)), at))
    return [link] if year is None else [link, html.Small(f" {format_year(year)}")]


def _named(head: str, entries: Sequence[list[Any]]) -> Component:
    listed = html.Ul([html.Li(entry) for entry in entries], className="names")
    return html.Details([html.Summary(html.Strong(head)), listed], open=len(entries) <= MOST_NAMED)


# ------------------------------------------------------------------------------------------------ one country


def _of_country(context: Context, selection: Selection, country: str) -> list[Component]:
    found = coverage_of(context, selection)
    without = [row for row in found.rows if not _known(row)]
    # Who watches all countries and has no row has recorded nothing, which is no gap.
    calm = [row for row in without if is_watched(context, row.question, country)]
    never = [row for row in without if row not in calm]
    aged = sum(is_aged(context, row) for row in found.rows)
    old = [row for row in found.rows if _known(row) and _known(row)[-1] < since(context, row.key)]
    lead = [
        translate_number(
            "{area}: {never} of {of}, each in its usual breakdown, has no figure in the releases that are read here.",
            "{area}: {never} of {of}, each in its usual breakdown, have no figure in the releases that are read here.",
            len(never),
            area=area_name(context, country),
            of=of_indicators(len(found.rows)),
            never=format_number(len(never)),
        ),
        _old_said(len(old)),
        aged_said(context, aged) if aged else "",
        _calm_said(len(calm)),
        *(
            translate("{subject}: the latest figure is of {year}.", subject=row.name, year=_known(row)[-1])
            for row in found.rows
            if row.key == DETECTED and _known(row)
        ),
    ]
    lists = []
    others = {row.key: _last_of_any(context, row) for row in (*without, *old)}
    if never:
        head = translate("No figure ({n})", n=format_number(len(never)))
        lists.append(_named(head, [[*_row(context, row), *_of_others(others[row.key], 0)] for row in never]))
    if old:
        head = translate("Nothing recent ({n})", n=format_number(len(old)))
        dated = [(row, _known(row)[-1]) for row in old]
        lists.append(
            _named(
                head,
                [
                    [*_row(context, row), html.Small(f" {format_year(year)}"), *_of_others(others[row.key], year)]
                    for row, year in dated
                ],
            )
        )
    if calm:
        head = translate("Nothing recorded ({n})", n=format_number(len(calm)))
        lists.append(_named(head, [[*_row(context, row), *_of_others(others[row.key], 0)] for row in calm]))
    parts: list[Component] = [html.P(in_sentences(filter(None, lead)), className="story")]
    if elsewhere := sum(others[row.key] > 0 for row in without):
        parts.append(
            html.P(
                translate_number(
                    "{number} of those without one has figures of another kind, sex or age.",
                    "{number} of those without one have figures of another kind, sex or age.",
                    elsewhere,
                )
            )
        )
    way = translate("Dossier: what is reported to UNODC and what not, with an empty table and a draft letter")
    link = html.P(dossier_link(country, way, className="more"))
    return [*parts, link, html.Div(lists, className="silent-lists")]


def _old_said(number: int) -> str:
    """How many have none of late, by the last years of their own source."""
    if not number:
        return ""
    return translate_number(
        "{number} more has none in the last {years} full years of its table.",
        "{number} more have none in the last {years} full years of their table.",
        number,
        years=RECENT,
    )


def _calm_said(number: int) -> str:
    """For how many the source, which watches all countries, has recorded nothing."""
    if not number:
        return ""
    return translate_number(
        "For {number} more, a source that watches all countries has recorded nothing.",
        "For {number} more, sources that watch all countries have recorded nothing.",
        number,
    )


def _last_of_any(context: Context, row: Row) -> int:
    """The last year of a figure of an indicator, of whatever kind, sex and age; 0 where there is none."""
    rows = context.store.rows(row.key, areas=row.question.areas)
    known = rows[rows[list(NUMBERS)].notna().any(axis=1)]
    return 0 if known.empty else int(known["time_period"].max())


def _of_others(last: int, year: int) -> list[Any]:
    """The last year of figures of another kind, where it is after that of the usual one."""
    return [" ", html.Small(translate("of other kinds to {year}", year=last))] if last > year else []


def _known(row: Row) -> list[int]:
    return [item.year for item in row.history if item.ends is not None]


def _row(context: Context, row: Row) -> list[Any]:
    at = context.years(row.key).opening
    return [inside(row.name, origin_address(context, row.question, at))]
