"""In another language: the frame speaks it on every page, the reader stays in it, and can leave it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.config import Config
from dashboard.context import make_context
from tests.browser.steps import LAPTOP, PHONE, until
from tests.conftest import application_of
from tests.fixtures.serving import threaded
from tests.fixtures.sweeps import WALKS, Walk, chosen, each
from tests.fixtures.tongues import speaking

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_ARABIC = re.compile("[\u0621-\u064a]")
PLACES = ("/", "/victims", "/drivers", "/justice", "/progress", "/country/NGA", "/data/coverage", "/compare", "/about")


@pytest.fixture(scope="module")
def site(small_config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard on three countries, in six languages that are made up."""
    with (
        speaking(tmp_path_factory.mktemp("locale")),
        threaded(application_of(make_context(small_config)).server) as url,
    ):
        yield url


@pytest.fixture(scope="module")
def keeping(browser: Browser, site: str) -> Iterator[Callable[[str], BrowserContext]]:
    """A browser of each language, which keeps what it fetched."""
    with ExitStack() as stack:

        @cache
        def made(locale: str) -> BrowserContext:
            context = stack.enter_context(browser.new_context(base_url=site, locale=locale, reduced_motion="reduce"))
            context.add_init_script('localStorage.setItem("reach-welcomed", "1")')
            context.new_page().goto("/healthz")
            return context

        yield made


@pytest.fixture
def reader(keeping: Callable[[str], BrowserContext], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a browser in a language, of somebody who has chosen none."""
    locale, size = getattr(request, "param", ("en-GB", LAPTOP))
    context = keeping(locale)
    context.pages[0].evaluate("localStorage.clear()")
    context.clear_cookies()
    page = context.new_page()
    page.set_viewport_size(size)
    yield page
    page.close()


def _alive(page: Page) -> None:
    until(page, "() => !document.getElementById('standing') && document.querySelector('#page:not([aria-busy]) h1')")


def _frame(page: Page) -> tuple[str, str]:
    found = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    return found[0], found[1]


def test_the_menu_of_languages_keeps_the_view(reader: Page) -> None:
    reader.goto("/victims?area=NGA&age=_T")
    _alive(reader)
    reader.locator(".tongues > button").click()
    expect(reader.locator(".tongues a")).to_have_text(["English", "العربية", "Español", "Français", "Русский", "中文"])
    reader.locator('.tongues a[data-lang="ar"]').click()
    reader.wait_for_url("**lang=ar*")
    _alive(reader)
    assert _frame(reader) == ("ar", "rtl")
    assert "area=NGA" in reader.url and "age=_T" in reader.url
    reader.evaluate("window.isStill = true")
    reader.locator("#menu a.menu-link").nth(3).click()
    reader.wait_for_url("**/drivers?*")
    _alive(reader)
    assert "lang=ar" in reader.url
    assert reader.evaluate("window.isStill"), "a page within the dashboard is no document of its own"
    expect(reader.locator("#page h1")).to_have_text(_ARABIC)
    reader.go_back()
    _alive(reader)
    assert "/victims" in reader.url and "lang=ar" in reader.url


@pytest.mark.sweep  # A language that is chosen stays: above.
@pytest.mark.parametrize("reader", [("fr-FR", LAPTOP)], indirect=True)
def test_who_chooses_english_over_the_browser_keeps_it(reader: Page) -> None:
    reader.goto("/victims?area=NGA")
    _alive(reader)
    assert _frame(reader)[0] == "fr" and "lang=fr" in reader.url
    reader.locator(".tongues > button").click()
    reader.locator('.tongues a[data-lang="en"]').click()
    reader.wait_for_url("**lang=en*")
    _alive(reader)
    reader.locator("#menu a.menu-link").nth(3).click()
    reader.wait_for_url("**/drivers?*")
    _alive(reader)
    reader.reload()
    _alive(reader)
    assert _frame(reader)[0] == "en" and "lang=en" in reader.url


WIDE = ("/victims", "/data/coverage", "/compare")
"""Of the places, those with a map, a wide picture and a wide table that are not walked with real words."""
READERS = [(("ar-EG", PHONE),), (("ar-EG", LAPTOP),), (("ru-RU", PHONE),)]


# From right to left, where a page is narrowest; real words: `test_five_languages.py`.
@pytest.mark.parametrize("reader", each(READERS, READERS[:1]), indirect=True)
@pytest.mark.parametrize("walk", WALKS)
def test_no_page_scrolls_sideways_and_years_run_from_left_to_right(reader: Page, walk: Walk) -> None:
    wide = {}
    for path in chosen(PLACES, WIDE, walk):
        reader.goto(path)
        _alive(reader)
        wide[path] = reader.evaluate(SIDEWAYS)
        if path == "/data/coverage":
            years = reader.locator(".coverage-years span")
            expect(years.first).to_be_attached()
            edges = years.evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
            assert edges == sorted(edges), "years run from left to right in every language"
    assert {path: pixels for path, pixels in wide.items() if pixels > 1} == {}


def test_a_show_asks_for_its_slides_in_its_language(reader: Page) -> None:
    asked: list[str] = []
    reader.on("request", lambda one: asked.append(one.url) if "/api/v1/views/" in one.url else None)
    reader.goto("/present?country=NGA&lang=ar")
    expect(reader.locator(".slide h1, .slide .title, .slide h2").first).to_have_text(_ARABIC)
    assert asked and all("lang=ar" in one for one in asked)
