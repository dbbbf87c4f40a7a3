"""Turns SVG of ours into PNG and PDF in a process beside the server's, which would wait for it otherwise."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing.connection import wait

from dashboard.exports.picture.pdf import Sheet, set_sheet
from dashboard.exports.picture.ruler import files_for
from dashboard.i18n import translate

LARGEST = 4_000_000
"""Characters of an SVG."""
MOST_WAITING = 3
"""Pictures that are drawn or wait for it, in one process of the server."""
PATIENCE = 2.0
"""Seconds in which one more waits for its turn before it is sent away: some pages ask for all pictures at once."""
SECONDS = 20.0
"""So long a picture may take, and so long another one may wait for its turn."""


class NoRasterError(RuntimeError):
    """A PNG that cannot be made here and now; the message says why in one line."""


class BusyError(NoRasterError):
    """Too many pictures are asked for at once."""


def render(svg: str, width: int) -> bytes:
    """The PNG of an SVG, `width` pixels wide; with the fonts of ours alone, so that it is the same everywhere."""
    import resvg_py  # noqa: PLC0415, not every place has it

    return resvg_py.svg_to_bytes(
        svg_string=svg, width=width, skip_system_fonts=True, font_files=[str(path) for path in files_for(svg)]
    )


def _end_with_parent() -> None:
    """Where the server is killed nobody tells this process: it looks itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)


class Raster:
    """One process that draws, made when it is first needed: never before the server's workers fork."""

    is_beside = False
    """Set where this process is one beside the server's already: then it draws itself."""

    def __init__(self, most_waiting: int = MOST_WAITING, seconds: float = SECONDS, patience: float = PATIENCE) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(most_waiting)
        self._turn = threading.Lock()
        self._seconds, self._patience = seconds, patience

    @property
    def is_there(self) -> bool:
        """Whether this place can draw at all."""
        return find_spec("resvg_py") is not None

    def png(self, svg: str, width: int) -> bytes:
        """The PNG of an SVG. Raises BusyError where too many wait, NoRasterError where it cannot be drawn."""
        if not self.is_there:
            raise NoRasterError("This server has no resvg-py, so it draws no PNG; the SVG is there.")
        if len(svg) > LARGEST:
            raise NoRasterError("This picture is too large to be drawn as PNG; the SVG is there.")
        return self.made(
            render, svg, width, failed=translate("This picture could not be drawn as PNG; the SVG is there.")
        )

    def pdf(self, svg: str, sheet: Sheet) -> bytes:
        """The PDF of an SVG, still made of lines and words. Raises as `png`."""
        if find_spec("typst") is None:
            raise NoRasterError("This server has no typst, so it makes no PDF; the SVG is there.")
        if len(svg) > LARGEST:
            raise NoRasterError("This picture is too large to be made a PDF; the SVG is there.")
        return self.made(
            set_sheet, svg, sheet, failed=translate("This picture could not be made a PDF; the SVG is there.")
        )

    def made(self, make: Callable[..., bytes], *given: object, failed: str) -> bytes:
        """What a function of a module makes of what can be sent to another process. `failed`: what to say if it does
        not; raises NoRasterError saying it, BusyError where too many wait."""
        if self.is_beside:
            return make(*given)
        if not self._slots.acquire(timeout=self._patience):
            raise BusyError("Too many pictures are asked for at once; please try again in a few seconds.")
        try:
            return self._in_turn(make, given, failed)
        finally:
            self._slots.release()

    def _in_turn(self, make: Callable[..., bytes], given: tuple[object, ...], failed: str) -> bytes:
        """What is made once all that was asked for before is: only a picture's own time counts as its own."""
        if not self._turn.acquire(timeout=self._seconds):
            raise BusyError("Too many pictures are asked for at once; please try again in a few seconds.")
        try:
            return self._running().submit(make, *given).result(self._seconds)
        except (BrokenExecutor, CancelledError, TimeoutError) as error:
            self._stop()
            raise NoRasterError(failed) from error
        finally:
            self._turn.release()

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_parent)
                self._pool.submit(os.getpid).result(self._seconds)  # Its start is not the first picture's own time.
            return self._pool

    def _stop(self) -> None:
        """Give the process up: it is stuck or gone."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            processes = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()
