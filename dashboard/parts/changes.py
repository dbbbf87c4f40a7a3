"""What changed from release to release, by source, indicator and country, and whose change it is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.archive import Archive
from dashboard.context import Context
from dashboard.exports.changes import (
    Noted,
    by_release,
    example,
    name_of_area,
    name_of_indicator,
    name_of_source,
    noted,
    what,
    whose,
)
from dashboard.i18n import (
    DEFAULT,
    alphabetical,
    current_language,
    format_date,
    format_number,
    in_a_row,
    translate,
    translate_number,
)
from dashboard.parts.elements import caption, element, inside, release_shown, written
from dashboard.parts.finder import chooser, finder
from dashboard.selection import Selection
from dashboard.views import released
from dashboard.words.names import area_name, listed

STEP = 50
"""Entries shown at once."""
FEW = 5
"""Releases that are listed without being asked for."""
MOST_NAMED = 6
"""Countries named in one row; each has a page of its own changes."""
HEADS = ("Indicator", "Where", "What changed", "For instance", "Whose change", "Source")
PATH = "/data/changes"


def changes(context: Context, selection: Selection) -> list[Component]:
    """The changes of all countries in wholes, or those of the chosen ones one by one."""
    found = noted(context, areas=selection.areas)
    parts: list[Component] = [_about(context), _kept(context), *_chosen(context, selection)]
    if found:
        search = finder("changes", translate("Indicator, country, publisher"), *_choosers(context, found))
        parts += [search, *(_release(context, name, items) for name, items in by_release(found))]
    else:
        parts.append(html.P(translate("Nothing has changed since the first release that is kept here.")))
    parts += [_countries(context), _feeds(context)]
    return [written(element(html.Div, parts, {"data-found": "changes", "data-step": str(STEP)}))]


def _about(context: Context) -> Component:
    if not context.release:
        return html.P(translate("The release that is shown now is not kept: nothing can be compared with it later."))
    return html.P(
        [
            *release_shown(context.release),
            " ",
            html.A(translate("All releases, for programs"), href="/api/v1/releases.json"),
        ]
    )


def _kept(context: Context) -> Component:
    """Every release that is kept, by its day, as a way to its figures; of one day the later one comes first."""
    names = [manifest.name for manifest in reversed(Archive(context.config.releases).manifests())]
    entries = [html.Li(_one_kept(context, name)) for name in names]
    return html.Details(
        [html.Summary(translate("All releases that are kept")), html.Ul(entries)], id="releases", open=len(names) <= FEW
    )


def _one_kept(context: Context, name: str) -> list[Component | str]:
    day = format_date(datetime.date.fromisoformat(name.partition(".")[0]))
    entry: list[Component | str] = [day, " · ", html.A(name, href=released("/", name))]
    if name == context.release:
        entry += [" · ", html.Strong(translate("the figures shown now"))]
    return entry


def _chosen(context: Context, selection: Selection) -> list[Component]:
    if not selection.areas:
        return []
    names = listed([area_name(context, code) for code in selection.areas])
    return [html.P([html.Strong(names), " · ", inside(translate("All countries"), PATH)])]


def _choosers(context: Context, found: Sequence[Noted]) -> list[Component]:
    sources = {item.source: name_of_source(context, item.source) for item in found if item.source}
    indicators = {item.indicator: name_of_indicator(context, item) for item in found if item.indicator}

    def ordered(words: dict[str, str]) -> dict[str, str]:
        return dict(sorted(words.items(), key=lambda pair: pair[1]))

    return [
        chooser("source", translate("All sources"), ordered(sources)),
        chooser("indicator", translate("All indicators"), ordered(indicators)),
    ]


def _release(context: Context, name: str, items: Sequence[Noted]) -> Component:
    """A release: a row for each source, indicator and kind of change."""
    groups: dict[tuple[str, ...], list[Noted]] = {}
    for item in items:
        groups.setdefault((item.source, item.indicator, item.kind, item.whose), []).append(item)
    head = html.Thead(html.Tr([html.Th(translate(text), scope="col") for text in HEADS]))
    body = html.Tbody([_row(context, group) for group in groups.values()])
    then = inside_release(name)
    title = html.H2(format_date(items[0].day))
    table = html.Table([caption(format_date(items[0].day)), head, body], className="data-table report")
    return html.Section(
        [title, html.P(then), html.Div(table, className="scroll wide ledger", tabIndex=0)],
        className="part",
        id=f"release-{name}",
    )


def inside_release(name: str) -> list[Component | str]:
    """The name of a release, leading to its first page."""
    return [translate("Release"), " ", html.A(name, href=released("/", name))]


def _row(context: Context, group: Sequence[Noted]) -> Component:
    first = group[0]
    marks = {"data-entry": "", "data-source": first.source, "data-indicator": first.indicator}
    about: str | Component = name_of_indicator(context, first)
    if first.indicator in context.indicators:
        about = inside(about, f"/data/catalogue#about-{first.indicator}")
    source: str | Component = name_of_source(context, first.source)
    if first.source in context.sources:
        source = inside(source, f"/data/sources#source-{first.source}")
    cells = (about, _where(context, group), _what(group), _example(context, group), whose(context, first), source)
    named = zip(HEADS, cells, strict=True)
    told = [element(html.Td, cell, {"data-head": translate(text)} if cell else {}) for text, cell in named]
    return element(html.Tr, told, marks)


def _where(context: Context, group: Sequence[Noted]) -> str:
    names = [name for name in (name_of_area(context, item) for item in group) if name]
    left = len(names) - MOST_NAMED
    if left > 0:
        more = translate_number("and {number} more", "and {number} more", left)
        return f"{in_a_row(names[:MOST_NAMED])} {more}"
    return listed(names) if names else translate("everywhere")


def _what(group: Sequence[Noted]) -> str:
    if len(group) == 1:
        return what(group[0])
    counts = {name: format_number(sum(getattr(item, name) for item in group)) for name in ("revised", "added", "lost")}
    if group[0].kind == "figures":
        return translate("Figures: {revised} revised, {added} added, {lost} taken out.", **counts)
    if group[0].kind == "list":
        return translate("Entries: {added} added, {lost} taken out.", **counts)
    if group[0].kind == "status":
        return translate("Statuses on the way to 2030 that are others now: {n}.", n=format_number(len(group)))
    return what(group[0])


def _example(context: Context, group: Sequence[Noted]) -> str:
    """Of what was revised, else of what was added."""
    order = sorted(group, key=lambda item: (not item.revised, not item.added))
    said = example(order[0])
    name = name_of_area(context, order[0])
    return translate("{area}: {said}", area=name, said=said) if said and name else said


def _countries(context: Context) -> Component:
    counts: dict[str, int] = {}
    for item in noted(context):
        if item.area in context.geography.areas:
            counts[item.area] = counts.get(item.area, 0) + 1
    named = sorted(
        ((area_name(context, code), code, number) for code, number in counts.items()),
        key=lambda item: alphabetical(item[0]),
    )
    links = [
        html.Li([inside(name, f"{PATH}?area={code}"), f" ({format_number(number)})"]) for name, code, number in named
    ]
    if not links:
        return html.P(translate("No country has a changed figure."))
    return html.Details([html.Summary(translate("By country")), html.Ul(links, className="feed-links")])


def _feeds(context: Context) -> Component:
    """Every feed by its address: to be followed by whoever waits for figures of one country, source or indicator."""

    # Readers copy these addresses: no script is there to say the language when they are followed.
    asked = "" if current_language() == DEFAULT else f"?lang={current_language()}"

    def feed(name: str, kind: str, code: str) -> Component:
        return html.Li(html.A(name, href=f"{PATH}/{kind}/{code}.atom{asked}"))

    sources = [feed(name_of_source(context, code), "source", code) for code in sorted(context.sources)]
    indicators = [feed(translate(item.label), "indicator", item.id) for item in context.indicators.values()]
    areas = [feed(area_name(context, code), "area", code) for code in context.geography.areas]
    heads = (
        (translate("By source"), sources),
        (translate("By indicator"), indicators),
        (translate("By country or area"), areas),
    )
    lists = [html.Details([html.Summary(head), html.Ul(items, className="feed-links")]) for head, items in heads]
    everything = html.A(translate("All changes"), href=f"{PATH}.atom{asked}")
    head = [html.H2(translate("Feeds (Atom)")), html.P(everything, className="feed-all")]
    return html.Section([*head, *lists], className="part")
