"""Read the World Bank's Corporate Scorecard for its own figures of food insecurity in the world and in groups."""

from __future__ import annotations

from pathlib import Path

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources.reading import read_columns, their_groups

SOURCE = "wb_scorecard"
FILE = "worldbank/scorecard_selection.csv.gz"
INDICATOR = "food-insecurity"
COLUMN = "wb_csc_sn_itk_msfi_zs"


def read(raw: Path, areas: Areas) -> SourceTables:
    """Rows of the world (WLD), of income groups and of the least developed countries (LDC) for food-insecurity (% of
    people, moderate or severe, mean of three years).

    Its country rows are the same figures as the SDG database's and are not taken a second time; its regions and groups
    of lenders are not those of the United Nations. Raises ValueError naming file, column, remedy.
    """
    kinds = {"country_code": str, "year": float, COLUMN: float}
    given = read_columns(raw / FILE, kinds, complete="year").dropna(subset=[COLUMN])
    names = {"country_code": "ref_area", "year": "time_period", COLUMN: "obs_value"}
    rows = given.rename(columns=names)
    is_area = rows["ref_area"].isin(areas.codes)
    groups, findings = their_groups(rows[~is_area], areas, SOURCE, INDICATOR)
    reason = "figures of countries are taken from the SDG database, which has the same ones"
    findings.append(Finding(SOURCE, INDICATOR, "dropped", int(is_area.sum()), reason))
    groups = tidy(groups)
    reason = (
        "the world, income groups and the least developed countries, with the members that the publisher gives them"
    )
    held = ", ".join(sorted(set(groups["ref_area"])))
    findings.append(Finding(SOURCE, INDICATOR, "noted", len(groups), reason, held))
    return SourceTables(groups={INDICATOR: groups}, findings=findings)
