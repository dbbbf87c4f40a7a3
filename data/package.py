"""What the data package says of each table for readers of another's making: fields, keys, licences (Frictionless)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.catalogue import Indicator, Source
from dashboard.store import STATUSES
from data.records import COLUMNS, KEYS

PROFILES = {"package": "tabular-data-package", "resource": "tabular-data-resource"}
TITLES = {
    "indicator": "Id of the indicator in the catalogue",
    "ref_area": "Area: ISO 3166-1 alpha-3, XKX, AB9; WLD the publisher's own world figure; _X origin unknown",
    "neighbour": "Area that shares a land border with it on the United Nations' map",
    "km": "Length of that border along the map's lines in kilometres; blank around areas that are drawn as a dot",
    "time_period": "Year",
    "sex": "Sex of the people measured; _T is all",
    "age": "Age of the people measured in years, SDMX codes; _T is all",
    "breakdown": "Form, cause, status or partner area, as the indicator has it; _T is the total",
    "obs_value": "The figure; blank where it is suppressed, not reported or unknown. Blank is not zero",
    "obs_lower": "Least value that it may have, or that its publisher gives around it",
    "obs_upper": "Greatest value that it may have, or that its publisher gives around it",
    "lag": "Years by which the driver's change comes before that of the detected victims",
    "rho": "Mean over countries of each one's Spearman correlation of yearly changes; blank where `why` says so",
    "countries": "Countries with at least ten pairs of changes",
    "pairs": "Pairs of changes in these countries",
    "why": "Why there is no rho: few, under ten countries; people, both series are divided by the same people",
    "obs_status": "SDMX CL_OBS_STATUS: A normal, Q an interval instead of a number, or suppressed where no bounds "
    "are given, E estimate, P provisional, B break in series, M no figure, though the publisher lists the area, U low "
    "reliability",
}
"""Of columns that several tables have; others are named well enough."""
_TITLES_OF = {
    ("claims", "status"): "own: computed here; published: by a publisher, on the page seen or on one that quotes it; "
    "news: a publisher's, seen in a news report only; counted: claimed in the statement, and counted here; traced: "
    "claimed in the statement, and the figure of the row in near; untraced: claimed in the statement, and in no "
    "publication that was looked through",
    ("claims", "near"): "Id of the nearest published figure; where status is traced, of the figure that it is",
    ("actions", "section"): "Section of the publisher's list in which the action stands",
    ("actions", "position"): "Place of the action in its section of the publisher's file",
    ("actions", "subjects"): "What the action is about, by words of its text, separated by semicolons: trafficking, "
    "sexual-exploitation, armed-groups, on-the-move. Our reading; blank where it names none of them",
    ("actions", "text"): "The publisher's own words",
    ("goods", "sector"): "The publisher's. Other holds one entry, Pornography, which stands for child sexual abuse "
    "material and is no good of a sector",
    ("goods", "child_labour"): "1 if listed for child labour, as the publisher judges",
    ("goods", "forced_labour"): "1 if listed for forced labour, as the publisher judges",
    ("goods", "forced_child_labour"): "1 if listed for forced child labour, as the publisher judges",
    ("goods", "derived"): "1 if listed for an input, of which neither the name nor the kind of labour is told",
    ("goods", "input_from"): "Area of that input",
    ("conventions", "ratified"): "1 if the US Department of Labor lists the treaty as ratified, 0 if not. Another "
    "source than that of the treaty's own table, beside which it stands where the two differ",
    ("movers", "reason"): "Why the country has no place, in the order in which it is asked; blank where it has one",
    ("movers", "base_value"): "Value of 2015, else of the nearest year of 2012 to 2018; of an interval its worse end",
    ("movers", "points"): "By how much nearer to the target it is, in the indicator's unit; below zero where farther. "
    "The figures do not say why",
    ("movers", "band"): "Gap in the base year: 0 under 5, 1 under 15, 2 under 30, 3 more (homicide: 1, 5, 20); blank "
    "at the target",
    ("movers", "per_year"): "Points by the years between",
    ("movers", "lower"): "Least that it may have come nearer a year, with the margin of the data",
    ("movers", "upper"): "Most that it may have come nearer a year",
    (
        "movers_peers",
        "circle",
    ): "What it shares with its peers besides the band of the first gap; blank without a place",
    ("movers_peers", "countries"): "Countries among which it has its place: all its peers and itself",
    ("movers_peers", "peer"): "One of those with which it is compared, a row for each; blank where there is none",
    ("movers_peers", "best"): "Best place that the country (not the peer) may have among them; 1 came nearer fastest",
    ("movers_peers", "worst"): "Worst place that it may have among them",
    ("claims", "seen_note"): "What stands beside the pages on which it was seen, or the news report, by name and date",
}
"""Of columns of one table."""
_EXTRA_KEYS = {
    "classes": ["indicator", "measure", "sex", "age", "breakdown"],
    "progress": ["indicator", "ref_area"],
    "movers": ["indicator", "ref_area"],
    "lagged": ["victims", "driver", "lag"],
    "borders": ["ref_area", "neighbour"],
    "goods": ["ref_area", "good"],
    "conventions": ["indicator", "ref_area"],
}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_ADDRESS = re.compile(r"www\.[^\s,;)]+")
_LICENCES = {
    "CC BY 4.0": {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},
    "United Nations terms of use, with attribution": {"path": "https://www.un.org/en/about-us/terms-of-use"},
}
Field = dict[str, Any]


def described(name: str, content: bytes, indicators: Mapping[str, Indicator]) -> dict[str, Any]:
    """Number of rows and Table Schema of a published table: by the catalogue for observations, by its cells else."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    if name in indicators and head == COLUMNS:
        return {"rows": len(rows), "schema": _schema(_observation_fields(indicators[name]), KEYS)}
    columns: dict[str, list[str]] = {title: [row[place] for row in rows] for place, title in enumerate(head)}
    fields = [_field_of_cells(*item) for item in columns.items()]
    for field in fields:
        if (name, field["name"]) in _TITLES_OF:
            field["description"] = _TITLES_OF[name, field["name"]]
    return {"rows": len(rows), "schema": _schema(fields, _key_of(name, columns))}


def _schema(fields: Sequence[Field], key: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": list(fields), "missingValues": [""]}
    return schema | ({"primaryKey": list(key)} if key else {})


def _field(name: str, kind: str, **constraints: Any) -> Field:
    made: Field = {"name": name, "type": kind}
    if name in TITLES:
        made["description"] = TITLES[name]
    return made | ({"constraints": constraints} if constraints else {})


def _observation_fields(indicator: Indicator) -> list[Field]:
    codes = {} if indicator.partner else {"enum": list(indicator.breakdown)}
    return [
        _field("ref_area", "string", required=True, pattern="[A-Z][A-Z0-9]{2}|[0-9]{3}|_X"),
        _field("time_period", "year", required=True),
        _field("sex", "string", required=True, enum=list(indicator.sex)),
        _field("age", "string", required=True, enum=list(indicator.age)),
        _field("breakdown", "string", required=True, **codes),
        _field("obs_value", "number", minimum=indicator.lowest),
        _field("obs_lower", "number", minimum=indicator.lowest),
        _field("obs_upper", "number", minimum=indicator.lowest),
        _field("obs_status", "string", required=True, enum=sorted(STATUSES)),
    ]


def _field_of_cells(name: str, cells: Sequence[str]) -> Field:
    """A column as its cells show it: numbers where all are, required where none is blank."""
    filled = [cell for cell in cells if cell]
    kinds: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("integer", _WHOLE.fullmatch),
        ("number", _NUMBER.fullmatch),
    )
    kind = next((kind for kind, fits in kinds if filled and all(map(fits, filled))), "string")
    return _field(name, kind, **({"required": True} if filled and len(filled) == len(cells) else {}))


def _key_of(name: str, columns: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns by which a row is known: as declared, or an id that no other row has."""
    key = _EXTRA_KEYS.get(name, [])
    if set(key) <= set(columns) and key:
        return key
    ids = columns.get("id", ())
    return ["id"] if ids and "" not in ids and len(set(ids)) == len(ids) else []


def licence(source: Source) -> dict[str, str]:
    """A licence as the Data Package standard has it: with a name or the address of the terms, and in our words."""
    found = _LICENCES.get(source.licence)
    address = _ADDRESS.search(source.licence)
    if found is None:
        found = {"path": f"https://{address[0]}" if address else source.official_page}
    return {**found, "title": source.licence}
