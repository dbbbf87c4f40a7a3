"""What can go wrong: each error carries the one line with which the server refuses."""

from __future__ import annotations


class ReachError(Exception):
    """Anything that kept an answer from coming."""


class UnreachableError(ReachError):
    """No server answers at the address, or not in time."""


class RefusedError(ReachError):
    """The server refuses the question; the message is its line, which names what is wrong."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status
        self.line = line


class NotFoundError(RefusedError):
    """There is no such area, table, view or release (404)."""


class GoneError(RefusedError):
    """The release is no longer kept, or was withdrawn (410); the line says why."""


class BusyError(RefusedError):
    """The server is busy (429, 503), and was so at each attempt."""

    def __init__(self, status: int, line: str, retry_after: float | None) -> None:
        super().__init__(status, line)
        self.retry_after = retry_after
        """Seconds after which it may be asked again, where it says so."""


def error_of(status: int, line: str, retry_after: float | None) -> RefusedError:
    """The error for a status."""
    if status in (429, 503):
        return BusyError(status, line, retry_after)
    if status == 404:
        return NotFoundError(status, line)
    return GoneError(status, line) if status == 410 else RefusedError(status, line)
