"""Read who is party to the Palermo Protocol, the Convention on the Rights of the Child and two of its protocols."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from dashboard.catalogue import YEAR
from data.areas import Areas
from data.records import Action, Finding, SourceTables, tidy
from data.sources.reading import read_columns

SOURCE = "treaties"
STATUS = "STATUS"
PALERMO = "palermo-protocol"
PALERMO_FILE = "treaties/palermo_protocol.csv"
PALERMO_COLUMNS = dict.fromkeys(("iso3", "signature_date", "deposit_date", "in_force_date", "party"), str)
CRC_FILES = {
    "crc": "treaties/crc.csv",
    "crc-op-sale-of-children": "treaties/op_sc.csv",
    "crc-op-armed-conflict": "treaties/op_ac.csv",
}
CRC_YEAR = "year ratification or accession"
CRC_COLUMNS: dict[str, type[str] | type[float]] = {"iso2": str, CRC_YEAR: float, "status": str}
PARTY, SIGNED, NO_ACTION = 2.0, 1.0, 0.0
WORDS = {"state party": PARTY, "signatory state": SIGNED, "no action": NO_ACTION}
"""Values of the column `status`; the columns of flags beside it contradict each other and are not read."""
OLD_ISO2 = {"TP": "TL"}
AS_OF = 2022
"""The year of rows, since the list of the Convention and its protocols is of August 2022. What is known of the Palermo
Protocol comes from evidence of several dates: its year is that in which the last state joined, if that is later, since
nobody was party before joining."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """One table per treaty: breakdown STATUS (2 party, 1 signed only, 0 no action; status M: unknown) of each UN
    member and of any other state that its list names, and YEAR (of deposit, else of entry into force) of the parties
    whose year is known.

    Raises ValueError naming file, value and remedy.
    """
    result = SourceTables()
    for indicator, file in CRC_FILES.items():
        rows = _crc(raw / file, areas)
        result.tables[indicator] = _table(rows, areas)
    palermo, result.findings = _palermo(raw / PALERMO_FILE, areas)
    result.tables[PALERMO] = _table(palermo, areas)
    return result


def _crc(path: Path, areas: Areas) -> pd.DataFrame:
    """Area, STATUS and YEAR (NaN where not a party) of a treaty on the rights of the child."""
    listed = read_columns(path, CRC_COLUMNS, complete="status")
    codes = dict(zip(areas.areas["iso2"], areas.areas["area"], strict=True))
    rows = pd.DataFrame(
        {
            "ref_area": listed["iso2"].replace(OLD_ISO2).map(codes),
            STATUS: listed["status"].map(WORDS),
            YEAR: listed[CRC_YEAR],
        }
    )
    if unread := sorted(set(listed.loc[rows[["ref_area", STATUS]].isna().any(axis=1), "iso2"])):
        raise ValueError(f"{path}: {', '.join(unread)}: area or status unknown; see OLD_ISO2 and WORDS in {__name__}")
    return rows


def _palermo(path: Path, areas: Areas) -> tuple[pd.DataFrame, list[Finding]]:
    """Area, STATUS and YEAR of the Palermo Protocol: a party where any evidence says so, else signed."""
    listed = read_columns(path, PALERMO_COLUMNS, complete="iso3")
    is_party = listed["party"] == "True"
    if unread := sorted(set(listed.loc[~is_party & (listed["signature_date"] == ""), "iso3"])):
        raise ValueError(f"{path}: {', '.join(unread)}: neither party nor signed; see what the rows mean")
    since = listed["deposit_date"].where(listed["deposit_date"] != "", listed["in_force_date"])
    rows = pd.DataFrame(
        {
            "ref_area": listed["iso3"],
            STATUS: is_party.map({True: PARTY, False: SIGNED}),
            YEAR: pd.to_numeric(since.str[:4], errors="raise").where(is_party),
        }
    )
    return rows, _findings(rows, listed["deposit_date"] == "", areas)


def _findings(rows: pd.DataFrame, undeposited: pd.Series, areas: Areas) -> list[Finding]:
    """Who is left out, who is no member, and whose status or year rests on less than a date of deposit."""
    state, dated = rows["ref_area"].isin(areas.areas["area"]), rows[YEAR].notna()
    party = state & (rows[STATUS] == PARTY)
    told: tuple[tuple[Action, pd.Series, str], ...] = (
        ("dropped", ~state, "no state: the table is of states"),
        (
            "noted",
            state & ~rows["ref_area"].isin(areas.members),
            "no member of the United Nations: listed, and in no count of members",
        ),
        ("doubted", state & ~party, "signed only, as far as is known: deposits are listed to December 2013"),
        ("noted", party & undeposited & dated, "no date of deposit: the year is that of entry into force"),
        ("noted", party & ~dated, "a party by evidence without a date: no row for the year"),
    )
    found = [
        Finding(SOURCE, PALERMO, action, int(which.sum()), reason, _listed(rows.loc[which, "ref_area"]))
        for action, which, reason in told
        if which.any()
    ]
    if silent := areas.members - set(rows["ref_area"]):
        reason = "member without any evidence: unknown, which does not mean that it is not a party"
        found.append(Finding(SOURCE, PALERMO, "noted", 0, reason, _listed(silent)))
    return found


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))


def _table(rows: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    """STATUS of every UN member, M where nothing is known of it, and of any other state that is listed; YEAR where
    there is one; all of one year.
    """
    states = sorted(areas.members | (set(rows["ref_area"]) & set(areas.areas["area"])))
    of_states = rows.set_index("ref_area").reindex(states).rename_axis("ref_area")
    long = of_states.reset_index().melt("ref_area", [STATUS, YEAR], "breakdown", "obs_value")
    long = long[long["obs_value"].notna() | (long["breakdown"] == STATUS)]
    known, joined = long["obs_value"].notna(), long.loc[long["breakdown"] == YEAR, "obs_value"]
    as_of = max([AS_OF, *joined.astype(int)])
    return tidy(long.assign(time_period=as_of, obs_status=known.map({True: "A", False: "M"})))
