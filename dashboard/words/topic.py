"""What a view that stands without its page is about: victims of what, and of which ages where it is silent."""

from __future__ import annotations

from dashboard.catalogue import Indicator, Source
from dashboard.i18n import as_sentence, in_a_row, translate
from dashboard.words.names import capitalised

CASES = "cases"
"""Unit of files on people whom somebody assisted: no state's count of victims."""
ALL_AGES = ("persons", "per 100,000 people")
"""Units of figures of people, whose age their words may leave out; a share or a number of offences has none."""


def topic(indicator: Indicator, source: Source, age: str, said: str) -> str:
    """A sentence that pages say for all of their views; empty for figures of anything but trafficking in persons, and
    where the view says it.

    `source`: that of the indicator. `said`: title and subtitle of the view, which may say of which ages its figures
    are.
    """
    if not source.of_trafficking:
        return ""
    of_victims = indicator.theme == "victims" and indicator.unit != CASES
    about = translate("Victims of trafficking in persons") if of_victims else translate("Trafficking in persons")
    if about in said:
        return ""
    ages = translate("all ages")
    is_silent = indicator.unit in ALL_AGES and age == "_T" and not indicator.partner and ages not in said
    if about.casefold() in said.casefold():  # Within a sentence: of which ages is still to be said.
        return as_sentence(capitalised(ages)) if is_silent else ""
    return as_sentence(in_a_row((about, ages)) if is_silent else about)
