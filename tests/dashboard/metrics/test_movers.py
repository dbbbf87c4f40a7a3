"""Who came nearer to a target: each rule on a few figures, in the order in which the rules are asked."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.catalogue import Target
from dashboard.metrics.movers import (
    ALONE,
    Groups,
    Mover,
    has_places,
    in_order,
    mover,
    movers,
    places,
    standing,
    standings,
)
from dashboard.store import Observation
from tests.data.test_progress_table import an_indicator

HUNGER = an_indicator("hunger", Target(5.0, "zero", margin=2.0))
SCHOOL = an_indicator("school", Target(97.0, "universal"), direction="up")
MURDER = an_indicator("murder", Target(1.0, "assumed", margin=0.5), unit="per 100,000 people")
MANY = dict.fromkeys(range(2000, 2030), 100000000.0)


def history(*points: tuple[int, float | None]) -> list[Observation]:
    return [Observation("NER", year, value, None, None, "A") for year, value in points]


def moved(indicator: Any, *points: tuple[int, float | None], people: Any = None) -> Mover:
    return mover(indicator, "NER", history(*points), people)


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ((), "no value"),
        (((2015, None),), "no value"),
        (((2011, 40.0), (2019, 20.0), (2022, 10.0)), "no value in 2012 to 2018"),
        (((2015, 5.0), (2016, 30.0)), "at target in the base year"),
        (((2015, 30.0), (2018, 20.0)), "no value from 2019 on"),
        (((2018, 30.0), (2019, 28.0), (2020, 27.0)), "under three years"),
        (((2015, 40.0), (2018, 12.0), (2020, 11.0)), "break"),
        (((2015, 40.0), (2019, 28.0), (2020, 30.0)), "step"),
        (((2015, 40.0), (2020, 28.0)), "two figures"),
        (((2015, 40.0), (2018, 30.0), (2020, 28.0)), ""),  # ten points are no step
        (((2015, 60.0), (2018, 49.0), (2021, 40.0), (2024, 30.0)), ""),  # eleven points, but not half of thirty
        (((2015, 40.0), (2020, 10.0), (2021, 10.0)), ""),  # five years apart: neither a step nor a break
    ],
)
def test_reasons_come_in_their_order(points: tuple[tuple[int, float | None], ...], reason: str) -> None:
    assert moved(HUNGER, *points).reason == reason


def test_nothing_is_computed_of_a_country_without_a_place() -> None:
    found = moved(HUNGER, (2015, 40.0), (2020, 28.0))
    assert (found.base_year, found.base_value, found.last_year, found.last_value) == (2015, 40.0, 2020, 28.0)
    assert (found.points, found.per_year, found.lower, found.upper, found.is_nearer) == (None, None, None, None, False)


def test_nearer_means_the_right_way_with_the_margin_of_the_data() -> None:
    found = moved(HUNGER, (2015, 15.0), (2018, 13.0), (2020, 10.0))
    assert (found.points, found.per_year, found.lower, found.upper, found.band) == (5.0, 1.0, 0.6, 1.4, 1)
    found = moved(SCHOOL, (2015, 60.0), (2018, 62.0), (2020, 60.5))
    assert (found.points, found.per_year, found.lower, found.upper, found.band) == (0.5, 0.1, -0.1, 0.3, 3)
    assert not found.is_nearer
    assert not found.is_farther


def test_what_is_past_the_target_is_no_way_to_it() -> None:
    assert moved(HUNGER, (2015, 9.0), (2018, 7.0), (2020, 3.0)).points == 4.0


def test_the_margin_itself_is_not_yet_nearer() -> None:
    found = moved(HUNGER, (2015, 10.3), (2018, 9.0), (2020, 8.3))
    assert found.lower == 0.0, "10.3 - 8.3 is a little more than 2 in floats"
    assert not found.is_nearer


def test_homicide_has_steps_bands_and_few_of_its_own() -> None:
    assert moved(MURDER, (2015, 20.0), (2018, 14.0), (2020, 13.0), people=MANY).reason == "step"
    assert moved(MURDER, (2015, 20.0), (2018, 16.0), (2020, 13.0), people=MANY).band == 2
    assert moved(MURDER, (2015, 2.0), (2018, 1.6), (2020, 1.3), people={2015: 4e5, 2020: 4e5}).reason == "few"
    assert moved(MURDER, (2015, 2.0), (2018, 1.6), (2020, 1.3), people={}).reason == "few"


def test_an_answer_about_violence_is_never_at_the_target() -> None:
    silent = an_indicator("violence", Target(1.0, "zero", pace=False, silence=True))
    assert moved(silent, (2015, 0.5)).reason == "no value from 2019 on"
    assert moved(silent, (2015, 0.5)).band is None


def many(*, ranked: int, step: int = 0, breaks: int = 0) -> list[Mover]:
    reasons = [""] * ranked + ["step"] * step + ["break"] * breaks + ["no value"] * 50
    return [Mover("hunger", f"A{place:02}", reason) for place, reason in enumerate(reasons)]  # type: ignore[arg-type]


def test_an_indicator_has_places_where_enough_countries_can_have_one() -> None:
    assert has_places(many(ranked=30, step=7, breaks=3))
    assert not has_places(many(ranked=29))
    assert not has_places(many(ranked=30, step=8, breaks=3))


def ranked(area: str, lower: float, upper: float, band: int = 1) -> Mover:
    return Mover("hunger", area, "", band=band, per_year=(lower + upper) / 2, lower=lower, upper=upper)


def test_a_place_is_a_range_as_wide_as_the_margins() -> None:
    own = ranked("OWN", 0.2, 0.6)
    others = [ranked("AAA", 0.7, 1.1), ranked("BBB", 0.6, 1.0), ranked("CCC", -0.1, 0.2), ranked("DDD", -0.5, 0.1)]
    assert places(own, others) == (2, 4), "behind AAA for certain; BBB and CCC may be before or behind; DDD is behind"


GROUPS = {
    "OWN": Groups("034", "142", "LMC"),
    **{f"S{place}": Groups("034", "142", "LMC") for place in range(2)},
    **{f"R{place}": Groups("035", "142", "LMC") for place in range(2)},
    **{f"W{place}": Groups("202", "002", "LMC") for place in range(3)},
    "RICH": Groups("034", "142", "HIC"),
    "VEN": Groups("419", "019", ""),
}


def test_a_circle_grows_until_three_are_in_it() -> None:
    own = ranked("OWN", 0.2, 0.6)
    alike = {code: ranked(code, 0.1, 0.5) for code in GROUPS if code != "OWN"}
    one = [own, *(alike[code] for code in ("S0", "S1", "R0", "R1", "W0", "W1", "W2", "RICH", "VEN"))]
    found = standing(own, one, GROUPS)
    assert (found.circle, found.peers, found.countries) == ("region and income", ("R0", "R1", "S0", "S1"), 5)
    assert (found.best, found.worst) == (1, 5)
    fewer = [own, *(alike[code] for code in ("S0", "R0", "W0", "W1", "W2", "RICH"))]
    assert standing(own, fewer, GROUPS).circle == "income"
    assert standing(own, fewer[:3], GROUPS).circle == ALONE
    other_band = [own, *(ranked(code, 0.1, 0.5, band=2) for code in ("S0", "S1", "R0", "R1"))]
    assert standing(own, other_band, GROUPS).circle == ALONE
    assert standing(alike["VEN"], one, GROUPS).circle == ALONE, "no income group, so like nobody"


def test_order_is_by_pace_then_code_and_published_rows_read_back() -> None:
    rows = [
        {
            "indicator": "hunger", "ref_area": area, "reason": reason, "base_year": "2015", "base_value": "9",
            "last_year": "2020", "last_value": "8", "points": pace and "1", "band": "1", "per_year": pace,
            "lower": pace and "0.1", "upper": pace and "0.4",
        }
        for area, reason, pace in (("BBB", "", "0.2"), ("AAA", "", "0.2"), ("CCC", "", "0.3"), ("DDD", "step", ""))
    ]  # fmt: skip
    found = movers(rows)["hunger"]
    assert [item.area for item in in_order(found)] == ["CCC", "AAA", "BBB"]
    assert (found[3].reason, found[3].per_year, found[0].lower) == ("step", None, 0.1)
    circle = [
        {"indicator": "hunger", "ref_area": "AAA", "circle": "income", "peer": peer, "best": "1", "worst": "2"}
        for peer in ("BBB", "CCC")
    ]  # fmt: skip
    none = {
        "indicator": "hunger",
        "ref_area": "DDD",
        "circle": "",
        "countries": "",
        "peer": "",
        "best": "",
        "worst": "",
    }
    read = standings([*circle, none])
    assert (read["hunger", "AAA"].peers, read["hunger", "AAA"].worst) == (("BBB", "CCC"), 2)
    assert ("hunger", "DDD") not in read
