"""The codes that occur in tables and files, with their names in English: for code lists of every form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dashboard.catalogue import RATE, Indicator, code_words
from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.geography import Geography
from dashboard.store import GROUPS_IN_TABLES
from dashboard.words.names import capitalised

NO_PLACE = MappingProxyType({"WLD": "World, as the publisher gives it", "_X": "Origin unknown, stateless or other"})
"""Codes in tables that are no areas of ours."""
SEX = MappingProxyType({"F": "Female", "M": "Male", "_O": "Other", "_T": "Total", "_U": "Unknown"})
STATUS = MappingProxyType(
    {
        "A": "Normal",
        "B": "Break in series",
        "E": "Estimate",
        "M": "No figure, though the publisher lists the area",
        "P": "Provisional",
        "Q": "An interval instead of a number, or suppressed where no bounds are given",
        "U": "Low reliability",
    }
)
"""Meanings that the tables give to codes of CL_OBS_STATUS."""
_AGE = re.compile(r"Y(?:(\d+)T(\d+)|_GE(\d+)|_LT(\d+))")
_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class CodeLists:
    """Code -> name for each coded column, in the order in which a list reads best."""

    ref_area: dict[str, str]
    sex: dict[str, str]
    age: dict[str, str]
    breakdown: dict[str, str]
    obs_status: dict[str, str]
    unit: dict[str, str]


def age_name(code: str) -> str:
    """An SDMX age code in words: Y0T17 is "0 to 17 years"."""
    found = _AGE.fullmatch(code)
    if not found:
        return {"_T": "All ages", "_U": "Age unknown"}.get(code, code)
    first, last, least, below = found.groups()
    if first:
        return f"{first} to {last} years"
    return f"{least} years and over" if least else f"Under {below} years"


def unit_code(unit: str) -> str:
    """A unit as a code that SDMX allows: "% of children" is PERCENT_OF_CHILDREN."""
    return _NO_LETTER.sub("_", unit.replace("%", "percent").replace(",", "")).strip("_").upper()


def unit_name(indicator: Indicator, measure: str, age: str) -> str:
    """The unit of an indicator's figures in a measure, in English: a rate is per 100,000 of those who are counted."""
    if measure != RATE:
        return indicator.unit_at(age)
    return "per 100,000 children" if indicator.denominator_of(age) == "child-population" else "per 100,000 people"


@lru_cache(maxsize=2)
def code_lists(context: Context) -> CodeLists:
    """The codes of all published tables; areas and groups of areas whether or not a table has them.

    Never change it: it is kept, for at every start several files are made of it, and all tables are looked through.
    """
    used: dict[str, set[str]] = {column: set() for column in COLUMNS}
    for name in context.indicators:
        for column in ("sex", "age", "breakdown", "obs_status"):
            used[column].update(context.store.codes(name, column))
    geography = context.geography
    areas = {code: geography.name(code) for code in (*geography.areas, *geography.regions)}
    units = sorted(_own_units(context) | _rates(context))
    return CodeLists(
        ref_area={**areas, **groups_named(geography), **NO_PLACE},
        sex={code: SEX.get(code, code) for code in sorted(used["sex"])},
        age={code: age_name(code) for code in sorted(used["age"], key=_by_age)},
        breakdown={code: _breakdown_name(code, areas) for code in sorted(used["breakdown"])},
        obs_status={code: STATUS[code] for code in sorted(used["obs_status"])},
        unit={unit_code(unit): unit for unit in units},
    )


def groups_named(geography: Geography) -> dict[str, str]:
    """Groups that tables write otherwise than the lists of areas."""
    return {code: geography.name(group) for code, group in GROUPS_IN_TABLES.items() if code not in NO_PLACE}


def _own_units(context: Context) -> set[str]:
    return {indicator.unit_at(age) for indicator in context.indicators.values() for age in indicator.age}


def _rates(context: Context) -> set[str]:
    divided = (indicator for indicator in context.indicators.values() if indicator.per)
    return {unit_name(indicator, RATE, age) for indicator in divided for age in ("Y0T17", "_T")}


def _by_age(code: str) -> tuple[tuple[int, ...], str]:
    # Two that name no years have one order, too: that of a set is another one in each process.
    return tuple(int(number) for number in re.findall(r"\d+", code)) or (1000,), code


def _breakdown_name(code: str, areas: dict[str, str]) -> str:
    if code == "_T":
        return "Total"
    return areas.get(code) or capitalised(code_words(code))
