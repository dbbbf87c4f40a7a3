"""What the build noted of an area's figures: a survey of others that is not joined, whom one covers."""

from __future__ import annotations

from collections.abc import Container

from dashboard.brief.known import Known
from dashboard.i18n import translate, with_unit
from dashboard.metrics.findings import LATER, Finding, named_years
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.names import figure_text

ELSEWHERE_ONLY = ("only: no trend of UNICEF, so no row", "only: not joined, so no row")
"""How the build says that another publisher has the only figure."""


def when_of_series(known: Known, question: Selection, point: Point) -> str:
    """The year of the latest figure; of one of which another publisher has a later, that it is this series' newest."""
    if not has_later(known, question.indicator):
        return known.when(question, point)
    later = known.context.later.get((question.indicator, known.code))
    if later is None:
        return translate(
            ("{year}, the latest of this series; another source, the UN's SDG database, has a later figure"),
            year=point.year,
        )
    indicator = known.indicator(question)
    return translate(
        "{year}, the latest of this series; another source, the UN's SDG database, has {figure} for {later}",
        year=point.year,
        figure=with_unit(figure_text(later[1], None, None, indicator.decimals), "%"),
        later=later[0],
    )


def has_later(known: Known, indicator: str) -> bool:
    """Whether another publisher has a later figure than the series shown here."""
    return any(LATER in finding.reason for finding in _noted(known, indicator))


def is_elsewhere_only(known: Known, indicator: str) -> bool:
    """Whether another publisher has a figure where the series shown here has none."""
    return any(finding.reason.endswith(ELSEWHERE_ONLY) for finding in _noted(known, indicator))


def years_elsewhere(known: Known, indicator: str) -> list[int]:
    """The years of the figures that another publisher alone has, in their order; none where it has none."""
    found = [finding for finding in _noted(known, indicator) if finding.reason.endswith(ELSEWHERE_ONLY)]
    return sorted({year for one in found for year in named_years(known.context.places.excerpt(one.key, known.code))})


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
