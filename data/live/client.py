"""Asks a publisher over HTTP, patiently: retries with back-off, waits as long as it is told to, gives up in words."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

import urllib3
from urllib3 import exceptions as trouble
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry, Timeout

from dashboard.catalogue import Interface, Source
from data.live.bounds import Bounds, Budget, Hourglass, next_address
from data.live.cache import Cache, Kept
from data.live.errors import FetchError, HopelessError, UnusableError, remedy_of
from data.live.secret import HIDDEN, Secret, with_parameters
from data.live.transfer import Transfer

AGENT = "reach-2030 data.refresh"
TRY_AGAIN = frozenset({408, 416, 425, 429, 500, 502, 503, 504})
"""Statuses after which another request may succeed."""
REDIRECTS = 3
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})

Read = TypeVar("Read")


@dataclass(frozen=True)
class Patience:
    """How long to bear with a publisher; seconds."""

    retries: int = 6
    """Of one request, for whatever reason."""
    backoff: float = 1.0
    """The waits before the retries are 0, 2, 4, 8, 16 … times this, at most `longest_wait`."""
    longest_wait: float = 300
    """Who asks to be left alone for longer (Retry-After) is asked again in another run."""
    connect: float = 15
    read: float = 60
    """Without a byte."""
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True)
class Answer(Generic[Read]):
    """What came back, as it was read, and how it was kept."""

    value: Read
    kept: Kept


class Visit:
    """The requests to one source in one run."""

    def __init__(self, source: Source, cache: Cache, patience: Patience, environ: Mapping[str, str]) -> None:
        """Raises FetchError where a credential is needed and the environment does not have it."""
        if source.interface is None:
            raise ValueError(f"{source.id} has no live interface")
        self.source, self.interface, self.cache = source, source.interface, cache
        self._patience = patience
        self._secret = self._credential(source.interface, environ)
        # It tells whole addresses, credentials included.
        logging.getLogger("urllib3").setLevel(logging.ERROR)
        self._pool = urllib3.PoolManager(timeout=Timeout(connect=patience.connect, read=patience.read))
        self._hourglass = Hourglass(self._pool)
        self._budget = Budget(patience.bounds, patience.bounds.source)
        self._begun = time.monotonic()

    def _credential(self, interface: Interface, environ: Mapping[str, str]) -> Secret:
        secret = Secret.of(interface.credential, environ)
        if secret is None and interface.credential:
            variable = interface.credential.variable
            what = f"needs a credential, and {variable} is not set in the environment"
            remedy = f"ask {self.source.publisher_short} for one and put it into {variable}"
            raise FetchError(self.source.id, interface.address, what, remedy)
        return secret or Secret()

    @property
    def day(self) -> str:
        """The day of this run (ISO 8601)."""
        return self.cache.day

    def question(self, ending: str) -> tuple[str, dict[str, str]]:
        """Address and parameters of a part of the interface; `ending` is what the record adds for it."""
        year = self.day[:4]
        return self.interface.address + ending, {
            name: value.format(year=year) for name, value in self.interface.parameters.items()
        }

    def get(
        self,
        address: str,
        parameters: Mapping[str, object],
        read: Callable[[Path], Read],
        *,
        resumable: bool = False,
    ) -> Answer[Read]:
        """The answer to one request, its body read by `read`; from the cache where this run has asked already.

        `resumable`: a file, whose broken download goes on where it broke. Raises FetchError, or OSError where the
        cache cannot be written to.
        """
        shown = with_parameters(address, parameters)
        known = self.cache.answer(shown)
        retry = Retry(
            total=self._patience.retries,
            backoff_factor=self._patience.backoff,
            backoff_max=self._patience.longest_wait,
        )
        while True:
            response: BaseHTTPResponse | None = None
            try:
                kept, path = known or self._once(shown, Transfer(self.cache.part(shown), resumable))
                return Answer(read(path), kept)
            except HopelessError as error:
                self.cache.forget(shown)
                if error.kind == "endless":
                    Transfer(self.cache.part(shown), resumable).forget()
                self.refuse(shown, error.kind, str(error))
            except UnusableError as error:
                reason: Exception = error
                known = None
                self.cache.forget(shown)
            except _RefusedError as error:
                reason, response = error, error.response
            except trouble.HTTPError as error:
                reason = error
            retry = self._again(shown, retry, reason, response)

    def refuse(self, address: str, kind: str, what: str, status: int = 0) -> NoReturn:
        """Give up on this source. Raises FetchError."""
        remedy = remedy_of(kind, self.interface.errors)
        where, why = (" ".join(self._secret.hidden(text).split()) for text in (address, what))
        error = FetchError(self.source.id, where, why, remedy)
        error.status = status
        raise error

    def _once(self, shown: str, transfer: Transfer) -> tuple[Kept, Path]:
        """One request. Raises _RefusedError for a status that is no answer, HopelessError, or urllib3's HTTPError."""
        bounds = self._patience.bounds
        left = self._begun + bounds.visit - time.monotonic()
        if left <= 0:
            raise HopelessError("late", f"not at its end after {bounds.visit:,.0f} seconds for this source")
        headers = {"User-Agent": AGENT, **self._secret.headers, **transfer.headers()}
        former = None if "Range" in headers else self.cache.former(shown)
        if former and former[0].etag:
            headers["If-None-Match"] = former[0].etag
        with self._hourglass.turned(min(left, bounds.answer)):
            response = self._opened(self._secret.address(shown), headers)
            try:
                if response.status == 304 and former:
                    return self.cache.keep_again(shown, former[0])
                if response.status not in (200, 206):
                    raise _RefusedError(response)
                transfer.receive(response, self.source.id, self._budget)
            finally:
                response.close()
        self._secret.hide_in(transfer.part)
        return self.cache.keep(shown, transfer.part, response.headers.get("ETag", ""))

    def _opened(self, address: str, headers: Mapping[str, str]) -> BaseHTTPResponse:
        """The beginning of an answer, wherever on the same host it is. Raises HopelessError, urllib3's HTTPError."""
        for _ in range(REDIRECTS + 1):
            response = self._pool.request(
                "GET", address, headers=headers, preload_content=False, redirect=False, retries=False
            )
            location = response.headers.get("Location")
            if response.status not in _ELSEWHERE or not location:
                return response
            response.close()
            address = next_address(address, location)
        raise HopelessError("moved", "redirected too often")

    def _again(self, shown: str, retry: Retry, reason: Exception, response: BaseHTTPResponse | None) -> Retry:
        """Wait for the next attempt. Raises FetchError where none would help, or there were enough."""
        wait = _asked_wait(response)
        if response:
            status, what = response.status, f"HTTP {response.status}"
            if status not in TRY_AGAIN:
                self.refuse(shown, str(status), what, status)
            if status == 416:
                Transfer(self.cache.part(shown), resumable=True).forget()
            if wait > self._patience.longest_wait:
                self.refuse(shown, str(status), f"{what}, and asks to be left alone for {wait:,.0f} seconds", status)
        try:
            retry = retry.increment("GET", HIDDEN, response=response, error=None if response else reason)
        except trouble.MaxRetryError:
            self._give_up(shown, reason, response)
        if wait:
            time.sleep(wait)
        else:
            retry.sleep()
        return retry

    def _give_up(self, shown: str, reason: Exception, response: BaseHTTPResponse | None) -> NoReturn:
        times = f"in {self._patience.retries + 1} attempts"
        if response:
            self.refuse(shown, str(response.status), f"HTTP {response.status} {times}", response.status)
        if isinstance(reason, UnusableError):
            self.refuse(shown, reason.kind, f"{reason} {times}")
        self.refuse(shown, "unreachable", f"{_words(reason, self._patience)} {times}")


class _RefusedError(Exception):
    """An answer whose status says that it is none."""

    def __init__(self, response: BaseHTTPResponse) -> None:
        super().__init__(response.status)
        self.response = response


def _asked_wait(response: BaseHTTPResponse | None) -> float:
    """Seconds for which a publisher asks to be left alone; 0 where it does not."""
    try:
        return (Retry().get_retry_after(response) if response else 0) or 0
    except trouble.InvalidHeader:
        return 0


def _words(error: Exception, patience: Patience) -> str:
    """What happened on the way, without addresses."""
    cause = error.reason if isinstance(error, trouble.MaxRetryError) and error.reason else error
    words: tuple[tuple[type[Exception], str], ...] = (
        (trouble.NameResolutionError, "no such host"),
        (trouble.NewConnectionError, "no connection"),
        (trouble.ConnectTimeoutError, f"no connection within {patience.connect:g} seconds"),
        (trouble.TimeoutError, f"no byte within {patience.read:g} seconds"),
        (trouble.SSLError, "no secure connection: the certificate is not accepted"),
        (trouble.ProtocolError, "the connection broke in the middle of the answer"),
        (trouble.DecodeError, "the answer cannot be unpacked"),
    )
    return next((text for kind, text in words if isinstance(cause, kind)), f"no answer ({type(cause).__name__})")
