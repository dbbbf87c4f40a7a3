"""Titles name the offence where they have room: pasted alone, "Persons convicted: 79" would be of any crime."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from dashboard.catalogue import Indicator
from dashboard.i18n import translate

SHORT = 115
"""Letters of a title that stands on two lines of a slide: a longer one leaves to the drawing, to its legend or to what
stands below it what these say, too."""
CHILDREN = ("_T", "Y0T17", "_T")
"""Sex, age and breakdown of all children."""
P = ParamSpec("P")
Title = TypeVar("Title", str, tuple[str, str], tuple[str, str, str])

_names_it: ContextVar[bool | None] = ContextVar("names_it", default=None)
"""Whether the title that is being made names the offence; None where none is being made."""


def brief_enough(titles: Iterable[str]) -> str:
    """The first of some titles, from the longest on, that stands on two lines of a slide; else the last."""
    title = ""
    for title in titles:
        if len(title) <= SHORT:
            break
    return title


def entitled(make: Callable[P, Title], most: int = SHORT) -> Callable[P, Title]:
    """A maker of titles, of which each names the offence where two lines hold it so, else as rows do. Of several the
    title is the first. `most`: letters that two lines hold."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Title:
        if _names_it.get() is not None:
            return make(*args, **kwargs)
        whole = _made_so(True, make, *args, **kwargs)
        title = whole if isinstance(whole, str) else whole[0]
        return whole if len(title) <= most else _made_so(False, make, *args, **kwargs)

    return made


def _made_so(names_it: bool, make: Callable[P, Title], *args: P.args, **kwargs: P.kwargs) -> Title:
    token = _names_it.set(names_it)
    try:
        return make(*args, **kwargs)
    finally:
        _names_it.reset(token)


def names_it() -> bool:
    """Whether the title that is being made names the offence."""
    return bool(_names_it.get())


def label_of(indicator: Indicator) -> str:
    """What an indicator is called: in a title with the offence, where that has room."""
    return translate(indicator.title) if names_it() and indicator.title else translate(indicator.label)


def names_of_titles(indicator: Indicator) -> tuple[str, ...]:
    """The names that titles have of an indicator, the longest first; empty where they have that of rows."""
    found = [translate(text) for text in (indicator.title, indicator.child_title) if text]
    return tuple(sorted(found, key=len, reverse=True))


def is_named(indicator: Indicator, title: str) -> bool:
    """Whether a title names the offence."""
    return any(name.casefold() in title.casefold() for name in names_of_titles(indicator))
