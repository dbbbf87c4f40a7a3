"""A figure that is quoted is held against what is published: no guess, no suppressed number, no causal word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.context import Context, make_context
from dashboard.exports.cells import figure_cell, usual_cell
from dashboard.exports.verified import NoFigureError, is_rounded, kind_of, read_quoted, verified
from dashboard.store import GROUPS_IN_TABLES
from tests.fixtures import releases
from tests.fixtures.sweeps import WALKS, Walk


def said(context: Context, figure: str, indicator: str, area: str, year: int, *, unit: str = "", **codes: str) -> Any:
    return verified(context, usual_cell(context, indicator, area, year, **codes), figure, unit)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("2,883", "2883", ""),
        ("2 883 persons", "2883", "persons"),
        ("38%", "38", "%"),
        ("0.38", "0.38", ""),
        ("2.9 million", "2900000", ""),
        ("−0.4", "-0.4", ""),
        ("1,234,567 people", "1234567", "people"),
    ],
)
def test_numbers_are_read_as_they_are_quoted(text: str, number: str, unit: str) -> None:
    quoted = read_quoted(text)
    assert (quoted.number, quoted.unit, quoted.under) == (Decimal(number), unit, False)


@pytest.mark.parametrize("text", ["", "many", "1,2,3", "38,5", "1e9", "12,34", "5 of 10", "<", "0x10", "nan", "١٢"])
def test_what_is_no_number_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(NoFigureError, match=r"^figure: write one number"):
        read_quoted(text)


@pytest.mark.parametrize(
    ("quoted", "value", "fits"),
    [
        ("2,880", "2883", True),
        ("2,900", "2883", True),
        ("3,000", "2883", True),
        ("10,000", "5400", False),
        ("2,890", "2883", False),
        ("34", "33.784", True),
        ("33.8", "33.784", True),
        ("33.7", "33.784", False),
        ("0", "0.4", False),
        ("2.9 thousand", "2883", True),
        ("2.8 thousand", "2883", False),
    ],
)
def test_a_rounding_is_to_digits_that_the_number_has_and_is_near(quoted: str, value: str, fits: bool) -> None:
    assert is_rounded(read_quoted(quoted), Decimal(value)) is fits


def test_the_units_of_all_indicators_are_told_apart(shared: Context) -> None:
    kinds = {record.id: kind_of(record.unit) or "number" for record in shared.indicators.values()}
    assert {name for name, kind in kinds.items() if kind == "per cent"} == {
        record.id for record in shared.indicators.values() if "%" in record.unit
    }
    assert {name for name, kind in kinds.items() if kind == "per 100,000"} == {
        record.id for record in shared.indicators.values() if record.unit.startswith("per 100,000")
    }
    assert set(kinds.values()) == {"number", "per cent", "per 100,000"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("%", "per cent"),
        ("percentage of refugees", "per cent"),
        ("per 100,000 children", "per 100,000"),
        ("per 1,000 people", "per 1,000"),
        ("per 1,000,000", "per million"),
        ("children", "number"),
        ("million people", "millions"),
        ("share of victims", "share"),
        ("martians", None),
    ],
)
def test_words_name_a_kind_of_unit(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


def test_a_published_figure_is_equal_and_its_rounding_rounded(shared: Context) -> None:
    assert said(shared, "974", "detected-victims", "NGA", 2022)["verdict"] == "equal"
    assert said(shared, "2,883 persons", "detected-victims", "NGA", 2022, age="_T")["verdict"] == "equal"
    assert said(shared, "970", "detected-victims", "NGA", 2022)["verdict"] == "rounded"
    told = said(shared, "33.8%", "child-share-of-detected-victims", "NGA", 2022)
    assert (told["verdict"], told["published"], told["unit"]) == ("rounded", "33.8", "% of victims of known age")


@pytest.mark.parametrize("walk", WALKS)
def test_what_stands_in_a_table_is_equal_and_what_a_page_says_of_it_equal_or_rounded(
    shared: Context, walk: Walk
) -> None:
    """Of each indicator some rows, as they are in the file and in words; of the few, one."""
    for name in shared.indicators:
        table = shared.store.frame(name)
        count = 12 if walk == "all" else 1
        for row in table.sample(min(count, len(table)), random_state=7).itertuples():
            if row.ref_area == "_X":
                continue
            codes = {"sex": row.sex, "age": row.age, "breakdown": row.breakdown}
            area = GROUPS_IN_TABLES.get(row.ref_area, row.ref_area)
            cell = figure_cell(shared, usual_cell(shared, name, area, row.time_period, **codes))
            assert cell.found
            if cell.value is not None:
                assert verified(shared, cell, cell.value)["verdict"] == "equal", cell
                assert verified(shared, cell, cell.text)["verdict"] in ("equal", "rounded"), cell
            else:
                assert verified(shared, cell, cell.text)["verdict"] == "equal", cell
                assert verified(shared, cell, "7")["verdict"] == "not known", cell


def test_a_figure_has_its_source_release_caveat_and_address(shared: Context) -> None:
    told = said(shared, "974", "detected-victims", "NGA", 2022)
    assert told["source"]["publisher"].startswith("United Nations Office on Drugs and Crime")
    assert told["source"]["vintage"] and told["source"]["licence"]
    assert told["caveat"] == shared.indicators["detected-victims"].caveats[0]
    assert told["address"].startswith("/data/origin?indicator=detected-victims&area=NGA&year=2022")


@pytest.mark.parametrize(
    ("figure", "unit", "indicator", "in_unit"),
    [
        ("974", "%", "detected-victims", "persons"),
        ("974 per 100,000", "", "detected-victims", "persons"),
        ("0.338", "", "child-share-of-detected-victims", "share of 1"),
        ("0.974", "", "detected-victims", "thousands"),
    ],
)
def test_a_number_that_fits_in_another_unit_is_told_so(
    shared: Context, figure: str, unit: str, indicator: str, in_unit: str
) -> None:
    told = said(shared, figure, indicator, "NGA", 2022, unit=unit)
    assert (told["verdict"], told["in_unit"]) == ("another unit", in_unit)
    assert told["published"] in told["said"]


def test_a_rate_of_a_count_and_the_count_of_a_rate_are_other_units(shared: Context) -> None:
    rate = next(iter(item for item in _rates(shared) if item[0] >= Decimal(1)))
    told = said(shared, str(rate[0]), "detected-victims", rate[1], rate[2])
    assert (told["verdict"], told["in_unit"]) == ("another unit", "per 100,000, computed here")
    count = figure_cell(shared, usual_cell(shared, "detected-victims", "NGA", 2022, age="_T")).value
    told = said(shared, str(count), "detected-victims-rate", "NGA", 2022)
    assert (told["verdict"], told["in_unit"]) == ("another unit", "persons")


def _rates(context: Context) -> Any:
    question = replace(context.question("detected-victims", ()), measure="rate")
    for area, history in context.histories(question).items():
        for item in history:
            count = figure_cell(context, usual_cell(context, "detected-victims", area, item.year))
            if item.value and item.value < 100 and count.value and float(count.value) > 150:
                yield Decimal(f"{item.value:.{1 if item.value >= 10 else 2}f}"), area, item.year


def test_a_number_that_stands_nowhere_is_not_known_and_never_false(shared: Context) -> None:
    told = said(shared, "500", "detected-victims", "NGA", 2022)
    assert (told["verdict"], told["published"]) == ("not known", "974")
    gap = said(shared, "5", "detected-victims", "NGA", 1850)
    assert (gap["verdict"], gap["value"]) == ("not known", None)
    assert "does not make it zero" in gap["said"]


@pytest.mark.parametrize("figure", ["1", "2", "3", "4", "5", "0"])
def test_no_number_is_confirmed_where_a_few_persons_are_hidden(shared: Context, figure: str) -> None:
    told = said(shared, figure, "detected-victims", "AGO", 2021, sex="M", age="_T")
    assert (told["verdict"], told["published"], told["value"]) == ("not known", "<5", None)
    answers = {said(shared, number, "detected-victims", "AGO", 2021, sex="M", age="_T")["said"] for number in "12345"}
    assert len(answers) == 1


def test_what_the_publisher_prints_of_a_hidden_number_is_equal(shared: Context) -> None:
    assert said(shared, "<5", "detected-victims", "AGO", 2021, sex="M", age="_T")["verdict"] == "equal"
    assert said(shared, "<10", "detected-victims", "AGO", 2021, sex="M", age="_T")["verdict"] == "not known"


def test_hidden_numbers_of_case_data_are_never_confirmed(shared: Context) -> None:
    table = shared.store.frame("case-profile-form")
    row = next(table[table["obs_status"] == "Q"].itertuples())
    codes = {"sex": row.sex, "age": row.age, "breakdown": row.breakdown}
    cell = usual_cell(shared, "case-profile-form", GROUPS_IN_TABLES[row.ref_area], row.time_period, **codes)
    assert figure_cell(shared, cell).is_closed
    answers = [verified(shared, cell, str(number)) for number in range(15)]
    assert {told["verdict"] for told in answers} == {"not known"}
    assert len({told["said"] for told in answers}) == 1
    assert all(told["value"] is None for told in answers)


def test_a_figure_of_an_older_release_is_outdated_with_what_is_now(tmp_path: Path) -> None:
    two = releases.two(tmp_path)
    context = make_context(two.config)
    told = said(context, two.before, releases.TABLE, "NGA", 2022, age="_T")
    assert (told["verdict"], told["release_of_figure"]) == ("outdated", two.old)
    assert told["value"] == float(two.after)
    assert said(context, two.after, releases.TABLE, "NGA", 2022, age="_T")["verdict"] == "equal"


def test_a_withdrawn_release_confirms_nothing(tmp_path: Path) -> None:
    two = releases.two(tmp_path)
    reason = f"release,table,reason\n{two.old},,A small number got out.\n"
    (two.config.releases / "withdrawn.csv").write_text(reason)
    told = said(make_context(two.config), two.before, releases.TABLE, "NGA", 2022, age="_T")
    assert told["verdict"] == "not known"


def test_a_sum_over_a_group_is_held_against_what_pages_show(shared: Context) -> None:
    told = said(shared, "5,340", "detected-victims", "034", 2022)
    assert (told["verdict"], told["said"]) == ("equal", "This is the sum that is shown here.")
    assert (told["published"], told["status"]) == (
        "5,340 (3 of 9 countries)",
        "computed by Reach 2030 over these countries",
    )
    world = shared.line(shared.question("detected-victims", ("001",)), "001").known[-1]
    assert world.value is None
    shown = figure_cell(shared, usual_cell(shared, "detected-victims", "001", world.year))
    assert said(shared, shown.plain, "detected-victims", "001", world.year)["verdict"] == "rounded"
    within = f"{(world.ends[0] + world.ends[1]) / 2:.0f}"
    assert said(shared, within, "detected-victims", "001", world.year)["verdict"] == "not known"
    assert said(shared, "80", "birth-registration", "034", 2020)["verdict"] == "not known"


def test_an_unknown_unit_is_said_not_to_be_compared(shared: Context) -> None:
    told = said(shared, "974", "detected-victims", "NGA", 2022, unit="martians")
    assert told["verdict"] == "equal"
    assert told["said"].endswith("The unit “martians” was not compared.")
