"""The words of UNODC's own file (the workbook of the GLOTIP collection): columns, labels, and what our codes are there.

They are names of a published file, in English as there, and are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.dossier import (
    ALL,
    CITIZENS,
    CONVICTED_CITIZENS,
    FORMS,
    OFFENCES,
    OWN,
    PERSONS,
    REPATRIATED,
    UNKNOWN,
    VICTIMS,
)
from dashboard.geography import LANGUAGES

READ_ME, TO_FILL, PUBLISHED, BY_YEAR = "read me", "to fill", "as published", "by year"
OTHER_YEARS = "to fill, other years"
"""Names of the sheets: contracts."""
COLUMNS = (
    *("Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year"),
    *("Unit of measurement", "txtVALUE", "Source"),
)
WIDTHS = (10, 18, 12, 24, 34, 24, 30, 10, 18, 8, 20, 12, 10)
MORE = ("obs_status", "Note")
"""What the sheet of published figures says beside them."""
BESIDE_VALUE = ("If no number", "Remark")
"""What a row to fill has beside them."""
NOT_AVAILABLE, NOT_APPLICABLE = "not available", "not applicable"
"""What can be chosen in the first of these."""
VALUE = COLUMNS[-2]
TOTAL, UNIT, PUBLISHERS_SOURCE = "Total", "Counts", "GLOTIP"
TABLES: Mapping[str, tuple[str, str]] = {
    VICTIMS: ("Detected trafficking victims", TOTAL),
    FORMS: ("Detected trafficking victims", "by form of exploitation"),
    CITIZENS: ("Detected trafficking victims", "by citizenship"),
    OFFENCES: ("Offences of trafficking in persons", TOTAL),
    PERSONS["contact"]: ("Persons brought into formal contact", TOTAL),
    PERSONS["prosecuted"]: ("Persons prosecuted", TOTAL),
    PERSONS["convicted"]: ("Persons convicted", TOTAL),
    CONVICTED_CITIZENS: ("Persons convicted", "by citizenship"),
    REPATRIATED: ("Detected trafficking victims", "by country of repatriation"),
}
"""Indicator and Dimension of each of our tables in the publisher's words."""
SEXES = {"F": "Female", "M": "Male", "_O": "Other", ALL: TOTAL, "_U": "Unknown"}
AGES = {"Y0T17": "0 to 17 years", "Y_GE18": "18 years or over", ALL: TOTAL, "_U": "Unknown"}
FORMS_OF = {
    "SEXUAL_EXPLOITATION": "Sexual exploitation",
    "FORCED_LABOUR": "Forced labour",
    "OTHER": "Other forms of exploitation",
}
PARTNERS = {
    OWN: "Own country nationals",
    "OTHER": "Other",
    UNKNOWN: "Unknown",
    "STATELESS": "Stateless",
    "ABROAD": "Abroad",
}
ANY_COUNTRY = "[country of citizenship]"
"""In a row that is to be repeated for each country."""
FEW = (1, 4)
"""What the publisher prints as "<5"."""


def place_of(context: Context, area: str) -> tuple[str, str, str, str]:
    """Code, country, region and sub-region, as the publisher's first columns."""
    geography = context.geography
    names = {geography.regions[code].kind: geography.regions[code].name for code in geography.areas[area].groups}
    english = geography.areas[area].name(LANGUAGES[0])
    return area, english, names.get("region", ""), names.get("sub_region", "")


def category_of(context: Context, indicator: Indicator, area: str, breakdown: str) -> str:
    """What a code of the breakdown is called in the column Category; empty for any country of citizenship."""
    if not indicator.partner:
        return FORMS_OF.get(breakdown, TOTAL)
    if not breakdown:
        return ANY_COUNTRY
    if breakdown == OWN and indicator.id == REPATRIATED:
        breakdown = area
    if breakdown in context.geography.areas:
        return context.geography.areas[breakdown].name(LANGUAGES[0])
    return PARTNERS.get(breakdown, breakdown)
