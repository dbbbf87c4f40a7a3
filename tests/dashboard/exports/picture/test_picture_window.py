"""A map of one chosen country or region shows it with its surroundings, any other the whole world."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from unittest import mock

import numpy as np
import pytest

from dashboard import theme
from dashboard.config import Config
from dashboard.context import Context
from dashboard.exports.picture.atsea import FOREIGN, LONGEST
from dashboard.exports.picture.canvas import Box, number
from dashboard.exports.picture.closeup import close_window
from dashboard.exports.picture.coast import _cross
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, cropped, map_picture
from dashboard.exports.picture.cut import rings_of
from dashboard.exports.picture.land import FINE, OUTLINES, fine
from dashboard.exports.picture.named import RING, Named, named, ring_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, bounds, outlines
from dashboard.exports.picture.ruler import BOLD, LEADING, width_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.picture.window import (
    BEYOND,
    CLOSEST,
    NEAR,
    WIDE,
    WIDEST,
    WORLD,
    Frame,
    Window,
    framed,
    is_near,
    window_of,
)
from dashboard.exports.picture.worldmap import (
    HATCHED,
    INNER,
    NOTHING,
    OLDER,
    SQUARE,
    UNDETERMINED,
    MapPicture,
    class_of,
    dots_of,
    older_of,
    radius_of_small,
    spot_of,
    spread,
)
from dashboard.figures.map import FEW, ZERO, map_answer
from dashboard.kinds.mapped import map_table
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import area_name
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import WALKS, Walk, chosen, each

OF_DOTS = f"(?:{OLDER}|{INNER * OLDER:g})"
"""Radius of the dots of older figures, also in squares with a sign."""
FILE = Config().assets / "boundaries" / "world.geojson"
BOX = Box(10, 20, 610, 320)


def window(context: Context, code: str) -> Window:
    return window_of(context.geography, bounds(FILE), code)


Written = tuple[MapPicture, Frame, list[Named]]
"""A map, where it stands, and what is written on it."""


def picture(
    context: Context, query: str, extent: str = "chosen", panel: str = "victims-map", *, size: str = "slide"
) -> str:
    return _drawn(context, query, extent, panel, size)[0]


def with_words(context: Context, query: str, size: str = "slide") -> tuple[str, Written]:
    """The same of a map of a part of the world, with what is written on it."""
    svg, (written,) = _drawn(context, query, "chosen", "victims-map", size)
    return svg, written


@cache
def _drawn(context: Context, query: str, extent: str, panel: str, size: str) -> tuple[str, list[Written]]:
    """Drawn once for all that tests ask of it: a map costs a second where many small countries are around."""
    found = []

    def noted(shown: MapPicture, frame: Frame, box: Box, size: float) -> list[Named]:
        found.append((shown, frame, named(shown, frame, box, size)))
        return found[-1][2]

    view = VIEWS[panel]
    asked = Asked(view, selection_of(context, view, query), "https://reach.example.org/victims")
    with mock.patch("dashboard.exports.picture.content.named", noted):
        return compose(content_of(context, replace(asked, extent=extent)), SIZES[size]), found


def drawn(svg: str) -> set[str]:
    """Names of the areas whose outlines are drawn."""
    return set(re.findall(r"<path [^>]*><title>([^<]*)</title>", svg))


def covers_of(svg: str) -> list[Box]:
    """What covers the map beyond its edges."""
    found = re.findall(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="#ffffff"/>', svg)
    boxes = [tuple(map(float, told)) for told in found]
    return [Box(x, y, x + wide, y + tall) for x, y, wide, tall in boxes if max(wide, tall) > 3000]


@pytest.mark.parametrize("code", ["NGA", "BGD", "VCT", "FJI", "NZL", "CHL", "USA", "IND", "034", "015", "419"])
def test_the_whole_of_what_is_chosen_is_in_the_window_and_its_middle_in_the_middle(shared: Context, code: str) -> None:
    seen = window(shared, code)
    frame = framed(BOX, seen)
    turned = outlines(FILE, seen.lon)
    for one in shared.geography.members_of(code):
        area = shared.geography.areas[one]
        x, y = frame.at(area.lon, area.lat)
        assert BOX.left <= x <= BOX.right
        assert BOX.top <= y <= BOX.bottom
        if one in turned.boxes and code == one and one not in WIDE:
            left, _, right, _ = (frame.left + frame.scale * end for end in turned.boxes[one])
            assert BOX.left <= left < right <= BOX.right
            assert (left + right) / 2 == pytest.approx((BOX.left + BOX.right) / 2, abs=60)
    if code in shared.geography.areas:
        large_in_pictures(shared, code)


def large_in_pictures(context: Context, code: str) -> None:
    """Pictures of India reached from West Africa to Japan, and Spain's to the Canaries; in squares both were specks."""
    seen = close_window(context.geography, FILE, code, context.borders.get(code, ()))
    for box in (BOX, Box(0, 0, 300, 280)):
        frame = framed(box, seen)
        turned = outlines(FILE, seen.lon)
        rings = [np.array(ring) * frame.scale + (frame.left, frame.top) for ring in rings_of(turned.paths[code])]
        main = max(rings, key=lambda ring: np.prod(np.ptp(ring, axis=0)))
        assert (main >= box[:2]).all() and (main <= box[2:]).all(), "it is seen whole"
        # An island has what is nearest to it around it, and the United States have Alaska.
        least = {"VCT": 0.03, "FJI": 0.1, "NZL": 0.2, "USA": 0.3}.get(code, 0.5)
        assert max(np.ptp(main, axis=0) / (box.width, box.height)) > least, code


def test_the_world_and_what_is_as_large_is_the_world(shared: Context) -> None:
    assert window(shared, "001") == WORLD
    frame = framed(BOX, WORLD)
    assert frame.scale == pytest.approx(min(BOX.width / WIDTH, BOX.height / HEIGHT))


def test_no_outline_seen_from_another_meridian_is_torn_across_the_map() -> None:
    longest = max(map(_longest_step, outlines(FILE).paths.values()))
    for turn in (-170, -90, 90, 178):
        for code, path in outlines(FILE, turn).paths.items():
            assert _longest_step(path) <= 1.2 * longest, (code, turn)


def _longest_step(path: str) -> int:
    """How far it is from one point of an outline to the next, across the map, in units; a degree has 28 and less."""
    steps = [re.findall(r"-?\d+", ring.partition("l")[2])[::2] for ring in path.split("M")[1:]]
    return max(abs(int(step)) for ring in steps for step in ring)


def test_finer_outlines_are_the_same_in_smaller_units() -> None:
    usual, fine = outlines(FILE), outlines(FILE, 0, 4)
    for code, box in usual.boxes.items():
        assert fine.boxes[code] == pytest.approx([4 * end for end in box], abs=4)


def part_on_its_land(shown: MapPicture, frame: Frame, code: str, box: Box) -> float:
    """Of points all over a box, the part that lies within the outline of an area."""
    scale = frame.scale / shown.outlines.fine
    rings = rings_of(shown.outlines.paths[code])
    edges = [pair for ring in rings for pair in zip(ring, [*ring[1:], ring[0]], strict=True)]
    rows = [(box.top + y * box.height / 4 - frame.top) / scale for y in range(5)]
    columns = [(box.left + x * box.width / 8 - frame.left) / scale for x in range(9)]
    inside = 0
    for y in rows:
        crossed = [(a, b) for a, b in edges if (a[1] <= y) != (b[1] <= y)]
        cuts = [a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in crossed]
        inside += sum(sum(cut < x for cut in cuts) % 2 for x in columns)
    return inside / (len(rows) * len(columns))


def names_are_of_what_is_near(shared: Context, walk: Walk) -> None:
    near = {"MLT": {"ITA", "TUN", "LBY"}, "MDV": {"IND", "LKA"}, "MUS": {"MDG"}, "TUV": {"FJI", "WSM"}}
    near |= {"KIR": {"NRU", "MHL"}, "BHR": {"SAU", "ARE"}, "LUX": {"BEL", "FRA", "DEU"}}
    # Palau, Oman and the Marshall Islands bore figures.
    near["RUS"] = {"CHN", "FIN", "BLR", "UKR", "MNG", "KAZ"}
    # Its darkest neighbours bore no name, while Chad did, of which nothing is known.
    near |= {"NGA": {"GHA", "BFA", "CIV", "BEN", "TCD"}, "BGD": {"NPL", "BTN", "MMR"}}
    near |= {"IND": {"PAK", "NPL", "BGD", "BTN", "MMR", "LKA"}, "ESP": {"PRT", "FRA", "MAR", "AND"}}
    far = {"MLT": {"RUS", "SAU"}, "MDV": {"ETH"}, "MUS": {"COD"}, "BHR": {"DZA", "IND"}}
    far |= {"RUS": {"PLW", "OMN", "MHL"}, "IND": {"CMR", "NER", "DZA", "PLW"}, "ESP": {"IRQ", "EGY", "SAU"}}
    for code in chosen(near, ("MLT", "TUV", "RUS", "NGA", "BGD", "IND"), walk):
        told = set(re.findall(r'data-named="(\w+)"', picture(shared, f"area={code}")))
        assert told >= {code} | near[code], code
        assert not told & far.get(code, set()), code


@pytest.mark.parametrize("walk", WALKS)
def test_areas_out_of_sight_are_not_in_the_file_and_nothing_is_drawn_over_the_edge(shared: Context, walk: Walk) -> None:
    closer, world = picture(shared, "area=NGA"), picture(shared, "area=NGA", "world")
    assert {"Nigeria", "Cameroon", "Ghana"} < drawn(closer) < drawn(world)
    assert "Australia" in drawn(world) - drawn(closer)
    covers = covers_of(closer)
    assert len(covers) == 4
    assert covers_of(world) == []
    width = SIZES["slide"].width
    left, right = max(box.right for box in covers if box.right < width), min(box.left for box in covers if box.left > 0)
    assert (left, right) == pytest.approx((SIZES["slide"].margin, 700), abs=120)
    assert closer.index('width="8000"') < closer.index("<text")
    assert len(closer) < len(world)

    names_are_of_what_is_near(shared, walk)
    # Bhutan, of which few are known, was written like China, of which nothing is.
    svg = picture(shared, "area=BGD")
    inks = {
        code: svg.partition(f'<g data-named="{code}">')[2].partition("</g>")[0] for code in ("BTN", "IND", "CHN", "BGD")
    }
    assert [theme.LIGHT["muted"] in inks[code] for code in inks] == [False, False, True, False]
    # White halos left little of dark letters on the darkest classes, where white ones are read.
    svg = picture(shared, "area=NGA")
    group, before = (
        svg.partition('<g data-named="BFA">')[2].partition("</g>")[0],
        svg.partition('<g data-named="BFA">')[0],
    )
    assert set(re.findall(r' fill="(#\w+)"', group)) == {theme.ON_COLOUR}
    assert re.findall(r'aria-hidden="true" stroke="(#\w+)"', before)[-1] == theme.RAMPS["victims"][5]
    assert f'fill="{theme.LIGHT["ink"]}"' in svg.partition('<g data-named="NGA">')[2].partition("</g>")[0]
    # Togo, which has a figure, bore no name, and Ghana "at" over "least": theirs stand at sea, and
    # hide no land.
    _, (shown, frame, words) = with_words(shared, "area=NGA")
    off = {one.code: one for one in words if one.code in ("TGO", "GHA")}
    assert all(one.lead and one.lines[-1] == shown.figures[one.code] for one in off.values()) and len(off) == 2
    for code in shown.outlines.paths:
        assert not any(part_on_its_land(shown, frame, code, one.box) for one in off.values()), code
    said = {one.code: one for one in words}
    # "Burkina Faso" in one line touched its border.
    assert " ".join(said["BFA"].lines) == f"Burkina Faso {shown.figures['BFA']}" and not said["BFA"].lead
    # Guinea's figure lay on the tip of Sierra Leone, and its land has room for both lines.
    _, (shown, frame, words) = with_words(shared, "area=SLE")
    (on,) = (one for one in words if one.code == "GIN")
    assert on.lines[-1] == shown.figures["GIN"] and part_on_its_land(shown, frame, "GIN", on.box) > 0.9
    # The widest country bears its own name, which lay on its neighbours.
    sizes = chosen(SIZES, ("slide", "column"), walk)
    maps = [with_words(shared, "area=RUS", size)[1] for size in sizes]
    own = [(shown, frame, one) for shown, frame, words in maps for one in words if one.code == "RUS"]
    assert len(own) >= len(sizes)
    assert all(part_on_its_land(shown, frame, "RUS", one.box) > 0.8 for shown, frame, one in own)
    # "Slovakia 0.97" stood on Slovenia and Croatia, which bear no names of their own: it was read as theirs.
    _, (shown, frame, words) = with_words(shared, "area=UKR")
    assert [part_on_its_land(shown, frame, "SVK", one.box) > 0.5 for one in words if one.code == "SVK"] == [True]
    # One without room for its words has them at sea rather than in India, and a line that ends at a line of them.
    _, (shown, frame, words) = with_words(shared, "area=BGD")
    (one,) = (one for one in words if one.code == "BGD")
    assert not any(part_on_its_land(shown, frame, code, one.box) for code in ("IND", "MMR"))
    assert one.lead
    across, down = one.lead[1]
    row = min(int((down - one.box.top) / (one.box.height / len(one.lines))), len(one.lines) - 1)
    size = one.box.height / len(one.lines) / LEADING
    half = width_of(one.lines[row], size, BOLD) / 2 + 3
    assert abs(across - (one.box.left + one.box.right) / 2) <= half


def test_several_chosen_areas_and_none_show_the_world(shared: Context) -> None:
    svg = picture(shared, "")
    whole = drawn(svg)
    # Over a foot of a line less it was 645; that line says what the United Kingdom's totals equal.
    moved = re.search(r"translate\(\S+ \S+\) scale\(([\d.]+)\)", svg)
    assert moved
    assert WIDTH * float(moved[1]) > 580
    assert all(
        words in svg
        for words in (">unclear (22)<", ">none (0) (18)<", ">Unclear: &lt;5 people, 0 but ages unknown, or ")
    )
    # Lines to names of the darkest class led over half of the map, and over each other's land.
    told, (*_, (shown, frame, words)) = _drawn(shared, "", "chosen", "drivers-map", "slide")
    codes = {one.code for one in words}
    # Lines from Lebanon and Sudan ended in the Indian Ocean beside Somalia, which was read as their name.
    assert {*shown.told} <= codes <= {*shown.told, *shown.top} and len(words) >= 5
    away = [one for one in words if one.lead and math.dist(*one.lead) > frame.width / 10]
    assert not any(part_on_its_land(shown, frame, "SOM", one.box.trimmed(*4 * (-FOREIGN,))) for one in away)
    lines = [one.lead for one in words if one.lead]
    assert not any(_cross(one, other) for one, other in combinations(lines, 2))
    # That of Lebanon ended at the edge of Syria, which was read as Lebanon.
    rings = {one.code: at for one in words if (at := ring_of(shown, one))}
    assert {*rings} == codes - {"PSE"}, "a square is the end of its line"
    for code, (x, y) in rings.items():
        assert f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(RING)}"' in told, code
        assert part_on_its_land(shown, frame, code, Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)) > 0, code
    below = spaced(told.partition(">Also 2,000 or more: ")[2])
    assert all(shown.names[code] in below for code in {*shown.top} - codes), "who has no room stands below"
    for one in words:
        assert one.lead and math.dist(*one.lead) <= LONGEST * frame.width, one.code
        coloured = (code for code in shown.outlines.paths if class_of(shown, code).isdigit())
        assert sum(part_on_its_land(shown, frame, code, one.box) for code in coloured) < 0.1, one.code
    assert drawn(picture(shared, "area=NGA,GHA")) == whole
    assert drawn(picture(shared, "area=034")) < whole


def test_circles_are_as_large_in_a_window_as_in_the_world(shared: Context) -> None:
    query = "indicator=conflict-displacement-stock&measure=count&area=SDN"
    sizes = [
        max(map(float, re.findall(r'<circle [^>]*r="([\d.]+)"', picture(shared, query, extent, "drivers-map"))))
        for extent in ("chosen", "world")
    ]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.35)


def test_wide_areas_are_those_of_the_browser() -> None:
    script = (Config().assets / "maps.js").read_text(encoding="utf-8")
    found = re.search(r"const WIDE = \{([^}]*)\}", script)
    assert found
    assert json.loads("{" + re.sub(r"(\w+):", r'"\1":', found[1]) + "}") == WIDE
    for said in (f"CLOSEST = {CLOSEST:g};", f"[NEAR, BEYOND] = [{NEAR}, {BEYOND:g}];", f"WIDEST = {WIDEST};"):
        assert f"const {said}" in script, "dots and wide countries are seen alike on a page and in its picture"


def seen_by_corners(shown: MapPicture, box: Box) -> dict[str, set[str]]:
    """Areas of each class of which a corner, or the dot, lies in the box of a map of a part of the world."""
    frame, fine, found = framed(box, shown.window), shown.outlines.fine, dict[str, set[str]]()
    for code, path in shown.outlines.paths.items():
        corners = [
            (frame.left + frame.scale * x / fine, frame.top + frame.scale * y / fine)
            for ring in rings_of(path)
            for x, y in ring
        ]
        if any(box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in corners):
            found.setdefault(class_of(shown, code), set()).add(code)
    for code, place in shown.places.items():
        x, y = frame.at(place.lon, place.lat)
        if place.is_dot and box.left <= x <= box.right and box.top <= y <= box.bottom:
            found.setdefault(class_of(shown, code), set()).add(code)
    return found


def map_of(context: Context, query: str) -> MapPicture:
    selection = selection_of(context, VIEWS["victims-map"], query)
    return cropped(context, map_picture(context, selection, map_answer(context, selection)), selection, "chosen")


def box_of(svg: str) -> Box:
    """The edge of a map of a part of the world."""
    edge = re.search(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="none"', svg)
    assert edge
    left, top, wide, tall = map(float, edge.groups())
    return Box(left, top, left + wide, top + tall)


KEYS = {
    ZERO: "none (0)",
    FEW: "unclear: ",
    NOTHING: "no figure",
    UNDETERMINED: "status undetermined",
}


@pytest.mark.parametrize(
    ("query", "left_out"),
    each(
        [
            ("area=BGD", "none (0)"),
            ("area=IND", ""),
            ("area=SDN", ""),
            ("area=CHL", ""),
            ("area=NRU", "status undetermined"),
            ("area=FRA", "status undetermined"),
        ],
        {
            ("area=BGD", "none (0)"): "no zero within its frame",
            ("area=SDN", ""): "status undetermined within its frame",
            ("area=NRU", "status undetermined"): "small countries, of which some have no figure",
            ("area=FRA", "status undetermined"): "Luxembourg beside it, whose victims are of no age",
        },
    ),
)
def test_a_legend_names_what_is_seen_and_counts_the_world_on_its_own_map(
    shared: Context, query: str, left_out: str
) -> None:
    """Beside Bangladesh and its neighbours stood "none (0) (25)", of which the map had none."""
    shown, whole = map_of(shared, query), set(re.findall(r">([^<>]+)<", picture(shared, "")))
    assert {"none (0) (18)", "status undetermined"} <= whole
    # "(number of countries)" stood over counts without the State of Palestine, which is named; a line of the heading
    # ended at "(number of".
    assert any(said.endswith("(number\u00a0of\u00a0UN\u00a0members)") for said in whole)
    for size in ("slide", "column"):
        svg = picture(shared, query, size=size)
        words, box = re.findall(r">([^<>]+)<", svg), box_of(svg)
        seen = seen_by_corners(shown, box)
        found = {k for k, said in KEYS.items() if any(word.startswith(said) for word in words)}
        assert found == seen.keys() & KEYS.keys()
        # Of Bhutan's children no more is known than "<5"; Luxembourg has 17 victims of no age.
        whose = "unclear: &lt;5 people (Bhutan,\u00a02020)" in " ".join(words)
        assert query != "area=BGD" or whose, "who has no room for a figure"
        assert not left_out or left_out not in words
        assert {"Per 100,000 children", "under 0.2", "4 or more"} <= set(words), "a scale stays whole"
        assert not [text for text in words if re.search(r"\(\d{1,3}\)$", text) and text not in KEYS.values()]
        dots = re.findall(rf'<circle cx="(\S+)" cy="(\S+)" r="{OF_DOTS}"', svg)
        is_dotted = any(Box(*map(float, (*at, *at))).meets(box, 1) for at in dots)
        assert ("figure of another year" in words) == is_dotted, (query, size)
        # What the foot counts is of the world: beside a part of it that is of no use.
        drawn = re.sub(r"<desc>.*?</desc>", "", svg, flags=re.DOTALL)
        assert "dot: older" not in svg and not re.search(r"of 193|not of 2022:", drawn)
    assert "2022 for 108 of 193 countries; 2023, 2021 or 2020 for 33 others" in " ".join(whole)


def hidden_of(shown: MapPicture, frame: Frame, words: list[Named], svg: str) -> list[str]:
    """Areas with an older figure that are seen on a map of a part of the world, and say so in no way."""
    box, found = box_of(svg), []
    dots = [(float(x), float(y)) for x, y in re.findall(rf'<circle cx="(\S+)" cy="(\S+)" r="{OF_DOTS}"', svg)]
    # The legend's own stood on the land that goes on below the map.
    dots = [at for at in dots if Box(*at, *at).meets(box)]
    clear = [at for at in dots if not any(Box(*at, *at).meets(one.box, OLDER) for one in words)]
    for code in (code for code, one in shown.areas.items() if one.is_older):
        own = frame.at(shown.places[code].lon, shown.places[code].lat)
        is_small = code not in shown.outlines.paths or shown.places[code].is_dot
        part = 0.0 if is_small else part_on_its_land(shown, frame, code, box.trimmed(6, 6, 6, 6))
        if not part and not Box(*own, *own).meets(box, -2 * OLDER):
            continue
        group = svg.partition(f'<g data-named="{code}">')[2].partition("</g>")[0]
        is_dated = re.search(r"\(20\d\d\)<", group)
        is_dotted = any(
            math.dist(at, own) < 0.1 or (not is_small and part_on_its_land(shown, frame, code, Box(*at, *at)))
            for at in clear
        )
        if bool(is_dated) == is_dotted:
            found.append(code)
    return found


def year_alone(drawn: Written) -> tuple[list[str], list[str]]:
    """Words on a map that say a year, and not the figure of it; and of land neighbours those without their figure."""
    shown, _, words = drawn
    said = {one.code: " ".join(one.lines) for one in words}
    bare = [code for code, text in said.items() if not text.endswith(shown.figures.get(code, "-"))]
    alone = [said[code] for code in bare if re.search(r"\d", said[code])]
    return alone, [said[code] for code in bare if code in shown.neighbours and code in shown.figures]


@pytest.mark.parametrize("walk", WALKS)
def test_older_figures_bear_a_dot_and_keep_the_outline_of_others(shared: Context, walk: Walk) -> None:
    # The dots of Burkina Faso and of the Congo lay under their names, that of Nepal on its own.
    every = ("area=NGA", "area=BGD", "area=NLD", "area=BRA", "area=SAU", "area=CHN", "area=154")
    for query in chosen(every, every[:2], walk):
        for size in ("slide", "square"):
            svg, drawn_map = with_words(shared, query, size)
            assert hidden_of(*drawn_map, svg) == [], (query, size)
            alone, bare = year_alone(drawn_map)
            assert not alone and (not bare or size != "slide"), (query, size, alone, bare)
            assert any(one.is_older for one in drawn_map[0].areas.values())
    view = VIEWS["victims-map"]
    selection = selection_of(shared, view, "year=2022")
    found = map_picture(shared, selection, map_answer(shared, selection))
    older = {code for code, shown in found.areas.items() if shown.is_older}
    assert older
    assert set(older_of(found)) == older
    svg = picture(shared, "year=2022")
    dots = re.findall(rf'<circle [^>]*r="{OF_DOTS}" fill="{theme.LIGHT["older"]}"', svg)
    written = {code for code in re.findall(r'data-named="(\w+)"', svg) if found.figures.get(code)}
    dated = {code for code in written if "(20" in found.figures[code]}
    assert dated == written & older, "a figure of a name beside the title's year had none"
    assert len(dots) == len(older - dated) + 1, "one for each, and one in the legend"
    # Where lines lead to names were such dots, too.
    assert f'fill="{theme.LIGHT["ink"]}"/>' not in "".join(
        re.findall("<circle[^>]*>", picture(shared, "", panel="drivers-map"))
    )
    assert f'stroke="{theme.LIGHT["older"]}"' not in svg
    # The edges of the atolls of the Marshall Islands, which detected none, made dots as dark as those of many.
    edges = {
        name: re.findall(r' stroke="(#\w+)"', group)[0]
        for group in svg.split("<g ")
        for name in ("Marshall Islands", "Bahamas", "Angola")
        if f"<title>{name}</title>" in group
    }
    ramp = theme.RAMPS[found.hue]
    assert edges == {"Marshall Islands": theme.LIGHT["ground"], "Bahamas": ramp[1], "Angola": ramp[3]}
    # Of the three highest two were too small to be seen: where a line leads to a name is a circle in its class.
    view = VIEWS["drivers-map"]
    selection = selection_of(shared, view, "")
    found = map_picture(shared, selection, map_answer(shared, selection))
    assert found.told == ("PSE", "LBN"), "the third is hardly higher than the fourth"
    # The first of them is neither in the brackets nor in "52 of 193": "so not" was blunt. What was said aloud began
    # with the second.
    content = content_of(shared, Asked(view, selection, "/"))
    assert content.subtitle.endswith(". 52 of 193 UN members; also shown: State of Palestine.")
    assert content.coverage == "Figures older than 2024: 5."
    # Taken alone into a paper on trafficking, a map of anything else would be read as evidence of that.
    apart = "These are not figures on trafficking."
    assert content.caveat.endswith(f"in the year. {apart}")
    for panel, query, is_said in (
        ("victims-map", "", False),
        ("drivers-trend", "area=NGA", True),
        ("timeline-rows", "area=NGA", False),
        ("relation-scatter", "", False),
        ("compare-profile", "area=BGD", False),
        ("progress-counts", "", True),
    ):
        told = content_of(shared, Asked(VIEWS[panel], selection_of(shared, VIEWS[panel], query), "/"))
        assert (apart in told.caveat) == is_said, panel
    assert re.match(r"The highest figure on the map of \d{4} is .*: State of Palestine \(\d{4}\)\.", content.spoken)
    # No ring, which is what the pattern of zero is made of.
    square = r'<rect x="(\S+)" y="(\S+)" [^>]*fill="(#\w+)"[^>]*data-small="1"'
    drawn_at = re.findall(square, picture(shared, "", panel=view.panel))
    darkest = [(float(x), float(y)) for x, y, colour in drawn_at if colour == theme.RAMPS[found.hue][5]]
    # Lebanon and Haiti have land enough to be found where their lines end: their squares lay on that of others.
    assert len(darkest) == 1
    squares_hide_no_other_country(shared)


def squares_hide_no_other_country(shared: Context) -> None:
    """That of the State of Palestine hid Israel, in another class, and that of Liechtenstein Switzerland."""
    cells = fine(OUTLINES).cells
    for panel, width in product(("drivers-map", "victims-map", "progress-map"), (420, 500, 630, 690, 730)):
        selection = selection_of(shared, VIEWS[panel], "")
        found = map_picture(shared, selection, map_answer(shared, selection))
        frame = framed(Box(30, 110, 30 + width, 110 + width * HEIGHT / WIDTH), WORLD)
        own, hidden = spread(found, frame), np.zeros(cells.shape, dtype=bool)
        squares = {code: (spot_of(own, code, frame), SQUARE * radius_of_small(own, code)) for code in dots_of(own)}
        for (x, y), half in squares.values():
            sides = (y - half - frame.top, y + half - frame.top, x - half - frame.left, x + half - frame.left)
            top, bottom, left, right = (round(side / frame.scale / FINE) for side in sides)
            hidden[max(top, 0) : bottom, max(left, 0) : right] = True
        for one, other in combinations(squares.values(), 2):
            assert max(abs(one[0][0] - other[0][0]), abs(one[0][1] - other[0][1])) > one[1] + other[1]
        below = np.bincount(cells[hidden], minlength=len(fine(OUTLINES).numbers) + 1)
        for code, cell in fine(OUTLINES).numbers.items():
            # Specks without a figure have no colour to hide, and no square either.
            if class_of(own, code) not in HATCHED and code not in squares and fine(OUTLINES).size(code):
                assert below[cell] <= fine(OUTLINES).sizes[cell] / 2, (panel, width, code)


LEFT_OUT = [
    # "Figures of 2023 are not shown" of Norway, the Republic of Korea and others.
    ("victims-map", "", "not of 2022: 33", "Bhutan, Chile, Gambia, Guyana, Indonesia, Lebanon"),
    ("justice-map", "", "not of 2022: 41", "Guyana and Panama"),
    ("victims-map", "year=2021", "older than 2021: 25", "Chile, Gambia, Guyana and Indonesia"),
    # Of the chosen country title and subtitle say it, and nobody sees those far away.
    ("country-near-map", "area=CRI", "", "Panama"),
    ("country-near-map", "area=ZMB", "", ""),
    ("country-near-map", "area=PAN", "", ""),
]


def test_a_map_names_those_of_whom_it_leaves_out_newer_rows(shared: Context) -> None:
    for panel, query, others, parts in LEFT_OUT:
        asked = Asked(VIEWS[panel], selection_of(shared, VIEWS[panel], query), "/")
        content, is_part = content_of(shared, asked), panel == "country-near-map"
        said = content.coverage if is_part else content.whole_coverage
        alone = re.findall(r"No total given, so not shown: newer figures [^(]+ \(([^)]+)\)\.", said)
        assert [name[: len(parts)] for name in alone] == ([parts] if parts else [])
        assert others in said
        # In the foot of the world many names would take the map's room, beside a country that of a neighbour's figure.
        short = content.beside_legend if is_part else content.coverage
        assert short is not None and "without a total (9 countries)" not in short
        # One whose older figure is written there is named.
        assert not is_part or not alone or f"({parts})" in short


OPENED = [
    # "None (0)" of 2020 and "under 0.01 (2019)" stood there, and "no figure" of the Republic of Korea.
    ("area=ZMB", {"ZMB": "0.13 (2023)", "COD": "0.12 (2023)", "TZA": "0.44"}),
    ("area=PRK", {"KOR": "0.24 (2023)"}),
    ("area=ZMB&year=2021", {"ZMB": "0 (2020)", "COD": "under 0.01§ (2019)"}),
]


def test_the_map_that_a_view_opens_with_has_the_next_years_figure_where_its_own_is_missing(shared: Context) -> None:
    for query, figures in OPENED:
        selection = selection_of(shared, VIEWS["country-near-map"], query)
        shown = cropped(shared, map_picture(shared, selection, map_answer(shared, selection)), selection, "chosen")
        assert {code: shown.figures.get(code) for code in figures} == figures
        rows = {row[0]: row[1:3] for row in map_table(shared, selection).rows}
        for code, figure in figures.items():
            value, _, year = figure.replace("§", "").partition(" (20")
            own = f"20{year[:2]}" if year else str(selection.year)
            assert rows[area_name(shared, code)] == (value, own), code


def test_the_square_of_a_small_area_has_the_sign_of_its_class(shared: Context) -> None:
    """Singapore, Malta and others that detected none were plain pale squares, which no line of the key had."""
    selection = selection_of(shared, VIEWS["victims-map"], "")
    found = map_picture(shared, selection, map_answer(shared, selection))
    classes = [class_of(found, code) for code, place in found.places.items() if place.is_dot]
    svg = picture(shared, "", panel="victims-map")
    square = r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="\S+" fill="([^"]+)"[^>]*data-small="1"'
    squares = [(float(x), float(y), float(side), fill) for x, y, side, fill in re.findall(square, svg)]
    assert {"z", "f", "n"} <= set(classes)
    for k, ground, signs in (("z", theme.zero(found.hue), 1), ("f", theme.LIGHT["ground"], 4)):
        drawn = re.findall(rf'<circle cx="(\S+)" cy="(\S+)" [^>]*data-sign="{k}"', svg)
        own = [one for one in squares if one[3] == ground]
        assert len(own) == classes.count(k)
        for x, y, side, _ in own:
            held = [at for at in drawn if x < float(at[0]) < x + side and y < float(at[1]) < y + side]
            assert len(held) >= signs
        assert len(drawn) == signs * classes.count(k)
    assert sum("class-n-" in fill for *_, fill in squares) == classes.count("n")


@pytest.mark.parametrize("hue", theme.RAMPS)
@pytest.mark.parametrize("is_dark", [False, True])
def test_a_zero_is_neither_sea_nor_in_the_lowest_class(hue: str, is_dark: bool) -> None:
    ground = (theme.DARK if is_dark else theme.LIGHT)["ground"]
    lowest = theme.RAMPS[hue][-1 if is_dark else 0]
    own = theme.zero(hue, dark=is_dark)
    assert _apart(own, ground) > 8
    assert _apart(own, lowest) > 8


def _apart(one: str, other: str) -> int:
    """By how much two colours differ, in the channel in which they differ most."""
    channels = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return max(abs(own - theirs) for own, theirs in channels)


def test_of_an_area_without_an_outline_nobody_can_tell_whether_it_is_near() -> None:
    """San Marino: a page of `/protection` whose legend had it among older figures was an error 500."""
    seen = Window(12, 43.0, 9.0)
    assert not is_near(seen, ["SMR"], {})
    assert is_near(seen, ["SMR", "ITA"], {"ITA": (7.0, 37.0, 18.0, 47.0)})


def test_a_figure_of_an_older_year_is_written_with_its_year(shared: Context) -> None:
    """India's name stood bare beside Nepal's figure, as if nothing were known of India."""
    view = VIEWS["protection-map"]
    selection = selection_of(shared, view, "indicator=child-marriage-18&area=NPL")
    found = map_picture(shared, selection, map_answer(shared, selection))
    assert found.areas["IND"].is_older
    svg = compose(content_of(shared, Asked(view, selection, "")), SIZES["slide"])
    named = svg.partition('<g data-named="IND">')[2].partition("</g>")[0]
    assert re.search(r">[\d.]+ \(20\d\d\)<", named)
