"""Small figures of case data, and those that would give one away, are not in what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.protection import LEAST_SHOWN, Sum, protect
from data.records import COLUMNS
from tests.fixtures.attack import Cell, known_to_all, spans

CHILDREN, YOUNG, OLDER = "Y0T17", "Y0T8", "Y9T17"
BY_SEX_AND_AGE = (
    *(Sum(("_T", age), tuple((sex, age) for sex in ("F", "M", "_U"))) for age in (YOUNG, OLDER, CHILDREN)),
    *(Sum((sex, CHILDREN), ((sex, YOUNG), (sex, OLDER))) for sex in ("F", "M", "_U", "_T")),
)
UNKNOWN_SEX = frozenset(("_U", age) for age in (YOUNG, OLDER, CHILDREN))
BY_AGE = (Sum(("_T", "_T"), (("_T", CHILDREN), ("_T", "_U"))),)
THE_REST = frozenset({("_T", "_U")})
LEAVES = [(sex, age) for sex in ("F", "M", "_U") for age in (YOUNG, OLDER)]

counted = st.one_of(st.integers(0, 12), st.integers(0, 60))


def whole(leaves: Mapping[Cell, int], sums: Sequence[Sum]) -> dict[Cell, int]:
    """Every cell of a group from those that are no sum."""
    cells = dict(leaves)
    while left := [made for made in sums if made.total not in cells]:
        for total, parts in left:
            if all(part in cells for part in parts):
                cells[total] = sum(cells[part] for part in parts)
    return cells


def counts(*groups: Mapping[Cell, int]) -> pd.DataFrame:
    """Rows of groups, told apart by their breakdown."""
    rows = [
        ("WLD", 2021, sex, age, f"KIND_{number}", figure, "U")
        for number, group in enumerate(groups)
        for (sex, age), figure in group.items()
    ]
    return pd.DataFrame(rows, columns=["ref_area", "time_period", "sex", "age", "breakdown", "obs_value", "obs_status"])


def shown(table: pd.DataFrame) -> dict[Cell, int | None]:
    """Figures of one group, None for a suppressed one."""
    return {
        (line.sex, line.age): None if line.obs_status == "Q" else int(line.obs_value) for line in table.itertuples()
    }


def protected(leaves: Mapping[Cell, int], sums: Sequence[Sum], secret: frozenset[Cell]) -> dict[Cell, int | None]:
    return shown(protect(counts(whole(leaves, sums)), sums, secret))


def one_sex(young: int, older: int, all_children: int) -> dict[Cell, int]:
    return {("F", YOUNG): young, ("F", OLDER): older, ("F", CHILDREN): all_children}


ONE_SEX = (Sum(("F", CHILDREN), (("F", YOUNG), ("F", OLDER))),)


# What is suppressed


def test_a_suppressed_figure_has_status_q_and_no_number_and_the_others_keep_their_status() -> None:
    table = protect(counts(one_sex(3, 40, 43)), ONE_SEX)
    assert list(table.columns) == COLUMNS
    assert table.set_index("age")["obs_status"].to_dict() == {YOUNG: "Q", OLDER: "Q", CHILDREN: "U"}
    assert table.loc[table["obs_status"] == "Q", ["obs_value", "obs_lower", "obs_upper"]].isna().all(axis=None)
    assert table[["obs_lower", "obs_upper"]].isna().all(axis=None)


@pytest.mark.parametrize(("figure", "is_shown"), [(0, True), (1, False), (9, False), (10, True)])
def test_figures_from_1_to_9_are_suppressed(figure: int, is_shown: bool) -> None:
    table = protect(counts({("_T", "_T"): figure}), ())
    assert shown(table) == {("_T", "_T"): figure if is_shown else None}


def test_nothing_more_is_suppressed_where_nothing_can_be_derived() -> None:
    assert protected({("_T", CHILDREN): 4, ("_T", "_U"): 96}, BY_AGE, THE_REST) == {
        ("_T", "_T"): 100,
        ("_T", CHILDREN): None,
    }


# What a total would give away


def test_a_part_goes_with_the_one_that_its_total_would_give_away() -> None:
    assert shown(protect(counts(one_sex(3, 40, 43)), ONE_SEX)) == {
        ("F", YOUNG): None,
        ("F", OLDER): None,
        ("F", CHILDREN): 43,
    }


def test_the_rest_that_is_not_published_is_not_given_away_by_the_other_part() -> None:
    """12 children of 16 cases: 4 people of another or unknown age."""
    assert protected({("_T", CHILDREN): 12, ("_T", "_U"): 4}, BY_AGE, THE_REST) == {
        ("_T", "_T"): 16,
        ("_T", CHILDREN): None,
    }


def test_children_of_unknown_sex_are_not_given_away_by_girls_and_boys() -> None:
    leaves = dict.fromkeys(LEAVES, 50) | {("_U", YOUNG): 3}
    published = protected(leaves, BY_SEX_AND_AGE, UNKNOWN_SEX)
    known = known_to_all(published, UNKNOWN_SEX)
    low, high = spans(known, BY_SEX_AND_AGE, [("_U", YOUNG)])[("_U", YOUNG)]
    assert high - low >= LEAST_SHOWN - 2
    assert sum(figure is None for figure in published.values()) == 2


def test_a_total_that_leaves_too_few_numbers_goes_too() -> None:
    """8 and 2: the total of 10 alone would leave 1 to 9 for each, which is no more than that it is suppressed."""
    assert shown(protect(counts(one_sex(8, 2, 10)), ONE_SEX))[("F", CHILDREN)] == 10
    three = Sum(("F", CHILDREN), (("F", YOUNG), ("F", OLDER), ("F", "Y5T8")))
    leaves = {("F", YOUNG): 8, ("F", OLDER): 1, ("F", "Y5T8"): 1, ("F", CHILDREN): 10}
    assert shown(protect(counts(leaves), (three,)))[("F", CHILDREN)] is None


def test_two_suppressed_figures_of_a_sum_are_not_enough_where_both_are_known() -> None:
    """Ten parts of 1 each, of a total of 10, none of them 0: each would be known to be 1."""
    parts = tuple(("F", f"Y{age}") for age in range(10))
    figures = dict.fromkeys(parts, 1) | {("F", "Y0T9"): 10}
    assert set(shown(protect(counts(figures), (Sum(("F", "Y0T9"), parts),))).values()) == {None}


def test_the_smallest_that_helps_goes() -> None:
    parts = tuple(("F", age) for age in ("Y0T4", "Y5T8", "Y9T14", "Y15T17"))
    total = ("F", CHILDREN)
    figures = dict(zip(parts, (5, 300, 20, 21), strict=True)) | {total: 346}
    published = shown(protect(counts(figures), (Sum(total, parts),)))
    assert {cell for cell, figure in published.items() if figure is None} == {("F", "Y0T4"), ("F", "Y9T14")}


def test_a_zero_is_shown_and_never_taken_in_anothers_place() -> None:
    parts = tuple(("F", age) for age in ("Y0T4", "Y5T8", "Y9T14"))
    figures = dict(zip(parts, (5, 0, 20), strict=True)) | {("F", CHILDREN): 25}
    published = shown(protect(counts(figures), (Sum(("F", CHILDREN), parts),)))
    assert published == {("F", "Y0T4"): None, ("F", "Y5T8"): 0, ("F", "Y9T14"): None, ("F", CHILDREN): 25}


def test_a_group_that_holds_nothing_small_is_published_whole_beside_one_that_does() -> None:
    table = protect(counts(one_sex(3, 40, 43), one_sex(30, 40, 70)), ONE_SEX)
    assert table.groupby("breakdown")["obs_value"].count().to_dict() == {"KIND_0": 1, "KIND_1": 3}


# The attack


# Each attack of all sums takes a quarter of a second: a third of the examples of others, which take half.
@settings(max_examples=settings().max_examples // 3)
@given(st.tuples(*[counted] * len(LEAVES)))
def test_nobody_who_knows_all_figures_and_sums_can_derive_a_small_one_by_sex_and_age(figures: tuple[int, ...]) -> None:
    truth = whole(dict(zip(LEAVES, figures, strict=True)), BY_SEX_AND_AGE)
    published = shown(protect(counts(truth), BY_SEX_AND_AGE, UNKNOWN_SEX))
    attacked(truth, published, UNKNOWN_SEX, BY_SEX_AND_AGE)


@settings(max_examples=settings().max_examples // 2)
@given(counted, counted)
def test_nobody_can_derive_a_small_figure_of_a_corridor(children: int, others: int) -> None:
    truth = whole({("_T", CHILDREN): children, ("_T", "_U"): others}, BY_AGE)
    published = shown(protect(counts(truth), BY_AGE, THE_REST))
    attacked(truth, published, THE_REST, BY_AGE)


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(counted, min_size=2, max_size=7), st.data())
def test_nobody_can_derive_a_small_figure_of_any_list_with_sums_of_its_own(
    figures: list[int], data: st.DataObject
) -> None:
    leaves = {("F", f"Y{number}"): figure for number, figure in enumerate(figures)}
    ends = sorted(data.draw(st.sets(st.integers(1, len(figures)), min_size=1, max_size=3)))
    cells = list(leaves)
    sums = tuple(Sum(("F", f"Y0T{end}"), tuple(cells[:end])) for end in ends)
    truth = whole(leaves, sums)
    attacked(truth, shown(protect(counts(truth), sums)), frozenset(), sums)


def attacked(
    truth: Mapping[Cell, int],
    published: Mapping[Cell, int | None],
    secret: frozenset[Cell],
    sums: Sequence[Sum],
) -> None:
    """What is shown is true and not small, of each small figure at least nine whole numbers stay possible, and of any
    other suppressed one more than one."""
    assert set(published) == set(truth) - secret
    for cell, figure in published.items():
        assert figure in (None, truth[cell])
        assert figure is None or figure == 0 or figure >= LEAST_SHOWN
        assert figure == 0 or truth[cell] != 0
    small = [cell for cell, figure in truth.items() if 0 < figure < LEAST_SHOWN]
    hidden = [cell for cell, figure in published.items() if figure is None]
    for cell, (low, high) in spans(known_to_all(published, secret), sums, {*small, *hidden}).items():
        assert low <= truth[cell] <= high
        assert high - low >= (LEAST_SHOWN - 2 if cell in small else 1), (cell, low, high)


def test_the_attack_finds_what_leaving_out_small_figures_alone_would_give_away() -> None:
    published = {("F", YOUNG): None, ("F", OLDER): 40, ("F", CHILDREN): 43}
    assert spans(known_to_all(published, ()), ONE_SEX, [("F", YOUNG)]) == {("F", YOUNG): (3, 3)}


# What cannot be protected


@pytest.mark.parametrize(
    "wrong",
    [one_sex(3, 40, 44), {("F", YOUNG): 3, ("F", OLDER): -1, ("F", CHILDREN): 2}],
    ids=["a sum that does not hold", "a figure below zero"],
)
def test_figures_that_are_no_whole_table_stop_the_build(wrong: dict[Cell, int]) -> None:
    with pytest.raises(ValueError, match="WLD 2021 KIND_1: a cell is missing or no count, or a total is not"):
        protect(counts(one_sex(3, 40, 43), wrong), ONE_SEX)


def test_a_missing_cell_stops_the_build() -> None:
    rows = counts(one_sex(3, 40, 43), one_sex(3, 40, 43)).iloc[:-1]
    with pytest.raises(ValueError, match="WLD 2021 KIND_1: a cell is missing"):
        protect(rows, ONE_SEX)
