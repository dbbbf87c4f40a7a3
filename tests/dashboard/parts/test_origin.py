"""The page of origins and the sentences on coverage: what an adviser is asked is answered, in words and with rows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.figures.coverage import who
from dashboard.parts import coverage, origin
from dashboard.parts.reference import _target, aggregate_rule
from dashboard.selection import Scope, Selection
from dashboard.store import Row
from dashboard.words.names import area_name, year_spans
from tests.conftest import published
from tests.dashboard.parts.test_reference import Read, read, words

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")


def asked(shared: Context, query: str) -> Selection:
    """The selection of an address."""
    return shared.reader.parse(query, Scope(tuple(shared.indicators)))[0]


def page(shared: Context, query: str = "") -> Read:
    """What the page of origins says."""
    return read(origin.figure(shared, asked(shared, query)))


@pytest.mark.parametrize(
    "query",
    [
        "", "area=NGA", "area=AFG", "area=034", "area=NGA,GHA,202&measure=count", "indicator=extreme-poverty&area=NGA",
        "view=victims-map.map", "area=NGA&view=victims-ages.chart", "indicator=reporting-countries",
        "indicator=child-share-of-detected-victims&area=150", "indicator=homicide-rate&area=XKX",
    ],
)  # fmt: skip
def test_publisher_vintage_licence_definition_file_and_checksum_are_always_there(shared: Context, query: str) -> None:
    found = page(shared, query)
    indicator = shared.indicators[asked(shared, query).indicator]
    source, file = shared.sources[indicator.source], shared.store.files[indicator.id]
    for text in (source.publisher, source.vintage, source.licence, source.citation, indicator.definition, file.sha256):
        assert words(text) in found.said
    assert {one.sha256 for one in source.files} <= set(re.findall(r"[0-9a-f]{64}", found.said))
    hrefs = {attributes["href"] for attributes in found.marked("href")}
    assert f"/api/v1/tables/{indicator.id}.csv" in hrefs


@needs_tables
def test_a_country_shows_the_row_of_the_file_cell_by_cell(shared: Context) -> None:
    found = page(shared, "area=NGA&year=2022&measure=count")
    lines = (shared.store.folder / "detected-victims.csv").read_text(encoding="utf-8").splitlines()
    place = next(at for at, line in enumerate(lines, start=1) if line.startswith("NGA,2022,_T,Y0T17,_T,"))
    assert f"detected-victims.csv:{place}" in found.said
    assert " ".join(("file and line", *COLUMNS)) in found.said
    assert "NGA 2022 _T Y0T17 _T 974" in found.said
    assert "Nigeria, detected victims, children: 974 in 2022" in found.said
    # Its children do not fit the total, which stands alone in the chart, too.
    total = "indicator=persons-in-formal-contact&area=NGA&year=2020&age=_T&measure=count"
    said = page(shared, f"{total}&view=justice-beside.chart").said
    assert "Nigeria, persons in formal contact, all ages: 733 in 2020" in said
    # A total that a chart draws up to its parts was another figure here.
    ranged = total.replace("NGA", "MAR").replace("2020", "2022").replace("in-formal-contact", "prosecuted")
    ranged = page(shared, f"{ranged}&view=justice-beside.chart").said
    assert "Low end of a range: the total reported" in ranged and "the total is used" not in ranged
    assert all(f"MAR 2022 _T {cells} _T" in ranged for cells in ("_T", "Y0T17", "Y_GE18"))
    assert "all ages: 733 in 2020" in page(shared, total).said
    # Where other rows make the total it is no range, and what does not fit it is said.
    said = page(shared, f"{total.replace('2020', '2022')}&view=justice-beside.chart").said
    assert "Nigeria, persons in formal contact, all ages: 1,011 in 2022" in said
    assert "the total counts adults alone" in said


@needs_tables
def test_a_rate_shows_both_rows_and_how_they_make_it(shared: Context) -> None:
    found = page(shared, "area=NGA&year=2022")
    assert "Computed here: 974 / 108,361,569 × 100,000 = 0.9" in found.said
    assert "NGA 2022 _T Y0T17 _T 108361569" in found.said
    assert "World Bank, UN DESA" in found.said


@needs_tables
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("area=FRA&year=2012", "France was asked, but did not report this, or did not break its figures down"),
        ("area=SOM&year=2022", "Somalia: none of the tables that were read from UNODC has a figure"),
        ("area=RWA&year=2023&measure=count", "There is no row of 2023, nor one recent enough to stand in."),
        ("area=ATG&year=2015&measure=count", "Antigua and Barbuda has no row of these people; it has rows of others."),
        ("indicator=child-labour&area=FRA", "has no row in this table, in any year"),
        ("indicator=child-marriage-18&area=034", "too few of its countries have one"),
    ],
)
def test_an_empty_country_says_why_and_what_there_is_instead(shared: Context, query: str, reason: str) -> None:
    found = page(shared, query)
    assert "Why empty" in found.said
    assert reason in found.said
    assert "unknown, not zero" in found.said or "area=034" in query, "of a group it is no silence of anybody"


@needs_tables
def test_a_finding_that_names_the_country_and_year_is_shown_with_it(shared: Context) -> None:
    said = page(shared, "area=FRA&year=2012&measure=count").said
    assert 'this year : doubted: zeros that mean "not broken down by age": status M, no value FRA 2012-2014' in said


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [
        (("", "1", "4", "Q"), "an interval instead of a number"),
        (("", "", "", "Q"), "suppressed, being small"),
        (("7", "", "", "A"), "as published: nothing was marked"),
    ],
)
def test_an_interval_is_told_from_what_is_suppressed(shared: Context, cells: tuple[str, ...], meaning: str) -> None:
    assert origin._status_of(shared, Row("detected-victims", 2, ("GHA", "2020", "_T", "_T", "_T", *cells))) == meaning


def test_a_status_comes_with_its_row_and_a_group_with_its_counts(shared: Context) -> None:
    found = page(shared, "indicator=extreme-poverty&area=NGA")
    assert "base_year base_value last_year last_value target" in found.said
    assert "Country by country" in page(shared, "indicator=extreme-poverty&area=202").said


def test_text_of_an_address_is_no_markup(shared: Context) -> None:
    found = page(shared, "area=<script>&indicator=<b>&view=<i>.chart&year=<u>")
    assert not {tag for tag, _ in found.tags} & {"script", "b", "i", "u"}


@given(years=st.sets(st.integers(1990, 2030), min_size=1))
def test_years_in_words_are_those_years(years: set[int]) -> None:
    said = year_spans(sorted(years))
    found: set[int] = set()
    for first, last in re.findall(r"(\d{4})(?: to (\d{4}))?", said):
        found |= set(range(int(first), int(last or first) + 1))
    assert found == years


# ------------------------------------------------------------------------------------------------ who reports


def sentences(shared: Context, query: str) -> Read:
    """What the page of coverage says above its picture."""
    return read(coverage.who_reports(shared, asked(shared, query)))


def test_who_stopped_may_have_the_year_that_is_named(shared: Context) -> None:
    """Six of the sixteen have a figure of 2017 itself: there is none after it, not none since."""
    said = sentences(shared, "").said
    assert "None after 2017 (16)" in said
    assert "None since" not in said


REGIONS = ("001", "002", "034", "035", "061", "011", "199", "432", "722", "HIC", "LIC")


@pytest.mark.parametrize("code", REGIONS)
def test_any_region_names_everybody_who_never_reported_on_children(shared: Context, code: str) -> None:
    found = sentences(shared, f"area={code}")
    countries, reports = who(shared, asked(shared, f"area={code}"))
    start = f"{area_name(shared, code)}, children: of {len(countries)} countries, {len(reports.never)} ha"
    assert start in found.said
    links = {str(attributes.get("href")) for attributes in found.marked("href")}
    for area in (*reports.never, *(area for area, _ in reports.old)):
        assert area_name(shared, area) in found.said
        assert any(re.search(rf"[?&]area={area}&", f"{link}&") for link in links), area
    assert ("usable total in any year; none after" in found.said) == bool(reports.old)


@pytest.mark.parametrize("code", REGIONS)
def test_children_who_live_there_are_the_sum_of_their_population(shared: Context, code: str) -> None:
    found = sentences(shared, f"area={code}")
    countries, reports = who(shared, asked(shared, f"area={code}"))
    silent = [*reports.never, *(area for area, _ in reports.old)]
    year = shared.years("child-population").opening
    rows = shared.store.rows("child-population", areas=countries, first=year, last=year)
    people = rows[rows["ref_area"].isin(silent)]
    if people.empty:
        assert "Children in these countries" not in found.said
        return
    share = f"{100 * people['obs_value'].sum() / rows['obs_value'].sum():.0f}% of the children of all"
    assert share in found.said
    if len(people) == len(silent):
        assert f"Approximate population of {year}." in found.said
    else:
        assert f"Population of {year}, approximate, over {len(people)} of these {len(silent)} countries" in found.said


@needs_tables
def test_southern_asia_in_words(shared: Context) -> None:
    said = sentences(shared, "area=034").said
    assert said.startswith("Southern Asia, children: of 9 countries, 3 have no usable total in any year.")
    assert "Children in these countries: about 45.6 million, 7% of the children of all 9 countries." in said
    assert "No figure (3) Afghanistan · Iran" in said.replace("Afghanistan Iran", "Afghanistan · Iran")


def test_another_indicator_is_named_and_speaks_of_figures(shared: Context) -> None:
    """Of one release only: what an earlier one held, and a publisher took back, is not said never to have been."""
    said = sentences(shared, "indicator=extreme-poverty&area=034").said
    assert "Southern Asia: the release that is read here holds no figure for " in said
    assert "never" not in said
    assert "never" not in sentences(shared, "indicator=food-insecurity").said
    assert "girls" in sentences(shared, "area=034&sex=F").said


def test_one_country_counts_its_indicators(shared: Context) -> None:
    said = sentences(shared, "area=AFG").said
    dated = [item for item in shared.indicators.values() if not item.area and not item.pooled]
    number = sum(item.id != "palestine-refugees-unrwa" for item in dated)
    assert re.search(
        rf"Afghanistan: \d+ of {number} indicators, .* have no figure in the releases that are read here", said
    )
    assert "never" not in said
    assert "Detected victims, children" in said
    assert " 0 more" not in sentences(shared, "area=NGA").said


def test_an_indicator_of_the_whole_world_says_so(shared: Context) -> None:
    assert "one figure for the whole world" in sentences(shared, "indicator=reporting-countries").said


def test_nothing_is_ranked(shared: Context) -> None:
    texts: list[Any] = [sentences(shared, query).said for query in ("", "area=034", "area=NGA", "area=LIC")]
    assert not re.search(r"\b(worst|best|highest|lowest|most|rank(?:ed|ing)? [a-z]+ by)\b", " ".join(texts))


@needs_tables
def test_a_year_that_was_dropped_is_told_where_it_was_asked_for(shared: Context) -> None:
    """The Congo is listed twice in 2023, with different tiers: what is shown is of an older report."""
    found = page(shared, "indicator=tip-report-tier&area=COG&year=2023")
    assert "other years : dropped: listed twice, with different tiers" not in found.said
    assert "2023 : dropped: listed twice, with different tiers" in found.said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indicator=palermo-protocol&area=IRN", "not known: no evidence in the compilations"),
        ("indicator=labour-inspectors&area=AIA&year=2022", "“unknown” or “unavailable” by its publisher"),
        ("indicator=tip-report-tier&area=BGR&year=2024", "2024: Tier 1 or 2, not known which, or none"),
    ],
)
def test_who_was_not_asked_is_not_said_to_have_been(shared: Context, query: str, said: str) -> None:
    told = page(shared, query).said
    assert said in told
    assert "asked" not in told.replace("Asked for", "")


def test_what_is_counted_here_is_not_called_the_publishers_own_figure(shared: Context) -> None:
    for indicator in ("reporting-countries", "case-profile-form"):
        told = page(shared, f"indicator={indicator}").said
        assert "Counted here over the rows of the publisher's file." in told
        assert "computed by none of ours" not in told
    assert "computed by none of ours" in page(shared, "indicator=food-insecurity&year=2022").said


def test_a_suppressed_number_is_not_called_unknown(shared: Context) -> None:
    told = page(shared, "indicator=case-corridors&area=AFG&breakdown=ALB").said
    assert "Albania: suppressed (under 10, or would give such a number away)" in told
    assert "unknown, not zero" not in told.split("Where from")[0]


@pytest.mark.parametrize(
    ("query", "head"),
    [
        ("indicator=homicide-rate&area=001", "Homicide rate: the median of "),
        ("indicator=gdp-per-capita&area=LDC", "GDP per person, Least developed countries (LDC): the median of "),
    ],
)
def test_a_median_is_headed_as_one(shared: Context, query: str, head: str) -> None:
    assert head in page(shared, query).said.split("Where from")[0]


def test_a_publisher_that_counts_an_area_with_another_covers_it(shared: Context) -> None:
    told = page(shared, "indicator=conflict-deaths&area=PSE&year=2023").said
    assert "State of Palestine: UCDP counts it with Israel." in told
    assert "never reported" not in told
    assert "Whether it is counted elsewhere is not known here." in page(shared, "indicator=inform-risk&area=NIU").said
    # What a publisher covers is not told by the tables that are read here: the lists of treaties are of members alone.
    for asked in (
        "indicator=detected-victims&area=ERI",
        "indicator=crc&area=PSE",
        "indicator=refugees-by-asylum&area=MYT",
    ):
        said = page(shared, asked).said
        assert not re.search("does not cover|never reported", said)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("indicator=detected-victims&area=021", "No sum is made of fewer than 3 countries."),
        (
            "indicator=detected-victims&area=001&year=2010",
            "over the same countries in each year: they go from 2017 to 20",
        ),
        ("indicator=labour-inspectors&area=LIC&year=2021", "No country has a figure for 2021: the source has none"),
        ("indicator=tip-report-tier&area=202", "These figures cannot be added up over countries"),
    ],
)
def test_why_a_group_has_no_figure_is_its_own_reason(shared: Context, query: str, why: str) -> None:
    told = page(shared, query).said
    assert why in told
    assert "no figure of the group for " in told
    assert "unknown, not zero" not in told.split("Where from")[0]


def test_a_blank_of_the_newest_release_is_not_said_to_be_unmeasured(shared: Context) -> None:
    """Publishers take figures back: Ecuador's child labour of 2019 stood in an earlier release."""
    for indicator in shared.indicators.values():
        assert not re.search(r"not (?:measured|asked), which does not mean", indicator.meaning_blank), indicator.id


def test_the_catalogue_says_what_is_done_over_several_countries(shared: Context) -> None:
    share, births = shared.indicators["child-share-of-detected-victims"], shared.indicators["birth-registration"]
    assert "Never" not in aggregate_rule(shared, share), "the share of sums over the same countries is shown"
    assert "looks everywhere" not in aggregate_rule(shared, shared.indicators["palestine-refugees-unrwa"])
    assert "too seldom" not in _target(births)
