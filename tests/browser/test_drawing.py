"""How often a page draws and fetches: once each, and not again while nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from dashboard.views import COUNTRY_STRIPS
from tests.browser.conftest import sitting
from tests.browser.steps import choose, click_area, moved, opened, panel, show_tab, shown, title, until

# Notes every call that draws, by panel; the library is wrapped the moment it sets itself.
_COUNT = """(() => {
  let real;
  window.drawn = [];
  window.drawnAt = performance.now();
  const note = (name, draw) => function (div, ...rest) {
    window.drawn.push(`${name} ${div.closest("[data-panel]").dataset.panel}`);
    window.drawnAt = performance.now();
    return draw.call(this, div, ...rest);
  };
  Object.defineProperty(window, "Plotly", { configurable: true, get: () => real, set: (library) => {
    real = library;
    for (const name of ["newPlot", "react", "relayout", "restyle", "update"]) real[name] = note(name, real[name]);
    real.Plots.resize = note("resize", real.Plots.resize);
  } });
})()"""
_QUIET = "(wait) => performance.now() - window.drawnAt > wait"


def drawn(page: Page) -> Counter[str]:
    """What has been drawn since the last time this was asked, once nothing has been drawn for a while."""
    shown(page)
    until(page, _QUIET, 700)
    calls: list[str] = page.evaluate("window.drawn.splice(0)")
    return Counter(calls)


def once(*panels: str) -> Counter[str]:
    """Each panel drawn once."""
    return Counter(f"react {name}" for name in panels)


@pytest.fixture(scope="module")
def watched(returning: BrowserContext, base_url: str) -> Iterator[Page]:
    """A page that notes what is drawn, and stays."""
    made = sitting(returning)
    made.page.add_init_script(_COUNT)
    yield made.page
    made.page.close()
    made.checked(base_url)


VICTIMS = [f"victims-{name}" for name in ("map", "trend", "children", "ages", "forms", "share", "reporting")]
COUNTRY = [
    "country-near-map",
    "country-map",
    "country-trend",
    "country-profile",
    *(f"country-{name}" for name in COUNTRY_STRIPS),
]


def test_what_is_in_sight_is_drawn_once_and_again_only_where_a_choice_changes_it(watched: Page) -> None:
    opened(watched, "/?area=NGA&year=2019")
    assert drawn(watched) == once("overview-map", "overview-children"), "when the page opens"
    panel(watched, "overview-map").locator('[data-act="earlier"]').click()
    watched.wait_for_url("**year=2018")
    assert drawn(watched) == once("overview-children"), "a year paints the map, and draws what marks it"
    show_tab(watched, "overview-map", "Chart")
    assert drawn(watched) == once("overview-map"), "what was hidden is drawn when it is shown"
    show_tab(watched, "overview-map", "Map")
    assert drawn(watched) == Counter(), "it stands there as it was, and is painted"


@pytest.mark.parametrize(
    ("path", "panels"),
    [
        pytest.param("/victims", VICTIMS, marks=pytest.mark.sweep),
        pytest.param("/country/NGA", COUNTRY, marks=pytest.mark.sweep),
        pytest.param("/data", [], marks=pytest.mark.sweep),
    ],
)  # fmt: skip
def test_each_chart_in_sight_is_drawn_once_when_a_page_opens(watched: Page, path: str, panels: list[str]) -> None:
    opened(watched, path)
    assert drawn(watched) == once(*panels)


@pytest.mark.sweep
def test_a_filter_draws_each_chart_that_follows_it_once(watched: Page) -> None:
    opened(watched, "/victims?year=2020")
    drawn(watched)
    choose(watched, "age", "All ages")
    expect(title(watched, "victims-trend")).to_contain_text("people")
    # The charts of parts and of reporting follow the area and the year, not the age: their answers are asked anew.
    counted = drawn(watched)
    # The map is painted, and drawn anew only where other areas bear a dot.
    assert counted["react victims-trend"] == 1
    assert set(counted.values()) == {1}
    assert all(call.startswith("react ") for call in counted)


@pytest.mark.sweep  # One drawing a choice: the year, in the first test.
def test_a_click_on_the_map_paints_the_map_and_draws_its_followers_once(watched: Page) -> None:
    moved(watched, "/")
    drawn(watched)
    click_area(watched, "overview-map", "BRA")
    expect(title(watched, "overview-children")).to_contain_text("Brazil")
    assert drawn(watched) == once("overview-children")


@pytest.mark.sweep
def test_a_second_visit_fetches_next_to_nothing(page: Page) -> None:
    answers: list[Response] = []
    opened(page, "/")
    page.wait_for_load_state("networkidle")
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    opened(page, "/")
    page.wait_for_load_state("networkidle")
    assert len(answers) > 20
    assert sum(answer.request.sizes()["responseBodySize"] for answer in answers) < 60_000
