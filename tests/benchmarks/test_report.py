"""What a run has found is judged by its bars and written where the document has room for it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks.report import (
    CAPACITY,
    DOCUMENT,
    FOLDER,
    HELD,
    MISSED,
    UNJUDGED,
    Result,
    circumstances,
    fill,
    fill_capacity,
    judged,
    keep,
    plot,
)
from tests.benchmarks.run import PARTS, main

BASE = Result("drawn", "tutorial", (100.0, 200.0, 300.0), "ms", is_drawn=True)


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (Result("drawn", "ours", (100.0,), "ms", 0.5, ("drawn", "tutorial")), HELD),
        (Result("drawn", "ours", (101.0,), "ms", 0.5, ("drawn", "tutorial")), MISSED),
        (Result("drawn", "ours", (10.0,), "ms", 0.5, ("drawn", "nobody")), UNJUDGED),
        (Result("errors", "ours", (0.0,), "", 0), HELD),
        (Result("errors", "ours", (1.0,), "", 0), MISSED),
        (Result("points", "ours", (94.0,), "", 95, is_least=True), MISSED),
        (Result("points", "ours", (95.0,), "", 95, is_least=True), HELD),
        (Result("bytes", "ours", (95.0,), "kB"), ""),
    ],
)
def test_a_bar_is_judged_by_what_was_measured(result: Result, verdict: str) -> None:
    assert judged([BASE, result])[-1].verdict == verdict


def test_a_run_fills_its_region_of_the_document_and_leaves_the_others(tmp_path: Path) -> None:
    lines = judged([BASE, Result("drawn", "ours", (90.0,), "ms", 0.5, ("drawn", "tutorial"), is_drawn=True)])
    keep("first", lines, "Measured once.", tmp_path)
    document = (
        "Before.\n<!-- bench:first -->\nold\n<!-- /bench:first -->\n<!-- bench:load -->\nkept\n<!-- /bench:load -->\n"
    )
    found = fill(fill(document, tmp_path), tmp_path)
    assert "old" not in found
    assert "Measured once. Of 1 bars 1 are met and 0 missed." in found
    assert "| drawn | ours | 90 ms | 90 – 90 (1) | at most 0.5 of “drawn of tutorial” | 0.45 | met |" in found
    assert found.endswith("<!-- bench:load -->\nkept\n<!-- /bench:load -->\n")
    together = fill("<!-- bench:bars -->\nold\n<!-- /bench:bars -->", tmp_path)
    assert "Of 1 bars 1 are met, 0 missed and 0 not judged." in together
    assert "| first |  | drawn | 90 ms | at most 0.5 of “drawn of tutorial” | 0.45 | met |" in together
    widths = [
        float(bar.get("width", "0")) for bar in ElementTree.fromstring(plot(lines)).iter() if bar.get("height") == "14"
    ]
    assert widths == pytest.approx([430.0, 193.5])


def test_the_document_has_room_for_every_part_and_no_plot_without_bars() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [part for part in PARTS if text.count(f"<!-- bench:{part} -->\n") != 1] == []
    assert fill(text) == text, "what stands there is what was measured last"
    assert plot(judged([Result("bytes", "ours", (1.0,), "kB")])) == ""
    assert "load average" in circumstances(datetime.now(UTC))


def test_the_page_on_capacity_says_what_the_last_load_came_to() -> None:
    text = CAPACITY.read_text(encoding="utf-8")
    assert fill_capacity(text) == text
    assert "not measured" not in text
    with (FOLDER / "load.csv").open(encoding="utf-8", newline="") as stream:
        found = {row["what"]: row["median"] for row in csv.DictReader(stream)}
    row = text.partition("<!-- bench:capacity -->")[2].partition("<!-- /bench")[0].strip().splitlines()[-1]
    assert found["answers a second, new"] in row.split(" | ")
    assert f"{found['memory of all processes']} MB (PSS) |" in row


def test_a_part_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["frist"])
    assert "frist: no such part" in capsys.readouterr().err
