"""What a page says to those who hear it: drawings and buttons by name, and each change once it has happened."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import moved, painted, panel, title

MAP = "victims-map"


def test_drawings_and_buttons_have_names_and_every_change_is_told(visitor: Page) -> None:
    page = moved(visitor, "/victims", folded=True)
    box = panel(page, MAP)
    painted(page, MAP)
    said, first = page.locator("#say"), title(page, MAP).inner_text()

    plot = box.locator(".map-plot")
    expect(plot).to_have_attribute("role", "img")
    expect(plot).to_have_attribute("aria-label", re.compile(rf"^{re.escape(first)}\. .*Without|without a figure"))
    expect(plot.locator(".svg-container")).to_have_attribute("aria-hidden", "true")
    expect(box.get_by_role("button", name=f"Download: {first}")).to_be_visible()
    expect(box.locator(".legend-ramp").get_by_role("listitem").first).to_contain_text(re.compile(r": \d+"))

    box.locator(".body-map").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Press Enter to select")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("is chosen.")
    expect(title(page, MAP)).not_to_have_text(first)
    expect(said).to_have_text(title(page, MAP).inner_text())  # Once the message that is seen has gone.
    page.keyboard.press("Enter")
    expect(said).to_contain_text("no longer chosen")

    box.locator('[data-act="earlier"]').click()
    expect(said).to_have_text(re.compile("2021"))
