"""What the export studio asks for: pictures in any width and dress, PDF, cards, moving maps, copies, decks."""

from __future__ import annotations

import io
import re
import threading
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.exceptions import ServiceUnavailable

from dashboard import theme
from dashboard.context import Context
from dashboard.exports.picture import moving
from dashboard.exports.picture.canvas import HALO_CLASS
from dashboard.exports.picture.code import LONGEST, LongAddressError, modules_of
from dashboard.exports.picture.composition import Content, compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.dress import PLAIN, Dress
from dashboard.exports.picture.moving import MOST_FRAMES, MOVING, Raster
from dashboard.exports.picture.sizes import CARD, MOST_ACROSS, SIZES
from dashboard.views import VIEWS, lasting, selection_of
from dashboard.web import deck_pictures, images
from dashboard.web.picture_form import Form
from tests.conftest import application_of
from tests.dashboard.exports.test_deck import packed, row
from tests.fixtures.sweeps import BODIES, WALKS, Walk, chosen, each

TREND, MAP = "/image/victims-trend", "/image/victims-map"


@pytest.fixture(scope="module", autouse=True)
def drawers() -> Iterator[None]:
    """The processes that draw end with these tests."""
    yield
    images.RASTER._stop()
    images.LARGE._stop()
    MOVING._stop()


def words_of(svg: str | bytes) -> str:
    """All that a picture shows in words."""
    texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(text.itertext()) for text in texts)


def picture(answer: Any) -> Image.Image:
    """A picture, loaded."""
    assert answer.status_code == 200, answer.text
    image = Image.open(io.BytesIO(answer.data))
    image.load()
    return image


# ------------------------------------------------------------------------------------------------ widths


@pytest.mark.parametrize(
    ("size", "width"), each([("slide", 3000), ("page", 4000), ("square", 641)], [("page", 4000), ("square", 641)])
)
def test_a_png_has_the_width_that_is_asked_for_and_its_size_on_paper_stays(
    small_client: FlaskClient, size: str, width: int
) -> None:
    image = picture(small_client.get(f"{TREND}.png?area=NGA&size={size}&width={width}"))
    told = SIZES[size]
    assert image.width == width
    assert image.height == round(width * told.height / told.width)
    assert width / image.info["dpi"][0] == pytest.approx(told.inches, rel=0.01)
    # One of so many pixels takes seconds, for which all others had to wait.
    is_large = width * told.height / told.width * width > 4 * told.pixels * told.pixel_size(1)[1]
    assert images.LARGE._pool is not None or not is_large


def test_no_picture_takes_more_memory_than_it_may() -> None:
    most = max(replace(size, pixels=MOST_ACROSS).pixel_size(1)[1] for size in (*SIZES.values(), CARD))
    # In four bytes each, and as much again while they are written.
    assert 2 * 4 * MOST_ACROSS * most < 200e6


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("width=4001", "width: '4001' is no number of pixels from 200 to 4000."),
        ("width=199", "from 200 to 4000"),
        ("size=card&width=299", "from 300 to 4000"),
        ("width=99999999999999999999", "width"),
        ("&".join(["area=NGA"] * 400), "The query has 3599 characters; at most 2000 are read."),
        ("year=9999", "year: those from 2007 to 2023 can be chosen here, not 9999."),
        ("width=%D9%A3%D9%A0%D9%A0", "width"),
        ("width=800&scale=2", "width: give the width or the scale, not both."),
        ("size=print&width=800", "size: 'print' comes in one width"),
        ("size=standing-map&scheme=dark", "size: 'standing-map' comes in one width"),
        ("only=nothing", "only: 'nothing' is none of all, chart."),
        ("ground=url(x)", "ground: 'url(x)' is none of plain, transparent."),
        ("scheme=%22%3E", "scheme"),
        ("window=1,2", "window: '1,2' is no longitude, latitude and scale from 1 to 20, as in 90,23.5,4."),
        ("window=181,0,2", "window"),
        ("window=0,0,1e9", "window"),
        ("window=nan,0,2", "window"),
    ],
)
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_what_is_absurd_is_refused_in_one_line(client: FlaskClient, ending: str, query: str, what: str) -> None:
    answer = client.get(f"{MAP}.{ending}?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert what in answer.text
    assert answer.text.count("\n") == 1


# ------------------------------------------------------------------------------------------------ dress


@pytest.mark.parametrize("address", [f"{TREND}.svg?area=BGD", f"{MAP}.svg?area=BGD"])
def test_a_picture_without_title_keeps_caveat_unit_source_and_address(client: FlaskClient, address: str) -> None:
    whole = ET.fromstring(client.get(address).data)
    alone = client.get(f"{address}&only=chart").data
    said = words_of(alone)
    title = str(whole.findtext("{*}title"))
    assert title not in said
    assert ET.fromstring(alone).findtext("{*}title") == title, "who cannot see it still hears it"
    counted = f"{'' if 'map' in address else 'Bangladesh. '}Detected child victims of trafficking. "
    assert counted in said and "er 100,000 children" in said, "a map shows all countries"
    assert "Only victims who were found are counted" in said
    assert "Sources: UNODC" in said
    assert "/victims?area=BGD" in said
    assert ("boundaries" in said) == ("victims-map" in address)


@pytest.mark.parametrize("query", each(["", "&area=NGA", "&window=90,23,4"], ["&area=NGA"]))
def test_nothing_of_a_transparent_picture_covers_its_corners(small_client: FlaskClient, query: str) -> None:
    image = picture(small_client.get(f"{MAP}.png?width=400&ground=transparent{query}")).convert("RGBA")
    corners = [(2, 2), (image.width - 3, 2), (2, image.height - 3), (image.width - 3, image.height - 3)]
    assert [image.getpixel(corner)[3] for corner in corners] == [0] * 4  # type: ignore[index]
    answer = small_client.get(f"{MAP}.png?width=400{query}")
    covered = picture(answer).convert("RGBA")
    assert covered.getpixel((2, 2)) == (255, 255, 255, 255)
    if query:
        # What is cut off would be drawn all the same, in memory for 25 pictures: nothing lies far beyond the edges.
        svg = small_client.get(f"{MAP}.svg?ground=transparent{query}").text
        moved = re.search(r"translate\((\S+) (\S+)\) scale\((\S+)\)\"(.+)", svg, re.DOTALL)
        assert moved is not None
        left, top, scale = (float(number) for number in moved.group(1, 2, 3))
        corners = re.findall(r"[ML](-?\d+) (-?\d+)", moved.group(4))
        assert len(corners) > 10
        assert all(0 <= left + scale * int(x) <= 960 and 0 <= top + scale * int(y) <= 540 for x, y in corners)


@pytest.mark.parametrize("walk", WALKS)
def test_every_word_of_a_dark_picture_of_each_view_can_be_read_on_what_lies_under_it(
    small_client: FlaskClient, walk: Walk
) -> None:
    """The name of Nigeria on the map of justice was near black on near black, in a halo over a circle."""
    for panel in chosen(VIEWS, {**BODIES, "justice-map": "where it was"}, walk):
        body = small_client.get(f"/image/{panel}.svg?area=NGA&size=page&scheme=dark").text.rpartition("</defs>")[2]
        assert body.startswith(f'<rect width="688" height="973" fill="{theme.DARK["ground"]}"'), panel
        assert [*unreadable(body)] == [], panel


def unreadable(body: str) -> Iterator[tuple[str, str, str]]:
    """Words that are hardly told from what lies under them: their halo, or else a rectangle or a circle."""
    marks: list[tuple[float, float, float, float, bool, str]] = []
    halos: dict[tuple[str, str], str] = {}
    for tag, told, words in re.findall(r"<(rect|circle|text) ([^>]*)>([^<]*)", body):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', told))
        if tag != "text":
            if given.get("fill", "").startswith("#") and float(given.get("fill-opacity", 1)) > 0.5:
                x, y = (float(given.get(name, 0)) for name in (("x", "y") if tag == "rect" else ("cx", "cy")))
                size = [float(given.get(name, 0)) for name in ("width", "height")]
                across, down = size if tag == "rect" else [float(given["r"])] * 2
                marks.append((x, y, across, down, tag == "circle", given["fill"]))
            continue
        if given.get("class") == HALO_CLASS:
            halos[given["x"], given["y"]] = given["stroke"]
            continue
        if "transform" in given:
            continue
        size_of_type = float(given["font-size"])
        inwards = {"start": 0.3, "middle": 0.0, "end": -0.3}[given.get("text-anchor", "start")]
        x, y = float(given["x"]) + inwards * size_of_type, float(given["y"]) - 0.3 * size_of_type
        under = halos.get((given["x"], given["y"])) or next(
            (mark[-1] for mark in reversed(marks) if _lies_on(mark, x, y)), theme.DARK["ground"]
        )
        if theme.contrast(given["fill"], under) < 3:
            yield words, given["fill"], under


def _lies_on(mark: tuple[float, float, float, float, bool, str], x: float, y: float) -> bool:
    left, top, across, down, is_circle, _ = mark
    if is_circle:
        return (x - left) ** 2 + (y - top) ** 2 <= across**2
    return left < x < left + across and top < y < top + down


# ------------------------------------------------------------------------------------------------ windows


def test_a_window_shows_the_part_of_the_world_that_is_asked_for_and_steps_are_coarse(client: FlaskClient) -> None:
    world = client.get(f"{MAP}.svg").data
    near = client.get(f"{MAP}.svg?window=90,23.5,6")
    assert b"Bangladesh</title>" in near.data
    assert b"Brazil</title>" in world
    assert b"Brazil</title>" not in near.data
    assert client.get(f"{MAP}.svg?window=90.31,23.61,6.02").headers["ETag"] == near.headers["ETag"]
    forms = (
        ("", "slide.svg"),
        ("&window=-70,-23.5,6.1", "slide_70W-23.5S-x6.1.svg"),
        ("&extent=world", "slide_world.svg"),
        ("&view=victims-map.table", "slide_table.svg"),
        ("&scheme=dark&only=chart&ground=transparent", "slide_untitled_transparent_dark.svg"),
        ("&size=square&width=400", "square_400px.svg"),
    )
    for form, name in forms:
        told = client.get(f"{MAP}.svg?area=BGD{form}").headers["Content-Disposition"]
        assert told == f'inline; filename="detected-victims_children_rate_BGD_2022_{name}"'
    told = client.post(f"{MAP}.svg?area=BGD", json={"title": "What we found"}).headers["Content-Disposition"]
    assert told.endswith('_BGD_2022_slide_own-title.svg"')
    assert client.get(f"{MAP}.svg?window=90,23.5,7").headers["ETag"] != near.headers["ETag"]
    assert client.get(f"{MAP}.svg?area=BGD&window=-55,-10,3").data.count(b"Brazil</title>") == 1


# ------------------------------------------------------------------------------------------------ PDF


def test_a_pdf_has_words_our_fonts_its_size_and_says_what_it_is(client: FlaskClient) -> None:
    answer = client.get(f"{TREND}.pdf?area=BGD&size=column")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"].endswith('_column.pdf"')
    pdf = answer.data
    assert pdf.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box
    size = SIZES["column"]
    across = size.inches * 72
    assert [float(side) for side in box.groups()] == pytest.approx([across, across * size.height / size.width], abs=0.1)
    assert b"NotoSans" in pdf
    assert b"/Image" not in pdf.replace(b"/ImageC", b"").replace(b"/ImageB", b"").replace(b"/ImageI", b"")
    assert len(pdf) < 200_000


def test_words_of_strangers_are_no_part_of_the_program_that_sets_a_pdf(client: FlaskClient) -> None:
    title = '#panic("x") $ \\ " #read("/etc/passwd")'
    answer = client.post(f"{TREND}.pdf?area=BGD", json={"title": title})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert b"root:" not in answer.data


# ------------------------------------------------------------------------------------------------ cards


def _asked(shared: Context, panel: str, query: str, permalink: str) -> Asked:
    return Asked(VIEWS[panel], selection_of(shared, VIEWS[panel], query), permalink)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_has_the_code_of_its_view_dark_on_white(shared: Context, scheme: Any) -> None:
    address = "https://reach2030.example.org/victims?area=BGD"
    svg = compose(content_of(shared, _asked(shared, "victims-trend", "area=BGD", address)), CARD, Dress(scheme=scheme))
    drawn = re.search(r'<path d="([^"]*)" transform="[^"]*" fill="#000000" shape-rendering="crispEdges"/>', svg)
    assert drawn
    assert len(re.findall("M", drawn[1])) == sum(map(sum, modules_of(address)))
    assert re.search(r'<rect x="\d+" y="\d+" width="104" height="104" fill="#ffffff"/><path', svg)
    assert "Sources: UNODC" in words_of(svg)
    assert address in words_of(svg)


def test_a_card_needs_a_public_address_that_a_telephone_can_read(client: FlaskClient) -> None:
    answer = client.get(f"{TREND}.png?size=card")
    assert (answer.status_code, answer.text.count("\n")) == (404, 1)
    assert "REACH_PUBLIC_URL" in answer.text
    with pytest.raises(LongAddressError, match=str(LONGEST)):
        modules_of("https://x.org/" + "a" * LONGEST)


# ------------------------------------------------------------------------------------------------ moving maps


@pytest.mark.parametrize("ending", each(["webp", "gif"], {"webp": "what the studio offers first"}))
def test_a_map_moves_over_its_years_and_each_frame_keeps_its_place(
    small_client: FlaskClient, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    kept = moving.MOVING.made

    def noted(make: Any, svgs: list[str], *given: Any, **told: Any) -> bytes:
        seen.append(svgs)
        # Two show that they move; each takes as long as a picture.
        return kept(make, svgs[-2:], *given, **told)

    monkeypatch.setattr(moving.MOVING, "made", noted)
    answer = small_client.get(f"/image/victims-map.{ending}?sex=F")
    assert (answer.status_code, answer.mimetype) == (200, f"image/{ending}")
    image: Any = Image.open(io.BytesIO(answer.data))
    (svgs,) = seen
    assert image.size == (800, 450)
    assert 2 < len(svgs) <= MOST_FRAMES
    assert image.n_frames == 2
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255), "a grey box on a white slide"
    for svg in svgs:
        assert "Only victims who were found are counted" in words_of(svg)
        assert "Source: " in words_of(svg)
    lines = {re.findall(r'<line x1="30" y1="([\d.]+)" x2="930"', svg)[-1] for svg in svgs}
    assert len(lines) == 1, "the line above the foot stands still"
    monkeypatch.setattr("dashboard.web.moving.years_of", lambda *_: pytest.fail("years of what is kept"))
    again = small_client.get(f"/image/victims-map.{ending}?sex=F")
    assert again.data == answer.data
    assert len(seen) == 1


@pytest.mark.sweep  # So is a still: `test_web_images.py`.
def test_a_map_that_moves_is_kept_for_other_workers_and_after_a_restart(
    small_context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def noted(*_: Any, **__: Any) -> bytes:
        made.append(1)
        return b"moved"

    monkeypatch.setattr(moving.MOVING, "made", noted)
    config = replace(small_context.config, pictures=tmp_path / "kept", pictures_mb=20)
    for _ in range(2):
        client = application_of(replace(small_context, config=config)).server.test_client()
        assert client.get("/image/victims-map.gif?sex=F").data == b"moved"
    assert len(made) == 1


def test_more_years_than_frames_are_thinned_out_and_the_last_is_kept(shared: Context) -> None:
    asked = _asked(shared, "drivers-map", "indicator=refugees-by-origin", "/drivers")
    years = moving.years_of(shared, asked)
    steps = {after - before for before, after in pairwise(years)}
    assert len(years) <= MOST_FRAMES
    assert len(steps) == 1
    assert years[-1] == shared.years("refugees-by-origin").opening


def test_the_land_stands_still_however_wide_the_key_of_a_year_is(shared: Context) -> None:
    size = moving.size_of(SIZES["slide"])
    svgs = moving.frames(shared, _asked(shared, "overview-map", "", "/"), (2007, 2017), size, PLAIN)
    places = [re.findall(r'<g transform="([^"]+)" stroke-linejoin', svg) for svg in svgs]
    assert len(places[0]) == 1 and places[0] == places[1]
    # Of one country each year had a window of its own, nearer to where others had figures then.
    asked = _asked(shared, "victims-map", "area=KEN", "/victims")
    svgs = moving.frames(shared, asked, (2007, 2017, 2023), moving.size_of(SIZES["square"]), PLAIN)
    land = [re.findall(r'<g transform="([^"]+)" stroke-linejoin|<path d="([^"]+)"><title>Kenya<', svg) for svg in svgs]
    assert land[0] == land[1] == land[2] and len(land[0]) == 2
    scales = [re.search(r'<text x="([^"]+)" y="([^"]+)"[^>]*>Per 100,000 children<', svg) for svg in svgs]
    assert len({found.groups() for found in scales if found}) == 1 and all(scales), "nor do the classes of its key move"


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("/image/victims-trend.webp", "Only a map of several years moves"),
        ("/image/victims-map.gif?view=victims-map.table", "Only a map of several years moves"),
        ("/image/victims-map.gif?width=900", "800 pixels wide"),
        ("/image/victims-map.webp?ground=transparent", "800 pixels wide"),
        ("/image/victims-map.webp?size=card", "800 pixels wide"),
        ("/image/victims-map.webp?size=standing-map", "800 pixels wide"),
    ],
)
def test_what_does_not_move_is_refused_in_one_line(client: FlaskClient, address: str, what: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)
    assert what in answer.text


def test_one_moves_at_a_time_and_no_still_waits_for_it(small_client: FlaskClient, monkeypatch: Any) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(self: Raster, *_: Any, **__: Any) -> bytes:
        assert self is MOVING
        begun.set()
        go_on.wait(60)
        return b"moved"

    monkeypatch.setattr(MOVING, "made", slow.__get__(MOVING))
    server = small_client.application
    first: list[Any] = []
    thread = threading.Thread(
        target=lambda: first.append(server.test_client().get("/image/victims-map.gif?size=square"))
    )
    thread.start()
    assert begun.wait(60)
    second = small_client.get("/image/victims-map.webp?size=page")
    still = small_client.get("/image/victims-map.png?size=square&year=2020")
    go_on.set()
    thread.join(60)
    assert (second.status_code, second.headers["Retry-After"], second.text.count("\n")) == (503, "10", 1)
    assert "Another moving picture is being made" in second.text
    assert still.status_code == 200
    assert (first[0].status_code, first[0].data) == (200, b"moved")


# ------------------------------------------------------------------------------------------------ copies


def test_a_view_is_a_sentence_with_its_footnote(client: FlaskClient, shared: Context) -> None:
    text = client.get("/copy/victims-trend.txt")
    assert text.content_type == "text/plain; charset=utf-8"
    told, note = text.text.rstrip("\n").split("\n\n")
    both = "the United Kingdom† and the United States"
    figures = f"About 1.17 per 100,000 children in 2017, 1.91 to 2.14 in 2022; without {both}: about 0.87, then"
    of_whom = "The 76 of 193 countries that report every year from 2017 to 2022."
    where = f"in 76 countries, 2017 to 2022, is in {both}"
    assert told.startswith(f"Most of the rise in detected child victims of trafficking {where}.")
    assert "Only victims who were found are counted" in told and figures in text.text
    assert note.startswith("\u00b9 Sources: UNODC"), "whose figure it is comes first"
    assert of_whom in note and "Detected child victims of trafficking. " in note
    assert note.endswith(f"{lasting(shared, '/victims')}.")


def test_one_figure_of_one_country_is_copied_as_a_sentence_with_a_verb(client: FlaskClient) -> None:
    """“Nepal, child marriage before 18: 34.9% …” cannot be said in a speech."""
    text = client.get("/copy/protection-map.txt?indicator=child-marriage-18&area=NPL").text
    married = "In Nepal, 34.9% of women aged 20 to 24 were married or in union before age 18 (2022)"
    assert text.startswith(f"{married}.\u00b9 "), "its indicator's own sentence"
    assert "\n\n\u00b9 Source: UNICEF" in text
    long = client.get("/copy/protection-map.txt?indicator=partner-violence&area=COD").text
    assert ": violence by a partner stood at" in long, "where two lines do not hold that"
    none = client.get("/copy/victims-share.txt?area=QAT").text
    assert none.startswith("Qatar, 2021, “Children's share”: none reported (though some by form of exploitation). ")
    older = client.get("/copy/protection-map.txt?area=UKR").text
    assert older.startswith(
        "Ukraine has no figure for birth registration in 2025; latest: 99.8% of children under 5 in 2012.\u00b9 "
    ), "in 2012 the figure was no lack of one"
    timeline = client.get("/copy/timeline-rows.txt").text
    assert timeline.startswith(
        "Most of the rise in detected child victims of trafficking in 76 countries, 2017 to 2022, is "
    )
    finding = "Nigeria detected 974 child victims of trafficking in 2022 (0.90 per 100,000 children),"
    finding += " the highest rate of 2017 to 2022."
    assert client.get("/copy/timeline-rows.txt?area=NGA").text.startswith(finding), "what its first row says"
    beside = {
        "en": (
            "Bangladesh detected at least ",
            r"32 child victims of trafficking in 2023; 11 of 17 years from 2007 have no figure\. No [^\u00b9]+\.\u00b9",
        ),
        "ru": ("Бангладеш", r"32[^.]*; (?=[^.]*11)(?=[^.]*17)[^.]*2007[^.]*\.[^\u00b9]*\u00b9 "),
        "zh": ("孟加拉国", r"32[^。]*?[。.；](?=[^。]*11)(?=[^。]*17)[^。]*2007[^。]*[。.][^\u00b9]*\u00b9"),
    }
    for lang, (begins, goes_on) in beside.items():
        text = client.get(f"/copy/victims-trend.txt?area=BGD&measure=count&lang={lang}").text
        assert text.startswith(begins) and re.search(goes_on, text), "what is said of other years stands behind it"


@pytest.mark.parametrize("panel", each(VIEWS, BODIES))
def test_every_view_is_a_table_of_even_rows_with_its_source(small_client: FlaskClient, panel: str) -> None:
    answer = small_client.get(f"/copy/{panel}.tsv?area=NGA")
    assert answer.status_code == 200
    table, told = answer.text.rstrip("\n").rsplit("\n\n", 1)
    rows = [line.split("\t") for line in table.split("\n")]
    assert {len(cells) for cells in rows} <= {len(rows[0]), 1}
    assert not [cell for cells in rows for cell in cells if cell[:1] in ("=", "@", "+")]
    has_figures = any(re.search(r"\d", cell) for cells in rows[1:] for cell in cells[1:])
    assert "Source" in told or "source" in told or not has_figures
    # And its files say of whom they are.
    named = {area: small_client.get(f"/image/{panel}.svg?area={area}") for area in ("NGA", "BGD")}
    names = {area: file.headers["Content-Disposition"] for area, file in named.items()}
    assert VIEWS[panel].kind == "lags" or all(f"_{area}" in name for area, name in names.items()), names
    if VIEWS[panel].kind == "statuses":
        assert names["BGD"] == 'inline; filename="statuses_BGD_slide.svg"'


def test_there_is_no_copy_and_no_file_of_what_there_is_not(client: FlaskClient) -> None:
    """A file of all countries came for a code that was mistyped."""
    of_files = [f"/download/victims-map.{ending}" for ending in ("csv", "xlsx", "json", "sdmx.csv")]
    wrong = ("area=ZZZ", "area=%3Cscript%3E", "year=99999", "year=1950", "indicator=none")
    for address in (
        *("/copy/nothing.txt", "/copy/victims-map.tsv?area=ZZZ", "/copy/victims-map.exe"),
        *(f"{file}?{query}" for file in of_files for query in wrong),
    ):
        answer = client.get(address)
        assert answer.status_code in (400, 404), address
        assert answer.text.count("\n") == 1
    assert client.post(f"{of_files[0]}?area=ZZZ", json={"own": []}).status_code == 400


# ------------------------------------------------------------------------------------------------ a deck's pictures


def test_a_decks_pictures_come_numbered_in_one_zip_under_the_readers_titles(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [1, row(title="What we found"), row(address="/victims?area=NGA"), row(title="বাংলা 😀")]
    choose = "Choose a country to see where its figures stand among countries"
    rows[2:2] = [["country-profile", "/country", "chart"], row(panel="nothing"), row(address="/victims?area=BGD")]
    monkeypatch.setattr(deck_pictures, "drawn", all_but("BGD"))
    address = "/export/deck-pictures.zip"
    answer = client.post(f"{address}?width=640", json=rows)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert re.search(r'filename="reach-2030_pictures_3_\d{4}-\d\d-\d\d\.zip"', answer.headers["Content-Disposition"])
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    names = [name.rpartition("/")[2] for name in archive.namelist()]
    assert names[0] == "00_sentences.txt"
    # Numbered as the slides of the deck: of two there is no picture, and that is said in words, to the page as well.
    assert [name[:3] for name in names[1:]] == ["01_", "04_", "05_"]
    left = "Left out, as they cannot be drawn: “{}”; “{}”."
    told = archive.comment.decode()
    assert told.startswith("Views that this site does not have in this form were left out: nothing. ")
    assert re.fullmatch(re.escape(left).replace(r"\{\}", "(.+)"), told.partition("nothing. ")[2]), told
    assert f"“{choose}”; “Bangladesh detected " in told
    assert archive.read(archive.namelist()[0]).decode().startswith(f"{told}\n\n01_")
    assert all(re.fullmatch(r"\d\d_[\w.-]+\.png", name) for name in names[1:3])
    # One title in letters that our typeface lacks held up all pictures; its own takes the fonts of who opens it.
    assert names[3].endswith(".svg")
    assert "বাংলা 😀" in archive.read(archive.namelist()[3]).decode()
    first = Image.open(io.BytesIO(archive.read(archive.namelist()[1])))
    assert first.width == 640
    assert first.info["Title"] == "What we found"
    sentences = archive.read(archive.namelist()[0]).decode()
    assert all(name in sentences for name in names[1:])
    assert sentences.count("\u00b9 ") >= 2
    worded, alone = sentences.partition(names[3])[0].split(names[2])
    assert "\nWhat we found. Title worded by the reader.\n" in worded
    assert "What we found.\u00b9" not in worded, "the figures below a title of the reader's own are not its sources"
    told = "Nigeria detected 974 child victims of trafficking in 2022 (0.90 per 100,000 children)."
    assert alone.startswith(f"\n{told}\u00b9 ")
    assert "The typeface of pictures has no ব ল 😀. An SVG is drawn with your own." in sentences.partition(names[3])[2]
    assert client.get(f"{address}?d={packed(rows)}&width=640").status_code == 200


def all_but(area: str) -> Callable[[Content, Form], bytes]:
    """Draws what is of any other area; of that one nothing can be drawn."""

    def drawn(content: Content, form: Form) -> bytes:
        if f"area={area}" in content.permalink:
            raise ServiceUnavailable("This picture could not be drawn.")
        return images.drawn(content, form)

    return drawn


def test_a_deck_that_cannot_be_drawn_is_refused_in_one_line(client: FlaskClient) -> None:
    huge = {"width": "4000", "size": "page"}
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"json": [1]}, "without views"),
        ({"data": "{"}, "no deck"),
        ({"json": [1, ["country-profile", "/country", "chart"]]}, "Left out, as they cannot be drawn: “Choose a "),
        # That was drawn for a minute and given up, and "please try again" said so each time.
        ({"json": [1, *[row()] * 30], "query_string": huge}, "width: the 30 pictures of this deck have at most 160 m"),
    )
    for sent, what in refused:
        answer = client.post("/export/deck-pictures.zip", **sent)
        assert (answer.status_code, answer.text.count("\n")) == (400, 1)
        assert what in answer.text
