"""Read UNODC's GLOTIP workbook: detected victims, offences, persons in the justice system, and plain shares."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

import pandas as pd
from openpyxl import load_workbook

from data.areas import Areas
from data.records import KEYS, Finding, SourceTables, tidy
from data.sources import un_sdg
from data.sources.reading import known_areas
from data.sources.unodc_glotip_cells import (
    ADULTS,
    AGES,
    CHILDREN,
    PLACE,
    SEXES,
    TOTAL,
    Ends,
    cell,
    ends_of,
    is_chosen,
    not_broken_down,
    parts_exceed_total,
    positive_or_absent,
    refusals,
    sexes_by_age_exceed_total,
    share,
)
from data.sources.unodc_glotip_copies import note_same_sexes, without_copies
from data.sources.unodc_glotip_partners import by_citizenship, by_repatriation, without_empty_lists
from data.sources.unodc_glotip_report import SOURCE, finding
from data.sources.unodc_glotip_totals import with_unfit_marked

WORKBOOK = "unodc_glotip/data_glotip.xlsx"
HEADER_ROW = 3
PUBLISHERS_COLUMNS = (
    "Iso3_code",
    "Indicator",
    "Dimension",
    "Category",
    "Sex",
    "Age",
    "Year",
    "Unit of measurement",
    "txtVALUE",
)

VICTIMS, BY_FORM = "detected-victims", "detected-victims-by-form"
OFFENCES, CONTACT = "trafficking-offences", "persons-in-formal-contact"
PROSECUTED, CONVICTED = "persons-prosecuted", "persons-convicted"
CHILD_SHARE, GIRL_SHARE = "child-share-of-detected-victims", "girl-share-of-detected-child-victims"
NO_ADULTS = "adults are 0 and the age of others is unknown"
REPORTING = "reporting-countries"
TABLES = {
    VICTIMS: ("Detected trafficking victims", "Total"),
    BY_FORM: ("Detected trafficking victims", "by form of exploitation"),
    OFFENCES: ("Offences of trafficking in persons", "Total"),
    CONTACT: ("Persons brought into formal contact", "Total"),
    PROSECUTED: ("Persons prosecuted", "Total"),
    CONVICTED: ("Persons convicted", "Total"),
}
"""Indicator and Dimension of the workbook that make a table; dimensions overlap and are never added up."""
CITIZENS = {VICTIMS: "detected-victims-by-citizenship", CONVICTED: "convicted-by-citizenship"}
"""Counts of persons, and their table by citizenship."""
REPATRIATED = "repatriated-victims"
PARTNER_TABLES = {
    CITIZENS[VICTIMS]: ("Detected trafficking victims", "by citizenship"),
    CITIZENS[CONVICTED]: ("Persons convicted", "by citizenship"),
    REPATRIATED: ("Detected trafficking victims", "by country of repatriation"),
}
"""As TABLES, where the Category is a country."""
UNUSABLE = {
    (
        "Persons convicted",
        "by form of exploitation",
    ): "unusable: in many country-years it repeats the rows of detected victims (United Kingdom 2022)",
}
SEX_CODES = {"Female": "F", "Male": "M", "Other": "_O", "Total": "_T", "Unknown": "_U"}
AGE_CODES = {"0 to 17 years": "Y0T17", "18 years or over": "Y_GE18", "Total": "_T", "Unknown": "_U"}
FORM_CODES = {
    "Total": "_T",
    "Sexual exploitation": "SEXUAL_EXPLOITATION",
    "Forced labour": "FORCED_LABOUR",
    "Other forms of exploitation": "OTHER",
}
FEWER_THAN_FIVE = "<5"
"""Stands for 1 to 4 persons in this release, which prints zero as 0."""
LARGEST = 100_000
"""More persons than this in one cell are codes of the questionnaire that leaked into the table."""
REPEATED_BOYS = ("PAK", (2019, 2020))
"""Where sex Other holds the boys a second time."""
OTHER_LEVEL = ("IND", (2003, 2004, 2005, 2006))
"""Persons prosecuted at a level (18 to 26 thousand) that what follows does not continue: a break in the series."""
SAME_IN_UN_SDG = "VC_HTF_DETV"
"""Detected victims of all ages there (SDG 16.2.2): incomplete for the last years, so never joined."""
SUSPECTS = (CONTACT, PROSECUTED)
BEFORE_THE_LAW = (*SUSPECTS, CONVICTED)
SEX_AS_AGE = {CHILDREN: "F", ADULTS: "M"}
"""Ages of SUSPECTS that from 2019 on often hold the persons of a sex instead."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """The tables of this source from `raw`/unodc_glotip/data_glotip.xlsx: persons, shares in %, countries.

    Raises FileNotFoundError, or ValueError naming the file, the column or label and what to do.
    """
    path = raw / WORKBOOK
    result = clean(parse(path.read_bytes(), str(path)), areas, str(path))
    victims = result.tables[VICTIMS]
    totals = victims[(victims["sex"] == "_T") & (victims["age"] == "_T")]
    result.findings += un_sdg.later_areas(totals, raw, SAME_IN_UN_SDG, SOURCE, VICTIMS)
    result.findings += un_sdg.only_areas(totals, raw, SAME_IN_UN_SDG, SOURCE, VICTIMS)
    return result


def parse(content: bytes, name: str) -> pd.DataFrame:
    """The workbook's first sheet as text, with PUBLISHERS_COLUMNS. Raises ValueError naming the file (`name`)."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # The sheet declares itself one cell large; openpyxl would believe it and read no further.
        sheet.reset_dimensions()
        rows = list(sheet.iter_rows(values_only=True))
    except (zipfile.BadZipFile, zlib.error, ParseError, KeyError, EOFError, IndexError) as error:
        raise ValueError(
            f"{name}: is no readable workbook ({error}); it may be an HTML page or cut off: fetch it again"
        ) from error
    return table_of(rows, name)


def table_of(rows: Sequence[Sequence[object]], name: str) -> pd.DataFrame:
    """PUBLISHERS_COLUMNS of the sheet's rows, as text. Raises ValueError naming file, column and remedy."""
    header = [str(cell).strip() for cell in rows[HEADER_ROW - 1]] if len(rows) >= HEADER_ROW else []
    if missing := [column for column in PUBLISHERS_COLUMNS if column not in header]:
        raise ValueError(
            f"{name}: row {HEADER_ROW} has no column {', '.join(map(repr, missing))} (it has: {', '.join(header)}). "
            "If UNODC renamed or moved it, adapt PUBLISHERS_COLUMNS or HEADER_ROW in data/sources/unodc_glotip.py "
            "and its tests; otherwise fetch the file again."
        )
    places = [header.index(column) for column in PUBLISHERS_COLUMNS]
    last = max(places)
    texts = [[_text(row[place]) for place in places] for row in rows[HEADER_ROW:] if len(row) > last]
    return pd.DataFrame(texts, columns=list(PUBLISHERS_COLUMNS), dtype="str")


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def clean(table: pd.DataFrame, areas: Areas, name: str = WORKBOOK) -> SourceTables:
    """The tables of this source from the workbook's rows as text (PUBLISHERS_COLUMNS), and what was left out.

    Raises ValueError naming the file (`name`), the label or the key that is not as expected.
    """
    result = SourceTables()
    persons = _persons(table, name, result.findings)
    parts = {indicator: _part(persons, indicator, areas, name, result.findings) for indicator in TABLES}
    parts[VICTIMS] = _without_repeated_boys(parts[VICTIMS], result.findings)
    parts |= without_copies({name: parts[name] for name in (VICTIMS, BY_FORM)}, VICTIMS, result.findings)
    counts = {indicator: _merged(part, indicator, name, result.findings) for indicator, part in parts.items()}
    victims = ends_of(counts[VICTIMS])
    counts = {indicator: _years_as_counts(rows, indicator, result.findings) for indicator, rows in counts.items()}
    counts[BY_FORM] = _forms(counts[BY_FORM], victims, result.findings)
    for indicator in (VICTIMS, *BEFORE_THE_LAW):
        ends = ends_of(counts[indicator])
        mask = not_broken_down(ends, positive_or_absent(ends))
        result.findings += _excesses(ends, indicator)
        counts[indicator] = _marked(counts[indicator], mask, indicator, result.findings)
        if indicator in SUSPECTS:
            counts[indicator] = _mixed_up(counts[indicator], ends, indicator, result.findings)
        if indicator in BEFORE_THE_LAW:
            counts[indicator] = with_unfit_marked(counts[indicator], indicator, result.findings)
    note_same_sexes({indicator: counts[indicator] for indicator in BEFORE_THE_LAW}, result.findings)
    counts[PROSECUTED] = _other_level(counts[PROSECUTED], result.findings)
    counts |= _partners(persons, counts, areas, name, result.findings)
    result.tables = {indicator: _published(rows) for indicator, rows in counts.items()}
    result.tables[REPORTING] = _reporting(result.tables[VICTIMS], sorted(persons["time_period"].unique()))
    result.tables |= _shares(result.tables[VICTIMS], result.findings)
    return result


def _persons(table: pd.DataFrame, name: str, findings: list[Finding]) -> pd.DataFrame:
    """Rows with lower and upper ends; other units, unreadable figures and leaked codes left out."""
    text = table["txtVALUE"]
    number = pd.to_numeric(text.str.replace(",", "", regex=False), errors="coerce")
    few = text == FEWER_THAN_FIVE
    year = pd.to_numeric(table["Year"], errors="coerce")
    persons = table.assign(time_period=year, lower=number.mask(few, 1), upper=number.mask(few, 4))
    drops = {
        "counted in another unit than persons (Counts)": table["Unit of measurement"] != "Counts",
        "no year that can be read": year.isna(),
        "no figure that can be read": number.isna() & ~few,
        f"over {LARGEST:,} persons: codes of the questionnaire that leaked into the table": number > LARGEST,
    }
    parts = table["Indicator"] + ", " + table["Dimension"]
    left = pd.Series(True, index=table.index)
    for reason, wrong in drops.items():
        for part, rows in table[wrong & left].groupby(parts, sort=True):
            figures = zip(rows["Iso3_code"], rows["Year"], rows["txtVALUE"], strict=True)
            key = f"{part}: {', '.join(' '.join(figure) for figure in figures)}"
            findings.append(Finding(SOURCE, "", "dropped", len(rows), reason, key))
        left &= ~wrong
    if left.sum() < 0.9 * len(table) or not len(table):
        raise ValueError(
            f"{name}: only {left.sum()} of {len(table)} rows hold a year and a count of persons; look at the columns "
            "Year, Unit of measurement and txtVALUE and adapt _persons in data/sources/unodc_glotip.py"
        )
    _note_unused(persons[left], findings)
    return persons[left].astype({"time_period": int})


def _note_unused(persons: pd.DataFrame, findings: list[Finding]) -> None:
    """What the workbook holds and no table here shows, so that every row of it is accounted for."""
    for (indicator, dimension), rows in persons.groupby(["Indicator", "Dimension"], sort=True):
        part = (str(indicator), str(dimension))
        if part in UNUSABLE:
            findings.append(Finding(SOURCE, "", "dropped", len(rows), UNUSABLE[part], ", ".join(part)))
        elif part not in (*TABLES.values(), *PARTNER_TABLES.values()):
            findings.append(Finding(SOURCE, "", "noted", len(rows), "no indicator of this edition", ", ".join(part)))


def _part(
    persons: pd.DataFrame,
    indicator: str,
    areas: Areas,
    name: str,
    findings: list[Finding],
) -> pd.DataFrame:
    """The rows of one table in codes: KEYS, lower, upper. Raises ValueError at a label that has no code."""
    rows = _selected(persons, *TABLES[indicator], name)
    codes = {"sex": ("Sex", SEX_CODES), "age": ("Age", AGE_CODES), "breakdown": ("Category", FORM_CODES)}
    coded = rows[["ref_area", "time_period", "lower", "upper"]].copy()
    for key, (column, known) in codes.items():
        if strange := sorted(set(rows[column]) - set(known)):
            raise ValueError(
                f"{name}: column {column} holds {', '.join(map(repr, strange))} in the rows of {indicator}; "
                "add a code for it in data/sources/unodc_glotip.py"
            )
        coded[key] = rows[column].map(known)
    coded, unknown = known_areas(coded, areas, SOURCE, indicator)
    findings += unknown
    return coded


def _selected(persons: pd.DataFrame, label: str, dimension: str, name: str) -> pd.DataFrame:
    """The rows of one Indicator and Dimension. Raises ValueError where there are none."""
    rows = persons[(persons["Indicator"] == label) & (persons["Dimension"] == dimension)]
    if rows.empty:
        raise ValueError(
            f"{name}: no row has Indicator {label!r} and Dimension {dimension!r}; if UNODC renamed them, "
            "adapt TABLES or PARTNER_TABLES in data/sources/unodc_glotip.py"
        )
    return rows.rename(columns={"Iso3_code": "ref_area"})


def _partners(
    persons: pd.DataFrame,
    counts: Mapping[str, pd.DataFrame],
    areas: Areas,
    name: str,
    findings: list[Finding],
) -> dict[str, pd.DataFrame]:
    """The tables whose breakdown is a country, as counts."""
    found = {}
    for indicator, (label, dimension) in PARTNER_TABLES.items():
        rows = _selected(persons, label, dimension, name).rename(columns={"Category": "label"})
        rows, unknown = known_areas(rows, areas, SOURCE, indicator)
        findings += unknown
        read_partners = by_repatriation if indicator == REPATRIATED else by_citizenship
        found[indicator] = read_partners(rows, indicator, areas, findings)
    for whole, indicator in CITIZENS.items():
        totals = counts[whole].query("sex == '_T' and age == '_T'").set_index(PLACE)[["lower", "upper"]]
        found[indicator] = without_empty_lists(found[indicator], totals, indicator, findings)
    return found


def _without_repeated_boys(rows: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    area, years = REPEATED_BOYS
    there = (rows["ref_area"] == area) & rows["time_period"].isin(years)
    boys = rows[there & (rows["sex"] == "M") & (rows["age"] == "Y0T17")].set_index("time_period")["lower"]
    again = there & (rows["sex"] == "_O") & (rows["lower"] == rows["time_period"].map(boys))
    findings += finding(VICTIMS, "dropped", rows[again], "sex Other repeats the boys")
    return rows[~again]


def _merged(rows: pd.DataFrame, indicator: str, name: str, findings: list[Finding]) -> pd.DataFrame:
    """One row per key: what the publisher splits over several rows is added, ends with ends.

    Raises ValueError where a key repeats that has no known reason to.
    """
    repeated = rows.duplicated(KEYS, keep=False)
    by_sex = (rows["breakdown"] == "_T") & rows["sex"].isin(SEXES) & (rows["age"] == "_T")
    reasons = {
        "rows of one sex that are its children's and its adults' part: added": by_sex,
        "rows of the unnamed forms within OTHER: added": rows["breakdown"] == "OTHER",
    }
    for reason, kind in reasons.items():
        findings += finding(indicator, "merged", rows[repeated & kind], reason)
        repeated &= ~kind
    if repeated.any():
        key = " ".join(str(part) for part in rows.loc[repeated, KEYS].iloc[0])
        raise ValueError(
            f"{name}: {indicator} holds {key} more than once; find out whether these rows repeat each other or are "
            "parts, then extend _merged in data/sources/unodc_glotip.py"
        )
    return rows.groupby(KEYS, as_index=False, sort=True)[["lower", "upper"]].sum().assign(obs_status="A")


def _marked(
    counts: pd.DataFrame,
    mask: pd.DataFrame,
    indicator: str,
    findings: list[Finding],
) -> pd.DataFrame:
    """Counts with status M and no figure where `mask` says so; one finding per kind of part."""
    hit = is_chosen(counts, mask)
    kinds = {
        "by form": (counts["sex"] == "_T") & (counts["age"] == "_T"),
        "by age": (counts["sex"] == "_T") & (counts["age"] != "_T"),
        "by sex": counts["sex"] != "_T",
    }
    for kind, rows in kinds.items():
        reason = f'zeros that mean "not broken down {kind}": status M, no value'
        findings += finding(indicator, "doubted", counts[hit & rows], reason)
    return _without_figures(counts, hit)


def _without_figures(counts: pd.DataFrame, hit: pd.Series) -> pd.DataFrame:
    lower, upper = counts["lower"].mask(hit), counts["upper"].mask(hit)
    return counts.assign(lower=lower, upper=upper, obs_status=counts["obs_status"].mask(hit, "M"))


def _years_as_counts(counts: pd.DataFrame, indicator: str, findings: list[Finding]) -> pd.DataFrame:
    """Counts with status U where the number of persons is the number of the year: perhaps typed into the wrong cell."""
    hit = (counts["lower"] == counts["time_period"]) & (counts["upper"] == counts["time_period"])
    for (sex, age), rows in counts[hit].groupby(["sex", "age"], sort=True):
        reason = "the figure is the year itself: perhaps a slip (status U)"
        findings += finding(indicator, "doubted", rows, reason, f"sex {sex}, age {age}: ")
    return counts.assign(obs_status=counts["obs_status"].mask(hit, "U"))


def _excesses(ends: Ends, indicator: str) -> list[Finding]:
    """Where parts are certainly more than their total: listed, the figures stay."""
    over = parts_exceed_total(ends)
    return [
        found
        for code, rows in over[over].reset_index().groupby("breakdown", sort=True)
        for found in finding(
            indicator,
            "doubted",
            rows,
            "children and adults exceed the total; the figures stay",
            "" if code == "_T" else f"{code}: ",
        )
    ]


def _other_level(counts: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """Persons prosecuted with a break in the series where its level is not that of later years."""
    area, years = OTHER_LEVEL
    india = (counts["ref_area"] == area) & counts["time_period"].isin(years)
    reason = "a break in the series: level not comparable with later years (status B)"
    findings += finding(PROSECUTED, "noted", counts[india], reason)
    return counts.assign(obs_status=counts["obs_status"].mask(india, "B"))


def _mixed_up(counts: pd.DataFrame, ends: Ends, indicator: str, findings: list[Finding]) -> pd.DataFrame:
    """Counts with status U where an age seems to hold the persons of a sex."""
    status = counts["obs_status"]
    for column, doubtful in _repeated_sexes(ends).items():
        hit = is_chosen(counts, pd.DataFrame({column: doubtful}))
        reason = (
            f"age {column.split()[1]} is the figure of sex {SEX_AS_AGE[column]} and contradicts its own parts by sex: "
            "status U where exact"
        )
        findings += finding(indicator, "doubted", counts[hit], reason)
        status = status.mask(hit, "U")
    return counts.assign(obs_status=status)


def _repeated_sexes(ends: Ends) -> dict[str, pd.Series]:
    """Where children are as many as females but more than girls and boys, or adults as many as males but fewer
    than women and men: the publisher's columns seem to be mixed up there."""
    by_sex = {age: [cell(sex, age) for sex in SEXES] for age in AGES}
    contradicted = {
        CHILDREN: ends.lower[CHILDREN] > ends.upper[by_sex["Y0T17"]].sum(axis=1, min_count=1),
        ADULTS: ends.upper[ADULTS] < ends.lower[by_sex["Y_GE18"]].sum(axis=1),
    }
    found = {}
    for column, sex in SEX_AS_AGE.items():
        of_sex = cell(sex, "_T")
        same = (ends.lower[column] == ends.lower[of_sex]) & (ends.upper[column] == ends.upper[of_sex])
        found[column] = same & contradicted[column] & (ends.lower[column] > 0)
    return found


def _forms(counts: pd.DataFrame, victims: Ends, findings: list[Finding]) -> pd.DataFrame:
    """Victims by form: zeros judged over all forms of a country and year, no total of OTHER below its parts."""
    ends = ends_of(counts)
    counts = _marked(counts, _no_form(ends, victims), BY_FORM, findings)
    silent = is_chosen(counts, _zero_in_all_forms(ends, victims)) & (counts["obs_status"] != "M")
    reason = "zeros in all three forms of a sex and age of which there are detected victims: status M, no value"
    findings += finding(BY_FORM, "doubted", counts[silent], reason)
    return _totals_of_other(_without_figures(counts, silent), ends, findings)


def _totals_of_other(counts: pd.DataFrame, ends: Ends, findings: list[Finding]) -> pd.DataFrame:
    """Without totals of OTHER below its children and adults; those below its sexes by age have status U."""
    other = pd.Series(ends.upper.index.get_level_values("breakdown") == "OTHER", index=ends.upper.index)
    low = other & parts_exceed_total(ends)
    drop = is_chosen(counts, pd.DataFrame({TOTAL: low}))
    reason = "no total of OTHER: its children and adults exceed the sum of its rows"
    findings += finding(BY_FORM, "dropped", counts[drop], reason)
    findings += _excesses(Ends(ends.lower[~low], ends.upper[~low]), BY_FORM)
    below = pd.DataFrame({TOTAL: other & ~low & sexes_by_age_exceed_total(ends)})
    doubtful = is_chosen(counts, below) & counts["lower"].notna()
    reason = "total of OTHER is below the sum of its parts by sex and age: it stays, status U where exact"
    findings += finding(BY_FORM, "doubted", counts[doubtful], reason)
    return counts.assign(obs_status=counts["obs_status"].mask(doubtful, "U"))[~drop]


def _no_form(ends: Ends, victims: Ends) -> pd.DataFrame:
    """Which zeros by form mean "not broken down": within a form, and where all forms of a country and year are 0
    although its total of victims is positive or missing."""
    unexplained = positive_or_absent(victims).droplevel("breakdown")
    place = pd.MultiIndex.from_frame(ends.upper.index.to_frame()[PLACE])
    asked = pd.Series(unexplained.reindex(place, fill_value=True).to_numpy(dtype=bool), index=ends.upper.index)
    zero, positive = ends.upper == 0, ends.lower > 0
    no_totals = asked & zero[TOTAL] & ~_in_any_form(positive[TOTAL])
    nothing = asked & ~_in_any_form(positive.any(axis=1))
    mask = not_broken_down(ends, positive[TOTAL] | no_totals) | zero.mul(nothing, axis=0)
    return mask.assign(**{TOTAL: no_totals})


def _zero_in_all_forms(ends: Ends, victims: Ends) -> pd.DataFrame:
    """Which zeros stand in each of the three forms of a sex and age whose number of victims is positive."""
    place = pd.MultiIndex.from_frame(ends.upper.index.to_frame()[PLACE])
    positive = (victims.lower > 0).droplevel("breakdown").reindex(place, fill_value=False)
    everywhere = (ends.upper == 0).groupby(level=PLACE).transform("sum") == len(FORM_CODES) - 1
    return everywhere & positive.to_numpy(dtype=bool)


def _in_any_form(chosen: pd.Series) -> pd.Series:
    """Whether any form of the same area and year is chosen, for each row."""
    return chosen.groupby(level=PLACE).transform("any")


def _published(counts: pd.DataFrame) -> pd.DataFrame:
    """Exact counts as values, intervals as bounds with status Q, what is not broken down as M."""
    exact, interval = counts["lower"] == counts["upper"], counts["lower"] < counts["upper"]
    return tidy(
        counts[KEYS].assign(
            obs_value=counts["lower"].where(exact),
            obs_lower=counts["lower"].where(interval),
            obs_upper=counts["upper"].where(interval),
            obs_status=counts["obs_status"].mask(interval, "Q"),
        )
    )


def _reporting(victims: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """Areas with a total of detected victims, zeros included, for each year of the workbook."""
    totals = victims[(victims["sex"] == "_T") & (victims["age"] == "_T")]
    number = totals.groupby("time_period")["ref_area"].nunique().reindex(list(years), fill_value=0)
    return tidy(pd.DataFrame({"ref_area": "WLD", "time_period": number.index, "obs_value": number.to_numpy()}))


def _shares(victims: pd.DataFrame, findings: list[Finding]) -> dict[str, pd.DataFrame]:
    """Children among victims of known age, of both sexes and of each; girls among children of known sex."""
    value = victims["obs_value"]
    ends = ends_of(victims.assign(lower=victims["obs_lower"].fillna(value), upper=victims["obs_upper"].fillna(value)))
    ages = {sex: (cell(sex, "Y0T17"), cell(sex, "Y_GE18"), cell(sex, "_T")) for sex in ("_T", "F", "M")}
    of_all = _adults_not_told(ends, *ages["_T"])
    of_victims = [
        _share(ends, own, CHILD_SHARE, findings, {NO_ADULTS: of_all | _adults_not_told(ends, *own)}).assign(sex=sex)
        for sex, own in ages.items()
    ]
    of_children = _share(ends, (cell("F", "Y0T17"), cell("M", "Y0T17"), CHILDREN), GIRL_SHARE, findings, {})
    return {
        CHILD_SHARE: tidy(pd.concat(of_victims)),
        GIRL_SHARE: tidy(of_children.assign(sex="F", age="Y0T17")),
    }


def _adults_not_told(ends: Ends, children: str, adults: str, whole: str) -> pd.Series:
    """Where adults are 0 and children are not all victims: then the others' age is unknown, and adults may be there."""
    return (ends.upper[adults] == 0) & (ends.upper[children] < ends.lower[whole])


def _share(
    ends: Ends,
    part_rest_whole: tuple[str, str, str],
    indicator: str,
    findings: list[Finding],
    further: Mapping[str, pd.Series],
) -> pd.DataFrame:
    """The share of a part in part and rest where both are known and nothing speaks against it.

    `further`: reasons for none beyond those that hold for every share, and where each holds.
    """
    part, rest, whole = part_rest_whole
    left = ends.upper[part].notna() & ends.upper[rest].notna()
    for reason, refused in {**refusals(ends, part, rest, whole), **further}.items():
        rows = left[left & refused].reset_index()
        findings += finding(indicator, "dropped", rows, f"no share: {reason}", f"sex {part.split()[0]}: ")
        left &= ~refused
    return share(ends, part, rest)[left].reset_index().drop(columns="breakdown")
