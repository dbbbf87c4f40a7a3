"""Reports that give no sex of detected children, but name girls alone, or boys alone, by form of exploitation."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.store import SeriesKey

CHILD, ALL = "Y0T17", "_T"
SEXES = ("F", "M", "_O")


def only_sex_listed(context: Context, area: str, year: int) -> str:
    """The one sex of which a form of exploitation has children, where no row tells all children of a year by sex."""
    if any(_most(context, SeriesKey("detected-victims", sex, CHILD, ALL), area, year) is not None for sex in SEXES):
        return ""
    forms = [code for code in context.indicators["detected-victims-by-form"].breakdown if code != ALL]
    found = [
        sex
        for sex in SEXES
        if any(_most(context, SeriesKey("detected-victims-by-form", sex, CHILD, form), area, year) for form in forms)
    ]
    return found[0] if len(found) == 1 and found[0] != "_O" else ""


def _most(context: Context, key: SeriesKey, area: str, year: int) -> float | None:
    """The most that a figure may be; None where there is none."""
    history = context.store.histories(key).get(area, ())
    return next((item.ends[1] for item in history if item.year == year and item.ends is not None), None)
