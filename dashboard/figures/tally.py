"""How targets stand in one sentence: the same count and the same words wherever it is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.progress import cell_of, cells_of, is_at_target, with_paces, with_targets
from dashboard.i18n import format_number, in_parts, in_sentences, translate, translate_number
from dashboard.metrics.progress import RECENT
from dashboard.metrics.standing import LEAST_SHARED, Cell, Tally, tally
from dashboard.words.counted import (
    of_countries,
    of_judged_countries,
    of_judged_readings,
    of_judged_targets,
    of_one_or,
    of_readings,
    of_targets,
)
from dashboard.words.names import about_in, listed, year_span


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


def tally_text(found: Tally) -> str:
    """Met or on track of those judged, then all others of them by status: "2 of 9 judged targets are met …".

    What there is none of is left out; the parts add up to the number judged. Those short of the target that nothing can
    judge stand beside them, since at the target they would be among them.
    """
    return in_parts(filter(None, (tally_first(found), tally_rest(found))))


def tally_rest(found: Tally) -> str:
    """The part of that count that a headline leaves to the line below it: all but those that stand well."""
    others = found.unjudged - found.short
    more = [
        (
            found.slow,
            translate_number(
                "{n} too slow or stalled", "{n} too slow or stalled", found.slow, n=format_number(found.slow)
            ),
        ),
        (
            found.slightly,
            translate_number(
                "{n} moved slightly away", "{n} moved slightly away", found.slightly, n=format_number(found.slightly)
            ),
        ),
        (
            found.worse,
            translate_number("{n} getting worse", "{n} getting worse", found.worse, n=format_number(found.worse)),
        ),
        (found.missed, translate_number("{n} missed", "{n} missed", found.missed, n=format_number(found.missed))),
        (found.short, _short(found)),
        (others if found.judged else 0, _others(found, others)),
    ]
    return in_parts(text for count, text in more if count)


def rest_parts(context: Context, codes: Sequence[str]) -> list[str]:
    """The sentences of the line below a headline: the rest of its count, and where it stands worst, by name."""
    found = tally_over(context, codes)
    rest = tally_rest(found)
    parts = (rest and translate("{counted}.", counted=rest), once_said(found), worst_said(context, codes))
    return [part for part in parts if part]


def once_said(found: Tally) -> str:
    """Beside a count that leaves out readings short of their target: that those at it are in. Empty without any."""
    if not found.short:
        return ""
    return translate("Where no pace can be told, a target is judged only if it is met, or missed at its deadline.")


def is_too_good(found: Tally) -> bool:
    """Whether a count reads too well without those short of their target: all judged stand well, or few are judged."""
    return bool(found.judged and found.short) and (found.good == found.judged or found.short >= found.judged)


def worst_said(context: Context, codes: Sequence[str]) -> str:
    """Of one area the targets that it moves away from or missed; of more those with the least share that stands well.

    Shares are of the countries that can be judged by a pace, where these are enough for a share: a target with one
    survey a country has none.
    """
    cells = cells_over(context, codes)
    if len({cell.area for cell in cells}) == 1:
        return _worst_of_one(context, cells)
    shares, left_out = [], False
    for indicator in with_paces(context):
        found = tally(cell for cell in cells if cell.indicator == indicator.id)
        left_out = left_out or 0 < found.judged < LEAST_SHARED
        if found.judged >= LEAST_SHARED:
            shares.append((found.good / found.judged, found, translate(indicator.label)))
    least = min((share for share, _, _ in shares), default=None)
    parts = [
        translate(
            "{label} ({good} of {judged} met or on track)",
            label=label,
            good=format_number(found.good),
            judged=of_countries(found.judged),
        )
        for share, found, label in shares
        if share == least
    ]
    if parts and left_out:
        return translate(
            "Furthest behind by pace, of targets with at least {least} judged: {parts}.",
            least=of_countries(LEAST_SHARED),
            parts=listed(parts),
        )
    return translate("Furthest behind by pace: {parts}.", parts=listed(parts)) if parts else ""


def _worst_of_one(context: Context, cells: Sequence[Cell]) -> str:
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


def _short(found: Tally) -> str:
    """Those short of their target by a recent figure; others may have been when last measured, long before."""
    number = format_number(found.short)
    if not found.judged:
        return translate_number(
            "{n} is short of the target by a figure since {year}",
            "{n} are short of the target by figures since {year}",
            found.short,
            n=number,
            year=RECENT,
        )
    return translate_number(
        "{n} more is short of the target by a figure since {year}",
        "{n} more are short of the target by figures since {year}",
        found.short,
        n=number,
        year=RECENT,
    )


def _others(found: Tally, number: int) -> str:
    if not found.short:
        return translate_number("{n} not judged", "{n} not judged", number, n=format_number(number))
    return translate_number("{n} other not judged", "{n} others not judged", number, n=format_number(number))


def at_target_text(indicator: Indicator, found: Sequence[Cell]) -> str:
    """Of countries with a recent figure of one indicator, how many are at its target, and how many nothing can judge.

    Empty where none has such a figure, and where figures say nothing of the target.
    """
    return in_parts(at_target_parts(indicator, found))


def at_target_parts(indicator: Indicator, found: Sequence[Cell]) -> list[str]:
    """The same in its parts: how many are at the target first, which is the most that a title has room for."""
    recent = [cell for cell in found if cell.is_recent]
    if not recent or indicator.target is None or indicator.target.silence:
        return []
    counted, met = tally(found), sum(is_at_target(cell, indicator) for cell in recent)
    years = [cell.last_year or 0 for cell in recent]
    said = translate_number(
        "{met} of {recent} with a figure for {years} is at the target",
        "{met} of {recent} with a figure for {years} are at the target",
        of_one_or(met, len(recent)),
        met=format_number(met),
        recent=of_countries(len(recent)),
        years=year_span(min(years), max(years)),
    )
    more = [
        (counted.missed, translate_number("{n} missed", "{n} missed", counted.missed, n=format_number(counted.missed))),
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


def tally_first(found: Tally) -> str:
    """What a headline says of a count: those that stand well, of those judged."""
    words = {
        "good": format_number(found.good),
        "judged": format_number(found.judged),
        "whole": format_number(found.whole),
    }
    if found.areas > 1:
        return _of_many(found, words)
    if not found.judged:
        return translate("{judged} of {whole} can be judged", judged=words["judged"], whole=of_targets(found.whole))
    if is_too_good(found):
        return translate(
            "only {judged} of {whole} can be judged; met or on track: {good}",
            **{**words, "whole": of_targets(found.whole)},
        )
    return translate_number(
        "{good} of {judged} is met or on track",
        "{good} of {judged} are met or on track",
        of_one_or(found.good, found.judged),
        good=words["good"],
        judged=of_judged_targets(found.judged),
    )


def tally_title(place: str, found: Tally) -> str:
    """A headline of some areas with that count."""
    return translate(
        "{place}: {counted}", place=about_in(place, translate("Targets for 2030")), counted=tally_first(found)
    )


def _of_many(found: Tally, words: dict[str, str]) -> str:
    """Of several countries: a target of one of them is a reading; of one target alone they are the countries."""
    is_one_target = found.whole == found.areas
    if not found.judged:
        whole = of_countries(found.whole) if is_one_target else of_readings(found.whole, found.areas)
        return translate("{judged} of {whole} can be judged", judged=words["judged"], whole=whole)
    if is_one_target:
        judged = of_judged_countries(found.judged)
        return translate("met or on track in {good} of {judged}", good=words["good"], judged=judged)
    return translate_number(
        "{good} of {judged} is met or on track",
        "{good} of {judged} are met or on track",
        of_one_or(found.good, found.judged),
        good=words["good"],
        judged=of_judged_readings(found.judged, found.areas),
    )
