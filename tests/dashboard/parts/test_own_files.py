"""The script that reads files of a reader's own figures: every kind is read, and what cannot be gets its reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dashboard.config import Config
from dashboard.context import Context
from dashboard.parts.own import of_files, of_rows
from tests.fixtures.own_files import HEAD, HOSTILE, NAMED, READ, ROW, laughing, worker_says


def line_of(refused: list[Any]) -> str:
    """A reason as the page words it."""
    name, values = refused
    return {**of_files(), **of_rows()}[name].format(**values)


BLANK = "child-marriage-18,BGD,2021,F,,,12,,\nchild-marriage-18,BGD,2022,F,,,11,,\n"
WRONG = "detected-victim,BGX,21,,,,1,,\ndetected-victims,BGD,2999,X,,,many,litres,\n"
OTHERS = {
    "laughs": laughing(),
    "windows": (HEAD + ROW.replace(",\n", ",après\n")).encode("windows-1252"),
    "blank age": (HEAD + BLANK).encode(),
    "wrong": (HEAD + WRONG).encode(),
    **{name: (HEAD + f"{name},BGD,2021,F,,,12,,\n").encode() for name in NAMED},
}


@pytest.fixture(scope="module")
def answers(shared: Context, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the script says of all files, one after the other."""
    hostile = {f"hostile {name}": content for name, (content, _) in HOSTILE.items()}
    good = {f"read {name}": content for name, (content, _) in READ.items()}
    return worker_says(tmp_path_factory.mktemp("own"), shared, {**hostile, **good, **OTHERS})


def test_a_file_that_cannot_be_read_has_one_reason(answers: dict[str, Any]) -> None:
    for name, (_, line) in HOSTILE.items():
        answer = answers[f"hostile {name}"]
        assert set(answer) == {"error"}, name
        assert line_of(answer["error"]).startswith(line), name
    assert set(answers["laughs"]) == {"error"}, "entities are not followed"


def test_files_of_every_kind_are_read(answers: dict[str, Any]) -> None:
    for name, (_, value) in READ.items():
        answer = answers[f"read {name}"]
        assert [row["value"] for row in answer["rows"]] == [value], name
        assert answer["refused"] == [], name
    (row,) = answers["windows"]["rows"]
    assert row["note"] == "après"
    (note,) = answers["windows"]["notes"]
    assert line_of(note).startswith("The file is not in Unicode, so it was read as Windows-1252.")


def test_an_indicator_is_known_by_the_name_that_the_dashboard_writes(answers: dict[str, Any]) -> None:
    found = {name: answers[name]["rows"][0]["indicator"] for name in NAMED}
    assert found == NAMED


def test_a_blank_that_can_be_but_one_code_is_filled_and_noted(answers: dict[str, Any]) -> None:
    answer = answers["blank age"]
    assert {row["age"] for row in answer["rows"]} == {"Y20T24"}
    said = [line_of(note) for note in answer["notes"]]
    assert "Blanks in age were read as Y20T24, the only code that the indicator has. Rows: 2" in said


def test_all_that_is_wrong_with_a_row_is_said_at_once(answers: dict[str, Any]) -> None:
    first, second = (" ".join(map(line_of, why)) for _, why in answers["wrong"]["refused"])
    for part in ("Did you mean detected-victims (Detected victims)?", "The area “BGX”", "“21” is no year"):
        assert part in first
    for part in ("The year 2999", "“X” is no code of sex", "The unit is “litres”", "“many” is no number"):
        assert part in second


def test_the_page_has_a_sentence_for_each_reason_and_no_other() -> None:
    script = (Config().assets / "own-worker.js").read_text(encoding="utf-8")
    named = set(re.findall(r'new Refused\(\s*"(\w+)"', script)) | set(re.findall(r'notes\.push\(\["(\w+)"', script))
    page = {"fileLarge", "fileSlow", "fileFailed"}
    assert named | page == set(of_files()) | set(of_rows())
