"""In another language: the frame speaks it on every page, the reader stays in it, and can leave it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.exports.deck import Deck, Pinned, encode
from tests.browser.steps import FORGET_ALL, LAPTOP, PHONE, until

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SLIDE = Pinned("coverage-picture", "/data/coverage?area=034", "chart")
_ARABIC = re.compile("[\u0621-\u064a]")
KEY = 40
"""Pixels of the widest sign of a legend."""
PLACES = ("/", "/victims", "/drivers", "/justice", "/progress", "/country/NGA", "/data/coverage", "/compare", "/about")


@pytest.fixture(scope="module")
def keeping(browser: Browser, base_url: str, returning: BrowserContext) -> Iterator[Callable[[str], BrowserContext]]:
    """A browser of each language, which keeps what it fetched: in English that of all tests."""
    with ExitStack() as stack:

        @cache
        def made(locale: str) -> BrowserContext:
            if locale == "en-GB":
                return returning
            context = stack.enter_context(
                browser.new_context(base_url=base_url, locale=locale, reduced_motion="reduce")
            )
            context.new_page().goto("/healthz")
            return context

        yield made


@pytest.fixture
def reader(keeping: Callable[[str], BrowserContext], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a browser in a language, of somebody who has chosen none."""
    locale, size = getattr(request, "param", ("en-GB", LAPTOP))
    context = keeping(locale)
    context.pages[0].evaluate(FORGET_ALL)
    context.clear_cookies()
    page = context.new_page()
    page.set_viewport_size(size)
    yield page
    page.close()
    context.pages[0].evaluate(FORGET_ALL)  # Whoever comes next has chosen none.
    context.clear_cookies()


def _alive(page: Page) -> None:
    until(page, "() => !document.getElementById('standing') && document.querySelector('#page:not([aria-busy]) h1')")


def _frame(page: Page) -> tuple[str, str]:
    found = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    return found[0], found[1]


def test_the_menu_of_languages_keeps_the_view_the_reader_stays_in_it_and_so_does_a_show(reader: Page) -> None:
    reader.goto("/data/coverage?area=034")
    _alive(reader)
    reader.locator(".tongues > button").click()
    expect(reader.locator(".tongues a")).to_have_text(["English", "العربية", "Español", "Français", "Русский", "中文"])
    reader.locator('.tongues a[data-lang="ar"]').click()
    reader.wait_for_url("**lang=ar*")
    _alive(reader)
    assert _frame(reader) == ("ar", "rtl")
    assert "area=034" in reader.url
    _years_run_from_left_to_right(reader)
    reader.set_viewport_size(PHONE)
    assert reader.evaluate(SIDEWAYS) <= 1
    reader.set_viewport_size(LAPTOP)
    reader.evaluate("window.isStill = true")
    reader.locator('#menu a.menu-link[href*="/deck"]').click()
    reader.wait_for_url("**/deck?*")
    _alive(reader)
    assert "lang=ar" in reader.url
    assert reader.evaluate("window.isStill"), "a page within the dashboard is no document of its own"
    expect(reader.locator("#page h1")).to_have_text(_ARABIC)
    reader.go_back()
    _alive(reader)
    assert "/data/coverage" in reader.url and "lang=ar" in reader.url
    reader.goto("/protection?lang=ar")
    _alive(reader)
    _rows_begin_at_the_right(reader, "protection-places")
    reader.goto("/compare?area=BGD,NPL&view=compare-profile.chart&embed=1&lang=ar")
    _legends_begin_at_the_right(reader)
    reader.goto("/progress?lang=ar")
    _alive(reader)
    _is_named_by_no_half_sentence(reader, "progress-map")
    with reader.expect_request("**/api/v1/views/**") as asked:
        reader.goto(f"/present?lang=ar#d={encode(Deck((SLIDE,)))}")
    assert "lang=ar" in asked.value.url
    expect(reader.locator(".slide.shown .slide-title")).to_have_text(_ARABIC)


def _years_run_from_left_to_right(page: Page) -> None:
    """In every language."""
    years = page.locator(".coverage-years span")
    expect(years.first).to_be_attached()
    edges = years.evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert edges == sorted(edges)


def _rows_begin_at_the_right(page: Page, panel: str) -> None:
    """Names of the rows of a chart stand at the right, and its figures grow from there to the left."""
    plot = page.locator(f'[data-panel="{panel}"] .chart-plot')
    plot.scroll_into_view_if_needed()
    expect(plot.locator(".main-svg").first).to_be_visible()
    ticks = plot.locator(".xtick text").evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect().left, Number(one.textContent)])"
    )
    assert len(ticks) > 2
    assert [figure for _, figure in sorted(ticks)] == sorted((figure for _, figure in ticks), reverse=True)
    edges = plot.locator(".annotation-text").evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect().right])"
    )
    names = [right for text, right in edges if _ARABIC.search(text)]
    box = plot.bounding_box()
    assert names and box and min(names) > box["x"] + 0.9 * box["width"]


def _is_named_by_no_half_sentence(page: Page, panel: str) -> None:
    """The tools of a panel and its map say what it is about, and in which form: others are about the same."""
    box = page.locator(f'[data-panel="{panel}"]')
    expect(box.locator(".panel-title")).to_have_text(re.compile(": "))
    subject = re.escape(box.locator(".panel-title").inner_text().partition(": ")[0])
    expect(box.locator(".bar .tabs")).to_have_attribute("aria-label", re.compile(f"^{subject} · [^:]+$"))


def _legends_begin_at_the_right(page: Page) -> None:
    """Each row of a legend of several; signs stand before their words there, and a figure before its unit."""
    entries = page.locator(".legend .traces")
    expect(entries.first).to_be_visible()
    rows: dict[int, list[tuple[float, float]]] = {}
    for top, sign, words in entries.evaluate_all(
        """all => all.map((one) => [Math.round(one.getBoundingClientRect().top),
             ...[".layers", ".legendtext"].map((part) => one.querySelector(part).getBoundingClientRect().right)])"""
    ):
        assert sign > words
        rows.setdefault(top, []).append((sign, words))
    assert len(rows) > 1
    assert all(row == sorted(row, reverse=True) for row in rows.values())
    firsts = [row[0][0] for row in rows.values()]
    assert max(firsts) - min(firsts) < KEY
    box = page.locator(".chart-plot").bounding_box()
    assert box and min(firsts) > box["x"] + 0.9 * box["width"]


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


@pytest.mark.sweep  # One page from right to left: above; another language on narrow windows: `test_five_languages.py`.
@pytest.mark.parametrize("reader", [("ar-EG", PHONE), ("ar-EG", LAPTOP), ("ru-RU", PHONE)], indirect=True)
def test_no_page_scrolls_sideways_and_years_run_from_left_to_right(reader: Page) -> None:
    wide = {}
    for path in PLACES:
        reader.goto(path)
        _alive(reader)
        wide[path] = reader.evaluate(SIDEWAYS)
        if path == "/data/coverage":
            _years_run_from_left_to_right(reader)
    assert {path: pixels for path, pixels in wide.items() if pixels > 1} == {}
