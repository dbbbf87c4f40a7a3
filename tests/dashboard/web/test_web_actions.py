"""Suggested actions for programs: the publisher's words, filters, refusals and tags."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context

ACTIONS = "/api/v1/actions.json"
PUBLISHED = Path(__file__).parents[3] / "data" / "published" / "actions.csv"


def asked(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(ACTIONS + query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def test_the_actions_of_a_country_are_the_publishers_words_with_who_says_them(client: FlaskClient) -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["ref_area"] == "BGD"]
    found = asked(client, "?area=bgd")
    assert [(one["id"], one["text"]) for one in found["actions"]] == [(row["id"], row["text"]) for row in rows]
    assert (len(rows), found["areas"]) == (24, 1)
    assert found["source"]["publisher"].startswith("United States Department of Labor")
    assert "not of the United Nations" in " ".join(found["notes"])


def test_filters_narrow_together(client: FlaskClient) -> None:
    found = asked(client, "?subject=trafficking,armed-groups&section=enforcement&area=NGA,BGD")["actions"]
    assert found
    assert {one["section"] for one in found} == {"enforcement"}
    assert all({"trafficking", "armed-groups"} & set(one["subjects"]) for one in found)
    assert len(asked(client, "?subject=on-the-move")["actions"]) == 56


def test_a_group_asks_for_its_members_and_an_area_outside_the_source_has_none(
    client: FlaskClient, shared: Context
) -> None:
    members = set(shared.geography.members_of("034"))
    assert {one["area"] for one in asked(client, "?area=034")["actions"]} <= members
    assert asked(client, "?area=USA,NRU") | {"source": 0, "notes": 0, "data_version": 0} == {
        "data_version": 0,
        "source": 0,
        "notes": 0,
        "areas": 0,
        "actions": [],
    }


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?area=XYZ", "XYZ"),
        ("?subject=goods", "subject: there is no “goods”"),
        ("?section=%3Cscript%3E", "section"),
        ("?indicator=child-labour", "There is no filter “indicator”"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(client: FlaskClient, query: str, named: str) -> None:
    answer = client.get(ACTIONS + query)
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert named in answer.text
    assert "\n" not in answer.text.strip()


def test_the_same_answer_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get(f"{ACTIONS}?area=UKR")
    again = client.get(f"{ACTIONS}?area=UKR", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
