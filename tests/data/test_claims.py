"""The ledger of claims: every figure once, with its publisher, where it was seen, and whether it can be traced."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from data import claims
from data.records import tidy

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw"
PUBLISHED = ROOT / "data" / "published"
HEAD = "figure,area,period,value,unit,publication,url_seen,quality\n"
ROW = "children in child labour,World,2024,138,million (nearly),ILO/UNICEF 2025,https://news.example/a,secondary\n"


def entry(**cells: str) -> dict[str, str]:
    """An entry of our list, of the figure in ROW."""
    blank = dict.fromkeys(claims.OUR_COLUMNS, "")
    listed = {
        "listed_figure": "children in child labour",
        "listed_area": "World",
        "listed_period": "2024",
        "listed_publication": "ILO/UNICEF 2025",
    }
    return {
        **blank,
        "id": "child-labour",
        "status": "published",
        "name": "Children",
        "unit": "million",
        **listed,
        **cells,
    }


def statement(**cells: str) -> dict[str, str]:
    """An entry of our list that no publisher's figure stands behind."""
    nothing = {f"listed_{name}": "" for name in claims.LISTED}
    return entry(**{"id": "statement", "status": "untraced", "value": "35", **nothing, **cells})


def victims(**cells: object) -> dict[str, pd.DataFrame]:
    """The table that own figures come from: 30 children, 70 adults."""
    rows = [("AAA", "Y0T17", 30.0), ("AAA", "Y_GE18", 70.0), ("BBB", "Y0T17", 0.0), ("BBB", "Y_GE18", 100.0)]
    frame = pd.DataFrame(rows, columns=["ref_area", "age", "obs_value"]).assign(time_period=2022, **cells)
    return {"detected-victims": tidy(frame)}


def build(tmp_path: Path, *ours: dict[str, str], listed: str = ROW) -> pd.DataFrame:
    (tmp_path / "published").mkdir()
    (tmp_path / claims.FILE).write_text(HEAD + listed, encoding="utf-8")
    ledger = tmp_path / "ours.csv"
    pd.DataFrame(ours, columns=claims.OUR_COLUMNS).to_csv(ledger, index=False)
    return claims.build(tmp_path, victims(), ledger)


def test_a_published_figure_has_the_publishers_value_and_our_words(tmp_path: Path) -> None:
    found = build(tmp_path, entry(qualifier="nearly")).iloc[0]
    assert (found["value"], found["unit"], found["qualifier"]) == (138.0, "million", "nearly")
    assert (found["publisher"], found["period"]) == ("ILO, UNICEF", "2024")
    assert (found["seen"], found["quality"]) == ("https://news.example/a", "secondary")


def test_a_claim_of_the_statement_has_no_publication_behind_it_and_names_the_nearest(tmp_path: Path) -> None:
    found = build(tmp_path, entry(), statement(near="child-labour")).iloc[1]
    assert (found["status"], found["value"], found["seen"], found["quality"]) == ("untraced", 35.0, "", "")
    assert found["near"] == "child-labour"


@pytest.mark.parametrize(
    ("ours", "message"),
    [
        ([statement()], "figures without an entry: .*child labour"),
        ([entry(), entry(id="again")], "figures with two entries"),
        ([entry(), entry(id="other", listed_period="2023")], "entries without a figure"),
        ([entry(), statement(id="child-labour")], "ids given twice: .*child-labour"),
        ([entry(), statement(near="nothing")], "ids of `near` that are not there: .*nothing"),
        ([entry(), statement(status="true")], "statuses: .*true"),
        ([entry(), statement(value="")], "no value of statement"),
        ([entry(), statement(status="traced")], "traced to no row: .*statement"),
        ([entry(), statement(status="news", quality="quoted")], "of a news report that is not named: .*statement"),
        ([entry(), statement(status="news", seen_note="A paper")], "of a news report that is not named: .*statement"),
    ],
)
def test_a_ledger_that_does_not_fit_its_figures_stops_the_build(
    tmp_path: Path, ours: list[dict[str, str]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        build(tmp_path, *ours)


def test_an_unknown_publication_stops_the_build(tmp_path: Path) -> None:
    row = ROW.replace("ILO/UNICEF 2025", "A blog")
    with pytest.raises(ValueError, match=r"publications not in PUBLICATIONS: .*A blog"):
        build(tmp_path, entry(listed_publication="A blog"), listed=row)


def test_as_above_is_the_quality_above(tmp_path: Path) -> None:
    second = ROW.replace("2024,138", "2020,160").replace("secondary", "as above")
    found = build(tmp_path, entry(), entry(id="older", listed_period="2020"), listed=ROW + second)
    assert found["quality"].tolist() == ["secondary", "secondary"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/x.html", ("https://a.example/x.html", "")),
        ("https://a.example/x?p=1 (citing GLOTIP 2020 p.32)", ("https://a.example/x?p=1", "citing GLOTIP 2020 p.32")),
        ("https://a.example/x / https://b.example/?p=9", ("https://a.example/x https://b.example/?p=9", "")),
        ("https://a.eu/ (as read by tool 2026-10-06)", ("https://a.eu/", "read by a script on 6 October 2026")),
    ],
)
def test_addresses_are_told_from_what_stands_beside_them(text: str, expected: tuple[str, str]) -> None:
    assert claims.addresses_in(text) == expected


def test_an_own_share_is_summed_over_all_that_report_or_all_but_one() -> None:
    assert claims.child_share(victims(), 2022) == 15.0
    assert claims.child_share(victims(), 2022, without=("BBB",)) == 30.0


def test_an_own_share_whose_ends_lie_apart_is_no_number() -> None:
    tables = victims()
    unclear = tables["detected-victims"]["age"] == "Y0T17"
    tables["detected-victims"].loc[unclear, ["obs_value", "obs_lower", "obs_upper"]] = [float("nan"), 1.0, 4.0]
    with pytest.raises(ValueError, match="not one number"):
        claims.child_share(tables, 2022)


# ------------------------------------------------------------------------------------------ the ledger itself


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def ledger() -> Mapping[str, Mapping[str, str]]:
    path = PUBLISHED / "claims.csv"
    if not path.exists():
        pytest.skip("before the first build")
    return {row["id"]: row for row in rows_of(path)}


def test_every_id_that_was_given_is_published(ledger: Mapping[str, Mapping[str, str]]) -> None:
    assert list(ledger) == [row["id"] for row in rows_of(claims.LEDGER)]


def test_a_figure_of_a_news_report_needs_no_row_of_the_publishers_list(tmp_path: Path) -> None:
    told = {"seen_note": "A paper, 1 May 2024", "quality": "secondary: the report itself was not at hand"}
    found = build(tmp_path, entry(), statement(status="news", **told)).iloc[1]
    assert (found["status"], found["value"], found["seen"]) == ("news", 35.0, "")
    assert {name: found[name] for name in told} == told


def test_the_statements_share_is_unodcs_of_2020_and_its_profits_are_not_traced(
    ledger: Mapping[str, Mapping[str, str]],
) -> None:
    untraced = {name: (row["value"], row["near"]) for name, row in ledger.items() if row["status"] == "untraced"}
    assert untraced == {"statement-2023-profits": ("39", "ilo-2024-profits")}
    traced = {name: (row["value"], row["near"]) for name, row in ledger.items() if row["status"] == "traced"}
    assert traced == {"statement-2023-child-share": ("35", "unodc-2022-child-share-2020")}
    assert ledger["unodc-2022-child-share-2020"]["near"] == "unodc-2024-child-share-2022"
    assert (ledger["unodc-2024-child-share-2022"]["value"], ledger["unodc-2024-child-share-2022"]["period"]) == (
        "38",
        "2022",
    )


def test_two_figures_of_unodc_were_seen_in_a_news_report_that_is_named(ledger: Mapping[str, Mapping[str, str]]) -> None:
    told = {name: row for name, row in ledger.items() if row["status"] == "news" and "Reuters" in row["seen_note"]}
    figures = {name: (row["value"], row["unit"], row["period"], row["publication"]) for name, row in told.items()}
    assert figures == {
        "unodc-2022-child-share-2020": (
            "35",
            "% of detected victims",
            "2020",
            "Global Report on Trafficking in Persons 2022",
        ),
        "unodc-2024-victims-2022": ("69627", "persons", "2022", "Global Report on Trafficking in Persons 2024"),
    }
    for row in told.values():
        assert (row["publisher"], row["area"], row["seen"]) == ("UNODC", "World", "")
        assert row["seen_note"] == "Reuters, 11 December 2024"
        assert "was not at hand" in row["quality"]
    assert (
        "compared to 35% for figures for 2020 which formed the basis of the previous report"
        in (told["unodc-2022-child-share-2020"]["note"])
    )


def test_nothing_calls_unodcs_shares_other_numbers_than_the_statements(ledger: Mapping[str, Mapping[str, str]]) -> None:
    assert [name for name, row in ledger.items() if "other numbers" in row["note"]] == []


def test_the_rises_of_children_and_of_girls_are_from_unodcs_own_release(
    ledger: Mapping[str, Mapping[str, str]],
) -> None:
    for what, value in (("children", "31"), ("girls", "38")):
        row = ledger[f"unodc-2024-{what}-change-2019-2022"]
        assert (row["value"], row["status"], row["quality"].split(" ")[0]) == (value, "published", "primary")
        assert "unodc.org" in row["seen"]


def test_every_published_figure_says_by_whom_where_and_how_it_was_seen(ledger: Mapping[str, Mapping[str, str]]) -> None:
    published = [row for row in ledger.values() if row["status"] == "published"]
    assert len(published) == 59
    # A figure has the status of the pages on which it was seen: a journalist's word is no publisher's.
    news = [row for row in ledger.values() if row["status"] == "news"]
    assert len(news) == 23
    for row in published:
        assert not any(site in row["seen"] for site in ("cnn.com", "africanews", "newsgazette", "wakadaily")), row["id"]
    for row in published:
        assert all(row[name] for name in ("value", "unit", "area", "period", "publisher", "publication")), row["id"]
        assert row["seen"].startswith("https://"), row["id"]
        assert row["quality"], row["id"]


def test_own_figures_are_what_the_evidence_expects(ledger: Mapping[str, Mapping[str, str]]) -> None:
    own = {name: row["value"] for name, row in ledger.items() if row["status"] == "own"}
    assert own == {
        "own-child-share-2022": "28",
        "own-child-share-2022-without-pakistan": "35.7",
    }


def test_less_than_seven_years_remained_to_the_beginning_of_2030(ledger: Mapping[str, Mapping[str, str]]) -> None:
    said = datetime.date(2023, 7, 30)
    left = [(end - said).days / 365.25 for end in (datetime.date(2030, 1, 1), datetime.date(2030, 12, 31))]
    note = ledger["statement-2023-years-left"]["note"]
    assert ledger["statement-2023-years-left"]["status"] == "counted"
    assert [f"{years:.1f} years" in note for years in left] == [True, True]
    assert left[0] < float(ledger["statement-2023-years-left"]["value"])


@pytest.mark.skipif(not RAW.exists(), reason="the publishers' files are not here")
def test_every_figure_of_the_list_is_in_the_ledger_as_listed(ledger: Mapping[str, Mapping[str, str]]) -> None:
    ours = {claims._key(row): row["id"] for row in rows_of(claims.LEDGER)}
    listed = rows_of(RAW / claims.FILE)
    assert len(listed) == 81
    for row in listed:
        key = (row["figure"], row["area"], row["period"], row["publication"])
        found = ledger[ours[key]]
        assert found["value"] == (row["value"] or "39")
        assert found["quality"] == (row["quality"] if row["quality"] != "as above" else "primary page read by script")
