"""What becomes of freed memory: by itself the C library keeps it, in pieces, for each thread apart."""

from __future__ import annotations

import ctypes

_ARENA_MAX = -8
"""Of `mallopt` (glibc): among how many heaps threads are spread."""
_ARENAS = 2
_MMAP_THRESHOLD = -3
_LARGE = 1_000_000
"""Bytes from which a block is the system's again as soon as it is freed: unasked, the C library keeps many of them."""


def few_arenas() -> None:
    """Let all threads share two heaps instead of up to eight for each processor. Before there are threads (glibc only).

    Each heap keeps what its largest answer ever took; Python's threads seldom allocate at the same time.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(_ARENA_MAX, _ARENAS)
        choose(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Return freed memory to the system (glibc only). Takes milliseconds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
