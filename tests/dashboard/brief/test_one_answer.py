"""One question about a country has one answer: one count of statuses, one comparison group, one newest year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from dash import html

from dashboard.brief.beside import beside
from dashboard.brief.known import Known
from dashboard.brief.protection import COMPARED
from dashboard.brief.whole import COMPARED_CONDITIONS, brief_of
from dashboard.context import Context
from dashboard.exports.brief import told
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.slides.brief import brief_slides
from dashboard.figures.map import map_answer
from dashboard.figures.series import parts_by_form, parts_by_sex
from dashboard.figures.tally import is_too_good, once_said, tally_first, tally_over, unjudged_said, wanting_said
from dashboard.geography import WORLD
from dashboard.glance.drawn import Rows
from dashboard.glance.whole import glance_of
from dashboard.i18n import in_sentences
from dashboard.kinds.levels import levels_of
from dashboard.kinds.mapped import _chosen_title
from dashboard.kinds.percentiles import profile_of
from dashboard.kinds.places import places, places_of
from dashboard.kinds.profile import profile
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.metrics.standing import Tally
from dashboard.parts import overview, peers, progress
from dashboard.parts.brief import pieces
from dashboard.parts.evidence import evidence_of
from dashboard.parts.paper_brief import brief_on_paper
from dashboard.selection import Selection, usual
from dashboard.views import PAGE_VIEWS, VIEWS
from tests.conftest import published
from tests.dashboard.parts.test_blocks import text_of
from tests.fixtures.sweeps import each

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")
COUNTRIES = ("BGD", "NRU", "PRK", "UKR", "USA", "SYR")
TERRITORIES = ("ABW", "PSE")


def at(shared: Context, *areas: str, name: str = "detected-victims") -> Selection:
    """The usual selection of areas."""
    return replace(usual(shared.indicators[name], shared.years(name)), areas=areas)


# ------------------------------------------------------------------------------------------------ statuses


OF_SDG = "indicators with an SDG target"
MEANT = "cannot be judged: no figure since 2019, no measurable pace, or answers on violence, which may be incomplete."


@pytest.mark.parametrize(
    ("counted", "first", "others"),
    [
        (Tally(1, 17, 2, 0, 2, 8, fair=1), f"of 17 {OF_SDG}, 9 can be judged: none met, 2 on track, 7 neither",
         ["Deadline missed: 2; limited or no progress: 4; fair progress, but too slow: 1.", f"8 {MEANT}"]),
        (Tally(1, 17, 1, 3, 0, 9, met=1), f"of 17 {OF_SDG}, 8 can be judged: 1 met, none on track, 7 neither",
         ["Getting worse: 3; limited or no progress: 4.", f"9 {MEANT}"]),
        (Tally(1, 3, 3, 0, 0, 0, met=2), f"of 3 {OF_SDG}, 3 can be judged: all met or on track", [""]),
        (Tally(1, 17, 0, 0, 0, 17), f"of 17 {OF_SDG}, none can be judged", ["", f"17 {MEANT}"]),
        (Tally(1, 17, 2, 0, 2, 8, 4, 3, met=1), f"of 17 {OF_SDG}, 9 can be judged: 1 met, 1 on track, 7 neither",
         ["Deadline missed: 2; limited or no progress: 2; fair progress, but too slow: 3.", f"8 {MEANT}",
          "Of these, 4 are short of the target by figures since 2019."]),
        (Tally(1, 17, 1, 0, 0, 16, 16), f"of 17 {OF_SDG}, 1 can be judged: it is on track",
         ["", f"16 {MEANT}", "Of these, 16 are short of the target by figures since 2019."]),
        (Tally(1, 17, 0, 0, 0, 17, 1), f"of 17 {OF_SDG}, none can be judged",
         ["", f"17 {MEANT}", "Of these, 1 is short of the target by a figure since 2019."]),
    ],
)  # fmt: skip
def test_a_listener_can_add_up_what_is_said_of_one_country(counted: Tally, first: str, others: list[str]) -> None:
    """In the words of the legend, whatever is counted: the parts of those judged, and these and the rest of all. What
    is met and what is on track stand apart: of Bangladesh, where nothing is met, "2 met or on track" was told."""
    assert tally_first(counted) == first
    assert [wanting_said(counted), *unjudged_said(counted)] == others
    wanting = [int(number) for number in re.findall(r": (\d+)[;.]", others[0])]
    assert sum(wanting) == counted.judged - counted.good
    words = [part.partition(":")[0].lower() for part in others[0].split("; ") if part]
    assert set(words) <= set(STATUS_WORDS.values())


def stands_in(words: str) -> tuple[int, int, int]:
    """How many are met, on track and judged by the words about one country."""
    judged, how = re.search(r" (\d+) can be judged: (.+)$", words).groups()  # type: ignore[union-attr]
    if how in ("all met", "it is met"):
        return int(judged), 0, int(judged)
    if how in ("all on track", "it is on track"):
        return 0, int(judged), int(judged)
    if how in ("none met or on track", "it is neither met nor on track"):
        return 0, 0, int(judged)
    met, track, rest = re.fullmatch(r"(\d+|none) met, (\d+|none) on track, (\d+) neither", how).groups()  # type: ignore[union-attr]
    numbers = [0 if number == "none" else int(number) for number in (met, track, rest)]
    return numbers[0], numbers[1], sum(numbers)


@pytest.mark.parametrize("code", each([*COUNTRIES, *TERRITORIES], ("UKR", "ABW")))
def test_statuses_are_counted_and_worded_alike_everywhere(shared: Context, code: str) -> None:
    rows = [row for row in shared.store.extra("progress") if row["ref_area"] == code]
    found = Counter(row["status"] for row in rows)
    counted = tally_over(shared, (code,))
    assert counted.whole == found.total()
    assert counted.good == found["TARGET_MET"] + found["ON_TRACK"]
    assert (counted.worse, counted.missed) == (found["DETERIORATION"], found["TARGET_MISSED"])
    assert counted.unjudged == found["CANNOT_BE_JUDGED"]
    short = [
        row
        for row in rows
        if row["status"] == "CANNOT_BE_JUDGED"
        and row["last_year"] >= "2019"
        and (
            {"base", "three years between"} & set(row["missing"].split("; "))
            or "not at target" in row["reason"]
            or "a base 0" in row["reason"]
        )
    ]
    assert counted.short == len(short)
    assert not counted.judged or stands_in(tally_first(counted)) == (
        found["TARGET_MET"],
        found["ON_TRACK"],
        counted.judged,
    )
    slides = brief_slides(shared, code, "16x9", "https://example.org")
    said = tally_first(counted)[1:]  # A sentence of its own begins with a capital letter.
    places = {
        "page": text_of(
            html.Div([html.P(pieces(paragraph)) for paragraph in brief_of(shared, code).opening.paragraphs])
        ),
        "overview": text_of(overview.overview_standing(shared, at(shared, code))),
        "progress": text_of(progress.progress_headline(shared, at(shared, code))),
        "paper": text_of(brief_on_paper(shared, code, "https://example.org")),
        "interface": str(told(shared, brief_of(shared, code))),
        "slides": " ".join(
            in_sentences((f"{slide.title}; {slide.subtitle}", *getattr(slide, "points", ()))) for slide in slides
        ),
    }
    notes = " ".join(text for slide in slides for text in slide.notes)
    assert all(part in notes for part in unjudged_said(counted))
    for place, text in places.items():
        plain = re.sub(r"\s+", " ", text).replace(" ;", ";")
        assert said in plain, place
        assert place not in ("progress", "slides") or wanting_said(counted) in plain, place
        # A slide whose rows say "not at target", though its title does not count them, says why.
        assert all((part in plain) is (place != "overview") for part in unjudged_said(counted)), place
        told_again = re.findall(rf"(\d+) of (\d+) {OF_SDG} cannot be judged", plain)
        assert set(told_again) <= {(str(counted.unjudged), str(counted.whole))}, place
        assert len(re.findall(rf"\d+ {OF_SDG},? (?:(?:\d+|none) )?can be", plain)) == plain.count(said), place
        assert not re.search(r"judged targets|too slow or stalled", plain), place


# ------------------------------------------------------------------------------------------------ comparisons


def compared(shared: Context, code: str) -> Iterator[tuple[str, str]]:
    for name in (*COMPARED_CONDITIONS, *COMPARED):
        found = beside(Known(shared, code), name)
        if found is not None:
            yield name, found.group


@pytest.mark.parametrize("code", [*COUNTRIES, "NGA", "HTI", "VCT", "NOR"])
def test_words_and_charts_compare_with_one_group(shared: Context, code: str) -> None:
    group = shared.geography.comparison_group(code)
    assert {found for _, found in compared(shared, code)} <= {group}
    assert profile_of(shared, at(shared, code)).region == group
    assert group in places_of(shared, code)
    name = shared.geography.name(group)
    assert name in profile(shared, VIEWS["country-profile"], at(shared, code)).words.coverage
    assert name in text_of(peers.country_peers(shared, at(shared, code)))
    named = re.findall(r"the region's median \(([^()]*), UN members\)", " ".join(
        section.text for section in brief_of(shared, code).sections
    ))  # fmt: skip
    assert set(named) <= {name}
    measures = glance_of(shared, code).depth("protection")
    beside = [
        found[1]
        for one in measures.sentences
        if (found := re.match(r"Worse than the group's median \((.+?)\):", one.text))
    ]
    notes = [drawing.note for drawing in measures.drawings if isinstance(drawing, Rows)]
    assert beside or "The line is that median." not in notes
    told = [*beside, *(note for note in notes if note != "The line is that median.")]
    assert {text.removeprefix("The line is the median of countries (").rstrip(").") for text in told if text} <= {name}


def test_a_group_compared_with_does_not_depend_on_the_indicator(shared: Context) -> None:
    seen = 0
    for code in shared.geography.members:
        groups = {group for _, group in compared(shared, code)}
        seen += len(groups)
        assert len(groups) <= 1, code
    assert seen > 150


def test_the_median_in_words_is_of_the_members_at_its_origin(shared: Context) -> None:
    found = beside(Known(shared, "BGD"), "extreme-poverty")
    assert found is not None
    selection, _ = shared.reader.parse(found.origin.partition("?")[2], PAGE_VIEWS["origin"].scope(shared.indicators))
    (behind,) = evidence_of(shared, selection)
    assert behind.rule == "median"
    assert len(behind.members) == found.countries
    assert {member.area for member in behind.members} <= set(shared.geography.members_in("142"))


# ------------------------------------------------------------------------------------------------ newest


def test_a_map_says_the_newest_figure_and_the_one_of_its_year(shared: Context) -> None:
    selection = replace(at(shared, "BGD"), measure="count", age="Y0T17")
    rows = shared.store.rows("detected-victims", areas=["BGD"], sex=["_T"], age=["Y0T17"]).set_index("time_period")
    newest, shown = (f"{rows['obs_value'][year]:g}" for year in (2023, 2022))
    title, beside, _ = _chosen_title(shared, selection)
    # A title holds what the map draws; what is newer opens what stands below.
    assert (title.endswith(f" detected {shown} child victims of trafficking in 2022"), beside) == (
        True,
        f"Newest, 2023: at least {newest}",
    )
    assert _chosen_title(shared, at(shared, "BGD", name="detected-child-victims-rate"))[0] == (
        "Bangladesh: 0.18 detected child victims of trafficking per 100,000 children in 2022"
    )
    few = at(shared, "DZA", name="detected-child-victims-rate")
    title, beside, _ = _chosen_title(shared, few)
    assert title.endswith("under 10 people in 2022") and beside == "Newest, 2023: 0.16"
    below = content_of(shared, Asked(VIEWS["victims-map"], few, "")).subtitle
    assert below.startswith(f"{beside}. Figures of 2022")
    title, beside, _ = _chosen_title(shared, replace(selection, year=2023))
    assert (
        f"detected at least {newest} child victims" in title
        and beside == "No age is reported for 40 to 73 more victims: the report's own counts differ."
    )


def test_a_map_keeps_its_year_beside_the_older_year_of_a_country(shared: Context) -> None:
    """Convictions here: COD's figure on the map of 2021 is of 2019, and its newest of 2023."""
    selection = replace(at(shared, "COD", name="persons-convicted"), year=2021)
    title, beside, _ = _chosen_title(shared, selection)
    assert title.endswith(" in 2019")
    assert beside.startswith("Newest, 2023: ")


def test_a_projection_is_no_newest_figure(shared: Context) -> None:
    assert not _chosen_title(shared, at(shared, "BGD", name="child-population"))[1]


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_profile_shows_the_newest_figure_of_a_country(shared: Context, code: str) -> None:
    for row in profile_of(shared, at(shared, code)).rows:
        item = row.shown.get(code)
        if item is not None and item.ends is not None:
            history = shared.histories(row.question)[code]
            assert item.year == max(one.year for one in history if one.ends is not None)


# ------------------------------------------------------------------------------------------------ medians


@pytest.mark.parametrize("group", ["001", "142", "150", "002", "202", "419", "030", "034"])
def test_a_group_has_one_median_of_an_indicator_wherever_it_stands(shared: Context, group: str) -> None:
    """The chart of levels, that of places, the trend, the brief and the map name one median of the same countries."""
    levels = {level.indicator.id: level for level in levels_of(shared, "protection-levels", at(shared, group))}
    for name in COMPARED:
        question = at(shared, group, name=name)
        point = next(iter(shared.line(question, group).known), None)
        found = levels[name].spread
        assert (found is None) == (point is None), name
        if found is None or point is None:
            continue
        assert point.value == pytest.approx(found.median), name
        assert point.countries == found.countries
        assert point.since == min(item.year for item in levels[name].recent.values())
        title = places(shared, VIEWS["protection-places"], question).words.title
        assert f"median of {found.countries} countries" in title
        said = [beside(Known(shared, code), name) for code in shared.geography.members_in(group)]
        for one in said:
            if one is not None and one.group == group:
                assert (one.low, one.countries) == (pytest.approx(found.median), found.countries), name
        if group == WORLD:
            titles, first = (map_answer(shared, question)[key] for key in ("titles", "first"))
            assert f"half of the {found.countries} countries with a figure for " in titles[question.year - first], name


# ------------------------------------------------------------------------------------------------ parts


@pytest.mark.parametrize("code", ["BGD", "SYR", "UKR", "BRA", "IND", "NGA"])
def test_parts_have_the_year_of_the_brief_in_title_and_headline(shared: Context, code: str) -> None:
    text = told_of(shared, code)
    form = replace(at(shared, code, name="detected-victims-by-form"), age="Y0T17")
    by_form = re.search(r"records of (\d{4}) on detected children", text)
    if by_form:
        assert f", {by_form[1]}: " in parts_by_form(shared, form).title
    by_sex = re.search(
        r"By sex, the children detected in (\d{4}) were|The sex of the children detected in (\d{4}) is [a-z ]+", text
    )
    assert by_sex, text
    year = by_sex[1] or by_sex[2]
    assert re.search(rf", {year}: | in {year}\b", parts_by_sex(shared, at(shared, code)).title)
    assert f" in {year}" in text_of(overview.overview_headline(shared, at(shared, code)))


def test_girls_and_boys_beyond_all_children_are_said_to_be_so_everywhere(shared: Context) -> None:
    """Where they are told: the headline of a page tells the total alone."""
    for text in (told_of(shared, "IND"), parts_by_sex(shared, at(shared, "IND")).title):
        assert re.search("1,190.*1,908.*more than all", text), text


def told_of(shared: Context, code: str) -> str:
    """All text of a brief."""
    return str(told(shared, brief_of(shared, code)))


def test_a_count_that_reads_too_well_says_why() -> None:
    good, mixed = Tally(1, 17, 4, 0, 0, 13, 6), Tally(1, 17, 1, 3, 0, 9, 2)
    said = "Where no pace can be told, a target is judged only if it is met."
    assert is_too_good(good)
    assert once_said(good) == said
    assert not is_too_good(mixed), "the count itself stays as it is"
    assert once_said(mixed) == said
    assert once_said(Tally(1, 17, 2, 0, 2, 8, 4)) == f"{said[:-1]}, or missed at its deadline."
    assert once_said(Tally(1, 17, 1, 3, 0, 9)) == ""
    assert once_said(Tally(5, 85, 5, 3, 0, 45, 9)) == "", "of five countries shares are told, which leave out none"
