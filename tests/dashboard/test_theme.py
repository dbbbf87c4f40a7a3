"""Colours by number: what has to be seen has contrast with its ground, what has to be told apart differs in any eye."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

import pytest
from coloraide import Color

from dashboard import theme
from dashboard.context import Context
from dashboard.exports.picture.canvas import HALO_CLASS
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.dress import GROUNDS as ON_GROUNDS
from dashboard.exports.picture.dress import Dress
from dashboard.exports.picture.look import GROUND
from dashboard.exports.picture.sizes import SIZES
from dashboard.kinds.flows import AMONG, FROM, TO
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import SVG
from tests.fixtures.sweeps import BODIES, WALKS, Walk, chosen

SCHEMES = ("light", "dark")
MORE = {"light": "light, more contrast", "dark": "dark, more contrast"}
GROUNDS = {
    "light": theme.LIGHT,
    "dark": theme.DARK,
    MORE["light"]: theme.LIGHT_MORE,
    MORE["dark"]: theme.DARK_MORE,
}
WORDS, MARKS = 4.5, 3.0
"""Least contrasts of text, and of lines, bars, marks and the edges of controls (WCAG 2.2, 1.4.3 and 1.4.11)."""
MORE_WORDS, MORE_EDGES = 7.0, 4.5
"""The same of words and edges of the page where the reader asks for more (WCAG 2.2, 1.4.6)."""
APART = 6.0
"""Least CIEDE2000 between two colours that are told apart by nothing else."""
AT_A_GLANCE = 20.0
"""The same of dots that lie scattered over each other, to eyes that see all colours."""
IN_GREY = 5.0
"""Least difference in lightness of grounds that are told apart in a grey print."""
SIGHTS = ("normal", "protan", "deutan", "tritan")
INKS = {
    **{f"line {place}": colour for place, colour in enumerate(theme.LINES)},
    **{f"hue {hue}": theme.line_colour(hue) for hue in theme.RAMPS},
    **{f"status {name}": colour for name, colour in theme.STATUS_COLOURS.items()},
    "status off its target": theme.OFF_TARGET,
    **{f"region {code}": colour for code, colour in theme.REGIONS.items()},
    "girls": theme.GIRLS,
    "boys": theme.BOYS,
    "children": theme.CHILDREN,
    "adults": theme.ADULTS,
    "age unknown": theme.UNKNOWN_LINE,
}
NAMED_IN_THEIR_COLOUR = (*(f"line {place}" for place in range(6)), "girls", "boys", "children", "adults")
"""Names at the end of a line have its colour."""


def _as_seen(colour: str, sight: str) -> Color:
    seen = Color(colour)
    return seen if sight == "normal" else seen.filter(sight)


def apart(one: str, other: str) -> float:
    """The least difference of two colours to anybody's eyes."""
    return min(_as_seen(one, sight).delta_e(_as_seen(other, sight), method="2000") for sight in SIGHTS)


def in_scheme(scheme: str, colour: str) -> str:
    return theme.dark_inks()[colour] if scheme.startswith("dark") else colour


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_bars_and_marks_are_seen_on_their_ground(scheme: str) -> None:
    ground = GROUNDS[scheme]["ground"]
    found = {name: round(theme.contrast(in_scheme(scheme, colour), ground), 2) for name, colour in INKS.items()}
    assert {name: ratio for name, ratio in found.items() if ratio < MARKS} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["ground", "wash"])
def test_words_can_be_read_on_their_ground(scheme: str, ground: str) -> None:
    for palette, least in ((GROUNDS[scheme], WORDS), (GROUNDS[MORE[scheme]], MORE_WORDS)):
        page = {name: round(theme.contrast(palette[name], palette[ground]), 2) for name in ("ink", "muted", "accent")}
        assert {name: ratio for name, ratio in page.items() if ratio < least} == {}
    words = {name: in_scheme(scheme, INKS[name]) for name in NAMED_IN_THEIR_COLOUR if ground == "ground"}
    found = {name: round(theme.contrast(colour, GROUNDS[scheme][ground]), 2) for name, colour in words.items()}
    assert {name: ratio for name, ratio in found.items() if ratio < WORDS} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_a_control_is_seen_and_grounds_of_flows_are_told_apart_in_grey(scheme: str) -> None:
    """Of land that reports, of undetermined status and that reports few a grey print shows the lightness (CIELAB, 0 to
    100) alone."""
    palette, more = GROUNDS[scheme], GROUNDS[MORE[scheme]]
    assert theme.contrast(palette["control"], palette["ground"]) >= MARKS
    assert min(theme.contrast(more[name], more["ground"]) for name in ("control", "line")) >= MORE_EDGES
    told = theme.css().partition("@media (prefers-contrast:more)")[2]
    assert all(f"--{name}:{more[name]};" in told for name in ("ink", "muted", "accent", "control", "line"))
    lands = [palette[name] for name in ("reports", "undetermined", "land")]
    light = [Color(colour).convert("lab-d65")["lightness"] for colour in lands]
    assert all(abs(first - second) > IN_GREY for first, second in pairwise(light)), dict(zip(lands, light, strict=True))


def _alike(colours: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
    found = {(one, other): round(apart(colours[one], colours[other]), 1) for one, other in pairs}
    return {pair: apart for pair, apart in found.items() if apart < APART}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("family", ["line", "region"])
def test_series_of_one_chart_are_told_apart_by_anybody(scheme: str, family: str) -> None:
    colours = {name: in_scheme(scheme, colour) for name, colour in INKS.items() if name.startswith(family)}
    assert _alike(colours, combinations(colours, 2)) == {}


@pytest.mark.parametrize("walk", WALKS)
def test_words_on_a_map_can_be_read_within_their_halo_light_and_dark(shared: Context, walk: Walk) -> None:
    """White words in white halos: the dark maps of Bangladesh's detected victims and of flows."""
    inks = ("ink", TO, FROM, AMONG, *(theme.line_ink(hue) for hue in theme.RAMPS))
    assert min(theme.contrast(theme.ink(ink), GROUND) for ink in inks) >= WORDS
    maps = [one for one, view in VIEWS.items() if view.home == "map" and view.page != "overview"]
    flows = [one for one, view in VIEWS.items() if view.kind == "flow-map"]
    for view in map(VIEWS.__getitem__, chosen([*maps, *flows], BODIES.keys() & {*maps, *flows}, walk)):
        drawn = content_of(shared, Asked(view, selection_of(shared, view, "area=BGD"), ""))
        for ground in ON_GROUNDS:
            root = ET.fromstring(compose(drawn, SIZES["slide"], Dress(ground=ground, scheme="dark")))
            written = {(text.get("class"), text.get("x"), text.get("y")): text for text in root.iter(f"{SVG}text")}
            pairs = [(text, written[None, *at]) for (kind, *at), text in written.items() if kind == HALO_CLASS]
            assert pairs, view.panel
            for halo, word in pairs:
                # On a dark class, which is a pale one here, the halo is of that class.
                assert halo.attrib["fill"] == halo.attrib["stroke"], view.panel
                assert halo.attrib["fill"] in (theme.DARK["ground"], *theme.dark_classes().values()), view.panel
                found = theme.contrast(word.attrib["fill"], halo.attrib["fill"])
                assert found >= WORDS, (view.panel, ground, "".join(word.itertext()))


def test_dots_of_regions_are_seen_and_told_apart_through_what_lies_behind_them() -> None:
    for scheme, palette in GROUNDS.items():
        inks = [in_scheme(scheme, colour) for colour in theme.REGIONS.values()]
        dots = [theme.mixed(ink, palette["ground"], theme.OPACITY[""]) for ink in inks]
        pairs = [*combinations(dots, 2)]
        assert min(Color(one).delta_e(Color(other), method="2000") for one, other in pairs) >= AT_A_GLANCE, scheme
        assert min(apart(one, other) for one, other in pairs) >= APART, scheme
        assert min(theme.contrast(dot, palette["ground"]) for dot in dots) >= MARKS, scheme


@pytest.mark.parametrize("scheme", SCHEMES)
def test_sexes_and_ages_are_told_apart_by_anybody(scheme: str) -> None:
    colours = {name: in_scheme(scheme, INKS[name]) for name in ("girls", "boys", "children", "adults", "age unknown")}
    pairs = [("girls", "boys"), *combinations(("children", "adults", "age unknown"), 2)]
    assert _alike(colours, pairs) == {}


@pytest.mark.parametrize("hue", theme.RAMPS)
def test_neighbouring_classes_of_a_map_are_told_apart_by_anybody(hue: str) -> None:
    colours = {str(place): colour for place, colour in enumerate(theme.RAMPS[hue])}
    assert _alike(colours, pairwise(colours)) == {}


def test_statuses_are_told_apart_by_anybody() -> None:
    """Those that stand beside each other in a bar at a glance: two greens and two greys were too alike."""
    for scheme in SCHEMES:
        inks = {**theme.STATUS_COLOURS, "off its target": theme.OFF_TARGET, "no figure": theme.NO_FIGURE}
        colours = {name: in_scheme(scheme, colour) for name, colour in inks.items()}
        assert _alike(colours, combinations(colours, 2)) == {}, scheme
        for one, other in (("TARGET_MET", "ON_TRACK"), ("off its target", "no figure")):
            assert Color(colours[one]).delta_e(Color(colours[other]), method="2000") >= AT_A_GLANCE, (scheme, one)


def test_a_status_has_one_colour_in_cells_and_in_charts_in_each_scheme() -> None:
    light, dark = theme.css().split(":root[data-scheme=dark]")[:2]
    for name, colour in theme.STATUS_COLOURS.items():
        said, turned = f"status-{name.lower().replace('_', '-')}", in_scheme("dark", colour)
        assert f"--{said}:{colour};" in light
        assert f"--{said}:{turned};" in dark
        assert f"--on-{said}:{theme.readable_on(turned)};" in dark


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("hue", theme.RAMPS)
def test_what_a_subtitle_calls_faint_stands_out_less_in_each_scheme(hue: str, scheme: str) -> None:
    named = {theme.LIGHT["few-dot"]}  # of the same colour as a class, with one of its own in the dark
    colours = [in_scheme(scheme, colour) for colour in theme.RAMPS[hue][:5] if colour not in named]
    ratios = [theme.contrast(colour, GROUNDS[scheme]["ground"]) for colour in colours]
    assert ratios == sorted(ratios)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("median", ["children", "girls", "boys"])
def test_a_median_is_seen_on_the_band_of_the_middle_half(median: str, scheme: str) -> None:
    assert theme.contrast(in_scheme(scheme, INKS[median]), in_scheme(scheme, theme.ink("victims.1"))) >= 2


def test_every_ink_of_a_chart_has_one_in_the_dark() -> None:
    told = theme.css()
    assert all(colour in theme.dark_inks() for colour in INKS.values())
    assert all(f"{colour}{dark}" in told for colour, dark in theme.dark_inks().items())
