"""Justice: series beside each other and never divided, over the same countries, and shares only of those not few."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.figures.shown import CSV_COLUMNS, Shown
from dashboard.kinds.justice import BESIDE, beside, beside_of, sexes
from dashboard.selection import usual
from dashboard.views import VIEWS
from tests.conftest import published

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")
MAIN = BESIDE["justice-beside"]


def shown(shared: Context, *areas: str, panel: str = "justice-beside", **changes: object) -> Shown:
    selection = replace(usual(shared.indicators["persons-convicted"], shared.years("persons-convicted")), areas=areas)
    view = VIEWS[panel]
    return (sexes if view.kind == "sexes" else beside)(shared, view, replace(selection, **changes))  # type: ignore[arg-type]


def ends(shared: Context, name: str, sex: str = "_T") -> pd.DataFrame:
    """Least and greatest number of persons of all ages, by area and year."""
    frame = shared.store.rows(name, sex=[sex], age=["_T"]).astype({"ref_area": str})
    low = frame["obs_value"].fillna(frame["obs_lower"])
    high = frame["obs_value"].fillna(frame["obs_upper"])
    return frame.assign(low=low, high=high)[low.notna()].set_index(["ref_area", "time_period"])[["low", "high"]]


@needs_tables
def test_a_group_is_the_sum_over_countries_that_have_every_series_in_every_year(shared: Context) -> None:
    made = beside_of(shared, VIEWS["justice-beside"], replace(
        usual(shared.indicators["persons-convicted"], shared.years("persons-convicted")), measure="count"))  # fmt: skip
    tables = {name: ends(shared, name) for name in MAIN}

    def stretch(first: int) -> list[str]:
        return [
            area
            for area in shared.geography.members
            if all((area, year) in table.index for table in tables.values() for year in range(first, 2023))
        ]

    def part(areas: list[str], name: str) -> float:
        latest = tables[name]["low"].xs(2022, level=1)
        return float(latest[areas].sum() / latest[latest.index.isin(shared.geography.members)].sum())

    # Those with all of it since 2017 convicted less than a quarter of all persons convicted in 2022.
    same = stretch(2018)
    assert len(same) > len(stretch(2017)) >= 10
    assert min(part(stretch(2017), name) for name in MAIN) < 0.25 <= min(part(same, name) for name in MAIN)
    for (drawn, _), name in zip(made.lines, MAIN, strict=True):
        assert drawn.line.areas == tuple(same)
        for point in drawn.line.points:
            rows = tables[name].loc[[(area, point.year) for area in same]]
            least, greatest = rows["low"].sum(), rows["high"].sum()
            assert (point.value or point.lower, point.value or point.upper) == (least, greatest)
            assert point.countries == len(same)
    # Without two of them the number of convicted rose: it stood in the notes of a slide alone.
    convicted, rest = tables[MAIN[-1]], [area for area in same if area not in ("USA", "IND")]
    before, after = (convicted.loc[[(area, year) for area in rest]].sum() for year in (2018, 2022))
    of_others = f"{before.low:,.0f} to {before.high:,.0f}, then {after.low:,.0f} to {after.high:,.0f}"
    found = shown(shared, measure="count")
    assert f"; without the United States and India: {of_others}." in found.words.subtitle
    assert "without the United States and India" not in found.words.caveat
    # The last bar has its figure as the title does, not "about" so many.
    (leading,) = (pane for pane in found.body.panes if pane.is_leading)  # type: ignore[union-attr]
    assert leading.bars_alone
    assert found.words.title.endswith(f"convicted {leading.bars_alone.data[-1].said} in 2022")
    assert not leading.bars_alone.data[-1].nearly


@needs_tables
def test_where_too_few_have_all_each_row_says_over_how_many_it_is(shared: Context) -> None:
    found = shown(shared, "015")
    assert "rows rest on different countries" in found.words.title
    assert "detected victims 3" in found.words.coverage
    assert any("too few countries" in note["text"] for note in found.figure["layout"]["annotations"])
    both = "None of 6 countries has both figures in each year from 2021 to 2022."
    assert both in shown(shared, "015", panel="justice-sexes").words.coverage


def test_a_rate_of_few_persons_is_marked(shared: Context) -> None:
    table = ends(shared, "persons-convicted").reset_index().sort_values("time_period")
    last = table[table["time_period"] >= 2007].groupby("ref_area").tail(1).set_index("ref_area")["low"]
    for code in ("MLT", "LUX", "SYC", "NGA", "FRA", "BRB"):
        notes = shown(shared, code, measure="rate").figure["layout"]["annotations"]
        (text,) = [note["text"] for note in notes if "Persons convicted" in note["text"]]
        if code in last.index:
            # Of a range up to the parts of a total nobody knows whether they are few: 1 person, or 14.
            is_range = "0.15 to 2.14 (" in text
            assert is_range == (code == "LUX")
            assert ("under 10 people" in text) == (not is_range and 0 < last[code] < 10), code


@pytest.mark.parametrize("areas", [(), ("NGA",), ("202",), ("TUV",)])
def test_no_row_or_column_divides_convictions_by_prosecutions(shared: Context, areas: tuple[str, ...]) -> None:
    found = shown(shared, *areas)
    assert list(found.head) == CSV_COLUMNS
    assert {row[0] for row in found.rows} <= set(MAIN)
    assert "%" not in found.words.title
    assert "one divided by the other" in found.words.caveat


@pytest.mark.parametrize("sex", ["_T", "F", "M"])
def test_no_line_is_of_children_as_suspects(shared: Context, sex: str) -> None:
    for panel in ("justice-beside", "justice-sexes"):
        made = beside_of(shared, VIEWS[panel], replace(
            usual(shared.indicators["persons-prosecuted"], shared.years("persons-prosecuted")), areas=("AUT",), sex=sex,
            age="Y0T17"))  # fmt: skip
        assert {question.age for _, question in made.lines} == {"_T"}


@needs_tables
@pytest.mark.parametrize("code", ["NGA", "FRA", "KIR", "NPL", "USA"])
def test_the_womens_share_is_told_where_ten_of_twenty_are_known(shared: Context, code: str) -> None:
    women, men = ends(shared, "persons-convicted", "F"), ends(shared, "persons-convicted", "M")
    told = {int(row[3]): (row[8], row[9]) for row in shown(shared, code, panel="justice-sexes").rows}
    for year, (low, high) in told.items():
        part, rest = women.loc[(code, year)], men.loc[(code, year)]
        if part["low"] < 10 or part["low"] + rest["low"] < 20:
            assert (low, high) == ("", "")
        else:
            assert float(low) == pytest.approx(100 * part["low"] / (part["low"] + rest["high"]), rel=1e-5)
            assert float(high) == pytest.approx(100 * part["high"] / (part["high"] + rest["low"]), rel=1e-5)


@needs_tables
def test_enforcement_is_in_numbers_and_ends_with_its_source(shared: Context) -> None:
    found = shown(shared, "NGA", panel="justice-enforcement")
    rows = pd.DataFrame(found.rows, columns=list(found.head))
    table = shared.store.rows("labour-inspectors", areas=["NGA"])
    mine = rows[rows["indicator"] == "labour-inspectors"]
    values = mine["obs_value"].replace("", np.nan).astype(float).tolist()
    assert np.allclose(values, table.sort_values("time_period")["obs_value"].tolist(), equal_nan=True)
    assert set(rows["unit"]) == {"persons", "criminal cases"}


@needs_tables
def test_a_chosen_sex_is_said_and_every_row_keeps_its_name(shared: Context) -> None:
    made = shown(shared, "NGA", sex="F", measure="count")
    assert made.words.subtitle.startswith(
        "Detected victims, in formal contact, prosecuted and convicted: numbers, women and girls, "
    )
    said = str(made.figure["layout"]["annotations"])
    assert "Persons convicted, women and girls" in said
    assert "women" not in shown(shared, "NGA", panel="justice-sexes", sex="F", measure="count").words.subtitle
    # Rows of one height looked as if as many were convicted as found, and all of them children.
    usual = shown(shared, "NGA").words.subtitle
    assert usual.startswith(
        "Detected victims (all ages), in formal contact, prosecuted and convicted: per 100,000 people, "
    )
    # Where names stand over charts, their scales have the room.
    scaled, near, far = "Each chart has a scale of its own.", shown(shared, "NGA").words, shown(shared, "NGA").from_afar
    assert near.coverage.startswith(scaled) and scaled not in (near.beside_legend or "")
    assert far.words.subtitle == f"Per 100,000 people, all ages, 2007 to 2023. {scaled}"
    assert scaled not in far.words.coverage
    # The table of contacts begins in 2010: of three years before nobody can have a figure.
    for code, known in (("NGA", (15, 13, 13, 15)), ("PRK", (0, 0, 0, 0))):
        for measure in ("rate", "count"):
            words = shown(shared, code, measure=measure).words
            of = (
                "detected victims {} of 17",
                "in formal contact {} of 14",
                "prosecuted {} of 17",
                "convicted {} of 17",
            )
            counted = ", ".join(one.format(number) for one, number in zip(of, known, strict=True))
            assert f"Years with a figure: {counted}." in words.coverage
            # What the hatched years of a picture show, its foot does not say.
            assert words.beside_legend is not None and counted not in words.beside_legend
    # Where no rows make a total it is a range, as a rate too; where they do, it is neither that nor "possibly 0.05".
    for code, measure, told in (
        ("GIN", "count", "20 to 24 (2023)"),
        ("GIN", "rate", "0.14 to 0.17 (2023)"),
        ("NGA", "count", "120* (2022)"),
        ("NGA", "rate", "0.05* (2022)"),
    ):
        notes = str(shown(shared, code, measure=measure).figure["layout"]["annotations"])
        assert told in notes and "possibly" not in notes


@needs_tables
def test_a_year_that_no_edition_describes_breaks_no_stretch_and_is_named(shared: Context) -> None:
    found = shown(shared, panel="justice-enforcement")
    tables = {name: ends(shared, name) for name in BESIDE["justice-enforcement"]}
    assert all(2021 not in {year for _, year in table.index} for table in tables.values())
    same = [
        area
        for area in shared.geography.members
        if all((area, year) in table.index for table in tables.values() for year in (2019, 2020, 2022))
    ]
    assert len(same) >= 10
    assert f"The same {len(same)} of 193 countries: persons convicted for child labour " in found.words.title
    assert f"{len(same)} of 193 countries have a figure in every row in each year from 2019 to 2022 but 2021" in (
        found.words.coverage
    )
    assert "No country has a figure for 2021." in found.words.coverage


def test_a_title_tells_one_row_alone_and_by_sex_says_of_whom(shared: Context) -> None:
    """ "Detected victims 2,883 and convicted 79" is read as three in a hundred, which its own caveat forbids."""
    for code, changes, title in (
        ("NGA", {}, "Nigeria: 79 persons convicted of trafficking in 2022"),
        ("NGA", {"sex": "F"}, "Nigeria, persons convicted of trafficking, women and girls: 35 in 2022"),
        ("NGA", {"measure": "rate"}, "Nigeria, persons convicted of trafficking: 0.04 per 100,000 people in 2022"),
        (
            "LUX",
            {},
            "Luxembourg, persons convicted of trafficking: 1 to 14 in 2022",
        ),  # Its people by age or sex are more.
        (
            "BDI",
            {"measure": "rate"},
            "Burundi, persons prosecuted for trafficking: 0.08 per 100,000 people, under 10 people in 2008",
        ),
    ):
        words = shown(shared, code, **({"measure": "count"} | changes)).words
        assert words.title == title
        of_all = "" if "sex" in changes else " (all ages)"
        assert words.subtitle.startswith(f"Detected victims{of_all}, in formal contact, prosecuted and convicted: ")
    convicted = shown(shared, "UKR", panel="justice-enforcement").words
    assert convicted.title.startswith("Ukraine: ")
    assert convicted.subtitle.startswith(
        "Labour inspectors, investigations of child labour and persons convicted for child labour: numbers, "
    )
    # Of a group, too; what one country makes most of is told of the last year alone.
    islands = shown(shared, "142", measure="count").words.title
    assert re.search(r"^Asia, the same \d+ of 47 countries: convicted about \d+ in 2022$", islands), islands
    for code in ("", "142", "419", "722", "019"):
        assert "etected" not in shown(shared, *filter(None, (code,)), measure="count").words.title
    words = shown(shared, "JPN", panel="justice-sexes").words
    assert words.title.startswith(
        "Japan, persons convicted of trafficking in persons, latest totals by sex, 2023: women and girls <5; men and"
    )
    # 27% of 48 people were women in 2018, of whom there are few since: that is no share of today's.
    words = shown(shared, "LTU", panel="justice-sexes").words
    assert words.title == (
        "Lithuania, persons convicted of trafficking in persons, latest totals by sex, 2023: women and girls <5; "
        "men and boys 21"
    )
    assert "the latest total" not in words.coverage, "of the same year"
    words = shown(shared, "AUT", panel="justice-sexes").words
    assert words.title.startswith(
        "Austria, persons convicted of trafficking in persons, latest totals by sex: women and "
    )
    none = shown(shared, "JPN", panel="justice-enforcement").words
    assert none.title.startswith(
        "Japan has no figure for labour inspectors, investigations of child labour and persons convicted for "
    )
    assert none.subtitle.startswith("Numbers, ")


@pytest.mark.parametrize("code", ["NOR", "BRA", "SYR"])
def test_nobody_is_not_few(shared: Context, code: str) -> None:
    made = shown(shared, code, measure="rate")
    said = " ".join([made.words.title, *(str(note["text"]) for note in made.figure["layout"]["annotations"])])
    assert re.search(r"(?<![\d.])0(?: \(\d{4}\)|, [a-z]| and |$)", said), said
    assert "0, few" not in said
    assert "0 (2022), few" not in said


@needs_tables
def test_a_year_of_which_nothing_was_published_is_not_said_to_have_too_few_countries(shared: Context) -> None:
    found = shown(shared, panel="justice-enforcement")
    hovers = {text for trace in found.figure["data"] for text in trace.get("customdata") or () if text[:4] == "2021"}
    assert hovers == {"2021: no figure of any country is of this year"}


@needs_tables
def test_persons_convicted_are_of_known_sex_and_those_for_child_labour_are_called_so(shared: Context) -> None:
    assert "(sex known, same " in shown(shared, panel="justice-sexes").words.title


@needs_tables
@pytest.mark.parametrize("panel", ["justice-beside", "justice-enforcement", "justice-sexes"])
def test_a_group_of_two_countries_is_too_small_for_a_sum_whoever_reports(shared: Context, panel: str) -> None:
    """Both of Australia and New Zealand report four of these rows: "too few countries report", "Only 2 of 2"."""
    words = shown(shared, "053", panel=panel).words
    assert re.fullmatch(r"Australia and New Zealand, .+: no sum is made of fewer than 3 countries", words.title)
    assert "Only" not in words.coverage
    assert not re.search(r" 0[,.]", words.coverage)


@needs_tables
def test_a_row_without_a_sum_is_not_over_no_countries(shared: Context) -> None:
    """Four low-income countries report convictions of all years: too small a part of all that were convicted."""
    coverage = shown(shared, "LIC", panel="justice-beside").words.coverage
    assert (
        "those that have its own: detected victims 3 (2017 to 2022), in formal contact 4 (2018 to 2022), prosecuted 3 "
        "(2018 to 2022)." in coverage
    )
    assert "Too few countries, or too small a part of what all report, for a sum: convicted." in coverage
    silent = shown(shared, "054", panel="justice-beside").words.coverage
    assert "Each row is over" not in silent


@needs_tables
def test_who_has_most_of_the_women_of_a_group_is_named_and_the_share_over_all_that_give_both_is_said(
    shared: Context,
) -> None:
    """Uzbekistan has 172 of Asia's 387 women of 2022 and Thailand 132; without both they are a third, not 57%."""
    words = shown(shared, "142", panel="justice-sexes").words
    assert words.title == (
        "Asia, trafficking in persons: women and girls are about 57% of those convicted in 2022 (same 13 countries), "
        "48 to 50% in all 22"
    )
    assert "(sex known, same 60 countries)" in shown(shared, panel="justice-sexes").words.title, "31 to 33%, 30 to 32%"
    for said in (words.coverage, words.covered):
        assert "Uzbekistan and Thailand: about 78% of the women and girls convicted in 2022." in said
        assert "In the other 11 countries, the share is 34 to 36%." in said
        assert "In all 22 countries that give both for 2022, the share is 48 to 50%." in said
    alone = shown(shared, "NGA", panel="justice-sexes").words.coverage
    assert "of the women and girls of" not in alone.lower()
    assert "that give both" not in alone


def test_without_convicted_by_sex_the_title_says_of_what_there_is_no_figure(shared: Context) -> None:
    """Indonesia's convicted are known in total."""
    # 938 women stood as high as 1,997 men, and no word said that scales differed.
    women, men, share = shown(shared, "DEU", panel="justice-sexes").body.panes
    assert women.y == men.y and (share.y.high, share.y.suffix) == (100, "%")
    assert shown(shared, "DEU", panel="justice-sexes").words.coverage.startswith(
        "Both counts have one scale; the share"
    )
    title = shown(shared, "IDN", panel="justice-sexes").words.title
    assert title == "Indonesia, trafficking in persons: no figure of persons convicted by sex (unknown, not zero)"
    words = shown(shared, panel="justice-enforcement").words
    # Several countries make most of the change: the title tells the newest figure, the subtitle what it was before.
    assert words.title.endswith(": persons convicted for child labour 150 in 2022")
    assert words.subtitle.startswith("Persons convicted for child labour 86 in 2019. Labour inspectors, ")
    # Of few persons, or of three countries, nobody is told to have moved: Mexico's 4 and 25, the other two's 9 and 2.
    for code, end in (("019", " 27 in 2022"), ("722", " 11 in 2022")):
        few = shown(shared, code, panel="justice-enforcement").words
        assert few.title.endswith(f"persons convicted for child labour{end}"), few.title
        assert " in 2019" not in few.title + few.subtitle


@pytest.mark.parametrize("area", ["BGD", "PHL"])
def test_a_year_of_which_nothing_was_published_is_no_gap_of_enforcement(shared: Context, area: str) -> None:
    """Of 2021 the US Department of Labor has no findings: no country lacks that year."""
    said = shown(shared, area, panel="justice-enforcement").words.coverage
    assert "Years with a figure, of the 6 from 2016 to 2022 of which any was published: " in said
