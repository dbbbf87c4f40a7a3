"""Side by side: only years that all have, and nothing relative to what nothing can be relative to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.metrics.compare import FEW, indexed, only, shared_years, unfit
from dashboard.metrics.lines import Line, Point


def line(code: str, **figures: float | tuple[float, float] | None) -> Line:
    """A line of figures by "y2015": a number, an interval, or asked without an answer."""
    points = []
    for name, figure in figures.items():
        year = int(name.removeprefix("y"))
        if isinstance(figure, tuple):
            points.append(Point(year, None, *figure, "Q"))
        else:
            points.append(Point(year, figure, None, None, "M" if figure is None else "A"))
    return Line(code, tuple(points))


NGA = line("NGA", y2015=50, y2016=60, y2018=(70, 80))
GHA = line("GHA", y2014=10, y2015=None, y2016=20, y2018=10)


def test_shared_years_are_those_in_which_every_line_has_a_figure_and_an_interval_is_one() -> None:
    assert shared_years([NGA, GHA]) == (2016, 2018)
    assert shared_years([NGA, GHA, line("TUV")]) == ()
    assert shared_years([]) == ()
    assert [point.year for point in only(GHA, (2016, 2018)).points] == [2016, 2018]


def test_every_line_is_at_a_hundred_in_the_first_common_year_and_begins_there() -> None:
    found = indexed([NGA, GHA], [None, None])
    assert found.year == 2016
    assert found.refusal is None
    one, other = found.lines
    assert [(point.year, point.value) for point in one.points] == [(2016, 100), (2018, None)]
    assert [(point.year, point.value) for point in other.points] == [(2016, 100), (2018, 50)]


def test_an_interval_stays_one_relative_to_an_exact_base() -> None:
    point = indexed([NGA], [None]).lines[0].points[-1]
    assert (point.lower, point.upper) == (pytest.approx(140), pytest.approx(160))


@pytest.mark.parametrize(
    ("first", "behind", "refusal"),
    [(0, None, "zero"), ((1, 4), None, "no number"), (9, {2015: 9}, "few"), (0.1, {2015: FEW - 1}, "few")],
)
def test_a_base_of_zero_an_interval_or_few_is_refused_for_all(
    first: float | tuple[float, float], behind: dict[int, float] | None, refusal: str
) -> None:
    found = indexed([NGA, line("GHA", y2015=first, y2016=30)], [None, behind])
    assert (found.refusal, found.place, found.lines) == (refusal, 1, ())


def test_without_a_common_year_nothing_is_relative() -> None:
    assert indexed([NGA, line("GHA", y1999=3)], [None, None]).refusal == "no common year"
    assert indexed([NGA, line("TUV")], [None, None]).refusal == "no common year"


def test_nothing_is_compared_across_a_break() -> None:
    found = indexed([NGA, line("GHA", y2015=30, y2016=30, y2018=60)], [None, None], since=2016)
    assert found.year == 2016
    assert indexed([NGA], [None], since=2019).refusal == "no common year"


def test_later_figures_that_rest_on_few_are_left_out_and_counted() -> None:
    found = indexed([line("GHA", y2015=20, y2016=9, y2017=0, y2018=40)], [{2015: 20, 2016: 9, 2017: 0, 2018: 40}])
    assert [point.year for point in found.lines[0].points] == [2015, 2018]
    assert found.hidden == 2


def test_codes_percentages_and_scores_are_never_relative_and_amounts_may_be(shared: Context) -> None:
    found = {name: unfit(item, item.default_breakdown) for name, item in shared.indicators.items()}
    assert {found[name] for name in ("palermo-protocol", "tip-report-tier", "ilo-c138")} == {"codes"}
    assert {found[name] for name in ("rule-of-law", "inform-risk", "political-stability")} == {"score"}
    shares = {name for name, item in shared.indicators.items() if "%" in item.unit}
    assert {found[name] for name in shares} == {"percentage"}
    amounts = {"detected-victims", "refugees-by-origin", "gdp-per-capita", "homicide-rate", "population"}
    assert {found[name] for name in amounts} == {None}
    assert unfit(replace(shared.indicators["detected-victims"], value_names=()), "YEAR") == "codes"
