"""What titles say of the published rows, counted again: years that the figures have, the newest, parts and wholes."""

from __future__ import annotations

import pytest

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.content import Asked
from dashboard.exports.presented import presented
from dashboard.figures.map import map_answer
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, Tab, selection_of
from dashboard.words.ageless import sentence_name
from dashboard.words.names import area_name


def title_of(context: Context, panel: str, query: str, tab: Tab | None = None) -> str:
    """The title of a view."""
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query), tab).words.title


# ------------------------------------------------------------------------------------------------ maps


@pytest.mark.parametrize(
    ("panel", "name", "year", "said"),
    [
        ("drivers-map", "undernourishment", 2001, "for 2001 "),
        ("drivers-map", "undernourishment", 2003, "for 2003 "),
        ("drivers-map", "extreme-poverty", 1990, "for 1990 "),
        ("drivers-map", "political-stability", 1996, "for 1996 "),
        ("drivers-map", "food-insecurity", 2015, "for 2015 "),
    ],
)
def test_the_middle_of_a_map_names_the_years_that_the_figures_have(
    shared: Context, panel: str, name: str, year: int, said: str
) -> None:
    title = title_of(shared, panel, f"indicator={name}&year={year}", "map")
    assert "countries with a figure " in title
    assert f"countries with a figure {said}are at " in title


def test_a_map_names_the_years_of_older_reports_that_there_are(shared: Context) -> None:
    """For 2005 some have only a figure of 2003 or 2004, though the map would show one of 2000 too."""
    view = VIEWS["justice-map"]
    asked = selection_of(shared, view, "indicator=persons-prosecuted&year=2005")
    words = shown(shared, view, asked, "map").words
    window = shared.indicators["persons-prosecuted"].window
    last = [
        max(item.year for item in history if item.ends is not None and item.year <= 2005)
        for area, history in shared.histories(asked).items()
        if area in shared.geography.members and any(item.ends and item.year <= 2005 for item in history)
    ]
    kept = [year for year in last if 2005 - window <= year]
    assert words.title.endswith(f", unknown in {193 - len(kept)}")
    fresh = kept.count(2005)
    assert words.subtitle.endswith(f": 2005 for {fresh} of 193 countries; {min(kept)} for {len(kept) - fresh} other")


# ------------------------------------------------------------------------------------------------ years without a total


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("area=HUN&measure=count", "2 of 17 years from 2007 have no total"),
        ("area=JOR&measure=count", "4 of 17 years from 2007 have no total"),
        ("area=BGD&measure=count", "11 of 17 years from 2007 have no figure"),
    ],
)
@pytest.mark.parametrize("panel", ["country-detected-victims", "victims-trend"])
def test_years_with_children_by_sex_are_not_called_unknown(shared: Context, panel: str, query: str, said: str) -> None:
    assert title_of(shared, panel, query, "chart").endswith(said)


def test_years_of_which_nobody_has_a_figure_are_unknown_too(shared: Context) -> None:
    """Of 2005 to 2024, which a small chart shows, Taiwan has 8 years; of 2005 no country has one."""
    assert title_of(shared, "driver-homicide-rate", "area=TWN").endswith("; 12 of 20 years from 2005 have no figure")
    assert "unknown" not in title_of(shared, "drivers-trend", "area=YEM&indicator=political-stability")


def test_hatched_years_with_parts_say_so_where_they_are_pointed_at(shared: Context) -> None:
    view = VIEWS["country-detected-victims"]
    made = shown(shared, view, selection_of(shared, view, "area=PHL"))
    chart = made.body
    assert isinstance(chart, Chart)
    (silent,) = (mark for mark in chart.panes[0].marks if mark.role == "silent")
    said = {int(datum.at): datum.hover.rest for datum in silent.data if datum.hover}
    assert said[2010] == "2010: no figure: unknown, not zero"
    assert said[2023] == "2023: no total, but children whose sex is not told"
    assert silent.name == "no total, not zero"
    assert "No total, but children whose sex is not told: 2022 to 2023." in made.words.coverage


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("victims-trend", "area=KAZ"),  # Totals of all ages for 2018 to 2021, none of children.
        ("country-detected-victims", "area=KAZ"),
        ("timeline-rows", "area=KAZ"),
        ("victims-children", "area=EGY"),  # 147 children in 2022, by no sex.
        ("justice-sexes", "area=EGY"),
        ("justice-beside", "area=EGY"),
    ],
)
def test_a_year_without_a_figure_is_not_said_to_be_without_a_report(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    made = repr(shown(shared, view, selection_of(shared, view, query), "chart").body)
    assert "no figure: unknown, not zero" in made
    assert "no report" not in made


def test_a_map_does_not_say_of_whom_it_has_no_figure_that_nothing_was_reported(shared: Context) -> None:
    view = VIEWS["country-map"]
    assert map_answer(shared, selection_of(shared, view, "area=KAZ"))["silent"] == "no figure"


def test_a_gap_of_years_with_parts_is_no_silence(shared: Context) -> None:
    view = VIEWS["victims-trend"]
    chart = shown(shared, view, selection_of(shared, view, "area=PHL,IDN"), "chart").body
    assert isinstance(chart, Chart)
    assert chart.panes[0].gap == "no total, not zero"


def test_an_area_with_parts_alone_has_no_total_and_is_not_unknown(shared: Context) -> None:
    """Eswatini's convicted children are known by sex alone, none of them in most of its years."""
    query = "indicator=persons-convicted&age=Y0T17&area=SWZ&measure=count"
    assert title_of(shared, "data-explorer", query, "chart").endswith(
        "for persons convicted, children, but figures of girls, boys or others for 2019 to 2020 and 2022 to 2023"
    )


@pytest.mark.parametrize(("code", "year"), [("FJI", 2019), ("SYR", 2018)])
def test_a_map_does_not_call_a_year_unknown_of_which_a_part_is_known(shared: Context, code: str, year: int) -> None:
    view = VIEWS["victims-map"]
    selection = selection_of(shared, view, f"area={code}&year={year}")
    title = shown(shared, view, selection, "map").words.title
    assert title.endswith(f"no total for {year}, but figures of girls, boys or others")
    answer = map_answer(shared, selection)
    assert year in answer["byPart"][code]
    assert title.endswith(f"but {answer['parts']}")  # The browser says the same.


# ------------------------------------------------------------------------------------------------ parts


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("IDN", "Indonesia detected 6 girls and 200 boys as victims of trafficking in 2023"),
        ("MAR", "Morocco detected 45 girls and 28 boys as victims of trafficking in 2023"),
        ("SLE", "Sierra Leone detected 31 girls and 15 boys as victims of trafficking in 2023"),
        ("LBN", "Lebanon detected 8 girls and <5 boys as victims of trafficking in 2023"),
        ("PAN", "Panama detected 5 girls and 0 boys as victims of trafficking in 2022"),
        ("NZL", "New Zealand, detected child victims of trafficking, 2023: 0 girls and 0 boys"),
        ("HUN", "Hungary detected 19 girls as victims of trafficking in 2023; no figure for boys"),
        # And that of 2021 all 1,914 victims, 643 of them children.
        (
            "PHL",
            "The Philippines detected 106 girls and 52 boys as victims of trafficking in 2021; 320 children in 2023",
        ),
        # Under another sex the report of 2023 has all 11 children once more.
        (
            "POL",
            "Poland detected <5 girls and <5 boys as victims of trafficking in 2023, of 11 detected children in all",
        ),
    ],
)
@pytest.mark.parametrize("panel", ["victims-children", "overview-children"])
def test_girls_and_boys_are_of_the_newest_year_that_has_any(shared: Context, panel: str, code: str, said: str) -> None:
    assert title_of(shared, panel, f"area={code}") == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "PHL",
            "Philippines, detected victims, 2021: possibly 158 children and 80 adults, of 1,914 detected in all"
            "; 320 children in 2023",
        ),
        (
            "GBR",
            "United Kingdom of Great Britain and Northern Ireland, detected victims, 2023: at least 7,432 children "
            "and 8,622 adults, of 17,004 detected in all",
        ),
        (
            "MEX",
            "Mexico, detected victims of trafficking, 2023: possibly 9 children and 43 adults, of 226 detected in all",
        ),
        (
            "COL",
            "Colombia detected at least 42 children and 185 adults as victims of trafficking in 2023, of 264 detected "
            "in all",
        ),
        (
            "EGY",
            "Egypt, detected victims, 2022: 147 children, of 212 detected in all; no total, but figures by sex: adults",
        ),
        ("UKR", "Ukraine detected 16 children and 75 adults as victims of trafficking in 2023"),
    ],
)
def test_parts_that_fall_far_short_of_the_whole_are_told_with_it(shared: Context, code: str, said: str) -> None:
    assert title_of(shared, "victims-ages", f"area={code}") == said


def test_forms_that_fit_the_children_by_sex_do_not_deny_them(shared: Context) -> None:
    """Egypt's total of 2021 is 0, though 51 girls and 91 boys are counted, and as many by form."""
    assert title_of(shared, "victims-forms", "area=EGY") == (
        "Egypt, detected children by form, 2021: 17 in sexual exploitation, 92 in forced labour and 33 in other "
        "forms; published total 0, by sex 142"
    )


def test_forms_of_one_sex_are_not_told_as_those_of_all_children(shared: Context) -> None:
    """Of all children Bangladesh has 32 for 2023 in one of the forms."""
    for sex, said in (
        (
            "F",
            ", detected victims by form, girls, 2023: 12 in sexual exploitation, 0 in forced labour and 0 in other "
            "forms",
        ),
        ("_U", " has no figure for detected victims by form, children, sex unknown: unknown, not zero"),
    ):
        assert title_of(shared, "victims-forms", f"area=BGD&sex={sex}") == f"Bangladesh{said}"


def test_forms_known_by_sex_alone_are_not_called_unknown(shared: Context) -> None:
    said = "Ukraine has no total for detected children by form, but figures by sex for 2014 to 2017"
    assert title_of(shared, "victims-forms", "area=UKR") == said


def test_a_form_with_nobody_of_either_sex_is_not_told_as_one_without_a_total(shared: Context) -> None:
    """Mongolia's girls and boys in other forms are 0 each in 2022."""
    assert title_of(shared, "victims-forms", "area=MNG").endswith("of 12 detected children in all")


def test_forms_with_nobody_of_either_sex_are_not_said_to_be_more_than_zero(shared: Context) -> None:
    for area, years in (("COK", "2017 and 2019 to 2022"), ("BHS", "2022")):
        said = f" has no total for detected children by form; by sex, zeros alone for {years}"
        assert title_of(shared, "victims-forms", f"area={area}").endswith(said)


def test_a_group_without_any_figure_is_named_and_nobody_is_told_to_choose_a_country(shared: Context) -> None:
    """ "New displacements by conflict: choose a country", with Australia and New Zealand chosen, who have none."""
    title = title_of(shared, "drivers-trend", "area=053")
    assert title == "Australia and New Zealand: no figure for new displacements by conflict; unknown, not zero"
    # Beside a country without one a group of which some have figures is not unknown: South Africa has ten.
    mixed = title_of(shared, "compare-chart", "area=NGA,002&indicator=sexual-violence-reported")
    assert mixed == "Nigeria and Africa: no figure for sexual violence reported"


@pytest.mark.parametrize(("area", "sex"), [("BRN", "girls"), ("FJI", "boys")])
def test_children_by_form_say_where_one_sex_alone_is_listed(shared: Context, area: str, sex: str) -> None:
    assert title_of(shared, "victims-forms", f"area={area}").endswith(f"; by sex, {sex} alone are listed")
    assert "alone" not in title_of(shared, "victims-forms", "area=KOR"), "girls and boys are told elsewhere"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        # 2018, 2019 and 2023 have children or adults, 2022 a total of all ages alone.
        # Whose share is unclear, of these there are numbers, too.
        ("CYP", "; 6 of 17 years from 2007 have no share"),
        ("KGZ", "; 16 of 17 years from 2007 have no share"),
        ("IDN", "; 5 of 17 years from 2007 have no share"),
    ],
)
def test_years_with_numbers_but_no_share_are_not_called_unknown(shared: Context, code: str, said: str) -> None:
    assert title_of(shared, "victims-share", f"area={code}").endswith(said)


def test_a_map_of_shares_says_where_there_are_numbers_and_no_share(shared: Context) -> None:
    view, query = VIEWS["data-explorer"], "indicator=child-share-of-detected-victims&area=MAR&year=2019"
    everywhere = title_of(shared, "data-explorer", "indicator=child-share-of-detected-victims&year=2023", "map")
    # Morocco reports for 2023 and has no share: to have one is not to report.
    assert everywhere == "Children among detected victims of trafficking: 60% or more in 15 countries, unknown in 85"
    drawn = shown(shared, view, selection_of(shared, view, query), "map").words
    assert drawn.subtitle.startswith("Newest, 2021: 39.4%; no share for 2023, but ")
    chart = shown(shared, view, selection_of(shared, view, query), "chart").body
    assert isinstance(chart, Chart)
    (silent,) = (mark for mark in chart.panes[0].marks if mark.role == "silent")
    said = {int(datum.at): datum.hover.rest for datum in silent.data if datum.hover}
    assert silent.name == "no share, not zero"
    assert said[2019] == "2019: no share, but figures of children or adults"
    assert said[2022] == "2022: no figure: unknown, not zero"


# ------------------------------------------------------------------------------------------------ few and none


OF_FEW = [
    ("victims-trend", "area=CHE", "Switzerland detected 8 child victims of trafficking in 2023"),
    ("victims-trend", "area=CHE&measure=count", " detected 8 child victims of trafficking in 2023"),
    ("victims-trend", "area=BGD", "Bangladesh detected at least 32 child victims of trafficking in 2023"),
    (
        "victims-trend",
        "area=GBR",
        "The United Kingdom detected at least 7,432 child victims of trafficking in 2023",
    ),
    ("victims-trend", "area=LUX", "Luxembourg detected no victims of trafficking known to be children in 2022"),
    ("victims-share", "area=VUT", ": none reported (0 of 101) in 2018"),
    ("victims-share", "area=BRN", ": none reported (0 of 21) in 2021"),
]


def test_rates_of_few_are_marked_and_a_share_of_nobody_is_not_few(shared: Context) -> None:
    for panel, query, said in OF_FEW:
        assert said in title_of(shared, panel, query, "chart")


def test_a_map_before_its_first_year_is_of_that_year_in_words_table_and_answer(shared: Context) -> None:
    """The World Bank's groups begin in 1981, countries in 1990."""
    view, query = VIEWS["data-explorer"], "indicator=extreme-poverty&year=1985"
    asked = Asked(view, selection_of(shared, view, query), "http://localhost/")
    answer = presented(shared, asked)
    assert "figure for 1990 are" in answer["words"]["title"]
    assert answer["selection"]["year"] == 1990
    figures = [row for row in answer["table"]["rows"] if row[2]]
    assert len(figures) == 23
    assert {row[2] for row in figures} == {"1990"}


def test_a_timeline_with_years_of_which_a_part_is_known_does_not_call_them_unknown(shared: Context) -> None:
    view = VIEWS["timeline-rows"]
    said = {code: shown(shared, view, selection_of(shared, view, f"area={code}")).words for code in ("PHL", "BGD")}
    assert "Hatched years have no figure, which is not zero; of some a part is known." in said["PHL"].coverage
    assert "Hatched years have no figure: unknown, not zero." in said["BGD"].coverage


# ------------------------------------------------------------------------------------------------ years with a figure


@pytest.mark.parametrize(
    ("panel", "code", "said"),
    [
        # Girls alone have a figure of 8 years in Panama, and of 9 in Jordan.
        ("victims-children", "PAN", "Figures by sex for 10 of the 17 years from 2007 to 2023."),
        ("overview-children", "PAN", "Figures by sex for 10 of the 17 years from 2007 to 2023."),
        ("victims-children", "JOR", "Figures by sex for 10 of the 17 years from 2007 to 2023."),
    ],
)
def test_a_year_of_any_part_is_one_with_a_figure(shared: Context, panel: str, code: str, said: str) -> None:
    view = VIEWS[panel]
    assert said in shown(shared, view, selection_of(shared, view, f"area={code}")).words.coverage


# ------------------------------------------------------------------------------------------------ nobody


BY_AGE = "indicator=displaced-stock-by-age"
NOBODY = ("ARM", "GMB", "KAZ", "KGZ", "MKD", "NCL", "NIC", "SLE", "THA", "TUR")
"""Of whom IDMC counts 0 people of all ages in displacement by conflict at the end of 2024, and no ages."""


@pytest.mark.parametrize("code", NOBODY)
@pytest.mark.parametrize(
    ("panel", "tab"), [("drivers-trend", "chart"), ("drivers-map", "map"), ("drivers-map", "table")]
)
def test_nobody_of_any_age_is_not_unknown_by_age(shared: Context, code: str, panel: str, tab: Tab) -> None:
    query = f"{BY_AGE}&area={code}&year=2024"
    name, whose = area_name(shared, code), sentence_name(shared, code)
    said = f"{whose} has no figure for displaced people by age, children, conflict in 2024; of all ages IDMC counts 0"
    assert title_of(shared, panel, query, tab) == said
    view = VIEWS[panel]
    found = shown(shared, view, selection_of(shared, view, query), tab)
    if tab == "chart":
        assert isinstance(found.body, Chart)
        assert {mark.name for mark in found.body.panes[0].marks if mark.role == "silent"} == {NO_AGES}
    else:
        noted = [row[-1] for row in found.table.rows if row[0] == name]
        assert noted == [NO_AGES], "who is chosen has a row, a territory, too"
        assert map_answer(shared, selection_of(shared, view, query))["nobody"][code] == {2024: said}


NO_AGES = "no figure by age; of all ages 0"


@pytest.mark.parametrize("area", ["AFG", "CHN", "PSE", "VNM"])
def test_a_title_over_several_rows_says_of_which_there_is_no_figure(shared: Context, area: str) -> None:
    """Six rows below it are full: the title names those."""
    view = VIEWS["timeline-rows"]
    words = shown(shared, view, selection_of(shared, view, f"area={area}"), "chart").from_afar.words
    none = f"{sentence_name(shared, area)} has no figure for detected child victims of trafficking: unknown, not zero"
    assert words.subtitle.startswith(f"{none}. ") and "no figure" not in words.title


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("area=FRA", "France has no figure for displaced people by age, children, conflict: unknown, not zero"),
        ("area=KGZ,FRA", "Kyrgyzstan and France: no figure for displaced people by age, children, conflict"),
        (
            "area=KAZ&breakdown=DISASTER",
            "Kazakhstan has no figure for displaced people by age, children, disaster: unknown, not zero",
        ),
    ],
)
def test_others_without_figures_by_age_stay_unknown(shared: Context, query: str, said: str) -> None:
    assert title_of(shared, "drivers-trend", f"{BY_AGE}&{query}", "chart") == said


@pytest.mark.parametrize(
    ("panel", "query", "years"),
    [
        ("drivers-trend", "indicator=extreme-poverty&area=145", "2014 to 2024"),
        ("compare-chart", "indicator=birth-registration&area=002,150", "2015 to 2025"),
    ],
)
def test_a_subtitle_has_the_years_of_the_figures_that_a_median_is_of(
    shared: Context, panel: str, query: str, years: str
) -> None:
    """Each country's latest, of ten years: the year of the newest alone is that of few of them."""
    view = VIEWS[panel]
    assert f", {years}" in shown(shared, view, selection_of(shared, view, query)).words.subtitle
    empty = VIEWS["country-conflict-displacement-new"]
    made = shown(shared, empty, selection_of(shared, empty, "area=GUY"))
    assert made.words.subtitle.endswith(", 2009 to 2024"), "where nothing is drawn, the years that the source has"
    older = VIEWS["country-extreme-poverty"]
    made = shown(shared, older, selection_of(shared, older, "area=GUY"))
    assert made.words.subtitle == "Extreme poverty, % of people below 3.00 USD a day (2021 purchasing power)", (
        "no years where all figures are older than what is drawn (1998)"
    )
    # Of least developed countries the unit would take a title of two lines to a third; the subtitle says it.
    long = shown(shared, older, selection_of(shared, older, "area=199")).words
    assert (
        "% (" in long.title
        and len(long.title) <= 150
        and "3.00 USD a day (2021 purchasing power)" in long.subtitle
        and "3.00" not in long.title
    )
    steps = VIEWS["justice-steps"]
    assert ": party to " in shown(shared, steps, selection_of(shared, steps, "area=NGA")).words.title
