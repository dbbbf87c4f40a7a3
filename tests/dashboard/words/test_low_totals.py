"""Totals of detected children that are less than their parts by sex: no such total is told without saying so."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator

import pytest

from dashboard.brief.whole import brief_of
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.brief import told
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.slides.content import MapBody, slide_of
from dashboard.figures.map import map_answer
from dashboard.figures.series import series_of
from dashboard.kinds.registry import shown
from dashboard.parts import origin
from dashboard.selection import Scope
from dashboard.views import VIEWS, Tab, selection_of
from dashboard.words.ageless import OF_CHILDREN
from dashboard.words.caveats import caveats_of_rows
from dashboard.words.few import without_age
from dashboard.words.low_totals import years_too_low
from dashboard.words.names import area_name, year_spans
from tests.conftest import published
from tests.dashboard.parts.test_reference import read, words
from tests.fixtures.filed import filled_in

SHARE = "indicator=child-share-of-detected-victims"
SAID = "the source gives more children by sex than in total; the total is used."
OF_A_FORM = "the source gives more children in one form of exploitation than in total; the total is used."
AGAIN = "under another sex the source has the number of all once more."
VICTIMS = "indicator=detected-victims&measure=count"
UNCLEAR = "unclear (by sex more children or adults than in the total)"
PHRASE = "gives more children by sex"


def asked(context: Context, panel: str, query: str, tab: Tab | None = None) -> Asked:
    view = VIEWS[panel]
    return Asked(view, selection_of(context, view, query), "http://localhost/", **({"tab": tab} if tab else {}))


def title_of(context: Context, panel: str, query: str) -> str:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query)).words.title


def caveat_of(context: Context, panel: str, query: str) -> str:
    """What stands under the picture of a view."""
    return content_of(context, asked(context, panel, query)).caveat


def page_of(context: Context, query: str) -> str:
    """What the page "Where this number comes from" says."""
    selection = context.reader.parse(query, Scope(tuple(context.indicators)))[0]
    return words(" ".join(read(origin.figure(context, selection)).text))


UNFIT = "with those of unknown age, children and adults are over a tenth more than the source's total of all victims."


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("POL", f"Poland, 2019 and 2023: {UNFIT}"),
        ("CIV", f"Côte d’Ivoire, 2019 to 2021: {UNFIT}"),
        ("ECU", f"Ecuador, 2017 to 2018: {UNFIT}"),
        ("COL", f"Colombia, 2017: {UNFIT}"),
        ("DEU", ""),
    ],
)
def test_victims_of_unknown_age_that_do_not_fit_the_total_are_said_to_be_so(
    shared: Context, area: str, said: str
) -> None:
    caveat = caveat_of(shared, "victims-ages", f"area={area}")
    assert said in caveat
    assert bool(said) is (UNFIT in caveat)


def test_a_brief_says_that_those_of_unknown_age_do_not_fit(shared: Context) -> None:
    said = "For 2023, the source also lists 1,043 detected victims of unknown age, who do not fit its total of 1,043."
    assert said in str(told(shared, brief_of(shared, "POL")))
    for code in ("COL", "CIV", "DEU"):  # By their newest ages they fit.
        assert "also lists" not in str(told(shared, brief_of(shared, code)))


def lows() -> Iterator[tuple[str, int, float, float]]:
    """Area, year, least sum of the sexes and greatest total of each country-year whose total is too low."""
    folder = published()
    assert folder is not None
    found: dict[tuple[str, int], dict[str, tuple[float, float]]] = defaultdict(dict)
    with (folder / "detected-victims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["age"] != "Y0T17" or row["breakdown"] != "_T" or not (row["obs_value"] or row["obs_upper"]):
                continue
            ends = (row["obs_value"] or row["obs_lower"], row["obs_value"] or row["obs_upper"])
            found[row["ref_area"], int(row["time_period"])][row["sex"]] = (float(ends[0]), float(ends[1]))
    for (area, year), of in sorted(found.items()):
        total, parts = of.get("_T"), {sex: ends for sex, ends in of.items() if sex in ("F", "M", "_O")}
        if total is None:
            continue
        is_repeat = parts.get("_O") == total and total[0] == total[1] > 0
        if is_repeat and any(parts[sex][1] > 0 for sex in parts if sex != "_O"):
            del parts["_O"]
        if (area, year) == ("PHL", 2021):  # 1,914 of another sex are all 1,914 victims: 643 are no further children.
            del parts["_O"]
        if sum(low for low, _ in parts.values()) > total[1]:
            yield area, year, sum(low for low, _ in parts.values()), total[1]


def test_totals_that_are_too_low_are_found_and_no_others(shared: Context) -> None:
    found = [*lows()]
    assert len(found) > 30
    for area in shared.geography.areas:
        of = [(year, least, most) for code, year, least, most in found if code == area]
        assert years_too_low(shared, area) == tuple(year for year, _, _ in of), area
        far = tuple(year for year, least, most in of if least > 1.1 * most)
        assert years_too_low(shared, area, 1.1) == far, area


def test_others_who_are_all_once_more_are_not_added(shared: Context) -> None:
    """Poland's 30 children of 2021 stand there a second time under another sex, beside its girls."""
    assert years_too_low(shared, "POL") == ()
    assert years_too_low(shared, "PHL") == ()


TWO_LISTS = (
    "Philippines, 2021: uncertain. Victims in the total by age: 238 of 1,914. Children in a second list of the same "
    "report: 643. The file does not say which is right."
)
LISTED = "Philippines, 2022 to 2023: the file lists all victims without telling their sex."
CHILDREN_TOLD = "Philippines: 320 children among detected victims in 2023"


def test_a_total_that_a_second_list_denies_stays_and_is_uncertain(shared: Context) -> None:
    """Philippines 2021: 643 of all 1,914 victims in a list of sex Other are children; 158 of 238 are by age."""
    for panel, query in (("victims-trend", "area=PHL&measure=count"), ("compare-chart", "area=PHL,IDN")):
        assert TWO_LISTS in caveat_of(shared, panel, query)
    title = title_of(shared, "victims-map", "area=PHL&year=2021&measure=count")
    assert title == "Philippines, detected child victims of trafficking: possibly 158 in 2021"
    assert (
        CHILDREN_TOLD in content_of(shared, asked(shared, "victims-map", "area=PHL&year=2021&measure=count")).subtitle
    )
    assert "106 girls and 52 boys" in title_of(shared, "victims-children", "area=PHL")
    more = "a second list of the same victims has more children than girls and boys together."
    assert f"Philippines, 2021: {more}" in caveat_of(shared, "victims-children", "area=PHL")
    assert TWO_LISTS in page_of(shared, f"{VICTIMS}&area=PHL&year=2021&age=Y0T17")
    view = VIEWS["victims-map"]
    table = shown(shared, view, selection_of(shared, view, "year=2021&measure=count"), "table").table
    noted = next(row for row in table.rows if row[0] == "Philippines")[-1]
    assert noted == "uncertain: a second list in the same report has other ages"


@pytest.mark.parametrize("measure", ["", "&measure=count"])
def test_a_list_of_everybody_is_no_list_of_another_sex(shared: Context, measure: str) -> None:
    """Philippines 2022 and 2023: 459 and 320 children stand under sex Other, as all victims of any age do."""
    for panel in ("victims-trend", "country-detected-victims"):
        assert title_of(shared, panel, f"area=PHL{measure}") == CHILDREN_TOLD
        said = caveat_of(shared, panel, f"area=PHL{measure}")
        assert LISTED in said
        assert "added up" not in said
    assert title_of(shared, "victims-map", f"area=PHL&year=2023{measure}") == CHILDREN_TOLD


def test_the_browser_titles_a_list_of_everybody_as_the_server_does(shared: Context) -> None:
    answer = map_answer(shared, selection_of(shared, VIEWS["victims-map"], ""))
    assert answer["lists"] == {"PHL": CHILDREN_TOLD}
    assert map_answer(shared, selection_of(shared, VIEWS["victims-map"], SHARE))["lists"] == {}


def test_victims_more_by_age_or_sex_than_in_total_make_children_uncertain(shared: Context) -> None:
    said = "Nepal, 2019 to 2021: uncertain. The same report has over a tenth more victims by age or sex than in total."
    view = VIEWS["victims-trend"]
    for query in ("area=NPL", "area=NPL&measure=count"):
        assert said in caveat_of(shared, "victims-trend", query)
        chart = shown(shared, view, selection_of(shared, view, query), "chart").body
        assert isinstance(chart, Chart)
        hovers = {datum.at: datum.hover.rest for mark in chart.panes[0].marks for datum in mark.data if datum.hover}
        assert {year for year, text in hovers.items() if "uncertain" in text} == {2019, 2020, 2021}
    assert "uncertain" not in caveat_of(shared, "victims-trend", "area=BGD")


@pytest.mark.parametrize("year", [2019, 2021])
def test_a_share_that_the_adults_by_sex_deny_is_unclear(shared: Context, year: int) -> None:
    """Nepal 2021: 211 women and men, and 128 adults in total."""
    said = "Nepal, 2019 and 2021: the share is unclear; the source gives more adults by sex than in total."
    assert said in caveat_of(shared, "victims-share", "area=NPL")
    assert UNCLEAR in title_of(shared, "victims-map", f"area=NPL&year={year}&{SHARE}")
    assert "unclear" not in caveat_of(shared, "victims-share", "area=IND")  # By sex 46.3%, in total 47.7%.


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        ("victims-trend", "area=EGY", f"Egypt, 2020 to 2021: {SAID}"),
        ("victims-trend", "area=EGY&measure=count", f"Egypt, 2020 to 2021: {SAID}"),
        ("victims-share", "area=EGY", "Egypt, 2021: the share is unclear; the source gives more children by sex than"),
        ("victims-share", "area=IND", f"India, 2022: {SAID}"),
        ("victims-ages", "area=EGY", f"Egypt, 2020 to 2021: {SAID}"),
        ("victims-trend", "area=EGY,TUR", f"Egypt, 2020 to 2021: {SAID} Türkiye, 2013 and 2019: {SAID}"),
        (
            "victims-trend",
            "area=EGY,TUR,CYP",
            "Of 3 areas the source gives more children or adults by sex, or children in one form of exploitation, than "
            "in total in some years.",
        ),
        ("country-detected-victims", "area=EGY", f"Egypt, 2020 to 2021: {SAID}"),
        ("victims-map", "area=EGY&year=2021", f"Egypt, 2021: {SAID}"),
        ("victims-map", "area=EGY&year=2021&measure=count", f"Egypt, 2021: {SAID}"),
        ("victims-map", "area=CYP&year=2022", f"Cyprus, 2022: {SAID}"),
        # The newest figure stands in the title of every map.
        ("victims-map", "area=IND&year=2018", f"India, 2022: {SAID}"),
        # "Of 89 detected children in all", by sex 99; no doubt of a whole of which the title tells nothing.
        ("victims-forms", "area=BRA", f"Brazil, 2022: {SAID}"),
        ("victims-forms", "area=PHL", "Philippines, 2021: uncertain. Victims in the total by age: 238 of 1,914. "),
    ],
)
def test_a_total_that_is_too_low_says_so(shared: Context, panel: str, query: str, said: str) -> None:
    assert said in caveat_of(shared, panel, query)


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("victims-trend", "area=POL"),
        ("victims-forms", "area=CRI"),
        ("victims-trend", "area=EGY&age=_T"),
        ("victims-trend", "area=EGY&sex=F"),
        ("victims-trend", "area=015"),
        ("victims-trend", "area=EGY&indicator=girl-share-of-detected-child-victims"),
        ("victims-map", "area=EGY&year=2018"),
        ("victims-map", "year=2021"),
        ("victims-map", "area=EGY,CYP&year=2021"),
        ("victims-map", f"area=EGY&year=2021&{SHARE}"),
    ],
)
def test_other_figures_say_nothing_of_it(shared: Context, panel: str, query: str) -> None:
    assert PHRASE not in caveat_of(shared, panel, query)


def test_every_such_country_says_so_under_its_line(shared: Context) -> None:
    by_area: dict[str, list[int]] = defaultdict(list)
    for area, year, _, _ in lows():
        by_area[area].append(year)
    for area, years in by_area.items():
        text = f"{area_name(shared, area)}, {year_spans(years)}: {SAID}"
        assert text in caveat_of(shared, "victims-trend", f"area={area}&measure=count"), area


def test_a_share_of_such_a_total_is_no_number(shared: Context) -> None:
    said = f"Egypt, children's share: {UNCLEAR} in 2021; "
    assert title_of(shared, "victims-share", "area=EGY").startswith(said)
    view = VIEWS["victims-share"]
    chart = shown(shared, view, selection_of(shared, view, "area=EGY"), "chart").body
    assert isinstance(chart, Chart)
    bars, silent = chart.panes[0].marks
    assert 2021 not in {datum.at for datum in bars.data}
    hovers = {datum.at: datum.hover.rest for datum in silent.data if datum.hover}
    assert (silent.name, hovers[2021]) == ("no clear share, not zero", f"2021: {UNCLEAR}")
    assert hovers[2019] == "2019: no figure: unknown, not zero"
    table = shown(shared, view, selection_of(shared, view, "area=EGY"), "table").table
    assert dict(row[:2] for row in table.rows)["2021"] == UNCLEAR
    compared = shown(shared, VIEWS["compare-key"], selection_of(shared, VIEWS["compare-key"], "area=EGY,GHA")).table
    assert any(f"{UNCLEAR} (2021; known for 7 of 17 years)" in row for row in compared.rows)


def test_nothing_is_said_of_years_without_a_share(shared: Context) -> None:
    """Namibia's children of 2018 are too few for one, as Chile's are, whose total of that year is 0."""
    assert 2018 in years_too_low(shared, "NAM")
    answer = map_answer(shared, selection_of(shared, VIEWS["victims-map"], SHARE))
    assert "NAM" not in answer["doubts"]
    view = VIEWS["victims-share"]
    chart = shown(shared, view, selection_of(shared, view, "area=CHL"), "chart").body
    assert isinstance(chart, Chart)
    assert [mark.name for mark in chart.panes[0].marks if mark.role == "silent"] == ["no share, not zero"]


def test_a_share_of_a_total_that_nearly_fits_stays_one(shared: Context) -> None:
    "India's girls and boys of 2022 are 8% more than its children."
    assert 2022 in years_too_low(shared, "IND")
    assert "unclear" not in title_of(shared, "victims-share", "area=IND")


def test_a_map_of_shares_says_unclear_in_every_medium(shared: Context) -> None:
    query = f"area=EGY&year=2021&{SHARE}"
    later = "; no share for 2022, but figures of children or adults"
    assert title_of(shared, "victims-map", query) == f"Egypt, children's share: {UNCLEAR} in 2021{later}"
    selection = selection_of(shared, VIEWS["victims-map"], query)
    table = shown(shared, VIEWS["victims-map"], selection, "table").table
    assert next(row[1:3] for row in table.rows if row[0] == "Egypt") == (UNCLEAR, "2021")
    slide = slide_of(shared, asked(shared, "victims-map", query))
    assert isinstance(slide.body, MapBody)
    assert slide.body.figures["EGY"] == f"{UNCLEAR} (2021)"
    assert dict(slide.body.picture.said)["EGY"] == f"Egypt: {UNCLEAR} (2021)"
    assert slide.body.picture.areas["EGY"].k == "f"


def test_the_browser_is_told_which_shares_are_unclear_and_which_totals_too_low(shared: Context) -> None:
    view = VIEWS["victims-map"]
    shares = map_answer(shared, selection_of(shared, view, SHARE))
    egypt = shares["areas"]["EGY"]
    at = egypt["y"].index(2021)
    assert (egypt["u"], egypt["v"][at], egypt["k"][at]) == ([at], None, "f")
    assert (shares["unclear"], shares["few"]) == (UNCLEAR, "few (<5) or unclear")
    assert 2021 not in shares["doubts"].get("EGY", {})
    rates = map_answer(shared, selection_of(shared, view, ""))
    assert {year: filled_in(rates, filed) for year, filed in rates["doubts"]["EGY"].items()} == {
        2020: f"{{area}}, {{year}}: {SAID}",
        2021: f"{{area}}, {{year}}: {SAID}",
    }
    # Under "Per 100,000 children" "few (<5)" was read as a rate below 5.
    assert (rates["few"], rates["unclear"]) == ("unclear: <5 people, 0 but ages unknown, or figures disagree", "")
    counts = map_answer(shared, selection_of(shared, view, "measure=count"))
    forms = "indicator=detected-victims-by-form&age=_T&breakdown=OTHER&measure=rate"
    sums = map_answer(shared, selection_of(shared, view, forms))
    assert (counts["few"], sums["few"]) == ("unclear: 0 but ages unknown, or figures disagree", "rate unclear"), (
        "sums of 2 to 8, or of 48 to 57, are of more"
    )
    assert "u" not in rates["areas"]["EGY"]
    # Nor is nobody "none" where children by sex deny it, or 10 adults a report of nobody.
    for area, year in (("EGY", 2021), ("NZL", 2022)):
        own = rates["areas"][area]
        assert own["k"][own["y"].index(year)] == "f"
    # Nobody known to be a child beside 17 victims of no age is not "none".
    for answer in (rates, counts):
        own = answer["areas"]["LUX"]
        assert dict(zip(own["y"], own["k"], strict=True)).items() >= {2020: "z", 2022: "f"}.items()
        assert filled_in(answer, answer["ageless"]["LUX"][2022]) == "No age is reported for 17 more victims."
    # Totals leave out 657 of 6,693 and 7 of 38, whom rows by sex all have: as in sums, they may be children.
    for area, more in (("IND", 657), ("BIH", 7)):
        assert without_age(shared, OF_CHILDREN, area, 2022) == (0, more)
        assert filled_in(rates, rates["sums"][area][2022]) == "at least {figure}"
    assert without_age(shared, OF_CHILDREN, "BIH", 2023) is None
    assert without_age(shared, OF_CHILDREN, "CYP", 2022) is None, "of none, by sex up to 8, it is the figures disagree"
    coverage = shown(shared, view, selection_of(shared, view, "")).words.coverage
    assert "Perhaps in a higher class (ages unknown): Ecuador, Germany, India, Mexico, " in coverage
    # Without any age there is no figure of children; Seychelles lists adults.
    assert (
        "No figure, but victims of unknown age: Guinea-Bissau, Kazakhstan, Lesotho, Liberia, Malawi, Maldives, Mali, "
        "Senegal and Sudan." in coverage
    )


def test_the_title_of_a_map_does_not_tell_a_total_far_below_its_parts_alone(shared: Context) -> None:
    for measure in ("", "&measure=count"):
        title = title_of(shared, "victims-map", f"area=EGY&year=2020{measure}")
        assert title.endswith("(though children by sex: 242) in 2020")
    assert "though" not in title_of(shared, "victims-map", "area=EGY&year=2018")
    assert "though" not in title_of(shared, "victims-map", "area=IND&year=2022")  # Less, but more than half.
    assert "though" not in title_of(shared, "victims-map", f"area=EGY&year=2021&{SHARE}")
    view = VIEWS["victims-map"]
    answer = map_answer(shared, selection_of(shared, view, "measure=count"))
    assert {year: filled_in(answer, filed) for year, filed in answer["sums"]["EGY"].items()} == {
        2020: "{figure} (though children by sex: 242)",
        2021: "{figure} (though children by sex: 142)",
    }


def test_the_table_of_a_map_notes_it_beside_the_figure(shared: Context) -> None:
    view = VIEWS["victims-map"]
    found = shown(shared, view, selection_of(shared, view, "area=EGY&year=2021&measure=count"), "table")
    assert next(row for row in found.table.rows if row[0] == "Egypt")[-1] == "by sex more children than in the total"
    line = shown(shared, VIEWS["victims-trend"], selection_of(shared, VIEWS["victims-trend"], "area=EGY"), "chart")
    notes = {row[3]: row[-1] for row in line.rows}
    assert notes["2021"] == "by sex more children than in the total"
    assert notes["2018"] == ""


def test_the_page_of_a_figure_says_it_too(shared: Context) -> None:
    share = page_of(shared, f"{SHARE}&area=EGY&year=2021")
    assert f"Egypt, children's share: {UNCLEAR} in 2021" in share
    assert f"Egypt, 2021: {SAID}" in share
    total = page_of(shared, f"{VICTIMS}&area=EGY&year=2021&age=Y0T17")
    assert f"Egypt, 2021: {SAID}" in total


def test_the_page_of_a_year_with_numbers_and_no_share_does_not_call_it_unknown(shared: Context) -> None:
    said = page_of(shared, f"{SHARE}&area=KGZ&year=2018")
    assert "Kyrgyzstan has no figure for children's share in 2018, but figures of children or adults" in said
    assert "no figure for 2018" not in said


# ------------------------------------------------------------------------------------------------ less than one form


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        ("victims-trend", "area=PAN", f"Panama, 2021: {OF_A_FORM}"),  # 0 in all, 5 in sexual exploitation
        ("victims-trend", "area=PAN&measure=count", f"Panama, 2021: {OF_A_FORM}"),
        ("timeline-rows", "area=PAN", f"Panama, 2021: {OF_A_FORM}"),
        ("country-map", "area=PAN&year=2021", f"Panama, 2021: {OF_A_FORM}"),
        ("victims-share", "area=BFA", f"Burkina Faso, 2021: {OF_A_FORM}"),
        # Both in one view, each of its own years.
        ("victims-trend", "area=CYP", f"Cyprus, 2020: {OF_A_FORM}"),
    ],
)
def test_a_total_less_than_the_children_of_one_form_says_so(shared: Context, panel: str, query: str, said: str) -> None:
    assert said in caveat_of(shared, panel, query)


@pytest.mark.parametrize("query", ["area=EGY", "area=PAN&age=_T", "area=PAN&sex=F", "area=POL"])
def test_other_totals_are_not_said_to_be_less_than_a_form(shared: Context, query: str) -> None:
    """Egypt's total of 2021 is less than its boys, too, which is said of it."""
    assert "in one form" not in caveat_of(shared, "victims-trend", query)


def test_a_table_and_the_page_of_a_figure_say_that_it_is_less_than_a_form(shared: Context) -> None:
    view = VIEWS["victims-trend"]
    line = shown(shared, view, selection_of(shared, view, "area=PAN"), "chart")
    assert {row[3]: row[-1] for row in line.rows}["2021"] == "in one form more children than in the total"
    assert f"Panama, 2021: {OF_A_FORM}" in page_of(shared, f"{VICTIMS}&area=PAN&year=2021&age=Y0T17")


# ------------------------------------------------------------------------------------------------ all once more


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        ("victims-trend", "area=POL&sex=_O", f"Poland, 2021 to 2023: {AGAIN}"),
        ("victims-trend", "area=PHL&sex=_O", f"Philippines, 2021: {AGAIN}"),
        ("victims-trend", "area=POL&sex=_O&age=_T", f"Poland, 2021 to 2023: {AGAIN}"),
        ("victims-map", "area=POL&sex=_O&year=2022", f"Poland, 2022: {AGAIN} Poland, 2023: {AGAIN}"),
    ],
)
def test_another_sex_that_is_all_once_more_says_so(shared: Context, panel: str, query: str, said: str) -> None:
    assert said in caveat_of(shared, panel, query)


@pytest.mark.parametrize("query", ["area=POL", "area=POL&sex=F", "area=PHL", "area=PAK&sex=_O"])
def test_other_sexes_are_not_said_to_be_all(shared: Context, query: str) -> None:
    assert AGAIN not in caveat_of(shared, "victims-trend", query)


def test_beside_the_other_rows_of_a_year_it_is_said_that_one_is_all_once_more(shared: Context) -> None:
    children = f"{VICTIMS}&area=POL&age=Y0T17"
    assert f"Poland, 2022: {AGAIN}" in page_of(shared, f"{children}&year=2022")
    assert AGAIN not in page_of(shared, f"{children}&year=2019")
    table = shown(
        shared, VIEWS["victims-map"], selection_of(shared, VIEWS["victims-map"], "area=POL&sex=_O&year=2022"), "table"
    ).table
    assert next(row for row in table.rows if row[0] == "Poland")[-1] == "the number of all once more"


def test_the_grid_of_all_rows_says_that_some_are_all_once_more(shared: Context) -> None:
    """Poland's rows stand in it as UNODC has them."""
    said = {
        name: caveats_of_rows(shared, shared.indicators[name]) for name in ("detected-victims", "refugees-by-origin")
    }
    assert "Some rows of another sex are the number of all once more, as published." in said["detected-victims"]
    assert "once more" not in said["refugees-by-origin"]


def test_a_share_of_more_than_all_names_all(shared: Context) -> None:
    """Of Brazil 377 victims of 2023 are of known age, and 371 in all."""
    view = VIEWS["victims-share"]
    title = series_of(shared, view, selection_of(shared, view, "area=BRA")).title
    assert "(10 of 377; 371 detected in all) of detected" in title
    assert "detected in all" not in series_of(shared, view, selection_of(shared, view, "area=BGD")).title


def test_others_who_are_all_children_are_no_children_of_another_sex(shared: Context) -> None:
    """Poland's 11 of 2023 are all its children; of 7 in Nicaragua 2022 six are girls and one to four are boys."""
    view = VIEWS["victims-trend"]
    for area, said, noted in (
        ("POL", "11 (the number of all once more) in 2023", "under another sex the source has the number of all"),
        (
            "TJK",
            "8 (the file lists all of them without telling their sex) in 2022",
            "lists all who are counted without telling",
        ),
        ("NIC", "<5 (more than the total leaves room for) in 2022", "2021 to 2022: under another sex the source"),
    ):
        asked = selection_of(shared, view, f"area={area}&sex=_O&measure=count")
        told = shown(shared, view, asked, "chart").words
        assert said in told.title
        assert noted in f"{told.caveat} {told.later or ''}"


def test_a_form_that_has_more_children_by_sex_is_told_with_these_wherever_a_brief_says_so(shared: Context) -> None:
    """Finland's title of 2023 was "9 in other forms, all detected children", while its rows by sex have 140."""
    title = title_of(shared, "victims-forms", "area=FIN")
    assert "2023: 9 in other forms (though children by sex: 140)" in title
    assert "all detected" not in title
    content = content_of(shared, asked(shared, "victims-forms", "area=FIN"))
    assert "Outline: uncertain, as figures in the same report disagree." in content.coverage
    for area in ("BGR", "FRA", "GTM", "HUN", "ITA", "NLD", "PRT"):
        parts = [part for section in told(shared, brief_of(shared, area))["sections"] for part in section["paragraphs"]]
        said = " ".join(sentence["text"] for part in parts for sentence in part)
        more = said.partition("have more by form: ")[2].partition(".")[0]
        assert more, area
        by_sex = [one.partition(" in ")[0] for one in more.replace(" and ", ", ").split(", ")]
        title = title_of(shared, "victims-forms", f"area={area}")
        assert all(f"(though children by sex: {one})" in title for one in by_sex), (area, more, title)
