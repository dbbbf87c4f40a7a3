"""The table of events beside a timeline: of the years that the events are of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.exports.slides.events import events_listed
from dashboard.kinds.timeline import marked_events
from dashboard.selection import usual
from tests.conftest import published


@pytest.mark.skipif(published() is None, reason="not built yet")
@pytest.mark.parametrize("code", ["ISR", "NGA", "BGD"])
def test_the_title_has_the_years_of_the_events(shared: Context, code: str) -> None:
    """The chart beside it begins and ends with what is known, not with all years that a timeline can have."""
    base = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    selection = replace(base, areas=(code,))
    _, events = marked_events(shared, selection)
    listed = events_listed(shared, selection)
    assert listed is not None
    first, last = events[0].year, events[-1].year
    assert listed.title.endswith(f": events of {first} to {last}")
