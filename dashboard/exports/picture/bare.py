"""A picture's body alone, for pages that say title, caveat and source themselves, as text beside it."""

from __future__ import annotations

from dashboard.exports.picture.canvas import Box, Canvas, number, paint, safe
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.look import GROUND, Look
from dashboard.exports.picture.ruler import families
from dashboard.exports.picture.sizes import STANDING_MAPS, Size
from dashboard.i18n import is_right_to_left

BESIDE, ABOVE = 10.0, 1.0
"""Room around the body: for labels under its first and last column, and for strokes on its edge."""


def bare(content: Content, size: Size) -> str:
    """The body as SVG, with the title and the words of the whole picture for those who do not see it."""
    return _drawn(content, size)[0]


def with_its_words(content: Content, size: Size) -> tuple[str, Content] | None:
    """The body as SVG, and what is said around it: where it has room for some of its rows alone, of these; None where
    a table had to take its place."""
    svg, drawn = _drawn(content, size)
    if drawn is False:
        return None
    if not isinstance(drawn, tuple) or content.of_rows is None:
        return svg, content
    told = content.of_rows(drawn)
    return bare(told, size), told


def _drawn(content: Content, size: Size) -> tuple[str, bool | tuple[str, ...] | None]:
    """The body as SVG, and what it tells of its room (`Body` in dashboard/exports/picture/composition.py)."""
    rtl = is_right_to_left(content.language)
    canvas = Canvas(rtl)
    beside, above = (0.0, 0.0) if size in STANDING_MAPS else (BESIDE, ABOVE)
    box = Box(beside, above, size.width - beside, size.height - above)
    drawn = content.body(canvas, box, Look(size.label, rtl, size.least), size)
    # Within a page it would take over the page's direction, and with it the sides of all texts.
    direction = ' direction="ltr"' if rtl else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width}" height="{size.height}" '
        f'viewBox="0 0 {size.width} {size.height}" font-family="{families(content.language)}" '
        f'xml:lang="{content.language}"{direction} role="img"><title>{safe(content.title)}</title>'
        f"<desc>{safe(content.description)}</desc><defs>{''.join(canvas.definitions.values())}</defs>"
        f'<rect width="{number(size.width)}" height="{number(size.height)}" {paint("fill", GROUND)}/>'
        f"{''.join((*canvas.under, *canvas.parts))}</svg>"
    )
    return svg, drawn
