"""Events: one rule for every country, exact at its thresholds, and nothing where nothing is known."""

from __future__ import annotations

from dashboard.metrics.events import CONFLICT, DISPLACED, QUIET, WEATHER, Event, events, fitting
from dashboard.store import Observation


def history(values: dict[int, float | None]) -> tuple[Observation, ...]:
    """Rows of one area."""
    return tuple(Observation("NGA", year, value, None, None, "A") for year, value in values.items())


def deaths(*values: float, first: int = 2000) -> tuple[Event, ...]:
    """Events of conflict alone."""
    return events({CONFLICT: history({first + at: value for at, value in enumerate(values)})}, 1900, 2100)


def test_the_first_year_that_reaches_a_threshold_is_marked_and_no_later_one() -> None:
    assert deaths(0, 0, 0, 0, 0, 25, 30, 24, 40) == (Event(2005, CONFLICT, 25, 25),)
    assert deaths(0, 0, 0, 0, 0, 24, 24) == ()


def test_a_year_that_reaches_both_is_marked_once_with_the_higher() -> None:
    assert deaths(0, 0, 0, 0, 0, 1000) == (Event(2005, CONFLICT, 1000, 1000),)
    assert deaths(0, 0, 0, 0, 0, 30, 30, 1000) == (Event(2005, CONFLICT, 30, 25), Event(2007, CONFLICT, 1000, 1000))


def test_a_conflict_that_the_first_years_cannot_tell_new_from_old_is_not_marked() -> None:
    assert deaths(*[0] * (QUIET - 1), 500) == ()


def test_it_is_marked_again_after_the_quiet_years() -> None:
    assert [event.year for event in deaths(*[0] * 5, 30, *[0] * 5, 30)] == [2005, 2011]
    assert [event.year for event in deaths(*[0] * 5, 30, *[0] * 4, 30)] == [2005]


def test_disasters_are_marked_over_the_number_and_not_at_it() -> None:
    found = events({WEATHER: history({2010: DISPLACED, 2011: DISPLACED + 1, 2012: None})}, 2000, 2020)
    assert found == (Event(2011, WEATHER, DISPLACED + 1, DISPLACED),)


def test_a_treaty_is_marked_in_the_year_that_its_row_holds() -> None:
    assert events({"crc": history({2022: 1991.0})}, 1990, 2024) == (Event(1991, "crc", 1991),)
    assert events({"crc": history({2022: 1991.0})}, 1992, 2024) == ()


def test_a_law_is_marked_when_it_was_not_met_on_the_record_before_and_stays_so() -> None:
    law = "child-trafficking-law"
    assert events({law: history({2016: 0, 2017: 1, 2018: 1})}, 2000, 2024) == (Event(2017, law, 1, before=2016),)
    assert events({law: history({2016: 1, 2017: 1})}, 2000, 2024) == ()
    assert events({law: history({2016: 0, 2018: 1})}, 2000, 2024) == (Event(2018, law, 1, before=2016),)
    assert events({law: history({2016: 0, 2017: None, 2018: 1})}, 2000, 2024) == (Event(2018, law, 1, before=2016),)
    assert events({law: history({2016: 0, 2019: 1})}, 2000, 2024) == ()
    assert events({law: history({2016: 1, 2018: 1})}, 2000, 2024) == ()
    assert events({law: history({2016: 0, 2018: 1, 2019: 0})}, 2000, 2024) == ()
    assert events({law: history({2016: 0, 2017: 1, 2018: 0})}, 2000, 2024) == ()


def test_of_too_many_the_smallest_disasters_go_first() -> None:
    found = events(
        {
            WEATHER: history({2010: 200_000, 2011: 900_000, 2012: 300_000}),
            CONFLICT: history({**dict.fromkeys(range(2000, 2005), 0.0), 2005: 26}),
            "crc": history({2022: 1991.0}),
        },
        1990,
        2024,
    )
    assert [event.year for event in fitting(found, 3)] == [1991, 2005, 2011]
    assert fitting(found, 10) == found
