"""When each of several indicators was last measured: of one country the year, of a group in how many countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.marks import Bars, Chart, Datum, Hover, Ink, Part, Role, Row
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import COVERAGE, origin_address, query_of
from dashboard.figures.charts import compact, rows_chart
from dashboard.figures.observed import number_text
from dashboard.figures.shown import Shown, Table, Words
from dashboard.i18n import format_number, format_year, in_sentences, translate, translate_number
from dashboard.i18n.rounding import in_digits
from dashboard.kinds.levels import Level, dots, is_group, levels_of, place_said
from dashboard.kinds.treaties import code_of
from dashboard.metrics.aggregates import people_in
from dashboard.metrics.lines import Point
from dashboard.metrics.presence import Reporting, reporting
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.captions import sources_said, with_first
from dashboard.words.caveats import Shows, caveats_said
from dashboard.words.counted import of_countries, of_indicators
from dashboard.words.credits import credits_of
from dashboard.words.names import area_name, listed, short_figure

CHILDREN = "child-population"


@dataclass(frozen=True)
class Measured:
    """Of one indicator: which countries have a recent figure, an older one, or none at all, and the children there."""

    level: Level
    found: Reporting
    children: float | None
    """Children in the countries that never had a figure, where any is known; None where there is no such country."""
    year: int
    """Year of their number."""


def measured_of(context: Context, panel: str, selection: Selection) -> list[Measured]:
    """Who measured what and when; one row for each indicator, of any sex."""
    people = context.weights[CHILDREN]
    year = context.years(CHILDREN).opening
    made: dict[str, Measured] = {}
    for level in levels_of(context, panel, selection):
        found = reporting(context.histories(level.question), level.countries, level.first)
        children = people_in(people, found.never, year) if found.never else None
        made.setdefault(level.indicator.id, Measured(level, found, children, year))
    return list(made.values())


def coverage_address(context: Context, level: Level) -> str:
    """Where it is shown who reports an indicator, country by country."""
    return f"{COVERAGE}?{query_of(context, level.question)}"


MEASURED_HEAD = (
    "indicator", "ref_area", "area", "recent_from", "last_year", "countries_recent", "countries_older",
    "countries_none", "countries_of", "children_without", "children_year", "source", "release",
)  # fmt: skip


def measured(context: Context, view: View, selection: Selection) -> Shown:
    """When each indicator was last measured; of a group, in how many countries lately, before, or never."""
    made = measured_of(context, view.panel, selection)
    code = code_of(selection)
    group = is_group(context, code)
    chosen = next((item for item in made if item.level.indicator.id == selection.indicator), made[0])
    first = chosen.level.first
    asked = [*(item.level.question for item in made), context.question(CHILDREN, (code,))]
    own = translate("Not measured does not mean that it does not happen.")
    words = Words(
        stem=f"{view.panel}_{code}_{first}",
        indicator=chosen.level.indicator.id,
        title=_measured_title(context, view.panel, code, made),
        subtitle=translate(
            "Strong: {first} or later; faint: older; hatched: none at all, and how many children live there",
            first=first,
        )
        if group
        else _dated_subtitle(made),
        caveat=caveats_said(context, Shows((), "", own=own)),
        source=sources_said(context, asked),
        sources=credits_of(context, asked),
        coverage=with_first(
            context,
            selection,
            translate("Children under 18: approximate population of {year}.", year=chosen.year) if group else "",
        ),
        origin=coverage_address(context, chosen.level),
    )
    chart = _counted_chart(made) if group else _dated_chart(context, made)
    table = _counted_table if group else _dated_table
    return Shown(chart, words, lambda: table(context, made), MEASURED_HEAD, lambda: _measured_rows(context, code, made))


def _dated_subtitle(made: Sequence[Measured]) -> str:
    """How the marks are read, each only where it is drawn."""
    own = [item.level.own.year >= item.level.first for item in made if item.level.own is not None]
    said = [translate("Year of the last figure.")]
    if any(own):
        said.append(translate("Filled: {first} or later.", first=made[0].level.first))
    if not all(own):
        said.append(translate("Hollow: older."))
    if len(own) < len(made):
        said.append(translate("Dotted line: no figure."))
    return in_sentences(said)


def _measured_title(context: Context, panel: str, code: str, made: Sequence[Measured]) -> str:
    place = place_said(context, panel, code)
    if not is_group(context, code):
        dated = [item.level.own.year for item in made if item.level.own is not None]
        if not dated:
            return translate("{area}: as far as Reach 2030 knows, none of these was ever measured", area=place)
        return translate_number(
            "{area}: {n} of {of} has a figure; it is from {year}",
            "{area}: {n} of {of} have a figure; the oldest is from {year}",
            len(dated),
            area=place,
            n=format_number(len(dated)),
            of=of_indicators(len(made)),
            year=min(dated),
        )
    most = max(len(item.found.never) for item in made)
    least, *others = [item for item in made if len(item.found.never) == most]
    names = [translate("“{name}”", name=translate(item.level.indicator.label)) for item in (least, *others)]
    return translate(
        "{area}: fewest figures on {labels} ({n} of {of})",
        area=place,
        labels=listed(list(dict.fromkeys(names))),
        n=format_number(len(least.level.countries) - len(least.found.never)),
        of=of_countries(len(least.level.countries)),
    )


def _children_said(item: Measured) -> str:
    if item.children is None:
        return translate("every country has one")
    return translate(
        "none in {countries} ({n})",
        countries=format_number(len(item.found.never)),
        n=compact(Point(item.year, in_digits(item.children, 2), None, None, "E"), 0),
    )


def about_people(number: float) -> str:
    """People in two digits, which is what a sum of approximate populations can bear."""
    return short_figure(in_digits(number, 2), None, None, 0)


def _counted_chart(made: Sequence[Measured]) -> Chart:
    """How many countries have a recent figure, an older one, or none: three bars on each other in each row."""
    states: tuple[tuple[str, Ink, Role], ...] = (
        (translate("recent"), "children", ""),
        (translate("older"), "victims.1", "older"),
        (translate("no figure at all"), "clear", "silent"),
    )
    heights = [len(made) - place - 1.0 for place in range(len(made))]
    marks = []
    for part, (name, ink, role) in enumerate(states):
        numbers = [(len(item.found.recent), len(item.found.old), len(item.found.never))[part] for item in made]
        data = (
            Datum(
                height,
                number,
                hover=Hover("", _counted_said(item, name, number)),
                part=_of_all(item, number) if role != "older" else None,
            )
            for item, height, number in zip(made, heights, numbers, strict=True)
        )
        marks.append(Bars(name, ink, tuple(data), role, stack="countries", width=0.36))
    rows = [
        Row(height, translate(item.level.indicator.label), _children_said(item))
        for item, height in zip(made, heights, strict=True)
    ]
    return rows_chart(Scale("number", 0, len(made[0].level.countries), has_grid=True), marks, rows)


def _of_all(item: Measured, number: int) -> Part:
    """How many of all countries it is."""
    whole = len(item.level.countries)
    return Part(number, whole, translate("{n} of {of}", n=format_number(number), of=of_countries(whole)))


def _counted_said(item: Measured, state: str, number: int) -> str:
    return translate(
        "{label}, {state}: {n} of {of}",
        label=translate(item.level.indicator.label),
        state=state,
        n=format_number(number),
        of=of_countries(len(item.level.countries)),
    )


def _dated_chart(context: Context, made: Sequence[Measured]) -> Chart:
    """The year of each indicator's last figure."""
    years = [item.level.own.year for item in made if item.level.own is not None]
    last = max(context.years(item.level.indicator.id).last for item in made)
    first = min([*years, made[0].level.first]) - 1
    marks, rows = [], []
    for place, item in enumerate(made):
        height, own = len(made) - place - 1.0, item.level.own
        said = translate("no figure") if own is None else format_year(own.year)
        rows.append(Row(height, translate(item.level.indicator.label), said, "silent" if own is None else ""))
        if own is not None:
            dot = dots(context, item.level, [own], height)
            marks.append(replace(dot, data=(replace(dot.data[0], value=own.year),)))
    x = Scale("years", first, last + 1, step=5, first=2000, has_grid=True)
    return rows_chart(x, marks, rows, (first, last + 1))


def _counted_table(context: Context, made: Sequence[Measured]) -> Table:
    rows, origins = [], []
    for item in made:
        numbers = [format_number(len(part)) for part in (item.found.recent, item.found.old, item.found.never)]
        children = translate("none", context="children") if item.children is None else about_people(item.children)
        rows.append((translate(item.level.indicator.label), *numbers, children))
        whence = coverage_address(context, item.level)
        origins.append(("", whence, whence, whence, whence))
    first = made[0].level.first
    columns = (
        translate("Indicator"), translate("Since {year}", year=first), translate("Only older"),
        translate("No figure at all"), translate("Children where there is none"),
    )  # fmt: skip
    return Table(columns, tuple(rows), (False, True, True, True, True), tuple(origins))


def _dated_table(context: Context, made: Sequence[Measured]) -> Table:
    rows, origins = [], []
    for item in made:
        own = item.level.own
        state = translate("no figure at all")
        if own is not None:
            state = translate("recent") if own.year >= item.level.first else translate("older")
        rows.append((translate(item.level.indicator.label), "" if own is None else str(own.year), state))
        whence = origin_address(context, item.level.question, None if own is None else own.year)
        origins.append(("", whence, whence))
    return Table(
        (translate("Indicator"), translate("Last measured"), translate("State")),
        tuple(rows),
        (False, True, False),
        tuple(origins),
    )


def _measured_rows(context: Context, code: str, made: Sequence[Measured]) -> tuple[tuple[str, ...], ...]:
    rows = []
    for item in made:
        level, source = item.level, context.source_of(item.level.indicator.id)
        group = is_group(context, code)
        sizes = [len(part) for part in (item.found.recent, item.found.old, item.found.never)]
        counted = tuple(map(str, (*sizes, len(level.countries)))) if group else ("", "", "", "")
        children = (
            ("", "") if item.children is None or not group else (number_text(round(item.children)), str(item.year))
        )
        last = "" if level.own is None else str(level.own.year)
        head = (level.indicator.id, code, area_name(context, code), str(level.first), last)
        rows.append((*head, *counted, *children, source.id, source.vintage))
    return tuple(rows)
