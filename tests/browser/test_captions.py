"""Captions on a page: what the page says once is not repeated, a panel that is enlarged says it, more is folded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import moved, panel, stayed

DETECTION = "Only victims who were found are counted"


def test_a_caption_leaves_out_what_the_page_says_once(visitor: Page) -> None:
    stayed(visitor, "/victims", folded=True)
    box = panel(visitor, "victims-children")
    caption = box.locator(".panel-caption")
    expect(caption).to_contain_text("62 of 193 countries")
    shown = caption.inner_text()
    assert DETECTION not in shown
    assert "at least this many" not in shown
    assert "2023 is incomplete" in shown
    expect(visitor.locator(".reading .lede")).to_contain_text(DETECTION)
    expect(visitor.locator(".reading li").first).to_be_hidden()
    visitor.locator(".reading summary").click()
    expect(visitor.locator(".reading li").first).to_be_visible()


def test_a_long_caveat_goes_on_behind_more(visitor: Page) -> None:
    stayed(visitor, "/victims", folded=True)
    box = panel(visitor, "victims-children")
    expect(box.locator(".panel-caption")).to_contain_text("Boys: ")
    expect(box.locator(".panel-caption")).not_to_contain_text("Girls: ")
    box.locator(".panel-more summary").click()
    expect(box.locator(".panel-more p")).to_contain_text("Girls: ")
    expect(panel(visitor, "victims-reporting").locator(".panel-more")).to_be_hidden()


def test_an_enlarged_panel_stands_alone_and_says_it_all(visitor: Page) -> None:
    stayed(visitor, "/victims", folded=True)
    box = panel(visitor, "victims-trend")
    expect(box.locator(".panel-caption")).to_contain_text("2023 is incomplete")
    assert DETECTION not in box.locator(".panel-caption").inner_text()
    box.evaluate("(box) => box.classList.add('enlarged')")
    assert DETECTION in box.locator(".panel-caption").inner_text()
    box.evaluate("(box) => box.classList.remove('enlarged')")
    # On paper a panel can stand on a sheet of its own.
    visitor.emulate_media(media="print")
    assert DETECTION in box.locator(".panel-caption").inner_text()
    visitor.emulate_media(media="null")


@pytest.mark.sweep  # What is folded on a country's page is asked for in the same way: `test_glance.py`.
def test_what_is_behind_the_three_views_of_justice_is_drawn_when_it_is_opened(visitor: Page) -> None:
    moved(visitor, "/justice", folded=True)
    expect(panel(visitor, "justice-laws").locator(".panel-title")).to_contain_text("laws meeting the standard")
    expect(panel(visitor, "justice-tiers").locator(".panel-title")).to_be_empty()
    visitor.locator("#more > summary").click()
    expect(panel(visitor, "justice-tiers").locator(".panel-title")).to_contain_text("Department of State")
    moved(visitor, "/justice?view=justice-tiers.table", folded=True)
    expect(panel(visitor, "justice-tiers").locator(".body-table table")).to_be_visible()
