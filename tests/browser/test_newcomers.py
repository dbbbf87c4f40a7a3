"""Four readers who are new make the same journey: on a phone, by keys alone, on a slow line, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.context import Context
from dashboard.i18n import language, translate
from tests.browser.newcomer import SUMMARY, Keys, Mouse, Touch, journey, words_of
from tests.browser.steps import LAPTOP, PHONE

AREA = "BGD"
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""A line of 1.6 Mbit/s, in bytes, and milliseconds of waiting for each question."""
SLOWER = 4
"""Times that a processor is slower than this one."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def newcomer(
    browser: Browser, base_url: str, locale: str, *, phone: bool = False, script: bool = True
) -> Iterator[Page]:
    """A page of a browser in a language that was never here before, past its welcome."""
    context = browser.new_context(
        base_url=base_url,
        locale=locale,
        viewport=PHONE if phone else LAPTOP,
        is_mobile=phone,
        has_touch=phone,
        java_script_enabled=script,
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.add_init_script('localStorage.setItem("reach-welcomed", "1")')
    yield context.new_page()
    context.close()


def kept(page: Page) -> Callable[[str], None]:
    """At each step the page is in the reader's language, from edge to edge."""
    lang = str(page.evaluate("navigator.language")).partition("-")[0]

    def check(step: str) -> None:
        assert page.evaluate("document.documentElement.lang") == lang, step
        assert page.evaluate(SIDEWAYS) <= 1, step

    return check


@pytest.mark.sweep  # The journey: `test_journey.py`; Arabic: `test_tongues.py`; phones: `test_small_screens.py`.
def test_in_arabic_on_a_phone_through_the_accessibility_tree_alone(
    browser: Browser, base_url: str, shared: Context
) -> None:
    with newcomer(browser, base_url, "ar-EG", phone=True) as page:
        picture = journey(Touch(page), words_of(shared, "ar", AREA), "بنجلاديش", kept(page))
        assert Path(picture.path()).read_bytes().startswith(b"\x89PNG")
        assert "lang=ar" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.sweep  # Keys on each control: `test_header_search.py`, `test_panel_tools.py`.
def test_in_chinese_with_the_keyboard_alone(browser: Browser, base_url: str, shared: Context) -> None:
    with newcomer(browser, base_url, "zh-CN") as page:
        picture = journey(Keys(page), words_of(shared, "zh", AREA), "孟加拉", kept(page))
        assert Path(picture.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.sweep  # The same steps as in Arabic, each a few seconds later.
def test_in_russian_on_a_slow_line(browser: Browser, base_url: str, shared: Context) -> None:
    with newcomer(browser, base_url, "ru-RU") as page:
        hand = Mouse(page)
        hand.tree.session.send("Network.enable")
        hand.tree.session.send("Network.emulateNetworkConditions", SLOW)
        hand.tree.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        picture = journey(hand, words_of(shared, "ru", AREA), "бангладеш", kept(page))
        assert Path(picture.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.sweep  # Without a script: `test_first.py`; French: `test_web_first.py`, `test_five_languages.py`.
def test_in_french_without_javascript(browser: Browser, base_url: str, shared: Context) -> None:
    """What needs no script: headline, a country by the list, its brief, table, slides and print, and the drivers."""
    words = words_of(shared, "fr", AREA)
    with language("fr"):
        printed, figures = translate("Print"), translate("Figures as a table")
    with newcomer(browser, base_url, "fr-FR", script=False) as page:
        hand = Mouse(page)
        page.goto("/")
        assert page.url.endswith("/?lang=fr")
        hand.tree.wait("heading", bool)
        hand.press("link", words.country)
        hand.press("link", words.area)
        page.wait_for_url(f"**/country/{AREA}?lang=fr")
        hand.tree.wait("heading", lambda said: said == words.area)
        hand.press(SUMMARY, figures)
        hand.tree.wait("table", lambda _: True)
        hand.press("link", printed)
        page.wait_for_url(f"**/print/country/{AREA}?lang=fr")
        page.go_back()
        hand.press("link", words.drivers)
        hand.press("link", words.beside)
        page.wait_for_url("**/drivers/timeline?lang=fr")
        hand.tree.wait("heading", lambda said: said == words.timeline)
        assert page.url.endswith("lang=fr")
