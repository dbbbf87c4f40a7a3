"""Who had joined a treaty by when: unknown is neither no nor a year, and a party without a date is not forgotten."""

from __future__ import annotations

from dashboard.metrics.joining import PARTY, SIGNED, joined, joined_in, standing
from dashboard.store import Histories, Observation


def codes(**values: float | None) -> Histories:
    return {
        area: (Observation(area, 2022, value, None, None, "M" if value is None else "A"),)
        for area, value in values.items()
    }


STATUSES = codes(GHA=PARTY, KEN=PARTY, NGA=SIGNED, TCD=None, MLI=PARTY)
YEARS = codes(GHA=2003, KEN=2005, MLI=None)
COUNTRIES = ("GHA", "KEN", "NGA", "TCD", "MLI")


def test_countries_are_counted_from_the_year_in_which_they_joined() -> None:
    found = joined(YEARS, STATUSES, COUNTRIES, 2006)
    assert found.by_year == ((2003, 1), (2004, 1), (2005, 2), (2006, 2))


def test_a_party_whose_year_is_not_known_is_counted_apart() -> None:
    assert joined(YEARS, STATUSES, COUNTRIES, 2006).undated == 1
    assert joined({}, STATUSES, COUNTRIES, 2006) == ((), 3)


def test_a_year_after_the_list_was_made_is_not_cut_off() -> None:
    assert joined(YEARS, STATUSES, ("KEN",), 2004).by_year == ((2005, 1),)


def test_no_evidence_is_unknown_and_no_status() -> None:
    found = standing(STATUSES, COUNTRIES)
    assert found == ({PARTY: 3, SIGNED: 1}, 1, 5)
    assert standing({}, COUNTRIES).unknown == 5


def test_in_a_year_only_that_years_rows_count() -> None:
    assert standing(STATUSES, COUNTRIES, 2021).unknown == 5
    assert standing(STATUSES, COUNTRIES, 2022) == standing(STATUSES, COUNTRIES)


def test_without_a_figure_there_is_no_year_of_joining() -> None:
    assert joined_in(YEARS, "GHA") == 2003
    assert joined_in(YEARS, "MLI") is None
    assert joined_in(YEARS, "NGA") is None
