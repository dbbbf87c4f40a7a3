"""What the figures mean and who published them: the catalogue of indicators, and the sources with their citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator, Source
from dashboard.context import Context
from dashboard.exports.citations import bibtex, plain, seen_in
from dashboard.figures.addresses import COVERAGE, ORIGIN, REPORT, SOURCES
from dashboard.figures.progress import target_text
from dashboard.i18n import current_language, format_number, in_sentences, slots, translate, translate_number
from dashboard.i18n.published import published
from dashboard.metrics.aggregates import FEWEST
from dashboard.parts.elements import element, filled, inside, named_by, written
from dashboard.parts.finder import chooser, finder
from dashboard.selection import Selection
from dashboard.words.counted import of_countries
from dashboard.words.credits import publisher_said, released_on
from dashboard.words.few import SHARES
from dashboard.words.names import THEME_NAMES, span_in_words, year_span

METADATA = "https://unstats.un.org/sdgs/metadata/?Text=&Goal={goal}&Target={target}"
"""The UN's own descriptions of the indicators of a target; files of single ones have names that change."""


def catalogue(context: Context, _selection: Selection) -> list[Component]:
    """Every indicator with all that its figures mean, by theme, to be searched."""
    return _catalogue(context, current_language())


def sources(context: Context, _selection: Selection) -> list[Component]:
    """Every source with vintage, licence, citation and checksums."""
    return _sources(context, current_language())


# ------------------------------------------------------------------------------------------------ the catalogue


@lru_cache(maxsize=16)
def _catalogue(context: Context, _language: str) -> list[Component]:
    by_theme: dict[str, list[Indicator]] = {}
    for item in context.indicators.values():
        by_theme.setdefault(item.theme, []).append(item)
    themes = {theme: translate(THEME_NAMES[theme]) for theme in by_theme}
    hint = translate("Name, definition, unit, SDG indicator or source")
    parts: list[Component] = [finder("catalogue", hint, chooser("theme", translate("All themes"), themes))]
    for theme, items in by_theme.items():
        entries = [_indicator(context, item) for item in items]
        heading = html.H2([themes[theme], " ", html.Small(format_number(len(entries)))])
        parts.append(html.Section([heading, *entries], className="catalogue"))
    return [written(element(html.Div, parts, {"data-found": "catalogue", "data-narrow": ""}))]


def fact(term: str, text: Any) -> list[Component]:
    """One line of a list of facts."""
    return [html.Dt(term), html.Dd(text)]


def _indicator(context: Context, item: Indicator) -> Component:
    source = context.sources[item.source]
    marks = {"data-entry": "", "data-theme": item.theme}
    years = context.years(item.id)
    about = f"{translate(item.unit)} · {publisher_said(source)} · {span_in_words(years.first, years.last)}"
    head: list[Any] = [html.Strong(translate(item.name)), " ", html.Span(about, className="theme")]
    facts = [
        *meaning(item, item.all_caveats),
        *fact(translate("Good direction"), _direction(item)),
        *(fact(translate("Target"), _target(item)) if item.target else []),
        *(fact(translate("SDG indicator"), _metadata(item)) if item.sdg else []),
        *fact(translate("Over several countries"), aggregate_rule(context, item)),
        *fact(
            translate("Source"),
            [inside(published(source.title), f"{SOURCES}#source-{source.id}"), f" ({published(source.publisher)})"],
        ),
        *fact(translate("Vintage"), translate(source.vintage)),
        *fact(translate("Years and areas"), _extent(context, item)),
        *fact(translate("Table"), table_file(context, item.id)),
        *fact(translate("Look further"), _further(item)),
    ]
    return element(html.Details, [html.Summary(head), html.Dl(facts)], marks, id=f"about-{item.id}")


def meaning(item: Indicator, caveats: Sequence[str]) -> list[Component]:
    """What an indicator's figures mean: definition, unit, denominator, zero, blank, edge and `caveats`, in English."""
    return [
        *fact(translate("Definition"), translate(item.definition)),
        *fact(translate("Unit"), translate(item.unit)),
        *(fact(translate("Denominator"), translate(item.denominator)) if item.denominator else []),
        *fact(translate("A zero means"), translate(item.meaning_zero)),
        *fact(translate("A blank means"), translate(item.meaning_blank)),
        *fact(translate("At the edges"), translate(item.meaning_edge)),
        *fact(translate("Caveats"), html.Ul([html.Li(translate(text)) for text in caveats])),
    ]


def _direction(item: Indicator) -> str:
    words = {
        "up": translate("up: more is better"),
        "down": translate("down: less is better"),
        "none": translate("none: more or less can be good or bad news, so it is never judged"),
    }
    return words[item.direction]


def _target(item: Indicator) -> str:
    target = item.target
    if target is None:
        return ""
    kinds = {
        "zero": translate("The SDG asks for none; read here as at most {number}.", number=_number(item, target.value)),
        "universal": translate(
            "The SDG asks for all; read here as met from {number} on.", number=_number(item, target.met or target.value)
        ),
        "assumed": translate("The SDG names no number; {number} is assumed here.", number=_number(item, target.value)),
    }
    paced = translate("Judged by its yearly pace.")
    if not target.pace:
        paced = translate("A level, never a pace: the release that is read has one value a country.")
    if target.silence:
        paced = translate("Never judged.")
    read = translate(target.note) if target.note else kinds[target.kind]
    return in_sentences([f"{target_text(item)}.", read, paced])


def _number(item: Indicator, value: float) -> str:
    return format_number(value, item.decimals)


def _metadata(item: Indicator) -> list[Any]:
    """The UN's own description of each SDG indicator, at its official address."""
    links: list[Any] = []
    for number in item.sdg:
        address = metadata_address(number)
        text = translate("{number}: the UN's metadata", number=number)
        links.append(html.Div([html.A(text, href=address, rel="noopener"), " ", html.Small(address)]))
    return links


def metadata_address(number: str) -> str:
    """Official address of the metadata of an SDG indicator, among those of its target: "16.2.2" is of target 16.2."""
    goal, target, *_ = number.split(".")
    return METADATA.format(goal=goal, target=f"{goal}.{target}")


def aggregate_rule(context: Context, item: Indicator) -> str:
    """How figures of several countries become one, in words."""
    if item.area:
        return translate("One figure for the whole world: nothing is added up.")
    if item.aggregate == "publisher":
        return _publishers_rule(context, item)
    if item.aggregate == "none":
        return _median_rule(item)
    least = format_number(100 * item.least_coverage)
    if item.rate_of:
        said = translate(
            "A rate over the same countries in all years: “{counted}” of all of them, divided by “{people}”.",
            counted=translate(context.indicators[item.rate_of].label),
            people=translate(context.indicators[item.rate_people].label),
        )
    elif item.least_coverage == 0:
        said = translate("A sum over all areas with a figure; what nobody recorded is in no sum.")
    elif item.is_reported:
        said = translate("A sum over the same countries in all years.")
    else:
        said = translate("A sum, where at least {least}% of the countries have a figure.", least=least)
    if item.per:
        said += " " + translate("A rate of a group is what was counted, divided by all the people counted among.")
    return said


def _publishers_rule(context: Context, item: Indicator) -> str:
    source = context.sources[item.groups_source or item.source]
    return translate(
        "The publisher's own figures of the world and of groups, where it gives any ({source}, {vintage}). For other "
        "groups the median of their countries is shown, so named.",
        source=publisher_said(source),
        vintage=translate(source.vintage),
    )


def _median_rule(item: Indicator) -> str:
    if item.id in SHARES:
        return translate("A share of sums over the same countries, where it is clear for enough of them.")
    if not item.has_median(item.default_breakdown):
        return translate("Never: these figures cannot be added up over countries.")
    return translate(
        "No figure of the world or of a group is published here. Shown is the median of the countries, "
        "so named, with its quartiles, where at least {least} have a figure.",
        least=of_countries(FEWEST),
    )


def _extent(context: Context, item: Indicator) -> str:
    years = context.years(item.id)
    return translate(
        "{years}; countries and areas with a figure: {areas}; rows: {rows}",
        years=year_span(years.first, years.last),
        areas=format_number(len(context.areas_with_a_figure(item.id))),
        rows=format_number(context.store.length(item.id)),
    )


def table_file(context: Context, name: str) -> list[Any]:
    """A published file to be downloaded, with its size and checksum."""
    file = context.store.files[name]
    return [
        html.A(file.path, href=f"/api/v1/tables/{name}.csv"),
        " ",
        translate_number(
            "{rows} row, {size} kB",
            "{rows} rows, {size} kB",
            file.rows,
            rows=format_number(file.rows),
            size=format_number(max(file.bytes / 1000, 0.1), 1),
        ),
        " ",
        html.Code(f"sha256 {file.sha256}"),
    ]


def _further(item: Indicator) -> list[Any]:
    explorer = inside(translate("Figures"), f"/data?indicator={item.id}")
    coverage = inside(translate("Who reports it"), f"{COVERAGE}?indicator={item.id}")
    origin = inside(translate("Where a figure comes from"), f"{ORIGIN}?indicator={item.id}")
    report = inside(translate("What was left out or doubted"), f"{REPORT}?indicator={item.id}")
    return [explorer, " · ", coverage, " · ", origin, " · ", report]


# ------------------------------------------------------------------------------------------------ the sources


@lru_cache(maxsize=16)
def _sources(context: Context, _language: str) -> list[Component]:
    everything = html.P(
        [
            *filled(
                translate("All of them for a bibliography: {file}.", **slots("file")),
                file=html.A(translate("one BibTeX file"), href="/api/v1/sources.bib"),
            )
        ]
    )
    used = Counter(item.source for item in context.indicators.values())
    ordered = sorted(context.sources.values(), key=lambda source: -used[source.id])
    entries = [_source(context, source) for source in ordered]
    return [written(everything, element(html.Div, entries, {"data-narrow": ""}, className="sources"))]


def _source(context: Context, source: Source) -> Component:
    more = [
        *fact(translate("Coverage"), translate(source.coverage)),
        *fact(translate("Read from it"), _read_from(context, source)),
        *fact(translate("Files read"), files_read(source)),
        *(fact(translate("Note"), translate(source.note)) if source.note else []),
        *fact(translate("Build report"), _reported(context, source)),
    ]
    told = [
        html.Dl(published_by(source)),
        citation(context, source),
        html.Details([html.Summary(translate("Coverage, files read, what was taken")), html.Dl(more)]),
    ]
    return named_by(html.H2, published(source.title), told, f"source-{source.id}", className="source")


def published_by(source: Source) -> list[Component]:
    """Who published something, when, and on what terms."""
    vintage, released = translate(source.vintage), released_on(source)
    return [
        *fact(translate("Publisher"), published(source.publisher)),
        *fact(translate("Vintage"), vintage),
        *(fact(translate("Released"), released) if released != vintage else []),
        *fact(translate("Licence"), translate(source.licence)),
        *fact(
            translate("Official page"),
            html.A(source.official_page.removeprefix("https://"), href=source.official_page, rel="noopener"),
        ),
    ]


def citation(context: Context, source: Source) -> Component:
    """The citation, to be copied in one click as plain text or as BibTeX or taken as a file, and our note on it."""
    seen = seen_in(context, context.config.root)
    text, entry = plain(source, seen), bibtex(source, seen)
    tools = [
        _copy(translate("Copy citation"), text),
        _copy(translate("Copy BibTeX"), entry),
        html.A(translate("BibTeX file"), href=f"/api/v1/sources/{source.id}.bib", className="tool"),
        html.A(translate("Text file"), href=f"/api/v1/sources/{source.id}.txt", className="tool"),
    ]
    note = [html.P(translate(source.citation_note), className="citation-note")] if source.citation_note else []
    return html.Div(
        [html.P(published(text), className="citation"), *note, html.Div(tools, className="toolbar")], className="cite"
    )


def _copy(label: str, text: str) -> Component:
    return element(html.Button, label, {"data-act": "copy", "data-copy": text}, type="button", className="tool")


def files_read(source: Source) -> Component:
    """The publisher's files as they were read, with their checksums."""
    return html.Ul(
        [html.Li([published(file.path), " ", html.Code(f"sha256 {file.sha256}")]) for file in source.files],
        className="files",
    )


def _read_from(context: Context, source: Source) -> Any:
    found = [item for item in context.indicators.values() if item.source == source.id]
    if not found:
        return translate("Names, groups or boundaries, no indicator.")
    links: list[Any] = []
    for item in found:
        links += [inside(translate(item.label), f"/data/catalogue#about-{item.id}"), " · "]
    return links[:-1]


def _reported(context: Context, source: Source) -> Any:
    entries = [finding for finding in context.report if finding.source == source.id]
    said = translate_number("{number} entry", "{number} entries", len(entries))
    return inside(said, f"{REPORT}?source={source.id}") if entries else translate("nothing was left out or doubted")
