"""Settings, read from the environment once, when the application is made."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG_LEVELS = ("debug", "info", "warning", "error", "critical")
ANYONE, NOBODY = "*", "'none'"
_ANCESTOR = re.compile(
    r"\*|'self'|https?:|(?:https?://)?(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
    r"(?::(?:[0-9]{1,5}|\*))?",
    re.ASCII | re.IGNORECASE,
)
"""One source of the directive: everybody, this server, a scheme, or a host with or without scheme, wildcard, port."""
_NAME = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_HOST = re.compile(rf"(?P<host>{_NAME}|\[[0-9a-f:.]+\])\.?(?::(?P<port>[0-9]{{0,5}}))?", re.ASCII | re.IGNORECASE)
_ADDRESS = re.compile(rf"(?P<scheme>https?)://(?P<place>{_HOST.pattern})/?", re.ASCII | re.IGNORECASE)
_LONGEST_HOST = 260
"""Characters: a name has at most 253, and a port may follow."""
_USUAL_PORTS = {"http": 80, "https": 443}
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""By which the machine itself asks; served whatever the public address is."""


IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
_PREFIX = re.compile(r"(?:/[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)+/?", re.ASCII)
_LONGEST_PREFIX = 100


class ConfigError(ValueError):
    """A setting that cannot be used; the message names the variable."""


@dataclass(frozen=True)
class Config:
    """Where the evidence lies and how the server listens."""

    published: Path = ROOT / "data" / "published"
    catalogue: Path = ROOT / "data" / "catalogue"
    sources: Path = ROOT / "data" / "sources"
    geography: Path = ROOT / "data"
    assets: Path = ROOT / "assets"
    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    log_level: str = "info"
    reload_seconds: int = 5
    """How often each worker looks for new tables; 0 for never."""
    frame_ancestors: str = ANYONE
    """Whose pages may show a panel in a frame, as the directive `frame-ancestors` of Content-Security-Policy says it.
    All else of ours can stand in no frame."""
    public_url: str = ""
    """Scheme and host under which others reach the dashboard, without "/" at its end; empty where nobody said it.
    Whatever leaves the page names this address, and the path alone where there is none: never what a request says."""
    other_hosts: tuple[str, ...] = ()
    """Hosts that are served beside that of the public address."""
    prefix: str = ""
    """Path under which the host of the dashboard has it, without "/" at its end; empty where it has all paths."""
    trusted: tuple[IPNetwork, ...] = ()
    """Addresses of proxies whose word on scheme, host and client of a request is believed."""
    pictures: Path | None = None
    """Folder in which pictures and slides are kept for all workers; without one each worker remembers its own."""
    pictures_mb: int = 200
    """Of files in it, in MB; 0: none are kept there."""
    ahead: bool = True
    """Whether anything is made before somebody asks for it: pages, and what pictures and slides share."""
    metrics: str = ""
    """Address of this machine, and port, at which figures of the server are given; empty for none."""
    mcp: bool = False
    """Whether programs that answer people may ask over the Model Context Protocol, at /mcp."""
    offline: bool = True
    """Whether browsers keep the latest pages of their reader, for when the line is down."""

    @property
    def releases(self) -> Path:
        """Where releases of the tables are kept: beside them, wherever a link to them leads."""
        return self.published.resolve().parent / "releases"

    @property
    def root(self) -> str:
        """What stands before an address within the dashboard where others are to find it."""
        return f"{self.public_url}{self.prefix}"

    @property
    def hosts(self) -> frozenset[str]:
        """The only hosts that are served, in lower case and without port; empty where any is."""
        if not self.public_url:
            return frozenset()
        public = host_of(self.public_url.partition("://")[2])
        return frozenset((public, *LOCAL_HOSTS, *self.other_hosts))


def host_of(header: str) -> str:
    """The host in a header `Host`, in lower case, without port and the dot of the root; empty where it is none."""
    found = _HOST.fullmatch(header) if len(header) <= _LONGEST_HOST else None
    return found["host"].lower() if found and _is_host(found["host"]) else ""


def _is_host(name: str) -> bool:
    if not name.startswith("["):
        return True
    try:
        return bool(ipaddress.IPv6Address(name[1:-1]))
    except ValueError:
        return False


def _whole_number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ConfigError(f"{name} must be a whole number from {least} to {most}, but is {text!r}")
    return int(text)


def _frame_ancestors(environ: Mapping[str, str], name: str) -> str:
    words = environ.get(name, "").split()
    alone = {ANYONE, NOBODY} & set(words)
    if (alone and len(words) > 1) or not all(word == NOBODY or _ANCESTOR.fullmatch(word) for word in words):
        raise ConfigError(
            f"{name} must be * (anybody), 'none' (nobody), or a list of 'self' and addresses such as "
            f"https://*.example.org, with spaces between them, but is {environ[name]!r}"
        )
    return " ".join(words) or ANYONE


def _public_url(environ: Mapping[str, str], name: str) -> str:
    text = environ.get(name, "").strip()
    if not text:
        return ""
    found = _ADDRESS.fullmatch(text)
    host = host_of(found["place"]) if found else ""
    if not found or not host or found["port"] == "" or int(found["port"] or 1) not in range(1, 65536):
        raise ConfigError(
            f"{name} must be the address under which readers reach the dashboard, such as https://reach.example.org: "
            f"scheme and host, perhaps a port, and no path; but is {text!r}"
        )
    scheme, port = found["scheme"].lower(), int(found["port"] or 0)
    return f"{scheme}://{host}" + (f":{port}" if port not in (0, _USUAL_PORTS[scheme]) else "")


def _other_hosts(environ: Mapping[str, str], name: str, public_url: str) -> tuple[str, ...]:
    words = [word.strip() for word in environ.get(name, "").split(",") if word.strip()]
    if words and not public_url:
        raise ConfigError(
            f"{name} names hosts to be served beside that of REACH_PUBLIC_URL, which is not set; but is "
            f"{environ[name]!r}"
        )
    found = [_HOST.fullmatch(word) for word in words]
    if not all(one and one["port"] is None and host_of(one[0]) for one in found):
        raise ConfigError(
            f"{name} must be names of hosts without scheme and port, such as reach.intern.example.org, with commas "
            f"between them; but is {environ[name]!r}"
        )
    return tuple(dict.fromkeys(map(host_of, words)))


def _local_address(environ: Mapping[str, str], name: str) -> str:
    text = environ.get(name, "").strip()
    host, _, port = text.rpartition(":")
    try:
        is_ours = ipaddress.ip_address(host.strip("[]")).is_loopback and 0 < int(port) < 65536
    except ValueError:
        is_ours = False
    if text and not is_ours:
        raise ConfigError(
            f"{name} must be an address of this machine alone with a port, such as 127.0.0.1:9400, but is {text!r}"
        )
    return text


def _whole_path(environ: Mapping[str, str], name: str) -> Path | None:
    text = environ.get(name, "").strip()
    if text and not Path(text).is_absolute():
        raise ConfigError(f"{name} must be a folder's whole path, such as /var/cache/reach, but is {text!r}")
    return Path(text) if text else None


def _prefix(environ: Mapping[str, str], name: str) -> str:
    text = environ.get(name, "").strip()
    if text in ("", "/"):
        return ""
    if len(text) > _LONGEST_PREFIX or not _PREFIX.fullmatch(text):
        raise ConfigError(
            f"{name} must be the path under which the dashboard stands, such as /reach: small letters, digits, - and _ "
            f"between slashes; but is {text!r}"
        )
    return text.rstrip("/")


def _networks(environ: Mapping[str, str], name: str) -> tuple[IPNetwork, ...]:
    words = [word.strip() for word in environ.get(name, "").split(",") if word.strip()]
    try:
        return tuple(dict.fromkeys(map(ipaddress.ip_network, words)))
    except ValueError:
        raise ConfigError(
            f"{name} must be addresses or networks of proxies, such as 10.0.0.7 or 10.0.0.0/24, with commas between "
            f"them; but is {environ[name]!r}"
        ) from None


def from_environment(environ: Mapping[str, str] | None = None) -> Config:
    """Config with PORT, HOST, WEB_CONCURRENCY, LOG_LEVEL, REACH_DATA (a folder of tables), RELOAD_SECONDS,
    REACH_FRAME_ANCESTORS, REACH_PUBLIC_URL, REACH_HOSTS, REACH_PREFIX, REACH_TRUSTED_PROXIES, REACH_METRICS,
    REACH_PICTURES, REACH_PICTURES_MB, REACH_AHEAD, REACH_MCP and REACH_OFFLINE.

    Raises ConfigError naming the variable that cannot be used.
    """
    environ = os.environ if environ is None else environ
    level = environ.get("LOG_LEVEL", "").strip().lower() or "info"
    if level not in LOG_LEVELS:
        raise ConfigError(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, but is {level!r}")
    default = Config()
    public_url = _public_url(environ, "REACH_PUBLIC_URL")
    return Config(
        published=Path(environ["REACH_DATA"]) if environ.get("REACH_DATA") else default.published,
        host=environ.get("HOST", "").strip() or default.host,
        port=_whole_number(environ, "PORT", default.port, 0, 65535),
        workers=_whole_number(environ, "WEB_CONCURRENCY", default.workers, 1, 64),
        log_level=level,
        reload_seconds=_whole_number(environ, "RELOAD_SECONDS", default.reload_seconds, 0, 3600),
        frame_ancestors=_frame_ancestors(environ, "REACH_FRAME_ANCESTORS"),
        public_url=public_url,
        other_hosts=_other_hosts(environ, "REACH_HOSTS", public_url),
        prefix=_prefix(environ, "REACH_PREFIX"),
        trusted=_networks(environ, "REACH_TRUSTED_PROXIES"),
        pictures=_whole_path(environ, "REACH_PICTURES"),
        pictures_mb=_whole_number(environ, "REACH_PICTURES_MB", default.pictures_mb, 0, 1_000_000),
        ahead=bool(_whole_number(environ, "REACH_AHEAD", 1, 0, 1)),
        metrics=_local_address(environ, "REACH_METRICS"),
        mcp=bool(_whole_number(environ, "REACH_MCP", 0, 0, 1)),
        offline=bool(_whole_number(environ, "REACH_OFFLINE", 1, 0, 1)),
    )
