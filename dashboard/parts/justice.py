"""Words and numbers of the page on justice: its headline, ways to the maps, profits beside prosecutions, children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.known import plural
from dashboard.context import Context
from dashboard.figures.addresses import HEADLINE, REPORT, origin_address
from dashboard.geography import WORLD
from dashboard.i18n import format_date, format_number, labelled, slots, translate, translate_number
from dashboard.kinds.treaties import LISTED, TREATIES, code_of, countries_of
from dashboard.metrics.findings import repeated
from dashboard.metrics.latest import latest
from dashboard.metrics.lines import Point
from dashboard.parts.claims import LEDGER, PROFITS_CLAIMED, PROFITS_PUBLISHED, STATEMENT, woven
from dashboard.parts.elements import filled, inside, links_in, origin_link
from dashboard.parts.first import of_the_first
from dashboard.selection import Selection
from dashboard.words.counted import of_countries, of_years
from dashboard.words.names import area_name, short_figure
from dashboard.words.persons import open_totals, up_to_parts

PROSECUTED, CONVICTED, CONTACT = "persons-prosecuted", "persons-convicted", "persons-in-formal-contact"
PROFITS_BEFORE, PROFITS_SEXUAL = "ilo-2014-profits", "ilo-2024-profits-sexual-exploitation-share"


def headline(context: Context, selection: Selection) -> list[Component]:
    """What an area reported on prosecutions and convictions, or how many countries of a group did; what is unknown."""
    code = code_of(selection)
    said = _of_country if code in context.geography.areas else _of_group
    question = replace(context.question(CONVICTED, (code,)), lang=selection.lang)
    year = context.years(CONVICTED).opening
    address = origin_address(context, question, year, "justice-map.map")
    whence = origin_link(address, translate(context.indicators[CONVICTED].label))
    about = [html.P(text, className="lede first") for text in of_the_first(context, selection, over_time=True)]
    return [html.H1(said(context, code)), html.P(whence, className="lede"), *about]


def _of_country(context: Context, code: str) -> str:
    """The latest total of persons convicted, or prosecuted where none of these is known: never both, as one would be
    divided by the other."""
    place, years = area_name(context, code), context.years(CONVICTED)
    for name in (CONVICTED, PROSECUTED):
        question = context.question(name, (code,))
        if known := context.line(question, code).known:
            span = years.last - years.first + 1
            words = {"area": place, "silent": format_number(span - len(known)), "of": of_years(span)}
            return _latest(_dated(context, question, known), words, is_convicted=name == CONVICTED)
    return translate(
        "{area}: how many people were prosecuted for trafficking, or convicted of it, is not known for any year "
        "since {first}",
        area=place,
        first=years.first,
    )


def _latest(count: str, words: dict[str, str], *, is_convicted: bool) -> str:
    if is_convicted:
        return translate(
            "{area}. Latest total convicted of trafficking: {count}. No total for {silent} of {of}",
            count=count,
            **words,
        )
    return translate(
        "{area}. Latest total prosecuted for trafficking: {count}. No total for {silent} of {of}", count=count, **words
    )


def _dated(context: Context, question: Selection, known: Sequence[Point]) -> str:
    """A number of persons with its year; a total up to its parts by age or sex, where these are more and it does not
    stand."""
    parts = open_totals(context, question.key, question.areas[0])
    point = up_to_parts(known[-1], parts.get(known[-1].year))
    text = short_figure(point.value, point.lower, point.upper, 0)
    return translate_number(
        "{figure} person ({year})",
        "{figure} persons ({year})",
        plural(point),
        figure=text,
        year=point.year,
    )


def _of_group(context: Context, code: str) -> str:
    countries = countries_of(context, code)
    year = context.years(CONVICTED).opening
    counted = [_reporting(context, name, countries, year) for name in (PROSECUTED, CONVICTED)]
    words = {
        "area": area_name(context, code),
        "prosecuted": format_number(counted[0]),
        "convicted": format_number(counted[1]),
        "of": of_countries(len(countries)),
        "year": year,
    }
    if min(counted) == len(countries):
        return translate_number(
            "{area}: {prosecuted} of {of} reports prosecutions for trafficking in {year} (convictions: {convicted})",
            "{area}: {prosecuted} of {of} report prosecutions for trafficking in {year} (convictions: {convicted})",
            counted[0],
            **words,
        )
    return translate_number(
        "{area}: {prosecuted} of {of} reports prosecutions for trafficking in {year} (convictions: "
        "{convicted}); the others are unknown, not zero",
        "{area}: {prosecuted} of {of} report prosecutions for trafficking in {year} (convictions: "
        "{convicted}); the others are unknown, not zero",
        counted[0],
        **words,
    )


def _reporting(context: Context, name: str, countries: Sequence[str], year: int) -> int:
    """How many countries have a figure of the year itself."""
    histories = context.histories(context.question(name, ()))
    found = (latest(histories.get(area, ()), year, 0) for area in countries)
    return sum(item is not None and item.ends is not None for item in found)


def maps(context: Context, selection: Selection) -> list[Component]:
    """Ways to the page's map of each treaty and law."""
    rows = []
    for name in (*TREATIES, *LISTED):
        label = translate(context.indicators[name].label)
        ways = [(translate("status"), "")] + ([(translate("year of joining"), "YEAR")] if name in TREATIES else [])
        links: list[Any] = []
        for text, breakdown in ways:
            heard = {"aria-label": labelled(label, text)}
            links += [" · "] * bool(links) + [inside(text, _map_address(selection, name, breakdown), **heard)]
        said = labelled(label, slots("links")["links"])
        rows.append(html.Li(filled(said, links=html.Span(links))))
    return [html.P(html.Strong(translate("On the map"))), html.Ul(rows, className="maps")]


def _map_address(selection: Selection, name: str, breakdown: str = "") -> str:
    pairs = [("indicator", name), ("area", ",".join(selection.areas)), ("breakdown", breakdown)]
    pairs += [("lang", selection.lang if selection.lang != "en" else "")]
    return "/justice?" + "&".join(f"{key}={value}" for key, value in pairs if value)


def business(context: Context, selection: Selection) -> list[Component]:
    """Profits as others state them, each with its status, beside persons prosecuted and convicted as recorded."""
    claimed = woven(
        context,
        translate(
            "The statement of the UN Special Representative on Violence against Children of {date} calls trafficking "
            "in children a “high-profit, low-risk crime” and speaks of {claimed}. The words and the number are the "
            "statement's.",
            date=format_date(STATEMENT),
            **slots("claimed"),
        ),
        claimed=PROFITS_CLAIMED,
    )
    published = woven(
        context,
        translate(
            "Published, of something else: profits from forced labour of people of all ages in the whole world, "
            "{published} ({year}); of these, from forced commercial sexual exploitation, {part}. An earlier report "
            "says {before} ({earlier}).",
            year=context.claims[PROFITS_PUBLISHED].when,
            earlier=context.claims[PROFITS_BEFORE].when,
            **slots("published", "part", "before"),
        ),
        published=PROFITS_PUBLISHED,
        part=PROFITS_SEXUAL,
        before=PROFITS_BEFORE,
    )
    apart = translate(
        "Profits are not divided by persons. The profits are estimates for all forced "
        "labour; the persons are those whom some countries recorded. How many "
        "traffickers were never found is not known."
    )
    more = inside(translate("Every published figure with its source and status →"), LEDGER, className="more")
    return [
        html.Section(
            [
                html.H2(translate("What is said of profits"), className="panel-title"),
                html.P(claimed),
                html.P(published),
                html.H2(translate("What is recorded of persons"), className="panel-title"),
                *(html.P(_recorded(context, selection, code)) for code in dict.fromkeys((WORLD, code_of(selection)))),
                html.P(apart),
                more,
            ],
            className="claims panel",
        )
    ]


def _recorded(context: Context, selection: Selection, code: str) -> list[Any]:
    """Persons prosecuted and convicted as recorded; of a group over those that report every year that is compared."""
    parts = {}
    for mark, name in (("prosecuted", PROSECUTED), ("convicted", CONVICTED)):
        question = replace(context.question(name, (code,)), lang=selection.lang)
        line, opening = context.line(question, code), context.years(name).opening
        known = [point for point in line.known if point.year <= opening or not line.group]
        year = known[-1].year if known else None
        parts[mark] = inside(_counted(known, is_group=line.group), origin_address(context, question, year, HEADLINE))
    place = area_name(context, code)
    text = translate(
        "{area}. Prosecuted: {prosecuted}. Convicted: {convicted}.", area=place, **slots("prosecuted", "convicted")
    )
    return filled(text, **parts)


def _counted(known: Sequence[Point], *, is_group: bool) -> str:
    if not known and not is_group:
        return translate("not known")
    if not known:
        return translate("not known, or too few countries report")
    point = known[-1]
    figure = short_figure(point.value, point.lower, point.upper, 0)
    if point.countries is None:
        return translate_number(
            "{figure} person ({year})",
            "{figure} persons ({year})",
            plural(known[-1]),
            figure=figure,
            year=point.year,
        )
    return translate_number(
        "Persons in {year}: {figure}, in the {number} of {of} that reports every year from {first} to {year}",
        "Persons in {year}: {figure}, in the {number} of {of} that report every year from {first} to {year}",
        point.countries,
        figure=figure,
        year=point.year,
        first=known[0].year,
        of=of_countries(point.of or 0),
    )


def children(context: Context, selection: Selection) -> list[Component]:
    """Children among suspects: who they are, why no chart is drawn of them, and where their figures stand."""
    said = translate(
        "Figures for children among persons in formal contact, prosecuted or convicted count children as suspects, not "
        "as victims. Children who were trafficked should not be punished for what they were made to do; how many of "
        "these children were themselves trafficked is not known."
    )
    doubted = translate(
        "They are not drawn here: often the figure for children repeats that of women and girls and "
        "does not fit girls and boys in the publisher's file. Years and countries where this is so: "
        "{prosecuted} of persons prosecuted, {contact} of persons in formal contact.",
        prosecuted=format_number(repeated(context.report, PROSECUTED)),
        contact=format_number(repeated(context.report, CONTACT)),
    )
    tables = [
        inside(
            translate(context.indicators[name].label),
            f"/data?indicator={name}&age=Y0T17" + (f"&area={','.join(selection.areas)}" if selection.areas else ""),
        )
        for name in (CONTACT, PROSECUTED, CONVICTED)
    ]
    row, named = links_in(tables)
    return [
        html.Section(
            [
                html.H2(translate("Children as suspects"), className="panel-title"),
                html.P(said),
                html.P([doubted, " ", inside(translate("Which ones: see the build report"), REPORT)]),
                html.P(filled(translate("Their rows, with their status: {links}.", links=row), **named)),
            ],
            className="claims panel",
        )
    ]
