"""Read whose citizens persons are, and where they were repatriated, from the labels of UNODC's workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from data.areas import Areas
from data.records import KEYS, Finding
from data.sources.unodc_glotip_report import SOURCE, finding

PLACE = ["ref_area", "time_period"]
OWN, ABROAD = "OWN", "ABROAD"
WORDS = {
    "Own country nationals": OWN,
    "NATIONAL": OWN,
    "Unknown": "UNKNOWN",
    "Stateless": "STATELESS",
    "Other": "OTHER",
    "OTH": "OTHER",
}
TOTALS = ("All", "TOTAL POR AÑO")
"""Labels of rows that sum those beside them."""
REGION = re.compile(r"REG_[A-Z_]+")
OTHER_NAMES = {
    "Kosovo (under UNSC res. 1244)": "XKX",
    "UAE": "ARE",
    "C\ufffdte d'Ivoire": "CIV",
    "C\ufffdTE D'IVOIRE": "CIV",
}
"""Names that the list of areas spells differently."""
TURNED = 2017
"""From this questionnaire on, repatriations stand under areas such as Nigeria and Colombia with countries such as
Germany and Spain listed, before it under the United Arab Emirates and the Russian Federation with Ukraine and Nigeria
listed: the two ends seem to have changed places."""
LARGEST_EXCESS = 1.1
"""Citizenships that sum to more than this times the reported total are doubted."""


def mended(label: str) -> str:
    """A label as it was meant where its UTF-8 was read as Windows-1252: "TÃ¼rkiye" is "Türkiye"."""
    try:
        return label.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return label


def code_of(label: str, names: Mapping[str, str]) -> str:
    """The code that a label stands for: an area's, or one of WORDS, or a region's; empty where it names nothing.

    `names`: area codes by English name.
    """
    text = mended(label)
    if text in WORDS:
        return WORDS[text]
    if REGION.fullmatch(text):
        return text
    return names.get(text) or OTHER_NAMES.get(text, "")


def by_citizenship(rows: pd.DataFrame, indicator: str, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    """Rows of one country each, by citizenship: KEYS, lower, upper.

    `rows` have `ref_area`, `time_period`, `label`, `lower` and `upper`. Raises ValueError where a key repeats that
    has no known reason to.
    """
    return _once(_coded(rows, {}, indicator, areas, findings), indicator, findings)


def by_repatriation(rows: pd.DataFrame, indicator: str, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    """As `by_citizenship`, by country of repatriation, where "Abroad" sums the countries that are named."""
    coded = _once(_coded(rows, {"Abroad": ABROAD}, indicator, areas, findings), indicator, findings)
    findings += _contradicting(coded, indicator)
    findings += _turned(coded, indicator)
    return coded


def _coded(
    rows: pd.DataFrame, more: Mapping[str, str], indicator: str, areas: Areas, findings: list[Finding]
) -> pd.DataFrame:
    names = dict(zip(areas.areas["name_en"], areas.areas["area"], strict=True))
    codes = {label: more.get(label) or code_of(label, names) for label in rows["label"].unique()}
    coded = rows.assign(sex="_T", age="_T", breakdown=rows["label"].map(codes))
    coded["breakdown"] = coded["breakdown"].mask(coded["breakdown"] == coded["ref_area"], OWN)
    total = coded["label"].isin(TOTALS)
    findings += _labelled(indicator, coded[total], "a total of the rows beside it")
    strange = (coded["breakdown"] == "") & ~total
    findings += _labelled(indicator, coded[strange], "label that names no country, region or group")
    return coded[~total & ~strange]


def _labelled(indicator: str, rows: pd.DataFrame, reason: str) -> list[Finding]:
    """One finding that names each label."""
    if rows.empty:
        return []
    where = zip(rows["label"], rows["ref_area"], rows["time_period"], strict=True)
    told = [f"{' '.join(label.split())} ({area} {year})" for label, area, year in where]
    return [Finding(SOURCE, indicator, "dropped", len(rows), reason, ", ".join(told))]


def _once(rows: pd.DataFrame, indicator: str, findings: list[Finding]) -> pd.DataFrame:
    again = rows.duplicated([*KEYS, "lower", "upper"])
    reason = "the same row under two labels (OTH and Other, or the country's own name): kept once"
    findings += finding(indicator, "merged", rows[again], reason)
    left = rows[~again]
    named = left.duplicated(KEYS, keep=False) & (left["breakdown"] == OWN) & ~left["label"].isin(WORDS)
    reason = "the country's own name beside another figure of its own nationals: OWN keeps the latter"
    findings += finding(indicator, "dropped", left[named], reason)
    left = left[~named]
    if left.duplicated(KEYS).any():
        key = " ".join(str(part) for part in left.loc[left.duplicated(KEYS), KEYS].iloc[0])
        raise ValueError(
            f"{indicator} holds {key} more than once; find out whether these rows repeat each other or are parts, "
            "then extend _once in data/sources/unodc_glotip_partners.py"
        )
    return left[[*KEYS, "lower", "upper"]].assign(obs_status="A")


def _contradicting(coded: pd.DataFrame, indicator: str) -> list[Finding]:
    """Where the sum of the named countries cannot be what "Abroad" says: listed, the figures stay."""
    abroad = coded["breakdown"] == ABROAD
    named = coded[~abroad & (coded["breakdown"] != OWN)].groupby(PLACE)[["lower", "upper"]].sum()
    whole = coded[abroad].set_index(PLACE)[["lower", "upper"]].loc[lambda rows: rows.index.isin(named.index)]
    parts = named.reindex(whole.index)
    apart = (parts["lower"] > whole["upper"]) | (parts["upper"] < whole["lower"])
    reason = "ABROAD is not the sum of the countries beside it; the figures stay"
    return finding(indicator, "doubted", whole[apart].reset_index(), reason)


def _turned(coded: pd.DataFrame, indicator: str) -> list[Finding]:
    """The rows whose two countries seem to stand the other way round: listed, as the file does not say it."""
    before = coded["time_period"] < TURNED
    reason = (
        "the area mostly seems to be where persons were found and the listed country where they returned to, "
        "in later years the other way round; the figures stay"
    )
    years = f"{coded['time_period'].min()} to {TURNED - 1}"
    return [Finding(SOURCE, indicator, "doubted", int(before.sum()), reason, years)] if before.any() else []


def without_empty_lists(
    counts: pd.DataFrame, totals: pd.DataFrame, indicator: str, findings: list[Finding]
) -> pd.DataFrame:
    """Counts by citizenship with status M and no figure where each of them is 0 below a positive total.

    `totals`: lower and upper end of the reported number of persons by area and year. Where the citizenships sum to
    more than a tenth above it, the figures stay and are listed.
    """
    place = pd.MultiIndex.from_frame(counts[PLACE])
    reported = totals.reindex(place)
    whole = counts.groupby(PLACE)[["lower", "upper"]].transform("sum")
    empty = (whole["upper"] == 0) & (reported["lower"] > 0).to_numpy()
    reason = 'zeros that mean "not broken down by citizenship": status M, no value'
    findings += finding(indicator, "doubted", counts[empty], reason)
    over = whole["lower"] > LARGEST_EXCESS * reported["upper"].to_numpy()
    reason = "citizenships exceed the total by more than a tenth; the figures stay"
    findings += finding(indicator, "doubted", counts[over], reason)
    return counts.assign(
        lower=counts["lower"].mask(empty),
        upper=counts["upper"].mask(empty),
        obs_status=counts["obs_status"].mask(empty, "M"),
    )
