"""A deck that is presented from disk: no server, no network, and all its pictures alive."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from dashboard.context import Context
from dashboard.exports.bundle import write
from dashboard.exports.deck import Deck, Found, Pinned
from dashboard.parts.bundle import files_of

TITLE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
VIEWS = (
    Pinned("victims-map", "/victims?area=BGD&year=2019", "map", TITLE, "A line of our own"),
    Pinned("country-trend", "/country/BGD", "chart"),
    Pinned("relation-scatter", "/drivers/relation?year=2020", "chart"),
    Pinned("flows-map", "/flows?area=ITA", "chart"),
    Pinned("coverage-picture", "/data/coverage?area=034", "chart"),
    Pinned("progress-statuses", "/progress?area=BGD", "table"),
)
DRAWN = (
    "path.choroplethlocation[data-k]",
    ".barlayer path",
    ".scatterlayer path",
    ".scattergeo path",
    ".coverage-cells path",
    "td",
)


def slide(page: Page, number: int) -> str:
    """The slide of a number, once it is shown and drawn."""
    expect(page.locator("#stage .slide.shown .slide-number")).to_have_text(f"{number} / {len(VIEWS)}")
    expect(page.locator(f"#stage .slide.shown {DRAWN[number - 1]}").first).to_be_attached()
    return str(page.locator("#stage .slide.shown h2").text_content())


def test_a_deck_is_presented_from_disk_and_nothing_is_fetched(
    browser: Browser, shared: Context, tmp_path: Path
) -> None:
    folder = tmp_path / "A deck, 100% #1"
    write(files_of(shared, Found(Deck(VIEWS)), "https://reach.example", "en"), folder)
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
    assert slide(page, 1) == TITLE
    expect(page.locator(".slide.shown .slide-note")).to_have_text("A line of our own")
    expect(page.locator(".slide.shown .slide-subtitle")).to_contain_text("Bangladesh")

    place = page.locator(".slide.shown .map-plot").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.locator("#tip strong")).to_have_text("Bangladesh")
    own = page.locator(".slide.shown .slide-subtitle").inner_text()
    assert own.startswith("The dashboard's own title: Bangladesh")
    page.keyboard.press("+")
    expect(page.locator(".slide.shown .slide-year")).to_have_text("2020")
    # Of another year the reader's title may say what is not so.
    expect(page.locator(".slide.shown h2")).to_contain_text("Bangladesh · Detected victims")
    expect(page.locator("#where")).to_contain_text("Bangladesh · Detected victims")
    page.keyboard.press("o")
    expect(page.locator(".slide.shown h2")).to_have_text(TITLE)
    expect(page.locator(".slide.shown .slide-subtitle")).to_have_text(own)

    for number in range(2, len(VIEWS) + 1):
        page.keyboard.press("PageDown")
        slide(page, number)
    page.keyboard.press("3")
    before = slide(page, 3)
    page.keyboard.press("-")
    expect(page.locator(".slide.shown h2")).to_contain_text("2019")
    assert "2020" in before
    with context.expect_page() as opened:
        page.keyboard.press("p")
    second = opened.value
    slide(second, 3)
    second.keyboard.press("ArrowRight")
    slide(page, 4)

    context.close()
    base = f"{folder.as_uri()}/"
    assert [url for url in asked if not url.startswith((base, "data:"))] == []
    assert complaints == []
