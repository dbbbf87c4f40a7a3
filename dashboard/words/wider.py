"""Who has no rate, since figures of them cover areas that their population does not, or no population is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from dashboard.catalogue import RATE, Indicator, Wider
from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics.lines import summed
from dashboard.metrics.rates import PER
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.names import area_name, listed

BY_ORIGIN, BY_ASYLUM, CORRIDORS = "refugees-by-origin", "refugees-by-asylum", "refugee-corridors"
MOST_NAMED = 3
"""Areas that a sentence names; of more it says that there are others."""


def covered(indicator: Indicator, area: str, since: int) -> tuple[Wider, ...]:
    """What the figures of an area cover beside its own in some year from `since` on."""
    return tuple(one for one in indicator.wider if one.area == area and one.until >= since)


def has_no_rate(context: Context, question: Selection, area: str) -> bool:
    """Whether an area has a count in the years that a question looks at, but no rate for what the count covers."""
    indicator = context.indicators[question.indicator]
    since = question.year - indicator.window
    return (
        question.measure == RATE
        and bool(covered(indicator, area, since))
        and area in context.whole.store.histories(question.key)
    )


def years_without_rate(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """The years that an area has a count of, but no rate: for what the count covers, or for want of a population."""
    if counts_of(context, question) is None:
        return ()
    wider = context.indicators[question.indicator].wider
    unpeopled = set(years_without_people(context, question, area))
    return tuple(
        year
        for year in _counted_years(context, question, area)
        if year in unpeopled or any(one.holds(area, year) for one in wider)
    )


def years_without_people(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """The years that an area has a count of, but no population to divide it by, of those that have rates at all."""
    people, years = people_of(context, question, area), _counted_years(context, question, area)
    return tuple(year for year in years if not people.get(year)) if area in context.geography.areas else ()


def years_beyond_people(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """The same of the years before and after all that have rates."""
    if area not in context.geography.areas or (key := counts_of(context, question)) is None:
        return ()
    people, (first, last) = people_of(context, question, area), context.asked(question)
    own = context.store.histories(key).get(area, ())
    years = (item.year for item in own if item.ends is not None and not first <= item.year <= last)
    return tuple(year for year in years if not people.get(year))


def people_of(context: Context, question: Selection, area: str) -> Mapping[int, float]:
    """The people of an area by year, whom its counts are divided by."""
    indicator = context.indicators[question.indicator]
    table = indicator.rate_people if indicator.rate_of else indicator.denominator_of(question.age)
    return context.weights[table].get(area, {}) if table else {}


def counts_of(context: Context, question: Selection) -> SeriesKey | None:
    """The counts that rates are made of; None where no rate is asked for."""
    if of := context.indicators[question.indicator].rate_of:
        return question.key._replace(indicator=of)
    return question.key if question.measure == RATE else None


def count_of(context: Context, question: Selection, area: str, year: int) -> Observation | None:
    """The count of an area and year that a rate is asked of."""
    key = counts_of(context, question)
    own = context.store.histories(key).get(area, ()) if key is not None else ()
    return next((item for item in own if item.year == year and item.ends is not None), None)


def _counted_years(context: Context, question: Selection, area: str) -> list[int]:
    key, (first, last) = counts_of(context, question), context.asked(question)
    own = context.store.histories(key).get(area, ()) if key is not None else ()
    return [item.year for item in own if item.ends is not None and first <= item.year <= last]


def counted_with(context: Context, question: Selection, area: str) -> dict[int, str]:
    """By year without a figure of its own the area under which a publisher counts that of another one."""
    indicator = context.indicators[question.indicator]
    if not any(area in one.of for one in indicator.wider):
        return {}
    histories = context.store.histories(counts_of(context, question) or question.key)
    own = {item.year for item in histories.get(area, ()) if item.ends is not None}
    return {
        item.year: one.area
        for one in indicator.wider
        if area in one.of
        for item in histories.get(one.area, ())
        if item.ends is not None and item.year <= one.until and item.year not in own
    }


def is_watched(context: Context, question: Selection, area: str) -> bool:
    """Whether no row of an area says that its publisher recorded nothing there: it looks at all countries by itself.

    Not so of who is no country to it (Kosovo is counted with Serbia, Mayotte with France, Gaza with Israel).
    """
    indicator = context.indicators[question.indicator]
    return (
        indicator.least_coverage == 0
        and context.geography.areas[area].is_member
        and not counted_with(context, question, area)
    )


def others_said(context: Context, found: Sequence[Wider]) -> str:
    """The areas that figures cover, too, in words."""
    codes = list(dict.fromkeys(code for one in found for code in one.of))
    if len(codes) > MOST_NAMED:
        return translate("other countries of today")
    return listed([area_name(context, code) for code in codes])


def with_others(
    context: Context, question: Selection, area: str, year: int, name: Callable[[Context, str], str] = area_name
) -> str:
    """An area, with those that its figures cover, too: "Israel (with State of Palestine)". `name`: how it is called."""
    found = [one for one in context.indicators[question.indicator].wider if one.holds(area, year)]
    own = name(context, area)
    if not found:
        return own
    return translate("{area} (with {others})", area=own, others=others_said(context, found))


def and_others(context: Context, question: Selection, area: str, year: int) -> str:
    """The same where brackets are around it: "Israel and State of Palestine"."""
    found = [one for one in context.indicators[question.indicator].wider if one.holds(area, year)]
    return listed([area_name(context, area), *([others_said(context, found)] if found else [])])


def higher_together(context: Context, question: Selection, year: int, least: float) -> list[str]:
    """The areas without a rate of a year whose count, by all whom it covers, is more than `least` per 100,000."""
    found = []
    for one in context.indicators[question.indicator].wider:
        count = count_of(context, question, one.area, year) if one.holds(one.area, year) else None
        people = sum(people_of(context, question, area).get(year, 0.0) for area in (one.area, *one.of))
        if count is not None and count.ends is not None and people and count.ends[0] / people * PER > least:
            found.append(one.area)
    return list(dict.fromkeys(found))


def counted_with_said(context: Context, question: Selection, area: str, since: int) -> list[str]:
    """That counts of an area, or of another one, cover both, in some year from `since` on; of each such pair a text."""
    indicator = context.indicators[question.indicator]
    if question.measure == RATE:
        return []
    owners = dict.fromkeys(one.area for one in indicator.wider if area in (one.area, *one.of) and one.until >= since)
    return [_covers_said(context, indicator, owner, since, of={area} - {owner}) for owner in owners]


def counted_elsewhere_said(context: Context, question: Selection, since: int) -> list[str]:
    """In whose figures the chosen areas are counted in some year from `since` on, where those are not chosen, too."""
    indicator, chosen = context.indicators[question.indicator], set(question.areas)
    owners = dict.fromkeys(
        one.area
        for one in indicator.wider
        if one.until >= since and one.area not in chosen and not chosen.isdisjoint(one.of)
    )
    return [_covers_said(context, indicator, owner, since, of=chosen) for owner in owners]


def corridors_cover_said(context: Context, areas: Sequence[str], year: int) -> list[str]:
    """The same of refugees between countries: they are those by origin and by asylum, counted by pairs."""
    corridors = replace(context.indicators[CORRIDORS], wider=context.indicators[BY_ORIGIN].wider)
    owners = dict.fromkeys(
        one.area for area in areas for one in corridors.wider if area in (one.area, *one.of) and one.until >= year
    )
    return [_covers_said(context, corridors, owner, year, of=() if owner in areas else areas) for owner in owners]


def refugees_cover_said(context: Context, area: str) -> list[str]:
    """The same of refugees from an area and of those living in it, in the newest year: once where both cover alike."""
    tables = [context.indicators[name] for name in (BY_ORIGIN, BY_ASYLUM) if name in context.indicators]
    said: dict[str, None] = {}
    for table in tables:
        year = context.years(table.id).last
        owners = [one.area for one in table.wider if area in (one.area, *one.of) and one.until >= year]
        for owner in owners:
            are_alike = all(covered(one, owner, year) == covered(table, owner, year) for one in tables)
            subject = translate("Refugees (UNHCR)") if are_alike else ""
            said[_covers_said(context, table, owner, year, of={area} - {owner}, subject=subject)] = None
    return [*said]


def _covers_said(
    context: Context, indicator: Indicator, owner: str, since: int, *, of: Collection[str], subject: str = ""
) -> str:
    """What counts of `owner` cover last; of some of these areas alone, where the reader asks for them."""
    found = [one for one in covered(indicator, owner, since) if not of or not set(of).isdisjoint(one.of)]
    until = max(one.until for one in found)
    words = {
        "subject": subject or translate(indicator.label),
        "area": area_name(context, owner),
        "others": others_said(context, [one for one in found if one.until == until]),
    }
    if until >= context.years(indicator.id).last:
        return translate(
            "{subject}, {area}: the figures also cover {others}.",
            **words,
        )
    return translate(
        "{subject}, {area}: the figures up to {year} also cover {others}.",
        year=until,
        **words,
    )


def beyond_group_said(context: Context, question: Selection, group: str, year: int, subject: str = "") -> list[str]:
    """That a group's sum of a year, and its rate, hold counts of a member that cover areas outside the group; or lack
    those of a member that are counted with an area outside. `subject`: what is counted, below the name of the group."""
    indicator = context.indicators[question.indicator]
    inside = set(summed(context.geography, group))
    said = []
    for one in indicator.wider:
        missing = [code for code in one.of if code in inside]
        if one.area not in inside and one.until >= year and missing:
            said.append(
                translate(
                    "{group}, missing: {others}; counted under: {area}.",
                    group=area_name(context, group),
                    area=area_name(context, one.area),
                    others=others_said(context, [replace(one, of=tuple(missing))]),
                )
            )
        outside = [code for code in one.of if code not in inside]
        if one.area in inside and one.until >= year and outside:
            words = {
                "group": area_name(context, group),
                "area": area_name(context, one.area),
                "others": others_said(context, [replace(one, of=tuple(outside))]),
            }
            of_rate = translate(
                "{group}, {area}: the figures also cover {others}, whose people are not counted among those of "
                "the group.",
                **words,
            )
            of_count = (
                translate(
                    "{subject}, {area}: the figures also cover {others}.",
                    subject=subject,
                    **words,
                )
                if subject
                else translate(
                    "{group}, {area}: the figures also cover {others}.",
                    **words,
                )
            )
            said.append(of_rate if question.measure == RATE else of_count)
    return said


def no_rate_said(context: Context, question: Selection, area: str, since: int) -> str:
    """That an area has no rate, or none up to a year, and what its figures cover; empty where all have one."""
    indicator = context.indicators[question.indicator]
    found = covered(indicator, area, since)
    if question.measure != RATE or not found or area not in context.whole.store.histories(question.key):
        return ""
    words = {
        "area": area_name(context, area),
        "subject": translate(indicator.label),
        "others": others_said(context, found),
    }
    until = max(one.until for one in found)
    if until >= context.years(indicator.id).last:
        return translate(
            "{area}, {subject}: no rate, since the figures also cover what the population does not ({others}).", **words
        )
    return translate(
        "{area}, {subject}: no rate up to {year}, since the figures then also covered what the population does "
        "not ({others}).",
        **words,
        year=until,
    )
