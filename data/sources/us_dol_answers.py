"""Read what the US Department of Labor's file of countries answers, and its table of many years does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from xml.etree import ElementTree

import pandas as pd

from data.records import Finding
from data.sources.us_dol_lists import ANSWERS, COUNTRIES, YEAR, clean, countries

WHOLE = "All Territories"
"""The only name of a territory that the file has: what stands under it is the country's answer."""

CONVENTIONS: Mapping[str, str] = MappingProxyType(
    {
        "palermo-protocol": "Palermo_Ratified",
        "crc": "Convention_on_the_Rights_of_the_Child_Ratified",
        "crc-op-sale-of-children": "CRC_Commercial_Sexual_Exploitation_of_Children_Ratified",
        "crc-op-armed-conflict": "CRC_Armed_Conflict_Ratified",
    }
)
"""Treaties whose status here is of another source, beside which this answer stands where the two differ."""
CONVENTION_COLUMNS = ["indicator", "ref_area", "time_period", "ratified"]


class Place(NamedTuple):
    """Where an answer stands below a country, and the element that holds it there or in a territory, if any does."""

    path: str
    leaf: str = ""


_LAW, _ENFORCED = "Conforms_To_Intl_Standard", "Enforcement"
ONLY_HERE: Mapping[str, Place] = MappingProxyType(
    {
        "child-labour-policy": Place("Mechanisms/Policy"),
        "child-labour-programme": Place("Mechanisms/Program"),
        "child-labour-coordination": Place("Mechanisms/Coordination"),
        "labour-inspectors-ratio": Place("Enforcements/Labor_Inspectors_Intl_Standards", _ENFORCED),
    }
)
"""Indicators of which this file alone tells, for its one year."""
ALSO_HERE: Mapping[str, Place] = MappingProxyType(
    {
        "child-trafficking-law": Place("Legal_Standards/Prohibition_Child_Trafficking", _LAW),
        "child-sexual-exploitation-law": Place("Legal_Standards/Prohibition_CSEC", _LAW),
        "non-state-recruitment-law": Place("Legal_Standards/Minumum_Non_State_Military", _LAW),
        "labour-inspectors": Place("Enforcements/Labor_Inspectors", _ENFORCED),
        "child-labour-investigations": Place("Enforcements/Criminal_Investigations", _ENFORCED),
        "child-labour-convictions": Place("Enforcements/Criminal_Convictions", _ENFORCED),
    }
)
"""Indicators of the table of many years that may be answered by territory, which that table has lost."""


def only_here(raw: Path) -> pd.DataFrame:
    """One row a country: its `name`, and its answer to each of ONLY_HERE by the path; blank where there is none.

    Raises ValueError naming the file, what cannot be read and the remedy.
    """
    rows = [
        {"name": name} | {place.path: _answer(country, place) for place in ONLY_HERE.values()}
        for name, country in countries(raw)
    ]
    return pd.DataFrame(rows)


def by_territory(raw: Path) -> Iterator[tuple[str, str, str]]:
    """Country, indicator of ALSO_HERE and answer, where a country answers by territory and all of it answers alike.

    Raises ValueError naming the file, what cannot be read and the remedy.
    """
    for name, country in countries(raw):
        for indicator, place in ALSO_HERE.items():
            if country.find(f"{place.path}/Territory") is not None:
                yield name, indicator, _answer(country, place)


def conventions(raw: Path, codes: Mapping[str, str], source: str) -> tuple[pd.DataFrame, list[Finding]]:
    """The publisher's own list of who ratified CONVENTIONS, with CONVENTION_COLUMNS: 1 yes, 0 no; what was left out.

    Raises ValueError naming the file, what cannot be read and the remedy.
    """
    rows, blank = [], 0
    for name, country in countries(raw):
        for indicator, element in CONVENTIONS.items():
            answer = _answer(country, Place(f"Conventions/{element}"))
            if answer not in ANSWERS:
                blank += 1
                continue
            rows.append((indicator, codes[name], YEAR, ANSWERS[answer]))
    table = pd.DataFrame(sorted(rows), columns=CONVENTION_COLUMNS)
    return table, [Finding(source, "conventions", "dropped", blank, "blank or “N/A”: nothing stated", "")]


def _answer(country: ElementTree.Element, place: Place) -> str:
    found = country.find(place.path)
    if found is None:
        return ""
    territories = found.findall("Territory")
    names = [clean(one.findtext("Territory_Name") or "") for one in territories]
    if names not in ([], [WHOLE]):
        said = f"{clean(country.findtext('Name') or '')}, {place.path}: answers of {', '.join(names)}"
        raise ValueError(f"{COUNTRIES}: {said}; only {WHOLE!r} is read as a country's answer, see {__name__}")
    whole = territories[0] if territories else found
    text = whole.findtext(place.leaf) if place.leaf else None
    return clean((whole.text if text is None else text) or "")
