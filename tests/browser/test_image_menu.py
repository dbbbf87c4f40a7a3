"""The picture in the Download menu: the server's, under the panel's message or a title of the reader's own."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.steps import LAPTOP, PHONE, moved, open_menu, opened, panel, show_tab, title

SVG = "{http://www.w3.org/2000/svg}"


def menu(page: Page, name: str) -> Locator:
    """The picture in the open Download menu of a panel."""
    open_menu(page, name, "download")
    box = panel(page, name).locator(".image-box")
    expect(box.locator("textarea")).to_be_visible()
    return box


def saved(page: Page, box: Locator, act: str) -> tuple[str, bytes]:
    """Name and content of the picture that a button saves."""
    with page.expect_download() as waiting:
        box.locator(f"[data-image={act}]").click()
    expect(box.locator(".image-said")).to_have_text(f"Saved: {waiting.value.suggested_filename}")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def words_of(svg: bytes) -> str:
    """Every word that a picture shows, without the spaces at which its lines break."""
    root = ElementTree.fromstring(svg)
    return "".join("".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text"))


def test_a_picture_is_of_the_selection_the_tab_and_the_size_and_stands_under_the_title_that_the_reader_words(
    visitor: Page,
) -> None:
    moved(visitor, "/victims?area=NGA&year=2019&sex=F")
    panel(visitor, "victims-map").locator(".download-menu summary").focus()
    visitor.keyboard.press("Enter")
    box = panel(visitor, "victims-map").locator(".image-box")
    field, shown = box.locator("textarea"), title(visitor, "victims-map").text_content() or ""
    expect(field).to_have_value(shown)
    box.get_by_text("Square").click()
    name, svg = saved(visitor, box, "svg")
    assert name.endswith("_NGA_2019_square.svg")
    root = ElementTree.fromstring(svg)
    assert (root.get("viewBox"), root.findtext(f"{SVG}title")) == ("0 0 640 640", shown)
    caption = panel(visitor, "victims-map").locator(".panel-caveat").text_content() or ""
    assert "".join(caption.split()) in words_of(svg)
    assert re.sub(r".*(/victims\?)", r"\1", visitor.url) in words_of(svg)
    expect(box.locator(".image-worded")).to_be_hidden()
    field.fill("What we found in 2019")
    expect(box.locator(".image-worded")).to_be_visible()
    _, worded = saved(visitor, box, "svg")
    assert words_of(worded).startswith("Whatwefoundin2019" + "".join(shown.split()))
    box.get_by_role("button", name="As shown").click()
    expect(field).to_have_value(shown)
    expect(field).to_be_focused()
    visitor.keyboard.press("Escape")
    expect(panel(visitor, "victims-map").locator(".download-menu summary")).to_be_focused()
    show_tab(visitor, "victims-map", "Table")
    _, table = saved(visitor, menu(visitor, "victims-map"), "svg")
    assert re.search(r"and[\d,]+morerows", words_of(table))


def test_a_picture_shows_the_world_where_the_map_does_and_says_so_where_it_shows_another_part(visitor: Page) -> None:
    moved(visitor, "/victims?area=NGA")
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url) if "/image/" in request.url else None)
    box = menu(visitor, "victims-map")
    expect(box.locator(".image-zoomed")).to_be_visible()
    saved(visitor, box, "svg")
    visitor.keyboard.press("Escape")
    panel(visitor, "victims-map").locator('[data-act="zoom-home"]').click()
    box = menu(visitor, "victims-map")
    expect(box.locator(".image-zoomed")).to_be_hidden()
    saved(visitor, box, "svg")
    assert ["extent=world" in address for address in asked] == [False, True]


@pytest.mark.sweep
def test_a_picture_is_copied_or_the_menu_says_why_not(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=LAPTOP, base_url=base_url, locale="en-GB")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), "/victims?area=NGA")
    box = menu(page, "victims-ages")
    box.locator("[data-image=copy]").click()
    expect(box.locator(".image-said")).to_have_text("The picture is in the clipboard.")
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))")
    assert kinds == ["image/png"]
    page.evaluate("() => { delete window.ClipboardItem; }")
    box.locator("[data-image=copy]").click()
    expect(box.locator(".image-said")).to_contain_text("Save the PNG instead")
    context.close()


def test_a_menu_waits_for_a_turn_says_what_failed_and_stays_in_the_window(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=base_url, locale="en-GB", color_scheme="dark")
    page = opened(context.new_page(), "/drivers?area=NGA")
    answers = iter((503, 503, 200, 500))

    def answer(route: Route) -> None:
        status = next(answers)
        headers = {"Retry-After": "0.1", "Content-Disposition": 'inline; filename="made.png"'}
        route.fulfill(status=status, headers=headers, content_type="image/png", body="x")

    page.route("**/image/**", answer)
    for name in ("drivers-map", "driver-refugees-by-asylum"):
        box = menu(page, name)
        place = box.bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= PHONE["width"]
        if name == "drivers-map":
            assert saved(page, box, "png")[0] == "made.png"
            box.locator("[data-image=png]").click()
            expect(box.locator(".image-said")).to_have_text("The image could not be made. Please try again.")
        page.keyboard.press("Escape")
    context.close()


@pytest.mark.sweep
def test_the_size_chosen_beforehand_is_one_in_which_the_chart_has_room(reader: Page) -> None:
    opened(reader, "/country/BGD")
    expect(menu(reader, "country-profile").locator("input:checked + span")).to_have_text("Report page")
    opened(reader, "/victims?area=BGD")
    expect(menu(reader, "victims-trend").locator("input:checked + span")).to_have_text("Slide, 16:9")
