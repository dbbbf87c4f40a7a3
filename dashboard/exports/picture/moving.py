"""A map that moves over its years, as WebP or GIF: every frame is a whole picture, with its caveat and its source."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from PIL import Image

from dashboard.context import Context
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.composition import Moment, compose, heights, stand_of
from dashboard.exports.picture.content import Asked, content_of, window_shown
from dashboard.exports.picture.dress import Dress
from dashboard.exports.picture.raster import Raster, render
from dashboard.exports.picture.sizes import Size
from dashboard.figures.shown import Map
from dashboard.kinds.registry import shown
from dashboard.views import tab_of

ENDINGS = ("webp", "gif")
ACROSS = 800
"""Pixels of every one."""
FOOT, LEAST_FOOT = 11.0, 9.5
"""Pixels of the type of caveat, source and notes, and the least where these are long."""
MOST_FRAMES = 24
"""Of more years every second, third … is shown, and always the last."""
STEP, LAST = 800, 3000
"""Milliseconds that a year and the last one are seen."""
SECONDS = 90.0
"""So long one may take; three frames take about a second."""
COLOURS = 128
"""Of all frames of a GIF together."""
QUALITY = 88
MOVING = Raster(most_waiting=1, seconds=SECONDS, patience=0.0)
"""A process of its own, one at a time: no still picture waits for it."""


def size_of(size: Size) -> Size:
    """A size in the pixels that moving pictures have, with a foot that can be read in so few."""
    unit = size.width / ACROSS
    return replace(size, pixels=ACROSS, small=max(size.small, FOOT * unit), least_foot=LEAST_FOOT * unit)


def years_of(context: Context, asked: Asked) -> tuple[int, ...]:
    """The years that are shown; none for what is no map of several years."""
    tab = tab_of(asked.view, asked.selection)
    made = shown(context, asked.view, asked.selection, tab)
    if tab != "map" or not isinstance(made.body, Map):
        return ()
    answer = made.body.whole
    years = sorted({year for entry in answer["areas"].values() for year in entry["y"]})
    years = [year for year in years if answer["first"] <= year <= answer["last"]]
    step = -(-len(years) // MOST_FRAMES) or 1
    return tuple(years[::-1][::step][::-1]) if len(years) > 1 else ()


def frames(context: Context, asked: Asked, years: Sequence[int], size: Size, dress: Dress) -> list[str]:
    """One SVG a year, in which the map stands always at the same place; in the current language."""
    asked_in = [replace(asked, selection=replace(asked.selection, year=year)) for year in years]
    # A window of each year's own, nearer to where others have figures then, would move the land.
    window = window_shown(context, asked_in[-1])
    contents = [content_of(context, replace(one, window=window)) for one in asked_in]
    signs = [str(year) for year in years]
    taken = [heights(content, size, dress, sign) for content, sign in zip(contents, signs, strict=True)]
    head, foot = (max(heights_of) for heights_of in zip(*taken, strict=True))
    moments = [Moment(sign, head, foot) for sign in signs]
    # The keys of one year are wider than those of another, and whom no map has room to name takes lines below it.
    stands = [stand_of(content, size, dress, moment) for content, moment in zip(contents, moments, strict=True)]
    stand = reduce(Box.common, filter(None, stands)) if any(stands) else None
    return [
        compose(content, size, dress, replace(moment, stand=stand))
        for content, moment in zip(contents, moments, strict=True)
    ]


def moved(svgs: Sequence[str], ending: str) -> bytes:
    """The frames as one file; it takes seconds, and runs in a process of its own."""
    images = [Image.open(io.BytesIO(render(svg, ACROSS))).convert("RGB") for svg in svgs]
    times = [STEP] * (len(images) - 1) + [LAST]
    if ending == "gif":
        images = _of_one_palette(images)
    file = io.BytesIO()
    first, *others = images
    form = {"quality": QUALITY, "method": 3} if ending == "webp" else {"optimize": False, "disposal": 1}
    first.save(file, ending.upper(), save_all=True, append_images=others, duration=times, loop=0, **form)
    return file.getvalue()


def _of_one_palette(images: Sequence[Image.Image]) -> list[Image.Image]:
    """Colours that stay the same from frame to frame, or areas that do not change would flicker."""
    width, height = images[0].size
    chosen = [images[0], images[len(images) // 2], images[-1]]
    sheet = Image.new("RGB", (width, height * len(chosen)))
    for place, image in enumerate(chosen):
        sheet.paste(image, (0, place * height))
    palette = sheet.quantize(COLOURS, dither=Image.Dither.NONE)
    found = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images]
    # The ground stays what it is: one that is nearly white is a grey box on a white slide.
    (ground,) = found[0].crop((0, 0, 1, 1)).tobytes()
    colours = palette.getpalette() or []
    colours[3 * ground : 3 * ground + 3] = images[0].crop((0, 0, 1, 1)).tobytes()
    for image in found:
        image.putpalette(colours)
    return found
