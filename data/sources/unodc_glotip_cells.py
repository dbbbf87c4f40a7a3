"""Judge the cells (sex and age) of a count of persons: their ends, zeros that mean "not broken down", shares."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

PLACE = ["ref_area", "time_period"]
ROW = [*PLACE, "breakdown"]
SEXES, AGES = ("F", "M", "_O"), ("Y0T17", "Y_GE18")


def cell(sex: str, age: str) -> str:
    """The column of Ends that holds a sex and age."""
    return f"{sex} {age}"


TOTAL, UNKNOWN = cell("_T", "_T"), cell("_U", "_U")
CHILDREN, ADULTS = cell("_T", "Y0T17"), cell("_T", "Y_GE18")
PARTS = [cell(sex, age) for sex in ("_T", *SEXES) for age in ("_T", *AGES) if cell(sex, age) != TOTAL]
CELLS = [TOTAL, *PARTS, UNKNOWN]
BY_SEX_AND_AGE = [*(cell(sex, age) for sex in SEXES for age in AGES), UNKNOWN]
FAMILIES = [
    (TOTAL, [CHILDREN, ADULTS]),
    (TOTAL, [cell(sex, "_T") for sex in SEXES]),
    *((cell("_T", age), [cell(sex, age) for sex in SEXES]) for age in AGES),
    (CHILDREN, [cell("F", "Y0T17"), cell("M", "Y0T17")]),
    *((cell(sex, "_T"), [cell(sex, age) for age in AGES]) for sex in SEXES),
]
"""A total and the parts it is broken down into; girls and boys are a family without "other", too."""
LARGEST_EXCESS, LEAST_KNOWN, LEAST_PERSONS = 1.1, 0.5, 20
"""No share where its parts exceed the total by more than this, where they are less of it than this, or where
they are fewer persons than this."""


class Ends(NamedTuple):
    """Lower and upper ends of counts: a row per area, year and breakdown, a column for each of CELLS.

    Equal ends are an exact count, NaN is no figure.
    """

    lower: pd.DataFrame
    upper: pd.DataFrame


def ends_of(counts: pd.DataFrame) -> Ends:
    """Ends from one row per key, with columns `lower` and `upper`."""
    keyed = counts.assign(cell=counts["sex"] + " " + counts["age"])
    lower, upper = (keyed.pivot(index=ROW, columns="cell", values=end) for end in ("lower", "upper"))
    return Ends(lower.reindex(columns=CELLS), upper.reindex(columns=CELLS))


def is_chosen(counts: pd.DataFrame, mask: pd.DataFrame) -> pd.Series:
    """Which rows of `counts` a mask of cells (rows and columns as of Ends) chooses."""
    long = mask.reset_index().melt(ROW, var_name="cell", value_name="chosen")
    chosen = pd.MultiIndex.from_frame(long.loc[long["chosen"].astype(bool), [*ROW, "cell"]])
    keys = pd.MultiIndex.from_frame(counts[ROW].assign(cell=counts["sex"] + " " + counts["age"]))
    return pd.Series(keys.isin(chosen), index=counts.index)


def positive_or_absent(ends: Ends) -> pd.Series:
    """Where a total is positive or missing: zeros below it then tell nothing, while a total of 0 explains them."""
    return (ends.lower[TOTAL] > 0) | ends.upper[TOTAL].isna()


def not_broken_down(ends: Ends, unexplained: pd.Series) -> pd.DataFrame:
    """Which cells hold a zero that means "not broken down", because all parts of a positive total are 0.

    `unexplained` says in which rows zeros below the total of all tell nothing. There, and below each other
    positive cell of FAMILIES, parts that are all 0 are marked; so are all parts where nothing but the total is
    positive, and each zero whose own totals are marked.
    """
    zero, positive = ends.upper == 0, ends.lower > 0
    counted = _counted_in_parts(positive, ends.upper.isna())
    marked = zero & False
    for total, parts in FAMILIES:
        silent = zero[parts].any(axis=1) & ~counted[parts].any(axis=1)
        asked = silent & (unexplained if total == TOTAL else positive[total])
        marked[parts] |= zero[parts].mul(asked, axis=0)
    empty = unexplained & zero[PARTS].any(axis=1) & ~positive[PARTS].any(axis=1)
    below = [*PARTS, UNKNOWN]
    marked[below] |= zero[below].mul(empty, axis=0)
    return _with_orphans(marked, zero, ends.upper.isna())


def _counted_in_parts(positive: pd.DataFrame, absent: pd.DataFrame) -> pd.DataFrame:
    """Cells that are positive, or absent while one of their own parts is positive (men where adults have no row)."""
    counted = positive.copy()
    for total, parts in FAMILIES:
        if total != TOTAL:
            counted[total] |= absent[total] & positive[parts].any(axis=1)
    return counted


def _with_orphans(marked: pd.DataFrame, zero: pd.DataFrame, absent: pd.DataFrame) -> pd.DataFrame:
    """Also marked: the zeros of a sex and age whose totals by sex and by age are both marked, or one is absent."""
    lost = marked | absent
    for sex, age in ((sex, age) for sex in SEXES for age in AGES):
        of_age, of_sex = cell("_T", age), cell(sex, "_T")
        orphan = (marked[of_age] & lost[of_sex]) | (marked[of_sex] & lost[of_age])
        marked[cell(sex, age)] |= zero[cell(sex, age)] & orphan
    return marked


def parts_exceed_total(ends: Ends) -> pd.Series:
    """Where children and adults are certainly more than the total."""
    return ends.lower[[CHILDREN, ADULTS]].sum(axis=1) > ends.upper[TOTAL]


def sexes_by_age_exceed_total(ends: Ends) -> pd.Series:
    """Where girls, boys, women, men, those of another and of unknown sex are certainly more than the total."""
    return ends.lower[BY_SEX_AND_AGE].sum(axis=1) > ends.upper[TOTAL]


def share(ends: Ends, part: str, rest: str) -> pd.DataFrame:
    """`part` in per cent of `part` and `rest` as published: value or bounds, and status.

    Least where the part is at its lower and the rest at its upper end, greatest the other way round.
    """
    low = 100 * ends.lower[part] / (ends.lower[part] + ends.upper[rest])
    high = 100 * ends.upper[part] / (ends.upper[part] + ends.lower[rest])
    exact = (ends.lower[part] == ends.upper[part]) & (ends.lower[rest] == ends.upper[rest])
    return pd.DataFrame(
        {
            "obs_value": low.where(exact),
            "obs_lower": low.mask(exact),
            "obs_upper": high.mask(exact),
            "obs_status": exact.map({True: "A", False: "Q"}),
        }
    )


def refusals(ends: Ends, part: str, rest: str, whole: str) -> dict[str, pd.Series]:
    """Reasons for no share of `part` in `part` and `rest`, and where each holds; `whole` is their reported total.

    Each is certain, whatever an interval holds: 20 to 23 persons is not under 20 persons, nor is 17 to 20, unless
    their total is 17: parts that do not exceed their total are no more than it (Poland 2020).
    Each sex is judged by its own parts and total alone, as the evidence's rule asks no more: Pakistan 2019 has a
    share of boys among men and boys (their parts make their total), though none of both sexes together.
    """
    least = ends.lower[part] + ends.lower[rest]
    most = ends.upper[part] + ends.upper[rest]
    at_most = most.where(least > ends.upper[whole], most.clip(upper=ends.upper[whole]))
    return {
        f"under {LEAST_PERSONS} persons": at_most < LEAST_PERSONS,
        "parts exceed the total by more than a tenth": least > LARGEST_EXCESS * ends.upper[whole],
        "parts are under half of the total": most < LEAST_KNOWN * ends.lower[whole],
    }
