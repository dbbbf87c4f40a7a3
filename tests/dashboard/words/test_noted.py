"""A figure of another age says its age, and what UNICEF notes of a figure stands beside it, wherever it is shown."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dashboard.brief.known import Known
from dashboard.brief.protection import protection
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.figures.shown import Map, Shown
from dashboard.kinds.registry import shown
from dashboard.metrics.findings import Finding, Note, notes
from dashboard.selection import Selection, usual
from dashboard.views import VIEWS
from dashboard.words.noted import LONGEST, shortened
from dashboard.words.reasons import later_said
from tests.conftest import published

ROOT = Path(__file__).parents[3]
RAW = ROOT.parent / "shared" / "data" / "raw" / "unicef" / "child_protection.csv.gz"
DISCIPLINE, ABUSE = "violent-discipline", "sexual-violence-by-18"
OF_ONE = ("protection-map", "protection-places", "country-trend", "compare-chart", "data-explorer", "progress-map")
"""Views of one country whose title names what is measured."""
OF_MANY = ("protection-levels", "country-profile", "compare-key", "progress-statuses", "progress-pace")
"""Views in which it stands among others."""

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")


@cache
def other_ages() -> tuple[str, ...]:
    """Countries that were measured at ages 2 to 14, read from the table itself."""
    with (ROOT / "data" / "published" / f"{DISCIPLINE}.csv").open(encoding="utf-8") as file:
        return tuple(row["ref_area"] for row in csv.DictReader(file) if row["age"] == "Y2T14")


def asked(shared: Context, indicator: str, *areas: str, sex: str = "") -> Selection:
    question = usual(shared.indicators[indicator], shared.years(indicator))
    return replace(question, areas=areas, sex=sex or question.sex)


def view(shared: Context, panel: str, question: Selection) -> Shown:
    return shown(shared, VIEWS[panel], question)


def whole(found: Shown) -> str:
    """All that a reader of a picture and its table meets."""
    words = found.words
    cells = [*found.table.columns, *(cell for row in found.table.rows for cell in row)]
    return " ".join([words.title, words.subtitle, words.caveat, *cells])


def file_of(found: Shown, indicator: str, area: str) -> list[Mapping[str, str]]:
    rows = [dict(zip(found.head, row, strict=True)) for row in found.rows]
    return [row for row in rows if row["indicator"] == indicator and row["ref_area"] == area]


def test_ten_countries_were_measured_at_another_age() -> None:
    assert len(other_ages()) == 10


@pytest.mark.parametrize("panel", OF_ONE)
def test_a_title_names_the_age_that_was_measured(shared: Context, panel: str) -> None:
    for area in other_ages():
        words = view(shared, panel, asked(shared, DISCIPLINE, area)).words
        assert "aged 1 to 14" not in words.title, area
        assert "aged 2 to 14" in words.title or "no figure" in words.title, words.title


@pytest.mark.parametrize("panel", OF_MANY)
def test_where_a_figure_stands_among_others_its_age_is_beside_it(shared: Context, panel: str) -> None:
    for area in other_ages():
        found = view(shared, panel, asked(shared, DISCIPLINE, area))
        has_figure = any(row.get("obs_value") for row in file_of(found, DISCIPLINE, area)) or panel.startswith(
            "progress"
        )
        assert "aged 2 to 14" in whole(found) or not has_figure, area


def test_several_countries_side_by_side_say_which_were_measured_at_another_age(shared: Context) -> None:
    words = view(shared, "compare-chart", asked(shared, DISCIPLINE, "ALB", "BEN", "URY")).words
    assert "Albania and Uruguay: measured among children aged 2 to 14, not aged 1 to 14." in words.caveat


def test_a_map_of_all_countries_says_that_some_were_measured_at_another_age(shared: Context) -> None:
    rows = shared.store.rows(DISCIPLINE, age=["Y2T14"])
    for year in (2025, 2015):
        shown = view(shared, "protection-map", replace(asked(shared, DISCIPLINE), year=year))
        number = ((rows["time_period"] > year - 11) & (rows["time_period"] <= year)).sum()
        assert number == {2025: 3, 2015: 8}[year]
        assert (
            f"{number} countries with a figure for {year - 10} to {year} were measured among children aged 2 to 14, "
            "not aged 1 to 14."
        ) in shown.words.caveat
    assert not any("map" in caveat for caveat in shared.indicators[DISCIPLINE].caveats)


@pytest.mark.parametrize("panel", ["protection-map", "country-trend", "compare-chart", "protection-levels"])
def test_a_file_has_the_age_that_was_measured(shared: Context, panel: str) -> None:
    for area in other_ages():
        for row in file_of(view(shared, panel, asked(shared, DISCIPLINE, area)), DISCIPLINE, area):
            if row["obs_value"]:
                assert (row["age"], row["unit"]) == ("Y2T14", "% of children aged 2 to 14"), area
                assert "measured among children aged 2 to 14" in row["note"] or panel in ("country-trend",), area


def test_the_browser_is_told_what_is_measured_apart(shared: Context) -> None:
    body = view(shared, "protection-map", asked(shared, DISCIPLINE)).body
    assert isinstance(body, Map)
    assert set(body.answer["apart"]) == set(other_ages())
    assert body.answer["apart"]["ALB"] == {
        "subject": "violent discipline, aged 2 to 14",
        "titled": "violent discipline, aged 2 to 14",
        "told": "",  # Its sentence is of the usual age.
        "unit": "% of children aged 2 to 14",
    }


# ------------------------------------------------------------------------------------------------ what UNICEF notes


CASES = {
    ("PAK", ABUSE): "Refers to ever-married women only; excludes Azad Jammu and Kashmir and Gilgit Baltistan regions",
    ("PSE", ABUSE): "Refers only to unmarried women; definition of sexual violence differs from the standard",
    ("YEM", DISCIPLINE): "Refers only to children who experienced shaking, shouting, yelling and screaming",
    ("CHN", "birth-registration"): "The population without household registration (hukou)",
    ("IRN", "birth-registration"): "Data refers only to children with an Iranian parent who has a national ID card",
}


@pytest.mark.parametrize(("area", "indicator"), CASES)
@pytest.mark.parametrize(
    "panel", ["protection-map", "protection-places", "country-trend", "compare-chart", "progress-pace"]
)
def test_a_note_stands_under_a_figure_and_in_its_file(shared: Context, panel: str, area: str, indicator: str) -> None:
    found, note = view(shared, panel, asked(shared, indicator, area)), CASES[area, indicator]
    if "no figure for" in found.words.title:
        assert (area, panel) == ("IRN", "protection-map")  # Too old for the map, which then says nothing of it.
        assert note not in found.words.caveat
        return
    assert note in found.words.caveat
    assert any(note in row["note"] for row in file_of(found, indicator, area))


@pytest.mark.parametrize(("area", "indicator"), CASES)
def test_a_brief_quotes_the_note(shared: Context, area: str, indicator: str) -> None:
    text = " ".join(str(sentence) for sentence in protection(Known(shared, area)) if sentence)
    assert CASES[area, indicator] in text


def test_a_note_on_a_figure_of_another_year_is_not_said(shared: Context) -> None:
    """A newer figure comes without the note on the older one."""
    older = {(ABUSE, "PAK"): (Note("Of another figure", 2012, "F"),)}
    changed = replace(shared)
    changed.__dict__["notes"] = older
    for panel in ("protection-map", "country-trend"):
        assert "Of another figure" not in view(changed, panel, asked(shared, ABUSE, "PAK")).words.caveat
    text = " ".join(str(sentence) for sentence in protection(Known(changed, "PAK")) if sentence)
    assert "Of another figure" not in text
    changed.__dict__["notes"] = {(ABUSE, "PAK"): (Note("Of this figure", 2018, "F"),)}
    assert "Of this figure" in view(changed, "country-trend", asked(shared, ABUSE, "PAK")).words.caveat


def test_a_note_on_men_is_not_said_of_women(shared: Context) -> None:
    women, men = (view(shared, "country-trend", asked(shared, ABUSE, "PSE", sex=sex)).words.caveat for sex in "FM")
    assert ("unmarried women" in women, "unmarried men" in women) == (True, False)
    assert ("unmarried women" in men, "unmarried men" in men) == (False, True)


def test_of_many_notes_it_is_said_whose_they_are_and_the_table_has_them(shared: Context) -> None:
    found = view(shared, "protection-levels", asked(shared, ABUSE, "PAK"))
    assert "UNICEF has notes on whom or what these figures cover: Birth registration" in found.words.caveat
    assert CASES["PAK", ABUSE] in whole(found)


def test_of_several_countries_and_indicators_a_note_names_both(shared: Context) -> None:
    few = view(shared, "compare-key", asked(shared, DISCIPLINE, "NGA", "DEU")).words.caveat
    said = "UNICEF notes, Nigeria, Child labour, with chores; Violent discipline, 2021: “Due to prolonged insecurity"
    assert said in few  # Of both the same.
    assert few.count("Due to prolonged insecurity") == 1
    beside = view(shared, "compare-key", asked(shared, DISCIPLINE, "199", "ESP")).words.caveat
    assert "UNICEF notes, Spain, Birth registration, 2020: " in beside, "it could be a group's"
    many = view(shared, "compare-key", asked(shared, DISCIPLINE, "NGA", "PAK", "YEM", "DEU")).words.caveat
    assert "these figures cover: Nigeria, Pakistan and Yemen. The brief of each country quotes them." in many
    alike = view(shared, "compare-chart", asked(shared, DISCIPLINE, "NGA", "YEM", "EGY")).words.caveat
    assert "these figures cover: Nigeria, Yemen and Egypt. The brief of each country quotes them." in alike


def test_the_browser_has_the_notes_of_each_country(shared: Context) -> None:
    found = view(shared, "protection-map", asked(shared, ABUSE, "AFG"))
    assert isinstance(found.body, Map)
    assert found.body.answer["noted"]["AFG"] == "UNICEF notes, Afghanistan, 2015: “Refers to ever-married women only”."
    assert found.words.caveat.endswith(found.body.answer["noted"]["AFG"])


@pytest.mark.skipif(not RAW.is_file(), reason="needs the publishers' files")
def test_every_note_is_the_publishers_own_text(shared: Context) -> None:
    with gzip.open(RAW, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["obs.footnote"]]
    told = {(row["iso3"], row["obs.footnote"]) for row in rows}
    kept = [(area, note.text) for (_, area), found in shared.notes.items() for note in found]
    assert len(kept) > 70
    assert set(kept) <= told


def test_a_note_is_of_the_area_year_and_sex_of_its_key() -> None:
    entry = Finding("unicef", ABUSE, "noted", 2, "UNICEF notes: Only some, and few", "PSE 2019 F, LBN")
    found = notes([entry, replace(entry, reason="another reason"), replace(entry, action="dropped")])
    text = "Only some, and few"
    assert found == {(ABUSE, "PSE"): (Note(text, 2019, "F"),), (ABUSE, "LBN"): (Note(text, None, ""),)}


def test_a_long_note_ends_with_a_sentence_and_says_that_more_follows() -> None:
    assert shortened("Short.") == "Short."
    long = "First sentence. " + "Second sentence " * 20
    assert shortened(long) == "First sentence. …"
    words = shortened("word " * 100)
    assert words.endswith("word …")
    assert len(words) <= LONGEST + 2


# ------------------------------------------------------------------------------------------------ two bases


def test_a_map_whose_median_is_of_fewer_countries_than_it_shows_says_of_which(shared: Context) -> None:
    fewer = 0
    for name in (item.id for item in shared.indicators.values() if item.theme == "protection"):
        question = asked(shared, name)
        words, window = view(shared, "protection-map", question).words, shared.indicators[name].window
        first = max(question.year - window, 2015)
        items = [history for area, history in shared.histories(question).items() if area in shared.geography.members]
        last = [max(item.year for item in history if item.year <= question.year) for history in items
                if any(item.year <= question.year for item in history)]  # fmt: skip
        on_map, in_median = (sum(year >= since for year in last) for since in (question.year - window, first))
        is_said = f"The median is of the {in_median} countries with a figure for" in words.coverage
        assert is_said == (in_median != on_map), (name, words.coverage, in_median, on_map)
        assert f"half of the {in_median} countries" in words.title or "half of" not in words.title, words.title
        fewer += is_said
    assert fewer


# ------------------------------------------------------------------------------------------------ women alone


@pytest.mark.parametrize(("area", "number"), [("PAK", 4), ("AFG", 4), ("AGO", None)])
def test_an_indicator_without_a_figure_of_men_in_a_country_is_of_women_alone_there(
    shared: Context, area: str, number: int | None
) -> None:
    """Sexual violence is asked of both sexes apart; in Pakistan and Afghanistan of women alone, in Angola of both."""
    found = view(shared, "protection-levels", asked(shared, ABUSE, area))
    last = {(row["indicator"], row["sex"]) for row in (dict(zip(found.head, row, strict=True)) for row in found.rows)
            if row["obs_value"]}  # fmt: skip
    alone = {name for name, sex in last if sex == "F" and not {(name, "M"), (name, "_T")} & last}
    assert f"{len(alone)} indicators cover women only" in found.words.caveat or len(alone) < 3
    assert number is None or number == len(alone)


@pytest.mark.parametrize(("code", "way"), [("NGA", "farther from the target"), ("BGD", "nearer to the target")])
def test_a_later_figure_that_is_not_joined_says_which_way_it_points(shared: Context, code: str, way: str) -> None:
    """33.4% in 2024 after 30.3% in 2021: a reader must not take the status for that of today."""
    cell = shared.progress["child-marriage-18", code]
    assert later_said(cell).endswith(f" It is {way}.")
    told = " ".join(str(sentence) for sentence in brief_of(shared, code).section("progress").paragraphs)
    assert way in told
