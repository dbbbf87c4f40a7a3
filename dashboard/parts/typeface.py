"""The page's own font, cut small (vendor/inter), and how a document gets it without anything jumping."""

from __future__ import annotations

from pathlib import Path

from dashboard.web.static import asset_url

LATIN = "vendor/inter-latin.woff2"
CYRILLIC = "vendor/inter-cyrillic.woff2"
_CYRILLIC_RANGE = "U+0400-045F,U+0490-0491,U+2116"
_LIKE_INTER = "size-adjust:107%;ascent-override:90%;descent-override:22.5%;line-gap-override:0%"
"""What makes Arial as wide and tall as Inter, so that a page without the font has the same lines."""


def head(assets: Path) -> str:
    """What stands in the head of a document, before its styles.

    The font is asked for with the page. One that comes too late waits for the next page (`optional`): what is painted
    stays where it is, and charts, whose names are measured, are measured in the font that they keep.
    """
    latin = asset_url(LATIN, assets)
    return (
        f'<link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href="{latin}">\n'
        f"<style>{_face(latin)}{_face(asset_url(CYRILLIC, assets), _CYRILLIC_RANGE)}"
        '@font-face{font-family:"Inter Stand-in";src:local("Arial"),local("Liberation Sans"),local("Arimo");'
        f"{_LIKE_INTER}}}</style>"
    )


def _face(address: str, letters: str = "") -> str:
    limited = f"unicode-range:{letters};" if letters else ""
    return (
        f"@font-face{{font-family:Inter;font-weight:400 700;font-display:optional;{limited}"
        f'src:url("{address}") format("woff2")}}'
    )
