"""Pages that are kept as files for all workers, and those that are made before anybody asks for them.

To lay a page out takes a tenth of a second or several, most of all a country's. A worker that remembers its own alone
would make each of them once more than the other, and once more after every restart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

import brotli

from dashboard.context import Context
from dashboard.i18n import DEFAULT, offered
from dashboard.parts.edition import edition
from dashboard.web.folder import KeptFiles

AHEAD = "REACH_AHEAD"
"""In the configuration of a server: the addresses of pages that are made ahead, the most asked for first."""
UNASKED = "REACH_UNASKED"
"""In the configuration of a server: whether anything at all is made before it is asked for."""
FOLDER = "pages"
"""Beside the pictures that are kept: these can push no page out."""
MOST_BYTES, MOST_FILES = 48_000_000, 2048
"""Of packed pages on disk: all countries in one language take 11 MB, all other pages in six take 5."""


_PICTURE = re.compile(r'<link rel="preload" as="image"[^>]* href="([^"]*)"')


class KeptPages:
    """The packed pages of one application in the folder of all, bounded; without a folder none are kept."""

    def __init__(self, context: Context) -> None:
        """Where they lie is said by the settings."""
        config = context.config
        self._files = None
        if config.pictures is not None and config.pictures_mb:
            self._files = KeptFiles(config.pictures / FOLDER, "pages", MOST_BYTES, MOST_FILES)
        # Whatever else is set may stand in a page; where the server listens, and whether pages wait there, does not.
        settings = replace(config, host="", port=0, workers=1, log_level="", metrics="", ahead=True)
        self._of = repr((*edition(context), context.release, context.is_past, settings))

    @property
    def are_there(self) -> bool:
        """Whether there is a folder for them."""
        return self._files is not None

    def tag(self, frame: str, *said: object) -> str:
        """Other for another document around all pages (`frame`), and for anything else that is said."""
        told = (self._of, hashlib.sha256(frame.encode()).hexdigest(), said)
        return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:40]

    def get(self, tag: str) -> tuple[bytes, str] | None:
        """A packed page and the checksum of its HTML; None where it is not kept."""
        return self._files.get(tag) if self._files else None

    def put(self, tag: str, packed: bytes, checksum: str) -> None:
        """Keep it; those longest unasked for go."""
        if self._files:
            self._files.put(tag, packed, checksum)


def addresses(context: Context, paths: Iterable[str]) -> tuple[str, ...]:
    """Which pages are made ahead: those at `paths`, of all countries, and at `paths` in the other languages."""
    plain = tuple(paths)
    countries = (f"/country/{code}" for code in sorted(context.geography.areas))
    others = (lang for lang in offered() if lang != DEFAULT)
    return (*plain, *countries, *(f"{path}?lang={lang}" for lang in others for path in plain))


def first_picture(packed: bytes) -> str:
    """The address of the picture that a page asks for before all others; empty where it has none."""
    found = _PICTURE.search(brotli.decompress(packed).decode())
    return unescape(found[1]) if found else ""
