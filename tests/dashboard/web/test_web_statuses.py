"""Statuses for programs: the columns of the contract, every cell, filters, refusals and tags."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.metrics.standing import ORDER

PROGRESS = "/api/v1/progress.csv"
COLUMNS = (
    "indicator,ref_area,status,reason,base_year,base_value,last_year,last_value,target,target_kind,target_year,ratio,"
    "second_reading,projected_value,projected_lower,projected_upper,points,missing"
)


def lines_of(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    answer = client.get(PROGRESS + query)
    assert answer.status_code == 200, answer.text
    assert answer.text.partition("\n")[0] == COLUMNS
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_every_area_has_a_cell_of_every_indicator_with_a_target(client: FlaskClient, shared: Context) -> None:
    found = {(line["indicator"], line["ref_area"]): line for line in lines_of(client)}
    targets = [name for name, indicator in shared.indicators.items() if indicator.target]
    assert {(name, area) for name in targets for area in shared.geography.areas} <= set(found)
    assert {area for _, area in found} - set(shared.geography.areas) == {"WLD"}
    assert {line["status"] for line in found.values()} == set(ORDER)
    assert {line["second_reading"] for line in found.values()} == {"MAINTAIN", "ACCELERATE", "REVERSE", "UNCLEAR", ""}


def test_an_area_without_any_value_has_a_row_that_says_so(client: FlaskClient) -> None:
    (line,) = lines_of(client, "?indicator=child-labour&area=AIA")
    assert (line["status"], line["missing"], line["points"]) == ("CANNOT_BE_JUDGED", "no value", "0")
    assert (line["base_year"], line["last_value"], line["second_reading"], line["target"]) == ("", "", "", "1")


def test_a_cell_is_the_published_one_to_its_last_digit(client: FlaskClient) -> None:
    (line,) = lines_of(client, "?indicator=unsentenced-detainees&area=bra")
    assert (line["status"], line["second_reading"], line["ratio"][:8]) == ("FAIR", "ACCELERATE", "0.586568")
    ends = (line["projected_value"], line["projected_lower"], line["projected_upper"])
    assert ends == ("20.695077", "17.821276", "23.897535")


def test_areas_may_be_groups_and_lists(client: FlaskClient, shared: Context) -> None:
    asia = lines_of(client, "?area=34&indicator=homicide-rate,extreme-poverty")
    assert {line["ref_area"] for line in asia} == set(shared.geography.members_of("034"))
    least = lines_of(client, "?area=199&area=DEU&indicator=homicide-rate")
    assert {line["ref_area"] for line in least} == {*shared.geography.members_of("199"), "DEU"}
    assert [line["ref_area"] for line in lines_of(client, "?area=WLD&indicator=undernourishment,child-labour")] == [
        "WLD"
    ]


def test_an_indicator_without_a_target_has_the_head_alone(client: FlaskClient) -> None:
    assert lines_of(client, "?indicator=detected-victims") == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?indicator=nonsense", "nonsense"),
        ("?area=XYZ", "XYZ"),
        ("?year=2020", "year"),
        ("?indicator=child-labour%0Aevil", "child-labour"),
    ],
)
def test_what_is_unknown_is_refused_in_one_line_that_names_it(client: FlaskClient, query: str, named: str) -> None:
    answer = client.get(PROGRESS + query)
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert named in answer.text
    assert "\n" not in answer.text.strip()


def test_answers_have_a_tag_a_name_and_are_open_to_all(client: FlaskClient) -> None:
    first = client.get(PROGRESS + "?area=NGA")
    other = client.get(PROGRESS + "?area=GHA")
    assert first.headers["ETag"] != other.headers["ETag"]
    assert first.headers["Content-Disposition"] == 'attachment; filename="reach-2030_progress_all-indicators_NGA.csv"'
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in first.headers["Cache-Control"]
    again = client.get(PROGRESS + "?area=NGA", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
