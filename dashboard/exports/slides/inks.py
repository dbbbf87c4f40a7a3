"""Colours of slides in DrawingML: those of our theme by their place in it, so that another template changes them."""

from __future__ import annotations

from dashboard import theme

_THEMED = {
    **{colour: f"accent{number}" for number, colour in enumerate(theme.LINES, 1)},
    theme.LIGHT["ink"]: "tx1",
    theme.LIGHT["muted"]: "tx2",
    theme.LIGHT["ground"]: "bg1",
}


def colour_xml(colour: str, opacity: float = 1.0) -> str:
    """A colour in DrawingML: by its name in our theme, else as it is."""
    colour, part = theme.seen_through(colour)
    opacity *= part
    alpha = f'<a:alpha val="{round(100_000 * opacity)}"/>' if opacity < 1 else ""
    name = _THEMED.get(colour)
    if name:
        return f'<a:schemeClr val="{name}">{alpha}</a:schemeClr>'
    return f'<a:srgbClr val="{colour[1:].upper()}">{alpha}</a:srgbClr>'


def solid(colour: str, opacity: float = 1.0) -> str:
    """A fill of one colour."""
    return f"<a:solidFill>{colour_xml(colour, opacity)}</a:solidFill>"


def fixed(colour: str) -> str:
    """A fill of a step of a scale, which stays with the others whatever a template's theme is."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def tint(colour: str, part: float) -> str:
    """A fill of a colour with white in it, which covers what is behind; `part`: of the colour, from 0 to 1."""
    if part >= 1:
        return solid(colour)
    name = _THEMED.get(colour)
    if name:
        kept = f'<a:lumMod val="{round(100_000 * part)}"/><a:lumOff val="{round(100_000 * (1 - part))}"/>'
        return f'<a:solidFill><a:schemeClr val="{name}">{kept}</a:schemeClr></a:solidFill>'
    mixed = (round(part * int(colour[at : at + 2], 16) + (1 - part) * 255) for at in (1, 3, 5))
    return solid("#" + "".join(f"{channel:02x}" for channel in mixed))


def hatch(colour: str, ground: str) -> str:
    """A fill of thin lines on a ground."""
    front, back = colour_xml(colour), colour_xml(ground)
    return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'


def stroke(colour: str, points: float, dash: str = "", opacity: float = 1.0) -> str:
    """A line of a width in points; `dash`: of DrawingML's names, empty for a solid one."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(12_700 * points)}" cap="flat">{solid(colour, opacity)}{dashed}<a:round/></a:ln>'


NO_STROKE = "<a:ln><a:noFill/></a:ln>"
