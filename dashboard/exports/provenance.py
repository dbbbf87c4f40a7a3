"""What travels with figures wherever they go: what they mean, who published them, how old they are, on what terms."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.catalogue import Indicator, Source
from dashboard.context import Context
from dashboard.exports.workbook import Notes
from dashboard.i18n import format_number, translate


@dataclass(frozen=True)
class Origin:
    """Of which selection a file is, and where to see it again."""

    title: str
    selection: tuple[tuple[str, str], ...]
    """Names and values as an address has them."""
    permalink: str
    date: datetime.date
    """Day of the download."""
    view_title: str = ""
    """What the view says of itself, for rows that are of no indicator."""
    sources: tuple[str, ...] = ()
    """The sources of the view, for rows that name neither indicators nor sources."""
    indicators: tuple[str, ...] = ()
    """Those of the view, for rows of several columns that name none."""
    own: int = 0
    """How many rows are the reader's own."""


def indicator_entry(indicator: Indicator, source: Source) -> dict[str, Any]:
    """An indicator for an outside reader: what it counts, in which unit, what a zero and a blank mean, whose it is."""
    return {
        "id": indicator.id,
        "name": translate(indicator.name),
        "definition": translate(indicator.definition),
        "unit": translate(indicator.unit),
        "unit_label": translate(indicator.unit_label),
        "decimals": indicator.decimals,
        "theme": indicator.theme,
        "direction": indicator.direction,
        "sdg": list(indicator.sdg),
        "source": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "vintage": translate(source.vintage),
        "released": source.released,
        "licence": translate(source.licence),
        "citation": source.citation,
        "citation_note": translate(source.citation_note),
        "official_page": source.official_page,
        "caveats": [translate(caveat) for caveat in indicator.all_caveats],
        "meaning_zero": translate(indicator.meaning_zero),
        "meaning_blank": translate(indicator.meaning_blank),
        "meaning_edge": translate(indicator.meaning_edge),
        "partner": translate(indicator.partner),
        "value_names": {f"{code:g}": translate(name) for code, name in indicator.value_names},
    }


def source_entry(source: Source) -> dict[str, Any]:
    """A source for an outside reader: release, licence, citation, and checksums of the files that were read."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "vintage": translate(source.vintage),
        "released": source.released,
        "coverage": translate(source.coverage),
        "licence": translate(source.licence),
        "citation": source.citation,
        "citation_note": translate(source.citation_note),
        "official_page": source.official_page,
        "note": translate(source.note),
        "files": [{"path": file.path, "sha256": file.sha256} for file in source.files],
    }


def notes(context: Context, names: Sequence[str], sources: Iterable[str], origin: Origin, rows: int) -> list[Notes]:
    """The sheets beside the data: definitions of the indicators named, if any, their sources, and what the file is."""
    return [
        *([_definitions(context, names)] if names else []),
        _sources([context.sources[name] for name in sources]),
        _readme(context, origin, rows),
    ]


def _definitions(context: Context, names: Sequence[str]) -> Notes:
    columns = ("id", 26), ("name", 34), ("definition", 60), ("unit", 22), ("theme", 11), ("sdg", 8), ("source", 14)
    more = ("caveats", 80), ("meaning_zero", 40), ("meaning_blank", 40), ("meaning_edge", 40), ("value_names", 30)
    heads = (*columns, *more)
    entries = [indicator_entry(context.indicators[name], context.source_of(name)) for name in names]
    return Notes("definitions", heads, tuple(tuple(_text(entry[head]) for head, _ in heads) for entry in entries))


def _sources(sources: Sequence[Source]) -> Notes:
    heads = (
        *(("id", 14), ("publisher", 34), ("title", 40), ("vintage", 18), ("released", 12), ("licence", 34)),
        *(("citation", 70), ("citation_note", 50), ("official_page", 44), ("coverage", 40)),
    )
    entries = [source_entry(source) for source in sources]
    return Notes("sources", heads, tuple(tuple(_text(entry[head]) for head, _ in heads) for entry in entries))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, dict):
        return "\n".join(f"{code}: {name}" for code, name in value.items())
    return str(value)


def _readme(context: Context, origin: Origin, rows: int) -> Notes:
    told = [
        (translate("What this is"), origin.title),
        *((name, value) for name, value in origin.selection),
        (translate("Rows"), format_number(rows)),
        *([(translate("Own figures, not published"), format_number(origin.own))] if origin.own else []),
        (translate("See it again"), origin.permalink),
        (translate("Downloaded on"), origin.date.isoformat()),
        (translate("Release of the data"), context.release or context.store.version),
        (translate("Checksum of the tables"), context.store.version),
        (
            "obs_value",
            translate("The figure; blank where it is suppressed, not reported or unknown. Blank is not zero."),
        ),
        (
            "obs_lower, obs_upper",
            translate("Least and greatest value that it may have, or that its publisher gives around it."),
        ),
        (
            "obs_status",
            translate(
                "A normal, Q an interval instead of a number (<5 is 1 to 4), or suppressed where no bounds are given, "
                "E estimate, P provisional, B break in series, M no figure, though the publisher lists the area, "
                "U low reliability"
            ),
        ),
        ("sex, age, breakdown", translate("_T is the total; Y0T17 is 0 to 17 years, Y_GE18 18 and over")),
        (
            translate("Terms"),
            translate("Figures belong to their publishers: the sheet “sources” has licence and citation of each."),
        ),
    ]
    return Notes("readme", (("Reach 2030", 26), ("", 100)), tuple(told))
