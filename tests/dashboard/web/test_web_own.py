"""Figures of a reader's own that are sent for a picture or slides: drawn, marked, checked again, and kept nowhere."""

from __future__ import annotations

import io
import json
import logging
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard.exports.own import LONGEST_SENT, MOST_ROWS
from dashboard.web.images import LONGEST_BODY

TREND = "/image/victims-trend.svg?area=NGA&measure=count"
SLIDES = "/export/victims-trend.pptx?area=NGA&measure=count"
FORM = "multipart/form-data"
MARK = "Own figures, not published"


def row(year: int, value: float | None, low: float | None = None, high: float | None = None, **others: Any) -> Any:
    """One figure, made up: detected child victims in Nigeria where nothing else is said."""
    codes = {"indicator": "detected-victims", "area": "NGA", "sex": "_T", "age": "Y0T17", "breakdown": "_T"}
    return {**codes, "year": year, "value": value, "low": low, "high": high, **others}


OWN = [row(2021, 61943), row(2022, 4173), row(2024, None, 1, 4)]


def texts(svg: bytes) -> str:
    """All words of a picture."""
    return " ".join("".join(part.itertext()) for part in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))


def test_a_picture_has_them_marked_beside_the_published_ones(client: FlaskClient) -> None:
    usual, answer = client.get(TREND), client.post(TREND, json={"own": OWN})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "own-figures" in answer.headers["Content-Disposition"]
    drawn = re.findall(r'data-role="own"', answer.text)
    assert drawn
    assert 'data-role="own"' not in usual.text
    assert f"{MARK}: Nigeria, 2021 to 2024." in texts(answer.data)
    # The title speaks of published figures alone.
    title = "{http://www.w3.org/2000/svg}title"
    assert ET.fromstring(answer.data).findtext(title) == ET.fromstring(usual.data).findtext(title)


def test_they_stand_in_the_table_of_the_picture(client: FlaskClient) -> None:
    told = texts(client.post(f"{TREND}&view=victims-trend.table", json={"own": OWN}).data)
    assert "own figures, not published" in told
    assert {"61,943", "4,173", "<5", "2024"} <= set(told.split())


def test_slides_have_them_as_a_series_that_can_be_edited(client: FlaskClient) -> None:
    answer = client.post(SLIDES, json={"own": OWN})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    slide = Presentation(io.BytesIO(answer.data)).slides[0]
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    series = {
        one.name: dict(zip(plot.categories, one.values, strict=True)) for plot in chart.plots for one in plot.series
    }
    own = series["Nigeria (own figures)"]
    assert {year: value for year, value in own.items() if value is not None} == {"2021": 61943, "2022": 4173, "2024": 1}
    assert series["Nigeria"]["2022"] == 974
    assert any(MARK in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_deck_has_them_where_they_belong_and_a_map_does_not(client: FlaskClient) -> None:
    deck = [
        1,
        ["victims-trend", "/victims?area=NGA&measure=count", "chart"],
        ["victims-map", "/victims?area=NGA", "map"],
    ]
    answer = client.post(
        "/export/deck.pptx", data={"deck": json.dumps(deck), "own": json.dumps(OWN)}, content_type=FORM
    )
    assert answer.status_code == 200
    told = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(io.BytesIO(answer.data)).slides
    ]
    assert [MARK in words for words in told].count(True) == 1


def test_nothing_keeps_them(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        first = client.post(TREND, json={"own": OWN})
    assert "61943" not in caplog.text
    assert not {"ETag", "Access-Control-Allow-Origin"} & set(first.headers.keys())
    assert MARK not in client.get(TREND).text
    assert MARK not in texts(client.post(TREND, json={"own": [row(2022, 1, area="GHA")]}).data)


def test_a_rate_is_made_with_the_people_of_the_year_and_a_hidden_figure_is_said(client: FlaskClient) -> None:
    rates = client.post("/image/victims-trend.svg?area=NGA&view=victims-trend.table", json={"own": [row(2022, 108362)]})
    assert "100" in texts(rates.data).split()
    hidden = texts(client.post(TREND, json={"own": [row(2022, None)]}).data)
    assert "Own figures hidden by the rule of small numbers: Nigeria." in hidden


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ({}, "a list of rows"),
        ([1], "row 1: it needs"),
        ([row(2022, 1), row(2022, 2)], "two rows"),
        ([row(2022, "1")], "value is no number"),
        ([row(2022, True)], "value is no number"),
        ([row(2022, 1e300)], "value is no number"),
        ([row(2022, 1, 1, 2)], "a value, or low and high"),
        ([row(2022, None, 3, 2)], "low is above high"),
        ([row(2022, None, 3)], "a value, or low and high"),
        ([row(1800, 1)], "the year is none"),
        ([row(2022, 1, area="XXX")], "no such area"),
        ([row(2022, 1, area=["NGA"])], "are texts"),
        ([row(2022, 1, indicator="none")], "have no place"),
        ([row(2022, 1, sex="X")], "no such sex"),
        ([row(2022, 1)] * (MOST_ROWS + 1), "at most"),
    ],
)
def test_what_is_no_figure_of_a_published_series_is_refused_in_one_line(
    client: FlaskClient, own: object, named: str
) -> None:
    answer = client.post(TREND, json={"own": own})
    assert answer.status_code == 400
    assert named in answer.text
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("address", [TREND, SLIDES])
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": "x", "content_type": "text/plain"}, 415),
        ({"data": "{", "content_type": "application/json"}, 400),
        ({"json": {"own": [], "more": 1}}, 400),
        ({"data": b"1" * (LONGEST_BODY + LONGEST_SENT + 1), "content_type": "application/json"}, 413),
    ],
)
def test_bad_bodies_get_one_line(client: FlaskClient, address: str, sent: Any, status: int) -> None:
    answer = client.post(address, **sent)
    assert answer.status_code == status
    assert answer.text.count("\n") == 1
