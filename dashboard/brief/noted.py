"""What the build noted of an area's figures: a survey of others that is not joined, whom one covers."""

from __future__ import annotations

from collections.abc import Container

from dashboard.brief.known import Known
from dashboard.metrics.findings import Finding

LATER, ELSEWHERE_ONLY = "has a later survey: not joined", "only: no trend of UNICEF, so no row"
"""How the build says that another publisher has a later figure, or the only one."""


def has_later_elsewhere(known: Known, indicator: str) -> bool:
    """Whether another publisher has a later figure than the series shown here."""
    return any(LATER in finding.reason for finding in _noted(known, indicator))


def is_elsewhere_only(known: Known, indicator: str) -> bool:
    """Whether another publisher has a figure where the series shown here has none."""
    return any(ELSEWHERE_ONLY in finding.reason for finding in _noted(known, indicator))


def publisher_notes(known: Known, indicator: str, years: Container[int]) -> list[str]:
    """What the publisher itself notes of the area's figures of some years, word for word."""
    found = known.context.notes.get((indicator, known.code), ())
    return list(dict.fromkeys(note.text for note in found if note.year is None or note.year in years))


def _noted(known: Known, indicator: str) -> list[Finding]:
    places = known.context.places
    return [
        finding
        for finding in known.context.report
        if (finding.indicator, finding.action) == (indicator, "noted") and places.excerpt(finding.key, known.code)
    ]
