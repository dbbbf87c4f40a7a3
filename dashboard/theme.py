"""Every colour and size of the look, once: for figures, and as CSS variables for the rest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "ink": "#17212b",
        "muted": "#5a6673",
        "line": "#dfe4ea",
        "wash": "#f5f7f8",
        "ground": "#ffffff",
        "accent": "#0b6b78",
        "no-report": "#f1f0ec",
        "no-report-line": "#cfccc2",
        "undetermined": "#dcdcd8",
        "outline": "#ffffff",
        "older": "#17212b",
        "land": "#e9edf0",
        "reports": "#b8c6cf",
        "few-dot": "#3f96a0",
        "control": "#848f9a",
    }
)
DARK = MappingProxyType(
    {
        "ink": "#e8edf1",
        "muted": "#a3b0bc",
        "line": "#33404c",
        "wash": "#1c262f",
        "ground": "#12191f",
        "accent": "#5cc3cf",
        "no-report": "#242d35",
        "no-report-line": "#46525d",
        "undetermined": "#3a444d",
        "outline": "#12191f",
        "older": "#e8edf1",
        "land": "#26313a",
        "reports": "#425664",
        "few-dot": "#7fbbbf",
        "control": "#6b7884",
    }
)

LIGHT_MORE = MappingProxyType(
    {**LIGHT, "ink": "#000000", "muted": "#3b4650", "line": "#69737d", "accent": "#06525d", "control": "#515c67"}
)
DARK_MORE = MappingProxyType(
    {**DARK, "ink": "#ffffff", "muted": "#c3ced8", "line": "#7b8894", "accent": "#7ad6e0", "control": "#a3b0bc"}
)
"""For who asks their system for more contrast: words and edges; inks of charts stay what they mean."""

OWN = "#b0157c"
"""Figures of the reader's own, beside the published ones (assets/own.js): an ink that nothing published has."""

GIRLS, BOYS, CHILDREN, ADULTS, UNKNOWN_LINE = "#6d4aa5", "#9a650b", "#0b6b78", "#5a7795", "#7b8792"
STATUS_COLOURS = MappingProxyType(
    {
        "TARGET_MET": "#004f4b",
        "ON_TRACK": "#249b7c",
        "FAIR": "#7d6c00",
        "LIMITED": "#d18210",
        "DETERIORATION": "#9b3a2e",
        "TARGET_MISSED": "#6e2219",
        "CANNOT_BE_JUDGED": "#8b95a1",
    }
)
OFF_TARGET = "#5c6874"
"""Of countries that cannot be judged, those whose recent figure is not at the target: more is known of them."""
NO_FIGURE = "#d5dbe1"
"""Of the others, of whom nothing is known: paler than any status, as blank as the part is."""

RAMPS = MappingProxyType(
    {
        "victims": ("#d3e8e6", "#a9d1d2", "#7fbbbf", "#3f96a0", "#12707d", "#0a4854"),
        "conflict": ("#f6e0d9", "#eabfb2", "#dc9c89", "#c7705a", "#a8432f", "#6f2719"),
        "weather": ("#dbe9f5", "#b5d2ea", "#88b6da", "#5594c5", "#2b6ea8", "#174a78"),
        "refugees": ("#e8e0ef", "#d0c1de", "#b49fc9", "#977bb0", "#7a5c99", "#51386b"),
        "poverty": ("#f3e6cf", "#e4cb9e", "#d0ab6b", "#b58840", "#8f6524", "#5f4013"),
        "protection": ("#e0ebd9", "#bfd6b3", "#9abf8a", "#70a05f", "#4b7d3d", "#2d5424"),
        "neutral": ("#e3e7ea", "#c5cdd3", "#a3afb9", "#7d8c99", "#586a79", "#384857"),
    }
)
"""Six classes from few to many, one hue each, of even steps in lightness."""

_ZERO = {"light": 0.5, "dark": 0.45}
"""Part of the colour of the lowest class in that of a zero: land, and less than the least, on either ground."""


def zero(hue: str, *, dark: bool = False) -> str:
    """The fill of a reported zero: between the ground and the lowest class, so that it is neither sea nor a figure."""
    lowest, ground = (RAMPS[hue][-1], DARK["ground"]) if dark else (RAMPS[hue][0], LIGHT["ground"])
    return mixed(lowest, ground, _ZERO["dark" if dark else "light"])


def mixed(colour: str, ground: str, part: float) -> str:
    """A colour laid over a ground, both as "#rrggbb"; `part`: how much of it is seen, from 0 to 1."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * over + (1 - part) * under):02x}" for over, under in pairs)


TIERS = (*RAMPS["neutral"][4:1:-1], "#d5dade")
"""From tier 1 to tier 3."""

PALE = 0.24
"""Part of a colour in a ground for words."""
LINES = ("#0b6b78", "#9f3520", "#6d4aa5", "#9a650b", "#0076cf", "#4e8041")
"""Lines of areas in the order in which the reader chose them; further ones are `muted`."""

REGIONS = MappingProxyType({"002": "#cb4500", "019": "#007dbc", "142": "#b1479a", "150": "#12307a", "009": "#4b8025"})
"""Regions by M49 code, in five colours that are told apart with any kind of colour vision, as dots through which others
are seen, too."""

_IN_DARK = MappingProxyType(
    {
        **dict(zip(LINES, ("#5cc3cf", "#d07f79", "#8f74b9", "#a77929", "#749ec1", "#66905a"), strict=True)),
        **dict(zip(REGIONS.values(), ("#f0801a", "#2fc4ee", "#f9b8d2", "#637df4", "#63b36c"), strict=True)),
        **dict(
            zip(
                STATUS_COLOURS.values(),
                ("#0d8058", "#86deaf", "#a4a61a", "#f5aa66", "#e87a77", "#cb3d57", "#8b95a1"),
                strict=True,
            )
        ),
        OFF_TARGET: "#c6ced6",
        NO_FIGURE: "#46525d",
        ADULTS: "#8ca0ad",
        OWN: "#f28fd0",
        UNKNOWN_LINE: "#7b8792",
    }
)
"""Colours that are told apart from each other on a dark ground, too: merely lit they would be alike."""

MARK = "rgba(90,102,115,0.13)"
"""The column of the map's year in charts, in light and dark alike."""

BAND = "rgba(90,102,115,0.16)"
"""The band of a projection, in light and dark alike."""

STEM = "rgba(90,102,115,0.4)"
"""The line from an event through the rows of a timeline, in light and dark alike."""

GROUND = "rgba(125,138,150,0.38)"
"""Lines that rows of marks stand on, in light and dark alike."""

CLEAR = "rgba(0,0,0,0)"
"""No colour: the page's ground shows, in light and dark."""

HATCH = "rgba(140,135,120,0.55)"
"""Lines over years without a figure, in light and dark alike."""
HATCHED = MappingProxyType({"shape": "/", "fgcolor": HATCH, "bgcolor": CLEAR, "size": 6, "solidity": 0.2})
"""Those lines as a pattern of plotly's."""

OPACITY: Mapping[str, float] = MappingProxyType({"": 0.75, "chosen": 0.85, "others": 0.4})
"""Of dots that lie over each other, by what they mean."""
DOT_EDGE = "rgba(255,255,255,0.7)"
"""Around them."""

ON_COLOUR, BLACK = "#ffffff", "#000000"
"""Text on a dark fill, in light and dark alike; text on a fill on which neither this nor ink can be read well."""
FAR_CONTRAST = 7.0
"""Contrast of words that are read from afar, where any text has so much."""
LEAST_CONTRAST = 4.5
"""Of text, as level AA of the WCAG wants it."""

STRIP, FAINT = "rgba(140,150,160,0.45)", "rgba(140,150,160,0.4)"
"""The line of a strip and the ticks of those in its background, in light and dark alike."""

FONT = 'Inter, "Inter Stand-in", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'
"""The page's own (dashboard/parts/typeface.py), then the reader's, which also write Arabic and Chinese."""
FONT_SIZE = 12


_INKS: Mapping[str, str] = MappingProxyType(
    {
        **LIGHT,
        "girls": GIRLS,
        "boys": BOYS,
        "children": CHILDREN,
        "adults": ADULTS,
        "age-unknown": UNKNOWN_LINE,
        "others": UNKNOWN_LINE,
        "own": OWN,
        "track": GROUND,
        "clear": CLEAR,
        "band": BAND,
        "faint": FAINT,
        **{f"{hue}.{place}": colour for hue, colours in RAMPS.items() for place, colour in enumerate(colours)},
        **{f"tier.{place}": colour for place, colour in enumerate(TIERS)},
        **{f"line.{place}": colour for place, colour in enumerate(LINES)},
        **{f"status.{name}": colour for name, colour in STATUS_COLOURS.items()},
        "status.OFF_TARGET": OFF_TARGET,
        "status.NO_FIGURE": NO_FIGURE,
        **{f"region.{code}": colour for code, colour in REGIONS.items()},
    }
)


_RGBA = re.compile(r"rgba\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*([\d.]+)\s*\)")


def seen_through(colour: str) -> tuple[str, float]:
    """A colour as "#rrggbb", and how much it covers of what is behind, from 0 to 1; any other form is left as it is."""
    found = _RGBA.fullmatch(colour)
    if not found:
        return colour, 1.0
    return "#" + "".join(f"{int(part):02x}" for part in found.groups()[:3]), float(found[4])


def ink(name: str) -> str:
    """The colour of an ink in the light palette. Raises KeyError for a name that is none."""
    return _INKS[name]


def readable_on(colour: str) -> str:
    """The colour of text on a fill, as "#rrggbb": dark or white, whichever has more contrast, or black."""
    best = max((LIGHT["ink"], ON_COLOUR), key=lambda text: contrast(text, colour))
    return best if contrast(best, colour) >= LEAST_CONTRAST else BLACK


def clear_on(colour: str) -> str:
    """The same of words that are read from afar: black rather than dark, where dark is not far from the fill."""
    best = readable_on(colour)
    return (
        best
        if contrast(best, colour) >= FAR_CONTRAST
        else max((ON_COLOUR, BLACK), key=lambda text: contrast(text, colour))
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the WCAG, from 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """As the WCAG measures it, from 0 for black to 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


LEAST_LIT = 4.5
"""Contrast with the dark ground of a colour that means something, in marks and words alike."""


def lit(colour: str) -> str:
    """A colour, as much lighter as it has to be to be told from the dark ground, and to write words in."""
    part, found = 0.0, colour
    while contrast(found, DARK["ground"]) < LEAST_LIT and part < 1:
        part += 0.05
        found = mixed(ON_COLOUR, colour, part)
    return found


def dark_classes() -> dict[str, str]:
    """What the fill of each class, zero and sum is in the dark: classes in the other order, so that many stands out."""
    found: dict[str, str] = {LIGHT["wash"]: DARK["wash"]}
    for hue, ramp in RAMPS.items():
        found |= dict(zip(ramp, reversed(ramp), strict=True)) | {zero(hue): zero(hue, dark=True)}
    return found


def in_dark(colour: str) -> str:
    """What an ink of lines, marks and words is in the dark."""
    return _IN_DARK.get(colour) or lit(colour)


FAINTER = (0.35, 0.5, 0.6, 0.75)
"""Part of a hue's own ink in its four paler ones, in the dark."""


def _fainter() -> dict[str, str]:
    """The paler inks of each hue in the dark: the paler on paper, the less they stand out there, too."""
    found: dict[str, str] = {TIERS[-1]: mixed(in_dark(line_colour("neutral")), DARK["ground"], FAINTER[0])}
    for hue, ramp in RAMPS.items():
        own = in_dark(line_colour(hue))
        found |= {
            colour: mixed(own, DARK["ground"], part) for colour, part in zip(ramp[: len(FAINTER)], FAINTER, strict=True)
        }
    return found


def dark_inks() -> dict[str, str]:
    """What each of them is there, and each ground."""
    grounds = {colour: DARK[name] for name, colour in LIGHT.items()}
    darkest = {ramp[-1] for ramp in RAMPS.values()}
    inks = {colour for colour in _INKS.values() if colour.startswith("#") and colour not in darkest}
    return {colour: in_dark(colour) for colour in sorted(inks)} | _fainter() | grounds


def text_on(name: str) -> str:
    """The colour of a figure on an ink, the one with more contrast; muted where there is no ink."""
    return readable_on(ink(name)) if name else LIGHT["muted"]


def pale(name: str) -> str:
    """An ink as the ground of words: so pale that they can be read on it."""
    return mixed(ink(name), LIGHT["ground"], PALE)


def line_ink(hue: str) -> str:
    """The one ink of an indicator's own line or bar."""
    return f"{hue}.4"


def others_ink(hue: str) -> str:
    """That of what a group is without some of its countries, beside it: grey, and blue where its own is grey."""
    return "line.4" if hue == "neutral" else "muted"


def line_colour(hue: str) -> str:
    """Its colour."""
    return ink(line_ink(hue))


@cache
def css() -> str:
    """The look as CSS variables, dark mode included, and the fills of map classes by hue."""

    def variables(values: dict[str, str]) -> str:
        return "".join(f"--{name}:{value};" for name, value in values.items())

    shared = {"own": OWN, "girls": GIRLS, "boys": BOYS, "children": CHILDREN, "adults": ADULTS, "font": FONT}
    shared |= _statuses(STATUS_COLOURS)
    ramps = "".join(_ramp(hue, colours) for hue, colours in RAMPS.items())
    # Read by assets/dark.js, since plotly takes no variables.
    told = {"dark-inks": dark_inks(), "dark-classes": dark_classes()}
    dark = {**DARK, **{name: "".join(one + other for one, other in pairs.items()) for name, pairs in told.items()}}
    people = {"own": OWN, "girls": GIRLS, "boys": BOYS, "children": CHILDREN, "adults": ADULTS}
    dark |= {name: in_dark(colour) for name, colour in people.items()}
    dark |= _statuses({name: in_dark(colour) for name, colour in STATUS_COLOURS.items()})
    dark["words-on-marks"] = "".join((LIGHT["ink"], ON_COLOUR, BLACK))
    more, more_dark = (
        variables({name: colour for name, colour in palette.items() if usual[name] != colour})
        for palette, usual in ((LIGHT_MORE, LIGHT), (DARK_MORE, DARK))
    )
    muted = "".join(
        f'.js-plotly-plot text[style*="fill: rgb({int(one[1:3], 16)}, {int(one[3:5], 16)}, {int(one[5:], 16)})"]'
        "{fill:var(--muted)!important}"
        for one in (LIGHT["muted"], DARK["muted"])
    )
    return (
        f":root{{{variables({**shared, **LIGHT})}color-scheme:light}}"
        f":root[data-scheme=dark]{{{variables(dark)}color-scheme:dark}}{ramps}"
        f"@media (prefers-contrast:more){{:root{{{more}}}:root[data-scheme=dark]{{{more_dark}}}{muted}}}"
    )


def _statuses(colours: Mapping[str, str]) -> dict[str, str]:
    """The fill of each status, and the colour of words on it."""
    names = {name: f"status-{name.lower().replace('_', '-')}" for name in colours}
    on = {f"on-{names[name]}": readable_on(colour) for name, colour in colours.items()}
    return on | {names[name]: colour for name, colour in colours.items()}


def _ramp(hue: str, colours: tuple[str, ...]) -> str:
    """Classes from few to many; on a dark ground from dark to light, so that many still stands out; `--on…` for text
    on them. `--light…` is for pictures, which are always light."""

    def classes(ordered: Iterable[str]) -> str:
        return "".join(f"--k{k}:{colour};--on{k}:{readable_on(colour)};" for k, colour in enumerate(ordered))

    light = classes(colours) + "".join(f"--light{k}:{colour};" for k, colour in enumerate(colours))
    light += f"--zero:{zero(hue)};--zeros:url(#zero-{hue});"
    dark = classes(reversed(colours)) + f"--zero:{zero(hue, dark=True)};"
    return (
        f'[data-hue="{hue}"]{{{light}--hue:{colours[4]};}}'
        f':root[data-scheme=dark] [data-hue="{hue}"]{{{dark}--hue:{colours[3]};}}'
    )
