"""What can go wrong at a publisher, in one line that names source, address and remedy."""

from __future__ import annotations

from collections.abc import Mapping

REMEDIES = {
    "html": "it may be a page about maintenance: try again later, or fetch the files by hand and use --from",
    "truncated": "the answer ends too early: try again later",
    "empty": "the publisher may be between two releases: try again tomorrow",
    "message": "look the request up in the publisher's documentation, and correct it in the source record",
    "columns": "if the publisher renamed it, put both names under [interface.rename] of the source record",
    "endless": "look at what the publisher sends; if it has really grown so much, raise data/live/bounds.py",
    "late": "try again later, when the publisher answers faster; the pages that were read are kept",
    "moved": "look for the new address on the publisher's page, and put it into the source record",
    "unreachable": "check the connection and the address in the source record, then try again",
    "401": "the credential is wrong or has expired: ask the publisher for a new one",
    "403": "the publisher refuses the request: the credential may be missing, wrong or expired",
    "404": "look for the new address on the publisher's page, and put it into the source record",
    "429": "the publisher allows fewer requests: start again later; the pages that were read are kept",
}
"""What helps where the source record does not know better, by HTTP status or kind of trouble."""
LATER = "try again later; the pages that were read are kept"


class UnusableError(ValueError):
    """An answer that came but cannot be used: `kind` is a key of REMEDIES, the message says what is wrong with it."""

    def __init__(self, kind: str, what: str) -> None:
        super().__init__(what)
        self.kind = kind


class HopelessError(UnusableError):
    """An answer that would be no better for asking again."""


class FetchError(RuntimeError):
    """A source that could not be read; the message names it, the address without credentials, and the remedy."""

    def __init__(self, source: str, address: str, what: str, remedy: str) -> None:
        super().__init__(f"{source} ({address}): {what}. Remedy: {remedy}.")
        self.source = source
        self.what = what
        self.status = 0
        """HTTP status, where that was the trouble."""


class ChangedMeanwhileError(RuntimeError):
    """Pages that do not belong to one release: the publisher changed its data while they were read."""


def remedy_of(kind: str, errors: Mapping[str, str]) -> str:
    """What helps with a kind of trouble or an HTTP status: as the source record says, else as it mostly does."""
    return errors.get(kind) or REMEDIES.get(kind, LATER)
