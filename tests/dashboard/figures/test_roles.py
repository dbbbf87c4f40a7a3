"""What is said of a country's part: each figure is in the rows, and nothing is said that they do not carry."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.figures.roles import MARK, parts_of, plain_text, yearly_repatriations
from dashboard.metrics.flows import Sum
from dashboard.parts.flows import linked, role
from dashboard.selection import usual
from tests.conftest import published

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")
COUNTRIES = ("NGA", "GBR", "SOM", "TUV", "UKR", "DEU", "PAK", "XKX", "NPL", "KIR", "SYR", "USA", "PRK", "VAT", "MDA")


def text(shared: Context, code: str) -> str:
    """All that is said of a country."""
    return plain_text(parts_of(shared, code, "en"))


@needs_tables
def test_own_and_foreign_victims_of_a_country_are_its_rows(shared: Context) -> None:
    rows = shared.store.rows("detected-victims-by-citizenship", areas=["NGA"], first=2017, last=2022)
    own = int(rows[rows["breakdown"] == "OWN"]["obs_value"].sum())
    foreign = rows[rows["breakdown"] != "OWN"]
    low = int(foreign["obs_value"].fillna(foreign["obs_lower"]).sum())
    high = int(foreign["obs_value"].fillna(foreign["obs_upper"]).sum())
    said = text(shared, "NGA")
    assert f"own citizens: {own:,}; citizens of other countries or of none: {low} to {high};" in said
    abroad = shared.store.rows("detected-victims-by-citizenship", breakdown=["NGA"], first=2017, last=2022)
    low = int(abroad["obs_value"].fillna(abroad["obs_lower"]).sum())
    high = int(abroad["obs_value"].fillna(abroad["obs_upper"]).sum())
    some = abroad[abroad["obs_value"].fillna(abroad["obs_upper"]) > 0]["ref_area"].nunique()
    assert f"were detected in {some} of the" in said
    assert f"countries that report: {low:,} to {high:,}." in said


@needs_tables
def test_a_country_that_does_not_report_is_unknown(shared: Context) -> None:
    said = text(shared, "SOM")
    assert "Somalia reported no citizenships of detected victims for 2017 to 2022: whom it detected is unknown" in said
    assert "own citizens" not in said


@needs_tables
def test_repatriations_change_sides_in_2017_and_the_sum_is_never_added_to_its_parts(shared: Context) -> None:
    rows = shared.store.rows("repatriated-victims", areas=["NGA"], breakdown=["ABROAD"], first=2020, last=2020)
    assert yearly_repatriations(shared, "NGA")[2020] == (Sum(*[rows["obs_value"].item()] * 2, (2020,)), True)
    germany = parts_of(shared, "DEU", "en")[2].sentences
    assert len(germany) == 1
    assert germany[0].plain.startswith("To 2016 the file mostly seems to list persons under the country where they")
    nigeria = parts_of(shared, "NGA", "en")[2].sentences
    assert nigeria[0].plain.startswith("From 2017 on the file mostly seems to list persons under the country that they")
    assert not re.search(r"\b20(0\d|1[0-6]): ", nigeria[0].plain)


@needs_tables
def test_a_whole_share_is_not_said_where_only_own_citizens_are_listed(shared: Context) -> None:
    assert "% of those whose citizenship is known" not in text(shared, "PAK")
    assert "% of those whose citizenship is known" in text(shared, "GBR")


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_figure_of_a_sentence_is_linked_and_none_is_under_ten(shared: Context, code: str) -> None:
    for part in parts_of(shared, code, "en"):
        assert part.sentences
        for sentence in part.sentences:
            assert set(MARK.findall(sentence.text)) == set(sentence.figures)
            for figure, address in sentence.figures.values():
                assert address.startswith(("/data?indicator=", "/data/origin?indicator="))
                assert figure in ("none", "not listed", "few (under 10)") or not re.search(
                    r"(?<![\d,.])\d(?![\d,.])", figure
                )
            assert len(linked(sentence)) == 2 * len(MARK.findall(sentence.text)) + 1


@pytest.mark.parametrize("code", COUNTRIES)
def test_no_sentence_says_more_than_rows_can(shared: Context, code: str) -> None:
    said = text(shared, code)
    assert not re.search(r"because|driven by|led to|caused|increase|None|nan|[{}\[\]]", said)
    assert "→" not in said


def test_the_block_is_about_a_country_alone(shared: Context) -> None:
    usual_one = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    for areas in ((), ("202",), ("202", "NGA")):
        (hint,) = role(shared, replace(usual_one, areas=areas))
        assert hint.children.startswith("Choose a country")
