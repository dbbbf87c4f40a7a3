"""The data interface: columns, filters, refusals, and numbers as they stand in the published tables."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.catalogue import load_indicators, load_sources
from dashboard.columns import COLUMNS
from dashboard.config import Config
from dashboard.context import Context
from dashboard.exports.published import Published
from dashboard.geography import load_geography
from dashboard.store import Store, StoreError
from dashboard.web import api
from dashboard.web.turns import FILES
from tests.fixtures.small import table, write_package

HEADER = ["indicator", *COLUMNS, "unit", "source"]
ROWS = {
    "homicide-rate": [
        ("GHA", 2019, "_T", "_T", "_T", "2.10", "", "", "A"),
        ("NGA", 2018, "_T", "_T", "_T", "1e1", "", "", "A"),
        ("NGA", 2019, "_T", "_T", "_T", "0.1234567890123456789", "", "", "E"),
        ("WLD", 2019, "_T", "_T", "_T", "5.8", "", "", "A"),
    ],
    "refugees-by-origin": [
        ("DEU", 2020, "_T", "_T", "_T", "", "1", "4", "Q"),
        ("NGA", 2020, "_T", "_T", "_T", "0", "", "", "A"),
        ("_X", 2020, "_T", "_T", "_T", "17", "", "", "A"),
    ],
    "sexual-violence-by-18": [
        ("GHA", 2015, "F", "Y18T29", "_T", "7", "", "", "A"),
        ("GHA", 2015, "M", "Y18T29", "_T", "", "", "", "M"),
    ],
}


def context_of(folder: Path) -> Context:
    """Three indicators of the catalogue, with tables written by hand."""
    config = Config(published=folder)
    indicators = {name: entry for name, entry in load_indicators(config.catalogue).items() if name in ROWS}
    geography, store = load_geography(config.geography), Store(folder, indicators)
    return Context(config, indicators, load_sources(config.sources), geography, store)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of ROWS."""
    folder = tmp_path_factory.mktemp("api")
    write_package(folder, {name: table(COLUMNS, list(rows)) for name, rows in ROWS.items()}, "v1")
    return folder


@pytest.fixture(scope="module")
def reader(folder: Path) -> FlaskClient:
    """A client of the interface alone."""
    server = Flask("api")
    api.register(server, context_of(folder))
    return server.test_client()


def rows(answer: TestResponse) -> list[list[str]]:
    """The rows below the header, which is always there."""
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    header, *found = csv.reader(io.StringIO(answer.text))
    assert header == HEADER
    return found


def observations(reader: FlaskClient, query: str) -> list[tuple[str, str, str]]:
    """Indicator, area and year of the rows that a query gets."""
    return [(row[0], row[1], row[2]) for row in rows(reader.get(f"{api.OBSERVATIONS}?{query}"))]


def test_without_filters_all_rows_come_with_unit_and_source(reader: FlaskClient) -> None:
    found = rows(reader.get(api.OBSERVATIONS))
    assert len(found) == sum(map(len, ROWS.values()))
    by_indicator = {row[0]: row[-2:] for row in found}
    assert by_indicator["homicide-rate"] == ["per 100,000 people", "un_sdg"]
    assert by_indicator["refugees-by-origin"][1] == "unhcr"


def test_numbers_stand_as_in_the_published_table(reader: FlaskClient) -> None:
    found = rows(reader.get(f"{api.OBSERVATIONS}?indicator=homicide-rate"))
    assert [row[6] for row in found] == ["2.10", "1e1", "0.1234567890123456789", "5.8"]


def test_a_row_is_the_published_line_between_indicator_and_unit(reader: FlaskClient, folder: Path) -> None:
    lines = (folder / "refugees-by-origin.csv").read_bytes().splitlines()[1:]
    sent = reader.get(f"{api.OBSERVATIONS}?indicator=refugees-by-origin").data.splitlines()[1:]
    assert sent == [b"refugees-by-origin," + line + b",people,unhcr" for line in lines]


def in_json(reader: FlaskClient, query: str = "") -> dict[str, Any]:
    """The answer in JSON, numbers as the texts that stand in it."""
    answer = reader.get(f"{api.OBSERVATIONS_JSON}?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return dict(json.loads(answer.text, parse_float=str, parse_int=str))


@pytest.mark.parametrize(
    "query", ["", "area=NGA", "indicator=homicide-rate&from=2019", "sex=Q", "indicator=refugees-by-origin&area=199"]
)
def test_json_holds_the_rows_of_the_csv_with_numbers_as_published(reader: FlaskClient, query: str) -> None:
    found = in_json(reader, query)
    assert found["columns"] == HEADER
    assert [["" if cell is None else cell for cell in row] for row in found["rows"]] == rows(
        reader.get(f"{api.OBSERVATIONS}?{query}")
    )


def test_json_has_numbers_as_numbers_and_null_for_a_blank(reader: FlaskClient) -> None:
    answer = reader.get(f"{api.OBSERVATIONS_JSON}?indicator=refugees-by-origin&area=DEU,NGA").json
    assert [row[1:10] for row in answer["rows"]] == [
        ["DEU", 2020, "_T", "_T", "_T", None, 1, 4, "Q"],
        ["NGA", 2020, "_T", "_T", "_T", 0, None, None, "A"],
    ]


def test_json_says_what_the_figures_mean_and_whose_they_are(reader: FlaskClient) -> None:
    found = in_json(reader, "indicator=homicide-rate,refugees-by-origin")
    assert found["data_version"] == "v1"
    assert list(found["indicators"]) == ["homicide-rate", "refugees-by-origin"]
    entry, source = found["indicators"]["homicide-rate"], load_sources(Config().sources)["un_sdg"]
    assert (entry["unit"], entry["source"], entry["vintage"]) == ("per 100,000 people", "un_sdg", source.vintage)
    assert (entry["licence"], entry["citation"]) == (source.licence, source.citation)
    assert entry["caveats"] and entry["definition"] and entry["meaning_blank"]


def test_intervals_and_missing_figures_stay_what_they_are(reader: FlaskClient) -> None:
    found = {(row[1], row[3]): row[6:10] for row in rows(reader.get(api.OBSERVATIONS)) if row[0] != "homicide-rate"}
    assert found["DEU", "_T"] == ["", "1", "4", "Q"]
    assert found["GHA", "M"] == ["", "", "", "M"]
    assert found["NGA", "_T"] == ["0", "", "", "A"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("indicator=homicide-rate&area=NGA", [("NGA", "2018"), ("NGA", "2019")]),
        ("indicator=homicide-rate&area=nga", [("NGA", "2018"), ("NGA", "2019")]),
        ("indicator=homicide-rate&area=GHA,NGA&from=2019", [("GHA", "2019"), ("NGA", "2019")]),
        ("indicator=homicide-rate&area=GHA&area=NGA&to=2018", [("NGA", "2018")]),
        ("indicator=homicide-rate&area=011&from=2019&to=2019", [("GHA", "2019"), ("NGA", "2019")]),
        ("indicator=homicide-rate&area=11&to=2018", [("NGA", "2018")]),
        ("indicator=homicide-rate&area=LMC&from=2019", [("GHA", "2019"), ("NGA", "2019")]),
        ("indicator=refugees-by-origin&area=150", [("DEU", "2020")]),
        ("indicator=refugees-by-origin&area=199", []),
        ("indicator=refugees-by-origin&area=001", [("DEU", "2020"), ("NGA", "2020")]),
        ("indicator=refugees-by-origin&area=_X", [("_X", "2020")]),
        ("indicator=homicide-rate&area=WLD", [("WLD", "2019")]),
        ("indicator=sexual-violence-by-18&sex=F", [("GHA", "2015")]),
        ("indicator=sexual-violence-by-18&sex=F,M", [("GHA", "2015"), ("GHA", "2015")]),
        ("indicator=sexual-violence-by-18&age=_T", []),
        ("indicator=sexual-violence-by-18&breakdown=_T&sex=M", [("GHA", "2015")]),
        ("indicator=homicide-rate&sex=Q", []),
        ("indicator=homicide-rate&from=2030", []),
        ("indicator=homicide-rate&from=2019&to=2018", []),
        ("indicator=homicide-rate&area=&from=2019&to=&sex=", [("GHA", "2019"), ("NGA", "2019"), ("WLD", "2019")]),
    ],
)
def test_filters_choose_rows(reader: FlaskClient, query: str, expected: list[tuple[str, str]]) -> None:
    assert [row[1:] for row in observations(reader, query)] == expected


def test_several_indicators_come_by_comma_or_repetition(reader: FlaskClient) -> None:
    by_comma = observations(reader, "indicator=homicide-rate,refugees-by-origin&area=NGA")
    assert {row[0] for row in by_comma} == {"homicide-rate", "refugees-by-origin"}
    assert observations(reader, "indicator=homicide-rate&indicator=refugees-by-origin&area=NGA") == by_comma


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("indicator=none", "none"),
        ("indicator=homicide-rate,nope", "nope"),
        ("area=XYZ", "XYZ"),
        ("area=NGA,ZZZ", "ZZZ"),
        ("area=999", "999"),
        ("from=19", "19"),
        ("to=201x", "201x"),
        ("from=-2019", "-2019"),
        ("to=2019.5", "2019.5"),
        ("from=2019&from=2020", "2019,2020"),
        ("from=٢٠١٩", "٢٠١٩"),
        ("areas=NGA", "areas"),
        ("area=%00%0A<b>", "<b>"),
    ],
)
def test_what_is_unknown_or_malformed_is_named_in_one_line(small_client: FlaskClient, query: str, named: str) -> None:
    answer = small_client.get(f"{api.OBSERVATIONS}?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert named in answer.text
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("indicator=homicide-rate&area=NGA,GHA&from=2010&to=2022", "reach-2030_homicide-rate_NGA-GHA_2010-2022.csv"),
        ("indicator=homicide-rate&from=2019", "reach-2030_homicide-rate_from-2019.csv"),
        ("indicator=homicide-rate,refugees-by-origin&to=2019", "reach-2030_2-indicators_to-2019.csv"),
        ("", "reach-2030_all-indicators.csv"),
        ("area=011,NGA,GHA,KEN,DEU,FRA,ITA", "reach-2030_all-indicators_7-areas.csv"),
    ],
)
def test_the_file_is_named_after_what_it_holds(reader: FlaskClient, query: str, name: str) -> None:
    answer = reader.get(f"{api.OBSERVATIONS}?{query}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


DOCUMENTS = [api.INDICATORS, api.SOURCES, api.CODES, api.STRUCTURE, api.OPENAPI]
ROWS_OF = [form.address for form in api.FORMATS.values()]


@pytest.mark.parametrize("address", [*ROWS_OF, *DOCUMENTS])
def test_what_a_reader_has_is_not_sent_again_until_the_data_change(
    reader: FlaskClient, folder: Path, tmp_path: Path, address: str
) -> None:
    first = reader.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=300"
    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert reader.get(address, headers={"If-None-Match": 'W/"another"'}).status_code == 200
    if address in (api.INDICATORS, api.OPENAPI):
        return
    write_package(tmp_path, {name: (folder / f"{name}.csv").read_bytes() for name in ROWS}, "v2")
    server = Flask("api")
    api.register(server, context_of(tmp_path))
    assert server.test_client().get(address).headers["ETag"] != first.headers["ETag"]


def test_another_question_or_format_has_another_tag(reader: FlaskClient) -> None:
    queries = ("", "area=NGA", "area=GHA", "from=2019", "to=2019", "sex=F", "indicator=homicide-rate")
    tags = [reader.get(f"{address}?{query}").headers["ETag"] for address in ROWS_OF for query in queries]
    assert len(set(tags)) == len(tags)
    one, other = (reader.get(f"{api.OBSERVATIONS}?{query}") for query in ("area=NGA,GHA", "area=nga&area=GHA"))
    assert one.headers["ETag"] == other.headers["ETag"]


@pytest.mark.parametrize("address", [*ROWS_OF, *DOCUMENTS])
def test_the_head_of_an_answer_comes_without_its_body(small_client: FlaskClient, address: str) -> None:
    full, head = small_client.get(address), small_client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Link", "Content-Disposition"):
        assert head.headers.get(name) == full.headers.get(name)


def test_only_the_head_of_an_answer_makes_no_rows(small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(*_: object) -> Iterator[None]:
        raise AssertionError("rows were made for nobody")
        yield

    monkeypatch.setattr(Published, "blocks", rows)
    for address in ROWS_OF:
        head = small_client.head(address)
        assert head.status_code == 200
        known = small_client.get(address, headers={"If-None-Match": head.headers["ETag"]})
        assert known.status_code == 304


@pytest.mark.parametrize("address", [*ROWS_OF, *DOCUMENTS, f"{api.OBSERVATIONS}?area=XYZ", f"{api.ROOT}none"])
def test_a_page_of_another_site_may_read_every_answer(small_client: FlaskClient, address: str) -> None:
    answer = small_client.get(address, headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    if answer.status_code == 200:
        asked = small_client.options(address.partition("?")[0])
        assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]


def test_an_answer_says_where_its_description_and_licences_are(small_client: FlaskClient) -> None:
    links = re.findall(r'<([^>]+)>; rel="([a-z-]+)"', small_client.get(api.OBSERVATIONS).headers["Link"])
    assert {relation for _, relation in links} == {"service-desc", "license", "describedby"}
    assert all(small_client.get(address).status_code == 200 for address, _ in links)


def test_long_lists_and_queries_are_refused(small_client: FlaskClient) -> None:
    every = ",".join(load_geography(Config().geography).areas)
    assert small_client.get(f"{api.OBSERVATIONS}?area={every}").status_code == 200
    many = small_client.get(f"{api.OBSERVATIONS}?sex={','.join(map(str, range(400)))}")
    assert (many.status_code, "sex: 400 values" in many.text) == (400, True)
    long = small_client.get(f"{api.OBSERVATIONS}?sex={'F' * 5000}")
    assert (long.status_code, "5004 characters" in long.text) == (414, True)
    assert long.text.count("\n") == 1


def test_more_rows_than_a_sheet_holds_are_refused_for_it_alone(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert api.FORMATS["xlsx"].most_rows == 1_048_575
    monkeypatch.setitem(api.FORMATS, "xlsx", replace(api.FORMATS["xlsx"], most_rows=3))
    refused = reader.get(api.OBSERVATIONS_XLSX)
    assert refused.status_code == 400
    assert reader.get(f"{api.OBSERVATIONS_XLSX}?indicator=refugees-by-origin").status_code == 200
    assert reader.get(api.OBSERVATIONS).status_code == 200


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("sdmx.csv", "application/vnd.sdmx.data+csv;version=2.0.0"),
    ],
)
def test_each_format_has_its_media_type_and_name(reader: FlaskClient, ending: str, media_type: str) -> None:
    answer = reader.get(f"/api/v1/observations.{ending}?indicator=homicide-rate&area=NGA")
    assert answer.headers["Content-Type"] == media_type
    assert f'filename="reach-2030_homicide-rate_NGA.{ending}"' in answer.headers["Content-Disposition"]


def test_sources_tell_release_licence_and_checksums(client: FlaskClient, shared: Context) -> None:
    told = client.get(api.SOURCES).json
    sources = {entry["id"]: entry for entry in told["sources"]}
    assert set(sources) == {indicator.source for indicator in shared.indicators.values()} | set(sources)
    for name, entry in sources.items():
        source = shared.sources[name]
        assert (entry["vintage"], entry["licence"], entry["citation"]) == (
            source.vintage,
            source.licence,
            source.citation,
        )
        assert [file["sha256"] for file in entry["files"]] == [file.sha256 for file in source.files]
    tables = {entry["id"]: entry for entry in told["tables"]}
    for name in shared.indicators:
        content = (shared.store.folder / f"{name}.csv").read_bytes()
        assert tables[name]["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("ending", ["csv", "json", "sdmx.csv"])
def test_the_unit_of_a_row_is_that_of_its_age(client: FlaskClient, ending: str) -> None:
    text = client.get(f"/api/v1/observations.{ending}?indicator=violent-discipline&area=UKR,DZA").text
    lines = [line for line in text.replace("],", "],\n").splitlines() if ",2012," in line or ",2019," in line]
    assert lines
    for line in lines:
        ages = "2_TO_14" if "Y2T14" in line else "1_TO_14"
        assert ages in line.replace(" ", "_").upper(), line


def test_codes_name_all_that_stands_in_tables(client: FlaskClient, shared: Context) -> None:
    told = client.get(api.CODES).json
    codes = {kind: {entry["code"] for entry in told[kind]} for kind in told if kind != "data_version"}
    counted = {entry["id"]: entry["areas"] for entry in client.get(api.INDICATORS).json["indicators"]}
    for name in shared.indicators:
        frame = shared.store.frame(name)
        # Of the areas that a table lists some have no figure in any year.
        known = frame.dropna(subset=["obs_value", "obs_lower", "obs_upper"], how="all")["ref_area"].unique()
        assert counted[name] == len(codes["areas"].intersection(known)), name
        for column in ("sex", "age", "breakdown", "obs_status"):
            assert set(frame[column].unique()) <= codes[column]
        assert set(frame["ref_area"].unique()) <= codes["areas"] | codes["other_areas"] | codes["regions"]
    names = {entry["code"]: entry["names"] for entry in told["areas"]}
    assert names["NAM"]["en"] == "Namibia"
    assert next(entry["iso2"] for entry in told["areas"] if entry["code"] == "NAM") == "NA"
    assert {"AGO", "NAM"} <= set(next(entry["members"] for entry in told["regions"] if entry["code"] == "202"))
    assert all(entry["name"] and entry["name"] != entry["code"] for entry in told["age"])
    assert [entry["code"] for entry in told["age"]][-2:] == ["_T", "_U"], "by code where no years stand in it"


@pytest.mark.parametrize("address", [f"{api.OBSERVATIONS}?indicator=homicide-rate", api.INDICATORS])
def test_packed_answers_are_not_sent_again(small_client: FlaskClient, address: str) -> None:
    headers = {"Accept-Encoding": "gzip"}
    first = small_client.get(address, headers=headers)
    assert first.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(first.data) == small_client.get(address).data
    again = small_client.get(address, headers=headers | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_indicators_tell_what_a_reader_of_the_table_needs(reader: FlaskClient) -> None:
    answer = reader.get(api.INDICATORS)
    assert answer.mimetype == "application/json"
    entries = {entry["id"]: entry for entry in answer.json["indicators"]}
    assert list(entries) == ["refugees-by-origin", "homicide-rate", "sexual-violence-by-18"]
    entry = entries["homicide-rate"]
    assert list(entry) == [
        "id",
        "name",
        "definition",
        "unit",
        "theme",
        "direction",
        "source",
        "licence",
        "sdg",
        "caveats",
        "first_year",
        "last_year",
        "areas",
    ]
    assert (entry["first_year"], entry["last_year"], entry["areas"]) == (2018, 2019, 2)
    assert (entry["source"], entry["sdg"], entry["direction"]) == ("un_sdg", ["16.1.1"], "down")
    assert entry["licence"] == load_sources(Config().sources)["un_sdg"].licence
    assert all(isinstance(caveat, str) for caveat in entry["caveats"])


def test_a_table_with_lines_that_are_no_rows_stops_the_start(tmp_path: Path) -> None:
    contents = {name: table(COLUMNS, list(rows)) for name, rows in ROWS.items()}
    contents["homicide-rate"] += b"\n"
    write_package(tmp_path, contents)
    with pytest.raises(StoreError, match=r"homicide-rate\.csv"):
        api.Interface(context_of(tmp_path))


@pytest.mark.parametrize(
    "given",
    [
        "small_client",
        # Every name, unit, code and caveat of the published rows stands in those of three countries, but areas.
        pytest.param("client", marks=pytest.mark.sweep),
    ],
)
def test_no_cell_begins_like_a_formula(request: pytest.FixtureRequest, given: str) -> None:
    answer = request.getfixturevalue(given).get(api.OBSERVATIONS)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    first_letters = {cell[:1] for line in answer.text.splitlines() for cell in line.split(",")}
    assert first_letters.isdisjoint("=+@\t\r")


VALUES = {
    "indicator": ["homicide-rate", "refugees-by-origin", "none"],
    "area": ["NGA", "011", "LDC", "WLD", "1"],
    "from": ["2019", "0000", "x"],
    "to": ["2020", "99999"],
    "sex": ["F", "_T"],
    "age": ["_T"],
    "breakdown": ["_T"],
}


@given(data=st.data())
def test_no_query_fails(small_client: FlaskClient, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(VALUES)) | st.text(max_size=6)
    name_lists = data.draw(st.lists(names, max_size=5))
    pairs = [(name, data.draw(st.sampled_from(VALUES.get(name, [""])) | st.text(max_size=12))) for name in name_lists]
    answer = small_client.get(api.OBSERVATIONS, query_string=pairs)
    assert answer.status_code in (200, 400)
    assert answer.text.startswith("indicator,ref_area,") if answer.status_code == 200 else answer.text.count("\n") == 1


# -------------------------------------------------------------------------------------------------- large answers


@pytest.mark.parametrize("address", [api.OBSERVATIONS, api.OBSERVATIONS_JSON, api.OBSERVATIONS_SDMX])
def test_large_answers_leave_threads_for_everybody_else(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """However slowly they are read: a turn ends with the last byte, or when the reader hangs up."""
    monkeypatch.setattr(api, "LARGE", 5)
    monkeypatch.setattr(api, "KEPT_WHOLE", ())
    on_their_way = [reader.get(address) for _ in range(FILES)]
    assert [answer.status_code for answer in on_their_way] == [200] * FILES
    refused = reader.get(address)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert reader.get(f"{address}?indicator=sexual-violence-by-18").status_code == 200
    tag = on_their_way[0].headers["ETag"]
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert b"homicide-rate" in on_their_way[0].get_data()
    on_their_way[0].close()
    assert reader.head(address, buffered=True).status_code == 200
    assert reader.get(address, buffered=True).status_code == 200
    on_their_way[1].close()
    again = [reader.get(address) for _ in range(FILES)]
    assert [answer.status_code for answer in again] == [200] * FILES
    for answer in again:
        answer.close()


def test_a_large_answer_that_cannot_be_given_keeps_no_turn(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "LARGE", 5)
    monkeypatch.setitem(api.FORMATS, "xlsx", replace(api.FORMATS["xlsx"], most_rows=6))
    for _ in range(FILES + 1):
        assert reader.get(api.OBSERVATIONS_XLSX).status_code == 400
    assert reader.get(api.OBSERVATIONS, buffered=True).status_code == 200
