"""Class breaks of maps: what has classes of its own meaning gets none of ours."""

from __future__ import annotations

import numpy as np

from data.classes import CLASSES, breaks_of_years


def test_years_are_divided_at_whole_years_within_their_range() -> None:
    years = np.array([1990, 1991, 1991, 1992, 1993, 1995, 1996, 2000, 2002, 2004, 2008, 2012, 2015], dtype=float)
    breaks = breaks_of_years(years)
    assert 1 <= len(breaks) < CLASSES
    assert all(edge == int(edge) and 1990 < edge <= 2015 for edge in breaks)


def test_too_few_years_have_no_classes() -> None:
    assert breaks_of_years(np.array([1990.0, 2000.0])) == []
