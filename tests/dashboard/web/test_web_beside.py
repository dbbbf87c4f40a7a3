"""Pictures and slides are made beside the workers: the same bytes, new tables, and an answer whatever becomes of it."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import pickle
import re
import shutil
import signal
import socket
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException, ServiceUnavailable
from werkzeug.test import create_environ

from dashboard.config import Config
from dashboard.context import Context
from dashboard.exports.deck import Deck, Pinned, encode
from dashboard.web import beside
from dashboard.web.folder import KeptFiles
from tests.conftest import application_of
from tests.fixtures.serving import Running, forked, free_port

PICTURE = "/image/victims-trend.png?area=GHA"
needs_proc = pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="this system tells nothing of processes")


def of(title: str) -> str:
    """One view among a reader's own, as addresses name them."""
    return encode(Deck((Pinned("victims-trend", "/victims?area=GHA", "chart", title, ""),)))


PLAIN = f"/export/deck.pptx?d={of('')}"

PATIENCE = 180.0
"""Seconds until which a server has to have answered that says it is busy: so are processors that do other things."""


def ask(server: Running, path: str, body: object = None) -> tuple[int, bytes, str]:
    """Status, content, and what its file is to be named; whoever is told to come again later does so."""
    sent = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{server.url}{path}", sent, {"Content-Type": "application/json"})
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read(), answer.headers["Content-Disposition"]
        except urllib.error.HTTPError as error:
            with error:
                if error.code != 503 or "Retry-After" not in error.headers or time.monotonic() > end:
                    return error.code, error.read(), ""
        time.sleep(0.5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps its pictures."""
    return tmp_path_factory.mktemp("pictures") / "kept"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server says."""
    return tmp_path_factory.mktemp("beside") / "log"


@pytest.fixture(scope="module")
def published(small_config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of three countries, in a folder of the server's own."""
    return shutil.copytree(small_config.published, tmp_path_factory.mktemp("tables") / "published")


@pytest.fixture(scope="module")
def metrics() -> str:
    """Where the server gives its figures."""
    return f"127.0.0.1:{free_port()}"


@pytest.fixture(scope="module")
def server(published: Path, log: Path, folder: Path, metrics: str) -> Iterator[Running]:
    """A server of one worker, on three countries, which counts what it does."""
    said = {
        "REACH_DATA": str(published), "WEB_CONCURRENCY": "1", "REACH_PICTURES": str(folder),
        "RELOAD_SECONDS": "1", "LOG_LEVEL": "info", "REACH_METRICS": metrics,
    }  # fmt: skip
    with forked(log, said) as running:
        yield running


def kept(folder: Path) -> set[str]:
    """What is kept now."""
    return {path.name for path in folder.glob("*.kept")}


def members(content: bytes) -> Iterator[bytes]:
    """A file, and all that lies in it where it is a zip, however deep."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from members(archive.read(name))


def contents(folder: Path) -> list[bytes]:
    """All that is kept now, each file as it would be sent, and what lies in it."""
    found = (KeptFiles(folder, "pictures", 1).get(path.stem) for path in folder.glob("*.kept"))
    return [one for answer in found if answer for one in members(answer[0])]


def by(is_so: Callable[[], bool]) -> bool:
    """Whether something becomes so in time."""
    end = time.monotonic() + PATIENCE
    while not (found := is_so()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


@needs_proc
def test_a_process_of_lower_priority_makes_what_the_worker_would(
    server: Running, folder: Path, small_client: FlaskClient
) -> None:
    svg = PICTURE.replace(".png", ".svg")
    status, content, name = ask(server, svg)
    own = small_client.get(svg)
    assert (status, content, name) == (200, own.data, own.headers["Content-Disposition"])
    status, content, name = ask(server, PLAIN)
    assert (status, content[:2], name[-6:]) == (200, b"PK", '.pptx"')
    first, *_ = server.beside
    niceness = [int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[16]) for pid in server.beside]
    # On a slow machine whoever makes pages ahead, still lower, is at work by now.
    assert set(niceness) - {beside.IDLEST} == {min(os.nice(0) + beside.NICE, 19)}
    assert len(kept(folder)) >= 2
    assert len(server.workers) == 1
    assert first not in server.workers


def questions(metrics: str) -> float:
    """How often anybody has asked for what is kept, in a folder or in a worker's memory."""
    with urllib.request.urlopen(f"http://{metrics}/metrics", timeout=PATIENCE) as answer:
        lines = answer.read().decode().splitlines()
    return sum(
        float(line.rpartition(" ")[2]) for line in lines if re.match("reach_kept_total.*(pictures|presentations)", line)
    )


@needs_proc
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/image/victims-trend.svg?area=GHA", {"title": "My own <words>"}),
        (f"/export/deck.pptx?d={of('My own <words>')}", None),
        # Other formats of a picture, all made by one function; a folder of a deck: `test_web_decks.py`.
        pytest.param("/image/victims-trend.png?area=GHA", {"title": "My own <words>"}, marks=pytest.mark.sweep),
        pytest.param("/image/victims-trend.pdf?area=GHA", {"title": "My own <words>"}, marks=pytest.mark.sweep),
        pytest.param(f"/export/deck.zip?d={of('My own <words>')}", None, marks=pytest.mark.sweep),
    ],
    ids=["svg", "pptx", "png", "pdf", "zip"],
)  # fmt: skip
def test_what_a_reader_has_written_is_kept_nowhere(
    server: Running, folder: Path, metrics: str, path: str, body: object
) -> None:
    """Whatever else is kept meanwhile: no words of theirs, no drawing of them, and nothing is looked for under them."""
    # The same without words is kept by the time it is sent, so that what is said here of words is no accident.
    status, plain, _ = ask(server, PLAIN)
    assert status == 200
    assert plain in contents(folder)
    before = questions(metrics)
    status, own, _ = ask(server, path, body)
    assert status == 200
    found = contents(folder)
    assert own not in found
    assert questions(metrics) == before, "made anew each time: nobody has looked whether it is kept, in memory neither"
    words = (b"own <words>", b"own &lt;words&gt;", b"own \\u003cwords", "own <words>".encode("utf-16-be"))
    assert not [one for one in found if any(said in one for said in words)]


@pytest.mark.sweep
def test_what_is_made_to_be_thrown_away_is_made_and_thrown_away(small_context: Context, tmp_path: Path) -> None:
    """Also where it is kept: what is taken from there reads no outlines, fonts and templates."""
    config = replace(small_context.config, pictures=tmp_path / "kept")
    app = application_of(replace(small_context, config=config)).server
    for path in beside.WARM:
        assert app.test_client().get(path).status_code == 200
    files = KeptFiles(tmp_path / "kept", "pictures", 10**6)
    before = {Path(name).stem for name in kept(tmp_path / "kept")}
    assert len(before) == len(beside.WARM)
    for tag in before:
        files.put(tag, b"kept")
    made = [make() for make in beside.warming(app)]
    assert [(one.status, one.content[:2]) for one in made] == [(200, b"\x89P"), (200, b"\x89P"), (200, b"PK")]
    assert {Path(name).stem for name in kept(tmp_path / "kept")} == before
    assert [files.get(tag) for tag in before] == [(b"kept", "")] * len(before)


@needs_proc
def test_refusals_come_as_they_are(server: Running, small_client: FlaskClient) -> None:
    sent = {"title": "\U00013000"}
    own = small_client.post(PICTURE, json=sent)
    assert ask(server, PICTURE, sent)[:2] == (own.status_code, own.data) == (400, own.data)


@needs_proc
@pytest.mark.sweep  # Who begins takes new tables up: below; the worker does: `test_web_renewal.py`.
def test_new_tables_are_taken_up(server: Running, published: Path, log: Path) -> None:
    package = published / "datapackage.json"

    def asked() -> bool:
        """Whether worker and process beside have both taken them up; meanwhile who asks is answered."""
        assert ask(server, "/image/victims-trend.svg?area=GHA", {"title": "Not kept"})[0] == 200
        return log.read_text().count("are served now") == 2

    package.write_bytes(package.read_bytes().replace(b"{", b"{ ", 1))
    # The worker looks by itself, the process beside when it is asked: to ask before would keep both busy.
    assert by(lambda: "are served now" in log.read_text())
    assert by(asked)
    asked()
    assert len(server.beside) >= 2, "it has not ended for want of the tables that were asked for"


@needs_proc
@pytest.mark.sweep  # Nobody is left, and comes back before the next worker: below.
def test_where_it_is_killed_the_worker_does_the_work(server: Running) -> None:
    for pid in server.beside:
        os.kill(pid, signal.SIGKILL)
    assert by(lambda: not server.beside)
    assert ask(server, "/image/victims-share.svg?area=GHA")[0] == 200
    assert ask(server, "/image/victims-share.png?area=GHA")[0] == 200
    os.kill(server.workers[0], signal.SIGKILL)
    assert by(lambda: bool(server.beside)), "it comes back with the next worker"
    assert by(lambda: ask(server, "/image/victims-share.svg?area=GHA&size=column")[0] == 200)


@needs_proc
def test_it_ends_with_the_server(server: Running, log: Path) -> None:
    """The last that is asked of this server: it is gone."""
    told = len(log.read_text())
    last = {"title": "Not kept, and the last"}
    # Who was killed is there again, but may not hear yet: until then a worker does the work itself.
    assert by(lambda: ask(server, "/image/victims-trend.svg?area=GHA", last)[0] == 200 and len(server.beside) >= 2)
    there = server.beside
    os.kill(server.pid, signal.SIGTERM)
    assert by(lambda: not any(Path(f"/proc/{pid}").exists() for pid in there))
    assert "Traceback" not in log.read_text()[told:]


# ------------------------------------------------------------------------------------------------ who forks


def test_whoever_begins_has_the_newest_tables_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = SimpleNamespace(), SimpleNamespace()
    served = SimpleNamespace(current=old)
    served.renew = lambda: setattr(served, "current", new)
    forked: list[tuple[str, object]] = []
    foreman = beside._Foreman(served, {"pictures": None})  # type: ignore[dict-item]
    monkeypatch.setattr(foreman, "_fork", lambda kind, work: forked.append((kind, work.__self__._served.current)))
    assert foreman._begin("pictures"), "outlines and fonts are to be read anew"
    assert not foreman._begin("pictures")
    assert forked == [("pictures", new)] * 2


def test_before_each_worker_it_is_there_or_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    forks: list[int] = []
    monkeypatch.setattr(beside.os, "fork", lambda: forks.append(1) or 1)  # type: ignore[func-returns-value]
    monkeypatch.setattr(beside.quiet, "share", lambda: None)
    monkeypatch.setattr(beside._Place, "beside", None)
    beside.ensure(None, lambda: None)
    first = beside._Place.beside
    assert first is not None
    assert not first.is_there, "nobody was really forked"
    beside.ensure(None, lambda: None)
    again = beside._Place.beside
    assert again is not None and again is not first
    monkeypatch.setattr(beside.Beside, "is_there", True)
    beside.ensure(None, lambda: None)
    assert beside._Place.beside is again
    assert len(forks) == 2
    again.close()


# ------------------------------------------------------------------------------------------------ one that is slow


class Served:
    """An application whose one page never ends."""

    def __init__(self) -> None:
        self.current = Flask("slow")
        self.current.config[beside.EDITION] = "now"
        self.current.add_url_rule("/endless", "endless", self.endless)
        self.current.add_url_rule("/short", "short", lambda: "short")
        self.current.add_url_rule("/kept-waiting", "waiting", self.waiting)

    def waiting(self) -> str:
        """Little work that others keep from the processors for a while."""
        time.sleep(1)
        return "at last"

    def endless(self) -> str:
        """Work without end."""
        while True:
            pass


def busy() -> HTTPException:
    """What whoever is not heard in time is told."""
    return ServiceUnavailable("busy", retry_after=2)


WORKING = "working"
"""What the process is called that works: the server of other tests is a child of this one, too."""


@contextmanager
def hearing(seconds: float, monkeypatch: pytest.MonkeyPatch) -> Iterator[beside.Beside]:
    """A process that works, which may take so long for one question."""
    monkeypatch.setattr(beside, "SECONDS", seconds)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    # A type of the module alone, and the one thing that it does for whoever is not beside it.
    worker = beside._Worker(Served(), theirs)
    process = multiprocessing.get_context("fork").Process(target=worker.work, name=WORKING)
    process.start()
    theirs.close()
    try:
        yield beside.Beside({"pictures": ours})
    finally:
        ours.close()
        process.join(60)


def told(path: str, edition: str = "now") -> bytes:
    """A question as it is sent."""
    environ = {key: value for key, value in create_environ(path).items() if isinstance(value, str)}
    return pickle.dumps((edition, environ, b""))


def test_work_without_end_is_ended_and_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with hearing(0.5, monkeypatch) as asked:
        made = asked.made("pictures", told("/short"), 60, busy)
        assert made is not None
        assert made.content == b"short"
        late = asked.made("pictures", told("/kept-waiting"), 60, busy)
        assert late is not None
        assert late.content == b"at last", "what it works counts, not how long others keep it from that"
        with pytest.raises(ServiceUnavailable, match="please try again") as refused:
            asked.made("pictures", told("/endless"), 60, busy)
        assert refused.value.retry_after == beside.RETRY_SECONDS
        for process in multiprocessing.active_children():
            if process.name == WORKING:
                process.join(60)
        assert asked.made("pictures", told("/short"), 60, busy) is None, "nobody is left: the worker does it itself"


def test_what_is_asked_of_other_tables_is_left_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    with hearing(60, monkeypatch) as asked:
        assert asked.made("pictures", told("/short", "before"), 60, busy) is None


def test_whoever_is_not_heard_in_time_is_sent_away() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        asked = beside.Beside({"pictures": ours})
        with pytest.raises(ServiceUnavailable, match="busy"):
            asked.made("pictures", told("/short"), 0.05, busy)
        theirs.close()
        assert not asked.is_there
        assert asked.made("pictures", told("/short"), 60, busy) is None
