"""Numbers as they may be said: an interval is one, a small figure is not zero, a large one has no false digits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.context import Context
from dashboard.selection import usual
from dashboard.store import Observation
from dashboard.views import PAGE_VIEWS
from dashboard.words.captions import sources_said
from dashboard.words.credits import newest_listed
from dashboard.words.names import (
    ADULT_SEX,
    AGE,
    CHILD_SEX,
    SEX,
    Wording,
    area_name,
    breakdown_word,
    decimals_of,
    figure_text,
    listed,
    of_things,
    part_text,
    people,
    short_figure,
    unit_beside,
    unit_of,
    wording_of,
)

Ends = tuple[float | None, float | None, float | None]


@pytest.mark.parametrize(
    ("figure", "decimals", "said"),
    [
        ((7, None, None), 0, "7"),
        ((0, None, None), 2, "0"),
        ((1234567, None, None), 0, "1,234,567"),
        ((None, None, None), 0, "no figure"),
        ((None, 1, 4), 0, "<5"),
        ((None, 2, 8), 0, "2 to 8"),
        ((None, 0, 4), 0, "0 to 4"),
        ((None, 0, 2.5), 1, "<2.5"),
        ((None, 0, 2.6), 1, "0 to 2.6"),
        ((None, 1218, 1246), 0, "1,218 to 1,246"),
        ((None, 25365, 25441), 0, "about 25,400"),
        ((None, 0.642, 0.647), 2, "about 0.64"),
        ((None, 1000, 1009), 0, "about 1,000"),
        ((None, 1000, 1021), 0, "1,000 to 1,021"),
        ((0.004, None, None), 2, "under 0.01"),
        ((0.005, None, None), 2, "0.01"),
        ((0.006, None, None), 2, "0.01"),
        ((0.04, None, None), 1, "under 0.1"),
        ((0.3, None, None), 0, "under 1"),
        ((None, 0.0011, 0.0045), 2, "under 0.01"),
        ((None, 0.0019, 0.0075), 2, "under 0.01"),
        ((None, 0.0039, 0.0157), 2, "under 0.02"),
        ((None, 0, 0.0045), 2, "under 0.01"),
        ((None, 0, 0.0145), 2, "0 to 0.01"),
        ((-0.003, None, None), 2, "about 0"),
        ((-0.3, None, None), 2, "−0.3"),
        ((None, 2.61, 2.64), 0, "about 3"),
        # Ends that differ only in rounding: not "0.08 to 0.09".
        ((None, 0.0841, 0.0862), 2, "0.084 to 0.086"),
        ((None, 0.0861, 0.0882), 2, "about 0.09"),
        ((None, 0.03, 0.09), 2, "0.03 to 0.09"),
        ((None, 12.5, 50), 1, "12.5 to 50"),
        ((3.14159, None, None), 2, "3.14"),
        ((31.4159, None, None), 2, "31.4"),
        ((314.159, None, None), 2, "314"),
        ((16320.4, None, None), 2, "16,320"),
        ((None, 99.5, 310.4), 2, "100 to 310"),
        ((100, 90, 120), 0, "100"),
    ],
)
def test_a_figure_is_said_with_what_it_can_bear(figure: Ends, decimals: int, said: str) -> None:
    assert figure_text(*figure, decimals) == said


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ((73_512_345, None, None), "73.5 million"),
        ((999_999, None, None), "999,999"),
        ((None, 8_170_000, 8_180_000), "about 8.2 million"),
        ((None, 1, 4), "<5"),
        ((None, None, None), "no figure"),
        ((45, None, None), "45"),
    ],
)
def test_millions_are_said_in_words(figure: Ends, said: str) -> None:
    assert short_figure(*figure, 0) == said


def _numbers(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*\.?[0-9]*", text)]


@given(value=st.floats(0, 1e9), decimals=st.integers(0, 2))
def test_what_is_not_zero_is_never_said_to_be(value: float, decimals: int) -> None:
    text = figure_text(value, None, None, decimals)
    assert (text == "0") == (value == 0)
    (number,) = _numbers(text)
    if text.startswith("under"):
        assert value < number
    else:
        assert number == pytest.approx(value, rel=0.06, abs=0.5 * 10.0**-decimals)


@given(lower=st.floats(0, 1e6), width=st.floats(0, 1e6), decimals=st.integers(0, 2))
def test_an_interval_is_never_said_as_one_exact_number(lower: float, width: float, decimals: int) -> None:
    upper = lower + width
    text = figure_text(None, lower, upper, decimals)
    numbers = _numbers(text)
    assert text.startswith(("about ", "under ")) or " to " in text or text == "<5"
    if " to " in text:
        assert numbers[0] < numbers[1]
        assert (numbers[0] == 0) <= (lower == 0)
    if text.startswith("under "):
        assert upper < numbers[0]


def test_no_figure_of_the_published_tables_is_rounded_to_nothing(shared: Context) -> None:
    seen: set[str] = set()
    for name in (
        "detected-victims",
        "detected-victims-rate",
        "persons-convicted",
        "conflict-deaths",
        "extreme-poverty",
    ):
        indicator = shared.indicators[name]
        for measure in indicator.measures:
            selection = replace(usual(indicator, shared.years(name)), measure=measure)
            for history in shared.histories(selection).values():
                for item in history:
                    text = figure_text(item.value, item.lower, item.upper, decimals_of(indicator, measure))
                    seen.add(text.split()[0] if " " in text else "")
                    assert (text == "0") == (item.ends == (0, 0)), item
                    assert not re.fullmatch(r"(.+) to \1", text), item
    assert {"under", ""} <= seen


@pytest.mark.parametrize(
    ("query", "unit", "beside"),
    [
        ("indicator=detected-victims", "per 100,000 children", "per 100,000 children"),
        ("indicator=detected-victims&age=_T", "per 100,000 people", "per 100,000 people"),
        ("indicator=detected-victims&age=Y_GE18", "per 100,000 people", "per 100,000 people"),
        ("indicator=detected-victims&measure=count&sex=F", "detected girls", "number of people"),
        ("indicator=detected-victims&measure=count&sex=_O", "detected victims", "number of people"),
        ("indicator=persons-convicted&measure=count&age=Y0T17", "persons convicted", "number of people"),
        ("indicator=conflict-displacement-new&measure=count", "movements in the year", "movements in the year"),
        ("indicator=conflict-displacement-new", "per 100,000 people", "per 100,000 people"),
        ("indicator=child-share-of-detected-victims", "% of detected victims of known age",
         "% of detected victims of known age"),
        ("indicator=birth-registration", "% of children under 5", "% of children under 5"),
    ],
)  # fmt: skip
def test_a_unit_says_of_whom_the_number_is(shared: Context, query: str, unit: str, beside: str) -> None:
    selection, notices = shared.reader.parse(query, PAGE_VIEWS["data"].scope(shared.indicators))
    assert notices == ()
    indicator = shared.indicators[selection.indicator]
    assert unit_of(indicator, selection) == unit
    assert unit_beside(indicator, selection) == beside


def test_every_share_names_what_it_is_a_share_of_and_no_other_name_follows_a_number(shared: Context) -> None:
    """What is counted would have to be declined behind a number: words leave it out, or have it before."""
    for indicator in shared.indicators.values():
        base = usual(indicator, shared.years(indicator.id))
        for asked in (replace(base, measure=measure) for measure in indicator.measures):
            is_no_name = unit_of(indicator, asked).startswith(("%", "per ", "on a scale", "USD"))
            assert indicator.value_names or is_no_name != of_things(indicator, asked), indicator.id
        if "%" in indicator.unit:
            assert re.match(r"% of [a-z]", indicator.unit_label), indicator.id
            assert indicator.denominator, indicator.id


def test_every_code_of_the_catalogue_has_a_word(shared: Context) -> None:
    for indicator in shared.indicators.values():
        base = usual(indicator, shared.years(indicator.id))
        for sex in indicator.sex:
            for age in indicator.age:
                assert SEX[sex]
                assert CHILD_SEX[sex]
                assert ADULT_SEX[sex]
                assert AGE[age]
                said = people(shared, replace(base, sex=sex, age=age))
                assert "_" not in said
        for code in indicator.breakdown:
            assert re.fullmatch(r"[a-zA-Z -]+", breakdown_word(shared, indicator, code)), code


def test_groups_of_people_are_said_in_one_phrase(shared: Context) -> None:
    indicator = shared.indicators["detected-victims"]
    base = usual(indicator, shared.years(indicator.id))
    assert people(shared, base) == "children"
    assert people(shared, replace(base, sex="F")) == "girls"
    assert people(shared, replace(base, sex="F", age="Y_GE18")) == "women"
    assert people(shared, replace(base, age="_T")) == "all ages"
    forms = shared.indicators["detected-victims-by-form"]
    form = replace(usual(forms, shared.years(forms.id)), breakdown="FORCED_LABOUR")
    assert people(shared, form) == "children, forced labour"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["Chad"]) == "Chad"
    assert listed(["Chad", "Mali"]) == "Chad and Mali"
    assert listed(["Chad", "Mali", "Niger"]) == "Chad, Mali and Niger"


def test_areas_have_the_names_that_the_un_gives_them(shared: Context) -> None:
    assert area_name(shared, "CIV") == "Côte d’Ivoire"
    assert area_name(shared, "TUR") == "Türkiye"
    assert area_name(shared, "XKX") == "Kosovo (UNSCR 1244)"
    assert area_name(shared, "TWN") == "China, Taiwan Province of China"
    assert area_name(shared, "034") == "Southern Asia"


def observed(value: float | None, status: str, *, ends: tuple[float, float] | None = None) -> Observation:
    """One observation."""
    lower, upper = ends or (None, None)
    return Observation("NGA", 2020, value, lower, upper, status)


def test_codes_are_said_by_their_names_and_years_without_separators() -> None:
    tiers = Wording(0, names=((1.0, "Tier 1"), (2.0, "Tier 2")))
    assert tiers.text(observed(2, "A")) == "Tier 2"
    assert tiers.text(observed(None, "M")) == "unknown"
    assert Wording(0, years=True).text(observed(1990, "A")) == "1990"
    assert Wording(0).text(observed(1990, "A")) == "1,990"


def test_a_suppressed_figure_is_not_unknown_and_not_few() -> None:
    cases = Wording(0, least_shown=10)
    assert cases.text(observed(None, "Q")).startswith("suppressed (under 10")
    assert cases.text(observed(None, "Q", ends=(1, 4))) == "<5"
    assert cases.text(observed(None, "M")) == "no figure"


@pytest.mark.parametrize(("area", "year"), [("ARM", 2020), ("EGY", 2003), ("GHA", 2011)])
def test_a_score_that_is_rounded_to_0_says_so(shared: Context, area: str, year: int) -> None:
    seen = []
    for name in ("control-of-corruption", "rule-of-law"):
        indicator = shared.indicators[name]
        question = usual(indicator, shared.years(name))
        seen += [
            wording_of(indicator, question).text(item)
            for item in shared.histories(question)[area]
            if item.year == year and item.value is not None and abs(item.value) < 0.005
        ]
    assert seen == ["about 0"]


def test_where_counts_are_newer_than_rates_the_source_of_a_view_says_so(shared: Context) -> None:
    said = "rates stop at 2024, the last year with population figures; counts go on to 2025."
    refugees, deaths = (
        usual(shared.indicators[name], shared.years(name)) for name in ("refugees-by-asylum", "conflict-deaths")
    )
    assert (refugees.measure, deaths.measure) == ("rate", "rate")
    assert sources_said(shared, [refugees]).endswith(f" Refugees by asylum: {said}")
    assert newest_listed(shared, [deaths, refugees]).endswith(f". Refugees by asylum: {said}")
    assert "rates stop" not in sources_said(shared, [deaths, replace(refugees, measure="count")])


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (100, 100, "100"),
        (99.97, 99.97, "over 99"),
        (99.2, 99.8, "over 99"),
        (97.4, 99.8, "at least 97"),
        (98.4, 98.4, "98"),
        (50, 61, "at least 50"),
    ],
)
def test_a_part_is_never_all_while_others_have_something(low: float, high: float, said: str) -> None:
    assert part_text(low, high) == said
