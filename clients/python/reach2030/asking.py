"""How a server is asked: with patience where it is busy, and without asking twice for what has not changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import urllib3

from reach2030.errors import UnreachableError, error_of

Query = Mapping[str, str]
BUSY = (429, 503)
LONGEST_WAIT = 60
"""Seconds that are waited for a busy server at most, whatever it asks for."""
MOST_KEPT, LARGEST_KEPT = 64, 4_000_000
"""Answers that are kept to be asked for again, and bytes of one."""
USER_AGENT = "reach2030-python/1.0"


@dataclass
class Asking:
    """The way to one server."""

    address: str
    timeout: float
    retries: int
    _kept: OrderedDict[str, tuple[str, bytes]] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self.address = self.address.rstrip("/")
        if not self.address.startswith(("http://", "https://")):
            raise ValueError(f"address must begin with http:// or https://, but is {self.address!r}")
        waits = urllib3.Retry(
            total=self.retries,
            status_forcelist=BUSY,
            allowed_methods=("GET",),
            backoff_factor=0.5,
            respect_retry_after_header=True,
            retry_after_max=LONGEST_WAIT,
            raise_on_status=False,
        )
        self._pool = urllib3.PoolManager(
            retries=waits, timeout=urllib3.Timeout(self.timeout), headers={"User-Agent": USER_AGENT}
        )

    def get(self, path: str, query: Query) -> bytes:
        """The answer at a path. Raises ReachError."""
        asked = f"{self.address}{path}" + (f"?{urlencode(query, safe=',')}" if query else "")
        kept = self._kept.get(asked)
        known = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"} | ({"If-None-Match": kept[0]} if kept else {})
        try:
            answer = self._pool.request("GET", asked, headers=known)
        except urllib3.exceptions.HTTPError as error:
            raise UnreachableError(f"{self.address} does not answer: {error}") from error
        if answer.status == 304 and kept:
            self._kept.move_to_end(asked)
            return kept[1]
        if answer.status != 200:
            line = " ".join(answer.data.decode("utf-8", "replace")[:500].split())
            raise error_of(answer.status, line, _seconds(answer.headers.get("Retry-After")))
        self._keep(asked, answer.headers.get("ETag"), answer.data)
        return answer.data

    def _keep(self, asked: str, tag: str | None, content: bytes) -> None:
        if tag is None or len(content) > LARGEST_KEPT:
            return
        self._kept[asked] = (tag, content)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def close(self) -> None:
        """Let go of connections and of what is kept."""
        self._pool.clear()
        self._kept.clear()


def _seconds(text: str | None) -> float | None:
    return float(text) if text is not None and text.isdigit() else None
