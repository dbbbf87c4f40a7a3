"""A deck that is presented from disk: no server, no network, and all its pictures alive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.context import Context
from dashboard.exports.bundle import write
from dashboard.exports.deck import Deck, Found, Pinned
from dashboard.parts.bundle import files_of
from tests.fixtures.sweeps import WALKS, Walk, chosen

TITLE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
VIEWS = [
    Pinned("victims-map", "/victims?area=BGD&year=2019", "map", TITLE, "A line of our own"),
    Pinned("country-trend", "/country/BGD", "chart"),
    Pinned("relation-scatter", "/drivers/relation?year=2020", "chart"),
    Pinned("flows-map", "/flows?area=ITA", "chart"),
    Pinned("coverage-picture", "/data/coverage?area=034", "chart"),
    Pinned("progress-statuses", "/progress?area=BGD", "table"),
]
DRAWN = {
    "victims-map": ".map-plot path",
    "country-trend": ".barlayer path",
    "relation-scatter": ".scatterlayer path",
    "flows-map": ".chart-plot path",
    "coverage-picture": ".coverage-cells path",
    "progress-statuses": "td",
}
FEW = [VIEWS[0], VIEWS[2]]
"""A map and a chart of one year; that each view can be taken along: `exports/test_bundle.py`."""


def at(page: Page, views: Sequence[Pinned], number: int) -> str:
    """The title of a slide of a number, once it is shown and drawn."""
    shown = page.locator("#stage .slide.shown")
    expect(shown.locator(".slide-number")).to_have_text(f"{number} / {len(views)}")
    expect(shown.locator(DRAWN[views[number - 1].panel]).first).to_be_attached()
    return str(shown.locator("h2").text_content())


@pytest.mark.parametrize("walk", WALKS)
def test_a_deck_is_presented_from_disk_and_nothing_is_fetched(
    browser: Browser, shared: Context, tmp_path: Path, walk: Walk
) -> None:
    views = chosen(VIEWS, FEW, walk)

    folder = tmp_path / "A deck, 100% #1"
    write(files_of(shared, Found(Deck(tuple(views))), "https://reach.example", "en"), folder)
    context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768}, locale="en-GB")
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("dialog", lambda dialog: complaints.append(f"a script of a title ran: {dialog.message}"))
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    assert at(page, views, 1) == TITLE
    expect(page.locator(".slide.shown .slide-note")).to_have_text("A line of our own")
    expect(page.locator(".slide.shown .slide-subtitle")).to_contain_text("Bangladesh")

    page.locator(".slide.shown .map-plot").click()
    expect(page.locator(".slide.shown path.choroplethlocation[data-k]").first).to_be_attached()
    place = page.locator(".slide.shown .map-plot").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.locator("#tip strong")).to_have_text("Bangladesh")
    own = page.locator(".slide.shown .slide-subtitle").inner_text()
    assert own.startswith("The dashboard's own title: Bangladesh")
    page.keyboard.press("+")
    expect(page.locator(".slide.shown .slide-year")).to_have_text("2020")
    # Of another year the reader's title may say what is not so.
    expect(page.locator(".slide.shown h2")).to_contain_text("Bangladesh detected")
    expect(page.locator("#where")).to_contain_text("Bangladesh detected")
    page.keyboard.press("o")
    expect(page.locator(".slide.shown h2")).to_have_text(TITLE)
    expect(page.locator(".slide.shown .slide-subtitle")).to_have_text(own)

    for number in range(2, len(views) + 1):
        page.keyboard.press("PageDown")
        at(page, views, number)
    scatter = 1 + views.index(VIEWS[2])
    page.keyboard.press(str(scatter))
    before = at(page, views, scatter)
    page.keyboard.press("-")
    expect(page.locator(".slide.shown h2")).to_contain_text("2019")
    assert "2020" in before
    with context.expect_page() as opened:
        page.keyboard.press("p")
    second = opened.value
    at(second, views, scatter)
    second.keyboard.press("ArrowLeft")
    at(page, views, scatter - 1)

    context.close()
    base = f"{folder.as_uri()}/"
    assert [url for url in asked if not url.startswith((base, "data:"))] == []
    assert complaints == []
