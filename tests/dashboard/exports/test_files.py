"""A view comes in four formats with the same rows and decimals, and with what they mean, whose and how old they are."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import openpyxl
import pytest
import sdmx
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.files import read_extract, view_sdmx_csv
from dashboard.figures.shown import CSV_COLUMNS
from dashboard.kinds.statuses import STATUS_COLUMNS
from dashboard.views import VIEWS, lasting, page_address
from tests.fixtures.sweeps import each

QUERIES = ["", "area=NGA,011&measure=count", "area=NAM,001&year=2016&lang=xx"]
CHECKED = (
    "victims-map",
    "victims-trend",
    "victims-children",
    "drivers-map",
    "country-detected-victims",
    "data-explorer",
)
STATUSES = ("progress-statuses", "progress-pace")
PUBLISHED = ("gdp-per-capita", "conflict-deaths", "conflict-displacement-new", "disaster-displacement-weather")
"""Rows of a timeline with figures or counts of their publishers."""
FULL = "victims-trend"
"""Asked for in all ways."""
ONE_WAY = {
    "victims-map": "a year of all areas",
    "victims-children": "parts by sex",
    "drivers-map": "intervals, of a sum by population",
    "country-detected-victims": "a country's years",
    "data-explorer": "rows as they are",
    "progress-statuses": "statuses",
    "progress-pace": "a way to a target, with its band",
}
"""Each kind of row once, of a country and a group."""


def in_all_ways(panels: Sequence[str]) -> list[Any]:
    """Panels with the ways to ask for them, of which each kind of row and each way is one of the few."""
    every = [(panel, query) for panel in panels for query in QUERIES]
    return each(every, [case for case in every if case[0] == FULL or (case[0] in ONE_WAY and case[1] == QUERIES[1])])


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """sdmx1 notes each attribute that a file leaves out."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def download(client: FlaskClient, panel: str, ending: str, query: str) -> bytes:
    answer = client.get(f"/download/{panel}.{ending}?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"].endswith(f'.{ending}"')
    return answer.data


def rows_of(client: FlaskClient, panel: str, query: str) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of the CSV."""
    head, *rows = csv.reader(io.StringIO(download(client, panel, "csv", query).decode()))
    return head, rows


def as_text(cell: object) -> str:
    """A cell of another format as the CSV writes it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return str(cell)


def test_what_is_computed_here_has_six_digits_and_what_is_published_all_of_its_own(client: FlaskClient) -> None:
    """A rate of 18 children among ten million stood in the file as 0.16981942137526526."""
    for panel in ("victims-trend", "victims-share", "victims-map", "timeline-rows", "progress-gaps"):
        head, rows = rows_of(client, panel, "area=BGD")
        places = [head.index(name) for name in ("obs_value", "obs_lower", "value", "distance") if name in head]
        made = [row[place] for row in rows for place in places if row[0] not in PUBLISHED]
        assert made
        assert not [text for text in made if len(re.sub(r"\D", "", text).strip("0")) > 6], panel
    head, rows = rows_of(client, "drivers-trend", "indicator=gdp-per-capita&area=ABW")
    assert "35552.0844155826" in [row[head.index("obs_value")] for row in rows], "as the publisher has it"


@pytest.mark.parametrize(("panel", "query"), in_all_ways((*CHECKED, *STATUSES)))
def test_json_holds_the_rows_of_the_csv(client: FlaskClient, panel: str, query: str) -> None:
    head, rows = rows_of(client, panel, query)
    told = client.get(f"/download/{panel}.json?{query}").json
    assert told["columns"] == head
    assert [[as_text(cell) for cell in row] for row in told["rows"]] == rows
    assert all(isinstance(row[head.index("ref_area")], str) for row in told["rows"])


# Each way and each kind of row: above and in `test_json_holds_the_rows_of_the_csv`; of what is a text: statuses.
@pytest.mark.parametrize(
    ("panel", "query"),
    each(
        product((*CHECKED, STATUSES[0]), QUERIES),
        [(FULL, QUERIES[1]), ("drivers-map", QUERIES[1]), (STATUSES[0], QUERIES[1])],
    ),
)
def test_a_workbook_holds_the_rows_of_the_csv_as_numbers_and_texts(client: FlaskClient, panel: str, query: str) -> None:
    head, rows = rows_of(client, panel, query)
    sheet = openpyxl.load_workbook(io.BytesIO(download(client, panel, "xlsx", query)))["data"]
    columns, *found = sheet.iter_rows(values_only=True)
    assert list(columns) == head
    assert [[as_text(cell) for cell in row] for row in found] == rows
    for name in {"obs_value", "time_period", "last_value"} & set(head):
        assert not any(isinstance(row[head.index(name)], str) for row in found)
    assert all(isinstance(row[head.index("ref_area")], str) for row in found)


# Of each kind of row the values are those of the CSV, too: `test_tables.py` holds what that has.
@pytest.mark.parametrize(
    ("panel", "query"),
    each(
        product(CHECKED, QUERIES), [(FULL, QUERIES[1]), ("victims-children", QUERIES[1]), ("drivers-map", QUERIES[1])]
    ),
)
def test_sdmx1_reads_a_view_by_our_structure(client: FlaskClient, panel: str, query: str) -> None:
    head, rows = rows_of(client, panel, query)
    structure = sdmx.read_sdmx(io.BytesIO(client.get("/api/v1/structure.xml").data)).structure["OBSERVATIONS"]
    content = io.BytesIO(download(client, panel, "sdmx.csv", query))
    (dataset,) = sdmx.read_sdmx(content, format="CSV", structure=structure).data
    coded = {part.id: part.local_representation.enumerated for part in structure.dimensions.components}
    keys = set()
    for found, row in zip(dataset.obs, rows, strict=True):
        expected = dict(zip(head, row, strict=True))
        key = {name: part.value for name, part in found.dimension.values.items()}
        keys.add(tuple(key.values()))
        assert all(key[name] in codes.items for name, codes in coded.items() if codes is not None)
        assert key["REF_AREA"] == expected["ref_area"]
        assert found.value == (expected["obs_value"] or "NaN")
        told = {name: part.value for name, part in found.attached_attribute.items()}
        for name in ("obs_lower", "obs_upper", "obs_status", "release", "countries", "note"):
            assert told[name.upper()] == expected[name]
    assert len(keys) == len(rows), "no two observations have the same key"


def test_a_rate_and_its_count_differ_by_their_unit(client: FlaskClient) -> None:
    def units(query: str) -> set[str]:
        rows = csv.DictReader(io.StringIO(download(client, "victims-trend", "sdmx.csv", query).decode()))
        return {row["UNIT_MEASURE"] for row in rows}

    assert units("area=NGA&measure=rate&age=Y0T17") == {"PER_100000_CHILDREN"}
    assert units("area=NGA&measure=rate&age=_T") == {"PER_100000_PEOPLE"}
    assert units("area=NGA&measure=count") == {"PERSONS"}


def test_json_and_workbook_say_whose_the_figures_are_and_how_to_see_them_again(
    client: FlaskClient, shared: Context
) -> None:
    query = "area=NGA&year=2020&measure=rate"
    told: dict[str, Any] = client.get(f"/download/victims-map.json?{query}").json or {}
    assert told["permalink"] == lasting(shared, "/victims?area=NGA&year=2020")
    assert (told["selection"]["year"], told["selection"]["area"]) == ("2020", "NGA")
    assert [source["id"] for source in told["sources"]] == ["unodc_glotip", "population"], "a rate has two"
    assert told["indicators"]["detected-victims"]["caveats"][0] == shared.indicators["detected-victims"].caveats[0]
    book = openpyxl.load_workbook(io.BytesIO(download(client, "victims-map", "xlsx", query)))
    assert book.sheetnames == ["view", "data", "definitions", "sources", "readme", "chart"]
    readme = {str(row[0]): str(row[1]) for row in book["readme"].iter_rows(values_only=True)}
    assert readme["See it again"] == told["permalink"]
    assert (readme["area"], readme["year"]) == ("NGA", "2020")
    licences = [row[5] for row in book["sources"].iter_rows(min_row=2, values_only=True)]
    assert licences == [shared.sources[name].licence for name in ("unodc_glotip", "population")]


@pytest.mark.parametrize(
    ("panel", "query", "address"),
    [
        ("overview-map", "", "/"),
        ("overview-map", "area=NGA", "/?area=NGA"),
        ("victims-children", "area=NGA&sex=F", "/victims?area=NGA&sex=F&measure=count"),
        ("country-map", "area=NGA,011", "/country/NGA?area=011"),
        ("country-trend", "area=nga&indicator=homicide-rate", "/country/NGA?indicator=homicide-rate"),
        ("victims-map", "area=%3Cscript%3E&sex=Q&view=victims-map.table", "/victims?view=victims-map.table"),
    ],
)
def test_the_link_back_is_the_page_of_the_view(shared: Context, panel: str, query: str, address: str) -> None:
    assert page_address(shared, VIEWS[panel], query) == address


@pytest.mark.parametrize("panel", each(CHECKED, {FULL: "a chart", "drivers-map": "a map"}))
def test_a_link_back_answers_with_the_same_file(client: FlaskClient, panel: str) -> None:
    told = client.get(f"/download/{panel}.json?area=NGA").json
    path, _, query = told["permalink"].partition("?")
    # Of the newest release the link leads on to the page itself.
    assert client.get(f"{path}?{query}", follow_redirects=True).status_code == 200
    if not path.startswith("/country/"):
        assert download(client, panel, "csv", query) == download(client, panel, "csv", "area=NGA")


def test_small_figures_stay_intervals_in_every_format(client: FlaskClient) -> None:
    query = "indicator=detected-victims&measure=count&year=2015"
    head, rows = rows_of(client, "data-explorer", query)
    few = [row for row in rows if row[head.index("obs_status")] == "Q"]
    assert few
    for row in few:
        assert [row[head.index(name)] for name in ("obs_value", "obs_lower", "obs_upper")] == ["", "1", "4"]
    told = client.get(f"/download/data-explorer.json?{query}").json
    place = head.index("obs_value")
    assert [row[place : place + 3] for row in told["rows"] if row[place + 3] == "Q"] == [[None, 1, 4]] * len(few)


def test_a_column_of_codes_is_text_though_all_look_like_numbers() -> None:
    extract = read_extract("indicator,ref_area,year,share,note\nx,202,2020,1.5,\nx,419,2021,,007\n")
    assert dict(zip(extract.columns, extract.numeric, strict=True)) == {
        "indicator": False,
        "ref_area": False,
        "year": True,
        "share": True,
        "note": False,
    }


def test_quotes_newlines_and_formulas_stay_what_they_are() -> None:
    note = 'He said "no",\n=1+1'
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["indicator", "note"], ["x", note]])
    assert read_extract(buffer.getvalue()).rows == (("x", note),)


def test_statuses_have_no_structure_in_sdmx(small_context: Context) -> None:
    extract = read_extract(",".join(STATUS_COLUMNS) + "\n")
    assert not extract.is_observations
    with pytest.raises(ValueError, match="observations"):
        view_sdmx_csv(small_context, extract)
    assert read_extract(",".join(CSV_COLUMNS) + "\n").is_observations


@pytest.mark.parametrize(
    ("panel", "query", "held", "absent"),
    [
        ("flows-map", "area=NGA", {"indicator": "detected-victims-by-citizenship"}, ("breakdown", "measure", "year")),
        ("justice-beside", "", {"sex": "_T", "measure": "count"}, ("year",)),
        ("victims-map", "area=NGA&year=2020", {"year": "2020", "measure": "rate", "age": "Y0T17"}, ()),
    ],
)
def test_a_workbook_says_no_more_of_its_rows_than_they_hold(
    client: FlaskClient, panel: str, query: str, held: dict[str, str], absent: tuple[str, ...]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(client, panel, "xlsx", query)))
    readme = {str(row[0]): str(row[1]) for row in book["readme"].iter_rows(values_only=True)}
    assert {name: readme.get(name, "") for name in held} == held
    assert not set(absent) & set(readme)


def test_a_workbook_names_all_its_indicators(client: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(client, "progress-statuses", "xlsx", "area=NGA")))
    readme = {str(row[0]): str(row[1]) for row in book["readme"].iter_rows(values_only=True)}
    assert len(readme["indicator"].split(", ")) > 10
    assert "People in extreme poverty, " in readme["What this is"]


@pytest.mark.parametrize(
    ("panel", "query", "source", "not_said"),
    [
        pytest.param("relation-scatter", "", "unodc_glotip", (), marks=pytest.mark.sweep),  # Of two: lags.
        ("relation-lags", "", "unodc_glotip", ("against",)),
        ("moving-table", "", "idmc_gidd", ("breakdown", "measure", "indicator")),
        ("protection-goods", "area=CHN", "us_dol", ("indicator", "year", "age", "measure")),
        # What a publisher wrote: goods.
        pytest.param(
            *("justice-suggested", "area=BGD", "us_dol", ("indicator", "year", "age", "measure")),
            marks=pytest.mark.sweep,
        ),
        ("progress-movers", "indicator=extreme-poverty", "wb_wdi", ()),
    ],
)
def test_a_workbook_of_rows_without_an_indicator_says_what_they_are_and_whose(
    client: FlaskClient, panel: str, query: str, source: str, not_said: tuple[str, ...]
) -> None:
    """Goods and suggested actions are no figures of child labour, and no licence may be left behind."""
    book = openpyxl.load_workbook(io.BytesIO(download(client, panel, "xlsx", query)))
    assert source in [row[0] for row in book["sources"].values], "the sheet has the licence of each"
    told = {str(row[0]): str(row[1]) for row in book["readme"].values}
    assert not set(not_said) & set(told)
    if "indicator" in not_said:
        assert "What Reach 2030 shows of" not in told["What this is"]
    # Texts and goods are of no indicator, and an empty sheet would say that these are not defined.
    assert ("definitions" in book.sheetnames) is (source != "us_dol")
    ids = [row[0] for row in list(book["definitions"].values)[1:]] if source != "us_dol" else []
    if panel.startswith("relation"):
        assert len(ids) >= 2
    if panel == "moving-table":
        assert {"displaced-stock-by-age", "refugees-by-asylum", "child-share-of-refugees-by-origin"} <= set(ids)


def test_a_workbook_without_rows_says_why(client: FlaskClient) -> None:
    """Deaths of Israel are known: it is a rate that cannot be."""
    book = openpyxl.load_workbook(
        io.BytesIO(download(client, "drivers-trend", "xlsx", "indicator=conflict-deaths&area=ISR"))
    )
    told = {str(row[0]): str(row[1]) for row in book["readme"].values}
    assert told["Rows"] == "0"
    assert told["What this is"].startswith("Israel has no rate for conflict deaths in 2024;")
