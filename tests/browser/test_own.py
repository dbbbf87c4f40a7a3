"""Figures of a reader's own: read in the browser, drawn beside the published ones and marked, and sent to nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote_plus, urlsplit

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, Request, expect

from dashboard.exports.deck import Deck, Pinned, encode
from dashboard.exports.own import MOST_MB, template_csv
from tests.browser.steps import opened, panel, show_tab, title, until
from tests.browser.test_every_page import serious
from tests.browser.test_states import A_PICTURE
from tests.fixtures.own_files import COLUMNS, HEAD, HOSTILE, NAMED, READ, ROW, book, laughing
from tests.fixtures.sweeps import each

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "own" / "bgd.csv"
"""Made up: no figure of it is anybody's."""
SECRETS = ("4173", "4338", "61943", "174167", "36719", "25224", "7719", "8953", "49.73", "49,73", "made up", "bgd.csv")
"""What no request may hold."""


def choose(page: Page, content: bytes, name: str = "mine.csv") -> None:
    """Choose a file, and wait for what comes of it."""
    page.set_input_files("#own-file-field", FilePayload(name=name, mimeType="", buffer=content))
    until(page, "() => document.querySelector('.own-result :is(.own-count, .own-refusal)')")


def told(text: str) -> str:
    """What a request says, without versions of files, which may have any digits."""
    return re.sub(r"[0-9a-f]{16,}", "", unquote_plus(text))


def said(page: Page) -> str:
    """All that is said of the file."""
    return page.locator(".own-result").inner_text()


@pytest.fixture
def own(reader: Page) -> Page:
    """The page that takes a file, ready."""
    opened(reader, "/data/own")
    until(reader, "() => document.querySelector('.own-page[data-ready]')")
    return reader


@pytest.fixture(scope="module")
def taking(returning: BrowserContext) -> Iterator[Page]:
    """The same for one file after the other."""
    page = returning.new_page()
    page.goto("/data/own")
    until(page, "() => document.querySelector('.own-page[data-ready]')")
    yield page
    page.close()


# ---------------------------------------------------------------------------------------------- nothing is sent


@contextmanager
def kept_for_oneself(page: Page, asked: list[Request]) -> Iterator[None]:
    """Of what is asked meanwhile nothing leaves for elsewhere, and nothing holds a figure."""
    sockets: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request)

    page.context.on("request", ask)
    page.on("websocket", lambda socket: sockets.append(socket.url))
    yield
    page.context.remove_listener("request", ask)
    assert sockets == []
    host = urlsplit(page.url).netloc
    assert {urlsplit(request.url).netloc for request in asked if request.url.startswith("http")} == {host}
    assert holding(asked) == []


def holding(asked: Sequence[Request]) -> list[str]:
    """Beginnings of the requests that hold a figure."""
    sent = [
        told(f"{request.url} {request.post_data or ''} {json.dumps(request.headers)}")
        for request in asked
        if not request.url.startswith(("blob:", "data:"))
    ]
    return [text[:200] for text in sent if any(secret in text for secret in SECRETS)]


TREND = Pinned("country-trend", "/country/BGD?indicator=detected-victims", "chart")


def test_they_are_drawn_and_marked_saved_and_presented_and_sent_only_where_the_reader_ticks_for_it(own: Page) -> None:
    asked: list[Request] = []
    with kept_for_oneself(own, asked):
        own.set_input_files("#own-file-field", FILE)
        expect(own.locator(".own-count").first).to_have_text("Rows accepted: 10")
        # Nothing but the worker and what it reads with.
        paths = [urlsplit(request.url).path for request in asked]
        assert set(paths) == {"/assets/own-worker.js", "/assets/vendor/sheets-reach.min.js"}
        own.locator(".own-result td + td").first.wait_for()
        own.locator(".own-result a").first.click()
        drawn_beside_the_published(own)
        with own.expect_download() as saved:
            panel(own, "country-trend").locator(".own-save").click()
        assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    sent_where_it_is_ticked(own)
    tabled_beside_the_published(own)
    with kept_for_oneself(own, asked):
        own.goto(f"/present#d={encode(Deck((TREND,)))}")
        until(own, "() => document.querySelector('.slide.shown .slide-own .own-sign')")
    assert len(asked) > 20


def drawn_beside_the_published(page: Page) -> None:
    """In the chart and in the words of a panel; its title stays, and a map has none."""
    until(page, "() => document.querySelector('[data-panel=country-trend] .own-save')")
    box, shown = panel(page, "country-trend"), title(page, "country-trend").inner_text()
    mark = "Own figures, not published: Bangladesh, 2019 to 2024."
    assert box.get_attribute("aria-label") == f"{shown}. {mark}"
    published = page.request.get("/api/v1/views/country-trend.json?area=BGD&indicator=detected-victims").json()
    assert published["words"]["title"].startswith(shown), "with the rate, where it is taken along"
    expect(box.locator(".own-said")).to_contain_text(mark)
    expect(box.locator(".own-said")).to_contain_text("Files from the server are without them")
    until(page, "() => (document.querySelector('[data-panel=country-trend] .chart-plot').data || []).length > 1")
    trace = page.evaluate(
        "() => document.querySelector('[data-panel=country-trend] .chart-plot').data"
        ".find((one) => one.meta.role === 'own')"
    )
    assert trace["line"]["dash"] == "dash"
    # "<5" stands beside the line, hollow, as published ranges do: none leads down to it.
    assert trace["marker"]["symbol"] == ["diamond", "diamond", None, "diamond-open", None, "diamond"]
    assert [value is None for value in trace["y"]] == [False, False, True, False, True, False]
    assert trace["name"] == "Own figures, not published"
    assert [year for year, value in zip(trace["x"], trace["y"], strict=True) if value is not None] == [
        2019,
        2020,
        2021,
        2024,
    ]
    assert "Own figures, not published" in trace["customdata"][0]
    assert "per 100,000 children (4,173 counted)" in trace["customdata"][0]
    expect(panel(page, "country-map").locator(".own-said")).to_have_text("Own figures are not shown here.")


def tabled_beside_the_published(page: Page) -> None:
    """In a column of their own."""
    box = panel(page, "country-trend")
    show_tab(page, "country-trend", "Table")
    heads = box.locator("thead th").all_inner_texts()
    assert heads == ["Year", "Bangladesh", "Bangladesh: own figures, not published"]
    rows = {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in box.locator("tbody tr").all()
    }
    assert rows["2024"][0] == "no figure"
    assert "61,943 counted" in rows["2024"][1]
    assert rows["2023"][1] == "–"


def sent_where_it_is_ticked(page: Page) -> None:
    """For a picture, slides, a CSV or a workbook, after it was said; never for a preview or another file.

    What the server makes of them: `test_web_own.py`.
    """
    sent: list[Request] = []

    def ask(request: Request) -> None:
        sent.append(request)

    page.on("request", ask)
    made = {"Content-Disposition": 'attachment; filename="made"'}
    page.route("**/export/**", lambda route: route.fulfill(body=b"made", headers=made))
    page.route("**/image/**", lambda route: route.fulfill(path=A_PICTURE, headers=made))
    panel(page, "country-trend").locator('[data-act="studio"]').first.click()
    studio = page.get_by_role("dialog")
    studio.get_by_role("img").wait_for()
    box = studio.get_by_role("checkbox", name="With figures of your own")
    expect(box).not_to_be_checked()
    expect(studio).to_contain_text(
        "They are sent to this server for each picture, presentation, CSV or XLSX that you then ask for, and kept "
        "nowhere. The preview is without them."
    )
    box.check()
    # A change of the preview sends none; the tick itself sent nothing.
    with page.expect_response(lambda answer: "/image/country-trend.png" in answer.url and "dark" in answer.url):
        studio.get_by_role("radio", name="Dark").check()
    assert holding(sent) == []
    for asked in ('[data-studio="svg"]', "a[data-format]", 'a[data-file="csv"]', 'a[data-file="xlsx"]'):
        sent.clear()
        with page.expect_download():
            studio.locator(asked).first.click()
        (row,) = (str(one.post_data) for one in sent if holding([one]))
        assert "61943" in row
        assert "made up" not in row  # Notes stay.
    sent.clear()
    with page.expect_download():
        studio.locator('a[data-file="json"]').first.click()
    assert holding(sent) == []
    studio.get_by_role("button", name="Close").click()
    panel(page, "country-trend").locator('[data-act="studio"]').first.click()
    expect(box).not_to_be_checked()
    studio.get_by_role("button", name="Close").click()
    page.unroute_all()
    page.remove_listener("request", ask)


@pytest.mark.sweep  # Of one window: above; that a second one shows what the first does: `test_present.py`.
def test_neither_a_comparison_nor_the_second_window_of_a_show_sends_any(own: Page) -> None:
    own.set_input_files("#own-file-field", FILE)
    expect(own.locator(".own-count").first).to_have_text("Rows accepted: 10")
    with kept_for_oneself(own, []):
        opened(own, "/compare?indicator=detected-victims&area=BGD,NGA", folded=True)
        expect(own.locator(".own-banner")).to_be_visible()
        own.goto("/present?country=BGD")
        until(own, "() => document.querySelector('.slide.shown[data-ready]')")
        own.keyboard.press("ArrowRight")
        until(own, "() => document.querySelector('.slide.shown .slide-own .own-sign')")
        with own.expect_popup() as second:
            own.keyboard.press("p")
        until(second.value, "() => document.querySelector('.slide.shown .slide-own .own-sign')")
        second.value.close()


def test_the_tab_keeps_them_and_nothing_else_does_whether_they_are_chosen_or_dropped(taking: Page) -> None:
    taking.set_input_files("#own-file-field", FILE)
    expect(taking.locator(".own-count").first).to_have_text("Rows accepted: 10")
    assert "61943" in taking.evaluate("JSON.stringify(sessionStorage)")
    assert "61943" not in taking.evaluate("JSON.stringify(localStorage)")
    assert taking.evaluate("document.cookie") == ""
    assert taking.evaluate("indexedDB.databases().then((found) => found.length)") == 0
    taking.locator(".own-result button").click()
    expect(taking.locator(".own-result")).to_have_text(
        "The figures are forgotten. Nothing of them is left in this browser."
    )
    assert "reach-own" not in taking.evaluate("JSON.stringify(sessionStorage)")
    assert taking.locator(".own-banner").count() == 0
    # A file can be dropped, and the field has its name.
    expect(taking.get_by_label("Choose a file, or drop it here")).to_be_visible()
    taking.evaluate(DROP, HEAD + ROW)
    expect(taking.locator(".own-result h3")).to_have_text("dropped.csv")
    expect(taking.locator(".own-count").first).to_have_text("Rows accepted: 1")
    taking.get_by_role("button", name="Forget these figures").first.focus()
    taking.keyboard.press("Enter")
    expect(taking.locator("#own-file-field")).to_be_focused()
    assert taking.evaluate("sessionStorage.getItem('reach-own')") is None


def test_the_worker_can_ask_nobody(taking: Page) -> None:
    answer = taking.request.get("/assets/own-worker.js")
    assert answer.headers["content-security-policy"] == "default-src 'none'; script-src 'self'"


# ---------------------------------------------------------------------------------------------- how they are drawn


@pytest.mark.sweep  # One line: above.
def test_several_lines_have_signs_of_their_own_axe_finds_nothing_serious_and_forgetting_leaves_no_picture(
    own: Page,
) -> None:
    own.set_input_files("#own-file-field", FILE)
    expect(own.locator(".own-count").first).to_have_text("Rows accepted: 10")
    assert serious(own) == []
    opened(own, "/victims?area=BGD", folded=True)
    until(own, "() => document.querySelector('[data-panel=victims-children] .own-said')")
    keys = panel(own, "victims-children").locator(".own-key").all_inner_texts()
    assert keys == ["girls", "boys"]
    until(own, "() => (document.querySelector('[data-panel=victims-children] .chart-plot').data || []).length > 3")
    symbols = own.evaluate(
        "() => document.querySelector('[data-panel=victims-children] .chart-plot').data"
        ".filter((one) => one.meta.role === 'own').map((one) => one.marker.symbol)"
    )
    assert symbols == ["diamond", "square"]
    assert serious(own, within="[data-panel=victims-children]") == []
    own.locator(".own-banner button").click()
    until(own, "() => document.querySelector('#page h1') && !document.querySelector('.own-banner, .own-said')")
    assert own.evaluate("sessionStorage.getItem('reach-own')") is None


# ---------------------------------------------------------------------------------------------- without a mouse

DROP = """(text) => {
  const given = new DataTransfer();
  given.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
  const place = document.querySelector(".own-drop");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { dataTransfer: given, bubbles: true, cancelable: true }));
  }
}"""


# ---------------------------------------------------------------------------------------------- files


# All of them by node: `test_own_files.py`.
@pytest.mark.parametrize("name", each(HOSTILE, {"bomb that lies": "the most that a browser has to bear"}))
def test_a_file_that_cannot_be_read_gets_one_line(taking: Page, name: str) -> None:
    content, line = HOSTILE[name]
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, content, f"{name}.csv")
    assert said(taking).strip().startswith(line)
    assert taking.locator(".own-result > *").count() == 1
    assert taking.evaluate("sessionStorage.getItem('reach-own')") is None


def test_a_file_that_is_too_large_is_not_read(taking: Page) -> None:
    """Made within the page: to bring it there would take longer than all else."""
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    taking.evaluate(f"() => ({DROP})('x'.repeat({MOST_MB * 1_000_000 + 1}))")
    expect(taking.locator(".own-result > *")).to_have_count(1)
    assert said(taking).strip().startswith(f"The file has 5 MB, and at most {MOST_MB} MB are read.")


@pytest.mark.sweep  # By node: `test_own_files.py`.
def test_entities_of_a_document_are_not_followed(taking: Page) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, laughing(), "laughs.xlsx")
    assert "hahaha" not in said(taking)
    assert taking.locator(".own-result > *").count() == 1


@pytest.mark.parametrize("name", each(READ, {"a workbook": "unpacked by what the browser fetches for it"}))
def test_files_of_many_kinds_are_read(taking: Page, name: str) -> None:
    content, value = READ[name]
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, content, "figures.xlsx" if content.startswith(b"PK") else "figures.csv")
    assert "Rows accepted: 1\n" in said(taking)
    (row,) = taking.evaluate("JSON.parse(sessionStorage.getItem('reach-own')).rows")
    assert row["value"] == value


@pytest.mark.sweep  # By node: `test_own_files.py`; that notes are said: the next one.
def test_what_is_no_unicode_is_read_as_windows_wrote_it_and_said_so(taking: Page) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, (HEAD + ROW.replace(",\n", ",après\n")).encode("windows-1252"))
    assert "The file is not in Unicode, so it was read as Windows-1252. Please look at its notes." in said(taking)
    (row,) = taking.evaluate("JSON.parse(sessionStorage.getItem('reach-own')).rows")
    assert row["note"] == "après"


def test_what_a_formula_gave_is_read_and_said(taking: Page) -> None:
    row = ["detected-victims", "BGD", 2021, "_T", "Y0T17", "_T", "", "persons", ""]
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, book([COLUMNS, row], formula=True), "formula.xlsx")
    assert "Rows accepted: 1" in said(taking)
    assert "Cells with formulas: 1. The figures that were saved with them are read." in said(taking)


@pytest.mark.parametrize("ending", each(["csv", "xlsx"], ["xlsx"]))
def test_the_example_of_the_template_says_what_it_is_and_is_never_drawn(taking: Page, ending: str) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    content = template_csv() if ending == "csv" else taking.request.get("/assets/own/template.xlsx").body()
    choose(taking, content, f"template.{ending}")
    assert "Rows accepted: 0" in said(taking)
    (line,) = taking.locator(".own-refused li").all_inner_texts()
    assert line.startswith("Row 2 This is the example line of the template.")
    assert taking.evaluate("sessionStorage.getItem('reach-own')") is None


@pytest.mark.sweep  # By node: `test_own_files.py`.
@pytest.mark.parametrize("name", NAMED)
def test_an_indicator_is_known_by_the_name_that_the_dashboard_writes(taking: Page, name: str) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, (HEAD + f"{name},BGD,2021,F,,,12,,\n").encode())
    (row,) = taking.evaluate("JSON.parse(sessionStorage.getItem('reach-own')).rows")
    assert row["indicator"] == NAMED[name]


@pytest.mark.sweep  # By node: `test_own_files.py`; that notes are said: the formula above.
def test_a_blank_that_can_be_but_one_code_is_filled_and_said(taking: Page) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, (HEAD + "child-marriage-18,BGD,2021,F,,,12,,\nchild-marriage-18,BGD,2022,F,,,11,,\n").encode())
    (row, _) = taking.evaluate("JSON.parse(sessionStorage.getItem('reach-own')).rows")
    assert row["age"] == "Y20T24"
    assert "Blanks in age were read as Y20T24, the only code that the indicator has. Rows: 2" in said(taking)


@pytest.mark.sweep  # One reason of each row: below; two of one: `test_own_files.py`.
def test_all_that_is_wrong_with_a_row_is_said_at_once(taking: Page) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, (HEAD + "detected-victim,BGX,21,,,,1,,\ndetected-victims,BGD,2999,X,,,many,litres,\n").encode())
    first, second = taking.locator(".own-refused li").all_inner_texts()
    for part in ("Did you mean detected-victims (Detected victims)?", "The area “BGX”", "“21” is no year"):
        assert part in first
    for part in ("The year 2999", "“X” is no code of sex", "The unit is “litres”", "“many” is no number"):
        assert part in second


ROWS = {
    "nobody,BGD,2021,,,,1,,": "The indicator “nobody” is not known here.",
    "constructor,BGD,2021,,,,1,,": "The indicator “constructor” is not known here.",
    'detected-victims,BGD,2021,,,,"1,234,567",': "“1,234,567” can be read in two ways.",
    "crc,BGD,2021,,,,1,,": "Own figures of “crc” have no chart here",
    "detected-victims,Bangladesh,2021,,,,1,,": "The area “Bangladesh” is not known here.",
    "detected-victims,WLD,2021,,,,1,,": "The area “WLD” is not known here.",
    "detected-victims,BGD,2021-03-05,,,,1,,": "“2021-03-05” looks like a date. Write the year alone.",
    "detected-victims,BGD,44260,,,,1,,": "“2021-03-05” looks like a date. Write the year alone.",
    "detected-victims,BGD,21,,,,1,,": "“21” is no year of four digits.",
    "detected-victims,BGD,2999,,,,1,,": "The year 2999 has not come yet.",
    "detected-victims,BGD,1801,,,,1,,": "The year 1801 is before 1950.",
    "detected-victims,BGD,2021,X,,,1,,": "“X” is no code of sex for this indicator. It has: F, M, _O, _T, _U.",
    "detected-victims,BGD,2021,,Y0T14,,1,,": "“Y0T14” is no code of age for this indicator.",
    "detected-victims-by-form,BGD,2021,,,,1,,": "“_T” is no code of breakdown for this indicator.",
    "detected-victims,BGD,2021,,,,,,": "There is no figure in obs_value.",
    "detected-victims,BGD,2021,,,,=1+1,,": "“=1+1” is a formula. Write the number itself.",
    "detected-victims,BGD,2021,,,,many,,": "“many” is no number.",
    'detected-victims,BGD,2021,,,,"1,234",,': "“1,234” can be read in two ways.",
    "detected-victims,BGD,2021,,,,1.234,,": "“1.234” can be read in two ways.",
    "detected-victims,BGD,2021,,,,-1,,": "“-1” is lower than this indicator can be.",
    "detected-victims,BGD,2021,,,,1.5,,": "“1.5” is no whole number, but this indicator counts.",
    "child-marriage-18,BGD,2021,F,Y20T24,,101,,": "“101” is more than the whole, but this indicator is a percentage.",
    "detected-victims,BGD,2021,,,,1e15,,": "“1e15” is too large.",
    "detected-victims,BGD,2021,,,,1,per cent,": "The unit is “per cent”, but that of this indicator is: persons.",
    "<img src=x onerror=alert(1)>,BGD,2021,,,,1,,": "The indicator “<img src=x onerror=alert(1)>” is not known here.",
}


def test_each_row_that_is_refused_says_why(taking: Page) -> None:
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    choose(taking, (HEAD + ROW + "\n".join(ROWS) + "\n" + ROW).encode())
    told = taking.locator(".own-refused li").all_inner_texts()
    wanted = [f"Row {at} {line}" for at, line in enumerate(ROWS.values(), start=3)]
    wanted.append(f"Row {len(ROWS) + 3} Row 2 has the same indicator, area, year and codes already.")
    assert [text[: len(line)] for text, line in zip(told, wanted, strict=True)] == wanted
    assert taking.locator(".own-result img").count() == 0
    assert f"Rows refused: {len(ROWS) + 1}" in said(taking)


def test_the_rule_of_small_numbers_hides_what_would_give_them_away(taking: Page) -> None:
    lines = [("_T", 30), ("F", 3), ("M", 20), ("_O", 7), ("_U", 0)]
    rows = "".join(f"detected-victims,BGD,2021,{sex},Y0T17,_T,{value},,\n" for sex, value in lines)
    taking.locator(".own-result").evaluate("(place) => place.replaceChildren()")
    expect(taking.locator("#own-small-box")).to_be_checked()
    choose(taking, (HEAD + rows).encode())
    assert "Figures hidden by the rule of small numbers: 2." in said(taking)
    assert "both sexes, all ages" not in said(taking) and "girls" in said(taking) and "_T" not in said(taking)
    found = {row["sex"]: row for row in taking.evaluate("JSON.parse(sessionStorage.getItem('reach-own')).rows")}
    taking.uncheck("#own-small-box")
    until(
        taking,
        "() => (JSON.parse(sessionStorage.getItem('reach-own')) || { rows: [] }).rows.some((row) => row.value === 3)",
    )
    taking.check("#own-small-box")
    told = {sex: (row["value"], row["low"], row["high"]) for sex, row in found.items()}
    assert told == {
        "_T": (30, None, None),
        "F": (None, 1, 4),
        "M": (20, None, None),
        "_O": (None, None, None),
        "_U": (0, None, None),
    }
