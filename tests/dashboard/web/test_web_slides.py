"""`/export/<panel>.pptx`: a presentation of exactly what the panel shows, bounded, and remembered."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard.exports.slides.deck import MEDIA_TYPE
from dashboard.exports.slides.template import FORMATS, USUAL
from dashboard.web import presentations


@pytest.mark.parametrize("form", ["", *FORMATS])
def test_a_view_comes_as_a_presentation_in_the_format_asked_for(client: FlaskClient, form: str) -> None:
    answer = client.get("/export/victims-trend.pptx", query_string={"area": "BGD"} | ({"format": form} if form else {}))
    assert (answer.status_code, answer.mimetype) == (200, MEDIA_TYPE)
    presentation = Presentation(io.BytesIO(answer.data))
    told = FORMATS[form or USUAL]
    assert presentation.slide_width * told.height == presentation.slide_height * told.width
    assert "Bangladesh" in presentation.slides[0].shapes.title.text_frame.text
    assert " at /victims?area=BGD" in presentation.slides[0].notes_slide.notes_text_frame.text


def test_the_file_is_named_after_what_it_shows(client: FlaskClient) -> None:
    told = client.get("/export/victims-map.pptx?year=2020").headers["Content-Disposition"]
    picture = client.get("/image/victims-map.svg?year=2020").headers["Content-Disposition"]
    assert told.startswith('attachment; filename="')
    assert told.split('"')[1].removesuffix(".pptx") == picture.split('"')[1].removesuffix("_slide.svg")


def test_only_another_question_gets_another_tag(client: FlaskClient) -> None:
    address = "/export/victims-trend.pptx?area=BGD"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/export/victims-trend.pptx?utm=1&area=bgd").headers["ETag"] == tag
    others = [f"{address}&format=4x3", "/export/victims-trend.pptx?area=NPL", f"{address}&sex=F"]
    assert len({tag, *(client.get(other).headers["ETag"] for other in others)}) == 4


def test_what_was_made_is_remembered(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/export/victims-trend.pptx?area=LKA"
    made = client.get(address).data

    def never(*_: object) -> bytes:
        pytest.fail("made twice")

    monkeypatch.setattr(presentations, "deck", never)
    assert client.get(address).data == made


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/export/nothing.pptx", 404, "There is no such view."),
        ("/export/victims-map.potx", 404, "There is nothing at"),
        ("/export/victims-map.pptx?format=100000x1", 400, "none of 16x9, 4x3"),
        ("/export/victims-map.pptx?format=%3Cscript%3E%0d%0aX:1", 400, "format"),
        ("/export/../etc/passwd.pptx", 404, ""),
        ("/export/victims-map.pptx?year=9999", 400, "year: those from 2007 to 2023 can be chosen here, not 9999."),
    ],
)
def test_a_question_that_cannot_be_answered_gets_one_line(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.text
    assert answer.mimetype == "text/plain"
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("query", ["area=" + "BGD," * 200, "title=Our+own+words"])
def test_whatever_is_asked_gives_a_presentation_in_our_words(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/export/victims-map.pptx?{query}")
    assert answer.status_code == 200
    assert "Our own words" not in Presentation(io.BytesIO(answer.data)).slides[0].shapes.title.text_frame.text
