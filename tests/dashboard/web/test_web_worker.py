"""Nobody holds a thread by sending half a request, or by not hanging up."""

from __future__ import annotations

import json
import select
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from dashboard.config import Config
from dashboard.web.turns import THREADS
from tests.fixtures.serving import Running, forked

MANY = 3 * THREADS
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: here\r\n"
BODY = (
    b"POST /_dash-update-component HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
    b'Content-Length: 400\r\n\r\n{"'
)


def settings(config: Config, worker: str) -> dict[str, str]:
    return {
        "REACH_DATA": str(config.published),
        "WEB_CONCURRENCY": "1",
        "GUNICORN_CMD_ARGS": f"--worker-class tests.fixtures.workers.{worker}",
    }


@pytest.fixture(scope="module")
def unhurried(small_config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with forked(tmp_path_factory.mktemp("unhurried") / "log", settings(small_config, "UnhurriedWorker")) as server:
        yield server


@pytest.fixture(scope="module")
def hasty(small_config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    said = settings(small_config, "HastyWorker")
    said["GUNICORN_CMD_ARGS"] += " --keep-alive 1"
    with forked(tmp_path_factory.mktemp("hasty") / "log", said) as server:
        yield server


@contextmanager
def connections(server: Running, number: int, sent: bytes = b"") -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        found = []
        for _ in range(number):
            found.append(stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=120)))
            found[-1].sendall(sent)
        yield found


def answer(client: socket.socket) -> tuple[int, bytes]:
    """Status and body of the next answer on a connection that is kept."""
    with client.makefile("rb") as lines:
        status = int(lines.readline().split()[1])
        length = 0
        while (line := lines.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return status, lines.read(length)


def is_cut(client: socket.socket) -> bool:
    """Whether a connection was ended without a word."""
    try:
        return not client.recv(1)
    except ConnectionError:
        return True


def is_well(server: Running) -> bool:
    with urllib.request.urlopen(f"{server.url}/healthz", timeout=120) as found:
        return bool(json.loads(found.read())["status"] == "ok")


@pytest.mark.parametrize(
    "sent",
    [b"", HEALTH, HEALTH[:9], BODY, HEALTH + b"Connection: close\r\n\r\n"],
    ids=["silent", "half a head", "half a line", "half a body", "no hanging up"],
)
def test_whoever_sends_half_keeps_no_thread(unhurried: Running, sent: bytes) -> None:
    with connections(unhurried, MANY, sent):
        assert is_well(unhurried)


def test_a_request_in_pieces_is_one_request(unhurried: Running) -> None:
    with connections(unhurried, 1) as (client,):
        for piece in (HEALTH[:5], HEALTH[5:], b"\r", b"\n"):
            client.sendall(piece)
        assert answer(client)[0] == 200
        # On the same connection, with a body that our callbacks refuse as a whole.
        client.sendall(BODY)
        client.sendall(b" " * 397)
        client.sendall(b'"')
        status, told = answer(client)
        assert (status, b"not" in told) == (400, True)
        client.sendall(BODY.replace(b"Content-Length: 400\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n2\r\n"))
        client.sendall(b"\r\n0\r\n\r\n")
        assert answer(client)[0] == 400


def test_two_requests_in_one_piece_get_two_answers(unhurried: Running) -> None:
    whole = HEALTH + b"\r\n"
    with connections(unhurried, 1, whole + whole) as (client,), client.makefile("rb") as lines:
        text = b""
        while text.count(b'"status"') < 2:
            text += lines.readline() if text.count(b"\r\n\r\n") % 2 == 0 else lines.read(1)
        assert text.count(b"HTTP/1.1 200") == 2


@pytest.mark.parametrize(("sent", "told"), [(b"", b""), (HEALTH, b"HTTP/1.1 408 "), (BODY, b"HTTP/1.1 408 ")])
def test_whoever_does_not_finish_is_sent_away_with_a_word(hasty: Running, sent: bytes, told: bytes) -> None:
    with connections(hasty, 1, sent) as (client,):
        assert client.recv(13).startswith(told)
        while client.recv(4096):
            pass
    assert is_well(hasty)


def test_what_is_too_long_is_refused_by_its_length(hasty: Running) -> None:
    with connections(hasty, 1, BODY.replace(b"400", b"900000")) as (client,):
        assert answer(client)[0] == 413
    for target, lang in (("/victims?lang=ar&x={}", "ar"), ("/{}", "fr"), ("/victims?x={}&lang=zh-CN", "zh")):
        heads = "Host: here\r\nAccept: text/html\r\nAccept-Language: fr"
        line = f"GET {target.format('x' * 9000)} HTTP/1.1"
        with connections(hasty, 1, f"{line}\r\n{heads}\r\n\r\n".encode()) as (client,):
            status, told = answer(client)
            assert status == 414 and told.startswith(b'<!DOCTYPE html>\n<html lang="%b"' % lang.encode())
    with connections(hasty, 1, b"BAD\x01 /\r\n\r\n") as (client,):
        status, told = answer(client)
        assert status == 400 and told.startswith(b'<!DOCTYPE html><html lang="en">') and b"<title>" in told


def test_what_is_on_its_way_is_bounded(unhurried: Running) -> None:
    """However many send: the last one in is cut off, nobody else is sent away, and those who ask as readers do are
    answered."""
    cut: set[socket.socket] = set()
    least, until = 12 - 20_000 // 3000, time.monotonic() + 120
    with connections(unhurried, 12, BODY.replace(b"400", b"3900") + b" " * 3000) as clients:
        while len(cut) < least and time.monotonic() < until:
            told, _, _ = select.select([client for client in clients if client not in cut], [], [], 1)
            cut |= {client for client in told if is_cut(client)}
        assert len(cut) >= least
        assert is_well(unhurried)


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "Script-Name", "PATH_INFO", "X-Forwarded-Prefix"])
@pytest.mark.parametrize("value", ["/x", "/healthz", "javascript:", "\xff" * 300])
def test_a_stranger_moves_no_address_by_a_header(unhurried: Running, name: str, value: str) -> None:
    with connections(unhurried, 1, HEALTH + f"{name}: {value}\r\n\r\n".encode("latin-1")) as (client,):
        status, told = answer(client)
        assert (status, b"data_version" in told) == (200, True)


@pytest.mark.parametrize(
    "sent", [HEALTH + b"\r\n", HEALTH.replace(b"/healthz", b"/api/none") + b"\r\n", b"NO HTTP\r\n\r\n"]
)
def test_no_answer_names_what_serves(unhurried: Running, sent: bytes) -> None:
    with connections(unhurried, 1, sent) as (client,):
        head = client.recv(4096).lower()
    assert head.startswith(b"http/1.1 ")
    assert not any(word in head for word in (b"\r\nserver:", b"gunicorn", b"werkzeug", b"python", b"x-powered-by"))


@pytest.mark.sweep
def test_a_connection_is_kept_for_longer_than_a_reader_pauses(unhurried: Running) -> None:
    with connections(unhurried, 1) as (client,):
        for pause in (0, 6):
            time.sleep(pause)
            client.sendall(HEALTH + b"\r\n")
            assert answer(client)[0] == 200


def test_what_came_before_the_end_of_a_kept_connection_is_answered(hasty: Running) -> None:
    """The worker sleeps over the end, and finds both a question and that it is too late for one."""
    with connections(hasty, 1, HEALTH + b"\r\n") as (client,):
        assert answer(client)[0] == 200
        client.sendall(HEALTH + b"\r\n")
        assert answer(client)[0] == 200
