"""What only a running server of two workers shows: it follows its settings, counts, and loses nobody with a worker."""

from __future__ import annotations

import json
import os
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.config import Config
from tests.conftest import PUBLIC
from tests.fixtures.readers import first_asked, met, rushed
from tests.fixtures.serving import Running, forked, free_port

EVIL = "evil.example"
DASHS_OWN = ("dcc/dash_core_components.js", "dcc/async-dropdown.js", "dash-renderer/build/dash_renderer.min.js")
"""Scripts that Dash serves by themselves; which it may, a process knows once it has made a page."""


@dataclass(frozen=True)
class Served:
    """A server, and where it gives its figures."""

    running: Running
    metrics: str
    log: Path


@pytest.fixture(scope="module")
def served(small_config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    metrics = f"127.0.0.1:{free_port()}"
    settings = {
        "REACH_DATA": str(small_config.published),
        "WEB_CONCURRENCY": "2",
        "REACH_PUBLIC_URL": f"{PUBLIC}/",
        "REACH_HOSTS": "reach.intern",
        "REACH_METRICS": metrics,
    }
    log = tmp_path_factory.mktemp("served") / "log"
    with forked(log, settings) as running:
        yield Served(running, f"http://{metrics}/metrics", log)


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=120) as answer:
        return str(answer.read().decode())


def figure(told: str, name: str, *labels: str) -> float:
    """The sum of a figure's series with these labels."""
    lines = [line for line in told.splitlines() if line.startswith(name) and all(label in line for label in labels)]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def test_a_cold_start_under_parallel_requests_answers_no_500(served: Served, small_client: FlaskClient) -> None:
    """The first that is asked of this server, its scripts before any page."""
    assert rushed(served.running.url, [f"/_dash-component-suites/dash/{name}" for name in DASHS_OWN]) == {200}
    assert rushed(served.running.url, first_asked(small_client.get("/").text)) == {200}
    assert served.log.read_text() == ""


def test_figures_of_all_workers_are_given_on_this_machine_alone(served: Served) -> None:
    server = served.running
    release = json.loads(read(f"{server.url}/readyz"))["data_version"]
    asked_before = figure(read(served.metrics), "reach_requests_total", 'kind="page"')
    picture = f"{server.url}/image/victims-trend.svg?area=GHA"
    for address in (f"{server.url}/healthz", f"{server.url}/victims", picture, picture):
        read(address)
    told = read(served.metrics)
    assert figure(told, "reach_request_seconds_count", 'kind="picture"', 'view="victims-trend"') == 2
    # The start asks for a page itself.
    assert figure(told, "reach_requests_total", 'kind="page"', 'status="200"') == asked_before + 1
    assert figure(told, "reach_requests_total", 'kind="health"', 'status="200"') == 2
    assert figure(told, "reach_kept_total", 'what="pictures"') >= 2
    assert figure(told, "reach_turns{", 'what="pictures"') == 0
    assert figure(told, "reach_data_written_timestamp_seconds") > 1e9
    assert figure(told, "reach_serving{", f'release="{release}"') >= 1
    with pytest.raises(urllib.error.HTTPError):
        read(f"{server.url}/metrics.txt")


def _asked(port: int, path: str, headers: Mapping[str, str]) -> tuple[int, str]:
    """Status and text of an answer to a request with these headers and no other."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, text


def test_the_server_itself_follows_the_setting_and_believes_no_proxy(served: Served) -> None:
    port = served.running.port
    forged = {"Host": "reach.intern", "X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "off", "Script-Name": "/x"}
    status, text = _asked(port, "/victims", forged)
    assert status == 200
    assert f'content="{PUBLIC}/victims"' in text
    assert _asked(port, "/victims", {"Host": EVIL})[0] == 400
    assert _asked(port, "/victims", {})[0] == 400
    assert _asked(port, "/healthz", {"Host": EVIL})[0] == 200


def test_a_killed_worker_is_noticed_by_nobody_whose_browser_asks_again(served: Served) -> None:
    server, paths = served.running, ("/healthz", "/victims?area=GHA")
    if not Path(f"/proc/{server.pid}/task/{server.pid}/children").exists():
        pytest.skip("this system does not tell the processes of a process")
    seen = met(server.port, 8, 3, lambda: os.kill(server.workers[0], signal.SIGKILL), as_browser=True, paths=paths)
    # However few answers a busy machine gives in that time.
    assert seen.asked >= 8
    assert seen.again > 0
    assert seen.failed == 0, seen
