"""Settings come from the environment, and what cannot be used is named."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest

from dashboard.config import Config, ConfigError, from_environment


def test_without_settings_there_are_usual_ones() -> None:
    assert from_environment({}) == Config()
    assert from_environment({"PORT": " ", "REACH_DATA": "", "HOST": " "}) == Config()


def test_every_setting_is_read() -> None:
    found = from_environment(
        {
            "PORT": "0",
            "HOST": " 0.0.0.0 ",
            "WEB_CONCURRENCY": "4",
            "LOG_LEVEL": "WARNING",
            "REACH_DATA": "/tables",
            "REACH_FRAME_ANCESTORS": " 'self'  https://*.example.org:8443\t",
            "REACH_PUBLIC_URL": " HTTPS://Reach.Example.org:443/ ",
            "REACH_HOSTS": "reach.intern, 10.0.0.7,[2001:DB8::1] ,",
            "REACH_PREFIX": " /data-hub/reach/ ",
            "REACH_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/24,::1,",
            "REACH_PICTURES": " /var/cache/reach ",
            "REACH_PICTURES_MB": "50",
        }
    )
    assert found == Config(
        port=0, host="0.0.0.0", workers=4, log_level="warning",
        published=Path("/tables"), frame_ancestors="'self' https://*.example.org:8443",
        public_url="https://reach.example.org", other_hosts=("reach.intern", "10.0.0.7", "[2001:db8::1]"),
        prefix="/data-hub/reach", trusted=tuple(map(ip_network, ("127.0.0.1", "10.0.0.0/24", "::1"))),
        pictures=Path("/var/cache/reach"), pictures_mb=50,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "65536"), ("PORT", "-1"), ("PORT", "80a"), ("PORT", "８０"), ("PORT", "1.5"), ("WEB_CONCURRENCY", "0"),
     ("WEB_CONCURRENCY", "many"), ("LOG_LEVEL", "loud"),
     ("REACH_FRAME_ANCESTORS", "* https://a.org"), ("REACH_FRAME_ANCESTORS", "'none' 'self'"),
     ("REACH_FRAME_ANCESTORS", "https://a.org;script-src *"), ("REACH_FRAME_ANCESTORS", "https://a.org,https://b.org"),
     ("REACH_FRAME_ANCESTORS", "https://a.org/page"), ("REACH_FRAME_ANCESTORS", "éxample.org"),
     ("REACH_FRAME_ANCESTORS", "a..org"), ("REACH_FRAME_ANCESTORS", "javascript:"),
     ("REACH_PUBLIC_URL", "reach.example.org"), ("REACH_PUBLIC_URL", "ftp://a.org"), ("REACH_PUBLIC_URL", "https://"),
     ("REACH_PUBLIC_URL", "https://a.org/reach"), ("REACH_PUBLIC_URL", "https://a.org?b"),
     ("REACH_PUBLIC_URL", "https://me@a.org"), ("REACH_PUBLIC_URL", "https://a.org:0"),
     ("REACH_PUBLIC_URL", "https://a.org:65536"), ("REACH_PUBLIC_URL", "https://a.org:"),
     ("REACH_PUBLIC_URL", "https://a..org"), ("REACH_PUBLIC_URL", "https://éa.org"),
     ("REACH_PUBLIC_URL", "https://[::zz]"), ("REACH_PUBLIC_URL", "https://a.org https://b.org"),
     ("REACH_HOSTS", "reach.intern"), ("REACH_PICTURES", "cache"), ("REACH_PICTURES_MB", "-1"),
     *(("REACH_PREFIX", value) for value in ("reach", "//reach", "/re ach", "/Reach", "/reach?a", "/../x", "/é", "https://a/b")),
     *(("REACH_TRUSTED_PROXIES", value) for value in ("proxy", "10.0.0.1/8", "*", "10.0.0.0/33", "10.0.0.1 10.0.0.2"))],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as stopped:
        from_environment({name: value})
    assert name in str(stopped.value)
    assert value in str(stopped.value)


@pytest.mark.parametrize(
    "value", ["a.org:80", "https://a.org", "*.a.org", "a.org b.org", "[::zz]", "a..org", "a.org/b"]
)
def test_other_hosts_are_names_alone(value: str) -> None:
    with pytest.raises(ConfigError, match="REACH_HOSTS"):
        from_environment({"REACH_PUBLIC_URL": "https://a.org", "REACH_HOSTS": value})


@pytest.mark.parametrize(
    ("value", "public"),
    [
        ("http://a.org:80/", "http://a.org"),
        ("https://a.org:80", "https://a.org:80"),
        ("http://127.0.0.1:8050", "http://127.0.0.1:8050"),
        ("https://[::1]:443", "https://[::1]"),
        ("https://a.org.", "https://a.org"),
    ],
)
def test_the_public_address_is_scheme_and_host(value: str, public: str) -> None:
    assert from_environment({"REACH_PUBLIC_URL": value}).public_url == public


def test_any_host_is_served_until_the_public_address_is_known() -> None:
    assert from_environment({}).hosts == frozenset()
    local = {"localhost", "127.0.0.1", "[::1]"}
    known = from_environment({"REACH_PUBLIC_URL": "https://a.org:8443", "REACH_HOSTS": "B.org"})
    assert known.hosts == {"a.org", "b.org", *local}


@pytest.mark.parametrize(
    "value", ["*", "'none'", "'self'", "https:", "localhost:8071", "http://127.0.0.1:*", "*.gov.bd"]
)
def test_whose_pages_may_frame_a_panel_is_taken_as_the_policy_says_it(value: str) -> None:
    assert from_environment({"REACH_FRAME_ANCESTORS": value}).frame_ancestors == value


def test_lines_cannot_reach_a_header_through_a_setting() -> None:
    found = from_environment({"REACH_FRAME_ANCESTORS": "https://a.org\r\nhttps://b.org"}).frame_ancestors
    assert found == "https://a.org https://b.org"
    with pytest.raises(ConfigError):
        from_environment({"REACH_FRAME_ANCESTORS": "https://a.org\r\nSet-Cookie: a=b"})
