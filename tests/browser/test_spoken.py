"""What a page says to those who hear it: drawings and buttons by name, and each change once it has happened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.heard import heard
from tests.browser.steps import choose, moved, painted, panel, show_tab, title, until
from tests.fixtures.sweeps import each

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
    subject = first.partition(":")[0]
    expect(box.get_by_role("button", name=f"Download: {subject} · Map", exact=True)).to_be_visible()  # Others begin so.
    expect(box.locator(".legend-ramp").get_by_role("listitem").first).to_contain_text(re.compile(r": \d+"))

    box.locator(".body-map").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Press Enter to select")
    page.keyboard.press("ArrowLeft")
    expect(said).not_to_contain_text("Press Enter")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("is chosen.")
    expect(title(page, MAP)).not_to_have_text(first)
    expect(said).to_have_text(title(page, MAP).inner_text())  # Once the message that is seen has gone.
    page.keyboard.press("Enter")
    expect(said).to_contain_text("no longer chosen")
    page.evaluate("() => document.getElementById('say').classList.remove('shown')")  # It was seen for long enough.

    box.locator('[data-act="earlier"]').click()
    expect(said).to_have_text(re.compile("2021"))

    choose(page, "area", "Nepal")
    expect(said).to_have_text(re.compile("^Nepal, "))  # Of its panels the first speaks.
    show_tab(page, MAP, "Table")
    expect(said).to_have_text(f"Table. {title(page, MAP).inner_text()}")
    # What a page is called waits for no hint about the one before.
    page.evaluate("() => sessionStorage.removeItem('reach-arrows')")
    page.locator("#search").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if said.inner_text().startswith("Arrow keys go on from here"):
            break
    expect(said).to_contain_text("Arrow keys go on from here")
    page.locator(".foot a", has_text="About").click()
    heading = page.locator("#page h1")
    expect(heading).to_have_text("About Reach 2030")
    expect(heading).to_be_focused()
    assert said.inner_text() == "About Reach 2030"
    expect(page.get_by_role("main")).to_have_accessible_name("About Reach 2030")
    page.go_back()
    expect(heading).to_contain_text("Nepal")
    expect(heading).to_be_focused()
    assert said.inner_text() == "Victims"
    # A year is told where what is shown of it stays the same, too.
    moved(page, "/progress?area=NPL", folded=True)
    page.locator('[data-act="earlier"]').first.click()
    expect(said).to_have_text(re.compile(r"^20\d\d\. Nepal: "))


BARS = ("toolbar", "banner")
MOST_FIGURES = 12
"""Figures with their years that one image says: the latest, the ends, and what is missing."""


@pytest.mark.parametrize("path", each(("/country/BGD", "/victims", "/progress"), {"/country/BGD": "tiles and a map"}))
def test_a_page_is_understood_by_who_hears_it_from_its_beginning_to_its_end(visitor: Page, path: str) -> None:
    told = heard(moved(visitor, path, folded=True))
    # A menu is a button that says whether it is open, and what it opens has a list: no group, no fold.
    bars = [one for one in told if one.within and set(one.within) & set(BARS)]
    assert [one for one in bars if one.role in ("group", "DisclosureTriangle", "Details")] == []
    # What is chosen among a few is one control with one name: its word is not read once more beside it.
    beside = [one for one in told if one.role == "StaticText" and "radiogroup" in one.within]
    assert beside == []
    names = {one.name for one in told if one.role == "button" and "group" in one.within}
    texts = [one.name for one in told if one.role == "StaticText" and "group" in one.within]
    assert [text for text in texts if text and any(name.startswith(f"{text} ") for name in names)] == []
    # No drawing is a row of figures that nobody keeps in mind.
    for one in told:
        if one.role == "image":
            assert one.name, one
            assert len(re.findall(r"\((?:19|20)\d\d\)", one.name)) <= MOST_FIGURES, one.name
            assert not re.search(r"(?:\d{4}: [^;.]*; ){4}", one.name), one.name
    # Nothing that is pressed is without a name, and no sign of the sheet is read.
    pressed = [one for one in told if one.role in ("button", "link", "DisclosureTriangle", "radio", "combobox")]
    assert [one for one in pressed if not one.name] == []
    assert [one.name for one in pressed if one.name.startswith(("+", "−")) and len(one.name) > 1] == []
    # A legend says of what it is.
    ramps = visitor.locator(".legend-ramp, .legend-rest").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert all(ramps)


@pytest.mark.parametrize("kind", each(["share", "more"], ["more"]))
def test_a_menu_is_opened_walked_and_shut_by_keys(visitor: Page, kind: str) -> None:
    page = moved(visitor, "/data/on-the-move?area=NPL", folded=True)
    head = panel(page, "moving-table").locator(f".{kind}-menu > button")
    head.focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "true")
    menu = head.locator("xpath=following-sibling::ul")
    expect(menu.get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator("a, button").locator("visible=true").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(head).to_be_focused()
    expect(head).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Shift+Tab")
    expect(head).to_have_attribute("aria-expanded", "false")


_LISTEN = """() => {
  window.told = [];
  const live = document.getElementById("say");
  const hear = () => { if (live.textContent) window.told.push(live.textContent); };
  new MutationObserver(hear).observe(live, { childList: true, subtree: true, characterData: true });
}"""


# Of one page: at the end of the first test.
@pytest.mark.parametrize("path", each(("/victims", "/drivers", "/justice"), []))
def test_a_choice_is_told_and_another_page_begins_at_its_heading(visitor: Page, path: str) -> None:
    page = moved(visitor, path, folded=True)
    page.evaluate(_LISTEN)
    choose(page, "area", "Nepal")
    until(page, "() => window.told.some((text) => text.startsWith('Nepal · '))")
    page.locator(".foot a", has_text="About").click()
    expect(page.locator("#page h1")).to_have_text("About Reach 2030")
    expect(page.locator("#page h1")).to_be_focused()
    until(page, "() => window.told.at(-1) === 'About Reach 2030'")
