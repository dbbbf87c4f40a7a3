"""A process of its own in which a template is read: `python -m` of this module, a file comes in, a file goes out.

What it reads is somebody's: it has little memory and little time, and answers one line of JSON and the cleaned file.
"""

from __future__ import annotations

import io
import json
import resource
import signal
import sys

from pptx import Presentation

from dashboard.exports.slides.guest.cleaned import clean
from dashboard.exports.slides.guest.measured import measured
from dashboard.exports.slides.guest.package import MOST_BYTES, RefusedError, checked

SECONDS = 10
"""That it may live, and of a processor."""
MEMORY = 700_000_000
"""Bytes of addresses."""


def answer(content: bytes) -> bytes:
    """A line of what was measured, or of a refusal, and behind it the file."""
    try:
        presentation = Presentation(io.BytesIO(checked(content)))
        clean(presentation)
        told = measured(presentation)
        kept = io.BytesIO()
        presentation.save(kept)
    except RefusedError as error:
        return _line({"refused": error.name, "values": error.values_})
    except MemoryError:
        return _line({"refused": "slow", "values": {}})
    except Exception:  # whatever a foreign file breaks, it is the file that is broken
        return _line({"refused": "broken", "values": {}})
    return _line(told) + kept.getvalue()


def _line(told: object) -> bytes:
    return json.dumps(told).encode() + b"\n"


def main() -> None:
    """Read a template from the standard input, within limits."""
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(MOST_BYTES + 1)))


if __name__ == "__main__":
    main()
