"""Takes the README's pictures of a running dashboard: `python -m docs.pictures.take http://127.0.0.1:8050`."""

from __future__ import annotations

import base64
import os
import shutil
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.steps import shown

Colours = NDArray[np.uint8]
Counts = NDArray[np.int64]
HERE = Path(__file__).resolve().parent
LAPTOP, PHONE = (1366, 768), (390, 844)
PICTURES = {
    "overview": ("/", LAPTOP),
    "country": ("/country/NGA", LAPTOP),
    "progress": ("/progress?indicator=child-marriage-18&area=034,BGD", LAPTOP),
    "flows": ("/flows?area=ITA", LAPTOP),
    "timeline": ("/drivers/timeline?area=NGA", LAPTOP),
    "coverage": ("/data/coverage?area=034", LAPTOP),
    "origin": ("/data/origin?area=NGA", LAPTOP),
    "present": ("/present?country=BGD", LAPTOP),
    "phone": ("/", PHONE),
}
STEP, STILL, PATIENCE = 300, 5, 60
"""Milliseconds between two looks at a page, how many looks in a row must be alike, and how many looks it is given."""
COLOURS = 256
PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}"""


def take(browser: Browser, base: str, name: str) -> bytes:
    """The first screen of a page, as red, green, blue and alpha of its pixels."""
    path, (width, height) = PICTURES[name]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
    # Not a first visit: its hints would lie over the page.
    page.add_init_script("localStorage.setItem('reach-welcomed', '1')")
    page.goto(base.rstrip("/") + path)
    page.wait_for_load_state("networkidle")
    if path.startswith("/present"):
        page.locator("#stage .slide.shown[data-ready]").wait_for()
    else:
        shown(page)
    png = at_rest(page)
    page.goto("about:blank")
    pixels = base64.b64decode(page.evaluate(PIXELS, base64.b64encode(png).decode()))
    page.close()
    return pixels


def at_rest(page: Page) -> bytes:
    """The page's picture once nothing on it moves any more: it was the same several times in a row."""
    looks: list[bytes] = []
    while len(looks) < PATIENCE and (len(looks) < STILL or len(set(looks[-STILL:])) > 1):
        page.wait_for_timeout(STEP)
        looks.append(page.screenshot())
    return looks[-1]


def palette_of(found: Colours, often: Counts) -> Colours:
    """At most COLOURS of the colours found: the most frequent ones, and then one of each hue that these leave out."""
    ranked = np.argsort(-often, kind="stable")
    first, others = ranked[: COLOURS // 2], ranked[COLOURS // 2 :]
    hue = (found[others] >> 5).astype(int) @ (64, 8, 1)
    _, leader = np.unique(hue, return_index=True)
    weight = np.bincount(hue, often[others])[hue[leader]]
    second = others[leader[np.argsort(-weight, kind="stable")]][: COLOURS // 2]
    chosen: Colours = found[np.sort(np.concatenate([first, second]))]
    return chosen


def small_png(pixels: bytes, width: int, height: int) -> bytes:
    """The picture with few colours, every other colour as the nearest of them: about a third of the size."""
    rgb = np.frombuffer(pixels, np.uint8).reshape(-1, 4)[:, :3]
    found, where, often = np.unique(rgb, axis=0, return_inverse=True, return_counts=True)
    palette = palette_of(found, often)
    away = ((found[:, None].astype(int) - palette[None].astype(int)) ** 2).sum(axis=2)
    indexed = away.argmin(axis=1).astype(np.uint8)[where].reshape(height, width)
    lines = np.insert(indexed, 0, 0, axis=1).tobytes()  # each line begins with its filter: none
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main(base: str) -> None:
    """All pictures, beside this file."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-quic"])
        for name, (_, size) in PICTURES.items():
            picture = small_png(take(browser, base, name), *size)
            (HERE / f"{name}.png").write_bytes(picture)
            print(f"{name}.png: {len(picture) // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
