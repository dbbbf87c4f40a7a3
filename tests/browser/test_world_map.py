"""The map: it paints what the tables say, in each year; a click, the search and the keyboard select on it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from dashboard.context import Context
from dashboard.figures.map import class_of, plain_class_of, windows_of
from dashboard.i18n import with_things, with_unit
from dashboard.metrics.latest import latest, snapshot
from dashboard.metrics.progress import STATUS_SIGNS, STATUS_WORDS
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import VIEWS, selection_of
from dashboard.words.ageless import years_of_none_known
from dashboard.words.captions import short_sources
from dashboard.words.few import ageless_said, marked
from dashboard.words.low_totals import figure_and_doubt, none_open
from dashboard.words.names import area_name, decimals_of, figure_text, listed_alone, unit_of
from dashboard.words.titles import map_title
from tests.browser.steps import (
    LAPTOP,
    PHONE,
    address,
    click_area,
    moved,
    opened,
    painted,
    panel,
    place_of,
    search,
    stayed,
    title,
    until,
    within,
    year,
)
from tests.fixtures.sweeps import each

_LEGEND = """(panel) => Object.fromEntries(
  Array.from(document.querySelectorAll(`[data-panel="${panel}"] .legend-cell`)).map((cell) => [
    cell.querySelector(".legend-key").dataset.k, Number.parseInt(cell.querySelector(".legend-count").textContent) || 0,
  ]))"""
_CIRCLES = """() => {
  const div = document.querySelector('[data-panel="drivers-map"] .map-plot');
  const codes = div.data.find((trace) => trace.type === "scattergeo").customdata;
  return Object.fromEntries(Array.from(div.querySelectorAll(".scattergeo path.point")).map((path) =>
    [codes[path.__data__.i], path.getBBox().width]));
}"""
_BESIDE = """(name) => [...document.querySelectorAll(`[data-panel="${name}"] path.point`)]
  .map((path) => path.style.translate).filter((by) => by && !/^(0px ?)+$/.test(by))"""
_HIDDEN = """(panel) => {
  const div = document.querySelector(`[data-panel="${panel}"] .map-plot`);
  div.scrollIntoView({ block: "center" });
  return Array.from(div.querySelectorAll('.scattergeo path.point[data-k="-"]')).map((path) => {
    const [x, y] = path.getAttribute("transform").match(/-?[0-9.]+/g).map(Number);
    const at = new DOMPoint(x, y).matrixTransform(path.parentNode.getScreenCTM());
    return [path.parentNode.__data__[0].trace.customdata[path.__data__.i], at.x, at.y];
  });
}"""
_MANY = "(many) => document.querySelectorAll('.scattergeo path.point').length === many"
_SCALE = '(panel) => document.querySelector(`[data-panel="${panel}"] .map-plot`)._fullLayout.geo.projection.scale'


def set_year(page: Page, name: str, wanted: int) -> None:
    """Drag the slider to a year."""
    panel(page, name).locator('[data-act="year"]').fill(str(wanted))
    expect(year(page, name)).to_have_text(str(wanted))


def legend(page: Page, name: str) -> dict[str, int]:
    """Countries per class, as the legend counts them."""
    counts: dict[str, int] = page.evaluate(_LEGEND, name)
    return counts


def circles_of(page: Page) -> dict[str, float]:
    """How wide the circle of each area is on the map of drivers."""
    circles: dict[str, float] = page.evaluate(_CIRCLES)
    return circles


def scale(page: Page, name: str) -> float:
    """How far a map is zoomed in; 1 shows the world."""
    return float(page.evaluate(_SCALE, name))


@dataclass(frozen=True)
class Sight:
    """What the server's own rule says that a map shows."""

    context: Context
    selection: Selection

    def item(self, code: str, at: int) -> Observation | None:
        """The figure that stands for an area in a year."""
        around = self.context.around(self.selection, at)
        return latest(self.context.histories(self.selection).get(code, ()), at, *around)

    def values(self, at: int) -> dict[str, float]:
        """The figures above zero of a year."""
        found = {code: self.item(code, at) for code in self.context.geography.areas}
        return {code: item.value for code, item in found.items() if item is not None and item.value}

    def classes(self, at: int) -> dict[str, str]:
        """Class of each area in a year."""
        breaks = self.context.breaks(self.selection)
        found = {code: self.item(code, at) for code in self.context.geography.areas}
        return {code: "n" if item is None else self.class_in(code, item, breaks) for code, item in found.items()}

    def class_in(self, code: str, item: Observation, breaks: Sequence[float]) -> str:
        """Class of a figure: none is not "none" beside victims of no age, or where others of its report list some."""
        return "f" if item.year in none_open(self.context, self.selection, code) else class_of(item, breaks)

    def older(self, at: int) -> set[str]:
        """Areas whose figure in a year is of another one."""
        found = {code: self.item(code, at) for code in self.context.geography.areas}
        return {code for code, item in found.items() if item is not None and item.ends and item.year != at}

    def title(self, at: int) -> str:
        """Title of the map in a year, where no counts lie behind rates."""
        members = set(self.context.geography.members)
        inside = {code: items for code, items in self.context.histories(self.selection).items() if code in members}
        shown = snapshot(inside, at, *self.context.around(self.selection, at))
        return map_title(self.context, self.selection, at, shown, {})

    def hover(self, code: str, at: int) -> list[str]:
        """What a hover says of an area in a year, line by line; figures travel with four digits."""
        name, item = area_name(self.context, code), self.item(code, at)
        indicator = self.context.indicators[self.selection.indicator]
        if item is None:
            return [name, "no figure"]
        whose = self.source()
        if item.ends is None:
            return [name, listed_alone(indicator), str(item.year), whose]
        ends = [None if end is None else float(f"{end:.4g}") for end in (item.value, item.lower, item.upper)]
        text = figure_text(*ends, decimals_of(indicator, self.selection.measure))
        used = f"{item.year}, an older figure" if item.year < at else str(item.year)
        say = with_things if self.selection.measure == "count" else with_unit
        whole = say(text, unit_of(indicator, self.selection))
        said = marked(self.context, self.selection, code, item.year, whole)
        is_open = item.year in years_of_none_known(self.context, self.selection, code)
        ageless = [ageless_said(self.context, self.selection, code, item.year)] if is_open else []
        around = [*ageless, used, *self.class_said(item), *self.status_said(code), whose]
        return [name, figure_and_doubt(self.context, self.selection, item, code, said), *around]

    def source(self) -> str:
        """Whose figures they are, as a hover ends."""
        return short_sources(self.context, self.selection)

    def class_said(self, item: Observation) -> list[str]:
        """The class of a figure as the legend numbers and names it; circles have none."""
        breaks = () if self.selection.measure == "count" else self.context.breaks(self.selection)
        indicator = self.context.indicators[self.selection.indicator]
        k = (class_of if indicator.zero_apart else plain_class_of)(item, breaks)
        if not breaks or not k.isdigit():
            return []
        ends = [f"{edge:,g}" for edge in breaks]
        labels = [f"under {ends[0]}", *(f"{low} to {high}" for low, high in pairwise(ends)), f"{ends[-1]} or more"]
        return [f"class {int(k) + 1} of {len(labels)}: {labels[int(k)]}"]

    def status_said(self, code: str) -> list[str]:
        """Where a country stands toward the target, if the indicator has one."""
        rows = self.context.store.extra("progress")
        found = [row for row in rows if (row["indicator"], row["ref_area"]) == (self.selection.indicator, code)]
        return [
            f"Target for {row['target_year']}: {STATUS_SIGNS[row['status']]} {STATUS_WORDS[row['status']]}, "
            "by our own reading"
            for row in found
        ]


def sight(shared: Context, name: str, query: str) -> Sight:
    """The server's side of a map."""
    return Sight(shared, selection_of(shared, VIEWS[name], query))


MAPS = [
    ("/victims", "victims-map", ""),
    ("/victims", "victims-map", "age=_T"),
    ("/drivers", "drivers-map", "indicator=extreme-poverty"),
    ("/country/NGA", "country-map", "indicator=persons-convicted"),
]


@pytest.mark.parametrize(
    ("path", "name", "query"),
    each(
        MAPS,
        {
            ("/victims", "victims-map", ""): "counts that may be intervals",
        },
    ),
)
def test_every_area_is_painted_and_counted_as_the_tables_say(
    visitor: Page, shared: Context, path: str, name: str, query: str
) -> None:
    seen = sight(shared, name, query)
    years = shared.years(seen.selection.indicator)
    stayed(visitor, f"{path}?{query}", folded=True)
    panel(visitor, name).locator(".zoom-home, [data-act=zoom-home]").click()
    for at in random.Random(2030).sample(range(years.first, years.last + 1), 3):
        set_year(visitor, name, at)
        classes = painted(visitor, name)
        expected = seen.classes(at)
        shapes = {code: k for code, k in classes["shapes"].items() if code in expected}
        assert shapes == {code: expected[code] for code in shapes}
        assert {k for code, k in classes["shapes"].items() if code not in expected} <= {"u"}
        assert classes["dots"] == {code: expected[code] for code in classes["dots"]}
        by_class: dict[str, int] = {}
        for code in shared.geography.members:
            k = shapes.get(code) or classes["dots"][code]
            by_class[k] = by_class.get(k, 0) + 1
        assert sum(by_class.values()) == 193
        told = legend(visitor, name)
        dotted = seen.older(at) & set(shared.geography.members)
        with_figure = sum(by_class.get(k, 0) for k in by_class if k not in "mpn")
        if 2 * len(dotted) > with_figure:  # The legend says it of all of them.
            assert told.pop("a") == len(dotted)
            dotted = set()
        assert (told.pop("u"), told.pop("o", 0)) == (0, len(dotted))
        assert {k: count for k, count in told.items() if count} == by_class
        assert {code for code, shown in classes["older"].items() if shown == "1"} == (dotted and seen.older(at))
    set_year(visitor, name, seen.selection.year)  # As whoever comes next has it.
    # Squares stand beside the land of others, as in pictures; where the world is twice as large, in their places.
    if name == "victims-map":
        assert len(visitor.evaluate(_BESIDE, name)) > 5
        for _ in range(3):
            panel(visitor, name).locator("[data-act=zoom-in]").click()
        visitor.wait_for_function(f"(name) => !({_BESIDE})(name).length", arg=name)
        panel(visitor, name).locator("[data-act=zoom-home]").click()
        visitor.wait_for_function(f"(name) => ({_BESIDE})(name).length > 5", arg=name)
    # Of small areas that have no figure of any year nothing is seen or met, whatever lies there.
    hidden = [dot for dot in visitor.evaluate(_HIDDEN, name) if seen.item(dot[0], years.last) is None]
    assert len(hidden) > 5
    for code, x, y in hidden[:5]:
        visitor.mouse.move(x, y)
        visitor.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))")
        assert area_name(shared, code) not in visitor.locator("#tip").all_inner_texts()[0]


def test_years_are_played_to_the_last_and_stepped_through_to_the_ends(
    visitor: Page, base_url: str, shared: Context
) -> None:
    seen, name = sight(shared, "victims-map", ""), "victims-map"
    stayed(visitor, "/victims", folded=True)
    button, later = (panel(visitor, name).locator(f'[data-act="{act}"]') for act in ("play", "later"))
    set_year(visitor, name, 2021)
    button.click()
    expect(button).to_have_attribute("aria-label", "Pause")
    expect(year(visitor, name)).to_have_text("2022")
    expect(year(visitor, name)).to_have_text("2023")
    expect(button).to_have_attribute("aria-label", "Play the years")
    classes, expected = painted(visitor, name)["shapes"], seen.classes(2023)
    assert {code: classes[code] for code in ("NGA", "BRA", "CHN")} == {
        code: expected[code] for code in ("NGA", "BRA", "CHN")
    }
    button.click()
    expect(year(visitor, name)).to_have_text("2007")
    button.click()
    expect(button).to_have_attribute("aria-label", "Play the years")
    set_year(visitor, name, 2022)
    for _ in range(2):  # There is no later one.
        later.click()
        expect(year(visitor, name)).to_have_text("2023")
    visitor.wait_for_url("**/victims?year=2023")
    panel(visitor, name).locator('[data-act="earlier"]').click()
    expect(year(visitor, name)).to_have_text("2022")
    visitor.wait_for_url(f"{base_url}/victims")


def test_arrow_keys_walk_the_map_and_say_what_it_shows(visitor: Page, shared: Context) -> None:
    seen = sight(shared, "victims-map", "")
    at = seen.selection.year
    moved(visitor, "/victims", folded=True)
    panel(visitor, "victims-map").locator(".body-map").focus()
    is_heard = False  # What holds of all countries: classes, source, what keys do.
    for key, code in (("ArrowUp", "NER"), ("ArrowRight", "TCD"), ("ArrowRight", "SDN"), ("ArrowLeft", "TCD")):
        visitor.keyboard.press(key)
        lines = seen.hover(code, at)
        short = [line for line in lines if not line.startswith("class ") and line != seen.source()]
        said = ", ".join(short) if is_heard else f"{', '.join(lines)}. Press Enter to select"
        is_heard = is_heard or seen.source() in lines
        expect(visitor.locator("#say")).to_have_text(said)
        assert visitor.locator("#tip strong").text_content() == area_name(shared, code)
    assert is_heard
    visitor.keyboard.press("Enter")
    expect(title(visitor, "victims-trend")).to_contain_text("Chad")
    visitor.wait_for_url("**/victims?area=TCD")
    expect(visitor.locator("#tip")).to_be_visible()
    within(visitor, "/about")
    expect(visitor.locator("#page h1").first).to_have_text("About Reach 2030")
    expect(visitor.locator("#tip")).to_be_hidden()


@pytest.mark.sweep
def test_titles_follow_the_year_at_once(reader: Page, shared: Context) -> None:
    seen = sight(shared, "victims-map", "")
    opened(reader, "/victims")
    for at in (2009, 2018, 2023):
        set_year(reader, "victims-map", at)
        assert title(reader, "victims-map").text_content() == seen.title(at)


def test_a_chosen_countrys_newest_figure_stands_beside_that_of_the_maps_year(visitor: Page, shared: Context) -> None:
    moved(visitor, "/victims?area=BGD&age=Y0T17&measure=count", folded=True)
    rows = shared.store.rows("detected-victims", areas=["BGD"], sex=["_T"], age=["Y0T17"]).set_index("time_period")
    newest, shown = (f"{rows['obs_value'][at]:g}" for at in (2023, 2022))
    expect(title(visitor, "victims-map")).to_have_text(
        f"Bangladesh detected {shown} child victims of trafficking in 2022"
    )
    expect(panel(visitor, "victims-map").locator(".panel-subtitle")).to_contain_text(f"Newest, 2023: at least {newest}")
    moved(visitor, "/victims?area=DZA", folded=True)
    expect(title(visitor, "victims-map")).to_contain_text("under 10 people in 2022")
    expect(panel(visitor, "victims-map").locator(".panel-subtitle")).to_contain_text("Newest, 2023: 0.16")
    moved(visitor, "/victims?area=BGD&age=Y0T17&measure=count", folded=True)
    set_year(visitor, "victims-map", 2023)
    expect(title(visitor, "victims-map")).to_contain_text(f"detected at least {newest} child victims")
    expect(panel(visitor, "victims-map").locator(".panel-subtitle")).not_to_contain_text("Newest")


@pytest.mark.sweep
def test_the_age_that_was_measured_and_the_publishers_note_are_said_in_the_browser_too(reader: Page) -> None:
    """Its own words of a chosen country: the script puts them together anew with each country and year."""
    opened(reader, "/protection?area=ALB&indicator=violent-discipline")
    measured = "Albania, violent discipline, aged 2 to 14: 47.5% of children aged 2 to 14 in 2018"
    expect(title(reader, "protection-map")).to_contain_text(measured)
    opened(reader, "/protection?area=PAK&indicator=sexual-violence-by-18")
    caveat = panel(reader, "protection-map").locator(".panel-caveat").first
    expect(caveat).to_contain_text("UNICEF notes, Pakistan, 2018: “Refers to ever-married women only;")
    opened(reader, "/protection?area=AGO&indicator=sexual-violence-by-18")
    expect(panel(reader, "protection-map").locator(".panel-caveat").first).not_to_contain_text("UNICEF notes")


HOVERED = [
    ("/victims", "victims-map", ""),
    ("/drivers", "drivers-map", "indicator=refugees-by-asylum&measure=count"),
    ("/drivers", "drivers-map", "indicator=undernourishment"),
]


@pytest.mark.parametrize(
    ("path", "name", "query"),
    each(HOVERED, HOVERED[2:]),
)
def test_hover_says_figure_unit_and_year_really_used(
    visitor: Page, shared: Context, path: str, name: str, query: str
) -> None:
    seen = sight(shared, name, query)
    years = shared.years(seen.selection.indicator)
    moved(visitor, f"{path}?{query}", folded=True)
    dice = random.Random(193)
    for at in dice.sample(range(years.first, years.last + 1), 2):
        set_year(visitor, name, at)
        for code in dice.sample(["NGA", "BRA", "IND", "KAZ", "DZA", "CAN", "COD", "MNG", "NAM", "LBY"], 2):
            visitor.mouse.move(*place_of(visitor, name, code))
            expect(visitor.locator("#tip strong")).to_have_text(area_name(shared, code))
            assert [line.text_content() for line in visitor.locator("#tip > *").all()] == seen.hover(code, at)


def test_counts_are_circles_in_proportion_not_fills_in_every_year_of_a_long_table(
    visitor: Page, shared: Context
) -> None:
    query = "indicator=refugees-by-asylum&measure=count"
    seen = sight(shared, "drivers-map", query)
    moved(visitor, f"/drivers?{query}&year=2015", folded=True)
    circles, values = circles_of(visitor), seen.values(2015)
    assert set(circles) == set(values)
    large, small = sorted(values, key=lambda code: -values[code])[:2]
    ratio = (circles[large] - 4) / (circles[small] - 4)
    assert ratio == pytest.approx((values[large] / values[small]) ** 0.5, rel=0.02)
    # One answer does not hold all these years: those beyond its edge are fetched, those within it are there.
    ends = [str(window[-1]) for window in windows_of(shared, seen.selection.indicator)]
    asked: list[str] = []

    def note(request: Request) -> None:
        if "drivers-map.map" in request.url:
            asked.extend(parse_qs(urlsplit(request.url).query).get("year", ends[-1:]))

    visitor.on("request", note)
    for at in (2014, 2001, 2000, 1955):
        set_year(visitor, "drivers-map", at)
        expect(title(visitor, "drivers-map")).to_contain_text(f" for {at} ")
        until(visitor, _MANY, len(seen.values(at)))
        assert set(circles_of(visitor)) == set(seen.values(at)), at
        assert not asked or at != 2014, asked
    visitor.remove_listener("request", note)
    assert {"2000", "1960"} <= set(asked) <= set(ends)


@pytest.mark.sweep  # What a click does: `test_choosing.py`; that the same again lets go: `test_spoken.py`.
def test_click_selects_a_country_in_the_trend_and_a_second_click_lets_go(visitor: Page, base_url: str) -> None:
    stayed(visitor, "/victims", folded=True)
    click_area(visitor, "victims-map", "BRA")
    expect(title(visitor, "victims-trend")).to_contain_text("Brazil")
    expect(visitor.locator('[data-filter="area"]')).to_contain_text("Brazil")
    assert address(visitor, base_url) == "/victims?area=BRA"
    click_area(visitor, "victims-map", "BRA")
    expect(title(visitor, "victims-trend")).to_have_text(re.compile(r"in \d+ countries"))
    assert address(visitor, base_url) == "/victims"
    # A map that was dragged selected what lay under the pointer; with Shift a click would add to it.
    x, y = place_of(visitor, "victims-map", "BRA")
    visitor.mouse.move(x, y)
    visitor.mouse.down()
    visitor.mouse.move(x - 15, y + 2, steps=6)
    visitor.mouse.up()
    visitor.keyboard.down("Shift")
    click_area(visitor, "victims-map", "IND")
    visitor.keyboard.up("Shift")
    expect(title(visitor, "victims-trend")).to_contain_text("India")
    assert address(visitor, base_url) == "/victims?area=IND"


@pytest.mark.sweep
def test_click_moves_on_and_a_click_with_shift_adds(reader: Page, base_url: str) -> None:
    opened(reader, "/victims")
    click_area(reader, "victims-map", "BRA")
    expect(title(reader, "victims-trend")).to_contain_text("Brazil")
    click_area(reader, "victims-map", "IND")
    expect(title(reader, "victims-trend")).to_contain_text("India")
    reader.keyboard.down("Shift")
    click_area(reader, "victims-map", "BRA")
    reader.keyboard.up("Shift")
    expect(title(reader, "victims-trend")).to_contain_text("Brazil")
    assert address(reader, base_url) == "/victims?area=IND,BRA"


@pytest.mark.sweep
def test_click_does_not_fetch_the_map_again(reader: Page) -> None:
    opened(reader, "/victims")
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    click_area(reader, "victims-map", "BRA")
    expect(title(reader, "victims-trend")).to_contain_text("Brazil")
    assert [address for address in asked if "/answers/" in address]
    assert not [address for address in asked if "victims-map.map" in address]


@pytest.mark.parametrize("size", each([LAPTOP, PHONE], [PHONE]))
@pytest.mark.sweep
def test_search_zooms_the_map_to_the_country(reader: Page, size: Any) -> None:
    reader.set_viewport_size(size)
    opened(reader, "/")
    assert scale(reader, "overview-map") == pytest.approx(1)
    search(reader, "Nepal", is_here=True)
    expect(title(reader, "overview-children")).to_contain_text("Nepal")
    until(reader, f"(panel) => ({_SCALE})(panel) > 2", "overview-map")
    x, y = place_of(reader, "overview-map", "NPL")
    frame = panel(reader, "overview-map").locator(".map-plot").bounding_box()
    assert frame is not None
    assert abs(x - frame["x"] - frame["width"] / 2) < frame["width"] / 4
    assert abs(y - frame["y"] - frame["height"] / 2) < frame["height"] / 4
    before = scale(reader, "overview-map")
    set_year(reader, "overview-map", 2015)
    reader.wait_for_url("**year=2015")
    assert scale(reader, "overview-map") == before
    panel(reader, "overview-map").locator('[data-act="zoom-home"]').click()
    until(reader, f"(panel) => ({_SCALE})(panel) === 1", "overview-map")


@pytest.mark.sweep
def test_search_finds_a_country_whose_name_lies_within_another(reader: Page) -> None:
    for words, code in (("Guinea", "GIN"), ("Oman", "OMN"), ("Niger", "NER")):
        opened(reader, "/")
        search(reader, words, is_here=True)
        reader.wait_for_url(f"**/?area={code}")


@pytest.mark.sweep  # The words are judged without one: `test_tiles.py`, the gate.
def test_a_total_of_children_that_is_less_than_its_parts_is_told_in_the_browser_too(visitor: Page) -> None:
    """Egypt's total of 2021 is 0, its girls are 51 and its boys 91."""
    moved(visitor, "/victims?area=EGY&year=2021")
    caveat = panel(visitor, "victims-map").locator(".panel-caveat").first
    expect(caveat).to_contain_text("Egypt, 2021: the source gives more children by sex than in total")
    expect(title(visitor, "victims-map")).to_contain_text(" (though children by sex: 142) in 2021")
    visitor.mouse.move(*place_of(visitor, "victims-map", "EGY"))
    expect(visitor.locator("#tip")).to_contain_text("0 per 100,000 children (though children by sex: 142)")
    set_year(visitor, "victims-map", 2018)
    expect(caveat).not_to_contain_text("children by sex")
    moved(visitor, "/victims?area=EGY&year=2021&indicator=child-share-of-detected-victims")
    expect(title(visitor, "victims-map")).to_have_text(
        "Egypt, children's share: unclear (by sex more children or adults than in the total) in 2021; "
        "no share for 2022, but figures of children or adults"
    )
    assert painted(visitor, "victims-map")["shapes"]["EGY"] == "f"
    moved(visitor, "/victims?area=DZA&year=2023&indicator=child-share-of-detected-victims")
    # The map of 2022 has the share of 2023 where its own is missing, that of 2021 has none.
    set_year(visitor, "victims-map", 2021)
    expect(title(visitor, "victims-map")).to_have_text(
        "Algeria: 35.1% of detected victims of known age were children in 2023; "
        "no share for 2021, but figures of children or adults"
    )


@pytest.mark.sweep  # The words are those of `with_things`: test_titles_of_maps.py, of charts test_spoken.py.
def test_of_one_thing_the_name_of_many_stands_before_the_number(visitor: Page) -> None:
    """One death was counted in Gambia in 2024."""
    moved(visitor, "/drivers?indicator=conflict-deaths&measure=count&area=GMB&year=2024")
    expect(title(visitor, "drivers-map")).to_have_text("Gambia, conflict deaths: 1 in 2024")
    visitor.mouse.move(*place_of(visitor, "drivers-map", "GMB"))
    expect(visitor.locator("#tip")).to_contain_text("deaths in the year: 1")
    set_year(visitor, "drivers-map", 2023)
    expect(title(visitor, "drivers-map")).to_have_text("Gambia: 0 conflict deaths in 2023")
