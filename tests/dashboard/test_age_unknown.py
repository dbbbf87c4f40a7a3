"""Those of unknown age stand in the tables as of unknown sex: whoever asks for them gets those rows."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.tables import shown_csv
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.conftest import published

pytestmark = pytest.mark.skipif(published() is None, reason="not built yet")
JUSTICE = ("persons-convicted", "persons-prosecuted", "persons-in-formal-contact")


def of_members(shared: Context, indicator: str, year: int) -> int:
    """How many UN members have a figure of unknown age and sex."""
    rows = shared.store.rows(indicator, first=year, last=year, sex=["_U"], age=["_U"], breakdown=["_T"])
    known = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
    return len(set(known["ref_area"]) & set(shared.geography.members))


def test_a_map_of_unknown_age_counts_who_reports_it(shared: Context) -> None:
    number = of_members(shared, "detected-victims", 2022)
    assert number == 28
    for panel, query in (("victims-map", "age=_U"), ("data-explorer", "indicator=detected-victims&age=_U")):
        view = VIEWS[panel]
        words = shown(shared, view, selection_of(shared, view, f"{query}&year=2022")).words
        assert "age unknown" in words.title and f"{number} of 193 countries report for 2022" in words.title


@pytest.mark.parametrize("indicator", ["detected-victims", *JUSTICE])
def test_the_picture_of_who_reports_knows_of_unknown_age(shared: Context, indicator: str) -> None:
    view = VIEWS["coverage-picture"]
    title = shown(shared, view, selection_of(shared, view, f"indicator={indicator}&age=_U")).words.title
    assert " 0 of " not in title
    assert "age unknown" in title


def test_a_line_of_unknown_age_has_its_figures_and_its_file_their_codes(shared: Context) -> None:
    view = VIEWS["victims-trend"]
    made = shown(shared, view, selection_of(shared, view, "age=_U&area=USA"))
    assert "figures by sex" not in made.words.title
    told = list(csv.DictReader(io.StringIO(shown_csv(made))))
    rows = shared.store.rows("detected-victims", areas=["USA"], sex=["_U"], age=["_U"])
    assert len(told) == len(rows) > 0
    assert {(row["sex"], row["age"]) for row in told} == {("_U", "_U")}


def test_the_interface_gives_unknown_ages_of_both_sexes(client: FlaskClient) -> None:
    address = "/api/v1/observations.csv?indicator=detected-victims&age=_U&from=2022&to=2022"
    alone, both = client.get(address).text, client.get(f"{address}&sex=_T").text
    assert alone == both
    assert alone.count("\n") > 1
    girls = client.get(f"{address}&sex=F").text
    assert girls.count("\n") == 1
