"""A PNG has the pixels and the physical size of the fixed table, and says what it is; drawing is bounded."""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Iterator

import pytest
from PIL import Image

from dashboard.exports.picture import raster
from dashboard.exports.picture.png import chunks_of, told
from dashboard.exports.picture.raster import BusyError, NoRasterError, Raster, render
from dashboard.exports.picture.sizes import SCALES, SIZES, Size

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
    '<rect width="40" height="30" fill="#0b6b78"/>{}</svg>'
)


@pytest.fixture(scope="module")
def drawer() -> Iterator[Raster]:
    """One process that draws, ended after the tests."""
    made = Raster()
    yield made
    made._stop()


def test_the_facts_are_read_by_another_program() -> None:
    png = told(render(SVG.format(""), 80), {"Title": "Détectées – 已发现", "Copyright": "CC BY"}, 3780)
    image = Image.open(io.BytesIO(png))
    image.load()
    assert image.size == (80, 60)
    assert image.info["Title"] == "Détectées – 已发现"
    assert image.info["Copyright"] == "CC BY"
    assert image.info["dpi"][0] == pytest.approx(96, abs=0.1)
    assert image.convert("RGB").getpixel((10, 10)) == (0x0B, 0x6B, 0x78)


def test_what_is_no_png_is_refused() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        told(b"GIF89a", {}, 1)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_each_size_is_as_large_on_paper_at_each_scale(size: Size) -> None:
    metres = {size.pixel_size(scale)[0] / size.pixels_a_metre(scale) for scale in SCALES}
    assert all(wide == pytest.approx(size.inches * 0.0254, rel=1e-3) for wide in metres)
    assert size.pixel_size(2) == (2 * size.pixel_size(1)[0], 2 * size.pixel_size(1)[1])
    width, height = size.pixel_size(1)
    assert width / height == pytest.approx(size.width / size.height, rel=2e-3)


def test_a_slide_is_sixteen_to_nine() -> None:
    assert SIZES["slide"].pixel_size(2) == (2560, 1440)


def test_a_picture_is_drawn_beside_the_server(drawer: Raster) -> None:
    png = drawer.png(SVG.format(""), 40)
    assert next(kind for kind, _ in chunks_of(png)) == b"IHDR"
    assert png == drawer.png(SVG.format(""), 40)


def test_a_process_that_dies_is_replaced(drawer: Raster) -> None:
    drawer.png(SVG.format(""), 40)
    assert drawer._pool is not None
    (process,) = (drawer._pool._processes or {}).values()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with pytest.raises(NoRasterError, match="SVG is there"):
        drawer.png(SVG.format(""), 40)
    assert drawer.png(SVG.format(""), 40)


def test_too_many_at_once_are_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made, begun, end = Raster(most_waiting=1, patience=0.01), threading.Event(), threading.Event()

    class Slow:
        """A pool that waits."""

        def submit(self, *_: object) -> Slow:
            return self

        def result(self, _seconds: float) -> bytes:
            begun.set()
            end.wait(120)
            return b""

    monkeypatch.setattr(made, "_running", Slow)
    first = threading.Thread(target=made.png, args=("<svg/>", 10))
    first.start()
    begun.wait(120)
    with pytest.raises(BusyError, match="try again"):
        made.png("<svg/>", 10)
    end.set()
    first.join()
    assert made.png("<svg/>", 10) == b""


def test_what_takes_too_long_is_given_up() -> None:
    made = Raster(seconds=0.0)
    with pytest.raises(NoRasterError, match="could not be drawn"):
        made.png(SVG.format(""), 40)
    assert made._pool is None


def test_an_svg_without_end_is_refused(drawer: Raster) -> None:
    with pytest.raises(NoRasterError, match="too large"):
        drawer.png(SVG.format(" " * raster.LARGEST), 40)


def test_without_its_package_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda _: None)
    with pytest.raises(NoRasterError, match="no resvg-py"):
        Raster().png(SVG.format(""), 40)
