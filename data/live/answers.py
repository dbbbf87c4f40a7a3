"""Tells an answer that can be used from the other things that publishers send with status 200."""

from __future__ import annotations

import json
import zipfile
import zlib
from pathlib import Path

from data.live.bounds import Bounds, check_archive
from data.live.errors import UnusableError

_SAID = 160
"""Characters of a publisher's own message that are repeated."""
_BEGINNING = 512
"""Bytes that show whether a file is a page."""


def read_json(path: Path) -> object:
    """A body as JSON. Raises UnusableError."""
    check_no_page(path)
    content = path.read_bytes()
    if not content.strip():
        raise UnusableError("empty", "an empty answer")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnusableError("truncated", f"broken JSON of {len(content):,} bytes") from error


def check_no_page(path: Path) -> None:
    """Raises UnusableError where a body is a page for people."""
    with path.open("rb") as handle:
        beginning = handle.read(_BEGINNING).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise UnusableError("html", "a page (HTML) in place of data")


def check_zip(path: Path) -> Path:
    """The path of a ZIP file (a workbook is one, too) that is whole and not swollen. Raises UnusableError."""
    check_no_page(path)
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, Bounds.unpacked)
            broken = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnusableError("truncated", f"{size:,} bytes that are no whole ZIP file") from error
    if broken:
        raise UnusableError("truncated", f"{size:,} bytes of a ZIP file in which {broken} is damaged")
    return path


def said(value: object) -> str:
    """The beginning of what a publisher says in place of data, in printable characters."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    kept = "".join(character for character in text if character.isprintable())
    return kept if len(kept) <= _SAID else f"{kept[:_SAID]}…"
