"""Series side by side rest on the same countries in every year, and a share is told only where people are not few."""

from __future__ import annotations

import pytest

from dashboard.metrics.together import share_of, together
from dashboard.store import Observation


def history(area: str, *years: int, status: str = "A") -> tuple[Observation, ...]:
    value = 5.0 if status == "A" else None
    return tuple(Observation(area, year, value, None, None, status) for year in years)


FULL = (2019, 2020, 2021)
VICTIMS = {"GHA": history("GHA", *FULL), "KEN": history("KEN", *FULL), "NGA": history("NGA", 2020, 2021)}
CONVICTED = {"GHA": history("GHA", *FULL), "KEN": history("KEN", 2020, 2021), "NGA": history("NGA", 2020, 2021)}


def test_a_country_that_lacks_one_series_in_one_year_is_in_none_of_them() -> None:
    found = together([VICTIMS, CONVICTED], ("GHA", "KEN", "NGA"), (2019, 2021), 1)
    assert (found.areas, found.years, found.of, found.enough) == (("GHA",), FULL, 3, True)


def test_years_are_given_up_from_the_first_on_until_enough_countries_have_all() -> None:
    found = together([VICTIMS, CONVICTED], ("GHA", "KEN", "NGA"), (2019, 2021), 3)
    assert (found.areas, found.years, found.enough) == (("GHA", "KEN", "NGA"), FULL[1:], True)


def test_too_few_countries_in_the_shortest_stretch_are_marked() -> None:
    found = together([VICTIMS, CONVICTED], ("GHA", "KEN", "NGA"), (2019, 2021), 4)
    assert not found.enough
    assert found.years == FULL[1:]


def test_a_year_that_no_edition_describes_is_left_out_and_ends_no_stretch() -> None:
    told = (2019, 2020, 2022)
    series = {area: history(area, *told) for area in ("GHA", "KEN", "NGA")}
    found = together([series, series], ("GHA", "KEN", "NGA"), (2018, 2022), 3)
    assert (found.areas, found.years, found.enough) == (("GHA", "KEN", "NGA"), told, True)


def test_countries_that_counted_next_to_nobody_do_not_stand_for_their_group() -> None:
    """Mozambique, Angola and Myanmar counted seven children, all least developed countries 2,850."""
    many = Observation("UGA", 2021, 400.0, None, None, "A")
    series = {**VICTIMS, "NGA": history("NGA", *FULL), "UGA": (many,)}
    countries = ("GHA", "KEN", "NGA", "UGA")
    assert not together([series], countries, (2019, 2021), 3).enough
    later = {**series, "UGA": (many._replace(year=2020), many)}
    found = together([later], countries, (2019, 2021), 3)
    assert (found.areas, found.years, found.enough) == (countries, (2020, 2021), True)
    # A rate is weighed by the number behind it.
    rates = {area: tuple(item._replace(value=1.0) for item in own) for area, own in series.items()}
    assert together([rates], countries, (2019, 2021), 3).enough
    assert not together([rates], countries, (2019, 2021), 3, [series]).enough


def test_asked_without_a_figure_is_no_figure() -> None:
    asked = {"GHA": history("GHA", *FULL, status="M")}
    assert together([asked], ("GHA",), (2019, 2021), 1).areas == ()


@pytest.mark.parametrize(
    ("women", "men", "share"),
    [
        ((10, 10), (10, 10), (50, 50)),
        ((9, 9), (90, 90), None),  # few above the line
        ((10, 10), (9, 9), None),  # few below it
        ((9, 12), (90, 90), None),  # may be few
        ((30, 33), (60, 66), (100 * 30 / 96, 100 * 33 / 93)),
    ],
)
def test_a_share_needs_ten_of_twenty_people_and_keeps_its_interval(
    women: tuple[float, float], men: tuple[float, float], share: tuple[float, float] | None
) -> None:
    assert share_of(women, men) == (pytest.approx(share) if share else None)
