"""A worker of gunicorn that gives no thread to a request before all of it has come.

gunicorn's own lets a thread wait for each connection: forty half-sent requests then hold all threads for as long as
their senders like. Here the main loop collects what comes, and whoever does not finish in time is sent away.
"""

from __future__ import annotations

import errno
import re
import selectors
import socket
import struct
import time
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from html import escape
from typing import Any

from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.http import wsgi  # type: ignore[import-untyped]
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

from dashboard.web.errors import TOO_LONG
from dashboard.web.health import STOPPING

_PIECE = 65536
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,12})[ \t]*\r\n", re.IGNORECASE)
_TARGET = re.compile(rb"([A-Z]{1,20}) (\S+) (HTTP/1\.[01])")
_LANG = re.compile(rb"[?&](lang=[A-Za-z_-]{1,20})(?=&|$)")
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_LAST_CHUNK = b"0\r\n\r\n"
_TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def _has_something(client: socket.socket) -> bool:
    """Whether bytes have come that nobody has read; the end of what comes is none."""
    try:
        return bool(client.recv(1, socket.MSG_PEEK))
    except OSError:
        return False


class _Untold(wsgi.Response):  # type: ignore[misc]
    """As its base, but what serves is nobody's business."""

    def default_headers(self) -> list[str]:
        """The first lines of an answer, without the one that names the server."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


def _refuse(client: socket.socket, status: int, reason: str, message: str) -> None:
    """What gunicorn answers by itself, to what is no request: a whole document that says its language."""
    told = f"<h1>{escape(reason)}</h1><p>{escape(message)}</p>"
    text = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(reason)}</title></head><body>{told}'
    )
    content = f"{text}</body></html>\n".encode()
    head = f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
    util.write_nonblock(client, head.encode("latin1") + b"Content-Length: %d\r\n\r\n%b" % (len(content), content))


# gunicorn has no setting for either, and makes answers of whatever its modules name.
wsgi.Response = _Untold
util.write_error = _refuse


def with_short_line(content: bytes, longest: int) -> bytes:
    """A request; one whose first line is too long asks for the page that says so, in the language of its address.

    gunicorn itself would answer for no language and in a document of none.
    """
    line, gap, rest = content.partition(b"\r\n")
    target = _TARGET.fullmatch(line)
    if not gap or len(line) <= longest or not target:
        return content
    lang = _LANG.search(target[2])
    return b"%b %b%b %b%b%b" % (target[1], TOO_LONG.encode(), b"?" + lang[1] if lang else b"", target[3], gap, rest)


class WholeRequestWorker(ThreadWorker):  # type: ignore[misc]
    """As its base, but what a thread begins with is a whole request."""

    within = 20.0
    """Seconds from the first moment of a connection, or from the first byte of a further request, to its last byte."""
    silent_reader = 30
    """Seconds for which an answer waits for a reader who takes none of it."""
    longest_head = 65536
    longest = 600 * 1024
    """Bytes of a request that are collected; what is longer is refused by its length, or read by a thread."""
    farewell = 2.0
    """Seconds in which a reader may close a connection that was the last word to it, before we do."""
    most = 64 * 1024 * 1024
    """Bytes of all requests that are on their way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parts: dict[TConn, bytearray] = {}
        self._leaving: dict[TConn, float] = {}
        self._held = 0

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Be stopped: readers who are on the way are served, and balancers are told to send no more."""
        STOPPING.set()
        super().handle_exit(sig, frame)

    def accept(self, listener: socket.socket) -> None:
        """Take a connection in, without a thread."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", self.silent_reader, 0))
        self.nr_conns += 1
        self._await(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Another request on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn)
        self.on_pending_socket_readable(conn, client)

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Collect what has come; with the last byte of a request a thread takes over."""
        parts = self._parts[conn]
        try:
            while not self._is_whole(parts):
                piece = client.recv(_PIECE)
                if not piece:
                    self._leave(conn)
                    self._close(conn)
                    return
                parts += piece
                self._held += len(piece)
        except BlockingIOError:
            if self._held <= self.most:
                return
            self._leave(conn)
            self._close(conn)
            return
        except OSError:
            self._leave(conn)
            self._close(conn)
            return
        content = with_short_line(bytes(parts), self.cfg.limit_request_line)
        self._leave(conn)
        conn.init()
        conn.parser.unreader.unread(content)
        conn.data_ready = True
        self.enqueue_req(conn)

    def finish_request(self, conn: TConn, fs: Future[Any]) -> None:
        """Keep a connection, or end it without the main loop's waiting for the other side, as its base does."""
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
            return
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(conn)
            return
        # Closed at once, with something unread, the last of the answer might be lost.
        self._leaving[conn] = time.monotonic() + self.farewell
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._hear_out, conn))

    def _hear_out(self, conn: TConn, client: socket.socket) -> None:
        try:
            if client.recv(_PIECE):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self._end(conn)

    def _end(self, conn: TConn) -> None:
        del self._leaving[conn]
        self.poller.unregister(conn.sock)
        self._close(conn)

    def murder_keepalived(self, force: bool = False) -> None:
        """Close what was kept for long enough, but take up first what has come meanwhile."""
        now = time.monotonic()
        while not force and self.keepalived_conns and self.keepalived_conns[0].timeout <= now:
            conn = self.keepalived_conns[0]
            if _has_something(conn.sock):
                self.on_client_socket_readable(conn, conn.sock)
                continue
            self.keepalived_conns.popleft()
            self.poller.unregister(conn.sock)
            self._close(conn)
        super().murder_keepalived(force)

    def murder_pending(self) -> None:
        """Send away whoever has not asked in time, with a word to those who have begun to."""
        now = time.monotonic()
        for conn in [conn for conn, until in self._leaving.items() if until <= now]:
            self._end(conn)
        while self.pending_conns and self.pending_conns[0].timeout <= now:
            conn = self.pending_conns[0]
            if not self._parts[conn] and _has_something(conn.sock):
                # Taken up at the last moment; one that is not whole has its own time from now.
                conn.timeout = now + self.within
                self.pending_conns.rotate(-1)
                self.on_pending_socket_readable(conn, conn.sock)
                continue
            if self._parts[conn]:
                with suppress(OSError):
                    conn.sock.send(_TOO_LATE)
            self._leave(conn)
            self._close(conn)

    def _await(self, conn: TConn) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.within
        self._parts[conn] = bytearray()
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _leave(self, conn: TConn) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)
        self._held -= len(self._parts.pop(conn))

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()

    def _is_whole(self, parts: bytearray) -> bool:
        """Whether a thread would wait for nothing more, or what comes is longer than anything of ours."""
        head = parts.find(_END)
        if head < 0:
            return len(parts) > self.longest_head
        if _CHUNKED.search(parts, 0, head + 2):
            return parts.endswith(_LAST_CHUNK) or len(parts) > self.longest
        length = _LENGTH.search(parts, 0, head + 2)
        whole = head + len(_END) + (int(length[1]) if length else 0)
        return len(parts) >= whole or whole > self.longest
