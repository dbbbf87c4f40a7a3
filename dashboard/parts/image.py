"""What the Image menu says (assets/image.js): which sizes there are, and its words."""

from __future__ import annotations

from typing import Any

from dashboard.exports.deck import LONGEST_TITLE
from dashboard.exports.picture.sizes import SIZES
from dashboard.i18n import translate


def known() -> dict[str, Any]:
    """By the name of each size: what it is called, and its pixels at scale 1; and the longest title."""
    called = {
        "slide": translate("Slide, 16:9"),
        "column": translate("Report column"),
        "page": translate("Report page"),
        "square": translate("Square"),
    }
    sizes = {name: [called[name], *size.pixel_size(1)] for name, size in SIZES.items()}
    return {"sizes": sizes, "title": LONGEST_TITLE}


def words() -> dict[str, str]:
    """By the names under which the script asks for them."""
    return {
        "imageTitle": translate("Title of the picture"),
        "imageShown": translate("As shown"),
        "imageWorded": translate("The picture will say that you worded its title."),
        "imageSize": translate("Size"),
        "imagePng": translate("PNG"),
        "imageLarge": translate("PNG, twice the pixels"),
        "imageSvg": translate("SVG"),
        "imageCopy": translate("Copy to the clipboard"),
        "imagePixels": translate("{width} × {height} pixels"),
        "imageZoomed": translate("It shows the chosen area, or else the whole world, whatever part you zoomed to."),
        "imageWorking": translate("The picture is being drawn…"),
        "imageSaved": translate("Saved: {name}"),
        "imageCopied": translate("The picture is in the clipboard."),
        "imageNoClipboard": translate("This browser lets no page copy pictures here. Save the PNG instead."),
        "imageNotCopied": translate("The browser did not allow the copy. Save the PNG instead."),
        "imageBusy": translate("Too many pictures are asked for at once; please try again in a few seconds."),
        "imageFailed": translate("The image could not be made. Please try again."),
    }
