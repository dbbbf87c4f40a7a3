"""A picture for pages that are light or dark: by rules, its colours have other values where the page is dark."""

from __future__ import annotations

import re

from dashboard import theme

_INK = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')


def _inks(*, is_map: bool) -> dict[str, str]:
    """What each colour is in the dark: those of the look; of a map, those of classes in the other order, too."""
    inks = {colour: theme.DARK[name] for name, colour in theme.LIGHT.items()}
    if is_map:
        for hue, ramp in theme.RAMPS.items():
            inks |= dict(zip(ramp, reversed(ramp), strict=True))
            inks[theme.zero(hue)] = theme.zero(hue, dark=True)
    return inks


def either(svg: str, *, is_map: bool) -> str:
    """The picture with the rules: browsers tell a picture in a page whether that is light or dark."""
    inks = _inks(is_map=is_map)
    found = sorted({(paint, colour) for paint, colour in _INK.findall(svg) if colour in inks})
    rules = "".join(f'[{paint}="{colour}"]{{{paint}:{inks[colour]}}}' for paint, colour in found)
    return svg.replace("<defs>", f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style><defs>", 1)
