"""Writes a deck as a folder that any browser presents from disk: `python -m dashboard.exports.bundle --help`."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.catalogue import CatalogueError
from dashboard.config import ConfigError, from_environment
from dashboard.context import Context, make_context
from dashboard.exports.deck import LONGEST_LINK, DeckError, Found, decode
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.png import told
from dashboard.exports.picture.raster import render
from dashboard.exports.picture.sizes import SAVED, SIZES, USUAL
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.template import USUAL as USUAL_FORMAT
from dashboard.exports.slides.whole import deck_slides
from dashboard.geography import GeographyError
from dashboard.i18n import language
from dashboard.parts.bundle import FOLDER, INDEX, STARTER, files_of
from dashboard.store import StoreError
from dashboard.views import VIEWS, lacks_country, selection_of

START_ERRORS = (CatalogueError, ConfigError, GeographyError, StoreError)
"""Settings or tables that cannot be used."""
WRONG, NOT_WRITTEN = 2, 5
"""Exit codes: the command cannot be followed; the disk is full or may not be written to."""
SLIDES, PICTURES = "slides.pptx", "pictures"
_SITE = re.compile(r"(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(?:[/?#]|$)", re.ASCII)


class BundleError(ValueError):
    """A command that cannot be followed; the message says why in one line."""


def site_of(link: str, usual: str) -> str:
    """Scheme and host of a link, `usual` where it has none."""
    found = _SITE.match(link.strip())
    return found[1] if found else usual


def link_of(given: str) -> str:
    """The link that was given, or that stands in the file of that name. Raises BundleError."""
    if not _is_file(given):
        return given
    try:
        with Path(given).open(encoding="utf-8") as file:
            return file.read(LONGEST_LINK + 1000).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError(f"{given}: cannot be read as a text with a link: {error}") from None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def check_place(out: Path, *, force: bool) -> None:
    """Raises BundleError where the folder may not be written."""
    if not out.parent.is_dir():
        raise BundleError(f"{out.parent}: there is no such folder to write into")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise BundleError(f"{out}: is no folder")
    if out.is_dir() and any(out.iterdir()):
        if not force:
            raise BundleError(f"{out}: is not empty; --force replaces it where it is such a folder already")
        if not all((out / name).is_file() for name in (INDEX, f"{FOLDER}/{STARTER}")):
            raise BundleError(f"{out}: holds something else than a deck of ours, so --force does not replace it")


def write(files: Mapping[str, bytes], out: Path) -> None:
    """Write the files beside the folder's place, then put them there at once. Raises OSError, and leaves nothing."""
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        made.chmod(0o755)
        _exchange(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _exchange(made: Path, out: Path) -> None:
    """The new folder in the place of the old one, which comes back where that fails."""
    if not out.exists():
        made.rename(out)
        return
    before = made.with_name(f"{made.name}.before")
    out.rename(before)
    try:
        made.rename(out)
    except OSError:
        before.rename(out)
        raise
    shutil.rmtree(before, ignore_errors=True)


def with_slides(context: Context, found: Found, root: str, lang: str) -> dict[str, bytes]:
    """The deck as a presentation for PowerPoint and as pictures, in the current language."""
    slides = deck_slides(context, found, lang, root)
    files = {SLIDES: deck(slides, USUAL_FORMAT, context.today())}
    size = SIZES[USUAL]
    for number, pinned in enumerate(found.deck.views, 1):
        view = VIEWS[pinned.panel]
        selection = selection_of(context, view, pinned.query)
        if lacks_country(context, view, selection):
            continue
        permalink = permalink_of(context, view, pinned.query, root)
        content = content_of(context, Asked(view, selection, permalink, pinned.title))
        png = render(compose(content, size), size.pixel_size(SAVED)[0])
        name = f"{PICTURES}/{number:02}_{content.stem}.png"
        files[name] = told(png, content.facts, size.pixels_a_metre(SAVED))
    return files


def bundle(context: Context, link: str, out: Path, *, site: str, slides: bool = False, force: bool = False) -> Found:
    """Write the deck of a link into a folder, in the link's language, and give what was read.

    Raises BundleError, DeckError or OSError.
    """
    check_place(out, force=force)
    found = decode(link)
    root = f"{site_of(link, site)}{context.config.prefix}"
    lang = context.reader.language_of(link.partition("#")[0].partition("?")[2])
    with language(lang):
        files = files_of(context, found, root, lang)
        if slides:
            files |= with_slides(context, found, root, lang)
    write(files, out)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.exports.bundle",
        description="Writes a deck as a folder that any browser presents from disk, without a server or a network.",
    )
    parser.add_argument(
        "--deck", required=True, metavar="LINK", help="the copied link, what stands behind #, or a file with it"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="the folder to be written")
    parser.add_argument("--with-slides", action="store_true", help="also slides for PowerPoint, and pictures")
    parser.add_argument("--force", action="store_true", help="replace a folder that was written by this command")
    parser.add_argument("--site", metavar="ADDRESS", help="address of the dashboard, where the link does not say it")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Follow the command; the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        config = from_environment()
        site = site_of(asked.site or "", config.public_url)
        link = link_of(asked.deck)
        check_place(asked.out, force=asked.force)
        decode(link)
        found = bundle(make_context(config), link, asked.out, site=site, slides=asked.with_slides, force=asked.force)
    except (BundleError, DeckError, *START_ERRORS) as error:
        print(f"No deck was written: {' '.join(str(error).split())}", file=sys.stderr)
        return WRONG
    except OSError as error:
        print(f"No deck was written: {asked.out}: {error.strerror or error}", file=sys.stderr)
        return NOT_WRITTEN
    print(" ".join(filter(None, (f"{asked.out / INDEX} presents {len(found.deck.views)} views.", found.notice))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
