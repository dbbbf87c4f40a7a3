"""The export studio (assets/studio.js): its scripts, and what it is told once it is opened for the first time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.exports.deck import LONGEST_TITLE, long_words
from dashboard.exports.picture.sizes import CARD, MOST_ACROSS, SAVED, SIZES
from dashboard.i18n import current_language, language, languages, translate
from dashboard.web.static import StaticFile, asset_url, made_url

SCRIPT, SHEET = "studio.js", "studio.css"


def name_of(lang: str) -> str:
    """Name of what the studio is told in a language, among the files for the browser."""
    return f"studio/{lang}.json"


def files() -> dict[str, bytes]:
    """What the studio is told, as JSON, by the name of each language's file."""
    made = {}
    for lang in languages():
        with language(lang):
            told = {"sizes": _sizes(), "scale": SAVED, "title": LONGEST_TITLE, "words": words()}
        made[name_of(lang)] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return made


def known(assets: Path, made: Mapping[str, StaticFile]) -> dict[str, str]:
    """Where the browser finds all of it, in the current language."""
    name = name_of(current_language())
    return {
        "script": asset_url(SCRIPT, assets),
        "sheet": asset_url(SHEET, assets),
        "told": made_url(name, made[name]),
    }


def _sizes() -> dict[str, Any]:
    """By the name of each size: what it is called, its pixels at scale 1, and how many across it may have at most and
    at least."""
    called = {
        "slide": translate("Slide, 16:9"),
        "column": translate("Report column"),
        "page": translate("Report page"),
        "square": translate("Square"),
        "card": translate("Card with QR code"),
    }
    offered = (*SIZES.values(), CARD)
    return {size.name: [called[size.name], *size.pixel_size(1), MOST_ACROSS, size.least_across] for size in offered}


def words() -> dict[str, str]:
    """By the names under which the script asks for them."""
    return {
        "heading": translate("Download or copy"),
        "close": translate("Close"),
        "preview": translate("Preview"),
        "waiting": translate("The picture is being drawn…"),
        "noPreview": translate("The preview could not be drawn. {reason}"),
        "shape": translate("Shape"),
        "noCard": translate("There is no card with a QR code here: this server has no public address."),
        "width": translate("Width in pixels"),
        "usual": translate("Usual width"),
        "pixels": translate("{width} × {height} pixels, up to {most} across"),
        "chart": translate("Without title"),
        "chartAbout": translate("Source, caveat and address stay below it."),
        "title": translate("Title of the picture"),
        "long": long_words(),
        "shown": translate("As shown"),
        "worded": translate("The picture will say that you worded its title."),
        "colours": translate("Colours"),
        "light": translate("Light"),
        "dark": translate("Dark"),
        "clear": translate("Transparent ground"),
        "part": translate("Part of the world"),
        "partSeen": translate("As zoomed on the page"),
        "partWorld": translate("The whole world"),
        "own": translate("With figures of your own"),
        "ownAbout": translate(
            "They are sent to this server for each picture, presentation, CSV or XLSX that you then ask for, and kept "
            "nowhere. The preview is without them."
        ),
        "ownLeft": translate("Copied sentences, copied tables, JSON and SDMX have published figures only."),
        "save": translate("Save the picture"),
        "png": translate("PNG"),
        "svg": translate("SVG"),
        "pdf": translate("PDF"),
        "moving": translate("Moving over its years"),
        "webp": translate("WebP"),
        "gif": translate("GIF"),
        "movingTitle": translate("Moving pictures keep a title of ours for each year."),
        "movingNot": translate("Moving pictures have a ground of their own and are no card."),
        "movingWait": translate("The years are being drawn. This takes up to half a minute…"),
        "copy": translate("Copy"),
        "copyPicture": translate("Picture"),
        "copySentence": translate("Sentence with its source"),
        "copyTable": translate("Table"),
        "slides": translate("Editable slides for PowerPoint and Impress"),
        "wide": translate("for wide screens"),
        "narrow": translate("for older projectors"),
        "data": translate("Data"),
        "rows": translate("Rows come as files. For a picture, a sentence or slides choose “Map” or “Chart” first."),
        "csv": translate("a plain table"),
        "xlsx": translate("a workbook with definitions"),
        "json": translate("for programs"),
        "sdmx": translate("for statistical systems"),
        "saved": translate("Saved: {name}"),
        "copiedPicture": translate("The picture is in the clipboard."),
        "copiedSentence": translate("The sentence and its source are in the clipboard."),
        "copiedTable": translate("The table is in the clipboard. Paste it into a document or a spreadsheet."),
        "noClipboard": translate("This browser lets no page copy pictures here. Save the PNG instead."),
        "notCopied": translate("The browser did not allow the copy. Save the file instead."),
        "busy": translate("Too many pictures are asked for at once; please try again in a few seconds."),
        "failed": translate("The file could not be made. Please try again."),
        "unreachable": translate("The server cannot be reached. Please try again."),
    }
