"""What of a picture or a slide cannot be read: texts too small, cut off or over one another, blanks, labels astray.

Pictures are measured in what is really drawn: boxes of texts in the fonts that draw them, blanks in the picture as
pixels. Slides are measured in their frames and in the types that stand in the file, since Office draws them.
"""

from __future__ import annotations

import io
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from dashboard.charts.marks import AHEAD
from dashboard.exports.picture.canvas import SCALE, Box
from dashboard.exports.picture.look import INK, MUTED
from dashboard.exports.picture.raster import render
from dashboard.exports.picture.ruler import BOLD, REGULAR, width_of, wrapped
from dashboard.exports.slides.template import CAPTION, COVER, EMU, FOOTER, MARGIN, NUMBER, TITLE
from dashboard.exports.slides.texts import leading, sure_part
from dashboard.theme import RAMPS, contrast
from tests.fixtures.pictures import HALO_CLASS, SVG, Text, outside, overlaps, text_of, texts_of

LEAST_IN_PICTURE, LEAST_IN_FOOT, LEAST_ON_PAPER = 11.0, 10.0, 12.0
"""Type in units of a picture: of all above the line over its foot, and of what stands below that; of both in one that
is printed at its own size, where a unit is 0.75 points."""
LEAST_SHOWN, LEAST_SAID, LEAST_TITLE, LEAST_NARROW = 12.0, 10.0, 28.0, 20.0
"""Type on a slide, in points: of charts, tables and words but those at its foot, of sources there, of titles, and of
titles of old projectors."""
MOST_TITLE_LINES, MOST_NAMED_LINES, MOST_NARROW_LINES = 2, 3, 3
"""Of a title of 16:9, of one there that names places with many letters, and of one of old projectors."""
SMALLER = 2.0
"""Points by which such a title may be smaller than all others rather than that it takes a third line."""
LONG_NAMES = 20
"""Letters of the names of places that take the better part of a line of a title."""
LONGEST, LONGEST_NARROW, LEAST_LONG = 170, 140, 16.0
"""Characters of a title in its type, on the narrow slides of old projectors, and the type of longer ones, which name
countries in full."""
WIDE = 800.0
"""Width of a slide of 16:9 at least, in points."""
MOST_BLANK = 1 / 3
"""Part of a picture or a slide that one empty rectangle may take."""
A_LINE = 1.2
"""Height of a line of words, in their size of type."""
FAR = 12.0
"""From a mark to its label, in units or points: farther, a line leads from one to the other."""
AT_MARK = 4.0
"""From the middle of a mark of a native chart to words beside it, in points."""
ONE_LINE = 0.28
"""Part of the width of a chart that words at the end of a line may take in one line."""
ON_BAR = 6.0
"""How far a figure may reach down beside the end of a column, in points: it is measured with the air around it."""
WHOLE = 100.0
"""Where the scale of a share ends that stands beside the counts of its parts."""
EVEN = 4.0
"""Points by which plots on one scale may differ."""
AT_BAR = 3.0
"""From a bar to the middle of its figure, in units or points, if that is not over it."""
FIGURE = re.compile(r"(about |≈)?≥?(\d[\d,]*(?:\.\d+)?)([kMB]?)(?: to \d[\d,.]*)?(?: \(\d{4}\))?")
DATED = re.compile(r"\(\d{4}\)$")
ABOUT, NEARLY, ABOVE_PANE = 0.02, 0.3, 30.0
"""By what part a number may be wrong that is said to be about; in units, how exactly bars are drawn, and how far over
their pane figures may stand."""
NEAR_RANGE = 6.0
"""From words to the end of the line of a range that they seem to be the figure of, in units."""
LONGEST_LEADER, BROADEST_LEADER, DARKEST_LEADER = 4.25, 1.0, 8.0
"""Of a line that leads to words on a map of flows: how long it is at most, in sizes of type, how broad, in units or
points, and its contrast with the ground: a longer or darker one, or one without dashes, is read as a line of people."""
CLEAR, MOST_CROSSED = 11.5, 3
"""Of words on a map of flows and the line that leads to them: how near they come to the end of another line at least,
where they are not nearer to their own, in units or points; and how many lines of people this one may cross."""
MOST_HIDDEN, LEAST_SEEN = 0.5, 2.0
"""Part of the corners and of the extent of an area on a map of the world that the words of another may lie on; how wide
or tall it is at least to be seen, in units or points, if it has no circle."""
MOST_OVER, FINE = 34.0, 2
"""Units of a line to words on a map of the world that may lie on the colours of others: more of it is read as a line
between countries. And the pixels of a unit in which that is measured."""
NEAR_PATH = 0.45
"""Of the size of type how far the name of a dashed path stands from it at least."""
AROUND_WORDS = 4.0
"""Words are laid out with so much around them at most, in units or points."""
PALE = 0.5
"""How much of its colour a line of people has at least that does not step back behind others."""
OFF_LINE = 6.0
"""From the spot of words of both ends to the line of people that they are of, in units."""
MOST_HEADROOM, LEAST_PLOT = 1.26, 0.38
"""How far a scale of columns reaches, beside the highest of these with its range; and the part that the plot has of the
height of a chart with the words above it, where several stand beside each other."""
MAP, EDGE = "Map", "Edge of the map"
"""The group of what is drawn of a map, and the frame around one of a part of the world."""
KEY = "What the signs mean"
"""The group of signs above a chart, each a shape of the name of its words."""
FLOWS, LABELS, QUIET_TEXT = "Flows", "Names and numbers", "tx2"
"""The groups of lines and of what stands on a map of flows, and the name in a theme of the quieter one of its two inks
for text."""
LEAST_BAR = 2.7
"""Per cent that such a bar takes of a scale of percentiles on each side of its dot at least to be seen."""
HIDDEN_BAR = 11.0
"""Length of a bar, in units, that a dot may hide."""
MOST_ON_AXIS, BESIDE_AXIS = 6, 12.0
"""Figures or years along an axis, and how far from its plot they stand at most, in units."""
USER_SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
"""What stands in a chart of an office beside its series."""
TICK = re.compile(r"[-−\u200e\u200f\u061c]*\d")
"""How what an axis counts begins; names of its rows are no figures."""
YEAR = re.compile(r"(?:19|20)\d\d")
HIDDEN_ENDS = re.compile(r'\[<(-?[\d.]+)\]"";\[>(-?[\d.]+)\]""')
"""A format of an axis that writes nothing beyond two figures."""
AUTOMATIC = 1.05
"""How much farther than its highest figure an axis goes at least whose end an office decides."""
COARSE = 10
"""Units of a picture that are one pixel where blanks are looked for."""


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong: its kind, and what it is about."""

    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


def flaws_of_picture(svg: str, *, may_be_blank: bool = False) -> list[Flaw]:
    """All that is wrong with a picture. `may_be_blank`: of rows of words, which end where they end."""
    foot, least = _top_of_foot(svg), (LEAST_IN_PICTURE, LEAST_IN_FOOT)
    least = (LEAST_ON_PAPER, LEAST_ON_PAPER) if _is_for_paper(svg) else least
    found = [Flaw("cut off", words) for words in outside(svg)]
    found += [Flaw("overlap", f"{one} | {other}") for one, other in overlaps(svg)]
    found += [
        Flaw("small", f"{text.size:g} units: {text.words}")
        for text in texts_of(svg)
        if text.size < least[text.box.top >= foot] and text.words.strip()
    ]
    found += [Flaw("astray", words) for words in labels_astray(svg)]
    found += [Flaw("beyond its pane", words) for words in beyond_panes(svg)]
    found += [Flaw("crossed", words) for words in crossed(svg)]
    found += [Flaw("struck", words) for words in struck(svg)]
    found += [Flaw("on a range", words) for words in on_ranges(svg)]
    found += [Flaw("leader", words) for words in leaders_like_flows(svg)]
    found += [Flaw("leader", words) for words in leaders_over_colours(svg)]
    found += [Flaw("nearer to another", words) for words in nearer_to_others(svg)]
    found += [Flaw("at another end", words) for words in at_other_ends(svg)]
    found += [Flaw("hidden", words) for words in hidden_areas(svg)]
    found += [Flaw("off its bar", words) for words in off_bars(svg)]
    found += [Flaw("on a bar", words) for words in on_bars(svg)]
    found += [Flaw("not in the key", kind) for kind in unkeyed(svg)]
    found += [Flaw("crowded", words) for words in crowded_axes(svg)]
    blank = 0.0 if may_be_blank else blank_share(svg)
    if blank > MOST_BLANK:
        found.append(Flaw("blank", f"{blank:.0%} in one rectangle"))
    return found


def _is_for_paper(svg: str) -> bool:
    """Whether a picture has a pixel for each of its units: one of a report's column, or of a whole page."""
    root = ET.fromstring(svg)
    return root.attrib["viewBox"].split()[2] == root.attrib["width"]


def _top_of_foot(svg: str) -> float:
    """Where the lowest line stands that goes from margin to margin; below all where there is none."""
    root = ET.fromstring(svg)
    wide = float(root.attrib["viewBox"].split()[2])
    ends = [[float(line.attrib[name]) for name in ("x1", "x2", "y1", "y2")] for line in root.iter(f"{SVG}line")]
    across = (top for left, right, top, bottom in ends if top == bottom and left + right == wide and left < wide / 10)
    return max(across, default=math.inf)


def labels_astray(svg: str) -> Iterator[str]:
    """Names of lines that stand far from where their line ends, without a line that leads there."""
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        place = group.get("data-end")
        if place is None:
            continue
        x, y = map(float, place.split())
        texts = texts_of(ET.tostring(group, encoding="unicode"))
        box = Box(
            min(text.box.left for text in texts),
            min(text.box.top for text in texts),
            max(text.box.right for text in texts),
            max(text.box.bottom for text in texts),
        )
        leads = group.find(f"{SVG}path") is not None or group.find(f"{SVG}line") is not None
        if _distance(box, x, y) > FAR and not leads:
            yield " ".join(text.words for text in texts)


def leaders_like_flows(svg: str) -> Iterator[str]:
    """Lines that lead to words on a map of flows and could be read as people, whoever drew them: they begin at the spot
    of some words; and words of a line of people whose spot is not on it."""
    root = ET.fromstring(svg)
    groups = [group for group in root.iter(f"{SVG}g") if group.get("data-mark")]
    labels = [group for group in groups if group.get("data-mark") == "Label"]
    if not labels:
        return
    size = max(float(text.get("font-size", 0)) for group in labels for text in group.iter(f"{SVG}text"))
    drawn = {circle for group in groups for circle in group.iter(f"{SVG}circle")}
    spots = [
        (float(circle.get("cx", 0)), float(circle.get("cy", 0)))
        for circle in root.iter(f"{SVG}circle")
        if circle not in drawn
    ]
    for line in root.iter(f"{SVG}line"):
        start, end = [(float(line.get(f"x{at}", 0)), float(line.get(f"y{at}", 0))) for at in (1, 2)]
        if not any(math.dist(at, spot) < 0.2 for at in (start, end) for spot in spots):
            continue
        colour, broad = line.get("stroke", ""), float(line.get("stroke-width", 1))
        said = _like_a_flow(math.dist(start, end) / size, colour, broad, line.get("stroke-dasharray"))
        if said:
            yield f"{said}, from {start} to {end}"
    ends = [tuple(label.get("data-about", "").split()) for label in labels]
    for pair in (one for one in ends if len(one) == 2):
        own = [group for group in groups if (group.get("data-from"), group.get("data-to")) == pair]
        lines = [_corners(path.get("d", "")) for group in own for path in group.iter(f"{SVG}path")]
        if not any(_to_line(spot, line) <= OFF_LINE for spot in spots for line in lines):
            yield f"no spot of words on the line of {' and '.join(pair)}"


def nearer_to_others(svg: str) -> Iterator[str]:
    """Words on a map of flows that stand nearer to the dot of others than to their own, the last one drawn before
    them."""
    dot, found = None, []
    for node in ET.fromstring(svg).iter():
        if node.tag == f"{SVG}circle":
            dot = float(node.get("cx", 0)), float(node.get("cy", 0))
        elif node.get("data-mark") == "Label" and dot is not None:
            texts = [text_of(text) for text in node.iter(f"{SVG}text")]
            sides = zip(*(text.box for text in texts), strict=True)
            box = Box(*(choose(side) for choose, side in zip((min, min, max, max), sides, strict=True)))
            found.append((" ".join(text.words for text in texts), box, dot))
    yield from _nearer_to_others(found)


def _nearer_to_others(labels: Sequence[tuple[str, Box, tuple[float, float]]]) -> Iterator[str]:
    """Of words with what they cover and their dot those to which another dot is nearer."""
    for words, box, own in labels:
        away = _distance(box, *own)
        for other, _, dot in labels:
            if math.dist(own, dot) > NEARLY and _distance(box, *dot) + AROUND_WORDS < away:
                yield f"{words}, to that of {other}"


@dataclass(frozen=True)
class _OnMap:
    """Words on a map of flows: what they cover, their dot, the areas that they are of, and the line that leads there
    from the dot."""

    words: str
    box: Box
    dot: tuple[float, float]
    about: tuple[str, ...]
    lead: tuple[tuple[float, float], tuple[float, float]] | None


@dataclass(frozen=True)
class _People:
    """A line of people: the areas at its ends, where these are, and its outline."""

    areas: tuple[str, str]
    ends: tuple[tuple[float, float], tuple[float, float]]
    corners: Sequence[tuple[float, float]]
    is_pale: bool = False
    """Whether it steps back behind others: it has no words, so that others beside its ends are nobody's there."""


def at_other_ends(svg: str) -> Iterator[str]:
    """Words on a map of flows that come near to the end of another line than theirs, or whose line does."""
    dot, line, words = None, None, []
    root = ET.fromstring(svg)
    for node in root.iter():
        if node.tag == f"{SVG}circle":
            dot = float(node.get("cx", 0)), float(node.get("cy", 0))
        elif node.tag == f"{SVG}line":
            at = [float(node.get(name, 0)) for name in ("x1", "y1", "x2", "y2")]
            line = (at[0], at[1]), (at[2], at[3])
        elif node.get("data-mark") == "Label" and dot is not None:
            texts = [text_of(text) for text in node.iter(f"{SVG}text")]
            sides = zip(*(text.box for text in texts), strict=True)
            box = Box(*(choose(side) for choose, side in zip((min, min, max, max), sides, strict=True)))
            lead = line if line and math.dist(line[0], dot) < NEARLY else None
            about = tuple(node.get("data-about", "").split())
            words.append(_OnMap(" ".join(text.words for text in texts), box, dot, about, lead))
            line = None
    lines = []
    for group in root.iter(f"{SVG}g"):
        for path in group.iter(f"{SVG}path") if group.get("data-mark") == "Flow" else ():
            areas = group.get("data-from", ""), group.get("data-to", "")
            lines.append(_people(areas, _corners(path.get("d", "")), is_pale=float(group.get("opacity", 1)) < PALE))
    yield from _at_other_ends(words, lines)


def _people(areas: tuple[str, str], corners: list[tuple[float, float]], *, is_pale: bool = False) -> _People:
    """A line by its outline: one side from the first end to the other one, and the other side back."""
    corners = corners[:-1] if math.dist(corners[0], corners[-1]) < NEARLY and len(corners) % 2 else corners
    half = len(corners) // 2
    ends = [
        ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
        for one, two in (corners[:: len(corners) - 1], corners[half - 1 : half + 1])
    ]
    return _People(areas, (ends[0], ends[1]), corners, is_pale)


def _at_other_ends(words: Sequence[_OnMap], lines: Sequence[_People]) -> Iterator[str]:
    for one in words:
        firm = [line for line in lines if not line.is_pale]
        ends = [(area, at) for line in firm for area, at in zip(line.areas, line.ends, strict=True)]
        away = _distance(one.box, *one.dot)
        for area, at in ends:
            if area in one.about:
                continue
            near = _distance(one.box, *at)
            if near < CLEAR and near + (0 if one.lead else AROUND_WORDS) < away:
                yield f"{one.words}, at that of {area}"
            elif one.lead and _comes_near(one.lead, one.dot, at):
                yield f"the line to {one.words}, at the end of one of {area}"
        strangers = [line for line in firm if not set(one.about) <= set(line.areas)]
        if any(_lies_on(one.box, line.corners) for line in strangers):
            yield f"{one.words}, on a line of others"
        for other in words if one.lead else ():
            if other is not one and _runs_through(one.lead, other.box):
                yield f"the line to {one.words}, through {other.words}"
        if one.lead:
            # A name is of all lines of its area, words with both ends are of one; and a dot may lie under others.
            others = [line for line in lines if not set(one.about) <= set(line.areas)]
            others = [line for line in others if _to_line(one.dot, line.corners) > OFF_LINE]
            crossed_ones = [line for line in others if _crosses(one.lead, line.corners)]
            if len(crossed_ones) > MOST_CROSSED:
                yield f"the line to {one.words}, over {len(crossed_ones)} lines of people"


def _lies_on(box: Box, corners: Sequence[tuple[float, float]]) -> bool:
    """Whether words lie on a line of people, but for the air around their letters."""
    inside = box.trimmed(left=AROUND_WORDS, top=AROUND_WORDS, right=AROUND_WORDS, bottom=AROUND_WORDS)
    return any(_runs_through(side, inside) for side in pairwise([*corners, corners[0]]))


def _runs_through(line: tuple[tuple[float, float], tuple[float, float]], box: Box) -> bool:
    """Whether a straight line lies in part inside words."""
    (x, y), (right, down) = line
    steps = max(1, round(math.dist(*line)))
    points = [(x + (right - x) * step / steps, y + (down - y) * step / steps) for step in range(steps + 1)]
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in points)


def _comes_near(
    lead: tuple[tuple[float, float], tuple[float, float]], dot: tuple[float, float], end: tuple[float, float]
) -> bool:
    """Whether a line to words, from whichever side it is drawn, is near an end that is not its own, beyond where it is
    nearer to its own dot."""
    (x, y), (right, down) = lead
    long = max(1, round(math.dist(*lead)))
    for step in range(long + 1):
        at = x + (right - x) * step / long, y + (down - y) * step / long
        if math.dist(at, end) < min(CLEAR, math.dist(at, dot) - 0.5):
            return True
    return False


def _crosses(lead: tuple[tuple[float, float], tuple[float, float]], corners: Sequence[tuple[float, float]]) -> bool:
    """Whether a line goes over a side of a closed outline."""

    def side(one: tuple[float, float], two: tuple[float, float], at: tuple[float, float]) -> float:
        return (two[0] - one[0]) * (at[1] - one[1]) - (two[1] - one[1]) * (at[0] - one[0])

    return any(
        side(*lead, one) * side(*lead, two) < 0 and side(one, two, lead[0]) * side(one, two, lead[1]) < 0
        for one, two in pairwise([*corners, corners[0]])
    )


def hidden_areas(svg: str) -> Iterator[str]:
    """Areas on a map of the whole world on most of which the words of another one lie, or on whose circle they do."""
    root = ET.fromstring(svg)
    named = [(group.get("data-named", ""), group) for group in root.iter(f"{SVG}g") if group.get("data-named")]
    words = [(code, text) for code, group in named for text in texts_of(ET.tostring(group, encoding="unicode"))]
    shapes = [(name, [*chain(*rings)]) for name, _, rings in _outlines(root)] if words else []
    if not shapes or not _is_whole(root, shapes):
        return  # A part of the world, on which names stand on their own land.
    circles = [[(float(one.get("cx", 0)), float(one.get("cy", 0)))] for one in root.iter(f"{SVG}circle")]
    circles += [[_middle_of(one)] for one in root.iter(f"{SVG}rect") if one.get("data-small")]
    yield from _hidden([*shapes, *(("a circle", one) for one in circles)], [(code, text.box) for code, text in words])


def unkeyed(svg: str) -> Iterator[str]:
    """Kinds of marks that are drawn of a chart whose key names kinds, and that this has not: bars over dots are one."""
    groups = [*ET.fromstring(svg).iter(f"{SVG}g")]
    keyed = {group.get("data-key") for group in groups} - {None}
    for group in groups if keyed else ():
        lines = [line for line in group.iter(f"{SVG}line") if group.get("data-part") == "reach"]
        long = max((abs(float(one.get("x2", 0)) - float(one.get("x1", 0))) for one in lines), default=0.0)
        kind = group.get("data-part") or group.get("data-role")
        is_mark = group.get("data-mark") or group.get("data-part")
        if is_mark and len(group) and kind not in keyed and (not lines or long > HIDDEN_BAR):
            yield f"{kind} of {group.get('data-name')}"


def _middle_of(rect: ET.Element) -> tuple[float, float]:
    """The middle of the square of a small country."""
    left, top, wide, tall = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
    return left + wide / 2, top + tall / 2


def _is_whole(root: ET.Element, shapes: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> bool:
    """Whether all of a map is seen."""
    across = [x for _, corners in shapes for x, _ in corners]
    return min(across) >= 0 and max(across) <= float(root.attrib["viewBox"].split()[2])


def _outlines(root: ET.Element) -> Iterator[tuple[str, str, list[list[tuple[float, float]]]]]:
    """Each area of a map with its name, its fill, and its rings, where they stand in the picture."""
    moved = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\) scale\(([\d.]+)\)")
    for group in root.iter(f"{SVG}g"):
        found = moved.fullmatch(group.get("transform", ""))
        if not found:
            continue
        left, top, scale = map(float, found.groups())
        fills = {path: part.get("fill", "") for part in group.iter(f"{SVG}g") for path in part.findall(f"{SVG}path")}
        for path in group.iter(f"{SVG}path"):
            rings = [[(left + scale * x, top + scale * y) for x, y in ring] for ring in _rings(path)]
            yield path.findtext(f"{SVG}title", ""), fills.get(path, ""), rings


def leaders_over_colours(svg: str) -> Iterator[str]:
    """Lines to words on a map of the whole world that go far over areas that have a colour, beside that in which they
    begin."""
    root = ET.fromstring(svg)
    named = any(group.get("data-named") for group in root.iter(f"{SVG}g"))
    areas = list(_outlines(root)) if named else []
    if not areas or not _is_whole(root, [(name, [*chain(*rings)]) for name, _, rings in areas]):
        return
    colours = {colour for ramp in RAMPS.values() for colour in ramp}
    wide, tall = (math.ceil(FINE * float(side)) for side in root.attrib["viewBox"].split()[2:])
    image = Image.new("I", (wide, tall), 0)
    draw = ImageDraw.Draw(image)
    for number, (_, fill, rings) in enumerate(areas, 1):
        for ring in rings:
            if len(ring) > 2:
                draw.polygon([(FINE * x, FINE * y) for x, y in ring], fill=number if fill in colours else 0)
    cells = np.array(image)
    for line in root.iter(f"{SVG}line"):
        if line.get("stroke") != MUTED:
            continue
        start, end = (np.array([float(line.get(f"{axis}{at}", 0)) for axis in "xy"]) for at in (1, 2))
        long = float(np.hypot(*(end - start)))
        parts = (np.arange(max(1, round(FINE * long))) / max(1, round(FINE * long)))[:, np.newaxis]
        x, y = (FINE * (start + parts * (end - start))).astype(int).T.clip(0, [[wide - 1], [tall - 1]])
        under = cells[y, x]
        over = float(((under > 0) & (under != under[0])).mean()) * long
        if over > MOST_OVER:
            yield f"{over:.0f} units of a line from {start} over colours"


def _hidden(
    shapes: Sequence[tuple[str, Sequence[tuple[float, float]]]], words: Sequence[tuple[str, Box]]
) -> Iterator[str]:
    """Shapes most of whose corners lie under the words of one name."""
    for said in dict.fromkeys(code for code, _ in words):
        boxes = [box for code, box in words if code == said]
        whole = Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )
        for name, corners in shapes:
            under = [(x, y) for x, y in corners if whole.left <= x <= whole.right and whole.top <= y <= whole.bottom]
            if len(under) <= MOST_HIDDEN * len(corners):
                continue
            # Most corners of Canada are those of its islands: what counts is also how much of its extent is hidden.
            wide, tall = _extent(corners)
            if len(corners) > 1 and max(wide, tall) < LEAST_SEEN:
                continue
            across, down = _extent(under)
            if across * down >= MOST_HIDDEN * wide * tall:
                yield f"{name} under the words of {said}"


def _extent(corners: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """How wide and how tall what is around some points is."""
    xs, ys = zip(*corners, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def _rings(path: ET.Element) -> Iterator[list[tuple[float, float]]]:
    """The corners of each ring of an outline of absolute starts and relative steps."""
    for ring in path.get("d", "").split("M")[1:]:
        start, _, steps = ring.rstrip("z").partition("l")
        x, y = map(float, start.split())
        corners = [(x, y)]
        told = list(map(float, steps.split()))
        for across, down in zip(told[::2], told[1::2], strict=True):
            x, y = x + across, y + down
            corners.append((x, y))
        yield corners


def _like_a_flow(long: float, colour: str, broad: float, dashes: str | None) -> str:
    """What of a line that leads to words is like a line of people; nothing of one that is not. `long`: in sizes of
    type."""
    if long > LONGEST_LEADER:
        return f"{long:.1f} sizes of type long"
    if not dashes or broad > BROADEST_LEADER:
        return "broad" if dashes else "without dashes"
    return "dark" if contrast(colour, "#ffffff") > DARKEST_LEADER else ""


def _corners(path: str) -> list[tuple[float, float]]:
    found = [float(part) for part in re.findall(r"-?[\d.]+", path)]
    return list(zip(found[::2], found[1::2], strict=True))


def _to_line(spot: tuple[float, float], corners: Sequence[tuple[float, float]]) -> float:
    """From a spot to a closed outline; nothing within it."""
    away, is_within = math.inf, False
    for (x, y), (right, down) in pairwise([*corners, *corners[:1]]):
        across, along = right - x, down - y
        if (y <= spot[1]) != (down <= spot[1]) and x + (spot[1] - y) / along * across < spot[0]:
            is_within = not is_within
        part = ((spot[0] - x) * across + (spot[1] - y) * along) / ((across * across + along * along) or 1.0)
        part = min(max(part, 0.0), 1.0)
        away = min(away, math.hypot(spot[0] - x - part * across, spot[1] - y - part * along))
    return 0.0 if is_within else away


def beyond_panes(svg: str) -> Iterator[str]:
    """Figures that begin over the marks of a pane of years and end beyond its room, in that of the next one."""
    texts = texts_of(svg)
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        room = group.get("data-room")
        if room is None:
            continue
        left, right, bottom, top = map(float, group.get("data-pane", "").split())
        for text in texts:
            middle = (text.box.top + text.box.bottom) / 2
            if left <= text.box.left < right and top - text.size < middle < bottom and text.box.right > float(room) + 1:
                yield text.words


def crossed(svg: str) -> Iterator[str]:
    """Words that the upright line of a break or of an event goes through."""
    texts = texts_of(svg)
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("data-role") not in ("break", "event"):
            continue
        for line in group.iter(f"{SVG}line"):
            x, other, top, bottom = (float(line.get(name, 0)) for name in ("x1", "x2", "y1", "y2"))
            yield from (
                text.words
                for text in texts
                if x == other and text.box.left < x < text.box.right
                if min(bottom, text.box.bottom) - max(top, text.box.top) > 1
            )


def crowded_axes(svg: str) -> Iterator[str]:
    """Axes of panes with more figures or years than are read at a glance."""
    root = ET.fromstring(svg)
    scale = [text_of(node) for node in root.iter(f"{SVG}text") if node.get("class") == SCALE]
    ticks = [text for text in scale if TICK.match(text.words)]
    for group in root.iter(f"{SVG}g"):
        if group.get("data-pane"):
            left, right, bottom, top = map(float, group.get("data-pane", "").split())
            pane = Box(left, top, right, bottom)
            for told in (_below(pane, ticks), _beside(pane, ticks)):
                if len(told) > MOST_ON_AXIS:
                    yield f"{len(told)} on an axis, {told[0]} to {told[-1]}"


def _below(pane: Box, ticks: Sequence[Text]) -> list[str]:
    """What stands in the first line right below a pane."""
    found = [
        text
        for text in ticks
        if pane.bottom - 1 <= text.box.top <= pane.bottom + BESIDE_AXIS
        and pane.left < text.box.right
        and text.box.left < pane.right
    ]
    first = min((text.box.top for text in found), default=0.0)
    return [text.words for text in found if text.box.top < first + 1]


def _beside(pane: Box, ticks: Sequence[Text]) -> list[str]:
    """What stands at the left of a pane, or at its right where it is read from there."""
    return [
        text.words
        for text in ticks
        if pane.top - 1 <= (text.box.top + text.box.bottom) / 2 <= pane.bottom + 1
        and (0 <= pane.left - text.box.right <= BESIDE_AXIS or 0 <= text.box.left - pane.right <= BESIDE_AXIS)
    ]


def struck(svg: str) -> Iterator[str]:
    """Words that a line of figures or a dashed path goes through; of the name of such a path also letters that a dash
    comes so near to that it could be one of their strokes."""
    texts = texts_of(svg)
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        is_path = group.get("data-mark") == "Line" and group.get("data-role") in AHEAD
        if group.get("data-along") != "x" or not (is_path or group.get("data-part") == "line"):
            continue
        for path in group.iter(f"{SVG}path"):
            for run in path.get("d", "").split("M")[1:]:
                ends = [tuple(map(float, place.split())) for place in run.split("L")]
                for text in texts:
                    air = NEAR_PATH * text.size if is_path and text.words == group.get("data-name") else -1.5
                    left, right = (text.box.left - air, text.box.right + air) if air > 0 else text.box[::2]
                    box = Box(left, text.box.top - air, right, text.box.bottom + air)
                    if any(_goes_through(box, one, other) for one, other in pairwise(ends)):
                        yield text.words


def _goes_through(box: Box, one: Sequence[float], other: Sequence[float]) -> bool:
    steps = max(2, int(math.hypot(other[0] - one[0], other[1] - one[1])))
    spots = (
        (one[0] + (other[0] - one[0]) * at / steps, one[1] + (other[1] - one[1]) * at / steps) for at in range(steps)
    )
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in spots)


def on_ranges(svg: str) -> Iterator[str]:
    """Figures right over the line of a range that its publisher gives, of which they would be read as the end: of one
    chart, where there is always room beside it."""
    texts = texts_of(svg) if svg.count("data-pane=") == 1 else []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("data-role") != "ranged":
            continue
        for line in group.iter(f"{SVG}line"):
            x, other, top = (float(line.get(name, 0)) for name in ("x1", "x2", "y2"))
            yield from (
                text.words
                for text in texts
                if x == other and text.box.left < x < text.box.right and -2 < top - text.box.bottom < NEAR_RANGE
                if any(map(str.isdigit, text.words))
            )


def on_bars(svg: str) -> Iterator[str]:
    """Words of a row that lie on an edge of a bar: those of a part stand within it, or in its middle."""
    root, texts = ET.fromstring(svg), texts_of(svg)
    for group in root.iter(f"{SVG}g"):
        if group.get("data-mark") == "Bars" and group.get("data-along") != "x":
            for bar in _rects(group):
                middle = (bar.top + bar.bottom) / 2
                yield from (
                    text.words
                    for text in texts
                    if text.box.meets(bar, -NEARLY)
                    and not bar.top <= text.box.top <= text.box.bottom <= bar.bottom
                    and abs((text.box.top + text.box.bottom) / 2 - middle) > AT_BAR
                )


def off_bars(svg: str) -> Iterator[str]:
    """Figures that do not stand over the bar that is as high as they say: beside it, or over another one. Where nothing
    follows it they may begin there."""
    root = ET.fromstring(svg)
    told = [node for node in root.iter(f"{SVG}text") if node.get("fill") == INK and node.get("class") != HALO_CLASS]
    # With its year it stands over a bar alone where it is centred there: else it is the newest, in the words above.
    texts = [
        (found, text)
        for text, is_centred in _in_whole(told)
        if (found := FIGURE.fullmatch(text.words)) and (is_centred or not found[0].endswith(")"))
    ]
    for pane in (group for group in root.iter(f"{SVG}g") if group.get("data-pane") and group.get("data-y")):
        left, right, bottom, top = map(float, pane.get("data-pane", "").split())
        low, high = map(float, pane.get("data-y", "").split())
        bars = [bar for mark in pane.iter(f"{SVG}g") if _is_of_bars(mark) for bar in _rects(mark)]
        for found, text in texts:
            middle = (text.box.left + text.box.right) / 2
            is_there = left <= middle and text.box.left < right and top - ABOVE_PANE < text.box.bottom < bottom
            says, error = _figure_of(found)
            error = max(error, NEARLY * (high - low) / (bottom - top))
            own = [bar for bar in bars if abs(low + (bottom - bar.top) / (bottom - top) * (high - low) - says) <= error]
            if not is_there or not own or not says:  # A zero has no bar.
                continue
            nearest = min(bars, key=lambda bar: abs((bar.left + bar.right) / 2 - middle))
            is_over = any(bar.left - AT_BAR <= middle <= bar.right + AT_BAR for bar in own)
            is_last = abs(text.box.left - nearest.left) < AT_BAR and not any(
                nearest.right < bar.left < text.box.right for bar in bars
            )
            is_own = (is_over or is_last) and nearest in own
            is_theirs = DATED.search(found[0]) is not None and _is_over_others(text.box, pane, bars, own)
            if not is_own or is_theirs or any(text.box.meets(bar, -0.5) for bar in bars):
                yield text.words


def _is_over_others(words: Box, pane: ET.Element, bars: Sequence[Box], own: Sequence[Box]) -> bool:
    """Whether words reach over the line of a break, or over more than one bar beside their own that is as high."""
    groups = (group for group in pane.iter(f"{SVG}g") if group.get("data-role") == "break")
    lines = (float(line.get("x1", 0)) for group in groups for line in group.iter(f"{SVG}line"))
    high = [bar for bar in bars if bar not in own and bar.top <= min(one.top for one in own)]
    over = [bar for bar in high if words.left < bar.right and bar.left < words.right]
    return any(words.left < line < words.right for line in lines) or len(over) > 1


def _in_whole(told: Sequence[ET.Element]) -> Iterator[tuple[Text, bool]]:
    """Texts, those that go on in the next line as one, where its last line stands; and whether they are centred."""
    words = ""
    for node, after in pairwise([*told, None]):
        text, is_centred = text_of(node), node.get("text-anchor") == "middle"
        words = f"{words} {text.words}".strip()
        below = (
            None if after is None or after.get("x") != node.get("x") else float(after.get("y")) - float(node.get("y"))
        )
        if not (is_centred and below and 0 < below < 1.5 * text.size):
            yield text._replace(words=words), is_centred
            words = ""


def _is_of_bars(group: ET.Element) -> bool:
    return (group.get("data-mark"), group.get("data-along")) == ("Bars", "x") and group.get("data-role") != "silent"


def _rects(group: ET.Element) -> Iterator[Box]:
    for rect in group.iter(f"{SVG}rect"):
        x, y, wide, tall = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
        yield Box(x, y, x + wide, y + tall)


def _figure_of(found: re.Match[str]) -> tuple[float, float]:
    """What a figure says, of a range its lower end, and by how much that may be wrong."""
    is_about, digits, power = found.groups()
    times = {"": 1, "k": 1e3, "M": 1e6, "B": 1e9}[power]
    says = float(digits.replace(",", "")) * times
    return says, max(0.5 * times / 10 ** len(digits.partition(".")[2]), ABOUT * says if is_about else 0.0)


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box.left - x, x - box.right, 0.0)
    down = max(box.top - y, y - box.bottom, 0.0)
    return math.hypot(across, down)


def blank_share(svg: str) -> float:
    """The largest empty rectangle of a picture as part of it. What lies between the scales of a chart is no blank."""
    root = ET.fromstring(svg)
    width = int(float(root.attrib["viewBox"].split()[2]))
    image = Image.open(io.BytesIO(render(svg, width))).convert("RGB")
    pixels = np.asarray(image).astype(int)
    ink = (np.abs(pixels - pixels[1, 1]).sum(axis=2) > 12).astype(bool)
    for pane in filter(None, (group.get("data-pane") for group in root.iter(f"{SVG}g"))):
        left, right, bottom, top = (max(0, round(float(end))) for end in pane.split())
        ink[top:bottom, left:right] = True
    rows, columns = (length // COARSE for length in ink.shape)
    cells = ink[: rows * COARSE, : columns * COARSE].reshape(rows, COARSE, columns, COARSE).any(axis=(1, 3))
    return largest_empty(cells) / cells.size


def largest_empty(cells: np.ndarray) -> int:
    """How many cells the largest rectangle without ink has."""
    heights, most = np.zeros(cells.shape[1], int), 0
    for row in cells:
        heights = np.where(row, 0, heights + 1)
        most = max(most, _largest_under([int(height) for height in heights]))
    return most


def _largest_under(heights: Sequence[int]) -> int:
    """The largest rectangle under a row of bars."""
    most, open_bars = 0, list[tuple[int, int]]()
    for place, height in enumerate([*heights, 0]):
        first = place
        while open_bars and open_bars[-1][1] >= height:
            first, tall = open_bars.pop()
            most = max(most, tall * (place - first))
        open_bars.append((first, height))
    return most


# ------------------------------------------------------------------------------------------------ slides


def flaws_of_slide(slide: Any, size: tuple[int, int], most_lines: int = MOST_NAMED_LINES) -> list[Flaw]:
    """All that is wrong with a slide of a file. `size`: its width and height in EMU; `most_lines`: of its title."""
    frames = [(shape, _frame(shape)) for shape in slide.shapes if shape.width and shape.height]
    found = [
        Flaw("cut off", shape.name)
        for shape, frame in frames
        if frame.left < -1 or frame.top < -1 or frame.right > size[0] / EMU + 1 or frame.bottom > size[1] / EMU + 1
    ]
    apart = [(shape, frame) for shape, frame in frames if shape.has_text_frame or _is_body(shape)]
    found += [
        Flaw("overlap", f"{one.name} | {other.name}")
        for (one, here), (other, there) in combinations(apart, 2)
        if here.meets(there, -1)
    ]
    for shape, frame in frames:
        if shape.has_text_frame:
            found += _of_words(shape, frame, size[0] / EMU, most_lines)
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            found += _of_chart(shape)
        elif getattr(shape, "has_table", False) and shape.has_table:
            found += _of_table(shape)
    for shape, frame in frames:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += _of_group(shape, frame)
    found += [*_low_columns(slide), *_low_plots(slide), *_beyond_plots(slide), *_unlike_heads(slide)]
    found += [*_unkeyed_bars(slide), *_small_caveats(slide)]
    blank = _blank_of([frame for _, frame in frames], size)
    if blank > MOST_BLANK and not any(getattr(shape, "has_table", False) for shape, _ in frames):
        found.append(Flaw("blank", f"{blank:.0%} in one rectangle"))
    return found


def _frame(shape: Any) -> Box:
    """In points."""
    left, top = shape.left / EMU, shape.top / EMU
    return Box(left, top, left + shape.width / EMU, top + shape.height / EMU)


def _of_group(group: Any, frame: Box) -> Iterator[Flaw]:
    """What of the words inside a group cannot be read: those of a map and of its legend, which are shapes of its own.

    Our groups have the scale of the slide, so that frames inside them are frames on it.
    """
    told = [(shape, _frame(shape)) for shape in _with_words(group)]
    for shape, own in told:
        yield from _of_words(shape, own)
        if own.left < frame.left - 1 or own.right > frame.right + 1 or own.bottom > frame.bottom + 1:
            yield Flaw("cut off", f"beyond its group: {shape.text_frame.text[:60]}")
    for part in (part for part in _every(group) if part.name == LABELS):
        yield from _leading_shapes(part)
        yield from _shapes_nearer_to_others(part)
    for part in (part for part in _every(group) if part.name == MAP):
        yield from _hidden_shapes(part)
        yield from (Flaw("at another end", told) for told in _shapes_at_other_ends(part))
    for (one, here), (other, there) in combinations([(shape, _inked(shape, own)) for shape, own in told], 2):
        if here.meets(there, -1):
            yield Flaw("overlap", f"{one.text_frame.text[:40]} | {other.text_frame.text[:40]}")


def _small_caveats(slide: Any) -> Iterator[Flaw]:
    """What of the foot of a slide is smaller than its charts though it is not the line of sources, which is last; of a
    first slide its line, where that is no longer than two lines hold."""
    is_first = slide.slide_layout.name == COVER
    for shape in slide.placeholders:
        told = shape.text_frame.paragraphs if shape.placeholder_format.idx == (FOOTER if is_first else CAPTION) else ()
        for paragraph in told if is_first else told[:-1]:
            sizes = [run.font.size.pt for run in paragraph.runs if run.font.size is not None]
            if min(sizes, default=LEAST_SHOWN) < LEAST_SHOWN and not (is_first and len(paragraph.text) > LONGEST):
                yield Flaw("small", f"{min(sizes):g} pt: {paragraph.text[:60]}")


def _unkeyed_bars(slide: Any) -> Iterator[Flaw]:
    """Bars over the dots of rows that no sign on the slide stands for, and a sign for bars that nobody sees."""
    is_keyed, longest, has_dots = _has_sign_of_bars(slide), 0.0, False
    for shape in slide.shapes:
        of_chart = [_bar_length(series) for series in _dotted(shape)]
        has_dots = has_dots or bool(of_chart)
        longest = max((longest, *of_chart))
        if max(of_chart, default=0.0) > LEAST_BAR and not is_keyed:
            yield Flaw("not in the key", f"bars of {shape.name}")
    if has_dots and longest <= LEAST_BAR and is_keyed:
        yield Flaw("in the key alone", "bars over dots")


def _has_sign_of_bars(slide: Any) -> bool:
    """Whether a key has a flat sign beside words of its name that begin with those of a bar."""
    groups = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP and shape.name == KEY]
    parts = [part for group in groups for part in _every(group)]
    told = {part.text_frame.text for part in parts if part.has_text_frame}
    flat = {part.name for part in parts if part.height < part.width / 4 and not part.text_frame.text}
    return any(name.startswith("bar:") for name in told & flat)


def _dotted(shape: Any) -> Iterator[tuple[Any, ...]]:
    """The series of each country on the rows of a profile: its dots, and its bars if it has any."""
    if not shape.has_chart:
        return
    every = shape.chart._chartSpace.xpath(".//c:scatterChart/c:ser")
    dots = [one for one in every if one.xpath("./c:marker/c:symbol[@val='circle']") and not one.xpath(".//c:dPt")]
    for dot in dots:
        name = "".join(dot.xpath("./c:tx//c:v/text()"))
        yield tuple(one for one in every if "".join(one.xpath("./c:tx//c:v/text()")) == name)


def _bar_length(series: Sequence[Any]) -> float:
    """How far the longest bar over a country's dots reaches to one side of one. What is drawn without a line is no bar:
    points of a strip that bear names alone."""
    dots, *others = sorted(series, key=lambda one: bool(one.xpath("./c:marker/c:symbol[@val='none']")))
    bars = [one for one in others if not one.xpath("./c:spPr/a:ln/a:noFill")]
    at = {y: x for x, y in _corners_of_series(dots)}
    return max((abs(x - at[y]) for one in bars for x, y in _corners_of_series(one) if y in at), default=0.0)


def _corners_of_series(series: Any) -> list[tuple[float, float]]:
    """Where the points of a series stand, those without a figure left out."""
    across, up = (
        {one.get("idx"): float(one.xpath("./c:v/text()")[0]) for one in series.xpath(f"./c:{name}//c:pt")}
        for name in ("xVal", "yVal")
    )
    return [(across[idx], up[idx]) for idx in across if idx in up]


def _every(group: Any) -> Iterator[Any]:
    for shape in group.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _every(shape)


def _hidden_shapes(group: Any) -> Iterator[Flaw]:
    """Of a map of the whole world, as `hidden_areas`: a part of it has a frame."""
    shapes = [shape for shape in group.shapes if shape.shape_type != MSO_SHAPE_TYPE.GROUP]
    if any(shape.name == EDGE for shape in shapes):
        return
    words = [shape for shape in shapes if shape.has_text_frame and shape.text_frame.text.strip()]
    led = {" ".join(shape.text_frame.text.split()) for shape in words}
    areas = [shape for shape in shapes if shape not in words and shape.name not in led]
    # A small country has a circle, too.
    circled = {shape.name for shape in areas if not shape._element.xpath(".//a:custGeom")}
    corners = [
        (shape.name, list(_corners_of_shape(shape)))
        for shape in areas
        if shape.name not in circled or not shape._element.xpath(".//a:custGeom")
    ]
    for said in _hidden(corners, [(shape.text_frame.text, _frame(shape)) for shape in words]):
        yield Flaw("hidden", said)


def _corners_of_shape(shape: Any) -> Iterator[tuple[float, float]]:
    """The corners of an outline, or the middle of a circle."""
    frame = _frame(shape)
    paths = shape._element.xpath(".//a:custGeom/a:pathLst/a:path")
    if not paths:
        yield (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    for path in paths:
        wide, tall = (max(int(path.get(name)), 1) for name in ("w", "h"))
        for point in path.iter(qn("a:pt")):
            x, y = int(point.get("x")) / wide, int(point.get("y")) / tall
            yield frame.left + x * frame.width, frame.top + y * frame.height


def _leading_shapes(group: Any) -> Iterator[Flaw]:
    """Of what stands on a map of flows the open lines, which lead to words."""
    shapes = list(group.shapes)
    size = max(run.font.size.pt for shape in shapes for text in shape.text_frame.paragraphs for run in text.runs)
    for shape in (one for one in shapes if one._element.xpath("./p:spPr/a:custGeom")):
        (line,) = shape._element.xpath("./p:spPr/a:ln")
        is_quiet = line.xpath("./a:solidFill/a:schemeClr/@val") == [QUIET_TEXT]
        dashes = "".join(line.xpath("./a:prstDash/@val"))
        long = math.hypot(shape.width, shape.height) / EMU / size
        if said := _like_a_flow(long, MUTED if is_quiet else INK, int(line.get("w")) / EMU, dashes):
            yield Flaw("leader", f"{said}: {shape.name}")


def _shapes_nearer_to_others(group: Any) -> Iterator[Flaw]:
    """As `nearer_to_others`: a dot has the name of its words."""
    frames = [(shape, _frame(shape)) for shape in group.shapes]
    dots = {
        shape.name: ((own.left + own.right) / 2, (own.top + own.bottom) / 2)
        for shape, own in frames
        if shape._element.xpath("./p:spPr/a:prstGeom[@prst='ellipse']")
    }
    words = [(" ".join(shape.text_frame.text.split()), own) for shape, own in frames if shape.has_text_frame]
    labels = [(said, own, dots[said]) for said, own in words if said in dots]
    yield from (Flaw("nearer to another", told) for told in _nearer_to_others(labels))


def _shapes_at_other_ends(group: Any) -> Iterator[str]:
    """As `at_other_ends`: a line of people has the names of both ends, unless an edge of the map cuts it off; words
    have no more than a dot, so that they are of the end that is nearest to it."""
    parts = {part.name: part for part in group.shapes if part.shape_type == MSO_SHAPE_TYPE.GROUP}
    if FLOWS not in parts or LABELS not in parts:
        return
    edge, lines = _frame(group), []
    for shape in parts[FLOWS].shapes:
        own, areas = _frame(shape), shape.name.partition(":")[0].split(" \u2192 ")
        inner = own.left > edge.left + 1 and own.top > edge.top + 1
        if len(areas) == 2 and inner and own.right < edge.right - 1 and own.bottom < edge.bottom - 1:
            seen = [int(alpha) / 100_000 for alpha in shape._element.xpath("./p:spPr/a:solidFill//a:alpha/@val")]
            is_pale = min(seen, default=1) < PALE
            lines.append(_people((areas[0], areas[1]), list(_corners_of_shape(shape)), is_pale=is_pale))
    ends = [(area, at) for line in lines for area, at in zip(line.areas, line.ends, strict=True)]
    frames = [(shape, _frame(shape)) for shape in parts[LABELS].shapes]
    dots, leads, words = {}, {}, []
    for shape, own in frames:
        name = " ".join(shape.name.split())
        if shape._element.xpath("./p:spPr/a:prstGeom[@prst='ellipse']"):
            dots[name] = (own.left + own.right) / 2, (own.top + own.bottom) / 2
        elif shape._element.xpath("./p:spPr/a:custGeom"):
            one, two = _corners_of_shape(shape)
            leads[name] = one, two
    for shape, own in frames:
        said = " ".join(shape.text_frame.text.split())
        if said and said in dots and ends:
            dot = dots[said]
            # Words with both ends have the short names of these.
            short = [set(part.split()) for part in said.partition(":")[0].split("\u2192")] if "\u2192" in said else []
            about = (min(ends, key=lambda end: math.dist(end[1], dot))[0],)
            about += tuple(area for area, _ in ends if any(part <= set(area.split()) for part in short))
            words.append(_OnMap(said, own, dot, about, leads.get(said)))
    yield from _at_other_ends(words, lines)


def _with_words(group: Any) -> Iterator[Any]:
    for shape in group.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _with_words(shape)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            yield shape


def _inked(shape: Any, frame: Box) -> Box:
    """What of a frame its words take, from its top left."""
    runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs if run.font.size is not None]
    if not runs:
        return frame
    size, weight = runs[0].font.size.pt, BOLD if runs[0].font.bold else REGULAR
    text = shape.text_frame.text
    # Words that break nowhere may be a hair wider than their frame, which is in whole units of a file.
    lines = text.split("\n") if shape.text_frame.word_wrap is False else wrapped(text, size, frame.width, weight)
    return frame._replace(
        right=min(frame.right, frame.left + max(width_of(line, size, weight) for line in lines)),
        bottom=frame.top + len(lines) * leading() * size,
    )


def _is_body(shape: Any) -> bool:
    return bool(getattr(shape, "has_chart", False) or getattr(shape, "has_table", False))


def _of_words(shape: Any, frame: Box, slide_wide: float = WIDE, most_lines: int = MOST_NAMED_LINES) -> Iterator[Flaw]:
    """Type that is too small, and words that have no room in their frame. `slide_wide`: in points."""
    is_narrow = slide_wide <= WIDE
    lines = 0.0
    is_title = shape.is_placeholder and shape.placeholder_format.idx == TITLE
    is_foot = shape.is_placeholder and shape.placeholder_format.idx in (CAPTION, FOOTER, NUMBER)
    is_long = len(shape.text_frame.text) > (LONGEST_NARROW if is_narrow else LONGEST)
    usual = LEAST_NARROW if is_narrow else _usual_title(shape.text_frame.text, slide_wide - 2 * MARGIN)
    least = (LEAST_LONG if is_long else usual) if is_title else LEAST_SAID if is_foot else LEAST_SHOWN
    for paragraph in shape.text_frame.paragraphs:
        sizes = [run.font.size.pt for run in paragraph.runs if run.font.size is not None]
        if sizes and min(sizes) < least and paragraph.text.strip():
            yield Flaw("small", f"{min(sizes):g} pt: {paragraph.text[:60]}")
        if sizes:
            lines += (
                len(wrapped(paragraph.text, max(sizes), frame.width, BOLD if is_title else REGULAR))
                * leading()
                * max(sizes)
            )
    most = MOST_NARROW_LINES if is_narrow else most_lines
    if is_title and not is_long and lines > (most + 0.5) * leading() * max(sizes, default=0.0):
        yield Flaw("more lines", f"than {most} of a title: {shape.text_frame.text[:60]}")
    if lines > frame.height + 2 and shape.text_frame.word_wrap is not False:
        yield Flaw("cut off", f"{lines:.0f} pt of words in {frame.height:.0f}: {shape.text_frame.text[:60]}")


def _usual_title(title: str, wide: float) -> float:
    """The least type of a title in so many points: smaller than that of all only as far as makes it two lines."""
    for less in np.arange(0.0, SMALLER + 0.5, 0.5):
        if len(wrapped(title, LEAST_TITLE - less, sure_part() * wide, BOLD)) <= MOST_TITLE_LINES:
            return LEAST_TITLE - float(less)
    return LEAST_TITLE


def _of_chart(shape: Any) -> Iterator[Flaw]:
    """Types that stand in the chart's own file, in hundredths of a point."""
    for node in shape.chart._chartSpace.iter():
        size = node.get("sz")
        if size is not None and str(node.tag).endswith(("}defRPr", "}rPr")) and int(size) < 100 * LEAST_SHOWN:
            yield Flaw("small", f"{int(size) / 100:g} pt in the chart {shape.name}")
            break
    yield from _labels_astray(shape)
    yield from _labels_over_labels(shape)
    yield from _off_their_bars(shape)
    yield from _off_their_columns(shape)
    yield from _at_other_lines(shape)
    yield from _shapes_beyond(shape)
    yield from _crowded_scales(shape)


def _crowded_scales(shape: Any) -> Iterator[Flaw]:
    """Axes of a native chart with more figures or years than are read at a glance, those of our own among them."""
    space = shape.chart._chartSpace
    own = sum(bool(YEAR.fullmatch(words)) for words in _words_of_shapes(shape))
    for axis in space.iter(qn("c:dateAx"), qn("c:valAx")):
        is_told = axis.find(qn("c:tickLblPos")).get("val") != "none"
        if axis.find(qn("c:delete")).get("val") == "1" or not is_told:
            continue
        many = _years_along(space, axis) + own if axis.tag == qn("c:dateAx") else _figures_along(space, axis)
        if many > MOST_ON_AXIS:
            yield Flaw("crowded", f"{many} on an axis of the chart {shape.name}")


def _words_of_shapes(shape: Any) -> Iterator[str]:
    """What stands in the shapes of a chart."""
    for relation in shape.chart.part.rels.values():
        if relation.reltype.endswith("/chartUserShapes"):
            for body in ET.fromstring(relation.target_part.blob).iter(f"{USER_SHAPES}txBody"):
                yield "".join(body.itertext())


def _years_along(space: Any, axis: Any) -> int:
    """Years at the steps of an axis of dates."""
    many = max(int(node.get("val")) for node in space.xpath(".//c:cat//c:ptCount"))
    return len(range(0, many, int(float(axis.find(qn("c:majorUnit")).get("val")))))


def _figures_along(space: Any, axis: Any) -> int:
    """Figures at the steps of an axis, as far as the file says its steps; powers of ten of a logarithmic one."""
    unit = axis.find(qn("c:majorUnit"))
    ends = [axis.find(f"{qn('c:scaling')}/{qn(f'c:{name}')}") for name in ("min", "max")]
    low, high = (None if end is None else float(end.get("val")) for end in ends)
    if axis.find(f"{qn('c:scaling')}/{qn('c:logBase')}") is not None:
        return round(math.log10(high / low)) + 1 if low and high else 0
    if unit is None:
        return 0
    hidden = HIDDEN_ENDS.match(axis.find(qn("c:numFmt")).get("formatCode"))
    if hidden:
        low, high = map(float, hidden.groups())
    step, values = float(unit.get("val")), [float(node.text) for node in space.xpath(".//c:val//c:v | .//c:yVal//c:v")]
    low = 0.0 if low is None else low
    high = math.ceil(AUTOMATIC * max(values, default=0.0) / step) * step if high is None else high
    return math.floor(high / step + 1e-6) - math.ceil(low / step - 1e-6) + 1


def _shapes_beyond(shape: Any) -> Iterator[Flaw]:
    """Lines and words within a chart that are no series, of which LibreOffice draws none that is partly beyond it."""
    for relation in shape.chart.part.rels.values():
        if not relation.reltype.endswith("/chartUserShapes"):
            continue
        for anchor in ET.fromstring(relation.target_part.blob):
            ends = [float(node.text or 0) for node in anchor.iter() if str(node.tag).endswith(("}x", "}y"))]
            if min(ends) < 0 or max(ends) > 1.001:
                names = [node.get("name") for node in anchor.iter() if str(node.tag).endswith("}cNvPr")]
                yield Flaw("cut off", f"{names[0]} in the chart {shape.name}")


def _off_their_bars(shape: Any) -> Iterator[Flaw]:
    """Figures over columns whose middle is moved beyond their own column, or that stand on a taller one beside it."""
    space, wide = shape.chart._chartSpace, shape.width / EMU
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    bars = [bar for bar in space.iter(qn("c:barChart")) if bar.find(qn("c:barDir")).get("val") == "col"]
    for bar in bars if layout is not None else ():
        left, top, across, up = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xywh")
        own = bar.findall(qn("c:ser"))
        beside = 1 if bar.find(qn("c:overlap")).get("val") == "100" else len(own)
        ends = next(filter(None, (_ends(space, axis.get("val")) for axis in bar.findall(qn("c:axId")))), None)
        tops = [(place, value) for one in own for place, value in _cached(one.find(qn("c:val"))).items()]
        for series in own if beside == 1 else ():
            values = _cached(series.find(qn("c:val")))
            many = int(series.find(f".//{qn('c:cat')}//{qn('c:ptCount')}").get("val"))
            part = across * wide / many
            half = part / (1 + float(bar.find(qn("c:gapWidth")).get("val")) / 100) / 2
            for label in series.iter(qn("c:dLbl")):
                place = int(label.find(qn("c:idx")).get("val"))
                if label.find(qn("c:dLblPos")).get("val") != "outEnd" or place not in values:
                    continue
                low, high = ends or (0.0, math.inf)
                at = left * wide + (place + 0.5) * part
                down = (top + (1 - (values[place] - low) / (high - low)) * up) * shape.height / EMU
                words, box = _label_box(label, (at, down - AT_MARK), (wide, shape.height / EMU))
                is_on = any(
                    one != place
                    and abs(left * wide + (one + 0.5) * part - (box.left + box.right) / 2) < (box.width / 2 + half - 1)
                    and (top + (1 - (value - low) / (high - low)) * up) * shape.height / EMU < box.bottom - ON_BAR
                    for one, value in (tops if ends else ())
                )
                is_last = abs(box.left - at + half) < AT_BAR and not any(
                    at + half < left * wide + (one + 0.5) * part - half < box.right for one, _ in tops
                )
                is_over = abs((box.left + box.right) / 2 - at) <= half + AT_BAR
                high = [one for one, value in tops if one != place and value >= values[place]]
                over = [one for one in high if box.left - half < left * wide + (one + 0.5) * part < box.right + half]
                is_theirs = DATED.search(words) is not None and len(over) > 1
                if is_on or is_theirs or not (is_over or is_last):
                    yield Flaw("off its bar", f"{words} in the chart {shape.name}")


def _at_other_lines(shape: Any) -> Iterator[Flaw]:
    """Words at the end of a line, of which one stands beside the end of another line, if no line leads from its own."""
    space = shape.chart._chartSpace
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    for lines in space.iter(qn("c:lineChart")) if layout is not None else ():
        ends = next(filter(None, (_ends(space, axis.get("val")) for axis in lines.findall(qn("c:axId")))), None)
        told = list(_ends_of_lines(lines))
        heights = float(layout.find(qn("c:h")).get("val")) * shape.height / EMU
        for series, label, value in told if ends else ():
            moved = label.find(f"{qn('c:layout')}/{qn('c:manualLayout')}/{qn('c:y')}")
            down = 0.0 if moved is None else float(moved.get("val")) * shape.height / EMU
            leads = any(str(node.tag).endswith("}showLeaderLines") and node.get("val") == "1" for node in series.iter())
            places = [(ends[1] - other) / (ends[1] - ends[0]) * heights for *_, other in told]
            own = (ends[1] - value) / (ends[1] - ends[0]) * heights
            tall = leading() * max(int(run.get("sz")) / 100 for run in label.iter(qn("a:rPr")))
            many = len(list(label.iter(qn("a:p"))))
            rows = [own + down + (row - (many - 1) / 2) * tall for row in range(many)]
            nearest = [min(places, key=lambda place, row=row: abs(place - row)) for row in rows]
            # Of words in one line each none can stand nearer to their own end; long names have no room for that.
            sizes = {int(run.get("sz")) / 100 for run in label.iter(qn("a:rPr"))}
            whole = width_of(" ".join(run.text or "" for run in label.iter(qn("a:t"))), max(sizes), REGULAR)
            is_free = many > 1 and whole < ONE_LINE * shape.width / EMU
            if is_free and any(abs(near - own) > 1 for near in nearest) and not (leads and abs(down) > FAR):
                words = " ".join(run.text or "" for run in label.iter(qn("a:t")))
                yield Flaw("at another line", f"{words} in the chart {shape.name}")


def _ends_of_lines(lines: Any) -> Iterator[tuple[Any, Any, float]]:
    """The series of a chart with the label of the last figure, if it has one behind it, and this figure; of a lone dot
    where that stands at the end of all."""
    every = [(series, _cached(series.find(qn("c:val")))) for series in lines.findall(qn("c:ser"))]
    last = max((max(values) for _, values in every if values), default=0)
    for series, values in every:
        if len(values) == 1 and last not in values:
            continue
        for label in series.iter(qn("c:dLbl")):
            place = int(label.find(qn("c:idx")).get("val"))
            if values and place == max(values) and label.find(qn("c:dLblPos")).get("val") == "r":
                yield series, label, values[place]


def _beyond_plots(slide: Any) -> Iterator[Flaw]:
    """Figures over columns that go beyond their chart, where offices push them aside."""
    shapes = [shape for shape in slide.shapes if getattr(shape, "has_chart", False) and shape.has_chart]
    for shape in shapes:
        space, wide = shape.chart._chartSpace, shape.width / EMU
        layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
        bars = [bar for bar in space.iter(qn("c:barChart")) if bar.find(qn("c:barDir")).get("val") == "col"]
        if layout is None:
            continue
        left, plot = (float(layout.find(qn(f"c:{name}")).get("val")) * wide for name in "xw")
        for series in (series for bar in bars for series in bar.findall(qn("c:ser"))):
            many = int(series.find(f".//{qn('c:cat')}//{qn('c:ptCount')}").get("val"))
            for label in series.iter(qn("c:dLbl")):
                at = left + (int(label.find(qn("c:idx")).get("val")) + 0.5) * plot / many
                words, box = _label_box(label, (at, 0.0), (wide, shape.height / EMU))
                if box.right > wide + 1:
                    yield Flaw("beyond its plot", f"{words} in the chart {shape.name}")


def _unlike_heads(slide: Any) -> Iterator[Flaw]:
    """Charts beside each other over whose words stands behind one name, and below another, what is said of it; or in
    type of another size. That of one that leads them is of that size, too."""
    frames = [(shape, _frame(shape)) for shape in slide.shapes]
    every = [frame for shape, frame in frames if getattr(shape, "has_chart", False) and shape.has_chart]
    charts = [frame for frame in every if not _leads(frame, every)]
    found: dict[tuple[int, float], str] = {}
    for shape, frame in frames if len(charts) > 1 else ():
        runs = [run for part in shape.text_frame.paragraphs for run in part.runs] if shape.has_text_frame else []
        is_head = any(abs(frame.bottom - one.top) < 1 and abs(frame.left - one.left) < 1 for one in charts)
        if is_head and {True, False} <= {bool(run.font.bold) for run in runs}:
            found[len(shape.text_frame.paragraphs), runs[0].font.size.pt] = shape.name
    if len(found) > 1:
        yield Flaw("unlike heads", " | ".join(found.values()))


def _tops(series: Any, raised: dict[tuple[str, int], float]) -> dict[int, float]:
    """How high each column of a series, or point of a line, reaches with its range or with what stands on it, by its
    place. `raised`: as `_raised` has it."""
    found = _cached(series.find(qn("c:val")))
    own = series.find(qn("c:idx")).get("val")
    over = {place: more for (index, place), more in raised.items() if index == own}
    over |= {
        int(point.get("idx")): float(point.findtext(qn("c:v")))
        for bars in series.findall(qn("c:errBars"))
        for point in (() if bars.find(qn("c:plus")) is None else bars.find(qn("c:plus")).iter(qn("c:pt")))
    }
    return {place: value + over.get(place, 0.0) for place, value in found.items()}


def _raised(shape: Any) -> dict[tuple[str, int], float]:
    """How much of a scale the shapes of a chart take that stand on its columns beside each other, by the series of the
    column and its place."""
    filled = [frame for _, frame in _filled(shape)]
    columns = list(_columns_beside(shape)) if filled else []
    return {key: top.height * unit for key, column, unit in columns for top in filled if _stands_on(top, column)}


def _stands_on(top: Box, column: Box) -> bool:
    """Whether a shape begins where a column ends, and is as wide."""
    ends = (top.left, column.left), (top.right, column.right), (top.bottom, column.top)
    return all(abs(one - other) < 1 for one, other in ends)


def _filled(shape: Any) -> Iterator[tuple[str, Box]]:
    """Names and frames, in points of a chart, of its shapes of one colour."""
    for relation in shape.chart.part.rels.values():
        for anchor in ET.fromstring(relation.target_part.blob) if relation.reltype.endswith("/chartUserShapes") else ():
            if anchor.find(f".//{{*}}spPr/{qn('a:solidFill')}") is None:
                continue
            sides = [[float(node.text or 0) for node in anchor.iterfind(f".//{{*}}{name}")] for name in "xy"]
            (left, right), (top, bottom) = sides
            wide, tall = shape.width / EMU, shape.height / EMU
            names = [node.get("name", "") for node in anchor.iterfind(".//{*}cNvPr")]
            yield names[0], Box(left * wide, top * tall, right * wide, bottom * tall)


def _columns_beside(shape: Any) -> Iterator[tuple[tuple[str, int], Box, float]]:
    """Columns of which several stand in a year: of which series and place each is, its frame in points of the chart,
    and what a point is on its scale."""
    space, chart_wide, chart_tall = shape.chart._chartSpace, shape.width / EMU, shape.height / EMU
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    for bar in space.iter(qn("c:barChart")) if layout is not None else ():
        ends = next(filter(None, (_ends(space, axis.get("val")) for axis in bar.findall(qn("c:axId")))), None)
        own = bar.findall(qn("c:ser"))
        overlap = bar.find(qn("c:overlap"))
        if ends is None or (overlap is not None and overlap.get("val") == "100"):
            continue
        left, top, across, up = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xywh")
        foot, unit = (top + up) * chart_tall, (ends[1] - ends[0]) / (up * chart_tall)
        for number, series in enumerate(own):
            part = across * chart_wide / int(series.find(f".//{qn('c:cat')}//{qn('c:ptCount')}").get("val"))
            each = part / (len(own) + float(bar.find(qn("c:gapWidth")).get("val")) / 100)
            for place, value in _cached(series.find(qn("c:val"))).items():
                at = left * chart_wide + (place + 0.5) * part + (number - len(own) / 2) * each
                box = Box(at, foot - (value - ends[0]) / unit, at + each, foot)
                yield (series.find(qn("c:idx")).get("val"), place), box, unit


def _off_their_columns(shape: Any) -> Iterator[Flaw]:
    """Shapes of one colour within a chart of columns that stand on none of them, or on which figures lie."""
    filled = list(_filled(shape))
    columns = {key: column for key, column, _ in _columns_beside(shape)} if filled else {}
    labels = [
        _label_box(label, ((column.left + column.right) / 2, column.top), (shape.width / EMU, shape.height / EMU))
        for series in shape.chart._chartSpace.iter(qn("c:ser"))
        for label in (series.iter(qn("c:dLbl")) if columns else ())
        if (column := columns.get((series.find(qn("c:idx")).get("val"), int(label.find(qn("c:idx")).get("val")))))
    ]
    for name, top in filled:
        if not any(_stands_on(top, column) for column in columns.values()):
            yield Flaw("off its bar", f"{name} in the chart {shape.name}")
        for words, box in labels:
            # By themselves figures stand over the end of their column.
            if box.moved(0, -box.height / 2).meets(top, -2):
                yield Flaw("overlap", f"{words} and the top of {name} in the chart {shape.name}")


def _low_columns(slide: Any) -> Iterator[Flaw]:
    """Columns that a scale makes low which ends far above all that stand on it, in one chart or in several, which may
    go on on other slides. A share beside counts on one scale is read from 0 to all of them."""
    own = [end for end, _ in _scales(slide)]
    every = [one for other in slide.part.package.presentation_part.presentation.slides for one in _scales(other)]
    for high in dict.fromkeys(own):
        most = max(far for end, far in every if end == high)
        is_whole = high == WHOLE and own.count(high) == 1 and any(own.count(other) > 1 for other in own)
        if 0 < most < high and not is_whole:
            yield Flaw("low", f"a scale up to {high:g} where {most:g} leaves room")


def _scales(slide: Any) -> Iterator[tuple[float, float]]:
    """Where the scale of each chart of columns ends, if the file says it, and where it may end at most."""
    for shape in slide.shapes:
        space = shape.chart._chartSpace if getattr(shape, "has_chart", False) and shape.has_chart else None
        bars = [] if space is None else list(space.iter(qn("c:barChart")))
        is_plain = all(bar.find(qn("c:barDir")).get("val") == "col" for bar in bars)
        is_stacked = any(bar.find(qn("c:grouping")).get("val") == "stacked" for bar in bars)
        for axis in bars[0].findall(qn("c:axId")) if bars and is_plain else ():
            ends = _ends(space, axis.get("val"))
            if ends:
                parts = list(bars[0].iter(qn("c:ser"))) if is_stacked else []
                raised = _raised(shape)
                tops = [_tops(series, raised) for series in parts]
                # Parts that stand on each other reach together as high as the scale is for, or what is drawn over them.
                high = [sum(own.get(place, 0.0) for own in tops) for place in set().union(*tops)]
                rest = [_tops(series, raised) for series in space.iter(qn("c:ser")) if series not in parts]
                top = max([*high, *(top for own in rest for top in own.values())], default=0.0)
                yield ends[1], max([MOST_HEADROOM * top, *_ends_over_lines(shape, raised)])


def _ends_over_lines(shape: Any, raised: dict[tuple[str, int], float]) -> Iterator[float]:
    """Where the scale of a chart ends so that each figure in more lines than one has room over its column."""
    space, tall = shape.chart._chartSpace, shape.height / EMU
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    plot = tall * float(layout.find(qn("c:h")).get("val")) if layout is not None else 0.0
    for series in space.iter(qn("c:ser")) if plot else ():
        values = _tops(series, raised)
        for label in series.iter(qn("c:dLbl")):
            sizes = [int(run.get("sz")) / 100 for run in label.iter(qn("a:rPr")) if run.get("sz")]
            lines = len(list(label.iter(qn("a:p"))))
            value = values.get(int(label.find(qn("c:idx")).get("val")), 0.0)
            over = leading() * max(sizes, default=0.0) * lines + ON_BAR
            is_over = label.find(qn("c:dLblPos")).get("val") in ("outEnd", "t")
            if lines > 1 and is_over and over < plot:
                yield value * plot / (plot - over)


def _low_plots(slide: Any) -> Iterator[Flaw]:
    """Columns of charts beside each other whose plot is a small part of what they have with the words above them."""
    shapes = [(shape, _frame(shape)) for shape in slide.shapes]
    charts = [(shape, frame) for shape, frame in shapes if getattr(shape, "has_chart", False) and shape.has_chart]
    plots: dict[Box, float] = {}
    for shape, frame in charts if len(charts) > 1 else ():
        space = shape.chart._chartSpace
        layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
        if layout is None or space.find(f".//{qn('c:barChart')}") is None:
            continue
        words = [one for _, one in shapes if abs(one.bottom - frame.top) < 1 and abs(one.left - frame.left) < 1]
        whole = frame.height + sum(one.height for one in words)
        tall = float(layout.find(qn("c:h")).get("val")) * frame.height
        part, plots[frame] = tall / whole, tall
        if part < LEAST_PLOT:
            yield Flaw("low", f"the plot has {part:.0%} of the height of the chart {shape.name}")
    frames = [frame for _, frame in charts]
    if any(_leads(frame, frames) and tall < max(plots.values()) for frame, tall in plots.items()):
        yield Flaw("low", "the plot that leads is lower than one below it")
    yield from _uneven_plots(charts)


def _leads(frame: Box, charts: Sequence[Box]) -> bool:
    """Whether a chart leads others: it goes over the whole width of several that stand beside each other below it."""
    below = [one for one in charts if one.top >= frame.bottom]
    return len(below) == len(charts) - 1 > 0 and all(one.width < 0.9 * frame.width for one in below)


def _uneven_plots(charts: Sequence[tuple[Any, Box]]) -> Iterator[Flaw]:
    """Charts beside and below each other on the same scale, of which one is taller: a figure is higher there; but one
    that leads all of them, whose bars say their figures, and which is never the lowest."""
    heights: dict[float, set[int]] = {}
    frames = [frame for _, frame in charts]
    for shape, frame in charts:
        if _leads(frame, frames):
            continue
        space = shape.chart._chartSpace
        layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
        for bars in space.iter(qn("c:barChart")) if layout is not None else ():
            for axis in bars.findall(qn("c:axId")):
                if ends := _ends(space, axis.get("val")):
                    tall = round(float(layout.find(qn("c:h")).get("val")) * frame.height / EVEN)
                    heights.setdefault(ends[1], set()).add(tall)
    yield from (
        Flaw("uneven", f"plots up to {high:g}") for high, found in heights.items() if max(found) - min(found) > 1
    )


def _labels_over_labels(shape: Any) -> Iterator[Flaw]:
    """Words at the marks of a chart between two scales of which one lies over another, as offices place them.

    A label stands over, below, beside or on its mark by its `dLblPos`, moved by its layout in parts of the chart.
    """
    space = shape.chart._chartSpace
    for scatter in space.iter(qn("c:scatterChart")):
        labels = list(_labels_placed(shape, scatter, space))
        for words, box in labels:
            if box.left < -ON_BAR or box.right > shape.width / EMU + ON_BAR:
                yield Flaw("beyond its plot", f"{words} in the chart {shape.name}")
        for (one, here), (other, there) in combinations(labels, 2):
            if here.meets(there, -2):
                yield Flaw("overlap", f"in the chart {shape.name}: {one} | {other}")


def _labels_placed(shape: Any, scatter: Any, space: Any) -> Iterator[tuple[str, Box]]:
    """The words of each label with what they cover, in points of the chart; nothing where offices lay it out."""
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    ends = [_ends(space, node.get("val")) for node in scatter.findall(qn("c:axId"))]
    if layout is None or len(ends) != 2 or None in ends:
        return
    left, top, wide, tall = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xywh")
    width, height = shape.width / EMU, shape.height / EMU
    for series in scatter.findall(qn("c:ser")):
        points = [_cached(series.find(qn(name))) for name in ("c:xVal", "c:yVal")]
        for label in series.iter(qn("c:dLbl")):
            place = int(label.find(qn("c:idx")).get("val"))
            if any(place not in found for found in points):
                continue
            across, up = ((found[place] - low) / (high - low) for found, (low, high) in zip(points, ends, strict=True))
            mark = (left + across * wide) * width, (top + (1 - up) * tall) * height
            yield _label_box(label, mark, (width, height))


def _ends(space: Any, axis: str) -> tuple[float, float] | None:
    """The figures at the left, or below, and at the other end of a scale; None where the office decides."""
    for node in space.iter(qn("c:valAx")):
        ends = [node.find(f"{qn('c:scaling')}/{qn(f'c:{name}')}") for name in ("min", "max")]
        is_log = node.find(f"{qn('c:scaling')}/{qn('c:logBase')}") is not None
        if node.find(qn("c:axId")).get("val") == axis and not is_log and None not in ends:
            low, high = (float(end.get("val")) for end in ends)
            is_turned = node.find(f"{qn('c:scaling')}/{qn('c:orientation')}").get("val") == "maxMin"
            return (high, low) if is_turned else (low, high)
    return None


def _cached(node: Any) -> dict[int, float]:
    return {int(point.get("idx")): float(point.findtext(qn("c:v"))) for point in node.iter(qn("c:pt"))}


def _label_box(label: Any, mark: tuple[float, float], chart: tuple[float, float]) -> tuple[str, Box]:
    """What the words of a label cover."""
    lines = ["".join(run.text or "" for run in part.iter(qn("a:t"))) for part in label.iter(qn("a:p"))]
    size = max(int(run.get("sz")) / 100 for run in label.iter(qn("a:rPr")))
    wide, tall = max(width_of(line, size, REGULAR) for line in lines), len(lines) * leading() * size
    moved = label.find(f"{qn('c:layout')}/{qn('c:manualLayout')}")
    shift = [0.0, 0.0] if moved is None else [float(moved.find(qn(f"c:{name}")).get("val")) for name in "xy"]
    x, y = (at + part * length for at, part, length in zip(mark, shift, chart, strict=True))
    side = label.find(qn("c:dLblPos")).get("val")
    right = {"r": x + AT_MARK + wide, "l": x - AT_MARK}.get(side, x + wide / 2)
    bottom = {"t": y - AT_MARK, "b": y + AT_MARK + tall}.get(side, y + tall / 2)
    return " ".join(lines), Box(right - wide, bottom - tall, right, bottom)


def _labels_astray(shape: Any) -> Iterator[Flaw]:
    """Labels of a chart that were moved far from their marks, without a line that leads there."""
    for labels in shape.chart._chartSpace.iter(qn("c:dLbls")):
        leads = any(str(node.tag).endswith("}showLeaderLines") and node.get("val") == "1" for node in labels.iter())
        for label in labels.iter(qn("c:dLbl")):
            for layout in label.iter(qn("c:manualLayout")):
                x, y = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xy")
                # Over its range a figure stands at the end of its mark.
                y = min(0.0, y + _range_over(shape, labels.getparent(), label)) if y < 0 else y
                across = max(0.0, abs(x) * shape.width / EMU - _half_over_mark(label))
                down = y * shape.height / EMU
                is_beside, is_below = _stands_aside(shape, labels.getparent(), label)
                across = 0.0 if is_beside else across
                down = max(0.0, down - A_LINE * _type_of(label)) if is_below and down > 0 else down
                if down < 0 and _is_over_a_line(shape, labels.getparent(), label, -down):
                    down = min(0.0, down + A_LINE * _type_of(label))
                if is_beside and down < 0:
                    down = min(0.0, down + A_LINE * _type_of(label) * _lines_under(labels, label))
                far = math.hypot(across, down)
                if far > FAR and not leads:
                    yield Flaw("astray", f"{far:.0f} pt in the chart {shape.name}")


def _stands_aside(shape: Any, series: Any, label: Any) -> tuple[bool, bool]:
    """Whether words are of no mark and stand in their row at a side of the chart, as its heads do; and whether they are
    of an end of its scale, in the line below that."""
    scatter, space = series.getparent(), shape.chart._chartSpace
    ends = [_ends(space, node.get("val")) for node in scatter.findall(qn("c:axId"))]
    is_side = label.find(qn("c:dLblPos")).get("val") in ("l", "r")
    if scatter.tag != qn("c:scatterChart") or not is_side or None in ends or not _has_no_mark(series):
        return False, False
    place = int(label.find(qn("c:idx")).get("val"))
    across, up = (_cached(series.find(qn(name))).get(place) for name in ("c:xVal", "c:yVal"))
    is_at_end = across in (ends[0] or ())
    return is_at_end, is_at_end and ends[1] is not None and up == ends[1][0]


def _lines_under(labels: Any, label: Any) -> int:
    """How many lines of words of the same end of a scale stand between a line of them and their row."""
    series = labels.getparent()

    def at(one: Any) -> tuple[tuple[object, ...], float]:
        place = int(one.find(qn("c:idx")).get("val"))
        moved = one.find(f"{qn('c:layout')}/{qn('c:manualLayout')}")
        across, up = (_cached(series.find(qn(name))).get(place) for name in ("c:xVal", "c:yVal"))
        x, y = (0.0 if moved is None else float(moved.find(qn(f"c:{name}")).get("val")) for name in "xy")
        return (across, up, x, one.find(qn("c:dLblPos")).get("val")), y

    spot, own = at(label)
    return sum(where == spot and own < y <= 0 for where, y in map(at, labels.iter(qn("c:dLbl"))))


def _has_no_mark(series: Any) -> bool:
    """Whether nothing of a series is seen but its labels."""
    symbols = [node.get("val") for node in series.iterfind(f"{qn('c:marker')}/{qn('c:symbol')}")]
    line = series.find(f"{qn('c:spPr')}/{qn('a:ln')}/{qn('a:noFill')}")
    return symbols == ["none"] and line is not None


def _range_over(shape: Any, series: Any, label: Any) -> float:
    """How far the range of a column reaches over it, as a part of the chart's height."""
    space = shape.chart._chartSpace
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    ends = [found for node in series.getparent().findall(qn("c:axId")) if (found := _ends(space, node.get("val")))]
    if layout is None or not ends or series.find(qn("c:val")) is None:
        return 0.0
    place, (low, high) = int(label.find(qn("c:idx")).get("val")), ends[0]
    over = _tops(series, _raised(shape))[place] - _cached(series.find(qn("c:val")))[place]
    return over / (high - low) * float(layout.find(qn("c:h")).get("val"))


def _is_over_a_line(shape: Any, series: Any, label: Any, up: float) -> bool:
    """Whether a figure so many points over its bar stands over a line of the grid, which would go through it."""
    space, place = shape.chart._chartSpace, int(label.find(qn("c:idx")).get("val"))
    layout = space.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    names = {node.get("val") for node in series.getparent().findall(qn("c:axId"))}
    axes = [axis for axis in space.iter(qn("c:valAx")) if axis.find(qn("c:axId")).get("val") in names]
    step = next((float(unit.get("val")) for axis in axes for unit in axis.iterfind(qn("c:majorUnit"))), 0.0)
    ends = next((found for axis in axes if (found := _ends(space, axis.find(qn("c:axId")).get("val")))), None)
    if layout is None or ends is None or not step or series.find(qn("c:val")) is None:
        return False
    top, points = _tops(series, _raised(shape))[place], float(layout.find(qn("c:h")).get("val")) * shape.height / EMU
    return (step - (top - ends[0]) % step) / (ends[1] - ends[0]) * points <= up


def _type_of(label: Any) -> float:
    """The size of a label's first words, in points."""
    return int(next(label.iter(qn("a:rPr"))).get("sz")) / 100


def _half_over_mark(label: Any) -> float:
    """Half the width of words that are centred on their mark, in points: moved less far, they still stand over it."""
    if label.find(qn("c:dLblPos")).get("val") not in {"t", "b", "ctr", "outEnd"}:
        return 0.0
    widths: list[float] = [
        width_of(run.findtext(qn("a:t")), int(run.find(qn("a:rPr")).get("sz")) / 100, REGULAR)
        for run in label.iter(qn("a:r"))
    ]
    return max(widths) / 2


def _of_table(shape: Any) -> Iterator[Flaw]:
    widths = [column.width / EMU for column in shape.table.columns]
    for row in shape.table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            sizes = [run.font.size.pt for part in cell.text_frame.paragraphs for run in part.runs if run.font.size]
            if sizes and min(sizes) < LEAST_SHOWN:
                yield Flaw("small", f"{min(sizes):g} pt in a table: {cell.text_frame.text[:40]}")
                return
            if sizes and _tall(cell, wide, max(sizes)) > row.height / EMU + 2:
                # The row grows, and pushes the table over what stands below it.
                yield Flaw("cut off", f"{row.height / EMU:.0f} pt of a row for: {cell.text_frame.text[:60]}")


def _tall(cell: Any, wide: float, size: float) -> float:
    """What the words of a cell take of the height of its row; nothing of those that are read from below."""
    if (cell._tc.tcPr is not None and cell._tc.tcPr.get("vert")) or cell.is_merge_origin or cell.is_spanned:
        return 0.0
    room = wide - (cell.margin_left + cell.margin_right) / EMU
    weight = BOLD if any(run.font.bold for part in cell.text_frame.paragraphs for run in part.runs) else REGULAR
    lines = sum(len(wrapped(part.text, size, room, weight)) for part in cell.text_frame.paragraphs)
    return lines * leading() * size + (cell.margin_top + cell.margin_bottom) / EMU


def _blank_of(frames: Sequence[Box], size: tuple[int, int]) -> float:
    width, height = (max(1, round(length / EMU / COARSE)) for length in size)
    cells = np.zeros((height, width), bool)
    for frame in frames:
        left, top = (max(0, int(length // COARSE)) for length in (frame.left, frame.top))
        cells[top : int(frame.bottom // COARSE) + 1, left : int(frame.right // COARSE) + 1] = True
    return largest_empty(cells) / cells.size
