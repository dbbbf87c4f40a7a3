"""The structure of the SDMX files: dimensions, measure, attributes and code lists, as SDMX-ML 3.0."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.exports.codes import CodeLists

AGENCY, VERSION = "REACH2030", "1.0"
FLOW = f"{AGENCY}:OBSERVATIONS({VERSION})"
"""The dataflow, as SDMX-CSV names it. A version of two parts: its code lists grow with the tables."""
MEDIA_TYPE = "application/vnd.sdmx.structure+xml;version=3.0.0"
SDMX_CSV_TYPE = "application/vnd.sdmx.data+csv;version=2.0.0"
_SPACE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_PREFIXES = {"mes": f"{_SPACE}message", "str": f"{_SPACE}structure", "com": f"{_SPACE}common"}
_URN = "urn:sdmx:org.sdmx.infomodel."
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Component(NamedTuple):
    """One column of an SDMX-CSV file."""

    id: str
    name: str
    about: str
    text: str = ""
    """Type of its values where they are not coded."""


DIMENSIONS = (
    Component("INDICATOR", "Indicator", "What is measured; its definition is the description of its code."),
    Component("UNIT_MEASURE", "Unit of measure", "Of the figures; a count and its rate have one indicator."),
    Component("REF_AREA", "Reference area", "ISO 3166-1 alpha-3 code, XKX, AB9; M49 code of a group; WLD or _X."),
    Component("TIME_PERIOD", "Year", "The year of the figure.", "GregorianYear"),
    Component("SEX", "Sex", "Of the people measured; _T is all."),
    Component("AGE", "Age", "Of the people measured, in years; _T is all."),
    Component("BREAKDOWN", "Breakdown", "Form, cause, status or partner area; _T is the total."),
)  # fmt: skip
MEASURE = Component("OBS_VALUE", "Observed value", "NaN where it is suppressed, not reported or unknown.", "Double")
ATTRIBUTES = (
    Component("OBS_LOWER", "Lower bound", "Least value it may have, or its publisher gives around it.", "Double"),
    Component("OBS_UPPER", "Upper bound", "Greatest value it may have, or its publisher gives around it.", "Double"),
    Component("OBS_STATUS", "Observation status", "How far the figure can be relied on, or why there is none."),
    Component("SOURCE", "Source", "Who published it."),
    Component("RELEASE", "Release", "The publisher's release that it was read from.", "String"),
    Component("YEAR_SHOWN", "Year shown", "In files of a map: the year it was shown for.", "GregorianYear"),
    Component("COUNTRIES", "Countries", "How many countries the figure of a group rests on.", "Integer"),
    Component("COUNTRIES_OF", "Countries of", "How many countries the group has.", "Integer"),
    Component("NOTE", "Note", "Who computed it, or why there is none.", "String"),
)
SDMX_COLUMNS = tuple(item.id for item in (*DIMENSIONS, MEASURE, *ATTRIBUTES))
"""Components in the order of an SDMX-CSV file, after STRUCTURE, STRUCTURE_ID and ACTION."""


def structure_xml(context: Context, lists: CodeLists) -> bytes:
    """Concepts, code lists, data structure and dataflow in one message, the same bytes for the same tables."""
    for prefix, space in _PREFIXES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(_tag("mes:Structure"))
    _header(root, context)
    structures = _child(root, "mes:Structures")
    codes = _codes(context, lists)
    codelists = _child(structures, "str:Codelists")
    for name, entries in codes.items():
        _codelist(codelists, name, entries)
    _concepts(_child(structures, "str:ConceptSchemes"))
    _dataflow(_child(structures, "str:Dataflows"))
    _data_structure(_child(structures, "str:DataStructures"), codes)
    ET.indent(root, " ")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _codes(context: Context, lists: CodeLists) -> dict[str, dict[str, tuple[str, str]]]:
    """Component -> code -> name and description."""

    def plain(names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        return {code: (name, "") for code, name in names.items()}

    indicators = {name: (entry.name, entry.definition) for name, entry in context.indicators.items()}
    records = context.indicators.values()
    used = sorted({source for entry in records for source in (entry.source, entry.groups_source) if source})
    sources = {name: (_title(context, name), _cited(context.sources[name])) for name in used}
    return {
        "INDICATOR": indicators,
        "UNIT_MEASURE": plain(lists.unit),
        "REF_AREA": plain(lists.ref_area),
        "SEX": plain(lists.sex),
        "AGE": plain(lists.age),
        "BREAKDOWN": plain(lists.breakdown),
        "OBS_STATUS": plain(lists.obs_status),
        "SOURCE": sources,
    }


def _cited(source: Source) -> str:
    return f"{source.citation} {source.citation_note}".rstrip()


def _title(context: Context, source: str) -> str:
    return f"{context.sources[source].publisher}: {context.sources[source].title}"


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def _child(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, _tag(name), attributes)
    if text:
        made.text = text
    return made


def _named(parent: ET.Element, kind: str, name: str, about: str = "", **attributes: str) -> ET.Element:
    made = _child(parent, kind, **attributes)
    _child(made, "com:Name", name).set(_LANG, "en")
    if about:
        _child(made, "com:Description", about).set(_LANG, "en")
    return made


def _maintained(parent: ET.Element, kind: str, identity: str, name: str) -> ET.Element:
    return _named(parent, kind, name, id=identity, agencyID=AGENCY, version=VERSION)


def _header(root: ET.Element, context: Context) -> None:
    header = _child(root, "mes:Header")
    _child(header, "mes:ID", f"{AGENCY}_{context.store.version}")
    _child(header, "mes:Test", "false")
    # The newest release in it, since the clock would make other bytes of the same tables.
    newest = max(source.released for source in context.sources.values())
    _child(header, "mes:Prepared", f"{(newest + '-01-01')[:10]}T00:00:00Z")
    _child(header, "mes:Sender", id=AGENCY)


def _codelist(parent: ET.Element, component: str, entries: Mapping[str, tuple[str, str]]) -> None:
    made = _maintained(parent, "str:Codelist", f"CL_{component}", f"Codes of {component}")
    for code, (name, about) in entries.items():
        _named(made, "str:Code", name, about, id=code)


def _concepts(parent: ET.Element) -> None:
    made = _maintained(parent, "str:ConceptScheme", "CONCEPTS", "Concepts of the published tables")
    for item in (*DIMENSIONS, MEASURE, *ATTRIBUTES):
        _named(made, "str:Concept", item.name, item.about, id=item.id)


def _dataflow(parent: ET.Element) -> None:
    made = _maintained(parent, "str:Dataflow", "OBSERVATIONS", "Observations published by Reach 2030")
    _child(made, "str:Structure", f"{_URN}datastructure.DataStructure={FLOW}")


def _data_structure(parent: ET.Element, codes: Mapping[str, object]) -> None:
    made = _maintained(parent, "str:DataStructure", "OBSERVATIONS", "Structure of the observations")
    parts = _child(made, "str:DataStructureComponents")
    dimensions = _child(parts, "str:DimensionList", id="DimensionDescriptor")
    years = [item for item in DIMENSIONS if item.text]
    for position, item in enumerate((item for item in DIMENSIONS if not item.text), start=1):
        _component(dimensions, "str:Dimension", item, codes, position=str(position))
    for item in years:
        _component(dimensions, "str:TimeDimension", item, codes)
    attributes = _child(parts, "str:AttributeList", id="AttributeDescriptor")
    for item in ATTRIBUTES:
        attribute = _component(attributes, "str:Attribute", item, codes, usage="optional")
        _child(_child(attribute, "str:AttributeRelationship"), "str:Observation")
    measures = _child(parts, "str:MeasureList", id="MeasureDescriptor")
    _component(measures, "str:Measure", MEASURE, codes, usage="optional")


def _component(
    parent: ET.Element, kind: str, item: Component, codes: Mapping[str, object], **attributes: str
) -> ET.Element:
    made = _child(parent, kind, id=item.id, **attributes)
    _child(made, "str:ConceptIdentity", f"{_URN}conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION}).{item.id}")
    representation = _child(made, "str:LocalRepresentation")
    if item.id in codes:
        _child(representation, "str:Enumeration", f"{_URN}codelist.Codelist={AGENCY}:CL_{item.id}({VERSION})")
    else:
        _child(representation, "str:TextFormat", textType=item.text)
    return made
