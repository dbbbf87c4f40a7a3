"""Turns UCDP's country-year data on organised violence into deaths by type, with their low and high estimates."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources.reading import read_columns

SOURCE = "ucdp"
INDICATOR = "conflict-deaths"
FILE = "ucdp/organizedviolencecy_v25_1.csv"
TYPES = {
    "_T": "cumulative_total_deaths_in_orgvio_{}_cy",
    "STATE_BASED": "sb_total_deaths_{}_cy",
    "NON_STATE": "ns_total_deaths_{}_cy",
    "ONE_SIDED": "os_total_deaths_{}_cy",
}
"""Breakdown and its columns, for best, low and high. "Cumulative" is over the types: the figures are yearly."""
ESTIMATES = {"obs_value": "best", "obs_lower": "low", "obs_upper": "high"}
COLUMNS = {
    "country_id_cy": float,
    "country_cy": str,
    "year_cy": float,
    **{column.format(estimate): float for column in TYPES.values() for estimate in ESTIMATES.values()},
}

ISO3 = {
    2: "USA",
    20: "CAN",
    31: "BHS",
    40: "CUB",
    41: "HTI",
    42: "DOM",
    51: "JAM",
    52: "TTO",
    53: "BRB",
    54: "DMA",
    55: "GRD",
    56: "LCA",
    57: "VCT",
    58: "ATG",
    60: "KNA",
    70: "MEX",
    80: "BLZ",
    90: "GTM",
    91: "HND",
    92: "SLV",
    93: "NIC",
    94: "CRI",
    95: "PAN",
    100: "COL",
    101: "VEN",
    110: "GUY",
    115: "SUR",
    130: "ECU",
    135: "PER",
    140: "BRA",
    145: "BOL",
    150: "PRY",
    155: "CHL",
    160: "ARG",
    165: "URY",
    200: "GBR",
    205: "IRL",
    210: "NLD",
    211: "BEL",
    212: "LUX",
    220: "FRA",
    221: "MCO",
    223: "LIE",
    225: "CHE",
    230: "ESP",
    232: "AND",
    235: "PRT",
    260: "DEU",
    290: "POL",
    305: "AUT",
    310: "HUN",
    316: "CZE",
    317: "SVK",
    325: "ITA",
    327: "VAT",
    331: "SMR",
    338: "MLT",
    339: "ALB",
    341: "MNE",
    343: "MKD",
    344: "HRV",
    345: "SRB",
    346: "BIH",
    347: "XKX",
    349: "SVN",
    350: "GRC",
    352: "CYP",
    355: "BGR",
    359: "MDA",
    360: "ROU",
    365: "RUS",
    366: "EST",
    367: "LVA",
    368: "LTU",
    369: "UKR",
    370: "BLR",
    371: "ARM",
    372: "GEO",
    373: "AZE",
    375: "FIN",
    380: "SWE",
    385: "NOR",
    390: "DNK",
    395: "ISL",
    402: "CPV",
    403: "STP",
    404: "GNB",
    411: "GNQ",
    420: "GMB",
    432: "MLI",
    433: "SEN",
    434: "BEN",
    435: "MRT",
    436: "NER",
    437: "CIV",
    438: "GIN",
    439: "BFA",
    450: "LBR",
    451: "SLE",
    452: "GHA",
    461: "TGO",
    471: "CMR",
    475: "NGA",
    481: "GAB",
    482: "CAF",
    483: "TCD",
    484: "COG",
    490: "COD",
    500: "UGA",
    501: "KEN",
    510: "TZA",
    516: "BDI",
    517: "RWA",
    520: "SOM",
    522: "DJI",
    530: "ETH",
    531: "ERI",
    540: "AGO",
    541: "MOZ",
    551: "ZMB",
    552: "ZWE",
    553: "MWI",
    560: "ZAF",
    565: "NAM",
    570: "LSO",
    571: "BWA",
    572: "SWZ",
    580: "MDG",
    581: "COM",
    590: "MUS",
    591: "SYC",
    600: "MAR",
    615: "DZA",
    616: "TUN",
    620: "LBY",
    625: "SDN",
    626: "SSD",
    630: "IRN",
    640: "TUR",
    645: "IRQ",
    651: "EGY",
    652: "SYR",
    660: "LBN",
    663: "JOR",
    666: "ISR",
    670: "SAU",
    678: "YEM",
    690: "KWT",
    692: "BHR",
    694: "QAT",
    696: "ARE",
    698: "OMN",
    700: "AFG",
    701: "TKM",
    702: "TJK",
    703: "KGZ",
    704: "UZB",
    705: "KAZ",
    710: "CHN",
    712: "MNG",
    713: "TWN",
    731: "PRK",
    732: "KOR",
    740: "JPN",
    750: "IND",
    760: "BTN",
    770: "PAK",
    771: "BGD",
    775: "MMR",
    780: "LKA",
    781: "MDV",
    790: "NPL",
    800: "THA",
    811: "KHM",
    812: "LAO",
    816: "VNM",
    820: "MYS",
    830: "SGP",
    835: "BRN",
    840: "PHL",
    850: "IDN",
    860: "TLS",
    900: "AUS",
    910: "PNG",
    920: "NZL",
    935: "VUT",
    940: "SLB",
    950: "FJI",
    970: "KIR",
    971: "NRU",
    972: "TON",
    973: "TUV",
    983: "MHL",
    986: "PLW",
    987: "FSM",
    990: "WSM",
}
"""Area of each of Gleditsch and Ward's state numbers: the state that carries the number on to today."""
GONE = frozenset({265, 315, 680})
"""States that no longer exist and whose number nobody carries on: German Democratic Republic, Czechoslovakia,
South Yemen."""
PREDECESSORS = "RUS: Soviet Union until 1991; SRB: Yugoslavia, then Serbia and Montenegro; YEM: North Yemen until 1990"


def read(raw: Path, areas: Areas) -> SourceTables:
    """`conflict-deaths`: deaths in a year, best estimate with low and high, from the folder `raw`.

    Bounds are blank where low and high equal the best estimate. Raises ValueError naming the file where it
    has lost a column, holds a figure that is not a number, or names a state that ISO3 lacks.
    """
    findings: list[Finding] = []
    states = _of_today(read_columns(raw / FILE, COLUMNS, complete="year_cy"), areas, findings)
    rows = pd.concat([_deaths(states, breakdown) for breakdown in TYPES], ignore_index=True)
    rows = _without_contradictions(rows, findings)
    exact = (rows["obs_lower"] == rows["obs_value"]) & (rows["obs_upper"] == rows["obs_value"])
    rows.loc[exact, ["obs_lower", "obs_upper"]] = float("nan")
    _note_what_countries_mean(rows, areas, findings)
    return SourceTables({INDICATOR: tidy(rows.drop(columns="state"))}, findings)


def _of_today(states: pd.DataFrame, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    """The rows of states that exist, with their area code; the others are listed."""
    number = states["country_id_cy"].astype(int)
    area = number.map(ISO3)
    lost = area.isna() & ~number.isin(GONE) | area.notna() & ~area.isin(areas.codes)
    if lost.any():
        names = (states["country_cy"] + " (" + number.astype(str) + ")")[lost].unique()
        raise ValueError(
            f"{FILE}: country_id_cy without an area: {', '.join(names)}. "
            "Add the number to ISO3, or to GONE if the state no longer exists, in data/sources/ucdp.py."
        )
    best = TYPES["_T"].format("best")
    for name, rows in states[number.isin(GONE)].groupby("country_cy"):
        years = f"{rows['year_cy'].min():.0f} to {rows['year_cy'].max():.0f}"
        findings.append(
            Finding(
                SOURCE,
                INDICATOR,
                "dropped",
                len(rows),
                "a state that no longer exists",
                f"{name} {years}: {rows[best].sum():,.0f} deaths",
            )
        )
    return states.assign(ref_area=area)[area.notna()]


def _deaths(states: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    columns = {ours: TYPES[breakdown].format(theirs) for ours, theirs in ESTIMATES.items()}
    return pd.DataFrame(
        {
            "ref_area": states["ref_area"],
            "state": states["country_cy"],
            "time_period": states["year_cy"].astype(int),
            "breakdown": breakdown,
            **{ours: states[column] for ours, column in columns.items()},
            "obs_status": "A",
        }
    )


def _without_contradictions(rows: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """Best estimates stay; a low above it or a high below it becomes blank, and the row is marked U."""
    low_above = rows["obs_lower"] > rows["obs_value"]
    high_below = rows["obs_upper"] < rows["obs_value"]
    for _, row in rows[low_above | high_below].iterrows():
        findings.append(
            Finding(
                SOURCE,
                INDICATOR,
                "doubted",
                1,
                "a bound contradicts the best estimate: bound left blank, status U",
                f"{row['state']} {row['time_period']} {row['breakdown']}: best {row['obs_value']:.0f}, "
                f"low {row['obs_lower']:.0f}, high {row['obs_upper']:.0f}",
            )
        )
    return rows.assign(
        obs_lower=rows["obs_lower"].mask(low_above),
        obs_upper=rows["obs_upper"].mask(high_below),
        obs_status=rows["obs_status"].mask(low_above | high_below, "U"),
    )


def _note_what_countries_mean(rows: pd.DataFrame, areas: Areas, findings: list[Finding]) -> None:
    absent = " ".join(sorted(areas.codes - set(rows["ref_area"])))
    notes = {
        "the file has no rows for the State of Palestine; deaths in Gaza stand under Israel": "PSE, ISR",
        "the number of today's state also counts its predecessor": PREDECESSORS,
        "no rows in the file": absent,
    }
    findings += [Finding(SOURCE, INDICATOR, "noted", 0, reason, key) for reason, key in notes.items()]
