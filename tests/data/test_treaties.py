"""Treaties: what the README of the evidence promises of parties, signatures and silence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas, load_areas
from data.records import SourceTables
from data.sources import treaties

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw"
AREAS = Areas(
    pd.DataFrame(
        {
            "area": ["NAM", "TLS", "USA", "PSE", "SOM"],
            "iso2": ["NA", "TL", "US", "PS", "SO"],
            "kind": ["member", "member", "member", "observer", "member"],
        }
    ),
    pd.DataFrame(),
)
CRC = "iso2,member,state party,year ratification or accession,signatory,no action,status,note\n"
EVERYBODY = CRC + "NA,Namibia,1,1990,0,0,state party,\nTP,East Timor,1,2003,0,0,state party,\n"
PALERMO = "iso3,participant,signature_date,deposit_date,action,evidence,in_force_date,party\n"


def read(tmp_path: Path, crc: str = EVERYBODY, palermo: str = PALERMO + "NAM,,,2002-08-16,,,,True\n") -> SourceTables:
    folder = tmp_path / "treaties"
    folder.mkdir()
    for name in ("crc", "op_sc", "op_ac"):
        (folder / f"{name}.csv").write_text(crc, encoding="utf-8")
    (folder / "palermo_protocol.csv").write_text(palermo, encoding="utf-8")
    return treaties.read(tmp_path, AREAS)


def values(result: SourceTables, indicator: str, breakdown: str) -> dict[str, float]:
    table = result.tables[indicator]
    rows = table[(table["breakdown"] == breakdown) & table["obs_value"].notna()]
    return dict(zip(rows["ref_area"], rows["obs_value"], strict=True))


def test_the_status_is_read_from_its_words_and_not_from_the_flags(tmp_path: Path) -> None:
    rows = (
        "US,United States,1,,1,1,signatory state,\nSO,Somalia,1,,1,0,no action,\nNA,Namibia,0,1990,1,1,state party,\n"
    )
    assert values(read(tmp_path, CRC + rows), "crc", "STATUS") == {"USA": 1, "SOM": 0, "NAM": 2}


def test_the_old_code_of_timor_leste_and_the_code_na_of_namibia_are_read(tmp_path: Path) -> None:
    assert values(read(tmp_path), "crc", "YEAR") == {"NAM": 1990, "TLS": 2003}


def test_every_member_has_a_status_and_silence_is_unknown(tmp_path: Path) -> None:
    table = read(tmp_path).tables["palermo-protocol"]
    status = table[table["breakdown"] == "STATUS"].set_index("ref_area")
    assert set(status.index) == {"NAM", "TLS", "USA", "SOM"}
    assert status.loc["NAM", "obs_value"] == 2
    assert set(status.loc[["TLS", "USA", "SOM"], "obs_status"]) == {"M"}
    assert status.loc[["TLS", "USA", "SOM"], "obs_value"].isna().all()


def test_the_year_is_that_of_deposit_else_of_entry_into_force_else_no_row(tmp_path: Path) -> None:
    rows = "NAM,,,2002-08-16,,,2003-12-25,True\nUSA,,,,,Dutch,2014-10-19,True\nSOM,,,,,DOL,,True\n"
    result = read(tmp_path, palermo=PALERMO + rows)
    assert values(result, "palermo-protocol", "YEAR") == {"NAM": 2002, "USA": 2014}
    told = {finding.key: finding.reason for finding in result.findings}
    assert "entry into force" in told["USA"]
    assert "without a date" in told["SOM"]


def test_a_signature_alone_is_no_party_and_no_year_and_is_doubted(tmp_path: Path) -> None:
    result = read(tmp_path, palermo=PALERMO + "USA,Us,2000-12-13,,,,,False\n")
    assert values(result, "palermo-protocol", "STATUS") == {"USA": 1}
    assert values(result, "palermo-protocol", "YEAR") == {}
    assert [finding.key for finding in result.findings if finding.action == "doubted"] == ["USA"]


def test_a_union_is_left_out_and_a_state_that_is_no_member_stays_and_is_noted(tmp_path: Path) -> None:
    result = read(tmp_path, palermo=PALERMO + "EU,European Union,,2006-09-06,,,,True\nPSE,,,,,DOL,,True\n")
    assert values(result, "palermo-protocol", "STATUS") == {"PSE": 2}
    told = [(finding.action, finding.rows, finding.key) for finding in result.findings]
    assert ("dropped", 1, "EU") in told
    assert ("noted", 1, "PSE") in told
    assert "PSE" not in set(result.tables["crc"]["ref_area"]), "its list is of members: silence is none of Palestine"


@pytest.mark.parametrize("row", ["ZZ,Nowhere,1,1990,0,0,state party,\n", "NA,Namibia,1,1990,0,0,ratified,\n"])
def test_an_unknown_state_or_word_stops_with_the_file_and_the_remedy(tmp_path: Path, row: str) -> None:
    with pytest.raises(ValueError, match=r"crc\.csv: (ZZ|NA): .*OLD_ISO2 and WORDS"):
        read(tmp_path, CRC + row)


def test_a_row_that_says_neither_party_nor_signed_stops(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"palermo_protocol\.csv: USA"):
        read(tmp_path, palermo=PALERMO + "USA,,,,,,,False\n")


@pytest.mark.skipif(not RAW.exists(), reason="the publishers' files are not here")
@pytest.mark.parametrize(
    ("indicator", "statuses", "years"),
    [
        ("crc", (192, 1, 0, 0), 192),
        ("crc-op-sale-of-children", (176, 7, 10, 0), 176),
        ("crc-op-armed-conflict", (170, 8, 15, 0), 170),
        ("palermo-protocol", (175, 5, 0, 14), 165),
    ],
)
def test_the_counts_that_the_evidence_expects(indicator: str, statuses: tuple[int, ...], years: int) -> None:
    table = treaties.read(RAW, load_areas(ROOT / "data")).tables[indicator]
    status = table[table["breakdown"] == "STATUS"]
    parties, signed, no_action = (int((status["obs_value"] == code).sum()) for code in (2, 1, 0))
    assert (parties, signed, no_action, int((status["obs_status"] == "M").sum())) == statuses
    assert len(status) == (194 if indicator == treaties.PALERMO else 193)
    assert set(status["ref_area"]) - load_areas(ROOT / "data").members <= {"PSE"}
    assert int((table["breakdown"] == "YEAR").sum()) == years
    assert set(table["time_period"]) == {2023 if indicator == treaties.PALERMO else 2022}


def test_no_status_is_of_a_year_before_a_state_joined(tmp_path: Path) -> None:
    rows = "NAM,,,2002-08-16,,,,True\nUSA,,,,,Dutch,2023-03-22,True\n"
    tables = read(tmp_path, palermo=PALERMO + rows).tables
    assert set(tables["palermo-protocol"]["time_period"]) == {2023}
    assert set(tables["crc"]["time_period"]) == {2022}
