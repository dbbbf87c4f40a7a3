"""A selection and its address are the same thing, and no address fails."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.context import Context
from dashboard.i18n import languages
from dashboard.selection import LONGEST_QUERY, MOST_AREAS, NAMES, Scope, Selection, file_name, file_stem, usual
from dashboard.views import PAGE_VIEWS, VIEWS, selection_of


def scope_of(context: Context, page: str = "data", fixed_area: str = "") -> Scope:
    """What the reader of a page may select."""
    return PAGE_VIEWS[page].scope(context.indicators, fixed_area)


def read(context: Context, query: str, page: str = "data") -> tuple[Selection, tuple[str, ...]]:
    """What an address of a page gives."""
    return context.reader.parse(query, scope_of(context, page))


@st.composite
def selections(draw: st.DrawFn, context: Context, scope: Scope) -> Selection:
    """Any choice that a page offers."""
    indicator = context.indicators[draw(st.sampled_from(scope.indicators))]
    years = context.years(indicator.id)
    places = sorted({*context.geography.areas, *context.geography.regions} - {scope.fixed_area})
    fixed = [scope.fixed_area] if scope.fixed_area else []
    areas = draw(st.lists(st.sampled_from(places), max_size=MOST_AREAS - len(fixed), unique=True))
    base = usual(indicator, years)

    def code(name: str, codes: tuple[str, ...]) -> str:
        # Corridors have codes of their own, which no page lists.
        return str(getattr(base, name)) if name in scope.fixed or not codes else draw(st.sampled_from(codes))

    sex = code("sex", indicator.sex)
    measures = tuple(measure for measure in indicator.measures if measure != "rate" or sex == "_T")
    return Selection(
        indicator.id,
        (*fixed, *areas),
        draw(st.integers(years.first, years.last)),
        sex,
        code("age", indicator.age),
        code("breakdown", indicator.breakdown),
        code("measure", measures),
        draw(st.sampled_from(languages())),
        draw(st.from_regex(r"[a-z0-9.,-]{0,200}", fullmatch=True)),
        draw(_some(scope.against, scope.most_against)) or scope.usual_against,
        tuple(word for word in scope.show if draw(st.booleans())),
    )


def _some(names: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(tuple)


@given(data=st.data())
def test_an_address_reads_back_as_the_selection_it_was_written_for(shared: Context, data: st.DataObject) -> None:
    scope = scope_of(shared, data.draw(st.sampled_from(sorted(PAGE_VIEWS))), data.draw(st.sampled_from(["", "NGA"])))
    selection = data.draw(selections(shared, scope))
    found, notices = shared.reader.parse(shared.reader.query(selection, scope), scope)
    assert found == selection
    assert bool(notices) == (selection.year in dict(shared.indicators[selection.indicator].moved))


def test_every_indicator_area_year_and_code_can_be_written_and_read(shared: Context) -> None:
    scope = scope_of(shared)
    for indicator in shared.indicators.values():
        years = shared.years(indicator.id)
        base = usual(indicator, years)
        changes = [{"year": year} for year in range(years.first, years.last + 1)]
        for field in ("sex", "age", "breakdown"):
            changes += [{field: code} for code in getattr(indicator, field)]
        changes += [{"measure": measure} for measure in indicator.measures]
        for change in changes:
            selection = replace(base, **change)  # type: ignore[arg-type]
            if selection.sex != "_T" and "rate" in indicator.measures:
                selection = replace(selection, measure="count")
            found, notices = shared.reader.parse(shared.reader.query(selection, scope), scope)
            assert found == selection
            assert bool(notices) == (selection.year in dict(indicator.moved))
    base = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    for code in (*shared.geography.areas, *shared.geography.regions):
        selection = replace(base, areas=(code,))
        assert shared.reader.parse(shared.reader.query(selection, scope), scope) == (selection, ())


def test_the_usual_choice_has_an_empty_address(shared: Context) -> None:
    scope = scope_of(shared, "country")
    first = shared.indicators[scope.indicators[0]]
    assert shared.reader.query(usual(first, shared.years(first.id)), scope) == ""
    assert read(shared, "", "country") == (usual(first, shared.years(first.id)), ())


def test_where_all_rows_are_shown_filters_are_left_open_until_the_address_names_a_code(shared: Context) -> None:
    scope, base = scope_of(shared), usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    assert scope.all_rows
    for query, left_open in {"": ("sex", "age"), "sex=_T": ("age",), "sex=all&age=Y0T17": ("sex",)}.items():
        selection, notices = read(shared, query)
        assert notices == ()
        assert selection == replace(base, left_open=left_open), query
        assert read(shared, shared.reader.query(selection, scope)) == (selection, ())


def test_a_code_that_there_is_not_leaves_the_filter_open_and_says_so(shared: Context) -> None:
    selection, notices = read(shared, "sex=X&age=Y0T17")
    assert selection.left_open == ("sex",)
    assert len(notices) == 1


def test_a_filter_without_a_choice_is_not_left_open(shared: Context) -> None:
    assert read(shared, "indicator=violent-discipline")[0].left_open == ()
    assert read(shared, "indicator=refugee-corridors")[0].left_open == ("breakdown",)
    assert read(shared, "indicator=refugee-corridors", "country")[0].left_open == ()


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(categories=["Cs", "Cc", "Nd", "Lu"]), max_size=20),
    st.lists(
        st.tuples(
            st.sampled_from([*NAMES, "areas", "__class__"]),
            st.one_of(
                st.text(max_size=12),
                st.sampled_from(["NGA", "٣٤", "²", "1e3", "-0", "99999999", "NaN", "001,001", "ß", "İ", "%ff", "\x00"]),
            ),
        ),
        max_size=12,
    ).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)),
    st.sampled_from(
        ["&".join(["a=1"] * 60), "area=" + "A," * 990, "x" * 5000, "area=%FF%FE", ";;;", "=&=", "year=%00"]
    ),
)


@given(query=HOSTILE)
def test_any_text_gives_a_selection_that_the_page_offers(shared: Context, query: str) -> None:
    scope = scope_of(shared)
    selection, notices = shared.reader.parse(query, scope)
    indicator, years = shared.indicators[selection.indicator], shared.years(selection.indicator)
    assert years.first <= selection.year <= years.last
    assert selection.sex in indicator.sex
    assert selection.age in indicator.age
    assert selection.breakdown in indicator.breakdown
    assert selection.measure in indicator.measures
    assert selection.lang in languages()
    assert len(selection.areas) <= MOST_AREAS
    assert all(code in shared.geography.areas or code in shared.geography.regions for code in selection.areas)
    assert all(notice.isprintable() and len(notice) < 400 for notice in notices)
    assert shared.reader.parse(shared.reader.query(selection, scope), scope) == (selection, ())


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("indicator=conflict-displacement-stock&year=2003", "2009 to 2024"),
        ("indicator=detected-victims&year=2031", "2007 to 2023"),
    ],
)
def test_a_year_that_cannot_be_chosen_denies_no_figure(shared: Context, query: str, years: str) -> None:
    """Refugees of 2025 stand on the page of a map that ends in 2024."""
    (notice,) = shared.reader.parse(query, scope_of(shared))[1]
    assert "no figures" not in notice
    assert re.search(rf": years from {years} can be chosen here, not \d{{4}}; \d{{4}} is shown", notice)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indicator=wealth", "wealth"),
        ("sex=X", "X"),
        ("sex=F,M", "F,M"),
        ("age=old", "old"),
        ("breakdown=FLOOD", "FLOOD"),
        ("measure=euro", "euro"),
        ("lang=xx", "xx"),
        ("year=1901", "1901"),
        ("year=2999", "2999"),
        ("year=MMXX", "MMXX"),
        ("year=%C2%B2", "²"),
        ("year=1e3", "1e3"),
        ("year=2020&year=2021", "2020,2021"),
        ("areas=ATL&lang=en", "“areas”"),
        ("area=NGA,Narnia,GHA", "Narnia"),
        ("x=" + "y" * LONGEST_QUERY, "too long"),
        ("&".join(["area=NGA"] * 60), "could not be read"),
        ("area=NGA,GHA,KEN,TGO,BEN,MLI,NER,TCD,CMR,GAB,COG,COD,AGO", f"At most {MOST_AREAS}"),
    ],
)  # fmt: skip
def test_what_falls_back_is_said(shared: Context, query: str, said: str) -> None:
    selection, notices = read(shared, query)
    assert len(notices) == 1
    assert said in notices[0]
    kept = tuple(code for code in parse_qs(query).get("area", [""])[0].split(",") if code in shared.geography.areas)
    if "area" in query and "could not" not in said:
        assert selection == replace(read(shared, "")[0], areas=kept[:MOST_AREAS])


@pytest.mark.parametrize(
    "query", ["area=NGA,", "area=,", "area=%20NGA%20", "sex=", "year=", "utm_source=mail&area=NGA"]
)
def test_nothing_is_said_of_what_asks_for_nothing(shared: Context, query: str) -> None:
    selection, notices = read(shared, query)
    assert notices == ()
    assert selection.areas in ((), ("NGA",))


def test_what_a_stranger_wrote_is_shown_short_and_printable(shared: Context) -> None:
    _, notices = read(shared, "sex=" + "a%0Ab%07" + "x" * 500)
    assert "ab" in notices[0]
    assert "x…" in notices[0]
    assert len(notices[0]) < 120
    assert notices[0].isprintable()


def test_a_year_out_of_range_becomes_the_nearest(shared: Context) -> None:
    years = shared.years("detected-victims")
    assert read(shared, "indicator=detected-victims&year=1901")[0].year == years.first
    assert read(shared, "indicator=detected-victims&year=-5")[0].year == years.first
    assert read(shared, "indicator=detected-victims&year=2999")[0].year == years.last
    assert read(shared, "indicator=detected-victims&year=twenty")[0].year == years.opening


def test_there_is_no_rate_of_one_sex_and_who_asks_for_it_is_told(shared: Context) -> None:
    selection, notices = read(shared, "indicator=detected-victims&sex=F&measure=rate")
    assert (selection.sex, selection.measure) == ("F", "count")
    assert len(notices) == 1
    assert "no rate for one sex" in notices[0]
    assert read(shared, "indicator=detected-victims&sex=F")[1] == ()
    assert read(shared, "indicator=detected-victims&sex=F")[0].measure == "count"
    assert read(shared, "indicator=detected-victims&sex=_T")[0].measure == "rate"


def test_the_page_on_justice_shows_numbers_unless_its_address_asks_for_rates(shared: Context) -> None:
    """Half of the rates of convictions are under 0.08; what an address asks for by name it goes on to get."""
    scope = PAGE_VIEWS["justice"].scope(dict(shared.indicators))
    for query, measure, shortest in (
        ("area=NGA", "count", "area=NGA"),
        ("area=NGA&measure=count", "count", "area=NGA"),
        ("area=NGA&measure=rate", "rate", "area=NGA&measure=rate"),
    ):
        selection, notices = shared.reader.parse(query, scope)
        assert (selection.measure, notices) == (measure, ())
        assert shared.reader.query(selection, scope) == shortest
    for panel in ("justice-trend", "justice-map", "justice-beside"):
        assert selection_of(shared, VIEWS[panel], "area=NGA").measure == "count"
        assert selection_of(shared, VIEWS[panel], "area=NGA&measure=rate").measure == "rate"
    assert selection_of(shared, VIEWS["compare-chart"], "indicator=persons-convicted").measure == "rate"


def test_lower_case_and_unpadded_codes_are_read(shared: Context) -> None:
    assert read(shared, "area=nga,34,2,xkx,lic,1") == (
        replace(read(shared, "")[0], areas=("NGA", "034", "002", "XKX", "LIC", "001")),
        (),
    )


def test_an_area_asked_twice_is_shown_once(shared: Context) -> None:
    assert read(shared, "area=NGA,nga,NGA,GHA")[0].areas == ("NGA", "GHA")
    assert read(shared, "area=NGA&area=GHA")[0].areas == ("NGA", "GHA")


def test_at_most_twelve_areas_the_first_ones(shared: Context) -> None:
    codes = list(shared.geography.areas)[:20]
    selection, notices = read(shared, "area=" + ",".join(codes))
    assert selection.areas == tuple(codes[:12])
    assert len(notices) == 1


def test_the_country_of_a_page_comes_first_whatever_is_asked(shared: Context) -> None:
    scope = scope_of(shared, "country", "NGA")
    assert shared.reader.parse("", scope)[0].areas == ("NGA",)
    assert shared.reader.parse("area=GHA,NGA", scope)[0].areas == ("NGA", "GHA")
    many = ",".join(code for code in shared.geography.areas if code != "NGA")[:200]
    assert shared.reader.parse(f"area={many}", scope)[0].areas[0] == "NGA"


@pytest.mark.parametrize("page", sorted(PAGE_VIEWS))
def test_a_page_gives_only_its_own_indicators(shared: Context, page: str) -> None:
    scope = scope_of(shared, page)
    assert scope.indicators
    for name in shared.indicators:
        selection, notices = read(shared, f"indicator={name}", page)
        assert selection.indicator == (name if name in scope.indicators else scope.indicators[0])
        assert bool(notices) == (name not in scope.indicators)


def test_a_view_with_an_indicator_of_its_own_takes_what_applies_of_the_selection(shared: Context) -> None:
    query = "indicator=child-share-of-detected-victims&area=NGA,GHA&year=2016&sex=F"
    taken = selection_of(shared, VIEWS["victims-children"], query)
    assert (taken.indicator, taken.areas, taken.year, taken.sex) == ("detected-victims", ("NGA", "GHA"), 2016, "F")
    assert taken.age == shared.indicators["detected-victims"].default_age
    early = selection_of(shared, VIEWS["driver-conflict-deaths"], "indicator=refugees-by-origin&year=1960&area=NGA")
    assert early.year == shared.years("conflict-deaths").first
    assert selection_of(shared, VIEWS["drivers-map"], "indicator=gdp-per-capita").indicator == "gdp-per-capita"


@given(data=st.data())
def test_every_view_takes_any_selection(shared: Context, data: st.DataObject) -> None:
    view = VIEWS[data.draw(st.sampled_from(sorted(VIEWS)))]
    query = data.draw(HOSTILE | st.sampled_from(["area=001&sex=F&year=1999", "indicator=homicide-rate&measure=count"]))
    selection = selection_of(shared, view, query)
    indicator, years = shared.indicators[selection.indicator], shared.years(selection.indicator)
    assert view.indicator in ("", indicator.id)
    assert years.first <= selection.year <= years.last
    assert selection.sex in indicator.sex
    assert selection.measure in indicator.measures


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("", "map"),
        ("victims-map.table", "table"),
        ("victims-map.chart,drivers-map.table", "chart"),
        ("drivers-map.table", "map"),
        ("victims-map.pie", "map"),
        ("victims-map", "map"),
        (",.,victims-map.table", "table"),
        ("victims-map.table.x", "map"),
    ],
)
def test_a_panel_shows_the_tab_of_the_address_or_its_usual_one(shared: Context, view: str, shown: str) -> None:
    selection, _ = read(shared, urlencode({"view": view}))
    assert selection.tab("victims-map", "map") == shown


def _of(context: Context, query: str) -> Selection:
    return read(context, query)[0]


@pytest.mark.parametrize(
    ("query", "stem"),
    [
        ("indicator=detected-victims", "detected-victims_children_rate"),
        ("indicator=detected-victims&sex=F&measure=count", "detected-victims_girls_count"),
        ("indicator=detected-victims&sex=M", "detected-victims_boys_count"),
        ("indicator=detected-victims&age=_T&sex=F", "detected-victims_female_count"),
        ("indicator=detected-victims&age=Y_GE18", "detected-victims_adults_rate"),
        ("indicator=detected-victims-by-form&breakdown=FORCED_LABOUR",
         "detected-victims-by-form_children_forced-labour_rate"),
        ("indicator=gdp-per-capita", "gdp-per-capita"),
    ],
)  # fmt: skip
def test_a_files_name_says_what_and_of_whom(shared: Context, query: str, stem: str) -> None:
    assert file_stem(_of(shared, query)) == stem


def test_a_files_name_says_where_and_when(shared: Context) -> None:
    selection = _of(shared, "indicator=detected-victims&measure=count&area=NGA,GHA")
    assert file_name(selection, 2010, 2022) == "detected-victims_children_count_NGA-GHA_2010-2022"
    assert file_name(replace(selection, areas=()), 2022, 2022) == "detected-victims_children_count_world_2022"


@given(data=st.data())
def test_a_files_name_is_safe_on_every_system(shared: Context, data: st.DataObject) -> None:
    name = file_name(data.draw(selections(shared, scope_of(shared))), 1990, 2024)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,120}", name)


BESIDE = Scope(("detected-victims",), against=("gdp-per-capita", "rule-of-law"), usual_against=("rule-of-law",),
               most_against=1, show=("log", "labels"))  # fmt: skip


@pytest.mark.parametrize(
    ("query", "against", "show", "said"),
    [
        ("", ("rule-of-law",), (), ""),
        ("against=gdp-per-capita&show=labels,log,labels", ("gdp-per-capita",), ("log", "labels"), ""),
        ("against=gdp-per-capita,rule-of-law", ("gdp-per-capita",), (), "beside it: 1."),
        ("against=<script>,gdp-per-capita&show=%00", ("gdp-per-capita",), (), "“<script>” cannot be shown"),
        ("against=,&show=,,", ("rule-of-law",), (), ""),
    ],
)
def test_what_stands_beside_an_indicator_is_one_of_those_that_the_page_offers(
    shared: Context, query: str, against: tuple[str, ...], show: tuple[str, ...], said: str
) -> None:
    selection, notices = shared.reader.parse(query, BESIDE)
    assert (selection.against, selection.show) == (against, show)
    assert said in " ".join(notices) and bool(said) == bool(notices)


def test_a_page_that_offers_nothing_beside_its_indicator_shows_nothing_beside_it(shared: Context) -> None:
    selection, _ = read(shared, "against=gdp-per-capita&show=log")
    assert (selection.against, selection.show) == ((), ())


def test_an_old_address_says_where_figures_moved_to_and_keeps_its_year(shared: Context) -> None:
    moved = [item for item in shared.indicators.values() if item.moved]
    assert len(moved) == 8
    for indicator in moved:
        selection, notices = shared.reader.parse(f"indicator={indicator.id}&year=2021", scope_of(shared))
        assert selection.year == 2021
        assert notices == (
            "The figures that stood under 2021 here describe 2022, and stand under 2022 now. Of 2021 itself there are "
            "none.",
        )
        assert shared.reader.parse(f"indicator={indicator.id}&year=2020", scope_of(shared))[1] == ()
    others = [item.id for item in shared.indicators.values() if item.source != "us_dol" and item.moved]
    assert others == []


@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("victims", "area=ZZZ", "There is no country or region “ZZZ”; the world is shown."),
        ("victims", "area=ZZZ,NGA", "There is no country or region “ZZZ”; it is left out."),
        ("compare", "area=ZZZ", "There is no country or region “ZZZ”; it is left out."),
    ],
)
def test_an_unknown_place_says_what_is_shown_in_its_stead(shared: Context, page: str, query: str, said: str) -> None:
    """A mistyped code in a mail must not show the world's figures under the belief that they are a country's."""
    _, notices = shared.reader.parse(query, PAGE_VIEWS[page].scope(shared.indicators))
    assert notices == (said,)
