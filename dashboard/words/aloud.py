"""The message of a view as somebody says it: with a verb, where it is one number of one country or area."""

from __future__ import annotations

import re

from dashboard.context import Context
from dashboard.i18n import as_sentence, in_sentences, translate
from dashboard.selection import Selection
from dashboard.words.names import area_name, capitalised
from dashboard.words.titles import in_year, subject

_HERE = "\0"
_NOTED = re.compile(r"[(（].*[)）]")
_SEMICOLONS = (";", "；", "؛")
"""Before what a title says of other years, in the languages that there are."""


def said_aloud(context: Context, selection: Selection, title: str) -> str:
    """A whole sentence of what a title says; empty where the title says more than one figure, its place and year, and
    how many years are unknown.

    The figure stays as the title has it, with its unit and whatever it hedges.
    """
    indicator = context.indicators[selection.indicator]
    if len(selection.areas) != 1 or indicator.pooled or indicator.value_names:
        return ""
    (code,) = selection.areas
    area, about = area_name(context, code), subject(context, selection)
    for item in reversed(context.histories(selection).get(code, ())):
        before, _, behind = in_year(indicator, area, about, _HERE, item.year).partition(_HERE)
        plain, rest = _parted(title, behind)
        if plain.startswith(before) and plain.endswith(behind):
            figure = plain.removeprefix(before).removesuffix(behind)
            words = {"area": area, "year": item.year, "subject": about, "figure": figure}
            told = (
                translate("{area}: in {year}, the figure for “{subject}” was {figure}.", **words)
                if _is_number(figure)
                else translate("{area}, {year}, “{subject}”: {figure}.", **words)
            )
            return in_sentences(filter(None, (told, rest)))
    return ""


def _is_number(figure: str) -> bool:
    """Whether a figure is a number outside of what is noted of it: "none reported (though …)" was no figure."""
    return any(map(str.isdigit, _NOTED.sub("", figure)))


def _parted(title: str, behind: str) -> tuple[str, str]:
    """A title up to its year, and as a sentence what it says of other years; `behind`: what ends the first part."""
    for sign in _SEMICOLONS:
        plain, found, rest = title.rpartition(sign)
        if found and plain.rstrip().endswith(behind):
            return plain.rstrip(), as_sentence(capitalised(rest.strip()))
    return title, ""
