"""Files for the browser: packed once in memory, kept by the browser for good where the address names the content."""

from __future__ import annotations

import hashlib
import pkgutil
import sys
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
import dash
from dash.fingerprint import check_fingerprint
from flask import Flask, Response, abort, request

from dashboard.config import Config
from dashboard.web.lengths import grown
from dashboard.web.likes import for_likes

SHELF = Path(sys.prefix) / "share" / "reach-2030"
"""Where the installation keeps copies packed as small as can be, named by the checksum of what they unpack to."""
FOREVER = "public, max-age=31536000, immutable"
ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""A panel in a frame has no origin where the page around it takes it away (`sandbox`), and then asks as a stranger."""
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SUITES = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
_ASSETS = "_dash_assets.static"
_ICON = "favicon.ico"
_ALONE = {"own-worker.js": "default-src 'none'; script-src 'self'"}
"""Workers with a policy of their own: what reads a reader's own figures can ask nobody for anything."""
_MAP = ".map"
"""Of what leads from a script to its sources: no page loads it, so it is packed when somebody looks for a fault."""
_GROW = frozenset({"reach.css", "embedded.css"})
"""The sheets whose lengths grow with the screen."""


class StaticError(RuntimeError):
    """A file for the browser that is missing; the message names it."""


def checksum(content: bytes) -> str:
    """Name of a content, short enough for addresses: the first 20 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(content).hexdigest()[:20]


@dataclass(frozen=True)
class StaticFile:
    """One file as it is sent: plain and, where that is smaller, packed."""

    media_type: str
    checksum: str
    variants: Mapping[str, bytes]
    """By content coding: "br", "gzip" and "identity"."""

    def answer(self, *, lasting: bool, everywhere: bool = True, conditional: bool = True) -> Response:
        """The smallest form that the browser takes; `lasting` where the address names this very content.

        `everywhere`: pages of others may use it. `conditional`: who has it already is only told so.
        """
        coding = request.accept_encodings.best_match(tuple(self.variants)) or "identity"
        response = Response(self.variants[coding], content_type=self.media_type)
        if coding != "identity":
            response.content_encoding = coding
        response.set_etag(f"{self.checksum}-{coding}")
        response.headers["Cache-Control"] = FOREVER if lasting else "no-cache"
        response.vary.add("Accept-Encoding")
        if everywhere:
            response.headers.update(ANYWHERE)
        if conditional:
            response.make_conditional(request)
        return response


def pack_gzip(content: bytes, level: int) -> bytes:
    """The content as gzip, the same bytes each time."""
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(content) + packer.flush()


@lru_cache(maxsize=512)
def pack(content: bytes, suffix: str, shelf: Path = SHELF) -> StaticFile:
    """A file ready to be sent, from the copies on the shelf or packed now, at levels that take milliseconds.

    The application that new tables are served by has the files of the one before it, which are in memory once.
    """
    name = checksum(content)
    packers: dict[str, Callable[[], bytes]] = {
        "br": lambda: brotli.compress(content, quality=6),
        "gzip": lambda: pack_gzip(content, 6),
    }
    variants = {}
    for coding, packer in packers.items():
        copy = shelf / f"{name}.{coding}"
        packed = copy.read_bytes() if copy.exists() else packer()
        if len(packed) < len(content):
            variants[coding] = packed
    variants["identity"] = content
    return StaticFile(TYPES.get(suffix, "application/octet-stream"), name, variants)


def assets_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names and contents of what the browser may fetch from a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in TYPES and path.is_file():
            yield path.relative_to(folder).as_posix(), _read(path)


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return _sheet(content) if path.name in _GROW else content


@lru_cache(maxsize=4)
def _sheet(content: bytes) -> bytes:
    return for_likes(grown(content.decode())).encode()


def asset_text(name: str, assets: Path) -> str:
    """A file that stands in a document itself. Raises StaticError naming the file where there is none."""
    try:
        return (assets / name).read_text(encoding="utf-8")
    except OSError as error:
        raise StaticError(f"{assets / name}: cannot be read, though the pages need it") from error


@lru_cache(maxsize=256)
def asset_url(name: str, folder: Path | None = None) -> str:
    """Address of a file of `assets_of` ("maps.js", "vendor/plotly-reach.min.js") that changes with its content.

    Raises StaticError naming the file where there is none.
    """
    assets = folder or Config().assets
    try:
        content = _read(assets / name)
    except OSError as error:
        raise StaticError(f"{assets / name}: cannot be read, though the pages need it") from error
    return made_url(name, content)


def made_url(name: str, made: bytes | StaticFile) -> str:
    """Address of a file that is made when the server starts ("search/en.json"), among the assets."""
    return f"/assets/{name}?v={made.checksum if isinstance(made, StaticFile) else checksum(made)}"


class Packages:
    """Scripts of the component packages, packed when first asked for and kept."""

    def __init__(self, app: dash.Dash) -> None:
        self._app = app
        self._kept: dict[tuple[str, str], StaticFile] = {}
        self._lock = threading.Lock()

    def get(self, package: str, path: str) -> StaticFile | None:
        """The file, or None where Dash has not registered it; source maps are not installed with it."""
        if path.endswith(".map") or path not in self._app.registered_paths.get(package, ()):
            return None
        with self._lock:
            if (package, path) not in self._kept:
                self._kept[package, path] = pack(pkgutil.get_data(package, path) or b"", Path(path).suffix)
            return self._kept[package, path]


def without_fingerprint(path: str) -> tuple[str, bool]:
    """The path of a package's file without what Dash adds to it, and whether it had that."""
    plain, found = check_fingerprint(path)  # type: ignore[no-untyped-call]
    return str(plain), bool(found)


def packed(files: Mapping[str, bytes]) -> dict[str, StaticFile]:
    """Files by their names among the assets, ready to be sent, but those that lead from scripts to their sources."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(files, pool.map(_ready, files, files.values()), strict=True))


def _ready(name: str, content: bytes) -> StaticFile:
    if name.endswith(_MAP):
        return StaticFile(TYPES[_MAP], checksum(content), {"identity": content})
    return pack(content, Path(name).suffix)


def register(app: dash.Dash, assets: Mapping[str, StaticFile]) -> None:
    """Serve assets by their names, and the packages' scripts, in place of Dash's own views."""
    server: Flask = app.server
    packages = Packages(app)

    def serve_asset(filename: str) -> Response:
        file = assets.get(filename) or abort(404, "There is no such file.")
        if filename.endswith(_MAP):
            file = pack(file.variants["identity"], _MAP)
        response = file.answer(lasting=request.args.get("v") == file.checksum)
        if filename in _ALONE:
            response.headers["Content-Security-Policy"] = _ALONE[filename]
        return response

    def serve_package(package_name: str, fingerprinted_path: str) -> Response:
        path, has_fingerprint = without_fingerprint(fingerprinted_path)
        file = packages.get(package_name, path) or abort(404, "There is no such file.")
        return file.answer(lasting=has_fingerprint)

    def serve_icon() -> Response:
        return serve_asset(_ICON)

    server.view_functions[f"/_{_ICON}"] = serve_icon
    server.add_url_rule(f"/{_ICON}", "icon", serve_icon)
    server.view_functions[_ASSETS] = serve_asset
    server.view_functions[_SUITES] = serve_package
