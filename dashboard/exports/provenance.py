"""What travels with figures wherever they go: what they mean, who published them, how old they are, on what terms."""

from __future__ import annotations

from typing import Any

from dashboard.catalogue import Indicator, Source


def indicator_entry(indicator: Indicator, source: Source) -> dict[str, Any]:
    """An indicator for an outside reader: what it counts, in which unit, what a zero and a blank mean, whose it is."""
    return {
        "id": indicator.id,
        "name": indicator.name,
        "definition": indicator.definition,
        "unit": indicator.unit,
        "unit_label": indicator.unit_label,
        "decimals": indicator.decimals,
        "theme": indicator.theme,
        "direction": indicator.direction,
        "sdg": list(indicator.sdg),
        "source": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "vintage": source.vintage,
        "released": source.released,
        "licence": source.licence,
        "citation": source.citation,
        "official_page": source.official_page,
        "caveats": list(indicator.caveats),
        "meaning_zero": indicator.meaning_zero,
        "meaning_blank": indicator.meaning_blank,
        "meaning_edge": indicator.meaning_edge,
    }
