"""Long work beside the workers: processes of lower priority draw pictures and compose slides, and no page waits.

A worker's threads share one interpreter: while one of them composes slides, pages wait for theirs. So the process that
starts the workers forks one more before them, which has read all tables and answers nothing. That forks one process for
each kind of work once it is asked for, which does one request after the other, is ended where one takes too long, and
ends by itself when nobody asks any more, with all the memory that it took. Another one, of the lowest priority, makes
the pages of the day before anybody asks for them (dashboard/web/ahead.py), and only while nobody asks for anything.

The workers ask through one socket for each kind, over which they send an end of another one, the request's own.
Where all this is not there (tests, or a process that was killed), a worker does the work itself.
"""

from __future__ import annotations

import ctypes
import datetime
import gc
import io
import logging
import os
import pickle
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, ServiceUnavailable
from werkzeug.test import create_environ

from dashboard.exports.picture.raster import Raster
from dashboard.web import observed, quiet
from dashboard.web.ahead import AHEAD, UNASKED, first_picture
from dashboard.web.memory import give_back

KINDS = ("pictures", "large pictures", "presentations")
"""Of each kind one is made at a time: no picture waits for a presentation, nor a usual one for one of many pixels."""
SECONDS = 60.0
"""So long one may work, and so long its answer is waited for."""
LONGER = 4.0
"""How many times as long it may take by the clock: where others want the processors, ten slides that are three seconds
of work take over a minute. Who asked is sent away then, but finds the file, if it may be kept, when asking again."""
BEGIN = 20.0
"""So long a request waits until its work is begun. Few wait at once, as each worker lets few in (turns.py), and where
processors are busy a process of lower priority starts slowly: to be sent away then would help nobody."""
IDLE, MOST_IN_A_ROW = 5.0, 100
"""Seconds without work, and works, after which a process ends: what it remembers is another's to remember anew."""
MEMORY = 1_500_000_000
"""Bytes of addresses that such a process may take beyond those that it was forked with: a reader's own template, or a
picture of the largest size, takes a tenth."""
NICE = 10
"""How much less such a process gets of a processor that others want, as `nice` counts."""
RETRY_SECONDS = 3
EDITION = "REACH_EDITION"
"""In the configuration of a server: of which tables and program its answers are."""
IDLEST = 19
"""The same of whoever makes pages ahead: it takes what nobody else wants."""
AHEAD_AFTER, AHEAD_EVERY = 20.0, 60.0
"""Seconds after a start in which readers come first, and between two looks whether another day or tables are served."""
QUIET_FIRST, QUIET, AHEAD_PATIENCE = 10.0, 3.0, 60.0
"""Seconds without a reader until somebody is forked to make pages ahead, until that one goes on with the next page, and
for which it waits for that, and then ends:
beside 300 readers it would take from them what it gives to the next, and memory as well."""
_UNFINISHED = 3
"""With which it ends then."""
_PAGES = "pages"
"""What whoever makes pages ahead is called among those that work."""
WARM = ("/image/victims-map.png?area=BGD", "/image/victims-trend.png?area=BGD", "/export/victims-trend.pptx?area=BGD")
"""What is made at the start, and thrown away: outlines, fonts and templates are read once for all that follow."""
WARMING = "reach.warming"
"""In the environment of a request of ours: its answer is made even where it is kept, and is not kept."""
_NAME = b"reach-beside"
_SET_NAME = 15
"""Of `prctl`."""
_UNSENT = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE")
"""Headers that are the worker's own to look after."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """What a process beside has answered."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def response(self) -> Response:
        """To be sent as it is."""
        return Response(self.content, self.status, list(self.headers))


# ------------------------------------------------------------------------------------------------ asking


class Beside:
    """Asks the processes beside. One for the server and all its workers, made before these are forked."""

    def __init__(self, sockets: Mapping[str, socket.socket]) -> None:
        """`sockets`: by kind of work, those through which it is asked for."""
        self._sockets = sockets

    @property
    def is_there(self) -> bool:
        """Whether somebody hears what is asked."""
        return not any(_has_ended(one) for one in self._sockets.values())

    def close(self) -> None:
        """Ask for nothing more."""
        for one in self._sockets.values():
            one.close()

    def made(self, kind: str, told: bytes, patience: float, busy: Callable[[], HTTPException]) -> Made | None:
        """The answer to a question; None where nobody is there who could give it.

        Raises what `busy` gives where it is not begun within `patience` seconds, ServiceUnavailable where it took too
        long or could not be made.
        """
        ours, theirs = socket.socketpair()
        with Connection(ours.detach()) as connection:
            try:
                with theirs:
                    socket.send_fds(self._sockets[kind], [b"1"], [theirs.fileno()], socket.MSG_DONTWAIT)
            except BlockingIOError:
                raise busy() from None
            except OSError:
                return None
            try:
                if not connection.poll(patience):
                    raise busy()
                connection.recv_bytes()
                connection.send_bytes(told)
                if connection.poll(SECONDS + 5):
                    return pickle.loads(connection.recv_bytes())  # type: ignore[no-any-return] # a process of ours
            except (EOFError, OSError):
                pass
        raise ServiceUnavailable("This could not be made; please try again.", retry_after=RETRY_SECONDS)


class _Place:
    """This process."""

    beside: Beside | None = None


def ask(kind: str, busy: Callable[[], HTTPException]) -> Response | None:
    """What the process beside answers to the request of this moment; None where it has to be answered here.

    That is also so where one of the two has new tables already and the other has not.
    """
    beside = _Place.beside
    if beside is None:
        return None
    kept = {key: value for key, value in request.environ.items() if isinstance(value, str) and key not in _UNSENT}
    told = pickle.dumps((current_app.config[EDITION], kept, request.get_data()))
    made = beside.made(kind, told, BEGIN, busy)
    return made.response() if made else None


# ------------------------------------------------------------------------------------------------ starting


def ensure(served: Any, close: Callable[[], None]) -> None:
    """Before a worker is forked: see to it that the processes beside are there.

    `served`: the application (`Renewal`). `close`: closes what the server alone has to hold.
    """
    quiet.share()
    if _Place.beside is not None:
        if _Place.beside.is_there:
            return
        _Place.beside.close()
    asking, hearing = {}, {}
    for kind in KINDS:
        asking[kind], hearing[kind] = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork() == 0:
        try:
            _prepare(close)
            for one in asking.values():
                one.close()
            _Place.beside = None
            _Foreman(served, hearing).work()
        except BaseException:
            _log.exception("what makes pictures and slides beside the workers has ended")
        finally:
            os._exit(0)
    for one in hearing.values():
        one.close()
    _Place.beside = Beside(asking)


def _prepare(close: Callable[[], None]) -> None:
    """In the process that was forked: nothing of the server's, and no hurry."""
    name = getattr(ctypes.CDLL(None), "prctl", None)
    if name is not None:
        name(_SET_NAME, _NAME, 0, 0, 0)
    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    # Whoever ends the server at a terminal tells all its processes: this one ends with the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    close()
    with suppress(OSError):
        # Where that is not allowed it is as urgent as everything else.
        os.nice(NICE)
    Raster.is_beside = True
    # A request is counted and told by the worker that was asked.
    os.environ.pop(observed.FOLDER, None)
    observed.figures().rest()
    logging.getLogger("reach.requests").disabled = True


# ------------------------------------------------------------------------------------------------ working


class _Foreman:
    """Forks whoever works, and works never itself."""

    def __init__(self, served: Any, hearing: Mapping[str, socket.socket]) -> None:
        self._served, self._hearing = served, hearing
        self._working: dict[int, str] = {}
        """Kinds by what becomes readable when a process of that kind has ended."""
        self._made_ahead: object = None
        """Of which tables, program and day pages have been made ahead, or are being made."""
        self._look = time.monotonic() + AHEAD_AFTER
        self._quiet = self._look
        """When readers were last seen to ask for nothing."""
        self._ids: dict[int, int] = {}
        """The process at the other end of each of those that work."""

    def work(self) -> None:
        """Until the server and all its workers are gone."""
        left = self._warm_up()
        while True:
            idle = {one.fileno(): kind for kind, one in self._hearing.items() if kind not in self._working.values()}
            # Whoever asks already is answered before anything is made for those who may ask.
            found = _readable([*idle, *self._working], 0 if left else max(0.0, self._look - time.monotonic()))
            for number in found:
                if number in self._working:
                    self._ended(number)
                elif _has_ended(self._hearing[idle[number]]):
                    return
                elif self._begin(idle[number]):
                    left = self._warm_up()
            if left and not found:
                left.pop()()
            elif not found and self._is_due() and self._begin_ahead():
                left = self._warm_up()

    def _warm_up(self) -> list[Callable[[], object]]:
        """What is made now, and thrown away, is read once for all processes that are still to be forked."""
        return [_freeze, *warming(self._served.current)]

    def _is_due(self) -> bool:
        """Whether it is time to look whether pages are made ahead; the next time is later."""
        now = time.monotonic()
        if now < self._look:
            return False
        is_quiet, is_made = quiet.seconds() >= QUIET_FIRST, _PAGES in self._working.values()
        self._look = now + (AHEAD_EVERY if is_quiet else QUIET)
        if is_quiet:
            self._quiet = now
        elif is_made and now - self._quiet > 2 * AHEAD_PATIENCE:
            # It would have ended by itself, had it ever got the processor to look at the clock.
            os.kill(next(self._ids[number] for number, kind in self._working.items() if kind == _PAGES), signal.SIGKILL)
        return is_quiet and not is_made

    def _begin_ahead(self) -> bool:
        """Let the pages of today be made, unless they are. Whether there are new tables."""
        before = self._served.current
        self._served.renew()
        server = self._served.current
        of = server.config.get(EDITION), server.config.get(AHEAD, ()), datetime.datetime.now(tz=datetime.UTC).date()
        if of[1] and of != self._made_ahead:
            self._made_ahead = of
            self._fork(_PAGES, lambda: _make_pages(server, tuple(self._hearing.values())))
        return server is not before

    def _begin(self, kind: str) -> bool:
        """Fork one that works. Whether there are new tables: they are read here, once for all."""
        before = self._served.current
        self._served.renew()
        self._fork(kind, _Worker(self._served, self._hearing[kind]).work)
        return self._served.current is not before

    def _fork(self, kind: str, work: Callable[[], int | None]) -> None:
        ended, living = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 0
            try:
                os.close(ended)
                code = work() or 0
            finally:
                os._exit(code)
        os.close(living)
        self._working[ended], self._ids[ended] = kind, pid

    def _ended(self, number: int) -> None:
        os.close(number)
        kind, pid = self._working.pop(number), self._ids.pop(number)
        with suppress(ChildProcessError):
            # Not whoever ended first: two that end at once would be told apart wrongly.
            _, status = os.waitpid(pid, 0)
            if kind == _PAGES and status:
                self._made_ahead, self._look = None, time.monotonic() + AHEAD_EVERY


def _bound_time(seconds: float) -> None:
    """End this process once it has worked so long, or LONGER by the clock; 0 for no bound."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, LONGER * seconds)


class _Worker:
    """Does one work after the other."""

    def __init__(self, served: Any, hearing: socket.socket) -> None:
        self._served, self._hearing = served, hearing

    def work(self) -> None:
        """Until nobody asks any more, or another should go on."""
        _bound_memory()
        for _ in range(MOST_IN_A_ROW):
            if not _readable([self._hearing.fileno()], IDLE):
                return
            content, numbers, _, _ = socket.recv_fds(self._hearing, 1, 1)
            if not content:
                return
            # Whoever asked may have gone meanwhile, or goes while the answer is made.
            with suppress(EOFError, OSError), Connection(numbers[0]) as connection:
                connection.send_bytes(b"begun")
                told = connection.recv_bytes()
                _bound_time(SECONDS)
                made = self._made(told)
                _bound_time(0)
                connection.send_bytes(pickle.dumps(made))
                if made is None:
                    return

    def _made(self, told: bytes) -> Made | None:
        edition, environ, body = pickle.loads(told)
        server = self._served.current
        return made_by(server, environ, body) if server.config[EDITION] == edition else None


def _make_pages(server: Flask, asking: Sequence[socket.socket]) -> int:
    """In the process that makes pages ahead, while readers leave it alone; with what it ends."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, IDLEST)
    if hasattr(os, "SCHED_IDLE"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    _bound_memory()
    return 0 if make_ahead(server, lambda: _is_left_alone(asking)) else _UNFINISHED


def _is_left_alone(asking: Sequence[socket.socket]) -> bool:
    """Wait until no reader asks; whether that came in time, and anybody is left who could ask."""
    end = time.monotonic() + AHEAD_PATIENCE
    while not all(map(_has_ended, asking)):
        if quiet.seconds() >= QUIET:
            return True
        if time.monotonic() > end:
            return False
        time.sleep(QUIET / 6)
    return False


def make_ahead(server: Flask, may_go_on: Callable[[], bool]) -> bool:
    """Make the pages that a server names, one after the other, each with the picture that is first in sight, unless
    they are kept; whether all were made."""
    for address in server.config[AHEAD]:
        if not may_go_on():
            return False
        page = made_by(server, create_environ(address, headers={"Accept-Encoding": "br"}), b"")
        picture = first_picture(page.content) if page.status == 200 else ""
        if picture:
            made_by(server, create_environ(picture), b"")
    return True


def made_by(server: Flask, environ: Mapping[str, str], body: bytes) -> Made:
    """What a server answers to a request, without what its worker does around it."""
    whole = {**environ, "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr, "CONTENT_LENGTH": str(len(body))}
    with server.request_context(whole):
        try:
            response = server.full_dispatch_request()
        except Exception as error:
            # As Flask does where it serves itself: the traceback goes to the log, one line to who asked.
            response = server.make_response(server.handle_exception(error))
        return Made(response.status_code, tuple(response.headers.items()), response.get_data())


def warming(server: Flask) -> list[Callable[[], Made]]:
    """Each makes one of the answers that are thrown away: to take one that is kept would read nothing for others."""
    addresses = WARM if server.config[UNASKED] else ()
    environs = [create_environ(address, environ_overrides={WARMING: "1"}) for address in addresses]
    return [partial(made_by, server, environ, b"") for environ in environs]


def _bound_memory() -> None:
    """No work takes the memory that pages need; where a system says nothing of it, nothing is bound."""
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY,) * 2)


def _freeze() -> None:
    """What is in memory now stays shared with what is forked; what was freed is nobody's."""
    gc.collect()
    give_back()
    gc.freeze()


def _readable(numbers: Sequence[int], seconds: float | None = None) -> list[int]:
    poll = select.poll()
    for number in numbers:
        poll.register(number, select.POLLIN)
    return [number for number, _ in poll.poll(None if seconds is None else 1000 * seconds)]


def _has_ended(one: socket.socket) -> bool:
    """Whether nobody is left at the other side, and nothing was asked before."""
    poll = select.poll()
    poll.register(one, select.POLLIN)
    return any(event & select.POLLHUP for _, event in poll.poll(0))
