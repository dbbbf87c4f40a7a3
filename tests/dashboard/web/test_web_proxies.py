"""What a proxy forwards is believed from trusted addresses, and from nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from dashboard.config import from_environment
from dashboard.web.proxies import Proxies

SAID = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "reach.example.org",
    "X-Forwarded-For": "6.6.6.6, 203.0.113.9, 10.0.0.8",
    "X-Forwarded-Prefix": "/reach",
    "Forwarded": "for=6.6.6.6;host=evil.example",
}


def heard(peer: str, said: dict[str, str], **settings: str) -> tuple[int, dict[str, Any]]:
    """Status, and what an application behind is told of a request from `peer`."""
    seen: dict[str, Any] = {}

    def inner(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        seen.update(environ)
        start_response("200 OK", [])
        return [b""]

    config = from_environment(
        {"REACH_TRUSTED_PROXIES": "10.0.0.0/24,2001:db8::7", "REACH_PREFIX": "/reach", **settings}
    )
    answer = Client(Proxies(inner, config)).get("/", headers=said, environ_overrides={"REMOTE_ADDR": peer})
    return answer.status_code, seen


@pytest.mark.parametrize("peer", ["10.0.0.7", "2001:db8::7"])
def test_a_trusted_proxy_says_scheme_host_and_client(peer: str) -> None:
    status, seen = heard(peer, SAID)
    assert status == 200
    assert (seen["wsgi.url_scheme"], seen["HTTP_HOST"]) == ("https", "reach.example.org")
    # The client is the last address that is no proxy of ours: those before it are the client's own words.
    assert seen["REMOTE_ADDR"] == "203.0.113.9"


@pytest.mark.parametrize("peer", ["10.0.1.7", "203.0.113.9", "127.0.0.1", "", "unix:", "10.0.0"])
def test_anybody_else_says_nothing(peer: str) -> None:
    status, seen = heard(peer, SAID)
    assert status == 200
    assert (seen["wsgi.url_scheme"], seen["HTTP_HOST"], seen["REMOTE_ADDR"]) == ("http", "localhost", peer)


@pytest.mark.parametrize("peer", ["10.0.0.7", "203.0.113.9"])
def test_nothing_forwarded_is_left_to_be_believed_later(peer: str) -> None:
    _, seen = heard(peer, SAID)
    assert [name for name in seen if "FORWARDED" in name] == []


def test_nobody_is_trusted_without_a_setting() -> None:
    _, seen = heard("127.0.0.1", SAID, REACH_TRUSTED_PROXIES="")
    assert (seen["wsgi.url_scheme"], seen["HTTP_HOST"]) == ("http", "localhost")


@pytest.mark.parametrize(
    "said",
    [
        {"X-Forwarded-Proto": "javascript"},
        {"X-Forwarded-Host": "evil.example/<script>"},
        {"X-Forwarded-For": "not an address, 10.0.0.8"},
    ],
)
def test_what_cannot_be_true_is_not_believed(said: dict[str, str]) -> None:
    _, seen = heard("10.0.0.7", said)
    assert (seen["wsgi.url_scheme"], seen["HTTP_HOST"]) == ("http", "localhost")
    assert seen["REMOTE_ADDR"] in ("10.0.0.7", "10.0.0.8")


@pytest.mark.parametrize(("prefix", "status"), [("/reach", 200), ("/reach/", 200), ("/", 200), ("/other", 400)])
def test_a_trusted_proxy_that_says_another_prefix_is_refused(prefix: str, status: int) -> None:
    assert heard("10.0.0.7", {"X-Forwarded-Prefix": prefix})[0] == status
    assert heard("203.0.113.9", {"X-Forwarded-Prefix": prefix})[0] == 200


def test_a_strangers_forwarded_host_opens_nothing(public_client: FlaskClient) -> None:
    said = {"Host": "evil.example", "X-Forwarded-Host": "reach.example.org"}
    assert public_client.get("/", headers=said).status_code == 400
