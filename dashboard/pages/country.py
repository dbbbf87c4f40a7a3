"""Country: one screen on one country and its sections, or the list of countries to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.brief.sentence import Section, Sentence
from dashboard.brief.whole import Brief, brief_of
from dashboard.context import Context
from dashboard.figures.addresses import UNMEASURED
from dashboard.glance.whole import glance_of
from dashboard.i18n import DEFAULT, alphabetical, current_language, translate
from dashboard.parts.blocks import block
from dashboard.parts.depth import depth_of, fold, is_asked_for, judged_table, more_of, told
from dashboard.parts.dossier import dossier_link
from dashboard.parts.elements import element, inside, plain
from dashboard.parts.filters import filter_bar
from dashboard.parts.finder import finder
from dashboard.parts.glance import first_screen
from dashboard.parts.labour import goods_head, suggested_head
from dashboard.parts.panel import panel, strip
from dashboard.parts.slides import paper_address
from dashboard.parts.steps import steps_head
from dashboard.search.synonyms import synonyms
from dashboard.selection import Selection
from dashboard.views import COUNTRY_STRIPS, VIEWS, scope_of
from dashboard.words.adults import hatched_said, years_of_adults_alone
from dashboard.words.names import area_name

BEHIND = {
    "justice": (("country-suggested", suggested_head),),
    "protection": (("country-goods", goods_head),),
}
"""Tables that a section has behind "More", and what each is called."""


def layout(context: Context, selection: Selection) -> list[Component]:
    """One country's first screen, then six sections and what is behind them; without a country, all by region."""
    if not selection.areas or selection.areas[0] not in context.geography.areas:
        return [*_brief_of_group(context, selection), *_choice(context, current_language())]
    code = selection.areas[0]
    brief, glance = brief_of(context, code), glance_of(context, code)
    sections = []
    for section in brief.sections:
        if section.id == "unknown":
            continue
        chart = judged_table(context, code) if section.id == "progress" else None
        rest = _behind(context, selection, section, brief)
        sections.append(depth_of(section, glance.depth(section.id), chart, rest))
    unknown = brief.section("unknown")
    return [
        first_screen(context, selection, code),
        *sections,
        fold(
            unknown.heading,
            [
                told(*unknown.paragraphs),
                html.P(inside(translate("Who collects what no table counts"), UNMEASURED, className="more")),
                html.P(dossier_link(code, translate("What is reported to UNODC, and what not"), className="more")),
            ],
            is_open=False,
            name=unknown.id,
        ),
        fold(
            translate("Countries like {area}", area=brief.name), [block("country-peers")], is_open=False, name="peers"
        ),
        _explorer(context, selection, code),
    ]


def _behind(context: Context, selection: Selection, section: Section, brief: Brief) -> Component:
    """What a section has behind "More": its sentences in full, its strips, and what else is on its subject."""
    named = [name for name in COUNTRY_STRIPS if _home(context, name) == section.id]
    panels = [f"country-{name}" for name in named]
    strips = [html.Div([strip(context, VIEWS[panel], selection) for panel in panels], className="strips")]
    children = [told(*_opening(section, brief), *section.paragraphs), *(strips if named else [])]
    if section.id == "detected":
        alone = years_of_adults_alone(context, brief.code)
        note = hatched_said() if alone else translate("Hatched years are unknown, not zero.")
        children += [html.P(note, className="panel-caption"), block("country-role")]
    if section.id == "conditions":
        panels.append("country-profile")
        children.append(panel(VIEWS["country-profile"], selection))
    if section.id == "justice":
        panels.append("country-steps")
        children.append(panel(VIEWS["country-steps"], selection, wide=True, title=steps_head()))
    if section.id == "progress":
        children.append(block("country-standing"))
    for name, title in BEHIND.get(section.id, ()):
        panels.append(name)
        children.append(panel(VIEWS[name], selection, title=title()))
    return fold(more_of(section), children, is_open=is_asked_for(selection, panels))


def _opening(section: Section, brief: Brief) -> Sequence[Sequence[Sentence]]:
    """What the brief begins with on paper, before the section of which it says the most."""
    return brief.opening.paragraphs if section.id == "detected" else ()


def _explorer(context: Context, selection: Selection, code: str) -> Component:
    """Any indicator, on a map and over time; open where the address chooses something to see there."""
    scope = scope_of(context, VIEWS["country-map"], code)
    others = tuple(area for area in selection.areas if area != code)
    usual_year = context.years(selection.indicator).opening
    own = replace(selection, areas=others, year=usual_year, view="", lang=DEFAULT)
    chosen = context.reader.query(own, scope)
    shown = [VIEWS["country-map"], VIEWS["country-trend"]]
    is_open = bool(chosen) or is_asked_for(selection, [view.panel for view in shown])
    children = [
        filter_bar(context, selection, scope),
        html.Div([panel(view, selection) for view in shown], className="pair"),
        html.P(inside(translate("Figures of your own beside these"), "/data/own", className="more")),
    ]
    return fold(translate("Any indicator, on a map and over time"), children, is_open=is_open, name="explore")


def _home(context: Context, indicator: str) -> str:
    """The section that a strip belongs to."""
    if indicator.startswith(("refugees", "displaced", "conflict-displacement-stock")):
        return "displacement"
    homes = {"victims": "detected", "drivers": "conditions", "justice": "justice", "protection": "protection"}
    return homes[context.indicators[indicator].theme]


def _by_name(named: tuple[str, str]) -> str:
    return alphabetical(named[0])


def _brief_of_group(context: Context, selection: Selection) -> list[Component]:
    """The way to the brief of the group that is chosen, if one is: also where "brief Africa" of the search leads."""
    if not selection.areas:
        return []
    code = selection.areas[0]
    brief = translate("{area}: brief", area=area_name(context, code))
    return [html.P(html.A(brief, href=paper_address(code), className="more"))]


def _list_briefs(context: Context, lists: list[Component]) -> None:
    """Briefs on groups of countries, which have sheets of paper and files, but no page that asks."""
    links = []
    for code, region in context.geography.regions.items():
        name = area_name(context, code)
        link = html.A(name, href=paper_address(code))
        links.append(element(html.Li, link, {"data-entry": "", "data-words": f"{code} {region.name}"}))
    lists.append(html.Section([html.H2(translate("Briefs on groups of countries")), html.Ul(links)]))


@lru_cache(maxsize=16)
def _choice(context: Context, _language: str) -> list[Component]:
    geography, words = context.geography, synonyms()["areas"]
    lists: list[Component] = []

    def listed(heading: str, codes: Iterable[str]) -> None:
        """The countries of one part of the world by name; each is found by what readers call it, too."""
        links = []
        for name, code in sorted(((area_name(context, code), code) for code in codes), key=_by_name):
            others = " ".join((code, geography.name(code), *words.get(code, ())))
            link = dcc.Link(name, href=f"/country/{code}")
            links.append(element(html.Li, link, {"data-entry": "", "data-words": others}))
        if links:
            lists.append(html.Section([html.H2(heading), html.Ul(links)]))

    for region in geography.regions.values():
        if region.kind == "sub_region":
            listed(translate(region.name), (code for code in region.members if geography.areas[code].is_member))
    listed(translate("Other areas"), (code for code, area in geography.areas.items() if not area.is_member))
    _list_briefs(context, lists)
    search = finder("country", translate("Country or region"))
    parts = [search, element(html.Div, lists, {"data-narrow": ""}, className="countries")]
    made: list[Component] = plain(
        [
            html.H1(translate("Choose a country")),
            html.P(translate("These are 193 countries, and other areas that publishers report on."), className="lede"),
            element(html.Div, parts, {"data-found": "country"}),
        ]
    )
    return made
