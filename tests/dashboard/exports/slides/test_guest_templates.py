"""A template of the reader's own: its layouts, fonts and colours are used; what is hostile is refused in one line."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard import theme
from dashboard.context import Context
from dashboard.exports.deck import Deck, Found, Pinned
from dashboard.exports.picture.ruler import width_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.guest import adopted as adopting
from dashboard.exports.slides.guest.adopted import HEIGHT, MESSAGES, Guest, TemplateError, adopted
from dashboard.exports.slides.guest.child import answer
from dashboard.exports.slides.guest.house import SHEET
from dashboard.exports.slides.guest.looks import ALIKE, READ, SEEN, breadth_of, looks_of
from dashboard.exports.slides.guest.package import LONGEST_NAME, MOST_BYTES, MOST_PARTS
from dashboard.exports.slides.inks import INK, OURS, looking
from dashboard.exports.slides.panes import has_names
from dashboard.exports.slides.plots import Pane, Panes, Plot, Row, Strand
from dashboard.exports.slides.rooms import rooms_of
from dashboard.exports.slides.row_words import words_in_rows
from dashboard.exports.slides.template import EMU, Frame
from dashboard.exports.slides.texts import height_of
from dashboard.exports.slides.whole import deck_slides
from tests.fixtures.sweeps import each
from tests.fixtures.templates import NAVY, POTM, POTX, TEMPLATES, file_of, narrow, parts_of, retyped, themed
from tests.gate.layout import flaws_of_slide

ROOT = "https://reach.example.org"
PINNED = (
    Pinned("victims-map", "/victims?area=BGD", "map"),
    Pinned("victims-children", "/victims", "chart", "A title of mine", "A line of mine"),
    Pinned("drivers-trend", "/drivers?area=BGD,NPL", "chart"),
    Pinned("timeline-rows", "/drivers/timeline?area=BGD", "chart"),
    Pinned("progress-statuses", "/progress?area=BGD", "table"),
    Pinned("flows-map", "/flows?area=ITA", "chart"),
)
"""A map, lines with the reader's words, several charts, a matrix, flows with their table."""
MAIN = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "ppt/_rels/presentation.xml.rels"


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the process of its own would answer, without starting one for each template."""

    def ran(command: list[str], *, input: bytes, **_: Any) -> Any:  # its own name
        return subprocess.CompletedProcess(command, 0, answer(input), b"")

    monkeypatch.setattr(adopting.subprocess, "run", ran)


@lru_cache
def guest(name: str) -> Guest:
    return adopted(TEMPLATES[name]())


OFFICE_2013 = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
FEW = tuple(one for one in PINNED if one.panel in ("victims-children", "drivers-trend", "progress-statuses"))
"""Without maps, which are made of shapes that no template changes, and whose outlines are long."""
MADE_IN = [
    # A ground and accents of its own, on which a sheet lies below each chart.
    pytest.param(("dark", FEW), id="dark"),
    *(pytest.param((name, PINNED), id=f"{name}-all", marks=pytest.mark.sweep) for name in TEMPLATES),
]
"""The template that asks for most; one of the narrower format is sent to the server in other tests."""


@pytest.fixture(scope="module", params=MADE_IN)
def made(request: pytest.FixtureRequest, shared: Context) -> tuple[str, bytes]:
    """Name of a template, and a deck that was made in it."""
    name, pinned = request.param
    slides = deck_slides(shared, Found(Deck(pinned)), "en", ROOT)
    return name, deck(slides, "16x9", shared.today(), guest(name))


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def words_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


# ------------------------------------------------------------------------------------------------ what is made


def test_a_deck_in_it_is_a_valid_file_without_the_templates_own_slides(made: tuple[str, bytes], tmp_path: Path) -> None:
    name, content = made
    path = tmp_path / "deck.pptx"
    path.write_bytes(content)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    parts = parts_of(content)
    assert b"template.main" not in parts[TYPES]
    assert not [part for part in parts if "vba" in part.lower() or part.startswith(("docProps/app", "customXml"))]
    presentation = opened(content)
    assert "Somebody's own slide" not in "\n".join(map(words_of, presentation.slides))
    for slide in presentation.slides:
        numbers = slide.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))
    found = guest(name)
    wanted = (round(found.width * found.scale * EMU), round(HEIGHT * found.scale * EMU))
    assert (presentation.slide_width, presentation.slide_height) == wanted


def test_its_layouts_and_placeholders_are_used_and_none_stays_empty(made: tuple[str, bytes]) -> None:
    for slide in opened(made[1]).slides:
        title = slide.shapes.title
        assert title is not None and title.text_frame.text.strip()
        # The title stands where its layout has it.
        assert title._element.spPr.find(qn("a:xfrm")) is None
        for holder in slide.placeholders:
            assert not holder.has_text_frame or holder.text_frame.text.strip(), holder.name
    bodies = [one for slide in opened(made[1]).slides for one in slide.placeholders if one.placeholder_format.idx == 1]
    assert any(getattr(one, "has_chart", False) for one in bodies)


def test_all_can_be_read(made: tuple[str, bytes]) -> None:
    name, content = made
    presentation, scale = opened(content), guest(name).scale
    for number, slide in enumerate(presentation.slides):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= presentation.slide_width + 1, shape.name
            assert shape.top + shape.height <= presentation.slide_height + 1, shape.name
        found = flaws_of_slide(slide, (presentation.slide_width, presentation.slide_height))
        kinds = {flaw.kind for flaw in found if SHEET not in flaw.what}
        assert "overlap" not in kinds, (number, [str(flaw) for flaw in found])
        sizes = [int(size) / 100 / scale for size in slide.shapes._spTree.xpath(".//a:rPr/@sz")]
        assert min(sizes) >= 9.5, (number, min(sizes), slide.shapes.title.text_frame.text)


def test_sources_caveats_and_the_address_stay(made: tuple[str, bytes]) -> None:
    slides = list(opened(made[1]).slides)
    for slide in slides[1:-1]:
        said = words_of(slide)
        if "Sources and licences" not in said:
            assert ROOT.removeprefix("https://") in said, said
            # Behind a timeline its events are listed, whose sources the last slides say.
            assert "Source" in said or "events of" in said, said
    assert any("A line of mine" in words_of(slide) for slide in slides)
    assert any("Licence: " in words_of(slide) for slide in slides[-2:])
    # Whose reading it is, sentences say.
    brand = re.compile(r"Reach 2030(?!'s| reads| assumes| has)")
    assert not any(brand.search(words_of(slide)) for slide in slides[1:]), "the template has a brand of its own"


def test_colours_that_words_name_are_fixed_and_lines_are_the_themes(made: tuple[str, bytes]) -> None:
    _, content = made
    charts = b"".join(part for name, part in parts_of(content).items() if name.startswith("ppt/charts/chart"))
    assert theme.GIRLS[1:].upper().encode() in charts
    assert b'schemeClr val="accent1"' in charts or b'srgbClr val="0B6B78"' in charts
    if made[0] == "narrow":
        assert b'schemeClr val="accent2"' in charts


@pytest.mark.parametrize("name", TEMPLATES)
def test_words_and_lines_stand_out_from_what_they_stand_on(name: str) -> None:
    found = guest(name)
    for layout in (found.view, found.cover):
        looks = looks_of(found, layout)
        under = looks.sheet or layout.ground
        assert theme.contrast(looks.look.seen[INK], under) >= READ
        for place in range(len(theme.LINES)):
            assert theme.contrast(looks.look.seen[f"line.{place}"], under) >= SEEN
        if layout.ground:
            ink = found.colours.get(looks.ink, looks.ink)
            assert theme.contrast(ink, layout.ground) >= READ


def test_a_dark_ground_and_a_picture_have_a_light_sheet_below_the_chart(shared: Context) -> None:
    assert guest("dark").view.ground == f"#{NAVY.lower()}"
    assert guest("pictured").view.ground == ""
    assert guest("narrow").view.ground == "#ffffff"
    for name, has_sheet in (("dark", True), ("pictured", True), ("narrow", False)):
        slides = deck_slides(shared, Found(Deck(PINNED[1:2])), "en", ROOT)
        slide = opened(deck(slides, "16x9", shared.today(), guest(name))).slides[1]
        assert (SHEET in {shape.name for shape in slide.shapes}) == has_sheet
        # Remarks stand beside the sheet, not on it: in its grey they were not seen on a dark ground.
        (caption,) = (shape for shape in slide.shapes if shape.name == "Caption")
        inks = {ink.get("val") for ink in caption.element.iterfind(f".//{qn('a:rPr')}/{qn('a:solidFill')}/*")}
        assert not inks, (name, "they have the ink of the template's own words")


def test_fonts_are_those_of_the_template(made: tuple[str, bytes]) -> None:
    name, content = made
    told = {part: text for part, text in parts_of(content).items() if part.startswith(("ppt/slides/", "ppt/charts/"))}
    assert not any(b"<a:latin" in text for text in told.values())
    fonts = {"dark": "Georgia", "narrow": "Times New Roman", "small": "Montserrat"}
    if name in fonts:
        assert guest(name).fonts[0] == fonts[name]
    # Of fonts whose letters are all as broad as one another (0.6 of the type), lines take no more room than was kept.
    said = [text for slide in opened(content).slides for text in words_of(slide).split("\n") if len(text) > 30]
    assert len(said) > 10
    for font in ("Courier New", "Consolas", "IBM Plex Mono"):
        assert max(0.6 * len(text) / width_of(text, 1) for text in said) <= breadth_of(font), font
    # A title that they break keeps both lines below the figures of its axis, which the second one was drawn over.
    strand = Strand("dots", "#000000", (1.0, 2.0), across=(1.0, 2.0))
    title, ends = "% of other countries with a lower figure", (0.0, 2.0)
    plot = Plot("points", (), (strand,), titles=(title, ""), axis=ends, across=ends)
    usual = rooms_of(plot, 380, 200, is_pane=True)
    with looking(replace(OURS, broad=breadth_of("Courier New"))):
        even = rooms_of(plot, 380, 200, is_pane=True)
        # The name of the farthest country was broader than the plot, and lay over the names of the rows.
        rows = (Row(2.0, "limited or no progress"), Row(1.0, "getting worse"))
        ticks = replace(
            strand, symbol="tick", labels=("Kenya: 43.9 left", "Democratic Republic of the Congo: 82.3 left")
        )
        gaps = Plot("points", (), (ticks,), axis=(0.5, 2.5), across=(0.0, 3.0), rows=rows)
        said = {wide: [one.lines for one in words_in_rows(gaps, rooms_of(gaps, wide, 150))] for wide in (460, 900)}
        assert [len(lines) for lines in said.values()] == [1, 2]
        # Names of rows beside others were cut to their first words there ("Refugees by" twice); alone they are whole.
        names = ("Refugees by origin", "Refugees by asylum", "Living displaced by conflict")
        rows = tuple(Row(float(place), name) for place, name in enumerate(names))
        broad = _have_names(Pane("", "", replace(plot, rows=rows)))
    assert broad == [True, False] and _have_names(Pane("", "", replace(plot, rows=rows))) == [True, True]
    assert even.inner and usual.inner and even.inner.height <= usual.inner.height - usual.type


def _have_names(pane: Pane) -> list[bool]:
    """Whether the names of a chart are whole alone, and beside another one."""
    return [has_names(Panes((pane,) * many), Frame(0, 0, 640, 130)) for many in (1, 2)]


def test_charts_left_out_have_the_lines_that_their_names_take_in_a_broad_font(shared: Context) -> None:
    presentation = opened(narrow())
    themed(presentation, {}, ("Georgia", "DejaVu Sans"))
    found = adopted(saved(presentation))
    # Below a chart that leads others none is named.
    pinned = Pinned("timeline-rows", "/drivers/timeline?area=LBY", "chart")
    slides = deck_slides(shared, Found(Deck((pinned,))), "en", ROOT)
    shown = opened(deck(slides, "16x9", shared.today(), found)).slides[1].shapes
    foot = next(one for one in shown if one.has_text_frame and "1 more chart is at the address" in one.text_frame.text)
    assert foot.top >= max(one.top + one.height for one in shown if one.has_chart)
    with looking(replace(OURS, broad=breadth_of("DejaVu Sans"))):
        said = [(one.text, max(run.font.size.pt for run in one.runs)) for one in foot.text_frame.paragraphs]
        tall = sum(height_of((text,), foot.width / EMU, size) for text, size in said)
    assert tall <= foot.height / EMU


def test_accents_that_are_alike_are_not_used_for_lines() -> None:
    presentation = Presentation()
    grey = dict.fromkeys(("dk2", "lt2", "hlink", "folHlink", *(f"accent{n}" for n in range(1, 7))), "777777")
    themed(presentation, {"dk1": "000000", "lt1": "FFFFFF", **grey}, ("Arial", "Arial"))
    found = adopted(saved(presentation))
    named = [looks_of(found, found.view).look.named[f"line.{place}"] for place in range(6)]
    # One of six that are alike is used; for the others ours stand in, of which none is like it.
    assert named == ["accent1", *theme.LINES[:5]]
    office = dict(zip((f"accent{n}" for n in range(1, 7)), OFFICE_2013, strict=True))
    themed(presentation, {"dk1": "000000", "lt1": "FFFFFF", **grey, **office}, ("Arial", "Verdana"))
    found = adopted(saved(presentation))
    look = looks_of(found, found.view).look
    named = [look.named[f"line.{place}"].partition("*")[0] for place in range(6)]
    assert named[:2] == ["accent1", "accent2"] and {"accent1", "accent2", "accent6"} < set(named)
    inks = [tuple(bytes.fromhex(look.seen[f"line.{place}"][1:])) for place in range(6)]
    assert all(math.dist(one, other) >= ALIKE for one, other in combinations(inks, 2))
    assert look.broad == 1.16, "of letters like those of Verdana"


# ------------------------------------------------------------------------------------------------ what is refused


def saved(presentation: Any) -> bytes:
    kept = io.BytesIO()
    presentation.save(kept)
    return kept.getvalue()


def changed(name: str, change: Callable[[bytes], bytes], content: bytes | None = None) -> bytes:
    parts = parts_of(content or narrow())
    return file_of({**parts, name: change(parts[name])})


def added(name: str, part: bytes, *, kind: str = "") -> bytes:
    parts = {**parts_of(narrow()), name: part}
    if kind:
        told = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        parts[TYPES] = parts[TYPES].replace(b"</Types>", told.encode())
    return file_of(parts)


def related(kind: str, target: str, *, outside: bool = True, of: str = RELATIONS) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    told = f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"{mode}/>'
    return changed(of, lambda part: part.replace(b"</Relationships>", told.encode() + b"</Relationships>"))


def relation(kind: str, target: str, more: str = "") -> str:
    return (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/{OFFICE}/{kind}" Target="{target}"{more}/>'
    )


def without_layouts() -> bytes:
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(layout)
    return saved(presentation)


def sized(width: int, height: int) -> bytes:
    size = f'cx="{width}" cy="{height}"'.encode()
    return changed(MAIN, lambda part: re.sub(rb'(<p:sldSz[^>]*?)cx="\d+" cy="\d+"', rb"\1" + size, part))


def with_entities(part: bytes) -> bytes:
    """What is said of entities that read files, or grow without end."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY file SYSTEM "file:///etc/passwd">{laughs}]>'
    return part.replace(b"<p:presentation", head.encode() + b"<p:presentation", 1)


def in_utf_16(part: bytes) -> bytes:
    return with_entities(part).decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")


def many_parts() -> bytes:
    return file_of({**parts_of(narrow()), **{f"ppt/x{number}.bin": b"" for number in range(MOST_PARTS)}})


def without_theme() -> bytes:
    return file_of({name: part for name, part in parts_of(narrow()).items() if "theme1" not in name})


def bomb() -> bytes:
    kept = io.BytesIO(narrow())
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("ppt/media/image9.png", bytes(61_000_000))
    return kept.getvalue()


def tiny_rooms() -> bytes:
    presentation = Presentation()
    for layout in (presentation.slide_master, *presentation.slide_layouts):
        for holder in layout.placeholders:
            if holder.placeholder_format.type.name in ("TITLE", "CENTER_TITLE"):
                holder.left, holder.top, holder.width, holder.height = 0, 4_000_000, 9_000_000, 2_500_000
            elif holder.placeholder_format.type.name in ("OBJECT", "BODY"):
                holder.left, holder.top, holder.width, holder.height = 0, 0, 900_000, 900_000
    return saved(presentation)


def with_object_in_a_layout() -> bytes:
    """A part of a layout that no slide can take over."""
    layout = "ppt/slideLayouts/slideLayout2.xml"
    frame = b'<p:pic><p:nvPicPr><p:cNvPr id="77" name="v"/><p:cNvPicPr/><p:nvPr><a:videoFile r:link="rId99"/></p:nvPr>'
    rest = b"</p:nvPicPr><p:blipFill/><p:spPr/></p:pic></p:spTree>"
    content = changed(layout, lambda part: part.replace(b"</p:spTree>", frame + rest), saved(Presentation()))
    told = relation("video", "../media/v.mp4")
    content = changed(
        "ppt/slideLayouts/_rels/slideLayout2.xml.rels",
        lambda part: part.replace(b"</Relationships>", told.encode() + b"</Relationships>"),
        content,
    )
    return file_of(
        {
            **parts_of(content),
            "ppt/media/v.mp4": b"0",
            TYPES: parts_of(content)[TYPES].replace(
                b"<Default ", b'<Default Extension="mp4" ContentType="video/mp4"/><Default ', 1
            ),
        }
    )


def damaged(content: bytes) -> bytes:
    """A zip that is whole but for the packed bytes of its main part."""
    at = content.index(MAIN.encode()) + len(MAIN)
    return content[:at] + b"\xff" * 8 + content[at + 8 :]


WORD = "wordprocessingml.document.main+xml"
VBA, OLE = "application/vnd.ms-office.vbaProject", "application/vnd.openxmlformats-officedocument.oleObject"
OFFICE = "officeDocument/2006/relationships"
LIMITS = """
import io, resource, sys, types
import dashboard.exports.slides.guest.child as child
sys.stdin = types.SimpleNamespace(buffer=io.BytesIO(b""))
child.main()
print(resource.getrlimit(resource.RLIMIT_AS)[0] == child.MEMORY)
"""
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "foreign"),
    "no zip": (lambda: b"GIF89a" + bytes(500), "foreign"),
    "an empty zip": (lambda: file_of({}), "foreign"),
    "another zip": (lambda: file_of({"a.txt": b"a"}), "foreign"),
    "cut off": (lambda: narrow()[:-4000], "foreign"),
    "damaged within": (lambda: damaged(narrow()), "foreign"),
    "another office's": (lambda: retyped(narrow(), WORD), "foreign"),
    "old, or with a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "old"),
    "too large": (lambda: bytes(MOST_BYTES + 1), "large"),
    "macros by its type": (lambda: retyped(narrow(), POTM), "macros"),
    "macros as a part": (lambda: added("ppt/vbaProject.bin", b"x", kind=VBA), "macros"),
    "macros without a type": (lambda: added("ppt/VBAproject.bin", b"x"), "macros"),
    "a workbook": (lambda: added("ppt/embeddings/book1.xlsx", b"x"), "embedded"),
    "an object by its type": (lambda: added("ppt/x.bin", b"x", kind=OLE), "embedded"),
    "an object by relation": (lambda: related(f"{OFFICE}/oleObject", "x.bin", outside=False), "embedded"),
    "a picture elsewhere": (lambda: related(f"{OFFICE}/image", "https://example.org/x.png"), "linked"),
    "a picture of a share": (lambda: related(f"{OFFICE}/image", "file://server/x.png", outside=False), "linked"),
    "a template elsewhere": (lambda: related(f"{OFFICE}/attachedTemplate", "https://example.org/x.potx"), "linked"),
    "a bomb": (bomb, "unpacked"),
    "a large part": (lambda: added("ppt/x.xml", b"<x>" + b"a" * 13_000_000 + b"</x>"), "unpacked"),
    "many parts": (many_parts, "parts"),
    "entities": (lambda: changed(MAIN, with_entities), "broken"),
    "entities in other letters": (lambda: changed(MAIN, in_utf_16), "broken"),
    "unknown letters": (lambda: changed(MAIN, lambda part: part.replace(b"UTF-8", b"UTF-7", 1)), "broken"),
    "paths upwards": (lambda: added("../../etc/x.xml", b"<x/>"), "broken"),
    "paths of a disk": (lambda: added("/etc/x.xml", b"<x/>"), "broken"),
    "broken XML": (lambda: changed(MAIN, lambda part: part[: len(part) // 2]), "broken"),
    "a tower of XML": (lambda: added("ppt/x.xml", b"<x>" * 100_000 + b"</x>" * 100_000), "broken"),
    "a part that is not there": (without_theme, "broken"),
    "no layouts": (without_layouts, "layouts"),
    "giant slides": (lambda: sized(2_000_000_000, 1_000_000_000), "size"),
    "tiny slides": (lambda: sized(914_400, 514_400), "size"),
    "upright slides": (lambda: sized(6_858_000, 9_144_000), "size"),
    "no room": (tiny_rooms, "room"),
    "a film in a layout": (with_object_in_a_layout, "held"),
}  # fmt: skip


OF_EACH_KIND = {reason: name for name, (_, reason) in HOSTILE.items()}
"""One of each reason for refusing."""


@pytest.mark.parametrize("name", each(HOSTILE, [*OF_EACH_KIND.values(), "entities", "macros without a type", "a bomb"]))
def test_what_is_hostile_or_unfit_is_refused_in_one_line(name: str) -> None:
    make, reason = HOSTILE[name]
    began = time.monotonic()
    with pytest.raises(TemplateError) as refusal:
        adopted(make())
    assert refusal.value.name == reason, str(refusal.value)
    said = str(refusal.value)
    assert said.endswith(".") and "\n" not in said and "{" not in said
    assert time.monotonic() - began < 120


def test_names_in_a_refusal_are_short_and_plain() -> None:
    with pytest.raises(TemplateError) as refusal:
        adopted(added("ppt/embeddings/" + "\u202ex<b>" * 100, b"x"))
    assert len(str(refusal.value)) < 2 * LONGEST_NAME + 60
    assert "\u202e" not in str(refusal.value)


def test_links_of_a_template_are_taken_out(shared: Context) -> None:
    layout = "ppt/slideLayouts/slideLayout2.xml"
    link = b'<a:hlinkClick xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>'
    content = changed(
        layout,
        lambda part: re.sub(rb'(<p:cNvPr id="2" name="[^"]*")/>', rb"\1>" + link + rb"</p:cNvPr>", part),
        saved(Presentation()),
    )
    told = relation("hyperlink", "https://ministry.example.org", ' TargetMode="External"')
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    content = changed(
        rels, lambda part: part.replace(b"</Relationships>", told.encode() + b"</Relationships>"), content
    )
    slides = deck_slides(shared, Found(Deck(PINNED[1:2])), "en", ROOT)
    file = deck(slides, "16x9", shared.today(), adopted(content))
    assert not any(b"ministry.example.org" in part or b"hlinkClick" in part for part in parts_of(file).values())


def test_every_reason_has_a_template_that_is_refused_for_it() -> None:
    assert {reason for _, reason in HOSTILE.values()} | {"slow", "strict"} == set(MESSAGES)


def test_it_is_read_in_a_process_with_little_memory_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []

    def ran(command: list[str], **more: Any) -> Any:
        told.append((command, more))
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(adopting.subprocess, "run", ran)
    with pytest.raises(TemplateError) as refusal:
        adopted(narrow())
    assert refusal.value.name == "slow"
    ((command, more),) = told
    assert command[0] == sys.executable and more["timeout"] < 30
    monkeypatch.undo()
    assert adopted(narrow()).view == guest("narrow").view
    done = subprocess.run([sys.executable, "-c", LIMITS], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("True\n")


def test_a_template_is_one_by_its_type_whatever_its_name_is() -> None:
    assert adopted(retyped(narrow(), POTX)).view.room == guest("narrow").view.room


def layouts_without(kinds: tuple[str, ...]) -> bytes:
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        for holder in list(layout.placeholders):
            if holder.placeholder_format.type.name in kinds:
                holder._element.getparent().remove(holder._element)
    return saved(presentation)


TITLED, FILLED = ("TITLE", "CENTER_TITLE"), ("OBJECT", "BODY", "CHART", "TABLE", "PICTURE")
FEET = ("FOOTER", "SLIDE_NUMBER", "DATE")


NOTHING = (*TITLED, *FILLED, *FEET, "SUBTITLE")
LACKING = {"titles": TITLED, "rooms": FILLED, "feet": FEET, "all": NOTHING}


@pytest.mark.parametrize("name", each(LACKING, {"titles": "a room, and no title over it", "all": "nothing at all"}))
def test_layouts_that_lack_something_are_helped_out(shared: Context, name: str, tmp_path: Path) -> None:
    content = layouts_without(LACKING[name])
    slides = deck_slides(shared, Found(Deck((PINNED[1], PINNED[4]))), "en", ROOT)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck(slides, "16x9", shared.today(), adopted(content)))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    first, second, *_ = opened(path.read_bytes()).slides
    assert first.shapes.title.text_frame.text and second.shapes.title.text_frame.text == "A title of mine"
    assert any(getattr(shape, "has_chart", False) and shape.has_chart for shape in second.shapes)
    assert ROOT.removeprefix("https://") in words_of(second)
