"""What a reader means comes first: names, other names, codes, topics, mistakes, and a country beside a subject."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard import pages
from dashboard.context import Context
from dashboard.search.entries import index_name, indexes
from tests.fixtures.searching import Found, answers

FIRST_RESULTS = (
    # countries and groups: names, other names, codes, accents, the beginning of a name
    ("Bangladesh", "area/BGD", ""),
    ("bang", "area/BGD", ""),
    ("Türkiye", "area/TUR", ""),
    ("turkiye", "area/TUR", ""),
    ("Turkey", "area/TUR", ""),
    ("Ivory Coast", "area/CIV", ""),
    ("cote d'ivoire", "area/CIV", ""),
    ("DRC", "area/COD", ""),
    ("D.R. Congo", "area/COD", ""),
    ("Congo", "area/COG", ""),
    ("UK", "area/GBR", ""),
    ("BGD", "area/BGD", ""),
    ("Guinea", "area/GIN", ""),
    ("Niger", "area/NER", ""),
    ("in", "area/IND", ""),
    ("South Asia", "area/034", ""),
    ("LDCs", "area/199", ""),
    # mistakes
    ("Bangaldesh", "area/BGD", ""),
    ("Phillipines", "area/PHL", ""),
    ("Kyrgistan", "area/KGZ", ""),
    ("undernurishment", "indicator/undernourishment", ""),
    # topics
    ("hunger", "indicator/undernourishment", ""),
    ("child soldiers", "indicator/crc-op-armed-conflict", ""),
    ("Palermo", "indicator/palermo-protocol", ""),
    ("FGM", "indicator/female-genital-mutilation", ""),
    ("child marriage", "indicator/child-marriage-18", ""),
    ("child labor", "indicator/child-labour", ""),
    ("birth certificates", "indicator/birth-registration", ""),
    ("refugees", "indicator/refugees-by-origin", ""),
    ("IDPs", "indicator/conflict-displacement-stock", ""),
    # pages and headline figures
    ("compare", "page/compare", ""),
    ("SDG", "page/progress", ""),
    ("powerpoint", "page/deck", ""),
    ("methodology", "page/method", ""),
    ("profits", "claim/ilo-2024-profits", ""),
    # a country beside a subject, in any order, with mistakes
    ("Bangladesh child marriage", "indicator/child-marriage-18", "BGD"),
    ("child marriage in Bangladesh", "indicator/child-marriage-18", "BGD"),
    ("Bangaldesh child mariage", "indicator/child-marriage-18", "BGD"),
    ("UK child labour", "indicator/child-labour", "GBR"),
    ("South Sudan refugees", "indicator/refugees-by-origin", "SSD"),
    ("Ukraine displacement", "indicator/conflict-displacement-new", "UKR"),
    ("hunger Chad", "indicator/undernourishment", "TCD"),
    ("Nepal progress", "page/progress", "NPL"),
    ("Bangladesh India", "page/compare", "BGD,IND"),
    # other languages of the United Nations, one of them without spaces
    ("Allemagne", "area/DEU", ""),
    ("Египет", "area/EGY", ""),
    ("孟加拉", "area/BGD", ""),
    ("مصر", "area/EGY", ""),
)
"""What is typed, and what stands first: what it is, and of which area."""


@pytest.fixture(scope="module")
def index(shared: Context) -> dict[str, Any]:
    """What can be found, in English."""
    told: dict[str, Any] = json.loads(indexes(shared, pages.places())[index_name("en")])
    return told


def test_what_is_meant_stands_first(index: dict[str, Any], tmp_path: Path) -> None:
    found = answers(index, [(text, "") for text, _, _ in FIRST_RESULTS], tmp_path)
    first: list[Found] = [results[0] if results else ("nothing", "") for results in found]
    expected = [(kind, area) for _, kind, area in FIRST_RESULTS]
    told = [text for text, _, _ in FIRST_RESULTS]
    assert dict(zip(told, first, strict=True)) == dict(zip(told, expected, strict=True))


def test_a_subject_beside_a_country_is_followed_by_each_alone(index: dict[str, Any], tmp_path: Path) -> None:
    (found,) = answers(index, [("Bangladesh child marriage", "")], tmp_path)
    assert found[1:4] == [("indicator/child-marriage-15", "BGD"), ("area/BGD", ""), ("indicator/child-marriage-18", "")]


def test_a_subject_is_offered_for_the_country_that_is_looked_at_too(index: dict[str, Any], tmp_path: Path) -> None:
    subject, country = answers(index, [("FGM", "KEN"), ("Kenya", "NPL")], tmp_path)
    assert subject[:2] == [("indicator/female-genital-mutilation", ""), ("indicator/female-genital-mutilation", "KEN")]
    assert country[0] == ("area/KEN", "")
    assert all(area == "" for _, area in country)


def test_what_is_of_no_country_is_offered_for_none(index: dict[str, Any], tmp_path: Path) -> None:
    (found,) = answers(index, [("Kenya reporting countries", "KEN")], tmp_path)
    assert ("indicator/reporting-countries", "KEN") not in found


def test_signs_and_nothing_find_nothing(index: dict[str, Any], tmp_path: Path) -> None:
    texts = ("", "   ", "/", "…!?", "zxqvw", "a" * 5000, "<img src=x onerror=alert(1)>" * 50)
    found = answers(index, [(text, "") for text in texts], tmp_path)
    assert found[:5] == [[]] * 5
    assert all(len(results) <= 100 for results in found)


def test_a_language_without_spaces_is_cut_into_pairs_of_signs(tmp_path: Path) -> None:
    """An index of such a language: what stands within a longer text is found, and accents and capitals do not count."""
    names = {"a": "儿童早婚与强迫婚姻", "b": "难民儿童", "c": "Éducation des réfugiés", "d": "तस्करी"}
    made = [{"kind": "indicator", "id": code, "name": name, "to": "/"} for code, name in names.items()]
    questions = ("婚姻", "儿童", "强迫婚姻", "education", "REFUGIES", "तस्करी", "难")
    found = answers({"lang": "zh", "entries": made}, [(text, "") for text in questions], tmp_path)
    told = [sorted(code.removeprefix("indicator/") for code, _ in results) for results in found]
    assert told == [["a"], ["a", "b"], ["a"], ["c"], ["c"], ["d"], ["b"]]
