"""Receives one answer onto the disk, and goes on where a broken download of a file ended."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm
from urllib3.exceptions import ProtocolError
from urllib3.response import BaseHTTPResponse

from data.live.bounds import Budget, check_room, in_words
from data.live.errors import HopelessError

_PIECE = 1 << 16
_BEGINS = re.compile(r"bytes (\d+)-")


@dataclass(frozen=True)
class Transfer:
    """A download on its way to `part`."""

    part: Path
    resumable: bool
    """A file that lies at the publisher's, not a page that is made on request."""

    @property
    def _version(self) -> Path:
        """Where it is noted which version of the file `part` is the beginning of."""
        return self.part.with_name(f"{self.part.name}.version")

    def headers(self) -> dict[str, str]:
        """What to ask for: the rest of a broken download, else all. A part that nothing can be added to goes."""
        if not self.resumable:
            self.forget()
            return {"Accept-Encoding": "gzip"}
        if self.part.exists() and self._version.exists():
            return {"Range": f"bytes={self.part.stat().st_size}-", "If-Range": self._version.read_text("utf-8")}
        self.forget()
        return {}

    def receive(self, response: BaseHTTPResponse, name: str, budget: Budget) -> None:
        """Write the body as it comes.

        Raises urllib3's HTTPError where it breaks off, HopelessError where there is more of it than we take, OSError
        on a full disk.
        """
        whole = response.status != 206
        if not whole:
            begins = _BEGINS.match(response.headers.get("Content-Range", ""))
            if begins is None or not self.part.exists() or int(begins[1]) != self.part.stat().st_size:
                self.forget()
                raise ProtocolError("another part of the file than asked for")
        self._note(response)
        length = response.headers.get("Content-Length", "")
        most = budget.bounds.file if self.resumable else budget.bounds.page
        already = 0 if whole else self.part.stat().st_size
        if length.isdigit():
            # Packed it is the less.
            if already + int(length) > most:
                raise HopelessError(
                    "endless", f"an answer of {in_words(already + int(length))}, of {in_words(most)} at most"
                )
            check_room(self.part.parent, int(length), budget.bounds.spare)
        bar = tqdm(
            desc=name,
            total=int(length) if length.isdigit() else None,
            unit="B",
            unit_scale=True,
            leave=False,
            file=sys.stderr,
            # Pages have a bar of their own, that counts them.
            disable=None if self.resumable else True,
        )
        with bar, self.part.open("wb" if whole else "ab") as handle:
            body = response.stream(_PIECE, decode_content=True)
            for piece in budget.metered(body, self.part.parent, most, already):
                handle.write(piece)
                bar.update(len(piece))
        self._version.unlink(missing_ok=True)

    def _note(self, response: BaseHTTPResponse) -> None:
        tag = response.headers.get("ETag", "")
        stamp = response.headers.get("Last-Modified", "") if tag.startswith("W/") or not tag else tag
        if self.resumable and stamp:
            self._version.write_text(stamp, "utf-8")

    def forget(self) -> None:
        """Start over."""
        self.part.unlink(missing_ok=True)
        self._version.unlink(missing_ok=True)
