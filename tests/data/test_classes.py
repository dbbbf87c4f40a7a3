"""Classes of maps: few, of numbers easily read, and of scores on both sides of zero over all of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalogue import COUNT, load_indicators
from dashboard.context import Context
from dashboard.figures.map import class_of, plain_class_of
from dashboard.metrics.latest import snapshot
from dashboard.selection import usual
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


def test_percentages_near_an_end_have_six_classes_of_about_as_many_figures() -> None:
    high = 100 - np.geomspace(0.5, 60, 300)
    low = np.geomspace(0.5, 60, 300)
    for figures in (high, low):
        breaks = classes.breaks_of_percentages(figures)
        sizes = np.bincount(np.searchsorted(breaks, figures, side="right"))
        assert len(sizes) == classes.CLASSES
        assert sizes.max() < 0.4 * len(figures)
        assert sizes.min() > 0.04 * len(figures)


def test_what_many_countries_reach_in_full_is_a_class_of_its_own() -> None:
    figures = np.concatenate([np.linspace(40, 99.9, 70), np.full(30, 100.0), np.zeros(20)])
    assert classes.breaks_of_percentages(figures)[-1] == 100
    assert classes.breaks_of_percentages(figures) == classes.breaks_of_percentages(figures[:100])


def test_few_percentages_make_no_classes() -> None:
    assert classes.breaks_of_percentages(np.linspace(1, 99, 11)) == []
    assert classes.breaks_of_percentages(np.repeat([50.0, 60.0], 30)) == []


UNEVEN = {
    "palestine-refugees-unrwa": "of five places",
    "undernourishment": "the publisher gives none under 2.5 %: all these are equal",
    "child-share-of-refugees-by-asylum-age-known": "most countries count children alone by age",
    "child-share-of-refugees-by-origin-age-known": "most countries count children alone by age",
}


def test_no_class_of_a_map_holds_more_than_four_countries_of_ten(shared: Context) -> None:
    uneven = {name for name in shared.indicators if name not in UNEVEN and not _is_even(shared, name)}
    assert not uneven


def _is_even(context: Context, name: str) -> bool:
    indicator = context.indicators[name]
    selection = usual(indicator, context.years(name))
    breaks = context.breaks(selection)
    if indicator.area or not breaks or selection.measure == COUNT:
        return True
    shown = snapshot(context.histories(selection), selection.year, indicator.window)
    classify = class_of if indicator.zero_apart else plain_class_of
    counted = Counter(classify(item, breaks) for item in shown.values())
    sizes = [count for k, count in counted.items() if k.isdigit()]
    return max(sizes) <= 0.4 * sum(sizes) and len(breaks) >= 4
