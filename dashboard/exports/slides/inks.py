"""Colours of slides in DrawingML: those that a template may change by their place in its theme, all others as they are.

Lines of areas, which labels name, follow the theme. Colours that words name (girls, boys, tiers, statuses, classes) do
not: a caption would be false beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType

from dashboard import theme

INK, MUTED, GROUND = (theme.LIGHT[name] for name in ("ink", "muted", "ground"))


@dataclass(frozen=True)
class Look:
    """What a template makes of our colours, and how broad its letters are."""

    named: Mapping[str, str]
    """By colour, or name of a line: its name in a theme, one with `*` and the part of it that is kept, or "#rrggbb"."""
    seen: Mapping[str, str]
    """By the same names what they are in that theme, as "#rrggbb"."""
    broad: float = 1.0
    """Of its letters beside those that are measured."""


OURS = Look(
    MappingProxyType(
        {
            **{f"line.{place}": f"accent{place + 1}" for place in range(len(theme.LINES))},
            INK: "tx1",
            MUTED: "tx2",
            GROUND: "bg1",
        }
    ),
    MappingProxyType({f"line.{place}": colour for place, colour in enumerate(theme.LINES)}),
)
_look: ContextVar[Look] = ContextVar("look", default=OURS)


@contextmanager
def looking(look: Look) -> Iterator[None]:
    """Within it colours and letters are those of a template."""
    token = _look.set(look)
    try:
        yield
    finally:
        _look.reset(token)


def broad() -> float:
    """How broad the letters of the template are, beside those that are measured."""
    return _look.get().broad


def drawn(ink: str) -> str:
    """The colour of a mark on slides: the name of a line of areas, which a template may change, else "#rrggbb"."""
    return ink if ink in OURS.seen else theme.ink(ink)


def seen(colour: str) -> str:
    """A colour as "#rrggbb", or as it is where that is something else."""
    return _look.get().seen.get(colour, OURS.seen.get(colour, colour))


def colour_xml(colour: str, opacity: float = 1.0) -> str:
    """A colour in DrawingML: by its name in the theme, else as it is."""
    colour, part = theme.seen_through(colour)
    opacity *= part
    alpha = f'<a:alpha val="{round(100_000 * opacity)}"/>' if opacity < 1 else ""
    name = _look.get().named.get(colour, colour)
    if name.startswith("#"):
        return f'<a:srgbClr val="{name[1:].upper()}">{alpha}</a:srgbClr>'
    name, _, kept = name.partition("*")
    darker = f'<a:lumMod val="{kept}"/>' if kept else ""
    return f'<a:schemeClr val="{name}">{darker}{alpha}</a:schemeClr>'


def solid(colour: str, opacity: float = 1.0) -> str:
    """A fill of one colour."""
    return f"<a:solidFill>{colour_xml(colour, opacity)}</a:solidFill>"


def fixed(colour: str) -> str:
    """A fill of a step of a scale, which stays with the others whatever a template's theme is."""
    return f"<a:solidFill>{bare(colour)}</a:solidFill>"


def bare(colour: str) -> str:
    """Such a colour alone."""
    return f'<a:srgbClr val="{colour[1:].upper()}"/>'


def tint(colour: str, part: float) -> str:
    """A fill of a colour with the ground in it, which covers what is behind; `part`: of the colour, from 0 to 1."""
    if part >= 1:
        return solid(colour)
    look = _look.get()
    name = look.named.get(colour, "")
    if look is OURS and name:
        kept = f'<a:lumMod val="{round(100_000 * part)}"/><a:lumOff val="{round(100_000 * (1 - part))}"/>'
        return f'<a:solidFill><a:schemeClr val="{name}">{kept}</a:schemeClr></a:solidFill>'
    return fixed(theme.mixed(seen(colour), seen(GROUND), part))


def paler(colour: str, part: float) -> str:
    """A colour of which only a part is there, for words and signs: what `tint` fills with."""
    return colour if part >= 1 else theme.mixed(seen(colour), seen(GROUND), part)


def hatch(colour: str, ground: str) -> str:
    """A fill of thin lines on a ground."""
    front, back = colour_xml(colour), colour_xml(ground)
    return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'


def stroke(colour: str, points: float, dash: str = "", opacity: float = 1.0) -> str:
    """A line of a width in points; `dash`: of DrawingML's names, empty for a solid one."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(12_700 * points)}" cap="flat">{solid(colour, opacity)}{dashed}<a:round/></a:ln>'


NO_STROKE = "<a:ln><a:noFill/></a:ln>"
