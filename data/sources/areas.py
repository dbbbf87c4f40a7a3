"""Builds the lists of areas and regions from UNSD's M49 and OCHA's taxonomy of countries and territories.

Where the two leave a gap or an error, the values are ours, and all of them stand in this file:
- three areas outside M49 that sources use: Kosovo (UNSCR 1244), China, Taiwan Province of China, Abyei area;
- names in `OWN_NAMES`: OCHA's form stands in an oblique case, has its words out of order or carries a stray mark;
- points in `OWN_POINTS`: OCHA's lies in the sea or in another country (compared with the UN's 50m boundaries), or
  so far from the middle of the mainland that it stands at a border (United States, whose Alaska it takes in).
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import AREA_COLUMNS, LANGUAGES, REGION_COLUMNS, Areas
from data.sources.reading import read_columns
from data.swap import write_file

M49_FILE = "areas/m49_overview.csv"
OCHA_FILE = "areas/ocha_countries_territories_taxonomy.csv"

LEVELS = {"region": "Region", "sub_region": "Sub-region", "intermediate_region": "Intermediate Region"}
GROUPS = {
    "ldc": ("199", "Least developed countries (LDC)", "Least Developed Countries (LDC)"),
    "lldc": ("432", "Landlocked developing countries (LLDC)", "Land Locked Developing Countries (LLDC)"),
    "sids": ("722", "Small island developing States (SIDS)", "Small Island Developing States (SIDS)"),
}
"""Column of ours, M49 code, name, column of the M49 overview."""
INCOMES = {"High": "HIC", "Upper middle": "UMC", "Lower middle": "LMC", "Low": "LIC"}
INCOME_NAMES = {
    "HIC": "High-income economies",
    "UMC": "Upper-middle-income economies",
    "LMC": "Lower-middle-income economies",
    "LIC": "Low-income economies",
}
M49_COLUMNS = [
    *(f"{title} {part}" for title in LEVELS.values() for part in ("Code", "Name")),
    "Country or Area",
    "M49 Code",
    "ISO-alpha2 Code",
    "ISO-alpha3 Code",
    *(column for _, _, column in GROUPS.values()),
]
LANGUAGE_NAMES = dict(zip(LANGUAGES, ("English", "French", "Spanish", "Russian", "Chinese", "Arabic"), strict=True))
ISO3 = "ISO 3166-1 Alpha 3-Codes"
OCHA_COLUMNS = [
    ISO3,
    "Independent",
    "Latitude",
    "Longitude",
    "World Bank Income Level",
    *(f"{name} Short" for name in LANGUAGE_NAMES.values()),
    *(f"M49 {name}" for name in LANGUAGE_NAMES.values()),
]

NOT_MEMBERS = {"COK": "territory", "NIU": "territory", "PSE": "observer", "VAT": "observer"}
"""`Independent` in OCHA's list, yet no UN members."""

OTHER_AREAS = {
    "XKX": {
        "m49": "",
        "iso2": "XK",
        "lat": "42.61901705",
        "lon": "20.90987836",
        "name_en": "Kosovo (UNSCR 1244)",
        "name_fr": "Kosovo (résolution 1244 du Conseil de sécurité)",
        "name_es": "Kosovo (resolución 1244 del Consejo de Seguridad)",
        "name_ru": "Косово (резолюция 1244 Совета Безопасности)",
        "name_zh": "科索沃（安全理事会第1244号决议）",
        "name_ar": "كوسوفو (قرار مجلس الأمن 1244)",
    },
    "TWN": {
        "m49": "158",
        "iso2": "TW",
        "lat": "23.74652012",
        "lon": "120.9621301",
        "name_en": "China, Taiwan Province of China",
        "name_fr": "Chine, province chinoise de Taïwan",
        "name_es": "China, provincia china de Taiwán",
        "name_ru": "Китай, провинция Китая Тайвань",
        "name_zh": "中国台湾省",
        "name_ar": "الصين، مقاطعة تايوان الصينية",
    },
    "AB9": {
        "m49": "",
        "iso2": "",
        "lat": "9.6",
        "lon": "28.4",
        "name_en": "Abyei area",
        "name_fr": "Zone d’Abyei",
        "name_es": "Zona de Abyei",
        "name_ru": "Район Абьей",
        "name_zh": "阿卜耶伊地区",
        "name_ar": "منطقة أبيي",
    },
}
"""Without regions and income group, so that no sum of ours takes them in."""

OWN_NAMES = {
    ("ALA", "ru"): "Аландские острова",
    ("ATA", "ru"): "Антарктида",
    ("CCK", "ru"): "Кокосовые (Килинг) острова",
    ("CXR", "ru"): "Остров Рождества",
    ("CYM", "ru"): "Каймановы острова",
    ("ATF", "ar"): "الأراضي الفرنسية الجنوبية",
    ("IOT", "ar"): "الإقليم البريطاني في المحيط الهندي",
    ("NLD", "ar"): "مملكة هولندا",
    ("SJM", "ar"): "جزيرتا سفالبارد وجان مايِن",
    ("TLS", "ar"): "تيمور - ليشتي",
    ("UMI", "ar"): "الجزر الصغيرة النائية التابعة للولايات المتحدة",
}
M49_NAMES_ONLY = ("NRU",)
"""OCHA's short forms follow a newer name (Naoero) than M49, which the English list still calls Nauru."""

OWN_POINTS = {
    "BHS": (24.7, -78.0),
    "COK": (-21.2, -159.8),
    "COM": (-11.7, 43.3),
    "CPV": (15.1, -23.6),
    "FJI": (-17.8, 178.0),
    "FLK": (-51.8, -59.0),
    "FRO": (62.1, -7.0),
    "IDN": (-0.8, 113.9),
    "JPN": (36.5, 138.3),
    "KIR": (1.4, 173.0),
    "MDV": (4.2, 73.5),
    "MHL": (7.1, 171.2),
    "MNP": (15.2, 145.7),
    "MYS": (4.0, 102.1),
    "NZL": (-41.5, 172.8),
    "PCN": (-25.1, -130.1),
    "PHL": (15.8, 121.1),
    "PRT": (39.6, -8.2),
    "PYF": (-17.7, -149.4),
    "SHN": (-16.0, -5.7),
    "SJM": (78.6, 16.5),
    "SLB": (-9.6, 160.1),
    "SOM": (5.5, 46.0),
    "TON": (-21.2, -175.2),
    "TUV": (-8.5, 179.2),
    "UMI": (19.3, 166.6),
    "USA": (39.8, -98.6),
    "VGB": (18.4, -64.6),
    "VIR": (17.7, -64.8),
    "VNM": (16.1, 107.8),
    "VUT": (-15.3, 166.9),
    "WSM": (-13.8, -172.1),
}
"""Latitude and longitude of the main island, or of the middle of the mainland."""

DOTS = frozenset(
    {
        "ABW",
        "AIA",
        "ALA",
        "AND",
        "ASM",
        "ATG",
        "BES",
        "BHR",
        "BLM",
        "BMU",
        "BRB",
        "CCK",
        "COK",
        "COM",
        "CPV",
        "CUW",
        "CXR",
        "CYM",
        "DMA",
        "FRO",
        "FSM",
        "GGY",
        "GIB",
        "GLP",
        "GRD",
        "GUM",
        "HKG",
        "IMN",
        "IOT",
        "JEY",
        "KIR",
        "KNA",
        "LCA",
        "LIE",
        "LUX",
        "MAC",
        "MAF",
        "MCO",
        "MDV",
        "MHL",
        "MLT",
        "MNP",
        "MSR",
        "MTQ",
        "MUS",
        "MYT",
        "NFK",
        "NIU",
        "NRU",
        "PCN",
        "PLW",
        "PYF",
        "REU",
        "SGP",
        "SHN",
        "SMR",
        "SPM",
        "STP",
        "SXM",
        "SYC",
        "TCA",
        "TKL",
        "TON",
        "TUV",
        "VAT",
        "VCT",
        "VGB",
        "VIR",
        "WLF",
        "WSM",
    }
)
"""Inhabited areas under 3,000 km2 on the UN's 50m boundaries, or scattered over small islands (Cabo Verde, French
Polynesia), or without a polygon there (British Indian Ocean Territory, Holy See, San Marino, Wallis and Futuna)."""


def build(raw: Path) -> Areas:
    """Both lists from the folder that holds `areas/`.

    248 areas of M49 and three others; world, regions, groups and income groups. Raises ValueError where a column
    of the publishers is gone, an area is in M49 but not in OCHA's list, or a name or point is missing.
    """
    m49 = read_columns(raw / M49_FILE, dict.fromkeys(M49_COLUMNS, str), complete="M49 Code")
    ocha = read_columns(raw / OCHA_FILE, dict.fromkeys(OCHA_COLUMNS, str), complete=ISO3)
    listed = m49.rename(columns={"ISO-alpha3 Code": "area"}).merge(
        ocha[ocha[ISO3] != ""], left_on="area", right_on=ISO3, how="left", validate="one_to_one"
    )
    if absent := sorted(listed.loc[listed[ISO3].isna(), "area"]):
        raise ValueError(f"{raw / OCHA_FILE}: lacks areas of M49: {', '.join(absent)}. Take OCHA's newest list.")
    areas = pd.concat([_of_m49(listed), _others()], ignore_index=True)[AREA_COLUMNS]
    areas = areas.sort_values("area").reset_index(drop=True)
    _check(areas)
    return Areas(areas, _regions(m49))


def write(areas: Areas, folder: Path) -> None:
    """Write `areas.csv` and `regions.csv` (UTF-8 without BOM, LF)."""
    for name, table in (("areas.csv", areas.areas), ("regions.csv", areas.regions)):
        write_file(folder / name, table.to_csv(index=False, lineterminator="\n").encode("utf-8"))


def _three_digits(codes: pd.Series) -> pd.Series:
    return codes.str.zfill(3).where(codes != "", "")


def _of_m49(listed: pd.DataFrame) -> pd.DataFrame:
    code = listed["area"]
    by_independence = {"Y": "member", "N": "territory"}
    table = pd.DataFrame(
        {
            "area": code,
            "m49": _three_digits(listed["M49 Code"]),
            "iso2": listed["ISO-alpha2 Code"],
            "kind": [
                NOT_MEMBERS.get(area, by_independence[independent])
                for area, independent in zip(code, listed["Independent"], strict=True)
            ],
            **{f"name_{language}": _names(listed, language) for language in LANGUAGES},
            **{level: _three_digits(listed[f"{title} Code"]) for level, title in LEVELS.items()},
            **{group: (listed[column] == "x").astype(int).astype(str) for group, (_, _, column) in GROUPS.items()},
            "income": listed["World Bank Income Level"].map({**INCOMES, "": ""}),
            "dot": code.isin(DOTS).astype(int).astype(str),
        }
    )
    table["lat"] = [_point(area, 0, text) for area, text in zip(code, listed["Latitude"], strict=True)]
    table["lon"] = [_point(area, 1, text) for area, text in zip(code, listed["Longitude"], strict=True)]
    return table


def _names(listed: pd.DataFrame, language: str) -> pd.Series:
    """English as M49 gives it; else OCHA's short form, which is in the nominative, then M49's."""
    if language == "en":
        return listed["Country or Area"].str.strip()
    short, m49 = (
        listed[column].str.strip()
        for column in (f"{LANGUAGE_NAMES[language]} Short", f"M49 {LANGUAGE_NAMES[language]}")
    )
    names = short.where((short != "") & ~listed["area"].isin(M49_NAMES_ONLY), m49)
    own = [OWN_NAMES.get((area, language), name) for area, name in zip(listed["area"], names, strict=True)]
    return pd.Series(own, index=listed.index)


def _point(area: str, axis: int, text: str) -> str:
    """Latitude (axis 0) or longitude (axis 1) in degrees with two decimals."""
    return f"{OWN_POINTS[area][axis] if area in OWN_POINTS else float(text):.2f}"


def _others() -> pd.DataFrame:
    table = pd.DataFrame([{"area": area, **values} for area, values in OTHER_AREAS.items()])
    for axis in ("lat", "lon"):
        table[axis] = [f"{float(text):.2f}" for text in table[axis]]
    blank = dict.fromkeys([*LEVELS, "income"], "")
    return table.assign(kind="other", dot="0", **dict.fromkeys(GROUPS, "0"), **blank)


def _regions(m49: pd.DataFrame) -> pd.DataFrame:
    tables = [pd.DataFrame([("001", "world", "World", "")], columns=REGION_COLUMNS)]
    parent = pd.Series("001", index=m49.index)
    for level, title in LEVELS.items():
        codes = _three_digits(m49[f"{title} Code"])
        found = pd.DataFrame({"region": codes, "kind": level, "name": m49[f"{title} Name"], "parent": parent})
        tables.append(found[codes != ""].drop_duplicates().sort_values("region"))
        parent = codes
    groups = [(code, "group", name, "001") for code, name, _ in GROUPS.values()]
    incomes = [(code, "income", name, "001") for code, name in INCOME_NAMES.items()]
    tables.append(pd.DataFrame([*groups, *incomes], columns=REGION_COLUMNS))
    return pd.concat(tables, ignore_index=True)


def _check(areas: pd.DataFrame) -> None:
    needed = ["area", "kind", *(f"name_{language}" for language in LANGUAGES), "lat", "lon", "income"]
    for column in needed:
        gaps = areas[column].isna() | ((areas[column] == "") & (column != "income"))
        if gaps.any():
            raise ValueError(
                f"{OCHA_FILE}: no usable {column} for {', '.join(areas.loc[gaps, 'area'])}. "
                "Add ours to data/sources/areas.py."
            )
    if areas["area"].duplicated().any():
        raise ValueError(f"{M49_FILE}: an area is listed twice. Keep one row per ISO 3166-1 alpha-3 code.")
