"""Totals that stand although their parts are more: each case is a row of persons before the law."""

from __future__ import annotations

from dashboard.metrics.lines import Point
from dashboard.metrics.totals import unfit

FEW = (1, 4)


def parts(**ends: int | tuple[int, int] | str) -> dict[str, Point]:
    """Figures by code; an interval by its ends, one of low reliability as text."""
    found = {}
    for code, end in ends.items():
        low, high = end if isinstance(end, tuple) else (int(end), int(end))
        status = "U" if isinstance(end, str) else "A"
        found[code] = Point(2022, low if low == high else None, low, high, status)
    return found


def test_a_total_stands_where_other_rows_make_it_and_is_open_where_none_does() -> None:
    def judge(total: int | tuple[int, int], by_age: dict[str, Point], by_sex: dict[str, Point]) -> set[str]:
        ages = {{"c": "Y0T17", "a": "Y_GE18"}[code]: point for code, point in by_age.items()}
        sexes = {{"F": "F", "M": "M", "O": "_O"}[code]: point for code, point in by_sex.items()}
        return set(unfit(parts(t=total)["t"], ages, sexes))

    stands = {
        "Nigeria, prosecuted": (120, parts(c="59", a=120), parts(F=59, M=61), {"Y0T17"}),
        "Nigeria, contact": (1011, parts(c=437, a=1011), parts(F=35, M=44), {"Y0T17"}),
        "Peru 2019": (159, parts(c="41", a=157), parts(F=41, M=116), {"Y0T17"}),
        "Austria 2018": (62, parts(c=0, a=96), parts(F=24, M=38), {"Y_GE18"}),
        "Philippines 2017": (65, {}, parts(F=32, M=33, O=33), {"_O"}),
        "Greece 2021": (60, parts(c=20, a=40), parts(F=16, M=52), {"F", "M"}),
    }
    for name, (total, by_age, by_sex, wanted) in stands.items():
        assert judge(total, by_age, by_sex) == wanted, name
    open_ones = {
        "both sums are more (Morocco 2022)": (153, parts(c="77", a="117"), parts(F=77, M=117)),
        "adults alone, whom the sexes are more than (Greece 2023)": (143, parts(a=143), parts(F=57, M=123)),
        "no sum makes it (Nigeria, contact, 2020)": (733, parts(c=276, a=687), parts(F=21, M=30)),
        "ages of low reliability (Lithuania 2021)": (33, parts(c="12", a=21), parts(F=12, M=27)),
        "the ages may be as many (Venezuela 2021)": (12, parts(c=FEW, a=9), parts(F=11, M=(2, 8))),
        "over twice the total (Bolivia 2017)": (23, parts(c=189, a=212), parts(F=12, M=11)),
        "no exact total (Solomon Islands 2019)": (FEW, parts(c=5, a=FEW), parts(F=0, M=FEW)),
        "no part is more": (110, parts(c=10, a=100), parts(F=50, M=60)),
    }
    for name, rows in open_ones.items():
        assert judge(*rows) == set(), name
