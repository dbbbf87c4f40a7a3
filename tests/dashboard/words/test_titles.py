"""Titles and captions: hedged, without causes or ranks, with unit, source and coverage, for every view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from dashboard import views
from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of
from dashboard.figures.map import map_answer
from dashboard.figures.series import Series, has_series, series_of
from dashboard.kinds.lags import lags_of
from dashboard.kinds.registry import KINDS, shown
from dashboard.metrics.lines import Line, Point, summed
from dashboard.selection import Selection, usual
from dashboard.store import Observation
from dashboard.views import VIEWS, View, scope_of, selection_of
from dashboard.words.caveats import caveat_alone
from dashboard.words.low_totals import years_of_more_adults, years_too_low
from dashboard.words.names import Wording, whole_unit_beside, year_spans
from dashboard.words.titles import (
    UNTOLD,
    higher_in_other_years,
    highest,
    map_title,
    parts_title,
    resting,
    said_in,
    subject,
    trend_title,
    years_in_common,
)
from tests.fixtures.sweeps import PANELS, WALKS, Walk, chosen

PLACES: tuple[tuple[str, ...], ...] = (
    (), ("001",), ("011",), ("061",), ("LIC",), ("NGA",), ("TUV",), ("PRK",), ("SYC",), ("XKX",), ("VAT", "DEU", "034"),
)  # fmt: skip
MAPS = (
    "detected-victims",
    "persons-convicted",
    "conflict-deaths",
    "extreme-poverty",
    "child-marriage-18",
    "child-labour",
)
CAUSES = re.compile(
    r"\b(because|due to|led to|leads? to|driven by|drives?|caus(?:es|ed|ing)|result(?:s|ed|ing)? (?:in|from|of)"
    r"|thanks to|owing to|consequence|impact|effect of)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    "which does not mean caused by climate change|do not show what led to what|UNICEF notes[^“]*“[^”]*”"
)
NO_RANKS = re.compile("rank correlation|FAO's lowest figure, below 2.5%")
HIGHEST = re.compile(r"^(.+?), per [^:]+, \d{4}: highest in ")
"""How the title of a map of rates begins that names the highest: those of drivers, never of what is detected."""
RANKS = re.compile(r"\b(worst|best|highest|lowest|top \d|most of all|leads|rank)\b", re.IGNORECASE)

Said = dict[str, str]
SAID = ("title", "subtitle", "caveat", "source", "coverage")


def words_of(series: Series) -> Said:
    """All words around a chart; of a sum the subtitle can have all that there is to say of its coverage."""
    covered = {} if series.rests and not series.coverage else {"coverage": series.coverage}
    return covered | {
        "title": series.title,
        "subtitle": series.subtitle,
        "caveat": series.caveat,
        "source": series.source,
    }


def charts(shared: Context, walk: Walk) -> Iterator[tuple[View, Selection, Series]]:
    """Every kind of chart of every indicator that it may show, for many places; of the few, for one in turn."""
    seen = set()
    for view in VIEWS.values():
        names = [view.indicator] if view.indicator else scope_of(shared, view).indicators
        for at, name in enumerate(names if has_series(view) else ()):
            indicator = shared.indicators[name]
            asked = PLACES if walk == "all" else (PLACES[at % len(PLACES)],)
            for places in asked if (view.kind, name) not in seen else ():
                selection = replace(usual(indicator, shared.years(name)), areas=places)
                yield view, selection, series_of(shared, view, selection)
            seen.add((view.kind, name))


KEY_FIGURES = "compare-key"
"""Of the same indicators, whichever is chosen: it is read once at each place."""


@pytest.fixture(scope="module", params=WALKS)
def walk(request: pytest.FixtureRequest) -> Walk:
    found: Walk = request.param
    return found


@pytest.fixture(scope="module")
def made(shared: Context, walk: Walk) -> list[tuple[View, Selection, Series]]:
    """The charts."""
    return list(charts(shared, walk))


@pytest.fixture(scope="module")
def sentences(shared: Context, made: list[tuple[View, Selection, Series]], walk: Walk) -> set[str]:
    """Titles, subtitles and captions of charts, of maps in every year, and of each computed kind of view.

    Of the few, each sixth indicator of a kind is at one place in turn, one that is alone at each third place; of all,
    each at two, on every page.
    """
    said = {text for _, _, series in made for text in words_of(series).values()}
    for name in MAPS if walk == "all" else MAPS[::6]:
        answer = map_answer(shared, usual(shared.indicators[name], shared.years(name)))
        for field in ("titles", "subtitles", "coverage"):
            said.update(answer[field])
    for view in (VIEWS[panel] for panel in chosen(VIEWS, PANELS, walk)):
        names = () if has_series(view) else scope_of(shared, view).indicators
        if view.panel == KEY_FIGURES:
            names = names[:1]
        for at, name in enumerate(names if walk == "all" or len(names) < 12 else names[::6]):
            # Each indicator with two of the places, so that each place has many indicators of each kind.
            turns = (PLACES[at % len(PLACES)], PLACES[at * 5 % len(PLACES)])
            every = PLACES if walk == "all" else PLACES[at % 3 :: 3]
            for places in every if len(names) < len(PLACES) else turns[: 2 if walk == "all" else 1]:
                selection = replace(usual(shared.indicators[name], shared.years(name)), areas=places)
                shown = KINDS[view.kind](shared, view, selection).words
                said.update(text for field, text in shown.told().items() if field in SAID and text)
    return said


def test_no_title_or_caption_speaks_of_causes(sentences: set[str], walk: Walk) -> None:
    assert len(sentences) > (1000 if walk == "all" else 600)
    assert [text for text in sentences if CAUSES.search(DENIED.sub("", text))] == []


def test_no_title_or_caption_ranks_but_maps_of_drivers(shared: Context, sentences: set[str]) -> None:
    drivers = {entry.label for entry in shared.indicators.values() if entry.theme == "drivers"}

    def ranks(text: str) -> bool:
        named = HIGHEST.match(text)
        rest = text[named.end() :] if named and named[1] in drivers else text
        return bool(RANKS.search(NO_RANKS.sub("", rest)))

    assert ranks("Detected victims, per 100,000 people, 2022: highest in Norway 3")
    assert [text for text in sentences if ranks(text)] == []


def test_no_title_or_caption_has_holes(sentences: set[str]) -> None:
    wrong = re.compile(r"None(?! of | concerns )|nan|[{}]|  |\b1 (?:countries|years)\b|\(\)|: [;,.]|% %|^$|\binf\b")
    assert [text for text in sentences if wrong.search(text) or text != text.strip()] == []


def test_every_chart_has_caveat_source_vintage_and_coverage(
    shared: Context, made: list[tuple[View, Selection, Series]]
) -> None:
    for view, selection, series in made:
        indicator = shared.indicators[series.selection.indicator]
        source = shared.source_for(indicator.id, series.lines[0].line.code)
        assert all(words_of(series).values()), (view.panel, selection.areas)
        frame = series.frame
        years = [
            point for drawn in series.lines for point in drawn.line.known if frame.first <= point.year <= frame.last
        ]
        # What a zero is stands where one is drawn, behind what holds for every figure.
        first = caveat_alone(indicator)
        if indicator.id == "conflict-deaths":
            assert (indicator.caveats[1] in series.caveat) == any(point.value == 0 for point in years)
        own = (first, indicator.groups_caveat or first)
        published = any(drawn.line.published for drawn in series.lines)
        assert own[published] in series.caveat
        assert own[0] in series.caveat or all(drawn.line.published for drawn in series.lines)
        said = f"{source.publisher_short}, {source.vintage}"
        is_divided = {"population"} & set(shared.store.files[indicator.id].sources) - {source.id}
        rate = series.selection.measure == "rate" or bool(is_divided)
        assert series.source.startswith(f"Sources: {said};" if series.movers or rate else f"Source: {said}.")
        assert ("; population" in series.source) == rate
        assert (series.coverage or series.rests).endswith(".")


def test_every_subtitle_names_the_unit_and_the_years(
    shared: Context, made: list[tuple[View, Selection, Series]]
) -> None:
    for _, _, series in made:
        indicator = shared.indicators[series.selection.indicator]
        wording, frame = series.frame.wording, series.frame
        if not (wording.names or wording.years):  # Codes with names and years have no unit.
            unit = whole_unit_beside(indicator, series.selection)
            # What is counted stands in the title, or in the subtitle before its unit.
            assert re.search(rf"{re.escape(unit.lower())}(, | in \d)", series.subtitle.lower())
            said = f"{series.title} {series.subtitle}".lower()
            rate = {"rate"} if "per 100,000" in said else set()  # A sentence says it by its unit.
            missed = {word for word in re.findall(r"\w+", series.about.lower()) if word not in said}
            assert missed <= rate, said
        # Of the axis where unknown years are drawn, else of the figures; those of a median may be older than its year.
        drawn = [(point, item) for item in series.lines for point in item.line.known]
        shown = [
            point for point, item in drawn if frame.first <= point.year <= frame.last and point.year not in item.unclear
        ]
        years = [year for point in shown for year in (point.since or point.year, point.year)]
        if not years:  # Those of the axis of which the source could have some.
            of = {*range(frame.first, frame.last + 1)}
            years = [*of & {*range(shared.asked(series.selection)[0], shared.asked(series.selection)[1] + 1)}] or [*of]
        elif not frame.of_surveys and not any(item.line.group for item in series.lines):
            asked = shared.asked(series.selection)
            years += [max(frame.first, asked[0]), min(frame.last, asked[1])]
        first, last = min(years), max(years)
        when = f"{first} to {last}" if first < last else f"{last}"
        if indicator.pooled:
            when = f"all years pooled, release of {frame.last}"
        assert series.subtitle.startswith(series.without)
        if re.search(r": most of the (rise|fall) is in ", series.title):
            # All four figures stand below it, with their years.
            number = r"(about )?\d\S*( to \d\S*)?"
            assert re.match(rf"(?i){number} (.+ )?in {first}, {number} in {last}; without ", series.subtitle)
        else:
            assert series.subtitle.endswith(f", {when}{_shared_by_all(indicator, series)}")


def _shared_by_all(indicator: Indicator, series: Series) -> str:
    """What follows the years where several have newest figures of detection: those in which all have one, if others.

    A median is of one year alone, so that beside one nothing is said of all.
    """
    years = [{point.year for point in item.line.known} - {*item.unclear} for item in series.lines]
    several = len({item.line.code for item in series.lines}) > 1  # Parts of one are no areas beside one another.
    has_median = any(item.line.median for item in series.lines)
    if not several or indicator.theme not in ("victims", "justice") or indicator.pooled or not all(years) or has_median:
        return ""
    if not (shared := sorted(set.intersection(*years))):
        return ", no year in common"
    every = set.union(*years)
    return "" if shared == [*range(min(every), max(every) + 1)] else f", all have a figure for {year_spans(shared)}"


def test_a_chart_of_a_group_says_how_many_countries_of_how_many(
    shared: Context, made: list[tuple[View, Selection, Series]]
) -> None:
    for _, _, series in made:
        groups = [drawn.line for drawn in series.lines if drawn.line.group and not drawn.line.published]
        for line in groups if not shared.indicators[series.selection.indicator].area else ():
            of = len(shared.geography.members_in(line.code))
            indicator = shared.indicators[series.selection.indicator]
            if not line.known:
                assert "o figure" in series.coverage or series.coverage.endswith(", for a sum.")
            elif indicator.least_coverage:
                whom = "countries"
                if line.known[0].territories:
                    of, whom = len({*summed(shared.geography, line.code)} - {"_X"}), "countries and areas"
                assert {point.of for point in line.known} == {of}
                assert series.rests in series.subtitle
                assert re.search(rf"\b\d+ of {of} {whom}\b", series.rests or series.coverage)
            else:
                point = line.known[-1]
                assert re.search(
                    rf"\b{point.countries} (countries and areas|country or area) in {point.year}", series.coverage
                )


def test_a_chart_of_areas_says_in_how_many_years_each_has_a_figure(
    made: list[tuple[View, Selection, Series]], walk: Walk
) -> None:
    seen = 0
    for view, _, series in made:
        areas = [drawn for drawn in series.lines if not drawn.line.group]
        for drawn in areas if view.kind == "area-lines" and series.selection.indicator not in UNTOLD else ():
            many = len(drawn.line.known)
            said = rf"{re.escape(drawn.label)} {many}[,.]"
            if len(series.lines) == 1:  # Nobody else is shown, so that a sentence needs no name.
                said = (
                    rf"(?:(?:A figure|Figures|A rate|Rates) for {many} of the \d+|Figures for each of the {many}) years"
                )
            if len(set(series.frame.asked)) == 1:
                said = rf"is the only year; with a figure: .*{re.escape(drawn.label)}"
            if series.frame.pooled:
                said = rf"With a figure that may be shown: .*{re.escape(drawn.label)}"
            one_each = "at most one figure for each country" in series.coverage
            apart = "at least 5 years apart" in series.coverage
            assert not one_each or len(drawn.line.known) <= 1
            assert one_each or apart or re.search(said, series.coverage) or not drawn.line.known
            seen += 1
    assert seen > (100 if walk == "all" else 20)


def test_no_share_of_detected_victims_rests_on_few(shared: Context) -> None:
    keys = ["ref_area", "time_period", "sex"]
    victims = shared.store.frame("detected-victims").astype({"ref_area": str, "sex": str, "age": str})
    most = victims["obs_value"].fillna(victims["obs_upper"])
    by_age = victims.assign(most=most).pivot_table(index=keys, columns="age", values="most")
    shares = shared.store.frame("child-share-of-detected-victims").astype({"ref_area": str, "sex": str})
    known = by_age.loc[[tuple(row) for row in shares[keys].to_numpy()]]
    assert (known["Y0T17"] + known["Y_GE18"]).min() >= 20
    girls = shared.store.frame("girl-share-of-detected-child-victims").astype({"ref_area": str})
    both = victims[(victims["age"] == "Y0T17") & victims["sex"].isin(["F", "M"])].assign(most=most)
    children = both.groupby(["ref_area", "time_period"])["most"].sum()
    assert min(children.loc[tuple(row)] for row in girls[["ref_area", "time_period"]].to_numpy()) >= 20


def test_no_title_gives_a_share_that_counts_few(shared: Context) -> None:
    counts = shared.store.rows("detected-victims", age=["Y0T17"]).astype({"ref_area": str, "sex": str})
    least = counts["obs_value"].fillna(counts["obs_lower"])
    by_place = dict(zip(zip(counts["ref_area"], counts["time_period"], counts["sex"], strict=True), least, strict=True))
    few = 0
    for name, sex in (("child-share-of-detected-victims", "_T"), ("girl-share-of-detected-child-victims", "F")):
        selection = usual(shared.indicators[name], shared.years(name))
        for area, history in shared.histories(selection).items():
            last = next((item.year for item in reversed(history) if item.ends is not None), None)
            if last is not None:
                title = trend_title(shared, replace(selection, areas=(area,)), [shared.line(selection, area)])
                far = {*years_too_low(shared, area, 1.1), *years_of_more_adults(shared, area)}
                is_unclear = sex == "_T" and last in far
                assert ("unclear (by sex" in title) == is_unclear
                if is_unclear:
                    continue
                is_few = 0 < by_place[area, last, sex] < 10
                # Where adults by sex deny their total (Qatar 2021), nobody can tell of how many.
                assert bool(re.search(r"none reported \((0 of|though)", title)) == (by_place[area, last, sex] == 0)
                assert ("few (under 10 people)" in title) == is_few
                assert ("%" in title) == (by_place[area, last, sex] >= 10)
                few += is_few
    assert few > 30


@pytest.mark.parametrize("theme", ["victims", "justice"])
def test_maps_of_victims_and_justice_name_no_country(shared: Context, theme: str) -> None:
    names = [area.name("en") for area in shared.geography.areas.values()]
    for name, indicator in shared.indicators.items():
        if indicator.theme == theme and not indicator.area:
            selection = usual(indicator, shared.years(name))
            known = {"NGA": Observation("NGA", 2022, 1e6, None, None, "A")}
            for shown in (known, {**known, "TGO": Observation("TGO", 2020, None, 1, 4, "Q")}, {}):
                title = map_title(shared, selection, 2022, shown, {"NGA": 1e6, "GHA": 1e3})
                about = said_in(shared, selection, title)  # names the partner that the reader chose
                assert title.startswith(about)
                assert not any(country in title.removeprefix(about) for country in names)
                assert not re.search(r"\d% of", title)


def _drivers(shared: Context) -> Selection:
    return replace(usual(shared.indicators["conflict-deaths"], shared.years("conflict-deaths")), measure="count")


def test_a_small_total_and_few_areas_are_not_shared_out(shared: Context) -> None:
    codes = list(shared.geography.members)[:12]
    enough = dict.fromkeys(codes, 100.0)
    assert "% of the sum for 2024" in map_title(shared, _drivers(shared), 2024, {}, enough)
    assert "%" not in map_title(shared, _drivers(shared), 2024, {}, dict.fromkeys(codes, 83.0))
    assert "%" not in map_title(shared, _drivers(shared), 2024, {}, dict.fromkeys(codes[:9], 1e6))


def test_a_map_of_rates_names_the_highest_of_its_year_with_their_unit_and_none_of_few(shared: Context) -> None:
    rates = replace(_drivers(shared), indicator="conflict-displacement-new", measure="rate", year=2024)
    histories, counts = shared.histories(rates), shared.store.histories(rates.key)
    found = [item for own in histories.values() for item in own if item.year == 2024 and item.value]
    few = {
        area for area, own in counts.items() for item in own if item.year == 2024 and item.ends and item.ends[0] < 10
    }
    most = sorted((item for item in found if item.area not in few), key=lambda item: -(item.value or 0))
    assert [item.area for item in most[:4]] == ["PSE", "LBN", "HTI", "SDN"]
    # Haiti, the third, has 0.8% more than the Sudan, which would be passed over.
    assert most[3].value > 0.95 * most[2].value and most[2].value < 0.95 * most[1].value
    assert [item.area for item in highest(shared, rates, 2024)] == ["PSE", "LBN"]
    assert [item.area for item in highest(shared, rates, 2023)] == ["PSE", "SDN", "CAF"]
    title = map_title(shared, rates, 2024, {}, {})
    # Their figures stand at them on the map: with these the title had three lines on a slide.
    assert title.endswith(", per 100,000 people, 2024: highest in the State of Palestine and Lebanon")
    assert not highest(shared, replace(rates, measure="count"), 2024)
    # What the map draws of an earlier year and is higher is named, too.
    weather = replace(rates, indicator="disaster-displacement-weather")
    assert map_title(shared, weather, 2024, {}, {}).endswith(" and Chad 6,528; Vanuatu 21,195 in 2023")
    assert [item.area for item in higher_in_other_years(shared, weather, 2024)] == ["VUT"]
    assert map_title(shared, weather, 2019, {}, {}).endswith("; American Samoa 9,036 in 2018 and 1 more")


def test_the_share_of_those_with_most_names_the_kind_it_is_of(shared: Context) -> None:
    enough = dict.fromkeys(list(shared.geography.members)[:12], 100.0)
    asked = replace(_drivers(shared), breakdown="ONE_SIDED")
    title = map_title(shared, asked, 2024, {}, enough)
    assert title.startswith(f"{subject(shared, asked)}: ") and "one sided" in title
    assert "one sided" not in map_title(shared, _drivers(shared), 2024, {}, enough)


def test_a_map_of_few_figures_says_how_many_and_of_when(shared: Context) -> None:
    indicator = shared.indicators["extreme-poverty"]
    selection = usual(indicator, shared.years(indicator.id))
    shown = {code: Observation(code, 2019, 5.0, None, None, "A") for code in ("NGA", "GHA")}
    said = map_title(shared, selection, 2019, shown, {})
    assert said == "Extreme poverty: 2 of 193 countries have a figure for 2019"
    assert map_title(shared, selection, 2021, shown, {}).endswith("have a figure for 2019 to 2021")
    assert map_title(shared, selection, 2021, {}, {}) == "Extreme poverty: 0 of 193 countries have a figure for 2021"


def says(text: str, *parts: str) -> bool:
    """Whether a title has the parts, in that order; how they are joined is a matter of style."""
    return re.search(".*".join(map(re.escape, parts)), text) is not None


def line(code: str, figures: dict[int, float | None], *, group: bool = False) -> Line:
    """A line of exact figures; None is asked and not reported."""
    points = (
        Point(year, value, None, None, "M" if value is None else "A", *((3, 9) if group else ()))
        for year, value in figures.items()
    )
    return Line(code, tuple(points), group=group)


def test_the_title_of_a_country_says_last_figure_unit_and_silent_years(shared: Context) -> None:
    indicator = shared.indicators["detected-victims"]
    selection = replace(usual(indicator, shared.years(indicator.id)), measure="count")
    said = trend_title(shared, selection, [line("NGA", {2019: 5, 2021: 1234, 2022: None})])
    told = ": 1,234 in 2021; 15 of 17 years from 2007 have no figure"
    assert says(said, "Nigeria", "detected child victims of trafficking", told)
    full = line("NGA", dict.fromkeys(range(2007, 2024), 7.0))
    assert trend_title(shared, selection, [full]).endswith(", detected child victims of trafficking: 7 in 2023")
    rate = trend_title(shared, replace(selection, measure="rate"), [full])
    assert rate.endswith(": 7 per 100,000 children in 2023")
    silent = trend_title(shared, selection, [line("NGA", {2022: None})])
    assert silent == "Nigeria has no figure for detected child victims of trafficking: unknown, not zero"


def test_the_title_of_several_compares_in_a_year_that_all_have(shared: Context) -> None:
    indicator = shared.indicators["homicide-rate"]
    selection = usual(indicator, shared.years(indicator.id))
    both = [line("NGA", {2018: 5, 2019: 6, 2021: 7}), line("GHA", {2019: 2, 2020: 3}), line("TUV", {})]
    said = trend_title(shared, selection, both)
    assert says(said, "Homicide rate", "per 100,000 people", "in 2019", "Nigeria 6, Ghana 2")
    assert "2021" not in said
    long_ago = [line("NGA", {2019: 6, 2023: 7}), line("GHA", {2019: 2, 2022: 3})]
    said = trend_title(shared, selection, long_ago)
    assert said.endswith("latest: Nigeria 7 (2023), Ghana 3 (2022)"), "a year that all have, but four years older"
    apart = [line("NGA", {2018: 5}), line("GHA", {2019: 2})]
    said = trend_title(shared, selection, apart)
    assert says(said, "Homicide rate", "per 100,000 people", "latest: Nigeria 5 (2018)")
    assert said.endswith("Nigeria 5 (2018), Ghana 2 (2019)"), "an answer, which opened with what there is not"


def test_figures_of_detection_stand_in_the_order_of_the_choice_each_with_its_year(shared: Context) -> None:
    """Sorted by size they would be read as a ranking."""
    indicator = shared.indicators["detected-victims"]
    selection = replace(usual(indicator, shared.years(indicator.id)), measure="count")
    both = [line("NGA", {2018: 555, 2019: 666, 2031: 777}), line("GHA", {2018: 222, 2019: 333, 2030: 444})]
    said = trend_title(shared, selection, both)
    assert said == "Detected child victims of trafficking, latest: Nigeria 777 (2031), Ghana 444 (2030)"
    assert years_in_common(shared, selection, both, "2018 to 2021") == "all have a figure for 2018 to 2019"
    assert years_in_common(shared, selection, both, "2018 to 2019") == "", "each year of the chart"
    assert years_in_common(shared, selection, [*both, line("TUV", {})], "2018 to 2021") == "", "not all have any"
    median = replace(line("154", {2022: 5}, group=True), median=True)
    assert years_in_common(shared, selection, [*both, median], "2018 to 2021") == "", "a median is of one year"
    for name, codes, told in (
        ("detected-victims", "MAR GAB", "per 100,000 children, latest totals: Morocco 0.56 (2021), "),
        ("detected-victims", "AUT COG", "per 100,000 children, latest totals: Austria 0.65 (2021), "),
        ("detected-child-victims-rate", "MAR COG", "per 100,000 children, latest totals: Morocco 0.56 (2021)"),
        # What stands beside each other is of one year, the last that all have, where that is not long ago.
        ("detected-victims", "MAR FRA", "per 100,000 children, in 2021: Morocco 0.56, France 3.54"),
        ("detected-victims", "BGD IND", "per 100,000 children, in 2022: Bangladesh 0.18, India at least 0.65"),
        ("detected-victims", "BGD IND NPL", "latest: Bangladesh at least 0.05 (2023), India at least 0.65 (2022), "),
        ("persons-prosecuted", "LBN FRA", "per 100,000 people, in 2021: Lebanon 0.86, France 2.93"),
        ("detected-victims", "COG GAB", "per 100,000 children, latest: Congo 2.65 (2011), Gabon 18.7 (2010)"),
    ):
        question = usual(shared.indicators[name], shared.years(name))
        real = trend_title(shared, question, [shared.line(question, code) for code in codes.split()])
        assert told in real, "rows by sex or age of a later year have no total: it is not the latest figure"
    once = [line("NGA", {2018: 555}), line("GHA", {2018: 222, 2019: 333})]
    assert years_in_common(shared, selection, once, "2018 to 2019") == "all have a figure for 2018"
    apart = [line("NGA", {2018: 555}), line("GHA", {2019: 333})]
    assert years_in_common(shared, selection, apart, "2018 to 2019") == "no year in common"
    alike = trend_title(shared, selection, [line("GHA", {2019: 333}), line("NGA", {2019: 555})])
    assert alike == "Detected child victims of trafficking, in 2019: Ghana at least 333, Nigeria 555"
    # Names that would take more than two lines are counted: each stands over its chart.
    codes = ("GBR", "BOL", "COD", "PSE")
    long = trend_title(shared, selection, [line(code, {2019: 5, 2020: 6}) for code in codes])
    assert long.endswith(" 6, Bolivia 6, Democratic Republic of the Congo 6, State of Palestine 6") and len(long) <= 150
    none = trend_title(
        shared, selection, [line("GBR", {2020: 6}), line("BOL", {2020: 6}), line("COD", {}), line("PSE", {})]
    )
    assert none.endswith("Bolivia 6; no figure: Democratic Republic of the Congo and State of Palestine")


def test_the_title_of_a_group_says_of_how_many_countries(shared: Context) -> None:
    victims = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    group = replace(line("011", {2019: 40, 2020: 41, 2021: 42, 2022: 44}, group=True), areas=("GHA", "NGA", "SEN"))
    said = trend_title(shared, replace(victims, measure="count"), [group])
    assert said == "3 countries of Western Africa detected 44 child victims of trafficking in 2022"
    changing = trend_title(shared, replace(victims, measure="count"), [replace(group, areas=())])
    assert "every year" not in changing
    deaths = trend_title(shared, replace(_drivers(shared), measure="count"), [line("011", {2022: 44}, group=True)])
    assert says(deaths, "Western Africa", "conflict deaths: 44 recorded in 2022 (3 countries and areas)")
    own = Line("001", (Point(2022, 44, None, None, "A"),), group=True, published=True)
    assert trend_title(shared, _drivers(shared), [own]).endswith("in 2022"), "whose it is, stands below"

    def beside(query: str, panel: str = "compare-chart") -> str:
        return shown(shared, VIEWS[panel], selection_of(shared, VIEWS[panel], query)).words.title

    # Beside each other too: behind each where there is room, else once, and without a figure less.
    assert ", in 2022 (3 to 32 countries each): Africa about 1.17, " in beside("")
    assert beside("").endswith(", Oceania 0.32")
    assert beside("area=NGA,002").endswith(": Nigeria 0.90, Africa about 1.17 (6 of 54 countries)")
    # A share, too, has beside a country the figure that it has alone, and was "no figure: Asia".
    share = "in 2022: Thailand 59.0, Asia about 16.8 (15 of 47 countries)"
    assert beside("area=THA,142", "victims-share").endswith(share)
    rate = beside("indicator=detected-child-victims-rate&area=MAR")
    assert rate.endswith(" in 2021; for 2023, counted by sex: 73 children")
    # Whose a rate is by far, with whom its figure counts, too; never of a number, which is nobody's rate.
    deaths = "indicator=conflict-deaths&area=UMC,HIC&measure="
    assert beside(f"{deaths}rate").endswith(" 1.73 (Israel and State of Palestine alone: over 99%)")
    assert "alone" not in beside(f"{deaths}count")
    alone = beside("indicator=conflict-deaths&area=HIC&measure=rate", "drivers-trend")
    assert alone.endswith(", as recorded; Israel (with State of Palestine) alone: over 99%")
    assert "alone" not in beside("indicator=conflict-deaths&area=002&measure=rate", "drivers-trend")
    estimate = beside("indicator=displaced-stock-by-age&area=SDN", "drivers-trend")
    assert estimate.endswith(" per 100,000 children in 2024, an estimate")


parts_said = partial(parts_title, among="detected victims")


def test_an_interval_in_a_title_stays_one(shared: Context) -> None:
    indicator = shared.indicators["detected-victims"]
    selection = replace(usual(indicator, shared.years(indicator.id)), measure="count")
    few = Line("NGA", (Point(2023, None, 1, 4, "Q"),))
    assert trend_title(shared, selection, [few]).endswith(": <5 in 2023; 16 of 17 years from 2007 have no figure")
    nothing = line("NGA", {})
    said = parts_said("Nigeria", [("girls", few), ("boys", line("NGA", {2023: 0}))], 0, of=nothing, leads=[nothing])
    assert said == "Nigeria, detected victims, 2023: <5 girls and 0 boys"


def test_parts_are_of_the_newest_year_and_say_what_is_not_known_of_it() -> None:
    apart = [("girls", line("NGA", {2020: 3})), ("boys", line("NGA", {2020: 4, 2021: 3}))]
    nothing, whole = line("NGA", {}), line("NGA", {2020: 7, 2021: 5, 2022: 9})
    said = parts_said("Nigeria", apart, 0, of=nothing, leads=[nothing])
    assert said == "Nigeria, detected victims, 2021: 3 boys; no figure for girls"
    said = parts_said("Nigeria", apart, 0, of=whole, leads=[whole])
    assert said == "Nigeria, detected victims, 2022: 9 in all; no figure for girls and boys"
    said = parts_said("Nigeria", [("girls", nothing)], 0, of=nothing, leads=[nothing])
    assert said == "Nigeria has no figure for detected victims, girls: unknown, not zero"
    said = parts_said("Nigeria", [("girls", nothing), ("boys", nothing)], 0, of=whole, leads=[nothing])
    assert said == "Nigeria, detected victims, 2022: 9 in all; no figure for girls and boys"
    said = parts_said(
        "Nigeria", [("girls", nothing)], 0, of=nothing, leads=[nothing], children=True, adults=(2020, 2022)
    )
    assert said.startswith(
        "Nigeria has no figure for detected victims, girls in 2022; all detected victims of that year"
    )


def test_who_is_as_many_as_all_leaves_nobody_for_the_others() -> None:
    """As Mauritania 2022: 6 children, 6 of them girls."""
    nothing, girls, whole = line("NGA", {}), line("NGA", {2022: 6}), line("NGA", {2022: 6})
    said = parts_said("Nigeria", [("girls", girls), ("boys", nothing)], 0, of=whole, leads=[whole], children=True)
    assert said == "Nigeria, detected victims, 2022: 6 girls, of 6 detected children in all"


def test_parts_that_are_more_than_their_whole_say_so() -> None:
    two = [("girls", line("NGA", {2022: 6})), ("boys", line("NGA", {2022: 4}))]
    whole = line("NGA", {2022: 9})
    said = parts_said("Nigeria", two, 0, of=whole, leads=[whole])
    assert said == "Nigeria, detected victims, 2022: 6 girls and 4 boys, together more than all reported (9)"
    many = Line("NGA", (Point(2022, None, 9, 12, "A"),))
    assert parts_said("Nigeria", two, 0, of=many, leads=[many]).endswith("victims, 2022: 6 girls and 4 boys")


def test_a_map_of_statuses_says_of_when_they_are_where_some_are_older(shared: Context) -> None:
    indicator = shared.indicators["tip-report-tier"]
    selection = usual(indicator, shared.years(indicator.id))
    told = {code: Observation(code, 2023, 2.0, None, None, "A") for code in ("NGA", "GHA")}
    said = map_title(shared, selection, 2023, told, {})
    assert says(said, ", 2023: Tier 2 2 of 193 countries")
    told |= {"KEN": Observation("KEN", 2020, 4.0, None, None, "A")}
    said = map_title(shared, selection, 2023, told, {})
    assert says(said, ", 2023: Tier 2 2 and Tier 3 1 of 193 countries, 1 by an older entry (2020)")


def test_the_same_countries_report_every_year_but_those_that_no_edition_describes(shared: Context) -> None:
    indicator = shared.indicators["labour-inspectors"]
    selection = replace(usual(indicator, shared.years(indicator.id)), areas=("001",), measure="count")
    same = replace(line("001", {2019: 5, 2020: 6, 2022: 7}, group=True), areas=("GHA", "NGA", "SEN"))
    said = resting(selection, same)
    assert said.endswith("report every year from 2019 (but 2021, of which nothing was published) to 2022")
    whole = replace(line("001", {2019: 5, 2020: 6, 2021: 7}, group=True), areas=same.areas)
    assert resting(selection, whole).endswith("report every year from 2019 to 2021")


def test_a_share_names_the_numbers_that_it_is_of(shared: Context) -> None:
    name = "child-share-of-detected-victims"
    asked = replace(usual(shared.indicators[name], shared.years(name)), areas=("DEU",))
    title = trend_title(shared, asked, [shared.line(asked, "DEU")])
    assert "31.2% (241 of 773) of detected victims of known age were children in 2023" in title


def title_of(context: Context, panel: str, query: str) -> str:
    """The title of a view's picture."""
    view = VIEWS[panel]
    return content_of(context, Asked(view, views.selection_of(context, view, query), "http://localhost/")).title


def coverage_of(context: Context, query: str) -> str:
    """What stands below the chart of a driver."""
    view = VIEWS["drivers-trend"]
    asked = Asked(view, views.selection_of(context, view, query), "http://localhost/")
    return content_of(context, asked).coverage


def test_a_sum_of_what_was_recorded_says_of_how_many_areas_and_below_a_rate_whom_it_is_divided_by(
    shared: Context,
) -> None:
    """ "Over 196 countries" is more than 196 to whoever hears it."""
    deaths = title_of(shared, "drivers-trend", "indicator=conflict-deaths&measure=count")
    assert re.search(r"recorded in \d{4} \(\d+ countries and areas\)$", deaths)
    rate = "indicator=conflict-displacement-new&measure=rate"
    assert title_of(shared, "drivers-trend", rate).endswith(", as recorded")
    assert "per 100,000 people of all areas" in coverage_of(shared, rate)
    for area in ("", "&area=202"):
        query = f"indicator=displaced-stock-by-age{area}"
        assert re.search(r"per 100,000 children in \d{4}, an estimate$", title_of(shared, "drivers-trend", query))
        assert "per 100,000 children of all areas" in coverage_of(shared, query)
    adults = "indicator=displaced-stock-by-age&age=Y18T59&measure=rate"
    assert "per 100,000 people of all areas" in coverage_of(shared, adults)


def test_a_share_of_a_map_is_of_the_figures_that_there_are(shared: Context) -> None:
    said = title_of(shared, "drivers-map", "indicator=disaster-affected&year=2022&measure=count")
    assert "of all recorded" not in said
    assert "of the sum for 2022 (" in said


def test_a_median_that_would_be_rounded_away_keeps_its_first_digit(shared: Context) -> None:
    assert "at under" not in title_of(shared, "drivers-map", "indicator=political-stability")


def test_a_chosen_country_without_a_figure_is_named_in_the_title(shared: Context) -> None:
    assert title_of(shared, "victims-trend", "area=BGD,UKR,NRU").endswith("; no figure: Nauru")


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("protection-map", "year=2012"),
        ("protection-map", "year=2019"),
        ("victims-map", "year=2007"),
        ("justice-map", "indicator=persons-prosecuted&year=2005"),
    ],
)
def test_the_window_of_a_map_is_the_same_in_all_its_words(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    found = content_of(shared, Asked(view, views.selection_of(shared, view, query), "http://localhost/"))
    since = re.findall(r"since (\d{4})", found.subtitle)
    assert re.findall(r"since (\d{4})", found.coverage) == since
    older = re.findall(r"more for (\d{4}) to", found.title)
    assert all(since[0] <= year for year in older)


@pytest.mark.parametrize(("name", "said"), [("ilo-c182", "2022: ratified"), ("palermo-protocol", "2023: party")])
def test_a_state_is_said_to_stand_in_its_year_and_not_to_have_begun_then(shared: Context, name: str, said: str) -> None:
    indicator = shared.indicators[name]
    asked = replace(usual(indicator, shared.years(name)), areas=("BGD",))
    series = series_of(shared, VIEWS["data-explorer"], asked)
    assert f", {said}" in series.title
    assert " in 202" not in series.title


def test_parts_say_whom_they_count_where_their_names_do_not() -> None:
    two = [("forced labour", line("THA", {2022: 6})), ("other", line("THA", {2022: 4}))]
    whole = line("THA", {2022: 9})
    whom = {"among": "detected victims", "whom": "detected children by form"}
    forms = {"forced labour": "FORCED_LABOUR", "other": "OTHER"}
    said = parts_title("Thailand", two, 0, of=whole, leads=[whole], children=True, forms=forms, **whom)
    assert said == (
        "Thailand, detected children by form, 2022: 6 in forced labour and 4 in other forms, together more than "
        "all children reported (9)"
    )


def test_forms_of_a_country_are_said_to_be_of_children(shared: Context) -> None:
    view = VIEWS["victims-forms"]
    indicator = shared.indicators["detected-victims-by-form"]
    for places in (("THA",), ("DEU",), ("CRI",)):
        series = series_of(shared, view, replace(usual(indicator, shared.years(indicator.id)), areas=places))
        assert "detected children by form" in series.title


def test_a_count_of_reports_that_still_come_in_says_so(shared: Context) -> None:
    view = VIEWS["victims-reporting"]
    series = series_of(shared, view, usual(shared.indicators[view.indicator], shared.years(view.indicator)))
    assert "so far; the most" in series.title
    assert "still incomplete" in series.caveat
    assert "more trafficking" not in series.caveat


def test_lags_count_intervals_and_not_drivers(shared: Context) -> None:
    selection = usual(shared.indicators["gdp-per-capita"], shared.years("gdp-per-capita"))
    found = lags_of(shared)
    title = KINDS["lags"](shared, VIEWS["relation-lags"], selection).words.title
    told = [item for item in found if item.rho is not None]
    outside = [item for item in told if item.leaves_zero_out]
    # Of most drivers that have a mark some interval leaves out zero.
    assert len({item.driver for item in outside}) > len({item.driver for item in told}) / 2
    assert f"{len(outside)} of {len(told)} links are clear" in title
    assert title.endswith(f", {len(told) - len(outside)} not")
    assert "most drivers" not in title


def test_persons_of_unknown_age_are_drawn_where_the_table_has_them_and_named_nowhere_else(shared: Context) -> None:
    view = VIEWS["victims-ages"]
    indicator = shared.indicators["detected-victims"]
    base = usual(indicator, shared.years(indicator.id))
    germany = series_of(shared, view, replace(base, areas=("DEU",)))
    unknown = next(drawn for drawn in germany.lines if drawn.label == "age unknown")
    (row,) = shared.store.rows("detected-victims", areas=["DEU"], sex=["_U"], age=["_U"], first=2023).itertuples()
    assert unknown.line.known[-1].year == 2023
    assert unknown.line.known[-1].value == row.obs_value == 35
    assert "241 children, 532 adults and 35 age unknown" in germany.title and "more victims" not in germany.subtitle
    # Where the totals leave more of no age than that row has, it is none of these: of 950, the row says 0.
    (row,) = shared.store.rows("detected-victims", areas=["GBR"], sex=["_U"], age=["_U"], first=2023).itertuples()
    britain = series_of(shared, view, replace(base, areas=("GBR",)))
    assert row.obs_value == 0 and [drawn.label for drawn in britain.lines] == ["children", "adults"]
    assert "No age is reported for 950 more victims." in britain.subtitle
    rows = shared.store.rows("detected-victims", areas=["DNK"], sex=["_U"], age=["_U"])
    denmark = series_of(shared, view, replace(base, areas=("DNK",)))
    # Of nobody of unknown age no title speaks.
    assert len(rows) > 0 and "age unknown" in denmark.about and "age unknown" not in denmark.title
    kenya = series_of(shared, view, replace(base, areas=("KEN",)))
    assert len(shared.store.rows("detected-victims", areas=["KEN"], sex=["_U"], age=["_U"])) == 0
    assert "age unknown" not in kenya.title + kenya.subtitle


def test_a_chosen_country_that_a_relation_leaves_out_is_named(shared: Context) -> None:
    view = VIEWS["relation-scatter"]
    for code, out in (("SYR", True), ("DEU", False)):
        coverage = content_of(
            shared, Asked(view, selection_of(shared, view, f"area={code}"), "http://localhost/")
        ).coverage
        assert (f"Chosen, but left out of the points of 2022: {shared.geography.name(code)}" in coverage) == out


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("area=IRQ,SYR&indicator=extreme-poverty", "since 2014; the last is 2006"),
        ("area=DZA,TUN&indicator=extreme-poverty", "since 2014; the last is 1995"),
        ("area=SYR,JOR&indicator=homicide-rate", "since 2019; the last is 2010"),
    ],
)
def test_a_year_of_long_ago_is_not_compared_where_somebody_has_a_newer_one(
    shared: Context, query: str, said: str
) -> None:
    """In 2006 Iraq had 0.6% and Syria 0.0; in 2022 Syria had 16.5%."""
    view = VIEWS["compare-chart"]
    title = shown(shared, view, selection_of(shared, view, query)).words.title
    assert title.endswith(f" have no year in common {said}")


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("compare-chart", "indicator=repatriated-victims&area=PHL,IDN"),
        ("data-explorer", "indicator=repatriated-victims&area=GBR"),
        ("data-explorer", "indicator=repatriated-victims"),
    ],
)
def test_nothing_is_said_of_victims_who_were_repatriated(shared: Context, panel: str, query: str) -> None:
    """Newer rows stand under named countries: "newest: <5 in 2003", "20 years are unknown" were false of the series."""
    view = VIEWS[panel]
    words = shown(shared, view, selection_of(shared, view, query)).words
    assert words.title.endswith(": the figures are in the table")
    assert not re.search("newest|unknown|no figure|Years with", f"{words.title} {words.coverage}")


@pytest.mark.parametrize(
    ("panel", "query", "first", "last"),
    [
        ("drivers-trend", "indicator=political-stability&area=DEU", 1996, 2023),
        ("justice-trend", "indicator=laws-on-violence-against-women&area=KEN", 2018, 2024),
    ],
)
def test_a_year_of_which_nothing_was_published_is_not_unknown_of_a_country(
    shared: Context, panel: str, query: str, first: int, last: int
) -> None:
    """The governance indicators had no edition for 1997, 1999 and 2001: of whom all others are known, nothing lacks."""
    view = VIEWS[panel]
    selection = selection_of(shared, view, query)
    found = shown(shared, view, selection).words
    areas = shared.store.areas_of(selection.indicator)
    years = areas.loc[areas["obs_value"].notna(), "time_period"].nunique()
    assert years < last - first + 1
    assert "unknown" not in found.title
    said = f"Figures for each of the {years} years from {first} to {last} for which any were published."
    assert found.covered.endswith(said)


def test_both_ends_of_a_comparison_have_the_same_decimals() -> None:
    """Said as "0.059 to 0.066, then 0.05 to 0.06", the two would seem to overlap."""
    before = Point(2021, None, 0.0589, 0.0657, "A")
    after = Point(2022, None, 0.0469, 0.0571, "A")
    assert Wording(2).apart(before, after) == ("0.059 to 0.066", "0.047 to 0.057")
