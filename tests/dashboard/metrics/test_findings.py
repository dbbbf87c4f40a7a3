"""The build report: an entry is found for a country that it names, by code or name, and for no other."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.metrics.findings import Finding, Places, about, named_years

NAMES = {
    "GIN": "Guinea", "GNB": "Guinea-Bissau", "GNQ": "Equatorial Guinea", "PNG": "Papua New Guinea", "NER": "Niger",
    "NGA": "Nigeria", "AND": "Andorra", "COG": "Congo", "COD": "Democratic Republic of the Congo",
}  # fmt: skip
PLACES = Places(NAMES)


@pytest.mark.parametrize(
    ("key", "code", "excerpt"),
    [
        ("GIN 2012-2014 2016, NER 2013", "GIN", "GIN 2012-2014 2016"),
        ("GIN 2012-2014 2016, NER 2013", "NER", "NER 2013"),
        ("sex F: GIN 2021, 2022, NER 2013", "NER", "sex F: NER 2013"),
        ("sex F: GIN 2021, 2022, NER 2013", "GIN", "sex F: GIN 2021, 2022"),
        ("Guinea 2017", "GIN", "Guinea 2017"),
        ("Papua New Guinea 2017", "GIN", ""),
        ("Equatorial Guinea 2017", "GNQ", "Equatorial Guinea 2017"),
        ("Guinea-Bissau 2017", "GIN", ""),
        ("Nigeria 2017", "NER", ""),
        ("Democratic Republic of the Congo 2017", "COG", ""),
        ("children and adults", "AND", ""),
        ("15 rows over 100,000", "NGA", ""),
    ],
)
def test_what_a_key_says_of_a_country(key: str, code: str, excerpt: str) -> None:
    assert PLACES.excerpt(key, code) == excerpt


def test_spans_of_years_are_read_whole() -> None:
    assert named_years("GIN 2012-2014 2016, 31 rows over 100,000") == {2012, 2013, 2014, 2016}


def finding(indicator: str, key: str, source: str = "unodc_glotip") -> Finding:
    """An entry."""
    return Finding(source, indicator, "dropped", 1, "why", key)


def test_entries_that_name_the_year_come_first_and_those_without_a_year_hold_for_each() -> None:
    entries = [finding("x", "NGA 2012"), finding("x", "NGA 2015-2017"), finding("x", "NGA"), finding("x", "NER 2016")]
    found = PLACES.touching(entries, "NGA", 2016)
    assert [(touched.excerpt, touched.this_year) for touched in found] == [
        ("NGA 2015-2017", True), ("NGA", True), ("NGA 2012", False),
    ]  # fmt: skip


def test_entries_on_a_whole_source_belong_to_each_of_its_indicators() -> None:
    entries = [finding("x", "a"), finding("", "b"), finding("y", "c"), finding("", "d", "unhcr")]
    assert [entry.key for entry in about(entries, "x", "unodc_glotip")] == ["a", "b"]


def test_every_country_of_the_list_is_found_by_its_own_code_and_name(shared: Context) -> None:
    for code, area in shared.geography.areas.items():
        assert shared.places.excerpt(f"{code} 2016", code) == f"{code} 2016"
        assert shared.places.excerpt(f"{area.names[0]} 2016", code) == f"{area.names[0]} 2016"
