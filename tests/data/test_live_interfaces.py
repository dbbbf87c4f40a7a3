"""Live interfaces give the rows that the publishers' files give: the same facts, read by the same reader."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from dashboard.catalogue import load_sources
from data.build import READ_WITH
from data.live import fao, inform, ucdp, un_sdg, unodc_glotip
from data.live.client import Patience
from data.live.facts import Facts, in_words
from data.live.fetching import Journey, facts_by_hand
from data.sources import inform as inform_reader
from data.sources import un_sdg as un_sdg_reader
from data.sources import unicef as unicef_reader
from data.sources import wb_wdi as wb_wdi_reader
from data.sources import wb_wgi as wb_wgi_reader
from tests.fixtures.live import AREAS, CASES, ENVIRONMENT
from tests.fixtures.publishers import Publishers, interface_of, moved_here, publishing

ROOT = Path(__file__).parents[2]
RECORDS = load_sources(ROOT / "data" / "sources")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Fetched(NamedTuple):
    """One source as its interface gives it, and as its files do."""

    name: str
    facts: Facts
    raw: Path
    laid: Path


@pytest.fixture
def publishers() -> Iterator[Publishers]:
    with publishing() as server:
        yield server


def fetch(name: str, publishers: Publishers, folder: Path) -> tuple[Facts, Path]:
    source = moved_here(RECORDS[name], publishers)
    CASES[name].teach(publishers, source)
    raw = folder / "fetched"
    journey = Journey(folder / "cache", Patience(retries=0, read=5), ENVIRONMENT, NOW)
    return journey.fetch(source, AREAS, raw), raw


@pytest.fixture(scope="module", params=CASES)
def fetched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fetched:
    """Each source, fetched once."""
    folder = tmp_path_factory.mktemp(request.param)
    CASES[request.param].lay(folder / "laid")
    with publishing() as server:
        facts, raw = fetch(request.param, server, folder)
    return Fetched(request.param, facts, raw, folder / "laid")


def cells(path: Path) -> pd.DataFrame:
    """What a file says, however it writes numbers; the order of rows is the publisher's own affair."""
    if path.suffix == ".xlsx":
        frame = pd.read_excel(path, dtype=str, keep_default_na=False)
    else:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame = frame.map(lambda text: f"{float(text):g}" if text.replace(".", "", 1).lstrip("-").isdigit() else text)
    return frame.sort_values(list(frame.columns)).reset_index(drop=True)


@pytest.mark.parametrize(
    "fetched",
    [
        # Two workbooks of thousands of cells, which are the same: below.
        pytest.param(name, marks=pytest.mark.sweep if name == "unodc_glotip" else ())
        for name in CASES
    ],
    indirect=True,
    scope="module",
)
def test_what_is_fetched_is_read_as_what_is_laid_by_hand(fetched: Fetched) -> None:
    name = fetched.name
    for part in READ_WITH.get(name, ()):
        for folder in (fetched.raw, fetched.laid):
            CASES[part].lay(folder)
    read = importlib.import_module(f"data.sources.{name}").read
    by_hand, live = read(fetched.laid, AREAS), read(fetched.raw, AREAS)
    assert set(live.tables) == set(by_hand.tables) - set(interface_of(RECORDS[name]).keeps)
    assert sum(len(table) for table in by_hand.tables.values()) >= 3
    for indicator, table in live.tables.items():
        pd.testing.assert_frame_equal(table, by_hand.tables[indicator], check_exact=True, obj=indicator)


KNOWN_DIFFERENCES = {
    # The live interface fills a column that the file leaves blank, or lacks one that no table needs.
    "idmc_gidd": ["hazard_subtype_name"],
    "un_sdg": ["vintage", "indicator", "dims"],
    "unicef": ["indicator", "sex", "age"],
    "inform": ["CountryName"],
    "unhcr": [],
}


def test_what_is_fetched_is_written_as_the_publishers_file(fetched: Fetched) -> None:
    name = fetched.name
    for path in interface_of(RECORDS[name]).files:
        expected, found = cells(fetched.laid / path), cells(fetched.raw / path)
        common = [column for column in found if column in expected and column not in KNOWN_DIFFERENCES.get(name, [])]
        if name == "un_sdg":
            # Each row once for every indicator that it is listed under; and the world's, which the reader leaves out.
            found = found[found["iso3"] != "1"].drop_duplicates(common)
        found, expected = (part[common].sort_values(common).reset_index(drop=True) for part in (found, expected))
        pd.testing.assert_frame_equal(found, expected)


def test_the_release_is_what_the_interface_says(fetched: Fetched) -> None:
    assert fetched.facts.vintage == CASES[fetched.name].vintage.format(today="25 November 2026")


@pytest.mark.parametrize("name", ["unhcr", "unicef", "wb_wdi", "wb_wgi"])
def test_a_second_fetch_gives_the_same_bytes(name: str, publishers: Publishers, tmp_path: Path) -> None:
    _, raw = fetch(name, publishers, tmp_path)
    before = {path: (raw / path).read_bytes() for path in interface_of(RECORDS[name]).files}
    fetch(name, publishers, tmp_path)
    assert {path: (raw / path).read_bytes() for path in before} == before


# -------------------------------------------------------------------------------------------------- records


def test_every_source_with_an_interface_has_a_case_here() -> None:
    assert {name for name, source in RECORDS.items() if source.interface} <= set(CASES)


LISTS = {"areas/faostat_country_groups.csv"}
"""Lists of members that a reader does without: what it then cannot compare it doubts."""


@pytest.mark.parametrize("name", CASES)
def test_an_interface_is_complete(name: str) -> None:
    source = RECORDS[name]
    interface = interface_of(source)
    assert importlib.util.find_spec(f"data.live.{interface.format}")
    assert interface.address.startswith("https://")
    assert "{vintage}" in interface.citation
    assert "{retrieved}" in interface.citation
    known = {file.path for file in source.files}
    assert set(interface.files) <= known
    assert set(interface.files) | LISTS >= known or interface.keeps


def test_each_series_that_a_reader_takes_is_asked_for() -> None:
    beside = {unicef_reader.SAME_IN_UN_SDG, wb_wdi_reader.SAME_IN_UN_SDG, un_sdg_reader.UNDERNOURISHMENT}
    taken = {*un_sdg_reader.SERIES.values(), *beside}
    assert taken <= set(interface_of(RECORDS["un_sdg"]).codes)
    assert set(wb_wdi_reader.SERIES.values()) <= set(interface_of(RECORDS["wb_wdi"]).codes.values())
    assert set(unicef_reader.CODES.values()) <= set(interface_of(RECORDS["unicef"]).codes)
    dimensions = {name.split()[0] for name in interface_of(RECORDS["wb_wgi"]).codes.values()}
    assert set(wb_wgi_reader.SERIES.values()) <= dimensions
    assert set(inform_reader.INDEX) <= set(interface_of(RECORDS["inform"]).codes)


# -------------------------------------------------------------------------------------------------- dialects


def test_ucdp_is_asked_for_the_newest_release_first(publishers: Publishers, tmp_path: Path) -> None:
    source = moved_here(RECORDS["ucdp"], publishers)
    CASES["ucdp"].teach(publishers, source)
    speak = publishers.speakers["/api/organizedviolencecy/25.1"]
    publishers.speakers["/api/organizedviolencecy/26.1"] = speak
    facts = Journey(tmp_path, Patience(retries=0), ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")
    assert facts == Facts("v26.1", "2026")
    assert ucdp.versions("25.1", 28) == ["28.1", "27.1", "26.1", "25.1"]
    assert ucdp.versions("25.1", 25) == ["25.1"]


def test_an_edge_of_the_sdg_database_is_a_label_not_a_number() -> None:
    assert un_sdg.value_and_label("<2.5") == ("2.5", "<2.5")
    assert un_sdg.value_and_label("> 95") == ("95", ">95")
    assert un_sdg.value_and_label("12.25") == ("12.25", "")
    assert un_sdg.value_and_label("NaN") == ("", "")


@pytest.mark.parametrize(
    ("dimensions", "told", "kept"),
    [
        ({"Sex": "BOTHSEX", "Age": "ALLAGE", "Location": "ALLAREA", "Reporting Type": "G"}, "", True),
        ({"Sex": "FEMALE", "Age": "ALLAGE"}, "", False),
        ({"Location": "URBAN"}, "", False),
        ({"Reporting Type": "N"}, "", False),
        ({"Sex": "FEMALE", "Age": "18-29"}, "Sex=FEMALE,MALE; Age=18-29", True),
        ({"Sex": "FEMALE", "Age": "18+"}, "Sex=FEMALE,MALE; Age=18-29", False),
        ({"Sex": "BOTHSEX"}, "Age=,<15Y", True),
        ({"Sex": "BOTHSEX", "Age": "5-14"}, "Age=,<15Y", False),
    ],
)
def test_the_headline_is_the_whole_unless_the_record_says_otherwise(
    dimensions: dict[str, str], told: str, kept: bool
) -> None:
    assert un_sdg.is_headline(dimensions, un_sdg.selection(told)) is kept


def test_three_years_stand_under_the_one_in_the_middle() -> None:
    assert [fao.middle(years) for years in ("2000-2002", "2022-2024", "2019")] == ["2001", "2023", "2019"]


def test_informs_yearly_release_is_taken_not_that_of_mid_year() -> None:
    listed = [
        {"WorkflowId": 1, "Name": "INFORM Risk Mid 2026"},
        {"WorkflowId": 2, "Name": "INFORM Risk 2026"},
        {"WorkflowId": 3, "Name": "INFORM Risk 2026 with UCDP"},
    ]
    assert inform.workflow_of(listed, 2026) == 2
    assert inform.workflow_of(listed[:1], 2026) is None
    assert inform.workflow_of([{"WorkflowId": "7", "Name": "Trends"}], 2020) == 7
    assert inform.workflow_of([], 2026) is None


def test_a_workbook_fetched_by_hand_names_its_own_day(tmp_path: Path) -> None:
    CASES["unodc_glotip"].lay(tmp_path)
    source = RECORDS["unodc_glotip"]
    assert facts_by_hand(source, tmp_path, "2026-11-25") == Facts("27 October 2026", "2026-10-27")
    assert unodc_glotip.facts_of(tmp_path / source.files[0].path) is not None
    by_hand = facts_by_hand(RECORDS["unhcr"], tmp_path, "2026-11-25")
    assert by_hand == Facts(f"file of {in_words('2026-11-25')}", "2026-11-25")


def test_no_request_asks_for_more_than_is_needed(publishers: Publishers, tmp_path: Path) -> None:
    """Every page once; the credential in its place and in no other."""
    fetch("idmc_gidd", publishers, tmp_path)
    offsets = [(path.rsplit("/", 2)[1], query["offset"]) for path, query, _ in publishers.asked]
    assert offsets == [
        *(("conflicts", str(start)) for start in (0, 3)),
        *(("disasters", str(start)) for start in (0, 3, 6)),
    ]
    assert all(query["limit"] == "1000" for _, query, _ in publishers.asked)
