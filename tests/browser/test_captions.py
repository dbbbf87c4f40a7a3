"""Captions on a page: what the page says once is not repeated, a panel that is enlarged says it, more is folded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import moved, panel

DETECTION = "Only victims who were found are counted"


def test_a_caption_leaves_out_what_the_page_says_once_unless_its_panel_stands_alone(visitor: Page) -> None:
    moved(visitor, "/victims", folded=True)
    box = panel(visitor, "victims-children")
    caption = box.locator(".panel-caption")
    expect(caption).to_contain_text("62 of 193 countries")
    shown = caption.inner_text()
    assert DETECTION not in shown
    assert "at least this many" not in shown
    assert "2023 is incomplete" not in shown
    expect(visitor.locator(".reading .lede")).to_contain_text(DETECTION)
    expect(visitor.locator(".reading li").first).to_be_hidden()
    visitor.locator(".reading summary").click()
    expect(visitor.locator(".reading li").first).to_be_visible()
    # A long caveat goes on behind "more".
    expect(caption).to_contain_text("Boys: ")
    expect(caption).not_to_contain_text("Girls: ")
    box.locator(".panel-more summary").click()
    expect(box.locator(".panel-more p")).to_contain_text("Girls: ")
    expect(panel(visitor, "victims-reporting").locator(".panel-more")).to_be_hidden()
    # An enlarged panel says it all.
    box.evaluate("(box) => box.classList.add('enlarged')")
    assert DETECTION in caption.inner_text()
    box.evaluate("(box) => box.classList.remove('enlarged')")
    # On paper a panel can stand on a sheet of its own.
    visitor.emulate_media(media="print")
    assert DETECTION in caption.inner_text()
    visitor.emulate_media(media="null")
    # So with a finding that is the headline, as it stands or in words of its own, and with the line below it.
    moved(visitor, "/progress?area=150", folded=True)
    pace = panel(visitor, "progress-pace")
    expect(pace.locator(".panel-title")).to_have_class("panel-title said-above")
    whose = "UN members, classified by Reach 2030, indicator by indicator."
    assert pace.locator(".panel-subtitle").inner_text().strip() == whose
    pace.evaluate("(box) => box.classList.add('enlarged')")
    said = pace.locator(".panel-subtitle").inner_text()
    assert "indicator. Counts: countries met or on track, of those with a figure" in said
    assert pace.locator(".panel-title").evaluate("(head) => head.offsetWidth") > 100
    moved(visitor, "/protection", folded=True)
    title = panel(visitor, "protection-map").locator(".panel-title")
    expect(title).to_have_class("panel-title said-above")
    panel(visitor, "protection-map").locator('[data-act="earlier"]').click()
    expect(title).to_have_class("panel-title")


@pytest.mark.sweep  # What is folded on a country's page is asked for in the same way: `test_glance.py`.
def test_what_is_behind_the_three_views_of_justice_is_drawn_when_it_is_opened(visitor: Page) -> None:
    moved(visitor, "/justice", folded=True)
    expect(panel(visitor, "justice-laws").locator(".panel-title")).to_contain_text("laws meeting the standard")
    expect(panel(visitor, "justice-tiers").locator(".panel-title")).to_be_empty()
    visitor.locator("#more > summary").click()
    expect(panel(visitor, "justice-tiers").locator(".panel-title")).to_contain_text("Department of State")
    moved(visitor, "/justice?view=justice-tiers.table", folded=True)
    expect(panel(visitor, "justice-tiers").locator(".body-table table")).to_be_visible()
