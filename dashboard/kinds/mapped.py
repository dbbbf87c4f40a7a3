"""A map with its words, its twin as a table and the rows of its file, all of the selection's year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import least_key
from dashboard.figures.map import (
    InYear,
    map_answer,
    map_sources,
    people_there,
    window_of,
    with_coverage,
    with_rate_there,
    without_years,
    words_in,
    year_shown,
    years_of_map,
)
from dashboard.figures.observed import numbers_of, shared_columns, written_as
from dashboard.figures.shown import CSV_COLUMNS, FileRows, Map, Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    current_language,
    in_a_row,
    in_parts,
    in_sentences,
    rate_sign,
    translate,
    with_unit,
)
from dashboard.metrics.latest import latest, snapshot
from dashboard.selection import Selection, file_name, without_place
from dashboard.store import Observation, code_in_tables
from dashboard.views import View
from dashboard.words.added import added_beside, and_sum, listed_children, of_children, rows_behind
from dashboard.words.ageless import among_neighbours, says_children_detected
from dashboard.words.captions import beyond_subtitle
from dashboard.words.caveats import Placed, placed_said, without_placed
from dashboard.words.few import count_behind, few_in_short, few_noted, is_of_few, marked
from dashboard.words.lacking import lacking, none_of_year, partly_in_year
from dashboard.words.least import Least, least_by_year
from dashboard.words.low_totals import (
    doubts,
    figure_and_doubt,
    figure_or_unclear,
    none_open,
    uncertain_years,
    unclear,
)
from dashboard.words.names import (
    Wording,
    area_name,
    beyond_part,
    capitalised,
    in_mid_sentence,
    listed_alone,
    of_things,
    short_name,
    unit_of,
    when_of,
    wording_of,
)
from dashboard.words.noted import as_measured, note_of_country, notes_said
from dashboard.words.offence import entitled
from dashboard.words.signs import DOUBTED, signs_in
from dashboard.words.titles import LONG, UNTOLD, said_in, subject
from dashboard.words.told import Told, one_said
from dashboard.words.untotalled import (
    adults_beside,
    adults_later,
    and_adults,
    and_count,
    is_share,
    later_in_short,
    newest_count,
    nobody_noted,
    nobody_on_map,
    parts_instead,
    parts_said,
    years_by_part,
    years_of_nobody,
    years_told,
)
from dashboard.words.wider import years_without_rate

There = Callable[[Context, Selection, str, Observation], tuple[str, str]]
"""What says how many children, or persons before the law, are behind the figure of an area, and what stands below."""


def mapped(context: Context, view: View, selection: Selection) -> Shown:
    """Where figures are, each area in the class of its own; map, words, table and file are of one year."""
    selection = replace(selection, year=year_shown(context, selection))

    def with_words(words: Callable[[], Words], fewer: Callable[[], Shown] | None = None) -> Shown:
        return Shown(
            lambda: _map(context, selection),
            words,
            lambda: map_table(context, selection),
            tuple(CSV_COLUMNS),
            lambda: map_rows(context, selection),
            fewer=fewer,
        )

    words = partial(_words, context, view, selection)
    # On the page an area says its count where one points at it, and the browser words each year anew.
    return with_words(words, lambda: with_words(lambda: _from_afar(context, view, selection, words())))


def _from_afar(context: Context, view: View, selection: Selection, words: Words) -> Words:
    """Words whose title has the rate that is drawn behind how many children one country detected; else what persons its
    rate is of."""
    told = _words(context, view, selection, with_rate_there)
    if told.title == words.title or len(told.title) > LONG:
        return _with_count(context, selection, _with_coverage(context, selection, words))
    around = among_neighbours()
    return replace(
        told,
        subtitle=in_sentences((around, told.subtitle)),
        leading=in_sentences(filter(None, (around, told.leading))),
    )


def _with_coverage(context: Context, selection: Selection, words: Words) -> Words:
    """Words of a map of the world whose subtitle has what a title of the highest leaves open, of how many they are."""
    if len(selection.areas) == 1:
        return words
    subtitle, beyond = with_coverage(context, selection, words.subtitle)
    on_slide = None if words.foot_on_slide is None else beyond(words.foot_on_slide)
    foot, coverage = beyond(words.foot or ""), beyond(words.coverage)
    return replace(words, subtitle=subtitle, foot=foot, foot_on_slide=on_slide, coverage=coverage)


def _with_count(context: Context, selection: Selection, words: Words) -> Words:
    """Words whose subtitle says of how many persons the rate is that the title tells of one chosen country."""
    one = selection.areas[0] if len(selection.areas) == 1 else ""
    item = _told_of(context, selection, one)[0] if one in context.geography.areas else None
    if item is None or str(item.year) not in words.title or listed_children(context, selection, one):
        return words
    said = count_behind(context, as_measured(context, selection, one), one, item.year)
    if not said or says_children_detected(words.title):
        return words
    return replace(
        words,
        subtitle=in_sentences((said, capitalised(words.subtitle))),
        leading=in_sentences(filter(None, (said, words.leading))),
    )


def _map(context: Context, selection: Selection) -> Map:
    asked, window, language = without_years(context, selection), window_of(context, selection), current_language()
    answer = _remembered(context, asked, window, language)
    return Map(answer, partial(_remembered, context, without_place(selection), None, language) if window else None)


@lru_cache(maxsize=24)
def _remembered(context: Context, selection: Selection, window: range | None, language: str) -> Mapping[str, Any]:  # noqa: ARG001
    """A map in the current language; asked for again with each year and area, so it is kept."""
    return map_answer(context, selection, window)


def _words(context: Context, view: View, selection: Selection, there: There = people_there) -> Words:
    """`there`: how the figure of one country is told, and what goes with it."""
    year = words_in(context, selection)
    source, sources = map_sources(context, selection, year.placed)
    of_chosen = _of_chosen(context, selection)
    chosen, newest, alone = _chosen_title(context, selection, there)
    years, members = years_of_map(context, selection), len(context.geography.members)
    subtitle = _beside(year, newest) if chosen else year.subtitle
    foot = beyond_subtitle(year.named if year.top and not chosen else year.short, subtitle, members)
    return Words(
        stem=file_name(selection, selection.year, selection.year),
        indicator=selection.indicator,
        title=chosen or year.title,
        subtitle=subtitle,
        leading=as_sentence(newest) if chosen and newest else "",
        qualifier=as_sentence(alone) if chosen and alone else "",
        about=said_in(context, selection, chosen or year.title),
        caveat=in_sentences((year.caveat, *(text for text in of_chosen if text not in year.caveat))),
        source=source,
        sources=sources,
        placed=placed_said(year.placed),
        coverage=in_sentences(filter(None, (year.coverage, year.top))),
        covered=in_sentences(filter(None, (year.covered, year.top))),
        foot=foot,
        foot_on_slide=foot.replace(*year.doubted) if year.doubted[0] else None,
        near=year.near,
        top="" if chosen else year.top,
        spoken=in_sentences(filter(None, (year.spoken, "" if chosen else year.top))),
        origin=origin_address(context, selection, selection.year, f"{view.panel}.map"),
        first=str(years[0]),
        last=str(years[-1]),
    )


def placed_on(answer: Mapping[str, Any], selection: Selection) -> list[Placed]:
    """What the caveat of a map says of single areas in the year of a selection, or the nearest that it has."""
    first, last = answer.get("held") or (answer["first"], answer["last"])
    return list(answer["placed"][min(max(selection.year, first), last) - first])


def words_beside(
    context: Context, selection: Selection, words: Words, told: Collection[Placed], unseen: Collection[str]
) -> Words:
    """The words of a map on which some areas are not seen, without what is said of these: but of one that is chosen."""
    away = {*unseen}.difference(selection.areas)
    kept = [one for one in told if not away.issuperset(one.areas)]
    source, sources = map_sources(context, selection, kept)
    caveat = without_placed(words.caveat, [one for one in told if one not in kept])
    return replace(words, caveat=caveat, source=source, sources=sources, placed=placed_said(kept))


def _beside(year: InYear, newest: str) -> str:
    """Below a title of one country its newest figure, where that is another, and what the map is of: who looks at one
    neighbourhood needs no totals of the world; as in the browser."""
    return in_sentences((*map(as_sentence, filter(None, (newest,))), capitalised(year.beside)))


def _of_chosen(context: Context, selection: Selection) -> list[str]:
    """What is noted of the one country that is chosen, where the map has a figure; as in the browser.

    The publisher's notes, and what is to be said of its figures in the years that the title names.
    """
    one = selection.areas[0] if len(selection.areas) == 1 else ""
    if one not in context.geography.areas:
        return []
    item, newest = _told_of(context, selection, one)
    if item is None or item.ends is None or newest is None:
        return []
    told = doubts(context, selection, one)
    years = sorted({item.year, newest.year} & set(told))
    return [note_of_country(context, selection, one), *(told[year] for year in years)]


def _told_of(context: Context, selection: Selection, one: str) -> tuple[Observation | None, Observation | None]:
    """What a map has of a country in its year, and its newest figure, however old that is."""
    history, last = context.histories(selection).get(one, ()), _newest(context, selection, one)
    item = latest(history, selection.year, *context.around(selection, selection.year))
    return item, item if last is None or (item is not None and item.year > last.year) else last


@entitled
def _chosen_title(context: Context, selection: Selection, told_there: There = people_there) -> tuple[str, str, str]:
    """With one country chosen, the figure that the map shows of it; what stands below of its newest one, where that is
    another: a title holds only what is drawn there; and what of that goes with the title where nothing else does.

    As in the browser. All are empty with any other number of areas.
    """
    one = selection.areas[0] if len(selection.areas) == 1 else ""
    indicator = context.indicators[selection.indicator]
    if one not in context.geography.areas or indicator.area or indicator.id in UNTOLD:
        return "", "", ""
    item, newest = _told_of(context, selection, one)
    asked = as_measured(context, selection, one)
    if item is None or item.ends is None or newest is None:
        return _nothing_there(context, selection, asked, one), "", ""
    people, rate = told_there(context, asked, one, item)
    there = people or _figure_there(context, asked, one, item)
    if children := listed_children(context, selection, one):
        return (there, in_sentences((rate, children)), children) if item.year >= asked.year else (children, "", "")
    if newest.year == item.year:
        return _and_later(context, selection, there, newest.year), rate, ""

    def later(above: str) -> str:
        figure = _with_unit(context, asked, one, newest, above)
        said = translate("Newest, {year}: {figure}", year=newest.year, figure=figure)
        return _and_later(context, selection, said, newest.year)

    return there, in_sentences((rate, later(f"{there} {rate}"))), later(there)


def _and_later(context: Context, selection: Selection, said: str, newest: int) -> str:
    """A newest figure with what is known of later years: parts, adults alone, or the count behind a rate."""
    one = selection.areas[0]
    later = [year for year in years_by_part(context, selection, one) if year > newest]
    if later:
        said = _and_parts(context, selection, said, later[-1])
    adults = adults_later(context, selection, one, max([newest, *later]))
    said = said if adults is None else and_adults(said, adults)
    return and_count(context, selection, one, newest, said)


def _and_parts(context: Context, selection: Selection, said: str, year: int) -> str:
    """A newest figure, with a later year of which only parts are known; or what they add up to, where it is all."""
    added = of_children(context, selection, selection.areas[0])
    if added is not None and added.year <= year:
        said = and_sum(said, added)
        if added.year == year:
            return said
    one = selection.areas[0]
    if least := least_by_year(context, as_measured(context, selection, one), one).get(year):
        return least.behind(said)
    words = {"said": said, "year": year, "parts": parts_said(context, selection)}
    if is_share(selection):
        return translate("{said}; no share for {year}, but {parts}", **words)
    return translate("{said}; no total for {year}, but {parts}", **words)


def _part_there(context: Context, selection: Selection, asked: Selection, one: str) -> str:
    """That a country has but a part of those counted in a map's year: behind its newest figure, where it has one."""
    newest = _newest(context, selection, one)
    if newest is not None:
        said = _figure_there(context, asked, one, newest)
        return _and_parts(context, selection, said, selection.year)
    if least := least_by_year(context, asked, one).get(selection.year):
        return least.titled(context, asked, one, subject(context, asked))
    words = lacking(context, one, subject(context, asked), year=selection.year, parts=parts_said(context, selection))
    return partly_in_year(words, is_share=is_share(selection))


def _nothing_there(context: Context, selection: Selection, asked: Selection, one: str) -> str:
    """That a country has no figure on the map of a year: a part of those counted, nobody, or its newest figure.

    As in the browser.
    """
    about = subject(context, asked)
    words = lacking(context, one, about, year=selection.year)
    if selection.year in years_by_part(context, selection, one):
        return _part_there(context, selection, asked, one)
    newest = _newest(context, selection, one)
    adults = adults_beside(context, selection, one, 0 if newest is None else newest.year)
    is_of_adults = newest is not None and adults == selection.year
    if not is_of_adults and selection.year in years_told(context, selection, one):
        return nobody_on_map(context, selection, one, about, selection.year)
    history = context.histories(selection).get(one, ())
    if context.indicators[asked.indicator].pooled:
        return _nothing_of_cases(context, asked, one, history, words)
    # Of a part known before the year of the map, the last is told.
    years = [year for year in least_by_year(context, asked, one) if year < selection.year]
    least = least_by_year(context, asked, one)[max(years)] if years else None
    if newest is None:
        nothing = none_of_year(words)
        count = newest_count(context, selection, one)
        nothing = nothing if count is None else _older_said(words, *count)
        nothing = nothing if least is None else _older_said(words, least.point.year, least.figure)
        return nothing if adults is None else and_adults(nothing, adults)
    figure = _with_unit(context, asked, one, newest)
    said = _older_said(words, newest.year, figure)
    if (asked.indicator, one) in context.later:
        said = translate(
            "{area} has no figure for {subject} in {year}; latest of this series: {figure} in {newest}",
            **words,
            figure=figure,
            newest=newest.year,
        )
    said = said if adults is None else and_adults(said, adults)
    said = least.behind(said) if least is not None and least.point.year > newest.year else said
    return and_count(context, selection, one, newest.year, said)


def _older_said(words: Mapping[str, object], newest: int, figure: str) -> str:
    """That a country has no figure on the map of a year, but one of another year."""
    return translate(
        "{area} has no figure for {subject} in {year}; latest: {figure} in {newest}",
        **words,
        figure=figure,
        newest=newest,
    )


def _nothing_of_cases(
    context: Context, asked: Selection, one: str, history: Sequence[Observation], words: Mapping[str, object]
) -> str:
    """That a number of cases is suppressed, which is neither unknown nor zero; or that there is no row."""
    if history and history[-1].status == "Q":
        hidden = wording_of(context.indicators[asked.indicator], asked).suppressed()
        named = {"area": area_name(context, one), "subject": in_mid_sentence(subject(context, asked))}
        return translate("{area}, {subject}: {figure}", **named, figure=hidden)
    return translate(
        "{area} has no figure for {subject} that may be shown, release of {year}: unknown, not zero", **words
    )


def _with_unit(context: Context, asked: Selection, one: str, item: Observation, above: str = "") -> str:
    """A country's figure with its unit, marked where it is of few; a rate without its unit, and a share without of what
    it is, where the title `above` says so."""
    said = marked(context, asked, one, item.year, _unmarked(context, asked, item, above))
    return figure_and_doubt(context, asked, item, one, figure_or_unclear(context, asked, item, said))


def _unmarked(context: Context, asked: Selection, item: Observation, above: str = "") -> str:
    """The same without what is noted of it."""
    indicator, wording = context.indicators[asked.indicator], wording_of(context.indicators[asked.indicator], asked)
    # What is counted stands before it already.
    unit = "" if of_things(indicator, asked) or wording.names or wording.years else unit_of(indicator, asked)
    if unit.startswith(("%", rate_sign())) and unit.removeprefix("%") in above:
        unit = "%" if unit.startswith("%") else ""
    return with_unit(_number(context, asked, item), unit)


def _number(context: Context, asked: Selection, item: Observation) -> str:
    """The number alone, with its decimals as beside others on the map and in a row of bars: 0.9 stood on one slide,
    0.90 on the next."""
    return wording_of(context.indicators[asked.indicator], asked).beside((item,)).text(item)


def _figure_there(context: Context, asked: Selection, one: str, item: Observation) -> str:
    """The figure that the map of a year shows of a country, with its own year."""
    figure = _with_unit(context, asked, one, item)
    is_noted = figure != _unmarked(context, asked, item)
    number = "" if is_noted else _number(context, asked, item)
    told = Told(area_name(context, one), figure, number, item.year, short_name(context, one))
    return one_said(context.indicators[asked.indicator], asked, subject(context, asked), told)


def _on_map(shown: str, year: int, map_year: int) -> str:
    """A figure on the map of a year, with its own year where that is another."""
    return shown if year == map_year else translate("{figure} ({year})", figure=shown, year=year)


def map_table(context: Context, selection: Selection) -> Table:
    """What a map shows in its year, area by area in the order of names: figure, year really used, note; of an area that
    it leaves blank how many there are at least, where a part is published."""
    indicator = context.indicators[selection.indicator]
    rows, origins = [], []
    found = _map_rows(context, selection)
    for area, item in found:
        question = replace(selection, areas=(WORLD if area == indicator.area else area,), view="")
        origins.append(("", origin_address(context, question, selection.year), "", ""))
        rateless = item is None and selection.year in years_without_rate(context, selection, area)
        text = translate("no rate") if rateless else translate("no figure")
        year = "" if item is None else when_of(indicator, item.year)
        if item is not None:
            text = _in_class(context, selection, item)
        elif least := _least_there(context, selection, area):
            text, year = least.number, str(selection.year)
        rows.append((area_name(context, area), text, year, _note(context, selection, area, item)))
    when = translate("Period") if indicator.pooled else translate("Year")
    columns = (translate("Country or area"), unit_of(indicator, selection), when, translate("Note"))
    chosen = tuple(place for place, (area, _) in enumerate(found) if area in selection.areas)
    signs = tuple(signs_in(row[1] for row in rows).items())
    return Table(columns, tuple(rows), (False, True, True, False), tuple(origins), chosen=chosen, signs=signs)


def _in_class(context: Context, selection: Selection, item: Observation) -> str:
    """The figure of an area in a table, with the sign of those that others of its report deny, as on maps; a zero that
    the map has in the class of what is unclear is told as such."""
    text, area = _in_short(context, selection, item), item.area
    signed = f"{text}{DOUBTED}" if item.year in uncertain_years(context, selection, area) else text
    if item.year not in none_open(context, selection, area):
        return signed
    return translate("{name} ({said})", name=translate("unclear", context="figure"), said=signed)


def figures_beside(context: Context, selection: Selection, areas: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The newest figures of some areas beside a map, in short, and the address of their rows: with its own year where
    the map is of another. An area without a figure is left out."""
    return {area: found for area in areas if (found := _figure_beside(context, selection, area)) is not None}


def _figure_beside(context: Context, selection: Selection, area: str) -> tuple[str, str] | None:
    """The number that newer rows by sex add up to goes before a rate, as on the area's own page; what a still later
    report has of its children follows it. Without semicolons, which stand between the areas."""
    item, added = _newest(context, selection, area), of_children(context, selection, area)
    question = replace(selection, areas=(area,), view="")
    told = []
    if added is not None:
        told.append(added_beside(added))
        question, last = rows_behind(question, added), added.year
    elif item is not None:
        told.append(_newest_beside(context, selection, area, item))
        last = item.year
    else:
        return None
    told += later_in_short(context, selection, area, last)
    return in_a_row(told), origin_address(context, replace(question, year=last), last)


def _newest_beside(context: Context, selection: Selection, area: str, item: Observation) -> str:
    said = _in_short(context, selection, item)
    if is_of_few(context, selection, area, item.year) and said != unclear():
        said = few_in_short(selection, said)
    on_map = _on_map(said, item.year, year_shown(context, selection))
    return figure_and_doubt(context, selection, item, area, on_map)


def _newest(context: Context, selection: Selection, area: str) -> Observation | None:
    """The newest figure of an area, which may be newer or older than what the map of a year shows of it."""
    history, end = context.histories(selection).get(area, ()), context.newest(selection)
    return next((item for item in reversed(history) if item.ends is not None and item.year <= end), None)


def _in_short(context: Context, selection: Selection, item: Observation) -> str:
    """The figure of an area without its unit, or that it is unclear."""
    return figure_or_unclear(
        context, selection, item, wording_of(context.indicators[selection.indicator], selection).text(item)
    )


def _map_rows(context: Context, selection: Selection) -> list[tuple[str, Observation | None]]:
    """Chosen groups that the publisher has a figure of, chosen areas, then UN members, with a figure or not, and every
    other area that has one, by name.

    The world alone where an indicator has no other area.
    """
    indicator = context.indicators[selection.indicator]
    shown = snapshot(context.histories(selection), selection.year, *context.around(selection, selection.year))
    if indicator.area:
        return [(WORLD, shown.get(indicator.area))]
    chosen = {code: place for place, code in enumerate(selection.areas)}
    areas = context.geography.areas
    wanted = [code for code in areas if code in shown or code in chosen or areas[code].is_member]
    wanted.sort(key=lambda code: (chosen.get(code, len(chosen)), alphabetical(area_name(context, code))))
    return [*_groups_shown(context, selection), *((code, shown.get(code)) for code in wanted)]


def _groups_shown(context: Context, selection: Selection) -> list[tuple[str, Observation | None]]:
    """The publisher's own figures of chosen groups, which stand before their members."""
    window, published = context.indicators[selection.indicator].window_in(selection.year), context.published(selection)
    chosen = (code for code in selection.areas if code in context.geography.regions)
    found = ((code, latest(published.get(code_in_tables(code), ()), selection.year, window)) for code in chosen)
    return [(code, item) for code, item in found if item is not None]


def _least_there(context: Context, selection: Selection, area: str) -> Least | None:
    """How many an area that the map leaves blank has at least in its year."""
    return least_by_year(context, as_measured(context, selection, area), area).get(selection.year)


def _note(context: Context, selection: Selection, area: str, item: Observation | None) -> str:
    """What stands beside a figure: of what kind it is, and what the publisher notes of it; or why there is none."""
    if item is None and selection.year in years_by_part(context, selection, area):
        is_told = _least_there(context, selection, area) is not None
        return least_key() if is_told else parts_instead(context, replace(selection, areas=(area,)))
    if item is None:
        if selection.year in years_of_nobody(context, selection, area):
            return nobody_noted(context, selection, (area,))
        indicator = context.indicators[selection.indicator]
        if indicator.value_names and context.source_of(indicator.id).covers_some:
            return translate("no entry: unknown")
        if selection.year in indicator.partial_years:
            return beyond_part()
        return translate("no figure: unknown, not zero")
    indicator = context.indicators[selection.indicator]
    kind = _kind(indicator, item, wording_of(indicator, selection))
    few = few_noted(context, selection, area, item.year)
    return in_parts(filter(None, (kind, few, notes_said(context, selection, area, item.year))))


def _kind(indicator: Indicator, item: Observation, wording: Wording) -> str:
    if item.ends is None and item.status == "Q":
        return translate("suppressed")
    if item.status == "M" and wording.names:
        return wording.none("M")
    words = {
        "M": listed_alone(indicator),
        "E": translate("estimate"),
        "P": translate("provisional"),
        "Q": translate("interval"),
        "U": translate("low reliability"),
        "B": translate("break in series"),
    }
    return words.get(item.status, "")


def map_rows(context: Context, selection: Selection) -> FileRows:
    """The rows of `map_table` for its file; an area without a figure has none and no status,
    but how many there are at least."""
    rows = []
    text = written_as(context, selection)
    for area, item in _map_rows(context, selection):
        numbers, year = ["", "", "", ""], str(selection.year)
        if item is not None:
            numbers, year = (
                [text(item.value), text(item.lower), text(item.upper), item.status],
                str(item.year),
            )
        elif least := _least_there(context, selection, area):
            numbers = [*numbers_of(least.point, text)]
        codes, described = shared_columns(context, as_measured(context, selection, area), area)
        head = [selection.indicator, area, area_name(context, area), year]
        note = _note(context, selection, area, item)
        rows.append((*head, *codes, *numbers, *described, str(selection.year), "", "", note))
    return tuple(rows)
