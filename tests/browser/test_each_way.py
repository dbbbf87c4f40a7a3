"""Every page in each way it is met: from right to left, on a phone, in the dark, and enlarged four times over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.steps import LAPTOP, NOWHERE, PAGES, PHONE, opened
from tests.browser.test_every_page import CLOSE, OTHERWISE, fits, serious
from tests.fixtures.sweeps import each

EVERY = (
    *(path for path in PAGES if path not in NOWHERE), *OTHERWISE, "/drivers?area=UKR", "/drivers/relation?area=BGD",
    "/progress?area=BGD", "/country/BGD", "/country/NRU", "/country/UKR", "/data/claims",
)  # fmt: skip
WAYS = {"ar-laptop": ("ar", LAPTOP), "ar-phone": ("ar", PHONE), "en-phone": ("en", PHONE)}
"""Beside English on a laptop, which `test_every_page.py` looks at."""
TONGUES = ("en", "ru", "ar")


@pytest.fixture(scope="module")
def touched(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser with a finger, which keeps what it fetched."""
    context = browser.new_context(base_url=base_url, locale="en-GB", has_touch=True, reduced_motion="reduce")
    context.add_init_script('localStorage.setItem("reach-welcomed", "1")')
    context.new_page().goto("/healthz")
    yield context
    context.close()


@pytest.fixture
def page(touched: BrowserContext) -> Iterator[Page]:
    """A page of it."""
    made = touched.new_page()
    yield made
    made.close()


def _in(path: str, lang: str) -> str:
    base, sign, part = path.partition("#")
    return f"{base}{'&' if '?' in base else '?'}lang={lang}{sign}{part}"


# On a phone and in the dark, of one page: `test_every_page.py`; from right to left: `test_states.py`.
@pytest.mark.parametrize(("way", "path"), each([(way, path) for way in WAYS for path in EVERY], []))
def test_axe_finds_nothing_whichever_way_a_page_is_met(page: Page, way: str, path: str) -> None:
    lang, size = WAYS[way]
    page.set_viewport_size(size)
    opened(page, _in(path, lang))
    assert serious(page) == []
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert serious(page, only="color-contrast") == []


# Of one page: `test_every_page.py`; the longest words where there is least room: `test_five_languages.py`.
@pytest.mark.parametrize(("lang", "path"), each([(lang, path) for lang in TONGUES for path in EVERY], []))
def test_nothing_is_lost_where_all_is_enlarged(page: Page, lang: str, path: str) -> None:
    page.set_viewport_size(CLOSE[0])
    opened(page, _in(path, lang))
    for size in CLOSE:
        page.set_viewport_size(size)
        assert fits(page, size["width"])
