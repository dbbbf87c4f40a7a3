"""Caveats: the rows that are shown decide, detection comes first, there are at most three, and all media agree."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.slides.content import slide_of
from dashboard.figures.map import map_answer
from dashboard.kinds.registry import shown
from dashboard.parts.method_caveats import when_words
from dashboard.store import SeriesKey
from dashboard.views import VIEWS, selection_of
from dashboard.words.ageless_sums import ageless_in
from dashboard.words.carried import carried
from dashboard.words.caveats import MOST, RULES, Rows, Shows, caveats, caveats_said
from dashboard.words.titles import LONG
from tests.conftest import published
from tests.fixtures.sweeps import BODIES, each
from tests.gate import rows as gate

needs_tables = pytest.mark.skipif(published() is None, reason="the tables are not built")
DETECTION = "Only victims who were found are counted"
BREAK, FORMS, WOMEN, LATE = (
    "changed its questionnaire for 2017",
    "under several forms",
    "18: % of women aged 20 to 24",
    "is incomplete",
)
MOST_OF_IT = "One country makes up more than half of the figure, or of its change:"
LATER = "a later figure from another source"
OF_LAW = re.compile(r"More persons (?:prosecuted|convicted) can mean more trafficking, more enforcement, or both\. $")
"""What alone goes before it, where a title's figure is of such persons."""
GAZA, UNRWA = "Deaths in Gaza are counted under Israel", "Palestine refugees under the mandate of UNRWA"
PLACED = (
    *(("conflict-deaths", area, GAZA) for area in ("ISR", "UKR,PSE")),
    *(("refugees-by-asylum", area, UNRWA) for area in ("JOR", "BGD,LBN")),
    ("refugees-by-origin", "PSE", UNRWA),
)
"""What concerns some areas, and such an area alone or beside another one."""


def said(context: Context, panel: str, query: str) -> str:
    """The caveats of a view's picture."""
    view = VIEWS[panel]
    return content_of(context, Asked(view, selection_of(context, view, query), "http://localhost/")).caveat


@needs_tables
@pytest.mark.parametrize(
    ("panel", "query", "wanted", "unwanted"),
    [
        # 19 + 22 + 77 detected children of Bangladesh in 2022 are 118 among 108.
        ("victims-forms", "area=BGD", (FORMS,), (BREAK, WOMEN, LATE)),
        # 287 children of sexual exploitation in 2023, and 211 persons of all ages.
        ("victims-forms", "area=THA", (FORMS, "more children (287) than people of all ages (211)"), ()),
        ("victims-forms", "area=BGD", (), ("than people of all ages",)),
        ("victims-trend", "indicator=detected-victims-by-form&breakdown=FORCED_LABOUR&area=BGD", (), (FORMS,)),
        ("victims-trend", "area=BGD", (BREAK,), (FORMS, LATE)),
        ("victims-trend", "area=NGA", (BREAK,), (LATE,)),
        ("overview-children", "", (), (LATE, BREAK)),
        ("victims-map", "year=2023", (LATE,), (BREAK,)),
        ("victims-map", "year=2022", (), (LATE, BREAK)),
        ("coverage-picture", "", (LATE,), (BREAK,)),
        ("justice-beside", "area=BGD", (BREAK,), ()),
        ("protection-levels", "area=BGD", ("4 indicators cover women only",), (LATE,)),
        ("country-child-marriage-18", "area=NGA", (), (WOMEN,)),
        ("compare-key", "area=NPL", (DETECTION, WOMEN), (LATER,)),
        # A later figure leaves room for who was asked; three caveats are the most.
        ("compare-key", "area=BGD", (DETECTION, f"{LATER}, the SDG database: 47.2% (2025)", WOMEN), ("each is read",)),
        ("timeline-rows", "area=NGA", (DETECTION, "Conflict deaths are best", BREAK), ("Timing only", "Figures side")),
        # People without an area, of whom the years before had none.
        ("drivers-trend", "indicator=palestine-refugees-unrwa&area=SYR&measure=count", ("495,764 people without",), ()),
        ("drivers-map", "indicator=palestine-refugees-unrwa&year=2024", (), ("people without an area",)),
        # What concerns some areas stands where one of them is shown, in a group without the other or on a map, too.
        ("drivers-trend", "indicator=conflict-deaths&area=UKR", ("peace",), (DETECTION, BREAK, LATE, GAZA)),
    ],
)
def test_the_rows_that_are_shown_decide(
    shared: Context, panel: str, query: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    found = said(shared, panel, query)
    for indicator, places, told in PLACED if "area=UKR" in query else ():
        # Western Asia has both, and the world: under which of them deaths are counted changes nothing in their sum.
        without = ("UKR", "145", "001") if told == GAZA else ("UKR",)
        trends = ("UKR", places, "145", "001", *(["HIC"] if told == GAZA else []))
        for view, area in (*(("trend", area) for area in trends), ("map", ""), ("map", "BGD")):
            one = said(shared, f"drivers-{view}", f"indicator={indicator}&area={area}")
            # Around Bangladesh a map shows none of them.
            assert (told in one) is (area not in (*without, "BGD")), (indicator, view, area)
    assert [part for part in wanted if part not in found] == []
    assert [part for part in unwanted if part in found] == []
    if (panel, query) == ("compare-key", "area=BGD"):
        flows = "indicator=refugee-corridors"
        corridors = [UNRWA in said(shared, "flows-map", f"{flows}&{asked}") for asked in (query, "area=LBN")]
        assert corridors == [False, True]


@needs_tables
@pytest.mark.parametrize("panel", each(VIEWS, BODIES))
def test_detection_comes_first_and_all_media_say_the_same(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    for query in ("", "area=BGD"):
        asked = Asked(view, selection_of(shared, view, query), "http://localhost/")
        content, slide = content_of(shared, asked), slide_of(shared, asked)
        assert content.caveat
        assert slide.caption[0] == content.caveat
        before, _, after = content.caveat.partition(DETECTION)
        assert DETECTION not in after
        names_persons = re.search(r", (?:persons )?(?:prosecuted|convicted) ", content.title)
        assert not before or before == content.caveat or (names_persons and OF_LAW.match(before)), before
        assert not any(text in content.title for text in content.caveat.split(". "))
        if shared.indicators[asked.selection.indicator].theme == "victims" and view.kind not in ("profile",):
            is_detected = shared.indicators[asked.selection.indicator].caveats[0].startswith(DETECTION)
            is_of_levels = view.kind not in ("coverage", "unmeasured")  # These show who reports, and no level.
            assert (DETECTION in content.caveat) == (is_detected and is_of_levels)


@needs_tables
@pytest.mark.parametrize("code", ["BGD", "NGA", "PAK"])
def test_a_later_figure_of_another_source_leaves_room_for_who_was_asked(shared: Context, code: str) -> None:
    """Both change how a number is read; that figures differ in year and source holds for every list of key figures."""
    view = VIEWS["compare-key"]
    found = said(shared, "compare-key", f"area={code}")
    assert found.startswith(DETECTION)
    assert ": a later figure from another source, the SDG database: " in found
    assert "women" in found.lower()
    general = "These figures differ in year, source and definition"
    assert general not in found
    assert general in said(shared, "compare-key", "area=KEN"), "without a later figure"
    asked = Asked(view, selection_of(shared, view, f"area={code}"), "http://localhost/")
    assert slide_of(shared, asked).caption[0] == content_of(shared, asked).caveat == found


@needs_tables
def test_there_are_at_most_three_and_none_that_the_subtitle_says(shared: Context) -> None:
    question = selection_of(shared, VIEWS["victims-trend"], "area=BGD")
    forms = [
        Rows(selection_of(shared, VIEWS["victims-trend"], f"indicator=detected-victims-by-form&breakdown={code}"))
        for code in ("FORCED_LABOUR", "SEXUAL_EXPLOITATION")
    ]
    marriage = selection_of(shared, VIEWS["protection-map"], "indicator=child-marriage-18")
    rows = (Rows(question, (2014, 2019), (2023,)), *forms, Rows(marriage))
    shows = Shows(rows, "", main=shared.indicators["detected-victims"], own="Timing only.")
    found = caveats(shared, shows)
    # That of the break comes besides: a line is drawn there, and without it nobody knows what that is for.
    assert len(found) - 1 == MOST == 3
    assert found[-1] == "UNODC changed its questionnaire for 2017: do not compare levels before and after."
    assert len(caveats(shared, replace(shows, rows=(Rows(question, (2017, 2019)), *rows[1:])))) == 3
    assert found[0].startswith(DETECTION)
    assert found[1] == "Timing only."
    unsaid = caveats_said(shared, Shows((Rows(marriage),), ""))
    assert WOMEN in unsaid
    assert caveats_said(shared, Shows((Rows(marriage),), "Child marriage, % of women aged 20 to 24")) == ""
    assert caveats(shared, Shows((), f"{found[0]} 2022", main=shared.indicators["detected-victims"])) == ()


@needs_tables
@pytest.mark.parametrize(
    "name",
    each(
        ["detected-victims", "persons-convicted", "refugees-by-asylum", "food-insecurity", "undernourishment"],
        {"detected-victims": "some", "food-insecurity": "nearly as many", "undernourishment": "none"},
    ),
)
def test_a_year_is_incomplete_where_the_rows_say_so(shared: Context, name: str) -> None:
    """Counted anew: some, but fewer than three quarters as many countries report as in one of the years before."""
    frame = shared.store.frame(name)
    known = frame[frame["obs_value"].notna() | frame["obs_upper"].notna()]
    known = known[known["ref_area"].isin(shared.geography.areas)]
    reporting = {year: rows["ref_area"].nunique() for year, rows in known.groupby("time_period")}
    last = shared.years(name).last
    now, before = reporting.get(last, 0), max(reporting.get(year, 0) for year in range(last - 3, last))
    question = selection_of(shared, VIEWS["data-explorer"], f"indicator={name}&measure=count")
    answer = map_answer(shared, question)
    text = answer["caveats"][last - answer["first"]]
    assert (f"{last} is incomplete" in text) == (0 < now < 0.75 * before)
    # One country's gap is its own: that others have none, too, explains nothing of it.
    if name == "persons-convicted":
        assert LATE not in said(shared, "justice-trend", "area=NGA")
        assert LATE in said(shared, "justice-trend", "area=FRA,NGA")
    if name == "detected-victims":
        for panel in ("victims-children", "justice-beside", "timeline-rows"):
            assert LATE not in said(shared, panel, "area=NGA")
        # A hatched year is shown; lines end with the last full one, and so does a group beside itself without others.
        assert LATE in said(shared, "victims-share", "")
        assert LATE not in said(shared, "victims-trend", "")
        assert LATE not in said(shared, "victims-children", "")


def test_the_method_page_says_when_each_rule_applies() -> None:
    assert len(when_words()) == len(RULES)


OF_COUNTRIES = "Figures of countries are means of three years"
SURVEYS = "Surveys of different years or countries may not be comparable"


@needs_tables
@pytest.mark.parametrize(
    ("panel", "query", "wanted", "unwanted"),
    [
        ("drivers-trend", "indicator=undernourishment", ("single years",), (OF_COUNTRIES,)),
        ("drivers-trend", "indicator=undernourishment&area=034", ("single years",), (OF_COUNTRIES,)),
        ("drivers-trend", "indicator=undernourishment&area=BGD", (OF_COUNTRIES,), ("single years",)),
        ("compare-chart", "indicator=food-insecurity&area=LIC,BGD", (OF_COUNTRIES, "single years"), ()),
        ("drivers-trend", "indicator=extreme-poverty&area=LIC", ("for every year",), (SURVEYS,)),
        ("drivers-trend", "indicator=extreme-poverty&area=BGD", (SURVEYS,), ("for every year",)),
        # A median of ours is of countries.
        ("drivers-trend", "indicator=extreme-poverty&area=150", (SURVEYS,), ("for every year",)),
    ],
)
def test_a_caveat_of_countries_does_not_stand_under_a_publishers_figure_of_a_group(
    shared: Context, panel: str, query: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    found = said(shared, panel, query)
    assert [part for part in wanted if part not in found] == []
    assert [part for part in unwanted if part in found] == []


@needs_tables
def test_statuses_say_what_they_are_of_the_indicators_that_are_shown(shared: Context) -> None:
    classes = "Reach 2030's classes – on track: at least 95% of the yearly pace needed; too slow: at least 50%; "
    assert classes in said(shared, "progress-counts", "indicator=homicide-rate")
    assert "no pace and no verdict" in said(shared, "progress-counts", "indicator=child-labour")
    assert "may be silence" in said(shared, "progress-counts", "indicator=sexual-violence-by-18")
    # The table of all says whose reading it is; what a status is, its page and who speaks.
    assert said(shared, "progress-statuses", "").startswith("This is Reach 2030's reading of published figures, not an")
    # And that only women were asked.
    assert "indicators cover women only" in said(shared, "progress-statuses", "area=BGD")
    view = VIEWS["progress-counts"]
    counts = shown(shared, view, selection_of(shared, view, "indicator=child-marriage-18"), view.home).words
    assert "% of women aged 20 to 24" in counts.subtitle, "its unit says it"
    assert WOMEN not in said(shared, "progress-counts", "indicator=child-labour")


@needs_tables
@pytest.mark.parametrize("panel", ["progress-counts", "progress-gaps"])
def test_statuses_of_one_indicator_name_its_sources_alone(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    asked = Asked(view, selection_of(shared, view, "indicator=child-labour"), "http://localhost/")
    found = content_of(shared, asked)
    assert "UN Statistics Division" in found.source
    assert [name for name in ("FAO", "World Bank", "UNICEF") if name in found.source] == []


@needs_tables
@pytest.mark.parametrize(
    ("panel", "query", "wanted"),
    [
        ("data-explorer", "indicator=persons-prosecuted&age=Y0T17&view=data-explorer.map", "suspects, not as victims"),
        ("data-explorer", "indicator=persons-convicted&age=Y0T17&view=data-explorer.map", "suspects, not as victims"),
        ("data-explorer", "indicator=child-population&area=BGD&view=data-explorer.chart", "are projections"),
        ("data-explorer", "indicator=child-population&year=2030", "are projections"),
        (
            "data-explorer",
            "indicator=persons-prosecuted&age=Y0T17&area=AUT&view=data-explorer.chart",
            "Austria (2019 to 2022)",
        ),
        (
            "drivers-trend",
            "indicator=child-share-of-refugees-by-asylum&area=AUT",
            "the same for refugees of every origin in a country of asylum: Austria (2023 to 2025)",
        ),
        (
            "drivers-map",
            "indicator=child-share-of-refugees-by-asylum&year=2025",
            "Figures of 10 countries and areas rest mostly on estimated ages",
        ),
        ("drivers-trend", "indicator=conflict-deaths&area=ARM", "low reliability: Armenia (2022)"),
        ("drivers-map", "indicator=conflict-deaths&year=2022&measure=count", "low reliability: Armenia (2022)"),
        ("victims-trend", "indicator=detected-victims&age=_T&area=MEX", "low reliability: Mexico (2015)"),
        (
            "data-explorer",
            "indicator=persons-prosecuted&age=Y0T17&year=2021&view=data-explorer.map",
            "marked as of low",
        ),
        ("justice-trend", "indicator=persons-prosecuted&area=IND", "India: figures for 2003 to 2006"),
        ("justice-map", "indicator=persons-prosecuted&year=2005&measure=count", "India: figures for 2003 to 2006"),
    ],
)
def test_what_the_shown_rows_are_is_said_in_the_picture(shared: Context, panel: str, query: str, wanted: str) -> None:
    assert wanted in said(shared, panel, query)


@needs_tables
def test_what_does_not_hold_of_the_shown_rows_is_not_said(shared: Context) -> None:
    # A chart of persons convicted alone said in bold what those prosecuted are not.
    for name in ("persons-convicted", "persons-prosecuted", "persons-in-formal-contact", "trafficking-offences"):
        for panel in ("justice-trend", "justice-map"):
            own = said(shared, panel, f"indicator={name}")
            others = {"prosecuted", "convicted"} - set(name.split("-"))
            assert "can mean more trafficking, more enforcement, or both." in own
            assert not others & set(re.findall(r"\w+", own)), (panel, name)
    assert "different people" in said(shared, "justice-beside", "area=NGA")
    # What a zero is stood in place of what holds for every figure, where one was drawn: Bangladesh has some.
    for panel, query, has_zero in (("drivers-trend", "BGD", 1), ("drivers-trend", "IND", 0), ("drivers-map", "NGA", 1)):
        own = said(shared, panel, f"indicator=conflict-deaths&area={query}")
        assert own.startswith("Recorded deaths of soldiers and civilians of all ages are counted, likely an undercount")
        assert ("Zero means that no organised violence" in own) == bool(has_zero)
    assert "suspects" not in said(shared, "data-explorer", "indicator=persons-prosecuted&view=data-explorer.map")
    assert "not comparable with later" not in said(shared, "justice-trend", "indicator=persons-prosecuted&area=ITA")
    assert "projections" not in said(shared, "data-explorer", "indicator=conflict-deaths&area=UKR")
    assert "reliability" not in said(shared, "drivers-trend", "indicator=conflict-deaths&area=UKR")
    assert "reliability" not in said(shared, "victims-trend", "area=MEX")
    cases = "indicator=case-profile-recruiter&area=ABW,BGD&view=data-explorer"
    for tab in ("map", "chart", "table"):
        assert "reliability" not in said(shared, "data-explorer", f"{cases}.{tab}")


@needs_tables
@pytest.mark.parametrize("year", [2022, 2024, 2025])
def test_a_map_of_tiers_says_which_tiers_of_its_year_are_known(shared: Context, year: int) -> None:
    found = said(shared, "justice-map", f"indicator=tip-report-tier&year={year}")
    assert "only the two lower tiers are known" in found
    assert "incomplete" not in found


GBR, USA = "the United Kingdom", "the United States"
ONE = [
    ("victims-trend", "area=150", f"The {GBR[4:]} alone makes up at least 77% of the total for 2022."),
    # Of what the others changed by one has most, too: all of that stays in one sentence.
    ("victims-trend", "area=019", f"The {USA[4:]} alone makes up at least 82% of the total for 2022; "
     "the other 14 countries together moved the other way, from "),
    ("timeline-rows", "area=034", "Pakistan alone makes up about 80% of the total for 2022; the other "
     "3 countries together: "),
    ("justice-trend", "area=150&indicator=trafficking-offences&measure=count", ""),
    # Whatever age those are of whom none is reported: 93% and 79% of those of known age.
    ("victims-trend", "area=LIC", "Uganda alone makes up at least 91% of the total for 2022; "),
    ("victims-trend", "area=019&sex=M&measure=count",
     "The United States alone makes up at least 69% of the figure for 2022."),
    ("victims-trend", "area=155&measure=count", "France alone makes up at least 41% of the figure for 2022; the other "
     "5 countries together: 265 to 271 in 2017, 278 to 281 in 2022."),
    ("victims-forms", "", f"sexual exploitation: {USA} alone makes up at least 68% of the figure for 2022"),
    ("justice-beside", "measure=rate", f"Detected victims, all ages: {USA} alone makes up about 63% of the "
     "total for 2022"),
    ("compare-key", "", f"{MOST_OF_IT} Europe, Detected victims, children ({GBR[4:]}); "),
]  # fmt: skip

SAME = "The 76 of 193 countries that report every year from 2017 to 2022."
RAISED = {
    (
        "victims-trend",
        "area=150",
    ): f"About 3.91 per 100,000 children in 2017, 8.8 to 10.4 in 2022; without {GBR}†: about 2.08, then 1.92 to 2.47. ",
    ("justice-trend", "area=150&indicator=trafficking-offences&measure=count"): "Without Romania: ",
    ("victims-trend", "area=019&sex=M&measure=count"): (f"Without {USA}: 384 to 465 in 2017, 164 to 291 in 2022. "),
}
"""What subtitles say of these."""


@needs_tables
@pytest.mark.parametrize(("panel", "query", "wanted"), ONE)
def test_one_country_that_is_most_of_a_group_is_named(shared: Context, panel: str, query: str, wanted: str) -> None:
    found = said(shared, panel, query)
    assert wanted in found
    # What the others did, where that is not what the bars show, stands once: below the title, not in small type.
    view = VIEWS[panel]
    words = shown(shared, view, selection_of(shared, view, query), "chart").words
    subtitle = words.subtitle
    without = RAISED.get((panel, query), "")
    # Below a title that says whose most of a rise is they stand on bars.
    beside = subtitle if without.startswith("Without ") else words.coverage
    # Of persons before the law what two countries turn stands there as well.
    if panel != "justice-beside":
        assert ("ithout the " in subtitle or "Without " in subtitle) == without.startswith("Without ")
    assert without.strip() in beside
    assert not (without and "the other" in found)


@needs_tables
def test_the_part_of_one_country_is_that_of_the_rows(shared: Context) -> None:
    """Recomputed from the table: Europe's children by the same countries, with the United Kingdom and without it."""
    view = VIEWS["victims-trend"]
    found = said(shared, "victims-trend", "area=150")
    line = shared.line(selection_of(shared, view, "area=150"), "150")
    rows = shared.store.rows("detected-victims", sex=["_T"], age=["Y0T17"], areas=list(line.areas)).astype(
        {"ref_area": str}
    )
    by, most = (
        dict(
            zip(
                zip(rows["ref_area"], rows["time_period"], strict=True),
                rows["obs_value"].fillna(rows[end]),
                strict=True,
            )
        )
        for end in ("obs_lower", "obs_upper")
    )
    own = by["GBR", 2022]
    assert own == most["GBR", 2022]
    least, greatest = (
        100 * own / (own + sum(end[area, 2022] for area in line.areas if area != "GBR")) for end in (most, by)
    )
    assert round(least) == round(greatest) == 81
    # Of those whose age is not reported none may be a child here, and all of the others'.
    ageless = sum(ageless_in(shared, selection_of(shared, view, ""), set(line.areas) - {"GBR"}, 2022)[1:])
    wide = 100 * own / (own + ageless + sum(most[area, 2022] for area in line.areas if area != "GBR"))
    assert f"alone makes up at least {int(wide)}% of" in found
    people = shared.weights["child-population"]
    others = [area for area in line.areas if area != "GBR"]
    was, now = (
        [
            1e5 * sum(end[area, year] for area in others) / sum(people[area][year] for area in others)
            for end in (by, most)
        ]
        for year in (2017, 2022)
    )
    assert max(now) < min(was)
    coverage = shown(shared, view, selection_of(shared, view, "area=150"), "chart").words.coverage
    # Victims of no age may be children: that the others fell is not said of them.
    ages = {
        age: shared.store.histories(SeriesKey("detected-victims", "_T", age, "_T")) for age in ("_T", "Y0T17", "Y_GE18")
    }
    at = {
        (age, area): item.ends for age, of in ages.items() for area in others for item in of[area] if item.year == 2022
    }
    more = sum(max(0, at["_T", one][1] - at["Y_GE18", one][0] - at["Y0T17", one][1]) for one in others)
    top = max(now) + 1e5 * more / sum(people[area][2022] for area in others)
    assert top > max(was)
    told = f"without {GBR}†: about {sum(was) / 2:.2f}, then {min(now):.2f} to {top:.2f}."
    assert told in coverage and coverage.startswith("Upper ends count victims of "), (
        "of the first year the ends differ by less than 2 %"
    )


@needs_tables
def test_the_country_of_the_change_is_named_too_where_it_is_another(shared: Context) -> None:
    found = said(shared, "victims-trend", "area=202")
    assert "Nigeria alone makes up 63% of the total for 2022" in found
    assert ("; Côte d’Ivoire makes up about 77% of the change in the total from 2017 to 2022.") in found
    # Nobody has most of the change of all; of what the others than India changed by one has.
    asia = said(shared, "victims-trend", "area=142")
    assert "of the change from" not in asia and "of the change in" not in asia
    assert "; among these, one country makes up most of the change: Thailand." in asia
    # Where one country alone has a figure, it is no part of a whole.
    only = said(shared, "drivers-trend", "area=HIC&indicator=conflict-displacement-new")
    assert "Israel alone has a figure for 2024" in only
    assert "alone makes up" not in only


@needs_tables
def test_of_a_share_the_country_with_most_children_is_named_and_the_one_that_moves_it(shared: Context) -> None:
    found = said(shared, "victims-share", "")
    assert (
        "The United Kingdom: about 39% of those counted in 2022 (children); the other 36 countries together: "
        "about 34.4% in 2017, about 29.7% in 2022; all countries, India left out: about 29.8% in 2017, about 32.2% "
        "in 2022."
    ) in found
    assert f"The {GBR[4:]}: about 83% of those counted" in said(shared, "victims-share", "area=150")
    assert ": about 45% of those counted in 2022 (girls)" in said(shared, "victims-share", "sex=F")
    assert "counted in" not in said(shared, "victims-share", "area=DEU")


@needs_tables
def test_the_other_way_is_said_only_where_ranges_prove_it(shared: Context) -> None:
    """Mozambique, Senegal and Angola: 7 to 13 persons convicted, then 11 to 14; nobody knows which way that went."""
    question = shared.question("persons-convicted", ("LDC",), age="_T")
    years = tuple(range(2018, 2023))
    found = carried(shared, question, ("MOZ", "SEN", "AGO", "MMR"), years)
    assert found is not None
    assert (found.area, found.against, found.still) == ("MMR", False, False)
    rates = replace(shared.question("persons-convicted-rate", ("034",)), areas=("034",))
    line = shared.line(rates, "034")
    southern = carried(shared, rates, line.areas, [point.year for point in line.known])
    assert southern is not None
    assert (southern.area, southern.against) == ("IND", False), "the rate reads 0.02 in both years, its number rose"
    assert found.before is not None
    assert found.after is not None
    assert found.before[1] > found.after[0]


@needs_tables
def test_of_several_rows_those_come_first_whose_change_the_title_tells(shared: Context) -> None:
    """The title tells of convictions alone, though more victims than persons convicted are of one country."""
    view = VIEWS["justice-beside"]
    words = shown(shared, view, selection_of(shared, view, "area=019")).words
    found = words.caveat
    assert words.title.startswith("Americas, the same 6 of 35 countries: convicted ")
    victims, convicted = (found.index(f"{what}, all ages: the United States alone") for what in (
        "Detected victims", "Persons convicted"))  # fmt: skip
    assert convicted < victims
    assert "prosecuted, all ages:" not in found


RISE = (
    "Bangladesh: from 2023 to 2024 the number of people rose by 158,766; new displacements listed for 2024: 2,755. The "
    "rise may include people counted for the first time: the table does not say."
)
FALL = (
    "Nigeria: from 2013 to 2014 the number of people fell by 2.2 million; the table does not say how many returned and "
    "how many are no longer counted."
)
JUMPED = "the number of people"
JUMPS = (
    ("driver-conflict-displacement-stock", "area=BGD", RISE),
    ("driver-conflict-displacement-stock", "area=NGA", FALL),
    ("drivers-trend", "area=BGD", RISE),
    ("country-trend", "area=NGA&measure=count", FALL),
    ("compare-chart", "area=BGD,NGA", f"{FALL} {RISE}"),
    # Of a group's sum, a map, two years and countries without a jump nothing is said.
    *((panel, query, "") for panel, query in (
        *(("drivers-trend", query) for query in ("", "area=142", "area=SYR", "area=NRU")),
        ("drivers-map", "area=BGD"), ("drivers-two-years", "area=BGD"), ("country-profile", "area=BGD"),
    )),
    # Its figures up to 2010 are with South Sudan: the fall of 2011 is of another territory.
    ("drivers-trend", "area=SDN&measure=count", "People living displaced by conflict, Sudan: the figures up to "
     "2010 also cover South Sudan. Sudan: from 2020 to 2021 the number of people rose by 898,732"),
)  # fmt: skip


@needs_tables
def test_a_jump_of_people_that_the_years_movements_do_not_explain_is_told_where_it_is_drawn(shared: Context) -> None:
    for panel, query, wanted in JUMPS:
        found = said(shared, panel, f"indicator=conflict-displacement-stock&{query}")
        assert wanted in found if wanted else JUMPED not in found, (panel, query, found)
    assert JUMPED not in said(shared, "drivers-trend", "indicator=conflict-displacement-new&area=BGD")


@needs_tables
@pytest.mark.parametrize("panel", ["drivers-two-years", "drivers-trend"])
def test_closer_monitoring_goes_with_every_comparison_over_time(shared: Context, panel: str) -> None:
    monitored = "part of a rise can be better monitoring"
    assert monitored in said(shared, panel, "indicator=disaster-displacement-weather")
    assert monitored not in said(shared, "drivers-map", "indicator=disaster-displacement-weather")
    assert monitored not in said(shared, panel, "indicator=conflict-displacement-new")


@needs_tables
def test_one_country_is_not_named_where_none_is_most_or_persons_are_few(shared: Context) -> None:
    assert "alone" not in said(shared, "victims-trend", "area=DEU")
    # Of 7,476 more children 4,888 are the United Kingdom's and 3,090 of the United States: all others had fewer. "Both
    # changed most, up or down" said neither which way nor by how much.
    # Nor have they "most of the change" where the others undid some of it: together they have more than all.
    # A title with the rise alone was taken back by what stood below it. A timeline, whose first row leads, is headed by
    # the same, and has its figures below that, since no bar of it bears them all.
    both = (
        f"About 1.17 per 100,000 children in 2017, 1.91 to 2.14 in 2022; without {GBR}† and {USA}: about 0.87, "
        "then 0.82 to 0.96. Upper ends count victims of unknown age as children. "
    )
    for panel, begin, end in (
        # The bars are rates: by how many victims the two changed stood in the notes alone.
        ("victims-trend", SAME, f"2017 to 2022: {GBR} (+4,888) and {USA} (+3,090)."),
        ("timeline-rows", both, ""),
    ):
        words = shown(shared, VIEWS[panel], selection_of(shared, VIEWS[panel], ""), "chart").from_afar.words
        is_alone, rise = panel == "victims-trend", f", 2017 to 2022: most of the rise is in {GBR}† and {USA}"
        assert words.title.endswith(rise) and len(words.title) <= LONG
        assert words.subtitle.startswith(begin) and words.subtitle.endswith(end), panel
        assert words.subtitle.count("100,000") == (not is_alone) and USA[4:] not in words.caveat, panel
        assert all(part in words.coverage for part in both.split(". ")) or not is_alone
        # "Not without" was wrong if many of those of unknown age are children.
        ageless = (
            "Victims of unknown age, who may be children: 132 to 144 in 2017, 1,616 to 2,299 in 2022; without "
            f"{GBR} and {USA}: 132 to 144, then 547 to 1,230. Most victims of unknown age in 2022: {GBR} (1,069), "
            "India (up to 657) and Germany (383)."
        )
        assert (ageless in words.coverage) is is_alone
    # Few others, and a change that is none beside what is said of those that stayed, turn nothing.
    for query, ending in (
        ("area=005&age=_T", ", 2017 to 2022: most of the rise is in Brazil"),
        ("area=034&age=_T", "about 1.97 in 2022"),
        ("area=142&sex=M", "about 2,220 in 2022"),
        ("area=722&measure=count", "States): 59 to 65 in 2017, 11 to 14 in 2022"),
    ):
        words = shown(
            shared, VIEWS["victims-trend"], selection_of(shared, VIEWS["victims-trend"], query), "chart"
        ).words
        assert words.title.endswith(ending), query
    # With the adults of these two all others have more, too; of 26 countries two make a fall, and the others rose by
    # so little that no one says it.
    view = VIEWS["victims-trend"]
    adults = shown(shared, view, selection_of(shared, view, "age=Y_GE18&measure=count"), "chart").words
    assert f"Without {GBR}† and {USA}: about 13,700 and about 18,300. " in adults.subtitle
    # Two ranges are told with their years; and where the title has no room for both figures of all, the first one too.
    for query, without in (
        ("area=013&sex=F", "Without Mexico: 73 to 79 in 2020, 65 to 68 in 2022. "),
        ("area=722", "Without the Dominican Republic: 0.15 to 0.58 in 2017, 0.08 to 0.31 in 2022. "),
    ):
        words = shown(shared, view, selection_of(shared, view, query), "chart").words
        assert without in words.subtitle and (" in 2020, " in words.title) == ("area=013" in query)
    # The unit goes before the name of the offence does, and stands below.
    longest = shown(shared, view, selection_of(shared, view, "area=419"), "chart").words
    assert longest.title.endswith("(Latin America and the Caribbean): about 0.88 in 2017, 0.73 to 0.83 in 2022")
    assert "Per 100,000 children" in longest.subtitle
    # Of girls "the others" were all but one country, of boys all but another: the same two are left out of both.
    by_sex = said(shared, "victims-children", "")
    assert (
        f"Girls: about 6,370 in 2017, 9,798 to 11,444 in 2022; without {GBR} and {USA}: about 3,970 in 2017" in by_sex
    )
    assert f"Boys: about 4,890 in 2017, 9,342 to 10,975 in 2022; without {GBR} and {USA}: about 3,440 in 2017" in by_sex
    question = replace(shared.question("detected-victims-by-form", ("150",), age="_T"), measure="count")
    undone = replace(question, breakdown="SEXUAL_EXPLOITATION")
    line = shared.line(undone, "150")
    assert len(line.areas) == 26
    assert carried(shared, undone, line.areas, [point.year for point in line.known]) is None
    # Of a net change of which others undid some, several have more than half: no one makes it, and none is named.
    for panel, query in (
        ("victims-trend", "area=151&age=_T"),
        ("justice-trend", "measure=rate"),
    ):
        found = said(shared, panel, query)
        assert "changed most" not in found
        assert not any(name in found for name in (GBR[4:], USA[4:], "Hungary", "Myanmar")), (panel, query)
    question = selection_of(shared, VIEWS["victims-trend"], "")
    middle = shared.line(question, "UMC")
    assert len(middle.areas) > 10
    assert carried(shared, question, middle.areas, [point.year for point in middle.known]) is None
    assert carried(shared, question, ("MLT", "ISL", "LUX"), (2021, 2022)) is None
    # A fall to few is no fall of few: of both ends the larger counts.
    rows, named = gate.published(), set[tuple[str, str]]()
    for code in shared.geography.regions:
        for sex in ("_T", "F", "M"):
            asked = shared.question("detected-victims", (code,), age="Y0T17", sex=sex)
            line = shared.line(asked, code)
            years = [point.year for point in line.known]
            series = rows.series(gate.Key(*asked.key))
            ends = (
                [rows.total(series, line.areas, year) or (0.0, 0.0) for year in (years[0], years[-1])] if years else []
            )
            if len(line.areas) < 2 or max(low for low, _ in ends) < 20:
                continue
            parts = [rows.part_of_change(series, area, line.areas, years[0], years[-1])[0] for area in line.areas]
            # Where another, too, can have changed by more than half as much as all, no one country makes the change.
            sure, open_to = rows.half_movers(series, line.areas, years[0], years[-1])
            if max(parts) > 50 and len(sure) < 2 and not open_to:
                named.add((code, sex))
                assert carried(shared, asked, line.areas, years), (code, sex)
    assert ("722", "_T") in named


@needs_tables
def test_of_more_lines_than_are_told_of_it_is_said_who_carries_the_others(shared: Context) -> None:
    found = said(shared, "compare-chart", "area=LDC,LIC,HIC")
    assert f"High-income economies: {GBR} alone" in found
    assert f"{MOST_OF_IT} Least developed countries (LDC) (Benin); Low-income economies (Uganda)." in found
    assert "One country makes" not in said(shared, "compare-chart", "area=HIC")


@needs_tables
def test_a_groups_rate_of_few_people_says_how_many(shared: Context) -> None:
    """Five small island developing States detected 11 to 14 children in 2022."""
    wanted = "Detected victims, children: the rate of 2022 rests on few people, 11 to 14."
    assert wanted in said(shared, "victims-trend", "area=722")
    assert "few people" not in said(shared, "victims-trend", "area=722&measure=count")
    assert "few people" not in said(shared, "victims-trend", "area=150")


@needs_tables
def test_of_several_rows_the_one_of_low_reliability_is_named(shared: Context) -> None:
    wanted = "Figures of rows marked as of low reliability: Conflict deaths, Armenia (2022)."
    assert wanted in said(shared, "timeline-rows", "area=ARM")


@needs_tables
@pytest.mark.parametrize("area", ["", "202", "BGD"])
def test_an_association_says_that_it_is_over_the_world_whatever_area_is_chosen(shared: Context, area: str) -> None:
    view = VIEWS["relation-scatter"]
    title = shown(shared, view, selection_of(shared, view, f"area={area}")).words.title
    assert title.endswith(" countries worldwide")
    # Beside victims a caveat of what stands across was read as of them.
    assert f"{DETECTION}: a higher" in (found := said(shared, "relation-scatter", f"area={area}"))
    assert ". GDP per person: this is a mean over all people, which" in found
    assert "Displacements by weather: these displacements are weather-related, which" in said(
        shared, "compare-profile", "area=GRD"
    )
    # Of one indicator alone it has none; and a doubt that the file does not place comes before all else.
    poverty = ("progress-pace", "area=NGA"), ("drivers-trend", "indicator=extreme-poverty&area=NGA")
    assert all(said(shared, *asked).startswith("Surveys of different years or") for asked in poverty)


@pytest.mark.parametrize(
    ("panel", "query"),
    [("victims-map", "year=2018&area=ALB"), ("victims-trend", "area=ALB"), ("overview-children", "area=ALB")],
)
def test_figures_that_are_perhaps_of_the_year_before_are_told(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    told = shown(shared, view, selection_of(shared, view, query)).words.caveat
    assert "Albania, 2018: the source has the figures of the year before once more" in told
    other = shown(shared, view, selection_of(shared, view, query.replace("ALB", "BGD"))).words.caveat
    assert "the year before once more" not in other


def test_one_countrys_part_is_of_the_year_that_the_title_tells_of(shared: Context) -> None:
    """Romania ends with 2024, so the title is of 2024; the caveat was of 2025."""
    for panel in ("compare-chart", "drivers-trend"):
        view = VIEWS[panel]
        query = "indicator=migrant-deaths&area=ROU,035"
        words = shown(shared, view, selection_of(shared, view, query), "chart").words
        assert "in 2024: Romania 30, South-eastern Asia 874" in words.title
        assert "for 2025" not in words.caveat
