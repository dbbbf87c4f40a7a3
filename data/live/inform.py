"""Reads the interface of INFORM as the file of the risk index's trends, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.areas import Areas
from data.live.answers import read_json, said
from data.live.client import Visit
from data.live.errors import UnusableError
from data.live.facts import Facts
from data.live.paging import Row
from data.live.rows import write_rows

COLUMNS = ("CountryName", "Iso3", "GNAYear", "IndicatorId", "FullName", "IndicatorScore")
"""Of the file, in their order."""
NEEDED = ("Iso3", "GNAYear", "IndicatorId", "IndicatorScore")
SCORES = "countries/Scores/"
WORKFLOWS = "Workflows/GetByYear/{year}"
FIRST_YEAR = 2015


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Write the file into the folder `raw`. Raises FetchError or UnusableError."""
    [(file, _)] = visit.interface.files.items()
    workflows = _workflows(visit)
    write_rows(raw / file, COLUMNS, _rows(visit, workflows), rename=visit.interface.rename, needed=NEEDED)
    newest = max(workflows)
    return Facts(f"{newest} release", str(newest))


def _workflows(visit: Visit) -> dict[int, int]:
    """The identifier of each year's release; the years at the end may have none yet."""
    found: dict[int, int] = {}
    for year in range(FIRST_YEAR, int(visit.day[:4]) + 1):
        address, _ = visit.question(WORKFLOWS.format(year=year))
        listed = visit.get(address, {}, _list).value
        if chosen := workflow_of(listed, year):
            found[year] = chosen
    if not found:
        visit.refuse(visit.interface.address, "empty", "no release of any year")
    first, last = min(found), max(found)
    if gaps := set(range(FIRST_YEAR, last)) - set(found):
        visit.refuse(visit.interface.address, "empty", f"no release of {', '.join(map(str, sorted(gaps)))}")
    return {year: found[year] for year in range(first, last + 1)}


def workflow_of(listed: list[Row], year: int) -> int | None:
    """The yearly release, not the one of mid-year; the last where none is named so."""
    named = [item for item in listed if str(item.get("Name", "")).strip() == f"INFORM Risk {year}"]
    chosen = (named or [item for item in listed if "Mid" not in str(item.get("Name", ""))] or [{}])[-1]
    number = str(chosen.get("WorkflowId", ""))
    return int(number) if number.isdigit() else None


def _rows(visit: Visit, workflows: dict[int, int]) -> Iterator[dict[str, Any]]:
    names = visit.interface.codes
    for year, workflow in workflows.items():
        address, parameters = visit.question(SCORES)
        asked = {**parameters, "WorkflowId": workflow, "IndicatorId": ",".join(names)}
        for row in visit.get(address, asked, _scores).value:
            yield {"GNAYear": year, "FullName": names.get(str(row.get("IndicatorId")), ""), **row}


def _list(path: Path) -> list[Row]:
    answer = read_json(path)
    if not isinstance(answer, list) or not all(isinstance(item, dict) for item in answer):
        raise UnusableError("message", f"no list in the answer: {said(answer)}")
    return answer


def _scores(path: Path) -> list[Row]:
    scores = _list(path)
    if not scores:
        raise UnusableError("empty", "no scores")
    return scores
