"""What the US Department of Labor suggested to countries, as published: word for word, with who says it and of when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dashboard.context import Context
from dashboard.exports.provenance import source_entry

TABLE, SOURCE = "actions", "us_dol"
SECTIONS = ("legal-framework", "enforcement", "coordination", "government-policies", "social-programs")
"""In the publisher's order."""
SUBJECTS = ("trafficking", "sexual-exploitation", "armed-groups", "on-the-move")
"""What this dashboard is about; which of them an action bears is our reading of its words."""
NOTES = (
    "The publisher's own words, in English. A suggestion of the US Department of Labor, not of the United Nations and "
    "not of this dashboard.",
    "The subjects are Reach 2030's reading of the words of an action; an action without one is there, too.",
    "An area without an action is one to which none was suggested, or which the publisher does not assess: most "
    "high-income countries are not covered.",
)


class Actions:
    """The suggested actions; made once, never changed after."""

    def __init__(self, context: Context) -> None:
        self._version = context.store.version
        self._source = source_entry(context.sources[SOURCE])
        rows = context.store.extra(TABLE) if TABLE in context.store.files else []
        self._rows = [_action(row) for row in rows]

    def asked(self, wanted: Mapping[str, Collection[str]]) -> dict[str, Any]:
        """The actions that all given filters let through (`area`, `subject`, `section`), in the publisher's order."""
        found = [row for row in self._rows if _is_wanted(row, wanted)]
        return {
            "data_version": self._version,
            "source": self._source,
            "notes": list(NOTES),
            "areas": len({row["area"] for row in found}),
            "actions": found,
        }


def _action(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "area": row["ref_area"],
        "year": int(row["time_period"]),
        "section": row["section"],
        "subjects": row["subjects"].split(";") if row["subjects"] else [],
        "text": row["text"],
    }


def _is_wanted(row: Mapping[str, Any], wanted: Mapping[str, Collection[str]]) -> bool:
    has = {"area": {row["area"]}, "section": {row["section"]}, "subject": set(row["subjects"])}
    return all(has[name] & set(values) for name, values in wanted.items())
