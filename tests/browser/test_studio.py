"""The export studio: a panel as a picture, a copy, slides or a file, seen before it is taken."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Locator, Page, Request, Route, expect

from dashboard.exports.picture.sizes import SIZES
from tests.browser.steps import (
    PHONE,
    leave_studio,
    moved,
    open_studio,
    opened,
    panel,
    show_tab,
    stayed,
    studio_of,
    title,
    until,
)
from tests.browser.test_states import A_PICTURE

LIGHT = "/data/coverage?area=034"
"""A page of one view, quickly drawn."""
SVG = "{http://www.w3.org/2000/svg}"
FIRST = """() => { const image = document.querySelector(".studio-sheet img");
  return image.complete && image.naturalWidth > 0 && !document.querySelector(".studio-preview[aria-busy]"); }"""


@pytest.fixture
def quick(visitor: Page) -> Iterator[list[Request]]:
    """What a page asks for pictures, in its order; what comes is made by nobody.

    What the server makes of each choice: `test_web_images.py`, `test_web_studio.py`; a real one: the first test here.
    """
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        route.fulfill(path=A_PICTURE, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    visitor.route("**/image/**", answer)
    yield asked
    visitor.unroute("**/image/**", answer)


def saved(page: Page, studio: Locator, act: str) -> tuple[str, bytes]:
    """Name and content of the picture that a button saves."""
    with page.expect_download() as waiting:
        studio.locator(f"[data-studio={act}]").click()
    expect(studio.locator(".studio-said")).to_have_text(f"Saved: {waiting.value.suggested_filename}")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def newest(asked: list[Request], ending: str) -> Request:
    """What was asked for last of that kind: a preview may come after what is saved meanwhile."""
    return next(one for one in reversed(asked) if urlsplit(one.url).path.endswith(f".{ending}"))


def words_of(svg: bytes) -> str:
    """Every word that a picture shows, without the spaces at which its lines break."""
    root = ElementTree.fromstring(svg)
    return "".join("".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text"))


def test_a_picture_is_of_the_selection_the_tab_and_the_shape_and_stands_under_the_title_that_the_reader_words(
    visitor: Page, quick: list[Request]
) -> None:
    moved(visitor, "/victims?area=NGA&year=2019&sex=F", folded=True)
    button = panel(visitor, "victims-map").locator('[data-act="studio"]')
    button.focus()
    visitor.keyboard.press("Enter")
    studio = studio_of(visitor)
    field, shown = studio.locator("textarea"), title(visitor, "victims-map").text_content() or ""
    expect(field).to_have_value(shown)
    studio.get_by_text("Square").click()
    saved(visitor, studio, "svg")
    asked = urlsplit(newest(quick, "svg").url)
    chosen = {"area": "NGA", "year": "2019", "sex": "F", "measure": "count", "size": "square"}
    assert (asked.path, dict(parse_qsl(asked.query))) == ("/image/victims-map.svg", chosen)
    assert newest(quick, "svg").method == "GET"
    expect(studio.locator("#studio-worded")).to_be_hidden()
    field.fill("What we found in 2019")
    expect(studio.locator("#studio-worded")).to_be_visible()
    saved(visitor, studio, "svg")
    assert newest(quick, "svg").post_data_json == {"title": "What we found in 2019"}
    # A longer one ends behind a word, in the field's own words as in the picture.
    long = studio.locator(".studio-long")
    expect(long).to_be_empty()
    field.fill("word " * 50)
    expect(long).to_have_text("Too long: the rest is left out, and “…” stands in its place.")
    saved(visitor, studio, "svg")
    assert newest(quick, "svg").post_data_json == {"title": "word " * 39 + "word…"}
    studio.get_by_role("button", name="As shown").click()
    expect(field).to_have_value(shown)
    expect(field).to_be_focused()
    expect(long).to_be_empty()
    visitor.keyboard.press("Escape")
    expect(studio).to_have_count(0)
    expect(button).to_be_focused()
    show_tab(visitor, "victims-map", "Table")
    studio = open_studio(visitor, "victims-map")
    saved(visitor, studio, "svg")
    # What is saved without a word on its width may be printed: it has twice the pixels of the address without any.
    saved(visitor, studio, "png")
    leave_studio(visitor)
    wide = Image.open(io.BytesIO(visitor.request.get(newest(quick, "png").url).body()))
    assert wide.size == SIZES["square"].pixel_size(2) == (2160, 2160)
    table = visitor.request.get(newest(quick, "svg").url)
    assert re.search(r"_NGA_2019_square(_table)?\.svg", table.headers["content-disposition"])
    words = words_of(table.body())
    assert words.startswith("".join(shown.split()))
    assert re.search(r"[\d,]+morerowsareattheaddressbelow\.", words)
    assert re.sub(r".*(/victims\?)", r"\1", visitor.url) in words


def test_a_preview_follows_every_choice_and_what_is_saved_is_as_it_was_seen(
    visitor: Page, quick: list[Request]
) -> None:
    stayed(visitor, "/victims?area=NGA", folded=True)
    studio = open_studio(visitor, "victims-trend")
    until(visitor, FIRST)
    for choice in ("Dark", "Transparent ground", "Without title"):
        studio.get_by_label(choice).check()
    # What is seen is no heavier for what is saved.
    expect(studio.locator("#studio-range")).to_contain_text("2,560 × 1,440 pixels")
    assert int(dict(parse_qsl(urlsplit(quick[-1].url).query)).get("width", "1280")) <= 1280, quick
    saved(visitor, studio, "png")
    assert "width=2560" in quick[-1].url
    studio.locator('[name="studio-width"]').fill("1600")
    expect(studio.locator("#studio-range")).to_contain_text("1,600 × 900 pixels")
    expect(studio.locator("textarea")).to_be_hidden()
    until(visitor, FIRST)
    chosen = ("scheme=dark", "ground=transparent", "only=chart", "size=slide")
    assert all(part in quick[-1].url for part in chosen), quick
    for ending in ("png", "pdf"):
        saved(visitor, studio, ending)
        assert f"/image/victims-trend.{ending}?" in quick[-1].url
        assert all(part in quick[-1].url for part in chosen), quick
        assert ("width=1600" in quick[-1].url) == (ending == "png")
    studio.get_by_label("Light").check()
    expect(studio.locator(".studio-said")).to_be_empty()  # What was saved, or refused, was another choice.
    studio.get_by_label("Dark").check()
    leave_studio(visitor)
    studio = open_studio(visitor, "victims-map")  # Another view, and the same choices.
    expect(studio.get_by_label("Dark")).to_be_checked()
    expect(studio.get_by_label("Transparent ground")).to_be_checked()
    width = studio.locator('[name="studio-width"]')
    expect(width).to_have_value("1600")
    studio.get_by_role("button", name="Usual width").click()
    expect(width).to_have_value("2560")
    # A width that cannot be becomes the nearest that can.
    for typed, taken in (("99999", "4000"), ("3", "200"), ("", "2560"), ("-5", "200")):
        width.fill(typed)
        width.press("Tab")
        expect(width).to_have_value(taken)
    leave_studio(visitor)


def test_a_picture_shows_the_part_of_the_world_that_the_reader_sees_or_all_of_it(
    visitor: Page, quick: list[Request]
) -> None:
    stayed(visitor, "/victims?area=NGA", folded=True)
    quick.clear()  # Of the pictures that stood in the page before it was alive.
    saved(visitor, open_studio(visitor, "victims-map"), "svg")
    leave_studio(visitor)
    panel(visitor, "victims-map").locator('[data-act="zoom-in"]').click()
    studio = open_studio(visitor, "victims-map")
    saved(visitor, studio, "svg")
    studio.get_by_text("The whole world").click()
    saved(visitor, studio, "svg")
    studio.get_by_text("As zoomed on the page").click()
    # What moves has no title of the reader's and no clear ground: that is said before it is saved.
    moving, said = studio.locator("[data-studio=webp], [data-studio=gif]"), studio.locator("#studio-moving-said")
    expect(said).to_be_empty()
    studio.locator("textarea").fill("What we found")
    expect(said).to_have_text("Moving pictures keep a title of ours for each year.")
    studio.get_by_label("Transparent ground").check()
    expect(said).to_have_text("Moving pictures have a ground of their own and are no card.")
    for button in moving.all():
        expect(button).to_be_disabled()
    studio.get_by_label("Transparent ground").uncheck()
    studio.get_by_role("button", name="As shown").click()
    expect(moving.first).to_be_enabled()
    leave_studio(visitor)
    panel(visitor, "victims-map").locator('[data-act="zoom-home"]').click()
    studio = open_studio(visitor, "victims-map")
    expect(studio.get_by_text("As zoomed on the page")).to_be_hidden()
    saved(visitor, studio, "svg")
    leave_studio(visitor)
    chosen, closer, world, home = [one.url for one in quick if "/image/victims-map.svg" in one.url]
    assert "extent" not in chosen
    assert "window" not in chosen
    assert re.search(r"window=9,9\.\d,\d+\.\d", closer)
    assert "extent=world" in world
    assert "extent=world" in home


def test_a_view_is_copied_as_picture_sentence_and_table_or_the_studio_says_why_not(
    visitor: Page, quick: list[Request]
) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = stayed(visitor, "/victims?area=NGA", folded=True)
    studio = open_studio(page, "victims-ages")
    said = studio.locator(".studio-said")
    studio.locator("[data-studio=copyPicture]").click()
    expect(said).to_have_text("The picture is in the clipboard.")
    assert "/image/victims-ages.png" in quick[-1].url
    kinds = "navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))"
    assert page.evaluate(kinds) == ["image/png"]
    studio.locator("[data-studio=copySentence]").click()
    expect(said).to_contain_text("The sentence and its source are in the clipboard.")
    sentence = page.evaluate("navigator.clipboard.readText()")
    # A title that is a sentence stays one.
    assert sentence.startswith(f"{title(page, 'victims-ages').text_content()}.\u00b9 Only victims")
    assert re.search(r"\n\u00b9 .*Source: UNODC.*/victims\?area=NGA", sentence)
    studio.locator("[data-studio=copyTable]").click()
    expect(said).to_contain_text("The table is in the clipboard.")
    table = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert table[0].split("\t")[0] == "Year"
    assert any(line.startswith("Source: UNODC") for line in table)
    assert set(page.evaluate(kinds)) == {"text/plain", "text/html"}
    page.evaluate("() => { window.wasItem = window.ClipboardItem; delete window.ClipboardItem; }")
    studio.locator("[data-studio=copyPicture]").click()
    expect(said).to_contain_text("Save the PNG instead")
    page.evaluate("() => { window.ClipboardItem = window.wasItem; }")
    leave_studio(page)


@pytest.mark.usefixtures("quick")
def test_the_keyboard_walks_through_the_studio_and_stays_in_it(visitor: Page) -> None:
    stayed(visitor, "/victims?area=NGA", folded=True)
    studio = open_studio(visitor, "victims-trend")
    expect(studio.locator('[name="studio-shape"]:checked')).to_be_focused()
    visitor.keyboard.press("ArrowRight")
    expect(studio.get_by_label("Report column")).to_be_checked()
    inside = "() => document.querySelector('dialog.studio').contains(document.activeElement)"
    reached = set()
    for _ in range(26):
        visitor.keyboard.press("Tab")
        reached.add(
            visitor.evaluate("() => document.activeElement.dataset.studio || document.activeElement.dataset.file")
        )
        assert visitor.evaluate(inside) or visitor.evaluate("() => document.activeElement === document.body")
    assert {"png", "svg", "pdf", "copySentence", "copyTable", "csv", "xlsx", "close"} <= reached
    expect(studio).to_have_accessible_name("Download or copy")
    for control in studio.locator("input:visible, textarea:visible, button:visible, a:visible").all():
        expect(control).to_have_accessible_name(re.compile("."))
    leave_studio(visitor)
    expect(panel(visitor, "victims-trend").locator('[data-act="studio"]')).to_be_focused()


def test_the_studio_waits_for_a_turn_says_what_failed_and_fits_a_phone(pardoned: Page) -> None:
    page = pardoned
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    moved(page, LIGHT, folded=True)
    busy, failed = (503, {"Retry-After": "0.1"}), (503, {})
    answers = iter((busy, busy, (200, {}), failed, failed))
    seen = io.BytesIO()
    told = PngInfo()
    told.add_itxt("Title", "What this picture says: 3 × 4 · ثلاثة")
    Image.new("RGB", (40, 30)).save(seen, "PNG", pnginfo=told)

    def answer(route: Route) -> None:
        is_preview = "width=2560" not in route.request.url
        if is_preview and "size=square" in route.request.url:
            return route.abort()
        status, headers = (200, {}) if is_preview else next(answers)
        headers = {**headers, "Content-Disposition": 'inline; filename="made.png"'}
        body = seen.getvalue() if is_preview else b"x"
        return route.fulfill(status=status, headers=headers, content_type="image/png", body=body)

    page.route("**/image/**", answer)
    studio = open_studio(page, "coverage-picture")
    # The title is that of the very picture, which may have room for less than the panel.
    expect(studio.locator("textarea")).to_have_value("What this picture says: 3 × 4 · ثلاثة")
    expect(studio.locator("#studio-worded")).to_be_hidden()
    expect(studio.get_by_text("There is no card with a QR code here")).to_be_visible()
    # What failed leaves no picture of another shape.
    image, drawn = studio.locator(".studio-sheet img"), studio.locator(".studio-drawn")
    expect(image).to_be_visible()
    studio.get_by_text("Square").click()
    expect(drawn).to_have_text("The preview could not be drawn. The server cannot be reached. Please try again.")
    expect(image).to_be_hidden()
    # Nor an empty sheet: the words stand in its place.
    expect(studio.locator(".studio-sheet")).to_be_hidden()
    assert drawn.bounding_box() == studio.locator(".studio-preview").bounding_box()
    studio.get_by_text("Slide, 16:9").click()
    expect(image).to_be_visible()
    page.evaluate("localStorage.removeItem('reach-studio')")
    place = studio.bounding_box()
    assert place
    assert (place["x"], place["width"]) == (0, PHONE["width"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for control in studio.locator(".studio-choice:visible, a:visible, button:visible").all():
        assert (control.bounding_box() or {"height": 0})["height"] >= 44
    assert saved(page, studio, "png")[0] == "made.png"
    studio.locator("[data-studio=png]").click()
    # Once it was tried again: what could not be drawn is not told as too many questions.
    expect(studio.locator(".studio-said")).to_have_text("The file could not be made. Please try again.")
    assert next(answers, None) is None
    leave_studio(page)
    page.emulate_media(color_scheme="light")


@pytest.mark.sweep
def test_the_shape_chosen_beforehand_is_one_in_which_the_chart_has_room(reader: Page) -> None:
    opened(reader, "/country/BGD")
    checked = "input[type=radio]:checked + span"
    expect(open_studio(reader, "country-profile").locator(checked).first).to_have_text("Report page")
    opened(reader, "/victims?area=BGD")
    expect(open_studio(reader, "victims-trend").locator(checked).first).to_have_text("Slide, 16:9")
    # A panel under a heading of its page has the title of its picture, too.
    opened(reader, "/progress?area=BGD")
    expect(open_studio(reader, "progress-statuses").locator("textarea")).to_have_value(re.compile("^Bangladesh, of "))


@pytest.mark.sweep
def test_the_studio_closes_where_another_page_comes(visitor: Page) -> None:
    moved(visitor, "/victims", folded=True)
    studio = open_studio(visitor, "victims-map")
    expect(visitor.locator(".studio-preview[aria-busy]")).to_have_count(0)
    visitor.go_back()
    expect(studio).to_be_hidden()
