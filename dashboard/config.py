"""Settings, read from the environment once, when the application is made."""

from __future__ import annotations

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


def from_environment(environ: Mapping[str, str] | None = None) -> Config:
    """Config with PORT, HOST, WEB_CONCURRENCY, LOG_LEVEL, REACH_DATA (a folder of tables), RELOAD_SECONDS and
    REACH_FRAME_ANCESTORS.

    Raises ConfigError naming the variable that cannot be used.
    """
    environ = os.environ if environ is None else environ
    level = environ.get("LOG_LEVEL", "").strip().lower() or "info"
    if level not in LOG_LEVELS:
        raise ConfigError(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, but is {level!r}")
    default = Config()
    return Config(
        published=Path(environ["REACH_DATA"]) if environ.get("REACH_DATA") else default.published,
        host=environ.get("HOST", "").strip() or default.host,
        port=_whole_number(environ, "PORT", default.port, 0, 65535),
        workers=_whole_number(environ, "WEB_CONCURRENCY", default.workers, 1, 64),
        log_level=level,
        reload_seconds=_whole_number(environ, "RELOAD_SECONDS", default.reload_seconds, 0, 3600),
        frame_ancestors=_frame_ancestors(environ, "REACH_FRAME_ANCESTORS"),
    )
