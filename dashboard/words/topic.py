"""What a view that stands without its page is about: victims of what, and of which ages where it is silent."""

from __future__ import annotations

from dashboard.catalogue import Indicator
from dashboard.i18n import as_sentence, in_a_row, translate

REPORTS = "unodc_glotip"
ABOUT = (REPORTS, "iom_ctdc", "us_tip")
"""Sources that speak of trafficking in persons alone; the first counts its victims."""
ALL_AGES = ("persons", "per 100,000 people")
"""Units of figures of people, whose age their words may leave out; a share or a number of offences has none."""


def topic(indicator: Indicator, age: str, said: str) -> str:
    """A sentence that pages say for all of their views; empty for figures of anything but trafficking in persons, and
    where the view says it.

    `said`: title and subtitle of the view, which may say of which ages its figures are.
    """
    if indicator.source not in ABOUT:
        return ""
    of_victims = indicator.source == REPORTS and indicator.theme == "victims"
    about = translate("Victims of trafficking in persons") if of_victims else translate("Trafficking in persons")
    if about in said:
        return ""
    ages = translate("all ages")
    is_silent = indicator.unit in ALL_AGES and age == "_T" and not indicator.partner and ages not in said
    return as_sentence(in_a_row((about, ages)) if is_silent else about)
