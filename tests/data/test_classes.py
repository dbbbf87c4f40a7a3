"""Classes of maps: few, of numbers easily read, and of scores on both sides of zero over all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalogue import load_indicators
from data import classes
from data.records import tidy

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
SCORES = np.round(np.linspace(-2.513, 2.013, 227), 3)


def test_zero_and_blanks_are_in_no_class_of_positive_figures() -> None:
    plain = np.linspace(1, 600, 600)
    with_zeros = np.concatenate([plain, np.zeros(400), [np.nan] * 10])
    assert classes.breaks_of(plain) == classes.breaks_of(with_zeros) == [100, 200, 300, 400, 500]


def test_scores_are_classed_over_all_their_values_those_below_zero_included() -> None:
    breaks = classes.breaks_of_scores(np.append(SCORES, np.nan))
    assert breaks == [-1.8, -1.0, -0.2, 0.5, 1.3]
    sizes = np.bincount(np.searchsorted(breaks, SCORES, side="right"))
    assert sizes.min() > 0.7 * len(SCORES) / 6


def test_a_break_of_scores_is_never_minus_zero() -> None:
    breaks = classes.breaks_of_scores(np.linspace(-1.01, 2, 300) - 0.5)
    assert "-0.0" not in map(str, breaks)
    assert "-0.0" not in map(str, classes.breaks_of_scores(np.linspace(-0.615, 1.2, 300)))


def test_few_figures_make_no_classes() -> None:
    assert classes.breaks_of(np.arange(1.0, 12)) == []
    assert classes.breaks_of_scores(np.arange(-5.0, 6)) == []
    assert classes.breaks_of_scores(np.zeros(20)) == []


def test_an_indicator_with_a_lowest_figure_below_zero_has_breaks_below_zero() -> None:
    homicide = load_indicators(CATALOGUE)["homicide-rate"]
    fields: dict[str, Any] = {**homicide.__dict__, "lowest": -5.0}
    score = type(homicide)(**fields)
    rows = pd.DataFrame({"ref_area": "NGA", "time_period": range(1774, 2001), "obs_value": SCORES})
    tables = {homicide.id: tidy(rows)}
    built = [classes.build(tables, {homicide.id: entry})["breaks"].item() for entry in (score, homicide)]
    assert built[0] == "-1.8;-1;-0.2;0.5;1.3"
    assert "-" not in built[1]


def test_years_are_divided_at_whole_years_within_their_range() -> None:
    years = np.array([1990, 1991, 1991, 1992, 1993, 1995, 1996, 2000, 2002, 2004, 2008, 2012, 2015], dtype=float)
    breaks = classes.breaks_of_years(years)
    assert 1 <= len(breaks) < classes.CLASSES
    assert all(edge == int(edge) and 1990 < edge <= 2015 for edge in breaks)
    assert classes.breaks_of_years(np.array([1990.0, 2000.0])) == []
