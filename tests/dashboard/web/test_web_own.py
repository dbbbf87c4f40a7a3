"""Figures of a reader's own that are sent for a picture or slides: drawn, marked, checked again, and kept nowhere."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.context import Context
from dashboard.exports.own import LONGEST_SENT, MOST_ROWS
from dashboard.web.images import LONGEST_BODY
from tests.conftest import application_of
from tests.gate.answers_read import names_of

TREND = "/image/victims-trend.svg?area=NGA&measure=count"
SLIDES = "/export/victims-trend.pptx?area=NGA&measure=count"
FILE = "/download/victims-trend.csv?area=NGA&measure=count"
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
    assert 'data-role="own"' in answer.text
    drawing = ET.fromstring(answer.data)
    assert 'data-role="own"' not in usual.text
    assert f"{MARK}: Nigeria, 2021 to 2024." in texts(answer.data)
    # Whoever does not see them hears them, by their name.
    assert "Nigeria (own figures): <5 (2024), the latest figure; " in "".join(drawing.itertext())
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
        one.name: dict(zip(names_of(chart, plot), one.values, strict=True))
        for plot in chart.plots
        for one in plot.series
    }
    own = series["Nigeria (own figures)"]
    assert {year: value for year, value in own.items() if value is not None} == {"2021": 61943, "2022": 4173}
    # No line leads down to the least of a range, as none of the published figures does.
    ranges = series["Nigeria (own figures): at least"]
    assert {year: value for year, value in ranges.items() if value is not None} == {"2024": 1}
    # What it is stands beside it, in the ink of words: no bar is behind it.
    xml = next(shape.chart for shape in slide.shapes if shape.has_chart)._chartSpace.xml
    (label,) = re.findall(r"<c:dLbl>(?:(?!</c:dLbl>).)*&lt;5(?:(?!</c:dLbl>).)*</c:dLbl>", xml, re.DOTALL)
    assert 'val="bg1"' not in re.sub("<c:spPr>.*?</c:spPr>", "", label, flags=re.DOTALL), "a ground is no ink"
    assert series["Nigeria"]["2022"] == 974
    assert any(MARK in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    # Who reads the notes aloud gives the publisher no figure that is not its own.
    notes = slide.notes_slide.notes_text_frame.text
    assert "The other figures are those of" in notes
    assert "The figures are those of" not in notes


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
    assert "own-figures" in answer.headers["Content-Disposition"]


def test_a_range_stands_beside_the_line_and_no_line_leads_down_to_it(client: FlaskClient) -> None:
    """A line through "<5" would tell of a fall to one person, which nobody counted."""
    own = [row(2020, 120), row(2021, 130), row(2022, None, 1, 4), row(2023, 210), row(2024, 220)]
    drawn = ET.fromstring(client.post(TREND, json={"own": own}).data)
    (group,) = (part for part in drawn.iter() if part.get("data-role") == "own" and part.tag.endswith("}g"))
    dashed = [part.get("d", "") for part in group.iter() if part.get("stroke-dasharray")]
    assert sum(path.count("M") for path in dashed) == 2
    # No bar says its figure alone: own ones are read off the scale at the left.
    scale = {part.text for part in drawn.iter() if part.tag.endswith("}text") and part.get("text-anchor") == "end"}
    assert {"0", "1,000"} <= scale or {"0", "500"} <= scale
    hollow = [part for part in group.iter() if part.get("fill") == "none" and not part.get("stroke-dasharray")]
    assert len(hollow) == 1


def test_a_csv_has_them_behind_the_published_rows_each_marked(client: FlaskClient) -> None:
    usual, answer = client.get(FILE), client.post(FILE, json={"own": [*OWN, row(2020, None)]})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "own-figures" in answer.headers["Content-Disposition"]
    assert answer.text.startswith(usual.text)
    rows = list(csv.DictReader(io.StringIO(answer.text)))[usual.text.count("\n") - 1 :]
    assert {(one["source"], one["note"], one["area"], one["unit"], one["release"]) for one in rows} == {
        ("own", MARK, "Nigeria", "persons", "")
    }
    assert [
        [one[name] for name in ("time_period", "obs_value", "obs_lower", "obs_upper", "obs_status")] for one in rows
    ] == [
        ["2020", "", "", "", "Q"],
        ["2021", "61943", "", "", "A"],
        ["2022", "4173", "", "", "A"],
        ["2024", "", "1", "4", "Q"],
    ]
    assert client.post(FILE.replace(".csv", ".json"), json={"own": OWN}).status_code == 405


def test_a_workbook_has_them_on_its_sheets_and_says_how_many(client: FlaskClient) -> None:
    answer = client.post(FILE.replace(".csv", ".xlsx"), json={"own": OWN})
    assert answer.headers["Cache-Control"] == "no-store"
    book = load_workbook(io.BytesIO(answer.data))
    told = {
        name: " ".join(
            str(cell) for line in book[name].iter_rows(values_only=True) for cell in line if cell is not None
        )
        for name in book.sheetnames
    }
    assert f"{MARK}: Nigeria, 2021 to 2024." in told["view"]
    assert "61943" in told["data"]
    assert MARK in told["data"]
    assert f"{MARK} {len(OWN)}" in told["readme"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_pages_of_other_sites_may_not_send_them(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    answer = client.post(FILE, json={"own": OWN}, headers=headers)
    assert answer.status_code == status
    form = {"deck": json.dumps([1, ["victims-map", "/victims?area=NGA", "map"]]), "own": json.dumps(OWN)}
    if status == 403:
        assert answer.text.count("\n") == 1
        assert client.post("/export/deck.pptx", data=form, content_type=FORM, headers=headers).status_code == 403


def test_nothing_keeps_them(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        first = client.post(TREND, json={"own": OWN})
    assert "61943" not in caplog.text
    assert not {"ETag", "Access-Control-Allow-Origin"} & set(first.headers.keys())
    assert MARK not in client.get(TREND).text
    assert MARK not in texts(client.post(TREND, json={"own": [row(2022, 1, area="GHA")]}).data)


def test_no_folder_has_anything_of_them(
    small_context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither that of pictures, which all workers share, nor that of files that are there for a moment."""
    kept, moments = tmp_path / "kept", tmp_path / "moments"
    moments.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(moments))
    config = replace(small_context.config, pictures=kept, pictures_mb=20)
    client = application_of(replace(small_context, config=config)).server.test_client()
    form = {"deck": json.dumps([1, ["victims-trend", "/victims?area=NGA", "chart"]]), "own": json.dumps(OWN)}
    for address in (TREND, SLIDES, FILE, FILE.replace(".csv", ".xlsx")):
        assert client.post(address, json={"own": OWN}).status_code == 200
    assert client.post("/export/deck.pptx", data=form, content_type=FORM).status_code == 200
    # Pages are kept there, which no reader's figures get into.
    assert [path for path in (*kept.glob("*"), *moments.rglob("*")) if path.is_file()] == []
    # What is asked for without them is kept there.
    assert client.get(TREND).status_code == 200
    assert [path for path in kept.glob("*") if path.is_file()]


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
        ([row(2022, None, 3, 2)], "low and high are 1 and 4"),
        ([row(2022, None, 0, 900)], "low and high are 1 and 4"),
        ([row(2022, 10**400)], "value is no number"),
        ([row(2022, -1)], "below the least"),
        ([row(2022, 1.5)], "a whole number"),
        ([row(2022, 101, indicator="child-marriage-18", area="BGD", sex="F", age="Y20T24")], "above 100"),
        ([row(2022, None, indicator="child-marriage-18", area="BGD", sex="F", age="Y20T24")], "no count"),
        ([row(2022, 1, note="made up")], "nothing else"),
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


@pytest.mark.parametrize("address", [TREND, SLIDES, FILE])
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
