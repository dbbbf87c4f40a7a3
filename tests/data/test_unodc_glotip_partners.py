"""Citizenships and countries of repatriation follow rules 4 to 6 of the evidence's README."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from dashboard.catalogue import load_indicators
from data.areas import load_areas
from data.records import Finding
from data.sources import unodc_glotip_partners as source

ROOT = Path(__file__).parents[2]
AREAS = load_areas(ROOT / "data")
NAMES = dict(zip(AREAS.areas["name_en"], AREAS.areas["area"], strict=True))
INDICATORS = load_indicators(ROOT / "data" / "catalogue")
DETECTED, CONVICTED, REPATRIATED = "detected-victims-by-citizenship", "convicted-by-citizenship", "repatriated-victims"
Listed = tuple[str, int, str, str]
"""Area, year, label and figure as printed."""


def labelled(*listed: Listed) -> pd.DataFrame:
    """Rows as the reader of the workbook hands them over."""
    rows = [
        (area, year, label, *((1, 4) if text == "<5" else (float(text),) * 2)) for area, year, label, text in listed
    ]
    return pd.DataFrame(rows, columns=["ref_area", "time_period", "label", "lower", "upper"])


def by_citizenship(*listed: Listed) -> tuple[dict[str, tuple[float, float]], list[Finding]]:
    """Ends by code, of rows of one area and year, and what was found on the way."""
    findings: list[Finding] = []
    return ends(source.by_citizenship(labelled(*listed), DETECTED, AREAS, findings)), findings


def by_repatriation(*listed: Listed) -> tuple[dict[str, tuple[float, float]], list[Finding]]:
    """As `by_citizenship`."""
    findings: list[Finding] = []
    return ends(source.by_repatriation(labelled(*listed), REPATRIATED, AREAS, findings)), findings


def ends(rows: pd.DataFrame) -> dict[str, tuple[float, float]]:
    return {line.breakdown: (line.lower, line.upper) for line in rows.itertuples()}


def told(findings: list[Finding], beginning: str) -> str:
    """Rows and key of the one finding whose reason begins so."""
    (found,) = [finding for finding in findings if finding.reason.startswith(beginning)]
    return f"{found.rows}: {found.key}"


@cache
def published(indicator: str) -> pd.DataFrame:
    numbers = {name: [""] for name in ("obs_value", "obs_lower", "obs_upper")}
    path = ROOT / "data" / "published" / f"{indicator}.csv"
    return pd.read_csv(path, keep_default_na=False, na_values=numbers)


def value(indicator: str, area: str, year: int, code: str) -> float:
    return float(
        published(indicator).set_index(["ref_area", "time_period", "breakdown"]).loc[(area, year, code), "obs_value"]
    )


# Labels


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Nigeria", "NGA"),
        ("Viet Nam", "VNM"),
        ("T\u00c3\u00bcrkiye", "TUR"),
        ("C\u00c3\u00b4te d\u00e2\u20ac\u2122Ivoire", "CIV"),
        ("C\ufffdte d'Ivoire", "CIV"),
        ("C\ufffdTE D'IVOIRE", "CIV"),
        ("C\u00f4te d\u2019Ivoire", "CIV"),
        ("Kosovo (under UNSC res. 1244)", "XKX"),
        ("China, Taiwan Province of China", "TWN"),
        ("State of Palestine", "PSE"),
        ("Saint Martin (French Part)", "MAF"),
        ("UAE", "ARE"),
        ("Own country nationals", "OWN"),
        ("NATIONAL", "OWN"),
        ("Unknown", "UNKNOWN"),
        ("Stateless", "STATELESS"),
        ("Other", "OTHER"),
        ("OTH", "OTHER"),
        ("REG_AFR_ME", "REG_AFR_ME"),
        ("ESO", ""),
        ("XXX", ""),
        ("ANT", ""),
        ("3 nig\ufffdriens et 1 tunisien", ""),
        ("(especifique el pa\ufffds)", ""),
    ],
)
def test_rule_06_every_kind_of_label_has_its_code_or_none(label: str, code: str) -> None:
    assert source.code_of(label, NAMES) == code


def test_rule_06_the_countrys_own_name_is_own_however_it_is_spelled() -> None:
    assert by_citizenship(("ROU", 2010, "Romania", "1152"), ("ROU", 2010, "Ukraine", "7"))[0] == {
        "OWN": (1152, 1152),
        "UKR": (7, 7),
    }
    assert by_citizenship(("CIV", 2022, "C\ufffdTE D'IVOIRE", "539"))[0] == {"OWN": (539, 539)}


def test_rule_06_labels_that_name_nothing_are_left_out_and_each_is_listed() -> None:
    found, findings = by_citizenship(
        ("BOL", 2021, "ESO", "<5"), ("MEX", 2023, "MEXICANA \n\n(FEVIMTRA: 8)", "32"), ("BOL", 2021, "Peru", "8")
    )
    assert found == {"PER": (8, 8)}
    assert told(findings, "label that names no country") == "2: ESO (BOL 2021), MEXICANA (FEVIMTRA: 8) (MEX 2023)"


def test_rule_06_totals_are_left_out_and_listed() -> None:
    found, findings = by_citizenship(("BOL", 2017, "All", "397"), ("BOL", 2017, "Own country nationals", "354"))
    assert found == {"OWN": (354, 354)}
    assert told(findings, "a total of the rows beside it") == "1: All (BOL 2017)"


def test_rule_06_other_and_oth_are_the_same_row_twice_and_one_is_kept() -> None:
    found, findings = by_citizenship(("FRA", 2016, "OTH", "144"), ("FRA", 2016, "Other", "144"))
    assert found == {"OTHER": (144, 144)}
    assert told(findings, "the same row under two labels") == "1: FRA 2016"


def test_rule_06_own_nationals_that_stand_there_twice_are_kept_once() -> None:
    found, _ = by_citizenship(("SLB", 2019, "Own country nationals", "8"), ("SLB", 2019, "Solomon Islands", "8"))
    assert found == {"OWN": (8, 8)}


def test_two_different_rows_of_one_country_stop_the_build() -> None:
    with pytest.raises(ValueError, match=r"holds AUT 2021 _T _T CIV more than once.*extend _once"):
        by_citizenship(("AUT", 2021, "C\ufffdte d'Ivoire", "8"), ("AUT", 2021, "C\u00f4te d\u2019Ivoire", "9"))


# Repatriation


def test_rule_06_abroad_occurs_only_in_repatriation() -> None:
    rows = [("NGA", 2018, "Abroad", "239"), ("NGA", 2018, "Libya", "101")]
    assert by_repatriation(*rows)[0] == {"ABROAD": (239, 239), "LBY": (101, 101)}
    found, findings = by_citizenship(*rows)
    assert found == {"LBY": (101, 101)}
    assert told(findings, "label that names no country") == "1: Abroad (NGA 2018)"
    for indicator in (DETECTED, CONVICTED):
        assert "ABROAD" not in set(published(indicator)["breakdown"])


def test_abroad_that_cannot_be_the_sum_of_its_countries_is_doubted_and_stays() -> None:
    listed = [("MMR", 2022, "Abroad", "30"), ("MMR", 2022, "China", "7"), ("MMR", 2022, "Singapore", "10")]
    found, findings = by_repatriation(*listed)
    assert found["ABROAD"] == (30, 30)
    assert told(findings, "ABROAD is not the sum") == "1: MMR 2022"
    fits = [("MMR", 2023, "Abroad", "15"), ("MMR", 2023, "China", "13"), ("MMR", 2023, "Japan", "<5")]
    assert not [finding for finding in by_repatriation(*fits)[1] if finding.reason.startswith("ABROAD is")]


def test_own_nationals_are_no_part_of_abroad_and_are_kept_beside_the_countrys_own_name() -> None:
    found, findings = by_repatriation(
        ("SVK", 2017, "Abroad", "24"),
        ("SVK", 2017, "Germany", "24"),
        ("SVK", 2017, "Own country nationals", "24"),
        ("SVK", 2017, "Slovakia", "<5"),
    )
    assert found == {"ABROAD": (24, 24), "DEU": (24, 24), "OWN": (24, 24)}
    assert told(findings, "the country's own name beside") == "1: SVK 2017"
    assert not [finding for finding in findings if finding.reason.startswith("ABROAD is")]


def test_that_repatriations_turned_round_is_said() -> None:
    _, findings = by_repatriation(("IDN", 2016, "Myanmar", "1192"), ("MMR", 2017, "China", "254"))
    assert told(findings, "the area mostly seems to be where persons were found") == "1: 2016 to 2016"
    assert "not a direction" in INDICATORS[REPATRIATED].caveats[0]
    assert INDICATORS[REPATRIATED].break_years == (2017,)


# Zeros and totals


def without_empty_lists(total: tuple[float, float] | None, *listed: Listed) -> tuple[list[str], list[Finding]]:
    """Statuses of citizenships below a total of one area and year, and what was found."""
    findings: list[Finding] = []
    rows = source.by_citizenship(labelled(*listed), DETECTED, AREAS, findings)
    place = rows[["ref_area", "time_period"]].head(1 if total else 0)
    totals = place.assign(lower=total and total[0], upper=total and total[1]).set_index(["ref_area", "time_period"])
    counts = source.without_empty_lists(rows, totals.astype(float), DETECTED, findings)
    assert (counts["lower"].isna() == (counts["obs_status"] == "M")).all()
    return counts["obs_status"].tolist(), findings


def test_rule_04_zeros_of_all_citizenships_under_a_positive_total_are_not_broken_down() -> None:
    statuses, findings = without_empty_lists((60, 60), ("COL", 2013, "Colombia", "0"), ("COL", 2013, "Unknown", "0"))
    assert statuses == ["M", "M"]
    assert told(findings, 'zeros that mean "not broken down by citizenship"') == "2: COL 2013"
    assert without_empty_lists((1, 4), ("PLW", 2020, "Own country nationals", "0"))[0] == ["M"]


@pytest.mark.parametrize("total", [(0, 0), None])
def test_rule_04_zeros_below_no_positive_total_are_zeros(total: tuple[float, float] | None) -> None:
    assert without_empty_lists(total, ("TON", 2017, "Unknown", "0"))[0] == ["A"]


def test_rule_04_zeros_beside_a_citizenship_of_somebody_are_zeros() -> None:
    listed = [("BOL", 2017, "Peru", "<5"), ("BOL", 2017, "Cuba", "0")]
    assert without_empty_lists((397, 397), *listed)[0] == ["A", "A"]


def test_citizenships_above_their_total_are_doubted_and_stay() -> None:
    statuses, findings = without_empty_lists((41, 41), ("EST", 2023, "Ukraine", "567"), ("EST", 2023, "Brazil", "117"))
    assert statuses == ["A", "A"]
    assert told(findings, "citizenships exceed the total") == "2: EST 2023"
    assert not without_empty_lists((10, 10), ("EST", 2022, "Ukraine", "11"))[1]


# What is published


@pytest.mark.parametrize(
    ("indicator", "number", "areas"), [(DETECTED, 9168, 153), (REPATRIATED, 2044, 189), (CONVICTED, 1328, 101)]
)
def test_rows_and_areas_are_those_of_an_independent_reading(indicator: str, number: int, areas: int) -> None:
    table = published(indicator)
    assert (len(table), table["ref_area"].nunique()) == (number, areas)
    assert set(table["sex"]) == set(table["age"]) == {"_T"}


@pytest.mark.parametrize(
    ("indicator", "codes"),
    [
        (
            DETECTED,
            {
                "OWN",
                "OTHER",
                "UNKNOWN",
                "STATELESS",
                "REG_AFR",
                "REG_AFR_ME",
                "REG_AMR",
                "REG_ASI",
                "REG_CAR",
                "REG_EUR",
            },
        ),
        (REPATRIATED, {"ABROAD", "OWN", "UNKNOWN", "REG_AFR"}),
        (CONVICTED, {"OWN", "OTHER", "UNKNOWN", "STATELESS", "REG_AFR", "REG_EUR"}),
    ],
)
def test_breakdowns_are_areas_and_the_codes_of_the_record(indicator: str, codes: set[str]) -> None:
    assert set(published(indicator)["breakdown"]) - AREAS.codes == codes == set(INDICATORS[indicator].breakdown)
    assert INDICATORS[indicator].partner in ("country of citizenship", "country of repatriation")


@pytest.mark.parametrize("indicator", [DETECTED, REPATRIATED, CONVICTED])
def test_no_area_is_listed_beside_itself(indicator: str) -> None:
    table = published(indicator)
    assert not (table["ref_area"] == table["breakdown"]).any()


@pytest.mark.parametrize(
    ("indicator", "area", "year", "code", "figure"),
    [
        (DETECTED, "PAK", 2019, "OWN", 32022),
        (DETECTED, "USA", 2022, "OWN", 10422),
        (DETECTED, "GBR", 2022, "ALB", 4609),
        (DETECTED, "IND", 2022, "UNKNOWN", 6876),
        (DETECTED, "CIV", 2022, "OWN", 539),
        (REPATRIATED, "IDN", 2016, "MMR", 1192),
        (REPATRIATED, "NGA", 2018, "ABROAD", 239),
        (CONVICTED, "TUN", 2019, "OTHER", 303),
    ],
)
def test_figures_that_were_read_in_the_file_by_hand(
    indicator: str, area: str, year: int, code: str, figure: int
) -> None:
    assert value(indicator, area, year, code) == figure


def test_the_first_caveat_of_repatriated_victims_says_who_is_counted() -> None:
    assert INDICATORS[REPATRIATED].caveats[0].startswith("Only victims who were found")
    assert any("children and adults together" in caveat for caveat in INDICATORS[DETECTED].caveats)
