"""Reports on detected victims without adults, or with nobody but adults."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.brief.known import Known
from dashboard.brief.whole import brief_of
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.figures.charts import Drawn
from dashboard.figures.series import series_of
from dashboard.figures.spoken import spoken
from dashboard.glance.tiles import detected
from dashboard.kinds.registry import shown
from dashboard.parts.overview import _children_sentence
from dashboard.views import VIEWS, selection_of
from dashboard.words.adults import has_no_told_adults, years_of_adults_alone, years_without_adults
from dashboard.words.untotalled import nobody_noted, years_of_nobody
from tests.conftest import published

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")


GIRLS = "for 2022, counted by sex"


def said(context: Context, code: str) -> str:
    told = brief_of(context, code)
    return " ".join(text.text for part in (told.opening, *told.sections) for text in part.sentences)


def test_no_share_rests_on_adults_of_zero_where_others_are_of_unknown_age(shared: Context) -> None:
    assert has_no_told_adults(shared, "GHA", 2021), "672 children, 0 adults, 821 victims"
    assert not has_no_told_adults(shared, "BEN", 2022), "all 1,451 are children"
    told = said(shared, "GHA")
    assert "672 were children (100%)" not in told
    assert "the report has no adults and the age of the others is not known, so no share is given" in told


def test_a_share_of_all_is_told_with_the_adults_of_zero(shared: Context) -> None:
    question = shared.question("child-share-of-detected-victims", ("BEN",))
    assert years_without_adults(shared, question, "BEN") == (2017, 2022)
    assert years_without_adults(shared, replace(question, indicator="detected-victims"), "BEN") == ()
    view = VIEWS["victims-share"]
    shown = series_of(shared, view, selection_of(shared, view, "area=BEN"))
    assert "Benin, 2017 and 2022: the report has no adults, so all are children; perhaps only children" in shown.caveat
    assert "For 2022, the report has no adults." in said(shared, "BEN")
    assert "the report has no adults" not in said(shared, "NGA")


@pytest.mark.parametrize("group", ["LDC", "202"])
def test_a_share_summed_with_a_report_without_adults_says_whose_that_is(shared: Context, group: str) -> None:
    """Benin's 1,451 children are 56% of those of the least developed countries; its adults were perhaps not counted."""
    view = VIEWS["victims-share"]
    shown = series_of(shared, view, selection_of(shared, view, f"area={group}"))
    benin = "BEN" in shown.lines[0].line.areas
    assert ("Benin, 2022: the report has no adults, so all are children" in shown.caveat) is benin
    assert benin or group != "LDC"


def test_the_total_narrows_what_is_left_for_children(shared: Context) -> None:
    told = said(shared, "BHR")
    assert "1 to 4 were children" in told
    assert "31 of 32 detected victims were adults: only 1 can have been a child." in told


@pytest.mark.parametrize(("code", "year"), [("MOZ", 2022), ("ZWE", 2023), ("FJI", 2023)])
def test_few_children_beside_few_adults_narrow_each_other_and_the_total(shared: Context, code: str, year: int) -> None:
    """All three are 1 to 4: with an adult at least, four children would be too many, and one victim too few."""
    told = "detected victims were adults. So at least 2 were detected in all, and at most 3 were children."
    assert f"In {year}, 1 to 4 {told}" in said(shared, code)
    assert "So at least" not in said(shared, "BHR")


def test_where_all_victims_are_adults_children_are_not_unknown(shared: Context) -> None:
    """Not where some are of unknown age (Guyana 2021), or boys are listed by form alone (Singapore 2016)."""
    found = {code: years_of_adults_alone(shared, code) for code in shared.geography.areas}
    assert {code: years for code, years in found.items() if years} == {
        "BTN": (2023,),
        "GEO": (2012,),
        "KWT": (2015,),
        "OMN": (2016,),
        "RWA": (2017,),
        "SVN": (2016,),
        "SYC": (2019, 2020, 2021, 2022),
    }
    question = shared.question("detected-victims", ("SYC",), age="Y0T17")
    assert years_of_nobody(shared, question, "SYC") == (2019, 2020, 2021, 2022)
    assert years_of_nobody(shared, replace(question, age="_T"), "SYC") == ()
    assert nobody_noted(shared, question, ("SYC",)) == "no figure; all detected victims were adults"


def test_views_say_that_all_were_adults(shared: Context) -> None:
    view = VIEWS["country-trend"]
    made = series_of(shared, view, selection_of(shared, view, "area=SYC&indicator=detected-victims&age=Y0T17"))
    assert made.title == (
        "The Seychelles has no figure for detected victims, children in 2022; all detected victims of that year were "
        "adults"
    )


def test_briefs_say_that_all_were_adults(shared: Context) -> None:
    told = said(shared, "SYC")
    assert "In 2019 to 2022, all detected victims were adults. The other years are unknown, not zero." in told
    assert "It is unknown, not zero." not in told
    assert (
        "All detected victims in 2022 were adults. UNODC's file does not say how many children were detected later."
        in told
    )
    assert detected(Known(shared, "SYC")).figure.text == "No figure", "nobody was left to be a child: not unknown"
    assert "In 2017, all detected victims were adults." in said(shared, "RWA")
    guyana = said(shared, "GUY")
    assert "For 2021, the source also lists 10 detected victims of unknown age, who do not fit its total" in guyana
    assert "were adults" not in guyana
    assert "all detected victims were adults" not in said(shared, "NGA")


@pytest.mark.parametrize(
    ("panel", "query", "title"),
    [
        ("victims-ages", "area=SYC", "Seychelles, 2022: all detected victims were adults, counted by sex alone: 34"),
        (
            "victims-ages",
            "area=RWA",
            "Rwanda detected 18 children and 66 adults as victims of trafficking in 2016; "
            "all detected victims of 2017 were adults",
        ),
        ("victims-forms", "area=KWT", "Kuwait has no total for detected children by form, but figures by sex for 2016"),
        (
            "country-detected-victims",
            "area=GUY",
            "3 of 17 years from 2007 have no total",
        ),
        ("victims-forms", "area=PHL", "no figure by form of exploitation; 320 children in 2023"),
        ("victims-children", "area=RWA", "no figure for girls and boys; all detected victims of 2017 were adults"),
        ("victims-map", "area=KWT&year=2015", "in 2017; all detected victims of 2015 were adults"),
        ("victims-map", "area=RWA&sex=F", "in 2022: unknown, not zero; all detected victims of 2017 were adults"),
        (
            "victims-map",
            "area=BTN&year=2023",
            f"in 2020; {GIRLS}: <5 children; all detected victims of 2023 were adults",
        ),
        (
            "victims-trend",
            "area=BTN",
            "in 2020; for 2022, counted by sex: <5 children",
        ),
    ],
)
def test_an_older_figure_is_told_with_the_later_year_of_adults_alone(
    shared: Context, panel: str, query: str, title: str
) -> None:
    view = VIEWS[panel]
    assert title in shown(shared, view, selection_of(shared, view, query), view.home).words.title


def test_what_is_drawn_of_adults_alone_is_not_called_unknown(shared: Context) -> None:
    def only(panel: str) -> Drawn:
        view = VIEWS[panel]
        return series_of(shared, view, selection_of(shared, view, "area=SYC")).lines[0]

    def aloud(panel: str, area: str) -> str:
        view = VIEWS[panel]
        body = shown(shared, view, selection_of(shared, view, f"area={area}"), view.home).body
        assert isinstance(body, Chart)
        return spoken(body)

    assert only("victims-ages").nobody == (2019, 2020, 2021, 2022)
    assert only("victims-children").nobody == (2019, 2020, 2021, 2022)
    adults = "no figure; all detected victims were adults"
    assert f"; 2023 ({adults}). Adults: " in aloud("victims-ages", "BTN")
    boys = next(line for line in aloud("victims-children", "OMN").split(". ") if line.startswith("Boys: "))
    assert f"2016 ({adults})" in boys.partition("years without a figure: ")[2]
    assert f"2015: {adults}. 2016: no total, but figures" in aloud("victims-forms", "KWT")
    assert "2014 to 2018: no total, but figures" in aloud("victims-forms", "CAN")


def test_the_headline_of_an_older_year_names_the_later_one_of_adults(shared: Context) -> None:
    said = _children_sentence(shared, "RWA")
    assert said.endswith("in 2016, the latest total in the source; all detected victims of 2017 were adults")
    assert _children_sentence(shared, "BTN").endswith("in 2020; all detected victims of 2023 were adults")
    assert "were adults" not in _children_sentence(shared, "NGA")


def test_briefs_tell_the_sexes_of_the_newest_report_that_has_them_and_tiles_those_who_make_the_total(
    shared: Context,
) -> None:
    told = said(shared, "IDN")
    assert "girls 8, boys 0. For 2023, without a total of children, the file lists girls 6 and boys 200." in told, (
        "what follows the latest total is not passed over"
    )
    assert "For 2022, without a total of children, the file lists girls 5 and boys 0." in said(shared, "PAN"), (
        "nor where the latest total is 0"
    )
    assert "without a total of children, the file lists" not in said(shared, "BGD")
    nobody = "For 2023, without a total of children, the file lists girls 0 and boys 0"
    assert f"{nobody}. The other years are" in said(shared, "NZL")
    # What rows by form have instead is told with it.
    which, told = "The file does not say which is right.", said(shared, "AUT")
    others = "children listed under another sex 38 in other forms (the same number stands for adults)"
    ages = "; the age of most detected victims is unknown"
    assert f"{nobody}{ages}. The rows by form for 2023 have {others}. {which} The other years are" in told
    timeline = VIEWS["timeline-rows"]
    headed = shown(shared, timeline, selection_of(shared, timeline, "area=AUT"), "chart").words
    assert headed.title.endswith(f"girls 0 and boys 0 (counts by form disagree){ages}") and ages not in headed.subtitle
    assert told.count(ages) == 1, "once, where the year is told first; 324 of the 428 are of unknown age"
    assert f"{nobody} (counts by form disagree)." in told
    assert "The rows of children by form for 2022 have zeros alone." in told
    assert "whether other children were detected" not in told
    for code, parts in (
        ("HUN", "boys 22 in sexual exploitation"),
        ("LBN", "boys 8 in sexual exploitation and 1 to 4 in other forms"),
    ):
        assert f"The rows by form for 2023 have {parts}. {which}" in said(shared, code), code
    assert "The rows of children by form for 2019 and 2020 have zeros alone." in said(shared, "GNB")
    for code, line in (
        ("COL", "Girls: 35; boys: <5; another sex: <5."),
        ("GHA", "Girls: 511; boys: 149; the sex of the others is not given."),
        ("POL", "Children: 1.1% of the victims of known age."),
        ("HUN", "Girls: 37; boys: <5."),
    ):
        assert line in [one.text for one in detected(Known(shared, code)).lines], code
