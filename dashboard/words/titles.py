"""Message titles: one hedged sentence that says what a view shows, computed from its figures."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType

from dashboard.catalogue import COUNT, RATE, YEAR, Indicator
from dashboard.context import Context
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
    with_unit,
)
from dashboard.metrics.aggregates import FEWEST, sum_in
from dashboard.metrics.inputs import inputs_of
from dashboard.metrics.latest import latest, snapshot
from dashboard.metrics.lines import Line, Point, by_year, exceed, fall_short, reference_year, summed
from dashboard.metrics.together import FEWEST_IN_REGION
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.added import and_sum, listed_children, of_children, title_of_sum
from dashboard.words.ageless import (
    children_counted,
    children_detected,
    counts_children,
    least_told,
    may_reach,
    parts_told,
    told_of_some,
)
from dashboard.words.ageless_sums import reaching, upper_end_said
from dashboard.words.before_the_law import persons_counted, says_people_first, says_persons
from dashboard.words.carried import Carried, all_told, carried_by_far, rose_with, within_left_out
from dashboard.words.counted import and_placeless, of_countries, of_detected_children
from dashboard.words.few import (
    SHARES,
    counted_in,
    counts_few,
    counts_none,
    few_in_short,
    few_said,
    few_sentence,
    few_word,
    is_rate,
    marked,
)
from dashboard.words.lacking import all_adults, lacking, none_known, none_known_of, partly_known
from dashboard.words.low_totals import (
    beside_doubt,
    figure_and_doubt,
    told_beside,
    unclear,
    unclear_shares,
    years_below_adults_by_sex,
)
from dashboard.words.names import (
    Wording,
    about_in,
    area_name,
    in_mid_sentence,
    listed,
    of_things,
    part_text,
    people,
    pooled,
    range_text,
    short_figure,
    short_name,
    since,
    span_in_words,
    spans_in_words,
    unit_of,
    with_year,
    wording_of,
    year_span,
    year_spans,
    years_of,
)
from dashboard.words.offence import CHILDREN, SHORT, entitled, is_named, label_of, names_it
from dashboard.words.persons import children_apart
from dashboard.words.places import articled, belonging
from dashboard.words.told import Told, filled, in_year, one_said, sentence_of
from dashboard.words.unfounded import and_unknown_ages, beside_forms, most_ages_unknown
from dashboard.words.untotalled import (
    adults_later,
    and_adults,
    and_count,
    ends_before_rows,
    is_share,
    last_by_sex,
    later_count,
    nobody_said,
    parts_said,
    with_later_parts,
    years_by_part,
    years_of_nobody,
    years_told,
)
from dashboard.words.wider import and_others, higher_together, with_others, years_without_rate

WHOLE = 100.0
"""A percentage that nobody exceeds."""
STOPS = " \u00a0\u202f,:\u060c\uff0c\uff1a"
"""What stands between a subject and what is said of it, in the languages that there are."""
FEW = 10
"""A number under this bears no per-cent change, rank or share."""
REPORTED = ("victims", "justice")
"""Themes of persons whom countries report."""
TOO_OLD = 3
"""Years by which somebody's newest figure is newer than the last year of all, so that each has its own newest one."""
ALONE = 1
"""A number of persons behind whom a verb would have another form."""
LONG = 135
"""Letters of a title of years and countries that two lines of a wide slide hold in type two points smaller."""
LONGEST, LEAST_NAMED = 150, 2
"""Letters of a title that stands on two lines of a picture; of so many areas it has the figures however long it is."""
LONGEST_NOTED = 180
"""The same of one with what groups' figures rest on, whose letters a picture makes a little smaller."""
_ABBREVIATION = re.compile(r"\s*[(（][^()（）]*[)）]$")
"""Behind the name of a group: "Small island developing States (SIDS)"."""
EDGE_DIGITS = 4
"""Digits of the edge of a class, behind its point; as in the key of a map."""
NAMED = 3
"""Areas that the title of a map of a driver names."""
CLOSE = 0.95
"""Of the last that is named as the highest: from this part on, another that is not named would be passed over."""
UNTOLD = frozenset({"repatriated-victims"})
"""Series of which no sentence is built: their rows by partner are of other years and countries than the usual ones."""
OF_CHILDREN = "child-population"
"""Whom rates of children are divided by."""
CHILD_SHARE = "child-share-of-detected-victims"
"""A share that is unclear where the source gives more children or adults by sex than in total."""
COUNTED_IN = MappingProxyType({"reporting-countries": "detected-victims"})
"""Numbers of the countries that have a row in another table: while its last years are incomplete, so are these."""


def subject(context: Context, selection: Selection) -> str:
    """What is measured, and of whom: "Detected victims, girls"; in a title with the offence, where that has room."""
    indicator = context.indicators[selection.indicator]
    if names_it() and indicator.child_title and (selection.sex, selection.age, selection.breakdown) == CHILDREN:
        return translate(indicator.child_title)
    whom, label = people(context, selection), label_of(indicator)
    return translate("{label}, {whom}", label=label, whom=whom) if whom else label


@entitled
def subject_of_title(context: Context, selection: Selection) -> str:
    """The same as a title has it that names the offence."""
    return subject(context, selection)


def said_in(context: Context, selection: Selection, title: str) -> str:
    """What is measured, and of whom, as a title has it: with the offence, where it names that."""
    whole = subject_of_title(context, selection)
    is_whole = whole in title or in_mid_sentence(whole) in title or says_people_first(title)
    return whole if is_whole else subject(context, selection)


def with_its_unit(context: Context, selection: Selection) -> str:
    """What is measured, with the unit of its figures; what both say is said once."""
    indicator = context.indicators[selection.indicator]
    about, unit = subject(context, selection), unit_of(indicator, selection)
    if selection.measure == COUNT and indicator.is_count:
        return about
    if indicator.rate_of and indicator.rate_people != OF_CHILDREN:
        # Not "Persons convicted, rate, per 100,000 people".
        label, whom = label_of(context.indicators[indicator.rate_of]), people(context, selection)
        about = in_a_row(filter(None, (label, whom)))
    return in_a_row((about, without_end_of(about, unit)))


def without_end_of(about: str, unit: str) -> str:
    """A unit that does not end as what it is of: "GDP per person, USD (2021 purchasing power)", "aged 1 to 14, % of
    children".

    Of whom a percentage is it says whole: "% of women who ever had a partner".
    """
    words = about.split(" ")
    head, bracket, behind = unit.partition(" (")
    ends = [" ".join(words[place:]) for place in range(len(words) - 1)]
    if unit.startswith("%"):
        ends = [end for end in ends if about.endswith(in_a_row(("", end)))]
    run = next((f" {end}" for end in ends if head.endswith(f" {end}")), "")
    return f"{head.removesuffix(run)}{bracket}{behind}"


@entitled
def map_title(
    context: Context, selection: Selection, year: int, shown: Mapping[str, Observation], counts: Mapping[str, float]
) -> str:
    """The message of a map in `year`.

    `shown`: what each UN member shows. `counts`: the numbers behind rates, in `year` itself, those of unknown origin
    included, for the share of those with most. Detected victims and persons in the justice system are never ranked:
    there the message is how many countries are in the highest class of the key, and of how many nothing is known.
    """
    indicator = context.indicators[selection.indicator]
    if indicator.id in UNTOLD:
        return untold_title(context, selection)
    if indicator.area:
        return translate("{label}: one figure for the whole world, so no map", label=label_of(indicator))
    known = [item for item in shown.values() if item.ends is not None]
    members = len(context.geography.members)
    if indicator.names_values(selection.breakdown):
        return _named(context, selection, year, shown)
    if selection.breakdown == YEAR:
        return translate(
            "{label}: the year of joining is known of {n} of {members}",
            label=label_of(indicator),
            n=format_number(len(known)),
            members=of_countries(members),
        )
    if indicator.theme in ("victims", "justice"):
        return _reporting(context, selection, year, known, members)
    counted = selection.measure in (RATE, COUNT) and indicator.is_count
    first, until = year - context.reach(indicator.id, year), [item for item in known if item.year <= year]
    is_of_newest = not counted and _knows_later_alone(context, selection, year)
    tell = _highest if selection.measure == RATE else _most
    message = (
        tell(context, selection, year, counts)
        if counted
        else _middle(context, selection, until, first, is_of_newest=is_of_newest)
    )
    say = _newest_title if is_of_newest else _coverage_title
    return message or say(_of_map(context, selection), year, known, members)


def unsaid(about: str, title: str) -> str:
    """What figures are about, for a subtitle: empty where the title above it says so."""
    is_said = about in title or in_mid_sentence(about) in title
    return "" if is_said or says_people_first(title) else about


def ages_unsaid(context: Context, selection: Selection, title: str) -> str:
    """Of which ages the persons are whom a title has first; empty below any other, and where children do not fit."""
    if not says_persons(title):
        return ""
    years = {int(year) for year in re.findall(r"\d{4}", title)}
    is_doubtful = any(years & children_apart(context, selection.key, code) for code in selection.areas)
    return "" if is_doubtful else people(context, selection)


def _of_map(context: Context, selection: Selection) -> str:
    """What a map is of: without the age where countries have figures of several ages, each of its own."""
    indicator = context.indicators[selection.indicator]
    is_merged = indicator.merged_age and selection.age == indicator.default_age
    return label_of(indicator) if is_merged else subject(context, selection)


def _knows_later_alone(context: Context, selection: Selection, year: int) -> bool:
    """Whether some country has one figure, later than `year`, in a table that keeps the newest of each country alone.

    It may have had a figure of `year` or before, which nobody can tell by the table.
    """
    newest = _last_of_single(context.whole, selection.key)
    return newest is not None and newest > year


@lru_cache(maxsize=32)
def _last_of_single(context: Context, key: SeriesKey) -> int | None:
    """The last year of a series in which each country has one figure at most; none of any other series."""
    last = None
    for history in context.store.histories(key).values():
        years = [item.year for item in history if item.ends is not None]
        if len(years) > 1:
            return None
        last = max([*years, *filter(None, [last])], default=None)
    return last


def _middle(
    context: Context, selection: Selection, known: Sequence[Observation], first: int, *, is_of_newest: bool = False
) -> str:
    """The median of the figures since `first`; an interval has it between those of the lower and of the upper ends.

    The years are those that the figures have: a table can begin, or a country's figures end, within the map's window.
    Empty where figures are few. `is_of_newest`: the table has no older figures of the countries that have a later one.
    """
    recent = [item for item in known if item.year >= first]
    ends = [item.ends for item in recent if item.ends is not None]
    if len(ends) < FEWEST:
        return ""
    years = [item.year for item in recent]
    low, high = (statistics.median(side) for side in zip(*ends, strict=True))
    indicator = context.indicators[selection.indicator]
    decimals = indicator.decimals
    while 0 < high <= 0.5 * 10.0**-decimals:
        decimals += 1  # "At or above under 0.01" would say nothing.
    middle = short_figure(low if low == high else None, low, high, decimals)
    words = {
        "label": _of_map(context, selection),
        "years": year_span(min(years), max(years)),
        "n": of_countries(len(ends)),
    }
    is_whole = indicator.is_percentage and low == high == WHOLE  # Nobody is at more.

    def said(unit: str) -> str:
        told = {**words, "middle": with_unit(middle, unit)}
        if is_whole and is_of_newest:
            return translate("{label}: at least half of {n} are at {middle} (latest figures, {years})", **told)
        if is_whole:
            return translate("{label}: at least half of the {n} with a figure for {years} are at {middle}", **told)
        if is_of_newest:
            return translate("{label}: half of {n} are at or above {middle} (latest figures, {years})", **told)
        return translate("{label}: half of the {n} with a figure for {years} are at or above {middle}", **told)

    whole = said(translate(indicator.unit_label))
    # Of whom it is a share stands in the legend.
    return whole if len(whole) <= SHORT or not indicator.is_percentage else said("%")


def _named(context: Context, selection: Selection, year: int, shown: Mapping[str, Observation]) -> str:
    """How many countries have each of the named values, in the order of the codes: of all, or of those covered."""
    known = [item for item in shown.values() if item.ends is not None]
    names = context.indicators[selection.indicator].value_names
    counts = [(name, sum(item.value == code for item in known)) for code, name in names]
    parts = [f"{translate(name)} {format_number(count)}" for name, count in counts if count]
    if context.source_of(selection.indicator).covers_some:
        if unknown := len(shown) - len(known):
            parts.append(f"{translate('not known')} {format_number(unknown)}")
        return _of_covered(context, selection, year, listed(parts) or format_number(0), list(shown.values()))
    older = [item.year for item in known if item.year < year]
    if known and len(older) == len(known):
        return translate(
            "{subject}, {years}: {parts} of {members}; Reach 2030 has no entry of {year}",
            subject=subject(context, selection),
            year=year,
            parts=listed(parts),
            members=of_countries(len(context.geography.members)),
            years=year_span(min(older), max(older)),
        )
    if older:
        return translate(
            ("{subject}, {year}: {parts} of {members}, {older} by an older entry ({years})"),
            subject=subject(context, selection),
            year=year,
            parts=listed(parts),
            members=of_countries(len(context.geography.members)),
            older=format_number(len(older)),
            years=year_span(min(older), max(older)),
        )
    return translate(
        "{subject}, {year}: {parts} of {members}",
        subject=subject(context, selection),
        year=year,
        parts=listed(parts) or format_number(0),
        members=of_countries(len(context.geography.members)),
    )


def _of_covered(context: Context, selection: Selection, year: int, parts: str, covered: Sequence[Observation]) -> str:
    """The same of a source that is about some countries alone: whom it leaves out did not say no.

    It may cover one of which it has no entry here, since it says that the question does not apply.
    """
    older = [item.year for item in covered if item.year < year]
    words = {
        "subject": subject(context, selection),
        "year": year,
        "parts": parts,
        "n": of_countries(len(covered)),
        "out": format_number(len(context.geography.members) - len(covered)),
    }
    if covered and len(older) == len(covered):
        return translate(
            "{subject}, {years}: {parts} of the {n} with an entry, {out} without one; Reach 2030 has none of {year}",
            years=year_span(min(older), max(older)),
            **words,
        )
    if older:
        return translate(
            "{subject}, {year}: {parts} of the {n} with an entry, {older} by an older entry ({years}); {out} without "
            "one",
            older=format_number(len(older)),
            years=year_span(min(older), max(older)),
            **words,
        )
    return translate("{subject}, {year}: {parts} of the {n} with an entry; {out} without one", **words)


def at_top(context: Context, selection: Selection, year: int, known: Sequence[Observation]) -> tuple[float, int] | None:
    """Where the highest class begins that any country has on a map of persons who are reported, and how many have it.

    Of circles, which have no classes, from where on persons are no longer few. None where the title says who reports:
    of case data, of people from one country and of those whose sex or age is not known, whom a country may well not
    have where it lists none; where nobody has a figure of `year`, and where no class has a country.
    """
    indicator = context.indicators[selection.indicator]
    is_of_partner = bool(indicator.partner) and selection.breakdown in context.geography.areas
    is_of_rest = "_U" in (selection.sex, selection.age)
    if indicator.theme not in REPORTED or indicator.least_shown or is_of_partner or is_of_rest:
        return None
    if all(item.year != year for item in known):
        return None
    least = [
        item.ends[0]
        for item in known
        if item.ends is not None and item.year not in unclear_shares(context, selection, item.area)
    ]
    edges = (FEW,) if selection.measure == COUNT else context.breaks(selection)
    counted = ((edge, sum(end >= edge for end in least)) for edge in reversed(edges))
    return next(((edge, number) for edge, number in counted if number), None)


def top_figures(context: Context, selection: Selection, edge: float) -> str:
    """The figures of the highest class, which begins at an edge, with their unit: "4 or more per 100,000 children"."""
    said, unit = format_number(edge, EDGE_DIGITS), unit_of(context.indicators[selection.indicator], selection)
    figures = translate("{figure} or more", figure=with_unit(said, "%") if unit.startswith("%") else said)
    # What is counted the subject says, and of whom a percentage is.
    return figures if selection.measure == COUNT or unit.startswith("%") else with_unit(figures, unit)


def _top_title(
    context: Context, selection: Selection, top: tuple[float, int], known: Sequence[Observation], members: int
) -> str:
    """How many countries have the highest class. Each has one figure, whose years the subtitle says: "2020 to 2023"
    would be read as any of these years, in which more countries were as high."""
    words = {"subject": subject(context, selection), "figures": top_figures(context, selection, top[0])}
    if may_reach(context, selection, known, top[0]):
        return translate_number(
            "{subject}: {figures} in at least {number} country",
            "{subject}: {figures} in at least {number} countries",
            top[1],
            **words,
        )
    return translate_number(
        "{subject}: {figures} in {number} country, unknown in {unknown}",
        "{subject}: {figures} in {number} countries, unknown in {unknown}",
        top[1],
        **words,
        unknown=format_number(members - len(known)),
    )


def _reporting(context: Context, selection: Selection, year: int, known: Sequence[Observation], members: int) -> str:
    if top := at_top(context, selection, year, known):
        return _top_title(context, selection, top, known, members)
    older = [item.year for item in known if item.year != year]
    fresh = len(known) - len(older)
    indicator = context.indicators[selection.indicator]
    about = subject(context, selection)
    if indicator.least_shown:
        # Case data of a few partners: no country reports them.
        return translate_number(
            "{subject}: {number} of {members} has a figure that may be shown",
            "{subject}: {number} of {members} have a figure that may be shown",
            len(known),
            subject=about,
            members=of_countries(members),
        )
    if is_share(selection):
        return _with_share(about, year, fresh, older, members)
    if indicator.partner and selection.breakdown in context.geography.areas:
        # Others report, too, and list people of other countries.
        return _coverage_title(about, year, known, members)
    if older and not fresh:
        return translate_number(
            "{subject}: no country has a figure of {year}; {older} of {members} has one of {years}",
            "{subject}: no country has a figure of {year}; {older} of {members} have one of {years}",
            len(older),
            subject=about,
            year=year,
            members=members,
            older=format_number(len(older)),
            years=year_span(min(older), max(older)),
        )
    is_total = (selection.sex, selection.breakdown) == ("_T", "_T") and selection.age != "_U"
    say = _with_total if is_total and indicator.has_choice("sex") else _with_report
    return say(about, year, fresh, older, members)


def _with_report(about: str, year: int, fresh: int, older: Sequence[int], members: int) -> str:
    words = {"subject": about, "year": year, "members": of_countries(members)}
    if not older:
        return translate_number(
            "{subject}: {number} of {members} reports for {year}",
            "{subject}: {number} of {members} report for {year}",
            fresh,
            **words,
        )
    return translate_number(
        "{subject}: {number} of {members} reports for {year}, {older} more for {years}",
        "{subject}: {number} of {members} report for {year}, {older} more for {years}",
        fresh,
        older=format_number(len(older)),
        years=year_span(min(older), max(older)),
        **words,
    )


def _with_total(about: str, year: int, fresh: int, older: Sequence[int], members: int) -> str:
    """How many countries have a total: others report, too, but girls, boys or ages alone."""
    words = {"subject": about, "year": year, "members": of_countries(members)}
    if not older:
        return translate_number(
            "{subject}: {number} of {members} has a total for {year}",
            "{subject}: {number} of {members} have a total for {year}",
            fresh,
            **words,
        )
    return translate_number(
        "{subject}: {number} of {members} has a total for {year}, {older} more for {years}",
        "{subject}: {number} of {members} have a total for {year}, {older} more for {years}",
        fresh,
        older=format_number(len(older)),
        years=year_span(min(older), max(older)),
        **words,
    )


def _with_share(about: str, year: int, fresh: int, older: Sequence[int], members: int) -> str:
    """How many countries have a share: others report, too, but too few or not by age."""
    words = {"subject": about, "year": year, "members": of_countries(members)}
    if not older:
        return translate_number(
            "{subject}: {number} of {members} has a share for {year}",
            "{subject}: {number} of {members} have a share for {year}",
            fresh,
            **words,
        )
    return translate_number(
        "{subject}: {number} of {members} has a share for {year}, {older} more for {years}",
        "{subject}: {number} of {members} have a share for {year}, {older} more for {years}",
        fresh,
        older=format_number(len(older)),
        years=year_span(min(older), max(older)),
        **words,
    )


def _newest_title(about: str, year: int, known: Sequence[Observation], members: int) -> str:
    """The same of a table that keeps the newest figure of each country alone: others may have had one, too."""
    first = min((item.year for item in known), default=year)
    return translate_number(
        "{label}: {number} of {members} has its latest figure in {when}",
        "{label}: {number} of {members} have their latest figure in {when}",
        len(known),
        label=about,
        members=of_countries(members),
        when=year_span(first, year),
    )


def _coverage_title(about: str, year: int, known: Sequence[Observation], members: int) -> str:
    years = [item.year for item in known] or [year]
    return translate_number(
        "{label}: {number} of {members} has a figure for {when}",
        "{label}: {number} of {members} have a figure for {when}",
        len(known),
        label=about,
        members=of_countries(members),
        when=year_span(min(years), max(year, *years)),
    )


def _most(context: Context, selection: Selection, year: int, counts: Mapping[str, float]) -> str:
    """Which three areas make up most of the recorded total; empty where the total is too small to be shared out."""
    places, most, whole = _shared_out(context, counts)
    if not most:
        return ""
    share = 100 * sum(counts[code] for code in most) / whole
    return translate_number(
        "{label}: {areas} have {share}% of the sum for {year} ({n} country or area above zero)",
        "{label}: {areas} have {share}% of the sum for {year} ({n} countries and areas above zero)",
        len(places),
        label=subject(context, selection),
        areas=listed([articled(context, code) for code in most]),
        share=part_text(share, share),
        n=format_number(len(places)),
        year=year,
    )


def most_counted(context: Context, selection: Selection, year: int, counts: Mapping[str, float], title: str) -> str:
    """The share that the title of a map has, in numbers; empty where it has none."""
    _, most, whole = _shared_out(context, counts)
    if not most or selection.measure != COUNT or title != _most(context, selection, year, counts):
        return ""
    part = sum(counts[code] for code in most)
    return translate("That is {part} of {whole}.", part=format_number(part), whole=format_number(whole))


def _shared_out(context: Context, counts: Mapping[str, float]) -> tuple[list[str], list[str], float]:
    """The areas of a recorded total, the three with most of it, if it is large enough to be shared out, and itself."""
    places, whole = [code for code in counts if code in context.geography.areas], sum(counts.values())
    most = sorted(places, key=lambda code: (-counts[code], code))[:NAMED]
    return places, most if len(places) >= FEW and whole >= 1000 else [], whole


def highest(context: Context, selection: Selection, year: int) -> list[Observation]:
    """The three highest rates of a driver in `year`, of areas where no few are counted: whom a map's title names.

    Fewer where the next is nearly as high as the last of them. Nothing of other figures, where so few areas have a rate
    that three of them are no finding, and where not even the highest stands apart.
    """
    indicator = context.indicators[selection.indicator]
    if selection.measure != RATE or not indicator.is_count or indicator.theme != "drivers" or indicator.id in UNTOLD:
        return []
    histories = context.histories(selection), context.store.histories(selection.key)
    found = []
    for area in context.geography.areas:
        rate, count = (latest(of.get(area, ()), year, 0) for of in histories)
        counted = count.ends if count else None
        if rate is not None and rate.value and counted and counted[0] >= FEW:
            found.append(rate)
    most = sorted(found, key=lambda item: (-(item.value or 0.0), item.area))
    return most[: _standing_apart([item.value or 0.0 for item in most])] if len(found) >= FEW else []


def _standing_apart(falling: Sequence[float]) -> int:
    """How many of falling figures can be named as the highest, at most `NAMED`: none that is not named is close."""
    tried = range(min(NAMED, len(falling)), 0, -1)
    return next((n for n in tried if n == len(falling) or falling[n] < CLOSE * falling[n - 1]), 0)


def higher_in_other_years(context: Context, selection: Selection, year: int) -> list[Observation]:
    """What a map of `year` draws of other years that is higher than the last of that year's named rates.

    Of areas where no few are counted, the highest first; nothing where the map's title names no highest.
    """
    found = highest(context, selection, year)
    if not found:
        return []
    least, counts = found[-1].value or 0.0, context.store.histories(selection.key)
    others = [
        item
        for area, item in snapshot(context.histories(selection), year, *context.around(selection, year)).items()
        if area in context.geography.areas and item.year != year and (item.value or 0.0) > least
    ]
    counted = {item.area: by_year(counts, item.area).get(item.year) for item in others}
    told = [item for item in others if (point := counted[item.area]) is not None and point.ends[0] >= FEW]
    return sorted(told, key=lambda item: (-(item.value or 0.0), item.area))


def _highest(context: Context, selection: Selection, year: int, _counts: Mapping[str, float]) -> str:
    """The highest rates with their unit, as a map of rates draws them, and behind them the higher ones that it draws of
    other years; empty where they are no finding."""
    wording = wording_of(context.indicators[selection.indicator], selection)
    found = highest(context, selection, year)

    def rated(item: Observation) -> str:
        return translate(
            "{area} {figure}",
            context="a country and its rate",
            area=articled(context, item.area),
            figure=wording.text(item),
        )

    parts = [rated(item) for item in found]
    if not parts:
        return ""
    before = [
        translate("{figure} in {year}", figure=rated(item), year=item.year)
        for item in higher_in_other_years(context, selection, year)
    ]
    words: dict[str, object] = {
        "label": subject(context, selection),
        "unit": unit_of(context.indicators[selection.indicator], selection),
        "year": year,
    }
    unnamed = higher_together(context, selection, year, found[-1].value or 0.0)
    areas = listed([with_others(context, selection, area, year) for area in unnamed])

    def said(named: str) -> str:
        if areas:
            return translate(
                "{label}, {unit}, {year}: highest in {parts}; no rate for {areas}", **words, parts=named, areas=areas
            )
        return translate("{label}, {unit}, {year}: highest in {parts}", **words, parts=named)

    earlier = listed(before) if before else ""
    whole = said(in_parts(filter(None, (listed(parts), earlier))))
    if len(whole) - len(earlier) > SHORT:
        parts = [articled(context, item.area) for item in found]  # Their rates stand at them on the map.
        whole = said(in_parts(filter(None, (listed(parts), earlier))))
    if not before or len(whole) <= LONGEST:
        return whole
    room = len(earlier) - (len(whole) - LONGEST)
    return said(in_parts((listed(parts), listed_in_short(before, room))))


@entitled
def untold_title(context: Context, selection: Selection) -> str:
    """The name of a series of which nothing is said: the table has its rows."""
    return translate("{subject}: the figures are in the table", subject=subject(context, selection))


@entitled
def trend_title(context: Context, selection: Selection, lines: Sequence[Line], *, since: int = 0) -> str:
    """The message of a time series: the latest figure, what came before it, and how many years are silent.

    `since`: the year with which a chart begins, so that it counts as many silent years as are to be seen.
    """
    indicator = context.indicators[selection.indicator]
    if indicator.id in UNTOLD:
        return untold_title(context, selection)
    drawn = [line for line in lines if line.known]
    if not drawn:
        return _nothing(context, indicator, selection, lines)
    missing = [line.code for line in lines if not line.known]
    said = _several(context, indicator, selection, drawn) if len(drawn) > 1 else ""
    said = said or _one(context, indicator, selection, drawn[0], is_alone=not missing, since=since)
    rateless = [code for code in missing if years_without_rate(context, selection, code)]
    if rateless:
        said = translate("{said}; no rate: {areas}", said=said, areas=_names(context, rateless))
    if silent := [code for code in missing if code not in rateless]:
        adults = {code: year for code in silent if (year := adults_later(context, selection, code, 0)) is not None}
        for code, year in adults.items():
            words = {"said": said, "area": area_name(context, code), "year": year}
            said = translate("{said}; {area}: all detected victims of {year} were adults", **words)
        if unknown := [code for code in silent if code not in adults]:
            is_noted = len(drawn) > 1 and any(line.areas for line in drawn)
            names = [short_name(context, code) for code in unknown]
            said = _and_unknown(said, names, LONGEST_NOTED if is_noted else LONGEST)
    return said


def listed_in_short(names: Sequence[str], room: int) -> str:
    """Names in a sentence, the first one at least, and how many more where all of them take more letters than that."""
    for kept in range(len(names), 1, -1):
        said = _first_of(names, kept)
        if len(said) <= room:
            return said
    return _first_of(names, 1)


def _first_of(names: Sequence[str], kept: int) -> str:
    if kept == len(names):
        return listed(names)
    return translate_number(
        "{areas} and {number} more", "{areas} and {number} more", len(names) - kept, areas=in_a_row(names[:kept])
    )


def _and_unknown(said: str, names: Sequence[str], longest: int) -> str:
    """With whose figures are unknown; with how many they are where a title of their names would be longer."""
    whole = translate("{said}; no figure: {areas}", said=said, areas=listed(names))
    if len(whole) <= longest:
        return whole
    return translate_number("{said}; {number} has no figure", "{said}; {number} have no figure", len(names), said=said)


def _names(context: Context, codes: Sequence[str]) -> str:
    return listed([short_name(context, code) for code in codes])


def _nothing(context: Context, indicator: Indicator, selection: Selection, lines: Sequence[Line]) -> str:
    hidden = [point for line in lines for point in line.points if point.status == "Q"]
    if hidden:
        said = wording_of(indicator, selection).suppressed()
        return translate("{subject}: {figure}", subject=subject(context, selection), figure=said)
    if lines and all(line.group for line in lines):
        return none_of_groups(context, selection, lines)
    return _unknown(context, selection, lines)


def _unknown(context: Context, selection: Selection, lines: Sequence[Line]) -> str:
    """That countries have no figure: whether it is unknown, or known in parts or to be nobody's."""
    by_part, about = [years_by_part(context, selection, line.code) for line in lines], subject(context, selection)
    if len(lines) == 1 and by_part[0]:
        words = {"parts": parts_said(context, selection), "years": year_spans(by_part[0])}
        return partly_known(lacking(context, lines[0].code, about, **words), is_share=is_share(selection))
    if any(by_part):
        return _not_zero(selection, _of_several(context, [line.code for line in lines[:3]], about))
    return _none_at_all(context, selection, lines)


def _none_at_all(context: Context, selection: Selection, lines: Sequence[Line]) -> str:
    """The same of countries without a part, either, with what it is that has no figure."""
    about, codes = subject(context, selection), [line.code for line in lines[:3]]
    nobody = [years_told(context, selection, line.code) for line in lines]
    if len(lines) == 1 and nobody[0]:
        return nobody_said(context, selection, lines[0].code, about, max(nobody[0]))
    if any(years_without_rate(context, selection, line.code) for line in lines):
        return translate("{area}: no rate for {subject}", **_of_several(context, codes, about))
    # Countries of a group can have what the group has not: then nothing is unknown of all of it.
    if any(nobody) or any(line.group and _is_known_inside(context, selection, line) for line in lines):
        return translate("{area}: no figure for {subject}", **_of_several(context, codes, about))
    return none_known(context, codes, about)


def _of_several(context: Context, codes: Sequence[str], about: str) -> dict[str, str]:
    """The words of a title of areas that have no figure."""
    return {"area": _names(context, codes), "subject": in_mid_sentence(about)}


def _not_zero(selection: Selection, words: Mapping[str, str]) -> str:
    """That areas, of which some have a part of those counted, have no total or no share."""
    if is_share(selection):
        return translate("{area}: no figure for {subject}, which is not zero", **words)
    return translate("{area}: no total for {subject}, which is not zero", **words)


def _one(
    context: Context, indicator: Indicator, selection: Selection, line: Line, *, is_alone: bool, since: int = 0
) -> str:
    """`is_alone`: nobody is named beside it as without a figure, which leaves no room for years without one."""
    said = _of_one(context, indicator, selection, line, is_alone=is_alone, since=since)
    return said if line.group else and_count(context, selection, line.code, line.known[-1].year, said)


def _of_one(
    context: Context, indicator: Indicator, selection: Selection, line: Line, *, is_alone: bool, since: int
) -> str:
    name, point = area_name(context, line.code), line.known[-1]
    text = wording_of(indicator, selection).beside(line.known).short(reaching(context, selection, line))
    if indicator.area:
        return _counted_over_world(context, selection, line, text)
    plain = figure = figure_with_unit(context, indicator, selection, text)
    one = Told(name, figure, text, point.year)
    if line.group:
        said = _group(context, selection, line, one)
        alone = carried_by_far(context, selection, line, point.year) if indicator.is_watched else ""
        return in_parts(filter(None, (said, alone)))
    if selection.indicator in SHARES:
        figure = _share(context, selection, line.code, point, figure)
    else:
        figure = marked(context, selection, line.code, point.year, figure)
        figure = figure_and_doubt(context, selection, point, line.code, figure)
    one = Told(name, figure, text if figure == plain else "", point.year, short_name(context, line.code))
    about = subject(context, selection)
    if indicator.value_names:
        return one_said(indicator, selection, about, one)
    said = _of_country(context, selection, line, one, is_alone=is_alone, since=since)
    added = of_children(context, selection, line.code)
    adults = adults_later(context, selection, line.code, added.year if added else point.year)
    return said if adults is None or not is_alone else and_adults(said, adults)


def _is_told_alone(context: Context, selection: Selection, line: Line) -> bool:
    """Whether the newest figure of an area is told without more: no sum of ours and no later year of adults alone."""
    indicator = context.indicators[selection.indicator]
    if line.median or indicator.area or indicator.id in UNTOLD or not line.known:
        return False
    adults = None if line.group else adults_later(context, selection, line.code, line.known[-1].year)
    return not (adults or (not line.group and of_children(context, selection, line.code)))


@entitled
def newest_and_parts(context: Context, selection: Selection, line: Line) -> str:
    """The newest total of detected children of a country, with the rows by sex of a later year without one; empty where
    no later year has any, or a sum of theirs or adults alone are told. That the age of most is unknown is told with it.
    """
    if line.group or not _is_told_alone(context, selection, line):
        return ""
    newest = line.known[-1].year
    said = _one(context, context.indicators[selection.indicator], selection, line, is_alone=False)
    both = with_later_parts(context, selection, line.code, newest, said)
    year = last_by_sex(context, selection, line.code, newest)
    return and_unknown_ages(context, line.code, year, both) if year is not None and both != said else ""


def _of_country(context: Context, selection: Selection, line: Line, one: Told, *, is_alone: bool, since: int) -> str:
    """A country's newest figure, in words, with what is known of the other years; or a newer sum of ours."""
    indicator, point = context.indicators[selection.indicator], line.known[-1]
    about = subject(context, selection)
    persons = persons_counted(context, selection, line.code, point, one.figure)
    persons = persons or children_counted(context, selection, line.code, point.year, one.figure)
    persons = persons or _share_told(context, selection, line, one)
    said = persons or one_said(indicator, selection, about, one)
    if indicator.is_watched and point.status == "E":
        return translate("{said}, an estimate", said=said)
    if children := listed_children(context, selection, line.code):
        return children
    if added := of_children(context, selection, line.code):
        if selection.measure == RATE or indicator.rate_of:
            told = and_sum(said, added)
        else:
            told = title_of_sum(one.area, about, added, one.figure, point.year)
        return with_later_parts(context, selection, line.code, added.year, told) if is_alone else told
    if is_alone and (people_first := _people_first(context, selection, line.code, point)):
        return people_first
    first, last = context.asked(selection)
    unpublished = context.unpublished(indicator.id)
    # As the chart has them: years before its first figure are as unknown as those after it.
    published = [year for year in range(first, last + 1) if year not in unpublished]
    start = max(published[0], since)
    span = [year for year in published if year >= start]
    # A year with a count, but no rate, lacks no figure.
    counted = set(years_without_rate(context, selection, line.code))
    silent = len({*span} - clear_years(context, selection, line) - counted - {point.year})
    # An unclear share is made of numbers that there are.
    by_parts = {*years_by_part(context, selection, line.code), *unclear_shares(context, selection, line.code)}
    has_parts = bool((by_parts & set(span)) - {point.year})
    # Where all victims were adults, nothing is unknown, nor has it a total of children to lack.
    unknown = silent - len((set(years_of_nobody(context, selection, line.code)) - counted).intersection(span))
    if indicator.window > 5 or unknown == 0 or not is_alone:
        return said
    # Years of which nobody has a figure are no gap of its own, but unknown like its gaps.
    silent += len(unpublished.intersection(range(start, last + 1)))
    words, shares = {"first": start, "span": last - start + 1}, is_share(selection)
    without = partial(_without_years, words, silent, has_parts=has_parts, shares=shares)
    title = without(said)
    if len(title) > SHORT and not persons:  # A sentence leaves less room for these years than a label.
        one = one._replace(area=one.short or one.area)
        briefly = without(one_said(indicator, selection, about, one))
        title = briefly if len(briefly) <= SHORT else without(in_year(indicator, about, one))
    # Of which crime it is cannot be left to the rest of a view; the silent years are hatched there and counted below.
    # A share has numbers with it, and would have no room for the crime without these years either.
    is_cut = bool(persons) or (not shares and names_it() and is_named(indicator, title))
    return said if is_cut and len(title) > SHORT else title


def _people_first(context: Context, selection: Selection, code: str, point: Point) -> str:
    """How many children a country detected, where its figure is told without a doubt, and no later count behind it."""
    said = children_detected(context, selection, code, point.year)
    if not said or point.year in told_beside(context, selection, code):
        return ""
    return said if later_count(context, selection, code, point.year) is None else ""


def with_rate(title: str, said: str, rate: str) -> str:
    """A title that says how many children a country detected with the rate that is drawn behind these words, for who
    has the drawing alone; as it is where two lines do not hold both."""
    whole = title.replace(said, translate("{name} ({said})", name=said, said=rate), 1)
    return whole if len(whole) <= LONG else title


def _without_years(words: Mapping[str, object], silent: int, said: str, *, has_parts: bool, shares: bool) -> str:
    """A figure, and how many years have none, of those that its chart has; where in some of these a part of those
    counted is known, or the numbers of a share, that they have no total, or no share."""
    if has_parts and shares:
        return translate_number(
            "{said}; {number} of {span} years from {first} has no share",
            "{said}; {number} of {span} years from {first} have no share",
            silent,
            said=said,
            **words,
        )
    if has_parts:
        return translate_number(
            "{said}; {number} of {span} years from {first} has no total",
            "{said}; {number} of {span} years from {first} have no total",
            silent,
            said=said,
            **words,
        )
    return translate_number(
        "{said}; {number} of {span} years from {first} has no figure",
        "{said}; {number} of {span} years from {first} have no figure",
        silent,
        said=said,
        **words,
    )


def _share(context: Context, selection: Selection, code: str, point: Point, figure: str) -> str:
    """A share of detected children with the numbers that it is of; of so few no sentence gives it."""
    year = point.year
    if year in unclear_shares(context, selection, code):
        return unclear()
    key = SeriesKey("detected-victims", SHARES[selection.indicator] or selection.sex, "Y0T17", "_T")
    if counts_few(context, key, code, year):
        return few_said(selection, figure)
    none = counts_none(context, key, code, year)
    if none and year in years_below_adults_by_sex(context, code):
        told = translate("none reported")  # Of how many nobody can tell: Qatar 2021, 27 adults, by sex 44 and more.
    else:
        told = _with_base(context, selection, code, year, translate("none reported") if none else figure)
    return figure_and_doubt(context, selection, point, code, told)


def _share_told(context: Context, selection: Selection, line: Line, one: Told) -> str:
    """A country's share of detected children in the sentence of its indicator, with the numbers that it is of; empty
    where its figure (`one`) is few, none or in doubt."""
    indicator, point = context.indicators[selection.indicator], line.known[-1]
    if indicator.id not in SHARES:
        return ""
    text = wording_of(indicator, selection).beside(line.known).short(point)
    plain = figure_with_unit(context, indicator, selection, text)
    if not point.ends[0] or one.figure != _with_base(context, selection, line.code, point.year, plain):
        return ""
    based = _with_base(context, selection, line.code, point.year, with_unit(text, "%"))
    return filled(sentence_of(indicator, selection), one, based)


def _with_base(context: Context, selection: Selection, code: str, year: int, figure: str) -> str:
    """A share of detected victims with the numbers that it is of: "15.5% of victims of known age (32 of 207)"."""
    made = inputs_of(context.indicators[selection.indicator], selection.key, selection.measure)
    if made is None:
        return figure
    (part, _), (base, known) = (_summed(context, keys, code, year) for keys in (made.above, made.below))
    words = {"figure": figure, "part": part, "base": base}
    whole, all_of_them = _summed(context, [key._replace(age="_T") for key in made.below[:1]], code, year)
    if selection.indicator == CHILD_SHARE and known[0] > all_of_them[1] > 0:
        return translate("{figure} ({part} of {base}; {whole} detected in all)", **words, whole=whole)
    return translate("{figure} ({part} of {base})", **words)


def _summed(context: Context, keys: Sequence[SeriesKey], code: str, year: int) -> tuple[str, tuple[float, float]]:
    """The sum of an area's rows of one year in words, an interval where one of them is; and its ends."""
    items = [item for key in keys for item in context.store.histories(key).get(code, ()) if item.year == year]
    ends = [item.ends for item in items if item.ends is not None]
    low, high = (sum(side) for side in zip(*ends, strict=True)) if ends else (0.0, 0.0)
    return short_figure(low if low == high else None, low, high, 0), (low, high)


def _counted_over_world(context: Context, selection: Selection, line: Line, text: str) -> str:
    # Of those who report, the label does not say what.
    is_of_reports = selection.indicator in COUNTED_IN
    is_of_reports = is_of_reports and not names_it()
    about = translate(context.indicators[selection.indicator].name) if is_of_reports else subject(context, selection)
    if len(line.known) == 1:
        indicator = context.indicators[selection.indicator]
        figure = figure_with_unit(context, indicator, selection, text)
        if indicator.pooled:
            return labelled(about, with_year(indicator, figure, line.known[0].year))
        return translate("{subject}: {figure} ({year})", subject=about, figure=figure, year=line.known[0].year)
    most = max(line.known, key=lambda point: point.value or 0)
    words = {
        "subject": about,
        "figure": text,
        "year": line.known[-1].year,
        "most": format_number(most.value or 0),
        "most_year": most.year,
    }
    if line.known[-1].year in context.late(COUNTED_IN.get(selection.indicator, selection.indicator)):
        return translate("{subject}: {figure} in {year}, so far; the most: {most} ({most_year})", **words)
    return translate("{subject}: {figure} in {year}; the most: {most} ({most_year})", **words)


def figure_with_unit(context: Context, indicator: Indicator, selection: Selection, text: str) -> str:
    """A figure with its unit; without it where the subject before it and the year after it say it already."""
    if of_things(indicator, selection) or indicator.value_names:
        return text
    return with_unit(text, without_end_of(subject(context, selection), unit_of(indicator, selection)))


def _figure(indicator: Indicator, selection: Selection, point: Point) -> str:
    return wording_of(indicator, selection).short(point)


@entitled
def none_of_groups(context: Context, selection: Selection, lines: Sequence[Line]) -> str:
    """Why groups have no figure: nobody publishes one, or too few of their countries report."""
    indicator, about = context.indicators[selection.indicator], subject(context, selection)
    names = listed([area_name(context, line.code) for line in lines[:3]])
    if indicator.is_reported:
        return _too_few(context, about, [line.code for line in lines], names)
    if not indicator.has_median(selection.breakdown) and _is_unknown(context, selection, lines):
        return none_known(context, [lines[0].code], about)
    if not indicator.has_median(selection.breakdown):
        return translate("{label}: choose a country", label=label_of(indicator))
    if len(lines) > 1:
        return translate("{subject}, {areas}: no figure of their own", subject=about, areas=names)
    return translate("{area}: no figure of its own for {subject}", **lacking(context, lines[0].code, about))


def _is_unknown(context: Context, selection: Selection, lines: Sequence[Line]) -> bool:
    """Whether one group is asked for, of whose countries and areas none has a figure that could be chosen instead."""
    return len(lines) == 1 and not _is_known_inside(context, selection, lines[0])


def _is_known_inside(context: Context, selection: Selection, line: Line) -> bool:
    """Whether a country or area of a group has a figure."""
    histories = context.store.histories(selection.key)
    return any(by_year(histories, code) for code in summed(context.geography, line.code))


def _too_few(context: Context, about: str, codes: Sequence[str], names: str) -> str:
    """Why no sum is made of groups: of two countries there is none, even where both report."""
    if all(map(context.is_small, codes)):
        return translate(
            "{subject}, {area}: no sum is made of fewer than {least}",
            subject=about,
            area=names,
            least=of_countries(FEWEST_IN_REGION),
        )
    return translate("{subject}, {area}: too few countries report it every year", subject=about, area=names)


@entitled
def group_said(context: Context, selection: Selection, line: Line, when: str) -> str:
    """The title of a group's line that has a figure, its last year in other words: that no newer one is known. Of some
    of its countries alone it says so behind what is counted, as people say it."""
    indicator = context.indicators[selection.indicator]
    number = _figure(indicator, selection, reaching(context, selection, line))
    one = Told(area_name(context, line.code), figure_with_unit(context, indicator, selection, number), number, when)
    return _over_some(context, selection, line, one) if line.areas else _group(context, selection, line, one)


def _over_some(context: Context, selection: Selection, line: Line, one: Told) -> str:
    """The figure of a group over some of its countries, which are said behind it."""
    return translate(
        "{subject}: {figure} in {year}, {where}",
        subject=subject(context, selection),
        where=within_panel(context, line.code, line.known[-1].countries or 0),
        figure=one.figure,
        year=one.year,
    )


def _by_some(context: Context, selection: Selection, line: Line, one: Told) -> str:
    """The same, of detected children with who detected them."""
    if not counts_children(context, selection) or one.number == format_number(ALONE):
        return _over_some(context, selection, line, one)
    countries = some_of(context, line.code, line.known[-1].countries or 0)
    said = told_of_some(countries, one.number, one.year, is_rate=is_rate(context, selection))
    if line.code == WORLD or context.geography.is_land(line.code):
        return said
    said = labelled(one.area, in_mid_sentence(said))
    return said if len(said) <= SHORT else _over_some(context, selection, line, one)


def _group(context: Context, selection: Selection, line: Line, one: Told) -> str:
    point, about = line.known[-1], subject(context, selection)
    indicator = context.indicators[selection.indicator]
    words = {"area": one.area, "subject": in_mid_sentence(about), "figure": one.figure, "year": one.year}
    if line.published:
        # Whose it is, its source says.
        return one_said(indicator, selection, about, one)
    countries = point.countries or 0
    if line.median:
        # That nobody published a figure of the group stands in the coverage.
        said = median_said(context, line.code, about, point, one.figure)
        if len(said) > SHORT and (indicator.is_percentage or indicator.is_score):
            # Of whom it is a share, or on what scale, stands in the subtitle.
            sign = "%" if indicator.is_percentage else ""
            said = median_said(context, line.code, about, point, with_unit(_figure(indicator, selection, point), sign))
        return said
    if line.areas:
        # Which they are, `resting` says below.
        return _by_some(context, selection, line, one)
    if indicator.least_coverage == 0:
        return and_placeless(_recorded(context, selection, line, one), point)
    return translate_number(
        "{area}, {subject}: {figure} in {year} ({number} country or area)",
        "{area}, {subject}: {figure} in {year} ({number} countries and areas)",
        countries,
        **words,
    )


def median_said(context: Context, code: str, about: str, point: Point, figure: str) -> str:
    """The median of the countries of a group. `about`: of what it is; `figure`: the same in words."""
    words, countries = {"subject": about, "figure": figure, "year": years_of(point)}, point.countries or 0
    if not context.geography.is_land(code):  # Whose name behind countries would name countries again.
        about = about if code == WORLD else in_a_row((about, area_name(context, code)))
        words |= {"subject": about, "n": of_countries(countries)}
        return translate("{subject}: the median of {n} is {figure} ({year})", **words)
    return translate(
        "{subject}: the median of {n} {of_place} is {figure} ({year})",
        n=of_countries(countries),
        of_place=belonging(context, code),
        **words,
    )


def title_of_change(context: Context, selection: Selection, line: Line, found: Carried) -> str:
    """The first and the last figure of a group's line over the same countries, where one of them makes its change, or
    two do: drawn beside it is what it is without them. With the unit where two lines of a slide hold that, else it
    stands below; empty where they do not hold the two figures in smaller type, either."""
    ways = ((_of_two_years(context, selection, line, found, has_unit=most == SHORT), most) for most in (SHORT, LONG))
    return next((said for said, most in ways if len(said) <= most), "")


def title_of_turn(context: Context, selection: Selection, line: Line, found: Carried) -> str:
    """That most of the rise of a group's figure, or of its fall, is in one country or two, without which it did not
    rise or fall so; all figures stand below. Empty elsewhere, and where two lines of a slide do not hold it."""
    rose = rose_with(context, selection, line.areas, found)
    said = "" if rose is None else _turned(context, selection, line, found, rose=rose)
    return said if len(said) <= LONG else ""


@partial(entitled, most=LONG)
def _turned(context: Context, selection: Selection, line: Line, found: Carried, *, rose: bool) -> str:
    words = {
        "subject": subject(context, selection),
        "where": within_panel(context, line.code, line.known[-1].countries or 0),
        "years": span_in_words(found.first, found.last),
        "in_areas": within_left_out(context, selection, found),
    }
    # How it went without them is for the figures below: one more country, or another first year, may turn it again.
    if rose:
        return translate("{subject} {where}, {years}: most of the rise is {in_areas}", **words)
    return translate("{subject} {where}, {years}: most of the fall is {in_areas}", **words)


@entitled
def _of_two_years(context: Context, selection: Selection, line: Line, found: Carried, *, has_unit: bool) -> str:
    before, after = all_told(context, selection, line.areas, found)
    if has_unit:
        before = figure_with_unit(context, context.indicators[selection.indicator], selection, before)
    return translate(
        "{subject} {where}: {before} in {first}, {figure} in {year}",
        where=within_panel(context, line.code, line.known[-1].countries or 0),
        subject=subject(context, selection),
        before=before,
        first=found.first,
        figure=after,
        year=found.last,
    )


def panel_of(context: Context, code: str, countries: int) -> str:
    """Whose a sum over the same countries is: how many these are, of a group behind its name. They are never called
    the world."""
    n = of_countries(countries)
    return n if code == WORLD else in_a_row((area_name(context, code), n))


def some_of(context: Context, code: str, countries: int) -> str:
    """So many countries of a part of the world, as a sentence begins with them; of the world and of a list these
    alone."""
    if not context.geography.is_land(code):
        return of_countries(countries)
    return translate_number(
        "{number} country {of_place}", "{number} countries {of_place}", countries, of_place=belonging(context, code)
    )


def within_panel(context: Context, code: str, countries: int) -> str:
    """The same behind what is counted there."""
    if code == WORLD:
        return translate_number("in {number} country", "in {number} countries", countries)
    return translate_number(
        "in {number} country ({area})", "in {number} countries ({area})", countries, area=_unabbreviated(context, code)
    )


def _unabbreviated(context: Context, code: str) -> str:
    """The name of a group without its abbreviation: within brackets there are no others."""
    return _ABBREVIATION.sub("", area_name(context, code))


def resting(selection: Selection, line: Line) -> str:
    """Which countries the sum of a group is over, the same in all years of its line; empty of any other line."""
    if not line.areas or not line.known:
        return ""
    point = line.known[-1]
    words = {
        "of": of_countries(point.of or 0),
        "first": since([one.year for one in line.known]),
        "last": format_year(point.year),
    }
    if selection.indicator == CHILD_SHARE and selection.sex == "_T":
        return translate_number(
            "The {number} of {of} with a clear share in every year from {first} to {last}",
            "The {number} of {of} with a clear share in every year from {first} to {last}",
            point.countries or 0,
            **words,
        )
    return translate_number(
        "The {number} of {of} that reports every year from {first} to {last}",
        "The {number} of {of} that report every year from {first} to {last}",
        point.countries or 0,
        **words,
    )


def resting_beside(context: Context, selection: Selection, line: Line) -> str:
    """The same in sentences, behind what the upper end of its last figure counts, where it has one."""
    rests = resting(selection, line)
    return in_sentences(filter(None, (upper_end_said(context, selection, line), as_sentence(rests) if rests else "")))


def _recorded(context: Context, selection: Selection, line: Line, one: Told) -> str:
    """What a publisher that watches the whole world recorded, or estimates, in some areas of a group."""
    point, about = line.known[-1], subject(context, selection)
    countries, estimated = point.countries or 0, is_estimated(context, selection, line)
    if selection.measure == RATE:
        said = one_said(context.indicators[selection.indicator], selection, about, one)
        # Of how many areas it is, and that it is divided by the people of all, stands below its chart.
        return translate("{said}, an estimate", said=said) if estimated else translate("{said}, as recorded", said=said)
    words = {"area": one.area, "subject": in_mid_sentence(about), "figure": one.figure, "year": one.year}
    if estimated:
        return _estimated(countries, words, point)
    return translate_number(
        "{area}, {subject}: {figure} recorded in {year} ({number} country or area)",
        "{area}, {subject}: {figure} recorded in {year} ({number} countries and areas)",
        countries,
        **words,
    )


def is_estimated(context: Context, selection: Selection, line: Line) -> bool:
    """Whether a figure that a group's last year sums is an estimate of its publisher: nobody recorded those."""
    counts = counted_in(context, selection) or selection.key
    histories, year = context.store.histories(counts), line.known[-1].year
    behind = (item for area in summed(context.geography, line.code) for item in histories.get(area, ()))
    return any(item.year == year and item.status == "E" for item in behind)


def _estimated(countries: int, words: Mapping[str, object], point: Point) -> str:
    """A sum of estimates; of a few people it is told as of a country: their number is a product of shares."""
    if 0 < point.ends[1] < FEW:
        words = {**words, "figure": translate("fewer than {number}", number=format_number(FEW))}
    return translate_number(
        "{area}, {subject}: {figure} in {year} (an estimate, {number} country or area)",
        "{area}, {subject}: {figure} in {year} (an estimate, {number} countries and areas)",
        countries,
        **words,
    )


def _several(context: Context, indicator: Indicator, selection: Selection, lines: Sequence[Line]) -> str:
    """The figures of the last year that all have, or the newest of each where that is long ago; medians, which are of
    one year, in a clause of their own with that year."""
    own, medians = [line for line in lines if not line.median], [line for line in lines if line.median]
    about, unit = subject(context, selection), unit_of(indicator, selection)
    beside = _medians(context, indicator, selection, medians) if medians else ""
    if not own:
        said = translate("{subject}, {unit}: {medians}", subject=about, unit=unit, medians=beside)
        return _of_a_share(indicator, said, unit)
    shared = set.intersection(*(clear_years(context, selection, line) for line in own))
    is_of_detection = indicator.theme in REPORTED
    if is_of_detection and (indicator.value_names or selection.breakdown == YEAR):
        said = translate("{subject}: {areas}", subject=about, areas=_names(context, [line.code for line in own]))
    elif shared and not is_of_detection and is_outdated(context, indicator, own, max(shared)):
        said = outdated_title(context, selection, own, max(shared))
    elif (year := year_told(context, indicator, own)) > 0:
        said = _side_by_side(context, selection, own, year)
    else:
        said = _newest_of_each(context, indicator, selection, own)
    if not beside:
        return said
    return _of_a_share(
        indicator, translate("{said}; {medians}", said=said, medians=beside), without_end_of(about, unit)
    )


def _of_a_share(indicator: Indicator, title: str, unit: str) -> str:
    """A title with medians, where it is long without that of which its percentages are: that stands in the subtitle."""
    return title.replace(unit, "%", 1) if len(title) > SHORT and indicator.is_percentage else title


def few_of_newest(context: Context, selection: Selection, lines: Sequence[Line]) -> list[str]:
    """What "few" means, where it stands at the newest figure of some line."""
    shown = [line for line in lines if line.known]
    if any(_is_of_few(context, selection, line, line.known[-1].year) for line in shown):
        return [few_sentence()]
    return []


def clear_years(context: Context, selection: Selection, line: Line) -> set[int]:
    """The years of a line with a figure: not those of a share that is unclear, which is neither drawn nor said."""
    return {point.year for point in line.known} - set(unclear_shares(context, selection, line.code))


def year_told(context: Context, indicator: Indicator, lines: Sequence[Line]) -> int:
    """The year of which a title has the figures of several areas side by side; 0 where it has none of one year."""
    own = [line for line in lines if line.known and not line.median]
    if len(own) < 2:
        return 0
    shared = set.intersection(*({point.year for point in line.known} for line in own))
    if not shared or is_outdated(context, indicator, own, max(shared)):
        return 0
    newest = max(line.known[-1].year for line in own)
    return max(shared) if newest - max(shared) < TOO_OLD else 0


def is_outdated(context: Context, indicator: Indicator, lines: Sequence[Line], year: int) -> bool:
    """Whether the last year that all have is long ago and somebody has a newer one: it would tell of another time."""
    newest = [line.known[-1].year for line in lines if line.known]
    return year < context.shared_from(indicator.id) and max(newest, default=year) > year


@entitled
def outdated_title(context: Context, selection: Selection, lines: Sequence[Line], year: int) -> str:
    """That the last year that all have is long ago, where somebody has a newer one."""
    return translate(
        "{subject}: {areas} have no year in common since {since}; the last is {year}",
        subject=subject(context, selection),
        areas=_names(context, [line.code for line in lines]),
        since=context.shared_from(selection.indicator),
        year=year,
    )


def years_in_common(context: Context, selection: Selection, lines: Sequence[Line], span: str) -> str:
    """Beside the newest figures of detection, which years all lines have; nothing where somebody has no figure at all
    or a median, which is of one year, or where it is each year. `span`: the years of the chart, in words."""
    indicator = context.indicators[selection.indicator]
    is_of_all = len(lines) > 1 and all(line.known and not line.median for line in lines)
    if not is_of_all or indicator.theme not in REPORTED or indicator.pooled:
        return ""
    shared = set.intersection(*(clear_years(context, selection, line) for line in lines))
    if not shared:
        return translate("no year in common")
    if spans_in_words(sorted(shared)) == span:
        return ""
    return translate("all have a figure for {years}", years=year_spans(sorted(shared)))


def _side_by_side(context: Context, selection: Selection, lines: Sequence[Line], year: int) -> str:
    """The figures of one year, in the order of the choice: sorted by size they would be read as a ranking."""
    points = [next(point for point in line.known if point.year == year) for line in lines]
    return _in_order(context, selection, zip(lines, points, strict=True), when=str(year))


def _newest_of_each(context: Context, indicator: Indicator, selection: Selection, lines: Sequence[Line]) -> str:
    """The newest figure of each, with its year where that is not one of all."""
    points = [line.known[-1] for line in lines]
    years = {point.year for point in points}
    if indicator.pooled:
        return _in_order(context, selection, zip(lines, points, strict=True), when=pooled(max(years)))
    when = str(max(years)) if len(years) == 1 else ""
    are_totals = any(ends_before_rows(context, selection, line) for line in lines)
    return _in_order(context, selection, zip(lines, points, strict=True), when=when, are_totals=are_totals)


def _in_order(
    context: Context,
    selection: Selection,
    told: Iterable[tuple[Line, Point]],
    *,
    when: str,
    are_totals: bool = False,
) -> str:
    """What is measured, in which unit, and whose figure is which; `when`: of all, else each has its own.

    `are_totals`: somebody has later rows without a total, so that these are but the newest totals.

    In the order of the choice, and of as many as a title has room for: each stands with its name in the chart.
    """
    pairs = list(told)
    is_pooled = context.indicators[selection.indicator].pooled
    what = _in_short(context, selection)
    if are_totals and not when:
        head: Callable[..., str] = partial(newest_totals, what, by_sex=selection.sex != "_T")
    else:
        head = partial(_headed, what, when, is_pooled=is_pooled)
    said = wording_of(context.indicators[selection.indicator], selection).beside([point for _, point in pairs])
    figures = [_figure_beside(context, selection, line, point, said, is_dated=not when) for line, point in pairs]
    counted = [_counted_over(line, point) for line, point in pairs]
    carried = [carried_by_far(context, selection, line, point.year, and_others) for line, point in pairs]

    def noted(*more: Sequence[str]) -> list[str]:
        return [
            _with_notes(figure, [*notes, *filter(None, added)])
            for (figure, notes), *added in zip(figures, *more, strict=True)
        ]

    room = LONGEST - _letters(head)
    every = range(len(pairs), LEAST_NAMED, -1)
    kept = next((kept for kept in every if len(_first_parts(noted(), kept)) <= room), min(LEAST_NAMED, len(pairs)))
    # What groups' figures rest on takes no figure's place: it stands behind each where there is room, else once.
    whole = _first_parts(noted(counted, carried), kept)
    if not when or not all(counted) or len(whole) <= room:
        is_short = _letters(head) + len(whole) <= LONGEST_NOTED
        return head(whole if is_short else _first_parts(noted(counted), kept))
    head = partial(head, counts=[point.countries or 0 for _, point in pairs])
    whole = _first_parts(noted(carried), kept)
    return head(whole if _letters(head) + len(whole) <= LONGEST_NOTED else _first_parts(noted(), kept))


def _letters(head: Callable[[str], str]) -> int:
    """How many letters a title has before its figures."""
    return len(head(".")) - 1


def _with_notes(figure: str, notes: Sequence[str]) -> str:
    return translate("{name} ({said})", name=figure, said=in_a_row(notes)) if notes else figure


def _counted_over(line: Line, point: Point) -> str:
    """Over how many countries a group's figure is, the same in each year; empty for any other line."""
    if not line.areas:
        return ""
    return translate("{n} of {of}", n=format_number(point.countries or 0), of=of_countries(point.of or 0))


def _first_parts(parts: Sequence[str], kept: int) -> str:
    """The first figures of a title, and how many more there are."""
    if kept == len(parts):
        return in_a_row(parts)
    return translate_number(
        "{parts} and {number} more", "{parts} and {number} more", len(parts) - kept, parts=in_a_row(parts[:kept])
    )


def _headed(what: str, when: str, parts: str, counts: Sequence[int] = (), *, is_pooled: bool) -> str:
    """Figures below what they are of and when. `counts`: over how many countries each is, where no figure says it."""
    if not when:
        return translate("{what}, latest: {parts}", what=what, parts=parts)
    words = {"what": what, "year": when, "parts": parts}
    if is_pooled:
        return translate("{what}, {year}: {parts}", **words)
    if not counts:
        return translate("{what}, in {year}: {parts}", **words)
    return translate_number(
        "{what}, in {year} ({n} country each): {parts}",
        "{what}, in {year} ({n} countries each): {parts}",
        max(counts),
        n=range_text(min(counts), max(counts)),
        **words,
    )


def newest_totals(place: str, parts: str, *, by_sex: bool) -> str:
    """Totals, each of its own year, where there may be later rows of a part. `by_sex`: of one sex, where there may be a
    later total of all together; `place`: whose they are, or of what."""
    if by_sex:
        return translate("{area}, latest totals by sex: {parts}", area=place, parts=parts)
    return translate("{area}, latest totals: {parts}", area=place, parts=parts)


def _in_short(context: Context, selection: Selection) -> str:
    """What is measured, with its unit; whom a rate of those counted is divided by, the subtitle says."""
    what, whom = with_its_unit(context, selection), people(context, selection)
    is_said = bool(whom) and what.endswith(f" {whom}") and what.count(whom) > 1
    return what.removesuffix(f" {whom}") if is_said else what


def _figure_beside(
    context: Context, selection: Selection, line: Line, point: Point, wording: Wording, *, is_dated: bool
) -> tuple[str, list[str]]:
    """Whose figure it is and what, and for the brackets behind it its year and whether it is of few or uncertain."""
    figure, doubts = wording.short(point), list[str]()
    if not line.group and point.year in unclear_shares(context, selection, line.code):
        figure = translate("unclear", context="figure")
    elif _is_of_few(context, selection, line, point.year):
        is_share = selection.indicator in SHARES
        figure, doubts = few_in_short(selection, figure) if is_share else figure, [] if is_share else [few_word()]
    if not line.group:
        beside = figure_and_doubt(context, selection, point, line.code, figure)
        is_uncertain = beside == beside_doubt(figure)
        doubts += [translate("uncertain")] if is_uncertain else []
        figure = figure if is_uncertain else beside
    return f"{short_name(context, line.code)} {figure}", [*([format_year(point.year)] if is_dated else []), *doubts]


def _is_of_few(context: Context, selection: Selection, line: Line, year: int) -> bool:
    """Whether a rate or a share counts some, but few persons: of an area, or of the same countries of a group."""
    key = counted_in(context, selection)
    if key is None or line.published:
        return False
    low, high = sum_in(context.store.histories(key), line.areas or (line.code,), year)
    return low < FEW and high > 0


def _medians(context: Context, indicator: Indicator, selection: Selection, lines: Sequence[Line]) -> str:
    """Medians of groups of which nobody's figure is published here, with their countries and the years of each."""
    years, said = list(dict.fromkeys(years_of(line.known[-1]) for line in lines)), []
    for line in lines:
        point = line.known[-1]
        words = {
            "area": area_name(context, line.code),
            "figure": _figure(indicator, selection, point),
            "n": format_number(point.countries or 0),
        }
        if len(years) > 1:
            said.append(
                translate_number(
                    "{area} {figure} ({n} country, {year})",
                    "{area} {figure} ({n} countries, {year})",
                    point.countries or 0,
                    year=years_of(point),
                    **words,
                )
            )
        else:
            said.append(
                translate_number(
                    "{area} {figure} ({n} country)",
                    "{area} {figure} ({n} countries)",
                    point.countries or 0,
                    **words,
                )
            )
    parts = in_a_row(said)
    if len(years) > 1:
        return translate("medians of countries: {parts}", parts=parts)
    return translate("medians of countries in {year}: {parts}", year=years[0], parts=parts)


def parts_title(
    place: str,
    lines: Sequence[tuple[str, Line]],
    decimals: int,
    *,
    of: Line,
    leads: Sequence[Line],
    among: str,
    whom: str = "",
    children: bool = False,
    by_sex: Mapping[int, str] = MappingProxyType({}),
    by_part: Mapping[str, Sequence[int]] = MappingProxyType({}),
    none: Mapping[str, Sequence[int]] = MappingProxyType({}),
    by_form: Mapping[str, Collection[int]] = MappingProxyType({}),
    open_ages: Collection[int] = (),
    adults: Collection[int] = (),
    doubted: Mapping[str, Mapping[int, Callable[[str], str]]] = MappingProxyType({}),
    least: Mapping[str, Collection[int]] = MappingProxyType({}),
    forms: Mapping[str, str] = MappingProxyType({}),
    opening: str = "",
    detecting: str = "",
    nameless: Collection[str] = (),
) -> str:
    """Each part's figure in the reference year, what is not known of it, and where the parts do not fit the whole.

    `of`: the whole. `leads`: the lines whose newest year it is; where they have no figure, the newest of any part.
    `whom`: who is counted, where the names of the parts do not say it. `among`: where they do, among whom they are.
    `children`: whether the whole is of children.
    `by_sex`: years in which girls, boys and others fit the parts, but not the whole: how many they are, in words.
    `by_part`: years in which a part has no total, but figures by sex. `none`: those of them in which these are all 0.
    `by_form`: years in which a part is 0, but some are listed by form of exploitation. `open_ages`: years in which the
    age of most victims is unknown, so that few children, or none, are no finding. `adults`: years of which all
    victims were adults, where the parts are of children, or of children and adults. `doubted`: years in which
    the same report denies a part, with how it is told. `least`: years in which a part is the least of what it may be,
    which is said where nothing denies it. `forms`: the codes of parts that are forms of exploitation.
    `opening`: its place as a sentence begins with it. `detecting`: the name of a country with which a sentence begins,
    where its parts are persons. `nameless`: parts whose names are no nouns ("age unknown").
    """
    year = reference_year(leads) or reference_year(line for _, line in lines)
    if year is None:
        names = listed([name for name, _ in lines])
        lacks: dict[str, object] = {
            "area": opening or place,
            "subject": in_mid_sentence(whom or in_a_row((among, names))),
        }
        none_left = _all_adults(lacks, adults) if children else _adults_by_sex(place, of, adults, decimals)
        # Who is listed by sex in a later year is newer than a year of adults alone.
        is_later = max((one for years in by_part.values() for one in years), default=0) > max(adults, default=0)
        why = ("" if is_later else none_left) or _none_in_all(lacks, by_part, none)
        if not why and of.known:
            last = of.known[-1]
            is_of_forms = bool(forms) and children
            why = (
                _of_no_form(place, last, decimals)
                if is_of_forms
                else _of_no_part(place, among, last, decimals, whom or names, children=children)
            )
        return why or none_known_of(lacks)
    found = [(name, _at(line, year)) for name, line in lines]
    known = [(name, point) for name, point in found if point is not None]
    blank = [name for name, point in found if point is None and year not in none.get(name, ())]
    untotalled = listed([name for name in blank if year in by_part.get(name, ())])
    silent = listed([name for name in blank if year not in by_part.get(name, ())])
    whole = _at(of, year)
    total = short_figure(whole.value, whole.lower, whole.upper, decimals) if whole is not None else ""
    if whole is not None and not known:
        return _of_no_part(place, among, whole, decimals, silent, children=children)
    place = about_in(place, whom or among)
    if year in open_ages and not any(point.ends[1] for _, point in known):
        return translate(
            "{area}, {year}: no finding, as the age of most detected victims is unknown: {parts}",
            area=place,
            year=year,
            parts=listed([name for name, _ in known]),
        )
    figures = {name: short_figure(point.value, point.lower, point.upper, decimals) for name, point in known}
    raised = [name for name in figures if year in least.get(name, ()) and year not in doubted.get(name, {})]
    figures |= {name: least_told(figures[name]) for name in raised}
    told = [in_form(forms[name], said) if name in forms else of_whom(said, name) for name, said in figures.items()]
    told = [
        beside_forms(text) if year in by_form.get(name, ()) else text
        for text, (name, _) in zip(told, known, strict=True)
    ]
    parts = [point for _, point in known]
    doubts = {name: tell for name, _ in known if (tell := doubted.get(name, {}).get(year)) is not None}
    if exceed(parts, whole):
        doubts = {name: tell for name, tell in doubts.items() if tell is not beside_doubt}
    told = [doubts[name](text) if name in doubts else text for text, (name, _) in zip(told, known, strict=True)]
    # Who are all, and yet more by sex, are not told to be all.
    is_denied = any(tell is not beside_doubt for tell in doubts.values())
    labelled_text = translate("{area}, {year}: {parts}", area=place, year=year, parts=listed(told))
    if exceed(parts, whole):
        return _more_than_all(labelled_text, total, by_sex.get(year, ""), children=children)
    # Who is as many as all leaves nobody for the others.
    is_exact = not whom and whole is not None and all(point.value is not None for point in (whole, *parts))
    is_all = is_exact and not is_denied and whole is not None and sum(point.ends[0] for point in parts) == whole.value

    def ended(text: str) -> str:
        if whole is not None and (fall_short(parts, whole) or (silent and is_all)):
            text = _of_all(text, whole, total, children=children)
        left = "" if is_all else silent
        if year in open_ages:
            text = most_ages_unknown(text)
        if untotalled:
            text = translate(
                "{text}; no total, but figures by sex: {parts}",
                text=text,
                parts=untotalled,
            )
        return _and_silent(text, left, parts, whole, children=children and not is_denied) if left else text

    if (
        detecting
        and not doubts
        and figures.keys().isdisjoint(nameless)
        and any(point.ends[1] for point in parts)
        and year not in {one for years in by_form.values() for one in years}
    ):
        said = ended(parts_told(detecting, listed(told), year))
        if len(said) <= SHORT:
            return said
    return ended(labelled_text)


def _more_than_all(text: str, total: str, by_sex: str, *, children: bool) -> str:
    """Parts that are more than the whole; of children with how many they are by sex, where that fits the parts."""
    if by_sex:
        return translate("{text}; published total {total}, by sex {n}", text=text, total=total, n=by_sex)
    if children:
        return translate("{text}, together more than all children reported ({total})", text=text, total=total)
    return translate("{text}, together more than all reported ({total})", text=text, total=total)


def of_whom(figure: str, name: str) -> str:
    """A figure and whom it counts, as parts of a sum are told: "974 girls"."""
    return translate("{figure} {name}", figure=figure, name=name)


def in_form(form: str, figure: object) -> str:
    """A figure and the form of exploitation that it counts; `form`: its code."""
    if form == "SEXUAL_EXPLOITATION":
        return translate("{figure} in sexual exploitation", figure=figure)
    if form == "FORCED_LABOUR":
        return translate("{figure} in forced labour", figure=figure)
    return translate("{figure} in other forms", figure=figure)


def _and_silent(text: str, silent: str, parts: Sequence[Point], whole: Point | None, *, children: bool) -> str:
    """Parts with those that have no figure; of children, that one part is all of them, where it is."""
    if children and len(parts) == 1 and whole is not None and whole.value and parts[0].ends == whole.ends:
        return translate("{text}, all detected children", text=text)
    return translate(
        "{text}; no figure for {parts}",
        text=text,
        parts=silent,
    )


def _all_adults(words: Mapping[str, object], years: Collection[int]) -> str:
    """That nobody was left to be a child; empty where no such year is known."""
    return all_adults({**words, "year": max(years)}) if years else ""


def _adults_by_sex(area: str, of: Line, years: Collection[int], decimals: int) -> str:
    """The same of children and adults: these have no total, either, but women and men are all there are."""
    whole = _at(of, max(years)) if years else None
    if whole is None:
        return ""
    total = short_figure(whole.value, whole.lower, whole.upper, decimals)
    return translate(
        "{area}, {year}: all detected victims were adults, counted by sex alone: {total}",
        area=area,
        year=whole.year,
        total=total,
    )


def _of_no_part(area: str, among: str, whole: Point, decimals: int, parts: str, *, children: bool) -> str:
    """That no part has a figure, with the figure of them all. `parts`: in words."""
    total = short_figure(whole.value, whole.lower, whole.upper, decimals)
    words = {"year": whole.year, "parts": parts}
    if children:
        said = of_detected_children(whole, total)
        return translate("{area}, {year}: {children} in all; no figure for {parts}", area=area, children=said, **words)
    place = about_in(area, among)
    return translate("{area}, {year}: {total} in all; no figure for {parts}", area=place, total=total, **words)


def _of_no_form(area: str, whole: Point, decimals: int) -> str:
    """The same of forms of exploitation, of which nothing is known of any year."""
    total = short_figure(whole.value, whole.lower, whole.upper, decimals)
    return translate(
        "{area}, {year}: {children}; no figure by form of exploitation",
        area=area,
        year=whole.year,
        children=of_detected_children(whole, total),
    )


def _none_in_all(
    whose: Mapping[str, object], by_part: Mapping[str, Sequence[int]], none: Mapping[str, Sequence[int]]
) -> str:
    """That no part has a total, but is known by sex, or zero for each; empty where nothing is known of any."""
    partly = {(name, year) for name, years in by_part.items() for year in years}
    if not partly:
        return ""
    of_nobody = {(name, year) for name, years in none.items() for year in years}
    words = {**whose, "years": year_spans(sorted({year for _, year in partly}))}
    if partly > of_nobody:
        return partly_known({**words, "parts": translate("figures by sex")}, is_share=False)
    return translate("{area} has no total for {subject}; by sex, zeros alone for {years}", **words)


def _of_all(text: str, whole: Point, total: str, *, children: bool) -> str:
    """Parts with the whole that they do not make up."""
    if children:
        return translate("{text}, of {children} in all", text=text, children=of_detected_children(whole, total))
    return translate("{text}, of {total} detected in all", text=text, total=total)


def _at(line: Line, year: int) -> Point | None:
    return next((point for point in line.known if point.year == year), None)
