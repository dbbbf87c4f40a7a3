"""What is said of a country's part: each figure is in the rows, and nothing is said that they do not carry."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.figures.roles import parts_of, plain_text
from dashboard.i18n import Slot, pieces
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
    assert f"countries and areas that report citizenships: at least {low:,}." in said and high > low
    # What is headed so on the page of flows is no range with an end here.
    of_potential = "(at least 785) and Côte d’Ivoire (375). The figures of the United Kingdom are of potential victims."
    assert of_potential in said and "(at least 159), Togo (at least 66)" in said


@needs_tables
def test_a_country_that_does_not_report_is_unknown(shared: Context) -> None:
    said = text(shared, "SOM")
    assert "Somalia reported no citizenships of detected victims for 2017 to 2022: the citizenship of those" in said
    assert "whom it detected is unknown" not in said
    assert "own citizens" not in said


@needs_tables
@pytest.mark.parametrize("code", ["NGA", "DEU", "BGD", "UKR"])
def test_nothing_is_said_of_repatriations(shared: Context, code: str) -> None:
    parts = parts_of(shared, code, "en")
    assert not re.search("repatriat|returned", plain_text(parts) + "".join(part.head for part in parts), re.IGNORECASE)


@needs_tables
@pytest.mark.parametrize("code", COUNTRIES)
def test_refugees_are_those_of_the_newest_year_as_everywhere_else(shared: Context, code: str) -> None:
    said = parts_of(shared, code, "en")[-1].sentences[0]
    for mark, name in (("away", "refugees-by-origin"), ("here", "refugees-by-asylum")):
        last = shared.years(name).last
        rows = shared.store.rows(name, areas=[code], first=last, last=last)
        figure, address = said.figures[mark]
        assert f"refugees of all ages at the end of {last}" in said.plain
        assert address.startswith(f"/data/origin?indicator={name}&area={code}&year={last}")
        if rows.empty:
            assert figure == "not listed"
        elif rows["obs_value"].item() >= 10:
            assert figure == f"{rows['obs_value'].item():,.0f}"


@needs_tables
def test_cases_and_refugees_are_said_to_be_of_all_ages_and_cases_of_all_years(shared: Context) -> None:
    said = text(shared, "UKR")
    for cases in re.findall(r"Cases [^.]*?:", said):
        assert "of all ages" in cases
        assert "all years pooled" in cases
    assert "Ukraine: refugees of all ages" in said


@needs_tables
def test_a_whole_share_is_not_said_where_only_own_citizens_are_listed(shared: Context) -> None:
    share = r"Own citizens are [^.]+(?:\.\d)?% of the [^.]+ whose citizenship is known\."
    assert not re.search(share, text(shared, "PAK"))
    assert re.search(share, text(shared, "GBR"))


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_figure_of_a_sentence_is_linked_and_none_is_under_ten(shared: Context, code: str) -> None:
    for part in parts_of(shared, code, "en"):
        assert part.sentences
        for sentence in part.sentences:
            assert {piece for piece in pieces(sentence.text) if isinstance(piece, Slot)} == set(sentence.figures)
            for figure, address in sentence.figures.values():
                assert address.startswith(("/data?indicator=", "/data/origin?indicator="))
                assert figure in ("none", "none listed", "not listed", "few (under 10)") or not re.search(
                    r"(?<![\d,.])\d(?![\d,.])", figure
                )
            assert sum(not isinstance(part, str) for part in linked(shared, sentence)) == len(sentence.figures)


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
