"""How targets stand in one sentence: the same count and the same words wherever it is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.catalogue import Indicator, Target
from dashboard.context import Context
from dashboard.figures.progress import (
    amount_said,
    cell_of,
    cells_of,
    doubts_said,
    is_at_target,
    is_less_certain,
    is_level,
    share_over,
    target_reached,
    with_targets,
)
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    format_number,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.metrics.progress import RECENT, STATUS_WORDS
from dashboard.metrics.standing import LEAST_SHARED, Cell, Tally, tally
from dashboard.words.counted import (
    of_countries,
    of_indicators,
    of_lately_known_countries,
    of_one_or,
    of_targets,
)
from dashboard.words.names import area_name, capitalised, listed, told_of, year_span

WANTING = ("TARGET_MISSED", "DETERIORATION", "LIMITED", "FAIR")
"""Statuses of those that can be judged and are neither met nor on track, in the order of the rows of their table."""
MOST_WORSE = 12
"""Countries that are named to whoever asks which are getting worse."""


def cells_over(context: Context, codes: Sequence[str]) -> list[Cell]:
    """The published statuses of areas and of the UN members of groups, each once, of all indicators with a target.

    A territory is in no group's count, but has statuses of its own.
    """
    areas = [code for code in codes if code in context.geography.areas]
    members = dict.fromkeys(item for code in codes if code not in areas for item in context.geography.members_of(code))
    found = []
    for indicator in with_targets(context):
        own = (cell_of(context, indicator.id, code) for code in areas)
        found += [cell for cell in own if cell is not None]
        found += cells_of(context, indicator.id, [code for code in members if code not in areas])
    return found


def tally_over(context: Context, codes: Sequence[str]) -> Tally:
    """How the targets of areas and of the UN members of groups stand."""
    return _tally_over(context, tuple(codes))


@lru_cache(maxsize=256)
def _tally_over(context: Context, codes: tuple[str, ...]) -> Tally:
    return tally(cells_over(context, codes))


# ------------------------------------------------------------------------------------------ one country, or more


def standing_said(context: Context, codes: Sequence[str], only: Collection[str] | None = None) -> str:
    """Where areas and groups stand, as a headline says it behind their names. Empty where it says too little.

    Of one country how many of its indicators can be judged, and how these stand: parts that add up. Of fewer countries
    than a share is taken of, each one's count. Of more of how many indicators at least half the countries stand
    well: a count over countries and indicators would count nothing that anybody knows.

    `only`: ids of those indicators that are looked at, of several countries; all where none is named.
    """
    cells = cells_over(context, codes)
    areas = list(dict.fromkeys(cell.area for cell in cells))
    if len(areas) < 2:
        return tally_first(tally(cells))
    if len(areas) < LEAST_SHARED:
        return _each_said(context, areas)
    return _most_said(_shares(context, cells, only))


def standing_title(context: Context, place: str, codes: Sequence[str], only: Collection[str] | None = None) -> str:
    """A headline with that; where each country is named in it, or it says nothing, of what it is about."""
    said = standing_said(context, codes, only)
    is_named = 1 < tally_over(context, codes).areas < LEAST_SHARED
    return capitalised(said) if is_named else told_of(place, said or translate("Targets for 2030"))


def beside_standing(context: Context, codes: Sequence[str]) -> list[str]:
    """The sentences below it: of one country how those stand that are not well, and why others cannot be judged; of
    a few what their counts leave out; of more of which countries the counts are."""
    cells = cells_over(context, codes)
    found = tally(cells)
    if found.areas < 2:
        return list(filter(None, (wanting_said(found), *unjudged_said(found))))
    if found.areas < LEAST_SHARED:
        return list(filter(None, (once_said(found),)))
    return [pools_said()]


def pools_said() -> str:
    """Of which countries the counts of a group are."""
    return translate("Counts: countries met or on track, of those with a figure since {year}.", year=RECENT)


def places_apart(context: Context, codes: Sequence[str]) -> tuple[str, ...]:
    """The areas and groups of which none lies within another one of them: whom a count over all of them is of."""

    groups = context.geography.regions
    every = {code: frozenset(context.geography.members_of(code) if code in groups else (code,)) for code in codes}
    return tuple(code for code in codes if not any(every[code] < own for own in every.values()))


# ------------------------------------------------------------------------------------------ one country


def tally_first(found: Tally) -> str:
    """Of one country how many of its indicators can be judged, and how these stand."""
    whole = of_targets(found.whole)
    if not found.judged:
        return translate("of {whole}, none can be judged", whole=whole)
    if not found.good:
        return translate_number(
            "of {whole}, {number} can be judged: it is neither met nor on track",
            "of {whole}, {number} can be judged: none met or on track",
            found.judged,
            whole=whole,
        )
    return _all_well(found, whole) if found.good == found.judged else _some_well(found, whole)


def _some_well(found: Tally, whole: str) -> str:
    """Of one country what is met and what is on track, apart: together one of them would be taken for both."""
    words = {
        "whole": whole,
        "judged": format_number(found.judged),
        "met": format_number(found.met),
        "on_track": format_number(found.on_track),
        "others": format_number(found.judged - found.good),
    }
    if not found.met:
        return translate("of {whole}, {judged} can be judged: none met, {on_track} on track, {others} neither", **words)
    if not found.on_track:
        return translate("of {whole}, {judged} can be judged: {met} met, none on track, {others} neither", **words)
    return translate("of {whole}, {judged} can be judged: {met} met, {on_track} on track, {others} neither", **words)


def _all_well(found: Tally, whole: str) -> str:
    """Of one country of which all that is judged stands well: whether that is met, on track, or both."""
    if not found.on_track:
        return translate_number(
            "of {whole}, {number} can be judged: it is met",
            "of {whole}, {number} can be judged: all met",
            found.judged,
            whole=whole,
        )
    if not found.met:
        return translate_number(
            "of {whole}, {number} can be judged: it is on track",
            "of {whole}, {number} can be judged: all on track",
            found.judged,
            whole=whole,
        )
    return translate_number(
        "of {whole}, {number} can be judged: it is met or on track",
        "of {whole}, {number} can be judged: all met or on track",
        found.judged,
        whole=whole,
    )


def wanting_said(found: Tally) -> str:
    """How those stand that can be judged and are neither met nor on track, in the words of every legend."""
    numbers = {
        "FAIR": found.fair,
        "LIMITED": found.limited,
        "DETERIORATION": found.worse,
        "TARGET_MISSED": found.missed,
    }
    told = [status_counted(status, numbers[status]) for status in WANTING if numbers[status]]
    return as_sentence(capitalised(in_parts(told))) if told else ""


def status_counted(status: str, number: int) -> str:
    """A status in its word with how many have it."""
    return translate("{status}: {n}", status=translate(STATUS_WORDS[status]), n=format_number(number))  # type: ignore[index]


def unjudged_said(found: Tally, say: Callable[[int], object] = format_number) -> list[str]:
    """How many cannot be judged, and what that means; beside these how many are short of their target all the same.

    `say`: a number in words, where it leads somewhere.
    """
    if not found.unjudged:
        return []
    said = translate_number(
        "{n} cannot be judged: no figure since {year}, no measurable pace, or answers on violence, which may be "
        "incomplete.",
        "{n} cannot be judged: no figure since {year}, no measurable pace, or answers on violence, which may be "
        "incomplete.",
        found.unjudged,
        n=say(found.unjudged),
        year=RECENT,
    )
    return [said, short_said(found, say)] if found.short else [said]


def unjudged_counted(found: Tally, whole: str) -> str:
    """The first of that as a headline says it. `whole`: of how many, counted in words or alone."""
    return translate_number(
        "{n} of {whole} cannot be judged",
        "{n} of {whole} cannot be judged",
        found.unjudged,
        n=format_number(found.unjudged),
        whole=whole,
    )


def short_said(found: Tally, say: Callable[[int], object] = format_number) -> str:
    """Of those that cannot be judged, how many are short of their target by a recent figure; others may have been when
    last measured, long before."""
    return translate_number(
        "Of these, {number} is short of the target by a figure since {year}.",
        "Of these, {number} are short of the target by figures since {year}.",
        found.short,
        number=say(found.short),
        year=RECENT,
    )


def is_too_good(found: Tally) -> bool:
    """Whether a count reads too well without those short of their target: all judged stand well, or few are judged."""
    return bool(found.judged and found.short) and (found.good == found.judged or found.short >= found.judged)


def worst_said(context: Context, codes: Sequence[str]) -> str:
    """Of one area the targets that it moves away from or missed, by name; of more nothing."""
    cells = cells_over(context, codes)
    if len({cell.area for cell in cells}) != 1:
        return ""

    def labels(status: str) -> str:
        return listed([translate(context.indicators[cell.indicator].label) for cell in cells if cell.status == status])

    worse, missed = labels("DETERIORATION"), labels("TARGET_MISSED")
    said = (
        translate("Getting worse: {labels}.", labels=worse) if worse else "",
        _slightly_away(context, cells),
        translate("Deadline missed: {labels}.", labels=missed) if missed else "",
    )
    return in_sentences(filter(None, said))


def slightly_said(context: Context, codes: Sequence[str]) -> str:
    """Of one area the targets that it moves slightly away from, which have no sign of their own; of more nothing."""
    cells = cells_over(context, codes)
    return _slightly_away(context, cells) if len({cell.area for cell in cells}) == 1 else ""


def _slightly_away(context: Context, cells: Sequence[Cell]) -> str:
    slightly = listed([translate(context.indicators[cell.indicator].label) for cell in cells if cell.is_slightly_away])
    return translate("Moved slightly away: {labels}.", labels=slightly) if slightly else ""


# ------------------------------------------------------------------------------------------ several countries


class _Share(NamedTuple):
    """Of one indicator the countries that stand well, of those that are counted."""

    indicator: Indicator
    good: int
    whole: int
    on_track: int = 0
    """Of those that stand well, not at the target yet."""


def _shares(context: Context, cells: Sequence[Cell], only: Collection[str] | None) -> list[_Share]:
    """Of each indicator with enough countries for a share, as its row in the table of statuses has it."""
    found = []
    for indicator in with_targets(context):
        if only is not None and indicator.id not in only:
            continue
        own = [cell for cell in cells if cell.indicator == indicator.id]
        good, whole = share_over(indicator, own)
        if whole >= LEAST_SHARED:
            on_track = tally(own).on_track if not is_level(indicator) else 0
            found.append(_Share(indicator, good, whole, on_track))
    return found


def _most_said(shares: Sequence[_Share]) -> str:
    """Of how many indicators more than half the countries stand well: it speaks of all rows, where one of them alone
    would be taken for the others. Of a single indicator its countries; of none nothing."""
    if not shares:
        return ""
    if len(shares) == 1:
        return _one_said(shares[0])
    good, indicators = sum(2 * share.good > share.whole for share in shares), of_indicators(len(shares))
    if not good:
        return translate(
            "none of {indicators} has its SDG target met or on track in most countries measured", indicators=indicators
        )
    return translate(
        "{good} of {indicators}: SDG target met or on track in most countries measured",
        good=format_number(good),
        indicators=indicators,
    )


def _each_said(context: Context, areas: Sequence[str]) -> str:
    """The count of each of a few countries."""
    each = [(area_name(context, area), tally_over(context, (area,))) for area in areas]
    each.sort(key=lambda one: alphabetical(one[0]))
    parts = [
        translate(
            "{name} ({said})",
            name=name,
            said=_of_judged(one),
        )
        for name, one in each
    ]
    return translate("Targets met or on track, of those that can be judged: {parts}", parts=listed(parts))


def _of_judged(found: Tally) -> str:
    if not found.judged:
        return translate("none can be judged")
    judged = format_number(found.judged)
    if not found.good:
        return translate("none of {judged}", judged=judged)
    return translate("{good} of {judged}", good=format_number(found.good), judged=judged)


# ------------------------------------------------------------------------------------------ one indicator


def one_target_said(indicator: Indicator, cells: Sequence[Cell]) -> str:
    """A headline of one indicator: in how many countries that is so which the target is read as, of those with a recent
    figure; where it is in none, what is so in each. That is a fact, said by its number; who is on track for it is our
    reading (`on_track_said`)."""
    good, whole = share_over(indicator, cells)
    target = indicator.target
    if target is None or not whole:
        none = translate("of {whole}, none can be judged", whole=of_countries(len(cells)))
        return labelled(translate(indicator.label), none)
    on_track = 0 if is_level(indicator) else tally(cells).on_track
    met, countries = good - on_track, of_lately_known_countries(whole, RECENT)
    # "In none of 60 countries" would have to turn the words of each sentence around.
    said = translate(target.told, amount=amount_said(indicator, target, is_reached=met > 0))
    if met in (0, whole):
        return translate("In each of {countries}, {said}", countries=countries, said=said)
    return translate("In {good} of {countries}, {said}", good=format_number(met), countries=countries, said=said)


def worse_named(context: Context, indicator: str) -> tuple[str, ...]:
    """Of one indicator the UN members that are getting worse, by name, and of which of them that is less certain; empty
    where there are none, or more than somebody reads out."""
    cells = cells_of(context, indicator, context.geography.members)
    worse = [cell for cell in cells if cell.status == "DETERIORATION"]
    if not 0 < len(worse) <= MOST_WORSE:
        return ()
    named = translate("Getting worse, as Reach 2030 reads it: {areas}.", areas=listed(_names_of(context, worse)))
    doubts = doubts_said(_names_of(context, filter(is_less_certain, worse)))
    return tuple(filter(None, (named, doubts)))


def _names_of(context: Context, cells: Iterable[Cell]) -> list[str]:
    return sorted((area_name(context, cell.area) for cell in cells), key=alphabetical)


def on_track_said(found: Tally) -> str:
    """Behind such a headline how many are on track, and that we read it so; empty where none is."""
    if not found.on_track:
        return ""
    if not found.met:
        return translate_number(
            "{number} is on track, as Reach 2030 reads it.",
            "{number} are on track, as Reach 2030 reads it.",
            found.on_track,
        )
    return translate_number(
        "{number} more is on track, as Reach 2030 reads it.",
        "{number} more are on track, as Reach 2030 reads it.",
        found.on_track,
    )


def _reached_words(indicator: Indicator, target: Target, whole: int) -> dict[str, str]:
    """Of what a count of countries at a target is, which no number of the SDG's own is: by ours."""
    return {
        "label": translate(indicator.label),
        "target": target_reached(indicator, target),
        "countries": of_lately_known_countries(whole, RECENT),
    }


def _reached_said(words: Mapping[str, str], met: int) -> str:
    if not met:
        return translate("{label}: {target} in none of {countries}", **words)
    return translate("{label}: {target} in {good} of {countries}", good=format_number(met), **words)


def _one_said(share: _Share) -> str:
    """The same by its counts: how many are at the target, then how many more are on track for it; of levels, which have
    no pace, the former alone."""
    indicator, good, whole, on_track = share
    target = indicator.target
    if target is None:
        return ""
    year, met = target.year, good - on_track
    words = _reached_words(indicator, target, whole)
    if target.pace and not good:
        return translate("{label}: {target}, or on track for it by {year}, in none of {countries}", year=year, **words)
    if not on_track:
        return _reached_said(words, good)
    if not met:
        return translate_number(
            "{label}: {target} in none of {countries}, {number} on track for {year}",
            "{label}: {target} in none of {countries}, {number} on track for {year}",
            on_track,
            year=year,
            **words,
        )
    return translate_number(
        "{label}: {target} in {met} of {countries}, {number} more on track for {year}",
        "{label}: {target} in {met} of {countries}, {number} more on track for {year}",
        on_track,
        met=format_number(met),
        year=year,
        **words,
    )


def rest_of_one_target(found: Tally, source: str) -> str:
    """How many countries a count leaves out, of how many: those without a recent figure in the one file that is read,
    which `source` names, since others may have one. How all others stand, the bars say, which are of all."""
    silent = found.whole - found.recent
    if not found.recent or not silent:
        return ""  # Of answers about violence no count is told.
    return translate(
        "No figure since {year} in the source used ({source}): {n} of {of}.",
        year=RECENT,
        source=source,
        n=format_number(silent),
        of=format_number(found.whole),
    )


def once_said(found: Tally) -> str:
    """Beside counts of those judged, which leave out readings short of their target: that those at it are in.

    Empty without any, and of so many countries that shares are told, which leave out none of them.
    """
    if not found.short or found.areas >= LEAST_SHARED:
        return ""
    if not found.missed:
        return translate("Where no pace can be told, a target is judged only if it is met.")
    return translate("Where no pace can be told, a target is judged only if it is met, or missed at its deadline.")


def at_target_parts(indicator: Indicator, found: Sequence[Cell]) -> list[str]:
    """Of countries with a recent figure of one indicator how many are at its target, which is the most that a title has
    room for; then how many missed it, and how many nothing can judge.

    Empty where none has such a figure, and where figures say nothing of the target.
    """
    recent = [cell for cell in found if cell.is_recent]
    if not recent or indicator.target is None or indicator.target.silence:
        return []
    counted, met = tally(found), sum(is_at_target(cell, indicator) for cell in recent)
    said = _met_said(met, recent)
    more = [
        (counted.missed, status_counted("TARGET_MISSED", counted.missed)),
        (
            counted.short,
            translate_number(
                "{n} short of it cannot be judged",
                "{n} short of it cannot be judged",
                counted.short,
                n=format_number(counted.short),
            ),
        ),
    ]
    return [said, *(text for count, text in more if count)]


def _met_said(met: int, recent: Sequence[Cell]) -> str:
    years = [cell.last_year or 0 for cell in recent]
    words = {"recent": of_countries(len(recent)), "years": year_span(min(years), max(years))}
    if not met and len(recent) > 1:
        return translate("none of {recent} with a figure for {years} is at the target", **words)
    return translate_number(
        "{met} of {recent} with a figure for {years} is at the target",
        "{met} of {recent} with a figure for {years} are at the target",
        of_one_or(met, len(recent)),
        met=format_number(met),
        **words,
    )
