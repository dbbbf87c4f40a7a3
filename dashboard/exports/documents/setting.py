"""Sets a document as PDF by typst: our fonts, tagged and valid to PDF/UA, with bookmarks and footnotes.

The texts come as data, never as source: the name of a country cannot become code. Each PDF is set in a process of its
own, which ends with it: typst keeps up to 150 MB, and no picture has to wait. `python -m` of this module is that
process: JSON comes in, a PDF goes out. So it imports little.
"""

from __future__ import annotations

import logging
import resource
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from dashboard.exports.documents.letters import JOINED, said_once
from dashboard.exports.picture.ruler import files_for

SOURCE = Path(__file__).with_name("document.typ")
STANDARD: Final = "ua-1"
SECONDS = 20
"""So long a PDF may take of a processor."""
PATIENCE: Final = 45.0
"""So long it may be under way: what works for it has a lower priority, and waits where processors are busy."""
LARGEST = 8_000_000
"""Bytes of what is to be set."""
LONGEST_SAID = 2000
"""Bytes of what typst says of a failure that are noted."""
_ROOT = Path(__file__).resolve().parents[3]
_log = logging.getLogger(__name__)


class NoSettingError(RuntimeError):
    """A PDF that cannot be made here and now; the message says why in one line."""


def pdf(told: str, seconds: float = PATIENCE) -> bytes:
    """The PDF of a document that `typeset.told_of` tells. Raises NoSettingError."""
    if find_spec("typst") is None:
        raise NoSettingError("This server has no typst, so it makes no PDF; the file for Word is there.")
    content = told.encode("utf-8", "replace")
    if len(content) > LARGEST:
        raise NoSettingError("This document is too large to be set as PDF; the file for Word is there.")
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, cwd=_ROOT, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("typst: %s; %s", error, (getattr(error, "stderr", None) or b"")[-LONGEST_SAID:])
        raise NoSettingError("This document could not be set as PDF; the file for Word is there.") from error
    return done.stdout


def set_here(told: str) -> bytes:
    """The PDF, set in this process. Raises RuntimeError, typst's own among them, where it cannot be."""
    import typst  # noqa: PLC0415, 84 MB that the server itself never needs

    folders = list(dict.fromkeys(path.parent for path in files_for(told)))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    # Of files it reads its source alone, whose folder is its root; it fetches nothing, for no package is asked for.
    compiler = typst.Compiler(SOURCE, root=SOURCE.parent, font_paths=fonts, sys_inputs={"document": told})
    made = compiler.compile(format="pdf", pdf_standards=STANDARD)
    if not isinstance(made, bytes):
        raise RuntimeError("typst has made no file")
    return said_once(made) if JOINED.search(told) else made


def main() -> None:
    """Set what comes in. Where the server is gone, and nobody ends this process any more, its own limit does."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(set_here(sys.stdin.buffer.read().decode()))


if __name__ == "__main__":
    main()
