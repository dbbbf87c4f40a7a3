"""What docs/deploy/ shows is started and used, or read as strictly as can be where its tool is not here."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard.config import Config
from tests.fixtures.readers import met
from tests.fixtures.serving import ROOT, Running, forked, free_port

DEPLOY = ROOT / "docs" / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
without_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (apt-get install nginx-light)")
QUICK = {"client_header_timeout 10s": "client_header_timeout 5s", "client_body_timeout 10s": "client_body_timeout 5s"}
MAIN = """{user}daemon off; error_log {folder}/error.log; pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/reach.conf;
}}
"""


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Stack:
    """nginx, as in the example, and the two hosts behind it."""

    port: int
    hosts: tuple[Running, Running]
    folder: Path

    def get(self, path: str, **headers: str) -> Any:
        """The answer to one question."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        return urllib.request.urlopen(request, timeout=120)


def example(folder: Path, port: int, hosts: tuple[int, int], changed: dict[str, str]) -> Path:
    """The example of nginx for ports of this machine: nothing else in it is another but what is named."""
    text = text_of("nginx.conf")
    places = {
        "one:8050": f"127.0.0.1:{hosts[0]}",
        "two:8050": f"127.0.0.1:{hosts[1]}",
        "listen 8080": f"listen 127.0.0.1:{port}",
        "/var/cache/nginx/reach": f"{folder}/cache",
    }
    for old, new in {**places, **changed}.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "reach.conf").write_text(text, encoding="utf-8")
    main = folder / "nginx.conf"
    # Started by root, its processes would be of somebody who may not read the folders of the tests.
    user = "user root; " if os.geteuid() == 0 else ""
    main.write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    return main


@pytest.fixture
def stack(small_config: Config, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stack]:
    """Two hosts behind nginx."""
    changed = getattr(request, "param", {})
    said = {"REACH_DATA": str(small_config.published), "WEB_CONCURRENCY": "1"}
    with ExitStack() as running:
        one, two = (running.enter_context(forked(tmp_path / f"{name}.log", said)) for name in ("one", "two"))
        port = free_port()
        main = example(tmp_path, port, (one.port, two.port), changed)
        assert NGINX is not None
        process = subprocess.Popen([NGINX, "-e", f"{tmp_path}/error.log", "-c", str(main)], stdin=subprocess.DEVNULL)
        running.callback(process.wait, 60)
        running.callback(process.terminate)
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Stack(port, (one, two), tmp_path)


# ------------------------------------------------------------------------------------------------ nginx

UNCAPPED = {"limit_conn reach_connections 60;": "", "limit_req zone=reach_requests burst=300 nodelay;": ""}
"""All readers of a test have one address."""


def end(host: Running) -> None:
    """Kill a host as a power cut does: its workers first, so that nobody ends them in order."""
    children = Path(f"/proc/{host.pid}/task/{host.pid}/children").read_text(encoding="ascii").split()
    for pid in (host.pid, *map(int, children)):
        os.kill(pid, signal.SIGKILL)


@without_nginx
@pytest.mark.sweep
@pytest.mark.parametrize("stack", [UNCAPPED], indirect=True, ids=["many readers of one address"])
def test_readers_notice_nothing_of_a_host_that_is_killed(stack: Stack) -> None:
    seen = met(stack.port, 50, 8, lambda: end(stack.hosts[0]), as_browser=False)
    assert seen.asked > 300
    assert seen.failed == 0, seen
    assert stack.get("/victims?area=GHA").status == 200


@without_nginx
@pytest.mark.sweep
def test_answers_are_kept_in_the_form_that_each_reader_takes(stack: Stack) -> None:
    page = stack.get("/").read().decode()
    asset = next(found[1] for found in re.finditer(r'href="(/assets/reach\.css\?v=[^"]+)"', page))
    for path, forms in ((asset, ("br", "gzip", "")), ("/image/victims-trend.svg?area=GHA", ("br", "gzip", ""))):
        for form in forms:
            first, again = (stack.get(path, **({"Accept-Encoding": form} if form else {})) for _ in range(2))
            assert (first.headers["X-Cache"], again.headers["X-Cache"]) == ("MISS", "HIT"), (path, form)
            assert (again.headers["Content-Encoding"] or "") == form
            assert first.read() == again.read()
    for path in ("/", "/healthz", "/victims?area=GHA"):
        assert [stack.get(path).headers["X-Cache"] for _ in range(2)] == [None, None]


@without_nginx
@pytest.mark.sweep
@pytest.mark.parametrize("stack", [QUICK], indirect=True, ids=["impatient"])
def test_whoever_is_slow_or_greedy_is_sent_away(stack: Stack) -> None:
    for sent in (b"GET / HTTP/1.1\r\nHost: a\r\n", b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1"):
        with socket.create_connection(("127.0.0.1", stack.port), timeout=60) as client:
            client.sendall(sent)
            begun = time.monotonic()
            while client.recv(4096):
                pass
            assert time.monotonic() - begun < 30
    with ExitStack() as held:
        # Connections count from the whole head of a request; these wait for the rest of their bodies.
        refused = 0
        for _ in range(80):
            client = held.enter_context(socket.create_connection(("127.0.0.1", stack.port), timeout=60))
            client.sendall(b"POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n")
            client.settimeout(0.02)
            try:
                refused += client.recv(20).startswith(b"HTTP/1.1 429")
            except TimeoutError:
                continue
        assert refused >= 20


@without_nginx
@pytest.mark.sweep
def test_no_answer_tells_versions(stack: Stack) -> None:
    assert stack.get("/healthz").headers["Server"] == "nginx"


# ------------------------------------------------------------------------------------------------ Procfile, systemd


@pytest.mark.sweep
def test_the_command_of_the_procfile_serves(small_config: Config, tmp_path: Path) -> None:
    command = (ROOT / "Procfile").read_text(encoding="utf-8").split("web: ", 1)[1].strip()
    port = free_port()
    bins = f"{Path(os.sys.executable).parent}:{os.environ['PATH']}"  # type: ignore[attr-defined]
    said = {**os.environ, "PATH": bins, "PORT": str(port), "REACH_DATA": str(small_config.published)}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(["sh", "-c", f"exec env {command}"], cwd=ROOT, env=said, stdout=log, stderr=log)
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.2)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=60) as answer:
                assert answer.status == 200
        finally:
            process.terminate()
            process.wait(60)


SYSTEMD = shutil.which("systemd-analyze")


@pytest.mark.skipif(SYSTEMD is None, reason="systemd-analyze is not installed")
def test_systemd_reads_the_unit_and_finds_it_hardened(tmp_path: Path) -> None:
    unit = tmp_path / "reach.service"
    text = text_of("reach.service").replace("/opt/reach/.venv/bin/gunicorn", "/bin/true").replace("/opt/reach", "/tmp")
    unit.write_text(text, encoding="utf-8")
    assert SYSTEMD is not None
    verified = subprocess.run([SYSTEMD, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    # An exposure of more than 1.5 of 10 is an error; a unit without its protections has 9.6.
    strict = [SYSTEMD, "security", "--offline=yes", "--threshold=15", str(unit)]
    found = subprocess.run(strict, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-200:]


# ------------------------------------------------------------------------------------------------ containers


def test_the_image_is_of_an_exact_version_checked_by_hashes_and_run_by_nobody_in_particular() -> None:
    lines = [line for line in text_of("Dockerfile").splitlines() if line and not line.startswith("#")]
    bases = [line.split()[1] for line in lines if line.startswith("FROM ")]
    assert set(bases) == {bases[0]}
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+(@sha256:[0-9a-f]{64})?", bases[0])
    assert any("--require-hashes -r requirements.txt" in line for line in lines)
    last = lines[max(index for index, line in enumerate(lines) if line.startswith("FROM ")) :]
    (user,) = (line.split()[1] for line in last if line.startswith("USER "))
    assert int(user) > 0
    assert any(line.startswith("HEALTHCHECK ") for line in last)


def test_all_that_the_image_takes_is_there_and_let_in() -> None:
    copied = re.findall(r"^COPY (\S+) \./", text_of("Dockerfile"), flags=re.MULTILINE)
    let_in = set(re.findall(r"^!(\S+)$", text_of("Dockerfile.dockerignore"), flags=re.MULTILINE))
    assert set(copied) == let_in
    assert {name for name in copied if not (ROOT / name).exists()} == set()


def test_hosts_of_the_compose_file_can_write_nothing_and_may_do_nothing() -> None:
    found = yaml.safe_load(text_of("compose.yaml"))["services"]
    assert set(found) == {"one", "two", "nginx"}
    for service in found.values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert found["one"] == found["two"]
    build = found["one"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == DEPLOY / "Dockerfile"
    upstreams = set(re.findall(r"server (\w+):8050 ", text_of("nginx.conf")))
    assert upstreams == {"one", "two"}


HADOLINT = shutil.which("hadolint")


@pytest.mark.skipif(HADOLINT is None, reason="hadolint is not installed")
def test_hadolint_finds_nothing() -> None:
    assert HADOLINT is not None
    found = subprocess.run([HADOLINT, str(DEPLOY / "Dockerfile")], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")
