"""Every state that a reader comes into: nothing that axe finds, in English and in Arabic, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.steps import (
    FORGET_ALL,
    LAPTOP,
    PHONE,
    enlarge,
    open_menu,
    open_studio,
    opened,
    options,
    panel,
    shown,
    until,
)
from tests.browser.test_every_page import serious
from tests.fixtures.serving import ROOT
from tests.fixtures.sweeps import each

A_PICTURE = ROOT / "docs" / "pictures" / "phone.png"


class Place(NamedTuple):
    """Where something opens: a page, and a panel of it."""

    path: str
    panel: str

    def written_in(self, tongue: str) -> str:
        """Its address in a language."""
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={tongue}"


State = Callable[[Page, Place, str], object]
"""Opens something over a page that stands there, in the language that is named."""

ALONE = Place("/data/on-the-move?area=BGD,NPL", "moving-table")
"""One view and no filters: what is looked at stands over it."""
FILTERED = Place("/data/coverage?area=BGD,NPL", "coverage-picture")
"""Filters, and one picture."""


def language_menu(page: Page, _place: Place, _tongue: str) -> None:
    """The menu of languages."""
    page.locator(".tongues > button").click()
    expect(page.locator(".tongues a").first).to_be_visible()


def search(page: Page, _place: Place, _tongue: str) -> None:
    """What the search offers."""
    page.locator("#page").focus()
    page.keyboard.press("/")
    page.keyboard.type("nepal")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()


def _list_of(page: Page, name: str) -> None:
    page.evaluate("document.querySelector('details:has(> #filters), details:has(#filters)')?.setAttribute('open', '')")
    page.locator(f'[data-filter="{name}"] button.dash-dropdown').press("Enter")  # In its middle a name is taken away.
    expect(options(page).first).to_be_visible()


def picker(page: Page, _place: Place, _tongue: str) -> None:
    """The list of a filter of which several are chosen."""
    _list_of(page, "area")


def picker_of_one(page: Page, _place: Place, _tongue: str) -> None:
    """The list of a filter of which one is chosen."""
    _list_of(page, "indicator")


def share_menu(page: Page, place: Place, _tongue: str) -> None:
    """The menu of a panel that sends it on."""
    open_menu(page, place.panel, "share")


def more_menu(page: Page, place: Place, _tongue: str) -> None:
    """The menu of a panel with all else."""
    open_menu(page, place.panel, "more")


def meaning(page: Page, place: Place, _tongue: str) -> None:
    """What a figure means, where a panel leads to it."""
    open_menu(page, place.panel, "more").locator('[data-act="about"]').click()
    expect(page).to_have_url(re.compile("/data/catalogue"))
    shown(page)


def origin(page: Page, place: Place, _tongue: str) -> None:
    """Where a figure comes from, where a panel leads to it."""
    open_menu(page, place.panel, "more").locator('[data-act="origin"]').click()
    expect(page).to_have_url(re.compile("/data(/origin)?[?]"))  # Of lines between countries, their rows.
    until(page, "() => document.querySelector('#page:not([aria-busy]) h1')")


def large(page: Page, place: Place, _tongue: str) -> None:
    """A panel that fills the window."""
    enlarge(page, place.panel)


def table(page: Page, place: Place, _tongue: str) -> None:
    """The rows behind a map or a chart."""
    panel(page, place.panel).locator(".tabs input[value=table]").first.check(force=True)
    expect(panel(page, place.panel)).to_have_attribute("data-tab", "table")
    shown(page)


def unfolded_all(page: Page, _place: Place, _tongue: str) -> None:
    """Everything that can be unfolded."""
    page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
    shown(page)


def studio(page: Page, place: Place, _tongue: str) -> None:
    """The window of what is taken along; its picture is made elsewhere (test_studio.py), and takes long in Arabic."""
    page.route("**/image/**", lambda route: route.fulfill(path=A_PICTURE))
    open_studio(page, place.panel)
    expect(page.locator(".studio-preview[aria-busy]")).to_have_count(0)


def embed_window(page: Page, place: Place, _tongue: str) -> None:
    """The window of the code for another page."""
    open_menu(page, place.panel, "share").locator('[data-act="embed"]').click()
    expect(page.locator("dialog.embed-window[open]")).to_be_visible()


def drawer(page: Page, place: Place, _tongue: str) -> None:
    """The drawer of the reader's deck, with a view in it."""
    page.locator(f'[data-panel="{place.panel}"] [data-act="pin"]').click()
    page.locator(".deck-button").click()
    expect(page.locator(".deck .deck-item").first).to_be_visible()


def keys(page: Page, _place: Place, _tongue: str) -> None:
    """The list of keys."""
    page.locator("#page").focus()
    page.keyboard.press("?")
    expect(page.locator(".keys-window")).to_be_visible()


def loading(page: Page, place: Place, tongue: str) -> None:
    """A page whose answers have yet to come."""
    page.route("**/answers/**", lambda _route: None)
    page.goto(place.written_in(tongue))
    until(page, "() => document.querySelector('#page h1')")


def offline(page: Page, _place: Place, _tongue: str) -> None:
    """A page that says that the server is away."""

    def refuse(route: Route) -> None:
        route.abort("internetdisconnected")

    page.route("**/*", refuse)
    page.locator('.menu-link[href*="/drivers"]').first.click()
    expect(page.locator("#connection")).to_be_visible()


def presenting(page: Page, _place: Place, tongue: str) -> Page:
    """A country while it is presented."""
    page.goto(f"/present?country=BGD&lang={tongue}")
    expect(page.locator(".slide.shown .slide-link")).to_be_visible()
    until(page, "() => document.querySelectorAll('#stage .slide[data-ready]').length > 1")
    return page


def keys_of_the_show(page: Page, place: Place, tongue: str) -> None:
    """The list of keys over a slide."""
    presenting(page, place, tongue).keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()


def black_screen(page: Page, place: Place, tongue: str) -> None:
    """A screen that the speaker has blackened."""
    presenting(page, place, tongue).keyboard.press("b")
    expect(page.locator("#curtain")).to_be_visible()


def last_slide(page: Page, place: Place, tongue: str) -> None:
    """The end of a show, in a table."""
    presenting(page, place, tongue).keyboard.press("End")
    expect(page.locator(".slide.shown[data-ready] .slide-link")).to_be_visible()


def notes_of_the_speaker(page: Page, _place: Place, tongue: str) -> None:
    """The second window: notes, next slide and clock."""
    page.goto(f"/present?country=BGD&speaker=1&lang={tongue}")
    expect(page.locator("#notes")).not_to_be_empty()
    expect(page.locator("#next-stage .slide-title")).not_to_be_empty()


def welcome(page: Page, _place: Place, tongue: str) -> None:
    """The show before there is anything to show."""
    page.goto(f"/present?lang={tongue}")
    expect(page.locator("#welcome-title")).to_be_visible()


def frame(page: Page, _place: Place, tongue: str) -> None:
    """A panel in another page's frame."""
    page.goto(f"/victims?embed=1&view=victims-map&lang={tongue}")
    expect(page.locator("path.choroplethlocation[data-k]").first).to_be_attached()


def frame_explained(page: Page, _place: Place, tongue: str) -> None:
    """A small frame of which source and caveat are unfolded."""
    page.set_viewport_size({"width": 320, "height": 240})
    page.goto(f"/victims?area=BGD&embed=1&lang={tongue}")
    expect(page.locator("path.choroplethlocation[data-k]").first).to_be_attached()
    page.locator('[data-embed="about"]').click()
    expect(page.locator(".embed-rest")).to_be_visible()


def frozen_frame(page: Page, _place: Place, tongue: str) -> None:
    """A table in a frame in which nothing can be chosen, of an address that it cannot use in full."""
    page.goto(f"/progress?view=progress-statuses&area=BGD,QQQ&embed=frozen&lang={tongue}")
    expect(page.locator("table.statuses")).to_be_visible()


def paper(page: Page, _place: Place, tongue: str) -> None:
    """A country on paper."""
    page.goto(f"/print/country/BGD?lang={tongue}")
    until(page, "() => document.querySelector('h1') && document.querySelector('svg, img')")


def printed(page: Page, _place: Place, _tongue: str) -> None:
    """A page as a printer gets it."""
    page.emulate_media(media="print")


def menu_of_a_phone(page: Page, _place: Place, _tongue: str) -> None:
    """The menu of the pages, on a phone."""
    page.set_viewport_size(PHONE)
    shown(page)
    page.locator("#menu-button").click()
    expect(page.locator("#menu")).to_be_visible()


def filters_of_a_phone(page: Page, _place: Place, _tongue: str) -> None:
    """The filters, on a phone."""
    page.set_viewport_size(PHONE)
    shown(page)
    page.locator("#filters-button").click()
    expect(page.locator("#filters")).to_be_visible()


STATES: dict[State, Place] = {
    **dict.fromkeys((language_menu, search, share_menu, more_menu, large, studio, embed_window, drawer, keys), ALONE),
    **dict.fromkeys((loading, offline, presenting, keys_of_the_show, black_screen, last_slide), ALONE),
    **dict.fromkeys((notes_of_the_speaker, welcome, frame, frame_explained, frozen_frame, paper), ALONE),
    **dict.fromkeys((printed, menu_of_a_phone), ALONE),
    **dict.fromkeys((picker, picker_of_one, filters_of_a_phone), FILTERED),
}
CASES = {f"{state.__name__}-{tongue}": (state, tongue) for state in STATES for tongue in ("en", "ar")}

PLACES = {
    "victims": Place("/victims", "victims-map"),
    "flows": Place("/flows?area=BGD", "flows-map"),
    "progress": Place("/progress?area=034", "progress-statuses"),
    "compare": Place("/compare?area=BGD,NPL", "compare-chart"),
    "country": Place("/country/BGD", "country-near-map"),
}
"""Pages with charts, on which a menu lies over much else."""
OVER_ALL: tuple[State, ...] = (
    language_menu, search, picker, picker_of_one, share_menu, more_menu, embed_window, drawer, large, table,
    unfolded_all, printed, meaning, origin, menu_of_a_phone, filters_of_a_phone, loading, offline,
)  # fmt: skip
AWAY: tuple[State, ...] = (loading, offline)
"""In which a page does not come."""


@pytest.fixture
def newcomer(returning: BrowserContext) -> Iterator[Page]:
    """A page of its own: what was pinned or chosen in it is forgotten, what was refused or held back goes with it."""
    keeper = returning.pages[0]
    keeper.evaluate(FORGET_ALL)
    page = returning.new_page()
    page.set_viewport_size(LAPTOP)
    yield page
    page.close()
    keeper.evaluate(FORGET_ALL)
    returning.clear_cookies()


def found_in(page: Page, state: State, place: Place, tongue: str) -> list[str]:
    """What axe finds in a state: all in the light, contrast in the dark."""
    page.set_viewport_size(LAPTOP)
    page.goto(place.written_in(tongue))
    shown(page)
    state(page, place, tongue)
    found = serious(page, comes=state not in AWAY)
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    found += serious(page, only="color-contrast", comes=state not in AWAY)
    page.unroute_all(behavior="ignoreErrors")
    page.emulate_media(media="screen")
    return found


@pytest.mark.parametrize("case", each(CASES, {"studio-ar": "a dialog over the page, in a language from right to left"}))
def test_axe_finds_nothing_in_any_state(newcomer: Page, case: str) -> None:
    state, tongue = CASES[case]
    assert found_in(newcomer, state, STATES[state], tongue) == []


@pytest.mark.sweep
@pytest.mark.parametrize("tongue", ["en", "ar"])
@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_nothing_in_what_opens_over_charts(newcomer: Page, name: str, tongue: str) -> None:
    place = PLACES[name]
    # The filters of a country's page are folded away, on a phone, too.
    states = [state for state in OVER_ALL if state is not filters_of_a_phone or name != "country"]
    found = {state.__name__: found_in(newcomer, state, place, tongue) for state in states}
    assert {state: findings for state, findings in found.items() if findings} == {}


@pytest.mark.sweep
def test_a_menu_is_one_stop_as_soon_as_it_opens(newcomer: Page) -> None:
    """Before, each of its six languages was one until the Tab key was pressed."""
    page = opened(newcomer, "/data/own", folded=True)
    language_menu(page, ALONE, "en")
    stops = page.locator(".tongues a:not([tabindex])")
    expect(stops).to_have_count(1)
    expect(stops).to_have_attribute("aria-current", "true")


@pytest.mark.sweep
@pytest.mark.parametrize(
    "path", ["/country/BGD?lang=ar", "/progress?area=015&lang=ar", "/data/coverage?area=034&lang=ar"]
)
def test_axe_finds_nothing_on_pages_from_right_to_left(newcomer: Page, path: str) -> None:
    page = opened(newcomer, path)
    assert serious(page) == []
    page.set_viewport_size(PHONE)
    shown(page)
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert serious(page) == []
