"""The actions that the US Department of Labor suggested, as the browser finds them by words: one list for all."""

from __future__ import annotations

import json

from dashboard.context import Context

SUGGESTED = "search/suggested.json"
"""Name of the list among the files for the browser."""
SOURCE = "us_dol"


def suggested(context: Context) -> dict[str, bytes]:
    """The list by its name, as JSON: who suggested them, of which year, and each with its id, area and words."""
    found = [action for _, own in sorted(context.actions.items()) for action in own]
    told = {
        "source": context.sources[SOURCE].publisher_short if SOURCE in context.sources else "",
        "year": max((action.year for action in found), default=0),
        "actions": [[action.id, action.area, action.text] for action in found],
    }
    return {SUGGESTED: json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()}
