"""What was suggested to a country: searched within, copied with its source, found from anywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import moved, opened, panel, results, until

PANEL = "justice-suggested"
COPIED = """() => { window.copied = ""; navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"""


def test_words_are_searched_for_the_count_is_said_and_what_is_found_is_copied_with_who_says_it(
    visitor: Page, base_url: str
) -> None:
    moved(visitor, "/justice?area=BGD", folded=True)
    box = panel(visitor, PANEL)
    box.evaluate(
        "(box) => { for (let at = box; at; at = at.parentElement) if (at.matches('details')) at.open = true; }"
    )
    field, count = box.locator(".finder input"), box.locator("output.found")
    expect(count).to_have_text("24 of 24")
    expect(count).to_have_attribute("aria-live", "polite")
    for typed, said in (
        ("ROHÍNGYA", "2 of 24"),
        ("child labour", "13 of 24"),
        ("<script>alert(1)</script>", "0 of 24"),
    ):
        field.fill(typed)
        expect(box.locator("[data-act=quotes]")).to_have_text(f"Copy these {said.split()[0]}")
        expect(count).to_have_text(said)
        expect(box.locator("[data-entry]:visible")).to_have_count(int(said.split()[0]))
    assert visitor.url.endswith("/justice?area=BGD")
    field.fill("")
    expect(count).to_have_text("24 of 24")
    visitor.evaluate(COPIED)
    entry = box.locator("#BGD-legal-framework-06")
    entry.locator("[data-act=quote]").click()
    until(visitor, "() => window.copied !== ''")
    text = (
        "Ensure that the law criminally prohibits the recruitment of children under age 18 by non-state armed groups."
    )
    release = visitor.evaluate("() => JSON.parse(document.getElementById('base').textContent).release")
    address = f"{base_url}/justice?area=BGD&release={release}#BGD-legal-framework-06"
    assert visitor.evaluate("window.copied") == (
        f"“{text}”, US Department of Labor, Findings on the Worst Forms of Child Labor, 2022; edition of 2023. "
        f"{address}"
    )
    visitor.evaluate(COPIED)
    box.locator("[data-act=quotes]").click()
    until(visitor, "() => window.copied !== ''")
    lines = visitor.evaluate("window.copied").split("\n")
    assert sum(line.startswith("“") for line in lines) == 24
    assert lines[0] == "Legal framework"
    visitor.evaluate("() => { delete navigator.clipboard.writeText; }")


@pytest.mark.sweep  # To a headline figure: `test_header_search.py`; that it is found: `search/test_suggested.py`.
def test_the_search_of_the_header_leads_to_an_action(reader: Page) -> None:
    opened(reader, "/data/method")
    reader.keyboard.press("/")
    reader.keyboard.type("Rohingya refugee children")
    expect(results(reader).first).to_contain_text("Expand education services")
    expect(results(reader).first).to_have_attribute("lang", "en")
    reader.keyboard.press("Enter")
    expect(reader.locator("#BGD-social-programs-03")).to_be_in_viewport()
