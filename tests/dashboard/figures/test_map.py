"""A map's answer: classes, titles, counts and coverage of every year, checked by counting again from the rows."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.exports.picture.content import map_picture
from dashboard.figures.map import (
    class_labels,
    class_of,
    code_class,
    map_answer,
    people_there,
    plain_class_of,
    windows_of,
    words_in,
    year_shown,
)
from dashboard.kinds.registry import KINDS
from dashboard.selection import Selection, usual
from dashboard.store import Observation
from dashboard.views import VIEWS, selection_of
from dashboard.words.caveats import caveat_alone
from dashboard.words.low_totals import none_open, unclear_shares
from dashboard.words.names import Wording, year_span
from dashboard.words.titles import map_title, said_in
from tests.conftest import published
from tests.fixtures.filed import filled_in
from tests.fixtures.sweeps import each

BREAKS = (1.0, 5.0, 20.0)
PER_YEAR = ("titles", "subtitles", "besides", "caveats", "coverage", "feet", "spoken", "placed")
PLAIN = Wording(0)


def exact(value: float) -> Observation:
    """A figure."""
    return Observation("NGA", 2020, value, None, None, "A")


@pytest.mark.parametrize(
    ("value", "of_class"),
    [(0.0001, "0"), (0.999, "0"), (1, "1"), (4.999, "1"), (5, "2"), (19.9, "2"), (20, "3"), (1e9, "3"), (0, "z")],
)
def test_a_value_at_a_break_is_in_the_class_above_it(value: float, of_class: str) -> None:
    assert class_of(exact(value), BREAKS) == of_class


@pytest.mark.parametrize(
    ("lower", "upper", "of_class"),
    [(1, 4, "1"), (1, 5, "f"), (0.2, 0.9, "0"), (0.2, 1, "f"), (0, 4, "f"), (0, 0.5, "f"), (0, 0, "z"), (30, 99, "3")],
)
def test_an_interval_has_a_class_only_where_both_ends_do(lower: float, upper: float, of_class: str) -> None:
    assert class_of(Observation("NGA", 2020, None, lower, upper, "Q"), BREAKS) == of_class


@pytest.mark.parametrize(
    ("value", "of_class"), [(-2.5, "0"), (-1, "1"), (-0.01, "1"), (0, "2"), (0.4, "2"), (1, "3"), (None, "m")]
)
def test_zero_is_in_the_class_of_its_size_where_it_is_a_figure_like_others(value: float | None, of_class: str) -> None:
    assert plain_class_of(Observation("NGA", 2020, value, None, None, "A"), (-1.0, 0.0, 1.0)) == of_class


@pytest.mark.parametrize(("upper", "of_class"), [(2.5, "0"), (5, "f")])
def test_an_interval_from_zero_is_then_in_the_lowest_class_where_its_upper_end_is(upper: float, of_class: str) -> None:
    assert plain_class_of(Observation("SWE", 2020, None, 0, upper, "Q"), (4.0, 10.0)) == of_class


def test_asked_without_a_figure_is_a_class_of_its_own() -> None:
    assert class_of(Observation("NGA", 2020, None, None, None, "M"), BREAKS) == "m"


def test_an_estimate_has_the_class_of_its_best_value() -> None:
    assert class_of(Observation("NGA", 2020, 4.0, 0.0, 50.0, "A"), BREAKS) == "1"


def test_without_breaks_there_is_one_class_beside_zero() -> None:
    assert [class_of(exact(value), ()) for value in (0, 0.1, 1e6)] == ["z", "0", "0"]
    assert class_labels((), PLAIN) == ["over 0"]


def test_labels_name_the_breaks() -> None:
    assert class_labels(BREAKS, PLAIN) == ["under 1", "1 to 5", "5 to 20", "20 or more"]
    assert class_labels((0.03, 0.15), PLAIN) == ["under 0.03", "0.03 to 0.15", "0.15 or more"]
    assert class_labels((80, 100), PLAIN, 100) == ["under 80", "80 to 100", "100"]
    assert class_labels((50, 80), PLAIN, 100) == ["under 50", "50 to 80", "80 or more"]
    assert class_labels((3000, 60000), PLAIN) == ["under 3,000", "3,000 to 60,000", "60,000 or more"]


ASKED = (
    "indicator=detected-victims",
    "indicator=detected-victims&measure=count&sex=F&age=_T",
    "indicator=persons-convicted",
    "indicator=conflict-deaths",
    "indicator=refugees-by-origin&measure=count",
    "indicator=disaster-displacement-weather&breakdown=FLOOD",
    "indicator=food-insecurity",
    "indicator=birth-registration",
    "indicator=violent-discipline",
    "indicator=child-share-of-detected-victims",
)
FEW = {
    "indicator=detected-victims": "rates of people, intervals",
    "indicator=persons-convicted": "counts that are not divided by children",
    "indicator=violent-discipline": "surveys of many years",
    "indicator=child-share-of-detected-victims": "shares computed here",
}
"""Of these, those of `make test`."""
Made = tuple[Selection, dict[str, Any]]


class _Answers(dict[str, Made]):
    """Answers by query, each made when it is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def __missing__(self, query: str) -> Made:
        codes = dict(pair.split("=") for pair in query.split("&"))
        indicator = self._context.indicators[codes.pop("indicator")]
        selection = replace(usual(indicator, self._context.years(indicator.id)), **codes)  # type: ignore[arg-type]
        self[query] = selection, map_answer(self._context, selection)
        return self[query]


@pytest.fixture(scope="module")
def answers(shared: Context) -> dict[str, Made]:
    return _Answers(shared)


def rows_of_all(shared: Context, selection: Selection) -> pd.DataFrame:
    """The published rows behind a map, rates made of them."""
    indicator = shared.indicators[selection.indicator]
    frame = shared.store.frame(indicator.id)
    ages = (selection.age, *indicator.merged_age)
    keep = (frame["sex"] == selection.sex) & frame["age"].isin(ages) & (frame["breakdown"] == selection.breakdown)
    rows = frame[keep].astype({"ref_area": str})
    if selection.measure == "rate":
        people = shared.store.frame("child-population" if selection.age == "Y0T17" else "population")
        known = people.set_index(["ref_area", "time_period"])["obs_value"].to_dict()
        places = zip(rows["ref_area"], rows["time_period"], strict=True)
        rows = rows[
            [known.get(place, 0) > 0 and not any(one.holds(*place) for one in indicator.wider) for place in places]
        ]
    return rows[rows["ref_area"].isin(shared.geography.areas)]


def rows_of(shared: Context, selection: Selection) -> pd.DataFrame:
    """The same of UN members only."""
    rows = rows_of_all(shared, selection)
    return rows[rows["ref_area"].isin(shared.geography.members)]


def shown_in(rows: pd.DataFrame, year: int, window: int, last: int) -> pd.DataFrame:
    """The row with a figure of each area: of the year, else the next one up to `last`, else the latest within the
    window."""
    known = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
    inside = known[(known["time_period"] <= last) & (known["time_period"] >= year - window)]
    away = inside["time_period"] - year
    return inside.assign(rank=away.where(away >= 0, 100 - away)).sort_values("rank").drop_duplicates("ref_area")


def years_in(said: str) -> list[int]:
    """Years and spans of years in words, each year."""
    spans = re.findall(r"(\d{4})(?: to (\d{4}))?", said)
    return [year for first, last in spans for year in range(int(first), int(last or first) + 1)]


def last_of(answer: dict[str, Any], year: int) -> int:
    """The last year that a map of a year looks at."""
    return int(answer["newest"]) if year in answer["opens"] else year


def every_other_year(answer: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Position and year, those that a view opens with among them."""
    years = range(answer["first"], answer["last"] + 1)
    yield from [(at, year) for at, year in enumerate(years) if (years[-1] - year) % 3 == 0 or year in answer["opens"]]


@pytest.mark.parametrize("query", each(ASKED, FEW))
def test_coverage_is_what_a_count_of_the_rows_gives(shared: Context, answers: dict[str, Made], query: str) -> None:
    selection, answer = answers[query]
    indicator = shared.indicators[selection.indicator]
    everywhere, rows = rows_of_all(shared, selection), rows_of(shared, selection)
    for position, year in every_other_year(answer):
        last = last_of(answer, year)
        shown = shown_in(rows, year, indicator.window, last)
        other = (shown["time_period"] != year).sum()
        said = answer["coverage"][position]
        assert said.startswith(f"{len(shown)} of 193 countries")
        # "2022 or the latest year since 2019" seemed to hold for a newest figure of 2023, too.
        others = {*shown_in(everywhere, year, indicator.window, last)["time_period"]} - {year}
        told = f"{answer['subtitles'][position]} {said}"
        missing = re.findall(r"(?:where missing, |countries; )((?:\d{4}|, | to | or )+)", told)
        assert len(missing) == bool(others), "it stood below the title and in the foot"
        assert not others or sorted(years_in(missing[0])) == sorted(others), "only the years that occur"
        # What a dot on them means the legend says, where there is one.
        which = "not of" if (shown["time_period"] > year).any() else "older than"
        assert (f"; {which} {year}: {other}." in said) == bool(other)
        assert ("older than" in said or "not of" in said) == bool(other)


@pytest.mark.parametrize(
    "query", each([query for query in ASKED if "victims" in query or "persons" in query], [*FEW][:2])
)
def test_titles_of_victims_and_justice_count_the_highest_class_and_those_without_a_figure(
    shared: Context, answers: dict[str, Made], query: str
) -> None:
    selection, answer = answers[query]
    indicator = shared.indicators[selection.indicator]
    rows = rows_of(shared, selection)
    for position, year in every_other_year(answer):
        shown = shown_in(rows, year, indicator.window, last_of(answer, year))
        fresh = (shown["time_period"] == year).sum()
        title = answer["titles"][position]
        found = re.search(
            r": ([\d.,]+)%? or more.* in (?:at least )?(\d+) countr(?:y|ies)(?:, unknown in (\d+))?$", title
        )
        # "2020 to 2023" claimed any of these years, in which 21 countries had 4 or more.
        assert found and not re.search(r"\b(?:19|20)\d\d\b", title)
        # Where victims of no age may bring others into the class, that stands in its place.
        assert " in at least " in title if found[3] is None else int(found[3]) == 193 - len(shown)
        least = shown["obs_value"].fillna(shown["obs_lower"]) if "obs_lower" in shown else shown["obs_value"]
        if selection.measure == "count":  # Rates and shares the gate makes anew.
            assert int(found[2]) == (least >= float(found[1].replace(",", ""))).sum()
        subtitle, past = answer["subtitles"][position], len(shown) - fresh
        if not past:
            assert f"Figures of {year} ({fresh} of 193 countries)" in subtitle or "where missing" in subtitle
            continue
        assert f"One figure per country: {year} for {fresh} of 193 countries; 20" in subtitle
        assert subtitle.endswith(f" for {past} other{'' if past == 1 else 's'}")


def test_the_share_of_those_with_most_is_of_all_recorded(shared: Context, answers: dict[str, Made]) -> None:
    selection, answer = answers["indicator=refugees-by-origin&measure=count"]
    frame = shared.store.frame(selection.indicator)
    frame = frame[(frame["breakdown"] == "_T") & frame["obs_value"].gt(0)].astype({"ref_area": str})
    said = 0
    for position, year in every_other_year(answer):
        rows = frame[frame["time_period"] == year]
        places = rows[rows["ref_area"] != "_X"].sort_values("obs_value", ascending=False)
        title = answer["titles"][position]
        if len(places) < 10:
            assert "%" not in title
            continue
        most = places.head(3)
        share = 100 * most["obs_value"].sum() / rows["obs_value"].sum()
        assert title.startswith(f"{shared.indicators[selection.indicator].label}: ")
        assert f" have {share:.0f}% of the sum for {year} (" in title
        assert all(shared.geography.name(code) in title for code in most["ref_area"])
        said += 1
    assert said > 5


@pytest.mark.parametrize(
    "query", each(["indicator=food-insecurity", "indicator=birth-registration"], ["indicator=food-insecurity"])
)
def test_the_middle_of_a_map_is_the_median(shared: Context, answers: dict[str, Made], query: str) -> None:
    selection, answer = answers[query]
    indicator = shared.indicators[selection.indicator]
    rows = rows_of(shared, selection)
    for position, year in every_other_year(answer):
        window = shared.reach(indicator.id, year)
        shown = shown_in(rows, year, window, year)
        values = shown["obs_value"].tolist()
        title = answer["titles"][position]
        if len(values) < 10:
            assert title.startswith(f"{indicator.label}: {len(values)} of 193")
        else:
            years = year_span(shown["time_period"].min(), shown["time_period"].max())
            start = f"{indicator.label}: half of the {len(values)} countries with a figure for {years} are at or above "
            if year < rows["time_period"].max() and not rows.duplicated("ref_area").any():
                # Of an older one the table would know nothing.
                start = f"{indicator.label}: half of {len(values)} countries are at or above "
                assert title.endswith(f" (latest figures, {years})")
            assert title.startswith(start)
            number = float(title.removeprefix(start).split()[0].rstrip("%"))
            assert number == pytest.approx(statistics.median(values), abs=0.0501)


def test_a_median_over_intervals_is_an_interval(shared: Context) -> None:
    indicator = shared.indicators["food-insecurity"]
    selection = usual(indicator, shared.years(indicator.id))
    shown = {f"A{number}": Observation(f"A{number}", 2020, 30.0, None, None, "A") for number in range(5)}
    shown |= {f"B{number}": Observation(f"B{number}", 2020, None, 0.0, 2.5, "Q") for number in range(6)}
    assert map_title(shared, selection, 2020, shown, {}) == (
        "Food insecurity: half of the 11 countries with a figure for 2020 are at or above <2.5% of people"
    )


@pytest.mark.parametrize("query", each(ASKED, FEW))
def test_classes_and_values_travel_as_published(shared: Context, answers: dict[str, Made], query: str) -> None:
    selection, answer = answers[query]
    breaks = shared.breaks(selection) if selection.measure != "count" else ()
    histories = shared.histories(selection)
    assert set(answer["areas"]) == set(histories) & set(shared.geography.areas)
    for area, entry in answer["areas"].items():
        history = histories[area]
        assert entry["y"] == [item.year for item in history]
        classify = class_of if shared.indicators[selection.indicator].zero_apart else plain_class_of
        # Of a share whose total is far too low nothing travels but that it is unclear.
        unclear = unclear_shares(shared, selection, area)
        assert entry.get("u", []) == [index for index, item in enumerate(history) if item.year in unclear]
        # Nor is no child "none" beside victims of no age, or where others of its report list some.
        unsure = {*unclear, *none_open(shared, selection, area)}
        assert list(entry["k"]) == ["f" if item.year in unsure else classify(item, breaks) for item in history]
        for item, value in zip(history, entry["v"], strict=True):
            assert (value is None) == (item.value is None or item.year in unclear)
            assert value is None or value == pytest.approx(item.value, rel=6e-4)
        for index, item in enumerate(history):
            has_bounds = item.year not in unclear and (item.lower is not None or item.upper is not None)
            assert (str(index) in entry.get("b", {})) == has_bounds


@pytest.mark.parametrize("query", each(ASKED, FEW))
def test_a_map_says_unit_caveat_source_and_boundaries(shared: Context, answers: dict[str, Made], query: str) -> None:
    selection, answer = answers[query]
    indicator, source = shared.indicators[selection.indicator], shared.source_of(selection.indicator)
    assert len(answer["caveats"]) == len(answer["titles"])
    assert all(said.startswith(caveat_alone(indicator)) for said in answer["caveats"])
    assert f"{source.publisher_short}, {source.vintage}" in answer["source"]
    assert ("; population" in answer["source"]) == (selection.measure == "rate")
    assert "do not imply official endorsement or acceptance" in answer["boundaries"]
    assert "based on United Nations map" in answer["boundaries"]
    notes = " ".join(answer["notes"])
    for place in ("Jammu and Kashmir", "South Sudan", "Falkland Islands (Malvinas)", "Kosovo", "1244 (1999)"):
        assert place in notes
    assert answer["kind"] == ("symbol" if selection.measure == "count" else "fill")
    assert len(answer["labels"]) == len(answer["breaks"]) + 1 <= 7
    years = answer["last"] - answer["first"] + 1
    assert [len(answer[name]) for name in ("titles", "subtitles", "coverage")] == [years] * 3
    said = (" ".join(one).lower() for one in zip(answer["titles"], answer["subtitles"], strict=True))
    unit = answer["unit"].lower()  # It may begin a sentence.
    assert all(unit in one or "number of people" in one for one in said), "in the one or the other"


def test_what_a_title_says_of_children_travels_as_its_form_and_its_numbers(shared: Context) -> None:
    """Its sentences were more than all else of an answer."""
    selection = selection_of(shared, VIEWS["victims-map"], "")
    answer, histories = map_answer(shared, selection), shared.histories(selection)
    assert len(answer["forms"]) < 40 and len(answer["people"]) > 150
    for area, told in answer["people"].items():
        for item, filed in zip(histories[area], told.split("|"), strict=True):
            said = people_there(shared, selection, area, item) if item.ends is not None else ("", "")
            name = answer["named"].get(area, shared.geography.name(area, "en"))
            made = filled_in(answer, filed, {"area": name, "year": str(item.year)}) if filed else "\n"
            title, _, below = made.partition("\n")
            assert (title, "{figure}" in below) == (said[0], bool(title)), (area, item.year)
            begins, _, behind = below.partition("{figure}")
            assert said[1].startswith(begins) and said[1].endswith(behind), (area, item.year)
    assert answer["named"]["GBR"] == "The United Kingdom" and "MDA" in answer["named"]
    assert answer["named"]["MDA"] == "Moldova", 'no "The Moldova"'


def test_title_and_subtitle_name_what_they_are_about_once(shared: Context) -> None:
    for panel, query in (
        ("victims-map", ""),
        ("justice-map", "area=BGD&measure=rate"),
        ("protection-map", ""),
        ("victims-trend", "area=BGD&age=_T"),
        ("compare-chart", ""),
    ):
        selection = selection_of(shared, VIEWS[panel], query)
        words = KINDS[VIEWS[panel].kind_in(VIEWS[panel].home)](shared, VIEWS[panel], selection).words
        # A sentence says who they are, not under which name they are counted.
        sentence = re.search("child victims of trafficking in 2022$|had their birth registered", words.title)
        about = sentence[0] if sentence else said_in(shared, selection, words.title)
        assert f"{words.title} {words.subtitle}".lower().count(about.lower()) == 1, (panel, query)
        assert bool(sentence) == ((panel, query) in (("victims-map", "area=BGD"), ("protection-map", "area=NGA")))


def test_an_indicator_without_countries_claims_no_map(shared: Context) -> None:
    indicator = shared.indicators["reporting-countries"]
    answer = map_answer(shared, usual(indicator, shared.years(indicator.id)))
    assert answer["areas"] == {}
    assert set(answer["titles"]) == {
        "Countries and territories that report detected victims of trafficking: one figure for the whole world, so no "
        "map"
    }
    assert set(answer["coverage"]) == {"One figure for the whole world."}


def test_every_indicator_with_a_map_has_breaks_of_its_usual_choice(shared: Context) -> None:
    for indicator in shared.indicators.values():
        breaks = shared.breaks(usual(indicator, shared.years(indicator.id)))
        assert list(breaks) == sorted(set(breaks))
        codes = indicator.names_values(indicator.default_breakdown)
        assert bool(breaks) == (not indicator.area and not codes), indicator.id
        assert all(edge > indicator.lowest for edge in breaks)


STATUS = Wording(0, names=((0.0, "no action"), (1.0, "signed only"), (2.0, "party")))


def test_codes_have_classes_and_names_of_their_own_and_years_no_separators() -> None:
    rows = [Observation("NGA", 2022, code, None, None, "A") for code, _ in STATUS.names]
    assert [code_class(row, [0, 1, 2]) for row in rows] == ["1", "3", "5"]
    assert code_class(Observation("NGA", 2022, None, None, None, "M"), [0, 1, 2]) == "m"
    assert class_labels((), STATUS) == ["", "no action", "", "signed only", "", "party"]
    assert class_labels((1990, 2002), Wording(0, years=True)) == ["under 1990", "1990 to 2002", "2002 or more"]


def test_a_suppressed_figure_has_a_class_of_its_own() -> None:
    assert class_of(Observation("WLD", 2021, None, None, None, "Q"), BREAKS) == "p"


def test_a_map_of_rates_ends_with_them_and_its_title_is_of_the_same_year(shared: Context) -> None:
    asked = replace(usual(shared.indicators["refugees-by-asylum"], shared.years("refugees-by-asylum")), year=2025)
    assert (asked.measure, year_shown(shared, asked), map_answer(shared, asked)["last"]) == ("rate", 2024, 2024)
    assert ", 2024: highest in " in words_in(shared, asked).title
    counted = replace(asked, measure="count")
    assert (year_shown(shared, counted), map_answer(shared, counted)["last"]) == (2025, 2025)
    assert "of the sum for 2025 " in words_in(shared, counted).title


def test_each_window_of_a_long_table_says_of_its_years_what_all_of_them_say(shared: Context) -> None:
    """At its edges, too, where the figure of a year before stands for a country; the newest figures are in each."""
    asked = replace(usual(shared.indicators["refugees-by-origin"], shared.years("refugees-by-origin")), measure="rate")
    whole, windows = map_answer(shared, asked), windows_of(shared, asked.indicator)
    assert [(window[0], window[-1]) for window in windows] == [(1951, 1960), (1961, 1980), (1981, 2000), (2001, 2025)]
    assert windows_of(shared, "child-marriage-18") == ()
    newest = map_picture(shared, replace(asked, year=whole["newest"]), whole).areas
    for window in windows:
        answer = map_answer(shared, asked, window)
        first, last = answer["held"]
        assert (first, last) == (max(window[0], whole["first"]), min(window[-1], whole["last"]))
        for name in PER_YEAR:
            assert answer[name] == whole[name][first - whole["first"] : last + 1 - whole["first"]], (window, name)
        for year in (first, last):
            question = replace(asked, year=year)
            assert map_picture(shared, question, answer).areas == map_picture(shared, question, whole).areas
            assert words_in(shared, question).title == whole["titles"][year - whole["first"]]
        assert map_picture(shared, replace(asked, year=whole["newest"]), {**answer, "last": 9999}).areas == newest
        same = whole.keys() - {
            "ageless",
            "areas",
            "byPart",
            "doubts",
            "fewAt",
            "forms",
            "nobody",
            "rateless",
            "sums",
            *PER_YEAR,
        }
        assert {name: answer[name] for name in same} == {name: whole[name] for name in same}
        for code, told in answer["sums"].items():
            alike = {year: filled_in(whole, filed) for year, filed in whole["sums"][code].items() if year in told}
            assert {year: filled_in(answer, filed) for year, filed in told.items()} == alike
        assert {code: told for code, told in answer["nobody"].items() if told} == {
            code: found
            for code, told in whole["nobody"].items()
            if (found := {year: said for year, said in told.items() if first <= year <= last})
        }


def test_where_a_country_stands_toward_its_target_is_the_published_status(shared: Context) -> None:
    """Of the series that is judged; what is counted otherwise has no status."""
    indicator = shared.indicators["undernourishment"]
    asked = usual(indicator, shared.years(indicator.id))
    aims = map_answer(shared, asked)["aims"]
    rows = {row["ref_area"]: row for row in shared.store.extra("progress") if row["indicator"] == indicator.id}
    words = {"TARGET_MET": "✓ target met", "DETERIORATION": "⊗ getting worse", "LIMITED": "◔ limited or no progress"}
    counted = 0
    for area, (said, sign) in aims.items():
        assert said.count(sign) == 1
        if text := words.get(rows[area]["status"]):
            if "slightly away" in rows[area]["reason"]:
                text = "◔ slightly away from the target, counted as limited or no progress"
            assert said == f"Target for {rows[area]['target_year']}: {text}, by our own reading"
            assert sign == text[0]
            counted += 1
    assert counted > 50
    victims = shared.indicators["detected-victims"]
    assert map_answer(shared, usual(victims, shared.years(victims.id)))["aims"] == {}
    homicide = shared.indicators["homicide-rate"]
    own = usual(homicide, shared.years(homicide.id))
    assert map_answer(shared, own)["aims"]
    assert map_answer(shared, replace(own, sex="F"))["aims"] == {}


def test_a_map_says_whose_figures_it_shows_and_of_which_release(shared: Context) -> None:
    victims = shared.indicators["detected-victims"]
    told = map_answer(shared, usual(victims, shared.years(victims.id)))["from"]
    source = shared.source_of(victims.id)
    assert told == f"{source.publisher_short}, {source.vintage}"


@pytest.mark.skipif(published() is None, reason="not built yet")
@pytest.mark.parametrize(
    ("indicator", "measure", "said"),
    [
        ("conflict-deaths", "rate", "no figure or no rate"),
        ("conflict-deaths", "count", "no figure"),
        ("conflict-displacement-new", "rate", "no figure"),  # Of the Sudan before 2011 alone there is a count.
        ("undernourishment", "value", "no figure"),
    ],
)
def test_a_legend_does_not_call_a_missing_rate_missing_data(
    shared: Context, indicator: str, measure: str, said: str
) -> None:
    """Deaths in Israel are known, and are divided by nobody: the label on the map says so, the legend, too."""
    base = usual(shared.indicators[indicator], shared.years(indicator))
    answer = map_answer(shared, replace(base, measure=measure))
    assert answer["rateless"].get(answer["last"], answer["silent"]) == said
