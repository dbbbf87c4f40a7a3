"""Reads the sentences in which indicators tell one figure of one area as titles that name the indicator."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
BEGINNING = r"(?:[a-z]|[A-Z]{2}|Convention on |Palermo |Palestine )"
"""With what a subject begins behind a place: a small letter, or a name."""
ONE = "{area}, {subject}: {figure} in {year}"
_RECORDS = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CATALOGUE.glob("*.toml"))]
_SENTENCES = [(entry[field], entry) for entry in _RECORDS for field in ("told", "told_count") if field in entry]
ENTRIES = dict(sorted(_SENTENCES, key=lambda one: -len(one[0])))
"""By sentence the record that has it, the longest first: Palestine refugees living there are no other refugees."""
TOLD = tuple(ENTRIES)
_OPEN = {"area": ".+?", "figure": ".+?", "year": r"\d{4}(?:, [^;]+?)?"}


def pattern_of(form: str) -> str:
    """What a sentence looks like that is filled in."""
    parts = re.split(r"\{(\w+)\}", form)
    return "".join(f"(?P<{part}>{_OPEN[part]})" if place % 2 else re.escape(part) for place, part in enumerate(parts))


def as_row(title: str) -> str:
    """A title that begins with such a sentence, with the label of its indicator in place of it."""
    for form, entry in ENTRIES.items():
        if found := re.match(f"{pattern_of(form)}(?P<rest>$|[;,].*)", title):
            label = entry["label"]
            label = label if re.match(BEGINNING, label) else label[0].lower() + label[1:]
            return ONE.format(**named(form, label, found.groupdict())) + found["rest"]
    return title


def named(form: str, subject: str, said: Mapping[str, str]) -> dict[str, str]:
    """The words of such a sentence with what rows call its indicator; a rate with its unit."""
    unit = next((f" {of}" for of in ("per 100,000 children", "per 100,000 people") if of in form), "")
    return {**said, "subject": subject, "figure": f"{said['figure']}{unit}"}
