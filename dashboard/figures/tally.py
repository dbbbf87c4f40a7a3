"""How targets stand in one sentence: the same count and the same words wherever it is said."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.context import Context
from dashboard.figures.progress import cell_of, cells_of, with_targets
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.standing import Cell, Tally, tally


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
    return tally(cells_over(context, codes))


def tally_text(found: Tally) -> str:
    """Met or on track of those judged, getting worse, missed, not judged: "2 of 9 judged targets are met …; 2 missed".

    What there is none of is left out.
    """
    more = [
        (found.worse, translate("{n} getting worse", n=format_number(found.worse))),
        (found.missed, translate("{n} missed", n=format_number(found.missed))),
        (found.unjudged if found.judged else 0, translate("{n} not judged", n=format_number(found.unjudged))),
    ]
    return "; ".join([_first(found), *(text for count, text in more if count)])


def _first(found: Tally) -> str:
    words = {
        "good": format_number(found.good),
        "judged": format_number(found.judged),
        "whole": format_number(found.whole),
    }
    if found.areas > 1:
        return _of_many(found, words)
    if not found.judged:
        return translate("{judged} of {whole} targets can be judged", judged=words["judged"], whole=words["whole"])
    return translate_number(
        "{good} of {judged} judged targets is met or on track",
        "{good} of {judged} judged targets are met or on track",
        found.good,
        good=words["good"],
        judged=words["judged"],
    )


def _of_many(found: Tally, words: dict[str, str]) -> str:
    """Of several countries: a target of one of them is a reading."""
    if not found.judged:
        return translate("{judged} of {whole} readings can be judged", judged=words["judged"], whole=words["whole"])
    return translate_number(
        "{good} of {judged} judged readings is met or on track",
        "{good} of {judged} judged readings are met or on track",
        found.good,
        good=words["good"],
        judged=words["judged"],
    )
