"""What a page says once, at its top, of all its figures; captions of its panels need not repeat it there."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.words.captions import BOUNDARIES
from dashboard.words.caveats import DETECTED

CONTACT, CONVICTED = "persons-in-formal-contact", "persons-convicted"


def said_once(context: Context, page: str) -> tuple[str, ...]:
    """How to read the figures of a page: first what changes the reading of all of them; empty for other pages.

    Where a panel stands alone (picture, slide, frame, enlarged) its caption says all that concerns it.
    """
    if page not in PAGES:
        return ()
    return (*PAGES[page](context), translate(BOUNDARIES))


def range_drawn() -> str:
    """How a number that is known as a range is drawn; in a caption only where a chart shows how high it may be."""
    return translate("A range is drawn at its lower end: at least this many.")


def year_marked() -> str:
    """What the column behind one year of a chart is."""
    return translate("The grey column in a chart marks the year that the map shows.")


def _victims(context: Context) -> tuple[str, ...]:
    found = translate(
        "Detected victims are people whom authorities or services found and reported. How many were never found is "
        "not known."
    )
    first, *others = map(translate, context.indicators[DETECTED].caveats[:4])
    return first, found, *others, range_drawn(), year_marked()


def _flows(context: Context) -> tuple[str, ...]:
    layers = translate(
        "The three layers count different people and are never added up: detected victims by citizenship, assisted "
        "cases, refugees. Only what is reported can be shown."
    )
    silent = translate("A country without a figure may not look for victims, or may not report them.")
    return translate(context.indicators[DETECTED].caveats[0]), layers, silent


def _drivers(_context: Context) -> tuple[str, ...]:
    return (
        translate("Figures side by side show what happened where and when. They do not show what led to what."),
        year_marked(),
    )


def _justice(context: Context) -> tuple[str, ...]:
    first, own = context.indicators[CONTACT].caveats[0], context.indicators[CONVICTED].caveats
    return translate(first), *(translate(own[place]) for place in (0, 2, 3, 4, 5)), range_drawn(), year_marked()


def _protection(_context: Context) -> tuple[str, ...]:
    return (
        translate(
            "Surveys and registers cover children in households. They mostly miss children on the street, in "
            "institutions or in hiding. What was not measured is unknown, not zero."
        ),
    )


PAGES = {
    "overview": _victims,
    "victims": _victims,
    "flows": _flows,
    "drivers": _drivers,
    "justice": _justice,
    "protection": _protection,
}
"""By page; each function gives the sentences in their order of importance."""
