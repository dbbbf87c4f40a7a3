"""The client in Python gives what the running server publishes, asks again where it is busy, and tells its refusals."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pandas as pd
import pytest
from reach2030 import (
    BusyError,
    NotFoundError,
    Reach,
    ReachError,
    RefusedError,
    UnreachableError,
)

from tests.fixtures.serving import Running, free_port

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "clients" / "python"
TABLES = ROOT / "data" / "published"


@pytest.fixture(scope="module")
def reach(server: Running) -> Iterator[Reach]:
    with Reach(server.url) as client:
        yield client


def table(name: str) -> pd.DataFrame:
    """A published table, read without the client."""
    return pd.read_csv(TABLES / f"{name}.csv", keep_default_na=False, dtype=str)


# ---------------------------------------------------------------------------------------------- what it gives


def test_observations_are_the_published_rows(reach: Reach) -> None:
    frame = reach.observations("detected-victims", area=["BGD", "AGO"])
    rows = table("detected-victims")
    rows = rows[rows["ref_area"].isin(["BGD", "AGO"])]
    assert len(frame) == len(rows)
    assert frame["obs_status"].value_counts().to_dict() == rows["obs_status"].value_counts().to_dict()
    sums = pd.to_numeric(rows["obs_value"]).sum(), pd.to_numeric(rows["obs_upper"]).sum()
    assert (frame["obs_value"].sum(), frame["obs_upper"].sum()) == sums


def test_a_suppressed_row_is_an_interval_and_has_no_value(reach: Reach) -> None:
    frame = reach.observations("detected-victims", area="AGO", sex="M", age="_T", first=2021, last=2021)
    (row,) = frame.to_dict("records")
    assert (row["obs_status"], row["obs_lower"], row["obs_upper"]) == ("Q", 1.0, 4.0)
    assert pd.isna(row["obs_value"])


def test_caveats_units_and_sources_come_with_the_rows(reach: Reach) -> None:
    frame = reach.observations(["detected-victims", "birth-registration"], area="NGA")
    about = frame.attrs["indicators"]
    assert set(about) == set(frame["indicator"]) == {"detected-victims", "birth-registration"}
    assert "Only victims who were found are counted" in about["detected-victims"]["caveats"][0]
    for row in frame.itertuples():
        assert row.caveat == about[row.indicator]["caveats"][0]
        assert row.unit and row.source == about[row.indicator]["source"]
    assert about["detected-victims"]["citation"].startswith("UNODC")


def test_indicators_sources_and_areas_are_listed(reach: Reach) -> None:
    indicators = reach.indicators()
    assert set(indicators.index) == {path.stem for path in (ROOT / "data" / "catalogue").glob("*.toml")}
    assert set(indicators["source"]) <= set(reach.sources().index)
    areas = reach.areas()
    assert (areas.loc["NGA", "name"], int(areas["member"].sum())) == ("Nigeria", 193)


def test_statuses_are_those_of_the_table(reach: Reach) -> None:
    frame = reach.progress(area="BGD")
    rows = table("progress")
    rows = rows[rows["ref_area"] == "BGD"]
    assert dict(zip(frame["indicator"], frame["status"], strict=True)) == dict(
        zip(rows["indicator"], rows["status"], strict=True)
    )
    assert frame["target"].dtype.kind in "fi"


def test_a_brief_is_whole_sentences_with_addresses(reach: Reach) -> None:
    brief = reach.brief("BGD")
    assert (brief.area, brief.name) == ("BGD", "Bangladesh")
    for sentence in brief.sentences:
        for value in sentence.values:
            assert sentence.text[value.start :].startswith(value.text)
            assert value.origin.startswith("/")
    assert str(brief).startswith("Bangladesh\n\n")


def test_actions_and_goods_are_word_for_word(reach: Reach) -> None:
    frame, rows = reach.actions(area="BGD"), table("actions")
    assert frame["text"].tolist() == rows[rows["ref_area"] == "BGD"]["text"].tolist()
    assert "not of the United Nations" in " ".join(frame.attrs["notes"])
    goods = reach.goods(area=["BGD", "NAM"])
    assert len(goods) == int(table("goods")["ref_area"].isin(["BGD", "NAM"]).sum())
    assert len(reach.goods()) == len(table("goods"))


def test_tables_keep_codes_as_text(reach: Reach) -> None:
    frame = reach.table("conventions")
    assert len(frame) == len(table("conventions"))
    assert frame["ref_area"].map(type).eq(str).all()


def test_releases_are_named_and_give_the_same_rows(server: Running, reach: Reach) -> None:
    name = reach.releases()["name"].iloc[0]
    with Reach(server.url, release=name) as cited:
        one = cited.observations("homicide-rate", area="NGA")
        assert one.equals(reach.observations("homicide-rate", area="NGA"))
        assert one.attrs["release"] == name
        assert list(cited.changes().columns) == list(reach.changes().columns)
    with Reach(server.url, release="2020-01-01.0123456789ab") as none, pytest.raises(NotFoundError, match="no release"):
        none.observations("homicide-rate", area="NGA")


def test_pictures_are_files(reach: Reach) -> None:
    # As the example of the readme has it: it is made once.
    assert reach.image("victims-map", year=2022).startswith(b"\x89PNG\r\n")
    assert b"<svg" in reach.image("victims-trend", ending="svg", area="NGA")[:2000]


# ---------------------------------------------------------------------------------------------- refusals


def test_refusals_carry_the_line_of_the_server(reach: Reach) -> None:
    with pytest.raises(RefusedError, match="there is no “none”") as refused:
        reach.observations("none")
    assert (refused.value.status, "\n" in refused.value.line) == (400, False)
    with pytest.raises(RefusedError, match="no area or region “XYZ”"):
        reach.progress(area="XYZ")
    with pytest.raises(NotFoundError):
        reach.brief("XYZ")
    with pytest.raises(NotFoundError):
        reach.image("no-such-view")
    with pytest.raises(ReachError):
        reach.table("no-such-table")


@pytest.mark.parametrize("name", ["", "../etc/passwd", "NGA/..", "a?b", "é", "a b"])
def test_what_is_no_name_never_leaves(reach: Reach, name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        reach.brief(name)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin with http"):
        Reach("reach.example.org")


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(UnreachableError, match="does not answer"):
        Reach(f"http://127.0.0.1:{free_port()}", retries=0).indicators()


# ---------------------------------------------------------------------------------------------- patience


class Answers(BaseHTTPRequestHandler):
    """Gives what it is told to, one answer after the other, and then the last one again."""

    script: list[tuple[int, dict[str, str], bytes]]
    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers))
        status, headers, body = self.script[min(len(self.asked), len(self.script)) - 1]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def answering(*script: tuple[int, dict[str, str], bytes]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    asked: list[dict[str, str]] = []
    handler = type("Scripted", (Answers,), {"script": list(script), "asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


LISTED = b'{"releases":[{"name":"one","day":"2026-01-01"}]}'


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_after_the_time_it_names(status: int) -> None:
    with (
        answering((status, {"Retry-After": "0"}, b"busy"), (200, {}, LISTED)) as (address, asked),
        Reach(address) as one,
    ):
        assert one.releases()["name"].tolist() == ["one"]
        assert len(asked) == 2


def test_a_server_that_stays_busy_is_told_with_its_line() -> None:
    with (
        answering((503, {"Retry-After": "0"}, b"503 Service Unavailable: try again.\n")) as (address, asked),
        Reach(address, retries=2) as one,
        pytest.raises(BusyError, match="try again") as busy,
    ):
        one.releases()
    assert (busy.value.status, busy.value.retry_after, len(asked)) == (503, 0.0, 3)


def test_a_refusal_is_not_asked_again() -> None:
    with answering((400, {}, b"400 Bad Request: no.\n")) as (address, asked), Reach(address) as one:
        with pytest.raises(RefusedError, match="no"):
            one.releases()
        assert len(asked) == 1


def test_what_has_not_changed_is_not_sent_twice() -> None:
    answers = ((200, {"ETag": 'W/"a"'}, LISTED), (304, {"ETag": 'W/"a"'}, b""))
    with answering(*answers) as (address, asked), Reach(address) as one:
        assert one.releases().equals(one.releases())
        assert [request.get("If-None-Match") for request in asked] == [None, 'W/"a"']


# ---------------------------------------------------------------------------------------------- the package


def test_the_example_of_its_readme_runs(server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (CLIENT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    assert "http://127.0.0.1:8050" in example
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(example.replace("http://127.0.0.1:8050", server.url), "README.md", "exec"), names)
    names["reach"].close()
    assert len(names["frame"]) > 5
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_its_readme_names_every_method_and_none_besides() -> None:
    text = (CLIENT / "README.md").read_text(encoding="utf-8")
    table_of = "\n".join(line for line in text.splitlines() if line.startswith("| `"))
    told = set(re.findall(r"[`(]?(\w+)\(", table_of))
    public = {name for name in vars(Reach) if not name.startswith("_") and callable(getattr(Reach, name))}
    assert told == public - {"close"}


def test_it_needs_pandas_and_urllib3_alone_and_nothing_of_the_server() -> None:
    package = tomllib.loads((CLIENT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {re.split(r"[><=]", one)[0] for one in package["dependencies"]} == {"pandas", "urllib3"}
    used = set()
    for path in (CLIENT / "reach2030").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add((node.module or "").split(".")[0])
    assert used - set(sys.stdlib_module_names) == {"pandas", "urllib3", "reach2030"}
