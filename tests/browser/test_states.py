"""Every state that a reader comes into: nothing that axe finds, in English and in Arabic, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
    shown,
    until,
)
from tests.browser.test_every_page import serious
from tests.fixtures.serving import ROOT
from tests.fixtures.sweeps import each

A_PICTURE = ROOT / "docs" / "pictures" / "phone.png"


ADDRESS = "/data/on-the-move?area=BGD,NPL"
"""A page with one view and no filters: what is looked at stands over it."""
FILTERED = "/data/coverage?area=BGD,NPL"
"""A page with filters, and one picture."""


def language_menu(page: Page) -> None:
    """The menu of languages."""
    shown(page)
    page.locator(".tongues > button").click()
    expect(page.locator(".tongues a").first).to_be_visible()


def search(page: Page) -> None:
    """What the search offers."""
    shown(page)
    page.keyboard.press("/")
    page.keyboard.type("nepal")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()


def picker(page: Page) -> None:
    """The list of a filter."""
    page.goto(f"{FILTERED}&lang={language(page)}")
    shown(page)
    page.locator('[data-filter="area"] button.dash-dropdown').press("Enter")  # In its middle a name is taken away.
    expect(options(page).first).to_be_visible()


def share_menu(page: Page) -> None:
    """A menu of a panel."""
    shown(page)
    open_menu(page, "moving-table", "share")


def large(page: Page) -> None:
    """A panel that fills the window."""
    shown(page)
    enlarge(page, "moving-table")


def studio(page: Page) -> None:
    """The window of what is taken along; its picture is made elsewhere (test_studio.py), and takes long in Arabic."""
    shown(page)
    page.route("**/image/**", lambda route: route.fulfill(path=A_PICTURE))
    open_studio(page, "moving-table")
    expect(page.locator(".studio-preview[aria-busy]")).to_have_count(0)


def embed_window(page: Page) -> None:
    """The window of the code for another page."""
    shown(page)
    open_menu(page, "moving-table", "share").locator('[data-act="embed"]').click()
    expect(page.locator("dialog.embed-window[open]")).to_be_visible()


def drawer(page: Page) -> None:
    """The drawer of the reader's deck, with a view in it."""
    shown(page)
    page.locator('[data-panel="moving-table"] [data-act="pin"]').click()
    page.locator(".deck-button").click()
    expect(page.locator(".deck .deck-item").first).to_be_visible()


def keys(page: Page) -> None:
    """The list of keys."""
    shown(page)
    page.locator("#page").focus()
    page.keyboard.press("?")
    expect(page.locator(".keys-window")).to_be_visible()


def loading(page: Page) -> None:
    """A page whose answers have yet to come."""
    page.route("**/answers/**", lambda _route: None)
    page.goto(page.url)
    until(page, "() => document.querySelector('#page h1')")


def offline(page: Page) -> None:
    """A page that says that the server is away."""

    def refuse(route: Route) -> None:
        route.abort("internetdisconnected")

    shown(page)
    page.route("**/*", refuse)
    page.locator('.menu-link[href*="/victims"]').first.click()
    expect(page.locator("#connection")).to_be_visible()


def presenting(page: Page) -> None:
    """A country while it is presented."""
    page.goto("/present?country=BGD&lang=" + language(page))
    expect(page.locator(".slide.shown .slide-link")).to_be_visible()


def welcome(page: Page) -> None:
    """The show before there is anything to show."""
    page.goto("/present?lang=" + language(page))
    expect(page.locator("#welcome-title")).to_be_visible()


def frame(page: Page) -> None:
    """A panel in another page's frame."""
    page.goto("/victims?embed=1&view=victims-map&lang=" + language(page))
    expect(page.locator("path.choroplethlocation[data-k]").first).to_be_attached()


def paper(page: Page) -> None:
    """A country on paper."""
    page.goto("/print/country/BGD?lang=" + language(page))
    until(page, "() => document.querySelector('h1') && document.querySelector('svg, img')")


def menu_of_a_phone(page: Page) -> None:
    """The menu of the pages, on a phone."""
    page.set_viewport_size(PHONE)
    shown(page)
    page.locator("#menu-button").click()
    expect(page.locator("#menu")).to_be_visible()


def filters_of_a_phone(page: Page) -> None:
    """The filters, on a phone."""
    page.set_viewport_size(PHONE)
    page.goto(f"{FILTERED}&lang={language(page)}")
    shown(page)
    page.locator("#filters-button").click()
    expect(page.locator("#filters")).to_be_visible()


def language(page: Page) -> str:
    """The language of the address that a page is at."""
    return "ar" if "lang=ar" in page.url else "en"


STATES: tuple[Callable[[Page], None], ...] = (
    language_menu, search, picker, share_menu, large, studio, embed_window, drawer, keys, loading, offline, presenting,
    welcome, frame, paper, menu_of_a_phone, filters_of_a_phone,
)  # fmt: skip
CASES = {f"{state.__name__}-{tongue}": (state, tongue) for state in STATES for tongue in ("en", "ar")}


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


@pytest.mark.parametrize("case", each(CASES, {"studio-ar": "a dialog over the page, in a language from right to left"}))
def test_axe_finds_nothing_in_any_state(newcomer: Page, case: str) -> None:
    state, tongue = CASES[case]
    page = newcomer
    page.goto(ADDRESS + ("&lang=ar" if tongue == "ar" else ""))
    state(page)
    comes = state not in (loading, offline)
    assert serious(page, comes=comes) == []
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert serious(page, only="color-contrast", comes=comes) == []


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
