"""Panels in frames of another site: drawn at any size, live or frozen, and the code that puts them there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.steps import moved, open_menu, panel
from tests.fixtures.sweeps import WALKS, Walk, chosen, each

USUAL = (640, 400)
SIZES = ((200, 200), (320, 240), (340, 500), USUAL, (1200, 700))
BEYOND = "(root) => [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight]"
"""Pixels of a document that its frame does not show."""
Framing = Callable[[str], FrameLocator]


@pytest.fixture
def host(returning: BrowserContext) -> Iterator[Page]:
    """A page of another site, whatever it is told to hold. Nothing of ours may complain in it."""
    page = returning.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


class _Elsewhere(BaseHTTPRequestHandler):
    """Answers every address with one page."""

    page = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!DOCTYPE html><link rel=icon href=data:,>{_Elsewhere.page}".encode())

    def log_message(self, *args: object) -> None:
        """Nothing: what is asked here is no matter."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Address of another site: another port is another origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def framing(host: Page, elsewhere: str) -> Framing:
    """Shows HTML on the other site, and gives its first frame."""

    def show(html: str) -> FrameLocator:
        _Elsewhere.page = html
        host.goto(elsewhere)
        return host.frame_locator("iframe").first

    return show


def frames(address: str, sizes: Iterable[tuple[int, int]], sandbox: str = "") -> str:
    return "".join(f'<iframe src="{address}" width="{w}" height="{h}" {sandbox}></iframe>' for w, h in sizes)


def readers_choose(host: Page, frame: FrameLocator) -> None:
    """A country and a year, of which the whole view is led to; the page around keeps its way back."""
    frame.locator("select").select_option("NPL")
    expect(frame.locator("h1")).to_contain_text("Nepal")
    frame.locator(".timeline input").fill("2019")
    expect(frame.locator("h1")).to_contain_text("2019")
    link = frame.locator('[data-part="full"]')
    expect(link).to_have_attribute("href", re.compile(r"^/victims\?(?=.*area=NPL)(?=.*year=2019)"))
    frame.locator('[data-embed="about"]').click()
    expect(frame.locator('[data-part="caption"]')).to_contain_text("Sources:")
    assert host.evaluate("history.length") <= 2, "the page around it keeps its way back"


FRAMED = [
    ("/victims?area=BGD&embed=1", "path.choroplethlocation[data-k]"),
    ("/justice?view=justice-treaties&embed=frozen", ".barlayer, .scatterlayer"),
    ("/progress?view=progress-statuses&area=BGD&embed=1", "table.statuses"),
]


@pytest.mark.parametrize("framed", each(((one,) for one in FRAMED), [(FRAMED[0],)]))
@pytest.mark.parametrize("walk", WALKS)
def test_a_panel_fills_a_frame_of_any_size_in_which_readers_choose_and_the_page_around_it_scrolls_on(
    host: Page, framing: Framing, base_url: str, framed: tuple[str, str], walk: Walk
) -> None:
    path, drawn = framed
    # Without an origin, as many sites take it away: no storage, and all that is fetched is asked for as by a stranger.
    sizes = chosen(SIZES, (SIZES[0], USUAL), walk)
    framing(frames(f"{base_url}{path}", sizes, 'sandbox="allow-scripts allow-popups"') + '<p style="height:3000px">')
    for frame in host.frames[1:]:
        expect(frame.locator(drawn).first).to_be_attached()
        assert max(frame.locator("html").evaluate(BEYOND)) <= 0
        body, foot = (frame.locator(name).bounding_box() for name in (".panel-body", ".panel-caption"))
        assert body is not None
        assert foot is not None
        assert body["y"] + body["height"] <= foot["y"] + 1
        expect(frame.locator('[data-part="full"]')).to_be_visible()
    if path == FRAMED[0][0]:
        readers_choose(host, host.frame_locator("iframe").nth(sizes.index(USUAL)))
    box = host.locator("iframe").last.bounding_box()
    assert box is not None
    host.mouse.move(box["x"] + 100, box["y"] + 20)
    host.mouse.wheel(0, 400)
    host.wait_for_function("window.scrollY > 0")


@pytest.mark.sweep  # That each part has its room: the test above.
def test_a_map_takes_half_of_a_usual_frame_and_its_source_stands_below_it(framing: Framing, base_url: str) -> None:
    frame = framing(f'<iframe src="{base_url}/victims?area=BGD&embed=1" width="700" height="500"></iframe>')
    expect(frame.locator("path.choroplethlocation[data-k]").first).to_be_attached()
    expect(frame.locator(".body-map[role=application][tabindex='0'][aria-label]")).to_have_count(1)
    expect(frame.locator("[role=img]")).to_have_count(1)
    expect(frame.locator("[role=img] > :not([aria-hidden]), #js-plotly-tester:not([aria-hidden])")).to_have_count(0)
    box = frame.locator(".map-plot").bounding_box()
    assert box is not None
    assert box["height"] >= 250
    assert box["width"] >= 650
    for said in (".embed-caption > strong", ".embed-source"):
        expect(frame.locator(said)).to_be_visible()
    expect(frame.locator(".embed-source")).to_contain_text("Sources: UNODC")
    expect(frame.locator(".embed-rest")).to_be_hidden()
    frame.locator('[data-embed="about"]').click()
    expect(frame.locator(".embed-rest")).to_contain_text("boundaries")
    assert frame.locator("html").evaluate("root => root.scrollHeight - innerHeight") <= 0
    # What the colours of a map of flows are is seen without scrolling: in a usual frame its key was below the edge.
    for width, height in ((700, 500), (500, 400), (340, 500)):
        frame = framing(f'<iframe src="{base_url}/flows?area=NGA&embed=1" width="{width}" height="{height}"></iframe>')
        body, keys = frame.locator(".panel-body"), frame.locator(".flow-keys li:not(.placeless)")
        expect(keys.nth(1)).to_be_visible()
        room, key = body.bounding_box(), keys.nth(1).bounding_box()
        assert room is not None and key is not None
        assert key["y"] + key["height"] <= room["y"] + room["height"] + 1, (width, height)
    # Bars of parts have those rows alone that pictures have, their key above them; a sign tells that more follow.
    counts = f"{base_url}/progress?view=progress-counts.chart&embed=1"
    frame = framing(f'<iframe src="{counts}" width="700" height="500"></iframe>')
    expect(frame.locator(".frame-keys > li")).to_have_count(8)
    expect(frame.locator(".bartext", has_text="✓ 73")).to_be_visible()
    expect(frame.locator(".yaxislayer-above .ytick")).to_have_count(6)
    expect(frame.locator(".panel-body[data-more]")).to_have_count(0)
    frame = framing(f'<iframe src="{counts}" width="360" height="400"></iframe>')
    expect(frame.locator(".panel-body[data-more]")).to_have_count(1)
    frame.locator(".body-chart").evaluate("body => body.scrollTo(0, body.scrollHeight)")
    expect(frame.locator(".panel-body[data-more]")).to_have_count(0)
    # What a small frame cuts stands whole with the source: the words above, the key, and what numbers of events are.
    frame.locator('[data-embed="about"]').click()
    said = frame.locator('[data-part="caption"]')
    expect(said).to_contain_text("of 37 in Europe. % of people below 3.00 USD a day")
    expect(said.locator(".frame-keys > li")).to_have_count(8)
    frame.locator('[data-embed="about"]').click()
    expect(said.locator(".embed-whole")).to_have_count(0)
    rows = f"{base_url}/drivers/timeline?area=BGD&view=timeline-rows.chart&embed=1"
    frame = framing(f'<iframe src="{rows}" width="700" height="500"></iframe>')
    frame.locator('[data-embed="about"]').click()
    expect(frame.locator(".embed-whole li").last).to_contain_text(re.compile(r"^12\W+2024: "))
    # No word of a path is cut at the edge of a narrow frame.
    pace = f"{base_url}/progress?area=NGA&view=progress-pace.chart&embed=1"
    frame = framing(f'<iframe src="{pace}" width="360" height="400"></iframe>')
    word, room = (
        frame.locator(".textpoint text", has_text="needed").bounding_box(),
        frame.locator(".body-chart").bounding_box(),
    )
    assert word is not None and room is not None
    assert word["x"] >= room["x"]


@pytest.mark.parametrize("walk", WALKS)
def test_the_code_of_a_panel_is_copied_and_shows_it_elsewhere(
    visitor: Page, framing: Framing, base_url: str, walk: Walk
) -> None:
    moved(visitor, "/?area=BGD", folded=True)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_menu(visitor, "overview-map", "share").locator('[data-act="embed"]').click()
    window = visitor.locator("dialog.embed-window")
    window.locator('[value="frozen"]').check()
    window.locator('[name="height"]').fill("300")
    window.locator('[data-embed="copy"]').click()
    expect(window.locator(".embed-said")).to_have_text("Copied")
    code = visitor.evaluate("navigator.clipboard.readText()")
    assert re.match(
        rf'<iframe src="{base_url}/\?area=BGD&amp;view=overview-map.map&amp;year=\d+&amp;embed=frozen"', code
    )
    assert re.search(r'title="Bangladesh [^"]+" width="100%" height="300" loading="lazy"', code)
    visitor.keyboard.press("Escape")
    expect(panel(visitor, "overview-map").locator(".share-menu > button")).to_be_focused()
    if walk == "few":  # That it is drawn in a frame: above; that nothing can be chosen in it: `test_web_embeds.py`.
        return
    frame = framing(code)
    expect(frame.locator("path.choroplethlocation[data-k]").first).to_be_attached()
    expect(frame.locator("select, input")).to_have_count(0)
