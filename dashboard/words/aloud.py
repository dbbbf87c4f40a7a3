"""The message of a view as somebody says it: with a verb, where it is one number of one country or area."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.context import Context
from dashboard.i18n import as_sentence, in_sentences, translate
from dashboard.selection import Selection
from dashboard.words.names import area_name, capitalised
from dashboard.words.titles import in_year, subject

_HERE = "\0"
_NOTED = re.compile(r"[(（][^()（）]*[)）]")
"""The innermost of what is noted in brackets."""
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
            return in_sentences(filter(None, (_told(words, figure), rest)))
    return ""


def _told(words: Mapping[str, object], figure: str) -> str:
    """A figure, its place and year, with a verb where it is a number; or that the year asked for has none."""
    plain = _without_notes(figure)
    if any(sign in plain for sign in _SEMICOLONS):
        # "no figure for 2025; newest: 99.8%": the year is that of the newest, so nothing "was" so in it.
        return translate("{area}, “{subject}”: {figure} ({year}).", **words)
    if _is_number(plain):
        return translate("{area}: in {year}, the figure for “{subject}” was {figure}.", **words)
    return translate("{area}, {year}, “{subject}”: {figure}.", **words)


def _without_notes(figure: str) -> str:
    """A figure without brackets, those within brackets too; what stands between two of them stays."""
    while (plain := _NOTED.sub("", figure)) != figure:
        figure = plain
    return plain


def _is_number(plain: str) -> bool:
    """Whether a figure without what is noted of it is a number: "none reported (though …)" was no figure."""
    return any(map(str.isdigit, plain))


def _parted(title: str, behind: str) -> tuple[str, str]:
    """A title up to its year, and as a sentence what it says of other years; `behind`: what ends the first part."""
    for sign in _SEMICOLONS:
        plain, found, rest = title.rpartition(sign)
        if found and plain.rstrip().endswith(behind):
            return plain.rstrip(), as_sentence(capitalised(rest.strip()))
    return title, ""
