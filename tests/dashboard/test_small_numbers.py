"""No number of case data under the least that may be shown leaves by any way out, and none is left unlooked at."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dash
import duckdb
import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.catalogue import load_indicators
from dashboard.columns import NUMBERS
from dashboard.config import Config
from dashboard.context import Context
from dashboard.exports.picture.canvas import SCALE
from dashboard.parts.blocks import BLOCKS
from dashboard.views import PAGE_VIEWS, VIEWS, View, scope_of
from dashboard.web.briefs import BRIEF
from dashboard.web.presented import VIEW as PRESENTED
from tests.fixtures.answers import Asking, parts_there_are
from tests.fixtures.sweeps import AREAS, PANELS, WALKS, Walk, chosen, tabs_of
from tests.fixtures.sweeps import each as split

PROTECTED = {
    name: entry.least_shown for name, entry in load_indicators(Config().catalogue).items() if entry.least_shown
}
SOME_QUESTIONS, FEW_QUESTIONS, SOME_DECKS, SOME_AREAS = 12, 2, 4, 12
"""Series that are asked for, and areas of a chart: those with the most to hide first."""

pytestmark = pytest.mark.skipif(not PROTECTED, reason="no indicator is protected yet")
FEW = {
    "case-corridors": "flows between countries",
    "case-profile-form": "numbers of a country by what is known of them",
}
"""Tables that are followed on every way out; of the others the tables themselves are looked at, and a sweep follows."""
every = pytest.mark.parametrize("name", PROTECTED)
each = pytest.mark.parametrize("name", split(PROTECTED, FEW))


def is_small(number: float, least: int) -> bool:
    """Whether a figure may not be seen: 0 is "none recorded" and may."""
    return 0 < abs(number) < least


def small_in_text(text: str, least: int, unit: str) -> list[str]:
    """Small whole numbers in front of the unit of an indicator, or as all there is of a text."""
    number = r"(?<![\d.,])(\d+)"
    found = re.findall(rf"{number} {re.escape(unit)}", text) + re.findall(r"^\s*(\d+)\s*(?:\(|$)", text)
    return [digits for digits in found if is_small(int(digits), least)]


def texts_of(value: Any) -> Iterator[str]:
    """Every text within an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts_of(part)


def numbers_of(value: Any) -> Iterator[float]:
    """Every number within an answer."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from numbers_of(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from numbers_of(part)


# The published table


@every
def test_the_published_table_holds_no_small_number_and_no_bounds(shared: Context, name: str) -> None:
    frame = shared.store.frame(name)
    assert not frame["obs_value"].map(lambda number: is_small(number, PROTECTED[name])).any()
    assert frame[["obs_lower", "obs_upper"]].isna().all(axis=None)
    suppressed = frame["obs_status"] == "Q"
    assert suppressed.any()
    assert frame.loc[suppressed, NUMBERS].isna().all(axis=None)


@every
def test_it_has_no_target_and_so_no_status(shared: Context, name: str) -> None:
    assert shared.indicators[name].target is None
    assert name not in {indicator for indicator, _ in shared.progress}


@every
def test_no_sum_over_areas_is_made_of_it(shared: Context, name: str) -> None:
    entry = shared.indicators[name]
    assert (entry.aggregate, entry.per, entry.rate_of) == ("none", "", "")


# What the pages ask for


@dataclass(frozen=True)
class Asked:
    """A question for one series of an indicator, and the answers of the server to it."""

    query: str
    areas: tuple[str, ...]


def questions(context: Context, name: str, walk: Walk = "all") -> list[Asked]:
    """Those sexes, ages and breakdowns of the table that have the most to hide: suppressed or, by mistake, small."""
    frame = context.store.frame(name)
    small = frame["obs_value"].map(lambda number: is_small(number, PROTECTED[name]))
    worth = 2 * small + (frame["obs_status"] == "Q")
    series = list(frame.assign(worth=worth).groupby(["sex", "age", "breakdown"], observed=True))
    series.sort(key=lambda item: -int(item[1]["worth"].sum()))
    made = []
    for (sex, age, breakdown), rows in series[: SOME_QUESTIONS if walk == "all" else FEW_QUESTIONS]:
        ordered = rows.sort_values("worth", ascending=False, kind="stable")["ref_area"]
        areas = tuple(code for code in ordered if code in context.geography.areas)[:SOME_AREAS]
        made.append(Asked(f"indicator={name}&sex={sex}&age={age}&breakdown={breakdown}", areas))
    return made


def views_of(context: Context, name: str) -> list[View]:
    """The views that a reader can bring to show an indicator."""
    return [
        view
        for view in VIEWS.values()
        if view.indicator == name or (not view.indicator and name in scope_of(context, view).indicators)
    ]


Ask = Callable[[str, str, str], Any]


@pytest.fixture(scope="module")
def ask(app: dash.Dash) -> Ask:
    """Asks for a part by kind, name and query; the answer as the browser gets it, nothing where it is refused."""
    asking = Asking(app)

    def question(kind: str, name: str, query: str) -> Any:
        answer = asking.get(kind, name, query)
        assert answer.status_code in (200, 400), answer.text
        return answer.json[f"{name}.{kind}"] if answer.status_code == 200 else None

    return question


WALKED = {"map", "chart", "table", "block"}
WORDS_ALONE = {"grid"}
"""Kinds that are answered without figures: a grid fetches its rows from the data interface."""


def test_every_kind_of_question_of_a_page_is_walked_below() -> None:
    assert {kind for kind, _ in parts_there_are()} - WORDS_ALONE == WALKED


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_map_holds_a_small_number(ask: Ask, shared: Context, name: str, walk: Walk) -> None:
    least, unit = PROTECTED[name], shared.indicators[name].unit_label
    for view in (view for view in views_of(shared, name) if "map" in view.tabs):
        for asked in questions(shared, name, walk):
            answer = ask("map", view.panel, asked.query)
            assert answer["indicator"] == name
            assert answer["areas"] or shared.indicators[name].area
            shown = [[entry["v"], entry.get("b", {})] for entry in answer.pop("areas").values()]
            assert not [number for number in numbers_of(shown) if is_small(number, least)], asked.query
            assert not [text for text in texts_of(answer) if small_in_text(text, least, unit)], asked.query


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_chart_holds_a_small_number(ask: Ask, shared: Context, name: str, walk: Walk) -> None:
    least, unit = PROTECTED[name], shared.indicators[name].unit_label
    for view in views_of(shared, name):
        for asked in questions(shared, name, walk) if "chart" in view.tabs else []:
            query = f"{asked.query}&area={','.join(asked.areas)}"
            answer = ask("chart", view.panel, query)
            for trace in answer["figure"]["data"]:
                if trace.get("yaxis", "y") == "y":
                    drawn = [trace.get(part) for part in ("y", "base", "error_y", "customdata", "text")]
                    assert not [number for number in numbers_of(drawn) if is_small(number, least)], query
            assert not [text for text in texts_of(answer) if small_in_text(text, least, unit)], query


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_table_of_a_page_holds_a_small_number(ask: Ask, shared: Context, name: str, walk: Walk) -> None:
    least, unit, seen = PROTECTED[name], shared.indicators[name].unit_label, 0
    for view in views_of(shared, name):
        for asked in questions(shared, name, walk):
            made = ask("table", view.panel, f"{asked.query}&area={','.join(asked.areas)}")
            if made is None:
                continue
            seen += 1
            for text in cells_of(made):
                assert not small_in_text(text, least, unit), (asked.query, text)
    assert seen


def cells_of(made: str) -> list[str]:
    """The texts of a table's cells."""
    found = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", made, flags=re.DOTALL)
    assert len(found) > 2
    return [html.unescape(re.sub(r"<[^>]+>", "", text)) for text in found]


@each
def test_no_sentence_of_a_page_holds_a_small_number(ask: Ask, shared: Context, name: str) -> None:
    least, unit = PROTECTED[name], shared.indicators[name].unit_label
    asked = questions(shared, name)[0]
    for block in BLOCKS:
        page = block.split("-", 1)[0]
        page = page if page in PAGE_VIEWS else "data"
        if name in PAGE_VIEWS[page].scope(shared.indicators).indicators:
            answer = ask("block", block, f"{asked.query}&area={','.join(asked.areas)}")
            assert not [text for text in texts_of(answer) if small_in_text(text, least, unit)], block


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_picture_holds_a_small_number(client: FlaskClient, shared: Context, name: str, walk: Walk) -> None:
    least, unit = PROTECTED[name], shared.indicators[name].unit_label
    for view in views_of(shared, name):
        for number, asked in enumerate(questions(shared, name, walk)):
            # Every tab is drawn of the same answers as above, so that the others are asked of the first question.
            for tab in view.tabs if number == 0 else view.tabs[:1]:
                query = f"{asked.query}&area={','.join(asked.areas)}&view={view.panel}.{tab}"
                answer = client.get(f"/image/{view.panel}.svg?{query}")
                assert answer.status_code == 200, query
                for text in texts_in(answer.data):
                    assert not small_in_text(text, least, unit), (view.panel, query, text)


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_presentation_holds_a_small_number_neither_in_its_text_nor_in_its_workbooks(
    client: FlaskClient, shared: Context, name: str, walk: Walk
) -> None:
    least, unit, books = PROTECTED[name], shared.indicators[name].unit_label, 0
    for view in (view for view in views_of(shared, name) if walk == "all" or view.panel in PANELS):
        for number, asked in enumerate(questions(shared, name, walk)[: SOME_DECKS if walk == "all" else 1]):
            # Every tab is made of the same answers as above, so that the others are asked of the first question.
            for tab in tabs_of(view.panel, walk) if number == 0 else view.tabs[:1]:
                query = f"{asked.query}&area={','.join(asked.areas)}&view={view.panel}.{tab}"
                answer = client.get(f"/export/{view.panel}.pptx?{query}")
                assert answer.status_code == 200, query
                texts, numbers = parts_of_presentation(answer.data)
                assert len(texts) > 5
                books += bool(numbers)
                assert not [text for text in texts if small_in_text(text, least, unit)], (view.panel, query)
                assert not [number for number in numbers if is_small(number, least)], (view.panel, query)
    assert books or name == "case-corridors", "there are charts with figures, or nothing was looked at"


def parts_of_presentation(content: bytes) -> tuple[list[str], list[float]]:
    """All texts of a presentation, names and alternative texts included, and all figures of its charts' workbooks.

    Paragraphs are read whole, but for those that number slides; what a chart keeps of its workbook is a figure, too.
    """
    texts: list[str] = []
    numbers: list[float] = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            if part.endswith(".xlsx"):
                rows = load_workbook(io.BytesIO(package.read(part))).worksheets[0].iter_rows(values_only=True)
                cells = [cell for row in rows for cell in row]
                texts += [cell for cell in cells if isinstance(cell, str)]
                numbers += [cell for cell in cells if isinstance(cell, int | float)]
            elif re.match(r"ppt/(slides|notesSlides|charts|drawings)/[^/]+\.xml", part):
                tree = ET.fromstring(package.read(part))
                drop_scales(tree)
                paragraphs = [node for node in tree.iter(f"{{{DRAWING}}}p") if node.find(f"{{{DRAWING}}}fld") is None]
                texts += ["".join(node.itertext()) for node in paragraphs]
                texts += [node.get(name, "") for node in tree.iter() for name in ("name", "descr")]
                values = [node.text or "" for node in tree.iter(f"{{{CHART}}}v")]
                numbers += [float(value) for value in values if re.fullmatch(r"-?[\d.]+(e-?\d+)?", value)]
    years = {float(year) for year in range(1900, 2101)}
    return [text for text in texts if text], [number for number in numbers if number not in years]


def drop_scales(tree: ET.Element) -> None:
    """Take the sizes of circles out of a slide: the scale of a map is no figure."""
    for parent in tree.iter():
        for shape in [child for child in parent if child.tag.endswith("}sp")]:
            names = [node.get("name", "") for node in shape.iter() if node.tag.endswith("}cNvPr")]
            if any(name.startswith("Size of a circle") for name in names):
                parent.remove(shape)


CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def texts_in(svg: bytes) -> list[str]:
    """What a picture says, but for the scales of its axes; what is told to those who do not see it included."""
    found = [node for node in ET.fromstring(svg).iter() if node.get("class") != SCALE]
    texts = ["".join(node.itertext()) for node in found if node.tag.endswith(("}text", "}title", "}desc"))]
    assert len(texts) > 5
    return texts


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_view_as_it_is_presented_holds_a_small_number(
    client: FlaskClient, shared: Context, name: str, walk: Walk
) -> None:
    least, unit = PROTECTED[name], shared.indicators[name].unit_label
    for view in views_of(shared, name):
        for number, asked in enumerate(questions(shared, name, walk)):
            # Every tab is made of the same answers as above, so that the others are asked of the first question.
            for tab in view.tabs if number == 0 else view.tabs[:1]:
                query = f"{asked.query}&area={','.join(asked.areas)}&view={view.panel}.{tab}"
                answer = client.get(f"{PRESENTED.replace('<panel>', view.panel)}?{query}")
                assert answer.status_code == 200, query
                told = answer.json
                assert not [number for number in drawn_in(told) if is_small(number, least)], query
                assert not [text for text in texts_of(told) if small_in_text(text, least, unit)], query


def drawn_in(told: Any) -> list[float]:
    """The numbers of a picture: of a map's areas, or along the axis of a chart's figures."""
    if told["kind"] == "map":
        return list(numbers_of([[entry["v"], entry.get("b", {})] for entry in told["picture"]["areas"].values()]))
    traces = told["picture"]["figure"]["data"] if told["kind"] == "chart" else []
    parts = ("y", "base", "error_y", "customdata", "text")
    return list(numbers_of([[trace.get(part) for part in parts] for trace in traces if trace.get("yaxis", "y") == "y"]))


# Files


def rows_of(ending: str, content: bytes, name: str) -> list[dict[str, Any]]:
    """The rows of a file by the lower-case names of its columns; text and numbers as they stand there.

    Of all rows as Parquet, those of one indicator: hundreds of thousands of others take seconds to become Python's.
    """
    if ending.endswith("csv"):
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    elif ending == "json":
        told = json.loads(content)
        head, rows = told["columns"], told["rows"]
    elif ending == "xlsx":
        sheet = load_workbook(io.BytesIO(content), read_only=True)["data"]
        head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    elif ending == "parquet":
        with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
            file.write(content)
            file.flush()
            found = duckdb.sql(f"select * from '{file.name}'")
            found = found.filter(f"indicator = '{name}'") if "indicator" in found.columns else found
            head, rows = found.columns, found.fetchall()
    else:
        pytest.fail(f"files that end in .{ending} leave the server: say here how their rows are read")
    return [dict(zip((str(name).lower() for name in head), row, strict=True)) for row in rows]


OBSERVATIONS, TABLES = "/api/v1/observations", "/api/v1/tables/"


def files_of(app: dash.Dash, beginning: str) -> list[tuple[str, str]]:
    """Address and ending of each kind of file that is offered under addresses that begin so."""
    rules = [str(rule) for rule in app.server.url_map.iter_rules()]
    return [(rule, rule.rpartition("/")[2].partition(".")[2]) for rule in rules if rule.startswith(beginning)]


def assert_no_small_number(rows: Sequence[Mapping[str, Any]], name: str, where: str) -> None:
    """No row of an indicator has a small number as its value or a bound, in text or as a number."""
    mine = [row for row in rows if row.get("indicator", name) == name]
    for row in mine:
        told = [row[column] for column in NUMBERS if row.get(column) not in (None, "", "NaN")]
        assert not [number for number in told if is_small(float(number), PROTECTED[name])], (where, row)
        assert row["obs_status"] != "Q" or not told, (where, row)


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_answer_of_the_data_interface_holds_a_small_number(
    app: dash.Dash, client: FlaskClient, name: str, walk: Walk
) -> None:
    files = files_of(app, OBSERVATIONS)
    assert files
    for rule, ending in [*files, *files_of(app, TABLES)]:
        address = rule.replace("<table>", name)
        # All rows as Parquet are one file that is never cut.
        whole = rule != address or ending == "parquet"
        if walk == "few" and rule == address and whole:
            continue  # It holds the rows of the CSV: test_web_wholes.py.
        answer = client.get(address, query_string={} if whole else {"indicator": name})
        assert answer.status_code == 200
        rows = rows_of(ending, answer.data, name)
        assert any(row["obs_status"] == "Q" for row in rows), address
        assert_no_small_number(rows, name, address)


@each
@pytest.mark.parametrize("walk", WALKS)
def test_no_download_of_a_view_holds_a_small_number(
    app: dash.Dash, client: FlaskClient, shared: Context, name: str, walk: Walk
) -> None:
    files = files_of(app, "/download/")
    assert files
    for view in views_of(shared, name):
        for number, asked in enumerate(questions(shared, name, walk)):
            # Every other format is made of the CSV, so that the first question is enough for those.
            for rule, ending in files if number == 0 else [file for file in files if file[1] == "csv"]:
                address = rule.replace("<panel>", view.panel)
                answer = client.get(f"{address}?{asked.query}&area={','.join(asked.areas)}")
                assert answer.status_code == 200, address
                assert_no_small_number(rows_of(ending, answer.data, name), name, f"{address}?{asked.query}")


@pytest.mark.parametrize("walk", WALKS)
def test_no_brief_of_a_country_has_a_figure_of_a_protected_table(
    shared: Context, client: FlaskClient, walk: Walk
) -> None:
    asked: set[str] = set()
    for code in chosen(shared.geography.areas, AREAS, walk):
        answer = client.get(BRIEF.replace("<area>", code))
        assert answer.status_code == 200, code
        asked |= set(re.findall(r"[?&]indicator=([a-z0-9-]+)", answer.text))
    assert "detected-victims" in asked
    assert asked & set(PROTECTED) == set()


def test_every_other_address_that_gives_data_is_known_to_hold_no_observations(app: dash.Dash) -> None:
    """A new way out has to be looked at: add it here, or walk it above."""
    rules = {str(rule) for rule in app.server.url_map.iter_rules()}
    ours = {rule for rule in rules if rule.startswith(("/api/", "/download/", "/image/", "/export/"))}
    walked: tuple[str, ...] = (
        OBSERVATIONS,
        TABLES,
        "/download/<panel>",
        "/image/<panel>",
        "/export/<panel>",
        BRIEF,
        PRESENTED,
    )
    named = ("indicators.", "sources", "codes.", "structure.", "openapi.", "progress.", "views.", "deck.", "actions.")
    without = tuple(f"/api/v1/{name}" for name in named)
    # Made of slides of views, of sentences of briefs and of views as they are presented, which are walked themselves.
    walked += ("/export/page/", "/export/country/", "/export/deck.", "/export/deck-pictures.")
    # States of UNODC's cells, and its published rows as they stand (tests/dashboard/exports/test_dossier_files.py).
    walked += ("/export/dossier/", "/api/v1/dossiers/")
    # Published rows whose figure is told "at least" or with a pale top, their own alone.
    walked += ("/api/v1/notes.",)
    # What differs between releases is of published tables, which have none; then and now are titles of views.
    walked += ("/api/v1/changes.", "/api/v1/releases.", "/api/v1/since/<panel>.")
    assert {rule for rule in ours if not rule.startswith((*walked, *without))} == set()
