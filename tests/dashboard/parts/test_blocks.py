"""Blocks of words: each number in a sentence is in the rows, and what is unknown is said to be."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from dash import html

from dashboard.brief import unknown
from dashboard.brief.known import Known
from dashboard.brief.whole import brief_of
from dashboard.columns import NUMBERS
from dashboard.context import Context
from dashboard.figures.progress import chosen_country, days_left, last_with_unit, target_text, with_targets
from dashboard.figures.roles import parts_of, plain_text
from dashboard.figures.series import parts_by_sex
from dashboard.kinds.registry import shown
from dashboard.metrics.progress import STATUS_SHORT
from dashboard.parts import blocks, country, coverage, overview, progress
from dashboard.parts.elements import markup
from dashboard.selection import Selection, usual
from dashboard.views import PAGE_VIEWS, VIEWS, selection_of
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.names import figure_text
from dashboard.words.titles import FEW
from tests.fixtures.sweeps import WALKS, Walk

PLACES = (
    "NGA", "DEU", "TUV", "SDN", "PRK", "USA", "BGD", "SYC", "UKR", "AFG", "CHN", "BRA", "KIR", "VAT", "PAK", "HTI",
    "XKX", "TWN", "GIB",
)  # fmt: skip


def text_of(part: Any) -> str:
    """What a reader reads of components."""
    if part is None:
        return ""
    if isinstance(part, (list, tuple)):
        return " ".join(filter(None, map(text_of, part)))
    if isinstance(part, (str, int, float)):
        return str(part)
    return text_of(getattr(part, "children", None))


def elements(part: Any, kind: str) -> Iterator[Any]:
    """All components of a kind, in their order."""
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from elements(one, kind)
    elif hasattr(part, "to_plotly_json"):
        if type(part).__name__ == kind:
            yield part
        yield from elements(getattr(part, "children", None), kind)


def at(shared: Context, *areas: str, indicator: str = "detected-victims") -> Selection:
    """The usual selection of areas."""
    return replace(usual(shared.indicators[indicator], shared.years(indicator)), areas=areas)


def numbers(text: str) -> list[str]:
    """Numbers as they stand in a text."""
    return re.findall(r"<5|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", text)


def last_known(shared: Context, area: str, sex: str, age: str) -> pd.DataFrame:
    """Rows on detected victims that hold a figure, by year."""
    rows = shared.store.rows("detected-victims", areas=[area], sex=[sex], age=[age], breakdown=["_T"])
    return rows[rows["obs_value"].notna() | rows["obs_upper"].notna()].sort_values("time_period")


def said_of(row: pd.Series) -> str:
    """A figure as a sentence says it."""
    value, lower, upper = (None if pd.isna(row[name]) else float(row[name]) for name in
                           ("obs_value", "obs_lower", "obs_upper"))  # fmt: skip
    return figure_text(value, lower, upper, 0)


def share_said(shared: Context, area: str, row: pd.Series) -> str:
    """The published share of children in the year of a row; empty where there is none or the children are few."""
    if not row["obs_value"] >= FEW:
        return ""
    year = int(row["time_period"])
    rows = shared.store.rows("child-share-of-detected-victims", areas=[area], sex=["_T"], first=year, last=year)
    ends = [None if pd.isna(rows[name].iloc[0]) else float(rows[name].iloc[0]) for name in NUMBERS] if len(rows) else []
    return figure_text(*ends, 1) if len(ends) == 3 and (ends[0] is not None or ends[2] is not None) else ""


@pytest.mark.parametrize("area", PLACES)
def test_the_story_of_a_country_says_what_its_rows_say(shared: Context, area: str) -> None:
    story = re.sub(r"\s+", " ", brief_of(shared, area).opening.text).replace("( ", "(")
    everyone, children = last_known(shared, area, "_T", "_T"), last_known(shared, area, "_T", "Y0T17")
    years = shared.years("detected-victims")
    span = years.last - years.first + 1
    if everyone.empty and children.empty:
        assert f"UNODC's collection of {years.first} to {years.last} has no" in story
        assert "unknown, which is not zero" in story
        return
    if not everyone.empty:
        row = everyone.iloc[-1]
        assert f"The latest total in UNODC's file is {in_words(row, none='0')} detected victim" in story
        assert f"of trafficking (all ages), for {row['time_period']}" in story
    if children.empty:
        if years_of_adults_alone(shared, area):
            assert "all detected victims were adults. The other years are unknown, not zero." in story
            return
        assert f"is known for no year from {years.first} to {years.last}. It is unknown, not zero" in story
        return
    row = children.iloc[-1]
    adults = last_known(shared, area, "_T", "Y_GE18")
    is_doubted = "; by sex UNODC's file knows the age of " in story  # The gate tells where that is said.
    is_nobody = row["obs_value"] == 0 and not everyone.empty and everyone.iloc[-1]["obs_value"] == 0
    if is_nobody:
        assert "of known age" not in story
    elif row["time_period"] in set(adults["time_period"]):
        # Of all victims, where the rows by sex know the age of more.
        before = rf"In {row['time_period']}, " if is_doubted else rf"of known age in {row['time_period']}[^0-9]*, "
        assert re.search(f"{before}{in_words(row, none='none')} ", story)
    else:
        assert re.search("How many were adults is not known|There is no total of adults; by sex there are", story)
    share = share_said(shared, area, row)
    assert (f"{share}%" in story.replace(" %", "%")) is bool(share)
    assert bool(re.search("%", story)) is bool(share)
    if share:
        other = adults[adults["time_period"] == row["time_period"]].iloc[0]
        low, high = (sum(float(one["obs_value"]) if pd.notna(one["obs_value"]) else float(one[end])
                         for one in (row, other)) for end in ("obs_lower", "obs_upper"))  # fmt: skip
        whole = everyone[everyone["time_period"] == row["time_period"]]
        ends = [float(one) for one in whole.iloc[0][["obs_value", "obs_upper"]] if pd.notna(one)] if len(whole) else []
        high = min(high, ends[0]) if ends and low <= ends[0] else high
        base = figure_text(low if low == high else None, low, high, 0)
        assert f"Of the {base} detected victims of known age in {row['time_period']}" in story
    if len(children) == span:
        assert f"Children were counted in every year from {years.first} to {years.last}." in story
    else:
        heads = (
            "The number of children was reported for|Children were counted in|"
            "A total of detected children is published for"
        )
        assert re.search(rf"(?:{heads}) {len(children)} of the {span} years", story)


def in_words(row: pd.Series, none: str = "no") -> str:
    """A figure as running text has it."""
    if row["obs_value"] == 0:
        return none
    return said_of(row).replace("<5", "1 to 4")


@pytest.mark.parametrize("area", PLACES)
def test_the_headline_of_a_country_gives_children_girls_and_boys_of_one_year(shared: Context, area: str) -> None:
    said = text_of(overview.overview_headline(shared, at(shared, area))[0])
    children = last_known(shared, area, "_T", "Y0T17")
    if children.empty and area == "SYC":
        assert said == (
            "The Seychelles has no figure for detected child victims of trafficking in 2022; all detected victims of "
            "that year were adults"
        )
        return
    if children.empty:
        assert said == f"{shared.geography.name(area)}: how many children were detected as victims is not known"
        return
    row = children.iloc[-1]
    # Victims of no age may raise some: Bangladesh, 40 to 73 of 280.
    least = "at least " if area in ("BGD", "DEU") else ""
    assert f": {least}{said_of(row)} children among detected victims in {row['time_period']}" in said
    old = row["time_period"] < shared.years("detected-victims").last - 3
    assert (" in the source" in said) is bool(old)
    parts = {}
    for sex, word in (("F", "girls"), ("M", "boys")):
        of_year = last_known(shared, area, sex, "Y0T17")
        of_year = of_year[of_year["time_period"] == row["time_period"]]
        parts[word] = said_of(of_year.iloc[0]) if len(of_year) else ""
    others = last_known(shared, area, "_O", "Y0T17")
    others = others[(others["time_period"] == row["time_period"]) & (others["obs_value"] != 0)]
    if all(parts.values()):
        girls_and_boys = f": {parts['girls']} girls and {parts['boys']} boys"
        with_others = f": {parts['girls']} girls, {parts['boys']} boys and {{}} of other sex"
        assert said.endswith(with_others.format(said_of(others.iloc[0])) if len(others) else girls_and_boys)
    else:
        assert "girls" not in said
        assert "boys" not in said


def test_the_headline_of_several_areas_gives_each_in_the_readers_order(shared: Context) -> None:
    said = text_of(overview.overview_headline(shared, at(shared, "NGA", "GHA", "PRK"))[0])
    assert said.index("Nigeria") < said.index("Ghana") < said.index("Korea: not known.")
    assert "the latest total of each area" in said
    for area in ("NGA", "GHA"):
        line = shared.line(replace(at(shared, area), measure="count"), area)
        last = line.known[-1]
        assert f": {figure_text(last.value, last.lower, last.upper, 0)} in {last.year}." in said
    assert "in the table" not in said


def test_the_headline_of_the_world_compares_the_same_countries(shared: Context) -> None:
    said = text_of(overview.overview_headline(shared, at(shared)))
    found = re.search(r"In the (\d+) countries that report every year, girls detected were (.+?) in (\d{4}) and "
                      r"(.+?) in (\d{4}); boys were (.+?), then (.+?)\.", re.sub(r" +", " ", said))  # fmt: skip
    assert found is not None
    first, last = int(found[3]), int(found[5])
    frame = shared.store.rows("detected-victims", sex=["F", "M"], age=["Y0T17"], first=first, last=last)
    frame = frame[frame["obs_upper"].notna() | frame["obs_value"].notna()].astype({"ref_area": str, "sex": str})
    counted = frame.groupby("ref_area").size()
    areas = [code for code in counted[counted == 2 * (last - first + 1)].index if code in shared.geography.members]
    assert int(found[1]) == len(areas)
    frame = frame[frame["ref_area"].isin(areas)]
    # The last ones go up to what they are if all of unknown age are children, as their bars do.
    for sex, year, text in (("F", first, 2), ("F", last, 4), ("M", first, 6), ("M", last, 7)):
        rows = frame[(frame["sex"] == sex) & (frame["time_period"] == year)]
        low = rows["obs_value"].fillna(rows["obs_lower"]).sum()
        high = rows["obs_value"].fillna(rows["obs_upper"]).sum()
        told = found[text].strip()
        if year == first:
            assert told == figure_text(low if low == high else None, low, high, 0)
        else:
            assert [int(end.replace(",", "")) for end in told.split(" to ")] >= [low, high]


def test_the_country_behind_most_of_a_change_is_named(shared: Context) -> None:
    said = text_of(overview.overview_headline(shared, at(shared)))
    found = re.findall("(girls|boys): ([^;)]+), (?:about |at least )?([0-9]+)%", said)
    assert found
    series = parts_by_sex(shared, at(shared))
    for word, place, least in found:
        code = next(code for code, area in shared.geography.areas.items() if area.name("en") == place)
        known = next(drawn.line.known for drawn in series.lines if drawn.label == word)
        first, last = (point.value or point.lower or 0 for point in (known[0], known[-1]))
        own = last_known(shared, code, "F" if word == "girls" else "M", "Y0T17").set_index("time_period")
        lows = own["obs_value"].fillna(own["obs_lower"])
        part = (lows[known[-1].year] - lows[known[0].year]) / (last - first)
        assert part > 0.5
        assert float(least) - 1 <= 100 * part <= float(least) + 3, "of a range its least"


@pytest.mark.parametrize("area", [*PLACES, "011"])
def test_headlines_name_no_cause_and_no_rank(shared: Context, area: str) -> None:
    headlines = (overview.overview_headline, overview.victims_headline, overview.drivers_headline)
    said = " ".join(text_of(headline(shared, at(shared, area))) for headline in headlines)
    assert not re.search(r"\b(because|due to|led to|driven by|causes?|worst|highest)\b", said)


def _tiles(shared: Context, *areas: str) -> dict[str, str]:
    made = overview.overview_tiles(shared, at(shared, *areas))
    boxes = next(part for part in elements(made, "Div") if getattr(part, "className", "") == "tiles")
    return {text_of(tile.children[0]): " ".join(text_of(tile.children[1:]).split()) for tile in boxes.children}


def test_tiles_of_the_world_show_the_publishers_totals(shared: Context) -> None:
    for places in ((), ("001",)):
        tiles = _tiles(shared, *places)
        assert tiles["People living displaced by conflict"].startswith("73.5 million")
        assert "people on 31 December, 2024 · IDMC" in tiles["People living displaced by conflict"]
        weather = shared.store.rows("disaster-displacement-weather", first=2024, last=2024, breakdown=["_T"])
        assert tiles["Displacements by weather"].startswith(f"{weather['obs_value'].sum() / 1e6:.1f} million movements")
        refugees = shared.store.rows("refugees-by-origin", first=2025, last=2025)["obs_value"].sum()
        assert tiles["Refugees by origin"].startswith(f"{refugees / 1e6:.1f} million")
        assert tiles["Conflict deaths"].startswith("160,900 deaths in the year, 2024 · UCDP")


@pytest.mark.parametrize("area", PLACES)
def test_tiles_of_a_country_show_its_last_rows_or_that_they_are_unknown(shared: Context, area: str) -> None:
    for name in overview.AREA_TILES:
        indicator = shared.indicators[name]
        rows = shared.store.rows(name, areas=[area], breakdown=["_T"])
        rows = rows[rows["obs_value"].notna()].sort_values("time_period")
        said = _tiles(shared, area)[indicator.label]
        if rows.empty:
            assert said == "not known"
            continue
        year, value = rows.iloc[-1][["time_period", "obs_value"]]
        if said.startswith("nothing since"):
            assert said == f"nothing since {year}"
            assert year < shared.years(name).last - 5
        else:
            short = f"{value / 1e6:.1f}".removesuffix(".0") + " million" if value >= 1e6 else None
            if value == 0 and indicator.rounded_zero:
                short = "under 0.05%"
            assert said.startswith(short or figure_text(float(value), None, None, indicator.decimals))
            assert f", {year} · {shared.source_of(name).publisher_short}" in said


def _on(day: datetime.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "today", lambda _: day)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (datetime.date(2030, 12, 31), 0),
        (datetime.date(2030, 12, 30), 1),
        (datetime.date(2026, 11, 25), 1497),
        (datetime.date(2023, 7, 30), 2711),
        (datetime.date(2028, 2, 29), 1036),
        (datetime.date(2031, 1, 1), 0),
        (datetime.date(2040, 1, 1), 0),
    ],
)
def test_days_are_counted_to_the_last_of_december_2030(
    shared: Context, monkeypatch: pytest.MonkeyPatch, day: datetime.date, left: int
) -> None:
    _on(day, monkeypatch)
    assert days_left(shared) == left
    for block in (overview.overview_standing, progress.progress_headline):
        assert f"{left:,} days until 31 December 2030" in " ".join(text_of(block(shared, at(shared))).split())
    assert f"counted on {day.day} {day:%B %Y}" in text_of(progress.progress_headline(shared, at(shared)))


@pytest.mark.parametrize(
    ("areas", "chosen"),
    [((), ""), (("011",), ""), (("NGA",), "NGA"), (("NGA", "GHA"), "GHA"), (("NGA", "001"), "NGA"), (("XKX",), "XKX")],
)
def test_the_pace_is_of_the_last_chosen_country(shared: Context, areas: tuple[str, ...], chosen: str) -> None:
    assert chosen_country(shared, at(shared, *areas)) == chosen


@pytest.mark.parametrize("places", [(), ("011",), ("034",), ("NGA",), ("DEU",), ("SDN",)])
def test_how_targets_stand_is_a_count_of_the_published_statuses(shared: Context, places: tuple[str, ...]) -> None:
    said = text_of(overview.overview_standing(shared, at(shared, *places)))
    members = [code for code in shared.geography.members_of(places[0] if places else "001")
               if code in shared.geography.members]  # fmt: skip
    names = [indicator.id for indicator in with_targets(shared)]
    found = Counter(shared.progress[name, code].status for name in names for code in members)
    unclear = found.pop("CANNOT_BE_JUDGED")
    good = found["TARGET_MET"] + found["ON_TRACK"]
    if len(members) > 1:
        assert re.search(
            r": (?:none|\d+) of \d+ indicators(?::| has its) SDG target met or on track in most countries m\w+",
            said,
        )
        assert not re.search(rf"\b{found.total():,}\b|\b{unclear:,}\b", said), "no count over countries and targets"
        return
    judged = found.total()
    assert f"of {len(names)} indicators with an SDG target, {_judged_so(found['TARGET_MET'], good, judged)}." in said
    assert f"cannot be judged: {unclear}" in said
    assert "no figure since 2019" not in said, "for the page of targets"
    assert "short of the target" not in said
    for status, word in (("DETERIORATION", "getting worse"), ("TARGET_MISSED", "deadline missed")):
        assert (f"{word}: {found[status]}" in said.lower()) is bool(found[status])


def _judged_so(met: int, good: int, judged: int) -> str:
    """How those judged stand: none of them, and all of them, in a word; what is met apart from what is on track."""
    both = "met" if met == good else "met or on track" if met else "on track"
    if judged == 1:
        return f"1 can be judged: it is {both if good else 'neither met nor on track'}"
    if good in (0, judged):
        return f"{judged} can be judged: {f'all {both}' if good else 'none met or on track'}"
    return f"{judged} can be judged: {met or 'none'} met, {good - met or 'none'} on track, {judged - good} neither"


def test_an_area_without_targets_is_not_said_to_have_missed_any(shared: Context) -> None:
    said = text_of(overview.overview_standing(shared, at(shared, "AB9")))
    assert "of 17 indicators with an SDG target, none can be judged" in said
    assert not re.search("met or on track|missed", said)
    said = text_of(overview.overview_standing(shared, at(shared, "VAT")))
    assert "of 17 indicators with an SDG target, 1 can be judged: it is met." in said


def _rows(part: Sequence[Any]) -> list[list[str]]:
    body = next(iter(elements(part, "Tbody")))
    return [[text_of(cell) for cell in row.children] for row in body.children]


@pytest.mark.parametrize("area", ["NGA", "DEU", "TUV", "PRK", "BGD", "KIR"])
def test_a_countrys_statuses_are_the_published_ones(shared: Context, area: str) -> None:
    rows = {row[0]: row for row in _rows(country.country_standing(shared, at(shared, area)))}
    for indicator in with_targets(shared):
        cell = shared.progress[indicator.id, area]
        _, latest, target, status = rows[indicator.label]
        if cell.last_value is None:
            assert latest == "no value"
        else:
            value = last_with_unit(shared, cell)
            assert re.sub(" +", " ", latest) == f"{value} {cell.last_year}"
        assert target == target_text(indicator)
        word = STATUS_SHORT[cell.status]  # type: ignore[index]
        assert status.endswith("slightly away" if "slightly away" in cell.reason else word)
    assert country.country_standing(shared, at(shared, "011")) == []
    assert text_of(country.country_standing(shared, at(shared, "AB9"))).count("no value") == len(with_targets(shared))


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("undernourishment", "none (≤ 2.5)"),
        ("partner-violence", "none"),
        ("primary-completion", "all (≥ 97)"),
        ("unsentenced-detainees", "≤ 15, assumed"),
    ],
)
def test_a_target_says_how_it_is_read(shared: Context, indicator: str, said: str) -> None:
    assert target_text(shared.indicators[indicator]) == said


def test_a_range_is_not_said_as_the_number_that_a_status_compares_it_by(shared: Context) -> None:
    rows = {row[0]: row for row in _rows(country.country_standing(shared, at(shared, "SWE")))}
    assert shared.progress["undernourishment", "SWE"].last_value == 2.5
    assert re.sub(" +", " ", rows["Undernourishment"][1]) == "<2.5% 2023"
    exact = {row[0]: row for row in _rows(country.country_standing(shared, at(shared, "CHL")))}
    assert re.sub(" +", " ", exact["Undernourishment"][1]) == "2.5% 2023"


def _percent(text: str) -> float:
    sign = -1 if "−" in text else 1
    return sign * float(numbers(text)[0].replace(",", "")) / 100


def test_the_pace_block_says_what_was_published_for_every_judged_cell(shared: Context) -> None:
    seen = Counter[str]()
    for (name, area), cell in shared.progress.items():
        if cell.status == "CANNOT_BE_JUDGED" or area == "WLD":
            continue
        made = progress.progress_takes(shared, at(shared, area, indicator=name))
        rows = dict(_rows(made)) if made else {}
        for label, text in rows.items():
            years = [int(year) for year in re.findall(r"\d{4}", label)]
            if label.startswith("Pace seen as a share"):
                number, _, away = text.replace("−", "-").partition(":")
                assert float(number) == pytest.approx(min(max(cell.ratio or 0, -10), 10), abs=0.0051)
                assert bool(away) == ((cell.ratio or 0) < 0)
            elif label.startswith("Pace seen"):
                assert years == [cell.base_year, cell.last_year]
                assert _percent(text) == pytest.approx(cell.pace_seen, abs=0.00051)
            elif label.startswith("Pace needed"):
                assert years == [cell.base_year, cell.target_year]
                assert _percent(text) == pytest.approx(cell.pace_needed, abs=0.00051)
            seen[re.split(", | as a share", label)[0]] += 1
        if cell.ratio is not None:
            assert len([label for label in rows if label.startswith("Pace")]) == 3
    assert seen["Pace seen"] > 300
    assert seen["Target reached at the pace so far"] > 50


def test_there_is_no_pace_without_a_country_or_a_target(shared: Context) -> None:
    assert progress.progress_takes(shared, at(shared, "011", indicator="homicide-rate")) == []
    assert progress.progress_takes(shared, at(shared, "NGA", indicator="detected-victims")) == []


@pytest.fixture(scope="module")
def measured(shared: Context) -> dict[str, set[str]]:
    """Areas with a figure, by what is measured."""
    found = {}
    for name, indicator in shared.indicators.items():
        if indicator.theme != "context" and not indicator.area:
            is_victims = name in ("detected-victims", "detected-victims-by-form")
            rows = shared.store.rows(name, age=["Y0T17"] if is_victims else ())
            known = rows["obs_value"].notna() | rows["obs_upper"].notna()
            found[name] = set(rows.loc[known, "ref_area"])
    return found


@pytest.mark.parametrize("area", PLACES)
def test_what_is_not_known_of_a_country_has_no_row_and_the_rest_has(
    shared: Context, measured: dict[str, set[str]], area: str
) -> None:
    concerned, members = set(unknown.concerned(Known(shared, area))), shared.geography.members_in("001")
    missed = {name for name in concerned if area not in measured[name]}
    # Not what has a row only where it occurred, nor what hardly any country has: neither is a gap of this one.
    occurs = {name for name in missed if shared.indicators[name].source in ("idmc_gidd", "ucdp")} | {"migrant-deaths"}
    rare = {name for name in missed if 4 * len(measured[name] & set(members)) < len(members)}
    assert rare <= {"female-genital-mutilation", "sexual-violence-reported"}
    assert set(unknown.silent(Known(shared, area))) == missed - occurs - rare


def test_what_is_not_known_is_named_in_the_brief(shared: Context) -> None:
    said = brief_of(shared, "SYC").section("unknown").text
    assert "Reach 2030 has no usable figure for" in said
    assert "sexual violence by age 18" in said


def facts_text(shared: Context, code: str) -> str:
    """Who a country is, as it reads below its name."""
    return text_of(html.P(country.facts_of(shared, code)))


def test_facts_name_the_children_of_this_year_and_no_later_one(
    shared: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    _on(datetime.date(2024, 5, 1), monkeypatch)
    said = facts_text(shared, "NGA")
    rows = shared.store.rows("child-population", areas=["NGA"], first=2024, last=2024)
    assert f"{rows['obs_value'].item() / 1e6:.1f} million children (2024, estimate)" in said
    assert "Sub-Saharan Africa" in said
    assert not facts_text(shared, "XKX").startswith("World")
    _on(datetime.date(2026, 5, 1), monkeypatch)
    assert "million children (2026, projection)" in facts_text(shared, "NGA")


KINDS_OF_PLACE = ((), ("001",), ("011",), ("AB9",), ("NGA", "GHA"))


@pytest.mark.parametrize("walk", WALKS)
def test_every_block_answers_for_every_kind_of_place(shared: Context, walk: Walk) -> None:
    """Of the few, each block for two of them in turn."""
    for turn, name in enumerate(sorted(blocks.BLOCKS)):
        asked = KINDS_OF_PLACE if walk == "all" else (KINDS_OF_PLACE * 2)[turn % 5 :][:5:3]
        assert_whole(shared, name, asked)


def assert_whole(shared: Context, name: str, asked: Sequence[tuple[str, ...]]) -> None:
    """A block's words have no holes, whichever areas are asked for."""
    indicator = "homicide-rate" if name.startswith("progress") else "detected-victims"
    for areas in asked:
        said = text_of(blocks.BLOCKS[name](shared, at(shared, *areas, indicator=indicator)))
        assert not re.search(r"\bNone\b(?! of \d)|\bnan\b|[{}\[\]]|\b1 (countries|years)\b", said), (name, areas)


def test_an_indicator_without_a_figure_of_its_usual_kind_says_that_others_have_some(shared: Context) -> None:
    """Of Indonesia people were brought back from named countries until 2020, though the usual row is blank."""

    def told(code: str) -> str:
        selection = replace(
            usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=(code,)
        )
        return " ".join(map(text_of, coverage._of_country(shared, selection, code)))

    assert "2 of those without one have figures of another kind, sex or age." in told("IDN")
    assert "Repatriated victims, country of repatriation: any other country of other kinds to 2016" in " ".join(
        told("IDN").split()
    )


def test_a_country_is_told_only_of_gaps_that_are_its_own(shared: Context) -> None:
    """UNRWA does not work in Ukraine; of its inspectors there is a number (1,815 in 2020), but no judgement."""

    def told(code: str) -> str:
        selection = replace(
            usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=(code,)
        )
        return " ".join(map(text_of, coverage._of_country(shared, selection, code)))

    assert "UNRWA" not in told("UKR")
    assert "Number of labour inspectors" not in told("UKR"), "that is known: 1,815 in 2020"
    assert "Labour inspectors: enough or not" in told("UKR")


def test_a_rounded_zero_is_drawn_as_a_figure(shared: Context) -> None:
    """Of Ukraine's extreme poverty in 2020 "under 0.05%" is said: that is no report of none."""
    found = usual(shared.indicators["extreme-poverty"], shared.years("extreme-poverty"))
    drawn = coverage.coverage_of(shared, replace(found, areas=("UKR",)))
    row = next(row for row in drawn.rows if row.key == "extreme-poverty")
    assert row.cells[2020 - drawn.years[0]] == "v"


def test_a_country_is_told_how_old_its_figures_are_and_what_is_no_gap(shared: Context) -> None:
    """One figure for some year is not all known: Nigeria's old ones are counted. Where IDMC, which watches all
    countries, recorded no earthquake, nothing is missing."""
    found = replace(usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=("NGA",))
    said = " ".join(map(text_of, coverage._of_country(shared, found, "NGA")))
    assert "Of 3 indicators the latest figure is of 2020 or earlier." in said
    assert "Detected victims, children: the latest figure is of 2022." in said
    assert "For 1 more, a source that watches all countries has recorded nothing." in said
    assert "No figure (1)" in said
    assert "Nothing recorded (1)" in said


def test_a_small_part_of_the_children_is_not_none_of_them(shared: Context) -> None:
    scope = PAGE_VIEWS["coverage"].scope(shared.indicators)
    selection, _ = shared.reader.parse("indicator=tip-report-tier&area=150", scope)
    told = " ".join(map(text_of, coverage._of_areas(shared, selection)))
    assert "under 0.5% of the children of all" in told
    assert " 0% of the children" not in told


def test_a_country_without_a_corridor_is_not_said_to_have_hidden_cases(shared: Context) -> None:
    said = plain_text(parts_of(shared, "FRA", "en"))
    assert "may be shown" not in said
    assert "France: the release lists no corridor, which does not mean that there were no cases." in said


@pytest.mark.parametrize(("area", "name"), [("PSE", "Conflict deaths"), ("XKX", "Refugees by origin")])
def test_what_is_counted_with_another_area_is_not_said_to_be_nothing(shared: Context, area: str, name: str) -> None:
    """Deaths in Gaza stand in Israel's row, refugees from Kosovo in Serbia's: of neither nothing was recorded."""
    found = replace(usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=(area,))
    said = " ".join(map(text_of, coverage._of_country(shared, found, area)))
    assert "recorded nothing" not in said
    assert "Nothing recorded" not in said
    assert name in said.partition("No figure (")[2]


def test_cases_of_all_years_do_not_stand_in_the_year_of_their_release(shared: Context) -> None:
    found = replace(usual(shared.indicators["detected-victims"], shared.years("detected-victims")), areas=("UKR",))
    drawn = coverage.coverage_of(shared, found)
    assert "case-corridors" not in [row.key for row in drawn.rows]
    assert drawn.years[-1] == 2025


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("002", "Extreme poverty: the median of 48 countries of Africa is 37.4% (2014 to 2023)"),
        ("LIC", "Low-income economies, extreme poverty: 55.4% (2023)"),
        ("BGD", "Bangladesh, extreme poverty: 5.9% (2022)"),
    ],
)
def test_a_median_in_the_headline_of_drivers_is_called_one(shared: Context, code: str, said: str) -> None:
    """Of a group nobody's figure of which is published: 37.4% is no poverty of Africa."""
    headline = text_of(blocks.BLOCKS["drivers-headline"](shared, at(shared, code, indicator="extreme-poverty")))
    assert said in headline, headline


@pytest.mark.parametrize(
    ("block", "asked", "said", "not_said"),
    [
        ("victims-headline", "053 detected-victims", "no sum is made of fewer than 3 countries", "not known"),
        ("overview-headline", "021 detected-victims", "no sum is made of fewer than 3 countries", "not known"),
        ("victims-headline", "030 detected-victims", "too few countries report it every year", "not known"),
        ("overview-headline", "002,NGA detected-victims",
         "Africa: about 1,890 in 2022, in the 6 countries that report every year from 2017 to 2022. Nigeria: 974 in",
         "the latest total of each area"),
        ("justice-headline", "053 persons-convicted", "2 of 2 countries report prosecutions", "the others"),
        ("justice-headline", "150 persons-convicted", "the others are unknown, not zero", "not known"),
        ("protection-headline", "143 birth-registration",
         "5 of 5 countries have a figure since 2015, too few for a median", "unknown"),
        ("protection-headline", "151 birth-registration",
         "8 of 10 countries have a figure since 2015, too few for a median", "unknown"),
    ],
)  # fmt: skip
def test_a_headline_of_a_group_says_why_it_has_no_figure_and_whose_it_has(
    shared: Context, block: str, asked: str, said: str, not_said: str
) -> None:
    """Of small groups all may report, of others some; neither is unknown, and a sum over six is no total of Africa."""
    areas, indicator = asked.split()
    headline = text_of(blocks.BLOCKS[block](shared, at(shared, *areas.split(","), indicator=indicator)))
    assert said in headline, headline
    assert not_said not in headline


def test_of_one_country_it_is_not_said_that_too_few_countries_report(shared: Context) -> None:
    for code in ("DMA", "PRK"):
        told = text_of(blocks.BLOCKS["justice-business"](shared, at(shared, code, indicator="persons-convicted")))
        assert "too few countries" not in told
        assert re.search(r"Prosecuted:\s+not known\s*\.", told)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "JAM",
            "7.9% in 2011; a later figure from another source, the SDG database: 2022: 26.9%",
        ),
        ("BGD", "51.4% in 2019; a later figure from another source, the SDG database: 2025: 47.2%"),
    ],
)
def test_the_headline_of_protection_tells_a_later_figure_of_others(shared: Context, code: str, said: str) -> None:
    headline = text_of(blocks.BLOCKS["protection-headline"](shared, at(shared, code, indicator="child-marriage-18")))
    assert said in headline
    assert "nothing later is known" not in headline


@pytest.mark.parametrize(
    "query",
    [
        "indicator=girl-share-of-detected-child-victims",
        "indicator=detected-victims-by-form",
        "indicator=detected-victims&sex=_O",
        "indicator=persons-convicted&age=Y0T17",
    ],
)
def test_only_who_lists_no_detected_child_never_reported_on_children(shared: Context, query: str) -> None:
    """Of 110 countries without a clear share of girls 73 list girls; of those without a form 55 list children."""
    selection, _ = shared.reader.parse(query, PAGE_VIEWS["coverage"].scope(shared.indicators))
    told = " ".join(map(text_of, coverage._of_areas(shared, selection)))
    assert told
    assert "never reported" not in told
    assert "which of them are children" not in told


@pytest.mark.parametrize(("area", "countries", "figure"), [("002", 6, "about 1,890"), ("011", 4, "3,054")])
def test_the_headline_of_a_group_begins_with_whose_children_it_counts(
    shared: Context, area: str, countries: int, figure: str
) -> None:
    """Of Africa those of six countries, of Western Africa those of four others: a part is no larger than its whole."""
    said = text_of(overview.victims_headline(shared, at(shared, area, indicator="detected-victims"))[0])
    every = rf"detected in the {countries} countries that report every year from \d{{4}} to 2022: {figure}"
    assert re.search(every, said)
    assert re.search(r"\. In all \d+ countries with a figure for 2022: ", said)


@pytest.mark.parametrize("area", ["034", "IND"])
def test_a_headline_does_not_contradict_itself(shared: Context, area: str) -> None:
    """More girls and boys than children: the caveat of the charts says so."""
    said = text_of(overview.victims_headline(shared, at(shared, area, indicator="detected-victims"))[0])
    assert "more than all" not in said
    assert "girls" not in said


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("018", "Extreme poverty: 5 of 5 countries have a figure since "),
        ("021", "Northern America, people living displaced by conflict: nothing recorded"),
        ("PRK", "Extreme poverty: not known"),
    ],
)
def test_a_group_whose_countries_have_figures_is_not_said_to_be_unknown(shared: Context, area: str, said: str) -> None:
    text = text_of(overview.drivers_headline(shared, at(shared, area)))
    assert said in text
    assert area == "PRK" or "not known" not in text


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("143", "Central Asia, people living displaced by conflict: 0 (2024; 2 of "),
        ("002", "Africa, people living displaced by conflict: 33.1 million (2024; "),
        ("NGA", "Nigeria, people living displaced by conflict: "),
    ],
)
def test_a_sum_in_the_headline_of_drivers_says_what_it_rests_on(shared: Context, area: str, said: str) -> None:
    """A nought over two of five countries is none of Central Asia's."""
    text = text_of(overview.drivers_headline(shared, at(shared, area))[0])
    assert said in text
    assert (" of " in text.split("conflict: ")[1].split(",", maxsplit=1)[0]) == (area != "NGA")


@pytest.mark.parametrize("area", ["001", "002", "NGA", "BGD"])
def test_the_headline_of_drivers_is_one_finding_and_the_others_stand_below_it(shared: Context, area: str) -> None:
    title, others, *_ = overview.drivers_headline(shared, at(shared, area))
    assert text_of(title).count(": ") == 1
    assert text_of(others).count(": ") >= 2
    assert text_of(others).endswith(".")


def test_events_that_are_counted_with_another_area_are_not_denied(shared: Context) -> None:
    """Deaths in Gaza are marked on Israel's timeline."""
    view = VIEWS["timeline-rows"]
    for code in ("PSE", "XKX"):
        said = shown(shared, view, selection_of(shared, view, f"area={code}")).words.told()
        assert "No event of these years meets the rule." not in " ".join(said.values()), code


@pytest.mark.parametrize("places", [("BGD",), ("NGA",)])
def test_each_piece_of_the_overviews_bar_has_its_number_and_they_add_up_to_the_sentence(
    shared: Context, places: tuple[str, ...]
) -> None:
    made = markup(html.Div(overview.overview_standing(shared, at(shared, *places))))
    pieces = re.findall(r'<span[^>]*flex-grow:(\d+)[^>]*data-status="(\w+)"', made)
    keys = re.findall(r'<li[^>]*data-status="(\w+)"[^>]*>.*?([\d,]+)</li>', made)
    found = {status: int(number.replace(",", "")) for status, number in keys}
    assert found == {status: int(number) for number, status in pieces}
    said = text_of(overview.overview_standing(shared, at(shared, *places)))
    judged = sum(number for status, number in found.items() if status != "CANNOT_BE_JUDGED")
    good = found.get("TARGET_MET", 0) + found.get("ON_TRACK", 0)
    assert _judged_so(found.get("TARGET_MET", 0), good, judged) in said
    # Of many countries there is none: a number of countries times targets means nothing to anybody.
    assert "flex-grow" not in markup(html.Div(overview.overview_standing(shared, at(shared, "150"))))
