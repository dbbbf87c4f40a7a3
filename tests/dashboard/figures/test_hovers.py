"""What is said where a reader points: each figure with its own unit, and never with that of other people."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from tests.conftest import published

needs_tables = pytest.mark.skipif(published() is None, reason="the tables are not built")


def hovers(client: FlaskClient, panel: str, query: str) -> dict[str, list[str]]:
    """The texts of a chart's marks that are figures, by their name."""
    figure = client.get(f"/api/v1/views/{panel}.json?{query}").json["picture"]["figure"]  # type: ignore[index]
    found: dict[str, list[str]] = {}
    for trace in figure["data"]:
        texts = [text for text in trace.get("customdata", ()) if "<br>" in text]
        found.setdefault(trace.get("name") or "", []).extend(texts)
    return {name: texts for name, texts in found.items() if texts}


@needs_tables
@pytest.mark.parametrize(
    ("panel", "query", "units"),
    [
        ("victims-ages", "area=BGD", {"children": "detected children", "adults": "detected adults"}),
        ("victims-ages", "", {"children": "detected children", "adults": "detected adults"}),
        ("overview-children", "", {"girls": "detected girls", "boys": "detected boys"}),
        ("victims-forms", "area=BGD", {"other": "detected children"}),
        ("justice-sexes", "area=NOR", {"Women and girls": "persons convicted", "Men and boys": "persons convicted"}),
        ("justice-beside", "area=NOR&measure=rate", {"Persons convicted": "per 100,000 people"}),
    ],
)
def test_parts_of_a_whole_say_whom_they_count(
    client: FlaskClient, panel: str, query: str, units: dict[str, str]
) -> None:
    said = hovers(client, panel, query)
    for name, unit in units.items():
        assert said[name]
        for text in said[name]:
            assert re.search(rf"\d {unit}(<br>|$)", text), text


@needs_tables
def test_no_noun_that_changes_after_numbers_stands_after_one(client: FlaskClient) -> None:
    """Russian has “6 370 девочек”, Arabic six forms: what is counted stands before a colon, and in no sentence."""
    girls = {"ru": "выявленные девочки", "ar": "الفتيات المكتشفات"}
    for lang, name in girls.items():
        query = f"area=BGD&lang={lang}"
        words = client.get(f"/api/v1/views/victims-children.json?{query}").json["words"]  # type: ignore[index]
        texts = [text for some in hovers(client, "victims-children", query).values() for text in some]
        assert any(f"<br>{name}: " in text for text in texts)
        assert not re.search(rf"\d {name}", " ".join([*texts, words["spoken"]]))
        assert name not in words["spoken"]
        if lang == "ar":  # Its comma is its own, between a name and a year too.
            assert [text for text in (*texts, words["title"], words["subtitle"], words["spoken"]) if ", " in text] == []


@needs_tables
def test_a_cell_of_the_matrix_of_flows_has_its_unit(client: FlaskClient) -> None:
    texts = [text for some in hovers(client, "flows-matrix", "").values() for text in some]
    figures = [text for text in texts if re.search(r"\d", text.split("<br>")[1])]
    assert figures
    assert [text for text in figures if not re.search(r" detected victims, \d{4} to \d{4}$", text)] == []
    assert not any("report detected" in text or "suppressed detected" in text for text in texts)


@needs_tables
def test_a_range_is_told_by_both_its_ends(client: FlaskClient, shared: Context) -> None:
    """Ends that are near each other are no one number: the best estimate beside it lay outside "about 27,500"."""
    deaths = shared.store.rows("conflict-deaths", areas=["ISR"], breakdown=["_T"]).set_index("time_period")
    texts = [text for found in hovers(client, "driver-conflict-deaths", "area=ISR").values() for text in found]
    said = {int(year[1]): text for text in texts if (year := re.search(r"\b(20\d\d)\b", text))}
    for year in (2014, 2023):
        low, high = (f"{deaths.loc[year, end]:,.0f}" for end in ("obs_lower", "obs_upper"))
        assert f"range: {low} to {high}" in said[year]
    assert not any("range: about" in text for text in texts)
