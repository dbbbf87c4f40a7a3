"""Treaties, laws and tiers: of one country when and how, of a group how many countries stand how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from dashboard import theme
from dashboard.catalogue import YEAR, Indicator
from dashboard.charts.marks import Band, Bars, Chart, Datum, Dots, Hover, Key, Mark, Pane, Role, Row
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import rows_chart
from dashboard.figures.shown import FileRows, Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import (
    as_sentence,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.metrics.aggregates import years_told
from dashboard.metrics.joining import NO_ACTION, PARTY, SIGNED, Standing, joined, joined_in, standing
from dashboard.selection import Selection
from dashboard.store import Histories, Observation
from dashboard.views import View
from dashboard.words.captions import sources_said, with_first
from dashboard.words.caveats import Shows, caveats_said
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of, publisher_said, released_on
from dashboard.words.names import Wording, about_in, area_name, beyond_part, listed, wording_of, year_spans
from dashboard.words.uncovered import without_row

TREATIES = ("crc", "crc-op-sale-of-children", "crc-op-armed-conflict", "palermo-protocol")
"""Whose years of joining are known."""
LISTED_AT_ONCE = TREATIES[:3]
"""Those of one list of one date; what is known of the Palermo Protocol comes from several sources of several dates."""
CONVENTIONS = ("ilo-c182", "ilo-c138")
LAWS = ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")
LISTED = (*CONVENTIONS, *LAWS)
"""Known year by year, as the US Department of Labor lists or judges them."""
BOUND = (*TREATIES, *CONVENTIONS)
"""What a state can be bound by."""
ANSWERED = "laws-on-violence-against-women"
"""The part of the questions on a country's laws that are answered with yes, which the UN asks."""
EVERY_QUESTION = 100.0
MEETS = 1
"""Code of a law that meets the standard, or of a convention that is ratified."""
TIERS, JUDGE = "tip-report-tier", "USA"
"""The tiers, and who gives them, to itself, too."""
FIRST = 1990
THIN, ROW_OF_PAGE, HEAD_OF_PAGE = 0.05, 48, 36
"""Width of a bar by the number of rows, which keeps it clear of the name above; heights in pixels on a page."""
SPARE, MOST_YEARS, ROW = 0.6, 8, 30
"""Years left free at both ends of the scale; years that are written; height in pixels of a row of a picture."""
PART_INKS = ("neutral.4", "neutral.2", "faint", "clear")
"""Of the parts of a group's bars, as they stand in `Stand`."""
SEEN = "justice-map.map"
"""Where statuses of many countries are seen: the map of the page."""
HEAD = (
    "indicator", "ref_area", "area", "time_period", "status", "countries", "countries_unknown", "countries_of",
    "source", "release",
)  # fmt: skip
"""Of a country its status in a year; of a group how many countries had joined by, or had a status in, a year."""


@dataclass(frozen=True)
class Counted:
    """Countries with a status in a year, or that had joined by its end."""

    year: int
    status: str
    countries: int
    unknown: int


class Stand(NamedTuple):
    """How the countries of a group stand towards one treaty or law; of `unknown` nothing is known, which is not no."""

    good: int
    """Party, ratified, or with a law that meets the standard."""
    signed: int
    other: int
    unknown: int


@dataclass(frozen=True)
class Instrument:
    """One treaty or law of a country or group: how it stands, and what is known year by year."""

    indicator: Indicator
    question: Selection
    said: str
    known: tuple[Counted, ...]
    marks: tuple[Mark, ...] = ()
    """Of a country, along the years."""
    stand: Stand | None = None
    """Of a group."""
    beside: str = ""
    """What stands beside its name in a chart, where that is less than all that is said."""

    @property
    def head(self) -> str:
        return translate(self.indicator.label)


def code_of(selection: Selection) -> str:
    """The first chosen area or group, or the world."""
    return selection.areas[0] if selection.areas else WORLD


def countries_of(context: Context, code: str) -> tuple[str, ...]:
    """The UN members of a group; an area itself."""
    members = context.geography.members_of(code)
    if code in context.geography.areas:
        return members
    return tuple(area for area in members if context.geography.areas[area].is_member)


def instruments(context: Context, selection: Selection, names: Sequence[str]) -> list[Instrument]:
    """Treaties or laws, for the first chosen area or group."""
    code = code_of(selection)
    make = _of_country if code in context.geography.areas else _of_group
    return [make(context, replace(context.question(name, (code,)), lang=selection.lang)) for name in names]


def _histories(context: Context, question: Selection) -> tuple[Histories, Histories]:
    """Years of joining, and statuses."""
    years = replace(question, breakdown=YEAR) if question.indicator in TREATIES else question
    return context.histories(years), context.histories(question)


# ------------------------------------------------------------------------------------------------ one country


def _of_country(context: Context, question: Selection) -> Instrument:
    indicator, code = context.indicators[question.indicator], question.areas[0]
    years, statuses = _histories(context, question)
    wording = wording_of(indicator, question)
    rows = [item for item in statuses.get(code, ()) if item.value is not None]
    known = [Counted(item.year, wording.text(item), 1, 0) for item in rows]
    ink = theme.line_ink(indicator.hue)
    since = joined_in(years, code) if indicator.id in TREATIES else None
    text, marks = _silent(context, statuses, question), _judged_marks(indicator, rows, wording, ink)
    if rows and indicator.id == ANSWERED:
        text = translate("{figure}% of questions ({year})", figure=wording.text(rows[-1]), year=rows[-1].year)
    elif rows:
        is_party = rows[-1].value == PARTY
        text = _without_year(context, indicator, wording.text(rows[-1]), rows[-1].year, is_party=is_party)
    if rows and since is not None:
        text = translate("{status} since {year}", status=wording.text(rows[-1]), year=since)
        known.insert(0, Counted(since, translate("joined"), 1, 0))
        stretch = Datum(0, None, since, context.years(indicator.id).last)
        marks = [
            Band(translate("party"), ink, (stretch,), role="since"),
            Dots(_square_name(indicator, met=True), ink, (Datum(0, since, hover=Hover("", text)),), symbol="square"),
        ]
    return Instrument(indicator, question, text, tuple(known), tuple(marks), beside=_in_a_row(indicator, rows))


def _silent(context: Context, statuses: Histories, question: Selection) -> str:
    """Of a country without a status: a row says that it is not known; of who has no row a list may not be at all."""
    code = question.areas[0]
    if code in statuses or question.indicator not in (*TREATIES, *LISTED):
        return translate("unknown", context="status")
    return without_row(context, question.indicator, code)


def _in_a_row(indicator: Indicator, rows: Sequence[Observation]) -> str:
    """What a chart says beside the name of a law, which is long itself; empty for all else."""
    if indicator.id not in LAWS or not rows:
        return ""
    met = rows[-1].value == MEETS
    status = translate("meets it") if met else translate("does not")
    return translate("{status} ({year})", status=status, year=rows[-1].year)


def _without_year(context: Context, indicator: Indicator, status: str, year: int, *, is_party: bool) -> str:
    """A status whose year of joining is not known: the year of a list of treaties is no year of joining.

    Who only signed has none.
    """
    if indicator.id in LISTED_AT_ONCE:
        release = released_on(context.source_of(indicator.id))
        return translate("{status}, by the list of {release}", status=status, release=release)
    if indicator.id in TREATIES:
        return translate("{status} (year not known)", status=status) if is_party else status
    return translate("{status} ({year})", status=status, year=year)


def _judged_marks(indicator: Indicator, rows: Sequence[Observation], wording: Wording, ink: str) -> list[Mark]:
    """One square a year: filled for a party, or where a law meets the standard; hollow for any other status."""
    good = _good(indicator)
    marks: list[Mark] = []
    for met in (True, False):
        some = [item for item in rows if (item.value == good) == met]
        data = tuple(
            Datum(0, item.year, hover=Hover("", labelled(format_year(item.year), wording.text(item)))) for item in some
        )
        if data:
            marks.append(
                Dots(_square_name(indicator, met=met), ink, data, symbol="square", role="" if met else "unmet")
            )
    return marks


def _good(indicator: Indicator) -> float:
    """The value of whoever is bound, or whose law is as it should be."""
    if indicator.id == ANSWERED:
        return EVERY_QUESTION
    return PARTY if indicator.id in TREATIES else MEETS


def _square_name(indicator: Indicator, *, met: bool) -> str:
    """What a square says in a legend: of laws another thing than of treaties."""
    if indicator.id in (*LAWS, ANSWERED):
        return translate("meets the standard, or all answers are yes") if met else translate("does not, or not all are")
    return translate("party, or listed as ratified") if met else translate("neither")


# ------------------------------------------------------------------------------------------------ a group


def _of_group(context: Context, question: Selection) -> Instrument:
    indicator = context.indicators[question.indicator]
    countries = countries_of(context, question.areas[0])
    make = _joined if indicator.id in TREATIES else _answered if indicator.id == ANSWERED else _judged
    return make(context, indicator, question, countries)


def _joined(context: Context, indicator: Indicator, question: Selection, countries: Sequence[str]) -> Instrument:
    years, statuses = _histories(context, question)
    last = context.years(indicator.id).last
    found = joined(years, statuses, countries, last)
    now, wording = standing(statuses, countries), wording_of(indicator, question)
    whole = [
        Counted(last, wording.number(code), now.counts.get(code, 0), now.unknown) for code, _ in indicator.value_names
    ]
    known = (*(Counted(year, translate("joined"), number, now.unknown) for year, number in found.by_year), *whole)
    stand = Stand(now.counts.get(PARTY, 0), now.counts.get(SIGNED, 0), now.counts.get(NO_ACTION, 0), now.unknown)
    beside = translate("{n} of {of}", n=format_number(stand.good), of=format_number(now.of))
    if found.half is not None:
        beside = translate("{counted}, half by {year}", counted=beside, year=found.half)
    return Instrument(indicator, question, _parties(indicator, now), known, stand=stand, beside=beside)


def _parties(indicator: Indicator, now: Standing) -> str:
    """Parties of all countries, and of how many it is not known: without these, unknown would read as no.

    Outside one list of one date, who signed may have joined since: so these are told apart.
    """
    signed = 0 if indicator.id in LISTED_AT_ONCE else now.counts.get(SIGNED, 0)
    words = {
        "n": format_number(now.counts.get(PARTY, 0)),
        "of": format_number(now.of),
        "signed": format_number(signed),
        "unknown": format_number(now.unknown),
    }
    if signed and now.unknown:
        return translate("{n} of {of}, {signed} known only to have signed, {unknown} unknown", **words)
    if signed:
        return translate("{n} of {of}, {signed} known only to have signed", **words)
    return translate("{n} of {of}, {unknown} unknown", **words) if now.unknown else translate("{n} of {of}", **words)


def _undated(context: Context, code: str) -> list[str]:
    """Of each treaty the parties without a year, which the year by which half had joined leaves out."""
    said = []
    for name in TREATIES:
        indicator = context.indicators[name]
        years, statuses = _histories(context, context.question(name, (code,)))
        found = joined(years, statuses, countries_of(context, code), context.years(name).last)
        if found.undated and found.by_year:
            said.append(
                translate_number(
                    "{treaty}: “half by” leaves out {number} party whose year of joining is not known.",
                    "{treaty}: “half by” leaves out {number} parties whose year of joining is not known.",
                    found.undated,
                    treaty=translate(indicator.label),
                )
            )
    return said


def _judged(context: Context, indicator: Indicator, question: Selection, countries: Sequence[str]) -> Instrument:
    histories = context.histories(question)
    years = context.years(indicator.id)
    span = range(years.first, years.last + 1)
    found = [(year, standing(histories, countries, year)) for year in span]
    wording = wording_of(indicator, question)
    # The newest row of each, as in the steps: a ratification does not lapse where the last list leaves a country out.
    now, told = standing(histories, countries), set(years_told([histories], *years[:2]))
    stand = Stand(now.counts.get(MEETS, 0), 0, now.of - now.unknown - now.counts.get(MEETS, 0), now.unknown)
    known = tuple(
        Counted(year, wording.number(code), past.counts.get(code, 0), past.unknown)
        for year, past in found
        if year in told
        for code, _ in indicator.value_names
    )
    return Instrument(indicator, question, _of_known(stand), known, stand=stand)


def _answered(context: Context, indicator: Indicator, question: Selection, countries: Sequence[str]) -> Instrument:
    """Countries whose newest answers are all yes, of those that answered."""
    now = standing(context.histories(question), countries)
    every = now.counts.get(EVERY_QUESTION, 0)
    stand = Stand(every, 0, now.of - now.unknown - every, now.unknown)
    last = context.years(indicator.id).last
    known = (
        Counted(last, translate("every question answered with yes"), stand.good, stand.unknown),
        Counted(last, translate("not every question answered with yes"), stand.other, stand.unknown),
    )
    return Instrument(indicator, question, _of_known(stand), known, stand=stand)


def _of_known(stand: Stand) -> str:
    return translate(
        "{n} of {known} with an entry", n=format_number(stand.good), known=format_number(stand.good + stand.other)
    )


def _stacked(
    found: Sequence[tuple[int, Standing]],
    codes: Sequence[float],
    wording: Wording,
    inks: Sequence[str],
    silence: Callable[[int | None], str],
) -> list[Bars]:
    """One bar a year: countries by status, and hatched those of which none is known.

    `silence`: what these are in a year, and of all years in the legend.
    """
    parts = [
        (wording.number(code), ink, [(year, now.counts.get(code, 0), now.of) for year, now in found])
        for code, ink in zip(codes, inks, strict=True)
    ]
    parts.append((silence(None), "clear", [(year, now.unknown, now.of) for year, now in found]))
    return [
        Bars(
            name,
            ink,
            tuple(
                Datum(year, number, hover=Hover("", _said(year, silence(year) if ink == "clear" else name, number, of)))
                for year, number, of in counted
            ),
            role="silent" if ink == "clear" else "",
            stack="countries",
        )
        for name, ink, counted in parts
    ]


def _said(year: int, status: str, number: int, of: int) -> str:
    return translate(
        "{year}, {status}: {n} of {of}",
        year=year,
        status=status,
        n=format_number(number),
        of=of_countries(of),
    )


# ------------------------------------------------------------------------------------------------ views


def treaty_years(context: Context, view: View, selection: Selection) -> Shown:
    """Who is bound: when a country joined which treaty; of a group, how many countries stand how."""
    code, made = code_of(selection), instruments(context, selection, BOUND)
    coverage = _bound_coverage(context, code)
    words = _words(
        context,
        view,
        selection,
        made,
        title=_bound_title(context, code, made),
        subtitle=_bound_subtitle(context, code),
        own=translate("Being party to a treaty shows what a government has promised, not what it does."),
        coverage=coverage,
        usual="palermo-protocol",
        later=in_sentences(coverage),
    )
    names = (
        translate("party"),
        translate("signed, no later step known"),
        translate("not a party"),
        translate("unknown or not in the source"),
    )
    return _instruments_shown(context, code, made, words, names)


def laws(context: Context, view: View, selection: Selection) -> Shown:
    """What the law says: how a country's laws are judged; of a group, in how many countries they meet the standard."""
    code, made = code_of(selection), instruments(context, selection, (*LAWS, ANSWERED))
    judged = translate(
        "Whether a law meets the standard is the US Department of Labor's judgement; it does not cover most "
        "high-income countries."
    )
    answered = translate(
        "{what}: {figure}",
        what=translate(context.indicators[ANSWERED].label),
        figure=translate(context.indicators[ANSWERED].caveats[1]),
    )
    words = _words(
        context,
        view,
        selection,
        made,
        title=_laws_title(context, code, made),
        subtitle=_laws_subtitle(context, code, made),
        own=translate(context.indicators[LAWS[0]].caveats[1]),
        coverage=(judged, answered),
        usual=LAWS[0],
        later=answered,
    )
    names = (
        _square_name(context.indicators[ANSWERED], met=True),
        "",
        _square_name(context.indicators[ANSWERED], met=False),
        translate("no entry: unknown"),
    )
    return _instruments_shown(context, code, made, words, names)


def _instruments_shown(
    context: Context, code: str, made: Sequence[Instrument], words: Words, names: tuple[str, ...]
) -> Shown:
    """A row for each treaty or law. `names`: of the parts of a group's bars, as they stand in `Stand`."""

    def rows() -> FileRows:
        return tuple(row for item in made for row in _counted_rows(context, code, item.indicator, item.known))

    if code in context.geography.areas:
        return Shown(_rows(context, made), words, lambda: _table(context, made), HEAD, rows)
    return Shown(_parts(made, names), words, lambda: _group_table(context, made, names), HEAD, rows)


def _words(
    context: Context,
    view: View,
    selection: Selection,
    made: Sequence[Instrument],
    *,
    title: str,
    subtitle: str,
    own: str,
    coverage: Sequence[str],
    usual: str,
    later: str,
) -> Words:
    chosen = next((item for item in made if item.indicator.id == selection.indicator), None)
    chosen = chosen or next(item for item in made if item.indicator.id == usual)
    last = max(context.years(item.indicator.id).last for item in made)
    return Words(
        stem=f"{view.panel}_{code_of(selection)}_{_first(context, made)}-{last}",
        indicator=chosen.indicator.id,
        title=title,
        subtitle=subtitle,
        caveat=caveats_said(context, Shows((), "", own=own)),
        source=sources_said(context, [item.question for item in made]),
        sources=credits_of(context, [item.question for item in made]),
        coverage=with_first(context, selection, in_sentences(coverage)),
        later=later,
        origin=_origin(context, chosen),
    )


def _first(context: Context, made: Sequence[Instrument]) -> int:
    """The year in which the scale of a country begins: that of the first treaty, or of the first judgement of a law."""
    if any(item.indicator.id in TREATIES for item in made):
        return FIRST
    return min(context.years(item.indicator.id).first for item in made)


def _bound_coverage(context: Context, code: str) -> list[str]:
    """What is left out, and what the sources do not list."""
    left_out = [] if code in context.geography.areas else _undated(context, code)
    apart = [context.indicators[name] for name in TREATIES if name not in LISTED_AT_ONCE]
    unlisted = [in_sentences((as_sentence(translate(item.label)), translate(item.caveats[0]))) for item in apart]
    listed_by = translate(
        "ILO Conventions: as the US Department of Labor lists them; it does not cover most high-income countries."
    )
    return [*left_out, *unlisted, listed_by]


def _years(first: int, last: int) -> Scale:
    step = next(step for step in (1, 2, 5, 10) if (last - first) / step <= MOST_YEARS)
    return Scale("years", first - SPARE, last + SPARE, step=step, first=-(-first // step) * step)


def _rows(context: Context, made: Sequence[Instrument]) -> Chart:
    """One row for each treaty or law of a country."""
    years = _years(_first(context, made), max(context.years(item.indicator.id).last for item in made))
    heights = [float(len(made) - 1 - place) for place in range(len(made))]
    marks = [
        replace(mark, data=tuple(replace(datum, at=height) for datum in mark.data))
        for item, height in zip(made, heights, strict=True)
        for mark in item.marks
    ]
    rows = [Row(height, item.head, item.beside or item.said) for item, height in zip(made, heights, strict=True)]
    chart = rows_chart(years, marks, rows, (years.low, years.high), natural=len(rows) * ROW)
    return replace(chart, tall=HEAD_OF_PAGE + ROW_OF_PAGE * len(rows))


def _parts(made: Sequence[Instrument], names: Sequence[str]) -> Chart:
    """One bar for each treaty or law of a group, all its countries long: who stands how, and hatched who is unknown."""
    heights = [len(made) - place - 1.0 for place in range(len(made))]
    stands = [item.stand for item in made if item.stand is not None]
    of = sum(stands[0])
    marks = []
    named = [(part, name, ink) for part, (name, ink) in enumerate(zip(names, PART_INKS, strict=True)) if name]
    for part, name, ink in named:
        data = tuple(
            Datum(height, stand[part], hover=Hover("", _part_said(item, _state(item, part, name), stand[part], of)))
            for item, stand, height in zip(made, stands, heights, strict=True)
        )
        if any(datum.drawn for datum in data):
            role: Role = "silent" if ink == "clear" else ""
            marks.append(Bars(name, ink, data, role, stack="countries", width=THIN * len(made)))
    rows = [Row(height, item.head, item.beside or item.said) for item, height in zip(made, heights, strict=True)]
    chart = rows_chart(Scale("number", 0, of or 1, has_grid=True), marks, rows)
    return replace(chart, tall=HEAD_OF_PAGE + ROW_OF_PAGE * len(rows))


def _state(item: Instrument, part: int, name: str) -> str:
    """What a part of a bar is of one law: the legend's name holds for judgements and for answers."""
    if item.indicator.id == ANSWERED:
        states = {
            0: translate("every question answered with yes"),
            2: translate("not every question answered with yes"),
        }
        return states.get(part, name)
    if item.indicator.id in LAWS:
        return {0: translate("meets the standard"), 2: translate("does not meet it")}.get(part, name)
    # Of one treaty it is known which of both: the legend's name is of lists, too, that leave countries out.
    of_list = item.indicator.id in CONVENTIONS
    silent = translate("no entry: unknown") if of_list else translate("unknown", context="number of countries")
    return {len(Stand._fields) - 1: silent}.get(part, name)


def _part_said(item: Instrument, state: str, number: int, of: int) -> str:
    return translate(
        "{label}: {n} of {of}, {state}",
        label=item.head,
        state=state,
        n=format_number(number),
        of=of_countries(of),
    )


def _of(countries: int) -> Scale:
    top = float(countries)
    return Scale("number", 0, top or 1.0, ticks=(0.0, top) if top else (), has_grid=True)


def _keys(panes: Sequence[Pane]) -> tuple[Key, ...]:
    """The parts of bars, each once."""
    named = {mark.name: mark for pane in panes for mark in pane.marks if any(datum.drawn for datum in mark.data)}
    return tuple(Key("Bars", mark.role, mark.ink, name) for name, mark in named.items())


def _two(first: Instrument, second: Instrument) -> str:
    """What a title says of two of them."""
    return in_parts(translate("{what} {figure}", what=item.head, figure=item.said) for item in (first, second))


def _both_in(context: Context, code: str, first: Instrument, second: Instrument) -> str:
    """How two of them stand in a country."""
    parts = in_parts(in_a_row((item.head, item.said)) for item in (first, second))
    return translate("{area}: {parts}", area=area_name(context, code), parts=parts)


def _bound_title(context: Context, code: str, made: Sequence[Instrument]) -> str:
    two = (made[0], made[len(TREATIES) - 1])
    if code in context.geography.areas:
        return _both_in(context, code, *two)
    # Of a country its years are told: of many a count is of the year that its list ends with.
    last = (context.years(item.indicator.id).last for item in two)
    dated = (
        replace(item, said=translate("{figure} ({year})", figure=item.said, year=year))
        for item, year in zip(two, last, strict=True)
    )
    return translate("{area}, countries that are party: {parts}", area=area_name(context, code), parts=_two(*dated))


def _bound_subtitle(context: Context, code: str) -> str:
    if code in context.geography.areas:
        return translate("Line: party since that year. Squares: filled, ratified; hollow, not")
    return translate(
        "Strong: party; medium: signed only; faint: not; hatched: unknown or not in the source. “Half by”: of the "
        "parties whose year is known"
    )


def _laws_title(context: Context, code: str, made: Sequence[Instrument]) -> str:
    two = (made[0], made[len(LAWS) - 1])
    if code in context.geography.areas:
        return _both_in(context, code, *two)
    return translate("{area}, laws meeting the standard: {parts}", area=area_name(context, code), parts=_two(*two))


def _laws_subtitle(context: Context, code: str, made: Sequence[Instrument]) -> str:
    """What the marks are; of a group, up to when laws were judged, too: of each country the newest finding counts."""
    if code in context.geography.areas:
        return translate("Filled: meets the standard, or every question answered with yes; hollow: not")
    last = max(context.years(item.indicator.id).last for item in made[: len(LAWS)])
    return in_sentences(
        (
            as_sentence(translate("Findings up to {year}", year=last)),
            translate(
                "Strong: meets the standard, or every question answered with yes; faint: not; hatched: no entry, "
                "unknown"
            ),
        )
    )


def _origin(context: Context, item: Instrument) -> str:
    return origin_address(context, item.question, context.years(item.indicator.id).opening, SEEN)


def _table(context: Context, made: Sequence[Instrument]) -> Table:
    """One row for each treaty or law of a country: how it stands now, and from where that is known."""
    rows = [(item.head, item.said, publisher_said(context.source_of(item.indicator.id))) for item in made]
    origins = tuple(("", _origin(context, item), "") for item in made)
    columns = (translate("Treaty or law"), translate("Status"), translate("Source"))
    return Table(columns, tuple(rows), (False, False, False), origins)


def _group_table(context: Context, made: Sequence[Instrument], names: Sequence[str]) -> Table:
    """One row for each treaty or law: how many countries stand how, and what else is said of it."""
    kept = [place for place, name in enumerate(names) if name]
    rows, origins = [], []
    for item in made:
        numbers = [format_number(item.stand[place]) for place in kept] if item.stand else []
        rows.append((item.head, item.beside or item.said, *numbers))
        origins.append(("", *(_origin(context, item) for _ in range(1 + len(numbers)))))
    columns = (translate("Treaty or law"), translate("Countries"), *(names[place] for place in kept))
    return Table(columns, tuple(rows), (False, False, *(True for _ in kept)), tuple(origins))


def _counted_rows(
    context: Context, code: str, indicator: Indicator, known: Sequence[Counted]
) -> tuple[tuple[str, ...], ...]:
    """Rows of HEAD: of one country without counts."""
    source, of = context.source_of(indicator.id), len(countries_of(context, code))
    rows = []
    for entry in known:
        counted = ("", "", "")
        if code not in context.geography.areas:
            counted = (str(entry.countries), str(entry.unknown), str(of))
        head = (indicator.id, code, area_name(context, code), str(entry.year), entry.status)
        rows.append((*head, *counted, source.id, source.vintage))
    return tuple(rows)


"""From the first tier to the third: shades of one hue, since the judgement is another's."""


@dataclass(frozen=True)
class _Tiers:
    """The tiers of one country, or of the countries of a group, report by report."""

    question: Selection
    years: range
    found: tuple[tuple[int, Standing], ...]
    codes: tuple[float, ...]
    wording: Wording
    last_whole: int
    """The last report of which all tiers are known, told by its having a first tier anywhere."""

    @property
    def known(self) -> tuple[Counted, ...]:
        """Each tier of each report with the countries in it."""
        return tuple(
            Counted(year, self.wording.number(value), now.counts[value], now.unknown)
            for year, now in self.found
            for value in self.codes
            if now.counts.get(value)
        )


def tiers(context: Context, view: View, selection: Selection) -> Shown:
    """The tier of a country in each report of the US Department of State; of a group, how many countries in each."""
    code = code_of(selection)
    indicator = context.indicators[TIERS]
    question = replace(context.question(TIERS, (code,)), lang=selection.lang)
    years, countries, histories = context.years(TIERS), countries_of(context, code), context.histories(question)
    span = range(years.first, years.last + 1)
    found = tuple((year, standing(histories, countries, year)) for year in span)
    codes = tuple(value for value, _ in indicator.value_names)
    firsts = [item.year for history in histories.values() for item in history if item.value == codes[0]]
    made = _Tiers(question, span, found, codes, wording_of(indicator, question), max(firsts, default=years.last))
    single = code in context.geography.areas
    words = Words(
        stem=f"{view.panel}_{code}_{years.first}-{years.last}",
        indicator=TIERS,
        title=(_country_tier if single else _group_tiers)(context, code, made),
        subtitle=_country_tiers_subtitle(made) if single else _group_tiers_subtitle(made),
        caveat=caveats_said(context, Shows((), "", main=indicator)),
        source=sources_said(context, [question]),
        sources=credits_of(context, [question]),
        coverage=with_first(context, selection, in_sentences(_tiers_coverage(context, code, made))),
        origin=origin_address(context, question, years.opening, SEEN),
    )
    drawn_on = _years(years.first, years.last)
    chart = _steps(made, drawn_on) if single else _stacks(made, indicator.partial_years, drawn_on)
    table = _country_tiers_table if single else _group_tiers_table
    return Shown(
        chart, words, lambda: table(context, made), HEAD, lambda: _counted_rows(context, code, indicator, made.known)
    )


def _tiers_coverage(context: Context, code: str, made: _Tiers) -> list[str]:
    """Which reports are missing, for everybody and for this country; of the one that judges, that it does so itself."""
    indicator = context.indicators[TIERS]
    said = [translate(indicator.caveats[1])]
    placed = [year for year, now in made.found if now.counts]
    if code in context.geography.areas and placed and placed[0] > made.years[0]:
        said.append(
            translate(
                "{area}: Reach 2030 has no tier before {first}, which does not mean that it had none.",
                area=area_name(context, code),
                first=placed[0],
            )
        )
    if code == JUDGE:
        said.append(translate(indicator.caveats[2]))
    return said


def _group_tiers_subtitle(made: _Tiers) -> str:
    return translate(
        "Tier in the yearly report of the US Department of State, {first} to {last}; hatched: not known",
        first=made.years[0],
        last=made.years[-1],
    )


def _country_tiers_subtitle(made: _Tiers) -> str:
    """The years of the reports since the country's first tier, and that of the last ones no tier of it is known."""
    placed = [year for year, now in made.found if now.counts]
    words = {"first": placed[0] if placed else made.years[0], "last": made.years[-1]}
    if placed and placed[-1] < made.years[-1]:
        return translate(
            "Tier in the yearly report of the US Department of State, {first} to {last}; Reach 2030 has none later "
            "than {year}",
            year=placed[-1],
            **words,
        )
    return translate("Tier in the yearly report of the US Department of State, {first} to {last}", **words)


def _steps(made: _Tiers, years: Scale) -> Chart:
    """One square in each year that a country was placed in, the first tier above."""
    placed = [(year, value) for year, now in made.found for value in made.codes if now.counts.get(value)]
    data = tuple(
        Datum(year, value, hover=Hover("", labelled(format_year(year), made.wording.number(value))))
        for year, value in placed
    )
    names = tuple(map(made.wording.number, made.codes))
    tiers_down = Scale("number", made.codes[-1] + 0.5, 0.5, ticks=made.codes, names=names, has_grid=True)
    marks = (Dots(translate("placed in"), "tier.0", data, symbol="square"),)
    return Chart((Pane(years, tiers_down, marks),))


def _no_tier(partly: Sequence[int], year: int | None) -> str:
    """What countries without a tier are in a year: of reports whose lower tiers are known alone, in none of these."""
    if year is None:
        return translate("no tier known; of {years}: Tier 1 or 2, not known which, or none", years=year_spans(partly))
    if year in partly:
        return beyond_part()
    return translate("no tier known")


def _stacks(made: _Tiers, partly: Sequence[int], years: Scale) -> Chart:
    """One bar a report, all countries of the group high, with a key to its parts."""
    inks = [f"tier.{place}" for place in range(len(made.codes))]
    marks = tuple(_stacked(made.found, made.codes, made.wording, inks, partial(_no_tier, partly)))
    pane = Pane(years, _of(made.found[0][1].of), marks)
    return Chart((pane,), legend=_keys([pane]))


def _of_trafficking(context: Context, code: str) -> str:
    """An area or group, and what its tier is about."""
    return about_in(area_name(context, code), translate("Trafficking in persons"))


def _country_tier(context: Context, code: str, made: _Tiers) -> str:
    place = _of_trafficking(context, code)
    placed = [(year, value) for year, now in made.found for value in now.counts]
    if not placed:
        return translate("{area}: Reach 2030 has no tier by the US Department of State", area=place)
    year, value = placed[-1]
    words = {"area": place, "tier": made.wording.number(value), "year": year}
    return translate("{area}: {tier} in {year}, in the judgement of the US Department of State", **words)


def _group_tiers(context: Context, code: str, made: _Tiers) -> str:
    year, now = next(entry for entry in made.found if entry[0] == made.last_whole)
    parts = [
        translate("{name} ({n})", name=made.wording.number(value), n=format_number(now.counts[value]))
        for value in sorted(now.counts)
    ]
    return translate(
        "{area}, {year}: {parts} (of {of}, in the judgement of the US Department of State)",
        area=_of_trafficking(context, code),
        year=year,
        parts=listed(parts) or format_number(0),
        of=of_countries(now.of),
    )


def _country_tiers_table(context: Context, made: _Tiers) -> Table:
    rows, origins = [], []
    for year, now in reversed(made.found):
        placed = [made.wording.number(value) for value in now.counts]
        rows.append((str(year), placed[0] if placed else translate("unknown", context="status")))
        origins.append(("", origin_address(context, made.question, year)))
    return Table((translate("Year"), translate("Tier")), tuple(rows), (True, False), tuple(origins))


def _group_tiers_table(context: Context, made: _Tiers) -> Table:
    rows, origins = [], []
    for year, now in reversed(made.found):
        numbers = [now.counts.get(value, 0) for value in made.codes]
        rows.append((str(year), *map(format_number, (*numbers, now.unknown))))
        whence = origin_address(context, made.question, year, SEEN)
        origins.append(("", *(whence for _ in (*numbers, now.unknown))))
    columns = (
        translate("Year"),
        *map(made.wording.number, made.codes),
        translate("unknown", context="number of countries"),
    )
    return Table(columns, tuple(rows), (True,) * len(columns), tuple(origins))
