"""When readers last asked for something: what is made ahead of them waits until they leave the server alone."""

from __future__ import annotations

import mmap
import struct
import time

_FORM = "d"
_ROOM = struct.calcsize(_FORM)


class _Place:
    """This process; the moment lies in memory of all that are forked after `share`."""

    moment: mmap.mmap | None = None


def share() -> None:
    """Before workers are forked: let them and what works beside them know of one moment."""
    if _Place.moment is None:
        _Place.moment = mmap.mmap(-1, _ROOM)


def asked() -> None:
    """A reader asks, or is answered, at this moment."""
    if _Place.moment is not None:
        struct.pack_into(_FORM, _Place.moment, 0, time.monotonic())


def seconds() -> float:
    """Since a reader last asked; where nobody would know, since the machine was started."""
    then: float = struct.unpack_from(_FORM, _Place.moment)[0] if _Place.moment is not None else 0.0
    return time.monotonic() - then
